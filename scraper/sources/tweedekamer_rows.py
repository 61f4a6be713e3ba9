"""One entity a payload, and the rows of one payload. Pure.

`entities` takes an expanded row apart, so that an entity is the same payload whichever query or file brought it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

import orjson

from db import records as r
from scraper.audit import Audit, surprise
from scraper.source import Raw, Unreadable
from scraper.sources.tweedekamer_fields import ENTITIES, LINKS, local_moment
from scraper.sources.tweedekamer_files import FILE, file_records
from scraper.sources.tweedekamer_query import TARGETS
from scraper.sources.tweedekamer_syncfeed import row_of

DERIVED = "BesluitZaak"  # pairs that someone derived from the data, with the method; the service gives none of it
COUNT = "Aantal"  # key of a count: this, an entity and a year
NEXT = "@odata.nextLink"
# relations that stay in the row, as the numbers of the papers that they name
KEPT = {"KamerbriefNakoming": ("Id", "Nummer", "DocumentNummer")}
_NESTED = frozenset({list, dict})
_RELATIONS = frozenset({*ENTITIES, *TARGETS})


class More(NamedTuple):
    """A relation of a row whose children came in part, with the link to the rest."""

    entity: str
    ident: str
    navigation: str
    children: list[dict[str, Any]]
    link: str


def take_more(entity: str, row: dict[str, Any]) -> Iterator[More]:
    """Take the relations out of a row, and out of what is nested in it, that are on more pages than this one."""
    for name in [n for n in row if n.endswith(NEXT)]:
        navigation = name.removesuffix(NEXT)
        yield More(entity, row["Id"], navigation, row.pop(navigation), row.pop(name))
    for name, value in row.items():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict):
                yield from take_more(TARGETS.get(name, name), child)


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
        elif value is None and TARGETS.get(name, name) in ENTITIES and name not in KEPT:
            continue  # asked for, and there is none
        else:
            plain[name] = value
            continue
        target = TARGETS.get(name, name)
        if name in KEPT:
            plain[name] = [{field: child[field] for field in KEPT[name] if field in child} for child in children]
            continue
        if target not in ENTITIES:
            plain[name] = value  # for the audit: a relation that no code asked for
            continue
        for child in children:
            if "Verwijderd" in child:
                yield from entities(target, child)
        if name in LINKS.get(entity, ()):
            yield link_payload(entity, row["Id"], name, children)
    yield f"{entity}/{row['Id']}", plain


def link_payload(entity: str, ident: str, name: str, children: Iterable[dict[str, Any]]) -> tuple[str, list[str]]:
    """(key, payload) of a relation: the ids of the children that aren't deleted, in an order of our own."""
    return f"{entity}/{ident}/{name}", sorted(child["Id"] for child in children if not child.get("Verwijderd"))


def version_of(part: Any) -> str:
    """The service's moment of change of an entity, in UTC; links have none, so that the latest answer counts."""
    if not isinstance(part, dict):
        return ""
    if found := part.get("ApiGewijzigdOp"):
        return str(found)
    if "ApiGewijzigdOp" in part or not part.get("GewijzigdOp"):
        return ""
    return datetime.fromisoformat(part["GewijzigdOp"]).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_bytes(part: Any) -> bytes:
    """A payload's bytes, as the service itself writes JSON."""
    return orjson.dumps(part)


def records(raw: Raw) -> Iterable[r.Record]:
    """The rows of one entity (OData's JSON, SyncFeed's XML), of the links of one entity, or of one document's file."""
    entity, _, rest = raw.key.partition("/")
    if entity == FILE:
        return file_records(raw, rest)
    ident, _, navigation = rest.partition("/")
    if entity == COUNT:
        counted = int(raw.body)
        return [r.Verwacht(raw.source, ident, navigation, counted)] if counted else []
    if raw.body.startswith(b"<"):
        body: Any = row_of(entity, raw.body, raw.version)
    else:
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
        return [r.Verwijderd(ident, raw.source, entity, local_moment(body.get("GewijzigdOp")))]
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
