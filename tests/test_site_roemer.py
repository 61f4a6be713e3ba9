"""`/roemer`: every status with its words, every gap as a gap, and nothing that the reports don't say."""

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from db.site import roemer as model
from db.site.pages import roemer
from db.site.pictures_shares import NAMES, WIDTH, shares
from db.store import connect
from tests.overview_rows import SITE_ADDRESS, add_overview
from tests.test_ledger import QUERIES
from tests.test_site import build, serve


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("roemer") / "kamer.db", sample=False, more=[add_overview])


@pytest.fixture(scope="module")
def site(path: Path) -> Datasette:
    return serve(path)


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    yield connection
    connection.close()


def row_of(page: str, key: str) -> str:
    """The row of the matrix of one recommendation."""
    return page.partition(f'<tr><th scope="row"><a href="/roemer/{key}">')[2].partition("</tr>")[0]


@pytest.mark.asyncio
async def test_each_cell_leads_to_the_words_that_it_stands_for(site: Datasette) -> None:
    page = (await site.client.get("/roemer")).text
    own = (await site.client.get("/roemer/99.1.A")).text
    row = row_of(page, "99.1.A")
    # a letter goes before its annex of the same day
    for words, anchor, quote in (
        ("aangekondigd", "bij-kst-99901-7-1", "Het loket komt er."),
        ("uitgevoerd", "bij-kst-99901-9-1", "Het staat er."),
    ):
        assert f'<a href="/roemer/99.1.A#{anchor}">{words}</a>' in row
        assert quote in own.partition(f'id="{anchor}"')[2].partition("</article>")[0]
    assert "99.1.A | Een loket | In uitvoering | &lt;i&gt;Half&lt;/i&gt; af" in own


@pytest.mark.asyncio
async def test_gaps_are_shown_as_gaps(site: Datasette) -> None:
    page = (await site.client.get("/roemer")).text
    head = page.partition('<table class="table matrix">')[2].partition("</thead>")[0]
    assert [words in head for words in ("2021 <span", "2022 <span", "1 van 2 rapporten gelezen")] == [True] * 3
    assert "geen rapport gelezen" in head.partition("2021 <span")[2].partition("</th>")[0]
    assert "geen rapport bekend" in head.partition("2022 <span")[2].partition("</th>")[0]
    assert row_of(page, "99.1.B").count('<td class="gap">–</td>') == 2
    assert 'data-label="2024">niet genoemd</td>' in row_of(page, "99.1.B")
    assert "Van 2021 en 2022 lazen wij geen enkel rapport" in page
    report = page.partition("Wat wij lazen, en wat niet")[2]
    assert "niets gelezen" in report.partition("kst-99901-5")[2].partition("</tr>")[0]


@pytest.mark.asyncio
async def test_a_letter_says_of_which_years_no_report_was_read(site: Datasette) -> None:
    page = (await site.client.get("/brief/havens-2026")).text.partition('<dl class="advice">')[2]
    assert (
        "Van 2021 en 2022 lazen wij geen enkel rapport. Niet alle rapporten zijn gelezen (2023: 1 van 2).</p>" in page
    )


@pytest.mark.asyncio
async def test_words_that_are_not_known_are_quoted_and_a_mention_claims_nothing(site: Datasette) -> None:
    page = (await site.client.get("/roemer")).text
    assert ">andere woorden</a>" in row_of(page, "99.1.B")
    assert ">genoemd, zonder stand</a>" in row_of(page, "99.10.A")
    own = (await site.client.get("/roemer/99.1.B")).text
    assert (
        "Stand in de woorden van het rapport: “Zie de brief”. Wat dat voor de uitvoering betekent, weten wij niet."
        in own
    )
    nothing = (await site.client.get("/roemer/99.10.A")).text
    assert "staat van deze aanbeveling geen stand" in nothing and "onze zoektocht" in nothing


@pytest.mark.asyncio
async def test_a_refusal_stands_only_where_its_words_stand(site: Datasette) -> None:
    page = (await site.client.get("/roemer")).text
    matrix = page.partition('<table class="table matrix">')[2].partition("</table>")[0]
    assert matrix.count(">geweigerd<") == 1
    own = (await site.client.get("/roemer/99.1.C")).text
    assert "99.1.C | Niet overgenomen | Een boete helpt niet." in own


@pytest.mark.asyncio
async def test_themes_are_one_whatever_their_capitals_and_numbers_go_as_people_count(site: Datasette) -> None:
    page = (await site.client.get("/roemer")).text
    themes = page.split('scope="rowgroup"')[1:]
    assert [theme.partition(">")[2].partition("<")[0] for theme in themes] == ["Havens", "Poorten", "Zonder thema"]
    assert "zoals anderen haar omschrijven" in row_of(page, "een-fiets")
    assert "eerste advies" in row_of(page, "2020-06-11~2F99.1.A")


