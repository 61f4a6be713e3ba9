"""Where the tables of a page are: their rows and columns, by ruled lines and by the white between words. Pure.

A table has ruled lines on both sides of its rows; where no upright ones part its columns, a white band from its top to
its foot does. One without ruled lines has cells that begin under each other, and white between its rows. What can be
another thing is no table: a frame around prose, a chart, columns of prose, labels with what stands behind them, and
rows that can't be told from the lines of one cell.

No library does this: of the seven ways of ruling a table in tests/test_text.py pdfplumber's lines find the first; its
columns by text cut words, and rows that white alone parts become one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import neg
from statistics import median
from typing import NamedTuple

from scraper.text.pdf_rules import Rule

NEAR = 4.0  # points: ruled lines that are less apart are one, or touch
BAND = 5.0  # points: white between two columns, at least; more than a space
LOOSE = 1.25  # of the usual distance of two lines: a wider one parts two rows
GAP = 0.9  # of a word's height: white that is wider parts two cells of a line
FAR = 3.5  # of a line's height: a line that is further down is no part of the table
NARROW = 0.25  # of the width of a table of two columns: a smaller one holds labels or the numbers of pages
INDENT = 25.0  # points, in a cell
MOST_LINES = 15  # of text in a row of a table, on average: more is a page of prose between ruled lines
MOST_RULES = 400  # on a page, each in one piece: more is a drawing
Cell = tuple[int, int]  # row, column


class Box(NamedTuple):
    """Where a word stands."""

    x0: float
    x1: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Grid:
    """The bounds of columns from left to right and of rows from the top down, edges included.

    `beside`, `below`: cells that go on in the next column or row. `closed`: whether its last row ends at a ruled line.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    beside: frozenset[Cell]
    below: frozenset[Cell]
    closed: bool

    def row_of(self, box: Box) -> int | None:
        """The row that a word stands in, if it is in the table."""
        if not self.xs[0] - NEAR < (box.x0 + box.x1) / 2 < self.xs[-1] + NEAR:
            return None
        row = bisect_left(self.ys, -box.middle, key=neg) - 1
        return row if 0 <= row < len(self.ys) - 1 else None

    def column_of(self, box: Box) -> int:
        return _column(box, self.xs)

    def first(self, row: int, column: int) -> Cell:
        """Where the cell begins that covers this place."""
        while column and (row, column - 1) in self.beside:
            column -= 1
        while row and (row - 1, column) in self.below:
            row -= 1
        return row, column


def grids(words: Sequence[Box], rules: Sequence[Rule], uprights: Sequence[Rule]) -> list[Grid]:
    """The tables of a page, from the top down."""
    levels, sides = _merged(rules), _merged(uprights)
    if len(levels) + len(sides) > MOST_RULES:
        levels, sides = [], []
    found = []
    loose = []
    for level, side in _touching(levels, sides):
        if side:
            found.append(_framed(level, side))
        else:
            loose += level
    found += [_banded(words, *frame) for frame in _frames(loose)]
    parted = [_parted(grid, words) for grid in found if grid]
    ruled = [grid for grid in parted if grid and _is_table(grid, words)]
    rest = [word for word in words if all(grid.row_of(word) is None for grid in ruled)]
    white = [grid for grid in _unruled(_lines(rest)) if _is_table(grid, words)]
    return sorted(ruled + white, key=lambda grid: -grid.ys[0])


def _merged(lines: Sequence[Rule]) -> list[Rule]:
    """Lines that go on in each other as one."""
    made: list[Rule] = []
    group: list[Rule] = []
    for line in [*sorted(lines), (float("inf"), 0.0, 0.0)]:
        if group and line[0] - group[0][0] > NEAR / 2:
            at = median(place for place, _, _ in group)
            first, last = 0.0, float("-inf")
            for _, start, end in sorted(group, key=lambda one: one[1]):
                if start - last > NEAR and last > first:
                    made.append((at, first, last))
                first = first if start - last <= NEAR else start
                last = max(last, end)
            made.append((at, first, last))
            group = []
        group.append(line)
    return made


