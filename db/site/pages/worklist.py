"""`/controle`: what a human should look at next, by kind, each with where it is."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from db.site import dutch
from db.site.answer import Asked, Page, View
from db.site.papers import page_path, source_url, web_url
from db.site.queries import rows
from db.site.roemer import recommendation_path

KINDS = "SELECT soort, aantal FROM worklist_regel WHERE plaats = 1 ORDER BY soort"
OF_PLACE = "SELECT soort, count(*) AS aantal FROM worklist_regel WHERE waar = ? GROUP BY soort"
ALL = "SELECT soort, waar, wat, waarom FROM worklist_regel WHERE nr > ? AND nr <= ? ORDER BY nr"
OF_KIND = """
SELECT soort, waar, wat, waarom FROM worklist_regel WHERE soort = ? AND plaats > ? AND plaats <= ? ORDER BY plaats"""
SOMEWHERE = """
SELECT soort, waar, wat, waarom FROM worklist_regel
WHERE waar = ? AND (? = '' OR soort = ?) ORDER BY soort, nr LIMIT ? OFFSET ?"""
COLUMNS = ("soort", "waar", "wat", "waarom")
PAGE_SIZE = 50
MOST = 10_000  # rows in a file; more is to be had from the table itself


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing to look at: its name, why it is here, and how many there are."""

    key: str
    name: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. Addresses start with "/" where they are ours; `table`: a path under the database."""

    kind: str
    where: str
    where_path: str
    what: str
    what_path: str
    table: str
    why: str


def worklist(connection: sqlite3.Connection, asked: Asked) -> View:
    """The list, all of it or of one kind (`soort`) or place (`waar`: a source, a letter). Raises BadQuestion."""
    counts = {row["soort"]: row["aantal"] for row in rows(connection, KINDS)}
    kind, place = asked.one_of("soort", {key: _words(key)[0] for key in counts}), asked.text("waar")
    here = {row["soort"]: row["aantal"] for row in rows(connection, OF_PLACE, (place,))} if place else counts
    total = here.get(kind, 0) if kind else sum(here.values())
    pages = max(1, -(-total // PAGE_SIZE))
    page = asked.number("pagina", 1, pages, 1)
    if asked.format in ("csv", "json"):
        return View("worklist.html", rows=_found(connection, kind, place, 0, MOST), columns=COLUMNS)
    found = _found(connection, kind, place, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    values = {
        "kinds": [Kind(key, *_words(key), count) for key, count in here.items()],
        "kind": kind, "place": place, "total": total, "page": page, "pages": pages,
        "items": [item(row) for row in found], "most": MOST,
    }  # fmt: skip
    return View("worklist.html", values)


def _found(connection: sqlite3.Connection, kind: str, place: str, first: int, count: int) -> list[dict[str, Any]]:
    """A run of the list; by number where there are many, so that the last page costs what the first does."""
    if place:
        return rows(connection, SOMEWHERE, (place, kind, kind, count, first))
    if kind:
        return rows(connection, OF_KIND, (kind, first, first + count))
    return rows(connection, ALL, (first, first + count))


def _words(kind: str) -> tuple[str, str]:
    """The name of a kind, and why it is here."""
    name, why = dutch.CONTROLE.get(kind, (kind, ""))
    return name, why


def item(row: Mapping[str, Any]) -> Item:
    """A row of the worklist with where to look."""
    kind, where, what, why = (str(row[name] or "") for name in COLUMNS)
    where_path = what_path = table = ""
    match kind:
        case "fout" | "onbekend veld":
            where_path = f"/bronnen#{where}"
            table = f"{'fout' if kind == 'fout' else 'verrassing'}/{tilde_encode(where)},{tilde_encode(what)}"
        case "laatste run" | "onvolledig jaar":
            where_path = f"/bronnen#{where}"
            what = dutch.moment(what) if kind == "laatste run" else what
        case "bestand zonder tekst":
            what_path = web_url(what) or ""
        case "rapport zonder stand":
            where_path, what_path = "/roemer", source_url(what) or ""  # it may not be held here
        case "aanbeveling in geen advies":
            where_path, what_path = "/roemer", recommendation_path(what)
        case "onbekende status" if where == "toezegging":
            table = f"toezegging?{urlencode({'status': what})}"
        case "onbekende status":
            where_path, what_path, why = page_path(where), recommendation_path(what), f"“{why}”"
        case _ if kind.startswith("verwijzing "):
            where_path = f"/brief/{tilde_encode(where)}"
    return Item(kind, where, where_path, what, what_path, table, why)


PAGES = (Page(r"/controle", worklist, ("csv", "json")),)
