"""`/zoek?q=`: full text over papers, promises and letters; a number goes straight to what it is of."""

import sqlite3
from dataclasses import asdict

from db.site.answer import Asked, Entry, Feed, Page, View
from db.site.lists import sample_mark
from db.site.lookup import look_up
from db.site.numbers import in_brackets
from db.site.question import plain
from db.site.search import CANDIDATES, SOORTEN, SORTERING, Hit, by_nickname, did_you_mean, search, understand

FILTERS = ("soort", "van", "tot", "dossier", "sorteer", "pagina")


def seek(connection: sqlite3.Connection, asked: Asked) -> View:
    """What a question finds. Without a question: what can be searched."""
    asking = understand(connection, asked)
    number = look_up(connection, asking.text)
    inside = (look_up(connection, part) for part in in_brackets(asking.text)) if number is None else ()
    shown = number or next(filter(None, inside), None)
    named = by_nickname(connection, asking.text)
    answer = search(connection, asking)
    mean = did_you_mean(connection, asking.terms) if asking.terms else []
    nothing_else = not any(asked.text(name) for name in FILTERS)
    values = {
        "asking": asking, "answer": answer, "number": shown, "named": named, "mean": mean, "soorten": SOORTEN,
        "sortering": SORTERING, "most": CANDIDATES, "sought": asking.text,
        "corrected": corrected(asking.text, mean), "filtered": not nothing_else,
    }  # fmt: skip
    return View(
        "search.html", values, data={
            "vraag": asking.text, "nummer": asdict(shown) if shown else None, "bijnaam": named,
            "aantal": answer.count, "bladzijden": answer.pages, "zonder": answer.without, "bedoelt_u": dict(mean),
            "treffers": [as_data(hit) for hit in answer.hits],
        },
        feed=Feed(f"Zoeken: {asking.text}", [entry(hit) for hit in answer.hits if hit.date]),
        redirect=number.best if number and nothing_else else "",
    )  # fmt: skip


def as_data(hit: Hit) -> dict[str, str | None]:
    """A hit for programs."""
    row = hit.row
    return {
        "pagina": hit.path, "id": row["id"] or row["sleutel"], "soort": hit.kind, "wat": hit.what,
        "datum": hit.date or None, "titel": plain(hit.title), "tekst": plain(hit.text), "stand": row["stand"],
        "uitkomst_methode": row["uitkomst_methode"], "voorbeeld": row["voorbeeld"],
    }  # fmt: skip


def entry(hit: Hit) -> Entry:
    """A hit in a feed."""
    return Entry(hit.path, sample_mark(hit.sample) + plain(hit.title), hit.date, plain(hit.text))


def corrected(text: str, mean: list[tuple[str, list[str]]]) -> str:
    """The question with the likeliest word in place of each that is nowhere; "" where there is none."""
    better = text
    for typed, words in mean:
        better = better.replace(typed, words[0]) if words else better
    return better if better != text else ""


PAGES = (Page(r"/zoek", seek, ("json", "atom")),)
