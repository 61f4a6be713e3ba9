"""The replica: the shapes of the services it stands in for, and a sample that can be trusted."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pypdfium2
import pytest
from lxml import etree

from scraper.replica import odata, serve
from scraper.replica.model import NAVIGATIONS, PROPERTIES, properties
from scraper.replica.sample import BadSample, load, made_up
from scraper.source import SAMPLE_HEADER
from scraper.sources import rijksoverheid, tweedekamer, webpagina
from scraper.text.html import read_page
from tests.conftest import SHARED

TK = "gegevensmagazijn.tweedekamer.nl"
BASE = f"{TK}/OData/v4/2.0"
NEWS = "www.rijksoverheid.nl"
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
REPORT = f"{NEWS}/actueel/nieuws/2020/10/30/tweede-advies-aanjaagteam-bescherming-arbeidsmigranten"
PROGRESS = f"{NEWS}/documenten/rapporten/2025/11/20/voorbeeld-kamerspoor-voortgang-aanbevelingen-aanjaagteam"
JSON_TYPES = {"Int32": int, "Boolean": bool}  # all others are written as strings

Get = Callable[[str], tuple[int, dict[str, str], bytes]]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve() as url:
        yield url


@pytest.fixture(scope="module")
def get(base: str) -> Get:
    def fetch(address: str) -> tuple[int, dict[str, str], bytes]:
        try:
            with urlopen(f"{base}/{address}", timeout=10) as response:
                return response.status, dict(response.headers), response.read()
        except HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read()

    return fetch


@pytest.fixture(scope="module")
def rows(get: Get) -> Callable[[str], list[dict[str, Any]]]:
    """All rows of a query, page by page."""

    def walk(query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        address = f"{BASE}/{encoded(query)}"
        while address:
            status, _, body = get(address)
            assert status == 200, body
            page = json.loads(body)
            found += page["value"]
            assert len(page["value"]) <= odata.PAGE_SIZE
            link = page.get("@odata.nextLink", "")
            assert not link or link.startswith(f"https://{BASE}/")
            address = link.removeprefix("https://")
        return found

    return walk


def encoded(query: str) -> str:
    return quote(query, safe="?&$=(),;'/:")


def feed_address(**query: Any) -> str:
    return f"{NEWS}/api/rss?query={quote(json.dumps(query))}"


def items(body: bytes) -> list[dict[str, str]]:
    return [{str(e.tag): e.text or "" for e in item} for item in etree.fromstring(body).iter("item")]


# --- every answer -----------------------------------------------------------------------------------------

ADDRESSES = [
    f"{BASE}/$metadata",
    f"{BASE}/Zaak",
    f"{BASE}/{encoded('Zaak?$filter=Nonsens eq 1')}",
    f"{TK}/OData/v5/$metadata",
    f"{TK}/robots.txt",
    feed_address(filters=[], resultSearchTerm="arbeidsmigranten"),
    f"{NEWS}/api/rss?query=x",
    REPORT,
    PROGRESS,
    "www.ser.nl/voorbeeld-kamerspoor/arbeidsmigratie-naar-waarde",
    "www.ser.nl/robots.txt",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_marked_as_sample_and_hides_this_server(get: Get, base: str, address: str) -> None:
    _, headers, body = get(address)
    assert headers[SAMPLE_HEADER] == "1"
    assert base.rsplit(":", 1)[1].encode() not in body
    assert b"127.0.0.1" not in body and b"localhost" not in body


@pytest.mark.parametrize(
    "address",
    [
        f"{TK}/OData/v5/$metadata",
        f"{TK}/robots.txt",
        f"{NEWS}/robots.txt",
        "www.ser.nl/robots.txt",
        f"{BASE}/Zaal",
        f"{TK}/$metadata",
        f"{NEWS}/bestaat-niet",
        "example.org/",
        "",
    ],
)
def test_what_is_not_there_is_404(get: Get, address: str) -> None:
    assert get(address)[0] == 404


def test_a_port_in_use_raises_os_error(base: str) -> None:
    with pytest.raises(OSError):
        serve(int(base.rsplit(":", 1)[1]))


# --- OData ------------------------------------------------------------------------------------------------


def test_the_model_has_what_the_spider_asks_for(get: Get) -> None:
    model = tweedekamer.read_model(get(f"{BASE}/$metadata")[2])
    assert model.keys() == PROPERTIES.keys()
    for entity, expands in tweedekamer.QUERIES.items():
        assert set(expands) <= model[entity][1]


@pytest.mark.shared
def test_the_model_is_that_of_the_recorded_metadata(get: Get) -> None:
    recorded = etree.parse(SHARED / "captures/tweedekamer/odata/metadata_v4-2.0_2025-10.xml")
    theirs = {kind.get("Name"): kind for kind in recorded.iter(f"{EDM}EntityType")}
    for kind in etree.fromstring(get(f"{BASE}/$metadata")[2]).iter(f"{EDM}EntityType"):
        original = theirs[kind.get("Name")]
        tell = [[(p.get("Name"), p.get("Type")) for p in k.iter(f"{EDM}Property")] for k in (kind, original)]
        assert tell[0] == tell[1]
        ours, all_of_them = (
            {(n.get("Name"), n.get("Type")) for n in k.iter(f"{EDM}NavigationProperty")} for k in (kind, original)
        )
        assert ours <= all_of_them


def recorded_rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Whole rows out of recorded answers, expanded ones too."""
    folder = SHARED / "captures/tweedekamer"
    for path in sorted((folder / "arbeidsmigratie").glob("zaak_*.json")):
        zaak = json.loads(path.read_text("utf-8"))
        yield "Zaak", zaak
        for document in zaak["Document"]:
            version = document["HuidigeDocumentVersie"]
            yield "Document", document
            yield "DocumentVersie", version
            yield from (("DocumentPublicatie", p) for p in version["DocumentPublicatie"])
    votes = json.loads((folder / "odata/stemming_default_page_250_with_nextLink.json").read_text("utf-8"))
    yield from (("Stemming", row) for row in votes["value"])
    besluiten = json.loads((folder / "odata/top3_Besluit_with_headers.json").read_text("utf-8"))
    yield from (("Besluit", row) for row in besluiten["data"]["value"])


