"""Sentences, and the clauses of a sentence with what their words are. Pure, and shallow: no grammar of Dutch.

A clause is a stretch between commas, semicolons, colons, dashes, brackets and conjunctions that has a finite verb of
its own; a stretch without one belongs to the clause before it (the first of a sentence to the one after it).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.lemmas import lemma
from linker.claims.verbs import (
    AUXILIARIES,
    BECAME,
    BECOME,
    CAN,
    GO,
    HAVE,
    LEXICON,
    NO_PARTICIPLE,
    PARTICIPLE,
    PARTICLES,
    SEPARABLE,
    WILL,
    WOULD,
    Form,
    Verb,
    word_set,
)

LONGEST = 1500  # characters of a sentence
# What ends with a full stop and is no end of a sentence.
_SHORT = re.compile(
    r"(?i)(?:\b(?:nrs?|c\.s|d\.d|art|blz|bijv|mw|dr|mr|ir|drs|prof|resp|ca|stb|stcrt|trb|"
    r"incl|excl|evt|o\.a|a\.o|m\.b\.t|"
    r"n\.a\.v|i\.v\.m|t\.a\.v|t\.b\.v|m\.n|t/m|vgl|no|p|par|hfst|bijl|jan|feb|apr|aug|"
    r"sept|okt|nov|dec|mln|mld|zgn|wnd)|"
    r"\b[A-TV-Za-tv-z])\.$"
)
# "de motie-X c.s. De motie-Y": the names end, and what begins is no number of theirs
_AND_OTHERS = re.compile(r"c\.s\.\s+(?=[A-Z])(?!Kamerst|Vindplaats|Handelingen|TK\b|EK\b|I+\b)")
_END = re.compile(r"[.!?…]+[»\"'”’)]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-•–*]|\d+\.)\s)")
_TOKEN = re.compile(r"[MR]_+|[^\W_]+(?:['’.-][^\W_]+)*|[^\s\w]")
_AFTER_INFINITIVE = ((), *((word,) for word in ([".", "om", "te", "van", "in", "aan", "op", "met", "voor", "bij"])))
# words that a stress mark makes: "ik héb haar uitgevoerd"
_STRESSED = {
    "héb": "heb", "hebbén": "hebben", "ís": "is", "níet": "niet", "wél": "wel", "zál": "zal", "wórdt": "wordt",
    "kán": "kan", "móet": "moet", "gáát": "gaat", "wás": "was", "zíjn": "zijn", "géén": "geen", "ál": "al",
    "nóg": "nog", "nú": "nu",
}  # fmt: skip
_PAIRED = (" voeten", " geest", " wee ")  # "handen en voeten geven"
_BREAK = frozenset(',;:()–—«»"“”!?…')
_JOINS = word_set(
    """
    en maar doch want terwijl hoewel omdat doordat zodat opdat zodra indien mits tenzij zolang nadat voordat
    nu dus evenwel of dan
    """
)
_RELATIVES = word_set(
    """
    die dat waar waarin waarmee waartoe waarvan waarop waarover waarom waardoor waarbij waarvoor waarnaar
    waaraan welke wat hoe
    """
)


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str
    paragraph: int

    @property
    def asks(self) -> bool:
        return self.text.rstrip("»\"'”’) \n").endswith("?")


@dataclass(frozen=True)
class Clause:
    """A clause [start, end) and its words in lower case, with where each begins and ends."""

    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    lead: str = ""  # the mark or word that divides it from the one before

    @cached_property
    def text(self) -> str:
        return " " + " ".join(self.words) + " "

    @cached_property
    def has(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def verbs(self) -> tuple[tuple[int, Verb], ...]:
        """Its verbs with the index of their word. A particle that stands apart decides which verb it is."""
        return tuple(_verbs(self))


def sentences(text: str, start: int, end: int, paragraph: int = 0) -> Iterator[Sentence]:
    """The sentences of a stretch of text, without the space around them."""
    at = start
    for match in _END.finditer(text, start, end):
        if match[0].startswith(".") and match.end() < end and len(match[0].rstrip("»\"'”’)")) < 2:
            following = text[match.end() : match.end() + 3].lstrip()
            if following and following[0].islower():
                continue
            if _SHORT.search(text[max(start, match.start() - 8) : match.start() + 1]) and not _AND_OTHERS.match(
                text, match.start() - 3, end
            ):
                continue
            if text[match.start() - 3 : match.start()] == "jl" and following[:1].isdigit():
                continue
        yield from _pieces(text, at, match.end(), paragraph)
        at = match.end()
    yield from _pieces(text, at, end, paragraph)


def _pieces(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """A sentence; one that never ends in pieces of LONGEST, cut at a space where there is one."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        yield _sentence(text, start, cut if cut > 0 else start + LONGEST, paragraph)
        start = cut if cut > 0 else start + LONGEST
    if text[start:end].strip():
        yield _sentence(text, start, end, paragraph)


