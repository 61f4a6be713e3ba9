"""Tables of PDFs: what was written in cells is read from them, and what can't be told apart is not guessed."""

from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.replica import pdf as writer
from scraper.replica.pdf import make_pdf, make_table_pdf
from scraper.text.pdf_table import Table, most_cells, pdf_tables

Place = tuple[float, float, str]  # from the left, from the top, words
HEADER = ("Nr.", "Aanbeveling", "Status")
HEAD = [(50, 50, "Nr."), (120, 50, "Aanbeveling"), (400, 50, "Status")]


def known(text: str) -> bool:
    return text in {*HEADER, "Stand van zaken", "Gericht aan", "Thema"}


def make(*pages: Sequence[Place], rules: Sequence[float] = (), uprights: Sequence[float] = ()) -> bytes:
    """A PDF with words at these places.

    `rules`: how far from the top lines run across every page; `uprights`: how far from the left others run down it.
    """
    document = pypdfium2.PdfDocument.new()
    for places in pages:
        page = document.new_page(writer.WIDTH, writer.HEIGHT)
        for x, y, text in places:
            writer._write(document, page, text, x, writer.HEIGHT - y, 9)
        for y in rules:
            writer._rule(page, writer.HEIGHT - y, 46, 550)
        for x in uprights:
            _draw(page, x)
        pdfium.FPDFPage_GenerateContent(page)
        page.close()
    return writer._saved(document)


def _draw(page: pypdfium2.PdfPage, x: float) -> None:
    """A line from top to bottom, drawn with a pen."""
    path = pdfium.FPDFPageObj_CreateNewPath(x, 20)
    pdfium.FPDFPath_LineTo(path, x, writer.HEIGHT - 40)
    pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, 1)
    pdfium.FPDFPage_InsertObject(page, path)


def rows(body: bytes) -> list[tuple[str, ...]]:
    (table,) = pdf_tables(body, known)
    assert table.header == HEADER
    return table.rows


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=9), max_size=30).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=12))
def test_a_ruled_table_is_read_as_it_was_written_over_lines_and_pages(cells: list[tuple[str, str]]) -> None:
    written = [(f"99.{n}.A", *texts) for n, texts in enumerate(cells)]
    assert rows(make_table_pdf("Voorbeeld", HEADER, written, (8, 30, 25))) == written


def test_a_row_across_the_columns_is_one_cell() -> None:
    across = ("Voorbeelden die niet bestaan en die over de kolommen heen lopen",)
    written = [across, ("99.1.A", "een", "twee")]
    assert rows(make_table_pdf("Voorbeeld", HEADER, written, (8, 30, 25))) == written


def test_rows_without_ruled_lines_are_parted_by_white_or_by_their_first_cell() -> None:
    parted = [(50, 70, "99.1.A"), (120, 70, "Een loket in"), (120, 81, "elke haven"), (400, 70, "loopt"),
              (50, 101, "99.1.B"), (120, 101, "Een folder"), (400, 101, "klaar")]  # fmt: skip
    expected = [("99.1.A", "Een loket in elke haven", "loopt"), ("99.1.B", "Een folder", "klaar")]
    assert rows(make([*HEAD, *parted])) == expected
    dense = [(x, 92 if y == 101 else y, text) for x, y, text in parted]
    assert rows(make([*HEAD, *dense])) == expected
    assert rows(make([*HEAD, *dense], rules=(38, 55, 98))) == expected  # ruled at its head and foot only


def test_ruled_lines_go_before_white_so_a_number_may_stand_in_the_middle_of_its_row() -> None:
    places = [(120, 70, "Een loket in"), (50, 76, "99.1.A"), (120, 81, "elke haven"), (400, 76, "loopt"),
              (120, 100, "Een folder"), (50, 106, "99.1.B"), (120, 111, "in tien talen"),
              (400, 106, "klaar")]  # fmt: skip
    expected = [("99.1.A", "Een loket in elke haven", "loopt"), ("99.1.B", "Een folder in tien talen", "klaar")]
    assert rows(make([*HEAD, *places], rules=(55, 89, 118))) == expected


def test_rows_that_cannot_be_told_apart_are_an_error_that_says_where() -> None:
    centred = [(120, 70, "Een loket in"), (50, 81, "99.1.A"), (400, 81, "loopt"), (120, 92, "elke haven"),
               (120, 103, "Een folder"), (50, 114, "99.1.B"), (400, 114, "klaar"),
               (120, 125, "in tien talen")]  # fmt: skip
    with pytest.raises(ValueError, match=r"told apart.*Een loket"):
        pdf_tables(make([*HEAD, *centred]), known)


