"""Days, months and years as Dutch texts name them, as periods. Pure.

A day or month without its year is the last one before the day of the text ("op 5 april jl.", "in september").
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = {name: n for n, name in enumerate(_MONTHS.split(), 1)}
MONTH = "|".join(MONTHS)
_JL = r"(?:\s+(?:jl\.?|j\.l\.|jongstleden|dit\s+jaar))?"
_LEAD = (
    r"(?:\(?\b(?:d\.?\s?d\.?|van|op|per|uit|in|gedateerd|sinds)\s+)?"
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
)
DAY = re.compile(
    rf"{_LEAD}(?:\b(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\b(?:\s+(?P<year>(?:19|20)\d\d)\b)?{_JL}"
    r"|\b(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>(?:19|20)\d\d)\b)\)?",
    re.I,
)
_MONTH_OR_YEAR = re.compile(
    r"\b(?:van|uit|in|sinds|van\s+het)\s+(?:(?P<part>begin|eind|half|medio|het\s+begin\s+van|het\s+einde\s+van)\s+)?"
    rf"(?:(?P<month>{MONTH})\b(?:\s+(?P<year>(?:19|20)\d\d)\b)?|(?P<only>(?:19|20)\d\d)\b(?!\s?[-/]\d)){_JL}"
    rf"|\b(?P<part2>begin|eind|half|medio)\s+(?:(?P<month2>{MONTH})\b(?:\s+(?P<year2>(?:19|20)\d\d)\b)?|(?P<only2>(?:19|20)\d\d)\b)"
    rf"|(?<=, )(?P<month3>{MONTH})\s+(?P<year3>(?:19|20)\d\d)\b",
    re.I,
)


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; [start, end) is where the text names it."""

    first: date
    last: date
    start: int
    end: int

    def days_off(self, day: date) -> int:
        """How many days a day lies outside the period: 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def periods(text: str, on: date | None) -> list[Period]:
    """The days, months and years that a text of the day `on` names, in order of their place."""
    found = [period for match in DAY.finditer(text) if (period := _day(match, on))]
    for match in _MONTH_OR_YEAR.finditer(text):
        taken = any(match.start() < period.end and period.start < match.end() for period in found)
        if not taken and (period := _month_or_year(match, on)):
            found.append(period)
    return sorted(found, key=lambda period: period.start)


def _day(match: re.Match[str], on: date | None) -> Period | None:
    number = int(match["day"] or match["d"])
    month = MONTHS[match["month"].lower()] if match["month"] else int(match["m"])
    year = int(match["year"] or match["y"] or 0)
    try:
        day = date(year, month, number) if year else _last_before(on, month, number)
    except ValueError:
        return None  # 31 juni: no day, so nothing is named
    return Period(day, day, *match.span()) if day else None


def _last_before(on: date | None, month: int, number: int) -> date | None:
    """The last such day that isn't later than `on`."""
    if on is None:
        return None
    day = date(on.year, month, number)
    return day if day <= on else date(on.year - 1, month, number)


def _month_or_year(match: re.Match[str], on: date | None) -> Period | None:
    groups = match.groupdict()
    only = groups["only"] or groups["only2"]
    if only:
        return Period(date(int(only), 1, 1), date(int(only), 12, 31), *match.span())
    month = MONTHS[(groups["month"] or groups["month2"] or groups["month3"]).lower()]
    named = groups["year"] or groups["year2"] or groups["year3"]
    first = date(int(named), month, 1) if named else _last_before(on, month, 1)
    if first is None:
        return None
    return Period(first, first + timedelta(monthrange(first.year, month)[1] - 1), *match.span())
