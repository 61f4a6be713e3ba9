"""The Roemer recommendations: what advices list, what reports say of them, and that nothing is guessed."""

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
import scrapy
from scrapy.http import HtmlResponse

from db import records as r
from db.store import connect
from scraper.replica import koop, pages
from scraper.replica import roemer as replica
from scraper.replica.pdf import make_pdf, make_table_pdf
from scraper.replica.sample import load
from scraper.source import Raw, Unreadable, Window
from scraper.sources import roemer
from scraper.sources.officielebekendmakingen_sru import page_url, query, read_page
from scraper.sources.roemer_rows import advice, known, page_status, report
from scraper.sources.roemer_words import _WORDS, ADDRESSES, claim_of, meaning, number_of, role, slug
from scraper.store import prepare
from tests.conftest import EXAMPLES, SHARED
from tests.test_crawl import Run, crawl
from tests.test_db import add

FOLDER = EXAMPLES / "roemer"
HEADER = ("Nr.", "Aanbeveling", "Trekker", "Stand van zaken")
ROWS = [
    ("99.1.A", "Een loket in elke haven", "kabinet", "Uitgevoerd."),
    ("2", "Een naam voor elk loket", "gemeenten", "De eerste letters zijn er"),
    ("3", "99.1.C: Een boete voor lege folders", "kabinet", ""),
]
AXIS_B = {
    "acknowledged", "announced", "in_progress", "partly", "executed", "transferred", "not_executed", "superseded",
    "closed_unclear",
}  # fmt: skip


def pdf(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    return make_table_pdf("Voorbeeld", header, rows, [20] * len(header))


def docx(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    return replica.make_docx("Voorbeeld", list(header), [list(row) for row in rows])


def short(body: bytes, **more: object) -> list[tuple[str, str | None, str | None]]:
    found = report(body, "blg-9999999", "2099-01-02", **more)  # type: ignore[arg-type]
    return [(row.aanbeveling, row.status, row.status_genormaliseerd) for row in found]


def make(key: str, body: bytes) -> Raw:
    return Raw("roemer", key, body, "https://e.org/x", "2099-01-01T00:00:00Z", "")


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.4.B", "4.4.B"),
        ("4.4B", "4.4.B"),
        ("Aanbeveling 4.4.B: Losmaken", "4.4.B"),
        ("4.4.B. Losmaken", "4.4.B"),
        ("4.4 Huisvesting", None),
        ("4.4.Bis", None),
        ("4", None),
        ("Zie 4.4.B", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        ("Uitgevoerd", "executed"),
        ("UITGEVOERD.", "executed"),
        ("Uitgevoerd (per 1 juli 2023)", "executed"),
        ("Afgerond. De wet geldt sinds 2023.", "executed"),
        ("In uitvoering", "in_progress"),
        ("In uitvoering: de wet ligt bij de Kamer", "in_progress"),
        ("Deels uitgevoerd", "partly"),
        ("Niet overgenomen", "not_executed"),
        ("Overgedragen aan de sector", "transferred"),
        ("Vervangen door de Wtta", "superseded"),
        ("Afgedaan", "closed_unclear"),
        ("Uitgevoerd. Nog niet voor gemeenten.", None),
        ("Uitgevoerd, behalve voor gemeenten", None),
        ("Uitgevoerd (deels)", None),
        ("Uitgevoerd; de controle loopt", None),
        ("Nog niet uitgevoerd", None),
        ("In uitvoering van de motie", None),
        ("groen", None),
        ("", None),
        (None, None),
    ],
)
def test_a_status_means_what_its_words_plainly_say_or_nothing(printed: str | None, means: str | None) -> None:
    assert meaning(printed) == means


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Aanbeveling 99.1.A is inmiddels uitgevoerd.", "uitgevoerd"),
        ("99.1.A (havens) wordt niet uitgevoerd.", "wordt niet uitgevoerd"),
        ("Deze aanbeveling wordt uitgevoerd door gemeenten.", "wordt uitgevoerd"),
        ("Hiermee is aanbeveling 99.1.A uitgevoerd.", "uitgevoerd"),
        ("Aanbeveling 99.1.A is vervangen door de wet.", "vervangen"),
        ("De Kamer vraagt of aanbeveling 99.1.A is uitgevoerd.", None),
        ("Aanbeveling 99.1.A is uitgevoerd, maar niet overal.", None),
        ("Aanbeveling 99.1.A is nog niet uitgevoerd.", None),
        ("De pilot bij aanbeveling 99.1.A is uitgevoerd.", None),
        ("In uitvoering van aanbeveling 99.1.A is een wet gemaakt.", None),
        ("Aanbeveling 99.1.A is uitgevoerd?", None),
    ],
)
def test_a_sentence_claims_a_status_only_of_what_it_begins_with(sentence: str, words: str | None) -> None:
    assert claim_of(sentence) == words


