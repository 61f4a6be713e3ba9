"""One frozen dataclass per table: same name, same columns.

Reading order for a newcomer starts here. Dutch names are what parliament said, English ones what we say
about it. Dates are ISO days (YYYY-MM-DD, Dutch local days), moments ISO timestamps as the source gave them.

Facts (`FACTS`) are a pure function of saved payloads; in the database each of them has one more column,
`herkomst`: the row of table `herkomst` that says which payload it was read from. The rest is what we
derive (`Stuk`), what people bring in (`Letter` and its parts) and the log of runs (`Crawl`).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


class Record:
    """What every table's dataclass has: its primary key, and what the table holds in one Dutch-readable line."""

    pk: ClassVar[tuple[str, ...]] = ("id",)


def cached(function: Function) -> Function:
    """functools.cache for functions of a record class, which type checkers don't take for hashable."""
    return cast(Function, cache(function))


@cached
def table(record: type[Record]) -> str:
    """The table of a record class: its name in snake_case (`ZaakDocument` -> `zaak_document`)."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in record.__name__).lstrip("_")


@cached
def columns(record: type[Record]) -> tuple[str, ...]:
    """The columns of a record class, in the order of the dataclass."""
    return tuple(field.name for field in fields(record))  # type: ignore[arg-type]  # all records are dataclasses


@cached
def row_of(record: type[Record]) -> Callable[[Any], tuple[Any, ...]]:
    """A function from a record of that class to its row (dataclasses.astuple copies deeply, ten times slower)."""
    return attrgetter(*columns(record))


# --- facts: what the sources say -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zaak(Record):
    """A case of the Tweede Kamer: a motie, a brief regering, a set of questions. OData entity Zaak."""

    id: str
    nummer: str | None
    soort: str | None
    titel: str | None  # the title of the dossier, not of the paper
    onderwerp: str | None  # the title of the paper
    citeertitel: str | None
    alias: str | None
    gestart_op: str | None
    organisatie: str | None
    vergaderjaar: str | None
    volgnummer: int | None  # ondernummer within the dossier
    termijn: str | None  # set for aangehouden moties
    afgedaan: bool | None  # administratively closed; says nothing about adoption or execution
    kabinetsappreciatie: str | None
    gewijzigd_op: str | None
    api_gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class ZaakActor(Record):
    """Who submitted a zaak, to whom it is addressed, which committee has it. OData entity ZaakActor."""

    id: str
    zaak_id: str | None
    naam: str | None
    fractie: str | None
    afkorting: str | None
    functie: str | None
    relatie: str | None  # Indiener, Medeindiener, Gericht aan, Volgcommissie, Voortouwcommissie, …
    persoon_id: str | None
    fractie_id: str | None
    commissie_id: str | None


@dataclass(frozen=True, slots=True)
class Kamerstukdossier(Record):
    """A numbered dossier, budgets with their chapter as toevoeging. OData entity Kamerstukdossier."""

    id: str
    nummer: int | None
    toevoeging: str | None
    titel: str | None
    citeertitel: str | None
    hoogste_volgnummer: int | None
    afgesloten: bool | None
    kamer: str | None


@dataclass(frozen=True, slots=True)
class Document(Record):
    """A document of the Tweede Kamer. OData entity Document."""

    id: str
    nummer: str | None  # 2025D11728
    soort: str | None
    titel: str | None
    onderwerp: str | None
    citeertitel: str | None
    datum: str | None
    vergaderjaar: str | None
    kamer: int | None  # 2 Tweede Kamer, 3 both
    ondernummer: int | None
    aanhangselnummer: str | None
    kenmerk_afzender: str | None
    organisatie: str | None
    content_type: str | None
    content_length: int | None
    versie_id: str | None  # its present DocumentVersie
    gewijzigd_op: str | None
    api_gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class DocumentVersie(Record):
    """A version of a document; carries KOOP's own id (kst-…). OData entity DocumentVersie."""

    id: str
    document_id: str | None
    status: str | None
    versienummer: int | None
    extensie: str | None
    datum: str | None
    externe_identifier: str | None


