"""Which clauses speak of which mention, and what they say of it together. Pure."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from linker.claims.clauses import Clause, clauses, sentences
from linker.claims.mentions import Mention
from linker.claims.signals import LINK, Signal, conditional, guard, signals, verb_first
from linker.claims.terms import Term, terms

FOLLOWING, PRECEDING = 4, 2  # sentences behind and before a mention that may speak of it
SPOKEN = ("spoken", "handelingen")

_ASKS = (
    r"(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|verzocht|oproept|oproepen|opriep|"
    r"opriepen|verlangt|verlangen|verlangde|wil|willen|wilde|wenst|wensen|wenste|"
    r"bepleit|bepleiten|bepleitte|beoogt|beogen|beoogde|voorstelt|voorstelde|voorschrijft|"
    r"noemt|noemde|ziet|zag|zien|zagen|aandringt|aandrong|strekt|voorstaat|bedoelt|"
    r"bedoelde|eist|eisen|eiste|"
    r"bevat|betreft|betrof|doelt|doelde|uitspreekt|uitgaat|bedoeld|gevraagd|verzocht|"
    r"gewenst|genoemd|opgenomen|aanspoort|aanspoorde|dringt|hoopt|mikt|toe aanzet|aanzet|"
    r"beoogd|voorstond|voorzag|voorziet|aanbeveelt|adviseert|aanbeval)"
)
# "waartoe de motie-X oproept", "die de motie-X wil invoeren": names the request by the mention, and claims nothing
_CLAUSE_OF_MENTION = re.compile(
    rf"\b(?:waar\w*|die|dat|zoals|welke|wat|hetgeen|als|dan|hoewel|ofschoon|omdat|"
    rf"aangezien)(?: in| door| met| bij)? M_+(?: om| op| toe| aan| tot| naar| voor| ook| "
    rf"al)*(?: [\wà-ÿ-]+){{0,2}}? {_ASKS}\b(?:(?:(?<=gevraagd)|(?<=bedoeld)|(?<=verzocht)|"
    rf"(?<=opgenomen)) (?:is|was|wordt|werd|zijn)\b|(?:(?<= wil)|(?<=illen)|(?<=wilde)) "
    rf"[\wà-ÿ]+en\b)?(?: om| toe| naar| op)?"
)
# "M, waarin wordt gevraagd hoe …", "M, die om een overzicht vroeg": what the motie asks, up to the next comma
_REQUEST_BEHIND = re.compile(
    rf"(?P<m>M_+),? (?P<r>(?:waarin|waarmee|waarbij|die|waardoor|welke|waarvan de "
    rf"strekking)(?: [^.;:()|]{{0,160}}?)? {_ASKS}\b(?:[^.,;:()|]*))"
)
_ASKS_HERE = (
    r"(?:verzoekt|verzoeken|vraagt|vragen|vroeg|vroegen|verzocht|roept|riep|roepen|"
    r"spreekt uit|dringt|drong|strekt ertoe|strekte ertoe|wil|willen|beoogt|bepleit|"
    r"verlangt|verlangde|eist|wenst|constateert|overweegt|draagt)"
)
_MAIN_REQUEST = re.compile(
    rf"(?:^|[,;:] |\b)(?P<m>M_+|deze(?: motie)?|die(?: motie)?|de motie|zij|daarin|"
    rf"hierin)(?:,)? (?P<r>{_ASKS_HERE}\b[^.;:|]*)"
    rf"|(?:in|met|via|bij|door) M_+ (?:\S+ ){{0,6}}?(?P<r2>(?:wordt|werd|is|heeft|vraagt|"
    rf"verzoekt|roept|vroeg)\b[^.;:|]{{0,200}}?(?:gevraagd|verzocht|opgeroepen|verlangd|"
    rf"aangedrongen|gevraagd|bepleit|verzoekt|vraagt)\b[^.;:|]*)"
)
# what a promise recalled was about: "heb ik toegezegd (dat …|om … te …|u te …)"
_PROMISED_BEHIND = re.compile(
    r"(?P<m>M_+)(?P<r>,? (?:dat|om|te|uw kamer|u|de kamer|hierover|daarover|hierop|aan|"
    r"over|op|een|de|het|voor|vóór|nog|nader|in)\b[^.;:|]*)"
)

ANAPHOR = re.compile(
    r" (?:deze|die|dit|dat|zij|ze|hij|hiermee|hiermede|daarmee|hieraan|daaraan|hiertoe|"
    r"daartoe|hierover|daarover|hiervan|daarvan|hierop|daarop|hierin|daarin|hiervoor|"
    r"daarvoor|hierbij|daarbij|"
    r"ermee|eraan|ervan|erover|erin|ervoor|beide|allebei|eerstgenoemde|laatstgenoemde|"
    r"daarom|hierom|het verzoek|de motie|de moties|de toezegging|de aanbeveling|het "
    r"gevraagde|gevraagde|de uitvoering|uitvoering|inmiddels|intussen|zo|derhalve|"
    r"daardoor|daarna|vervolgens|bovendien) "
)


@dataclass(frozen=True)
class Judged:
    """What is claimed of a mention: the status, the signal that decides, the term, and how much it weighs."""

    status: str
    signal: Signal | None
    term: Term | None
    conditional: bool = False


@dataclass
class Part:
    """A clause with what was read in it, and whose it is."""

    clause: Clause
    sentence: int
    signals: list[Signal] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    silent: bool = False
    conditional: bool = False
    mentions: list[int] = field(default_factory=list)
    distance: int = 0  # how many sentences from the one that holds the mention
    asked: bool = False  # "het overzicht waar M om vroeg"


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text in lower case, of the same length, each mention one word `M____`."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" has a longer lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    pieces, at = [], 0
    for start, end in spans:
        if start < at or start >= end:
            continue
        pieces += [lower[at:start], "M" + "_" * (end - start - 1)]
        at = end
    return "".join([*pieces, lower[at:]])


def without_requests(sentence: str, recalled: bool) -> str:
    """A masked sentence, with what the motie asks blotted out."""
    sentence = _CLAUSE_OF_MENTION.sub(lambda m: "M" + "_" * (len(m[0]) - 1), sentence)
    for regex in (_REQUEST_BEHIND, _MAIN_REQUEST, *([_PROMISED_BEHIND] if recalled else [])):
        sentence = regex.sub(_blot, sentence)
    return _SUBJECT_BEHIND.sub(_blot, sentence)


_SUBJECT_BEHIND = re.compile(
    r"M_+(?P<r> (?:over|inzake|betreffende|omtrent|om|tot)(?! aan\b| na\b| in\b| en met\b|"
    r" nu\b)(?: (?!(?:is|zijn|was|wordt|worden|werd|zal|zullen|heb|heeft|hebben|kan|geef|"
    r"ga|gaat|komt|krijgt|loopt|ligt|blijft|neem|voer|acht|en|wil|ben)\b)[^\s.,;:|()]+)+)"
)


def _blot(match: re.Match[str]) -> str:
    name = "r" if match["r"] is not None else "r2"
    start, end = match.span(name)
    words = match.string[start:end]
    lead = len(words) - len(words.lstrip(" ,"))
    blotted = words[:lead] + "R" + "_" * (end - start - lead - 1) if end - start > lead else words
    return match.string[match.start() : start] + blotted + match.string[end : match.end()]


# --- From clauses to a claim ---------------------------------------------------------------------------------

_SAME_FOR = re.compile(
    r" (?:hetzelfde|dat|dit|idem|eveneens|ook) (?:geldt|gold) (?:\S+ ){0,2}?(?:voor|ten "
    r"aanzien van) M | (?:eveneens|evenzo|idem) M "
)
_LAST = re.compile(r" (?:laatstgenoemde|de laatste|die laatste|de tweede|de laatstgenoemde|de andere) ")
_FIRST = re.compile(r" (?:eerstgenoemde|oorspronkelijke|de eerste|die eerste|de eerstgenoemde|de ene) ")
_BOTH = re.compile(r" (?:beide|allebei|alle|deze moties|die moties|deze toezeggingen|respectievelijk) ")
_REST = re.compile(r" (?:nog|overige|rest|resterende|resteert|tweede|derde|andere|wel|ander|vervolg|verdere|resteren) ")
_TRIED = re.compile(
    r" (?:proef|pilot|onderzoek|evaluatie|verkenning|quickscan|experiment|test|scan|"
    r"meting|proefproject|proefprojecten|campagne) (?:\S+ ){0,4}?(?:is|zijn|was|werd) "
)
_OF_A_TRIAL = re.compile(
    r" (?:proef|pilot|onderzoek|evaluatie|verkenning|experiment|proefproject) (?:\S+ "
    r"){0,3}?(?:die|dat) (?:\S+ ){0,4}?(?:is|zijn|werd) (?:uitgevoerd|afgerond)"
)
_THAT_REQUEST = re.compile(r" (?:dat|dit|uw|het) verzoek ")
_OTHERS_ASK = re.compile(
    r"(?:indiener|commissie|leden|fractie|lid [A-Z]\w+)\b[^.]{0,60}\b(?:vroeg|verzocht|"
    r"gevraagd|verzoekt|vraagt)|(?:vroeg|verzocht|verzoekt|vraagt) (?:de |het |uw "
    r")?(?:vaste )?(?:indiener|commissie|leden|fractie)"
)
_JUST_AS = re.compile(r"(?i)(?:zo)?als|conform|overeenkomstig")
_EXPRESSES = re.compile(r"\bmoties?\b[^.;]{0,90}\b(?:spreekt|spreken|sprak) [^.;]{0,40}?\b(?:uit|dat)\b")
_SHIFTED = re.compile(r" (?:maar|nieuwe|verschoven|verschuift|schuift|verplaatst|in plaats van|naar|nu|thans|alsnog) ")
_EVALUATION = re.compile(
    r"\b(?:ontraad|ontraden|ontraadt|ontijdig|overbodig|oordeel|appreciatie|apprecieer|"
    r"appreciëren|kabinetsappreciatie|aan te houden|aanhouden|in te trekken)\b"
)
_ADOPTED = re.compile(r" (?:niettemin|desondanks|aangenomen|destijds|werd|was|heb|heeft|eerder|toch) ")


# "M1 vervangt M2", "met M1 is M2 vervallen": it is the second that lapses
_REPLACES = re.compile(
    r" (?:vervangt|vervingen|verving|overlapt|ter vervanging van|in de plaats (?:\S+ "
    r")?(?:van|voor) M|(?:treedt|trad|komt|kwam|getreden|gekomen) in de plaats|overbodig "
    r"maakt?|maakt M) |^ (?:met|door|na|sinds|vanwege|wegens|dankzij|gelet op|gezien) "
    r"(?:\S+ ){0,6}?M (?:\S+ ){0,4}?(?:is|zijn|werd|heeft|verviel|vervalt) "
)


class Paragraph:
    """A stretch of running text with its mentions: reads its sentences once and says what is claimed of each.

    `own`: the mentions that are items; `again`: by an item's begin, the places that point back to it."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        own: Sequence[Mention],
        again: dict[int, list[Mention]],
        genre: str | None,
        day: date | None,
    ) -> None:
        self.text, self.genre, self.day = text, genre, day
        self.own = list(own)
        self.spans = sorted(
            [(m.start, m.end, i) for i, m in enumerate(own)]
            + [(p.start, p.end, i) for i, m in enumerate(own) for p in again.get(m.start, ())]
        )
        self.starts = [s for s, _, _ in self.spans]
        mask = masked(text[start:end], [(s - start, e - start) for s, e, _ in self.spans])
        self.sentences = list(sentences(text, start, end))
        self.of = [self._mentions_in(s.start, s.end) for s in self.sentences]
        self.parts: list[list[Part]] = [[] for _ in self.sentences]
        for i in sorted(self._near()):
            sentence = self.sentences[i]
            self.parts[i] = self._parts(i, mask[sentence.start - start : sentence.end - start])

    def _mentions_in(self, start: int, end: int) -> list[int]:
        return [i for _, _, i in self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]

    def _near(self) -> set[int]:
        near: set[int] = set()
        for i, here in enumerate(self.of):
            if here:
                near.update(range(max(0, i - PRECEDING), min(len(self.sentences), i + FOLLOWING + 1)))
        return near

    def _parts(self, i: int, mask: str) -> list[Part]:
        sentence = self.sentences[i]
        recalled = any(
            self.own[m].sort == "toezegging"
            and "toegezegd" in self.text[self.own[m].start : self.own[m].end].lower()
            and not self.own[m].fresh
            and not re.match(r"(?i)zoals|conform", self.text[self.own[m].start : self.own[m].end])
            for m in self.of[i]
        )
        clean = without_requests(mask, recalled)
        found = [Part(clause, i) for clause in _split_gaps(clauses(clean, sentence.start), len(set(self.of[i])))]
        asked = _CLAUSE_OF_MENTION.search(mask) is not None
        whole = " " + " ".join(word for part in found for word in part.clause.words) + " "
        silent = sentence.asks or self._silent(whole)
        condition = False
        when = [_shifted(t, sentence.start) for t in terms(clean, 0, len(clean), self.day)]
        for part in found:
            clause = part.clause
            part.mentions = self._covered(clause)
            part.asked = asked
            part.terms = [t for t in when if clause.start <= t.start < clause.end]
            by = guard(clause)
            part.silent = silent or (by is not None and not self._speaks(by.name, clause))
            if conditional(clause) or (
                verb_first(clause)
                and part is found[0]
                and len(found) > 1
                and not sentence.asks
                and found[1].clause.text.startswith((" dan ", " zal ", " ga ", " wordt ", " kom "))
            ):
                condition = True
            part.conditional = condition
            if not part.silent:
                part.signals = list(
                    signals(
                        clause,
                        bool(part.terms) or " zodra " in whole or whole.startswith(" nadat "),
                        bare=self.genre in ("annex", "ek_besluit") or len(clause.words) < 3,
                    )
                )
        return found

    def _silent(self, words: str) -> bool:
        from linker.claims.idioms import GUARDS

        for rule in GUARDS:
            if rule.scope == "sentence" and rule.holds(words):
                if self.genre == "ek_besluit" and rule.name == "others ask or say":
                    continue
                return True
        return False

    def _speaks(self, name: str, clause: Clause) -> bool:
        """Whether a clause that a guard names says something all the same."""
        if name == "pre-vote appreciation":
            return bool(_ADOPTED.search(clause.text)) and self.genre not in SPOKEN
        return name == "order of business"

    def _covered(self, clause: Clause) -> list[int]:
        first = max(0, bisect_left(self.starts, clause.start) - 1)
        near = self.spans[first : bisect_left(self.starts, clause.end)]
        return list(dict.fromkeys(i for s, e, i in near if clause.start <= s or s <= clause.start < e))

    # --- whose clause it is

    def claims(self) -> Iterator[tuple[int, Judged]]:
        """What is claimed of each item, by its index."""
        belongs: dict[int, list[tuple[Part, str]]] = {i: [] for i in range(len(self.own))}
        current: list[int] = []
        since = 0
        taken: set[int] = set()
        for s, parts in enumerate(self.parts):
            here = list(dict.fromkeys(self.of[s]))
            if not here:
                since += 1
                if current and since <= FOLLOWING:
                    for part in parts:
                        part.distance = since
                        for i in self._pointed(part, current):
                            belongs[i].append((part, "after"))
                    if any(part.signals for part in parts):
                        taken.add(s)
                continue
            since = 0
            running: list[int] = [here[0]]
            if s and self.parts[s - 1] and not self.of[s - 1] and not current:
                for earlier in range(max(0, s - PRECEDING), s):
                    if not self.of[earlier]:
                        for part in self.parts[earlier]:
                            part.distance = s - earlier
                            belongs[here[0]].append((part, "before"))
            for part in parts:
                if part.mentions:
                    running = part.mentions
                elif (
                    len(here) > 1
                    and part.clause.start < self.own[here[0]].start
                    and not any(p.signals for p in parts if p.mentions)
                ):
                    running = here
                elif len(here) > 1:
                    running = self._pointed(part, running if part.clause.start > self.own[here[0]].start else [here[0]])
                for i in running if part.mentions or len(here) == 1 else running:
                    belongs[i].append((part, "with" if part.mentions else "same"))
            current = self._current(parts, here)
        found: dict[int, Judged] = {}
        for i, mention in enumerate(self.own):
            found[i] = self._decide(i, mention, belongs[i])
        for s, parts in enumerate(self.parts):
            for part in parts:
                if _SAME_FOR.search(part.clause.text) and part.mentions and part.mentions[-1] > 0:
                    i = part.mentions[-1]
                    if found[i].status == "none" or not any(p.signals for p, _ in belongs[i]):
                        found[i] = replace(found[i - 1], term=found[i].term or found[i - 1].term)
        yield from found.items()

    def _current(self, parts: list[Part], here: list[int]) -> list[int]:
        """Whom a sentence that follows speaks of: all that stood in one clause, else the last."""
        last = next((part.mentions for part in reversed(parts) if part.mentions), here[-1:])
        self._here = here
        return last

    def _pointed(self, part: Part, current: list[int]) -> list[int]:
        here = getattr(self, "_here", current)
        text = part.clause.text
        if len(here) > 1:
            if _LAST.search(text):
                return here[-1:]
            if _FIRST.search(text):
                return here[:1]
            if _BOTH.search(text):
                return here
        return current

    # --- what they say together

    def _decide(self, i: int, mention: Mention, belongs: list[tuple[Part, str]]) -> Judged:
        if mention.fresh:
            return self._promise(mention, belongs)
        if self.genre in SPOKEN and any(
            _EVALUATION.search(f" {self.sentences[p.sentence].text.lower()} ")
            for p, where in belongs
            if where != "before"
        ):
            return Judged("none", None, None)
        found: list[tuple[Signal, str, Part]] = []
        for part, where in belongs:
            for signal in part.signals:
                weighed = self._weighed(signal, part, where, i)
                if weighed:
                    found.append((weighed, where, part))
        near = [f for f in found if f[1] != "before"]
        if not near or all(f[0].status == "closed" for f in near):
            near = found
        status, signal = _together(near)
        if signal is None or status == "none":
            return Judged("none", None, None)
        part = next(p for s, _, p in near if s is signal)
        promised = mention.sort == "toezegging" and status == "announced"
        if signal.weight < 2 and not promised and not self._told(i, belongs) and not LINK.search(part.clause.text):
            return Judged("none", None, None)
        term = self._term(status, part, [p for p, where in belongs if where != "before"], i)
        return Judged(status, signal, term, part.conditional)

    def _told(self, i: int, belongs: list[tuple[Part, str]]) -> bool:
        """Whether the text tells what the item asks, so that a deed without further words can be its execution."""
        named = self.text[self.own[i].start : self.own[i].end]
        return (
            self.genre == "annex"
            or bool(_JUST_AS.match(named))
            or any("R" in part.clause.has or part.asked for part, where in belongs if where in ("with", "same"))
        )

    def _weighed(self, signal: Signal, part: Part, where: str, i: int) -> Signal | None:
        """The signal as far as it is one of this mention: less where nothing ties its clause to it."""
        text = part.clause.text
        weight = signal.weight
        if part.conditional and signal.status != "announced":
            return None
        if (
            where in ("after", "before")
            and part.distance > 1
            and self.genre not in ("annex", "summary")
            and not ANAPHOR.search(text)
            and " M " not in text
        ):
            weight -= 1
        if (
            signal.status == "executed"
            and ((_TRIED.search(text) and " M " not in text) or _OF_A_TRIAL.search(text))
            and signal.rule == "done"
        ):
            weight = min(weight, 1)
        if signal.status == "superseded" and len(part.mentions) > 1:
            subject = part.mentions[-1] if _REPLACES.search(text) else part.mentions[0]
            if i != subject:
                return None
        if where == "after" and _THAT_REQUEST.search(text) and self._asked_by_others(part.sentence):
            return None
        if signal.rule == "other than asked" and not part.asked:
            return None
        if self._asks_nothing(part.sentence) and signal.weight < 3:
            return None
        if len(part.mentions) > 1 and signal.status != "superseded":
            if (_FIRST.search(text) and i != part.mentions[0]) or (_LAST.search(text) and i != part.mentions[-1]):
                return None
        if self.genre == "motion_text" and signal.status != "announced":  # the Chamber speaks
            return None
        return replace(signal, weight=weight) if weight > 0 else None

    def _asks_nothing(self, sentence: int) -> bool:
        """Whether the motie only expresses something ("spreekt uit dat"), here or in the sentence before."""
        start = self.sentences[max(0, sentence - 1)].start
        return bool(_EXPRESSES.search(self.text, start, self.sentences[sentence].end))

    def _asked_by_others(self, sentence: int) -> bool:
        """Whether a committee or the submitter asked something just before: then "dat verzoek" is theirs."""
        start = self.sentences[max(0, sentence - 1)].start
        return bool(_OTHERS_ASK.search(self.text, start, self.sentences[sentence].start))

    def _promise(self, mention: Mention, belongs: list[tuple[Part, str]]) -> Judged:
        """A promise made here: announced by being made, with the term that it names."""
        parts = [p for p, where in belongs if where in ("with", "same")]
        if any(p.silent for p in parts if p.mentions):
            return Judged("none", None, None)
        term = next((t for p in parts for t in p.terms if t.day), None) or next(
            (t for p in parts for t in p.terms), None
        )
        if term is None:
            others = [p for p, where in belongs if where == "after"]
            term = next((t for p in others for t in p.terms), None)
        ends = [p for p in parts if not p.mentions] or parts
        clause = ends[0].clause if ends else None
        start, end = (clause.start, clause.end) if clause else (mention.start, mention.end)
        first, last = min([start, *(p.clause.start for p in parts)]), max([end, *(p.clause.end for p in parts)])
        return Judged("announced", Signal("announced", 3, first, last, "promised here"), term)

    def _term(self, status: str, deciding: Part, parts: list[Part], i: int) -> Term | None:
        if status not in ("announced", "in_progress", "transferred", "partly"):
            return None
        promising = [
            p
            for p in parts
            if p is not deciding
            and (p.conditional or not p.silent)
            and any(s.status in ("announced", "in_progress", "partly") for s in p.signals)
        ]
        beside = [
            p
            for p in parts
            if p.sentence == deciding.sentence and p is not deciding and set(p.mentions) <= {i} and not p.silent
        ]
        order = [
            deciding,
            *promising,
            *beside,
            *[p for p in parts if p.terms and not p.silent and self.genre == "ek_besluit"],
        ]
        found = [term for p in order if (term := self._pick(p, i))]
        return next((t for t in found if t.day), next(iter(found), None))

    def _pick(self, part: Part, i: int) -> Term | None:
        found = part.terms
        if len(part.mentions) > 1 and len(found) > 1:
            own = [s for s, _, k in self.spans if k == i and part.clause.start <= s < part.clause.end]
            following = [s for s, _, k in self.spans if k != i and own and s > own[-1]]
            stop = following[0] if following else part.clause.end
            found = [t for t in found if own and own[-1] <= t.start < stop] or found
        dated = [t for t in found if t.day]
        if dated:
            return dated[-1] if _SHIFTED.search(part.clause.text) else dated[0]
        return found[0] if found else None


