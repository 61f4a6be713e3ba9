"""A small OData service over the sample: the part of the query language that clients of it use.

What this doesn't understand is answered with HTTP 400, never with too many rows. Behaviour follows the
recorded answers of v4/2.0: options without `$` are ignored, `$top` suppresses the link to the next page,
deleted rows are returned unless a filter drops them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, quote

from scraper.replica.model import PROPERTIES, Model, Navigation
from scraper.replica.sample import Row, Sample

PAGE_SIZE = 20  # the service's is 250; smaller here, so that following pages is exercised
OPTIONS = {"$filter", "$orderby", "$expand", "$top", "$skip", "$skiptoken"}
Test = Callable[[Row], bool]

_COMPARISON = re.compile(r"(?P<path>[A-Za-z_/]+) (?P<operator>eq|ge|lt|in) (?P<literal>.+)", re.DOTALL)
_ANY = re.compile(r"(?P<nav>[A-Za-z]+)/any\((?P<var>[a-z]+): ?(?P<inner>.+)\)", re.DOTALL)
_CONTAINS = re.compile(r"contains\(tolower\((?P<path>[A-Za-z]+)\),'(?P<part>(?:[^']|'')*)'\)")
_YEAR = re.compile(r"year\((?P<path>[A-Za-z]+)\) eq (?P<year>\d{4})")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_EXPAND = re.compile(r"(?P<nav>[A-Za-z]+)(\((?P<options>.+)\))?", re.DOTALL)


class BadQuery(ValueError):
    """A query that this service can't answer."""


@dataclass(frozen=True)
class Expand:
    """One navigation to write out, which rows of it, and what to write out inside them."""

    name: str
    navigation: Navigation
    test: Test
    inner: tuple["Expand", ...]


@dataclass(frozen=True)
class Paging:
    """How many rows a page has, and whether it says where the next one is (v5 is not known to)."""

    size: int = PAGE_SIZE
    links: bool = True


PAGES = Paging()


def answer(sample: Sample, entity: str, query: str, paging: Paging = PAGES) -> dict[str, Any]:
    """The answer to `/<entity>?<query>`. Raises BadQuery."""
    given = parse_qsl(query, keep_blank_values=True)
    options = {key: value for key, value in given if key.startswith("$")}
    if unknown := options.keys() - OPTIONS:
        raise BadQuery(f"The query option '{min(unknown)}' is not supported.")
    test = _filter(sample, entity, options["$filter"]) if "$filter" in options else _everything
    expands = _expands(sample, entity, options.get("$expand", ""))
    order = _order(sample.model, entity, options.get("$orderby", "Id"))
    found = sorted(filter(test, sample.rows[entity].values()), key=order)
    rest = _after(found, options.get("$skiptoken"))[_number(options.get("$skip", "0")) :]
    page = rest[: _number(options["$top"]) if "$top" in options else paging.size]
    context = f"{sample.model.root}/$metadata#{entity}" + (f"({_names(expands)})" if expands else "")
    body = {"@odata.context": context, "value": [_write(sample, entity, row, expands) for row in page]}
    if len(rest) > len(page) and "$top" not in options and paging.links:
        body["@odata.nextLink"] = _next_link(f"{sample.model.root}/{entity}", given, page[-1]["Id"])
    return body


def count(sample: Sample, entity: str, query: str) -> int:
    """The answer to `/<entity>/$count?<query>`. Raises BadQuery."""
    options = dict(parse_qsl(query, keep_blank_values=True))
    test = _filter(sample, entity, options["$filter"]) if "$filter" in options else _everything
    return sum(map(test, sample.rows[entity].values()))


def _everything(row: Row) -> bool:
    return True


def _next_link(url: str, given: list[tuple[str, str]], last: str) -> str:
    kept = [(key, value) for key, value in given if key not in ("$skip", "$skiptoken")] + [("$skiptoken", f"Id-{last}")]
    return f"{url}?" + "&".join(f"{quote(key, safe='$')}={quote(value, safe='')}" for key, value in kept)


