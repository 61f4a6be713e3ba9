"""A paper as the pages show it: what it is, where it was published, and our own page of it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from datasette.utils import tilde_encode

from db.records import Stuk
from db.site import dutch

_KST = re.compile(r"kst-[0-9A-Za-z-]+")
_NUMBER = re.compile(r"\d{4}[ZD]\d+")
_MEETINGS = {
    "plenaire_vergaderingen/details/activiteit": ("Plenair debat",),
    "commissievergaderingen/details": (
        "Commissiedebat", "Algemeen overleg", "Wetgevingsoverleg", "Notaoverleg", "Begrotingsoverleg",
    ),
}  # fmt: skip
# What bears one of these is made up as a whole, and no real paper can bear it; all other papers of the sample are real
# ones with a text of this project (scraper/replica/sample/README.md). Asked only of what was read from the sample.
_INVENTED = re.compile(
    r"kst-99101-.+|(?:kst|blg)-9{6}\d|h-tk-\d{8}-9999-\d+|\d{4}[ZD]999\d\d|2099D\d{5}|TZ000001-\d+"
    r"|(?:.+/)?99\.\d+\.[A-Z]|\S*voorbeeld-kamerspoor\S*"
)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that a note or an ask points to."""

    id: str
    label: str  # the id as it is shown: of a page its site
    title: str
    what: str  # "Motie, 3 juli 2025"
    source: str | None
    path: str | None  # our own page of it, where we hold it
    evidence: str = ""
    relation: str = ""  # to an ask: demands_same, answers, …
    stand: str = ""  # of a motie: what became of it, in a sentence
    motie: Mapping[str, Any] | None = None  # of a motie: its row of motie_regel
    score: str = ""


def web_url(text: str | None) -> str | None:
    """An address that may be put behind a link: http(s), or "www.…" as people write it. Nothing else."""
    if text and text.lower().startswith("www."):
        text = f"https://{text}"
    return text if text and _WEB.match(text) else None


def page_path(paper: str) -> str:
    """Where this site shows the paper (or toezegging) with this canonical id; of an address under /stuk/."""
    return f"/stuk/{tilde_encode(paper)}" if "/" in paper else f"/{tilde_encode(paper)}"


def invented(paper: str, sample: bool) -> bool:
    """Whether a thing of the sample is wholly made up: not even the government has it under this id."""
    return sample and bool(_INVENTED.fullmatch(paper))


def sample_of(paper: str, sample: bool) -> str:
    """How a thing of the sample is marked in a list: what is made up as a whole, else what has words of the sample; ""
    for what isn't of the sample."""
    return ("verzonnen voorbeeld" if invented(paper, sample) else "voorbeeld") if sample else ""


def label(paper: str) -> str:
    """A canonical id as it is shown: of a page on the web the site that it is on."""
    return urlsplit(paper).netloc.removeprefix("www.") or paper


def source_url(paper: str, held: Stuk | None = None) -> str | None:
    """Where the government shows the paper with this canonical id, or None where the id doesn't tell.

    The Chamber's own page is asked for by zaak and document number; a document alone stands for both.
    """
    if _KST.fullmatch(paper):
        return f"https://zoek.officielebekendmakingen.nl/{paper}.html"
    if _NUMBER.fullmatch(paper):
        document = (held.document if held else None) or (paper if "D" in paper else None)
        zaak = (held.zaak if held else None) or paper
        return f"https://www.tweedekamer.nl/kamerstukken/detail?id={zaak}" + (f"&did={document}" if document else "")
    return web_url(paper)


def meeting_url(activiteit: str | None, kind: str | None) -> str | None:
    """Where the Chamber shows the meeting with this number, for the kinds whose address is known."""
    path = next((path for path, kinds in _MEETINGS.items() if (kind or "").startswith(kinds)), None)
    return f"https://www.tweedekamer.nl/debat_en_vergadering/{path}?id={activiteit}" if activiteit and path else None


def paper(
    id: str,
    title: str,
    held: Mapping[str, Stuk],
    *,
    evidence: str = "",
    score: float | None = None,
    relation: str = "",
    motie: Mapping[str, Any] | None = None,
) -> Paper:
    """The paper with this id under the title that the link gives it.

    `held`: the rows of `stuk` by id; `motie`: its row of motie_regel, where it is one.
    """
    known = held.get(id)
    ours = f"/motie/{motie['nummer']}" if motie else page_path(id)
    what = [known.soort, dutch.day(known.datum)] if known else []
    return Paper(
        id=id,
        label=label(id),
        title=title or (known.titel if known else "") or id,
        what=", ".join(word for word in what if word),
        source=source_url(id, known),
        path=ours if known else None,
        evidence=evidence,
        relation=relation,
        stand=dutch.standing(motie) if motie else "",
        motie=motie,
        score=dutch.score(score),
    )
