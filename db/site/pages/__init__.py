"""One file a kind of page: its address, what it asks of the database, what it shows. PAGES lists them all."""

from db.site.answer import Page
from db.site.pages import (
    about,
    changes,
    dossier,
    letter,
    letters,
    motie,
    moties,
    paper,
    roemer,
    search,
    sources,
    today,
    toezeggingen,
    worklist,
)

_KINDS = (
    *(today, letters, letter, motie, moties, dossier, toezeggingen, changes),
    *(roemer, sources, worklist, about, search),
    paper,  # last: anything with a figure in it may be a number
)
PAGES: tuple[Page, ...] = tuple(page for kind in _KINDS for page in kind.PAGES)
