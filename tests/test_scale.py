"""What a night costs grows with what changed, and gives the same as building everything."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import papers
from db import records as r
from db.store import build_papers, connect
from scraper.crawl import Together
from scraper.replica.model import HOST, properties
from scraper.replica.synthetic import SHAPES, START, STEP, Chamber, stamp
from scraper.source import Raw
from scraper.store import Prepared, Store
from tests.benchmarks.load import measured, served

# few values, and one of each more often than the others, so that rows meet
KINDS = st.sampled_from(["Motie", "Motie", "Motie", "Motie (gewijzigd)", "Brief regering"])
TITLES = st.sampled_from(["Over bedden", "Over bedden", "Over bedden ", "Over brood", None])
DAYS = st.sampled_from(["2099-01-02", "2099-01-02", "2099-01-02", "2099-01-03", None])
NUMBERS = st.sampled_from([1, 1, 1, 2, None])
KST = st.sampled_from([None, "kst-99001-1", "kst-99001-2", "kst-99002-XV-1", "kst-1259252"])
URLS = [f"https://example.org/{n}" for n in range(2)]
SAME = st.integers(0, 2)


def row(record: type[r.Record], **values: Any) -> tuple[type[r.Record], tuple[Any, ...]]:
    return record, tuple(values.get(name) for name in r.columns(record))


def made(record: type[r.Record], **values: Any) -> st.SearchStrategy[list[Any]]:
    """A payload of one row whose values are drawn where they are strategies."""
    drawn = {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in values.items()}
    return st.fixed_dictionaries(drawn).map(lambda found: [row(record, **found)])


def links(record: type[r.Record], one: str, ident: str, other: str, prefix: str) -> st.SearchStrategy[list[Any]]:
    others = st.sets(SAME, max_size=1)
    return others.map(lambda found: [row(record, **{one: ident, other: f"{prefix}{n}"}) for n in sorted(found)])


def payloads() -> dict[str, st.SearchStrategy[list[Any]]]:
    """Key of a payload -> what it may come to yield."""
    found: dict[str, st.SearchStrategy[list[Any]]] = {}
    for n in range(3):
        common = {"soort": KINDS, "onderwerp": TITLES}
        found[f"z{n}"] = made(
            r.Zaak, id=f"z{n}", nummer=SAME.map("2099Z{}".format), gestart_op=DAYS, volgnummer=NUMBERS, **common
        )
        found[f"d{n}"] = made(
            r.Document, id=f"d{n}", nummer=SAME.map("2099D{}".format), datum=DAYS, ondernummer=NUMBERS, **common
        )
        found[f"v{n}"] = made(
            r.DocumentVersie, id=f"v{n}", document_id=SAME.map("d{}".format), versienummer=NUMBERS,
            externe_identifier=KST,
        )  # fmt: skip
        found[f"zd{n}"] = links(r.ZaakDocument, "zaak_id", f"z{n}", "document_id", "d")
        found[f"zk{n}"] = links(r.ZaakDossier, "zaak_id", f"z{n}", "kamerstukdossier_id", "k")
        found[f"k{n}"] = made(
            r.Kamerstukdossier, id=f"k{n}", nummer=st.sampled_from([99001, 99002]),
            toevoeging=st.sampled_from([None, "XV"]),
        )  # fmt: skip
    for n, url in enumerate(URLS):
        kst = f"kst-99001-{n + 1}"
        found[f"s{n}"] = made(r.Kamerstuk, kst=kst, titel=TITLES, datum=DAYS, tekst="t")
        found[f"p{n}"] = made(r.Pagina, url=url, bron="b", titel="Pagina", soort=KINDS, datum=DAYS, tekst="t")
        found[f"f{n}"] = made(r.FeedItem, url=url, datum=DAYS)
        found[f"b{n}"] = made(r.Bestand, url=f"{url}/{n}.pdf", pagina_url=st.sampled_from(URLS), titel=KINDS)
        found[f"i{n}"] = made(
            r.Publicatie, id=kst if n else "kst-1259252", kst=KST, soort=KINDS, titel=TITLES, datum=DAYS,
            documentstatus=st.sampled_from(["Onopgemaakt", "Opgemaakt"]), url=f"https://example.org/publicatie/{n}",
        )  # fmt: skip
        found[f"w{n}"] = made(r.WooDocument, id=f"w{n}", url=st.sampled_from([*URLS, None]), titel=TITLES, datum=DAYS)
    return found


PAYLOADS = payloads()
WRITES = st.sampled_from(sorted(PAYLOADS)).flatmap(
    lambda key: st.tuples(st.just(key), st.one_of(PAYLOADS[key], PAYLOADS[key], st.just([])))
)
FIRST = st.fixed_dictionaries(PAYLOADS).map(lambda found: list(found.items()))
NIGHTS = st.tuples(FIRST, st.lists(st.lists(WRITES, min_size=1, max_size=3), min_size=1, max_size=12))


def prepared(key_id: int, key: str, rows: list[Any], n: int) -> Prepared:
    """The n-th payload that is fetched."""
    fetched = f"2099-01-01T00:{n // 60:02}:{n % 60:02}Z"
    raw = (key_id, "b", key, "", str(n), 1, "", fetched, "", False, b"")
    return Prepared(key_id, (fetched, 1, str(n)), raw, ("b", key, str(n), "", fetched, False), rows, None)


INDEX = (("nr", "stuk"), ("rowid", "stuk_zoek"))


def papers_of(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The papers, without the numbers that mean nothing outside one file."""
    names = ", ".join(r.columns(r.Stuk)[1:])
    return db.execute(f"SELECT {names} FROM stuk ORDER BY id").fetchall()


