"""`/wijzigingen`: what was and what is, of all that users see; of a dossier, a letter or a motie too."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from db.site.answer import Asked, BadQuestion, Entry, Feed, Page, View
from db.site.changes import change, object_path, sentence
from db.site.queries import rows

PER_PAGE = 50
MOST = 5000  # rows of one .csv or .json; what is older is asked for with "tot"
IN_FEED = 100
NEVER = 999_999_999  # a number of a line that no change will have: with it every question walks along the key
COLUMNS = (
    "regel", "moment", "bron", "tabel", "rij", "veld", "oud", "nieuw", "van", "naar", "id", "motie", "dossier", "titel",
    "zin",
)  # fmt: skip

# every part is fixed text: what was asked only ever fills a parameter
_SELECT = """
SELECT r.regel, r.wijziging, r.moment, r.bron, r.tabel, r.rij, r.veld, r.oud, r.nieuw, r.van, r.naar, r.id, r.motie,
  r.dossier, r.titel, r.wie, b.titel AS titel_bron,
  EXISTS (SELECT 1 FROM herkomst h WHERE h.id = r.naar) AS bewaard
FROM wijziging_regel r LEFT JOIN bron b ON b.bron = r.bron"""
_WHERE = {
    "tot": "r.regel < :tot",
    "sinds": """r.regel >= coalesce(
    (SELECT regel FROM wijziging_regel WHERE moment >= :sinds ORDER BY moment, regel LIMIT 1), 9e18)""",
    "dossier": "r.dossier = :dossier",
    "motie": "r.motie = :motie",
    "brief": """r.id IN (SELECT document FROM link WHERE letter = :brief AND document IS NOT NULL
      UNION SELECT document FROM ask_document WHERE letter = :brief)""",
}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def changes(connection: sqlite3.Connection, asked: Asked) -> View:
    """Changes, newest first. Raises BadQuestion where a parameter names nothing that we have."""
    wanted = _wanted(connection, asked)
    most = {"csv": MOST, "json": MOST, "atom": IN_FEED}.get(asked.format, PER_PAGE)
    found = read(connection, wanted, most + 1)
    shown = found[:most]
    about = _about(connection, asked)
    title = f"Wijzigingen {about}" if about else "Wijzigingen"
    older = shown[-1]["regel"] if len(found) > most else None
    values = {"title": title, "changes": [change(row) for row in shown], "older": older}
    told = [{**row, "zin": sentence(row)} for row in shown]
    feed = Feed(f"Kamerspoor: {title[0].lower()}{title[1:]}", [entry(row) for row in shown])
    return View("changes.html", values, rows=told, columns=COLUMNS, data=_data(told, older), feed=feed)


def read(connection: sqlite3.Connection, wanted: dict[str, Any], most: int) -> list[dict[str, Any]]:
    """Rows of wijziging_regel, newest first. `wanted`: values for the conditions of `_WHERE`, by name."""
    conditions = " AND ".join(_WHERE[name] for name in wanted) or "TRUE"
    return rows(connection, f"{_SELECT} WHERE {conditions} ORDER BY r.regel DESC LIMIT :most", {**wanted, "most": most})


def entry(row: dict[str, Any]) -> Entry:
    """One change for a feed."""
    told = change(row)
    return Entry(
        link=told.path or f"/wijzigingen?tot={row['regel'] + 1}#{told.anchor}",
        title=told.title or told.words,
        moment=row["moment"],
        text=told.words,
        id=f"/wijzigingen#{told.anchor}",
    )


def _wanted(connection: sqlite3.Connection, asked: Asked) -> dict[str, Any]:
    wanted: dict[str, Any] = {"tot": asked.number("tot", 1, NEVER, NEVER), "dossier": asked.text("dossier").upper()}
    if day := asked.day("sinds"):
        begin = datetime.combine(date.fromisoformat(day), time(), _AMSTERDAM).astimezone(UTC)
        wanted["sinds"] = f"{begin:%Y-%m-%dT%H:%M:%SZ}"
    if letter := asked.text("brief"):
        if not rows(connection, "SELECT 1 FROM letter WHERE slug = ?", (letter,)):
            raise BadQuestion(f"“brief” is het laatste deel van het adres van een brief. “{letter}” kennen wij niet.")
        wanted["brief"] = letter
    if motie := asked.text("motie"):
        known = rows(connection, "SELECT nummer FROM motie_regel WHERE nummer = :m OR id = :m", {"m": motie})
        if not known:
            raise BadQuestion(f"“motie” is een zaaknummer, zoals 2025Z05084. “{motie}” kennen wij niet.")
        wanted["motie"] = known[0]["nummer"]
    return {name: value for name, value in wanted.items() if value}


def _about(connection: sqlite3.Connection, asked: Asked) -> str:
    """What the list is narrowed to, in words."""
    parts = []
    if dossier := asked.text("dossier"):
        parts.append(f"in dossier {dossier.upper()}")
    if motie := asked.text("motie"):
        parts.append(f"van motie {motie}")
    if letter := asked.text("brief"):
        found = rows(connection, "SELECT subject FROM letter WHERE slug = ?", (letter,))
        parts.append(f"in wat de brief “{found[0]['subject'] or letter}” raakt")
    return " ".join(parts)


def _data(told: Sequence[dict[str, Any]], older: int | None) -> dict[str, Any]:
    """What .json gives: the rows, and the value of "tot" that gives the ones before them."""
    listed = [{**{name: row[name] for name in COLUMNS}, "adres": object_path(row)} for row in told]
    return {"wijzigingen": listed, "tot": older}


PAGES = (Page(r"/wijzigingen", changes, ("csv", "json", "atom")),)