def test_the_words_of_the_data_are_unambiguous() -> None:
    assert set(_WORDS["statuswoorden"]) == AXIS_B
    for part in ("statuswoorden", "kolommen"):
        words = [word for row in _WORDS[part].values() for word in row]
        assert len(words) == len(set(words))
        assert [word.casefold() for word in words] == words
    assert role("Stand van zaken[3]") == role(" Stand van  zaken: ") == "status"
    assert role("") is None


# --- reports ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [pdf(HEADER, ROWS), docx(HEADER, ROWS), (FOLDER / "table.xml").read_bytes()])
def test_a_table_says_the_same_in_pdf_word_and_official_xml(body: bytes) -> None:
    assert list(report(body, "blg-9999999", "2099-01-02", is_annex=True)) == [
        r.AanbevelingVoortgang("blg-9999999", key, 1, "2099-01-02", status, means, " | ".join(row))
        for (key, status, means), row in zip(
            [
                ("99.1.A", "Uitgevoerd.", "executed"),
                ("een-naam-voor-elk-loket", "De eerste letters zijn er", None),
                ("99.1.C", None, None),
            ],
            ROWS,
            strict=True,
        )
    ]


def test_the_text_of_a_letter_beside_its_table_is_read_too() -> None:
    body = (
        (FOLDER / "table.xml")
        .read_bytes()
        .replace(b"De cijfers kloppen.", b"Aanbeveling 99.1.A staat ook in de tabel.")
    )
    *_, last = report(body, "kst-99001-4", "2099-01-02")
    assert (last.aanbeveling, last.volgorde, last.status) == ("99.1.A", 2, None)


def test_recommendations_of_another_adviser_are_not_these() -> None:
    lines = [
        "Aanbeveling 99.1.A van de SER is uitgevoerd.",
        "Anders dan de SER vindt het Aanjaagteam in aanbeveling 99.1.B.",
    ]
    assert short(make_pdf("Brief", lines)) == [("99.1.B", None, None)]


@pytest.mark.parametrize("write", [pdf, docx])
def test_an_unknown_header_is_an_error_row_that_shows_it(write) -> None:  # type: ignore[no-untyped-def]
    body = write(("Nr.", "Aanbeveling", "Stoplicht"), [("99.1.A", "Een loket", "groen")])
    found = prepare(make("kst-29861-176 blg-9999999", body))
    assert [record for record, _ in found.rows] == [r.Fout]
    assert "'Stoplicht' beside Nr. | Aanbeveling | Stoplicht" in (found.error or "")


