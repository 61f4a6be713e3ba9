"""Text of a Dutch government document -> what it claims about executing moties, toezeggingen and aanbevelingen. Pure.

`claims` finds the mentions (`mentions`), the clauses that speak of each (`clauses`, `scope`), what they say (`signals`,
from verbs, predicates and expressions) and by when (`terms`); then `learned` and `recurrent` weigh what the rules made
of a mention with the words around it (`settled`). The law: sources/execution-of-motions.md §3-4; what claims nothing is
`none`. All spans are those of the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from linker.claims.around import Around, Seen
from linker.claims.learned import folded, model, of_rules, together
from linker.claims.lists import with_lists
from linker.claims.mentions import Mention, mentions, with_targets
from linker.claims.notes import apart, numbered
from linker.claims.pointing import items, joined
from linker.claims.recurrent import TOGETHER, network
from linker.claims.rows import row_says
from linker.claims.scope import Judged, Paragraph
from linker.claims.settled import LEAST, PROMISING, settled
from linker.claims.signals import Signal
from linker.claims.terms import terms
from linker.claims.titles import title_says
from linker.find import Plain, plain


@dataclass(frozen=True)
class Claim:
    """What a text says of one item. `status`: axis B of the design, or "none"; `sure`: how probable that is (of
    an end that is told as closed_unclear: how probable the end is); `score`: the same, or how sure it is that the item
    is meant, whichever is less."""

    ref_text: str
    target: str | None
    status: str
    due_date: date | None
    due_text: str | None
    evidence: str | None
    start: int
    end: int
    score: float
    sure: float = 1.0
    rule: str | None = None
    again: tuple[tuple[int, int], ...] = ()  # where the text names the same item once more
    fresh: bool = False  # a promise that is made here and now


def claims(text: str, genre: str | None = None, day: date | None = None, least: float = LEAST) -> list[Claim]:
    """The claims of a text, one for each mention and paper that it names, in order of their place.

    `genre`: what kind of text it is (GENRES of models.py); None: a letter. `day`: its date; terms without a year count
    from it. `least`: how probable another status than the rules read must be to be taken. A title says a status by its
    own first words or none (sources/execution-of-motions.md §4): rules alone read it."""
    found: list[Claim] = []
    for read, probabilities in _with_probabilities(_readings(text, genre, day), genre):
        judged, sure = read.judged, _said(read.judged)
        if probabilities:
            judged, sure = settled(judged, read.around, read.span, read.seen.features, probabilities, day, least)
        score = round(min(_NAMED[read.mention.weight], sure), 2)
        found += read.claims(judged, score, round(sure, 2))
    return list(with_lists(text, sorted(found, key=lambda one: (one.start, one.end))))


def _with_probabilities(
    readings: Iterator["_Reading"], genre: str | None
) -> Iterator[tuple["_Reading", dict[str, float]]]:
    """Each item with how probable each status is by both learned readers; of a title nothing."""
    if genre == "letter_title":
        yield from ((read, {}) for read in readings)
        return
    while some := list(islice(readings, TOGETHER)):
        for read, by_order in zip(some, network().probabilities([read.seen for read in some]), strict=True):
            yield read, together(model().probabilities(read.seen.features), by_order)


def by_rules(text: str, genre: str | None = None, day: date | None = None) -> list[tuple[Claim, Seen]]:
    """The claims of a text as the rules alone read them, each with what the learned readers would see of it."""
    found = [(one, read.seen) for read in _readings(text, genre, day) for one in read.claims(read.judged, read.score)]
    return sorted(found, key=lambda one: (one[0].start, one[0].end))


@dataclass(frozen=True)
class _Reading:
    """An item of a text, and what the rules say of it; `again`: the places of the plain text that name it once more."""

    text: str
    made: Plain
    mention: Mention
    judged: Judged
    again: list[Mention]
    around: Around
    genre: str | None

    @property
    def span(self) -> tuple[int, int]:
        return self.mention.start, self.mention.end

    @property
    def score(self) -> float:
        return _score(self.mention, self.judged)

    @cached_property
    def seen(self) -> Seen:
        rule = self.judged.signal.rule if self.judged.signal else None
        genre = self.genre or "letter"
        said = of_rules(self.judged.status, rule, self.score)
        features = frozenset(self.around.features(self.span, genre) | said)
        words, places = zip(*self.around.in_order(self.span), strict=True)
        return Seen(features, words, places, genre, folded(self.judged.status), rule is not None)

    def claims(self, judged: Judged, score: float, sure: float = 1.0) -> Iterator[Claim]:
        """A judgement of the item as claims, one for each paper that it names."""
        made, signal, term = self.made, judged.signal, judged.term
        start, end = made.start(self.mention.start), made.end(self.mention.end)
        evidence = self.text[made.start(signal.start) : made.end(signal.end)] if signal else None
        due_text = self.text[made.start(term.start) : made.end(term.end)] if term else None
        again = tuple((made.start(one.start), made.end(one.end)) for one in self.again)
        for one in with_targets(self.mention):
            yield Claim(
                self.text[start:end], one.targets[0], judged.status, term.day if term else None, due_text, evidence,
                start, end, score, sure, signal.rule if signal else None, again, one.fresh,
            )  # fmt: skip


def _readings(text: str, genre: str | None, day: date | None) -> Iterator[_Reading]:
    parts = apart(text)
    yield from _read(text, parts.body, parts.marks, genre, day)
    for begin, words in parts.notes:
        yield from _read(text, plain(words, begin=begin), (), genre, day)


def _read(
    text: str, made: Plain, marks: Sequence[tuple[int, str]], genre: str | None, day: date | None
) -> Iterator[_Reading]:
    own, again = items(made.text, list(numbered(mentions(made.text), made.text, marks)))
    made = replace(made, text=joined(made.text, own, again))
    judged = _judged(made.text, own, again, genre, day)
    around = Around(made.text, ((mention.start, mention.end) for mention, _ in judged))
    for mention, one in judged:
        yield _Reading(text, made, mention, one, again.get(mention.start, []), around, genre)


def _judged(
    text: str, own: list[Mention], again: dict[int, list[Mention]], genre: str | None, day: date | None
) -> list[tuple[Mention, Judged]]:
    if genre == "letter_title":
        return [(m, _of_title(text, m, day)) for m in own]
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


def _of_title(text: str, mention: Mention, day: date | None) -> Judged:
    line = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    stop = len(text) if stop < 0 else stop
    signal = title_says(text, line, stop, (mention.start, mention.end))
    if signal is None:  # that there is a letter about it, and no more (sources/execution-of-motions.md §3)
        return Judged("acknowledged", Signal("acknowledged", 1, line, stop, "title"), None)
    told = terms(text, line, stop, day) if signal.status in PROMISING else []
    # "uitstel tot Prinsjesdag van de reactie op de motie": further on, a day is rather one of the motie's own
    term = next((one for one in told if one.day and 0 <= one.start - signal.end <= AT_ONCE), None)
    return Judged(signal.status, signal, term)


AT_ONCE = 3  # characters between what a title says and its term: a space, a bracket


_NAMED = {3: 0.95, 2: 0.75, 1: 0.5}  # how sure an item is that is named by number, by name, by nothing of its own


def _score(mention: Mention, judged: Judged) -> float:
    """How sure: the worse of how the item is named and how the status is said (sources/… §3, confidence)."""
    named = _NAMED[mention.weight]
    if judged.signal is None:
        return round(named * 0.8, 2)
    return round(min(named, _said(judged)) * (0.85 if judged.conditional else 1), 2)


def _said(judged: Judged) -> float:
    """How surely a rule reads a status: by the weight of its words."""
    return {3: 0.95, 2: 0.8, 1: 0.45}[min(3, judged.signal.weight)] if judged.signal else 0.8
