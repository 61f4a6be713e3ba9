"""`/moties`: which adopted moties are not known to be done, or all moties, narrowed by facets and as of any day."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pyroaring import BitMap

from db.served.functions import categorie
from db.site import dutch, lists, sets
from db.site.answer import Asked, BadQuestion, Entry, Feed, Page, View
from db.site.lists import Question
from db.site.papers import sample_of
from db.site.sets import Listing, Row, Sets, of_facet

LISTING = Listing("motie_regel", "id", "volgdag")
FACETS = {
    "categorie": "Stand", "stand": "Bericht", "uitkomst": "Besluit", "ministerie": "Ministerie",
    "commissie": "Commissie", "fractie": "Indienende fractie", "dossier": "Dossier", "jaar": "Jaar",
}  # fmt: skip
# words whose order and name are fixed; `stand` and `uitkomst` are of all moties, `categorie` of what remains to be done
FIXED = {
    "categorie": {name: words[0] for name, words in dutch.CATEGORIE.items()},
    "stand": {name: words[:1].upper() + words[1:] for name, words in dutch.STAND_KORT.items()},
    "uitkomst": dutch.UITKOMST,
}
OF_ALL = ("stand", "uitkomst")
OF_DECIDED = ("categorie", *OF_ALL)  # what a motie has, or has another of, once it is decided on
OBLIGING = ("aangenomen", "overgenomen")
SORTS = {"open": "Langst open", "stemming": "Laatste besluit", "titel": "Onderwerp"}
ORDERED = {
    "open": "De langst open motie eerst; die zonder datum van het besluit achteraan.",
    "stemming": "Het laatste besluit eerst; moties zonder datum van een besluit achteraan.",
    "titel": "Op onderwerp.",
}
DATA = (
    "nummer", "kst", "onderwerp", "dossier", "indieners", "fracties", "ministerie", "commissie", "datum", "uitkomst",
    "stemdatum", "voor", "tegen", "kabinetsappreciatie", "categorie", "stand", "stand_datum", "standing", "termijn",
    "termijn_tekst", "bewijs", "bewijs_document", "dagen_open", "stand_per", "url", "uitkomst_methode", "voorbeeld",
)  # fmt: skip


def moties(connection: sqlite3.Connection, asked: Asked) -> View:
    """The list, its numbers and its rows. Raises BadQuestion where a parameter can't be understood."""
    if dossier := asked.dossier("dossier"):  # however it is typed, from here on it is as we write it
        asked = replace(asked, args={**asked.args, "dossier": [dossier]})
    question, numbers, sizes, undecided = find(connection, asked)
    if not asked.format:
        values = page_values(connection, asked, question, numbers, sizes)
        return View("moties.html", {**values, "undecided": undecided})
    return lists.for_programs(
        connection, asked, LISTING, question, numbers,
        read=read, feed=lambda rows: feed(rows, heading(question)), columns=DATA,
    )  # fmt: skip


def find(connection: sqlite3.Connection, asked: Asked) -> tuple[Question, Sequence[int], lists.Sizes, int]:
    """Which moties are asked for, in their order, what each word of each facet would leave, and of how many that the
    other filters leave no decision is known: those are in no list."""
    last = lists.last_read(connection)
    on = lists.as_of(asked, last)
    held, every = held_on(connection, on)
    if dossier := asked.text("dossier"):  # one without moties is a dossier all the same
        held["dossier"].setdefault(dossier, BitMap())
    picked = lists.chosen(asked, FACETS, held, FIXED)
    shown = asked.one_of("toon", lists.WHOLE) or ("alle" if set(OF_ALL) & set(picked) else "open")
    if shown == "open" and set(OF_ALL) & set(picked):
        raise BadQuestion("“stand” en “uitkomst” gaan over alle moties: kies die erbij (toon=alle).")
    sort = asked.one_of("sorteer", SORTS) or ("open" if shown == "open" else "stemming")
    question = Question(on, last, shown == "open", sort, picked)
    held |= {name: dict.fromkeys(words, BitMap()) | held[name] for name, words in FIXED.items()}
    every = lists.sought(connection, asked, LISTING, every)
    wanted, sizes = lists.select(every & sets.union(held["categorie"]) if question.open else every, held, picked)
    others = {name: word for name, word in picked.items() if name not in OF_DECIDED}
    undecided = lists.narrowed(every & held["uitkomst"]["onbekend"], held, others)
    return question, ordered(connection, wanted, question), sizes, len(undecided)


def held_on(connection: sqlite3.Connection, on: str) -> tuple[dict[str, Sets], BitMap]:
    """The sets of each facet, and all moties, as they were on a day: what was voted on later was not adopted yet."""
    held = {name: of_facet(connection, LISTING, name) for name in FACETS}
    if not on:
        return held, sets.union(held["uitkomst"])
    begun = sets.before(connection, LISTING, lists.day_after(on))
    undecided = decided_later(connection, on)
    outcomes = sets.within(held["uitkomst"], begun)
    outcomes["onbekend"] |= undecided
    obliging = sets.union({name: outcomes[name] for name in OBLIGING})
    stands, categories = sets.stood(connection, LISTING, on)
    silent = obliging - sets.union(stands)
    stands["no_report_found"] |= silent
    categories["geen_bericht"] |= silent
    limited = {
        "uitkomst": outcomes,
        "stand": sets.within(stands, obliging),
        "categorie": sets.within(categories, obliging),
    }
    return held | limited, begun | undecided