@pytest.mark.parametrize("write", [pdf, docx])
def test_an_annex_of_which_no_header_is_known_shows_what_it_has(write) -> None:  # type: ignore[no-untyped-def]
    body = write(("Wat", "Kleur", "Hoe"), [("loket", "groen", "goed")])
    with pytest.raises(Unreadable, match=r"Wat \| Kleur \| Hoe"):
        short(body, is_annex=True)
    assert short(body) == []  # a letter may have such a table


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("99.1.A 99.1.B", "Twee", "kabinet", "loopt"), "no number of one recommendation"),
        (("1a", "Iets", "kabinet", "loopt"), "no number of one recommendation"),
        (("", "", "kabinet", "loopt"), "without number and subject"),
        (("99.1.A Een rij die niet in cellen te verdelen is",), "can't be parted into cells"),
    ],
)
def test_a_row_that_cannot_be_trusted_is_an_error(row: tuple[str, ...], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        short(docx(HEADER, [ROWS[0], row]))


def test_a_heading_within_a_table_is_no_recommendation_and_a_second_row_of_one_counts_on() -> None:
    rows = [("Havens",), ROWS[0], (*ROWS[0][:3], "Gestart"), ("Folders", "", "", "")]
    for body in (pdf(HEADER, rows), docx(HEADER, rows)):
        found = list(report(body, "x", "2099-01-02"))
        assert [(row.aanbeveling, row.volgorde, row.status) for row in found] == [
            ("99.1.A", 1, "Uitgevoerd."),
            ("99.1.A", 2, "Gestart"),
        ]


def test_of_two_columns_with_a_status_the_plainest_is_it() -> None:
    body = docx(("Nummer", "Voortgang", "Status"), [("99.1.A", "Er komt een wet.", "Gepland")])
    assert short(body) == [("99.1.A", "Gepland", "announced")]
    assert short(docx(("Nummer", "Voortgang"), [("99.1.A", "Er komt een wet.")])) == [
        ("99.1.A", "Er komt een wet.", None)
    ]


def test_a_letter_gives_the_sentence_or_the_paragraph_under_a_heading() -> None:
    body = (FOLDER / "letter.xml").read_bytes()
    both = "De aanbevelingen 99.1.B en 99.1.C zijn nog niet uitgevoerd."
    assert [
        (row.aanbeveling, row.status, row.status_genormaliseerd, row.citaat)
        for row in report(body, "kst-99001-4", "2099-01-02")
    ] == [
        ("99.1.A", "uitgevoerd", "executed", "Aanbeveling 99.1.A is inmiddels uitgevoerd."),
        ("99.1.B", None, None, both),
        ("99.1.C", None, None, both),
        ("99.1.D", None, None, "De pilot bij aanbeveling 99.1.D is afgerond."),
        ("99.2.A", "in uitvoering", "in_progress", "Er is veel gedaan. Deze aanbeveling is in uitvoering."),
        ("99.2.B", None, None, "Aanbeveling 99.2.B Een kluis voor paspoorten"),
    ]


def test_a_letter_in_pdf_is_read_as_well() -> None:
    lines = ["Aanbeveling 99.1.A is uitgevoerd.", "99.1.B Een folder .......... 12", "Meer niet."]
    assert short(make_pdf("Brief", lines)) == [("99.1.A", "uitgevoerd", "executed")]


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><title>503</title>", b"<rss/>", b"", b"%PDF-1.7 kapot", b"PK\3\4x"])
def test_a_file_of_another_kind_is_an_error_row(body: bytes) -> None:
    assert [record for record, _ in prepare(make("kst-29861-176 blg-9999999", body)).rows] == [r.Fout]


def test_numbers_in_an_answer_to_the_first_advice_are_those_of_that_advice() -> None:
    body = make_pdf("Brief", ["Aanbeveling 99.1.A is uitgevoerd."])
    (first,) = roemer.records(make("kst-29861-52", body))
    (second,) = roemer.records(make("kst-29861-55", body))
    assert isinstance(first, r.AanbevelingVoortgang) and isinstance(second, r.AanbevelingVoortgang)
    assert (first.aanbeveling, first.datum) == ("2020-06-11/99.1.A", "2020-07-03")
    assert (second.aanbeveling, second.datum) == ("99.1.A", "2020-12-14")


def test_a_report_that_is_not_listed_any_more_is_an_error_row() -> None:
    found = prepare(make("kst-99001-4", (FOLDER / "letter.xml").read_bytes()))
    assert "kst-99001-4 is not in roemer.toml" in (found.error or "")


# --- the website ------------------------------------------------------------------------------------------


def test_a_measure_says_how_it_is_under_one_heading_and_has_no_date() -> None:
    url = "https://www.arbeidsmigratieingoedebanen.nl/thema-x-maatregelen/loket"
    quote = "Status: in uitvoering. Het loket van de laatste haven wordt gebouwd.\nDe verf droogt."
    assert list(roemer.records(make(url, (FOLDER / "measure.html").read_bytes()))) == [
        r.AanbevelingVoortgang(url, "99.1.A", 1, None, "in uitvoering.", "in_progress", quote)
    ]


def test_a_measure_without_a_number_goes_by_its_title() -> None:
    body = (
        (FOLDER / "measure.html")
        .read_bytes()
        .replace(b"<h2>Aanbeveling 99.1.A</h2>", b"<p>Vult aanbeveling 99.1.A aan.</p>")
    )
    assert page_status(body, "https://e.org").aanbeveling == "een-loket-in-elke-haven"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            b"<h3>Voortgang en planning",
            b"<h3>Hoe staat het ermee",
            "headings: een loket in elke haven, .*hoe staat het ermee",
        ),
        (b"h1>", b"p>", "no h1"),
        (b"<p>Status", b"<h2>x</h2><p>Status", "nothing under"),
    ],
)
def test_a_page_in_another_form_fails_loudly(old: bytes, new: bytes, why: str) -> None:
    body = (FOLDER / "measure.html").read_bytes()
    assert old in body
    with pytest.raises(Unreadable, match=why):
        page_status(body.replace(old, new), "https://e.org")


