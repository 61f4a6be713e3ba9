"""The site's own pages: what they say, that letters can't break them, and Datasette's pages beside them."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError

from db import records as r
from db import served
from db.site import dutch, home
from db.site.blocks import blocks
from db.site.letter import letter_page
from db.site.marks import Mark, runs
from db.site.papers import source_url, web_url
from db.site.places import places
from db.site.queries import LetterRows, load_letter
from db.store import connect, insert
from linker.standing import Stand

SITE = Path(__file__).parent.parent / "db" / "site"

TEXT = """Aan: de commissie
Datum: 18 mei 2026

Geachte leden,

- Zorg voor "slaapplaatsen"

Slapen

Zonder briefadres <script>alert(1)</script> geen polis.¹ De krant schreef erover.² Boven de 40 m² is het
duur, zie Kamerstuk 99 999, nr. 1, en het loopt over naar

¹ Motie over 'briefadres' & polis
² <b>De Krant</b>

---

de volgende bladzijde.[3] Zorgt u voor slaapplaatsen?

Verwijzingen:

[3] Brief en nota van gisteren
"""


def span(words: str, nth: int = 0) -> tuple[int, int]:
    """Where words stand in TEXT, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


LETTER = r.Letter(
    "slaap-2026", 'Stichting "Slaap" <i>', "de commissie", None, "2026-05-18", "Slapen & <waken>", "S/1",
    "Commissiedebat Wonen", "2026-06-03", '["Slapen"]', TEXT,
    f'[[{span("duur")[0]}, {span("duur")[1]}, "javascript:alert(1)"]]',
)  # fmt: skip
OLDER = r.Letter("ouder", None, None, None, None, None, None, None, None, "[]", "Een steen.", "[]")
FOOTNOTES = (
    r.Footnote(
        "slaap-2026", 1, "Motie over 'briefadres' & polis", "javascript:alert(2)",
        "Zonder briefadres <script>alert(1)</script> geen polis.", *span("Motie over 'briefadres' & polis"),
    ),
    r.Footnote("slaap-2026", 2, "<b>De Krant</b>", None, "De krant schreef erover.", *span("<b>De Krant</b>")),
    r.Footnote(
        "slaap-2026", 3, "Brief en nota van gisteren", "https://voorbeeld.example/a?b=1&c=2",
        "Boven de 40 m² is het duur, zie Kamerstuk 99 999, nr. 1, en het loopt over naar de volgende bladzijde.",
        *span("Brief en nota van gisteren"),
    ),
)  # fmt: skip
ASKS = (
    r.Ask("slaap-2026", 1, 'Zorg voor "slaapplaatsen"', None, *span('Zorg voor "slaapplaatsen"'), 2),
    r.Ask("slaap-2026", 2, "Zorgt u voor slaapplaatsen?", "Slapen", *span("Zorgt u voor slaapplaatsen?"), None),
)
NEAR = '[{"document": "2026D00001", "title": "Nota <over> slapen", "score": 0.61}]'
LINKS = (
    r.Link(
        "slaap-2026", 1, 1, FOOTNOTES[0].text, *span(FOOTNOTES[0].text), "named", None, "linked", "kst-29689-1282",
        "Motie over het briefadres", 0.858, "title", "titel 86 % gelijk", "[]",
    ),
    r.Link(
        "slaap-2026", 2, 2, FOOTNOTES[1].text, *span(FOOTNOTES[1].text), "named", None, "external", None, None,
        None, "title", "verwijst naar De Krant, buiten de verzamelde bronnen", "[]",
    ),
    r.Link(
        "slaap-2026", 3, 3, "Brief", *span("Brief en"), "named", None, "missing", None, None,
        None, "title", "geen stuk met deze titel gevonden", NEAR,
    ),
    r.Link(
        "slaap-2026", 4, 3, "nota", *span("nota van"), "named", None, "ambiguous", None, None,
        None, "title", "meer dan één stuk past bij deze titel", "[]",
    ),
    r.Link(
        "slaap-2026", 5, None, "Kamerstuk 99 999, nr. 1", *span("Kamerstuk 99 999, nr. 1"), "kamerstuk", "kst-99999-1",
        "missing", None, None, None, "number", "kst-99999-1 staat niet in de verzamelde stukken", "[]",
    ),
)  # fmt: skip
DOCUMENTS = tuple(
    r.AskDocument("slaap-2026", 2, n, f"2026Z0000{n}", f"Slaapplaats {n}", "background", 0.4, "zelfde woorden: slaap")
    for n in (1, 2, 3)
)
PAPER = r.Stuk(
    7, "kst-29689-1282", "kst-29689-1282", "2025Z05084", None, None, "Motie", "Motie over het briefadres", None,
    "2025-03-19", None,
)  # fmt: skip
CARDS = (
    r.Bron("tweedekamer", "Open data van de Tweede Kamer", "Tweede Kamer", "CC0-1.0", "https://opendata.example", 40),
    r.Bron(
        "rijksoverheid",
        "Rijksoverheid.nl",
        "Algemene Zaken",
        "CC0-1.0",
        "javascript:alert(3)",
        None,
        "Wat de feed niet geeft, lezen wij niet.",
    ),
)
RUN = r.Crawl(
    1, "tweedekamer", "full", "2026-11-24T20:00:00Z", "2026-11-24T23:30:00Z", 1, 1, 0, 0, 0,
    '["Zaak: bladzijde 3 kwam niet aan"]', "{}",
)  # fmt: skip


