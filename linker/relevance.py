"""How near a document is to an ask, in words: weighted lemmas, compounds, word pairs. Pure over what words tell.

After BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), with two changes: a word of an
ask counts for more where it keeps to few dossiers ("jeugdzorg") than where it is in all of them ("voor de zomer"),
and a document is measured the other way round as well, by how much of its title the ask has.
The weights were set by hand on labelled asks; `python -m linker evaluate` says what they do.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from db.lemmas import lemmas
from linker.compounds import parts
from linker.titles import subject

# words of asking, whatever is asked, words that hold a sentence together, and months
_EMPTY = (
    "vraag vragen vraagt gevraagd vroeg verzoek verzoeken verzoekt verzocht dring dringt aandringen roep roept "
    "oproep oproept oproepen bepleiten pleit bereid kunt wilt bent hoe hoeveel welke wanneer minister bewindspersoon "
    "staatssecretaris kabinet regering kamer brief motie lid leden collega nemen gaan zorgen snel maatregel laten "
    "maken komen halen staan doen geven houden leggen zijn hebben worden kunnen moeten willen zullen mogen aan "
    "achter af al alle als ander bij bijvoorbeeld binnen boven bovendien daar daarbij daarmee daarnaast daarvan "
    "daarvoor dan dat de deze die dit door dus echt een eens eerder eerste elk elke en er erop ervoor geen goed groot "
    "haar heel hem het hier hiervoor hij hun ieder iedereen ik in is jaar ja je kan maar meer men met mij minste "
    "mogelijk moment na naar nederland nederlands nee niet niets nieuw nog nu of om onder ons ook op over per sinds "
    "te tegen ten ter terug tijd toch toe tot tussen twee tweede drie u uit uw van vanaf vast veel via voor voordat "
    "voorstel waar waarin wat we wel weg welk wie wij wijze zal ze zeker zelf zich zij zo zoals zodat zolang zoveel "
    "zonder betreffen januari februari maart april mei juni juli augustus september oktober november december"
)
EMPTY = frozenset(lemma for word in _EMPTY.split() for lemma in lemmas(word))

SHORTEST = 4  # letters of a word that is looked for inside compounds
EDGE = SHORTEST  # letters that a word and what it stands for have in common at their begin or end, if they have as many
INFLECTED = 0.95  # share of a word's weight for another form of it
DERIVED = 0.7  # … for a word of the same root: "melder", "melding"
INSIDE = 0.63  # … for a compound that begins or ends with it
FIRST, LAST = 0.52, 0.15  # … for a word that begins with the first or ends with the last part of the compound
TURNED = 0.28  # … for one that begins with the last part: "schoolzwemmen", "zwemonderwijs"
TEXT = 0.65  # … where only the recitals of a motie have it
DOSSIER = 0.6  # … where only the title of its dossier has it
PAIR = 0.44  # added for two neighbouring words of the ask that are neighbours here too
SPAN = 0.42  # how much of the score hangs on the share of the title that the ask has
FULL = 10.0  # weight of a title of which that share can be told: a shorter one counts as this long
LONG, PER_WORD = 8, 0.014  # words of a title, and what each one more takes off
AGE = 0.3  # what six years take off
CENTRAL = 5
TERMS = 30  # words of an ask with all around it that count
SURE = 6  # of the heaviest of them, what a document must have for a score of 1
RARE = 1.93  # how steeply a word's weight goes up with its rarity
SPREAD = (2.36, 1.3, 0.7)  # weight of a word of one dossier; what goes off by its spread; the spread where unknown
AROUND = 0.5  # how steeply a word around the ask loses by its spread
KNOWN = 3  # titles that must have a word for it to be a part of compounds
ENDINGS = ("en", "s", "e", "n")
DIMINUTIVE = ("etje", "tje", "pje", "je")  # e-ANS §12.3.1.4
# endings that make a noun or an adjective of the same root (Algemene Nederlandse Spraakkunst, 12.3)
DERIVING = ("elijk", "ingen", "atie", "baar", "eren", "heid", "lijk", "ing", "ers", "er", *ENDINGS)


class Vocabulary(Protocol):
    """What the collection tells of words."""

    @property
    def total(self) -> int:
        """How many titles there are."""

    def titles_with(self, word: str) -> int:
        """How many titles have a word."""

    def titles_with_begin(self, begin: str) -> int:
        """How many times a title has a word that begins so."""

    def spread(self, word: str) -> float | None:
        """In how many dossiers a word is, as a share of those that as many papers at random would be in."""

    def beginning(self, start: str) -> list[str]:
        """The words that begin so."""

    def ending(self, end: str) -> list[str]:
        """The words that end so."""


class Text(NamedTuple):
    """A paper as it is compared: `dictum` and `recitals` are lemmas, empty where there is no text."""

    nr: int
    id: str
    zaak: str | None
    kind: str | None
    title: str
    dossier: str
    date: date
    dictum: Sequence[str]
    recitals: Sequence[str]


class Match(NamedTuple):
    """How near a document is, and the ask's words (lemmas) that its title or dictum has, heaviest first.

    `central`: how many of the ask's own heaviest words (CENTRAL of them) are among these, or how many of all its
    words but one: two are a subject and what is to be done with it, one is a subject at most. `subject`: whether the
    heaviest of all its own is.
    """

    score: float
    shared: tuple[str, ...]
    central: int
    subject: bool


@dataclass(frozen=True)
class Term:
    """A word to look for. `first`, `last`, `turned`: what of its weight other words give that begin, end, begin so."""

    word: str
    weight: float
    stems: tuple[str, ...]
    root: str
    inside: float
    first: tuple[str, float] | None = None
    last: tuple[str, float] | None = None
    turned: tuple[str, float] | None = None


def content(text: str) -> list[str]:
    """The lemmas of a text that say what it is about, in order."""
    return list(filter(None, map(_telling, lemmas(text))))


@lru_cache(maxsize=100_000)
def _telling(lemma: str) -> str:
    """A lemma without what an apostrophe joins to it; empty where it says nothing of what a text is about."""
    plain = lemma.partition("'")[0].partition("’")[0]
    return plain if plain.isalnum() and plain not in EMPTY and len(plain) > 1 and not plain.isdigit() else ""


def value(word: str, count: int, vocabulary: Vocabulary) -> float:
    """How much a word tells that `count` titles have: more the rarer it is and the fewer dossiers it is in."""
    rarity = math.log((vocabulary.total + 1) / (count + 0.5))
    spread = vocabulary.spread(word)
    most, off, unknown = SPREAD
    return math.pow(max(0.0, rarity), RARE) * max(0.1, most - off * (unknown if spread is None else spread))


def term(word: str, weight: float, vocabulary: Vocabulary) -> Term:
    """A word with what other words may stand for it; `weight` is that of the place it was found in."""

    def known(part: str) -> bool:
        return vocabulary.titles_with(part) >= KNOWN

    count = vocabulary.titles_with(word)
    stem = word if known(word) and not word.endswith("s") else _stem(word)
    family = vocabulary.titles_with_begin(stem) if len(stem) >= SHORTEST else count
    stems = _stems(word, stem)
    own = value(word, count or max(family, 1), vocabulary)
    if not own:
        return Term(word, 0.0, stems, _root(word), 0.0)

    def share(part: str, most: float) -> tuple[str, float]:
        return part, most * min(1.0, value(part, vocabulary.titles_with_begin(part), vocabulary) / own)

    first, last = parts(word, known) or (None, None)
    inside = INSIDE * min(1.0, value(word, max(family, 1), vocabulary) / own)
    return Term(
        word,
        weight * own,
        stems,
        _root(word),
        inside,
        share(first, FIRST) if first else None,
        share(last, LAST) if last else None,
        share(_stem(last), TURNED) if last and len(_stem(last)) >= SHORTEST else None,
    )


def _stems(word: str, stem: str) -> tuple[str, ...]:
    """What the forms of a word begin with: its stem, and what it is a small one of ("broertje" -> "broer")."""
    small = next((end for end in DIMINUTIVE if word.endswith(end)), "")
    return tuple(start for start in (stem, word.removesuffix(small) if small else "") if len(start) >= SHORTEST)


def _stem(word: str) -> str:
    """A word without its ending, and without the letter that is doubled for it: "slakken" -> "slak"."""
    end = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
    stem = word.removesuffix(end)
    doubled = end.startswith("e") and len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    return stem[:-1] if doubled else stem


@lru_cache(maxsize=10_000)
def _content_of_dossier(title: str) -> list[str]:
    return content(title)


@lru_cache(maxsize=100_000)
def _root(word: str) -> str:
    end = next((end for end in DERIVING if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
    return word.removesuffix(end)


class Query:
    """An ask with what stands around it, ready to be compared with documents."""

    def __init__(self, texts: Iterable[tuple[str, float]], vocabulary: Vocabulary) -> None:
        """`texts`: the ask first, with weight 1, then what stands around it, each with its weight."""
        self._vocabulary = vocabulary
        weights: dict[str, float] = {}
        ask: list[str] = []
        for n, (text, weight) in enumerate(texts):
            words = content(text)
            if not n:
                ask = lemmas(text)
            for word in words:
                # words around an ask count by what they tell of its subject, not of how it is put
                here = weight * (1.0 if weight == 1 else min(1.0, self._topical(word)) ** AROUND)
                weights[word] = max(weights.get(word, 0.0), here)
        found = [term(word, weight, vocabulary) for word, weight in weights.items()]
        heaviest = sorted(found, key=lambda t: (-t.weight, t.word))
        self.terms = [t for t in heaviest if t.first or any(map(vocabulary.beginning, (*t.stems, t.word)))][:TERMS]
        self._place = {t.word: weights[t.word] for t in self.terms}
        self._weight = {t.word: t.weight for t in self.terms}
        self._pairs = {(a, b) for a, b in pairwise(ask) if a in self._weight and b in self._weight}
        self._subject = next((t.word for t in heaviest if weights[t.word] == 1.0), "")
        self._asked = [t.word for t in self.terms if weights[t.word] == 1.0]
        self._sure = sum(t.weight for t in heaviest[:SURE]) or 1.0
        self._memo = _Memo(self._like)
        # a word can stand for a term only if it begins or ends as one of the term's parts does
        self._edges: dict[tuple[bool, str], set[int]] = defaultdict(set)
        for n, t in enumerate(self.terms):
            for part in (t.word, *t.stems, t.root, *(t.first or ())[:1], *(t.turned or ())[:1]):
                self._edges[True, str(part)[:EDGE]].add(n)
            for part in (t.word, *(t.last or ())[:1]):
                self._edges[False, str(part)[-EDGE:]].add(n)

    def _topical(self, word: str) -> float:
        most, off, unknown = SPREAD
        spread = self._vocabulary.spread(word)
        return max(0.1, most - off * (unknown if spread is None else spread))

    def forms(self, term: Term) -> dict[str, float]:
        """The words of the collection that may stand for one of the ask's, with what share of its weight they have."""
        words = {term.word}
        for start in {*term.stems, term.root, *(term.first or ())[:1], *(term.turned or ())[:1]}:
            words.update(self._vocabulary.beginning(str(start)) if len(str(start)) >= SHORTEST else ())
        for end in {term.word, *(term.last or ())[:1]}:
            words.update(self._vocabulary.ending(str(end)) if len(str(end)) >= SHORTEST else ())
        shares = {word: max((share for _, share in _stands_for(word, term)), default=0.0) for word in words}
        return {word: share for word, share in shares.items() if share}

    def match(self, text: Text, on: date) -> Match:
        """How near a document is to the ask, for a letter of the day `on`."""
        about = subject(text.title)
        sequence = lemmas(about)
        title = list(dict.fromkeys(filter(None, map(_telling, sequence))))
        best = self._share_of([*title, *text.dictum])
        asked = [word for word in self._asked if best.get(word, 0.0) > LAST + FIRST / 2]
        central = max(sum(word in asked for word in self._asked[:CENTRAL]), len(asked) - 1)
        shared = sorted(best, key=lambda word: (-self._weight[word] * best[word], word))
        for words, factor in ((text.recitals, TEXT), (_content_of_dossier(text.dossier), DOSSIER)):
            for word, share in self._share_of(words).items():
                best[word] = max(best.get(word, 0.0), share * factor)
        score = sum(self._weight[word] * share for word, share in best.items())
        if self._pairs:
            here = {*pairwise(sequence), *pairwise(text.dictum)}
            score += sum(PAIR * (self._weight[a] + self._weight[b]) / 2 for a, b in self._pairs & here)
        score *= 1 - SPAN + SPAN * self._covered(title)
        score /= 1 + PER_WORD * max(0, len(title) - LONG)
        score *= 1 - AGE * (on - text.date).days / (6 * 365.25)
        return Match(score / self._sure, tuple(shared), central, self._subject in shared)

    def _covered(self, title: Sequence[str]) -> float:
        """The share of a title's weight that the ask has words for."""
        weights = [math.log((self._vocabulary.total + 1) / (self._vocabulary.titles_with(w) + 0.5)) for w in title]
        got = 0.0
        for word, weight in zip(title, weights, strict=True):
            shares = [share * min(1.0, 2 * self._place[of]) for (of, _), share in self._memo[word].items()]
            got += weight * max(shares, default=0.0)
        return got / max(sum(weights), FULL)

    def _share_of(self, words: Iterable[str]) -> dict[str, float]:
        """For each word of the ask that some of `words` stands for: how much of its weight they have."""
        found: dict[tuple[str, str], float] = {}
        memo = self._memo
        for word in words:
            if like := memo[word]:
                for key, share in like.items():
                    if share > found.get(key, 0.0):
                        found[key] = share
        shares: dict[str, float] = {}
        for of in dict.fromkeys(of for of, _ in found):
            both = found.get((of, "first"), 0.0) + found.get((of, "last"), 0.0)
            shares[of] = max(found.get((of, "whole"), 0.0), both)
        return shares

    def _like(self, word: str) -> dict[tuple[str, str], float]:
        """What a document's word stands for: (word of the ask, which part of it) -> share of its weight."""
        near = self._edges.get((True, word[:EDGE]), set()) | self._edges.get((False, word[-EDGE:]), set())
        terms = [self.terms[n] for n in sorted(near)]
        return {(t.word, part): share for t in terms for part, share in _stands_for(word, t) if share}


class _Memo(dict[str, dict[tuple[str, str], float]]):
    """What words stand for, each found once: thousands of documents have the same words."""

    def __init__(self, find: Callable[[str], dict[tuple[str, str], float]]) -> None:
        self._find = find

    def __missing__(self, word: str) -> dict[tuple[str, str], float]:
        found = self[word] = self._find(word)
        return found


def _stands_for(word: str, term: Term) -> list[tuple[str, float]]:
    if word == term.word:
        return [("whole", 1.0)]
    for stem in term.stems:
        if word.startswith(stem):
            return [("whole", INFLECTED if len(word) - len(stem) <= 2 else term.inside)]
    if len(term.word) > SHORTEST and word.endswith(term.word):
        return [("whole", term.inside)]
    if len(word) > SHORTEST and _root(word) == term.root:
        return [("whole", DERIVED)]
    found = []
    if term.first and word.startswith(term.first[0]):
        found.append(("first", term.first[1]))
    if term.last and word.endswith(term.last[0]):
        found.append(("last", term.last[1]))
    elif term.turned and word.startswith(term.turned[0]):
        found.append(("last", term.turned[1]))
    return found
