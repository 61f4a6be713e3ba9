"""SyncFeed: its forms, the same facts as through OData, and what is done when a walk goes wrong."""

import dataclasses
import json
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from scrapy import Request
from scrapy.http import TextResponse

from db import records as r
from db.records import FACTS, columns, table
from scraper.replica import syncfeed as replica
from scraper.replica.answer import HTML, Answer
from scraper.replica.sample import Sample, load
from scraper.source import AMSTERDAM, Raw, Window
from scraper.sources import tweedekamer
from scraper.sources.tweedekamer_fields import ENTITIES, local_day, local_moment
from scraper.sources.tweedekamer_files import Files
from scraper.sources.tweedekamer_syncfeed import CATEGORIES, FEED, ONE_SIDED, Entry, payloads, read_feed, row_of
from scraper.sources.tweedekamer_walk import Walk
from scraper.store import Store, prepare, read
from tests.conftest import EXAMPLES, SHARED
from tests.replica_run import Done, run_against, served

PAGE = (EXAMPLES / "tweedekamer/feed.xml").read_bytes()
CAPTURES = SHARED / "captures/tweedekamer"
DATA = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
HERE = "tests.test_syncfeed"
SYNCFEED_PATH = "/SyncFeed/2.0/"


def entry(inside: str, name: str = "zaak", more: str = "") -> Entry:
    """An entry of one entity with these elements in it."""
    space = f'xmlns="{DATA}" xmlns:tk="{DATA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    element = f'<{name} {space} id="x" tk:verwijderd="false" {more}>{inside}</{name}>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>{element}</content></entry></feed>'
    return read_feed(feed.encode()).entries[0]


def rows_of(one: Entry) -> list[r.Record]:
    """What an entry comes to, errors too, as in the database."""
    found: list[r.Record] = []
    for key, body, version, content_type in payloads(one):
        rows, _ = read(Raw("tweedekamer", key, body, "", "2099-01-01T00:00:00Z", content_type, version))
        found += [record(*row) for record, row in rows]
    return found


# --- a page of the feed -----------------------------------------------------------------------------------


def test_an_entry_becomes_its_row_and_its_relations() -> None:
    zaak, *relations = rows_of(read_feed(PAGE).entries[0])
    assert isinstance(zaak, r.Zaak)
    assert (zaak.nummer, zaak.gestart_op, zaak.volgnummer, zaak.termijn) == ("2099Z00001", "2099-03-19", 4, None)
    assert (zaak.onderwerp, zaak.afgedaan) == ("Motie van het lid Jansen over meer bedden", True)
    assert (zaak.gewijzigd_op, zaak.api_gewijzigd_op) == ("2099-03-20T11:16:27.587+01:00", "2099-03-20T10:16:30.45Z")
    ident = zaak.id
    assert relations == [
        r.ZaakDossier(ident, "00000000-0000-4000-8000-000000000008"),
        r.AgendapuntZaak("00000000-0000-4000-8000-000000000006", ident),
        r.AgendapuntZaak("00000000-0000-4000-8000-000000000007", ident),
    ]


def test_keys_versions_and_links_of_a_page() -> None:
    feed = read_feed(PAGE)
    assert [e.key for e in feed.entries] == [f"Zaak/00000000-0000-4000-8000-00000000000{n}" for n in (1, 2)]
    assert [e.updated for e in feed.entries] == ["2099-03-20T10:16:30.45Z", "2099-03-20T10:16:31.0000001Z"]
    assert feed.point == f"{FEED}?skiptoken=2&category=Zaak"
    assert feed.next.startswith("http://intern.example/")


def test_the_two_sides_of_a_relation_give_the_same_pair() -> None:
    document = entry('<zaak ref="z"/><bronDocument ref="b"/>', "document")
    assert set(rows_of(document)[1:]) == {r.ZaakDocument("z", "x"), r.DocumentBijlage("b", "x")}


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_a_tombstone_ends_its_relations(word: str) -> None:
    gone = dataclasses.replace(entry(""), body=entry("").body.replace(b'"false"', f'"{word}"'.encode()))
    assert rows_of(gone) == [r.Verwijderd("x", "tweedekamer", "Zaak", None)]
    assert [body for _, body, *_ in payloads(gone)][1:] == [b"[]", b"[]"]


def test_an_entity_is_the_same_bytes_whatever_surrounds_it() -> None:
    same = b"<zaak xmlns='%s' id='x'><nummer>1</nummer></zaak>" % DATA.encode()
    inside = b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:q="urn:q" xmlns:tk="%s"><entry><content>' % DATA.encode()
    bare = b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:content>'
    one = read_feed(inside + same + b"</content></entry></feed>")
    other = read_feed(bare + same.replace(b"'", b'"') + b"</a:content></a:entry></a:feed>")
    assert one.entries[0].body == other.entries[0].body


