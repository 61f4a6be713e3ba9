"""What is asked of the Tweede Kamer's OData service, and what is asked instead when that fails. Pure.

Every query is built from the names that `$metadata` lists (v5 renamed fields and may again) and never sends `$top`
(no nextLink then). A query that is refused is asked again in a simpler form; what the simpler form leaves out is
asked for on its own. A query that is too heavy is asked again in halves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from lxml import etree

from scraper.source import Unreadable

EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
Model = dict[str, tuple[set[str], set[str]]]  # entity -> (properties, navigations)
Expands = Mapping[str, Any]  # navigation -> the Expands inside it
TARGETS = {"HuidigeDocumentVersie": "DocumentVersie", "BijlageDocument": "Document", "KamerbriefNakoming": "Document"}
IDS_A_REQUEST = 25
FLOOR = datetime(1990, 1, 1, tzinfo=UTC)  # before any moment of change
SHORTEST = timedelta(minutes=1)
# how much of a query is left, the later the less
WHOLE, UNFILTERED, SHALLOW, PLAIN = range(4)


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


@dataclass(frozen=True)
class Ask:
    """One query: which rows of an entity, and what of their relations. Moments are as the query writes them."""

    collection: str  # whose resume point waits for the answer
    entity: str
    expands: Expands
    clause: str = ""
    deleted: bool = False
    since: str = ""
    before: str = ""
    undated: bool = False  # the rows that fall in no window
    column: str = ""  # with `ids`: rows that have one of them there
    ids: tuple[str, ...] = ()
    level: int = WHOLE
    stops_at: int = PLAIN  # beyond this level nothing of use would be left


def changed_of(model: Model, entity: str) -> str | None:
    """The property that orders the rows of an entity in time."""
    return next((name for name in ("ApiGewijzigdOp", "GewijzigdOp") if name in model[entity][0]), None)


def url_of(base: str, model: Model, ask: Ask) -> str:
    """The address of a query."""
    changed = changed_of(model, ask.entity)
    clauses = [f"Verwijderd eq {str(ask.deleted).lower()}"]
    if changed:
        clauses += [f"{changed} ge {ask.since}"] if ask.since else []
        clauses += [f"{changed} lt {ask.before}"] if ask.before else []
        clauses += [f"{changed} eq null"] if ask.undated else []
    clauses += [f"{ask.column} in ({','.join(ask.ids)})"] if ask.ids else []
    clauses += [ask.clause] if ask.clause else []
    options = [f"$filter={' and '.join(clauses)}"]
    if changed:
        options.append(f"$orderby={changed} asc")
    if expand := expand_option(model, ask.entity, asked(ask), filtered=ask.level < UNFILTERED):
        options.append(f"$expand={expand}")
    return f"{base}/{ask.entity}?" + "&".join(quote(option, safe="$=(),;'/:") for option in options)


def count_url(base: str, entity: str, day: str, year: int) -> str:
    """The address of the number of rows of an entity in a year, plain text; `day`: the property that tells the year."""
    return f"{base}/{entity}/$count?" + quote(f"$filter=Verwijderd eq false and year({day}) eq {year}", safe="$=()")


def expand_option(model: Model, entity: str, expands: Expands, *, filtered: bool = True) -> str:
    """The `$expand` for the relations that the model has; with `filtered` deleted children are left out."""
    parts = []
    for navigation, target, deeper in _known(model, entity, expands):
        options = ["$filter=Verwijderd eq false"] if filtered and not _to_one(model, entity, navigation) else []
        if inner := expand_option(model, target, deeper, filtered=filtered):
            options.append(f"$expand={inner}")
        parts.append(navigation + (f"({';'.join(options)})" if options else ""))
    return ",".join(parts)


def _known(model: Model, entity: str, expands: Expands) -> Iterator[tuple[str, str, Expands]]:
    """(navigation, target, what is inside) of the relations that the model has."""
    for navigation, deeper in expands.items():
        target = TARGETS.get(navigation, navigation)
        if navigation in model[entity][1] and target in model:
            yield navigation, target, deeper


def _to_one(model: Model, entity: str, navigation: str) -> bool:
    """Whether the other end is one row, on which the service takes no filter."""
    return navigation == "HuidigeDocumentVersie" or f"{navigation}_Id" in model[entity][0]


def lacking(model: Model, entity: str, expands: Expands) -> list[str]:
    """The relations that this code counts on and the model hasn't, as Entity.Navigation."""
    found = [f"{entity}.{n}" for n in expands if n not in model[entity][1] and n not in model[entity][0]]
    for _, target, deeper in _known(model, entity, expands):
        found += lacking(model, target, deeper)
    return found


