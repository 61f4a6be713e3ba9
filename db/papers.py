"""Which papers a change of facts can bear on.

The rules of what is one paper stand in views/stuk_bron.sql, and they are not local to a row: a title pairs only where
it is the only one, an official id belongs to one paper. But rows bear on each other's papers only where they are
connected: a zaak and a document that are linked and of one kind; rows alike in kind, title, day and number; rows
that claim one official id; rows of one number. So it is enough to build again all that is connected with what
changed, and nothing else. `narrowed` finds that part, and lets the view's own SQL see no more than it, by temporary
tables of the same names: increments and full builds go by one text.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from db import records as r
from db.records import FACTS, Record, columns, table

SQL = (Path(__file__).parent / "views/stuk_bron.sql").read_text("utf-8")
Touched = dict[type[Record], set[tuple[Any, ...]]]  # rows that came or went, of each only what READ names
MOST = 20_000  # connected rows (and touched ones): beyond it everything is built again, which costs less then

# What the view reads of each table. A table that it reads and that isn't here is looked at whole.
READ: dict[type[Record], tuple[str, ...]] = {
    r.Zaak: ("id", "nummer", "soort", "titel", "onderwerp", "gestart_op", "volgnummer"),
    r.Document: ("id", "nummer", "soort", "titel", "onderwerp", "datum", "ondernummer"),
    r.DocumentVersie: ("document_id", "versienummer", "externe_identifier"),
    r.ZaakDocument: ("zaak_id", "document_id"),
    r.ZaakDossier: ("zaak_id", "kamerstukdossier_id"),
    r.Kamerstukdossier: ("id", "nummer", "toevoeging"),
    r.Kamerstuk: ("kst", "titel", "dossiertitel", "datum"),
    r.Pagina: ("url", "soort", "titel", "datum"),
    r.FeedItem: ("url", "datum"),
    r.Bestand: ("pagina_url", "url", "titel"),
    r.WooDocument: ("url", "soort", "titel", "datum"),
    r.Publicatie: ("id", "kst", "soort", "subrubriek", "titel", "documentstatus", "datum", "gewijzigd", "url"),
}
READ_WHOLE = {f for f in FACTS if f not in READ and re.search(rf"\b(FROM|JOIN) {table(f)}\b", SQL)}
_PLACES = {record: tuple(map(columns(record).index, names)) for record, names in READ.items()}

# What a touched row is connected with at once: (kind of key, its column), and the rows that are like it
KEYS: dict[type[Record], tuple[tuple[str, str], ...]] = {
    r.Zaak: (("zaak", "id"), ("nummer", "nummer")),
    r.Document: (("document", "id"), ("nummer", "nummer")),
    r.DocumentVersie: (("document", "document_id"), ("kst", "externe_identifier")),
    r.ZaakDocument: (("zaak", "zaak_id"), ("document", "document_id")),
    r.ZaakDossier: (("zaak", "zaak_id"),),
    r.Kamerstukdossier: (("dossier", "id"),),
    r.Kamerstuk: (("kst", "kst"),),
    r.Pagina: (("url", "url"),),
    r.FeedItem: (("url", "url"),),
    r.Bestand: (("url", "pagina_url"),),
    r.WooDocument: (("url", "url"),),
    r.Publicatie: (("kst", "id"), ("kst", "kst")),
}
_ALIKE: dict[type[Record], tuple[str, ...]] = {
    r.Zaak: ("soort", "onderwerp", "gestart_op", "volgnummer"),
    r.Document: ("soort", "onderwerp", "datum", "ondernummer"),
}


class Step(NamedTuple):
    """From a key `n.key` of one kind to those of another kind that are connected with it."""

    kind: str
    other: str
    key: str
    path: str


_LIKE_ZAAK, _LIKE_DOCUMENT = (
    f"json_array({t}.soort, trim({t}.onderwerp), {t}.{day}, coalesce({t}.{number}, -1))"
    for t, day, number in (("z", "gestart_op", "volgnummer"), ("d", "datum", "ondernummer"))
)
_KIND, _DAY = "json_extract(n.key, '$[0]')", "json_extract(n.key, '$[2]')"
_FITS = "(d.soort = z.soort OR d.soort LIKE z.soort || ' (%')"
_DOSSIER = "k.nummer || coalesce('-' || k.toevoeging, '')"
_STEM = "rtrim(n.key, '0123456789')"  # of an official id, kst-36600-XVI-12, without the number at its end
_IN_DOSSIER = f"substr({_STEM}, 5, length({_STEM}) - 5)"
_NUMBER = f"CAST(substr(n.key, length({_STEM}) + 1) AS INTEGER)"
STEPS = (
    Step("zaak", "nummer", "z.nummer", "JOIN zaak z ON z.id = n.key"),
    Step("zaak", "alike", _LIKE_ZAAK, "JOIN zaak z ON z.id = n.key AND z.onderwerp IS NOT NULL"),
    Step("zaak", "document", "d.id", "JOIN zaak z ON z.id = n.key JOIN zaak_document l ON l.zaak_id = z.id "
         f"JOIN document d ON d.id = l.document_id AND {_FITS}"),
    Step("zaak", "kst", f"'kst-' || {_DOSSIER} || '-' || z.volgnummer",
         "JOIN zaak z ON z.id = n.key AND z.volgnummer > 0 JOIN zaak_dossier o ON o.zaak_id = z.id "
         "JOIN kamerstukdossier k ON k.id = o.kamerstukdossier_id"),
    Step("document", "nummer", "d.nummer", "JOIN document d ON d.id = n.key"),
    Step("document", "alike", _LIKE_DOCUMENT, "JOIN document d ON d.id = n.key AND d.onderwerp IS NOT NULL"),
    Step("document", "zaak", "z.id", "JOIN document d ON d.id = n.key JOIN zaak_document l ON l.document_id = d.id "
         f"JOIN zaak z ON z.id = l.zaak_id AND {_FITS}"),
    Step("document", "kst", "v.externe_identifier", "JOIN document_versie v ON v.document_id = n.key"),
    Step("alike", "zaak", "z.id", f"JOIN zaak z ON z.gestart_op = {_DAY} AND z.soort = {_KIND} "
         f"AND {_LIKE_ZAAK} = n.key"),
    Step("alike", "document", "d.id",
         f"JOIN document d ON d.datum = {_DAY} AND d.soort = {_KIND} AND {_LIKE_DOCUMENT} = n.key"),
    Step("kst", "document", "v.document_id", "JOIN document_versie v ON v.externe_identifier = n.key"),
    # in this order: of all dossiers together there are far more zaken of one number than of all numbers in one dossier
    Step("kst", "zaak", "z.id", f"JOIN kamerstukdossier k ON {_DOSSIER} = {_IN_DOSSIER} "
         f"CROSS JOIN zaak_dossier o ON o.kamerstukdossier_id = k.id CROSS JOIN zaak z ON z.id = o.zaak_id "
         f"AND z.volgnummer = {_NUMBER}"),
    # of one paper KOOP may have had two publications, the second under the paper's own id
    Step("kst", "kst", "p.id", "JOIN publicatie p ON p.kst = n.key"),
    Step("kst", "kst", "p.kst", "JOIN publicatie p ON p.id = n.key"),
    Step("nummer", "zaak", "z.id", "JOIN zaak z ON z.nummer = n.key"),
    Step("nummer", "document", "d.id", "JOIN document d ON d.nummer = n.key"),
    # the official id that a paper had until now may become another's
    Step("nummer", "kst", "s.kst", "JOIN stuk s ON s.zaak = n.key"),
    Step("nummer", "kst", "s.kst", "JOIN stuk s ON s.document = n.key"),
)  # fmt: skip
# From what changed itself: links to whatever kind, since it may have been of that kind; the zaken of a dossier
FIRST_STEPS = (
    Step("zaak", "document", "l.document_id", "JOIN zaak_document l ON l.zaak_id = n.key"),
    Step("document", "zaak", "l.zaak_id", "JOIN zaak_document l ON l.document_id = n.key"),
    Step("dossier", "zaak", "o.zaak_id", "JOIN zaak_dossier o ON o.kamerstukdossier_id = n.key"),
)

_ZAAK, _DOCUMENT, _KST, _URL, _NUMMER = (
    f"(SELECT key FROM near WHERE kind = '{kind}')" for kind in ("zaak", "document", "kst", "url", "nummer")
)
# The rows of each table that the view may see
PARTS: dict[type[Record], str] = {
    r.Zaak: f"id IN {_ZAAK}",
    r.Document: f"id IN {_DOCUMENT}",
    r.DocumentVersie: f"document_id IN {_DOCUMENT}",
    r.ZaakDocument: f"zaak_id IN {_ZAAK} UNION SELECT * FROM main.zaak_document WHERE document_id IN {_DOCUMENT}",
    r.ZaakDossier: f"zaak_id IN {_ZAAK}",
    r.Kamerstukdossier: f"id IN (SELECT kamerstukdossier_id FROM main.zaak_dossier WHERE zaak_id IN {_ZAAK})",
    r.Kamerstuk: f"kst IN {_KST}",
    r.Pagina: f"url IN {_URL}",
    r.FeedItem: f"url IN {_URL}",
    r.Bestand: f"pagina_url IN {_URL}",
    r.WooDocument: f"url IN {_URL}",
    r.Publicatie: f"id IN {_KST} UNION SELECT * FROM main.publicatie WHERE kst IN {_KST}",
}
# The papers that are built again, of `stuk` as it is and of what the view gives
SCOPE = f"zaak IN {_NUMMER} OR document IN {_NUMMER} OR kst IN {_KST} OR url IN {_URL} OR id IN {_KST}"
NEAR = (
    "CREATE TEMP TABLE near (kind TEXT, key TEXT, round INT, PRIMARY KEY (kind, key)) WITHOUT ROWID",
    "CREATE INDEX temp.near_round ON near(round, kind)",
)
# Kept in the file's `user_version`: which rules all that is derived was built by; 0 while facts have changed since.
_RULES = sorted([*Path(__file__).parent.glob("*.py"), *Path(__file__).parent.glob("views/*.sql")])
RULES = int.from_bytes(blake2b(b"".join(map(Path.read_bytes, _RULES)), digest_size=3).digest(), "big") + 1


def touch(touched: Touched, old: Iterable[tuple[type[Record], Any]], new: Iterable[tuple[type[Record], Any]]) -> bool:
    """Note what the view sees change where rows take the place of others; whether all has to be built again."""
    gone, come = _seen(old), _seen(new)
    for record in gone.keys() | come.keys():
        if record in READ_WHOLE:
            return True
        if rows := gone.get(record, set()) ^ come.get(record, set()):
            touched.setdefault(record, set()).update(rows)
    return sum(map(len, touched.values())) > MOST


def _seen(rows: Iterable[tuple[type[Record], Any]]) -> Touched:
    found: Touched = {}
    for record, row in rows:
        if record in READ:
            found.setdefault(record, set()).add(tuple(row[place] for place in _PLACES[record]))
        elif record in READ_WHOLE:
            found.setdefault(record, set()).add(tuple(row))
    return found


def in_line(connection: sqlite3.Connection) -> bool:
    """Whether all that is derived was built from the facts as they are, by the rules as they are."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == RULES)


