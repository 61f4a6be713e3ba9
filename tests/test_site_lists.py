"""/moties and /toezeggingen: what they list, narrow, count, date back and give away, and how they ask for it."""

import csv
import io
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from db import records as r
from db import scores, served
from db.served.functions import categorie, ministerie
from db.site import cells, dutch, home, sets
from db.site.answer import Asked, BadQuestion
from db.site.pages import moties, toezeggingen
from db.store import connect, insert, insert_sql
from linker import ledger, overview
from linker.standing import Stand, Standing, Where
from tests.list_rows import MANY, add_lists, claim, motie, new
from tests.overview_rows import add_overview
from tests.test_ledger import QUERIES, moties_and_a_letter
from tests.test_site import build, serve


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("lists") / "kamer.db", sample=False, more=[add_lists])


@pytest.fixture(scope="module")
def site(path: Path) -> Datasette:
    return serve(path)


@pytest.fixture(scope="module")
def db(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def asked(format: str = "csv", **args: str) -> Asked:
    return Asked(args={name: [value] for name, value in args.items()}, address=f"/lijst.{format}")


def listed(db: sqlite3.Connection, **args: str) -> list[dict[str, Any]]:
    return list(moties.moties(db, asked(**args)).rows or ())  # type: ignore[arg-type]


def numbers(db: sqlite3.Connection, **args: str) -> list[str]:
    """The moties of a list by the last part of their number, the 60 of one dossier left out."""
    return [row["kst"].removeprefix("kst-98001-") for row in listed(db, **args) if row["dossier"] != "98002"]


def promises(db: sqlite3.Connection, **args: str) -> list[str]:
    found = toezeggingen.toezeggingen(db, asked(**args)).rows or ()
    return [row["nummer"].removeprefix("TZ202401-") for row in found]


def facet(db: sqlite3.Connection, name: str, **args: str) -> dict[str, str]:
    values = moties.moties(db, asked("html", **args)).values
    every = [values["categories_facet"], *values["facets"]]
    return {one.value: one.count for found in every if found.name == name for one in found.choices}


# --- moties ------------------------------------------------------------------------------------------------


def test_the_list_is_what_is_not_known_to_be_done_the_longest_open_first(db: sqlite3.Connection) -> None:
    assert numbers(db) == ["1", "2", "3", "4", "6", "9"]
    assert {row["kst"]: row["categorie"] for row in listed(db, dossier="98001")} == {
        "kst-98001-1": "geweigerd", "kst-98001-2": "te_laat", "kst-98001-3": "loopt", "kst-98001-4": "deels",
        "kst-98001-6": "geen_bericht", "kst-98001-9": "geen_bericht",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ({"categorie": "te_laat"}, ["2"]),
        ({"fractie": "slaap"}, ["1", "3", "9"]),
        ({"fractie": "Droom", "categorie": "loopt"}, ["3"]),
        ({"ministerie": "Bedden, Lakens en Slopen"}, ["1", "2", "4", "6", "9"]),
        ({"ministerie": "Minister-president"}, ["3"]),
        ({"commissie": "vaste commissie voor Bedden", "jaar": "2025"}, ["9"]),
        ({"sinds": "2024-02-04"}, ["4", "6", "9"]),
        ({"q": "dekens"}, ["1"]),
        ({"q": "kus 98001 6"}, ["6"]),
        ({"q": "niets hiervan"}, []),
        ({"dossier": "36600-XV"}, []),
        ({"dossier": "98 001, nr.", "categorie": "te_laat"}, ["2"]),
        ({"sorteer": "stemming"}, ["9", "6", "4", "3", "2", "1"]),
        ({"toon": "alle", "dossier": "98001"}, ["9", "7", "6", "5", "4", "3", "2", "1", "8"]),
        ({"toon": "alle", "dossier": "98001", "sorteer": "open"}, ["1", "2", "3", "4", "5", "6", "7", "9", "8"]),
        ({"sorteer": "titel"}, ["2", "3", "4", "6", "9", "1"]),
        ({"toon": "alle", "uitkomst": "verworpen"}, ["7"]),
        ({"toon": "alle", "stand": "executed"}, ["5"]),
        ({"uitkomst": "onbekend", "dossier": "98001"}, ["8"]),
        ({"uitkomst": "geen besluit bekend", "dossier": "98001"}, ["8"]),
        ({"stand": "Uitgevoerd, zegt het kabinet"}, ["5"]),
        ({"sorteer": "laatste besluit"}, ["9", "6", "4", "3", "2", "1"]),
    ],
)
def test_filters_and_orders(db: sqlite3.Connection, args: dict[str, str], found: list[str]) -> None:
    assert numbers(db, **args) == found


@pytest.mark.parametrize("typed", ["98003-XV", "98003-xv", "98 003 XV", "98003 XV, nr."])
def test_a_dossier_may_be_typed_in_any_way(db: sqlite3.Connection, typed: str) -> None:
    assert [row["dossier"] for row in listed(db, dossier=typed, toon="alle")] == ["98003-XV"]
    assert facet(db, "dossier", dossier=typed, toon="alle")["98003-XV"] == "1"


