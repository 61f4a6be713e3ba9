"""The part of the Tweede Kamer's OData model that the sample has, in both versions, and its `$metadata` document.

Names and types of v4/2.0 are as recorded in October 2025; the order of the properties is the order in which the
service writes them. No model of v5 has been recorded: see V5.
"""

from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import quoteattr

CHANGED = "GewijzigdOp:DateTimeOffset ApiGewijzigdOp:DateTimeOffset Verwijderd:Boolean"

PROPERTIES = {
    "Zaak": "Id:Guid Nummer:String Soort:String Titel:String Citeertitel:String Alias:String Status:String "
    "Onderwerp:String GestartOp:DateTimeOffset Organisatie:String Grondslagvoorhang:String "
    "Termijn:DateTimeOffset Vergaderjaar:String Volgnummer:Int32 HuidigeBehandelstatus:String "
    f"Afgedaan:Boolean GrootProject:Boolean {CHANGED} Kabinetsappreciatie:String",
    "ZaakActor": "Id:Guid Zaak_Id:Guid ActorNaam:String ActorFractie:String ActorAfkorting:String "
    f"Functie:String Relatie:String SidActor:String Persoon_Id:Guid Fractie_Id:Guid Commissie_Id:Guid {CHANGED}",
    "Kamerstukdossier": "Id:Guid Titel:String Citeertitel:String Alias:String Nummer:Int32 Toevoeging:String "
    f"HoogsteVolgnummer:Int32 Afgesloten:Boolean Kamer:String {CHANGED}",
    "Document": "Id:Guid Soort:String DocumentNummer:String Titel:String Onderwerp:String Datum:DateTimeOffset "
    "Vergaderjaar:String Kamer:Int32 Volgnummer:Int32 Citeertitel:String Alias:String "
    "DatumRegistratie:DateTimeOffset DatumOntvangst:DateTimeOffset Aanhangselnummer:String "
    "KenmerkAfzender:String Organisatie:String ContentType:String ContentLength:Int32 "
    f"{CHANGED} HuidigeDocumentVersie_Id:Guid",
    "DocumentVersie": "Id:Guid Status:String Versienummer:Int32 Bestandsgrootte:Int32 Extensie:String "
    f"Datum:DateTimeOffset {CHANGED} Document_Id:Guid ExterneIdentifier:String",
    "DocumentPublicatie": "Id:Guid Identifier:String DocumentType:String FileName:String Source:String "
    f"ContentLength:Int32 ContentType:String Url:String PublicatieDatum:DateTimeOffset {CHANGED} "
    "DocumentVersie_Id:Guid",
    "Activiteit": "Id:Guid Soort:String Nummer:String Onderwerp:String DatumSoort:String Datum:DateTimeOffset "
    "Aanvangstijd:DateTimeOffset Eindtijd:DateTimeOffset Locatie:String Besloten:Boolean Status:String "
    "Vergaderjaar:String Kamer:String Noot:String VRSNummer:String SidVoortouw:String Voortouwnaam:String "
    "Voortouwafkorting:String Voortouwkortenaam:String Voortouwcommissie_Id:Guid Aanvraagdatum:DateTimeOffset "
    "DatumVerzoekEersteVerlenging:DateTimeOffset DatumMededelingEersteVerlenging:DateTimeOffset "
    "DatumVerzoekTweedeVerlenging:DateTimeOffset DatumMededelingTweedeVerlenging:DateTimeOffset "
    f"Vervaldatum:DateTimeOffset {CHANGED}",
    "Agendapunt": "Id:Guid Nummer:String Onderwerp:String Aanvangstijd:DateTimeOffset Eindtijd:DateTimeOffset "
    f"Volgorde:Int32 Rubriek:String Noot:String Status:String {CHANGED} Activiteit_Id:Guid",
    "Besluit": "Id:Guid Agendapunt_Id:Guid StemmingsSoort:String BesluitSoort:String BesluitTekst:String "
    f"Opmerking:String Status:String AgendapuntZaakBesluitVolgorde:Int32 {CHANGED}",
    "Stemming": "Id:Guid Besluit_Id:Guid Soort:String FractieGrootte:Int32 ActorNaam:String ActorFractie:String "
    "Vergissing:Boolean SidActorLid:String SidActorFractie:String Persoon_Id:Guid Fractie_Id:Guid "
    f"{CHANGED}",
    "Persoon": "Id:Guid Nummer:Int32 Titels:String Initialen:String Tussenvoegsel:String Achternaam:String "
    "Voornamen:String Roepnaam:String Geslacht:String Functie:String Geboortedatum:Date Geboorteplaats:String "
    "Geboorteland:String Overlijdensdatum:Date Overlijdensplaats:String Woonplaats:String Land:String "
    f"ContentType:String ContentLength:Int32 {CHANGED} Fractielabel:String",
    "Fractie": "Id:Guid Nummer:Int32 Afkorting:String NaamNL:String NaamEN:String AantalZetels:Int32 "
    "AantalStemmen:Int32 DatumActief:DateTimeOffset DatumInactief:DateTimeOffset ContentType:String "
    f"ContentLength:Int32 {CHANGED}",
    "Commissie": "Id:Guid Nummer:Int32 Soort:String Afkorting:String NaamNL:String NaamEN:String NaamWebNL:String "
    "NaamWebEN:String Inhoudsopgave:String DatumActief:DateTimeOffset DatumInactief:DateTimeOffset "
    f"{CHANGED}",
    "Toezegging": "Id:Guid Aanmaakdatum:DateTimeOffset Nummer:String ActiviteitNummer:String Naam:String "
    "Achternaam:String Initialen:String Voornaam:String Achtervoegsel:String Titulatuur:String Functie:String "
    "Status:String DatumNakoming:DateTimeOffset KamerbriefNakoming:String Ministerie:String Tekst:String "
    "Verwijderd:Boolean GewijzigdOp:DateTimeOffset ApiGewijzigdOp:DateTimeOffset Tussenvoegsel:String",
}