def mark(connection: sqlite3.Connection, *, built: bool) -> None:
    """Note, in the transaction that is open, that what is derived is in line with the facts, or no longer."""
    connection.execute(f"PRAGMA user_version = {RULES if built else 0}")


@contextmanager
def narrowed(connection: sqlite3.Connection, touched: Touched) -> Iterator[bool]:
    """While this lasts the tables hold what is connected with `touched`, and `near` its keys.

    Gives False, and narrows nothing, where that is too much.
    """
    for sql in NEAR:
        connection.execute(sql)
    names = ["near"]
    try:
        small = _spread(connection, touched)
        for record, rows in PARTS.items() if small else ():
            connection.execute(f"CREATE TEMP TABLE {table(record)} AS SELECT * FROM main.{table(record)} WHERE {rows}")
            names.append(table(record))
        yield small
    finally:
        for name in names:
            connection.execute(f"DROP TABLE temp.{name}")


def step_sql(step: Step, near: str = "near") -> str:
    """The statement that takes a step from the keys of one round; its parameters: the next round, this one."""
    return (
        f"INSERT OR IGNORE INTO {near} SELECT '{step.other}', {step.key}, ? FROM {near} n {step.path}"
        f" WHERE n.round = ? AND n.kind = '{step.kind}' AND {step.key} IS NOT NULL"
    )


