"""What only the published copy has: views that pages page through, as tables with indexes.

They are made anew at each publication, from what the copy holds: nothing has to be kept in line with them. A file
`<table>.sql` makes the table of its name; it may depend on a file whose name its own begins with, and on no other. SQL
can use the functions of functions.py there, and only there: what is served needs none of them. What SQL can't fill goes
after all files (words.py).
"""

import sqlite3
from pathlib import Path

from db.served import functions, words

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The tables that a published copy has and the database doesn't."""
    return [file.stem for file in sorted(FOLDER.glob("*.sql"))]


# Views that look for something in a whole database, which takes long, read in a copy what is there already: the last
# day of the data, and the papers, to which table stuk is kept equal.
SETTLED = """
DROP VIEW gegevens;
CREATE VIEW gegevens AS SELECT dag FROM gegevens_dag;
DROP VIEW stuk_bron;
CREATE VIEW stuk_bron AS
SELECT id, kst, zaak, document, url, soort, titel, andere_titels, datum, dossiertitel FROM stuk"""


def build(connection: sqlite3.Connection) -> None:
    """Make the tables in a copy that has none of them, and let SQLite measure its indexes."""
    functions.register(connection)
    for name in names():
        connection.executescript((FOLDER / f"{name}.sql").read_text("utf-8"))
    words.build(connection)
    connection.executescript(SETTLED)
    connection.execute("ANALYZE")


def missing(connection: sqlite3.Connection) -> list[str]:
    """Which of the tables a file lacks: all of them where it was never published."""
    held = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in names() if name not in held]
