"""Reading a letter's file: what the marks become, which contact details go, what can't be read."""

import re
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linker.read import READERS, UnreadableLetter, read
from linker.read.docx import read_docx
from linker.read.html import read_html
from linker.read.mask import MASK, mask
from linker.read.odt import read_odt
from linker.read.plain import read_markdown, read_text
from tests.letter_formats import Page, zipped

CONTACTS = [
    "06-14800000",
    "06 1480 0000",
    "0614800000",
    "06.14.80.00.00",
    "+31 6 14800000",
    "+31 (0)6 1480 0000",
    "+31614800000",
    "0031 30 123 45 67",
    "+32 2 123 45 67",
    "030-1234567",
    "(030) 123 45 67",
    "030 – 123 45 67",
    "0514-123456",
    "(0514) 12 34 56",
    "0800-1234",
    "0900 123 45 67",
    "naam@organisatie.example",
    "voor.na-am+pers@post.organisatie.example",
    "naam[at]organisatie.example",
]
NO_CONTACTS = [
    "Kamerstukken II 2024/25, 36 600 XVI, nr. 197",
    "Kamerstuk 29861, nr. 134",
    "kst-29861-134",
    "2026Z02245 en 2026D05153",
    "BWBR0005537",
    "ECLI:NL:HR:2019:2006",
    "NL91 ABNA 0417 1643 00",
    "NL91ABNA0417164300",
    "KvK 06123456",
    "ISBN 0306406152",
    "1000 AA Amsterdam",
    "€ 1.234.567,89",
    "€ 0612345678901",
    "06-12-2025",
    "06-12-2025 10:30",
    "3 juni 2026",
    "ronl-0612345678",
    "artikel 3:13",
    "98.000.000.000",
]


@pytest.mark.parametrize("contact", CONTACTS)
def test_contact_details_are_masked_character_by_character(contact: str) -> None:
    assert mask(f"Bel ({contact}), of kom langs.") == f"Bel ({MASK * len(contact)}), of kom langs."


@pytest.mark.parametrize("words", NO_CONTACTS)
def test_numbers_of_other_kinds_stay(words: str) -> None:
    assert mask(f"Zie {words}, hiervoor.") == f"Zie {words}, hiervoor."


def test_contacts_that_touch_each_other() -> None:
    assert mask("(a.b@c.example/06-14800000)") == f"({MASK * 13}/{MASK * 11})"


@given(st.text(alphabet="0123456789 ()+-/.@abNLZ\n·€", max_size=60))
def test_masking_keeps_the_length_and_is_idempotent(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked
    assert all(after in (before, MASK) for before, after in zip(text, masked, strict=True))


@given(
    st.sampled_from(["06-{}", "06 {}", "+31 6 {}", "+31 (0)6{}", "0031 6 {}"]),
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from([" ", "", "-", " - "]),
)
def test_no_digit_of_a_mobile_number_survives(form: str, digits: str, gap: str) -> None:
    number = form.format(gap.join((digits[:4], digits[4:])))
    assert not re.search(r"\d", mask(f"Bel {number} of schrijf."))


@pytest.mark.parametrize(
    ("source", "text", "links"),
    [
        ("Zie [het plan](https://a.example/x).", "Zie het plan.", [("het plan", "https://a.example/x")]),
        ("Zie [het plan](#).", "Zie het plan.", []),
        ("Zie [het plan]().", "Zie het plan.", []),
        ("Zie [A | B [c]](https://a.example/x_(1)) nu", "Zie A | B [c] nu", [("A | B [c]", "https://a.example/x_(1)")]),
        ("Dat [sic](zie boven) is zo [...] (ja).", "Dat [sic](zie boven) is zo [...] (ja).", []),
        ("Zo.[1](#noot1) En [¹](#n1)", "Zo.[1] En ¹", []),
    ],
)  # fmt: skip
def test_links_become_their_words(source: str, text: str, links: list[tuple[str, str]]) -> None:
    for reader in (read_text, read_markdown):
        got, spans = reader(source)
        assert got == text
        assert [(got[link.start : link.end], link.url) for link in spans] == links


def test_a_link_that_holds_contact_details_loses_its_target() -> None:
    source = "[mail](mailto:a@b.example) [bel](tel:0614800000) [x](https://a.example/?m=a@b.example)"
    assert read_text(source) == ("mail bel x", ())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("## Een *kop* ##", "\nEen kop\n"),
        ("**Aan:** de __leden__ van _de_ commissie  ", "Aan: de leden van de commissie"),
        ("5 * 3 * 2 en snake_case_naam", "5 * 3 * 2 en snake_case_naam"),
        ("* een\n- twee\n1. drie", "* een\n- twee\n1. drie"),
        ("Kop\n===\n\n---\nx", "Kop\n\nx"),
        ("| Datum | Kenmerk |\n|---|:-:|\n| 1 mei | A-1 |", "Datum\tKenmerk\n1 mei\tA-1"),
        ("zo<sup>12</sup> en m^2^, a&amp;b", "zo¹² en m², a&b"),
        ("zo[^bron] en[^2]\n\n[^bron]: A\n[^2]: B", "zo[^1] en[^2]\n\n[^1]: A\n[^2]: B"),
        (r"\*geen nadruk\* 1\. x", "*geen nadruk* 1. x"),
        ("<https://a.example/x_y_>", "https://a.example/x_y_"),
        ("https://a.example/_x_", "https://a.example/_x_"),
        ("> geciteerd", "geciteerd"),
    ],
)
def test_markdown_marks_go_and_the_words_stay(source: str, text: str) -> None:
    assert read_markdown(source)[0] == text


