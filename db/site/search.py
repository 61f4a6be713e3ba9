"""Searching: which papers, promises and letters have all the words, within limits that hold for any words.

The index is oldest first and is read from the end, so any question can stop at the newest CANDIDATES that fit; those
are then put in order of relevance. What is searched stands in db/served/zoek.sql.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from db.lemmas import lemmas
from db.names import NICKNAME, heading, split_names, surname_key
from db.site.answer import Asked, BadQuestion
from db.site.lookup import is_motie
from db.site.papers import page_path, sample_of
from db.site.queries import rows
from db.site.question import Marked, Marks, Term, marked, marks, match, snippet, terms

CANDIDATES = 1000  # the newest that fit are ranked
PAGE = 20
READ = 6000  # characters of a text in which words are looked for to be shown
SOORTEN = {
    "motie": "Moties",
    "amendement": "Amendementen",
    "regering": "Brieven van de regering",
    "vraag": "Vragen en antwoorden",
    "debat": "Debatten en verslagen",
    "wet": "Wetten en begrotingen",
    "kamer": "Brieven van Kamer en commissies",
    "bijlage": "Bijlagen en rapporten",
    "site": "Pagina's van overheidssites",
    "toezegging": "Toezeggingen",
    "brief": "Brieven van organisaties",
    "overig": "Overige stukken",
}
SORTERING = {"relevantie": "Beste eerst", "datum": "Nieuwste eerst"}

_YEARS = "SELECT min(eerste) AS eerste, max(laatste) AS laatste FROM zoek_jaar WHERE jaar BETWEEN ? AND ?"
_NEWEST = """
SELECT rowid AS n FROM zoek WHERE zoek MATCH :match AND rowid BETWEEN :first AND :last
ORDER BY rowid DESC LIMIT :most"""
# a word in the title counts ten times one in the text or in what kind of paper it is; what was said of a motie three
_RANKED = """
SELECT n FROM (SELECT rowid AS n, bm25(zoek, 10.0, 1.0, 3.0, 1.0, 0.0) AS score FROM zoek
  WHERE zoek MATCH :match AND rowid BETWEEN :first AND :last ORDER BY rowid DESC LIMIT :most)
ORDER BY score, n DESC"""
_COUNT = "SELECT count(*) AS aantal FROM zoek WHERE zoek MATCH :match AND rowid BETWEEN :first AND :last"
_SHOWN = f"""
SELECT r.n, r.wat, r.groep, r.datum, s.id, s.zaak, s.kst, s.soort, s.titel, m.stand, m.standing, m.uitkomst,
  m.uitkomst_methode, r.sleutel, t.tekst AS toezegging, l.subject, l.sender,
  CASE r.wat WHEN 'brief' THEN substr(l.text, 1, {READ}) WHEN 'stuk' THEN substr(coalesce(
    (SELECT k.tekst FROM kamerstuk k WHERE k.kst = s.kst),
    (SELECT p.tekst FROM publicatie_tekst p WHERE p.id = s.id),
    (SELECT p.tekst FROM pagina p WHERE p.url = s.url),
    (SELECT b.tekst FROM document d JOIN document_bestand f ON f.document_id = d.id
      JOIN bestand_tekst b ON b.url = f.url WHERE d.nummer = s.document LIMIT 1),
    (SELECT b.tekst FROM bestand f JOIN bestand_tekst b ON b.url = f.url WHERE f.pagina_url = s.url LIMIT 1)
    ), 1, {READ}) END AS tekst,
  (SELECT group_concat(evidence, ' … ') FROM (SELECT evidence FROM claim c WHERE c.item IN (s.id, s.zaak, r.sleutel)
    AND evidence IS NOT NULL ORDER BY day DESC LIMIT 20)) AS citaat,
  coalesce(m.voorbeeld, t.voorbeeld, (SELECT h.voorbeeld FROM herkomst h WHERE h.id = coalesce(
    (SELECT z.herkomst FROM zaak z WHERE z.nummer = s.zaak),
    (SELECT d.herkomst FROM document d WHERE d.nummer = s.document),
    (SELECT k.herkomst FROM kamerstuk k WHERE k.kst = s.kst),
    (SELECT p.herkomst FROM publicatie p WHERE p.id = s.id),
    (SELECT p.herkomst FROM pagina p WHERE p.url = s.url),
    (SELECT w.herkomst FROM woo_document w WHERE w.url = s.url LIMIT 1)))) AS voorbeeld
FROM json_each(:ns) j JOIN zoek_regel r ON r.n = j.value LEFT JOIN stuk s ON s.nr = r.nr
  LEFT JOIN motie_regel m ON m.id = s.id
  LEFT JOIN toezegging_regel t ON r.wat = 'toezegging' AND t.nummer = r.sleutel
  LEFT JOIN letter l ON r.wat = 'brief' AND l.slug = r.sleutel
