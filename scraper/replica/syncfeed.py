"""SyncFeed 2.0 over the same sample: an Atom feed a category, oldest change first, and the files of documents.

Element names and their order are those of the service's XSDs (tkData-v1-0), the feed's links and the forms of
moments as recorded or reported: naive Dutch time with seven digits in most categories, UTC for persons, fracties
and committees, an offset (and the prefix `ns1:`) for promises. A category that isn't known gives an empty feed.
Where the sample has no moment of change, `bijgewerkt` is left out, as OData has null there; a zaak of two dossiers has
two references, though the XSD allows one (what the service does then isn't established).
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import parse_qsl, quote
from xml.sax.saxutils import escape, quoteattr

from scraper.replica.answer import HTML, NOT_FOUND, Answer
from scraper.replica.model import properties
from scraper.replica.sample import UNDATED, Row, Sample

HOST = "gegevensmagazijn.tweedekamer.nl"
ROOT = "/SyncFeed/2.0/"
BASE = f"https://{HOST}{ROOT}"
PAGE_SIZE = 25  # small, so that following pages is exercised
ATOM_TYPE = "application/atom+xml; charset=utf-8"
FAILED = Answer(500, HTML, b"<!DOCTYPE html><title>500</title><h1>500</h1>")

# The elements of an entity: `@` a reference (`@*` to many), `!` never empty: left out where there is no value.
ELEMENTS = {
    "Zaak": "kamerstukdossier@* agendapunt@* nummer! soort onderwerp! gestartOp! organisatie titel citeertitel alias "
    "grondslagvoorhang termijn vergaderjaar! volgnummer status huidigeBehandelstatus afgedaan grootProject "
    "kabinetsappreciatie",
    "ZaakActor": "zaak@ persoon@ fractie@ commissie@ actorNaam actorFractie actorAfkorting functie relatie sidActor",
    "Kamerstukdossier": "titel citeertitel alias nummer! toevoeging hoogsteVolgnummer! afgesloten kamer",
    "Document": "huidigeDocumentVersie@ bronDocument@* zaak@* kamerstukdossier@* soort documentNummer! titel "
    "onderwerp! datum! volgnummer! vergaderjaar! kamer! citeertitel alias datumRegistratie datumOntvangst "
    "aanhangselnummer kenmerkAfzender organisatie!",
    "DocumentVersie": "document@ status versienummer bestandsgrootte extensie datum externeidentifier",
    "Activiteit": "voortouwcommissie@ soort nummer onderwerp datumSoort datum aanvangstijd eindtijd locatie besloten! "
    "status! vergaderjaar kamer! noot vrsNummer sidVoortouw voortouwnaam voortouwafkorting voortouwkortenaam "
    "aanvraagdatum datumVerzoekEersteVerlenging datumMededelingEersteVerlenging datumVerzoekTweedeVerlenging "
    "datumMededelingTweedeVerlenging vervaldatum",
    "Agendapunt": "activiteit@ nummer onderwerp aanvangstijd eindtijd volgorde rubriek noot status",
    "Besluit": "agendapunt@ zaak@* stemmingsSoort besluitSoort besluitTekst opmerking status "
    "agendapuntZaakBesluitVolgorde",
    "Stemming": "besluit@ persoon@ fractie@ soort fractieGrootte actorNaam actorFractie vergissing sidActorLid "
    "sidActorFractie",
    "Persoon": "nummer! titels initialen tussenvoegsel achternaam voornamen roepnaam geslacht functie geboortedatum "
    "geboorteplaats geboorteland overlijdensdatum overlijdensplaats woonplaats land fractielabel",
    "Fractie": "nummer! afkorting naamNl naamEn aantalZetels aantalStemmen datumActief datumInactief",
    "Commissie": "nummer! soort afkorting naamNl naamEn naamWebNl naamWebEn inhoudsopgave datumActief datumInactief",
    "Toezegging": "aanmaakdatum nummer activiteitNummer naam achternaam initialen tussenvoegsel voornaam achtervoegsel "
    "titulatuur functie status datumNakoming kamerbriefNakoming ministerie tekst",
}
COLUMNS = {
    "naamNl": "NaamNL",
    "naamEn": "NaamEN",
    "naamWebNl": "NaamWebNL",
    "naamWebEn": "NaamWebEN",
    "vrsNummer": "VRSNummer",
    "externeidentifier": "ExterneIdentifier",
}
IN_UTC = {"Persoon", "Fractie", "Commissie"}
WITH_OFFSET = {"Toezegging"}


def answer(sample: Sample, resources: Mapping[str, tuple[str, bytes]], path: str, query: str) -> Answer:
    """The answer to a path under ROOT. A file that isn't there is HTTP 500, as at the service."""
    name = path.removeprefix(ROOT)
    if name == "Feed":
        options = dict(parse_qsl(query))
        token = options.get("skiptoken", "0")
        if not token.isdecimal():
            return FAILED
        return Answer(200, ATOM_TYPE, feed(sample, options.get("category", ""), int(token)).encode())
    kind, _, ident = name.partition("/")
    if kind == "Resources":
        found = resources.get(f"Document({ident})")
        return Answer(200, *found) if found else FAILED
    return NOT_FOUND