def test_promises_are_not_by_dossier(db: sqlite3.Connection) -> None:
    with pytest.raises(BadQuestion, match="in het register geen dossier"):
        promises(db, dossier="98001")


def test_a_count_is_what_the_filter_leaves_beside_the_others(db: sqlite3.Connection) -> None:
    for args in ({}, {"fractie": "Slaap"}, {"toon": "alle", "jaar": "2024"}, {"op": "2024-05-01"}):
        for name in moties.FACETS:
            for word, count in facet(db, name, **args).items():
                given = {key: value for key, value in args.items() if key != name} | {name: word}
                assert len(listed(db, **given)) == int(count), (args, name, word)


def test_offices_of_one_ministry_are_one_word(db: sqlite3.Connection) -> None:
    assert facet(db, "ministerie", dossier="98001") == {"Bedden, Lakens en Slopen": "5", "Minister-president": "1"}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("minister van Financiën", "Financiën"),
        ("Staatssecretaris van Financiën - Fiscaliteit", "Financiën"),
        ("Ministerie van Financiën", "Financiën"),
        ("minister voor Langdurige Zorg en Sport", "Langdurige Zorg en Sport"),
        ("minister-president", "Minister-president"),
        (" Sociale  Zaken ", "Sociale Zaken"),
        ("de regering", "De regering"),
        ("", None),
        (None, None),
    ],
)
def test_ministries(words: str | None, field: str | None) -> None:
    assert ministerie(words) == field


@pytest.mark.parametrize("stand", [None, *get_args(Stand)])
@pytest.mark.parametrize("standing", get_args(Standing))
def test_the_lists_are_those_of_the_ledger(stand: Any, standing: Any) -> None:
    assert categorie(stand, standing) == Where(stand, None, standing, None, None).category


def test_every_word_for_a_state_is_known() -> None:
    assert set(dutch.STAND_KORT) == set(get_args(Stand))
    assert set(dutch.CATEGORIE) == set(dutch.CATEGORIE_TOEZEGGING) == set(overview.TITLES)


# --- as of a day -------------------------------------------------------------------------------------------


def test_an_earlier_day_knows_nothing_of_later_votes_and_reports(db: sqlite3.Connection) -> None:
    assert numbers(db, op="2024-02-03") == ["1", "2", "3"]
    assert {row["categorie"] for row in listed(db, op="2024-02-03")} == {"geen_bericht"}
    assert numbers(db, op="2024-06-01", categorie="loopt") == ["2", "3"]
    assert numbers(db, op="2024-07-01", categorie="te_laat") == []
    assert numbers(db, op="2024-07-02", categorie="te_laat") == ["2"]
    assert numbers(db, op="2024-12-31") == ["1", "2", "3", "4", "5", "6"]
    (row,) = [one for one in listed(db, op="2024-12-31", toon="alle") if one["kst"] == "kst-98001-9"]
    assert (row["uitkomst"], row["stemdatum"], row["stand"]) == (None, None, None)
    assert numbers(db, op="2024-02-20", toon="alle", dossier="98001") == ["7", "6", "5", "4", "3", "2", "1", "8"]


@given(st.dates(date(2024, 1, 1), date(2026, 11, 24)))
def test_a_day_says_what_the_ledger_says_of_it(path: Path, on: date) -> None:
    connection = sqlite3.connect(path)
    ours = {row["nummer"]: row for row in listed(connection, op=str(on))}
    theirs = {str(row["nummer"]): row for row in overview.rows(connection, on)}
    connection.close()
    assert set(ours) == set(theirs)
    for number, row in theirs.items():
        for name in overview.FIELDS:
            if name not in ("andere_berichten", "bewijs_datum"):  # the latter is stand_datum there
                assert ours[number][name] == row[name], (number, name)


def ready(db: sqlite3.Connection, question: str, **args: str) -> list[dict[str, Any]]:
    """The answer to a question that stands ready."""
    answer = db.execute(QUERIES[question]["sql"], dict.fromkeys(QUERIES[question]["velden"], "") | args)
    return [dict(zip([column[0] for column in answer.description], row, strict=True)) for row in answer]


@given(st.dates(date(2024, 1, 1), date(2026, 11, 24)))
def test_a_ready_made_question_says_of_a_day_what_the_ledger_and_the_lists_say(path: Path, on: date) -> None:
    connection = sqlite3.connect(path)
    ours = {row["motie"]: row for row in ready(connection, "onuitgevoerde_moties", op=str(on))}
    theirs = {row["kst"]: row for row in overview.rows(connection, on)}
    counted = {
        (row["stand"], row["standing"]): row["moties"] for row in ready(connection, "stand_per_dossier", op=str(on))
    }
    stands = Counter((at.stand, at.standing) for _, at in ledger.standings(connection, on) if at.stand is not None)
    late = [row["nummer"].removeprefix("TZ202401-") for row in ready(connection, "toezeggingen_te_laat", op=str(on))]
    listed_late = promises(connection, op=str(on), categorie="te_laat")
    connection.close()
    assert set(ours) == set(theirs)
    for kst, row in theirs.items():
        for name in set(overview.FIELDS) & set(ours[kst]):
            assert ours[kst][name] == row[name], (kst, name)
    assert counted == stands
    assert late == listed_late


