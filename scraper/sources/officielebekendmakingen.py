"""Officiële Bekendmakingen (KOOP): the catalogue of parliamentary publications, and the official XML of each.

The catalogue is asked by key (ids beyond the last one), never by position, which stops answering at 10,000.
A night asks for what was modified since the day of the last run; else all is asked for, a vergaderjaar at a
time. A paper that exists as PDF only has its row of the catalogue; its XML is fetched once KOOP has it.

Payloads: "sru <id>" is a record of the catalogue, "<id>" the XML that it points to. Where the catalogue
promises an XML that isn't there, the payload under "<id>" says so and becomes a row of `fout`; its version is
older than any XML's, so it never takes the place of one, and gives way as soon as there is one.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from scrapy.http import Response
from scrapy.settings import BaseSettings

from db import records as r
from scraper.source import Card, Raw, Source, Unreadable
from scraper.sources import officielebekendmakingen_sru as sru
from scraper.sources import officielebekendmakingen_xml as xml

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_YEAR = 1995  # of vergaderjaren: what is older is another collection (sgd)
SLACK = (10, 0.1)  # how far a count may be from KOOP's estimate: so many, or such a part of it
ABSENT = b"no XML: "  # begin of the payload that stands for an absent XML
LONG_AGO = "0"  # its version
REDIRECTS = (301, 302, 303, 307, 308)


class OfficieleBekendmakingen(Source):
    name = "officielebekendmakingen"
    card = Card(
        name="officielebekendmakingen",
        title="Officiële Bekendmakingen",
        publisher="KOOP, Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        licence="CC0-1.0",
        homepage="https://www.officielebekendmakingen.nl",
        expected=336_528,
    )

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """KOOP resets connections that come together: one request a second. The replica, which waits for none, isn't
        slowed down."""
        super().update_settings(settings)
        if settings.getfloat("DOWNLOAD_DELAY"):
            settings.set("DOWNLOAD_DELAY", 1, priority="spider")
            settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 1, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        today = datetime.fromisoformat(self.now).astimezone(AMSTERDAM).date()
        self.asked: set[str] = set()  # ids: a paper of two dossiers is found twice
        resumed = None if self.window.full else self.window.resume.get("dag")
        since = self.window.since or (date.fromisoformat(resumed) if resumed else None)
        if not self.window.dossiers:
            # a run that began later than where the last one ended leaves a gap that the next has to fill
            self.resume["dag"] = resumed if resumed and since and since.isoformat() > resumed else today.isoformat()
        for kind in sru.KINDS.values():
            for part in slices(self.window.dossiers, since, today):
                yield self._ask(sru.query(kind, *part), set())

    def _ask(self, cql: str, found: set[str], after: str = "", total: int | None = None) -> Any:
        return self.get(sru.page_url(cql, after), self.parse_page, cql=cql, found=found, after=after, total=total)

    def parse_page(self, response: Response, cql: str, found: set[str], after: str, total: int | None) -> Iterator[Any]:
        try:
            page = sru.read_page(response.body)
        except Unreadable as error:
            self.problem(f"officielebekendmakingen: {response.meta['url']}: {error}")
            return
        total = page.total if total is None else total
        known = len(found)
        for record in page.found:
            found.add(record.id)
            if record.id not in self.asked:
                self.asked.add(record.id)
                yield self.raw(response, f"{sru.PREFIX}{record.id}", record.body, record.version)
                if record.xml:
                    yield self._ask_xml(record.xml, record.id)
        if len(page.found) < sru.SIZE:
            self._count(cql, len(found), total)
        elif len(found) == known:
            self.problem(f"officielebekendmakingen: {cql}: nothing new beyond {after!r}: stopped, incomplete")
        else:
            yield self._ask(cql, found, page.found[-1].id, total)

    def _count(self, cql: str, count: int, total: int) -> None:
        """Compare with the service's own count, which it calls an estimate."""
        if abs(count - total) > max(SLACK[0], SLACK[1] * total):
            self.problem(f"officielebekendmakingen: {cql}: {count} records where {total} were announced")

    def _ask_xml(self, url: str, ident: str, redirected: bool = False) -> Any:
        request = self.get(url, self.parse_xml, ident=ident, redirected=redirected)
        meta = {**request.meta, "handle_httpstatus_list": [404, *REDIRECTS]}
        return request.replace(meta=meta, priority=1)  # before the next page: that keeps the queue short

    def parse_xml(self, response: Response, ident: str, redirected: bool) -> Iterator[Any]:
        url = response.meta["url"]
        place = (response.headers.get("Location") or b"").decode("latin-1")
        absent = why_absent(response.status, place, response.body)
        if absent:
            self.logger.warning("%s: %s", url, absent)
            yield self.raw(response, ident, ABSENT + absent.encode(), LONG_AGO)
        elif response.status == 200:
            yield self.raw(response, ident)
        elif place and not redirected:
            yield self._ask_xml(urljoin(url, place), ident, redirected=True)
        else:
            self.problem(f"officielebekendmakingen: {url}: HTTP {response.status} to {place or 'nowhere'}")


def slices(dossiers: tuple[int, ...], since: date | None, today: date) -> Iterator[tuple[str, ...]]:
    """The clauses that divide a run into questions: by dossier, since a day, or by vergaderjaar."""
    changed = (f'dt.modified>="{since.isoformat()}"',) if since else ()
    if dossiers:
        for number in dossiers:
            yield (f"w.dossiernummer=={number}", *changed)
            # the chapters of a budget, and the series of a Council, are dossiers of their own: 36600-XVI, 21501-20
            yield (f'w.dossiernummer>="{number}-"', f'w.dossiernummer<="{number}-Z"', *changed)
    elif since:
        yield changed
    else:
        for year in range(FIRST_YEAR, today.year + 1):
            yield (f'w.vergaderjaar=="{year}-{year + 1}"',)


def why_absent(status: int, location: str, body: bytes) -> str | None:
    """Why an answer isn't the XML that was asked for; KOOP says so in three ways. None where it is."""
    if status == 404:
        return "HTTP 404"
    if status in REDIRECTS:
        lost = "fout404" in location or "Errors/404.htm" in location
        return f"redirected to {location.rpartition('/')[2]}" if lost else None
    if status == 200 and b"<officiele-publicatie" not in body[:2000] and b"<handeling" not in body[:2000]:
        return "an answer without <officiele-publicatie"
    return None


def key_of(body: bytes) -> str:
    """KOOP's id of a paper as its own XML states it: "kst-29861-134". Raises Unreadable where there is none."""
    return xml.stated_id(xml.paper(xml.tree(body)))


def records(raw: Raw) -> Iterator[r.Record]:
    """The row of a record of the catalogue; or all that a publication's XML says; or that there is no XML."""
    if raw.key.startswith(sru.PREFIX):
        yield from sru.publication(raw)
    elif raw.body.startswith(ABSENT):
        yield r.Fout(raw.source, raw.key, raw.body.decode())
    else:
        yield from xml.publication(raw)
