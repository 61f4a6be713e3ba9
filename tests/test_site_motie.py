"""The pages of moties and dossiers: what they say in every state, that rows can't break them, and their plans."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from lxml import etree

from db.site import dossier as dossier_queries
from db.site import evidence, timeline, votes
from db.site import motie as motie_queries
from db.site.cite import cite
from db.site.pages import motie as motie_page
from db.site.pages.dossier import outcomes
from db.site.pictures_votes import draw
from tests.motie_rows import add_moties
from tests.test_site import build, serve

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("moties") / "kamer.db", sample=False, more=[add_moties])


@pytest.fixture(scope="module")
def site(file: Path) -> Datasette:
    return serve(file)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Without what SQLite measured: of a table with five rows it would say that a scan is best."""
    file = build(tmp_path_factory.mktemp("plans") / "kamer.db", sample=False, more=[add_moties])
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM sqlite_stat1")
    connection.close()
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


async def words(site: Datasette, path: str) -> str:
    """What a page says, without its markup."""
    answer = await site.client.get(path)
    assert answer.status_code == 200, path
    assert answer.text.count("<h1") == 1
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]).split())


# --- a motie ----------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_an_adopted_motie_says_what_became_of_it_and_what_says_so(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00002")
    for part in (
        "Aangenomen op 12 januari 2099 met 88 stemmen voor en 61 tegen.",
        "aangekondigd betwist Zo zegt een bericht van 1 februari 2099. Toegezegd: “Uiterlijk 1 maart 2099”.",
        "verzoekt de regering bedden te tellen",
        "spreekt uit dat slapen mag uitspraak: vraagt niets",
        "Ingediend door Jansen (Alfa) en De Vries (Gamma).",
        "Oordeel van het kabinet Ontraden (over de versie hiervoor; een gewijzigde motie krijgt zelf geen oordeel)",
        "Beslist: het laatste bericht dat uitdrukkelijk iets over de uitvoering zegt.",
        "Betwist. Een ander bericht zegt iets anders: uitgevoerd, zegt het kabinet",
        "Beslist niet: een titel van een brief weegt niet op tegen een hele tekst.",
        "Beslist niet meer: er kwam een later bericht.",
        "Telt niet: van vóór de stemming.",
        "1 tekst noemt de motie zonder iets over de uitvoering te zeggen",
        "Kamerstukken II 2098/99, 99001, nr. 2 (motie-Jansen/De Vries).",
        "Doorzocht: 2 titels van brieven, de jongste van 1 mei 2099",
        "De Eerste Kamer Van debatten wordt niets gelezen.",
        "Nog niet gelezen: Rijksoverheid.nl.",
        "Dat zij de vorige vervangt, zegt het gedrukte stuk.",
    ):
        assert part in text, part
    page = (await site.client.get("/motie/2099Z00002")).text
    for link in ("/kst-99001-9", "/motie/2099Z00001", "/dossier/99001", "/motie/2099Z00002.atom",
                 "/brief/bedden-2099#noot-4", "/brief/bedden-2099#verwijzing-2", "/brief/bedden-2099#vraag-1",
                 "https://zoek.officielebekendmakingen.nl/kst-99001-2.html"):  # fmt: skip
        assert f'href="{link}"' in page, link


