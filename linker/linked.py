"""A letter with everything linked: its footnotes, the references in its text, its asks. Pure over a `Lookup`."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from linker.find import find
from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Citation, Footnote, Letter, Link
from linker.resolve import known_site, resolve, resolve_title
from linker.suggest import suggest


@dataclass(frozen=True)
class LinkedLetter:
    """Every footnote and every ask has its entry, empty-handed or not."""

    letter: Letter
    footnotes: dict[int, tuple[Link, ...]]
    citations: tuple[Link, ...]  # in the text, outside the footnotes
    asks: dict[int, tuple[AskDocument, ...]]


def link_letter(letter: Letter, lookup: Lookup) -> LinkedLetter:
    """Link all of a letter."""
    citations = find(letter.text)
    notes = letter.footnotes
    linked = {note.n: _link_note(note, citations, letter, lookup) for note in notes}
    return LinkedLetter(
        letter=letter,
        footnotes=linked,
        citations=tuple(resolve(c, lookup) for c in citations if not any(n.start <= c.start < n.end for n in notes)),
        asks={
            ask.n: tuple(suggest(ask, _cited_by(ask, letter, linked), lookup, letter.date))
            for ask in letter.asks
            if ask.duplicate_of is None
        },
    )


def _cited_by(ask: Ask, letter: Letter, linked: dict[int, tuple[Link, ...]]) -> dict[int, Link]:
    """The links of the footnotes that stand in the text between the ask before and this one, in its section."""
    sections = [a.start for a in letter.asks if a.text == a.section == ask.section and a.start < ask.start]
    begin = max((a.end for a in letter.asks if a.end <= ask.start and a.section != ask.section), default=0)
    begin = max([begin, *sections])
    notes = [note for note in letter.footnotes if note.marker is not None and begin <= note.marker < ask.end]
    return {note.n: link for note in notes for link in linked[note.n] if link.status == "linked"}


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