def _after(rows: list[Row], token: str | None) -> list[Row]:
    """The rows behind the one that a skiptoken names."""
    if token is None:
        return rows
    places = [n for n, row in enumerate(rows) if f"Id-{row['Id']}" == token]
    if not places:
        raise BadQuery(f"The skiptoken '{token}' is not valid.")
    return rows[places[0] + 1 :]


def _number(text: str) -> int:
    if not text.isdecimal():
        raise BadQuery(f"'{text}' is not a number.")
    return int(text)


def _names(expands: tuple[Expand, ...]) -> str:
    return ",".join(f"{e.name}({_names(e.inner)})" for e in expands)


# --- rows and relations -----------------------------------------------------------------------------------


def related(sample: Sample, entity: str, name: str, row: Row) -> list[Row]:
    """The rows at the other end of a navigation."""
    navigation = sample.model.navigations[entity][name]
    others = sample.rows[navigation.target]
    if navigation.key:
        return [others[row[navigation.key]]] if row[navigation.key] in others else []
    if navigation.back:
        return [other for other in others.values() if other[navigation.back] == row["Id"]]
    return [others[ident] for ident in sample.pairs[entity, name].get(row["Id"], [])]


def _write(sample: Sample, entity: str, row: Row, expands: tuple[Expand, ...]) -> Row:
    """The row as the service writes it, with what was asked to be expanded."""
    written = dict(row)
    for expand in expands:
        target = expand.navigation.target
        rows = [r for r in related(sample, entity, expand.name, row) if expand.test(r)]
        children = [_write(sample, target, r, expand.inner) for r in rows]
        written[expand.name] = children if expand.navigation.many else next(iter(children), None)
    return written


# --- the query language -----------------------------------------------------------------------------------


def split(text: str, separator: str) -> Iterator[str]:
    """The parts between separators that stand outside brackets and quotes."""
    depth, quoted, start, place = 0, False, 0, 0
    while place < len(text):
        char = text[place]
        if char == "'":
            quoted = not quoted
        elif not quoted:
            depth += (char == "(") - (char == ")")
            if depth == 0 and text.startswith(separator, place):
                yield text[start:place]
                place = start = place + len(separator)
                continue
        place += 1
    if depth or quoted:
        raise BadQuery(f"Brackets or quotes don't match in '{text}'.")
    yield text[start:]


def _filter(sample: Sample, entity: str, text: str, variable: str = "") -> Test:
    """A test for `clause and clause …`; inside any() the names begin with its variable."""
    tests = [_clause(sample, entity, clause.strip(), variable) for clause in split(text, " and ")]
    return lambda row: all(test(row) for test in tests)


def _clause(sample: Sample, entity: str, text: str, variable: str) -> Test:
    if variable:
        if text.startswith(f"contains(tolower({variable}/"):
            text = text.replace(f"{variable}/", "", 1)
        elif not text.startswith(f"{variable}/"):
            raise BadQuery(f"'{text}' doesn't begin with '{variable}/'.")
        else:
            text = text.removeprefix(f"{variable}/")
    if anything := _ANY.fullmatch(text):
        navigation = _navigation(sample.model, entity, anything["nav"])
        inner = _filter(sample, navigation.target, anything["inner"], anything["var"])
        return lambda row: any(map(inner, related(sample, entity, anything["nav"], row)))
    if found := _CONTAINS.fullmatch(text):
        name, part = found["path"], found["part"].replace("''", "'")
        if sample.model.properties[entity].get(name) != "String":
            raise BadQuery(f"The filter '{text}' on {entity} is not supported.")
        return lambda row: part in (row[name] or "").lower()
    if found := _YEAR.fullmatch(text):
        if sample.model.properties[entity].get(found["path"]) != "DateTimeOffset":
            raise BadQuery(f"The filter '{text}' on {entity} is not supported.")
        return lambda row: (row[found["path"]] or "")[:4] == found["year"]
    comparison = _COMPARISON.fullmatch(text)
    if not comparison or comparison["path"] not in sample.model.properties[entity]:
        raise BadQuery(f"The filter '{text}' on {entity} is not supported.")
    name = comparison["path"]
    return _compare(name, sample.model.properties[entity][name], comparison["operator"], comparison["literal"])


