"""Officiële Bekendmakingen (KOOP): the catalogue of parliamentary publications, and the official XML of each.

The catalogue is asked by key (ids beyond the last one), never by position, which stops answering at 10,000.
A night asks for what was modified since the day of the last run; else all is asked for, a vergaderjaar at a
time. A paper that exists as PDF only has its row of the catalogue; its XML is fetched once KOOP has it. Of the
annexes, which are PDF only, those are fetched whose title speaks of moties, promises or progress.

Payloads: "sru <id>" is a record of the catalogue, "<id>" the XML that it points to, an address the PDF there,
"count <kind> <vergaderjaar>" how many the catalogue itself says it has. Where the catalogue promises a file that
can't be had, the payload says so and becomes a row of `fout`; its version is older than any file's, so it never takes
the place of one, and gives way as soon as there is one.

Resume points: `dag`, the day from which on changes are asked for; `open`, the parts of a full run that have yet to
be completed; `again`, the files to try again. So the first full run, of days, is spread over nights, and neither a
failure nor a stop repeats much of it. `--full` takes all at once.
See docs/sources/officielebekendmakingen.md.
"""

import json
from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from scrapy.http import Response
from scrapy.settings import BaseSettings

from db import records as r
from scraper.source import Card, Raw, Source, Unreadable
from scraper.sources import officielebekendmakingen_plan as plan
from scraper.sources import officielebekendmakingen_sru as sru
from scraper.sources import officielebekendmakingen_xml as xml
from scraper.sources.officielebekendmakingen_plan import TRIES, Question
from scraper.text.pdf import pdf_text

MOST_FILES = 20_000  # that a run asks for before it leaves the rest of a full run to the next: some six hours
ABSENT = b"absent: "  # begin of the payload that stands for an absent file
LONG_AGO = "0"  # its version
REDIRECTS = (301, 302, 303, 307, 308)
PDF = "application/pdf"


