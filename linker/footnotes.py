"""The notes of a letter: where they are defined, where they are cited, and in which sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from linker.models import Footnote, Hyperlink
from linker.read.layout import HIDDEN, RULE, Line, Unit, clean, lines, sentences

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPER = "⁰¹²³⁴-⁹"

# The heading above a list of notes. What follows must be such a list, or it is an ordinary section.
_NOTES_HEADING = re.compile(
    r"(?:\d\.\s*)?(?:(?:eind|voet)?noten|bron(?:nen)?(?:lijst|vermelding(?:en)?|opgave)?|(?:bronnen|noten|literatuur)"
    r" en \w+|verwijzingen|referenties|literatuur(?:lijst)?|geraadpleegde (?:bronnen|literatuur))\s*:?$",
    re.IGNORECASE,
)
# A definition anywhere in the letter (the bottom of a page): a raised number or one in brackets.
_DEFINITION = re.compile(rf"(?:(?P<sup>[{_SUPER}]{{1,3}})|\[\^?(?P<square>\d{{1,3}})\]:?)\s*(?=\S)")
# Under a heading that announces notes, a plain number or a bullet is enough.
_LISTED = re.compile(r"(?:\(?(?P<plain>\d{1,3})(?P<point>[.):]+)?|[-*•])\s+(?=\S)")

_MARKER = re.compile(
    rf"(?P<sup>[{_SUPER}]+(?:[⁻˒⁾,'](?=[{_SUPER}])[{_SUPER}]+)*⁾?)"
    r"|\[\^?(?P<square>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]|\((?P<round>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\)"
)
# A raised 2 or 3 after a unit of length is an area or a volume; after a loose 10 it is a power.
_UNIT_BEFORE = re.compile(r"(?<![A-Za-zµ])[kcdmh]?m$")
_TEN_BEFORE = re.compile(r"(?:[x×·]\s*|\b)10$")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]’'\"]")


@dataclass(frozen=True)
class Note:
    """A note as defined: its number, the span of its text, and the span with its number."""

    n: int
    start: int
    end: int
    zone: tuple[int, int]


@dataclass(frozen=True)
class Notes:
    """All notes of a letter, and the spans that are no part of its body (notes and their headings)."""

    defined: tuple[Note, ...]
    zones: tuple[tuple[int, int], ...]
    in_round_brackets: bool  # only then is "(1)" in a sentence a marker
    groups: tuple[tuple[int, dict[int, int]], ...]  # where notes stand together, and their number by the printed one

    def number(self, printed: int, place: int) -> int | None:
        """The note that a printed number at this place means: the next group that follows, else the last."""
        at = bisect_right(self.groups, place, key=lambda group: group[0])
        return self.groups[min(at, len(self.groups) - 1)][1].get(printed) if self.groups else None


def find_notes(text: str) -> Notes:
    """Every note that the text defines, at the bottom of a page or in a list, in the order of the text."""
    notes: list[Note] = []
    zones: list[tuple[int, int]] = []
    all_lines = lines(text)
    in_list = in_note = in_round = False
    for at, line in enumerate(all_lines):
        if _heads_notes(all_lines, at):
            in_list, in_note = True, False
            zones.append((line.start, line.end))
        elif not line.text or RULE.match(line.text):
            in_note = False
        elif match := _definition(all_lines, at, in_list, in_note, notes[-1].n if notes else 0):
            n = _number(match) or len(notes) + 1
            notes.append(Note(n, line.start + match.end(), line.end, (line.start, line.end)))
            in_round |= line.text.startswith("(")
            in_note = True
        elif in_note:
            last = notes.pop()
            notes.append(Note(last.n, last.start, line.end, (last.zone[0], line.end)))
        else:
            in_list = False
    unheaded = _unheaded(text, all_lines)
    notes = unheaded if len(unheaded) > len(notes) else notes
    zones += [note.zone for note in notes]
    groups = _groups(_renumbered(notes), text)
    defined = tuple(replace(note, n=n) for _, group in groups for note, n in group)
    numbers = tuple((start, {note.n: n for note, n in reversed(group)}) for start, group in groups)
    return Notes(defined, tuple(sorted(zones)), in_round, numbers)


def _groups(notes: Sequence[Note], text: str) -> list[tuple[int, list[tuple[Note, int]]]]:
    """Notes by where they stand together, each with its number in the letter: on each page they may begin at 1."""
    groups: list[tuple[int, list[tuple[Note, int]]]] = []
    before: Note | None = None
    shift = highest = 0
    used: set[int] = set()
    for note in notes:
        anew = before is not None and note.n <= before.n and _says(text, before.zone[1], note.zone[0])
        if before is None or anew:
            groups.append((note.zone[0], []))
            shift = highest
        number = note.n + shift if note.n + shift not in used else highest + 1  # a number printed twice
        used.add(number)
        groups[-1][1].append((note, number))
        highest, before = max(highest, number), note
    return groups


def _says(text: str, start: int, end: int) -> bool:
    """Whether there are words between two places."""
    return re.compile(r"\w").search(text, start, end) is not None


def _unheaded(text: str, all_lines: Sequence[Line]) -> list[Note]:
    """A numbered list that ends the text, without a heading, where the text cites most of its numbers."""
    found: list[Note] = []
    for line in reversed(all_lines):
        if not line.text:
            continue
        match = _LISTED.match(line.text)
        if not (match and match["point"]):
            if found and found[-1].n == 1:
                break
            if len(found) > 60 or (not found and len(line.text) > 200):
                return []
            continue
        number = int(match["plain"])
        if found and number != found[-1].n - 1:
            return []
        end = found[-1].zone[0] if found else len(text)
        stop = line.start + len(text[line.start : end].rstrip())
        found.append(Note(number, line.start + match.end(), stop, (line.start, stop)))
    notes = found[::-1]
    cited = {n for match in _MARKER.finditer(text) if match["sup"] or match["square"] for n in _cited(match)}
    known = cited & {note.n for note in notes}
    return notes if notes and notes[0].n == 1 and 2 * len(known) > len(notes) else []


def _heads_notes(all_lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a heading for notes with a note as the next thing under it."""
    if not _NOTES_HEADING.match(all_lines[at].text):
        return False
    below = (all_lines[n].text for n in range(at + 1, len(all_lines)))
    under = next((text for text in below if text and not RULE.match(text)), "")
    return bool(_DEFINITION.match(under) or _LISTED.match(under))


