"""What a motie asks, taken apart: one request a row. Pure.

The forms are those of the dicta in KOOP's XML (sources/tweedekamer.md §1.10, "Dictum"): a paragraph that opens with
its verb ("verzoekt de regering …;"), one that goes on with a second verb ("…, en verzoekt de regering tevens …"), and
one that is followed by a list, whose items are requests of their own, unless they only name what the one request is
about ("te rapporteren over: wachttijden; uitkomsten"). What is asked of several things at once ("…, en
de Kamer hierover te informeren") stays one request: only a reader knows whether it is two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# verb -> what it says; those that ask something of somebody, and those by which the Chamber only speaks or decides
ASKING = {
    "verzoekt": "verzoekt",
    "verzoeken": "verzoekt",
    "roept": "roept op",
    "draagt": "draagt op",
    "dringt": "dringt aan",
    "vraagt": "vraagt",
    "nodigt": "nodigt uit",
    "doet een beroep": "doet een beroep",
}
SPEAKING = {
    "roept uit": "roept uit",
    "spreekt": "spreekt uit",
    "besluit": "besluit",
    "zegt": "zegt",
    "keurt": "keurt",
    "wijst": "wijst",
    "betreurt": "betreurt",
    "erkent": "erkent",
    "steunt": "steunt",
    "neemt": "neemt",
    "veroordeelt": "veroordeelt",
    "bevestigt": "bevestigt",
    "herbevestigt": "herbevestigt",
    "onderschrijft": "onderschrijft",
    "betuigt": "betuigt",
}
VERBS = SPEAKING | ASKING  # "roept uit" before "roept"
_VERB = "|".join(VERBS)
OPENS = re.compile(rf"(?:en\s+)?(?P<verb>{_VERB})\b", re.IGNORECASE)
# what the Chamber weighs before it asks on: no request
_WEIGHS = re.compile(
    r"(?:(?:voorts|verder|tevens|daarnaast|bovendien)\s+)?(?:overwegende?|constaterende?|van\s+(?:mening|oordeel)|gelet\s+op)\b",
    re.IGNORECASE,
)
# "…, en verzoekt de regering", "… en roept het kabinet op"; not "om te verzoeken", "de stap die zij neemt"
_SECOND = re.compile(r"\s*[,;]?\s+en\s+(?=(?:verzoekt|roept|spreekt|draagt|dringt|nodigt)\s+(?!mee\b)\w)")
_MARK = re.compile(r"(?:[•–·*-]|\d{1,2}[.)]|[a-z][.)])(?:\s+|$)")
_OF_ITEM = re.compile(r"wa+r\w+|zodat|opdat|die\b|dat\b")  # goes on with the item before it: "waarmee …"
_ACT = re.compile(r"\bte\s+(?:\w+\s+)?\w+n\b")  # "te tellen", "te laten tellen"
_ADVERB = (
    r"(?:(?:tevens|voorts|verder|daarbij|hierbij|ook|daarom|derhalve|daartoe|daarnaast|dan|dus|bovendien|tenslotte"
    r"|ten\s+slotte|nogmaals|daarmee|uitdrukkelijk|in\s+dat\s+kader)\s+)*"
)
_NAME = r"[A-Z][\w'-]*"
_OFFICE = rf"(?:\s+(?:van|voor)\s+{_NAME}(?:(?:,|\s+en|\s+van|\s+der|\s+en\s+van|\s+voor)?\s+{_NAME})*)?"
_STAGE = r"(?:\(?(?:demissionaire?|voltallige|Nederlandse|nieuwe?|toekomstige|aanstaande|huidige|volgende)\)?\s+)?"
_ADDRESSEE = re.compile(
    rf"(?:[Ee]n\s+)?(?:[Vv]erzoek(?:t|en)|[Rr]oept|[Dd]raagt|[Vv]raagt|[Nn]odigt|[Dd]ringt\s+er\s+bij"
    rf"|[Dd]oet\s+een\s+beroep\s+op)\s+{_ADVERB}"
    rf"(?P<who>(?:de|het|alle|die|deze|dit)\s+{_STAGE}(?:regering|kabinet|[Mm]inister-[Pp]resident"
    rf"|(?:[Mm]inister|[Ss]taatss?ecretaris)(?:s|sen)?{_OFFICE}|[Mm]inisterie{_OFFICE}|bewindsliede?n"
    rf"|bewindsperso(?:on|nen)|[Pp]residium|[Vv]oorzitter|Kamervoorzitter|formateur|informateur"
    # "verzoekt de Kamer hierover te informeren" asks it of the cabinet
    rf"|(?:Tweede\s+|Eerste\s+)?Kamer(?=\s+uit\s+te\s+spreken)|Algemene\s+Rekenkamer|(?:vaste\s+|tijdelijke\s+)?[Cc]ommissie{_OFFICE}))"
    rf"(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a dictum says. `asks`: something of somebody; else the Chamber speaks for itself."""

    verb: str
    text: str  # as printed; an item of a list, or all of them, after the words that open the list
    addressee: str | None
    asks: bool


