"""The shape of a letter's text, whatever file it came from: lines, units and sentences, as spans.

A unit is what a reader sees as one thing: a heading, a paragraph or an item of a list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from linker.read.mask import MASK

HIDDEN = "\u2060"  # stands for a character that is no part of a sentence (a footnote marker)
RULE = re.compile(r"[-=_*~–—]{3,}$")
BULLET = re.compile(r"(?:[-*•–—▪‣·]|\(?\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+")
_PAGE = re.compile(
    r"(?:pagina|blad(?:zijde)?|p\.)?\s{0,3}-?\s{0,3}\d{1,3}\s{0,3}-?(?:\s{0,3}(?:van|/)\s{0,3}\d{1,3})?$", re.IGNORECASE
)
HEADING_LENGTH = 110

# Written short, these are followed by a capital or a digit without ending a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:nrs?|art|artt|lid|blz|p|pp|pag|mr|dr|drs|ir|ing|prof|dhr|mw|mevr|d\.d|t\.a\.v|bijv|bv|St|o\.a"
    r"|m\.n|resp|incl|excl|ca|vgl|m\.b\.t|i\.h\.b|par|hfst|max|min|tel|Stb|Stcrt|Trb|i\.c|zgn|n\.a\.v|i\.v\.m"
    r"|[A-Z]|(?:[A-Z]\.)+[A-Z])$"
)
_SENTENCE_END = re.compile(rf"(?<![.!?…])[.!?…]++[\"'’”»)\]]*+(?:\s{{0,2}}{HIDDEN}++)*+(?=\s|$)")
_WORD = re.compile(r"\S")
_NEXT = re.compile(r"[\s‘“'\"„«(]*+(\S)")


@dataclass(frozen=True)
class Line:
    """One line without the white space around it; `indent` says whether it had any in front."""

    start: int
    text: str
    indent: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Unit:
    """A heading, a paragraph, or an item of a list without its bullet."""

    kind: Literal["heading", "paragraph", "item"]
    start: int
    end: int


def lines(text: str) -> list[Line]:
    """All lines of a text, the empty ones too."""
    found, at = [], 0
    for raw in text.split("\n"):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Line(at + lead, bare, lead > 0))
        at += len(raw) + 1
    return found


def clean(text: str) -> str:
    """Words on one line: hidden characters dropped, with a space before punctuation that they leave."""
    bare = re.sub(rf"(?:(?<!\s)\s++)?{HIDDEN}++(?=[\s.,;:!?)]|$)", "", text).replace(HIDDEN, "")
    return " ".join(bare.split())


def units(text: str) -> list[Unit]:
    """A text as headings, paragraphs and items, in order. Rules and page numbers belong to none."""
    found: list[Unit] = []
    for group in _joined(_groups(lines(text)), text):
        first = group[0]
        bullet = BULLET.match(first.text)
        if len(group) == 1 and _reads_as_heading(first.text) and (not bullet or _NUMBERED.match(first.text)):
            found.append(Unit("heading", first.start, first.end))
        else:
            start = first.start + (bullet.end() if bullet else 0)
            found.append(Unit("item" if bullet else "paragraph", start, group[-1].end))
    return _numbered_items(found, text)


def _groups(all_lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that belong together: up to an empty line, a rule, a bullet, or after a heading on top."""
    groups: list[list[Line]] = []
    fresh = True
    for line in all_lines:
        ruled = RULE.match(line.text)
        if not line.text or ruled or _PAGE.match(line.text):
            fresh = True
        elif fresh or BULLET.match(line.text) or _stands_on_top(groups[-1], line):
            groups.append([line])
            fresh = False
        else:
            groups[-1].append(line)
    return groups


def _stands_on_top(group: list[Line], following: Line) -> bool:
    """Whether a group is one short line that the writer broke off: a heading right above its text."""
    only = group[0]
    return (
        len(group) == 1
        and not BULLET.match(only.text)
        and _reads_as_heading(only.text)
        and following.text[0].isupper()
        and len(only.text) + 30 < len(following.text)
    )


def _joined(groups: list[list[Line]], text: str) -> list[list[Line]]:
    """A paragraph that a page's bottom cut in two (the notes there are blanked already) made whole."""
    whole: list[list[Line]] = []
    for group in groups:
        before = whole[-1][-1] if whole else None
        cut = before and before.text[-1:].isalpha() and len(before.text) > 40 and group[0].text[0].islower()
        if before and cut and not BULLET.match(group[0].text):
            whole[-1].extend(group)
        else:
            whole.append(group)
    return whole


def _reads_as_heading(line: str) -> bool:
    """Short, begins like a title, and doesn't end like a sentence (a question may be a title)."""
    words = line.replace(HIDDEN, "").rstrip()
    if len(words) > HEADING_LENGTH or MASK in words:
        return False
    begins = words[:1].isupper() or words[:1].isdigit() or words[:1] in "‘“'\""
    ends = words[-1:] in ".;,:!" or (words[-1:] == "?" and len(words) > 50)
    one = len(sentences(words, 0, len(words))) == 1
    return begins and one and not ends and any(map(str.isalpha, words))


def _numbered_items(found: list[Unit], text: str) -> list[Unit]:
    """A numbered line alone is a heading; beside another numbered line it is an item of a list."""
    numbers = [unit.kind == "heading" and _NUMBERED.match(text, unit.start) for unit in found]
    beside = [any(numbers[max(at - 1, 0) : at]) or any(numbers[at + 1 : at + 2]) for at in range(len(found))]
    return [
        Unit("item", number.end(), unit.end) if number and near else unit
        for unit, number, near in zip(found, numbers, beside, strict=True)
    ]


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end] as spans; a marker after the full stop goes with it."""
    found, at = [], start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() >= at and _ends_sentence(text, at, match, end):
            found.append((at, match.end()))
            at = following.start() if (following := _WORD.search(text, match.end(), end)) else end
    if text[at:end].strip():
        found.append((at, end))
    return found


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    before = text[max(start, match.start() - 30) : match.start()]
    if not following:
        return True
    if following[1].islower() or before.endswith("[") or before.strip().isdigit():
        return False
    return not (match.group().startswith(".") and _ABBREVIATION.search(before))


_QUOTES = re.compile(r"(?P<open>(?<!\w)‘(?![stn]\b)|[“„«])|(?P<close>’(?!\w)|[”»])|(?P<plain>\")")


def quoted(text: str, start: int, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """For each of these spans (in order) whether a quotation that opened after `start` is still open there."""
    depth = {"single": 0, "double": 0, "plain": 0}
    found, at = [], start
    for begin, _ in spans:
        for match in _QUOTES.finditer(text, at, begin):
            kind = "plain" if match["plain"] else "single" if match.group() in "‘’" else "double"
            depth[kind] += -1 if match["close"] else 1
        at = begin
        found.append(depth["single"] > 0 or depth["double"] > 0 or depth["plain"] % 2 == 1)
    return found
