"""KOOP's catalogue (SRU 2.0): the questions that are asked of it, and what an answer and a record of it say. Pure.

An error comes with HTTP 200 and without records: `read_page` raises then, so that it's never taken for
"nothing found". See sources/officielebekendmakingen.md §1 for the fields.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode

from lxml import etree

from db import records as r
from db.kst import Kst, parse
from scraper.audit import Audit, surprise
from scraper.source import Raw, Unreadable

SRU = "https://repository.overheid.nl/sru"
PREFIX = "sru "  # key of a record of the catalogue: this and KOOP's id
SIZE = 100
# the kinds of publications, each with the clause that selects it
KINDS = {
    "Kamerstuk": "w.publicatienaam==Kamerstuk AND dt.type==Kamerstuk",
    "Bijlage": "w.publicatienaam==Kamerstuk AND dt.type==Bijlage",
    "Aanhangsel": 'w.publicatienaam=="Kamervragen (Aanhangsel)"',
    "Handelingen": "w.publicatienaam==Handelingen",
}
NS = {
    "sru": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
    "diag": "http://docs.oasis-open.org/ns/search-ws/diagnostic",
    "gzd": "http://standaarden.overheid.nl/sru",
    "overheidwetgeving": "http://standaarden.overheid.nl/wetgeving/",
    "dcterms": "http://purl.org/dc/terms/",
    "c": "http://standaarden.overheid.nl/collectie/",
    "cd": "http://standaarden.overheid.nl/cup/data",
}
_PARTS = ("owmskern", "owmsmantel", "tpmeta")
# known, and not kept: the payload has them. What isn't here either becomes a row of `verrassing`.
_IGNORED = frozenset(
    {
        "language", "creator", "hasVersion", "issued", "subject", "alternative", "relation", "isReplacedBy",
        "replaces", "source", "publisher", "isPartOf", "isRequiredBy", "isFormatOf", "accessRights", "rights",
        "rightsHolder", "spatial", "temporal", "description", "abstract", "audience", "product-area", "content-area",
        "bijlage", "organisatietype", "dossiertitel", "indiener", "aanhangselnummer", "aanhangsel", "vraagnummer",
        "publicatienummer", "handelingenitemnummer", "jaargang", "datumVergadering", "datumBrief", "datumIndiening",
        "datumOntvangst", "datumTotstandkoming", "externeBijlage", "behandeldDossier", "heeftMededeling",
        "versieInformatie", "ontvanger", "datumTijdstipWijzigingWork", "datumTijdstipWijzigingExpression",
    }
)  # fmt: skip


class Found(NamedTuple):
    """One record of an answer: KOOP's id, its own XML, its moment of change, and where its XML text is, if anywhere."""

    id: str
    body: bytes
    version: str
    xml: str | None


class Page(NamedTuple):
    """One answer. `total` is what the service estimates."""

    total: int
    found: list[Found]


def query(*clauses: str) -> str:
    """The CQL of a search among official publications."""
    return " AND ".join(("c.product-area==officielepublicaties", *clauses))


def page_url(cql: str, after: str = "") -> str:
    """The address of a page of answers: those with an id beyond `after`, in the order of their ids."""
    if after:
        cql += f' AND dt.identifier>"{after}"'
    options = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "maximumRecords": SIZE,
        "startRecord": 1,
        "recordSchema": "gzd",
        "query": f"{cql} sortBy dt.identifier/sort.ascending",
    }
    return f"{SRU}?{urlencode(options, quote_via=quote)}"


def _tree(body: bytes) -> etree._Element:
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error


def read_page(body: bytes) -> Page:
    """Take an answer apart. Raises Unreadable for a diagnostic, and for what is no answer of SRU."""
    root = _tree(body)
    said = [" ".join(str(text) for text in d.itertext()) for d in root.iterfind(".//diag:diagnostic", NS)]
    if said:
        raise Unreadable(f"diagnostic: {'; '.join(said)}")
    total = root.findtext("sru:numberOfRecords", namespaces=NS)
    if total is None:
        raise Unreadable(f"no answer of SRU but <{root.tag}>")
    return Page(int(total), [_found(gzd) for gzd in root.iterfind("sru:records/sru:record/sru:recordData/gzd:gzd", NS)])


def _found(gzd: etree._Element) -> Found:
    enriched = gzd.find("gzd:enrichedData", NS)
    items = [] if enriched is None else enriched.findall("gzd:itemUrl", NS)
    moments = (next(gzd.iterfind(f".//{name}", NS), None) for name in ("dcterms:modified", "gzd:timestamp"))
    return Found(
        id=_identifier(gzd),
        # canonical: the same bytes whatever else the answer around it declares
        body=etree.tostring(gzd, method="c14n", exclusive=True),
        version=" ".join(moment.text.strip() for moment in moments if moment is not None and moment.text),
        xml=next((i.text.strip() for i in items if i.get("manifestation") == "xml" and i.text), None),
    )


def _identifier(gzd: etree._Element) -> str:
    found = next(gzd.iterfind(".//dcterms:identifier", NS), None)
    if found is None or not (found.text or "").strip():
        raise Unreadable("a record of the catalogue without identifier")
    return str(found.text).strip()


def publication(raw: Raw) -> Iterator[r.Record]:
    """The row of a record of the catalogue."""
    gzd = _tree(raw.body)
    ident = _identifier(gzd)
    # a field can stand more than once: a dossier for each that the paper is printed in
    fields: dict[str, list[str]] = {}
    for part in _PARTS:
        for element in gzd.iterfind(f"gzd:originalData/overheidwetgeving:meta/overheidwetgeving:{part}/*", NS):
            fields.setdefault(etree.QName(element).localname, []).append(" ".join((element.text or "").split()))
    audit = Audit(fields)

    def first(name: str) -> str | None:
        return next((value for value in audit.pop(name) or () if value), None)

    audit.pop("identifier")
    kind, name, whole_title = first("type"), first("publicatienaam"), first("title")
    number = first("ondernummer")
    dossiers = [part.strip() for value in audit.pop("dossiernummer") or () for part in value.split(";")]
    kst = _kst(ident, dossiers, number) if kind == "Kamerstuk" else None
    yield r.Publicatie(
        id=ident,
        soort="Aanhangsel" if name == "Kamervragen (Aanhangsel)" else kind or name,
        subrubriek=first("subrubriek"),
        titel=first("documenttitel") or whole_title,
        kst=str(kst) if kst else None,
        dossier=kst.dossier_key if kst else next(filter(None, dossiers), None),
        ondernummer=number,
        vergaderjaar=first("vergaderjaar"),
        documentstatus=first("documentstatus"),
        hoofddocument=first("hoofddocument"),
        datum=first("date"),
        beschikbaar=first("available"),
        gewijzigd=first("modified"),
        url=_address(gzd),
    )
    yield from surprise(raw.source, raw.key, audit.left(_IGNORED))


def _kst(ident: str, dossiers: list[str], number: str | None) -> Kst | None:
    """The lasting key: the id itself where it is one, else the number in the first dossier."""
    first = next((d.replace(" ", "") for d in dossiers if d), "")
    return parse(ident) or parse(f"kst-{first}-{re.sub(r'[^0-9A-Za-z]', '', number or '')}")


def _address(gzd: etree._Element) -> str | None:
    """Where a reader finds it: the page, else the file."""
    enriched = gzd.find("gzd:enrichedData", NS)
    if enriched is None:
        return None
    return next(
        (
            url.strip()
            for name in ("preferredUrl", "url")
            if (url := enriched.findtext(f"gzd:{name}", namespaces=NS)) and url.strip()
        ),
        None,
    )
