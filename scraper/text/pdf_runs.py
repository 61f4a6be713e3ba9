"""The characters of a PDF's page in runs, rows of runs, and what stands apart from the page's text. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from math import pi

import pypdfium2
import pypdfium2.raw as pdfium

from scraper.text.pdf_grid import Box
from scraper.text.pdf_rules import upright

HYPHENS = {0x02, 0xAD, 0x2010, 0xFFFE}  # other ways in which a hyphen reaches us
MARGIN = 0.85  # the size of a narrow column beside the text, at most, as part of the text's
MARGIN_WIDTH = 0.4  # its width, at most, as part of the page's
MARGIN_CLOSE = 0.4  # of its lines stand close under another, at least
MARGIN_LINES = 2  # of it stand beside lines of the text, at least


@dataclass(slots=True)
class Run:
    """Characters of one size on one baseline. `spaced`: a space stood before it."""

    parts: list[str]
    x0: float
    x1: float
    bottom: float
    top: float
    spaced: bool
    spaces: list[tuple[int, float, float]] = field(default_factory=list)  # (which of its parts, from x, to x)

    @property
    def size(self) -> float:
        return self.top - self.bottom


Row = list[Run]


def read_runs(page: pypdfium2.PdfPage) -> tuple[list[Run], int]:
    """The page's characters, put together while they stand beside each other on one baseline in one size; and how
    often they are turned by a quarter."""
    textpage, box = page.get_textpage(), pdfium.FS_RECTF()
    handle, reference, count = textpage.raw, byref(box), textpage.count_chars()
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(handle, n) / (-pi / 2)) % 4 for n in range(0, count, 50))
    turn = angles.most_common(1)[0][0] if angles else 0
    runs: list[Run] = []
    run, spaced = None, False
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, n)
        if code in HYPHENS:
            code = 0x2D
        elif code <= 0x20 or code == 0xA0:
            spaced = True
            if code in (10, 13):
                run = None
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, n, reference)
        x0, bottom, x1, top = upright(box, turn) if turn else (box.left, box.bottom, box.right, box.top)
        if top <= bottom:  # a font without measures
            top = bottom + max(pdfium.FPDFText_GetFontSize(handle, n), 1.0)
        size = top - bottom
        if (
            run is not None
            and -0.5 * size <= x0 - run.x1 <= size
            and abs(bottom - run.bottom) <= 0.08 * size
            and abs(size - run.size) <= 0.08 * size
        ):
            if spaced or x0 - run.x1 > 0.25 * size:
                run.spaces.append((len(run.parts), run.x1, x0))
                run.parts.append(" ")
            run.parts.append(chr(code))
            run.x1 = max(run.x1, x1)
        else:
            # a new line's space says nothing of what stands to the left of it
            run = Run([chr(code)], x0, x1, bottom, top, spaced and run is not None)
            runs.append(run)
        spaced = False
    textpage.close()
    return runs, turn


def words_of(run: Run) -> Iterator[Box]:
    """Where the words of a run stand."""
    edges = [run.x0, *(x for _, end, start in run.spaces for x in (end, start)), run.x1]
    return (Box(x0, x1, run.bottom, run.top) for x0, x1 in zip(edges[::2], edges[1::2], strict=True))


def cut(run: Run, bounds: Sequence[float]) -> Iterator[Run]:
    """The run, parted at those of its spaces in which one of the bounds is."""
    at, x0, spaced, spaces = 0, run.x0, run.spaced, list[tuple[int, float, float]]()
    for place, end, start in run.spaces:
        if any(end - 1 <= bound <= start + 1 for bound in bounds):
            yield Run(run.parts[at:place], x0, end, run.bottom, run.top, spaced, spaces)
            at, x0, spaced, spaces = place + 1, start, True, []
        else:
            spaces.append((place - at, end, start))
    yield Run(run.parts[at:], x0, run.x1, run.bottom, run.top, spaced, spaces)


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs that stand at one height, from the top down; within a row from left to right."""
    rows: list[Row] = []
    tallest: Run | None = None
    for run in sorted(runs, key=lambda run: -(run.top + run.bottom)):
        middle = (run.top + run.bottom) / 2
        if tallest is not None and tallest.bottom < middle < tallest.top:
            rows[-1].append(run)
            tallest = max(tallest, run, key=lambda run: run.size)
        else:
            rows.append([run])
            tallest = run
    for row in rows:
        row.sort(key=lambda run: run.x0)
    return rows


def segments_of(row: Row) -> list[Row]:
    """The parts of a row that gaps wider than a letter keep apart."""
    parts = [row[:1]]
    for last, run in pairwise(row):
        if run.x0 - last.x1 > max(run.size, last.size) * 0.9:
            parts.append([])
        parts[-1].append(run)
    return parts


def without_margin(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The runs of a page's text, and those of a narrow column in smaller type to its right or left: a letter's sender
    and reference."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.parts)
    normal = max(sizes, key=lambda size: sizes[size], default=0.0)
    small = [run for run in runs if run.size <= MARGIN * normal]
    left = min((run.x0 for run in runs if run.size > MARGIN * normal), default=0.0)
    starts = Counter(round(run.x0) for run in small)
    columns = [[run for run in small if run.x1 < left - 2]]
    columns += [[run for run in small if run.x0 > x - 2] for x in sorted(starts) if starts[x] >= MARGIN_LINES]
    for column in columns:
        inside = set(map(id, column))
        text = [run for run in runs if id(run) not in inside]
        if column and _is_margin(column, text, MARGIN * normal):
            return text, column
    return runs, []


def _is_margin(column: Sequence[Run], text: Sequence[Run], small: float) -> bool:
    """Whether a column stands beside lines of the text that are larger than `small`, and apart from all at its height.
    Single numbers and signs, and words that each stand beside a line of their own, are no column."""
    left, right = min(run.x0 for run in column), max(run.x1 for run in column)
    first, last = min((run.x0 for run in text), default=left), max((run.x1 for run in text), default=right)
    if right - left > MARGIN_WIDTH * (max(last, right) - min(first, left)):
        return False
    if sum(len(run.parts) for run in column) < 4 * len(column):
        return False
    lines = sorted(run.bottom for run in column if run.x0 < left + 2)
    under_each_other = sum(above - low < 2 * column[0].size for low, above in pairwise(lines))
    if under_each_other < max(1, MARGIN_CLOSE * (len(lines) - 1)):
        return False
    beside = 0
    for run in column:
        level = [other for other in text if other.bottom < run.top and run.bottom < other.top]
        if any(left - 2 < other.x1 and other.x0 < right + 2 for other in level):
            return False
        beside += any(other.size > small for other in level)
    return beside >= MARGIN_LINES
