"""What a form of citation consists of, and how the lists of numbers in them are read."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linker.models import Kind

Targets = Iterable[str | None]


@dataclass(frozen=True)
class Pattern:
    """One form in which papers are cited.

    A pattern sees *plain* text (`linker.find.plain`): no soft hyphens, every dash a "-", every space but the
    line break a " ". It runs only near its `cue`, a cheap expression for what the citation itself contains at
    most `reach` characters after its begin (and that cue is sought only `near` a coarser one, where a family
    shares one); so a careful, slow expression costs nothing in the pages between. `targets` turns a match into
    the ids that the words state: several for a list, (None,) for a citation without an id, () for "no citation,
    nor is anything inside it" and for what points back. The group `span`, where there is one, is the citation;
    else the match.
    """

    name: str
    kind: Kind
    why: str = field(kw_only=True)
    cue: str = field(kw_only=True)
    reach: int = field(kw_only=True, default=0)
    near: str = field(kw_only=True, default="")
    regex: re.Pattern[str] = field(kw_only=True)
    targets: Callable[[re.Match[str]], Targets] = field(kw_only=True, default=lambda match: ())
    examples: Mapping[str, Sequence[str | None]] = field(kw_only=True, default_factory=dict)
    traps: Sequence[str] = field(kw_only=True, default=())


def numbers(words: str) -> list[str]:
    """The numbers of a list as written, ranges filled in: "1-4" -> 1, 2, 3, 4; "7, 8 en 9"; "A t/m C"."""
    found: list[str] = []
    through = False
    for token in re.findall(r"t/m|tot en met|-|\d+[a-z]?|(?<!\w)[A-Z]{1,3}(?!\w)", words):
        if token in ("t/m", "tot en met", "-"):
            through = bool(found)
            continue
        if through:
            found += _between(found[-1], token)
        found.append(token)
        through = False
    return list(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    """What lies between the ends of a range; nothing where they make none, or one too long to be meant."""
    if first.isdecimal() and last.isdecimal() and int(last) - int(first) <= 60:
        return [str(n) for n in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    return []
