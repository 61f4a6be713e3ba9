"""The crawling half of SyncFeed: every category page by page, and where the next run goes on.

A category's resume point is a link of the feed itself, which leads to what came after the last entry that was read.
Whatever stops a walk halfway is a problem of the run; the point then stays behind the last good page, so that the
next run asks for the page that failed and for nothing twice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from hashlib import blake2b
from typing import Any

from scrapy.http import Response

from scraper.source import AMSTERDAM, Raw, Source, Unreadable, why
from scraper.sources import tweedekamer_syncfeed as syncfeed
from scraper.sources.tweedekamer_files import FILE, Files
from scraper.sources.tweedekamer_syncfeed import CATEGORIES, FEED, POINT, Entry, Feed, public

VIA = "SyncFeed 2.0"
FILES_SINCE = f"{POINT}{FILE}"  # of the resume points, until the documents of a first walk are complete
# category -> keys of payloads in which OData tells of the same relations
OTHER_SIDE = {"Document": ("Zaak/*/Document", "Document/*/BijlageDocument"), "Zaak": ("Agendapunt/*/Zaak",)}
READING_ERRORS = (ValueError, LookupError, TypeError)


@dataclass
class Walk:
    """One run over the feed. `spider.window` has the resume points of SyncFeed only."""

    spider: Source
    files: Files
    without_file: Callable[[str], Raw]  # a document -> the payload that says that its file is no more
    files_since: str = ""  # the moment of change from which on documents' files are wanted; empty for all
    points: dict[str, str] = field(default_factory=dict)
    complete: set[str] = field(default_factory=set)

    def requests(self) -> Iterator[Any]:
        """The first page of each category: behind the last run's point, or the oldest there is."""
        window = self.spider.window
        for category in CATEGORIES:
            point = "" if window.full or window.since else window.resume.get(POINT + category, "")
            yield self._page(point or start_of(category), category, set(), 0)

    def _page(self, url: str, category: str, seen: set[str], number: int) -> Any:
        seen.add(url)
        request = self.spider.get(url, self.parse, category=category, seen=seen, number=number)
        return request.replace(errback=self.failed)

    def parse(self, response: Response, category: str, seen: set[str], number: int) -> Iterator[Any]:
        """The payloads of one page, and the request for the next."""
        url = response.meta["url"]
        try:
            feed = syncfeed.read_feed(response.body)
        except Unreadable as error:
            self._stop(url, f"{error}: {response.body[:200]!r}")
            return
        if stop := _suspicious(feed, seen, first=url == start_of(category)):
            self._stop(url, stop)
            return
        seen.add(_mark(feed))
        for entry in feed.entries:
            if entry.updated >= self._since():
                yield from self._payloads(response, entry, number)
        if feed.point:
            self.points[category] = public(feed.point)
        if feed.next:
            yield self._page(public(feed.next), category, seen, number + 1)
        else:
            self.complete.add(category)

    def _since(self) -> str:
        """The moment before which entries are left out: the feed can't be asked for less."""
        day = self.spider.window.since
        if not day:
            return ""
        start = datetime.combine(day, time(), AMSTERDAM)
        return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")

    def _payloads(self, response: Response, entry: Entry, number: int) -> Iterator[Raw]:
        entity, _, ident = entry.key.partition("/")
        if entity == "Document":
            yield from self._see(entry, ident)
        # An entity that changes during the walk moves to the end of the feed and comes twice: where a payload has no
        # version, the number of the page, as a fraction of the second, tells which is the later.
        fetched = f"{self.spider.now.removesuffix('Z')}.{number:06}Z"
        url = entry.url or response.meta["url"]
        for key, body, version, kind in syncfeed.payloads(entry):
            raw = self.spider.raw(response, key, body, version)
            yield replace(raw, url=url, content_type=kind, fetched=raw.fetched if version else fetched)

    def _see(self, entry: Entry, ident: str) -> Iterator[Raw]:
        """Take note of a document's file; a deleted document has none any more."""
        try:
            row = syncfeed.row_of("Document", entry.body, entry.updated)
        except READING_ERRORS:
            return  # the payload itself becomes a row of `fout`
        if row["Verwijderd"]:
            yield self.without_file(ident)
        self.files.see("Document", row | {"ContentType": "file" if entry.has_file else None})

    def failed(self, failure: Any) -> None:
        self._stop(failure.request.meta["url"], why(failure))

    def _stop(self, url: str, reason: str) -> None:
        self.spider.problem(f"{self.spider.card.name}: {url}: {reason}: the walk stopped there")

    def resume(self, *, finished: bool) -> dict[str, str]:
        """The resume points of the next run. Of a run that was stopped, all but that of the documents, since their
        files come last."""
        kept = dict(self.spider.window.resume)
        if self.spider.window.since:
            return kept  # what came before `since` was not read
        kept |= {POINT + name: at for name, at in self.points.items() if finished or name != "Document"}
        if finished and kept:
            kept[FILE] = self.files.remember("~")  # no entry is met again, so only failures are kept
        if finished and "Document" in self.complete:
            kept.pop(FILES_SINCE, None)
        elif self.files_since and kept:
            kept[FILES_SINCE] = self.files_since
        return kept

    def superseded(self) -> list[str]:
        """The relations that OData tells from the other side, of which this walk now knows all."""
        whole = set() if self.spider.window.since else self.complete
        return [key for category, keys in OTHER_SIDE.items() if category in whole for key in keys]


def start_of(category: str) -> str:
    """The address of the oldest entries of a category."""
    return f"{FEED}?category={category}"


def _suspicious(feed: Feed, seen: set[str], *, first: bool) -> str:
    """Why this page can't be right; empty where it can."""
    if first and not feed.entries:
        return "no entries at all: does the category still bear this name?"
    if feed.next and not feed.entries:
        return "no entries but a link to a next page"
    if feed.next and public(feed.next) in seen:
        return "the next page is one seen before"
    if feed.entries and _mark(feed) in seen:
        return "the same entries as before"
    return ""


def _mark(feed: Feed) -> str:
    """What tells a page from all others, in a few bytes: a walk sees thousands."""
    return blake2b("".join(f"{e.key} {e.updated}\n" for e in feed.entries).encode(), digest_size=16).hexdigest()
