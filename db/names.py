"""Who submitted a motie or amendement, as its title names them; an index of papers by surname.

A title opens with what the paper is and who it is from: "Nader gewijzigde motie van de leden Jansen en
De Vries c.s. (t.v.v. 99001-3) over …", in older years "Motie Jansen c.s. over …" or "Gew motie-Jansen/De Vries".
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from db.lemmas import lemma_lines
from db.scope import Scope, everything
from db.words import recount

# What stands before a surname: "Van der Plas", "El Yassini", "Van 't Hof".
PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "den",
        "der",
        "des",
        "te",
        "ten",
        "ter",
        "het",
        "op",
        "uit",
        "in",
        "la",
        "le",
        "el",
        "al",
        "ben",
        "di",
        "do",
        "dos",
        "'t",
        "’t",
    ]
)
PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]e[nrs]?|[Tt]e[nr]?|[Hh]et|[Oo]p|[Uu]it|[Ii]n|[Ll][ae]|[Ee]l|[Aa]l|[Bb]en|[Dd]i|[Dd]os?"
    r"|['’][Tt])"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐŁŐŘŚŞŠŻŽİ]"
# A capital and more small letters: "VVD" is no surname. Double names: "Dik-Faber", "Wiegman-van Meppelen Scheppink".
_WORD = (
    rf"(?:{_CAPITAL}['’])?{_CAPITAL}[^\W\dA-Z_]+"
    rf"(?:-(?:{PARTICLE} ){{0,2}}(?:{_CAPITAL}['’]?)?[^\W\d_]+)*"
)
# Behind a name "op", "uit" and "in" begin what comes next ("motie-Jansen op de Archiefwet"), but for "in 't Veld".
_NEXT = r"(?!(?:op|uit|in)\s(?!['’]t\s))"
NAME = rf"(?:(?:{_WORD}\s{_NEXT}){{0,2}}(?:{PARTICLE}\s){{1,3}}{_WORD}|{_WORD}(?:\s{_WORD}){{0,2}})"
NAMES = rf"{NAME}(?:\s?(?:/|,|&)\s?{NAME}|(?:,|\s)\s?en\s{NAME}){{0,9}}"
FROM = (
    rf"(?:\s+van\s+(?=(?:het|de|deze|dit|mevrouw|[Ll]|[Kk]amerl|{_WORD}(?:\s(?:{PARTICLE}\s)*{_WORD}|\sen\s|\s?[/,])))|[-\s]\s?)"
    r"(?:(?:het|de)\s+)?(?:bijzondere?\s+gedelegeerden?\s+|(?:(?:de|het)\s+)?(?:[Kk]amer)?[Ll](?:id|e?den)[\s-]+)?"
)
VERSION = r"(?:(?:tweede|derde|vierde)\s+)?(?:nader\s+)?gew(?:ijzigde?|\.)?"
HEADING = re.compile(
    rf"\s*(?P<version>(?i:{VERSION})\s+)?(?i:(?P<kind>moties?|(?:sub)?amendement(?:en)?)){FROM}"
    rf"(?P<names>{NAMES})(?P<cs>,?\s+[Cc]\.?\s?[Ss]\.?)?(?![\w-])"
)
# "(t.v.v. 99001-XV-3)", "ter vervanging van nr. 3", "t.v.v. die gedrukt onder nr. 3"
REPLACES = re.compile(
    r"\(?\b(?:t\.?\s?v\.?\s?v\.?|ter\s+ver?vanging\s+van)\s+(?:(?:die|dat|gedrukt|onder|stuk)\s+)*"
    r"(?:\d[\d ]*\d(?:[-\s](?:[IVXLC]+[A-Z]?|[A-Z]))?\s?[-,]\s?)?(?:nrs?\.?\s*)?(?P<nr>\d{1,4})\)?,?"
)


@dataclass(frozen=True)
class Heading:
    """How a title opens. `version`: 0 the first, 1 gewijzigd, 2 nader gewijzigd, … `end`: where it stops."""

    kind: str
    version: int
    names: tuple[str, ...]
    others: bool  # "c.s."
    replaces: int | None  # the number that it is printed "ter vervanging van"
    end: int


def version_of(words: str | None) -> int:
    """The version that words name: "nader gewijzigde" -> 2."""
    if not words:
        return 0
    low = words.lower()
    number = next((n for n, word in enumerate(("tweede", "derde", "vierde"), 3) if word in low), 2)
    return number if "nader" in low else 1


def split_names(words: str) -> tuple[str, ...]:
    """The names of a list: "Jansen, De Vries en El Amrani" -> three."""
    return tuple(name.strip() for name in re.split(r"\s?[/,&]\s?|,?\s+en\s+", words) if name.strip())


def heading(title: str) -> Heading | None:
    """How a title opens, or None where it names no submitter."""
    found = HEADING.match(title)
    if not found:
        return None
    kind = "amendement" if "amendement" in found["kind"].lower() else "motie"
    replaces = REPLACES.search(title)
    return Heading(
        kind, version_of(found["version"]), split_names(found["names"]), bool(found["cs"]),
        int(replaces["nr"]) if replaces else None, found.end(),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name without capitals and accents: "Çörüz" -> "coruz"."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "'").replace("ı", "i").replace("ø", "o"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def surname_key(name: str) -> str:
    """What names of one person have in common however they are written: the last word, "Gijs van Dijk" -> "dijk"."""
    return folded(name).rsplit(" ", 1)[-1]


# a motie that another one names: "de aangenomen motie-Jansen/De Vries"
NICKNAME = re.compile(rf"(?:motie|amendement){FROM}(?P<names>{NAMES})(?![\w-])")


def nicknames(text: str) -> set[str]:
    """The submitters of moties that a text names, one string a motie: {"jansen/vries"} (see `surname_keys`)."""
    return {surname_keys(split_names(found["names"])) for found in NICKNAME.finditer(text)}


def surname_keys(names: Iterable[str]) -> str:
    """Submitters whatever their order: ("De Vries", "Jansen") -> "jansen/vries"."""
    return "/".join(sorted(map(surname_key, names)))


def build_names(connection: sqlite3.Connection, scope: Scope = everything) -> int:
    """Bring `stuk_indiener` and the index of what moties say in line with the papers; return how many rows changed.

    To be called after `store.build_papers`. Only what differs is written, so an unchanged database stays as it
    is. Doesn't commit.
    """
    return _build_submitters(connection, scope) + _build_texts(connection, scope)


def _build_submitters(connection: sqlite3.Connection, scope: Scope) -> int:
    """A paper's submitters: who its title names, then who signed it where that is known."""
    wanted = set()
    within = scope("nr", "s.nr")
    titles = f"SELECT nr, titel FROM stuk s WHERE (soort LIKE 'Motie%' OR soort LIKE 'Amendement%') AND {within}"
    for nr, title in connection.execute(titles):
        if found := heading(title):
            wanted |= {(surname_key(name), nr, folded(name), 1) for name in found.names}
    for nr, name in connection.execute(_SIGNED.format(within=within)):
        wanted.add((surname_key(name), nr, folded(name), 0))
    held = set(connection.execute(f"SELECT sleutel, nr, naam, in_titel FROM stuk_indiener s WHERE {within}"))
    connection.executemany(
        "DELETE FROM stuk_indiener WHERE sleutel = ? AND nr = ? AND naam = ? AND in_titel = ?", held - wanted
    )
    connection.executemany("INSERT INTO stuk_indiener VALUES (?, ?, ?, ?)", sorted(wanted - held))
    return len(held ^ wanted)


