"""The ledger: what every held text claims about execution, and where each item stands by it.

Claims are a pure function of texts and facts, so they are read again when a text, or a rule that reads it, has
changed; standings are weighed anew from all claims (linker/standing.py). An item is a motie (the canonical id of its
last version), a toezegging (TZ…) or an aanbeveling; a claim that can't be linked to one is kept with the reason, and
moves nothing.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from db import lemmas
from db import records as r
from db.records import columns, row_of, table
from db.store import insert_sql
from linker.claims import Claim, claims
from linker.claims.recess import latest
from linker.claims.settled import ENDS, HEARD, PROMISING
from linker.find import find
from linker.linked import resolve_in
from linker.lookup import Lookup
from linker.models import Citation
from linker.standing import OBLIGING, Matter, Said, Where, where
from linker.voices import Whose, kind_of, parts

# What the cabinet may have written or said. A text stands once a paper: its official publication goes before the
# Chamber's file, and has the day of its paper where its XML states none, as that of a letter doesn't. A title is read
# where it may name an item; (source, hash of the payload, paper, its sort, its printed title, day).
_TEXTS = """
SELECT 'titel ' || id, titel, id, 'titel', NULL, datum FROM stuk
WHERE (soort LIKE 'Brief regering%' OR soort IN ('Brief', 'brieven', 'kamerstukken')) AND datum IS NOT NULL
  AND (titel LIKE '%motie%' OR titel LIKE '%toezegging%' OR titel LIKE '%aanbeveling%')
UNION ALL
SELECT 'kst ' || k.kst, h.hash, s.id, s.soort, k.titel, coalesce(k.datum, s.datum)
FROM kamerstuk k JOIN stuk s ON s.kst = k.kst JOIN herkomst h ON h.id = k.herkomst
WHERE k.dictum IS NULL AND coalesce(k.datum, s.datum) IS NOT NULL
UNION ALL
SELECT 'publicatie ' || t.id, h.hash, coalesce(p.kst, t.id), p.soort, NULL, coalesce(t.datum, p.datum)
FROM publicatie_tekst t JOIN publicatie p ON p.id = t.id JOIN herkomst h ON h.id = t.herkomst
WHERE coalesce(t.datum, p.datum) IS NOT NULL
UNION ALL
SELECT 'bestand ' || t.url, h.hash, s.id, d.soort, NULL, d.datum
FROM document_bestand b JOIN bestand_tekst t ON t.url = b.url JOIN document d ON d.id = b.document_id
  JOIN stuk s ON s.document = d.nummer JOIN herkomst h ON h.id = t.herkomst
WHERE d.datum IS NOT NULL AND NOT EXISTS (SELECT 1 FROM kamerstuk k WHERE k.kst = s.kst)
UNION ALL
SELECT 'bestand ' || t.url, min(h.hash), min(s.id), 'Brief regering', NULL, min(s.datum)
FROM bestand f JOIN bestand_tekst t ON t.url = f.url JOIN stuk s ON s.url = f.pagina_url
  JOIN herkomst h ON h.id = t.herkomst
