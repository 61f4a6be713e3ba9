"""The sample shows the lists of the ledger, by papers that anyone can tell to be made up."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from linker.claims import claims
from linker.ledger import ENDED, OTHERWISE
from scraper.replica.sample import load

Run = Callable[..., tuple[int, str, str]]
MADE_UP = {
    "geweigerd": "kst-99101-2",
    "te_laat": "kst-99101-3",
    "loopt": "kst-99101-4",
    "deels": "kst-99101-5",
    "onduidelijk": "kst-99101-1",
}
EXECUTED = "kst-99101-6"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one crawl of the sample brings, and its claims."""
    path = tmp_path_factory.mktemp("ledger") / "k.db"
    crawl = ["scraper", "crawl", "--replica", "--db", path, "--raw", path.with_name("r.db")]
    for command in (crawl, ["linker", "update", "--db", path]):
        subprocess.run([sys.executable, "-m", *map(str, command)], check=True, timeout=240)
    return path


@pytest.fixture
def connection(db: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(db)
    yield connection
    connection.close()


def ledger(run: Run, db: Path, *args: object) -> dict[str, Any]:
    code, out, err = run("linker", "ledger", "--db", db, "--json", *args)
    assert code == 0, err
    lists: dict[str, Any] = json.loads(out)["lists"]
    return lists


def test_each_list_has_its_case(run: Run, db: Path) -> None:
    lists = {name: [row["kst"] for row in rows] for name, rows in ledger(run, db).items()}
    unreported = lists.pop("geen_bericht")
    assert lists == {name: [kst] for name, kst in MADE_UP.items()}
    assert "kst-29689-1282" in unreported
    assert not [kst for kst in unreported if kst.startswith("kst-99101-")]


def test_what_was_executed_is_in_no_list(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT stand, bewijs_document FROM motie_stand WHERE kst = ?", (EXECUTED,)).fetchall()
    assert found == [("executed", "kst-99101-8")]
    assert not connection.execute("SELECT * FROM onuitgevoerde_motie WHERE kst = ?", (EXECUTED,)).fetchall()


def test_the_view_has_the_same_lists(connection: sqlite3.Connection) -> None:
    sql = "SELECT categorie, kst FROM onuitgevoerde_motie WHERE dossier = '99101'"
    assert dict(connection.execute(sql)) == MADE_UP


def test_before_its_day_a_promise_is_not_late(run: Run, db: Path) -> None:
    lists = ledger(run, db, "--as-of", "2026-03-01", "--dossier", "99101")
    assert [row["kst"] for row in lists["loopt"]] == ["kst-99101-3", "kst-99101-4"]
    assert lists["te_laat"] == []


def test_closed_without_substance_is_unclear(connection: sqlite3.Connection) -> None:
    """What "beschouw ik als afgedaan" means isn't sure: the ledger says neither that it was done nor that it wasn't."""
    text = "De motie van het lid Voorbeeld (Kamerstuk 99 101, nr. 1) beschouw ik als afgedaan."
    (claim,) = claims(text, least=OTHERWISE)
    assert claim.status == "closed_unclear" and claim.sure < ENDED
    sql = "SELECT stand, bewijs FROM motie_stand WHERE kst = 'kst-99101-1'"
    assert connection.execute(sql).fetchall() == [("closed_unclear", claim.evidence)]
    sql = "SELECT sleutel FROM aanbeveling_stand WHERE status_genormaliseerd = 'closed_unclear'"
    assert connection.execute(sql).fetchall() == [("een-naam-voor-elk-loket",)]


def test_every_case_is_quoted_from_the_letter_that_says_it(run: Run, db: Path) -> None:
    words = {line for lines in load().texts.values() for line in lines}
    for name, rows in ledger(run, db, "--dossier", "99101").items():
        for row in rows:
            assert row["bewijs_document"] in ("kst-99101-7", "kst-99101-8"), name
            assert any(line.startswith(row["bewijs"]) for line in words), name


def test_what_a_letter_promises_itself_has_its_case(connection: sqlite3.Connection) -> None:
    (promise,) = connection.execute("SELECT document, woorden, termijn FROM toezegging_in_tekst")
    assert (promise[0], promise[2]) == ("kst-99101-8", "2027-03-01")
    assert promise[1] in {line for lines in load().texts.values() for line in lines}


def test_the_made_up_ones_say_so_and_come_from_the_sample(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT z.onderwerp, z.nummer, h.voorbeeld FROM motie m JOIN zaak z ON z.nummer = m.nummer"
        " JOIN herkomst h ON h.id = z.herkomst WHERE m.dossier = '99101'"
    ).fetchall()
    assert len(found) == len(MADE_UP) + 1
    for onderwerp, nummer, voorbeeld in found:
        assert onderwerp.startswith("Motie van het lid Voorbeeld over ") and nummer.startswith("2025Z999")
        assert voorbeeld == 1


def test_a_second_update_writes_nothing(run: Run, db: Path) -> None:
    code, out, _ = run("linker", "update", "--db", db)
    assert (code, json.loads(out)) == (0, {"rows_written": 0})
