"""Advices and reports of the Aanjaagteam Roemer to rows. Pure.

A report is a table (PDF, Word, CALS in official XML), a running letter or a web page. The columns of a table are
known by their headers; an unknown one raises Unreadable, so that no column is read as something that it isn't. A
status is kept as printed; what it means is stated only where roemer.toml knows its words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup
from lxml import etree

from db import records as r
from scraper.source import Unreadable
from scraper.sources.roemer_words import (
    NUMBER_FIRST,
    PLAIN,
    SENTENCE,
    STATUS_ORDER,
    claim_of,
    header_word,
    meaning,
    number_of,
    numbers_in,
    role,
    slug,
)
from scraper.text.docx import docx_tables, docx_text
from scraper.text.html import squeeze
from scraper.text.official import paragraphs, table_rows
from scraper.text.pdf import pdf_text
from scraper.text.pdf_table import most_cells, pdf_tables

SOURCE = "roemer"
# a sentence that names another adviser, and not this one, is about the recommendations of that one
_OTHERS = re.compile(r"\b(?:SER|OVV|Onderzoeksraad|IBO|Rekenkamer|WRR|Adviesraad|Ombudsman)\b")
_ROEMER = re.compile(r"Roemer|[Aa]anjaagteam|tweederangsburgers")
IDENTITY = {"nummer", "aanbeveling"}  # what tells which recommendation a row is about
LONGEST_HEADING = 150  # characters
_MARK = re.compile(r"(?<=\S)\[\d{1,3}\]")  # of a footnote
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d+$")  # a line of a table of contents


class Row(NamedTuple):
    """What one place of a report says of one recommendation."""

    key: str
    status: str | None
    quote: str


# --- what is known beforehand -----------------------------------------------------------------------------


def known(body: bytes, site: str | None) -> Iterator[r.Record]:
    """Recommendations that others describe, and what there should be to read: advices, reports, the `site`."""
    found = tomllib.loads(body.decode())
    for row in found.get("aanbeveling", []):
        prefix = f"{row['advies']}/" if "advies" in row else ""
        subject = row["onderwerp"]
        yield r.Aanbeveling(
            prefix + slug(subject), row.get("nummer"), subject, row.get("thema"), row.get("gericht_aan")
        )
    for row in found.get("advies", []):
        yield r.Verwacht(SOURCE, f"advies {row['id']}", row["id"][:4], 1)
    for row in found.get("rapport", []):
        yield r.Verwacht(SOURCE, row["id"], row["datum"][:4], 1)
    if site:
        yield r.Verwacht(SOURCE, site, "", 1)


# --- the advice -------------------------------------------------------------------------------------------

_THEME = re.compile(r"(\d{1,2}\.\d{1,2})\.?\s+([A-Z][^.]{2,80})")
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*\d*$")
_ADDRESSEE = re.compile(r"\(?\s*[Gg]ericht aan:? ([^.;)]+)\)?")


def advice(body: bytes, prefix: str) -> Iterator[r.Aanbeveling]:
    """The recommendations of an advice: lines that begin with a number, up to the end of the sentence."""
    themes: dict[str, str] = {}
    items: dict[str, str] = {}
    before = ""
    open_item: str | None = None
    # where a table lists them, its cells are a number and what it asks
    text = pdf_text(body).text.replace("\f", "\n").replace(" | ", " ")
    for line in (line.strip() for line in text.splitlines()):
        number, theme = number_of(line), _THEME.fullmatch(_LEADERS.sub("", line))
        words = NUMBER_FIRST.sub("", line, count=1)
        if (
            number
            and words[:1].isupper()
            and not before.casefold().endswith((",", " en", "aanbeveling", "aanbevelingen"))
        ):
            open_item = None if number in items else number  # a table of contents names it first
            items.setdefault(number, words)
        elif theme and not number:
            themes.setdefault(theme[1], theme[2].strip())
            open_item = None
        elif not line:
            open_item = None
        elif open_item:
            items[open_item] += f" {line}"
        before = line
    if not items:
        raise Unreadable("no line begins with a number as 4.4.B; the advice numbers its recommendations otherwise")
    for number, text in items.items():
        addressee = _ADDRESSEE.search(text)
        subject = _LEADERS.sub("", SENTENCE.split(_ADDRESSEE.sub("", text))[0]).strip().rstrip(".")
        theme_number = number.rpartition(".")[0]
        yield r.Aanbeveling(
            prefix + number, number, subject, themes.get(theme_number), addressee[1].strip() if addressee else None
        )


# --- a report ---------------------------------------------------------------------------------------------


def report(
    body: bytes, name: str, day: str, *, prefix: str = "", is_annex: bool = False
) -> Iterator[r.AanbevelingVoortgang]:
    """The rows of a report; `prefix` says of which advice its numbers are.

    A letter may name no recommendation; an annex that says nothing of any is Unreadable.
    """
    tables, text = _take_apart(body)
    rows = [*table_statuses(tables), *letter_statuses(text)]
    if is_annex and not rows:
        raise Unreadable(f"no table whose header is known and no recommendation by number; {_first_cells(body, text)}")
    yield from _numbered((row._replace(key=prefix + row.key) for row in rows), name, day)


def _numbered(rows: Iterable[Row], name: str, day: str | None) -> Iterator[r.AanbevelingVoortgang]:
    places: Counter[str] = Counter()
    for row in rows:
        places[row.key] += 1
        yield r.AanbevelingVoortgang(
            rapport=name,
            aanbeveling=row.key,
            volgorde=places[row.key],
            datum=day,
            status=row.status,
            status_genormaliseerd=meaning(row.status),
            citaat=row.quote,
        )


Table = list[tuple[str, ...]]  # the header first


def _take_apart(body: bytes) -> tuple[list[Table], list[str]]:
    """The tables whose header is known, and the paragraphs beside them. Raises ValueError for what can't be read.

    Of a PDF or Word file with such a table only that is read: its text has the tables in it.
    """
    start = body[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"%PDF"):
        found = pdf_tables(body, lambda text: role(text) is not None, lambda text: role(text) in IDENTITY)
        tables = _with_header([[table.header, *table.rows] for table in found])
        return tables, [] if tables else _paragraphs(pdf_text(body).text)
    if start.startswith(b"PK\3\4"):
        tables = _with_header(docx_tables(body))
        return tables, [] if tables else docx_text(body).splitlines()
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"neither PDF, Word nor XML: {error}") from error
    if root.tag != "officiele-publicatie":
        raise Unreadable(f"no official publication but <{root.tag}>")
    tables = _with_header([[tuple(cells) for cells in table_rows(group)] for group in root.iter("tgroup")])
    etree.strip_elements(root, "tgroup", with_tail=False)
    return tables, [line for part in root if part.tag != "metadata" for line in paragraphs(part)]


def _first_cells(body: bytes, text: Sequence[str]) -> str:
    """What to look at where no header is known: the line with most cells, else how the text begins."""
    if cells := most_cells(body) if body.startswith(b"%PDF") else next((t for t in text if " | " in t), ""):
        return f"its cells: {cells[:400]!r}"
    return f"it begins: {' '.join(text)[:120]!r}"


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a PDF's text; one that goes on over a page is whole."""
    joined = re.sub(r"(?<![.!?:\n])\n*\f(?=[a-z])", "\n", text).replace("\f", "\n\n")
    parts = (re.split(r"\n(?=\[noot )", part) for part in joined.split("\n\n"))
    return [squeeze(piece) for part in parts for piece in part if piece.strip()]


