"""Who writes to whom, when, about what and for which debate: the head of a letter and its signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linker.models import Debate
from linker.read.mask import MASK

# Three letters tell the months apart; the common short form mrt is read as maa.
_MONTHS = ["jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH = (
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|(?:jan"
    r"|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:\s*(?:-|–|,|/|en|t/m|tot en met)\s*\d{{1,2}})?"
    rf"\s+(?P<m>{_MONTH})(?:\s+(?P<y>(?:19|20)\d\d))?\b"
    r"|\b(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)\b"
    r"|\b(?P<nd>\d{1,2})[-/.](?P<nm>\d{1,2})[-/.](?P<ny>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_NEXT_WEEKDAY = re.compile(rf"\b(?:aanstaande|komende)\s+({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)

# Labels of the block above the letter, by the field that they name; "" = a label that is no field of ours.
_LABELS = {
    "date": r"datum|dagtekening",
    "subject": r"onderwerp|betreft|betreffende|betr\.?|inzake",
    "reference": r"(?:ons |onze )?(?:kenmerk|referentie)|briefn(?:umme)?r\.?|ons nummer|(?:onze )?ref\.?",
    "recipient": r"aan|ter attentie van|t\.a\.v\.",
    "sender": r"van|afzender|namens",
    "": r"uw (?:kenmerk|brief.*)|bijlagen?|bijlage\(n\)|contactpersoon|doorkiesnummer|telefoon|tel"
    r"|e-?mail|cc|pagina",
}
_LABEL_ALONE = re.compile("|".join(f"(?P<f{at}>{words})" for at, words in enumerate(_LABELS.values())), re.I)
# Without a colon only these words can't begin a sentence or an address of another kind.
_LABELLED = re.compile(
    rf"(?P<label>(?:{'|'.join(_LABELS.values())}))\s*:\s*(?P<value>.*)"
    r"|(?P<bare>Datum|Ons kenmerk|Kenmerk|Onderwerp|Betreft|Uw kenmerk)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_LONGEST = 1000  # characters of a line in a letter's head, or of a sentence in which a debate is named
_CELLS = re.compile(r"\t+|\s{3,}|\s+\|\s+")

_ADDRESS = re.compile(
    rf"postbus\b|\d{{4}}\s?[A-Z]{{2}}\b|.*\b\d{{1,4}}\s?[a-z]?$|per e-?mail|per post|{MASK}|www\."
    rf"|https?:|tweede kamer der",
    re.IGNORECASE,
)
_NO_LETTERHEAD = re.compile(
    r"aan\b|t\.a\.v\.|geachte|(?:open )?brief\b|position paper|inbreng\b|notitie\b|reactie\b"
    r"|concept\b|factsheet|tweede kamer|\(?(?:de )?(?:vaste )?(?:kamer)?commissie\b",
    re.IGNORECASE,
)
# An address without "Aan": the line that names who of the Chamber is meant.
_ADDRESSEE = re.compile(
    r"(?:de |het )?(?:(?:voorzitter|griffier|leden|woordvoerders)\b.{0,80})?(?:de )?(?:vaste )?(?:kamer)?commissie"
    r" (?:voor|van)\b"
    r"|(?:de )?(?:leden|woordvoerders)\b.{0,60}\bkamer\b",
    re.IGNORECASE,
)
# An unlabelled line that says what the letter is: "Inbreng commissiedebat Wonen".
_TITLE = re.compile(r"(?:inbreng|reactie|position paper|standpunt|notitie|zienswijze|advies|oproep)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:de |het )?(?:\w+ ){0,2}?\w*(?:stichting|vereniging|coöperatie|federatie|bond|platform|netwerk|koepel|gilde"
    r"|genootschap|steunpunt|alliantie|unie|instituut|bureau|centrum|collectief|verbond|beraad|raad|fonds)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:(?:algemeen |plaatsvervangend |landelijk |vice-?|uitvoerend )?(?:directeur|voorzitter"
    r"|bestuurder|coördinator|secretaris|penningmeester|bestuurslid|woordvoerder|manager|hoofd|ceo"
    r"|president|beleidsadviseur|adviseur|lobbyist)(?:-(?:bestuurder"
    r"|directeur))?(?: (?:public affairs|bestuur|raad van bestuur|belangenbehartiging|beleid))?)\b",
    re.IGNORECASE,
)

# The abbreviations of the standing committees, as the Chamber itself writes their names.
_COMMITTEES = {
    "AZ": "Algemene Zaken",
    "BZK": "Binnenlandse Zaken",
    "BUZA": "Buitenlandse Zaken",
    "BZ": "Buitenlandse Zaken",
    "BHO": "Buitenlandse Handel en Ontwikkelingshulp",
    "BUHAOS": "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "DEF": "Defensie",
    "DIZA": "Digitale Zaken",
    "DZ": "Digitale Zaken",
    "EUZA": "Europese Zaken",
    "EZ": "Economische Zaken",
    "EZK": "Economische Zaken en Klimaat",
    "FIN": "Financiën",
    "IENW": "Infrastructuur en Waterstaat",
    "I&W": "Infrastructuur en Waterstaat",
    "J&V": "Justitie en Veiligheid",
    "JENV": "Justitie en Veiligheid",
    "KGG": "Klimaat en Groene Groei",
    "LNV": "Landbouw, Natuur en Voedselkwaliteit",
    "LVVN": "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "OCW": "Onderwijs, Cultuur en Wetenschap",
    "SZW": "Sociale Zaken en Werkgelegenheid",
    "VRO": "Volkshuisvesting en Ruimtelijke Ordening",
    "VWS": "Volksgezondheid, Welzijn en Sport",
    "A&M": "Asiel en Migratie",
    "AENM": "Asiel en Migratie",
}
_NAME = r"[A-ZÀ-Ž][\w&’'-]*(?:(?:,\s+|\s+en\s+| )(?:[A-ZÀ-Ž][\w&’'-]*))*"
_COMMITTEE = re.compile(rf"\b(?:[Kk]amer)?[Cc]ommissie\s+(?:(?:voor|van)\s+)?(?:de\s+|het\s+)?(?P<name>{_NAME})")

_DEBATE = (
    r"commissiedebat|wetgevingsoverleg|notaoverleg|algemeen overleg|plenaire? (?:debat|behandeling)"
    r"|tweeminutendebat|dertigledendebat|hoofdlijnendebat|begrotings(?:debat|behandeling)"
    r"|rondetafelgesprek|schriftelijk overleg|hoorzitting|WGO|AO|RTG"
)
_TITLE_END = (
    r"(?=\s*(?:[.:;!?(–|\n]|$|,(?!\s+(?:onderdeel\b|[A-Z]))|\s(?:op|van|dat|staat|met|in|waar\w*"
    r"|plaats|aan|voert?)\b|\s(?:d\.d\.|a\.s\.)|\svoor\W*$"
    rf"|,?\s+\d{{1,2}}\s+(?:{_MONTH})|,?\s+\d{{1,2}}-\d))"
)
_NAMED_DEBATE = re.compile(
    rf"\b(?P<type>(?i:{_DEBATE}|debat))\s+(?P<over>(?:over|inzake)\s+)?(?P<article>de\s+|het\s+)?[‘'“\"]?"
    rf"(?P<title>\w.*?)[’'”\"]?{_TITLE_END}"
)
_SPEAKS_OF_DEBATE = re.compile(
    rf"\b(?:{_DEBATE}|debat|overleg)\b|\b(?:spreekt|behandelt|debatteert|vergadert|bespreekt)\s+(?:u|uw)\b",
    re.IGNORECASE,
)


def dates(text: str, after: date | None = None) -> Iterator[tuple[int, date]]:
    """The dates in a text with where they stand; one without a year is the first such day from `after` on."""
    for match in _DATE.finditer(text):
        day = int(match["d"] or match["id"] or match["nd"])
        month = _month(match["m"]) if match["m"] else int(match["im"] or match["nm"])
        year = match["y"] or match["iy"] or match["ny"]
        if found := _day(int(year), month, day) if year else _first(after, month, day):
            yield match.start(), found
    for match in _NEXT_WEEKDAY.finditer(text):
        if after:
            ahead = (_WEEKDAYS.index(match[1].lower()) - after.weekday() - 1) % 7 + 1
            yield match.start(), after + timedelta(days=ahead)


def _month(word: str) -> int:
    short = word.lower()[:3].replace("mrt", "maa")
    return _MONTHS.index(short) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 juni, or a number with dots that is no date
        return None


def _first(after: date | None, month: int, day: int) -> date | None:
    if after is None:
        return None
    days = (_day(year, month, day) for year in (after.year, after.year + 1))
    return next((found for found in days if found and found >= after), None)


@dataclass(frozen=True)
class Header:
    """What stands above the salutation and below the greeting; what isn't there is None."""

    sender: str | None
    recipient: str | None
    committee: str | None
    date: date | None
    subject: str | None
    reference: str | None
    debate: Debate | None


