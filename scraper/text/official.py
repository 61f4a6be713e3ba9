"""Official XML (op-xsd of KOOP) to text: one paragraph a line, footnotes out of the running text. Pure.

Tables are CALS: a row becomes a line "cel | cel | cel", and a cell that spans rows or columns is repeated in
each of them, so that every line can be read by itself.
"""

import re
from collections.abc import Iterator

from lxml import etree

# elements that make a paragraph of their own, in document order
_BLOCKS = frozenset({"al", "tussenkop", "noot.al", "titel", "title", "li.nr"})
_NOTES = frozenset({"noot"})


def squeeze(text: str) -> str:
    """White space folded to single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def inline_text(element: etree._Element) -> str:
    """All text of an element without what stands in its footnotes, comments and processing instructions."""
    parts: list[str] = []

    def walk(node: etree._Element) -> None:
        if isinstance(node.tag, str) and node.tag not in _NOTES:
            parts.append(node.text or "")
            for child in node:
                walk(child)
                parts.append(child.tail or "")

    walk(element)
    return squeeze("".join(parts))


def paragraphs(element: etree._Element) -> Iterator[str]:
    """The paragraphs under an element in document order; those of footnotes stand where the note is, in brackets."""
    if element.tag in _BLOCKS:
        if text := inline_text(element):
            yield text
        yield from notes(element)
    elif element.tag == "tgroup":
        yield from _table(element)
    elif element.tag == "ondertekening":
        yield from (text for part in element if (text := words(part)))
    else:
        for child in element:
            yield from paragraphs(child)


def words(element: etree._Element) -> str:
    """The text of an element whose parts are words of their own, as those of a name are."""
    return squeeze(" ".join(str(text) for text in element.itertext(etree.Element)))


def notes(element: etree._Element) -> Iterator[str]:
    """The footnotes in an element, each in brackets with its number."""
    yield from (f"[noot {_note(noot)}]" for noot in element.iter("noot"))


def _note(noot: etree._Element) -> str:
    number = squeeze("".join(noot.findtext("noot.nr") or ""))
    return f"{number}: " + " ".join(inline_text(al) for al in noot.iter("noot.al"))


# --- CALS tables ------------------------------------------------------------------------------------------


def _table(tgroup: etree._Element) -> Iterator[str]:
    """The rows of a table, each a line, followed by the footnotes that stand in it."""
    for cells, row in table_rows(tgroup):
        if any(cells):
            yield " | ".join(cells)
        yield from notes(row)


def table_rows(tgroup: etree._Element) -> Iterator[tuple[list[str], etree._Element]]:
    """(cells, element) of each row of head, body and foot; what spans is repeated in all that it covers."""
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
                    cells[n] = _cell(entry)
                    held[n] = (int(entry.get("morerows") or 0), cells[n])
            yield [cells.get(n, "") for n in range(max(width, *(n + 1 for n in cells), 0))], row


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


def _cell(entry: etree._Element) -> str:
    """The text of a cell on one line, without its footnotes."""
    parts = [inline_text(node) for node in entry.iter(*_BLOCKS) if not _inside_block(node, entry)]
    return squeeze(" ".join(parts)) if parts else inline_text(entry)


def _inside_block(node: etree._Element, entry: etree._Element) -> bool:
    for above in node.iterancestors():
        if above is entry:
            return False
        if above.tag in _BLOCKS or above.tag in _NOTES:
            return True
    return False
