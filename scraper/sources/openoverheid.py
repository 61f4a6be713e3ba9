"""open.overheid.nl, the Woo index: what ministries publish themselves, found by the terms of our subject.

Half one walks the list of each term, what changed last first, until what the run before it saw; then asks for
each document, for the documents that are its annexes, and for the file of each. Half two reads one document or
one file. The shapes are those of answers recorded in March 2026; what is known from other clients only (roles
of relations, a `titel` in them, `url` of a file) is taken where it is there.
"""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from scrapy.http import Response

from db import records as r
from scraper.audit import Audit, surprise
from scraper.source import AMSTERDAM, Card, Raw, Source, Unreadable, is_page, too_large, why
from scraper.sources.rijksoverheid import DOCX, PDF, TERMS, count, file_text

API = "https://open.overheid.nl/overheid/openbaarmakingen/api/v0"
PAGE = 50  # the service knows 10, 20 and 50
FILE = "bestand "  # key of a file: this and the id of its document
OVERLAP = timedelta(hours=6)  # documents can enter the index a little out of order
MISSED = 0.02  # part of a list that may be missing at the end of a walk, since it moves meanwhile
ANNEX = "https://identifier.overheid.nl/tooi/def/thes/kern/c_05f4a5f3"
ROLES = {
    ANNEX,
    "https://identifier.overheid.nl/tooi/def/thes/kern/c_4d1ea9ba",  # is an annex of
    "https://identifier.overheid.nl/plooi/def/thes/documentrelatie/bundel",
    "https://identifier.overheid.nl/plooi/def/thes/documentrelatie/onderdeel",
    "https://identifier.overheid.nl/plooi/def/thes/documentrelatie/identiteitsgroep",
}
_GONE = (403, 404, 410)  # withdrawn, or not there yet
_ID = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+")


def list_url(term: str, start: int) -> str:
    return f"{API}/zoek?zoektekst={quote(term)}&start={start}&aantalResultaten={PAGE}&sort=laatst-gewijzigd"


def detail_url(ident: str) -> str:
    return f"{API}/zoek/{ident}"


def file_url(ident: str) -> str:
    return f"{API}/attachment/{ident}"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


# --- half one: HTTP in, Raw out ---------------------------------------------------------------------------


@dataclass
class Walk:
    """How far the list of one term has been walked. `known`: what earlier runs saw since `until`."""

    term: str
    until: datetime | None
    known: set[str]
    mark: str  # the newest moment of change that earlier runs saw
    seen: dict[str, str]  # name of a version -> its moment of change


