"""Rijksoverheid.nl: news and documents through its RSS endpoint, then each page and its PDF and Word files.

The endpoint gives at most 20 items an answer, by relevance, and has no paging: a slice of days that comes
back full is halved, down to one day; a day that is still full is reported, never passed over. Bounds are
full instants of Amsterdam days (date-only bounds make it answer HTTP 500).
"""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree
from scrapy.http import Response

from db import records as r
from scraper.audit import Audit
from scraper.source import AMSTERDAM, Card, Raw, Source, Unreadable, is_page, too_large, why
from scraper.text.docx import docx_text
from scraper.text.html import read_page
from scraper.text.pdf import pdf_text

FEED = "https://www.rijksoverheid.nl/api/rss?query="
CAP = 20
ITEM = "item "  # key of a feed item: this and its link
FIRST_DAY = date(2019, 1, 1)  # full histories start here
LOOK_BACK = timedelta(days=14)  # increments: items can appear with an earlier date
# The endpoint searches on the server; without a term every day would be full. More terms: add them here.
TERMS = (
    "arbeidsmigranten",
    "arbeidsmigratie",
    "aanjaagteam",
    "dakloze EU-burgers",
    "uitzendbureaus",
    "dakloosheid",
)
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = (".pdf", ".docx")  # the kinds whose text can be read; others aren't fetched
# what the path of a page says of its kind; the feed itself has none
_KIND = re.compile(r"^/(?:actueel/(?P<news>nieuws)|documenten(?:/(?P<kind>[a-z-]+))?)/\d{4}/\d{2}/\d{2}/")


class Rijksoverheid(Source):
    name = "rijksoverheid"
    card = Card(
        name="rijksoverheid",
        title="Rijksoverheid.nl",
        publisher="Ministerie van Algemene Zaken",
        licence="CC0-1.0",
        homepage="https://www.rijksoverheid.nl",
        how=f"Via de RSS-feed, op zoekwoorden: {', '.join(TERMS)}. Nieuws en documenten, met hun pdf en Word.",
        unread="Wat de feed niet op die woorden geeft, en wat van voor 2019 is, lezen wij niet. Van een scan zonder "
        "tekstlaag kennen wij alleen de titel.",
    )

    async def start(self) -> AsyncIterator[Any]:
        today = self.today
        window, held = self.window, self.window.resume.get("dag", "")
        resumed = "" if window.full or window.topics else held
        first = window.since or (date.fromisoformat(resumed) - LOOK_BACK if resumed else FIRST_DAY)
        # other words, or a start later than where the last run ended: what lies between is still to be asked for
        gap = window.topics or (held and first.isoformat() > held)
        self.resume["dag"] = held if gap else today.isoformat()
        self.seen: set[str] = set()
        self.left_alone: Counter[str] = Counter()
        for term in self.window.topics or TERMS:
            yield self._slice(term, first, today)

    def _slice(self, term: str, first: date, last: date) -> Any:
        return self.get(feed_url(term, first, last), self.parse_feed, term=term, first=first, last=last)

    def parse_feed(self, response: Response, term: str, first: date, last: date) -> Iterator[Any]:
        try:
            items = read_feed(response.body)
        except Unreadable as error:
            self.problem(f"rijksoverheid: {first} to {last}, {term!r}: {error}")
            return
        if len(items) >= CAP and first < last:
            middle = first + (last - first) // 2
            yield self._slice(term, first, middle)
            yield self._slice(term, middle + timedelta(days=1), last)
            return
        if len(items) >= CAP:
            self.problem(f"rijksoverheid: {first}: {len(items)} items for {term!r}, the cap: this day is incomplete")
        for link, item in items.items():
            if _KIND.match(urlsplit(link).path) and link not in self.seen:
                self.seen.add(link)
                yield self.raw(response, f"{ITEM}{link}", item)
                yield self.get(link, self.parse_page)

    def parse_page(self, response: Response) -> Iterator[Any]:
        url = response.meta["url"]
        yield self.raw(response, url)
        try:
            page = read_page(response.body, url)
        except ValueError:
            return  # records() makes this page an error row; it offers nothing to follow
        for download in page.downloads:
            if download.url in self.seen:
                continue
            self.seen.add(download.url)
            kind = PurePosixPath(urlsplit(download.url).path).suffix.lower()
            if kind in FILES:
                yield self.get(download.url, self.parse_file).replace(errback=self.no_file)
            else:
                self.left_alone[kind or "without a kind"] += 1

    def parse_file(self, response: Response) -> Iterator[Any]:
        if is_page(response.body):  # saved, it would be taken for one
            self.problem(f"rijksoverheid: {response.meta['url']}: a page instead of the file")
            return
        yield self.raw(response, response.meta["url"])

    def no_file(self, failure: Any) -> None:
        """What is too large is counted, as what isn't read: it would be a problem every night."""
        if too_large(failure):
            self.left_alone[f"{why(failure)}: {failure.request.meta['url']}"] += 1
        else:
            self.failed(failure)

    def closed(self, reason: str) -> None:
        """Tell what was not fetched."""
        if self.left_alone:
            self.logger.warning("rijksoverheid: files that are not read: %s", count(self.left_alone))