def build(path: Path, *, sample: bool, more: Sequence[Callable[[sqlite3.Connection], None]] = ()) -> Path:
    """A small database with one letter that is rude to HTML and one that says almost nothing; `more` adds to it."""
    connection = connect(path, create=True)
    with connection:
        for rows in ((LETTER, OLDER), FOOTNOTES, ASKS, LINKS, DOCUMENTS, (PAPER,), CARDS, (RUN,)):
            insert(connection, rows)
        insert(connection, [r.Herkomst(1, "tweedekamer", "Zaak/1", "x", "https://a.example", "2026-11-24", sample)])
        connection.execute(
            "INSERT INTO zaak (id, nummer, soort, gestart_op, herkomst)"
            " VALUES ('z', '2025Z05084', 'Motie', '2025-03-19', 1)"
        )
        connection.execute(
            "INSERT INTO fout (bron, sleutel, melding, herkomst) VALUES ('tweedekamer', 'Zaak/2', 'stuk', 1)"
        )
        for add in more:
            add(connection)
        served.build(connection)
    connection.close()
    return path


def serve(path: Path) -> Datasette:
    """Datasette as the project serves it: the folder of the site and one immutable database."""
    return Datasette(immutables=[str(path)], config_dir=SITE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build(tmp_path_factory.mktemp("site") / "kamer.db", sample=False))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LetterRows]:
    connection = connect(build(tmp_path_factory.mktemp("rows") / "kamer.db", sample=False))
    found = load_letter(connection, "slaap-2026")
    assert found is not None
    yield found
    connection.close()


# --- pages ------------------------------------------------------------------------------------------------


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/", "/brieven"])
async def test_letters_are_listed_newest_first_with_what_was_found(site: Datasette, path: str) -> None:
    page = (await site.client.get(path)).text
    assert page.index("Slapen &amp; &lt;waken&gt;") < page.index("Brief zonder onderwerp")
    assert 'href="/brief/slaap-2026"' in page
    for words in ("18 mei 2026", "Debat: Commissiedebat Wonen", "3 juni 2026", "1 van 3 voetnoten gekoppeld",
                  "1 vraag, 1 met mogelijke achtergrond", "geen besluit bekend"):  # fmt: skip
        assert words in page
    assert page.count("<h1") == 1
    assert 'lang="nl"' in page


@pytest.mark.asyncio
async def test_front_page_says_in_a_line_how_fresh_each_source_is(site: Datasette) -> None:
    page = (await site.client.get("/")).text
    assert "Laatst gelezen op 25 november 2026, 00.30 uur (alles)." in page
    assert "2 meldingen" in page
    assert "Rijksoverheid.nl</strong>: nog niet gelezen." in page
    assert 'href="/bronnen"' in page


def test_a_source_says_how_full_it_is_and_what_went_wrong(tmp_path: Path) -> None:
    connection = connect(build(tmp_path / "kamer.db", sample=False))
    source = next(one for one in home.load_site(connection).sources if one.read)
    connection.close()
    assert source.held == "1 stuk van de ongeveer 40 die er horen te zijn (2 %): nog niet volledig."
    assert source.newest == "Nieuwste stuk: 19 maart 2025."
    assert source.errors == ("1 stuk konden wij niet lezen.", "Zaak: bladzijde 3 kwam niet aan.")