def test_a_ready_made_question_without_a_day_is_of_now(db: sqlite3.Connection) -> None:
    for question in ("onuitgevoerde_moties", "stand_per_dossier", "toezeggingen_te_laat", "aanbevelingen"):
        assert ready(db, question) == ready(db, question, op="2026-11-24"), question
    found = ready(db, "onuitgevoerde_moties")
    assert [row["pagina"].removeprefix("/motie/") for row in sorted(found, key=lambda row: row["pagina"])] == sorted(
        row["nummer"] for row in listed(db)
    )
    (promise, *_) = ready(db, "toezeggingen_te_laat")
    (then, *_) = ready(db, "toezeggingen_te_laat", op="2024-06-02")
    assert (promise["register"], then["register"]) == ("Openstaand", None)


def test_an_adopted_motie_without_its_day_and_in_two_dossiers_is_found_by_both(tmp_path: Path) -> None:
    def more(connection: sqlite3.Connection) -> None:
        for row in (
            *motie(20, "aangenomen", None, filed="2024-01-09"),
            new(r.Kamerstuk, kst="kst-98001-20", datum="2024-01-09", tekst=""),
            new(r.KamerstukDossier, kst="kst-98001-20", volgorde=1, dossier="98001"),
            new(r.KamerstukDossier, kst="kst-98001-20", volgorde=2, dossier="98004-VI"),
        ):
            fact = ["herkomst"] if type(row) in r.FACTS else []
            connection.execute(insert_sql(type(row), *fact), (*r.row_of(type(row))(row), *([1] if fact else [])))

    db = sqlite3.connect(build(tmp_path / "kamer.db", sample=False, more=[add_lists, more]))
    for dossier, found in (("98004-VI", ["20"]), ("98001", ["1", "2", "3", "4", "6", "9", "20"])):
        assert sorted(numbers(db, dossier=dossier), key=int) == found
        assert facet(db, "dossier", dossier=dossier)[dossier] == str(len(found))
        assert len(ready(db, "onuitgevoerde_moties", dossier=dossier)) == len(found)
        assert sum(row["moties"] for row in ready(db, "stand_per_dossier", dossier=dossier)) >= len(found)
    for args in ({"sinds": "2024-01-09"}, {"sinds": "2024-01-10"}, {"op": "2024-01-08"}, {"op": "2024-01-09"}):
        ours = {row["motie"] for row in ready(db, "onuitgevoerde_moties", **args)}
        assert ours == {row["kst"] for row in listed(db, **args)}, args
        assert ("kst-98001-20" in ours) is (args in ({"sinds": "2024-01-09"}, {"op": "2024-01-09"}))
    db.close()


def test_the_day_of_the_latest_data_is_now(db: sqlite3.Connection) -> None:
    assert listed(db, op="2026-11-24") == listed(db)


@pytest.mark.parametrize("day", ["2007-12-31", "2026-11-25", "2024-02-30", "gisteren"])
def test_a_day_without_data_is_a_bad_question(db: sqlite3.Connection, day: str) -> None:
    for load in (moties.moties, toezeggingen.toezeggingen):
        with pytest.raises(BadQuestion, match=r"op.* is een dag"):
            load(db, asked("html", op=day))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ({"categorie": "weg"}, "“categorie” (stand) kennen wij niet als “weg”. Wel: Geweigerd, Te laat, Loopt, "),
        ({"stand": "xx"}, "“stand” (bericht) kennen wij niet als “xx”. Wel: Geen bericht gevonden, Alleen genoemd, "),
        (
            {"op": "2030-01-01"},
            "“Stand op een eerdere dag” (op) is een dag van 1 januari 2008 tot en met 24 november 2026",
        ),
        ({"ministerie": "Tapijten"}, "Wel: Bedden, Lakens en Slopen, Minister-president."),
        ({"jaar": "1999"}, "Wel: 2024, 2025."),
        ({"dossier": "'; DROP"}, "“dossier” is een dossiernummer, zoals 29861 of 36600-XV."),
        ({"toon": "niets"}, "“toon” kan zijn: open; alle."),
        ({"toon": "open", "uitkomst": "verworpen"}, "kies die erbij (toon=alle)"),
        ({"sorteer": "kleur"}, "“sorteer” kan zijn: Langst open; Laatste besluit; Onderwerp."),
        ({"q": "???"}, "“q” is een of meer woorden"),
        ({"q": "a" * 201}, "“q” is een of meer woorden"),
        ({"pagina": "9"}, "“pagina” is een getal van 1 tot en met 2."),
        ({"sinds": "ooit"}, "“sinds” is een dag"),
    ],
)
def test_a_bad_question_is_told_what_would_be_right(db: sqlite3.Connection, args: dict[str, str], words: str) -> None:
    with pytest.raises(BadQuestion, match=re.escape(words)):
        moties.moties(db, asked("html", **args))


# --- what must be known of a row ---------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_a_day_without_a_vote_bears_the_word_of_the_decision(site: Datasette) -> None:
    page = (await site.client.get("/moties?toon=alle&dossier=98003-XV")).text
    assert 'Aangehouden op <time class="nowrap" datetime="2024-02-08">' in page and "Gestemd" not in page
    assert "datum niet bekend" in (await site.client.get("/moties?uitkomst=onbekend&dossier=98001")).text
    assert "zonder datum van een besluit achteraan" in page


