"""A crawl of the made-up Chamber in a process of its own, ours or a bare one, and what it took.

`python -m tests.benchmarks.load (ours | bare) BASE_URL FOLDER` prints as JSON the seconds that it took, those of its
processor (which other work on the machine doesn't lengthen), its peak memory in GB, and its items.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from db.records import Crawl
from scraper.__main__ import now
from scraper.crawl import crawl
from scraper.replica.model import V4, edmx
from scraper.source import Window
from scraper.sources.tweedekamer_plan import asks
from scraper.sources.tweedekamer_query import read_model, url_of
from scraper.store import Store


def ours(base: str, folder: Path) -> int:
    """Crawl into databases in `folder`; the payloads that came. Raises RuntimeError where a problem was met."""
    with Store(folder / "k.db", folder / "r.db") as store:
        started = now()
        spiders = crawl(store, ["tweedekamer"], started, replica=base, full=False, since=None, dossiers=())
        spider = spiders["tweedekamer"]
        if spider.problems:
            raise RuntimeError(spider.problems[0])
        store.log(Crawl(0, spider.name, "", started, now(), 0, 0, 0, 0, 0, "[]", json.dumps(spider.resume)))
        store.connection.commit()
        return store.counts["tweedekamer"]["fetched"]


# as a crawl of the replica has it
BARE = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "WARNING",
        "COOKIES_ENABLED": False, "TELNETCONSOLE_ENABLED": False}  # fmt: skip


class Bare(scrapy.Spider):
    """Fetches the same pages and files as ours with nothing but Scrapy; every row is an item, and is dropped."""

    name = "bare"

    async def start(self) -> Any:
        model = read_model(edmx(V4).encode())
        for ask in asks(Window(True, None, (), {})):
            yield scrapy.Request(self.at(url_of(V4.root, model, ask)), dont_filter=True)

    def at(self, url: str) -> str:
        return url.replace("https:/", self.base)

    def parse(self, response: Any) -> Iterator[Any]:
        page = orjson.loads(response.body)
        yield from rows_in(page["value"])
        if link := page.get("@odata.nextLink"):
            yield scrapy.Request(self.at(link), dont_filter=True)
        if page["@odata.context"].endswith("#Zaak"):
            for row in page["value"]:
                for document in row["Document"]:
                    for file in document["HuidigeDocumentVersie"]["DocumentPublicatie"]:
                        url = f"{V4.root}/DocumentPublicatie({file['Id']})/resource"
                        yield scrapy.Request(self.at(url), self.file, dont_filter=True)

    def file(self, response: Any) -> Iterator[Any]:
        yield {"body": response.body}


def rows_in(rows: list[Any]) -> Iterator[Any]:
    """The rows, and those nested in them."""
    for row in rows:
        yield row
        for value in row.values():
            if isinstance(value, (dict, list)):
                yield from rows_in(value if isinstance(value, list) else [value])


def bare(base: str) -> int:
    process = AsyncCrawlerProcess(BARE)
    crawler = process.create_crawler(Bare)
    process.crawl(crawler, base=base)
    process.start()
    return int(crawler.stats.get_value("item_scraped_count"))


@contextmanager
def served(zaken: int, changed: int = 0) -> Iterator[str]:
    """The base URL of a made-up Chamber, in a process of its own."""
    command = [sys.executable, "-m", "scraper", "replica", "--zaken", str(zaken), "--changed", str(changed)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def measured(how: str, base: str, folder: Path) -> dict[str, float]:
    """What a crawl in a process of its own took: seconds, cpu, peak, items."""
    command = [sys.executable, "-m", "tests.benchmarks.load", how, base, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(how: str, base: str, folder: str) -> None:
    start, start_cpu = time.perf_counter(), time.process_time()
    items = ours(base, Path(folder)) if how == "ours" else bare(base)
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({"seconds": round(seconds, 1), "cpu": round(cpu, 1), "peak": round(peak, 3), "items": items}))


if __name__ == "__main__":
    main(*sys.argv[1:])
