"""Train the learned readers of claims (linker/claims/learned.py, linker/claims/recurrent.py) anew: `make train`.

On the labelled passages of tests/examples/claims, all but those in `unseen/` and `sealed/`, and on those of the folder
that KAMERSPOOR_SHARED names: a multinomial logistic regression, and a network (tests/claims_network.py). First each
fifth of the sets is read by what the others taught, which tells how well a new writer is read; then both are made of
all and written. The same sets give the same files on the same machine. Titles are left out: rules alone read them.
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

from linker.claims import Claim, by_rules, learned, recurrent
from linker.claims.around import Seen
from linker.claims.scoring import Read, Scores, read, scores
from linker.claims.settled import as_told, chosen
from tests.claim_passages import EXAMPLES, passages
from tests.claims_network import Lesson, train

LEARNED = EXAMPLES / "learned"
BESIDE = Path(learned.__file__).parent
WEIGHTS, NETWORK = BESIDE / learned.WEIGHTS, BESIDE / recurrent.WEIGHTS
PARTS = 5  # into which the sets are divided to see how well new ones are read
# The rules were made by these sets: what they say is righter there than on any other text, so it teaches nothing.
FITTED = ("a", "own", "t1", "t2", "passages", "dev")
# labelled passages of others, which are no part of the project: without them another model comes out
GOLD = Path(os.environ.get("KAMERSPOOR_SHARED", "../shared")) / "gold" / "execution" / "dev.jsonl"
KEPT = 20_000  # features; twice as many were no better on the whole
C = 10  # how little large weights are held back: 3 and 30 were no better

Json = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A mention with its label (none where it has none) and what the readers see of it; None: they don't read it."""

    read: Read
    seen: Seen | None


@dataclass(frozen=True)
class Readers:
    """Both learned readers."""

    regression: learned.Model
    network: recurrent.Network

    def probabilities(self, seen: Sequence[Seen]) -> list[dict[str, float]]:
        by_order = self.network.probabilities(seen)
        by_words = [self.regression.probabilities(one.features) for one in seen]
        return [learned.together(*both) for both in zip(by_words, by_order, strict=True)]


def examples(path: Path) -> list[Example]:
    """The mentions of a set of labelled passages."""
    return [one for line in path.read_text("utf-8").splitlines() for one in _of_passage(json.loads(line))]


def _of_passage(row: Json) -> Iterator[Example]:
    seen: dict[Claim, Seen] = {}

    def reader(text: str, genre: str | None, day: date | None) -> list[Claim]:
        found = by_rules(text, genre, day)
        seen.update(found)
        return [claim for claim, _ in found]

    for one in read(row, reader):
        yield Example(one, seen[one.claim] if one.claim is not None and row["genre"] != "letter_title" else None)


def fit(sets: dict[str, list[Example]]) -> tuple[list[str], Readers]:
    """Both readers, of these sets, and the words that the network knows."""
    lessons = [
        Lesson(one.seen, one.read.wanted, name not in FITTED)
        for name, ones in sets.items()
        for one in ones
        if one.seen is not None
    ]
    words, network = train(lessons)
    return words, Readers(_regression(lessons), network)


def _regression(lessons: Sequence[Lesson]) -> learned.Model:
    """A model with no more than KEPT features: those that weigh most among all, fitted once more."""
    given = [
        tuple(sorted(f for f in one.seen.features if one.ruled or not f.startswith(learned.BY_RULES)))
        for one in lessons
    ]
    wanted = [one.wanted for one in lessons]
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


def as_read(ones: Sequence[Example], readers: Readers) -> list[Read]:
    """The mentions of a set as the readers read them."""
    probabilities = iter(readers.probabilities([one.seen for one in ones if one.seen is not None]))
    return [one.read if one.seen is None else _settled(one.read, next(probabilities)) for one in ones]


def _settled(one: Read, probabilities: dict[str, float]) -> Read:
    assert one.claim is not None
    by_rules = learned.folded(one.claim.status)
    status = as_told(chosen(probabilities, by_rules, bool(one.claim.rule)), probabilities)
    return replace(one, claim=replace(one.claim, status=status))


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
    others = [name for name in sets if name not in FITTED]
    reads: dict[str, list[Read]] = defaultdict(list)
    for part in range(0 if short else PARTS):
        kept = others[part::PARTS]
        _, readers = fit({name: ones for name, ones in sets.items() if name not in kept})
        for name in kept:
            reads["by what the others taught"] += (one := as_read(sets[name], readers))
            reads["by the rules"] += (rules := [one.read for one in sets[name]])
            print(told(name, scores(one)), f"; by the rules {scores(rules).macro_f1:.3f}", flush=True)
    for how, all_of in reads.items():
        print(told(how, scores(all_of)))
    words, readers = fit(sets)
    with WEIGHTS.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
        packed.write("\n".join(learned.lines_of(readers.regression)).encode("utf-8"))
    NETWORK.write_bytes(recurrent.bytes_of(words, readers.network.weights))
    for path in (WEIGHTS, NETWORK):
        print(f"{path}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))  # --short: only train, in some minutes
