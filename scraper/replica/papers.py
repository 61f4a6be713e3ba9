"""The files of the sample's documents: official XML and PDFs, written from the sample's own words.

No text of a real paper is copied: a file bears the titles and numbers that the rows state, and says of the rest
that it is an example. A made-up paper brings its own lines (`tekst` in papers.jsonl).
"""

from datetime import date
from html import escape

from scraper.replica.odata import related
from scraper.replica.pages import MONTHS
from scraper.replica.pdf import make_pdf
from scraper.replica.sample import Row, Sample

NOTE = "Voorbeeld van Kamerspoor: deze tekst is niet die van het echte stuk."
MADE_UP = "Voorbeeld van Kamerspoor: dit stuk is verzonnen."
Files = dict[str, tuple[str, bytes]]  # "<Entity>(<Id>)" -> (content type, body)


def files(sample: Sample) -> Files:
    """Every file that the sample's rows tell of, as XML or PDF."""
    found: Files = {}
    for ident, row in sample.rows["Document"].items():
        if row["ContentType"] == "application/pdf":
            words = [word for word in (row["Soort"], row["DocumentNummer"], row["Onderwerp"]) if word]
            own = sample.texts.get(ident, [])
            words += [MADE_UP, *own] if own else [NOTE]
            found[f"Document({ident})"] = ("application/pdf", make_pdf(row["Titel"] or row["Soort"], words))
    for ident, row in sample.rows["DocumentPublicatie"].items():
        if row["DocumentType"] == "Xml":
            version = sample.rows["DocumentVersie"][row["DocumentVersie_Id"]]
            document = sample.rows["Document"][version["Document_Id"]]
            dossiers = related(sample, "Document", "Kamerstukdossier", document)
            text = official(document, version, dossiers, sample.texts.get(document["Id"], []))
            found[f"DocumentPublicatie({ident})"] = ("application/xml", text.encode())
    return found


def official(document: Row, version: Row, dossiers: list[Row], own: list[str]) -> str:
    """A Kamerstuk in the shape of the recorded ones, with lines of its own or else with what its rows state."""
    identifier = version["ExterneIdentifier"]
    record = f"https://zoek.officielebekendmakingen.nl/{identifier}/metadata.xml"
    numbers = "".join(f"<dossiernummer>{_dossier(row)}</dossiernummer>" for row in dossiers)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata>'
        f'<meta name="OVERHEIDop.externMetadataRecord" scheme="" content="{escape(record)}"/></metadata><kamerstuk>'
        "<kamerstukkop>"
        f'<tekstregel inhoud="vergaderjaar">Vergaderjaar {document["Vergaderjaar"]}</tekstregel>'
        '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>'
        f"<dossier>{numbers}<titel>{escape(dossiers[0]['Titel'] or '')}</titel></dossier>"
        f'<stuk><stuknr>Nr. <ondernummer kamer="2">{document["Volgnummer"]}</ondernummer></stuknr>'
        f"<titel>{escape(document['Soort'].upper())}</titel>{_day(document['Datum'])}"
        f'<algemeen><vrije-tekst><tekst status="goed">{_text(document, own)}</tekst></vrije-tekst></algemeen>'
        "</stuk></kamerstuk></officiele-publicatie>"
    )


def _dossier(row: Row) -> str:
    number = f"{row['Nummer'] // 1000} {row['Nummer'] % 1000:03}"
    chapter = row["Toevoeging"]
    extra = f"<begrotingshoofdstuk>{chapter}</begrotingshoofdstuk>" if chapter else ""
    return f"<dossiernr>{number}</dossiernr>{extra}"


def _day(moment: str) -> str:
    day = date.fromisoformat(moment[:10])
    printed = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f'<datumtekst>Voorgesteld <datum isodatum="{day}">{printed}</datum></datumtekst>'


def _text(document: Row, own: list[str]) -> str:
    subject = (document["Onderwerp"] or "").strip()
    if own:
        lines = [MADE_UP, *own]
    elif document["Soort"].startswith("Motie"):
        lines = ["De Kamer,", "gehoord de beraadslaging,", NOTE, f"verzoekt de regering: {subject},",
                 "en gaat over tot de orde van de dag."]  # fmt: skip
    else:
        lines = [subject, NOTE]
    return "".join(f"<al>{escape(line)}</al>" for line in lines)
