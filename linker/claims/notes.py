"""The footnotes of a text: each is read by itself, and a number in one belongs to the name at its mark. Pure.

A note stands where its page or paragraph ends, "[noot 3: …]", in the middle of what is said; at its mark, "[3]" or "³",
a sentence goes on. So the text is read without either (scraper/text says how they are written).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linker.claims.mentions import Mention
from linker.find import Plain, find, plain

_NOTE = re.compile(r"\n?\[noot (?P<n>[^\]:\n]{1,8})(?:: (?P<words>(?:[^\[\]]|\[[^\[\]\n]*\])*))?\]")
# not at the begin of a line, where a number in brackets is that of an item, and not in "m²"
_MARK = re.compile(r"(?<=\S) ?\[(?P<n>\d{1,3})\]|(?<!\b[mM])(?<!\b[kcd]m)(?<=[^\s\d])(?P<raised>[⁰¹²³⁴-⁹]+)")
_SIGNS = "[⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NO_MOTIE = re.compile(r"(?i)\bbrief|verslag|handelingen|antwoord|amendement|\bnota\b|bijlage|rapport")
_NAME = re.compile(
    r"(?:\b[Mm]otie[- ]|\b[Ll]id |\b[Ll]eden |/| en )(?:[Vv]an |[Dd]e[nr]? |[Tt]e[nr] ){0,2}([A-ZÀ-Þ][\w’'-]{2,})"
)
BEHIND = 2  # characters between a name and its mark: a full stop, a quotation mark


@dataclass(frozen=True)
class Apart:
    """A text without its notes and their marks; what each note says, with where its words begin in the text as given;
    and the place of each mark in the text without them, with the words of its note."""

    body: Plain
    notes: tuple[tuple[int, str], ...]
    marks: tuple[tuple[int, str], ...]


def apart(text: str) -> Apart:
    """A text and its notes, each for itself."""
    notes = list(_NOTE.finditer(text)) if "[noot " in text else []
    marked = any(sign in text for sign in _SIGNS)
    marks = [m for m in _MARK.finditer(text) if not _within(m.start(), notes)] if marked else []
    body = plain(text, sorted(one.span() for one in (*notes, *marks)))
    said = [(note["n"].strip(), note.start("words"), note["words"]) for note in notes if note["words"]]
    pointing = [(one.start(), one["n"].strip()) for one in notes if not one["words"]]
    pointing += [(one.start(), one["n"] or one["raised"].translate(_RAISED)) for one in marks]
    places = [(body.place(at), words) for at, n in sorted(pointing) if (words := _of_number(said, n, at))]
    return Apart(body, tuple((at, words) for _, at, words in said), tuple(places))


def _within(at: int, notes: Sequence[re.Match[str]]) -> bool:
    """Whether a place lies in one of the notes, which stand in their order."""
    i = bisect_left(notes, at, key=lambda note: note.end())
    return i < len(notes) and notes[i].start() < at


def _of_number(said: Sequence[tuple[str, int, str]], n: str, at: int) -> str | None:
    """The words of the note of a mark: the first one of that number behind it, else the last before it."""
    same = [(start, words) for number, start, words in said if number == n]
    behind = [words for start, words in same if start > at]
    return behind[0] if behind else same[-1][1] if same else None


def numbered(found: Sequence[Mention], text: str, marks: Sequence[tuple[int, str]]) -> Iterator[Mention]:
    """The mentions, those that are only named with the number that the note at their mark states."""
    places = [place for place, _ in marks]
    for mention in found:
        ids = []
        if mention.sort == "motie" and mention.targets == (None,) and not mention.generic and not mention.row:
            here = slice(bisect_left(places, mention.start), bisect_left(places, mention.end + BEHIND + 1))
            ids = [one for _, words in marks[here] if (one := _number(words, text[mention.start : mention.end]))]
        yield replace(mention, targets=(ids[0],), weight=3) if ids else mention


def _number(words: str, name: str) -> str | None:
    """The one number of a motie in a note; None where it may be that of another paper, or of another motie."""
    ids = {one.target for one in find(words) if one.kind == "kamerstuk" and one.target}
    if len(ids) != 1 or _NO_MOTIE.search(words):
        return None
    named, there = set(_NAME.findall(name)), set(_NAME.findall(words))
    return None if named and there and not named & there else ids.pop()
