"""The sample's files as the rows of the services. A row that can't be right stops the start, with its line."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scraper.replica.model import PROPERTIES, RENAMED, V4, V5, Model, properties

FOLDER = Path(__file__).with_name("sample")
Row = dict[str, Any]
Pair = tuple[str, str]  # (entity, navigation)

# What every recorded row of an entity says, so that the sample needs not repeat it. A row without an Id is
# not a recorded one: it gets nothing but what its line says.
ALWAYS: dict[str, Row] = {
    "Zaak": {"Status": "Vrijgegeven", "Organisatie": "Tweede Kamer", "GrootProject": False},
    "Document": {"Kamer": 2, "Organisatie": "Tweede Kamer", "ContentType": "application/pdf"},
    "DocumentVersie": {"Status": "Vrijgegeven", "Extensie": ".pdf"},
}
PAGE: Row = {"date": None, "description": None, "downloads": [], "sections": [], "links": []}
UNDATED = "2000-01-01"  # the made-up moment of change of a paper whose day isn't established either
CONTENT_TYPES = {
    "Xml": "application/xml",
    "Html": "text/html",
    "Pdf": "application/pdf",
    "Odt": "application/x-unknown-content-type",
}


class BadSample(ValueError):
    """A line of the sample that can't be served."""


@dataclass
class Sample:
    """Rows by entity and Id; the pairs of the many-to-many relations; the pages by address; by Id of a document what
    it says in its own lines."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {entity: {} for entity in PROPERTIES})
    pairs: dict[Pair, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    pages: dict[str, Row] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    model: Model = V4

    def add(self, entity: str, name: str, given: Row, **more: Any) -> Row:
        """Add a row of `entity`; `name` makes the Id where none is established. Returns the whole row."""
        unknown = given.keys() - properties(entity).keys()
        if unknown:
            raise BadSample(f"{entity} has no {', '.join(sorted(unknown))}")
        recorded = "Id" in given and not given.get("Verwijderd")
        row: Row = dict.fromkeys(properties(entity))
        row |= {"Verwijderd": False, "Id": made_up(f"{entity} {name}")}
        row |= (ALWAYS.get(entity, {}) if recorded else {}) | given | more
        ident = str(row["Id"])
        if ident in self.rows[entity]:
            raise BadSample(f"{entity} {ident} ({name}) is there twice")
        self.rows[entity][ident] = row
        return row

    def link(self, one: Pair, other: Pair, one_id: str, other_id: str) -> None:
        """Two rows that belong together, seen from both sides."""
        self.pairs[one][one_id].append(other_id)
        self.pairs[other][other_id].append(one_id)


def as_v5(sample: Sample) -> Sample:
    """The same rows under the names of v5. There -1 stands for a number that a document hasn't."""
    rows = {
        entity: {ident: _renamed(row, RENAMED.get(entity, {})) for ident, row in found.items()}
        for entity, found in sample.rows.items()
    }
    for document in rows["Document"].values():
        if document["Ondernummer"] is None and not document["Verwijderd"]:
            document["Ondernummer"] = -1
    pairs = defaultdict(lambda: defaultdict(list), sample.pairs)
    numbers = {row["DocumentNummer"]: ident for ident, row in sample.rows["Document"].items()}
    for ident, row in sample.rows["Toezegging"].items():
        if row["KamerbriefNakoming"]:
            pairs["Toezegging", "KamerbriefNakoming"][ident] = [numbers[row["KamerbriefNakoming"]]]
    return Sample(rows, pairs, sample.pages, sample.texts, V5)


def _renamed(row: Row, names: dict[str, str | None]) -> Row:
    return {new: value for name, value in row.items() if (new := names.get(name, name)) is not None}


def made_up(name: str) -> str:
    """An Id that no real one can equal: its first eight digits are zeros."""
    digits = hashlib.sha256(name.encode()).hexdigest()
    return f"00000000-{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:24]}"


