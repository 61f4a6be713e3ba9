"""What the served tables are made with and SQL can't say: pure functions, and sets of rows as one value (pyroaring)."""

import re
import sqlite3
from array import array

from pyroaring import BitMap

_OFFICE = re.compile(r"(?:minister|staatssecretaris|ministerie)s?\s+(?:van|voor)\s+(.+?)(?:\s+-\s.*)?", re.IGNORECASE)


def ministerie(words: str | None) -> str | None:
    """The field that an office is for: "minister van Financiën", "staatssecretaris van Financiën - Toeslagen" and
    "Ministerie van Financiën" are all "Financiën"; what names no field stays as it is. With a capital."""
    clean = " ".join((words or "").split())
    field = _OFFICE.fullmatch(clean)
    name = field[1] if field else clean
    return name[:1].upper() + name[1:] or None


def categorie(stand: str | None, standing: str | None) -> str | None:
    """In which list of what isn't known to be done something is, as in the view onuitgevoerde_motie; None: in none."""
    if stand in (None, "executed", "superseded", "no_request"):
        return None
    if stand == "not_executed":
        return "geweigerd"
    if standing == "overdue":
        return "te_laat"
    return {
        "announced": "loopt",
        "in_progress": "loopt",
        "transferred": "loopt",
        "partly": "deels",
        "closed_unclear": "onduidelijk",
    }.get(str(stand), "geen_bericht")


class Rijen:
    """Aggregate rijen(nr): a set of row numbers as one value (db/site/sets.py reads it)."""

    def __init__(self) -> None:
        self.found: list[int] = []

    def step(self, nr: int) -> None:
        self.found.append(nr)

    def finalize(self) -> bytes:
        kept: bytes = BitMap(self.found).serialize()
        return kept


class Volgorde:
    """Aggregate volgorde(plaats, nr): row numbers in the order of their places as one value."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int]] = []

    def step(self, place: int, nr: int) -> None:
        self.found.append((place, nr))

    def finalize(self) -> bytes:
        return array("I", [nr for _, nr in sorted(self.found)]).tobytes()


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions of this module under their own names."""
    connection.create_function("ministerie", 1, ministerie, deterministic=True)
    connection.create_function("categorie", 2, categorie, deterministic=True)
    connection.create_aggregate("rijen", 1, Rijen)  # type: ignore[arg-type]  # the stubs know step(*args) only
    connection.create_aggregate("volgorde", 2, Volgorde)  # type: ignore[arg-type]
