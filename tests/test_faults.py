"""What goes wrong, here or on the other side: what the user sees, what is asked again, what is recorded; and that
the next crawl, with the fault gone, ends with the database of a clean one. The table of docs/faults.md is seen here.
"""

import json
import resource
import shutil
import sqlite3
import ssl
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from scrapy import Request
from scrapy.http import Response

from db.records import Publicatie, columns
from db.store import DatabaseError, connect
from scraper.politeness import seconds
from scraper.replica import serve
from scraper.replica.answer import HTML, Answer, Fault
from scraper.settings import LIVE, BadSetting, settings
from scraper.source import Unreadable, Window
from scraper.sources import rijksoverheid
from scraper.sources.webpagina import Webpagina
from scraper.store import Store
from scraper.text.html import read_page
from tests.chaos.faulty import KOOP, NEWS, SITE, TK, WOO, Crawled, Faults, crawl, nothing
from tests.chaos.kill import Facts, canonical
from tests.conftest import ROOT
from tests.test_store import facts

Run = Callable[..., tuple[int, str, str]]

# --- on the user's own machine ----------------------------------------------------------------------------


def local(folder: Path, **more: object) -> subprocess.CompletedProcess[str]:
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    command = [sys.executable, "-m", "scraper", "crawl", "webpagina", "rijksoverheid", "--replica", *to]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("name", ["k.db", "r.db"])
def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / "k.db", tmp_path / "r.db"):
        pass
    path = tmp_path / name
    db = sqlite3.connect(path)
    kind = "kamer" if name == "k.db" else "raw"
    db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'm999_later', '')", (kind,))
    db.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=rf"{name}: made by a newer version of Kamerspoor \(m999_later\)"):
        Store(tmp_path / "k.db", tmp_path / "r.db")
    assert path.read_bytes() == before


def test_a_locked_database_ends_the_crawl_with_one_line(tmp_path: Path) -> None:
    connect(tmp_path / "k.db", create=True).close()
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    done = local(tmp_path)
    other.execute("ROLLBACK")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("k.db: can't be used as a database: database is locked")


