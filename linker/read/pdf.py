"""Letters in PDF: lines, paragraphs, columns and notes found again from where each character stands.

A PDF says where characters stand and nothing of what they are. Here a line is what shares a baseline, a
marker is a number that stands higher, a paragraph ends where the writer left room for the next word, and
the notes are what stands smaller under the page.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from linker.models import Hyperlink
from linker.read.pdf_columns import columns
from linker.read.pen import Pen
from linker.read.plain import MAX_TEXT, SUBSCRIPT, SUPERSCRIPT, Unreadable

MAX_UNPACKED = 20_000_000  # bytes of all that isn't picture or font; pdfium would unpack it whole
MAX_PIECES = 10_000  # on a page: words that stand apart
MAX_PAGES = 200  # a letter with its annexes; more is a report or an attack
_EDGE = 0.12  # of the page's height: where running heads and page numbers stand
_HYPHENS = {0x02, 0xAD, 0xFFFE}  # a hyphen at a line's end, as pdfium and writers give it
_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:(?:\s*[,;–-]\s*|\s)[\[(]?\d{1,3}[\])]?)*")
_NOTE = re.compile(r"(?:[\[(](?P<a>\d{1,3})[\])]|(?P<b>\d{1,3})[.):]?(?=\s)|(?P<c>[⁰¹²³⁴-⁹]{1,3}))\s*")
_PAGE = re.compile(r"(?:pagina|blad(?:zijde)?|p(?:ag)?\.)?\s*[-–]?\s*#\s*[-–]?(?:\s*(?:van|/)\s*#)?", re.IGNORECASE)
_CONTACT = re.compile(r"\b(?:kvk|iban|btw|postbus|bic|rsin|anbi)\b|www\.|@|https?:", re.IGNORECASE)
_ITEM = re.compile(r"[-•–▪‣·*o]\s|\(?(?:(?P<n>\d{1,2})|[a-z])[.)]\s")
# What begins a line of its own in an address or a head, however full the line above is.
_LABEL = re.compile(
    r"[A-Z][\w .()]{1,22}:(?:\s|$)|(?:Tweede Kamer|Eerste Kamer|Postbus|[Pp]er e-?mail|[Tt]\.a\.v\.|i\.a\.a\.)"
)
_BULLETS = {0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF02D, 0x25CF, 0x25E6, 0x2751, 0x27A2}  # of Symbol and Wingdings too
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(slots=True)
class Piece:
    """Characters in one type that follow each other on one baseline, in points from the page's lower left."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    url: str = ""
    spaced: bool = False  # a space came before it


@dataclass(slots=True)
class Line:
    """What shares a baseline, from left to right; y, size and font are those of most of its characters."""

    pieces: list[Piece]
    y: float
    size: float
    font: str

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def text(self) -> str:
        return "".join(text for text, _ in spaced(self))


@dataclass(slots=True)
class Note:
    number: int
    lines: list[Line]


