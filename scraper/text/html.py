"""HTML of government pages to title, date and text. Pure; an unexpected page raises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_FILE = re.compile(r"\.(pdf|docx?|odt|xlsx?)$", re.IGNORECASE)
_CHROME = ("script", "style", "nav", "header", "footer", "form", "noscript", "aside")
_BLOCKS = ["h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd"]


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
    blocks = (squeeze(b.get_text(" ")) for b in main.find_all(_BLOCKS) if not b.find(_BLOCKS))
    text = "\n".join(block for block in blocks if block)
    if not text:
        raise ValueError(f"no text in {url}")
    return Page(title, date, text, downloads)


def _downloads(main: Tag, url: str) -> Iterator[Download]:
    """Files that the page offers, each once: a `download` attribute, or an address that ends as a file."""
    seen = set()
    for link in main.find_all("a", href=True):
        target = urljoin(url, str(link["href"])).split("#")[0]
        if (link.has_attr("download") or _FILE.search(urlsplit(target).path)) and target not in seen:
            seen.add(target)
            yield Download(target, squeeze(link.get_text(" ")) or target.rsplit("/", 1)[1])
