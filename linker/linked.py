"""A letter with everything linked: its footnotes, the references in its text, its asks. Pure over a `Lookup`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from linker.find import apart, find
from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Citation, Footnote, Letter, Link
from linker.resolve import known_site, resolve, resolve_title
from linker.suggest import Context, suggest
from linker.titles import reference

UP_TO_ASK = 1500  # characters before an ask that may say what it is about


@dataclass(frozen=True)
class LinkedLetter:
    """Every footnote and every ask has its entry, empty-handed or not."""

    letter: Letter
    footnotes: dict[int, tuple[Link, ...]]
    citations: tuple[Link, ...]  # in the text, outside the footnotes
    asks: dict[int, tuple[AskDocument, ...]]


# Where the words around a reference end: a blank line, or the next footnote; a sentence ends with its sign.
_BREAK = re.compile(r"\n\s*\n|\n(?=\[?\^?\d{1,3}[\]\).:]?\s)")
_SENTENCE = re.compile(r"[.!?][»”\"')\]]*(?:[⁰¹²³⁴-⁹]+|\[\d+\])?\s+(?=[A-ZÀ-Þ'‘“\"«])")
AROUND, BEFORE = 300, 3  # characters at most, each side; sentences from its own back


def link_citations(text: str, lookup: Lookup, on: date | None) -> list[Link]:
    """The link of each reference in a text of the day `on`, by number or by name."""
    citations = find(text)
    return [resolve_in(text, citation, citations, lookup, on) for citation in citations]


def resolve_in(text: str, citation: Citation, among: Sequence[Citation], lookup: Lookup, on: date | None) -> Link:
    """The link of one of the references of a text: one by name needs the words and numbers around it."""
    if citation.kind != "named":
        return resolve(citation, lookup)
    begin, end = around(text, citation)
    near = [c for c in among if begin <= c.start and c.end <= end]
    words = _without(text, begin, end, [c for c in near if c.kind == "named" or c.target])
    return resolve_title(citation, lookup, on, words, {c.target for c in near if c.target})


def around(text: str, citation: Citation) -> tuple[int, int]:
    """The span of a reference's own sentence with the two before and the one after, in its own paragraph."""
    floor, ceiling = max(0, citation.start - AROUND), min(len(text), citation.end + AROUND)
    breaks = list(_BREAK.finditer(text, floor, ceiling))
    floor = max([floor, *(m.end() for m in breaks if m.end() <= citation.start)])
    ceiling = min([ceiling, *(m.start() for m in breaks if m.start() >= citation.end)])
    ends = [m.end() for m in _SENTENCE.finditer(text, floor, ceiling)]
    before, after = [e for e in ends if e <= citation.start], [e for e in ends if e > citation.end]
    return before[-BEFORE] if len(before) >= BEFORE else floor, after[1] if len(after) > 1 else ceiling


def _without(text: str, begin: int, end: int, citations: Sequence[Citation]) -> str:
    """A stretch of text without the references in it: their words are not about one another."""
    pieces = []
    for citation in citations:
        pieces.append(text[begin : citation.start])
        begin = max(begin, citation.end)
    return " ".join([*pieces, text[begin:end]])


def link_letter(letter: Letter, lookup: Lookup) -> LinkedLetter:
    """Link all of a letter."""
    found = find(letter.text)
    notes = letter.footnotes
    linked: dict[int, tuple[Link, ...]] = {}
    for note in notes:
        before = linked.get(_points_back(note) or 0)
        again = tuple(replace(link, citation=_whole(note)) for link in before or ())
        linked[note.n] = again or _link_note(note, found, letter, lookup)
    in_text = [c for c in apart(letter.text, found) if not any(n.start <= c.start < n.end for n in notes)]
    links = [resolve_in(letter.text, c, found, lookup, letter.date) for c in in_text]
    citations = tuple(link for link in links if not _told_by_a_note(link, letter, linked))
    return LinkedLetter(
        letter=letter,
        footnotes=linked,
        citations=citations,
        asks={
            ask.n: tuple(suggest(ask, _context(ask, letter, linked, citations), lookup, letter.date))
            for ask in letter.asks
            if ask.duplicate_of is None
        },
    )


