"""What is claimed of a mention in the end: by the rules where the learned reader agrees, else by its own verdict. Pure.

Its verdict is quoted by the sentence whose words speak most for it.
"""

import re
from collections.abc import Mapping, Set
from datetime import date

from linker.claims.around import Around, Span
from linker.claims.learned import FOLDED, Model
from linker.claims.scope import Judged
from linker.claims.signals import Signal
from linker.claims.terms import Term, terms

# How much more probable another status must be than what a rule reads in so many words. From 0 to .2 as many are right;
# with it fewer are read as executed that aren't, and more are quoted by the very words.
BY_WORDS = 0.15
LEAST = 0.4  # how probable it must be in any case
REFUSED = 0.6  # a refusal that no rule reads must be more so: to say it wrongly is the worst
WORDS = 3  # fewer quote nothing ("Row 2:")
LEARNED = "learned"  # the name of the rule by which the learned reader decides
HALF_A_YEAR = 183
_YEAR_OR_COMING = re.compile(
    r"(?i)\d{4}|^(?:nog |uiterlijk|vóór|voor|vanaf|per|tot)\b|jaar|prinsjesdag|binnen|kwartaal"
)
_PROMISING = ("announced", "in_progress", "partly")  # what may have a term
_OWN = ("s ", "b ", "a ")  # features of the sentence of the mention itself


def settled(
    judged: Judged, around: Around, this: Span, found: Set[str], made: Model, day: date | None, least: float = LEAST
) -> tuple[Judged, float]:
    """The judgement, and how probable its status is. `found`: the features of the mention, with those of the rules;
    `least`: how probable another status than that of the rules must be to take its place."""
    probabilities = made.probabilities(found)
    folded = FOLDED.get(judged.status, judged.status)
    status = chosen(probabilities, folded, bool(judged.signal), least)
    if status == folded:
        return judged, probabilities[status]
    if status == "none":
        return Judged("none", None, None), probabilities[status]
    places = around.sentences(this)

    def speaks(place: str) -> float:
        of = _OWN if place == "s" else (f"{place} ",)
        return made.for_status(status, [feature for feature in found if feature.startswith(of)])

    quotes = {place: _quoted(around.text, *span, this) for place, span in places.items()}
    best = max(places, key=lambda place: (len(around.text[slice(*quotes[place])].split()) >= WORDS, speaks(place)))
    start, end = quotes[best]
    said = Signal(status, 1, start, end, LEARNED)  # type: ignore[arg-type]  # the labels are statuses
    term = _term(around, places, this, day) or judged.term
    return Judged(status, said, term if status in _PROMISING else None), probabilities[status]


def chosen(probabilities: Mapping[str, float], by_rules: str, in_words: bool, least: float = LEAST) -> str:
    """The status of a mention: the most probable one, unless that of the rules stands."""
    status = max(probabilities, key=lambda one: probabilities[one])
    ahead = probabilities[status] - probabilities[by_rules]
    needed = max(least, REFUSED) if status == "not_executed" else least
    return status if probabilities[status] >= needed and ahead > (BY_WORDS if in_words else 0) else by_rules


def _term(around: Around, places: Mapping[str, Span], this: Span, day: date | None) -> Term | None:
    """The term of what is coming: the last day that is named ("dat had in mei gemoeten; nu wordt het december")."""
    told = [one for place in places.values() for one in terms(around.text, *place, day) if not _in(one, this)]
    after = [one for one in told if one.start >= places["s"][0]]
    dated = [one for one in after or told if one.day and not is_over(around.text[one.start : one.end], one.day, day)]
    return max(dated, key=lambda one: one.start) if dated else next((one for one in told if not one.day), None)


def is_over(words: str, last: date, day: date | None) -> bool:
    """Whether a day without a year is rather one that has been: "op 2 september" in a letter of October."""
    return day is not None and not _YEAR_OR_COMING.search(words) and (last - day).days > HALF_A_YEAR


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
