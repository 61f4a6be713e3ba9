"""A reference by title, taken apart: what it names besides the words of the title. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from db.names import FROM, NAME, REPLACES, VERSION, folded, heading, split_names, version_of
from linker.days import Period, periods

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
# In running text a party may stand before a name or in brackets behind it: "motie van CDA-Kamerlid Jansen (CDA)".
_PARTY = r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]+)?"
WHO = rf"(?:(?:{_PARTY}-)?(?i:kamerlid|kamerleden|mevrouw|mevr\.|mw\.|meneer|heer|dhr\.)\s+|{_PARTY}(?:['’]er|-er)\s+)?"
FROM_WHOM = (
    rf"(?:\s+van\s+(?={_PARTY}(?:-[Kk]amerl|['’]er\s|-er\s))|{FROM}){WHO}"
    r"(?!(?:van\s+)?(?:de\s+)?(?:Eerste|Tweede)\s+Kamer)"
)
_ONE = rf"{NAME}(?:\s\({_PARTY}\))?"
NAMES_IN_TEXT = rf"{_ONE}(?:\s?(?:/|,|&)\s?{_ONE}|(?:,|\s)\s?en\s{_ONE}){{0,9}}"
_IN_BRACKETS = re.compile(rf"\s\({_PARTY}\)")
# "de nader gewijzigde motie-Jansen/De Vries c.s.", "motie van het lid Jansen", "de motie (Anna Jansen)"
_MENTION = re.compile(
    rf"(?P<first>(?i:oorspronkelijke|eerste|ongewijzigde)\s+)?(?P<version>(?i:{VERSION})\s+)?"
    rf"\b(?i:(?P<kind>motie|(?:sub)?amendement))(?:\s+\(|{FROM_WHOM})"
    rf"(?P<names>{NAMES_IN_TEXT})\)?(?P<cs>,?\s+[Cc]\.?\s?[Ss]\.?)?(?![\w-])"
)
_OUTCOME = re.compile(r"\b(?:aangenomen|verworpen|overgenomen)\b", re.IGNORECASE)
_VERSION = re.compile(
    rf"(?P<first>(?i:oorspronkelijke|eerste|ongewijzigde)\s+)|(?P<version>(?i:{VERSION})\s+(?=motie|amendement))"
)
_OPENING = re.compile(
    r"^(?:de\s+|het\s+|een\s+|mijn\s+|uw\s+|deze\s+|die\s+)?(?:\w+\s+){0,3}?(?P<kind>motie|amendement|(?:kamer|(?P<of>[\w-]*?))brief)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^\s*(?:aan\s+(?:de|uw)\s+[Kk]amer\s+)?van\s+(?:de|het)\s+(?:demissionaire?\s+)?"
    r"(?:minister|staatssecretaris|kabinet|bewindspersoon|bewindslieden)\b"
    r"(?:-president|\s+(?:van|voor)\s+[A-Z]\w*(?:(?:,|\s+en|\s+van)?\s+[A-Z]\w*){0,6})?"
)
_ABOUT = re.compile(
    r"^[\s,:(]*(?:over|om|inzake|betreffende|aangaande|met\s+als\s+titel|getiteld|omtrent|rond)\s+", re.I
)


@dataclass(frozen=True)
class Reference:
    """A reference as a letter gives it: the words of the title, and what else it names.

    `version`: 0 the original, 1 gewijzigd, 2 nader gewijzigd, None unsaid; `others`: "c.s."; `outcome`: aangenomen,
    verworpen, …, of "de aangenomen motie-Jansen"; `formal`: "motie van het lid", as titles have it."""

    title: str
    kind: str | None = None
    site: str | None = None
    periods: tuple[Period, ...] = ()
    names: tuple[str, ...] = ()
    others: bool = False
    version: int | None = None
    outcome: str | None = None
    formal: bool = False

    @property
    def date(self) -> date | None:
        """The one day that it names."""
        days = {p.first for p in self.periods if p.first == p.last}
        return days.pop() if len(days) == 1 else None


def subject(title: str) -> str:
    """A title without its submitters and the note of what it replaces: what it is about."""
    found = heading(title)
    return _ABOUT.sub("", REPLACES.sub("", title[found.end :] if found else title).strip(" ,"))


def reference(text: str, on: date | None = None) -> Reference:
    """Take a reference apart, in a text of the day `on`. Nothing is guessed: what isn't named is None or empty."""
    rest = _LEAD.sub("", text.strip()).rstrip(".")
    parts = [part for part in _BAR.split(rest) if part]
    kind = site = None
    if len(parts) > 1:
        rest, *tail = parts
        site = tail[-1]
        kind = next((p.lower() for p in tail[:-1] if p.lower() in KINDS), None)
    elif len(halves := _TAIL.split(rest)) > 1:
        rest, site = _TAIL.sub(" - ", " - ".join(halves[:-1])), halves[-1]
    days = tuple(periods(rest, on))
    for period in reversed(days):
        rest = f"{rest[: period.start]} {rest[period.end :]}"
    names: tuple[str, ...] = ()
    others, version, formal = False, None, False
    opening = _OPENING.match(rest)
    letter = opening is not None and opening["kind"].lower().endswith("brief")
    mention = _MENTION.search(rest)
    if mention and not (letter and opening and opening.end() <= mention.start()):  # a letter about a motie is a letter
        kind = kind or ("amendement" if "amendement" in mention["kind"].lower() else "motie")
        names, others = tuple(map(folded, split_names(_IN_BRACKETS.sub("", mention["names"])))), bool(mention["cs"])
        formal = re.search(r"\bvan\s+(?:het\s+lid|de\s+leden)\b", mention[0]) is not None
        version = 0 if mention["first"] else version_of(mention["version"]) or None
        rest = rest[mention.end() :]
        rest = rest if _ABOUT.match(rest) else ""  # "de motie-Jansen die uw Kamer aannam": no subject
    elif opening:
        version = next(
            (0 if m["first"] else version_of(m["version"]) for m in [_VERSION.search(opening[0])] if m), None
        )
        kind = kind or ("brief" if letter else opening["kind"].lower())
        rest = f"{opening['of'] or ''} {_SENDER.sub('', rest[opening.end() :])}"
    rest = _ABOUT.sub("", rest).strip(" ,;:.'\"‘’“”«»()")
    outcome = _OUTCOME.search(text) if names else None
    return Reference(rest, kind, site, days, names, others, version, outcome[0].lower() if outcome else None, formal)
