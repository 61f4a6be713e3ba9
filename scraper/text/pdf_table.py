"""Tables of a PDF: cells by the place of the words under the words of the header. Pure.

A table is found by its header: a line (or up to three, where words of it are broken) of which the caller knows at
least two cells. Columns are parted at the whitest place between two header cells. Rows are parted by the ruled lines
of the page; where there are none, by white, else by a filled first cell. A row that these can't tell from its
neighbours raises, so that no cell is told of another row. A table goes on over pages, with its header or without.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from math import pi
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from scraper.text.pdf import _HYPHENS, _PAGE_NUMBER, SMALL, _joined, _upright

HEADER_LINES = 3
APART = 0.7  # of a line's height: a wider gap parts two cells
LOOSE = 1.25  # of the distance of two lines: a wider one parts two rows
THIN, SHORT = 3.0, 20.0  # points: what is thinner and longer is a ruled line
Known = Callable[[str], bool]


class Table(NamedTuple):
    """Cells as printed. A row that runs across the columns has one cell."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


class _Word(NamedTuple):
    text: str
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


_Line = list[_Word]  # from left to right


@dataclass(slots=True)
class _Cell:
    """A cell of a header."""

    words: list[_Word]

    @property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        lines: dict[float, list[str]] = {}
        for word in self.words:
            lines.setdefault(round(word.bottom), []).append(word.text)
        return " ".join(_joined([" ".join(words) for words in lines.values()]))


@dataclass(slots=True)
class _Page:
    lines: list[_Line]  # from the top down
    rules: list[tuple[float, float, float]]  # (y, from x, to x) of ruled lines


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    cells: list[_Cell]
    bounds: list[float] = field(default_factory=list)
    ruled: bool = False
    rows: list[list[list[str]]] = field(default_factory=list)  # row, column, lines


def pdf_tables(body: bytes, known: Known) -> list[Table]:
    """The tables of which `known` says of two cells of the header, at least, that it knows them.

    Raises ValueError for what is no readable PDF, and where rows can't be told apart.
    """
    pages = _pages(body)
    _drop_heads(pages, known)
    tables: list[_Open] = []
    table: _Open | None = None
    for page in pages:
        for header, lines in _parts(page.lines, known):
            new = header and (table is None or [c.text for c in header] != [c.text for c in table.cells])
            if header and new:
                table = _Open(header)
                tables.append(table)
            elif header and table:
                table.cells = header
            elif table and not _goes_on(table, lines, page):
                table = None
            if table:
                _fill(table, lines, page, is_new=bool(new), has_header=bool(header))
    return [Table(tuple(c.text for c in t.cells), [_texts(row) for row in t.rows]) for t in tables]


def most_cells(body: bytes) -> str:
    """The first of the lines with most cells, "cel | cel": where a table is, probably its header. Raises ValueError."""
    lines = [[" ".join(w.text for w in s) for s in _segments(line)] for page in _pages(body) for line in page.lines]
    widest = max(lines, key=len, default=[])
    return " | ".join(widest) if len(widest) > 1 else ""


def _texts(row: list[list[str]]) -> tuple[str, ...]:
    return tuple(" ".join(_joined(cell)) for cell in row)


# --- the page ---------------------------------------------------------------------------------------------


def _pages(body: bytes) -> list[_Page]:
    try:
        with pypdfium2.PdfDocument(body) as pdf:
            return [_read(pdf[n]) for n in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"no readable PDF: {error}") from error


def _read(page: pypdfium2.PdfPage) -> _Page:
    textpage = page.get_textpage()
    count = textpage.count_chars()
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(textpage.raw, n) / (-pi / 2)) % 4 for n in range(0, count, 50))
    turn = angles.most_common(1)[0][0] if angles else 0
    words = list(_words(textpage, turn))
    textpage.close()
    rules = []
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        box = pdfium.FS_RECTF(*(path.get_bounds()[n] for n in (0, 3, 2, 1)))
        left, bottom, right, top = _upright(box, turn)
        if right - left > SHORT:
            rules += [(y, left, right) for y in ({bottom} if top - bottom < THIN else {bottom, top})]
    return _Page(_lines(words), rules)


