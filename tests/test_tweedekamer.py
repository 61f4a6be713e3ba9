"""The pure parts of the Tweede Kamer's spider: what is asked, what instead, which files, and where to go on."""

import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import records as r
from scraper.replica.model import V4, V5, edmx
from scraper.source import Raw, Window
from scraper.sources import tweedekamer_plan as plan
from scraper.sources.tweedekamer_files import TRIES, File, Files
from scraper.sources.tweedekamer_query import (
    SHORTEST,
    Ask,
    children,
    expand_option,
    halves,
    moment,
    read_model,
    simpler,
    url_of,
)
from scraper.sources.tweedekamer_rows import entities, records, take_more

MODEL = read_model(edmx(V4).encode())
NOW = "2099-06-01T12:00:00Z"
POINT = "2099-05-31T03:00:00Z"
ALL = {*plan.ROOTS, *plan.FOLLOWED}


def window(full: bool = False, since: date | None = None, dossiers: tuple[int, ...] = (), **resume: str) -> Window:
    return Window(full, since, dossiers, resume)


# --- what a run asks --------------------------------------------------------------------------------------


def test_a_first_run_asks_for_everything_once_and_for_no_tombstones() -> None:
    asks = list(plan.asks(window()))
    assert [ask.entity for ask in asks] == list(plan.ROOTS)
    assert not any(ask.since or ask.deleted for ask in asks)


def test_an_increment_asks_for_what_comes_along_too_and_for_tombstones() -> None:
    asks = list(plan.asks(window(**dict.fromkeys(ALL, POINT))))
    assert {ask.entity for ask in asks if not ask.deleted} == ALL
    assert {ask.entity for ask in asks if ask.deleted} == ALL
    assert {ask.since for ask in asks} == {"2099-05-31T02:50:00Z"}  # ten minutes of overlap


def test_words_are_asked_for_one_a_query_and_may_hold_quotes() -> None:
    narrowed = Window(False, None, (29861,), {}, ("Arbeidsmigratie", "'s Gravenhage"))
    dossier = "Kamerstukdossier/any(k:k/Nummer eq 29861)"
    assert [ask.clause for ask in plan.asks(narrowed) if ask.entity == "Zaak"] == [
        f"{dossier} and contains(tolower(Onderwerp),'arbeidsmigratie')",
        f"{dossier} and contains(tolower(Onderwerp),'''s gravenhage')",
    ]


@pytest.mark.parametrize(
    ("asked", "years"),
    [(window(), 2026 - plan.FIRST_YEAR + 1), (window(Zaak=POINT, Activiteit=POINT, Toezegging=POINT), 2),
     (window(True, Zaak=POINT), 2026 - plan.FIRST_YEAR + 1), (window(dossiers=(29861,)), 0)],
)  # fmt: skip
def test_counts_are_few_on_an_ordinary_night(asked: Window, years: int) -> None:
    found = list(plan.counts(asked, date(2026, 11, 24)))
    assert len(found) == years * len(plan.COUNTED)
    assert not found or found[-1] == ("Toezegging", 2026)


@pytest.mark.parametrize(("body", "rows"), [(b"12", [r.Verwacht("tweedekamer", "Zaak", "2025", 12)]), (b"0", [])])
def test_a_count_is_what_is_expected_of_a_year(body: bytes, rows: list[r.Verwacht]) -> None:
    raw = Raw("tweedekamer", "Aantal/Zaak/2025", body, "https://e.org", NOW, "text/plain")
    assert list(records(raw)) == rows


def test_a_dossier_is_asked_for_alone() -> None:
    asks = list(plan.asks(window(dossiers=(29861, 36600), Zaak=POINT, Besluit=POINT)))
    assert [(ask.entity, ask.clause.rpartition(" ")[2].rstrip(")")) for ask in asks] == [
        (entity, number) for entity in ("Zaak", "Besluit") for number in ("29861", "36600")
    ]


@pytest.mark.parametrize(
    ("day", "moment_of"), [(date(2099, 1, 2), "2099-01-01T23:00:00Z"), (date(2099, 7, 2), "2099-07-01T22:00:00Z")]
)
def test_since_is_a_dutch_day(day: date, moment_of: str) -> None:
    assert plan.since(window(since=day, Zaak=POINT), "Zaak") == moment_of


def test_only_what_is_complete_moves_its_point() -> None:
    newest = {"Zaak": "2099-06-01T11:00:00Z", "Activiteit": "2099-06-01T11:00:00Z"}
    moved = plan.points(window(), NOW, {"Zaak"}, newest)
    assert moved == {entity: newest["Zaak"] for entity in ALL if plan.root_of(entity) == "Zaak"}


