"""How to cite a motie: after the Leidraad voor juridische auteurs and Aanwijzing 3.43 voor de regelgeving. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.kst import Kst, parse
from db.site import dutch

Row = Mapping[str, Any]


def cite(motie: Row, submitters: Sequence[Row]) -> str:
    """ "Kamerstukken II 2024/25, 36600 XV, nr. 28 (motie-Jansen/De Vries)."; else its zaak number.

    `motie` needs kst, nummer, onderwerp, datum and vergaderjaar (2024-2025).
    """
    name = _name(motie["onderwerp"] or "", [one["naam"] for one in submitters if one["naam"]])
    key = parse(motie["kst"]) if motie["kst"] else None
    if key is None:
        kind = "zaaknummer" if "Z" in motie["nummer"] else "documentnummer"
        day = f", ingediend op {dutch.day(motie['datum'])}" if motie["datum"] else ""
        return f"{name[0].upper()}{name[1:]}{day}, Tweede Kamer, {kind} {motie['nummer']}."
    tweede = key.ondernummer[0].isdigit()  # the Eerste Kamer has letters
    number = f"nr. {key.ondernummer}" if tweede else key.ondernummer
    year = _year(motie["vergaderjaar"] or "")
    return f"Kamerstukken {'II' if tweede else 'I'}{year}, {dossier_words(key)}, {number} ({name})."


def dossier_words(key: Kst) -> str:
    """A dossier as it is cited: "36600 XV", and with a figure "21501-33"."""
    more = key.toevoeging or ""
    return f"{key.dossier}{'-' if more.isdigit() else ' ' if more else ''}{more}"


def _name(title: str, names: Sequence[str]) -> str:
    if not names:
        return "motie"
    if len(names) > 2 or " c.s." in title:
        return f"motie-{names[0]} c.s."
    return f"motie-{'/'.join(names)}"


def _year(years: str) -> str:
    """2024-2025 -> " 2024/25", and 1999-2000 -> " 1999/2000"."""
    first, _, last = years.partition("-")
    return f" {first}/{last if last.endswith('00') else last[2:]}" if last else ""