# Signatures as printed, and the submitters of the Chamber's own register. Names only: what a paper prints in
# their place now and then ("overwegende dat …") has many words.
_SIGNED = """
SELECT s.nr, trim(o.naam, ' .,_') FROM kamerstuk_ondertekenaar o JOIN stuk s USING (kst)
WHERE trim(o.naam, ' .,_') != '' AND length(o.naam) < 40 AND {within}
UNION
SELECT s.nr, trim(a.naam) FROM zaak_actor a JOIN zaak z ON z.id = a.zaak_id JOIN stuk s ON s.zaak = z.nummer
WHERE a.relatie IN ('Indiener', 'Medeindiener') AND trim(a.naam) != ''
  AND (s.soort LIKE 'Motie%' OR s.soort LIKE 'Amendement%') AND {within}
"""


_ASKS = "(s.soort IS NULL OR s.soort LIKE 'Motie%' OR s.soort LIKE 'Amendement%')"  # the papers that are read


def _build_texts(connection: sqlite3.Connection, scope: Scope) -> int:
    """The lemmas of what moties say; those of a text are made anew when its payload changed."""
    stale = connection.execute(
        f"""SELECT nr FROM motie_tekst m WHERE {scope("nr", "m.nr")} AND NOT EXISTS (
             SELECT 1 FROM kamerstuk k JOIN stuk s USING (kst)
             WHERE s.nr = m.nr AND k.kst = m.kst AND k.herkomst = m.herkomst AND {_ASKS})"""
    ).fetchall()
    gone = [connection.execute("SELECT lemmas FROM motie_zoek WHERE rowid = ?", row).fetchone()[0] for row in stale]
    for table, key in (("motie_tekst", "nr"), ("motie_noemt", "nr"), ("motie_zoek", "rowid")):
        connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", stale)
    new = connection.execute(
        f"""SELECT s.nr, k.kst, k.herkomst, k.tekst FROM kamerstuk k JOIN stuk s USING (kst)
            WHERE {_ASKS} AND {scope("nr", "s.nr")}
              AND NOT EXISTS (SELECT 1 FROM motie_tekst m WHERE m.nr = s.nr) ORDER BY s.nr"""
    ).fetchall()
    named = [(nr, names) for nr, _, _, text in new for names in sorted(nicknames(text))]
    connection.executemany("INSERT INTO motie_noemt VALUES (?, ?)", named)
    lines = list(lemma_lines([text for *_, text in new]))
    connection.executemany("INSERT INTO motie_tekst VALUES (?, ?, ?)", (row[:3] for row in new))
    connection.executemany(
        "INSERT INTO motie_zoek (rowid, lemmas) VALUES (?, ?)", zip((row[0] for row in new), lines, strict=True)
    )
    recount(connection, "motie_zoek", gone, lines)
    return len(stale) + len(new)
