"""`python -m scraper import`: real files in, bad files refused with nothing half-written."""

import io
import json
import lzma
import socket
import sqlite3
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import connect
from tests.conftest import EXAMPLES, SHARED

Run = Callable[..., tuple[int, str, str]]
ROW = json.loads((EXAMPLES / "tweedekamer/page.json").read_text("utf-8"))["value"][0]


def lines(path: Path, *rows: object) -> Path:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_bytes(lzma.compress(text.encode()))
    return path


def do_import(run: Run, tmp_path: Path, *paths: Path) -> tuple[int, dict[str, object], str]:
    code, out, err = run("scraper", "import", *paths, "--db", tmp_path / "k.db", "--raw", tmp_path / "r.db")
    return code, json.loads(out.splitlines()[-1]) if out else {}, err


def test_a_filled_database_has_the_indexes_of_an_empty_one(run: Run, tmp_path: Path) -> None:
    names = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    wanted = connect(tmp_path / "empty.db", create=True).execute(names).fetchall()
    for _ in range(2):  # into nothing, and into what is there
        code, _, err = do_import(run, tmp_path, EXAMPLES / "tweedekamer/page.json")
        assert code == 0, err
        assert sqlite3.connect(tmp_path / "k.db").execute(names).fetchall() == wanted


def test_a_folder_is_imported_and_again_writes_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bulk"
    folder.mkdir()
    lines(folder / "motie_zaak_document.jsonl.xz", ROW)
    lines(folder / "besluit_zaak.jsonl.xz", {"Besluit_Id": "b1", "Zaak_Id": ROW["Id"], "method": "only zaak"})
    (folder / "page.json").write_bytes((EXAMPLES / "tweedekamer/page.json").read_bytes())
    (folder / "readme.txt").write_text("not ours")
    (folder / "zalen.json").write_text('{"@odata.context": "…/$metadata#Zaal", "value": [{"Id": "p"}]}')
    (folder / "stb.xml").write_text("<officiele-publicatie><staatsblad/></officiele-publicatie>")
    xml = (EXAMPLES / "officielebekendmakingen/kst-99001-XV-4.xml").read_bytes()
    with tarfile.open(folder / "xml.tar.xz", "w:xz") as tar:
        member = tarfile.TarInfo("map/x.xml")
        member.size = len(xml)
        tar.addfile(member, io.BytesIO(xml))
    code, report, err = do_import(run, tmp_path, folder)
    skipped = [f"{folder / name}: of no known kind, skipped" for name in ("readme.txt", "stb.xml", "zalen.json")]
    assert (code, err.splitlines()) == (0, skipped)
    assert set(report["sources"]) == {"tweedekamer", "officielebekendmakingen"}  # type: ignore[call-overload]
    db = sqlite3.connect(tmp_path / "k.db")
    assert db.execute("SELECT id FROM stuk ORDER BY 1").fetchall() == [("kst-99001-4",), ("kst-99001-XV-4",)]
    assert db.execute("SELECT besluit_id, methode FROM besluit_zaak").fetchall() == [("b1", "only zaak")]
    _, again, err = do_import(run, tmp_path, folder)
    assert again["rows_written"] == 0
    assert err.splitlines()[-1] == "nothing changed since the last run"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("zaak.jsonl.xz", None, "no such file"),
        ("zaak.jsonl.xz", b"", "empty"),
        ("zaak.jsonl.xz", b"no xz at all", "broken"),
        ("letter.txt", b"text", "of no known kind"),
        ("xml.tar.xz", lzma.compress(b"no tar"), "broken"),
    ],
)
def test_an_unusable_file_is_one_line_and_exit_2(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, report, err = do_import(run, tmp_path, path)
    assert (code, report) == (2, {})
    assert err.count("\n") == 1
    assert str(path) in err
    assert message in err


def test_a_truncated_file_leaves_nothing_half_written(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "zaak.jsonl.xz", *({"Id": f"z{n}", "Nummer": f"2099Z{n:05}"} for n in range(5000)))
    whole = lines(tmp_path / "stemming.jsonl.xz", {"Id": "s1"})
    path.write_bytes(path.read_bytes()[:-40])
    code, _, err = do_import(run, tmp_path, whole, path)
    assert code == 2
    assert "zaak.jsonl.xz: broken" in err
    assert sqlite3.connect(tmp_path / "r.db").execute("SELECT count(*) FROM raw").fetchone() == (0,)
    assert sqlite3.connect(tmp_path / "k.db").execute("SELECT count(*) FROM stemming").fetchone() == (0,)


def test_a_row_that_cannot_be_read_is_an_error_row_and_exit_1(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "zaak.jsonl.xz", {"Id": "z1", "Nummer": "2099Z00001"}, "{kapot", {"Nummer": "2099Z00002"})
    code, report, err = do_import(run, tmp_path, path)
    assert code == 1
    assert report["sources"]["tweedekamer"]["errors"] == 2  # type: ignore[index]
    assert "zaak.jsonl.xz:2" in err
    db = sqlite3.connect(tmp_path / "k.db")
    assert [row[0] for row in db.execute("SELECT sleutel FROM fout ORDER BY 1")] == [
        "zaak.jsonl.xz:2",
        "zaak.jsonl.xz:3",
    ]
    assert db.execute("SELECT count(*) FROM zaak").fetchone() == (1,)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["crawl", "vliegveld"], "vliegveld: unknown source"),
        (["crawl", "--since", "gisteren"], "no date like 2026-05-18"),
        (["rebuild", "--db", "/dev/null/k.db"], "/dev/null/k.db"),
    ],
)
def test_bad_options_are_exit_2(run: Run, args: list[str], message: str) -> None:
    code, out, err = run("scraper", *args)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize("command", [("scraper", "replica"), ("db", "serve", "--site")], ids=["replica", "site"])
def test_a_port_in_use_is_one_line_and_exit_2(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "kamer.db").touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        folder = [tmp_path] if "--site" in command else []
        code, out, err = run(*command, *folder, "--port", port)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert str(port) in err


@pytest.mark.shared
def test_recorded_pages_and_moties_are_imported(run: Run, tmp_path: Path) -> None:
    code, _, err = do_import(
        run, tmp_path, SHARED / "captures/koop/motie_xml_samples", SHARED / "captures/bulk/besluit.jsonl.xz"
    )
    assert code == 0, err
    db = sqlite3.connect(tmp_path / "k.db")
    assert db.execute("SELECT count(*) FROM kamerstuk").fetchone() == (45,)
    assert db.execute("SELECT count(*) FROM besluit").fetchone() == (8028,)
    assert db.execute("SELECT count(*) FROM verrassing").fetchone() == (0,)
