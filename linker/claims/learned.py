"""The first learned reader: what the words around an item say of it, and how surely. Pure, but for its weights.

A multinomial logistic regression over the runs of words around a mention (linker/claims/around.py) and what the rules
made of it, each weighed by its rarity (tf-idf, length one). tests/claims_training.py trains it (`make train`) on
tests/examples/claims and gold/execution, but for what is kept to measure by (unseen, sealed). On texts by writers that
are new to it, it is right more often than the rules alone (tests/benchmarks/README.md), and it says how sure it is;
with the second one (linker/claims/recurrent.py) more often still.
Reading by it is a sum of weights: scikit-learn, which trains it, is no dependency of who runs it.
"""

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WEIGHTS = "weights.tsv.gz"
# what texts are labelled with (gold/README.md): the other statuses of axis B count as one of these
STATUSES = ("executed", "partly", "in_progress", "announced", "not_executed", "superseded", "none")
FOLDED = {"transferred": "in_progress", "acknowledged": "none", "no_report_found": "none", "closed_unclear": "none"}
BY_RULES = "rule "  # how a feature begins that tells what the rules made of a mention
SCALE = 100  # weights are kept as whole hundredths


@dataclass(frozen=True)
class Model:
    """`statuses`, the weight of each without any word, and for each feature its rarity and a weight per status."""

    statuses: tuple[str, ...]
    bias: tuple[float, ...]
    features: dict[str, tuple[float, ...]]

    def probabilities(self, found: Iterable[str]) -> dict[str, float]:
        """How probable each status is of a mention with these features; together 1."""
        known = [row for feature in found if (row := self.features.get(feature))]
        rarity, *weights = zip(*known, strict=True) if known else [(1.0,), *[(0.0,) for _ in self.bias]]
        length = math.hypot(*rarity) or 1.0
        sums = [bias + math.fsum(of) / length for bias, of in zip(self.bias, weights, strict=True)]
        most = max(sums)
        powers = [math.exp(one - most) for one in sums]
        return dict(zip(self.statuses, (power / sum(powers) for power in powers), strict=True))

    def for_status(self, status: str, found: Iterable[str]) -> defaultdict[str, float]:
        """How much these features together speak for a status, by their first word, which is their place."""
        n = self.statuses.index(status) + 1
        by_place: defaultdict[str, float] = defaultdict(float)
        for feature in found:
            if row := self.features.get(feature):
                by_place[feature.partition(" ")[0]] += row[n]
        return by_place


@cache
def model() -> Model:
    """The model that is shipped."""
    return of_lines(gzip.decompress((files(__package__) / WEIGHTS).read_bytes()).decode("utf-8").split("\n"))


def of_lines(lines: Sequence[str]) -> Model:
    """The model of a file's lines: the statuses and their weights as JSON, then a feature a line."""
    head = json.loads(lines[0])
    rows = (line.split("\t") for line in lines[1:])
    weights = {name: tuple(int(number) / SCALE for number in numbers) for name, *numbers in rows}
    return Model(tuple(head["statuses"]), tuple(head["bias"]), weights)


def lines_of(made: Model) -> Iterator[str]:
    """A model as the lines of its file."""
    yield json.dumps({"statuses": made.statuses, "bias": [round(one, 4) for one in made.bias]})
    for feature, numbers in sorted(made.features.items()):
        yield "\t".join([feature, *(str(round(number * SCALE)) for number in numbers)])


def folded(status: str) -> str:
    """A status as one of those that texts are labelled with."""
    return FOLDED.get(status, status)


REFUSED, AT_LEAST = "not_executed", 0.5


def together(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """How probable each status is by two readers: the mean. A refusal that not both hold for at least as probable as
    not is as probable as the one who doubts it says: to tell it wrongly is the worst. On four sets of other writers 82
    instead of 75 in 100 of those told were right then, for .007 of the macro-F1."""
    mean = {status: (one[status] + other[status]) / 2 for status in one}
    least = min(one[REFUSED], other[REFUSED])
    return mean if least >= AT_LEAST else {**mean, REFUSED: least}


def of_rules(status: str, rule: str | None, score: float) -> set[str]:
    """The features of what the rules made of a mention: its status as it is and folded, the rule and its weight."""
    of_labels = folded(status)
    said = {of_labels, f"as {status}", f"{of_labels} {score}"} | ({f"by {rule}"} if rule else set())
    return {f"{BY_RULES}{one}" for one in said}