WHERE s.datum IS NOT NULL AND (lower(s.soort) LIKE '%brie%' OR lower(s.soort) LIKE '%kamerstuk%') GROUP BY t.url
UNION ALL
SELECT 'pagina ' || p.url, h.hash, p.url, p.soort, NULL, s.datum
FROM pagina p JOIN stuk s ON s.url = p.url JOIN herkomst h ON h.id = p.herkomst
WHERE p.bron = 'rijksoverheid' AND p.soort = 'nieuws' AND s.datum IS NOT NULL
"""
_TEXT_OF = {
    "titel": "SELECT titel, FALSE FROM stuk WHERE id = ?",
    "kst": "SELECT tekst, FALSE FROM kamerstuk WHERE kst = ?",
    "publicatie": "SELECT tekst, FALSE FROM publicatie_tekst WHERE id = ?",
    "bestand": "SELECT tekst, content_type = 'application/pdf' FROM bestand_tekst WHERE url = ?",
    "pagina": "SELECT tekst, FALSE FROM pagina WHERE url = ?",
}
# How probable a status must be: to be taken where the rules read another, to be told as an end, and to be told at all
# (and to be heard: HEARD). Of those read with p as many are right, within .06 (tests/benchmarks/README.md); but most
# real texts claim nothing, unlike those that were labelled, and "geweigerd" on a guess is worse than "onduidelijk".
OTHERWISE, ENDED, TOLD = 0.8, 0.9, 0.5
LINKER = Path(__file__).parent
WRAPPED = 50  # letters of a line that the width of a page has ended
_MAY_NAME = re.compile(r"moties?\b|toezeg|aanbeveling|\bT\d{5}\b|\bTZ\d", re.IGNORECASE)
MADE_HERE = "toegezegd in deze tekst"  # by which views/toezegging_in_tekst.sql finds them
_PROMISE = re.compile(r"\bTZ\d{6}-\d+\b|\bT\d{5}\b")
_RECOMMENDATION = re.compile(r"\b\d{1,2}\.\d{1,2}\.[A-Z]\b")
# what the register of toezeggingen says -> axis B; "Openstaand" adds nothing to the promise, and any other word is a
# line of `worklist`
_REGISTER = {"Voldaan": "executed", "Deels Voldaan": "partly", "Vervallen": "superseded", "Afgedaan": "closed_unclear"}


class Text(NamedTuple):
    """A text that may claim something. `hash` changes with it and with the rules that read it."""

    source: str
    hash: str
    document: str
    genre: str
    whose: Whose
    day: str


@dataclass(frozen=True)
class Motie:
    """A motie that the Chamber adopted or that was taken over, as far as its course needs it."""

    item: str
    nummer: str | None  # none where the source gives its zaak none
    kst: str | None
    onderwerp: str | None
    dossier: str | None
    uitkomst: str
    datum: str | None
    stemdatum: str | None
    ministerie: str | None
    commissie: str | None
    requests: int | None  # to the cabinet; none: it asks nothing of it; null: its text isn't held

    @property
    def matter(self) -> Matter:
        """The obligation, as it is weighed."""
        return Matter(self.uitkomst, _day(self.stemdatum), self.requests or 1, self.requests == 0)


def read_by() -> list[Path]:
    """The files that decide what is read in a text: the linker with the weights that it learned, and the lemmas."""
    files = sorted(file for file in LINKER.rglob("*") if file.suffix in (".py", ".gz", ".npz"))
    return [*files, Path(lemmas.__file__)]


@cache
def rules() -> str:
    """A mark of what reads claims: another one means that all texts are read again."""
    return blake2b(b"".join(map(Path.read_bytes, read_by())), digest_size=6).hexdigest()


def texts(connection: sqlite3.Connection) -> Iterator[Text]:
    """The texts that may claim something, those that are held now."""
    for source, payload, document, sort, printed, day in connection.execute(f"{_TEXTS} ORDER BY 1"):
        if kind := kind_of(sort, printed):
            yield Text(source, f"{payload} {rules()}", document, *kind, day)


def update_claims(connection: sqlite3.Connection) -> int:
    """Read the claims of texts that are new or changed, forget those of texts that are gone; return changed rows."""
    wanted = {text.source: text for text in texts(connection)}
    held = dict(connection.execute("SELECT source, hash FROM claim_text"))
    stale = [source for source in held if source not in wanted or wanted[source].hash != held[source]]
    fresh = [text for source, text in wanted.items() if held.get(source) != text.hash]
    if not stale and not fresh:
        return 0
    lookup = Lookup(connection)
    changed = 0
    with connection:
        for name in ("claim", "claim_text"):
            connection.executemany(f"DELETE FROM {name} WHERE source = ?", [(source,) for source in stale])
        for text in fresh:
            rows = list(read(text, _text_of(connection, text.source), lookup))
            connection.executemany(insert_sql(r.Claim), map(row_of(r.Claim), rows))
            connection.execute(insert_sql(r.ClaimText), (text.source, text.hash))
            changed += len(rows) + 1
    return changed + len(stale)


def _text_of(connection: sqlite3.Connection, source: str) -> str:
    """A text as it is held; of a PDF, whose lines end where the page does, unwrapped."""
    kind, _, key = source.partition(" ")
    text, wrapped = connection.execute(_TEXT_OF[kind], (key,)).fetchone()
    return unwrapped(text or "") if wrapped else text or ""


def unwrapped(text: str) -> str:
    """The text of a PDF with a space for each line end inside a sentence: of the same length, so that spans hold.

    A line goes on where it is long and doesn't end as a sentence, item or heading does; a row of a table never."""
    lines = text.split("\n")
    goes_on = (len(line) >= WRAPPED and "|" not in line and line.rstrip()[-1:] not in ".!?:;" for line in lines[:-1])
    ends = [" " if on else "\n" for on in goes_on]
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def read(text: Text, words: str, lookup: Lookup) -> Iterator[r.Claim]:
    """The claims of a text, each linked to what it is about or with the reason why not."""
    if not _MAY_NAME.search(words):
        return
    day = date.fromisoformat(text.day)
    citations = find(words)
    said = ((at, claims(words[at:end], text.genre, day, OTHERWISE)) for at, end in parts(words, text.whose))
    found = (replace(one, start=one.start + at, end=one.end + at) for at, some in said for one in some)
    for n, claim in enumerate(map(cautious, found), 1):
        item, method = item_of(claim, words, citations, lookup, day)
        yield r.Claim(
            text.source, n, text.document, text.day, text.genre, claim.ref_text, claim.start, claim.end, claim.target,
            item, method, claim.status, str(claim.due_date) if claim.due_date else None, claim.due_text, claim.evidence,
            claim.score,
        )  # fmt: skip


