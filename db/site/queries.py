"""The questions that the pages ask of the database: small named queries, and records out."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, TypeVar

from db.records import Ask, AskDocument, Footnote, Letter, Link, Record, Stuk, columns, table
from db.verdicts import Verdict

R = TypeVar("R", bound=Record)

LETTERS = """
SELECT letter, sender, date, subject, debate, debate_date, footnotes, linked, asks, asks_with_document
FROM letter_overview ORDER BY date IS NULL, date DESC, letter"""

SOURCES = "SELECT *, wijze IS NOT NULL AS gelopen FROM bron_regel ORDER BY rijen = 0, titel, bron"


@dataclass(frozen=True, slots=True)
class LetterRows:
    """All that the database holds of one letter, and the papers that it names, by their canonical id."""

    letter: Letter
    footnotes: tuple[Footnote, ...]
    asks: tuple[Ask, ...]
    links: tuple[Link, ...]
    documents: tuple[AskDocument, ...]
    papers: dict[str, Stuk]
    stands: dict[str, dict[str, Any]]  # of the moties among them: their row of motie_regel, by the same id
    verdicts: tuple[Verdict, ...]  # those in force on the letter


STANDS = """
SELECT id, nummer, uitkomst, stemdatum, stand, standing, stand_datum, termijn, termijn_tekst, bewijs, bewijs_document
FROM motie_regel
WHERE id IN (SELECT value FROM json_each(?))"""


def rows(
    connection: sqlite3.Connection, sql: str, values: tuple[Any, ...] | dict[str, Any] = ()
) -> list[dict[str, Any]]:
    """The answer to a query, a dict a row."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def records(connection: sqlite3.Connection, record: type[R], where: str, value: str) -> tuple[R, ...]:
    """The records of one table for which `where` holds, in the order of their key."""
    names = ", ".join(f'"{name}"' for name in columns(record))
    order = ", ".join(f'"{name}"' for name in record.pk)
    sql = f"SELECT {names} FROM {table(record)} WHERE {where} ORDER BY {order}"
    return tuple(record(*row) for row in connection.execute(sql, (value,)))


def load_letter(connection: sqlite3.Connection, slug: str, verdicts: tuple[Verdict, ...] = ()) -> LetterRows | None:
    """One letter with its parts, or None where no letter has this slug. `verdicts`: those in force on it."""
    letters = records(connection, Letter, "slug = ?", slug)
    if not letters:
        return None
    links = records(connection, Link, "letter = ?", slug)
    documents = records(connection, AskDocument, "letter = ?", slug)
    named = {link.document for link in links} | {found.document for found in documents}
    named |= {near["document"] for link in links for near in json.loads(link.candidates)}
    named |= {verdict.document for verdict in verdicts}
    papers = records(
        connection, Stuk, "id IN (SELECT value FROM json_each(?))", json.dumps(sorted(filter(None, named)))
    )
    return LetterRows(
        letter=letters[0],
        footnotes=records(connection, Footnote, "letter = ?", slug),
        asks=records(connection, Ask, "letter = ?", slug),
        links=links,
        documents=documents,
        papers={held.id: held for held in papers},
        stands={row["id"]: row for row in rows(connection, STANDS, (json.dumps([p.id for p in papers]),))},
        verdicts=verdicts,
    )