def _definition(all_lines: Sequence[Line], at: int, in_list: bool, in_note: bool, last: int) -> re.Match[str] | None:
    """The match of a note's number where a note may begin: after an empty line, a note or their heading."""
    line, before = all_lines[at], all_lines[at - 1] if at else None
    opens = before is None or not before.text or bool(RULE.match(before.text)) or in_note or in_list
    match = _DEFINITION.match(line.text) or (_LISTED.match(line.text) if in_list else None)
    if not (match and opens):
        return None
    plain = match.groupdict().get("plain")
    # A line of a long note may begin with a number ("2 van de wet"): a bare one must be the next.
    if plain and not match["point"] and int(plain) != last + 1:
        return None
    return match


def _number(match: re.Match[str]) -> int | None:
    written = next((value for name, value in match.groupdict().items() if value and name != "point"), None)
    return int(written.translate(_DIGITS)) if written else None


def _renumbered(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Markdown lets every item of a list be "1.": then the position is the number."""
    if len(notes) > 1 and len({note.n for note in notes}) == 1:
        return tuple(Note(n, note.start, note.end, note.zone) for n, note in enumerate(notes, 1))
    return tuple(notes)


@dataclass(frozen=True)
class Marker:
    """A place where the text cites notes."""

    start: int
    end: int
    numbers: tuple[int, ...]


def find_markers(text: str, notes: Notes) -> list[Marker]:
    """Every marker of a defined note outside the notes: not m², 10⁶, [...] or a number without a note.

    A number in round brackets is one where the notes are written so, or where no other marker is and half of the
    notes or more are cited so."""
    found = _markers(text, notes, notes.in_round_brackets)
    if not found and notes.defined:
        found = _markers(text, notes, True)
        if 2 * len({n for marker in found for n in marker.numbers}) < len(notes.defined):
            return []
    return found


def _markers(text: str, notes: Notes, in_round_brackets: bool) -> list[Marker]:
    starts = [start for start, _ in notes.zones]
    found = []
    for match in _MARKER.finditer(text):
        zone = bisect_right(starts, match.start()) - 1
        inside = zone >= 0 and match.start() < notes.zones[zone][1]
        if inside or (match["round"] and not in_round_brackets) or _is_power(text, match):
            continue
        cited = (notes.number(n, match.start()) for n in _cited(match))
        numbers = tuple(n for n in cited if n is not None)
        if numbers:
            found.append(Marker(match.start(), match.end(), numbers))
    return found


def _is_power(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()]
    raised = match["sup"] or ""
    area = raised in ("²", "³") and _UNIT_BEFORE.search(before)
    return bool(area or (raised and _TEN_BEFORE.search(before)))


def _cited(match: re.Match[str]) -> list[int]:
    """The numbers of a marker: one, a list (1, 2) or a range (3-5)."""
    written = (match["sup"] or match["square"] or match["round"]).translate(_DIGITS).replace("⁻", "-")
    numbers: list[int] = []
    for low, high in re.findall(r"(\d+)(?:\s*[–-]\s*(\d+))?", written):
        numbers += range(int(low), min(int(high or low), int(low) + 30) + 1)
    return numbers


def body(text: str, notes: Notes, markers: Iterable[Marker]) -> str:
    """The text, as long, with notes and rules as spaces and markers as HIDDEN: sentences are read from it."""
    out = list(text)
    rules = ((line.start, line.end) for line in lines(text) if RULE.match(line.text))
    for start, end in (*notes.zones, *rules):
        out[start:end] = " " * (end - start)
    for marker in markers:
        out[marker.start : marker.end] = HIDDEN * (marker.end - marker.start)
    return "".join(out)


def footnotes(
    text: str,
    shadow: str,
    notes: Notes,
    markers: Sequence[Marker],
    units: Sequence[Unit],
    links: Sequence[Hyperlink],
) -> tuple[Footnote, ...]:
    """The notes with their text, their link target, and the sentence that cites each first."""
    first: dict[int, int] = {}
    for marker in markers:
        for n in marker.numbers:
            first.setdefault(n, marker.start)
    citing = _Sentences(shadow, units)
    return tuple(
        Footnote(
            n=note.n,
            text=clean(text[note.start : note.end]).rstrip(" ↩\ufe0e"),
            url=_url(text, note, links),
            cited_in=citing.at(first[note.n]) if note.n in first else None,
            start=note.start,
            end=note.end,
            marker=first.get(note.n),
        )
        for note in notes.defined
    )


def _url(text: str, note: Note, links: Sequence[Hyperlink]) -> str | None:
    """The first target that the note carries, else the first address that it prints."""
    at = bisect_left(links, note.start, key=lambda link: link.start)
    carried = links[at].url if at < len(links) and links[at].start < note.end else None
    printed = _URL.search(text, note.start, note.end)
    return carried or (printed.group() if printed else None)


class _Sentences:
    """The sentences of a letter's units, by where they stand."""

    def __init__(self, shadow: str, units: Sequence[Unit]) -> None:
        self.shadow = shadow
        self.spans = [span for unit in units for span in sentences(shadow, unit.start, unit.end)]
        self.starts = [start for start, _ in self.spans]

    def at(self, place: int) -> str | None:
        """The sentence in which a marker at this place stands, or right behind which."""
        found = bisect_right(self.starts, place) - 1
        if found < 0 or place >= self.spans[found][1]:
            return None
        return clean(self.shadow[slice(*self.spans[found])])
