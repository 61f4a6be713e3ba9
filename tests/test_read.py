"""Reading a letter's file: what the marks become, which contact details go, what can't be read."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linker.read import UnreadableLetter, read
from linker.read.docx import read_docx
from linker.read.html import read_html
from linker.read.mask import MASK, mask
from linker.read.plain import read_markdown, read_text

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
