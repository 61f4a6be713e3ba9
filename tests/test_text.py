"""The pure readers of PDF, Word and HTML, on files that the tests make themselves."""

import ctypes
import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from scraper.text.docx import docx_text
from scraper.text.html import read_page
from scraper.text.pdf import PdfText, pdf_text


class At(NamedTuple):
    """A text object of a page that a test makes. `turn`: quarters of a turn, against the clock."""

    x: float
    y: float
    text: str
    size: float = 11
    turn: int = 0


TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))


def make_pdf(*pages: Sequence[At], ruled: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """A PDF with these texts. `ruled`: lines on every page, (from x, from y, to x, to y)."""
    document = pypdfium2.PdfDocument.new()
    for objects in pages:
        page = document.new_page(595, 842)
        for x0, y0, x1, y1 in ruled:
            path = pdfium.FPDFPageObj_CreateNewPath(x0, y0)
            pdfium.FPDFPath_LineTo(path, x1, y1)
            pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, 1)
            pdfium.FPDFPage_InsertObject(page, path)
        for at in objects:
            text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", at.size)
            encoded = ctypes.create_string_buffer((at.text + "\0").encode("utf-16-le"))
            pdfium.FPDFText_SetText(text, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
            pdfium.FPDFPageObj_Transform(text, *TURNS[at.turn], at.x, at.y)
            pdfium.FPDFPage_InsertObject(page, text)
        pdfium.FPDFPage_GenerateContent(page)
        page.close()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def prose(*lines: str, x: float = 72, y: float = 760, size: float = 11, leading: float = 14) -> list[At]:
    return [At(x, y - n * leading, line, size) for n, line in enumerate(lines)]


def width(text: str, size: float = 11) -> float:
    """How wide Helvetica sets a text: what a marker must be put behind."""
    pdf = pypdfium2.PdfDocument(make_pdf([At(0, 100, text + "|", size)]))
    textpage = pdf[0].get_textpage()
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage.raw, len(text), ctypes.byref(box))
    return float(box.left)


def marked(before: str, mark: str, after: str, y: float, size: float = 11) -> list[At]:
    """A line with a raised small mark in it."""
    at = 72 + width(before, size)
    end = at + width(mark, size * 0.6)
    return [At(72, y, before, size), At(at, y + size / 3, mark, size * 0.6), At(end, y, after, size)]


# --- PDF --------------------------------------------------------------------------------------------------


def test_lines_in_reading_order_whatever_order_they_were_written_in() -> None:
    lines = prose("Eerste regel van de brief", "Tweede regel van de brief", "Derde regel van de brief")
    found = pdf_text(make_pdf(list(reversed(lines))))
    assert found == PdfText(1, "Eerste regel van de brief\nTweede regel van de brief\nDerde regel van de brief")


def test_white_space_parts_paragraphs_and_a_form_feed_pages() -> None:
    first = [*prose("Een alinea", "van twee regels"), *prose("Nog een alinea", y=700)]
    assert pdf_text(make_pdf(first, prose("Volgende bladzijde"))) == PdfText(
        2, "Een alinea\nvan twee regels\n\nNog een alinea\fVolgende bladzijde"
    )


def test_markers_and_notes() -> None:
    page = [
        *marked("Er slapen dagloners op straat", "1", " en dat mag niet.", 760),
        *marked("De regering meldt voortgang", "12", ", maar waar?", 746),
        *prose("Gewone tekst tot onder aan de bladzijde."),
        *marked("", "1", " Telling van de gemeente, waar-", 120, 8),
        *prose("onder de opvang.", y=110, size=8),
        *marked("", "12", " Kamerstukken II 2098/99, 99 001, nr. 3.", 100, 8),
    ]
    page[6] = At(72, 732, "Gewone tekst tot onder aan de bladzijde.")
    assert pdf_text(make_pdf(page)).text == (
        "Er slapen dagloners op straat[1] en dat mag niet.\n"
        "De regering meldt voortgang[12], maar waar?\n"
        "Gewone tekst tot onder aan de bladzijde.\n"
        "[noot 1: Telling van de gemeente, waaronder de opvang.]\n"
        "[noot 12: Kamerstukken II 2098/99, 99 001, nr. 3.]"
    )


