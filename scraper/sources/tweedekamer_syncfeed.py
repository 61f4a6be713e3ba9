"""The Tweede Kamer's SyncFeed 2.0: a feed page -> its entries -> payloads, and an entry's XML -> a row as OData has it.

Pure. An entry is the payload `<Entity>/<id>` as in OData, with the entity's XML as its body and the moment of the
feed (`updated`, OData's ApiGewijzigdOp) as its version, so that what both interfaces say is ordered together; from
there on the same table of fields holds. Names are matched by namespace and local name: prefixes differ by category.
The relations that OData tells from the other side are link payloads of their own (LINKS). Shapes: the service's
XSDs tkData-v1-0, and recorded entries.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from typing import Any, get_args
from urllib.parse import urlsplit

import orjson
from lxml import etree

from scraper.source import Unreadable
from scraper.sources.tweedekamer_fields import ENTITIES

FEED = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed"
ATOM = "{http://www.w3.org/2005/Atom}"
DATA = "{http://www.tweedekamer.nl/xsd/tkData/v1-0}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
POINT = "SyncFeed/"  # how the resume points of its categories begin

# What only one of the interfaces tells, by column (`*`: the whole table), with the reason. All else is the same.
ONE_SIDED = {
    "document_publicatie.*": "SyncFeed has no DocumentPublicatie; KOOP's catalogue has what it holds",
    "verwijderd.*": "SyncFeed's first walk meets old tombstones, OData is asked for them in increments only",
    "verwacht.*": "SyncFeed counts nothing",
    "bestand_tekst.content_type": "OData gives official XML where there is one, SyncFeed the Chamber's own file",
    "bestand_tekst.bladzijden": "the same",
    "bestand_tekst.tekst": "the same",
}
CATEGORIES = tuple(entity for entity in ENTITIES if entity != "DocumentPublicatie")

# references that become link payloads …
RELATIONS = {
    "Zaak": ("Kamerstukdossier", "Agendapunt"),
    "Document": ("Zaak", "BronDocument"),
    "Besluit": ("Zaak",),
}
# … and those that no table needs, which OData isn't asked for either
UNUSED = {
    "Zaak": {"Activiteit", "GerelateerdVanuit", "VervangenVanuit"},
    "Document": {"Activiteit", "Agendapunt", "Kamerstukdossier"},
    "Activiteit": {"VoortgezetVanuit", "VervangenVanuit"},
    "Toezegging": {
        *("Activiteit", "ToegezegdAanFractie", "ToegezegdAanPersoon", "ToegezegdAan"),
        *("IsHerhalingVan", "IsAanvullingOp", "IsWijzigingVan"),
    },
}
REPEATED = {"KamerbriefNakoming"}  # fields that may stand there more than once
# where OData's name isn't the element's with a capital
NAMES = {
    "naamNl": "NaamNL",
    "naamEn": "NaamEN",
    "naamWebNl": "NaamWebNL",
    "naamWebEn": "NaamWebEN",
    "vrsNummer": "VRSNummer",
    "externeidentifier": "ExterneIdentifier",
}
ATTRIBUTES = {
    "id": "Id",
    "bijgewerkt": "GewijzigdOp",
    "verwijderd": "Verwijderd",
    "contentType": "ContentType",
    "contentLength": "ContentLength",
}


# --- a page of the feed -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """One entity as the feed gives it."""

    key: str  # <Entity>/<id>
    body: bytes  # its XML, canonical, so that it doesn't depend on what surrounds it
    updated: str  # UTC, in OData's form
    url: str
    next: str  # where the feed goes on after this entry
    has_file: bool


@dataclass(frozen=True)
class Feed:
    """A page. `next` leads to the following one; `resume`, on the last page, to what will come after it."""

    entries: list[Entry]
    next: str
    resume: str

    @property
    def point(self) -> str:
        """Where a run that has read this page goes on; empty where the page doesn't say."""
        return self.resume or (self.entries[-1].next if self.entries else "") or self.next


def read_feed(body: bytes) -> Feed:
    """A page of the feed. Raises Unreadable."""
    root = _parse(body)
    if root.tag != f"{ATOM}feed":
        raise Unreadable(f"no Atom feed but <{root.tag}>")
    links = _links(root)
    return Feed([_entry(entry) for entry in root.iter(f"{ATOM}entry")], links.get("next", ""), links.get("resume", ""))


def _parse(body: bytes) -> etree._Element:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error


def _links(node: etree._Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in node.iterfind(f"{ATOM}link")}


def _entry(node: etree._Element) -> Entry:
    """An entry, also one that isn't as it should be: then `records` says so under the key made here."""
    element = next(node.iterfind(f"{ATOM}content/*"), None)
    url = (node.findtext(f"{ATOM}id") or "").strip()
    links = _links(node)
    body = _canonical(node if element is None else element)
    term = node.find(f"{ATOM}category")
    name = _local(element) if element is not None else term.get("term", "") if term is not None else ""
    ident = "" if element is None else element.get("id", "")
    ident = ident or url.rpartition("/")[2] or blake2b(body, digest_size=8).hexdigest()
    updated = _trimmed((node.findtext(f"{ATOM}updated") or "").strip())
    return Entry(f"{_capital(name)}/{ident}", body, updated, url, links.get("next", ""), "enclosure" in links)


