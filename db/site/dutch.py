"""What the site says in Dutch: dates, numbers, and the words for a status or a score. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from db.silence import is_silent

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# status of a reference -> its name, and what it means to someone who reads it for the first time
STATUS = {
    "linked": ("gekoppeld", "Precies één stuk past duidelijk bij de verwijzing."),
    "ambiguous": ("meerdere kandidaten", "Meer dan één stuk past bij de verwijzing; wij kiezen niet."),
    "missing": (
        "niet gevonden in de verzamelde stukken",
        "Onze zoektocht vond geen stuk dat past. Het kan bestaan zonder dat wij het verzameld hebben.",
    ),
    "external": ("buiten de bronnen", "De verwijzing gaat naar een bron die wij niet verzamelen."),
    "unrecognised": (
        "niet herkend",
        "Wij lezen in deze tekst geen verwijzing naar een overheidsstuk.",
    ),
    "conflict": (
        "tegenstrijdig",
        "De verwijzing spreekt zichzelf tegen, bijvoorbeeld een nummer dat niet bij de titel past.",
    ),
    "found": ("nog niet opgezocht", "De verwijzing is herkend, maar nog niet naast de stukken gelegd."),
}
# how the latest run of a source went about it
WIJZE = {
    "full": "alles",
    "increment": "alleen wat veranderd was",
    "import": "uit bestanden",
    "rebuild": "opnieuw opgebouwd uit wat bewaard is",
}
_SCORES = ((0.95, "vrijwel zeker"), (0.8, "zeer waarschijnlijk"), (0.65, "waarschijnlijk"), (0.0, "mogelijk"))


def day(iso: str | None) -> str:
    """ "2026-05-18" -> "18 mei 2026". What is no date is given back as it is; nothing gives ""."""
    if not iso:
        return ""
    found = re.match(r"\d{4}-\d\d-\d\d", iso)
    try:
        known = date.fromisoformat(found[0]) if found else None
    except ValueError:
        known = None
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}" if known else iso


def moment(iso: str | None) -> str:
    """ "2026-11-24T20:08:09Z" -> "24 november 2026, 21.08 uur" (Dutch local time)."""
    if not iso or "T" not in iso:
        return day(iso)
    try:
        known = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = known.astimezone(_AMSTERDAM) if known.tzinfo else known
    return f"{day(local.date().isoformat())}, {local:%H.%M} uur"


def number(value: int) -> str:
    """296670 -> "296.670"."""
    return f"{value:,}".replace(",", ".")


def count(value: int, one: str, more: str) -> str:
    """1 -> "1 stuk", 2 -> "2 stukken"."""
    return f"{number(value)} {one if value == 1 else more}"


def listed(words: Sequence[str]) -> str:
    """["2020", "2021", "2022"] -> "2020, 2021 en 2022"."""
    return f"{', '.join(words[:-1])} en {words[-1]}" if len(words) > 1 else "".join(words)


# the pages that every page leads to
MENU = (
    ("/moties", "Moties"), ("/toezeggingen", "Toezeggingen"), ("/brieven", "Brieven"), ("/roemer", "Roemer"),
    ("/bronnen", "Bronnen"), ("/over", "Over"),
)  # fmt: skip

# the same in a word or two, where there is room for no more
STAND_KORT = {
    "no_report_found": "geen bericht gevonden",
    "acknowledged": "alleen genoemd",
    "announced": "aangekondigd",
    "in_progress": "in uitvoering",
    "partly": "deels uitgevoerd",
    "executed": "uitgevoerd, zegt het kabinet",
    "transferred": "overgedragen",
    "not_executed": "geweigerd",
    "superseded": "achterhaald",
    "closed_unclear": "onduidelijk of het is gedaan",
    "no_request": "vraagt het kabinet niets",
}
# where a promise stands by the register of toezeggingen itself, which is no word of the cabinet
REGISTER_KORT = {
    "announced": "toegezegd, volgens het register",
    "executed": "volgens het register: voldaan",
    "partly": "volgens het register: deels voldaan",
    "superseded": "volgens het register: vervallen",
    "closed_unclear": "volgens het register: afgedaan",
}
# the lists of moties that aren't known to be done
CATEGORIE = {
    "geweigerd": ("Geweigerd", "Het kabinet zegt dat het de motie niet uitvoert; de woorden staan erbij."),
    "te_laat": ("Te laat", "De toegezegde datum is voorbij, en een later bericht is niet gevonden."),
    "loopt": ("Loopt", "Aangekondigd, in uitvoering of overgedragen."),
    "deels": ("Deels uitgevoerd", "Een deel is gedaan, zegt het kabinet."),
    "onduidelijk": ("Onduidelijk", "Er staat niet, of niet duidelijk, wat ermee is gedaan."),
    "geen_bericht": ("Geen bericht gevonden", "In wat wij doorzochten staat niets over de uitvoering."),
}
# the same of promises
CATEGORIE_TOEZEGGING = {
    "te_laat": ("Over tijd", "De toegezegde datum is voorbij, en een later bericht is niet gevonden."),
    "loopt": ("Loopt", "Toegezegd, en de datum is nog niet voorbij of niet genoemd."),
    "deels": ("Deels nagekomen", "Een deel is gedaan, zegt het register of het kabinet."),
    "geweigerd": ("Geweigerd", "Het kabinet zegt dat het de toezegging niet nakomt; de woorden staan erbij."),
    "onduidelijk": ("Onduidelijk", "Er staat niet, of niet duidelijk, wat ermee is gedaan."),
    "geen_bericht": ("Geen bericht gevonden", "In wat wij doorzochten staat niets over het nakomen."),
}

# what was searched for what the cabinet says (doorzocht_dag.soort)
DOORZOCHT = {
    "titel": ("titel van een brief", "titels van brieven"),
    "kst": ("Kamerstuk", "Kamerstukken"),
    "publicatie": ("verslag of antwoord", "verslagen en antwoorden"),
    "bestand": ("bestand van een brief of bijlage", "bestanden van brieven en bijlagen"),
    "pagina": ("nieuwsbericht", "nieuwsberichten"),
}
# what the Chamber decided about a motie
UITKOMST = {
    "aangenomen": "Aangenomen",
    "overgenomen": "Overgenomen",
    "verworpen": "Verworpen",
    "aangehouden": "Aangehouden",
    "ingetrokken": "Ingetrokken",
    "vervallen": "Vervallen",
    "vervangen": "Vervangen door een latere versie",
    "gestaakt": "Stemmen gestaakt",
    "ingediend": "Ingediend",
    "onbekend": "Geen besluit bekend",
}

# the outcomes that a vote gave
GESTEMD = ("aangenomen", "verworpen", "gestaakt")
AFGELEID = (
    "“Afgeleid”: de bron zegt niet over welke motie het besluit ging, en wij leiden het af. Hoe, staat op de bladzijde"
    " van de motie."
)

# what a report prints of a recommendation of the Aanjaagteam (Roemer), in the words of a cell
AANBEVELING = {
    "executed": "uitgevoerd",
    "partly": "deels uitgevoerd",
    "in_progress": "in uitvoering",
    "announced": "aangekondigd",
    "transferred": "overgedragen",
    "acknowledged": "in beraad",
    "closed_unclear": "afgedaan, onduidelijk hoe",
    "superseded": "achterhaald",
    "not_executed": "geweigerd",
    "unknown": "andere woorden",  # a status is printed, and what it means isn't known
    "mentioned": "genoemd, zonder stand",
}
# what is on the worklist, and why
CONTROLE = {
    "fout": ("Niet te lezen", "Een antwoord van een bron dat wij niet konden lezen."),
    "onbekend veld": ("Onbekende velden", "De bron stuurt velden die wij niet kennen: zij is veranderd."),
    "laatste run": ("Laatste leesronde", "Wat bij de laatste leesronde misging of onvolledig bleef."),
    "onvolledig jaar": ("Onvolledige jaren", "Van een jaar zijn er minder stukken dan de bron zelf telt."),
    "bestand zonder tekst": ("Bestanden zonder tekst", "Waarschijnlijk een scan: wij kennen de titel, niet de inhoud."),
    "rapport zonder stand": (
        "Rapporten zonder stand",
        "Een rapport over de aanbevelingen (Roemer) dat wij niet vonden of waarin wij geen aanbeveling lazen.",
    ),
    "onbekende status": ("Onbekende woorden", "Een stuk meldt een stand in woorden die wij niet kennen."),
    "aanbeveling in geen advies": (
        "Aanbevelingen in geen advies",
        "Een rapport of de website noemt haar; in de adviezen die wij lazen staat zij niet.",
    ),
    "verwijzing ambiguous": ("Verwijzingen met meer kandidaten", STATUS["ambiguous"][1]),
    "verwijzing missing": ("Verwijzingen zonder stuk", STATUS["missing"][1]),
    "verwijzing conflict": ("Tegenstrijdige verwijzingen", STATUS["conflict"][1]),
}

# what the cabinet last said about executing a motie
STAND = {
    "no_report_found": "geen bericht over de uitvoering gevonden",
    "acknowledged": "geen bericht over de uitvoering gevonden, wel een brief die haar noemt",
    "announced": "aangekondigd",
    "in_progress": "in uitvoering",
    "partly": "deels uitgevoerd",
    "executed": "uitgevoerd, volgens het kabinet",
    "transferred": "overgedragen",
    "not_executed": "het kabinet zegt haar niet uit te voeren",
    "superseded": "achterhaald",
    "closed_unclear": "onduidelijk of het is gedaan",
    "no_request": "vraagt niets van het kabinet",
}


def standing(row: Mapping[str, Any]) -> str:
    """A row of motie_stand or motie_regel in words: "Aangenomen: in uitvoering (3 juli 2025). “…”".

    "" where no outcome is held.
    """
    if not row["uitkomst"]:
        return ""
    words = row["uitkomst"]
    if row["stand"]:
        words += f": {STAND[row['stand']]}"
    words += f" ({day(row['stand_datum'])})" if row["stand_datum"] and row["bewijs"] else ""
    words += f", toegezegd {row['termijn_tekst'] or 'voor ' + day(row['termijn'])}" if row["termijn"] else ""
    words += "; die datum is voorbij" if row["standing"] == "overdue" else ""
    words += "; dat is betwist" if row["standing"] == "disputed" else ""
    return sentence(words) + (f" “{row['bewijs']}”" if row["bewijs"] else "")


def silence(row: Mapping[str, Any], on: str) -> str:
    """Of what was under way and has not been heard of for more than a year, that it wasn't: a sentence, else "".

    `row`: with a stand, as motie_regel has it; `on`: the ISO day of which it is told. What is disputed was heard of.
    """
    if not row["stand_datum"] or row["standing"] == "disputed":
        return ""
    since = date.fromisoformat(row["stand_datum"][:10])
    return "Sindsdien geen bericht gevonden." if is_silent(row["stand"], since, date.fromisoformat(on[:10])) else ""


# how a paper may bear on what a letter asks
RELATIE = {
    "demands_same": "Vraagt hetzelfde",
    "cited": "Aangehaald in de brief; vraagt misschien iets dergelijks",
    "perhaps_same": "Vraagt misschien iets dergelijks",
    "answers": "Antwoordt hierop",
    "reports_progress": "Meldt voortgang",
    "background": "Achtergrond",
}
# How close a motie must be to ask the same: of 144 proposed in four labelled sets 121 asked the same or a part of it, 3
# did not, 20 were not judged.
SAME = 0.4


def relation(name: str, score: float | None, evidence: str | None) -> str:
    """How a paper bears on an ask, in words. Far off, a motie asks the same only where a human confirmed it; that the
    letter cites it before the ask says only that. The linker says both in the evidence."""
    said = evidence or ""
    if name != "demands_same" or (score or 0) >= SAME or said.lower().startswith("bevestigd"):
        return RELATIE[name]
    return RELATIE["cited" if "in hetzelfde deel van de brief" in said else "perhaps_same"]


def score(value: float | None) -> str:
    """0.858 -> "zeer waarschijnlijk (score 0,86)"."""
    if value is None:
        return ""
    words = next(words for least, words in _SCORES if value >= least or least == 0.0)
    return f"{words} (score {value:.2f})".replace(".", ",")


def status(name: str) -> str:
    """The Dutch name of a status; one that the site doesn't know is shown as it stands."""
    return STATUS[name][0] if name in STATUS else name


