"""A copy of all that can't be made again, taken while anything runs, and checked before it is called one."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from db.store import DatabaseError

NAMES = ("raw.db", "kamer.db", "oordelen.db")


def backup(data: Path, folder: Path) -> list[Path]:
    """Copy the databases of the folder `data` into `folder`, which must have none of them yet; return the copies.

    Raises DatabaseError where there is nothing to copy, where a copy is there already, or where one isn't whole.
    """
    sources = [data / name for name in NAMES if (data / name).is_file()]
    if not sources:
        raise DatabaseError(f"{data}: none of {', '.join(NAMES)} is here")
    if there := [source.name for source in sources if (folder / source.name).exists()]:
        raise DatabaseError(f"{folder}: has {', '.join(there)} already; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    return [_copy(source, folder / source.name) for source in sources]


def _copy(source: Path, target: Path) -> Path:
    fresh = target.with_suffix(f".{os.getpid()}")
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(fresh)) as copy,
        ):
            live.backup(copy)
            wrong = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if wrong != "ok":
            raise DatabaseError(f"{source}: the copy isn't whole: {wrong}")
        fresh.replace(target)
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{source}: can't be copied: {error}") from error
    finally:
        fresh.unlink(missing_ok=True)
    return target
