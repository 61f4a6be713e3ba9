"""What a source is: a record card and two halves.

`parse` (with `start`) crawls and yields `Raw`; `records` is pure and turns one `Raw` into rows. A source is
one file in scraper/sources/; nothing else has to be touched to add one (see CONTRIBUTING.md).
"""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Response

SAMPLE_HEADER = "X-Kamerspoor-Sample"


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


@dataclass(frozen=True)
class Window:
    """What a run asks for. `resume` is where the last complete run of this source ended, per collection."""

    full: bool
    since: date | None
    dossiers: tuple[int, ...]
    resume: dict[str, str]


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
        self.via: str | None = None  # which interface was used, where there is more than one

    def get(self, url: str, callback: Any, **kwargs: Any) -> scrapy.Request:
        """A request for the real `url`, sent to the replica where there is one. `kwargs` go to the callback."""
        parts = urlsplit(url)
        target = url if self.replica is None else f"{self.replica}/{parts.netloc}{url.split(parts.netloc, 1)[1]}"
        return scrapy.Request(
            target, callback, errback=self.failed, cb_kwargs=kwargs, meta={"url": url}, dont_filter=True
        )

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
        """Something that a human must know of this run; makes it end with exit code 1."""
        self.problems.append(message)
        self.logger.error(message)

    def failed(self, failure: Any) -> None:
        """An address that could not be fetched after all retries."""
        response = getattr(failure.value, "response", None)
        what = f"HTTP {response.status}" if response is not None else repr(failure.value)
        self.problem(f"{self.card.name}: {failure.request.meta['url']}: {what}")
