"""The database's own promises: schema and records agree, papers are one row each, publishing is atomic."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import migrations
from db import records as r
from db.lemmas import MANY, lemma_lines, lemmas
from db.outcomes import build_outcomes
from db.publish import problems, publish
from db.report import health
from db.store import VIEWS, DatabaseError, build_papers, connect, insert, insert_sql
from db.words import build_words


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    return connect(tmp_path / "kamer.db", create=True)


def add(db: sqlite3.Connection, *records: r.Record) -> None:
    db.execute("INSERT OR IGNORE INTO herkomst VALUES (1, 'b', 's', 'h', 'u', 'o', 0)")
    for record in records:
        db.execute(insert_sql(type(record), "herkomst"), (*r.row_of(type(record))(record), 1))


def zaak(n: int, **more: object) -> r.Zaak:
    values = dict.fromkeys(r.columns(r.Zaak)) | {
        "id": f"z{n}",
        "nummer": f"2099Z{n:05}",
        "soort": "Brief regering",
    }
    return r.Zaak(**values | {"onderwerp": f"Titel {n}", "gestart_op": "2099-01-02", "volgnummer": n} | more)  # type: ignore[arg-type]


def document(n: int, **more: object) -> r.Document:
    values = dict.fromkeys(r.columns(r.Document)) | {
        "id": f"d{n}",
        "nummer": f"2099D{n:05}",
        "soort": "Brief regering",
    }
    return r.Document(**values | {"onderwerp": f"Titel {n} ", "datum": "2099-01-02", "ondernummer": n} | more)  # type: ignore[arg-type]


@pytest.mark.parametrize("record", r.TABLES, ids=r.table)
def test_columns_are_those_of_the_dataclass(db: sqlite3.Connection, record: type[r.Record]) -> None:
    info = db.execute(f"PRAGMA table_info({r.table(record)})").fetchall()
    fact = ["herkomst"] if record in r.FACTS else []
    assert [row[1] for row in info] == [*r.columns(record), *fact]
    if record is not r.Bestand:
        keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        assert tuple(keys) == (*record.pk, *(["herkomst"] if record in r.SIDES else []))


def test_a_new_database_is_sound_and_has_all_views(db: sqlite3.Connection) -> None:
    assert problems(db) == []
    for view in VIEWS.glob("*.sql"):
        assert db.execute(f"SELECT count(*) FROM {view.stem}").fetchone()[0] == 0


def test_relations_of_an_older_file_are_kept(tmp_path: Path) -> None:
    old = Database(tmp_path / "k.db")
    migrations.kamer.apply(old, stop_before="m004_sides_and_counts")
    old.executescript(
        "INSERT INTO herkomst VALUES (1, 'b', 'k', 'h', 'u', 't', 0);"
        "INSERT INTO zaak_document VALUES ('z1', 'd1', 1); INSERT INTO agendapunt_zaak VALUES ('p1', 'z1', 1);"
        "INSERT INTO document_bijlage VALUES ('d1', 'd2', 1);"
    )
    old.close()
    new = connect(tmp_path / "k.db")
    assert [new.execute(f"SELECT * FROM {r.table(side)}").fetchall() for side in r.SIDES] == [
        [("z1", "d1", 1)], [("d1", "d2", 1)], [("p1", "z1", 1)],
    ]  # fmt: skip
    assert problems(new) == []


def test_words_and_dossiers_of_an_older_file_are_counted(tmp_path: Path) -> None:
    old = Database(tmp_path / "k.db")
    migrations.kamer.apply(old, stop_before="m015_words")
    old.executescript(
        "INSERT INTO stuk (nr, id, titel, dossiertitel) VALUES (1, 'a', 'Bed', 'Bedden'), (2, 'b', 'Brood', NULL);"
        "INSERT INTO stuk_zoek (rowid, lemmas) VALUES (1, 'bed'), (2, 'brood bed');"
        "INSERT INTO motie_zoek (rowid, lemmas) VALUES (2, 'bed bed deken');"
    )
    old.close()
    new = connect(tmp_path / "k.db")
    assert new.execute("SELECT * FROM woord").fetchall() == [("bed", 2, 1), ("brood", 1, 0), ("deken", 0, 1)]
    assert new.execute("SELECT nr FROM stuk_dossier").fetchall() == [(1,)]
    assert build_words(new) == 0
    assert new.execute("SELECT rowid FROM stuk_zoek WHERE stuk_zoek MATCH 'bed' ORDER BY 1").fetchall() == [(1,), (2,)]
    assert problems(new) == []


def papers(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    build_papers(db)
    return db.execute("SELECT id, kst, zaak, document FROM stuk ORDER BY id").fetchall()


def test_zaak_and_its_document_are_one_paper(db: sqlite3.Connection) -> None:
    version = r.DocumentVersie("v1", "d1", None, 2, None, None, "kst-36600-XVI-1")
    add(db, zaak(1), document(1), r.ZaakDocument("z1", "d1"), version)
    assert papers(db) == [("kst-36600-XVI-1", "kst-36600-XVI-1", "2099Z00001", "2099D00001")]


def test_without_a_relation_title_kind_day_and_number_tell(db: sqlite3.Connection) -> None:
    add(db, zaak(1), document(1), zaak(2), document(2, datum="2099-01-03"))
    assert papers(db) == [
        ("2099D00002", None, None, "2099D00002"),
        ("2099Z00001", None, "2099Z00001", "2099D00001"),
        ("2099Z00002", None, "2099Z00002", None),
    ]


def test_a_pair_that_both_sides_tell_of_is_one_paper(db: sqlite3.Connection) -> None:
    add(db, zaak(1), document(1), r.ZaakDocument("z1", "d1"))
    db.execute("INSERT INTO herkomst SELECT id + 1, bron, 'other side', hash, url, opgehaald, voorbeeld FROM herkomst")
    db.execute("INSERT INTO zaak_document SELECT zaak_id, document_id, herkomst + 1 FROM zaak_document")
    assert papers(db) == [("2099Z00001", None, "2099Z00001", "2099D00001")]


def test_a_document_of_the_woo_index_is_a_paper(db: sqlite3.Connection) -> None:
    url = "https://open.overheid.nl/documenten/99"
    add(db, r.WooDocument("99", 1, "Onderzoek bedden", "rapport", None, "2099-01-02", None, url),
        r.Bestand(f"{url}/file", url, "bijlage.pdf"))  # fmt: skip
    build_papers(db)
    assert db.execute("SELECT id, url, soort, titel, andere_titels, datum FROM stuk").fetchall() == [
        (url, url, "rapport", "Onderzoek bedden", "bijlage.pdf", "2099-01-02")
    ]


def test_two_that_look_alike_are_not_paired(db: sqlite3.Connection) -> None:
    add(db, zaak(1), document(1), document(3, onderwerp="Titel 1", ondernummer=1))
    assert [row[0] for row in papers(db)] == ["2099D00001", "2099D00003", "2099Z00001"]


def test_a_question_and_its_answer_stay_two_papers(db: sqlite3.Connection) -> None:
    add(db, zaak(1, soort="Schriftelijke vragen"), document(1, soort="Schriftelijke vragen"),
        document(2, soort="Antwoord schriftelijke vragen"),
        r.ZaakDocument("z1", "d1"), r.ZaakDocument("z1", "d2"))  # fmt: skip
    assert [row[0] for row in papers(db)] == ["2099D00002", "2099Z00001"]


def dossier(n: int) -> r.Kamerstukdossier:
    return r.Kamerstukdossier(f"k{n}", 99000 + n, "XV" if n == 1 else None, None, None, None, None, None)


def test_the_number_in_its_one_dossier_stands_in_for_an_official_id(db: sqlite3.Connection) -> None:
    add(db, zaak(7), dossier(1), r.ZaakDossier("z7", "k1"))
    assert papers(db)[0][0] == "kst-99001-XV-7"


def test_of_two_dossiers_none_is_guessed(db: sqlite3.Connection) -> None:
    add(db, zaak(7), dossier(1), dossier(2), r.ZaakDossier("z7", "k1"), r.ZaakDossier("z7", "k2"))
    assert papers(db)[0][0] == "2099Z00007"


def test_an_official_id_belongs_to_one_paper(db: sqlite3.Connection) -> None:
    add(db, zaak(7), dossier(2), r.ZaakDossier("z7", "k2"), document(9, onderwerp="Heel iets anders"),
        r.DocumentVersie("v1", "d9", None, 2, None, None, "kst-99002-7"))  # fmt: skip
    assert [row[0] for row in papers(db)] == ["2099Z00007", "kst-99002-7"]


def test_building_papers_again_changes_nothing_and_follows_changes(db: sqlite3.Connection) -> None:
    add(db, zaak(1), zaak(2))
    assert build_papers(db) == 2
    assert build_papers(db) == 0
    db.execute("UPDATE zaak SET onderwerp = 'Andere bedden' WHERE id = 'z1'")
    db.execute("DELETE FROM zaak WHERE id = 'z2'")
    assert build_papers(db) == 3  # two gone, one new
    assert db.execute("SELECT count(*) FROM stuk_zoek WHERE stuk_zoek MATCH 'bed'").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM stuk_zoek").fetchone()[0] == 1


def vote(n: int, soort: str, size: int, person: str | None = None, fractie: str = "f1") -> r.Stemming:
    return r.Stemming(f"s{n}", "b1", soort, size, None, fractie, False, person, fractie, None)


@pytest.mark.parametrize(
    ("how", "votes", "voor", "tegen"),
    [
        ("Met handopsteken", [vote(1, "Voor", 80), vote(2, "Tegen", 70, fractie="f2")], 80, 70),
        ("Met handopsteken", [vote(1, "Voor", 80), vote(2, "Tegen", 80, "p1"),
                               vote(3, "Tegen", 70, fractie="f2")], 79, 71),
        ("Met handopsteken", [vote(1, "Voor", 80), vote(2, "Voor", 80), vote(3, "Tegen", 70, fractie="f2")], 80, 70),
        ("Hoofdelijk", [vote(n, "Voor" if n < 73 else "Tegen" if n < 144 else "Niet deelgenomen", 30, f"p{n}")
                        for n in range(150)], 73, 71),
        ("Hoofdelijk", [vote(1, "Voor", 30, "p1"), vote(2, "Tegen", 30, "p2")], None, None),
    ],
    ids=["fracties by size", "a deviating member counts one", "a row that stands twice", "hoofdelijk counts heads",
         "most votes are missing"],
)  # fmt: skip
def test_votes_of_a_motie(
    db: sqlite3.Connection, how: str, votes: list[r.Stemming], voor: int | None, tegen: int | None
) -> None:
    add(db, zaak(1, soort="Motie"), r.BesluitZaak("b1", "z1", ""), *votes,
        r.Besluit("b1", "p1", how, "Stemmen - aangenomen", None, None, "Besluit", 1, None, None))  # fmt: skip
    build_papers(db)
    build_outcomes(db)
    assert db.execute("SELECT uitkomst, voor, tegen FROM motie").fetchall() == [("aangenomen", voor, tegen)]


def test_votes_on_two_moties_at_once_count_once_for_each(db: sqlite3.Connection) -> None:
    add(
        db,
        *(zaak(n, soort="Motie") for n in (1, 2)),
        *(r.BesluitZaak("b1", f"z{n}", "") for n in (1, 2)),
        r.Besluit("b1", "p1", "Met handopsteken", "Stemmen - aangenomen", None, None, "Besluit", 1, None, None),
        vote(1, "Voor", 80),
        vote(2, "Tegen", 70, fractie="f2"),
    )
    build_outcomes(db)
    assert db.execute("SELECT voor, tegen FROM motie_uitkomst").fetchall() == [(80, 70)] * 2


@pytest.mark.parametrize(
    ("soort", "outcome"),
    [
        ("Stemmen - aangenomen", "aangenomen"), ("Stemmen - zonder stemming aannemen", "aangenomen"),
        ("Stemmen - verworpen", "verworpen"), ("Stemmen - niet aangenomen", "verworpen"),
        ("Stemmen - aangehouden", "aangehouden"), ("Stemmen - aangehouden (al tijdens debat)", "aangehouden"),
        ("Stemmen - ingetrokken", "ingetrokken"), ("Stemmen - vervallen", "vervallen"),
        ("Stemmen - gestaakt", "gestaakt"), ("Overgenomen", "overgenomen"), ("Ingediend", "ingediend"),
    ],
)  # fmt: skip
def test_outcomes(db: sqlite3.Connection, soort: str, outcome: str | None) -> None:
    add(db, zaak(1, soort="Motie"), r.BesluitZaak("b1", "z1", ""),
        r.Besluit("b1", None, None, soort, None, None, "Besluit", 1, None, None))  # fmt: skip
    build_outcomes(db)
    assert db.execute("SELECT uitkomst FROM motie").fetchone() == (outcome,)


def activity(n: int, day: str) -> list[r.Record]:
    values = dict.fromkeys(r.columns(r.Activiteit)) | {"id": f"a{n}", "datum": day}
    return [r.Activiteit(**values), r.Agendapunt(f"p{n}", f"a{n}", None, None, None, None, None, None)]  # type: ignore[arg-type]


def test_the_latest_besluit_counts_by_the_day_of_its_activiteit(db: sqlite3.Connection) -> None:
    add(db, zaak(1, soort="Motie"), *activity(1, "2099-01-01"), *activity(2, "2099-02-01"),
        r.BesluitZaak("b1", "z1", ""), r.BesluitZaak("b2", "z1", ""),
        r.Besluit("b1", "p1", None, "Stemmen - aangehouden", None, None, "Besluit", 1, "2099-03-01", None),
        r.Besluit("b2", "p2", None, "Stemmen - aangenomen", None, None, "Besluit", 1, "2099-02-01", None))  # fmt: skip
    build_outcomes(db)
    assert db.execute("SELECT uitkomst, stemdatum FROM motie").fetchone() == ("aangenomen", "2099-02-01")


def test_publish_replaces_whole_and_keeps_what_is_served_when_the_check_fails(tmp_path: Path) -> None:
    source, site = tmp_path / "kamer.db", tmp_path / "site"
    db = connect(source, create=True)
    add(db, zaak(1))
    db.commit()
    served = publish(source, site)
    assert sqlite3.connect(served).execute("SELECT count(*) FROM zaak").fetchone() == (1,)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE zaak SET herkomst = 99")
    db.commit()
    with pytest.raises(DatabaseError, match="foreign key"):
        publish(source, site)
    assert [path.name for path in site.iterdir()] == ["kamer.db"]
    assert sqlite3.connect(served).execute("SELECT herkomst FROM zaak").fetchone() == (1,)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database, but long enough to look at")
    with pytest.raises(DatabaseError, match=r"x\.db"):
        connect(tmp_path / "x.db")
    with pytest.raises(DatabaseError, match="no such database"):
        connect(tmp_path / "y.db")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gemeenten", ["gemeente"]),
        ("coördinatie", ["coordinatie"]),
        ("EU-burgers", ["eu", "burger"]),
        ("uitgevoerd", ["uitvoeren"]),
    ],
)
def test_lemmas(text: str, expected: list[str]) -> None:
    assert lemmas(text) == expected


def test_votes_of_a_pair_that_was_derived_from_a_change_stamp_are_not_shown(db: sqlite3.Connection) -> None:
    add(db, zaak(1, soort="Motie"), r.BesluitZaak("b1", "z1", "same change stamp"), vote(1, "Voor", 80),
        r.Besluit("b1", "p1", None, "Stemmen - aangenomen", None, None, "Besluit", 1, None, None))  # fmt: skip
    build_outcomes(db)
    row = db.execute("SELECT uitkomst, uitkomst_methode, voor, tegen FROM motie").fetchone()
    assert row == ("aangenomen", "same change stamp", None, None)


def test_many_lines_come_back_in_their_order() -> None:
    texts = [f"Gemeenten {n}" for n in range(MANY + 1)]
    assert list(lemma_lines(texts)) == [f"gemeente {n}" for n in range(MANY + 1)]
    assert list(lemma_lines(texts[:2])) == ["gemeente 0", "gemeente 1"]


def test_the_worklist_names_what_needs_a_look_once(db: sqlite3.Connection) -> None:
    add(db, r.Fout("b", "x", "kapot"), r.Verrassing("b", "y", "Kleur"), r.Verrassing("b", "z", "Kleur"),
        r.BestandTekst("https://e.org/scan.pdf", "application/pdf", 3, ""))  # fmt: skip
    run = r.Crawl(1, "b", "full", "t0", "t1", 2, 1, 0, 0, 1, '["b x: kapot", "b: dag is niet volledig"]', "{}")
    insert(db, [run])
    assert db.execute("SELECT soort, wat, waarom FROM worklist ORDER BY soort").fetchall() == [
        ("bestand zonder tekst", "https://e.org/scan.pdf", "geen tekstlaag: waarschijnlijk een scan"),
        ("fout", "x", "kapot"),
        ("laatste run", "t1", "b: dag is niet volledig"),
        ("onbekend veld", "y", "Kleur (2 keer)"),
    ]


def test_what_is_held_per_year_against_what_the_source_counts(db: sqlite3.Connection) -> None:
    add(db, zaak(1), zaak(2), zaak(3, gestart_op="2098-01-01"), zaak(4, gestart_op=None),
        r.Verwacht("tweedekamer", "Zaak", "2099", 20), r.Verwacht("tweedekamer", "Zaak", "2098", 1),
        r.Verwacht("tweedekamer", "Activiteit", "2099", 4))  # fmt: skip
    assert db.execute("SELECT * FROM bron_jaar").fetchall() == [
        ("tweedekamer", "Activiteit", "2099", 0, 4),
        ("tweedekamer", "Zaak", "", 1, None),
        ("tweedekamer", "Zaak", "2098", 1, 1),
        ("tweedekamer", "Zaak", "2099", 2, 20),
    ]
    # a few that are missing are no gap: sources count while they change
    gaps = "SELECT waar, wat, waarom FROM worklist WHERE soort = 'onvolledig jaar'"
    assert db.execute(gaps).fetchall() == [("tweedekamer", "Zaak 2099", "2 van 20")]
    insert(db, [r.Bron("tweedekamer", "TK", "TK", "CC0", "https://e.org", 900)])
    assert db.execute("SELECT stukken, verwacht FROM bron_stand WHERE bron = 'tweedekamer'").fetchall() == [(4, 21)]
    (found,) = health(db, date(2099, 6, 1))
    assert "incomplete: Zaak 2099 (2 van 20)" in found.alarmen


def test_a_source_that_is_not_read_says_so_and_is_no_alarm(db: sqlite3.Connection) -> None:
    insert(db, [r.Bron("ek", "EK", "EK", "?", "https://e.org", None, "Wordt nog niet gelezen.")])
    assert db.execute("SELECT bron, laatste_run, rijen, opmerking FROM bron_stand").fetchall() == [
        ("ek", None, 0, "Wordt nog niet gelezen.")
    ]
    (found,) = health(db, date(2099, 6, 1))
    assert (found.opmerking, found.alarmen) == ("Wordt nog niet gelezen.", [])
