"""What every page says of the whole: the letters, and how fresh each source is. Pure view models."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db import scores
from db.site import dutch, queries


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in the list."""

    path: str  # the last part of its page's address
    subject: str
    sender: str
    date: str
    debate: str
    debate_date: str
    footnotes: str
    asks: str


@dataclass(frozen=True, slots=True)
class Source:
    """How one source stands. `read` is false where nothing was ever read from it."""

    title: str
    publisher: str
    homepage: str | None
    read: bool
    run: str
    newest: str
    held: str
    errors: tuple[str, ...]
    unread: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says about the whole: its letters, sources, and whether this is the sample."""

    letters: tuple[LetterLine, ...]
    sources: tuple[Source, ...]
    sample: bool
    updated: str
    read_right: str  # of what is read about executing moties, the shares that are right in texts that it never saw


def load_site(connection: sqlite3.Connection) -> Site:
    """Ask the database for everything that the front page and the footers show."""
    sources = queries.rows(connection, queries.SOURCES)
    return Site(
        letters=tuple(map(letter_line, queries.rows(connection, queries.LETTERS))),
        sources=tuple(map(source, sources)),
        sample=any(row["voorbeeld"] for row in sources),
        updated=dutch.day(last_run(sources)),
        read_right=read_right(scores.read()),
    )


# the sets that the reader was not made with
UNSEEN = ("execution_unseen", "execution_alike", "execution_documents", "execution_sealed")


def read_right(committed: Mapping[str, Mapping[str, Any]]) -> str:
    """From the lowest to the highest share of the sets that the reader never saw: "84 tot 91 %"."""
    shares = sorted(round(100 * committed[name]["precision"]) for name in UNSEEN)
    return f"{shares[0]} tot {shares[-1]} %"


def last_run(sources: Sequence[dict[str, Any]]) -> str:
    """The Dutch day of the latest finished run of any source; "" where none finished."""
    latest = max((row["laatste_run"] for row in sources if row["laatste_run"]), default="")
    return dutch.moment(latest).partition(",")[0]


def letter_line(row: dict[str, Any]) -> LetterLine:
    """A row of letter_overview as the list shows it."""
    return LetterLine(
        path=tilde_encode(row["letter"]),
        subject=row["subject"] or "Brief zonder onderwerp",
        sender=row["sender"] or "Afzender onbekend",
        date=dutch.day(row["date"]) or "datum onbekend",
        debate=row["debate"] or "",
        debate_date=dutch.day(row["debate_date"]),
        footnotes=footnotes_linked(row["linked"], row["footnotes"]),
        asks=asks_with_background(row["asks"], row["asks_with_document"]),
    )


def footnotes_linked(linked: int, footnotes: int) -> str:
    """ "3 van 11 voetnoten gekoppeld"."""
    if not footnotes:
        return "geen voetnoten"
    return f"{linked} van {dutch.count(footnotes, 'voetnoot', 'voetnoten')} gekoppeld"


def asks_with_background(asks: int, documented: int) -> str:
    """ "8 vragen, 2 met mogelijke achtergrond"."""
    if not asks:
        return "geen vragen herkend"
    return f"{dutch.count(asks, 'vraag', 'vragen')}, {documented or 'geen'} met mogelijke achtergrond"


def source(row: dict[str, Any]) -> Source:
    """A source as the list shows it, in plain sentences."""
    return Source(
        title=row["titel"] or row["bron"],
        publisher=row["uitgever"] or "",
        homepage=row["homepage"] if (row["homepage"] or "").startswith("https://") else None,
        read=bool(row["gelopen"] or row["rijen"]),
        run=_run(row),
        newest=f"Nieuwste stuk: {dutch.day(row['nieuwste'])}." if row["nieuwste"] else "",
        held=held(row["stukken"], row["verwacht"]),
        errors=errors(row["fouten"], json.loads(row["meldingen"])),
        unread=row["opmerking"] or "",
    )


def _run(row: dict[str, Any]) -> str:
    if not row["laatste_run"]:
        return "De laatste leesronde is niet afgemaakt." if row["gelopen"] else "Wanneer gelezen is niet vastgelegd."
    how = dutch.WIJZE.get(row["wijze"], row["wijze"])
    return f"Laatst gelezen op {dutch.moment(row['laatste_run'])} ({how})."


def held(papers: int, expected: int | None) -> str:
    """How many papers are held against how many are expected, as a sentence."""
    have = dutch.count(papers, "stuk", "stukken")
    if expected is None:
        return f"{have}; hoeveel er horen te zijn, is niet bekend."
    if papers >= expected:
        return f"{have}; ongeveer {dutch.number(expected)} verwacht."
    percent = papers * 100 // expected
    share = f"{percent} %" if percent or not papers else "minder dan 1 %"
    return f"{have} van de ongeveer {dutch.number(expected)} die er horen te zijn ({share}): nog niet volledig."


def errors(unreadable: int, messages: Sequence[Any]) -> tuple[str, ...]:
    """What went wrong, a sentence each."""
    found = [f"{dutch.count(unreadable, 'stuk', 'stukken')} konden wij niet lezen."] if unreadable else []
    return (*found, *(dutch.sentence(str(message)) for message in messages))
