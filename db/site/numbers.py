"""What a person means who types a number: the ids that the words may stand for, likeliest first. Pure.

"Kamerstukken II 2024/25, 29 689, nr. 1282" -> kst-29689-1282; "36600 xv" -> kst-36600-XV (a letter of the Eerste Kamer)
or dossier/36600-XV: which of them there is, the database knows (db/site/lookup.py).
"""

import re
from collections.abc import Iterator

_YEARS = r"(?:\d{4}\s*[/–-]\s*\d{2,4}\s*,?\s*)?"
_BEFORE = rf"(?:kamerstuk(?:ken)?\s*(?:(?:ii?|[12]e?)\b\s*)?{_YEARS}|tk\s+{_YEARS}|kst[\s-]*|dossier[\s/-]*|nr\.?\s*)?"
_DOSSIER = r"(?P<dossier>\d{2}[\s.]?\d{3})"
_EXTRA = r"(?P<extra>[ivxlc]+[a-z]?|[a-z]|r\s?\d{3,4}|\d{2})"
_NUMBER = r"(?:[\s,/.-]*nrs?\.?\s*|[\s,/-]+)(?P<number>\d{1,4}[a-z]?|[a-z]{1,3})"
_PAPERS = tuple(
    re.compile(_BEFORE + form, re.IGNORECASE)
    for form in (rf"{_DOSSIER}{_NUMBER}", rf"{_DOSSIER}[\s-]*\(?{_EXTRA}\)?{_NUMBER}")
)
_DOSSIERS = re.compile(rf"{_BEFORE}{_DOSSIER}(?:[\s-]*\(?{_EXTRA}\)?)?(?:[\s,]+nrs?\.?)?", re.IGNORECASE)
_AANHANGSEL = re.compile(
    r"(?:aanhangsel\s+(?:van\s+de\s+)?handelingen|ah|aanhangsel)\s*(?:(?:ii|tk|2e)\b\s*)?"
    r"(?P<year>\d{4})\s*[/–-]\s*(?:\d\d)?(?P<next>\d\d)\s*,?\s*(?:nr\.?)?\s*(?P<number>\d{1,5})",
    re.IGNORECASE,
)
_CHAMBER = re.compile(r"(?P<year>\d{4})\s?(?P<kind>[zd])\s?(?P<number>\d{5})", re.IGNORECASE)
_PROMISE = re.compile(r"TZ\s?(?P<month>\d{6})[\s-](?P<number>\d{1,4})", re.IGNORECASE)
_UPPER = re.compile(r"T\d{5}|BWBR\d{7}", re.IGNORECASE)
_OFFICIAL = re.compile(r"(?:kst|ah|h|blg|stb|stcrt|trb)-[\w-]+", re.IGNORECASE)
_RAW = re.compile(r"\d{9}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?://\S+", re.IGNORECASE)
# what people put in front of a number: "motie 36600-XV-28", "zaak 2025Z05084"
_KIND = re.compile(
    r"\A(?:de |het )?(?:gewijzigde\s+)?(?:motie|brief|amendement|stuk|zaak|document|toezegging)\s+(?=\S*\d)",
    re.IGNORECASE,
)
_LONGEST = 300  # characters: what is longer is no number, but an address may be long


def readings(text: str) -> tuple[str, ...]:
    """The ids that a text as a whole may be a spelling of; none for words. Of a dossier: "dossier/36600-XV"."""
    words = " ".join(text.split()).strip(" .,;()\"“”'")
    if len(words) > _LONGEST:
        return (words,) if _RAW.fullmatch(words) else ()
    return tuple(dict.fromkeys(_read(_KIND.sub("", words, count=1))))


def dossier(text: str) -> str:
    """The dossier that a text may be a spelling of, as it is written: "36 600 xv" -> "36600-XV"; "" for none."""
    found = (reading.removeprefix("dossier/") for reading in readings(text) if reading.startswith("dossier/"))
    return next(found, "")


def in_brackets(text: str) -> tuple[str, ...]:
    """What stands in brackets in a text and has a figure, as numbers do: "de motie-X (Kamerstuk 29 861, nr. 134)"."""
    return tuple(re.findall(r"\(([^()]*\d[^()]*)\)", text[:_LONGEST])[:3])


def _read(words: str) -> Iterator[str]:
    if _RAW.fullmatch(words):
        yield words
        yield from _from_address(words) if "://" in words else ()
    elif found := _CHAMBER.fullmatch(words):
        yield f"{found['year']}{found['kind'].upper()}{found['number']}"
    elif found := _PROMISE.fullmatch(words):
        yield f"TZ{found['month']}-{found['number'].zfill(3)}"
    elif _UPPER.fullmatch(words):
        yield words.upper()
    elif found := _AANHANGSEL.fullmatch(words):
        yield f"ah-tk-{found['year']}{found['year'][:2]}{found['next']}-{int(found['number'])}"
    else:
        if _OFFICIAL.fullmatch(words):
            yield words
            yield words.lower()
        yield from _by_dossier(words)


def _by_dossier(words: str) -> Iterator[str]:
    for form in _PAPERS:
        if found := form.fullmatch(words):
            yield f"kst-{_key(found)}-{_ordinal(found['number'])}"
    if found := _DOSSIERS.fullmatch(words):
        yield f"dossier/{_key(found)}"


def _key(found: re.Match[str]) -> str:
    number = re.sub(r"\D", "", found["dossier"])
    extra = re.sub(r"\s", "", found.groupdict().get("extra") or "").upper()
    return f"{number}-{extra}" if extra else number


def _ordinal(number: str) -> str:
    return (number.lstrip("0") or "0").lower() if number[0].isdigit() else number.upper()


def _from_address(address: str) -> Iterator[str]:
    """The number that an address of the government's sites bears: ….nl/kst-29689-1282.html, …?id=2025Z05084."""
    if named := re.search(r"[?&]id=(\d{4}[ZD]\d{5})(?=&|$)", address, re.IGNORECASE):
        yield named[1].upper()
    elif named := re.search(r"/((?:kst|ah|h|blg|stb|stcrt|trb)-[\w-]+)(?:\.\w+)?/?(?:[?#].*)?$", address):
        yield named[1]
