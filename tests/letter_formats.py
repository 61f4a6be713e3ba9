"""A letter described in a few marks, written in each format that the linker reads.

The description is Markdown with real footnotes: `## heading`, `- item`, `1. item`, `| label | value |`, `[words](url)`,
`**bold**`, `[^1]` and `[^1]: text`. Other lines stand as they are; an empty line ends a paragraph.
"""

import ctypes
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html import escape
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INLINE = re.compile(r"\[\^(?P<note>\d+)\]|\[(?P<words>[^\]^]+)\]\((?P<url>[^)\s]+)\)|\*\*(?P<bold>[^*]+)\*\*")


@dataclass(frozen=True)
class Block:
    """A piece of a letter: heading, paragraph, bullet, numbered, row or note; a paragraph may have several lines."""

    kind: str
    text: str
    number: int = 0


@dataclass(frozen=True)
class Bit:
    """Words in one style: plain, bold, a link, or the marker of a note."""

    text: str
    url: str = ""
    note: int = 0
    bold: bool = False


def blocks(source: str) -> list[Block]:
    found: list[Block] = []
    fresh = True
    for line in source.split("\n"):
        if match := re.match(r"\[\^(\d+)\]: (.*)", line):
            found.append(Block("note", match[2], int(match[1])))
        elif match := re.match(r"(#+|-|\d+\.) (.*)", line):
            kind = {"#": "heading", "-": "bullet"}.get(match[1][0], "numbered")
            found.append(Block(kind, match[2], int(match[1][:-1]) if kind == "numbered" else 0))
        elif line.startswith("|"):
            found.append(Block("row", "\t".join(cell.strip() for cell in line.strip("|").split("|"))))
        elif line and (fresh or found[-1].kind != "paragraph"):
            found.append(Block("paragraph", line))
        elif line:
            found[-1] = Block("paragraph", f"{found[-1].text}\n{line}")
        fresh = not line
    return found


def bits(text: str) -> Iterator[Bit]:
    done = 0
    for match in _INLINE.finditer(text):
        yield Bit(text[done : match.start()])
        done = match.end()
        yield Bit(
            match["words"] or match["bold"] or "", match["url"] or "", int(match["note"] or 0), bool(match["bold"])
        )
    yield Bit(text[done:])


def _notes(letter: list[Block]) -> list[Block]:
    return [block for block in letter if block.kind == "note"]


def _body(letter: list[Block]) -> list[Block]:
    return [block for block in letter if block.kind != "note"]


def _linked(b: Bit) -> str:
    return f"[{b.text}]({b.url})" if b.url else b.text


def txt(source: str) -> bytes:
    """Raised numbers, links as in Markdown (as copied from a page), the notes in a list at the end."""

    def plain(text: str) -> str:
        return "".join(str(b.note).translate(SUPERSCRIPT) if b.note else _linked(b) for b in bits(text))

    letter = blocks(source)
    out: list[str] = []
    before = ""
    for block in _body(letter):
        mark = {"bullet": "• ", "numbered": f"{block.number}. "}.get(block.kind, "")
        out += [""] * (block.kind != before or block.kind == "paragraph") + [mark + plain(block.text)]
        before = block.kind
    notes = [f"{str(note.number).translate(SUPERSCRIPT)} {plain(note.text)}" for note in _notes(letter)]
    return "\n".join([*out, "", *notes]).encode("cp1252" if not notes else "utf-8")


