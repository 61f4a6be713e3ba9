"""When it is told of what was under way that nothing was heard since (sources/execution-of-motions.md §3)."""

from datetime import date

SILENT = 365  # days after which "in uitvoering" is told with "sindsdien geen bericht gevonden"


def is_silent(stand: str, since: date, on: date) -> bool:
    """Whether what was under way has not been heard of for more than a year."""
    return stand in ("announced", "in_progress") and (on - since).days > SILENT
