"""What changed, in words: "de uitkomst van … was …, is …". Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode

from db.site import dutch
from db.site.papers import page_path

# table -> what a row of it is to a reader, and what its columns are. A row that came or went is told with the first.
WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "zaak": ("de zaak", {
        "nummer": "het zaaknummer", "soort": "de soort", "titel": "de titel van het dossier", "onderwerp": "de titel",
        "volgnummer": "het volgnummer", "termijn": "de termijn", "kabinetsappreciatie": "het oordeel van het kabinet",
    }),
    "zaak_actor": ("een betrokkene", {
        "naam": "de naam van een betrokkene", "fractie": "de fractie van een betrokkene",
        "relatie": "de rol van een betrokkene",
    }),
    "zaak_dossier": ("de plaats in een dossier", {}),
    "zaak_document": ("een document", {}),
    "document": ("het document", {
        "nummer": "het documentnummer", "soort": "de soort", "onderwerp": "de titel", "datum": "de datum",
        "ondernummer": "het ondernummer",
    }),
    "document_versie": ("een versie", {"externe_identifier": "het nummer van de publicatie"}),
    "document_bijlage": ("een bijlage", {}),
    "activiteit": ("de vergadering", {
        "soort": "de soort vergadering", "onderwerp": "het onderwerp", "datum": "de dag", "status": "de status",
    }),
    "besluit": ("het besluit", {
        "besluitsoort": "de uitkomst", "stemmingssoort": "de manier van stemmen", "tekst": "de tekst van het besluit",
        "status": "de status van het besluit",
    }),
    "besluit_zaak": ("een besluit", {}),
    "stemming": ("een stem", {
        "soort": "de stem",
        "fractie_grootte": "het aantal zetels bij een stem", "fractie_naam": "de fractie bij een stem",
        "vergissing": "of de stem een vergissing was",
    }),
    "toezegging": ("de toezegging", {
        "tekst": "de tekst van de toezegging", "status": "de status in het register",
        "datum_nakoming": "de toegezegde datum", "kamerbrief_nakoming": "de brief waarmee zij is nagekomen",
        "ministerie": "het ministerie",
    }),
    "kamerstuk": ("het Kamerstuk", {
        "titel": "de titel", "datum": "de datum", "tekst": "de tekst", "dictum": "het dictum",
        "vervangt": "welk stuk het vervangt",
    }),
    "kamerstuk_ondertekenaar": ("een ondertekenaar", {"naam": "een ondertekenaar"}),
    "kamerstuk_verzoek": ("een verzoek", {
        "soort": "het werkwoord van een verzoek", "tekst": "de tekst van een verzoek",
        "gericht_aan": "aan wie een verzoek is gericht",
    }),
    "publicatie": ("de publicatie", {
        "titel": "de titel", "documentstatus": "de status van de publicatie", "kst": "het nummer van het Kamerstuk",
    }),
    "publicatie_tekst": ("de tekst", {"titel": "de titel", "tekst": "de tekst"}),
    "pagina": ("de pagina", {"titel": "de titel", "datum": "de datum", "tekst": "de tekst"}),
    "bestand": ("een bestand", {"titel": "de naam van een bestand"}),
    "bestand_tekst": ("de tekst van een bestand", {"tekst": "de tekst van een bestand"}),
    "woo_document": ("het document", {"titel": "de titel", "soort": "de soort", "datum": "de datum"}),
    "aanbeveling": ("de aanbeveling", {
        "onderwerp": "het onderwerp", "thema": "het thema", "gericht_aan": "aan wie zij is gericht",
    }),
    "aanbeveling_voortgang": ("de stand in een rapport", {
        "status": "de stand, zoals gedrukt", "status_genormaliseerd": "de stand", "citaat": "wat het rapport zegt",
    }),
}  # fmt: skip
_YES_NO = {"True": "ja", "False": "nee", "1": "ja", "0": "nee"}
_SHOWN = 160  # characters of a long text that are shown around where it differs


@dataclass(frozen=True, slots=True)
class Change:
    """One change as the page shows it. `path`: the page of what it is about, or None where that isn't known."""

    anchor: str
    moment: str
    title: str
    path: str | None
    words: str  # the sentence, without what it is about
    source: str
    before: int  # the payload that said the old
    after: int  # … and the new
    kept: bool  # the newer payload is the present one: the site has a row of it

    @property
    def day(self) -> str:
        """The Dutch day on which we saw it."""
        return dutch.moment(self.moment).partition(",")[0]


def change(row: Mapping[str, Any]) -> Change:
    """A row of wijziging_regel, with `titel_bron` and `bewaard`, in words."""
    return Change(
        anchor=f"w{row['wijziging']}" + (f"-{tilde_encode(row['id'])}" if row["id"] else ""),
        moment=row["moment"],
        title=row["titel"] or "",
        path=object_path(row),
        words=sentence(row),
        source=row["titel_bron"] or row["bron"],
        before=row["van"],
        after=row["naar"],
        kept=bool(row["bewaard"]),
    )


def object_path(row: Mapping[str, Any]) -> str | None:
    """The page of what changed: of a motie its own, of any other paper the paper's."""
    if row["motie"]:
        return f"/motie/{row['motie']}"
    return page_path(row["id"]) if row["id"] else None


def sentence(row: Mapping[str, Any]) -> str:
    """What was and what is, as a sentence about the thing that the row is about."""
    thing, fields = WORDS.get(row["tabel"], (row["tabel"], {}))
    who = f" van {row['wie']}" if row["wie"] else ""
    if row["veld"] is None:
        return dutch.sentence(f"{thing}{who} is {'verdwenen' if row['oud'] == 'verdwenen' else 'toegevoegd'}")
    name = fields.get(row["veld"], row["veld"])
    old, new = differing(value(row["veld"], row["oud"]), value(row["veld"], row["nieuw"]))
    return dutch.sentence(f"{name}{who} was {_quoted(old)}, is {_quoted(new)}")


def value(field: str, text: str | None) -> str:
    """A value as a reader says it: a day as a day, an outcome without "Stemmen - "."""
    if text is None:
        return ""
    if field == "vergissing":
        return _YES_NO.get(text, text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", text):
        return dutch.day(text)
    return " ".join(text.removeprefix("Stemmen - ").split())


def differing(old: str, new: str) -> tuple[str, str]:
    """Two texts, each cut to the words around the place where they begin to differ, where they are long."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, old.rfind(" ", 0, max(0, same - _SHOWN // 4)) + 1)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    if len(text) <= _SHOWN:
        return text
    piece = text[start : start + _SHOWN]
    return ("…" if start else "") + piece + ("…" if start + _SHOWN < len(text) else "")


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "leeg"
