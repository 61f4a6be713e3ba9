"""`/brieven`: the letters that are followed, newest first."""

import sqlite3

from db.site import dutch
from db.site.answer import Asked, Page, View
from db.site.followed import lines
from db.site.queries import rows

PER_PAGE = 25
MOST = 5000  # rows of one .csv or .json
COLUMNS = (
    "letter", "sender", "date", "subject", "reference", "debate", "debate_date", "footnotes", "linked", "ambiguous",
    "missing", "external", "unrecognised", "asks", "asks_with_document", "moties", "standen",
)  # fmt: skip


def letters(connection: sqlite3.Connection, asked: Asked) -> View:
    """A page of the list. Raises BadQuestion where there is no such page."""
    held = rows(connection, "SELECT count(*) AS number FROM letter")[0]["number"]
    pages = max(1, -(-held // PER_PAGE))
    page = asked.number("pagina", 1, pages, 1)
    most, skip = (MOST, 0) if asked.format else (PER_PAGE, (page - 1) * PER_PAGE)
    found = lines(connection, most, skip)
    values = {"letters": found, "page": page, "pages": pages, "held": dutch.count(held, "brief", "brieven")}
    return View("letters_page.html", values, rows=[one.row for one in found], columns=COLUMNS)


PAGES = (Page(r"/brieven", letters, ("csv", "json")),)
