"""The recommendations of the Aanjaagteam (Roemer) as the pages show them: by theme, through the years. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db.site import dutch
from db.site.papers import invented, page_path, source_url, web_url

WEBSITE = "website"
NO_THEME = "Zonder thema"
INVENTED = "Voorbeelden die niet bestaan"
OTHERS = "roemer.toml"
OWN = ("sleutel", "nummer", "onderwerp", "thema", "gericht_aan")
REPORTED = ("jaar", "rapport", "datum", "status", "status_genormaliseerd", "citaat", "voorbeeld")
STATUSES = {**dutch.AANBEVELING, "none": "geen stand gelezen"}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One year of the matrix, or the website, which has no date. `read` of the `known` reports said anything."""

    key: str
    known: int
    read: int

    @property
    def name(self) -> str:
        return self.key or WEBSITE

    @property
    def gap(self) -> str:
        """Why a cell of it can be empty."""
        if not self.known:
            return "geen rapport bekend"
        return "niet genoemd" if self.read else "geen rapport gelezen"


@dataclass(frozen=True, slots=True)
class Cell:
    """What was last said in a year. `anchor`: where its words stand on the recommendation's own page; "" for a gap."""

    column: str
    kind: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation in the matrix. `note`: what is uncertain about it being one."""

    path: str
    nummer: str
    subject: str
    note: str
    now: str  # the kind of its latest status, "none" without
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """The recommendations of one theme."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of a recommendation, with its words."""

    anchor: str
    report: str
    title: str
    path: str
    source: str | None  # the file or page that was read
    sample: bool  # its words are of the sample
    day: str
    read_on: str
    kind: str
    words: str
    printed: str
    quote: str


def recommendation_path(key: str) -> str:
    """Where the recommendation with this key has its page. Full stops stay: /roemer/4.4.B."""
    return f"/roemer/{tilde_encode(key).replace('~2E', '.')}"


def kind_of(row: Row) -> str:
    """The kind of what a report prints: its meaning, "unknown" for words that aren't known, "mentioned" without any."""
    return str(row["status_genormaliseerd"] or ("unknown" if row["status"] else "mentioned"))


def theme_of(row: Row) -> str:
    """A theme as a heading: the same one whether or not it was written with a capital."""
    name = (row["thema"] or "").strip()
    return name[:1].upper() + name[1:] or NO_THEME


def marked(row: Row, said: Sequence[Row], sample: bool) -> dict[str, Any]:
    """A recommendation with whether it is `verzonnen`: of the sample, by its number or since only what is made up names
    it. All those are one theme."""
    no_advice = row["bekend_uit"] is None and bool(said)
    made_up = invented(row["sleutel"], sample) or (no_advice and all(invented(one["rapport"], sample) for one in said))
    return {**row, "verzonnen": made_up} | ({"thema": INVENTED} if made_up else {})


def columns_of(reports: Sequence[Row], said: Sequence[Row]) -> list[Column]:
    """A column for each year from the first report to the last, and one for what has no date."""
    spoken = {(row["datum"] or "")[:4] for row in said}  # also where the list of reports has no such year
    progress = [row for row in reports if not row["rapport"].startswith("advies ")]
    years = [int(year) for year in spoken | {row["jaar"] for row in progress} if year]
    keys = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    keys += [""] if "" in spoken or any(not row["jaar"] for row in progress) else []
    return [
        Column(key, len(here), max(sum(row["rijen"] > 0 for row in here), key in spoken))
        for key in keys
        for here in [[row for row in progress if row["jaar"] == key]]
    ]


