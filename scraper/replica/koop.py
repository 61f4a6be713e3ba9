"""repository.overheid.nl: the catalogue (SRU 2.0) in its recorded shape, and the XML and PDF that it points to.

And repository.officiele-overheidspublicaties.nl: the same XML by id alone, and the events of a day. Of these only is
established that they are XML with ids in elements `identifier`; all else of their shape is ours.

Only the part of CQL that the spider uses is known; anything else is answered as the service answers what it
doesn't know: a diagnostic, with HTTP 200.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from operator import contains, eq, ge, gt, le
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape, quoteattr

from scraper.replica import roemer
from scraper.replica.answer import NOT_FOUND, Answer

HOST = "repository.overheid.nl"
FLAT_HOST = "repository.officiele-overheidspublicaties.nl"
FOLDER = Path(__file__).with_name("sample") / "koop"
XML = "application/xml; charset=UTF-8"
SITE = "https://zoek.officielebekendmakingen.nl"
AREA = "officielepublicaties"
CHAMBER = "Tweede Kamer der Staten-Generaal"
MOST = 1000  # records an answer
KINDS = ("xml", "pdf")  # files that are served
Row = dict[str, Any]

_CLAUSE = re.compile(r"""(?P<name>[\w.-]+)\s*(?P<sign>==|>=|<=|>|=)\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w.-]+))""")
_SIGNS: dict[str, Callable[[str, str], bool]] = {"==": eq, ">=": ge, "<=": le, ">": gt, "=": contains}
_INDEXES: dict[str, Callable[[Row], list[str]]] = {
    "c.product-area": lambda row: [AREA],
    "cql.textAndIndexes": lambda row: [row["titel"].lower()],
    "dt.identifier": lambda row: [row["id"]],
    "dt.type": lambda row: [row["soort"]],
    "dt.modified": lambda row: [modified(row)],
    "w.publicatienaam": lambda row: [row["naam"]],
    "w.vergaderjaar": lambda row: [row["vergaderjaar"]],
    "w.hoofddocument": lambda row: [row.get("hoofddocument") or ""],
    "w.dossiernummer": lambda row: row.get("dossiers", []),
}
_NAMESPACES = (
    'xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:cd="http://standaarden.overheid.nl/cup/data"'
    ' xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
    ' xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic"'
    ' xmlns:facet="http://docs.oasis-open.org/ns/search-ws/facetedResults"'
    ' xmlns:c="http://standaarden.overheid.nl/collectie/"'
)
_SCHEMA = "http://standaarden.overheid.nl/sru/"


class BadQuery(ValueError):
    """A question that the service answers with a diagnostic."""


@cache
def rows() -> tuple[Row, ...]:
    """The records of the sample, in the order of their ids."""
    lines = (FOLDER / "records.jsonl").read_text("utf-8").splitlines()
    return tuple(sorted(map(json.loads, lines), key=lambda row: str(row["id"])))


def answer(path: str, query: str) -> Answer:
    """The answer of repository.overheid.nl to a path and its query."""
    if path == "/sru":
        try:
            return Answer(200, XML, _search(parse_qs(query)).encode())
        except BadQuery as error:
            return Answer(200, XML, _diagnostic(str(error)).encode())
    return next((_file_answer(row, kind) for row in rows() for kind in KINDS if path == _file(row, kind)), NOT_FOUND)


def flat_answer(path: str, query: str) -> Answer:
    """The answer of repository.officiele-overheidspublicaties.nl to a path and its query."""
    if day := re.fullmatch(rf"/{AREA}/_events/(\d{{4}}-\d\d-\d\d)\.xml", path):
        idents = "".join(f"<event>{_tags('identifier', [r['id']])}</event>" for r in rows() if modified(r) == day[1])
        return Answer(200, XML, f"<events>{idents}</events>".encode()) if idents else NOT_FOUND
    row = next((row for row in rows() if path == f"/{AREA}/{row['id']}/{row['id']}.xml"), None)
    return _file_answer(row, "xml") if row else NOT_FOUND


def _file_answer(row: Row, kind: str) -> Answer:
    if kind == "xml" and row["xml"]:
        return Answer(200, "application/xml", (FOLDER / f"{row['id']}.xml").read_bytes())
    if kind == "pdf" and row["id"] in roemer.files():
        return Answer(200, *roemer.files()[row["id"]])
    return NOT_FOUND


# --- the question -----------------------------------------------------------------------------------------


def _search(options: dict[str, list[str]]) -> str:
    asked = {name: values[0] for name, values in options.items()}
    if asked.get("recordSchema") != "gzd":
        raise BadQuery("unknown record schema")
    start, most = int(asked.get("startRecord", "1")), min(int(asked.get("maximumRecords", "10")), MOST)
    found = select(asked.get("query", ""))
    shown = found[start - 1 : start - 1 + most]
    records = "".join(_record(row, n) for n, row in enumerate(shown, start))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse {_NAMESPACES}>'
        "<sru:version>2.0</sru:version>"
        f"<sru:numberOfRecords>{len(found)}</sru:numberOfRecords><sru:records>{records}</sru:records>"
        f"<sru:echoedSearchRetrieveRequest><sru:query>{escape(asked['query'])}</sru:query>"
        f"<sru:startRecord>{start}</sru:startRecord><sru:maximumRecords>{most}</sru:maximumRecords>"
        f"<sru:recordXMLEscaping>xml</sru:recordXMLEscaping><sru:recordSchema>{_SCHEMA}</sru:recordSchema>"
        "</sru:echoedSearchRetrieveRequest><sru:resultCountPrecision>"
        "info:srw/vocabulary/resultCountPrecision/1/estimate</sru:resultCountPrecision></sru:searchRetrieveResponse>"
    )


def select(cql: str) -> list[Row]:
    """The records that a query selects. Raises BadQuery for what isn't known."""
    condition, _, order = cql.partition(" sortBy ")
    if order not in ("", "dt.identifier/sort.ascending"):
        raise BadQuery(f"unknown sort key {order}")
    found = list(rows())
    for clause in condition.split(" AND "):
        parts = _CLAUSE.fullmatch(clause.strip())
        if not parts:
            raise BadQuery(f"syntax error at {clause!r}")
        prefix = parts["name"].partition(".")[0]
        if prefix not in ("c", "cql", "dt", "w"):
            raise BadQuery(f"unknown prefix {prefix}")
        if parts["name"] not in _INDEXES:
            raise BadQuery(f"unknown index {parts['name']}")
        holds, values = _SIGNS[parts["sign"]], _INDEXES[parts["name"]]
        wanted = parts["bare"] if parts["quoted"] is None else parts["quoted"]
        wanted = wanted.lower() if parts["sign"] == "=" else wanted
        found = [row for row in found if any(holds(value, wanted) for value in values(row))]
    return found


