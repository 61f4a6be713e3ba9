"""Characters that a reader doesn't see, out of a text; the spans of its links move along."""

import re
from bisect import bisect_left

from linker.models import Hyperlink
from linker.read.plain import Unreadable

# Soft hyphens, zero-width spaces and joiners, marks that turn the writing direction, byte order marks, control
# characters. U+2060 is among them, so no letter can hold the mark that the splitter uses.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x01-\x08\x0b\x0e-\x1f\x7f\ufff9-\ufffb]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CHANGED = re.compile(f"{_UNSEEN.pattern}|[{''.join(map(chr, _LIGATURES))}]")
_NO_LETTERS = 0.3  # of the characters; a PDF whose fonts don't say which letters they draw gives such a text


def drop_unseen(text: str, links: tuple[Hyperlink, ...]) -> tuple[str, tuple[Hyperlink, ...]]:
    """The text without unseen characters and with ligatures as letters, and its links. Raises Unreadable for a
    text of which many characters are no letters at all."""
    lost = sum(text.count(sign) for sign in ("\ufffd", "\0")) + len(re.findall("[\ue000-\uf8ff]", text))
    if lost > _NO_LETTERS * max(len(text), 1):
        raise Unreadable("has a text whose characters can't be told")
    at: list[int] = []  # where in the old text something changes, and by how much the text has moved after it
    moved: list[int] = [0]
    out, done = [], 0
    for match in _CHANGED.finditer(text):
        letters = _LIGATURES.get(ord(match.group()), "")
        out += [text[done : match.start()], letters]
        done = match.end()
        at.append(match.start())
        moved.append(moved[-1] + len(letters) - 1)

    def new(offset: int) -> int:
        return offset + moved[bisect_left(at, offset)]

    kept = (Hyperlink(new(link.start), new(link.end), link.url) for link in links)
    return "".join(out) + text[done:], tuple(link for link in kept if link.start < link.end)