def cells(said: Sequence[Row], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """A row of the matrix: of each year the latest status, else that it was mentioned, else the gap."""
    found = []
    for column in columns:
        here = [row for row in said if (row["datum"] or "")[:4] == column.key]
        last = next((row for row in here if row["status"]), here[0] if here else None)
        if last is None:
            found.append(Cell(column.name, "none", column.gap, ""))
        else:
            kind = kind_of(last)
            found.append(Cell(column.name, kind, dutch.AANBEVELING[kind], anchor(last)))
    return tuple(found)


def anchor(row: Row) -> str:
    """Where the words of a report stand on the page of the recommendation."""
    return f"bij-{tilde_encode(row['rapport'])}-{row['volgorde']}"


def line(row: Row, said: Sequence[Row], columns: Sequence[Column]) -> Line:
    """A recommendation as the matrix shows it."""
    return Line(
        path=recommendation_path(row["sleutel"]),
        nummer=row["nummer"] or "",
        subject=row["onderwerp"] or row["sleutel"].replace("-", " "),
        note=note(row),
        now=kind_of(row) if row["status"] else "none",
        cells=cells(said, columns),
    )


def note(row: Row) -> str:
    """What must be known of where a recommendation comes from."""
    if row["verzonnen"]:
        return "verzonnen voorbeeld"
    if row["bekend_uit"] is None:
        return "staat in geen advies dat wij lazen"
    if row["bekend_uit"].endswith(OTHERS):
        return "zoals anderen haar omschrijven"
    return "eerste advies" if "2020-06-11" in row["bekend_uit"] else ""


def report_link(row: Row, sample: bool) -> str:
    """Where a report can be read: here, else at the government's; "" where neither is known."""
    if row["stuk"]:
        return page_path(row["stuk"])
    return "" if invented(row["rapport"], sample) else source_url(row["rapport"]) or ""


def order(row: Row) -> tuple[bool, bool, list[tuple[int, str]], str]:
    """By number as people count (4.10 after 4.9), the second advice first, then what bears no number."""
    parts = [(int(part), "") if part.isdigit() else (0, part) for part in (row["nummer"] or "").split(".")]
    return row["nummer"] is None, "/" in row["sleutel"], parts, row["onderwerp"] or row["sleutel"]


def counted(lines: Iterable[Line]) -> list[tuple[str, str, int]]:
    """The statuses that occur, with how many recommendations last had them."""
    counts = Counter(one.now for one in lines)
    return [(kind, name, counts[kind]) for kind, name in STATUSES.items() if counts[kind]]


def table(lines: Sequence[Line], columns: Sequence[Column]) -> dict[str, dict[str, int]]:
    """How many recommendations had each status, by year; years of which no report was read are empty."""
    numbers: dict[str, dict[str, int]] = {}
    for n, column in enumerate(columns):
        counts = Counter(one.cells[n].kind for one in lines)
        numbers[column.name] = {kind: counts[kind] for kind in (*dutch.AANBEVELING, "none")} if column.read else {}
    return numbers


def unread(columns: Sequence[Column]) -> str:
    """Of which years no report was read, or not all that are known, in sentences; "" where all were."""
    none = [one.name for one in columns if not one.read]
    some = [f"{one.name}: {one.read} van {one.known}" for one in columns if one.key and 0 < one.read < one.known]
    told = [f"Van {dutch.listed(none)} lazen wij geen enkel rapport."] if none else []
    told += [f"Niet alle rapporten zijn gelezen ({'; '.join(some)})."] if some else []
    return " ".join(told)


def flat(row: Row, said: Sequence[Row]) -> list[dict[str, Any]]:
    """A recommendation as rows of a file, one for each report; one without a report where there is none."""
    own = {name: row[name] for name in OWN}
    return [
        own | {"jaar": (one["datum"] or "")[:4] or None} | {name: one[name] for name in REPORTED if name != "jaar"}
        for one in said
    ] or [own | dict.fromkeys(REPORTED) | {"voorbeeld": row["voorbeeld"]}]


def said_of(row: Row) -> Said:
    """What one report says of a recommendation, as its page shows it. The bars between cells are ours."""
    kind = kind_of(row)
    return Said(
        anchor=anchor(row),
        report=row["rapport"],
        title=row["titel"] or ("Website Arbeidsmigratie in goede banen" if web_url(row["rapport"]) else row["rapport"]),
        path=page_path(row["stuk"]) if row["stuk"] else "",
        source=None if row["voorbeeld"] else web_url(row["url"]),
        sample=bool(row["voorbeeld"]),
        day=row["datum"] or "",
        read_on=row["opgehaald"] or "",
        kind=kind,
        words=dutch.AANBEVELING[kind],
        printed=(row["status"] or "").rstrip("."),
        quote=" | ".join(cell.strip() for cell in row["citaat"].split(" | ") if cell.strip()),
    )