def load(folder: Path = FOLDER) -> Sample:
    """Read and check all files. Raises BadSample, with the file and line."""
    sample = Sample()
    dossiers: dict[str, str] = {}
    papers: dict[str, str] = {}
    fracties: dict[str, Row] = {}
    _each(folder / "dossiers.jsonl", lambda line: _dossier(sample, line, dossiers))
    _each(folder / "fracties.jsonl", lambda line: _fractie(sample, line, fracties))
    _each(folder / "papers.jsonl", lambda line: _paper(sample, line, dossiers, papers))
    _each(folder / "agenda.jsonl", lambda line: _agenda(sample, line))
    _each(folder / "besluiten.jsonl", lambda line: _besluit(sample, line, papers, fracties))
    _each(folder / "others.jsonl", lambda line: _other(sample, line.pop("entity"), line))
    _each(folder / "tombstones.jsonl", lambda line: sample.add(line.pop("entity"), "", line))
    _each(folder / "pages.jsonl", lambda line: _page(sample, line))
    return sample


def _each(path: Path, read: Callable[[Row], object]) -> None:
    """Call `read` with each line of a file; what goes wrong there is told with the place."""
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            read(json.loads(text))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise BadSample(f"{path.name}, line {number}: {type(error).__name__}: {error}") from error


def _dossier(sample: Sample, line: Row, dossiers: dict[str, str]) -> None:
    number, _, addition = line["dossier"].partition("-")
    given = {"Nummer": int(number), "Toevoeging": addition or None, "Titel": line["Titel"]}
    dossiers[line["dossier"]] = sample.add("Kamerstukdossier", line["dossier"], given)["Id"]


def _fractie(sample: Sample, line: Row, fracties: dict[str, Row]) -> None:
    fracties[line["fractie"]] = line
    _other(sample, "Fractie", {"Id": line["Fractie_Id"], "Afkorting": line["fractie"]})


def _other(sample: Sample, entity: str, given: Row) -> None:
    """A row of an entity that stands on its own."""
    sample.add(entity, "", {"ApiGewijzigdOp": f"{UNDATED}T00:00:00Z", **given})


def _paper(sample: Sample, line: Row, dossiers: dict[str, str], papers: dict[str, str]) -> None:
    name, moment = line["paper"], _made_up_moment(line["zaak"], line["documents"])
    zaak = sample.add("Zaak", name, {"ApiGewijzigdOp": moment, **line["zaak"]})
    papers[name] = zaak["Id"]
    for n, (actor, relation, *rest) in enumerate(line["actors"]):
        fractie, function = [*rest, None, None][:2]
        given = {"ActorNaam": actor, "Relatie": relation, "ActorFractie": fractie, "Functie": function}
        sample.add("ZaakActor", f"{name} {n}", given, Zaak_Id=zaak["Id"], ApiGewijzigdOp=zaak["ApiGewijzigdOp"])
    for dossier in line["dossiers"]:
        sample.link(("Zaak", "Kamerstukdossier"), ("Kamerstukdossier", "Zaak"), zaak["Id"], dossiers[dossier])
    for n, part in enumerate(line["documents"]):
        document = _document(sample, f"{name} {n}", part, moment)
        sample.link(("Zaak", "Document"), ("Document", "Zaak"), zaak["Id"], document)
        for dossier in line["dossiers"]:
            ends = ("Document", "Kamerstukdossier"), ("Kamerstukdossier", "Document")
            sample.link(*ends, document, dossiers[dossier])


def _made_up_moment(zaak: Row, documents: list[Row]) -> str:
    """Where the moment of change isn't established: the start of the paper's own day, in UTC."""
    days = [day for day in (zaak.get("GestartOp"), *(d.get("Datum") for d in documents)) if day]
    return f"{days[0][:10] if days else UNDATED}T00:00:00Z"