def test_prefixes_mean_nothing() -> None:
    body = f'<ns1:toezegging xmlns:ns1="{DATA}" id="x" ns1:verwijderd="False"><ns1:tekst>T</ns1:tekst></ns1:toezegging>'
    assert row_of("Toezegging", body.encode(), "")["Tekst"] == "T"


@pytest.mark.parametrize(
    ("moment", "local"),
    [
        ("2008-08-26T12:13:04.6270000", "2008-08-26T12:13:04.627+02:00"),
        ("2023-08-29T11:09:44Z", "2023-08-29T13:09:44+02:00"),
        ("2024-01-05T10:00:00+01:00", "2024-01-05T10:00:00+01:00"),
        ("2024-07-01T23:30:00+01:00", "2024-07-02T00:30:00+02:00"),
        ("2024-09-12T17:14:38.7700000+02:00", "2024-09-12T17:14:38.77+02:00"),
        ("2025-10-02T11:29:55.2884337+02:00", "2025-10-02T11:29:55.2884337+02:00"),
        ("2025-03-18T16:35:30.0000000", "2025-03-18T16:35:30+01:00"),
        ("2024-11-06", "2024-11-06"),
        ("0001-01-01T00:00:00+01:00", None),
        ("", None),
        (None, None),
    ],
)
def test_moments_have_one_form(moment: str | None, local: str | None) -> None:
    assert local_moment(moment) == local
    assert local_moment(local) == local
    assert local_day(moment) == (local and local[:10])


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_a_moment_stays_the_same_moment_and_naive_means_dutch(at: datetime) -> None:
    local = at.astimezone(AMSTERDAM)
    form = local_moment(at.isoformat())
    assert datetime.fromisoformat(form or "") == at
    assert local_moment(local.isoformat()) == form
    if not local.fold:  # the second time that the clock strikes the same hour
        assert local_moment(local.replace(tzinfo=None).isoformat()) == form


@pytest.mark.parametrize(
    ("inside", "name", "told"),
    [
        ("<kleur>rood</kleur>", "zaak", "Kleur"),
        ('<kleur ref="k"/>', "zaak", "Kleur_Id"),
        ('<kleur xmlns="urn:x"/>', "zaak", "{urn:x}kleur"),
        ("<annotatie/>", "persoon", "Annotatie"),
    ],
)
def test_what_no_code_knows_is_a_surprise(inside: str, name: str, told: str) -> None:
    found = [record for record in rows_of(entry(inside, name)) if isinstance(record, r.Verrassing)]
    assert [record.velden for record in found] == [told]


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<volgnummer>vier</volgnummer>", "'vier'"),
        ("<afgedaan>misschien</afgedaan>", "neither true nor false"),
        ("<titel>a</titel><titel>b</titel>", "<titel> stands there more than once"),
    ],
)
def test_what_cant_be_read_is_an_error_row(inside: str, why: str) -> None:
    fout = rows_of(entry(inside))[0]
    assert isinstance(fout, r.Fout) and fout.sleutel == "Zaak/x" and why in fout.melding


def test_an_entry_without_content_or_of_another_kind_is_an_error_row() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a/b/i1</id><category term="zaak"/>{}</entry></feed>'
    for content in ("", f'<content><zaal xmlns="{DATA}" id="i1"/></content>', "<content>tekst</content>"):
        (found,) = rows_of(read_feed(atom.format(content).encode()).entries[0])
        assert isinstance(found, r.Fout) and found.sleutel in ("Zaak/i1", "Zaal/i1")


def test_repeated_and_empty_elements_of_promises() -> None:
    inside = (
        '<toegezegdAan/><toegezegdAan ref="f"/><kamerbriefNakoming>2099Z2</kamerbriefNakoming><kamerbriefNakoming/>'
        "<kamerbriefNakoming>2099Z1</kamerbriefNakoming>"
    )
    (promise,) = rows_of(entry(inside, "toezegging"))
    assert isinstance(promise, r.Toezegging) and promise.kamerbrief_nakoming == "2099Z1, 2099Z2"


@pytest.mark.parametrize("body", [b"", b"<html/>", b"Service Unavailable", b'{"error": {}}', PAGE[:900]])
def test_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"no XML|no Atom feed"):
        read_feed(body)


