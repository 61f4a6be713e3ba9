"""The real spiders against the bundled replica, end to end, and the letters on what they brought."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.sources import NAMES, spider_of
from tests.conftest import ROOT, SHARED
from tests.test_store import facts

Run = Callable[..., tuple[int, str, str]]
DEMO = ROOT / "linker/sample/brief.md"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what one full crawl of the replica brings."""
    folder = tmp_path_factory.mktemp("crawl")
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "crawl", "--replica", *to],
        cwd=ROOT, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder / "report.json").write_text(done.stdout.splitlines()[-1])
    return folder


@pytest.fixture
def copy(crawled: Path, tmp_path: Path) -> Path:
    for name in ("k.db", "r.db"):
        shutil.copy(crawled / name, tmp_path / name)
    return tmp_path


def crawl(run: Run, folder: Path, *args: str) -> dict[str, Any]:
    code, out, err = run("scraper", "crawl", "--replica", *args, "--db", folder / "k.db", "--raw", folder / "r.db")
    assert code == 0, err
    return json.loads(out.splitlines()[-1])  # type: ignore[no-any-return]


def test_every_spider_brings_something_without_errors_or_surprises(crawled: Path) -> None:
    report = json.loads((crawled / "report.json").read_text())
    assert set(report["sources"]) == {name for name in NAMES if spider_of(name)}
    for counts in report["sources"].values():
        assert counts["new"] > 0
        assert counts["errors"] == 0
    db = sqlite3.connect(crawled / "k.db")
    assert db.execute("SELECT * FROM verrassing").fetchall() == []
    assert db.execute("SELECT * FROM fout").fetchall() == []
    assert 40 <= db.execute("SELECT count(*) FROM stuk").fetchone()[0] <= 160


def test_the_second_night_changes_nothing(run: Run, copy: Path) -> None:
    before = facts(copy / "k.db")
    assert crawl(run, copy)["rows_written"] == 0
    time.sleep(1.1)  # files that bear the second they were made would differ now
    assert crawl(run, copy, "--full")["rows_written"] == 0
    assert facts(copy / "k.db") == before


def test_one_source_alone_and_one_dossier_alone(run: Run, tmp_path: Path) -> None:
    assert set(crawl(run, tmp_path, "webpagina")["sources"]) == {"webpagina"}
    crawl(run, tmp_path, "tweedekamer", "--dossier", "29861")
    db = sqlite3.connect(tmp_path / "k.db")
    numbers = {row[0] for row in db.execute("SELECT kst FROM stuk WHERE kst IS NOT NULL")}
    assert len(numbers) > 20
    assert db.execute("SELECT count(*) FROM kamerstukdossier WHERE nummer = 29861").fetchone() == (1,)
    zaken = "SELECT count(*) FROM zaak WHERE id NOT IN (SELECT zaak_id FROM zaak_dossier d JOIN kamerstukdossier k"
    assert db.execute(f"{zaken} ON k.id = d.kamerstukdossier_id WHERE k.nummer = 29861)").fetchone() == (0,)


def test_no_port_and_no_page_number_reaches_a_database(crawled: Path) -> None:
    db = sqlite3.connect(crawled / "r.db")
    for url, key in db.execute("SELECT url, key FROM raw"):
        assert "127.0.0.1" not in url + key
        assert not re.search(r"skip|page=", key)
    dump = "\n".join(sqlite3.connect(crawled / "k.db").iterdump())
    assert "127.0.0.1" not in dump


def test_all_of_it_is_marked_as_sample(crawled: Path) -> None:
    assert sqlite3.connect(crawled / "k.db").execute("SELECT min(voorbeeld) FROM herkomst").fetchone() == (1,)


def test_rebuild_gives_the_database_of_the_crawl(run: Run, copy: Path) -> None:
    before = facts(copy / "k.db")
    papers = sqlite3.connect(copy / "k.db").execute("SELECT id, titel FROM stuk ORDER BY 1").fetchall()
    code, _, err = run("scraper", "rebuild", "--db", copy / "k.db", "--raw", copy / "r.db")
    assert code == 0, err
    assert facts(copy / "k.db") == before
    assert sqlite3.connect(copy / "k.db").execute("SELECT id, titel FROM stuk ORDER BY 1").fetchall() == papers


def test_outcomes_of_the_sample(crawled: Path) -> None:
    """Established facts: adopted against advice, and rejected; the days are those of the vote."""
    db = sqlite3.connect(crawled / "k.db")
    held = {
        row[0]: row[1:] for row in db.execute("SELECT nummer, kst, uitkomst, stemdatum, kabinetsappreciatie FROM motie")
    }
    assert held["2025Z05084"] == ("kst-29689-1282", "aangenomen", "2025-03-25", "Ontraden")
    assert held["2025Z20036"][:3] == ("kst-29861-173", "verworpen", "2025-11-25")
    assert {row[1] for row in held.values()} >= {"aangenomen", "verworpen", "aangehouden"}


def test_texts_of_files_are_read(crawled: Path) -> None:
    db = sqlite3.connect(crawled / "k.db")
    texts = db.execute(
        "SELECT b.pagina_url, t.content_type, t.bladzijden, t.tekst FROM bestand b JOIN bestand_tekst t USING (url)"
    ).fetchall()
    assert texts
    # only a PDF knows its pages
    assert all((pages or 0) >= 1 for _, kind, pages, _ in texts if kind == "application/pdf")
    assert all(len(text) > 40 for *_, text in texts)