def read_header(head: Sequence[str], opening: Sequence[str], tail: Sequence[str]) -> Header:
    """The header fields out of the lines above the salutation, the first sentences (the salutation is the
    first), and the lines from the greeting on."""
    opening = [sentence[:_LONGEST] for sentence in opening]
    fields = _fields(head)
    written = _written_on(fields, head)
    subject = fields.get("subject") or next((line for line in head if _TITLE.match(line) and len(line) < 160), None)
    recipient = _recipient(head, fields)
    return Header(
        sender=fields.get("sender") or _letterhead(head) or _signed_for(tail),
        recipient=recipient,
        committee=_committee([recipient or "", *opening, "\n".join(head)]),
        date=written,
        subject=subject,
        reference=fields.get("reference"),
        debate=_debate([subject or "", *filter(_NAMED_DEBATE.match, head)], opening, written),
    )


def _field(label: str) -> str | None:
    """Which field a label names: "" for a label that is none of ours, None for what is no label."""
    match = _LABEL_ALONE.fullmatch(label.strip(" :"))
    return list(_LABELS)[int((match.lastgroup or "f0")[1:])] if match else None


def _fields(head: Sequence[str]) -> dict[str, str]:
    """Labelled values, in any of the ways in which letters set them. The first value of a field counts."""
    fields: dict[str, str] = {}
    rows = [_CELLS.split(line.strip()) for line in head if line.strip() and len(line) < _LONGEST]
    for at, cells in enumerate(rows):
        under = rows[at + 1] if at + 1 < len(rows) else []
        for field, value in _values(cells, under):
            value = value.strip()
            if field and value.strip(" -–"):
                fields.setdefault(field, value)
    return fields


