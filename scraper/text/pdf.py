"""PDF to text: lines in reading order, page by page, with the footnotes of each page after it. Pure.

The layout is read from the boxes of the characters: runs of one size on one baseline, rows of runs, columns. A
raised small number is a marker, written as [n]; small lines at the foot that begin with a number are its note,
written as "[noot n: …]". Words broken at a line's end are joined, running heads and page numbers dropped.

A row of a table between ruled lines (pdf_grid.py) is one line, its cells separated by " | ", with an empty line around
it. A cell that covers several rows is repeated in each; one that covers columns isn't. A paragraph or row that runs
over the end of a page stands on the page where it begins; a header that is repeated there is left out. What stands in
smaller type in the margin of a letter follows the page's text and notes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median

import pypdfium2

from scraper.text.pdf_grid import NEAR, Grid, grids
from scraper.text.pdf_rules import ruled_lines
from scraper.text.pdf_runs import Row, Run, cut, read_runs, rows_of, segments_of, without_margin, words_of

SMALL = 0.8  # a marker's size, at most, as part of its line's
NOTE = 0.93  # a note's size, at most, as part of the document's
HEAD = 0.4  # part of the pages (left and right ones may differ) on which a running head stands, at least
_MARK = re.compile(r"\d{1,3}(?:[ ,]+\d{1,3})*")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m)$")  # m², km³: a power, no marker
_NOTE_START = re.compile(r"(?:\[(?P<raised>\d{1,3})\]|(?P<plain>\d{1,3})[.)]?(?=\s))\s*")
_PAGE_NUMBER = re.compile(r"(?:pagina|pag\.|p\.)? ?# ?(?:van|/|\|) ?#", re.IGNORECASE)
_ENDED = re.compile(r"[.!?)\]”’\"]$|https?://\S+$")
# of a line: what can't end a sentence
_HANGING = re.compile(
    r"(?:,|\b(?:de|het|een|van|en|of|in|op|aan|voor|met|bij|door|tot|om|te|dat|die|lid|leden|motie|nrs?\.|Kamerstuk))$"
)
_GOES_ON = re.compile(r"(?!o |[a-z][.)] )[a-zà-ÿ]")
_ELLIPSIS = {"en", "of", "tot", "dan", "als", "noch", "c.q."}  # "in- en uitvoer" is no broken word


@dataclass(frozen=True)
class PdfText:
    """`text` has a form feed between pages; it is empty for a scan without a text layer."""

    pages: int
    text: str


@dataclass(slots=True)
class _Line:
    text: str
    bottom: float
    size: float
    row: "_TableRow | None" = None


@dataclass(slots=True)
class _TableRow:
    """`columns`: where those of the table begin. `is_open`: nothing ends the row, at the foot of its page. `is_head`:
    its table is as small as a running head."""

    cells: list[str]
    columns: tuple[float, ...]
    header: list[str]  # the first row of the table
    is_open: bool
    is_head: bool


@dataclass(slots=True)
class _Page:
    blocks: list[list[_Line]]  # in reading order: one, or more where there are columns
    margin: list[_Line]  # what stands beside them
    notes: list[list[str]] = field(default_factory=list)  # [number, line, line, …]


def pdf_text(body: bytes) -> PdfText:
    """The text of a PDF. Raises ValueError, with the reason, for what can't be opened or read."""
    try:
        with pypdfium2.PdfDocument(body) as pdf:
            pages = [_read(pdf[n]) for n in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ValueError("PDF locked with a password" if locked else f"no readable PDF: {error}") from error
    _drop_heads(pages)
    _take_notes(pages)
    for page, after in pairwise(pages):
        _join_rows(page, after)
        _join_paragraph(page, after)
    texts = [_page_text(page) for page in pages]
    text = "\f".join(texts) if any(texts) else ""
    return PdfText(len(pages), text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _read(page: pypdfium2.PdfPage) -> _Page:
    runs, turn = read_runs(page)
    runs, margin = without_margin(runs)
    rows = rows_of(runs)
    may_have_table = sum(len(segments_of(row)) > 1 for row in rows) > 1
    tables = grids([box for run in runs for box in words_of(run)], *ruled_lines(page, turn)) if may_have_table else []
    blocks = _with_tables(runs, tables) if tables else _blocks(rows, _gutter(rows))
    return _Page(blocks, [_line(row) for row in rows_of(margin)])


def _with_tables(runs: Sequence[Run], tables: Sequence[Grid]) -> list[list[_Line]]:
    """Lines in reading order, and each table between what stands above and under it."""
    inside: list[list[Run]] = [[] for _ in tables]
    rest: list[Run] = []
    for run in runs:
        boxes = list(words_of(run))
        place = next((n for n, grid in enumerate(tables) if any(grid.row_of(box) is not None for box in boxes)), None)
        (rest if place is None else inside[place]).append(run)
    rows = rows_of(rest)
    gutter = _gutter(rows)
    parts: list[list[list[_Line]]] = []
    for grid, cells in zip(tables, inside, strict=True):
        above = [row for row in rows if row[0].bottom > grid.ys[0] - NEAR]
        rows = rows[len(above) :]
        parts += [_blocks(above, gutter), [_table(grid, cells)]]
    parts.append(_blocks(rows, gutter))
    blocks = [block for part in parts for block in part]
    return blocks if gutter is not None else [[line for block in blocks for line in block]]


def _table(grid: Grid, runs: Sequence[Run]) -> list[_Line]:
    """The rows of a table."""
    inside: dict[tuple[int, int], list[Run]] = {}
    for part in (part for run in runs for part in cut(run, grid.xs[1:-1])):
        for box in words_of(part):
            if (row := grid.row_of(box)) is not None:
                inside.setdefault(grid.first(row, grid.column_of(box)), []).append(part)
                break
    texts = {cell: [_line(row) for row in rows_of(parts)] for cell, parts in inside.items()}
    lines: list[_Line] = []
    for row, low in enumerate(grid.ys[1:]):
        places = [(row, n) for n in range(len(grid.xs) - 1) if n == 0 or (row, n - 1) not in grid.beside]
        found = [texts.get(grid.first(*place), []) for place in places]
        if any(found):
            cells = [_in_one([line.text for line in cell]) for cell in found]
            size = max(line.size for cell in found for line in cell)
            header = lines[0].row.cells if lines and lines[0].row else cells
            is_open = low == grid.ys[-1] and not grid.closed
            is_head = len(grid.ys) <= 3
            lines.append(_Line(" | ".join(cells), low, size, _TableRow(cells, grid.xs, header, is_open, is_head)))
    return lines


def _line(row: Row) -> _Line:
    """A row as text, its raised small numbers as [n]."""
    base = max(row, key=lambda run: (round(run.size), len(run.parts)))
    text, end = "", row[0].x0
    for run in row:
        words = "".join(run.parts)
        raised = run.size <= SMALL * base.size and run.bottom > base.bottom + 0.15 * base.size
        if raised and _MARK.fullmatch(words) and not (words in "23" and _UNIT.search(text)):
            text += "".join(f"[{number}]" for number in re.findall(r"\d+", words))
        else:
            text += (" " if text and (run.spaced or run.x0 - end > 0.2 * base.size) else "") + words
        end = run.x1
    return _Line(text, base.bottom, base.size)


def _blocks(rows: Sequence[Row], gutter: float | None) -> list[list[_Line]]:
    """Lines in reading order: what runs across the page, and between that the left column before the right one."""
    if gutter is None:
        return [[_line(row) for row in rows]]
    parts = [segments_of(row) for row in rows]
    sides: list[set[int]] = [{(s[-1].x1 > gutter) - (s[0].x0 > gutter) for s in row} for row in parts]
    blocks: list[list[Run]] = [[]]
    left: list[Run] = []
    right: list[Run] = []
    for n, (row, side) in enumerate(zip(parts, sides, strict=True)):
        alone = all(s[-1].x1 <= gutter for s in row)
        last_line = alone and n > 0 and 1 in sides[n - 1] and (n + 1 == len(sides) or 1 in sides[n + 1])
        if 1 in side or last_line:  # a segment crosses the gutter, or ends a paragraph of such
            blocks += [left, right, []] if left or right else []
            left, right = [], []
            blocks[-1] += [run for segment in row for run in segment]
        else:
            for segment in row:
                (left if segment[-1].x1 <= gutter else right).extend(segment)
    return [[_line(row) for row in rows_of(block)] for block in (*blocks, left, right) if block]


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the right one of two columns of prose begins, if there are two. The cells of a table are no prose."""
    spans = [(segment[0].x0, segment[-1].x1) for row in rows for segment in segments_of(row)]
    if len(spans) < 10:
        return None
    first, last = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
    width = last - first
    if sum(x1 - x0 > 0.55 * width for x0, x1 in spans) > 0.4 * len(spans):
        return None
    starts = sorted({x0 - 2 for x0, _ in spans if 0.35 < (x0 - first) / width < 0.65})
    if not starts:
        return None
    gutter = min(starts, key=lambda x: sum(x0 < x < x1 for x0, x1 in spans))
    columns = [s for s in spans if s[1] <= gutter], [s for s in spans if s[0] >= gutter]
    for column, room in zip(columns, (gutter - first, last - gutter), strict=True):
        if len(column) < 5 or median(x1 - x0 for x0, x1 in column) < 0.65 * room:
            return None
    return gutter


def _drop_heads(pages: Sequence[_Page]) -> None:
    """Take out the two highest and two lowest lines of pages where they return, whatever number they bear."""
    seen: Counter[tuple[str, int]] = Counter()
    edges = []
    for page in pages:
        edges.append([*_edges([line for block in page.blocks for line in block]), *_edges(page.margin)])
        seen.update({(text, place) for text, place, _ in edges[-1]})
    enough = max(3.0, HEAD * len(pages))
    for page, found in zip(pages, edges, strict=True):
        heads = [x for text, place, x in found if seen[text, place] >= enough or _PAGE_NUMBER.fullmatch(text)]
        for block in (*page.blocks, page.margin):
            block[:] = [line for line in block if not any(line is x for x in heads)]


def _edges(lines: Sequence[_Line]) -> list[tuple[str, int, _Line]]:
    """The lines that can be running heads, each as what returns of it. The rows of a table are none."""
    lines = sorted(lines, key=lambda line: line.bottom)
    edges = [line for line in lines[:2] + lines[2:][-2:] if line.row is None or line.row.is_head]
    return [(re.sub(r"\d+", "#", line.text), round(line.bottom), line) for line in edges]


def _take_notes(pages: Sequence[_Page]) -> None:
    """Move the notes at the foot of each block to the page's `notes`; the rest of one that goes on, to its page."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for block in page.blocks for line in block):
        sizes[round(line.size * 2) / 2] += len(line.text)
    normal = sizes.most_common(1)[0][0] if sizes else 0.0
    before: list[str] = []
    for page in pages:
        marks = {n for block in page.blocks for line in block for n in re.findall(r"\[(\d+)\]", line.text[1:])}
        for place, block in enumerate(page.blocks):
            foot = len(block)
            while foot and not block[foot - 1].row and block[foot - 1].size <= NOTE * normal:
                foot -= 1
            if foot or place:  # else the page is small as a whole
                above = _read_notes(page.notes, block[foot:], marks, before)
                page.blocks[place] = block[:foot] + above
        before = page.notes[-1] if page.notes else []


def _read_notes(notes: list[list[str]], small: list[_Line], marks: set[str], before: list[str]) -> list[_Line]:
    """Add what small lines say to `notes`, or to the note `before`; return those that stand above the first note."""
    starts = [_NOTE_START.match(line.text) for line in small]
    real = [m if m and (m["raised"] or m["plain"] in marks) else None for m in starts]
    first = next((n for n, m in enumerate(real) if m), len(small))
    for line, m in zip(small[first:], real[first:], strict=True):
        if m:
            notes.append([m["raised"] or m["plain"], line.text[m.end() :]])
        else:
            notes[-1].append(line.text)
    if first < len(small) and before and not _ENDED.search(before[-1]):
        before += [line.text for line in small[:first]]
        return []
    return small[:first]


def _join_rows(page: _Page, after: _Page) -> None:
    """Where a table goes on at the top of the next page: without its header, and the row that is broken there whole."""
    own, block = _end(page), _start(after)
    last = own[-1] if own else None
    if last is None or last.row is None or not block or not _same_table(last, block[0]):
        return
    if block[0].row and block[0].row.cells == last.row.header:
        del block[0]
    going_on = list(takewhile(lambda line: _same_table(last, line), block))
    for line in going_on:
        if line.row:
            line.row.header = last.row.header
    if going_on and (rest := going_on[0].row) and _is_rest(last.row, rest):
        cells = zip(last.row.cells, rest.cells, strict=True)
        last.row.cells = [_in_one([part for part in parts if part]) for parts in cells]
        last.text = " | ".join(last.row.cells)
        del block[0]


def _end(page: _Page) -> list[_Line]:
    return next((block for block in reversed(page.blocks) if block), [])


def _start(page: _Page) -> list[_Line]:
    return next((block for block in page.blocks if block), [])


def _same_table(last: _Line, line: _Line) -> bool:
    columns = (last.row.columns, line.row.columns) if last.row and line.row else ((), (0.0,))
    return len(columns[0]) == len(columns[1]) and all(abs(a - b) <= NEAR for a, b in zip(*columns, strict=True))


def _is_rest(row: _TableRow, rest: _TableRow) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if len(row.cells) != len(rest.cells) or len(row.cells) == 1:
        return False
    first, more = row.cells[0], rest.cells[0]
    return row.is_open or bool(first and (not more or (more[0].islower() and not first[0].islower())))


def _join_paragraph(page: _Page, after: _Page) -> None:
    """Bring the rest of a paragraph to the page where it begins; of one without an end on the next page, the rest of
    its sentence."""
    own, block = _end(page), _start(after)
    if len(own) < 2 or _begins_paragraph(own, len(own) - 1) or not block or block[0].row:
        return  # a single line at the foot is no paragraph that goes on
    last = own[-1]
    if abs(block[0].size - last.size) > 0.08 * last.size or len(last.text) < 0.6 * max(len(x.text) for x in own):
        return
    before = re.sub(r"(?:\[\d+\])+$", "", last.text).rstrip("”’\"')")
    if not _HANGING.search(before) and (before[-1:] in (*".!?:;", "") or not _GOES_ON.match(block[0].text)):
        return
    end = next((n for n in range(1, len(block)) if _begins_paragraph(block, n)), 0)
    end = end or next((n for n, line in enumerate(block, 1) if re.search(r"[.!?]$", line.text)), 0)
    own += block[:end]
    del block[:end]


def _page_text(page: _Page) -> str:
    notes = [f"[noot {number}: {' '.join(_joined(lines))}]" for number, *lines in page.notes]
    text = "\n".join([*filter(None, map(_block_text, page.blocks)), *notes])
    return "\n\n".join(filter(None, [text, _block_text(page.margin)]))


def _begins_paragraph(lines: Sequence[_Line], n: int) -> bool:
    """Whether more white stands above a line than between two lines, or it is a row of a table or follows one."""
    if not n or lines[n].row or lines[n - 1].row:
        return True
    return lines[n - 1].bottom - lines[n].bottom > 1.6 * max(lines[n].size, lines[n - 1].size)


def _block_text(lines: Sequence[_Line]) -> str:
    """The lines, words that they break made whole, a blank line between paragraphs."""
    paragraphs: list[list[str]] = []
    for n, line in enumerate(lines):
        if _begins_paragraph(lines, n):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return "\n\n".join("\n".join(_joined(paragraph)) for paragraph in paragraphs)


def _in_one(lines: Sequence[str]) -> str:
    """The lines of a cell on one. A number or name that was broken behind its hyphen keeps that."""
    return re.sub(r"(?<=\w)-\n(?=[A-Z\d])", "-", "\n".join(_joined(lines))).replace("\n", " ")


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines; one that ends within a word is one with the next."""
    done: list[str] = []
    for line in lines:
        before = done[-1] if done else ""
        broken = before.endswith("-") and line[:1].islower() and line.split()[0] not in _ELLIPSIS
        if broken and before[-2:-1].isalnum():
            # EU-burgers has a hyphen of its own
            done[-1] = (before[:-1] if before[-2].islower() else before) + line
        else:
            done.append(line)
    return done
