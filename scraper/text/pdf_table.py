"""Tables of a PDF: cells by the place of the words under the words of the header. Pure.

A table is found by its header: a line (or up to three, where words of it are broken) of which the caller knows at
least two cells. Columns are parted at the whitest place between two header cells. Rows are parted by the ruled lines
of the page; where there are none, by white, else by a filled first cell. A row that these can't tell from its
neighbours raises, so that no cell is told of another row. A table goes on over pages, with its header or without.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from scraper.text.pdf import _joined
from scraper.text.pdf_lines import Line, Page, Word, drop_heads, read_pages, segments

HEADER_LINES = 3
HEADER_APART = 0.45  # of a line's height: a wider gap parts two cells of a header
SPACE = 0.4  # of a line's height: words less apart belong to one piece
LOOSE = 1.25  # of the distance of two lines: a wider one parts two rows
Known = Callable[[str], bool]


class Table(NamedTuple):
    """Cells as printed. A row that runs across the columns has one cell."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(slots=True)
class _Cell:
    """A cell of a header."""

    words: list[Word]

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
class _Open:
    """A table that is being read."""

    cells: list[_Cell]
    key: int
    bounds: list[float] = field(default_factory=list)
    ruled: bool = False
    rows: list[list[list[str]]] = field(default_factory=list)  # row, column, lines


def pdf_tables(body: bytes, known: Known, key: Known = lambda header: False) -> list[Table]:
    """The tables of which `known` says of two cells of the header, at least, that it knows them.

    `key`: of which header every row has a cell: a row without it goes on from the page before. Else the first column.
    Raises ValueError for what is no readable PDF, and where rows can't be told apart.
    """
    pages = read_pages(body)
    drop_heads(pages, [_header_lines(page.lines, known) for page in pages])
    tables: list[_Open] = []
    table: _Open | None = None
    for page in pages:
        for header, lines in _parts(page.lines, known):
            new = header and (table is None or [c.text for c in header] != [c.text for c in table.cells])
            if header and new:
                table = _Open(header, next((n for n, cell in enumerate(header) if key(cell.text)), 0))
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
    lines = [[" ".join(w.text for w in s) for s in segments(line)] for page in read_pages(body) for line in page.lines]
    widest = max(lines, key=len, default=[])
    return " | ".join(widest) if len(widest) > 1 else ""


def _texts(row: list[list[str]]) -> tuple[str, ...]:
    return tuple(" ".join(_joined(cell)) for cell in row)


# --- the header -------------------------------------------------------------------------------------------


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    """Segments that stand under each other, together."""
    cells: list[_Cell] = []
    for segment in (segment for line in lines for segment in segments(line, HEADER_APART)):
        over = [c for c in cells if c.x0 < segment[-1].x1 and segment[0].x0 < c.x1]
        cells = [c for c in cells if not any(c is x for x in over)]
        cells.append(_Cell([word for cell in over for word in cell.words] + segment))
    return sorted(cells, key=lambda cell: cell.x0)


def _hits(cells: Sequence[_Cell], known: Known) -> int:
    return sum(known(cell.text) for cell in cells)


def _header(lines: Sequence[Line], known: Known) -> tuple[int, int, list[_Cell]] | None:
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


def _header_lines(lines: Sequence[Line], known: Known) -> Sequence[Line]:
    found = _header(lines, known)
    return lines[found[0] : found[1]] if found else []


def _parts(lines: list[Line], known: Known) -> Iterator[tuple[list[_Cell] | None, list[Line]]]:
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


def _bounds(cells: Sequence[_Cell], lines: Sequence[Line], page: Page) -> list[float]:
    """Between every two columns the ruled line, or the middle of the widest band that the fewest words cross."""
    middle = cells[0].words[0].middle
    ruled = [x for x, low, high in page.uprights if low < middle < high]
    words = [word for line in lines for word in line] + [word for cell in cells for word in cell.words]
    bounds = []
    for left, right in pairwise(cells):
        if between := [x for x in ruled if left.x1 - 1 <= x <= right.x0 + 1]:
            bounds.append(between[0])
            continue
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


def _rules_of(table: _Open, page: Page) -> list[float]:
    """The heights of ruled lines that run along at least half of the table."""
    left, right = table.cells[0].x0, table.cells[-1].x1
    along: dict[int, float] = {}
    heights: dict[int, float] = {}
    for y, x0, x1 in page.rules:
        key = next((k for k in (round(y), round(y) - 1, round(y) + 1) if k in along), round(y))
        along[key] = along.get(key, 0) + max(0.0, min(x1, right) - max(x0, left))
        heights[key] = y
    return [heights[key] for key, length in along.items() if length >= 0.5 * (right - left)]


