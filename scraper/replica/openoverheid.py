"""open.overheid.nl: its list, its documents and their files, in the shapes recorded in March 2026.

All documents are made up (ids begin with 00000000-, titles with "Voorbeeld:") and are lines of
sample/openoverheid.jsonl. How the service searches has not been recorded: here every word must occur.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import docx

from scraper.replica.answer import NOT_FOUND, Answer
from scraper.replica.pdf import make_pdf

HOST = "open.overheid.nl"
API = "/overheid/openbaarmakingen/api/v0"
SAMPLE = Path(__file__).parent / "sample" / "openoverheid.jsonl"
SIZES = (10, 20, 50)
TOOI = "https://identifier.overheid.nl/tooi"
ANNEX, ANNEX_OF = f"{TOOI}/def/thes/kern/c_05f4a5f3", f"{TOOI}/def/thes/kern/c_4d1ea9ba"
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
LABELS = {"label": "Onbekend"}
Row = dict[str, Any]


def make_docx(title: str, paragraphs: Sequence[str]) -> bytes:
    """A Word file with these paragraphs; of the same text always the same bytes."""
    document = docx.Document()
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0)), source.read(part))
    return out.getvalue()


def _file(row: Row) -> bytes:
    name = row["bestand"].rpartition(".")[2]
    if name == "zip":
        return b"PK\5\6" + bytes(18)  # an archive without files
    return (make_pdf if name == "pdf" else make_docx)(row["titel"], row["tekst"])


def load() -> tuple[dict[str, Row], dict[str, bytes]]:
    """The documents by id, what changed last first, and the files of those that have one."""
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: str(row["gewijzigd"]), reverse=True)
    return {row["id"]: row for row in rows}, {row["id"]: _file(row) for row in rows if row["bestand"]}


ROWS, FILES = load()  # once: making PDFs isn't safe in threads


def answer(path: str, query: str) -> Answer:
    """The answer to a path of this host and its query."""
    kind, _, ident = path.removeprefix(f"{API}/").partition("/")
    if path == f"{API}/zoek":
        return _list(parse_qs(query, keep_blank_values=True))
    if kind == "zoek" and ident in ROWS:
        return _json(200, detail(ROWS[ident]))
    if kind == "attachment" and ident in FILES:
        return Answer(200, _kind(ROWS[ident]), FILES[ident])
    return NOT_FOUND


def _json(status: int, body: Row) -> Answer:
    return Answer(status, "application/json", json.dumps(body, ensure_ascii=False).encode())


def _kind(row: Row) -> str:
    return KINDS[row["bestand"].rpartition(".")[2]]


def _pid(ident: str) -> str:
    return f"https://{HOST}/documenten/{ident}"


def _list(asked: dict[str, list[str]]) -> Answer:
    """A page of the documents in which every word of the term occurs."""
    words = asked.get("zoektekst", [""])[0].casefold().split()
    try:
        start, size = (int(asked.get(name, [given])[0]) for name, given in (("start", "0"), ("aantalResultaten", "10")))
    except ValueError:
        return _json(400, {"detail": "start and aantalResultaten are numbers"})
    if start < 0 or size not in SIZES or asked.get("sort") != ["laatst-gewijzigd"]:
        return _json(400, {"detail": "only pages of 10, 20 or 50, sorted by laatst-gewijzigd, are served here"})
    found = [row for row in ROWS.values() if all(word in _words(row) for word in words)]
    return _json(200, {"totaal": len(found), "resultaten": [_item(row) for row in found[start : start + size]]})


def _words(row: Row) -> str:
    return " ".join([row["titel"], row["omschrijving"], *row["tekst"]]).casefold()


def _item(row: Row) -> Row:
    """A row of the list."""
    document = {
        "id": f"{row['id']}_{row['versie']}",
        "pid": _pid(row["id"]),
        "titel": row["titel"],
        "omschrijving": row["omschrijving"],
        "openbaarmakingsdatum": row["datum"],
        "publisher": row["uitgever"],
        "aanbieder": "Aanleverloket",
        "mutatiedatumtijd": f"{row['gewijzigd']}.587Z",
    }
    if not row["bestand"]:
        return {"document": document}
    megabytes = f"{len(FILES[row['id']]) / 1_000_000:.2f} MB"
    return {
        "document": document,
        "bestandsgrootte": megabytes,
        "aantalPaginas": 1,
        "bestandsType": _kind(row),
    }


def detail(row: Row) -> Row:
    """A document as the service tells it, with all its earlier versions left out."""
    organisation = {"type": "overheid:Ministerie", "id": f"{TOOI}/id/organisatie_onbekend", "label": row["uitgever"]}
    unknown = {"id": f"{TOOI}/id/organisatie_onbekend", **LABELS}
    language = "http://publications.europa.eu/resource/authority/language/NLD"
    relations = [(ident, ANNEX) for ident in row["bijlagen"]]
    relations += [(other["id"], ANNEX_OF) for other in ROWS.values() if row["id"] in other["bijlagen"]]
    return {
        "document": {
            "pid": _pid(row["id"]),
            "identifiers": ["nvt"],
            "verantwoordelijke": organisation,
            "medeverantwoordelijken": [],
            "publisher": organisation,
            "opsteller": unknown,
            "language": {"type": "eu:Taal", "id": language, "label": "Nederlands"},
            "onderwerpen": [],
            "omschrijvingen": [row["omschrijving"]],
            "titelcollectie": {"officieleTitel": row["titel"], "verkorteTitels": [], "alternatieveTitels": []},
            "classificatiecollectie": _classes(row),
            "hasParts": [],
            "documenthandelingen": [_act(row)],
            "extraMetadata": [],
            "publicatiebestemming": ["rijksoverheid.nl"],
        },
        "plooiIntern": {
            "dcnId": f"plooi-api-{row['id']}",
            "aanbieder": "Aanleverloket",
            "extId": [row["id"]],
            "sourceLabel": "plooi-api",
            "publicatiestatus": "gepubliceerd",
        },
        "documentrelaties": [{"relation": _pid(ident), "role": role} for ident, role in relations],
        "versies": [_version(row)],
    }


def _classes(row: Row) -> Row:
    kind = {"type": "overheid:Informatietype", "id": f"{TOOI}/def/thes/kern/c_onbekend", "label": row["soort"]}
    return {
        "documentsoorten": [kind],
        "themas": [{"id": f"{TOOI}/id/thema_onbekend", **LABELS}],
        "onderwerpenRonl": [],
        "informatiecategorieen": [],
        "trefwoorden": [],
        "wooinformatiecategorie": [],
    }


def _act(row: Row) -> Row:
    return {
        "soortHandeling": {"id": f"{TOOI}/def/thes/kern/c_641ecd76", "label": "vaststelling"},
        "atTime": f"{row['datum']}T00:00:00.000Z",
        "wasAssociatedWith": {"id": f"{TOOI}/id/organisatie_onbekend", "label": row["uitgever"]},
    }


def _version(row: Row) -> Row:
    changed = f"{row['gewijzigd']}.587641713Z"
    files = []
    if row["bestand"]:
        body = FILES[row["id"]]
        files.append(
            {
                "id": f"{_pid(row['id'])}/file",
                "gepubliceerd": True,
                "label": "file",
                "mime-type": _kind(row),
                "bestandsnaam": row["bestand"],
                "mutatiedatumtijd": changed,
                "grootte": len(body),
                "paginas": 1,
                "hash": hashlib.sha1(body, usedforsecurity=False).hexdigest(),
            }
        )
    return {
        "nummer": row["versie"],
        "oorzaak": "aanlevering",
        "openbaarmakingsdatum": row["datum"],
        "mutatiedatumtijd": changed,
        "blokkades": [],
        "bestanden": files,
    }
