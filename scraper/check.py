"""`python -m scraper check`: what the spiders rely on, asked of the live services, one polite request an assumption.

The services could not be called from where this was written. Each assumption says what was seen elsewhere or only
inferred; the first live night works through them by itself and prints which hold.
"""

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from scraper.settings import user_agent
from scraper.source import Unreadable
from scraper.sources import rijksoverheid, tweedekamer, webpagina
from scraper.sources.tweedekamer_query import count_url
from scraper.text.html import read_page

PAUSE = 1.0  # seconds between requests
TIMEOUT = 60
V5, V4 = tweedekamer.BASES
SRU = "https://repository.overheid.nl/sru?operation=searchRetrieve&version=2.0&maximumRecords=1&recordSchema=gzd&query="
WOO = (
    "https://open.overheid.nl/overheid/openbaarmakingen/api/v0/zoek"
    "?zoektekst=&start=0&aantalResultaten=50&sort=laatst-gewijzigd"
)
SYNCFEED = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed?category=Toezegging"


@dataclass(frozen=True)
class Reply:
    """What came back. `status` 0: nothing did, and `body` says why."""

    status: int
    body: bytes


@dataclass(frozen=True)
class Assumption:
    """Something that a spider relies on. `holds` gets the reply and returns None, or what is different."""

    source: str
    what: str
    url: str
    holds: Callable[[Reply], str | None]


def _status(*expected: int) -> Callable[[Reply], str | None]:
    return lambda reply: None if reply.status in expected else f"HTTP {reply.status}"


def _contains(*words: bytes) -> Callable[[Reply], str | None]:
    def holds(reply: Reply) -> str | None:
        if reply.status != 200:
            return f"HTTP {reply.status}"
        missing = [w.decode() for w in words if w not in reply.body]
        return f"without {', '.join(missing)}: {reply.body[:120]!r}" if missing else None

    return holds


def _model(entity: str, *properties: str) -> Callable[[Reply], str | None]:
    def holds(reply: Reply) -> str | None:
        if reply.status != 200:
            return f"HTTP {reply.status}"
        try:
            model = tweedekamer.read_model(reply.body)
        except Unreadable as error:
            return str(error)
        missing = set(properties) - model.get(entity, (set(), set()))[0]
        return f"{entity} has no {', '.join(sorted(missing))}" if missing else None

    return holds


def _odata_page(reply: Reply) -> str | None:
    if reply.status != 200:
        return f"HTTP {reply.status}"
    page = json.loads(reply.body)
    rows, link = page.get("value"), page.get("@odata.nextLink", "")
    if rows is None:
        return f"no rows: {reply.body[:120]!r}"
    if "skiptoken" not in link:
        return f"{len(rows)} rows and no nextLink with a skiptoken: {link!r}"
    return None if len(rows) in (20, 100, 250) else f"a page of {len(rows)} rows"


def _number(reply: Reply) -> str | None:
    if reply.status != 200:
        return f"HTTP {reply.status}"
    text = reply.body.decode("utf-8-sig", "replace").strip()
    return None if text.isdecimal() else f"no number: {text[:120]!r}"


def _feed(reply: Reply) -> str | None:
    if reply.status != 200:
        return f"HTTP {reply.status}"
    try:
        items = rijksoverheid.read_feed(reply.body)
    except Unreadable as error:
        return str(error)
    return None if len(items) <= rijksoverheid.CAP else f"{len(items)} items, more than the cap"


def _page(url: str) -> Callable[[Reply], str | None]:
    def holds(reply: Reply) -> str | None:
        if reply.status != 200:
            return f"HTTP {reply.status}"
        try:
            read_page(reply.body, url)
        except ValueError as error:
            return str(error)
        return None

    return holds


