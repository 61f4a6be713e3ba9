"""What stands beside the letter: a note's links with their reasons, and what an ask touches. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.records import Ask, AskDocument, Footnote, Link
from db.site import dutch
from db.site.judging import Judged, judged, of_ask, of_reference
from db.site.papers import Paper, paper, web_url
from db.site.queries import LetterRows
from db.verdicts import squeeze

_SHOWN = 4  # documents of an ask that are seen at once; the rest opens on request


@dataclass(frozen=True, slots=True)
class Found:
    """What one reference came to: a paper, or why there is none and what came near."""

    status: str
    name: str
    said: str  # the reference as written
    words: str  # the same, where it is only a part of the note
    target: str  # the id that the words state, where no paper was linked
    paper: Paper | None
    reason: str
    near: tuple[Paper, ...]
    judged: tuple[Judged, ...]


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
class Group:
    """Documents that bear on an ask in one way, in words; `scored`: how sure that is, is said of each."""

    relation: str
    scored: bool
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class AskNote:
    """An ask, numbered as the page shows it (`key` is its number in the database), with its documents."""

    n: int
    key: int
    text: str
    start: int
    papers: tuple[Paper, ...]
    first: tuple[Group, ...]
    more: tuple[Group, ...]
    rest: int  # how many documents are in `more`
    moties: tuple[Paper, ...]  # those that ask the same, or that the letter cites: where the ask stands
    judged: tuple[Judged, ...]


def footnote_notes(rows: LetterRows) -> tuple[Note, ...]:
    """Every footnote as a note, linked or not."""
    return tuple(
        _footnote(footnote, [link for link in rows.links if link.footnote == footnote.n], rows)
        for footnote in rows.footnotes
    )


def _footnote(footnote: Footnote, links: Sequence[Link], rows: LetterRows) -> Note:
    found = tuple(_found(link, rows, squeeze(footnote.text)) for link in links)
    status = overall([one.status for one in found])
    return Note(
        n=footnote.n,
        anchor=f"noot-{footnote.n}",
        text=squeeze(footnote.text),
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


def reference_notes(rows: LetterRows) -> tuple[Note, ...]:
    """The references in the running text, those without a footnote."""
    return tuple(
        Note(
            n=n,
            anchor=f"verwijzing-{n}",
            text=squeeze(link.text),
            url=None,
            status=link.status,
            name=dutch.status(link.status),
            found=(_found(link, rows, squeeze(link.text)),),
            start=link.start,
            end=link.end,
            in_text=True,
            cited=True,
        )
        for n, link in enumerate((link for link in rows.links if link.footnote is None), 1)
    )


def _found(link: Link, rows: LetterRows, whole: str) -> Found:
    words = squeeze(link.text)
    linked = link.document if link.status == "linked" else None
    candidates = json.loads(link.candidates)
    shown = {one["document"] for one in candidates} | ({linked} if linked else set())
    given = of_reference(rows.verdicts, link.footnote, link.text)
    return Found(
        status=link.status,
        name=dutch.status(link.status),
        said=words,
        words="" if words == whole else words,
        target="" if linked or link.kind == "url" else link.target or "",
        paper=_paper(linked, link.title or "", rows, score=link.score) if linked else None,
        reason=dutch.sentence(link.evidence),
        near=tuple(_paper(one["document"], one["title"], rows, score=one["score"]) for one in candidates),
        judged=tuple(
            judged(
                v,
                pending=v.document in shown if v.verdict == "no" else (linked, link.method) != (v.document, "verdict"),
            )
            for v in given
        ),
    )


def _paper(document: str, title: str, rows: LetterRows, *, score: float | None = None) -> Paper:
    return paper(document, title, rows.papers, score=score, motie=rows.stands.get(document))


def ask_notes(rows: LetterRows) -> tuple[AskNote, ...]:
    """The asks that stand for themselves (not those that announce another), numbered from 1."""
    own = [ask for ask in rows.asks if ask.duplicate_of is None]
    return tuple(
        _ask(n, ask, [found for found in rows.documents if found.ask == ask.n], rows) for n, ask in enumerate(own, 1)
    )


def _ask(n: int, ask: Ask, documents: Sequence[AskDocument], rows: LetterRows) -> AskNote:
    papers = tuple(
        paper(
            one.document, one.title, rows.papers, evidence=dutch.sentence(one.evidence), relation=one.relation,
            score=one.score, motie=rows.stands.get(one.document),
        )
        for one in documents
    )  # fmt: skip
    telling = [one for one in papers if one.relation != "background"] or list(papers[:1])
    first = telling[:_SHOWN]
    cited = {link.document for link in rows.links if link.status == "linked"}
    evidence = {one.document: one.evidence for one in documents}
    bears = {one.document: dutch.relation(one.relation, one.score, one.evidence) for one in documents}
    return AskNote(
        n=n,
        key=ask.n,
        text=squeeze(ask.text),
        start=ask.start,
        papers=papers,
        first=tuple(_groups(first, bears)),
        more=tuple(_groups([one for one in papers if one not in first], bears)),
        rest=len(papers) - len(first),
        moties=tuple(one for one in papers if one.motie and (one.relation == "demands_same" or one.id in cited)),
        judged=tuple(
            judged(v, pending=v.document in evidence if v.verdict == "no" else _unheard(evidence.get(v.document)))
            for v in of_ask(rows.verdicts, ask.text)
        ),
    )


def _unheard(evidence: str | None) -> bool:
    """Whether a document's evidence doesn't say yet that a human confirmed it."""
    return not (evidence or "").startswith("bevestigd")


def _groups(papers: Sequence[Paper], bears: Mapping[str, str]) -> Iterator[Group]:
    """Papers by how they bear on the ask (`bears`), in the order of the words' list; each group in the order given."""
    order = list(dutch.RELATIE.values())
    for relation, group in groupby(
        sorted(papers, key=lambda one: order.index(bears[one.id])), lambda one: bears[one.id]
    ):
        found = tuple(group)
        yield Group(relation, found[0].relation == "demands_same", found)