# --- a refused query, made simpler ------------------------------------------------------------------------


def asked(ask: Ask) -> Expands:
    """The expands that a query still has at its level."""
    if ask.level == PLAIN:
        return {}
    return _cut(ask.expands, depth(ask.expands) - 1) if ask.level == SHALLOW else ask.expands


def depth(expands: Expands) -> int:
    return 1 + max(map(depth, expands.values())) if expands else 0


def _cut(expands: Expands, levels: int) -> Expands:
    return {name: _cut(deeper, levels - 1) for name, deeper in expands.items()} if levels > 0 else {}


def simpler(model: Model, ask: Ask) -> Ask | None:
    """The same query with less in it, for one that was refused; None where there is no less."""
    for level in range(ask.level + 1, ask.stops_at + 1):
        less = replace(ask, level=level)
        if url_of("", model, less) != url_of("", model, ask):
            return less
    return None


def children(model: Model, ask: Ask, rows: Sequence[dict[str, Any]]) -> Iterator[Ask]:
    """Queries for what a simpler form of `ask` left out below these rows of its answer."""
    if ask.level >= SHALLOW:
        yield from _left_out(model, ask.collection, ask.entity, ask.expands, asked(ask), rows)


def _left_out(
    model: Model, collection: str, entity: str, wanted: Expands, had: Expands, rows: Sequence[dict[str, Any]]
) -> Iterator[Ask]:
    for navigation, target, deeper in _known(model, entity, wanted):
        if navigation not in had:
            yield from of_relation(model, collection, entity, navigation, deeper, rows)
            continue
        below = [child for row in rows for child in _as_list(row.get(navigation))]
        yield from _left_out(model, collection, target, deeper, had[navigation], below)


def _as_list(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else [value] if value else []


def of_relation(
    model: Model, collection: str, entity: str, navigation: str, deeper: Expands, rows: Sequence[dict[str, Any]]
) -> Iterator[Ask]:
    """Queries for one relation of these rows: by the column that holds it, or row by row where none does."""
    target = TARGETS.get(navigation, navigation)
    ask = Ask(collection, target, deeper, column="Id")
    ids = {str(row["Id"]) for row in rows}
    if f"{navigation}_Id" in model[entity][0]:
        ids = {str(row[f"{navigation}_Id"]) for row in rows if row.get(f"{navigation}_Id")}
    elif f"{entity}_Id" in model[target][0]:
        ask = replace(ask, column=f"{entity}_Id")
    else:
        ask = replace(ask, entity=entity, expands={navigation: deeper}, stops_at=SHALLOW)
    ordered = sorted(ids)
    for start in range(0, len(ordered), IDS_A_REQUEST):
        yield replace(ask, ids=tuple(ordered[start : start + IDS_A_REQUEST]))


# --- a query that is too heavy, in halves -----------------------------------------------------------------


def halves(model: Model, ask: Ask, now: str) -> list[Ask]:
    """The same query in parts, for one that the service can't manage; empty where it can't be parted further."""
    if ask.ids:
        middle = len(ask.ids) // 2
        return [replace(ask, ids=ask.ids[:middle]), replace(ask, ids=ask.ids[middle:])] if middle else []
    start = datetime.fromisoformat(ask.since) if ask.since else FLOOR
    end = datetime.fromisoformat(ask.before or now)
    if ask.undated or not changed_of(model, ask.entity) or end - start <= SHORTEST:
        return []
    between = moment(start + (end - start) / 2)
    parts = [replace(ask, since=moment(start), before=between), replace(ask, since=between)]
    return parts if ask.since else [*parts, replace(ask, undated=True)]


def moment(at: datetime) -> str:
    """A moment as queries write it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
