"""Which documents may bear on an ask: for now background candidates only, by words. Pure over a `Lookup`.

Ranking by relation (demands the same, answers, reports progress) needs more than titles; until then nothing
is claimed but "these are about the same thing".
"""

from collections.abc import Mapping
from datetime import date

from db.lemmas import lemmas
from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Link

MOST = 10
WORDS = 8
SHARED = 3  # telling words that a title must share: two are often a coincidence
ENOUGH = 0.3  # share of the weight of the ask's telling words that a title must have
# words of asking, whatever is asked, and words that hold a sentence together
_EMPTY = (
    "vraag vragen verzoek verzoeken dring dringt roep bereid kunt wilt hoe welke wanneer minister "
    "staatssecretaris kabinet regering kamer brief nemen gaan zorgen snel maatregel laten maken komen "
    "halen staan doen geven houden zijn hebben worden kunnen moeten willen zullen mogen aan achter al "
    "alle als bij binnen boven daar daarbij daarnaast dan dat de deze die dit door dus echt een eens elk "
    "elke en er erop ervoor geen haar heel hem het hier hij hun ik in is jaar ja je kan maar meer men met "
    "mij na naar nee niet niets nog nu of om onder ons ook op over per sinds te tegen ten ter terug toch "
    "toe tot tussen u uit uw van vanaf vast veel via voor voordat waar wat we wel weg welk wie wij zal ze "
    "zelf zich zij zo zodat zoveel zonder "
)
EMPTY = frozenset(lemma for word in _EMPTY.split() for lemma in lemmas(word))


def suggest(ask: Ask, cited: Mapping[int, Link], lookup: Lookup, on: date | None) -> list[AskDocument]:
    """At most ten papers that may bear on an ask, best first.

    First those that the letter itself cites in the ask's section (`cited`: footnote number -> its link), then
    papers of before the letter whose titles share the ask's telling words.
    """
    found = {
        link.document: AskDocument(
            link.document, link.title or "", "background", 1.0, f"voetnoot {n} bij dezelfde vraag"
        )
        for n, link in sorted(cited.items())
        if link.document
    }
    for document in _by_words(ask, lookup, on):
        found.setdefault(document.document, document)
    return list(found.values())[:MOST]


def _by_words(ask: Ask, lookup: Lookup, on: date | None) -> list[AskDocument]:
    text = " ".join(w for w in lemmas(f"{ask.section or ''} {ask.text}") if w not in EMPTY)
    telling = lookup.telling(text, WORDS)
    weight = sum(map(lookup.rarity, telling))
    found = []
    for paper in lookup.by_words(telling):
        if on and paper.date and paper.date > on:
            continue
        title = set(lemmas(" ".join(paper.titles)))
        shared = [word for word in telling if word in title]
        score = sum(map(lookup.rarity, shared)) / weight
        if len(shared) >= SHARED and score >= ENOUGH:
            evidence = f"zelfde woorden in de titel: {', '.join(shared)}"
            found.append(AskDocument(paper.id, paper.titles[0], "background", round(score, 3), evidence))
    return sorted(found, key=lambda d: (-d.score, d.document))
