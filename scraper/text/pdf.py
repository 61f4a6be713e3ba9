"""PDF to text: the text layer, page by page. Pure: bytes in, text out."""

import re
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class PdfText:
    """`text` has a form feed between pages; it is empty for a scan without a text layer."""

    pages: int
    text: str


def pdf_text(body: bytes) -> PdfText:
    """The text of a PDF. Raises ValueError for bytes that are none."""
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"no readable PDF: {error}") from error
    with pdf:
        pages = [_page_text(pdf[n]) for n in range(len(pdf))]
    return PdfText(len(pages), "\f".join(pages) if any(pages) else "")


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = str(page.get_textpage().get_text_bounded())
    # a hyphen at a line's end that pdfium marks as such joins the word
    text = text.replace("\ufffe", "").replace("\r\n", "\n")
    return re.sub(r"[ \t]+", " ", text).strip()