def test_a_power_is_no_marker() -> None:
    assert (
        pdf_text(make_pdf(marked("Een kamer van 15 m", "2", " telt mee.", 760))).text == "Een kamer van 15 m2 telt mee."
    )


def test_notes_with_plain_numbers_count_only_where_the_page_cites_them() -> None:
    cited = [*marked("De telling", "3", " loopt.", 760), *prose("Slot van de tekst.", y=746)]
    small = prose("3 Zie de bijlage.", y=100, size=8)
    assert pdf_text(make_pdf([*cited, *small])).text.endswith("Slot van de tekst.\n[noot 3: Zie de bijlage.]")
    table = (
        prose("De telling in drie", "steden staat hieronder, met", "alle cijfers."),
        prose("3 steden", y=100, size=8),
    )
    assert "noot" not in pdf_text(make_pdf([*table[0], *table[1]])).text


def test_a_note_that_goes_on_at_the_next_page() -> None:
    body = prose("Tekst van de brief.", "Nog meer tekst van de brief.", y=700)
    first = [*marked("Een zin", "1", " met noot.", 760), *body, *marked("", "1", " Het begin van een noot die", 100, 8)]
    second = [
        *marked("Weer een zin", "2", " met noot.", 760),
        *body,
        *prose("hier pas eindigt.", y=110, size=8),
        *marked("", "2", " De tweede noot.", 100, 8),
    ]
    one, two = pdf_text(make_pdf(first, second)).text.split("\f")
    assert one.endswith("\n[noot 1: Het begin van een noot die hier pas eindigt.]")
    assert two.endswith("Nog meer tekst van de brief.\n[noot 2: De tweede noot.]")


def test_broken_words_are_made_whole() -> None:
    lines = prose(
        "Over de huisvesting van arbeids-", "migranten, in- en", "uitvoer van bloemen, de zorg-",
        "en woonkosten van EU-", "burgers en de heer Van Dam-", "Smit.",
    )  # fmt: skip
    assert pdf_text(make_pdf(lines)).text == (
        "Over de huisvesting van arbeidsmigranten, in- en\nuitvoer van bloemen, de zorg-\n"
        "en woonkosten van EU-burgers en de heer Van Dam-\nSmit."
    )


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            At(72, 800, "Voorbeeldrapport over bedden" if n % 2 else "Ministerie van Voorbeelden"),
            *prose(f"Bladzijde {'abcdef'[n]} vertelt iets nieuws.", f"En meer, {'uvwxyz'[n]}."),
            At(290, 40, str(n + 1)),
        ]
        for n in range(6)
    ]
    found = pdf_text(make_pdf(*pages))
    assert found.pages == 6
    assert found.text.split("\f")[1] == "Bladzijde b vertelt iets nieuws.\nEn meer, v."
    assert "rapport" not in found.text
    assert "Ministerie" not in found.text


def test_a_short_document_keeps_its_heads_but_not_its_page_numbers() -> None:
    pages = [[At(72, 800, "Brief"), *prose("Tekst."), At(280, 40, f"Pagina {n} van 2")] for n in (1, 2)]
    assert pdf_text(make_pdf(*pages)).text == "Brief\n\nTekst.\fBrief\n\nTekst."


LEFT = [f"linkerkolom regel {n} met woorden erin" for n in range(8)]
RIGHT = [f"rechterkolom regel {n} met nog meer" for n in range(8)]


