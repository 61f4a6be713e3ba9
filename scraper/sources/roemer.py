"""The recommendations of the Aanjaagteam Bescherming Arbeidsmigranten (Roemer), and every report on them.

What is read is data (roemer.toml). Kamerstukken and their annexes are found in KOOP's catalogue while crawling,
documents that have no number yet at the Tweede Kamer. Nothing of these files has been recorded: a file that isn't
what roemer_rows.py expects becomes an error row, and a report of which nothing could be read shows in the view
`worklist`, as it is a row of `verwacht` without one of `aanbeveling_voortgang`.
"""

import re
import tomllib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from lxml import etree
from scrapy.http import Response

from db import records as r
from scraper.source import Card, Raw, Source, Unreadable
from scraper.sources.officielebekendmakingen_sru import NS, page_url, query, read_page
from scraper.sources.roemer_rows import advice, known, page_status, report
from scraper.sources.roemer_words import ADDRESSES
from scraper.text.html import Download
from scraper.text.html import read_page as read_html

SAMPLE_ADDRESSES = Path(__file__).parent.parent / "replica" / "sample" / "roemer.toml"
FILES = {"roemer.toml": ADDRESSES, "voorbeeld/roemer.toml": SAMPLE_ADDRESSES}
DOWNLOAD = "https://www.tweedekamer.nl/downloads/document?id="
_FOLLOWED = re.compile(r"^/(?:thema-|doelen/)")
_MEASURE = re.compile(r"^/thema-[^/]+-maatregelen/[^/]+/?$")

Data = dict[str, Any]


def data(*names: str) -> Data:
    """The lists `advies` and `rapport` of these files together."""
    files = [tomllib.loads(FILES[name].read_text("utf-8")) for name in names]
    return {part: [row for file in files for row in file.get(part, [])] for part in ("advies", "rapport")}


SITE: Data = tomllib.loads(ADDRESSES.read_text("utf-8"))["site"]
ADVICES: dict[str, Data] = {row["id"]: row for row in data(*FILES)["advies"]}
REPORTS: dict[str, Data] = {row["id"]: row for row in data(*FILES)["rapport"]}


class Roemer(Source):
    name = "roemer"
    card = Card(
        name="roemer",
        title="Aanbevelingen van het Aanjaagteam Bescherming Arbeidsmigranten",
        publisher="Ministerie van Sociale Zaken en Werkgelegenheid",
        licence="CC0-1.0",
        homepage=SITE["id"],
        expected=len(data("roemer.toml")["rapport"]) + 1,
        how="Een vaste lijst van adviezen en rapporten, gehaald bij Officiële Bekendmakingen, Rijksoverheid.nl en de "
        "Tweede Kamer; en de website Arbeidsmigratie in goede banen.",
        unread="Geen dienst somt de rapporten op: een nieuw rapport lezen wij pas als het op onze lijst staat.",
    )

    async def start(self) -> AsyncIterator[Any]:
        names = list(FILES) if self.replica else ["roemer.toml"]
        self.seen: set[str] = set()
        self.answered = False  # whether the website did
        self.measures = 0
        for name in names:
            body = FILES[name].read_bytes()
            yield Raw(self.card.name, name, body, name, self.now, "application/toml", sample=self.replica is not None)
        for row in data(*names)["advies"]:
            key = f"advies {row['id']}"
            if page := row.get("pagina"):
                yield self.get(page, self.parse_advice_page, key=key, words=row["bestand"])
            else:
                yield self._annexes(row["stuk"], key, row["bestand"], whole_key=True)
        for row in data(*names)["rapport"]:
            ident = row["id"]
            if ident.startswith("kst-"):
                yield self._catalogue(f'dt.identifier=="{ident}"', self.parse_paper, key=ident)
                if words := row.get("bijlagen"):
                    yield self._annexes(ident, ident, words, whole_key=False)
            else:
                yield self.get(DOWNLOAD + ident, self.parse_file, key=ident)
        for url in SITE["begin"]:
            yield self._page(url)

    def _catalogue(self, clause: str, callback: Any, **kwargs: Any) -> Any:
        return self.get(page_url(query(clause)), callback, **kwargs)

    def _annexes(self, paper: str, key: str, words: list[str], *, whole_key: bool) -> Any:
        clause = f'w.hoofddocument=="{paper}"'
        return self._catalogue(clause, self.parse_annexes, key=key, words=words, whole_key=whole_key)

    def parse_paper(self, response: Response, key: str) -> Iterator[Any]:
        """The catalogue's answer on one paper: ask for its XML."""
        urls = [found.xml for found in read_page(response.body).found if found.id == key and found.xml]
        if not urls:
            self.logger.info("roemer: %s: not in KOOP's catalogue, or without XML", key)
        for url in urls:
            yield self.get(url, self.parse_file, key=key)

    def parse_annexes(self, response: Response, key: str, words: list[str], whole_key: bool) -> Iterator[Any]:
        """The catalogue's answer on the annexes of a paper: ask for those that are a report, or the advice."""
        annexes = [(found.id, *title_and_pdf(found.body)) for found in read_page(response.body).found]
        wanted = [(ident, url) for ident, title, url in annexes if url and fits(title, words)]
        if not wanted or (whole_key and len(wanted) > 1):
            self.logger.info("roemer: %s: %s of its annexes fit: %s", key, len(wanted), [a[1] for a in annexes])
            wanted = [] if whole_key else wanted
        for ident, url in wanted:
            yield self.get(url, self.parse_file, key=key if whole_key else f"{key} {ident}")

    def parse_advice_page(self, response: Response, key: str, words: list[str]) -> Iterator[Any]:
        """The page that offers an advice: its file. The page is kept: without that file it's an error row."""
        yield self.raw(response, f"{key} pagina")
        try:
            file = the_file(response.body, response.meta["url"], words)
        except ValueError:
            return  # records() makes this page an error row
        yield self.get(file.url, self.parse_file, key=key)

    def parse_file(self, response: Response, key: str) -> Iterator[Any]:
        yield self.raw(response, key)

    def _page(self, url: str) -> Any:
        self.seen.add(url)
        return self.get(url, self.parse_page)

    def parse_page(self, response: Response) -> Iterator[Any]:
        """A page of the website: a measure is kept, the links to goals and measures are followed."""
        self.answered = True
        url = response.meta["url"]
        if _MEASURE.match(urlsplit(url).path):
            self.measures += 1
            yield self.raw(response, url)
        for link in BeautifulSoup(response.body, "lxml").find_all("a", href=True):
            target = urldefrag(urljoin(url, str(link["href"]))).url
            parts = urlsplit(target)
            if parts.netloc == urlsplit(url).netloc and _FOLLOWED.match(parts.path) and target not in self.seen:
                yield self._page(target)

    def closed(self, reason: str) -> None:
        """A site on which no measure is found has changed."""
        if self.answered and not self.measures:
            self.problem(f"roemer: {SITE['id']}: no page of a measure was found; its addresses must have changed")