def read_pdf(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    """The bytes of a PDF in; its text with the notes under it, and its link targets, out."""
    _refuse_bombs(raw)
    try:
        with pypdfium2.PdfDocument(raw) as document:
            if len(document) > MAX_PAGES:
                raise Unreadable(f"has {len(document)} pages, more than a letter ({MAX_PAGES})")
            if sum(page.get_textpage().count_chars() for page in document) > MAX_TEXT:
                raise Unreadable(f"holds more than {MAX_TEXT} characters: more than a letter")
            pages = [_pieces(page) for page in document]
            tops = [page.get_height() for page in document]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is a PDF locked with a password" if locked else f"is not a PDF ({error})") from error
    if not any(piece.text.strip() for page in pages for piece in page):
        raise Unreadable("is a scan: a PDF without text (run OCR over it first)")
    body = _body_size(pages)
    edges: list[float] = []
    regions = [[_lines(region) for region in columns(page, edges)] for page in pages]
    feet = _take_furniture(regions, tops, body)
    return _Writer(regions, body).write(feet)


def _refuse_bombs(raw: bytes) -> None:
    """Raises Unreadable where the streams of a PDF unpack to more than any letter's. Pictures are never unpacked."""
    view, total = memoryview(raw), 0
    for match in re.finditer(rb"(?<!end)stream\r?\n", raw):
        said = raw[max(0, match.start() - 400) : match.start()]
        said = said[said.rfind(b"obj") + 1 :]
        if b"FlateDecode" not in said or b"/Image" in said or b"/Length1" in said:
            continue
        end = raw.find(b"endstream", match.end())
        try:
            part = view[match.end() : end if end > 0 else len(raw)]
            total += len(zlib.decompressobj().decompress(part, MAX_UNPACKED + 1 - total))
        except zlib.error:  # packed in another way, or broken: pdfium will say
            continue
        if total > MAX_UNPACKED:
            raise Unreadable(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")


# -- from characters to lines


def _pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    """The page's characters in the order of the file, put together while they stand side by side."""
    textpage = page.get_textpage()
    handle, count = textpage.raw, textpage.count_chars()
    x, y, box, matrix = c_double(), c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    name, flags = create_string_buffer(64), c_int()
    links = _link_boxes(page)
    found: list[Piece] = []
    piece: Piece | None = None
    space = False
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, n)
        if code not in _HYPHENS and (code <= 0x20 or code == 0xA0):
            space = space or code not in (10, 13)  # where lines end is seen from the places, pdfium only guesses
            continue
        pdfium.FPDFText_GetCharOrigin(handle, n, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(handle, n, byref(box))
        pdfium.FPDFText_GetMatrix(handle, n, byref(matrix))
        if abs(matrix.b) > abs(matrix.a):  # stands on its side: a mark in the margin
            continue
        pdfium.FPDFText_GetFontInfo(handle, n, name, len(name), byref(flags))
        size = round(pdfium.FPDFText_GetFontSize(handle, n) * abs(matrix.d), 1) or 1.0
        font = name.value.decode("utf-8", "replace")
        letter = "\u00ad" if code == 0xAD else "-" if code in _HYPHENS else "•" if code in _BULLETS else chr(code)
        letter = "?" if 0xD800 <= code <= 0xDFFF else letter
        url = next((url for url, (a, b, c, d) in links if a <= x.value + 0.5 <= c and b <= y.value + 1 <= d), "")
        same = piece is not None and (piece.size, piece.font, piece.url) == (size, font, url)
        if piece is not None and same and abs(piece.y - y.value) < 0.6 and -0.5 * size <= box.left - piece.x1 <= size:
            gap = (box.left - piece.x1) / size
            piece.text += (" " if gap > 0.22 or (space and gap > -0.1) else "") + letter
            piece.x1 = max(piece.x1, box.right)
        else:
            piece = Piece(letter, box.left, box.right, y.value, size, font, url, space)
            found.append(piece)
        space = False
        if len(found) > MAX_PIECES:
            raise Unreadable(f"has a page with more than {MAX_PIECES} loose pieces of text")
    return found


def _link_boxes(page: pypdfium2.PdfPage) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The addresses that areas of the page link to: (address, (left, bottom, right, top))."""
    boxes = []
    position, link, rect = c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if length and pdfium.FPDFLink_GetAnnotRect(link, byref(rect)):
            path = create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, path, length)
            low, high = sorted((rect.bottom, rect.top))
            boxes.append((path.value.decode("utf-8", "replace"), (rect.left, low, rect.right, high)))
    return boxes


def _body_size(pages: Iterable[Sequence[Piece]]) -> float:
    """The size in which most of the letter stands."""
    sizes = Counter[float]()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0]


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """Pieces as lines from top to bottom; small ones (markers) join the line that they stand against."""
    lines: list[Line] = []
    at_height: dict[int, list[Line]] = {}  # by tens of points
    for piece in sorted(pieces, key=lambda piece: (-round(piece.size), -piece.y)):
        height = int(piece.y // 10)
        around = (line for tens in range(height - 2, height + 3) for line in at_height.get(tens, ()))
        near = [line for line in around if _shares(line, piece)]
        if near:
            min(near, key=lambda line: abs(line.y - piece.y)).pieces.append(piece)
        else:
            lines.append(Line([piece], piece.y, piece.size, piece.font))
            at_height.setdefault(height, []).append(lines[-1])
    for line in lines:
        line.pieces.sort(key=lambda piece: piece.x0)
        main = max(line.pieces, key=lambda piece: len(piece.text))
        line.y, line.size, line.font = main.y, main.size, main.font
    return sorted(lines, key=lambda line: -line.y)


def _shares(line: Line, piece: Piece) -> bool:
    """Whether a piece stands on a line's baseline, or is smaller and stands against it, raised or lowered."""
    if abs(line.y - piece.y) <= 0.12 * line.size:
        return True
    small = piece.size <= 0.85 * line.size and -0.3 * line.size <= piece.y - line.y <= 0.65 * line.size
    near = -0.5 * line.size, line.size
    return small and any(
        near[0] <= piece.x0 - p.x1 <= near[1] or near[0] <= p.x0 - piece.x1 <= near[1] for p in line.pieces
    )


def spaced(line: Line) -> Iterator[tuple[str, str]]:
    """The line's words with their link targets; raised and lowered numbers in characters of their own."""
    before: Piece | None = None
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.pieces)]
    stretched = len(gaps) > 2 and max(gaps) < 1.3 * min(gaps)  # a line of few words drawn out to the margin
    for piece in line.pieces:
        text = piece.text
        if _is_raised(line, piece):
            text = re.sub(r"\s*([,;–-])\s*", r"\1", re.sub(r"[\[\]()]", "", text)).translate(SUPERSCRIPT)
        elif text.isdecimal() and piece.size <= 0.85 * line.size and piece.y < line.y - 0.05 * line.size:
            text = text.translate(SUBSCRIPT)
        if before is not None:
            gap = piece.x0 - before.x1
            wide = gap > 1.5 * line.size and not stretched
            raised = _is_raised(line, piece)
            room = 0.06 if raised and _is_raised(line, before) else 0.45 if raised else 0.16
            closes = _is_raised(line, before) and text[:1] in ".,;:!?)"
            if wide or ((gap > room * line.size or (piece.spaced and not raised)) and not closes):
                yield ("\t" if wide else " "), (piece.url if piece.url == before.url else "")
        yield text, piece.url
        before = piece


