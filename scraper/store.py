"""Raw -> raw.db -> records -> kamer.db, in transactions; `rebuild` is the same without HTTP.

`prepare` is the pure half (it may run in another process): hash, compress, and read a payload. `Store.save`
writes: whatever a payload yields replaces, as a whole, what the earlier version of its key had yielded.
Which version of a key counts doesn't depend on the order of arrival where the source dates its versions: the
latest, and of one moment the fullest. Undated, the one that was fetched last counts.
"""

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from isal import isal_zlib
from sqlite_utils import Database
from tqdm import tqdm

from db import derived, migrations, papers, scope, store
from db.records import FACTS, SIDES, Bron, Crawl, Fout, Herkomst, Record, Verwijderd, Wijziging, columns, row_of, table
from scraper.changes import changes
from scraper.source import Raw
from scraper.sources import NAMES, card_of, records_of
from scraper.workers import in_workers

# what a payload of an unexpected shape makes records() raise; each becomes an error row that says which
READING_ERRORS = (ValueError, LookupError, TypeError, AttributeError)
_HERKOMST_SQL = store.insert_sql(Herkomst)
_FACT_SQL = {record: store.insert_sql(record, "herkomst") for record in FACTS}
_RAW_SQL = (
    "INSERT INTO payload.raw (id, key_id, source, key, version, hash, size, url, fetched, content_type, sample, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
CACHE_KIB = {"main": 300_000, "payload": 100_000}  # both fill up: this is most of the memory that a crawl takes
Order = tuple[str, int, str]  # of versions of one key
Rows = list[tuple[type[Record], tuple[Any, ...]]]


class Prepared(NamedTuple):
    """A payload that is ready to be written, and the rows that it yields. A tuple: it crosses between processes."""

    key_id: int
    order: Order
    raw: tuple[Any, ...]  # columns of raw.db after `id`
    herkomst: tuple[Any, ...]  # columns of `herkomst` after `id`
    rows: Rows
    error: str | None

    @property
    def source(self) -> str:
        return str(self.herkomst[0])

    @property
    def hash(self) -> str:
        return self.order[2]

    @property
    def deleted(self) -> bool:
        """Whether the payload is a tombstone."""
        return bool(self.rows) and self.rows[0][0] is Verwijderd

    @property
    def dated(self) -> bool:
        """Whether the source itself dates this version: then one that comes late is known to be old."""
        return bool(self.raw[3])


def read(raw: Raw) -> tuple[Rows, str | None]:
    """The rows of a payload; where it can't be read, one error row and its message."""
    try:
        return [(type(record), row_of(type(record))(record)) for record in records_of(raw.source)(raw)], None
    except READING_ERRORS as error:
        message = f"{type(error).__name__}: {error}"
        return [(Fout, (raw.source, raw.key, message))], f"{raw.source} {raw.key}: {message}"


def prepare(raw: Raw) -> Prepared:
    """Pure: all that can be done to a payload before the database is asked."""
    digest, size, key_id = raw.hash, len(raw.body), raw.key_id
    rows, error = read(raw)
    body = isal_zlib.compress(raw.body, 1)
    return Prepared(
        key_id=key_id,
        order=(raw.version or raw.fetched, size, digest),
        raw=(
            *(key_id, raw.source, raw.key, raw.version, digest, size),
            *(raw.url, raw.fetched, raw.content_type, raw.sample, body),
        ),
        herkomst=(raw.source, raw.key, digest, raw.url, raw.fetched, raw.sample),
        rows=rows,
        error=error,
    )  # fmt: skip


def reread(packed: Sequence[tuple[int, Raw]]) -> list[tuple[int, Prepared]]:
    """Done in a worker process: payloads of raw.db, read again. What raw.db has already is left out."""
    unpacked = ((ident, replace(raw, body=zlib.decompress(raw.body))) for ident, raw in packed)
    return [(ident, prepare(raw)._replace(raw=())) for ident, raw in unpacked]


class Store:
    """Both databases, opened together. A context manager that closes them; commit is the caller's."""

    def __init__(self, kamer: Path, raw: Path) -> None:
        self.raw = raw
        self.connection = store.connect(kamer, create=True)
        try:
            raw.parent.mkdir(parents=True, exist_ok=True)
            payloads = Database(raw)
            store.refuse_newer(payloads, migrations.raw, raw)
            migrations.raw.apply(payloads)
            payloads.close()
            self.connection.execute("ATTACH ? AS payload", (str(raw),))
            # rows refer to payloads by construction; `python -m db check` looks whether that holds
            self.connection.execute("PRAGMA foreign_keys = OFF")
            for schema, size in CACHE_KIB.items():
                # keys arrive in no order: with the default 2 MB cache each insert would read and write pages
                self.connection.execute(f"PRAGMA {schema}.cache_size = -{size}")
        except (sqlite3.DatabaseError, OSError) as error:
            self.connection.close()
            raise store.DatabaseError(f"{raw}: can't be used as a database: {error}") from error
        self._next_id = self.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM payload.raw").fetchone()[0]
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)  # per source: fetched, new, changed, deleted
        self.errors: list[tuple[str, str]] = []  # (source, message)
        self.rows_written = 0
        # what papers must be built again for; None: for everything
        self.touched = derived.follow(self.connection)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """For much at once into an empty database: indexes that saving doesn't need are made when all rows are there.

        In the transaction of the rows: it is the caller's to commit, and an error takes both back.
        """
        empty = not self.connection.execute("SELECT EXISTS (SELECT 1 FROM herkomst)").fetchone()[0]
        facts = json.dumps([table(record) for record in FACTS])
        later = self.connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND name NOT LIKE '%_herkomst' AND tbl_name IN (SELECT value FROM json_each(?))",
            (facts,),
        ).fetchall()
        for name, _ in later if empty else ():
            self.connection.execute(f"DROP INDEX {name}")
        yield
        for _, sql in later if empty else ():
            self.connection.execute(sql)

    def save(self, batch: Sequence[Prepared]) -> None:
        """Write payloads and what they yield; those already held are counted and left alone."""
        held = self._held(batch)
        current: dict[int, tuple[int, Prepared]] = {}
        fresh: list[tuple[Any, ...]] = []
        stale: dict[int, int] = {}  # key -> the payload whose rows are replaced
        for item in batch:
            counts = self.counts[item.source]
            counts["fetched"] += 1
            versions = held.get(item.key_id)
            if versions is None:
                counts["new"] += 1
                held[item.key_id] = {item.order: self._next_id}
                current[item.key_id] = (self._next_id, item)
            else:
                newest = max(versions)
                if item.order in versions if item.dated else item.hash == newest[2]:
                    continue
                counts["changed"] += 1
                if item.order > newest:
                    if item.key_id not in current:
                        stale[item.key_id] = versions[newest]
                    current[item.key_id] = (self._next_id, item)
                versions[item.order] = self._next_id
            counts["deleted"] += item.deleted
            fresh.append((self._next_id, *item.raw))
            self._next_id += 1
        self.connection.executemany(_RAW_SQL, fresh)
        self.rows_written += len(fresh)
        old = self._remove(list(stale.values()))
        self._insert(list(current.values()))
        if current and papers.in_line(self.connection):
            papers.mark(self.connection, built=False)  # until it is: a run may be killed
        self._touch(old.values(), (item.rows for _, item in current.values()))
        for key_id, before in stale.items():
            self._tell(before, old[before], *current[key_id])

    def _held(self, batch: Sequence[Prepared]) -> dict[int, dict[Order, int]]:
        """The versions that raw.db has of the batch's keys, each with its row: key -> order -> id."""
        found: dict[int, dict[Order, int]] = {}
        ids = json.dumps([item.key_id for item in batch])
        for key_id, row, digest, version, fetched, size in self.connection.execute(
            "SELECT key_id, id, hash, version, fetched, size FROM payload.raw"
            " WHERE key_id IN (SELECT value FROM json_each(?))",
            (ids,),
        ):
            found.setdefault(key_id, {})[(version or fetched, size, digest)] = row
        return found

    def _remove(self, payloads: Sequence[int]) -> dict[int, Rows]:
        """Take out all rows that these payloads had yielded, and return them."""
        old: dict[int, Rows] = {ident: [] for ident in payloads}
        ids = json.dumps(list(payloads))
        for record in FACTS if payloads else ():
            names = ", ".join(columns(record))
            for ident, *row in self.connection.execute(
                f"SELECT herkomst, {names} FROM {table(record)} WHERE herkomst IN (SELECT value FROM json_each(?))",
                (ids,),
            ):
                old[ident].append((record, tuple(row)))
            gone = self.connection.executemany(
                f"DELETE FROM {table(record)} WHERE herkomst = ?", [(ident,) for ident in payloads]
            )
            self.rows_written += gone.rowcount
        self.connection.executemany("DELETE FROM herkomst WHERE id = ?", [(ident,) for ident in payloads])
        return old

    def _touch(self, old: Iterable[Rows], new: Iterable[Rows]) -> None:
        """Note what papers must be built again for."""
        if self.touched is not None and papers.touch(self.touched, chain.from_iterable(old), chain.from_iterable(new)):
            self._follow_no_more()

    def _follow_no_more(self) -> None:
        """From here on so much changes that everything is built."""
        self.touched = None
        scope.leave(self.connection)

    def _tell(self, before: int, old: Rows, ident: int, item: Prepared) -> None:
        """Keep what changed of what users see; a pair that another payload tells of too neither came nor went."""
        source, fetched = item.source, item.herkomst[4]
        told = changes(self._only_from(ident, old), self._only_from(ident, item.rows))
        rows = [(None, fetched, source, *change, before, ident) for change in told]
        self.connection.executemany(store.insert_sql(Wijziging), rows)
        self.rows_written += len(rows)

    def _only_from(self, ident: int, rows: Rows) -> Rows:
        """`rows` without the pairs that stand there from another payload than this."""
        return [(record, row) for record, row in rows if record not in SIDES or not self._elsewhere(ident, record, row)]

    def _elsewhere(self, ident: int, record: type[Record], row: tuple[Any, ...]) -> bool:
        where = " AND ".join(f"{name} = ?" for name in columns(record))
        found = self.connection.execute(
            f"SELECT 1 FROM {table(record)} WHERE {where} AND herkomst <> ? LIMIT 1", (*row, ident)
        )
        return found.fetchone() is not None

    def relations(self, source: str, patterns: Sequence[str]) -> list[str]:
        """The keys, of these patterns, of link payloads of a source that pairs of two sides are held from."""
        found: list[str] = []
        for record in SIDES if patterns else ():
            held = f"SELECT sleutel FROM herkomst WHERE bron = ? AND id IN (SELECT herkomst FROM {table(record)})"
            keys = [key for (key,) in self.connection.execute(held, (source,))]
            found += [key for key in keys if any(fnmatchcase(key, pattern) for pattern in patterns)]
        return found

    def _insert(self, items: Sequence[tuple[int, Prepared]]) -> None:
        by_table: dict[type[Record], list[tuple[Any, ...]]] = {}
        for ident, item in items:
            for record, row in item.rows:
                by_table.setdefault(record, []).append((*row, ident))
        self.connection.execute("SAVEPOINT batch")
        try:
            self.connection.executemany(_HERKOMST_SQL, [(ident, *item.herkomst) for ident, item in items])
            for record, rows in by_table.items():
                self.connection.executemany(_FACT_SQL[record], rows)
        except sqlite3.IntegrityError as error:
            self.connection.execute("ROLLBACK TO batch")
            self._insert_one_by_one(items, error)
        else:
            self.rows_written += len(items) + sum(map(len, by_table.values()))
            self.errors += [(item.source, item.error) for _, item in items if item.error]
        self.connection.execute("RELEASE batch")

    def _insert_one_by_one(self, items: Sequence[tuple[int, Prepared]], error: sqlite3.IntegrityError) -> None:
        """A row of the batch clashes with another payload's: find whose, and make that one an error row."""
        if len(items) > 1:
            for one in items:
                self._insert([one])
            return
        ident, item = items[0]
        bron, key = item.herkomst[:2]
        message = f"clashes with a row of another payload: {error}"
        fout: Rows = [(Fout, (bron, key, message))]
        self._insert([(ident, item._replace(rows=fout, error=f"{bron} {key}: {message}"))])

    def build(self) -> None:
        """Bring all that is derived, and the record cards, in line with facts and code."""
        self.keep_cards()
        self.rows_written += derived.build(self.connection, self.touched)
        self.touched = derived.follow(self.connection)

    def keep_cards(self) -> None:
        """Put the record cards of the sources beside the facts."""
        for name in NAMES:
            card = card_of(name)
            row = (name, card.title, card.publisher, card.licence, card.homepage, card.expected, card.unread, card.how)
            if self.connection.execute("SELECT * FROM bron WHERE bron = ?", (name,)).fetchone() != row:
                self.connection.execute("DELETE FROM bron WHERE bron = ?", (name,))
                self.connection.execute(store.insert_sql(Bron), row)

    def log(self, run: Crawl) -> None:
        """Add a run to the log; its id is given here. Doesn't count as a written row."""
        self.connection.execute(store.insert_sql(Crawl), (None, *row_of(Crawl)(run)[1:]))

    def _packed(self) -> Iterator[tuple[int, Raw]]:
        """Every key's present version: its row in raw.db, and the Raw, its body still compressed.

        On a connection of its own, since it is read in another thread than the one that writes.
        """
        with closing(sqlite3.connect(self.raw)) as payloads:
            for ident, *fields in payloads.execute(
                "SELECT id, source, key, body, url, fetched, content_type, version, sample FROM raw WHERE id IN ("
                " SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY key_id"
                "  ORDER BY coalesce(nullif(version, ''), fetched) DESC, size DESC, hash DESC) AS place"
                " FROM raw) WHERE place = 1) ORDER BY id"
            ):
                yield ident, Raw(*fields)

    def rebuild(self) -> None:
        """Throw the facts away and read every payload again: the remedy after code was mended."""
        papers.mark(self.connection, built=False)
        self._follow_no_more()
        for record in (*FACTS, Herkomst):
            self.connection.execute(f"DELETE FROM {table(record)}")
        with tqdm(desc="rebuild", unit=" payloads", disable=None) as bar:
            for read_again in in_workers(reread, batches(self._packed(), 1000)):
                self._insert(read_again)
                bar.update(len(read_again))
        self.build()


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """`items` in lists of `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
