"""Text of a Dutch government document -> what it claims about executing moties, toezeggingen and aanbevelingen. Pure.

`claims` finds the mentions (`mentions`), the clauses that speak of each (`clauses`, `scope`), what they say (`signals`,
from verbs, predicates and expressions) and by when (`terms`). The law: sources/execution-of-motions.md §3-4; what
claims nothing is `none`. All spans are those of the text as given.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from linker.claims.mentions import Mention, items, mentions, with_targets
from linker.claims.rows import row_says
from linker.claims.scope import Judged, Paragraph
from linker.claims.titles import title_says
from linker.find import Plain, plain


@dataclass(frozen=True)
class Claim:
    """What a text says of one item. `status`: axis B of the design, or "none"; `score`: 0 to 1."""

    ref_text: str
    target: str | None
    status: str
    due_date: date | None
    due_text: str | None
    evidence: str | None
    start: int
    end: int
    score: float
    rule: str | None = None
    again: tuple[tuple[int, int], ...] = ()  # where the text names the same item once more


def claims(text: str, genre: str | None = None, day: date | None = None) -> list[Claim]:
    """The claims of a text, one for each mention and paper that it names, in order of their place.

    `genre`: what kind of text it is (GENRES of models.py); None: a letter. `day`: its date; terms without a year count
    from it."""
    made = plain(text)
    own, again = items(made.text, mentions(made.text))
    found: list[Claim] = []
    for mention, judged in _judged(made.text, own, again, genre, day):
        places = tuple((made.start(m.start), made.end(m.end)) for m in again.get(mention.start, ()))
        found += (replace(_claim(text, made, one, judged), again=places) for one in with_targets(mention))
    return sorted(found, key=lambda c: (c.start, c.end))


def _judged(
    text: str, own: list[Mention], again: dict[int, list[Mention]], genre: str | None, day: date | None
) -> list[tuple[Mention, Judged]]:
    if genre == "letter_title":
        return [(m, _of_title(text, m)) for m in own]
    done = [(m, row_says(text, m, genre, day)) for m in own if m.row]
    prose = []
    rows = [m.row for m in own if m.row]
    for mention in (m for m in own if not m.row):
        i = bisect_right(rows, (mention.start, len(text)))
        # in the cell of a stand another motie is named only to say what became of the row's own
        if i and mention.start < rows[i - 1][1]:
            done.append((mention, Judged("none", None, None)))
        else:
            prose.append(mention)
    ends = _paragraph_ends(text)
    of: dict[int, list[Mention]] = {}
    for mention in prose:
        of.setdefault(bisect_right(ends, mention.start), []).append(mention)
    for n, here in of.items():
        paragraph = Paragraph(text, ends[n - 1] if n else 0, ends[n], here, again, genre, day)
        done += [(here[i], judged) for i, judged in paragraph.claims()]
    return done


_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\n(?=[^\n]*\|)")


def _paragraph_ends(text: str) -> list[int]:
    return [*(m.end() for m in _PARAGRAPH.finditer(text)), len(text)]


def _of_title(text: str, mention: Mention) -> Judged:
    line = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    signal = title_says(text, line, len(text) if stop < 0 else stop, (mention.start, mention.end))
    return Judged(signal.status if signal else "none", signal, None)


def _claim(text: str, made: Plain, mention: Mention, judged: Judged) -> Claim:
    start, end = made.start(mention.start), made.end(mention.end)
    signal, term = judged.signal, judged.term
    evidence = text[made.start(signal.start) : made.end(signal.end)] if signal else None
    due_text = text[made.start(term.start) : made.end(term.end)] if term else None
    return Claim(
        text[start:end], mention.targets[0], judged.status, term.day if term else None, due_text, evidence,
        start, end, _score(mention, judged), signal.rule if signal else None,
    )  # fmt: skip


def _score(mention: Mention, judged: Judged) -> float:
    """How sure: the worse of how the item is named and how the status is said (sources/… §3, confidence)."""
    named = {3: 0.95, 2: 0.75, 1: 0.5}[mention.weight]
    if judged.signal is None:
        return round(named * 0.8, 2)
    said = {3: 0.95, 2: 0.8, 1: 0.45}[min(3, judged.signal.weight)]
    return round(min(named, said) * (0.85 if judged.conditional else 1), 2)
