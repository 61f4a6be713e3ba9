"""PDFs with a real text layer, written from plain paragraphs."""

import ctypes
import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT, MARGIN = 595, 842, 72  # A4, in points
SIZE, LEADING = 11, 15
COLUMNS, ROWS = 78, 46  # characters a line and lines a page that fit at this size
TABLE_ROWS = 30  # lines of a table a page, with the white between its rows


def make_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """A PDF with these paragraphs, the title above them, as many pages as it takes."""
    document = pypdfium2.PdfDocument.new()
    for page in _pages([title, *paragraphs]):
        _write_page(document, page)
    return _saved(document)


def make_table_pdf(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """A PDF with a title and one table between ruled lines, its header on every page.

    `widths`: of each column in characters. A row may go on on the next page; one of a single cell runs across.
    """
    document = pypdfium2.PdfDocument.new()
    lines = [(n, line) for n, row in enumerate(rows) for line in _row_lines(row, widths)]
    for start in range(0, max(len(lines), 1), TABLE_ROWS):
        _write_table(document, title if start == 0 else "", header, lines[start : start + TABLE_ROWS], widths)
    return _saved(document)


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    """A row as lines of cells, each broken to the width of its column."""
    if len(row) == 1:
        return [list(row)]
    cells = [textwrap.wrap(text, width) for text, width in zip(row, widths, strict=True)]
    return [[cell[n] if n < len(cell) else "" for cell in cells] for n in range(max(map(len, cells), default=0))]


def _write_table(
    document: pypdfium2.PdfDocument,
    title: str,
    header: Sequence[str],
    lines: Sequence[tuple[int, list[str]]],
    widths: Sequence[int],
) -> None:
    page = document.new_page(WIDTH, HEIGHT)
    lefts = [MARGIN + 6.2 * x for x in accumulate(widths, lambda x, w: x + w + 2, initial=0)]
    y = HEIGHT - MARGIN
    if title:
        _write(document, page, title, MARGIN, y)
    last: int | None = None
    for n, line in ((None, list(header)), *lines):
        y -= LEADING if n is not None and n == last else LEADING + 8
        if n is None or n != last:
            _rule(page, y + LEADING, lefts[0] - 4, lefts[-1])
        for x, text in zip(lefts, line, strict=False):
            if text:
                _write(document, page, text, x, y, 9)
        last = n
    _rule(page, y - 8, lefts[0] - 4, lefts[-1])
    pdfium.FPDFPage_GenerateContent(page)
    page.close()


def _rule(page: pypdfium2.PdfPage, y: float, left: float, right: float) -> None:
    line = pdfium.FPDFPageObj_CreateNewRect(left, y, right - left, 0.5)
    pdfium.FPDFPath_SetDrawMode(line, pdfium.FPDF_FILLMODE_WINDING, 0)
    pdfium.FPDFPage_InsertObject(page, line)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    document.close()
    return _undated(out.getvalue())


def _undated(body: bytes) -> bytes:
    """The same PDF without the moment it was made and the id drawn from it: one text, one file.

    What is put in place is as long as what it replaces, so the offsets in the file still hold.
    """
    body = re.sub(rb"\(D:\d{14}", b"(D:20000101000000", body)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, body)


def _pages(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    lines = [line for paragraph in paragraphs for line in (*textwrap.wrap(paragraph, COLUMNS), "")]
    for start in range(0, len(lines), ROWS):
        yield lines[start : start + ROWS]


def _write_page(document: pypdfium2.PdfDocument, lines: Sequence[str]) -> None:
    page = document.new_page(WIDTH, HEIGHT)
    for row, line in enumerate(lines):
        if line:
            _write(document, page, line, MARGIN, HEIGHT - MARGIN - row * LEADING)
    pdfium.FPDFPage_GenerateContent(page)
    page.close()


def _write(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, line: str, x: float, y: float, size: float = SIZE
) -> None:
    text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
    encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le"))
    pdfium.FPDFText_SetText(text, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
    pdfium.FPDFPage_InsertObject(page, text)