def test_a_full_disk_ends_the_crawl_and_the_next_one_goes_on(tmp_path: Path) -> None:
    """Files may not grow: what was committed stays, and the next run brings the rest."""
    with Store(tmp_path / "k.db", tmp_path / "r.db"):
        pass
    room = max(path.stat().st_size for path in tmp_path.iterdir()) + 8192

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = local(tmp_path, preexec_fn=little_room)
    assert done.returncode == 2
    assert "k.db" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert sqlite3.connect(tmp_path / "k.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert local(tmp_path).returncode == 0
    clean = tmp_path / "clean"
    clean.mkdir()
    assert local(clean).returncode == 0
    assert facts(tmp_path / "k.db") == facts(clean / "k.db")


def test_a_clock_that_jumps_back_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """Of two answers without a date the later one counts: a run can't begin before the last one."""
    titles = "SELECT titel FROM pagina WHERE url LIKE '%checklist%'"

    def page(title: str) -> Callable[..., Answer | None]:
        body = f"<h1>{title}</h1><p>Voorbeeld.</p>".encode()
        return lambda host, path, *_: Answer(200, HTML, body) if host + path == CHECKLIST else None

    for clock, title in (("2099-03-01T04:00:00Z", "Eerst"), ("2001-03-01T04:00:00Z", "Daarna")):
        done = crawl(tmp_path, page(title), "webpagina", clock=clock)
        assert done.code == 0, done.errors
        assert sqlite3.connect(tmp_path / "k.db").execute(titles).fetchall() == [(title,)]
    assert done.errors == [
        "the clock stands at 2001-03-01T04:00:00Z, before the last run: 2099-03-01T04:00:01Z is taken for it"
    ]


# --- on the other side ------------------------------------------------------------------------------------

CHECKLIST = f"{SITE}/thema-zorg--welzijn-maatregelen/checklist-gelijke-behandeling"
PILOT = f"{SITE}/thema-zorg--welzijn-maatregelen/pilot-kortdurende-opvang"
GOALS = f"{SITE}/doelen/betere-ondersteuning-dakloze-eu-burgers"
SIGHT = f"{SITE}/doelen/beter-zicht-op-arbeidsmigranten"
SER = "www.ser.nl/voorbeeld-kamerspoor/arbeidsmigratie-naar-waarde"
REPORT = f"{NEWS}/documenten/rapporten/2020/10/30/voorbeeld-kamerspoor-geen-tweederangsburgers.pdf"
DETAIL = f"{WOO}/overheid/openbaarmakingen/api/v0/zoek/00000000-0000-4000-8000-000000000105"
ATTACHMENT = f"{WOO}/overheid/openbaarmakingen/api/v0/attachment/00000000-0000-4000-8000-000000000101"
TK_FILE = "Document(c1b8ef08-46c0-417e-bf8f-e86df251147a)/resource"
TK_PAGE = "Document(70f4960a-7887-4176-a302-8c38caece789)/resource"
DOWN = Answer(503, HTML, b"<!DOCTYPE html><html><title>Storing</title><h1>Storing</h1><p>Tot straks.</p></html>")
DOWN_200 = Answer(200, HTML, DOWN.body)
DIAGNOSTIC = (
    b'<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"><sru:diagnostics>'
    b'<diag:diagnostic xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic"><diag:message>Query syntax error'
    b"</diag:message></diag:diagnostic></sru:diagnostics></sru:searchRetrieveResponse>"
)
MIB = b"%PDF-1.7" + bytes(2**20 - 8)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """What one clean crawl of the replica brings."""
    folder = tmp_path_factory.mktemp("clean")
    done = crawl(folder)
    assert done.code == 0, done.errors
    return canonical(folder)


def address(host: str, path: str, query: str) -> str:
    return f"{host}{path}?{unquote(query)}"


def test_every_address_that_fails_once_is_asked_again_and_nothing_is_lost(tmp_path: Path, clean: Facts) -> None:
    """Five ways to fail, by turns, each address once: one retry brings everything, and the user sees nothing of it."""
    ways = [
        Answer(500, HTML, b"<h1>500</h1>"), DOWN, Answer(429, HTML, b"", {"Retry-After": "0"}),
        Fault(reset=True), Fault(cut=7),
    ]  # fmt: skip
    failed: set[int] = set()

    def once(host: str, path: str, query: str, count: int) -> Answer | Fault | None:
        if count > 1:
            return None
        way = zlib.crc32(address(host, path, query).encode()) % len(ways)
        failed.add(way)
        return ways[way]

    done = crawl(tmp_path, once, RETRIES=1)
    assert done.code == 0, done.errors
    assert failed == set(range(len(ways)))
    # an answer of a digit or two is whole before it could be cut off
    whole = ("robots.txt", "/$count")
    assert {times for asked, times in done.times("/").items() if not any(part in asked for part in whole)} == {2}
    assert canonical(tmp_path) == clean


@dataclass(frozen=True)
class Lasting:
    """A fault that stays: of which address, how, what the user sees, and how often the address is asked."""

    parts: tuple[str, ...]
    fault: Answer | Fault
    told: str
    asked: int = 1


LASTING = {
    "HTTP 500": Lasting((CHECKLIST,), Answer(500, HTML, b""), "HTTP 500", 2),
    "503 with an HTML body": Lasting((PILOT,), DOWN, "HTTP 503", 2),
    "connection reset": Lasting((GOALS,), Fault(reset=True), "the connection was lost", 2),
    "a body cut off": Lasting((SIGHT,), Fault(cut=100), "the answer broke off", 2),
    "a slow drip": Lasting((SER,), Fault(pause=0.3), "no whole answer in time", 2),
    "HTML where RSS was due": Lasting((NEWS, '"arbeidsmigratie"'), DOWN_200, "no RSS but <html>"),
    "HTML where a list was due": Lasting((WOO, "zoektekst=dakloosheid"), DOWN_200, "no list of documents but b'<!DOC"),
    "HTML where a document was due": Lasting((DETAIL,), DOWN_200, "no JSON but b'<!DOCTYPE"),
    "HTML where a PDF was due": Lasting((REPORT,), DOWN_200, "a page instead of the file"),
    "HTML where an attachment was due": Lasting((ATTACHMENT,), DOWN_200, "a page instead of the file"),
    "HTML where OData was due": Lasting((TK, "/Toezegging?"), DOWN_200, "no rows but b'<!DOCTYPE"),
    "HTML where a file of the Chamber was due": Lasting((TK_PAGE,), DOWN_200, "a page instead of the file"),
    "a file with HTTP 503": Lasting((TK_FILE,), DOWN, "HTTP 503", 2),
    "a diagnostic of SRU": Lasting(
        (KOOP, "(Aanhangsel)", "2020-2021"), Answer(200, "application/xml", DIAGNOSTIC), "diagnostic: Query syntax"
    ),
}  # fmt: skip


def misbehave(host: str, path: str, query: str, count: int) -> Answer | Fault | None:
    asked = address(host, path, query)
    return next((lasting.fault for lasting in LASTING.values() if all(part in asked for part in lasting.parts)), None)


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Crawled]:
    """A crawl with all lasting faults, and its folder."""
    folder = tmp_path_factory.mktemp("hurt")
    return folder, crawl(folder, misbehave, RETRIES=1, TIMEOUT=3)