def assumptions() -> Iterator[Assumption]:
    """All of them, in the order of the sources."""
    news = (
        "https://www.rijksoverheid.nl/actueel/nieuws/2025/07/11/bouwstenen-voor-doordachte-sturing-op-arbeidsmigratie"
    )
    yield Assumption(
        "tweedekamer",
        "robots.txt is there, or 404 (allow all)",
        "https://gegevensmagazijn.tweedekamer.nl/robots.txt",
        _status(200, 404),
    )
    yield Assumption(
        "tweedekamer",
        "v5 has a $metadata with Document.Nummer",
        f"{V5}/$metadata",
        _model("Document", "Nummer", "Ondernummer"),
    )
    yield Assumption(
        "tweedekamer",
        "v5 keeps ApiGewijzigdOp and Verwijderd",
        f"{V5}/$metadata",
        _model("Zaak", "ApiGewijzigdOp", "Verwijderd"),
    )
    yield Assumption(
        "tweedekamer", "v5 calls the group of a vote FractieNaam", f"{V5}/$metadata", _model("Stemming", "FractieNaam")
    )
    yield Assumption("tweedekamer", "v4/2.0 still answers", f"{V4}/$metadata", _model("Zaak", "ApiGewijzigdOp"))
    first = quote("$filter=Verwijderd eq false", safe="$=")
    yield Assumption("tweedekamer", "v5 pages by nextLink with a skiptoken", f"{V5}/Zaak?{first}", _odata_page)
    yield Assumption("tweedekamer", "v4 pages by nextLink with a skiptoken", f"{V4}/Zaak?{first}", _odata_page)
    yield Assumption(
        "tweedekamer", "v5 has Toezegging rows", f"{V5}/Toezegging?{first}", _contains(b'"DatumNakoming"', b'"Nummer"')
    )
    yield Assumption("tweedekamer", "v5 counts rows of a year", count_url(V5, "Zaak", "GestartOp", 2025), _number)
    yield Assumption(
        "tweedekamer",
        "v5 has ZaakActor rows with their relation",
        f"{V5}/ZaakActor?{first}",
        _contains(b'"Relatie"', b'"ActorNaam"', b'"Zaak_Id"'),
    )
    paper = quote("$filter=Verwijderd eq false and DocumentVersie/Document/Nummer eq '2024D32522'", safe="$='/")
    yield Assumption(
        "tweedekamer", "v5 has the official XML of a paper", f"{V5}/DocumentPublicatie?{paper}", _contains(b'"Xml"')
    )
    yield Assumption(
        "tweedekamer",
        "SyncFeed has nothing for a file that isn't there",
        "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Resources/00000000-0000-0000-0000-000000000000",
        _status(404, 500),
    )
    yield Assumption("tweedekamer", "SyncFeed answers Atom", SYNCFEED, _contains(b"<feed", b'rel="next"'))
    yield Assumption(
        "officielebekendmakingen",
        "SRU finds a Kamerstuk by its id",
        SRU + quote('dt.identifier=="kst-29861-134"'),
        _contains(b"numberOfRecords", b"kst-29861-134", b'manifestation="xml"'),
    )
    yield Assumption(
        "officielebekendmakingen",
        "a wrong prefix is a diagnostic with HTTP 200",
        SRU + quote('dcterms.x=="y"'),
        _contains(b"diagnostic"),
    )
    yield Assumption(
        "officielebekendmakingen",
        "an official XML by its id",
        "https://repository.overheid.nl/frbr/officielepublicaties/kst/29861/kst-29861-134/1/xml/kst-29861-134.xml",
        _contains(b"<officiele-publicatie", b"<kamerstuk"),
    )
    yield Assumption(
        "officielebekendmakingen",
        "robots.txt is there, or 404 (allow all)",
        "https://repository.overheid.nl/robots.txt",
        _status(200, 404),
    )
    yield Assumption(
        "officielebekendmakingen",
        "the chapters of a budget are found as a range of dossiers",
        SRU + quote('w.dossiernummer>="36600-" AND w.dossiernummer<="36600-Z"'),
        _contains(b"numberOfRecords", b"36600-"),
    )
    yield Assumption(
        "officielebekendmakingen",
        "words are found in texts",
        SRU + quote('cql.textAndIndexes="arbeidsmigranten"'),
        _contains(b"numberOfRecords", b"<sru:record>"),
    )
    yield Assumption(
        "officielebekendmakingen",
        "the events of a day name identifiers",
        "https://repository.officiele-overheidspublicaties.nl/officielepublicaties/_events/2025-11-20.xml",
        _contains(b"identifier"),
    )
    yield Assumption(
        "rijksoverheid",
        "the feed is RSS of at most 20 items",
        rijksoverheid.feed_url("arbeidsmigranten", date(2025, 1, 1), date(2025, 12, 31)),
        _feed,
    )
    yield Assumption("rijksoverheid", "a page has an h1 and text", news, _page(news))
    yield Assumption(
        "openoverheid",
        "the list is JSON with totaal and mutatiedatumtijd",
        WOO,
        _contains(b'"totaal"', b'"mutatiedatumtijd"'),
    )
    for url in webpagina.addresses(webpagina.ADDRESSES):
        yield Assumption("webpagina", f"{urlsplit(url).path} has an h1 and text", url, _page(url))


def ask(url: str, replica: str | None) -> Reply:
    """One request, without retries."""
    target = url if replica is None else url.replace("https://", f"{replica}/", 1)
    request = urllib.request.Request(target, headers={"User-Agent": user_agent(os.environ)})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:
            return Reply(reply.status, reply.read())
    except urllib.error.HTTPError as error:
        return Reply(error.code, error.read())
    except OSError as error:
        return Reply(0, str(error).encode())


def check(replica: str | None) -> Iterator[tuple[str, Assumption, str]]:
    """("established" | "changed" | "unknown", assumption, what was seen) for each assumption."""
    for assumption in assumptions():
        reply = ask(assumption.url, replica)
        if reply.status == 0:
            yield "unknown", assumption, reply.body.decode()
        else:
            try:
                different = assumption.holds(reply)
            except ValueError as error:  # not the JSON that was due
                different = f"{error}: {reply.body[:120]!r}"
            yield "changed" if different else "established", assumption, different or ""
        if replica is None:
            time.sleep(PAUSE)
