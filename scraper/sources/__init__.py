"""The sources: one file each. This is the only list of them."""

from collections.abc import Callable, Iterable
from importlib import import_module

from db.records import Record
from scraper.source import Card, Raw, Source

NAMES = (
    "tweedekamer", "officielebekendmakingen", "rijksoverheid", "webpagina", "openoverheid", "roemer", "eerstekamer",
)  # fmt: skip


def records_of(name: str) -> Callable[[Raw], Iterable[Record]]:
    """The pure half of a source that is read."""
    return import_module(f"{__name__}.{name}").records  # type: ignore[no-any-return]


def spider_of(name: str) -> type[Source] | None:
    """The crawling half of a source; None for one that is only imported, or not read yet."""
    module = import_module(f"{__name__}.{name}")
    return next(
        (v for v in vars(module).values() if isinstance(v, type) and issubclass(v, Source) and v is not Source),
        None,
    )


def card_of(name: str) -> Card:
    """The record card of a source."""
    spider = spider_of(name)
    card: Card = spider.card if spider else import_module(f"{__name__}.{name}").card
    return card