@dataclass(frozen=True)
class Navigation:
    """How to get from an entity to another.

    `key` is a column of this entity that holds the Id of the one other; `back` a column of the others that
    holds this entity's Id; neither for a many-to-many relation, which the sample lists as pairs.
    """

    target: str
    key: str = ""
    back: str = ""

    @property
    def many(self) -> bool:
        return not self.key


NAVIGATIONS: dict[str, dict[str, Navigation]] = {
    "Zaak": {
        "ZaakActor": Navigation("ZaakActor", back="Zaak_Id"),
        "Besluit": Navigation("Besluit"),
        "Document": Navigation("Document"),
        "Kamerstukdossier": Navigation("Kamerstukdossier"),
        "Agendapunt": Navigation("Agendapunt"),
    },
    "ZaakActor": {"Zaak": Navigation("Zaak", key="Zaak_Id")},
    "Kamerstukdossier": {"Document": Navigation("Document"), "Zaak": Navigation("Zaak")},
    "Document": {
        "HuidigeDocumentVersie": Navigation("DocumentVersie", key="HuidigeDocumentVersie_Id"),
        "DocumentVersie": Navigation("DocumentVersie", back="Document_Id"),
        "BijlageDocument": Navigation("Document"),
        "BronDocument": Navigation("Document"),
        "Kamerstukdossier": Navigation("Kamerstukdossier"),
        "Zaak": Navigation("Zaak"),
    },
    "DocumentVersie": {
        "Document": Navigation("Document", key="Document_Id"),
        "DocumentPublicatie": Navigation("DocumentPublicatie", back="DocumentVersie_Id"),
    },
    "DocumentPublicatie": {"DocumentVersie": Navigation("DocumentVersie", key="DocumentVersie_Id")},
    "Activiteit": {"Agendapunt": Navigation("Agendapunt", back="Activiteit_Id")},
    "Agendapunt": {
        "Activiteit": Navigation("Activiteit", key="Activiteit_Id"),
        "Besluit": Navigation("Besluit", back="Agendapunt_Id"),
        "Zaak": Navigation("Zaak"),
    },
    "Besluit": {
        "Agendapunt": Navigation("Agendapunt", key="Agendapunt_Id"),
        "Stemming": Navigation("Stemming", back="Besluit_Id"),
        "Zaak": Navigation("Zaak"),
    },
    "Stemming": {"Besluit": Navigation("Besluit", key="Besluit_Id")},
    "Persoon": {},
    "Fractie": {},
    "Commissie": {},
    "Toezegging": {},
}


