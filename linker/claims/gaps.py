"""Clauses in which a second mention leans on the verb of the first: "M is uitgevoerd, M slechts ten dele". Pure."""

import itertools

from linker.claims.clauses import Clause
from linker.claims.verbs import AUXILIARIES, LEXICON, word_set


def split_gaps(found: list[Clause], named: int) -> list[Clause]:
    """ "M is uitgevoerd, M slechts ten dele": the second part without a verb of its own gets those of the first."""
    split: list[Clause] = []
    for clause in found:
        at = [i for i, word in enumerate(clause.words) if word == "M"]
        if named < 2 or len(at) < 2:
            split.append(clause)
            continue
        split += _gapped(clause, at)
    return split


_OWN_SAY = word_set(
    """
    niet wel deels gedeeltelijk slechts evenmin nog ook eveneens dele grotendeels pas in voorbereiding later
    deels volledig geheel
    """
)


def _gapped(clause: Clause, at: list[int]) -> list[Clause]:
    cuts = [0]
    for before, here in itertools.pairwise(at):
        between = clause.words[before + 1 : here]
        if len(between) > 1 and not set(between) <= {
            "en",
            "of",
            "noch",
            "de",
            "aan",
            "van",
            "voor",
            "met",
            "alsmede",
            "zowel",
            "als",
            "die",
        }:
            # the cut is before the preposition or conjunction of the second
            cut = here
            while cut > before + 1 and clause.words[cut - 1] in (
                "aan",
                "voor",
                "van",
                "en",
                "maar",
                "met",
                "die",
                "op",
                "bij",
                "over",
                "terwijl",
            ):
                cut -= 1
            cuts.append(cut)
    pieces = [(a, b) for a, b in zip(cuts, [*cuts[1:], len(clause.words)], strict=True)]
    if len(pieces) < 2:
        return [clause]
    first = clause.words[pieces[0][0] : pieces[0][1]]
    heads = [w for w in first if w in AUXILIARIES]
    mains = [
        w
        for w in first
        if any(v.form == "participle" or v.form == "infinitive" for v in LEXICON.get(w, ())) and w not in AUXILIARIES
    ]
    if not mains or not all(set(clause.words[a:b]) & _OWN_SAY for a, b in pieces[1:]):
        return [clause]
    made = []
    for n, (a, b) in enumerate(pieces):
        words, places = clause.words[a:b], clause.places[a:b]
        given = words
        if n:
            finite = [w for w in words if w in AUXILIARIES]
            main = [w for w in words if any(v.form in ("participle", "infinitive") for v in LEXICON.get(w, ()))]
            given = words + tuple([] if finite else heads) + tuple([] if main else mains)
        made.append(Clause(places[0][0], places[-1][1], given, places, clause.lead if n == 0 else ","))
    return made
