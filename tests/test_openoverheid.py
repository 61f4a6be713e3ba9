"""open.overheid.nl: the pure half on a made example, its shape against recorded answers, walks, and the crawl."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from db import records as r
from scraper.replica import openoverheid as replica
from scraper.replica.openoverheid import make_docx
from scraper.replica.pdf import make_pdf
from scraper.source import Raw, Unreadable, Window
from scraper.sources import openoverheid as source
from scraper.sources import rijksoverheid
from scraper.store import read
from tests.conftest import EXAMPLES, SHARED

Run = Callable[..., tuple[int, str, str]]
Json = dict[str, Any]
DETAIL: Json = json.loads((EXAMPLES / "openoverheid/detail.json").read_text("utf-8"))
LIST = (EXAMPLES / "openoverheid/list.json").read_bytes()
ID = "00000000-0000-4000-8000-000000000001"
ANNEX_ID = "00000000-0000-4000-8000-000000000003"
PAGE_URL = f"https://open.overheid.nl/documenten/{ID}"


def make(key: str, body: bytes, content_type: str = "application/json") -> Raw:
    return Raw("openoverheid", key, body, source.file_url(ID), "2099-04-01T00:00:00Z", content_type)


def detail(**changes: Any) -> bytes:
    return json.dumps({**DETAIL, **changes}).encode()


# --- the pure half ----------------------------------------------------------------------------------------


def test_a_document_with_its_file_and_its_annex() -> None:
    assert list(source.records(make(ID, detail()))) == [
        r.WooDocument(
            ID, 2, "Voorbeeldrapport over bedden", "rapport", "ministerie van Voorbeelden", "2099-03-19",
            "2099-03-20T09:23:36.587641713Z", PAGE_URL,
        ),
        r.Bestand(source.file_url(ID), PAGE_URL, "voorbeeldrapport.pdf"),
        r.Bestand(source.file_url(ANNEX_ID), PAGE_URL, "Voorbeeldbijlage"),
    ]  # fmt: skip


def test_an_unpublished_file_is_no_file() -> None:
    (version,) = DETAIL["versies"][:1]
    hidden = [{**version["bestanden"][0], "gepubliceerd": False}]
    found = source.records(make(ID, detail(versies=[{**version, "bestanden": hidden}], documentrelaties=[])))
    assert [type(record) for record in found] == [r.WooDocument]


def test_what_no_code_knows_is_told_by_its_place() -> None:
    document = {**DETAIL["document"], "kleur": "rood"}
    relations = [{"relation": PAGE_URL, "role": "https://example.org/anders", "sinds": 1}]
    *_, found = source.records(make(ID, detail(document=document, documentrelaties=relations, extra=1)))
    told = "document.kleur documentrelaties.role=https://example.org/anders documentrelaties.sinds extra"
    assert found == r.Verrassing("openoverheid", ID, told)


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{}", b"<html>", detail(versies=[]), detail(plooiIntern={"publicatiestatus": "ingetrokken"}),
     detail(document={**DETAIL["document"], "pid": f"https://open.overheid.nl/documenten/{ANNEX_ID}"})],
)  # fmt: skip
def test_a_document_of_another_shape_is_an_error_row(body: bytes) -> None:
    rows, error = read(make(ID, body))
    assert [record for record, _ in rows] == [r.Fout]
    assert error


def test_the_text_of_files_by_what_they_hold() -> None:
    def text(body: bytes, kind: str) -> r.Record:
        (found,) = source.records(make(f"{source.FILE}{ID}", body, kind))
        return found

    url = source.file_url(ID)
    pdf, word = make_pdf("Titel", ["Tekst."]), make_docx("Titel", ["Tekst."])
    for kind in (rijksoverheid.PDF, "application/octet-stream"):
        assert text(pdf, kind) == r.BestandTekst(url, rijksoverheid.PDF, 1, "Titel\n\nTekst.")
    for kind in (rijksoverheid.DOCX, "application/octet-stream"):
        assert text(word, kind) == r.BestandTekst(url, rijksoverheid.DOCX, None, "Titel\nTekst.")
    with pytest.raises(Unreadable, match="neither PDF nor Word"):
        text(b"PK\5\6" + bytes(18), "application/zip")


def test_a_page_of_the_list() -> None:
    total, versions, left = source.read_list(LIST)
    assert (total, left) == (2, [])
    assert list(map(source.document_of, versions)) == [ID, "00000000-0000-4000-8000-000000000002"]
    assert list(versions.values()) == ["2099-03-20T09:23:36.587Z", "2099-03-18T09:23:36.587Z"]
    for body in (
        b"{}",
        b'{"totaal": 1, "resultaten": [{"document": {"id": "../x_1", "mutatiedatumtijd": "2099-01-01"}}]}',
    ):
        with pytest.raises(Unreadable):
            source.read_list(body)


# --- recorded answers -------------------------------------------------------------------------------------


def shape(value: Any) -> Any:
    """The names of a JSON value, its lists by their first element."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else type(value).__name__