@pytest.mark.parametrize("name", LASTING)
def test_a_fault_that_stays_is_one_line_and_is_noted(name: str, hurt: tuple[Path, Crawled]) -> None:
    folder, done = hurt
    lasting = LASTING[name]
    assert done.code == 1
    asked = [a for a in (address(*request[:3]) for request in done.asked) if all(p in a for p in lasting.parts)]
    if isinstance(lasting.fault, Fault) and lasting.fault.reset:
        assert len(asked) >= lasting.asked  # Twisted itself asks again where a connection that it kept open is reset
    else:
        assert len(asked) == lasting.asked * len(set(asked))
    where = lasting.parts[0] if len(lasting.parts) == 1 else ""
    (line,) = [line for line in done.errors if lasting.told in line and where in line]
    noted = sqlite3.connect(folder / "k.db").execute("SELECT meldingen FROM crawl").fetchall()
    assert line in [message for (row,) in noted for message in json.loads(row)]


def test_no_line_names_the_stand_in_or_is_told_twice(hurt: tuple[Path, Crawled]) -> None:
    _, done = hurt
    told = [line for line in done.errors if "WARNING" not in line]
    assert len(told) == len(set(told)) == len(LASTING)
    assert not [line for line in told if "127.0.0.1" in line]


def test_when_the_faults_are_gone_the_next_crawl_ends_as_a_clean_one(hurt: tuple[Path, Crawled], clean: Facts) -> None:
    folder, _ = hurt
    assert canonical(folder) != clean
    done = crawl(folder)
    assert done.code == 0, done.errors
    assert canonical(folder) == clean


def test_a_host_is_left_alone_as_long_as_it_asks(tmp_path: Path) -> None:
    """All requests to it wait, those to other hosts don't; and then the rest comes."""

    def busy(host: str, path: str, query: str, count: int) -> Answer | None:
        return Answer(429, HTML, b"", {"Retry-After": "2"}) if host + path == CHECKLIST and count == 1 else None

    done = crawl(tmp_path, busy, "webpagina", CONCURRENCY=1)
    assert done.code == 0
    assert "waiting 2 s, as it asks" in done.errors[0]
    to_site = [at for host, *_, at in done.asked if host == SITE]
    assert all(later - to_site[0] >= 2 for later in to_site[1:])
    assert done.report["sources"]["webpagina"]["fetched"] == 5


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120),
        ("0", 0),
        ("Fri, 01 Jan 2099 00:00:30 GMT", 30),
        ("Thu, 31 Dec 2098 23:00:00 GMT", 0),
        ("", None),
        ("straks", None),
        ("-1", None),
        ("2200000000 Jan 0 0:0", None),
    ],
)
def test_how_long_a_host_asks_us_to_wait(header: str, wait: float | None) -> None:
    assert seconds(header, datetime(2099, 1, 1, tzinfo=UTC)) == wait