# --- the advices ------------------------------------------------------------------------------------------


def test_an_advice_lists_its_recommendations_by_number_under_their_theme() -> None:
    body = make_pdf("Advies", [
        "99.1 Havens .............. 3",
        "99.1.A Een loket in elke haven ........ 4",
        "Zoals in aanbeveling 99.1.C staat, en verderop in dit advies dat over nog meer regels loopt, namelijk bij",
        "99.1 Havens",
        "99.1.A Een loket in elke haven",
        "99.1.B Een folder in tien talen die in elke haven ligt en die ook op elk schip te lezen is. Dat helpt. "
        "Gericht aan: kabinet en gemeenten.",
    ])  # fmt: skip
    assert list(advice(body, "x/")) == [
        r.Aanbeveling("x/99.1.A", "99.1.A", "Een loket in elke haven", "Havens", None),
        r.Aanbeveling(
            "x/99.1.B", "99.1.B", "Een folder in tien talen die in elke haven ligt en die ook op elk schip te lezen is",
            "Havens", "kabinet en gemeenten",
        ),
    ]  # fmt: skip


def test_an_advice_that_lists_its_recommendations_in_a_table() -> None:
    body = make_table_pdf(
        "Advies", ("Nr.", "Aanbeveling"), [("99.1.A", "Een loket"), ("99.1.B", "Een folder")], (8, 30)
    )
    assert [(row.nummer, row.onderwerp) for row in advice(body, "")] == [
        ("99.1.A", "Een loket"), ("99.1.B", "Een folder")
    ]  # fmt: skip


def test_an_advice_with_another_numbering_is_an_error() -> None:
    with pytest.raises(Unreadable, match=r"begins with a number as 4\.4\.B"):
        list(advice(make_pdf("Advies", ["Aanbeveling 1: een loket.", "4.4.B gaat over lokketten."]), ""))


def test_what_is_known_beforehand_has_a_key_of_its_own_and_says_who_says_so() -> None:
    rows = list(known(ADDRESSES.read_bytes(), roemer.SITE["id"]))
    advised = [row for row in rows if isinstance(row, r.Aanbeveling)]
    assert len({row.sleutel for row in advised}) == len(advised) > 10
    assert not {row.sleutel for row in advised if number_of(row.sleutel)}  # those are the advice's own
    assert [row.onderwerp for row in advised if row.nummer == "4.4.B"] == [
        "Arbeids- en huurcontract van elkaar losmaken"
    ]
    expected = [row for row in rows if isinstance(row, r.Verwacht)]
    assert {row.soort for row in expected} >= {"kst-29861-69", "kst-29861-176", "2026D05153", "advies 2020-10-30"}
    assert all(row["bron"] for row in _WORDS["aanbeveling"] + _WORDS["advies"])
    assert slug("Één onderwerp: 'beëindigen'!") == "een-onderwerp-beeindigen"


