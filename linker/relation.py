"""How a document bears on an ask: by its kind and the words of its title, never by its score alone. Pure."""

import re

from linker.models import Relation

# Only what can want, answer or report something is proposed; an agenda, a list of speakers or an appendix can't.
# How well each kind serves a reader of the ask, between like matches: a weight.
KINDS = {
    "Motie": 1.0,
    "Motie (gewijzigd/nader)": 1.0,
    "Amendement": 0.9,
    "Amendement (gewijzigd/nader/vervangend)": 0.9,
    "Initiatiefnota": 0.9,
    "Initiatiefwetgeving": 0.7,
    "Schriftelijke vragen": 0.85,
    "Mondelinge vragen": 0.7,
    "Antwoord schriftelijke vragen": 0.85,
    "Verslag van een schriftelijk overleg": 0.85,
    "Brief regering": 1.0,
    "Wetgeving": 0.7,
    "Voorstel van wet": 0.7,
}
PAGE = 0.7  # a page of the government, a document made public under the Woo: their kinds are free text
_WANTS = ("Motie", "Amendement", "Initiatief", "Schriftelijke vragen", "Mondelinge vragen")
_ANSWERS = ("Antwoord", "Verslag van een schriftelijk overleg", "Wetgeving", "Voorstel van wet")
# a letter that responds: to a motie, a report, a committee, someone's letter
_RESPONDS = re.compile(
    r"(?:kabinets|beleids)?reactie\b|antwoord\w*\b|beantwoording\b|appreciatie\b|beleidsadvies\b", re.IGNORECASE
)


def weight_of(kind: str | None, page: bool) -> float | None:
    """The weight of a kind of paper (`page`: it comes from a site, not from parliament), None if never proposed."""
    return PAGE if page or kind is None else KINDS.get(kind)


def relation_of(kind: str | None, title: str) -> Relation:
    """What a paper that is close to an ask does with it: wants the same, answers, or reports how it goes."""
    if kind and kind.startswith(_WANTS):
        return "demands_same"
    if kind and kind.startswith(_ANSWERS):
        return "answers"
    return "answers" if _RESPONDS.search(title) else "reports_progress"