@given(st.text() | st.from_regex(r"\d{1,3} (Jan|Xyz) \d{1,6} \d{1,3}:\d{1,3} (GMT|[+-]\d{1,6})"))
def test_any_retry_after_is_a_time_to_wait_or_nothing(header: str) -> None:
    wait = seconds(header, datetime(2099, 1, 1, tzinfo=UTC))
    assert wait is None or wait >= 0


def test_a_host_that_asks_for_too_long_is_not_asked_again(tmp_path: Path) -> None:
    def busy(host: str, path: str, query: str, count: int) -> Answer | None:
        return Answer(429, HTML, b"", {"Retry-After": "3600"}) if host == NEWS else None

    done = crawl(tmp_path, busy, "rijksoverheid", CONCURRENCY=1)
    (line,) = done.errors
    assert done.code == 1
    assert "HTTP 429, and to be left alone for" in line
    assert len([host for host, *_ in done.asked if host == NEWS]) == 1


def test_what_is_down_is_left_alone(tmp_path: Path) -> None:
    """After so many failures in a row of one path of a host."""
    done = crawl(
        tmp_path, lambda host, *_: DOWN if host == KOOP else None, "officielebekendmakingen", "webpagina",
        FAILURES=20, RETRIES=1, CONCURRENCY=1,
    )  # fmt: skip
    assert done.code == 1
    assert len([host for host, *_ in done.asked if host == KOOP]) == 20
    lines = [line for line in done.errors if "WARNING" not in line]
    assert f"HTTP 503, and 20 failures in a row of {KOOP}/sru: not asked again in this run (told once for" in lines[-1]
    assert len(lines) == len(set(lines)) == 11  # parts of the catalogue are asked one after the other, two times each
    assert done.report["sources"]["webpagina"]["errors"] == 0


ROBOTS = {
    "forbids": (Answer(200, "text/plain", b"User-agent: *\nDisallow: /"), "Forbidden by robots.txt"),
    "HTTP 500": (Answer(500, HTML, b""), "its robots.txt can't be had: HTTP 500"),
    "reset": (Fault(reset=True), "its robots.txt can't be had: the connection was lost"),
}


@pytest.mark.parametrize("name", ROBOTS)
def test_robots_txt_is_obeyed_by_all_and_told_once(name: str, tmp_path: Path) -> None:
    answer, told = ROBOTS[name]
    done = crawl(tmp_path, lambda host, *_: answer if host == "robots.txt" else None, RETRIES=0)
    assert done.code == 1
    assert {host for host, *_ in done.asked} == {"robots.txt"}
    told_once = [line for line in done.errors if "WARNING" not in line]
    assert len(told_once) == 6  # a host each, and webpagina has two
    assert all(told in line for line in told_once)


@pytest.mark.parametrize("announced", [True, False])
def test_an_attachment_of_300_mb_is_not_read_into_memory(announced: bool, tmp_path: Path, clean: Facts) -> None:
    """`clean`: a crawl has been, so that the largest child so far is one that did it all.

    Of the Chamber it becomes a row of `fout`; of the others the file is held without a text, and is named.
    """
    huge = Fault(Answer(200, "application/pdf", MIB), times=300, announced=announced)
    places = (TK_FILE, REPORT, ATTACHMENT)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sources = ("tweedekamer", "rijksoverheid", "openoverheid")
    done = crawl(tmp_path, lambda h, path, *_: huge if (h + path).endswith(places) else None, *sources)
    assert done.code == 1
    assert done.errors[-1].endswith(f"{TK_FILE}: larger than 50000000 bytes")
    for place in (REPORT, ATTACHMENT):
        assert any(f"larger than what is read: https://{place}" in line for line in done.errors)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - before < 120_000
    db = sqlite3.connect(tmp_path / "k.db")
    assert "larger than 50000000 bytes" in db.execute("SELECT melding FROM fout").fetchone()[0]
    assert set(db.execute("SELECT bron FROM crawl WHERE hervat <> '{}'")) == {(name,) for name in sources}


