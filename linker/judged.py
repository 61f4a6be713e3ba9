"""A linked letter in the light of human verdicts: a yes or no wins over whatever the linker found. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from db.verdicts import Verdict, squeeze
from linker.linked import LinkedLetter
from linker.models import AskDocument, Link, Status

TitleOf = Callable[[str], str | None]  # the title of a paper that is held, by its canonical id


def judge(linked: LinkedLetter, verdicts: Iterable[Verdict], title_of: TitleOf) -> LinkedLetter:
    """The letter with the verdicts in force on it applied. `verdicts`: those of this letter."""
    given = list(verdicts)
    if not given:
        return linked

    def link(footnote: int | None, found: Link) -> Link:
        words = squeeze(found.citation.text)
        mine = [v for v in given if v.ask is None and v.footnote == footnote and squeeze(v.text) == words]
        return _link(found, mine, title_of)

    def documents(ask: int, found: tuple[AskDocument, ...]) -> tuple[AskDocument, ...]:
        words = next(squeeze(a.text) for a in linked.letter.asks if a.n == ask)
        mine = [v for v in given if v.ask is not None and squeeze(v.text) == words]
        return _documents(found, mine, title_of)

    return replace(
        linked,
        footnotes={n: tuple(link(n, found) for found in links) for n, links in linked.footnotes.items()},
        citations=tuple(link(None, found) for found in linked.citations),
        asks={n: documents(n, found) for n, found in linked.asks.items()},
    )


def _said(verdict: Verdict, what: str) -> str:
    who = f" door {verdict.by}" if verdict.by else ""
    return f"{what}{who} op {verdict.given[:10]}"


def _link(found: Link, verdicts: list[Verdict], title_of: TitleOf) -> Link:
    rejected = {v.document: v for v in verdicts if v.verdict == "no"}
    confirmed = next((v for v in verdicts if v.verdict == "yes"), None)
    candidates = tuple(c for c in found.candidates if c.document not in rejected)
    if confirmed:
        title = title_of(confirmed.document)
        if title is None:
            why = f"{_said(confirmed, 'aangewezen')}, maar {confirmed.document} staat niet in de verzamelde stukken"
            return Link(found.citation, "missing", method="verdict", evidence=why, candidates=candidates)
        why = _said(confirmed, "bevestigd")
        return Link(found.citation, "linked", confirmed.document, title, 1.0, "verdict", why, candidates)
    if found.document in rejected:
        why = _said(rejected[found.document], f"{found.document} afgewezen")
        status: Status = "ambiguous" if candidates else "missing"
        return Link(found.citation, status, method="verdict", evidence=why, candidates=candidates)
    if found.status == "ambiguous" and not candidates:
        why = "; ".join(_said(v, f"{v.document} afgewezen") for v in rejected.values())
        return Link(found.citation, "missing", method="verdict", evidence=why)
    return replace(found, candidates=candidates)


def _documents(found: tuple[AskDocument, ...], verdicts: list[Verdict], title_of: TitleOf) -> tuple[AskDocument, ...]:
    rejected = {v.document for v in verdicts if v.verdict == "no"}
    known = {document.document: document for document in found}
    confirmed = []
    for verdict in (v for v in verdicts if v.verdict == "yes"):
        proposed = known.pop(verdict.document, None)
        title = proposed.title if proposed else title_of(verdict.document)
        if title is not None:
            relation = proposed.relation if proposed else "background"
            confirmed.append(AskDocument(verdict.document, title, relation, 1.0, _said(verdict, "bevestigd")))
    return (*confirmed, *(d for d in known.values() if d.document not in rejected))
