"""HTML pages, their PDFs, and the RSS endpoint of rijksoverheid.nl."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from email.utils import format_datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from scraper.replica.pdf import make_pdf
from scraper.replica.sample import Row

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NEWS_HOST = "www.rijksoverheid.nl"
CAP = 20  # the endpoint never gives more
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
KINDS = {"pro:newsDocument": "/actueel/nieuws/"}  # of the content types, only this one is established
Test = Callable[[Row], bool]


class Failure(ValueError):
    """A query that makes the endpoint answer HTTP 500."""


def html(page: Row) -> str:
    """The page as HTML. The markup is ours: that of the real sites has not been recorded."""
    title = escape(page["title"])
    day = f"<p>{_date_line(page['date'])}</p>" if page["date"] else ""
    text = _paragraphs(page["text"])
    text += "".join(f"<h2>{escape(heading)}</h2>{_paragraphs(words)}" for heading, words in page["sections"])
    text += "".join(f'<p><a href="{escape(url)}">{escape(words)}</a></p>' for url, words in page["links"])
    files = "".join(
        f'<li><a href="{escape(urlsplit(file["url"]).path)}" download>{escape(file["title"])}</a></li>'
        for file in page["downloads"]
    )
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}{_suffix(page["url"])}</title>'
        f"</head><body><main><h1>{title}</h1>{day}{text}{f'<ul>{files}</ul>' if files else ''}</main></body></html>"
    )


def _paragraphs(text: Iterable[str]) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text)


def _suffix(url: str) -> str:
    """What the title of a browser's window adds to the heading, where that is established."""
    parts = urlsplit(url)
    if parts.netloc != NEWS_HOST:
        return ""
    kind = "Nieuwsbericht" if parts.path.startswith("/actueel/nieuws/") else "Rapport"
    return f" | {kind} | Rijksoverheid.nl"


def _date_line(day: str) -> str:
    found = date.fromisoformat(day)
    return f'<time datetime="{day}">{found.day} {MONTHS[found.month - 1]} {found.year}</time>'


def pdfs(pages: Iterable[Row]) -> dict[str, bytes]:
    """The files that the pages offer, by address."""
    return {file["url"]: make_pdf(file["title"], file["text"]) for page in pages for file in page["downloads"]}


# --- the RSS endpoint -------------------------------------------------------------------------------------


def rss(pages: Iterable[Row], query: str) -> str:
    """The answer of /api/rss?<query>: what matches, the best first, no more than the cap. Raises Failure."""
    asked = _asked(query)
    words = str(asked.get("resultSearchTerm", "")).casefold().split()
    tests = [_test(found) for found in asked.get("filters", [])]
    fit = [p for p in pages if _is_listed(p) and all(test(p) for test in tests) and _holds(p, words)]
    fit.sort(key=lambda page: (-_relevance(page, words), page["url"]))
    items = "".join(map(_item, fit[:CAP]))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Rijksoverheid.nl</title>'
        f"<link>https://{NEWS_HOST}</link><description>Rijksoverheid.nl</description>{items}</channel></rss>"
    )


def _asked(query: str) -> dict[str, Any]:
    try:
        asked = json.loads(parse_qs(query)["query"][0])
    except (KeyError, ValueError) as error:
        raise Failure("no JSON in the query") from error
    if not isinstance(asked, dict):
        raise Failure("the query is no object")
    return asked


def _is_listed(page: Row) -> bool:
    return urlsplit(page["url"]).netloc == NEWS_HOST and bool(page["date"])


def _test(found: Any) -> Test:
    """A test for one filter of the query. What isn't known of the endpoint fails as a bad date does."""
    match found:
        case {"field": "content_type", "values": [*kinds]} if all(kind in KINDS for kind in kinds):
            return lambda page: any(urlsplit(page["url"]).path.startswith(KINDS[kind]) for kind in kinds)
        case {"field": "sort_date", "values": [{"name": "specificPeriod", "from": str(first), "to": str(last)}]}:
            start, end = _instant(first), _instant(last)
            return lambda page: start <= _midnight(page["date"]) <= end
    raise Failure(f"unknown filter {found!r}")


def _instant(text: str) -> datetime:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text):
        raise Failure(f"{text!r} is no full instant")
    return datetime.fromisoformat(text)


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.min, AMSTERDAM)


def _words_of(page: Row) -> str:
    return " ".join([page["title"], page["description"] or "", *page["text"]]).casefold()


def _holds(page: Row, words: list[str]) -> bool:
    text = _words_of(page)
    return all(word in text for word in words)


def _relevance(page: Row, words: list[str]) -> int:
    """Our guess at the endpoint's order: how often the words occur, ten times as much in the title."""
    text, title = _words_of(page), page["title"].casefold()
    return sum(text.count(word) + 9 * title.count(word) for word in words)


def _item(page: Row) -> str:
    url, moment = escape(page["url"]), format_datetime(_midnight(page["date"]))
    return (
        f"<item><title>{escape(page['title'])}</title><link>{url}</link>"
        f"<guid>{url}</guid><description>{escape(page['description'] or '')}</description>"
        f"<pubDate>{moment}</pubDate></item>"
    )
