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

# another part than the one that was spoken of: "het tweede onderdeel", "de rest", "verder ben ik niet gegaan"
_OTHER_PART = re.compile(
    r" (?:het|de|dit|die) (?:\S+ )?(?:tweede|derde|vierde|andere|overige|resterende|laatste|laatstgenoemde|rest)"
    r"(?! (?:hand|keer|maal|weken|maanden|jaren|tijd)) | verder (?:ben|is|gaat|ga|gaan) (?:\S+ ){0,2}?niet "
    r"| (?:het|voor het) overige "
)
_ON_A_TOPIC = re.compile(r"^ (?:en |maar )?(?:voor|op|over|aan|bij|met|wat) (?:de|het|een|andere|overige) ")
_REST = re.compile(r" (?:nog|overige|rest|resterende|resteert|tweede|derde|andere|wel|ander|vervolg|verdere|resteren) ")
# an adjective whose noun was said before: "de juridische laat op zich wachten"
_THING = re.compile(
    r"^ (?:en )?(?:de|het) [a-zë]+e (?:laat|laten|is|zijn|wordt|worden|loopt|lopen|moet|moeten|volgt|volgen|wacht) "
)
_NEAR = {"with": 3, "same": 2, "after": 1, "before": 0}
# limits that say partly only where something was done
_OF_WHAT_WAS_DONE = (
    "of so many, so many", "so many there are", "only", "some of it", "as far as", "but not all",
)  # fmt: skip
_ALONE = (
    "limited", "partly", "not wholly", "meets it", "no further than", "for one, not for another", "so many of so many",
)  # fmt: skip
_ANYWHERE = ("no further than", "for one, not for another", "so many of so many")
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
    denies: bool = False
    asked: bool = False  # "het overzicht waar M om vroeg"


Found = tuple[Signal, str, Part]
Verdict = tuple[str, Signal | None]


def together(found: Sequence[Found], parts: Sequence[Part]) -> Verdict:
    """The status of all signals of one mention, and the signal that decides it. `parts`: all that speaks of it."""
    weighed = _Weighed(found, parts)
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

    def __init__(self, found: Sequence[Found], parts: Sequence["Part"]) -> None:
        self.found = found
        self.parts = parts
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
        if self.weight("superseded") < 2 or self.weight("executed") > 2:
            return None
        by_deed = self.weight("executed") == 2 and self.best["executed"][1] == "with" != self.best["superseded"][1]
        return None if by_deed else self.say("superseded")

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
        not_yet = next(
            (one for one in self.found if one[0].rule in ("not yet", "not closed yet") and one[1] == "with"), None
        )
        done = bool(self.weight("executed") or self.weight("closed"))
        going_on = self.weight("in_progress") >= 2 and (not done or self.best["in_progress"][1] == "with")
        if limit == "so many of so many" and not not_yet and going_on:
            return self.say("in_progress") if done else None
        if limit in _OF_WHAT_WAS_DONE and not done:
            return None
        if not_yet:
            return "in_progress", not_yet[0]
        if done or limit == "for some, not for others":
            return self.say("partly")
        if limit == "meets it" and self.weight("not_executed") >= 2:
            return self.say("partly")
        if self.weight("not_executed") >= 2 or limit not in _ALONE or not (self.near("partly") or limit in _ANYWHERE):
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
        if self.weight("executed") >= 2 and any(
            _OTHER_PART.search(part.clause.text) and (part.signals or part.denies) and not part.silent
            for part in self.parts
            if part is not done[2] and not any(s.status == "executed" for s in part.signals)
        ):
            return self.say("partly", "executed")
        beside = denied is not None and denied[2] is not done[2] and denied[2].sentence == done[2].sentence
        if denied and beside and denied[0].weight == 1 and done[0].weight >= 2:
            return self.say("partly", "executed")
        to_come = self.best.get("announced")
        if to_come and to_come[2].clause.lead == ";" and _REST.search(to_come[2].clause.text):
            return self.say("partly", "announced")
        follows = to_come is not None and to_come[2].clause.lead == ";" and to_come[0].rule == "comes"
        if self._shares(done) or (follows and done[0].rule == "delivered"):
            return self.say("partly", "executed")
        for status in ("announced", "in_progress"):
            other = self.best.get(status)
            if (
                other
                and other[2].sentence == done[2].sentence
                and other[2].clause.lead in (",", ";", "maar", "terwijl")
            ):
                topic = _ON_A_TOPIC.match(other[2].clause.text)
                if self.weight("executed") >= 2 and topic:
                    return self.say("partly", "executed")
        return None

    def _shares(self, done: Found) -> bool:
        """Whether what was done and what is to come each have a topic of their own: "A: gereed. B: loopt nog."."""
        others = [self.best[s] for s in ("announced", "in_progress") if s in self.best]
        for other in others:
            if other[2] is done[2] or self.weight("executed") < 2:
                continue
            if done[2].clause.lead == ":" == other[2].clause.lead and done[2].sentence != other[2].sentence:
                return True
            if "M" in done[2].clause.has and _ON_A_TOPIC.match(done[2].clause.text) and other[1] == "after":
                return True
        return False

    def refused(self) -> Verdict | None:
        if self.weight("not_executed") < 2:
            return None
        done, refused = self.weight("executed"), self.weight("not_executed")
        told = done and refused > done and self.best["executed"][0].rule == "delivered"  # "…, zoals u is bericht"
        if done >= 2 and not told and not self.same_clause("executed", "not_executed"):
            return self.say("partly", "executed")
        with_it = self.weight("in_progress") >= 2 and self.best["in_progress"][1] == "with"
        if with_it and self.best["not_executed"][1] == "after" and self.weight("not_executed") < 3:
            return self.say("in_progress")
        return self.say("not_executed")

    def done(self) -> Verdict | None:
        if self.weight("executed") < 2:
            return None
        outright = self.weight("executed") >= 3 or self.best["executed"][0].rule == "done in line with it"
        if self.weight("in_progress") >= 2:
            if self.same_clause("executed", "in_progress"):
                return self.say("executed" if outright else "in_progress")
            if _REST.search(self.best["in_progress"][2].clause.text) or self.parallel("executed", "in_progress"):
                return self.say("partly", "executed")
            led = self.best["in_progress"][0].rule in ("found its form", "led to it", "led to a deed")
            return self.say("executed" if outright and (led or self.near("executed")) else "in_progress")
        if self.weight("announced") >= 2:
            if self.best["executed"][0].rule == "does it":
                return self.say("announced")
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
        if self.weight("announced"):
            return self.say("announced")
        # a refusal is read from explicit words alone
        return self.say("executed") if self.weight("executed") else ("none", None)