def _values(cells: list[str], under: list[str]) -> Iterator[tuple[str, str]]:
    names = [_field(cell) for cell in cells]
    if all(name is not None for name in names):  # a row of labels: the values are in the row below
        if all(_field(cell) is None for cell in under):
            yield from ((name or "", value) for name, value in zip(names, under, strict=False))
        return
    for name, value in zip(names, cells[1:], strict=False):
        if name is not None:
            yield name, value
    for cell in cells:
        if match := _LABELLED.fullmatch(cell):
            yield _field(match["label"] or match["bare"]) or "", match["value"] or match["rest"] or ""


def _written_on(fields: dict[str, str], head: Sequence[str]) -> date | None:
    """The date of the letter: the labelled one, else that of a line such as "Utrecht, 3 maart 2026"."""
    bare = [line for line in head if _field(line.split(":")[0]) is None and not _SPEAKS_OF_DEBATE.search(line)]
    places = [fields.get("date", ""), *bare]
    for place in places:
        for at, found in dates(place):
            if place == places[0] or len(place[:at]) < 40:
                return found
    return None


def _recipient(head: Sequence[str], fields: dict[str, str]) -> str | None:
    """The words after "Aan", over the lines that they run on, without contact details or abbreviation."""
    for at, line in enumerate(head):
        if not (opening := re.match(r"(?:aan\b|t\.a\.v\.)\s*:?\s*", line, re.IGNORECASE)):
            continue
        words = line[opening.end() : _LONGEST]
        for following in head[at + 1 :]:
            runs_on = re.search(r"(?:^|,|\b(?:voor|en|van|de|het|t\.a\.v\.))$", words)
            attention = "commissie" not in words.lower() and following.lower().startswith("t.a.v.")
            goes_on = runs_on or attention or re.match(r"(?:voor|van|en)\s", following)
            if not following or len(words) > _LONGEST or not goes_on:
                break
            words = f"{words} {following}".strip()
        words = re.sub(rf"\s*\(?{MASK}+\)?|\s*\([A-Z&]+\)$", "", words)
        return re.sub(r"^de (?=vaste|kamer|commissie)", "", words.strip(" ,")) or None
    return fields.get("recipient") or next(filter(_ADDRESSEE.match, head), None)


