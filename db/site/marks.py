"""A letter's text cut where asks, references and markers begin and end, ready to be shown. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from db.site.blocks import Block

Kind = Literal["ask", "marker", "reference", "url"]
_FIRST: tuple[Kind, ...] = ("marker", "reference", "url")  # which wins where two cover the same words


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that lies over a span of the text. `value`: the number of an ask or note, or an address."""

    start: int
    end: int
    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one run that are marked in one way (`mark` is None for plain words)."""

    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that follow each other inside one ask, or outside any."""

    ask: Mark | None
    first: bool  # the run where the ask begins
    pieces: tuple[Piece, ...]


def runs(text: str, block: Block, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The words of a block with the marks over them, in order; nothing is lost or doubled."""
    near = [mark for mark in marks if mark.start < block.end and block.start < mark.end]
    cut = list(_cut(text, block, near))
    return tuple(
        Run(ask, ask is not None and ask.start >= block.start, tuple(_pieces([(w, mark) for _, w, mark in group])))
        for ask, group in ((key, list(members)) for key, members in groupby(cut, key=lambda part: part[0]))
    )


def _cut(text: str, block: Block, marks: Sequence[Mark]) -> Iterator[tuple[Mark | None, str, Mark | None]]:
    """(ask, words, other mark) for every stretch in which nothing begins or ends."""
    for at, (start, end) in enumerate(block.lines):
        edges = {start, end} | {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
        bounds = sorted(edges)
        for left, right in pairwise(bounds):
            yield _over(marks, left, "ask"), text[left:right], _other(marks, left)
        if at < len(block.joins):
            yield _over(marks, end, "ask"), block.joins[at], _other(marks, end)


def _over(marks: Sequence[Mark], at: int, kind: Kind) -> Mark | None:
    return next((mark for mark in marks if mark.kind == kind and mark.start <= at < mark.end), None)


def _other(marks: Sequence[Mark], at: int) -> Mark | None:
    return next((mark for kind in _FIRST if (mark := _over(marks, at, kind))), None)


def _pieces(parts: Sequence[tuple[str, Mark | None]]) -> Iterator[Piece]:
    for mark, group in groupby(parts, key=lambda part: part[1]):
        yield Piece("".join(words for words, _ in group), mark)
