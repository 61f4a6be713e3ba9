"""Letters in Word: the page head, text boxes, paragraphs, lists, tables, raised numbers, links and real notes."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from linker.models import Hyperlink
from linker.read.package import Element, Package
from linker.read.pen import Pen
from linker.read.plain import SUBSCRIPT, SUPERSCRIPT, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOT_SHOWN = {"del", "moveFrom", "Fallback", "rPr", "pPr", "footnoteRef", "endnoteRef", "delText", "sdtPr", "tcPr"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]*)"')


def read_docx(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    """The bytes of a Word file in; its text, with its notes under it, and the link targets out."""
    package = Package(raw, "Word file (docx)")
    main = _target(package, "_rels/.rels", "", "officeDocument") or "word/document.xml"
    document = package.xml(main)
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise Unreadable("is no Word file (docx): it has no text part")
    return _Word(package, main).read(body)


def _name(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Element | None, path: str) -> str | None:
    found = element.find("/".join(_W + step for step in path.split("/"))) if element is not None else None
    return None if found is None else found.get(f"{_W}val", "")


def _rels(package: Package, name: str) -> Iterator[tuple[str, str, str]]:
    """(id, kind, target) of what a part relates to."""
    root = package.xml(name)
    for rel in () if root is None else root:
        yield rel.get("Id", ""), rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")


def _rels_of(part: str) -> str:
    return "{}/_rels/{}.rels".format(*posixpath.split(part))


def _links(package: Package, part: str) -> dict[str, str]:
    """The addresses that a part's hyperlinks lead to, by id."""
    return {id: target for id, kind, target in _rels(package, _rels_of(part)) if kind == "hyperlink"}


def _target(package: Package, rels: str, base: str, kind: str) -> str | None:
    found = (target for _, kind_, target in _rels(package, rels) if kind_ == kind)
    target = next(found, None)
    return None if target is None else posixpath.normpath(posixpath.join("/", base, target)).lstrip("/")