def _committee(places: Sequence[str]) -> str | None:
    """The first committee named, by the name of its field; abbreviations are written out."""
    for place in places:
        for match in _COMMITTEE.finditer(place):
            name = " ".join(match["name"].split())
            return _COMMITTEES.get(name.upper().rstrip("."), name)
    return None


def _letterhead(head: Sequence[str]) -> str | None:
    """The organisation above the addressee: the first line, or one below a line that holds a date or an address."""
    for line in (line for line in head if line and not _TITLE.match(line)):
        name = re.split(r"\t|\s{3,}|\s*[|•]\s*", line[:_LONGEST])[0].strip(" ,")
        if _field(line.split(":")[0]) is not None or _LABELLED.fullmatch(line) or _NO_LETTERHEAD.match(line):
            return None
        if name and len(name) <= 80 and not any(dates(line)) and not _ADDRESS.match(name):
            return name
    return None


def _signed_for(tail: Sequence[str]) -> str | None:
    """The organisation in the signature: after "Namens", after or under the role of who signs, or on its own line."""
    signed = [line for line in tail if line and MASK not in line and len(line) < _LONGEST]
    for at, line in enumerate(signed):
        named = re.match(r"namens\s+(?:(?:het )?bestuur(?: van)?\b\s*)?(?:de |het )?(.*)", line, re.IGNORECASE)
        if named and named[1].strip(" ,"):
            return named[1].strip(" ,")
        if role := re.search(rf"(?:^|,\s*){_ROLE.pattern}", line, re.IGNORECASE):
            rest = re.sub(r"^\W*(?:(?:van|bij)\s+)?(?:de\s+|het\s+)?(?=\S)", "", line[role.end() :]).strip(" ,")
            under = signed[at + 1] if at + 1 < len(signed) else ""
            if rest or (under[:1].isupper() and not _ADDRESS.match(under)):
                return rest or under
    return next((line.strip(" ,") for line in signed[1:8] if _ORGANISATION.match(line) and len(line) <= 80), None)


def _debate(titles: Sequence[str], opening: Sequence[str], written: date | None) -> Debate | None:
    """The debate that the letter is for: first as named with its kind and title, else as "debat over …".

    `titles` are the subject and other lines of the head that name a debate."""
    named = [match for place in (*opening, *titles) if (match := _NAMED_DEBATE.search(place[:_LONGEST]))]
    titled = [m for m in named if m["title"][0].isupper() or m["over"] or m.string in titles]
    exact = [m for m in titled if m["type"].lower() != "debat"]
    for match in exact or titled:
        over = "" if exact else f"{match['over'] or ''}{match['article'] or ''}"
        name = " ".join(f"{match['type']} {over}{match['title']}".split())
        return Debate(name, _debate_date(titles, opening, written))
    return None


def _debate_date(titles: Sequence[str], opening: Sequence[str], written: date | None) -> date | None:
    spoken = [sentence for sentence in opening if _SPEAKS_OF_DEBATE.search(sentence)]
    for place in (*titles, *spoken):
        for _, found in dates(place, written):
            if written is None or found >= written:
                return found
    return None
