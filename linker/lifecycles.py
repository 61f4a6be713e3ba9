"""Labelled courses of moties: what is known of each, turned into claims and weighed. For `evaluate`. Pure."""

from datetime import date
from typing import Any

from linker.standing import LEVELS, Matter, Said, where

Json = dict[str, Any]

# kinds of reports as the labels name them -> how the text that they stand for weighs
_GENRES = (
    ("spoken", "spoken"),
    ("annex", "budget_annex"),
    ("bijlage", "annex"),
    ("press", "press"),
    ("interpellatie", "handelingen"),
)
# axis B -> how the labels fold it (gold/README.md)
_FOLDED = {"transferred": "in_progress", "announced": "in_progress", "no_report_found": "unknown",
           "acknowledged": "unknown", "no_request": "n.v.t.", "closed_unclear": "unknown"}  # fmt: skip
_SUMMER = (6, 30)  # annexes of a budget, printed in September, tell how things stood at mid-year


def expected(row: Json) -> str:
    return _fold(row["gold_status"])


def found(row: Json) -> str:
    """The standing that the claims of a labelled course give on its day, folded like the labels."""
    vote = row["vote"]
    decided = date.fromisoformat(vote["date"]) if vote["date"] else None
    outcome = vote["outcome"].partition(" ")[0]
    reports = [said for report in row["execution_reports"] if (said := _said(report))]
    several = any(said.request for said in reports)
    stand = where(Matter(outcome, decided, 2 if several else 1), reports, date.fromisoformat(row["as_of"])).stand
    return _fold(stand or "n.v.t.")


def _fold(status: str) -> str:
    return _FOLDED.get(status, status)


def _said(report: Json) -> Said | None:
    """A labelled report as a claim; None where it claims nothing, or nobody knows when."""
    if report["status_reported"] == "unknown" or not report["date"]:
        return None
    kind, evidence = report["kind"], report["evidence"]
    genre = next((genre for begin, genre in _GENRES if kind.startswith(begin)), "letter")
    if evidence == "title only":
        genre = "letter_title"
    day = date.fromisoformat(report["date"])
    if genre == "budget_annex" and day.month == 9:
        day = day.replace(month=_SUMMER[0], day=_SUMMER[1])
    assert genre in LEVELS
    return Said(
        status=report["status_reported"],
        day=day,
        genre=genre,
        document=report["doc"] or "",
        quote=report["gist"] or evidence,
        request=1 if "one of" in evidence else None,
        by_cabinet="third party" not in evidence,
    )