class _Word:
    """One Word file under way: what its styles and lists say, and the notes cited so far."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.pen = package, Pen()
        self.folder = posixpath.dirname(main)
        self.rels = _rels_of(main)
        self.urls = _links(package, main)
        self.styles = self._by_id("styles", "style", "styleId")
        self.lists = self._by_id("numbering", "num", "numId")
        self.list_forms = self._by_id("numbering", "abstractNum", "abstractNumId")
        self.counts: Counter[tuple[str, str]] = Counter()
        self.cited: list[tuple[str, str]] = []
        self.field: list[tuple[str, int | None]] = []  # fields that are open: what they say, where they begin

    def _part(self, kind: str) -> Element | None:
        name = _target(self.package, self.rels, self.folder, kind)
        return self.package.xml(name) if name else None

    def _by_id(self, part: str, tag: str, key: str) -> dict[str, Element]:
        root = self._part(part)
        return {} if root is None else {e.get(_W + key, ""): e for e in root.findall(_W + tag)}

    def read(self, body: Element) -> tuple[str, tuple[Hyperlink, ...]]:
        self._head(body)
        self._blocks(body)
        self._notes()
        return self.pen.result()

    def _head(self, body: Element) -> None:
        """The head of the first page: often the letterhead."""
        section = body.find(f".//{_W}sectPr")
        if section is None:
            return
        wanted = "first" if section.find(f"{_W}titlePg") is not None else "default"
        targets = {id: target for id, kind, target in _rels(self.package, self.rels) if kind == "header"}
        for reference in section.findall(f"{_W}headerReference"):
            target = targets.get(reference.get(f"{_R}id", ""))
            if reference.get(f"{_W}type") == wanted and target:
                head = self.package.xml(posixpath.normpath(posixpath.join(self.folder, target)))
                if head is not None:
                    self._blocks(head)

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name not in _NOT_SHOWN:  # content controls and the like hold blocks again
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        for box in _boxes(paragraph):
            self._blocks(box)
        self.pen.block()
        if any(True for _ in paragraph.iter(f"{_W}t")) and (mark := self._mark(paragraph)):
            self.pen.item(mark)
        self._inline(paragraph)
        self.pen.block()

    def _style(self, id: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(10):
            style = self.styles.get(id or "")
            if style is None:
                return
            yield style
            id = _value(style, "basedOn")

    def _mark(self, paragraph: Element) -> str:
        """What Word shows before an item of a list; nothing before a heading."""
        styles = list(self._style(_value(paragraph, "pPr/pStyle")))
        names = [(_value(style, "name") or "").lower() for style in styles]
        if any(name.startswith(("heading", "title", "kop")) for name in names):
            return ""
        for holder in (paragraph, *styles):
            number = _value(holder, "pPr/numPr/numId")
            if number is not None:
                return self._number(number, _value(holder, "pPr/numPr/ilvl") or "0")
        return "-" if names and names[0].startswith("list") and names[0] != "list paragraph" else ""

    def _number(self, number: str, level: str) -> str:
        form = self.list_forms.get(_value(self.lists.get(number), "abstractNumId") or "")
        levels = [] if form is None else [e for e in form.findall(f"{_W}lvl") if e.get(f"{_W}ilvl") == level]
        format_ = _value(levels[0], "numFmt") if levels else "bullet"
        if number == "0" or format_ == "none":
            return ""
        if format_ == "bullet":
            return "-"
        self.counts[number, level] += 1
        start = _value(levels[0], "start") or "1"
        return f"{self.counts[number, level] - 1 + (int(start) if start.isdecimal() else 1)}."

    def _inline(self, parent: Element) -> None:
        """The runs of a paragraph, links and fields among them."""
        for child in parent:
            name = _name(child)
            if name == "r":
                self._run(child)
            elif name == "hyperlink":
                start = self.pen.here()
                self._inline(child)
                self.pen.link(start, self.urls.get(child.get(f"{_R}id", ""), ""))
            elif name == "fldSimple":
                start = self.pen.here()
                self._inline(child)
                self.pen.link(start, _link_of(child.get(f"{_W}instr", "")))
            elif name not in _NOT_SHOWN and name not in ("p", "tbl", "drawing", "pict"):
                self._inline(child)

    def _run(self, run: Element) -> None:
        props = run.find(f"{_W}rPr")
        if props is not None and (vanish := props.find(f"{_W}vanish")) is not None and vanish.get(f"{_W}val") != "0":
            return
        holders = [run, *self._style(_value(run, "rPr/rStyle"))]
        raised = next((v for holder in holders if (v := _value(holder, "rPr/vertAlign"))), None)
        for child in run:
            name = _name(child)
            if name == "t":
                self.pen.write(_raised(child.text or "", raised))
            elif name in _BREAKS:
                self.pen.write(_BREAKS[name])
            elif name in ("footnoteReference", "endnoteReference"):
                self.cited.append((name.removesuffix("Reference"), child.get(f"{_W}id", "")))
                self.pen.marker(len(self.cited))
            elif name == "fldChar":
                self._field(child.get(f"{_W}fldCharType"))
            elif name == "instrText" and self.field:
                said, start = self.field[-1]
                self.field[-1] = (said + (child.text or ""), start)
            elif name == "AlternateContent":
                self._inline(child)

    def _field(self, kind: str | None) -> None:
        """A field begins, shows its result from here, or ends: only links matter."""
        if kind == "begin":
            self.field.append(("", None))
        elif kind == "separate" and self.field:
            self.field[-1] = (self.field[-1][0], self.pen.here())
        elif kind == "end" and self.field:
            said, start = self.field.pop()
            if start is not None:
                self.pen.link(start, _link_of(said))

    def _table(self, table: Element) -> None:
        """Its own rows, not those of a table inside it."""
        self.pen.block()
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl"), None) is not table:
                continue
            cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr"), None) is row]
            self.pen.row(cells, _paragraphs, self._inline, self._blocks)
        self.pen.block()

    def _notes(self) -> None:
        """The texts of the real notes, numbered in the order in which the text cites them."""
        notes: dict[tuple[str, str], Element] = {}
        urls: dict[str, dict[str, str]] = {}
        for kind in ("footnote", "endnote"):
            name = _target(self.package, self.rels, self.folder, f"{kind}s")
            root = self.package.xml(name) if name else None
            if name and root is not None:
                urls[kind] = _links(self.package, name)
                notes |= {(kind, note.get(f"{_W}id", "")): note for note in root}
        for n, (kind, id) in enumerate(self.cited, 1):
            self.pen.block()
            self.pen.write(f"{str(n).translate(SUPERSCRIPT)} ")
            self.urls = urls.get(kind, {})
            note = notes.get((kind, id))
            for paragraph in () if note is None else note.iter(f"{_W}p"):
                self.pen.write(" ")
                self._inline(paragraph)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; the copy for old programs is left out."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        ancestors = {_name(above) for above in box.iterancestors()}
        nearest = next(box.iterancestors(f"{_W}p"), None)
        if "Fallback" not in ancestors and nearest is paragraph:
            yield box


def _raised(text: str, position: str | None) -> str:
    """Raised and lowered numbers in characters of their own."""
    if position == "superscript" and re.fullmatch(r"[\d,\s\[\]()–-]+", text):
        return re.sub(r"[\[\]()]", "", text).translate(SUPERSCRIPT)
    return text.translate(SUBSCRIPT) if position == "subscript" and text.isdecimal() else text


def _link_of(instruction: str) -> str:
    match = _LINK_FIELD.match(instruction)
    return match[1] if match else ""


def _paragraphs(cell: Element) -> list[Element]:
    """The paragraphs of a cell that hold text."""
    return [p for p in cell.iter(f"{_W}p") if any(t.text for t in p.iter(f"{_W}t"))]