@dataclass(frozen=True, slots=True)
class DocumentPublicatie(Record):
    """A file of a document as KOOP publishes it (Xml, Html, Pdf, Odt). OData entity DocumentPublicatie."""

    id: str
    document_versie_id: str | None
    identifier: str | None
    document_type: str | None
    bestandsnaam: str | None
    content_type: str | None
    content_length: int | None
    publicatiedatum: str | None


@dataclass(frozen=True, slots=True)
class Activiteit(Record):
    """A meeting of the Chamber or a committee. OData entity Activiteit."""

    id: str
    nummer: str | None
    soort: str | None
    onderwerp: str | None
    datum: str | None
    datum_soort: str | None
    aanvangstijd: str | None
    eindtijd: str | None
    locatie: str | None
    besloten: bool | None
    status: str | None
    vergaderjaar: str | None
    kamer: str | None
    voortouw_naam: str | None
    voortouw_afkorting: str | None
    voortouwcommissie_id: str | None
    gewijzigd_op: str | None
    api_gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class Agendapunt(Record):
    """An item on the agenda of an activiteit; may group dozens of zaken. OData entity Agendapunt."""

    id: str
    activiteit_id: str | None
    nummer: str | None
    onderwerp: str | None
    volgorde: int | None
    rubriek: str | None
    status: str | None
    gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class Besluit(Record):
    """What was decided about a zaak at an agendapunt. OData entity Besluit."""

    id: str
    agendapunt_id: str | None
    stemmingssoort: str | None
    besluitsoort: str | None  # "Stemmen - aangenomen", "Overgenomen", …
    tekst: str | None
    opmerking: str | None
    status: str | None
    volgorde: int | None
    gewijzigd_op: str | None
    api_gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class Stemming(Record):
    """One fractie's (or member's) vote inside one besluit. OData entity Stemming."""

    id: str
    besluit_id: str | None
    soort: str | None  # Voor, Tegen, Niet deelgenomen
    fractie_grootte: int | None
    actor_naam: str | None
    fractie_naam: str | None
    vergissing: bool | None
    persoon_id: str | None  # set for a member's own vote: weight 1
    fractie_id: str | None
    gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class ZaakDocument(Record):
    """Which documents belong to a zaak. A pair stands once for each side that tells of it (see `SIDES`)."""

    pk: ClassVar = ("zaak_id", "document_id")
    zaak_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class ZaakDossier(Record):
    """Which dossiers a zaak stands in."""

    pk: ClassVar = ("zaak_id", "kamerstukdossier_id")
    zaak_id: str
    kamerstukdossier_id: str


@dataclass(frozen=True, slots=True)
class DocumentBijlage(Record):
    """Which documents are annexes of a document. A pair stands once for each side that tells of it (see `SIDES`)."""

    pk: ClassVar = ("document_id", "bijlage_id")
    document_id: str
    bijlage_id: str


@dataclass(frozen=True, slots=True)
class AgendapuntZaak(Record):
    """Which zaken stand under an agendapunt. A pair stands once for each side that tells of it (see `SIDES`)."""

    pk: ClassVar = ("agendapunt_id", "zaak_id")
    agendapunt_id: str
    zaak_id: str


@dataclass(frozen=True, slots=True)
class BesluitZaak(Record):
    """Which zaak a besluit decided. `methode` is empty where the source says so, else how it was derived."""

    pk: ClassVar = ("besluit_id", "zaak_id", "methode")
    besluit_id: str
    zaak_id: str
    methode: str


@dataclass(frozen=True, slots=True)
class Kamerstuk(Record):
    """A Kamerstuk as officially published (KOOP's XML): its text, and what it asks."""

    pk: ClassVar = ("kst",)
    kst: str
    titel: str | None
    dossiertitel: str | None
    vergaderjaar: str | None
    datum: str | None
    tekst: str
    dictum: str | None  # "verzoekt de regering …"; the paragraphs that ask, of a motie
    vervangt: str | None  # kst-… that it was printed "ter vervanging van"