@pytest.mark.shared
def test_rows_have_the_keys_of_recorded_rows(rows: Callable[[str], list[dict[str, Any]]]) -> None:
    ours = {entity: list(rows(entity)[0]) for entity in PROPERTIES}
    seen = set()
    for entity, row in recorded_rows():
        seen.add(entity)
        assert [key for key in row if key not in NAVIGATIONS[entity] and key in properties(entity)] == ours[entity]
    assert seen == {"Zaak", "Document", "DocumentVersie", "DocumentPublicatie", "Stemming", "Besluit"}


@pytest.mark.shared
def test_recorded_rows_are_served_unchanged(rows: Callable[[str], list[dict[str, Any]]]) -> None:
    """The zaken and documents of recorded answers that the sample holds are theirs, value by value."""
    ours = {entity: {row["Id"]: row for row in rows(entity)} for entity in PROPERTIES}
    same = 0
    for entity, row in recorded_rows():
        if entity in ("Zaak", "Document", "DocumentVersie") and row["Id"] in ours[entity]:
            assert {k: row[k] for k in properties(entity)} == ours[entity][row["Id"]]
            same += 1
    assert same >= 60


@pytest.mark.parametrize("entity", PROPERTIES)
def test_values_have_the_types_of_the_model(entity: str, rows: Callable[[str], list[dict[str, Any]]]) -> None:
    for row in rows(entity):
        for name, kind in properties(entity).items():
            assert row[name] is None or type(row[name]) is JSON_TYPES.get(kind, str)
            if kind == "DateTimeOffset" and row[name]:
                odata.moment(row[name])
            if kind == "Guid" and row[name]:
                assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", row[name])