def test_plain_text_keeps_what_only_looks_like_markdown() -> None:
    source = "# 1 is *geen* kop\n=====\n- punt"
    assert read_text(source) == (source, ())


def test_html_reads_as_a_browser_shows_it() -> None:
    text, links = read_html(
        "<html><head><title>nee</title></head><body><p>Een <b>kop</b>,<br>twee&nbsp;regels"
        "<sup><a href='#n1'>1</a></sup>"
        " en CO<sub>2</sub></p><ul><li>a<li><p>b</p></ul><ol start=3><li>c</ol>"
        "<table><tr><td>Datum<td>1 mei</table><a href='https://a.example'>bron</a> <a href='#r1'>↩</a></body>"
    )
    assert text.split("\n\n") == [
        "Een kop,\ntwee\u00a0regels¹ en CO₂",
        "- a\n- b",
        "3. c",
        "Datum\t1 mei\t",
        "bron ",
    ]
    assert [(text[link.start : link.end], link.url) for link in links] == [("bron", "https://a.example")]


def test_html_without_what_is_hidden_and_with_all_notes_of_a_list() -> None:
    text, _ = read_html(
        '<p>Zo.<sup><a href="#a">1</a></sup></p><p hidden>weg</p><div style="display: none">weg</div>'
        '<ol><li id="a">Bron A</li><li>Bron B</li></ol>'
    )
    assert text == "Zo.¹\n\n¹ Bron A\n\n² Bron B\n\n"


def test_word_gives_paragraphs_lists_tables_and_raised_numbers() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Zo is het.")
    paragraph.add_run("12").font.superscript = True
    document.add_paragraph("een punt", style="List Bullet")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Datum", "1 mei"
    saved = BytesIO()
    document.save(saved)
    words = read_docx(saved.getvalue())[0].split()
    assert words == ["Zo", "is", "het.¹²", "-", "een", "punt", "Datum", "1", "mei"]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_text(body: str, notes: str = "") -> str:
    """The text of a Word file with this body and these endnotes."""
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
    relation = f'<Relationship Id="e" Type="{kind}" Target="e.xml"/>'
    parts = {
        "word/document.xml": f"<w:document {W} xmlns:m='m'><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships {rels}>{relation}</Relationships>",
        "word/e.xml": f"<w:endnotes {W}>{notes}</w:endnotes>",
    }
    return read_docx(zipped(parts))[0]


LOWERED = '<w:vertAlign w:val="subscript"/>'


