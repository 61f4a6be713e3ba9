"""The words of the index that the search page asks. What it is an index of stands in zoek.sql.

Nothing is brought to its lemmas twice: titles have theirs in `stuk_zoek`, and how texts begin in `dictum_zoek`; only
longer texts, files, promises, letters and quotes are read here.
"""

import sqlite3
from collections.abc import Iterable

from db.dicta import BEGIN
from db.lemmas import lemma_lines

LONGEST = 100_000  # characters of one text whose words are found

# Texts whose lemmas nothing has yet: those of official texts and pages beyond what `dictum_zoek` has of them, files of
# documents and of pages, letters.
_TEXTS = f"""
SELECT r.n, substr(group_concat(t.tekst, char(10)), 1, {LONGEST}) FROM (
  SELECT s.nr, k.tekst FROM kamerstuk k JOIN stuk s ON s.kst = k.kst WHERE length(k.tekst) > {BEGIN}
  UNION ALL
  SELECT s.nr, t.tekst FROM publicatie_tekst t JOIN publicatie p ON p.id = t.id
    JOIN stuk s ON s.id = coalesce(p.kst, p.id)
  UNION ALL
  SELECT s.nr, p.tekst FROM pagina p JOIN stuk s ON s.url = p.url
  UNION ALL
  SELECT s.nr, t.tekst FROM document_bestand b JOIN bestand_tekst t ON t.url = b.url
    JOIN document d ON d.id = b.document_id
    JOIN stuk s ON s.document = d.nummer WHERE NOT EXISTS (SELECT 1 FROM kamerstuk k WHERE k.kst = s.kst)
  UNION ALL
  SELECT s.nr, t.tekst FROM bestand b JOIN bestand_tekst t ON t.url = b.url JOIN stuk s ON s.url = b.pagina_url) t
JOIN zoek_regel r ON r.nr = t.nr WHERE t.tekst <> '' GROUP BY r.n
UNION ALL
SELECT r.n, substr(l.text, 1, {LONGEST}) FROM letter l JOIN zoek_regel r ON r.sleutel = l.slug AND r.wat = 'brief'"""
# what promises and letters have in place of a title
_TITLES = """
SELECT r.n, group_concat(t.tekst, ' ') FROM toezegging t
  JOIN zoek_regel r ON r.sleutel = t.nummer AND r.wat = 'toezegging'
GROUP BY r.n
UNION ALL
SELECT r.n, coalesce(l.subject, '') || ' ' || coalesce(l.sender, '') FROM letter l
  JOIN zoek_regel r ON r.sleutel = l.slug AND r.wat = 'brief'"""
# what was said of a motie or a promise is found with it
_QUOTES = """
SELECT n, group_concat(evidence, ' ') FROM (
  SELECT DISTINCT r.n, c.evidence FROM claim c JOIN stuk s ON c.item IN (s.id, s.zaak) JOIN zoek_regel r ON r.nr = s.nr
  WHERE c.evidence IS NOT NULL
  UNION
  SELECT r.n, c.evidence FROM claim c JOIN zoek_regel r ON r.sleutel = c.item AND r.wat = 'toezegging'
  WHERE c.evidence IS NOT NULL)
GROUP BY n"""
_DOSSIERS = """
SELECT r.n, group_concat('dossier' || lower(replace(d.dossier, '-', '')), ' ') FROM dossier_stuk d
  JOIN zoek_regel r ON r.nr = d.nr GROUP BY r.n"""
_FILL = """
INSERT INTO zoek (rowid, titel, tekst, citaat, soort, kenmerk)
SELECT r.n, coalesce(z.lemmas, t.lemmas), coalesce(w.lemmas, d.tekst), q.lemmas, o.lemmas,
  'groep' || r.groep || ' ' || coalesce(k.lemmas, '')
FROM zoek_regel r LEFT JOIN stuk s ON s.nr = r.nr LEFT JOIN temp.zoek_soorten o ON o.soort = coalesce(s.soort, r.wat)
  LEFT JOIN stuk_zoek z ON z.rowid = r.nr LEFT JOIN dictum_zoek d ON d.rowid = r.nr
  LEFT JOIN temp.zoek_titels t ON t.n = r.n LEFT JOIN temp.zoek_teksten w ON w.n = r.n
  LEFT JOIN temp.zoek_citaten q ON q.n = r.n LEFT JOIN temp.zoek_dossiers k ON k.n = r.n
ORDER BY r.n"""


def build(connection: sqlite3.Connection) -> None:
    """Fill `zoek` and `zoek_woord`, which zoek.sql has made. Needs `dossier_stuk`. Doesn't commit."""
    for name, sql in (("titels", _TITLES), ("teksten", _TEXTS), ("citaten", _QUOTES)):
        found = connection.execute(sql).fetchall()
        _keep(connection, name, zip((n for n, _ in found), lemma_lines([text or "" for _, text in found]), strict=True))
    _keep(connection, "dossiers", connection.execute(_DOSSIERS).fetchall())
    kinds = [row[0] for row in connection.execute("SELECT DISTINCT soort FROM stuk WHERE soort IS NOT NULL")]
    connection.execute("CREATE TABLE temp.zoek_soorten (soort TEXT PRIMARY KEY, lemmas TEXT)")
    kinds = sorted({*kinds, "toezegging", "brief"})  # of what is no paper: what it is
    connection.executemany("INSERT INTO temp.zoek_soorten VALUES (?, ?)", zip(kinds, lemma_lines(kinds), strict=True))
    connection.execute(_FILL)
    connection.execute("INSERT INTO zoek(zoek) VALUES ('optimize')")
    connection.execute("CREATE VIRTUAL TABLE temp.zoek_vocab USING fts5vocab('main', 'zoek', 'row')")
    words = connection.execute("SELECT term, doc FROM temp.zoek_vocab").fetchall()
    connection.executemany(
        "INSERT INTO zoek_woord VALUES (?, ?, ?)", ((word, word[::-1], count) for word, count in words)
    )
    connection.execute("CREATE INDEX zoek_woord_achterstevoren ON zoek_woord(achterstevoren)")
    for name in ("vocab", "soorten", "titels", "teksten", "citaten", "dossiers"):
        connection.execute(f"DROP TABLE temp.zoek_{name}")


def _keep(connection: sqlite3.Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    connection.execute(f"CREATE TABLE temp.zoek_{name} (n INTEGER PRIMARY KEY, lemmas TEXT)")
    connection.executemany(f"INSERT INTO temp.zoek_{name} VALUES (?, ?)", rows)
