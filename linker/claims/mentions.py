"""Where a text speaks of a motie, a toezegging or an aanbeveling. Pure.

A mention is named by its submitters ("de motie-X/Y c.s.", "motie van het lid X"), by a number ("op stuk nr. 31",
T02882, aanbeveling 4.3.A), by its subject ("de motie over …") or, in an annex, by the first cells of a row. A bare
"de motie" is one only where nothing before it can be meant. A number that follows is its target (`linker.find`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from linker.claims.verbs import LEXICON, word_set
from linker.find import find
from linker.models import Citation

Sort = Literal["motie", "toezegging", "aanbeveling"]

CUE = re.compile(
    r"(?i)motie|beloofd|belofte|(?:verzocht|gevraagd|verlangd|bepleit|voorgesteld|opgedragen|gewenst) door|"
    r"(?:verzoek|wens|oproep) van|verzoek (?:om|dat)|toegezegd|toezeg|\btoe\b|aanbevel|aanjaagteam|\bT0\d{4}\b|\bTZ\d|"
    r"\b\d\.\d\.[A-Z]\b|\|"
)

_PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|'t|’t|[Ee]l|[Aa]l|[Vv]on|[Ll]a|[Ll]e)"
_WORD = r"(?!Kamer|Handelingen|Eerste|Tweede|Deze|Stuk|De [a-z])[A-ZÀ-ÞĐŠŽĆČ](?:[\w'’]|-(?=\w))*"
_SURNAME = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,2}}"
_PARTY = r"(?: \((?!TZ|T0)[A-Z][\w+-]{1,14}\))?"
_NAMES = rf"{_SURNAME}{_PARTY}(?:(?:, | en |, en |/| & |\b ?[-–] ?){_SURNAME}{_PARTY}){{0,9}}(?: c\.s\.)?"
_TITLE = (
    r"(?:het |de |Tweede |Eerste |toenmalige? |oud-)*"
    r"(?:[Ll]id|[Ll]eden|[Kk]amerl(?:id|eden)|[Hh]eer|heren|[Mm]evrouw|senator(?:en)?|fracties? van|afgevaardigden?)"
)
_BEFORE = (
    r"(?:\b(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Hh]et|[Zz]ijn|[Hh]aar|[Hh]un|[Mm]ijn|[Tt]wee|[Dd]rie|[Vv]ier|[Bb]eide|"
    r"[Zz]o[’']n|[Gg]enoemde|[Dd]iverse|[Oo]nderhavige|[Uu]w|[Aa]lle|[Ee]nkele) (?:(?:door|bij|"
    r"tijdens) (?:[\wÀ-ÿ]+ ){1,6}(?=[a-zà-ÿ]+(?:de|te|en) ))?)?"
    r"(?:(?:nader |inmiddels |eerder |mede |breed |unaniem |met algemene stemmen )?"
    r"(?!(?:om|en|of|maar|over|aan|met|van|voor|zaken|inzake|die|de|deze|beide|alle|een)\b)[a-zà-ÿ]{2,}(?:e|en|"
    r"de) ){0,2}"
)
_ABOUT = (
    r"(?:over|inzake|omtrent|betreffende|met betrekking tot|ten aanzien van|aangaande|"
    r"om(?=(?: [^\s,.;:()|?!]+){1,18} te [a-zà-ÿ]+en\b))"
)
_STOP = (
    r"(?:is|zijn|was|waren|word(?:t|en)|werd(?:en)?|zal|zullen|heb|heeft|hebben|had|kan|kunnen|moet|wil|blijft|die|dat|"
    r"waar\w*|gaat|ga|ben|komt|krijgt|geef|geeft|loopt|neem|laat|acht|beschouw|verwijs|"
    r"blijven|bleef|bleven|gaan|komen|krijgen|lopen|liggen|staan|(?:in|per|vóór|uiterlijk|eind|begin|"
    r"medio) (?:\d{1,4}\b|Q\d)|"
    r"naast (?:zich|mij)|terzijde|eindelijk|alsnog|onverkort|uit te|over te|na te|"
    r"niet|ik|wij|kwam|uitvoering|invulling|gestalte|gevolg|gehoor|opvolging|vorm|recht|handen|ten|ter|"
    r"nog|wel|inmiddels|intussen|reeds|deels|volledig|geheel|geen|"
    r"en (?:\w+ ){0,4}?(?:motie|toezegging|aanbeveling)|en (?:reactie|antwoord|uitvoering|stand|voortgang))"
)
_SUBJECT = rf" {_ABOUT}(?: (?!{_STOP}\b)[^\s,.;:()|?!]+){{1,20}}"
# whose it is, or from when: "van de commissie-X", "uit het rapport-Y", "van vorig jaar", "op het terrein van Z"
_BODY = (
    r"(?:\w*commissie|fractie|\w*raad|inspectie|[Oo]mbudsman|[Rr]ekenkamer|[Ss]taten|rapport|advies|evaluatie|"
    r"onderzoek|werkgroep|taskforce|senaat|oppositie|coalitie|Kamer|\w*team|college|vereniging|bond)"
)
_WHOSE = (
    rf"(?: (?:van|uit|door|bij|in) (?:(?:de|het|een|hun|mijn|uw|zijn|haar|onze|die|dit|deze) )?"
    rf"(?:(?!{_STOP}\b)[a-zà-ÿ-]+ ){{0,2}}?"
    rf"(?:(?:\w*{_BODY})(?:-{_WORD})?(?: «[^»\n]{{1,60}}»)?|(?:[a-zà-ÿ]+-)?{_WORD})(?!\w)(?:(?: en| voor|"
    rf" van(?: de| het)?| &)? {_WORD})*"
    r"| waar (?:u|de \w+) (?:op|naar|aan) (?:doelt|doelen|verwijst|refereert|vraagt)"
    r"| (?:van|uit) (?:\d{1,2} [a-z]+(?: \d{4})?(?: jl\.)?|(?:vorige?|afgelopen|verleden|eerder dit|dit) (?:jaar|"
    r"week|maand|"
    r"[a-z]+)"
    r"|(?:begin |eind |medio )?[a-z]+ \d{4}|\d{4})(?![\w-])"
    rf"| op het (?:terrein|gebied|vlak) van(?: (?!{_STOP}\b)[^\s,.;:()|?!]+){{1,6}})"
)

_STUK = (
    r" (?:op (?:de |het )?stuk(?:ken)? |onder |\(stuk )?(?:met )?(?:nrs?\.? ?|nummers? "
    r")\d+(?:(?:, | en |, en |/)\d+)*\b(?! ?\(?\d)"
)

# The forms of a motie, the fullest first: each by how it names the paper.
_MOTIE = re.compile(
    rf"(?P<word>\b(?:[Mm]otie|[Bb]urgerschapsmotie|[Dd]eelmotie)(?P<plural>s)?)\b"
    rf"(?P<named>(?:-(?! )| ?[-–] ?){_NAMES}| (?:van |door |der ){_TITLE} {_NAMES}| van "
    rf"(?:de )?{_NAMES}| {_TITLE} {_NAMES}| {_NAMES}| van (?:treurnis|afkeuring|wantrouwen|"
    rf"treurnis en afkeuring))?"
    rf"(?P<stuk>{_STUK})?"
    rf"(?P<tail> en toezeggingen(?: [A-Z]\w+(?:(?:, | en |, en )[A-Z]\w+)*)?)?(?P<or> of (?:een )?toezegging)?"
)
_BEFORE_IT = re.compile(rf"{_BEFORE}$")
_ABOUT_IT = re.compile(_SUBJECT)
_WHOSE_AT = re.compile(_WHOSE)
_NOUNS = word_set("start inzet opzet aanzet bericht besluit gebied beleid toets overzicht inzicht uitzicht recht")
_PARTICLE_LAST = re.compile(r" (?:uit|af|over|aan|op|na|mee|in)$")
_BRACKET = re.compile(r"[^|\n]{0,150}\(")
_DEBATE = re.compile(
    r"(?: uit| van| gedaan| ingediend| aangenomen)? ?(?:in|uit|bij|tijdens|van) (?:het|"
    r"de) [^,.;:|()]{0,40}?debat(?:ten)?(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+ \d{4})?"
)
_HYPHEN = re.compile(rf"(?:,|,? en|,? alsmede) (?P<item>-{_NAMES})")
_ELLIPTIC = re.compile(
    rf"(?:,|,? en(?: van)?| alsmede) (?P<item>(?:die van )?(?:de heer |mevrouw |het lid |de leden |-)?{_NAMES}) ?(?=\()"
)
_THOSE = re.compile(rf"\b[Dd]ie (?:van|-)(?: de heer| mevrouw| het lid| de leden)? ?{_NAMES}(?:{_SUBJECT})?")
_ONE_ABOUT = re.compile(r"\b[Dd]ie over [^.,;:()|\n]{2,60}(?= \()")
_BY_MOTIE = re.compile(
    rf"(?:\bwat |\bzoals |\b[HD]et? )?\b{_TITLE} {_NAMES} (?:[a-z]+ ){{0,4}}?(?:bij|per|via een|in een) motie "
    r"[^.;:()|\n]{1,120}(?= \()"
)
_REQUEST_ITEM = re.compile(
    rf"\b(?:[Uu]w|[Hh]et|[Dd]it) verzoek (?:om [^.;:()|\n]{{3,90}} \({_NAMES}, nr\. \d+\)"
    rf"|dat de Kamer (?:[a-z]+ ){{0,3}}?op (?:voorstel|initiatief) van {_TITLE} {_NAMES} [a-z]+)"
)
_PROPOSAL = re.compile(
    rf"\b[Hh]et (?:verzoek|voorstel|idee) van (?:de Kamer|uw Kamer|{_TITLE} {_NAMES}) \($|\b{_TITLE} {_NAMES} \($"
)
# a motie by what it does: "zoals verzocht door de leden X en Y (36 410, nr. 8)"
_ASKED_BY = re.compile(
    r"(?:\b(?:[Vv]erzocht|[Gg]evraagd|[Vv]erlangd|[Bb]epleit|[Vv]oorgesteld|[Oo]pgedragen|[Gg]ewenst) door"
    r"|\b(?:[Hh]et verzoek|[Dd]e (?:wens|oproep|opdracht|vraag)) van)"
    rf" {_TITLE} {_NAMES}"
)
_ARTICLE = re.compile(r"(?:[Dd]e|[Dd]eze|[Dd]ie|[Bb]eide|[Mm]ijn|[Hh]aar|[Zz]ijn|[Hh]un|[Aa]lle) ")
_LOOSE = re.compile(r"\b(?:die onder |de stukken )?(?:nrs?\.|nummer) \d+\b(?! ?\()")
_SENTENCE_END = re.compile(r"(?<!nr)(?<!nrs)(?<!c\.s)\.(?=\s+[A-Z]|$)|\n")
_ISSUED = re.compile(
    r"(?:rondgedeeld|vervangen|gedrukt|ingediend|gewijzigd)\b[^.;\n]{0,60}?\b(?:onder|met) (?P<n>nr\. \d+)\b"
)
_PAIR = re.compile(rf" van {_SURNAME}{_PARTY}(?: c\.s\.)? en {_SURNAME}{_PARTY}(?: c\.s\.)?$")
_THEN_EACH = re.compile(r"[^.:;|\n]{0,60}? (?:is|zijn|heb ik|heeft|wordt|worden|zal) die van ")
_DOSSIER_BEHIND = re.compile(r" \((?:Kamerst\w+ )?(?P<dossier>\d{2} ?\d{3})\)")
# an item of a list of moties that is a number alone: "97 990, nr. 8 (directie X)", "nr. 30 (97 884)"
_NUMBER_ITEM = re.compile(
    r"(?:(?<=[.:;\n] )|(?<=\), )|(?<=\n)|(?<=, )|(?<=en )|(?<=[-•] ))"
    r"(?:(?P<d1>\d{2} ?\d{3}), nr\. (?P<n1>\d+)(?= ?\(|:)(?: \([^()\n]{2,40}\)(?=:))?|"
    r"nr\. (?P<n2>\d+) \((?P<d2>\d{2} ?\d{3})\))"
)
_THAT_PAPER = re.compile(rf"\b[Dd]ie(?= op stuk){_STUK}")
_WHICH = re.compile(r" (?:die|waarvan|waarover) [^,.;:()|]{1,90}?(?= en waar|[,.;:()|])")
_CARRIED = re.compile(
    r" die [^.;:()|]{1,90}? (?:aanvaardde|aanvaard|aangenomen|ingediend|aannam)\b(?: (?:zijn|is|heeft|hebben|werden|"
    r"werd))?"
)
_LISTED = re.compile(r"[^.:|]{0,60}: ?(?=die (?:van|-)|T0\d{4}|TZ\d|\d\.\d\.[A-Z]|(?:de )?motie-)")

_NUMBERED = re.compile(
    r"(?:\b(?:[Dd]e )?[Tt]oezegging(?:en)?(?: met nummer| nr\.?)? \(?)?(?P<n>\bT0\d{4}\b|"
    r"\bTZ\d{6}-\d{1,3}\b)(?: \([^()\n|]{3,60}\)(?=[.:]))?"
)
_ORDINALS = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|laatste|\d{1,2}[de]e?)"
)
_RECOMMENDED = re.compile(
    r"(?:(?:\b(?:[Dd]e |[Dd]eze )?[Aa]anbeveling(?:en)?(?: (?:nrs?\.?|nummers?))? )?(?P<n>\b\d{1,2}\.\d{1,2}\.[A-Z]\b)"
    r"|\b(?:[Dd]e )?[Aa]anbeveling(?:en)? (?:nrs?\.? |nummers? )?"
    r"(?P<m>(?:[A-Z]{1,2}-?)?\d{1,2}(?:\.\d{1,2})*(?: ?[A-Za-z]\b)?|[A-Z]\b)(?![\d.]*\d)"
    rf"|\b(?:[Dd]e|[Hh]aar|[Zz]ijn|[Hh]un|[Uu]w) (?:{_ORDINALS}(?:,| en|, en) (?:de )?)*{_ORDINALS} aanbeveling(?:en)?)"
    rf"(?:(?:, \d{{1,2}})* (?:en|tot en met|t/m) \d{{1,2}}\b(?!\.\d))?(?:{_WHOSE}){{0,2}}(?: \([a-zà-ÿ][^()\n|]{{2,60}}\))?"
)
_PROMISE_NOUN = re.compile(
    r"(?:\b(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Mm]ijn|[Zz]ijn|[Hh]aar|[Oo]nze|[Bb]eide|"
    r"[Aa]lle|[Dd]iverse|[Dd]e volgende|[Dd]e eerdere) )?(?:\b[a-zà-ÿ]+e "
    r")?\b(?:[Tt]oezegging|[Bb]elofte)(?P<plural>en|n)?\b"
    rf"(?: (?:aan|van) (?:(?:{_TITLE}|de minister|de staatssecretaris|mijn voorganger) "
    rf")?(?:{_NAMES}|het personeel|uw Kamer|de Kamer|de [a-z]+))?"
    r"(?: (?:gedaan )?(?:in|uit|bij|tijdens) (?:het|de) [^,.;:|()]{0,40}?(?:debat(?:ten)?|"
    r"overleg|behandeling)(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+(?: \d{4})?)?)?"
    rf"(?:(?: [^.,;:()|\n]{{1,80}})? \((?P<n>TZ\d{{6}}-\d{{1,3}}|"
    rf"T0\d{{4}})\))?(?:{_SUBJECT})?(?: \((?P<n2>TZ\d{{6}}-\d{{1,3}}|T0\d{{4}})\))?"
)
_ADVICE = re.compile(
    r"(?:\b(?:(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Dd]it|[Zz]ijn|[Hh]et|[Hh]un|[Dd]iens|[Aa]lle|[Ee]lk van de|"
    r"[Bb]eide|[Ee]nkele|[Uu]w) )(?:(?:[a-zà-ÿ]+(?:e|ig|en)|twee|drie|vier|zes|zeven|acht|tien|elf|twaalf|\d+) ){0,2}"
    r"|\b(?=[Aa]anbevelingen))(?:[Aa]anbeveling(?:en)?|advies|adviezen)\b"
    r"(?: van (?:de|het) [^,.;:|()]{0,30}?(?:[Aa]anjaagteam|Roemer|[Cc]ommissie[- "
    rf"]Roemer)(?: Bescherming Arbeidsmigranten)?)?(?P<whose>(?:{_WHOSE}|"
    rf" [A-Z]\w+(?: [A-Z]\w+)*){{0,2}})(?:{_SUBJECT})?"
)
# A promise made in so many words: a clause with toezeggen, from its begin to the verb.
_PROMISED = re.compile(
    r"\b(?:(?P<zeg>zeg|zegt|zeggen|zegde|zei)\b[^.;:?!|]{0,70}?\btoe\b|"
    r"(?P<pp>[Tt]oegezegd\b|toezeg(?:de|den|gen|t)?\b|toe te zeggen|[Bb]eloofd\b|beloofde\b(?= (?:ik|wij|we|de|"
    r"mijn|uw|u)\b)))"
)
_PROMISED_THING = re.compile(
    r"\b(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]it|[Mm]ijn) (?:(?:in|tijdens|bij|op|aan) [^,.;:|()]{3,70}? )?(?:\w+ ){0,2}?"
    r"(?:toegezegde|beloofde) (?!bedrag|geld|subsidie|middelen|steun|bijdrage|budget)\w+"
    r"(?: (?:naar|over|van|inzake|met) (?:de |het |een )?[\w-]+(?: (?:op|in|van) (?:de |het )?[\w-]+)?)?"
)
_CLOSE = re.compile(r"(?:[,;] ?t\.v\.v\.[^)\n]{0,30})?[\])]")


@dataclass(frozen=True)
class Mention:
    """A place [start, end) that names an item. `targets`: what the numbers behind it state, one at least (None:
    no number). `weight`: 3 named by number, 2 by name, 1 by nothing of its own. `row`: where the stand of its row is.
    """

    start: int
    end: int
    sort: Sort
    targets: tuple[str | None, ...] = (None,)
    weight: int = 2
    fresh: bool = False  # a promise made here and now
    row: tuple[int, int] | None = None
    head: int = 0  # where the word itself stands
    generic: bool = False


def mentions(text: str) -> list[Mention]:
    """The mentions of a plain text in order of their place; none overlap. Each is there once: a name or number that
    comes again close by is the same item spoken of further."""
    if not CUE.search(text):
        return []
    cited = [c for c in find(text) if c.kind in ("kamerstuk", "toezegging", "zaak", "document")]
    rows = list(_rows(text, cited))
    found = [m for m in _prose(text, cited) if not _in_row(m, rows)]
    return _apart(text, [*rows, *found])


def _in_row(mention: Mention, rows: Sequence[Mention]) -> bool:
    """Whether a mention belongs to a row: all do but a motie with a number of its own in the cell of the stand."""
    row = next((r for r in rows if r.row and r.start <= mention.start < r.row[1]), None)
    return row is not None and not (
        mention.start > row.end and mention.weight == 3 and mention.sort == "motie" and mention.targets != row.targets
    )


# --- Rows of an annex --------------------------------------------------------------------------------------

_ITEM = re.compile(r"(?i)motie|toezegging|zegt toe|toegezegd|aanbeveling|\bT0\d{4}\b|\bTZ\d|^\W*\d\.\d\.[A-Z]\b")
_HEADER = re.compile(r"(?i)^\W*(?:omschrijving|onderwerp|nr\.?|nummer|motie|toezegging|aanbeveling|titel)\W*\|")
_CODE = re.compile(r"\W*(?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,2})*[a-zA-Z]?\W*$")  # of a row: "R14", "6", "3.2a"
_REC = re.compile(r"^\W*(?:[Aa]anbeveling )?\d{1,2}\.\d{1,2}(?:\.[A-Z])?\W*$")


def _rows(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    """Rows `omschrijving | vindplaats | stand`: named by the first two cells, or by the one before the stand."""
    if "|" not in text:
        return
    starts = {c.start: c for c in cited}
    places = sorted(starts)
    at = 0
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        body = line.rstrip()
        if "|" not in body or (_HEADER.match(body) and not any(begin <= p < at for p in places)):
            continue
        cells = [(m.start(), m.end()) for m in re.finditer(r"[^|]+", body) if m[0].strip()]
        cells = [(begin + s, begin + e) for s, e in cells]
        here = [starts[p] for p in places if begin <= p < at] if cited else []
        coded = len(cells) > 2 and _CODE.match(text[slice(*cells[0])])
        if not (cells and _ITEM.search(body)) and not (len(cells) > 1 and here) and not coded:
            continue
        named = 2 if len(cells) > 2 or (len(cells) == 2 and body.endswith("|")) else 1
        if len(cells) == 1:
            named = 1
        start = _left(text, cells[0][0])
        last = cells[named - 1]
        end = last[0] + len(text[last[0] : last[1]].rstrip())
        head = [c for c in here if c.end <= end]
        ids = tuple(dict.fromkeys(c.target for c in head if c.target)) or (None,)
        first = text[cells[0][0] : end]
        low = first.lower()
        sort: Sort = "motie"
        if "motie" not in low and ("toezeg" in low or "zegt toe" in low or re.search(r"\bT0\d{4}\b|\bTZ\d", first)):
            sort = "toezegging"
        elif "motie" not in low and ("aanbeveling" in low or _REC.match(text[slice(*cells[0])]) or coded):
            sort = "aanbeveling"
        if sort == "toezegging" and ids[0] and ids[0].startswith("kst"):
            ids = (None,)
        yield Mention(
            start, end, sort, ids, 3 if ids[0] or sort == "aanbeveling" else 2, row=(end, begin + len(body)), head=start
        )


def _left(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


# --- Running text --------------------------------------------------------------------------------------------


def _prose(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    yield from _moties(text, cited)
    lower = text.lower()
    if "toe" in lower or "belo" in lower:
        yield from _promises(text, cited)
    for match in _NUMBERED.finditer(text) if "T0" in text or "TZ" in text else ():
        yield Mention(match.start(), match.end(), "toezegging", (match["n"],), 3, head=match.start())
    if "anbevel" in text or re.search(r"\d\.\d\.[A-Z]\b", text):
        for match in _around(_RECOMMENDED, _RECOMMENDED_CUE, text, 70):
            yield Mention(match.start(), match.end(), "aanbeveling", (None,), 3, head=match.start())
    if "anjaagteam" in text or "Roemer" in text or "anbevel" in text:
        for match in _around(_ADVICE, _ADVICE_CUE, text, 60):
            if "anbevel" in match[0] or "anjaagteam" in text[max(0, match.start() - 300) : match.end() + 300]:
                whose = bool(match["whose"]) and "anbevel" in match[0]
                yield Mention(
                    match.start(), match.end(), "aanbeveling", (None,), 1 + whose, head=match.start(), generic=not whose
                )


@dataclass(frozen=True)
class _About:
    """The words that tell a subject ("over dierenwelzijn"), up to the first finite verb that is known."""

    stop: int

    def end(self) -> int:
        return self.stop


def _about(text: str, at: int) -> _About | None:
    match = _ABOUT_IT.match(text, at)
    if match is None:
        return None
    for word in re.finditer(r"\S+", match[0]):
        if word.start() > 5 and _finite(word[0]):
            return _About(match.start() + word.start() - 1) if word.start() > 6 else None
    if (particle := _PARTICLE_LAST.search(match[0])) and not text[match.end() : match.end() + 2].strip(" ").isalpha():
        return _About(match.start() + particle.start())  # "voert de motie over zwemles uit"
    return _About(match.end())


def _finite(word: str) -> bool:
    """Whether a word can only be a finite verb: "zet", "heeft", "liep"; not "werken" or "werk"."""
    forms = {verb.form for verb in LEXICON.get(word, ())}
    return bool(forms) and forms <= {"present", "past"} and word.endswith(("t", "de", "te")) and word not in _NOUNS


def _moties(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    starts = [c.start for c in cited]
    for match in _MOTIE.finditer(text):
        lead = _BEFORE_IT.search(text, max(0, match.start() - 110), match.start())
        if text.startswith("(", match.start() - 1):
            lead = _PROPOSAL.search(text, max(0, match.start() - 110), match.start()) or lead
        start, end = lead.start() if lead else match.start(), match.end()
        before = text[start : match.start()]
        named = bool(match["named"] or match["stuk"])
        about = _about(text, end)
        if named and about:
            end = about.end() if not _BRACKET.match(text, about.end()) else end
        elif not named:
            if about and not match["or"]:
                end = about.end()
            elif whose := _WHOSE_AT.match(text, end):
                end = whose.end()
                if about := _about(text, end):
                    end = about.end()
            elif match["plural"] and not _ARTICLE.match(before) and (those := _WHICH.match(text, end)):
                end = those.end()
            elif debate := _DEBATE.match(text, end):
                end = debate.end()
            elif match["plural"] and (carried := _CARRIED.match(text, end)):
                end = carried.end()
        loose = len(re.findall(r"\d+", match["stuk"] or "")) if not match["named"] else 1
        if match["plural"] and _PAIR.match(match["named"] or ""):
            loose = 2  # "de moties van A en B"
        if match["stuk"] and not match["named"] and (paper := _DOSSIER_BEHIND.match(text, match.end())):
            number = re.findall(r"\d+", match["stuk"])
            ids = tuple(f"kst-{paper['dossier'].replace(' ', '')}-{n}" for n in number)
            yield Mention(start, paper.end(), "motie", ids, 3, head=match.start("word"))
            continue
        weight = 2 if named or end > match.end() or "door " in before else 1
        stop, ids = _number_behind(text, end, cited, starts)
        if ids:
            end, weight = stop, 3
        yield Mention(
            start, end, "motie", ids or (None,) * max(1, loose), weight, head=match.start("word"), generic=weight == 1
        )
        if match["stuk"]:  # "de moties op stuk nr. 40 …, nr. 41 …"
            border = _SENTENCE_END.search(text, end)
            for loose_number in _LOOSE.finditer(text, end, border.start() if border else len(text)):
                if not any(c.start < loose_number.end() and c.end > loose_number.start() for c in cited):
                    yield Mention(
                        loose_number.start(), loose_number.end(), "motie", (None,), 2, head=loose_number.start()
                    )
        while match["plural"] and (more := _HYPHEN.match(text, end)):
            stop, ids = _number_behind(text, more.end(), cited, starts)
            end = stop if ids else more.end()
            yield Mention(more.start("item"), end, "motie", ids or (None,), 3 if ids else 2, head=more.start("item"))
        while ids and (more := _ELLIPTIC.match(text, end)):
            stop, ids = _number_behind(text, more.end("item"), cited, starts)
            if not ids:
                break
            yield Mention(more.start("item"), stop, "motie", ids, 3, head=more.start("item"))
            end = stop
    if "otie" in text:
        for match in _NUMBER_ITEM.finditer(text):
            dossier = (match["d1"] or match["d2"]).replace(" ", "")
            target = f"kst-{dossier}-{match['n1'] or match['n2']}"
            yield Mention(match.start(), match.end(), "motie", (target,), 3, head=match.start())
    for match in _around(_REQUEST_ITEM, _REQUEST_CUE, text, 10):
        yield Mention(match.start(), match.end(), "motie", (None,), 2, head=match.start())
    if cited:
        for match in _around(_ASKED_BY, _ASKED_CUE, text, 20):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
    if "otie" in text:
        for match in _ISSUED.finditer(text):
            if not any(c.start < match.end() and c.end > match.start("n") for c in cited):
                yield Mention(match.start("n"), match.end("n"), "motie", (None,), 2, head=match.start("n"))
        for match in _THAT_PAPER.finditer(text):
            yield Mention(match.start(), match.end(), "motie", (None,), 2, head=match.start())
        for match in _ONE_ABOUT.finditer(text):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
        for match in _around(_BY_MOTIE, _BY_CUE, text, 160):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
        for match in _THOSE.finditer(text):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            yield Mention(match.start(), stop if ids else match.end(), "motie", ids or (None,), 2, head=match.start())


# what a bracket may hold before the number: "(29-11-2004, Begrotingsbehandeling OCW, 97 800 VIII, nr. 52)"
_IN_BRACKET = r"(?:[^()|\n]{1,90}?[,;:] )?"
_GAP = re.compile(
    rf"(?: \(t\.v\.v\.[^)\n]*\))?(?:{_DEBATE.pattern})?(?:,? (?:{_ABOUT}|uit|van) [^.;:|"
    rf"\n()?!]{{1,220}})?(?: [–-] [^.;:|\n()?!]{{1,120}})?(?: op dit punt)?"
    rf"(?:, (?:gedrukt|ontvangen|ingediend) onder )?[\s,]*(?:\((?:ook bekend als |de zogenoemde |{_IN_BRACKET})?)?"
    rf"(?:{_NAMES}, )?(?:[Vv]indplaats: |(?:met )?kenmerk |zie )?(?:Kamerstuk(?:ken|nummer)? ?)?$"
)


# "motie 36104-27", "de motie-X c.s. (36104-27)"
_BARE_NUMBER = re.compile(
    r" (?:met )?\(?(?:nr\.? |nummer |kst-)?(?P<dossier>\d{2} ?\d{3}(?:-[IVX]+)?)-(?P<n>\d{1,4})\b(?!-)\)?"
)


def _number_behind(text: str, end: int, cited: Sequence[Citation], starts: list[int]) -> tuple[int, tuple[str, ...]]:
    """The ids that a number right behind a name states, and where that number ends (with its bracket)."""
    if bare := _BARE_NUMBER.match(text, end):
        return bare.end(), (f"kst-{bare['dossier'].replace(' ', '')}-{bare['n']}",)
    i = bisect_left(starts, end)
    if i == len(cited) or starts[i] - end > 260:
        return end, ()
    first = cited[i]
    gap = text[end : first.start]
    if re.search(r"\b(?:is|zijn|werd|wordt|worden|heb|heeft|hebben) ", gap):
        return end, ()
    if not _GAP.match(gap) or re.search(r"\bmoties?\b|toezeg|\bbrief\b|verslag", gap):
        return end, ()
    if len(gap) > 20 and "(" not in gap:
        return end, ()
    ids: list[str] = []
    stop = end
    while i < len(cited) and (
        cited[i].start == first.start or re.fullmatch(r",? ?(?:en |alsmede )?", text[stop : cited[i].start])
    ):
        target = cited[i].target
        if target and target.startswith("kst-"):
            ids.append(target)
        stop = cited[i].end
        i += 1
    if ids and "(" in gap and (close := _CLOSE.match(text, stop)):
        stop = close.end()
    return (stop, tuple(dict.fromkeys(ids))) if ids else (end, ())


# what a promise recalled in a clause of its own was: part of its name
_CONTENT = re.compile(
    r"(?: \([^()\n]{3,60}\))? (?:dat|om|te|(?:de|het|uw|een|u|hem|haar) (?:[\w-]+ ){0,4}te) (?:(?!, en (?:die|dat|"
    r"deze|dit|daar)\b)(?!, "
    r"(?:is|zijn|heb|heeft|wordt|zal|komt|doe|"
    r"kan|ontvangt)\b)[^.;:|\n]|(?<=nr)\.){5,220}"
)
_WHICH_PROMISE = re.compile(r"(?i)(?:de|het|een|wat|hetgeen|zoals|conform|anders) ")
_KEPT = re.compile(r".{0,30}\bgestand")
_MAKING = re.compile(r"\b(?:doe|doen) (?:ik|wij|we) (?:u |hierbij |graag |bij dezen )*$")
_GAVE = re.compile(  # "aan mevrouw X deed ik de toezegging"
    r"(?:\b[Aa]an [^,.;:()|]{3,70} )?\b(?:deed|deden|heb|heeft|hebben|gaf|gaven) (?:ik|wij|we|mijn \w+|de \w+|"
    r"het kabinet) "
    r"(?:[^,.;:()|]{1,40} )?$"
)
_MADE = re.compile(r" (?:doe|doen) (?:ik|wij|we)\b(?! u\b| hierbij| bijgaand|.{0,20}gestand)")
_BORDER = re.compile(r"[;:?!|\n]|(?<!nr)(?<!nrs)\.(?=\s+[A-ZÀ-Þ])")
_NO_PROMISE = re.compile(r"\b(?:niet|geen|nooit|niets)\b")
_AFTER_PROMISED = re.compile(
    r" (?:in|tijdens|bij|op) (?:het|de|mijn) [^,.;:|()]{0,40}?(?:debat|overleg|brief|"
    r"behandeling)(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+(?: \d{4})?)?"
)


_BY_CUE = re.compile("(?:bij|per|via een|in een) motie ")
_ASKED_CUE = re.compile(
    "(?:erzocht|evraagd|erlangd|epleit|oorgesteld|pgedragen|ewenst) door|(?:verzoek|wens|oproep|opdracht|vraag) van"
)
_REQUEST_CUE = re.compile(" verzoek (?:om|dat) ")
_RECOMMENDED_CUE = re.compile(r"anbeveling|\d\.\d{1,2}\.[A-Z]\b")
_ADVICE_CUE = re.compile("anbeveling|advies|adviezen")
_PROMISE_CUE, _THING_CUE = re.compile("[Tt]oezegging|[Bb]elofte"), re.compile("(?:toegezegde|beloofde) ")


AHEAD = 400  # characters that a form may go on after its cue


def _around(regex: re.Pattern[str], cue: re.Pattern[str], text: str, back: int) -> Iterator[re.Match[str]]:
    """The matches of a form that begin up to `back` characters before its cue."""
    last = 0
    for hit in cue.finditer(text):
        found = regex.search(text, max(last, hit.start() - back), hit.end() + AHEAD)
        if found and found.start() <= hit.start() < found.end():
            yield found
            last = found.end()


def _promises(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    for match in _around(_PROMISE_NOUN, _PROMISE_CUE, text, 45):
        plain_noun = not re.search(r"(?:ing(?:en)?|ften?) ", match[0])
        denied = re.search(r"\b[Gg]een (?:\w+ )?$", text[max(0, match.start() - 20) : match.start()])
        if denied:
            continue
        doing = (
            _MAKING.search(text, max(0, match.start() - 25), match.start()) and not _KEPT.match(text, match.end())
        ) or _MADE.match(text, match.end())
        number = match["n"] or match["n2"]
        giver = _GAVE.search(text, max(0, match.start() - 110), match.start())
        yield Mention(
            giver.start() if giver else match.start(), match.end(), "toezegging", (number,),
            3 if number else 1 if plain_noun else 2,
            head=match.start(), generic=plain_noun and not doing, fresh=bool(doing),
        )  # fmt: skip
    for match in _around(_PROMISED_THING, _THING_CUE, text, 130):
        yield Mention(match.start(), match.end(), "toezegging", (None,), 2, head=match.start())
    for match in _PROMISED.finditer(text):
        from_ = max(0, match.start() - 200)
        ends = [m.end() for m in _BORDER.finditer(text, from_, match.start())]
        left = ends[-1] if ends else from_
        begin = left + _clause_start(text[left : match.start()], bool(match["pp"]))
        begin = _left(text, begin)
        clause = text[begin : match.end()]
        if _NO_PROMISE.search(clause):
            continue
        end = match.end()
        if match["pp"] == "toegezegd" and (content := _CONTENT.match(text, end)) and not _WHICH_PROMISE.match(clause):
            end = content.end()
        elif match["pp"] and (tail := _AFTER_PROMISED.match(text, end)):
            end = tail.end()
        # "zeg ik toe", "kan ik toezeggen" make a promise; "heb ik toegezegd" recalls one
        fresh = bool(match["zeg"] and match["zeg"] not in ("zegde", "zei")) or match["pp"] in (
            "toezeggen",
            "toezeg",
            "toe te zeggen",
        )
        yield Mention(begin, end, "toezegging", (None,), 2, fresh=fresh, head=match.start())


def _clause_start(window: str, perfect: bool) -> int:
    """Where the clause of a promise begins: at the noun that it explains, else at its first word."""
    if perfect and (
        found := re.search(
            r"\b(?:[Dd]e|[Hh]et|[Ee]en) (?:[\wà-ÿ-]+ ){1,3}(?:die|dat|waar\w+|welke) [^,(]*(?:\([^)]*\)[^,(]*)*$",
            window,
        )
    ):
        return found.start()
    if found := re.search(
        (
            r"(?:^|, | en |\) )(?P<c>(?:[Ww]at|[Hh]etgeen|[Zz]oals|zo|dat|dit|[Ii]k|[Dd]aarbij|"
            r"[Dd]aarom|dus|mijn)\b[^,(]*(?:\([^)]*\)[^,(]*)*)$"
        ),
        window,
    ):
        return found.start("c")
    comma = window.rfind(", ")
    return comma + 2 if comma >= 0 else 0


def _apart(text: str, found: Iterable[Mention]) -> list[Mention]:
    """The mentions without overlaps (the weightier, then the longer wins), and without those that only point back."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.weight, -m.end)):
        while kept and mention.start < kept[-1].end:
            last = kept[-1]
            if last.row or (last.weight, last.end - last.start) >= (mention.weight, mention.end - mention.start):
                break
            kept.pop()
        else:
            kept.append(mention)
    kept = [
        m
        for m in kept
        if m.row or m.weight > 2 or not _THEN_EACH.match(text, m.end) or "moties" not in text[m.start : m.end]
    ]
    # "vier moties: die van …": the collective is no item beside what it lists
    return [
        m
        for m in kept
        if m.row
        or m.weight > 2
        or not _LISTED.match(text, m.end)
        or text[m.start : m.end].count("moties") + text[m.start : m.end].count("toezeggingen") == 0
    ]