class OfficieleBekendmakingen(Source):
    name = "officielebekendmakingen"
    resumes_in_parts = True
    card = Card(
        name="officielebekendmakingen",
        title="Officiële Bekendmakingen",
        publisher="KOOP, Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        licence="CC0-1.0",
        homepage="https://www.officielebekendmakingen.nl",
        expected=336_528,
        how="Via de catalogus van KOOP (SRU) en de officiële XML van elk stuk: elke nacht wat daar gewijzigd is.",
        unread="Niet gelezen: de pdf van de meeste bijlagen (zo'n 95.000, vooral rapporten van anderen), stukken van "
        "voor 1995, en stukken die er nog alleen als pdf zijn; hun tekst volgt na een dag of twee.",
    )

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """KOOP resets connections that come together: one request a second. The replica, which waits for none, isn't
        slowed down."""
        super().update_settings(settings)
        if settings.getfloat("DOWNLOAD_DELAY"):
            settings.set("DOWNLOAD_DELAY", max(1.0, settings.getfloat("DOWNLOAD_DELAY")), priority="spider")
            settings.set("DOWNLOAD_DELAY_JITTER", 0, priority="spider")  # as a rule half of the pauses is shorter
            settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 1, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        self.via = "SRU 2.0"
        # what an earlier run left: where changes start, what is open, what failed
        self.before = {} if self.window.full and not self.window.since else self.window.resume
        self.seen: set[str] = set()  # records, by id: a paper of two dossiers is found twice
        self.files: set[str] = set()  # files that were asked for, by key
        self.waiting: dict[str, tuple[str, int]] = {}  # those that aren't answered (well) yet: key -> address, tries
        mark = self.before.get("dag")
        self.since = self.window.since or (date.fromisoformat(mark) if mark else None)
        # a run that begins later than where the last one ended leaves a gap that the next has to fill
        self.leaves_gap = bool(mark and self.since and self.since.isoformat() > mark)
        self.fallen_back = False
        opened = self._open()
        self.changes = list(plan.changes(self.window.dossiers, self.window.topics, self.since))
        self.parts: list[Question] = []  # of a full run
        if not self.window.narrowed and not self.window.since:
            self.parts = [part for part in plan.parts(self.today) if not mark or part.name in opened]
        self.to_ask = iter(self.parts)
        for question in self.changes:
            yield self._ask(question)
        for request in self._next_part():
            yield request
        if self.window.narrowed:
            return
        for key, (url, tries) in json.loads(self.before.get("again", "{}")).items():
            self.files.add(key)
            yield self._ask_file(key, url, tries)
        for kind in sru.KINDS if self.since else ():
            for year in plan.years(self.today)[:2]:  # those of the other years come along with a full run
                yield self.get(sru.count_url(kind, year), self.parse_count, kind=kind, year=year)

    def _open(self) -> dict[str, int]:
        """The parts of a full run that no run has completed yet, each with how often it came out short."""
        return json.loads(self.before.get("open", "{}"))  # type: ignore[no-any-return]

    # --- the catalogue ------------------------------------------------------------------------------------

    def _next_part(self) -> Iterator[Any]:
        """Ask for the next part of a full run, one after the other, unless this run has had its share."""
        if self.window.full or len(self.files) < MOST_FILES:
            yield from map(self._ask, islice(self.to_ask, 1))

    def _ask(self, question: Question, after: str = "") -> Any:
        url = sru.page_url(sru.query(*question.clauses), after)
        return self.get(url, self.parse_page, question=question, after=after).replace(errback=self.no_page)

    def parse_page(self, response: Response, question: Question, after: str) -> Iterator[Any]:
        try:
            page = sru.read_page(response.body)
        except Unreadable as error:
            self.problem(f"officielebekendmakingen: {response.meta['url']}: {error}")
            yield from self._unanswered(question)
            return
        if question.total is None:
            question.total = page.total
            if question.year:
                yield from self._count(response, question.kind, question.year, page.total)
        known = len(question.found)
        for record in page.found:
            question.found.add(record.id)
            if record.id not in self.seen and plan.in_dossiers(record, self.window.dossiers):
                self.seen.add(record.id)
                yield self.raw(response, f"{sru.PREFIX}{record.id}", record.body, record.version)
                yield from self._files(record)
        if len(page.found) == sru.SIZE and len(question.found) > known:
            yield self._ask(question, page.found[-1].id)
            return
        if len(page.found) == sru.SIZE:
            self.problem(f"officielebekendmakingen: {question.name}: nothing new beyond {after!r}: incomplete")
        else:
            question.answered = True
        if question.short:  # of the service's own count, which it calls an estimate
            count, total = len(question.found), question.total
            self.problem(f"officielebekendmakingen: {question.name}: {count} records where {total} were announced")
        if question.year:
            yield from self._next_part()

    def no_page(self, failure: Any) -> Iterator[Any]:
        self.failed(failure)
        yield from self._unanswered(failure.request.cb_kwargs["question"])

    def _unanswered(self, question: Question) -> Iterator[Any]:
        yield from self._next_part() if question.year else self._fall_back()

    def parse_count(self, response: Response, kind: str, year: str) -> Iterator[Any]:
        try:
            yield from self._count(response, kind, year, sru.read_page(response.body).total)
        except Unreadable as error:
            self.problem(f"officielebekendmakingen: {response.meta['url']}: {error}")

    def _count(self, response: Response, kind: str, year: str, total: int) -> Iterator[Raw]:
        """What the service says it has of a kind and year; nothing is expected of a year without."""
        if total:
            body = json.dumps({"soort": kind, "jaar": year, "aantal": total}).encode()
            yield self.raw(response, f"{sru.COUNT}{kind} {year}", body)

    # --- the catalogue doesn't answer: what is new is known from the file of each day ------------------------

    def _fall_back(self) -> Iterator[Any]:
        """Ask for the events of the days since the last run; the catalogue's own rows follow when it answers again."""
        if self.fallen_back or not self.since or self.window.narrowed:
            return
        self.fallen_back = True
        self.via = "SRU 2.0 and events"
        for n in range((self.today - self.since).days + 1):
            day = self.since + timedelta(days=n)
            request = self.get(sru.events_url(day), self.parse_events, day=day)
            yield request.replace(meta={**request.meta, "handle_httpstatus_list": [404]})

    def parse_events(self, response: Response, day: date) -> Iterator[Any]:
        if response.status == 404 and day == self.today:
            return  # the day isn't over
        try:
            idents = sru.read_events(response.body)
        except Unreadable as error:
            self.problem(f"officielebekendmakingen: {response.meta['url']}: HTTP {response.status}: {error}")
            return
        for ident in idents:
            yield from self._ask_once(ident, sru.flat_url(ident))

    # --- files --------------------------------------------------------------------------------------------

    def _files(self, record: sru.Found) -> Iterator[Any]:
        if record.xml:
            yield from self._ask_once(record.id, record.xml)
        if record.pdf:
            yield from self._ask_once(record.pdf, record.pdf)

    def _ask_once(self, key: str, url: str) -> Iterator[Any]:
        if key not in self.files:
            self.files.add(key)
            yield self._ask_file(key, url)

    def _ask_file(self, key: str, url: str, tries: int = 0, redirected: bool = False) -> Any:
        request = self.get(url, self.parse_file, key=key, tries=tries, redirected=redirected)
        meta = {**request.meta, "handle_httpstatus_list": [404, *REDIRECTS]}
        self.waiting[key] = (url, tries)
        # before the next page: that keeps the queue short
        return request.replace(meta=meta, priority=1, errback=self.no_file)

    def parse_file(self, response: Response, key: str, tries: int, redirected: bool) -> Iterator[Any]:
        url = response.meta["url"]
        place = (response.headers.get("Location") or b"").decode("latin-1")
        absent = why_absent(response.status, place, response.body, pdf=key.startswith("http"))
        if absent:
            self.waiting.pop(key, None)
            self.logger.warning("%s: %s", url, absent)
            yield self.raw(response, key, ABSENT + absent.encode(), LONG_AGO)
        elif response.status == 200:
            self.waiting.pop(key, None)
            yield self.raw(response, key)
        elif place and not redirected:
            yield self._ask_file(key, urljoin(url, place), tries, redirected=True)
        else:
            why = f"HTTP {response.status} to {place or 'nowhere'}"
            yield self._failed_file(key, url, tries, why)

    def no_file(self, failure: Any) -> Iterator[Any]:
        """A failure that can pass: the next runs try again."""
        asked = failure.request.cb_kwargs
        response = getattr(failure.value, "response", None)
        why = f"HTTP {response.status}" if response is not None else type(failure.value).__name__
        yield self._failed_file(asked["key"], failure.request.meta["url"], asked["tries"], why)

    def _failed_file(self, key: str, url: str, tries: int, why: str) -> Raw:
        self.problem(f"officielebekendmakingen: {url}: {why}")
        self.waiting[key] = (url, tries + 1)
        sample = self.replica is not None
        return Raw(self.card.name, key, ABSENT + why.encode(), url, self.now, "text/plain", LONG_AGO, sample)

    # --- where the next run starts ------------------------------------------------------------------------

    def closed(self, reason: str) -> None:
        """Move the resume points of what is complete; what a stop left unanswered is asked again."""
        if self.window.narrowed:
            return
        self.resume = dict(self.window.resume)
        if not self.leaves_gap and all(question.answered for question in self.changes):
            self.resume["dag"] = self.today.isoformat()
        still = plan.still_open(self.parts, self._open())
        again = {key: (url, tries) for key, (url, tries) in self.waiting.items() if tries < TRIES}
        for name, left in (("open", still), ("again", again)):
            self.resume.pop(name, None)
            if left:
                self.resume[name] = json.dumps(left)
        if still:
            self.logger.warning("officielebekendmakingen: %d parts of a full run are still to be fetched", len(still))


