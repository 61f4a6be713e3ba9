"""What became of moties in the Chamber: axis A, one row a motie of which something is known.

The deciding besluit comes from views/besluit_van_zaak.sql, votes from views/stemming_fractie.sql. See
sources/tweedekamer.md §1.9 and sources/execution-of-motions.md §2. A motie of which no besluit is held has no row: that
nothing was decided is something that only a source can say.
"""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db.scope import Scope, everything

Row = tuple[str | int | None, ...]  # the columns of motie_uitkomst

# Words of a besluitsoort -> outcome; the first that stand in it ("niet aangenomen" before "aangenomen")
OUTCOMES = {
    "niet aangenomen": "verworpen",
    "aangenomen": "aangenomen",
    "zonder stemming aannemen": "aangenomen",
    "verworpen": "verworpen",
    "aangehouden": "aangehouden",
    "uitstellen": "aangehouden",
    "ingetrokken": "ingetrokken",
    "vervallen": "vervallen",
    "gestaakt": "gestaakt",
    "overgenomen": "overgenomen",
    "ingediend": "ingediend",
}
UNDECIDED = frozenset({None, "ingediend", "aangehouden"})
COMPLETE = 140  # seats whose votes must be held to call the count that of the Chamber
NONE = (None, None)
_TALLY = re.compile(r"\b(\d{1,3})\s?[-–/]\s?(\d{1,3})\b")  # "Aanhouden (75-75)."


def outcome(kind: str | None, words: str | None) -> str | None:
    """The outcome that a besluit is: its BesluitSoort, and what its BesluitTekst says of a tie. None: no outcome.

    A tie is written as 'Stemmen - gestaakt', but also as '- uitstellen' or '- aangehouden' with its equal votes: the
    motie wasn't held by who submitted it, the vote is to be taken again.
    """
    low = (kind or "").lower()
    found = next((name for part, name in OUTCOMES.items() if part in low), None)
    tally = _TALLY.search(words or "")
    return "gestaakt" if found == "aangehouden" and tally and tally[1] == tally[2] else found


def build_outcomes(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `motie_uitkomst` in line with besluiten and chains; return how many rows changed.

    To be called after `build_chains`. Only what differs is written, so an unchanged database stays as it is.
    Doesn't commit.
    """
    # the views look at all pairs of besluit and zaak that they see: they get to see those in scope
    seen = scope("zaak", "zaak_id")
    connection.execute(f"CREATE TEMP TABLE besluit_zaak AS SELECT * FROM main.besluit_zaak WHERE {seen}")
    try:
        wanted = set(_rows(connection, scope))
    finally:
        connection.execute("DROP TABLE temp.besluit_zaak")
    held: set[Row] = set(connection.execute(f"SELECT * FROM motie_uitkomst WHERE {seen}"))
    stale: list[Row] = [row[:1] for row in held - wanted]
    connection.executemany("DELETE FROM motie_uitkomst WHERE zaak_id = ?", stale)
    connection.executemany("INSERT INTO motie_uitkomst VALUES (?, ?, ?, ?, ?, ?, ?, ?)", wanted - held)
    return len(held ^ wanted)


def votes(words: str | None, counted: Sequence[int] | None) -> tuple[int | None, int | None]:
    """(for, against) of a besluit: as its BesluitTekst states them, else as counted; unknown where rows are missing.

    `counted`: seats for, against, and all that rows are held of. All 150 seats vote: by handopsteken whoever is absent
    counts with the fractie, hoofdelijk an absent member has a row too; a few can be vacant.
    """
    if tally := _TALLY.search(words or ""):
        return int(tally[1]), int(tally[2])
    return (counted[0], counted[1]) if counted and counted[2] >= COMPLETE else (None, None)


def _rows(connection: sqlite3.Connection, scope: Scope) -> list[Row]:
    replaced = {zaak for (zaak,) in connection.execute(f"{_REPLACED} AND {scope('zaak', 'z.id')}")}
    counted = {(nummer, besluit): seats for nummer, besluit, *seats in connection.execute(_VOTES)}
    rows: list[Row] = []
    for zaak, nummer, besluit, kind, words, day, method in connection.execute(_DECIDED):
        found = outcome(kind, words)
        if found in UNDECIDED and zaak in replaced:
            found = "vervangen"
        replaced.discard(zaak)
        # of derived pairs only those of an agendapunt with one zaak are sure enough for votes
        sure = method in ("", "only zaak")
        seats = votes(words, counted.get((nummer, besluit))) if sure else NONE
        rows.append((zaak, found, besluit, kind, day, method, *seats))
    rows += ((zaak, "vervangen", None, None, None, None, *NONE) for zaak in replaced)
    return rows


_BESLUIT_VAN_ZAAK, _STEMMING_FRACTIE = (
    (Path(__file__).parent / "views" / name).read_text("utf-8")
    for name in ("besluit_van_zaak.sql", "stemming_fractie.sql")
)
_DECIDED = f"""
SELECT b.zaak_id, z.nummer, b.besluit_id, b.besluitsoort, b.tekst, b.datum, b.methode
FROM ({_BESLUIT_VAN_ZAAK}) b CROSS JOIN zaak z ON z.id = b.zaak_id WHERE z.soort = 'Motie'
"""
_REPLACED = """
SELECT z.id FROM motie_keten k JOIN stuk s ON s.id = k.vervangt JOIN zaak z ON z.nummer = s.zaak
WHERE z.soort = 'Motie'
"""
_VOTES = f"""
SELECT nummer, besluit_id, coalesce(sum(zetels) FILTER (WHERE soort = 'Voor'), 0),
  coalesce(sum(zetels) FILTER (WHERE soort = 'Tegen'), 0), sum(zetels)
FROM ({_STEMMING_FRACTIE}) GROUP BY nummer, besluit_id
"""
