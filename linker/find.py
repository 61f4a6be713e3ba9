"""Text -> citations. Pure: knows the forms (`linker.patterns`) and no database.

`find` makes the text plain (same words, one kind of dash and space), looks for each form near its cue, lets
the longest of overlapping matches win, and then follows what points back ("idem, nr. 135", "zie noot 3").
All spans are those of the text as given.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from db import kst
from linker.models import Citation, Kind
from linker.patterns import PATTERNS, Pattern, numbers

# How far a citation may go on after its cue: long lists.
AFTER = 250
# Where a family's finer cues are sought around its coarse one.
NEAR = 150, 40
# How far back an "idem" in running text finds what it repeats, and "de eerdere versie is nr. 1" its dossier.
ANTECEDENT, SAME_SENTENCE = 400, 120

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# No part of the words: soft hyphens and zero-width marks, the hyphen of a word broken at a line's end.
_DROPPED = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]+(?:\r?\n(?=[a-z]))?|(?<=[a-z])[-\u2010]\r?\n(?=[a-z])")

_Span = tuple[int, int]
_MARKS = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "-\n", "-\r", "\u2010\n", "\u2010\r")


@dataclass(frozen=True)
class Hit:
    """A match in the plain text, with the ids that it states."""

    start: int
    end: int
    rank: int
    pattern: Pattern
    match: re.Match[str]
    targets: tuple[str | None, ...]


@dataclass(frozen=True)
class Plain:
    """A text made plain, and the way back to the offsets of the text as given."""

    text: str
    gaps: tuple[int, ...] = ()  # where in `text` something was left out …
    lost: tuple[int, ...] = ()  # … and how many characters up to and with that gap
    begin: int = 0  # where the text stands in the text as given

    def start(self, offset: int) -> int:
        i = bisect_left(self.gaps, offset + 1)
        return self.begin + offset + (self.lost[i - 1] if i else 0)

    def place(self, offset: int) -> int:
        """Where in the plain text stands what has an offset in the text as given; of what was left out, its gap."""
        i = bisect_left(range(len(self.gaps)), offset, key=lambda n: self.gaps[n] + self.lost[n])
        before = self.lost[i - 1] if i else 0
        return min(offset - before, self.gaps[i]) if i < len(self.gaps) else offset - before

    def end(self, offset: int) -> int:
        """The end of a span: what was left out right behind its last character isn't part of it."""
        return self.start(offset - 1) + 1 if offset else 0


def find(text: str) -> list[Citation]:
    """The citations of a text in order of their place. Where one names several papers (a list of numbers, an
    address with two ids) there is one citation each, with the same span. One without an antecedent ("idem",
    first thing in a text) is none."""
    plain_text = plain(text)
    found: list[Citation] = []
    hits = list(_hits(plain_text.text))
    numbered = _longest(hit for hit in hits if hit.pattern.kind != "named")
    named = _longest(_beside([hit for hit in hits if hit.pattern.kind == "named"], numbered))
    followed = [*_followed(plain_text.text, numbered), *((hit, hit.targets) for hit in named)]
    for hit, targets in sorted(followed, key=lambda pair: (pair[0].start, pair[0].end)):
        start, end = plain_text.start(hit.start), plain_text.end(hit.end)
        found += (Citation(text[start:end], start, end, _kind(hit, target), target) for target in targets)
    return found


# What leads from a name to its number: ", op stuk", " (".
_TO_NUMBER = re.compile(r"[ ,;:(\n-]*(?:\bop(?: stuk)?)?[ ,;:(\n-]*\Z")


def _beside(named: Iterable[Hit], numbered: Sequence[Hit]) -> Iterator[Hit]:
    """The references by name, each up to the number that stands in it: the number is a citation of its own."""
    starts = [hit.start for hit in numbered]
    for hit in named:
        at = bisect_left(starts, hit.start)
        if at and numbered[at - 1].end > hit.start:
            continue
        end = min([hit.end, *starts[at : at + 1]])
        if end == hit.end:
            yield hit
        elif cut := hit.pattern.regex.match(hit.match.string, hit.start, end):
            yield replace(hit, end=hit.start + len(_TO_NUMBER.sub("", cut[0])))


# What stands between a name and its number: "motie-Jansen (36 410, nr. 7)", "motie-Jansen op stuk nr. 7 (36 410)".
_BESIDE = re.compile(r"[\s,:(\[]*(?:op\s+)?(?:stuk\s+)?(?:Kamerst\w+\s*)?[\s(]*")