def _sentence(text: str, start: int, end: int, paragraph: int) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Sentence(start, end, text[start:end], paragraph)


Tokens = list[tuple[str, int, int]]


def clauses(masked: str, offset: int = 0) -> list[Clause]:
    """The clauses of a sentence in lower case, with what mustn't be read blotted out. `offset`: where it begins."""
    pieces: list[tuple[str, Tokens]] = [("", [])]
    for match in _TOKEN.finditer(masked):
        word = match[0]
        if word in _BREAK:
            pieces.append((word, []))
        elif word in _JOINS and pieces[-1][1] and not masked.startswith(_PAIRED, match.end()):
            pieces.append((word, [(word, match.start() + offset, match.end() + offset)]))
        else:
            name = word[0] if word[1:2] == "_" else _STRESSED.get(word, word)
            pieces[-1][1].append((name, match.start() + offset, match.end() + offset))
    merged: list[tuple[str, Tokens]] = []
    for lead, tokens in pieces:
        if not tokens:
            continue
        before = merged[-1][1] if merged else []
        if before and not _divides(lead, tokens, before):
            merged[-1] = (merged[-1][0], before + tokens)
            continue
        merged.append((lead, tokens))
    return [
        Clause(tokens[0][1], tokens[-1][2], tuple(t[0] for t in tokens), tuple((t[1], t[2]) for t in tokens), lead)
        for lead, tokens in merged
    ]


def _divides(lead: str, tokens: Tokens, before: Tokens) -> bool:
    """Whether a stretch is a clause of its own beside the one before it."""
    if lead == "en" and before[-1][0] == "M" and len(tokens) > 1 and tokens[1][0] == "M":
        return False  # "dat M en M openstaan"
    if lead == "," and _waits_for_participle(before) and _participle_last(tokens):
        return False  # "is, ingevolge M, om vrijlating verzocht"
    if lead == ";" and len(before) > 1 < len(tokens) and not _finite(before) and not _finite(tokens):
        return True
    if lead and lead in ";:" and (_finite(tokens) or _contrasts(tokens)) and len(before) > 1:
        return True
    if not _finite(before) or (lead in ("en", "of", ",") and _unfinished(before)):
        return False
    if lead and lead in ";:":
        return True
    return _finite(tokens) or (lead == "," and _contrasts(tokens))


def _unfinished(tokens: Tokens) -> bool:
    """ "Aan M zal in mei en …": an auxiliary that still waits for its verb."""
    words = [word for word, _, _ in tokens]
    if not set(words) & (WILL | GO | BECOME | CAN):
        return False
    return not any(
        words[i - 1 : i] != ["te"]
        for i, word in enumerate(words) for v in LEXICON.get(word, ()) if v.form in ("participle", "infinitive")
    )  # fmt: skip


def _waits_for_participle(tokens: Tokens) -> bool:
    words = [word for word, _, _ in tokens]
    forms = {v.form for word in words for v in LEXICON.get(word, ())}
    return bool(set(words) & HAVE) and "participle" not in forms and not any(map(PARTICIPLE.match, words))


