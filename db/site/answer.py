"""What a visitor asks of a page, and what the page answers. A page is a function from the one to the other.

`load(connection, asked)` reads the database and returns a View; it raises Missing or BadQuestion where it can't.
Everything about HTTP is in plugins/kamerspoor_pages.py.
"""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest, NotFound

from db.site import numbers

Row = Mapping[str, Any]


class Missing(NotFound):  # type: ignore[misc]  # datasette has no types
    """Nothing has this address: `what` it would be ("Deze brief"), and the name that was asked for."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"{what} {name}")
        self.what, self.name = what, name


class BadQuestion(BadRequest):  # type: ignore[misc]  # datasette has no types
    """A parameter that can't be understood: one Dutch sentence that says which, and what would be right."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `path`: the named parts of the address; `args`: the parameters; `root`: "https://host"."""

    path: Mapping[str, str] = field(default_factory=dict)
    args: Mapping[str, Sequence[str]] = field(default_factory=dict)
    address: str = "/"
    root: str = ""
    editor: str | None = None  # who is signed in and may judge links

    @property
    def format(self) -> str:
        """csv, json or atom where that is asked for; "" for the page itself."""
        ending = self.address.rpartition("/")[2].rpartition(".")[2]
        return ending if ending in ("csv", "json", "atom") else ""

    def text(self, name: str) -> str:
        """A parameter without the spaces around it; "" where it isn't given."""
        return next(iter(self.args.get(name, ())), "").strip()

    def one_of(self, name: str, allowed: Mapping[str, str] | Sequence[str]) -> str:
        """A parameter that is one of a list, or "". Raises BadQuestion where it is another.

        `allowed`: the values, each with its words where it has them; the words may be given too.
        """
        value = self.text(name)
        words = allowed if isinstance(allowed, Mapping) else {one: one for one in allowed}
        found = (
            value if value in words else next((one for one in words if words[one].casefold() == value.casefold()), "")
        )
        if value and not found:
            raise BadQuestion(f"“{name}” kan zijn: {'; '.join(words.values())}. “{value}” kennen wij niet.")
        return found

    def day(self, name: str) -> str:
        """A parameter that is a day (2026-05-18), or "". Raises BadQuestion where it is no day."""
        value = self.text(name)
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            raise BadQuestion(f"“{name}” is een dag, zoals 2026-05-18. “{value}” is dat niet.") from None

    def dossier(self, name: str) -> str:
        """A parameter that is a dossier, as it is written (36600-XV), or "". Raises BadQuestion where it is none."""
        value = self.text(name)
        found = numbers.dossier(value)
        if value and not found:
            raise BadQuestion(f"“{name}” is een dossiernummer, zoals 29861 of 36600-XV. “{value}” is dat niet.")
        return found

    def number(self, name: str, least: int, most: int, otherwise: int) -> int:
        """A parameter that is a whole number within limits. Raises BadQuestion where it is not."""
        value = self.text(name)
        if not value:
            return otherwise
        if not re.fullmatch(r"\d{1,9}", value) or not least <= int(value) <= most:
            raise BadQuestion(f"“{name}” is een getal van {least} tot en met {most}. “{value}” is dat niet.")
        return int(value)

    def query(self, **changed: str | int | None) -> str:
        """The parameters as given but for `changed` (None or "" takes one out), as "?a=b"; "" for none."""
        kept = {name: list(values) for name, values in self.args.items() if name not in changed}
        kept |= {name: [str(value)] for name, value in changed.items() if value not in (None, "")}
        pairs = [(name, value) for name, values in kept.items() for value in values if value]
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `id` and `link` are paths of this site; `moment` an ISO day or moment."""

    link: str
    title: str
    moment: str
    text: str = ""
    id: str = ""  # where one address has several entries


@dataclass(frozen=True, slots=True)
class Feed:
    """What an Atom reader follows, newest first."""

    title: str
    entries: Sequence[Entry]
    page: str = ""  # the path that a person reads, where it isn't that of the feed without its ending


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows. `rows` is what .csv gives (and .json, where there is no `data`); `feed` what .atom gives."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Row] | None = None
    columns: Sequence[str] = ()  # of .csv, also where there are no rows
    data: Any = None
    feed: Feed | None = None
    private: bool = False  # shows something of who is signed in: nobody may keep it
    redirect: str = ""  # the path that a reader is sent on to; programs too, where there is no template


Load = Callable[[sqlite3.Connection, Asked], View]


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page: its address as a pattern without an end, and the formats that it has besides HTML."""

    path: str
    load: Load
    formats: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """What Datasette matches: the address, with the ending of a format."""
        endings = rf"(?:\.(?P<format>{'|'.join(self.formats)}))?" if self.formats else ""
        return f"^{self.path}{endings}$"


# A cell that begins so is a formula to a spreadsheet; what others wrote must not become one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Sequence[Row], columns: Sequence[str], *, spreadsheet: bool) -> str:
    """Rows as CSV. `spreadsheet`: as one with Dutch settings opens it: semicolons, a byte order mark, no formulas."""
    names = list(columns) or list(rows[0] if rows else ())
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if spreadsheet else ",", lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        cells = ["" if row[name] is None else row[name] for name in names]
        writer.writerow([_plain(cell) for cell in cells] if spreadsheet else cells)
    return ("\ufeff" if spreadsheet else "") + out.getvalue()


def _plain(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_json(view: View) -> str:
    """What a page knows, for programs."""
    data = view.data if view.data is not None else {"rows": [dict(row) for row in view.rows or ()]}
    return json.dumps(data, ensure_ascii=False, indent=1)
