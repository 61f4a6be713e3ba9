"""The index of what papers say beyond their title: the lemmas of a motie's dictum, and of how a text begins."""

import sqlite3

from db.lemmas import lemma_lines
from db.scope import Scope, everything

BEGIN = 3000  # characters of a text: a motie as a whole; of a letter what it is about, not all that it touches

# One text a paper: that of its official publication, else of its page. `nr` is that of the paper in `stuk`; the
# hash is that of the payload that the text was read from.
_WANTED = f"""
SELECT nr, min(hash), dictum, substr(tekst, 1, {BEGIN}) FROM (
  SELECT s.nr, '1' || h.hash AS hash, k.dictum, k.tekst FROM kamerstuk k
    JOIN stuk s ON s.kst = k.kst JOIN herkomst h ON h.id = k.herkomst WHERE {{within}}
  UNION ALL
  SELECT s.nr, '2' || h.hash, NULL, t.tekst FROM publicatie_tekst t JOIN publicatie p ON p.id = t.id
    JOIN stuk s ON s.kst = p.kst JOIN herkomst h ON h.id = t.herkomst WHERE {{within}}
  UNION ALL
  SELECT s.nr, '3' || h.hash, NULL, p.tekst FROM pagina p
    JOIN stuk s ON s.url = p.url JOIN herkomst h ON h.id = p.herkomst WHERE {{within}})
WHERE coalesce(dictum, tekst, '') <> '' GROUP BY nr
"""


def build_dicta(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `dictum_zoek` in line with the texts that are held; return how many rows changed.

    Goes after `build_papers`, which gives papers their `nr`. Only texts that differ are read again, so an
    unchanged database stays as it is. Doesn't commit.
    """
    texts_of = _WANTED.format(within=scope("nr", "s.nr"))
    wanted = {(row[0], row[1]): row[2:] for row in connection.execute(texts_of)}
    held = set(connection.execute(f"SELECT rowid, hash FROM dictum_zoek WHERE {scope('nr', 'rowid')}"))
    stale = [(nr,) for nr, _ in held - wanted.keys()]
    connection.executemany("DELETE FROM dictum_zoek WHERE rowid = ?", stale)
    new = sorted(wanted.keys() - held)
    dicta, texts = (lemma_lines([wanted[key][column] or "" for key in new]) for column in (0, 1))
    connection.executemany(
        "INSERT INTO dictum_zoek (rowid, hash, dictum, tekst) VALUES (?, ?, ?, ?)",
        ((*key, dictum, text) for key, dictum, text in zip(new, dicta, texts, strict=True)),
    )
    return len(stale) + len(new)
