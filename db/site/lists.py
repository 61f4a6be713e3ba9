"""Lists that are narrowed by facets, as of any day: what is asked of them, and what is shown of them."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten

from pyroaring import BitMap

from db.site import dutch
from db.site.answer import Asked, BadQuestion, Feed, View
from db.site.papers import label, page_path, sample_of
from db.site.sets import Listing, Row, Sets, before, in_order, matching

WHOLE = ("open", "alle")  # whether only what isn't known to be done is listed
FIRST_DAY = "2008-01-01"  # the Chamber's open data begin in 2008
PER_PAGE = 50
IN_FEED = 50
QUOTED = 400  # letters of a quote; the whole stands on the page of its subject
LISTED = 400  # words that one can still choose from; of more the form asks to type
SHOWN = 8  # of a facet, beside the list; the form has all
Sizes = dict[str, dict[str, int]]  # facet -> word -> how many rows it would leave


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a list. `on`: an earlier day, or "" for now; `last`: the day of the latest data.

    `open`: only what isn't known to be done; `picked`: facet -> word."""

    on: str
    last: str
    open: bool
    sort: str
    picked: dict[str, str]

    @property
    def day(self) -> str:
        """The day of which the list is."""
        return self.on or self.last


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a facet. `query`: the address of the list with this filter, or without it where it is on."""

    value: str
    label: str
    count: str
    query: str
    on: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is on, in words; `query`: the address of the list without it."""

    words: str
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list. `shown`: the words beside the list, `more` how many there are besides.

    `choices`: for the form; of thousands of words only the shown ones."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    shown: tuple[Choice, ...]
    more: int

    @property
    def typed(self) -> bool:
        """Whether there are too many words to choose from."""
        return self.more > len(self.choices) - len(self.shown)


# --- what is asked ----------------------------------------------------------------------------------------


def last_read(connection: sqlite3.Connection) -> str:
    """The last day of the data (views/gegevens.sql); without any today."""
    found = connection.execute("SELECT dag FROM gegevens").fetchone()
    return found[0] if found else date.today().isoformat()


def day_after(day: str) -> str:
    """The ISO day after an ISO day."""
    return str(date.fromisoformat(day) + timedelta(1))


def as_of(asked: Asked, last: str) -> str:
    """The earlier day that is asked for, or "" for now. Raises BadQuestion where nothing can be known of it."""
    day = asked.day("op")
    if day and not FIRST_DAY <= day <= last:
        raise BadQuestion(
            f"“Stand op een eerdere dag” (op) is een dag van {dutch.day(FIRST_DAY)} tot en met {dutch.day(last)};"
            " verder gaan de gegevens niet."
        )
    return "" if day == last else day


def chosen(
    asked: Asked,
    facets: Mapping[str, str],
    held: Mapping[str, Collection[str]],
    fixed: Mapping[str, Mapping[str, str]],
) -> dict[str, str]:
    """The word that is asked for of each facet that is asked about, as the list writes it.

    Raises BadQuestion where the list has no such word. `facets`: name -> title; `held`: the words of each; `fixed`: of
    facets that have the same words whatever is held, what each is called, which may be asked for too.
    """
    picked = {}
    for name, title in facets.items():
        if word := asked.text(name):
            called = fixed.get(name) or {one: one for one in held[name]}
            known = {one.casefold(): one for one in called} | {said.casefold(): one for one, said in called.items()}
            if word.casefold() not in known:
                some = list(called.values()) if name in fixed else sorted(called)
                words = ", ".join(some[:12]) + (" en andere" if len(some) > 12 else "")
                right = f"Wel: {words}." if some else "Deze lijst heeft er geen."
                raise BadQuestion(f"“{name}” ({title.lower()}) kennen wij niet als “{word}”. {right}")
            picked[name] = known[word.casefold()]
    return picked


# --- what is shown ----------------------------------------------------------------------------------------


def narrowed(base: BitMap, held: Mapping[str, Sets], picked: Mapping[str, str], without: str = "") -> BitMap:
    """What of a list is left by the filters that are on, `without` that of one facet."""
    found = base
    for name, word in picked.items():
        if name != without:
            found = found & held[name][word]
    return found


def sought(connection: sqlite3.Connection, asked: Asked, listing: Listing, base: BitMap) -> BitMap:
    """What of `base` began since the day that is asked for, and has the words."""
    if first := asked.day("sinds"):
        base = base - before(connection, listing, first)
    if words := asked.text("q"):
        base = base & matching(connection, listing, words)
    return base


def select(base: BitMap, held: Mapping[str, Sets], picked: Mapping[str, str]) -> tuple[BitMap, Sizes]:
    """The rows of `base` that the filters leave, and of each facet how many rows each word would leave."""
    return narrowed(base, held, picked), {name: counts(base, held, picked, name) for name in held}


def counts(base: BitMap, held: Mapping[str, Sets], picked: Mapping[str, str], name: str) -> dict[str, int]:
    """How many rows each word of a facet would leave beside the other filters; words that leave none are left out."""
    rest = narrowed(base, held, picked, without=name)
    sizes = {word: found.intersection_cardinality(rest) for word, found in held[name].items()}
    return {word: size for word, size in sizes.items() if size or picked.get(name) == word}


