"""What is no part of a PDF's text (running heads, page numbers), and the notes under its pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linker.read.pdf_lines import Line, is_raised

_EDGE = 0.12  # of the page's height: where running heads and page numbers stand
NOTE = re.compile(r"(?:[\[(](?P<a>\d{1,3})[\])]|(?P<b>\d{1,3})[.):]?(?=\s)|(?P<c>[⁰¹²³⁴-⁹]{1,3}))\s*")
_PAGE = re.compile(r"(?:pagina|blad(?:zijde)?|p(?:ag)?\.)?\s*[-–]?\s*#\s*[-–]?(?:\s*(?:van|/)\s*#)?", re.IGNORECASE)
_CONTACT = re.compile(r"\b(?:kvk|iban|btw|postbus|bic|rsin|anbi)\b|www\.|@|https?:", re.IGNORECASE)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(slots=True)
class Note:
    number: int
    lines: list[Line]


def take_furniture(pages: Sequence[list[list[Line]]], tops: Sequence[float], body: float) -> list[str]:
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
        shape, small = shapes[id(line)], line.size < 0.95 * body and not NOTE.match(line.text)
        alone = line is region[0] or line is region[-1]
        listed = bool(NOTE.match(line.text)) and line is not region[-1]  # "3 Idem." on two pages is two notes
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


def take_notes(region: list[Line], body: float, last: int) -> tuple[list[Line], list[Note]]:
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
        ahead = 3 if is_raised(line, line.pieces[0]) else 1  # a number may be left out, or stand in a text
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
    raised = len(line.pieces) > 1 and is_raised(line, line.pieces[0])
    small = all(under.size < 0.93 * body for under in region[at:])
    return small or (raised and all(under.size <= line.size + 0.2 for under in region[at:]))


def _number_of(line: Line) -> int | None:
    match = NOTE.match(line.text)
    return int((match["a"] or match["b"] or match["c"]).translate(_DIGITS)) if match else None