def items(text: str, found: Sequence[Mention], near: int = 1200) -> tuple[list[Mention], dict[int, list[Mention]]]:
    """The mentions that are items of their own, and for each (by its start) the places that point back to it."""
    own: list[Mention] = []
    again: dict[int, list[Mention]] = {}
    for mention in found:
        if (
            mention.generic
            and own
            and re.search(
                r"(?:lijst|overzicht) (?:van|met) (?:de )?$", text[max(0, mention.start - 25) : mention.start]
            )
        ):
            continue  # "staat niet meer op het overzicht van lopende moties"
        if named_later := _names_the_bare_one(text, mention, own):
            own.remove(named_later)
            again[mention.start] = [named_later, *again.pop(named_later.start, [])]
            own.append(mention)
            continue
        close = [m for m in own[-12:] if mention.start - m.end <= near and _same(text, mention, m)]
        if not close:
            own.append(mention)
            continue
        several = mention.generic and re.match(
            r"(?i)beide|(?:deze|die|alle|de) \w+s\b|(?:deze|die|alle|de) \w+en\b", text[mention.start : mention.end]
        )
        first = mention.generic and re.search(r"oorspronkelijke|eerdere", text[mention.start : mention.end])
        for before in close if several else close[:1] if first else close[-1:]:
            again.setdefault(before.start, []).append(mention)
    return own, again


