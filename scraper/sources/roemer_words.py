"""The words of reports on the Roemer recommendations: their numbers, headers of columns, and what a status means. Pure.

The words are data (roemer.toml). What isn't among them is not understood, and nothing is made of it.
"""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from scraper.text.html import squeeze

ADDRESSES = Path(__file__).with_name("roemer.toml")
_WORDS: dict[str, Any] = tomllib.loads(ADDRESSES.read_text("utf-8"))
_ROLES = {header: role for role, headers in _WORDS["kolommen"].items() for header in headers}
STATUS_ORDER = _WORDS["kolommen"]["status"]
_STATUSES = {word: kind for kind, words in _WORDS["statuswoorden"].items() for word in words}
# 4.4.B, the one form of number that has been seen; some leave out the last dot
_NUMBER = re.compile(r"\b(\d{1,2}\.\d{1,2})\.?([A-Z])\b")
NUMBER_FIRST = re.compile(rf"(?:Aanbeveling )?{_NUMBER.pattern}[.:)]?(?:\s+|$)")
PLAIN = re.compile(r"\d{0,3}[.)]?")  # the number of a row, not that of a recommendation
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_WHEN = re.compile(
    rf"\s*\(?(?:(?:per|sinds|in|medio|eind|begin) )?(?:\d{{1,2}} )?(?:(?:{_MONTH}) |q[1-4] )?(?:19|20)\d\d\)?$"
)
_CAVEAT = re.compile(
    r"\b(?:niet|nog|geen|deels|gedeeltelijk|grotendeels|deel|behalve|maar|echter|tenzij|mits|zodra|als|indien|wanneer|zou"
    r"|uitgezonderd|uitzondering|wel)\b",
    re.IGNORECASE,
)
# "Aanbeveling 4.4.B (wonen) is inmiddels uitgevoerd": a sentence that begins with what its words are said of, so that
# neither "de Kamer vraagt of …" nor the pilot that belongs to a recommendation is taken for it
_NAMED = rf"(?:(?:[Aa]anbeveling )?{_NUMBER.pattern}(?: \([^)]*\))?|[Dd]e(?:ze)? aanbeveling)"
_SAID = (
    r" (?:(?:inmiddels|nu|hiermee|daarmee|ook|reeds|al|momenteel|volledig|geheel) )*"
    r"(?P<words>[^.,;:()?!]+?)(?=[.,;)!]|$| (?:per|sinds|sedert|door|via) )"
)
_CLAIMS = (
    re.compile(rf"{_NAMED} (?P<verb>is|wordt|blijft){_SAID}"),
    re.compile(rf"(?:Hiermee|Daarmee) (?P<verb>is|wordt) {_NAMED}{_SAID}"),
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“\"'])")
_NOTE = re.compile(r"\[\d+\]")


def slug(subject: str) -> str:
    """The key of a recommendation without a number."""
    plain = unicodedata.normalize("NFKD", subject).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def number_of(text: str) -> str | None:
    """The number that a text begins with, as 4.4.B.

    >>> number_of("Aanbeveling 4.4B: Losmaken")
    '4.4.B'
    """
    found = NUMBER_FIRST.match(text)
    return f"{found[1]}.{found[2]}" if found else None


def header_word(text: str) -> str:
    """A header as the data write it: without case, notes and closing signs."""
    return squeeze(_NOTE.sub("", text)).casefold().replace(".", "").strip(" :*")


def role(header: str) -> str | None:
    """What a column under this header holds; None for an unknown header."""
    return _ROLES.get(header_word(header))


def meaning(status: str | None) -> str | None:
    """A printed status as axis B knows it; None where its words are unknown or say more than one thing.

    >>> meaning("In uitvoering (sinds 2024)"), meaning("Uitgevoerd. Nog niet voor gemeenten."), meaning("rood")
    ('in_progress', None, None)
    """
    words, _, more = re.sub(r"(?<=\w)[.:;](?=\s|$)", "\0", squeeze(status or "").casefold(), count=1).partition("\0")
    plain = _WHEN.sub("", words).strip()
    if _CAVEAT.search(more) or any(re.search(rf"\b{re.escape(word.rstrip(' *'))}\b", more) for word in _STATUSES):
        return None
    begins = (kind for word, kind in _STATUSES.items() if word.endswith(" *") and plain.startswith(word[:-1]))
    return _STATUSES.get(plain) or next(begins, None)


def numbers_in(text: str) -> list[str]:
    """The numbers of recommendations in a text, each once."""
    return list(dict.fromkeys(f"{found[1]}.{found[2]}" for found in _NUMBER.finditer(text)))


def claim_of(sentence: str) -> str | None:
    """The words in which a sentence says how far its one recommendation is; None where it doesn't plainly."""
    found = next(filter(None, (form.match(sentence) for form in _CLAIMS)), None)
    if not found or sentence.endswith("?") or _CAVEAT.search(sentence[found.end() :]):
        return None
    words = found["words"].strip()
    passive = f"{found['verb']} {words}"
    if found["verb"] == "wordt":
        return passive if meaning(passive) else None
    return words if meaning(words) else None
