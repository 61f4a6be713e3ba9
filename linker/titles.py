"""A reference by title, taken apart: what it names besides the words of the title. Pure."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = {name: n for n, name in enumerate(_MONTHS.split(), 1)}
_DATE = re.compile(
    r"(?:,?\s*\(?\b(?:d\.?\s?d\.?|van|gedateerd)\s+)?"
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\)?",
    re.IGNORECASE,
)
# words before the title: "Zie ook", "Lees bijv."
_LEAD = re.compile(
    r"^\s*(?:(?:zie|vgl\.?|vergelijk|lees|bron|uit)\b\s*:?\s*"
    r"(?:(?:o\.a\.|onder andere|ook|hierover|bijv\.|bijvoorbeeld|voor)\s*:?\s*)*)+",
    re.IGNORECASE,
)
# what a browser puts behind a page's title: " | Rapport | Rijksoverheid.nl", " - Vereniging X"
_TAIL = re.compile(r"\s+[|–—-]\s+")
_BAR = re.compile(r"\s*\|\s*")

# kind words of a reference -> what the paper's own kind must start with
KINDS: dict[str, tuple[str, ...]] = {
    "nieuwsbericht": ("nieuws",),
    "rapport": ("rapport", "bijlage", "bestand", "rapporten", "publicaties"),
    "kamerstuk": ("brief", "kamerstukken", "motie", "antwoord"),
    "kamerbrief": ("brief", "kamerstukken"),
    "brief": ("brief", "kamerstukken", "brieven"),
    "motie": ("motie",),
    "amendement": ("amendement",),
}
_OPENING = re.compile(
    r"^(?:de\s+)?(?:(?:nader\s+)?gewijzigde\s+|aangenomen\s+)?(?P<kind>motie|amendement|kamerbrief|brief)\b",
    re.IGNORECASE,
)
# "Motie van de leden X en Y c.s. over …": who it is from, and what it is about
_SUBMITTED = re.compile(
    r"^(?:(?:nader\s+)?gewijzigde?\s+)?(?:motie|amendement)\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<who>.+?)\s+(?:over|inzake|om)\s+",
    re.IGNORECASE,
)
# "de brief van de minister van SZW over …": who sent it, and what it is about
_SENT = re.compile(
    r"^(?:de\s+)?(?:kamer)?brief\s+(?:van\s+(?:de|het)\s+.{3,80}?\s+)?(?:over|inzake|betreffende|aangaande)\s+",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"\s*\((?:t\.?v\.?v\.?|ter vervanging van)[^)]*\)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """A title as a letter gives it: the words, and the kind, site, day and submitters that it names."""

    title: str
    kind: str | None
    site: str | None
    date: date | None
    submitters: frozenset[str]


def dates_in(text: str) -> list[date]:
    """The days that a text names in words: "3 juli 2025"."""
    found = []
    for match in _DATE.finditer(text):
        try:
            found.append(date(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"])))
        except ValueError:
            continue  # 31 juni: no day, so nothing is named
    return found


def submitters(title: str) -> frozenset[str]:
    """The surnames that a title names: "Motie van de leden A en B c.s. over …" -> {"a", "b"}."""
    found = _SUBMITTED.match(title)
    if not found:
        return frozenset()
    names = re.split(r",\s*|\s+en\s+", re.sub(r"\s+c\.s\.", "", found["who"]))
    return frozenset(name.strip().lower() for name in names if name.strip())


def subject(title: str) -> str:
    """A title without its submitters and the note of what it replaces: what it is about."""
    return _REPLACES.sub("", _SENT.sub("", _SUBMITTED.sub("", title))).strip()


def reference(text: str) -> Reference:
    """Take a note's words apart. Nothing is guessed: what isn't named is None or empty."""
    rest = _LEAD.sub("", text.strip()).rstrip(".")
    parts = [part for part in _BAR.split(rest) if part]
    kind = site = None
    if len(parts) > 1:
        rest, *tail = parts
        site = tail[-1]
        kind = next((p.lower() for p in tail[:-1] if p.lower() in KINDS), None)
    elif len(halves := _TAIL.split(rest)) > 1:
        rest, site = _TAIL.sub(" - ", " - ".join(halves[:-1])), halves[-1]
    days = dates_in(rest)
    if len(days) == 1:
        rest = _DATE.sub("", rest).strip(" ,")
    if opening := _OPENING.match(rest):
        kind = kind or opening["kind"].lower()
    names = submitters(rest)
    rest = subject(rest)
    if opening and not names:
        rest = re.sub(
            r"^(?:over|om|inzake)\s+",
            "",
            rest[opening.end() :].strip() if rest.startswith(opening[0]) else rest,
        )
    return Reference(rest.strip(" '\"‘’“”"), kind, site, days[0] if len(days) == 1 else None, names)