_BARE = re.compile(r"(?:[Dd]e|[Dd]ie|[Dd]eze) moties?$")


def _names_the_bare_one(text: str, mention: Mention, own: Sequence[Mention]) -> Mention | None:
    """The bare "de motie" that came first, where this is the first one with a name: "… de motie … Ik doel op de "
    "motie-X"."""
    if len(own) != 1 or mention.generic or mention.row or mention.sort != "motie" or own[0].sort != "motie":
        return None
    first = own[0]
    bare = first.generic and not first.row and _BARE.match(text[first.start : first.end])
    return first if bare and mention.start - first.end < 600 else None


_INDEFINITE = re.compile(r"(?:[Ee]en|[Tt]wee|[Dd]rie|[Vv]ier|[Dd]iverse|[Ee]nkele) ")


def _same(text: str, mention: Mention, before: Mention) -> bool:
    if mention.row or before.row or mention.sort != before.sort:
        return False
    if mention.generic:
        if (
            mention.sort == "motie"
            and _adjective(text, mention) != _adjective(text, before)
            and _adjective(text, mention)
        ):
            return False
        return not _INDEFINITE.match(text[mention.start : mention.end]) or before.generic
    if mention.targets[0] is not None:
        return mention.targets == before.targets
    if mention.sort == "toezegging":
        return not mention.fresh and mention.weight == 1
    name, other = _name(text, mention), _name(text, before)
    return bool(name) and (name in other)


_ADJECTIVE = re.compile(
    r"(?:afgedane|openstaande|aangenomen|uitgevoerde|verworpen|aangehouden|lopende|nieuwe|resterende|overige|andere)\b"
)


def _adjective(text: str, mention: Mention) -> str:
    """The word by which a bare "moties" differs from other ones: afgedane, openstaande."""
    found = _ADJECTIVE.search(text[mention.start : mention.end].lower())
    return found[0] if found else ""


def _name(text: str, mention: Mention) -> str:
    """The capitalised words of a mention, by which it is known again."""
    words = re.findall(r"[A-ZÀ-Þ][\w’'-]+", text[mention.start : mention.end].split("(")[0].replace("otie-", "otie "))
    return " ".join(
        w
        for w in words
        if w.lower() not in ("de", "motie", "moties", "een", "deze", "die", "van", "aanbeveling", "toezegging")
    )


def with_targets(mention: Mention) -> Iterator[Mention]:
    """One mention for each paper that it names."""
    for target in mention.targets:
        yield replace(mention, targets=(target,))