def run(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:sdt><w:sdtContent><w:p>{run('in een veld')}</w:p></w:sdtContent></w:sdt>", "in een veld"),
        (f"<w:p>{run('een ')}<w:ins>{run('twee')}</w:ins><w:del>{run('drie')}</w:del></w:p>", "een twee"),
        (f"<w:p>{run('zichtbaar')}{run('verborgen', '<w:vanish/>')}</w:p>", "zichtbaar"),
        (f"<w:p>{run('CO')}{run('2', LOWERED)}</w:p>", "CO₂"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/></w:r></w:p>", "a\tb\nc"),
        (
            f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('Kader')}</w:p></w:txbxContent></w:pict></w:r>{run('Tekst')}</w:p>",
            "Kader\n\nTekst",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Datum')}</w:p></w:tc><w:tc><w:p>{run('1 mei')}</w:p></w:tc></w:tr></w:tbl>",
            "Datum\t1 mei",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Een.')}</w:p><w:p>{run('Twee.')}</w:p></w:tc></w:tr></w:tbl>",
            "Een.\n\nTwee.",
        ),
    ],
)  # fmt: skip
def test_word_shows_what_word_shows(body: str, text: str) -> None:
    assert word_text(body).strip() == text


def test_endnotes_that_touch_stay_two() -> None:
    cited = '<w:r><w:endnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = "".join(f'<w:endnote w:id="{n}"><w:p>{run(words)}</w:p></w:endnote>' for n, words in ((1, "A"), (3, "C")))
    assert word_text(f"<w:p>{run('Zo.')}{cited}</w:p>", notes).split() == ["Zo.¹", "²", "¹", "C", "²", "A"]


def test_a_field_of_word_is_a_link() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.example/x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("hier")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    text, links = read_docx(
        zipped({"word/document.xml": f"<w:document {W}><w:body><w:p>{run('Zie ')}{field}</w:p></w:body></w:document>"})
    )
    assert [(text[link.start : link.end], link.url) for link in links] == [("hier", "https://a.example/x")]


