"""What a source is: a record card and two halves.

`parse` (with `start`) crawls and yields `Raw`; `records` is pure and turns one `Raw` into rows. A source is
one file in scraper/sources/; nothing else has to be touched to add one (see CONTRIBUTING.md).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import scrapy
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

SAMPLE_HEADER = "X-Kamerspoor-Sample"
VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Unreadable(ValueError):
    """A payload that isn't what its source is known to send. Becomes an error row; the rest goes on."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One entity as received.

    `key` names the entity within its source. `version` orders the versions of one key: the source's own
    moment of change where it has one, else empty, and then `fetched` orders them.
    """

    source: str
    key: str
    body: bytes
    url: str
    fetched: str  # UTC, ISO
    content_type: str
    version: str = ""
    sample: bool = False

    @property
    def key_id(self) -> int:
        """A lasting number for (source, key), the same in every database: 63 bits of a hash."""
        digest = blake2b(f"{self.source}\0{self.key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") >> 1

    @property
    def hash(self) -> str:
        """What tells two versions of one key apart."""
        return blake2b(self.body, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Card:
    """The record card of a source."""

    name: str
    title: str
    publisher: str
    licence: str
    homepage: str
    expected: int | None = None  # about how many items it holds, where known
    unread: str | None = None  # what of it is not read and why, in Dutch: users see it
    how: str | None = None  # how it is read, in Dutch: users see it


@dataclass(frozen=True)
class Window:
    """What a run asks for. `resume` is where the last complete run of this source ended, per collection."""

    full: bool
    since: date | None
    dossiers: tuple[int, ...]
    resume: dict[str, str]
    topics: tuple[str, ...] = ()  # words: only what bears them; empty for no such limit
    via: str = "auto"  # which interface of a source that has two: auto, odata, syncfeed

    @property
    def narrowed(self) -> bool:
        """Whether only a part is asked for, after which nobody can say where an increment may start."""
        return bool(self.dossiers or self.topics)


class Source(scrapy.Spider):
    """Base of the spiders. Subclasses set `card`, and write `start` and `parse…`; `records` is a function.

    `replica`: base URL of the bundled stand-in, or None for the real hosts. Requests and payloads always
    name the real address; only here is it decided where the bytes come from.
    """

    card: ClassVar[Card]
    custom_settings = {"SPIDER_MIDDLEWARES": {"scraper.crawl.Together": 1000}}
    # whether `resume` is right after a problem too; if not, the next run starts again where this one did
    resumes_in_parts: ClassVar[bool] = False

    def __init__(self, window: Window, now: str, replica: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.window, self.now, self.replica = window, now, replica
        self.resume: dict[str, str] = {}
        self.problems: list[str] = []
        self.unchanged = 0  # pages that were asked for, and are as they were
        self.told: set[tuple[str, str]] = set()  # (host, why it may not be asked)
        self.via: str | None = None  # which interface was used, where there is more than one
        # key patterns of relations that another interface tells of from the other side, and that this run has
        # brought whole: what is still held of them is out of date from now on
        self.superseded: list[str] = []

    @property
    def today(self) -> date:
        """The Dutch day of the run."""
        return datetime.fromisoformat(self.now).astimezone(AMSTERDAM).date()

    def get(self, url: str, callback: Any, **kwargs: Any) -> scrapy.Request:
        """A request for the real `url`, sent to the replica where there is one. `kwargs` go to the callback."""
        parts = urlsplit(url)
        target = url if self.replica is None else f"{self.replica}/{parts.netloc}{url.split(parts.netloc, 1)[1]}"
        return scrapy.Request(
            target, callback, errback=self.failed, cb_kwargs=kwargs, meta={"url": url}, dont_filter=True
        )

    def get_if_changed(self, url: str, callback: Any) -> scrapy.Request:
        """As `get`, for a page whose address is its key: nothing is called back where it is as the last run saw it.

        What the server said to know that by (RFC 9110 §13.1: ETag, Last-Modified) is a resume point of its own,
        under the address; `full` asks for everything.
        """
        known = {} if self.window.full else json.loads(self.window.resume.get(url, "{}"))
        request = self.get(url, self._changed, then=callback)
        meta = {**request.meta, "handle_httpstatus_list": [304]} if known else request.meta
        return request.replace(headers=known, meta=meta)

    def _changed(self, response: Response, then: Any) -> Iterator[Any]:
        url = response.meta["url"]
        if response.status == 304:
            self.unchanged += 1
            self.resume[url] = self.window.resume[url]
            return
        yield from then(response)
        # only now: what it couldn't take must be asked for again
        told = {ask: (response.headers.get(name) or b"").decode("latin-1") for name, ask in VALIDATORS.items()}
        if any(told.values()):
            self.resume[url] = json.dumps({ask: value for ask, value in told.items() if value})

    def raw(self, response: Response, key: str, body: bytes | None = None, version: str = "") -> Raw:
        """The payload of `response` (or `body`, a part of it) under `key`."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1").split(";")[0].strip()
        return Raw(
            source=self.card.name,
            key=key,
            body=response.body if body is None else body,
            url=response.meta["url"],
            fetched=self.now,
            content_type=content_type,
            version=version,
            sample=SAMPLE_HEADER in response.headers,
        )

    def problem(self, message: str) -> None:
        """Something that a human must know of this run; makes it end with exit code 1, and is told at the end."""
        self.problems.append(message)
        self.logger.info(message)

    def failed(self, failure: Any) -> None:
        """An address that could not be fetched after all retries."""
        if not self.refused(failure):
            self.problem(f"{self.card.name}: {failure.request.meta['url']}: {why(failure)}")

    def refused(self, failure: Any) -> bool:
        """Whether the host may not be asked (robots.txt, its own wish, or it's down): told here, once for a host."""
        if not isinstance(failure.value, IgnoreRequest) or isinstance(failure.value, HttpError):
            return False
        url, reason = failure.request.meta["url"], why(failure)
        host = urlsplit(url).netloc
        if (host, reason) not in self.told:
            self.told.add((host, reason))
            self.problem(f"{self.card.name}: {url}: {reason} (told once for {host})")
        return True


# what Scrapy says of a connection, in words that don't name the stand-in's own address
_IN_WORDS = {
    DownloadTimeoutError: "no whole answer in time",
    ResponseDataLossError: "the answer broke off",
    DownloadConnectionRefusedError: "the connection was refused",
    CannotResolveHostError: "the host is not known",
    DownloadCancelledError: "larger than what is read",
    DownloadFailedError: "the connection was lost",
}


def why(failure: Any) -> str:
    """Why a request failed, in a few words."""
    if isinstance(failure.value, HttpError):
        return f"HTTP {failure.value.response.status}"
    if isinstance(failure.value, IgnoreRequest):
        return str(failure.value)
    if "certificate verify failed" in str(failure.value):
        return "its certificate can't be verified (authorities that are trusted: SSL_CERT_FILE)"
    return next((words for kind, words in _IN_WORDS.items() if failure.check(kind)), repr(failure.value))


def too_large(failure: Any) -> bool:
    """Whether an answer was larger than what is read (KAMERSPOOR_MAX_BYTES): it will be the next time too."""
    return failure.check(DownloadCancelledError) is not None


def is_page(body: bytes) -> bool:
    """Whether an answer is HTML, which sites send with HTTP 200 too where something is wrong."""
    return body[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html"))