@pytest.mark.shared
def test_what_is_known_beforehand_is_established() -> None:
    lines = (SHARED / "facts/roemer.jsonl").read_text("utf-8").splitlines()
    facts = [row for row in map(json.loads, lines) if row["kind"] == "recommendation"]
    established = {(row["number"], row["subject_nl"]) for row in facts if row["verification"] != "partial"}
    assert {(row.get("nummer"), row["onderwerp"]) for row in _WORDS["aanbeveling"]} == established
    papers = map(json.loads, (SHARED / "facts/dossier_29861.jsonl").read_text("utf-8").splitlines())
    titles = {f"kst-{row['kamerstuk']}": (row["gestart_op"], row["titel"]) for row in papers}
    for row in roemer.data("roemer.toml")["rapport"]:
        if row["id"] in titles:
            assert (row["datum"], row["titel"]) == titles[row["id"]]


@pytest.mark.shared
def test_documents_are_asked_where_recorded_pages_link_to_them() -> None:
    recorded = (SHARED / "captures/tweedekamer/html/motion_page.html").read_text("utf-8")
    assert roemer.DOWNLOAD.removeprefix("https://www.tweedekamer.nl") in recorded


# --- finding them -----------------------------------------------------------------------------------------


def test_an_annex_is_found_in_the_catalogue_by_its_title() -> None:
    asked = page_url(query('w.hoofddocument=="kst-29861-176"')).split("?")[1]
    (found,) = read_page(koop.answer("/sru", asked).body).found
    title, url = roemer.title_and_pdf(found.body)
    assert (found.id, title) == ("blg-9999992", "Monitoring voortgang aanbevelingen aanjaagteam")
    assert url and koop.answer(url.removeprefix(f"https://{koop.HOST}"), "").body.startswith(b"%PDF")
    assert roemer.fits(title, ["aanbevelingen"])
    assert not roemer.fits("Beslisnota bij Kamerbrief over aanbevelingen", ["aanbevelingen"])
    assert not roemer.fits("Cijfers", ["aanbevelingen"])


def test_the_page_of_an_advice_without_its_file_is_an_error_row() -> None:
    url = roemer.ADVICES["2020-10-30"]["pagina"]
    page = pages.html(load().pages[url]).encode()
    assert roemer.the_file(page, url, ["tweederangsburgers"]).url.endswith(".pdf")
    assert prepare(make("advies 2020-10-30 pagina", page)).rows == []
    other = prepare(make("advies 2020-10-30 pagina", page.replace(b"tweederangsburgers", b"eersterangsburgers")))
    assert "0 files named tweederangsburgers" in (other.error or "")


def test_goals_and_measures_of_the_website_are_followed_and_a_site_without_any_is_told() -> None:
    spider = roemer.Roemer(Window(False, None, (), {}), "2099-01-01T00:00:00Z")
    asyncio.run(anext(spider.start()))  # type: ignore[arg-type]
    home = roemer.SITE["id"] + "/"

    def parse(url: str, body: bytes) -> list[object]:
        request = scrapy.Request(url, meta={"url": url})
        found = spider.parse_page(HtmlResponse(url, body=body, request=request))
        return [x.meta["url"] if isinstance(x, scrapy.Request) else x.key for x in found]

    links = ["/doelen/a", "/thema-b", "/thema-b-maatregelen/c#d", "/thema-b-maatregelen/c", "/contact"]
    links.append("https://e.org/doelen/x")
    body = "".join(f'<a href="{link}">x</a>' for link in links).encode()
    measure = f"{home}thema-b-maatregelen/c"
    assert parse(home, body) == [f"{home}doelen/a", f"{home}thema-b", measure]
    spider.closed("finished")
    assert "no page of a measure was found" in spider.problems[0]
    assert parse(measure, b"<h1>x</h1>") == [measure]
    spider.closed("finished")
    assert len(spider.problems) == 1


