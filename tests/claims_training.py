"""Train the learned reader of claims (linker/claims/learned.py) anew: `make train`.

A multinomial logistic regression on the labelled passages of tests/examples/claims, all but those in `unseen/` and
`sealed/`, and on those of the folder that KAMERSPOOR_SHARED names. First each set in turn is read by a model of the
others, which tells how well a new writer is read; then one model of all is written. The same sets give the same file.
Titles are left out: rules alone read them.
"""

import gzip
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from linker.claims import Claim, by_rules, learned
from linker.claims.scoring import Read, Scores, read, scores
from linker.claims.settled import chosen
from tests.claim_passages import EXAMPLES, passages

LEARNED = EXAMPLES / "learned"
WEIGHTS = Path(learned.__file__).parent / learned.WEIGHTS
# The rules were made by these sets: what they say is righter there than on any other text, so it teaches nothing.
FITTED = ("a", "own", "t1", "t2", "passages", "dev")
# labelled passages of others, which are no part of the project: without them another model comes out
GOLD = Path(os.environ.get("KAMERSPOOR_SHARED", "../shared")) / "gold" / "execution" / "dev.jsonl"
KEPT = 20_000  # features; twice as many were no better on the whole
C = 10  # how little large weights are held back: 3 and 30 were no better

Json = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A mention with its label (none where it has no label) and what the model sees of it; None: it doesn't read it."""

    read: Read
    features: tuple[str, ...] | None


def examples(path: Path) -> list[Example]:
    """The mentions of a set of labelled passages."""
    return [one for line in path.read_text("utf-8").splitlines() for one in _of_passage(json.loads(line))]


def _of_passage(row: Json) -> Iterator[Example]:
    features: dict[Claim, set[str]] = {}

    def reader(text: str, genre: str | None, day: date | None) -> list[Claim]:
        found = by_rules(text, genre, day)
        features.update(found)
        return [claim for claim, _ in found]

    for one in read(row, reader):
        seen = one.claim is not None and row["genre"] != "letter_title"
        yield Example(one, tuple(sorted(features[one.claim])) if seen else None)


def fit(sets: dict[str, list[Example]]) -> learned.Model:
    """A model of these sets with no more than KEPT features: those that weigh most among all, fitted once more."""
    given: list[tuple[str, ...]] = []
    wanted: list[str] = []
    for name, ones in sets.items():
        for one in ones:
            if one.features is not None:
                own = [f for f in one.features if name not in FITTED or not f.startswith(learned.BY_RULES)]
                given.append(tuple(own))
                wanted.append(one.read.wanted)
    names, _, regression = _fitted(given, wanted, None)
    heavy = numpy.argsort(-numpy.abs(regression.coef_).max(axis=0), kind="stable")[:KEPT]
    names, rarity, regression = _fitted(given, wanted, sorted(names[heavy]))
    weights = (regression.coef_ * rarity).T
    return learned.Model(
        tuple(regression.classes_),
        tuple(map(float, regression.intercept_)),
        {name: (float(idf), *map(float, row)) for name, idf, row in zip(names, rarity, weights, strict=True)},
    )


def _fitted(
    given: Sequence[tuple[str, ...]], wanted: Sequence[str], vocabulary: list[str] | None
) -> tuple[Any, Any, LogisticRegression]:
    """The names of the features, their rarity, and the weights; without a vocabulary, of all that occur twice."""
    counter = TfidfVectorizer(
        analyzer=lambda features: features, min_df=1 if vocabulary else 2, vocabulary=vocabulary, dtype=numpy.float32
    )
    matrix = counter.fit_transform(given)
    regression = LogisticRegression(C=C, class_weight="balanced", max_iter=400)
    regression.fit(matrix, wanted)
    return counter.get_feature_names_out(), counter.idf_, regression


def as_read(ones: Sequence[Example], made: learned.Model) -> list[Read]:
    """The mentions of a set as a model reads them."""
    return [replace(one.read, claim=_by(one, made)) for one in ones]


def _by(one: Example, made: learned.Model) -> Claim | None:
    if one.read.claim is None or one.features is None:
        return one.read.claim
    probabilities = made.probabilities(one.features)
    rules = learned.FOLDED.get(one.read.claim.status, one.read.claim.status)
    return replace(one.read.claim, status=chosen(probabilities, rules, bool(one.read.claim.rule)))


def told(name: str, made: Scores) -> str:
    shares = (f"{status} {of['precision']:.2f}/{of['recall']:.2f}" for status, of in made.classes.items())
    return f"{name}: macro-F1 {made.macro_f1:.3f} ({', '.join(shares)})"


def main(short: bool) -> int:
    sets = {path.stem: examples(path) for folder in (EXAMPLES, LEARNED) for path in sorted(folder.glob("*.jsonl"))}
    sets["passages"] = [one for row in passages() for one in _of_passage(row)]
    if GOLD.is_file():
        sets["dev"] = examples(GOLD)
    else:
        print(f"{GOLD} is not there: the model will be another one", file=sys.stderr)
    reads: dict[str, list[Read]] = defaultdict(list)
    for name in sets:
        if short or name in FITTED:
            continue
        made = fit({other: ones for other, ones in sets.items() if other != name})
        reads["by the model of the others"] += (one := as_read(sets[name], made))
        reads["by the rules"] += (rules := [one.read for one in sets[name]])
        print(told(name, scores(one)), f"; by the rules {scores(rules).macro_f1:.3f}", flush=True)
    for how, all_of in reads.items():
        print(told(how, scores(all_of)))
    with WEIGHTS.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
        packed.write("\n".join(learned.lines_of(fit(sets))).encode("utf-8"))
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))  # --short: only train, in half a minute
