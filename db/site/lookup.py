"""Which paper, promise or dossier a number stands for, and where this site shows it."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db.kst import parse
from db.site.numbers import readings
from db.site.papers import page_path
from db.site.queries import rows

_COLUMNS = "nr, id, kst, zaak, document, url, soort, titel, datum, dossiertitel"
_BY_ROW = f"SELECT {_COLUMNS} FROM stuk WHERE nr = :key"
# By one index after the other, each by its name: for an OR of them SQLite goes through the whole table, and also for a
# column that hardly any paper has a value in
_PAPER = f"SELECT {_COLUMNS} FROM stuk WHERE id = :key" + "".join(
    f" UNION ALL SELECT {_COLUMNS} FROM stuk INDEXED BY stuk_{name} WHERE {name} = :key"
    for name in ("kst", "zaak", "document", "url")
)
# KOOP's own id of a publication whose paper has another key, and of a document of the Chamber
_KOOP = """
SELECT s.nr FROM publicatie p JOIN stuk s ON s.id = p.kst WHERE p.id = :key
UNION ALL
SELECT s.nr FROM document_versie v JOIN document d ON d.id = v.document_id JOIN stuk s ON s.document = d.nummer
WHERE v.externe_identifier = :key LIMIT 1"""
_ANSWER = """
SELECT s.nr FROM document d JOIN stuk s ON s.document = d.nummer WHERE d.aanhangselnummer = :key LIMIT 1"""
# A paper that bears no official number yet: by its number in the one dossier that has its dossier's title
_UNNUMBERED = """
SELECT s.nr FROM dossier_titel t JOIN zaak z ON z.volgnummer = :number AND z.titel = t.titel
  JOIN stuk s ON s.zaak = z.nummer AND s.kst IS NULL
WHERE t.dossier = :dossier AND NOT EXISTS
  (SELECT 1 FROM dossier_titel o WHERE o.titel = t.titel AND o.dossier <> t.dossier)
GROUP BY s.nr LIMIT 2"""
_DOSSIER = """
SELECT 1 FROM (SELECT dossier FROM dossier_stuk WHERE dossier = :key UNION ALL SELECT dossier FROM dossier_titel
WHERE dossier = :key) LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a number stands for. `id`: its canonical id; `path`: its page; `paper`: its row of `stuk`, of a paper."""

    id: str
    path: str
    title: str
    paper: dict[str, Any] | None = None

    @property
    def best(self) -> str:
        """Where a reader is helped best: what became of a motie is on a page of its own."""
        zaak = self.paper["zaak"] if self.paper and is_motie(self.paper) else None
        return f"/motie/{tilde_encode(zaak)}" if zaak else self.path


def is_motie(paper: dict[str, Any]) -> bool:
    """Whether a row of `stuk` is a motie of which the Chamber's register has the zaak."""
    return bool((paper["soort"] or "").startswith("Motie") and paper["zaak"])


def look_up(connection: sqlite3.Connection, text: str) -> Found | None:
    """What a text, as a whole, is the number or address of; None where it is none, or of nothing that is held."""
    found = (_by_key(connection, key) for key in readings(text))
    return next((one for one in found if one), None)


def paper(connection: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """The row of `stuk` that has this number exactly as its id, kst, zaak, document or address."""
    return next(iter(rows(connection, f"{_PAPER} LIMIT 1", {"key": key})), None)


def _by_key(connection: sqlite3.Connection, key: str) -> Found | None:
    if key.startswith("dossier/"):
        dossier = key.removeprefix("dossier/")
        held = rows(connection, _DOSSIER, {"key": dossier})
        return Found(key, f"/dossier/{tilde_encode(dossier)}", f"Dossier {dossier}") if held else None
    if promise := rows(connection, "SELECT nummer, tekst FROM toezegging_regel WHERE nummer = :key", {"key": key}):
        return Found(key, page_path(key), promise[0]["tekst"] or key)
    held_paper = paper(connection, key) or _roundabout(connection, key)
    return Found(held_paper["id"], page_path(held_paper["id"]), held_paper["titel"], held_paper) if held_paper else None


def _roundabout(connection: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """The paper of a number that no row of `stuk` bears."""
    asked: list[tuple[str, dict[str, Any]]] = [(_KOOP, {"key": key})]
    if answer := re.fullmatch(r"ah-tk-\d\d(\d\d)\d\d(\d\d)-(\d{1,5})", key):
        asked.append((_ANSWER, {"key": f"{answer[1]}{answer[2]}{int(answer[3]):05}"}))
    kst = parse(key)
    if kst and kst.ondernummer.isdigit():
        asked.append((_UNNUMBERED, {"dossier": kst.dossier_key, "number": int(kst.ondernummer)}))
    for sql, values in asked:
        if len(found := rows(connection, sql, values)) == 1:
            return rows(connection, _BY_ROW, {"key": found[0]["nr"]})[0]
    return None
