"""The files of the Tweede Kamer's documents: which are read, when again, and what their rows are. Pure.

A document's file is its official XML where KOOP has made one, else what the Chamber holds itself (mostly a PDF).
Its payload is `Bestand/<document id>`. A file that can't be had is a payload too, of JSON that says why: it becomes
a row of `fout`, so that it is seen, and doesn't hold up the resume points, which a file that never was would do
for ever. Failures that can pass (anything but 404 and too large) are tried again in the next runs, five times.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple

import orjson
from lxml import etree

from db import records as r
from scraper.source import Raw, Unreadable
from scraper.text.official import paragraphs
from scraper.text.pdf import pdf_text

FILE = "Bestand"  # of a payload's key, and of the resume point that remembers files
PROBLEM_TYPE = "application/problem+json"  # of a payload that tells why there is no file
TRIES = 5
KINDS = ("Motie", "Antwoord schriftelijke vragen", "Brief regering", "Bijlage")  # how the kinds that are read begin
# the same for every version of the API, unlike the address that the bytes came from (herkomst.url)
ADDRESS = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Resources/{}"


class Paper(NamedTuple):
    """A document whose file is wanted."""

    version: str | None
    has_file: bool
    length: int | None
    moment: str


class Publication(NamedTuple):
    """The official XML of a version."""

    moment: str
    ident: str
    length: int | None


class File(NamedTuple):
    """A file to fetch: of which document, and where under the base address."""

    document: str
    path: str
    seen: str = ""  # what tells it from its other versions
    tries: int = 0


@dataclass
class Files:
    """What one run has learned of documents and their files."""

    memory: str = ""  # what the last run left: see `remember`
    papers: dict[str, Paper] = field(default_factory=dict)
    xml: dict[str, Publication] = field(default_factory=dict)
    failed: dict[str, File] = field(default_factory=dict)

    def see(self, entity: str, row: Mapping[str, Any]) -> None:
        """Take note of a row that goes by."""
        if row.get("Verwijderd"):
            return
        moment = row.get("ApiGewijzigdOp") or row.get("GewijzigdOp") or ""
        if entity == "Document" and (row.get("Soort") or "").startswith(KINDS):
            has_file = row.get("ContentType", "?") is not None
            version = row.get("HuidigeDocumentVersie_Id")
            self.papers[row["Id"]] = Paper(version, has_file, row.get("ContentLength"), moment)
        elif entity == "DocumentPublicatie" and row.get("DocumentType") == "Xml" and row.get("DocumentVersie_Id"):
            found = Publication(moment, row["Id"], row.get("ContentLength"))
            self.xml[row["DocumentVersie_Id"]] = max(found, self.xml.get(row["DocumentVersie_Id"], found))

    def wanted(self, papers_since: str, xml_since: str) -> Iterator[File]:
        """The files that are new or changed since these moments (empty: all), and those to be tried again."""
        old = json.loads(self.memory or "{}")
        seen, again = old.get("seen", {}), {f[0]: File(*f) for f in old.get("again", [])}
        for document in self.papers:
            file, moments = self._file(document)
            fresh = any(at >= since for at, since in zip(moments, (papers_since, xml_since), strict=False))
            if file and fresh and seen.get(document) != file.seen:
                again.pop(document, None)
                yield file
        yield from again.values()

    def _file(self, document: str) -> tuple[File | None, tuple[str, ...]]:
        """The file of a document, and the moments that it depends on."""
        paper = self.papers[document]
        xml = self.xml.get(paper.version or "")
        if xml:
            seen = f"{xml.ident} {xml.length} {xml.moment}"
            return File(document, f"DocumentPublicatie({xml.ident})", _short(seen)), (paper.moment, xml.moment)
        seen = f"{paper.version} {paper.length} {paper.moment}"
        return File(document, f"Document({document})", _short(seen)) if paper.has_file else None, (paper.moment,)

    def remember(self, since: str) -> str:
        """What the next run must know: the files that it will meet again (from `since` on), and those that failed."""
        seen = {}
        for document in self.papers:
            file, moments = self._file(document)
            if file and document not in self.failed and max(moments) >= since:
                seen[document] = file.seen
        return json.dumps({"seen": seen, "again": [f for f in self.failed.values() if f.tries < TRIES]})

    def failure(self, file: File, why: str, *, lasting: bool) -> bytes:
        """The payload that says why there is no file."""
        if lasting:
            self.failed.pop(file.document, None)
        else:
            self.failed[file.document] = file._replace(tries=file.tries + 1)
        return orjson.dumps({"file": file.path, "why": why})


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


def file_records(raw: Raw, document: str) -> Iterator[r.Record]:
    """The text of a document's file; or why there is none."""
    address = ADDRESS.format(document)
    if raw.content_type == PROBLEM_TYPE:
        told = orjson.loads(raw.body)
        if told["why"]:
            yield r.Fout(raw.source, raw.key, f"{told['file']}: {told['why']}")
        return
    start = raw.body[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"%PDF"):
        pdf = pdf_text(raw.body)
        text = r.BestandTekst(address, "application/pdf", pdf.pages, pdf.text)
    elif start.startswith((b"<?xml", b"<officiele-publicatie")):
        text = r.BestandTekst(address, "application/xml", None, _official_text(raw.body))
    else:
        yield r.Fout(raw.source, raw.key, f"no reader for {raw.content_type}")
        return
    yield r.DocumentBestand(document, address)
    yield text


def _official_text(body: bytes) -> str:
    """The paragraphs of official XML, without its metadata. Raises Unreadable."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error
    lines = [line for part in root if part.tag != "metadata" for line in paragraphs(part)]
    if not lines:
        raise Unreadable(f"no paragraphs in <{root.tag}>")
    return "\n".join(lines)
