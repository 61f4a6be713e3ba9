"""What the readers of formats with structure write with: one text that grows, and the links in it."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from linker.models import Hyperlink
from linker.read.plain import MAX_TEXT, SUPERSCRIPT, Unreadable, target_counts

# What keeps its hyphen before the rest of a word (Leidraad 6 of the official spelling): abbreviations, numbers,
# some first parts ("niet-westers", "oud-lid"), and vowels that would be read as one sound ("mee-eten").
_STAYS = re.compile(
    r"\d+|[bcdfghjklmnpqrstvwxz]+|[hmz]bo|vmbo|vwo|wmo|ibo|wgo|ngo|eu|vn|avg|azc|aow|uwv|niet|non|ex|oud|vice|sociaal"
    r"|semi|pro|anti|noord|zuid|oost|west|e|co|zo",
    re.IGNORECASE,
)
_CLASH = re.compile(r"aa|ae|ai|au|ee|ei|eu|ie|ii|oe|oi|oo|ou|ui|uu")


class Pen:
    """Text under way. Blocks are set apart by one empty line, whatever the file nests inside what."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._links: list[Hyperlink] = []
        self._holds = False  # right after the mark of an item: its text follows on the same line

    def write(self, text: str) -> None:
        """Adds text; white space at the beginning of a line is dropped."""
        if self._at_line_start() or self._holds:
            text = text.lstrip(" \t\n")
        if text:
            self._add(text)
            self._holds = False

    def marker(self, number: int) -> None:
        """The marker of a note, as raised digits: set apart from one right before it."""
        if re.search(r"[⁰¹²³⁴-⁹]$", self._tail()):
            self._add(" ")
        self.write(str(number).translate(SUPERSCRIPT))

    def item(self, mark: str) -> None:
        """Begins an item of a list on a line of its own."""
        self.line()
        self._add(f"{mark} ")
        self._holds = True

    def line(self) -> None:
        """Ends the line, if one is under way."""
        if not self._holds and not self._at_line_start():
            self._add("\n")

    def block(self) -> None:
        """Ends the block: what follows stands after an empty line."""
        self.line()
        if not self._holds and self._parts and not self._tail().endswith("\n\n"):
            self._add("\n")

    def row(
        self, cells: Sequence[Any], paragraphs: Callable[[Any], Sequence[Any]], inline: Callable[[Any], None],
        blocks: Callable[[Any], None],
    ) -> None:  # fmt: skip
        """A row of a table as a line with tabs between its cells, written by `inline`; where a cell has several
        paragraphs (a frame, a box) the cells one after the other, by `blocks`."""
        texts = [paragraphs(cell) for cell in cells]
        if max(map(len, texts), default=0) > 1:
            for cell in cells:
                blocks(cell)
            return
        self.line()
        for at, found in enumerate(texts):
            self.write("\t" if at else "")
            for paragraph in found:
                inline(paragraph)

    def ends_with(self, tail: str) -> bool:
        """Whether the text so far ends with these characters."""
        return self._tail().endswith(tail)

    def drop_last(self) -> None:
        """Takes back the last character."""
        while self._parts and not self._parts[-1]:
            self._parts.pop()
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1

    def breaks_word(self, after: str) -> bool:
        """Whether the hyphen at the end only broke a word at a line's end; `after` is what follows there."""
        match = re.search(r"(\w+)-$", self._tail())
        if not match or match[1].isupper() or _STAYS.fullmatch(match[1]):
            return False
        return match[1] in ("be", "ge") or not _CLASH.fullmatch(match[1][-1:] + after[:1])

    def here(self) -> int:
        """The offset at which the next text will stand."""
        return self._length

    def link(self, start: int, url: str) -> None:
        """Links the text from `start` up to here, when the target is worth keeping."""
        if start < self._length and target_counts(url):
            self._links.append(Hyperlink(start, self._length, url))

    def result(self) -> tuple[str, tuple[Hyperlink, ...]]:
        """The text as it stands, and its links."""
        return "".join(self._parts), tuple(self._links)

    def _add(self, text: str) -> None:
        if self._length + len(text) > MAX_TEXT:
            raise Unreadable(f"holds more than {MAX_TEXT} characters: more than a letter")
        self._parts.append(text)
        self._length += len(text)

    def _tail(self) -> str:
        return "".join(self._parts[-2:])

    def _at_line_start(self) -> bool:
        return not self._parts or self._parts[-1].endswith("\n")