def walk(connection: sqlite3.Connection, near: str, steps: Sequence[Step], first: Sequence[Step] = ()) -> bool:
    """Take the steps from the keys of round 0 until they lead nowhere new; False where there are more than MOST keys.

    `first`: steps that are taken from round 0 only."""
    size, now = 0, 0
    while size < (size := connection.execute(f"SELECT count(*) FROM {near}").fetchone()[0]) <= MOST:
        for step in steps if now else (*first, *steps):
            connection.execute(step_sql(step, near), (now + 1, now))
        now += 1
    return size <= MOST


def _spread(connection: sqlite3.Connection, touched: Touched) -> bool:
    """Fill `near` with the keys of all that is connected with these rows; False where they are more than MOST."""
    for record, rows in touched.items():
        for kind, column in KEYS[record]:
            place = READ[record].index(column)
            keys = {(kind, row[place]) for row in rows if row[place] is not None}
            connection.executemany("INSERT OR IGNORE INTO near VALUES (?, ?, 0)", keys)
        if record in _ALIKE:
            alike = {tuple(row[READ[record].index(name)] for name in _ALIKE[record]) for row in rows}
            connection.executemany(
                "INSERT OR IGNORE INTO near VALUES ('alike', json_array(?, trim(?), ?, coalesce(?, -1)), 0)", alike
            )
    return walk(connection, "near", STEPS, FIRST_STEPS)
