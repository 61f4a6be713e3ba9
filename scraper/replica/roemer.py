"""The files that the source `roemer` reads: a table in a PDF, one in Word, a letter, an advice. All ours, all made up.

Documents of the Tweede Kamer are served here; annexes are by koop.py, which knows the catalogue they stand in.
"""

import io
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import docx

from scraper.replica.answer import NOT_FOUND, Answer
from scraper.replica.pdf import make_pdf, make_table_pdf

HOST = "www.tweedekamer.nl"
SAMPLE = Path(__file__).with_name("sample") / "roemer_files.toml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@cache
def files() -> dict[str, tuple[str, bytes]]:
    """Content type and bytes by number. Make them before a server answers: PDF writing isn't safe in threads."""
    return {row["id"]: _made(row) for row in tomllib.loads(SAMPLE.read_text("utf-8"))["bestand"]}


def _made(row: dict[str, Any]) -> tuple[str, bytes]:
    if "tekst" in row:
        return PDF, make_pdf(row["titel"], row["tekst"])
    if row["soort"] == "docx":
        return DOCX, make_docx(row["titel"], row["kop"], row["rijen"])
    return PDF, make_table_pdf(row["titel"], row["kop"], row["rijen"], row["breedtes"])


def make_docx(title: str, header: list[str], rows: list[list[str]]) -> bytes:
    """A Word file with a title and one table. Every time the same bytes: its parts bear no moment."""
    document = docx.Document()
    document.add_heading(title, 1)
    table = document.add_table(rows=0, cols=len(header))
    for texts in (header, *rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
        if len(texts) == 1:
            cells[0].merge(cells[-1])
    out, undated = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as parts, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in parts.namelist():
            copy.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return undated.getvalue()


def answer(path: str, query: str) -> Answer:
    """The answer of www.tweedekamer.nl: a document by its number."""
    number = parse_qs(query).get("id", [""])[0]
    if path != "/downloads/document" or number not in files():
        return NOT_FOUND
    return Answer(200, *files()[number])
