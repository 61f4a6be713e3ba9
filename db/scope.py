"""Which rows of what is built after the papers a change of facts can bear on.

While a database is followed, triggers note in `temp.changed` the keys of every row that comes or goes, whatever wrote
it; `spread` takes those to the keys of all that is made from them. A builder is given a Scope, asks it for a condition
on the rows that it reads and on those that it holds, and looks at nothing else: increments and full builds go by one
text. As the facts, `changed` is part of the transaction.
"""

import sqlite3
from collections.abc import Callable, Mapping

from db import records as r
from db.papers import Step, walk
from db.records import Record, table

Scope = Callable[[str, str], str]  # (kind of key, the column that holds it) -> a condition

# Of each table that a builder reads (but `papers`): what a row is known by. `{}` is the row.
KEYS: Mapping[type[Record], tuple[tuple[str, str], ...]] = {
    r.Zaak: (("zaak", "{}.id"), ("nummer", "{}.nummer"), ("alike", "json_array({0}.titel, {0}.volgnummer)")),
    r.ZaakActor: (("zaak", "{}.zaak_id"),),
    r.BesluitZaak: (("zaak", "{}.zaak_id"),),
    r.Besluit: (("besluit", "{}.id"),),
    r.Stemming: (("besluit", "{}.besluit_id"),),
    r.Agendapunt: (("agendapunt", "{}.id"),),
    r.Activiteit: (("activiteit", "{}.id"),),
    r.Kamerstuk: (("kst", "{}.kst"),),
    r.KamerstukOndertekenaar: (("kst", "{}.kst"),),
    r.Publicatie: (("kst", "{}.kst"),),
    r.PublicatieTekst: (("publicatie", "{}.id"),),
    r.Pagina: (("url", "{}.url"),),
    r.Stuk: (("nr", "{}.nr"), ("kst", "{}.kst"), ("nummer", "{}.zaak")),
    r.MotieVervangt: (("versie", "{}.id"), ("versie", "{}.vervangt")),
}
# From what changed to what is made from it: papers (nr), what papers say that they replace (vervangt, also an nr),
# all versions of a motie (versie, ids of papers), and zaken
STEPS = (
    Step("activiteit", "agendapunt", "a.id", "JOIN agendapunt a ON a.activiteit_id = n.key"),
    Step("agendapunt", "besluit", "b.id", "JOIN besluit b ON b.agendapunt_id = n.key"),
    Step("besluit", "zaak", "b.zaak_id", "JOIN besluit_zaak b ON b.besluit_id = n.key"),
    Step("zaak", "nummer", "z.nummer", "JOIN zaak z ON z.id = n.key"),
    Step("nummer", "zaak", "z.id", "JOIN zaak z ON z.nummer = n.key"),
    Step("nummer", "nr", "s.nr", "JOIN stuk s ON s.zaak = n.key"),
    Step("publicatie", "kst", "p.kst", "JOIN publicatie p ON p.id = n.key"),
    Step("kst", "nr", "s.nr", "JOIN stuk s ON s.kst = n.key"),
    Step("url", "nr", "s.nr", "JOIN stuk s ON s.url = n.key"),
    Step("nr", "vervangt", "n.key", ""),
    Step("nr", "versie", "s.id", "JOIN stuk s ON s.nr = n.key"),
    # whether what another motie names is held, and which it may mean where it isn't
    Step("nr", "kst", "s.kst", "JOIN stuk s ON s.nr = n.key"),
    Step("kst", "vervangt", "v.nr", "JOIN motie_vervangt v ON v.genoemd = n.key"),
    Step("zaak", "alike", "json_array(z.titel, z.volgnummer)", "JOIN zaak z ON z.id = n.key"),
    Step("alike", "vervangt", "v.nr", "JOIN motie_vervangt v ON v.titel = json_extract(n.key, '$[0]')"
         " AND v.volgnummer = json_extract(n.key, '$[1]')"),
    Step("versie", "versie", "v.vervangt", "JOIN motie_vervangt v ON v.id = n.key"),
    Step("versie", "versie", "v.id", "JOIN motie_vervangt v ON v.vervangt = n.key"),
    Step("versie", "nummer", "s.zaak", "JOIN stuk s ON s.id = n.key"),
)  # fmt: skip
_NEAR = "changed"
_TRIGGERS = [(f"{table(record)}_{event}", record, event) for record in KEYS for event in ("INSERT", "DELETE")]


def everything(kind: str, column: str) -> str:
    """The Scope of a full build."""
    return "TRUE"


def changed(kind: str, column: str) -> str:
    """The Scope of an increment: what `spread` found."""
    return f"{column} IN (SELECT key FROM temp.{_NEAR} WHERE kind = '{kind}')"


def follow(connection: sqlite3.Connection) -> None:
    """From here on note in `temp.changed` which rows come and go. Starts with nothing noted."""
    if connection.execute(f"SELECT 1 FROM temp.sqlite_master WHERE name = '{_NEAR}'").fetchone():
        connection.execute(f"DELETE FROM temp.{_NEAR}")
        return
    connection.execute(
        f"CREATE TEMP TABLE {_NEAR} (kind TEXT NOT NULL, key NOT NULL, round INT, PRIMARY KEY (kind, key))"
        " WITHOUT ROWID"
    )
    connection.execute(f"CREATE INDEX temp.{_NEAR}_round ON {_NEAR}(round, kind)")
    for name, record, event in _TRIGGERS:
        row = "NEW" if event == "INSERT" else "OLD"
        keys = ", ".join(f"('{kind}', {key.format(row)}, 0)" for kind, key in KEYS[record])
        connection.execute(
            f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table(record)}"
            f" BEGIN INSERT OR IGNORE INTO {_NEAR} VALUES {keys}; END"
        )


def leave(connection: sqlite3.Connection) -> None:
    """Note nothing any more: for much at once, of which everything is built."""
    for name, *_ in _TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS temp.{name}")
    connection.execute(f"DROP TABLE IF EXISTS temp.{_NEAR}")


def spread(connection: sqlite3.Connection) -> bool:
    """Take what changed to all that is made from it; False where that is so much that everything costs less."""
    return walk(connection, _NEAR, STEPS)
