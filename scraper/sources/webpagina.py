"""Pages of government sites whose addresses are data: one TOML file lists them.

Their HTML has not been recorded, so a page without the parts that any page must have (an h1, text) becomes
an error row instead of a guess.
"""

import tomllib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy.http import Response

from db import records as r
from scraper.source import Card, Raw, Source
from scraper.text.html import read_page

ADDRESSES = Path(__file__).with_name("webpagina.toml")
SAMPLE_ADDRESSES = Path(__file__).parent.parent / "replica" / "sample" / "webpagina.toml"


def addresses(*files: Path) -> list[str]:
    """The addresses to read, in the order of the files."""
    return [page["url"] for file in files for page in tomllib.loads(file.read_text("utf-8"))["pagina"]]


class Webpagina(Source):
    name = "webpagina"
    resumes_in_parts = True  # each page has a resume point of its own
    card = Card(
        name="webpagina",
        title="Losse pagina's van overheidssites",
        publisher="verschillende overheden",
        licence="verschilt per site",
        homepage="https://www.arbeidsmigratieingoedebanen.nl",
        expected=len(addresses(ADDRESSES)),
        how="Een vaste lijst van pagina's, elke nacht opnieuw bekeken.",
        unread="Andere pagina's van deze sites lezen wij niet.",
    )

    async def start(self) -> AsyncIterator[Any]:
        files = [ADDRESSES] if self.replica is None else [ADDRESSES, SAMPLE_ADDRESSES]
        for url in addresses(*files):
            yield self.get_if_changed(url, self.parse)

    def parse(self, response: Response) -> Iterator[Any]:
        yield self.raw(response, response.meta["url"])


def records(raw: Raw) -> Iterator[r.Record]:
    """The page as one row, and a row for each file that it offers."""
    page = read_page(raw.body, raw.key)
    yield r.Pagina(raw.key, raw.source, page.title, "webpagina", page.date, page.text)
    yield from (r.Bestand(d.url, raw.key, d.title) for d in page.downloads)