def test_a_day_with_more_news_than_an_answer_holds_is_told_incomplete(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Voorbeeld {n}</title><link>https://{NEWS}/actueel/nieuws/2099/01/01/voorbeeld-{n}</link>"
        "<description/><pubDate>Thu, 01 Jan 2099 00:00:00 +0100</pubDate></item>"
        for n in range(20)
    )
    feed = Answer(200, "application/rss+xml", f"<rss><channel>{items}</channel></rss>".encode())

    def full(host: str, path: str, query: str, count: int) -> Answer | None:
        if path == "/api/rss":
            return feed if '"dakloosheid"' in unquote(query) and "2026-11-02T" in unquote(query) else None
        return DOWN_200 if "2099" in path else None

    done = crawl(tmp_path, full, "rijksoverheid", "--since", "2026-11-02", clock="2026-11-02T12:00:00Z")
    assert done.code == 1
    (line,) = done.errors
    assert line == "rijksoverheid: 2026-11-02: 20 items for 'dakloosheid', the cap: this day is incomplete"


def test_a_page_that_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    """The last run's ETag is told; 304 counts as fetched. What changed, failed or was asked for in full comes whole."""
    new = Answer(200, HTML, b"<h1>Nieuw</h1><p>Voorbeeld.</p>", {"ETag": '"new"'})

    def changed(host: str, path: str, query: str, count: int) -> Answer | None:
        return {CHECKLIST: new, PILOT: Answer(500, HTML, b"")}.get(host + path)

    def webpagina(*args: str, faults: Faults = nothing) -> dict[str, int]:
        report = crawl(tmp_path, faults, "webpagina", *args, RETRIES=0).report
        return {**report["sources"]["webpagina"], "rows": report["rows_written"]}

    def points() -> set[str]:
        ((last,),) = sqlite3.connect(tmp_path / "k.db").execute("SELECT hervat FROM crawl ORDER BY id DESC LIMIT 1")
        return set(json.loads(last))

    assert webpagina()["new"] == 5
    sizes = "SELECT count(*), sum(size) FROM raw"
    before = sqlite3.connect(tmp_path / "r.db").execute(sizes).fetchall()
    assert webpagina() == {"fetched": 5, "new": 0, "changed": 0, "deleted": 0, "errors": 0, "rows": 0}
    assert len(points()) == 5
    assert sqlite3.connect(tmp_path / "r.db").execute(sizes).fetchall() == before
    hurt = webpagina(faults=changed)
    assert (hurt["fetched"], hurt["changed"], hurt["errors"]) == (4, 1, 1)
    assert points() == {f"https://{page}" for page in (CHECKLIST, GOALS, SIGHT, SER)}
    assert webpagina()["changed"] == 1
    assert webpagina("--full")["rows"] == 0


def test_what_a_server_says_of_a_page_is_what_it_is_asked_with() -> None:
    url, at = "https://example.org/a", "Thu, 01 Jan 2099 00:00:00 GMT"

    def ask(resume: dict[str, str], full: bool = False) -> tuple[Webpagina, Request]:
        spider = Webpagina(Window(full, None, (), resume), "2099-01-01T00:00:00Z")
        return spider, spider.get_if_changed(url, spider.parse)

    def answer(spider: Webpagina, request: Request, status: int, **headers: str) -> list[object]:
        assert request.callback is not None
        got = Response(url, status, {k.replace("_", "-"): v for k, v in headers.items()}, b"<h1>", request=request)
        return list(request.callback(got, **request.cb_kwargs))

    spider, request = ask({})
    assert "If-None-Match" not in request.headers
    assert "handle_httpstatus_list" not in request.meta  # a 304 that nobody asked for is a problem
    assert len(answer(spider, request, 200, Last_Modified=at)) == 1
    again, request = ask(spider.resume)
    assert request.headers["If-Modified-Since"] == at.encode()
    assert (answer(again, request, 304), again.unchanged, again.resume) == ([], 1, spider.resume)
    assert "If-Modified-Since" not in ask(spider.resume, full=True)[1].headers
    spider, request = ask(spider.resume)
    assert len(answer(spider, request, 200)) == 1
    assert spider.resume == {}