def facet(
    asked: Asked,
    name: str,
    title: str,
    sizes: Mapping[str, int],
    on: str | None,
    words: Mapping[str, str] | None = None,
) -> Facet:
    """A facet as it is shown. `words`: its labels in their order; without them by name, beside the list by size."""

    def choice(word: str) -> Choice:
        query = asked.query(**{name: None if word == on else word, "pagina": None})
        label = words[word] if words else word[:1].upper() + word[1:]
        return Choice(word, label, dutch.number(sizes[word]), query, word == on)

    if words:
        shown = choices = tuple(choice(word) for word in words if word in sizes)
        return Facet(name, title, choices, shown, 0)
    first = sorted(sizes, key=lambda word: (word != on, -sizes[word], word))[:SHOWN]
    listed = sorted(sizes, key=str.casefold) if len(sizes) <= LISTED else first
    return Facet(name, title, tuple(map(choice, listed)), tuple(map(choice, first)), len(sizes) - len(first))


def latest_first(sizes: Mapping[str, int]) -> dict[str, str]:
    """The words of a facet of years, in the order in which people look for them."""
    return {year: year for year in sorted(sizes, reverse=True)}


def filters(asked: Asked, facets: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> list[Filter]:
    """The filters that are on, each with the way to take it out. `labels`: of words that have another name."""
    on = [("q", f"Woorden: {asked.text('q')}"), ("sinds", f"Sinds {dutch.day(asked.text('sinds'))}")]
    on += [
        (name, f"{title}: {labels.get(name, {}).get(asked.text(name), asked.text(name))}")
        for name, title in facets.items()
    ]
    on += [("op", f"Stand op {dutch.day(asked.text('op'))}")]
    return [Filter(words, asked.query(**{name: None, "pagina": None})) for name, words in on if asked.text(name)]


def page_of(asked: Asked, total: int) -> tuple[int, int]:
    """Which page is asked for, and how many there are. Raises BadQuestion where there is none of that number."""
    pages = max(1, -(-total // PER_PAGE))
    return asked.number("pagina", 1, pages, 1), pages


def part(numbers: Sequence[int], page: int) -> Sequence[int]:
    """The row numbers of one page."""
    return numbers[(page - 1) * PER_PAGE : page * PER_PAGE]


def sample_mark(sample: str) -> str:
    """What goes before the title of an entry in a feed, for what papers.sample_of says of it."""
    return f"{dutch.sentence(sample)} " if sample else ""


def days_between(first: str | None, last: str) -> int | None:
    """How many days lie between two ISO days; None where the first isn't known."""
    return (date.fromisoformat(last) - date.fromisoformat(first[:10])).days if first else None


def for_programs(
    connection: sqlite3.Connection,
    asked: Asked,
    listing: Listing,
    question: Question,
    numbers: Sequence[int],
    *,
    read: Callable[[sqlite3.Connection, Sequence[int], Question], list[Row]],
    feed: Callable[[list[Row]], Feed],
    columns: Sequence[str],
) -> View:
    """All rows of a list, for CSV or JSON, or its latest as a feed. Raises BadQuestion for a feed of an earlier day."""
    if asked.format == "atom":
        if question.on:
            raise BadQuestion("Een feed volgt wat nieuw is: “op” kan daar niet bij.")
        newest = in_order(connection, listing, "bericht", BitMap(numbers))[:IN_FEED]
        return View("", feed=feed(read(connection, newest, question)))
    data = [{name: row[name] for name in columns} for row in read(connection, numbers, question)]
    return View("", rows=data, columns=columns)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list as it is shown. Days are ISO, paths of this site."""

    path: str
    title: str
    row: Row
    term: str  # what was promised, in words
    quote: str
    document: str
    document_path: str
    offices: str
    silence: str  # that nothing was heard since
    sample: str  # that it comes from the bundled sample, and whether it exists


def line(row: Row, path: str, title: str | None, day: str) -> Line:
    """A row of a served table, for the template. `day`: on which it stands so."""
    term = ""
    if row["termijn"]:
        words = (
            f"“{row['termijn_tekst']}” ({dutch.day(row['termijn'])})"
            if row["termijn_tekst"]
            else dutch.day(row["termijn"])
        )
        late = days_between(row["termijn"], day) if row["standing"] == "overdue" else None
        term = f"toegezegd: {words}" + (f", {dutch.count(late, 'dag', 'dagen')} geleden" if late else "")
    document = row["bewijs_document"] or ""
    return Line(
        path=path,
        title=title or row["nummer"],
        row=row,
        term=term,
        quote=shorten(row["bewijs"] or "", QUOTED, placeholder=" …"),
        document=label(document),
        document_path=page_path(document) if document else "",
        offices=row["ministerie"] or "",
        silence=dutch.silence(row, day),
        sample=sample_of(row.get("id") or row["nummer"], bool(row["voorbeeld"])),
    )
