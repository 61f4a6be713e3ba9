"""What the database knows of papers: the only module here, with `profiles`, that reads it."""

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from db.kst import parse
from db.lemmas import lemmas
from linker.profiles import Profiles
from linker.relevance import Text
from linker.vocabulary import Vocabulary

RAREST = 5  # words of a query that choose the candidates; all words would rank every title that has "de"
CANDIDATES = 200
POSTINGS = 20_000  # of one word: one that more papers have chooses nothing
TOO_COMMON = 2.5  # rarity (natural logarithm) below which a word chooses nothing: every twelfth title has it

SAMPLE = 8_000  # papers of which the sizes of dossiers are told
FEW_DOSSIERS = 50
OF_A_WORD = 400  # papers with a word of which the dossiers are counted

_COLUMNS = "nr, id, kst, zaak, document, url, soort, titel, andere_titels, datum, dossiertitel"


_WITH = f"""
SELECT count(*), count(DISTINCT dossier) FROM (SELECT s.dossier FROM {{0}} z JOIN stuk_dossier s ON s.nr = z.rowid
  WHERE {{0}} MATCH ? LIMIT {OF_A_WORD})"""


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


class Spread(NamedTuple):
    """How many papers have a word, and how many dossiers these are of."""

    papers: int
    dossiers: int

    def share(self, sizes: Counter[int]) -> float | None:
        """The dossiers as a share of those that as many papers at random would be in; None where that says nothing: of
        fewer than five papers, or in a collection of few dossiers."""
        if self.papers < 5 or sizes.total() < FEW_DOSSIERS:
            return None
        total = sum(size * count for size, count in sizes.items())
        expected = sum(count * (1 - (1 - size / total) ** self.papers) for size, count in sizes.items())
        return self.dossiers / expected if expected else None


