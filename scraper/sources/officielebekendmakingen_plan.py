"""What a run asks KOOP's catalogue: which searches, and where the next run goes on. Pure.

A full run is hundreds of thousands of files at one a second: it is divided into parts, one a kind and vergaderjaar,
the newest first, and what a run doesn't complete stays open for the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from scraper.sources import officielebekendmakingen_sru as sru

FIRST_YEAR = 1994  # of vergaderjaren: what is older is another collection (sgd)
SLACK = (10, 0.1)  # how far a count may be below KOOP's estimate: so many, or such a part of it
TRIES = 5


@dataclass
class Question:
    """A search, walked page by page. `year`: its vergaderjaar where it is a part of a full run, else empty."""

    kind: str
    year: str
    clauses: tuple[str, ...]
    found: set[str] = field(default_factory=set)
    total: int | None = None  # what the service estimated at the first page
    answered: bool = False  # to the last page

    @property
    def name(self) -> str:
        return f"{self.kind} {self.year}".rstrip()

    @property
    def short(self) -> bool:
        """Whether it was answered with fewer than the service had estimated. More than that miss nothing."""
        total = self.total or 0
        return self.answered and total - len(self.found) > max(SLACK[0], SLACK[1] * total)


def years(today: date) -> list[str]:
    """The vergaderjaren that the collection covers, the present one first. One begins in September."""
    last = today.year if today.month >= 9 else today.year - 1
    return [f"{year}-{year + 1}" for year in range(last, FIRST_YEAR - 1, -1)]


def changes(dossiers: tuple[int, ...], topics: tuple[str, ...], since: date | None) -> Iterator[Question]:
    """The searches by dossier, by words, or for what changed since a day; none where nothing of it is asked for."""
    changed = (f'dt.modified>="{since.isoformat()}"',) if since else ()
    within: list[tuple[str, ...]] = []
    for number in dossiers:
        within.append((f"w.dossiernummer=={number}",))
        # the chapters of a budget, and the series of a Council, are dossiers of their own: 36600-XVI, 21501-20
        within.append((f'w.dossiernummer>="{number}-"', f'w.dossiernummer<="{number}-Z"'))
    about: list[tuple[str, ...]] = [('cql.textAndIndexes="{}"'.format(words.replace('"', " ")),) for words in topics]
    for kind, clause in sru.KINDS.items():
        for narrowed in product(within or [()], about or [()]):
            clauses = (*(part for parts in narrowed for part in parts), *changed)
            if clauses:
                yield Question(kind, "", (clause, *clauses))


def parts(today: date) -> Iterator[Question]:
    """The parts of a full run."""
    for year in years(today):
        for kind, clause in sru.KINDS.items():
            yield Question(kind, year, (clause, f'w.vergaderjaar=="{year}"'))


def still_open(asked: list[Question], opened: dict[str, int]) -> dict[str, int]:
    """The parts that the next run has to ask, each with how often it came out short.

    One that isn't answered costs little to ask again; one that stays short costs all of it each time.
    """
    still = dict(opened)
    for part in asked:
        tries = still.pop(part.name, 0) + part.short
        if not part.answered or (part.short and tries < TRIES):
            still[part.name] = tries
    return still


def in_dossiers(record: sru.Found, dossiers: tuple[int, ...]) -> bool:
    """Whether a record is of these dossiers: a paper of two can lie on either side of a range that it isn't in."""
    return not dossiers or any(d.partition("-")[0] in map(str, dossiers) for d in record.dossiers)
