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

from linker.claims.clauses import Clause
from linker.claims.idioms import GUARDS, IDIOMS, Guard, Status
from linker.claims.predicates import kind_of, states
from linker.claims.verbs import AUXILIARIES, BECAME, BECOME, CAN, GO, HAVE, LEXICON, WILL, WOULD, Verb, word_set

Aspect = Literal["perfect", "present", "passive", "future", "modal", "would", "infinitive", "caused"]

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
    r"veranderd)| mits niet| al dan niet | niet (?:op stel en sprong|van de ene op de andere|onmiddellijk|direct|"
    r"meteen|"
    r"zomaar|zonder meer|per direct|eerst|stil|stilgezeten|stilgelegen)| niet te min"
)
_DENIED_TWICE = re.compile(
    r" niet (?:\S+ ){0,12}?(?:onuitgevoerd|nalaten|nagelaten|verzuimd|verzaakt|zonder gevolg|achterwege|"
    r"onopgevolgd|ongemoeid)"
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
    r" (?:hiermee|hiermede|hierbij|bijgaand|bijgevoegd|bijgesloten|(?:met|via|bij) (?:deze|bijgaande) \S*(?:brief|"
    r"nota|notitie|rapportage|beantwoording)|in deze "
    r"brief|met dit schrijven|bij dezen|via deze brief|deze brief|deze notitie|deze rapportage|dit "
    r"schrijven|daarmee|hiertoe dient) "
)
NOW = re.compile(
    r" (?:thans|momenteel|nu|nog|op dit moment|inmiddels|nog steeds|volop|hard|intussen|"
    r"continu|doorlopend|actueel|reeds) "
)
AT_PRESENT = re.compile(r" (?:op dit moment|momenteel|thans) ")
AFTER = re.compile(r" (?:zodra|nadat|daarna|vervolgens|alsdan|te zijner tijd|straks|later|nader|nog|pas|dan) ")
LINK = re.compile(
    r" (?:conform|in lijn met|overeenkomstig|in overeenstemming met|ter uitvoering van|in "
    r"uitvoering van|ter invulling van|ter opvolging van|"
    r"ingevolge|indachtig|in het kader van|gevolg gevend aan|op grond van|zoals|naar "
    r"aanleiding van|op verzoek van|in antwoord op|in reactie op|in de geest van|met "
    r"inachtneming van|"
    r"gelet op|gehoor gevend aan|mede door|dankzij|vooruitlopend op|in vervolg op|ter "
    r"voldoening aan|ter nakoming van|mede naar aanleiding van|aansluitend bij|uit hoofde "
    r"van) (?:\S+ ){0,6}?M | M (?:indachtig|getrouw|volgend) "
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
_BEFOREHAND = re.compile(r" (?:vooruitlopend op|ter voorbereiding (?:op|van)|in aanloop naar|als eerste stap) ")
_IF = re.compile(
    r"^ (?:stel|gesteld|aangenomen) dat |^ zonder (?:die|dat|dit|deze) |^ (?:als|indien|mocht|mochten|tenzij|"
    r"wanneer|mits|ingeval) | als (?:ik|we|"
    r"wij|u|uw|"
    r"er|mevrouw|zij|men|dat|dit|blijkt) (?!\S+ \. $)| (?:indien|tenzij|mits|wanneer|"
    r"onder (?:de|het) voorwaarde|op voorwaarde|onder voorbehoud|(?<!ik )(?<!is )(?<!zijn )afhankelijk van) "
)
_VERB_FIRST = re.compile(
    r"^ (?:blijkt|blijken|stemt|stemmen|besluit|leidt|leiden|lukt|komt|komen|geeft|geven|"
    r"wordt|worden|is|zijn|gaat|gaan|zou|zouden|kan|heeft|hebben|valt|vallen|vindt|krijgt|"
    r"had|hadden|was|waren|zouden|mag|mogen|willen|wil|"
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


_UNDER_WAY_THING = re.compile(
    r" (?:pilots?|proef|overleg|onderzoek|verkenning|gesprekken|werving|bouw|aanbesteding|inventarisatie|voorbereiding|"
    r"consultatie|besluitvorming|uitwerking) "
)


def past(clause: Clause) -> bool:
    """Whether the clause tells what was: a past or perfect tense, and nothing that is to come."""
    if clause.has & (WOULD - {"zou", "zouden"}):
        return True
    if clause.has & (WILL | GO | CAN | WOULD | BECOME):
        return False
    if clause.has & (BECAME | HAVE):
        return any(verb.form == "participle" for _, verb in clause.verbs) and not _PLANNED.search(clause.text)
    forms = {verb.form for _, verb in clause.verbs}
    return "past" in forms or (
        forms == {"participle"} and not clause.has & AUXILIARIES and not _PLANNED.search(clause.text)
    )


_PLANNED = re.compile(
    r" (?:gepland|voorzien|ingepland|voorgenomen|beoogd|verwacht|geagendeerd|aangekondigd|toegezegd) "
)


def signals(clause: Clause, future: bool, bare: bool) -> Iterator[Signal]:
    """What a clause says. `future`: a time to come is named in it. `bare`: it is the cell of a table or a note, where
    a participle alone says that it is done."""
    if (
        (clause.lead in (",", ";", ":") or clause.words[0] in ("die", "voor", "bij", "in", "de", "het", "op"))
        and len(clause.words) < 12
        and clause.words[-1 if clause.words[-1] != "." else -2] in ("niet", "wel")
        and not clause.has & AUXILIARIES
        and not any(verb.form in ("present", "past") for _, verb in clause.verbs)
    ):
        yield _signal(clause, "partly", 3, "one wel, the other niet")
        return
    opposed = clause.lead in ("maar", "doch", "terwijl", "hoewel") or clause.has & {"echter", "evenwel"}
    if opposed and (denied(clause) or clause.has & {"ontbreekt", "ontbreken", "nog"}):
        yield _signal(clause, "partly", 2, "but not all")
    yield from _expressions(clause, future)
    yield from _of_states(clause, future, bare)
    if bare and not clause.has & AUXILIARIES and _UNDER_WAY_THING.search(clause.text) and not clause.verbs:
        yield _signal(clause, "in_progress", 1, "a thing under way")
    not_yet, is_denied = bool(_NOT_YET.search(clause.text)), denied(clause)
    for i, verb in clause.verbs:
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


# what a motie can lead to that is no end yet
_PROCESS = re.compile(
    r" (?:opdracht|onderzoek|verkenning|pilot|proef|consultatie|adviesaanvraag|werkgroep|gesprek|gesprekken|overleg|"
    r"voorstel|conceptvoorstel|wetsvoorstel|onderzoeksopdracht|inventarisatie|taskforce|plan van aanpak) "
)


_GOT_GOING = re.compile(r" (?:in gesprek|in overleg|op gang|in beweging) (?:geraakt|gekomen|gebracht|gegaan) ")
_WORK = re.compile(r" (?:\S*voorbereiding\w*|uitvoering|werk\w*|traject|onderzoek|overleg|gesprekken|\S*procedure) ")
_WITHOUT_IT = re.compile(r" (?:heb|hebben|heeft) (?:ik |wij |we )?M (?:\S+ ){0,4}?nodig ")
_BACK_FROM = re.compile(r" (?:daarvan|ervan|hiervan) (?:\S+ ){0,2}?terug ")
_TOO_LATE = re.compile(r" niet (?:op tijd|tijdig|eerder|binnen de) ")
_OF_A_THING = re.compile(r"^ (?:dat|die|welke) | (?:wetsvoorstel|voorstel|onderzoek|programma|traject) ")
_PROVIDED_WITH = re.compile(r" van (?:een |het |de )?\S+ voorzien ")


def _of_states(clause: Clause, future: bool, bare: bool) -> Iterator[Signal]:
    """What the states say that a clause names: "is gereed", "ligt ter ondertekening", "staat op de rol"."""
    if clause.has & WOULD:
        return
    to_come = (
        future
        or bool(clause.has & (WILL | CAN | (frozenset() if AT_PRESENT.search(clause.text) else GO)))
        or bool(_EXPECTS.search(clause.text))
    )
    is_denied, not_yet = denied(clause), bool(_NOT_YET.search(clause.text))
    for kind, _ in states(clause, bare):
        if kind == "planned" and _PROVIDED_WITH.search(clause.text):
            continue
        if is_denied:
            if kind == "done" and not_yet:
                yield _signal(clause, "in_progress", 2, "state: not yet")
        elif kind == "ongoing" and any(verb.form == "past" for _, verb in clause.verbs):
            yield _signal(clause, "executed", 1, "state: was")
        elif kind == "planned" or to_come:
            yield _signal(clause, "announced", 2, f"state: {kind} to come")
        else:
            yield _signal(clause, "executed" if kind == "done" else "in_progress", 2, f"state: {kind}")


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
            if idiom.name == "meets it" and (future or clause.has & (WILL | GO)):
                status = "announced"
            if status == "not_executed" and _DENIED_TWICE.search(clause.text):
                continue
            if idiom.name == "unfit" and _WITHOUT_IT.search(clause.text):
                continue
            if idiom.name == "comes" and _BACK_FROM.search(clause.text):
                continue
            if status == "not_executed" and _TOO_LATE.search(clause.text):
                status = "in_progress"
            if idiom.name == "stays as it is" and _WORK.search(clause.text):
                status = "in_progress"
            if idiom.name == "this letter serves" and _OF_A_THING.search(clause.text):
                continue
            if idiom.name == "in hand" and re.search(
                r" (?:niet|geen) (?:\S+ ){0,3}?in (?:uitvoering|voorbereiding|behandeling)", clause.text
            ):
                continue
            if idiom.name in ("hereby", "matches it", "ready", "this letter serves") and (
                denied(clause) or clause.has & (WILL | WOULD)
            ):
                continue
            if (
                idiom.name == "meets it"
                and (HERE.search(clause.text) or " zo " in clause.text)
                and not clause.has & WILL
            ):
                status = "executed"
            if status == "executed" and future and idiom.name in ("hereby", "ready"):
                status = "announced"
            if idiom.name == "in hand" and future and clause.has & GO:
                status = "announced"  # "gaat in maart in consultatie"
            if status == "superseded" and LINK.search(clause.text):
                continue  # "vervalt de heffing, conform M"
            may = clause.has & (CAN | GO) and not clause.has & {"meer", "langer", "M"}
            if status == "superseded" and (clause.has & (WOULD | WILL) or may):
                continue
            if idiom.name == "hereby" and _NEWS.search(clause.text) and not future:
                continue
            if idiom.name in ("found its form", "led to it", "led to a deed") and _PROCESS.search(clause.text):
                status = "in_progress"
            if idiom.name == "on the way" and clause.has & {"moet", "moeten"}:
                continue
            if idiom.name in ("did it", *_NOT_IF_DENIED) and denied(clause):
                continue
            if idiom.name == "planned" and _PROVIDED_WITH.search(clause.text):
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
        if has & {"verwachten", "tegemoetzien"} and has & CAN:
            return "future"
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
        if has & HAVE and "laten" in has and not has & (WILL | GO):
            return "caused"
        if would:
            return "would"
        if has & WILL or (_beside(clause, i, GO) and not AT_PRESENT.search(clause.text)):
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
    kind: str = kind_of(clause, verb)
    if verb.lemma in _GIVING:
        for given, nouns in GIVES.items():
            if clause.has & nouns:
                kind = given
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
        and (
            aspect == "future"
            or (aspect == "passive" and (bare or future))
            or (aspect == "present" and future and clause.has & {"ik", "wij", "we", "kabinet"})
        )
    ):
        return ("announced", 2, "will speak of it")
    if (
        verb.lemma in _WILL_SPEAK
        and aspect == "present"
        and not is_denied
        and (HERE.search(clause.text) or "hieronder" in clause.has)
    ):
        return ("executed", 1, "treats it here")
    if aspect == "caused":  # "heb ik laten uitzetten"
        return ("in_progress", 2, "had it done") if not is_denied else None
    if kind == "say" or aspect in ("would", "infinitive"):
        return None
    if verb.lemma in ("bespreken", "behandelen", "agenderen") and clause.has & {"commissie", "commissies"}:
        return None
    if verb.lemma == "terugkomen" and _BACK_FROM.search(clause.text):
        return None
    if verb.lemma == "verwerpen" and clause.has & {"kabinet", "ik", "wij"} and "kamer" not in clause.has:
        kind = "refuse"
    if verb.lemma == "stemmen" and aspect == "passive":
        return None
    if verb.lemma == "delen" and not clause.has & {"u", "kamer"}:
        return None
    if verb.lemma in ("omarmen", "onderschrijven", "delen", "steunen") and clause.has & _SPIRIT:
        return None  # sympathy is no deed
    if (
        kind == "adopt"
        and "kamer" in clause.has
        and not clause.has & {"ik", "wij", "we", "kabinet"}
        and aspect == "perfect"
    ):
        return None  # what the Chamber adopts
    if kind == "transfer":
        return ("transferred", 2, "handed on") if aspect != "modal" and not is_denied else None
    if kind == "refuse":
        return _refuses(clause, aspect, is_denied)
    if kind == "supersede" and verb.lemma == "vervangen" and aspect in ("present", "future", "perfect"):
        ours = clause.has & {"ik", "wij", "we", "kabinet"}
        if ours and "uit M" in clause.text:
            return ("not_executed", 2, "puts another in its place")
    if kind == "supersede":
        return ("superseded", 2, "overtaken") if aspect in ("perfect", "present", "passive") and not is_denied else None
    if kind == "close":
        if _NOT_CLOSED.search(clause.text):
            return ("in_progress", 2, "not closed yet")
        may = aspect == "modal" and clause.has & {"kan", "kunnen"}
        to_come = aspect == "future" or (aspect == "modal" and not may) or future
        return ("announced", 2, "will be closed") if to_come else ("closed", 2, "closed")
    if is_denied and _TOO_LATE.search(clause.text):
        return ("in_progress", 1, "late")
    if is_denied and not not_yet:
        return _declines(clause, kind, aspect, bare)
    if not_yet and is_denied:
        if kind in ("exec", "start", "study", "adopt") and aspect in ("perfect", "modal", "passive"):
            return ("in_progress", 1, "not done yet")
        return None
    if kind == "supersede" and LINK.search(clause.text):
        kind = "exec"
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
            return ("announced", 2 if "M" in clause.has else 1, "wants to")
        return None
    if aspect == "future":
        return ("announced", 2 if kind != "act" or _role(clause) in ("core", "of") else 1, f"will {kind}")
    return _affirms(clause, i, verb, kind, aspect, future, bare)


_NOT_CLOSED = re.compile(r" niet (?:\S+ ){0,3}?(?:afgedaan|afgehandeld|gesloten|afgesloten|af) ")


def _refuses(clause: Clause, aspect: Aspect, is_denied: bool) -> _Found:
    if is_denied or aspect == "modal":
        return None
    ours = "M" in clause.has or _US.search(clause.text) or ANAPHOR.search(clause.text)
    return ("not_executed", 3 if ours else 2, "refuses")


def _declines(clause: Clause, kind: str, aspect: Aspect, bare: bool) -> _Found:
    """A denied deed. That the cabinet won't do it refuses; that it wasn't done says so too, but weaker."""
    if clause.has & {"gelukt", "lukt", "geslaagd", "redt"}:
        return ("in_progress", 1, "not managed")
    if clause.has & {"beschouwd", "aangemerkt"} and " als " in clause.text:
        return ("in_progress", 2, "not held as done")
    if kind in ("exec", "adopt"):
        if aspect == "modal":
            return ("not_executed", 2, "can't be done")
        if not (bare or "M" in clause.has or _US.search(clause.text) or ANAPHOR.search(clause.text)):
            return ("not_executed", 1, "others don't")
        outright = aspect in ("future", "passive", "present") or kind == "adopt"
        return ("not_executed", 3 if outright else 2, "won't be done")
    if kind == "deliver" and aspect in ("future", "present") and _US.search(clause.text):
        return ("not_executed", 2, "won't be delivered")
    if clause.has & {"besluit", "beslissing", "standpunt"}:
        return None
    if kind in ("act", "start") and (_US.search(clause.text) or aspect == "future"):
        return ("not_executed", 1, "deed denied")
    return None


def _affirms(clause: Clause, i: int, verb: Verb, kind: str, aspect: Aspect, future: bool, bare: bool) -> _Found:
    linked = bool(LINK.search(clause.text))
    here = bool(HERE.search(clause.text))
    early = bool(_BEFOREHAND.search(clause.text))
    if aspect == "perfect":
        if kind == "act" and verb.form == "past" and not _US.search(clause.text):
            return None  # "het rapport gaf aanleiding"
        if future:
            return ("announced", 2, "will have been done")
        if _ONLY_THEN.search(clause.text):
            return ("announced", 1, "only then done")
        if early and kind != "say":
            return ("in_progress", 2, "a step before it")
        if kind == "exec":
            return ("executed", _weight_done(clause, i, verb, linked), "done")
        if kind == "deliver" and _FOR_ADVICE.search(clause.text):
            return ("in_progress", 2, "put out for advice")
        if kind == "deliver":
            return ("executed", 2 if linked or bare or here else 1, "delivered")
        if kind == "adopt":
            return ("executed", 2, "taken over")
        if kind == "start":
            return ("in_progress", 2, "begun")
        if kind == "progress" or verb.lemma in _TALKS:
            talked = verb.lemma in _TALKS and {"M", "met"} <= clause.has
            counts = linked or talked or (kind == "progress" and _role(clause) != "none")
            return ("in_progress", 2 if counts else 1, "worked on")
        if kind == "study":
            return ("executed", 1, "found out")
        if _GOT_GOING.search(clause.text):
            return ("in_progress", 2, "begun")
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
        if verb.lemma == "voldoen" and "aan" not in clause.has and "M" not in clause.has:
            return None
        outright = here or verb.lemma in _OUTRIGHT or clause.has & GIVES["exec"]
        if _BY_DEGREES.search(clause.text):
            return ("in_progress", 2, "bit by bit")
        if outright and "graag" in clause.has:
            return ("announced", 2, "will gladly do it")
        if outright or kind == "deliver":
            return ("executed", 2 if outright else 1, "does it in saying so" if here else "does it")
    if kind == "exec":
        if aspect == "passive" and verb.lemma in _AT_ONCE and not NOW.search(clause.text) and not here:
            return ("announced", 2, "will be done")
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
                and _role(clause) in ("core", "of" if clause.has & GIVES["exec"] else "core")
                and not clause.has & {"hoe", "welke"}
            )
            else 1,
            "being done",
        )
    if kind == "deliver" and _REGULARLY.search(clause.text):
        return ("executed", 2, "delivers it regularly")
    if kind == "deliver":
        return (
            ("executed", 2, "delivers it here")
            if here
            else ("announced", 2 if aspect == "passive" else 1, "will be delivered")
        )
    if kind == "adopt":
        return ("announced", 2, "takes it over")
    if kind == "start" and aspect == "present" and clause.has & {"ik", "wij", "we"} and not NOW.search(clause.text):
        return ("announced", 2, "takes it up")
    if kind in ("progress", "study", "start"):
        return ("in_progress", 2, "being worked on")
    ties = linked or "M" in clause.has or bare or _US.search(clause.text) or ANAPHOR.search(clause.text)
    return ("in_progress", 2 if linked else 1, "acts on it") if ties else None


