"""Letters in Word: the page head, paragraphs, lists, tables, raised numbers, links and real footnotes."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.hyperlink import Hyperlink as WordLink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from linker.models import Hyperlink
from linker.read.pen import Pen
from linker.read.plain import SUPERSCRIPT, Unreadable

_NOTE_KINDS = ("footnote", "endnote")


def read_docx(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    """The bytes of a Word file in; its text, with its footnotes under it, and the link targets out."""
    try:
        document = docx.Document(BytesIO(raw))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable("is not a Word file (docx)") from error
    pen = Pen()
    cited: list[tuple[str, str]] = []
    for block in _blocks(document):
        if isinstance(block, Table):
            _table(block, pen, cited)
        else:
            _paragraph(block, pen, cited)
    _notes(document, pen, cited)
    return pen.result()


def _blocks(document: Document) -> Iterator[Paragraph | Table]:
    """The head of the first page (often the letterhead), then the body."""
    first = document.sections[0]
    head = first.first_page_header if first.different_first_page_header_footer else first.header
    if not head.is_linked_to_previous:
        yield from head.iter_inner_content()
    yield from document.iter_inner_content()


def _paragraph(paragraph: Paragraph, pen: Pen, cited: list[tuple[str, str]]) -> None:
    style = paragraph.style.name if paragraph.style is not None else ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    pen.block()
    if paragraph.text.strip() and (numbered or (style or "").startswith("List")):
        pen.item("-")
    _runs(paragraph, pen, cited)
    pen.block()


def _runs(paragraph: Paragraph, pen: Pen, cited: list[tuple[str, str]]) -> None:
    for part in paragraph.iter_inner_content():
        start = pen.here()
        for run in part.runs if isinstance(part, WordLink) else [part]:
            pen.write(_words(run, cited))
        if isinstance(part, WordLink):
            pen.link(start, part.url)


def _words(run: Run, cited: list[tuple[str, str]]) -> str:
    """The text of a run, with raised digits and the markers of real notes as raised characters."""
    text = str(run.text)
    if run.font.superscript and re.fullmatch(r"[\d,\s\[\]()]+", text):
        text = text.strip("[]()").translate(SUPERSCRIPT)
    for kind in _NOTE_KINDS:
        for reference in run._r.findall(qn(f"w:{kind}Reference")):
            cited.append((kind, reference.get(qn("w:id")) or ""))
            text += str(len(cited)).translate(SUPERSCRIPT)
    return text


def _table(table: Table, pen: Pen, cited: list[tuple[str, str]]) -> None:
    pen.block()
    for row in table.rows:
        pen.line()
        for at, cell in enumerate(row.cells):
            pen.write("\t" if at else "")
            for paragraph in cell.paragraphs:
                _runs(paragraph, pen, cited)
    pen.block()


def _notes(document: Document, pen: Pen, cited: list[tuple[str, str]]) -> None:
    """The texts of the real notes, numbered in the order in which the text cites them."""
    texts: dict[tuple[str, str], str] = {}
    for part in document.part.rels.values():
        kind = part.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTE_KINDS and not part.is_external:
            for note in parse_xml(part.target_part.blob):
                words = "".join(node.text or "" for node in note.iter(qn("w:t")))
                texts[kind, note.get(qn("w:id")) or ""] = words.strip()
    for n, key in enumerate(cited, 1):
        pen.block()
        pen.write(f"{str(n).translate(SUPERSCRIPT)} {texts.get(key, '')}")
