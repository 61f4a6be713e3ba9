"""Letters in OpenDocument (LibreOffice): paragraphs, lists, tables, text boxes, raised numbers, links and notes."""

import re

from linker.models import Hyperlink
from linker.read.package import Element, Package
from linker.read.pen import Pen
from linker.read.plain import SUBSCRIPT, SUPERSCRIPT, Unreadable

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _STYLE = (f"{{{_NS}{name}:1.0}}" for name in ("office", "text", "style"))
_HREF = "{http://www.w3.org/1999/xlink}href"
_NOT_SHOWN = {"tracked-changes", "note", "annotation", "annotation-end", "sequence-decls", "forms", "bookmark"}


def read_odt(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    """The bytes of an OpenDocument text in; its text, with its notes under it, and the link targets out."""
    package = Package(raw, "OpenDocument text (odt)")
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise Unreadable("is no OpenDocument text (odt): it has no text part")
    styles = package.xml("styles.xml")
    writer = _Odt([root for root in (content, styles) if root is not None])
    for head in () if styles is None else styles.iter(f"{_STYLE}header"):
        writer.blocks(head)
        break
    return writer.read(body)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _has_text(element: Element) -> bool:
    return any(str(part).strip() for part in element.itertext())


class _Odt:
    """One document under way: which styles raise or lower, which number a list, and the notes cited so far."""

    def __init__(self, roots: list[Element]) -> None:
        self.pen = Pen()
        self.notes: list[Element] = []
        self.position: dict[str, str] = {}
        self.numbered: set[str] = set()
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                for props in style.iter(f"{_STYLE}text-properties"):
                    self.position[style.get(f"{_STYLE}name", "")] = props.get(f"{_STYLE}text-position", "")
            for form in root.iter(f"{_TEXT}list-style"):
                first = next(iter(form), None)
                if first is not None and _name(first) == "list-level-style-number":
                    self.numbered.add(form.get(f"{_STYLE}name", ""))

    def read(self, body: Element) -> tuple[str, tuple[Hyperlink, ...]]:
        self.blocks(body)
        for n, note in enumerate(self.notes, 1):
            self.pen.block()
            self.pen.write(f"{str(n).translate(SUPERSCRIPT)} ")
            for paragraph in note.iterfind(f"{_TEXT}note-body//{_TEXT}p"):
                self.pen.write(" ")
                self._inline(paragraph)
        return self.pen.result()

    def blocks(self, parent: Element) -> None:
        for child in parent:
            name = _name(child)
            if name in ("p", "h"):
                self.pen.block()
                self._inline(child)
                self.pen.block()
            elif name == "list":
                self._list(child)
            elif name == "table":
                self._table(child)
            elif name not in _NOT_SHOWN:
                self.blocks(child)

    def _list(self, items: Element) -> None:
        self.pen.block()
        numbered = items.get(f"{_TEXT}style-name", "") in self.numbered
        for at, item in enumerate(items.iterfind(f"{_TEXT}list-item"), 1):
            if _has_text(item):
                self.pen.item(f"{at}." if numbered else "-")
            self.blocks(item)

    def _table(self, table: Element) -> None:
        self.pen.block()
        for row in (e for e in table.iter() if _name(e) == "table-row"):
            cells = [cell for cell in row if _name(cell) == "table-cell"]
            self.pen.row(cells, _paragraphs, self._inline, self.blocks)
        self.pen.block()

    def _inline(self, parent: Element, position: str = "") -> None:
        self._write(parent.text, position)
        for child in parent:
            name = _name(child)
            if name == "note":
                self.notes.append(child)
                self.pen.marker(len(self.notes))
            elif name == "note-ref":  # cites a note once more
                self._write(child.text, "super")
            elif name == "text-box":
                self.blocks(child)
            elif name in ("s", "tab", "line-break"):
                self.pen.write({"s": " ", "tab": "\t", "line-break": "\n"}[name])
            elif name not in _NOT_SHOWN:
                start = self.pen.here()
                self._inline(child, self.position.get(child.get(f"{_TEXT}style-name", "")) or position)
                self.pen.link(start, child.get(_HREF, "") if name == "a" else "")
            self._write(child.tail, position)

    def _write(self, text: str | None, position: str) -> None:
        """Text with white space as one space, and raised and lowered numbers in characters of their own."""
        words = re.sub(r"[ \t\r\n]+", " ", text or "")
        if position.startswith("super") and re.fullmatch(r"[\d,\s\[\]()–-]+", words):
            words = re.sub(r"[\[\]()]", "", words).translate(SUPERSCRIPT)
        elif position.startswith("sub") and words.isdecimal():
            words = words.translate(SUBSCRIPT)
        self.pen.write(words)


def _paragraphs(cell: Element) -> list[Element]:
    """The paragraphs of a cell that hold text."""
    return [p for p in cell if _name(p) in ("p", "h") and _has_text(p)]