@pytest.mark.asyncio
async def test_what_is_said_of_an_earlier_version_counts_for_the_later_one(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00001")
    assert "Telt bij de versie die in de plaats van deze kwam" in text
    assert "alleen een aangenomen" not in text


@pytest.mark.asyncio
async def test_of_sources_that_were_never_read_it_is_not_said_what_was_left_out(site: Datasette) -> None:
    assert "Wat de feed niet geeft" not in await words(site, "/motie/2099Z00002")
    searched = (await site.client.get("/motie/2099Z00002.json")).json()["doorzocht"]
    assert [source["bron"] for source in searched["niet_gelezen"]] == ["eerstekamer"]


def test_besluiten_that_are_derived_alike_are_told_once() -> None:
    one = {"versie": "kst-1-1", "besluit": "a", "besluitsoort": "Stemmen - aangenomen", "tekst": "Aangenomen.",
           "methode": "same change stamp", "datum": "2099-01-16"}  # fmt: skip
    for changed, times in (
        ({}, 1), ({"methode": ""}, 2), ({"datum": "2099-01-17"}, 2), ({"besluitsoort": "Stemmen - verworpen"}, 2),
    ):  # fmt: skip
        decisions = [one | changed, one | {"besluit": "b", "methode": changed.get("methode", one["methode"])}]
        assert len(list(timeline.decided(decisions, "kst-1-1", {}))) == times, changed


@pytest.mark.asyncio
async def test_the_course_is_in_order_and_every_step_is_there(site: Datasette) -> None:
    course = (await site.client.get("/motie/2099Z00002.json")).json()["verloop"]
    assert [(event["day"], event["kind"]) for event in course] == [
        ("2099-01-01", "ingediend"), ("2099-01-05", "gewijzigd"), ("2099-01-08", "bericht"), ("2099-01-11", "besluit"),
        ("2099-01-12", "besluit"), ("2099-01-20", "bericht"), ("2099-02-01", "bericht"), ("2099-03-01", "termijn"),
        ("2099-05-01", "bericht"),
    ]  # fmt: skip
    assert [event["day"] for event in course if event["decides"]] == ["2099-02-01"]
    assert course[4]["text"] == "88 voor, 61 tegen."


@pytest.mark.asyncio
async def test_votes_name_who_deviated_and_who_made_a_mistake(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00002")
    assert "Alfa: Peter de Groot stemde tegen; Beta: de fractie meldde een vergissing" in text
    assert "Een vergissing verandert de uitslag niet" in text
    assert "Alfa Peter de Groot stemde tegen 79 1 –" in text
    assert "Niet mee Delta&nbsp;1" in text
    assert "meerderheid: 75" in text  # of 149 votes
    page = (await site.client.get("/motie/2099Z00002")).text
    assert 'role="img" aria-labelledby="stemming-1-naam stemming-1-tekst"' in page
    assert (
        "Voor: 88 (Alfa 79, Gamma 9); Tegen: 61 (Beta 60, Alfa 1); Niet meegedaan: 1 (Delta 1). De meerderheid is 75."
        in page
    )


@pytest.mark.asyncio
async def test_an_incomplete_and_derived_vote_says_that_it_is(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00005")
    for part in (
        "Verworpen op 15 januari 2099 met 60 stemmen voor en 75 tegen.",
        "afgeleid De bron zegt niet bij welke motie dit besluit hoort.",
        "Hoofdelijke stemming: ieder lid stemde zelf.",
        "wij hebben de stem van 4 van de ongeveer 150 zetels. De uitslag was 60–75, volgens het besluit; uit de",
        "Voor: 2 bewaard",
        "Bewaard 2 2 Uitslag volgens het besluit 60 75",
        "C. Cee stemde tegen",
        "D. Dee meldde een vergissing",
        "Ingediend door Bakker . Van hun fracties hebben wij geen gegevens.",
    ):
        assert part in text, part
    assert "meerderheid:" not in text
    assert "Waarop de stand berust" not in text  # a rejected motie owes nothing


@pytest.mark.asyncio
async def test_votes_that_could_be_another_moties_are_not_shown(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00006")
    assert "Hoe de fracties stemden, tonen wij niet: dit besluit is afgeleid" in text
    assert "vonden wij geen bericht over de uitvoering. Dat zegt iets over onze zoektocht" in text
    assert "Doorzocht: 2 titels van brieven, de jongste van 1 mei 2099" in text


@pytest.mark.asyncio
async def test_a_motie_of_which_hardly_anything_is_known_reads_well(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00003")
    for part in (
        "Wij hebben geen besluit over deze motie; dat zegt niets over wat de Kamer besloot.",
        "De tekst van deze motie hebben wij niet. Zij staat bij Tweede Kamer .",
        "Wie de motie indiende, is bij ons niet vastgelegd",
        "Van deze motie hebben wij geen stemming.",
        "Motie, ingediend op 6 januari 2099, Tweede Kamer, zaaknummer 2099Z00003.",
    ):
        assert part in text, part
    assert "None" not in text


@pytest.mark.asyncio
async def test_a_motie_in_two_chains_leads_to_both(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00004")
    assert text.count("Een latere versie is") == 2
    assert "Deze motie hoort bij 2 reeksen" in text and "Reeks 2" in text
    assert [event for event in (await site.client.get("/motie/2099Z00004.json")).json()["verloop"]
            if event["kind"] == "ingediend"].__len__() == 1  # fmt: skip


@pytest.mark.asyncio
async def test_a_held_motie_says_when_it_lapses(site: Datasette) -> None:
    text = await words(site, "/motie/2099Z00007")
    assert "Aangehouden op 17 januari 2099." in text
    assert "9 juli 2099 Dan vervalt de aangehouden motie" in text


def test_a_term_that_has_passed_is_not_told_as_to_come() -> None:
    row = {"uitkomst": "aangehouden", "stemdatum": "2099-01-17", "termijn_aangehouden": "2099-07-09", "voor": None,
           "tegen": None}  # fmt: skip
    assert motie_page.outcome(row, "2099-07-09") == "Aangehouden op 17 januari 2099."
    assert motie_page.outcome(row, "2099-07-10") == (
        "Aangehouden op 17 januari 2099. "
        "Haar vervaltermijn, 9 juli 2099, is voorbij; een later besluit hebben wij niet."
    )
    (event,) = timeline.terms(row, None, "2099-07-10")
    assert event.title == "Vervaltermijn: voorbij, en een later besluit hebben wij niet"


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/motie/2099Z99999", "/motie/x", "/dossier/12345", "/dossier/~3Cscript~3E"])
async def test_what_is_not_held_is_a_dutch_404(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == 404
    assert ("Deze motie staat hier niet" if "motie" in path else "Dit dossier staat hier niet") in answer.text


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/motie/2099z00002", "/dossier/99001-xv"])
async def test_capitals_do_not_matter(site: Datasette, path: str) -> None:
    assert (await site.client.get(path)).status_code == 200


@pytest.mark.asyncio
async def test_rude_rows_cannot_become_markup(site: Datasette) -> None:
    for n in range(1, 8):
        page = (await site.client.get(f"/motie/2099Z0000{n}")).text
        for markup in ("<script", "<b>", "<i>", "<bed", "<betere", "<Bed>", 'style="'):
            assert markup not in page, (n, markup)
    page = (await site.client.get("/dossier/99001")).text
    for markup in ("<script", "<b>", "<lakens", "<bed", "<oud>", 'style="'):
        assert markup not in page, markup


@pytest.mark.asyncio
async def test_a_feed_of_a_motie_tells_what_happened_newest_first(site: Datasette) -> None:
    feed = etree.fromstring((await site.client.get("/motie/2099Z00002.atom")).content)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    days = [entry.findtext(f"{ATOM}updated", "")[:10] for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 8  # the promised day is no news
    assert days == sorted(days, reverse=True)


# --- a dossier --------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_a_dossier_counts_lists_and_leads_on(site: Datasette) -> None:
    text = await words(site, "/dossier/99001")
    for part in (
        "Bedden &amp; &lt;lakens&gt;",
        "99001-XV 1 stuk",
        "6 moties",
        "Aangenomen 2",
        "Vervangen 2",
        "Loopt 1",
        "Geen bericht gevonden 1",
        "3 andere stukken",  # two letters, and the motie that only the register puts here
        "1 toezegging",
        "Uit een overleg over dit dossier.",
        "Zaak: onderwerp was “Kussens &lt;oud&gt;” en is nu “Kussens”.",
        "Besluit: nieuw.",
    ):
        assert part in text, part
    page = (await site.client.get("/dossier/99001")).text
    for link in ("/moties?dossier=99001&amp;uitkomst=aangenomen", "/moties?dossier=99001&amp;categorie=loopt",
                 "/motie/2099Z00003", "/kst-99001-9", "/TZ209901-001", "/dossier/99001-XV"):  # fmt: skip
        assert f'href="{link}"' in page, link
    assert "onderdeel van" in await words(site, "/dossier/99001-XV")


@pytest.mark.asyncio
async def test_a_dossier_has_its_rows_and_its_news(site: Datasette) -> None:
    rows = (await site.client.get("/dossier/99001.csv")).text.splitlines()
    assert rows[0].startswith("soort,id,titel,datum,uitkomst") and len(rows) == 1 + 6 + 3
    data = (await site.client.get("/dossier/99001.json")).json()
    assert (len(data["moties"]), len(data["stukken"]), len(data["toezeggingen"])) == (6, 3, 1)
    feed = etree.fromstring((await site.client.get("/dossier/99001.atom")).content)
    titles = [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]
    assert titles[0].startswith(("Brief regering", "Bericht (uitgevoerd"))
    assert any(title.startswith("Aangenomen: ") for title in titles)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


@pytest.mark.asyncio
@pytest.mark.parametrize("page", ["2", "0", "x"])
async def test_a_page_that_a_dossier_does_not_have_is_a_400(site: Datasette, page: str) -> None:
    assert (await site.client.get(f"/dossier/99001?pagina={page}")).status_code == 400


def test_every_motie_of_a_dossier_is_counted_whatever_its_outcome() -> None:
    counts = [{"uitkomst": name, "moties": n} for n, name in enumerate((None, "iets nieuws", "verworpen"), 1)]
    assert outcomes(counts, "36600-XV") == [
        ("Verworpen", 3, "/moties?dossier=36600-XV&uitkomst=verworpen"),
        ("Iets nieuws", 2, "/moties?dossier=36600-XV&uitkomst=iets+nieuws"),
        ("Geen besluit bekend", 1, "/moties?dossier=36600-XV&uitkomst=onbekend"),
    ]


def test_a_long_dossier_is_paged_newest_first(tmp_path: Path) -> None:
    def many(connection: sqlite3.Connection) -> None:
        connection.executemany(
            "INSERT INTO stuk (nr, id, kst, titel, datum) VALUES (?, ?, ?, 'Stuk', ?)",
            [(n, f"kst-99002-{n}", f"kst-99002-{n}", f"2099-01-{n % 28 + 1:02}") for n in range(1000, 1120)],
        )

    connection = sqlite3.connect(build(tmp_path / "kamer.db", sample=False, more=[many]))
    pages = [dossier_queries.ask(connection, dossier_queries.PAPERS, "99002", 50, start) for start in (0, 50, 100)]
    connection.close()
    assert [len(page) for page in pages] == [50, 50, 20]
    days = [row["datum"] for page in pages for row in page]
    assert days == sorted(days, reverse=True)
    assert len({row["id"] for page in pages for row in page}) == 120


# --- plans ------------------------------------------------------------------------------------------------

QUERIES = [
    (module.__name__.rpartition(".")[2], name, sql)
    for module in (motie_queries, dossier_queries)
    for name, sql in vars(module).items()
    if name.isupper() and not name.startswith("_") and isinstance(sql, str) and name not in ("UNREAD", "UPDATED")
]
SMALL = re.compile(r"SCAN (v VIRTUAL|json_each|paar|p$|q$|CONSTANT|\(subquery|stemming_fractie|m$|r$)")


@pytest.mark.parametrize(("module", "name", "sql"), QUERIES)
def test_no_query_scans_a_table(db: sqlite3.Connection, module: str, name: str, sql: str) -> None:
    values: Any = {"dossier": "99001", "most": 5} if ":dossier" in sql else ("[]",) * sql.count("?")
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step for step in plan if step.startswith("SCAN") and not SMALL.match(step)] == []


# --- view models ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Groot de, P.C. (Peter)", "Peter de Groot"),
        ("Dijk van, D.J.H. (Diederik)", "Diederik van Dijk"),
        ("Plas van der, C.A.M. (Caroline)", "Caroline van der Plas"),
        ("Stultiens, L.C.J.", "L.C.J. Stultiens"),
        ("Alfa", "Alfa"),
        (None, "Een lid"),
    ],
)
def test_members_are_named_as_one_says_it(written: str | None, said: str) -> None:
    assert votes.member_name(written) == said


def party(name: str, voor: int, tegen: int = 0, niet: int = 0) -> votes.Party:
    return votes.Party(name, voor, tegen, niet, {}, ())


def test_every_seat_is_drawn_once_and_the_line_lies_where_the_majority_is() -> None:
    picture = draw([party("Alfa", 70), party("Beta", 6, 1), party("Gamma", 0, 73)], complete=True)
    assert [[(piece.x, piece.width) for piece in bar.pieces] for bar in picture.bars] == [
        [("0.00%", "46.67%"), ("46.67%", "4.00%")],
        [("0.00%", "48.67%"), ("48.67%", "0.67%")],
    ]
    assert (picture.majority, picture.needed) == ("50.33%", 76)
    assert [piece.label for piece in picture.bars[0].pieces] == ["Alfa", ""]
    assert draw([party("Alfa", 3)], complete=False).majority is None


def test_a_line_needs_two_days_and_names_no_more_years_than_fit() -> None:
    def event(day: str) -> timeline.Event:
        return timeline.Event(day, "besluit", "Iets")

    assert timeline.line([event("2099-01-01"), event("")], "") is None
    line = timeline.line([event("2080-05-01"), event("2099-01-01"), event("geen dag")], "2099-06-01")
    assert line is not None and len(line.points) == 2 and len(line.years) <= timeline.LABELS
    assert line.points[0].x == "2.00%" and line.ends is None
    short = timeline.line([event("2099-01-01"), event("2099-02-01")], "")
    assert short is not None and short.ends == ("1 januari 2099", "1 februari 2099")


def test_what_has_no_day_comes_last() -> None:
    events = [timeline.Event("", "besluit", "b"), timeline.Event("2099-01-01", "besluit", "a")]
    assert [event.title for event in timeline.in_order(events)] == ["a", "b"]


@pytest.mark.parametrize(
    ("kst", "title", "names", "years", "cited"),
    [
        (
            "kst-36600-XV-28",
            "Motie",
            ["Jansen"],
            "2024-2025",
            "Kamerstukken II 2024/25, 36600 XV, nr. 28 (motie-Jansen).",
        ),
        (
            "kst-29861-134",
            "Motie c.s.",
            ["A", "B"],
            "1999-2000",
            "Kamerstukken II 1999/2000, 29861, nr. 134 (motie-A c.s.).",
        ),
        ("kst-21501-33-1119", "Motie", [], "2024-2025", "Kamerstukken II 2024/25, 21501-33, nr. 1119 (motie)."),
        ("kst-36446-F", "Motie", [], None, "Kamerstukken I, 36446, F (motie)."),
        (None, "Motie", ["A", "B"], "2024-2025", "Motie-A/B, Tweede Kamer, zaaknummer 2099Z1."),
    ],
)
def test_how_to_cite(kst: str | None, title: str, names: list[str], years: str | None, cited: str) -> None:
    row = {"kst": kst, "nummer": "2099Z1", "onderwerp": title, "datum": None, "vergaderjaar": years}
    assert cite(row, [{"naam": name} for name in names]) == cited


def test_what_was_searched_says_where_only_titles_were() -> None:
    lines = evidence.searched(["6.360 titels van brieven"], "3 juli 2025", "2099-01-01")
    assert lines[0] == "Doorzocht: 6.360 titels van brieven, de jongste van 3 juli 2025; bijgewerkt op 1 januari 2099."
    assert "alleen de titel gelezen" in lines[1]
    assert evidence.searched([], "", "") == ("Er is nog geen enkele tekst doorzocht.",)