def sentence(text: str | None) -> str:
    """A phrase as a sentence: a capital in front (not of an id such as kst-29689-1282) and a full stop."""
    clean = (text or "").strip()
    if not clean:
        return ""
    is_id = any(char.isdigit() for char in clean.split(maxsplit=1)[0])
    first = clean[0] if is_id else clean[0].upper()
    return first + clean[1:] + ("" if clean[-1] in ".?!" else ".")


# what kind of text says something about executing a motie
GENRE = {
    "letter": "brief",
    "letter_title": "titel van een brief",
    "answer": "antwoord",
    "annex": "bijlage",
    "budget_annex": "bijlage bij de begroting",
    "spoken": "ongecorrigeerd verslag",
    "handelingen": "Handelingen",
    "ek_besluit": "besluit van de Eerste Kamer",
    "summary": "nieuwsbericht",
    "motion_text": "motie",
    "press": "pers",
    "register": "register van toezeggingen",
}
# how it is known which zaak a besluit decided, where the source doesn't say so (besluit_zaak.methode)
METHODE = {
    "only zaak": "de motie was het enige stuk op dat agendapunt",
    "same change stamp": "de gegevens van de motie en van het besluit zijn op hetzelfde moment bijgewerkt",
}
# what an entity of the Chamber's register is, of something that was taken away
ENTITEIT = {
    "Zaak": "zaak",
    "Document": "document",
    "Activiteit": "vergadering",
    "Besluit": "besluit",
    "Toezegging": "toezegging",
}

