"""Where in a letter each footnote is cited: the sentence, and in it the marker. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records import Footnote
from db.site.blocks import Span, note_zones

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(r"(?P<sup>[⁰¹²³⁴-⁹]+)|\[\^?(?P<square>[\d\s,;–-]+)\]|\((?P<round>\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\)")


@dataclass(frozen=True, slots=True)
class Place:
    """The sentence that cites a footnote, and the marker in it where one was found."""

    start: int
    end: int
    marker: Span | None


@dataclass(frozen=True, slots=True)
class _Letters:
    """Only the letters of a text, in one case: blind to markers, spaces and line ends. `at`: where each stands."""

    text: str
    word: str
    at: tuple[int, ...]

    def gap(self, n: int) -> str:
        """What stands between letter n - 1 and letter n."""
        start = self.at[n - 1] + 1 if n else 0
        return self.text[start : self.at[n] if n < len(self.at) else len(self.text)]


def places(text: str, footnotes: Sequence[Footnote]) -> dict[int, Place]:
    """The place of each footnote by its number; one whose sentence isn't in the text has none."""
    for start, end in note_zones(text, [(note.start, note.end) for note in footnotes]):
        text = text[:start] + " " * (end - start) + text[end:]
    letter = _letters(text)
    found: dict[int, Place] = {}
    taken: set[Span] = set()
    at = 0
    for note in footnotes:
        sentence = _letters(note.cited_in or "")
        begin = letter.word.find(sentence.word, at)
        begin = begin if begin >= 0 else letter.word.find(sentence.word)
        if begin < 0 or not sentence.word:
            continue
        marker = _marker(letter, sentence, begin, note.n, taken)
        taken |= {marker} if marker else set()
        at, stop = begin, begin + len(sentence.word)
        found[note.n] = Place(letter.at[begin], letter.at[stop - 1] + 1, marker)
    return found


def _letters(text: str) -> _Letters:
    kept = tuple(at for at, char in enumerate(text) if char.isalpha())
    return _Letters(text, "".join(text[at].casefold()[0] for at in kept), kept)


def _marker(letter: _Letters, sentence: _Letters, begin: int, n: int, taken: set[Span]) -> Span | None:
    """The marker of note n in its sentence: digits that the sentence as cited, without its marker, lacks."""
    for k in range(1, len(sentence.word) + 1):
        start = letter.at[begin + k - 1] + 1
        last = begin + k == len(letter.at)
        end = len(letter.text) if last else letter.at[begin + k]
        for number, span in _numbers(letter.text, start, end):
            if number == n and span not in taken and letter.text[slice(*span)] not in sentence.gap(k):
                return span
    return None


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """The numbers in a part of the text that are written as markers are, with their spans."""
    for match in _MARKER.finditer(text, start, end):
        if match["sup"]:
            yield int(match["sup"].translate(_DIGITS)), match.span()
            continue
        group = "square" if match["square"] else "round"
        numbers = list(re.finditer(r"\d+", match[group]))
        for found in numbers:
            begin = match.start(group) + found.start()
            yield int(found[0]), match.span() if len(numbers) == 1 else (begin, begin + len(found[0]))