def _context(ask: Ask, letter: Letter, linked: dict[int, tuple[Link, ...]], citations: tuple[Link, ...]) -> Context:
    """What stands in an ask's section up to the ask, and what is cited there."""
    begin = _section_start(ask, letter)
    before = [a.text for a in letter.asks if begin <= a.start and a.end <= ask.start and a.duplicate_of is None]
    here = [
        (f"voetnoot {n.n}", link) for n in letter.footnotes if _within(n.marker, begin, ask) for link in linked[n.n]
    ]
    here += [(f"“{link.citation.text}”", link) for link in citations if _within(link.citation.start, begin, ask)]
    return Context(
        section=ask.section or "",
        before=before[-1] if before else "",
        around=letter.text[max(begin, ask.start - UP_TO_ASK) : ask.start],
        subject=f"{letter.subject or ''} {letter.debate.name if letter.debate else ''}",
        cited={
            link.document: f"{how} in hetzelfde deel van de brief"
            for how, link in reversed(here)  # the first place says how
            if link.status == "linked" and link.document
        },
    )


def _within(place: int | None, begin: int, ask: Ask) -> bool:
    return place is not None and begin <= place < ask.end


def _section_start(ask: Ask, letter: Letter) -> int:
    """Where an ask's section begins: at its heading, a line of its own; else after the last ask of another section."""
    words = re.findall(r"\w+", ask.section or "")
    if words:
        heading = r"^[^\w\n]*(?:\d+[.)]\s*)?" + r"\W+".join(map(re.escape, words)) + r"[^\w\n]*$"
        places = [m.start() for m in re.finditer(heading, letter.text[: ask.start], re.MULTILINE)]
        if places:
            return places[-1]
    return max((a.end for a in letter.asks if a.end <= ask.start and a.section != ask.section), default=0)


# A note that only points back: "Zie noot [1].", "Idem."
_BACK = re.compile(
    r"(?:(?:zie|vgl\.)\s+(?:ook\s+)?(?:voet|eind)?noot\s+\[?(?P<n>\d{1,3})\]?|idem|ibid(?:em)?)\.?", re.I
)


def _points_back(note: Footnote) -> int | None:
    """The note that a note is nothing but a reference to."""
    found = _BACK.fullmatch(note.text.strip())
    return (int(found["n"]) if found["n"] else note.n - 1) if found else None


def _whole(note: Footnote) -> Citation:
    return Citation(note.text, note.start, note.end, "named", None)


def _told_by_a_note(link: Link, letter: Letter, linked: dict[int, tuple[Link, ...]]) -> bool:
    """Whether a footnote in the sentence of a reference by name links to the same paper: then that says it."""
    if link.citation.kind != "named" or link.document is None:
        return False
    end = next((m.end() for m in _SENTENCE.finditer(letter.text, link.citation.end)), len(letter.text))
    notes = [note.n for note in letter.footnotes if note.marker and link.citation.end <= note.marker <= end]
    return any(other.document == link.document for n in notes for other in linked[n])


def _link_note(note: Footnote, citations: list[Citation], letter: Letter, lookup: Lookup) -> tuple[Link, ...]:
    """The links of one footnote: by the numbers in it, else by its address, else by its title."""
    numbered = [c for c in citations if note.start <= c.start < note.end and c.target is not None]
    if numbered:
        return tuple(resolve(c, lookup) for c in numbered)
    by_url = _link_url(note, lookup) if note.url else None
    if by_url and by_url.status == "linked":
        return (by_url,)
    by_title = _link_title(note, [c for c in citations if note.start <= c.start < note.end], letter, lookup)
    return (by_title if by_title.status in ("linked", "ambiguous") or by_url is None else by_url,)


def _link_title(note: Footnote, inside: list[Citation], letter: Letter, lookup: Lookup) -> Link:
    """The link of a footnote's words: of the one reference by name in it, else of all of it as a title."""
    context = note.cited_in or ""
    named = [c for c in inside if c.kind == "named"]
    if len(named) == 1 and reference(named[0].text, letter.date).names:
        rest = letter.text[note.start : named[0].start] + letter.text[named[0].end : note.end]
        return resolve_title(named[0], lookup, letter.date, f"{rest} {context}")
    return resolve_title(_whole(note), lookup, letter.date, context)


def _link_url(note: Footnote, lookup: Lookup) -> Link:
    """The link of the address that a footnote carries: the number in it, or the page itself."""
    url = note.url or ""
    target = next((c.target for c in find(url) if c.target), None) or url
    link = resolve(Citation(note.text, note.start, note.end, "url", target), lookup)
    if link.status != "linked" and not known_site(urlsplit(url).netloc.removeprefix("www."), lookup.hosts()):
        host = urlsplit(url).netloc or url
        return Link(
            link.citation,
            "external",
            method="url",
            evidence=f"verwijst naar {host}, buiten de verzamelde bronnen",
        )
    return link
