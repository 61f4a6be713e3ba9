"""Letters in the database: save them with their links, read them back, link them again."""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from db import records as r
from db.records import Record, columns, row_of, table
from db.store import insert
from db.verdicts import Verdict
from linker.judged import judge
from linker.linked import LinkedLetter, link_letter
from linker.lookup import Lookup
from linker.models import Hyperlink, Letter, Link, ReadText
from linker.split import split


def slug_of(letter: Letter, fallback: str) -> str:
    """The lasting name of a letter: sender, day, and reference or subject; `fallback` where it has none."""
    day = letter.date.isoformat() if letter.date else None
    words = [w for w in (letter.sender, day, letter.reference or (letter.subject or "")[:40]) if w]
    text = unicodedata.normalize("NFKD", "-".join(words if letter.sender else [fallback]))
    return re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode().lower()).strip("-") or "brief"


def save(connection: sqlite3.Connection, slug: str, read: ReadText, linked: LinkedLetter) -> int:
    """Put a letter with its links in the place of what was saved under its slug; return how many rows changed."""
    changed = 0
    with connection:
        for record, rows in _rows(slug, read, linked).items():
            key = "slug" if record is r.Letter else "letter"
            names = ", ".join(f'"{c}"' for c in columns(record))
            held = connection.execute(
                f"SELECT {names} FROM {table(record)} WHERE {key} = ? ORDER BY {', '.join(record.pk)}",
                (slug,),
            ).fetchall()
            if held != [row_of(record)(row) for row in rows]:
                if record is r.Letter and held:
                    sets = ", ".join(f'"{c}" = ?' for c in columns(record))
                    connection.execute(f"UPDATE letter SET {sets} WHERE slug = ?", (*row_of(record)(rows[0]), slug))
                else:
                    connection.execute(f"DELETE FROM {table(record)} WHERE {key} = ?", (slug,))
                    insert(connection, rows)
                changed += max(len(held), len(rows))
    return changed


def _rows(slug: str, read: ReadText, linked: LinkedLetter) -> dict[type[Record], list[Record]]:
    letter = linked.letter
    debate = letter.debate
    links: list[tuple[int | None, Link]] = [
        (n, link) for n, found in sorted(linked.footnotes.items()) for link in found
    ]
    links += [(None, link) for link in linked.citations]
    return {
        r.Letter: [
            r.Letter(
                slug, letter.sender, letter.recipient, letter.committee, _iso(letter.date), letter.subject,
                letter.reference, debate.name if debate else None, _iso(debate.date) if debate else None,
                _json(letter.sections), letter.text, _json([[k.start, k.end, k.url] for k in read.links]),
            )
        ],
        r.Footnote: [r.Footnote(slug, f.n, f.text, f.url, f.cited_in, f.start, f.end) for f in letter.footnotes],
        r.Ask: [r.Ask(slug, a.n, a.text, a.section, a.start, a.end, a.duplicate_of) for a in letter.asks],
        r.Link: [_link_row(slug, n, footnote, link) for n, (footnote, link) in enumerate(links, 1)],
        r.AskDocument: [
            r.AskDocument(slug, ask, rank, d.document, d.title, d.relation, d.score, d.evidence)
            for ask, documents in sorted(linked.asks.items())
            for rank, d in enumerate(documents, 1)
        ],
    }  # fmt: skip


def _link_row(slug: str, n: int, footnote: int | None, link: Link) -> r.Link:
    c = link.citation
    candidates = [{"document": x.document, "title": x.title, "score": x.score} for x in link.candidates]
    return r.Link(
        slug, n, footnote, c.text, c.start, c.end, c.kind, c.target, link.status, link.document, link.title,
        link.score, link.method, link.evidence, _json(candidates),
    )  # fmt: skip


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def saved_letters(connection: sqlite3.Connection) -> Iterator[tuple[str, ReadText]]:
    """The letters that were saved, as they were read."""
    for slug, text, links in connection.execute("SELECT slug, text, links FROM letter ORDER BY slug").fetchall():
        yield slug, ReadText(text, tuple(Hyperlink(*link) for link in json.loads(links)))


def link_saved(slug: str, letter: Letter, lookup: Lookup, verdicts: Iterable[Verdict]) -> LinkedLetter:
    """Link a letter that is known by its slug, human verdicts on it first."""

    def title_of(document: str) -> str | None:
        papers = lookup.by_key(document)
        return papers[0].titles[0] if len(papers) == 1 else None

    return judge(link_letter(letter, lookup), (v for v in verdicts if v.letter == slug), title_of)


def link_again(connection: sqlite3.Connection, verdicts: Sequence[Verdict], only: str | None = None) -> int:
    """Link every saved letter (or one) again, against the facts and verdicts of today; return how many rows changed."""
    lookup = Lookup(connection)
    return sum(
        save(connection, slug, read, link_saved(slug, split(read), lookup, verdicts))
        for slug, read in saved_letters(connection)
        if only in (None, slug)
    )


def judged_thing(
    connection: sqlite3.Connection, slug: str, link: int | None, ask: int | None
) -> tuple[int | None, str] | None:
    """(footnote, words) of a saved letter's reference or ask, by its number; None where there is no such."""
    sql, n = ("SELECT footnote, text FROM link", link) if link is not None else ("SELECT NULL, text FROM ask", ask)
    row: tuple[int | None, str] | None = connection.execute(f"{sql} WHERE letter = ? AND n = ?", (slug, n)).fetchone()
    return row