def _shifted(term: Term, by: int) -> Term:
    return replace(term, start=term.start + by, end=term.end + by)


def _split_gaps(found: list[Clause], named: int) -> list[Clause]:
    """ "M is uitgevoerd, M slechts ten dele": the second part without a verb of its own gets those of the first."""
    split: list[Clause] = []
    for clause in found:
        at = [i for i, word in enumerate(clause.words) if word == "M"]
        if named < 2 or len(at) < 2:
            split.append(clause)
            continue
        split += _gapped(clause, at)
    return split


_OWN_SAY = frozenset(
    [
        "niet",
        "wel",
        "deels",
        "gedeeltelijk",
        "slechts",
        "evenmin",
        "nog",
        "ook",
        "eveneens",
        "dele",
        "grotendeels",
        "pas",
        "in",
        "voorbereiding",
        "later",
        "deels",
        "volledig",
        "geheel",
    ]
)


def _gapped(clause: Clause, at: list[int]) -> list[Clause]:
    from linker.claims.verbs import AUXILIARIES, LEXICON

    cuts = [0]
    for before, here in itertools.pairwise(at):
        between = clause.words[before + 1 : here]
        if len(between) > 1 and not set(between) <= {
            "en",
            "of",
            "noch",
            "de",
            "aan",
            "van",
            "voor",
            "met",
            "alsmede",
            "zowel",
            "als",
            "die",
        }:
            # the cut is before the preposition or conjunction of the second
            cut = here
            while cut > before + 1 and clause.words[cut - 1] in (
                "aan",
                "voor",
                "van",
                "en",
                "maar",
                "met",
                "die",
                "op",
                "bij",
                "over",
                "terwijl",
            ):
                cut -= 1
            cuts.append(cut)
    pieces = [(a, b) for a, b in zip(cuts, [*cuts[1:], len(clause.words)], strict=True)]
    if len(pieces) < 2:
        return [clause]
    first = clause.words[pieces[0][0] : pieces[0][1]]
    heads = [w for w in first if w in AUXILIARIES]
    mains = [
        w
        for w in first
        if any(v.form == "participle" or v.form == "infinitive" for v in LEXICON.get(w, ())) and w not in AUXILIARIES
    ]
    if not mains or not all(set(clause.words[a:b]) & _OWN_SAY for a, b in pieces[1:]):
        return [clause]
    made = []
    for n, (a, b) in enumerate(pieces):
        words, places = clause.words[a:b], clause.places[a:b]
        given = words
        if n:
            finite = [w for w in words if w in AUXILIARIES]
            main = [w for w in words if any(v.form in ("participle", "infinitive") for v in LEXICON.get(w, ()))]
            given = words + tuple([] if finite else heads) + tuple([] if main else mains)
        made.append(Clause(places[0][0], places[-1][1], given, places, clause.lead if n == 0 else ","))
    return made


