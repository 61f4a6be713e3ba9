"""Human verdicts on links: data/oordelen.db, the only file that people write through the site, and nothing replaces.

A verdict says yes or no to one document for one reference (or ask) of one letter. It names what was judged by its
words, not by a row number, so it holds when the letter is linked again. Rows are only ever added: of one thing the
latest counts, and `withdrawn` takes a verdict back.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from sqlite_utils import Database, Migrations

from db.records import Record, columns, row_of
from db.store import DatabaseError, refuse_newer

VALUES = ("yes", "no", "withdrawn")
oordelen = Migrations("oordelen")


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """What a human said of one document for one reference or ask of a letter."""

    pk: ClassVar = ("letter", "footnote", "ask", "text", "document", "given")
    letter: str  # its slug
    footnote: int | None  # null: a reference in the text
    ask: int | None  # set: the document was judged for this ask
    text: str  # the words of the reference or the ask
    document: str  # the canonical id of the paper
    verdict: str  # yes, no, withdrawn
    given: str  # moment, UTC
    by: str | None
    note: str | None

    @property
    def subject(self) -> tuple[object, ...]:
        """What was judged; of one subject the latest verdict counts."""
        return (self.letter, self.footnote, self.ask, squeeze(self.text), self.document)


class UnusableVerdicts(ValueError):
    """Verdicts from elsewhere that can't be read: one line that says which and why."""


@oordelen()
def m001_verdicts(db: Database) -> None:
    """All verdicts, one row each time that one was given."""
    db.executescript(
        """
        CREATE TABLE verdict (letter TEXT NOT NULL, footnote INTEGER, ask INTEGER, text TEXT NOT NULL,
          document TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'no', 'withdrawn')),
          given TEXT NOT NULL, by TEXT, note TEXT);
        CREATE INDEX verdict_letter ON verdict(letter);
        """
    )


def squeeze(text: str) -> str:
    """Words without what makes no difference: spaces and line ends."""
    return " ".join(text.split())


def connect(path: Path) -> sqlite3.Connection:
    """Open the file of verdicts, made where it isn't there. Raises DatabaseError where it is no such file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        connection = sqlite3.connect(path)
        refuse_newer(Database(connection), oordelen, path)
        oordelen.apply(Database(connection))
    except (sqlite3.DatabaseError, OSError) as error:
        raise DatabaseError(f"{path}: can't be used for verdicts: {error}") from error
    return connection


def _make(path: Path) -> None:
    """Put an empty file in place whole: of several processes that make it at once, the first one's stays."""
    with TemporaryDirectory(dir=path.parent, prefix=".oordelen.") as folder:
        fresh = Path(folder) / path.name
        with closing(sqlite3.connect(fresh)) as connection:
            oordelen.apply(Database(connection))
        with suppress(FileExistsError):
            path.hardlink_to(fresh)


def every(connection: sqlite3.Connection) -> list[Verdict]:
    """All verdicts ever given, oldest first."""
    names = ", ".join(f'"{name}"' for name in columns(Verdict))
    return [Verdict(*row) for row in connection.execute(f"SELECT {names} FROM verdict ORDER BY given, rowid")]


def in_force(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that count: of each subject the latest, unless that took it back. In: oldest first."""
    latest = {verdict.subject: verdict for verdict in verdicts}
    return [verdict for verdict in latest.values() if verdict.verdict != "withdrawn"]


def held(path: Path) -> list[Verdict]:
    """The verdicts in force of a file; none where there is no file."""
    if not path.is_file():
        return []
    connection = connect(path)
    try:
        return in_force(every(connection))
    finally:
        connection.close()


def of_letter(path: Path, letter: str) -> list[Verdict]:
    """The verdicts in force on one letter; none where there is no file. Writes nothing, not even a new schema."""
    if not path.is_file():
        return []
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        names = ", ".join(f'"{name}"' for name in columns(Verdict))
        sql = f"SELECT {names} FROM verdict WHERE letter = ? ORDER BY given, rowid"
        return in_force(Verdict(*row) for row in connection.execute(sql, (letter,)))
    finally:
        connection.close()


def add(connection: sqlite3.Connection, verdicts: Iterable[Verdict]) -> int:
    """Add the verdicts that aren't there yet; return how many."""
    known = set(every(connection))
    fresh = [verdict for verdict in dict.fromkeys(verdicts) if verdict not in known]
    marks = ", ".join("?" * len(columns(Verdict)))
    with connection:
        connection.executemany(f"INSERT INTO verdict VALUES ({marks})", map(row_of(Verdict), fresh))
    return len(fresh)


def to_json(verdicts: Iterable[Verdict]) -> str:
    """Verdicts for another machine, or for keeping."""
    return json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, name: str) -> list[Verdict]:
    """The verdicts that `to_json` wrote. `name`: where they come from, for the error. Raises UnusableVerdicts."""
    try:
        rows = json.loads(text)
        found = [Verdict(**row) for row in rows]
    except (ValueError, TypeError) as error:
        raise UnusableVerdicts(f"{name}: no list of verdicts: {error}") from error
    for n, verdict in enumerate(found, 1):
        if reason := _wrong(verdict):
            raise UnusableVerdicts(f"{name}: verdict {n}: {reason}")
    return found


def _wrong(verdict: Verdict) -> str | None:
    if verdict.verdict not in VALUES:
        return f"{verdict.verdict!r} is none of {', '.join(VALUES)}"
    for field in fields(Verdict):
        value = getattr(verdict, field.name)
        kind = int if field.name in ("footnote", "ask") else str
        required = field.name in ("letter", "text", "document", "given")
        if (value is None and required) or (value is not None and type(value) is not kind):
            return f"{field.name}: {value!r}"
    return None