def _diagnostic(message: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><searchRetrieveResponse'
        ' xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
        ' xmlns:ns2="http://docs.oasis-open.org/ns/search-ws/xcql"'
        ' xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic"'
        ' xmlns:ns4="http://docs.oasis-open.org/ns/search-ws/facetedResults"'
        ' xmlns:ns5="http://docs.oasis-open.org/ns/search-ws/searchResultAnalysis"'
        ' xmlns:ns6="http://docs.oasis-open.org/ns/search-ws/scan"><version>2.0</version><diagnostics>'
        "<ns3:diagnostic><ns3:uri>info:srw/diagnostic/1/10</ns3:uri>"
        f"<ns3:message>{escape(message)}</ns3:message></ns3:diagnostic></diagnostics></searchRetrieveResponse>"
    )


# --- the answer -------------------------------------------------------------------------------------------


def modified(row: Row) -> str:
    """The day of change: made up as the paper's own day where the sample names none."""
    return str(row.get("gewijzigd") or row["datum"])


def _folder(row: Row) -> str:
    """Where the files are: by dossier, or by kind and year; an unformatted paper has a folder for its kind."""
    kind = row["id"].partition("-")[0]
    if row["status"] == "Onopgemaakt":
        return f"{AREA}/{kind}/onopgemaakt"
    if kind == "kst":
        return f"{AREA}/kst/{row['dossiers'][0]}"
    return f"{AREA}/{kind}-tk/{row['vergaderjaar'].replace('-', '')}"