@pytest.mark.parametrize("offset", [0, 5])
def test_two_columns_are_read_one_after_the_other(offset: float) -> None:
    title = "Een titel die over de hele breedte van de bladzijde loopt, boven beide kolommen"
    rows = [
        part
        for pair in zip(prose(*LEFT, y=700), prose(*RIGHT, x=310, y=700 - offset), strict=True)
        for part in pair
    ]  # fmt: skip
    notes = "[noot 1: Een noot die ook over de hele breedte van de bladzijde loopt, onder beide kolommen te lezen.]"
    page = [
        At(72, 760, title),
        *rows,
        *marked("", "1", " " + notes[9:-11], 100, 9),
        *prose("te lezen.", y=90, size=9),
    ]
    found = pdf_text(make_pdf(page)).text
    assert found.split() == [*title.split(), *" ".join([*LEFT, *RIGHT]).split(), *notes.split()]


def test_a_table_is_read_row_by_row() -> None:
    names = [f"gemeente {n}" for n in range(8)]
    page = [*prose(*names), *prose(*["ja"] * 8, x=320)]
    assert pdf_text(make_pdf(page)).text.splitlines() == [f"{name} ja" for name in names]


LEFTS, TOPS = (72, 260, 360), (740, 720, 680, 640)  # of columns, and the ruled lines between rows
CELLS = [
    [["Omschrijving"], ["Vindplaats"], ["Stand van zaken"]],
    [["De motie-Jansen over meer", "bedden in arbeids-", "migrantenhuizen"], ["99 001,", "nr. 4"], ["Uitgevoerd."]],
    [["De motie-De Vries"], ["99 001, nr. 7"], ["De brief volgt in", "maart, op 14-03-", "2099."]],
]
ROWS = [
    "Omschrijving | Vindplaats | Stand van zaken",
    "De motie-Jansen over meer bedden in arbeidsmigrantenhuizen | 99 001, nr. 4 | Uitgevoerd.",
    "De motie-De Vries | 99 001, nr. 7 | De brief volgt in maart, op 14-03-2099.",
]


def table(rows: Sequence[Sequence[Sequence[str]]] = CELLS, tops: Sequence[float] = TOPS) -> list[At]:
    return [
        At(x, top - 10 - n * 10, line, 9)
        for row, top in zip(rows, tops, strict=False)
        for x, cell in zip(LEFTS, row, strict=False)
        for n, line in enumerate(cell)
    ]


def levels(tops: Sequence[float] = TOPS) -> list[tuple[float, float, float, float]]:
    return [(70, y, 520, y) for y in tops]


def uprights(*xs: float, tops: Sequence[float] = TOPS) -> list[tuple[float, float, float, float]]:
    return [(x, tops[0], x, tops[-1]) for x in xs]


PROSE = prose("Een zin die over de hele breedte van de bladzijde loopt, van de ene kant tot aan de andere.", y=600)


@pytest.mark.parametrize(
    "ruled",
    [
        levels() + uprights(70, 258, 358, 520),
        levels()[1:-1] + uprights(258, 358),  # without a frame
        levels(),  # columns by white
        levels()[1:],  # the header above the first
        [levels()[n] for n in (0, 1, 3)],  # rows by white
        [*uprights(70, 258, 358, 520), *(levels()[n] for n in (0, 1, 3))],
        [],  # both
    ],
)
def test_a_row_of_a_table_is_a_line_with_bars_between_its_cells(ruled: list[tuple[float, float, float, float]]) -> None:
    found = pdf_text(make_pdf([*table(), *PROSE], ruled=ruled)).text
    assert found.split("\n\n") == [*ROWS, PROSE[0].text]


def test_cells_that_cover_several_rows_or_columns() -> None:
    rows = [
        CELLS[0],
        [["Artikel 1"], ["nr. 4"], ["Loopt."]],
        [[], ["nr. 7"], ["Klaar."]],
        [["B. Toezeggingen van 2099"]],
    ]
    tops = (740, 720, 680, 640, 620)
    sides = [*uprights(70, 520, tops=tops), *uprights(258, 358, tops=tops[:-1])]
    ruled = [*(line for n, line in enumerate(levels(tops)) if n != 2), (258, 680, 520, 680), *sides]
    assert pdf_text(make_pdf(table(rows, tops), ruled=ruled)).text.split("\n\n") == [
        ROWS[0], "Artikel 1 | nr. 4 | Loopt.", "Artikel 1 | nr. 7 | Klaar.", "B. Toezeggingen van 2099"
    ]  # fmt: skip


