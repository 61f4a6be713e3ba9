"""What goes wrong on the user's own machine: one clear line, exit 2, and nothing lost or half-written."""

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.store import DatabaseError, connect
from scraper.store import Store
from tests.conftest import ROOT
from tests.test_store import facts


def crawl(folder: Path, **more: object) -> subprocess.CompletedProcess[str]:
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    command = [sys.executable, "-m", "scraper", "crawl", "webpagina", "rijksoverheid", "--replica", *to]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("name", ["k.db", "r.db"])
def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / "k.db", tmp_path / "r.db"):
        pass
    path = tmp_path / name
    db = sqlite3.connect(path)
    kind = "kamer" if name == "k.db" else "raw"
    db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'm999_later', '')", (kind,))
    db.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=rf"{name}: made by a newer version of Kamerspoor \(m999_later\)"):
        Store(tmp_path / "k.db", tmp_path / "r.db")
    assert path.read_bytes() == before


def test_a_locked_database_ends_the_crawl_with_one_line(tmp_path: Path) -> None:
    connect(tmp_path / "k.db", create=True).close()
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    done = crawl(tmp_path)
    other.execute("ROLLBACK")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("k.db: can't be used as a database: database is locked")


def test_a_full_disk_ends_the_crawl_and_the_next_one_goes_on(tmp_path: Path) -> None:
    """Files may not grow: what was committed stays, and the next run brings the rest."""
    with Store(tmp_path / "k.db", tmp_path / "r.db"):
        pass
    room = max(path.stat().st_size for path in tmp_path.iterdir()) + 8192

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = crawl(tmp_path, preexec_fn=little_room)
    assert done.returncode == 2
    assert "k.db" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert sqlite3.connect(tmp_path / "k.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert crawl(tmp_path).returncode == 0
    clean = tmp_path / "clean"
    clean.mkdir()
    assert crawl(clean).returncode == 0
    assert facts(tmp_path / "k.db") == facts(clean / "k.db")
