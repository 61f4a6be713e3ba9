"""`/toezeggingen`: what ministers promised the Chamber and is not known to be kept, or all of it, as of any day."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from pyroaring import BitMap

from db.served.functions import categorie
from db.site import dutch, lists, sets
from db.site.answer import Asked, BadQuestion, Entry, Feed, Page, View
from db.site.lists import Question
from db.site.papers import page_path, sample_of
from db.site.sets import Listing, Row, Sets, of_facet

LISTING = Listing("toezegging_regel", "nummer", "datum")
IN_TEXTS = Listing("toezegging_in_tekst_regel", "nr", "datum")  # what texts promise themselves: of no list here
FACETS = {
    "categorie": "Stand", "ministerie": "Ministerie", "bewindspersoon": "Bewindspersoon", "jaar": "Jaar",
    "register": "Volgens het register",
}  # fmt: skip
FIXED = {"categorie": {name: words[0] for name, words in dutch.CATEGORIE_TOEZEGGING.items()}}
SORTS = {"termijn": "Over tijd, dan op datum", "nieuw": "Laatst gedaan"}
ORDERED = {"termijn": "Over tijd eerst, dan wat het eerst moet.", "nieuw": "De nieuwste eerst."}
DATA = (
    "nummer", "tekst", "bewindspersoon", "ministerie", "datum", "datum_nakoming", "register", "categorie", "stand",
    "stand_datum", "standing", "termijn", "termijn_tekst", "bewijs", "bewijs_document", "kamerbrief_nakoming",
    "volgens", "dagen_open", "dagen_over_tijd", "stand_per", "voorbeeld",
)  # fmt: skip


def toezeggingen(connection: sqlite3.Connection, asked: Asked) -> View:
    """The list, its numbers and its rows. Raises BadQuestion where a parameter can't be understood."""
    question, numbers, sizes = find(connection, asked)
    if not asked.format:
        return View("toezeggingen.html", page_values(connection, asked, question, numbers, sizes))
    return lists.for_programs(
        connection, asked, LISTING, question, numbers,
        read=read, feed=lambda rows: feed(rows, heading(question)), columns=DATA,
    )  # fmt: skip


def find(connection: sqlite3.Connection, asked: Asked) -> tuple[Question, Sequence[int], lists.Sizes]:
    """Which promises are asked for, in their order, and what each word of each facet would leave."""
    if asked.text("dossier"):
        raise BadQuestion(
            "Een toezegging heeft in het register geen dossier. Welke bij een dossier kunnen horen, staat op de"
            " bladzijde van dat dossier."
        )
    last = lists.last_read(connection)
    on = lists.as_of(asked, last)
    held = {name: of_facet(connection, LISTING, name) for name in FACETS}
    every = sets.before(connection, LISTING, lists.day_after(on) if on else "9999")
    if on:
        held["categorie"] = held_on(connection, on, every)
    picked = lists.chosen(asked, FACETS, held, FIXED)
    open_only = asked.one_of("toon", lists.WHOLE) != "alle"
    question = Question(on, last, open_only, asked.one_of("sorteer", SORTS) or "termijn", picked)
    held["categorie"] = dict.fromkeys(FIXED["categorie"], BitMap()) | held["categorie"]
    base = lists.sought(connection, asked, LISTING, sets.union(held["categorie"]) if question.open else every)
    wanted, sizes = lists.select(base, held, picked)
    return question, ordered(connection, wanted, question), sizes


def held_on(connection: sqlite3.Connection, on: str, every: BitMap) -> Sets:
    """Of the promises made by a day: which were in which list on it."""
    stands, categories = sets.stood(connection, LISTING, on)
    categories["geen_bericht"] |= every - sets.union(stands)
    return sets.within(categories, every)


def ordered(connection: sqlite3.Connection, wanted: BitMap, question: Question) -> Sequence[int]:
    """The wanted promises: those over time first and the longest so on top, then what is due first; or the newest."""
    if question.sort == "nieuw":
        return list(wanted)[::-1]
    if not question.on:
        return sets.in_order(connection, LISTING, "termijn", wanted)
    sql = (
        "SELECT json_group_array(nr) FROM (SELECT nr FROM toezegging_regel_verloop"
        " WHERE van <= ? AND (tot IS NULL OR tot > ?) AND categorie IS NOT NULL"
        " ORDER BY categorie IS NOT 'te_laat', termijn IS NULL, termijn, nr LIMIT -1)"
    )
    known = [nr for nr in sets.numbers(connection, sql, (question.on, question.on)) if nr in wanted]
    return known + list(wanted - BitMap(known))  # what is settled, has no term any more


