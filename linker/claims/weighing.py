"""All signals about one mention, weighed: the status that they say together. Pure.

The rules are tried in order, each of them named; the first that holds decides. `where` a signal stands counts: with the
mention in its clause, in the same sentence, after it or before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linker.claims.clauses import Clause
from linker.claims.signals import Signal
from linker.claims.terms import Term

_REST = re.compile(r" (?:nog|overige|rest|resterende|resteert|tweede|derde|andere|wel|ander|vervolg|verdere|resteren) ")
# an adjective whose noun was said before: "de juridische laat op zich wachten"
_THING = re.compile(
    r"^ (?:en )?(?:de|het) [a-zë]+e (?:laat|laten|is|zijn|wordt|worden|loopt|lopen|moet|moeten|volgt|volgen|wacht) "
)
_NEAR = {"with": 3, "same": 2, "after": 1, "before": 0}
# limits that say partly only where something was done
_OF_WHAT_WAS_DONE = (
    "so many of so many", "of so many, so many", "so many there are", "only", "some of it", "as far as", "but not all",
)  # fmt: skip
_ALONE = ("limited", "partly", "not wholly", "meets it")
_FAINT = ("acts on it", "being done")  # what a clause says by its tense alone


@dataclass
class Part:
    """A clause with what was read in it, and whose it is."""

    clause: Clause
    sentence: int
    signals: list[Signal] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    silent: bool = False
    conditional: bool = False
    mentions: list[int] = field(default_factory=list)
    distance: int = 0  # how many sentences from the one that holds the mention
    asked: bool = False  # "het overzicht waar M om vroeg"


Found = tuple[Signal, str, Part]
Verdict = tuple[str, Signal | None]


def together(found: Sequence[Found]) -> Verdict:
    """The status of all signals of one mention, and the signal that decides it."""
    weighed = _Weighed(found)
    rules = (
        weighed.overtaken,
        weighed.left_or_handed_over,
        weighed.in_part,
        weighed.halves,
        weighed.refused,
        weighed.done,
    )
    return next((verdict for rule in rules if (verdict := rule())), None) or weighed.what_is_left()


class _Weighed:
    """The best signal of each status: the weightiest, then the one nearest to the mention."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = found
        self.best: dict[str, Found] = {}
        for one in sorted(found, key=lambda one: (one[0].weight, _NEAR[one[1]])):
            if one[0].status not in self.best or self._rank(one) > self._rank(self.best[one[0].status]):
                self.best[one[0].status] = one
        faint = self.best.get("in_progress")
        if faint and faint[0].rule in _FAINT and self.same_clause("executed", "in_progress"):
            del self.best["in_progress"]

    @staticmethod
    def _rank(one: Found) -> tuple[int, int]:
        return one[0].weight, _NEAR[one[1]]

    def weight(self, status: str) -> int:
        return self.best[status][0].weight if status in self.best else 0

    def near(self, status: str) -> bool:
        return status in self.best and self.best[status][1] in ("with", "same")

    def same_clause(self, one: str, other: str) -> bool:
        return one in self.best and other in self.best and self.best[one][2] is self.best[other][2]

    def parallel(self, one: str, other: str) -> bool:
        """Whether the second of two clauses speaks of another part: "…, de juridische laat op zich wachten"."""
        first, second = self.best[one][2], self.best[other][2]
        apart = first.sentence == second.sentence and second.clause.lead in (",", ";", "en")
        return apart and _THING.match(second.clause.text) is not None

    def by(self, *rules: str) -> Found | None:
        return next((one for one in self.found if one[0].rule in rules), None)

    def say(self, status: str, by: str | None = None) -> Verdict:
        return status, self.best[by or status][0]

    # --- the rules, in order

    def overtaken(self) -> Verdict | None:
        return self.say("superseded") if self.weight("superseded") >= 2 and self.weight("executed") < 3 else None

    def left_or_handed_over(self) -> Verdict | None:
        """What is left to a successor after something was done is partly done."""
        left = self.by("left to a successor")
        if left and self.weight("executed") and self.best["executed"][2] is not left[2]:
            return self.say("partly", "executed")
        return self.say("transferred") if self.weight("transferred") >= 2 else None

    def in_part(self) -> Verdict | None:
        if self.weight("partly") < 2:
            return None
        limit = self.best["partly"][0].rule
        done = bool(self.weight("executed") or self.weight("closed"))
        if limit in _OF_WHAT_WAS_DONE and not done:
            return None
        not_yet = next(
            (one for one in self.found if one[0].rule in ("not yet", "not closed yet") and one[1] == "with"), None
        )
        if not_yet:
            return "in_progress", not_yet[0]
        if done or limit == "for some, not for others":
            return self.say("partly")
        if self.weight("not_executed") >= 2 or not self.near("partly") or limit not in _ALONE:
            return None
        if limit == "limited" and self.weight("in_progress") >= 2:
            return None
        to_come = self.best.get("announced")
        only_to_come = to_come is not None and to_come[0].rule != "takes it over" and not self.weight("in_progress")
        return None if only_to_come else self.say("partly")

    def halves(self) -> Verdict | None:
        """One half done, the other denied or still to come."""
        if not self.weight("executed"):
            return None
        denied = self.best.get("not_executed")
        done = self.best["executed"]
        beside = denied is not None and denied[2] is not done[2] and denied[2].sentence == done[2].sentence
        if denied and beside and denied[0].weight == 1 and done[0].weight >= 2:
            return self.say("partly", "executed")
        to_come = self.best.get("announced")
        if to_come and to_come[2].clause.lead == ";" and _REST.search(to_come[2].clause.text):
            return self.say("partly", "announced")
        return None

    def refused(self) -> Verdict | None:
        if self.weight("not_executed") < 2:
            return None
        if self.weight("executed") >= 2 and not self.same_clause("executed", "not_executed"):
            return self.say("partly", "executed")
        with_it = self.weight("in_progress") >= 2 and self.best["in_progress"][1] == "with"
        if with_it and self.best["not_executed"][1] == "after" and self.weight("not_executed") < 3:
            return self.say("in_progress")
        return self.say("not_executed")

    def done(self) -> Verdict | None:
        if self.weight("executed") < 2:
            return None
        outright = self.weight("executed") >= 3
        if self.weight("in_progress") >= 2:
            if self.same_clause("executed", "in_progress"):
                return self.say("executed" if outright else "in_progress")
            if _REST.search(self.best["in_progress"][2].clause.text) or self.parallel("executed", "in_progress"):
                return self.say("partly", "executed")
            return self.say("executed" if outright and self.near("executed") else "in_progress")
        if self.weight("announced") >= 2:
            if not self.near("executed") and self.near("announced"):
                return self.say("announced")
            if self.same_clause("executed", "announced") and not outright:
                return self.say("announced")
        return self.say("executed")

    def what_is_left(self) -> Verdict:
        if self.weight("closed"):
            return self.say("not_executed") if self.weight("not_executed") else self.say("executed", "closed")
        if self.weight("in_progress") >= 2 or (self.weight("in_progress") and self.weight("announced") < 2):
            return self.say("in_progress")
        return next((self.say(s) for s in ("announced", "not_executed", "executed") if self.weight(s)), ("none", None))