def html(source: str) -> bytes:
    """Lists, tables and raised links to notes that link back."""

    def inline(text: str) -> str:
        out = ""
        for b in bits(text):
            if b.note:
                out += f'<sup id="r{b.note}"><a href="#n{b.note}">[{b.note}]</a></sup>'
            elif b.url:
                out += f'<a href="{escape(b.url)}">{escape(b.text)}</a>'
            else:
                out += f"<b>{escape(b.text)}</b>" if b.bold else escape(b.text).replace("\n", "<br>")
        return out

    tags = {"heading": "h2", "paragraph": "p", "bullet": "ul", "numbered": "ol", "row": "table"}
    out, open_tag = ["<!DOCTYPE html><html><head><meta charset=utf-8><title>Brief</title></head><body>"], ""
    for block in _body(blocks(source)):
        tag = tags[block.kind]
        if tag != open_tag:
            out.append(f"</{open_tag}>" if open_tag in ("ul", "ol", "table") else "")
            out.append(f"<{tag}>" if tag in ("ul", "ol", "table") else "")
            open_tag = tag
        if tag == "table":
            out.append("<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in block.text.split("\t")) + "</tr>")
        else:
            inner = "li" if tag in ("ul", "ol") else tag
            out.append(f"<{inner}>{inline(block.text)}</{inner}>")
    notes = [f'<li id="n{n.number}">{inline(n.text)} <a href="#r{n.number}">↩</a></li>' for n in _notes(blocks(source))]
    foot = ["<hr><section><ol>", *notes, "</ol></section>"] if notes else []
    return "\n".join([*out, *foot, "</body></html>"]).encode()


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return out.getvalue()


def docx(source: str) -> bytes:
    """Word with real footnotes, numbering, a heading style and links by relation."""
    urls: list[str] = []
    cited: set[int] = set()

    def run(text: str, props: str = "") -> str:
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
        return f"<w:r><w:rPr>{props}</w:rPr>{lines}</w:r>"

    def inline(text: str) -> str:
        out = ""
        for b in bits(text):
            if b.note in cited:  # Word cites a note again with a field that shows its number
                out += run(str(b.note), '<w:vertAlign w:val="superscript"/>')
            elif b.note:
                cited.add(b.note)
                out += f'<w:r><w:footnoteReference w:id="{b.note + 1}"/></w:r>'
            elif b.url:
                urls.append(b.url)
                out += f'<w:hyperlink r:id="u{len(urls)}">{run(b.text)}</w:hyperlink>'
            else:
                out += run(b.text, "<w:b/>" * b.bold)
        return out

    def paragraph(text: str, props: str = "") -> str:
        return f"<w:p><w:pPr>{props}</w:pPr>{inline(text)}</w:p>"

    props = {
        "heading": '<w:pStyle w:val="Kop1"/>',
        "bullet": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        "numbered": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    }
    out = ""
    for block in _body(blocks(source)):
        if block.kind == "row":
            cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in block.text.split("\t"))
            out = out.removesuffix("</w:tbl>") if out.endswith("</w:tbl>") else out + "<w:tbl>"
            out += f"<w:tr>{cells}</w:tr></w:tbl>"
        else:
            out += paragraph(block.text, props.get(block.kind, ""))
    in_body = len(urls)
    notes = "".join(
        f'<w:footnote w:id="{n.number + 1}"><w:p><w:r><w:footnoteRef/></w:r>{inline(" " + n.text)}</w:p></w:footnote>'
        for n in _notes(blocks(source))
    )
    links = [
        f'<Relationship Id="u{n}" Type="{_RELS}/hyperlink" Target="{escape(u)}" TargetMode="External"/>'
        for n, u in enumerate(urls, 1)
    ]
    others = {"footnotes": "footnotes.xml", "styles": "styles.xml", "numbering": "numbering.xml"}
    rels = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELS}/{kind}" Target="{part}"/>' for kind, part in others.items()
    )
    head = f'{_WORD} xmlns:r="{_RELS}"'
    package = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    level = '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:numFmt w:val="{1}"/></w:lvl></w:abstractNum>'
    num = '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
    forms = level.format(1, "bullet") + level.format(2, "decimal") + num.format(1) + num.format(2)
    style = '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    return zipped(
        {
            "_rels/.rels": package.format(
                f'<Relationship Id="d" Type="{_RELS}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": f"<w:document {head}><w:body>{out}</w:body></w:document>",
            "word/_rels/document.xml.rels": package.format("".join(links[:in_body]) + rels),
            "word/footnotes.xml": f"<w:footnotes {head}>{notes}</w:footnotes>",
            "word/_rels/footnotes.xml.rels": package.format("".join(links[in_body:])),
            "word/styles.xml": f"<w:styles {_WORD}>{style}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_WORD}>{forms}</w:numbering>",
        }
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt(source: str) -> bytes:
    """OpenDocument with real notes in the text, lists and a table."""
    letter = blocks(source)
    texts = {note.number: note.text for note in _notes(letter)}
    cited: set[int] = set()

    def inline(text: str) -> str:
        out = ""
        for b in bits(text):
            if b.note in cited:
                out += f"<text:note-ref>{b.note}</text:note-ref>"
            elif b.note:
                cited.add(b.note)
                body = f"<text:note-body><text:p>{inline(texts[b.note])}</text:p></text:note-body>"
                out += f"<text:note><text:note-citation>{b.note}</text:note-citation>{body}</text:note>"
            elif b.url:
                out += f'<text:a xlink:href="{escape(b.url)}">{escape(b.text)}</text:a>'
            else:
                out += escape(b.text).replace("\n", "<text:line-break/>")
        return out

    out = ""
    for block in _body(letter):
        if block.kind == "row":
            cells = (
                f"<table:table-cell><text:p>{inline(c)}</text:p></table:table-cell>" for c in block.text.split("\t")
            )
            out = out.removesuffix("</table:table>") if out.endswith("</table:table>") else out + "<table:table>"
            out += f"<table:table-row>{''.join(cells)}</table:table-row></table:table>"
        elif block.kind in ("bullet", "numbered"):
            out += f"<text:list><text:list-item><text:p>{inline(block.text)}</text:p></text:list-item></text:list>"
        else:
            tag = "h" if block.kind == "heading" else "p"
            out += f"<text:{tag}>{inline(block.text)}</text:{tag}>"
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table"))
    body = f"<office:body><office:text>{out}</office:text></office:body>"
    root = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink">{body}</office:document-content>'
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": root})


def eml(source: str) -> bytes:
    """A short message with the letter attached as a PDF."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Bode <bode@post.example>", "cie@kamer.example", "Fwd: brief"
    message.set_content("Bijgaand onze brief. Bel 06-14800000 bij vragen.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(pdf(source), maintype="application", subtype="pdf", filename="brief commissie.pdf")
    return message.as_bytes()


WIDTH, HEIGHT, MARGIN, FOOT = 595.0, 842.0, 72.0, 60.0  # A4, in points


class Page:
    """A page under way: words are set at a place, and the lines of its notes wait for its foot."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int) -> None:
        self.document, self.page, self.y = document, document.new_page(WIDTH, HEIGHT), HEIGHT - MARGIN
        self.notes: list[list[Bit]] = []
        if number > 1:
            self.set("Brief aan de commissie", MARGIN, HEIGHT - 40, 9)
        self.set(f"Pagina {number}", WIDTH / 2, 30, 8)

    def set(self, text: str, x: float, y: float, size: float, font: bytes = b"Helvetica") -> float:
        """Sets words and gives back where the next ones begin."""
        item = _item(self.document, text, size, font)
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
        pdfium.FPDFPage_InsertObject(self.page, item)
        return x + width(self.document, text, size, font)

    def link(self, url: str, x: float, y: float, end: float, size: float) -> None:
        """Makes the words from x to end lead to an address."""
        area = pdfium.FPDFPage_CreateAnnot(self.page, pdfium.FPDF_ANNOT_LINK)
        pdfium.FPDFAnnot_SetRect(area, pdfium.FS_RECTF(x, y + size, end, y - 0.2 * size))
        pdfium.FPDFAnnot_SetURI(area, url.encode())
        pdfium.FPDFPage_CloseAnnot(area)

    def close(self) -> None:
        y = FOOT + 10 * len(self.notes)
        for line in self.notes:
            _set_line(self, line, y, 8)
            y -= 10
        pdfium.FPDFPage_GenerateContent(self.page)
        self.page.close()


def _item(document: pypdfium2.PdfDocument, text: str, size: float, font: bytes) -> pdfium.FPDF_PAGEOBJECT:
    item = pdfium.FPDFPageObj_NewTextObj(document, font, size)
    encoded = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
    pdfium.FPDFText_SetText(item, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
    return item


@cache
def _ink(document: pypdfium2.PdfDocument, text: str, size: float, font: bytes) -> float:
    item = _item(document, text, size, font)
    bounds = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *bounds)
    pdfium.FPDFPageObj_Destroy(item)
    return float(bounds[2].value)


def width(document: pypdfium2.PdfDocument, text: str, size: float, font: bytes) -> float:
    """How far words reach, the space behind them too."""
    return sum(_ink(document, char + "|", size, font) - _ink(document, "|", size, font) for char in text)


def _font(b: Bit) -> bytes:
    return b"Helvetica-Bold" if b.bold else b"Helvetica"


def _set_line(page: Page, line: list[Bit], y: float, size: float) -> None:
    x, run = MARGIN, Bit("")
    for b in [*line, Bit("", note=-1)]:
        if b.note == 0 and (b.bold, b.url) == (run.bold, run.url):
            run = Bit(run.text + b.text, run.url, bold=run.bold)
            continue
        begin = x
        for at, cell in enumerate(run.text.split("\t")):
            x = page.set(cell, x if at == 0 else MARGIN + 120 * at, y, size, _font(run)) if cell else x
        if run.url:
            page.link(run.url, begin, y, x, size)
        run = b if b.note == 0 else Bit("")
        if b.note > 0:
            x = page.set(str(b.note), x, y + 0.35 * size, 0.65 * size)


def _wrapped(document: pypdfium2.PdfDocument, text: str, size: float) -> Iterator[list[Bit]]:
    """Lines as wide as the page; a long word is broken with a hyphen where the line is full."""
    for hard in text.split("\n"):
        line: list[Bit] = []
        room = WIDTH - 2 * MARGIN
        for b in bits(hard):
            if b.note:
                line.append(b)
                room -= 0.4 * size * len(str(b.note))
            for word in re.findall(r"\s*\S+|\s+$", b.text):
                wide = width(document, word.rstrip("\t"), size, _font(b))
                if wide > room and len(word) > 9 and room > wide / 2 and word.strip().isalpha():
                    line.append(Bit(word[:4] + "-", b.url, bold=b.bold))
                    word = word[4:]
                if wide > room:
                    yield line
                    line, room, word = [], WIDTH - 2 * MARGIN, word.lstrip()
                line.append(Bit(word, b.url, bold=b.bold))
                room -= width(document, word.replace("\t", "    "), size, _font(b))
        yield line


def pdf(source: str) -> bytes:
    """Set pages: wrapped lines, broken words, raised markers, notes at the foot of the page that cites them."""
    letter = blocks(source)
    notes = {note.number: note.text for note in _notes(letter)}
    document = pypdfium2.PdfDocument.new()
    number = 1
    page = Page(document, number)
    before = ""
    for block in _body(letter):
        mark = {"bullet": "• ", "numbered": f"{block.number}. "}.get(block.kind, "")
        text = f"**{block.text}**" if block.kind == "heading" else mark + block.text
        page.y -= 8 * (block.kind != before or block.kind == "paragraph")
        before = block.kind
        for line in _wrapped(document, text, 11):
            new = [b.note for b in line if b.note in notes]
            under = [w for n in new for w in _wrapped(document, f"[^{n}] {notes.pop(n)}", 8)]
            if page.y < FOOT + 40 + 10 * (len(page.notes) + len(under)):
                page.close()
                number += 1
                page = Page(document, number)
            page.notes += under
            _set_line(page, line, page.y, 11)
            page.y -= 14
    page.close()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": txt, "md": str.encode, "html": html, "docx": docx, "odt": odt, "pdf": pdf, "eml": eml,
}  # fmt: skip
