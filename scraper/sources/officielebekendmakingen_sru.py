"""KOOP's catalogue (SRU 2.0): the questions that are asked of it, and what an answer and a record of it say. Pure.

An error comes with HTTP 200 and without records: `read_page` raises then, so that it's never taken for
"nothing found". See sources/officielebekendmakingen.md §1 for the fields.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from lxml import etree

from db import records as r
from db.kst import Kst, parse
from scraper.audit import Audit, surprise
from scraper.source import Raw, Unreadable
from scraper.sources.officielebekendmakingen_xml import tree

SRU = "https://repository.overheid.nl/sru"
# the files of a day's events, and those of a publication without regard to its dossier
FLAT = "https://repository.officiele-overheidspublicaties.nl/officielepublicaties"
PREFIX = "sru "  # key of a record of the catalogue: this and KOOP's id
COUNT = "count "  # key of a count: this, the kind and the vergaderjaar
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
# how publicatie.soort calls what is found by its name; the rest is called by its type
_NAMED = {"Kamervragen (Aanhangsel)": "Aanhangsel", "Handelingen": "Handelingen"}
# annexes exist as PDF only: those are worth a request of which the title says that they report on what was asked
_WORTH_READING = re.compile(r"\b(?:moties?|toezegging|monitor|voortgang|aanbeveling)", re.IGNORECASE)
# what has an XML by its id; a paper that is unformatted yet (kst-1259252) has none, nor has an annex
_WITH_XML = re.compile(r"kst-(?:\d{8}-)?\d{4,5}-[\w-]+|(?:ah|h)-[te]k-\d{8}-[\w-]+", re.ASCII)
_PARTS = ("owmskern", "owmsmantel", "tpmeta")
_TITLES = ("overheidwetgeving:documenttitel", "dcterms:title")  # its own; else with that of the dossier before it
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
    """One record of an answer: KOOP's id, its own XML, its moment of change, where its XML text is, if anywhere, its
    PDF if that is worth reading, and the dossiers that it is in."""

    id: str
    body: bytes
    version: str
    xml: str | None
    pdf: str | None
    dossiers: list[str]


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
    return _url(f"{cql} sortBy dt.identifier/sort.ascending", SIZE)


def count_url(kind: str, year: str) -> str:
    """The address of an answer that says how many there are of a kind in a vergaderjaar."""
    return _url(query(KINDS[kind], f'w.vergaderjaar=="{year}"'), 1)


def _url(cql: str, size: int) -> str:
    options = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "maximumRecords": size,
        "startRecord": 1,
        "recordSchema": "gzd",
        "query": cql,
    }
    return f"{SRU}?{urlencode(options, quote_via=quote)}"


def events_url(day: date) -> str:
    """The address of what was published or changed on a day."""
    return f"{FLAT}/_events/{day.isoformat()}.xml"


def flat_url(ident: str) -> str:
    """The address of a publication's XML by its id alone."""
    return f"{FLAT}/{ident}/{ident}.xml"


def read_events(body: bytes) -> list[str]:
    """The ids, in a file of events, of parliamentary publications that can have an XML; each once, in order.

    Of its shape is established only that it is XML whose elements `identifier`, in whatever namespace, hold ids.
    Raises Unreadable for a file without one, with how it begins.
    """
    found = [" ".join((element.text or "").split()) for element in tree(body).iter("{*}identifier")]
    if not any(found):
        raise Unreadable(f"no identifier in the events: {body[:200]!r}")
    return [ident for ident in dict.fromkeys(found) if _WITH_XML.fullmatch(ident)]


