"""What the columns of all tables and views hold, in Dutch: the words of glossary.toml."""

import sqlite3
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("glossary.toml")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def meaning(table: str, column: str) -> str | None:
    """What a column of a table or view holds; None where nobody wrote that down (a test fails where people see it)."""
    words = _words()
    found: str | None = words["in"].get(table, {}).get(column) or words["overal"].get(column)
    return found


def of_tables(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """By table and view of a database, what each of its columns holds, in their order."""
    rows = connection.execute(
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type IN ('table', 'view')"
        " ORDER BY t.name, c.cid"
    )
    found: dict[str, dict[str, str]] = {}
    for table, column in rows:
        if words := meaning(table, column):
            found.setdefault(table, {})[column] = words
    return found
