"""Which papers are the cabinet's, and which of their parts."""

import sqlite3

import pytest

from linker import ledger
from linker.voices import kind_of, parts
from tests.test_ledger import add, build, db, letter  # noqa: F401  # db is a fixture


@pytest.mark.parametrize(
    ("sort", "printed", "kind"),
    [
        ("Brief regering", "BRIEF VAN DE MINISTER VAN WONEN", ("letter", "all")),
        ("Brief", "BRIEF VAN DE STAATSSECRETARIS VAN WONEN", ("letter", "all")),
        (None, "BRIEF VAN DE MINISTER-PRESIDENT", ("letter", "all")),
        ("Brief", "BRIEF VAN DE VASTE COMMISSIE VOOR WONEN", None),
        ("Brief commissie", None, None),
        ("Brief van lid/fractie/commissie", "BRIEF VAN HET LID QUIST", None),
        ("Initiatiefnota", "INITIATIEFNOTA", None),
        ("Position paper", None, None),
        ("Motie", "MOTIE VAN HET LID QUIST", None),
        (None, None, None),
        ("Verslag van een schriftelijk overleg", None, ("answer", "replies")),
        ("Verslag", "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", ("answer", "replies")),
        ("Verslag van een commissiedebat", None, ("handelingen", "turns")),
        ("Verslag", "VERSLAG VAN EEN ALGEMEEN OVERLEG", ("handelingen", "turns")),
        ("Handelingen", None, ("handelingen", "turns")),
        ("Aanhangsel", None, ("answer", "all")),
        ("Lijst van vragen en antwoorden", None, ("answer", "all")),
        ("Lijst van vragen", None, None),
        ("Nota n.a.v. het (nader/tweede nader/enz.) verslag", None, ("answer", "all")),
        ("Memorie van toelichting", None, ("annex", "all")),
        ("Bijlage", "BIJLAGE", ("annex", "all")),
    ],
)
def test_who_wrote_it(sort: str | None, printed: str | None, kind: tuple[str, str] | None) -> None:
    assert kind_of(sort, printed) == kind


DEBATE = """De voorzitter: Aan de orde is de motie-Quist.
De heer Grinwis (ChristenUnie):
Voorzitter. De motie-Quist is uitgevoerd.
Minister Van Dam:
Ik voer haar niet uit. Het budget: nul.
Mevrouw De Vries (VVD): Waarom niet?
Staatssecretaris Bos: Dat zei de minister."""
CONSULTED = """Inhoudsopgave
I Vragen en opmerkingen vanuit de fracties
II Reactie van de Minister
I Vragen en opmerkingen vanuit de fracties
De leden van de D66-fractie zijn teleurgesteld. De motie-Quist wordt niet uitgevoerd.
II Reactie van de Minister
De motie-Quist voer ik uit."""


@pytest.mark.parametrize(
    ("text", "whose", "said"),
    [
        (DEBATE, "turns", ["\nIk voer haar niet uit. Het budget: nul.\n", " Dat zei de minister."]),
        (CONSULTED, "replies", ["\nDe motie-Quist voer ik uit."]),
        ("De leden vragen.\nAntwoord\nJa.", "replies", ["De leden vragen.\nAntwoord\nJa."]),
        ("De leden van de D66-fractie zijn teleurgesteld.", "replies", []),
        ("Geachte voorzitter,", "turns", []),
        ("Geachte voorzitter,", "all", ["Geachte voorzitter,"]),
    ],
)
def test_whose_words_they_are(text: str, whose: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text, whose)] == said  # type: ignore[arg-type]


def test_a_text_that_states_no_day_has_that_of_its_paper(db: sqlite3.Connection) -> None:  # noqa: F811
    add(db, *letter(21, "De motie-Jansen (Kamerstuk 99 101, nr. 6) voer ik niet uit.", "2099-04-01"))
    db.execute("UPDATE kamerstuk SET datum = NULL WHERE kst = 'kst-99101-21'")
    build(db)
    ledger.update_claims(db)
    sql = "SELECT day, status FROM claim WHERE document = 'kst-99101-21'"
    assert db.execute(sql).fetchall() == [("2099-04-01", "not_executed")]


def test_what_members_say_is_no_report_of_the_cabinet(db: sqlite3.Connection) -> None:  # noqa: F811
    text = (
        "De heer Jansen (X):\nDe motie-Jansen (Kamerstuk 99 101, nr. 6) is uitgevoerd.\n"
        "Minister Bos:\nDe motie-Jansen (Kamerstuk 99 101, nr. 6) voer ik niet uit."
    )
    add(db, *letter(21, text, "2099-04-01"))
    db.execute("UPDATE document SET soort = 'Verslag van een commissiedebat' WHERE id = 'd21'")
    build(db)
    ledger.update_claims(db)
    found = db.execute("SELECT status, genre, start, \"end\" FROM claim WHERE document = 'kst-99101-21'").fetchall()
    assert [one[:2] for one in found] == [("not_executed", "handelingen")]
    assert text[slice(*found[0][2:])] == "De motie-Jansen (Kamerstuk 99 101, nr. 6)"
