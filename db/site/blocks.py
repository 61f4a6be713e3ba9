"""A letter's text as a reader sees it: paragraphs, headings and lists, without its footnotes. Pure.

Everything keeps its place in the text (Python offsets), so that asks, links and markers can be laid over it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["letterhead", "heading", "paragraph", "item"]
Span = tuple[int, int]

_RULE = re.compile(r"[-*_=]{3,}$")
_ITEM = re.compile(r"(?:[-*•▪–◦]|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_NOTES_HEADING = re.compile(
    r"(?:(?:eind|voet)?noten|bron(?:nen)?(?:lijst|vermelding(?:en)?|opgave)?|verwijzingen|referenties"
    r"|literatuur(?:lijst)?)\s*:?$",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(?:zeer )?(?:geachte?|hooggeachte|beste|dames en heren|excellentie)\b", re.IGNORECASE)
_WRAPPED_FROM = 60  # a letter whose longest line is shorter isn't broken off by a margin, nor one …
_WRAPPED_TO = 110  # … whose longest line is longer


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that a reader sees. `lines` are its spans; `joins[i]` stands between line i and i + 1."""

    kind: Kind
    lines: tuple[Span, ...]
    joins: tuple[str, ...] = ()
    number: int | None = None  # of an item in a numbered list

    @property
    def start(self) -> int:
        return self.lines[0][0]

    @property
    def end(self) -> int:
        return self.lines[-1][1]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: Literal["blank", "rule", "note", "heading", "item", "text"]
    number: int | None = None


def note_zones(text: str, footnotes: Sequence[Span]) -> tuple[Span, ...]:
    """The lines that footnotes stand on, each with its number in front; a note inside a sentence has none."""
    zones = []
    for start, end in footnotes:
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        if not any(char.isalpha() for char in text[line:start]):
            zones.append((line, len(text) if stop < 0 else stop))
    return tuple(sorted(zones))


def blocks(text: str, footnotes: Sequence[Span], sections: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a letter in reading order. `footnotes` are their spans, `sections` the titles in order."""
    found = _lines(text, note_zones(text, footnotes), sections)
    fill = max((len(line.text) for line in found if line.kind in ("text", "item")), default=0)
    wrapped = fill if _WRAPPED_FROM <= fill <= _WRAPPED_TO else None
    made = [_block(group, wrapped) for group in _groups(found)]
    return tuple(_join_pages(text, _mark_letterhead(text, made)))


def _lines(text: str, zones: Sequence[Span], sections: Sequence[str]) -> list[_Line]:
    """Every line with what it is. A section's title is a heading once, in the order of the sections."""
    found: list[_Line] = []
    wanted = [_plain(title) for title in sections]
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        line = _Line(start, start + len(words), words, _kind(words, at, zones))
        if _may_head(line) and _plain(words) in wanted:
            del wanted[: wanted.index(_plain(words)) + 1]
            line = _Line(line.start, line.end, words, "heading")
        elif line.kind == "item" and (bullet := _ITEM.match(words)):
            number = int(bullet["number"]) if bullet["number"] else None
            line = _Line(start + bullet.end(), line.end, words[bullet.end() :], "item", number)
        found.append(line)
        at += len(raw) + 1
    return _without_notes_headings(found)


def _may_head(line: _Line) -> bool:
    """A bullet only announces a section; a number may stand before its title."""
    return line.kind == "text" or (line.kind == "item" and line.text[0].isdigit())


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|[⁰¹²³⁴-⁹]", "", title).casefold().split())


def _kind(words: str, at: int, zones: Sequence[Span]) -> Literal["blank", "rule", "note", "item", "text"]:
    if any(start <= at < end for start, end in zones):
        return "note"
    if not words:
        return "blank"
    if _RULE.match(words):
        return "rule"
    return "item" if _ITEM.match(words) else "text"


def _without_notes_headings(found: list[_Line]) -> list[_Line]:
    """The same lines, where a heading right above notes ("Verwijzingen:") counts as one of them."""
    below: str = ""
    for at in range(len(found) - 1, -1, -1):
        line = found[at]
        if line.kind in ("text", "heading") and below == "note" and _NOTES_HEADING.match(line.text):
            found[at] = _Line(line.start, line.end, line.text, "note")
        if line.kind != "blank":
            below = line.kind
    return found


def _groups(found: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that belong to one block: up to an empty line, a rule, a note, a heading or the next item."""
    group: list[_Line] = []
    for line in found:
        if group and (line.kind != "text" or group[0].kind == "heading"):
            yield group
            group = []
        if line.kind in ("text", "item", "heading"):
            group.append(line)
    if group:
        yield group


def _block(group: Sequence[_Line], fill: int | None) -> Block:
    first = group[0]
    kind: Kind = "paragraph" if first.kind == "text" else first.kind  # type: ignore[assignment]  # by _groups
    margin = fill or (0 if first.kind == "item" else None)  # an item's later lines always run on
    joins = tuple(_between(line, following, margin) for line, following in pairwise(group))
    return Block(kind, tuple((line.start, line.end) for line in group), joins, first.number)


def _between(line: _Line, following: _Line, fill: int | None) -> str:
    """A space where the margin broke the line off (the next word would not have fitted), else a new line."""
    word = following.text.split(maxsplit=1)[0]
    return " " if fill is not None and len(line.text) + 1 + len(word) > fill - 2 else "\n"


def _mark_letterhead(text: str, made: Sequence[Block]) -> list[Block]:
    """Everything above the salutation is the letterhead, unless a heading or no salutation is found."""
    for at, block in enumerate(made):
        if block.kind == "heading":
            break
        if _SALUTATION.match(text, block.start):
            return [Block("letterhead", b.lines, b.joins, b.number) for b in made[:at]] + list(made[at:])
    return list(made)


def _join_pages(text: str, made: Sequence[Block]) -> Iterator[Block]:
    """A paragraph that notes at the foot of a page cut in two becomes one again."""
    before: Block | None = None
    for block in made:
        if before and before.kind == block.kind == "paragraph" and _runs_on(text, before, block):
            before = Block("paragraph", before.lines + block.lines, (*before.joins, " ", *block.joins))
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def _runs_on(text: str, before: Block, block: Block) -> bool:
    between = text[before.end : block.start].strip()
    return bool(between) and text[before.end - 1] not in ".?!:;" and text[block.start].islower()
