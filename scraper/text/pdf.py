"""PDF to text: lines in reading order, page by page, with the footnotes of each page after it. Pure.

The layout is read from the boxes of the characters: runs of one size on one baseline, rows of runs, columns. A
raised small number is a marker, written as [n]; small lines at the foot that begin with a number are its note,
written as "[noot n: …]". Words broken at a line's end are joined, running heads and page numbers dropped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from math import pi
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

SMALL = 0.8  # a marker's size, at most, as part of its line's
NOTE = 0.93  # a note's size, at most, as part of the document's
HEAD = 0.4  # part of the pages (left and right ones may differ) on which a running head stands, at least
_HYPHENS = {0x02, 0xAD, 0x2010, 0xFFFE}  # other ways in which a hyphen reaches us
_MARK = re.compile(r"\d{1,3}(?:[ ,]+\d{1,3})*")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m)$")  # m², km³: a power, no marker
_NOTE_START = re.compile(r"(?:\[(?P<raised>\d{1,3})\]|(?P<plain>\d{1,3})[.)]?(?=\s))\s*")
_PAGE_NUMBER = re.compile(r"(?:pagina|pag\.|p\.)? ?# ?(?:van|/|\|) ?#", re.IGNORECASE)
_ENDED = re.compile(r"[.!?)\]”’\"]$|https?://\S+$")
_ELLIPSIS = {"en", "of", "tot", "dan", "als", "noch", "c.q."}  # "in- en uitvoer" is no broken word


@dataclass(frozen=True)
class PdfText:
    """`text` has a form feed between pages; it is empty for a scan without a text layer."""

    pages: int
    text: str


@dataclass(slots=True)
class _Run:
    """Characters of one size on one baseline. `spaced`: a space stood before it."""

    parts: list[str]
    x0: float
    x1: float
    bottom: float
    top: float
    spaced: bool

    @property
    def size(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class _Line:
    text: str
    bottom: float
    size: float


@dataclass(slots=True)
class _Page:
    blocks: list[list[_Line]]  # in reading order: one, or more where there are columns
    notes: list[list[str]] = field(default_factory=list)  # [number, line, line, …]


Row = list[_Run]


def pdf_text(body: bytes) -> PdfText:
    """The text of a PDF. Raises ValueError, with the reason, for what can't be opened or read."""
    try:
        with pypdfium2.PdfDocument(body) as pdf:
            pages = [_Page(_blocks(_rows(_runs(pdf[n])))) for n in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ValueError("PDF locked with a password" if locked else f"no readable PDF: {error}") from error
    _drop_heads(pages)
    _take_notes(pages)
    texts = [_page_text(page) for page in pages]
    text = "\f".join(texts) if any(texts) else ""
    return PdfText(len(pages), text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _runs(page: pypdfium2.PdfPage) -> list[_Run]:
    """The page's characters, put together while they stand beside each other on one baseline in one size."""
    textpage, box = page.get_textpage(), pdfium.FS_RECTF()
    handle, reference, count = textpage.raw, byref(box), textpage.count_chars()
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(handle, n) / (-pi / 2)) % 4 for n in range(0, count, 50))
    turn = angles.most_common(1)[0][0] if angles else 0
    runs: list[_Run] = []
    run, spaced = None, False
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, n)
        if code in _HYPHENS:
            code = 0x2D
        elif code <= 0x20 or code == 0xA0:
            spaced = True
            if code in (10, 13):
                run = None
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, n, reference)
        x0, bottom, x1, top = _upright(box, turn)
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
                run.parts.append(" ")
            run.parts.append(chr(code))
            run.x1 = max(run.x1, x1)
        else:
            # a new line's space says nothing of what stands to the left of it
            run = _Run([chr(code)], x0, x1, bottom, top, spaced and run is not None)
            runs.append(run)
        spaced = False
    textpage.close()
    return runs


def _upright(box: pdfium.FS_RECTF, turn: int) -> tuple[float, float, float, float]:
    """The box (left, bottom, right, top) as a reader of text that is turned this often by a quarter sees it."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _rows(runs: Iterable[_Run]) -> list[Row]:
    """Runs that stand at one height, from the top down; within a row from left to right."""
    rows: list[Row] = []
    tallest: _Run | None = None
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


def _blocks(rows: Sequence[Row]) -> list[list[_Line]]:
    """Lines in reading order: what runs across the page, and between that the left column before the right one."""
    parts = [_segments(row) for row in rows]
    gutter = _gutter([segment for row in parts for segment in row])
    if gutter is None:
        return [[_line(row) for row in rows]]
    sides: list[set[int]] = [{(s[-1].x1 > gutter) - (s[0].x0 > gutter) for s in row} for row in parts]
    blocks: list[list[_Run]] = [[]]
    left: list[_Run] = []
    right: list[_Run] = []
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
    return [[_line(row) for row in _rows(block)] for block in (*blocks, left, right) if block]


def _segments(row: Row) -> list[Row]:
    """The parts of a row that gaps wider than a letter keep apart."""
    parts = [row[:1]]
    for last, run in pairwise(row):
        if run.x0 - last.x1 > max(run.size, last.size) * 0.9:
            parts.append([])
        parts[-1].append(run)
    return parts


def _gutter(segments: Sequence[Row]) -> float | None:
    """Where the right one of two columns of prose begins, if there are two. The cells of a table are no prose."""
    spans = [(segment[0].x0, segment[-1].x1) for segment in segments]
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
        lines = sorted((line for block in page.blocks for line in block), key=lambda line: line.bottom)
        edges.append(
            [(re.sub(r"\d+", "#", line.text), round(line.bottom), line) for line in lines[:2] + lines[2:][-2:]]
        )
        seen.update({(text, place) for text, place, _ in edges[-1]})
    enough = max(3.0, HEAD * len(pages))
    for page, found in zip(pages, edges, strict=True):
        heads = [x for text, place, x in found if seen[text, place] >= enough or _PAGE_NUMBER.fullmatch(text)]
        page.blocks = [[line for line in block if not any(line is x for x in heads)] for block in page.blocks]


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
            while foot and block[foot - 1].size <= NOTE * normal:
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


def _page_text(page: _Page) -> str:
    notes = [f"[noot {number}: {' '.join(_joined(lines))}]" for number, *lines in page.notes]
    return "\n".join([*filter(None, map(_block_text, page.blocks)), *notes])


def _block_text(lines: Sequence[_Line]) -> str:
    """The lines, words that they break made whole, a blank line where more white stands than between two lines."""
    paragraphs: list[list[str]] = []
    for n, line in enumerate(lines):
        if not n or lines[n - 1].bottom - line.bottom > 1.6 * max(line.size, lines[n - 1].size):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return "\n\n".join("\n".join(_joined(paragraph)) for paragraph in paragraphs)


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
