"""What a visitor may have meant who asked for what isn't here: neighbouring numbers, or what the words find."""

import re
import sqlite3
from dataclasses import dataclass
from urllib.parse import unquote

from datasette.utils import tilde_decode, tilde_encode

from db.kst import Kst, parse
from db.site.lookup import Found, look_up
from db.site.numbers import readings
from db.site.papers import page_path, source_url
from db.site.queries import rows
from db.site.question import plain, terms
from db.site.search import Asking, search

MOST = 8
WORDS = 6  # of an address that are looked for
_LONG = re.compile(r"(?<=-)(\d{4})\d+$")  # a number with a figure too many
_NUMBER = re.compile(r"\d{4}(?P<kind>[ZD])\d{5}")
# of one dossier; its numbers are then compared as numbers
_SAME_DOSSIER = "SELECT kst FROM stuk WHERE kst >= :begin AND kst < :end LIMIT 10000"
_TITLES = "SELECT id, titel FROM stuk WHERE id = :id"
_BESIDE = {
    "Z": ("stuk", "zaak", "titel"),
    "D": ("stuk", "document", "titel"),
    "T": ("toezegging_regel", "nummer", "tekst"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that is here."""

    path: str
    title: str
    id: str = ""


def proposals(connection: sqlite3.Connection, address: str) -> list[Proposal]:
    """Up to MOST things that the path of an address, or a part of it, may have meant."""
    text = unquote(tilde_decode(address.rstrip("/").rpartition("/")[2])) or address
    if found := look_up(connection, text):  # right, but elsewhere: /moties/2025Z05084
        return [Proposal(found.best, found.title or found.id, found.id)]
    keys = readings(text)
    near = (_near(connection, key) for key in keys)
    return next((one[:MOST] for one in near if one), []) if keys else _by_words(connection, address)


def original(text: str) -> str | None:
    """Where the government would show the paper of a number that isn't held here."""
    return next(filter(None, map(source_url, readings(text))), None) if "://" not in text else None


def _near(connection: sqlite3.Connection, key: str) -> list[Proposal]:
    if kst := parse(_LONG.sub(r"\1", key)):
        return [*_dossier(connection, kst), *_numbered(connection, kst)]
    if kind := "T" if key.startswith("TZ") else (found["kind"] if (found := _NUMBER.fullmatch(key)) else ""):
        return _beside(connection, key, *_BESIDE[kind])
    return []


def _dossier(connection: sqlite3.Connection, kst: Kst) -> list[Proposal]:
    found: Found | None = look_up(connection, f"dossier/{kst.dossier_key}")
    return [Proposal(found.path, found.title)] if found else []


def _numbered(connection: sqlite3.Connection, kst: Kst) -> list[Proposal]:
    """The papers of the same dossier whose numbers are nearest."""
    begin = f"kst-{kst.dossier_key}-"
    held = [row["kst"] for row in rows(connection, _SAME_DOSSIER, {"begin": begin, "end": begin + "~"})]
    same = [(key, other) for key in held if (other := parse(key)) and other.dossier_key == kst.dossier_key]
    same.sort(key=lambda pair: _distance(kst.ondernummer, pair[1].ondernummer))
    nearest = [key for key, _ in same[: MOST - 1]]
    titles = {row["id"]: row["titel"] for key in nearest for row in rows(connection, _TITLES, {"id": key})}
    return [Proposal(page_path(key), titles[key], key) for key in nearest if key in titles]


def _distance(one: str, other: str) -> tuple[bool, int, str]:
    if one.isdigit() and other.isdigit():
        return False, abs(int(one) - int(other)), other
    return one.isdigit() != other.isdigit(), len(other), other


def _beside(connection: sqlite3.Connection, key: str, table: str, column: str, title: str) -> list[Proposal]:
    """What has the numbers right before and after it, of `table`, whose names are ours and never a visitor's."""
    sql = (
        f"SELECT {column} AS id, {title} AS titel FROM {table} WHERE {column} {{}} :key"
        f" ORDER BY {column} {{}} LIMIT {MOST // 2}"
    )
    before = rows(connection, sql.format("<", "DESC"), {"key": key})
    after = rows(connection, sql.format(">", "ASC"), {"key": key})
    found = [*reversed(before), *after]
    return [Proposal(f"/{tilde_encode(row['id'])}", row["titel"] or row["id"], row["id"]) for row in found]


def _by_words(connection: sqlite3.Connection, address: str) -> list[Proposal]:
    """What has the words of the address, or the most telling ones of them."""
    words = " ".join(re.findall(r"[^\W\d_]{3,}", unquote(tilde_decode(address))))
    asking = Asking(words, terms(words)[:WORDS], (), 0, 2**62, False, 1)
    found = search(connection, asking).hits if asking.terms else ()
    return [Proposal(hit.path, plain(hit.title), hit.row["kst"] or "") for hit in found[:MOST]]
