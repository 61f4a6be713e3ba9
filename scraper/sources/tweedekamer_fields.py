"""Which field of an OData entity goes into which column, under every name that it has borne.

Names are those of `$metadata` v4/2.0 (October 2025) and, first where known, v5 (June 2026).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from db import records as r

Convert = Callable[[Any], Any]
Field = tuple[tuple[str, ...], Convert]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def as_it_is(value: Any) -> Any:
    return value


def stripped(value: str | None) -> str | None:
    """Text without the spaces that the source leaves around it; empty is None."""
    return value.strip() or None if value else None


def local_day(value: str | None) -> str | None:
    """The Dutch day of a moment: "2025-07-02T22:00:00Z" and "2025-07-03T00:00:00+02:00" are both 2025-07-03.

    Year 1 is the service's way to say that there is none.
    """
    if not value or value.startswith("0001-"):
        return None
    if value[19:] in ("", "+01:00", "+02:00") and value[4:5] == "-" == value[7:8]:
        return value[:10]
    return datetime.fromisoformat(value).astimezone(AMSTERDAM).date().isoformat()


def positive(value: int | None) -> int | None:
    """A number; -1 (and 0 for a number within a dossier) means that there is none."""
    return value if value is not None and value > 0 else None


def numbers_of(value: Any) -> str | None:
    """The papers that a row names: text in older models, the documents themselves in newer ones."""
    if not isinstance(value, list):
        return stripped(value)
    numbers = {document.get("Nummer") or document.get("DocumentNummer") or document["Id"] for document in value}
    return ", ".join(sorted(numbers)) or None


def text(*names: str) -> Field:
    return names, stripped


def day(*names: str) -> Field:
    return names, local_day


def number(*names: str) -> Field:
    return names, positive


def plain(*names: str) -> Field:
    return names, as_it_is


@dataclass(frozen=True)
class Entity:
    """How an entity becomes a record: its fields in the order of the record's columns, and what is ignored."""

    record: Callable[..., r.Record]
    names: tuple[tuple[str, ...], ...]  # of each column: the names that its field has borne, the newest first
    converts: tuple[Convert, ...]
    ignored: frozenset[str]


def _entity(record: Callable[..., r.Record], fields: list[Field], ignored: str = "") -> Entity:
    common = "Verwijderd GewijzigdOp ApiGewijzigdOp"
    names, converts = zip(*fields, strict=True)
    return Entity(record, names, converts, frozenset(f"{common} {ignored}".split()))


ID, CHANGED, API_CHANGED = plain("Id"), plain("GewijzigdOp"), plain("ApiGewijzigdOp")

