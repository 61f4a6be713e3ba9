"""What Scrapy doesn't do by itself for those who run the servers: two downloader middlewares.

A host that says when it wants to be asked again (`Retry-After`, RFC 9110 §10.2.3) is left alone until then: Scrapy's
retries ask again at once. And robots.txt is waited for by every request: see Robots.
"""

import asyncio
import logging
from collections import Counter, defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.python.failure import Failure

from scraper.source import why

STATUSES = (429, 503)  # of which the header is known to mean this
TROUBLE = (408, 429, *range(500, 600))  # the host's own; of a robots.txt: not that there is none
logger = logging.getLogger(__name__)


class Robots(RobotsTxtMiddleware):
    """Scrapy's, with two things mended. In 2.19 only the first of the requests that wait for a robots.txt is told
    what it says, and the others are let through: here one waits at a time, and the next finds it read. And a host
    whose robots.txt can't be had for a fault of its own isn't asked anything (RFC 9309 §2.3.1.4), nor logged at length.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.faults: dict[str, str] = {}
        logging.getLogger(RobotsTxtMiddleware.__module__).setLevel(logging.CRITICAL)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        host = urlsplit(request.url).netloc
        async with self.locks[host]:
            parser = await super().robot_parser(request)
        if host in self.faults:
            raise IgnoreRequest(f"its robots.txt can't be had: {self.faults[host]}")
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status in TROUBLE:
            raise IgnoreRequest(f"HTTP {response.status}")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self.faults[netloc] = why(Failure(exc))  # type: ignore[no-untyped-call]
        super()._robots_error(exc, netloc)


class Patience:
    """Waits as a host asks, with all requests to it, and leaves alone what is down.

    `longest`: seconds that a host may ask us to wait; `failures`: how many of one path may follow on each other.
    Beyond these the host, or the path, isn't asked again in this run.
    """

    def __init__(self, longest: float, failures: int) -> None:
        self.longest, self.failures = longest, failures
        self.until: dict[str, float] = {}  # host -> on the monotonic clock
        self.failed: Counter[str] = Counter()  # host and path -> in a row
        self.refused: dict[str, str] = {}  # host, or host and path -> why it isn't asked any more

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getfloat("RETRY_AFTER_MAX"), crawler.settings.getint("FAILURES_MAX"))

    async def process_request(self, request: Request) -> None:
        host = host_of(request)
        while (wait := self.until.get(host, 0) - monotonic()) > 0:
            await asyncio.sleep(wait)
        for asked in (host, place_of(request)):
            if asked in self.refused:
                raise IgnoreRequest(self.refused[asked])

    def process_response(self, request: Request, response: Response) -> Response:
        self._note(request, f"HTTP {response.status}" if response.status in TROUBLE else "")
        header = (response.headers.get("Retry-After") or b"").decode("latin-1")
        wait = seconds(header, datetime.now(UTC)) if response.status in STATUSES else None
        if wait is None:
            return response
        host = host_of(request)
        if wait > self.longest:
            self.refused[host] = (
                f"HTTP {response.status}, and to be left alone for {wait:.0f} s, which is more than"
                f" {self.longest:.0f}: not asked again in this run"
            )
        else:
            logger.warning("%s: HTTP %d: waiting %.0f s, as it asks", host, response.status, wait)
            self.until[host] = max(self.until.get(host, 0), monotonic() + wait)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        # a refusal is our own; what is too large was answered
        if not isinstance(exception, (IgnoreRequest, DownloadCancelledError)):
            self._note(request, why(Failure(exception)))  # type: ignore[no-untyped-call]

    def _note(self, request: Request, failure: str) -> None:
        place = place_of(request)
        self.failed[place] = self.failed[place] + 1 if failure else 0
        if self.failed[place] >= self.failures:
            reason = f"{failure}, and {self.failures} failures in a row of {place}: not asked again in this run"
            self.refused.setdefault(place, reason)


def host_of(request: Request) -> str:
    """The host that a request is meant for, whoever stands in for it."""
    return str(urlsplit(request.meta.get("url", request.url)).netloc)


def place_of(request: Request) -> str:
    """The host and path: one of its interfaces can be down while the others answer."""
    return host_of(request) + str(urlsplit(request.meta.get("url", request.url)).path)


def seconds(header: str, now: datetime) -> float | None:
    """How long to wait by a `Retry-After`, which is a number of seconds or a moment; None where it is neither."""
    if header.strip().isascii() and header.strip().isdigit():
        return float(header)
    try:
        at = parsedate_to_datetime(header)
    except (ValueError, OverflowError):  # the latter for years that no clock has
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())