def _with_header(tables: Sequence[Sequence[tuple[str, ...]]]) -> list[Table]:
    """Tables from their header on, which names a number or a recommendation and something else that is known.

    One as wide, without a header, goes on where the last one ended.
    """
    found: list[Table] = []
    for table in tables:
        start = next((n for n, row in enumerate(table) if _is_header(row)), None)
        if start is not None:
            found.append(list(table[start:]))
        elif found and table and all(len(row) in (1, len(found[-1][0])) for row in table):
            found[-1] += table
    return found


def _is_header(row: Sequence[str]) -> bool:
    roles = {role(cell) for cell in row} - {None}
    return len(roles) > 1 and bool(roles & IDENTITY)


def table_statuses(tables: Sequence[Table]) -> Iterator[Row]:
    """A row for each row of tables whose first row is the header. Raises Unreadable where one can't be trusted."""
    for header, *rows in tables:
        columns = [role(cell) for cell in header]
        if unknown := [cell for cell, what in zip(header, columns, strict=True) if what is None]:
            raise Unreadable(f"unknown column header {', '.join(map(repr, unknown))} beside {' | '.join(header)}")
        places = {what: n for n, what in reversed(list(enumerate(columns)))}
        statuses = [n for n, what in enumerate(columns) if what == "status"]
        place = min(statuses, key=lambda n: STATUS_ORDER.index(header_word(header[n])), default=None)
        for cells in rows:
            quote = " | ".join(cells)
            if not any(cells[1:]) and not (len(cells) > 1 and number_of(cells[0])):  # a heading within the table
                if number_of(cells[0]):
                    raise Unreadable(f"a row that can't be parted into cells: {quote[:120]!r}")
            elif cells != header:
                yield Row(_key(cells, places), (cells[place] or None) if place is not None else None, quote)