def count(kinds: Counter[str]) -> str:
    """How many of each kind, in words."""
    return ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))


def file_text(url: str, body: bytes, content_type: str) -> r.BestandTekst | None:
    """The row for a file, by what it holds or else by what it says to be; None where it is neither PDF nor Word."""
    if body.startswith(b"%PDF") or content_type == PDF:
        pdf = pdf_text(body)
        return r.BestandTekst(url, PDF, pdf.pages, pdf.text)
    if content_type == DOCX or (body.startswith(b"PK\3\4") and b"word/" in body):
        return r.BestandTekst(url, DOCX, None, docx_text(body))
    return None


def feed_url(term: str, first: date, last: date) -> str:
    """The RSS address for a search term and the Amsterdam days `first` to `last`, both included."""
    start = datetime.combine(first, time.min, AMSTERDAM)
    end = datetime.combine(last + timedelta(days=1), time.min, AMSTERDAM) - timedelta(milliseconds=1)
    bounds = [t.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{t.microsecond // 1000:03d}Z" for t in (start, end)]
    period = {"name": "specificPeriod", "from": bounds[0], "to": bounds[1]}
    query = {
        "filters": [{"field": "sort_date", "values": [period], "type": "all"}],
        "resultSearchTerm": term,
        "pageTitle": "Alles",
    }
    return FEED + quote(json.dumps(query, separators=(",", ":")), safe="")


def read_feed(body: bytes) -> dict[str, bytes]:
    """The items of an RSS answer, each as its own XML, by link. Raises Unreadable where it is none."""
    root = _xml(body)
    if root.tag != "rss":
        raise Unreadable(f"no RSS but <{root.tag}>")
    return {(item.findtext("link") or "").strip(): etree.tostring(item, with_tail=False) for item in root.iter("item")}


def _xml(body: bytes) -> etree._Element:
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no RSS: {error}") from error


def records(raw: Raw) -> Iterator[r.Record]:
    """An item of the feed; or a page with the files that it offers; or the text of one such file."""
    if raw.key.startswith(ITEM):
        yield _item(raw)
    elif file := file_text(raw.key, raw.body, raw.content_type):
        yield file
    else:
        page = read_page(raw.body, raw.key)
        kind = _KIND.match(urlsplit(raw.key).path)
        soort = (kind["news"] or kind["kind"]) if kind else None
        yield r.Pagina(raw.key, raw.source, page.title, soort, page.date, page.text)
        yield from (r.Bestand(d.url, raw.key, d.title) for d in page.downloads)


def _item(raw: Raw) -> r.FeedItem:
    item = Audit({str(e.tag): (e.text or "").strip() for e in _xml(raw.body)})
    date_text = item.pop("pubDate")
    # the date that the site shows: for a document its own, while its address bears the day its page was made
    day = parsedate_to_datetime(date_text).astimezone(AMSTERDAM).date().isoformat() if date_text else None
    found = r.FeedItem(item.pop("link"), item.pop("title"), item.pop("description"), day)
    if left := item.left({"guid"}):
        raise Unreadable(f"unknown fields in the feed: {', '.join(left)}")
    return found
