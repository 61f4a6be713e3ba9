"""Moties in several versions: which replaced which, and what the last version is. One obligation, one identity.

A version says what it replaces in the title of its official publication ("ter vervanging van die gedrukt onder
nr. 3": `kamerstuk.vervangt`), and in the Chamber's register ("(t.v.v. 99001-XVI-3)"). Where both do and differ, the
publication counts. See sources/execution-of-motions.md §2: a chain of versions is one obligation, known by its last.

Some titles name a number and don't say that it is replaced ("Gewijzigde motie van het lid Jansen (99001-3)"): that
counts where the motie of that number is from the same submitter. A "nader gewijzigde" motie may name the original; it
replaces the "gewijzigde" of that original then.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from db.kst import parse
from db.names import VERSION, folded, heading, surname_key
from db.scope import Scope, everything

# "(t.v.v. 99001-XVI-3)", "t.v.v. 99 001-20, nr. 3", "(tvv 99001-(R1903)-3)", "(t.v.v. nr. 3)"
REPLACES = re.compile(
    r"\b(?:t\.?\s?v\.?\s?v\.?|ter\s+ver?vanging\s+van)\s*"
    r"\(?(?:(?:die|dat|gedrukt|onder|stuk|[Kk]amerstuk(?:nummer)?|nr\.)\s+)*"
    r"(?:(?P<dossier>\d{2}[\s.]?\d{3})(?:\s?[-,]?\s?(?P<toevoeging>[IVXLC]+[A-Z]?|[A-Z]|\d{2}))?"
    r"(?:[\s-]*\(?R\s?\d+\)?)?(?:\s*[-,.]\s*|\s+(?=nr|\d)))?"
    r"(?:nrs?\.?\s*)?(?P<nr>\d{1,4})\b(?!\s?\d)"
)

# "Gewijzigde motie van het lid Jansen (99001-XVI, nr. 3) over bedden"
_AMENDED = re.compile(rf"\s*{VERSION}\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\([^()]*?\b(?P<dossier>\d{2}\s?\d{3})\b(?:[\s-]*(?P<toevoeging>[IVXLC]+[A-Z]?|[A-Z]|\d{2})(?=[\s,-]))?"
    r"\D*(?P<nr>\d{1,4})\s*\)"
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
    return _named(REPLACES.search(title))


def mentioned(title: str) -> Named | None:
    """The number that the title of an amended motie bears, which says of what it is a version, or its own."""
    return _named(_NUMBER.search(title)) if _AMENDED.match(title) else None


def _named(found: re.Match[str] | None) -> Named | None:
    if not found:
        return None
    number = re.sub(r"\D", "", found["dossier"] or "")
    return Named("-".join(filter(None, (number, found["toevoeging"]))) or None, int(found["nr"]))


def joined(links: Iterable[Link], titles: Mapping[str, str]) -> Iterator[Link]:
    """The links, but that of a nader gewijzigde version which names the original goes to the version between.

    That is the one motie which goes back to the same original, is amended once less, and is from a same submitter;
    where there are more, or none, the link stays as it is and there are two chains. `titles`: by id of the version.
    """
    links = list(links)
    after: dict[str, list[str]] = defaultdict(list)
    for link in links:
        after[link.vervangt].append(link.id)
    for link in links:
        between = [x for x in _since(link.vervangt, after) if x != link.id and _follows(link.id, x, titles)]
        if len(after[link.vervangt]) > 1 and len(between) == 1 and between[0] != link.vervangt:
            yield Link(link.id, between[0], "titel")
        else:
            yield link


def _since(original: str, after: Mapping[str, list[str]]) -> list[str]:
    """A motie and all that goes back to it."""
    found = [original]
    for ident in found:
        found += [newer for newer in after.get(ident, ()) if newer not in found]
    return found


def _follows(newer: str, older: str, titles: Mapping[str, str]) -> bool:
    """Whether the one is the next version of the other, as their titles say."""
    one, other = titles.get(newer, ""), titles.get(older, "")
    opens, before = heading(one), heading(other)
    if not opens or not before or before.version == 0 or opens.version != before.version + 1:
        return False
    return _shared(one, other) and not _later(older, newer)


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
    found = connection.execute(
        f"SELECT v.id, v.vervangt, v.bron, s.titel FROM motie_vervangt v JOIN stuk s ON s.nr = v.nr"
        f" WHERE v.vervangt IS NOT NULL AND {scope('versie', 'v.id')} ORDER BY v.id, v.vervangt"
    ).fetchall()
    wanted = set(rows(joined((Link(*row[:3]) for row in found), {row[0]: row[3] for row in found})))
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
SELECT s.nr, s.id, s.kst, z.onderwerp, z.titel, z.gestart_op, z.vergaderjaar
FROM zaak z JOIN stuk s ON s.zaak = z.nummer
WHERE z.soort = 'Motie' AND z.onderwerp IS NOT NULL
"""
_HELD = f"SELECT id, onderwerp FROM ({_MOTIES} AND s.kst = ?)"
_ALIKE = (
    f"SELECT DISTINCT id, onderwerp, gestart_op, vergaderjaar FROM ({_MOTIES} AND z.titel = ? AND z.volgnummer = ?)"
)


