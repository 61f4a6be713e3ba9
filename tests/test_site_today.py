"""What is new, the letters, and what changed: their pages, feeds and files."""

import csv
import io
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette
from lxml import etree

from db.site import news
from db.site.answer import Asked, View
from db.site.changes import WORDS, differing, sentence
from db.site.feeds import ATOM
from db.site.pages import changes, letters, today
from db.site.pages import letter as letter_pages
from db.store import connect
from scraper.changes import SHOWN
from tests.test_site import build, serve

# Two moties of dossier 99011, one adopted and too late, one rejected; a letter of the cabinet that speaks of the first.
MORE = """
INSERT INTO zaak (id, nummer, soort, onderwerp, gestart_op, herkomst) VALUES
  ('m1', '2026Z00011', 'Motie', 'Motie over <b>bedden</b>', '2026-11-03', 1),
  ('m2', '2026Z00012', 'Motie', 'Motie over tellen', '2026-11-03', 1),
  ('b1', '2026Z00013', 'Brief regering', 'Stand van de bedden', '2026-11-20', 1);
INSERT INTO zaak_actor (id, zaak_id, naam, functie, relatie, herkomst) VALUES
  ('a1', 'b1', 'Ans Voorbeeld', 'minister van Bedden', 'Indiener', 1);
INSERT INTO document (id, nummer, soort, onderwerp, datum, herkomst) VALUES
  ('d1', '2026D00013', 'Brief', 'x', '2026-11-20', 1);
INSERT INTO document_versie (id, document_id, herkomst) VALUES ('v1', 'd1', 1);
INSERT INTO besluit (id, besluitsoort, herkomst) VALUES ('s1', 'Stemmen - aangenomen', 1);
INSERT INTO besluit_zaak (besluit_id, zaak_id, methode, herkomst) VALUES ('s1', 'm1', '', 1);
INSERT INTO stemming (id, besluit_id, soort, fractie_naam, herkomst) VALUES ('t1', 's1', 'Voor', 'VBD', 1);
INSERT INTO toezegging (id, nummer, tekst, bewindspersoon, aanmaakdatum, status, herkomst) VALUES
  ('z1', 'TZ202611-001', 'De minister telt de bedden', 'Voorbeeld', '2026-10-01', 'Openstaand', 1);
INSERT INTO publicatie (id, kst, herkomst) VALUES ('kst-123456', 'kst-99011-3', 1);
INSERT INTO bestand (url, pagina_url, titel, herkomst) VALUES
  ('https://a.example/f.pdf', 'https://a.example/p', 'f', 1);
INSERT INTO woo_document (id, url, herkomst) VALUES ('w1', 'https://b.example/w', 1);
INSERT INTO kamerstukdossier (id, nummer, toevoeging, herkomst) VALUES ('k1', 99002, 'XV', 1);
INSERT INTO zaak_dossier (zaak_id, kamerstukdossier_id, herkomst) VALUES ('b1', 'k1', 1);
INSERT INTO stuk (nr, id, kst, zaak, document, url, soort, titel, datum) VALUES
  (21, 'kst-99011-1', 'kst-99011-1', '2026Z00011', NULL, NULL, 'Motie', 'Motie over <b>bedden</b>', '2026-11-03'),
  (22, 'kst-99011-2', 'kst-99011-2', '2026Z00012', NULL, NULL, 'Motie', 'Motie over tellen', '2026-11-03'),
  (23, '2026Z00013', NULL, '2026Z00013', '2026D00013', NULL, 'Brief regering', 'Stand van de bedden', '2026-11-20'),
  (24, 'kst-99011-3', 'kst-99011-3', NULL, NULL, NULL, 'Brief', 'Een brief', '2026-11-20'),
  (25, 'https://a.example/p', NULL, NULL, NULL, 'https://a.example/p', 'nieuws', 'Een pagina', '2026-11-20'),
  (26, 'https://b.example/w', NULL, NULL, NULL, 'https://b.example/w', 'brief', 'Van het ministerie', '2026-11-20'),
  (27, 'ah-tk-20262027-1', NULL, NULL, NULL, NULL, 'Aanhangsel', 'Antwoord over bedden', '2026-11-23'),
  (28, '2026Z00099', NULL, '2026Z00099', NULL, NULL, 'Brief regering', 'Van overmorgen', '2026-11-27');
INSERT INTO motie_uitkomst (zaak_id, uitkomst, besluit_id, datum, voor, tegen) VALUES
  ('m1', 'aangenomen', 's1', '2026-11-10', 76, 74), ('m2', 'verworpen', 's2', '2026-11-10', 10, 140);
INSERT INTO claim (source, n, document, day, genre, ref_text, start, "end", item, method, status, evidence, score)
VALUES
  ('bestand x', 1, '2026Z00013', '2026-11-20', 'letter', 'de motie', 0, 8, 'kst-99011-1', 'number', 'announced',
   'Voor 22 november zijn er <i>bedden</i>', 1.0),
  ('bestand x', 2, '2026Z00013', '2026-11-20', 'letter', 'de motie', 20, 28, 'kst-99011-1', 'number', 'announced',
   'Nog een keer hetzelfde', 1.0),
  ('bestand x', 3, '2026Z00013', '2026-11-20', 'letter', 'een motie', 40, 48, 'kst-99011-2', 'number', 'none',
   NULL, 0.5);
INSERT INTO stand (item, stand, stand_datum, standing, termijn, bewijs, bewijs_document, source, n, outranked,
  termijn_tekst)
VALUES
  ('kst-99011-1', 'announced', '2026-11-20', 'overdue', '2026-11-22', 'Voor 22 november', '2026Z00013', 'bestand x', 1,
   1, 'Voor 22 november'),
  ('TZ202611-001', 'announced', '2026-10-01', 'overdue', '2026-11-23', 'register', 'TZ202611-001', NULL, NULL, 0, NULL);
INSERT INTO ask_document (letter, ask, rank, document, title, relation, score, evidence) VALUES
  ('slaap-2026', 2, 9, 'kst-99011-1', 'Motie over <b>bedden</b>', 'demands_same', 0.7, '“verzoekt om bedden”');
INSERT INTO wijziging (id, moment, bron, tabel, rij, veld, oud, nieuw, van, naar) VALUES
  (1, '2026-11-23T22:59:59Z', 'tweedekamer', 'zaak', 'b1', 'onderwerp', 'Stand', 'Stand van de <u>bedden</u>', 7, 1),
  (2, '2026-11-23T23:00:00Z', 'tweedekamer', 'besluit', 's1', 'besluitsoort', 'Stemmen - aangehouden',
   'Stemmen - aangenomen', 8, 9),
  (3, '2026-11-24T02:00:00Z', 'tweedekamer', 'stemming', 't1', 'soort', 'Tegen', 'Voor', 8, 9),
  (4, '2026-11-24T02:00:00Z', 'tweedekamer', 'document_bijlage', 'weg weg', NULL, 'verdwenen', NULL, 8, 9);
"""


