"""What stands beside the letter: a note's links with their reasons, and what an ask touches. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.records import Ask, AskDocument, Footnote, Link, Stuk
from db.site import dutch
from db.site.papers import Paper, paper, web_url

_SHOWN = 1  # documents of an ask that are seen at once: it is a suggestion, the rest opens on request


@dataclass(frozen=True, slots=True)
class Found:
    """What one reference came to: a paper, or why there is none and what came near."""

    status: str
    name: str
    words: str  # the reference as written, where it is only a part of the note
    target: str  # the id that the words state, where no paper was linked
    paper: Paper | None
    reason: str
    near: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, or a reference in the running text, with what its references came to."""

    n: int
    anchor: str
    text: str
    url: str | None
    status: str
    name: str
    found: tuple[Found, ...]
    start: int
    end: int
    in_text: bool = False
    cited: bool = False  # its marker was found in the text, so it can be linked back to


@dataclass(frozen=True, slots=True)
class AskNote:
    """An ask, numbered as the page shows it (`key` is its number in the database), with its documents."""

    n: int
    key: int
    text: str
    start: int
    first: tuple[Paper, ...]
    more: tuple[Paper, ...]


def footnote_notes(footnotes: Sequence[Footnote], links: Sequence[Link], held: Mapping[str, Stuk]) -> tuple[Note, ...]:
    """Every footnote as a note, linked or not."""
    return tuple(
        _footnote(footnote, [link for link in links if link.footnote == footnote.n], held) for footnote in footnotes
    )


def _footnote(footnote: Footnote, links: Sequence[Link], held: Mapping[str, Stuk]) -> Note:
    found = tuple(_found(link, held, " ".join(footnote.text.split())) for link in links)
    status = overall([one.status for one in found])
    return Note(
        n=footnote.n,
        anchor=f"noot-{footnote.n}",
        text=" ".join(footnote.text.split()),
        url=web_url(footnote.url),
        status=status,
        name=dutch.status(status),
        found=found,
        start=footnote.start,
        end=footnote.end,
    )


def overall(statuses: Sequence[str]) -> str:
    """The status of a note with several references: linked where one is, else that of the first."""
    if "linked" in statuses:
        return "linked"
    return statuses[0] if statuses else "found"


def reference_notes(links: Sequence[Link], held: Mapping[str, Stuk]) -> tuple[Note, ...]:
    """The references in the running text, those without a footnote."""
    return tuple(
        Note(
            n=n,
            anchor=f"verwijzing-{n}",
            text=" ".join(link.text.split()),
            url=None,
            status=link.status,
            name=dutch.status(link.status),
            found=(_found(link, held, " ".join(link.text.split())),),
            start=link.start,
            end=link.end,
            in_text=True,
            cited=True,
        )
        for n, link in enumerate((link for link in links if link.footnote is None), 1)
    )


def _found(link: Link, held: Mapping[str, Stuk], whole: str) -> Found:
    words = " ".join(link.text.split())
    linked = link.status == "linked" and link.document is not None
    near = tuple(paper(one["document"], one["title"], held, score=one["score"]) for one in json.loads(link.candidates))
    return Found(
        status=link.status,
        name=dutch.status(link.status),
        words="" if words == whole else words,
        target="" if linked or link.kind == "url" else link.target or "",
        paper=paper(link.document, link.title or "", held, score=link.score) if linked and link.document else None,
        reason=dutch.sentence(link.evidence),
        near=near,
    )


def ask_notes(
    asks: Sequence[Ask],
    documents: Sequence[AskDocument],
    held: Mapping[str, Stuk],
    stands: Mapping[str, dict[str, Any]],
) -> tuple[AskNote, ...]:
    """The asks that stand for themselves (not those that announce another), numbered from 1.

    `stands`: rows of motie_stand by the id of their paper."""
    own = [ask for ask in asks if ask.duplicate_of is None]
    return tuple(
        _ask(n, ask, [found for found in documents if found.ask == ask.n], held, stands) for n, ask in enumerate(own, 1)
    )


def _ask(
    n: int,
    ask: Ask,
    documents: Sequence[AskDocument],
    held: Mapping[str, Stuk],
    stands: Mapping[str, dict[str, Any]],
) -> AskNote:
    papers = tuple(
        paper(
            one.document, one.title, held, evidence=dutch.sentence(one.evidence),
            relation=dutch.RELATIE.get(one.relation, one.relation),
            stand=dutch.standing(stands[one.document]) if one.document in stands else "",
        )
        for one in documents
    )  # fmt: skip
    return AskNote(n, ask.n, " ".join(ask.text.split()), ask.start, papers[:_SHOWN], papers[_SHOWN:])
