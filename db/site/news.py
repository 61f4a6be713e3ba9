"""What came day by day: letters, votes, answers, what was said of executing, and dates that passed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db.site import dutch
from db.site.answer import Entry
from db.site.papers import page_path
from db.site.queries import rows
from db.site.roemer import recommendation_path


@dataclass(frozen=True, slots=True)
class Kind:
    """One list of the front page: its heading, what one and more of it are called, and where its rows come from."""

    title: str
    one: str
    more: str
    select: str


@dataclass(frozen=True, slots=True)
class News:
    """One thing that came, as a list shows it. `quote`: exact words, which stand in `document`."""

    kind: str
    day: str
    id: str
    title: str
    path: str
    about: str
    stand: str | None
    standing: str | None
    quote: str
    document: str
    document_path: str
    uitkomst_methode: str | None  # of a vote that is derived


_PAPER = """
SELECT n.dag, n.id, NULL AS nummer, s.titel, s.soort, (SELECT coalesce(a.functie, a.naam)
    FROM zaak z CROSS JOIN zaak_actor a ON a.zaak_id = z.id
    WHERE z.nummer = s.zaak AND lower(a.relatie) = 'indiener' ORDER BY a.naam LIMIT 1) AS wie,
  NULL AS stand, NULL AS standing, NULL AS citaat, NULL AS document
FROM nieuws n CROSS JOIN stuk s ON s.id = n.id"""
_VOTE = """
SELECT n.dag, n.id, m.nummer, m.onderwerp AS titel, m.uitkomst, m.uitkomst_methode, m.voor, m.tegen, m.fracties,
  NULL AS stand, NULL AS standing, NULL AS citaat, NULL AS document
FROM nieuws n CROSS JOIN motie_regel m ON m.id = n.id"""
_SAID = """
SELECT n.dag, n.id, m.nummer, coalesce(m.onderwerp, t.tekst, a.onderwerp, n.id) AS titel, c.status AS stand,
  NULL AS standing, c.evidence AS citaat, c.document, s.titel AS documenttitel, s.soort AS documentsoort
FROM nieuws n CROSS JOIN claim c ON c.source = n.source AND c.n = n.n
  LEFT JOIN motie_regel m ON m.id = n.id LEFT JOIN toezegging_regel t ON t.nummer = n.id
  LEFT JOIN aanbeveling a ON n.id = 'aanbeveling ' || a.sleutel LEFT JOIN stuk s ON s.id = c.document"""
_LATE = """
SELECT n.dag, n.id, m.nummer, coalesce(m.onderwerp, t.tekst, n.id) AS titel,
  coalesce(m.termijn, t.termijn) AS termijn, coalesce(m.termijn_tekst, t.termijn_tekst) AS termijn_tekst,
  coalesce(m.stand, t.stand) AS stand, 'overdue' AS standing, coalesce(m.ministerie, t.bewindspersoon) AS wie,
  m.bewijs AS citaat, m.bewijs_document AS document
