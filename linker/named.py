"""The link of a reference by name: candidates, their versions taken together, and one clear winner or none. Pure.

Who submitted it, or its day, gives the candidates; `weigh` scores them; of one paper's versions the one that is
named or the last; and the best must have enough of the words, and lead.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.lemmas import lemmas
from db.names import surname_key, surname_keys
from linker.models import Candidate, Citation, Link
from linker.profiles import TOO_COMMON, Profile, Profiles
from linker.titles import Reference, subject
from linker.weigh import Fit, names_meant, submitted, weigh

DAYS = 3  # between the day on a letter and the day that parliament registers
VERSIONS_WITHIN = 90  # days from a motie to its last version
SAME_SUBJECT = 0.6  # share of the telling words that the titles of two versions have in common
# What the words must come to: more where there are more papers to choose from, less where the best leads by far.
FOUND, FOR_EACH_E, FOR_EACH_E_LETTERS, FOR_A_LEAD, LEAD = 0.8, 0.3, 0.2, 0.25, 2.0
FOR_EACH_E_OF_TWO = 0.2  # who submitted something together did so seldom: the names say more
COVERED, COVERED_OF_TWO = 0.5, 0.3  # the share of the subject that must be found …
COVERED_OTHERS, FOUND_OTHERS = 0.25, 1.0  # more of both of a paper that has more or fewer submitters than are named
MUCH = 2.5  # … unless the words around the reference come to this
MARGIN, MARGIN_OF_TWO = 0.9, 0.5  # by which the best must lead
TELLING = 5  # words of a subject that choose candidates where no name or day does
IN_FULL, SHORT = 0.8, 4  # share of a title that makes it given in full, and the words it must have at least
LETTER = "brief regering"
AS_WELL = 1.0  # how far a version may stay behind the best one and still be meant
MOST = 40  # of the best, in which versions of one paper are looked for
SHOWN = 5  # candidates listed
# What is told only of a motie that was voted on: of several versions the last.
_VOTED = re.compile(r"\b(?:aangenomen|uitvoering|uitgevoerd|uitvoert|uitvoeren|uitwerking|invulling|afdoening)\b", re.I)


@dataclass(frozen=True)
class Group:
    """The versions of one paper. `chosen`: the one meant; `best`: the score that speaks for them together."""

    chosen: Fit
    best: Fit
    fits: tuple[Fit, ...]


def resolve_named(
    citation: Citation, ref: Reference, context: str, keys: Collection[str], profiles: Profiles, on: date | None
) -> Link:
    """The link of a reference to a motie, amendement or letter. `context`: the words around it, in its sentence
    and the next; `keys`: what is cited by number there; `on`: the day of the text, nothing later is meant."""
    meant = tuple(name for written in ref.names for name in names_meant(written, profiles))
    ref = replace(ref, names=meant, formal=ref.formal and not _VOTED.search(f"{context} {citation.text}"))
    candidates, names, local = _candidates(ref, keys, profiles, on)
    fits = weigh(ref, context, candidates, names, profiles, on, local, keys)
    groups = grouped(ref, fits, profiles, on)
    if not groups:
        return Link(citation, "missing", method="name", evidence=_nothing(ref))
    best, rest = groups[0], groups[1:]
    lead = best.best.score - rest[0].best.score if rest else LEAD
    among = len(fits) if ref.names else sum(f.profile.day == best.best.profile.day for f in fits)
    if not enough(ref, best.best, lead, among):
        near = tuple(_candidate(g) for g in groups[:SHOWN] if g.best.found > 0)
        nothing = "geen stuk waarvan indieners en onderwerp passen" if ref.names else "geen stuk dat past"
        return Link(citation, "missing", method="name", evidence=nothing, candidates=near)
    margin = MARGIN_OF_TWO if _only_names(ref) else MARGIN
    if lead < margin:
        rivals = [g for g in rest if g.best.score > best.best.score - margin]
        shown = tuple(_candidate(g) for g in [best, *rivals][:SHOWN])
        several = "meer dan één stuk past bij deze verwijzing"
        return Link(citation, "ambiguous", method="name", evidence=several, candidates=shown)
    chosen = best.chosen.profile
    others = tuple(_candidate(g) for g in rest[:3])
    return Link(citation, "linked", chosen.id, chosen.title, certainty(lead), "name", evidence(best, on), others)


def enough(ref: Reference, fit: Fit, lead: float, among: int) -> bool:
    """Whether so much of a reference is found in a paper that it can be the one meant. The more papers there are
    to choose from, the likelier some word fits one of them by chance."""
    same = not ref.names or len(fit.profile.names) == len(ref.names)
    wanted = (COVERED if len(ref.names) < 2 else COVERED_OF_TWO) + (0.0 if same else COVERED_OTHERS)
    if ref.title and fit.covered < wanted and fit.around < MUCH:
        return False
    each = FOR_EACH_E_OF_TWO if _only_names(ref) else FOR_EACH_E if ref.names else FOR_EACH_E_LETTERS
    needed = FOUND + each * math.log(max(among, 1)) + (0.0 if same else FOUND_OTHERS)
    return fit.found + FOR_A_LEAD * min(lead, LEAD) >= needed


def _only_names(ref: Reference) -> bool:
    """Whether it gives two or more submitters and no subject: "de motie-Jansen/De Vries"."""
    return len(ref.names) > 1 and not ref.title


def _candidates(
    ref: Reference, keys: Collection[str], profiles: Profiles, on: date | None
) -> tuple[list[Profile], dict[int, float], bool]:
    """The papers that may be meant, how their submitters agree, and whether they are all there are (not a search's)."""
    names: dict[int, float] = {}
    kind = LETTER if ref.kind in (None, "brief") else ref.kind
    if ref.names:
        names = submitted(ref, profiles)
        rows, local = list(names), True
    elif ref.date and kind == LETTER:
        rows, local = profiles.between(ref.date - timedelta(DAYS), ref.date + timedelta(DAYS), LETTER), True
    else:
        words = sorted(set(lemmas(ref.title)), key=lambda w: (-profiles.weight(w), w))[:TELLING]
        words = [word for word in words if profiles.weight(word) >= TOO_COMMON] or words
        rows, local = profiles.titled(words), False
    itself = surname_keys(ref.names)  # a paper that names "the motie-Jansen" isn't the motie-Jansen
    found = [
        paper
        for paper in profiles.of(rows)
        if paper.soort.lower().startswith(kind)
        and (on is None or paper.day <= on)
        and (not itself or itself not in paper.mentions or profiles.numbered(paper, keys))
    ]
    return found, names, local


def grouped(ref: Reference, fits: Sequence[Fit], profiles: Profiles, on: date | None) -> list[Group]:
    """The candidates with the versions of one paper taken together, best first."""
    groups: list[list[Fit]] = []
    for fit in fits[:MOST]:
        of = [g for g in groups if any(_one_paper(f.profile, fit.profile, profiles) for f in g)]
        groups = [g for g in groups if g not in of]
        groups.append([f for g in of for f in g] + [fit])
    found = [Group(_version(ref, g, on), max(g, key=lambda f: f.score), tuple(g)) for g in groups]
    return sorted(found, key=lambda g: (-g.best.score, g.best.profile.id))


def _one_paper(one: Profile, other: Profile, profiles: Profiles) -> bool:
    """Whether two papers are versions of one: the same submitters and subject, within some weeks; or one paper twice,
    by its zaak and as a document without one."""
    if one.head is None or other.head is None or one.dossier_title != other.dossier_title:
        return False
    apart = abs((one.day - other.day).days)
    if one.title == other.title and apart <= DAYS and None in (one.number, other.number):
        return True
    if apart > VERSIONS_WITHIN:
        return False
    names, others = set(map(surname_key, one.names)), set(map(surname_key, other.names))
    if (one.number and one.number == other.head.replaces) or (other.number and other.number == one.head.replaces):
        return bool(names & others)
    versions = [(p.head.version, p.head.replaces) for p in (one, other) if p.head]
    if versions[0] == versions[1]:
        return False
    if names != others:
        return False
    a, b = (profiles.telling(subject(p.title)) for p in (one, other))
    return len(a & b) >= SAME_SUBJECT * min(len(a), len(b))


def _version(ref: Reference, fits: Sequence[Fit], on: date | None) -> Fit:
    """The version meant: the one named, by its words or its day; else the one that later papers cite; else the last."""
    order = sorted(fits, key=lambda f: (f.profile.day, f.profile.number or 0, f.profile.id))
    version = 0 if ref.version is None and any(_in_full(ref, f.profile) for f in fits) else ref.version
    best = max(f.score for f in fits)
    as_well = [f for f in order if f.score >= best - AS_WELL]  # not one of other submitters or another wording
    if version is not None:
        return next((f for f in reversed(order) if f.profile.head and f.profile.head.version == version), as_well[-1])
    if ref.date:
        return next((f for f in reversed(order) if f.profile.day == ref.date), as_well[-1])
    return next((f for f in reversed(order) if f.profile.words_at(on)), as_well[-1])


def _in_full(ref: Reference, paper: Profile) -> bool:
    """Whether a reference gives the whole title as printed: then it would have said "gewijzigde" too."""
    if not ref.formal:
        return False
    given, title = set(lemmas(ref.title)), set(lemmas(subject(paper.title)))
    return len(title) > SHORT and len(given & title) >= IN_FULL * len(title)


def certainty(lead: float) -> float:
    """From 0 to 1: how far the best leads, of the lead that leaves no doubt."""
    return round(min(0.7 + 0.3 * lead / 4, 1.0), 3)


def evidence(group: Group, on: date | None) -> str:
    """What speaks for the paper chosen, in words."""
    parts = list(group.chosen.reasons)
    if group.best.words:
        parts.append(f"gedeelde woorden: {', '.join(group.best.words)}")
    if len(group.fits) > 1:
        parts.append(f"van {len(group.fits)} versies deze")
    return ", ".join(parts)


def _candidate(group: Group) -> Candidate:
    fit = group.chosen
    score = round(max(0.0, min(fit.score / 10, 1.0)), 3)
    return Candidate(fit.profile.id, fit.profile.title, score, ", ".join([*fit.reasons, *fit.words]))


def _nothing(ref: Reference) -> str:
    who = f" van {' en '.join(ref.names)}" if ref.names else ""
    return f"geen {ref.kind or 'stuk'}{who} gevonden"