@settings(max_examples=60, deadline=None)
@given(NIGHTS)
def test_papers_built_from_what_changed_are_those_built_from_everything(nights: Any) -> None:
    first, others = nights
    with TemporaryDirectory() as folder, Store(Path(folder) / "k.db", Path(folder) / "r.db") as store:
        db = store.connection
        n = 0
        for night in (first, *others):
            for key, rows in night:
                n += 1
                store.save([prepared(sorted(PAYLOADS).index(key), key, rows, n)])
            assert (store.touched is None) == (night is first)  # from the first build on only what changes is looked at
            store.build()
            assert build_papers(db) == 0
        built = papers_of(db)
        numbers = [db.execute(f"SELECT {n} FROM {t} ORDER BY 1").fetchall() for n, t in INDEX]
        assert numbers[0] == numbers[1]
        for _, name in INDEX:
            db.execute(f"DELETE FROM {name}")
        build_papers(db)
        assert papers_of(db) == built


def test_all_that_the_view_reads_is_followed(tmp_path: Path) -> None:
    """A branch of views/stuk_bron.sql over another table or column needs its lines in db/papers.py."""
    read: set[tuple[str, str]] = set()

    def note(action: int, name: str | None, column: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            read.add((str(name), str(column)))
        return sqlite3.SQLITE_OK

    db = connect(tmp_path / "k.db", create=True)
    db.set_authorizer(note)
    db.execute(papers.SQL)
    followed = {(r.table(record), column) for record, names in papers.READ.items() for column in names}
    facts = {(r.table(record), column) for record in r.FACTS for column in r.columns(record)}
    assert len(read & facts) >= 40
    assert read & facts <= followed
    assert set() == papers.READ_WHOLE
    assert papers.READ.keys() == papers.KEYS.keys() == papers.PARTS.keys()


def test_no_step_walks_a_whole_table(tmp_path: Path) -> None:
    db = connect(tmp_path / "k.db", create=True)
    for sql in papers.NEAR:
        db.execute(sql)
    queries = {str(step): papers.step_sql(step) for step in (*papers.STEPS, *papers.FIRST_STEPS)}
    queries |= {r.table(f): f"SELECT * FROM main.{r.table(f)} WHERE {rows}" for f, rows in papers.PARTS.items()}
    queries["stuk"] = f"SELECT nr FROM stuk WHERE {papers.SCOPE}"
    for name, sql in queries.items():
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", (1, 0) if "?" in sql else ())]
        assert plan and not [line for line in plan if line.startswith("SCAN")], name


# --- the made-up Chamber ---------------------------------------------------------------------------------


def pages(chamber: Chamber, entity: str, query: str = "") -> list[dict[str, Any]]:
    """All rows of an answer, page by page."""
    found: list[dict[str, Any]] = []
    while True:
        answer = chamber.answer(HOST, f"/OData/v4/2.0/{entity}", query)
        page = json.loads(answer.body)
        assert answer.status == 200, page
        found += page["value"]
        if "@odata.nextLink" not in page:
            return found
        query = page["@odata.nextLink"].partition("?")[2]


@pytest.mark.parametrize("changed", [0, 1, 7, 100])
def test_every_row_of_the_made_up_chamber_comes_once_in_the_order_of_change(changed: int) -> None:
    for entity in SHAPES:
        rows = pages(Chamber(601, changed), entity)
        assert len(rows) == len({row["Id"] for row in rows}) == Chamber(601).count(entity)
        assert [row["ApiGewijzigdOp"] for row in rows] == sorted(row["ApiGewijzigdOp"] for row in rows)
        assert all(row.keys() == properties(entity).keys() for row in rows)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 300), st.integers(0, 20), st.integers(-1, 330), st.integers(0, 99), st.sampled_from(["ge", "lt"]))