def _touching(levels: Sequence[Rule], sides: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines that touch each other, together."""
    left = list(levels)
    others = list(sides)
    while left:
        level, side = [left.pop()], []
        grown = True
        while grown:
            more_sides = [s for s in others if any(_touch(line, s) for line in level)]
            side += more_sides
            others = [s for s in others if s not in more_sides]
            more = [line for line in left if any(_touch(line, s) for s in more_sides)]
            level += more
            left = [line for line in left if line not in more]
            grown = bool(more)
        yield level, side


def _touch(level: Rule, side: Rule) -> bool:
    return level[1] - NEAR <= side[0] <= level[2] + NEAR and side[1] - NEAR <= level[0] <= side[2] + NEAR


def _places(places: Iterable[float]) -> list[float]:
    """Each place once."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > NEAR:
            made.append(place)
    return made


def _framed(levels: Sequence[Rule], sides: Sequence[Rule]) -> Grid | None:
    """The grid of lines that touch each other; a missing outer one is where the others end."""
    ends = [end for _, *both in levels for end in both], [end for _, *both in sides for end in both]
    xs = _places([*(x for x, _, _ in sides), min(ends[0]), max(ends[0])])
    ys = _places([*(y for y, _, _ in levels), min(ends[1]), max(ends[1])])[::-1]
    columns, rows = list(pairwise(xs)), list(pairwise(ys))
    outer = all(any(abs(x - side[0]) <= NEAR for side in sides) for x in (xs[0], xs[-1]))
    if len(columns) < 2 or (len(rows) < 2 and not outer):
        return None
    below = {
        (row, column)
        for row, y in enumerate(ys[1:-1])
        for column, (left, right) in enumerate(columns)
        if not _is_ruled(levels, y, (left + right) / 2)
    }
    beside = {
        (row, column)
        for column, x in enumerate(xs[1:-1])
        for row, (top, low) in enumerate(rows)
        if not _is_ruled(sides, x, (top + low) / 2)
    }
    closed = any(_is_ruled(levels, ys[-1], (left + right) / 2) for left, right in columns)
    return Grid(tuple(xs), tuple(ys), frozenset(beside), frozenset(below), closed)


def _is_ruled(lines: Sequence[Rule], place: float, along: float) -> bool:
    return any(abs(at - place) <= NEAR and start - NEAR <= along <= end + NEAR for at, start, end in lines)


def _frames(levels: Sequence[Rule]) -> Iterator[tuple[list[float], float, float]]:
    """Level lines under each other that are as long: (their heights from the top down, from x, to x)."""
    heights = _places(y for y, _, _ in levels)[::-1]
    spans = []
    for height in heights:
        parts = [(x0, x1) for y, x0, x1 in levels if 0 <= y - height <= NEAR]
        spans.append((min(x0 for x0, _ in parts), max(x1 for _, x1 in parts)))
    start = 0
    for n in range(1, len(spans) + 1):
        if n == len(spans) or any(abs(a - b) > NEAR for a, b in zip(spans[n], spans[start], strict=True)):
            if n - start > 2:
                yield heights[start:n], *spans[start]
            start = n


def _banded(words: Sequence[Box], ys: Sequence[float], left: float, right: float) -> Grid | None:
    """The grid of rows between level lines; its columns stand between bands that are white in all rows but those
    that run across."""
    rows = [
        [w for w in words if low < w.middle < top and left - NEAR < w.x0 and w.x1 < right + NEAR]
        for top, low in pairwise(ys)
    ]
    if not all(rows):
        return None
    taken = sorted((w.x0, w.x1) for row in rows if _has_gap(row) for w in row)
    lines = sum(len(_lines(row)) for row in rows)
    xs, end = [left], taken[0][1] if taken else right
    for x0, x1 in taken:
        if x0 - end >= BAND:
            xs.append((x0 + end) / 2)
        end = max(end, x1)
    if len(xs) < 2 or lines > MOST_LINES / (4 - min(len(xs), 3)) * len(rows):
        return None  # of two columns, prose
    across = {
        (n, column)
        for n, row in enumerate(rows)
        if not _has_gap(row) and any(line[0].x0 < x < line[-1].x1 for line in _lines(row) for x in xs[1:])
        for column in range(len(xs) - 1)
    }
    top, foot = _header(words, [*xs, right], ys[0]), _broken(words, [*xs, right], ys[-1])
    across = {(n + len(top), column) for n, column in across}
    return Grid((*xs, right), (*top, *ys, *foot), frozenset(across), frozenset(), closed=not foot)


def _header(words: Sequence[Box], xs: Sequence[float], y: float) -> list[float]:
    """The top of the line of cells that stands right above the first ruled line, if there is one."""
    above = _lines(word for word in words if word.middle > y)[::-1]
    found: list[list[Box]] = []
    for line in above:
        near = line[0].bottom - (found[-1][0].top if found else y) < line[0].top - line[0].bottom
        if not near or not _fits(line, xs):
            break
        found.append(line)
    filled = {_column(word, xs) for line in found for word in line}
    return [max(word.top for line in found for word in line)] if 2 * len(filled) > len(xs) - 1 > 0 else []


def _broken(words: Sequence[Box], xs: Sequence[float], y: float) -> list[float]:
    """The foot of the row that stands under the last ruled line and is broken by the end of the page, if one is."""
    under = [word for word in words if word.middle < y]
    lines = _lines(under)
    filled = {_column(word, xs) for word in under}
    if 2 * len(filled) <= len(xs) - 1 or not all(_fits(line, xs) for line in lines):
        return []
    return [min(word.bottom for word in under) - 1]


def _column(word: Box, xs: Sequence[float]) -> int:
    return sum((word.x0 + word.x1) / 2 > x for x in xs[1:-1])


def _fits(line: Sequence[Box], xs: Sequence[float]) -> bool:
    """Whether no words run from one column into the next."""
    crossed = any(word.x0 < x < word.x1 for word in line for x in xs[1:-1])
    near = any(_column(a, xs) != _column(b, xs) and b.x0 - a.x1 < BAND for a, b in pairwise(line))
    return xs[0] - NEAR < line[0].x0 and line[-1].x1 < xs[-1] + NEAR and not crossed and not near


def _has_gap(row: Sequence[Box]) -> bool:
    return any(b.x0 - a.x1 >= BAND for line in _lines(row) for a, b in pairwise(line))


def _lines(words: Iterable[Box]) -> list[list[Box]]:
    """Words at one height, from the top down; within a line from left to right."""
    lines: list[list[Box]] = []
    for word in sorted(words, key=lambda w: -w.middle):
        if lines and lines[-1][0].bottom < word.middle < lines[-1][0].top:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line) for line in lines]


