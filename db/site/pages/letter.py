"""`/brief/<letter>`: one letter, with what its footnotes and asks point to."""

import sqlite3

from datasette.utils import tilde_decode

from db.site import dutch
from db.site.answer import Asked, Missing, Page, View
from db.site.letter import letter_page
from db.site.queries import load_letter


def letter(connection: sqlite3.Connection, asked: Asked) -> View:
    """The letter as it reads. Raises Missing where no letter has this slug."""
    slug = tilde_decode(asked.path["letter"])
    rows = load_letter(connection, slug)
    if rows is None:
        raise Missing("Deze brief", slug)
    return View("letter.html", {"page": letter_page(rows), "legend": list(dutch.STATUS.values())[:6]})


PAGES = (Page(r"/brief/(?P<letter>[^/]+)", letter),)
