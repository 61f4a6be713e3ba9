"""Official XML (op-xsd of KOOP) to text: one paragraph a line, footnotes out of the running text. Pure."""

import re
from collections.abc import Iterator

from lxml import etree

# elements that make a paragraph of their own, in document order
_BLOCKS = frozenset({"al", "tussenkop", "noot.al", "titel", "li.nr"})
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
    for node in element.iter():
        if node.tag in _BLOCKS and not any(a.tag in _BLOCKS for a in node.iterancestors() if a is not element):
            if text := inline_text(node):
                yield text
            yield from (f"[noot {_note(n)}]" for n in node.iter("noot"))


def _note(noot: etree._Element) -> str:
    number = squeeze("".join(noot.findtext("noot.nr") or ""))
    return f"{number}: " + " ".join(inline_text(al) for al in noot.iter("noot.al"))