def why_absent(status: int, location: str, body: bytes, *, pdf: bool = False) -> str | None:
    """Why an answer isn't the file that was asked for; KOOP says so in three ways. None where it is, or isn't final."""
    if status == 404:
        return "HTTP 404"
    if status in REDIRECTS:
        lost = "fout404" in location or "Errors/404.htm" in location
        return f"redirected to {location.rpartition('/')[2]}" if lost else None
    if pdf:
        return None if b"%PDF" in body[:1024] else "an answer that is no PDF"
    if b"<officiele-publicatie" not in body[:2000] and b"<handeling" not in body[:2000]:
        return "an answer without <officiele-publicatie"
    return None


def key_of(body: bytes) -> str:
    """KOOP's id of a paper as its own XML states it: "kst-29861-134". Raises Unreadable where there is none."""
    return xml.stated_id(xml.paper(xml.tree(body)))


def records(raw: Raw) -> Iterator[r.Record]:
    """The row of a record of the catalogue; a count of its own; all that a publication's XML says; the text of an
    annex; or that there is no such file."""
    if raw.key.startswith(sru.PREFIX):
        yield from sru.publication(raw)
    elif raw.key.startswith(sru.COUNT):
        yield sru.expected(raw)
    elif raw.body.startswith(ABSENT):
        yield r.Fout(raw.source, raw.key, raw.body.decode())
    elif raw.key.startswith("http"):
        pdf = pdf_text(raw.body)
        yield r.BestandTekst(raw.key, PDF, pdf.pages, pdf.text)
    else:
        yield from xml.publication(raw)
