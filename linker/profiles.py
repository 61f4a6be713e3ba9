"""What the database knows of a paper beyond its title: submitters, words, who cites it. With `lookup` the only reader.

A nickname ("motie-Jansen/De Vries") says who submitted a paper; what it is about stands in the words around
it. So a paper's profile has the words of its title, of its official text, and of later papers that cite it
by number (KOOP's own references, table `verwijzing`).
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from db.kst import parse
from db.lemmas import lemmas
from db.names import Heading, folded, heading, nicknames, surname_keys
from linker.vocabulary import Vocabulary

# A word's weight is its rarity as a share of that of the rarest, which is never more than this (natural logarithm).
RAREST, OF_THE_RAREST = 9.0, 0.93
FEW_TEXTS = 500  # of fewer texts it can't be said what is rare among them
TOO_COMMON = 0.28  # weight below which a word chooses nothing: in the real bulk, what every twelfth title has
SHORTEST_PART = 5  # letters of a word that can be a part of a compound
BEGINS, PART, ENDS = 0.7, 0.5, 0.6  # what a word counts that begins with, is a part of, or ends in the other
LAW = frozenset({"wet"})  # of an explanation: what every law has in its name, and papers about it leave out
SAME_BEGIN, ALIKE = 0.6, 0.5  # share of the letters from which two words begin alike, and what that counts


@dataclass(frozen=True, slots=True)
class Profile:
    """A paper by a name. `names` as its title has them, folded."""

    nr: int
    id: str
    kst: str | None
    number: int | None  # within its dossier
    soort: str
    title: str
    dossier_title: str
    dossier_words: frozenset[str]
    day: date
    head: Heading | None
    names: tuple[str, ...]
    title_words: frozenset[str]
    text_words: frozenset[str]
    cited_by: tuple[tuple[date, frozenset[str]], ...]
    mentions: frozenset[str]  # moties that it names itself (db.names.nicknames)
    outcome: str  # aangenomen, verworpen, … where known
    voted: date | None

    def words_at(self, on: date | None) -> frozenset[str]:
        """The words of later papers that cite it, those of before `on`."""
        return frozenset().union(*(words for day, words in self.cited_by if on is None or day <= on))


_PAPER = """
SELECT s.nr, s.id, s.kst, z.volgnummer, s.soort, s.titel, s.dossiertitel, s.datum, t.lemmas, m.lemmas,
  (SELECT group_concat(indieners, '|') FROM motie_noemt n WHERE n.nr = s.nr),
  (SELECT b.besluitsoort || '|' || coalesce(a.datum, '') FROM besluit_zaak bz JOIN besluit b ON b.id = bz.besluit_id
     LEFT JOIN agendapunt p ON p.id = b.agendapunt_id LEFT JOIN activiteit a ON a.id = p.activiteit_id
   WHERE bz.zaak_id = z.id AND b.status = 'Besluit'
     AND (b.besluitsoort LIKE 'Stemmen%' OR b.besluitsoort LIKE 'Overgenomen%')
   ORDER BY bz.methode <> '', a.datum DESC, b.id LIMIT 1)
FROM stuk s LEFT JOIN zaak z ON z.nummer = s.zaak LEFT JOIN stuk_zoek t ON t.rowid = s.nr
  LEFT JOIN motie_zoek m ON m.rowid = s.nr