@pytest.mark.asyncio
async def test_how_many_moties_are_in_no_list_is_told_with_the_way_to_them(
    site: Datasette, db: sqlite3.Connection
) -> None:
    for args, told in (
        ("", "Van 2 moties is geen besluit bekend"),
        ("?categorie=te_laat", "Van 2 moties is geen besluit bekend"),
        ("?dossier=98001", "Van 1 motie met deze filters is geen besluit bekend; die staan in geen lijst."),
        ("?dossier=98001&op=2024-04-01", "Van 2 moties met deze filters was toen geen besluit bekend"),
        ("?dossier=98001&sinds=2024-01-06", ""),
        ("?q=niets", ""),
        ("?toon=alle", ""),
    ):
        page = (await site.client.get(f"/moties{args}")).text
        assert told in page and ("in geen lijst" in page) is bool(told), args
        if told:
            (way,) = re.findall(r'href="(/moties\?[^"]*)">Toon (?:haar|ze)</a>', page)
            query = dict(pair.split("=") for pair in way.partition("?")[2].split("&amp;"))
            assert len(listed(db, **query)) == int(told.split()[1])


@pytest.mark.asyncio
async def test_what_was_not_heard_of_for_a_year_says_so_wherever_it_stands(tmp_path: Path) -> None:
    def more(connection: sqlite3.Connection) -> None:
        insert(
            connection, [r.AskDocument("slaap-2026", 2, 9, "kst-98001-3", "Kussen 3", "demands_same", 0.9, "zelfde")]
        )

    site = serve(build(tmp_path / "kamer.db", sample=False, more=[add_lists, more]))
    for url, times in (
        ("/moties?dossier=98001", 2),  # 2 is announced, and over time; 3 is under way
        ("/moties?dossier=98001&op=2025-03-02", 0),
        ("/moties?dossier=98001&op=2025-03-04", 2),
        ("/toezeggingen", 1),  # not of what only the register says
        ("/toezeggingen?op=2025-02-19", 0),
        ("/brief/slaap-2026", 1),
        ("/motie/2024Z70004", 0),
    ):
        assert (await site.client.get(url)).text.count("Sindsdien geen bericht gevonden.") == times, url
    page = (await site.client.get("/motie/2024Z70003")).text
    assert "Zo zegt een bericht van 3 maart 2024. Sindsdien geen bericht gevonden." in page


def test_what_is_disputed_was_heard_of() -> None:
    row = {"stand": "in_progress", "stand_datum": "2024-03-03", "standing": "undisputed"}
    assert dutch.silence(row, "2026-11-24") and not dutch.silence(row | {"standing": "disputed"}, "2026-11-24")


@pytest.mark.asyncio
async def test_a_derived_outcome_is_told_in_every_list(site: Datasette) -> None:
    for url in (
        "/moties?uitkomst=verworpen", "/dossier/98001", "/?sinds=2024-02-07&lijst=stemming&pagina=2",
        "/zoek?soort=motie&dossier=98001",
    ):  # fmt: skip
        page = (await site.client.get(url)).text
        assert page.count("afgeleid<") + page.count("(afgeleid)") == 1 and dutch.AFGELEID in page, url
    assert "afgeleid" not in (await site.client.get("/moties?uitkomst=overgenomen")).text.lower()
    rows = csv.DictReader(io.StringIO((await site.client.get("/moties.csv?toon=alle&dossier=98001")).text))
    assert [row["nummer"] for row in rows if row["uitkomst_methode"] == "only zaak"] == ["2024Z70007"]


@pytest.mark.asyncio
async def test_a_motie_without_a_decision_says_so_everywhere(site: Datasette) -> None:
    for url in ("/moties?uitkomst=onbekend&dossier=98001", "/dossier/98001"):
        assert "Geen besluit bekend" in (await site.client.get(url)).text


