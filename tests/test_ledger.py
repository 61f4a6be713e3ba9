"""The ledger: texts to claims, claims to standings, standings to lists; and what holds whatever is said."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from db import derived, served
from db import records as r
from db.chains import build_chains, build_links
from db.outcomes import build_outcomes
from db.store import DatabaseError, build_papers, connect, insert, insert_sql
from linker import courses, ledger, overview
from linker.claims import Claim
from linker.claims.settled import ENDS, as_told
from tests.test_site import SITE

Run = Callable[..., tuple[int, str, str]]
ON = date(2099, 6, 1)


def row(record: type[r.Record], **values: object) -> r.Record:
    return record(**dict.fromkeys(r.columns(record)) | values)  # type: ignore[arg-type]


def add(db: sqlite3.Connection, *found: r.Record) -> None:
    for record in found:
        number = db.execute("SELECT coalesce(max(id), 0) + 1 FROM herkomst").fetchone()[0]
        db.execute("INSERT INTO herkomst VALUES (?, 'b', ?, ?, 'u', 'o', 1)", (number, f"s{number}", f"h{number}"))
        db.execute(insert_sql(type(record), "herkomst"), (*r.row_of(type(record))(record), number))


def motie(
    n: int, outcome: str = "Stemmen - aangenomen", day: str = "2099-01-10", dictum: str = "verzoekt"
) -> list[r.Record]:
    """A motie that was voted on: zaak, document, official text, besluit."""
    asks = not dictum.startswith("spreekt")
    kst = f"kst-99101-{n}"
    return [
        row(r.Zaak, id=f"z{n}", nummer=f"2099Z{n:05}", soort="Motie",
            onderwerp=f"Motie van het lid Jansen over bed {n}", gestart_op="2099-01-05", volgnummer=n),
        row(r.Document, id=f"d{n}", nummer=f"2099D{n:05}", soort="Motie", datum="2099-01-05",
            onderwerp=f"Motie van het lid Jansen over bed {n}", ondernummer=n),
        r.ZaakDocument(f"z{n}", f"d{n}"),
        row(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", versienummer=1, externe_identifier=kst),
        row(r.Kamerstuk, kst=kst, titel="MOTIE", datum="2099-01-05", tekst=dictum, dictum=f"{dictum} bed {n}"),
        row(r.KamerstukVerzoek, kst=kst, volgorde=1, soort="verzoekt" if asks else "spreekt uit", tekst=f"bed {n}",
            vraagt=asks),
        row(r.Activiteit, id=f"a{n}", datum="2099-01-10"),
        row(r.Agendapunt, id=f"p{n}", activiteit_id=f"a{n}"),
        row(r.Besluit, id=f"b{n}", agendapunt_id=f"p{n}", besluitsoort=outcome, status="Besluit"),
        r.BesluitZaak(f"b{n}", f"z{n}", ""),
    ]  # fmt: skip


def letter(n: int, text: str, day: str = "2099-03-01") -> list[r.Record]:
    """A letter of the government with its text."""
    kst = f"kst-99101-{n}"
    return [
        row(r.Zaak, id=f"z{n}", nummer=f"2099Z{n:05}", soort="Brief regering", onderwerp=f"Bedden {n}", gestart_op=day,
            volgnummer=n),
        row(r.Document, id=f"d{n}", nummer=f"2099D{n:05}", soort="Brief regering", datum=day, onderwerp=f"Bedden {n}",
            ondernummer=n),
        r.ZaakDocument(f"z{n}", f"d{n}"),
        row(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", versienummer=1, externe_identifier=kst),
        row(r.Kamerstuk, kst=kst, titel="BRIEF", datum=day, tekst=text),
    ]  # fmt: skip


SAID = "\n".join(
    [
        "De motie-Jansen (Kamerstuk 99 101, nr. 1) voer ik niet uit.",
        "Uiterlijk 1 april 2099 komt het onderzoek waar de motie-Jansen (Kamerstuk 99 101, nr. 2) om vraagt.",
        "Uiterlijk 1 december 2099 komt de telling waar de motie-Jansen (Kamerstuk 99 101, nr. 3) om vraagt.",
        "De motie-Jansen (Kamerstuk 99 101, nr. 4) is deels uitgevoerd.",
        "De motie-Jansen (Kamerstuk 99 101, nr. 5) is uitgevoerd.",
    ]
)


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    return moties_and_a_letter(tmp_path / "kamer.db")


def moties_and_a_letter(path: Path) -> sqlite3.Connection:
    """Eight moties (7 is rejected, 8 only pronounces) and a letter that speaks of five of them."""
    connection = connect(path, create=True)
    for n in range(1, 9):
        outcome = "Stemmen - verworpen" if n == 7 else "Stemmen - aangenomen"
        add(connection, *motie(n, outcome, dictum="spreekt uit dat" if n == 8 else "verzoekt de regering"))
    add(connection, *letter(20, SAID))
    insert(
        connection, [r.Crawl(1, "b", "full", "2099-06-01T01:00:00Z", "2099-06-01T02:00:00Z", 1, 1, 0, 0, 0, "[]", "{}")]
    )
    build(connection)
    return connection


def build(connection: sqlite3.Connection) -> None:
    build_papers(connection)
    build_links(connection)
    build_chains(connection)
    build_outcomes(connection)
    connection.commit()


def update(connection: sqlite3.Connection, on: date = ON) -> int:
    return ledger.update_claims(connection) + ledger.update_stands(connection, on)


LISTS = {
    "kst-99101-1": "geweigerd", "kst-99101-2": "te_laat", "kst-99101-3": "loopt", "kst-99101-4": "deels",
    "kst-99101-6": "geen_bericht",
}  # fmt: skip


def lists(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT kst, categorie FROM onuitgevoerde_motie ORDER BY kst"))


def test_each_motie_with_something_left_to_do_is_in_one_list(db: sqlite3.Connection) -> None:
    assert update(db) > 0
    assert lists(db) == LISTS
    stands = dict(db.execute("SELECT kst, stand FROM motie_stand"))
    assert (stands["kst-99101-5"], stands["kst-99101-7"], stands["kst-99101-8"]) == ("executed", None, "no_request")


def test_the_words_that_decide_are_those_of_the_letter(db: sqlite3.Connection) -> None:
    update(db)
    found = db.execute("SELECT bewijs, bewijs_document FROM motie_stand WHERE bewijs IS NOT NULL").fetchall()
    assert len(found) == 5
    assert all(quote in SAID and document == "kst-99101-20" for quote, document in found)
    for text, start, end, evidence in db.execute('SELECT ref_text, start, "end", evidence FROM claim'):
        assert SAID[start:end] == text
        assert evidence is None or evidence in SAID


@given(st.text(alphabet="ab .|\n", max_size=300))
def test_unwrapping_keeps_every_place(text: str) -> None:
    found = ledger.unwrapped(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, found, strict=True))


def test_only_line_ends_inside_a_sentence_are_taken_out() -> None:
    text = "Kop\nAan de gewijzigde motie van de leden Jansen en De Vries wordt door ons\ngewerkt. Dat duurt nog.\nSlot"
    assert ledger.unwrapped(text) == text.replace("ons\ngewerkt", "ons gewerkt")
    rows = f"1 | Motie-Jansen over bedden (99 101, nr. 1) | Gereed {'x' * 40}\n2 | Motie-Jansen | Loopt"
    assert ledger.unwrapped(rows) == rows


@pytest.mark.parametrize(("kind", "whole"), [("application/pdf", True), ("application/xml", False)])
def test_only_the_lines_of_a_pdf_are_put_together(db: sqlite3.Connection, kind: str, whole: bool) -> None:
    text = "Aan de gewijzigde motie van de leden Jansen en De Vries wordt door ons\ngewerkt."
    add(db, row(r.BestandTekst, url="u", content_type=kind, tekst=text))
    assert ("\n" not in ledger._text_of(db, "bestand u")) == whole


@pytest.mark.parametrize(
    ("status", "sure", "kept"),
    [
        ("executed", 0.9, "executed"),
        ("executed", 0.89, "closed_unclear"),
        ("not_executed", 0.5, "closed_unclear"),
        ("superseded", 0.2, "closed_unclear"),
        ("in_progress", 0.5, "in_progress"),
        ("announced", 0.49, "closed_unclear"),
        ("closed_unclear", 0.1, "closed_unclear"),
        ("executed", 0.19, "none"),
        ("none", 0.3, "none"),
    ],
)
def test_what_the_reader_is_not_sure_of_is_unclear_and_what_is_hardly_probable_is_no_claim(
    status: str, sure: float, kept: str
) -> None:
    quote = None if status == "none" else "De motie-Quist is uitgevoerd"
    claim = Claim("de motie-Quist", None, status, None, None, quote, 0, 14, sure, sure)
    told = ledger.cautious(claim)
    assert (told.status, told.evidence) == (kept, None if kept == "none" else quote)


@given(st.sampled_from(ENDS), st.floats(0, 1))
def test_an_end_that_is_told_as_unclear_stands_in_the_ledger_as_it_would_have(end: str, sure: float) -> None:
    kept = [
        ledger.cautious(Claim("de motie-Quist", None, status, None, None, None, 0, 14, sure, sure)).status
        for status in (end, as_told(end, {end: sure}))
    ]
    assert kept[0] == kept[1]


def test_all_that_decides_what_is_read_marks_the_claims() -> None:
    """A changed expression or weight must not leave what was read before as it is."""
    names = {file.name for file in ledger.read_by()}
    assert {"weights.tsv.gz", "network.npz", "refused.py", "forms.py", "find.py", "lemmas.py", "ledger.py"} <= names


def test_again_changes_nothing(db: sqlite3.Connection) -> None:
    update(db)
    assert update(db) == 0


def test_a_changed_text_is_read_again_and_one_that_is_gone_is_forgotten(db: sqlite3.Connection) -> None:
    update(db)
    words = "De motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd."
    db.execute("UPDATE kamerstuk SET tekst = ? WHERE kst = 'kst-99101-20'", (words,))
    payload = "SELECT herkomst FROM kamerstuk WHERE kst = 'kst-99101-20'"
    db.execute(f"UPDATE herkomst SET hash = 'new' WHERE id = ({payload})")
    update(db)
    assert set(lists(db).values()) == {"geen_bericht"}
    assert "kst-99101-6" not in lists(db)
    db.execute("DELETE FROM kamerstuk WHERE kst = 'kst-99101-20'")
    update(db)
    assert db.execute("SELECT count(*) FROM claim").fetchone() == (0,)
    assert db.execute("SELECT DISTINCT stand FROM stand").fetchall() == [("no_request",)]


def test_a_mention_that_claims_nothing_changes_nothing(db: sqlite3.Connection) -> None:
    update(db)
    before = db.execute("SELECT * FROM stand ORDER BY item").fetchall()
    add(db, *letter(21, "De motie-Jansen (Kamerstuk 99 101, nr. 6) is op 5 januari ingediend.", "2099-04-01"))
    build(db)
    update(db)
    assert db.execute("SELECT status FROM claim WHERE document = 'kst-99101-21'").fetchall() == [("none",)]
    assert db.execute("SELECT * FROM stand ORDER BY item").fetchall() == before


def test_a_day_back_sees_nothing_that_came_later(db: sqlite3.Connection) -> None:
    update(db)
    early = {str(found["kst"]): found["categorie"] for found in overview.rows(db, date(2099, 2, 1))}
    assert set(early.values()) == {"geen_bericht"}
    assert len(early) == 6  # the rejected one and the one that asks nothing are not in it
    assert overview.rows(db, date(2099, 1, 9)) == []
    today = {str(found["kst"]): found["categorie"] for found in overview.rows(db, ON)}
    assert today == lists(db)
    assert [found["kst"] for found in overview.rows(db, ON, ["36410"])] == []


@pytest.mark.parametrize(
    ("ref", "item"),
    [
        ("De motie van het lid De Vries over zachte kussens voor bejaarden (Kamerstuk 99 102, nr. 12)", "2099Z00012"),
        (
            "De motie van het lid De Vries over zachte kussens voor bejaarden (Kamerstuk 99 102, nr. 13)",
            None,
        ),  # another number
        (
            "De motie van het lid Pietersen over zachte kussens voor bejaarden (Kamerstuk 99 102, nr. 12)",
            None,
        ),  # another name
    ],
)
def test_a_motie_whose_official_id_is_not_known_is_found_by_its_number_and_its_name(
    db: sqlite3.Connection, ref: str, item: str | None
) -> None:
    title = "Motie van het lid De Vries over zachte kussens voor bejaarden"
    values = {"id": "z12", "nummer": "2099Z00012", "soort": "Motie", "titel": "Kussens", "volgnummer": 12}
    add(db, row(r.Zaak, **values, onderwerp=title, gestart_op="2099-01-05"))
    add(db, *letter(22, f"{ref} is uitgevoerd.", "2099-04-01"))
    derived.build(db)
    update(db)
    found = db.execute("SELECT item, method FROM claim WHERE document = 'kst-99101-22'").fetchall()
    assert [row[0] for row in found] == [item]
    assert item or found[0][1].endswith("staat niet onder dat nummer in de verzamelde stukken")


def test_what_is_said_of_an_earlier_version_is_said_of_the_last(db: sqlite3.Connection) -> None:
    add(db, *motie(9))
    db.execute("UPDATE kamerstuk SET vervangt = 'kst-99101-6' WHERE kst = 'kst-99101-9'")
    db.execute("DELETE FROM besluit_zaak WHERE zaak_id = 'z6'")
    add(db, *letter(22, "De motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd.", "2099-04-01"))
    build(db)
    update(db)
    stands = dict(db.execute("SELECT kst, stand FROM motie_stand"))
    assert (stands["kst-99101-6"], stands["kst-99101-9"]) == (None, "executed")


def test_what_is_said_of_a_motie_that_two_others_replaced_is_said_of_both(db: sqlite3.Connection) -> None:
    add(db, *motie(9), *motie(10))
    db.execute("UPDATE kamerstuk SET vervangt = 'kst-99101-6' WHERE kst IN ('kst-99101-9', 'kst-99101-10')")
    add(db, *letter(22, "De motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd.", "2099-04-01"))
    build(db)
    update(db)
    stands = dict(db.execute("SELECT kst, stand FROM motie_stand"))
    assert (stands["kst-99101-9"], stands["kst-99101-10"]) == ("executed", "executed")


@pytest.mark.parametrize(("on", "standing"), [("2099-07-01", "undisputed"), ("2099-08-01", "overdue")])
def test_a_term_in_words_is_over_when_its_recess_has_surely_begun(
    db: sqlite3.Connection, on: str, standing: str
) -> None:
    words = "Voor het zomerreces ontvangt u de telling waar de motie-Jansen (Kamerstuk 99 101, nr. 6) om vraagt."
    add(db, *letter(23, words, "2099-04-01"))
    build(db)
    update(db, date.fromisoformat(on))
    sql = "SELECT termijn, lower(termijn_tekst), standing FROM motie_stand WHERE kst = 'kst-99101-6'"
    assert db.execute(sql).fetchall() == [("2099-07-15", "voor het zomerreces", standing)]
    assert db.execute("SELECT due_date FROM claim WHERE document = 'kst-99101-23'").fetchall() == [(None,)]


def test_promises_stand_by_the_register(db: sqlite3.Connection) -> None:
    add(db, row(r.Toezegging, id="t1", nummer="TZ209901-001", tekst="een brief", status="Voldaan",
                aanmaakdatum="2099-01-10", gewijzigd_op="2099-03-01T10:00:00+01:00"),
        row(r.Toezegging, id="t2", nummer="TZ209901-002", tekst="een brief", status="Openstaand",
            aanmaakdatum="2099-01-10", datum_nakoming="2099-04-01"))  # fmt: skip
    update(db)
    assert db.execute("SELECT nummer, stand, standing, termijn FROM toezegging_stand ORDER BY 1").fetchall() == [
        ("TZ209901-001", "executed", "undisputed", None), ("TZ209901-002", "announced", "overdue", "2099-04-01"),
    ]  # fmt: skip
    # the register has no words: it is no quote of the cabinet, and its own row is the evidence
    told = "SELECT bewijs, bewijs_document, volgens FROM toezegging_stand WHERE nummer = 'TZ209901-001'"
    assert db.execute(told).fetchall() == [(None, "TZ209901-001", "register")]
    assert db.execute("SELECT DISTINCT bewijs FROM stand_verloop WHERE item LIKE 'TZ%'").fetchall() in ([], [(None,)])


def test_a_promise_that_a_letter_makes_is_listed_apart_from_the_register(db: sqlite3.Connection) -> None:
    add(db, *letter(21, "Ik zeg uw Kamer toe dat ik voor 1 oktober een brief over de bedden stuur. Zoals toegezegd"
                        " ontvangt u het rapport. Ik kan niet toezeggen dat dit lukt.", "2099-04-01"))  # fmt: skip
    build(db)
    update(db)
    assert db.execute("SELECT document, datum, genre, woorden, termijn FROM toezegging_in_tekst").fetchall() == [
        ("kst-99101-21", "2099-04-01", "letter",
         "Ik zeg uw Kamer toe dat ik voor 1 oktober een brief over de bedden stuur.", "2099-10-01"),
    ]  # fmt: skip
    assert db.execute("SELECT count(*) FROM toezegging_stand").fetchone() == (0,)


def test_without_a_crawl_there_is_no_day_to_stand_on(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="nothing was read"):
        overview.last_read(connect(tmp_path / "k.db", create=True))


@pytest.fixture
def command(db: sqlite3.Connection, tmp_path: Path, run: Run) -> Callable[..., tuple[int, str, str]]:
    update(db)
    db.commit()
    return lambda *args: run("linker", "ledger", "--db", tmp_path / "kamer.db", *args)


def test_the_command_prints_lists_with_what_was_searched(command: Run) -> None:
    code, out, err = command()
    assert (code, err) == (0, "")
    assert "Geweigerd: het kabinet zegt dat het de motie niet uitvoert (1)" in out
    assert "toegezegd voor 2099-04-01" in out
    assert "Stand per 2099-06-01. Doorzocht: 1 teksten (1 Kamerstukken (Officiële Bekendmakingen))." in out
    assert "De jongste tekst is van 2099-03-01, het jongste bericht over uitvoering van 2099-03-01." in out
    assert "niet uitgevoerd" not in out.lower()
    code, out, _ = command("--json", "--as-of", "2099-02-01")
    found: dict[str, Any] = json.loads(out)
    assert found["as_of"] == "2099-02-01"
    assert {name: len(rows) for name, rows in found["lists"].items()} == {
        "geweigerd": 0, "te_laat": 0, "loopt": 0, "deels": 0, "onduidelijk": 0, "geen_bericht": 6,
    }  # fmt: skip
    code, out, err = command("--csv")
    assert [line["categorie"] for line in csv.DictReader(io.StringIO(out))] == [
        "geweigerd", "te_laat", "loopt", "deels", "geen_bericht",
    ]  # fmt: skip
    assert "Stand per 2099-06-01" in err


@pytest.mark.parametrize(
    ("args", "told"), [(("--as-of", "gisteren"), "'gisteren' is no date"), (("--json", "--csv"), "not allowed with")]
)
def test_what_can_not_be_asked_says_so(command: Run, args: tuple[str, ...], told: str) -> None:
    code, out, err = command(*args)
    assert (code, out, told in err) == (2, "", True)


def test_the_data_go_up_to_the_last_crawl_or_to_what_was_imported(tmp_path: Path) -> None:
    connection = connect(tmp_path / "k.db", create=True)
    add(connection, row(r.Zaak, id="z", nummer="2099Z00001", soort="Motie", gewijzigd_op="2099-03-04T23:00:00+01:00"))
    for n, (how, day, expected) in enumerate(
        [
            ("import", "2099-06-01", "2099-03-04"),
            ("full", "2099-06-02", "2099-06-02"),
            ("import", "2099-06-03", "2099-06-02"),
            ("rebuild", "2099-06-04", "2099-06-02"),
            ("increment", "2099-06-05", "2099-06-05"),
        ]
    ):
        insert(connection, [r.Crawl(n, "b", how, day, day, 1, 1, 0, 0, 0, "[]", "{}")])
        assert str(overview.last_read(connection)) == expected


def test_a_motie_with_an_unknown_day_of_the_vote_is_not_seen_before_it_was_submitted(db: sqlite3.Connection) -> None:
    db.execute("UPDATE activiteit SET datum = NULL")
    build(db)
    assert overview.rows(db, date(2099, 1, 4)) == []
    assert len(overview.rows(db, date(2099, 1, 5))) == 6


def test_the_command_takes_dossiers_as_people_write_them(db: sqlite3.Connection, command: Run) -> None:
    db.execute("INSERT INTO kamerstuk_dossier VALUES ('kst-99101-1', 2, '36410-VI', 1)")
    db.commit()
    for args, many in {
        ("99 101",): 5, ("99.101", "--dossier", "36410-vi"): 5, ("36410-vi", "--dossier", "99101"): 5, ("36410 VI",): 1,
    }.items():  # fmt: skip
        code, out, err = command("--csv", "--dossier", *args)
        assert (code, len(list(csv.DictReader(io.StringIO(out))))) == (0, many), (args, err)


@pytest.mark.parametrize("named", ["12345", "", "bruggen", "é😀"])
def test_a_dossier_that_is_not_held_is_no_empty_list(command: Run, named: str) -> None:
    code, out, err = command("--dossier", named)
    assert (code, out, "dossier" in err, err.count("\n")) == (2, "", True, 1)


def test_nothing_is_known_of_the_future(command: Run) -> None:
    assert command("--as-of", "2099-06-01")[0] == 0
    code, out, err = command("--as-of", "2099-06-02")
    assert (code, out, err.endswith("nothing is known of 2099-06-02: its data go up to 2099-06-01\n")) == (2, "", True)


def test_texts_that_were_not_searched_are_told(db: sqlite3.Connection, run: Run, tmp_path: Path) -> None:
    ask = ("linker", "ledger", "--db", tmp_path / "kamer.db")
    code, out, err = run(*ask)
    assert (code, out, "run `python -m linker update` first" in err) == (2, "", True)
    update(db)
    add(db, *letter(21, "De motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd.", "2099-04-01"))
    build(db)
    code, out, _ = run(*ask)
    assert code == 0
    assert "Doorzocht: 1 teksten (1 Kamerstukken (Officiële Bekendmakingen))." in out
    assert "Nog niet doorzocht: 1 teksten die nieuw of anders zijn" in out


def test_outcomes_that_were_not_derived_are_told(db: sqlite3.Connection, command: Run) -> None:
    db.execute("DELETE FROM motie_uitkomst")
    db.commit()
    code, out, err = command()
    assert (code, out, "run `python -m scraper rebuild` first" in err) == (2, "", True)


def test_moties_without_a_known_decision_are_counted(db: sqlite3.Connection, command: Run) -> None:
    db.execute("DELETE FROM besluit_zaak WHERE zaak_id IN ('z1', 'z6')")
    build(db)
    assert "Van 2 van de 8 moties is geen besluit bekend: zij staan in geen lijst." in command()[1]
    assert "Van 2 van de 8 moties is geen besluit bekend" in command("--dossier", "99101")[1]


def test_a_letter_that_names_a_motie_in_its_title_is_no_report_and_no_silence(
    db: sqlite3.Connection, command: Run
) -> None:
    add(db, row(r.Zaak, id="z21", nummer="2099Z00021", soort="Brief regering", gestart_op="2099-04-01", volgnummer=21,
                onderwerp="Reactie op de motie-Jansen (Kamerstuk 99101-6)"))  # fmt: skip
    build(db)
    update(db)
    sql = "SELECT categorie, stand, bewijs FROM onuitgevoerde_motie WHERE kst = 'kst-99101-6'"
    title = "Reactie op de motie-Jansen (Kamerstuk 99101-6)"
    assert db.execute(sql).fetchall() == [("geen_bericht", "acknowledged", title)]
    assert f"    wel genoemd: 2099-04-01, 2099Z00021: “{title}”" in command()[1]


def test_what_was_not_heard_of_for_a_year_says_so(db: sqlite3.Connection, command: Run) -> None:
    add(db, *letter(21, "Aan de motie-Jansen (Kamerstuk 99 101, nr. 6) wordt gewerkt.", "2099-01-20"))
    db.execute("UPDATE crawl SET geeindigd = '2100-03-01T02:00:00Z'")
    build(db)
    update(db, date(2100, 3, 1))
    lines = command()[1].splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  kst-99101-6"))
    assert lines[at + 2] == "    sindsdien geen bericht gevonden"
    lines = command("--as-of", "2099-12-31")[1].splitlines()
    assert "    sindsdien geen bericht gevonden" not in lines


def test_each_motie_has_its_own_lines(db: sqlite3.Connection, command: Run) -> None:
    words = "De\nmotie-Jansen\n(Kamerstuk 99 101, nr. 6)\nvoer ik niet uit."
    add(db, *letter(21, words, "2099-04-01"))
    build(db)
    update(db)
    out = command()[1]
    assert "“De motie-Jansen (Kamerstuk 99 101, nr. 6) voer ik niet uit.”" in out
    assert {line[:2] for line in out.split("\n\n")[0].splitlines()[1:]} == {"  "}


def test_a_file_that_is_not_ours_is_left_alone(run: Run, tmp_path: Path) -> None:
    empty, foreign = tmp_path / "empty.db", tmp_path / "foreign.db"
    empty.touch()
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for path in (empty, foreign):
        before = path.read_bytes()
        code, out, err = run("linker", "ledger", "--db", path)
        assert (code, out, "no database of Kamerspoor" in err) == (2, "", True)
        assert path.read_bytes() == before


def test_whoever_reads_may_stop(db: sqlite3.Connection, tmp_path: Path) -> None:
    update(db)
    db.commit()
    command = [sys.executable, "-m", "linker", "ledger", "--db", str(tmp_path / "kamer.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_a_damaged_database_is_one_line(db: sqlite3.Connection, run: Run, tmp_path: Path) -> None:
    update(db)
    db.commit()
    page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'toezegging'").fetchone()[0]
    db.close()
    with (tmp_path / "kamer.db").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    code, out, err = run("linker", "ledger", "--db", tmp_path / "kamer.db")
    assert (code, out, err) == (2, "", f"{tmp_path / 'kamer.db'}: database disk image is malformed\n")


def test_a_text_that_is_no_utf_8_is_refused_from_either_side(tmp_path: Path) -> None:
    text = "De motie-Quist is uitgevoerd in België.".encode("latin-1")
    (tmp_path / "t.txt").write_bytes(text)
    for args, typed in (([str(tmp_path / "t.txt")], None), ([], text)):
        done = subprocess.run([sys.executable, "-m", "linker", "claims", *args], input=typed, capture_output=True)
        assert (done.returncode, done.stdout, b"can't be read" in done.stderr) == (2, b"", True)


QUERIES = yaml.safe_load((SITE / "metadata.yml").read_text("utf-8"))["databases"]["kamer"]["queries"]


@pytest.mark.parametrize("name", QUERIES)
def test_every_canned_query_answers_with_and_without_its_parameters(db: sqlite3.Connection, name: str) -> None:
    update(db)
    courses.update_courses(db)
    served.build(db)
    sql = QUERIES[name]["sql"]
    names = set(re.findall(r":([a-z_]+)", sql))
    empty = db.execute(sql, dict.fromkeys(names, "")).fetchall()
    asked = {"kenmerk": "kst-99101-2", "categorie": "te_laat", "dossier": "99101", "sinds": "2099-01-01"}
    narrowed = db.execute(sql, {key: asked.get(key, "") for key in names}).fetchall()
    if name == "onuitgevoerde_moties":
        assert len(empty) == len(LISTS)
        assert [found[:2] for found in narrowed] == [("te_laat", "kst-99101-2")]
    if name == "berichten_over_een_motie":
        assert (empty, [found[1] for found in narrowed]) == ([], ["kst-99101-20"])
    assert set(QUERIES[name].get("velden", {})) == names
    for parameter, *wrong in (
        ("sinds", "01-12-2026"), ("tot_en_met", "2026-02-30"), ("categorie", "Te laat"),
        ("op", "01-06-2099", "2099-02-30", "2007-12-31", "2099-06-02", "nu"),
    ):  # fmt: skip
        for value in wrong if parameter in names else ():
            with pytest.raises(sqlite3.OperationalError, match=rf"\({parameter}\) is"):
                db.execute(sql, dict.fromkeys(names, "") | {parameter: value}).fetchall()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("kst-99101-2", ["kst-99101-20"]),
        ("2099Z00002", ["kst-99101-20"]),
        ("TZ209901-1", ["TZ209901-1"]),
        ("aanbeveling 4.4.B", ["blg-1"]),
        ("4.4.B", ["blg-1"]),
        ("kst-1-1", []),
    ],
)
def test_what_was_said_is_found_by_any_number_of_a_thing(db: sqlite3.Connection, key: str, found: list[str]) -> None:
    promise = row(r.Toezegging, id="t", nummer="TZ209901-1", status="Openstaand", aanmaakdatum="2099-01-01")
    add(db, promise, row(r.AanbevelingVoortgang, rapport="blg-1", aanbeveling="4.4.B", volgorde=1, status="uitgevoerd"))
    update(db)
    answer = db.execute(QUERIES["berichten_over_een_motie"]["sql"], {"kenmerk": key, "tot_en_met": ""})
    assert [said[1] for said in answer] == found


def test_what_was_adopted_against_advice_has_its_words(db: sqlite3.Connection) -> None:
    db.execute("UPDATE zaak SET kabinetsappreciatie = 'Ontraden, tenzij gewijzigd' WHERE nummer = '2099Z00002'")
    served.build(db)
    answer = db.execute(QUERIES["ontraden_maar_aangenomen"]["sql"], {"sinds": ""})
    names = [column[0] for column in answer.description]
    assert [(one[0], one[names.index("appreciatie")]) for one in answer] == [
        ("kst-99101-2", "Ontraden, tenzij gewijzigd")
    ]