def _canonical(element: etree._Element) -> bytes:
    """Exclusive C14N: only the namespaces that the element itself uses, in a fixed form."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _trimmed(moment: str) -> str:
    """A UTC moment as OData writes it: without zeros at the end of its fraction, so that versions compare."""
    whole, dot, fraction = moment.removesuffix("Z").partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}{dot if fraction else ''}{fraction}Z" if moment.endswith("Z") else moment


def public(link: str) -> str:
    """A link of the feed with the service's public host, which isn't always the one in it."""
    parts = urlsplit(link)
    return urlsplit(FEED)._replace(path=parts.path, query=parts.query).geturl()


# --- the payloads of an entry -----------------------------------------------------------------------------


def payloads(entry: Entry) -> Iterator[tuple[str, bytes, str, str]]:
    """(key, body, version, content type) of an entry and of its relations, each the list of ids in OData's form.

    All relations each time, empty ones too: so one that ended is gone, and with a tombstone, which has no references,
    all that the deleted entity itself told of. They have no version, as in OData: the latest answer counts.
    """
    yield entry.key, entry.body, entry.updated, "application/xml"
    entity = entry.key.partition("/")[0]
    root = _parse(entry.body) if entity in RELATIONS else None
    if root is None or not _is(root, entity):
        return
    for relation in RELATIONS[entity]:
        refs = {child.get("ref") for child in root if _is(child, relation)}
        yield f"{entry.key}/{relation}", orjson.dumps(sorted(filter(None, refs))), "", "application/json"


def _is(element: etree._Element, name: str) -> bool:
    return str(element.tag).startswith(DATA) and _field(element) == name


def _field(child: etree._Element) -> str:
    """OData's name for an element; one of a strange namespace keeps its whole name, for the audit."""
    return NAMES.get(_local(child)) or _capital(_local(child)) if str(child.tag).startswith(DATA) else str(child.tag)


def row_of(entity: str, body: bytes, updated: str) -> dict[str, Any]:
    """An entity's XML as a row under OData's names, without the relations that are payloads of their own.

    Raises Unreadable. What no name is known for stays in the row, for the audit.
    """
    root = _parse(body)
    if entity not in ENTITIES or not _is(root, entity):
        raise Unreadable(f"<{root.tag}> is no {entity} that there is a table for")
    row: dict[str, Any] = {"ApiGewijzigdOp": updated or None}
    for qualified, value in root.attrib.items():
        if not str(qualified).startswith(XSI):
            name = str(etree.QName(qualified).localname)
            row[ATTRIBUTES.get(name, name)] = value
    row["Verwijderd"] = _truth(row.get("Verwijderd", "false"))
    left_out = {*RELATIONS.get(entity, ()), *UNUSED.get(entity, ())}
    for child in root:
        if _field(child) not in left_out:
            _take(entity, child, row)
    return {name: _typed(entity, name, value) for name, value in row.items()}


def _take(entity: str, child: etree._Element, row: dict[str, Any]) -> None:
    """Put one element into the row: its reference, or its text."""
    name, ref = _field(child), child.get("ref")
    if ref is not None or f"{name}_Id" in _known(entity):
        name, value = f"{name}_Id", ref
    else:
        nil = child.get(f"{XSI}nil", "") in ("true", "1")
        value = None if nil else "".join(map(str, child.itertext())) or None
    if name in REPEATED:
        row.setdefault(name, []).extend([value] if value else [])
    elif name in row:
        raise Unreadable(f"<{_local(child)}> stands there more than once")
    else:
        row[name] = value


@cache
def _known(entity: str) -> frozenset[str]:
    spec = ENTITIES[entity]
    return frozenset(name for names in spec.names for name in names) | spec.ignored


@cache
def _kinds(entity: str) -> dict[str, type]:
    """Field -> the type of its column, where that is a number or a truth."""
    spec = ENTITIES[entity]
    columns = fields(spec.record)  # type: ignore[arg-type]  # all records are dataclasses
    return {
        name: kind
        for column, names in zip(columns, spec.names, strict=True)
        for kind in (int, bool)
        if kind in get_args(column.type)
        for name in names
    }


def _typed(entity: str, name: str, value: Any) -> Any:
    kind = _kinds(entity).get(name)
    if kind is None or value is None:
        return value
    return _truth(value) if kind is bool else int(value)


def _truth(text: str) -> bool:
    if text.strip().lower() not in ("true", "false", "1", "0"):
        raise Unreadable(f"{text!r} is neither true nor false")
    return text.strip().lower() in ("true", "1")
