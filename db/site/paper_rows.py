"""What the database holds about one paper: small named queries, each by an index."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from db.kst import parse
from db.site.paper_text import Reference, Source
from db.site.queries import rows

Row = dict[str, Any]
SHOWN = 50  # of one kind of thing that cites or is claimed; the rest is in the JSON
MOST = 2000  # of one kind in the JSON

_OFFICIAL = """
SELECT 'kst' AS soort, k.kst AS id, k.tekst, k.herkomst FROM kamerstuk k WHERE k.kst = :kst
UNION ALL
SELECT 'publicatie', t.id, t.tekst, t.herkomst FROM publicatie_tekst t
WHERE t.id = :id OR t.id IN (SELECT p.id FROM publicatie p WHERE p.kst = :kst)"""
_FILES = """
SELECT t.url, '' AS titel, t.tekst, t.herkomst FROM document d JOIN document_bestand b ON b.document_id = d.id
  JOIN bestand_tekst t ON t.url = b.url WHERE d.nummer = :document
UNION
SELECT t.url, b.titel, t.tekst, t.herkomst FROM bestand b JOIN bestand_tekst t ON t.url = b.url
WHERE b.pagina_url = :url"""
_PAGE = "SELECT url, tekst, herkomst FROM pagina WHERE url = :url"
_REFERENCES = "SELECT tekst, doel FROM verwijzing WHERE publicatie = :id ORDER BY volgorde"
_HELD = """
SELECT id, kst FROM stuk WHERE id IN (SELECT value FROM json_each(:ids))
UNION SELECT id, kst FROM stuk WHERE kst IN (SELECT value FROM json_each(:ids))"""
_KNOWN_DOSSIERS = """
SELECT value AS dossier FROM json_each(:ids) WHERE EXISTS (SELECT 1 FROM dossier_stuk d WHERE d.dossier = value)
  OR EXISTS (SELECT 1 FROM dossier_titel t WHERE t.dossier = value)"""
_ACTORS = """
SELECT DISTINCT a.naam, a.fractie, a.functie, lower(a.relatie) AS relatie
FROM zaak z JOIN zaak_actor a ON a.zaak_id = z.id
WHERE z.nummer = :zaak AND a.naam IS NOT NULL ORDER BY lower(a.relatie), a.naam"""
_SIGNED = "SELECT naam FROM kamerstuk_ondertekenaar WHERE kst = :kst ORDER BY volgorde"
_MOTIE = "SELECT nummer FROM motie_regel WHERE id = :id LIMIT 1"
_DOSSIERS = """
SELECT dossier FROM kamerstuk_dossier WHERE kst = :kst
UNION
SELECT k.nummer || coalesce('-' || k.toevoeging, '') FROM zaak z JOIN zaak_dossier l ON l.zaak_id = z.id
  JOIN kamerstukdossier k ON k.id = l.kamerstukdossier_id WHERE z.nummer = :zaak AND k.nummer IS NOT NULL"""
_DOSSIER_OF_TITLE = "SELECT dossier FROM dossier_titel WHERE titel = :title LIMIT 2"
_CITED_BY = """
SELECT v.stuk AS id, v.woorden, v.keer, s.titel, s.soort, s.datum
FROM verwijzing_doel v LEFT JOIN stuk s ON s.id = v.stuk
WHERE v.doel IN (:id, :kst) ORDER BY s.datum DESC, v.stuk LIMIT :most"""
_LETTERS = """
SELECT b.letter, l.sender, l.subject, l.date, b.soort, b.n, b.relation, b.score, b.evidence, b.woorden
FROM brief_stuk b JOIN letter l ON l.slug = b.letter WHERE b.document = :id ORDER BY l.date DESC, b.letter, b.soort, b.n
LIMIT :most"""
_CLAIMS_MADE = """
SELECT c.item, c.ref_text, c.status, c.evidence, c.due_date, c.due_text, c.day, s.id, s.titel, s.zaak, s.soort
FROM claim c LEFT JOIN stuk s ON s.id = c.item WHERE c.document = :id AND (c.status <> 'none' OR c.item IS NOT NULL)
ORDER BY c.status = 'none', c.source, c.n LIMIT :most"""
_CLAIMS_ABOUT = """
SELECT c.document, c.ref_text, c.status, c.evidence, c.due_date, c.due_text, c.day, s.titel, s.soort
FROM claim c LEFT JOIN stuk s ON s.id = c.document WHERE c.item = :item
ORDER BY c.day DESC, c.source, c.n LIMIT :most"""
_VERSIONS = """
SELECT DISTINCT v.id, v.vervangt, s.titel, s.datum, s.zaak, s.soort
FROM motie_keten e JOIN motie_keten v ON v.laatste = e.laatste
  LEFT JOIN stuk s ON s.id = v.id WHERE e.id = :id ORDER BY v.volgorde"""
_ANNEXES = """
SELECT b.bijlage AS id, s.titel, s.soort, s.datum FROM bijlage_stuk b LEFT JOIN stuk s ON s.id = b.bijlage
WHERE b.hoofd = :id ORDER BY b.bijlage LIMIT :most"""
_ANNEX_OF = """
SELECT b.hoofd AS id, s.titel, s.soort, s.datum FROM bijlage_stuk b LEFT JOIN stuk s ON s.id = b.hoofd
WHERE b.bijlage = :id ORDER BY b.hoofd"""
# The payloads that the paper's own rows were read from
_READ_FROM = """
SELECT DISTINCT h.bron, b.titel AS bron_titel, h.sleutel, h.url, h.opgehaald, h.voorbeeld FROM (
  SELECT herkomst FROM zaak WHERE nummer = :zaak UNION SELECT herkomst FROM document WHERE nummer = :document
  UNION SELECT herkomst FROM kamerstuk WHERE kst = :kst UNION SELECT herkomst FROM publicatie WHERE kst = :kst
  UNION SELECT herkomst FROM publicatie WHERE id = :id UNION SELECT herkomst FROM woo_document WHERE url = :url
  UNION SELECT value FROM json_each(:others)) o