@dataclass(frozen=True, slots=True)
class KamerstukDossier(Record):
    """Every dossier that a Kamerstuk is printed in; the first one (volgorde 1) gives its number."""

    pk: ClassVar = ("kst", "volgorde")
    kst: str
    volgorde: int
    dossier: str  # 36600-XVI


@dataclass(frozen=True, slots=True)
class KamerstukOndertekenaar(Record):
    """Who signed a motie, in the printed order."""

    pk: ClassVar = ("kst", "volgorde")
    kst: str
    volgorde: int
    naam: str


@dataclass(frozen=True, slots=True)
class KamerstukVerzoek(Record):
    """One thing that a motie asks or says: a request a row, in the order of its dictum."""

    pk: ClassVar = ("kst", "volgorde")
    kst: str
    volgorde: int
    soort: str  # its verb: verzoekt, roept op, spreekt uit, …
    tekst: str  # as printed; an item of a list after the words that open the list
    gericht_aan: str | None  # "de regering", "de Minister van …", "het presidium"; as printed
    vraagt: bool  # asks something of somebody; "spreekt uit dat …" doesn't


@dataclass(frozen=True, slots=True)
class Pagina(Record):
    """A page of a government site: news, a report's page, a measure."""

    pk: ClassVar = ("url",)
    url: str
    bron: str
    titel: str
    soort: str | None  # nieuws, rapport, …: what the address says
    datum: str | None  # as the site gives it
    tekst: str


@dataclass(frozen=True, slots=True)
class FeedItem(Record):
    """A page as a site's feed announces it."""

    pk: ClassVar = ("url",)
    url: str
    titel: str | None
    omschrijving: str | None
    datum: str | None  # the date that the site shows


@dataclass(frozen=True, slots=True)
class Bestand(Record):
    """A file that a page offers for download, with its text."""

    pk: ClassVar = ("url", "pagina_url")
    url: str
    pagina_url: str
    titel: str  # the words of the link


@dataclass(frozen=True, slots=True)
class BestandTekst(Record):
    """The text of a downloaded file. `tekst` is empty for a scan without a text layer."""

    pk: ClassVar = ("url",)
    url: str
    content_type: str | None
    bladzijden: int | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Persoon(Record):
    """A member or former member, in their public role. OData entity Persoon."""

    id: str
    nummer: int | None
    titels: str | None
    initialen: str | None
    tussenvoegsel: str | None
    achternaam: str | None
    roepnaam: str | None
    functie: str | None
    fractielabel: str | None  # filled for members of the Eerste Kamer only


@dataclass(frozen=True, slots=True)
class Fractie(Record):
    """A parliamentary group. OData entity Fractie."""

    id: str
    nummer: int | None
    afkorting: str | None
    naam: str | None
    aantal_zetels: int | None
    datum_actief: str | None
    datum_inactief: str | None


@dataclass(frozen=True, slots=True)
class Commissie(Record):
    """A committee. OData entity Commissie."""

    id: str
    nummer: int | None
    soort: str | None
    afkorting: str | None
    naam: str | None
    datum_actief: str | None
    datum_inactief: str | None


@dataclass(frozen=True, slots=True)
class Toezegging(Record):
    """A promise of a minister to the Chamber, from its register. OData entity Toezegging."""

    id: str
    nummer: str | None  # TZ202402-123
    activiteit_nummer: str | None
    tekst: str | None
    bewindspersoon: str | None
    functie: str | None
    ministerie: str | None
    status: str | None  # Openstaand, Voldaan, Deels Voldaan, Vervallen
    aanmaakdatum: str | None
    datum_nakoming: str | None  # the day by which it was promised
    kamerbrief_nakoming: str | None
    gewijzigd_op: str | None
    api_gewijzigd_op: str | None


@dataclass(frozen=True, slots=True)
class DocumentBestand(Record):
    """Which file was read for a document: the key of its text in `bestand_tekst`."""

    pk: ClassVar = ("document_id", "url")
    document_id: str
    url: str


