"""Where a matter stands: examples of each rule, and what holds whatever is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linker.standing import CATEGORIES, FINISHED, LEVELS, OBLIGING, Matter, Said, where

VOTE = date(2099, 1, 10)
ADOPTED = Matter("aangenomen", VOTE)


def day(n: int) -> date:
    return VOTE + timedelta(days=n)


def said(status: str, n: int, genre: str = "letter", **more: object) -> Said:
    values = {"status": status, "day": day(n), "genre": genre, "document": f"2099D{n:05}", "quote": status}
    return Said(**values | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "stand", "standing", "category"),
    [
        ([], "no_report_found", "undisputed", "geen_bericht"),
        ([said("none", 5)], "no_report_found", "undisputed", "geen_bericht"),
        ([said("acknowledged", 5, "letter_title")], "acknowledged", "undisputed", "geen_bericht"),
        ([said("executed", 5, "letter_title")], "executed", "undisputed", None),
        ([said("announced", 5), said("executed", 50)], "executed", "undisputed", None),
        ([said("executed", 5), said("in_progress", 50)], "in_progress", "undisputed", "loopt"),
        ([said("not_executed", 5)], "not_executed", "undisputed", "geweigerd"),
        ([said("announced", 5, due=day(40))], "announced", "overdue", "te_laat"),
        ([said("announced", 5, due=day(400))], "announced", "undisputed", "loopt"),
        ([said("announced", 5, due=day(40)), said("in_progress", 30)], "in_progress", "overdue", "te_laat"),
        ([said("announced", 5, due=day(40)), said("in_progress", 50)], "in_progress", "undisputed", "loopt"),
        ([said("announced", 5, due=day(40)), said("acknowledged", 50)], "announced", "undisputed", "loopt"),
        ([said("partly", 5)], "partly", "undisputed", "deels"),
        ([said("closed_unclear", 5)], "closed_unclear", "undisputed", "onduidelijk"),
        ([said("superseded", 5)], "superseded", "undisputed", None),
        # before the Chamber decided it was an appreciation, not a report
        ([said("not_executed", -1)], "no_report_found", "undisputed", "geen_bericht"),
        # a title or the press doesn't outweigh what was said in full, it disputes it
        ([said("executed", 5), said("not_executed", 50, "press", by_cabinet=False)], "executed", "disputed", None),
        ([said("in_progress", 5), said("executed", 50, "letter_title")], "in_progress", "disputed", "loopt"),
        ([said("not_executed", 50, "press", by_cabinet=False)], "no_report_found", "disputed", "geen_bericht"),
        # of one day the weightier source decides
        ([said("executed", 5, "spoken"), said("partly", 5, "letter")], "partly", "undisputed", "deels"),
    ],
)  # fmt: skip
def test_rules(claims: list[Said], stand: str, standing: str, category: str | None) -> None:
    found = where(ADOPTED, claims, day(100))
    assert (found.stand, found.standing, found.category) == (stand, standing, category)


def test_one_of_two_requests_is_partly_until_both_are_done() -> None:
    two = replace(ADOPTED, requests=2)
    first, second = said("executed", 5, request=1), said("executed", 50, request=2)
    assert where(two, [first], day(100)).stand == "partly"
    assert where(two, [first, second], day(100)).stand == "executed"
    assert where(two, [said("executed", 5)], day(100)).stand == "executed"


@pytest.mark.parametrize("outcome", ["verworpen", "aangehouden", "ingetrokken", "vervallen", "vervangen", "ingediend"])
def test_what_was_not_adopted_asks_nothing(outcome: str) -> None:
    found = where(Matter(outcome, VOTE), [said("not_executed", 5)], day(100))
    assert (found.stand, found.category) == (None, None)


def test_before_the_vote_there_is_no_obligation() -> None:
    assert where(ADOPTED, [], day(-1)).stand is None


def test_a_motie_that_only_pronounces_asks_nothing() -> None:
    found = where(replace(ADOPTED, asks_nothing=True), [said("not_executed", 5)], day(100))
    assert (found.stand, found.category, len(found.outranked)) == ("no_request", None, 1)


STATUSES = ["none", "acknowledged", "announced", "in_progress", "partly", "executed", "transferred", "not_executed",
            "superseded", "closed_unclear"]  # fmt: skip
CLAIMS = st.builds(
    said,
    st.sampled_from(STATUSES),
    st.integers(-20, 200),
    st.sampled_from(sorted(LEVELS)),
    document=st.sampled_from(["2099D1", "2099D2"]),
    due=st.none() | st.integers(0, 300).map(day),
    request=st.none() | st.integers(1, 2),
    by_cabinet=st.booleans(),
)
MATTERS = st.builds(Matter, st.sampled_from(OBLIGING), st.just(VOTE), st.integers(1, 2), st.booleans())


@given(MATTERS, st.lists(CLAIMS, max_size=6), st.integers(-5, 250), st.randoms())
def test_the_order_of_arrival_never_matters(matter: Matter, claims: list[Said], n: int, random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert where(matter, shuffled, day(n)) == where(matter, claims, day(n))


@given(MATTERS, st.lists(CLAIMS, max_size=6), CLAIMS, st.integers(-5, 250))
def test_a_mention_that_claims_nothing_never_changes_anything(
    matter: Matter, claims: list[Said], mention: Said, n: int
) -> None:
    assert where(matter, [*claims, replace(mention, status="none")], day(n)) == where(matter, claims, day(n))


@given(MATTERS, st.lists(CLAIMS, max_size=6), st.integers(-5, 250))
def test_nothing_after_the_day_is_seen(matter: Matter, claims: list[Said], n: int) -> None:
    assert where(matter, claims, day(n)) == where(matter, [c for c in claims if c.day <= day(n)], day(n))


@given(MATTERS, st.lists(CLAIMS, max_size=6), st.integers(0, 250))
def test_every_obligation_is_in_exactly_one_list_or_finished(matter: Matter, claims: list[Said], n: int) -> None:
    found = where(matter, claims, day(n))
    assert found.stand is not None
    assert (found.category is None) == (found.stand in FINISHED)
    assert found.category in (None, "te_laat", *CATEGORIES.values())
    # what is said to be refused or done was said so by the cabinet, in words that are kept
    if found.stand not in ("no_report_found", "no_request"):
        assert found.deciding is not None
        assert found.deciding.by_cabinet
        assert found.deciding.quote
