"""`/over`: how Kamerspoor works, how well, what it doesn't know, and what may be done with it."""

import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db import scores
from db.site.answer import Asked, Page, View
from db.site.papers import web_url
from db.site.queries import rows

LICENCES = "SELECT bron, titel, uitgever, licentie, homepage FROM bron_regel ORDER BY titel"

# what each labelled set measures; a set that isn't here is shown under its own name
SETS = {
    "citations": "Verwijzingen met een nummer, zoals “Kamerstuk 29 861, nr. 134”",
    "titles/bulk": "Verwijzingen met een titel, een naam of een datum",
    "letters/links/bulk": "Alle verwijzingen in hele brieven",
    "letters/footnotes": "Voetnoten in een brief herkennen",
    "letters/asks": "Vragen aan de Kamer in een brief herkennen",
    "letters/header": "Afzender, datum en onderwerp van een brief",
    "titles_own/bulk": "Verwijzingen met een titel of naam, een tweede set",
    "titles_later/bulk": "Verwijzingen met een titel of naam, een derde set",
    "execution_unseen": "Wat een tekst over de uitvoering zegt: teksten die het programma niet eerder zag",
    "execution_alike": "Hetzelfde, in verzonnen zinnen van het soort dat in brieven en antwoorden staat",
    "execution_documents": "Hetzelfde, in hele stukken met koppen, tabellen, noten, vragen en antwoorden",
    "execution_sealed": "Hetzelfde, in een set die verzegeld blijft",
    "execution": "Hetzelfde, in de set waarmee het programma gemaakt is",
    "execution linking": "Over welke motie zo’n tekst gaat",
    "lifecycles": "Waar een motie na al die teksten staat",
    "asks/bulk": "Stukken bij een vraag, zoals de brief ze toont",
    "asks_relation/bulk": "Of de band klopt: vraagt hetzelfde, antwoordt, meldt voortgang",
    "asks_alone/bulk": "Stukken bij een vraag zonder de rest van de brief",
    "asks_alone_relation/bulk": "Of de band klopt, zonder de rest van de brief",
    "asks_everyday/bulk": "Stukken bij een vraag in gewone woorden",
    "asks_everyday_relation/bulk": "Of de band klopt, bij een vraag in gewone woorden",
    "asks_field/bulk": "Stukken bij een vraag in vaktaal",
    "asks_field_relation/bulk": "Of de band klopt, bij een vraag in vaktaal",
    "asks_first/bulk": "Stukken bij een vraag, een set van een ander",
    "asks_first_relation/bulk": "Of de band klopt, in die set",
    "asks_second/bulk": "Stukken bij een vraag, een set van een ander die het programma niet eerder zag",
    "asks_second_relation/bulk": "Of de band klopt, in die set die het programma niet eerder zag",
    "asks_none/bulk": "Vragen waar geen stuk bij hoort",
    "asks_none_alone/bulk": "Vragen waar geen stuk bij hoort, zonder de rest van de brief",
}
PARTS = {"letter": "brief", "key": "kenmerk", "nr": "nummer"}  # of addresses: what people call them
_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Score:
    """How well one thing goes. Without shares nothing was there to find: then only whether nothing was found counts."""

    name: str
    n: int
    precision: str
    recall: str
    failed: int | None


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this site, its changing parts between angle brackets, and the formats it has besides the page."""

    path: str
    formats: tuple[str, ...]


def about(connection: sqlite3.Connection, asked: Asked) -> View:
    """The text, with what changes in it: scores, licences, addresses, who runs this site."""
    from db.site.pages import PAGES  # this page is one of them

    committed = scores.read()
    contact = os.environ.get("KAMERSPOOR_CONTACT", "").strip()
    values = {
        "scores": scored(committed),
        "classes": committed.get("execution_unseen", {}).get("classes", {}),
        "percent": percent,
        "licences": [row | {"homepage": web_url(row["homepage"])} for row in rows(connection, LICENCES)],
        "addresses": addresses(PAGES),
        "contact": contact,
        "contact_url": web_url(contact) or (f"mailto:{contact}" if "@" in contact else None),
    }
    return View("about.html", values)


def scored(committed: Mapping[str, Mapping[str, Any]]) -> list[Score]:
    """Every set of the committed scores, in the order of SETS, those without words of ours last."""
    parts = dict(committed)
    if linking := committed.get("execution", {}).get("linking"):
        parts["execution linking"] = linking
    names = [name for name in SETS if name in parts] + sorted(set(parts) - set(SETS))
    return [_score(SETS.get(name, name), name, parts[name]) for name in names]


def _score(words: str, name: str, figures: Mapping[str, Any]) -> Score:
    failed = len(figures["failed"]) if "failed" in figures else None
    if name.startswith("asks_none"):
        return Score(words, figures["n"], "", "", failed)
    return Score(words, figures["n"], percent(figures["precision"]), percent(figures["recall"]), failed)


def percent(share: float) -> str:
    """0.9931 -> "99,3 %": with one decimal, also where that is 0."""
    return f"{100 * share:.1f}".replace(".", ",") + " %"


def addresses(pages: Iterable[Page]) -> list[Address]:
    """The pages that a program can read too."""
    found = [Address(readable(page.path), page.formats) for page in pages]
    return [one for one in found if one.formats or one.path.endswith(".atom")]


def readable(pattern: str) -> str:
    r"""A pattern as people write an address: /roemer/(?P<sleutel>[^/]+) -> /roemer/<sleutel>."""
    pattern = _CLASS.sub("x", pattern)  # a bracket in it closes nothing
    while match := _GROUP.search(pattern):
        depth, end = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        inside = pattern[match.end() : end - 1]
        words = inside if match[1] == "format" else f"<{PARTS.get(match[1], match[1])}>"
        pattern = pattern[: match.start()] + words + pattern[end:]
    return pattern.replace("\\", "")


PAGES = (Page(r"/over", about),)