# --- where they stand -------------------------------------------------------------------------------------


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    return connect(tmp_path / "kamer.db", create=True)


def said(
    rapport: str, datum: str | None, status: str | None, key: str = "99.1.A", n: int = 1
) -> r.AanbevelingVoortgang:
    return r.AanbevelingVoortgang(rapport, key, n, datum, status, meaning(status), f"{rapport} {n}")


def stand(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    columns = "nummer, onderwerp, status, status_genormaliseerd, rapport, citaat, datum"
    return db.execute(f"SELECT {columns} FROM aanbeveling_stand ORDER BY sleutel").fetchall()


LOKET = r.Aanbeveling("99.1.A", "99.1.A", "Een loket", "Havens", "kabinet")


@pytest.mark.parametrize(
    ("reports", "shown"),
    [
        ([], (None, None, None, None, None)),
        ([said("a", "2024-01-01", "Gepland"), said("b", "2025-01-01", "Uitgevoerd")], ("Uitgevoerd", "executed", "b")),
        ([said("a", "2024-01-01", "Uitgevoerd"), said("b", "2025-01-01", "Loopt")], ("Loopt", "in_progress", "b")),
        ([said("a", "2024-01-01", "Gepland"), said("b", "2025-01-01", None)], ("Gepland", "announced", "a")),
        ([said("a", "2024-01-01", "Gepland"), said("b", "2025-01-01", "paars")], ("paars", None, "b")),
        ([said("https://e.org", None, "Loopt"), said("b", "2021-01-01", "Gepland")], ("Gepland", "announced", "b")),
        ([said("https://e.org", None, "Loopt")], ("Loopt", "in_progress", "https://e.org")),
        ([said("blg-1", "2025-01-01", "Loopt"), said("kst-2", "2025-01-01", "Gepland")], ("Gepland", "announced")),
        ([said("a", "2024-01-01", "Gepland"), said("a", "2024-01-01", "Loopt", n=2)], ("Loopt", "in_progress", "a")),
    ],
)  # fmt: skip
def test_the_latest_printed_status_is_shown(
    db: sqlite3.Connection, reports: list[r.AanbevelingVoortgang], shown: tuple[str | None, ...]
) -> None:
    for rows in (reports, reports[::-1]):
        db.execute("DELETE FROM aanbeveling_voortgang")
        db.execute("DELETE FROM aanbeveling")
        add(db, LOKET, *rows)
        ((number, subject, *rest),) = stand(db)
        assert (number, subject) == ("99.1.A", "Een loket")
        assert tuple(rest[: len(shown)]) == shown


def test_numbers_join_what_others_describe_to_the_advice_and_subjects_never_do(db: sqlite3.Connection) -> None:
    add(db, LOKET, r.Aanbeveling("loket", "99.1.A", "Loket", None, None),
        r.Aanbeveling("een-loket", None, "Een loket", None, None),
        r.Aanbeveling("eerste/99.1.A", "99.1.A", "Een poort", None, None),
        said("a", "2024-01-01", "Loopt"), said("a", "2024-01-01", "Gepland", "een-loket"))  # fmt: skip
    # `add` gives all rows one herkomst; what tells the advice's own row is where it comes from
    db.execute("INSERT INTO herkomst VALUES (2, 'roemer', 'roemer.toml', 'h', 'u', 'o', 0)")
    db.execute("UPDATE aanbeveling SET herkomst = 2 WHERE sleutel IN ('loket', 'een-loket')")
    assert db.execute("SELECT sleutel, onderwerp, status, berichten FROM aanbeveling_stand ORDER BY 1").fetchall() == [
        ("99.1.A", "Een loket", "Loopt", 1),
        ("een-loket", "Een loket", "Gepland", 1),
        ("eerste/99.1.A", "Een poort", None, 0),
    ]


def test_what_no_advice_lists_is_shown_where_a_report_lists_it_and_a_measure_is_no_recommendation(
    db: sqlite3.Connection,
) -> None:
    url = "https://e.org/maatregel"
    add(db, said("a", "2024-01-01", "Loopt"), said("a", "2024-01-01", "Loopt", "een-poort"),
        said(url, None, "Loopt", "een-cursus"), said(url, None, "Loopt", "99.9.Z"))  # fmt: skip
    assert db.execute("SELECT sleutel, nummer, onderwerp FROM aanbeveling_stand ORDER BY 1").fetchall() == [
        ("99.1.A", "99.1.A", None),
        ("99.9.Z", "99.9.Z", None),
        ("een-poort", None, None),
    ]
    assert db.execute("SELECT wat FROM worklist WHERE soort = 'aanbeveling in geen advies' ORDER BY 1").fetchall() == [
        ("99.1.A",), ("99.9.Z",), ("een-cursus",), ("een-poort",),
    ]  # fmt: skip


# --- the crawl --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a crawl of this source alone brings."""
    import subprocess
    import sys

    from tests.conftest import ROOT

    folder = tmp_path_factory.mktemp("roemer")
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "crawl", "roemer", "--replica", *to],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_a_crawl_brings_every_form_of_report_and_shows_a_development(crawled: Path) -> None:
    db = sqlite3.connect(crawled / "k.db")
    assert db.execute("SELECT * FROM fout").fetchall() == []
    history = "SELECT datum, rapport, status_genormaliseerd FROM aanbeveling_voortgang WHERE aanbeveling = ? ORDER BY 1"
    assert db.execute(history, ("99.1.B",)).fetchall() == [
        ("2024-11-14", "2099D00001", "announced"),
        ("2025-11-20", "blg-9999992", "in_progress"),
        ("2026-02-03", "2026D05153", "executed"),
    ]
    kinds = {
        row[0] for row in db.execute("SELECT status_genormaliseerd FROM aanbeveling_stand WHERE nummer IS NOT NULL")
    }
    assert kinds >= {"executed", "in_progress", "not_executed", "transferred", None}
    assert db.execute(
        "SELECT datum, aanbeveling FROM aanbeveling_voortgang WHERE rapport LIKE '%/loket'"
    ).fetchall() == [(None, "99.1.A")]


