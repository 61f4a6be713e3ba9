"""The letters that are followed, each with where the moties stand that it cites or that ask the same."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.site import dutch
from db.site.home import LetterLine, letter_line
from db.site.queries import rows

_LETTERS = """
SELECT letter, sender, date, subject, reference, debate, debate_date, footnotes, linked, ambiguous, missing, external,
  unrecognised, asks, asks_with_document
FROM letter_overview
WHERE letter IN (SELECT slug FROM letter ORDER BY date IS NULL, date DESC, slug LIMIT :most OFFSET :skip)
ORDER BY date IS NULL, date DESC, letter"""
_MOTIES = """
SELECT x.letter, m.nummer, m.uitkomst, m.stand, m.standing
FROM (SELECT letter, document FROM link WHERE status = 'linked' AND letter IN (SELECT value FROM json_each(:slugs))
    UNION SELECT letter, document FROM ask_document
    WHERE relation = 'demands_same' AND letter IN (SELECT value FROM json_each(:slugs))) x
  CROSS JOIN motie_regel m ON m.id = x.document"""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many moties that stand at one place, in words; `stand` and `standing` as in motie_regel."""

    number: int
    stand: str | None
    standing: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A letter, and the moties that it rests on by where they stand; `row` is what programs get."""

    line: LetterLine
    moties: int
    tallies: tuple[Tally, ...]
    row: dict[str, Any]


def lines(connection: sqlite3.Connection, most: int, skip: int = 0) -> tuple[Followed, ...]:
    """Letters, newest first."""
    letters = rows(connection, _LETTERS, {"most": most, "skip": skip})
    moties = rows(connection, _MOTIES, {"slugs": json.dumps([row["letter"] for row in letters])})
    return tuple(followed(row, [motie for motie in moties if motie["letter"] == row["letter"]]) for row in letters)


def followed(letter: dict[str, Any], moties: Sequence[dict[str, Any]]) -> Followed:
    """One letter of letter_overview with its moties."""
    told = tuple(tallies(moties))
    words = ", ".join(f"{one.number} {one.words}" for one in told)
    return Followed(letter_line(letter), len(moties), told, {**letter, "moties": len(moties), "standen": words})


def tallies(moties: Iterable[dict[str, Any]]) -> Iterable[Tally]:
    """How many moties stand where: first those with something to do, then what the Chamber didn't adopt."""
    order = list(dutch.STAND_KORT)
    counted = Counter((row["stand"], row["standing"], row["uitkomst"] if not row["stand"] else "") for row in moties)
    for (stand, standing, outcome), number in sorted(
        counted.items(), key=lambda one: (order.index(one[0][0]) if one[0][0] else len(order), str(one[0][1:]))
    ):
        words = dutch.STAND_KORT[stand] if stand else outcome or "geen besluit bekend"
        extra = {"overdue": ", over tijd", "disputed": ", betwist"}.get(standing or "", "")
        yield Tally(number, stand, standing, words + extra)
