"""A letter with everything linked: its footnotes, the references in its text, its asks. Pure over a `Lookup`."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from linker.find import find
from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Citation, Footnote, Letter, Link
from linker.resolve import known_site, resolve, resolve_title
from linker.suggest import Context, suggest

AROUND = 1500  # characters before an ask that may say what it is about


@dataclass(frozen=True)
class LinkedLetter:
    """Every footnote and every ask has its entry, empty-handed or not."""

    letter: Letter
    footnotes: dict[int, tuple[Link, ...]]
    citations: tuple[Link, ...]  # in the text, outside the footnotes
    asks: dict[int, tuple[AskDocument, ...]]


def link_letter(letter: Letter, lookup: Lookup) -> LinkedLetter:
    """Link all of a letter."""
    found = find(letter.text)
    notes = letter.footnotes
    linked = {note.n: _link_note(note, found, letter, lookup) for note in notes}
    citations = tuple(resolve(c, lookup) for c in found if not any(n.start <= c.start < n.end for n in notes))
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
        around=letter.text[max(begin, ask.start - AROUND) : ask.start],
        subject=f"{letter.subject or ''} {letter.debate.name if letter.debate else ''}",
        cited={
            link.document: f"{how} bij dezelfde vraag"
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


def _link_note(note: Footnote, citations: list[Citation], letter: Letter, lookup: Lookup) -> tuple[Link, ...]:
    """The links of one footnote: by the numbers in it, else by its address, else by its title."""
    numbered = [c for c in citations if note.start <= c.start < note.end and c.target is not None]
    if numbered:
        return tuple(resolve(c, lookup) for c in numbered)
    by_url = _link_url(note, lookup) if note.url else None
    if by_url and by_url.status == "linked":
        return (by_url,)
    by_title = resolve_title(Citation(note.text, note.start, note.end, "named", None), lookup, letter.date)
    return (by_title if by_title.status in ("linked", "ambiguous") or by_url is None else by_url,)


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