def test_a_table_that_goes_on_at_the_next_page_has_one_header_and_whole_rows() -> None:
    rest = [CELLS[0], [[], [], ["En de rest daarvan."]], [["De motie-Smit"], ["99 001, nr. 9"], ["Loopt."]]]
    ruled = levels() + uprights(70, 258, 358, 520)
    one, two = pdf_text(make_pdf(table(), table(rest), ruled=ruled)).text.split("\f")
    assert one.split("\n\n") == [*ROWS[:2], f"{ROWS[2]} En de rest daarvan."]
    assert two == "De motie-Smit | 99 001, nr. 9 | Loopt."
    whole = [CELLS[0], *([[name], ["nr. 9"], ["Loopt."]] for name in ("De motie-Smit", "De motie-Bos"))]
    two = pdf_text(make_pdf(table(), table(whole), ruled=ruled)).text.split("\f")[1]
    assert two.split("\n\n") == ["De motie-Smit | nr. 9 | Loopt.", "De motie-Bos | nr. 9 | Loopt."]


FRAME = levels((740, 600)) + uprights(70, 520, tops=(740, 600))
LABELS = [("Datum", "19 maart 2099"), ("Ons kenmerk", "V-99"), ("Betreft", "De motie-Jansen over meer bedden")]


@pytest.mark.parametrize(
    ("page", "ruled"),
    [
        ([At(72, 720, "Een zin in een kader, met"), At(72, 706, "nog een zin.")], FRAME),
        (
            [At(x, 720 - 24 * n, text) for n, row in enumerate(LABELS) for x, text in zip((72, 160), row, strict=True)],
            [],
        ),
        ([*prose(*LEFT, y=700), *prose(*RIGHT, x=310, y=700)], levels((740, 720, 590))),
        ([At(x, 720 - 12 * n, f"{n}.{m}") for n in range(9) for m, x in enumerate(LEFTS)], levels((740, 726, 600))),
        ([*table(), At(530, 700, "naast")], levels() + uprights(70, 258, 358, 520)),
    ],
    ids=["a frame", "labels", "columns of prose", "rows that can't be told apart", "something beside it"],
)
def test_what_is_not_surely_a_table_is_read_as_text(
    page: list[At], ruled: list[tuple[float, float, float, float]]
) -> None:
    assert " | " not in pdf_text(make_pdf(page, ruled=ruled)).text


@pytest.mark.parametrize("x", [430, 20])
def test_small_type_in_the_margin_of_a_letter_follows_its_text(x: float) -> None:
    body = prose("De motie-Jansen is daarmee", "uitgevoerd, zo meen ik. De", "motie-De Vries loopt nog.", x=150)
    margin = prose("Voorbeeldweg 1", "www.voorbeeld.example", "Ons kenmerk", x=x, y=762, size=7, leading=12)
    assert pdf_text(make_pdf([*body, *margin])).text == (
        "De motie-Jansen is daarmee\nuitgevoerd, zo meen ik. De\nmotie-De Vries loopt nog.\n\n"
        "Voorbeeldweg 1\nwww.voorbeeld.example\nOns kenmerk"
    )


