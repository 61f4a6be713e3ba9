"""PDFs with a real text layer, written from plain paragraphs."""

import ctypes
import io
import re
import textwrap
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT, MARGIN = 595, 842, 72  # A4, in points
SIZE, LEADING = 11, 15
COLUMNS, ROWS = 78, 46  # characters a line and lines a page that fit at this size


def make_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """A PDF with these paragraphs, the title above them, as many pages as it takes."""
    document = pypdfium2.PdfDocument.new()
    for page in _pages([title, *paragraphs]):
        _write_page(document, page)
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
        if not line:
            continue
        text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", SIZE)
        encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le"))
        pdfium.FPDFText_SetText(text, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, MARGIN, HEIGHT - MARGIN - row * LEADING)
        pdfium.FPDFPage_InsertObject(page, text)
    pdfium.FPDFPage_GenerateContent(page)
    page.close()