@dataclass(frozen=True, slots=True)
class Publicatie(Record):
    """What KOOP's catalogue says of an official publication: one row an id of KOOP, one paper may have had two."""

    id: str  # KOOP's own: kst-29861-134, kst-1259252, ah-tk-20232024-1433, h-tk-20222023-84-12, blg-…
    soort: str | None  # Kamerstuk, Bijlage, Handelingen, Aanhangsel, …
    subrubriek: str | None  # Motie, Brief, …
    titel: str | None
    kst: str | None  # the key of the paper, which stays when KOOP's id changes
    dossier: str | None
    ondernummer: str | None
    vergaderjaar: str | None
    documentstatus: str | None  # Onopgemaakt, Opgemaakt, Opgemaakt na onopgemaakt
    hoofddocument: str | None  # of a Bijlage: what it belongs to
    datum: str | None
    beschikbaar: str | None
    gewijzigd: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class PublicatieTekst(Record):
    """The text of an official publication that is no Kamerstuk: Aanhangsel, Handelingen."""

    id: str
    titel: str | None
    datum: str | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Verwijzing(Record):
    """A reference in official XML whose target KOOP itself states (extref, dossierref)."""

    pk: ClassVar = ("publicatie", "volgorde")
    publicatie: str  # the id of the publication that it stands in
    volgorde: int
    tekst: str
    doel: str
    soort: str | None


@dataclass(frozen=True, slots=True)
class WooDocument(Record):
    """A document of open.overheid.nl: what ministries publish themselves."""

    id: str  # the uuid, without its version
    versie: int | None
    titel: str | None
    soort: str | None
    uitgever: str | None
    datum: str | None  # openbaarmakingsdatum
    gewijzigd: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Aanbeveling(Record):
    """A recommendation of the Aanjaagteam Bescherming Arbeidsmigranten (Roemer)."""

    pk: ClassVar = ("sleutel",)
    sleutel: str  # its number, 4.4.B; where none is printed its subject
    nummer: str | None
    onderwerp: str
    thema: str | None
    gericht_aan: str | None


@dataclass(frozen=True, slots=True)
class AanbevelingVoortgang(Record):
    """What one report says of one recommendation. A row per recommendation and report."""

    pk: ClassVar = ("rapport", "aanbeveling", "volgorde")
    rapport: str  # where it is printed: an address or number
    aanbeveling: str
    volgorde: int
    datum: str | None
    status: str | None  # as printed
    status_genormaliseerd: str | None
    citaat: str


@dataclass(frozen=True, slots=True)
class Verwacht(Record):
    """How many items of a kind and year a source itself says it has: what `bron_jaar` holds against what is held."""

    pk: ClassVar = ("bron", "soort", "jaar")
    bron: str
    soort: str
    jaar: str  # a calendar year; of KOOP a vergaderjaar, 2025-2026; empty where the count is of all years
    aantal: int


@dataclass(frozen=True, slots=True)
class Verwijderd(Record):
    """A tombstone: an entity that the source deleted, and when."""

    id: str
    bron: str
    entiteit: str
    verwijderd_op: str | None


@dataclass(frozen=True, slots=True)
class Fout(Record):
    """A payload that could not be read, with its key and why."""

    pk: ClassVar = ("bron", "sleutel")
    bron: str
    sleutel: str
    melding: str


@dataclass(frozen=True, slots=True)
class Verrassing(Record):
    """Fields of a payload that no code knows: the source has changed."""

    pk: ClassVar = ("bron", "sleutel")
    bron: str
    sleutel: str
    velden: str


