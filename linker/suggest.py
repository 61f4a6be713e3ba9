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
ENOUGH = 0.3  # share of the weight of the ask's telling words that a title must have
# words of asking, whatever is asked
ASKING = frozenset(
    lemma
    for word in "vraag vragen verzoek verzoeken dring dringt aan erop roep op bereid kunt wilt u hoe welke wanneer "
    "minister staatssecretaris kabinet regering kamer brief nemen gaan zorgen snel maatregel".split()
    for lemma in lemmas(word)
)


def suggest(ask: Ask, lookup: Lookup, on: date | None) -> list[AskDocument]:
    """At most ten papers of before the letter whose titles share the telling words of an ask, best first."""
    text = " ".join(w for w in lemmas(f"{ask.section or ''} {ask.text}") if w not in ASKING)
    telling = lookup.telling(text, WORDS)
    weight = sum(map(lookup.rarity, telling))
    found = []
    for paper in lookup.by_words(telling):
        if on and paper.date and paper.date > on:
            continue
        title = set(lemmas(" ".join(paper.titles)))
        shared = [word for word in telling if word in title]
        score = sum(map(lookup.rarity, shared)) / weight
        if len(shared) > 1 and score >= ENOUGH:
            evidence = f"zelfde woorden in de titel: {', '.join(shared)}"
            found.append(AskDocument(paper.id, paper.titles[0], "background", round(score, 3), evidence))
    return sorted(found, key=lambda d: (-d.score, d.document))[:MOST]
