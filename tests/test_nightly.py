"""The night: one lock, a second quiet night, the report and its alarms."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
from datetime import date
from pathlib import Path

import pytest

from db.report import SourceHealth, alarms, as_markdown
from tests.conftest import ROOT
from tests.test_store import facts

TODAY = date(2099, 3, 1)


def source(**more: object) -> SourceHealth:
    values = {
        "bron": "b", "titel": "Bron", "laatste_run": "2099-03-01T04:20:00Z", "wijze": "full", "opgehaald": 100,
        "nieuw": 0, "gewijzigd": 0, "verwijderd": 0, "gehouden": 100, "verwacht": None, "nieuwste": "2099-02-27",
        "fouten": 0,
    }  # fmt: skip
    return SourceHealth(**values | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("health", "fetched", "expected"),
    [
        (source(), [100, 98, 101], []),
        (source(), [100], []),
        (source(laatste_run=None), [], ["never read"]),
        (source(fouten=2), [100], ["2 payloads could not be read"]),
        (source(), [40, 98, 101], ["answered far less than usual: 40 payloads, usually 100"]),
        (source(wijze="increment"), [0, 98, 101], []),
        (source(), [1, 9, 9], []),
        (source(nieuwste="2099-01-30"), [100], ["nothing newer for 30 days"]),
        (source(nieuwste=None), [100], []),
    ],
)
def test_alarms(health: SourceHealth, fetched: list[int], expected: list[str]) -> None:
    assert alarms(health, fetched, TODAY) == expected


def test_the_report_says_what_needs_a_look() -> None:
    well, ill = source(), source(titel="Ziek", meldingen=["HTTP 503"], alarmen=["never read"])
    assert as_markdown([well], TODAY).startswith("# Kamerspoor, 2099-03-01: all sources are well")
    text = as_markdown([well, ill], TODAY)
    assert text.startswith("# Kamerspoor, 2099-03-01: 1 of 2 sources need a look")
    assert "## Ziek\n\n- **never read**\n- HTTP 503" in text


def night(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    # the tools of this very environment stand in for those that the Makefile would install
    command = ["make", "--assume-old=.venv/ready", "nightly", "REPLICA=1", f"DB={folder}/kamer.db", *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, env=os.environ)


needs_make = pytest.mark.skipif(
    not (shutil.which("make") and shutil.which("flock") and (ROOT / ".venv/bin/python").exists()),
    reason="needs make, flock and the project's own .venv",
)


@needs_make
def test_two_nights_and_a_third_that_finds_the_lock_taken(tmp_path: Path) -> None:
    first = night(tmp_path, "HOOK=head -1; echo status $$NIGHT_STATUS")
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[-1] == "status 0"
    before = facts(tmp_path / "kamer.db")
    second = night(tmp_path)
    assert second.returncode == 0, second.stderr
    assert '"rows_written": 0' in second.stdout
    assert facts(tmp_path / "kamer.db") == before == facts(tmp_path / "site/kamer.db")
    assert {s["bron"] for s in json.loads((tmp_path / "report.json").read_text())["sources"]} > {"tweedekamer"}
    runs = sqlite3.connect(tmp_path / "kamer.db").execute(
        "SELECT wijze FROM crawl WHERE bron = 'tweedekamer' ORDER BY id"
    )
    assert runs.fetchall() == [("full",), ("increment",)]
    with (tmp_path / "nightly.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        third = night(tmp_path)
    assert third.returncode == 2
    assert "another night is still running; nothing was done" in third.stderr


@needs_make
def test_a_hook_that_fails_is_told(tmp_path: Path) -> None:
    done = night(tmp_path, "HOOK=false")
    assert done.returncode == 2
    assert "the hook failed: false" in done.stderr