def _words(textpage: pypdfium2.PdfTextPage, turn: int) -> Iterator[_Word]:
    """Characters that stand beside each other without a space."""
    box = pdfium.FS_RECTF()
    word: _Word | None = None
    for n in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, n)
        code = 0x2D if code in _HYPHENS else code
        if code <= 0x20 or code == 0xA0:
            if word:
                yield word
            word = None
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, n, byref(box))
        x0, bottom, x1, top = _upright(box, turn)
        if word and -0.5 * word.height <= x0 - word.x1 <= 0.2 * word.height and abs(bottom - word.bottom) < 1:
            word = word._replace(text=word.text + chr(code), x1=max(x1, word.x1))
            continue
        if word:
            yield word
        word = _Word(chr(code), x0, x1, bottom, max(top, bottom + 1))
    if word:
        yield word


def _lines(words: Sequence[_Word]) -> list[_Line]:
    """Words at one height, from the top down, without the small raised numbers of notes."""
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: -word.middle):
        tallest = max(lines[-1], key=lambda w: w.height) if lines else None
        if tallest and tallest.bottom < word.middle < tallest.top:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        tall = max(word.height for word in line)
        line[:] = [w for w in line if not (w.text.isdigit() and w.height <= SMALL * tall)]
        line.sort(key=lambda word: word.x0)
    return lines


def _segments(line: _Line) -> list[_Line]:
    """The parts of a line that wide gaps keep apart."""
    parts = [line[:1]]
    for last, word in pairwise(line):
        if word.x0 - last.x1 > APART * word.height:
            parts.append([])
        parts[-1].append(word)
    return parts


