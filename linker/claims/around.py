"""What the learned readers see of a mention: the words around it, by where they stand. Pure.

The sentence that names the item, what stands in it before and after, the sentence before, and up to three after, as far
as they don't name another item or stand in another paragraph; nor the line before, where that is of another item of a
list. One reader gets the words in their order, the other lemmas in runs of one to three, and their first and last
letters, which a compound or an unknown form shares with words that are known. The name of an item is a sign: nothing is
learned of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.lemmas import lemmas

Span = tuple[int, int]
AFTER = 3  # sentences after the one that names the item
FAR = 1500  # characters of a sentence on each side of the item that are looked at: a longer one is no sentence
FIRST, LAST = 5, 6  # letters of a word that are looked at by themselves
THIS, OTHER = "<this>", "<other>"
PLACES = ("p", "s", "n1", "n2", "n3")
# words that are read in their order: of the own sentence around the item, of another one, of all
BEFORE_IT, BEHIND_IT, OF_ANOTHER, IN_ALL = 45, 60, 45, 140
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z“\"(])|\n+")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_WORD = re.compile(r"[\wÀ-ÿ]+|[|?:;]")


@dataclass(frozen=True)
class Seen:
    """A mention as the learned readers see it: its features; the words around it in their order, with the place of
    each; what the rules made of it (folded, and whether by words)."""

    features: frozenset[str]
    words: tuple[str, ...]
    places: tuple[str, ...]
    genre: str
    by_rules: str
    in_words: bool

    @property
    def item(self) -> int:
        """Where the item stands among the words."""
        return self.words.index(THIS) if THIS in self.words else 0


class Around:
    """A text with the places that name its items."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self.text = text
        self._spans = sorted(set(spans))
        self._starts = [start for start, _ in self._spans]
        ends = (match.end() for match in _END.finditer(text))
        self._edges = sorted({0, *(end for end in ends if not self._inside(end)), len(text)})

    def sentences(self, this: Span) -> dict[str, Span]:
        """The sentences that may speak of an item by where they stand: "s" its own, "n1" to "n3" after, "p" before."""
        start, end = this
        at = max(0, bisect_right(self._edges, start) - 1)
        last = len(self._edges) - 1
        own = (max(self._edges[min(at, last)], start - FAR), min(self._edges[min(at + 1, last)], end + FAR))
        found = {"s": own}
        for n in range(1, AFTER + 1):
            if at + n + 1 > last:
                break
            stretch = self._edges[at + n], min(self._edges[at + n + 1], self._edges[at + n] + FAR)
            if self._between(*stretch) or self._new_paragraph(stretch[0]):
                break
            found[f"n{n}"] = stretch
        if at and not self._new_paragraph(self._edges[at]):
            before = max(self._edges[at - 1], self._edges[at] - FAR), self._edges[at]
            first_of_line = self.text[self._edges[at] - 1] == "\n"
            if not (first_of_line and (self._between(*before) or "|" in self.text[start:end])):  # of a list, or a table
                found["p"] = before
        return found

    def _new_paragraph(self, at: int) -> bool:
        """Whether a sentence stands behind an empty line: what is told on the other side is another thing."""
        return _EMPTY_LINE.search(self.text, max(0, at - 4), at) is not None

    def features(self, this: Span, genre: str) -> set[str]:
        """The features of one of the items: the runs of words of each place, with the name of the place before them."""
        start, end = this
        places = self.sentences(this)
        first, last = places["s"]
        own = self._words(this, first, last)
        found = {f"g {genre}", "long" if len(self._edges) > 3 else "short"}
        found.update(_runs("s", own, 3))
        found.update(_runs("b", self._words(this, first, start), 2))
        found.update(_runs("a", self._words(this, min(end, last), last), 2))
        whole = own
        for place in [place for place in places if place != "s"]:
            words = self._words(this, *places[place])
            found.update(_runs(place, words, 2))
            whole = whole + words if OTHER not in words else whole
        found.update(_runs("w", whole, 2))
        found.update(_runs("f", [word[:FIRST] for word in whole], 2))
        found.update(f"l {word[-LAST:]}" for word in whole if len(word) > LAST)
        return found

    def in_order(self, this: Span) -> list[tuple[str, str]]:
        """The words around an item in their order, each with its place, and a sign for each item that is named."""
        places = self.sentences(this)
        found: list[tuple[str, str]] = []
        for place in PLACES:
            if place not in places:
                continue
            words = list(self._pieces(this, *places[place], _WORD.findall))
            if place == "s":
                item = words.index(THIS) if THIS in words else 0
                words = words[max(0, item - BEFORE_IT) : item + BEHIND_IT]
            else:
                words = words[-OF_ANOTHER:] if place == "p" else words[:OF_ANOTHER]
            found += ((word, place) for word in words)
        return found[:IN_ALL]

    def _inside(self, at: int) -> bool:
        """Whether a place is within the name of an item: "motie-X over Y. Vindplaats: 99 101, nr. 4"."""
        i = bisect_left(self._starts, at) - 1
        return i >= 0 and self._spans[i][1] > at

    def _between(self, first: int, last: int) -> Sequence[Span]:
        """The spans that touch a stretch of the text."""
        at = bisect_left(self._starts, first)
        if at and self._spans[at - 1][1] > first:
            at -= 1
        return self._spans[at : bisect_left(self._starts, last)]

    def _words(self, this: Span, first: int, last: int) -> list[str]:
        """The lemmas between two places, with a sign for each item that is named there."""
        return list(self._pieces(this, first, last, _lemmas))

    def _pieces(self, this: Span, first: int, last: int, words: Callable[[str], Iterable[str]]) -> Iterator[str]:
        """The words between two places, with a sign for each item that is named there."""
        at = first
        for span in self._between(first, last):
            start, end = span
            if start >= last or end <= at:
                continue
            yield from words(self.text[at : max(at, start)])
            yield THIS if span == this else OTHER
            at = end
        if at < last:
            yield from words(self.text[at:last])


def _lemmas(text: str) -> list[str]:
    return [lemma for word in _WORD.findall(text) for lemma in (lemmas(word) or [word])]


def _runs(place: str, words: Sequence[str], most: int) -> Iterator[str]:
    for size in range(1, most + 1):
        for at in range(len(words) - size + 1):
            yield f"{place} {' '.join(words[at : at + size])}"