class OpenOverheid(Source):
    name = "openoverheid"
    card = Card(
        name="openoverheid",
        title="Open.overheid.nl (Woo-index)",
        publisher="Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        licence="staat bij elk document",
        homepage="https://open.overheid.nl",
        how=f"Via de zoekdienst van de index, op zoekwoorden: {', '.join(TERMS)}.",
        unread="De index telt ruim 600.000 documenten; wij lezen alleen wat op die woorden gevonden wordt, en daarvan "
        "alleen pdf en Word.",
    )

    async def start(self) -> AsyncIterator[Any]:
        self.asked: set[str] = set()
        self.left_alone: Counter[str] = Counter()
        self.resume = dict(self.window.resume)  # terms that aren't asked for now keep their points
        for term in self.window.topics or TERMS:
            mark, *known = self.window.resume.get(term, "").split() or [""]
            until = moment(mark) - OVERLAP if mark and not self.window.full else None
            if self.window.since:
                until = datetime.combine(self.window.since, time.min, AMSTERDAM)
            yield self._list(Walk(term, until, set() if self.window.full else set(known), mark, {}), 0)

    def _list(self, walk: Walk, start: int) -> Any:
        return self.get(list_url(walk.term, start), self.parse_list, walk=walk, start=start)

    def parse_list(self, response: Response, walk: Walk, start: int) -> Iterator[Any]:
        try:
            total, versions, left = read_list(response.body)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            said = f"no list of documents but {response.body[:60]!r} ({error})"
            self.problem(f"openoverheid: {walk.term!r}, from {start}: {said}")
            return
        if left:
            self.logger.warning("openoverheid: unknown fields in the list: %s", " ".join(left))
        fresh = {name: at for name, at in versions.items() if name not in walk.seen}
        walk.seen |= fresh
        recent = [name for name, at in fresh.items() if walk.until is None or moment(at) >= walk.until]
        for name in recent:
            if name not in walk.known:
                yield from self._ask(document_of(name))
        where = f"openoverheid: {walk.term!r}, from {start} of {total}"
        moments = [moment(at) for at in versions.values()]
        if any(later - earlier > OVERLAP for earlier, later in pairwise(moments)):
            self.problem(f"{where}: not in the order of the changes: the list is incomplete")
        elif len(recent) < len(fresh):
            self._finish(walk)
        elif len(versions) < min(PAGE, total - start):
            self.problem(f"{where}: a page of {len(versions)}: the list is incomplete")
        elif versions and not fresh:
            self.problem(f"{where}: a page that was there before: the list is incomplete")
        elif start + PAGE < total:
            yield self._list(walk, start + PAGE)
        elif len(walk.seen) < total * (1 - MISSED):
            self.problem(f"{where}: {len(walk.seen)} documents seen: the list is incomplete")
        else:
            self._finish(walk)

    def _finish(self, walk: Walk) -> None:
        """Note where the next run stops: the newest moment, and the versions that came shortly before it."""
        newest = max([*walk.seen.values(), *filter(None, [walk.mark])], key=moment, default="")
        if walk.mark and walk.until and moment(walk.mark) < walk.until:
            newest = walk.mark  # `since` left a gap
        if newest:
            shortly = moment(newest) - OVERLAP
            names = walk.known | {name for name, at in walk.seen.items() if moment(at) >= shortly}
            self.resume[walk.term] = " ".join([newest, *sorted(n for n in names if moment(n.split("@")[1]) >= shortly)])

    def _ask(self, ident: str) -> Iterator[Any]:
        if ident not in self.asked:
            self.asked.add(ident)
            request = self.get(detail_url(ident), self.parse_detail, ident=ident)
            yield request.replace(errback=self.not_there)

    def parse_detail(self, response: Response, ident: str) -> Iterator[Any]:
        try:
            payload = json.loads(response.body)
        except ValueError:  # not what the document is: it's asked for again
            self.problem(f"openoverheid: {response.meta['url']}: no JSON but {response.body[:60]!r}")
            return
        try:
            detail = Detail(payload)
        except (ValueError, LookupError, TypeError, AttributeError):
            yield self.raw(response, ident)  # records() makes this an error row; it offers nothing to follow
            return
        yield self.raw(response, ident, version=detail.changed)
        for annex, _ in detail.annexes:
            yield from self._ask(annex)
        if detail.file is None:
            return
        if detail.file.kind in (PDF, DOCX, ""):
            request = self.get(file_url(ident), self.parse_file, ident=ident, version=detail.file.changed)
            yield request.replace(errback=self.not_there)
        else:
            self.left_alone[detail.file.kind] += 1

    def parse_file(self, response: Response, ident: str, version: str) -> Iterator[Any]:
        if is_page(response.body):
            self.problem(f"openoverheid: {response.meta['url']}: a page instead of the file")
            return
        yield self.raw(response, f"{FILE}{ident}", version=version)

    def not_there(self, failure: Any) -> None:
        """What was withdrawn or is too large is counted, as what isn't read: it would be a problem every night."""
        response = getattr(failure.value, "response", None)
        if too_large(failure):
            self.left_alone[f"{why(failure)}: {failure.request.meta['url']}"] += 1
        elif response is not None and response.status in _GONE:
            self.left_alone[f"HTTP {response.status}"] += 1
        else:
            self.failed(failure)

    def closed(self, reason: str) -> None:
        """Tell what was not fetched."""
        if self.left_alone:
            self.logger.warning("openoverheid: not read: %s", count(self.left_alone))


def document_of(version: str) -> str:
    """The id of a document in the name of one of its versions, "<id>_<number>@<moment>"."""
    return re.sub(r"_\d+$", "", version.split("@")[0])


def read_list(body: bytes) -> tuple[int, dict[str, str], list[str]]:
    """A page of the list: how many documents there are, its versions with their moments, and unknown fields."""
    page = Audit(json.loads(body))
    total, rows, left = page.pop("totaal"), page.pop("resultaten"), set[str]()
    if not isinstance(total, int) or not isinstance(rows, list):
        raise Unreadable(f"no list of documents: {body[:100]!r}")
    versions = {}
    for row in map(Audit, rows):
        document = Audit(row.pop("document"))
        ident, at = document.pop("id"), document.pop("mutatiedatumtijd")
        if not _ID.fullmatch(document_of(ident)):
            raise Unreadable(f"no id of a document: {ident!r}")
        moment(at)
        versions[f"{ident}@{at}"] = at
        left |= {f"document.{name}" for name in document.left(LIST_DOCUMENT)} | set(row.left(LIST_ROW))
    return total, versions, sorted(left | set(page.left({"filters"})))


# of the list only ids and moments of change are read: the detail says the rest again
LIST_ROW = {"bestandsgrootte", "aantalPaginas", "bestandsType"}
LIST_DOCUMENT = {"pid", "titel", "omschrijving", "openbaarmakingsdatum", "publisher", "aanbieder"}