def test_a_header_that_is_broken_over_lines_under_a_title() -> None:
    places = [(50, 30, "Overzicht van alle aanbevelingen"), (400, 45, "Stand van"), (400, 56, "zaken"),
              (300, 45, "Gericht"), (300, 56, "aan"), (50, 50, "Nr."), (120, 50, "Aanbeveling"),
              (50, 80, "99.1.A"), (120, 80, "Een loket"), (300, 80, "kabinet"), (400, 80, "loopt")]  # fmt: skip
    assert pdf_tables(make(places), known) == [
        Table(("Nr.", "Aanbeveling", "Gericht aan", "Stand van zaken"), [("99.1.A", "Een loket", "kabinet", "loopt")])
    ]


def test_a_table_goes_on_without_its_header_and_ends_where_prose_begins() -> None:
    first = [*HEAD, (50, 70, "99.1.A"), (120, 70, "Een loket in"), (400, 70, "loopt")]
    second = [(120, 50, "elke haven"), (50, 70, "99.1.B"), (120, 70, "Een folder"), (400, 70, "klaar"),
              (50, 100, "Onder de tabel staat een zin die over de kolommen heen loopt en los staat")]  # fmt: skip
    third = [(50, 50, "Een bladzijde met zinnen die over alle kolommen heen lopen en geen tabel meer zijn")]
    expected = [("99.1.A", "Een loket in elke haven", "loopt"), ("99.1.B", "Een folder", "klaar")]
    assert rows(make(first, second, third)) == expected


def test_running_heads_and_page_numbers_are_no_cells() -> None:
    pages = [
        [(50, 20, "Ministerie van Voorbeelden"), *HEAD, (50, 70, f"99.{n}.A"), (120, 70, "Iets"), (400, 70, "loopt"),
         (280, 800, f"Pagina {n} van 2")]
        for n in (1, 2)
    ]  # fmt: skip
    expected = [("99.1.A", "Iets", "loopt"), ("99.2.A", "Iets", "loopt")]
    assert rows(make(*pages)) == expected
    assert rows(make(*pages, rules=(42, 55, 80))) == expected
    without = [place for place in pages[1] if place not in HEAD]
    assert rows(make(pages[0], without, rules=(42, 55, 80))) == expected


def test_words_above_the_ruled_lines_of_a_table_that_goes_on_are_not_lost() -> None:
    first = [*HEAD, (50, 70, "99.1.A"), (120, 70, "Iets"), (400, 70, "loopt"), (50, 90, "99.1.B"), (120, 90, "Meer")]
    second = [(50, 70, "99.1.C"), (120, 70, "Slot")]
    rest = rows(make(first, [(120, 30, "dat doorloopt"), *second], rules=(42, 55, 80, 100)))
    assert rest == [("99.1.A", "Iets", "loopt"), ("99.1.B", "Meer dat doorloopt", ""), ("99.1.C", "Slot", "")]
    with pytest.raises(ValueError, match=r"above a table that goes on.*Een kop"):
        rows(make(first, [(50, 30, "Een kop die over alle kolommen loopt"), *second], rules=(42, 55, 80, 100)))


def test_upright_lines_part_columns_however_close_the_words_stand() -> None:
    places = [(50, 50, "Nr."), (84, 50, "Aanbeveling"), (136, 50, "Status"),
              (50, 70, "99.1.A"), (81, 70, "Een loket"), (137, 70, "Loopt nog lang"), (81, 81, "in de haven"),
              (50, 100, "99.1.B"), (84, 100, "Een folder in")]  # fmt: skip
    rest = [(81, 70, "tien talen"), (50, 100, "99.1.C"), (81, 100, "Slot")]
    expected = [("99.1.A", "Een loket in de haven", "Loopt nog lang"), ("99.1.B", "Een folder in tien talen", ""),
                ("99.1.C", "Slot", "")]  # fmt: skip
    assert rows(make(places, rest, rules=(42, 55, 87), uprights=(46, 80, 134, 300))) == expected


def test_a_row_without_its_theme_is_a_row_where_the_number_is_the_key() -> None:
    head = [(50, 50, "Thema"), *[(x + 70, y, text) for x, y, text in HEAD]]
    first = [*head, (50, 70, "Havens"), (120, 70, "99.1.A"), (190, 70, "Een loket"), (470, 70, "loopt")]
    second = [(120, 50, "99.1.B"), (190, 50, "Een folder"), (470, 50, "klaar")]
    body = make(first, second, rules=(42, 60, 80))
    (table,) = pdf_tables(body, known, lambda header: header == "Nr.")
    assert table.rows == [("Havens", "99.1.A", "Een loket", "loopt"), ("", "99.1.B", "Een folder", "klaar")]


def test_no_known_header_no_table() -> None:
    other = make([(50, 50, "Kleur"), (120, 50, "Aantal"), (400, 50, "Status"), (50, 70, "rood")])
    assert pdf_tables(other, known) == []
    assert most_cells(other) == "Kleur | Aantal | Status"
    assert pdf_tables(make_pdf("Kop", ["Status en Aanbeveling in een zin."]), known) == []


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 kapot", b"<html>"])
def test_what_is_no_pdf_is_an_error(body: bytes) -> None:
    with pytest.raises(ValueError, match="PDF"):
        pdf_tables(body, known)
