"""The pieces that the expressions are built of, and what reads their groups."""

import re

from db.kst import Kst
from linker.patterns.pattern import Targets, numbers

# "2023/24", "2023-2024", "1999/00", "23/24", and what scans and typists make of it: "1985/- 86", "2022-203".
YEAR = r"(?:(?:1[89]|20)\d\d\s?[-/]{1,2}\s?(?:\d{4}|\d{2,3})|'?\d\d[-/]\d\d)(?!\d)"
YEARS = (
    r"(?:[\s,(]*(?:(?i:vergaderjaar|vj\.?|zitting(?:sjaar)?|jaargang)\s*)?"
    rf"(?:{YEAR}|(?:19|20)\d\d(?=[\s,]))\)?)"
)
CHAMBER = (
    r"(?:\(?(?:II|I|TK|EK|(?:van )?(?:de )?(?:[Tt]weede|[Ee]erste) [Kk]amer|(?:11|1|2)(?=[\s,]+\d{4}))"
    r"(?!\w)\)?)"
)
# What announces a Kamerstuk: the word itself, or the chamber with a year ("TK 2008-2009, …"), or only "TK".
STUK = (
    r"(?<!\w)(?i:(?:bijlagen?\s+(?:bij|van)\s+)?"
    r"(?:kamerst(?:uk(?:ken|nummers?|nrs?\.?|dossiers?)?\b|\.)|kst\.?(?=\s)))"
)
ANNOUNCED = (
    rf"{STUK}(?:[\s,]*{CHAMBER})?{YEARS}{{0,5}}[\s,:;(-]{{0,4}}"
    rf"|(?<!\w){CHAMBER}{YEARS}{{1,5}}[\s,:;-]{{0,3}}"
)
# Words start at \b: a cheap first condition, for these are tried at each place of a window.
WORD = r"\b(?=[BbKkTtEeIv1-9])"
PRE = rf"(?P<pre>{ANNOUNCED}|(?<!\w)(?:TK|EK)[\s,:]{{1,3}})"

# A dossier is five digits: "36410", "36 410", "36.410". No amount, no tail of a phone or reference number.
# The conditions on what stands before look back over the first digit, so that a search can leap to digits.
NOT_MONEY = (
    r"(?<![\w€+/#].)(?<!€ .)(?<!\$ .)(?<!EUR .)(?<![Ee]uro .)(?<!\d[.,-].)"
    r"(?<!\+31 .)(?<![^/\d-]06 .)(?<!\b0\d\d[ -].)(?<!\b0\d\d\d[ -].)"
)
FIVE = r"[1-9]\d(?:\s{0,2}|[.-])\d{3}(?![.,]?\d)"
# Where a dossier may stand: what the patterns that have one are sought near.
DOSSIER_CUE = r"[1-9]\d[\s.-]{0,2}\d{3}(?!\d)"
DOSSIER = rf"(?P<dossier>[1-9]{NOT_MONEY}{FIVE.removeprefix('[1-9]')})"
# A part of a chapter may stand apart ("IX-B, nr. 7"), where a number follows: else it is a paper of the Senate.
ROMAN = r"(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})(?:[A-H]|[ -][A-H](?=,? ?nrs?\b))?"
# What may follow a dossier: the council (21501-02), a kingdom act (R2183), a budget chapter (XV, IIB, B).
ADDITION = (
    r"(?:(?<=501)\s?-\s?(?P<raad>\d\d)(?!\d)"
    r"|[\s-]{0,2}\(?R\s?(?P<rijk>\d{3,4})(?!\d)\)?"
    rf"|[\s.-]{{0,2}}(?:(?i:hoofdstuk|hfd?st\.?)\s*)?(?P<open>\()?(?P<hfst>{ROMAN})(?!\w)(?(open)\))"
    r"|[\s.-]{0,2}(?P<letter>[A-Z])(?=\s*,|\s+nr|-\d))"
)
# Further dossiers of the same paper: "31 293 en 31 289, nr. 653". The first one makes the key.
ALSO = rf"(?:\s*(?:,|/|\+|;|\ben\b)\s*{FIVE}(?:\s?-\s?\d\d(?!\d)|[\s-]{{0,2}}{ROMAN}(?!\w))?){{0,5}}"
DOSSIERS = rf"{DOSSIER}{ADDITION}?{ALSO}"