def _participle_last(tokens: Tokens) -> bool:
    words = [word for word, _, _ in tokens if word != "."]
    last = any(v.form == "participle" for v in LEXICON.get(words[-1], ())) if words else False
    return last and not set(words) & AUXILIARIES


def _contrasts(tokens: Tokens) -> bool:
    """ ", voor het voortgezet onderwijs niet": the other half of what was said, without a verb of its own."""
    words = [word for word, _, _ in tokens if word != "."]
    return (
        1 < len(words) < 14
        and words[-1] in ("niet", "wel")
        and words[0] not in ("zo", "al", "maar")
        and words[-2:-1] != ["al"]
    )


_FINITE_ALSO = word_set(
    """
    volgt verwacht verwachten streef streeft beoog ligt liggen staat staan krijgt krijgen blijk blijkt geldt
    gelden verlopen vergt vergen ontbreekt ontbreken bestaat vindt vinden houdt houden hoop hoopt deel zie ziet zien
    bevat bevatten behoeft luidt luidde betreft hoort heet past sluit strekt dient mocht leidt leiden wacht
    wachten duurt duren rest resteert valt vallen strookt steunt steun verschilt stuit stuiten lukt lukte
    ging gingen kwam kwamen gaf gaven nam namen zag zagen
    """
)


def _finite(tokens: Sequence[tuple[str, int, int]]) -> bool:
    before = ""
    for word, _, _ in tokens:
        forms = LEXICON.get(word, ())
        if word in AUXILIARIES or word in _FINITE_ALSO or any(v.form in ("present", "past") for v in forms):
            return True
        plural = (
            word.endswith("en")
            and any(v.form == "infinitive" and not v.particle for v in forms)
            and all(v.form != "participle" for v in forms)
        )
        if plural and before not in _BEFORE_NOUN and before != "te":
            return True
        before = word
    return False


def _verbs(clause: Clause) -> Iterator[tuple[int, Verb]]:
    particles = clause.has & PARTICLES
    for i, word in enumerate(clause.words):
        known = LEXICON.get(word)
        if known is None:
            if word not in NO_PARTICIPLE and PARTICIPLE.match(word):
                yield i, Verb(word, "act", "participle")
            elif not clause.has & AUXILIARIES and (form := _unlisted(word)):
                yield i, Verb(lemma(word), "act", form)
            elif (
                _INFINITIVE.match(word)
                and clause.has & WILL
                and clause.words[i - 1] not in _BEFORE_NOUN
                and clause.words[i + 1 : i + 2] in _AFTER_INFINITIVE
            ):
                yield i, Verb(word, "act", "infinitive")
            continue
        apart = [v for v in known if v.particle in particles and v.particle and _apart(clause, i, v)]
        whole = [v for v in known if not v.particle]
        if chosen := _fitting(clause, i, apart or whole):
            yield i, chosen


_ENDING = re.compile(r"[a-zéëï]{3,}(?:t|[dt]en?)$")
_UNLISTED_NOUNS = re.compile(
    r"(?:ende|ste|heid|teit|ment|oort|acht|echt|icht|ucht|schap|eert?je|ent|ant|ist|st|lijk\w*|baar)$"
)


def _unlisted(word: str) -> Form | None:
    """The finite form that a word is of a verb that isn't listed, by its lemma: "pauzeert", "versoepelde"."""
    if not _ENDING.match(word) or _UNLISTED_NOUNS.search(word) or word in NO_PARTICIPLE:
        return None
    base = lemma(word)
    if base == word or not base.endswith("en") or base[:3] != word[:3]:
        return None
    return (
        "present" if word.endswith("t") and not word.endswith("tt") else "past" if word.endswith(("de", "te")) else None
    )


