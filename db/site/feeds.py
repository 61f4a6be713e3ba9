"""Atom (RFC 4287): what a feed reader follows. Pure."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from lxml import etree

from db.site.answer import Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 can't hold
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def as_atom(feed: Feed, root: str, page: str, self_path: str) -> bytes:
    """A feed as XML. `root`: "https://host"; `page`: the path that a person reads; `self_path`: the feed's own."""
    top = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]  # the stubs forget the default namespace
    top.set("{http://www.w3.org/XML/1998/namespace}lang", "nl")
    _add(top, "id", root + self_path)
    _add(top, "title", feed.title)
    _add(top, "updated", moment(max((entry.moment for entry in feed.entries), default="1970-01-01", key=moment)))
    _link(top, "self", root + self_path, "application/atom+xml")
    _link(top, "alternate", root + page, "text/html")
    _add(_add(top, "author"), "name", "Kamerspoor")
    for entry in feed.entries:
        _entry(top, entry, root)
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(top: etree._Element, entry: Entry, root: str) -> None:
    one = _add(top, "entry")
    _add(one, "id", root + (entry.id or entry.link))
    _add(one, "title", entry.title)
    _add(one, "updated", moment(entry.moment))
    _link(one, "alternate", root + entry.link, "text/html")
    if entry.text:
        _add(one, "summary", entry.text)


def moment(iso: str) -> str:
    """An ISO day or moment as RFC 3339 wants it; a day begins in the Netherlands, a moment without a zone is Dutch."""
    known = datetime.fromisoformat(iso)
    if "T" not in iso and " " not in iso:
        known = datetime.combine(known.date(), time())
    return (known if known.tzinfo else known.replace(tzinfo=_AMSTERDAM)).isoformat(timespec="seconds")


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = _FORBIDDEN.sub("", text) if text is not None else None
    return child


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href, type=kind)
