"""`/roemer`: the recommendations of the Aanjaagteam Bescherming Arbeidsmigranten and what each report said of them."""

import json
import sqlite3
from collections.abc import Sequence

from datasette.utils import tilde_decode

from db.site import dutch
from db.site import roemer as model
from db.site.answer import Asked, BadQuestion, Missing, Page, View
from db.site.papers import invented, page_path
from db.site.pictures_shares import shares
from db.site.queries import rows
from db.site.roemer import Row

STANDS = """
SELECT sleutel, nummer, onderwerp, thema, gericht_aan, status, status_genormaliseerd, rapport, citaat, datum,
  bekend_uit, (SELECT h.voorbeeld FROM aanbeveling a JOIN herkomst h ON h.id = a.herkomst
    WHERE a.sleutel = aanbeveling_stand.sleutel) AS voorbeeld
FROM aanbeveling_stand"""
# what was said, the latest first: in the order by which the view aanbeveling_stand chooses
SAID = """
SELECT v.aanbeveling, v.rapport, v.volgorde, v.datum, v.status, v.status_genormaliseerd, v.citaat, h.sleutel, h.url,
  h.opgehaald, h.voorbeeld, k.id AS stuk, k.titel
FROM aanbeveling_voortgang v CROSS JOIN herkomst h ON h.id = v.herkomst
  LEFT JOIN stuk k ON k.nr = coalesce(
    (SELECT nr FROM stuk WHERE id = v.rapport), (SELECT nr FROM stuk WHERE document = v.rapport))
WHERE ? = '' OR v.aanbeveling = ?
ORDER BY v.datum IS NULL, v.datum DESC, v.rapport LIKE 'blg-%', v.rapport, v.volgorde DESC"""
REPORTS = """
SELECT r.rapport, r.jaar, r.rijen, k.id AS stuk, k.titel, k.datum FROM aanbeveling_rapport r
  LEFT JOIN stuk k ON k.nr = coalesce(
    (SELECT nr FROM stuk WHERE id = r.rapport), (SELECT nr FROM stuk WHERE document = r.rapport))
ORDER BY r.jaar = '', r.jaar, k.datum, r.rapport"""
CLAIMS = """
SELECT document, day, status, evidence, due_date, due_text FROM claim
WHERE item = ? AND status <> 'none' ORDER BY day DESC, source, n"""
# the papers whose number the reports bear: a paper is known by one id, whatever it is called here
PAPERS = """
SELECT id FROM stuk WHERE id IN (SELECT value FROM json_each(?1))
UNION SELECT id FROM stuk WHERE document IN (SELECT value FROM json_each(?1))"""
SAMPLE = "SELECT 1 FROM bron_regel WHERE bron = 'roemer' AND voorbeeld"
REPORTS_LISTED = "SELECT soort FROM verwacht WHERE bron = 'roemer'"
ASKS = """
SELECT DISTINCT b.letter, b.soort, b.n, b.woorden, b.relation, b.score, b.evidence, b.document,
  letter.sender, letter.date
FROM json_each(?) paper CROSS JOIN brief_stuk b ON b.document = paper.value JOIN letter ON letter.slug = b.letter
WHERE b.relation IS NULL OR b.relation <> 'background'
ORDER BY letter.date DESC, b.letter, b.soort, b.n LIMIT ?"""
NAMED = """
SELECT a.letter, a.n, a.woorden, letter.sender, letter.date
FROM brief_aanbeveling a CROSS JOIN letter ON letter.slug = a.letter
WHERE a.sleutel = ? ORDER BY letter.date DESC, a.letter, a.n LIMIT ?"""
MOST_ASKS = 30
COLUMNS = (*model.OWN, *model.REPORTED)


def matrix(connection: sqlite3.Connection, asked: Asked) -> View:
    """All recommendations by theme, or those of one theme or one status. Raises BadQuestion."""
    stands, reports, said, columns = _everything(connection)
    sample = bool(rows(connection, SAMPLE))
    themes = sorted(
        {model.theme_of(row): None for row in stands}, key=lambda name: (name == model.INVENTED, name == model.NO_THEME)
    )
    theme, status = _theme(asked, themes), asked.one_of("stand", model.STATUSES)
    lines = [(model.theme_of(row), row, model.line(row, said.get(row["sleutel"], ()), columns)) for row in stands]
    chosen = [one for one in lines if theme in ("", one[0]) and status in ("", one[2].now)]
    if asked.format in ("csv", "json"):
        flat = [one for _, row, _ in chosen for one in model.flat(row, said.get(row["sleutel"], ()))]
        return View("roemer.html", rows=flat, columns=COLUMNS, data={"rapporten": reports, "aanbevelingen": flat})
    shown = [one for _, _, one in chosen]
    numbers = model.table(shown, columns)
    values = {
        "all_themes": themes, "theme": theme, "status": status, "statuses": model.counted(one for _, _, one in lines),
        "themes": [model.Theme(of, here) for of in themes if (here := tuple(x for name, _, x in chosen if name == of))],
        "columns": columns, "total": len(stands), "shown": len(shown), "page_path": page_path,
        "invented": sum(row["verzonnen"] for _, row, _ in chosen),
        "drawn": [kind for kind in dutch.AANBEVELING if any(of_year.get(kind) for of_year in numbers.values())],
        "reports": [
            {**row, "adres": model.report_link(row, sample), "verzonnen": invented(row["rapport"], sample)}
            for row in reports
        ],
        "picture": shares(list(numbers.items())), "table": numbers, "most": MOST_ASKS,
        "asks": rows(connection, ASKS, (_papers(connection, [row["rapport"] for row in reports]), MOST_ASKS)),
    }  # fmt: skip
    return View("roemer.html", values)


