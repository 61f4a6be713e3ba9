"""`python -m scraper crawl`: run the spiders of some sources and save what they bring."""

import asyncio
import json
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import date
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from tqdm import tqdm

from scraper.settings import settings
from scraper.source import Raw, Source, Window
from scraper.sources import spider_of
from scraper.store import Prepared, Store, batches, prepare

BATCH = 500  # payloads, or
BATCH_BYTES = 20_000_000  # of them: files can be large


class Saving:
    """Collects what the spiders bring and saves it in batches, each a transaction.

    A database that can't be written (full disk, locked) ends the crawl: what was committed stays, and the next
    run asks again for the rest.
    """

    def __init__(self, store: Store, stop: Callable[[], object], usual: int | None = None) -> None:
        self.store, self.stop = store, stop
        self.waiting: list[Prepared] = []
        self.bytes = 0  # that wait
        self.spiders: dict[str, Source] = {}
        self.fatal: sqlite3.Error | None = None
        self.bar = tqdm(desc="crawl", unit=" payloads", total=usual, disable=None)

    def opened(self, spider: Source) -> None:
        self.spiders[spider.card.name] = spider

    def add(self, item: Raw) -> None:
        self.bar.update()
        self.waiting.append(prepare(item))
        self.bytes += len(item.body)
        if len(self.waiting) >= BATCH or self.bytes >= BATCH_BYTES:
            self.flush()

    def broken(self, failure: Any, response: Any, spider: Source) -> None:
        """An answer that the spider could not take apart, or a payload that could not be saved."""
        if isinstance(failure.value, sqlite3.Error):
            if self.fatal is None:
                self.fatal = failure.value
                self.stop()
            return
        where = response.meta["url"] if response is not None else "at its start"
        spider.problem(f"{spider.card.name}: {where}: {type(failure.value).__name__}: {failure.value}")

    def closed(self, spider: Source, reason: str) -> None:
        if reason != "finished":
            spider.problem(f"{spider.card.name}: stopped early: {reason}")

    def flush(self) -> None:
        batch, self.waiting, self.bytes = self.waiting, [], 0
        try:
            self.store.save(batch)
            self.store.connection.commit()
        except sqlite3.Error:
            self.store.connection.rollback()
            raise

    def finish(self) -> None:
        """Save what is left. Raises the sqlite3.Error that ended the crawl, where one did."""
        self.bar.close()
        if self.fatal:
            raise self.fatal
        self.flush()


class Together:
    """Takes the payloads of one answer through Scrapy as one item: each by itself costs it more than we do.

    Stands next to the spider (SPIDER_MIDDLEWARES of Source). What came before an error is kept.
    """

    async def process_spider_output(self, response: Any, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        together: list[Raw] = []
        try:
            async for output in result:
                if not isinstance(output, Raw):
                    yield output
                    continue
                together.append(output)
                if len(together) == BATCH:
                    yield together
                    together = []
        except Exception:  # whatever the spider raised goes on to Scrapy, after what came before it
            yield together
            raise
        if together:
            yield together


class Pipeline:
    """Hands the payloads to the crawl's `Saving`; an error in it is told by Scrapy's signal `item_error`."""

    def __init__(self, saving: Saving) -> None:
        self.saving = saving

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Pipeline":
        return cls(crawler.saving)

    def process_item(self, item: list[Raw] | Raw) -> list[Raw] | Raw:
        for raw in [item] if isinstance(item, Raw) else item:  # what `start` yields comes by itself
            if self.saving.fatal is None:
                self.saving.add(raw)
        return item


def resume_of(store: Store, source: str) -> dict[str, str]:
    """Where the last run of a source that went without a problem ended, per collection; empty for none."""
    row = store.connection.execute(
        "SELECT hervat FROM crawl WHERE bron = ? AND hervat <> '{}' ORDER BY id DESC LIMIT 1", (source,)
    ).fetchone()
    return json.loads(row[0]) if row else {}


def superseded(store: Store, spider: Source) -> Iterator[Raw]:
    """Empty lists for the relations that are held from an interface that is no longer used."""
    name, sample = spider.card.name, spider.replica is not None
    for key in store.relations(name, spider.superseded):
        yield Raw(name, key, b"[]", "", spider.now, "application/json", sample=sample)


def usual(store: Store, sources: Sequence[str], *, full: bool) -> int | None:
    """How many payloads these sources brought the last time that they were asked so: what is left is estimated by it.

    None where one of them has no such run: then there is a rate, and no estimate.
    """
    manner = "full" if full else "increment"
    found = [
        store.connection.execute(
            "SELECT opgehaald FROM crawl WHERE bron = ? AND wijze = ? AND fouten = 0 ORDER BY id DESC LIMIT 1",
            (name, manner),
        ).fetchone()
        for name in sources
        if spider_of(name)
    ]
    return sum(row[0] for row in found) or None if all(found) else None


def crawl(
    store: Store,
    sources: Sequence[str],
    now: str,
    *,
    replica: str | None,
    full: bool,
    since: date | None,
    dossiers: Sequence[int],
    topics: Sequence[str] = (),
    via: str = "auto",
) -> dict[str, Source]:
    """Run the spiders of `sources` at once and save what they bring; return the spiders, with their problems.

    `replica`: base URL of a stand-in for the real hosts. Raises BadSetting, and sqlite3.Error where the databases
    can't be written.
    """
    process = AsyncCrawlerProcess(settings(os.environ, replica=replica is not None))
    saving = Saving(store, lambda: asyncio.ensure_future(process.stop()), usual(store, sources, full=full))
    for name in sources:
        spider = spider_of(name)
        if spider is None:
            continue  # a source that is only imported
        crawler = process.create_crawler(spider)
        for receiver, signal in (
            (saving.opened, signals.spider_opened),
            (saving.broken, signals.spider_error),
            (saving.broken, signals.item_error),
            (saving.closed, signals.spider_closed),
        ):
            crawler.signals.connect(receiver, signal)
        crawler.saving = saving  # type: ignore[attr-defined]  # where the pipeline finds it
        window = Window(full, since, tuple(dossiers), resume_of(store, name), tuple(topics), via)
        process.crawl(crawler, window=window, now=now, replica=replica)
    process.start()
    saving.finish()
    for name, source in saving.spiders.items():
        store.counts[name]["fetched"] += source.unchanged
    for done in saving.spiders.values():
        for batch in batches(map(prepare, superseded(store, done)), BATCH):
            store.save(batch)
    store.build()
    store.connection.commit()
    return saving.spiders
