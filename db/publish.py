"""What the site serves: a copy of the database that is checked before it is put in place."""

import os
import sqlite3
from pathlib import Path

from db import served
from db.migrations import kamer
from db.store import VIEWS, DatabaseError, connect


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with a database: integrity, foreign keys, schema version, views; empty for nothing."""
    found = [f"integrity: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"foreign key: {row[0]} row {row[1]} -> {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    from sqlite_utils import Database

    found += [f"schema: migration {m.name} is not applied" for m in kamer.pending(Database(connection))]
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    for view in sorted(VIEWS.glob("*.sql")):
        if view.stem not in names:
            found.append(f"view {view.stem}: missing")
    return found


def publish(source: Path, folder: Path) -> Path:
    """Copy `source` into `folder` with SQLite's own backup, add what only the site needs, check, rename into place.

    The file that is served is whole at every moment. Raises DatabaseError where the copy fails its check;
    then what is served stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target, fresh = folder / "kamer.db", folder / f".kamer.{os.getpid()}.db"
    fresh.unlink(missing_ok=True)
    try:
        with connect(source) as live, sqlite3.connect(fresh) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            served.build(copy)
            wrong = problems(copy)
        copy.close()
        live.close()
        if wrong:
            raise DatabaseError(f"{source}: not published: {'; '.join(wrong)}")
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return target
