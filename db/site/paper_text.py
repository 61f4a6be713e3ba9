"""The text of a paper as a reader sees it: paragraphs, tables, footnotes, and links where official XML has them. Pure.

An official text has a paragraph a line, footnotes as lines "[noot 1: …]", and rows of tables with " | " between their
cells (scraper/text/official.py). The text of a file has empty lines between paragraphs, and lines as the page broke
them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

LONGEST = 60_000  # characters of text on one page: with its markup that stays under 100 kB
WRAPPED = 45  # characters: a line of a file that is shorter was ended by its writer, not by the margin

_NOTE = re.compile(r"\[noot (?P<label>[^\]:]*)(?::\s*(?P<words>.*))?\]$")
_BULLET = re.compile(r"(?:[–•▪◦*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)°])$")  # what is printed in front of an item
_BAR = re.compile(r"(?<!\\)\s\|\s")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
Span = tuple[int, int]


class Reference(NamedTuple):
    """What official XML says that words point to: `doel` as KOOP writes it."""

    woorden: str
    doel: str


class Target(NamedTuple):
    """Where a link goes; `outside`: not a page of this site."""

    href: str
    outside: bool


class Piece(NamedTuple):
    """Words, with where they link to."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a reader sees: a paragraph, a footnote (with its label and anchor), or a table's rows of cells."""

    kind: Literal["paragraph", "note", "table"]
    pieces: tuple[Piece, ...] = ()
    label: str = ""
    anchor: str = ""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One text of a paper. `official`: as KOOP's XML has it; `url`: where it stands."""

    title: str
    text: str
    official: bool
    url: str | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What is shown of one text."""

    title: str
    url: str | None
    parts: tuple[Part, ...]
    begins: bool  # whether it is shown from its beginning


def leaves(sources: Sequence[Source]) -> list[list[tuple[int, Span]]]:
    """What stands on each page: (number of the source, span of its text). At least one page."""
    made: list[list[tuple[int, Span]]] = [[]]
    room = LONGEST
    for n, source in enumerate(sources):
        at = 0
        while at < len(source.text):
            end = _cut(source.text, at, at + room)
            if end == at:  # no line ends within what is left of the page
                made.append([])
                room = LONGEST
                continue
            made[-1].append((n, (at, end)))
            room -= end - at
            at = end
            if at < len(source.text) or room <= 0:
                made.append([])
                room = LONGEST
    return [leaf for leaf in made if leaf] or [[]]


def _cut(text: str, start: int, stop: int) -> int:
    """Where a page ends: after the last line that fits; within the line where a whole page has no line end."""
    if stop >= len(text):
        return len(text)
    line = text.rfind("\n", start, stop)
    if line > start:
        return line + 1
    return stop if stop - start == LONGEST else start


def sections(
    sources: Sequence[Source], leaf: Sequence[tuple[int, Span]], targets: Mapping[str, Target]
) -> tuple[Section, ...]:
    """One page of the texts. `targets`: where each thing that is referred to can be seen."""
    made = []
    for n, span in leaf:
        source = sources[n]
        links = _links(source, targets)
        split = _official if source.official else _file
        made.append(Section(source.title, source.url, tuple(split(source.text, span, links, n)), span[0] == 0))
    return tuple(made)


def _links(source: Source, targets: Mapping[str, Target]) -> list[tuple[Span, Target]]:
    """Where each reference stands: they come in the order of the text, but for those in footnotes."""
    found: list[tuple[Span, Target]] = []
    taken: set[int] = set()
    at = 0
    for words, goal in source.references:
        start = source.text.find(words, at) if words else -1
        if start < 0 and words:
            start = source.text.find(words)
            while start >= 0 and start in taken:
                start = source.text.find(words, start + 1)
        else:
            at = start + len(words)
        if start >= 0 and goal in targets:
            taken.add(start)
            found.append(((start, start + len(words)), targets[goal]))
    return _apart(sorted(found))


def _apart(links: Sequence[tuple[Span, Target]]) -> list[tuple[Span, Target]]:
    made: list[tuple[Span, Target]] = []
    for span, target in links:
        if not made or span[0] >= made[-1][0][1]:
            made.append((span, target))
    return made


def _pieces(text: str, span: Span, links: Sequence[tuple[Span, Target]]) -> tuple[Piece, ...]:
    at, end = span
    made = []
    for (start, stop), target in links:
        if start < at or stop > end:
            continue
        made += [Piece(text[at:start]), Piece(text[start:stop], target)]
        at = stop
    return tuple(piece for piece in (*made, Piece(text[at:end])) if piece.text)


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span[0]
    for line in text[slice(*span)].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _official(text: str, span: Span, links: Sequence[tuple[Span, Target]], n: int) -> Iterator[Part]:
    """A paragraph a line; adjacent lines with as many cells are a table."""
    anchors: dict[str, str] = {}
    bullet = ""
    for cells, group in groupby(_lines(text, span), key=lambda line: len(_BAR.findall(text, *line))):
        lines = list(group)
        if cells and len(lines) > 1:
            yield Part("table", rows=tuple(tuple(_cells(text, line, links)) for line in lines))
            continue
        for start, end in lines:
            if not (found := _NOTE.match(text, start, end)):
                if _BULLET.match(text, start, end):
                    bullet += f"{text[start:end]} "
                    continue
                yield Part("paragraph", (*_bullet(bullet), *_pieces(text, (start, end), links)))
                bullet = ""
            elif found["words"] is None:
                target = Target(f"#{anchors[found['label']]}", False) if found["label"] in anchors else None
                yield Part("paragraph", (Piece(f"noot {found['label']}", target),))
            else:
                anchor = anchors[found["label"]] = f"noot-{n}-{start}"
                yield Part("note", _pieces(text, found.span("words"), links), found["label"], anchor)
    if bullet:
        yield Part("paragraph", _bullet(bullet))


def _bullet(words: str) -> tuple[Piece, ...]:
    return (Piece(words),) if words else ()


def _cells(text: str, line: Span, links: Sequence[tuple[Span, Target]]) -> Iterator[tuple[Piece, ...]]:
    bounds = [line[0], *(edge for bar in _BAR.finditer(text, *line) for edge in bar.span()), line[1]]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        pieces = _pieces(text, (start, end), links)
        yield tuple(Piece(re.sub(r"\\([|\\])", r"\1", words), target) for words, target in pieces)


def _file(text: str, span: Span, links: Sequence[tuple[Span, Target]], n: int) -> Iterator[Part]:
    """Paragraphs between empty lines. A line that the margin broke off runs on."""
    for paragraph in _BLANK.split(text[slice(*span)]):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if lines:
            joined = "".join(line + (" " if len(line) >= WRAPPED else "\n") for line in lines)
            yield Part("paragraph", (Piece(joined.rstrip()),))
