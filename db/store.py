"""The database: connect, insert, views, the index of papers, publish.

One file holds facts and what is derived (`kamer.db`); payloads are in another (`raw.db`), attached as
schema `payload` where both are written, so that one commit covers both.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database, Migrations

from db import migrations, papers
from db.lemmas import lemma_lines
from db.records import Record, Stuk, cached, columns, row_of, table
from db.words import recount

VIEWS = Path(__file__).parent / "views"


class DatabaseError(ValueError):
    """A database file that can't be used: one line that says which and why."""


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open `path`, bring its schema up to date and re-create its views.

    Raises DatabaseError where the file is missing (and `create` is false) or is no database.
    """
    if not create and not path.is_file():
        raise DatabaseError(f"{path}: no such database; run a crawl or an import first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA foreign_keys = ON")
        if not create and not connection.execute(_OURS).fetchone():
            raise DatabaseError(f"{path}: no database of Kamerspoor; nothing was written to it")
        refuse_newer(Database(connection), migrations.kamer, path)
        migrations.kamer.apply(Database(connection))
        _create_views(connection)
    except (sqlite3.DatabaseError, OSError) as error:
        raise DatabaseError(f"{path}: can't be used as a database: {error}") from error
    return connection


_OURS = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"


def refuse_newer(database: Database, known: Migrations, path: Path) -> None:
    """A file that a newer version made has migrations that this one doesn't know: it is left alone."""
    ours = {migration.name for migration in known.pending(Database(memory=True))}
    if newer := {migration.name for migration in known.applied(database)} - ours:
        raise DatabaseError(f"{path}: made by a newer version of Kamerspoor ({', '.join(sorted(newer))})")


def _create_views(connection: sqlite3.Connection) -> None:
    """Views are re-created from their files where a file's text differs from what the database holds."""
    held = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    wanted = {
        file.stem: f"CREATE VIEW {file.stem} AS\n{file.read_text('utf-8').strip()}"
        for file in sorted(VIEWS.glob("*.sql"))
    }
    if held == wanted:
        return
    with connection:
        for name in held:
            connection.execute(f"DROP VIEW {name}")
        for sql in wanted.values():
            connection.execute(sql)


@cached
def insert_sql(record: type[Record], *extra: str) -> str:
    """INSERT statement for a record class, with extra columns after its own."""
    names = [*columns(record), *extra]
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table(record)} ({quoted}) VALUES ({', '.join('?' * len(names))})"


def insert(connection: sqlite3.Connection, records: Sequence[Record]) -> None:
    """Insert records of one class (those without `herkomst`)."""
    if records:
        connection.executemany(insert_sql(type(records[0])), map(row_of(type(records[0])), records))


_PAPER = ", ".join(columns(Stuk)[1:])


def build_papers(connection: sqlite3.Connection, touched: papers.Touched | None = None) -> int:
    """Bring `stuk` (one row a paper) and its title index in line with the facts; return how many rows changed.

    Only papers that differ are written, so an unchanged database stays as it is. The rules of what is one paper
    stand in views/stuk_bron.sql. With `touched` (see papers.touch) only what is connected with those rows is
    looked at; without it everything. Doesn't commit.
    """
    if touched is None:
        return _renew(connection, "TRUE")
    if not touched:
        return 0
    with papers.narrowed(connection, touched) as small:
        if small:
            return _renew(connection, papers.SCOPE)
    return build_papers(connection)


def _renew(connection: sqlite3.Connection, scope: str) -> int:
    """Replace the papers within a scope by what the facts say now."""
    connection.execute(f"CREATE TEMP TABLE wanted AS SELECT {_PAPER} FROM ({papers.SQL}) WHERE {scope}")
    # a number stands once: of two papers that have nothing but the same number, the first by what they say
    connection.execute(
        "DELETE FROM temp.wanted WHERE rowid IN (SELECT rowid FROM ("
        f" SELECT rowid, row_number() OVER (PARTITION BY id ORDER BY {_PAPER}) AS place FROM temp.wanted"
        " WHERE id IN (SELECT id FROM temp.wanted GROUP BY id HAVING count(*) > 1)) WHERE place > 1)"
    )
    stale = connection.execute(
        f"SELECT nr FROM stuk JOIN (SELECT {_PAPER} FROM stuk WHERE {scope} EXCEPT SELECT * FROM temp.wanted)"
        " USING (id)"
    ).fetchall()
    gone = [connection.execute("SELECT lemmas FROM stuk_zoek WHERE rowid = ?", row).fetchone()[0] for row in stale]
    for name, key in (("stuk", "nr"), ("stuk_zoek", "rowid")):
        connection.executemany(f"DELETE FROM {name} WHERE {key} = ?", stale)
    held = connection.execute("SELECT coalesce(max(nr), 0) FROM stuk").fetchone()[0]
    connection.execute(
        f"INSERT INTO stuk ({_PAPER}) SELECT * FROM temp.wanted w"
        " WHERE NOT EXISTS (SELECT 1 FROM stuk s WHERE s.id = w.id) ORDER BY id"
    )
    new = connection.execute("SELECT nr, titel, andere_titels FROM stuk WHERE nr > ?", (held,)).fetchall()
    lines = list(lemma_lines([f"{titel} {others or ''}" for _, titel, others in new]))
    connection.executemany(
        "INSERT INTO stuk_zoek (rowid, lemmas) VALUES (?, ?)", zip((row[0] for row in new), lines, strict=True)
    )
    recount(connection, "stuk_zoek", gone, lines)
    connection.execute("DROP TABLE temp.wanted")
    return len(stale) + len(new)