def _everything(
    connection: sqlite3.Connection,
) -> tuple[Sequence[Row], Sequence[Row], dict[str, list[Row]], list[model.Column]]:
    """The recommendations in order, the reports, what they say of each recommendation, and the years."""
    stands = sorted(rows(connection, STANDS), key=model.order)
    reports, everything = rows(connection, REPORTS), rows(connection, SAID, ("", ""))
    said: dict[str, list[Row]] = {}
    for row in everything:
        said.setdefault(row["aanbeveling"], []).append(row)
    sample = bool(rows(connection, SAMPLE))
    stands = [model.marked(row, said.get(row["sleutel"], ()), sample) for row in stands]
    return stands, reports, said, model.columns_of(reports, everything)


def reports_held(connection: sqlite3.Connection) -> set[str]:
    """The advices and reports, by the canonical ids of their papers."""
    return set(json.loads(_papers(connection, [row["soort"] for row in rows(connection, REPORTS_LISTED)])))


def by_year(connection: sqlite3.Connection) -> tuple[dict[str, dict[str, int]], str, int]:
    """How many recommendations had which status, by year (of a year without a report nothing); what wasn't read, in
    sentences; and how many of them are made up."""
    stands, _, said, columns = _everything(connection)
    lines = [model.line(row, said.get(row["sleutel"], ()), columns) for row in stands]
    return model.table(lines, columns), model.unread(columns), sum(row["verzonnen"] for row in stands)


def _theme(asked: Asked, themes: Sequence[str]) -> str:
    given = asked.text("thema")
    if given and given not in themes:
        raise BadQuestion(f"“thema” kan zijn: {', '.join(themes)}. “{given}” kennen wij niet.")
    return given


def recommendation(connection: sqlite3.Connection, asked: Asked) -> View:
    """One recommendation (or a measure of the website) through the years. Raises Missing."""
    key = tilde_decode(asked.path["sleutel"])
    said = rows(connection, SAID, (key, key))
    row = next((one for one in rows(connection, STANDS) if one["sleutel"] == key), None)
    if row is None and not said:
        raise Missing("Deze aanbeveling", key)
    unlisted: Row = dict.fromkeys(COLUMNS) | {"sleutel": key, "bekend_uit": None}
    known = model.marked(row or unlisted, said, bool(rows(connection, SAMPLE)))
    claims = rows(connection, CLAIMS, (f"aanbeveling {key}",)) if known["nummer"] == key else []
    columns = model.columns_of(rows(connection, REPORTS), said)
    papers = _papers(connection, [one["rapport"] for one in said] + [one["sleutel"].split()[0] for one in said])
    data = {name: known[name] for name in model.OWN}
    data |= {"berichten": [{k: v for k, v in one.items() if k != "aanbeveling"} for one in said], "claims": claims}
    values = {
        "row": known, "measure": row is None, "theme": model.theme_of(known), "line": model.line(known, said, columns),
        "said": [model.said_of(one) for one in said], "claims": claims, "page_path": page_path, "most": MOST_ASKS,
        "asks": rows(connection, ASKS, (papers, MOST_ASKS)), "named": rows(connection, NAMED, (key, MOST_ASKS)),
    }  # fmt: skip
    return View("recommendation.html", values, data=data)


def _papers(connection: sqlite3.Connection, names: Sequence[str]) -> str:
    """The canonical ids of papers that reports bear the number of, as a JSON list for a query."""
    return json.dumps([row["id"] for row in rows(connection, PAPERS, (json.dumps(sorted(set(names))),))])


PAGES = (
    Page(r"/roemer", matrix, ("csv", "json")),
    Page(r"/roemer/(?P<sleutel>[^/]+?)", recommendation, ("json",)),
)
