"""The course of each item: from which day to which it stood where.

A standing (linker/standing.py) can change only on the day of the vote, on the day of a claim and on the day after a
promised one: between these it is the same on all days. So a course is found by weighing on those days alone, and
answers for any day as weighing on that day would. It doesn't depend on the day on which it is made.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from db import records as r
from db.records import columns, row_of, table
from db.store import insert_sql
from linker.ledger import spoken_of
from linker.standing import Matter, Said, Where, where

UNREPORTED = ("no_report_found", "undisputed")  # what the lists say of an item on a day without a row


def course(item: str, matter: Matter, claims: Iterable[Said]) -> Iterator[r.StandVerloop]:
    """The periods in which an item stood somewhere, the oldest first; days without any report are left out."""
    said = list(claims)
    days = break_points(matter, said)
    stood = [(day, *_standing(where(matter, said, day))) for day in days]
    periods = [next(same) for _, same in groupby(stood, key=lambda one: one[1:])]
    ends = [str(van) for van, *_ in periods[1:]]
    for (van, stand, standing, *rest), tot in zip(periods, [*ends, None], strict=True):
        if stand is not None and (stand, standing) != UNREPORTED:
            yield r.StandVerloop(item, str(van), tot, stand, standing, *rest)


def break_points(matter: Matter, claims: Sequence[Said]) -> list[date]:
    """The days on which a standing may become another, in order; the first is where it begins."""
    days = {matter.decided or date.min} | {claim.day for claim in claims}
    days |= {claim.due + timedelta(1) for claim in claims if claim.due and claim.due < date.max}
    return sorted(days)


def _standing(at: Where) -> tuple[str | None, str, str | None, str | None, str | None, str | None, str | None]:
    """What a row of `stand_verloop` says besides its days."""
    why = at.deciding
    return (
        at.stand,
        at.standing,
        _iso(at.since),
        _iso(at.due),
        at.promise.due_text if at.promise else None,
        (why.quote or None) if why else None,
        why.document if why else None,
    )


def _iso(day: date | None) -> str | None:
    return str(day) if day else None


def update_courses(connection: sqlite3.Connection) -> int:
    """Bring table `stand_verloop` in line with the claims; return how many rows changed."""
    row = row_of(r.StandVerloop)
    items = {item: course(item, matter, claims) for item, matter, claims in spoken_of(connection)}
    wanted = {row(period) for periods in items.values() for period in periods}
    names = ", ".join(columns(r.StandVerloop))
    held = set(connection.execute(f"SELECT {names} FROM {table(r.StandVerloop)}"))
    stale, fresh = held - wanted, wanted - held
    with connection:
        connection.executemany(
            f"DELETE FROM {table(r.StandVerloop)} WHERE item = ? AND van = ?", [found[:2] for found in stale]
        )
        connection.executemany(insert_sql(r.StandVerloop), sorted(fresh))  # by their key, which no two share
    return len(stale) + len(fresh)
