"""One file a kind of page: its address, what it asks of the database, what it shows. PAGES lists them all."""

from db.site.answer import Page
from db.site.pages import about, letter, roemer, sources, today, worklist

PAGES: tuple[Page, ...] = (*today.PAGES, *letter.PAGES, *roemer.PAGES, *sources.PAGES, *worklist.PAGES, *about.PAGES)