WHERE s.nr IN ({}) AND s.datum IS NOT NULL"""


class Profiles:
    """Questions about papers by submitter, by day, and about words that are forms or parts of each other."""

    def __init__(self, connection: sqlite3.Connection, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self.vocabulary = vocabulary
        self._papers = connection.execute("SELECT count(*) FROM stuk").fetchone()[0]
        self._texts = connection.execute("SELECT count(*) FROM motie_tekst").fetchone()[0]
        self.dossier_words = lru_cache(maxsize=5_000)(lambda title: frozenset(lemmas(title)))
        limits = [self._papers, *([self._texts] if self._texts >= FEW_TEXTS else [])]
        self._rarest = min(RAREST, OF_THE_RAREST * min(math.log(2 * (n + 1)) for n in limits))
        self._known: dict[int, Profile | None] = {}
        self.weight = lru_cache(maxsize=200_000)(self._weight)
        self.related = lru_cache(maxsize=20_000)(self._related)
        self.by_surname = lru_cache(maxsize=500)(self._by_surname)

    def _by_surname(self, key: str) -> tuple[tuple[int, str, bool], ...]:
        """The papers of everyone whose name ends in a word: (nr, name as written, whether the title names them)."""
        sql = "SELECT nr, naam, in_titel FROM stuk_indiener WHERE sleutel = ? ORDER BY nr, in_titel"
        return tuple((nr, name, bool(titled)) for nr, name, titled in self._connection.execute(sql, (key,)))

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """Every last word of a submitter's name that titles have more than once (once: a slip of the pen)."""
        sql = "SELECT sleutel FROM stuk_indiener WHERE in_titel GROUP BY sleutel HAVING count(*) > 1"
        return tuple(row[0] for row in self._connection.execute(sql))

    def titled(self, words: Iterable[str], limit: int = 200) -> list[int]:
        """The papers whose titles have any of these lemmas, likeliest first."""
        query = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT rowid FROM stuk_zoek WHERE stuk_zoek MATCH ? ORDER BY rank, rowid LIMIT ?"
        return [row[0] for row in self._connection.execute(sql, (query, limit))] if query else []

    def between(self, first: date, last: date, kind: str) -> list[int]:
        """The papers of a kind ("brief regering" is one that begins with "brief") from `first` to `last`."""
        sql = "SELECT nr FROM stuk WHERE datum BETWEEN ? AND ? AND soort LIKE ? ORDER BY nr"
        return [row[0] for row in self._connection.execute(sql, (str(first), str(last), f"{kind}%"))]

    def of(self, rows: Iterable[int]) -> list[Profile]:
        """The profiles of papers, without those that have no day: nobody can say whether a text may cite them."""
        wanted = list(rows)
        missing = [nr for nr in wanted if nr not in self._known]
        for begin in range(0, len(missing), 500):
            part = missing[begin : begin + 500]
            found = self._connection.execute(_PAPER.format(", ".join("?" * len(part))), part).fetchall()
            self._known |= dict.fromkeys(part) | {row[0]: self._profile(*row) for row in found}
        return [profile for nr in wanted if (profile := self._known[nr])]

    def _profile(
        self, nr: int, ident: str, kst: str | None, number: int | None, soort: str | None, title: str,
        dossier: str | None, day: str, words: str | None, said: str | None, named: str | None, decided: str | None,
    ) -> Profile:  # fmt: skip
        head = heading(title)
        key = parse(kst) if kst else None
        if key and key.ondernummer.isdigit():
            number = int(key.ondernummer)
        outcome, _, voted = (decided or "").partition("|")
        mentions = nicknames(title[head.end :]) if head else set()
        return Profile(
            nr, ident, kst, number, soort or "", title, dossier or "", self.dossier_words(dossier or ""),
            date.fromisoformat(day), head, tuple(map(folded, head.names)) if head else (),
            frozenset((words or "").split()), frozenset((said or "").split()),
            tuple(self._citing(kst, number, head, dossier or "", day)),
            frozenset(mentions | set((named or "").split("|"))) - {""}, outcome.removeprefix("Stemmen - ").lower(),
            date.fromisoformat(voted[:10]) if voted else None,
        )  # fmt: skip

    def _citing(
        self, kst: str | None, number: int | None, head: Heading | None, dossier: str, day: str
    ) -> Iterator[tuple[date, frozenset[str]]]:
        """Who cites a paper: by its key; where that isn't known yet, by its number, dossier and submitters."""
        by_key, by_number = self._citations
        for nr, cited in by_key.get(kst or "", ()):
            yield date.fromisoformat(cited), self._said(nr)
        if kst is None and head is not None and number:
            names = surname_keys(head.names)
            for nr, cited, title in by_number.get(number, ()):
                if cited >= day and title in (None, dossier) and names in self._mentioned(nr):
                    yield date.fromisoformat(cited), self._said(nr)

    def numbered(self, paper: Profile, keys: Iterable[str]) -> float:
        """How surely one of these keys is a paper's: 1 its own, 0.9 its number in its dossier (of a paper whose key
        isn't known yet), 0.1 its number in a dossier that we don't know, else 0."""
        sure = 0.0
        for key in keys:
            known = parse(key)
            if paper.kst or not known or known.ondernummer != str(paper.number):
                sure = max(sure, float(paper.kst == key))
            else:
                title = self._dossiers.get(known.dossier_key)
                sure = max(sure, 0.1 if title is None else 0.9 if title == paper.dossier_title else 0.0)
        return sure

    def dossier_title(self, key: str) -> str | None:
        """The title of a dossier that no other one of those known has, by its key: "36600-XV"."""
        title = self._dossiers.get(key)
        return title if title and self._namesakes[title] == 1 else None

    @cached_property
    def _namesakes(self) -> Counter[str]:
        return Counter(self._dossiers.values())

    @cached_property
    def _dossiers(self) -> dict[str, str]:
        """The titles of dossiers, by their key: "36600-XV"."""
        sql = "SELECT kst, dossiertitel FROM stuk WHERE kst IS NOT NULL AND dossiertitel IS NOT NULL ORDER BY kst DESC"
        return {key.dossier_key: title for kst, title in self._connection.execute(sql) if (key := parse(kst))}

    def _said(self, nr: int) -> frozenset[str]:
        sql = "SELECT lemmas FROM stuk_zoek WHERE rowid = ? UNION ALL SELECT lemmas FROM motie_zoek WHERE rowid = ?"
        return frozenset(" ".join(line for (line,) in self._connection.execute(sql, (nr, nr))).split())

    def _mentioned(self, nr: int) -> set[str]:
        return {name for (name,) in self._connection.execute("SELECT indieners FROM motie_noemt WHERE nr = ?", (nr,))}

    @cached_property
    def _citations(self) -> tuple[dict[str, list[tuple[int, str]]], dict[int, list[tuple[int, str, str | None]]]]:
        """Who cites whom (`verwijzing`): by the key of the cited, and by its number with the title of its dossier."""
        by_key: dict[str, list[tuple[int, str]]] = {}
        by_number: dict[int, list[tuple[int, str, str | None]]] = {}
        sql = """SELECT DISTINCT v.doel, s.nr, s.datum FROM verwijzing v CROSS JOIN stuk s ON s.kst = v.publicatie
                 WHERE v.doel != v.publicatie AND s.datum IS NOT NULL ORDER BY 1, 2"""
        for target, nr, day in self._connection.execute(sql):
            by_key.setdefault(target, []).append((nr, day))
            key = parse(target)
            if key and key.ondernummer.isdigit():
                title = self._dossiers.get(key.dossier_key)
                by_number.setdefault(int(key.ondernummer), []).append((nr, day, title))
        return by_key, by_number

    # --- words -------------------------------------------------------------------------------------------

    def _weight(self, word: str) -> float:
        """How much a word tells, from 0 (all have it) to 1: the least of its rarities among titles and texts."""
        rarity = math.log((self._papers + 1) / (self.vocabulary.titles.get(word, 0) + 0.5))
        if self._texts >= FEW_TEXTS:
            rarity = min(rarity, math.log((self._texts + 1) / (self.vocabulary.texts.get(word, 0) + 0.5)))
        return min(max(rarity / self._rarest, 0.0), 1.0)

    def telling(self, text: str) -> frozenset[str]:
        """The lemmas of a text without those that say little; all of them where there are no others."""
        words = frozenset(lemmas(text))
        return frozenset(word for word in words if self.weight(word) >= TOO_COMMON) or words

    @cached_property
    def abbreviations(self) -> dict[str, tuple[frozenset[str], ...]]:
        """What abbreviations stand for, as titles explain them: the telling words of each explanation."""
        found: dict[str, tuple[frozenset[str], ...]] = {}
        for short, line in self._connection.execute("SELECT afkorting, lemmas FROM afkorting ORDER BY 1, 2"):
            found[short] = (*found.get(short, ()), self.telling(line) - LAW)
        return found

    def _related(self, word: str) -> dict[str, float]:
        """A word and those that it is a part of or that are a part of it, with what such a match counts."""
        found = {word: 1.0}
        if len(word) >= SHORTEST_PART and not word.isdigit():
            for other in self.vocabulary.beginning(word):
                found.setdefault(other, BEGINS)
            for other in self.vocabulary.ending(word):
                found.setdefault(other, ENDS)
            begin = word[: max(SHORTEST_PART + 1, round(len(word) * SAME_BEGIN))]
            if len(begin) < len(word):
                for other in self.vocabulary.beginning(begin):
                    found.setdefault(other, ALIKE)
            for n in range(SHORTEST_PART, len(word)):
                for part in (word[:n], word[-n:], *lemmas(f"{word[:n]} {word[-n:]}")):
                    if part in self.vocabulary:
                        found.setdefault(part, PART)
        return found