@cache
def properties(entity: str) -> dict[str, str]:
    """Property -> its type without "Edm.", in the order of the service (v4)."""
    pairs = (part.partition(":") for part in PROPERTIES[entity].split())
    return {name: kind for name, _, kind in pairs}


@dataclass(frozen=True)
class Model:
    """One face of the service: its public root, and what its entities have."""

    root: str
    properties: dict[str, dict[str, str]]
    navigations: dict[str, dict[str, Navigation]]


HOST = "gegevensmagazijn.tweedekamer.nl"
V4 = Model(f"https://{HOST}/OData/v4/2.0", {entity: properties(entity) for entity in PROPERTIES}, NAVIGATIONS)

# Assumption: v5 is v4 with the renames that its users have reported, and nothing else. Its $metadata has not been
# recorded. None: the property was dropped. KamerbriefNakoming is a relation in the newer v4 model (July 2026).
RENAMED: dict[str, dict[str, str | None]] = {
    "Document": {"DocumentNummer": "Nummer", "Volgnummer": "Ondernummer", "DatumRegistratie": None},
    "Activiteit": {"Voortouwnaam": "VoortouwCommissieNaam"},
    "Stemming": {"ActorFractie": "FractieNaam"},
    "Toezegging": {"KamerbriefNakoming": None},
}
V5 = Model(
    f"https://{HOST}/OData/v5",
    {
        entity: {
            new: kind
            for name, kind in properties(entity).items()
            if (new := RENAMED.get(entity, {}).get(name, name)) is not None
        }
        for entity in PROPERTIES
    },
    NAVIGATIONS | {"Toezegging": {"KamerbriefNakoming": Navigation("Document")}},
)


def edmx(model: Model) -> str:
    """The `$metadata` document of a model."""
    kinds = "".join(_entity_type(model, entity) for entity in model.properties)
    sets = "".join(f'<EntitySet Name="{e}" EntityType="TK.DA.GGM.OData.{e}" />' for e in model.properties)
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>'
        '<Schema Namespace="TK.DA.GGM.OData" xmlns="http://docs.oasis-open.org/odata/ns/edm">'
        f'{kinds}<EntityContainer Name="Container">{sets}</EntityContainer>'
        "</Schema></edmx:DataServices></edmx:Edmx>"
    )


def _entity_type(model: Model, entity: str) -> str:
    columns = "".join(
        f"<Property Name={quoteattr(name)} Type={quoteattr('Edm.' + kind)}"
        + (' Nullable="false" />' if name == "Id" else " />")
        for name, kind in model.properties[entity].items()
    )
    relations = "".join(
        f"<NavigationProperty Name={quoteattr(name)} Type={quoteattr(_type_of(navigation))} />"
        for name, navigation in model.navigations[entity].items()
    )
    key = '<Key><PropertyRef Name="Id" /></Key>'
    return f"<EntityType Name={quoteattr(entity)}>{key}{columns}{relations}</EntityType>"


def _type_of(navigation: Navigation) -> str:
    name = f"TK.DA.GGM.OData.{navigation.target}"
    return f"Collection({name})" if navigation.many else name
