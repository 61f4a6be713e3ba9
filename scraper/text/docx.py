"""Word (docx) to text: a paragraph or a row of a table a line, notes after the paragraph that cites them. Pure."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

MAX_SIZE = 500_000_000  # of all parts, unpacked
_OLE = b"\xd0\xcf\x11\xe0"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "txbxContent"))
# what was deleted or moved away, the formulas behind fields, and the copy of a drawing for older programs
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), f"{_MC}Fallback"}
_PROPERTIES = {qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:sdtPr")}
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}


def docx_text(body: bytes) -> str:
    """The text of a Word file. Raises ValueError, with the reason, for what is none.

    A note is cited as [n], in the order of the text, and stands as "[noot n: …]" after its paragraph.
    """
    document, reader = _open(body)
    return "\n".join(reader.blocks(document.element.body))


def docx_tables(body: bytes) -> list[list[tuple[str, ...]]]:
    """The tables of a Word file as rows of cells. Raises ValueError as `docx_text`.

    A cell that covers several is repeated in each; a row that is one cell across the table has one.
    """
    document, reader = _open(body)
    found = []
    for element in document.element.body.iter(_TABLE):
        rows = []
        for row in Table(element, document).rows:
            if row._tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                cells = [cell._tc for cell in row.cells]
                whole = len(cells) > 1 and all(cell is cells[0] for cell in cells)
                rows.append(tuple(map(reader.cell, cells[:1] if whole else cells)))
        found.append(rows)
    return found


def _open(body: bytes) -> tuple[Document, "_Reader"]:
    if body.startswith(_OLE):
        raise ValueError("no docx but an older Word file, or one locked with a password")
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_SIZE:
                raise ValueError("docx is too large unpacked")
        document = docx.Document(BytesIO(body))
        return document, _Reader(_notes(document))
    except (zipfile.BadZipFile, zlib.error, OpcError, KeyError, EOFError, RuntimeError) as error:
        raise ValueError(f"no readable docx: {error}") from error
    except etree.XMLSyntaxError as error:
        raise ValueError(f"docx with broken XML: {error}") from error


def _notes(document: Document) -> dict[tuple[str, str], etree._Element]:
    """The notes by kind and id."""
    found: dict[tuple[str, str], etree._Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES.values() and not relation.is_external:
            for note in etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False)):
                found[kind, note.get(qn("w:id")) or ""] = note
    return found


class _Reader:
    """Reads blocks in document order, counting the notes that they cite."""

    def __init__(self, notes: dict[tuple[str, str], etree._Element]) -> None:
        self.notes = notes
        self.cited = 0
        self.open: list[str] = []  # notes that wait for the end of their paragraph
        self.boxes: list[etree._Element] = []  # text boxes that do
        self.in_cell = 0  # how many cells deep

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """The lines of all paragraphs and tables under `parent`, each followed by its notes and text boxes."""
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield from self._with_notes(_squeeze(self._inline(child)))
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag not in _GONE and child.tag not in _PROPERTIES:
                yield from self.blocks(child)  # w:sdt, w:ins, w:customXml: a frame around blocks

    def _with_notes(self, line: str) -> Iterator[str]:
        """A line with what it cites; within a cell that waits for the end of the row."""
        yield from filter(None, [line])
        if not self.in_cell:
            boxes, self.boxes = self.boxes, []
            notes, self.open = self.open, []
            yield from notes
            for box in boxes:
                yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in _nearest(table, _ROW):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield from self._with_notes(" | ".join(map(self.cell, _nearest(row, _CELL))))

    def cell(self, cell: etree._Element) -> str:
        """A cell on one line."""
        self.in_cell += 1
        lines = list(self.blocks(cell))
        self.in_cell -= 1
        return " ".join(lines).replace("\n", " ")

    def _inline(self, element: etree._Element) -> str:
        """The running text of a paragraph, markers in it."""
        parts = []
        for child in element:
            if child.tag == qn("w:t"):
                parts.append(child.text or "")
            elif child.tag in _SIGNS:
                parts.append(_SIGNS[child.tag])
            elif kind := _NOTES.get(child.tag):
                parts.append(self._note(kind, child.get(qn("w:id")) or ""))
            elif child.tag == _BOX:
                self.boxes.append(child)
            elif child.tag not in _GONE and child.tag not in _PROPERTIES:
                parts.append(self._inline(child))
        return "".join(parts)

    def _note(self, kind: str, ident: str) -> str:
        self.cited += 1
        number, note = self.cited, self.notes.get((kind, ident))
        if note is not None:
            words = " ".join(_squeeze(self._inline(paragraph)) for paragraph in note.iter(_PARAGRAPH))
            self.open.append(f"[noot {number}: {_squeeze(words)}]".replace("\n", " "))
        return f"[{number}]"


def _nearest(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements with this tag, those within one of them left out."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE:
            yield from _nearest(child, tag)


def _squeeze(text: str) -> str:
    """Single spaces; line breaks that the author set are kept."""
    return re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", text)).strip()
