"""Where a motie, toezegging or aanbeveling stands on a day: the claims about it, weighed. Pure.

Three axes that are never mixed (sources/execution-of-motions.md §3): what the Chamber decided (`outcome`), what the
cabinet last said about executing it (`stand`), and whether that is disputed or overdue (`standing`). A mention that
claims nothing never moves it; a title alone moves it at most to acknowledged unless it says the status itself, which
the reader of claims knows; "geen bericht" is a finding about what was searched, never a verdict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Stand = Literal[
    "no_report_found", "acknowledged", "announced", "in_progress", "partly", "executed", "transferred",
    "not_executed", "superseded", "closed_unclear", "no_request",
]  # fmt: skip
Standing = Literal["undisputed", "disputed", "overdue"]
Outcome = Literal[
    "ingediend", "aangehouden", "ingetrokken", "vervallen", "vervangen", "aangenomen", "verworpen", "gestaakt",
    "overgenomen", "toegezegd", "aanbevolen",
]  # fmt: skip

OBLIGING = ("aangenomen", "overgenomen", "toegezegd", "aanbevolen")  # what carries an obligation
FINISHED = ("executed", "superseded", "no_request")  # of these nothing remains to be done
# of the list of what remains: stand -> category; overdue ones are te_laat first
CATEGORIES: dict[str, str] = {
    "not_executed": "geweigerd",
    "announced": "loopt",
    "in_progress": "loopt",
    "transferred": "loopt",
    "partly": "deels",
    "closed_unclear": "onduidelijk",
    "no_report_found": "geen_bericht",
    "acknowledged": "geen_bericht",
}
# how much a source weighs: 2 the register, 3 a signed letter or answer, 4 an annex of a collective letter, 5 the
# annex of a budget or jaarverslag, 6 a corrected and 7 an uncorrected transcript, 8 a title, 9 the press
LEVELS = {
    "register": 2,
    "letter": 3,
    "answer": 3,
    "ek_besluit": 3,
    "annex": 4,
    "summary": 4,
    "budget_annex": 5,
    "handelingen": 6,
    "spoken": 7,
    "letter_title": 8,
    "press": 9,
}
WEAK = 8  # titles and the press: they never outweigh what was said in full before
PROMISES = ("announced", "in_progress", "transferred", "partly", "acknowledged")  # what can come too late


@dataclass(frozen=True)
class Said:
    """One claim about execution, as far as weighing needs it. `day`: of the text; of an annex, that of its stand."""

    status: str
    day: date
    genre: str
    document: str
    quote: str
    due: date | None = None
    due_text: str | None = None
    request: int | None = None  # which of several requests it speaks of; None: all of them
    by_cabinet: bool = True  # what members, press or others say can dispute, not decide
    place: tuple[str, int] | None = None  # where it stands in table claim: (source, n)

    @property
    def level(self) -> int:
        return LEVELS[self.genre]


@dataclass(frozen=True)
class Matter:
    """What the Chamber decided, and what is asked: the obligation whose course is followed."""

    outcome: str
    decided: date | None
    requests: int = 1
    asks_nothing: bool = False  # of the cabinet: it only "spreekt uit", or asks others


@dataclass(frozen=True)
class Where:
    """Where a matter stands on a day, and why. `outranked`: what was said and doesn't decide."""

    stand: Stand | None  # None: nothing to be done, since the Chamber didn't take it over
    since: date | None
    standing: Standing
    due: date | None
    deciding: Said | None
    outranked: tuple[Said, ...] = field(default=())
    promise: Said | None = None  # the claim that names the day by which

    @property
    def category(self) -> str | None:
        """In which list of unexecuted matters it belongs; None for none."""
        if self.stand is None or self.stand in FINISHED:
            return None
        return "te_laat" if self.standing == "overdue" and self.stand != "not_executed" else CATEGORIES[self.stand]


def where(matter: Matter, claims: Iterable[Said], on: date) -> Where:
    """Where a matter stands on a day. Claims in any order; those dated after `on` are not seen."""
    if matter.outcome not in OBLIGING or (matter.decided is not None and matter.decided > on):
        return Where(None, None, "undisputed", None, None)
    seen = sorted((c for c in claims if _counts(c, matter, on)), key=_order)
    if matter.asks_nothing:
        return Where("no_request", matter.decided, "undisputed", None, None, tuple(reversed(seen)))
    spoken = [c for c in seen if c.by_cabinet]
    deciding = _deciding(spoken)
    if deciding is None:
        disputed: Standing = "disputed" if any(not c.by_cabinet for c in seen) else "undisputed"
        return Where("no_report_found", None, disputed, None, None, tuple(reversed(seen)))
    stand = _stand(deciding, spoken, matter.requests)
    promise = _promise(deciding, spoken)
    due = promise.due if promise else None
    outranked = tuple(c for c in reversed(seen) if c is not deciding)
    return Where(stand, deciding.day, _standing(stand, deciding, due, seen, on), due, deciding, outranked, promise)


def _counts(claim: Said, matter: Matter, on: date) -> bool:
    """Whether a claim says anything: not a mere mention, not after the day, not before the Chamber decided."""
    if claim.status == "none" or claim.day > on:
        return False
    return matter.decided is None or claim.day >= matter.decided


def _order(claim: Said) -> tuple[object, ...]:
    """By day, of one day the weightier source last, then what makes the order of arrival irrelevant."""
    rest = (claim.genre, str(claim.due or ""), claim.due_text or "", claim.by_cabinet, claim.place or ())
    return (claim.day, -claim.level, claim.document, claim.quote, claim.status, claim.request or 0, *rest)


def _deciding(claims: Sequence[Said]) -> Said | None:
    """The latest explicit claim; a title or the press only where nothing was said in full before it."""
    full = [c for c in claims if c.level < WEAK and c.status != "acknowledged"]
    if full:
        return full[-1]
    explicit = [c for c in claims if c.status != "acknowledged"] or claims
    return explicit[-1] if explicit else None


def _stand(deciding: Said, claims: Sequence[Said], requests: int) -> Stand:
    """The stand that a claim gives; done with one of several requests is partly, until all are done."""
    if deciding.status == "executed" and deciding.request is not None and requests > 1:
        done = {c.request for c in claims if c.status == "executed"}
        return "executed" if None in done or len(done) >= requests else "partly"
    return deciding.status  # type: ignore[return-value]  # the statuses of claims are stands


def _promise(deciding: Said, claims: Sequence[Said]) -> Said | None:
    """What names the day by which more was promised: the last that had not passed at the deciding claim."""
    if deciding.status not in PROMISES:
        return None
    if deciding.due:
        return deciding
    return next((c for c in reversed(claims) if c.due and c.due >= deciding.day), None)


def _standing(stand: Stand, deciding: Said, due: date | None, seen: Sequence[Said], on: date) -> Standing:
    later = [c for c in seen if _order(c) > _order(deciding)]
    if due is not None and due < on and stand in PROMISES and not any(c.day > due for c in later if c.by_cabinet):
        return "overdue"
    return "disputed" if any(c.status not in (deciding.status, "acknowledged") for c in later) else "undisputed"
