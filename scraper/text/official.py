"""Official XML (op-xsd of KOOP) to text: one paragraph a line, footnotes out of the running text. Pure.

Nothing that is printed disappears. A footnote is cited as "[1]" and stands in a line of its own after the paragraph
(or the table) that it is in, "[noot 1: …]"; where its marker is repeated, "[noot 1]".

Tables are CALS. A row is one line, its cells separated by " | ", and a cell that spans rows or columns is repeated
in each of them, so that every line can be read by itself. A "|" or "\\" that is printed in a cell is written "\\|" or
"\\\\": a line can be taken apart again at each bar without a backslash. The rows of a table are adjacent lines, its
header (where it has one: continuations have none) is the first and isn't repeated. Empty rows are left out.
"""

import re
from collections.abc import Iterator

from lxml import etree

# elements that make a paragraph of their own, in document order
_BLOCKS = frozenset({"al", "tussenkop", "noot.al", "titel", "title", "li.nr"})
_APART = _BLOCKS | {"table", "tgroup", "lijst", "al-groep"}  # what a paragraph around them is divided by
_NOTES = frozenset({"noot", "nootref"})
_LINES = frozenset({"kop"})  # their parts make one line: "Bijlage 2 Moties en toezeggingen"
_Line = tuple[str, bool]  # the text, and whether it is a footnote


def squeeze(text: str) -> str:
    """White space folded to single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def inline_text(element: etree._Element) -> str:
    """All text of an element without its footnotes and their marks, comments and processing instructions."""
    return squeeze(_inline(element, marked=False))


def _inline(node: etree._Element, *, marked: bool) -> str:
    if not isinstance(node.tag, str):
        return ""
    if node.tag in _NOTES:
        return f"[{_number(node)}]" if marked else ""
    return (node.text or "") + "".join(_inline(child, marked=marked) + (child.tail or "") for child in node)


def _number(note: etree._Element) -> str:
    """The number of a footnote or of a reference to one, as printed."""
    return squeeze("".join(map(str, note.itertext())) if note.tag == "nootref" else note.findtext("noot.nr") or "")


def words(element: etree._Element) -> str:
    """The text of an element whose parts are words of their own, as those of a name are; without footnotes."""
    if _own_words(element) or not len(element):
        return inline_text(element)
    return squeeze(" ".join(words(part) for part in element.iterchildren(etree.Element) if part.tag not in _NOTES))


def paragraphs(element: etree._Element) -> Iterator[str]:
    """The paragraphs under an element in document order; those of footnotes stand after theirs, in brackets."""
    yield from (text for text, _ in _lines(element))


def notes(element: etree._Element) -> Iterator[str]:
    """The footnotes in an element, each in brackets with its number."""
    for noot in element.iter(*_NOTES):
        if noot.tag == "nootref":
            yield f"[noot {_number(noot)}]"
        else:
            parts = (part for part in noot.iterchildren(etree.Element) if part.tag != "noot.nr")
            said = [squeeze(noot.text or ""), *(line for part in parts for line in paragraphs(part))]
            yield f"[noot {_number(noot)}: {' '.join(filter(None, said))}]"


def _own_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _lines(element: etree._Element) -> Iterator[_Line]:
    if element.tag in _NOTES:
        yield from _noted(element)
    elif element.tag == "tgroup":
        yield from _table(element)
    elif element.tag in _LINES:
        yield from _line(element)
    elif element.tag == "ondertekening":
        for part in element.iterchildren(etree.Element):
            yield from _line(part)
    elif element.tag in _BLOCKS or _own_words(element):
        yield from _divided(element)
    else:
        for child in element.iterchildren(etree.Element):
            yield from _lines(child)


def _noted(element: etree._Element) -> Iterator[_Line]:
    yield from ((note, True) for note in notes(element))


def _line(element: etree._Element) -> Iterator[_Line]:
    if text := words(element):
        yield text, False
    yield from _noted(element)


def _divided(element: etree._Element, *, marked: bool = True) -> Iterator[_Line]:
    """A paragraph; where a list or a table stands in it, what is before, that, and what is after."""
    run: list[str] = [element.text or ""]
    seen: list[etree._Element] = []
    for child in element:
        if _holds_block(child):
            yield from _flush(run, seen)
            yield from _lines(child)
            run, seen = [], []
        else:
            run.append(_inline(child, marked=marked))
            seen.append(child)
        run.append(child.tail or "")
    yield from _flush(run, seen)


def _flush(run: list[str], seen: list[etree._Element]) -> Iterator[_Line]:
    if text := squeeze("".join(run)):
        yield text, False
    for part in seen:
        yield from _noted(part)


def _holds_block(node: etree._Element) -> bool:
    if node.tag in _NOTES:
        return False
    return node.tag in _APART or any(_holds_block(child) for child in node)


# --- CALS tables ------------------------------------------------------------------------------------------


def _table(tgroup: etree._Element) -> Iterator[_Line]:
    """The rows of a table, each a line, followed by the footnotes that stand in it."""
    for cells in table_rows(tgroup, marked=True):
        if any(cells):
            yield " | ".join(map(_escaped, cells)), False
    yield from _noted(tgroup)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def table_rows(tgroup: etree._Element, *, marked: bool = False) -> Iterator[list[str]]:
    """The cells of each row of head, body and foot; what spans is repeated in all that it covers. `marked`: with the
    marks of footnotes."""
    columns = [spec.get("colname") or str(n) for n, spec in enumerate(tgroup.iterfind("colspec"), 1)]
    spans = {spec.get("spanname"): spec for spec in tgroup.iterfind("spanspec")}
    width = max(int(tgroup.get("cols") or 0), len(columns))
    for part in tgroup.iterchildren("thead", "tbody", "tfoot"):
        held: dict[int, tuple[int, str]] = {}  # column -> (rows that it still covers, text)
        for row in part.iterfind("row"):
            cells = {n: text for n, (left, text) in held.items() if left}
            held = {n: (left - 1, text) for n, (left, text) in held.items() if left}
            for entry in row.iterfind("entry"):
                first, last = _place(entry, columns, spans, cells)
                for n in range(first, last + 1):
                    cells[n] = _cell(entry, marked=marked)
                    held[n] = (int(entry.get("morerows") or 0), cells[n])
            yield [cells.get(n, "") for n in range(max(width, *(n + 1 for n in cells), 0))]


def _place(
    entry: etree._Element,
    columns: list[str],
    spans: dict[str | None, etree._Element],
    taken: dict[int, str],
) -> tuple[int, int]:
    """The first and last column of a cell: as it names them, else the first that is free."""
    named = spans.get(entry.get("spanname"), entry)
    start = named.get("namest") or entry.get("colname")
    free = next(n for n in range(len(taken) + 1) if n not in taken)
    first = columns.index(start) if start in columns else free
    end = named.get("nameend")
    return first, max(first, columns.index(end) if end in columns else first)


def _cell(entry: etree._Element, *, marked: bool) -> str:
    """The text of a cell on one line, without its footnotes."""
    return " ".join(text for text, is_note in _divided(entry, marked=marked) if not is_note)
