"""How well claims are read: a labelled set against what was found. Pure; `linker.evaluate` reads and prints.

A labelled mention counts as found when a claim, with any of the places where it names its item, shares half or more of
the shorter of both with one place where the `ref_text` stands ("Aanbeveling 5" of "Aanbeveling 5: benoem een
coördinator"); of several such claims the one with the labelled target is taken, else the one that shares most, and each
claim is taken once. The statuses fold as gold/README.md says, `also_status` is as right as
`status`. A claim that belongs to no labelled mention counts as wrong where it claims something.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from linker.claims import Claim, claims
from linker.claims.learned import STATUSES, folded
from linker.claims.verbs import word_set

Json = dict[str, Any]

CHALLENGES = word_set(
    """
    negation double_negation conditional anaphora weak_claim refusal reinterpretation afgedaan_trap
    transferred referral false_friend number_trap mention_only question other_speaker appreciation
    procedural no_request silence dispute party_only delay demissionary two_terms due_in_motion
    due_implied_year not_an_item multi_diff
    """
)


@dataclass(frozen=True)
class Read:
    """A labelled mention and the claim found for it; `label` None: a claim that no label has."""

    passage: str
    level: int
    label: Json | None
    claim: Claim | None
    number_in_text: bool = True

    @property
    def wanted(self) -> str:
        return self.label["status"] if self.label else "none"

    @property
    def found(self) -> str | None:
        """The folded status; the wanted one where it is as right as that, None where nothing was found."""
        if self.claim is None:
            return None
        status = folded(self.claim.status)
        return self.wanted if self.label and status in self.label.get("also_status", ()) else status


@dataclass
class Scores:
    """The figures of a set beside precision, recall and F1 of all mentions together."""

    classes: dict[str, Json] = field(default_factory=dict)
    macro_f1: float = 0.0
    due: Json = field(default_factory=dict)
    linking: Json = field(default_factory=dict)
    levels: dict[str, Json] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def read(row: Json, reader: Callable[[str, str | None, date | None], Sequence[Claim]] = claims) -> Iterator[Read]:
    """The mentions of a labelled passage with their claims, then the claims that no label has."""
    found = reader(row["text"], row.get("genre"), date.fromisoformat(row["doc_date"]) if row["doc_date"] else None)
    level = min(2, len(CHALLENGES & set(row["hard"])))
    numbered = "id_not_in_text" not in row["hard"]
    rest = list(found)
    for label in row["mentions"]:
        claim = _best(row["text"], label, rest)
        if claim:
            rest.remove(claim)
        yield Read(row["id"], level, label, claim, numbered)
    for claim in rest:
        if claim.status != "none":
            yield Read(row["id"], level, None, claim, numbered)


def _best(text: str, label: Json, rest: Sequence[Claim]) -> Claim | None:
    sharing: list[tuple[bool, int, Claim]] = []
    for place in re.finditer(re.escape(label["ref_text"]), text):
        for claim in rest:
            for start, end in ((claim.start, claim.end), *claim.again):
                shared = min(end, place.end()) - max(start, place.start())
                if 2 * shared >= min(end - start, place.end() - place.start()):
                    sharing.append((claim.target == label["motion_id"], shared, claim))
    return max(sharing, key=lambda one: one[:2])[2] if sharing else None


def scores(reads: Iterable[Read]) -> Scores:
    seen = list(reads)
    made = Scores(classes=_classes(seen))
    made.macro_f1 = _mean([c["f1"] for c in made.classes.values() if c["n"]])
    dated = [r for r in seen if r.label and r.label["due_date"]]
    right = sum(bool(r.claim) and str(r.claim.due_date) == r.label["due_date"] for r in dated if r.label and r.claim)
    stray = sum(bool(r.claim and r.claim.due_date) for r in seen if not (r.label and r.label["due_date"]))
    made.due = {"n": len(dated), "exact": _share(right, len(dated)), "stray": stray}
    made.linking = _linking(seen)
    for level in range(3):
        at = [r for r in seen if r.level == level]
        labelled = [r for r in at if r.label is not None]
        right = sum(r.found == r.wanted for r in labelled)
        made.levels[str(level)] = {"n": len(labelled), "accuracy": _share(right, len(labelled))}
    made.errors = [f"{r.passage}: {r.wanted} read as {r.found or 'no mention'}" for r in seen if r.found != r.wanted]
    return made


def _classes(seen: Sequence[Read]) -> dict[str, Json]:
    right = Counter(r.wanted for r in seen if r.label and r.found == r.wanted)
    wanted = Counter(r.wanted for r in seen if r.label)
    found = Counter(r.found for r in seen if r.found)
    classes: dict[str, Json] = {}
    for status in STATUSES:
        precision, recall = _share(right[status], found[status]), _share(right[status], wanted[status])
        f1 = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
        classes[status] = {"n": wanted[status], "precision": precision, "recall": recall, "f1": f1}
    return classes


def _linking(seen: Sequence[Read]) -> Json:
    """Of the papers linked by number, how many are the labelled ones; only where the number stands in the text."""
    meant = [r for r in seen if r.label and r.label["motion_id"] and r.number_in_text]
    given = [r for r in seen if r.number_in_text and r.claim and (r.claim.target or "").startswith("kst-")]
    right = sum(bool(r.label and r.claim and r.claim.target == r.label["motion_id"]) for r in given)
    return {"n": len(meant), "precision": _share(right, len(given)), "recall": _share(right, len(meant))}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 1.0
