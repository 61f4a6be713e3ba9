"""`/dossier/<36600-XV>`: a dossier: what became of its moties, its papers, its promises, and what is new."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from datasette.utils import tilde_decode, tilde_encode

from db.site import dossier as held
from db.site import dutch
from db.site.answer import Asked, BadQuestion, Entry, Feed, Missing, Page, View
from db.site.papers import page_path

Row = Mapping[str, Any]
MOTIES = 25  # that are listed; the whole list is at /moties
PAPERS = 50  # a page
PROMISES, CHANGES, NEWS = 25, 10, 50
ALL = 5000  # rows that .csv and .json give of each kind
OUTCOMES = (
    "aangenomen", "overgenomen", "verworpen", "gestaakt", "aangehouden", "ingediend", "ingetrokken", "vervallen",
    "vervangen",
)  # fmt: skip
COLUMNS = (
    "soort", "id", "titel", "datum", "uitkomst", "stemdatum", "voor", "tegen", "stand", "stand_datum", "standing",
    "categorie", "termijn", "bewijs", "uitkomst_methode",
)  # fmt: skip


def dossier(connection: sqlite3.Connection, asked: Asked) -> View:
    """A dossier by its number. Raises Missing where it has no papers and no dossiers under it."""
    number = tilde_decode(asked.path["nr"]).upper()
    papers = held.paper_count(connection, number)
    counts = held.ask(connection, held.COUNTS, number)
    parts = held.parts(connection, number)
    if not papers and not counts and not parts:
        raise Missing("Dit dossier", number)
    pages = max(1, -(-papers // PAPERS))
    page = asked.number("pagina", 1, 10**6, 1)
    if page > pages:
        raise BadQuestion(
            f"Dit dossier heeft {dutch.count(pages, 'bladzijde', 'bladzijden')}; “{page}” is er niet bij."
        )
    title = held.title(connection, number)
    listed = held.ask(connection, held.PAPERS, number, PAPERS, (page - 1) * PAPERS)
    path = f"/dossier/{number}"
    values = {
        "path": path,
        "number": number,
        "above": number.partition("-")[0] if "-" in number else "",
        "title": title or f"Dossier {number}",
        "parts": parts,
        "total": sum(row["moties"] for row in counts),
        "whole_list": _list(number, toon="alle"),
        "outcomes": outcomes(counts, number),
        "categories": categories(counts, number),
        "done": sum(row["moties"] for row in counts if row["stand"] in ("executed", "superseded")),
        "moties": held.ask(connection, held.MOTIES, number, MOTIES),
        "paper_count": papers,
        "papers": [{**row, "path": _path(row)} for row in listed],
        "page": page,
        "pages": pages,
        "promises": held.ask(connection, held.PROMISES, number, PROMISES),
        "promise_count": held.ask(connection, held.PROMISE_COUNT, number)[0]["n"],
        "changes": [changed(row) for row in held.ask(connection, held.CHANGES, number, CHANGES)],
        "page_path": page_path,
    }
    if asked.format == "atom":
        return View("dossier.html", feed=_feed(connection, number, title))
    if asked.format:
        return _whole(connection, values)
    return View("dossier.html", values)


def _whole(connection: sqlite3.Connection, values: Mapping[str, Any]) -> View:
    """All rows, for .csv and .json."""
    number = values["number"]
    moties = held.ask(connection, held.MOTIES, number, ALL)
    papers = held.ask(connection, held.PAPERS, number, ALL, 0)
    data = {
        "dossier": number, "titel": values["title"], "onderdelen": values["parts"], "moties": moties, "stukken": papers,
        "toezeggingen": values["promises"], "wijzigingen": values["changes"],
    }  # fmt: skip
    return View("dossier.html", rows=[*map(_motie_line, moties), *map(_paper_line, papers)], columns=COLUMNS, data=data)


def outcomes(counts: Sequence[Row], number: str) -> list[tuple[str, int, str]]:
    """How many moties had which outcome, each with the list of them."""
    tally: Counter[str] = Counter()
    for row in counts:
        tally[row["uitkomst"] or ""] += row["moties"]
    names = [*OUTCOMES, *sorted(tally.keys() - {*OUTCOMES, ""})]
    known = [(name.capitalize(), tally[name], _list(number, uitkomst=name)) for name in names if tally[name]]
    unknown = (dutch.UITKOMST["onbekend"], tally[""], _list(number, uitkomst="onbekend"))
    return [*known, unknown] if tally[""] else known


def categories(counts: Sequence[Row], number: str) -> list[tuple[str, int, str]]:
    """How many of the adopted ones are not known to be done, by list."""
    tally: Counter[str] = Counter()
    for row in counts:
        tally[row["categorie"] or ""] += row["moties"]
    return [
        (words[0], tally[name], _list(number, categorie=name)) for name, words in dutch.CATEGORIE.items() if tally[name]
    ]


def changed(row: Row) -> dict[str, str]:
    """A change as a sentence, with where it is."""
    if row["veld"] is None:
        words = "nieuw" if row["nieuw"] == "nieuw" else "verdwenen uit de bron"
    else:
        words = f"{row['veld']} was {_value(row['oud'])} en is nu {_value(row['nieuw'])}"
    return {
        "moment": row["moment"], "path": page_path(row["stuk"]), "title": row["titel"] or row["stuk"],
        "words": dutch.sentence(f"{row['tabel']}: {words}"),
    }  # fmt: skip


def _value(text: str | None) -> str:
    short = (text or "")[:80]
    return f"“{short}{'…' if text and len(text) > 80 else ''}”" if short else "leeg"


def _list(number: str, **filters: str) -> str:
    return "/moties" + Asked(args={"dossier": [number]}).query(**filters)


def _path(row: Row) -> str:
    """A motie of another dossier that stands in this one too has a page of its own."""
    return f"/motie/{row['zaak']}" if row["zaak"] and (row["soort"] or "").startswith("Motie") else page_path(row["id"])


def _motie_line(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in COLUMNS} | {"soort": "Motie", "titel": row["onderwerp"]}


def _paper_line(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in COLUMNS}


def _feed(connection: sqlite3.Connection, number: str, title: str) -> Feed:
    """New papers, votes and claims, newest first."""
    entries = [*_papers(connection, number), *_votes(connection, number), *_claims(connection, number)]
    newest = sorted(entries, key=lambda entry: entry.moment, reverse=True)[:NEWS]
    return Feed(f"Dossier {number}{f': {title}' if title else ''}", newest)


def _papers(connection: sqlite3.Connection, number: str) -> Iterable[Entry]:
    for row in held.ask(connection, held.NEWEST, number, NEWS):
        if row["datum"]:
            yield Entry(_path(row), f"{row['soort'] or 'Stuk'}: {row['titel'] or row['id']}", row["datum"])


def _votes(connection: sqlite3.Connection, number: str) -> Iterable[Entry]:
    for row in held.ask(connection, held.VOTED, number, NEWS):
        path, told = f"/motie/{row['nummer']}", row["voor"] is not None and row["tegen"] is not None
        words = f"Voor {row['voor']}, tegen {row['tegen']}." if told else ""
        name = f"{(row['uitkomst'] or 'gestemd').capitalize()}: {row['onderwerp'] or row['nummer']}"
        yield Entry(path, name, row["stemdatum"], words, f"{path}#{row['stemdatum']}-besluit")


def _claims(connection: sqlite3.Connection, number: str) -> Iterable[Entry]:
    for row in held.ask(connection, held.SAID, number, NEWS):
        path = f"/motie/{row['nummer']}"
        name = f"Bericht ({dutch.STAND_KORT.get(row['status'], row['status'])}): {row['onderwerp'] or row['nummer']}"
        words = f"{row['document']}: “{row['evidence']}”" if row["evidence"] else row["document"]
        yield Entry(
            path, name, row["day"], words, f"{path}#{row['day']}-bericht-{tilde_encode(row['source'])}-{row['n']}"
        )


PAGES = (Page(r"/dossier/(?P<nr>[^/.]+)", dossier, ("csv", "json", "atom")),)