def cautious(claim: Claim) -> Claim:
    """A claim as the ledger keeps it: what is hardly probable is no claim, and where the reader isn't sure enough, what
    became of the item is unclear, with the same quote. An end asks for more than a step."""
    if claim.status in ("none", "acknowledged", "closed_unclear"):
        return claim
    if claim.sure < HEARD:
        return replace(claim, status="none", due_date=None, due_text=None, evidence=None, rule=None)
    ended = claim.status in ENDS
    return claim if claim.sure >= (ENDED if ended else TOLD) else replace(claim, status="closed_unclear")


def item_of(claim: Claim, text: str, citations: list[Citation], lookup: Lookup, day: date) -> tuple[str | None, str]:
    """The item that a mention means, and how that is known: by its number, else by its name and the words around it.

    A mention that claims nothing moves nothing: its name is not looked up, which takes most of the time.
    """
    ref, target = claim.ref_text, claim.target
    if claim.fresh and not target and claim.status in PROMISING:
        return None, MADE_HERE
    if promise := _PROMISE.search(target or ref):
        return promise[0], "nummer"
    if target is None and (recommendation := _RECOMMENDATION.search(ref)):
        return f"aanbeveling {recommendation[0]}", "nummer"
    not_held = None
    if target:
        papers = lookup.by_key(target)
        if len(papers) == 1 and (papers[0].soort or "").startswith("Motie"):
            return papers[0].id, "nummer"
        not_held = None if papers else f"{target} staat niet onder dat nummer in de verzamelde stukken"
    if claim.status == "none":
        return None, not_held or "noemt de motie zonder nummer, en zegt niets over de uitvoering"
    if "motie" not in ref.lower():
        return None, not_held or "geen motie met een nummer of naam"
    link = resolve_in(text, Citation(ref, claim.start, claim.end, "named", None), citations, lookup, day)
    # the official id may not be known: the motie that the name means must have the number that is named
    if link.status == "linked" and link.document and (not not_held or lookup.numbered(link.document, target or "")):
        papers = lookup.by_key(link.document)
        if len(papers) == 1 and (papers[0].soort or "").startswith("Motie"):
            return link.document, f"naam: {link.evidence}"
    return None, not_held or link.evidence or "niet gekoppeld"


# --- where items stand ------------------------------------------------------------------------------------


def moties(connection: sqlite3.Connection, dossiers: Iterable[str] = ()) -> list[Motie]:
    """The moties that carry an obligation, all or those of some dossiers."""
    within, values = printed_in(dossiers)
    marks = ", ".join("?" * len(OBLIGING))
    sql = (
        "SELECT coalesce(kst, nummer, document), nummer, kst, onderwerp, dossier, uitkomst, datum, stemdatum,"
        " ministerie, commissie, verzoeken"
        f" FROM motie WHERE uitkomst IN ({marks}) AND {within} ORDER BY stemdatum, nummer"
    )
    return [Motie(*row) for row in connection.execute(sql, (*OBLIGING, *values))]