FACTS: tuple[type[Record], ...] = (
    Zaak, ZaakActor, Kamerstukdossier, Document, DocumentVersie, DocumentPublicatie, Activiteit, Agendapunt,
    Besluit, Stemming, ZaakDocument, ZaakDossier, DocumentBijlage, AgendapuntZaak, BesluitZaak, Kamerstuk,
    KamerstukDossier, KamerstukOndertekenaar, KamerstukVerzoek, Pagina, FeedItem, Bestand, BestandTekst,
    Verwijderd, Fout, Verrassing, Persoon, Fractie, Commissie, Toezegging, DocumentBestand, Publicatie,
    PublicatieTekst, Verwijzing, WooDocument, Aanbeveling, AanbevelingVoortgang, Verwacht,
)  # fmt: skip

# Relations that OData and SyncFeed tell of from opposite sides, in payloads of their own: the same pair can stand
# twice, with another herkomst. Ask for them with DISTINCT or EXISTS.
SIDES: tuple[type[Record], ...] = (ZaakDocument, DocumentBijlage, AgendapuntZaak)


# --- where facts come from, and the log of runs ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Herkomst(Record):
    """The payload that facts were read from: the present version of one key of raw.db."""

    id: int  # the payload's row in raw.db
    bron: str
    sleutel: str
    hash: str
    url: str
    opgehaald: str
    voorbeeld: bool  # served by the bundled replica: a sample, not the real thing


@dataclass(frozen=True, slots=True)
class Bron(Record):
    """The record card of a source."""

    pk: ClassVar = ("bron",)
    bron: str
    titel: str
    uitgever: str
    licentie: str
    homepage: str
    verwacht: int | None  # about how many papers it holds
    opmerking: str | None = None  # what of it is not read, and why
    leeswijze: str | None = None  # how it is read


@dataclass(frozen=True, slots=True)
class Crawl(Record):
    """One run of one source: the only table that a quiet night may touch."""

    id: int
    bron: str
    wijze: str  # full, increment, import, rebuild
    begonnen: str
    geeindigd: str | None
    opgehaald: int
    nieuw: int
    gewijzigd: int
    verwijderd: int
    fouten: int
    meldingen: str  # JSON list: what went wrong or stayed incomplete
    hervat: str  # JSON object: where the next increment starts, per collection
    via: str | None = None  # what was used, of a source that can be read in more than one way: OData v5, SyncFeed 2.0


@dataclass(frozen=True, slots=True)
class Wijziging(Record):
    """A change of something that users see: what it was, what it is, when we saw it, and in which payload.

    Kept for ever, like the log of runs. A first reading is no change, and neither is a field that isn't shown.
    """

    id: int
    moment: str  # when the new payload was fetched
    bron: str
    tabel: str
    rij: str  # the primary key of the row
    veld: str | None  # null: the whole row came or went
    oud: str | None
    nieuw: str | None
    van: int  # the payload in raw.db that said the old
    naar: int  # … and the new


# --- derived: one row a paper, whatever sources tell of it -----------------------------------------------


@dataclass(frozen=True, slots=True)
class Stuk(Record):
    """A paper that a letter can cite. `id` is its one canonical id: kst, else zaak, else document, else url.

    `nr` is the row of its title in the index `stuk_zoek`; it means nothing outside this file.
    """

    pk: ClassVar = ("nr",)
    nr: int
    id: str
    kst: str | None
    zaak: str | None
    document: str | None
    url: str | None
    soort: str | None
    titel: str
    andere_titels: str | None  # one a line: what the page calls the files that it offers
    datum: str | None
    dossiertitel: str | None


@dataclass(frozen=True, slots=True)
class MotieVervangt(Record):
    """What a motie says that it replaces, by the row of `stuk`, and which paper that is (db/chains.py)."""

    pk: ClassVar = ("nr",)
    nr: int
    id: str  # canonical id of the motie
    genoemd: str | None  # the official id that it names
    titel: str | None  # of a title: the dossier and the number in it where no such id is held
    volgnummer: int | None
    vervangt: str | None  # canonical id of what that comes to; null: nothing that can be replaced
    bron: str  # publicatie, titel (of the zaak)


