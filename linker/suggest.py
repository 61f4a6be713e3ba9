"""Which documents may bear on an ask: for now background candidates only, by words. Pure over a `Lookup`.

Ranking by relation (demands the same, answers, reports progress) needs more than titles; until then nothing
is claimed but "these are about the same thing".
"""

from datetime import date

from db.lemmas import lemmas
from linker.lookup import Lookup
from linker.models import Ask, AskDocument

MOST = 10
WORDS = 8
ENOUGH = 0.3  # share of the ask's telling words that a title must have


def suggest(ask: Ask, lookup: Lookup, on: date | None) -> list[AskDocument]:
    """At most ten papers of before the letter whose titles share the telling words of an ask, best first."""
    text = f"{ask.section or ''} {ask.text}"
    telling = sorted(set(lemmas(text)), key=lambda w: (-lookup.rarity(w), w))[:WORDS]
    weight = sum(map(lookup.rarity, telling))
    found = []
    for paper in lookup.by_title(text, words=WORDS):
        if on and paper.date and paper.date > on:
            continue
        shared = [w for w in telling if w in set(lemmas(" ".join(paper.titles)))]
        score = sum(map(lookup.rarity, shared)) / weight if weight else 0.0
        if score >= ENOUGH:
            evidence = f"zelfde woorden in de titel: {', '.join(shared)}"
            found.append(AskDocument(paper.id, paper.titles[0], "background", round(score, 3), evidence))
    return sorted(found, key=lambda d: (-d.score, d.document))[:MOST]