def test_a_small_word_behind_each_line_belongs_to_it() -> None:
    lines = prose("De motie-Jansen", "De motie-De Vries", "De motie-Smit", leading=40)
    words = prose("uitgevoerd", "verworpen", "uitgevoerd", x=430, size=7, leading=40)
    assert pdf_text(make_pdf([*lines, *words])).text.split("\n\n") == [
        "De motie-Jansen uitgevoerd", "De motie-De Vries verworpen", "De motie-Smit uitgevoerd"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("De motie is met de brief van de", "minister uitgevoerd.", "brief van de\nminister uitgevoerd."),
        ("De motie is door de arbeids-", "inspectie uitgevoerd.", "door de arbeidsinspectie uitgevoerd."),
        ("Zie ook 99 001, nr.", "7 en de brief.", "99 001, nr.\n7 en de brief."),
    ],
)
def test_a_paragraph_that_goes_on_at_the_next_page_is_not_cut_by_notes(before: str, after: str, whole: str) -> None:
    note = marked("", "1", " Zie de bijlage.", 100, 8)
    first = [*marked("Een eerste zin", "1", " hier.", 760), *prose(before, y=746), *note]
    one, two = pdf_text(make_pdf(first, [*prose(after), *prose("Een alinea.", y=700)])).text.split("\f")
    assert one.endswith(f"{whole}\n[noot 1: Zie de bijlage.]")
    assert two == "Een alinea."


def test_what_begins_anew_at_the_next_page_stays_there() -> None:
    first = prose("Een eerste zin van de brief", "en nog een tweede zin.")
    for start in ("een kopje zonder hoofdletter", "Een kop"):
        assert pdf_text(make_pdf(first, prose(start))).text.endswith(f"zin.\f{start}")
    items = prose("De regering doet het volgende", "voor alle gemeenten")
    assert pdf_text(make_pdf(items, prose("a. bedden tellen"))).text.endswith("gemeenten\fa. bedden tellen")


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_text_that_lies_down_is_read_as_it_runs(turn: int) -> None:
    x, y = ((300, 100), (500, 500), (300, 700))[turn - 1]
    step = ((14, 0), (0, 14), (-14, 0))[turn - 1]
    lines = [At(x + n * step[0], y + n * step[1], f"Regel {n} van een bijlage", 11, turn) for n in range(3)]
    assert pdf_text(make_pdf(lines)).text.splitlines() == [line.text for line in lines]


def test_a_scan_without_text_counts_its_pages() -> None:
    assert pdf_text(make_pdf([], [])) == PdfText(2, "")


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("body", "reason"), [(LOCKED, "password"), (b"", "no readable PDF"), (b"%PDF-1.7 kapot", "no readable PDF")]
)
def test_a_pdf_that_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        pdf_text(body)


# --- Word -------------------------------------------------------------------------------------------------

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cite(kind: str, ident: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{ident}"/></w:r>'


def make_docx(*blocks: str, **notes: str) -> bytes:
    """A document with these blocks as its body, and notes: footnote_2="text"."""
    document = docx.Document()
    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(block.replace(">", f" {NAMESPACES}>", 1)))
    for kind in ("footnote", "endnote"):
        own = "".join(
            f'<w:{kind} w:id="{name.split("_")[1]}"><w:p><w:r><w:{kind}Ref/></w:r>{run(text)}</w:p></w:{kind}>'
            for name, text in notes.items()
            if name.startswith(kind)
        )
        if own:
            blob = f"<w:{kind}s {NAMESPACES}>{own}</w:{kind}s>".encode()
            part = Part(PackURI(f"/word/{kind}s.xml"), "application/xml", blob, document.part.package)
            document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_of_word() -> None:
    document = docx.Document()
    document.add_heading("Voorbeeldbrief", 1)
    document.add_paragraph("Een  alinea\tmet wit.")
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Aanbeveling", "Status", "4.4.B", "loopt"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("nog")
    document.add_paragraph("Slot.")
    out = io.BytesIO()
    document.save(out)
    assert docx_text(out.getvalue()) == (
        "Voorbeeldbrief\nEen alinea met wit.\nAanbeveling | Status\n4.4.B | loopt nog\nSlot."
    )


