"""Eerste Kamer: a record card only, so that the site shows what is missing.

Its papers come through KOOP (kst-36446-F). Its own pages print an uitvoeringsstatus for each motie and keep a
register of toezeggingen; no answer of them has been recorded and no open-data feed is known, so nothing is read:
see sources/rijksoverheid.md, eerstekamer.nl.
"""

from collections.abc import Iterable

from db.records import Record
from scraper.source import Card, Raw, Unreadable

card = Card(
    name="eerstekamer",
    title="Eerste Kamer: toezeggingen en uitvoeringsstatus",
    publisher="Eerste Kamer der Staten-Generaal",
    licence="niet bekend",
    homepage="https://www.eerstekamer.nl",
    unread="Hoe haar pagina's in elkaar zitten is niet vastgelegd; haar toezeggingen en uitvoeringsstatus lezen wij "
    "daarom nog niet. Stukken van de Eerste Kamer komen via Officiële Bekendmakingen.",
)


def records(raw: Raw) -> Iterable[Record]:
    """Nothing yet: whoever saves a payload of this source is told so."""
    raise Unreadable("the Eerste Kamer's pages are not read yet")