# Paper numbers: digits (the Senate's old ones with a letter, "188b") or letters (the Senate's). No number is
# the begin of a dossier ("nr. 47 en 36 760"), a day ("nr. 3, 12 maart") or the begin of a reversed reference.
MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
NUM = rf"(?:[1-9]\d{{0,3}}[a-z]?(?!\w)(?![\s.]\d{{3}}(?!\d))(?!\s+{MONTH}))"
ONE = rf"(?:{NUM}|[A-Z]{{1,3}}(?!\w))"
MORE = rf"(?:{NUM}(?!\s*,?\s*\(?{FIVE}))"
UP_TO = r"\s*(?:t/m|tot en met|-)\s*-?\s*"
NR = r"(?:(?i:nummer|no|nr)\b\.?\s*:?\s*)"
NRS = r"(?:(?i:nummers|nos|nrs)\b\.?\s*:?\s*)"
# Every repetition has a bound: a page of nothing but numbers must not make a search square.
MANY = rf"{ONE}(?:(?:{UP_TO}|\s*(?:,\s*en\b|,|/|&|\ben(?:/of)?\b)\s*{NR}?)(?:{MORE}|[A-Z]{{1,2}}(?!\w))){{0,60}}"
# After the singular "nr." a further number must say so, or end the phrase: "nr. 134 en 2 andere" names one.
SOME = (
    rf"{ONE}(?:{UP_TO}{MORE}|\s*(?:,\s*)?(?:\ben\s+)?{NR}{MORE}"
    rf"|\s*(?:,\s*en\b|\ben\b|&|/)\s*{MORE}(?=\s*(?:[).,;:]|$|\())){{0,20}}"
)
NUMBERED = rf"[\s,;:/(-]{{0,4}}(?:{NRS}(?P<nrs>{MANY})|(?:{NR}|(?i:letter|stuk)\s+)(?:letter\s+)?(?P<nr>{SOME}))"
PHRASE_ENDS = r"(?=\s*(?:[).,;:\]]|$|\n|\(|p\.|blz|pag|en\b))"


def digits(words: str) -> str:
    """The digits of a number, however it is spaced: "36 410" -> "36410"."""
    return re.sub(r"\D", "", words)


def senate(words: str | None) -> bool:
    """Whether what announces a paper names the Senate."""
    return bool(words and re.search(r"\b(?:I|EK|1)\b|[Ee]erste", words))


def dossier_of(match: re.Match[str]) -> tuple[str, str | None]:
    """The dossier of a match and what follows it: ("36410", "XV"), ("21501", "02"), ("23908", "R1519")."""
    parts = match.groupdict()
    kingdom_act = parts.get("rijk") and f"R{parts['rijk']}"
    chapter = re.sub(r"[ -]", "", parts.get("hfst") or "")
    addition = parts.get("raad") or chapter or parts.get("letter") or kingdom_act
    return digits(parts["dossier"]), addition


def kamerstuk(match: re.Match[str]) -> Targets:
    """The papers of a dossier that a match numbers, in `nrs` (a list) or `nr`."""
    parts = match.groupdict()
    dossier, addition = dossier_of(match)
    papers = numbers(parts.get("nrs") or parts["nr"])
    if parts.get("rijk") and senate(parts.get("pre")) and not papers[0].isalpha():
        addition = None  # the Senate's numbered papers bear no R
    return [str(Kst(dossier, addition, paper)) for paper in papers]


def dossier_only(match: re.Match[str]) -> Targets:
    """The dossier of a match that numbers no paper."""
    parts = match.groupdict()
    dossier, addition = dossier_of(match)
    loose = parts.get("loose")
    if loose and senate(parts.get("pre")):  # "EK 36 446 B": the Senate's papers are letters
        return [str(Kst(dossier, addition, loose))]
    return [f"dossier/{Kst(dossier, addition or loose, '').dossier_key}"]


def year_key(words: str) -> str:
    """The key of a parliamentary year, from its first half: "2022-203" is "20222023"."""
    written = re.findall(r"\d+", words)[0]
    century = 0 if len(written) == 4 else 1900 if int(written) > 40 else 2000
    first = century + int(written)
    return f"{first}{first + 1}"


def own_id(match: re.Match[str]) -> Targets:
    """The id that a match is, in its own spelling."""
    return [match["id"].upper()]
