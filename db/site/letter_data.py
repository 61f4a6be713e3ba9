"""A letter for programs: all that its page says, as rows and as one object. Pure."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from db.records import Link
from db.site.judging import of_ask, of_reference
from db.site.papers import page_path, source_url, web_url
from db.site.queries import LetterRows
from db.verdicts import Verdict

# of .csv: a row for each reference, and for each document of each ask; an ask without documents has one row too
COLUMNS = (
    "soort", "nummer", "tekst", "status", "stuk", "titel", "relatie", "score", "reden", "uitkomst", "stand", "standing",
    "termijn", "bewijs", "oordeel", "adres", "bron",
)  # fmt: skip


def letter_rows(rows: LetterRows, root: str) -> list[dict[str, Any]]:
    """The rows of .csv. `root`: "https://host", for addresses."""
    return [{name: row.get(name) for name in COLUMNS} for row in (*_references(rows, root), *_asks(rows, root))]


def _references(rows: LetterRows, root: str) -> Iterator[dict[str, Any]]:
    for link in rows.links:
        yield {
            "soort": "verwijzing" if link.footnote is None else "noot",
            "nummer": link.footnote,
            "tekst": link.text,
            "status": link.status,
            "score": link.score,
            "reden": link.evidence,
            "oordeel": _said(of_reference(rows.verdicts, link.footnote, link.text), link.document),
            **_paper(link.document, link.title, rows, root),
        }


def _asks(rows: LetterRows, root: str) -> Iterator[dict[str, Any]]:
    for number, ask in enumerate((ask for ask in rows.asks if ask.duplicate_of is None), 1):
        start = {"soort": "vraag", "nummer": number, "tekst": ask.text}
        documents = [one for one in rows.documents if one.ask == ask.n]
        for one in documents:
            yield {
                **start,
                "relatie": one.relation,
                "score": one.score,
                "reden": one.evidence,
                "oordeel": _said(of_ask(rows.verdicts, ask.text), one.document),
                **_paper(one.document, one.title, rows, root),
            }
        if not documents:
            yield start


def _said(given: list[Verdict], document: str | None) -> str | None:
    return next((verdict.verdict for verdict in given if verdict.document == document), None)


def _paper(document: str | None, title: str | None, rows: LetterRows, root: str) -> dict[str, Any]:
    if document is None:
        return {}
    motie = rows.stands.get(document, {})
    path = f"/motie/{motie['nummer']}" if motie else page_path(document)
    return {
        "stuk": document,
        "titel": title,
        "adres": root + path if document in rows.papers else None,
        "bron": source_url(document, rows.papers.get(document)),
        **{name: motie.get(name) for name in ("uitkomst", "stand", "standing", "termijn", "bewijs")},
    }


def letter_data(rows: LetterRows, root: str) -> dict[str, Any]:
    """The object of .json: the letter with its text, footnotes with their links, references, asks with documents."""
    own = [ask.n for ask in rows.asks if ask.duplicate_of is None]
    return {
        "letter": {
            **asdict(rows.letter),
            "sections": json.loads(rows.letter.sections),
            "links": [link for link in json.loads(rows.letter.links) if web_url(link[2])],
        },
        "footnotes": [
            {**_plain(note), "links": [_link(link, rows, root) for link in rows.links if link.footnote == note.n]}
            for note in rows.footnotes
        ],
        "references": [_link(link, rows, root) for link in rows.links if link.footnote is None],
        "asks": [
            {
                **_plain(ask),
                "number": own.index(ask.n) + 1 if ask.n in own else None,
                "documents": [
                    {**_plain(one), **_paper(one.document, one.title, rows, root)}
                    for one in rows.documents
                    if one.ask == ask.n
                ],
                "verdicts": [asdict(verdict) for verdict in of_ask(rows.verdicts, ask.text)],
            }
            for ask in rows.asks
        ],
    }


def _link(link: Link, rows: LetterRows, root: str) -> dict[str, Any]:
    return {
        **_plain(link),
        "candidates": json.loads(link.candidates),
        **_paper(link.document, link.title, rows, root),
        "verdicts": [asdict(verdict) for verdict in of_reference(rows.verdicts, link.footnote, link.text)],
    }


def _plain(record: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if name != "letter"}
