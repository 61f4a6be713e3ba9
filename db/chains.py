"""Moties in several versions: which replaced which, and what the last version is. One obligation, one identity.

A version says what it replaces in the title of its official publication ("ter vervanging van die gedrukt onder
nr. 3": `kamerstuk.vervangt`), and in the Chamber's register ("(t.v.v. 99001-XVI-3)"). Where both do and differ, the
publication counts. See sources/execution-of-motions.md §2: a chain of versions is one obligation, known by its last.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from db.kst import parse
from db.names import heading, surname_key
from db.scope import Scope, everything

# "(t.v.v. 99001-XVI-3)", "t.v.v. 99 001-20, nr. 3", "(tvv 99001-(R1903)-3)", "(t.v.v. nr. 3)"
REPLACES = re.compile(
    r"\b(?:t\.?\s?v\.?\s?v\.?|ter\s+ver?vanging\s+van)\s*"
    r"\(?(?:(?:die|dat|gedrukt|onder|stuk|[Kk]amerstuk(?:nummer)?|nr\.)\s+)*"
    r"(?:(?P<dossier>\d{2}[\s.]?\d{3})(?:\s?[-,]?\s?(?P<toevoeging>[IVXLC]+[A-Z]?|[A-Z]|\d{2}))?"
    r"(?:[\s-]*\(?R\s?\d+\)?)?(?:\s*[-,.]\s*|\s+(?=nr|\d)))?"
    r"(?:nrs?\.?\s*)?(?P<nr>\d{1,4})\b(?!\s?\d)"
)


class Named(NamedTuple):
    """What a title says that it replaces; without a dossier it is the paper's own."""

    dossier: str | None
    nr: int


class Link(NamedTuple):
    """One step of a chain. Both are canonical ids; the older one needn't be a paper that is held."""

    id: str
    vervangt: str
    bron: str  # publicatie, titel


# the columns of motie_vervangt
Claim = tuple[int, str, str | None, str | None, int | None, str | None, str]
Row = tuple[str, int, str, str | None, str | None]  # laatste, volgorde, id, vervangt, bron


def replaced(title: str) -> Named | None:
    """What a title says that it is printed in place of: "(t.v.v. 99 001-XVI, nr. 3)" -> 99001-XVI, 3."""
    found = REPLACES.search(title)
    if not found:
        return None
    number = re.sub(r"\D", "", found["dossier"] or "")
    return Named("-".join(filter(None, (number, found["toevoeging"]))) or None, int(found["nr"]))


def rows(links: Iterable[Link]) -> Iterator[Row]:
    """Every chain, oldest version first. Two versions that replace the same one are two chains, which share it.

    Links that go round are taken once: the chain then ends where it would come back.
    """
    before: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(set(links)):
        before[link.id].append(link)
    older = {link.vervangt for found in before.values() for link in found}
    done: set[str] = set()
    # what nothing replaces comes first; what is left after that goes round
    for last in (*sorted(before.keys() - older), *sorted(before.keys() & older, reverse=True)):
        if last in older and last in done:
            continue
        chain = list(_back(last, before))
        done |= {link.vervangt for link in chain} | {last}
        yield last, 1, chain[-1].vervangt, None, None
        yield from ((last, n, link.id, link.vervangt, link.bron) for n, link in enumerate(reversed(chain), 2))


def _back(last: str, before: Mapping[str, list[Link]]) -> Iterator[Link]:
    seen, ident = {last}, last
    while ident in before:
        link = before[ident][0]
        if link.vervangt in seen:
            return
        yield link
        seen.add(ident := link.vervangt)