def test_notes_of_word_follow_the_paragraph_that_cites_them() -> None:
    body = make_docx(
        f"<w:p>{run('Een zin')}{cite('footnote', 7)}{run(' met noten')}{cite('endnote', 7)}{run('.')}</w:p>",
        f"<w:tbl><w:tr><w:tc><w:p>{run('cel')}{cite('footnote', 2)}</w:p></w:tc>"
        f"<w:tc><w:p>{run('cel')}</w:p></w:tc></w:tr></w:tbl>",
        f"<w:p>{run('Slot.')}</w:p>",
        footnote_2="Bij de cel.",
        footnote_7=" Zie stuk 3.",
        endnote_7="Achterin.",
    )
    assert docx_text(body) == (
        "Een zin[1] met noten[2].\n[noot 1: Zie stuk 3.]\n[noot 2: Achterin.]\n"
        "cel[3] | cel\n[noot 3: Bij de cel.]\nSlot."
    )


def test_changes_that_are_tracked() -> None:
    deleted = "<w:del><w:r><w:delText>niet </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('weg ')}</w:moveFrom><w:moveTo>{run('hier ')}</w:moveTo>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('oude rij')}</w:p></w:tc></w:tr>"
    body = make_docx(
        f"<w:p>{run('Dit is ')}{deleted}<w:ins>{run('wel ')}</w:ins>{moved}{run('zo.')}</w:p>",
        f"<w:tbl>{row}<w:tr><w:tc><w:p>{run('nieuwe rij')}</w:p></w:tc></w:tr></w:tbl>",
    )
    assert docx_text(body) == "Dit is wel hier zo.\nnieuwe rij"


def test_text_boxes_stand_once_and_apart() -> None:
    box = f"<w:drawing><w:txbxContent><w:p>{run('In een kader')}</w:p></w:txbxContent></w:drawing>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = make_docx(f"<w:p>{run('Voor')}<w:r>{both}</w:r>{run(' en na.')}</w:p>", f"<w:p>{run('Slot.')}</w:p>")
    assert docx_text(body) == "Voor en na.\nIn een kader\nSlot."


def test_fields_and_frames_and_breaks() -> None:
    field = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
    frame = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('In een frame')}</w:p></w:sdtContent></w:sdt>"
    signs = "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:br/><w:t>regel</w:t></w:r>"
    assert docx_text(make_docx(f"<w:p>{field}{signs}</w:p>", frame)) == "e-mail\nregel\nIn een frame"


def make_zip(name: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    "body",
    [b"", b"%PDF-1.7", make_zip("a.txt", b"x"), make_zip("[Content_Types].xml", b"<kapot"), b"\xd0\xcf\x11\xe0 oud",
     make_docx()[:900]],
)  # fmt: skip
def test_what_is_no_docx_says_why(body: bytes) -> None:
    with pytest.raises(ValueError, match="docx"):
        docx_text(body)


# --- HTML -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (
            "<tr><th>Motie</th><th>Stand</th></tr>"
            "<tr><td><p>Over</p><p>bedden</p></td><td>Loopt,<br>brief volgt</td></tr>",
            ["Motie | Stand", "Over bedden | Loopt, brief volgt"],
        ),
        (
            "<tr><td rowspan=2>Artikel 1</td><td>nr. 4</td></tr><tr><td>nr. 7</td></tr>"
            "<tr><td colspan=2>Slot</td></tr>",
            ["Artikel 1 | nr. 4", "Artikel 1 | nr. 7", "Slot"],
        ),
        ("<tr><td></td><td> </td></tr><tr><td>a</td><td></td><td>b</td></tr>", ["a |  | b"]),
        ("<tr><td><p>Een alinea</p><p>Nog een</p></td></tr>", ["Een alinea", "Nog een"]),
        ("<tr><td><h2>Kop</h2><p>Tekst</p></td><td><p>Ernaast</p></td></tr>", ["Kop", "Tekst", "Ernaast"]),
    ],
    ids=["cells", "spans", "empty", "one cell", "layout"],
)
def test_a_row_of_a_table_on_a_page_is_a_line(table: str, lines: list[str]) -> None:
    html = f"<h1>Titel</h1><p>Voor.</p><table>{table}</table><p>Na.</p>"
    assert read_page(html.encode(), "https://example.org").text.splitlines() == ["Voor.", *lines, "Na."]
