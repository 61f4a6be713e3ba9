"""A small database of made-up facts for the tests of the site's pages: what no test of one page should make twice."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from db import derived, served, store
from db import records as r
from db.records import Record, columns
from db.store import connect, insert

RUDE = '<script>alert("x")</script>'
TITLE = "Motie van de leden Veerman en De Wit over vaste oevers"
DOSSIER = "Veren en bruggen"
HERKOMST = (
    r.Herkomst(1, "tweedekamer", "Zaak/1", "a", "https://a.example/1", "2026-11-24T20:00:00Z", False),
    r.Herkomst(2, "officielebekendmakingen", "kst", "b", "https://b.example/2", "2026-11-24T21:00:00Z", True),
)
LETTER_TEXT = f"""De brief "{RUDE}" vraagt aandacht voor overzetveren.

{RUDE}
nog een regel"""
MOTIE_TEXT = """De Kamer,
gehoord de beraadslaging,
overwegende dat de veerponten vaak stilliggen;
verzoekt de regering vaste oevers te maken,
en gaat over tot de orde van de dag.
Veerman
De Wit"""
BRIEF_TEXT = f"""Aan de Voorzitter
Deze brief gaat over een motie (99 901, nr. 3) en over 99 901, nr. 88.
[noot 1: Zie ook 99 901, nr. 3, en {RUDE}.]
–
een eerste punt
Haven | Boten
Oost | 12
West \\| Zuid | 7
[noot 1]
Zie ook deze pagina."""


def row(record: type[Record], **values: Any) -> Record:
    """A record with these values and nothing else."""
    return record(**(dict.fromkeys(columns(record)) | values))


def facts() -> Iterable[tuple[Record, int]]:
    """The facts, each with its payload."""
    for n, soort, title, number, day in (
        (1, "Motie", TITLE, 3, "2025-03-04"),
        (2, "Brief regering", f"Brief over veren {RUDE}", 5, "2025-05-06"),
        (
            3,
            "Motie",
            "Gewijzigde motie van de leden Veerman en De Wit over vaste oevers (t.v.v. 99901-3)",
            4,
            "2025-03-11",
        ),
        (4, "Schriftelijke vragen", "Het bericht dat de pont niet vaart", None, "2024-02-02"),
        (5, "Brief regering", "Brief zonder officieel nummer", 9, "2025-06-06"),
    ):
        yield row(
            r.Zaak, id=f"z{n}", nummer=f"2025Z9000{n}", soort=soort, onderwerp=title, volgnummer=number, gestart_op=day,
            titel=DOSSIER if number else None,
        ), 1  # fmt: skip
        yield row(r.Document, id=f"d{n}", nummer=f"2025D9000{n}", soort=soort, onderwerp=title, datum=day), 1
        yield r.ZaakDocument(f"z{n}", f"d{n}"), 1
        if n < 4:
            yield row(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", externe_identifier=f"kst-99901-{number}"), 1
    yield (
        row(
            r.Document,
            id="d8",
            nummer="2025D90008",
            soort="Bijlage",
            onderwerp="Kaart van de oevers",
            datum="2025-05-06",
        ),
        1,
    )
    yield r.DocumentBijlage("d2", "d8"), 1
    yield r.DocumentBestand("d8", "https://a.example/kaart.pdf"), 1
    yield r.BestandTekst("https://a.example/kaart.pdf", "application/pdf", 1, f"Een kaart\n\nvan alle {RUDE} oevers"), 1
    yield row(r.ZaakActor, id="a1", zaak_id="z1", naam="Veerman", fractie="VP", relatie="Indiener"), 1
    yield row(r.ZaakActor, id="a2", zaak_id="z1", naam="De Wit", fractie="DW", relatie="Medeindiener"), 1
    yield (
        row(r.Kamerstuk, kst="kst-99901-3", titel=TITLE, dossiertitel=DOSSIER, datum="2025-03-04", tekst=MOTIE_TEXT),
        2,
    )
    yield row(r.Kamerstuk, kst="kst-99901-5", dossiertitel=DOSSIER, datum="2025-05-06", tekst=BRIEF_TEXT), 2
    for kst in ("kst-99901-3", "kst-99901-5"):
        yield r.KamerstukDossier(kst, 1, "99901"), 2
    for n, (words, goal, kind) in enumerate((
        ("99 901, nr. 3", "kst-99901-3", "document"), ("99 901, nr. 88", "kst-99901-88", "document"),
        ("99 901, nr. 3", "kst-9999999", "document"), ("deze pagina", "javascript:alert(1)", "URL"),
    ), 1):  # fmt: skip
        yield r.Verwijzing("kst-99901-5", n, words, goal, kind), 2
    yield row(r.Publicatie, id="kst-9999999", soort="Kamerstuk", kst="kst-99901-3", documentstatus="Onopgemaakt"), 2
    yield row(
        r.Publicatie, id="h-tk-20242025-99-3", soort="Handelingen", titel="Veren en bruggen", datum="2025-03-05",
        url="https://zoek.officielebekendmakingen.nl/h-tk-20242025-99-3.html",
    ), 2  # fmt: skip
    yield r.PublicatieTekst("h-tk-20242025-99-3", "Veren", "2025-03-05", "De voorzitter: ik open de beraadslaging."), 2
    yield row(r.Toezegging, id="t1", nummer="TZ202503-001", tekst=f"De minister stuurt een kaart {RUDE}",
              status="Openstaand", aanmaakdatum="2025-03-05T00:00:00", datum_nakoming="2025-07-01"), 1  # fmt: skip
    yield row(r.Pagina, url="https://www.veer.example/pont", bron="webpagina", titel="De pont", tekst="Een pont."), 1
    yield r.Verwijderd("0b0b0b0b-1111-2222-3333-444444444444", "tweedekamer", "Zaak", "2025-09-09T10:00:00Z"), 1


CLAIMS = (
    r.Claim("kst kst-99901-5", 1, "kst-99901-5", "2025-05-06", "letter", "de motie (99 901, nr. 4)", 0, 5,
            "kst-99901-4", "kst-99901-4", "nummer", "in_progress", None, None,
            f"aan wipbruggen wordt {RUDE} gewerkt", 0.9),
    r.Claim("kst kst-99901-5", 2, "kst-99901-5", "2025-05-06", "letter", "de toezegging", 0, 5,
            None, "TZ202503-001", "nummer", "announced", None, None, "de kaart komt nog", 0.9),
    r.Claim("kst kst-99901-5", 3, "kst-99901-5", "2025-05-06", "letter", "aanbeveling 9.9.Z", 0, 5, None,
            "aanbeveling 9.9.Z", "nummer", "partly", None, None, "een deel is gedaan", 0.9),
)  # fmt: skip
LETTERS: tuple[tuple[Record, ...], ...] = (
    (r.Letter("veerlui", f"De Veerlui {RUDE}", None, None, "2026-02-03", "Vaart en veer", None, None, None, "[]",
              LETTER_TEXT, "[]"),),
    (r.Footnote("veerlui", 1, "Kamerstuk 99 901, nr. 3", None, None, 0, 5),),
    (r.Ask("veerlui", 1, f"Vraag {RUDE}?", None, 0, 5, None),),
    (r.Link("veerlui", 1, 1, "Kamerstuk 99 901, nr. 3", 0, 5, "kamerstuk", "kst-99901-3", "linked", "kst-99901-3",
            TITLE, 1.0, "number", "nummer", "[]"),),
    (r.AskDocument("veerlui", 1, 1, "kst-99901-5", "Brief", "answers", 0.7, "zelfde woorden"),),
)  # fmt: skip
BRONNEN = (
    r.Bron("tweedekamer", "Open data van de Tweede Kamer", "Tweede Kamer", "CC0-1.0", "https://opendata.example", 40),
    r.Bron("officielebekendmakingen", "Officiële Bekendmakingen", "KOOP", "CC0-1.0", "https://koop.example", None),
)


def build(path: Path, more: Iterable[tuple[Record, int]] = ()) -> Path:
    """A published database of the facts above, and of `more`."""
    connection = connect(path, create=True)
    with connection:
        insert(connection, HERKOMST)
        insert(connection, BRONNEN)
        for record, source in (*facts(), *more):
            values = [getattr(record, name) for name in columns(type(record))]
            connection.execute(store.insert_sql(type(record), "herkomst"), (*values, source))
        derived.build(connection)
        for rows in (CLAIMS, *LETTERS):
            insert(connection, rows)
        served.build(connection)
    connection.close()
    return path