# --- the recorded forms -----------------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.parametrize("entity", CATEGORIES)
def test_every_element_of_the_xsd_is_known(entity: str) -> None:
    name = entity[0].lower() + entity[1:]
    xsd = etree.parse(CAPTURES / f"xsd/tkData-v1-0-{entity.lower()}.xsd")
    parts = []
    for element in xsd.iter("{http://www.w3.org/2001/XMLSchema}element"):
        if (part := element.get("name")) != name:
            kind = str(element.get("type"))
            text = "true" if "boolean" in kind else "2024-01-01T00:00:00" if "date" in kind else "7"
            parts.append(f'<{part} ref="{part}"/>' if "referentie" in kind else f"<{part}>{text}</{part}>")
    has_file = b"downloadEntiteitType" in etree.tostring(xsd)
    found = rows_of(entry("".join(parts), name, 'tk:contentType="a/b" tk:contentLength="9"' if has_file else ""))
    assert not [record for record in found if isinstance(record, (r.Verrassing, r.Fout))]
    record = found[0]
    empty = {column for column in columns(type(record)) if getattr(record, column) is None}
    assert empty <= {"gewijzigd_op", "api_gewijzigd_op"}  # attributes and feed, not elements


@pytest.mark.shared
def test_the_example_and_the_replica_have_the_shape_of_a_recorded_page() -> None:
    recorded = etree.parse(CAPTURES / "syncfeed/feed_persoon_sample_2026-07.xml").getroot()
    ours = etree.fromstring(PAGE)
    served_page = etree.fromstring(replica.feed(load(), "Zaak", 0).encode())
    for made in (ours, served_page):
        assert {e.tag for e in made} == {e.tag for e in recorded}
        theirs, mine = recorded.find("{*}entry"), made.find("{*}entry")
        assert {e.tag for e in mine} - {"{http://www.w3.org/2005/Atom}link"} == {e.tag for e in theirs}
        assert set(mine.find("{*}content")[0].attrib) >= {"id", f"{{{DATA}}}verwijderd"}
    feed = read_feed((CAPTURES / "syncfeed/feed_persoon_sample_2026-07.xml").read_bytes())
    (person,) = rows_of(feed.entries[0])
    assert isinstance(person, r.Persoon) and (person.nummer, person.roepnaam) == (8, None)
    assert feed.next == f"{FEED}?skiptoken=99&category=Persoon"


@pytest.mark.shared
def test_entities_of_example_and_replica_are_valid_by_the_xsd() -> None:
    """But for what the sample hasn't (bijgewerkt, one dossier) and what the live service does against its XSD."""
    xsd = etree.XMLSchema(etree.parse(CAPTURES / "xsd/tkData-v1-0.xsd"))
    sample, valid = load(), 0
    pages = [PAGE, *(replica.feed(sample, entity, 0).encode() for entity in CATEGORIES)]
    for page in pages:
        for one in read_feed(page).entries:
            element = etree.fromstring(one.body)
            element.set(f"{{{DATA}}}bijgewerkt", element.get(f"{{{DATA}}}bijgewerkt") or "2000-01-01T00:00:00")
            element.set(f"{{{DATA}}}verwijderd", element.get(f"{{{DATA}}}verwijderd", "").lower())
            for extra in [*element.findall("{*}toegezegdAan"), *element.findall("{*}kamerstukdossier")[1:]]:
                element.remove(extra)
            assert xsd.validate(element), (one.key, xsd.error_log)
            valid += 1
    assert valid > 200


def test_a_category_that_is_not_known_is_an_empty_feed() -> None:
    feed = read_feed(replica.feed(load(), "Zaaak", 0).encode())
    assert (feed.entries, feed.next, feed.resume) == ([], "", "")


# --- the same facts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("entity", CATEGORIES)
def test_a_row_is_the_same_through_either_interface(entity: str) -> None:
    sample, after, seen = load(), 0, 0
    while (feed := read_feed(replica.feed(sample, entity, after).encode())).entries:
        for one in feed.entries:
            row = sample.rows[entity][one.key.partition("/")[2]]
            odata = Raw("tweedekamer", one.key, tweedekamer.to_bytes(row), "", "", "")
            raw = Raw("tweedekamer", one.key, one.body, "", "", "", one.updated)
            # of a sample row without a moment of change, the feed makes one up
            assert row["ApiGewijzigdOp"] in (one.updated, None)
            assert list(tweedekamer.records(raw)) == list(tweedekamer.records(odata))
            seen += 1
        after = int(feed.point.partition("skiptoken=")[2].partition("&")[0])
    assert seen == len(sample.rows[entity])


