"""Letters in PDF: lines, paragraphs, columns and notes found again from where each character stands.

A PDF says where characters stand and nothing of what they are. Here a line is what shares a baseline, a
marker is a number that stands higher, a paragraph ends where the writer left room for the next word, and
the notes are what stands smaller under the page.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pypdfium2

from linker.models import Hyperlink
from linker.read.pdf_columns import columns
from linker.read.pdf_lines import Line, body_size, is_bold, is_marker, is_raised, lines_of, pieces_of, spaced
from linker.read.pdf_notes import NOTE, Note, take_furniture, take_notes
from linker.read.pen import Pen
from linker.read.plain import MAX_TEXT, SUPERSCRIPT, Unreadable

MAX_UNPACKED = 20_000_000  # bytes of all that isn't picture or font; pdfium would unpack it whole
MAX_PAGES = 200  # a letter with its annexes; more is a report or an attack
_ITEM = re.compile(r"[-•–▪‣·*o]\s|\(?(?:(?P<n>\d{1,2})|[a-z])[.)]\s")
# What begins a line of its own in an address or a head, however full the line above is.
_LABEL = re.compile(
    r"[A-Z][\w .()]{1,22}:(?:\s|$)|(?:Tweede Kamer|Eerste Kamer|Postbus|[Pp]er e-?mail|[Tt]\.a\.v\.|i\.a\.a\.)"
)


def read_pdf(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    """The bytes of a PDF in; its text with the notes under it, and its link targets, out."""
    _refuse_bombs(raw)
    try:
        with pypdfium2.PdfDocument(raw) as document:
            if len(document) > MAX_PAGES:
                raise Unreadable(f"has {len(document)} pages, more than a letter ({MAX_PAGES})")
            if sum(page.get_textpage().count_chars() for page in document) > MAX_TEXT:
                raise Unreadable(f"holds more than {MAX_TEXT} characters: more than a letter")
            pages = [pieces_of(page) for page in document]
            tops = [page.get_height() for page in document]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is a PDF locked with a password" if locked else f"is not a PDF ({error})") from error
    if not any(piece.text.strip() for page in pages for piece in page):
        raise Unreadable("is a scan: a PDF without text (run OCR over it first)")
    body = body_size(pages)
    edges: list[float] = []
    regions = [[lines_of(region) for region in columns(page, edges)] for page in pages]
    feet = take_furniture(regions, tops, body)
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
                runs_on, found = take_notes(region, self.body, last)
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
                announced = (above.text.endswith(":") and not _ITEM.match(above.text)) or is_bold(above.pieces)
                if listed is None and announced and line.x0 > above.x0 + 0.8 * line.size:
                    listed = line.x0
                elif listed is not None and (abs(line.x0 - listed) > 2 or above.y - line.y > 2.5 * line.size):
                    listed = None
                item = listed is not None and (
                    not full or is_bold(above.pieces) or above.text.rstrip().endswith((":", ";", ".", "?", ","))
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
        same = is_bold(last.pieces[-1:]) == is_bold(first.pieces[:1]) and abs(last.size - first.size) < 0.6
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
        self.in_note = len(line.pieces) > 1 and is_raised(line, line.pieces[0])

    def _leads(self, line: Line) -> bool:
        """Whether a line begins with the marker of the sentence above: it had no room there."""
        raised = len(line.pieces) > 1 and is_raised(line, line.pieces[0])
        return is_marker(line, self.body) or (raised and not self.in_note)

    def _between(self, above: Line, line: Line, full: bool) -> None:
        """From one line to the next: a paragraph ends, a line ends, or the sentence runs on."""
        gap = (above.y - line.y) / (self.leading * above.size)
        seam = is_bold(above.pieces[-1:]) != is_bold(line.pieces[:1])
        bold = seam and is_bold(above.pieces) != is_bold(line.pieces)
        differs = bold or abs(above.size - line.size) > 0.6 or (not full and above.font != line.font)
        indented = line.x0 > above.x0 + above.size and above.text.rstrip().endswith((".", "?", "!"))
        raised = any(is_raised(line, piece) for piece in line.pieces)  # pushes its line down in some programs
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
        if is_marker(line, self.body):
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
        match = NOTE.match(lines[0].text) if skip else None
        for at, line in enumerate(lines):
            if at:
                self._join(line)
            self._line(line, numbers, match.end() if match and not at else 0)


def _raised(number: int) -> str:
    return str(number).translate(SUPERSCRIPT)


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