_Found = tuple[Signal, str, Part]


def _together(found: list[_Found]) -> tuple[str, Signal | None]:
    """The status of all signals of one mention, and the signal that decides it."""
    best: dict[str, _Found] = {}
    for one in found:
        have = best.get(one[0].status)
        if have is None or _rank(one) > _rank(have):
            best[one[0].status] = one
    weight = {status: one[0].weight for status, one in best.items()}

    def say(status: str, by: str | None = None) -> tuple[str, Signal | None]:
        return status, best[by or status][0]

    def w(status: str) -> int:
        return weight.get(status, 0)

    if w("superseded") >= 2 and w("executed") < 3:
        return say("superseded")
    left = next((one for one in found if one[0].rule == "left to a successor"), None)
    if left and w("executed") and not _same_clause(best["executed"], left):
        return "partly", best["executed"][0]
    if w("transferred") >= 2:
        return say("transferred")
    if (
        "in_progress" in best
        and "executed" in best
        and best["in_progress"][0].rule in ("acts on it", "being done")
        and _same_clause(best["executed"], best["in_progress"])
    ):
        weight["in_progress"] = 0
    not_yet = next((one for one in found if one[0].rule in ("not yet", "not closed yet") and one[1] == "with"), None)
    if w("partly") >= 2:
        by = best["partly"][0]
        if by.rule in (
            "so many of so many",
            "of so many, so many",
            "only",
            "some of it",
            "as far as",
            "but not all",
        ) and not (w("executed") or w("closed")):
            pass
        elif not_yet:
            return "in_progress", not_yet[0]
        elif (w("not_executed") >= 2 and not w("executed") and not w("closed")) or (
            best["partly"][1] not in ("with", "same") and not w("executed")
        ):
            pass
        elif (max(w("executed"), w("closed"), w("not_executed"), w("in_progress")) or not w("announced")) and (
            w("executed")
            or w("closed")
            or (by.rule in ("limited", "partly", "not wholly") and not (w("in_progress") >= 2 and by.rule == "limited"))
        ):
            return say("partly")
    if w("executed") >= 2 and w("not_executed") == 1 and not _same_clause(best["executed"], best["not_executed"]):
        if best["not_executed"][2].sentence == best["executed"][2].sentence:
            return say("partly", "executed")
    if (
        w("executed")
        and w("announced")
        and best["announced"][2].clause.lead == ";"
        and _REST.search(best["announced"][2].clause.text)
    ):
        return say("partly", "announced")
    if w("not_executed") >= 2:
        if w("executed") >= 2 and not _same_clause(best["executed"], best["not_executed"]):
            return "partly", best["executed"][0]
        if (
            w("in_progress") >= 2
            and best["in_progress"][1] == "with"
            and best["not_executed"][1] == "after"
            and w("not_executed") < 3
        ):
            return say("in_progress")
        return say("not_executed")
    if w("executed") >= 2:
        own = best["executed"][1] in ("with", "same")
        if w("in_progress") >= 2 and not _same_clause(best["executed"], best["in_progress"]):
            if _REST.search(best["in_progress"][2].clause.text):
                return say("partly", "executed")
            return say("executed") if w("executed") >= 3 and own else say("in_progress")
        if w("in_progress") >= 2 and w("executed") < 3:
            return say("in_progress")
        if w("announced") >= 2 and not own and best["announced"][1] in ("with", "same"):
            return say("announced")
        if w("announced") >= 2 and _same_clause(best["executed"], best["announced"]) and w("executed") < 3:
            return say("announced")
        return say("executed")
    if w("closed"):
        return ("not_executed", best["not_executed"][0]) if w("not_executed") else say("executed", "closed")
    if w("in_progress") >= 2 or (w("in_progress") and w("announced") < 2):
        return say("in_progress")
    if w("announced"):
        return say("announced")
    if w("not_executed"):
        return say("not_executed")
    if w("executed"):
        return say("executed")
    return "none", None


def _rank(one: _Found) -> tuple[int, int]:
    return one[0].weight, {"with": 3, "same": 2, "after": 1, "before": 0}[one[1]]


def _same_clause(one: _Found, other: _Found) -> bool:
    return one[2] is other[2]
