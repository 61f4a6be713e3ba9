"""`python -m scraper crawl`: run the spiders of some sources and save what they bring."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

from scraper.replica import serve
from scraper.settings import REPLICA_SETTINGS, SETTINGS
from scraper.source import Raw, Source, Window
from scraper.sources import spider_of
from scraper.store import Prepared, Store, prepare

BATCH = 500


class Saving:
    """Collects what the spiders bring and saves it in batches, each a transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.waiting: list[Prepared] = []
        self.spiders: dict[str, Source] = {}

    def opened(self, spider: Source) -> None:
        self.spiders[spider.card.name] = spider

    def scraped(self, item: Raw) -> None:
        self.waiting.append(prepare(item))
        if len(self.waiting) >= BATCH:
            self.flush()

    def broken(self, failure: Any, response: Any, spider: Source) -> None:
        """An answer that the spider could not take apart."""
        spider.problem(f"{spider.card.name}: {response.meta['url']}: {failure.value!r}")

    def closed(self, spider: Source, reason: str) -> None:
        if reason != "finished":
            spider.problem(f"{spider.card.name}: stopped early: {reason}")

    def flush(self) -> None:
        self.store.save(self.waiting)
        self.store.connection.commit()
        self.waiting = []


def resume_of(store: Store, source: str) -> dict[str, str]:
    """Where the last run of a source that went without a problem ended, per collection; empty for none."""
    row = store.connection.execute(
        "SELECT hervat FROM crawl WHERE bron = ? AND hervat <> '{}' ORDER BY id DESC LIMIT 1", (source,)
    ).fetchone()
    return json.loads(row[0]) if row else {}


def crawl(
    store: Store,
    sources: Sequence[str],
    now: str,
    *,
    replica: bool,
    full: bool,
    since: date | None,
    dossiers: Sequence[int],
) -> dict[str, Source]:
    """Run the spiders of `sources` at once and save what they bring; return the spiders, with their problems."""
    saving = Saving(store)
    with ExitStack() as stack:
        base = stack.enter_context(serve()) if replica else None
        process = AsyncCrawlerProcess(REPLICA_SETTINGS if replica else SETTINGS)
        for name in sources:
            spider = spider_of(name)
            if spider is None:
                continue  # a source that is only imported
            crawler = process.create_crawler(spider)
            for receiver, signal in (
                (saving.opened, signals.spider_opened),
                (saving.scraped, signals.item_scraped),
                (saving.broken, signals.spider_error),
                (saving.closed, signals.spider_closed),
            ):
                crawler.signals.connect(receiver, signal)
            window = Window(full, since, tuple(dossiers), resume_of(store, name))
            process.crawl(crawler, window=window, now=now, replica=base)
        process.start()
    saving.flush()
    store.build_papers()
    store.connection.commit()
    return saving.spiders
