"""What the Tweede Kamer's service can do wrong: the spider against the replica's answers, without a network.

Each time: what is told, what is held, and that the next crawl without the fault ends as a clean one.
"""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from scrapy import Request
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from scraper.replica.answer import NOT_FOUND, Answer, Fault
from scraper.replica.odata import Paging
from scraper.replica.sample import Sample, load, made_up
from scraper.replica.server import ODATA_TYPE, Faults, Replica, replica_of
from scraper.source import Raw, Window
from scraper.sources.tweedekamer import TweedeKamer
from scraper.store import Store, batches, prepare
from tests.chaos.kill import Facts
from tests.test_store import facts

Json = dict[str, Any]
ZAAK = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak?"
LATER = "2027-02-03T00:00:00Z"


def walk(
    folder: Path,
    service: Replica,
    last: TweedeKamer | None = None,
    now: str = "2026-11-01T00:00:00Z",
    full: bool = False,
    refuse: str = "",
) -> TweedeKamer:
    """Let the spider ask this service all that it wants to know, and save what it brings.

    `refuse`: addresses with this in them may not be asked.
    """
    spider = TweedeKamer(Window(full, None, (), last.resume if last else {}, via="odata"), now)
    waiting: list[Request] = []
    spider.crawler = SimpleNamespace(engine=SimpleNamespace(crawl=waiting.append))  # type: ignore[assignment]
    raws: list[Raw] = []

    async def start() -> None:
        waiting.extend([request async for request in spider.start()])

    def outcomes() -> Iterator[Any]:
        request = waiting.pop(0)
        assert len(raws) < 50_000, "a walk without end"
        if refuse and refuse in request.url:
            return failing(request, IgnoreRequest("Forbidden by robots.txt"))
        parts = urlsplit(request.meta["url"])
        answer = service.answer(parts.netloc, unquote(parts.path), parts.query).answer
        assert answer is not None
        response: Response = TextResponse(
            request.url, answer.status, {"Content-Type": answer.content_type}, answer.body, request=request
        )
        if answer.status == 200:
            assert request.callback is not None
            return iter(request.callback(response, **request.cb_kwargs) or ())
        return failing(request, HttpError(response))

    asyncio.run(start())
    while True:
        while waiting:
            for outcome in outcomes():
                (raws if isinstance(outcome, Raw) else waiting).append(outcome)
        try:
            spider.ask_files()
        except DontCloseSpider:
            continue
        break
    spider.closed("finished")
    with Store(folder / "k.db", folder / "r.db") as store:
        for batch in batches(map(prepare, raws), 500):
            store.save(batch)
        store.connection.commit()
    return spider


def failing(request: Request, error: Exception) -> Iterator[Any]:
    failure = Failure(error)
    failure.request = request  # type: ignore[attr-defined]
    assert request.errback is not None
    return iter(request.errback(failure) or ())


@pytest.fixture
def sample() -> Sample:
    """A sample of one's own."""
    return deepcopy(load())


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder = tmp_path_factory.mktemp("clean")
    assert walk(folder, replica_of(load())).problems == []
    return facts(folder / "k.db")


def pages_with(change: Callable[[str, Json], None]) -> Faults:
    """Faults that change the pages of rows: `change` gets the address and the page, and alters it."""
    usual = replica_of(load())

    def changed(host: str, path: str, query: str, count: int) -> Answer | None:
        url = f"https://{host}{path}?{query}"
        answer = usual.answer(host, path, query).answer
        if answer is None or not answer.body.startswith(b'{"@odata.context"'):
            return None
        page = json.loads(answer.body)
        change(url, page)
        return Answer(200, ODATA_TYPE, json.dumps(page).encode())

    return changed


def same_after(folder: Path, spider: TweedeKamer, clean: Facts, but: str = "") -> None:
    """The next crawl, without a fault, ends as a clean one (`but` for one table)."""
    again = walk(folder, replica_of(load()), spider, now="2026-11-02T00:00:00Z")
    assert again.problems == []
    found = facts(folder / "k.db")
    assert found | {but: []} == clean | {but: []}


# --- pages ------------------------------------------------------------------------------------------------


