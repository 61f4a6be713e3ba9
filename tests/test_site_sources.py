"""`/bronnen` and `/controle`: how fresh and complete each source is, and what is still to be looked at."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from db import records as r
from db import store
from db.site import dutch
from db.site.pages import sources, worklist
from db.site.pictures_years import BARS, LEAST, WIDTH, Year, chart
from db.store import VIEWS, connect
from tests.overview_rows import add_overview
from tests.test_site import build, serve

UNREADABLE = 120


def add_more(connection: sqlite3.Connection) -> None:
    """Many errors and a run with many messages, of a source that says how it is read."""
    card = r.Bron(
        "roemer", "Rapporten <x>", "SZW", "CC0-1.0", "https://r.example", 4, "Scans niet.", "Een vaste lijst."
    )
    messages = json.dumps([f"bladzijde {n} <kwam> niet aan" for n in range(15)])
    runs = [
        r.Crawl(n, "roemer", "increment", f"2026-11-{n:02}T02:00:00Z", f"2026-11-{n:02}T02:09:00Z", n, 1, 2, 3, 0,
                messages if n == 20 else "[]", "{}", "SRU 2.0")
        for n in range(2, 21)
    ]  # fmt: skip
    store.insert(connection, [card])
    store.insert(connection, runs)
    for n in range(UNREADABLE):
        fault = r.Fout("roemer", f"stuk <{n:03}>", "geen XML")
        connection.execute(store.insert_sql(r.Fout, "herkomst"), (*store.row_of(r.Fout)(fault), 104))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sources") / "kamer.db", sample=False, more=[add_overview, add_more])


@pytest.fixture(scope="module")
def site(path: Path) -> Datasette:
    return serve(path)


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    yield connection
    connection.close()


def part(page: str, source: str) -> str:
    """The section of one source."""
    return page.partition(f'<section class="source" id="{source}"')[2].partition("</section>")[0]


# --- /bronnen ---------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_a_source_says_what_it_is_how_it_is_read_and_what_is_not(site: Datasette) -> None:
    one = part((await site.client.get("/bronnen")).text, "roemer")
    for words in (
        "Rapporten &lt;x&gt;", "SZW", "CC0-1.0", 'href="https://r.example"', "Een vaste lijst.",
        "via SRU 2.0", "Scans niet.",
        "5 stukken van de ongeveer 7 die er horen te zijn (71 %): nog niet volledig.",
        "Laatst gelezen op 20 november 2026, 03.09 uur (alleen wat veranderd was).", "Nieuwste stuk: 1 maart 2024.",
    ):  # fmt: skip
        assert words in one, words
    unread = part((await site.client.get("/bronnen")).text, "rijksoverheid")
    assert "Nog niet gelezen." in unread and "javascript:" not in unread


@pytest.mark.asyncio
async def test_errors_are_listed_and_the_rest_is_a_link_away(site: Datasette) -> None:
    page = (await site.client.get("/bronnen")).text
    one = part(page, "roemer")
    assert "120 stukken konden wij niet lezen." in one
    assert "Bladzijde 9 &lt;kwam&gt; niet aan." in one and "Bladzijde 10 " not in one
    assert "En nog 5 meldingen van de laatste ronde." in one
    assert 'href="/controle?waar=roemer"' in one
    assert '<a href="#fouten-roemer">135</a>' in page
    assert 'href="/controle?soort=onbekend+veld&amp;waar=tweedekamer">1 soort</a>' in part(page, "tweedekamer")


@pytest.mark.asyncio
async def test_a_gap_is_drawn_told_and_stands_in_a_table(site: Datasette) -> None:
    one = part((await site.client.get("/bronnen")).text, "tweedekamer")
    assert "In 1 jaar is minder gehouden dan verwacht: samen 10 te weinig." in one
    rows = re.findall(
        r'<tr><th scope="row">(\d{4})</th><td class="amount">(.*?)</td><td class="amount">(.*?)</td><td>(.*?)</td>', one
    )
    assert rows == [
        ("2025", "1", "1", "niets"), ("2024", "0", "niet bekend", "niet bekend"), ("2023", "0", "10", "10")
    ]  # fmt: skip
    drawing = one.partition("<svg")[2].partition("</svg>")[0]
    assert drawing.count('class="bar is-missing"') == 1 and drawing.count('class="bar is-held"') == 1
    assert 'role="img"' in drawing and "de getallen staan in de tabel" in drawing


@pytest.mark.asyncio
async def test_the_last_fortnight_of_runs_is_shown_newest_first(site: Datasette) -> None:
    one = part((await site.client.get("/bronnen")).text, "roemer")
    days = re.findall(r'<th scope="row">(\d+) november 2026, 03\.00 uur</th>', one)
    assert days == [str(day) for day in range(20, 6, -1)]


@pytest.mark.asyncio
async def test_programs_get_the_same_as_json(site: Datasette) -> None:
    data = (await site.client.get("/bronnen.json")).json()
    found = {source["bron"]: source for source in data["bronnen"]}
    assert (found["roemer"]["stukken"], len(found["roemer"]["meldingen"]), len(found["roemer"]["rondes"])) == (
        5,
        15,
        14,
    )
    assert {"soort": "Zaak", "jaar": "2023", "gehouden": 0, "verwacht": 10} in found["tweedekamer"]["jaren"]


@pytest.mark.asyncio
async def test_an_empty_site_has_its_pages(tmp_path: Path) -> None:
    from db import served

    connection = connect(tmp_path / "kamer.db", create=True)
    served.build(connection)
    connection.close()
    site = serve(tmp_path / "kamer.db")
    for address, words in (
        ("/bronnen", "nog geen bronnen gelezen"), ("/controle", "Er is niets na te kijken."),
        ("/over", "Over Kamerspoor"), ("/roemer", "nog geen aanbevelingen"),
    ):  # fmt: skip
        answer = await site.client.get(address)
        assert answer.status_code == 200
        assert words in answer.text


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([Year("2024", 5, 5), Year("2025", 6, 5)], "Alles wat verwacht wordt, is er."),
        ([Year("2024", 5, None)], "Hoeveel er horen te zijn, zegt de bron niet."),
        ([Year("2024", 5, None), Year("2025", 5, 5)], "Van de jaren die geteld zijn, is alles er."),
        ([Year("2023", 1, 5), Year("2024", 0, 2000), Year("2025", 9, 9)], "In 2 jaren is minder gehouden dan"),
        ([Year("2023", 1, 5), Year("2024", 0, 2000), Year("2025", 9, 9)], "samen 2.004 te weinig"),
    ],
)
def test_how_complete_says_no_more_than_is_known(years: list[Year], words: str) -> None:
    assert words in sources.finding(years)


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["2020", "2023"], ["2020", "2021", "2022", "2023"]),
        (["2020-2021", "2022-2023"], ["2020-2021", "2021-2022", "2022-2023"]),
        (["1815", "2023"], ["1815", "2023"]),  # one of them is mistyped
        (["2020", "straks"], ["2020", "straks"]),
        ([], []),
    ],
)
def test_years_between_are_shown_too(labels: list[str], shown: list[str]) -> None:
    assert [year.label for year in sources.filled([Year(label, 1, 1) for label in labels])] == shown


def test_a_source_with_many_kinds_is_shown_as_one_and_counted_only_where_each_is() -> None:
    rows = [
        {"soort": f"soort {n}", "jaar": year, "gehouden": 1, "verwacht": 2 if year == "2024" or n else None}
        for n in range(sources.MOST_KINDS + 1)
        for year in ("2024", "2025", "")
    ]
    (one,) = sources.series(rows)
    assert one.years == (Year("2024", 7, 14), Year("2025", 7, None))
    assert one.undated == Year("", 7, None)
    assert len(sources.series(rows[:6])) == 2


def test_the_smallest_gap_is_seen_and_nothing_leaves_the_picture() -> None:
    years = [Year(str(1990 + n), 10_000, 10_001 if n == 3 else 10_000) for n in range(37)]
    made = chart(years)
    (missing,) = [bar for bar in made.bars if bar.kind == "missing"]
    assert missing.height == LEAST
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and bar.height <= BARS for bar in made.bars)
    assert made.labels[-1].text == "2026"
    edges = [(label.x - len(label.text) * 3, label.x + len(label.text) * 3) for label in made.labels]
    assert all(after[0] > before[1] for before, after in pairwise(edges))
    assert edges[0][0] >= 0 and edges[-1][1] <= WIDTH
    assert chart([]).bars == () and chart([Year("2024", 0, None)]).bars == ()


# --- /controle --------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_kinds_have_words_and_counts_and_the_list_is_paged(site: Datasette) -> None:
    page = (await site.client.get("/controle?soort=fout")).text
    assert "Niet te lezen</a></th>" in page and 'data-label="Aantal">121</td>' in page
    assert "Bladzijde 1 van 3" in page and "stuk &lt;000&gt;" in page and "stuk &lt;060&gt;" not in page
    last = (await site.client.get("/controle?soort=fout&pagina=3")).text
    assert "stuk &lt;119&gt;" in last and "Zaak/2" in last
    assert (await site.client.get("/controle?soort=fout&pagina=4")).status_code == 400
    wrong = await site.client.get("/controle?soort=<i>")
    assert wrong.status_code == 400 and "Onvolledige jaren" in wrong.text and "<i>" not in wrong.text


@pytest.mark.asyncio
async def test_every_row_says_where_to_look(site: Datasette) -> None:
    first = (await site.client.get("/controle")).text
    number = re.search(r"Bladzijde 1 van (\d)", first)
    assert number is not None
    others = [(await site.client.get(f"/controle?pagina={n}")).text for n in range(2, int(number[1]) + 1)]
    page = "".join([first, *others])
    for link in (
        'href="/roemer/fiets"', 'href="/kamer/fout/roemer,stuk+~3C000~3E"', 'href="/bronnen#roemer"',
        'href="/brief/havens-2026"', 'href="https://zoek.officielebekendmakingen.nl/kst-99901-5.html"',
        'href="/kamer/verrassing/tweedekamer,Zaak~2F3"',
    ):  # fmt: skip
        assert link in page, link
    assert (await site.client.get("/kamer/fout/roemer,stuk+~3C000~3E")).status_code == 200
    assert "meer dan één &lt;stuk&gt; past" in page and "<stuk>" not in page


@pytest.mark.asyncio
async def test_one_source_or_letter_can_be_asked_for(site: Datasette) -> None:
    page = (await site.client.get("/controle?waar=roemer&soort=laatste+run")).text
    assert "15 regels." in page and "20 november 2026, 03.09 uur" in page
    assert "121" not in page.partition('id="soorten"')[2].partition("</table>")[0]
    assert "is er niets na te kijken" in (await site.client.get("/controle?waar=elders")).text


@pytest.mark.asyncio
async def test_files_hold_the_whole_list(site: Datasette) -> None:
    rows = list(csv.DictReader(io.StringIO((await site.client.get("/controle.csv?soort=fout")).text)))
    assert len(rows) == UNREADABLE + 1 and set(rows[0]) == {"soort", "waar", "wat", "waarom"}
    whole = (await site.client.get("/controle.json")).json()["rows"]
    here = (await site.client.get("/controle.json?waar=havens-2026")).json()["rows"]
    assert len(whole) > len(rows) and [row["soort"] for row in here] == ["verwijzing ambiguous"]


def test_every_kind_of_the_view_has_words() -> None:
    sql = (VIEWS / "worklist.sql").read_text("utf-8")
    kinds = set(re.findall(r"SELECT '([a-z ]+)'(?: AS soort)?,", sql))
    statuses = re.search(r"status IN \((.*?)\)", sql)
    assert statuses is not None
    kinds |= {f"verwijzing {status}" for status in re.findall(r"'(\w+)'", statuses[1])}
    assert kinds == set(dutch.CONTROLE)


@pytest.mark.parametrize(
    ("row", "links"),
    [
        (("bestand zonder tekst", "bestand", "https://x.example/a.pdf", "-"), ("", "https://x.example/a.pdf", "")),
        (("bestand zonder tekst", "bestand", "javascript:alert(1)", "-"), ("", "", "")),
        (("onbekende status", "toezegging", "Wie & wat", "-"), ("", "", "toezegging?status=Wie+%26+wat")),
        (("onbekende status", "kst-1-2", "99.1.A", "-"), ("/kst-1-2", "/roemer/99.1.A", "")),
        (("verwijzing conflict", "a-1", "x", "-"), ("/brief/a-1", "", "")),
        (("onvolledig jaar", "tweedekamer", "Zaak 2023", "1 van 2"), ("/bronnen#tweedekamer", "", "")),
        (("iets nieuws", "ergens", "x", "-"), ("", "", "")),
    ],
)
def test_where_a_row_leads(row: tuple[str, ...], links: tuple[str, ...]) -> None:
    made = worklist.item(dict(zip(worklist.COLUMNS, row, strict=True)))
    assert (made.where_path, made.what_path, made.table) == links


LARGE = r"SCAN (?!.*USING COVERING INDEX worklist_regel_soort)(?:worklist_regel|herkomst|fout|verrassing|zaak)\b"


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (worklist.KINDS, ()), (worklist.OF_PLACE, ("a",)), (worklist.ALL, (0, 50)), (worklist.OF_KIND, ("a", 0, 50)),
        (worklist.SOMEWHERE, ("a", "", "", 50, 0)), (sources.TO_CHECK, ()), (sources.YEARS, ()), (sources.SOURCES, ()),
    ],
)  # fmt: skip
def test_no_query_goes_through_a_large_table(db: sqlite3.Connection, sql: str, values: tuple[Any, ...]) -> None:
    db.execute("DELETE FROM sqlite_stat1")  # what was measured of a handful of rows says nothing of very many
    db.execute("ANALYZE sqlite_schema")  # forget it
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step for step in plan if re.match(LARGE, step)] == []
    assert "TEMP B-TREE FOR ORDER BY" not in " ".join(plan) or sql == sources.SOURCES