def _parted(grid: Grid, words: Sequence[Box]) -> Grid | None:
    """The grid; where ruled lines part the header alone, its rows parted by white. None where these can't be told."""
    if len(grid.ys) > 3:
        return grid
    ys = [grid.ys[0]]
    for n, low in enumerate(grid.ys[1:]):
        lines = _lines(word for word in words if grid.row_of(word) == n)
        filled = [{grid.column_of(word) for word in line} for line in lines]
        steps = [a[0].middle - b[0].middle for a, b in pairwise(lines)]
        starts = [
            at
            for at, step in enumerate(steps, 1)
            if step > LOOSE * min(steps) and 0 in filled[at] and len(filled[at]) > 1
        ]
        full = sum(len(columns) == len(grid.xs) - 1 for columns in filled)
        if not starts and len(lines) > 2 and full > 0.8 * len(lines):
            return None  # as many rows as lines, or one
        ys += [(lines[at - 1][0].middle + lines[at][0].middle) / 2 for at in starts]
        ys.append(low)
    if len(ys) == len(grid.ys):
        return grid
    return Grid(grid.xs, tuple(ys), frozenset(), frozenset(), grid.closed)


def _unruled(lines: Sequence[list[Box]]) -> Iterator[Grid]:
    """Tables without ruled lines: their cells begin under each other, and white runs between their rows."""
    at = 0
    while at < len(lines):
        first = lines[at]
        starts = [first[0].x0, *(b.x0 for a, b in pairwise(first) if b.x0 - a.x1 > GAP * b.height)]
        end = at + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end], starts):
            end += 1
        grid = _of_white(lines[at:end], starts) if len(starts) > 1 else None
        if grid:
            yield grid
        at = next((n for n in range(at, end) if lines[n][0].middle < grid.ys[-1]), end) if grid else at + 1