ENTITIES = {
    "Zaak": _entity(
        r.Zaak,
        [ID, text("Nummer"), text("Soort"), text("Titel"), text("Onderwerp"), text("Citeertitel"), text("Alias"),
         day("GestartOp"), text("Organisatie"), text("Vergaderjaar"), number("Ondernummer", "Volgnummer"),
         day("Termijn"), plain("Afgedaan"), text("Kabinetsappreciatie"), CHANGED, API_CHANGED],
        # Status is always Vrijgegeven, HuidigeBehandelstatus always null
        ignored="Status HuidigeBehandelstatus GrootProject Grondslagvoorhang",
    ),
    "ZaakActor": _entity(
        r.ZaakActor,
        [ID, text("Zaak_Id"), text("ActorNaam"), text("FractieNaam", "ActorFractie"), text("ActorAfkorting"),
         text("Functie"), text("Relatie"), text("Persoon_Id"), text("Fractie_Id"), text("Commissie_Id")],
        ignored="SidActor",
    ),
    "Kamerstukdossier": _entity(
        r.Kamerstukdossier,
        [ID, plain("Nummer"), text("Toevoeging"), text("Titel"), text("Citeertitel"), number("HoogsteVolgnummer"),
         plain("Afgesloten"), text("Kamer")],
        ignored="Alias",
    ),
    "Document": _entity(
        r.Document,
        [ID, text("Nummer", "DocumentNummer"), text("Soort"), text("Titel"), text("Onderwerp"), text("Citeertitel"),
         day("Datum"), text("Vergaderjaar"), plain("Kamer"), number("Ondernummer", "Volgnummer"),
         text("Aanhangselnummer"), text("KenmerkAfzender"), text("Organisatie"), text("ContentType"),
         plain("ContentLength"), text("HuidigeDocumentVersie_Id"), CHANGED, API_CHANGED],
        ignored="Alias DatumRegistratie DatumOntvangst",
    ),
    "DocumentVersie": _entity(
        r.DocumentVersie,
        [ID, text("Document_Id"), text("Status"), plain("Versienummer"), text("Extensie"), day("Datum"),
         text("ExterneIdentifier")],
        ignored="Bestandsgrootte DocumentPublicatieMetadata",  # KOOP itself gives the metadata
    ),
    "DocumentPublicatie": _entity(
        r.DocumentPublicatie,
        [ID, text("DocumentVersie_Id"), text("Identifier"), text("DocumentType"), text("FileName"),
         text("ContentType"), plain("ContentLength"), day("PublicatieDatum")],
        ignored="Source Url",
    ),
    "Activiteit": _entity(
        r.Activiteit,
        [ID, text("Nummer"), text("Soort"), text("Onderwerp"), day("Datum"), text("DatumSoort"),
         text("Aanvangstijd"), text("Eindtijd"), text("Locatie"), plain("Besloten"), text("Status"),
         text("Vergaderjaar"), text("Kamer"), text("VoortouwCommissieNaam", "Voortouwnaam"),
         text("Voortouwafkorting"), text("Voortouwcommissie_Id"), CHANGED, API_CHANGED],
        ignored="Noot VRSNummer SidVoortouw Voortouwkortenaam Aanvraagdatum DatumVerzoekEersteVerlenging "
        "DatumMededelingEersteVerlenging DatumVerzoekTweedeVerlenging DatumMededelingTweedeVerlenging Vervaldatum",
    ),
    "Agendapunt": _entity(
        r.Agendapunt,
        [ID, text("Activiteit_Id"), text("Nummer"), text("Onderwerp"), plain("Volgorde"), text("Rubriek"),
         text("Status"), CHANGED],
        ignored="Aanvangstijd Eindtijd Noot",
    ),
    "Besluit": _entity(
        r.Besluit,
        [ID, text("Agendapunt_Id"), text("StemmingsSoort"), text("BesluitSoort"), text("BesluitTekst"),
         text("Opmerking"), text("Status"), plain("AgendapuntZaakBesluitVolgorde"), CHANGED, API_CHANGED],
    ),
    "Stemming": _entity(
        r.Stemming,
        [ID, text("Besluit_Id"), text("Soort"), plain("FractieGrootte"), text("ActorNaam"),
         text("FractieNaam", "ActorFractie"), plain("Vergissing"), text("Persoon_Id"), text("Fractie_Id"), CHANGED],
        ignored="SidActorLid SidActorFractie Persoon Fractie",  # the last two: empty expands of some answers
    ),
    "Persoon": _entity(
        r.Persoon,
        [ID, plain("Nummer"), text("Titels"), text("Initialen"), text("Tussenvoegsel"), text("Achternaam"),
         text("Roepnaam"), text("Functie"), text("Fractielabel")],
        # of a person only their public role
        ignored="Voornamen Geslacht Geboortedatum Geboorteplaats Geboorteland Overlijdensdatum Overlijdensplaats "
        "Woonplaats Land ContentType ContentLength",
    ),
    "Fractie": _entity(
        r.Fractie,
        [ID, plain("Nummer"), text("Afkorting"), text("NaamNL"), plain("AantalZetels"), day("DatumActief"),
         day("DatumInactief")],
        ignored="NaamEN AantalStemmen ContentType ContentLength",
    ),
    "Commissie": _entity(
        r.Commissie,
        [ID, plain("Nummer"), text("Soort"), text("Afkorting"), text("NaamNL"), day("DatumActief"),
         day("DatumInactief")],
        ignored="NaamEN NaamWebNL NaamWebEN Inhoudsopgave",
    ),
    "Toezegging": _entity(
        r.Toezegging,
        [ID, text("Nummer"), text("ActiviteitNummer"), text("Tekst"), text("Naam"), text("Functie"),
         text("Ministerie"), text("Status"), day("Aanmaakdatum"), day("DatumNakoming"),
         (("KamerbriefNakoming",), numbers_of), CHANGED, API_CHANGED],
        ignored="Achternaam Initialen Voornaam Achtervoegsel Titulatuur Tussenvoegsel Notities ToegezegdAan",
    ),
}  # fmt: skip


def _besluit_zaak(besluit: str, zaak: str) -> r.Record:
    return r.BesluitZaak(besluit, zaak, "")


# relations, each from one side only, so that no two payloads tell of the same pair
LINKS: dict[str, dict[str, Callable[[str, str], r.Record]]] = {
    "Zaak": {"Document": r.ZaakDocument, "Kamerstukdossier": r.ZaakDossier},
    "Document": {"BijlageDocument": r.DocumentBijlage},
    "Agendapunt": {"Zaak": r.AgendapuntZaak},
    "Besluit": {"Zaak": _besluit_zaak},
}