@dataclass(frozen=True, slots=True)
class MotieKeten(Record):
    """A version of a motie in its chain: one obligation, known by its last version. Oldest first.

    A version that two others say they replace stands in two chains, unless the one is a further amendment of the other.
    Moties that have one version are not here.
    """

    pk: ClassVar = ("laatste", "volgorde")
    laatste: str  # canonical id of the last version
    volgorde: int
    id: str  # canonical id of this version; the kst that is named where that paper isn't held
    vervangt: str | None
    bron: str | None  # what says that it replaces: publicatie, titel (of the zaak; that it is further amended, too)


@dataclass(frozen=True, slots=True)
class MotieUitkomst(Record):
    """What became of a motie in the Chamber. Moties of which no besluit is held, and no later version, are not here."""

    pk: ClassVar = ("zaak_id",)
    zaak_id: str
    uitkomst: str | None  # ingediend, aangehouden, ingetrokken, vervallen, vervangen, aangenomen, verworpen, …
    besluit_id: str | None  # the deciding one
    besluitsoort: str | None
    datum: str | None
    methode: str | None  # how it is known which zaak the besluit decided: see besluit_zaak; null without a besluit
    voor: int | None
    tegen: int | None


@dataclass(frozen=True, slots=True)
class StukIndiener(Record):
    """Who submitted a motie or amendement, by the last word of the surname (db/names.py)."""

    pk: ClassVar = ("sleutel", "nr", "naam", "in_titel")
    sleutel: str  # plas, of Van der Plas
    nr: int  # of `stuk`
    naam: str  # as written, without capitals and accents
    in_titel: bool  # whether the title names them, or they only signed


@dataclass(frozen=True, slots=True)
class MotieTekst(Record):
    """Which official text the index `motie_zoek` has of a motie, by the row of `stuk`."""

    pk: ClassVar = ("nr",)
    nr: int
    kst: str
    herkomst: int  # the payload that it was read from


@dataclass(frozen=True, slots=True)
class MotieNoemt(Record):
    """Which moties a motie names by their submitters: "de motie-Jansen/De Vries"."""

    pk: ClassVar = ("nr", "indieners")
    nr: int  # of `stuk`
    indieners: str  # jansen/vries


@dataclass(frozen=True, slots=True)
class StukAfkorting(Record):
    """An abbreviation that the title of a paper, or of its dossier, explains (db/abbreviations.py)."""

    pk: ClassVar = ("afkorting", "lemmas", "titel", "nr")
    afkorting: str
    lemmas: str
    titel: int  # a mark of the title: papers of one dossier share theirs, which counts once
    nr: int  # of `stuk`


@dataclass(frozen=True, slots=True)
class Afkorting(Record):
    """What an abbreviation stands for, as titles explain it: "Wet maatschappelijke ondersteuning (Wmo)"."""

    pk: ClassVar = ("afkorting", "lemmas")
    afkorting: str
    lemmas: str


@dataclass(frozen=True, slots=True)
class StukDossier(Record):
    """Which dossier a paper is of, small enough to be read for thousands of papers (db/words.py)."""

    pk: ClassVar = ("nr",)
    nr: int  # of `stuk`
    dossier: int  # a mark of the dossier's title: equal where the titles are


@dataclass(frozen=True, slots=True)
class Woord(Record):
    """How many titles and texts of moties have a word, as a lemma (db/words.py)."""

    pk: ClassVar = ("woord",)
    woord: str
    titels: int
    teksten: int


# --- derived: what the cabinet said about executing -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimText(Record):
    """A text that was read for claims, and as what: read again when its payload or the rules have changed."""

    pk: ClassVar = ("source",)
    source: str  # which text: "titel <paper>", "kst <id>", "publicatie <id>", "bestand <address>", "pagina <address>"
    hash: str  # of the payload and of the rules


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """What a text claims about executing one motie, toezegging or aanbeveling. Our reading of it, with its words."""

    pk: ClassVar = ("source", "n")
    source: str  # the text, as in claim_text
    n: int
    document: str  # the paper that the text is of, by its canonical id
    day: str  # of the text
    genre: str
    ref_text: str  # the item as the text names it
    start: int
    end: int
    target: str | None  # the number that the words state
    item: (
        str | None
    )  # the motie (zaak number, else kst), toezegging (TZ…) or aanbeveling that is meant; null: not linked
    method: str  # how it was linked, or why it wasn't
    status: str  # axis B of the design, or none
    due_date: str | None
    due_text: str | None
    evidence: str | None  # the exact words that carry the status
    score: float