def empty_page(url: str, page: Json) -> None:
    if url.startswith(ZAAK) and "skiptoken" not in url:
        page |= {"value": [], "@odata.nextLink": f"{url}&$skiptoken=Id-x"}


def loop(url: str, page: Json) -> None:
    if url.startswith(ZAAK):
        page["@odata.nextLink"] = f"{ZAAK}again"


@pytest.mark.parametrize(
    ("fault", "told"), [(empty_page, "follows an empty page"), (loop, "leads to a page seen before")]
)
def test_a_next_link_that_leads_nowhere(
    fault: Callable[[str, Json], None], told: str, tmp_path: Path, clean: Facts
) -> None:
    def wrong(url: str, page: Json) -> None:
        if url != f"{ZAAK}again":
            fault(url, page)

    changed = pages_with(wrong)

    def faults(host: str, path: str, query: str, count: int) -> Answer | Fault | None:
        if query == "again":
            page = {"@odata.context": "", "value": [], "@odata.nextLink": f"{ZAAK}again"}
            row = next(iter(load().rows["Zaak"].values()))
            return Answer(200, ODATA_TYPE, json.dumps(page | {"value": [row]}).encode())
        return changed(host, path, query, count)

    spider = walk(tmp_path, replica_of(load(), faults=faults))
    (problem,) = spider.problems
    assert told in problem
    assert problem.endswith("stopped")
    assert "Zaak" not in spider.resume
    assert "Activiteit" in spider.resume
    same_after(tmp_path, spider, clean)


def test_a_row_that_comes_twice_is_held_once(tmp_path: Path, clean: Facts) -> None:
    def twice(url: str, page: Json) -> None:
        page["value"] += page["value"][:1]

    spider = walk(tmp_path, replica_of(load(), faults=pages_with(twice)))
    assert spider.problems == []
    assert facts(tmp_path / "k.db") == clean


@pytest.mark.parametrize(
    "paging",
    [Paging(1), Paging(7), Paging(100), Paging(250, links=False)],
    ids=str,
)
@pytest.mark.parametrize("versions", [("v4",), ("v5",), ("v4", "v5")], ids="+".join)
def test_any_page_size_and_any_version_brings_the_same(
    versions: Sequence[str], paging: Paging, tmp_path: Path, clean: Facts
) -> None:
    spider = walk(tmp_path, replica_of(load(), versions, paging=paging))
    assert spider.problems == []
    assert spider.via == ("OData v5" if "v5" in versions else "OData v4/2.0")
    assert facts(tmp_path / "k.db") == clean


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("size", [100, 250])
@pytest.mark.parametrize("people", [99, 100, 250, 261, 500])
def test_pages_of_100_and_of_250_with_and_without_links(
    people: int, size: int, links: bool, tmp_path: Path, sample: Sample
) -> None:
    """A page that is exactly full may have a next one without saying so."""
    one = next(iter(sample.rows["Persoon"].values()))
    sample.rows["Persoon"] = {made_up(f"persoon {n}"): one | {"Id": made_up(f"persoon {n}")} for n in range(people)}
    spider = walk(tmp_path, replica_of(sample, paging=Paging(size, links)))
    assert spider.problems == []
    assert held(tmp_path, "SELECT count(*) FROM persoon") == [(people,)]


def test_no_metadata_at_all(tmp_path: Path, clean: Facts) -> None:
    spider = walk(tmp_path, replica_of(load(), versions=()))
    (problem,) = spider.problems
    assert problem.startswith("tweedekamer: no $metadata from ")
    assert problem.endswith("HTTP 404")
    assert spider.resume == {}
    same_after(tmp_path, spider, clean)


def test_pages_that_are_no_json_or_of_another_encoding(tmp_path: Path, clean: Facts) -> None:
    def wrong(host: str, path: str, query: str, count: int) -> Answer | None:
        bodies = {"Persoon": b'{"value": [{"Id": "\xe9"}]}', "Fractie": b"<html>", "Commissie": b'{"value": {}}'}
        return next((Answer(200, ODATA_TYPE, b) for name, b in bodies.items() if path.endswith(f"/{name}")), None)

    spider = walk(tmp_path, replica_of(load(), faults=wrong))
    assert len(spider.problems) == 3
    assert all(": no rows but b'" in problem for problem in spider.problems)
    assert not spider.resume.keys() & {"Persoon", "Fractie", "Commissie"}
    same_after(tmp_path, spider, clean)


