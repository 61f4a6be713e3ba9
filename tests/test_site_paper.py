"""The page of any paper: what it shows, which address it has, and that no text can become markup."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from db import records as r
from db.site import lookup, paper_rows, paper_text, papers, proposals, sitemap
from db.site.numbers import readings
from db.site.pages import PAGES
from db.site.pages import paper as paper_page
from db.site.paper_text import LONGEST, Part, Piece, Reference, Source, Target, leaves, sections
from tests.site_facts import RUDE, build, row
from tests.test_site import serve

LONG = "\n".join(f"Regel {n} van een lang verslag over de pont." for n in range(7000))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    more = [
        (row(r.Publicatie, id="h-tk-20242025-98-1", soort="Handelingen", titel="Lang", datum="2025-03-05"), 2),
        (r.PublicatieTekst("h-tk-20242025-98-1", "Lang", "2025-03-05", LONG), 2),
        (row(r.Activiteit, id="v1", nummer="2025A00001", soort="Commissiedebat", datum="2025-03-05"), 1),
        (row(r.Toezegging, id="t2", nummer="TZ202503-002", tekst="Een brief", activiteit_nummer="2025A00001"), 1),
    ]
    return build(tmp_path_factory.mktemp("paper") / "kamer.db", more)


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return serve(database)


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database)
    yield connection
    connection.close()


async def page(site: Datasette, path: str) -> str:
    answer = await site.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.text)


# --- what a number means ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("kst-29689-1282", ("kst-29689-1282",)),
        ("29689-1282", ("kst-29689-1282",)),
        ("29689/1282", ("kst-29689-1282",)),
        ("Kamerstuk 29 689, nr. 1282", ("kst-29689-1282",)),
        ("Kamerstukken II 2024/25, 29 689, nr. 1282.", ("kst-29689-1282",)),
        ("36600-XV-28", ("kst-36600-XV-28",)),
        ("36 600 XV, nr. 028", ("kst-36600-XV-28",)),
        ("kst-36600-xv-28", ("kst-36600-xv-28", "kst-36600-XV-28")),
        ("21501-20-2106", ("kst-21501-20-2106",)),
        ("35000-(R2184)-3", ("kst-35000-R2184-3",)),
        ("36600-XV", ("kst-36600-XV", "dossier/36600-XV")),
        ("29 689", ("dossier/29689",)),
        ("2025z05084", ("2025Z05084",)),
        ("motie 36600-XV-28", ("kst-36600-XV-28",)),
        ("de gewijzigde motie 29 689, nr. 1282", ("kst-29689-1282",)),
        ("zaak 2025Z05084", ("2025Z05084",)),
        ("tz202402-3", ("TZ202402-003",)),
        ("t02867", ("T02867",)),
        ("Aanhangsel Handelingen II 2020/21, nr. 3247", ("ah-tk-20202021-3247",)),
        ("https://zoek.officielebekendmakingen.nl/kst-29689-1282.html",
         ("https://zoek.officielebekendmakingen.nl/kst-29689-1282.html", "kst-29689-1282")),
        ("https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z05084",
         ("https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z05084", "2025Z05084")),
        ("dakloze arbeidsmigranten", ()),
        ("2024", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_what_a_person_types_is_read_as_a_number(text: str, ids: tuple[str, ...]) -> None:
    assert readings(text) == ids


@given(st.text(max_size=400))
def test_any_text_has_readings_or_none(text: str) -> None:
    assert all(readings(text))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/99901-5", "/kst-99901-5"),
        ("/KST-99901-5", "/kst-99901-5"),
        ("/Kamerstuk%2099%20901,%20nr.%205", "/kst-99901-5"),
        ("/kst-9999999", "/kst-99901-3"),  # KOOP's own id of the unformatted publication
        ("/2025z90002", "/kst-99901-5"),
        ("/2025Z90001", "/motie/2025Z90001"),
        ("/kst-99901-9", "/2025Z90005"),  # no official number yet: by its number in the dossier of that title
        ("/99901", "/dossier/99901"),
        ("/tz202503-1", "/TZ202503-001"),
        ("/stuk/kst-99901-5", "/kst-99901-5"),
        ("/99901-5.json", "/kst-99901-5.json"),
    ],
)
async def test_other_spellings_lead_to_the_one_address(site: Datasette, asked: str, goes_to: str) -> None:
    answer = await site.client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (302, goes_to)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kst-99901-3", "Motie van de leden Veerman en De Wit over vaste oevers"),
        ("/2025Z90002", "Brief over veren"),
        ("/2025D90001", "/motie/2025Z90001"),
        ("/2025D90008", "Kaart van de oevers"),
        ("/2025Z90004", "Het bericht dat de pont niet vaart"),
        ("/h-tk-20242025-99-3", "ik open de beraadslaging"),
        ("/stuk/https~3A~2F~2Fwww~2Eveer~2Eexample~2Fpont", "Een pont."),
        ("/TZ202503-001", "de kaart komt nog"),
        ("/0b0b0b0b-1111-2222-3333-444444444444", "deze zaak verwijderd op 9 september 2025"),
    ],
)
async def test_every_key_has_a_page(site: Datasette, path: str, words: str) -> None:
    assert words in await page(site, path)
    assert (await site.client.get(f"{path}.json")).status_code == 200


# --- the page ---------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_a_letter_of_the_cabinet_shows_its_text_and_what_bears_on_it(site: Datasette) -> None:
    text = await page(site, "/kst-99901-5")
    for words in (
        '<a href="/kst-99901-3">99 901, nr. 3</a>',  # held here
        '<a href="https://zoek.officielebekendmakingen.nl/kst-99901-88.html" rel="nofollow noopener noreferrer">',
        '<span class="no">Noot 1</span>',
        "– een eerste punt",
        '<th scope="col">Haven</th>',
        "<td>West | Zuid</td>",
        '<a href="/dossier/99901">99901</a>',
        "in uitvoering",
        '<a href="/motie/2025Z90003">',  # what it says of a motie leads to that motie
        '<a href="/TZ202503-001">',
        '<a href="/roemer/9~2E9~2EZ">Aanbeveling 9.9.Z</a>',
        'href="/brief/veerlui#bij-vraag-1"',
        "antwoordt hierop; een voorstel van het programma",
        '<a href="/2025D90008">Kaart van de oevers</a>',
        "uit Officiële Bekendmakingen (meegeleverd voorbeeld, niet het echte stuk)",
        "uit Open data van de Tweede Kamer.",
        "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z90002&amp;did=2025D90002",
    ):
        assert words in text, words
    assert text.count("<h1") == 1


@pytest.mark.asyncio
async def test_a_motie_leads_to_what_became_of_it_and_shows_its_versions_and_who_cites_it(site: Datasette) -> None:
    text = await page(site, "/kst-99901-3")
    for words in (
        'href="/motie/2025Z90001"', "Veerman (VP), De Wit (DW)", "verzoekt de regering vaste oevers te maken",
        "Gewijzigde motie van de leden Veerman", 'href="/kst-99901-4"', 'href="/brief/veerlui#noot-1"',
        '<a href="/kst-99901-5">',
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.asyncio
async def test_a_paper_without_text_says_so_and_where_it_is(site: Datasette) -> None:
    text = await page(site, "/2025Z90004")
    assert "De tekst van dit stuk hebben wij niet." in text
    assert "vonden wij geen verwijzing naar dit stuk" in text


@pytest.mark.asyncio
async def test_a_promise_leads_to_the_meeting_that_it_was_made_in(site: Datasette) -> None:
    text = await page(site, "/TZ202503-002")
    assert "https://www.tweedekamer.nl/debat_en_vergadering/commissievergaderingen/details?id=2025A00001" in text
    assert "Een adres van deze toezegging bij de Tweede Kamer kennen wij niet." in await page(site, "/TZ202503-001")
    assert papers.meeting_url("2025A00001", "Plenair debat (debat)") == (
        "https://www.tweedekamer.nl/debat_en_vergadering/plenaire_vergaderingen/details/activiteit?id=2025A00001"
    )
    assert papers.meeting_url("2025A00001", "Werkbezoek") is None


@pytest.mark.parametrize(
    ("made_up", "real"),
    [
        ("kst-99101-3", "kst-29861-143"), ("2025Z99903", "2025Z05084"), ("2026D99908", "2026D05153"),
        ("2099D00001", "2024D32530"), ("blg-9999992", "blg-1189264"), ("h-tk-20252026-9999-1", "h-tk-20242025-98-1"),
        ("TZ000001-002", "TZ202503-001"), ("99.2.A", "4.4.B"), ("2020-06-11/99.9.A", "2020-06-11/1.1.A"),
        ("https://www.ser.nl/voorbeeld-kamerspoor/x", "https://www.ser.nl/x"),
    ],
)  # fmt: skip
def test_what_is_made_up_as_a_whole_is_told_by_its_number(made_up: str, real: str) -> None:
    assert papers.invented(made_up, sample=True) and not papers.invented(real, sample=True)
    assert not papers.invented(made_up, sample=False)


@pytest.mark.asyncio
async def test_json_has_the_whole_of_it(site: Datasette) -> None:
    data = (await site.client.get("/kst-99901-5.json")).json()
    assert data["id"] == "kst-99901-5"
    assert data["teksten"][0]["tekst"].startswith("Aan de Voorzitter")
    assert [claim["item"] for claim in data["zegt_over"]] == ["kst-99901-4", "TZ202503-001", "aanbeveling 9.9.Z"]
    assert {source["bron"] for source in data["herkomst"]} == {"tweedekamer", "officielebekendmakingen"}
    data = (await site.client.get("/h-tk-20242025-98-1.json")).json()
    assert data["teksten"][0]["tekst"] == LONG


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/kst-99901-5", "/kst-99901-3", "/kst-99901-4", "/2025D90008", "/TZ202503-001",
             "/zoek?q=veren+kaart+script", "/zoek?q=%3Cscript%3E", "/kst-99901-3%3Cscript%3E", "/zoek?q=wipbruggen"],
)  # fmt: skip
async def test_no_text_becomes_markup(site: Datasette, path: str) -> None:
    text = (await site.client.get(path)).text
    for markup in ("<script", "javascript:", 'style="', "alert(&#34;x&#34;)<"):
        assert markup not in text, (path, markup)


@pytest.mark.asyncio
async def test_a_long_text_comes_in_parts_that_stay_small(site: Datasette) -> None:
    address = "/h-tk-20242025-98-1"
    first = await page(site, address)
    assert "deel 1 van" in first and f'href="{address}?deel=2#tekst"' in first and "in de <a" in first
    assert len(first.encode()) < 100_000
    assert "Regel 6999 van" in await page(site, f"{address}?deel={-(-len(LONG) // LONGEST)}")
    for wrong in ("99", "0", "x"):
        assert (await site.client.get(f"{address}?deel={wrong}")).status_code == 400


# --- the text, pure ---------------------------------------------------------------------------------------

LINES = st.lists(st.text(alphabet="ab|[]:1 noot\n", max_size=40), max_size=12).map("\n".join)


@given(st.lists(LINES, max_size=4), st.integers(1, 40))
def test_parts_of_texts_lose_and_double_nothing(texts: list[str], longest: int) -> None:
    sources = [Source("", text, True) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paper_text, "LONGEST", longest)
        made = leaves(sources)
    for n, text in enumerate(texts):
        assert "".join(text[slice(*span)] for leaf in made for at, span in leaf if at == n) == text
    assert all(sum(end - start for _, (start, end) in leaf) <= longest for leaf in made)


def parts(text: str, *references: Reference, official: bool = True) -> tuple[Part, ...]:
    source = Source("Tekst", text, official, None, references)
    (section,) = sections([source], [(0, (0, len(text)))], {"kst-1": Target("/kst-1", False)})
    return section.parts


@given(LINES)
def test_the_words_of_an_official_text_are_all_shown(text: str) -> None:
    def words(one: Part) -> str:
        cells = [cell for line in one.rows for cell in line]
        return one.label + "".join(piece.text for run in (one.pieces, *cells) for piece in run)

    shown = "".join(map(words, parts(text)))
    for char in "ab1":
        assert shown.count(char) == text.count(char)


def test_a_reference_is_linked_where_it_stands() -> None:
    (one, note) = parts(
        "Zie nr. 1.\n[noot 2: En nr. 1 nog eens.]", Reference("nr. 1", "kst-1"), Reference("nr. 1", "kst-1")
    )
    assert one.pieces == (Piece("Zie "), Piece("nr. 1", Target("/kst-1", False)), Piece("."))
    assert (note.kind, note.label) == ("note", "2")
    assert note.pieces[1].target


def test_a_repeated_note_leads_to_the_first() -> None:
    first, again = parts("[noot a: woorden]\n[noot a]")
    assert again.pieces == (Piece("noot a", Target(f"#{first.anchor}", False)),)


def test_lines_that_a_page_broke_off_run_on() -> None:
    text = "Een regel die zo lang is dat de kantlijn hem heeft\nafgebroken.\nKort\n\nNieuw"
    first, second = parts(text, official=False)
    assert first.pieces[0].text == "Een regel die zo lang is dat de kantlijn hem heeft afgebroken.\nKort"
    assert second.pieces[0].text == "Nieuw"


# --- what isn't here --------------------------------------------------------------------------------------


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "proposed"),
    [
        ("/kst-99901-777", ['href="/dossier/99901"', 'href="/kst-99901-5"', "kst-99901-777.html"]),
        ("/2025Z90077", ['href="/2025Z90004"', "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z90077"]),
        ("/2025D99999", ['href="/2025D90008"']),
        ("/TZ202503-9", ['href="/TZ202503-001"']),
        ("/moties/vaste-oevers", ['href="/motie/2025Z90001"']),
        ("/veren/2025Z90002", ['href="/kst-99901-5"']),
        ("/helemaal-niets-zulks-qqq", []),
    ],
)
async def test_what_is_not_here_proposes_what_is(site: Datasette, path: str, proposed: list[str]) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == 404
    for words in proposed:
        assert words in answer.text, (path, words)
    assert ("Zocht u misschien" in answer.text) is bool(proposed)
    assert answer.text.count("<li><a") <= proposals.MOST


def test_what_may_be_any_number_comes_after_all_other_pages() -> None:
    assert PAGES[-len(paper_page.PAGES) :] == paper_page.PAGES


# --- robots -----------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_the_sitemap_names_lists_moties_dossiers_letters_and_promises(site: Datasette) -> None:
    name = f"{{{sitemap.NAMESPACE}}}"
    top = ElementTree.fromstring((await site.client.get("/sitemap.xml")).text)
    files = [one.text or "" for one in top.iter(f"{name}loc")]
    found: dict[str, str | None] = {}
    for file in files:
        part = ElementTree.fromstring((await site.client.get(urlsplit(file).path)).text)
        found |= {url.findtext(f"{name}loc") or "": url.findtext(f"{name}lastmod") for url in part.iter(f"{name}url")}
    for path in ("/motie/2025Z90001", "/dossier/99901", "/brief/veerlui", "/TZ202503-001", "/"):
        assert f"http://localhost{path}" in found
    assert found["http://localhost/motie/2025Z90001"] == "2025-03-04"
    lists = {f"http://localhost{page.path}" for page in PAGES if "(" not in page.path} - {"http://localhost/zoek"}
    assert lists <= found.keys()
    for path in ("/sitemap-moties-2.xml", "/sitemap-onzin-1.xml", "/sitemap-lijsten-2.xml", "/sitemap-moties-0.xml"):
        assert (await site.client.get(path)).status_code == 404


@pytest.mark.asyncio
async def test_robots_are_kept_from_sql_and_copies_of_texts(site: Datasette) -> None:
    text = (await site.client.get("/robots.txt")).text
    for line in ("Disallow: /kamer/", "Disallow: /kamer?", "Disallow: /stuk/", "Disallow: /h-tk-", "Allow: /",
                 "Sitemap: http://localhost/sitemap.xml"):  # fmt: skip
        assert line in text.splitlines()


# --- plans ------------------------------------------------------------------------------------------------


def test_every_query_of_a_page_goes_by_an_index(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM sqlite_stat1")  # of a table with three rows SQLite knows that a scan is quicker
    connection.commit()
    again = sqlite3.connect(str(connection.execute("PRAGMA database_list").fetchone()[2]))
    names = ("key", "kst", "id", "url", "document", "zaak", "title", "item", "ids", "others", "most", "nummer",
             "dossier", "number", "begin", "end")  # fmt: skip
    values = dict.fromkeys(names, "[]") | {"most": 5, "number": 1}
    queries = {
        f"{module.__name__}.{name}": sql
        for module in (lookup, paper_rows, paper_page, proposals)
        for name, sql in vars(module).items()
        if isinstance(sql, str) and sql.lstrip().startswith("SELECT")
    }
    assert len(queries) > 20
    scans = {
        (name, step[3])
        for name, sql in queries.items()
        for step in again.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        if "AUTOMATIC" in step[3] or re.match(r"SCAN (?!json_each|o$|CONSTANT ROW)", step[3])
    }
    again.close()
    assert scans == set()


def test_rude_words_reach_the_page_as_words(connection: sqlite3.Connection) -> None:
    found = lookup.look_up(connection, "kst-99901-5")
    assert found is not None and RUDE in found.title