def link(run: Run, letter: Path, db: Path) -> dict[str, Any]:
    code, out, err = run("linker", "link", letter, "--db", db, "--json")
    assert code == 0, err
    return json.loads(out)  # type: ignore[no-any-return]


def documents(linked: dict[str, Any]) -> dict[int, tuple[str, str | None]]:
    """(status, document) of each footnote's one link."""
    found = {}
    for note in linked["footnotes"]:
        (only,) = note["links"]
        found[note["n"]] = (only["status"], only["document"])
    return found


SITE = "https://www.arbeidsmigratieingoedebanen.nl/thema-zorg--welzijn-maatregelen/checklist-gelijke-behandeling"
NEWS = "https://www.rijksoverheid.nl/actueel/nieuws/"


def test_the_demo_letter(run: Run, copy: Path) -> None:
    found = documents(link(run, DEMO, copy / "k.db"))
    assert found[1] == ("linked", f"{NEWS}2025/07/11/bouwstenen-voor-doordachte-sturing-op-arbeidsmigratie")
    assert found[3] == ("linked", "2026Z02245")
    assert found[4] == ("linked", "kst-29689-1282")
    assert found[5] == ("linked", "kst-36600-XVI-197")
    assert found[7] == ("linked", "2024D50263")
    assert found[8] == ("linked", "kst-29325-190")
    assert found[9] == ("linked", SITE)
    assert found[11][0] == found[12][0] == found[2][0] == "linked"
    assert (found[6], found[10], found[13]) == (("unrecognised", None), ("external", None), ("missing", None))


def test_what_linking_says_is_what_the_site_counts(run: Run, copy: Path, tmp_path: Path) -> None:
    """A note with two papers is one footnote that is linked."""
    brief = tmp_path / "twee.md"
    note = "[^1]: Kamerstuk 36 600 XVI, nr. 197; Kamerstuk 29 325, nr. 190."
    brief.write_text(f"Aan de Kamer vragen wij dit.[^1]\n\n{note}\n")
    out = run("linker", "link", brief, "--db", copy / "k.db")[1]
    with closing(sqlite3.connect(copy / "k.db")) as connection:
        row = connection.execute("SELECT footnotes, linked FROM letter_overview WHERE letter = 'twee'").fetchone()
        links = connection.execute("SELECT count(*) FROM link WHERE letter = 'twee'").fetchone()[0]
    assert links == 2
    assert row == (1, 1)
    assert out.startswith("twee: 1 footnotes, 1 linked;")


def test_linking_and_updating_again_writes_nothing(run: Run, copy: Path) -> None:
    link(run, DEMO, copy / "k.db")
    assert run("linker", "link", DEMO, "--db", copy / "k.db")[1].endswith("0 rows written\n")
    assert run("linker", "update", "--db", copy / "k.db")[0] == 0  # the first one reads the claims of all texts
    code, out, _ = run("linker", "update", "--db", copy / "k.db")
    assert (code, json.loads(out)) == (0, {"rows_written": 0})


def test_no_contact_detail_reaches_the_database(run: Run, copy: Path) -> None:
    link(run, DEMO, copy / "k.db")
    dump = "\n".join(sqlite3.connect(copy / "k.db").iterdump())
    assert "onderdak.example" not in dump
    assert "00000012" not in dump


@pytest.mark.shared
def test_the_real_letter_on_the_sample(run: Run, copy: Path) -> None:
    (letter,) = (SHARED / "letter").glob("*.txt")
    linked = link(run, letter, copy / "k.db")
    found = documents(linked)
    assert {n for n, (status, _) in found.items() if status == "linked"} == {1, 3, 5, 6, 7, 8, 9, 10}
    assert {found[n][0] for n in (2, 4, 11)} <= {"external", "unrecognised"}
    titles = {note["n"]: note["links"][0]["title"] for note in linked["footnotes"]}
    known = {d["id"]: d for d in map(json.loads, (SHARED / "facts/documents.jsonl").read_text("utf-8").splitlines())}
    for fact in map(json.loads, (SHARED / "facts/footnotes.jsonl").read_text("utf-8").splitlines()):
        if document := known.get(fact["document_id"]):
            ids = (f"kst-{document['kamerstuk']}", document["tk_document"], document["url"])
            same_title = {document["title"].casefold(), fact["letter_text"].split(" | ")[0].casefold()}
            n = fact["footnote"]
            assert found[n][1] in ids or titles[n].casefold() in same_title, fact


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk")
    files = [SHARED / "captures/bulk" / f"{name}.jsonl.xz" for name in ("zaak", "document", "motie_zaak_document")]
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "import", *map(str, files), *to],
        cwd=ROOT, capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.shared
def test_the_real_letter_among_all_real_zaken(run: Run, bulk: Path) -> None:
    (letter,) = (SHARED / "letter").glob("*.txt")
    linked = link(run, letter, bulk / "k.db")
    found = documents(linked)
    assert found[5] == ("linked", "2025Z14086")
    assert found[6] == ("linked", "kst-29689-1282")
    assert found[8] in (("linked", "2024D50263"), ("missing", None))
    assert [n for n in (1, 2, 3, 4, 7, 9, 10, 11) if found[n][1]] == []
    assert len([ask for ask in linked["asks"] if ask["duplicate_of"] is None]) == 8
    assert linked["reference"] == "VA26-017"
