"""What is claimed of a mention in the end: by the rules where the learned readers agree, else by their verdict. Pure.

Their verdict is quoted by the sentence whose words speak most for it.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date

from linker.claims.around import Around, Span
from linker.claims.learned import folded, model
from linker.claims.scope import Judged
from linker.claims.signals import Signal
from linker.claims.terms import Term, is_over, terms

# How much more probable another status must be than what a rule reads in so many words. From 0 to .2 as many are right;
# with it more are quoted by the very words.
BY_WORDS = 0.1
LEAST = 0.3  # how probable another status than that of the rules must be in any case
# An end is told where it is at least as probable as not, by a rule or without one: to say it wrongly is the worst. Over
# tests/examples/claims that costs .008 of the macro-F1, and of what is told 82 in 100 are right instead of 76.
ENDS, LIKELY = ("executed", "not_executed", "superseded"), 0.5
# Below it an end is quoted as unclear. gold/execution is read at .862 so by readers that were not taught it, with every
# executed and refusal that is told right (with .6 .849, with .75 .840).
SURE, UNCLEAR = 0.7, "closed_unclear"
HEARD = 0.2  # below it what a rule reads is no claim
WORDS = 3  # fewer quote nothing ("Row 2:")
LEARNED = "learned"  # the name of the rule by which the learned readers decide
PROMISING = ("announced", "in_progress", "partly")  # what may have a term


def settled(
    judged: Judged,
    around: Around,
    this: Span,
    found: Set[str],
    probabilities: Mapping[str, float],
    day: date | None,
    least: float = LEAST,
) -> tuple[Judged, float]:
    """The judgement, and how probable its status is. `found`: the features of the mention, with those of the rules;
    `least`: how probable another status than that of the rules must be to take its place."""
    of_rules = folded(judged.status)
    status = chosen(probabilities, of_rules, bool(judged.signal), least)
    told = as_told(status, probabilities)
    if told == "none" != status:
        return Judged("none", None, None), probabilities[status]
    if status == of_rules:
        # another sentence's term: of what is under way or done in part it is mostly that of something else
        if status == "announced" and judged.term is None:
            judged = replace(judged, term=_term(around, around.sentences(this), this, day))
        return judged if told == status else replace(judged, status=told), probabilities[status]
    if status == "none":
        return Judged("none", None, None), probabilities[status]
    places = around.sentences(this)

    speaks = model().for_status(status, found)
    speaks["s"] += speaks["b"] + speaks["a"]  # what stands before and after the item in its own sentence
    quotes = {place: _quoted(around.text, *span, this) for place, span in places.items()}
    best = max(places, key=lambda place: (len(around.text[slice(*quotes[place])].split()) >= WORDS, speaks[place]))
    start, end = quotes[best]
    said = Signal(told, 1, start, end, LEARNED)  # type: ignore[arg-type]  # the labels are statuses
    term = (_term(around, places, this, day) or judged.term) if status in PROMISING else None
    return Judged(told, said, term), probabilities[status]


def chosen(probabilities: Mapping[str, float], by_rules: str, in_words: bool, least: float = LEAST) -> str:
    """The status of a mention: the most probable one that may be told, unless that of the rules stands."""
    told = [status for status in probabilities if status not in ENDS or probabilities[status] >= LIKELY]
    status = max(told, key=lambda one: probabilities[one])
    ahead = probabilities[status] - probabilities[by_rules]
    stands = by_rules in told and ahead <= (BY_WORDS if in_words else 0)
    return by_rules if stands or probabilities[status] < least else status


def as_told(status: str, probabilities: Mapping[str, float]) -> str:
    """A status as it is told: an end that is not sure enough is unclear, and one that is hardly probable is none."""
    sure = probabilities[status]
    if status not in ENDS or sure >= SURE:
        return status
    return UNCLEAR if sure >= HEARD else "none"


def _term(around: Around, places: Mapping[str, Span], this: Span, day: date | None) -> Term | None:
    """The term of what is coming: the last day that is named ("dat had in mei gemoeten; nu wordt het december")."""
    told = [one for place in places.values() for one in terms(around.text, *place, day) if not _in(one, this)]
    after = [one for one in told if one.start >= places["s"][0]]
    dated = [one for one in after or told if one.day and not is_over(around.text[one.start : one.end], one.day, day)]
    return max(dated, key=lambda one: one.start) if dated else next((one for one in told if not one.day), None)


def _quoted(text: str, start: int, end: int, this: Span) -> Span:
    """A sentence without the space around it, and of the row of a table only what stands behind the item."""
    if start <= this[0] and this[1] < end and "|" in text[this[1] : end]:
        start = this[1]
    while start < end and text[start] in " |\t\r\n":
        start += 1
    while end > start and text[end - 1] in " |\t\r\n":
        end -= 1
    return start, end


def _in(term: Term, this: Span) -> bool:
    return this[0] <= term.start < this[1]
