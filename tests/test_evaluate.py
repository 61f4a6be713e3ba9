"""Scoring labelled sets: the rules on made-up rows, the command on made-up files, the committed figures."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linker.evaluate import (
    SCORES,
    Tally,
    compare,
    evaluate,
    figures,
    score_asks,
    score_citations,
    score_footnotes,
    score_header,
    score_links,
    score_title,
)
from linker.linked import LinkedLetter
from linker.models import Ask, Citation, Debate, Footnote, Letter, Link
from tests.conftest import SHARED

Run = Callable[..., tuple[int, str, str]]


def cited(start: int, end: int, target: str | None) -> Citation:
    return Citation("x" * (end - start), start, end, "kamerstuk", target)


def gold(start: int, end: int, *ids: str, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "resolves_to": list(ids), **more}


@pytest.mark.parametrize(
    ("labelled", "found", "expected"),
    [
        ([gold(0, 10, "a")], [cited(0, 10, "a")], (1, 0, 0)),
        ([gold(0, 10, "a")], [cited(5, 15, "a")], (1, 0, 0)),  # half is enough
        ([gold(0, 10, "a")], [cited(6, 15, "a")], (0, 1, 1)),
        ([gold(0, 10, "a")], [cited(0, 10, "b")], (0, 1, 1)),
        ([gold(0, 10, "a")], [cited(0, 10, None)], (0, 0, 1)),
        ([gold(0, 10, "a")], [], (0, 0, 1)),
        ([gold(0, 10, "a", "b")], [cited(0, 10, "a"), cited(0, 10, "b")], (2, 0, 0)),
        ([gold(0, 10, "a", "b")], [cited(0, 10, "a")], (1, 0, 1)),
        ([gold(0, 10, "a", "b", match="any")], [cited(0, 10, "b")], (2, 0, 0)),
        ([gold(0, 10, "a", also_ok=["c"])], [cited(0, 10, "c")], (1, 0, 0)),
        ([gold(0, 10)], [cited(0, 10, None)], (1, 0, 0)),  # to be detected, linked to nothing
        ([gold(0, 10)], [cited(0, 10, "a")], (0, 1, 1)),
        ([gold(0, 10)], [], (0, 0, 1)),
        ([], [cited(0, 10, None)], (0, 1, 0)),  # a decoy
        ([], [], (0, 0, 0)),
    ],
)
def test_citations(labelled: list[dict[str, Any]], found: list[Citation], expected: tuple[int, int, int]) -> None:
    assert score_citations({"id": "p1", "citations": labelled}, found) == Tally("p1", *expected)


@pytest.mark.parametrize(
    ("true_id", "status", "document", "title", "expected"),
    [
        ("k1", "linked", "k1", "Iets anders", (1, 0, 0)),
        ("k1", "linked", "k9", "motie over  Wachten.", (1, 0, 0)),  # the same title, case and spaces aside
        ("k1", "linked", "k9", "Motie over lopen", (0, 1, 1)),
        ("k1", "ambiguous", None, None, (0, 0, 1)),
        (None, "missing", None, None, (0, 0, 0)),
        (None, "linked", "k1", "Motie over wachten", (0, 1, 0)),
    ],
)
def test_titles(true_id: str | None, status: Any, document: str, title: str, expected: tuple[int, int, int]) -> None:
    row = {"id": "t1", "true_id": true_id, "true_title": true_id and "Motie over wachten"}
    link = Link(Citation("de motie", 0, 8, "named", None), status, document, title)
    assert score_title(row, link, {"k1"}) == Tally("t1", *expected)


def test_asks_and_what_asks_nothing() -> None:
    labelled = [
        {"text": "een twee drie vier vijf", "duplicate_of": None},
        {"text": "zes zeven acht", "duplicate_of": 1},  # a repeat of the first
        {"text": "negen tien", "duplicate_of": None},
    ]
    texts = ["Zes zeven.", "een twee", "elf twaalf"]
    letter = Letter("", asks=tuple(Ask(n, text, None, 0, 0, None) for n, text in enumerate(texts, 1)))
    assert score_asks(labelled, letter, "brief") == [
        Tally("brief/ask-1", right=1),
        Tally("brief/ask-3", missed=1),
        Tally("brief/ask-2-found", wrong=1, extra=True),
        Tally("brief/ask-3-found", wrong=1, extra=True),
    ]


def note(n: int, text: str) -> Footnote:
    return Footnote(n, text, None, None, 0, 0)


def test_footnotes_by_number_and_text() -> None:
    labelled = [{"n": 1, "text": "A b."}, {"n": 2, "text": "C"}]
    letter = Letter("", footnotes=(note(1, "A  b."), note(2, "D"), note(3, "E")))
    tallies = score_footnotes(labelled, letter, "brief")
    assert [(t.right, t.wrong, t.missed) for t in tallies] == [(1, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 0)]


def test_header() -> None:
    labelled = {
        "sender": "X", "recipient": "Leden", "committee": "vaste commissie voor Zorg", "date": "2026-03-01",
        "subject": None, "reference": None, "debate": {"name": "Debat Zorg", "date": None},
    }  # fmt: skip
    letter = Letter(
        "", sender="Y", committee="Zorg", date=date(2026, 3, 1), reference="r1", debate=Debate("debat Zorg", None)
    )
    found = {t.id.partition("/")[2]: (t.right, t.wrong, t.missed) for t in score_header(labelled, letter, "brief")}
    assert found == {
        "sender": (0, 1, 1), "recipient": (0, 0, 1), "committee": (1, 0, 0), "date": (1, 0, 0),
        "subject": (0, 0, 0), "reference": (0, 1, 0), "debate.name": (1, 0, 0), "debate.date": (0, 0, 0),
    }  # fmt: skip


def test_links_that_are_neither_meant_nor_accepted_are_false() -> None:
    labelled = {
        "same_as": {"k1": ["z1"]},
        "footnotes": [
            {"n": 1, "resolves_to": ["k1"]},
            {"n": 2, "resolves_to": []},
            {"n": 3, "resolves_to": ["k3"], "also_ok": ["k4"]},
        ],
        "inline_citations": [{"resolves_to": ["k5"]}],
    }

    def linked(*ids: str) -> tuple[Link, ...]:
        return tuple(Link(cited(0, 1, None), "linked", i) for i in ids)

    found = LinkedLetter(Letter(""), {1: linked("z1"), 2: linked("k2"), 3: linked("k4")}, linked("k6"), {})
    tallies = score_links(labelled, found, "brief")
    assert [(t.right, t.wrong, t.missed) for t in tallies] == [(1, 0, 0), (0, 1, 0), (1, 0, 0), (0, 1, 1)]


def test_figures_and_what_changed() -> None:
    now = figures("s", [Tally("a", 1), Tally("b", 2, 1), Tally("c", missed=1), Tally("d", wrong=1, extra=True)])
    assert (now["n"], now["precision"], now["recall"], now["f1"]) == (3, 0.6, 0.75, 0.6667)
    assert now["failed"] == ["b", "c", "d"]
    before = {"precision": 0.5, "recall": 0.5, "f1": 0.5, "failed": ["a", "b"]}
    changed = compare(now, before)
    assert (changed["f1"], changed["gained"], changed["lost"]) == ([0.5, 0.6667], ["a"], ["c", "d"])
    assert figures("empty", [])["f1"] == 1.0


ROWS = [
    {"id": "p1", "text": "zie 30 950, nr. 7", "citations": [gold(4, 17, "kst-30950-7")]},
    {"id": "p2", "text": "zie 30 950, nr. 8", "citations": [gold(4, 17, "kst-30950-9")]},
]


def rows_file(folder: Path, name: str = "citations_dev.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return path


def test_command_saves_and_compares(tmp_path: Path, run: Run) -> None:
    path, scores = rows_file(tmp_path), tmp_path / "scores.json"
    code, out, err = run("linker", "evaluate", path, "--scores", scores, "--save")
    assert (code, err) == (0, "")
    assert json.loads(out)["f1"] == 0.5
    saved = json.loads(scores.read_text("utf-8"))
    assert saved == {"citations": {"n": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5, "failed": ["p2"]}}
    scores.write_text(json.dumps({"citations": {**saved["citations"], "failed": ["p1"]}}), "utf-8")
    _, out, _ = run("linker", "evaluate", path, "--scores", scores)
    compared = json.loads(out.splitlines()[1])
    assert (compared["gained"], compared["lost"]) == (["p1"], ["p2"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("citations_x.jsonl", "{", "citations_x.jsonl:1:"),
        ("citations_x.jsonl", '{"id": "p", "text": "x"}', "citations"),
        ("citations_x.jsonl", '{"id": "p", "text": "30 950, nr. 7", "citations": [{"start": 0}]}', "end"),
        ("titles_x.jsonl", "{}", "needs --db"),
        ("asks_x.jsonl", "{}", "needs --db"),
        ("execution_x.jsonl", "{}", "execution_x.jsonl:1: can't be scored: KeyError: 'text'"),
        ("notes.jsonl", "{}", "no labelled set"),
        ("absent.jsonl", None, "no labelled set"),
    ],
)
def test_unusable_input(tmp_path: Path, run: Run, name: str, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    code, out, err = run("linker", "evaluate", tmp_path / name)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err


def test_a_folder_is_searched_and_what_cannot_be_scored_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "asks").mkdir()
    (tmp_path / "asks" / "dev.jsonl").write_text("{}\n", "utf-8")
    (tmp_path / "letters").mkdir()  # without gold/ beside it: a folder like any other
    rows_file(tmp_path)
    code, out, err = run("linker", "evaluate", tmp_path, "--scores", tmp_path / "none.json")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "dev.jsonl: needs --db" in err


def test_claims_are_scored_by_status_term_and_link(tmp_path: Path, run: Run) -> None:
    label = {"due_date": None, "due_text": None, "evidence": ""}
    passage = {"id": "p", "doc_date": "2025-01-02", "genre": "letter", "hard": ["negation"]}
    text = "De motie-Quist (Kamerstuk 99 101, nr. 4) zal eind 2025 worden uitgevoerd."
    ref = "De motie-Quist (Kamerstuk 99 101, nr. 4)"
    right = {**label, "ref_text": ref, "motion_id": "kst-99101-4", "status": "announced", "due_date": "2025-12-31"}
    wrong = {**right, "status": "executed", "motion_id": "kst-99101-5", "due_date": None}
    also = {**wrong, "also_status": ["announced"]}
    missed = {**label, "ref_text": "eind 2025", "motion_id": None, "status": "none"}
    rows = [{**passage, "text": text, "mentions": [mention]} for mention in (right, wrong, also, missed)]
    (tmp_path / "execution_x.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    code, out, _ = run("linker", "evaluate", tmp_path / "execution_x.jsonl", "--scores", tmp_path / "none.json")
    made = json.loads(out)
    assert (code, made["set"], made["n"], made["right"], made["missed"]) == (0, "execution_x", 4, 2, 2)
    assert made["classes"]["announced"] == {"n": 1, "precision": 0.3333, "recall": 1.0, "f1": 0.5}
    assert made["due"] == {"n": 1, "exact": 1.0, "stray": 3}
    assert made["linking"]["precision"] == 0.25
    assert made["levels"]["1"] == {"n": 4, "accuracy": 0.5}
    assert made["errors"] == [
        "p: executed read as announced",
        "p: none read as no mention",
        "p: none read as announced",
    ]


def test_a_folder_without_sets_is_unusable(tmp_path: Path, run: Run) -> None:
    code, out, err = run("linker", "evaluate", tmp_path)
    assert (code, out) == (2, "")
    assert "no labelled set inside" in err


@pytest.mark.shared
@pytest.mark.parametrize("name", ["citations", "letters", "execution"])
def test_committed_figures_are_kept(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate([SHARED / "gold" / name]) in (0, 1)
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    now = {line["set"]: line for line in printed if "set" in line}
    committed = {key: value for key, value in json.loads(SCORES.read_text("utf-8")).items() if key in now}
    assert committed
    for key, before in committed.items():
        assert all(now[key][figure] >= before[figure] for figure in ("precision", "recall", "f1")), (key, now[key])