def adding(script: str) -> Callable[[sqlite3.Connection], object]:
    """What adds the rows of a script to a database that is being built."""
    return lambda connection: connection.executescript(script)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "site" / "kamer.db", sample=False, more=[adding(MORE)])


@pytest.fixture(scope="module")
def site(path: Path) -> Datasette:
    return serve(path)


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def entries(xml: str) -> list[dict[str, str]]:
    """The entries of a feed, each by the names of its parts."""
    found = []
    for entry in etree.fromstring(xml.encode()).iter(f"{{{ATOM}}}entry"):
        parts = {etree.QName(part).localname: part.text or part.get("href", "") for part in entry}
        found.append(parts)
    return found


# --- what is new -------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_the_front_page_begins_the_day_before_the_last_run(site: Datasette) -> None:
    page = (await site.client.get("/")).text
    assert "Nieuw sinds 24 november 2026" in page
    assert "1 toezegging of motie over tijd" in page
    assert "De minister telt de bedden" in page
    assert "Stand van de bedden" not in page


@pytest.mark.asyncio
async def test_a_week_holds_letters_answers_quotes_and_what_came_too_late(site: Datasette) -> None:
    page = (await site.client.get("/?sinds=2026-11-09")).text
    for words in (
        "1 brief", "2 stemmingen", "1 bericht over uitvoering", "1 antwoord",
        'href="/2026Z00013">Stand van de bedden</a>', "minister van Bedden",
        "aangenomen, 76 voor en 74 tegen", "verworpen, 10 voor en 140 tegen",
        'href="/motie/2026Z00011">Motie over &lt;b&gt;bedden&lt;/b&gt;</a>',
        "Voor 22 november zijn er &lt;i&gt;bedden&lt;/i&gt;", "toegezegd: voor 22 november",
        'href="/ah-tk-20262027-1"', 'href="/TZ202611-001"', 'href="/wijzigingen?sinds=2026-11-09">4 wijzigingen</a>',
    ):  # fmt: skip
        assert words in page, words
    assert "Nog een keer hetzelfde" not in page  # one thing said twice in one text is one report
    assert "Van overmorgen" not in page
    assert page.index("Motie over &lt;b&gt;bedden") < page.index("Motie over tellen")  # adopted first