def test_a_filter_by_moment_is_that_of_the_rows(zaken: int, changed: int, step: int, off: int, operator: str) -> None:
    chamber = Chamber(zaken, min(changed, zaken))
    at = stamp(START + step * STEP + timedelta(seconds=off))
    for entity in ("Zaak", "Stemming", "Kamerstukdossier"):
        ids = {row["Id"] for row in pages(chamber, entity, f"$filter=ApiGewijzigdOp {operator} {at}")}
        rows = pages(chamber, entity)
        assert ids == {row["Id"] for row in rows if (row["ApiGewijzigdOp"] >= at) == (operator == "ge")}


@pytest.mark.parametrize(
    "query", ["$filter=Nummer eq '2099Z000001'", "$expand=Agendapunt", "$top=1", "$skiptoken=x", "$filter=Id in (1)"]
)
def test_what_the_made_up_chamber_does_not_know_is_refused(query: str) -> None:
    assert Chamber(10).answer(HOST, "/OData/v4/2.0/Zaak", query).status == 400


@pytest.mark.parametrize("sizes", [("3", "5"), ("-1", "0"), ("0", "1")])
def test_a_size_that_cannot_be_is_refused(run: Callable[..., tuple[int, str, str]], sizes: tuple[str, str]) -> None:
    code, out, err = run("scraper", "replica", "--zaken", sizes[0], "--changed", sizes[1])
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_crawl_of_the_made_up_chamber_and_of_what_changed(tmp_path: Path) -> None:
    def night(changed: int) -> dict[str, float]:
        with served(600, changed) as base:
            return measured("ours", base, tmp_path)

    night(0)
    db = sqlite3.connect(tmp_path / "k.db")
    counts = [
        db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("zaak", "stemming", "stuk", "bestand_tekst")
    ]
    assert counts == [600, 2040, 600, 12]
    assert db.execute("SELECT count(*) FROM motie WHERE voor + tegen > 0 AND uitkomst IS NOT NULL").fetchone() == (120,)
    first = papers_of(db)
    night(5)
    changed = set(papers_of(db)) - set(first)
    assert len(changed) == 5
    assert all("(gewijzigd)" in str(row) for row in changed)
    assert build_papers(db) == 0


def test_payloads_of_one_answer_pass_scrapy_together_and_those_before_an_error_are_kept() -> None:
    made = [Raw("b", str(n), b"", "", "", "") for n in range(3)]

    async def answer() -> AsyncIterator[object]:
        for output in (made[0], "request", made[1]):
            yield output
        raise ValueError("half way")

    async def passed() -> list[object]:
        found: list[object] = []
        with pytest.raises(ValueError, match="half way"):
            async for output in Together().process_spider_output(None, answer()):
                found.append(output)
        return found

    assert asyncio.run(passed()) == ["request", made[:2]]