def _are_between(rules: Sequence[float], lines: Sequence[Line]) -> bool:
    """Whether some of the ruled lines part lines of text; a table can have them at its head and foot only."""
    return any(lines[-1][0].middle < rule < lines[0][0].middle for rule in rules) if lines else False


def _across(line: Line, bounds: Sequence[float]) -> bool:
    """Whether a line is one piece that crosses the columns: its words go on where two of them meet."""
    if len(segments(line)) > 1:
        return False
    places = [(last.x0, word.x1, word.x0 - last.x1 < SPACE * word.height) for last, word in pairwise(line)]
    return any(
        any(word.x0 < bound < word.x1 for word in line) or any(x0 < bound < x1 and near for x0, x1, near in places)
        for bound in bounds
    )


def _split(line: Line, bounds: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(bounds) + 1)]
    for word in line:
        cells[sum((word.x0 + word.x1) / 2 > bound for bound in bounds)].append(word.text)
    return [" ".join(cell) for cell in cells]


def _goes_on(table: _Open, lines: Sequence[Line], page: Page) -> bool:
    """Whether a table goes on with these lines, at the top of a page and without a header."""
    if table.ruled:
        return bool(_rules_of(table, page))
    return any(sum(map(bool, _split(line, table.bounds))) > 1 and not _across(line, table.bounds) for line in lines)


def _fill(table: _Open, lines: list[Line], page: Page, *, is_new: bool, has_header: bool) -> None:
    """Add the rows that these lines are. The first of a later page may be the rest of the last row."""
    rules = _rules_of(table, page)
    ruled = bool(rules) if table.ruled else _are_between(rules, lines)
    table.ruled = ruled
    if has_header:
        table.bounds = _bounds(table.cells, lines, page)
    lines = _within(lines, table.bounds, page, rules) if ruled else _without_rest(lines, table.bounds)
    groups = _groups(lines, rules if ruled else None, table)
    for place, group in enumerate(groups):
        if len(group) == 1 and _across(group[0], table.bounds):
            table.rows.append([[" ".join(word.text for word in group[0])]])
            continue
        split = [_split(line, table.bounds) for line in group]
        row = [[part for part in column if part] for column in zip(*split, strict=True)]
        if row[table.key] or (ruled and (is_new or place)):
            table.rows.append(row)
        elif place == 0 and not is_new and table.rows and len(table.rows[-1]) == len(row):
            for cell, more in zip(table.rows[-1], row, strict=True):
                cell += more
        else:
            raise ValueError(f"rows of a table that can't be told apart, at {' '.join(_texts(row)).strip()[:80]!r}")


def _within(lines: list[Line], bounds: Sequence[float], page: Page, rules: Sequence[float]) -> list[Line]:
    """The lines between the ruled ones; a row that is broken by the end of a page may lack its last or first."""
    low = min([*rules, *(bottom for _, bottom, _ in page.uprights)])
    high = max([*rules, *(top for _, _, top in page.uprights)])
    if lost := [line for line in lines if line[0].middle > high and (page.uprights or _across(line, bounds))]:
        raise ValueError(f"words above a table that goes on: {' '.join(word.text for word in lost[0])[:80]!r}")
    inside = [line for line in lines if line[0].middle > low]
    return inside if page.uprights else inside + _without_rest([x for x in lines if x[0].middle <= low], bounds)


def _without_rest(lines: list[Line], bounds: Sequence[float]) -> list[Line]:
    """Without the prose under a table: what follows its last line of cells, from a line across the columns on."""
    filled = [n for n, line in enumerate(lines) if len(segments(line)) > 1]
    last = filled[-1] + 1 if filled else 0
    rest = next((n for n in range(last, len(lines)) if _across(lines[n], bounds)), len(lines))
    return lines[:rest]


def _groups(lines: list[Line], rules: list[float] | None, table: _Open) -> list[list[Line]]:
    """The lines of each row."""
    groups = [lines[:1]] if lines else []
    distances = [last[0].bottom - line[0].bottom for last, line in pairwise(lines)]
    loose = LOOSE * min(distances, default=0.0)
    by_white = any(distance > loose for distance in distances)
    for last, line in pairwise(lines):
        if rules is not None:
            apart = any(line[0].middle < rule < last[0].middle for rule in rules)
        elif _across(line, table.bounds) or _across(last, table.bounds):
            apart = True
        elif by_white:
            apart = last[0].bottom - line[0].bottom > loose
        else:
            apart = bool(_split(line, table.bounds)[table.key])
        if apart:
            groups.append([])
        groups[-1].append(line)
    return groups