def _found(connection: sqlite3.Connection, within: str) -> Iterator[Claim]:
    """What papers say that they replace. What a version claims of itself or of a later number comes to nothing."""
    printed = connection.execute(f"{_PRINTED} AND {within}").fetchall()
    for nr, ident, kst in printed:
        yield nr, ident, kst, None, None, _before(ident, kst), "publicatie"
    done = {nr for nr, *_ in printed}
    for nr, ident, kst, title, dossier, day, year in connection.execute(f"{_MOTIES} AND {within} ORDER BY s.nr, z.id"):
        says = replaced(title)
        if nr in done or not (named := says or mentioned(title)):
            continue
        done.add(nr)  # two zaken of one number are one paper
        target = _target(named, kst)
        held = connection.execute(_HELD, (target,)).fetchall()
        older = target if held and (says or any(_shared(t, title) for _, t in held)) else None
        if not held:
            # the official id may not be known: the one of that number in that dossier (by its title), by a submitter
            # of the version that replaces it; of a dossier title that comes back each year, of the same year
            same = connection.execute(_ALIKE, (dossier, named.nr)).fetchall()
            alike = [(i, y) for i, t, d, y in same if i != ident and (d or "") <= (day or "") and _shared(t, title)]
            ids = {i for i, _ in alike} if len(alike) == 1 else {i for i, y in alike if y == year}
            older = ids.pop() if len(ids) == 1 else target if says else None
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
    """Whether two titles name a submitter in common, or say in the same words what they are about.

    Where a title opens otherwise than titles do ("van de leden lid Jansen"), a name of the other in it is enough."""
    if _subject(one) == _subject(other) != "":
        return True
    headings = [heading(title) for title in (one, other)]
    names = [{surname_key(name) for name in found.names} for found in headings if found]
    if len(names) != 1:
        return len(names) == 2 and bool(names[0] & names[1])
    opens = other if headings[0] else one
    return bool(names[0] & set(re.findall(r"[\w'-]+", folded(opens.partition(" over ")[0]))))


def _subject(title: str) -> str:
    """What a title says that it is about: "Motie van het lid Jansen over bedden (t.v.v. 3)" -> "bedden"."""
    return folded(re.sub(r"\([^()]*\)", " ", title.partition(" over ")[2]))


def _later(one: str, other: str) -> bool:
    """Whether `one` has a higher number than `other` in the same dossier: it can't have been there before it."""
    first, second = parse(one), parse(other)
    if not first or not second or first._replace(ondernummer="") != second._replace(ondernummer=""):
        return False
    return (len(first.ondernummer), first.ondernummer) > (len(second.ondernummer), second.ondernummer)