# a deed that befalls the paper, not what it asks, where the motie is its subject: "de motie is gewijzigd"
_OF_THE_PAPER = word_set(
    """
    wijzigen intrekken toevoegen plaatsen aanvullen opnemen instellen houden aanpassen inbrengen
    """
)


_RELATIVE = re.compile(r"(?:die|dat|waar\w*|welke)$")


def _apart_by_relative(clause: Clause, one: int, other: int) -> bool:
    """Whether one of two words stands in a relative clause without the other: "M krijgt vorm in de toets die is "
    "begonnen"."""
    first, last = sorted((one, other))
    return any(_RELATIVE.match(clause.words[k]) and clause.words[k - 1] not in LEXICON for k in range(first + 2, last))


def _weight_done(clause: Clause, i: int, verb: Verb, linked: bool) -> int:
    """How surely a deed done is the execution: by the verb, and by the part that the mention plays in the clause."""
    role = _role(clause)
    if "M" in clause.has and _apart_by_relative(clause, clause.words.index("M"), i):
        return 1
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
    if "M" not in clause.has:
        return False
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
    if before in ("in", "uit", "van", "door") and at > 1 and clause.words[at - 2] in _WHAT_IT_ASKS:
        return "of"
    if before in ("over", "op", "in", "naar", "tussen", "inzake", "omtrent", "tot", "rond", "bij"):
        return "about"
    if before in ("van", "aan", "met"):
        return "of"
    return "from" if before in ("uit", "voor", "door") else "core"


