"""One file a kind of page: its address, what it asks of the database, what it shows. PAGES lists them all."""

from db.site.answer import Page
from db.site.pages import letter, moties, today, toezeggingen

PAGES: tuple[Page, ...] = (*today.PAGES, *letter.PAGES, *moties.PAGES, *toezeggingen.PAGES)
