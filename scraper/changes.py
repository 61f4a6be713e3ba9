"""What changed, of what users see, when a payload took the place of an earlier one. Pure.

A change upstream that changes nothing that is shown makes no noise: only the columns below are looked at.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from db import records as r
from db.records import Record, columns, table

# table -> the columns whose change is worth telling
SHOWN: dict[type[Record], tuple[str, ...]] = {
    r.Zaak: ("nummer", "soort", "titel", "onderwerp", "volgnummer", "termijn", "kabinetsappreciatie"),
    r.ZaakActor: ("naam", "fractie", "relatie"),
    r.ZaakDossier: (),
    r.ZaakDocument: (),
    r.Document: ("nummer", "soort", "onderwerp", "datum", "ondernummer"),
    r.DocumentVersie: ("externe_identifier",),
    r.DocumentBijlage: (),
    r.Activiteit: ("soort", "onderwerp", "datum", "status"),
    r.Besluit: ("besluitsoort", "stemmingssoort", "tekst", "status"),
    r.BesluitZaak: (),
    r.Stemming: ("soort", "fractie_grootte", "fractie_naam", "vergissing"),
    r.Toezegging: ("tekst", "status", "datum_nakoming", "kamerbrief_nakoming", "ministerie"),
    r.Kamerstuk: ("titel", "datum", "tekst", "dictum", "vervangt"),
    r.KamerstukOndertekenaar: ("naam",),
    r.KamerstukVerzoek: ("soort", "tekst", "gericht_aan"),
    r.Publicatie: ("titel", "documentstatus", "kst"),
    r.PublicatieTekst: ("titel", "tekst"),
    r.Pagina: ("titel", "datum", "tekst"),
    r.Bestand: ("titel",),
    r.BestandTekst: ("tekst",),
    r.WooDocument: ("titel", "soort", "datum"),
    r.Aanbeveling: ("onderwerp", "thema", "gericht_aan"),
    r.AanbevelingVoortgang: ("status", "status_genormaliseerd", "citaat"),
}
LONGEST = 1000  # characters of a text that are kept; the payloads have it whole
Row = tuple[type[Record], tuple[Any, ...]]


class Change(NamedTuple):
    """One field, or with `veld` None a whole row that came or went."""

    tabel: str
    rij: str
    veld: str | None
    oud: str | None
    nieuw: str | None


def changes(old: Iterable[Row], new: Iterable[Row]) -> Iterator[Change]:
    """The changes between the rows of a payload and those of the one before it."""
    before, after = _by_key(old), _by_key(new)
    for record, key in sorted(before.keys() | after.keys(), key=lambda place: (table(place[0]), place[1])):
        was, now = before.get((record, key)), after.get((record, key))
        if was is None or now is None:
            gone, come = ("verdwenen", None) if now is None else (None, "nieuw")
            yield Change(table(record), key, None, gone, come)
            continue
        for name in SHOWN[record]:
            if was[name] != now[name]:
                yield Change(table(record), key, name, _short(was[name]), _short(now[name]))


def _by_key(rows: Iterable[Row]) -> dict[tuple[type[Record], str], dict[str, Any]]:
    found = {}
    for record, row in rows:
        if record in SHOWN:
            values = dict(zip(columns(record), row, strict=True))
            found[record, " ".join(str(values[name]) for name in record.pk)] = values
    return found


def _short(value: Any) -> str | None:
    text = None if value is None else str(value)
    return f"{text[:LONGEST]}…" if text and len(text) > LONGEST else text
