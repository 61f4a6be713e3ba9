"""The Tweede Kamer's open data: OData (v5, v4/2.0 as fallback), or SyncFeed 2.0. See the services' own models.

Half one, the spider, is here: it asks each collection for what changed since its own resume point, follows pages,
and asks again in a simpler form or in halves what fails. What there is to ask stands in tweedekamer_plan, how it is
written in tweedekamer_query; SyncFeed is walked by tweedekamer_walk. Half two takes one entity a payload
(tweedekamer_rows, SyncFeed's XML by tweedekamer_syncfeed), its fields by a table (tweedekamer_fields), and files
(tweedekamer_files).

Which interface (`Window.via`): OData, unless the resume points are SyncFeed's, or $metadata is gone for good, or
OData doesn't answer and this database has nothing of it yet. A database filled by OData doesn't change over, which
means to fetch everything, for an outage. Points of the other interface are of no use and are dropped.

Nothing is passed over in silence: what could not be fetched is a problem, and the resume point of its collection
stays where it was. A collection is complete when as many queries were answered as were asked (`open`).
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import orjson
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, DownloadCancelledError
from scrapy.http import Response

from scraper.source import Card, Raw, Source, Unreadable, is_page, why
from scraper.sources import tweedekamer_plan as plan
from scraper.sources.tweedekamer_failures import GONE, status_of, too_heavy
from scraper.sources.tweedekamer_fields import LINKS
from scraper.sources.tweedekamer_files import ADDRESS, FILE, PROBLEM_TYPE, File, Files
from scraper.sources.tweedekamer_plan import AROUND, FOLLOWED, IN_DOSSIER, QUERIES
from scraper.sources.tweedekamer_query import (
    TARGETS,
    Ask,
    Model,
    children,
    count_url,
    expand_option,
    halves,
    moment,
    read_model,
    simpler,
    url_of,
)
from scraper.sources.tweedekamer_rows import (
    COUNT,
    DERIVED,
    entities,
    link_payload,
    records,
    take_more,
    to_bytes,
    version_of,
)
from scraper.sources.tweedekamer_syncfeed import POINT
from scraper.sources.tweedekamer_walk import FILES_SINCE, VIA, Walk

__all__ = [
    "AROUND", "DERIVED", "FOLLOWED", "IN_DOSSIER", "QUERIES", "TweedeKamer", "entities", "expand_option",
    "read_model", "records", "to_bytes", "version_of",
]  # fmt: skip

HOST = "https://gegevensmagazijn.tweedekamer.nl"
BASES = (f"{HOST}/OData/v5", f"{HOST}/OData/v4/2.0")
PAGES = (100, 250)  # a page of exactly so many rows may have a next one without saying so
MOST_HALVINGS = 100  # of one collection in one run: beyond this the service is down, not the query too heavy
MAX_BYTES = 50_000_000  # of a document's file
FILES_AT_ONCE = 50
FILES_TOLD = 10  # that could not be had, one line each; of more only how many, each has its row of `fout`


class TweedeKamer(Source):
    name = "tweedekamer"
    resumes_in_parts = True
    max_bytes = MAX_BYTES
    card = Card(
        name="tweedekamer",
        title="Open data van de Tweede Kamer",
        publisher="Tweede Kamer der Staten-Generaal",
        licence="CC0-1.0",
        homepage="https://opendata.tweedekamer.nl",
        expected=339_911,
        how="Via de open data van de Kamer (OData, en waar die er niet is SyncFeed): elke nacht wat daar veranderd is.",
        unread="Niet gelezen: de woordelijke verslagen (die komen via Officiële Bekendmakingen), geschenken en "
        "nevenfuncties van leden, de tekst van andere stukken dan brieven van de regering, bijlagen, antwoorden en "
        "moties, en bestanden die heel groot zijn of geen pdf of officiële XML zijn.",
    )

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.ask_files, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        self.base = ""
        self.model: Model = {}
        self.walk: Walk | None = None
        self.gone: list[bool] = []  # of the bases that were asked: whether they are so for good
        self.asked: set[str] = set()  # collections
        self.open: Counter[str] = Counter()  # queries that are not (or not wholly) answered, by collection
        self.halved: Counter[str] = Counter()
        self.newest: dict[str, str] = {}
        self.to_fetch: Iterator[File] | None = None
        self.without = 0  # files that could not be had
        walked = any(name.startswith(POINT) for name in self.window.resume)
        if self.window.via == "syncfeed" or (self.window.via == "auto" and walked and not self.window.narrowed):
            for request in self._by_syncfeed():
                yield request
        else:
            yield self._ask_model(0)

    # --- which interface ----------------------------------------------------------------------------------

    def _by_syncfeed(self) -> Iterator[Any]:
        if self.window.narrowed:
            self.problem("tweedekamer: SyncFeed can't be asked for a dossier (OData can): nothing was fetched")
            return
        # what OData brought of files up to its own last point needn't be fetched again
        files_since = self.window.resume.get(FILES_SINCE) or plan.since(self.window, "Document")
        self._use(VIA, {name for name in self.window.resume if name.startswith(POINT)})
        self.walk = Walk(self, self.files, self._no_longer, "" if self.window.full else files_since)
        yield from self.walk.requests()

    def _use(self, via: str, points: set[str]) -> None:
        """Go on with one interface, from its own resume points: without any, from the start."""
        self.via = via
        self.files = Files(self.window.resume.get(FILE, ""))
        kept = {name: at for name, at in self.window.resume.items() if points and (name in points or name == FILE)}
        self.window = replace(self.window, resume=kept)

    def _ask_model(self, n: int) -> Any:
        request = self.get(f"{BASES[n]}/$metadata", self.parse_model, n=n)
        return request.replace(errback=self.no_model)

    def no_model(self, failure: Any) -> Iterator[Any]:
        """This base doesn't answer: try the next, or another interface, or say so."""
        self.gone.append(status_of(failure) in GONE)
        n = failure.request.cb_kwargs["n"]
        if self.refused(failure) and n + 1 == len(BASES):
            return  # the other interface is on the same host
        yield from self._next_base(n, why(failure))

    def _next_base(self, n: int, reason: str) -> Iterator[Any]:
        filled = any(not name.startswith(POINT) and name != FILE for name in self.window.resume)
        if n + 1 < len(BASES):
            self.logger.warning("%s: no $metadata (%s), trying %s", BASES[n], reason, BASES[n + 1])
            yield self._ask_model(n + 1)
        elif self.window.via == "auto" and not self.window.narrowed and (all(self.gone) or not filled):
            self.logger.warning("no $metadata from %s (%s), going over to SyncFeed", " or ".join(BASES), reason)
            yield from self._by_syncfeed()
        else:
            self.problem(f"tweedekamer: no $metadata from {' or '.join(BASES)}: {reason}")

    # --- what is asked ------------------------------------------------------------------------------------

    def parse_model(self, response: Response, n: int) -> Iterator[Any]:
        try:
            self.model = read_model(response.body)
        except Unreadable as error:
            self.gone.append(True)
            yield from self._next_base(n, str(error))
            return
        self.base = BASES[n]
        via = self.base.removeprefix(f"{HOST}/").replace("/", " ", 1)
        self._use(via, {name for name in self.window.resume if not name.startswith(POINT) and name != FILE})
        for entity, missing in plan.missing(self.model, self.window).items():
            self.open[entity] += 1  # never complete
            self.problem(f"tweedekamer: $metadata of {self.base} has no {', '.join(missing)}")
        for ask in plan.asks(self.window):
            if ask.entity in self.model:
                yield self._ask(ask)
        for entity, year in plan.counts(self.window, self.today):
            if entity in self.model and plan.COUNTED[entity] in self.model[entity][0]:
                url = count_url(self.base, entity, plan.COUNTED[entity], year)
                yield self.get(url, self.parse_count, entity=entity, year=year).replace(errback=self.no_count)

    def parse_count(self, response: Response, entity: str, year: int) -> Iterator[Raw]:
        """How many rows the service itself says it has: what coverage is held against."""
        if body := response.body.lstrip(b"\xef\xbb\xbf").strip():
            yield self.raw(response, f"{COUNT}/{entity}/{year}", body)

    def no_count(self, failure: Any) -> None:
        """Without a count nobody knows what is missing: that shows as such, and is no failure of the run."""
        if not self.refused(failure):
            self.logger.warning("%s: %s: not counted", failure.request.meta["url"], why(failure))

    def _ask(self, ask: Ask) -> Any:
        self.asked.add(ask.collection)
        self.open[ask.collection] += 1
        return self._page(url_of(self.base, self.model, ask), ask, 0, set())

    def _page(self, url: str, ask: Ask, count: int, seen: set[str]) -> Any:
        request = self.get(url, self.parse_page, ask=ask, count=count, seen=seen)
        return request.replace(errback=self.no_page)

    # --- what is answered ---------------------------------------------------------------------------------

    def parse_page(self, response: Response, ask: Ask, count: int, seen: set[str]) -> Iterator[Any]:
        """The rows of one page, what a simpler query left out of them, and the next page."""
        page = self._read(response)
        if page is None:
            return
        rows = page["value"]
        for row in rows:
            for more in take_more(ask.entity, row):
                yield from self._children(response, more.entity, more.navigation, more.children)
                yield self._more(more.link, ask.collection, more, list(more.children))
            if ask.entity == ask.collection and not (ask.deleted or ask.ids):
                self.newest[ask.entity] = max(self.newest.get(ask.entity, ""), self._not_ahead(version_of(row)))
            yield from self._payloads(response, ask.entity, row)
        yield from map(self._ask, children(self.model, ask, rows))
        yield from self._next_page(response, ask, page, count + len(rows), seen)

    def _read(self, response: Response) -> dict[str, Any] | None:
        """A page of rows; None, and a problem, where it is none."""
        try:
            page = orjson.loads(response.body)
        except orjson.JSONDecodeError:
            page = None
        if isinstance(page, dict) and isinstance(page.get("value"), list):
            return page
        self.problem(f"tweedekamer: {response.meta['url']}: no rows but {response.body[:200]!r}")
        return None

    def _not_ahead(self, at: str) -> str:
        """A moment of change, unless it lies in the future: that would stop increments until then."""
        return at if at[:19] <= moment(datetime.fromisoformat(self.now) + timedelta(days=1))[:19] else ""

    def _payloads(self, response: Response, entity: str, row: dict[str, Any]) -> Iterator[Raw]:
        for key, part in entities(entity, row):
            if isinstance(part, dict):
                self.files.see(key.partition("/")[0], part)
                if part.get("Verwijderd") and key.startswith("Document/"):
                    yield self._no_longer(part["Id"])
            yield self.raw(response, key, to_bytes(part), version_of(part))

    def _next_page(self, response: Response, ask: Ask, page: dict[str, Any], count: int, seen: set[str]) -> Any:
        rows, link = page["value"], page.get("@odata.nextLink")
        if link:
            mark, url = link, self._public(link)
        elif len(rows) in PAGES:
            # a service that doesn't know $skip gives the same page again
            mark, url = rows[0]["Id"], f"{url_of(self.base, self.model, ask)}&$skip={count}"
        else:
            self.open[ask.collection] -= 1
            return
        if mark in seen or (link and not rows):
            why = "leads to a page seen before" if mark in seen else "follows an empty page"
            self.problem(f"tweedekamer: {response.meta['url']}: the next page {why}: stopped")
            return
        seen.add(mark)
        yield self._page(url, ask, count, seen)

    def _public(self, link: str) -> str:
        """A link with the public host: the host in it is not always that."""
        return urlunsplit((*urlsplit(self.base)[:2], *urlsplit(link)[2:]))

    # --- relations of more than a page --------------------------------------------------------------------

    def _children(self, response: Response, entity: str, navigation: str, rows: list[Any]) -> Iterator[Raw]:
        for row in rows:
            yield from self._payloads(response, TARGETS.get(navigation, navigation), row)

    def _more(self, link: str, collection: str, more: Any, children: list[dict[str, Any]]) -> Any:
        self.open[collection] += 1
        return self.get(self._public(link), self.parse_more, collection=collection, more=more, children=children)

    def parse_more(
        self, response: Response, collection: str, more: Any, children: list[dict[str, Any]]
    ) -> Iterator[Any]:
        """A further page of one row's relation; after the last one the relation as a whole."""
        page = self._read(response)
        if page is None:
            return
        yield from self._children(response, more.entity, more.navigation, page["value"])
        known = {child["Id"] for child in children}
        fresh = [child for child in page["value"] if child["Id"] not in known]
        link = page.get("@odata.nextLink")
        if link and not fresh:
            self.problem(f"tweedekamer: {response.meta['url']}: the next page brings nothing new: stopped")
            return
        if link:
            yield self._more(link, collection, more, children + fresh)
        elif more.navigation in LINKS.get(more.entity, ()):
            key, part = link_payload(more.entity, more.ident, more.navigation, children + fresh)
            yield self.raw(response, key, to_bytes(part))
        self.open[collection] -= 1

    # --- what fails ---------------------------------------------------------------------------------------

    def no_page(self, failure: Any) -> Iterator[Any]:
        """A refused query is asked again in a simpler form, a too heavy one in halves; else it is a problem."""
        if self.refused(failure):
            return
        ask: Ask = failure.request.cb_kwargs["ask"]
        url, reason = failure.request.meta["url"], why(failure)
        instead: list[Ask] = []
        if status_of(failure) == 400:
            less = simpler(self.model, ask)
            instead = [less] if less else []
            body = failure.value.response.body[:200]
            reason = f"HTTP 400 {body!r}"
        elif too_heavy(failure) and self.halved[ask.collection] < MOST_HALVINGS:
            self.halved[ask.collection] += 1
            instead = halves(self.model, ask, self.now)
        if not instead:
            self.problem(f"tweedekamer: {url}: {reason}: not fetched")
            return
        self.logger.warning("%s: %s: asked again in %d parts, level %d", url, reason, len(instead), instead[0].level)
        yield from map(self._ask, instead)
        self.open[ask.collection] -= 1

    # --- files, when all rows are known -------------------------------------------------------------------

    def ask_files(self) -> None:
        """Nothing is under way: ask for some more files, if there are."""
        if self.via is None:
            return
        if self.to_fetch is None:
            papers, xml = (plan.since(self.window, e) for e in ("Document", "DocumentPublicatie"))
            self.to_fetch = self.files.wanted(self.walk.files_since if self.walk else papers, xml)
        batch = list(islice(self.to_fetch, FILES_AT_ONCE))
        for file in batch:
            self.open[FILE] += 1
            request = self.get(self._address(file), self.parse_file, file=file)
            request.meta["download_maxsize"] = self.max_bytes
            assert self.crawler.engine is not None  # it is what tells us to be idle
            self.crawler.engine.crawl(request.replace(errback=self.no_file))
        if batch:
            raise DontCloseSpider

    def _address(self, file: File) -> str:
        return ADDRESS.format(file.document) if self.walk else f"{self.base}/{file.path}/resource"

    def parse_file(self, response: Response, file: File) -> Iterator[Any]:
        self.open[FILE] -= 1
        if is_page(response.body):
            yield self._failed_file(file, "a page instead of the file", lasting=False)
        else:
            yield self.raw(response, f"{FILE}/{file.document}")

    def no_file(self, failure: Any) -> Iterator[Any]:
        """A file that can't be had. Where the host may not be asked it stays open, and so does the resume point."""
        if self.refused(failure):
            return
        file: File = failure.request.cb_kwargs["file"]
        self.open[FILE] -= 1
        too_large = isinstance(failure.value, DownloadCancelledError)
        reason = f"larger than {self.max_bytes} bytes" if too_large else why(failure)
        # SyncFeed answers HTTP 500 for a file that it hasn't: tried again a few times, since it may be an outage
        yield self._failed_file(file, reason, lasting=too_large or status_of(failure) in GONE)

    def _failed_file(self, file: File, reason: str, *, lasting: bool) -> Raw:
        """A payload that says why there is no file."""
        self.without += 1
        if self.without <= FILES_TOLD:
            self.problem(f"tweedekamer: {self._address(file)}: {reason}")
        return self._no_file(file, self.files.failure(file, reason, lasting=lasting))

    def _no_longer(self, document: str) -> Raw:
        """The payload for the file of a document that was deleted."""
        file = File(document, f"Document({document})")
        return self._no_file(file, self.files.failure(file._replace(path=""), "", lasting=True))

    def _no_file(self, file: File, body: bytes) -> Raw:
        key, sample = f"{FILE}/{file.document}", self.replica is not None
        return Raw(self.card.name, key, body, self._address(file), self.now, PROBLEM_TYPE, sample=sample)

    # --- where the next run starts ------------------------------------------------------------------------

    def closed(self, reason: str) -> None:
        """Move the resume points of what is complete."""
        if self.without > FILES_TOLD:
            self.problem(f"tweedekamer: {self.without - FILES_TOLD} more files could not be had: see table fout")
        if self.window.narrowed:
            return
        self.resume = dict(self.window.resume)
        finished = reason == "finished" and not self.open[FILE]
        if self.walk:
            self.resume = self.walk.resume(finished=finished)
            self.superseded = self.walk.superseded() if finished else []
            return
        if not finished or self.via is None:
            return
        complete = {entity for entity in self.asked if not self.open[entity]}
        self.resume |= plan.points(self.window, self.now, complete, self.newest)
        self.superseded = plan.superseded(self.window, complete)
        held = [self.resume.get(entity, "") for entity in ("Document", "DocumentPublicatie")]
        if all(held):
            self.resume[FILE] = self.files.remember(plan.before(min(held)))