@pytest.mark.asyncio
async def test_the_front_page_counts_what_is_open_and_how_letters_stand(site: Datasette) -> None:
    page = (await site.client.get("/")).text
    for words in (
        '<a href="/moties?categorie=te_laat">Te laat</a></th><td class="amount">1</td>',
        '<a href="/moties?categorie=geen_bericht">Geen bericht gevonden</a></th><td class="amount">0</td>',
        'Toezeggingen over tijd</a></th><td class="amount">1</td>',
        "2 moties die de brief aanhaalt of die misschien hetzelfde vragen",
        "aangekondigd, over tijd",
    ):
        assert words in page, words


def test_where_nothing_is_newer_the_last_day_that_brought_something_is_shown(tmp_path: Path) -> None:
    quiet = "UPDATE crawl SET geeindigd = '2026-12-20T04:00:00Z';"
    connection = connect(build(tmp_path / "kamer.db", sample=False, more=[adding(MORE + quiet)]))
    view = today.today(connection, Asked())
    assert view.values["since"] == "2026-11-27"
    assert view.values["quiet"]
    assert [shelf.kind for shelf in view.values["shelves"]] == ["brief"]
    assert [day for _, day in view.values["periods"]] == ["2026-12-19", "2026-12-13", "2026-11-20"]
    connection.close()


def test_one_list_is_paged(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "PER_PAGE", 1)
    found = []
    for page in ("1", "2"):
        view = today.today(connection, Asked(args={"sinds": ["2026-11-01"], "lijst": ["stemming"], "pagina": [page]}))
        assert view.template == "today_list.html" and view.values["pages"] == 2
        found += [one.id for one in view.values["shelf"].found]
    assert found == ["kst-99011-1", "kst-99011-2"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/?sinds=gisteren", "2026-05-18"),
        ("/?lijst=weer", "Brieven van het kabinet; Stemmingen over moties; "),
        ("/?lijst=brief&sinds=2026-11-01&pagina=9", "van 1 tot en met 1"),
        ("/brieven?pagina=0", "van 1 tot en met 1"),
        ("/wijzigingen?brief=weg", "kennen wij niet"),
        ("/wijzigingen?motie=weg", "2025Z05084"),
        ("/wijzigingen?tot=x", "is een getal"),
        ("/wijzigingen?sinds=2026-13-01", "2026-05-18"),
    ],
)
async def test_a_question_that_cannot_be_answered_is_400_with_what_is_right(
    site: Datasette, address: str, words: str
) -> None:
    answer = await site.client.get(address)
    assert answer.status_code == 400
    assert words in answer.text


@pytest.mark.asyncio
async def test_the_feed_of_today_leads_to_what_came(site: Datasette) -> None:
    answer = await site.client.get("/vandaag.atom?sinds=2026-11-01")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = entries(answer.text)
    assert len(found) == 7
    assert len({entry["id"] for entry in found}) == len(found)
    assert [entry["updated"] for entry in found] == sorted((entry["updated"] for entry in found), reverse=True)
    said = next(entry for entry in found if "Bericht over" in entry["summary"])
    assert said["link"].endswith("/motie/2026Z00011")
    assert "<i>bedden</i>" in said["summary"]
    assert 'rel="alternate" href="http://localhost/" type="text/html"' in answer.text


def test_what_is_said_of_a_recommendation_leads_to_its_page() -> None:
    names = ("dag", "nummer", "stand", "standing", "citaat", "document", "documentsoort")
    row = dict.fromkeys(names) | {"id": "aanbeveling 4.4.B", "titel": "Een fiets", "dag": "2026-11-20"}
    assert news.news("bericht", row).path == "/roemer/4.4.B"