def _file(row: Row, kind: str) -> str:
    names = {"metadata": "metadata.xml", "metadataowms": "metadata_owms.xml"}
    name = names.get(kind, f"{row['id']}.{kind}")
    return f"/frbr/{_folder(row)}/{row['id']}/1/{kind}/{name}"


def _tags(name: str, values: Iterable[str | None], attributes: str = "") -> str:
    return "".join(f"<{name}{attributes}>{escape(value)}</{name}>" for value in values if value)


def _meta(row: Row) -> str:
    """The three parts of a record's metadata, with the fields in the recorded order."""
    day, page = [row["datum"]], quoteattr(f"{SITE}/{row['id']}.html")
    moment = [f"{modified(row)}T12:00:00.0000000+01:00"]
    w = "overheidwetgeving:"
    dossier = row.get("dossiertitel")
    return (
        f'<{w}meta xmlns:search="http://marklogic.com/appservices/search"><{w}owmskern>'
        + _tags("dcterms:identifier", [row["id"]])
        + _tags("dcterms:title", ["; ".join(filter(None, (dossier, row["titel"])))])
        + _tags("dcterms:language", ["nl"])
        + _tags("dcterms:type", [row["soort"]], ' scheme="OVERHEIDop.Parlementair"')
        + _tags("dcterms:creator", [CHAMBER], ' scheme="OVERHEID.StatenGeneraal"')
        + _tags("dcterms:modified", [modified(row)])
        + f"</{w}owmskern><{w}owmsmantel>"
        + _tags("dcterms:available", day)
        + _tags("dcterms:date", day)
        + _tags("dcterms:hasVersion", ["1"], f" resourceIdentifier={page}")
        + _tags("dcterms:issued", day)
        + f"</{w}owmsmantel><{w}tpmeta>"
        + _tags("c:product-area", [AREA])
        + _tags("c:content-area", [_folder(row)])
        + _tags(f"{w}bijlage", row.get("bijlagen", []))
        + _tags(f"{w}documentstatus", [row["status"]])
        + _tags(f"{w}documenttitel", [row["titel"]])
        + _tags(f"{w}dossiertitel", [dossier])
        + _tags(f"{w}hoofddocument", [row.get("hoofddocument")])
        + _tags(f"{w}indiener", row.get("indieners", []))
        + _tags(f"{w}ondernummer", [row.get("ondernummer")])
        + _tags(f"{w}organisatietype", ["staten generaal"], ' scheme="OVERHEID.Organisatietype"')
        + _tags(f"{w}publicatienaam", [row["naam"]])
        + "".join(_tags(f"{w}{name}", [value]) for name, value in row.get("velden", {}).items())
        + _tags(f"{w}vergaderjaar", [row["vergaderjaar"]])
        + _tags(f"{w}dossiernummer", row.get("dossiers", []))
        + _tags(f"{w}subrubriek", [row.get("subrubriek")], ' scheme="OVERHEIDop.KamerstukTypen"')
        + _tags("cd:datumTijdstipWijzigingWork", moment)
        + _tags("cd:datumTijdstipWijzigingExpression", moment)
        + f"</{w}tpmeta></{w}meta>"
    )


def _record(row: Row, position: int) -> str:
    files = ("metadata", "metadataowms", "pdf")
    kinds = ("html", *files[:2], "odt", files[2], "xml") if row["xml"] else files
    best = _file(row, "xml" if row["xml"] else "pdf")
    items = (_tags("gzd:itemUrl", [f"https://{HOST}{_file(row, kind)}"], f' manifestation="{kind}"') for kind in kinds)
    return (
        f"<sru:record><sru:recordSchema>{_SCHEMA}</sru:recordSchema><sru:recordPacking>xml</sru:recordPacking>"
        f"<sru:recordData><gzd:gzd><gzd:originalData>{_meta(row)}</gzd:originalData><gzd:enrichedData>"
        + _tags("gzd:url", [f"https://{HOST}{best}"])
        + _tags("gzd:preferredUrl", [f"{SITE}/{row['id']}.html"])
        + "".join(items)
        + _tags("gzd:timestamp", [f"{modified(row)}T12:00:10.000000+01:00"])
        + "</gzd:enrichedData></gzd:gzd></sru:recordData>"
        + f"<sru:recordPosition>{position}</sru:recordPosition></sru:record>"
    )