def test_headers_are_those_of_the_service(get: Get) -> None:
    _, headers, body = get(f"{BASE}/Stemming")
    assert headers["Content-Type"] == odata_type()
    assert headers["OData-Version"] == "4.0"
    assert json.loads(body)["@odata.context"] == f"https://{BASE}/$metadata#Stemming"


def odata_type() -> str:
    return "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8"


@pytest.mark.shared
def test_headers_are_those_of_the_recorded_answer(get: Get) -> None:
    path = SHARED / "captures/tweedekamer/odata/top3_Document_with_headers.json"
    recorded = json.loads(path.read_text("utf-8"))["headers"]
    _, headers, _ = get(f"{BASE}/Document?$top=3")
    assert {k: headers[k] for k in ("Content-Type", "OData-Version")} == {
        k: recorded[k] for k in ("Content-Type", "OData-Version")
    }


@pytest.mark.parametrize("entity", PROPERTIES)
@pytest.mark.parametrize("order", ["", "?$orderby=ApiGewijzigdOp asc"])
def test_paging_gives_every_row_once(entity: str, order: str, rows: Callable[[str], list[dict[str, Any]]]) -> None:
    found = [row["Id"] for row in rows(entity + order)]
    assert sorted(found) == sorted(load().rows[entity])


def test_the_next_link_repeats_the_query(get: Get) -> None:
    query = encoded("Stemming?$filter=Verwijderd eq false&$orderby=ApiGewijzigdOp asc&onzin=1")
    link = json.loads(get(f"{BASE}/{query}")[2])["@odata.nextLink"]
    begin = f"https://{BASE}/Stemming?$filter=Verwijderd%20eq%20false&$orderby=ApiGewijzigdOp%20asc&onzin=1"
    assert link.startswith(f"{begin}&$skiptoken=Id-")


def test_top_gives_no_next_link(get: Get) -> None:
    page = json.loads(get(f"{BASE}/Stemming?$top=5")[2])
    assert len(page["value"]) == 5
    assert "@odata.nextLink" not in page


def test_options_without_a_dollar_are_ignored(rows: Callable[[str], list[dict[str, Any]]]) -> None:
    assert len(rows("Zaak?filter=Nummer eq 'onzin'&top=1")) == len(load().rows["Zaak"])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Zaak?$filter=Nummer eq '2025Z05084'", 1),
        ("Zaak?$filter=Kamerstukdossier/any(k:k/Nummer eq 29689) and Soort eq 'Motie'", 1),
        ("Zaak?$filter=Kamerstukdossier/any(k:k/Nummer eq 29689) and Verwijderd eq true", 0),
        ("Document?$filter=Verwijderd eq true", 1),
        ("Besluit?$filter=Zaak/any(z:z/Kamerstukdossier/any(k:k/Nummer eq 29689))", 1),
        ("Kamerstukdossier?$filter=Toevoeging eq 'XVI' and Nummer eq 36600", 1),
        ("Zaak?$filter=Onderwerp eq 'Publicatie ''Misstanden''' and Verwijderd eq false", 0),
        ("Kamerstukdossier?$filter=Titel eq null", 1),
        # the same moment, written with three offsets
        ("Besluit?$filter=ApiGewijzigdOp ge 2025-03-25T15:55:19Z and Zaak/any(z:z/Volgnummer eq 1282)", 1),
        ("Besluit?$filter=ApiGewijzigdOp ge 2025-03-25T16:55:19+01:00 and Zaak/any(z:z/Volgnummer eq 1282)", 1),
        ("Besluit?$filter=ApiGewijzigdOp ge 2025-03-25T16:55:21+01:00 and Zaak/any(z:z/Volgnummer eq 1282)", 0),
    ],
)
def test_filters(query: str, number: int, rows: Callable[[str], list[dict[str, Any]]]) -> None:
    assert len(rows(query)) == number


