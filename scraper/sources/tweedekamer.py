"""The Tweede Kamer's open data (OData v5, v4/2.0 as fallback). See the service's own $metadata.

Half one asks for zaken with their documents and for besluiten with their votes, builds every query from the
names that `$metadata` lists (v5 renamed fields and may again), never sends `$top` (no nextLink then) and
follows `@odata.nextLink` verbatim. Half two reads one entity a payload; `entities` takes an expanded row
apart, so that an entity is the same payload whichever query or file brought it.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import orjson
from lxml import etree
from scrapy.http import Response

from db import records as r
from scraper.audit import Audit, surprise
from scraper.source import Card, Raw, Source, Unreadable
from scraper.sources.tweedekamer_fields import AMSTERDAM, ENTITIES, LINKS

HOST = "https://gegevensmagazijn.tweedekamer.nl"
BASES = (f"{HOST}/OData/v5", f"{HOST}/OData/v4/2.0")
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
OVERLAP = timedelta(minutes=10)  # rows can become visible a little out of order

# What each query brings along, as far as $metadata knows it. Each relation is asked for from one side only.
QUERIES: dict[str, dict[str, Any]] = {
    "Zaak": {
        "ZaakActor": {},
        "Kamerstukdossier": {},
        "Document": {
            "HuidigeDocumentVersie": {"DocumentPublicatie": {}},
            "BijlageDocument": {"HuidigeDocumentVersie": {}},
        },
    },
    "Besluit": {"Zaak": {}, "Stemming": {}, "Agendapunt": {"Activiteit": {}}},
}
IN_DOSSIER = {
    "Zaak": "Kamerstukdossier/any(k:k/Nummer eq {})",
    "Besluit": "Zaak/any(z:z/Kamerstukdossier/any(k:k/Nummer eq {}))",
}
DERIVED = "BesluitZaak"  # pairs that someone derived from the data, with the method; the service gives none of it
Model = dict[str, tuple[set[str], set[str]]]  # entity -> (properties, navigations)


# --- half one: HTTP in, Raw out ---------------------------------------------------------------------------


class TweedeKamer(Source):
    name = "tweedekamer"
    card = Card(
        name="tweedekamer",
        title="Open data van de Tweede Kamer",
        publisher="Tweede Kamer der Staten-Generaal",
        licence="CC0-1.0",
        homepage="https://opendata.tweedekamer.nl",
        expected=339_911,
    )

    async def start(self) -> AsyncIterator[Any]:
        yield self._ask_model(0)

    def _ask_model(self, n: int) -> Any:
        request = self.get(f"{BASES[n]}/$metadata", self.parse_model, n=n)
        return request.replace(errback=self.no_model)

    def no_model(self, failure: Any) -> Iterator[Any]:
        """This base doesn't answer: try the next, or say so."""
        yield from self._next_base(failure.request.cb_kwargs["n"], repr(failure.value))

    def _next_base(self, n: int, why: str) -> Iterator[Any]:
        if n + 1 < len(BASES):
            self.logger.warning("%s: no $metadata (%s), trying %s", BASES[n], why, BASES[n + 1])
            yield self._ask_model(n + 1)
        else:
            self.problem(f"tweedekamer: no $metadata from {' or '.join(BASES)}: {why}")

    def parse_model(self, response: Response, n: int) -> Iterator[Any]:
        try:
            model = read_model(response.body)
        except Unreadable as error:
            yield from self._next_base(n, str(error))
            return
        for entity, expands in QUERIES.items():
            for dossier in self.window.dossiers or (None,):
                yield self._query(BASES[n], model, entity, expands, dossier, deleted=False)
            resumed = not self.window.full and self.window.resume.get(entity)
            if resumed and not self.window.dossiers:
                # a filter on fields drops tombstones, so they are asked for on their own
                for gone in (entity, *_names_in(expands)):
                    if gone in model:
                        yield self._query(BASES[n], model, gone, {}, None, deleted=True, since_of=entity)

    def _query(
        self, base: str, model: Model, entity: str, expands: dict[str, Any], dossier: int | None, *,
        deleted: bool, since_of: str | None = None,
    ) -> Any:  # fmt: skip
        if entity not in model:
            return self.problem(f"tweedekamer: $metadata of {base} has no entity {entity}")
        changed = next((n for n in ("ApiGewijzigdOp", "GewijzigdOp") if n in model[entity][0]), None)
        since = self._since(since_of or entity)
        clauses = [f"Verwijderd eq {str(deleted).lower()}"]
        if since and changed:
            clauses.append(f"{changed} ge {since}")
        if dossier is not None:
            clauses.append(IN_DOSSIER[entity].format(dossier))
        options = [f"$filter={' and '.join(clauses)}"]
        if changed:
            options.append(f"$orderby={changed} asc")
        if expand := expand_option(model, entity, expands):
            options.append(f"$expand={expand}")
        url = f"{base}/{entity}?" + "&".join(quote(option, safe="$=(),;'/:") for option in options)
        return self.get(url, self.parse_page, entity=entity, keep_resume=dossier is None and not deleted)

    def _since(self, entity: str) -> str | None:
        """The moment from which rows are asked for, in UTC; None for everything."""
        if self.window.since:
            local = datetime.combine(self.window.since, datetime.min.time(), AMSTERDAM)
            return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        resume = None if self.window.full else self.window.resume.get(entity)
        if not resume:
            return None
        return (datetime.fromisoformat(resume) - OVERLAP).strftime("%Y-%m-%dT%H:%M:%SZ")

    def parse_page(self, response: Response, entity: str, keep_resume: bool, newest: str = "") -> Iterator[Any]:
        page = orjson.loads(response.body)
        if "value" not in page:
            self.problem(f"tweedekamer: {response.meta['url']}: no rows but {response.body[:200]!r}")
            return
        for row in page["value"]:
            newest = max(newest, row.get("ApiGewijzigdOp") or "")
            for key, part in entities(entity, row):
                yield self.raw(response, key, to_bytes(part), version_of(part))
        if link := page.get("@odata.nextLink"):
            # the host in it is not always the public one
            public = urlunsplit((*urlsplit(response.meta["url"])[:2], *urlsplit(link)[2:]))
            yield self.get(public, self.parse_page, entity=entity, keep_resume=keep_resume, newest=newest)
        elif keep_resume:
            self.resume[entity] = max(newest, self.window.resume.get(entity, ""))