# Of columns that hold a code: the words for each. The data keep the code.
CODES = {
    "categorie": {name: words[0] for name, words in CATEGORIE.items()},
    "stand": STAND_KORT,
    "standing": {"undisputed": "niet betwist", "disputed": "betwist", "overdue": "over tijd"},
    "status": {name: words[0] for name, words in STATUS.items()}
    | STAND_KORT
    | {"none": "zegt niets over de uitvoering"},
    "status_genormaliseerd": AANBEVELING,
    "genre": GENRE,
    "relation": RELATIE,
    "wijze": WIJZE,
}
# how a table of Datasette can be narrowed
VERGELIJKING = {
    "exact": "is",
    "not": "is niet",
    "contains": "bevat",
    "endswith": "eindigt op",
    "startswith": "begint met",
    "gt": "is meer dan",
    "gte": "is minstens",
    "lt": "is minder dan",
    "lte": "is hoogstens",
    "like": "lijkt op (LIKE)",
    "notlike": "lijkt niet op (LIKE)",
    "glob": "lijkt op (GLOB)",
    "in": "is een van",
    "notin": "is geen van",
    "arraycontains": "heeft in de lijst",
    "arraynotcontains": "heeft niet in de lijst",
    "date": "is van de dag",
    "isnull": "is leeg (NULL)",
    "notnull": "is niet leeg (NULL)",
    "isblank": "is leeg",
    "notblank": "is niet leeg",
}


def sql_error(error: str) -> str:
    """What is wrong with a question in SQL. Questions that stand ready say it themselves (metadata.yml)."""
    ours = re.fullmatch(r"bad JSON path: '(.*)'", error)
    return sentence(ours[1]) if ours else f"SQLite meldt: {error}"
