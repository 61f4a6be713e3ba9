"""The course of an item: the period that covers a day says what weighing on that day says."""

import sqlite3
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import records as r
from linker import courses, ledger
from linker.courses import course
from linker.standing import Matter, Said, Where, where
from tests.test_ledger import add, build, letter, moties_and_a_letter
from tests.test_standing import CLAIMS, MATTERS, VOTE, day, said

UNDATED = st.builds(Matter, st.just("toegezegd"), st.none(), st.just(1), st.booleans())


def covering(periods: list[r.StandVerloop], on: date) -> tuple[str | None, ...]:
    """What the periods say of a day, as `weighed` says it; no row is no report."""
    found = [one for one in periods if one.van <= str(on) and (one.tot is None or str(on) < one.tot)]
    assert len(found) <= 1
    if not found:
        return ("no_report_found", "undisputed", None, None, None, None, None)
    one = found[0]
    return (one.stand, one.standing, one.stand_datum, one.termijn, one.termijn_tekst, one.bewijs, one.bewijs_document)


def weighed(at: Where) -> tuple[str | None, ...]:
    why, due = at.deciding, at.promise.due_text if at.promise else None
    iso = [str(one) if one else None for one in (at.since, at.due)]
    return (at.stand, at.standing, *iso, due, why.quote if why else None, why.document if why else None)


@given(MATTERS | UNDATED, st.lists(CLAIMS, max_size=7), st.integers(-40, 330))
def test_the_period_that_covers_a_day_is_where_it_stood_then(matter: Matter, claims: list[Said], n: int) -> None:
    at = where(matter, claims, day(n))
    periods = list(course("kst-99101-1", matter, claims))
    if at.stand is None:
        assert not [one for one in periods if one.van <= str(day(n))]
    else:
        assert covering(periods, day(n)) == weighed(at)


@given(MATTERS | UNDATED, st.lists(CLAIMS, max_size=7))
def test_periods_follow_one_another_and_none_could_be_one_with_the_next(matter: Matter, claims: list[Said]) -> None:
    periods = list(course("kst-99101-1", matter, claims))
    for one, following in pairwise(periods):
        assert one.tot is not None and one.van < one.tot <= following.van
        assert one.tot < following.van or r.row_of(r.StandVerloop)(one)[3:] != r.row_of(r.StandVerloop)(following)[3:]


def test_a_promise_becomes_overdue_on_the_day_after_and_a_later_word_ends_that() -> None:
    claims = [said("announced", 5, due=day(40)), said("in_progress", 60)]
    found = [(p.van, p.tot, p.stand, p.standing) for p in course("x", Matter("aangenomen", VOTE), claims)]
    assert found == [
        (str(day(5)), str(day(41)), "announced", "undisputed"),
        (str(day(41)), str(day(60)), "announced", "overdue"),
        (str(day(60)), None, "in_progress", "undisputed"),
    ]


def test_a_term_at_the_end_of_time_never_passes() -> None:
    periods = list(course("x", Matter("aangenomen", VOTE), [said("announced", 5, due=date.max)]))
    assert [(one.van, one.tot, one.standing) for one in periods] == [(str(day(5)), None, "undisputed")]


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    connection = moties_and_a_letter(tmp_path / "kamer.db")
    ledger.update_claims(connection)
    return connection


def test_the_courses_say_what_the_ledger_says_on_every_day(db: sqlite3.Connection) -> None:
    assert courses.update_courses(db) > 0
    names = ", ".join(r.columns(r.StandVerloop))
    for on in (date(2099, 1, 9) + timedelta(n) for n in range(0, 400, 7)):
        for one, at in ledger.standings(db, on):
            rows = db.execute(f"SELECT {names} FROM stand_verloop WHERE item = ?", (one.item,))
            if at.stand is not None:
                assert covering([r.StandVerloop(*row) for row in rows], on) == weighed(at)


def test_the_same_claims_change_nothing_and_others_only_their_own_item(db: sqlite3.Connection) -> None:
    courses.update_courses(db)
    assert courses.update_courses(db) == 0
    before = set(db.execute("SELECT * FROM stand_verloop"))
    add(db, *letter(21, "De motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd.", "2099-04-01"))
    build(db)
    ledger.update_claims(db)
    assert courses.update_courses(db) == 1
    (new,) = set(db.execute("SELECT * FROM stand_verloop")) - before
    assert new[:5] == ("kst-99101-6", "2099-04-01", None, "executed", "undisputed")
