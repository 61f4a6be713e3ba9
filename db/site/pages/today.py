"""`/`: what a visitor sees first."""

import sqlite3

from db.site.answer import Asked, Page, View


def front(connection: sqlite3.Connection, asked: Asked) -> View:
    """The letters, what is held, and how fresh it is: all of it in what every page knows of the site."""
    return View("front.html")


PAGES = (Page(r"/", front),)