def test_a_collection_that_answers_500_whatever_is_asked_of_it(tmp_path: Path, clean: Facts) -> None:
    def wrong(host: str, path: str, query: str, count: int) -> Answer | None:
        return Answer(500, "text/html", b"") if path.endswith("/Toezegging") else None

    spider = walk(tmp_path, replica_of(load(), faults=wrong))
    assert spider.problems
    assert all("Toezegging" in problem and problem.endswith("HTTP 500: not fetched") for problem in spider.problems)
    assert "Toezegging" not in spider.resume
    assert "Zaak" in spider.resume
    same_after(tmp_path, spider, clean)


def test_a_host_that_may_not_be_asked_any_more_is_told_once_and_nothing_is_lost(tmp_path: Path, clean: Facts) -> None:
    """Rows came, and then the host was refused: the files that weren't asked for are no failures of theirs."""
    spider = walk(tmp_path, replica_of(load()), refuse="/resource")
    (problem,) = spider.problems
    assert problem.endswith("Forbidden by robots.txt (told once for gegevensmagazijn.tweedekamer.nl)")
    assert held(tmp_path, "SELECT count(*) FROM fout") == [(0,)]
    same_after(tmp_path, spider, clean)
    other = tmp_path / "other"
    spider = walk(other, replica_of(load()), refuse="v4/2.0/")
    (problem,) = spider.problems
    assert problem.endswith("$metadata: Forbidden by robots.txt (told once for gegevensmagazijn.tweedekamer.nl)")
    spider = walk(other, replica_of(load()), refuse="v4/2.0/Z")
    assert len(spider.problems) == 1
    assert "Zaak" not in spider.resume
    same_after(other, spider, clean)


# --- rows -------------------------------------------------------------------------------------------------


def a_zaak(sample: Sample) -> Json:
    return next(row for row in sample.rows["Zaak"].values() if not row["Verwijderd"])


def held(folder: Path, query: str) -> list[tuple[Any, ...]]:
    return sqlite3.connect(folder / "k.db").execute(query).fetchall()


def test_a_tombstone_takes_a_row_away_and_its_resurrection_brings_it_back(
    tmp_path: Path, sample: Sample, clean: Facts
) -> None:
    zaak = a_zaak(sample)
    here, gone = (f"SELECT count(*) FROM {name} WHERE id = '{zaak['Id']}'" for name in ("zaak", "verwijderd"))
    query = f"SELECT ({here}), ({gone})"
    spider = walk(tmp_path, replica_of(sample))
    before = held(tmp_path, query)
    zaak |= {"Verwijderd": True, "ApiGewijzigdOp": LATER}
    spider = walk(tmp_path, replica_of(sample), spider, now="2027-02-04T00:00:00Z")
    assert spider.problems == []
    dead = held(tmp_path, query)
    zaak |= {"Verwijderd": False, "ApiGewijzigdOp": LATER.replace("03T", "05T")}
    spider = walk(tmp_path, replica_of(sample), spider, now="2027-02-06T00:00:00Z")
    assert (before, dead, held(tmp_path, query)) == ([(1, 0)], [(0, 1)], [(1, 0)])
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    walk(fresh, replica_of(sample))
    assert facts(tmp_path / "k.db") == facts(fresh / "k.db")


def test_a_row_that_vanishes_without_a_tombstone_is_kept(tmp_path: Path, sample: Sample, clean: Facts) -> None:
    """Absence isn't a statement: a service that loses a row for a night must not take it from us."""
    zaak = a_zaak(sample)
    spider = walk(tmp_path, replica_of(sample))
    del sample.rows["Zaak"][zaak["Id"]]
    spider = walk(tmp_path, replica_of(sample), spider, now="2026-11-02T00:00:00Z", full=True)
    assert spider.problems == []
    assert held(tmp_path, f"SELECT count(*) FROM zaak WHERE id = '{zaak['Id']}'") == [(1,)]
    same_after(tmp_path, spider, clean, but="verwacht")  # counts of other years come with the next full run


