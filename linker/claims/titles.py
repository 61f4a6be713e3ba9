"""What the title of a letter says by itself of the motie that it names. Pure.

A title says little: "Uitvoering van …", "Reactie op …" claim nothing. Some say the status themselves: afdoening,
uitstel, het niet uitvoeren (sources/execution-of-motions.md §4). What stands in the subject of the motie says nothing.
"""

import re

from linker.claims.idioms import Status
from linker.claims.signals import Signal

_WORDS: tuple[tuple[str, Status, str], ...] = (
    (
        "title: refusal",
        "not_executed",
        (
            r"niet (?:wordt|worden|is|zijn|zal) (?:\w+ )?(?:uitgevoerd|opgevolgd|overgenomen)|"
            r"niet[- ](?:uit(?:voering|voeren|te voeren|gevoerd)|opvolg\w+|over(?:nemen|te nemen|"
            r"genomen|name)|inwillig\w+|honor\w+|nakom\w+|invull\w+|gestand\w*|kunnen uitvoeren|"
            r"willen uitvoeren)|(?:wordt|worden|zal|kan|kunnen) niet [\w ]{0,20}?(?:uitgevoerd|"
            r"uitvoeren|opgevolgd|overgenomen|nagekomen)|achterwege (?:laten|blijven)|af(?:zien|"
            r"te zien|wijzing|wijzen) (?:van|op)|weigering|onuitvoerbaar\w*|geen (?:uitvoering|"
            r"gevolg|opvolging|invulling)"
        ),
    ),
    ("title: timetable", "announced", r"tijdpad|tijdschema|tijdlijn|planning|aankondiging|voornemen|voorgenomen"),
    (
        "title: delay",
        "in_progress",
        (
            r"uitstel(?:brief|bericht|verzoek)?\b|nadere termijn|termijnverlenging|verlenging "
            r"(?:van de )?termijn|nader bericht|uitgesteld\w*|vertraging|vertraagde?|verlate|"
            r"latere toezending|tussenbericht|lopende? (?:onderzoek|verkenning|traject|evaluatie|overleg|gesprek\w*)"
        ),
    ),
    (
        "title: partly",
        "partly",
        (
            r"gedeeltelijke? (?:uitvoering|nakoming|afdoening|invulling)|(?:deels|gedeeltelijk|"
            r"ten dele) (?:uitvoer\w*|uitgevoerd\w*|nagekomen)"
        ),
    ),
    ("title: overtaken", "superseded", r"verval(?:len)?(?: van)?|achterhaalde?"),
    ("title: handed over", "transferred", r"overdracht|overgedragen|overheveling"),
    (
        "title: done",
        "executed",
        r"afdoening|afgedaan|afdoen|gestanddoening|afronding|nakoming|voldoening|inlossing",
    ),
)
_RES = tuple((rule, status, re.compile(rf"(?i)\b(?:{words})")) for rule, status, words in _WORDS)
_AT_END = {rule: re.compile(rf"(?i)\b(?:{words})\.?$") for rule, _, words in _WORDS}
_BEHIND = re.compile(r"(?i)\A[^:–|]{0,200}?(?::|–| -|\b(?:wordt|worden|zal|is|zijn|kan)\b)")
# what follows the item at once: "aanbeveling 3 opgevolgd: …", "motie X (36 410, nr. 3) uitgesteld tot …"
_TOLD_AT_ONCE = {
    "title: done": re.compile(
        r"\s*(?:\([^()\n]*\)\s*)?(?P<said>(?:opgevolgd|uitgevoerd|nagekomen|afgedaan|voldaan)\b)"
    ),
    "title: delay": re.compile(r"\s*(?:\([^()\n]*\)\s*)?(?P<said>(?:uitgesteld|vertraagd|verlaat)\b)"),
}
# a word that is part of a subject: "op de hoogte stellen van niet-uitvoering"
_GOVERNED = re.compile(r"\b(?:van|over|op|tot|bij|door|de|het|een|voor|laten|om|te|en) $")
_SUBJECT = re.compile(r"(?i)\b(?:over|inzake|betreffende|omtrent|om|tot|m\.b\.t\.|met betrekking tot)\b")


def title_says(text: str, start: int, end: int, mention: tuple[int, int]) -> Signal | None:
    """The signal of a title [start, end) for a mention in it; None where it says nothing."""
    before = text[start : mention[0]]
    behind = text[mention[1] : end]
    item = _ITEM.search(before)
    first = item.start() if item else len(before)
    for rule, status, regex in _RES:
        for match in regex.finditer(before):
            between = before[match.end() :]
            if rule in _CLOSE_BY and (not _CLOSELY.match(between) or _ASKED.search(before)):
                continue
            if rule == "title: delay" and _ANOTHERS.search(between):
                continue
            if (
                _governs(between)
                and (match.start() < first or not _ITEM.search(between))
                and not _in_subject(before, match.start())
            ):
                return Signal(status, 3, start + match.start(), start + match.end(), rule)
        at_end = _AT_END[rule].search(behind)  # "… over de leges uitgesteld"
        if at_end and rule != "title: overtaken" and not _GOVERNED.search(behind, 0, at_end.start()):
            return Signal(status, 3, mention[1] + at_end.start(), mention[1] + at_end.end(), rule)
        told = _TOLD_AT_ONCE[rule].match(behind) if rule in _TOLD_AT_ONCE else None
        if told:
            return Signal(status, 3, mention[1] + told.start("said"), mention[1] + told.end("said"), rule)
        lead = _BEHIND.match(behind)
        if lead is None or _SUBJECT.search(lead[0]):
            continue
        later = regex.search(behind, lead.end() - 1 - len(lead[0].split()[-1]))
        in_subject = later and (
            _SUBJECT.search(behind[lead.end() : later.start()]) or _GOVERNED.search(behind, 0, later.start())
        )
        if later and not in_subject:
            return Signal(status, 3, mention[1] + later.start(), mention[1] + later.end(), rule)
    return None


# these words must stand close by, and not in what a committee asks
_CLOSE_BY = ("title: timetable", "title: done", "title: overtaken", "title: handed over")
_CLOSELY = re.compile(r"[\w\s.-]{0,70}$(?<! over )(?<! inzake )")
_ASKED = re.compile(r"(?i)\bverzoek|\bvragen\b|stand van zaken")
# what is put off then is an answer to somebody who asked about the item, and says nothing of carrying it out
_ANOTHERS = re.compile(
    r"(?i)\b(?:kamer)?vragen\b|\b(?:reactie|antwoord|beantwoording) (?:op|van) (?:het |een |uw )?verzoek|"
    r"\bcommissiebrief|\bbrief van (?!de (?:minister|staatssecretaris|bewinds))"
)
_ITEM = re.compile(r"(?i)motie|toezegging|aanbeveling")


def _in_subject(before: str, at: int) -> bool:
    """Whether a word stands in what another item is about: "motie A over het uitstel van …, motie B"."""
    item = next(iter(_ITEM.finditer(before, 0, at)), None)
    return item is not None and bool(_SUBJECT.search(before, item.end(), at))


def _governs(between: str) -> bool:
    """Whether the word in front speaks of the mention: nothing but a way to say "of the motie" lies between."""
    if re.search(r"[.;]", between):
        return False
    return not re.search(
        r"(?i)\b(?:en|alsmede) (?:reactie|stand|uitvoering|appreciatie|beantwoording|invulling|voortgang)\b", between
    )