def title_and_pdf(body: bytes) -> tuple[str, str | None]:
    """The title of a record of the catalogue, and where its PDF is."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    titles = (
        root.findtext(f".//{name}", namespaces=NS) for name in ("overheidwetgeving:documenttitel", "dcterms:title")
    )
    items = root.iterfind("gzd:enrichedData/gzd:itemUrl", NS)
    pdf = next((item.text.strip() for item in items if item.get("manifestation") == "pdf" and item.text), None)
    return next((title for title in titles if title), ""), pdf


def fits(title: str, words: list[str]) -> bool:
    """Whether a file's title holds one of these words. A beslisnota bears the title of what it is about."""
    lower = title.casefold()
    return any(word in lower for word in words) and "beslisnota" not in lower


def the_file(body: bytes, url: str, words: list[str]) -> Download:
    """The one file of a page whose title holds one of these words. Raises Unreadable."""
    offered = read_html(body, url).downloads
    found = [download for download in offered if fits(download.title, words)]
    if len(found) != 1:
        raise Unreadable(f"{len(found)} files named {' or '.join(words)}; offered: {[d.title for d in offered]}")
    return found[0]


def records(raw: Raw) -> Iterator[r.Record]:
    """What is known beforehand; the list of an advice; or what a report says of each recommendation."""
    first, _, rest = raw.key.partition(" ")
    if raw.key in FILES:
        yield from known(raw.body, SITE["id"] if raw.key == "roemer.toml" else None)
    elif raw.key.startswith("https://"):
        yield page_status(raw.body, raw.key)
    elif first == "advies":
        ident, _, page = rest.partition(" ")
        row = listed(ADVICES, ident)
        if page:
            the_file(raw.body, raw.url, row["bestand"])
        else:
            yield from advice(raw.body, row["voorvoegsel"])
    else:
        row = listed(REPORTS, first)
        prefix = ADVICES[row["advies"]]["voorvoegsel"] if "advies" in row else ""
        yield from report(raw.body, rest or first, row["datum"], prefix=prefix, is_annex=bool(rest))


def listed(rows: dict[str, Data], ident: str) -> Data:
    """What the data say of an advice or report. Raises Unreadable for one that isn't there any more."""
    if ident not in rows:
        raise Unreadable(f"{ident} is not in roemer.toml")
    return rows[ident]
