"""The page of one letter: what it says, and beside each paragraph its notes and what its asks touch. Pure."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.records import Letter
from db.site import dutch, marks
from db.site.blocks import Block, blocks
from db.site.marks import Mark, Run
from db.site.notes import AskNote, Found, Note, ask_notes, footnote_notes, reference_notes
from db.site.papers import web_url
from db.site.places import Place, places
from db.site.queries import LetterRows


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its number where the list has them."""

    number: int | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the letter with what belongs beside it. A list holds its items, all else its runs."""

    kind: str  # letterhead, heading, paragraph, list
    runs: tuple[Run, ...]
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    asks: tuple[AskNote, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One status, how many notes have it, and which."""

    name: str
    meaning: str
    status: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows. `loose`: notes and asks whose place in the text wasn't found."""

    title: str
    sender: str
    fields: tuple[tuple[str, str], ...]
    tallies: tuple[Tally, ...]
    footnotes: int
    references: tuple[Note, ...]
    asks: tuple[AskNote, ...]
    sections: tuple[tuple[Part, ...], ...]
    loose: Part | None
    unmatched: tuple[tuple[Note, Found], ...]  # every reference that no paper was linked to
    slug: str

    @property
    def documented(self) -> int:
        """How many asks have at least one document that may bear on them."""
        return sum(bool(ask.papers) for ask in self.asks)


def letter_page(rows: LetterRows) -> Page:
    """The page of a letter from its rows."""
    letter = rows.letter
    cited = places(letter.text, rows.footnotes)
    notes = tuple(
        replace(note, cited=bool((place := cited.get(note.n)) and place.marker)) for note in footnote_notes(rows)
    )
    references = reference_notes(rows)
    asks = ask_notes(rows)
    made = blocks(letter.text, [(f.start, f.end) for f in rows.footnotes], json.loads(letter.sections))
    found = tuple(_marks(rows, cited, references, asks))
    parts = list(_parts(letter.text, made, found))
    loose = _lay_beside(parts, made, [*_anchors(rows, cited, notes), *((r.start, r) for r in references)], asks)
    return Page(
        title=letter.subject or "Brief zonder onderwerp",
        sender=letter.sender or "Afzender onbekend",
        fields=tuple(_fields(letter)),
        tallies=tuple(tallies(notes)),
        footnotes=len(notes),
        references=references,
        asks=asks,
        sections=tuple(_sections(parts)),
        loose=loose,
        unmatched=tuple((note, one) for note in (*notes, *references) for one in note.found if one.paper is None),
        slug=letter.slug,
    )


def _fields(letter: Letter) -> Iterator[tuple[str, str]]:
    debate = ", ".join(part for part in (letter.debate, dutch.day(letter.debate_date)) if part)
    known = (
        ("Afzender", letter.sender),
        ("Aan", letter.recipient or letter.committee),
        ("Datum", dutch.day(letter.date)),
        ("Kenmerk", letter.reference),
        ("Debat", debate),
    )
    return ((name, value or "niet gevonden in de brief") for name, value in known)


def tallies(notes: Sequence[Note]) -> Iterator[Tally]:
    """The notes by status, in the order of the words' list; a status that no note has is left out."""
    order = [*dutch.STATUS, *sorted({note.status for note in notes} - set(dutch.STATUS))]
    for status in order:
        if having := tuple(note for note in notes if note.status == status):
            yield Tally(dutch.status(status), dutch.STATUS.get(status, ("", ""))[1], status, having)


def _marks(
    rows: LetterRows, cited: dict[int, Place], references: Sequence[Note], asks: Sequence[AskNote]
) -> Iterator[Mark]:
    """Everything that lies over the text: asks, markers of notes, citations, and the file's own links."""
    shown = {ask.key: ask.n for ask in asks}
    for ask in rows.asks:
        if ask.duplicate_of is None:
            yield Mark(ask.start, ask.end, "ask", f"{shown[ask.n]}")
        elif ask.duplicate_of in shown:
            yield Mark(ask.start, ask.end, "ask", f"={shown[ask.duplicate_of]}")
    for n, place in cited.items():
        if place.marker:
            yield Mark(*place.marker, "marker", f"{n}")
    for note in references:
        yield Mark(note.start, note.end, "reference", note.anchor)
    for start, end, url in json.loads(rows.letter.links):
        if address := web_url(url):
            yield Mark(start, end, "url", address)


def _parts(text: str, made: Sequence[Block], found: Sequence[Mark]) -> Iterator[Part]:
    """The blocks as parts; items that follow each other are one list."""
    for kind, group in groupby(made, key=lambda block: block.kind):
        if kind == "item":
            items = tuple(Item(block.number, marks.runs(text, block, found)) for block in group)
            yield Part("list", (), items, (), ())
        else:
            for block in group:
                yield Part(kind, marks.runs(text, block, found), (), (), ())


def _anchors(rows: LetterRows, cited: dict[int, Place], notes: Sequence[Note]) -> Iterator[tuple[int | None, Note]]:
    for note in notes:
        place = cited.get(note.n)
        yield (place.end - 1 if place else None), note


def _lay_beside(
    parts: list[Part], made: Sequence[Block], anchored: Sequence[tuple[int | None, Note]], asks: Sequence[AskNote]
) -> Part | None:
    """Put each note and ask with the part that its place falls in; return those that fall in none."""
    where = _part_numbers(made)
    notes_of: dict[int | None, list[Note]] = {}
    asks_of: dict[int | None, list[AskNote]] = {}
    for at, note in anchored:
        notes_of.setdefault(_part_at(made, where, at), []).append(note)
    for ask in asks:
        asks_of.setdefault(_part_at(made, where, ask.start), []).append(ask)
    for number, part in enumerate(parts):
        parts[number] = replace(part, notes=tuple(notes_of.pop(number, ())), asks=tuple(asks_of.pop(number, ())))
    rest = Part("loose", (), (), tuple(notes_of.get(None, ())), tuple(asks_of.get(None, ())))
    return rest if rest.notes or rest.asks else None


def _part_numbers(made: Sequence[Block]) -> list[int]:
    """For each block the number of its part: items that follow each other share one."""
    numbers: list[int] = []
    for at, block in enumerate(made):
        same = at > 0 and block.kind == made[at - 1].kind == "item"
        numbers.append(numbers[-1] + (not same) if numbers else 0)
    return numbers


def _part_at(made: Sequence[Block], where: Sequence[int], at: int | None) -> int | None:
    if at is None:
        return None
    inside = (
        number
        for block, number in zip(made, where, strict=True)
        if any(start <= at < end for start, end in block.lines)
    )
    return next(inside, None)


def _sections(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts, split before each heading and after the letterhead."""
    section: list[Part] = []
    for part in parts:
        leaves_head = bool(section) and section[-1].kind == "letterhead" != part.kind
        if section and (part.kind == "heading" or leaves_head):
            yield tuple(section)
            section = []
        section.append(part)
    if section:
        yield tuple(section)
