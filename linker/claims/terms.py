"""Terms: the words of a text that say by when, and the last day of the period that they name. Pure.

A day is given only where no assumption is needed: a named day, month, quarter, half-year or year, a number of weeks or
months after the letter, Prinsjesdag. A recess, a season, "medio", a debate or a document gives words alone; what a
recess means for a ledger is `linker.claims.recess`.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from linker.days import MONTHS

_MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|apr|aug|sept?|okt|nov|dec)\.)(?![a-zà-ÿ])"
_MONTH = rf"(?P<month>{_MONTH_NAME})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINAL = {
    "eerste": 1,
    "1e": 1,
    "tweede": 2,
    "2e": 2,
    "derde": 3,
    "3e": 3,
    "vierde": 4,
    "4e": 4,
    "laatste": 0,
    "1ste": 1,
    "2de": 2,
    "3de": 3,
    "4de": 4,
}
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
            "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "zestien": 16, "achttien": 18, "twintig": 20,
            "dertig": 30}  # fmt: skip
_BY = (
    r"(?P<by>(?:(?:nog |al |vóór of op |op zijn laatst |voor |vóór )?(?:uiterlijk|ultimo|"
    r"vóór|voor|tegen|vanaf|per|binnen|na|tot en met|tot|in|op|rond|omstreeks|"
    r"gedurende|bij|aan|met ingang van|uit van)(?: of (?:uiterlijk )?(?:in|op|vóór|voor))?)(?: (?:in|op|vóór|"
    r"voor|eind|per|de loop van|het eind(?:e)? van|de))*[ ]+)?"
)
_PART = (
    r"(?P<part>(?:het )?(?:begin|medio|midden|half|halverwege|eind|einde|ultimo|najaar|"
    r"voorjaar|zomer|winter|herfst|lente|de loop van|later|vroeg|de (?:tweede|laatste) helft)(?: van)? (?:(?:de maand|"
    r"het jaar) )?)?"
)
_WHEN_YEAR = (
    r"(?P<rel>dit (?:kalender)?jaar|volgend (?:kalender)?jaar|komend jaar|het (?:volgende|"
    r"komende) jaar|(?<=eind van )het jaar|(?<=einde van )het jaar|(?:het )?jaareinde)"
)
_DATED = (
    ("day", rf"{_BY}(?P<day>\d{{1,2}}) {_MONTH}(?: {_YEAR})?(?! jl\.| jongstleden| ?\d)"),
    ("numeric", rf"{_BY}(?P<day>\d{{1,2}})[-/.](?P<number>\d{{1,2}})[-/.]{_YEAR}(?![-/\d])"),
    (
        "quarter",
        (
            rf"{_BY}(?:het )?(?:(?P<nth>eerste|tweede|derde|vierde|laatste|[1-4](?:e|de|ste)) "
            rf"kwartaal|(?:Q|K)(?P<q>[1-4])|(?P<q2>[1-4])(?:e)? kwartaal)(?: (?:van )?(?:(?:het "
            rf"jaar )?{_YEAR}|{_WHEN_YEAR}))?"
        ),
    ),
    (
        "half",
        (
            rf"{_BY}(?:de |het )?(?P<nth>eerste|tweede|[12]e) (?:half ?jaar|jaarhelft|helft)(?: (?:van "
            rf")?(?:{_YEAR}|{_WHEN_YEAR}))?(?! van [a-z])(?! {_MONTH_NAME})"
        ),
    ),
    ("month", rf"(?<!\d ){_BY}{_PART}(?:de maand )?{_MONTH}(?: {_YEAR})?(?! jl\.| jongstleden| ?\d)"),
    (
        "within",
        (
            rf"(?P<by>[Bb]innen|[Oo]ver) (?:de termijn van )?(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)}) "
            rf"(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?|half ?jaar|jaar)\b(?! of )(?P<from> na (?:de "
            rf")?(?:dagtekening|datum|verzending|heden)(?: van (?:deze brief|dit schrijven))?| na "
            rf"vandaag| vanaf heden| van heden)?(?P<other> na| nadat| vanaf)?"
        ),
    ),
    ("prinsjesdag", rf"{_BY}Prinsjesdag(?: {_YEAR})?"),
    ("morrow", r"(?:vanaf |uiterlijk |nog )?morgen(?:ochtend|middag|avond)?(?! (?:of|en)\b)"),
    (
        "span",
        (
            rf"{_BY}(?:het eind(?:e)? van )?(?P<rel>deze maand|volgende maand|komende maand(?!en|ag)|dit "
            rf"kwartaal|(?:volgend|komend|het komende|het volgende) kwartaal|(?<=eind van )de maand|"
            rf"(?<=einde van )de maand)"
        ),
    ),
    ("year", rf"{_BY}{_PART}(?:het jaar )?(?:{_YEAR}|{_WHEN_YEAR})(?![-/\d])"),
)
_DEBATES = (
    r"(?:[\wà-ÿ]*(?:debat|begrotingsbehandeling|behandeling|overleg|Voorjaarsnota|"
    r"Najaarsnota|Miljoenennota|begroting|jaarverslag|voortgangsrapportage|verzamelbrief|"
    r"stemming(?:en)?|formatie|verkiezingen|evaluatie|herziening|\w*raadsvergadering))"
)
_VAGUE = re.compile(
    r"(?i)\b(?:"
    r"(?:(?:uiterlijk |nog |ruim )?(?:vóór|voor|na|tijdens|rond|in|op|kort na|direct na|"
    r"tot) )(?:uiterlijk )?(?:het |de |komend |dit |komende )*(?:zomer|kerst|herfst|"
    r"voorjaars|meivakantie|krokus|mei|kerst-|zomer-)[- ]?(?:reces|vakantie)?(?: van| "
    r"in)?(?: (?:19|20)\d\d)?(?! (?:het|de|een)\b)\b"
    r"|(?:(?:uiterlijk |nog )?(?:vóór|voor|na|tijdens|rond) )(?:het |de )?(?:\w*reces)(?: (?:van )?\d{4})?"
    r"|(?:(?:uiterlijk |nog |begin |eind |medio |later )?(?:vóór|voor|na|tijdens|in|tegen|"
    r"vanaf) )?(?:het |de |dit |komend |volgend |deze |komende )+(?:eind van (?:het |de "
    r")?)?(?:voorjaar|najaar|zomer|herfst|winter|lente)(?: van)?(?: \d{4})?"
    r"|(?:begin|eind|medio|in het|dit|komend|volgend) (?:voorjaar|najaar|zomer|herfst|winter)(?: (?:van )?\d{4})?"
    r"|(?:medio|begin|halverwege|midden) (?:volgend jaar|dit jaar|(?:januari|februari|"
    r"maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: \d{4})?|"
    r"\d{4})"
    r"|(?:zo|op) (?:spoedig|snel|kort) mogelijk(?:e termijn)?|(?:zeer )?(?:spoedig|"
    r"binnenkort|binnen afzienbare (?:tijd|termijn))|op (?:(?:zeer|niet al te|niet te) "
    r")?(?:korte|lange|afzienbare|kortst mogelijke|langere|middellange) termijn"
    r"|(?:rond|voor|vóór|na|bij) de jaarwisseling|te zijner tijd|in de loop van (?:dit|"
    r"het|deze|het komende) [\w ]{1,25}?(?:jaar|zittingsperiode|kabinetsperiode|periode)|"
    r"(?:in de )?komende (?:weken|maanden|periode|tijd|jaren|kabinetsperiode)|dit "
    r"parlementaire jaar|(?:volgende|deze|komende) week|nog deze kabinetsperiode|"
    r"later (?:dit|in het) jaar|(?:uiterlijk )?(?:aan|voor|vóór|tegen) het eind(?:e)? van "
    r"(?:het|deze) (?:parlementaire jaar|kabinetsperiode|schooljaar|zittingsjaar)"
    rf"|(?:uiterlijk |nog )?(?:vóór|voor|bij|tijdens|voorafgaand aan|ten behoeve van|na|"
    rf"in) (?:het |de |uw |een )?(?:(?:eerst)?volgende |komende |nieuwe "
    rf")?{_DEBATES}(?:en)?(?: (?:van |voor )?\d{{4}})?"
    r"|na (?:de )?(?:afronding|publicatie|ontvangst|inwerkingtreding|ommekomst|vaststelling) van [^,.;:]{1,40}"
    r")"
)
_DATED_RES = tuple((name, re.compile(rf"\b{expr}" if name != "within" else expr, re.I)) for name, expr in _DATED)
# what must be in the text for a form to be sought at all
_MONTH_NAMES = re.compile("|".join(m[:3] for m in MONTHS), re.I)
_GATES = {
    "day": _MONTH_NAMES,
    "month": _MONTH_NAMES,
    "numeric": re.compile(r"\d[-/.]\d"),
    "quarter": re.compile(r"kwartaal|[QKqk][1-4]", re.I),
    "half": re.compile(r"helft|half ?jaar|jaarhelft", re.I),
    "within": re.compile(r"binnen|over", re.I),
    "prinsjesdag": re.compile(r"prinsjesdag", re.I),
    "morrow": re.compile(r"morgen", re.I),
    "span": re.compile(r"maand|kwartaal", re.I),
    "year": re.compile(r"\d{4}|jaar", re.I),
}
# A coming period that is the object of a verb, no time: "cijfers over 2027", "de begroting 2027", "van 12 maart 2024".
_NO_TERM = re.compile(
    r"(?i)(?:\b(?:van|over|uit|sinds|d\.d\.|sedert|begroting|jaarverslag|rapportage|nota|"
    r"\w*brief|debat|wet|plan|agenda|handelingen|ii|i|programma) |[-/\d]|kamerstuk(?:ken)? "
    r"(?:ii |i )?)$"
)
_BARE = ("day", "numeric", "month", "year", "quarter")  # of which the words before tell whether they are a term
SEEN_AHEAD = 60  # characters
# what a bare year follows that is a term
_A_TERM = re.compile(
    r"(?i)(?:gereed|verwacht|gepland|planning|start|start uitvoering|afronding|termijn|deadline|naar|per|"
    r"evaluatie van):? $"
)
# "de Landbouwraad van 29 januari"; but "na" it is later, and a week is no day
_OF = re.compile(
    r"(?i)^(?!.*\b(?:na|nadat|ten behoeve van|(?:de week|de datum) van)\b[^.;,]*$).*\b[a-zà-ÿ]+(?: van|brief) $", re.S
)
# a time that has been, and one by which it is not done
_NOT_BEFORE = re.compile(
    r"(?i)\b(?:eerder|jl\.|jongstleden|afgelopen|vorig|verleden)[^.;]{0,5}$|"
    r"\b(?:niet|niet eerder (?:\w+ )?dan|op zijn vroegst) $"
)
_NOT_BY_THEN = re.compile(
    r"(?i)\s*(?:\w+ )?niet (?:\w+ )?(?:haalbaar|mogelijk|realistisch|reëel|uitvoerbaar|gereed|te halen|lukken)"
)


@dataclass(frozen=True)
class Term:
    """Words [start, end) that name a time, and its last day; None where the words give no one day."""

    start: int
    end: int
    day: date | None
    kind: str


def terms(text: str, start: int, end: int, on: date | None) -> list[Term]:
    """The terms in a stretch of text in order; the fuller one where they overlap, and none that passed before `on`."""
    found: list[Term] = []
    for term in sorted(_all(text, start, end, on), key=lambda t: (t.start, -t.end)):
        if found and term.start < found[-1].end:
            last = found[-1]
            if (term.day is not None, term.end - term.start) <= (last.day is not None, last.end - last.start):
                continue
            found.pop()
        found.append(term)
    return [
        t for t in found if not t.day or not on or (t.day >= on and not _in_force(text[t.start : t.end], t.day, on))
    ]


def _in_force(words: str, last: date, on: date) -> bool:
    """Whether a day without a year is rather the one that has been: "met ingang van 1 mei" in a letter of June."""
    return words.lower().startswith("met ingang") and is_over(words, last, on)


HALF_A_YEAR = 183
_YEAR_OR_COMING = re.compile(
    r"(?i)\d{4}|^(?:nog |uiterlijk|vóór|voor|vanaf|per|tot)\b|jaar|prinsjesdag|binnen|kwartaal"
)


def is_over(words: str, last: date, day: date | None) -> bool:
    """Whether a day without a year is rather one that has been: "op 2 september" in a letter of October."""
    return day is not None and not _YEAR_OR_COMING.search(words) and (last - day).days > HALF_A_YEAR


# one of which every term has: sought one by one, which is quicker than as one expression
_DIGIT = re.compile(r"\d")
_ANY = (
    "prinsjesdag", "jaar", "kwartaal", "maand", "week", "weken", "dagen", "zomer", "herfst", "winter", "lente", "reces",
    "spoed", "binnen", "termijn", "tijd", "debat", "behandeling", "overleg", "nota", "begroting", "verslag",
    "rapportage", "brief", "stemming", "formatie", "verkiezing", "evaluatie", "herziening", "periode", "morgen",
    "mogelijk", "kerst", "raad", "na ", *MONTHS,
)  # fmt: skip


def _all(text: str, start: int, end: int, on: date | None) -> Iterator[Term]:
    lower = text[start:end].lower()
    if not (_DIGIT.search(lower) or any(cue in lower for cue in _ANY)):
        return
    for kind, regex in _DATED_RES:
        if not _GATES[kind].search(text, start, end):
            continue
        for match in regex.finditer(text, start, end):
            groups = match.groupdict()
            ahead = text[max(start, match.start() - SEEN_AHEAD) : match.start()]
            bare = kind in _BARE and not groups.get("by") and not groups.get("part")
            of_event = (
                bare and (kind == "day" or (kind == "month" and bool(groups["year"]))) and bool(_OF.search(ahead))
            )
            if (
                (kind == "year" and ahead.endswith(("begroting ", "begrotingen ", "jaarplan ")))  # "… voor 2027"
                or (bare and not of_event and _NO_TERM.search(ahead))
                or (bare and kind == "year" and not groups.get("rel") and not _A_TERM.search(ahead))
                or _NOT_BEFORE.search(ahead)
                or _NOT_BY_THEN.match(text, match.end(), end)
            ):
                continue
            words = match[0].lstrip()
            begin = match.start() + len(match[0]) - len(words)
            try:
                day = _day(kind, groups, match[0].lower(), on)
            except ValueError:  # 31 november
                continue
            if not of_event or _is_coming(day, bool(groups.get("year")), on):
                yield Term(begin, match.end(), day, kind)
    for match in _VAGUE.finditer(text, start, end):
        yield Term(match.start(), match.end(), None, "vague")


SOON = 120  # days


def _is_coming(day: date | None, of_a_year: bool, on: date | None) -> bool:
    """Whether the day of a meeting or a paper ("de Landbouwraad van 29 januari") is still to come: it says so itself,
    or is so near that the one of a year ago would have been named otherwise."""
    return bool(day and on and day > on and (of_a_year or (day - on).days <= SOON))


def _day(kind: str, groups: dict[str, str | None], words: str, on: date | None) -> date | None:
    """The last day of the period named; None where it can't be told without an assumption."""
    part = (groups.get("part") or "").lower()
    after = bool(re.match(r"(?:nog |al )?(?:na|vanaf|rond|omstreeks)\b", words))
    if (
        (after and not (kind == "day" and words.startswith("vanaf")))  # "vanaf 1 mei": that day, as in "per 1 mei"
        or (part and not re.match(r"(?:het )?(?:eind|ultimo|de loop|later|de tweede|de laatste)", part))
        or re.search(r"\b(?:medio|begin|halverwege|midden|half)\b", words.replace("half jaar", ""))
    ):
        return None
    named = groups.get("year")
    year = int(named) if named else _relative_year(groups.get("rel"), on)
    if kind == "within":
        return _within(groups, on)
    if kind == "span":
        return _span(groups["rel"] or "", on)
    if kind == "morrow":
        return on and on + timedelta(days=1)
    if kind == "year":
        return date(year, 12, 31) if year else None
    if kind == "prinsjesdag":
        return _coming(lambda y: _third_tuesday(y), year, on)
    if kind == "half":
        month = 6 * _ORDINAL[(groups["nth"] or "").lower()]
        return _coming(lambda y: _end(y, month), year, on)
    if kind == "quarter":
        nth = int(groups.get("q") or groups.get("q2") or _ORDINAL[(groups["nth"] or "").lower()]) or 4
        return _coming(lambda y: _end(y, 3 * nth), year, on)
    if kind == "numeric":
        return date(year or 0, int(groups["number"] or 0), int(groups["day"] or 0))
    name = (groups["month"] or "").lower()
    number = next(n for n, full in enumerate(MONTHS, 1) if full[:3] == name[:3])
    if kind == "day":
        wanted = int(groups["day"] or 0)
        return _coming(lambda y: date(y, number, wanted), year, on)
    return _coming(lambda y: _end(y, number), year, on)