def recorded(name: str) -> Json:
    found: Json = json.loads((SHARED / f"captures/koop/{name}.abridged.json").read_text("utf-8"))
    return found


def without_lists_that_may_be_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: "list" if isinstance(v, list) else without_lists_that_may_be_empty(v) for k, v in value.items()}
    return value


@pytest.mark.shared
def test_nothing_of_the_recorded_answers_is_left_over() -> None:
    (_, versions, left), body = source.read_list(json.dumps(recorded("open_overheid_zoek")).encode()), None
    assert left == []
    (ident,) = map(source.document_of, versions)
    body = json.dumps(recorded("open_overheid_detail")).encode()
    document, file = source.records(make(ident, body))
    assert isinstance(document, r.WooDocument)
    assert (document.titel, document.soort, document.versie) == ("Kaart Oudemolen 10km", "kaart", 1)
    assert isinstance(file, r.Bestand)
    assert file.titel == "KAART_2026_AI_Oudemolen_NB_I_10KM.pdf"


@pytest.mark.shared
def test_the_replica_has_the_shapes_of_the_recorded_answers() -> None:
    listed = json.loads(replica.answer(f"{replica.API}/zoek", "sort=laatst-gewijzigd").body)
    assert shape(listed) == shape(recorded("open_overheid_zoek"))
    real = recorded("open_overheid_detail")
    made = replica.detail(next(row for row in replica.ROWS.values() if row["bestand"]))
    assert shape(made["versies"]) == shape(real["versies"])
    assert without_lists_that_may_be_empty(shape(made)) == without_lists_that_may_be_empty(shape(real))


# --- walking the list -------------------------------------------------------------------------------------


def row(n: int, day: int) -> Json:
    return {
        "document": {
            "id": f"00000000-{n}_1",
            "mutatiedatumtijd": f"2099-{day // 28 + 1:02}-{day % 28 + 1:02}T00:00:00Z",
        }
    }


def walk(pages: Callable[[int], Json], resume: str = "", **window: Any) -> tuple[list[str], source.OpenOverheid]:
    """Walk one term against pages by their start; the documents asked for, and the spider."""
    asked_for = {"full": False, "since": None, "dossiers": (), **window}
    spider = source.OpenOverheid(
        Window(resume={source.TERMS[0]: resume} if resume else {}, **asked_for), "2099-12-01T00:00:00Z"
    )
    details: list[str] = []
    spider.asked = set()

    async def first() -> Request:
        async for request in spider.start():
            return request  # type: ignore[no-any-return]
        raise AssertionError

    waiting, lists = [asyncio.run(first())], 0
    while waiting:
        request = waiting.pop(0)
        url = request.meta["url"]
        if "/zoek?" not in url:
            details.append(url.rpartition("/")[2])
            continue
        lists += 1
        assert lists < 20, "a walk without end"
        body = json.dumps(pages(int(parse_qs(urlsplit(url).query)["start"][0]))).encode()
        response = TextResponse(url, body=body, request=request)
        waiting += list(request.callback(response, **request.cb_kwargs))
    return details, spider


def listing(count: int) -> Callable[[int], Json]:
    """A list of this many documents, each a day older than the one above it."""
    rows = [row(day, day) for day in range(count, 0, -1)]
    return lambda start: {"totaal": count, "resultaten": rows[start : start + source.PAGE]}


def test_a_full_walk_takes_every_page_and_notes_the_newest_moment() -> None:
    details, spider = walk(listing(120))
    assert (len(details), len(set(details)), spider.problems) == (120, 120, [])
    assert spider.resume[source.TERMS[0]].split()[0] == "2099-05-09T00:00:00Z"


def test_an_increment_stops_where_the_run_before_began() -> None:
    _, spider = walk(listing(118))
    mark = spider.resume[source.TERMS[0]]
    details, spider = walk(listing(120), mark)
    assert (details, spider.problems) == (["00000000-120", "00000000-119"], [])
    assert walk(listing(120), spider.resume[source.TERMS[0]])[0] == []
    assert len(walk(listing(120), mark, full=True)[0]) == 120
    assert len(walk(listing(120), since=date(2099, 5, 1))[0]) == 9