@pytest.mark.asyncio
async def test_letter_page_shows_links_reasons_and_candidates(site: Datasette) -> None:
    page = (await site.client.get("/brief/slaap-2026")).text
    for words in (
        "https://zoek.officielebekendmakingen.nl/kst-29689-1282.html",
        'href="/motie/2025Z05084"',
        "Motie, 19 maart 2025",
        "Zeer waarschijnlijk (score 0,86). Titel 86 % gelijk.",
        "niet gevonden in de verzamelde stukken",
        "Verwijst naar De Krant, buiten de verzamelde bronnen.",
        "Meerdere kandidaten",
        "https://www.tweedekamer.nl/kamerstukken/detail?id=2026D00001",
        "kst-99999-1 staat niet in de verzamelde stukken.",
        "Mogelijke achtergrond",
        '<p class="relation">Achtergrond</p>',
        "door een programma voorgesteld",
        "Nog 2 stukken",
        'href="/kamer/link?letter=slaap-2026"',
    ):
        assert words in page
    assert page.count("<h1") == 1


@pytest.mark.asyncio
async def test_asks_have_the_number_that_other_pages_link_to(site: Datasette) -> None:
    page = (await site.client.get("/brief/slaap-2026")).text
    rows = (await site.client.get("/kamer/brief_stuk.json?_shape=array&soort=vraag")).json()
    assert {row["n"] for row in rows} == {1}  # the bullet that announces it, ask 1 of the letter, doesn't count
    assert all(f'id="{kind}vraag-1"' in page for kind in ("", "bij-"))