def _compare(name: str, kind: str, operator: str, literal: str) -> Test:
    if operator == "in":
        if kind != "Guid" or not (literal.startswith("(") and literal.endswith(")")):
            raise BadQuery(f"'in' is not supported for {name}.")
        several = {_literal(kind, part.strip()) for part in literal[1:-1].split(",")}
        return lambda row: row[name] in several
    wanted = _literal(kind, literal)
    if operator in ("ge", "lt"):
        if kind != "DateTimeOffset" or wanted is None:
            raise BadQuery(f"'{operator}' is not supported for {name}.")
        return lambda row: row[name] is not None and (moment(row[name]) >= wanted) == (operator == "ge")
    if kind == "DateTimeOffset" and wanted is not None:
        return lambda row: row[name] is not None and moment(row[name]) == wanted
    return lambda row: bool(row[name] == wanted)


def _literal(kind: str, text: str) -> Any:
    """The value that a literal stands for, if it is one of this type."""
    if text == "null":
        return None
    if kind == "Boolean" and text in ("true", "false"):
        return text == "true"
    if kind == "Int32" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if kind == "Guid" and _GUID.fullmatch(text):
        return text.lower()
    if kind == "String" and re.fullmatch(r"'([^']|'')*'", text):
        return text[1:-1].replace("''", "'")
    if kind == "DateTimeOffset" and re.match(r"\d{4}-\d\d-\d\dT", text):
        return moment(text)
    raise BadQuery(f"'{text}' is not a literal of type Edm.{kind}.")


def moment(text: str) -> datetime:
    """A moment with its offset; digits beyond the microsecond are dropped."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadQuery(f"'{text}' is not a moment.") from None
    if found.tzinfo is None:
        raise BadQuery(f"'{text}' has no offset.")
    return found


def _order(model: Model, entity: str, text: str) -> Callable[[Row], Any]:
    """The sort key for `$orderby=<property> asc`; the Id decides between equals, null comes first."""
    name, _, direction = text.partition(" ")
    if name not in model.properties[entity] or direction not in ("", "asc"):
        raise BadQuery(f"The order '{text}' on {entity} is not supported.")
    if model.properties[entity][name] == "DateTimeOffset":
        return lambda row: (row[name] is not None, moment(row[name]).timestamp() if row[name] else 0, row["Id"])
    return lambda row: (row[name] is not None, row[name] if row[name] is not None else 0, row["Id"])


def _navigation(model: Model, entity: str, name: str) -> Navigation:
    if name not in model.navigations[entity]:
        raise BadQuery(f"Could not find a property named '{name}' on type 'TK.DA.GGM.OData.{entity}'.")
    return model.navigations[entity][name]


def _expands(sample: Sample, entity: str, text: str) -> tuple[Expand, ...]:
    return tuple(_expand(sample, entity, part.strip()) for part in split(text, ",")) if text else ()


def _expand(sample: Sample, entity: str, text: str) -> Expand:
    found = _EXPAND.fullmatch(text)
    if not found:
        raise BadQuery(f"The expand '{text}' is not supported.")
    navigation = _navigation(sample.model, entity, found["nav"])
    options = dict(part.partition("=")[::2] for part in split(found["options"] or "", ";") if part)
    if options.keys() - {"$filter", "$expand"} or ("$filter" in options and not navigation.many):
        raise BadQuery(f"The options of '{text}' are not supported.")
    test = _filter(sample, navigation.target, options["$filter"]) if "$filter" in options else _everything
    inner = _expands(sample, navigation.target, options.get("$expand", ""))
    return Expand(found["nav"], navigation, test, inner)


def known(entity: str) -> bool:
    """Whether the sample has this entity set."""
    return entity in PROPERTIES