def test_what_comes_along_never_moves_beyond_the_start_of_the_run() -> None:
    moved = plan.points(window(), NOW, {"Zaak"}, {"Zaak": "2099-06-01T13:00:00Z"})
    assert (moved["Zaak"], moved["Document"]) == ("2099-06-01T13:00:00Z", NOW)


def test_a_gap_before_since_is_not_jumped() -> None:
    old = window(since=date(2099, 6, 1), Zaak="2099-05-01T00:00:00Z")
    assert "Zaak" not in plan.points(old, NOW, ALL, {"Zaak": NOW})


@given(st.sets(st.sampled_from(sorted(ALL))), st.dictionaries(st.sampled_from(sorted(plan.ROOTS)), st.just(NOW)))
def test_points_never_go_back(complete: set[str], newest: dict[str, str]) -> None:
    old = dict.fromkeys(ALL, POINT)
    for entity, at in plan.points(window(**old), NOW, complete, newest).items():
        assert at >= old[entity]


def test_superseded_is_only_what_was_fetched_from_the_start() -> None:
    assert plan.superseded(window(), {"Zaak"}) == ["Document/*/Zaak", "Document/*/BronDocument"]
    assert plan.superseded(window(Zaak=POINT), {"Zaak"}) == []
    assert plan.superseded(window(full=True, Zaak=POINT), {"Activiteit"}) == ["Zaak/*/Agendapunt"]


# --- how it is asked, and what instead --------------------------------------------------------------------


@pytest.mark.parametrize("version", [V4, V5])
def test_a_query_has_only_names_of_the_model_and_never_top(version: Any) -> None:
    model = read_model(edmx(version).encode())
    for ask in plan.asks(window(**dict.fromkeys(ALL, POINT))):
        url = url_of("https://x", model, ask)
        assert "$top" not in url and "$orderby=ApiGewijzigdOp%20asc" in url
        assert f"ApiGewijzigdOp%20ge%20{ask.since}" in url
        for navigation in ask.expands:
            assert (navigation in url.partition("$expand=")[2]) == (navigation in model[ask.entity][1])


def test_to_one_relations_get_no_filter() -> None:
    inner = {"HuidigeDocumentVersie": {"DocumentPublicatie": {}}}
    assert expand_option(MODEL, "Document", inner) == (
        "HuidigeDocumentVersie($expand=DocumentPublicatie($filter=Verwijderd eq false))"
    )


def test_a_refused_query_is_simpler_each_time_until_nothing_is_left_to_leave_out() -> None:
    ask: Ask | None = Ask("Zaak", "Zaak", plan.QUERIES["Zaak"])
    urls = []
    while ask:
        urls.append(url_of("", MODEL, ask))
        ask = simpler(MODEL, ask)
    assert len(urls) == len(set(urls)) == 4
    assert all(len(less) < len(more) for more, less in pairwise(urls))
    assert "$expand" not in urls[-1]


def test_what_a_simpler_query_left_out_is_asked_for_by_itself() -> None:
    plainest = Ask("Zaak", "Zaak", plan.QUERIES["Zaak"], level=3)
    asked = list(children(MODEL, plainest, [{"Id": f"z{n}"} for n in range(30)]))
    by_entity = {(ask.entity, ask.column, len(ask.ids)) for ask in asked}
    assert {("ZaakActor", "Zaak_Id", 25), ("ZaakActor", "Zaak_Id", 5)} <= by_entity
    assert {tuple(ask.expands) for ask in asked if ask.entity == "Zaak"} == {("Document",), ("Kamerstukdossier",)}
    assert {ask.collection for ask in asked} == {"Zaak"}


@given(
    st.datetimes(datetime(1995, 1, 1), datetime(2099, 1, 1)),
    st.timedeltas(timedelta(0), timedelta(days=9000)),
)
def test_halves_cover_what_the_whole_asked(start: datetime, length: timedelta) -> None:
    since, before = (moment(datetime.fromisoformat(f"{at.isoformat()}Z")) for at in (start, start + length))
    ask = Ask("Zaak", "Zaak", {}, since=since, before=before)
    parts = halves(MODEL, ask, NOW)
    if not parts:
        assert length <= SHORTEST + timedelta(seconds=1)
        return
    first, second = parts
    assert (first.since, first.before, second.before) == (since, second.since, before)
    assert since <= second.since <= before