def build_links(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `motie_vervangt` in line with the papers; return how many rows changed. Goes after `build_papers`.

    Only what differs is written, so an unchanged database stays as it is. Doesn't commit.
    """
    wanted = set(_found(connection, scope("vervangt", "s.nr")))
    held: set[Claim] = set(connection.execute(f"SELECT * FROM motie_vervangt WHERE {scope('vervangt', 'nr')}"))
    connection.executemany("DELETE FROM motie_vervangt WHERE nr = ?", [row[:1] for row in held - wanted])
    connection.executemany("INSERT INTO motie_vervangt VALUES (?, ?, ?, ?, ?, ?, ?)", wanted - held)
    return len(held ^ wanted)


def build_chains(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `motie_keten` in line with the links; return how many rows changed. To be called after `build_links`.

    Only what differs is written, so an unchanged database stays as it is. Doesn't commit.
    """
    links = connection.execute(
        f"SELECT id, vervangt, bron FROM motie_vervangt WHERE vervangt IS NOT NULL AND {scope('versie', 'id')}"
    )
    wanted = set(rows(map(Link._make, links)))
    held: set[Row] = set(
        connection.execute(
            f"SELECT laatste, volgorde, id, vervangt, bron FROM motie_keten WHERE {scope('versie', 'laatste')}"
        )
    )
    new: list[Row] = sorted(wanted - held, key=lambda row: row[:2])
    connection.executemany(
        "DELETE FROM motie_keten WHERE laatste = ? AND volgorde = ?", (row[:2] for row in held - wanted)
    )
    connection.executemany("INSERT INTO motie_keten VALUES (?, ?, ?, ?, ?)", new)
    return len(held ^ wanted)


_PRINTED = """
SELECT s.nr, s.id, k.vervangt FROM kamerstuk k JOIN stuk s ON s.kst = k.kst
WHERE k.vervangt IS NOT NULL AND (s.soort LIKE 'Motie%' OR (s.soort IS NULL AND k.dictum IS NOT NULL))
"""
_MOTIES = """
SELECT s.nr, s.id, s.kst, z.onderwerp, z.titel, z.gestart_op FROM zaak z JOIN stuk s ON s.zaak = z.nummer
WHERE z.soort = 'Motie' AND z.onderwerp IS NOT NULL
"""
_HELD = f"SELECT EXISTS ({_MOTIES} AND s.kst = ?)"
_ALIKE = f"SELECT DISTINCT id, onderwerp, gestart_op FROM ({_MOTIES} AND z.titel = ? AND z.volgnummer = ?)"


def _found(connection: sqlite3.Connection, within: str) -> Iterator[Claim]:
    """What papers say that they replace. What a version claims of itself or of a later number comes to nothing."""
    printed = connection.execute(f"{_PRINTED} AND {within}").fetchall()
    for nr, ident, kst in printed:
        yield nr, ident, kst, None, None, _before(ident, kst), "publicatie"
    done = {nr for nr, *_ in printed}
    for nr, ident, kst, title, dossier, day in connection.execute(f"{_MOTIES} AND {within} ORDER BY s.nr, z.id"):
        if nr in done or not (named := replaced(title)):
            continue
        done.add(nr)  # two zaken of one number are one paper
        target = _target(named, kst)
        older = target
        if not connection.execute(_HELD, (target,)).fetchone()[0]:
            # the official id may not be known: the one of that number in that dossier (by its title), by a submitter
            # of the version that replaces it
            same = connection.execute(_ALIKE, (dossier, named.nr)).fetchall()
            ids = {i for i, t, d in same if i != ident and (d or "") <= (day or "") and _shared(t, title)}
            older = ids.pop() if len(ids) == 1 else target
        yield nr, ident, target, dossier, named.nr, _before(ident, older), "titel"


def _before(ident: str, older: str | None) -> str | None:
    """What a motie replaces, where that can be."""
    return None if older is None or older == ident or _later(older, ident) else older


def _target(named: Named, own: str | None) -> str | None:
    """The official id of what a title names; in the paper's own dossier where it names none."""
    if named.dossier:
        return f"kst-{named.dossier}-{named.nr}"
    key = parse(own) if own else None
    return str(key._replace(ondernummer=str(named.nr))) if key else None


def _shared(one: str, other: str) -> bool:
    """Whether two titles name a submitter in common."""
    names = [{surname_key(name) for name in found.names} for t in (one, other) if (found := heading(t))]
    return len(names) == 2 and bool(names[0] & names[1])


def _later(one: str, other: str) -> bool:
    """Whether `one` has a higher number than `other` in the same dossier: it can't have been there before it."""
    first, second = parse(one), parse(other)
    if not first or not second or first._replace(ondernummer="") != second._replace(ondernummer=""):
        return False
    return (len(first.ondernummer), first.ondernummer) > (len(second.ondernummer), second.ondernummer)
