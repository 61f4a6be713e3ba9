"""Which documents may bear on an ask: proposals, best first, never facts. Pure over a `Lookup`.

Candidates are the papers of six years before the letter that share the ask's heaviest words (in the title, or for a
motie in what it asks), and those that the letter itself cites in the ask's section. linker/relevance.py says how near
each is, linker/relation.py what it does with the ask.
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Relation
from linker.relation import relation_of, weight_of
from linker.relevance import TEXT, Match, Query, Text

MOST = 10
YEARS = 6
CANDIDATES = 250
OF_ALL_DAYS = 2_000  # those among which the candidates are that are of the right days
CHOOSING = 8  # the heaviest words, that choose the candidates
LEAST = 0.005  # a score below which nothing is proposed
CLOSE = 0.18  # the score from which a paper with the ask's subject does something with it; else it is background
SUBJECT_AND_ACT = 2  # of the ask's heaviest words: a paper that has fewer is never shown as sure
UNSURE = 0.45  # the most that is shown of the score of such a paper
CITED = 2.0  # factor for a paper that the letter cites beside the ask
BESIDE = 1.15  # … for one of the same dossier as such a paper
SECTION, BEFORE, AROUND, SUBJECT = 0.5, 0.35, 0.3, 0.55  # weight of words around the ask


@dataclass(frozen=True)
class Context:
    """What stands around an ask: its section's heading, the ask before it there, the section's text up to it,
    the letter's subject, and the papers cited there (canonical id -> how: "voetnoot 3 in hetzelfde deel van
    de brief")."""

    section: str = ""
    before: str = ""
    around: str = ""
    subject: str = ""
    cited: Mapping[str, str] = field(default_factory=dict)


def suggest(ask: Ask, context: Context, lookup: Lookup, on: date | None) -> list[AskDocument]:
    """At most ten papers that may bear on an ask, best first.

    `on` is the letter's day: papers of after it, or of more than six years before, are not proposed. Without a
    day all papers are looked at and none loses by its age.
    """
    until = on or date.max
    since = _years_before(on) if on else date.min
    query = Query(
        [
            (ask.text, 1.0),
            (context.section, SECTION),
            (context.before, BEFORE),
            (context.around, AROUND),
            (context.subject, SUBJECT),
        ],
        lookup,
    )
    if not query.terms:
        return []
    cited = set(lookup.numbers_of(context.cited))
    found = []
    texts = lookup.texts({*_candidates(query, lookup, since, until), *cited}, since, until)
    dossiers = {text.dossier for text in texts if text.nr in cited} - {""}
    for text in texts:
        weight = weight_of(text.kind, text.id.startswith("http"))
        if weight is None and text.nr not in cited:
            continue
        match = query.match(text, on or text.date)
        score = match.score * (weight or 1.0)
        rank = score * (CITED if text.nr in cited else 1.0) * (BESIDE if text.dossier in dossiers else 1.0)
        if score >= LEAST or text.nr in cited:
            found.append((rank, score, text, match))
    found.sort(key=lambda one: (-one[0], one[2].id))
    return [_document(*one, context, lookup) for one in found[:MOST]]


def _years_before(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - YEARS, day=28 if leap else day.day)


def _candidates(query: Query, lookup: Lookup, since: date, until: date) -> list[int]:
    """The papers that have most of the weight of the ask's heaviest words, in any form."""
    weights: dict[int, float] = defaultdict(float)
    for term in query.terms[:CHOOSING]:
        titled: dict[int, float] = {}
        asking: dict[int, float] = {}
        for share, words in _by_share(query.forms(term)):  # the greatest share last: that counts
            titled.update(dict.fromkeys(lookup.titled(words), share * term.weight))
            asking.update(dict.fromkeys(lookup.asking(words), share * term.weight * TEXT))
        either = titled.keys() | asking.keys()
        for nr, weight in asking.items():
            if weight > titled.get(nr, 0.0):
                titled[nr] = weight
        for nr in either:
            weights[nr] += titled[nr]
    heaviest = heapq.nlargest(OF_ALL_DAYS, weights, key=weights.__getitem__)
    kinds = lookup.kinds(heaviest, since, until)
    proposed = (nr for nr in heaviest if nr in kinds and weight_of(*kinds[nr]) is not None)
    return list(islice(proposed, CANDIDATES))


def _by_share(forms: Mapping[str, float]) -> list[tuple[float, list[str]]]:
    """Words by what they count, the least first; without those that count next to nothing."""
    found: dict[float, list[str]] = defaultdict(list)
    for word, share in sorted(forms.items()):
        found[round(share, 1)].append(word)
    return sorted((share, words) for share, words in found.items() if share)


def _document(rank: float, score: float, text: Text, match: Match, context: Context, lookup: Lookup) -> AskDocument:
    """A proposal. The score is that of its words: that a letter cites it moves it up, but says nothing of the ask."""
    sure = match.central >= SUBJECT_AND_ACT
    close = rank >= CLOSE and (len(match.shared) > 1 or match.subject)
    relation: Relation = relation_of(text.kind, text.title) if close else "background"
    shown = round(min(score, 1.0 if sure else UNSURE), 3)
    return AskDocument(text.id, text.title, relation, shown, _evidence(text, match, context, lookup))


def _evidence(text: Text, match: Match, context: Context, lookup: Lookup) -> str:
    """What speaks for a proposal, in Dutch: what a motie asks and what became of it, else the shared words."""
    outcome = lookup.outcome(text.zaak or "") if (text.kind or "").startswith("Motie") else None
    dictum = " ".join((lookup.dictum(text.id) or "").split()).rstrip(",;")
    words = ", ".join(match.shared[:6])
    said = [
        f"{outcome} motie" if outcome else "",
        context.cited.get(text.id, ""),
        f"“{dictum}”" if dictum else f"zelfde woorden: {words}" if words else "",
    ]
    return "; ".join(part for part in said if part)