def test_fields_that_are_new_renamed_missing_or_null(tmp_path: Path, sample: Sample) -> None:
    """A new or renamed field is a surprise, a missing or empty one an empty column; the row is held either way."""
    new, renamed, missing, null = [zaak for zaak in sample.rows["Zaak"].values() if not zaak["Verwijderd"]][:4]
    new["Kleur"] = "rood"
    renamed["Ontwerp"] = renamed.pop("Onderwerp")
    del missing["Onderwerp"]
    null.update(dict.fromkeys(("Onderwerp", "Nummer", "Afgedaan", "GestartOp", "Soort")))
    spider = walk(tmp_path, replica_of(sample))
    assert spider.problems == []
    surprises = dict(held(tmp_path, "SELECT sleutel, velden FROM verrassing"))
    assert surprises == {f"Zaak/{new['Id']}": "Kleur", f"Zaak/{renamed['Id']}": "Ontwerp"}
    empty = {row[0] for row in held(tmp_path, "SELECT id FROM zaak WHERE onderwerp IS NULL")}
    assert empty >= {renamed["Id"], missing["Id"], null["Id"]}
    assert held(tmp_path, "SELECT count(*) FROM fout") == [(0,)]


def test_relations_that_the_model_lacks_are_told_and_hold_the_resume_points(tmp_path: Path, clean: Facts) -> None:
    def wrong(host: str, path: str, query: str, count: int) -> Answer | None:
        if not path.endswith("v4/2.0/$metadata"):
            return None
        answer = replica_of(load()).answer(host, path, query).answer
        assert answer is not None
        body = answer.body.replace(b'NavigationProperty Name="ZaakActor"', b'NavigationProperty Name="Betrokkene"')
        return Answer(200, answer.content_type, body)

    spider = walk(tmp_path, replica_of(load(), faults=wrong))
    (problem,) = spider.problems
    assert problem.endswith("has no Zaak.ZaakActor")
    assert "Zaak" not in spider.resume
    same_after(tmp_path, spider, clean)


# --- files ------------------------------------------------------------------------------------------------


def test_a_broken_pdf_is_an_error_row_and_what_is_repaired_is_read_again(
    tmp_path: Path, sample: Sample, clean: Facts
) -> None:
    ident = next(i for i, row in sample.rows["Document"].items() if row["ContentType"] == "application/pdf")

    def broken(host: str, path: str, query: str, count: int) -> Answer | None:
        return Answer(200, "application/pdf", b"%PDF-1.7\n%%EOF") if f"Document({ident})/" in path else None

    spider = walk(tmp_path, replica_of(sample, faults=broken))
    ((key, told),) = held(tmp_path, "SELECT sleutel, melding FROM fout")
    assert key == f"Bestand/{ident}"
    assert "PDF" in told
    walk(tmp_path, replica_of(sample), spider, now="2026-11-02T00:00:00Z", full=True)
    assert facts(tmp_path / "k.db") == clean


@pytest.mark.parametrize("answer", [NOT_FOUND, Answer(503, "text/html", b"")], ids=["404", "503"])
def test_a_file_that_cannot_be_had_is_told_once_and_had_later(answer: Answer, tmp_path: Path, clean: Facts) -> None:
    """What can pass is tried again in the next run; what was not there when it changes, or in a full run."""

    def wrong(host: str, path: str, query: str, count: int) -> Answer | None:
        return answer if "/Document(c1b8ef08" in path else None

    spider = walk(tmp_path, replica_of(load(), faults=wrong))
    (problem,) = spider.problems
    assert problem.endswith(f"resource: HTTP {answer.status}")
    ((told,),) = held(tmp_path, "SELECT melding FROM fout")
    assert told.endswith(f"HTTP {answer.status}")
    again = walk(tmp_path, replica_of(load()), spider, "2026-11-02T00:00:00Z", full=answer.status == 404)
    assert again.problems == []
    assert facts(tmp_path / "k.db") == clean
