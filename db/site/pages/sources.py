"""`/bronnen`: of each source what it is, how it is read, how fresh and how complete it is, and what went wrong."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.site import dutch, home
from db.site.answer import Asked, Page, View
from db.site.pictures_years import Chart, Year, chart
from db.site.queries import SOURCES, rows

YEARS = "SELECT bron, soort, jaar, gehouden, verwacht FROM bron_jaar_regel ORDER BY bron, soort, jaar"
RUNS = """
SELECT bron, begonnen, geeindigd, wijze, via, opgehaald, nieuw, gewijzigd, verwijderd, fouten
FROM (SELECT *, row_number() OVER (PARTITION BY bron ORDER BY id DESC) AS plaats FROM crawl)
WHERE plaats <= ? ORDER BY bron, plaats"""
TO_CHECK = """
SELECT waar, soort, count(*) AS aantal FROM worklist_regel
WHERE waar IN (SELECT bron FROM bron_regel) AND soort IN ('fout', 'laatste run', 'onbekend veld')
GROUP BY waar, soort"""
LATEST_RUNS = 14  # a fortnight of nights
MOST_MESSAGES = 10
MOST_KINDS = 6  # a source with more is shown as one
LONGEST = 60  # years; what lies further apart is a date that someone mistyped

KINDS = {
    "Zaak": "Zaken: moties, brieven, vragen",
    "Activiteit": "Debatten en andere vergaderingen",
    "Toezegging": "Toezeggingen",
    "Kamerstuk": "Kamerstukken",
    "Bijlage": "Bijlagen",
    "Handelingen": "Handelingen: het woordelijk verslag",
    "Aanhangsel": "Antwoorden op Kamervragen",
    "nieuws": "Nieuws",
    "rapporten": "Rapporten",
    "webpagina": "Pagina's",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of paper through the years. `undated`: how many have no date, so no place in the picture."""

    name: str
    chart: Chart
    years: tuple[Year, ...]
    undated: Year | None
    finding: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source as its section shows it."""

    key: str
    card: home.Source
    licence: str
    how: str
    via: str
    row: Mapping[str, Any]
    errors: int
    more_errors: int  # of the last run, than are shown
    unknown_fields: int
    series: tuple[Series, ...]
    runs: tuple[Mapping[str, Any], ...]


def sources(connection: sqlite3.Connection, asked: Asked) -> View:
    """Every source that is known, those that are not read too."""
    found, years = rows(connection, SOURCES), rows(connection, YEARS)
    runs = rows(connection, RUNS, (LATEST_RUNS,))
    to_check = {(row["waar"], row["soort"]): row["aantal"] for row in rows(connection, TO_CHECK)}
    pages = [source_page(row, _of(row, years), _of(row, runs), to_check) for row in found]
    data = [
        {name: value for name, value in row.items() if name != "gelopen"}
        | {"meldingen": json.loads(row["meldingen"]), "jaren": _of(row, years), "rondes": _of(row, runs)}
        for row in found
    ]
    return View("sources.html", {"pages": pages}, data={"bronnen": data})


def _of(source: Mapping[str, Any], table: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows of one source, without its name."""
    return [{k: v for k, v in row.items() if k != "bron"} for row in table if row["bron"] == source["bron"]]


def source_page(
    row: dict[str, Any],
    years: Sequence[Mapping[str, Any]],
    runs: Sequence[Mapping[str, Any]],
    to_check: Mapping[tuple[str, str], int],
) -> SourcePage:
    """A row of bron_regel with what else is known of the source. `to_check`: by source and kind, from the worklist."""
    messages = json.loads(row["meldingen"])
    kept = row | {"meldingen": json.dumps(messages[:MOST_MESSAGES])}
    return SourcePage(
        key=row["bron"],
        card=home.source(kept),
        licence=row["licentie"] or "",
        how=row["leeswijze"] or "",
        via=row["via"] or "",
        row=row,
        errors=to_check.get((row["bron"], "fout"), 0) + to_check.get((row["bron"], "laatste run"), 0),
        more_errors=max(0, len(messages) - MOST_MESSAGES),
        unknown_fields=to_check.get((row["bron"], "onbekend veld"), 0),
        series=tuple(series(years)),
        runs=tuple(runs),
    )


def series(counts: Sequence[Mapping[str, Any]]) -> list[Series]:
    """The rows of bron_jaar of one source, a picture a kind; of a source with many kinds one of them all."""
    kinds = sorted({row["soort"] for row in counts})
    if len(kinds) > MOST_KINDS:
        return [_series("Alles samen", counts)]
    return [
        _series(KINDS.get(kind, kind or "Zonder soort"), [row for row in counts if row["soort"] == kind])
        for kind in kinds
    ]


def _series(name: str, counts: Sequence[Mapping[str, Any]]) -> Series:
    by_year: dict[str, list[Mapping[str, Any]]] = {}
    for row in counts:
        by_year.setdefault(row["jaar"], []).append(row)
    all_years = {label: _year(label, of_kind) for label, of_kind in sorted(by_year.items())}
    undated = all_years.pop("", None)
    years = tuple(filled(list(all_years.values())))
    return Series(name, chart(years), years, undated, finding((*years, *([undated] if undated else []))))


def _year(label: str, of_kind: Sequence[Mapping[str, Any]]) -> Year:
    """One year of one or more kinds; the expected number is known only where it is of each."""
    expected = [row["verwacht"] for row in of_kind]
    return Year(label, sum(row["gehouden"] for row in of_kind), None if None in expected else sum(expected))


def filled(years: Sequence[Year]) -> list[Year]:
    """The years with those in between of which nothing is held or counted: a gap shows as a gap."""
    known = {int(year.label[:4]): year for year in years if year.label[:4].isdigit()}
    if len(known) < len(years) or not known or max(known) - min(known) > LONGEST:
        return list(years)
    double = "-" in years[0].label  # a vergaderjaar
    return [
        known.get(n) or Year(f"{n}-{n + 1}" if double else str(n), 0, None) for n in range(min(known), max(known) + 1)
    ]


def finding(years: Sequence[Year]) -> str:
    """How complete a kind is, as a sentence that says no more than is known."""
    counted = [year for year in years if year.expected is not None]
    lacking = [year for year in counted if year.missing]
    missing = sum(year.missing for year in lacking)
    if lacking:
        words = dutch.count(len(lacking), "jaar", "jaren")
        return f"In {words} is minder gehouden dan verwacht: samen {dutch.number(missing)} te weinig."
    if not counted:
        return "Hoeveel er horen te zijn, zegt de bron niet. Of iets ontbreekt, weten wij dus niet."
    if len(counted) < len(years):
        return "Van de jaren die geteld zijn, is alles er. Van de andere weten wij niet of iets ontbreekt."
    return "Alles wat verwacht wordt, is er."


PAGES = (Page(r"/bronnen", sources, ("json",)),)
