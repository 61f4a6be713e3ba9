"""What a night brought, and what a human must look at: the health report of the crawl.

Pure over the database: the log of runs says what came, the facts what is held. A source that suddenly answers
far less than usual is an alarm, not a quiet success.
"""

import json
import sqlite3
from dataclasses import asdict, dataclass, field
from datetime import date
from statistics import median

USUAL = 10  # runs of the same manner that tell what is usual
FAR_LESS = 0.5  # of the usual number of payloads in a full run
SILENT_DAYS = 21  # without a newer item, recesses apart
MANY = 20  # below this many payloads a share says nothing


@dataclass(frozen=True)
class SourceHealth:
    """One source: its last run, what it holds, and what is wrong with it."""

    bron: str
    titel: str
    laatste_run: str | None
    wijze: str | None
    opgehaald: int
    nieuw: int
    gewijzigd: int
    verwijderd: int
    gehouden: int
    verwacht: int | None
    nieuwste: str | None
    fouten: int
    opmerking: str | None = None
    meldingen: list[str] = field(default_factory=list)
    alarmen: list[str] = field(default_factory=list)


def health(connection: sqlite3.Connection, today: date) -> list[SourceHealth]:
    """The state of every source, in the order of their names."""
    return [
        _source(connection, name, title, today)
        for name, title in connection.execute("SELECT bron, titel FROM bron ORDER BY bron").fetchall()
    ]


def _source(connection: sqlite3.Connection, name: str, title: str, today: date) -> SourceHealth:
    runs = connection.execute(
        "SELECT geeindigd, wijze, opgehaald, nieuw, gewijzigd, verwijderd, meldingen FROM crawl"
        " WHERE bron = ? ORDER BY id DESC",
        (name,),
    ).fetchall()
    ended, manner, fetched, new, changed, deleted, messages = runs[0] if runs else (None, None, 0, 0, 0, 0, "[]")
    held, expected, newest, errors, unread = connection.execute(
        "SELECT stukken, verwacht, nieuwste, fouten, opmerking FROM bron_stand WHERE bron = ?", (name,)
    ).fetchone()
    found = SourceHealth(
        name, title, ended, manner, fetched, new, changed, deleted, held, expected, newest, errors, unread,
        json.loads(messages),
    )  # fmt: skip
    found.alarmen.extend(alarms(found, [run[2] for run in runs if run[1] == manner], today))
    gaps = "SELECT wat, waarom FROM worklist WHERE soort = 'onvolledig jaar' AND waar = ?"
    found.alarmen.extend(f"incomplete: {what} ({how})" for what, how in connection.execute(gaps, (name,)))
    return found


def alarms(source: SourceHealth, fetched: list[int], today: date) -> list[str]:
    """What is wrong with a source. `fetched`: payloads of its runs of this manner, the last one first."""
    found = []
    if source.laatste_run is None and not source.opmerking:
        found.append("never read")
    if source.fouten:
        found.append(f"{source.fouten} payloads could not be read")
    usual = median(fetched[1 : USUAL + 1]) if len(fetched) > 1 else 0
    if source.wijze == "full" and usual >= MANY and fetched[0] < usual * FAR_LESS:
        found.append(f"answered far less than usual: {fetched[0]} payloads, usually {usual:.0f}")
    if source.nieuwste and (silent := (today - date.fromisoformat(source.nieuwste[:10])).days) > SILENT_DAYS:
        found.append(f"nothing newer for {silent} days")
    return found


def as_markdown(sources: list[SourceHealth], today: date) -> str:
    """The report for people."""
    wrong = [s for s in sources if s.alarmen or s.meldingen]
    head = f"{len(wrong)} of {len(sources)} sources need a look" if wrong else "all sources are well"
    lines = [
        f"# Kamerspoor, {today}: {head}",
        "",
        "| source | last run | manner | fetched | new | changed | deleted | held | expected | newest | errors |",
        "|---|---|---|---:|---:|---:|---:|---:|---:|---|---:|",
    ]
    for s in sources:
        cells = [
            *(s.titel, s.laatste_run or "never", s.wijze or "", s.opgehaald, s.nieuw, s.gewijzigd, s.verwijderd),
            *(s.gehouden, "unknown" if s.verwacht is None else s.verwacht, s.nieuwste or "", s.fouten),
        ]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    for s in wrong:
        lines += ["", f"## {s.titel}", "", *(f"- **{alarm}**" for alarm in s.alarmen), *(f"- {m}" for m in s.meldingen)]
    return "\n".join(lines) + "\n"


def as_json(sources: list[SourceHealth], today: date) -> str:
    """The report for programs."""
    return (
        json.dumps({"date": str(today), "sources": [asdict(s) for s in sources]}, ensure_ascii=False, indent=1) + "\n"
    )
