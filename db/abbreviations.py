"""Abbreviations as titles themselves explain them: "Wet maatschappelijke ondersteuning (Wmo)". No list of our own."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from db.lemmas import lemmas
from db.scope import Scope, everything
from db.words import title_mark

OFTEN = 2  # titles that must explain an abbreviation alike: once may be a slip
_ABBREVIATION = re.compile(r"(?<=\s)\(([A-Za-z][A-Za-z&-]{1,9})\)")
_WORDS, _REACH = 9, 150  # how far before the brackets the words may begin


def explained(text: str) -> Iterator[tuple[str, str]]:
    """What a text explains: ("wmo", "wet maatschappelijk ondersteuning"), the words as lemmas.

    The words are the fewest before the brackets that have the letters in order and begin with the first."""
    for match in _ABBREVIATION.finditer(text):
        words = text[max(0, match.start() - _REACH) : match.start()].split()[-_WORDS:]
        letters = re.sub(r"[&-]", "", match[1].lower())
        if match[1].islower():
            continue
        for begin in range(len(words) - 1, -1, -1):
            if words[begin][0].lower() == letters[0] and _in_order(letters, " ".join(words[begin:]).lower()):
                yield letters, " ".join(lemmas(" ".join(words[begin:])))
                break


def _in_order(letters: str, words: str) -> bool:
    rest = iter(words)
    return all(letter in rest for letter in letters)


def build_abbreviations(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `stuk_afkorting` in line with the titles of papers and dossiers, and `afkorting` with that; return how many
    rows changed. No commit."""
    titles = connection.execute(
        f"SELECT nr, titel FROM stuk WHERE titel LIKE '%(%)%' AND {scope('nr', 'nr')}"
        f" UNION SELECT nr, dossiertitel FROM stuk WHERE dossiertitel LIKE '%(%)%' AND {scope('nr', 'nr')}"
    )
    found = cache(lambda title: [(*pair, title_mark(title)) for pair in explained(title)])  # papers share a dossier's
    wanted = {(*row, nr) for nr, title in titles for row in found(title)}
    names = "afkorting, lemmas, titel, nr"
    held = set(connection.execute(f"SELECT {names} FROM stuk_afkorting WHERE {scope('nr', 'nr')}"))
    where = " AND ".join(f"{name} = ?" for name in names.split(", "))
    connection.executemany(f"DELETE FROM stuk_afkorting WHERE {where}", held - wanted)
    connection.executemany("INSERT INTO stuk_afkorting VALUES (?, ?, ?, ?)", sorted(wanted - held))
    return len(held ^ wanted) + _count(connection, {row[:2] for row in held | wanted})


def _count(connection: sqlite3.Connection, pairs: set[tuple[str, str]]) -> int:
    """Keep in `afkorting` those of these explanations that enough titles give."""
    where = "afkorting = ? AND lemmas = ?"
    titles = f"SELECT DISTINCT titel FROM stuk_afkorting WHERE {where} LIMIT {OFTEN}"
    wanted = {pair for pair in pairs if len(connection.execute(titles, pair).fetchall()) == OFTEN}
    held = {pair for pair in pairs if connection.execute(f"SELECT 1 FROM afkorting WHERE {where}", pair).fetchone()}
    connection.executemany(f"DELETE FROM afkorting WHERE {where}", held - wanted)
    connection.executemany("INSERT INTO afkorting VALUES (?, ?)", sorted(wanted - held))
    return len(held ^ wanted)