ORDER BY j.key"""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with its filters, understood. `first` and `last`: the rows of the years."""

    text: str
    terms: tuple[Term, ...]
    filters: tuple[str, ...]
    first: int
    last: int
    by_date: bool
    page: int

    def values(self, found: Sequence[Term]) -> dict[str, Any]:
        """The parameters of a query for these terms."""
        return {"match": match(found, self.filters), "first": self.first, "last": self.last, "most": CANDIDATES}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, as it is shown."""

    path: str
    kind: str
    what: str
    title: Marked
    date: str
    text: Marked
    sample: str  # that it comes from the bundled sample, and whether it exists
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: a page of hits, how many there are, and what was left out to find any."""

    hits: tuple[Hit, ...]
    count: int
    pages: int
    without: tuple[str, ...] = ()


def understand(connection: sqlite3.Connection, asked: Asked) -> Asking:
    """A question as the address has it. Raises BadQuestion for a filter that can't be."""
    soort, dossier = asked.one_of("soort", SOORTEN), asked.dossier("dossier")
    since, until = asked.number("van", 1800, 2200, 1800), asked.number("tot", 1800, 2200, 2200)
    if since > until:
        raise BadQuestion(f"“van” ({since}) is later dan “tot” ({until}); draai ze om.")
    first, last = 0, 2**62
    if asked.text("van") or asked.text("tot"):
        years = rows(connection, _YEARS, (since, until))[0]
        first, last = (years["eerste"], years["laatste"]) if years["eerste"] is not None else (1, 0)
    filters = [f"groep{soort}"] if soort else []
    filters += [f"dossier{dossier.replace('-', '').lower()}"] if dossier else []
    text = asked.text("q")
    found = terms(text)
    return Asking(
        text, found, tuple(filters), first, last,
        # nothing is relevant to words that every text has
        asked.one_of("sorteer", SORTERING) == "datum" or all(term.common for term in found),
        asked.number("pagina", 1, CANDIDATES // PAGE, 1),
    )  # fmt: skip


def search(connection: sqlite3.Connection, asking: Asking) -> Answer:
    """What has all the words; where nothing has, what has the most telling ones, with the words that were left out."""
    tried = list(asking.terms)
    numbers = _numbers(connection, asking, tried)
    left_out: list[str] = []
    if not numbers and len(tried) > 1:
        # from the commonest word on; a word that is nowhere tells nothing at all
        counts = {term: _documents(connection, term) for term in tried}
        for term in sorted(tried, key=lambda term: (counts[term] > 0, -counts[term])):
            tried.remove(term)
            left_out.append(term.typed)
            if not tried or (numbers := _numbers(connection, asking, tried)):
                break
    if not numbers:
        return Answer((), 0, 0)
    count = rows(connection, _COUNT, asking.values(tried))[0]["aantal"] if len(numbers) == CANDIDATES else len(numbers)
    shown = numbers[(asking.page - 1) * PAGE : asking.page * PAGE]
    finder = marks(tried)
    found = rows(connection, _SHOWN, {"ns": json.dumps(shown)})
    return Answer(tuple(_hit(row, finder) for row in found), count, -(-len(numbers) // PAGE), tuple(left_out))


def _numbers(connection: sqlite3.Connection, asking: Asking, found: Sequence[Term]) -> list[int]:
    """The rows that fit, in the order in which they are shown; CANDIDATES at most."""
    values = asking.values(found)
    if not values["match"]:
        return []
    return [row["n"] for row in rows(connection, _NEWEST if asking.by_date else _RANKED, values)]


_HAVING = """
SELECT coalesce(w.stukken, 0) AS n FROM json_each(?) j LEFT JOIN zoek_woord w ON w.woord = j.value"""


def _documents(connection: sqlite3.Connection, term: Term) -> int:
    """How many papers have a term: of a phrase its rarest word."""
    if term.begins:
        return len(rows(connection, "SELECT rowid FROM zoek WHERE zoek MATCH ? LIMIT 100", (term.match,)))
    counts = [int(row["n"]) for row in rows(connection, _HAVING, (json.dumps([*term.lemmas, *term.also]),))]
    return min(counts) if len(term.lemmas) > 1 else max(counts)


def _hit(row: dict[str, Any], finder: Marks | None) -> Hit:
    if row["wat"] == "brief":
        path, what = f"/brief/{tilde_encode(row['sleutel'])}", f"Brief van {row['sender'] or 'onbekend'}"
        title = row["subject"]
    elif row["wat"] == "toezegging":
        path, what, title = page_path(row["sleutel"]), "Toezegging", row["toezegging"]
    else:
        path, what, title = _path(row), row["soort"] or "Stuk", row["titel"] or row["id"]
    text = snippet(row["tekst"] or "", finder) or snippet(row["citaat"] or "", finder)
    title = title or row["sleutel"] or row["id"]
    sample = sample_of(row["id"] or row["sleutel"], bool(row["voorbeeld"]))
    return Hit(path, row["groep"], what, marked(title, finder), row["datum"] or "", text, sample, row)


# --- a nickname, and words that are nowhere --------------------------------------------------------------------

_OF_SUBMITTERS = """
SELECT s.nr, s.id, s.zaak, s.kst, s.soort, s.titel, s.datum, count(DISTINCT i.sleutel) AS namen
FROM stuk_indiener i JOIN stuk s ON s.nr = i.nr WHERE i.sleutel IN (SELECT value FROM json_each(:keys))
GROUP BY s.nr HAVING namen = :count AND max(i.in_titel) ORDER BY s.datum DESC, s.nr DESC LIMIT :most"""
NAMED, LOOKED_AT = 6, 200  # of the moties that a nickname may mean: how many are shown, and how many are looked at


def by_nickname(connection: sqlite3.Connection, text: str) -> list[dict[str, Any]]:
    """The moties and amendementen that "motie-Klaver/Ploumen" may mean, each with its `path`; NAMED at most.

    Those of just these submitters go first, of them those whose titles have most of the other words, then the newest.
    """
    found = NICKNAME.search(text) or NICKNAME.search(_capitals(text))
    if not found:
        return []
    keys = sorted({surname_key(name) for name in split_names(found["names"])})
    papers = rows(connection, _OF_SUBMITTERS, {"keys": json.dumps(keys), "count": len(keys), "most": LOOKED_AT})
    words = {lemma for term in terms(text) for lemma in (*term.lemmas, *term.also)}
    papers.sort(
        key=lambda row: (_submitters(row["titel"]) != set(keys), -len(words.intersection(lemmas(row["titel"]))))
    )
    return [row | {"path": _path(row)} for row in papers[:NAMED]]


def _submitters(title: str) -> set[str]:
    """The surnames that a title opens with."""
    found = heading(title)
    return {surname_key(name) for name in found.names} if found else set()


def _path(paper: dict[str, Any]) -> str:
    """Where a reader is helped best with a row of `stuk`."""
    return f"/motie/{tilde_encode(paper['zaak'])}" if is_motie(paper) else page_path(paper["id"])


def _capitals(text: str) -> str:
    """Names as people type them in a hurry: "motie-klaver/van der plas" -> "motie-Klaver/van der Plas"."""
    start, hyphen, names = text.lower().partition("-")
    return start + hyphen + re.sub(r"(?:^|(?<=[/,&]))(\s*(?:(?:van|de|den|der|ten|ter|el|al)\s)*)(\w)",
                                   lambda m: m[1] + m[2].upper(), names)  # fmt: skip


_LIKE = """
SELECT woord, stukken FROM zoek_woord WHERE woord >= :start AND woord < :end AND length(woord) BETWEEN :short AND :long
UNION
SELECT woord, stukken FROM zoek_woord WHERE achterstevoren >= :tail AND achterstevoren < :tail_end
  AND length(woord) BETWEEN :short AND :long"""
LIKENESS, LEAST = 0.72, 4  # how alike a proposed word is; letters of a word that is worth a proposal


def did_you_mean(connection: sqlite3.Connection, found: Sequence[Term]) -> list[tuple[str, list[str]]]:
    """The words of a question that are nowhere, each with the words that it may be a misspelling of, best first."""
    nowhere = [t for t in found if len(t.lemmas) == 1 and not t.begins and not _documents(connection, t)]
    return [(term.typed, alike(connection, term.lemmas[0])) for term in nowhere]


def alike(connection: sqlite3.Connection, word: str) -> list[str]:
    """Up to three words of the index like a word: they begin or end as it does."""
    if len(word) < LEAST:
        return []
    start, tail = word[:2], word[:-4:-1]
    values = {"start": start, "end": start + "\U0010ffff", "tail": tail, "tail_end": tail + "\U0010ffff",
              "short": len(word) - 2, "long": len(word) + 2}  # fmt: skip
    counts = {row["woord"]: row["stukken"] for row in rows(connection, _LIKE, values)}
    found = process.extract(
        word, list(counts), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=LIKENESS, limit=20
    )
    # what is a hundred times rarer than another is a slip of the pen itself
    least = max((counts[one] for one, _, _ in found), default=0) / 100
    likely = sorted((-score, -counts[one], one) for one, score, _ in found if counts[one] >= least)
    return [one for _, _, one in likely[:3]]