# --- half two: pure ---------------------------------------------------------------------------------------

IGNORED = {
    "": set(),
    "document": {
        "identifiers", "verantwoordelijke", "medeverantwoordelijken", "opsteller", "language", "onderwerpen",
        "omschrijvingen", "hasParts", "documenthandelingen", "extraMetadata", "publicatiebestemming", "weblocatie",
    },
    "titelcollectie": {"verkorteTitels", "alternatieveTitels"},
    "classificatiecollectie": {
        "themas", "onderwerpenRonl", "informatiecategorieen", "trefwoorden", "wooinformatiecategorie",
    },
    "plooiIntern": {"dcnId", "aanbieder", "extId", "sourceLabel"},
    "versies": {"oorzaak", "blokkades"},
    "bestanden": {"id", "label", "grootte", "paginas", "hash", "url"},
    "documentrelaties": set(),
}  # fmt: skip


@dataclass(frozen=True)
class File:
    title: str
    kind: str
    changed: str


class Detail:
    """A document as the service tells it, taken apart. Raises where a part that must be there is not."""

    def __init__(self, payload: dict[str, Any]) -> None:
        self.left: set[str] = set()
        top = Audit(payload)
        document = Audit(top.pop("document"))
        titles, classes = Audit(document.pop("titelcollectie")), Audit(document.pop("classificatiecollectie") or {})
        self.url = str(document.pop("pid"))
        self.ident = self.url.rstrip("/").rpartition("/")[2]
        self.title = titles.pop("officieleTitel")
        self.kind = "; ".join(kind["label"] for kind in classes.pop("documentsoorten") or []) or None
        self.publisher = (document.pop("publisher") or {}).get("label")
        status = Audit(top.pop("plooiIntern") or {})
        if (said := status.pop("publicatiestatus")) not in (None, "gepubliceerd"):
            raise Unreadable(f"publicatiestatus {said!r}")
        self._version(top.pop("versies") or [])
        self.annexes = list(self._annexes(top.pop("documentrelaties") or []))
        for name, audit in (
            ("", top), ("document", document), ("titelcollectie", titles), ("classificatiecollectie", classes),
            ("plooiIntern", status),
        ):  # fmt: skip
            self._close(name, audit)

    def _version(self, versions: list[dict[str, Any]]) -> None:
        """The latest version, and its first published file: the one that the service hands out."""
        version = Audit(max(versions, key=lambda version: version["nummer"]))
        self.number, self.date = version.pop("nummer"), version.pop("openbaarmakingsdatum")
        self.changed = version.pop("mutatiedatumtijd")
        moment(self.changed)
        files = [Audit(file) for file in version.pop("bestanden") or []]
        found = []
        for file in files:
            published, kind, name = file.pop("gepubliceerd"), file.pop("mime-type"), file.pop("bestandsnaam")
            changed = file.pop("mutatiedatumtijd")
            if published is not False:
                found.append(File(name or "", kind or "", changed or self.changed))
            self._close("bestanden", file)
        self.file = found[0] if found else None
        self._close("versies", version)

    def _annexes(self, relations: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
        """The documents that are annexes of this one: id, and title where it is said."""
        for relation in map(Audit, relations):
            target, role, title = str(relation.pop("relation")), relation.pop("role"), relation.pop("titel")
            ident = target.rstrip("/").rpartition("/")[2]
            if role not in ROLES:
                self.left.add(f"documentrelaties.role={role}")
            elif role == ANNEX and _ID.fullmatch(ident):
                yield ident, title or ""
            self._close("documentrelaties", relation)

    def _close(self, name: str, audit: Audit) -> None:
        self.left |= {f"{name}.{field}".lstrip(".") for field in audit.left(IGNORED[name])}


def records(raw: Raw) -> Iterable[r.Record]:
    """The document with the files that it offers, its own and those of its annexes; or the text of one file."""
    if raw.key.startswith(FILE):
        text = file_text(raw.url, raw.body, raw.content_type)
        if text is None:
            raise Unreadable(f"neither PDF nor Word but {raw.content_type}")
        return [text]
    detail = Detail(json.loads(raw.body))
    if detail.ident != raw.key:
        raise Unreadable(f"the document {detail.ident}, not the one that its key says")
    files = [(detail.ident, detail.file.title)] if detail.file else []
    return [
        r.WooDocument(
            detail.ident, detail.number, detail.title, detail.kind, detail.publisher, detail.date, detail.changed,
            detail.url,
        ),
        *(r.Bestand(file_url(ident), detail.url, title) for ident, title in dict(files + detail.annexes).items()),
        *surprise(raw.source, raw.key, sorted(detail.left)),
    ]  # fmt: skip