class Lookup:
    """Questions to the database about papers, by key and by title."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # A letter goes over the same indexes again and again: they stay in memory, where the system has the file.
        connection.execute("PRAGMA cache_size = -64000")  # 64 MB
        connection.execute("PRAGMA mmap_size = 4000000000")  # bytes
        self._total = connection.execute("SELECT count(*) FROM stuk").fetchone()[0]
        self.rarity = lru_cache(maxsize=100_000)(self._rarity)
        self.hosts = lru_cache(maxsize=1)(self._hosts)
        self.spread = lru_cache(maxsize=100_000)(self._spread)
        self.numbers = lru_cache(maxsize=1_000)(self._numbers)
        self.titles_with_begin = lru_cache(maxsize=100_000)(self._titles_with_begin)
        self.vocabulary = Vocabulary(connection)
        self.profiles = Profiles(connection, self.vocabulary)
        self.beginning, self.ending = self.vocabulary.beginning, self.vocabulary.ending

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
            "+kst IS NULL AND dossiertitel = :title"  # by its zaak: most papers have no kst
            " AND zaak IN (SELECT nummer FROM zaak WHERE volgnummer = :nr AND titel = :title)",
            {"nr": int(kst.ondernummer), "title": title},
        )

    def numbered(self, ident: str, key: str) -> bool:
        """Whether a paper of which the official id isn't known has the number that `key` has in its dossier."""
        kst = parse(key)
        sql = (
            "SELECT EXISTS (SELECT 1 FROM stuk s JOIN zaak z ON z.nummer = s.zaak"
            " WHERE s.id = ? AND s.kst IS NULL AND z.volgnummer = ?)"
        )
        return kst is not None and bool(self._connection.execute(sql, (ident, kst.ondernummer)).fetchone()[0])

    def _papers(self, where: str, values: dict[str, object]) -> list[Paper]:
        sql = f"SELECT {_COLUMNS} FROM stuk WHERE {where} ORDER BY id"
        return [_paper(row) for row in self._connection.execute(sql, values)]

    def _rarity(self, lemma: str) -> float:
        """How much a word tells: 0 for one that every title has, higher the fewer titles have it."""
        return math.log((self._total + 1) / (self.titles_with(lemma) + 0.5))

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
        sql = (  # the likeliest are chosen before their papers are read: there are thousands with a word
            f"SELECT {', '.join('s.' + c for c in _COLUMNS.split(', '))} FROM"
            " (SELECT rowid AS nr, rank FROM stuk_zoek WHERE stuk_zoek MATCH ? ORDER BY rank, rowid LIMIT ?) z"
            " JOIN stuk s ON s.nr = z.nr ORDER BY z.rank, s.id"
        )
        return [_paper(row) for row in self._connection.execute(sql, (query, limit))]

    def _hosts(self) -> frozenset[str]:
        """The sites that pages were read from: "www.rijksoverheid.nl"."""
        rows: Iterable[tuple[str]] = self._connection.execute(
            "SELECT DISTINCT substr(rest, 1, instr(rest || '/', '/') - 1)"
            " FROM (SELECT substr(url, instr(url, '://') + 3) AS rest FROM stuk WHERE url IS NOT NULL)"
        )
        return frozenset(row[0] for row in rows)

    # --- what bears on an ask: words of titles and of what moties ask, papers near it ---------------------

    @property
    def total(self) -> int:
        """How many papers there are."""
        return int(self._total)

    def titles_with(self, word: str) -> int:
        """How many titles have a lemma."""
        return self.vocabulary.titles.get(word, 0)

    def _titles_with_begin(self, begin: str) -> int:
        """How many times a title has a lemma that begins so."""
        return sum(self.vocabulary.titles.get(word, 0) for word in self.vocabulary.beginning(begin))

    def _spread(self, word: str) -> float | None:
        """In how many dossiers the moties with a lemma are, and the papers that have it in their title, each as a
        share of those that as many at random would be in: the mean of the two, or the one that can be told.

        None where fewer than five have it.
        """
        moties, papers = (
            Spread(*self._connection.execute(_WITH.format(index), (f'"{word}"',)).fetchone()).share(sizes)
            for index, sizes in (("dictum_zoek", self._moties_sizes), ("stuk_zoek", self._papers_sizes))
        )
        told = [share for share in (moties, papers) if share is not None]
        return sum(told) / len(told) if told else None

    @cached_property
    def _moties_sizes(self) -> Counter[int]:
        """How many dossiers have one motie with a text, how many two, …"""
        sql = "SELECT count(*) FROM dictum_zoek d JOIN stuk_dossier s ON s.nr = d.rowid GROUP BY s.dossier"
        return Counter(size for (size,) in self._connection.execute(sql))

    @cached_property
    def _papers_sizes(self) -> Counter[int]:
        """The same for papers, of a sample: every so manieth, as reading all takes longer than linking a letter."""
        sample = list(range(1, self._total + 1, max(1, self._total // SAMPLE)))
        sql = "SELECT dossier FROM stuk_dossier WHERE nr IN (SELECT value FROM json_each(?))"
        dossiers = Counter(self._connection.execute(sql, (json.dumps(sample),)))
        return Counter(dossiers.values())

    def titled(self, words: Iterable[str]) -> list[int]:
        """The `nr` of the papers whose title has one of these lemmas."""
        return self.numbers("stuk_zoek", tuple(word for word in words if self.titles_with(word)))

    def asking(self, words: Iterable[str]) -> list[int]:
        """The same for what moties ask and consider."""
        return self.numbers("dictum_zoek", tuple(words))

    def _numbers(self, index: str, words: tuple[str, ...]) -> list[int]:
        # Word by word: of hundreds at once (OR) the index compares all for every row that it finds. And as one value:
        # thousands of rows one by one take twice as long.
        sql = (
            f"SELECT json_group_array(z.rowid) FROM json_each(?) w CROSS JOIN {index} z"
            f""" WHERE {index} MATCH '"' || w.value || '"' """
        )
        (found,) = self._connection.execute(sql, (json.dumps(words),)).fetchone()
        return sorted(set(json.loads(found)))[:POSTINGS]

    def kinds(self, numbers: Iterable[int], since: date, until: date) -> dict[int, tuple[str | None, bool]]:
        """Of those of papers (`nr`) that are of some days: their kind, and whether they are a page of a site."""
        sql = (
            "SELECT nr, soort, id LIKE 'http%' FROM stuk"
            " WHERE nr IN (SELECT value FROM json_each(?)) AND datum BETWEEN ? AND ?"
        )
        rows = self._connection.execute(sql, (json.dumps(list(numbers)), str(since), str(until)))
        return {nr: (kind, bool(page)) for nr, kind, page in rows}

    def texts(self, numbers: Iterable[int], since: date, until: date) -> list[Text]:
        """The papers with these `nr`, of some days, with the words of what they ask."""
        return [
            Text(nr, ident, zaak, soort, titel, dossier, date.fromisoformat(day), dictum.split(), tekst.split())
            for nr, ident, zaak, soort, titel, dossier, day, dictum, tekst in self._connection.execute(
                "SELECT s.nr, s.id, s.zaak, s.soort, s.titel, coalesce(s.dossiertitel, ''), s.datum,"
                " coalesce(d.dictum, ''), coalesce(d.tekst, '')"
                " FROM stuk s LEFT JOIN dictum_zoek d ON d.rowid = s.nr"
                " WHERE s.nr IN (SELECT value FROM json_each(?)) AND s.datum BETWEEN ? AND ? ORDER BY s.id",
                (json.dumps(list(numbers)), str(since), str(until)),
            )
        ]

    def numbers_of(self, ids: Iterable[str]) -> list[int]:
        """The `nr` of papers by canonical id."""
        sql = "SELECT nr FROM stuk WHERE id IN (SELECT value FROM json_each(?)) ORDER BY nr"
        return [row[0] for row in self._connection.execute(sql, (json.dumps(list(ids)),))]

    def dictum(self, ident: str) -> str | None:
        """What a motie asks, in its own words."""
        row = self._connection.execute("SELECT dictum FROM kamerstuk WHERE kst = ?", (ident,)).fetchone()
        return row[0] if row else None

    def outcome(self, zaak: str) -> str | None:
        """What became of a motie, by its zaak number: aangenomen, verworpen, …; None where nothing did yet."""
        sql = "SELECT uitkomst FROM motie WHERE nummer = ? AND uitkomst <> 'ingediend'"
        row = self._connection.execute(sql, (zaak,)).fetchone()
        return row[0] if row else None
