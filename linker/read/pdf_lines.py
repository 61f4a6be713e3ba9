"""The lines of a PDF's pages: characters put together by where they stand. Pure but for the PDF library."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from linker.read.plain import SUBSCRIPT, SUPERSCRIPT, Unreadable

MAX_PIECES = 10_000  # on a page: words that stand apart
_HYPHENS = {0x02, 0xAD, 0xFFFE}  # a hyphen at a line's end, as pdfium and writers give it
_BULLETS = {0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF02D, 0x25CF, 0x25E6, 0x2751, 0x27A2}  # of Symbol and Wingdings too
_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:(?:\s*[,;–-]\s*|\s)[\[(]?\d{1,3}[\])]?)*")


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


def pieces_of(page: pypdfium2.PdfPage) -> list[Piece]:
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


def body_size(pages: Iterable[Sequence[Piece]]) -> float:
    """The size in which most of the letter stands."""
    sizes = Counter[float]()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0]


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
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
        if is_raised(line, piece):
            text = re.sub(r"\s*([,;–-])\s*", r"\1", re.sub(r"[\[\]()]", "", text)).translate(SUPERSCRIPT)
        elif text.isdecimal() and piece.size <= 0.85 * line.size and piece.y < line.y - 0.05 * line.size:
            text = text.translate(SUBSCRIPT)
        if before is not None:
            gap = piece.x0 - before.x1
            wide = gap > 1.5 * line.size and not stretched
            raised = is_raised(line, piece)
            room = 0.06 if raised and is_raised(line, before) else 0.45 if raised else 0.16
            closes = is_raised(line, before) and text[:1] in ".,;:!?)"
            if wide or ((gap > room * line.size or (piece.spaced and not raised)) and not closes):
                yield ("\t" if wide else " "), (piece.url if piece.url == before.url else "")
        yield text, piece.url
        before = piece


def is_marker(line: Line, body: float) -> bool:
    """Whether a line is nothing but the small number of a note."""
    return line.size < 0.85 * body and len(line.pieces) == 1 and bool(re.fullmatch(r"[\[(]?\d{1,3}[\])]?", line.text))


def is_raised(line: Line, piece: Piece) -> bool:
    return piece.y > line.y + 0.12 * line.size and bool(_NUMBER.fullmatch(piece.text))


def is_bold(pieces: Sequence[Piece]) -> bool:
    """Whether all letters stand in a heavy type."""
    fonts = {piece.font for piece in pieces if any(map(str.isalpha, piece.text))}
    return bool(fonts) and all(re.search(r"bold|black|heavy|demi", font, re.IGNORECASE) for font in fonts)