@pytest.mark.parametrize(
    "query",
    [
        "Zaak?$filter=contains(Onderwerp,'x')",
        "Zaak?$filter=Nummer eq 1",
        "Zaak?$filter=Onzin eq 'x'",
        "Zaak?$filter=Nummer eq 'a' or Nummer eq 'b'",
        "Zaak?$filter=Nummer ge 'a'",
        "Zaak?$filter=Onzin/any(z:z/Nummer eq 1)",
        "Zaak?$filter=Document/any(d:x/Volgnummer eq 1)",
        "Zaak?$filter=(Verwijderd eq false",
        "Zaak?$filter=ApiGewijzigdOp ge 2025-13-01T00:00:00Z",
        "Zaak?$filter=ApiGewijzigdOp ge 2025-12-01T00:00:00",
        "Zaak?$filter=",
        "Zaak?$orderby=Onzin asc",
        "Zaak?$orderby=Nummer desc",
        "Zaak?$expand=Onzin",
        "Zaak?$expand=Document($top=1)",
        "Besluit?$expand=Agendapunt($filter=Verwijderd eq false)",
        "Zaak?$select=Id",
        "Zaak?$skip=x",
        "Zaak?$filter=Id in (1)",
        "Zaak?$filter=Nummer in ('a')",
        "Zaak?$filter=Nummer lt 'a'",
        "Zaak?$top=x",
        "Zaak?$skiptoken=Id-onzin",
    ],
)
def test_what_is_not_understood_is_400_in_the_shape_of_the_service(get: Get, query: str) -> None:
    status, headers, body = get(f"{BASE}/{encoded(query)}")
    assert status == 400
    assert headers["Content-Type"] == odata_type()
    error = json.loads(body)
    assert error.keys() == {"error"} and error["error"].keys() == {"code", "message"}


def test_nested_expands(get: Get, rows: Callable[[str], list[dict[str, Any]]]) -> None:
    query = "Besluit?$filter=Zaak/any(z:z/Nummer eq '2025Z05084')&$expand=Zaak($filter=Verwijderd eq false)"
    (besluit,) = rows(f"{query},Stemming($filter=Soort eq 'Tegen'),Agendapunt($expand=Activiteit)")
    assert [zaak["Volgnummer"] for zaak in besluit["Zaak"]] == [1282]
    assert [vote["ActorFractie"] for vote in besluit["Stemming"]] == ["JA21"]
    assert besluit["Agendapunt"]["Activiteit"]["Datum"].startswith("2025-03-25")
    assert list(besluit["Zaak"][0]) == list(properties("Zaak"))  # nothing expanded that wasn't asked for
    context = json.loads(get(f"{BASE}/{encoded(query)},Agendapunt($expand=Activiteit)")[2])["@odata.context"]
    assert context.endswith("#Besluit(Zaak(),Agendapunt(Activiteit()))")


def test_a_single_navigation_to_nothing_is_null(rows: Callable[[str], list[dict[str, Any]]]) -> None:
    query = "Besluit?$filter=Zaak/any(z:z/Volgnummer eq 84)&$expand=Agendapunt"
    assert [besluit["Agendapunt"] for besluit in rows(query)] == [None]


