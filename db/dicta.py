"""The index of what moties ask: the lemmas of their dictum and of their whole text, one row a paper."""

import sqlite3

from db.lemmas import lemma_lines

# `nr` is that of the paper in `stuk`; the hash is that of the payload that the text was read from
_WANTED = """
SELECT s.nr, h.hash, k.dictum, k.tekst FROM kamerstuk k JOIN stuk s ON s.kst = k.kst JOIN herkomst h ON h.id = k.herkomst
WHERE k.dictum IS NOT NULL OR s.soort LIKE 'Motie%'
"""


def build_dicta(connection: sqlite3.Connection) -> int:
    """Bring `dictum_zoek` in line with `kamerstuk` and `stuk`; return how many rows changed.

    Goes after `build_papers`, which gives papers their `nr`. Only texts that differ are read again, so an
    unchanged database stays as it is. Doesn't commit.
    """
    wanted = {(row[0], row[1]): row[2:] for row in connection.execute(_WANTED)}
    held = set(connection.execute("SELECT rowid, hash FROM dictum_zoek"))
    stale = [(nr,) for nr, hash in held - wanted.keys()]
    connection.executemany("DELETE FROM dictum_zoek WHERE rowid = ?", stale)
    new = sorted(wanted.keys() - held)
    dicta, texts = (lemma_lines([wanted[key][column] or "" for key in new]) for column in (0, 1))
    connection.executemany(
        "INSERT INTO dictum_zoek (rowid, hash, dictum, tekst) VALUES (?, ?, ?, ?)",
        ((*key, dictum, text) for key, dictum, text in zip(new, dicta, texts, strict=True)),
    )
    return len(stale) + len(new)