def decided_later(connection: sqlite3.Connection, on: str) -> BitMap:
    """The moties that were there on a day, and were decided on after it."""
    sql = "SELECT json_group_array(nr) FROM motie_regel WHERE stemdatum >= ? AND datum < ?"
    after = lists.day_after(on)
    return BitMap(sets.numbers(connection, sql, (after, after)))


def ordered(connection: sqlite3.Connection, wanted: BitMap, question: Question) -> Sequence[int]:
    """The wanted moties in the order that is asked for; those that had no decision yet on the day last."""
    if question.sort == "titel":
        return sets.in_order(connection, LISTING, "onderwerp", wanted)
    later = decided_later(connection, question.on) if question.on else BitMap()
    dated, undated = (
        sets.in_order(connection, LISTING, question.sort, some) for some in (wanted - later, wanted & later)
    )
    return dated + undated


def read(connection: sqlite3.Connection, numbers: Sequence[int], question: Question) -> list[Row]:
    """The rows as they stood on the day, each with the days that it was open then."""
    found = sets.rows(connection, LISTING, numbers, question.on)
    if question.on:
        found = [as_then(row, question.on) for row in found]
    return [row | {"stand_per": question.day} for row in found]


def as_then(row: Row, on: str) -> Row:
    """A row with the standing of an earlier day: what was voted on later has no outcome yet."""
    voted = not row["stemdatum"] or row["stemdatum"] <= on
    if not voted:
        row |= dict.fromkeys(("uitkomst", "stemdatum", "voor", "tegen", "uitkomst_methode"))
    if row["uitkomst"] not in OBLIGING:
        row |= dict.fromkeys((*sets.STAND, "categorie", "dagen_open"))
        return row
    category = categorie(row["stand"], row["standing"])
    return row | {"categorie": category, "dagen_open": lists.days_between(row["stemdatum"], on) if category else None}


# --- what is shown ----------------------------------------------------------------------------------------


def heading(question: Question) -> str:
    """What the list is of, with the day where it is an earlier one."""
    what = "Aangenomen moties zonder bekende uitvoering" if question.open else "Alle moties"
    return what + (f", op {dutch.day(question.on)}" if question.on else "")


def page_values(
    connection: sqlite3.Connection, asked: Asked, question: Question, numbers: Sequence[int], sizes: lists.Sizes
) -> dict[str, Any]:
    """What the template shows: a page of rows, the facets, the filters that are on, and what was searched."""
    total = len(numbers)
    page, pages = lists.page_of(asked, total)
    rows = read(connection, lists.part(numbers, page), question)
    ordered_words = {**FIXED, "jaar": lists.latest_first(sizes["jaar"])}
    facets = {
        name: lists.facet(asked, name, title, sizes[name], question.picked.get(name), ordered_words.get(name))
        for name, title in FACETS.items()
    }
    return {
        "question": question,
        "heading": heading(question),
        "lines": [lists.line(row, f"/motie/{row['nummer']}", row["onderwerp"], question.day) for row in rows],
        "total": total,
        "page": page,
        "pages": pages,
        "categories_facet": facets.pop("categorie"),
        "facets": [one for name, one in facets.items() if one.choices and not (question.open and name in OF_ALL)],
        "filters": lists.filters(asked, FACETS, FIXED),
        "sorts": SORTS,
        "order_words": ORDERED[question.sort],
        "formats": ("csv", "json") if question.on else ("csv", "json", "atom"),
        "sort": question.sort,
        "in_feed": lists.IN_FEED,
        "searched": sets.searched(connection, question.day),
        "nothing_held": sets.nothing_held(connection, LISTING),
    }


def feed(rows: Sequence[Row], title: str) -> Feed:
    """The moties of which something became last, newest first."""
    return Feed(f"Kamerspoor: {title[:1].lower()}{title[1:]}", [entry(row) for row in rows])


def entry(row: Row) -> Entry:
    """A motie as an entry: another one each time that it comes to stand elsewhere."""
    path = f"/motie/{row['nummer']}"
    state = f"{row['stand'] or row['uitkomst'] or 'ingediend'}-{row['standing'] or ''}".rstrip("-")
    done = FIXED["stand"].get(row["stand"]) or dutch.UITKOMST[row["uitkomst"] or "onbekend"]
    label = FIXED["categorie"].get(row["categorie"], done)
    mark = lists.sample_mark(sample_of(row["id"], row["voorbeeld"]))
    return Entry(
        link=path,
        title=f"{mark}{label}: {row['onderwerp'] or row['nummer']}",
        moment=row["bericht"],
        text=dutch.standing(row),
        id=f"{path}#{row['bericht']}-{state}",
    )


PAGES = (Page(r"/moties", moties, ("csv", "json", "atom")),)
