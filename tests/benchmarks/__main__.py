"""`make bench`: speed as a ratio against a bare loop in the same run, noted in README.md beside this file.

A ratio says what the code costs; absolute times say what the machine does. Without the recorded answers
(KAMERSPOOR_SHARED) the benches that need them are left out, and that is said. `python -m tests.benchmarks night`
(cite, crawl, bulk) runs one alone.
"""

import json
import lzma
import os
import platform
import resource
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from db.publish import problems, publish
from db.records import FACTS, Herkomst, table
from db.store import connect
from linker.__main__ import main as linker
from linker.claims import claims
from linker.find import find
from linker.linked import UP_TO_ASK, link_letter
from linker.lookup import Lookup
from linker.models import Ask
from linker.patterns import PATTERNS
from linker.read import read
from linker.split import split
from linker.suggest import Context, suggest
from scraper.__main__ import main as scraper
from tests.benchmarks import increment, load, pages
from tests.conftest import SHARED

NOTES = Path(__file__).with_name("README.md")
ROOT = Path(__file__).parents[2]
BULK = SHARED / "captures/bulk"
SIZES = (30_000, 100_000, 300_000)
CRAWLS = (20_000, 60_000)


def timed(function: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def note(what: str, n: str, figures: str) -> None:
    """Print a line and add it to the notes."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    line = f"| {date.today()} | {what} | {n} | {figures} | {machine} |"
    print(line, flush=True)
    with NOTES.open("a", encoding="utf-8") as notes:
        notes.write(line + "\n")


def read_bare() -> int:
    """Read the bulk files as plainly as can be: xz and json, no more."""
    n = 0
    for path in sorted(BULK.glob("*.jsonl.xz")):
        with lzma.open(path, "rb") as lines:
            for line in lines:
                json.loads(line)
                n += 1
    with tarfile.open(BULK / "motie_xml_all.tar.xz", "r:xz") as tar:
        for member in tar:
            if content := tar.extractfile(member):
                content.read()
                n += 1
    return n


def write_bare(folder: Path, tables: dict[str, tuple[str, list[str], list[tuple[object, ...]]]]) -> None:
    """Write rows into tables and indexes of the same definition with executemany, one commit."""
    db = sqlite3.connect(folder / "bare.db")
    for name, (create, indexes, rows) in tables.items():
        for sql in (create, *indexes):
            db.execute(sql)
        if rows:
            db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    db.commit()
    db.close()


def held(path: Path, names: list[str]) -> dict[str, tuple[str, list[str], list[tuple[object, ...]]]]:
    """Tables of a database: definition, indexes, rows."""
    db = sqlite3.connect(path)
    master = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type = ?"
    return {
        name: (
            db.execute(master, (name, "table")).fetchone()[0],
            [row[0] for row in db.execute(master, (name, "index"))],
            db.execute(f"SELECT * FROM {name}").fetchall(),
        )
        for name in names
    }


def bench_import(folder: Path) -> Path:
    """The import of the real bulk against reading the same files and writing the same rows bare."""
    files = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    ours = timed(lambda: scraper(["import", str(BULK), *files]))
    again = timed(lambda: scraper(["import", str(BULK), *files]))
    rebuild = timed(lambda: scraper(["rebuild", *files]))
    if wrong := problems(connect(folder / "k.db")):
        raise AssertionError(wrong)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 2**20
    counted = 0

    def reading() -> None:
        nonlocal counted
        counted = read_bare()

    bare_read = timed(reading)
    rows = held(folder / "k.db", [table(r) for r in (*FACTS, Herkomst)]) | held(folder / "r.db", ["raw"])
    bare_write = timed(lambda: write_bare(folder, rows))
    total = sum(len(r) for _, _, r in rows.values())
    bare = bare_read + bare_write
    note(
        "import of the bulk files, titles indexed, against a bare loop (xz, json, executemany of the same rows)",
        f"{counted} payloads, {total} rows",
        f"{bare / ours:.2f} of the bare rate ({counted / ours:.0f} payloads/s; bare {bare:.1f} s = "
        f"reading {bare_read:.1f} + writing {bare_write:.1f}); peak {peak:.2f} GB; "
        f"again {again / ours:.2f} of the first time, rebuild {rebuild / ours:.2f}; integrity and foreign keys checked",
    )
    return folder / "k.db"


def bench_cite() -> None:
    """Citations in a synthetic text of 5 MB against a bare finditer of the same patterns."""
    filler = "De minister schreef de Kamer over opvang en huisvesting, en wat gemeenten daarmee doen. "
    cite = "Zie Kamerstukken II 2024/25, 29 861, nr. 134, en de motie op stuk nr. 36 (36 410). "
    text = (filler * 20 + cite) * (5_000_000 // len(filler * 20 + cite))
    n = len(find(text))
    ours = timed(lambda: find(text))
    bare = timed(lambda: [sum(1 for _ in pattern.regex.finditer(text)) for pattern in PATTERNS])
    size = len(text.encode()) / 1e6
    note(
        "citations in a text",
        f"{size:.1f} MB, {n} citations",
        f"{size / ours:.1f} MB/s; {bare / ours:.1f} times as fast as a bare finditer of the same patterns",
    )


def bench_claims() -> None:
    """Claims in a text of 5 MB that speaks of a motie in one sentence of twenty, against its citations alone."""
    filler = "De minister schreef de Kamer over opvang en huisvesting, en wat gemeenten daarmee doen. "
    claim = "De motie-Quist (Kamerstuk 99 101, nr. 4) is met de nieuwe regeling uitgevoerd; in mei volgt een brief. "
    text = (f"{filler * 19}{claim}\n\n") * (5_000_000 // len(filler * 19 + claim))
    n = len(claims(text))
    ours = timed(lambda: claims(text))
    cited = timed(lambda: find(text))
    size = len(text.encode()) / 1e6
    note(
        "claims in a text, a motie in every twentieth sentence",
        f"{size:.1f} MB, {n} claims",
        f"{size / ours:.2f} MB/s; {1000 * ours / n:.2f} ms a claim; {ours / cited:.1f} times what its citations take",
    )


def bench_link(database: Path) -> None:
    """Linking the real letter on the bulk, warm, against as many bare title queries as it has footnotes and asks."""
    (path,) = (SHARED / "letter").glob("*.txt")
    connection = connect(database)
    letter = split(read(path))
    link_letter(letter, Lookup(connection))
    ours = timed(lambda: link_letter(split(read(path)), Lookup(connection)))
    n = len(letter.footnotes) + sum(ask.duplicate_of is None for ask in letter.asks)
    words = "dakloos OR zorg OR verzekeren OR opvang OR regeling"
    query = f"SELECT rowid FROM stuk_zoek WHERE stuk_zoek MATCH '{words}' ORDER BY rank LIMIT 200"
    bare = timed(lambda: [connection.execute(query).fetchall() for _ in range(n)])
    note(
        "linking the real letter on the bulk, after start-up",
        f"{len(letter.footnotes)} footnotes, {n - len(letter.footnotes)} asks",
        f"{ours:.2f} s; {bare / ours:.2f} of {n} bare full-text queries",
    )


def bench_letters(database: Path) -> None:
    """Linking each labelled letter on the bulk with nothing held in memory: what one letter alone takes."""
    folder = SHARED / "gold/letters/letters"
    times = {}
    for path in sorted(folder.iterdir()):
        letter, connection = split(read(path)), connect(database)
        seconds, processor = time.perf_counter(), time.process_time()
        link_letter(letter, Lookup(connection))
        times[path.stem] = time.perf_counter() - seconds, time.process_time() - processor
    slowest = max(times, key=lambda name: times[name][1])
    note(
        "linking a labelled letter on the bulk, each with caches of its own",
        f"{len(times)} letters",
        f"at most {max(seconds for seconds, _ in times.values()):.2f} s, {times[slowest][1]:.2f} of the processor"
        f" ({slowest}); together {sum(processor for _, processor in times.values()):.2f} of the processor",
    )


def bench_publish(database: Path) -> None:
    """Publishing the bulk against a copy of the file and SQLite's own check of it."""
    folder = database.parent
    ours = timed(lambda: publish(database, folder / "site"))
    copying = timed(lambda: shutil.copy(database, folder / "copy.db"))
    checking = timed(lambda: sqlite3.connect(folder / "copy.db").execute("PRAGMA integrity_check").fetchall())
    note(
        "publishing the bulk",
        f"{database.stat().st_size / 1e6:.0f} MB",
        f"{ours:.1f} s; {ours / (copying + checking):.2f} times a copy ({copying:.1f} s) and a bare integrity_check"
        f" ({checking:.1f} s)",
    )


def bench_night() -> None:
    """A night of a hundred changes at three sizes, against a build of all that is derived and against the smallest."""
    found = {}
    for zaken in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found[zaken] = increment.measured(Path(folder), zaken)
    least = found[SIZES[0]]
    note(
        f"a night of {increment.CHANGED} changed zaken, from opening the databases to closing them, without HTTP",
        f"{', '.join(f'{zaken:,}' for zaken in SIZES)} zaken held",
        "; ".join(
            f"{night['night']:.2f} s, {night['cpu']:.2f} of the processor ({night['cpu'] / least['cpu']:.1f} of the"
            f" smallest), of which what is derived {night['derived']:.2f} s = "
            f"{night['derived'] / night['everything']:.3f} of a build of all; without a change {night['quiet']:.2f} s"
            for night in found.values()
        ),
    )


def bench_crawl() -> None:
    """A whole crawl of made-up Chambers against a bare spider, in processes of their own."""
    for zaken in CRAWLS:
        with tempfile.TemporaryDirectory() as folder, load.served(zaken) as base:
            bare = load.measured("bare", base, Path(folder))
            ours = load.measured("ours", base, Path(folder))
        note(
            "a crawl of a made-up Chamber over HTTP, saved and indexed, against a bare spider that drops its items",
            f"{zaken:,} zaken, {ours['items']:,} payloads",
            f"{bare['cpu'] / ours['cpu']:.2f} of the bare rate by seconds of the processor ({bare['cpu']:.0f} and"
            f" {ours['cpu']:.0f}), {bare['seconds'] / ours['seconds']:.2f} by the clock ({bare['seconds']:.0f} and"
            f" {ours['seconds']:.0f}); peak {ours['peak']:.2f} GB (bare {bare['peak']:.2f})",
        )


def bench_suggest(database: Path) -> None:
    """Documents for the asks of labelled letters on the bulk, each with as much text around it as a letter has."""
    lookup = Lookup(connect(database))
    rows = [json.loads(line) for line in (SHARED / "gold/asks/asks_dev.jsonl").read_text("utf-8").splitlines()]
    asks = [Ask(n, row["text"], None, 0, 0, None) for n, row in enumerate(rows)]
    context = Context(around=" ".join(ask.text for ask in asks)[:UP_TO_ASK])
    on = date.fromisoformat(rows[0]["letter_date"])
    suggest(asks[0], context, lookup, on)  # start-up
    times = sorted(timed(partial(suggest, ask, context, lookup, on)) for ask in asks)
    note(
        "documents that bear on an ask, on the bulk, after start-up",
        f"{len(times)} asks",
        f"{1000 * sum(times) / len(times):.0f} ms an ask, at most {1000 * times[-1]:.0f} ms",
    )


def bench_pages(database: Path) -> None:
    """The site's pages over the bulk with four visitors, against Datasette's own row page."""
    for command in (["link", str(ROOT / "linker/sample/brief.md")], ["update"]):
        if linker([*command, "--db", str(database)]):
            raise AssertionError(command)
    measure, *kinds = pages.run(publish(database, database.parent / "site"))
    note(
        f"pages over the bulk, {pages.VISITORS} visitors at once: 95 of 100 within, and how large sent compressed",
        f"{pages.REQUESTS} requests a kind",
        f"Datasette's row page {measure.p95:.0f} ms; "
        + "; ".join(
            f"{kind.name} {kind.p95:.0f} ms ({kind.p95 / measure.p95:.1f} times), {kind.size / 1000:.0f} kB"
            for kind in kinds
        ),
    )


def bench_bulk() -> None:
    """What needs the recorded bulk: import, linking, publishing."""
    if not SHARED.is_dir():
        print(f"no recorded answers at {SHARED}: the benches of import and linking were left out", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = bench_import(Path(folder))
        bench_link(database)
        bench_letters(database)
        bench_suggest(database)
        bench_publish(database)
        bench_pages(database)


BENCHES = {"cite": bench_cite, "claims": bench_claims, "night": bench_night, "crawl": bench_crawl, "bulk": bench_bulk}


def main(names: list[str]) -> int:
    for name in names or BENCHES:
        BENCHES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
