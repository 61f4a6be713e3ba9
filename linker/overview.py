"""The lists of the ledger: which moties are not known to be done on a day, and what was searched to say so.

"Geen bericht gevonden" is a finding about what was searched, so nothing is listed without that beside it (sources/
execution-of-motions.md §3, "As-of date").
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from db.silence import is_silent
from db.site.numbers import dossier
from db.store import DatabaseError
from linker.ledger import iso, printed_in, standings, texts

# the first word of a source -> what was searched there
SOURCES = {
    "titel": "titels van brieven",
    "kst": "Kamerstukken (Officiële Bekendmakingen)",
    "publicatie": "verslagen en antwoorden (Officiële Bekendmakingen)",
    "bestand": "bestanden van brieven en bijlagen (Tweede Kamer, Rijksoverheid.nl)",
    "pagina": "nieuwsberichten (Rijksoverheid.nl)",
}
FIELDS = (
    "categorie", "nummer", "kst", "onderwerp", "dossier", "uitkomst", "stemdatum", "stand", "stand_datum", "standing",
    "termijn", "termijn_tekst", "bewijs", "bewijs_document", "bewijs_datum", "ministerie", "commissie", "dagen_open",
    "andere_berichten",
)  # fmt: skip
TITLES = {
    "geweigerd": "Geweigerd: het kabinet zegt dat het de motie niet uitvoert",
    "te_laat": "Te laat: de toegezegde datum is voorbij, zonder later bericht",
    "loopt": "Loopt: aangekondigd of in uitvoering",
    "deels": "Deels uitgevoerd",
    "onduidelijk": "Onduidelijk: het kabinet zegt niet, of niet duidelijk, wat ermee is gedaan",
    "geen_bericht": "Geen bericht gevonden",
}
Row = dict[str, object]


def last_read(connection: sqlite3.Connection) -> date:
    """The day up to which the ledger can know: that of the data (views/gegevens.sql). Raises DatabaseError where
    nothing was read."""
    last = connection.execute("SELECT dag FROM gegevens").fetchone()
    if last is None:
        raise DatabaseError("nothing was read into this database yet: run a crawl or an import first")
    return date.fromisoformat(last[0])


def refuse_unread(connection: sqlite3.Connection) -> None:
    """Raise DatabaseError where texts were not searched at all, or outcomes not derived: lists would claim too much."""
    if next(texts(connection), None) and not _any(connection, "SELECT 1 FROM claim_text"):
        raise DatabaseError("no text was searched for reports yet: run `python -m linker update` first")
    if _any(connection, "SELECT 1 FROM besluit_van_zaak") and not _any(connection, "SELECT 1 FROM motie_uitkomst"):
        raise DatabaseError("what became of moties is not derived yet: run `python -m scraper rebuild` first")


def _any(connection: sqlite3.Connection, sql: str) -> bool:
    return connection.execute(f"{sql} LIMIT 1").fetchone() is not None


# "to": the sign after the hyphen
_HELD = """
SELECT EXISTS (SELECT 1 FROM kamerstuk_dossier WHERE dossier = :dossier)
  OR EXISTS (SELECT 1 FROM stuk WHERE kst >= :from AND kst < :to)"""


def dossiers(connection: sqlite3.Connection, asked: Iterable[str]) -> list[str]:
    """Dossiers as people write them ("36 600 xv") as they are held. Raises DatabaseError for what is none, and for one
    of which no paper is held: an empty list would say that nothing is open there."""
    found = []
    for words in asked:
        named = dossier(words)
        if not named:
            raise DatabaseError(f"{words!r} is no dossier like 29861 or 36600-XV")
        held = connection.execute(_HELD, {"dossier": named, "from": f"kst-{named}-", "to": f"kst-{named}."}).fetchone()
        if not held[0]:
            raise DatabaseError(f"of dossier {named} no paper is held")
        found.append(named)
    return found


def rows(connection: sqlite3.Connection, on: date, dossiers: Iterable[str] = ()) -> list[Row]:
    """The moties that are not known to be done on a day, by list and the longest open first."""
    found: list[Row] = []
    for motie, at in standings(connection, on, dossiers):
        if at.category:
            why = at.deciding
            found.append(
                {
                    "categorie": at.category, "nummer": motie.nummer, "kst": motie.kst, "onderwerp": motie.onderwerp,
                    "dossier": motie.dossier, "uitkomst": motie.uitkomst, "stemdatum": motie.stemdatum,
                    "stand": at.stand, "stand_datum": iso(at.since), "standing": at.standing,
                    "termijn": iso(at.due), "termijn_tekst": at.promise.due_text if at.promise else None,
                    "bewijs": why.quote if why else None,
                    "bewijs_document": why.document if why else None,
                    "bewijs_datum": iso(why.day) if why else None,
                    "ministerie": motie.ministerie, "commissie": motie.commissie,
                    "dagen_open": (on - date.fromisoformat(motie.stemdatum)).days if motie.stemdatum else None,
                    "andere_berichten": len(at.outranked),
                }
            )  # fmt: skip
    order = list(TITLES)
    return sorted(
        found, key=lambda row: (order.index(str(row["categorie"])), row["stemdatum"] or "9", row["nummer"] or "")
    )


def by_category(found: Iterable[Row]) -> dict[str, list[Row]]:
    """The lists, each under its name, the empty ones too."""
    lists: dict[str, list[Row]] = {name: [] for name in TITLES}
    for row in found:
        lists[str(row["categorie"])].append(row)
    return lists


def as_text(found: Iterable[Row], footer: Row) -> Iterator[str]:
    """The lists for people, with what was searched."""
    for name, moties_of in by_category(found).items():
        yield f"{TITLES[name]} ({len(moties_of)})"
        for row in moties_of:
            yield f"  {row['kst'] or row['nummer']}  {row['stemdatum'] or 'datum onbekend'}  {_line(row['onderwerp'])}"
            if row["bewijs"]:
                named = "wel genoemd: " if row["stand"] == "acknowledged" else ""
                yield f"    {named}{row['stand_datum']}, {row['bewijs_document']}: “{_line(row['bewijs'])}”"
            if row["termijn"]:
                words = f" (“{_line(row['termijn_tekst'])}”)" if row["termijn_tekst"] else ""
                yield f"    toegezegd voor {row['termijn']}{words}"
            disputed = row["standing"] == "disputed"
            if disputed:
                yield "    betwist: een later bericht zegt iets anders"
            since = date.fromisoformat(str(row["stand_datum"])) if row["stand_datum"] and not disputed else None
            if since and is_silent(str(row["stand"]), since, date.fromisoformat(str(footer["as_of"]))):
                yield "    sindsdien geen bericht gevonden"
        yield ""
    yield from in_words(footer)


def _line(value: object) -> str:
    """What was printed over several lines, on one."""
    return " ".join(str(value).split())


def in_words(footer: Row) -> Iterator[str]:
    """What the lists were made from: without it "geen bericht gevonden" says nothing."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in footer["per_source"].items())  # type: ignore[attr-defined]
    yield f"Stand per {footer['as_of']}. Doorzocht: {footer['texts']} teksten ({kinds or 'geen'})."
    if footer["texts"]:
        latest = f"het jongste bericht over uitvoering van {footer['latest']}" if footer["latest"] else "geen bericht"
        yield f"De jongste tekst is van {footer['until']}, {latest}."
    if footer["unread"]:
        yield f"Nog niet doorzocht: {footer['unread']} teksten die nieuw of anders zijn (python -m linker update)."
    if footer["undecided"]:
        some = f"Van {footer['undecided']} van de {footer['moties']} moties"
        yield f"{some} is geen besluit bekend: zij staan in geen lijst."
    for bron, waarom in footer["not_read"].items():  # type: ignore[attr-defined]
        yield f"{bron}: {waarom or 'nog niet gelezen.'}"
    yield "“Geen bericht gevonden” zegt iets over wat hier is doorzocht, niet over wat het kabinet heeft gedaan."