@settings(deadline=None, max_examples=24)
@given(st.permutations(range(4)))
def test_the_latest_of_both_interfaces_counts_in_any_order(order: list[int]) -> None:
    """The moments of change of both are one line of time."""
    feed = read_feed(PAGE).entries[0]
    odata = row_of("Zaak", feed.body, feed.updated)
    raws = [
        Raw("tweedekamer", feed.key, body, "", f"2099-04-0{n + 1}T00:00:00Z", "", version)
        for n, (body, version) in enumerate(
            [
                (tweedekamer.to_bytes(odata | {"Onderwerp": "eerst"}), "2099-03-20T10:16:30.4Z"),
                (feed.body.replace(b"meer bedden", b"minder bedden"), feed.updated),
                (tweedekamer.to_bytes(odata | {"Onderwerp": "daarna"}), "2099-03-20T10:16:30.4500001Z"),
                (feed.body.replace(b"meer bedden", b"geen bedden"), "2099-03-20T10:16:31.1Z"),
            ]
        )
    ]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "k.db", Path(folder) / "r.db") as store:
        for n in order:
            store.save([prepare(raws[n])])
        assert store.connection.execute("SELECT onderwerp FROM zaak").fetchall() == [
            ("Motie van het lid Jansen over geen bedden",)
        ]


def facts(folder: Path) -> dict[str, set[tuple[Any, ...]]]:
    """What all interfaces tell alike, by table, without where it comes from."""
    db = sqlite3.connect(folder / "k.db")
    found = {}
    for record in FACTS:
        name = table(record)
        kept = [c for c in columns(record) if f"{name}.{c}" not in ONE_SIDED]
        if f"{name}.*" not in ONE_SIDED:
            found[name] = set(db.execute(f"SELECT {', '.join(kept)} FROM {name}"))
    return found


def log(folder: Path) -> dict[str, Any]:
    """The last run as the log has it."""
    db = sqlite3.connect(folder / "k.db")
    db.row_factory = sqlite3.Row
    return dict(db.execute("SELECT * FROM crawl ORDER BY id DESC LIMIT 1").fetchone())


def crawl(folder: Path, hook: Callable[[], None], *args: str) -> Done:
    folder.mkdir(exist_ok=True)
    return run_against(folder, f"{HERE}:{hook.__name__}", "crawl", "tweedekamer", *args)


def v4() -> None:
    served(versions=("v4",))


def v5() -> None:
    served(versions=("v5",))


def syncfeed_only() -> None:
    served(versions=(), faults=asked)


def asked(host: str, path: str, query: str, count: int) -> None:
    """No fault: it writes down what is asked."""
    if to := os.environ.get("ASKED"):
        with Path(to).open("a") as file:
            file.write(f"{path}?{query}\n")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders `v4`, `v5` and `syncfeed_only`, each with what a first crawl brings."""
    folder = tmp_path_factory.mktemp("interfaces")
    for hook in (v4, v5, syncfeed_only):
        assert crawl(folder / hook.__name__, hook).code == 0
    return folder


@pytest.fixture
def through(crawled: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A copy of one of these folders."""
    return lambda name: Path(shutil.copytree(crawled / name, tmp_path / name))


def test_three_interfaces_give_the_same_facts(crawled: Path) -> None:
    one, other, third = (facts(crawled / name) for name in ("v4", "v5", "syncfeed_only"))
    assert one == other == third
    assert one["fout"] == one["verrassing"] == set()
    for name in ("zaak", "document", "zaak_document", "document_bijlage", "agendapunt_zaak", "besluit_zaak", "persoon"):
        assert one[name], name
    vias = [log(crawled / name)["via"] for name in ("v4", "v5", "syncfeed_only")]
    assert vias == ["OData v4/2.0", "OData v5", "SyncFeed 2.0"]
    stand = sqlite3.connect(crawled / "syncfeed_only/k.db").execute(
        "SELECT via FROM bron_stand WHERE bron = 'tweedekamer'"
    )
    assert stand.fetchall() == [("SyncFeed 2.0",)]


def test_what_only_one_interface_tells_does_differ(crawled: Path) -> None:
    """A column that came to be the same must leave the list."""
    one, other = (sqlite3.connect(crawled / name / "k.db") for name in ("v4", "syncfeed_only"))
    for name in ONE_SIDED:
        held, _, column = name.partition(".")
        query = f"SELECT {column} FROM {held}"
        assert Counter(one.execute(query)) != Counter(other.execute(query)), name


