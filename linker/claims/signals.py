"""What a clause says of the execution of something: signals, each from a named rule. Pure.

A signal comes from an expression (`linker.claims.idioms`) or from the verb group: what the verb means, its tense, and
whether it is denied. Perfect and past tense with a verb of doing say done; the present says under way, or done in the
same breath ("hiermee geef ik uitvoering"); zal, ga, voornemens, or a time to come say
announced; denied they say refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from linker.claims.clauses import Clause, verbs
from linker.claims.idioms import GUARDS, IDIOMS, Guard, Status
from linker.claims.verbs import AUXILIARIES, BECAME, BECOME, CAN, GO, HAVE, WILL, WOULD, Verb, word_set

Aspect = Literal["perfect", "present", "passive", "future", "modal", "would", "infinitive"]

NOT = word_set(
    """
    niet geen nooit nimmer evenmin noch allerminst geenszins nergens niets
    """
)
_NOT_YET = re.compile(
    r" (?:tot die tijd|tot dan|vooralsnog|voorlopig) | (?:nog|vooralsnog|alsnog) "
    r"(?:steeds |altijd |lang |maar )?(?:niet|geen)| niet "
    r"eerder| niet voor | niet vóór | pas | eerst (?:na|nadat|in|als) "
)
_NO_DENIAL = re.compile(
    r" niet (?:verder dan|meer dan|alleen|slechts|enkel|zozeer|anders dan|langer dan|"
    r"minder dan|al te lange|te lange|eerder|in de laatste plaats|onopgemerkt|voor niets)|"
    r" zonder (?:dat|meer|uitstel|vertraging)| geen (?:twijfel|misverstand)| geen enkel "
    r"probleem| (?:verandert|wijzigt|veranderen|wijzigen) (?:er )?niet| niet (?:gewijzigd|"
    r"veranderd)| mits niet| al dan niet "
)
_DENIED_TWICE = re.compile(
    r" niet (?:\S+ ){0,12}?(?:onuitgevoerd|nalaten|zonder gevolg|achterwege|onopgevolgd|ongemoeid)"
)
GIVES = {
    "exec": word_set(
        """
    uitvoering invulling gevolg opvolging uitwerking navolging gestalte vorm inhoud beslag nakoming gestand
    recht uitvoer
    """
    ),
    "adopt": frozenset(["gehoor"]),
}
_GIVING = frozenset(["geven", "krijgen", "vinden", "doen", "brengen", "leggen"])
_US = re.compile(
    r" (?:ik|wij|we|kabinet|minister|staatssecretaris|regering|mij|ons|nederland|rijk|ministerie|wordt|worden|er) "
)
HERE = re.compile(
    r" (?:hiermee|hiermede|hierbij|bijgaand|bijgevoegd|bijgesloten|met deze brief|in deze "
    r"brief|met dit schrijven|via deze brief|deze brief|deze notitie|deze rapportage|dit "
    r"schrijven|daarmee|hiertoe dient) "
)
NOW = re.compile(
    r" (?:thans|momenteel|nu|nog|op dit moment|inmiddels|nog steeds|volop|hard|intussen|"
    r"continu|doorlopend|actueel|reeds) "
)
AFTER = re.compile(r" (?:zodra|nadat|daarna|vervolgens|alsdan|te zijner tijd|straks|later|nader|nog|pas|dan) ")
LINK = re.compile(
    r" (?:conform|in lijn met|overeenkomstig|in overeenstemming met|ter uitvoering van|in "
    r"uitvoering van|ter invulling van|ter opvolging van|"
    r"ingevolge|indachtig|in het kader van|gevolg gevend aan|op grond van|zoals|naar "
    r"aanleiding van|op verzoek van|in antwoord op|in reactie op|in de geest van|met "
    r"inachtneming van|"
    r"gelet op|gehoor gevend aan|mede door|dankzij|vooruitlopend op|in vervolg op|ter "
    r"voldoening aan|ter nakoming van|mede naar aanleiding van|aansluitend bij|uit hoofde "
    r"van) (?:\S+ ){0,6}?M "
)
_BEFOREHAND = re.compile(r" (?:vooruitlopend op|ter voorbereiding (?:op|van)|in aanloop naar|als eerste stap) ")
_IF = re.compile(
    r"^ (?:als|indien|mocht|mochten|tenzij|wanneer|mits|ingeval) | als (?:ik|we|wij|u|uw|"
    r"er|mevrouw|zij|men|dat|dit|blijkt) (?!\S+ \. $)| (?:indien|tenzij|mits|wanneer|"
    r"onder (?:de|het) voorwaarde|op voorwaarde|onder voorbehoud|afhankelijk van) "
)
_VERB_FIRST = re.compile(
    r"^ (?:blijkt|blijken|stemt|stemmen|besluit|leidt|leiden|lukt|komt|komen|geeft|geven|"
    r"wordt|worden|is|zijn|gaat|gaan|zou|zouden|kan|heeft|hebben|valt|vallen|vindt|krijgt|"
    r"toont|laat|slaagt|slagen|akkoordeert|treedt|voert|neemt|wijst|doet|mocht|krijg|kies|"
    r"kiest) "
)


@dataclass(frozen=True)
class Signal:
    """`weight`: 3 an explicit word on the matter, 2 an expression, 1 a hint. `at`: the words that carry it."""

    status: Status
    weight: int
    start: int
    end: int
    rule: str
    place: int = 0  # of the verb that says it; 0: of an expression


def guard(clause: Clause) -> Guard | None:
    """The first guard by which a clause says nothing; None where it may say something."""
    return next((g for g in GUARDS if g.scope == "clause" and g.holds(clause.text)), None)


def conditional(clause: Clause) -> bool:
    return bool(_IF.search(clause.text))


def verb_first(clause: Clause) -> bool:
    return bool(_VERB_FIRST.match(clause.text))


def denied(clause: Clause) -> bool:
    """Whether the clause denies: an odd number of words that deny, save those that only look like it."""
    if _DENIED_TWICE.search(clause.text):
        return False
    words = _NO_DENIAL.sub(" ", clause.text.replace(" noch ", " ", clause.text.count(" noch ") - 1)).split()
    return sum(word in NOT for word in words) % 2 == 1


def signals(clause: Clause, future: bool, bare: bool) -> Iterator[Signal]:
    """What a clause says. `future`: a time to come is named in it. `bare`: it is the cell of a table or a note, where
    a participle alone says that it is done."""
    if (
        clause.lead in (",", ";", ":")
        and clause.words[-1 if clause.words[-1] != "." else -2] in ("niet", "wel")
        and not clause.has & AUXILIARIES
    ):
        yield _signal(clause, "partly", 3, "one wel, the other niet")
        return
    opposed = clause.lead in ("maar", "doch", "terwijl", "hoewel") or clause.has & {"echter", "evenwel"}
    if opposed and (denied(clause) or clause.has & {"ontbreekt", "ontbreken", "nog"}):
        yield _signal(clause, "partly", 2, "but not all")
    yield from _expressions(clause, future)
    not_yet, is_denied = bool(_NOT_YET.search(clause.text)), denied(clause)
    for i, verb in verbs(clause):
        aspect = _aspect(clause, i, verb, bare)
        if aspect is None:
            continue
        if verb.form == "infinitive" and aspect == "infinitive" and verb.kind != "refuse":
            continue
        found = _judge(clause, i, verb, aspect, future, is_denied, not_yet, bare)
        if found and found[0] in ("executed", "in_progress") and _HOW.search(clause.text):
            continue  # how it is done is another matter than that it is
        if found and found[1]:
            status, weight, rule = found
            yield replace(
                _signal(clause, status, weight, rule), place=clause.places[min(i, len(clause.places) - 1)][0] + 1
            )


# news about the course of things is no course
_NEWS = re.compile(
    r" over (?:de |het )?(?:\S+ ){0,2}?(?:voortgang|stand|uitvoering|wijze|invulling|"
    r"opvolging|hoe|afhandeling|status|ontwikkelingen|moties|M en M) (?!van het gevraagde)"
)
_NOT_IF_DENIED = frozenset(
    (
        "found its form",
        "holds since",
        "led to it",
        "held as done",
        "marked as done",
        "this letter holds it",
        "takes it along",
        "intends",
        "comes",
        "expects",
    )
)


_HOW = re.compile(r" (?:wijze|manier) waarop | op welke (?:wijze|manier) | hoe (?:ik|het kabinet|wij|M) ")


def _signal(clause: Clause, status: Status, weight: int, rule: str) -> Signal:
    return Signal(status, weight, clause.start, clause.end, rule)


def _expressions(clause: Clause, future: bool) -> Iterator[Signal]:
    for idiom in IDIOMS:
        if idiom.cues & clause.has and idiom.regex.search(clause.text):
            status, weight = idiom.status, idiom.weight
            if idiom.name == "in hand" and re.search(
                r" (?:niet|geen) (?:\S+ ){0,3}?in (?:uitvoering|voorbereiding|behandeling)", clause.text
            ):
                continue
            if idiom.name in ("hereby", "matches it", "ready", "this letter serves") and (
                denied(clause) or clause.has & (WILL | WOULD)
            ):
                continue
            if status == "executed" and future and idiom.name in ("hereby", "ready"):
                status = "announced"
            if idiom.name == "in hand" and future and clause.has & GO:
                status = "announced"  # "gaat in maart in consultatie"
            if status == "superseded" and clause.has & (WOULD | WILL):
                continue
            if idiom.name == "hereby" and _NEWS.search(clause.text) and not future:
                continue
            if idiom.name in _NOT_IF_DENIED and denied(clause):
                continue
            if idiom.name == "planned" and clause.has & (WILL | WOULD) and denied(clause):
                continue
            if idiom.name == "bound to be no" and (
                _NOT_YET.search(clause.text) or not denied(clause) or clause.has & WOULD
            ):
                continue
            if status == "not_executed" and clause.has & {"zou", "zouden"}:
                continue
            if status == "not_executed" and clause.has & WOULD and idiom.weight < 3:
                weight = 1
            yield _signal(clause, status, weight, idiom.name)


def _aspect(clause: Clause, i: int, verb: Verb, bare: bool) -> Aspect | None:
    """How the verb stands in its clause: by its form and the auxiliaries beside it; None for none that counts."""
    has = clause.has
    would = has & WOULD
    if verb.form == "participle":
        if would:
            return "would"
        if _EXPECTS.search(clause.text) and re.search(r" te (?:hebben|zijn|worden|kunnen) ", clause.text):
            return "future"
        if has & WILL or (has & GO and "worden" in has):
            return "future"
        if has & CAN and ("worden" in has or "zijn" in has or "hebben" in has):
            return "modal"
        if has & BECOME:
            return "passive"
        if has & (HAVE | BECAME) or " blijft " in clause.text or " kreeg " in clause.text or " krijgt " in clause.text:
            return "perfect"
        if (
            " acht ik " in clause.text
            or " beschouw" in clause.text
            or bare
            or " merken " in clause.text
            or " als " in clause.text
        ):
            return "perfect"
        return "infinitive" if not bare else "perfect"
    if verb.form == "infinitive":
        if would:
            return "would"
        if has & WILL or _beside(clause, i, GO):
            return "future"
        if _EXPECTS.search(clause.text) and clause.words[i - 1] == "te":
            return "future"
        if has & CAN:
            return "modal"
        return "infinitive"
    if verb.form == "past":
        return "perfect"
    if would:
        return None
    # "laten": both a plural and an infinitive
    if (
        verb.form == "present"
        and clause.words[i].endswith("en")
        and has & (WILL | GO | CAN)
        and clause.words[i] not in GO
    ):
        return "future" if has & (WILL | GO) else "modal"
    return "present"


def _beside(clause: Clause, i: int, words: frozenset[str]) -> bool:
    return any(word in words for word in clause.words[:i]) or any(word in words for word in clause.words[i : i + 3])


_EXPECTS = re.compile(r" (?:voornemens|van plan|verwacht\w*|streef\w*|beoog\w*|hoop\w*|bereid|voornemen|beslo\w+) ")
_Found = tuple[Status, int, str] | None


def _judge(
    clause: Clause, i: int, verb: Verb, aspect: Aspect, future: bool, is_denied: bool, not_yet: bool, bare: bool
) -> _Found:
    """The status that a verb group says, with its weight and the rule."""
    kind = verb.kind
    if verb.lemma in _GIVING:
        for given, nouns in GIVES.items():
            if clause.has & nouns:
                kind = given  # type: ignore[assignment]
    if (
        verb.lemma == "indienen"
        and aspect == "perfect"
        and not clause.has & {"wetsvoorstel", "wet", "voorstel", "wetswijziging", "nota"}
    ):
        return None  # moties are handed in by members
    if verb.lemma == "brengen" and "aandacht" in clause.has:
        return ("announced", 1, "will mention it") if aspect == "future" else None
    if verb.lemma == "lopen" and " tot en met " in clause.text:
        return None
    if (
        verb.lemma in _WILL_SPEAK
        and not is_denied
        and (aspect == "future" or (aspect == "present" and future and clause.has & {"ik", "wij", "we", "kabinet"}))
    ):
        return ("announced", 2, "will speak of it")
    if (
        verb.lemma in _WILL_SPEAK
        and aspect == "present"
        and not is_denied
        and (HERE.search(clause.text) or "hieronder" in clause.has)
    ):
        return ("executed", 1, "treats it here")
    if kind == "say" or aspect in ("would", "infinitive"):
        return None
    if kind == "refuse":
        return _refuses(aspect, is_denied)
    if kind == "supersede":
        return ("superseded", 2, "overtaken") if aspect in ("perfect", "present", "passive") and not is_denied else None
    if kind == "close":
        if _NOT_CLOSED.search(clause.text):
            return ("in_progress", 2, "not closed yet")
        return (
            ("announced", 2, "will be closed") if aspect in ("future", "modal") or future else ("closed", 2, "closed")
        )
    if is_denied and not not_yet:
        return _declines(clause, kind, aspect)
    if not_yet and is_denied:
        if kind in ("exec", "start", "study", "adopt") and aspect in ("perfect", "modal", "passive"):
            return ("in_progress", 1, "not done yet")
        return None
    if aspect in ("present", "perfect") and kind == "deliver" and not future and _NEWS.search(clause.text):
        return None
    if aspect == "modal":
        if kind in ("exec", "adopt") and not_yet:
            return ("announced", 2, "can only later")
        if (
            kind in ("exec", "deliver")
            and (future or AFTER.search(clause.text))
            and clause.has & frozenset(("kan", "kunnen", "wil", "willen"))
        ):
            return ("announced", 2, "can by then")
        if clause.has & frozenset(("wil", "willen")) and _US.search(clause.text):
            return ("announced", 1, "wants to")
        return None
    if aspect == "future":
        return ("announced", 2 if kind != "act" or _role(clause) in ("core", "of") else 1, f"will {kind}")
    return _affirms(clause, verb, kind, aspect, future, bare)


_NOT_CLOSED = re.compile(r" niet (?:\S+ ){0,3}?(?:afgedaan|afgehandeld|gesloten|afgesloten|af) ")


def _refuses(aspect: Aspect, is_denied: bool) -> _Found:
    if is_denied or aspect == "modal":
        return None
    return ("not_executed", 3, "refuses")


def _declines(clause: Clause, kind: str, aspect: Aspect) -> _Found:
    """A denied deed. That the cabinet won't do it refuses; that it wasn't done says so too, but weaker."""
    if clause.has & {"beschouwd", "aangemerkt"} and " als " in clause.text:
        return ("in_progress", 2, "not held as done")
    if kind in ("exec", "adopt"):
        if aspect == "modal":
            return ("not_executed", 2, "can't be done")
        return (
            "not_executed",
            3 if aspect in ("future", "passive", "present") or kind == "adopt" else 2,
            "won't be done",
        )
    if kind == "deliver" and aspect in ("future", "present") and _US.search(clause.text):
        return ("not_executed", 2, "won't be delivered")
    if clause.has & {"besluit", "beslissing", "standpunt"}:
        return None
    if kind in ("act", "start") and (_US.search(clause.text) or aspect == "future"):
        return ("not_executed", 2 if aspect in ("present", "future", "passive") else 1, "deed denied")
    return None


def _affirms(clause: Clause, verb: Verb, kind: str, aspect: Aspect, future: bool, bare: bool) -> _Found:
    linked = bool(LINK.search(clause.text))
    here = bool(HERE.search(clause.text))
    early = bool(_BEFOREHAND.search(clause.text))
    if aspect == "perfect":
        if kind == "act" and verb.form == "past" and not _US.search(clause.text):
            return None  # "het rapport gaf aanleiding"
        if early and kind != "say":
            return ("in_progress", 2, "a step before it")
        if kind == "exec":
            return ("executed", _weight_done(clause, verb, linked), "done")
        if kind == "deliver":
            return ("executed", 2 if linked or bare else 1, "delivered")
        if kind == "adopt":
            return ("executed", 2, "taken over")
        if kind == "start":
            return ("in_progress", 2, "begun")
        if kind == "progress" or verb.lemma in _TALKS:
            return ("in_progress", 2 if linked or (kind == "progress" and _role(clause) != "none") else 1, "worked on")
        if kind == "study":
            return ("executed", 1, "found out")
        return ("executed", 2 if linked else 1, "done in line with it" if linked else "deed done")
    if future:  # the present with a time to come
        return (
            ("in_progress", 2, "goes on until")
            if kind == "progress" and verb.lemma in ("lopen", "doorlopen", "werken", "voortzetten")
            else ("announced", 2 if kind != "act" else 1, f"present future {kind}")
        )
    if (
        aspect == "passive"
        and kind in ("exec", "deliver", "act")
        and re.search(r" nog (?!steeds|altijd)", clause.text)
        and (linked or _role(clause) == "core")
    ):
        return ("announced", 2, "still to be done")
    if (
        kind in ("exec", "deliver")
        and aspect == "present"
        and (here or clause.has & frozenset(("ik", "wij", "we")) or verb.lemma in ("voldoen",))
    ):
        outright = here or verb.lemma in _OUTRIGHT or clause.has & GIVES["exec"]
        if outright or kind == "deliver":
            return ("executed", 2 if outright else 1, "does it in saying so")
    if kind == "exec":
        if (
            aspect == "passive"
            and clause.has & GIVES["exec"]
            and re.search(
                (
                    r" (?:met (?:de|het|een|deze|dit|ingang)|via|middels|hiermee|daarmee|waarmee|door "
                    r"(?:te|middel|een|de invoering|de "
                    r"instelling|de oprichting|[a-z]+en)) "
                ),
                clause.text,
            )
            and not NOW.search(clause.text)
        ):
            return ("executed", 2, "is given effect by")
        if here:
            return ("executed", 2, "does it in saying so")
        return (
            "in_progress",
            2
            if NOW.search(clause.text)
            or (
                (verb.lemma in _OUTRIGHT or aspect == "passive")
                and _role(clause) == "core"
                and not clause.has & {"hoe", "welke"}
            )
            else 1,
            "being done",
        )
    if kind == "deliver":
        return (
            ("executed", 2, "delivers it here")
            if here
            else ("announced", 2 if aspect == "passive" else 1, "will be delivered")
        )
    if kind == "adopt":
        return ("announced", 2, "takes it over")
    if kind in ("progress", "study", "start"):
        return ("in_progress", 2, "being worked on")
    return ("in_progress", 2 if linked else 1, "acts on it")


# a deed that befalls the paper, not what it asks, where the motie is its subject: "de motie is gewijzigd"
_OF_THE_PAPER = word_set(
    """
    wijzigen intrekken toevoegen plaatsen aanvullen opnemen instellen houden aanpassen inbrengen
    """
)


def _weight_done(clause: Clause, verb: Verb, linked: bool) -> int:
    """How surely a deed done is the execution: by the verb, and by the part that the mention plays in the clause."""
    role = _role(clause)
    if verb.lemma in _OUTRIGHT or clause.has & GIVES["exec"]:
        return {"core": 3, "of": 3, "from": 2, "about": 1}.get(role, 2)
    if verb.lemma in _OF_THE_PAPER and role == "none":
        return 1
    if verb.lemma in _OF_THE_PAPER and role == "core" and _is_subject(clause):
        return 0
    return 1 if role == "about" and not linked else 2


_STANDS_FOR_IT = re.compile(
    r"^ (?:en |maar |want )?(?:deze|die|zij|dit|dat|beide|alle) (?:is|zijn|wordt|worden|"
    r"werd|heb|heeft|zal|voer|kan) | (?:wordt|worden|is|zijn|zal|heb ik|voer ik|voeren "
    r"wij|neem ik|zullen) (?:deze|die|zij|ze|dit|dat|haar|beide) "
)


def _is_subject(clause: Clause) -> bool:
    """Whether the mention itself is what the verb befalls, and not "de campagne waartoe de motie opriep"."""
    at = clause.words.index("M")
    return at == 0 or clause.words[at - 1] in AUXILIARIES | {
        "ik",
        "wij",
        "kabinet",
        "kamer",
        "aangezien",
        "omdat",
        "nu",
        "dat",
        "als",
        "nadat",
    }


def _role(clause: Clause) -> str:
    """The part of the mention: about ("over M"), of ("uitvoering van M", "aan M"), from ("uit M"), core, none."""
    if "M" not in clause.has:
        return "core" if _STANDS_FOR_IT.search(clause.text) else "none"
    at = clause.words.index("M")
    before = clause.words[at - 1] if at else ""
    if before in ("over", "op", "in", "naar", "tussen", "inzake", "omtrent", "tot", "rond", "bij"):
        return "about"
    if before in ("van", "aan", "met"):
        return "of"
    return "from" if before in ("uit", "voor", "door") else "core"


_WILL_SPEAK = frozenset(["reageren", "ingaan", "terugkomen", "melden", "schrijven"])
_TALKS = frozenset(["spreken", "bespreken", "aankaarten", "agenderen", "overleggen", "horen", "uitvragen"])
_OUTRIGHT = word_set(
    """
    uitvoeren afronden realiseren voltooien voldoen nakomen verwezenlijken volbrengen implementeren
    uitwerken opvolgen invoeren effectueren
    """
)
