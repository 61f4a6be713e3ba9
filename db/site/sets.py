"""What the served tables of a list hold: for each word by which it can be narrowed the set of its rows.

A count beside a filter is the size of an intersection (pyroaring): thousands of them take milliseconds, however long a
list is, and rows are read for one page only. Names of tables and columns come from a Listing, never from a visitor.
"""

import json
import re
import sqlite3
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from pyroaring import BitMap

from db.site import dutch, queries
from db.site.answer import BadQuestion

STAND = ("stand", "stand_datum", "standing", "termijn", "termijn_tekst", "bewijs", "bewijs_document")
LETTERS = 200  # of the words that can be looked for
Sets = dict[str, BitMap]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed: its served table, the column with the lasting id of a row, and the day on which rows begin."""

    table: str
    item: str
    begins: str


def of_facet(connection: sqlite3.Connection, listing: Listing, facet: str) -> Sets:
    """The rows that each word of a facet has."""
    sql = f"SELECT waarde, rijen FROM {listing.table}_kenmerk WHERE soort = ?"
    return {word: BitMap.deserialize(rows) for word, rows in connection.execute(sql, (facet,))}


def nothing_held(connection: sqlite3.Connection, listing: Listing) -> bool:
    """Whether no row of the list was ever read: then that it is empty says nothing."""
    return connection.execute(f"SELECT max(nr) FROM {listing.table}").fetchone()[0] is None


def in_order(connection: sqlite3.Connection, listing: Listing, name: str, wanted: BitMap) -> list[int]:
    """The wanted rows in a stored order."""
    numbers = array("I")
    for (kept,) in connection.execute(f"SELECT rijen FROM {listing.table}_volgorde WHERE naam = ?", (name,)):
        numbers.frombytes(kept)
    return [nr for nr in numbers if nr in wanted]


def matching(connection: sqlite3.Connection, listing: Listing, words: str) -> BitMap:
    """The rows whose words begin with all words of a question. Raises BadQuestion where it holds none."""
    asked = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words))
    if not asked or len(words) > LETTERS:
        raise BadQuestion(f"“q” is een of meer woorden van samen hooguit {LETTERS} tekens, zoals “huisvesting”.")
    sql = f"SELECT json_group_array(rowid) FROM {listing.table}_zoek WHERE {listing.table}_zoek MATCH ?"
    return BitMap(numbers(connection, sql, (" ".join(f'"{word}"*' for word in asked),)))


def numbers(connection: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> list[int]:
    """The answer to a query that gives all its numbers as one JSON list: as many rows would take ten times as long."""
    found: list[int] = orjson.loads(connection.execute(sql, values).fetchone()[0])
    return found


def before(connection: sqlite3.Connection, listing: Listing, day: str) -> BitMap:
    """The rows that began before a day."""
    sql = f"SELECT nr FROM {listing.table} WHERE {listing.begins} < ? ORDER BY {listing.begins} DESC, nr DESC LIMIT 1"
    last = connection.execute(sql, (day,)).fetchone()
    return BitMap(range(1, last[0] + 1)) if last else BitMap()


def stood(connection: sqlite3.Connection, listing: Listing, day: str) -> tuple[Sets, Sets]:
    """Which rows stood where on a day, by stand and by category; those of which nothing was reported are in neither."""
    sql = (
        f"SELECT stand, categorie, json_group_array(nr) FROM {listing.table}_verloop"
        " WHERE van <= ? AND (tot IS NULL OR tot > ?) GROUP BY stand, categorie"
    )
    by_stand: Sets = defaultdict(BitMap)
    by_category: Sets = defaultdict(BitMap)
    for stand, category, numbers in connection.execute(sql, (day, day)):
        found = BitMap(orjson.loads(numbers))
        by_stand[stand] |= found
        if category:
            by_category[category] |= found
    return by_stand, by_category


def rows(connection: sqlite3.Connection, listing: Listing, numbers: Sequence[int], day: str = "") -> list[Row]:
    """The rows with these numbers, in their order; with `day` where they stood on it."""
    picked = json.dumps(list(numbers))  # CROSS JOIN: for each number its row, never the other way round
    sql = f"SELECT r.* FROM json_each(?) j CROSS JOIN {listing.table} r ON r.nr = j.value ORDER BY j.key"
    found = queries.rows(connection, sql, (picked,))
    if not day:
        return found
    names = ", ".join(f"v.{name}" for name in STAND)
    sql = (
        f"SELECT r.nr, {names} FROM json_each(?) j CROSS JOIN {listing.table} r ON r.nr = j.value"
        f" CROSS JOIN stand_verloop v ON v.item = r.{listing.item} WHERE v.van <= ? AND (v.tot IS NULL OR v.tot > ?)"
    )
    then = {row["nr"]: row for row in queries.rows(connection, sql, (picked, day, day))}
    nothing = dict.fromkeys(STAND) | {"stand": "no_report_found", "standing": "undisputed"}
    return [row | then.get(row["nr"], nothing) for row in found]


@dataclass(frozen=True, slots=True)
class Searched:
    """What a list was made from: texts by kind, up to which day, for "geen bericht gevonden" to mean anything."""

    kinds: tuple[str, ...]
    latest: str
    none: tuple[str, ...] = ()  # the kinds of which no text was searched


def searched(connection: sqlite3.Connection, day: str) -> Searched:
    """What was searched for reports up to a day."""
    sql = "SELECT teksten, dag FROM doorzocht_dag WHERE soort = ? AND dag <= ? ORDER BY dag DESC LIMIT 1"
    kinds, days, none = [], [""], []
    for kind, words in dutch.DOORZOCHT.items():
        if found := connection.execute(sql, (kind, day)).fetchone():
            kinds.append(dutch.count(found[0], *words))
            days.append(found[1])
        else:
            none.append(words[1])
    return Searched(tuple(kinds), dutch.day(max(days)), tuple(none))


def union(held: Sets) -> BitMap:
    """All rows that any word has."""
    return BitMap.union(BitMap(), *held.values())


def within(held: Sets, rows: BitMap) -> Sets:
    """The sets, each without what isn't among some rows; a word that has none has an empty set."""
    return defaultdict(BitMap, {word: found & rows for word, found in held.items()})