def printed_in(dossiers: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A condition on moties, with its values: that they are printed in one of some dossiers; of none, that they are."""
    within = tuple(dossiers)
    marks = ", ".join("?" * len(within))
    also = f"kst IN (SELECT kst FROM kamerstuk_dossier WHERE dossier IN ({marks}))"
    return (f"(dossier IN ({marks}) OR {also})", 2 * within) if within else ("TRUE", ())


def said(connection: sqlite3.Connection) -> dict[str, list[Said]]:
    """What was claimed of each item, those of an earlier version of a motie with its last."""
    last = _last_versions(connection)
    found: dict[str, list[Said]] = defaultdict(list)
    names = "item, status, day, genre, document, evidence, due_date, due_text, source, n"
    for item, status, day, genre, document, evidence, due, due_text, *place in connection.execute(
        f"SELECT {names} FROM claim WHERE item IS NOT NULL AND status <> 'none' ORDER BY source, n"
    ):
        claimed = Said(
            status,
            date.fromisoformat(day),
            genre,
            document,
            evidence or "",
            _day(due) or latest(due_text or "", date.fromisoformat(day)),
            due_text,
            place=(place[0], place[1]),
        )
        for version in last.get(item, [item]):
            found[version].append(claimed)
    for nummer, status, made, due, changed in connection.execute(
        "SELECT nummer, status, aanmaakdatum, datum_nakoming, coalesce(gewijzigd_op, opgehaald)"
        " FROM toezegging t JOIN herkomst h ON h.id = t.herkomst WHERE nummer IS NOT NULL AND aanmaakdatum IS NOT NULL"
    ):
        # the register has a status and no words: its own row is the evidence
        found[nummer].append(Said("announced", date.fromisoformat(made), "register", nummer, "", _day(due)))
        if status in _REGISTER:
            found[nummer].append(Said(_REGISTER[status], date.fromisoformat(changed[:10]), "register", nummer, ""))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _last_versions(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Of each version of a motie the last: what is said of the one is said of the other. There are more where two
    moties took the place of one, and nothing tells which of them goes on with it: it is said of both then."""
    found: dict[str, list[str]] = defaultdict(list)
    for ident, last in connection.execute("SELECT id, laatste FROM motie_keten ORDER BY laatste, id"):
        found[ident].append(last)
    return found


def standings(connection: sqlite3.Connection, on: date, dossiers: Iterable[str] = ()) -> Iterator[tuple[Motie, Where]]:
    """Where each motie that carries an obligation stood on a day."""
    claimed = said(connection)
    for motie in moties(connection, dossiers):
        # of an unknown vote all that is sure is that it came after the motie
        if motie.stemdatum or (motie.datum or "") <= str(on):
            yield motie, where(motie.matter, claimed.get(motie.item, ()), on)


def update_stands(connection: sqlite3.Connection, on: date) -> int:
    """Bring table `stand` in line with the claims; return how many rows changed. Items of which nothing is said have
    no row: the views say `no_report_found` of them."""
    wanted = {stand.item: stand for stand in _stands(connection, on)}
    names = ", ".join(columns(r.Stand))
    held = {row[0]: r.Stand(*row) for row in connection.execute(f"SELECT {names} FROM stand")}
    stale = [(item,) for item, row in held.items() if wanted.get(item) != row]
    fresh = [row for item, row in wanted.items() if held.get(item) != row]
    with connection:
        connection.executemany(f"DELETE FROM {table(r.Stand)} WHERE item = ?", stale)
        connection.executemany(insert_sql(r.Stand), map(row_of(r.Stand), fresh))
    return len(stale) + len(fresh)


def _stands(connection: sqlite3.Connection, on: date) -> Iterator[r.Stand]:
    for item, matter, what in spoken_of(connection):
        yield from _stand(item, where(matter, what, on))


def spoken_of(connection: sqlite3.Connection) -> Iterator[tuple[str, Matter, Sequence[Said]]]:
    """Each item that may stand otherwise than `no_report_found`, with all that was ever said of it."""
    claimed = said(connection)
    for motie in moties(connection):
        if motie.requests == 0 or motie.item in claimed:
            yield motie.item, motie.matter, claimed.get(motie.item, ())
    for item, what in claimed.items():
        if item.startswith("TZ"):
            yield item, Matter("toegezegd", None), what


def _stand(item: str, at: Where) -> Iterator[r.Stand]:
    if at.stand is None or at.stand == "no_report_found":
        return
    why = at.deciding
    source, n = (why.place if why else None) or (None, None)
    yield r.Stand(
        item=item,
        stand=at.stand,
        stand_datum=iso(at.since),
        standing=at.standing,
        termijn=iso(at.due),
        bewijs=(why.quote or None) if why else None,
        bewijs_document=why.document if why else None,
        source=source,
        n=n,
        outranked=len(at.outranked),
        termijn_tekst=at.promise.due_text if at.promise else None,
    )


def iso(day: date | None) -> str | None:
    return str(day) if day else None