def read_page(body: bytes) -> Page:
    """Take an answer apart. Raises Unreadable for a diagnostic, and for what is no answer of SRU."""
    root = tree(body)
    said = [" ".join(str(text) for text in d.itertext()) for d in root.iterfind(".//diag:diagnostic", NS)]
    if said:
        raise Unreadable(f"diagnostic: {'; '.join(said)}")
    total = root.findtext("sru:numberOfRecords", namespaces=NS)
    if total is None:
        raise Unreadable(f"no answer of SRU but <{root.tag}>")
    return Page(int(total), [_found(gzd) for gzd in root.iterfind("sru:records/sru:record/sru:recordData/gzd:gzd", NS)])


def _found(gzd: etree._Element) -> Found:
    moments = (next(gzd.iterfind(f".//{name}", NS), None) for name in ("dcterms:modified", "gzd:timestamp"))
    return Found(
        id=_identifier(gzd),
        # canonical: the same bytes whatever else the answer around it declares
        body=etree.tostring(gzd, method="c14n", exclusive=True),
        version=" ".join(moment.text.strip() for moment in moments if moment is not None and moment.text),
        xml=_file(gzd, "xml"),
        pdf=_annex(gzd),
        dossiers=_dossiers(e.text or "" for e in gzd.iterfind(".//overheidwetgeving:dossiernummer", NS)),
    )


def _file(gzd: etree._Element, kind: str) -> str | None:
    items = gzd.iterfind("gzd:enrichedData/gzd:itemUrl", NS)
    return next((i.text.strip() for i in items if i.get("manifestation") == kind and i.text), None)


def _annex(gzd: etree._Element) -> str | None:
    """The PDF of an annex that is worth reading and that has no XML."""
    said = {name: gzd.findtext(f".//{name}", "", NS) for name in ("dcterms:type", *_TITLES)}
    title = next(filter(None, (said[name] for name in _TITLES)), "")
    if said["dcterms:type"] != "Bijlage" or not _WORTH_READING.search(title) or _file(gzd, "xml"):
        return None
    return _file(gzd, "pdf")


def _dossiers(values: Iterable[str]) -> list[str]:
    """A paper of several dossiers has a field for each or, in old records, one field for all."""
    return [part.strip() for value in values for part in value.split(";") if part.strip()]


def _identifier(gzd: etree._Element) -> str:
    found = next(gzd.iterfind(".//dcterms:identifier", NS), None)
    if found is None or not (found.text or "").strip():
        raise Unreadable("a record of the catalogue without identifier")
    return str(found.text).strip()


def publication(raw: Raw) -> Iterator[r.Record]:
    """The row of a record of the catalogue, and the file that is read of it."""
    gzd = tree(raw.body)
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
    dossiers = _dossiers(audit.pop("dossiernummer") or ())
    title, url = first("documenttitel") or whole_title, _address(gzd)
    kst = _kst(ident, dossiers, number) if kind == "Kamerstuk" else None
    yield r.Publicatie(
        id=ident,
        soort=_NAMED.get(name or "") or kind or name,
        subrubriek=first("subrubriek"),
        titel=title,
        kst=str(kst) if kst else None,
        dossier=kst.dossier_key if kst else next(iter(dossiers), None),
        ondernummer=number,
        vergaderjaar=first("vergaderjaar"),
        documentstatus=first("documentstatus"),
        hoofddocument=first("hoofddocument"),
        datum=first("date"),
        beschikbaar=first("available"),
        gewijzigd=first("modified"),
        url=url,
    )
    if pdf := _annex(gzd):
        yield r.Bestand(pdf, url or pdf, title or ident)
    yield from surprise(raw.source, raw.key, audit.left(_IGNORED))


def expected(raw: Raw) -> r.Verwacht:
    """How many the catalogue says it has. The service calls it an estimate."""
    told = json.loads(raw.body)
    return r.Verwacht(raw.source, str(told["soort"]), str(told["jaar"]), int(told["aantal"]))


def _kst(ident: str, dossiers: list[str], number: str | None) -> Kst | None:
    """The lasting key: the id itself where it is one, else the number in the first dossier."""
    first = next((d.replace(" ", "") for d in dossiers), "")
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