def searched(connection: sqlite3.Connection, on: date, within: Iterable[str] = ()) -> Row:
    """What the ledger was made from: how many texts of which sources were searched up to which day, how many were not
    yet, what of each source isn't read, and how many moties (of some dossiers) have no known decision."""
    held = dict(connection.execute("SELECT source, hash FROM claim_text"))
    wanted = [text for text in texts(connection) if text.day <= str(on)]
    # a hash without its mark of the rules is that of the payload: what older rules read was searched too
    done = [text for text in wanted if held.get(text.source, "").rpartition(" ")[0] == text.hash.rpartition(" ")[0]]
    kinds = Counter(SOURCES[text.source.partition(" ")[0]] for text in done)
    latest = connection.execute(
        "SELECT max(day) FROM claim WHERE status NOT IN ('none', 'acknowledged') AND day <= ?", (str(on),)
    ).fetchone()
    asked, values = printed_in(within)
    moties, undecided = connection.execute(
        "SELECT count(*), coalesce(sum(uitkomst IS NULL), 0) FROM motie"
        f" WHERE (datum IS NULL OR datum <= ?) AND {asked}",
        (str(on), *values),
    ).fetchone()
    unread = connection.execute(
        "SELECT titel, CASE WHEN bron IN (SELECT bron FROM crawl) THEN opmerking END FROM bron"
        " WHERE opmerking IS NOT NULL OR bron NOT IN (SELECT bron FROM crawl) ORDER BY bron"
    )
    return {
        "as_of": str(on), "texts": len(done), "per_source": dict(sorted(kinds.items())),
        "until": max((text.day for text in done), default=None), "latest": latest[0], "unread": len(wanted) - len(done),
        "moties": moties, "undecided": undecided, "not_read": dict(unread.fetchall()),
    }  # fmt: skip
