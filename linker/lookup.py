"""What the database knows of papers: the only module here, with `profiles`, that reads it."""

import math
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db.kst import parse
from db.lemmas import lemmas
from linker.profiles import Profiles

RAREST = 5  # words of a query that choose the candidates; all words would rank every title that has "de"
CANDIDATES = 200
TOO_COMMON = 2.5  # rarity (natural logarithm) below which a word chooses nothing: every twelfth title has it

_COLUMNS = "nr, id, kst, zaak, document, url, soort, titel, andere_titels, datum, dossiertitel"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as table `stuk` has it. `titles`: its own first, then what its page calls the files it offers."""

    id: str
    soort: str | None
    titles: tuple[str, ...]
    date: date | None
    url: str | None
    dossier_title: str | None


def _paper(row: tuple[str | None, ...]) -> Paper:
    _, ident, _, _, _, url, soort, titel, others, datum, dossier = row
    titles = (titel or "", *(others.split("\n") if others else ()))
    return Paper(str(ident), soort, titles, date.fromisoformat(datum) if datum else None, url, dossier)


class Lookup:
    """Questions to the database about papers, by key and by title."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._total = connection.execute("SELECT count(*) FROM stuk").fetchone()[0]
        self.rarity = lru_cache(maxsize=100_000)(self._rarity)
        self.hosts = lru_cache(maxsize=1)(self._hosts)
        self.profiles = Profiles(connection)

    def by_key(self, key: str) -> list[Paper]:
        """The papers that `key` names: a kst-id, a zaak or document number, or an address."""
        return self._papers(" OR ".join(f"{c} = :key" for c in ("id", "kst", "zaak", "document", "url")), {"key": key})

    def by_number(self, key: str) -> list[Paper]:
        """The papers of a key that no paper bears yet: by the number of an Aanhangsel, or by dossier and number.

        A zaak names its dossier by title, and not every one comes with its key; so the title must be that of the one
        dossier that has this number."""
        if found := re.fullmatch(r"ah-tk-\d\d(\d\d)\d\d(\d\d)-(\d{1,5})", key):
            number = f"{found[1]}{found[2]}{int(found[3]):05}"
            return self._papers(
                "document IN (SELECT nummer FROM document WHERE aanhangselnummer = :nr)", {"nr": number}
            )
        kst = parse(key)
        title = self.profiles.dossier_title(kst.dossier_key) if kst else None
        if kst is None or title is None or not kst.ondernummer.isdigit():
            return []
        return self._papers(
            "kst IS NULL AND dossiertitel = :title"
            " AND zaak IN (SELECT nummer FROM zaak WHERE volgnummer = :nr AND titel = :title)",
            {"nr": int(kst.ondernummer), "title": title},
        )

    def _papers(self, where: str, values: dict[str, object]) -> list[Paper]:
        sql = f"SELECT {_COLUMNS} FROM stuk WHERE {where} ORDER BY id"
        return [_paper(row) for row in self._connection.execute(sql, values)]

    def _rarity(self, lemma: str) -> float:
        """How much a word tells: 0 for one that every title has, higher the fewer titles have it."""
        row = self._connection.execute("SELECT doc FROM stuk_woord WHERE term = ?", (lemma,)).fetchone()
        return math.log((self._total + 1) / ((row[0] if row else 0) + 0.5))

    def telling(self, text: str, count: int) -> list[str]:
        """The `count` rarest words of a text that some title has, rarest first."""
        known = [w for w in dict.fromkeys(lemmas(text)) if self.rarity(w) < math.log((self._total + 1) / 0.5)]
        return sorted(known, key=self.rarity, reverse=True)[:count]

    def by_title(self, text: str) -> list[Paper]:
        """The papers whose titles share the rarest words of `text` that any title has, likeliest first."""
        words = self.telling(text, RAREST)
        return self.by_words([word for word in words if self.rarity(word) >= TOO_COMMON] or words)

    def by_words(self, words: list[str], limit: int = CANDIDATES) -> list[Paper]:
        """The papers whose titles have any of these lemmas, likeliest first."""
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)
        return [
            _paper(row)
            for row in self._connection.execute(
                f"SELECT {', '.join('s.' + c for c in _COLUMNS.split(', '))} FROM stuk_zoek z"
                " JOIN stuk s ON s.nr = z.rowid WHERE stuk_zoek MATCH ? ORDER BY rank, s.id LIMIT ?",
                (query, limit),
            )
        ]

    def _hosts(self) -> frozenset[str]:
        """The sites that pages were read from: "www.rijksoverheid.nl"."""
        rows: Iterable[tuple[str]] = self._connection.execute(
            "SELECT DISTINCT substr(rest, 1, instr(rest || '/', '/') - 1)"
            " FROM (SELECT substr(url, instr(url, '://') + 3) AS rest FROM stuk WHERE url IS NOT NULL)"
        )
        return frozenset(row[0] for row in rows)