def read_model(edmx: bytes) -> Model:
    """The entities of a `$metadata` document with the names of their properties and navigations."""
    model: Model = {}
    try:
        root = etree.fromstring(edmx)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error
    for kind in root.iter(f"{EDM}EntityType"):
        names = [{str(e.get("Name")) for e in kind.iter(EDM + tag)} for tag in ("Property", "NavigationProperty")]
        model[str(kind.get("Name"))] = (names[0], names[1])
    if not model:
        raise Unreadable("no EntityType in $metadata")
    return model


TARGETS = {"HuidigeDocumentVersie": "DocumentVersie", "BijlageDocument": "Document"}


def expand_option(model: Model, entity: str, expands: dict[str, Any]) -> str:
    """The `$expand` for the relations that the model has, deleted children left out."""
    parts = []
    for navigation, deeper in expands.items():
        target = TARGETS.get(navigation, navigation)
        if navigation not in model[entity][1] or target not in model:
            continue
        options = (
            []
            if navigation in ("HuidigeDocumentVersie", "Agendapunt", "Activiteit")
            else ["$filter=Verwijderd eq false"]
        )
        if inner := expand_option(model, target, deeper):
            options.append(f"$expand={inner}")
        parts.append(navigation + (f"({';'.join(options)})" if options else ""))
    return ",".join(parts)


def _names_in(expands: dict[str, Any]) -> Iterator[str]:
    for navigation, deeper in expands.items():
        yield TARGETS.get(navigation, navigation)
        yield from _names_in(deeper)


# --- one entity a payload ---------------------------------------------------------------------------------


_NESTED = frozenset({list, dict})
_RELATIONS = frozenset({*ENTITIES, *TARGETS})


def entities(entity: str, row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Take an expanded row apart: (key, payload) of the entity, of its children, and of the links to them.

    A link payload is the list of the children's ids under "<Entity>/<id>/<Navigation>", replaced as a whole.
    A child that came as a stub (an id and a name) gives its link only.
    """
    if _NESTED.isdisjoint(map(type, row.values())) and _RELATIONS.isdisjoint(row):
        yield f"{entity}/{row['Id']}", row
        return
    plain: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, list) or name in LINKS.get(entity, ()):
            children = value or []
        elif isinstance(value, dict):
            children = [value]
        elif value is None and TARGETS.get(name, name) in ENTITIES:
            continue  # asked for, and there is none
        else:
            plain[name] = value
            continue
        target = TARGETS.get(name, name)
        if target not in ENTITIES:
            plain[name] = value  # for the audit: a relation that no code asked for
            continue
        for child in children:
            if "Verwijderd" in child:
                yield from entities(target, child)
        if name in LINKS.get(entity, ()):
            yield f"{entity}/{row['Id']}/{name}", [child["Id"] for child in children]
    yield f"{entity}/{row['Id']}", plain


def version_of(part: Any) -> str:
    """The service's moment of change of an entity; links have none, so that the latest answer counts."""
    return part.get("ApiGewijzigdOp") or "" if isinstance(part, dict) else ""


def to_bytes(part: Any) -> bytes:
    """A payload's bytes, as the service itself writes JSON."""
    return orjson.dumps(part)


# --- half two: pure ---------------------------------------------------------------------------------------


def records(raw: Raw) -> Iterable[r.Record]:
    """The rows of one entity, or of the links of one entity."""
    entity, _, rest = raw.key.partition("/")
    ident, _, navigation = rest.partition("/")
    body = orjson.loads(raw.body)
    if entity == DERIVED:
        return [r.BesluitZaak(ident, navigation, body["method"])]
    if entity not in ENTITIES:
        raise Unreadable(f"neither a row with an Id nor a known entity: {raw.body[:80]!r}")
    if navigation:
        make = LINKS[entity][navigation]
        return [make(ident, other) for other in body]
    if not isinstance(body, dict) or body.get("Id") != ident:
        raise Unreadable("no row with the Id that its key says")
    if body.get("Verwijderd"):
        return [r.Verwijderd(ident, raw.source, entity, body.get("GewijzigdOp"))]
    spec = ENTITIES[entity]
    take, left = plan(entity, tuple(body))
    body[""] = None
    found = spec.record(*[convert(value) for convert, value in zip(spec.converts, take(body), strict=True)])
    return [found, *surprise(raw.source, raw.key, left)] if left else [found]


@lru_cache(maxsize=1000)
def plan(entity: str, names: tuple[str, ...]) -> tuple[Callable[[Any], tuple[Any, ...]], list[str]]:
    """How to read rows that have these fields: what takes the columns' values out, and the fields that no code knows.

    Worked out once a shape, since rows of one shape come by the hundred thousand. A column that the shape has
    under none of its names is taken from the field "", which stands for what isn't there.
    """
    spec = ENTITIES[entity]
    row = Audit(dict.fromkeys(names))
    taken = [next((name for name in known if name in names), "") for known in spec.names]
    for name in taken:
        row.pop(name)
    return itemgetter(*taken), row.left(spec.ignored)
