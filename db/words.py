"""How much words tell: how many titles and texts of moties have each, and which dossier each paper is of.

The indexes and `stuk` know both, but tell it only by going over all that they hold, or row by row: that takes longer
than linking a letter.
"""

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b

from db.scope import Scope, everything

# Words as the indexes have them: by the same tokenizer.
_SOME = "fts5(lemmas, tokenize='unicode61 remove_diacritics 2', detail=none)"
_COUNTED = {"stuk_zoek": "titels", "motie_zoek": "teksten"}  # index -> the column that counts its rows
MANY = 20_000  # rows from which counting them all anew costs less


def recount(connection: sqlite3.Connection, index: str, gone: Sequence[str], come: Sequence[str]) -> None:
    """Bring `woord` in line with an index (stuk_zoek, motie_zoek) in which these lines took the place of those."""
    if len(gone) + len(come) > MANY:
        _build_counts(connection)
        return
    for lines, by in ((gone, -1), (come, 1)):
        if not lines:
            continue
        connection.execute(f"CREATE VIRTUAL TABLE temp.some USING {_SOME}")
        connection.execute("CREATE VIRTUAL TABLE temp.some_words USING fts5vocab(temp, some, row)")
        connection.executemany("INSERT INTO temp.some VALUES (?)", ((line,) for line in lines))
        column = _COUNTED[index]
        connection.execute(
            f"INSERT INTO woord (woord, {column}) SELECT term, ? * doc FROM temp.some_words WHERE TRUE"
            f" ON CONFLICT (woord) DO UPDATE SET {column} = {column} + excluded.{column}",
            (by,),
        )
        connection.execute(
            "DELETE FROM woord WHERE titels = 0 AND teksten = 0 AND woord IN (SELECT term FROM temp.some_words)"
        )
        connection.execute("DROP TABLE temp.some_words")
        connection.execute("DROP TABLE temp.some")


def build_words(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `stuk_dossier` in line with the papers, and in a full build `woord` with the indexes, which `recount` does
    in an increment; return how many rows changed. No commit."""
    return _build_dossiers(connection, scope) + (_build_counts(connection) if scope is everything else 0)


def _build_counts(connection: sqlite3.Connection) -> int:
    wanted = set(
        connection.execute(
            "SELECT term, sum(titels), sum(teksten) FROM (SELECT term, doc AS titels, 0 AS teksten FROM stuk_woord"
            " UNION ALL SELECT term, 0, doc FROM motie_woord) GROUP BY term"
        )
    )
    held = set(connection.execute("SELECT woord, titels, teksten FROM woord"))
    connection.executemany("DELETE FROM woord WHERE woord = ?", [row[:1] for row in held - wanted])
    connection.executemany("INSERT INTO woord VALUES (?, ?, ?)", sorted(wanted - held))
    return len(held ^ wanted)


def _build_dossiers(connection: sqlite3.Connection, scope: Scope) -> int:
    titles = connection.execute(
        f"SELECT nr, dossiertitel FROM stuk WHERE dossiertitel IS NOT NULL AND {scope('nr', 'nr')}"
    )
    wanted = {(nr, title_mark(title)) for nr, title in titles}
    held = set(connection.execute(f"SELECT nr, dossier FROM stuk_dossier WHERE {scope('nr', 'nr')}"))
    connection.executemany("DELETE FROM stuk_dossier WHERE nr = ?", [row[:1] for row in held - wanted])
    connection.executemany("INSERT INTO stuk_dossier VALUES (?, ?)", sorted(wanted - held))
    return len(held ^ wanted)


def title_mark(title: str) -> int:
    """A number that stands for a title: what is alike is found without reading it."""
    return int.from_bytes(blake2b(title.encode(), digest_size=6).digest(), "big")