_BEFORE_NOUN = word_set(
    """
    de het een van op in aan met voor bij naar over door uit tot deze die dit dat alle en
    """
)
_INFINITIVE = re.compile(r"[a-zéëï]{3,}en$")
_HELPS = HAVE | BECOME | BECAME | WILL | CAN | WOULD


def _fused(verb: Verb, word: str) -> bool:
    """Whether a word has the particle of its verb at its begin: uitvoer."""
    return verb.lemma in SEPARABLE and not verb.particle and word[:2] == verb.lemma[:2]


_GOVERNS = WILL | GO | CAN | WOULD  # what takes an infinitive
_FIRST_PERSON = frozenset(["ik", "wij", "we", "u"])


def _fitting(clause: Clause, i: int, forms: Sequence[Verb]) -> Verb | None:
    """Of the forms that a word can be the one that fits: a participle beside an auxiliary, a plural where nothing
    governs an infinitive, a first person only beside "ik" ("in de loop van", "het overleg" are nouns)."""
    if not forms:
        return None
    helped = bool(clause.has & _HELPS)
    word = clause.words[i]
    participle = next((v for v in forms if v.form == "participle"), None)
    if participle and (helped or len(forms) == 1 or forms[0].form != "present"):
        return participle
    verb = next((v for v in forms if v.form != "participle"), participle)
    assert verb is not None
    before = clause.words[i - 1] if i else ""
    if verb.form == "past" and before in ("een", "de", "het", "deze", "die", "dit", "dat"):
        return None  # "een bereikte mijlpaal"
    if verb.form == "infinitive" and not verb.particle and word.endswith("n"):
        governed = before in ("te", "het", "tot", "van", "voor", "bij", "door", "met") or before in _GOVERN_TOO
        return verb if governed or clause.has & _GOVERNS else Verb(verb.lemma, verb.kind, "present")
    if verb.form == "present" and before in _DETERMINERS and not word.endswith("t"):
        return None  # "het onderzoek waarop u doelt"
    doubtful = verb.form == "present" and (not word.endswith(("t", "n")) or word in _ALSO_NOUNS)
    if doubtful and _fused(verb, word):  # "dat ik dit niet uitvoer", but not "ten uitvoer"
        return (
            verb
            if "ik" in clause.words[:i] and before not in ("ten", "in", "de", "het", "een", "hun", "zijn")
            else None
        )
    alone = word.endswith("t") and i > 0 and not clause.has & AUXILIARIES and before not in _BEFORE_NOUN
    nearby = set(clause.words[max(0, i - 2) : i + 3])
    return None if doubtful and not alone and not _FIRST_PERSON & nearby else verb


_DETERMINERS = word_set("de het een mijn uw ons onze zijn haar hun geen elk ieder nader nadere")
_GOVERN_TOO = word_set("blijven laten gaan kunnen willen komen helpen doen leren moeten mogen hoeven worden zijn")
_ALSO_NOUNS = word_set(
    """
    open bericht start inzet vraag verzoek beleg bepleit gebied besluit toets voorzet opzet uitzet ligt werken
    zaken
    """
)


# "neem ik over" but not "neem ik over de motie": no noun phrase follows a particle that stands apart
_AFTER_PARTICLE = (
    _JOINS
    | _RELATIVES
    | word_set(
        """
        M R . in met om door als te op voor bij tot naar aan van zoals mevrouw voorzitter via langs per mede ter
        ten onder na vóór binnen daarmee zodat tijdens tegen uiterlijk conform ingevolge daarbij waarna gelet gezien
        begin eind medio
        """
    )
)


def _apart(clause: Clause, at: int, verb: Verb) -> bool:
    """Whether the particle stands where it can: at the end behind a verb, or before "te" and infinitive."""
    words = clause.words
    if verb.form == "infinitive":
        return at > 1 and words[at - 1] == "te" and words[at - 2] == verb.particle
    for i in range(len(words) - 1, at, -1):
        if words[i] == verb.particle:
            after = words[i + 1 : i + 2]
            return not after or after[0] in _AFTER_PARTICLE
    return False
