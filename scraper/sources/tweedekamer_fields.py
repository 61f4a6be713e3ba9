"""Which field of an OData entity goes into which column, under every name that it has borne.

Names are those of `$metadata` v4/2.0 (October 2025) and, first where known, v5 (June 2026). SyncFeed's fields come
under the names of v4 (tweedekamer_syncfeed), with moments in forms of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db import records as r
from scraper.source import AMSTERDAM

Convert = Callable[[Any], Any]
Field = tuple[tuple[str, ...], Convert]
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?")
# in these months there is no change of the clock
OFFSETS = {f"{month:02}": "+02:00" if 4 <= month <= 9 else "+01:00" for month in range(1, 13) if month not in (3, 10)}


def as_it_is(value: Any) -> Any:
    return value


def stripped(value: str | None) -> str | None:
    """Text without the spaces that the source leaves around it; empty is None."""
    return value.strip() or None if value else None


def local_day(value: str | None) -> str | None:
    """The Dutch day of a moment: "2025-07-02T22:00:00Z" and "2025-07-03T00:00:00+02:00" are both 2025-07-03.

    A moment without an offset is Dutch already. Year 1 is the service's way to say that there is none.
    """
    if not value or value.startswith("0001-"):
        return None
    # an hour before midnight an offset of +01:00 in summer would make a difference
    if value[19:] in ("", "+01:00", "+02:00") and value[4:5] == "-" == value[7:8] and value[11:13] != "23":
        return value[:10]
    at = datetime.fromisoformat(value)
    return (at.astimezone(AMSTERDAM) if at.tzinfo else at).date().isoformat()


def local_moment(value: str | None) -> str | None:
    """A moment as OData writes it: Dutch time with its offset, no zeros at the end of the fraction.

    SyncFeed writes the same one without an offset, with `Z`, or with the offset of the season
    (OpenDataPortaal #37); in the hour that the clock strikes twice, one without an offset is taken for the first.
    """
    if value and value[-6:] == OFFSETS.get(value[5:7]) and value[10:11] == "T" and value[-7] != "0":
        return value  # by far the most
    found = _MOMENT.fullmatch(value or "")
    if not found or found[1].startswith("0001-"):
        return None if found else stripped(value)
    at = datetime.fromisoformat(found[1] + (found[3] or ""))
    local = (at.astimezone(AMSTERDAM) if found[3] else at.replace(tzinfo=AMSTERDAM)).isoformat()
    return local[:19] + (found[2] or "").rstrip("0").rstrip(".") + local[19:]


def positive(value: int | None) -> int | None:
    """A number; -1 (and 0 for a number within a dossier) means that there is none."""
    return value if value is not None and value > 0 else None


def numbers_of(value: Any) -> str | None:
    """The papers that a row names: text in older models, the documents themselves in newer ones, texts in SyncFeed."""
    if not isinstance(value, list):
        return stripped(value)
    numbers = {
        paper if isinstance(paper, str) else paper.get("Nummer") or paper.get("DocumentNummer") or paper["Id"]
        for paper in value
    }
    return ", ".join(sorted(numbers)) or None


def text(*names: str) -> Field:
    return names, stripped


def day(*names: str) -> Field:
    return names, local_day


def number(*names: str) -> Field:
    return names, positive


def moment(*names: str) -> Field:
    return names, local_moment


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


ID, CHANGED, API_CHANGED = plain("Id"), moment("GewijzigdOp"), plain("ApiGewijzigdOp")

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
         moment("Aanvangstijd"), moment("Eindtijd"), text("Locatie"), plain("Besloten"), text("Status"),
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


def _zaak_document(document: str, zaak: str) -> r.Record:
    return r.ZaakDocument(zaak, document)


def _bron_bijlage(bijlage: str, document: str) -> r.Record:
    return r.DocumentBijlage(document, bijlage)


def _zaak_agendapunt(zaak: str, agendapunt: str) -> r.Record:
    return r.AgendapuntZaak(agendapunt, zaak)


# Relations, each from the side that an interface tells it from: OData is asked for the ones of SIDES from the other
# side than SyncFeed (db.records.SIDES), so that no two payloads of one interface tell of the same pair.
LINKS: dict[str, dict[str, Callable[[str, str], r.Record]]] = {
    "Zaak": {"Document": r.ZaakDocument, "Kamerstukdossier": r.ZaakDossier, "Agendapunt": _zaak_agendapunt},
    "Document": {"BijlageDocument": r.DocumentBijlage, "Zaak": _zaak_document, "BronDocument": _bron_bijlage},
    "Agendapunt": {"Zaak": r.AgendapuntZaak},
    "Besluit": {"Zaak": _besluit_zaak},
}
