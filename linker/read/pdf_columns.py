"""Where a page of a PDF has columns: its pieces in the order in which a reader takes them."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

_GUTTER = 8.0  # points of white between two columns, at least


class Placed(Protocol):
    x0: float
    x1: float
    y: float


P = TypeVar("P", bound=Placed)


def columns(pieces: Sequence[P], known: list[float]) -> list[list[P]]:
    """A page as regions in reading order: what stands above the columns, each column, what stands below.

    `known` has where the right-hand columns of earlier pages begin; what is found here is added. One line is
    enough for a column that is known.
    """
    if not pieces:
        return []
    rows = _rows(pieces)
    cut = _gutter(rows, known)
    if cut is None:
        return [list(pieces)]
    x, first, last = cut
    known.append(x)
    inside = [piece for row in rows[first:last] for piece in row]
    sides = [[p for p in inside if p.x0 < x], [p for p in inside if p.x0 >= x]]
    widths = [max(p.x1 for p in side) - min(p.x0 for p in side) for side in sides]
    if widths[1] < widths[0] / 2:  # a narrow strip on the right (date, reference) says what the letter is
        sides.reverse()
    above = [piece for row in rows[:first] for piece in row]
    below = [piece for row in rows[last:] for piece in row]
    return [*columns(above, known), *sides, *columns(below, known)]


def _rows(pieces: Sequence[P]) -> list[list[P]]:
    """Pieces by height, from the top: what differs less than two points stands in one row."""
    rows: list[list[P]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and rows[-1][0].y - piece.y < 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _gutter(rows: Sequence[Sequence[Placed]], known: Sequence[float]) -> tuple[float, int, int] | None:
    """The left edge of a right-hand column and the rows [first, last) that it runs beside."""
    counts = Counter(round(piece.x0) for row in rows for piece in row)
    starts = sorted(counts)
    left, right = starts[0], max(piece.x1 for row in rows for piece in row)
    best: tuple[float, int, int] | None = None
    for x in starts:
        least = 1 if any(abs(x - 1 - edge) < 3 for edge in known) else 3
        if x < left + 0.2 * (right - left) or counts[x] < least:
            continue
        for first, last in _bands(rows, x - 1, least):
            band = _beside(rows, x - 1, first, last, least)
            longer = band and (best is None or band[1] - band[0] > best[2] - best[1])
            if band and longer and (least == 1 or _are_columns(rows[band[0] : band[1]], x - 1, right - left)):
                best = (x - 1, *band)
    return best


def _bands(rows: Sequence[Sequence[Placed]], x: float, least: int) -> list[tuple[int, int]]:
    """The runs of rows in which nothing crosses the strip left of x."""
    bands, first = [], 0
    for at, row in enumerate(rows):
        if any(piece.x0 < x and piece.x1 > x - _GUTTER for piece in row):
            bands.append((first, at))
            first = at + 1
    return [band for band in (*bands, (first, len(rows))) if band[1] - band[0] >= least]


def _beside(rows: Sequence[Sequence[Placed]], x: float, first: int, last: int, least: int) -> tuple[int, int] | None:
    """The rows of a band that hold text, when for `least` or more of them both sides are under way."""
    left = [at for at in range(first, last) if any(p.x0 < x for p in rows[at])]
    right = [at for at in range(first, last) if any(p.x0 >= x for p in rows[at])]
    if not left or not right:
        return None
    begin, end = max(left[0], right[0]), min(left[-1], right[-1]) + 1
    return (min(left[0], right[0]), max(left[-1], right[-1]) + 1) if end - begin >= least else None


def _are_columns(rows: Sequence[Sequence[Placed]], x: float, width: float) -> bool:
    """Whether two sides are texts of their own and not the cells of a table."""
    left = [[p for p in row if p.x0 < x] for row in rows]
    right = [[p for p in row if p.x0 >= x] for row in rows]
    on_left, on_right = sum(map(bool, left)), sum(map(bool, right))
    if min(on_left, on_right) < 3:
        return False
    both = sum(bool(a and b) for a, b in zip(left, right, strict=True))
    spans = [max(p.x1 for p in row) - min(p.x0 for p in row) for side in (left, right) for row in side if row]
    wide = min(on_left, on_right) >= 5 and sorted(spans)[len(spans) // 2] > 0.3 * width
    return wide or both < 0.5 * min(on_left, on_right)
