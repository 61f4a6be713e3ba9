"""Letters in HTML: blocks, lists, tables, raised numbers and links. What a reader doesn't see is left out."""

import re

from lxml import etree
from lxml import html as lxml_html

from linker.models import Hyperlink
from linker.read.pen import Pen
from linker.read.plain import SUBSCRIPT, SUPERSCRIPT, Unreadable

_UNSEEN = frozenset({"head", "script", "style", "template", "title", "noscript", "nav", "svg"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "dl", "hr"})
_BLOCKS |= {"section", "article", "header", "footer", "main", "address", "pre", "figure", "aside"}
_LINES = frozenset({"tr", "dt", "dd", "li"})
_BACK = re.compile(r"[\s↩↑⇧^\ufe0e]+")  # the arrow from a note back to its marker


def read_html(source: str) -> tuple[str, tuple[Hyperlink, ...]]:
    """The source of a page in; its text as a reader sees it, and the link targets, out."""
    try:
        root = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except etree.ParserError as error:
        raise Unreadable("holds no HTML") from error
    pen = Pen()
    _element(root, pen, _noted(root))
    return pen.result()


def _noted(root: lxml_html.HtmlElement) -> dict[str, str]:
    """The numbers of the items that are notes, by id: a marker in the text links to them."""
    found = {}
    for link in root.iter("a"):
        target, number = link.get("href") or "", "".join(link.text_content().split()).strip("[]()")
        raised = next(link.iterancestors("sup"), None) is not None or link.find(".//sup") is not None
        if raised and target.startswith("#") and number.isdecimal():
            found[target[1:]] = number
    for item in [item for item in root.iter("li") if item.get("id") in found]:
        first = int(found[item.get("id") or ""])  # the notes beside it, also those that no marker links to
        for n, beside in enumerate(item.itersiblings("li"), first + 1):
            if not beside.get("id"):
                beside.set("id", f"note {n}")
            found.setdefault(beside.get("id") or "", str(n))
    return found


def _element(element: lxml_html.HtmlElement, pen: Pen, noted: dict[str, str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):  # comments have no name
        return
    if tag in _BLOCKS:
        pen.block()
    elif tag in _LINES:
        pen.line()
    if tag == "li" and (number := noted.get(element.get("id") or "")):
        pen.block()
        pen.item(number.translate(SUPERSCRIPT))
    elif tag == "li":
        pen.item(_mark(element))
    if tag in ("sup", "sub") or (tag == "a" and (element.get("href") or "").startswith("#")):
        _small(element, pen)
    elif tag == "br":
        pen.write("\n")
    else:
        start = pen.here()
        _inside(element, pen, noted)
        if tag == "a":
            pen.link(start, element.get("href") or "")
    if tag in _BLOCKS:
        pen.block()
    elif tag in _LINES:
        pen.line()
    elif tag in ("td", "th"):
        pen.write("\t")


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _inside(element: lxml_html.HtmlElement, pen: Pen, noted: dict[str, str]) -> None:
    """The element's own text and its children, with white space as a browser shows it."""
    pen.write(_spaced(element.text))
    for child in element:
        _element(child, pen, noted)
        pen.write(_spaced(child.tail))


def _spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")  # a no-break space stays


def _small(element: lxml_html.HtmlElement, pen: Pen) -> None:
    """Raised and lowered digits as characters of their own; a link inside the page as its words."""
    words = " ".join(element.text_content().split())
    if element.tag == "sup":
        pen.write(words.strip("[]()").translate(SUPERSCRIPT))
    elif element.tag == "sub":
        pen.write(words.translate(SUBSCRIPT))
    elif element.find(".//sup") is not None:
        pen.write(words.strip("[]()").translate(SUPERSCRIPT))
    elif not _BACK.fullmatch(words):
        pen.write(f"[{words}]" if words.isdecimal() else words)


def _mark(item: lxml_html.HtmlElement) -> str:
    """What stands before an item: its number in a numbered list, else a dash."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    first = int(start) if (start := parent.get("start") or "").isdigit() else 1
    return f"{first + [child for child in parent if child.tag == 'li'].index(item)}."