FROM nieuws n LEFT JOIN motie_regel m ON m.id = n.id LEFT JOIN toezegging_regel t ON t.nummer = n.id"""

KINDS = {
    "brief": Kind("Brieven van het kabinet", "brief", "brieven", _PAPER),
    "stemming": Kind("Stemmingen over moties", "stemming", "stemmingen", _VOTE),
    "bericht": Kind(
        "Wat er over de uitvoering is gezegd", "bericht over uitvoering", "berichten over uitvoering", _SAID
    ),
    "antwoord": Kind("Antwoorden op vragen van de Kamer", "antwoord", "antwoorden", _PAPER),
    "te_laat": Kind("Over tijd geraakt", "toezegging of motie over tijd", "toezeggingen en moties over tijd", _LATE),
}
_SINCE = "n.soort = :soort AND n.dag >= :sinds"
_OF_LETTER = """+n.soort = :soort AND n.id IN (SELECT document FROM link WHERE letter = :brief AND document IS NOT NULL
  UNION SELECT document FROM ask_document WHERE letter = :brief)"""


def since(connection: sqlite3.Connection, kind: str, day: str, most: int, skip: int = 0) -> list[News]:
    """What came of one kind from a day on, newest first."""
    return _read(connection, kind, _SINCE, {"sinds": day, "most": most, "skip": skip})


def of_letter(connection: sqlite3.Connection, kind: str, slug: str, most: int) -> list[News]:
    """What came of one kind about the papers that a letter is linked with, newest first."""
    return _read(connection, kind, _OF_LETTER, {"brief": slug, "most": most, "skip": 0})


def _read(connection: sqlite3.Connection, kind: str, where: str, values: dict[str, Any]) -> list[News]:
    adopted_first = "m.uitkomst = 'verworpen', " if kind == "stemming" else ""
    sql = (
        f"{KINDS[kind].select} WHERE {where} ORDER BY n.dag DESC, {adopted_first}n.rowid DESC LIMIT :most OFFSET :skip"
    )
    return [news(kind, row) for row in rows(connection, sql, {"soort": kind, **values})]


def counts(connection: sqlite3.Connection, day: str) -> dict[str, int]:
    """How many came of each kind from a day on."""
    sql = "SELECT count(*) AS number FROM nieuws n WHERE n.soort = :soort AND n.dag >= :sinds"
    return {kind: rows(connection, sql, {"soort": kind, "sinds": day})[0]["number"] for kind in KINDS}


def last_day(connection: sqlite3.Connection) -> str:
    """The last day on which anything came; "" where nothing ever did."""
    sql = "SELECT max(dag) AS dag FROM nieuws WHERE soort = ?"
    return max(rows(connection, sql, (kind,))[0]["dag"] or "" for kind in KINDS)


def news(kind: str, row: dict[str, Any]) -> News:
    """A row of one of the queries as a list shows it."""
    document = row["document"] or ""
    return News(
        kind=kind,
        day=row["dag"],
        id=row["id"],
        title=row["titel"] or row["id"],
        path=_path(row),
        about=", ".join(filter(None, _about(kind, row))),
        stand=row["stand"],
        standing=row["standing"],
        quote=row["citaat"] or "",
        document=(row.get("documenttitel") or document) if kind == "bericht" else document,
        document_path=page_path(document) if document else "",
        uitkomst_methode=row.get("uitkomst_methode"),
    )


def _path(row: dict[str, Any]) -> str:
    if row["nummer"]:
        return f"/motie/{row['nummer']}"
    kind, _, key = row["id"].partition("aanbeveling ")
    return page_path(row["id"]) if kind else recommendation_path(key)


def _about(kind: str, row: dict[str, Any]) -> Sequence[str | None]:
    """What is said beside the title, in parts."""
    if kind == "stemming":
        seats = None if row["voor"] is None else f"{row['voor']} voor en {row['tegen']} tegen"
        by = f"ingediend door {row['fracties'].replace(',', ', ')}" if row["fracties"] else None
        return row["uitkomst"] + (" (afgeleid)" if row["uitkomst_methode"] else ""), seats, by
    if kind == "te_laat":
        words = row["termijn_tekst"] or "voor " + dutch.day(row["termijn"])
        return f"toegezegd: {words[:1].lower()}{words[1:]}", row["wie"]
    if kind == "bericht":
        return (row["documentsoort"],)
    return row["wie"], row["soort"] if kind == "antwoord" else None


def entry(one: News) -> Entry:
    """One thing for a feed."""
    words = [KINDS[one.kind].one, one.about, dutch.STAND_KORT[one.stand] if one.stand else ""]
    return Entry(
        link=one.path,
        title=one.title,
        moment=one.day,
        text=dutch.sentence(": ".join(filter(None, words))) + (f" “{one.quote}”" if one.quote else ""),
        id="/vandaag#"
        + "-".join([one.kind, one.day, *map(tilde_encode, (one.id, one.document_path, one.stand or ""))]),
    )
