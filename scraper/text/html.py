"""HTML of government pages to title, date and text. Pure; an unexpected page raises.

A row of a table is one line, its cells separated by " | "; a cell that covers several rows is repeated in each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_FILE = re.compile(r"\.(pdf|docx?|odt|xlsx?)$", re.IGNORECASE)
_CHROME = ("script", "style", "nav", "header", "footer", "form", "noscript", "aside")
_BLOCKS = ["h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd"]
_LAYOUT = ["table", "h2", "h3", "h4"]  # what no cell of a table of words has


@dataclass(frozen=True)
class Download:
    url: str
    title: str


@dataclass(frozen=True)
class Page:
    """What a page says. `date` is ISO where a <time datetime> prints it, else None."""

    title: str
    date: str | None
    text: str
    downloads: tuple[Download, ...]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_page(body: bytes, url: str) -> Page:
    """Take a page apart: its title from the one `h1`, text from the main part, links to files.

    Raises ValueError for a page without an `h1` or without text: then it isn't what its address promises.
    """
    soup = BeautifulSoup(body, "lxml")
    heading = soup.find("h1")
    if not isinstance(heading, Tag) or not squeeze(heading.get_text()):
        raise ValueError(f"no h1 in {url}")
    title = squeeze(heading.get_text(" "))
    main = soup.find("main") or soup.body
    if not isinstance(main, Tag):
        raise ValueError(f"no body in {url}")
    downloads = tuple(_downloads(main, url))
    time = main.find("time", attrs={"datetime": True})
    date = str(time["datetime"])[:10] if isinstance(time, Tag) else None
    for chrome in main.find_all(_CHROME):
        chrome.decompose()
    text = "\n".join(filter(None, _lines(main)))
    if not text:
        raise ValueError(f"no text in {url}")
    return Page(title, date, text, downloads)


def _lines(main: Tag) -> Iterator[str]:
    rows = {id(row): line for table in main.find_all("table") for row, line in _rows(table)}
    for block in main.find_all([*_BLOCKS, "tr"]):
        if id(block) in rows:
            yield rows[id(block)]
        elif block.name != "tr" and not block.find(_BLOCKS) and not any(id(p) in rows for p in block.parents):
            yield squeeze(block.get_text(" "))


def _rows(table: Tag) -> Iterator[tuple[Tag, str]]:
    """The rows of a table with their lines. One that only lays out a page, or has single cells, has none."""
    if table.find(_LAYOUT):
        return
    held: dict[int, tuple[int, str]] = {}  # column -> (rows that it still covers, text)
    for row in table.find_all("tr"):
        cells = {n: text for n, (left, text) in held.items() if left}
        held = {n: (left - 1, text) for n, (left, text) in held.items() if left}
        for cell in row.find_all(["td", "th"]):
            n = next(n for n in range(len(held) + 1) if n not in held)
            cells[n] = squeeze(cell.get_text(" "))
            for covered in range(n, n + _span(cell, "colspan")):
                held[covered] = (_span(cell, "rowspan") - 1, cells[n] if covered == n else "")
        texts = [cells[n] for n in sorted(cells)]
        if len(texts) > 1:
            yield row, " | ".join(texts) if any(texts) else ""


def _span(cell: Tag, which: str) -> int:
    said = str(cell.get(which, ""))
    return min(int(said), 100) if said.isdecimal() else 1


def _downloads(main: Tag, url: str) -> Iterator[Download]:
    """Files that the page offers, each once: a `download` attribute, or an address that ends as a file."""
    seen = set()
    for link in main.find_all("a", href=True):
        target = urljoin(url, str(link["href"])).split("#")[0]
        if (link.has_attr("download") or _FILE.search(urlsplit(target).path)) and target not in seen:
            seen.add(target)
            yield Download(target, squeeze(link.get_text(" ")) or target.rsplit("/", 1)[1])
