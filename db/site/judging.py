"""What an editor says of links: the verdicts beside them, and a form read into a verdict. The file is `where` says."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db import verdicts
from db.site import dutch
from db.site.answer import BadQuestion
from db.site.queries import rows
from db.verdicts import Verdict, squeeze

SETTING = "KAMERSPOOR_OORDELEN"  # in the environment: the file of verdicts


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict in force on one document. `pending`: the links on this page were made before it was given."""

    document: str
    says_yes: bool
    words: str
    pending: bool


def where(connection: sqlite3.Connection) -> Path:
    """The file of verdicts: as the setting says, else oordelen.db beside the folder of the published file."""
    if named := os.environ.get(SETTING):
        return Path(named)
    served = rows(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")[0]["file"]
    return Path(served).parent.parent / "oordelen.db"


def of_reference(given: Iterable[Verdict], footnote: int | None, text: str) -> list[Verdict]:
    """The verdicts on one reference: known by its footnote and its words, as the linker knows it."""
    return [v for v in given if v.ask is None and v.footnote == footnote and squeeze(v.text) == squeeze(text)]


def of_ask(given: Iterable[Verdict], text: str) -> list[Verdict]:
    """The verdicts on one ask, known by its words."""
    return [v for v in given if v.ask is not None and squeeze(v.text) == squeeze(text)]


def judged(verdict: Verdict, *, pending: bool) -> Judged:
    """A verdict as the page shows it."""
    said = "klopt" if verdict.verdict == "yes" else "klopt niet"
    by = ", ".join(filter(None, (verdict.by, dutch.day(verdict.given))))
    return Judged(verdict.document, verdict.verdict == "yes", f"Oordeel: {said} ({by})", pending)


def read_form(connection: sqlite3.Connection, form: Mapping[str, str], by: str, given: str) -> tuple[Verdict, Path]:
    """The verdict that a form gives, and the file where it belongs.

    Raises BadQuestion where it judges nothing that we have.
    """
    letter, text, document = form.get("brief", ""), squeeze(form.get("tekst", "")), form.get("stuk", "")
    said = form.get("oordeel", "")
    if said not in verdicts.VALUES:
        raise BadQuestion(f"“oordeel” kan zijn: {', '.join(verdicts.VALUES)}.")
    footnote, ask = _number(form, "noot"), _number(form, "vraag")
    sql = "SELECT text FROM link WHERE letter = :letter AND footnote IS :footnote"
    if ask is not None:
        sql = "SELECT text FROM ask WHERE letter = :letter AND n = :ask"
    held = rows(connection, sql, {"letter": letter, "footnote": footnote, "ask": ask})
    if text not in [squeeze(row["text"]) for row in held]:
        raise BadQuestion("Deze verwijzing of vraag staat niet (meer) zo in de brief. Open de brief opnieuw.")
    path = where(connection)
    verdict = Verdict(letter, footnote, ask, text, document, said, given, by, None)
    if said == "withdrawn":
        if verdict.subject not in {other.subject for other in verdicts.of_letter(path, letter)}:
            raise BadQuestion("Er is hier geen oordeel dat u kunt terugnemen.")
    elif not rows(connection, "SELECT 1 FROM stuk WHERE id = ?", (document,)):
        raise BadQuestion(f"Het stuk “{document}” staat niet in de verzamelde stukken.")
    return verdict, path


def give(path: Path, verdict: Verdict) -> None:
    """Write one verdict. Other processes may write at once: each waits for its turn, five seconds at most."""
    with closing(verdicts.connect(path)) as connection:
        verdicts.add(connection, [verdict])


def _number(form: Mapping[str, str], name: str) -> int | None:
    value = form.get(name, "")
    if value and not (value.isascii() and value.isdigit() and len(value) < 10):
        raise BadQuestion(f"“{name}” is een getal.")
    return int(value) if value else None