def test_a_quiet_night_is_one_request_a_category(
    through: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = through("syncfeed_only")
    points = json.loads(log(folder)["hervat"])
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    assert crawl(folder, syncfeed_only).rows == 0
    lines = [line for line in (tmp_path / "asked").read_text().splitlines() if "SyncFeed" in line]
    assert len(lines) == len(CATEGORIES)
    assert all("/Feed?skiptoken=" in line for line in lines)
    assert json.loads(log(folder)["hervat"]) == points
    assert crawl(folder, syncfeed_only, "--full").rows == 0


# --- which interface --------------------------------------------------------------------------------------


def odata_fails() -> None:
    served(faults=lambda host, path, query, count: Answer(503, HTML, b"") if "/OData/" in path else None)


def test_an_outage_of_odata_is_a_problem_where_odata_filled_the_database(through: Callable[[str], Path]) -> None:
    folder = through("v4")
    before, points = facts(folder), log(folder)["hervat"]
    done = crawl(folder, odata_fails)
    assert (done.code, done.rows, len(done.problems)) == (1, 0, 1)
    assert "no $metadata" in done.problems[0] and "HTTP 503" in done.problems[0]
    assert (facts(folder), log(folder)["hervat"], log(folder)["via"]) == (before, points, None)


def test_an_outage_of_odata_on_an_empty_database_means_syncfeed(tmp_path: Path) -> None:
    assert crawl(tmp_path, odata_fails).code == 0
    assert log(tmp_path)["via"] == "SyncFeed 2.0"
    again = crawl(tmp_path, v4)  # OData is back, but a change means to fetch everything
    assert (again.rows, log(tmp_path)["via"]) == (0, "SyncFeed 2.0")


def test_odata_gone_for_good_means_syncfeed_from_the_start(
    through: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all but the files, which are those that OData brought."""
    folder = through("v4")
    before = facts(folder)
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    assert crawl(folder, syncfeed_only).code == 0
    assert (log(folder)["via"], log(folder)["wijze"]) == ("SyncFeed 2.0", "full")
    assert facts(folder) == before
    asked_for = (tmp_path / "asked").read_text()
    assert "Feed?category=Zaak\n" in asked_for and asked_for.count("/Resources/") < 3  # the overlap of ten minutes
    assert set(json.loads(log(folder)["hervat"])) == {*(f"SyncFeed/{c}" for c in CATEGORIES), "Bestand"}


def test_asked_for_odata_there_is_no_other(tmp_path: Path) -> None:
    done = crawl(tmp_path, syncfeed_only, "--via", "odata")
    assert (done.code, done.rows, len(done.problems)) == (1, 0, 1)


def test_there_and_back_again(through: Callable[[str], Path]) -> None:
    """No pair is lost or left behind, stands twice, or is told as a change."""
    folder = through("v4")
    before = facts(folder)
    for via, name in (("syncfeed", "SyncFeed 2.0"), ("odata", "OData v4/2.0"), ("syncfeed", "SyncFeed 2.0")):
        assert crawl(folder, v4, "--via", via).code == 0
        assert (log(folder)["via"], log(folder)["wijze"]) == (name, "full")
        assert facts(folder) == before
        db = sqlite3.connect(folder / "k.db")
        for pair in r.SIDES:
            query = f"SELECT count(*), count(DISTINCT {' || '.join(pair.pk)}) FROM {table(pair)}"
            held, different = db.execute(query).fetchone()
            assert held == different
        assert db.execute("SELECT tabel FROM wijziging").fetchall() == []


def test_syncfeed_cant_be_narrowed_to_a_dossier(tmp_path: Path) -> None:
    done = crawl(tmp_path, v4, "--via", "syncfeed", "--dossier", "29861")
    assert (done.code, done.rows, len(done.problems)) == (1, 0, 1)
    assert "dossier" in done.problems[0]


def test_a_dossier_is_asked_of_odata_whatever_filled_the_database(through: Callable[[str], Path]) -> None:
    folder = through("syncfeed_only")
    points = log(folder)["hervat"]
    assert crawl(folder, v4, "--dossier", "29861").code == 0
    assert log(folder)["via"] == "OData v4/2.0"
    before = facts(folder)
    crawl(folder, syncfeed_only)  # the pairs that OData told of are out of date again
    assert (log(folder)["hervat"], facts(folder)) == (points, before)
    assert crawl(folder, syncfeed_only).rows == 0


def test_since_leaves_out_what_is_older_and_moves_no_point(tmp_path: Path) -> None:
    assert crawl(tmp_path, syncfeed_only, "--since", "2025-01-01").code == 0
    db = sqlite3.connect(tmp_path / "k.db")
    held = {at for (at,) in db.execute("SELECT api_gewijzigd_op FROM zaak")}
    wanted = {row["ApiGewijzigdOp"] for row in load().rows["Zaak"].values()}
    assert held == {at for at in wanted if at >= "2024-12-31T23:00:00"} and held != wanted
    assert log(tmp_path)["hervat"] == "{}"


# --- what changes -----------------------------------------------------------------------------------------

LATER = "2030-01-01T00:00:00Z"


def serve_sample(sample: Sample) -> None:
    import scraper.replica.server

    scraper.replica.server.load = lambda: sample  # type: ignore[attr-defined]
    served(versions=())


def changed() -> Sample:
    """One document leaves its zaak, another is deleted, a zaak leaves an agenda, a besluit is corrected."""
    sample = load()
    pairs = [(zaak, document) for zaak, found in sample.pairs["Zaak", "Document"].items() for document in found]
    (leaver, leaving), *_, (_, deleted) = pairs
    sample.pairs["Zaak", "Document"][leaver].remove(leaving)
    sample.pairs["Document", "Zaak"][leaving].remove(leaver)
    sample.rows["Document"][leaving]["ApiGewijzigdOp"] = LATER
    row = sample.rows["Document"][deleted]
    sample.rows["Document"][deleted] = dict.fromkeys(row) | {
        "Id": deleted, "Verwijderd": True, "GewijzigdOp": "2030-01-01T01:00:00+01:00", "ApiGewijzigdOp": LATER,
    }  # fmt: skip
    for pair in (("Document", "Zaak"), ("Document", "BronDocument"), ("Document", "Kamerstukdossier")):
        sample.pairs[pair].pop(deleted, None)
    item, zaken = next(iter(sample.pairs["Agendapunt", "Zaak"].items()))
    sample.pairs["Zaak", "Agendapunt"][zaken[0]].remove(item)
    sample.rows["Zaak"][zaken[0]] |= {"ApiGewijzigdOp": LATER, "Onderwerp": "Een ander onderwerp"}
    besluit = next(iter(sample.rows["Besluit"].values()))
    besluit |= {"ApiGewijzigdOp": LATER, "BesluitSoort": "Stemmen - gestaakt"}
    return sample


def changed_night() -> None:
    serve_sample(changed())


@pytest.mark.parametrize("first", ["syncfeed_only", "v4"])
def test_changes_arrive_as_in_a_crawl_from_nothing(through: Callable[[str], Path], tmp_path: Path, first: str) -> None:
    """Also where the relations were told from the other side before: none is left behind."""
    folder = through(first)
    before = facts(folder)
    assert crawl(folder, changed_night).code == 0
    assert crawl(tmp_path / "clean", changed_night).code == 0
    after = facts(folder)
    assert after == facts(tmp_path / "clean")
    lost = {name: len(before[name] - after[name]) for name in ("zaak_document", "agendapunt_zaak", "document")}
    assert lost == {"zaak_document": 2, "agendapunt_zaak": 1, "document": 2}
    db = sqlite3.connect(folder / "k.db")
    told = Counter(name for (name,) in db.execute("SELECT tabel FROM wijziging WHERE tabel <> 'bestand_tekst'"))
    assert told["zaak_document"] == 2
    assert crawl(folder, changed_night).rows == 0


# --- what goes wrong --------------------------------------------------------------------------------------


def page(links: str, *idents: str) -> bytes:
    """A page of the feed with these links and zaken."""
    entries = "".join(
        f"<entry><updated>2099-01-01T00:00:00Z</updated><link rel='next' href='{at(ident)}'/><content>"
        f"<zaak xmlns='{DATA}' id='{ident}'/></content></entry>"
        for ident in idents
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{links}{entries}</feed>".encode()


def at(token: str) -> str:
    return f"{FEED}?skiptoken={token}&amp;category=Zaak"


def on(token: str) -> str:
    return f"<link rel='next' href='{at(token)}'/>"


def points_of(walked: Walk, *, finished: bool = True) -> dict[str, str]:
    return {name: at for name, at in walked.resume(finished=finished).items() if name != "Bestand"}


def walk(*pages: bytes) -> tuple[list[str], list[str], dict[str, str]]:
    """Walk these pages of the zaken: the keys of the entities, the problems, and the points."""
    spider = tweedekamer.TweedeKamer(window=Window(False, None, (), {}), now="2099-01-01T00:00:00Z")
    walked = Walk(spider, Files(), lambda ident: pytest.fail(ident))
    request, keys = next(walked.requests()), []
    for body in pages:
        response = TextResponse(request.url, body=body, request=request)
        found = list(walked.parse(response, **request.cb_kwargs))
        keys += [raw.key for raw in found if isinstance(raw, Raw) and raw.version]
        requests = [one for one in found if isinstance(one, Request)]
        if not requests:
            break
        (request,) = requests
    return keys, spider.problems, points_of(walked)


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ([page(on("b"), "a", "b"), page(on("c"))], "no entries but a link"),
        ([page(on("b"), "a", "b"), page(on("c"), "a", "b")], "the same entries as before"),
        ([page(on("b"), "a", "b"), page(on("b"), "c")], "the next page is one seen before"),
        ([page(on("b"), "a", "b"), b"<html><body>Even geduld"], "no XML"),
        ([page(on("b"), "a", "b"), b"<html><body>Even geduld</body></html>"], "no Atom feed but <html>: b'<html>"),
    ],
)
def test_a_page_that_cant_be_right_stops_the_walk_behind_the_last_good_one(pages: list[bytes], why: str) -> None:
    keys, problems, points = walk(*pages)
    (problem,) = problems
    assert keys == ["Zaak/a", "Zaak/b"]
    assert why in problem and "skiptoken=b&category=Zaak" in problem
    assert points == {"SyncFeed/Zaak": f"{FEED}?skiptoken=b&category=Zaak"}


def test_where_the_feed_ends_it_says_itself_where_to_resume() -> None:
    resume = f"<link rel='resume' href='{at('z').replace('gegevensmagazijn.tweedekamer.nl', 'intern.example')}'/>"
    keys, problems, points = walk(page(on("b"), "a", "b"), page(resume, "c"))
    assert (keys, problems) == (["Zaak/a", "Zaak/b", "Zaak/c"], [])
    assert points == {"SyncFeed/Zaak": f"{FEED}?skiptoken=z&category=Zaak"}
    assert walk(page("", "a", "b"))[2] == {"SyncFeed/Zaak": f"{FEED}?skiptoken=b&category=Zaak"}


def page_500() -> None:
    second = read_feed(replica.feed(load(), "Zaak", 0).encode()).next.partition("?")[2]
    failed = Answer(500, HTML, b"")
    served(versions=(), faults=lambda host, path, query, count: failed if query == second else None)


def test_a_walk_that_stops_goes_on_there_the_next_night(
    crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = crawl(tmp_path, page_500)
    (problem,) = done.problems
    assert done.code == 1 and "HTTP 500" in problem and "category=Zaak" in problem
    points, whole = (json.loads(log(folder)["hervat"]) for folder in (tmp_path, crawled / "syncfeed_only"))
    assert {name for name in whole if points[name] != whole[name]} == {"SyncFeed/Zaak"}
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    assert crawl(tmp_path, syncfeed_only).code == 0
    pages = [line for line in (tmp_path / "asked").read_text().splitlines() if "category=Zaak" in line]
    assert points["SyncFeed/Zaak"].endswith(pages[0]) and not [one for one in pages if one.endswith("?category=Zaak")]
    assert facts(tmp_path) == facts(crawled / "syncfeed_only")


def renamed() -> None:
    """The service calls its votes something else: then this category is an empty feed."""
    nothing = Answer(200, replica.ATOM_TYPE, replica.feed(load(), "Stem", 0).encode())
    served(versions=(), faults=lambda host, path, query, count: nothing if "category=Stemming" in query else None)


def test_a_category_that_is_empty_from_the_start_is_a_problem(tmp_path: Path) -> None:
    done = crawl(tmp_path, renamed)
    assert (done.code, len(done.problems)) == (1, 1)
    assert "category=Stemming: no entries at all" in done.problems[0]
    assert "SyncFeed/Stemming" not in json.loads(log(tmp_path)["hervat"])


def no_files() -> None:
    failed = Answer(500, HTML, b"")
    served(versions=(), faults=lambda host, path, query, count: failed if "/Resources/" in path else None)


def test_a_file_that_isnt_there_is_told_and_tried_again(crawled: Path, tmp_path: Path) -> None:
    """SyncFeed says HTTP 500 for it, as in an outage."""
    first = crawl(tmp_path, no_files)
    assert first.code == 1
    assert first.problems[-1].endswith("more files could not be had: see table fout")
    assert len(first.problems) == tweedekamer.FILES_TOLD + 1
    fouten = sqlite3.connect(tmp_path / "k.db").execute("SELECT melding FROM fout").fetchall()
    files = facts(crawled / "syncfeed_only")["document_bestand"]
    assert len(fouten) == len(files) > 0 and all("HTTP 500" in melding for (melding,) in fouten)
    assert crawl(tmp_path, syncfeed_only).code == 0
    assert facts(tmp_path) == facts(crawled / "syncfeed_only")


@pytest.mark.parametrize(
    ("links", "finished", "kept"),
    [
        ("<link rel='resume' href='{}'/>", True, {"SyncFeed/Document"}),
        ("<link rel='next' href='{}'/>", True, {"SyncFeed/Document", "SyncFeed/Bestand"}),
        ("<link rel='resume' href='{}'/>", False, {"SyncFeed/Zaak", "SyncFeed/Bestand"}),
    ],
)
def test_documents_are_complete_with_their_files(links: str, finished: bool, kept: set[str]) -> None:
    """Till then the next run must know which files OData brought; what is read of other categories counts anyhow."""
    spider = tweedekamer.TweedeKamer(window=Window(False, None, (), {}), now="2099-02-01T00:00:00Z")
    walked = Walk(spider, Files(), lambda ident: pytest.fail(ident), "2099-01-01T00:00:00Z")
    for category in ("Document",) if finished else ("Document", "Zaak"):
        request = next(one for one in walked.requests() if one.url.endswith(f"={category}"))
        body = page(links.format(at("b")), "a").replace(b"<zaak", f"<{category.lower()}".encode())
        assert list(walked.parse(TextResponse(request.url, body=body, request=request), **request.cb_kwargs))
    assert points_of(walked, finished=finished).keys() == kept


def test_a_walk_that_read_nothing_leaves_the_points_of_odata() -> None:
    spider = tweedekamer.TweedeKamer(window=Window(False, None, (), {}), now="2099-02-01T00:00:00Z")
    assert Walk(spider, Files(), lambda ident: pytest.fail(ident), "2099-01-01").resume(finished=True) == {}


def test_a_page_on_disk_can_be_imported(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    to = ("--db", tmp_path / "k.db", "--raw", tmp_path / "r.db")
    code, out, err = run("scraper", "import", EXAMPLES / "tweedekamer/feed.xml", *to)
    assert (code, err, json.loads(out)["sources"]["tweedekamer"]["new"]) == (0, "", 6)
    db = sqlite3.connect(tmp_path / "k.db")
    assert db.execute("SELECT nummer FROM zaak").fetchall() == [("2099Z00001",)]
    assert db.execute("SELECT count(*) FROM agendapunt_zaak").fetchall() == [(2,)]
    (tmp_path / "broken.xml").write_bytes(PAGE[:2500])
    code, out, err = run("scraper", "import", tmp_path / "broken.xml", *to)
    assert code == 1 and "broken.xml: Unreadable: no XML" in err


def test_an_entity_that_changes_during_the_walk_counts_as_it_was_last() -> None:
    """It comes twice in one run, and the later one may say less."""
    spider = tweedekamer.TweedeKamer(window=Window(False, None, (), {}), now="2099-01-01T00:00:00Z")
    walk = Walk(spider, Files(), lambda ident: pytest.fail(ident))
    found = []
    for number, refs in enumerate(('<zaak ref="z1"/><zaak ref="z2"/>', '<zaak ref="z1"/>')):
        url = f"{FEED}?skiptoken={number}&category=Document"
        one = entry(refs, "document").body.decode()
        page = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><updated>2099-0{number + 1}-01T00:00:00Z</updated>'
        page += f"<content>{one}</content></entry></feed>"
        response = TextResponse(url, body=page.encode(), request=Request(url, meta={"url": url}))
        found += [raw for raw in walk.parse(response, "Document", set(), number) if raw.key == "Document/x/Zaak"]
    assert max(found, key=lambda raw: (raw.version or raw.fetched, len(raw.body), raw.hash)).body == b'["z1"]'


def test_a_walk_starts_behind_its_points() -> None:
    resume = {"SyncFeed/Zaak": f"{FEED}?skiptoken=7&category=Zaak"}
    for window, first in (
        (Window(False, None, (), resume), resume["SyncFeed/Zaak"]),
        (Window(True, None, (), resume), f"{FEED}?category=Zaak"),
        (Window(False, date(2099, 1, 1), (), resume), f"{FEED}?category=Zaak"),
    ):
        spider = tweedekamer.TweedeKamer(window=window, now="2099-01-01T00:00:00Z")
        urls = [request.url for request in Walk(spider, Files(), lambda ident: pytest.fail(ident)).requests()]
        assert urls[0] == first and len(urls) == len(CATEGORIES) == len(ENTITIES) - 1