def read(connection: sqlite3.Connection, numbers: Sequence[int], question: Question) -> list[Row]:
    """The rows as they stood on the day, each with the days that it was open and over time then."""
    return [
        with_days(row, question.day, bool(question.on)) for row in sets.rows(connection, LISTING, numbers, question.on)
    ]


def with_days(row: Row, day: str, earlier: bool) -> Row:
    """A row with what can be counted on the day, and who says it. `earlier`: its `categorie` is of another day, and so
    is what the register says, which doesn't keep what it said before: `register_nu`."""
    category = categorie(row["stand"], row["standing"]) if earlier else row["categorie"]
    late = lists.days_between(row["termijn"], day) if category == "te_laat" else None
    opened = lists.days_between(row["datum"], day) if category else None
    counted = {"categorie": category, "dagen_open": opened, "dagen_over_tijd": late, "stand_per": day}
    register = {"register_nu": row["register"]} | (
        dict.fromkeys(("register", "kamerbrief_nakoming")) if earlier else {}
    )
    return row | counted | register | {"volgens": volgens(row)}


def volgens(row: Row) -> str | None:
    """Who says where a promise stands, as in the view toezegging_stand: the register, or the cabinet in a text."""
    if row["bewijs_document"] is None:
        return None
    return "register" if row["bewijs_document"] == row["nummer"] else "kabinet"


# --- what is shown ----------------------------------------------------------------------------------------


def heading(question: Question) -> str:
    """What the list is of, with the day where it is an earlier one."""
    what = "Toezeggingen zonder bekende nakoming" if question.open else "Alle toezeggingen"
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
        "lines": [lists.line(row, page_path(row["nummer"]), row["tekst"], question.day) for row in rows],
        "total": total,
        "page": page,
        "pages": pages,
        "categories_facet": facets.pop("categorie"),
        "facets": [one for one in facets.values() if one.choices],
        "filters": lists.filters(asked, FACETS, FIXED),
        "sorts": SORTS,
        "order_words": ORDERED[question.sort],
        "formats": ("csv", "json") if question.on else ("csv", "json", "atom"),
        "sort": question.sort,
        "in_feed": lists.IN_FEED,
        "searched": sets.searched(connection, question.day),
        "in_texts": len(sets.before(connection, IN_TEXTS, lists.day_after(question.day))),
        "nothing_held": sets.nothing_held(connection, LISTING),
    }


def feed(rows: Sequence[Row], title: str) -> Feed:
    """The promises that are new, or of which something became last: also that their term has passed."""
    return Feed(f"Kamerspoor: {title[:1].lower()}{title[1:]}", [entry(row) for row in rows])


def entry(row: Row) -> Entry:
    """A promise as an entry: another one each time that it comes to stand elsewhere."""
    path = page_path(row["nummer"])
    label = dutch.CATEGORIE_TOEZEGGING[row["categorie"]][0] if row["categorie"] else "Afgedaan"
    who = ", ".join(word for word in (row["bewindspersoon"], row["ministerie"]) if word)
    mark = lists.sample_mark(sample_of(row["nummer"], row["voorbeeld"]))
    return Entry(
        link=path,
        title=f"{mark}{label}: {row['tekst'] or row['nummer']}",
        moment=row["bericht"],
        text=dutch.sentence(f"{row['nummer']}, toegezegd door {who or 'onbekend'}") + promised(row),
        id=f"{path}#{row['bericht']}-{row['stand']}-{row['standing']}",
    )


def promised(row: Row) -> str:
    """The term of a promise and what was said of it, as sentences."""
    term = f" Toegezegd voor {dutch.day(row['termijn'])}." if row["termijn"] else ""
    if row["volgens"] == "register":
        term += f" {dutch.sentence(dutch.REGISTER_KORT[row['stand']])}"
    return term + (f" “{row['bewijs']}”" if row["bewijs"] else "")


PAGES = (Page(r"/toezeggingen", toezeggingen, ("csv", "json", "atom")),)
