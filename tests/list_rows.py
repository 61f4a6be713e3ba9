"""Made-up moties and toezeggingen in every state, with what was said of them: rows of the lists that the site shows."""

import sqlite3
from datetime import date

from db import records as r
from db.records import Record
from db.store import insert, insert_sql
from linker import courses, ledger

RUDE = 'Motie van het lid <script>alert(1)</script> & "Zo" over <b>dekens</b>'
SAID = "De motie <i>voeren wij niet uit</i> & daarmee uit."
UNTIL = date(2026, 11, 24)  # the last day of the data
MANY = 60  # moties of one dossier, so that a list has a second page


def new(record: type[Record], **values: object) -> Record:
    """A row of which what isn't given is unknown."""
    return record(**dict.fromkeys(r.columns(record)) | values)  # type: ignore[arg-type]


def motie(
    n: int,
    outcome: str | None,
    voted: str | None,
    title: str = "",
    filed: str = "2024-01-05",
    dossier: int | str = 98001,
    who: str = "minister van Bedden, Lakens en Slopen",
    method: str = "",
) -> list[Record]:
    """A motie, 2024Z7<n>, with its actors and what became of it."""
    nummer, kst, title = f"2024Z7{n:04}", f"kst-{dossier}-{n}", title or f"Motie over kussen {n}"
    rows = [
        new(r.Zaak, id=f"lz{n}", nummer=nummer, soort="Motie", onderwerp=title, gestart_op=filed, volgnummer=n),
        new(r.Stuk, nr=7000 + n, id=kst, kst=kst, zaak=nummer, soort="Motie", titel=title, datum=filed),
        new(r.ZaakActor, id=f"la{n}", zaak_id=f"lz{n}", naam="Jansen", fractie="Slaap" if n % 2 else "Waak",
            relatie="Indiener"),
        new(r.ZaakActor, id=f"lb{n}", zaak_id=f"lz{n}", naam="Bakker", fractie="Droom", relatie="Medeindiener"),
        new(r.ZaakActor, id=f"lg{n}", zaak_id=f"lz{n}", naam="X", functie=who, relatie="Gericht aan"),
        new(r.ZaakActor, id=f"lc{n}", zaak_id=f"lz{n}", naam="vaste commissie voor Bedden",
            relatie="Voortouwcommissie"),
    ]  # fmt: skip
    if outcome:
        rows.append(new(r.MotieUitkomst, zaak_id=f"lz{n}", uitkomst=outcome, datum=voted, methode=method))
    return rows


def claim(n: int, day: str, status: str, due: str | None = None, words: str = "", item: str = "") -> Record:
    """What a letter of a day says of motie n."""
    document = f"kst-98001-{900 + n}"
    return new(
        r.Claim, source=f"kst {document}", n=1, document=document, day=day, genre="letter", ref_text="de motie",
        start=0, end=8, item=item or f"kst-98001-{n}", method="nummer", status=status, due_date=due,
        due_text="voor de zomer" if due else None, evidence=words or f"Woorden over kussen {n}.", score=0.9,
    )  # fmt: skip


def promise(n: int, made: str, due: str | None, status: str, ministry: str, changed: str | None = None) -> Record:
    """A promise of the register, TZ202401-<n>."""
    return new(
        r.Toezegging, id=f"lt{n}", nummer=f"TZ202401-{n}", tekst=f"De minister stuurt brief {n} over <b>lakens</b>.",
        bewindspersoon="De Boer", functie="minister", ministerie=ministry, status=status, aanmaakdatum=made,
        datum_nakoming=due, gewijzigd_op=changed, kamerbrief_nakoming="2024Z00001" if status == "Voldaan" else None,
    )  # fmt: skip


STAATSSECRETARIS = "staatssecretaris van Bedden, Lakens en Slopen - Matrassen"
ROWS: list[Record] = [
    *motie(1, "aangenomen", "2024-02-01", RUDE),  # refused
    *motie(2, "aangenomen", "2024-02-02", who=STAATSSECRETARIS),  # promised, and the day has passed
    *motie(3, "aangenomen", "2024-02-03", who="minister-president"),  # under way
    *motie(4, "aangenomen", "2024-02-04"),  # partly
    *motie(5, "overgenomen", "2024-02-05"),  # done, after a year
    *motie(6, "aangenomen", "2024-02-06"),  # nothing found
    *motie(7, "verworpen", "2024-02-07", method="only zaak"),  # derived
    *motie(8, None, None),
    *motie(9, "aangenomen", "2025-06-01", filed="2024-03-01"),  # voted on long after
    *motie(10, "aangehouden", "2024-02-08", dossier="98003-XV"),  # no vote
    claim(1, "2024-03-01", "not_executed", words=SAID),
    claim(2, "2024-03-02", "announced", due="2024-07-01"),
    claim(3, "2024-03-03", "in_progress"),
    claim(4, "2024-03-04", "partly"),
    claim(5, "2025-03-05", "executed"),
    *(row for n in range(100, 100 + MANY) for row in motie(n, "aangenomen", "2025-09-01", dossier=98002)),
    promise(1, "2024-01-10", "2024-06-01", "Openstaand", "Bedden, Lakens en Slopen"),
    promise(2, "2024-01-11", "2024-03-01", "Openstaand", "Ministerie van Bedden, Lakens en Slopen"),
    promise(3, "2024-01-12", "2099-01-01", "Openstaand", "Kussens"),
    promise(4, "2024-01-13", "2024-06-01", "Voldaan", "Kussens", "2024-05-01T10:00:00"),
    promise(5, "2025-01-14", None, "Openstaand", "Kussens"),
    claim(12, "2024-02-20", "in_progress", words="Brief 2 volgt na de <i>zomer</i>.", item="TZ202401-2"),
]  # fmt: skip


def add_lists(connection: sqlite3.Connection) -> None:
    """Put them in a database that has a herkomst 1, and weigh what was said."""
    for row in ROWS:
        fact = type(row) in r.FACTS
        sql = insert_sql(type(row), *(["herkomst"] if fact else []))
        connection.execute(sql, (*r.row_of(type(row))(row), *([1] if fact else [])))
    texts = {row.source for row in ROWS if isinstance(row, r.Claim)}
    insert(connection, [r.ClaimText(source, "h") for source in sorted(texts)])
    connection.execute(
        "INSERT INTO kamerstuk (kst, datum, tekst, herkomst) VALUES ('kst-98001-902', '2024-03-02', '', 1)"
    )
    ledger.update_stands(connection, UNTIL)
    courses.update_courses(connection)