def _drop_heads(pages: Sequence[_Page], known: Known) -> None:
    """Take out page numbers, and the two highest and lowest lines that return on other pages; no header."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_mark(line) for line in page.lines[:2] + page.lines[2:][-2:]})
    for page in pages:
        edges = page.lines[:2] + page.lines[2:][-2:]
        gone = [
            line
            for line in edges
            if _PAGE_NUMBER.fullmatch(_mark(line)[0]) or (seen[_mark(line)] > 1 and not _hits(_cells([line]), known))
        ]
        page.lines = [line for line in page.lines if not any(line is x for x in gone)]


def _mark(line: _Line) -> tuple[str, int]:
    """What returns of a running head: its words, whatever number it bears, and its height on the page."""
    return re.sub(r"\d+", "#", " ".join(word.text for word in line)), round(line[0].bottom)


# --- the header -------------------------------------------------------------------------------------------


def _cells(lines: Sequence[_Line]) -> list[_Cell]:
    """Segments that stand under each other, together."""
    cells: list[_Cell] = []
    for segment in (segment for line in lines for segment in _segments(line)):
        over = [c for c in cells if c.x0 < segment[-1].x1 and segment[0].x0 < c.x1]
        cells = [c for c in cells if not any(c is x for x in over)]
        cells.append(_Cell([word for cell in over for word in cell.words] + segment))
    return sorted(cells, key=lambda cell: cell.x0)


def _hits(cells: Sequence[_Cell], known: Known) -> int:
    return sum(known(cell.text) for cell in cells)


def _header(lines: Sequence[_Line], known: Known) -> tuple[int, int, list[_Cell]] | None:
    """The first header: its first line, the line after it, its cells. Of readings the one with least unknown cells."""
    found: list[tuple[int, int, int, int, list[_Cell]]] = []
    for start in range(len(lines)):
        if found and start >= found[0][2] + HEADER_LINES:
            break
        for count in range(1, min(HEADER_LINES, len(lines) - start) + 1):
            cells = _cells(lines[start : start + count])
            hits = _hits(cells, known)
            if hits > 1:
                found.append((len(cells) - hits, -hits, start, count, cells))
    if not found:
        return None
    _, _, start, count, cells = min(found, key=lambda option: (*option[:2], option[3], option[2]))
    return start, start + count, cells


def _parts(lines: list[_Line], known: Known) -> Iterator[tuple[list[_Cell] | None, list[_Line]]]:
    """The lines before the first header with None, then every header with the lines under it."""
    header: list[_Cell] | None = None
    while lines:
        found = _header(lines, known)
        if found is None:
            yield header, lines
            return
        start, end, cells = found
        if start or header:
            yield header, lines[:start]
        header, lines = cells, lines[end:]
    if header:
        yield header, []


# --- the rows ---------------------------------------------------------------------------------------------


def _bounds(cells: Sequence[_Cell], lines: Sequence[_Line]) -> list[float]:
    """Between every two columns the middle of the widest band that the fewest words cross."""
    words = [word for line in lines for word in line] + [word for cell in cells for word in cell.words]
    bounds = []
    for left, right in pairwise(cells):
        first, last = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
        near = [word for word in words if word.x1 > first and word.x0 < last]
        steps = [first + n / 2 for n in range(int((last - first) * 2) + 1)]
        cover = [sum(word.x0 < x < word.x1 for word in near) for x in steps]
        best: list[float] = []
        band: list[float] = []
        for x, crossed in zip(steps, cover, strict=True):
            band = [*band, x] if crossed == min(cover) else []
            best = max(best, band, key=len)
        bounds.append((best[0] + best[-1]) / 2)
    return bounds


def _rules_of(table: _Open, page: _Page) -> list[float]:
    """The heights of ruled lines that run along at least half of the table."""
    left, right = table.cells[0].x0, table.cells[-1].x1
    along: dict[int, float] = {}
    heights: dict[int, float] = {}
    for y, x0, x1 in page.rules:
        key = next((k for k in (round(y), round(y) - 1, round(y) + 1) if k in along), round(y))
        along[key] = along.get(key, 0) + max(0.0, min(x1, right) - max(x0, left))
        heights[key] = y
    return [heights[key] for key, length in along.items() if length >= 0.5 * (right - left)]


def _are_between(rules: Sequence[float], lines: Sequence[_Line]) -> bool:
    """Whether some of the ruled lines part lines of text; a table can have them at its head and foot only."""
    return any(lines[-1][0].middle < rule < lines[0][0].middle for rule in rules) if lines else False


def _across(line: _Line, bounds: Sequence[float]) -> bool:
    """Whether a line is one piece that crosses the columns."""
    return len(_segments(line)) == 1 and any(line[0].x0 < bound < line[-1].x1 for bound in bounds)


def _split(line: _Line, bounds: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(bounds) + 1)]
    for word in line:
        cells[sum((word.x0 + word.x1) / 2 > bound for bound in bounds)].append(word.text)
    return [" ".join(cell) for cell in cells]


def _goes_on(table: _Open, lines: Sequence[_Line], page: _Page) -> bool:
    """Whether a table goes on with these lines, at the top of a page and without a header."""
    if table.ruled:
        return bool(_rules_of(table, page))
    return any(sum(map(bool, _split(line, table.bounds))) > 1 and not _across(line, table.bounds) for line in lines)


def _fill(table: _Open, lines: list[_Line], page: _Page, *, is_new: bool, has_header: bool) -> None:
    """Add the rows that these lines are. The first of a later page may be the rest of the last row."""
    rules = _rules_of(table, page)
    ruled = bool(rules) if table.ruled else _are_between(rules, lines)
    if ruled:
        lines = [line for line in lines if line[0].middle > min(rules)]
    table.ruled = ruled
    if has_header:
        table.bounds = _bounds(table.cells, lines)
    if not ruled:
        lines = _without_rest(lines, table.bounds)
    groups = _groups(lines, rules if ruled else None, table.bounds)
    for place, group in enumerate(groups):
        if len(group) == 1 and _across(group[0], table.bounds):
            table.rows.append([[" ".join(word.text for word in group[0])]])
            continue
        split = [_split(line, table.bounds) for line in group]
        row = [[part for part in column if part] for column in zip(*split, strict=True)]
        if row[0] or (ruled and (is_new or place)):
            table.rows.append(row)
        elif place == 0 and not is_new and table.rows and len(table.rows[-1]) == len(row):
            for cell, more in zip(table.rows[-1], row, strict=True):
                cell += more
        else:
            raise ValueError(f"rows of a table that can't be told apart, at {' '.join(_texts(row)).strip()[:80]!r}")


def _without_rest(lines: list[_Line], bounds: Sequence[float]) -> list[_Line]:
    """Without the prose under a table: what follows its last line of cells, from a line across the columns on."""
    filled = [n for n, line in enumerate(lines) if len(_segments(line)) > 1]
    last = filled[-1] + 1 if filled else 0
    rest = next((n for n in range(last, len(lines)) if _across(lines[n], bounds)), len(lines))
    return lines[:rest]


def _groups(lines: list[_Line], rules: list[float] | None, bounds: Sequence[float]) -> list[list[_Line]]:
    """The lines of each row."""
    groups = [lines[:1]] if lines else []
    distances = [last[0].bottom - line[0].bottom for last, line in pairwise(lines)]
    loose = LOOSE * min(distances, default=0.0)
    by_white = any(distance > loose for distance in distances)
    for last, line in pairwise(lines):
        if rules is not None:
            apart = any(line[0].middle < rule < last[0].middle for rule in rules)
        elif _across(line, bounds) or _across(last, bounds):
            apart = True
        elif by_white:
            apart = last[0].bottom - line[0].bottom > loose
        else:
            apart = bool(_split(line, bounds)[0])
        if apart:
            groups.append([])
        groups[-1].append(line)
    return groups