def test_what_is_not_known_of_a_real_recommendation_is_not_made_up(crawled: Path) -> None:
    db = sqlite3.connect(crawled / "k.db")
    row = db.execute(
        "SELECT onderwerp, status_genormaliseerd, bekend_uit FROM aanbeveling_stand WHERE nummer = '4.4.B'"
    )
    assert row.fetchall() == [("Arbeids- en huurcontract van elkaar losmaken", None, "advies 2020-10-30")]
    assert db.execute("SELECT min(voorbeeld) FROM herkomst").fetchone() == (1,)
    real = "SELECT aanbeveling FROM aanbeveling_voortgang WHERE status_genormaliseerd IS NOT NULL"
    assert all(key.startswith("99.") or key == "een-naam-voor-elk-loket" for (key,) in db.execute(real))


def test_reports_that_yielded_nothing_and_unknown_words_are_on_the_worklist(crawled: Path) -> None:
    db = sqlite3.connect(crawled / "k.db")
    found = db.execute("SELECT soort, wat FROM worklist WHERE waar = 'roemer' OR soort = 'onbekende status'").fetchall()
    assert {("rapport zonder stand", "kst-29861-69"), ("onbekende status", "4.4.B")} <= set(found)
    assert ("rapport zonder stand", "kst-29861-176") not in found
    counts = dict(db.execute("SELECT rapport, rijen FROM aanbeveling_rapport"))
    assert counts["kst-29861-176"] == 6  # those of its annex
    assert counts["advies 2020-10-30"] == 6
    assert counts[roemer.SITE["id"]] == 3
    assert counts["kst-29861-69"] == 0


def test_a_second_night_writes_nothing(run: Run, crawled: Path) -> None:
    assert crawl(run, crawled, "roemer")["rows_written"] == 0
