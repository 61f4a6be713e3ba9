"""`/brief/<letter>`: one letter, with what its footnotes and asks point to."""

import sqlite3
from collections.abc import Set

from datasette.utils import tilde_decode, tilde_encode

from db import verdicts
from db.site import dutch, judging, news
from db.site.answer import Asked, Feed, Missing, Page, View
from db.site.letter import letter_page
from db.site.letter_data import COLUMNS, letter_data, letter_rows
from db.site.lists import last_read
from db.site.pages import roemer
from db.site.pages.changes import NEVER, entry, read
from db.site.queries import LetterRows, load_letter

IN_FEED = 100
FOLLOWED = ("stemming", "bericht", "te_laat")  # what can still come of what a letter is linked with


def letter(connection: sqlite3.Connection, asked: Asked) -> View:
    """The letter as it reads. Raises Missing where no letter has this slug."""
    slug = tilde_decode(asked.path["letter"])
    rows = load_letter(connection, slug, tuple(verdicts.of_letter(judging.where(connection), slug)))
    if rows is None:
        raise Missing("Deze brief", slug)
    if asked.format == "atom":
        return View("letter.html", feed=_feed(connection, slug, rows.letter.subject))
    if asked.format:
        return View(
            "letter.html", rows=letter_rows(rows, asked.root), columns=COLUMNS, data=letter_data(rows, asked.root)
        )
    path = f"/brief/{tilde_encode(slug)}"
    advised = asks_of_advice(rows, roemer.reports_held(connection))
    advice, unread, invented = roemer.by_year(connection) if advised else ({}, "", 0)
    values = {
        "page": letter_page(rows),
        "legend": list(dutch.STATUS.values())[:6],
        "path": path,
        "address": asked.root + path,
        "day": last_read(connection),
        "advised": advised,
        "advice": advice,
        "unread": unread,
        "invented": invented,
    }
    return View("letter.html", values)


def asks_of_advice(rows: LetterRows, reports: Set[str]) -> set[int]:
    """The asks about recommendations of the Aanjaagteam (Roemer): those that say so, in a letter that cites its reports
    or for which one of them is proposed as more than background."""
    cited = {link.document for link in rows.links if link.status == "linked"}
    proposed = {(found.ask, found.document) for found in rows.documents if found.relation != "background"}
    return {
        ask.n
        for ask in rows.asks
        if "aanbeveling" in ask.text.lower()
        and (reports & cited or any((ask.n, report) in proposed for report in reports))
    }


def _feed(connection: sqlite3.Connection, slug: str, subject: str | None) -> Feed:
    """What changed, was voted, was said or came too late of what the letter is linked with, newest first."""
    found = [entry(row) for row in read(connection, {"tot": NEVER, "brief": slug}, IN_FEED)]
    found += [news.entry(one) for kind in FOLLOWED for one in news.of_letter(connection, kind, slug, IN_FEED)]
    found.sort(key=lambda one: one.moment, reverse=True)
    return Feed(f"Kamerspoor: {subject or slug}", found[:IN_FEED])


PAGES = (Page(r"/brief/(?P<letter>[^/.]+)", letter, ("csv", "json", "atom")),)
