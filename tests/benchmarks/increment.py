"""A night of a hundred changed zaken, on databases of made-up Chambers of several sizes, without HTTP."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from db import derived
from scraper.replica.synthetic import Chamber, tree
from scraper.source import Raw
from scraper.sources.tweedekamer import entities, to_bytes, version_of
from scraper.store import Prepared, Store, batches, prepare
from scraper.workers import in_workers

EXPANDS = tree("Kamerstukdossier,Document($expand=HuidigeDocumentVersie)")
CHANGED = 100


def payloads(chamber: Chamber, fetched: str, zaken: list[int]) -> list[Prepared]:
    """What an answer with these zaken comes to."""
    rows = (chamber.write("Zaak", n, EXPANDS) for n in zaken)
    parts = (part for row in rows for part in entities("Zaak", row))
    made = (Raw("tweedekamer", key, to_bytes(p), "", fetched, "application/json", version_of(p)) for key, p in parts)
    return [prepare(raw) for raw in made]


def fill(folder: Path, zaken: int) -> None:
    """Databases of that many zaken in `folder`."""
    with Store(folder / "k.db", folder / "r.db") as store:
        work = partial(payloads, Chamber(zaken), "2099-01-01T00:00:00Z")
        for saved in in_workers(work, batches(range(zaken), 1000)):
            store.save(saved)
        store.build()
        store.connection.commit()


def night(folder: Path, chamber: Chamber, fetched: str) -> Iterator[tuple[str, float]]:
    """What a night takes, from opening the files to closing them, and of that what is derived; a build of all."""
    late = [i * chamber.zaken // chamber.changed for i in range(chamber.changed)]
    batch = payloads(chamber, fetched, late)
    start, start_cpu = time.perf_counter(), time.process_time()
    with Store(folder / "k.db", folder / "r.db") as store:
        store.save(batch)
        before = time.perf_counter()
        store.build()
        yield "derived", time.perf_counter() - before
        store.connection.commit()
        written = store.rows_written
    yield "night", time.perf_counter() - start
    yield "cpu", time.process_time() - start_cpu
    yield "rows", written
    with Store(folder / "k.db", folder / "r.db") as store:
        yield "everything", _timed_build(store)


def _timed_build(store: Store) -> float:
    start = time.perf_counter()
    if derived.build(store.connection):
        raise AssertionError("what is derived was not in line")
    return time.perf_counter() - start


def measured(folder: Path, zaken: int) -> dict[str, float]:
    """Seconds of a night of CHANGED changes, the second of two; of one without any; of a build of all."""
    fill(folder, zaken)
    dict(night(folder, Chamber(zaken, CHANGED - 1), "2099-01-02T00:00:00Z"))
    found = dict(night(folder, Chamber(zaken, CHANGED), "2099-01-03T00:00:00Z"))
    quiet = dict(night(folder, Chamber(zaken, CHANGED), "2099-01-04T00:00:00Z"))
    return found | {"quiet": quiet["night"]}