def test_a_paper_whose_id_changes_keeps_its_key(clean: Facts) -> None:
    """KOOP gives an unformatted paper an id of its own, and the real one later: both are told by their number."""
    key, status = columns(Publicatie).index("kst"), columns(Publicatie).index("documentstatus")
    found = {row[0]: row[status] for row in clean["publicatie"] if row[key] == "kst-29861-173"}
    assert found == {"kst-9999991": "Onopgemaakt", "kst-29861-173": "Opgemaakt na onopgemaakt"}


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_pages_and_feeds_of_other_encodings_are_read(encoding: str) -> None:
    declared = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    html = f"<!DOCTYPE html><html><head>{declared}</head><body><h1>Coördinatie één</h1><p>Café</p></body></html>"
    page = read_page(html.encode(encoding), "https://example.org")
    assert (page.title, page.text) == ("Coördinatie één", "Café")
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss><item><link>a</link><title>één</title></item></rss>'
    (item,) = rijksoverheid.read_feed(feed.encode(encoding)).values()
    assert etree.fromstring(item).findtext("title") == "één"


def test_a_page_that_says_the_wrong_encoding_is_no_reason_to_stop() -> None:
    """Its letters may be wrong then, as in a browser; and a feed that isn't what it says is a problem."""
    html = '<meta charset="utf-8"><h1>Coördinatie</h1><p>tekst</p>'.encode("windows-1252")
    assert read_page(html, "https://example.org").text == "tekst"
    with pytest.raises(Unreadable, match="no RSS"):
        rijksoverheid.read_feed('<?xml version="1.0" encoding="utf-8"?><rss>één</rss>'.encode("windows-1252"))


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_a_host_that_cannot_show_who_it_is_is_not_believed(run: Run, tmp_path: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", tmp_path / "key", "-out", tmp_path / "cert"],
        check=True, capture_output=True,
    )  # fmt: skip
    server = serve()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # it is refused: what is meant to be
    with server:
        at, to = f"https://localhost:{server.server_port}", ("--db", tmp_path / "k.db", "--raw", tmp_path / "r.db")
        code, _, err = run("scraper", "crawl", "webpagina", "--replica-at", at, *to)
    assert code == 1
    assert len(err.splitlines()) == 2  # of the two hosts that it stands in for
    assert all("its certificate can't be verified" in line for line in err.splitlines())


# --- settings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DELAY", "snel", "'snel' is no number"),
        ("DELAY", "-1", "'-1' is no number of at least 0"),
        ("TIMEOUT", "0", "'0' is no number of at least 0.1"),
        ("RETRIES", "1.5", "'1.5' is no whole number of at least 0"),
        ("CONCURRENCY", "nan", "'nan' is no whole number of at least 1"),
        ("CONTACT", "a\nb", r"'a\\nb' is no address of one line"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(BadSetting, match=f"KAMERSPOOR_{name}: {said}"):
        settings({f"KAMERSPOOR_{name}": value})


def test_every_setting_is_explained_and_reaches_the_crawl() -> None:
    import scraper.settings

    assert all(f"KAMERSPOOR_{name} " in str(scraper.settings.__doc__) for name in (*LIVE, "CONTACT"))
    usual = settings({})
    for name in LIVE:
        assert settings({f"KAMERSPOOR_{name}": "7"}) != usual
    assert "a@b.example" in settings({"KAMERSPOOR_CONTACT": "a@b.example"})["USER_AGENT"]


def test_a_bad_setting_ends_the_crawl_with_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMERSPOOR_TIMEOUT", "lang")
    code, _, err = run("scraper", "crawl", "--replica", "--db", tmp_path / "k.db", "--raw", tmp_path / "r.db")
    assert (code, err) == (2, "KAMERSPOOR_TIMEOUT: 'lang' is no number\n")
    assert not list(tmp_path.iterdir())
