"""What a reference points to: one clear winner, or the reason why there is none. Pure over a `Lookup`.

By number, the key that the words state is looked up. By title, the papers that share its rarest words are
scored on a few named features and one must win clearly; by name or day `linker.named` chooses. Every reference
ends in a `Link`; nothing disappears and nothing is linked on a guess.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from db.lemmas import lemmas
from linker.lookup import Lookup, Paper
from linker.models import Candidate, Citation, Link, Status
from linker.named import resolve_named
from linker.titles import KINDS, Reference, reference, subject

ENOUGH = 0.75  # score from which a title is the one meant
ENOUGH_WITH_DATE = 0.65  # … where the reference also names its day
MARGIN = 0.08  # by which the winner must lead
MENTIONED = 0.5  # from here a candidate is worth showing to a human
DAYS = 3  # between the day on a letter and the day that parliament registers
SIMILAR_WORDS = 80  # rapidfuzz ratio from which two different lemmas are forms of one word
MIN_WORDS = 3  # a title of fewer words says too little to search by
# Papers about a paper repeat its title; meant only where the reference says so.
ABOUT = frozenset(
    {
        "beslisnota",
        "inbreng",
        "convocatie",
        "verslag",
        "antwoord",
        "reactie",
        "aanbieding",
        "stemming",
        "lijst",
    }
)


@dataclass(frozen=True)
class Scored:
    paper: Paper
    title: str
    score: float
    reasons: tuple[str, ...]

    def candidate(self) -> Candidate:
        return Candidate(self.paper.id, self.title, round(self.score, 3), ", ".join(self.reasons))


def resolve(citation: Citation, lookup: Lookup) -> Link:
    """The link of a citation by number or address. Raises nothing: what can't be linked says why."""
    if citation.target is None:
        status: Status = "external" if citation.kind == "url" else "unrecognised"
        return Link(citation, status, method="number", evidence="de verwijzing noemt geen nummer dat wij kennen")
    papers = lookup.by_key(citation.target)
    by = "adres van deze pagina" if "://" in citation.target else f"nummer {citation.target}"
    if not papers:
        papers = lookup.by_number(citation.target)
        by = f"nummer {citation.target}: het stuk met dat nummer in dit dossier" if papers else by
    if len(papers) == 1:
        paper = papers[0]
        return Link(citation, "linked", paper.id, paper.titles[0], 1.0, "number", by)
    if papers:
        found = tuple(Candidate(p.id, p.titles[0], 1.0, citation.target) for p in papers)
        return Link(
            citation,
            "ambiguous",
            method="number",
            evidence=f"{len(papers)} stukken dragen dit nummer",
            candidates=found,
        )
    return Link(
        citation,
        "missing",
        method="number",
        evidence=f"{citation.target} staat niet in de verzamelde stukken",
    )


def resolve_title(
    citation: Citation, lookup: Lookup, on: date | None, context: str = "", keys: Collection[str] = ()
) -> Link:
    """The link of a reference by name, day or title. `on`: the day of the letter, nothing later is meant; `context`:
    the words around it; `keys`: what is cited by number among them."""
    ref = reference(citation.text, on)
    if ref.names:
        return resolve_named(citation, ref, context, keys, lookup.profiles, on)
    by_title = _resolve_title(citation, ref, lookup, on)
    if by_title.status == "linked" or ref.site or not (ref.date or ref.kind in ("motie", "amendement", "brief")):
        return by_title
    by_name = resolve_named(citation, ref, context, keys, lookup.profiles, on)
    return by_name if by_name.status == "linked" or not by_title.candidates else by_title


def _resolve_title(citation: Citation, ref: Reference, lookup: Lookup, on: date | None) -> Link:
    if len(lemmas(ref.title)) < MIN_WORDS:
        return _no_title(citation, ref, lookup)
    scored = rank(ref, lookup, on)
    best = scored[0] if scored else None
    enough = ENOUGH_WITH_DATE if ref.date else ENOUGH
    if best is None or best.score < enough:
        return _not_found(citation, ref, lookup, scored)
    rivals = [s for s in scored[1:] if s.score > best.score - MARGIN]
    evidence = ", ".join(best.reasons)
    if rivals:
        candidates = tuple(s.candidate() for s in [best, *rivals][:10])
        return Link(
            citation,
            "ambiguous",
            method="title",
            evidence="meer dan één stuk past bij deze titel",
            candidates=candidates,
        )
    others = tuple(s.candidate() for s in scored[1:4] if s.score >= MENTIONED)
    return Link(citation, "linked", best.paper.id, best.title, round(best.score, 3), "title", evidence, others)