# --- letters -----------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_letters_as_csv_say_where_their_moties_stand(site: Datasette) -> None:
    answer = await site.client.get("/brieven.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["letter"] for row in rows] == ["slaap-2026", "ouder"]
    assert rows[0]["standen"] == "1 aangekondigd, over tijd, 1 geen besluit bekend"
    assert rows[0]["moties"] == "2" and rows[1]["moties"] == "0"
    assert (await site.client.get("/brieven.json")).json()["rows"][0]["subject"] == "Slapen & <waken>"


# --- changes -----------------------------------------------------------------------------------------------


def test_every_field_whose_change_is_kept_has_its_words() -> None:
    from db.records import table

    assert {table(record): set(names) for record, names in SHOWN.items()} == {
        name: set(fields) for name, (_, fields) in WORDS.items()
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("besluit", "besluitsoort", "Stemmen - aangehouden", "Stemmen - aangenomen", None),
         "De uitkomst was “aangehouden”, is “aangenomen”."),
        (("stemming", "soort", "Tegen", "Voor", "VBD"), "De stem van VBD was “Tegen”, is “Voor”."),
        (("stemming", "vergissing", "False", "True", None), "Of de stem een vergissing was was “nee”, is “ja”."),
        (("toezegging", "datum_nakoming", "2026-07-01", None, None), "De toegezegde datum was “1 juli 2026”, is leeg."),
        (("zaak", "termijn", None, "2026-07-01T00:00:00", None), "De termijn was leeg, is “1 juli 2026”."),
        (("zaak_actor", None, None, "nieuw", "Ans"), "Een betrokkene van Ans is toegevoegd."),
        (("document_bijlage", None, "verdwenen", None, None), "Een bijlage is verdwenen."),
    ],
)  # fmt: skip
def test_a_change_is_a_sentence(row: tuple[str | None, ...], words: str) -> None:
    assert sentence(dict(zip(("tabel", "veld", "oud", "nieuw", "wie"), row, strict=True))) == words


def test_long_texts_are_cut_to_where_they_differ() -> None:
    start = "woord " * 100
    old, new = differing(start + "oud einde", start + "nieuw einde")
    assert old.endswith("oud einde") and new.endswith("nieuw einde")
    assert old.startswith("…woord") and len(old) < 200
    assert differing("kort", "langer") == ("kort", "langer")
    assert differing("", "a" * 500) == ("", "a" * 160 + "…")


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("zaak", "m1", "kst-99011-1"),
        ("zaak_actor", "a1", "2026Z00013"),
        ("zaak_dossier", "b1 k1", "2026Z00013"),
        ("zaak_document", "b1 d1", "2026Z00013"),
        ("besluit", "s1", "kst-99011-1"),
        ("besluit_zaak", "s1 m1 only zaak", "kst-99011-1"),
        ("besluit_zaak", "s1 m1 ", "kst-99011-1"),
        ("stemming", "t1", "kst-99011-1"),
        ("document", "d1", "2026Z00013"),
        ("document_versie", "v1", "2026Z00013"),
        ("document_bijlage", "d1 d2", "2026Z00013"),
        ("toezegging", "z1", "TZ202611-001"),
        ("kamerstuk", "kst-99011-1", "kst-99011-1"),
        ("kamerstuk_verzoek", "kst-99011-1 2", "kst-99011-1"),
        ("publicatie", "kst-123456", "kst-99011-3"),
        ("publicatie_tekst", "ah-tk-20262027-1", "ah-tk-20262027-1"),
        ("pagina", "https://a.example/p", "https://a.example/p"),
        ("bestand", "https://a.example/f.pdf https://a.example/p", "https://a.example/p"),
        ("bestand_tekst", "https://a.example/f.pdf", "https://a.example/p"),
        ("woo_document", "w1", "https://b.example/w"),
        ("activiteit", "weg", None),
    ],
)
def test_a_change_is_about_the_paper_that_a_reader_knows(
    tmp_path: Path, table: str, row: str, expected: str | None
) -> None:
    one = f"INSERT INTO wijziging VALUES (9, '2026-11-24T03:00:00Z', 'b', '{table}', '{row}', 'x', 'a', 'b', 1, 2);"
    connection = sqlite3.connect(build(tmp_path / "kamer.db", sample=False, more=[adding(MORE + one)]))
    found = connection.execute("SELECT id, motie, dossier FROM wijziging_regel WHERE wijziging = 9").fetchall()
    connection.close()
    motie = "2026Z00011" if expected == "kst-99011-1" else None
    dossier = {"2026Z00013": "99002-XV", "kst-99011-1": "99011", "kst-99011-3": "99011"}.get(expected or "")
    assert found == [(expected, motie, dossier)]