@pytest.mark.parametrize("entity", tweedekamer.QUERIES)
def test_the_queries_of_the_spider_are_answered(
    entity: str, get: Get, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    model = tweedekamer.read_model(get(f"{BASE}/$metadata")[2])
    expand = tweedekamer.expand_option(model, entity, tweedekamer.QUERIES[entity])
    clauses = f"Verwijderd eq false and ApiGewijzigdOp ge 2024-01-01T00:00:00Z and {dossier(entity)}"
    found = rows(f"{entity}?$filter={clauses}&$orderby=ApiGewijzigdOp asc&$expand={expand}")
    assert len(found) > odata.PAGE_SIZE
    moments = [odata.moment(row["ApiGewijzigdOp"]) for row in found]
    assert moments == sorted(moments)
    assert all(isinstance(row[name], list | dict | None) for row in found for name in tweedekamer.QUERIES[entity])


def dossier(entity: str) -> str:
    return tweedekamer.IN_DOSSIER[entity].format(29861)


# --- rijksoverheid.nl -------------------------------------------------------------------------------------


def test_the_feed_never_gives_more_than_the_cap(get: Get) -> None:
    status, _, body = get(feed_address(filters=[], resultSearchTerm="arbeidsmigranten"))
    assert status == 200
    assert len(items(body)) == rijksoverheid.CAP
    assert all(set(item) == {"title", "link", "guid", "description", "pubDate"} for item in items(body))


def test_slicing_finds_everything(get: Get) -> None:
    """More items in a short time than one answer holds, fewer on any day: halving gets them all."""

    def sliced(first: date, last: date) -> set[str]:
        address = rijksoverheid.feed_url("arbeidsmigranten", first, last).removeprefix("https://")
        found = items(get(address)[2])
        if len(found) < rijksoverheid.CAP:
            return {item["link"] for item in found}
        assert first < last, f"{first} is full"
        middle = first + (last - first) // 2
        return sliced(first, middle) | sliced(date.fromordinal(middle.toordinal() + 1), last)

    pages = load().pages.values()
    wanted = {p["url"] for p in pages if NEWS in p["url"] and "arbeidsmigranten" in json.dumps(p).lower()}
    assert sliced(date(2019, 1, 1), date(2026, 11, 24)) == wanted
    assert len([url for url in wanted if "/2025/06/" in url]) >= 25


def period(first: str, last: str) -> dict[str, Any]:
    return {"field": "sort_date", "values": [{"name": "specificPeriod", "from": first, "to": last}], "type": "all"}


def test_the_bounds_are_days_of_amsterdam(get: Get) -> None:
    day = period("2025-07-10T22:00:00.000Z", "2025-07-11T21:59:59.999Z")
    (item,) = items(get(feed_address(filters=[day], resultSearchTerm=""))[2])
    assert item["title"] == "Bouwstenen voor doordachte sturing op arbeidsmigratie"
    assert parsedate_to_datetime(item["pubDate"]) == datetime(2025, 7, 10, 22, tzinfo=UTC)
    before = period("2025-07-09T22:00:00.000Z", "2025-07-10T21:59:59.999Z")
    assert items(get(feed_address(filters=[before], resultSearchTerm=""))[2]) == []


def test_every_word_must_occur(get: Get) -> None:
    both, none = "Bouwstenen ARBEIDSMIGRATIE", "bouwstenen onvindbaar"
    assert len(items(get(feed_address(filters=[], resultSearchTerm=both))[2])) == 1
    assert items(get(feed_address(filters=[], resultSearchTerm=none))[2]) == []


def test_the_content_type_filter_keeps_news(get: Get) -> None:
    news = {"field": "content_type", "values": ["pro:newsDocument"], "type": "all"}
    links = [i["link"] for i in items(get(feed_address(filters=[news], resultSearchTerm="aanjaagteam"))[2])]
    assert links and all("/actueel/nieuws/" in link for link in links)


@pytest.mark.parametrize(
    "address",
    [
        feed_address(filters=[period("2025-07-01", "2025-07-31")], resultSearchTerm="x"),
        feed_address(filters=[{"field": "onzin", "values": []}], resultSearchTerm="x"),
        f"{NEWS}/api/rss",
        f"{NEWS}/api/rss?query=%5B%5D",
    ],
)
def test_a_date_without_a_time_and_what_is_unknown_is_500(get: Get, address: str) -> None:
    assert get(address)[0] == 500


@pytest.mark.parametrize(
    ("address", "title", "day", "download"),
    [
        (
            REPORT,
            "Tweede advies Aanjaagteam Bescherming Arbeidsmigranten",
            "2020-10-30",
            "Geen tweederangsburgers. Aanbevelingen om misstanden bij arbeidsmigranten in Nederland tegen te gaan",
        ),
        (
            PROGRESS,
            "Voortgang uitvoering aanbevelingen Aanjaagteam bescherming arbeidsmigranten",
            "2025-11-20",
            "Voortgang uitvoering aanbevelingen Aanjaagteam bescherming arbeidsmigranten",
        ),
    ],
)
def test_pages_offer_pdfs_with_a_text_layer(get: Get, address: str, title: str, day: str, download: str) -> None:
    _, headers, body = get(address)
    assert headers["Content-Type"].startswith("text/html")
    page = read_page(body, f"https://{address}")
    assert (page.title, page.date) == (title, day)
    assert [d.title for d in page.downloads] == [download]
    _, headers, pdf = get(page.downloads[0].url.removeprefix("https://"))
    assert headers["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert text.startswith(f"{download} Voorbeeld van Kamerspoor:")


def test_the_loose_pages_are_there(get: Get) -> None:
    addresses = webpagina.addresses(webpagina.ADDRESSES, webpagina.SAMPLE_ADDRESSES)
    pages = [read_page(get(url.removeprefix("https://"))[2], url) for url in addresses]
    assert [page.date for page in pages] == [None] * 5
    assert "Checklist gelijke behandeling EU-burgers" in {page.title for page in pages}


# --- the sample -------------------------------------------------------------------------------------------


def test_the_sample_is_small_and_every_row_stands_once() -> None:
    sample = load()  # a row that is there twice stops the loading
    real = [page for page in sample.pages.values() if not page["title"].startswith("Voorbeeld:")]
    assert 60 <= len(sample.rows["Document"]) - 1 - len(sample.texts) + len(real) <= 115
    numbers = [z["Nummer"] for z in sample.rows["Zaak"].values() if z["Nummer"]]
    numbers += [d["DocumentNummer"] for d in sample.rows["Document"].values() if d["DocumentNummer"]]
    assert len(numbers) == len(set(numbers))
    eids = [v["ExterneIdentifier"] for v in sample.rows["DocumentVersie"].values()]
    assert len(eids) == len(set(eids))


def test_made_up_things_say_so() -> None:
    sample = load()
    assert made_up("x").startswith("00000000-")
    for page in sample.pages.values():
        invented = re.search(
            r"/actueel/nieuws/.*/voorbeeld-kamerspoor-\d\d$|/thema-voorbeeld-kamerspoor-maatregelen/", page["url"]
        )
        assert page["title"].startswith("Voorbeeld:") == bool(invented)
        assert all("voorbeeld-kamerspoor" in file["url"] for file in page["downloads"])
    invented = [row for row in sample.rows["Document"].values() if row["Id"] in sample.texts]
    assert len(invented) == 8
    for row in invented:
        assert row["Id"].startswith("00000000-") and row["Titel"] == "Voorbeeld van Kamerspoor: verzonnen dossier"
        assert re.fullmatch(r"20\d\dD999\d\d", row["DocumentNummer"])
        assert row["Onderwerp"].startswith(("Motie van het lid Voorbeeld over ", "Voorbeeld: "))
    # a row with a made-up Id claims no moment of change in the source system
    assert all(
        row["GewijzigdOp"] is None
        for entity in ("Zaak", "Document", "Besluit")
        for row in sample.rows[entity].values()
        if row["Id"].startswith("00000000-")
    )


def test_the_papers_that_the_demo_needs() -> None:
    sample = load()
    eids = {v["ExterneIdentifier"] for v in sample.rows["DocumentVersie"].values()}
    assert {f"kst-29861-{n}" for n in (*range(126, 146), 148)} <= eids
    assert {"kst-29689-1282", "kst-36600-XVI-197", "kst-29325-190", "kst-29861-176", "kst-29861-173"} <= eids
    letter = next(z for z in sample.rows["Zaak"].values() if z["Nummer"] == "2025Z08821")
    dossiers = odata.related(sample, "Zaak", "Kamerstukdossier", letter)
    assert [d["Nummer"] for d in dossiers] == [29325, 29861]
    annex = next(d for d in sample.rows["Document"].values() if d["DocumentNummer"] == "2024D50263")
    assert [d["DocumentNummer"] for d in odata.related(sample, "Document", "BronDocument", annex)] == ["2024D50259"]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    for path in Path("scraper/replica/sample").resolve().glob("*.jsonl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "dossiers.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"dossier": "29861", "Titel": null}\n')
    with pytest.raises(BadSample, match=r"dossiers\.jsonl, line 15: .*twice"):
        load(tmp_path)
