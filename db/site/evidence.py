"""What was said about executing a motie: which claim decides where it stands, and why the others don't. Pure.

The weighing itself is the ledger's (table `stand`); here its reasons are put in words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.site import dutch
from db.site.papers import page_path
from db.site.timeline import Event

Row = Mapping[str, Any]
WEAK = ("letter_title", "press")  # never outweigh what was said in full before


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as the page shows it. `why`: why it decides, or doesn't."""

    status: str  # axis B, as its tag
    words: str
    day: str
    genre: str
    document: str
    title: str
    path: str
    quote: str
    term: str
    linked: str  # how it is known that this motie is meant
    decides: bool
    why: str


def said(claims: Sequence[Row], stand: Row | None, motie: Row) -> tuple[Said, ...]:
    """The claims that say something, newest first."""
    place = (stand["source"], stand["n"]) if stand else None
    deciding = next((row for row in claims if (row["source"], row["n"]) == place), None)
    return tuple(_said(row, deciding, motie) for row in reversed(claims) if row["status"] != "none")


def _said(row: Row, deciding: Row | None, motie: Row) -> Said:
    return Said(
        status=row["status"],
        words=dutch.STAND_KORT.get(row["status"]) or row["status"],
        day=row["day"],
        genre=dutch.GENRE.get(row["genre"]) or row["genre"],
        document=row["document"],
        title=row["titel"] or row["document"],
        path=page_path(row["document"]) if row["titel"] is not None else "",
        quote=row["evidence"] or row["ref_text"],
        term=term(row),
        linked=f"{dutch.sentence(_linked(row))} {dutch.score(row['score']).capitalize()}.".strip(),
        decides=row is deciding,
        why=why(row, deciding, motie),
    )


def term(row: Row) -> str:
    """The term of a claim: "uiterlijk 1 maart 2026 (1 maart 2026)"; "" where it names none."""
    if row["due_text"] and row["due_date"]:
        return f"“{row['due_text']}” ({dutch.day(row['due_date'])})"
    return f"“{row['due_text']}”" if row["due_text"] else dutch.day(row["due_date"])


def _linked(row: Row) -> str:
    if row["method"] == "nummer":
        return f"De tekst noemt het nummer: “{row['ref_text']}”"
    return f"De tekst noemt “{row['ref_text']}”; {row['method'].removeprefix('naam: ')}"


def why(row: Row, deciding: Row | None, motie: Row) -> str:
    """Why a claim decides where the motie stands, or why it doesn't."""
    if motie["stand"] is None and motie["vervangen_door"]:
        return "Telt bij de versie die in de plaats van deze kwam: samen zijn zij één motie."
    if motie["stand"] is None:
        return "Telt niet: alleen een aangenomen of overgenomen motie heeft een stand."
    if motie["stand"] == "no_request":
        return "Telt niet: de motie vraagt niets van het kabinet."
    if motie["stemdatum"] and row["day"] < motie["stemdatum"]:
        return "Telt niet: van vóór de stemming."
    if deciding is None:
        return "Beslist niet."
    if row is deciding:
        return "Beslist: het laatste bericht dat uitdrukkelijk iets over de uitvoering zegt."
    if row["status"] == "acknowledged":
        return "Beslist niet: noemt de motie, zonder iets over de uitvoering te zeggen."
    if row["genre"] in WEAK and deciding["genre"] not in WEAK:
        return f"Beslist niet: een {dutch.GENRE[row['genre']]} weegt niet op tegen een hele tekst."
    if row["day"] < deciding["day"]:
        return "Beslist niet meer: er kwam een later bericht."
    return "Beslist niet: van dezelfde dag, en het andere weegt zwaarder."


def events(found: Iterable[Said]) -> Iterator[Event]:
    """The claims as events of the timeline."""
    for one in found:
        text = f"Termijn: {one.term}." if one.term else ""
        yield Event(
            one.day, "bericht", f"{one.genre.capitalize()}: {one.words}", text, one.path, one.document,
            one.quote, one.why, one.decides,
        )  # fmt: skip


def disputes(found: Sequence[Said]) -> tuple[Said, ...]:
    """The claims after the deciding one that say otherwise."""
    deciding = next((one for one in found if one.decides), None)
    if deciding is None:
        return ()
    return tuple(
        one for one in found if one.day >= deciding.day and one.status not in (deciding.status, "acknowledged")
    )


def searched(kinds: Sequence[str], latest: str, updated: str) -> tuple[str, ...]:
    """What was searched, in sentences: without them "geen bericht gevonden" says nothing. `kinds`: "8 Kamerstukken"."""
    if not kinds:
        return ("Er is nog geen enkele tekst doorzocht.",)
    until = f"; bijgewerkt op {dutch.day(updated)}" if updated else ""
    lines = [f"Doorzocht: {dutch.listed(kinds)}, de jongste van {latest}{until}."]
    if len(kinds) == 1 and kinds[0].endswith(dutch.DOORZOCHT["titel"]):
        lines.append("Van brieven is dus alleen de titel gelezen: de brieven zelf kunnen er meer over zeggen.")
    return tuple(lines)
