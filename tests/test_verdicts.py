"""Human verdicts: kept apart, never lost, and stronger than whatever the linker finds."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import DatabaseError
from db.verdicts import UnusableVerdicts, Verdict, add, connect, every, from_json, held, in_force, to_json
from linker.judged import judge
from linker.linked import LinkedLetter
from linker.models import Ask, AskDocument, Candidate, Citation, Letter, Link

Run = Callable[..., tuple[int, str, str]]
YES = Verdict("brief", 1, None, "Motie  bedden", "kst-99001-1", "yes", "2099-03-01T10:00:00+00:00", "Ans", None)
NO = replace(YES, verdict="no")
CITATION = Citation("Motie bedden", 0, 12, "named", None)
LINKED = Link(CITATION, "linked", "kst-99001-1", "Bedden", 0.9, "title", "zelfde titel")
RIVALS = (Candidate("kst-99001-1", "Bedden", 0.9), Candidate("kst-99001-2", "Bedden tellen", 0.85))
AMBIGUOUS = Link(CITATION, "ambiguous", method="title", candidates=RIVALS)
MISSING = Link(CITATION, "missing", method="title", evidence="geen stuk")
TITLES = {"kst-99001-1": "Bedden", "kst-99001-2": "Bedden tellen"}


def after(link: Link, *verdicts: Verdict) -> Link:
    letter = LinkedLetter(Letter("Motie bedden"), {1: (link,)}, (), {})
    return judge(letter, verdicts, TITLES.get).footnotes[1][0]


@pytest.mark.parametrize(
    ("link", "verdict", "expected"),
    [
        (LINKED, YES, ("linked", "kst-99001-1", "bevestigd door Ans op 2099-03-01")),
        (MISSING, YES, ("linked", "kst-99001-1", "bevestigd door Ans op 2099-03-01")),
        (AMBIGUOUS, YES, ("linked", "kst-99001-1", "bevestigd door Ans op 2099-03-01")),
        (LINKED, NO, ("missing", None, "kst-99001-1 afgewezen door Ans op 2099-03-01")),
        (LINKED, replace(NO, by=None), ("missing", None, "kst-99001-1 afgewezen op 2099-03-01")),
        (LINKED, replace(NO, document="kst-99001-2"), ("linked", "kst-99001-1", "zelfde titel")),
        (AMBIGUOUS, NO, ("ambiguous", None, None)),
        (LINKED, replace(NO, footnote=2), ("linked", "kst-99001-1", "zelfde titel")),
        (LINKED, replace(NO, text="Andere motie"), ("linked", "kst-99001-1", "zelfde titel")),
        (
            MISSING,
            replace(YES, document="kst-99001-9"),
            (
                "missing",
                None,
                "aangewezen door Ans op 2099-03-01, maar kst-99001-9 staat niet in de verzamelde stukken",
            ),
        ),
    ],
)
def test_a_verdict_wins(link: Link, verdict: Verdict, expected: tuple[str, str | None, str | None]) -> None:
    found = after(link, verdict)
    assert (found.status, found.document, found.evidence) == expected
    assert verdict.verdict != "no" or verdict.document not in {c.document for c in found.candidates} or found is link


def test_when_all_candidates_are_rejected_none_is_left() -> None:
    found = after(AMBIGUOUS, NO, replace(NO, document="kst-99001-2"))
    assert (found.status, found.candidates) == ("missing", ())


def test_documents_of_an_ask() -> None:
    ask = Ask(3, "Tel de bedden.", None, 0, 14, None)
    proposed = tuple(AskDocument(d, t, "demands_same", 0.5, "zelfde woorden") for d, t in TITLES.items())
    letter = LinkedLetter(Letter("Tel de bedden.", asks=(ask,)), {}, (), {3: proposed})
    on_ask = replace(YES, footnote=None, ask=3, text=ask.text)
    assert [d.document for d in judge(letter, [replace(on_ask, verdict="no")], TITLES.get).asks[3]] == ["kst-99001-2"]
    first, second = judge(letter, [replace(on_ask, document="kst-99001-2")], TITLES.get).asks[3]
    assert (first.document, first.relation, first.score) == ("kst-99001-2", "demands_same", 1.0)
    assert second == proposed[0]


VERDICTS = st.builds(
    Verdict,
    letter=st.sampled_from(["a", "b"]),
    footnote=st.none() | st.integers(1, 2),
    ask=st.none() | st.integers(1, 2),
    text=st.text(min_size=1, max_size=5),
    document=st.sampled_from(["kst-99001-1", "kst-99001-2"]),
    verdict=st.sampled_from(["yes", "no", "withdrawn"]),
    given=st.integers(0, 9).map(lambda n: f"2099-01-01T00:00:0{n}+00:00"),
    by=st.none() | st.text(max_size=3),
    note=st.none() | st.text(max_size=3),
)


@given(st.lists(VERDICTS, max_size=8))
def test_export_and_import_lose_nothing(verdicts: list[Verdict]) -> None:
    assert from_json(to_json(verdicts), "x") == verdicts


@given(st.lists(VERDICTS, max_size=8))
def test_of_one_subject_the_latest_counts(verdicts: list[Verdict]) -> None:
    found = in_force(verdicts)
    assert len({v.subject for v in found}) == len(found)
    for verdict in found:
        assert verdict == [v for v in verdicts if v.subject == verdict.subject][-1]


def test_added_again_they_stand_once(tmp_path: Path) -> None:
    path = tmp_path / "oordelen.db"
    assert held(path) == []
    assert not path.exists()
    connection = connect(path)
    assert add(connection, [YES, NO, YES]) == 2
    assert add(connection, [YES]) == 0
    assert every(connection) == [YES, NO]
    assert held(path) == [NO]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("geen json", "x: no list of verdicts"),
        ('[{"letter": "a"}]', "x: no list of verdicts"),
        (to_json([replace(YES, verdict="maybe")]), "x: verdict 1: 'maybe' is none of yes, no, withdrawn"),
        (json.dumps([{**json.loads(to_json([YES]))[0], "footnote": "1"}]), "x: verdict 1: footnote: '1'"),
    ],
)
def test_what_is_no_verdict_says_so(text: str, told: str) -> None:
    with pytest.raises(UnusableVerdicts) as error:
        from_json(text, "x")
    assert str(error.value).startswith(told)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "oordelen.db").write_text("geen database, maar tekst" * 50)
    with pytest.raises(DatabaseError):
        connect(tmp_path / "oordelen.db")


def test_a_verdict_outlives_linking_again_and_goes_to_another_machine(run: Run, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        code, _, err = run(
            "scraper", "crawl", "tweedekamer", "--replica", "--db", folder / "k.db", "--raw", folder / "r.db"
        )
        assert code == 0, err
        run("linker", "link", "linker/sample/brief.md", "--db", folder / "k.db")
    db = sqlite3.connect(here / "k.db")
    link = "SELECT status, document, method FROM link WHERE letter = ? AND n = ?"
    slug, n, document = db.execute("SELECT letter, n, document FROM link WHERE status = 'linked'").fetchone()
    code, _, err = run("linker", "verdict", slug, "--link", n, document, "no", "--db", here / "k.db")
    assert code == 0, err
    assert db.execute(link, (slug, n)).fetchone()[:2] == ("missing", None)
    for _ in range(2):  # whatever links again: the verdict stands
        assert run("linker", "update", "--db", here / "k.db")[0] == 0
        assert run("linker", "link", "linker/sample/brief.md", "--db", here / "k.db")[0] == 0
        assert db.execute(link, (slug, n)).fetchone() == ("missing", None, "verdict")
    code, out, _ = run("linker", "verdicts", "--db", here / "k.db")
    (tmp_path / "verdicts.json").write_text(out)
    for added in (1, 0):
        code, out, err = run("linker", "verdicts", "--import", tmp_path / "verdicts.json", "--db", there / "k.db")
        assert json.loads(out) == {"verdicts_added": added}, err
    run("linker", "update", "--db", there / "k.db")
    assert sqlite3.connect(there / "k.db").execute(link, (slug, n)).fetchone() == ("missing", None, "verdict")
    run("linker", "verdict", slug, "--link", n, document, "withdrawn", "--db", here / "k.db")
    assert db.execute(link, (slug, n)).fetchone()[:2] == ("linked", document)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("geen-brief", "--link", 1, "kst-99001-1", "yes"), "there is no letter 'geen-brief' with reference 1"),
        (("geen-brief", "--ask", 1, "kst-99001-1", "perhaps"), "invalid choice: 'perhaps'"),
    ],
)
def test_what_can_not_be_judged_says_so(run: Run, tmp_path: Path, args: tuple[object, ...], told: str) -> None:
    from db.store import connect as new

    new(tmp_path / "k.db", create=True).close()
    code, _, err = run("linker", "verdict", *args, "--db", tmp_path / "k.db")
    assert (code, told in err, len(err.splitlines())) == (2, True, 1)
    assert not (tmp_path / "oordelen.db").exists()