def _is_marker(line: Line, body: float) -> bool:
    """Whether a line is nothing but the small number of a note."""
    return line.size < 0.85 * body and len(line.pieces) == 1 and bool(re.fullmatch(r"[\[(]?\d{1,3}[\])]?", line.text))


def _is_raised(line: Line, piece: Piece) -> bool:
    return piece.y > line.y + 0.12 * line.size and bool(_NUMBER.fullmatch(piece.text))


# -- what is no part of the text, and what stands under it


def _take_furniture(pages: Sequence[list[list[Line]]], tops: Sequence[float], body: float) -> list[str]:
    """Drops page numbers and heads that return; takes out small print at the edges, which is given back."""
    at_edge = [
        (number, region, line, line.y > top / 2)
        for number, (page, top) in enumerate(zip(pages, tops, strict=True))
        for region in page
        for line in region
        if not _EDGE * top <= line.y <= (1 - _EDGE) * top
    ]
    shapes = {id(line): re.sub(r"\d+", "#", line.text.strip()) for _, _, line, _ in at_edge}
    on_pages = Counter((shapes[id(line)], round(line.y / 6)) for _, _, line, _ in at_edge)
    taken: list[str] = []
    for number, region, line, high in at_edge:
        shape, small = shapes[id(line)], line.size < 0.95 * body and not _NOTE.match(line.text)
        alone = line is region[0] or line is region[-1]
        listed = bool(_NOTE.match(line.text)) and line is not region[-1]  # "3 Idem." on two pages is two notes
        returns = on_pages[shape, round(line.y / 6)] > 1 and (number or not high) and not listed
        if (alone and _PAGE.fullmatch(shape)) or returns:
            region.remove(line)
        elif small and (
            (not high and line is region[-1] and _CONTACT.search(line.text)) or _is_head(number, region, line)
        ):
            region.remove(line)
            taken.append(line.text)
    return taken


def _is_head(number: int, region: Sequence[Line], line: Line) -> bool:
    """Whether a line stands above the text of a later page, apart from it."""
    below = region[1].y if len(region) > 1 else 0.0
    return number > 0 and line is region[0] and line.y - below > 2.2 * line.size


def _take_notes(region: list[Line], body: float, last: int) -> tuple[list[Line], list[Note]]:
    """The lines under which notes begin: what runs on from the page before, and the notes. Both leave the region."""
    at = next((at for at in range(len(region)) if _opens_notes(region, at, body, last)), None)
    if at is None:
        return [], []
    first = at
    while first and region[first - 1].size <= region[at].size and region[first - 1].size < 0.93 * body:
        first -= 1
    runs_on, notes = region[first:at], list[Note]()
    for line in region[at:]:
        number = _number_of(line)
        ahead = 3 if _is_raised(line, line.pieces[0]) else 1  # a number may be left out, or stand in a text
        if number is not None and (not notes or 0 < number - notes[-1].number <= ahead):
            notes.append(Note(number, [line]))
        else:
            notes[-1].lines.append(line)
    del region[first:]
    return runs_on, notes


