"""What a recess or a season means as a term, for a ledger that asks whether a promise is late. Pure.

Terms themselves stay without a day (`linker.claims.terms`). The days are bounds: by them the recess has begun in every
year, so that nothing counts as late too early. The Tweede Kamer's summer recess begins in the first half of July, that
of Christmas before the 25th of December, those of autumn, spring and May with the school holidays.
"""

import re
from datetime import date

# the month and day by which it has begun
_BEGUN: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"zomer", (7, 15)),
    (r"kerst|winter", (12, 24)),
    (r"herfst|najaars?reces", (10, 31)),
    (r"voorjaars?reces|krokus", (3, 10)),
    (r"mei", (5, 10)),
)
_BEFORE = re.compile(
    r"(?i)\b(?:vóór|voor) (?:het |de |komend |dit )*(?P<name>\w*reces|zomer(?:vakantie)?|herfst|kerst)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def latest(due_text: str, on: date) -> date | None:
    """The day by which "voor het zomerreces" and the like have surely passed, of a text of a day; None for others."""
    before = _BEFORE.search(due_text)
    if before is None:
        return None
    begun = next((day for name, day in _BEGUN if re.match(name, before["name"].lower())), None)
    if begun is None:
        return None
    if year := _YEAR.search(due_text):
        return date(int(year[0]), *begun)
    here = date(on.year, *begun)
    return here if here >= on else date(on.year + 1, *begun)