@pytest.mark.asyncio
async def test_filters_narrow_the_matrix_and_say_what_they_can_be(site: Datasette) -> None:
    page = (await site.client.get("/roemer?thema=Havens&stand=not_executed")).text
    assert "1 aanbeveling van 6." in page
    assert row_of(page, "99.1.C") and not row_of(page, "99.1.A")
    assert '<option value="executed">uitgevoerd (1)</option>' in page
    assert "Geen aanbeveling past" in (await site.client.get("/roemer?thema=Poorten&stand=executed")).text
    for query, words in (("thema=<x>", "Havens, Poorten"), ("stand=klaar", "uitgevoerd; deels uitgevoerd")):
        answer = await site.client.get(f"/roemer?{query}")
        assert answer.status_code == 400
        assert words in answer.text and "<x>" not in answer.text


@pytest.mark.asyncio
async def test_files_have_a_row_for_each_report_of_each_recommendation(site: Datasette) -> None:
    rows = list(csv.DictReader(io.StringIO((await site.client.get("/roemer.csv?thema=Havens")).text)))
    assert [(row["sleutel"], row["rapport"], row["jaar"]) for row in rows] == [
        ("99.1.A", "kst-99901-9", "2024"), ("99.1.A", "kst-99901-7", "2023"), ("99.1.A", "blg-99992", "2023"),
        ("99.1.B", "blg-99992", "2023"), ("99.1.C", "blg-99992", "2023"),
    ]  # fmt: skip
    data = (await site.client.get("/roemer.json")).json()
    silent = next(row for row in data["aanbevelingen"] if row["sleutel"] == "een-fiets")
    assert silent["citaat"] is None and silent["rapport"] is None
    assert {"rapport": "kst-99901-5", "rijen": 0}.items() <= data["rapporten"][2].items()
    own = (await site.client.get("/roemer/99.1.A.json")).json()
    assert [said["status"] for said in own["berichten"]] == ["Uitgevoerd", "Gepland", "In uitvoering"]


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        ("", ("Uitgevoerd", "2024-03-01"), ("Zie de brief.", "2023-03-01")),
        ("2024-02-29", ("Gepland", "2023-03-01"), ("Zie de brief.", "2023-03-01")),
        ("2023-02-28", (None, None), (None, None)),
    ],
)
def test_the_ready_made_question_takes_the_latest_report_up_to_a_day(
    db: sqlite3.Connection, day: str, first: tuple[str | None, ...], second: tuple[str | None, ...]
) -> None:
    answer = db.execute(QUERIES["aanbevelingen"]["sql"], {"thema": "", "op": day}).fetchall()
    said = {row[8].removeprefix("/roemer/"): (row[3], row[5]) for row in answer}
    assert (said["99.1.A"], said["99.1.B"]) == (first, second)
    held = db.execute("SELECT replace(sleutel, '/', '~2F'), status, datum FROM aanbeveling_stand").fetchall()
    assert day or said == {key: (status, date) for key, status, date in held}


@pytest.mark.asyncio
async def test_a_recommendation_shows_what_other_papers_and_letters_say_of_it(site: Datasette) -> None:
    own = (await site.client.get("/roemer/99.1.A")).text
    assert "Aanbeveling 99.1.A komt voor de zomer." in own
    assert own.partition("In andere stukken")[2].count("<article") == 1  # a mention claims nothing
    assert 'href="/brief/havens-2026#vraag-1">“Voer aanbeveling 99.1.A uit.”' in own
    assert 'href="/brief/havens-2026#verwijzing-1"' in own
    assert "meldt voortgang, voorgesteld door een programma" in own
    first = (await site.client.get("/roemer/2020-06-11~2F99.1.A")).text
    assert "Aanbeveling 99.1.A: Een wegwijzer" in first
    assert "havens-2026" not in first and "voor de zomer" not in first  # that number is the second advice's


@pytest.mark.asyncio
async def test_a_measure_without_a_number_is_no_recommendation_and_the_unknown_is_a_404(site: Datasette) -> None:
    measure = (await site.client.get("/roemer/fiets")).text
    assert "Een maatregel op de website" in measure and "Loopt. De fiets rijdt." in measure
    assert "gelezen op 24 november 2026, 04.00 uur" in measure
    assert not row_of((await site.client.get("/roemer")).text, "fiets")
    assert (await site.client.get("/roemer/99.9.Z")).status_code == 404


