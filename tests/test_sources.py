"""Each source's pure half against a made example, and the shape of the example against recorded answers."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import records as r
from scraper.source import Raw, Source, Unreadable, Window
from scraper.sources import NAMES, card_of, records_of, rijksoverheid, spider_of, tweedekamer, webpagina
from scraper.sources.officielebekendmakingen import key_of
from scraper.sources.tweedekamer_fields import ENTITIES, local_day
from scraper.text.html import read_page
from tests.conftest import EXAMPLES, SHARED

PAGE = json.loads((EXAMPLES / "tweedekamer" / "page.json").read_text("utf-8"))


def make(source: str, key: str, body: bytes, content_type: str = "text/html") -> Raw:
    return Raw(source, key, body, key, "2099-01-01T00:00:00Z", content_type)


def rows_of(row: dict[str, Any], entity: str = "Zaak") -> list[r.Record]:
    return [
        record
        for key, part in tweedekamer.entities(entity, row)
        for record in tweedekamer.records(make("tweedekamer", key, tweedekamer.to_bytes(part)))
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_source_has_a_card_and_a_pure_half(name: str) -> None:
    assert card_of(name).name == name
    assert callable(records_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_card_says_how_its_source_is_read_and_what_of_it_is_not(name: str) -> None:
    card = card_of(name)
    assert card.unread and card.unread.endswith(".")
    assert (card.how is None) is (spider_of(name) is None)


# --- the Chamber's OData ----------------------------------------------------------------------------------


def test_an_expanded_row_becomes_its_entities_and_their_links() -> None:
    found = {type(record).__name__: record for record in rows_of(PAGE["value"][0])}
    assert set(found) == {
        "Zaak", "ZaakActor", "Kamerstukdossier", "Document", "DocumentVersie", "DocumentPublicatie",
        "ZaakDocument", "ZaakDossier",
    }  # fmt: skip
    zaak = found["Zaak"]
    assert isinstance(zaak, r.Zaak)
    assert (zaak.nummer, zaak.gestart_op, zaak.volgnummer, zaak.termijn) == ("2099Z00001", "2099-03-19", 4, None)
    assert zaak.onderwerp == "Gewijzigde motie van de leden Jansen en De Vries over meer bedden (t.v.v. 99001-3)"
    version = found["DocumentVersie"]
    assert isinstance(version, r.DocumentVersie)
    assert version.externe_identifier == "kst-99001-4"


def test_a_deleted_row_is_a_tombstone() -> None:
    (found,) = rows_of(PAGE["value"][1])
    assert found == r.Verwijderd(PAGE["value"][1]["Id"], "tweedekamer", "Zaak", "2099-01-12T17:14:38.77+01:00")


def test_a_stub_gives_its_link_only() -> None:
    row = {"Id": "p", "Verwijderd": False, "Zaak": [{"Id": "z", "Nummer": "2099Z00001", "Soort": "Motie"}]}
    assert [type(record) for record in rows_of(row, "Agendapunt")] == [r.AgendapuntZaak, r.Agendapunt]


def test_no_children_left_is_said_too() -> None:
    keys = dict(tweedekamer.entities("Zaak", {"Id": "z", "Verwijderd": False, "Document": []}))
    assert keys["Zaak/z/Document"] == []


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-07-03T00:00:00+02:00", "2025-07-03"),
        ("2025-07-02T22:00:00Z", "2025-07-03"),
        ("2025-01-02T23:00:00.0000000Z", "2025-01-03"),
        ("2024-11-06T16:27:14.88+01:00", "2024-11-06"),
        ("2024-11-06", "2024-11-06"),
        ("0001-01-01T00:00:00Z", None),
        (None, None),
    ],
)
def test_days_are_dutch_days(moment: str | None, day: str | None) -> None:
    assert local_day(moment) == day


def test_queries_are_built_from_the_names_that_the_model_has() -> None:
    edmx = b"""<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
      <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="N">
      <EntityType Name="Zaak"><Property Name="Id"/><NavigationProperty Name="Document"/></EntityType>
      <EntityType Name="Document"><Property Name="Id"/><NavigationProperty Name="HuidigeDocumentVersie"/></EntityType>
      <EntityType Name="DocumentVersie"><Property Name="Id"/></EntityType>
      </Schema></edmx:DataServices></edmx:Edmx>"""
    model = tweedekamer.read_model(edmx)
    wanted = tweedekamer.QUERIES["Zaak"]
    assert tweedekamer.expand_option(model, "Zaak", wanted) == (
        "Document($filter=Verwijderd eq false;$expand=HuidigeDocumentVersie)"
    )
    for body in (b"<html/>", b"no XML"):
        with pytest.raises(Unreadable):
            tweedekamer.read_model(body)


@pytest.mark.shared
def test_the_example_has_the_shape_of_a_recorded_answer() -> None:
    recorded = json.loads((SHARED / "captures/tweedekamer/arbeidsmigratie/zaak_2025Z18530.json").read_text("utf-8"))
    _same_shape(PAGE["value"][0], recorded, without={"ZaakActor", "Kamerstukdossier"})


def _same_shape(made: Any, recorded: Any, without: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    if isinstance(made, dict) and isinstance(recorded, dict):
        assert made.keys() - without == recorded.keys() - {"DocumentPublicatieMetadata"}
        for key in made.keys() - without:
            _same_shape(made[key], recorded[key])
    elif isinstance(made, list) and isinstance(recorded, list):
        _same_shape(made[0], recorded[0])
    elif made is not None and recorded is not None:
        assert type(made) is type(recorded)


@pytest.mark.shared
def test_no_field_of_the_recorded_model_is_unknown() -> None:
    model = tweedekamer.read_model((SHARED / "captures/tweedekamer/odata/metadata_v4-2.0_2025-10.xml").read_bytes())
    for entity, spec in ENTITIES.items():
        properties = model[entity][0]
        for names in spec.names:
            assert set(names) & properties, f"{entity} has none of {names}"
        known = {name for names in spec.names for name in names} | spec.ignored
        assert properties <= known, f"{entity}: {properties - known}"
    for entity, expands in tweedekamer.QUERIES.items():
        assert tweedekamer.expand_option(model, entity, expands).count("(") >= 3


@pytest.mark.shared
@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("captures/tweedekamer/arbeidsmigratie/zaak_*.json")), ids=lambda p: p.stem
)
def test_recorded_zaken_are_read_without_a_surprise(path: Path) -> None:
    found = rows_of(json.loads(path.read_text("utf-8")))
    assert not [record for record in found if isinstance(record, r.Verrassing)]
    assert any(isinstance(record, r.Zaak) for record in found)


# --- official XML -----------------------------------------------------------------------------------------


def test_a_motie_in_official_xml() -> None:
    body = (EXAMPLES / "officielebekendmakingen/kst-99001-XV-4.xml").read_bytes()
    key = key_of(body)
    kamerstuk, *rest = records_of("officielebekendmakingen")(make("officielebekendmakingen", key, body))
    assert isinstance(kamerstuk, r.Kamerstuk)
    assert kamerstuk.kst == key == "kst-99001-XV-4"
    assert kamerstuk.vervangt == "kst-99001-XV-3"
    assert kamerstuk.datum == "2099-03-19"
    assert kamerstuk.dictum == "verzoekt de regering:\n–\nbedden te tellen;"
    assert "te weinig bedden[1] zijn;\n[noot 1: Zie 99 001, nr. 2.]" in kamerstuk.tekst
    assert rest == [
        r.KamerstukDossier(key, 1, "99001-XV"),
        r.KamerstukDossier(key, 2, "99002"),
        r.KamerstukOndertekenaar(key, 1, "Jansen"),
        r.KamerstukOndertekenaar(key, 2, "De Vries"),
        r.KamerstukVerzoek(key, 1, "verzoekt", "verzoekt de regering: bedden te tellen", "de regering", True),
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"geen xml", "no XML"),
        (b"<officiele-publicatie/>", "no kamerstuk"),
        (b"<officiele-publicatie><kamerstuk><stuk/></kamerstuk></officiele-publicatie>", "without dossier"),
    ],
)
def test_what_is_no_kamerstuk_says_so(body: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        key_of(body)


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(SHARED.glob("captures/koop/motie_xml_samples/*.xml")), ids=lambda p: p.stem)
def test_recorded_moties_are_read(path: Path) -> None:
    body = path.read_bytes()
    kamerstuk, *rest = records_of("officielebekendmakingen")(make("officielebekendmakingen", path.stem, body))
    assert isinstance(kamerstuk, r.Kamerstuk)
    assert kamerstuk.kst == path.stem
    assert kamerstuk.dictum
    assert any(isinstance(record, r.KamerstukOndertekenaar) for record in rest)


# --- rijksoverheid.nl and loose pages ---------------------------------------------------------------------

URL = "https://www.rijksoverheid.nl/documenten/rapporten/2099/03/20/voorbeeldrapport"


def test_a_page_with_its_download() -> None:
    body = (EXAMPLES / "rijksoverheid/page.html").read_bytes()
    page, *files = records_of("rijksoverheid")(make("rijksoverheid", URL, body))
    assert page == r.Pagina(
        URL, "rijksoverheid", "Voorbeeldrapport over bedden", "rapporten", "2099-03-19",
        "Rapport | 19-03-2099\nDit is een voorbeeld.\nDocumenten\nVoorbeeldrapport over bedden. Eindmeting\n"
        "PDF, 12 pagina's\nMeer over bedden",
    )  # fmt: skip
    assert files == [
        r.Bestand(
            "https://www.rijksoverheid.nl/binaries/voorbeeldrapport.pdf",
            URL,
            "Voorbeeldrapport over bedden. Eindmeting",
        )
    ]


def test_the_date_of_a_feed_item_is_the_amsterdam_day() -> None:
    items = rijksoverheid.read_feed((EXAMPLES / "rijksoverheid/feed.xml").read_bytes())
    (found,) = records_of("rijksoverheid")(make("rijksoverheid", f"item {URL}", items[URL]))
    assert found == r.FeedItem(URL, "Voorbeeldrapport over bedden", "Dit is een voorbeeld.", "2099-03-19")


def test_bounds_of_a_slice_are_instants_of_amsterdam_days() -> None:
    from urllib.parse import unquote

    query = json.loads(
        unquote(rijksoverheid.feed_url("bedden", date(2026, 7, 1), date(2026, 7, 31)).split("query=")[1])
    )
    (period,) = query["filters"][0]["values"]
    assert (period["from"], period["to"]) == ("2026-06-30T22:00:00.000Z", "2026-07-31T21:59:59.999Z")
    assert query["resultSearchTerm"] == "bedden"


NOW = "2099-03-20T12:00:00+00:00"


async def begin(source: type[Source], window: Window) -> tuple[list[Any], Source]:
    """The first requests of a spider, and the spider."""
    spider = source(window=window, now=NOW)
    return [request async for request in spider.start()], spider


@pytest.mark.parametrize(
    ("more", "first", "terms", "resume"),
    [
        ({}, "2099-03-05", rijksoverheid.TERMS, "2099-03-20"),
        ({"full": True}, "2019-01-01", rijksoverheid.TERMS, "2099-03-20"),
        ({"since": date(2099, 3, 10)}, "2099-03-10", rijksoverheid.TERMS, "2099-03-20"),
        ({"since": date(2099, 3, 20)}, "2099-03-20", rijksoverheid.TERMS, "2099-03-19"),
        ({"topics": ("bedden",)}, "2019-01-01", ("bedden",), "2099-03-19"),
    ],
)
def test_a_narrowed_run_leaves_no_gap_behind(
    more: dict[str, Any], first: str, terms: tuple[str, ...], resume: str
) -> None:
    values = {"full": False, "since": None, "dossiers": (), "resume": {"dag": "2099-03-19"}} | more
    requests, spider = asyncio.run(begin(rijksoverheid.Rijksoverheid, Window(**values)))
    assert [request.cb_kwargs["term"] for request in requests] == list(terms)
    assert {str(request.cb_kwargs["first"]) for request in requests} == {first}
    assert spider.resume == {"dag": resume}


@pytest.mark.parametrize(
    "body", [b"<html><body><p>Zonder kop</p></body></html>", b"<html><body><h1>Kop</h1></body></html>", b""]
)
def test_an_unexpected_page_fails_loudly(body: bytes) -> None:
    with pytest.raises(ValueError):
        read_page(body, "https://example.org")


def test_a_pdf_that_is_none_fails_loudly() -> None:
    with pytest.raises(ValueError):
        list(records_of("rijksoverheid")(make("rijksoverheid", URL + ".pdf", b"%PDF-1.7 kapot", "application/pdf")))


def test_a_loose_page_has_a_title_a_text_and_a_date_only_where_printed() -> None:
    url = "https://voorbeeld.example/maatregel"
    (found,) = records_of("webpagina")(make("webpagina", url, (EXAMPLES / "webpagina/page.html").read_bytes()))
    text = "Gemeenten tellen bedden.\nVoortgang\nLoopt."
    assert found == r.Pagina(url, "webpagina", "Voorbeeldmaatregel", "webpagina", None, text)


def test_addresses_are_data_and_stand_once() -> None:
    urls = webpagina.addresses(webpagina.ADDRESSES, webpagina.SAMPLE_ADDRESSES)
    assert len(urls) == len(set(urls))
    assert all(url.startswith("https://") for url in urls)
