"""The words of a PDF's pages in lines, with their places, and the ruled lines between them. Pure.

Where pdf.py makes text of a page, this keeps what stands where: the ground of pdf_table.py.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from scraper.text.pdf import _PAGE_NUMBER, SMALL
from scraper.text.pdf_rules import Rule, ruled_lines, upright
from scraper.text.pdf_runs import HYPHENS

APART = 0.7  # of a line's height: a wider gap parts two cells


class Word(NamedTuple):
    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    field: int = 0  # how many upright ruled lines stand to the left of it: another one, another cell

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


Line = list[Word]  # from left to right


@dataclass(slots=True)
class Page:
    lines: list[Line]  # from the top down
    rules: list[Rule]  # level ones: (y, from x, to x)
    uprights: list[Rule]  # (x, from y, to y)


def read_pages(body: bytes) -> list[Page]:
    try:
        with pypdfium2.PdfDocument(body) as pdf:
            return [_read(pdf[n]) for n in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"no readable PDF: {error}") from error


def _read(page: pypdfium2.PdfPage) -> Page:
    textpage = page.get_textpage()
    count = textpage.count_chars()
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(textpage.raw, n) / (-pi / 2)) % 4 for n in range(0, count, 50))
    turn = angles.most_common(1)[0][0] if angles else 0
    words = list(_words(textpage, turn))
    textpage.close()
    rules, uprights = ruled_lines(page, turn)
    words = [
        word._replace(field=sum(x < (word.x0 + word.x1) / 2 and low < word.middle < high for x, low, high in uprights))
        for word in words
    ]
    return Page(_lines(words), rules, uprights)


def _words(textpage: pypdfium2.PdfTextPage, turn: int) -> Iterator[Word]:
    """Characters that stand beside each other without a space."""
    box = pdfium.FS_RECTF()
    word: Word | None = None
    for n in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, n)
        code = 0x2D if code in HYPHENS else code
        if code <= 0x20 or code == 0xA0:
            if word:
                yield word
            word = None
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, n, byref(box))
        x0, bottom, x1, top = upright(box, turn)
        if word and -0.5 * word.height <= x0 - word.x1 <= 0.2 * word.height and abs(bottom - word.bottom) < 1:
            word = word._replace(text=word.text + chr(code), x1=max(x1, word.x1))
            continue
        if word:
            yield word
        word = Word(chr(code), x0, x1, bottom, max(top, bottom + 1))
    if word:
        yield word


def _lines(words: Sequence[Word]) -> list[Line]:
    """Words at one height, from the top down, without the small raised numbers of notes."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: -word.middle):
        tallest = max(lines[-1], key=lambda w: w.height) if lines else None
        if tallest and tallest.bottom < word.middle < tallest.top:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        tall = max(word.height for word in line)
        line[:] = [w for w in line if not (w.text.isdigit() and w.height <= SMALL * tall)]
        line.sort(key=lambda word: word.x0)
    return lines


def segments(line: Line, apart: float = APART) -> list[Line]:
    """The parts of a line that ruled lines or gaps wider than `apart` (of its height) keep apart."""
    parts = [line[:1]]
    for last, word in pairwise(line):
        if word.field != last.field or word.x0 - last.x1 > apart * word.height:
            parts.append([])
        parts[-1].append(word)
    return parts


def drop_heads(pages: Sequence[Page], keep: Sequence[Sequence[Line]]) -> None:
    """Take out page numbers and lines that return on other pages: of the two highest and lowest, those that stand
    outside the ruled lines of the page. `keep`: for each page, lines that stay."""
    edges = [
        [line for line in _edges(page) if not any(line is x for x in kept)]
        for page, kept in zip(pages, keep, strict=True)
    ]
    seen = Counter(mark for page in edges for mark in {_mark(line) for line in page})
    for page, lines in zip(pages, edges, strict=True):
        gone = [x for x in lines if seen[_mark(x)] > 1 or _PAGE_NUMBER.fullmatch(re.sub(r"\d+", "#", _mark(x)[0]))]
        page.lines = [line for line in page.lines if not any(line is x for x in gone)]


def _edges(page: Page) -> list[Line]:
    low, high = min((y for y, *_ in page.rules), default=0.0), max((y for y, *_ in page.rules), default=0.0)
    return [line for line in page.lines[:2] + page.lines[2:][-2:] if not low < line[0].middle < high]


def _mark(line: Line) -> tuple[str, int]:
    """What returns of a running head: its words, and its height on the page. The number in it is another each time;
    that of a row of a table makes it another row."""
    text = " ".join(word.text for word in line)
    return text if len(segments(line)) > 1 else re.sub(r"\d+", "#", text), round(line[0].bottom)