@dataclass(frozen=True, slots=True)
class Stand(Record):
    """Where an item stands by what was said of it; an item that nothing was claimed of has no row."""

    pk: ClassVar = ("item",)
    item: str
    stand: str  # axis B
    stand_datum: str | None
    standing: str  # axis C: undisputed, disputed, overdue
    termijn: str | None  # of words without a day, "voor het zomerreces", the day by which they have surely passed
    bewijs: str | None  # the exact words that decide
    bewijs_document: str | None
    source: str | None  # the deciding claim in table claim; null: the register of toezeggingen says so
    n: int | None
    outranked: int  # how many other claims there are
    termijn_tekst: str | None = None  # the words of the term


@dataclass(frozen=True, slots=True)
class StandVerloop(Record):
    """Where an item stood from one day to another; on a day that no row covers, nothing was reported yet.

    A motie has rows from its vote on. What was promised for a day that is still to come has a row from the day after.
    """

    pk: ClassVar = ("item", "van")
    item: str
    van: str  # the first day; 0001-01-01 where it always stood so
    tot: str | None  # the first day on which it no longer stood so; null: it stands so until something is said
    stand: str  # axis B
    standing: str  # axis C
    stand_datum: str | None
    termijn: str | None
    termijn_tekst: str | None
    bewijs: str | None
    bewijs_document: str | None


# --- what people bring in --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letter(Record):
    """A saved letter. `text` has its contact details masked."""

    slug: str
    sender: str | None
    recipient: str | None
    committee: str | None
    date: str | None
    subject: str | None
    reference: str | None
    debate: str | None
    debate_date: str | None
    sections: str  # JSON list of titles
    text: str
    links: str  # JSON list of [start, end, url]: the link targets that the file carried
    pk: ClassVar = ("slug",)


@dataclass(frozen=True, slots=True)
class Footnote(Record):
    """A footnote of a letter."""

    pk: ClassVar = ("letter", "n")
    letter: str
    n: int
    text: str
    url: str | None
    cited_in: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ask(Record):
    """What a letter asks of the Chamber."""

    pk: ClassVar = ("letter", "n")
    letter: str
    n: int
    text: str
    section: str | None
    start: int
    end: int
    duplicate_of: int | None


@dataclass(frozen=True, slots=True)
class Link(Record):
    """Where a footnote or a citation in the letter's text points, or why nowhere. `footnote` null: in the text."""

    pk: ClassVar = ("letter", "n")
    letter: str
    n: int
    footnote: int | None
    text: str
    start: int
    end: int
    kind: str
    target: str | None
    status: str
    document: str | None
    title: str | None
    score: float | None
    method: str | None
    evidence: str | None
    candidates: str  # JSON list of {document, title, score}


@dataclass(frozen=True, slots=True)
class AskDocument(Record):
    """A document that bears on an ask, best first."""

    pk: ClassVar = ("letter", "ask", "rank")
    letter: str
    ask: int
    rank: int
    document: str
    title: str
    relation: str
    score: float
    evidence: str


LETTERS: tuple[type[Record], ...] = (Letter, Footnote, Ask, Link, AskDocument)
DERIVED: tuple[type[Record], ...] = (
    Stuk, StukDossier, StukIndiener, StukAfkorting, MotieTekst, MotieNoemt, Woord, Afkorting, MotieVervangt,
    MotieKeten, MotieUitkomst, ClaimText, Claim, Stand, StandVerloop,
)  # fmt: skip
TABLES: tuple[type[Record], ...] = (*FACTS, Herkomst, Bron, Crawl, Wijziging, *DERIVED, *LETTERS)
