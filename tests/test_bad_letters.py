"""Letters that were made to harm, or broken: one clear line, quickly, without much memory; never another exception."""

import io
import random
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linker.models import ReadText
from linker.read import READERS, UnreadableLetter, read
from linker.read.mask import mask
from linker.read.plain import MAX_TEXT, Unreadable, read_markdown
from linker.split import split
from tests.letter_formats import FORMATS, docx, eml, html, odt, pdf, zipped

LETTER = (Path(__file__).parent / "letters" / "zwembaden" / "described.md").read_text("utf-8")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def word(body: str, before: str = "") -> bytes:
    return zipped({"word/document.xml": f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"})


def text_document(before: str, words: str) -> bytes:
    names = " ".join(f'xmlns:{n[0]}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    return zipped({"content.xml": f"{before}<o:d {names}><o:body><o:text><t:p>{words}</t:p></o:text></o:body></o:d>"})


@cache
def bomb(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, file.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def many_pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(100, 100).close()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed_page(content: bytes) -> bytes:
    """A PDF of one page, of which only the packed content matters."""
    stream = zlib.compress(content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page)
    body = b"".join(b"%d 0 obj%b endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    head = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(stream)
    return b"%PDF-1.4\n" + body + head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"


def one_encrypted_pdf() -> bytes:
    """A PDF whose trailer says that it is encrypted, in a way that no empty password opens."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF"
    )


def attached(name: str, body: bytes) -> bytes:
    return (
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/octet-stream\n"
        b'Content-Disposition: attachment; filename="'
        + name.encode()
        + b'"\nContent-Transfer-Encoding: 8bit\n\n'
        + body
    )


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb as Word": ("docx", lambda: bomb("word/media/a.png", 310_000_000), "unpacks to more than 300 MB"),
    "a big part in Word": ("docx", lambda: bomb("word/document.xml", 60_000_000), "unpacks to more than 30 MB"),
    "a big part in OpenDocument": ("odt", lambda: bomb("content.xml", 60_000_000), "unpacks to more than 30 MB"),
    "a bomb as PDF": ("pdf", lambda: packed_page(b"BT (Hoi) Tj ET " * 2_000_000), "unpacks to more than 20 MB"),
    "a billion laughs in Word": ("docx", lambda: word("<w:p><w:r><w:t>&d;</w:t></w:r></w:p>", LAUGHS), "document type"),
    "a file of the machine in Word": ("docx", lambda: word("<w:p><w:t>&a;</w:t></w:p>", OUTSIDE), "document type"),
    "a billion laughs in OpenDocument": ("odt", lambda: text_document(LAUGHS, "&d;"), "document type"),
    "a file of the machine in OpenDocument": ("odt", lambda: text_document(OUTSIDE, "&a;"), "document type"),
    "Word nested too deep": ("docx", lambda: word("<w:sdt>" * 5000), "no readable XML"),
    "Word without a document": ("docx", lambda: zipped({"word/styles.xml": "<x/>"}), "has no text part"),
    "Word without words": ("docx", lambda: word("<w:p/>"), "holds no text"),
    "another zip": ("docx", lambda: zipped({"a.txt": "b"}), "has no text part"),
    "an old Word file": ("docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word file (doc)"),
    "OpenDocument without content": ("odt", lambda: zipped({"mimetype": "x"}), "has no text part"),
    "a PDF of 10,000 pages": ("pdf", lambda: many_pages(10_000), "10000 pages"),
    "a scan": ("pdf", lambda: many_pages(2), "is a scan"),
    "a locked PDF": ("pdf", one_encrypted_pdf, "locked with a password"),
    "a PDF cut short": ("pdf", lambda: pdf(LETTER)[:700], "is not a PDF"),
    "50 MB of text": ("txt", lambda: b"een woord " * 5_300_000, "is bigger than 50 MB"),
    "a book": ("txt", lambda: b"een woord " * 100_000, f"more than {MAX_TEXT} characters"),
    "a book in Markdown": ("md", lambda: b"een **woord** " * 100_000, f"more than {MAX_TEXT} characters"),
    "a book in HTML": ("html", lambda: b"<p>een woord</p>" * 100_000, f"more than {MAX_TEXT} characters"),
    "a book in Word": ("docx", lambda: word("<w:p><w:r><w:t>woorden</w:t></w:r></w:p>" * 60_000), f"than {MAX_TEXT}"),
    "NUL bytes": ("txt", lambda: b"Geachte leden,\0", "NUL bytes"),
    "NUL bytes in HTML": ("html", lambda: b"<p>a\0b</p>", "NUL bytes"),
    "a program": ("md", lambda: b"\x7fELF\0\0\0\1" * 100, "is not text"),
    "no e-mail": ("eml", lambda: b"\n\nzomaar tekst", "has no headers"),
    "an empty e-mail": ("eml", lambda: b"Subject: x\n\n", "holds no letter"),
    "an e-mail with a bomb": ("eml", lambda: attached("x.docx", b"PK"), "x.docx is no Word file"),
    "an e-mail of 1,000 parts": (
        "eml",
        lambda: b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 1000 + b"--a--\n",
        "more than 200 parts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_letter_is_one_clear_line(tmp_path: Path, name: str) -> None:
    suffix, make, why = BAD[name]
    path = tmp_path / f"brief.{suffix}"
    path.write_bytes(make())
    with pytest.raises(UnreadableLetter) as caught:
        read(path)
    assert why in str(caught.value)
    assert str(caught.value).startswith(f"{path}")
    assert "\n" not in str(caught.value)


def test_the_command_says_it_with_exit_code_2_within_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(bomb("word/document.xml", 60_000_000))
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, (10**9,) * 2); "
    code = limited + f"sys.argv = ['linker', 'parse', {str(path)!r}]; runpy.run_module('linker', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_html_of_100_000_nested_tables_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_bytes(b"<table><tr><td>" * 100_000 + b"Geachte leden, dit is diep.")
    try:
        assert "Geachte" in read(path).text
    except UnreadableLetter as error:
        assert "\n" not in str(error)


def test_marks_that_turn_the_writing_direction_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte \u202eneveh\u202c le\u00adden,\u200b en e\ufb03ci\ufb01nt", "utf-8")
    assert read(path).text == "Geachte neveh leden, en efficifint".replace("efficifint", "effici" + "fint")


@pytest.mark.parametrize(
    "piece",
    ["[", "[a](", '[a](# "', "[a[b", "(1", "....x", "¹", "a@", "ISBN ", "06 ", "+31 6 1", "| - ", "-- -", "# ",
     "uw brief ", "Betreft: ", "commissie voor A en ", "debat over a ", "wij ", "Vraagt u de minister ", "Noten\n",
     "1. a\n", "‘", "\u2060", "en wilt u ", "Aan de leden van\n", "Met vriendelijke groet\n", "<sup>1",
     "https://", "1 mei ", " x", "\n", "p. "],
)  # fmt: skip
def test_near_misses_take_time_in_step_with_their_length(piece: str) -> None:
    text = piece * (MAX_TEXT // len(piece))
    begun = time.process_time()
    read_markdown(text)
    split(ReadText(mask(text)))
    assert time.process_time() - begun < 10  # a pattern that tries every place from every place takes hours


def checked(body: bytes, suffix: str) -> None:
    """Reads and splits: nothing but UnreadableLetter comes out, and all spans lie within the text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"brief{suffix}"
        path.write_bytes(body)
        try:
            letter = split(taken := read(path))
        except UnreadableLetter as error:
            assert "\n" not in str(error)
            return
    spans = [*taken.links, *letter.asks, *letter.footnotes]
    assert all(0 <= span.start <= span.end <= len(letter.text) for span in spans)
    assert len({note.n for note in letter.footnotes}) == len(letter.footnotes)
    numbers = {ask.n for ask in letter.asks}
    assert all(ask.duplicate_of is None or ask.duplicate_of in numbers - {ask.n} for ask in letter.asks)


@pytest.mark.parametrize("suffix", READERS)
@given(body=st.binary(max_size=300))
@settings(max_examples=25)
def test_any_bytes_are_read_or_refused(suffix: str, body: bytes) -> None:
    checked(body, suffix)


@pytest.mark.parametrize("name", FORMATS)
def test_a_letter_with_bytes_changed_is_read_or_refused(name: str) -> None:
    whole, chance = FORMATS[name](LETTER), random.Random(name)
    for _ in range(25):
        body = bytearray(whole)
        for _ in range(chance.choice((1, 10, 200))):
            body[chance.randrange(len(body))] = chance.randrange(256)
        checked(bytes(body[: chance.choice((len(body), len(body) // 2))]), f".{name}")


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_a_document_with_its_xml_changed_is_read_or_refused(make: Callable[[str], bytes]) -> None:
    chance = random.Random(7)
    with zipfile.ZipFile(io.BytesIO(make(LETTER))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    for _ in range(40):
        name = chance.choice(sorted(parts))
        at = chance.randrange(len(parts[name]))
        changed = (
            parts[name][:at]
            + chance.choice(("", "<w:p/>", "9", '"', "</w:p>"))
            + parts[name][at + chance.randrange(40) :]
        )
        checked(zipped({**parts, name: changed}), f".{make.__name__}")


MARKS = [
    "¹", "² ", "[1]", "(1)", "\n\n", "\n", ". ", "? ", "Noten\n", "1. ", "- ", "Geachte leden,\n", "Aan: ", "Betreft: ",
    "Vraagt u de minister om spoed", "Wij vragen u:", "‘", "’", "\t", "06-14800000", "Met vriendelijke groet\n", "<b>",
    "</b>", "<li>", "<sup>1</sup>", "[a](https://x.example)", "**", "[^1]: ", "&#0;", "\ufb01", "\u202e", "|",
    "1 mei 2026",    "\u2060",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(pieces=st.lists(st.sampled_from(MARKS), max_size=60))
@settings(max_examples=60)
def test_any_row_of_marks_is_read_or_refused(suffix: str, pieces: list[str]) -> None:
    checked("".join(pieces).encode(), suffix)


@pytest.mark.parametrize("make", [html, eml, pdf, docx, odt], ids=lambda make: make.__name__)
def test_no_contact_details_are_kept(make: Callable[[str], bytes], tmp_path: Path) -> None:
    path = tmp_path / f"brief.{make.__name__}"
    path.write_bytes(make(LETTER.replace("bel ons op", "bel [ons](tel:+31614800000) op")))
    taken = read(path)
    assert "06-1480" not in taken.text
    assert not any("tel:" in link.url or "@" in link.url for link in taken.links)


def test_the_reason_names_no_file() -> None:
    with pytest.raises(Unreadable, match=r"^is not a PDF"):
        READERS[".pdf"](b"x")