@pytest.mark.asyncio
async def test_what_others_wrote_cannot_become_markup(site: Datasette) -> None:
    for address in ("/roemer", "/roemer/99.1.A"):
        page = (await site.client.get(address)).text
        for markup in ("<b>elke", "<i>Half", "<Havens>", "<loketten>", 'style="', "<script"):
            assert markup not in page, (address, markup)
        assert page.count("<h1") == 1


@pytest.mark.asyncio
async def test_without_recommendations_the_page_says_so(tmp_path: Path) -> None:
    page = await serve(build(tmp_path / "kamer.db", sample=False)).client.get("/roemer")
    assert page.status_code == 200 and "nog geen aanbevelingen gelezen" in page.text


# --- view models ------------------------------------------------------------------------------------------


def said(day: str | None, status: str | None, meaning: str | None) -> dict[str, Any]:
    return {
        "rapport": "kst-1", "volgorde": 1, "datum": day, "status": status, "status_genormaliseerd": meaning
    }  # fmt: skip


@pytest.mark.parametrize(
    ("latest_first", "kind"),
    [
        ([said("2023-05-01", "Klaar", "executed"), said("2023-01-01", "Loopt", "in_progress")], "executed"),
        ([said("2023-05-01", None, None), said("2023-01-01", "Loopt", "in_progress")], "in_progress"),
        ([said("2023-05-01", "paars", None)], "unknown"),
        ([said("2023-05-01", None, None)], "mentioned"),
        ([said("2022-05-01", "Klaar", "executed")], "none"),
        ([said(None, "Klaar", "executed")], "none"),
    ],
)
def test_a_cell_is_the_latest_status_of_its_year(latest_first: list[dict[str, Any]], kind: str) -> None:
    (cell,) = model.cells(latest_first, [model.Column("2023", 2, 1)])
    assert cell.kind == kind
    assert bool(cell.anchor) is (kind != "none")


def test_years_without_any_report_have_a_column_too() -> None:
    reports = [{"rapport": name, "jaar": year, "rijen": n} for name, year, n in
               (("advies x", "2018", 3), ("a", "2020", 0), ("b", "2022", 2), ("c", "", 0))]  # fmt: skip
    columns = model.columns_of(reports, [said("2023-01-01", "Loopt", "in_progress")])
    assert [(column.name, column.known, column.read) for column in columns] == [
        ("2020", 1, 0), ("2021", 0, 0), ("2022", 1, 1), ("2023", 0, 1), ("website", 1, 0),
    ]  # fmt: skip
    assert [column.gap for column in columns[:3]] == ["geen rapport gelezen", "geen rapport bekend", "niet genoemd"]


def test_the_parts_of_a_bar_fill_it_in_order_and_what_was_not_read_is_empty() -> None:
    made = shares([("2023", {"executed": 1, "none": 3, "partly": 0}), ("2024", {})])
    first, second = made.bars
    assert [(part.kind, part.text) for part in first.parts] == [("executed", "1"), ("none", "3")]
    assert first.parts[0].x == NAMES and first.parts[-1].x + first.parts[-1].width == pytest.approx(WIDTH - 1, abs=0.2)
    assert second.parts == ()


@pytest.mark.parametrize(
    ("key", "address"),
    [("4.4.B", "/roemer/4.4.B"), ("2020-06-11/1.A", "/roemer/2020-06-11~2F1.A"), ("a b", "/roemer/a+b")],
)
def test_a_recommendation_has_a_lasting_address(key: str, address: str) -> None:
    assert model.recommendation_path(key) == address


# --- speed ------------------------------------------------------------------------------------------------

LARGE = r"\b(?:herkomst|h|stuk|k|claim|link|brief_stuk|b|letter|ask|brief_aanbeveling)\b"


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (roemer.SAID, ("", "")), (roemer.SAID, ("a", "a")), (roemer.REPORTS, ()), (roemer.CLAIMS, ("a",)),
        (roemer.PAPERS, ("[]",)), (roemer.ASKS, ("[]", 1)), (roemer.NAMED, ("a", 1)), (roemer.STANDS, ()),
    ],
)  # fmt: skip
def test_no_query_goes_through_a_large_table(db: sqlite3.Connection, sql: str, values: tuple[Any, ...]) -> None:
    db.execute("DELETE FROM sqlite_stat1")  # what was measured of a handful of rows says nothing of very many
    db.execute("ANALYZE sqlite_schema")  # forget it
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step for step in plan if re.match(rf"SCAN {LARGE}", step)] == []


def test_the_website_of_the_rows_is_one(db: sqlite3.Connection) -> None:
    assert db.execute("SELECT rijen FROM aanbeveling_rapport WHERE rapport = ?", (SITE_ADDRESS,)).fetchone() == (1,)
