"""What the line before a list says of its items: "Aan de volgende moties wordt gewerkt:" and an item a line. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linker.claims.settled import LEARNED, UNCLEAR

if TYPE_CHECKING:
    from linker.claims import Claim

# words that point to what follows, never back to an item
_AHEAD = re.compile(
    r"(?i)\b(?:volgende|onderstaande|navolgende|hieronder)\b(?! (?:kabinet|bewinds|minister|jaar|week))"
)
_ENDS_OPEN = re.compile(r"[^\n]*:[ \t]*\n")
_ITEM = re.compile(r"[ \t]*(?:[-•–·*]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]")


def points_ahead(text: str, start: int, end: int) -> bool:
    """Whether a mention is of what the lines below hold: "Onderstaande | moties zijn uitgevoerd:"."""
    return _AHEAD.search(text, max(0, start - 15), end) is not None and _ENDS_OPEN.match(text, end) is not None


def with_lists(text: str, found: Sequence["Claim"]) -> Iterator["Claim"]:
    """The claims of a text; an item of a list of which nothing clear is said has what the line before the list says."""
    ahead = (one for one in found if one.target is None and points_ahead(text, one.start, one.end))
    heads = [(_items(text, one.end), one) for one in ahead]
    for one in found:
        head = next((head for (start, end), head in heads if start <= one.start < end), None)
        if head is None or head.status == "none" or _says(one, head.sure):
            yield one
        else:
            said = {
                name: getattr(head, name) for name in ("status", "due_date", "due_text", "evidence", "sure", "rule")
            }
            yield replace(one, score=min(one.score, head.score), **said)


def _says(one: "Claim", sure: float) -> bool:
    """Whether something is said of an item by itself, in words or more surely than its list says."""
    return one.status not in ("none", UNCLEAR) and (one.rule != LEARNED or one.sure >= sure)


def _items(text: str, at: int) -> tuple[int, int]:
    """Where the items of the list stand that begins behind the line of a place; nowhere where that line opens none."""
    opens = _ENDS_OPEN.match(text, at)
    if opens is None:
        return at, at
    start = stop = opens.end()
    while stop < len(text) and (_ITEM.match(text, stop) or (stop == start and text[stop] == "\n")):
        line = text.find("\n", stop)
        start, stop = (line + 1 if text[stop] == "\n" else start), (line + 1 if line >= 0 else len(text))
    return start, stop
