"""One file a kind of page: its address, what it asks of the database, what it shows. PAGES lists them all."""

from db.site.answer import Page
from db.site.pages import about, dossier, letter, motie, moties, roemer, sources, today, toezeggingen, worklist

PAGES: tuple[Page, ...] = tuple(
    page
    for kind in (today, letter, motie, moties, dossier, toezeggingen, roemer, sources, worklist, about)
    for page in kind.PAGES
)