def _opens_notes(region: Sequence[Line], at: int, body: float, last: int) -> bool:
    """Whether a line is the first note under a page: numbered on, all below it small, or its number raised."""
    line = region[at]
    if _number_of(line) not in (last + 1, 1):
        return False
    raised = len(line.pieces) > 1 and _is_raised(line, line.pieces[0])
    small = all(under.size < 0.93 * body for under in region[at:])
    return small or (raised and all(under.size <= line.size + 0.2 for under in region[at:]))


def _number_of(line: Line) -> int | None:
    match = _NOTE.match(line.text)
    return int((match["a"] or match["b"] or match["c"]).translate(_DIGITS)) if match else None


# -- from lines to text


class _Writer:
    """Writes regions as paragraphs, then the notes that stood under the pages, then what stood at their feet."""

    def __init__(self, pages: Sequence[list[list[Line]]], body: float) -> None:
        self.pages, self.body, self.pen = pages, body, Pen()
        self.item = 0  # the number of the item before
        self.in_note = False  # the paragraph under way begins with a raised number
        regions = [region for page in pages for region in page if region]
        self.sides = [(min(line.x0 for line in region), max(line.x1 for line in region)) for region in regions]
        pairs = (pair for page in pages for region in page for pair in pairwise(region))
        gaps = sorted((a.y - b.y) / a.size for a, b in pairs if a.size == b.size == body)
        within = [gap for gap in gaps if gap < 2.5] or [1.2]
        self.leading = max(within[len(within) // 5], 1.0)  # between lines of a paragraph, in sizes of their type

    def write(self, feet: Iterable[str]) -> tuple[str, tuple[Hyperlink, ...]]:
        notes: list[Note] = []
        before: Line | None = None
        for page in self.pages:
            renumbered: dict[str, str] = {}
            for region in page:
                last = notes[-1].number if notes else 0
                runs_on, found = _take_notes(region, self.body, last)
                if runs_on and notes:
                    notes[-1].lines += runs_on
                shift = last if found and found[0].number <= last else 0  # numbers that begin anew on each page
                for note in found:
                    printed, note.number = note.number, note.number + shift
                    renumbered[_raised(printed)] = _raised(note.number)
                notes += found
            for region in page:
                before = self._region(region, before, renumbered)
        for note in notes:
            self.pen.block()
            self.pen.write(f"{_raised(note.number)} ")
            self._paragraph(note.lines, {}, skip=True)
        for foot in feet:
            self.pen.block()
            self.pen.write(foot)
        return self.pen.result()

    def _region(self, region: Sequence[Line], before: Line | None, numbers: dict[str, str]) -> Line | None:
        """One column: its lines in paragraphs. `before` is the last line of the column or page before it."""
        left = min((line.x0 for line in region), default=0.0)
        edge = max((right for begin, right in self.sides if abs(begin - left) < 6), default=0.0)
        listed: float | None = None  # where the items of a list begin whose bullets are drawn, not written
        for at, line in enumerate(region):
            if at:
                above = region[at - 1]
                full = _is_full(above, line, (left, edge))
                announced = (above.text.endswith(":") and not _ITEM.match(above.text)) or _is_bold(above.pieces)
                if listed is None and announced and line.x0 > above.x0 + 0.8 * line.size:
                    listed = line.x0
                elif listed is not None and (abs(line.x0 - listed) > 2 or above.y - line.y > 2.5 * line.size):
                    listed = None
                item = listed is not None and (
                    not full or _is_bold(above.pieces) or above.text.rstrip().endswith((":", ";", ".", "?", ","))
                )
                self._between(above, line, full and not item)
                if item and not _ITEM.match(line.text):
                    self.pen.item("•")
            elif before is not None:
                self._over(before, line)
            self._line(line, numbers)
            before = line
        return before

    def _over(self, last: Line, first: Line) -> None:
        """From the end of a column or page to the next: the sentence runs on, or a paragraph ends."""
        same = _is_bold(last.pieces[-1:]) == _is_bold(first.pieces[:1]) and abs(last.size - first.size) < 0.6
        open_ended = same and not last.text.rstrip().endswith((".", "?", "!", ":"))
        if self._leads(first):
            return
        if not self._is_item(first, False) and open_ended and len(last.text) > 30:
            self._join(first)
        else:
            self._begin(first)

    def _begin(self, line: Line) -> None:
        """A paragraph (or a note) begins with this line."""
        self.pen.block()
        self.in_note = len(line.pieces) > 1 and _is_raised(line, line.pieces[0])

    def _leads(self, line: Line) -> bool:
        """Whether a line begins with the marker of the sentence above: it had no room there."""
        raised = len(line.pieces) > 1 and _is_raised(line, line.pieces[0])
        return _is_marker(line, self.body) or (raised and not self.in_note)

    def _between(self, above: Line, line: Line, full: bool) -> None:
        """From one line to the next: a paragraph ends, a line ends, or the sentence runs on."""
        gap = (above.y - line.y) / (self.leading * above.size)
        seam = _is_bold(above.pieces[-1:]) != _is_bold(line.pieces[:1])
        bold = seam and _is_bold(above.pieces) != _is_bold(line.pieces)
        differs = bold or abs(above.size - line.size) > 0.6 or (not full and above.font != line.font)
        indented = line.x0 > above.x0 + above.size and above.text.rstrip().endswith((".", "?", "!"))
        raised = any(_is_raised(line, piece) for piece in line.pieces)  # pushes its line down in some programs
        item = self._is_item(line, full)
        open_ended = full and not above.text.rstrip().endswith((".", "?", "!", ":", ";"))
        ends = gap > (2.2 if open_ended else 1.7 if raised else 1.25)
        if full and gap < 1.7 and self._leads(line):
            return
        if ends or differs or (indented and not _ITEM.match(above.text)):
            self._begin(line)
        elif item or _LABEL.match(line.text) or not full:
            self.pen.write("\n")
        else:
            self._join(line)

    def _is_item(self, line: Line, full: bool) -> bool:
        """Whether a line begins an item: with a bullet, or with the number that is next ("p.\n4." is none)."""
        match = _ITEM.match(line.text)
        if not match or not match["n"]:
            return match is not None
        counts = not full or int(match["n"]) in (1, self.item + 1)
        self.item = int(match["n"]) if counts else self.item
        return counts

    def _join(self, following: Line) -> None:
        """Puts the next line behind this one; a word broken with a hyphen becomes whole."""
        begins = following.text.lstrip()
        if self.pen.ends_with("\u00ad"):
            self.pen.drop_last()
        elif self.pen.ends_with("-") and not re.match(r"(?:en|of|tot|dan|c\.q\.)\b", begins):
            if begins[:1].islower() and self.pen.breaks_word(begins):
                self.pen.drop_last()
        else:
            self.pen.write(" ")

    def _line(self, line: Line, numbers: dict[str, str], skip: int = 0) -> None:
        if _is_marker(line, self.body):
            self.pen.write(_raised(int(re.sub(r"\D", "", line.text) or 0)))
            return
        for text, url in spaced(line):
            rest, skip = text[skip:], max(0, skip - len(text))
            start = self.pen.here()
            self.pen.write(numbers.get(rest, rest))
            if url:
                self.pen.link(start, url)

    def _paragraph(self, lines: Sequence[Line], numbers: dict[str, str], skip: bool) -> None:
        """All lines as one paragraph, without the number that the first begins with."""
        match = _NOTE.match(lines[0].text) if skip else None
        for at, line in enumerate(lines):
            if at:
                self._join(line)
            self._line(line, numbers, match.end() if match and not at else 0)


def _raised(number: int) -> str:
    return str(number).translate(SUPERSCRIPT)


def _is_bold(pieces: Sequence[Piece]) -> bool:
    """Whether all letters stand in a heavy type."""
    fonts = {piece.font for piece in pieces if any(map(str.isalpha, piece.text))}
    return bool(fonts) and all(re.search(r"bold|black|heavy|demi", font, re.IGNORECASE) for font in fonts)


def _is_full(above: Line, line: Line, sides: tuple[float, float]) -> bool:
    """Whether the first word of the next line had no room left on this one (or was broken)."""
    left, right = sides
    words = line.text.split(None, 1)
    width = (line.x1 - line.x0) * len(words[0]) / max(len(line.text), 1) if words else 0
    if above.x0 > left + 0.25 * (right - left):  # set to the right: an address, a logo
        return False
    texts = (above.text, line.text)
    if any("\t" in text[item.end() if (item := _ITEM.match(text)) else 0 :] for text in texts):  # a row of a table
        return False
    runs_on = line.text[:1].islower() and not above.text.rstrip().endswith((".", ",", ";", ":"))
    room = 0.4 * (right - left) if runs_on else 1
    return above.text.endswith(("\u00ad", "-")) or above.x1 + width + 0.2 * line.size > right - room