def _no_title(citation: Citation, ref: Reference, lookup: Lookup) -> Link:
    if ref.site and not known_site(ref.site, lookup.hosts()):
        return Link(
            citation,
            "external",
            method="title",
            evidence=f"verwijst naar {ref.site}, buiten de verzamelde bronnen",
        )
    return Link(citation, "unrecognised", method="title", evidence="geen titel, nummer of datum om op te zoeken")


def _not_found(citation: Citation, ref: Reference, lookup: Lookup, scored: list[Scored]) -> Link:
    near = tuple(s.candidate() for s in scored[:5] if s.score >= MENTIONED)
    if ref.site and not known_site(ref.site, lookup.hosts()):
        return Link(
            citation,
            "external",
            method="title",
            evidence=f"verwijst naar {ref.site}, buiten de verzamelde bronnen",
            candidates=near,
        )
    if ref.site or ref.kind or ref.date or near:
        return Link(citation, "missing", method="title", evidence="geen stuk met deze titel gevonden", candidates=near)
    return Link(
        citation,
        "unrecognised",
        method="title",
        evidence="niet herkend als verwijzing naar een overheidsstuk",
    )


def known_site(label: str, hosts: Iterable[str]) -> str | None:
    """The host that a browser's tail names: "Rijksoverheid.nl", "SER" or a site's name written as words."""
    squashed = re.sub(r"[^a-z0-9.]", "", label.lower()).strip(".")
    for host in sorted({*hosts, "www.rijksoverheid.nl", "www.tweedekamer.nl", "zoek.officielebekendmakingen.nl"}):
        domain = host.removeprefix("www.")
        if squashed in (domain, domain.rsplit(".", 1)[0]):
            return host
    return None


def rank(ref: Reference, lookup: Lookup, on: date | None) -> list[Scored]:
    """The papers that a reference may mean, best first; those that contradict what it names are left out."""
    site = known_site(ref.site, lookup.hosts()) if ref.site else None
    foreign = bool(ref.site) and site is None
    found: dict[str, Scored] = {}
    for paper in lookup.by_title(ref.title):
        if foreign or not _admits(ref, paper, site, on):
            continue
        for n, title in enumerate(paper.titles):
            if not _kind_fits(ref, "bestand" if n else paper.soort):
                continue
            scored = score(ref, paper, title, lookup)
            if paper.id not in found or scored.score > found[paper.id].score:
                found[paper.id] = scored
    return sorted(found.values(), key=lambda s: (-s.score, s.paper.id))


def _admits(ref: Reference, paper: Paper, site: str | None, on: date | None) -> bool:
    """Whether nothing that the reference names rules the paper out: site, day, not after the letter."""
    if on and paper.date and paper.date > on:
        return False
    if ref.date and (paper.date is None or abs(paper.date - ref.date) > timedelta(days=DAYS)):
        return False
    # rijksoverheid.nl also shows what parliament has (reports, letters); other sites have their own pages only
    on_site = paper.url is not None and site is not None and f"//{site}/" in paper.url
    return site is None or on_site or (paper.url is None and "rijksoverheid" in site)


def _kind_fits(ref: Reference, kind: str | None) -> bool:
    return ref.kind is None or kind is None or kind.lower().startswith(KINDS[ref.kind])


def score(ref: Reference, paper: Paper, title: str, lookup: Lookup) -> Scored:
    """How well a title fits: shared words weighted by rarity, then day and what the paper is about."""
    value = similarity(lemmas(ref.title), lemmas(subject(title)), lookup.rarity)
    reasons = [f"titel {round(value * 100)} % gelijk, zeldzame woorden tellen zwaarder"]
    if ref.title.casefold() == subject(title).casefold():
        reasons = ["zelfde titel"]
    elif ABOUT & (set(lemmas(title)) - set(lemmas(ref.title))):
        value *= 0.8
    if ref.date and paper.date == ref.date:
        reasons.append("zelfde datum")
    if ref.kind:
        reasons.append(f"soort {ref.kind}")
    return Scored(paper, title, value, tuple(reasons))


def similarity(wanted: list[str], given: list[str], rarity: Callable[[str], float]) -> float:
    """Shared words over all words of both, weighted by rarity (0 to 1); forms of one word count for a part."""
    left, right = set(wanted), set(given)
    shared = 2 * sum(map(rarity, left & right))
    for word in left - right:
        near = max(((fuzz.ratio(word, other), other) for other in right - left), default=(0.0, ""))
        if near[0] >= SIMILAR_WORDS:
            shared += min(rarity(word), rarity(near[1])) * 2 * near[0] / 100
    total = sum(map(rarity, left)) + sum(map(rarity, right))
    return min(shared / total, 1.0) if total else 0.0
