"""Payloads and what they yield: replaced as a whole, in any order of arrival, the same again after a rebuild."""

import json
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import papers
from db.records import FACTS, columns, table
from scraper.source import Raw
from scraper.store import Store, prepare

SOURCE = "tweedekamer"


def raw(key: str, body: object, version: str = "", fetched: str = "2099-01-01T00:00:00Z") -> Raw:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Raw(SOURCE, key, text, "https://example.org", fetched, "application/json", version)


def zaak(n: int, title: str, version: str) -> Raw:
    return raw(
        f"Zaak/z{n}",
        {"Id": f"z{n}", "Nummer": f"2099Z{n:05}", "Onderwerp": title, "Verwijderd": False},
        version,
    )


def facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All facts of a database, without the numbers of the payloads that they came from."""
    db = sqlite3.connect(path)
    return {
        table(r): sorted(db.execute(f"SELECT {', '.join(columns(r))} FROM {table(r)}").fetchall(), key=repr)
        for r in FACTS
    }


def save_all(folder: Path, raws: Iterable[Raw], batch: int = 3) -> dict[str, list[tuple[object, ...]]]:
    items = [prepare(r) for r in raws]
    with Store(folder / "k.db", folder / "r.db") as store:
        for n in range(0, len(items), batch):
            store.save(items[n : n + batch])
        store.connection.commit()
    return facts(folder / "k.db")


def test_what_vanished_upstream_vanishes_here(tmp_path: Path) -> None:
    links = [
        raw("Zaak/z1/Document", ["d1", "d2"]),
        raw("Zaak/z1/Document", ["d2"], fetched="2099-01-02T00:00:00Z"),
    ]
    assert save_all(tmp_path, links)["zaak_document"] == [("z1", "d2")]


def test_a_tombstone_takes_the_rows_and_says_what_went(tmp_path: Path) -> None:
    gone = raw("Zaak/z1", {"Id": "z1", "GewijzigdOp": "2099-02-03", "Verwijderd": True}, "2")
    found = save_all(tmp_path, [zaak(1, "Titel", "1"), gone])
    assert found["zaak"] == []
    assert found["verwijderd"] == [("z1", SOURCE, "Zaak", "2099-02-03")]


def test_the_same_payload_again_writes_nothing(tmp_path: Path) -> None:
    item = prepare(zaak(1, "Titel", "1"))
    with Store(tmp_path / "k.db", tmp_path / "r.db") as store:
        store.save([item])
        written = store.rows_written
        store.save([item])
        assert store.rows_written == written == 3  # payload, herkomst, zaak
        assert store.counts[SOURCE] == {"fetched": 2, "new": 1, "deleted": 0}


def test_versions_are_kept(tmp_path: Path) -> None:
    save_all(tmp_path, [zaak(1, "Eerst", "1"), zaak(1, "Dan", "2")])
    assert sqlite3.connect(tmp_path / "r.db").execute("SELECT version FROM raw ORDER BY id").fetchall() == [
        ("1",),
        ("2",),
    ]


@pytest.mark.parametrize(
    ("key", "body", "message"),
    [
        ("Zaak/z1", b"{", "JSONDecodeError"),
        ("Zaak/z1", {"Id": "z2"}, "no row with the Id"),
        ("Vliegtuig/1", {"Id": "1"}, "neither a row"),
        ("Zaak/z1", {"Id": "z1", "GestartOp": "gisteren"}, "ValueError"),
    ],
)
def test_what_cannot_be_read_is_an_error_row_and_the_rest_goes_on(
    tmp_path: Path, key: str, body: object, message: str
) -> None:
    with Store(tmp_path / "k.db", tmp_path / "r.db") as store:
        store.save([prepare(raw(key, body)), prepare(zaak(7, "Goed", "1"))])
        store.connection.commit()
        assert len(store.errors) == 1
    found = facts(tmp_path / "k.db")
    assert [row[:2] for row in found["fout"]] == [(SOURCE, key)]
    assert message in str(found["fout"][0][2])
    assert [row[0] for row in found["zaak"]] == ["z7"]


def test_a_row_that_clashes_with_another_payloads_is_an_error_row(tmp_path: Path) -> None:
    twice = raw("Zaak/z1/Document", ["d1", "d1"])
    with Store(tmp_path / "k.db", tmp_path / "r.db") as store:
        store.save([prepare(zaak(1, "Goed", "1")), prepare(twice)])
        store.connection.commit()
        assert "clashes" in store.errors[0][1]
    assert [row[1] for row in facts(tmp_path / "k.db")["fout"]] == ["Zaak/z1/Document"]


def test_an_unknown_field_is_a_surprise_not_a_loss(tmp_path: Path) -> None:
    found = save_all(tmp_path, [raw("Zaak/z1", {"Id": "z1", "Kleur": "rood", "Geur": 1})])
    assert found["verrassing"] == [(SOURCE, "Zaak/z1", "Geur Kleur")]
    assert len(found["zaak"]) == 1


versions = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["", "a", "b", "kapot"]), st.integers(1, 4)),
    min_size=1,
    max_size=12,
)


def _raws(spec: list[tuple[int, str, int]]) -> list[Raw]:
    return [
        raw(f"Zaak/z{n}", b"{", str(v)) if title == "kapot" else zaak(n, title, str(v)) for n, title, v in spec
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(versions, st.randoms(use_true_random=False), st.integers(1, 5))
def test_order_of_arrival_does_not_matter_and_rebuild_gives_the_same(
    spec: list[tuple[int, str, int]], random: object, batch: int
) -> None:
    raws = _raws(spec)
    shuffled = raws[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        first = save_all(Path(one), raws, batch)
        assert save_all(Path(two), shuffled, batch + 1) == first
        with Store(Path(one) / "k.db", Path(one) / "r.db") as store:
            store.rebuild()
            store.connection.commit()
        assert facts(Path(one) / "k.db") == first


def told(folder: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(folder / "k.db")
    return db.execute("SELECT tabel, rij, veld, oud, nieuw, moment FROM wijziging ORDER BY id").fetchall()


def test_a_change_of_what_users_see_is_kept_and_other_changes_make_no_noise(tmp_path: Path) -> None:
    first = {"Id": "z1", "Onderwerp": "Eerst", "Afgedaan": False, "GewijzigdOp": "1"}
    quiet = first | {"Afgedaan": True, "GewijzigdOp": "2"}
    loud = quiet | {"Onderwerp": "Dan", "Kabinetsappreciatie": "Ontraden"}
    bodies = [raw("Zaak/z1", body, str(n), f"2099-01-0{n}T00:00:00Z") for n, body in enumerate((first, quiet, loud), 1)]
    save_all(tmp_path, bodies, batch=1)
    assert told(tmp_path) == [
        ("zaak", "z1", "onderwerp", "Eerst", "Dan", "2099-01-03T00:00:00Z"),
        ("zaak", "z1", "kabinetsappreciatie", None, "Ontraden", "2099-01-03T00:00:00Z"),
    ]
    ids = sqlite3.connect(tmp_path / "k.db").execute("SELECT DISTINCT van, naar FROM wijziging").fetchall()
    assert ids == [(2, 3)]


def test_rows_that_come_and_go_are_told(tmp_path: Path) -> None:
    links = [raw("Zaak/z1/Document", ["d1"]), raw("Zaak/z1/Document", ["d2"], fetched="2099-01-02T00:00:00Z")]
    save_all(tmp_path, links, batch=1)
    assert [row[:5] for row in told(tmp_path)] == [
        ("zaak_document", "z1 d1", None, "verdwenen", None),
        ("zaak_document", "z1 d2", None, None, "nieuw"),
    ]


def test_a_rebuild_leaves_the_history_as_it_is(tmp_path: Path) -> None:
    save_all(tmp_path, [zaak(1, "Eerst", "1"), zaak(1, "Dan", "2")], batch=1)
    before = told(tmp_path)
    with Store(tmp_path / "k.db", tmp_path / "r.db") as store:
        store.rebuild()
        store.connection.commit()
    assert told(tmp_path) == before != []


def night(folder: Path, *raws: Raw, build: bool = True) -> tuple[object, int]:
    """Save and build papers: what was touched, and how many rows were written."""
    with Store(folder / "k.db", folder / "r.db") as store:
        store.save([prepare(r) for r in raws])
        touched = store.touched
        if build:
            store.build()
        store.connection.commit()
        return touched, store.rows_written


def titles(folder: Path) -> list[tuple[str]]:
    return sqlite3.connect(folder / "k.db").execute("SELECT titel FROM stuk ORDER BY 1").fetchall()


def test_a_change_that_no_paper_shows_touches_none(tmp_path: Path) -> None:
    body = {"Id": "z1", "Nummer": "2099Z00001", "Onderwerp": "Titel", "Afgedaan": False}
    night(tmp_path, raw("Zaak/z1", body, "1"))
    assert night(tmp_path, raw("Zaak/z1", body, "1")) == ({}, 0)
    assert night(tmp_path, raw("Zaak/z1", body | {"Afgedaan": True}, "2"))[0] == {}
    assert night(tmp_path, raw("Zaak/z1", body | {"Onderwerp": "Anders"}, "3"))[0] != {}
    assert titles(tmp_path) == [("Anders",)]


def test_papers_that_a_killed_run_left_behind_are_built_by_the_next(tmp_path: Path) -> None:
    night(tmp_path, zaak(1, "Eerst", "1"))
    night(tmp_path, zaak(1, "Dan", "2"), build=False)
    assert titles(tmp_path) == [("Eerst",)]
    assert night(tmp_path)[0] is None  # everything
    assert titles(tmp_path) == [("Dan",)]
    assert night(tmp_path) == ({}, 0)


def test_what_papers_do_not_show_and_a_killed_run_left_behind_is_built_by_the_next(tmp_path: Path) -> None:
    def submitters() -> list[tuple[str]]:
        return sqlite3.connect(tmp_path / "k.db").execute("SELECT naam FROM stuk_indiener ORDER BY 1").fetchall()

    def outcomes() -> list[tuple[str, int | None]]:
        return sqlite3.connect(tmp_path / "k.db").execute("SELECT uitkomst, voor FROM motie_uitkomst").fetchall()

    motie = {"Id": "z1", "Nummer": "2099Z00001", "Onderwerp": "Over bedden", "Soort": "Motie"}
    besluit = {"Id": "b1", "BesluitSoort": "Stemmen - aangenomen", "Status": "Besluit"}
    vote = {"Id": "s1", "Besluit_Id": "b1", "Soort": "Voor", "FractieGrootte": 150, "ActorFractie": "A"}
    actor = {"Id": "x1", "Zaak_Id": "z1", "ActorNaam": "Jansen", "Relatie": "Indiener"}
    night(tmp_path, raw("Zaak/z1", motie), raw("Besluit/b1", besluit), raw("Besluit/b1/Zaak", ["z1"]))
    assert (submitters(), outcomes()) == ([], [("aangenomen", None)])
    for late, found in (
        (raw("ZaakActor/x1", actor), ([("jansen",)], [("aangenomen", None)])),
        (raw("Stemming/s1", vote), ([("jansen",)], [("aangenomen", 150)])),
    ):
        assert night(tmp_path, late, build=False)[0] == {}  # no paper shows it
        assert (submitters(), outcomes()) != found
        assert night(tmp_path)[0] is None
        assert (submitters(), outcomes()) == found
        assert night(tmp_path, late) == ({}, 0)


def test_a_night_that_brings_nothing_builds_nothing(tmp_path: Path) -> None:
    night(tmp_path, zaak(1, "Titel", "1"))
    asked: list[str] = []
    with Store(tmp_path / "k.db", tmp_path / "r.db") as store:
        store.save([prepare(zaak(1, "Titel", "1"))])
        store.keep_cards()
        store.connection.set_trace_callback(asked.append)
        store.build()
    read = {table for line in asked for table in re.findall(r"(?:FROM|JOIN|INTO) (\w+)", line)}
    assert read <= {"bron", "temp"}


def test_papers_are_built_again_by_rules_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night(tmp_path, zaak(1, "Titel", "1"))
    monkeypatch.setattr(papers, "SQL", papers.SQL.replace("coalesce(titel, '') AS titel", "'Nieuw' AS titel"))
    monkeypatch.setattr(papers, "RULES", papers.RULES + 1)
    assert night(tmp_path)[0] is None
    assert titles(tmp_path) == [("Nieuw",)]


def test_more_than_a_night_can_touch_is_built_as_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night(tmp_path, zaak(1, "Titel", "1"))
    monkeypatch.setattr(papers, "MOST", 3)
    assert night(tmp_path, zaak(2, "Titel", "1"), zaak(3, "Titel", "1"))[0]  # touched, and connected with too many
    assert night(tmp_path, *(zaak(n, "Titel", "1") for n in range(4, 9)))[0] is None
    assert titles(tmp_path) == [("Titel",)] * 8