@pytest.mark.asyncio
@pytest.mark.parametrize("sample", [True, False])
async def test_rows_of_the_sample_are_marked(tmp_path: Path, sample: bool) -> None:
    def all_of_it(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE herkomst SET voorbeeld = ?", (sample,))

    site = serve(build(tmp_path / "kamer.db", sample=sample, more=[add_lists, add_overview, all_of_it]))
    for url in ("/moties", "/toezeggingen", "/zoek?soort=motie"):
        page = (await site.client.get(url)).text
        assert ('<span class="tag">voorbeeld</span>' in page) is sample, url
    for url in ("/moties.csv", "/toezeggingen.csv", "/roemer.csv"):
        rows = list(csv.DictReader(io.StringIO((await site.client.get(url)).text)))
        assert rows and {row["voorbeeld"] for row in rows} == {str(int(sample))}, url
    assert {hit["voorbeeld"] for hit in (await site.client.get("/zoek.json?soort=motie")).json()["treffers"]} == {
        sample
    }
    for url in ("/moties.atom", "/toezeggingen.atom", "/zoek.atom?soort=motie"):
        assert ("<title>Voorbeeld. " in (await site.client.get(url)).text) is sample, url


@pytest.mark.asyncio
async def test_what_is_made_up_as_a_whole_is_marked_as_such(tmp_path: Path) -> None:
    def made_up(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE herkomst SET voorbeeld = 1")
        connection.execute("UPDATE stuk SET id = 'kst-99101-6', kst = 'kst-99101-6' WHERE id = 'kst-98001-6'")
        connection.execute("UPDATE toezegging SET nummer = 'TZ000001-5' WHERE nummer = 'TZ202401-5'")

    site = serve(build(tmp_path / "kamer.db", sample=True, more=[add_lists, made_up]))
    for url in ("/moties", "/toezeggingen", "/zoek?soort=toezegging"):
        page = (await site.client.get(url)).text
        assert page.count('<span class="tag">verzonnen voorbeeld</span>') == 1, url
        assert page.count('<span class="tag">voorbeeld</span>') > 0, url
    for url in ("/moties.atom?dossier=99101", "/toezeggingen.atom", "/zoek.atom?soort=toezegging"):
        assert "<title>Verzonnen voorbeeld. " in (await site.client.get(url)).text, url


@pytest.mark.asyncio
async def test_an_error_of_any_list_speaks_dutch_and_leads_back(site: Datasette) -> None:
    for url, words in (
        ("/moties?stand=xx&toon=alle", "Geen bericht gevonden, Alleen genoemd"),
        ("/moties.csv?categorie=xx", "Geweigerd, Te laat"),
        ("/roemer?stand=xyz", "afgedaan, onduidelijk hoe; "),
        ("/controle?soort=xyz", "Verwijzingen"),
        ("/zoek?soort=xyz", "Brieven van de regering"),
        ("/?lijst=xyz", "Stemmingen over moties"),
    ):
        answer = await site.client.get(url)
        assert answer.status_code == 400 and words in answer.text, url
        assert f'href="{url.partition("?")[0].removesuffix(".csv")}">Naar deze bladzijde zonder filters' in answer.text
        assert "missing" not in answer.text and "closed_unclear" not in answer.text
    assert (await site.client.get("/roemer?stand=geen+stand+gelezen")).status_code == 200


# --- toezeggingen -------------------------------------------------------------------------------------------


def test_promises_over_time_come_first_and_the_longest_so_on_top(db: sqlite3.Connection) -> None:
    assert promises(db) == ["2", "1", "3", "5"]
    assert promises(db, sorteer="nieuw") == ["5", "3", "2", "1"]
    assert promises(db, toon="alle") == ["2", "1", "3", "4", "5"]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ({"categorie": "te_laat", "ministerie": "bedden, lakens en slopen"}, ["2", "1"]),
        ({"register": "Voldaan", "toon": "alle"}, ["4"]),
        ({"bewindspersoon": "De Boer", "jaar": "2025"}, ["5"]),
        ({"q": "brief 3"}, ["3"]),
        ({"op": "2024-03-01"}, ["2", "1", "4", "3"]),
        ({"op": "2024-03-02"}, ["2", "1", "4", "3"]),
        ({"op": "2024-03-02", "categorie": "te_laat"}, ["2"]),
        ({"op": "2024-06-02"}, ["2", "1", "3"]),
        ({"op": "2024-01-11", "sorteer": "nieuw"}, ["2", "1"]),
    ],
)
def test_promises_are_narrowed_and_dated_back(db: sqlite3.Connection, args: dict[str, str], found: list[str]) -> None:
    assert promises(db, **args) == found


@pytest.mark.asyncio
async def test_what_the_register_says_now_is_not_told_of_an_earlier_day(site: Datasette) -> None:
    for day, register in (("", "Voldaan"), ("&op=2024-03-01", "")):
        text = (await site.client.get(f"/toezeggingen.csv?toon=alle{day}")).text
        (row,) = [row for row in csv.DictReader(io.StringIO(text)) if row["nummer"] == "TZ202401-4"]
        assert row["register"] == register and "register_nu" not in row
        assert row["kamerbrief_nakoming"] == ("2024Z00001" if register else "")
    page = (await site.client.get("/toezeggingen?op=2024-03-01")).text
    assert "Register (nu): Voldaan" in page and "Register: " not in page


@pytest.mark.asyncio
async def test_what_texts_promise_themselves_is_counted_apart_and_found(tmp_path: Path, site: Datasette) -> None:
    assert "brieven, antwoorden en debatten zelf" not in (await site.client.get("/toezeggingen")).text

    def more(connection: sqlite3.Connection) -> None:
        for n, day, words in (
            (1, "2024-05-01", "Ik zeg een <b>lijst</b> toe."),
            (2, "2024-06-01", "Ik stuur een kaart."),
        ):
            said = claim(50 + n, day, "announced", words=words)
            insert(connection, [replace(said, item=None, method=ledger.MADE_HERE)])

    site = serve(build(tmp_path / "kamer.db", sample=False, more=[add_lists, more]))
    for url, told in (
        ("/toezeggingen", "2 toezeggingen"), ("/toezeggingen?op=2024-05-31", "1 toezegging"),
        ("/toezeggingen?op=2024-04-30", ""),
    ):  # fmt: skip
        page = (await site.client.get(url)).text
        link = f'<a href="/kamer/toezeggingen_in_teksten">{told} in brieven, antwoorden en debatten zelf</a>'
        assert (link in page) is bool(told) and ("debatten zelf" in page) is bool(told), url
    for args, found in (("", [2, 1]), ("sinds=2024-05-02&", [2]), ("q=LIJST&", [1]), ("q=zeg een&", [1])):
        answer = await site.client.get(f"/kamer/toezeggingen_in_teksten.json?{args}_shape=array")
        assert [int(row["document"].removeprefix("kst-98001-9")) - 50 for row in answer.json()] == found, args