# deeds of a moment: what "wordt" done of them is still to come
_AT_ONCE = word_set(
    """
    opnemen invoeren instellen oprichten vaststellen benoemen verhogen verlagen wijzigen aanpassen toevoegen plaatsen
    schrappen afschaffen verlengen verkorten openen openstellen beleggen verbieden verplichten toekennen aanstellen
    intrekken halveren vrijmaken vrijgeven aanwijzen uitbreiden verruimen aanscherpen stopzetten beëindigen
    """
)
_REGULARLY = re.compile(r" (?:maandelijks|jaarlijks|wekelijks|periodiek|halfjaarlijks|(?:elk|elke|ieder|iedere) \S+) ")
_ONLY_THEN = re.compile(r" pas (?:daarna|dan|na|nadat|als|wanneer|zodra) ")
_FOR_ADVICE = re.compile(
    r" (?:voor|ter|in) (?:internetconsultatie|consultatie|advies|advisering|toetsing|beoordeling|goedkeuring|"
    r"commentaar) "
)
_BY_DEGREES = re.compile(
    r" (?:gaandeweg|geleidelijk|stapsgewijs|stap voor stap|steeds meer|allengs|langzamerhand|gefaseerd) "
)
_SPIRIT = word_set(
    "belang noodzaak urgentie uitgangspunt streven geest strekking gedachte doel intentie zorgen zorg oproep "
    "bedoeling mening opvatting achtergrond"
)
_WHAT_IT_ASKS = word_set(
    "verzoek oproep wens opdracht gevraagde gestelde gewenste verlangde bepaalde dictum vraag verzoeken"
)
_WILL_SPEAK = frozenset(["reageren", "ingaan", "terugkomen", "melden", "schrijven"])
_TALKS = frozenset(["spreken", "bespreken", "aankaarten", "agenderen", "overleggen", "horen", "uitvragen"])
_OUTRIGHT = word_set(
    """
    uitvoeren afronden realiseren voltooien voldoen nakomen verwezenlijken volbrengen implementeren
    uitwerken opvolgen invoeren effectueren
    """
)
