"""What the database holds of one motie: small queries, each by an index. `load_motie` puts them together."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from db.site.queries import rows
from db.site.sets import Searched, searched

Row = dict[str, Any]

MOTIE = """
SELECT r.*, m.document, m.dictum, m.verzoeken, m.besluitsoort, m.kabinetsappreciatie_origineel,
  m.termijn AS termijn_aangehouden, z.id AS zaak_id, z.titel AS dossiertitel,
  coalesce(k.vergaderjaar, z.vergaderjaar) AS vergaderjaar
FROM motie_regel r JOIN motie m ON m.nummer = r.nummer JOIN zaak z ON z.nummer = r.nummer AND z.soort = 'Motie'
  LEFT JOIN kamerstuk k ON k.kst = r.kst
WHERE r.nummer = ? LIMIT 1"""

# every version of every chain that the motie is in; of one that is in none, itself
VERSIONS = """
SELECT k.laatste, k.volgorde, k.id, k.vervangt, k.bron, s.id IS NOT NULL AS held, s.titel, s.datum, s.kst, s.zaak,
  r.nummer, r.uitkomst, r.stand, r.standing
FROM motie_keten k LEFT JOIN stuk s ON s.id = k.id LEFT JOIN motie_regel r ON r.id = k.id
WHERE k.laatste IN (SELECT laatste FROM motie_keten WHERE id = ?) ORDER BY k.laatste, k.volgorde"""

REQUESTS = "SELECT soort, tekst, gericht_aan, vraagt FROM kamerstuk_verzoek WHERE kst = ? ORDER BY volgorde"

ACTORS = """
SELECT naam, fractie, functie, lower(relatie) AS relatie FROM zaak_actor WHERE zaak_id = ?
ORDER BY lower(relatie), naam"""
SIGNERS = "SELECT naam FROM kamerstuk_ondertekenaar WHERE kst = ? ORDER BY volgorde"

# pairs that were derived only where the source states none for that zaak
DECISIONS = """
WITH paar AS (
  SELECT v.value AS versie, z.id AS zaak_id, bz.besluit_id, min(bz.methode) AS methode
  FROM json_each(?) v JOIN stuk s ON s.id = v.value JOIN zaak z ON z.nummer = s.zaak
    JOIN besluit_zaak bz ON bz.zaak_id = z.id
  GROUP BY z.id, bz.besluit_id)
SELECT p.versie, b.id AS besluit, b.besluitsoort, b.stemmingssoort, b.tekst, p.methode,
  coalesce(a.datum, substr(b.gewijzigd_op, 1, 10)) AS datum
FROM paar p JOIN besluit b ON b.id = p.besluit_id LEFT JOIN agendapunt g ON g.id = b.agendapunt_id
  LEFT JOIN activiteit a ON a.id = g.activiteit_id
WHERE b.status = 'Besluit' AND (p.methode = '' OR NOT EXISTS (
  SELECT 1 FROM paar q WHERE q.zaak_id = p.zaak_id AND q.methode = ''))
ORDER BY datum, b.volgorde, b.id"""

COUNTED = "SELECT besluit_id, fractie, soort, zetels, afwijkend, vergissing FROM stemming_fractie WHERE nummer = ?"
MEMBERS = """
SELECT DISTINCT besluit_id, actor_naam AS naam, fractie_naam AS fractie, soort, vergissing FROM stemming
WHERE besluit_id IN (SELECT value FROM json_each(?)) AND persoon_id IS NOT NULL ORDER BY actor_naam"""

CLAIMS = """
SELECT c.source, c.n, c.document, c.day, c.genre, c.ref_text, c.item, c.method, c.status, c.due_date, c.due_text,
  c.evidence, c.score, s.titel
FROM claim c LEFT JOIN stuk s ON s.id = c.document
WHERE c.item IN (SELECT value FROM json_each(?)) ORDER BY c.day, c.source, c.n"""
STAND = "SELECT * FROM stand WHERE item = ?"

LETTERS = """
SELECT b.letter, b.soort, b.n, b.relation, b.score, b.evidence, b.woorden, b.document, l.subject, l.sender, l.date
FROM brief_stuk b JOIN letter l ON l.slug = b.letter
WHERE b.document IN (SELECT value FROM json_each(?)) ORDER BY l.date IS NULL, l.date DESC, b.letter, b.soort, b.n"""

UNREAD = "SELECT bron, titel, opmerking FROM bron WHERE opmerking IS NOT NULL ORDER BY titel"
UPDATED = "SELECT max(substr(geeindigd, 1, 10)) AS day FROM crawl"


@dataclass(frozen=True, slots=True)
class MotieRows:
    """All that is held of one motie. `versions` is empty where it has only one."""

    motie: Row
    versions: list[Row]
    requests: list[Row]
    actors: list[Row]
    signers: list[Row]
    decisions: list[Row]
    counted: list[Row]
    members: list[Row]
    claims: list[Row]
    stand: Row | None
    letters: list[Row]
    searched: Searched
    unread: list[Row]
    updated: str


def load_motie(connection: sqlite3.Connection, nummer: str) -> MotieRows | None:
    """One motie by its zaak number with all that bears on it, or None where no motie has it."""
    found = rows(connection, MOTIE, (nummer,))
    if not found:
        return None
    motie = found[0]
    versions = rows(connection, VERSIONS, (motie["id"],))
    ids = json.dumps(sorted({motie["id"], *(row["id"] for row in versions)}))
    items = json.dumps(
        sorted({motie["id"], nummer, *(row[name] for row in versions for name in ("id", "zaak") if row[name])})
    )
    decisions = rows(connection, DECISIONS, (ids,))
    own = json.dumps([row["besluit"] for row in decisions if row["versie"] == motie["id"]])
    stands = rows(connection, STAND, (motie["id"],))
    return MotieRows(
        motie=motie,
        versions=versions,
        requests=rows(connection, REQUESTS, (motie["kst"],)),
        actors=rows(connection, ACTORS, (motie["zaak_id"],)),
        signers=rows(connection, SIGNERS, (motie["kst"],)),
        decisions=decisions,
        counted=rows(connection, COUNTED, (nummer,)),
        members=rows(connection, MEMBERS, (own,)),
        claims=rows(connection, CLAIMS, (items,)),
        stand=stands[0] if stands else None,
        letters=rows(connection, LETTERS, (items,)),
        searched=searched(connection, "9"),
        unread=rows(connection, UNREAD),
        updated=rows(connection, UPDATED)[0]["day"] or "",
    )