def test_a_promise_says_how_late_it_is(db: sqlite3.Connection) -> None:
    found = toezeggingen.toezeggingen(db, asked(categorie="te_laat")).rows or ()
    assert [(row["dagen_over_tijd"], row["dagen_open"], row["stand_per"]) for row in found] == [
        (998, 1048, "2026-11-24"), (906, 1049, "2026-11-24"),
    ]  # fmt: skip


@pytest.mark.asyncio
async def test_what_only_the_register_says_is_no_word_of_the_cabinet(site: Datasette, db: sqlite3.Connection) -> None:
    page = (await site.client.get("/toezeggingen?toon=alle&register=Voldaan")).text
    assert "volgens het register: voldaan" in page and "zegt het kabinet" not in page
    found = toezeggingen.toezeggingen(db, asked(toon="alle")).rows or ()
    assert [(row["nummer"][-1], row["volgens"], row["bewijs"]) for row in found if row["volgens"] != "register"] == [
        ("2", "kabinet", "Brief 2 volgt na de <i>zomer</i>."),
    ]  # fmt: skip
    assert {row["bewijs"] for row in found if row["volgens"] == "register"} == {None}
    feed = toezeggingen.toezeggingen(db, asked("atom", toon="alle", register="Voldaan")).feed
    assert feed and feed.entries[0].text.endswith("Volgens het register: voldaan.")