def test_a_late_start_leaves_the_mark_of_before() -> None:
    mark = "2099-02-01T00:00:00Z"
    _, spider = walk(listing(120), mark, since=date(2099, 5, 1))
    assert spider.resume[source.TERMS[0]].split()[0] == mark


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (lambda start: {**listing(120)(start), "resultaten": listing(120)(start)["resultaten"][:30]}, "a page of 30"),
        (lambda start: listing(120)(0), "was there before"),
        (lambda start: {"totaal": 120, "resultaten": []}, "a page of 0"),
        (lambda start: {"totaal": 50, "resultaten": [row(n, n) for n in range(50)]}, "not in the order"),
        (lambda start: {**listing(150)(start // 2), "totaal": 150}, "100 documents"),
    ],
)  # fmt: skip
def test_a_list_that_does_not_hold_what_it_says_ends_with_a_problem(pages: Any, told: str) -> None:
    _, spider = walk(pages)
    (problem,) = spider.problems
    assert told in problem
    assert not spider.resume


# --- the crawl --------------------------------------------------------------------------------------------


@pytest.fixture
def crawl(run: Run, tmp_path: Path) -> Callable[..., tuple[Json, str]]:
    def crawl_it(*args: str) -> tuple[Json, str]:
        to = ("--db", tmp_path / "k.db", "--raw", tmp_path / "r.db")
        code, out, err = run("scraper", "crawl", "openoverheid", "--replica", *args, *to)
        assert code == 0, err
        return json.loads(out.splitlines()[-1]), err

    return crawl_it


def test_the_crawl_of_the_replica(crawl: Callable[..., tuple[Json, str]], tmp_path: Path) -> None:
    report, err = crawl()
    assert report["sources"] == {"openoverheid": {"fetched": 15, "new": 15, "changed": 0, "deleted": 0, "errors": 0}}
    assert "not read: 1 application/zip" in err
    db = sqlite3.connect(tmp_path / "k.db")
    assert db.execute("SELECT count(*) FROM woo_document WHERE titel LIKE 'Voorbeeld:%'").fetchone() == (11,)
    assert db.execute(
        "SELECT content_type, bladzijden, count(*) FROM bestand_tekst GROUP BY 1 ORDER BY 1"
    ).fetchall() == [
        (rijksoverheid.PDF, 1, 3),
        (rijksoverheid.DOCX, None, 1),
    ]
    texts = "SELECT count(*) FROM bestand JOIN bestand_tekst USING (url) WHERE tekst LIKE '%voorbeeld%'"
    assert db.execute(texts).fetchone() == (5,)  # one of them offered by two documents
    assert db.execute("SELECT (SELECT count(*) FROM fout) + (SELECT count(*) FROM verrassing)").fetchone() == (0,)
    assert db.execute("SELECT min(voorbeeld) FROM herkomst").fetchone() == (1,)
    again, _ = crawl()
    assert again == {
        "sources": {"openoverheid": {"fetched": 0, "new": 0, "changed": 0, "deleted": 0, "errors": 0}},
        "rows_written": 0,
    }
    full, _ = crawl("--full")
    assert (full["sources"]["openoverheid"]["fetched"], full["rows_written"]) == (15, 0)


def test_the_replica_refuses_what_it_does_not_know() -> None:
    def status(path: str, query: str = "") -> int:
        return replica.answer(path, query).status

    assert status("/robots.txt") == 404
    assert status(f"{replica.API}/zoek/onbekend") == 404
    assert status(f"{replica.API}/attachment/{next(i for i in replica.ROWS if i not in replica.FILES)}") == 404
    for query in ("sort=laatst-gewijzigd&aantalResultaten=25", "start=x", "aantalResultaten=50", "sort=anders"):
        assert status(f"{replica.API}/zoek", query) == 400


def test_the_replica_pages_and_searches() -> None:
    def ids(query: str) -> tuple[int, list[str]]:
        found = json.loads(replica.answer(f"{replica.API}/zoek", f"sort=laatst-gewijzigd&{query}").body)
        return found["totaal"], [item["document"]["id"] for item in found["resultaten"]]

    total, first = ids("zoektekst=&start=0&aantalResultaten=10")
    _, second = ids("zoektekst=&start=10&aantalResultaten=10")
    assert (total, len(first), len(second), len({*first, *second})) == (12, 10, 2, 12)
    assert ids("zoektekst=dakloze%20EU-burgers&aantalResultaten=50")[0] == 2
    assert ids("zoektekst=bestaat-niet&start=0&aantalResultaten=50") == (0, [])
    assert all(
        row["id"].startswith("00000000-") and row["titel"].startswith("Voorbeeld:") for row in replica.ROWS.values()
    )


def test_files_of_the_replica_are_the_same_every_time() -> None:
    assert make_docx("Titel", ["Tekst."]) == make_docx("Titel", ["Tekst."])
    assert replica.load()[1] == replica.FILES