def _goes_on(last: Sequence[Box], line: Sequence[Box], starts: Sequence[float]) -> bool:
    """Whether a line stands close under the last one, and what begins in it begins under the cells above."""
    if last[0].middle - line[0].middle > FAR * last[0].height:
        return False
    columns = [sum(word.x0 > x - 2 for x in starts) for word in line]
    if columns[0] == 0 or line[0].x0 - starts[columns[0] - 1] > INDENT:
        return False
    return all(
        (b.x0 - starts[n - 1] <= INDENT and b.x0 - a.x1 >= BAND) if m != n else b.x0 - a.x1 <= GAP * b.height
        for (a, m), (b, n) in pairwise(zip(line, columns, strict=True))
    )


def _of_white(lines: Sequence[list[Box]], starts: Sequence[float]) -> Grid | None:
    """The grid of lines whose cells begin at these places, up to the first row that isn't like the others. None for
    too little of a table: of two columns, both must be of several lines, as no list of labels is."""
    steps = [a[0].middle - b[0].middle for a, b in pairwise(lines)]
    rows: list[list[list[Box]]] = [[lines[0]]]
    for step, line in zip(steps, lines[1:], strict=True):
        if step > LOOSE * min(steps):
            rows.append([])
        rows[-1].append(line)
    filled = [[{sum(word.x0 > x - 2 for x in starts) for word in line} for line in row] for row in rows]
    count = next((n for n, row in enumerate(filled) if row[0] == {1}), len(rows))
    if any(1 not in row[0] for row in filled[:count]):
        return None  # the rest of the row above, or the begin of the one below
    words = [word for row in rows[:count] for line in row for word in line]
    xs = [x - 1 for x in starts] + [max(word.x1 for word in words) + 1]
    full = sum(len(row[0]) == len(starts) for row in filled[:count])
    several = [row for row in filled[:count] if len(row) > 1]
    dense = sum(all(len(line) == len(starts) for line in row) for row in several)  # as many rows as lines, or one
    if not several or 2 * full < count or 2 * dense > len(several):
        return None
    if len(starts) == 2:
        long = [sum(sum(column in line for line in row) > 1 for row in several) for column in (1, 2)]
        widths = [b - a for a, b in pairwise(xs)]
        if count < 4 or min(long) < 2 or min(widths) < NARROW * sum(widths):
            return None
    elif count < 3:
        return None
    tops = [max(word.top for word in row[0]) for row in rows[:count]]
    return Grid(tuple(xs), (*tops, min(word.bottom for word in words)), frozenset(), frozenset(), closed=True)


def _is_table(grid: Grid, words: Sequence[Box]) -> bool:
    """Whether most cells are filled, and nothing but white stands beside them."""
    placed = [(row, word) for word in words if (row := grid.row_of(word)) is not None]
    filled = {grid.first(row, grid.column_of(word)) for row, word in placed}
    rows = range(len(grid.ys) - 1)
    cells = {grid.first(row, column) for row in rows for column in range(len(grid.xs) - 1)}
    of_several = sum(len({cell for cell in filled if cell[0] == row}) > 1 for row in rows)
    beside = any(
        grid.ys[-1] < word.middle < grid.ys[0] and not grid.xs[0] - NEAR <= word.x0 <= word.x1 <= grid.xs[-1] + NEAR
        for word in words
    )
    lines = len(_lines(word for _, word in placed))
    return not beside and 2 * len(filled) > len(cells) and of_several > 0 and lines <= MOST_LINES * len(rows)