@dataclass(slots=True)
class _Clause:
    """A verb with its words, and the items of the list that follows them."""

    head: str
    items: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)  # what goes on behind the list: "en de Kamer te informeren"
    marked: bool = False  # a mark without words stood last: the next line is its item


def requests(dictum: str) -> Iterator[Request]:
    """The requests of a dictum, in order; a line of it is a paragraph as printed."""
    for clause in _clauses(dictum.splitlines()):
        if _WEIGHS.match(clause.head):
            continue
        *before, head = _SECOND.split(clause.head)
        yield from (_request(part, part) for part in before)
        # the head asks it all where no item says what is to be done
        whole = not clause.items or (_ACT.search(head) and not any(map(_ACT.search, clause.items)))
        points = "; ".join(item.rstrip(" ,;.") for item in clause.items)
        yield from (_request(head, f"{head} {item}".rstrip()) for item in ([points] if whole else clause.items))
        found = _ADDRESSEE.match(head)
        opening = found[0] if found else head.rstrip(": ")
        yield from (_request(head, f"{opening} {words}") for words in clause.last)


def _clauses(lines: list[str]) -> list[_Clause]:
    clauses: list[_Clause] = []
    before = ""
    for line in lines:
        mark = _MARK.match(line)
        words = line[mark.end() :] if mark else line
        if not clauses or (not mark and _opens(line, before)):
            clauses.append(_Clause(words))
        else:
            _add(clauses[-1], words, bool(mark), before)
        before = line
    return clauses


def _opens(line: str, before: str) -> bool:
    """Whether a line begins a clause: with its verb where the line before it ended; with its addressee anyhow."""
    if _continues(before):
        return bool(OPENS.match(line) and _ADDRESSEE.match(line))
    return bool(OPENS.match(line) or _WEIGHS.match(line))


def _add(clause: _Clause, words: str, mark: bool, before: str) -> None:
    """A line after the first of a clause: an item, the rest of what stands before it, or what follows a list."""
    if mark or clause.marked:
        clause.marked = mark and not words
        if words:
            clause.items.append(words)
    elif not clause.items:
        clause.head = f"{clause.head} {words}"
    elif re.match(r"en\b", words, re.IGNORECASE) or (before.endswith(";") and not _OF_ITEM.match(words)):
        clause.last.append(re.sub(r"^en\s+", "", words, flags=re.IGNORECASE))
    elif clause.last:
        clause.last[-1] += f" {words}"
    else:
        clause.items[-1] += f" {words}"


def _continues(line: str) -> bool:
    """Whether a printed line was broken off: nothing stands at its end."""
    return bool(line) and line[-1] not in ",;.:" and not _MARK.fullmatch(line)


def _request(head: str, text: str) -> Request:
    opens = OPENS.match(head)
    verb = opens["verb"].lower() if opens else ""
    found = _ADDRESSEE.match(head)
    who = found["who"] if found else None
    words = re.sub(r"[\s,;.:]+(?:en)?$", "", re.sub(r"^en\s+", "", text))
    itself = who is not None and who.endswith("Kamer")  # the Chamber that is asked to speak out speaks
    return Request(VERBS.get(verb, verb), words, who, verb in ASKING and not itself)
