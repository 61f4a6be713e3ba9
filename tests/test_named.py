"""References by name, against a small House of made-up moties: which paper, which version, or why none."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from db import records as r
from db.abbreviations import build_abbreviations, explained
from db.names import Heading, build_names, heading, nicknames
from db.store import build_papers, connect, insert_sql
from linker.days import periods
from linker.linked import link_citations
from linker.lookup import Lookup

BED = "Motie van de leden Jansen en De Wit over meer ziekenhuisbedden voor patiënten"
# number, title, day, kind, dossier, key and text of the official publication
PAPERS = [
    (1, BED, "2099-01-10", "Motie", "Zorg", None, None),
    (2, "Motie van het lid Jansen over gratis dekens voor daklozen", "2099-01-10", "Motie", "Zorg", None, None),
    (3, "Motie van het lid Jansen over een verbod op kussens van dons", "2099-01-10", "Motie", "Zorg", None, None),
    (4, "Motie van het lid Anna van Dam c.s. over lange wachtlijsten bij slaapklinieken aanpakken",
     "2099-02-01", "Motie", "Zorg", "kst-99001-4", None),
    (5, "Gewijzigde motie van het lid Anna van Dam c.s. over lange wachtlijsten bij slaapklinieken aanpakken"
     " (t.v.v. 99001-4)", "2099-02-08", "Motie", "Zorg", "kst-99001-5", None),
    (6, "Motie van het lid Bas van Dam over snurken in treinen", "2099-02-01", "Motie", "Spoor", "kst-99002-6", None),
    (7, "Motie van het lid Pietersen over nachtrust", "2099-03-01", "Motie", "Zorg", "kst-99001-7",
     "De Kamer,\nconstaterende dat straatverlichting felle lampen heeft;\nverzoekt de regering om dimmers,"),
    (8, "Motie van het lid Pietersen over alsnog dimmers", "2099-06-01", "Motie", "Zorg", "kst-99001-8",
     "De Kamer,\nconstaterende dat dimmers er niet zijn ondanks de motie-Pietersen;\nverzoekt de regering om haast,"),
    (9, "Voortgang slaaponderzoek en matrasnormen", "2099-04-02", "Brief regering", "Matrassen", None, None),
    (10, "Jaarverslag kussenfabrieken", "2099-04-02", "Brief regering", "Matrassen", None, None),
    (11, "Motie van het lid Jansen over fietsen in de gevangenis", "2098-05-05", "Motie", "Straf", None, None),
    (12, "Evaluatie van de Wet slapen en rusten (Wsr)", "2099-04-03", "Brief regering", "Rust", None, None),
    (13, "Uitvoering van de Wet slapen en rusten (Wsr)", "2099-04-20", "Brief regering", "Rust", None, None),
    (14, "Amendement van het lid Smit over luie stoelen", "2099-05-01", "Amendement", "Rust", None, None),
    (15, "Motie van de leden Bos en Kok over pyjama's", "2096-05-02", "Motie", "Rust", None, None),
    (16, "Motie van de leden Bos en Kok over pantoffels in kantoren van ministeries en provincies", "2099-05-02",
     "Motie", "Rust", None, None),
    *((n, f"Brief {n} over onderwerp {n} van beleid", "2099-04-05", "Brief regering", "Overig", None, None)
      for n in range(20, 60)),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("named") / "kamer.db"
    db = connect(path, create=True)
    db.execute("INSERT INTO herkomst VALUES (1, 'b', 's', 'h', 'u', 'o', 0)")
    for n, title, day, kind, dossier, kst, text in PAPERS:
        zaak = dict.fromkeys(r.columns(r.Zaak)) | {
            "id": f"z{n}", "nummer": f"2099Z{n:05}", "soort": kind, "onderwerp": title, "titel": dossier,
            "gestart_op": day, "volgnummer": n,
        }  # fmt: skip
        document = dict.fromkeys(r.columns(r.Document)) | {"id": f"d{n}", "nummer": f"2099D{n:05}", "soort": kind}
        add(db, r.Zaak(**zaak), r.Document(**document), r.ZaakDocument(f"z{n}", f"d{n}"))  # type: ignore[arg-type]
        if kst:
            add(db, r.DocumentVersie(f"v{n}", f"d{n}", None, 1, None, None, kst))
        if kst and text:
            add(db, r.Kamerstuk(kst, title, dossier, None, day, text, None, None))
    alone = dict.fromkeys(r.columns(r.Document)) | {  # an amendement once more, as a document without its zaak
        "id": "d90", "nummer": "2099D00090", "soort": "Amendement (gewijzigd/nader/vervangend)", "titel": "Rust",
        "onderwerp": PAPERS[13][1],
        "datum": PAPERS[13][2],
    }  # fmt: skip
    add(db, r.Document(**alone))  # type: ignore[arg-type]
    build_papers(db)
    build_names(db)
    build_abbreviations(db)
    db.commit()
    return path


def add(db: sqlite3.Connection, *records: r.Record) -> None:
    for record in records:
        db.execute(insert_sql(type(record), "herkomst"), (*r.row_of(type(record))(record), 1))


@pytest.fixture(scope="module")
def lookup(database: Path) -> Lookup:
    return Lookup(connect(database))


def link(text: str, lookup: Lookup, on: str = "2099-12-01") -> tuple[str, str | None]:
    found = [x for x in link_citations(text, lookup, date.fromisoformat(on)) if x.citation.kind == "named"]
    assert len(found) == 1, found
    return found[0].status, found[0].document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie de motie-Jansen/De Wit over ziekenhuisbedden.", "2099Z00001"),
        ("Zie de motie-De Wit/Jansen over ziekenhuisbedden.", "2099Z00001"),  # swapped
        ("Patiënten wachten op ziekenhuisbedden; de motie Jansen en De Wit vroeg erom.", "2099Z00001"),
        ("De daklozen kregen dekens na de motie-Jansen.", "2099Z00002"),  # what it is about stands around it
        ("de motie van het lid Jansen uit 2098 over dekens voor daklozen", "2099Z00002"),  # a wrong year
        ("de motie Jansen-De Wit over ziekenhuisbedden", "2099Z00001"),
        ("de motie van VVD-Kamerlid Jansen (VVD) over gratis dekens voor daklozen", "2099Z00002"),
        ("de motie van Jansen en De Wit over ziekenhuisbedden", "2099Z00001"),
        ("de motie-Pieterson over nachtrust", "kst-99001-7"),  # misspelt
        ("Er zijn felle lampen in de straatverlichting, zei de motie-Pietersen.", "kst-99001-7"),  # its text, not title
        ("Over dimmers ging de motie-Pietersen.", "kst-99001-7"),  # the other one names it, so it isn't meant
        ("de motie-Van Dam over snurken", "kst-99002-6"),  # namesakes
        (
            "de motie van het lid Anna van Dam c.s. over lange wachtlijsten bij slaapklinieken aanpakken",
            "kst-99001-4",
        ),  # the title in full
        ("De slaapklinieken hebben wachtlijsten, zie de motie-Van Dam c.s.", "kst-99001-5"),  # the last version
        (
            "uitvoering motie van het lid Anna van Dam c.s. over lange wachtlijsten bij slaapklinieken aanpakken",
            "kst-99001-5",
        ),  # what is carried out was voted on
        ("Wie moe is kan straks zitten: luie stoelen komen er met het amendement-Smit.", "2099Z00014"),
        ("Pantoffels en pyjama's, zei de motie-Bos/Kok.", "2099Z00016"),  # of two, a lead of some years is enough
        ("de oorspronkelijke motie-Van Dam c.s. over slaapklinieken", "kst-99001-4"),
        ("de gewijzigde motie-Van Dam c.s. over slaapklinieken", "kst-99001-5"),
        ("de motie-Van Dam c.s. van 1 februari 2099 over slaapklinieken", "kst-99001-4"),
        ("de motie-Pietersen (99 001, nr. 8)", "kst-99001-8"),  # the number says it
        ("In mijn brief van 2 april jl. staat hoe het matrasonderzoek gaat en het slaaponderzoek.", "2099Z00009"),
        ("de brief van de minister van VWS over de voortgang van slaaponderzoek", "2099Z00009"),
    ],
)
def test_linked(text: str, expected: str, lookup: Lookup) -> None:
    assert link(text, lookup) == ("linked", expected)


@pytest.mark.parametrize(
    ("text", "on", "status"),
    [
        ("de motie-Jansen over gratis dekens voor daklozen", "2099-01-09", "missing"),  # not there yet
        ("de motie-Jansen over snurken in treinen", "2099-12-01", "missing"),  # another's subject
        ("de motie-Wit/Pietersen over ziekenhuisbedden", "2099-12-01", "missing"),  # these two never did
        ("de motie-Fictief over ziekenhuisbedden", "2099-12-01", "missing"),
        ("Ook de motie-Jansen van 10 januari 2099 telt mee.", "2099-12-01", "ambiguous"),  # two of that day
        ("de Kamerbrief over kernwapens van 2 april 2099", "2099-12-01", "missing"),
    ],
)
def test_not_linked(text: str, on: str, status: str, lookup: Lookup) -> None:
    assert link(text, lookup, on) == (status, None)


def test_two_that_fit_alike_are_ambiguous_and_listed(lookup: Lookup) -> None:
    text = "Over de Wet slapen en rusten ging de Kamerbrief over de Wet slapen en rusten."
    found = next(x for x in link_citations(text, lookup, date(2099, 12, 1)) if x.citation.kind == "named")
    assert found.status == "ambiguous"
    assert {c.document for c in found.candidates} == {"2099Z00012", "2099Z00013"}


def test_a_number_without_a_key_yet_is_found_in_its_dossier(lookup: Lookup) -> None:
    found = link_citations("Kamerstuk 99 001, nr. 2", lookup, None)
    assert [(x.status, x.document) for x in found] == [("linked", "2099Z00002")]
    assert [x.status for x in link_citations("Kamerstuk 99 003, nr. 2", lookup, None)] == ["missing"]


def test_the_index_is_built_once(database: Path) -> None:
    db = connect(database)
    before = db.execute("SELECT * FROM stuk_indiener").fetchall()
    assert ("dam", "anna van dam", 1) in {(key, name, titled) for key, _, name, titled in before}
    assert build_names(db) == 0
    db.execute("DELETE FROM zaak WHERE id = 'z6'")
    build_papers(db)
    assert build_names(db) > 0
    assert "bas van dam" not in {name for _, _, name, _ in db.execute("SELECT * FROM stuk_indiener")}
    db.rollback()


def test_cite_says_named(database: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    row = json.dumps(
        {"id": "a", "text": "Dat vroeg de motie-Jansen/De Wit over ziekenhuisbedden.", "date": "2099-12-01"}
    )
    code, out, err = run("linker", "cite", "--db", database, "--jsonl", "-", stdin=row + "\n")
    assert (code, err) == (0, "")
    (cited,) = json.loads(out)["citations"]
    assert (cited["kind"], cited["target"], cited["status"], cited["document"], cited["title"]) == (
        "named", None, "linked", "2099Z00001", BED,
    )  # fmt: skip
    assert "zelfde indieners" in cited["evidence"]
    code, out, err = run(
        "linker", "cite", "--db", database, "--jsonl", "-", stdin=row.replace("2099-12-01", "gisteren")
    )
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_without_a_database_a_name_beside_its_number_is_that_number(run: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = run("linker", "cite", "-", stdin="de motie-Jansen (99 001, nr. 8) en de motie-De Wit over bedden")
    assert [c["kind"] for c in json.loads(out)["citations"]] == ["kamerstuk", "named"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Motie van het lid Van der Plas c.s. over x", ("motie", 0, ("Van der Plas",), True, None)),
        ("Gew. motie-Dik-Faber/El Yassini over x", ("motie", 1, ("Dik-Faber", "El Yassini"), False, None)),
        ("Nader gewijzigde motie van de leden A en B (t.v.v. 99 001, nr. 7)", None),
        ("Tweede nader gewijzigd amendement van de leden Jansen, Smit en Özer ter vervanging van nr. 12 over x",
         ("amendement", 3, ("Jansen", "Smit", "Özer"), False, 12)),
        ("Motie van Mona Jansen over x", ("motie", 0, ("Mona Jansen",), False, None)),
        ("Brief over moties", None),
    ],
)  # fmt: skip
def test_heading(title: str, expected: tuple[object, ...] | None) -> None:
    found = heading(title)
    assert (found and (found.kind, found.version, found.names, found.others, found.replaces)) == expected
    assert found is None or isinstance(found, Heading)


def test_nicknames() -> None:
    assert nicknames("voer de motie-De Wit/Jansen uit en de motie van het lid Özer") == {"jansen/wit", "ozer"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wet maatschappelijke ondersteuning (Wmo)", [("wmo", "wet maatschappelijk ondersteuning")]),
        ("de Zorgverzekeringswet (Zvw)", [("zvw", "zorgverzekeringswet")]),
        ("de motie (gewijzigd) van Jansen (VVD)", []),
    ],
)
def test_abbreviations(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(explained(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("van 3 juli 2025", ["2025-07-03/2025-07-03"]),
        ("op 5 december jl.", ["2024-12-05/2024-12-05"]),
        ("dinsdag 3-7-2025", ["2025-07-03/2025-07-03"]),
        ("uit december 2023", ["2023-12-01/2023-12-31"]),
        ("in september", ["2025-09-01/2025-09-30"]),
        ("uit 2017", ["2017-01-01/2017-12-31"]),
        ("31 juni 2025, vergaderjaar 2023-2024", []),
    ],
)
def test_periods(text: str, expected: list[str]) -> None:
    assert [f"{p.first}/{p.last}" for p in periods(text, date(2025, 11, 3))] == expected
    assert periods("op 5 december", None) == []