def _relative_year(words: str | None, on: date | None) -> int | None:
    if not words or on is None:
        return None
    return on.year + (not re.match(r"(?i)dit|het jaar|(?:het )?jaareinde", words))


def _coming(last: Callable[[int], date], year: int | None, on: date | None) -> date | None:
    """The day in its year; where none is named, the first one on or after the day of the text."""
    if year:
        return last(year)
    if on is None:
        return None
    here = last(on.year)
    return here if here >= on else last(on.year + 1)


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _third_tuesday(year: int) -> date:
    return next(date(year, 9, d) for d in range(15, 22) if date(year, 9, d).weekday() == 1)


def _within(groups: dict[str, str | None], on: date | None) -> date | None:
    if on is None or groups.get("other"):
        return None
    words = (groups["n"] or "").lower()
    n = int(words) if words.isdigit() else _NUMBERS[words]
    unit = (groups["unit"] or "").lower()
    if unit.startswith("dag"):
        return on + timedelta(days=n)
    if unit.startswith("we"):
        return on + timedelta(weeks=n)
    months = on.month - 1 + n * {"jaar": 12, "half jaar": 6, "halfjaar": 6}.get(unit, 1)
    year, month = on.year + months // 12, months % 12 + 1
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def _span(words: str, on: date | None) -> date | None:
    if on is None:
        return None
    following = not words.lower().startswith("d")
    if "maand" in words:
        year, month = (on.year, on.month) if not following else (on.year + on.month // 12, on.month % 12 + 1)
        return _end(year, month)
    quarter = (on.month - 1) // 3 + 1 + following
    return _end(on.year + (quarter > 4), 3 * ((quarter - 1) % 4 + 1))
