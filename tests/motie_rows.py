"""Made-up moties in every state, with the dossier, letters and claims around them: what tests of the site show."""

import sqlite3

from db import records as r
from db.records import Record
from db.store import insert, insert_sql

RUDE = 'Motie van het lid <script>alert(1)</script> & "Zo" over <b>bedden</b>'
WORDS = "Uiterlijk 1 maart 2099 ontvangt u de <i>telling</i>."


def zaak(n: int, title: str, day: str, **more: object) -> r.Zaak:
    """A motie, 2099Z0000n; what isn't given is unknown."""
    values = dict.fromkeys(r.columns(r.Zaak)) | {"id": f"mz{n}", "nummer": f"2099Z0000{n}", "soort": "Motie"}
    values |= {"titel": "Bedden & lakens", "onderwerp": title, "gestart_op": day, "volgnummer": n}
    return r.Zaak(**values | {"vergaderjaar": "2098-2099"} | more)  # type: ignore[arg-type]


def paper(nr: int, id: str, kind: str, title: str, day: str | None, zaak: str | None = None) -> r.Stuk:
    """Its row of `stuk`."""
    return r.Stuk(
        nr, id, id if id.startswith("kst") else None, zaak, None, None, kind, title, None, day, "Bedden & lakens"
    )


def besluit(
    n: int, zaak: int, kind: str, *, how: str = "", vote: str = "Met handopsteken", words: str | None = None
) -> tuple[Record, ...]:
    """A besluit about a motie, on 2099-01-1n."""
    return (
        r.Besluit(f"mb{n}", None, vote, kind, words, None, "Besluit", n, f"2099-01-1{n}T00:00:00", None),
        r.BesluitZaak(f"mb{n}", f"mz{zaak}", how),
    )


def stem(
    n: int, besluit: int, side: str, fractie: str, size: int, who: str | None = None, *, wrong: bool = False
) -> r.Stemming:
    """One vote: of a fractie, or of the member `who`."""
    return r.Stemming(
        f"ms{n}", f"mb{besluit}", side, size, who or fractie, fractie, wrong, who and f"p-{who}", f"f-{fractie}", None
    )


def claim(n: int, document: str, day: str, status: str, genre: str = "letter", **more: object) -> r.Claim:
    """What a text says of kst-99001-2."""
    values = {"due_date": None, "due_text": None, "evidence": f"Woorden {n}.", "method": "nummer"} | more
    return r.Claim(
        source=f"kst {document}", n=n, document=document, day=day, genre=genre, ref_text="de motie-Jansen", start=0,
        end=5, target="kst-99001-2", item="kst-99001-2", status=status, score=0.95, **values,  # type: ignore[arg-type]
    )  # fmt: skip