@pytest.mark.asyncio
async def test_letter_text_cannot_become_markup(site: Datasette) -> None:
    for path in ("/", "/brief/slaap-2026", "/brief/~3Cscript~3E"):
        page = (await site.client.get(path)).text
        for markup in ("<script", "<b>De Krant", "<waken>", "<i>", "<over>", "javascript:", 'style="'):
            assert markup not in page, (path, markup)
    page = (await site.client.get("/brief/slaap-2026")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; geen polis." in page
    assert 'href="https://voorbeeld.example/a?b=1&amp;c=2"' in page


@pytest.mark.asyncio
async def test_an_unknown_letter_is_a_dutch_404_that_lists_the_letters(site: Datasette) -> None:
    answer = await site.client.get("/brief/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze brief staat hier niet" in answer.text
    assert 'href="/brief/slaap-2026"' in answer.text


@pytest.mark.asyncio
async def test_a_letter_that_says_almost_nothing_has_a_page(site: Datasette) -> None:
    answer = await site.client.get("/brief/ouder")
    assert answer.status_code == 200
    assert "Deze brief heeft geen voetnoten." in answer.text
    assert "niet gevonden in de brief" in answer.text


@pytest.mark.asyncio
async def test_our_pages_allow_nothing_from_elsewhere(site: Datasette) -> None:
    for path, cached in (("/", "public"), ("/brief/slaap-2026", "public"), ("/brief/bestaat-niet", "no-cache")):
        headers = (await site.client.get(path)).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "unsafe" not in policy and "script-src" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]
        assert cached in headers["cache-control"]


@pytest.mark.asyncio
async def test_the_stylesheet_is_ours_and_may_be_kept(site: Datasette) -> None:
    page = (await site.client.get("/")).text
    path = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = await site.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("sample", "words"), [(True, "Dit is het meegeleverde voorbeeld"), (False, "bijgewerkt op 25 november 2026")]
)
async def test_the_footer_says_whether_this_is_the_sample(tmp_path: Path, sample: bool, words: str) -> None:
    site = serve(build(tmp_path / "kamer.db", sample=sample))
    for path in ("/", "/brief/slaap-2026", "/brief/bestaat-niet"):
        page = (await site.client.get(path)).text
        assert words in page
        assert ("voorbeeldgegevens" in page) is sample


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer/motie", "/kamer/bron_stand", "/kamer/stuk.json"]
)
async def test_datasettes_own_pages_stay(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == 200


@pytest.mark.asyncio
async def test_the_rules_of_papers_are_served_as_the_table_that_they_made(site: Datasette) -> None:
    ask = "/kamer/{}.json?_shape=array&_size=max"
    papers = (await site.client.get(ask.format("stuk"))).json()
    rules = (await site.client.get(ask.format("stuk_bron"))).json()
    assert rules == [{name: value for name, value in row.items() if name != "nr"} for row in papers] != []


@pytest.mark.asyncio
async def test_settings_and_descriptions_are_read(site: Datasette) -> None:
    assert site.setting("suggest_facets") is False
    assert "Eén regel per stuk" in (await site.client.get("/kamer/stuk")).text


@pytest.mark.asyncio
async def test_an_empty_database_has_a_front_page(tmp_path: Path) -> None:
    connection = connect(tmp_path / "kamer.db", create=True)
    served.build(connection)
    connection.close()
    answer = await serve(tmp_path / "kamer.db").client.get("/")
    assert answer.status_code == 200
    assert "Er zijn nog geen bronnen gelezen." in answer.text
    assert "Er staan nog geen brieven" in answer.text


# --- view models ------------------------------------------------------------------------------------------


def test_notes_leave_the_body_and_a_cut_paragraph_is_whole_again() -> None:
    made = blocks(TEXT, [(f.start, f.end) for f in FOOTNOTES], ["Slapen"])
    assert [block.kind for block in made] == ["letterhead", "paragraph", "item", "heading", "paragraph"]
    words = "".join(piece.text for run in runs(TEXT, made[-1], []) for piece in run.pieces)
    assert "Boven de 40 m² is het duur" in words.replace("\n", " ")
    assert "loopt over naar de volgende bladzijde.[3]" in words
    assert "Krant</b>" not in words and "Verwijzingen" not in words


def test_every_note_has_its_marker_and_an_area_is_none() -> None:
    found = places(TEXT, FOOTNOTES)
    assert {n: TEXT[slice(*place.marker)] for n, place in found.items() if place.marker} == {1: "¹", 2: "²", 3: "[3]"}
    assert found[2].marker and found[2].marker[0] < span("40 m²")[0]


def test_a_note_whose_sentence_is_nowhere_is_shown_at_the_end(rows: LetterRows) -> None:
    lost = replace(rows.footnotes[0], cited_in="Deze zin staat er niet.")
    page = letter_page(replace(rows, footnotes=(lost, *rows.footnotes[1:])))
    assert page.loose and [note.n for note in page.loose.notes] == [1]
    assert not page.loose.notes[0].cited


def test_notes_and_asks_stand_with_their_paragraph(rows: LetterRows) -> None:
    page = letter_page(rows)
    parts = [part for section in page.sections for part in section]
    last = parts[-1]
    assert [(note.anchor) for note in last.notes] == ["noot-1", "noot-2", "noot-3", "verwijzing-1"]
    assert [ask.key for ask in last.asks] == [2]
    assert page.loose is None
    assert {tally.status: [note.n for note in tally.notes] for tally in page.tallies} == {
        "linked": [1], "missing": [3], "external": [2],
    }  # fmt: skip


def test_an_announcing_bullet_only_points_to_the_full_ask(rows: LetterRows) -> None:
    page = letter_page(rows)
    bullet = next(part for section in page.sections for part in section if part.kind == "list")
    asks = [run.ask.value for item in bullet.items for run in item.runs if run.ask]
    assert asks == ["=1"]
    assert bullet.asks == ()


def test_runs_lose_and_double_nothing() -> None:
    (block,) = blocks("een twee drie", [], [])
    marks = [Mark(0, 8, "ask", "1"), Mark(4, 13, "url", "https://x.example"), Mark(4, 5, "marker", "1")]
    found = runs("een twee drie", block, marks)
    assert "".join(piece.text for run in found for piece in run.pieces) == "een twee drie"
    assert [(run.ask is not None, run.first) for run in found] == [(True, True), (False, False)]


def test_lines_that_the_margin_broke_off_run_on() -> None:
    text = (
        "Afzender\n2500 EA Den Haag\n\n"
        "Op woensdag spreekt u over de scheepvaart. De veren over meren en\n"
        "rivieren komen op de agenda niet voor.\n"
    )
    head, body = blocks(text, [], [])
    assert head.joins == ("\n",)
    assert body.joins == (" ",)


@pytest.mark.parametrize(
    ("paper", "url"),
    [
        ("kst-36600-XV-28", "https://zoek.officielebekendmakingen.nl/kst-36600-XV-28.html"),
        ("2025Z14086", "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z14086"),
        ("2024D50263", "https://www.tweedekamer.nl/kamerstukken/detail?id=2024D50263&did=2024D50263"),
        ("https://www.rijksoverheid.nl/a", "https://www.rijksoverheid.nl/a"),
        ("javascript:alert(1)", None),
        ("kst-1/../x", None),
    ],
)
def test_the_source_of_a_paper_follows_from_its_id(paper: str, url: str | None) -> None:
    assert source_url(paper) == url


def test_only_web_addresses_become_links() -> None:
    assert web_url("www.veerhuis.example/cijfers") == "https://www.veerhuis.example/cijfers"
    assert [web_url(text) for text in ("data:text/html,x", "//x.example", "mailto:a@b", "#", None)] == [None] * 5


def test_dutch_dates_numbers_and_scores() -> None:
    assert dutch.day("2026-05-01T00:00:00") == "1 mei 2026"
    assert dutch.day("2026-13-01") == "2026-13-01"
    assert dutch.day(None) == ""
    assert dutch.moment("2026-07-01T22:15:00Z") == "2 juli 2026, 00.15 uur"
    assert dutch.moment("2026-07-01") == "1 juli 2026"
    assert dutch.number(296670) == "296.670"
    assert dutch.score(1.0) == "vrijwel zeker (score 1,00)"
    assert dutch.score(-1) == "mogelijk (score -1,00)"
    assert dutch.sentence("kst-1 staat er niet") == "kst-1 staat er niet."


def test_held_against_expected() -> None:
    assert home.held(5, None) == "5 stukken; hoeveel er horen te zijn, is niet bekend."
    assert home.held(40, 40) == "40 stukken; ongeveer 40 verwacht."
    assert "(99 %)" in home.held(39_999, 40_000)
    assert "(minder dan 1 %)" in home.held(1, 40_000)
    assert home.held(0, 4).startswith("0 stukken van de ongeveer 4")


def stand(**more: str) -> dict[str, str | None]:
    names = ("uitkomst", "stand", "standing", "stand_datum", "termijn", "termijn_tekst", "bewijs")
    return dict.fromkeys(names) | {"uitkomst": "aangenomen", "standing": "undisputed"} | more


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (stand(stand="no_report_found"), "Aangenomen: geen bericht over de uitvoering gevonden."),
        (
            stand(stand="in_progress", stand_datum="2025-07-03", bewijs="wordt aan gewerkt"),
            "Aangenomen: in uitvoering (3 juli 2025). “wordt aan gewerkt”",
        ),
        (
            stand(stand="announced", stand_datum="2025-07-03", termijn="2025-10-01", standing="overdue", bewijs="komt"),
            "Aangenomen: aangekondigd (3 juli 2025), toegezegd voor 1 oktober 2025; die datum is voorbij. “komt”",
        ),
        (
            stand(stand="executed", stand_datum="2025-07-03", standing="disputed", bewijs="is uitgevoerd"),
            "Aangenomen: uitgevoerd, volgens het kabinet (3 juli 2025); dat is betwist. “is uitgevoerd”",
        ),
        (
            stand(
                stand="announced", stand_datum="2025-07-03", termijn="2025-12-24", termijn_tekst="voor het kerstreces"
            ),
            "Aangenomen: aangekondigd, toegezegd voor het kerstreces.",
        ),
        (stand(uitkomst="verworpen"), "Verworpen."),
        ({**stand(), "uitkomst": None}, ""),
    ],
)
def test_where_a_motie_stands_is_said_in_words(row: dict[str, str | None], words: str) -> None:
    assert dutch.standing(row) == words


def test_every_stand_has_its_words() -> None:
    assert set(dutch.STAND) == set(get_args(Stand))


# --- errors ------------------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_an_unknown_address_is_a_dutch_404_with_a_way_on(site: Datasette) -> None:
    answer = await site.client.get("/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text and 'action="/zoek"' in answer.text
    assert "no-cache" in answer.headers["cache-control"]


@pytest.mark.asyncio
async def test_datasettes_own_errors_stay_its_own(site: Datasette) -> None:
    answer = await site.client.get("/kamer/bestaat_niet.json")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False


@pytest.mark.asyncio
async def test_a_file_that_was_not_published_is_refused_with_the_remedy(tmp_path: Path) -> None:
    connect(tmp_path / "kamer.db", create=True).close()
    with pytest.raises(StartupError, match="python -m db publish"):
        await serve(tmp_path / "kamer.db").invoke_startup()
