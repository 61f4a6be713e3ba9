"""Searching: what is found and shown, that no words are syntax, and that any words are answered within limits."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import records as r
from db.site import search
from db.site.answer import Asked
from db.site.question import COMMON, Term, marked, marks, match, plain, snippet, terms
from tests.site_facts import build, row
from tests.test_site import serve

MANY = search.CANDIDATES + 50


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    day = "2020-01-%02d"
    more = [
        (row(r.Zaak, id=f"m{n}", nummer=f"2020Z{n:05}", soort="Brief regering", onderwerp=f"Vaarbericht {n}",
             gestart_op=day % (n % 28 + 1)), 1)
        for n in range(MANY)
    ]  # fmt: skip
    for n, title, on in (
        (6, "Motie van het lid Veerman over bruggen", "2021-01-01"),
        (7, "Motie van de leden Veerman, De Wit en Boog over tunnels", "2026-01-01"),
        (8, "Motie van het lid Veerman over tunnels", "2022-01-01"),
    ):
        more.append((row(r.Zaak, id=f"v{n}", nummer=f"2025Z9000{n}", soort="Motie", onderwerp=title, gestart_op=on), 1))
    return build(tmp_path_factory.mktemp("search") / "kamer.db", more)


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return serve(database)


@pytest.fixture(scope="module")
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database)
    yield connection
    connection.close()


async def found(site: Datasette, query: str) -> list[str]:
    """What a question finds, by id."""
    answer = await site.client.get(f"/zoek.json?{query}")
    assert answer.status_code == 200
    return [hit["id"] for hit in answer.json()["treffers"]]


# --- the question, pure -----------------------------------------------------------------------------------


def test_a_question_is_read_as_lemmas_phrases_and_beginnings() -> None:
    assert terms('de veerponten "vaste oevers" uitzend* Patiënten') == (
        Term("veerponten", ("veerpont",), also=("veerponten",)), Term("vaste oevers", ("vast", "oever")),
        Term("uitzend*", ("uitzend",), begins=True), Term("Patiënten", ("patient",), also=("patienten",)),
    )  # fmt: skip
    assert [term.typed for term in terms("van de")] == ["van", "de"]  # nothing else is left to look for
    assert terms("*") == terms('"') == terms("") == terms("()") == ()
    assert "de" in COMMON


@given(st.text(max_size=80))
def test_what_is_typed_never_reaches_the_index_as_syntax(text: str) -> None:
    asked = match(terms(text))
    outside = re.sub(r'"[^"]*"\*?', "", asked)
    assert re.fullmatch(r"(?:\{titel tekst citaat soort\} : \((?: AND | OR |[()])*\))?", outside)


@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_marks_lose_and_add_nothing(text: str, question: str) -> None:
    assert plain(marked(text, marks(terms(question)))) == text


def test_the_part_with_most_of_the_words_is_shown() -> None:
    text = "Een pont. " + "Er is geen water. " * 40 + "De veerponten varen naar de oever, zegt de pont."
    shown = snippet(text, marks(terms("veerpont oevers pont")))
    assert [words for words, is_one in shown if is_one] == ["veerponten", "oever", "pont"]
    assert plain(shown).startswith("… ")
    assert snippet(text, marks(terms("brug"))) == ()


# --- finding ----------------------------------------------------------------------------------------------


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("q=veerpont", ["kst-99901-3"]),  # in its text, in another form
        ("q=kaarten+oever", ["2025D90008"]),  # in its title
        ("q=wipbrug", ["kst-99901-4"]),  # in what was said of it
        ("q=overzetveren", ["veerlui"]),  # in a letter
        ("q=minister+kaart", ["TZ202503-001"]),
        ("q=open+beraadslaging", ["h-tk-20242025-99-3"]),
        ("q=%22vaste+oevers%22+gehoord", ["kst-99901-3"]),
        ("q=%22oevers+vaste%22", []),
        ("q=overzet*", ["veerlui"]),
        ("q=schriftelijke+vragen+pont", ["2025Z90004"]),  # what it is, and what it is about
        ("q=pont&soort=site", ["https://www.veer.example/pont"]),
        ("q=pont&soort=vraag", ["2025Z90004"]),
        ("q=pont&tot=2024", ["2025Z90004"]),
        ("q=pont&van=2025&tot=2025", []),
        ("soort=motie&dossier=99901", ["kst-99901-4", "kst-99901-3"]),
        ("q=oevers&soort=motie&sorteer=datum", ["kst-99901-4", "kst-99901-3"]),
        ("q=oevers&dossier=11111", []),
    ],
)
async def test_what_has_the_words_is_found(site: Datasette, query: str, ids: list[str]) -> None:
    assert await found(site, query) == ids


@pytest.mark.asyncio
async def test_a_hit_shows_its_words_and_where_it_leads(site: Datasette) -> None:
    page = (await site.client.get("/zoek?q=veerpont")).text
    assert 'href="/motie/2025Z90001"' in page
    assert "<mark>veerponten</mark>" in page
    assert "1 treffer" in page
    page = (await site.client.get("/zoek?q=wipbruggen")).text
    assert "aan <mark>wipbruggen</mark> wordt" in page


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("typed", "path"),
    [("99901-3", "/motie/2025Z90001"), ("Kamerstuk 99 901, nr. 5", "/kst-99901-5"), ("2025D90004", "/2025Z90004"),
     ("99 901", "/dossier/99901"), ("TZ202503-001", "/TZ202503-001")],
)  # fmt: skip
async def test_a_number_goes_straight_there(site: Datasette, typed: str, path: str) -> None:
    answer = await site.client.get("/zoek", params={"q": typed})
    assert (answer.status_code, answer.headers["location"]) == (302, path)
    filtered = await site.client.get("/zoek", params={"q": typed, "tot": "2026"})
    assert filtered.status_code == 200 and f'href="{path}"' in filtered.text
    assert (await site.client.get("/zoek.json", params={"q": typed})).json()["nummer"]["id"]


@pytest.mark.asyncio
async def test_a_number_in_brackets_stands_on_top(site: Datasette) -> None:
    answer = await site.client.get("/zoek", params={"q": "een brief over veren (Kamerstuk 99 901, nr. 5)"})
    assert answer.status_code == 200
    assert "Dit nummer" in answer.text and 'href="/kst-99901-5"' in answer.text


@pytest.mark.asyncio
@pytest.mark.parametrize("typed", ["motie-Veerman/De Wit", "de motie Veerman c.s.", "motie-veerman/de wit over oevers"])
async def test_a_nickname_stands_on_top(site: Datasette, typed: str) -> None:
    page = (await site.client.get("/zoek", params={"q": typed})).text
    assert "Moties met deze naam, nieuwste eerst" in page
    assert page.index("/motie/2025Z90003") < page.index("/motie/2025Z90001")


def test_of_moties_with_one_nickname_the_one_about_the_other_words_is_first(connection: sqlite3.Connection) -> None:
    named = search.by_nickname(connection, "motie-Veerman/De Wit")
    assert [row["zaak"] for row in named] == [
        "2025Z90003",
        "2025Z90001",
        "2025Z90007",
    ]  # the last has a third submitter
    named = search.by_nickname(connection, "de gewijzigde motie-Wit/Veerman over vaste oevers")
    assert named[0]["zaak"] == "2025Z90003"
    assert search.by_nickname(connection, "motie-Veerman over bruggen")[0]["zaak"] == "2025Z90006"


@pytest.mark.asyncio
async def test_a_word_that_is_nowhere_gets_proposals(site: Datasette) -> None:
    page = (await site.client.get("/zoek?q=veerpotn+pont")).text
    assert "Het woord “veerpotn” komt nergens voor. Bedoelde u" in page
    assert 'href="/zoek?q=veerpont+pont"' in page
    assert "Dit zijn de stukken zonder “veerpotn”" in page
    data = (await site.client.get("/zoek.json?q=qqqqqqqq")).json()
    assert (data["bedoelt_u"], data["treffers"]) == ({"qqqqqqqq": []}, [])


@pytest.mark.asyncio
async def test_without_a_question_the_page_says_what_can_be_found(site: Datasette) -> None:
    page = (await site.client.get("/zoek")).text
    assert "Wat u hier kunt vinden" in page and "Niets gevonden" not in page
    assert page.count("<h1") == 1


@pytest.mark.asyncio
async def test_more_than_can_be_ranked_is_said_and_paged(site: Datasette) -> None:
    page = (await site.client.get("/zoek?q=vaarbericht")).text
    assert f"{MANY:,}".replace(",", ".") + " treffers" in page
    assert "De nieuwste 1.000 staan hier" in page
    assert 'rel="next" href="/zoek?q=vaarbericht&amp;pagina=2"' in page
    last = search.CANDIDATES // search.PAGE
    assert len(await found(site, f"q=vaarbericht&pagina={last}")) == search.PAGE
    assert (await site.client.get(f"/zoek?q=vaarbericht&pagina={last + 1}")).status_code == 400


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "wrong", ["soort=onzin", "van=x", "van=2025&tot=2020", "dossier=%3Cb%3E", "sorteer=x", "pagina=0"]
)
async def test_a_filter_that_can_not_be_is_a_400_that_says_so(site: Datasette, wrong: str) -> None:
    answer = await site.client.get(f"/zoek?q=pont&{wrong}")
    assert answer.status_code == 400
    assert wrong.partition("=")[0] in answer.text


@pytest.mark.asyncio
async def test_a_question_can_be_followed(site: Datasette) -> None:
    answer = await site.client.get("/zoek.atom?q=oevers&sorteer=datum")
    entries = ElementTree.fromstring(answer.text).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 3


# --- hostile words ----------------------------------------------------------------------------------------


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "NEAR(", "NEAR(pont veer, 2)", "titel:pont", "kenmerk : groepmotie", "a AND", "OR", "NOT pont",
     "(", "pont^2", "-pont", "{titel}:pont", "'; DROP TABLE zoek; --", "pont\x00veer", "%", "\\", "ª", "٣", "😀",
     "a" * 5000,
     " ".join(["pont"] * 500), "½*", "İstanbul", "kst-", "kst-99901-", "https://", "https://[", "motie-", "motie-/"],
)  # fmt: skip
async def test_no_words_are_an_error(site: Datasette, typed: str) -> None:
    for form in ("", ".json", ".atom"):
        assert (await site.client.get(f"/zoek{form}", params={"q": typed})).status_code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_searched_for(connection: sqlite3.Connection, text: str) -> None:
    asking = search.understand(connection, Asked(args={"q": [text]}))
    search.search(connection, asking)
    search.did_you_mean(connection, asking.terms)
    search.by_nickname(connection, text)


def test_every_query_goes_by_an_index(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM sqlite_stat1")
    again = sqlite3.connect(database)
    numbers = dict.fromkeys(("first", "last", "most", "count", "short", "long"), 5)
    words = dict.fromkeys(("ns", "keys", "start", "end", "tail", "tail_end"), "[]")
    values = {"match": '"a"', **numbers, **words}
    queries = {name: sql for name, sql in vars(search).items() if isinstance(sql, str) and "SELECT" in sql}
    scans = [
        (name, step[3])
        for name, sql in queries.items()
        for step in again.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * sql.count("?") if "?" in sql else values)
        if "AUTOMATIC" in step[3]
        or re.match(r"SCAN (?!zoek VIRTUAL|j(?:son_each)? VIRTUAL|CONSTANT|\(subquery|zoek_jaar)", step[3])
    ]
    again.close()
    assert len(queries) >= 6 and scans == []