def _document(sample: Sample, name: str, part: Row, moment: str) -> str:
    annexes, version, text = part.pop("bijlagen", []), part.pop("versie", None), part.pop("tekst", None)
    document = sample.add("Document", name, {"ApiGewijzigdOp": moment, **part})
    if text:
        sample.texts[document["Id"]] = text
    if version:
        _version(sample, name, version, document)
    for n, annex in enumerate(annexes):
        ends = ("Document", "BijlageDocument"), ("Document", "BronDocument")
        sample.link(*ends, document["Id"], _document(sample, f"{name} bijlage {n}", annex, moment))
    return str(document["Id"])


def _version(sample: Sample, name: str, part: Row, document: Row) -> None:
    files, published = part.pop("publicaties", {}), part.pop("gepubliceerd", None)
    given = {"ApiGewijzigdOp": document["ApiGewijzigdOp"], **part}
    version = sample.add("DocumentVersie", name, given, Document_Id=document["Id"])
    document["HuidigeDocumentVersie_Id"] = version["Id"]
    for kind, (ident, length) in files.items():
        identifier = version["ExterneIdentifier"]
        given = {
            "Id": ident,
            "Identifier": identifier,
            "DocumentType": kind,
            "FileName": f"{identifier}.{kind.lower()}",
            "Source": "Koop",
            "ContentLength": length,
            "ContentType": CONTENT_TYPES[kind],
            "PublicatieDatum": published,
            "DocumentVersie_Id": version["Id"],
        }
        # the moments of the version stand for those of its files, which differ by milliseconds
        sample.add("DocumentPublicatie", name, given, **{k: version[k] for k in ("GewijzigdOp", "ApiGewijzigdOp")})


def _agenda(sample: Sample, line: Row) -> None:
    activity, item = line["activiteit"], line["agendapunt"]
    day = f"{activity['Datum'][:10]}T00:00:00Z"
    if activity["Id"] not in sample.rows["Activiteit"]:  # two agendapunten of one day share it
        sample.add("Activiteit", "", {"ApiGewijzigdOp": day, **activity})
    sample.add("Agendapunt", "", {"ApiGewijzigdOp": day, **item}, Activiteit_Id=activity["Id"])


def _besluit(sample: Sample, line: Row, papers: dict[str, str], fracties: dict[str, Row]) -> None:
    name, given = line["paper"], line["besluit"]
    agenda_item = given.get("Agendapunt_Id")
    if agenda_item and agenda_item not in sample.rows["Agendapunt"]:
        raise BadSample(f"no agendapunt {agenda_item}")
    zaak = sample.rows["Zaak"][papers[name]]
    moment = {"ApiGewijzigdOp": zaak["ApiGewijzigdOp"]}
    besluit = sample.add("Besluit", f"{name} {given['BesluitSoort']}", {**moment, **given})
    sample.link(("Besluit", "Zaak"), ("Zaak", "Besluit"), besluit["Id"], zaak["Id"])
    if agenda_item and zaak["Id"] not in sample.pairs["Agendapunt", "Zaak"][agenda_item]:
        sample.link(("Agendapunt", "Zaak"), ("Zaak", "Agendapunt"), agenda_item, zaak["Id"])
    for fractie, vote, size, ident, *mistake in line["stemmingen"]:
        sample.add(
            "Stemming",
            name,
            {"Id": ident, "Besluit_Id": besluit["Id"], "Soort": vote, "FractieGrootte": size},
            ActorNaam=fractie,
            ActorFractie=fractie,
            Vergissing=bool(mistake),
            SidActorFractie=fracties[fractie]["SidActorFractie"],
            Fractie_Id=fracties[fractie]["Fractie_Id"],
            GewijzigdOp=line["gestemd"],
            ApiGewijzigdOp=line["gestemd_api"],
        )


def _page(sample: Sample, line: Row) -> None:
    for key in ("url", "title", "text"):
        if not line[key]:
            raise BadSample(f"a page without {key}")
    if line["url"] in sample.pages:
        raise BadSample(f"{line['url']} is there twice")
    sample.pages[line["url"]] = {**PAGE, **line}
