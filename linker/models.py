"""What the linker speaks of: a letter and its parts, citations, and what they link to.

Frozen dataclasses only. All spans are Python string offsets into the `text` that they came from;
dates are `datetime.date`. Field names are those of the JSON that the commands print (contract of
`python -m linker`), so `dataclasses.asdict` is nearly the output.
"""

from dataclasses import dataclass, field
from datetime import date as Day  # a field is called date
from typing import Literal

Kind = Literal[
    "kamerstuk", "zaak", "document", "handelingen", "aanhangsel", "stb", "stcrt", "trb",
    "bwb", "ecli", "toezegging", "url", "ibid", "named",
]  # fmt: skip
Status = Literal["found", "linked", "ambiguous", "missing", "external", "conflict", "unrecognised"]
Relation = Literal["demands_same", "answers", "reports_progress", "background"]
# kinds of text that are read for claims (linker/claims)
GENRES = ("letter", "letter_title", "answer", "annex", "spoken", "handelingen", "ek_besluit", "summary", "motion_text")


@dataclass(frozen=True)
class Hyperlink:
    """A link target that the file carried for the span [start, end) of the text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True)
class ReadText:
    """A letter's file as one text: what `linker.read` returns and `linker.split` takes apart.

    Contact details are masked already: each character of a phone number or e-mail address is `·`.
    """

    text: str
    links: tuple[Hyperlink, ...] = ()


@dataclass(frozen=True)
class Debate:
    name: str
    date: Day | None


@dataclass(frozen=True)
class Footnote:
    n: int
    text: str
    url: str | None
    cited_in: str | None  # the sentence that bears the marker, without the marker
    start: int
    end: int
    marker: int | None = None  # where in the text its first marker stands


@dataclass(frozen=True)
class Ask:
    n: int
    text: str
    section: str | None
    start: int
    end: int
    duplicate_of: int | None  # a bullet or heading that announces the ask made in full elsewhere


@dataclass(frozen=True)
class Letter:
    """A letter taken apart. What is unknown is None or empty; nothing is guessed."""

    text: str
    sender: str | None = None
    recipient: str | None = None
    committee: str | None = None
    date: Day | None = None
    subject: str | None = None
    reference: str | None = None
    debate: Debate | None = None
    sections: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A reference as written: `text` is text[start:end]; `target` the canonical id its words state, or None."""

    text: str
    start: int
    end: int
    kind: Kind
    target: str | None


@dataclass(frozen=True)
class Candidate:
    """A paper that a reference may mean. `document` is its one canonical id, `score` from 0 to 1."""

    document: str
    title: str
    score: float
    evidence: str = ""


@dataclass(frozen=True)
class Link:
    """What one citation points to: one document, or the reason why there is none."""

    citation: Citation
    status: Status
    document: str | None = None
    title: str | None = None
    score: float | None = None
    method: str | None = None
    evidence: str | None = None
    candidates: tuple[Candidate, ...] = field(default=())


@dataclass(frozen=True)
class AskDocument:
    """A document that bears on an ask."""

    document: str
    title: str
    relation: Relation
    score: float
    evidence: str