def _key(cells: tuple[str, ...], places: dict[str | None, int]) -> str:
    """The number of a row's recommendation; where none is printed, its subject."""
    printed = cells[places["nummer"]] if "nummer" in places else ""
    subject = cells[places["aanbeveling"]] if "aanbeveling" in places else ""
    number = number_of(printed)
    if not (NUMBER_FIRST if number else PLAIN).fullmatch(printed):
        raise Unreadable(f"{printed[:80]!r} is no number of one recommendation, in the row {' | '.join(cells)[:120]!r}")
    found = number or number_of(subject) or slug(subject)
    if not found:
        raise Unreadable(f"a row without number and subject: {' | '.join(cells)[:120]!r}")
    return found


def letter_statuses(text: Iterable[str]) -> Iterator[Row]:
    """A row for each sentence that names a recommendation, and for each paragraph under a heading that does."""
    heading: Row | None = None
    for line in (_MARK.sub("", squeeze(line)) for line in text if line.strip()):
        number = number_of(line)
        is_heading = (
            number and len(numbers_in(line)) == 1 and len(line) < LONGEST_HEADING and not line.endswith((".", ":"))
        )
        if line.startswith("[noot ") or _CONTENTS.search(line):
            continue
        if heading and not is_heading:
            claims = list(filter(None, map(claim_of, SENTENCE.split(line))))
            yield Row(heading.key, claims[0] if len(claims) == 1 else None, line)
        elif heading:  # nothing under it
            yield heading
        elif not is_heading:
            yield from _sentence_statuses(line)
        heading = Row(number, None, line) if number and is_heading else None
    if heading:
        yield heading


def _sentence_statuses(line: str) -> Iterator[Row]:
    for sentence in SENTENCE.split(line):
        if "anbeveling" in sentence and (_ROEMER.search(sentence) or not _OTHERS.search(sentence)):
            numbers = numbers_in(sentence)
            status = claim_of(sentence) if len(numbers) == 1 else None
            yield from (Row(number, status, sentence) for number in numbers)


# --- the website ------------------------------------------------------------------------------------------

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_CHROME = ["nav", "footer", "aside", "form", "script", "style"]


def page_status(body: bytes, url: str) -> r.AanbevelingVoortgang:
    """What the page of a measure says under "Voortgang en planning". Raises Unreadable for any other page."""
    soup = BeautifulSoup(body, "lxml")
    for chrome in soup.find_all(_CHROME):
        chrome.decompose()
    title = soup.find("h1")
    headings = {squeeze(h.get_text(" ")).casefold(): h for h in soup.find_all(_HEADINGS)}
    heading = headings.get("voortgang en planning")
    if title is None or heading is None:
        raise Unreadable(f"no h1 or no heading 'Voortgang en planning'; headings: {', '.join(headings) or 'none'}")
    lines: list[str] = []
    for element in heading.find_all_next([*_HEADINGS, "p", "li"]):
        if element.name in _HEADINGS:
            break
        if not element.find(["p", "li"]) and (line := squeeze(element.get_text(" "))):
            lines.append(line)
    if not lines:
        raise Unreadable("nothing under the heading 'Voortgang en planning'")
    blocks = (squeeze(block.get_text(" ")) for block in soup.find_all([*_HEADINGS, "p", "li"]))
    numbers = {number for block in blocks if (number := number_of(block)) and NUMBER_FIRST.fullmatch(block)}
    subject = squeeze(title.get_text(" "))
    key = numbers.pop() if len(numbers) == 1 else number_of(subject) or slug(subject)
    status = re.sub(r"^Status:?\s+", "", SENTENCE.split(lines[0])[0])
    (row,) = _numbered([Row(key, status, "\n".join(lines))], url, None)
    return row
