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
  m.termijn AS termijn_aangehouden, z.nummer AS zaaknummer, z.titel AS dossiertitel,
  coalesce(k.vergaderjaar, z.vergaderjaar) AS vergaderjaar,
  (SELECT h.voorbeeld FROM herkomst h WHERE h.id = coalesce(k.herkomst, z.herkomst)) AS voorbeeld
FROM motie_regel r JOIN motie m ON m.zaak_id = r.zaak_id JOIN zaak z ON z.id = r.zaak_id
  LEFT JOIN kamerstuk k ON k.kst = r.kst
WHERE r.nummer IN (?, ?) LIMIT 1"""

# every version of every chain that the motie is in; of one that is in none, itself
VERSIONS = """
SELECT k.laatste, k.volgorde, k.id, k.vervangt, k.bron, s.id IS NOT NULL AS held, s.titel, s.datum, s.kst, s.zaak,
  coalesce(r.zaak_id, z.id) AS zaak_id, r.nummer, r.uitkomst, r.stand, r.standing
FROM motie_keten k LEFT JOIN stuk s ON s.id = k.id LEFT JOIN motie_regel r ON r.id = k.id
  LEFT JOIN zaak z ON z.nummer = s.zaak
WHERE k.laatste IN (SELECT laatste FROM motie_keten WHERE id = ?) ORDER BY k.laatste, k.volgorde"""

REQUESTS = "SELECT soort, tekst, gericht_aan, vraagt FROM kamerstuk_verzoek WHERE kst = ? ORDER BY volgorde"

# whether any text of its paper is held, where what it asks couldn't be read from one
TEXT = """
SELECT EXISTS (SELECT 1 FROM kamerstuk WHERE kst = ? AND tekst <> '')
  OR EXISTS (SELECT 1 FROM publicatie_tekst WHERE id = ? AND tekst <> '')
  OR EXISTS (SELECT 1 FROM document d JOIN document_bestand b ON b.document_id = d.id
    JOIN bestand_tekst t ON t.url = b.url WHERE d.nummer = ? AND t.tekst <> '') AS held"""
ACTORS = """
SELECT naam, fractie, functie, lower(relatie) AS relatie FROM zaak_actor WHERE zaak_id = ?
ORDER BY lower(relatie), naam"""
SIGNERS = "SELECT naam FROM kamerstuk_ondertekenaar WHERE kst = ? ORDER BY volgorde"

# pairs that were derived only where the source states none for that zaak
DECISIONS = """
WITH paar AS (
  SELECT v.key AS versie, v.value AS zaak_id, bz.besluit_id, min(bz.methode) AS methode
  FROM json_each(?) v JOIN besluit_zaak bz ON bz.zaak_id = v.value
  GROUP BY v.value, bz.besluit_id)
SELECT p.versie, b.id AS besluit, b.besluitsoort, b.stemmingssoort, b.tekst, p.methode,
  coalesce(a.datum, substr(b.gewijzigd_op, 1, 10)) AS datum
FROM paar p JOIN besluit b ON b.id = p.besluit_id LEFT JOIN agendapunt g ON g.id = b.agendapunt_id
  LEFT JOIN activiteit a ON a.id = g.activiteit_id
WHERE b.status = 'Besluit' AND (p.methode = '' OR NOT EXISTS (
  SELECT 1 FROM paar q WHERE q.zaak_id = p.zaak_id AND q.methode = ''))
ORDER BY datum, a.aanvangstijd, b.volgorde, b.id"""

COUNTED = "SELECT besluit_id, fractie, soort, zetels, afwijkend, vergissing FROM stemming_fractie WHERE zaak_id = ?"
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

# of the sources that were read, as home.source tells them
UNREAD = """
SELECT bron, titel, opmerking FROM bron_regel
WHERE opmerking IS NOT NULL AND (wijze IS NOT NULL OR rijen) ORDER BY titel"""
UPDATED = "SELECT dag AS day FROM gegevens"


@dataclass(frozen=True, slots=True)
class MotieRows:
    """All that is held of one motie. `versions` is empty where it has only one."""

    motie: Row
    versions: list[Row]
    requests: list[Row]
    text: bool  # whether any text of its paper is held
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
    found = rows(connection, MOTIE, (nummer, nummer.upper()))
    if not found:
        return None
    motie = found[0]
    versions = rows(connection, VERSIONS, (motie["id"],))
    zaken = {row["id"]: row["zaak_id"] for row in versions if row["zaak_id"]} | {motie["id"]: motie["zaak_id"]}
    items = json.dumps(
        sorted({motie["id"], motie["nummer"], *(row[name] for row in versions for name in ("id", "zaak") if row[name])})
    )
    decisions = rows(connection, DECISIONS, (json.dumps(zaken),))
    own = json.dumps([row["besluit"] for row in decisions if row["versie"] == motie["id"]])
    stands = rows(connection, STAND, (motie["id"],))
    return MotieRows(
        motie=motie,
        versions=versions,
        requests=rows(connection, REQUESTS, (motie["kst"],)),
        text=bool(rows(connection, TEXT, (motie["kst"], motie["kst"], motie["document"]))[0]["held"]),
        actors=rows(connection, ACTORS, (motie["zaak_id"],)),
        signers=rows(connection, SIGNERS, (motie["kst"],)),
        decisions=decisions,
        counted=rows(connection, COUNTED, (motie["zaak_id"],)),
        members=rows(connection, MEMBERS, (own,)),
        claims=rows(connection, CLAIMS, (items,)),
        stand=stands[0] if stands else None,
        letters=rows(connection, LETTERS, (items,)),
        searched=searched(connection, "9"),
        unread=rows(connection, UNREAD),
        updated=rows(connection, UPDATED)[0]["day"] or "",
    )
