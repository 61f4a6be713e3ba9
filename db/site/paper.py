"""The page of one paper, from what the database holds of it. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db.records import Stuk, columns
from db.site import dutch
from db.site.paper_rows import PaperRows, Row
from db.site.paper_text import Section, Target, leaves, sections
from db.site.papers import invented, page_path, source_url, web_url

_OFFICIAL = re.compile(r"(?:kst|h|ah|blg|stb|stcrt|trb)-[\w-]+")
_LAW = re.compile(r"BWBR\d{7}")
KOOP, LAWS = "https://zoek.officielebekendmakingen.nl", "https://wetten.overheid.nl"
_ROLES = (
    (("indiener", "medeindiener"), "Ingediend door"),
    (("gericht aan",), "Gericht aan"),
    (("voortouwcommissie",), "Commissie"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the paper: its name, and words with where they lead to (or None)."""

    name: str
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What the page of a paper shows, besides the rows that its lists are of."""

    what: str
    title: str
    id: str
    path: str
    facts: tuple[Fact, ...]
    originals: tuple[tuple[str, str], ...]  # (address, name)
    motie: str | None  # the path of the page that says what became of it
    sample: bool
    invented: bool  # of the sample, and made up as a whole
    read: tuple[Row, ...]  # when and from which source: of what was read within one minute, once
    sections: tuple[Section, ...]
    leaf: int
    leaves: int
    length: int  # characters of all its texts


class NoSuchPart(ValueError):
    """A part of a text is asked for that it doesn't have."""


def paper_page(found: PaperRows, leaf: int) -> PaperPage:
    """The page, with part `leaf` (from 1) of its text. Raises NoSuchPart."""
    paper, parts = found.paper, leaves(found.sources)
    if not 1 <= leaf <= len(parts):
        raise NoSuchPart(leaf)
    sample = any(row["voorbeeld"] for row in found.read_from)
    made_up = invented(paper["id"], sample)
    return PaperPage(
        what=paper["soort"] or "Stuk",
        title=paper["titel"] or paper["id"],
        id=paper["id"],
        path=page_path(paper["id"]),
        facts=tuple(fact for fact in facts(found) if fact.values),
        originals=() if made_up else originals(paper),
        motie=f"/motie/{tilde_encode(found.motie)}" if found.motie else None,
        sample=sample,
        invented=made_up,
        read=tuple({(row["bron"], row["opgehaald"][:16]): row for row in reversed(found.read_from)}.values())[::-1],
        sections=sections(found.sources, parts[leaf - 1], targets(found)),
        leaf=leaf,
        leaves=len(parts),
        length=sum(len(source.text) for source in found.sources),
    )


def facts(found: PaperRows) -> list[Fact]:
    """What is known about the paper, in lines."""
    paper = found.paper
    numbers = (paper["kst"], paper["zaak"], paper["document"])
    known = tuple((d, f"/dossier/{tilde_encode(d)}" if d in found.known_dossiers else None) for d in found.dossiers)
    return [
        Fact("Datum", ((dutch.day(paper["datum"]), None),) if paper["datum"] else ()),
        Fact("Dossier", known or (((paper["dossiertitel"], None),) if paper["dossiertitel"] else ())),
        Fact("Dossiertitel", ((paper["dossiertitel"], None),) if known and paper["dossiertitel"] else ()),
        *people(found.actors, found.signed),
        Fact("Nummers", tuple((number, None) for number in numbers if number)),
        Fact("Bijlage bij", tuple((row["titel"] or row["id"], page_path(row["id"])) for row in found.annex_of)),
    ]


def people(actors: Sequence[Row], signed: Sequence[str]) -> list[Fact]:
    """Who submitted it, to whom it is addressed and which committee has it; without a register who signed it."""
    made = []
    for roles, name in _ROLES:
        who = [row for role in roles for row in actors if row["relatie"] == role]
        made.append(Fact(name, tuple(dict.fromkeys((_person(row), None) for row in who))))
    if signed and not made[0].values:
        made[0] = Fact("Getekend door", tuple((name, None) for name in signed))
    return made


def _person(row: Row) -> str:
    more = row["fractie"] or row["functie"]
    return f"{row['naam']} ({more})" if more and more != row["naam"] else str(row["naam"])


def originals(paper: Row) -> tuple[tuple[str, str], ...]:
    """Where the government shows the paper: by each of its numbers."""
    values: dict[str, Any] = {name: paper.get(name) for name in columns(Stuk)}
    held = Stuk(**values)
    addresses = [source_url(paper["kst"])] if paper["kst"] else []
    addresses += [source_url(key, held) for key in (paper["zaak"] or paper["document"],) if key]
    addresses += [web_url(paper["url"])]
    if not any(addresses) and _OFFICIAL.fullmatch(paper["id"]):
        addresses.append(f"{KOOP}/{paper['id']}.html")
    known = filter(None, dict.fromkeys(addresses))
    return tuple((address, address.split("/")[2].removeprefix("www.")) for address in known)


def targets(found: PaperRows) -> dict[str, Target]:
    """Where each thing that the texts refer to can be seen: here where it is held, else at the government's."""
    goals = {goal for source in found.sources for _, goal in source.references}
    return {goal: target for goal in goals if (target := _target(goal, found.held, found.known_dossiers))}


def _target(goal: str, held: Mapping[str, str], dossiers: frozenset[str]) -> Target | None:
    if goal in held:
        return Target(page_path(held[goal]), False)
    if goal.startswith("dossier/"):
        key = goal.removeprefix("dossier/")
        return Target(f"/dossier/{tilde_encode(key)}", False) if key in dossiers else Target(f"{KOOP}/{goal}", True)
    if _OFFICIAL.fullmatch(goal):
        return Target(f"{KOOP}/{goal}.html", True)
    if _LAW.fullmatch(goal):
        return Target(f"{LAWS}/{goal}", True)
    address = web_url(goal)
    return Target(address, True) if address else None


def as_data(found: PaperRows, page: PaperPage) -> dict[str, Any]:
    """The same for programs, with the whole of its texts."""
    paper = found.paper
    return {
        **{name: value for name, value in paper.items() if name != "nr"},
        "dossiers": list(found.dossiers),
        "betrokkenen": found.actors,
        "ondertekenaars": found.signed,
        "voorbeeld": page.sample,
        "verzonnen": page.invented,
        "bron": [address for address, _ in page.originals],
        "pagina": page.path,
        "motie": page.motie,
        "teksten": [
            {"titel": source.title, "url": source.url, "tekst": source.text,
             "verwijzingen": [reference._asdict() for reference in source.references]}
            for source in found.sources
        ],
        "aangehaald_door": found.cited_by,
        "brieven": found.letters,
        "zegt_over": found.claims,
        "gezegd_over": found.claims_about,
        "versies": found.versions,
        "bijlagen": found.annexes,
        "bijlage_bij": found.annex_of,
        "herkomst": found.read_from,
    }  # fmt: skip