OPINION = "Niet beschikbaar bij gewijzigde moties en/of amendementen"
FACTS: tuple[Record, ...] = (
    zaak(1, "Motie van het lid Jansen over bedden", "2099-01-01", kabinetsappreciatie="Ontraden"),
    zaak(2, "Gewijzigde motie van de leden Jansen en De Vries over bedden (t.v.v. 99001-1)", "2099-01-05",
         kabinetsappreciatie=OPINION),
    zaak(3, RUDE, "2099-01-06", volgnummer=None, titel=None, vergaderjaar=None),
    zaak(4, "Motie van het lid Bakker c.s. over lakens", "2099-01-07"),
    zaak(5, "Gewijzigde motie van het lid Bakker over witte lakens", "2099-01-08"),
    zaak(6, "Gewijzigde motie van het lid Bakker over rode lakens", "2099-01-08"),
    zaak(7, "Motie van het lid Visser over kussens", "2099-01-09", termijn="2099-07-09"),
    r.ZaakActor("ma1", "mz2", "Jansen", "Alfa", None, None, "Indiener", None, None, None),
    r.ZaakActor("ma2", "mz2", "De Vries", "Gamma", None, None, "Medeindiener", None, None, None),
    r.ZaakActor("ma3", "mz2", "Minister", None, None, "minister van Bedden", "Gericht aan", None, None, None),
    r.Kamerstukdossier("md", 99001, None, "Bedden & <lakens>", None, None, None, None),
    r.ZaakDossier("mz3", "md"),
    r.Kamerstuk("kst-99001-2", None, "Bedden", "2098-2099", "2099-01-05", "De Kamer",
                "verzoekt de regering bedden te tellen;\nspreekt uit dat slapen mag,", None),
    r.KamerstukVerzoek("kst-99001-2", 1, "verzoekt", "verzoekt de regering bedden te tellen", "de regering", True),
    r.KamerstukVerzoek("kst-99001-2", 2, "spreekt uit", "spreekt uit dat slapen mag", None, False),
    r.KamerstukOndertekenaar("kst-99001-5", 1, "Bakker"),
    *besluit(1, 2, "Stemmen - aangehouden"),
    *besluit(2, 2, "Stemmen - aangenomen", words="Aangenomen."),
    *besluit(5, 5, "Stemmen - verworpen", how="only zaak", vote="Hoofdelijk", words="Verworpen (60-75)."),
    *besluit(6, 6, "Stemmen - aangenomen", how="same change stamp"),
    *besluit(7, 7, "Stemmen - aangehouden"),
    stem(1, 2, "Voor", "Alfa", 80), stem(2, 2, "Tegen", "Alfa", 80, "Groot de, P.C. (Peter)"),
    stem(3, 2, "Tegen", "Beta", 60, wrong=True), stem(4, 2, "Voor", "Gamma", 9),
    stem(5, 2, "Niet deelgenomen", "Delta", 1),
    stem(6, 5, "Voor", "Alfa", 80, "Aa, A."), stem(7, 5, "Voor", "Alfa", 80, "Bee, B."),
    stem(8, 5, "Tegen", "Alfa", 80, "Cee, C."), stem(9, 5, "Tegen", "Beta", 60, "Dee, D.", wrong=True),
    r.Activiteit("mact", "2099A00001", "Commissiedebat", "Bedden", "2099-01-02", *[None] * 12, None),  # type: ignore[arg-type]
    r.Agendapunt("mpunt", "mact", None, None, 1, None, None, None),
    r.AgendapuntZaak("mpunt", "mz3"),
    r.Toezegging("mt", "TZ209901-001", "2099A00001", "De minister telt <bedden>.", "minister van Bedden", None, None,
                 "Openstaand", "2099-01-02", None, None, None, None),
)  # fmt: skip
DERIVED: tuple[Record, ...] = (
    *(paper(100 + n, f"kst-99001-{n}", "Motie", FACTS[n - 1].onderwerp, FACTS[n - 1].gestart_op, f"2099Z0000{n}")  # type: ignore[attr-defined]
      for n in (1, 2, 4, 5, 6, 7)),
    paper(103, "2099Z00003", "Motie", RUDE, "2099-01-06", "2099Z00003"),
    paper(109, "kst-99001-9", "Brief regering", "Brief over <bedden>", "2099-02-01"),
    paper(110, "kst-99001-10", "Brief regering", "Uitvoering van de motie-Jansen", "2099-05-01"),
    paper(111, "kst-99001-XV-3", "Brief regering", "Bedden van een hoofdstuk", "2099-01-03"),
    r.MotieKeten("kst-99001-2", 1, "kst-99001-1", None, None),
    r.MotieKeten("kst-99001-2", 2, "kst-99001-2", "kst-99001-1", "publicatie"),
    *(row for n in (5, 6) for row in (
        r.MotieKeten(f"kst-99001-{n}", 1, "kst-99001-4", None, None),
        r.MotieKeten(f"kst-99001-{n}", 2, f"kst-99001-{n}", "kst-99001-4", "titel"))),
    r.MotieUitkomst("mz1", "vervangen", None, None, None, None, None, None),
    r.MotieUitkomst("mz2", "aangenomen", "mb2", "Stemmen - aangenomen", "2099-01-12", "", 88, 61),
    r.MotieUitkomst("mz4", "vervangen", None, None, None, None, None, None),
    r.MotieUitkomst("mz5", "verworpen", "mb5", "Stemmen - verworpen", "2099-01-15", "only zaak", 60, 75),
    r.MotieUitkomst("mz6", "aangenomen", "mb6", "Stemmen - aangenomen", "2099-01-16", "same change stamp", None, None),
    r.MotieUitkomst("mz7", "aangehouden", "mb7", "Stemmen - aangehouden", "2099-01-17", "", None, None),
    claim(1, "kst-99001-9", "2099-01-08", "in_progress"),
    claim(2, "kst-99001-9", "2099-02-01", "announced", due_date="2099-03-01", due_text="Uiterlijk 1 maart 2099",
          evidence=WORDS),
    claim(3, "kst-99001-9", "2099-01-20", "in_progress", method="naam: zelfde indiener, gedeelde woorden: bed"),
    claim(4, "kst-99001-10", "2099-05-01", "executed", "letter_title"),
    claim(5, "kst-99001-10", "2099-05-01", "none"),
    r.ClaimText("kst kst-99001-9", "x"), r.ClaimText("titel kst-99001-10", "x"), r.ClaimText("titel kst-99001-9", "x"),
    r.Stand("kst-99001-2", "announced", "2099-02-01", "disputed", "2099-03-01", WORDS, "kst-99001-9", "kst kst-99001-9",
            2, 3, "Uiterlijk 1 maart 2099"),
    r.Stand("TZ209901-001", "announced", "2099-01-02", "undisputed", None, None, None, None, None, 0),
    r.Bron("eerstekamer", "De Eerste Kamer", "Eerste Kamer", "x", "https://ek.example", None,
           "van debatten wordt niets gelezen"),
    r.Crawl(2, "eerstekamer", "full", "2026-11-24T20:00:00Z", "2026-11-24T21:00:00Z", 1, 1, 0, 0, 0, "[]", "{}"),
    r.Letter("bedden-2099", "Stichting <Bed>", None, None, "2099-03-02", "Meer & <betere> bedden", None, None, None,
             "[]", "Brief.", "[]"),
    r.Ask("bedden-2099", 1, "Tel de <bedden>", None, 0, 1, None),
    r.Link("bedden-2099", 1, 4, "Motie-Jansen", 0, 1, "named", None, "linked", "kst-99001-1", "Motie", 0.9, "title",
           "zelfde indiener", "[]"),
    r.Link("bedden-2099", 2, None, "iets", 1, 2, "named", None, "missing", None, None, None, None, "niets", "[]"),
    r.Link("bedden-2099", 3, None, "99001-2", 2, 3, "kamerstuk", None, "linked", "kst-99001-2", "Motie", 1.0, "number",
           "nummer", "[]"),
    r.AskDocument("bedden-2099", 1, 1, "kst-99001-2", "Motie", "demands_same", 0.7, "zelfde woorden: bed"),
    r.Wijziging(901, "2099-06-01T10:00:00Z", "tweedekamer", "zaak", "mz7", "onderwerp", "Kussens <oud>", "Kussens", 1,
                1),
    r.Wijziging(902, "2099-06-02T10:00:00Z", "tweedekamer", "besluit", "mb2", None, None, "nieuw", 1, 1),
)  # fmt: skip


def add_moties(connection: sqlite3.Connection) -> None:
    """Put all of them into a database that isn't published yet."""
    connection.execute("INSERT OR IGNORE INTO herkomst VALUES (1, 'tweedekamer', 's', 'h', 'u', 'o', 0)")
    for fact in FACTS:
        connection.execute(insert_sql(type(fact), "herkomst"), (*r.row_of(type(fact))(fact), 1))
    for row in DERIVED:
        insert(connection, [row])
