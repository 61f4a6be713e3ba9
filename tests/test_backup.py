"""A backup is one when the site has come back from it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from db import verdicts
from db.__main__ import main
from db.backup import NAMES
from db.store import connect, insert
from tests.test_site import LETTER, serve

VERDICT = verdicts.Verdict(LETTER.slug, 1, None, "woorden", "kst-29689-1282", "yes", "2026-11-25T10:00:00Z", None, None)


def fill(data: Path) -> None:
    data.mkdir()
    connection = connect(data / "kamer.db", create=True)
    insert(connection, [LETTER])
    connection.commit()
    connection.close()
    with sqlite3.connect(data / "raw.db") as raw:
        raw.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB)")
        raw.execute("INSERT INTO raw VALUES (1, x'00ff')")
    store = verdicts.connect(data / "oordelen.db")
    verdicts.add(store, [VERDICT])
    store.close()


@pytest.mark.asyncio
async def test_the_site_comes_back_from_a_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, kept = tmp_path / "data", tmp_path / "backup"
    fill(data)
    assert main(["backup", "--data", str(data), "--to", str(kept)]) == 0
    assert sorted(file.name for file in kept.iterdir()) == sorted(NAMES)
    shutil.rmtree(data)
    data.mkdir()
    for file in kept.glob("*.db"):  # as docs/deploy.md says: cp /backup/…/*.db data/
        shutil.copy(file, data)
    assert main(["publish", "--db", str(data / "kamer.db"), "--to", str(data / "site")]) == 0
    page = await serve(data / "site" / "kamer.db").client.get(f"/brief/{LETTER.slug}")
    assert page.status_code == 200
    assert [verdict.document for verdict in verdicts.held(data / "oordelen.db")] == ["kst-29689-1282"]
    with sqlite3.connect(data / "raw.db") as raw:
        assert raw.execute("SELECT body FROM raw").fetchall() == [(b"\x00\xff",)]


def test_a_backup_overwrites_nothing_and_needs_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path / "data")
    arguments = ["backup", "--data", str(tmp_path / "data"), "--to", str(tmp_path / "backup")]
    assert main(arguments) == 0
    before = (tmp_path / "backup" / "raw.db").read_bytes()
    assert main(arguments) == 2
    assert "name a new folder" in capsys.readouterr().err
    assert (tmp_path / "backup" / "raw.db").read_bytes() == before
    assert main(["backup", "--data", str(tmp_path), "--to", str(tmp_path / "b")]) == 2
    assert not (tmp_path / "b").exists()


def test_a_database_that_is_not_whole_is_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kamer.db").write_bytes(b"no database at all" * 100)
    assert main(["backup", "--data", str(tmp_path / "data"), "--to", str(tmp_path / "b")]) == 2
    assert "kamer.db" in capsys.readouterr().err
    assert list((tmp_path / "b").iterdir()) == []