def test_opendocument_raises_and_lowers_as_its_styles_say() -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties style:text-position="{where} 58%"/></style:style>'
        for name, where in (("T1", "super"), ("T2", "sub"))
    )
    body = (
        '<text:p>Zo.<text:span text:style-name="T1">12</text:span><text:s/>'
        'CO<text:span text:style-name="T2">2</text:span>'
        "<text:line-break/>en<text:tab/>uit</text:p><text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )
    content = f"<office:c {names}>{styles}<office:body><office:text>{body}</office:text></office:body></office:c>"
    assert read_odt(zipped({"content.xml": content}))[0].strip() == "Zo.¹² CO₂\nen\tuit"


def mail(body: str, kind: str = "plain", attachments: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Stichting X <x@x.example>", "Commissie Y <y@kamer.example>"
    message["Subject"], message["Date"] = "Fwd: Debat over z", "Mon, 01 Jun 2026 23:30:00 +0200"
    message.set_content(body, subtype=kind)
    for name, raw in (attachments or {}).items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_mail_without_a_letter_is_the_letter() -> None:
    text, links = READERS[".eml"](mail('<p>Geachte leden,</p><p>Zie <a href="https://a.example">dit</a>.</p>', "html"))
    head = "Van: Stichting X\nAan: Commissie Y\nDatum: 2026-06-01\nOnderwerp: Debat over z\n\n"
    assert text.startswith(head + "Geachte leden,")
    assert [(text[link.start : link.end], link.url) for link in links] == [("dit", "https://a.example")]


def test_the_attached_letter_is_the_letter_and_not_the_annex() -> None:
    attached = {
        "bijlage.txt": b"Cijfers " * 300,
        "brief.txt": b"Geachte leden,\n\nDit is de brief.",
        "logo.png": b"\x89PNG",
    }
    assert "Dit is de brief" in READERS[".eml"](mail("Geachte griffier, bijgaand onze brief.", attachments=attached))[0]


def test_a_mail_keeps_what_it_says_of_itself() -> None:
    text = READERS[".eml"](mail("Betreft: iets anders\n\nGeachte leden, dit is het."))[0]
    assert text.startswith("Van: Stichting X\nAan: Commissie Y\nDatum: 2026-06-01\n\nBetreft: iets anders")


def pages(*contents: list[tuple[float, float, float, str]]) -> bytes:
    """A PDF of pages with words at (x, y, size)."""
    document = pypdfium2.PdfDocument.new()
    for content in contents:
        page = Page(document, 0)
        for x, y, size, words in content:
            page.set(words, x, y, size)
        page.close()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(72, 700 - 14 * n, 11, f"links regel nummer {n} loopt hier door") for n in range(6)]
    right = [(320, 700 - 14 * n, 11, f"rechts regel nummer {n} loopt hier door") for n in range(6)]
    text = READERS[".pdf"](pages([(72, 760, 16, "Kop over de hele bladspiegel van deze ene pagina"), *left, *right]))[0]
    numbers = re.findall(r"(links|rechts) regel nummer (\d)", text)
    assert numbers == [(side, str(n)) for side in ("links", "rechts") for n in range(6)]


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Datum", "1 mei 2026"), ("Ons kenmerk", "A-1"), ("Betreft", "Debat"), ("Bijlagen", "geen"), ("Van", "X")]
    words = [(x, 700 - 14 * n, 11, cell) for n, row in enumerate(rows) for x, cell in zip((72, 200), row, strict=True)]
    assert READERS[".pdf"](pages(words))[0].split("\n") == ["\t".join(row) for row in rows]


def test_notes_that_begin_anew_on_each_page_are_numbered_through() -> None:
    def page(first: str) -> list[tuple[float, float, float, str]]:
        body = [
            (72, 700 - 14 * n, 11, f"{first} regel {n} van de brief, die een heel eind doorloopt") for n in range(8)
        ]
        return [
            *body,
            (345, 705, 7, "1"),
            (72, 90, 5, "1"),
            (76, 87, 8, f"Noot bij {first}, die"),
            (72, 77, 8, f"doorloopt ({first})."),
        ]

    text = READERS[".pdf"](pages(page("Eerste"), page("Tweede")))[0]
    assert re.findall("[¹²].*", text)[-2:] == [
        f"{n} Noot bij {page}, die doorloopt ({page})." for n, page in (("¹", "Eerste"), ("²", "Tweede"))
    ]
    assert len(re.findall("doorloopt ?¹", text)) == len(re.findall("doorloopt ?²", text)) == 1


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("de jaarlijkse sub-", "sidie van het rijk", "subsidie"),
        ("de leden uit Noord-", "Holland en Zeeland", "Noord-Holland"),
        ("het beleid voor in-", "en uitvoer van vee", "in- en uitvoer"),
        ("de begroting 2025-", "2026 van het rijk", "2025-2026"),
    ],
)
def test_broken_words_are_made_whole(above: str, below: str, whole: str) -> None:
    words = [
        (72, 700, 11, f"Dit is een lange regel over {above}"),
        (72, 686, 11, f"{below}, en dat al jaren achtereen."),
    ]
    assert whole in READERS[".pdf"](pages(words))[0]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("leeg.txt", b"", "holds no text"),
        ("wit.md", b" \n\t\n", "holds no text"),
        ("nul.txt", b"MZ\0\0", "NUL bytes"),
        ("raar.txt", b"caf\x81\x8d", "neither UTF-8 nor UTF-16 nor cp1252"),
        ("brief.pdf", b"%PDF", "is not a PDF"),
        ("brief.odt", b"x", "is no OpenDocument text (odt)"),
        ("brief.rtf", b"x", "this format can't be read (txt, md"),
        ("brief", b"x", "this format can't be read"),
        ("brief.docx", b"geen zip", "is no Word file"),
        ("brief.html", b"   ", "holds no HTML"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_line(tmp_path: Path, name: str, raw: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(UnreadableLetter) as caught:
        read(path)
    assert why in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_directory(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLetter, match="no such file"):
        read(tmp_path / "weg.txt")
    with pytest.raises(UnreadableLetter, match="is a directory"):
        read(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "brief.TXT"
    path.write_bytes("coördinatie ‘één’ – €\r\nbel 06-14800000".encode(encoding))
    assert read(path).text == f"coördinatie ‘één’ – €\nbel {MASK * 11}"


@given(st.lists(st.sampled_from(["[a](https://x.example)", "**b**", "_c_", "# d", "[e](#)", "\n", " ", "f"])))
def test_link_spans_lie_within_the_text(pieces: list[str]) -> None:
    text, links = read_markdown("".join(pieces))
    assert all(text[link.start : link.end] == "a" for link in links)
    assert len(links) == pieces.count("[a](https://x.example)")
