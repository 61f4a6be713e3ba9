"""A Tweede Kamer of any size, for load: every row is a function of its number, so that none is held in memory.

It answers what the spider asks in OData's shapes (v4/2.0, as the replica): pages of 250 with a link to the next,
`$expand`, and `$filter` on Verwijderd and ApiGewijzigdOp, which finds its first row by arithmetic: a page costs the
same wherever it is and however many rows there are. Numbers and dossiers are ones that no real paper has.

`changed` rows of Zaak were changed after all others were made, so that a crawl of `Chamber(n)` and then of
`Chamber(n, changed)` is a first night and an increment.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, quote

import orjson

from scraper.replica.answer import NOT_FOUND, Answer, Fault
from scraper.replica.model import HOST, V4, edmx, properties
from scraper.replica.odata import BadQuery, split
from scraper.replica.server import ODATA_PATHS, ODATA_TYPE, Handler, Server

Row = dict[str, Any]
Tree = Mapping[str, Any]  # navigation -> what is expanded inside it
PAGE = 250
STEP = timedelta(seconds=100)  # between the changes of two zaken
START = datetime(2020, 1, 1, tzinfo=UTC)
FIRST_DAY = date(2099, 1, 1)
A_DAY, A_DOSSIER = 60, 100  # zaken
FRACTIES = 17
# entity -> (zaken per group of its rows, rows a group): 17 stemmingen for every fifth zaak, which is a motie
SHAPES = {
    "Zaak": (1, 1), "ZaakActor": (1, 2), "Document": (1, 1), "DocumentVersie": (1, 1), "DocumentPublicatie": (50, 1),
    "Kamerstukdossier": (A_DOSSIER, 1), "Besluit": (5, 1), "Stemming": (5, FRACTIES), "Agendapunt": (50, 1),
    "Activiteit": (250, 1),
}  # fmt: skip
EMPTY = ("Persoon", "Fractie", "Commissie", "Toezegging")
_CODES = {entity: f"{code:04x}" for code, entity in enumerate(SHAPES, 1)}
_MOMENT = re.compile(r"ApiGewijzigdOp (ge|lt) (\S+)")
_FILE = (
    b'<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst>'
    b'<tekst status="goed"><al>Een verzonnen stuk.</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk>'
    b"</officiele-publicatie>"
)


def ident(entity: str, n: int) -> str:
    """The Id of row n; its first eight digits are zeros, which no real one has."""
    return f"00000000-{_CODES[entity]}-4000-8000-{n:012x}"


def stamp(at: datetime) -> str:
    """A moment as rows and queries write it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Chamber:
    """So many zaken, with what belongs to them; `changed` of them, evenly spread, were changed at the end."""

    zaken: int
    changed: int = 0

    # --- which rows there are, in the order of their change ----------------------------------------------

    def count(self, entity: str) -> int:
        """How many rows an entity has."""
        group, each = SHAPES.get(entity, (1, 0))
        return -(-self.zaken // group) * each

    def _late(self, i: int) -> int:
        """The zaak that was changed as number i of those at the end."""
        return i * self.zaken // self.changed

    def _changed_as(self, n: int) -> int | None:
        """Which number of the late changes zaak n is; None for one that was not changed."""
        i = -(-n * self.changed // self.zaken)
        return i if i < self.changed and self._late(i) == n else None

    def _before(self, n: int) -> int:
        """How many of the first n zaken were not changed at the end."""
        return n - -(-n * self.changed // self.zaken)

    def _place(self, entity: str, at: datetime) -> int:
        """The place of the first row that changed at a moment or later, in the order of change."""
        zaak = max(0, -((START - at) // STEP))  # rounded up
        if entity == "Zaak":
            return min(self._before(min(zaak, self.zaken)) + max(0, zaak - self.zaken), self.zaken)
        group, each = SHAPES.get(entity, (1, 0))
        return min(-(-zaak // group) * each, self.count(entity))

    def _rows(self, entity: str, start: int, end: int) -> Iterator[int]:
        """The numbers of the rows at these places: they are the places, but for the zaken that were changed later."""
        if entity != "Zaak" or not self.changed:
            yield from range(start, end)
            return
        untouched = self.zaken - self.changed
        first = bisect_left(range(self.zaken), start + 1, key=lambda n: self._before(n + 1))
        at_first = (n for n in range(first, self.zaken) if self._changed_as(n) is None)
        yield from islice(at_first, max(0, min(end, untouched) - start))
        yield from (self._late(place - untouched) for place in range(max(start, untouched), end))

    # --- answers -----------------------------------------------------------------------------------------

    def answer(self, host: str, path: str, query: str) -> Answer:
        """The answer of `host` to a path and its query."""
        if host != HOST or not path.startswith(ODATA_PATHS["v4"]):
            return NOT_FOUND
        name = path.removeprefix(ODATA_PATHS["v4"])
        if name == "$metadata":
            return Answer(200, "application/xml", edmx(V4).encode(), {"OData-Version": "4.0"})
        if re.fullmatch(r"DocumentPublicatie\([0-9a-f-]{36}\)/resource", name):
            return Answer(200, "application/xml", _FILE)
        if name not in SHAPES and name not in EMPTY:
            return NOT_FOUND
        try:
            status, body = 200, self._page(name, query)
        except (BadQuery, ValueError) as error:
            status, body = 400, {"error": {"code": "", "message": str(error)}}
        return Answer(status, ODATA_TYPE, orjson.dumps(body), {"OData-Version": "4.0"})

    def _page(self, entity: str, query: str) -> Row:
        """A page of rows. Raises BadQuery."""
        given = dict(parse_qsl(query, keep_blank_values=True))
        if unknown := given.keys() - {"$filter", "$orderby", "$expand", "$skip", "$skiptoken"}:
            raise BadQuery(f"The query option '{min(unknown)}' is not supported.")
        first, end = self._bounds(entity, given.get("$filter", ""))
        start = int(given.get("$skiptoken", first)) + int(given.get("$skip", 0))
        stop = max(start, min(start + PAGE, end))
        expands = tree(given.get("$expand", ""))
        rows = [self.write(entity, n, expands) for n in self._rows(entity, start, stop)]
        body: Row = {"@odata.context": f"{V4.root}/$metadata#{entity}", "value": rows}
        if stop < end:
            options = {name: value for name, value in given.items() if name != "$skip"} | {"$skiptoken": str(stop)}
            pairs = "&".join(f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in options.items())
            body["@odata.nextLink"] = f"{V4.root}/{entity}?{pairs}"
        return body

    def _bounds(self, entity: str, text: str) -> tuple[int, int]:
        """The places of the rows that a filter lets through."""
        start, end = 0, self.count(entity)
        for clause in split(text, " and ") if text else ():
            if found := _MOMENT.fullmatch(clause):
                place = self._place(entity, datetime.fromisoformat(found[2]))
                start, end = (max(start, place), end) if found[1] == "ge" else (start, min(end, place))
            elif clause in ("Verwijderd eq true", "ApiGewijzigdOp eq null"):
                end = start  # nothing was ever deleted, and all is dated
            elif clause != "Verwijderd eq false":
                raise BadQuery(f"The filter '{clause}' on {entity} is not supported.")
        return start, max(start, end)

    # --- rows --------------------------------------------------------------------------------------------

    def write(self, entity: str, n: int, expands: Tree) -> Row:
        """Row n as the service writes it, with what was asked to be expanded."""
        group, each = SHAPES[entity]
        at = START + STEP * (n // each * group)
        late = self._changed_as(n) if entity == "Zaak" else None
        if late is not None:
            at = START + STEP * (self.zaken + late)
        changed = {"GewijzigdOp": stamp(at), "ApiGewijzigdOp": stamp(at), "Verwijderd": False}
        row: Row = {**dict.fromkeys(properties(entity)), "Id": ident(entity, n), **changed, **MAKERS[entity](n)}
        if late is not None:
            row["Onderwerp"] += " (gewijzigd)"
        for name, inner in expands.items():
            target, numbers = self._related(entity, n, name)
            children = [self.write(target, number, inner) for number in numbers]
            many = V4.navigations[entity][name].many
            row[name] = children if many else next(iter(children), None)
        return row

    def _related(self, entity: str, n: int, name: str) -> tuple[str, range]:
        """The rows at the other end of a navigation."""
        if name not in V4.navigations[entity] or (entity, name) not in RELATED:
            raise BadQuery(f"The expand '{name}' of {entity} is not supported.")
        target = V4.navigations[entity][name].target
        numbers = RELATED[entity, name](n)
        return target, range(numbers.start, min(numbers.stop, self.count(target)), numbers.step)


def tree(text: str) -> Tree:
    """`$expand` as a tree of names; its filters drop deleted rows, of which there are none."""
    found: dict[str, Any] = {}
    for part in split(text, ",") if text else ():
        name, _, options = part.strip().partition("(")
        inner = [o for o in split(options[:-1], ";") if o.startswith("$expand=")] if options else []
        found[name] = tree(inner[0].removeprefix("$expand=")) if inner else {}
    return found


def _some(first: int, many: int = 1, step: int = 1) -> range:
    return range(first, first + many * step, step)


RELATED: dict[tuple[str, str], Callable[[int], range]] = {
    ("Zaak", "ZaakActor"): lambda n: _some(2 * n, 2),
    ("Zaak", "Kamerstukdossier"): lambda n: _some(n // A_DOSSIER),
    ("Zaak", "Document"): _some,
    ("Document", "HuidigeDocumentVersie"): _some,
    ("Document", "BijlageDocument"): lambda n: _some(0, 0),
    ("DocumentVersie", "Document"): _some,
    ("DocumentVersie", "DocumentPublicatie"): lambda n: _some(n // 50, int(n % 50 == 0)),
    ("DocumentPublicatie", "DocumentVersie"): lambda n: _some(50 * n),
    ("Besluit", "Zaak"): lambda n: _some(5 * n),
    ("Besluit", "Stemming"): lambda n: _some(FRACTIES * n, FRACTIES),
    ("Besluit", "Agendapunt"): lambda n: _some(n // 10),
    ("Agendapunt", "Activiteit"): lambda n: _some(n // 5),
    ("Agendapunt", "Zaak"): lambda n: _some(50 * n, 2, 5),
    ("Activiteit", "Agendapunt"): lambda n: _some(5 * n, 5),
}


def _day(n: int) -> str:
    return f"{FIRST_DAY + timedelta(days=n // A_DAY)}T00:00:00+01:00"


def _kind(n: int) -> str:
    return ("Motie", "Brief regering", "Schriftelijke vragen", "Amendement", "Verzoek")[n % 5]


def _paper(n: int) -> Row:
    """What a zaak and its document have in common."""
    return {
        "Soort": _kind(n),
        "Titel": f"Verzonnen dossier {n // A_DOSSIER}",
        "Onderwerp": f"{_kind(n)} over onderwerp {n} van de verzonnen Kamer",
        "Vergaderjaar": "2099-2100",
        "Volgnummer": n % A_DOSSIER + 1,
        "Organisatie": "Tweede Kamer",
    }


def _dossier(d: int) -> tuple[int, str | None]:
    """Number and toevoeging: a thousand dossiers have none, then come 10, 11, …"""
    return 99_000 + d % 1000, f"{d // 1000 + 9:02}" if d >= 1000 else None


def _kst(n: int) -> str:
    number, addition = _dossier(n // A_DOSSIER)
    return "-".join(["kst", str(number), *([addition] if addition else []), str(n % A_DOSSIER + 1)])


def _zaak(n: int) -> Row:
    return {**_paper(n), "Nummer": f"2099Z{n:06}", "Status": "Vrijgegeven", "GestartOp": _day(n), "Afgedaan": True,
            "GrootProject": False}  # fmt: skip


def _actor(n: int) -> Row:
    zaak, second = divmod(n, 2)
    return {"Zaak_Id": ident("Zaak", zaak), "ActorNaam": f"Lid {n % 150}", "ActorFractie": f"Fractie {n % FRACTIES}",
            "Relatie": "Medeindiener" if second else "Indiener"}  # fmt: skip


def _document(n: int) -> Row:
    return {**_paper(n), "DocumentNummer": f"2099D{n:06}", "Datum": _day(n), "Kamer": 2,
            "HuidigeDocumentVersie_Id": ident("DocumentVersie", n)}  # fmt: skip


def _version(n: int) -> Row:
    return {"Document_Id": ident("Document", n), "Status": "Vrijgegeven", "Versienummer": 2, "Datum": _day(n),
            "ExterneIdentifier": _kst(n)}  # fmt: skip


def _publication(n: int) -> Row:
    name = _kst(50 * n)
    return {"DocumentVersie_Id": ident("DocumentVersie", 50 * n), "Identifier": name, "DocumentType": "Xml",
            "FileName": f"{name}.xml", "Source": "Koop", "ContentLength": len(_FILE),
            "ContentType": "application/xml", "PublicatieDatum": _day(50 * n)}  # fmt: skip


def _besluit(n: int) -> Row:
    return {"Agendapunt_Id": ident("Agendapunt", n // 10), "StemmingsSoort": "Met handopsteken",
            "BesluitSoort": "Stemmen - aangenomen" if n % 2 else "Stemmen - verworpen", "BesluitTekst": "Besloten.",
            "Status": "Besluit", "AgendapuntZaakBesluitVolgorde": n % 10 + 1}  # fmt: skip


def _stemming(n: int) -> Row:
    besluit, fractie = divmod(n, FRACTIES)
    return {"Besluit_Id": ident("Besluit", besluit), "Soort": "Voor" if (besluit + fractie) % 2 else "Tegen",
            "FractieGrootte": 5 + fractie, "ActorNaam": f"Fractie {fractie}", "ActorFractie": f"Fractie {fractie}",
            "Vergissing": False}  # fmt: skip


def _agenda(n: int) -> Row:
    return {"Activiteit_Id": ident("Activiteit", n // 5), "Nummer": f"2099P{n:06}", "Volgorde": n % 5 + 1,
            "Onderwerp": f"Stemmingen over moties {n}", "Status": "Vrijgegeven"}  # fmt: skip


def _activity(n: int) -> Row:
    return {"Nummer": f"2099A{n:06}", "Soort": "Stemmingen", "Onderwerp": "Stemmingen", "Datum": _day(250 * n),
            "Besloten": False, "Status": "Uitgevoerd", "Kamer": "Tweede Kamer"}  # fmt: skip


def _dossier_row(n: int) -> Row:
    number, addition = _dossier(n)
    return {"Nummer": number, "Toevoeging": addition, "Titel": f"Verzonnen dossier {n}", "Afgesloten": False,
            "HoogsteVolgnummer": A_DOSSIER, "Kamer": "Tweede Kamer"}  # fmt: skip


MAKERS: dict[str, Callable[[int], Row]] = {
    "Zaak": _zaak, "ZaakActor": _actor, "Document": _document, "DocumentVersie": _version,
    "DocumentPublicatie": _publication, "Kamerstukdossier": _dossier_row, "Besluit": _besluit, "Stemming": _stemming,
    "Agendapunt": _agenda, "Activiteit": _activity,
}  # fmt: skip


def serve_chamber(zaken: int, changed: int = 0, port: int = 0) -> Server:
    """A Chamber of this size on 127.0.0.1, on a free port when 0. Raises OSError where the port is in use."""
    chamber = Chamber(zaken, changed)
    return Server(("127.0.0.1", port), partial(Handler, lambda *asked: Fault(chamber.answer(*asked))))
