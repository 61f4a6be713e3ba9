"""`/`: what came since a day, the letters that are followed, what is still open; `/vandaag.atom` to follow it."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from db.site import dutch, followed, news, sets
from db.site.answer import Asked, Entry, Feed, Page, View
from db.site.pages import moties, toezeggingen
from db.site.queries import rows

SHOWN = 6  # of a list, on a page that is read in a minute
PER_PAGE = 50  # of one list asked for by itself
LETTERS = 5
IN_FEED, FEED_DAYS = 100, 30
UNREAD = "nog niet gelezen"
PERIODS = (("gisteren", 1), ("een week", 7), ("een maand", 30))
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list: how many there are, and those that are shown."""

    kind: str
    title: str
    number: str
    found: tuple[news.News, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """How many stand in one of the lists of moties that aren't known to be done."""

    number: str
    name: str
    path: str


def today(connection: sqlite3.Connection, asked: Asked) -> View:
    """The front page. Raises BadQuestion where a parameter is no day or no list."""
    now = last_run(connection)
    last = news.last_day(connection)
    chosen = asked.day("sinds")
    since = chosen or min(filter(None, (last, _before(now, 1))), default="")
    only = asked.one_of("lijst", {kind: one.title for kind, one in news.KINDS.items()})
    counts = news.counts(connection, since)
    values: dict[str, Any] = {
        "since": since,
        "now": now,
        "quiet": not chosen and bool(now) and since < _before(now, 1),
        "periods": [(name, _before(now or last, days)) for name, days in PERIODS] if now or last else [],
        "counts": [(kind, _counted(kind, number)) for kind, number in counts.items() if number],
    }
    if only:
        return View("today_list.html", values | _one_list(connection, asked, only, since, counts[only]))
    values |= {
        "shelves": tuple(_shelf(connection, kind, since, number) for kind, number in counts.items() if number),
        "letters": followed.lines(connection, LETTERS),
        "listed": listed(connection),
        "corrections": corrections(connection, since) if since else 0,
    }
    return View("today.html", values)


def feed(connection: sqlite3.Connection, asked: Asked) -> View:
    """What came in the last month that brought anything, or since a day, newest first."""
    since = asked.day("sinds") or _before(news.last_day(connection), FEED_DAYS)
    found = [one for kind in news.KINDS for one in news.since(connection, kind, since, IN_FEED)]
    found.sort(key=lambda one: one.day, reverse=True)
    entries: list[Entry] = [news.entry(one) for one in found[:IN_FEED]]
    return View("today.html", feed=Feed("Kamerspoor: wat er nieuw is", entries, page="/"))


def last_run(connection: sqlite3.Connection) -> str:
    """The Dutch day on which a source was last read; "" where none was."""
    moment = rows(connection, "SELECT max(geeindigd) AS moment FROM crawl")[0]["moment"]
    return datetime.fromisoformat(moment).astimezone(AMSTERDAM).date().isoformat() if moment else ""


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days)).isoformat() if day else ""


def _counted(kind: str, number: int) -> str:
    return dutch.count(number, news.KINDS[kind].one, news.KINDS[kind].more)


def _shelf(connection: sqlite3.Connection, kind: str, since: str, number: int) -> Shelf:
    found = tuple(news.since(connection, kind, since, SHOWN))
    return Shelf(kind, news.KINDS[kind].title, _counted(kind, number), found, number > len(found))


def _one_list(connection: sqlite3.Connection, asked: Asked, kind: str, since: str, number: int) -> dict[str, Any]:
    pages = max(1, -(-number // PER_PAGE))
    page = asked.number("pagina", 1, pages, 1)
    found = tuple(news.since(connection, kind, since, PER_PAGE, (page - 1) * PER_PAGE))
    shelf = Shelf(kind, news.KINDS[kind].title, _counted(kind, number), found, False)
    return {"shelf": shelf, "page": page, "pages": pages}


def listed(connection: sqlite3.Connection) -> tuple[Listed, ...]:
    """The lists of adopted moties that aren't known to be done, and the promises of the register that are late.

    Of what was never read it is not known how many there are.
    """
    counted = rows(
        connection,
        "SELECT categorie, count(*) AS number FROM motie_regel WHERE categorie IS NOT NULL GROUP BY categorie",
    )
    numbers = {row["categorie"]: row["number"] for row in counted}
    late = rows(connection, "SELECT count(*) AS number FROM toezegging_regel WHERE standing = 'overdue'")[0]["number"]
    no_moties, no_promises = (sets.nothing_held(connection, one) for one in (moties.LISTING, toezeggingen.LISTING))
    lists = [
        Listed(UNREAD if no_moties else dutch.number(numbers.get(name, 0)), title, f"/moties?categorie={name}")
        for name, (title, _) in dutch.CATEGORIE.items()
    ]
    promised = UNREAD if no_promises else dutch.number(late)
    return (*lists, Listed(promised, "Toezeggingen over tijd", "/toezeggingen?categorie=te_laat"))


def corrections(connection: sqlite3.Connection, since: str) -> int:
    """How many changes of what was published already we have seen since a Dutch day."""
    begin = datetime.combine(date.fromisoformat(since), time(), AMSTERDAM).astimezone(UTC)
    sql = "SELECT count(*) AS number FROM wijziging_regel WHERE moment >= ?"
    return int(rows(connection, sql, (f"{begin:%Y-%m-%dT%H:%M:%SZ}",))[0]["number"])


PAGES = (Page(r"/", today), Page(r"/vandaag\.(?P<format>atom)", feed))