def apart(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations without the names that a number follows at once: the number says the same and more."""
    numbered = sorted(c.start for c in citations if c.target)
    kept = []
    for citation in citations:
        at = bisect_left(numbered, citation.end)
        follows = at < len(numbered) and _BESIDE.fullmatch(text, citation.end, numbered[at])
        if citation.kind != "named" or not follows:
            kept.append(citation)
    return kept


def plain(text: str, without: Iterable[_Span] = (), begin: int = 0) -> Plain:
    """The text with one dash, one space, and without what only typesetting put into its words.

    `without`: other stretches to leave out. `begin`: where it stands in a longer text, of which the offsets are."""
    gaps: list[int] = []
    lost: list[int] = []
    pieces: list[str] = []
    at = 0
    typeset = [m.span() for m in _DROPPED.finditer(text)] if any(mark in text for mark in _MARKS) else []
    for start, end in sorted((*typeset, *without)):
        if start < at:
            continue  # within what is left out already
        pieces.append(text[at:start])
        at = end
        gaps.append(start - (lost[-1] if lost else 0))
        lost.append((lost[-1] if lost else 0) + end - start)
    words = "".join([*pieces, text[at:]]) if pieces or at else text
    if not words.isascii():
        for dash in _DASHES:
            words = words.replace(dash, "-")
        for space in _SPACES[1:]:
            words = words.replace(space, " ")
    return Plain(words.replace("\t", " "), tuple(gaps), tuple(lost), begin)


_Cue = tuple[str, str, int]  # a pattern's near, cue and reach


@cache
def _by_cue() -> dict[_Cue, list[tuple[int, Pattern]]]:
    """The patterns with their rank; those with the same cue share the search for it."""
    ranked: dict[_Cue, list[tuple[int, Pattern]]] = {}
    for rank, pattern in enumerate(PATTERNS):
        ranked.setdefault((pattern.near, pattern.cue, pattern.reach), []).append((rank, pattern))
    return ranked


def _windows(text: str, cue: str, before: int, after: int, within: Iterable[_Span]) -> Iterator[_Span]:
    """The stretches of the text from `before` to `after` the begin of each cue, merged where they meet."""
    start = end = -1
    for stretch in within:
        for match in re.compile(cue).finditer(text, *stretch):
            if match.start() - before > end:
                if end >= 0:
                    yield start, end
                start = max(0, match.start() - before)
            end = match.start() + after
    if end >= 0:
        yield start, end


def _hits(text: str) -> Iterator[Hit]:
    whole = [(0, len(text))]
    family = cache(lambda near: list(_windows(text, near, *NEAR, whole)))
    for (near, cue, reach), patterns in _by_cue().items():
        for start, end in _windows(text, cue, reach, 1, family(near) if near else whole):
            for rank, pattern in patterns:
                for match in _matches(pattern.regex, text, start, end):
                    group = "span" if "span" in pattern.regex.groupindex and match["span"] else 0
                    yield Hit(*match.span(group), rank, pattern, match, tuple(pattern.targets(match)))


def _matches(regex: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches that begin in [start, end). A search can't be told where to stop beginning, so in a narrow
    stretch each place is tried by itself."""
    if end - start < 10:
        yield from filter(None, (regex.match(text, at, end + AFTER) for at in range(start, end)))
        return
    for match in regex.finditer(text, start, end + AFTER):
        if match.start() >= end:
            return
        yield match


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of matches that overlap the one that names a paper, else the longest; in order of their place."""
    kept: list[Hit] = []
    cluster: list[Hit] = []
    reach = -1
    for hit in [*sorted(hits, key=lambda hit: hit.start), None]:
        if cluster and (hit is None or hit.start >= reach):
            kept += sorted(_settled(cluster), key=lambda hit: hit.start)
            cluster = []
        if hit is not None:
            reach = max(reach, hit.end) if cluster else hit.end
            cluster.append(hit)
    return kept


def _vague(hit: Hit) -> bool:
    """Whether it names a dossier only: what names a paper is preferred, however short."""
    first = hit.targets[0] if hit.targets else None
    return hit.pattern.kind == "kamerstuk" and bool(first) and str(first).startswith("dossier/")


def _settled(cluster: Sequence[Hit]) -> list[Hit]:
    won: list[Hit] = []
    for hit in sorted(cluster, key=lambda hit: (_vague(hit), hit.start - hit.end, hit.rank, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in won):
            won.append(hit)
    return won


def _kind(hit: Hit, target: str | None) -> Kind:
    """The kind of the pattern; an id of KOOP says its own."""
    if hit.pattern.name != "id van KOOP" or target is None:
        return hit.pattern.kind
    kinds: dict[str, Kind] = {"ah": "aanhangsel", "stb": "stb", "stcrt": "stcrt", "trb": "trb"}
    return kinds.get(target.partition("-")[0], "handelingen")


# --- What points back --------------------------------------------------------------------------------------

_Found = list[tuple[Hit, tuple[str | None, ...]]]
# The number of a note: at the start of a line, or after a sentence where notes run on in one line.
_NOTE = re.compile(r"(?:\n|[.\]][ ])[ ]*\[?\^?(?P<n>\d{1,3})[\].):]*[ :]+(?=\S)")
_OWN_NUMBER = re.compile(r"(?:^|[\n.\]])[ ]*\[?\^?(?P<n>\d{1,3})[\].):]*[ :]+(?:[Zz]ie )?\Z")


@dataclass(frozen=True)
class Notes:
    """Where the numbered notes of a text begin: in order, and by number."""

    starts: list[int]
    of: dict[int, list[int]]

    def last(self, n: int, before: int) -> tuple[int, int] | None:
        """The span of the last note n before an offset: to the next note."""
        starts = self.of.get(n, [])
        i = bisect_left(starts, before)
        if not i:
            return None
        following = bisect_left(self.starts, starts[i - 1] + 1)
        return starts[i - 1], min([before, *self.starts[following : following + 1]])


def _notes(text: str) -> Notes:
    notes = Notes([], {})
    for match in _NOTE.finditer("\n" + text):  # the text's begin is one of a line too
        notes.starts.append(match.end() - 1)
        notes.of.setdefault(int(match["n"]), []).append(match.end() - 1)
    return notes


def _followed(text: str, hits: Sequence[Hit]) -> Iterator[tuple[Hit, tuple[str | None, ...]]]:
    """Every hit with its targets, of an ibid those of what it points back to; without any: dropped."""
    found: _Found = []
    notes: Notes | None = None
    for hit in hits:
        targets = hit.targets
        if hit.pattern.kind == "ibid":
            notes = notes or _notes(text)
            targets = _antecedent(hit, notes, found)
        if targets:
            found.append((hit, targets))
            yield hit, targets


def _antecedent(hit: Hit, notes: Notes, found: _Found) -> tuple[str | None, ...]:
    groups = hit.match.groupdict()
    if groups.get("noten"):
        spans = [notes.last(int(n), hit.start) for n in numbers(groups["noten"])]
        cited = [targets for span in spans if span for targets in _within(span, found)]
        return tuple(dict.fromkeys(target for targets in cited for target in targets))
    last = _before(hit, notes, found)
    named = groups.get("nrs") or groups.get("nr")
    if not named:
        return last
    dossier = _dossier(last)
    return tuple(f"kst-{dossier}-{n}" for n in numbers(named)) if dossier else ()


def _before(hit: Hit, notes: Notes, found: _Found) -> tuple[str | None, ...]:
    """What an "idem" repeats: the last citation of the note before its own, else the last in the text."""
    own = _OWN_NUMBER.search(hit.match.string, max(0, hit.start - 20), hit.start)
    note = notes.last(int(own["n"]) - 1, hit.start - len(own[0])) if own else None
    if note:
        return next(iter(_within(note, found)[-1:]), ())
    reach = SAME_SENTENCE if hit.pattern.name == "andere versie onder nr." else ANTECEDENT
    return found[-1][1] if found and hit.start - found[-1][0].end <= reach else ()


def _within(span: tuple[int, int], found: _Found) -> list[tuple[str | None, ...]]:
    cited = []
    for hit, targets in reversed(found):
        if hit.start < span[0]:
            break
        if hit.start < span[1]:
            cited.append(targets)
    return cited[::-1]


def _dossier(targets: tuple[str | None, ...]) -> str | None:
    """The dossier of the last paper: "36600-XV"."""
    last = (targets[-1] if targets else None) or ""
    key = kst.parse(last)
    return key.dossier_key if key else last.removeprefix("dossier/") if last.startswith("dossier/") else None