def test_half_of_everything_keeps_the_undated_rows() -> None:
    parts = halves(MODEL, Ask("Zaak", "Zaak", {}), NOW)
    assert [part.undated for part in parts] == [False, False, True]
    assert "ApiGewijzigdOp%20eq%20null" in url_of("", MODEL, parts[-1])


# --- rows of more than one page ---------------------------------------------------------------------------


def test_a_relation_that_came_in_part_is_taken_out_to_be_completed() -> None:
    row: dict[str, Any] = {
        "Id": "z", "Verwijderd": False,
        "Document": [{"Id": "d", "Verwijderd": False, "BijlageDocument": [], "BijlageDocument@odata.nextLink": "n2"}],
        "ZaakActor": [{"Id": "a", "Verwijderd": False}], "ZaakActor@odata.nextLink": "n1",
    }  # fmt: skip
    taken = {(more.entity, more.ident, more.navigation, more.link) for more in take_more("Zaak", row)}
    assert taken == {("Zaak", "z", "ZaakActor", "n1"), ("Document", "d", "BijlageDocument", "n2")}
    assert {key for key, _ in entities("Zaak", row)} == {"Zaak/z", "Document/d", "Zaak/z/Document"}


# --- files ------------------------------------------------------------------------------------------------


def document(n: int = 1, at: str = "2099-01-01T00:00:00Z", **more: Any) -> dict[str, Any]:
    row = {"Id": f"d{n}", "Soort": "Motie", "HuidigeDocumentVersie_Id": f"v{n}", "ContentType": "application/pdf"}
    return {**row, "ContentLength": 9, "ApiGewijzigdOp": at, **more}


XML = {
    "Id": "p1", "DocumentVersie_Id": "v1", "DocumentType": "Xml", "ContentLength": 5,
    "ApiGewijzigdOp": "2099-02-01T00:00:00Z",
}  # fmt: skip


def seeing(*documents: dict[str, Any], xml: dict[str, Any] | None = None, memory: str = "") -> Files:
    files = Files(memory)
    for row in documents:
        files.see("Document", row)
    if xml:
        files.see("DocumentPublicatie", xml)
    return files


def paths(files: Files, papers_since: str = "", xml_since: str = "") -> list[str]:
    return [file.path for file in files.wanted(papers_since, xml_since)]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (seeing(document()), ["Document(d1)"]),
        (seeing(document(), xml=XML), ["DocumentPublicatie(p1)"]),
        (seeing(document(ContentType=None), xml=XML), ["DocumentPublicatie(p1)"]),
        (seeing(document(ContentType=None)), []),
        (seeing(document(), xml=XML | {"DocumentType": "Html"}), ["Document(d1)"]),
        (seeing(document(Soort="Gewijzigde stemlijst")), []),
        (seeing(document(Soort="Motie (gewijzigd/nader)")), ["Document(d1)"]),
        (seeing(document(Verwijderd=True)), []),
    ],
)
def test_which_file_of_a_document_is_read(files: Files, wanted: list[str]) -> None:
    assert paths(files) == wanted


def test_a_file_is_fetched_again_when_the_paper_or_its_xml_changed() -> None:
    files = seeing(document(), xml=XML)
    assert paths(files, "2099-03-01", "2099-03-01") == []
    assert paths(files, "2099-03-01", "2099-01-15") == paths(files, "2098-01-01", "2099-03-01") != []


def test_what_is_remembered_is_not_fetched_twice_in_the_overlap() -> None:
    memory = seeing(document()).remember("2099-01-01")
    assert paths(seeing(document(), memory=memory)) == []
    assert paths(seeing(document(ContentLength=10), memory=memory)) == ["Document(d1)"]
    assert json.loads(seeing(document()).remember("2099-01-02"))["seen"] == {}


def test_a_failure_that_can_pass_is_tried_again_a_few_times() -> None:
    memory, nights = "", 0
    files = seeing(document())
    while tried := list(files.wanted("", "")):
        nights += 1
        assert b"HTTP 503" in files.failure(tried[0], "HTTP 503", lasting=False)
        memory = files.remember("~")
        files = Files(memory)
    assert nights == TRIES


def test_a_failure_that_lasts_is_not_tried_again() -> None:
    files = seeing(document())
    (file,) = files.wanted("", "")
    files.failure(file, "HTTP 404", lasting=True)
    assert list(Files(files.remember("~")).wanted("", "")) == []
    assert isinstance(file, File)