JOIN herkomst h ON h.id = o.herkomst LEFT JOIN bron b ON b.bron = h.bron ORDER BY h.opgehaald DESC, h.bron, h.sleutel"""


@dataclass(frozen=True, slots=True)
class PaperRows:
    """All that the database holds of one paper; `paper` is its row of `stuk`."""

    paper: Row
    sources: tuple[Source, ...]
    held: dict[str, str]  # what its texts refer to -> the canonical id under which it is held
    dossiers: tuple[str, ...]
    known_dossiers: frozenset[str]
    motie: str | None  # under which number it has a page as a motie
    actors: list[Row]
    signed: list[str]
    cited_by: list[Row]
    letters: list[Row]
    claims: list[Row]
    claims_about: list[Row]
    versions: list[Row]
    annexes: list[Row]
    annex_of: list[Row]
    read_from: list[Row]


def load_paper(connection: sqlite3.Connection, paper: Row) -> PaperRows:
    """Everything about the paper of a row of `stuk`."""
    keys = {name: paper[name] for name in ("id", "kst", "zaak", "document", "url")} | {"most": MOST}
    sources, read = _sources(connection, keys)
    goals = sorted({goal for source in sources for _, goal in source.references})
    found = rows(connection, _HELD, {"ids": json.dumps(goals)})
    dossiers = _dossiers(connection, paper, keys)
    wanted = {*dossiers, *(goal.removeprefix("dossier/") for goal in goals if goal.startswith("dossier/"))}
    known = rows(connection, _KNOWN_DOSSIERS, {"ids": json.dumps(sorted(wanted))})
    return PaperRows(
        paper=paper,
        sources=sources,
        held={key: row["id"] for row in found for key in (row["id"], row["kst"]) if key},
        dossiers=dossiers,
        known_dossiers=frozenset(row["dossier"] for row in known),
        motie=next((row["nummer"] for row in rows(connection, _MOTIE, keys)), None),
        actors=rows(connection, _ACTORS, keys),
        signed=[row["naam"] for row in rows(connection, _SIGNED, keys)],
        cited_by=[row for row in rows(connection, _CITED_BY, keys) if row["id"] != paper["id"]],
        letters=rows(connection, _LETTERS, keys),
        claims=rows(connection, _CLAIMS_MADE, keys),
        claims_about=rows(connection, _CLAIMS_ABOUT, keys | {"item": paper["id"]}),
        versions=rows(connection, _VERSIONS, keys),
        annexes=rows(connection, _ANNEXES, keys),
        annex_of=rows(connection, _ANNEX_OF, keys),
        read_from=rows(connection, _READ_FROM, keys | {"others": json.dumps(read)}),
    )


def _sources(connection: sqlite3.Connection, keys: Row) -> tuple[tuple[Source, ...], list[int]]:
    """The texts of a paper, the official one before its page and its files, and the payloads that they come from.

    A file of a document whose official text is held says the same, and is left out.
    """
    made: list[Source] = []
    official = rows(connection, _OFFICIAL, keys)
    pages = rows(connection, _PAGE, keys)
    files = [row for row in rows(connection, _FILES, keys) if row["tekst"]] if not official else []
    for row in official:
        found = rows(connection, _REFERENCES, {"id": row["id"]})
        references = tuple(Reference(one["tekst"], one["doel"]) for one in found)
        made.append(Source("Tekst", row["tekst"], True, None, references))
    made += [Source("Tekst van de pagina", row["tekst"], True, row["url"]) for row in pages]
    made += [Source(row["titel"] or "Tekst van het bestand", row["tekst"], False, row["url"]) for row in files]
    return tuple(made), [row["herkomst"] for row in (*official, *pages, *files)]


def _dossiers(connection: sqlite3.Connection, paper: Row, keys: Row) -> tuple[str, ...]:
    """The dossiers that a paper is printed in; of one without a number the one that has its dossier's title alone."""
    found = [row["dossier"] for row in rows(connection, _DOSSIERS, keys)]
    own = parse(paper["kst"]) if paper["kst"] else None
    if own:
        found.insert(0, own.dossier_key)
    if not found and paper["dossiertitel"]:
        titled = rows(connection, _DOSSIER_OF_TITLE, {"title": paper["dossiertitel"]})
        found = [titled[0]["dossier"]] if len(titled) == 1 else []
    return tuple(dict.fromkeys(found))
