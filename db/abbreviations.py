"""Abbreviations as titles themselves explain them: "Wet maatschappelijke ondersteuning (Wmo)". No list of our own."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from db.lemmas import lemmas

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


def build_abbreviations(connection: sqlite3.Connection) -> int:
    """Bring `afkorting` in line with the titles of papers and dossiers; return how many rows changed. No commit."""
    titles: Iterable[tuple[str]] = connection.execute(
        "SELECT titel FROM stuk WHERE titel LIKE '%(%)%'"
        " UNION SELECT dossiertitel FROM stuk WHERE dossiertitel LIKE '%(%)%'"
    )
    counts = Counter(pair for (title,) in titles for pair in set(explained(title)))
    wanted = {pair for pair, n in counts.items() if n >= OFTEN}
    held = set(connection.execute("SELECT afkorting, lemmas FROM afkorting"))
    connection.executemany("DELETE FROM afkorting WHERE afkorting = ? AND lemmas = ?", held - wanted)
    connection.executemany("INSERT INTO afkorting VALUES (?, ?)", sorted(wanted - held))
    return len(held ^ wanted)