def feed(sample: Sample, category: str, after: int) -> str:
    """The entries of a category behind a skiptoken; the last page says where to resume instead of what is next."""
    rows = sample.rows[category].values() if category in ELEMENTS else ()
    ordered = sorted((token_of(row), row["Id"], row) for row in rows)
    rest = [(token, row) for token, _, row in ordered if token > after]
    page = rest[:PAGE_SIZE]
    links = [_link("self", category, after)]
    if ordered:
        links.append(_link("next" if len(rest) > len(page) else "resume", category, page[-1][0] if page else after))
    title = f"Gegevensmagazijn SyncFeed (category: {category})"
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:tk="http://www.tweedekamer.nl/xsd/tkData/v1-0"><title>{escape(title)}</title>{"".join(links)}'
        f"<updated>{UNDATED}T00:00:00Z</updated><id>{BASE}Feed?category={quote(category)}</id>"
        f"{''.join(_entry(sample, category, token, row) for token, row in page)}</feed>"
    )


def token_of(row: Row) -> int:
    """Where a row stands in its feed: by its moment of change, to the second, then by its id."""
    seconds = (datetime.fromisoformat(_updated(row)[:19]) - datetime(1990, 1, 1)).total_seconds()
    return int(seconds) * 1_000_000 + int.from_bytes(blake2b(row["Id"].encode(), digest_size=8).digest()) % 1_000_000


def _updated(row: Row) -> str:
    """The moment of change, with seven digits."""
    whole, _, fraction = (row["ApiGewijzigdOp"] or f"{UNDATED}T00:00:00Z").removesuffix("Z").partition(".")
    return f"{whole}.{fraction:0<7}Z"


def _link(rel: str, category: str, token: int) -> str:
    start = f"skiptoken={token}&" if token else ""
    return f"<link rel={quoteattr(rel)} href={quoteattr(f'{BASE}Feed?{start}category={quote(category)}')} />"


def _entry(sample: Sample, entity: str, token: int, row: Row) -> str:
    ident, name = row["Id"], entity[0].lower() + entity[1:]
    file = f'<link rel="enclosure" href="{BASE}Resources/{ident}" />' if row.get("ContentType") else ""
    return (
        f"<entry><title>{ident}</title><id>{BASE}Entiteiten/{ident}</id><updated>{_updated(row)}</updated>"
        f'<category term="{name}" />{_link("next", entity, token)}{file}'
        f'<content type="application/xml">{_content(sample, entity, name, row)}</content></entry>'
    )


def _content(sample: Sample, entity: str, name: str, row: Row) -> str:
    prefix, own = ("ns1:", "ns1:") if entity == "Toezegging" else ("", "tk:")
    spaces = {f"xmlns{':' + prefix[:-1] if prefix else ''}", f"xmlns:{own[:-1]}"}
    attributes = [f'{space}="http://www.tweedekamer.nl/xsd/tkData/v1-0"' for space in sorted(spaces)]
    attributes += ['xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', f'id="{row["Id"]}"']
    if row["GewijzigdOp"]:
        attributes.append(f'{own}bijgewerkt="{_changed(entity, row["GewijzigdOp"])}"')
    true = "True" if entity == "Persoon" else "true"
    attributes.append(f'{own}verwijderd="{true if row["Verwijderd"] else "false"}"')
    for attribute, column in (("contentType", "ContentType"), ("contentLength", "ContentLength")):
        if row.get(column) is not None:
            attributes.append(f"{own}{attribute}={quoteattr(str(row[column]))}")
    inner = "" if row["Verwijderd"] else "".join(_elements(sample, entity, prefix, row))
    return f"<{prefix}{name} {' '.join(attributes)}>{inner}</{prefix}{name}>"


def _elements(sample: Sample, entity: str, prefix: str, row: Row) -> Iterator[str]:
    for word in ELEMENTS[entity].split():
        name = word.rstrip("@*!")
        column = COLUMNS.get(name, name[0].upper() + name[1:])
        if word.endswith("@*"):
            for ident in sample.pairs[entity, column].get(row["Id"], []):
                yield f'<{prefix}{name} ref="{ident}" />'
        elif word.endswith("@"):
            if ident := row[f"{column}_Id"]:
                yield f'<{prefix}{name} ref="{ident}" />'
        elif (value := row[column]) is not None:
            yield f"<{prefix}{name}>{escape(_text(entity, column, value))}</{prefix}{name}>"
        elif not word.endswith("!"):
            yield f'<{prefix}{name} xsi:nil="true" />'
    if entity == "Toezegging":
        yield f"<{prefix}toegezegdAan />"  # an empty one in no XSD, as reported of the live service


def _text(entity: str, column: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str) or properties(entity)[column] != "DateTimeOffset":
        return str(value)
    if entity in IN_UTC:
        return value[:10]
    return value if entity in WITH_OFFSET else value[:19]


def _changed(entity: str, moment: str) -> str:
    """GewijzigdOp in the form of the category."""
    if entity in WITH_OFFSET:
        return moment
    if entity in IN_UTC:
        return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    whole, _, fraction = moment[:-6].partition(".")
    return f"{whole}.{fraction:0<7}"
