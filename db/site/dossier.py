"""What the database holds of one dossier: small queries, each by an index."""

import sqlite3
from typing import Any

from db.site.queries import rows

Row = dict[str, Any]

# the register's title, else that of its newest paper
TITLE = """
SELECT coalesce(
  (SELECT titel FROM kamerstukdossier
   WHERE nummer || coalesce('-' || toevoeging, '') = :dossier AND titel IS NOT NULL LIMIT 1),
  (SELECT s.dossiertitel FROM dossier_stuk d JOIN stuk s ON s.nr = d.nr
   WHERE d.dossier = :dossier AND s.dossiertitel IS NOT NULL ORDER BY d.datum DESC LIMIT 1)) AS titel"""

# of 36600 its chapters, 36600-XV
PARTS = """
SELECT dossier, count(*) AS stukken FROM dossier_stuk WHERE dossier > ? || '-' AND dossier < ? || '.'
GROUP BY dossier ORDER BY dossier"""

COUNTS = """
SELECT uitkomst, categorie, stand, standing, count(*) AS moties FROM motie_regel WHERE dossier = ?
GROUP BY uitkomst, categorie, stand, standing"""

MOTIES = """
SELECT nummer, id, onderwerp, indieners, fracties, datum, uitkomst, stemdatum, voor, tegen, stand, stand_datum,
  standing, categorie, termijn, termijn_tekst, bewijs, bewijs_document, dagen_open, url, uitkomst_methode, voorbeeld
FROM motie_regel WHERE dossier = ? ORDER BY datum DESC, nummer DESC LIMIT ?"""

# the moties of the dossier stand in their own list
PAPERS = """
SELECT s.id, s.soort, s.titel, nullif(d.datum, '') AS datum, s.zaak FROM dossier_stuk d CROSS JOIN stuk s ON s.nr = d.nr
WHERE d.dossier = ? AND NOT EXISTS (SELECT 1 FROM motie_regel r WHERE r.id = s.id AND r.dossier = d.dossier)
ORDER BY d.datum DESC, d.nr DESC LIMIT ? OFFSET ?"""
# all of its papers less the moties among them: there are fewer of these to look up
PAPER_COUNT = """
SELECT (SELECT count(*) FROM dossier_stuk WHERE dossier = :dossier) - (
  SELECT count(*) FROM motie_regel r CROSS JOIN stuk s ON s.id = r.id
    CROSS JOIN dossier_stuk d ON d.dossier = r.dossier AND d.datum = coalesce(s.datum, '') AND d.nr = s.nr
  WHERE r.dossier = :dossier) AS n"""

NEWEST = """
SELECT s.id, s.soort, s.titel, nullif(d.datum, '') AS datum, s.zaak FROM dossier_stuk d CROSS JOIN stuk s ON s.nr = d.nr
WHERE d.dossier = ? ORDER BY d.datum DESC, d.nr DESC LIMIT ?"""

PROMISES = """
SELECT t.nummer, t.tekst, t.bewindspersoon, t.datum, t.stand, t.standing, t.termijn, t.bewijs_document, d.verband
FROM dossier_toezegging d JOIN toezegging_regel t ON t.nummer = d.nummer WHERE d.dossier = ?
ORDER BY t.datum DESC, t.nummer LIMIT ?"""
PROMISE_COUNT = "SELECT count(*) AS n FROM dossier_toezegging WHERE dossier = ?"

CHANGES = """
SELECT w.id, w.moment, w.tabel, w.veld, w.oud, w.nieuw, s.id AS stuk, s.titel
FROM dossier_wijziging d JOIN wijziging w ON w.id = d.id JOIN stuk s ON s.nr = d.nr
WHERE d.dossier = ? ORDER BY d.moment DESC, d.id DESC LIMIT ?"""

# for a feed: what was voted and said of its moties
VOTED = """
SELECT nummer, onderwerp, uitkomst, stemdatum, voor, tegen FROM motie_regel
WHERE dossier = ? AND stemdatum IS NOT NULL ORDER BY stemdatum DESC, nummer LIMIT ?"""
SAID = """
SELECT r.nummer, r.onderwerp, c.status, c.day, c.document, c.evidence, c.source, c.n
FROM motie_regel r CROSS JOIN claim c ON c.item = r.id
WHERE r.dossier = ? AND c.status <> 'none' ORDER BY c.day DESC, c.source, c.n LIMIT ?"""


def ask(connection: sqlite3.Connection, sql: str, dossier: str, *more: int) -> list[Row]:
    """One of the queries above, of a dossier (36600-XV)."""
    return rows(connection, sql, (dossier, *more))


def paper_count(connection: sqlite3.Connection, dossier: str) -> int:
    """How many papers it has besides its moties."""
    return int(connection.execute(PAPER_COUNT, {"dossier": dossier}).fetchone()[0])


def title(connection: sqlite3.Connection, dossier: str) -> str:
    """What the dossier is called; "" where nothing says."""
    cursor = connection.execute(TITLE, {"dossier": dossier})
    return str(cursor.fetchone()[0] or "")


def parts(connection: sqlite3.Connection, dossier: str) -> list[Row]:
    """The dossiers under this one: the chapters of a budget, the series of a Council."""
    return rows(connection, PARTS, (dossier, dossier))