# --- pages and formats --------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_the_page_shows_the_piles_the_words_and_what_was_searched(site: Datasette) -> None:
    page = (await site.client.get("/moties?dossier=98001")).text
    for words in (
        "Aangenomen moties zonder bekende uitvoering", "6 moties", 'href="/motie/2024Z70001"',
        'href="/moties?dossier=98001&amp;categorie=geweigerd"', "kst-98001-2", "2 februari 2024",
        "“voor de zomer” (1 juli 2024), 876 dagen geleden", "Stand per 24 november 2026.",
        "<span class=\"unseen\">Zonder filter </span>Dossier: 98001",
        "“Geen bericht gevonden” zegt iets over wat hier is doorzocht", "1 Kamerstuk; het jongste is van 2 maart 2024",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("<h1") == 1
    then = (await site.client.get("/moties?op=2024-03-02")).text
    assert "Aangenomen moties zonder bekende uitvoering, op 2 maart 2024</h1>" in then
    assert "Naar de stand van nu" in then


@pytest.mark.asyncio
async def test_a_question_that_stands_ready_is_asked_and_answered_in_dutch(site: Datasette) -> None:
    page = (await site.client.get("/kamer/onuitgevoerde_moties?dossier=98001")).text
    for words in (
        '<html lang="nl">', "<main", "niet bekend dat zij zijn uitgevoerd? · Kamerspoor</title>", "6 regels",
        '<option value="te_laat">Te laat</option>', "<td>Geweigerd</td>", "<td>Geen bericht gevonden</td>",
        'href="/motie/2024Z70001"', 'href="/kst-98001-901"', 'type="date"', "Dossier, zoals 29861 of 36600-XV",
    ):  # fmt: skip
        assert words in page, words
    data = (await site.client.get("/kamer/onuitgevoerde_moties.json?dossier=98001&_shape=array")).json()
    assert {row["categorie"] for row in data} >= {"geweigerd", "te_laat"}
    wrong = await site.client.get("/kamer/onuitgevoerde_moties?sinds=01-12-2026")
    assert wrong.status_code == 400 and "Besloten vanaf (sinds) is een dag, zoals 2026-05-18." in wrong.text
    assert "(sinds) is een dag" in (await site.client.get("/kamer/onuitgevoerde_moties.json?sinds=x")).json()["error"]


@pytest.mark.parametrize(
    ("column", "value", "path"),
    [
        ("motie", "kst-36600-XV-28", "/kst-36600-XV-28"),
        ("document", "blg-9999992", "/blg-9999992"),
        ("zaak", "2025Z05084", "/2025Z05084"),
        ("nummer", "TZ202402-123", "/TZ202402-123"),
        ("dossier", "36600-XV", "/dossier/36600-XV"),
        ("letter", "een brief/2", "/brief/een+brief~2F2"),
        ("pagina", "/motie/2025Z05084", "/motie/2025Z05084"),
        ("pagina", "javascript:alert(1)", ""),
        ("onderwerp", "over kst-36600-XV-28", ""),
        ("datum", "2025-05-08", ""),
    ],
)
def test_what_a_cell_names_is_a_link(column: str, value: str, path: str) -> None:
    assert cells.page_of(column, value) == path


FOR_EVER = "with+recursive+n(i)+as+(select+1+union+all+select+i%2b1+from+n)+select+max(i)+from+n"


@pytest.mark.asyncio
async def test_tables_and_sql_speak_dutch_and_keep_their_codes(site: Datasette) -> None:
    table = (await site.client.get("/kamer/motie_stand?uitkomst=verworpen&_facet=uitkomst")).text
    for words in (
        "<title>Tabel motie_stand · Kamerspoor</title>", "1 regel<", '<option value="contains">bevat</option>',
        "Per uitkomst", 'href="/2024Z70007"',
    ):  # fmt: skip
        assert words in table, words
    assert "deels uitgevoerd <code>partly</code>" in (await site.client.get("/kamer/motie_stand?stand=partly")).text
    for path, status, words in (
        ("/kamer/bestaat_niet", 404, "Deze pagina bestaat niet"),
        ("/kamer?sql=drop+table+x", 400, "Datasette meldt: Statement must be a SELECT"),
        ("/kamer?sql=select+x", 400, "SQLite meldt: no such column: x"),
        ("/kamer/stuk?_sort=x", 400, "Datasette meldt: Cannot sort table by x"),
        ("/kamer?sql=" + FOR_EVER, 503, "te veel tijd"),
    ):  # fmt: skip
        answer = await site.client.get(path)
        assert answer.status_code == status and words in answer.text, path


@pytest.mark.asyncio
async def test_hostile_text_is_only_text(site: Datasette) -> None:
    for url in (
        "/moties", "/toezeggingen", '/moties?q="><script>alert(1)</script>', "/kamer/onuitgevoerde_moties",
        "/kamer/claim", '/kamer?sql=select+"<script>alert(1)</script>"+as+stand',
        '/kamer/zaak?onderwerp="><script>alert(1)</script>',
    ):  # fmt: skip
        page = (await site.client.get(url)).text
        assert "<script" not in page and "<i>" not in page and "<b>" not in page
    page = (await site.client.get("/moties?categorie=geweigerd")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;Zo&#34;" in page
    assert "De motie &lt;i&gt;voeren wij niet uit&lt;/i&gt; &amp; daarmee uit." in page


@pytest.mark.asyncio
async def test_a_long_list_is_paged_and_its_csv_is_whole(site: Datasette) -> None:
    first = await site.client.get("/moties?dossier=98002")
    assert first.text.count('<tr role="row">') == 1 + 50
    assert 'href="/moties?dossier=98002&amp;pagina=2"' in first.text
    second = await site.client.get("/moties?dossier=98002&pagina=2")
    assert second.text.count('<tr role="row">') == 1 + MANY - 50
    rows = list(csv.DictReader(io.StringIO((await site.client.get("/moties.csv?dossier=98002")).text)))
    assert len(rows) == MANY
    assert tuple(rows[0]) == moties.DATA
    data = (await site.client.get("/moties.json?dossier=98002")).json()
    assert [row["nummer"] for row in data["rows"]] == [row["nummer"] for row in rows]


@pytest.mark.asyncio
async def test_overdue_promises_of_a_ministry_are_found_by_links_alone_and_exported(site: Datasette) -> None:
    page = (await site.client.get("/toezeggingen")).text
    late = re.search(r'href="(/toezeggingen\?categorie=te_laat)"', page)
    assert late
    page = (await site.client.get(late[1])).text
    ministry = re.search(r'href="(/toezeggingen\?categorie=te_laat&amp;ministerie=Bedden[^"]*)"', page)
    assert ministry
    page = (await site.client.get(ministry[1].replace("&amp;", "&"))).text
    assert "2 toezeggingen" in page and "998 dagen over tijd" in page
    export = re.search(r'href="(/toezeggingen\.csv\?[^"]*voor=spreadsheet[^"]*)"', page)
    assert export
    answer = await site.client.get(export[1].replace("&amp;", "&"))
    assert answer.content.startswith(b"\xef\xbb\xbfnummer;tekst;")
    assert [line.split(";")[0] for line in answer.text.splitlines()[1:]] == ["TZ202401-2", "TZ202401-1"]


@pytest.mark.asyncio
async def test_feeds_give_what_became_of_the_list_last_newest_first(site: Datasette) -> None:
    for url, first in (
        ("/moties.atom?dossier=98001", "Geen bericht gevonden: Motie over kussen 9"),
        ("/moties.atom?toon=alle&dossier=98001", "Geen bericht gevonden: Motie over kussen 9"),
        ("/moties.atom?stand=executed", "Uitgevoerd, zegt het kabinet: Motie over kussen 5"),
        ("/toezeggingen.atom", "Loopt: De minister stuurt brief 5 over <b>lakens</b>."),
        ("/toezeggingen.atom?categorie=te_laat", "Over tijd: De minister stuurt brief 1 over <b>lakens</b>."),
    ):
        answer = await site.client.get(url)
        feed = etree.fromstring(answer.content)
        space = {"a": "http://www.w3.org/2005/Atom"}
        assert feed.xpath("string(a:entry[1]/a:title)", namespaces=space) == first, url
        moments = feed.xpath("a:entry/a:updated/text()", namespaces=space)
        ids = feed.xpath("a:entry/a:id/text()", namespaces=space)
        assert moments == sorted(moments, reverse=True)
        assert len(set(ids)) == len(ids) > 0
    assert (await site.client.get("/moties.atom?op=2024-03-02")).status_code == 400


def test_a_promise_that_has_become_overdue_is_a_new_entry(db: sqlite3.Connection) -> None:
    feed = toezeggingen.toezeggingen(db, asked("atom", q="brief 1")).feed
    assert feed is not None
    (entry,) = feed.entries
    assert entry.moment == "2024-06-02"
    assert entry.id == "/TZ202401-1#2024-06-02-announced-overdue"
    assert entry.text.startswith(
        "TZ202401-1, toegezegd door De Boer, Bedden, Lakens en Slopen. Toegezegd voor 1 juni 2024."
    )


@pytest.mark.asyncio
async def test_an_empty_database_has_empty_lists(tmp_path: Path) -> None:
    site = serve(build(tmp_path / "kamer.db", sample=False))
    for url in (
        "/moties?categorie=te_laat",
        "/toezeggingen",
        "/moties?op=2024-01-01",
        "/moties.csv",
        "/toezeggingen.atom",
    ):
        assert (await site.client.get(url)).status_code == 200, url


@pytest.mark.asyncio
async def test_what_was_never_read_is_not_told_as_none(tmp_path: Path) -> None:
    connection = connect(tmp_path / "kamer.db", create=True)
    served.build(connection)
    connection.close()
    site = serve(tmp_path / "kamer.db")
    for name in ("moties", "toezeggingen"):
        page = (await site.client.get(f"/{name}")).text
        assert f"Er zijn nog geen {name} gelezen" in page
        assert f"0 {name}" not in page and "filter" not in page and "Verfijn de lijst" not in page
    front = (await site.client.get("/")).text
    assert front.count('<td class="amount">nog niet gelezen</td>') == len(dutch.CATEGORIE) + 1


@pytest.mark.asyncio
async def test_a_list_on_which_nothing_is_speaks_of_filters_only_where_there_are(site: Datasette) -> None:
    assert "Neem een filter weg" in (await site.client.get("/toezeggingen?q=niets")).text
    page = (await site.client.get("/moties?op=2008-01-01")).text
    assert "Geen moties" in page and "Verfijn de lijst" not in page


@pytest.mark.asyncio
async def test_only_of_sources_that_were_read_it_is_said_what_was_left_out(site: Datasette) -> None:
    page = (await site.client.get("/moties")).text.partition('id="doorzocht"')[2]
    assert "1 Kamerstuk; het jongste is van 2 maart 2024" in page
    assert "Geen enkele tekst is doorzocht van: titels van brieven; verslagen en antwoorden; " in page
    assert "Nog niet gelezen: Rijksoverheid.nl." in page and "Wat de feed niet geeft" not in page
    low, high = home.read_right(scores.read()).removesuffix(" %").split(" tot ")
    shares = [100 * one["precision"] for name, one in scores.read().items() if name in home.UNSEEN]
    assert int(low) <= min(shares) + 0.5 and max(shares) - 0.5 <= int(high)
    assert f"klopt ongeveer {low} tot {high} %" in page


# --- plans --------------------------------------------------------------------------------------------------


class Watched:
    """A connection that keeps the plan of every query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.plans: list[tuple[str, str]] = []

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        for row in self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values):
            self.plans.append((row[3], sql))
        return self.connection.execute(sql, values)


@pytest.mark.parametrize(
    "args",
    [
        {}, {"toon": "alle"}, {"op": "2024-05-01"}, {"op": "2024-05-01", "toon": "alle", "sorteer": "titel"},
        {"q": "over", "sinds": "2024-02-01"}, {"sorteer": "nieuw"},
    ],
)  # fmt: skip
def test_no_query_scans_a_large_table(db: sqlite3.Connection, args: dict[str, str]) -> None:
    loads = [toezeggingen.toezeggingen] if args.get("sorteer") == "nieuw" else [moties.moties]
    if not args.get("sorteer") and args.get("toon") != "alle":
        loads.append(toezeggingen.toezeggingen)
    for load in loads:
        for format in ("html", "csv") + (() if "op" in args else ("atom",)):
            watched = Watched(db)
            load(watched, asked(format, **args))  # type: ignore[arg-type]
            assert watched.plans
            small = r"SCAN (?:j VIRTUAL TABLE|gegevens_dag\b|\w+_regel_zoek VIRTUAL TABLE|\(subquery)"
            assert not [plan for plan in watched.plans if "SCAN" in plan[0] and not re.match(small, plan[0])]


def test_what_was_searched_is_what_the_ledger_searched(tmp_path: Path) -> None:
    connection = moties_and_a_letter(tmp_path / "kamer.db")
    ledger.update_claims(connection)
    served.build(connection)
    for on in (date(2099, 2, 28), date(2099, 3, 1), date(2099, 6, 1)):
        texts = overview.searched(connection, on)["texts"]
        assert texts == (on >= date(2099, 3, 1))
        assert sets.searched(connection, str(on)).kinds == (("1 Kamerstuk",) if texts else ())