@pytest.mark.asyncio
async def test_changes_say_what_was_what_is_and_which_payload_says_so(site: Datasette) -> None:
    page = (await site.client.get("/wijzigingen")).text
    for words in (
        "De uitkomst was “aangehouden”, is “aangenomen”.",
        'href="/motie/2026Z00011">Motie over &lt;b&gt;bedden&lt;/b&gt;</a>',
        "is “Stand van de &lt;u&gt;bedden&lt;/u&gt;”",
        'href="/kamer/herkomst/1">1</a>',
        "in de plaats kwam van 8",
        "Een bijlage is verdwenen.",
    ):
        assert words in page, words
    days = re.findall(r"<h2>([^<]*)</h2>", page)
    assert days == ["24 november 2026", "23 november 2026"]  # Dutch days: 23.00 UTC is the next


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [4, 3, 2, 1]),
        ("?motie=2026Z00011", [3, 2]),
        ("?motie=kst-99011-1", [3, 2]),
        ("?dossier=99011", [3, 2]),
        ("?dossier=99002-xv", [1]),
        ("?brief=slaap-2026", [3, 2]),
        ("?brief=ouder", []),
        ("?sinds=2026-11-24", [4, 3, 2]),
        ("?sinds=2026-11-24&dossier=99002-XV", []),
    ],
)
async def test_changes_of_one_thing(site: Datasette, query: str, expected: list[int]) -> None:
    rows = (await site.client.get(f"/wijzigingen.json{query}")).json()["wijzigingen"]
    assert [row["regel"] for row in rows] == expected
    table = list(csv.DictReader(io.StringIO((await site.client.get(f"/wijzigingen.csv{query}")).text)))
    assert [int(row["regel"]) for row in table] == expected
    assert len(entries((await site.client.get(f"/wijzigingen.atom{query}")).text)) == len(expected)
    assert (await site.client.get(f"/wijzigingen{query}")).status_code == 200


def test_pages_of_changes_lose_and_double_nothing(tmp_path: Path) -> None:
    many = "".join(
        f"INSERT INTO wijziging VALUES ({n}, '2026-11-2{n % 4}T03:00:00Z', 'b', 'zaak', 'm{n % 2 + 1}', 'titel',"
        " 'a', 'b', 1, 2);"
        for n in range(10, 140)
    )
    connection = sqlite3.connect(build(tmp_path / "kamer.db", sample=False, more=[adding(MORE + many)]))
    seen: list[str] = []
    args: dict[str, list[str]] = {}
    while True:
        view = changes.changes(connection, Asked(args=args))
        seen += [one.anchor for one in view.values["changes"]]
        if view.values["older"] is None:
            break
        args = {"tot": [str(view.values["older"])]}
    connection.close()
    assert len(seen) == len(set(seen)) == 134


# --- at the size of the bulk -------------------------------------------------------------------------------

SMALL = {"letter", "crawl", "gegevens_dag", "a"}  # letters, runs, one day and recommendations (by their alias) are few
Load = Callable[[sqlite3.Connection, Asked], View]


@pytest.mark.parametrize(
    ("load", "asked"),
    [
        (today.today, Asked()),
        (today.today, Asked(args={"sinds": ["2026-01-01"]})),
        *((today.today, Asked(args={"sinds": ["2026-01-01"], "lijst": [kind]})) for kind in news.KINDS),
        (today.feed, Asked(address="/vandaag.atom")),
        (letters.letters, Asked()),
        (changes.changes, Asked()),
        (changes.changes, Asked(args={"tot": ["3"]})),
        (changes.changes, Asked(args={"sinds": ["2026-11-24"]})),
        (changes.changes, Asked(args={"dossier": ["99011"]})),
        (changes.changes, Asked(args={"motie": ["kst-99011-1"]})),
        (changes.changes, Asked(args={"brief": ["slaap-2026"]})),
        (letter_pages.letter, Asked(path={"letter": "slaap-2026"})),
        (letter_pages.letter, Asked(path={"letter": "slaap-2026"}, address="/brief/slaap-2026.atom")),
    ],
)
def test_no_page_reads_a_large_table_through(path: Path, tmp_path: Path, load: Load, asked: Asked) -> None:
    copy = tmp_path / "kamer.db"
    copy.write_bytes(path.read_bytes())
    with sqlite3.connect(copy) as plain:
        plain.execute("DELETE FROM sqlite_stat1")  # so that the planner doesn't know how small these tables are
    connection = sqlite3.connect(copy)
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    load(connection, asked)
    connection.set_trace_callback(None)
    whole = [sql for sql in statements if not sql.startswith("--")]
    assert whole
    for sql in whole:
        steps = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        scans = {step.split()[1] for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step}
        assert scans <= SMALL | {"CONSTANT", "x", "(subquery-1)", "(subquery-2)", "pragma_database_list"}, (steps, sql)
    connection.close()
