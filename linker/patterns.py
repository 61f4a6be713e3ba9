"""Every form in which Dutch papers cite each other: a named value each, with reason, examples and traps.

A pattern sees *plain* text (`linker.find.plain`): no soft hyphens, every dash a "-", every space but the
line break a " ". It runs only near its `cue`, a cheap expression for what the citation itself contains at
most `reach` characters after its begin (and that cue is sought only `near` a coarser one, where a family
shares one); so a careful, slow expression costs nothing in the pages between. `targets` turns a match into
the ids that the words state: several for a list, (None,) for a citation without an id, () for "no citation,
nor is anything inside it". The group `span`, where there is one, is the citation; else the match.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from db.kst import Kst
from linker.models import Kind

Targets = Iterable[str | None]


@dataclass(frozen=True)
class Pattern:
    name: str
    kind: Kind
    why: str = field(kw_only=True)
    cue: str = field(kw_only=True)
    reach: int = field(kw_only=True, default=0)
    near: str = field(kw_only=True, default="")
    regex: re.Pattern[str] = field(kw_only=True)
    targets: Callable[[re.Match[str]], Targets] = field(kw_only=True)
    examples: Mapping[str, Sequence[str | None]] = field(kw_only=True)
    traps: Sequence[str] = field(kw_only=True, default=())


# --- Building blocks ---------------------------------------------------------------------------------------

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
# What announces a Kamerstuk: the word itself, or the chamber with a year ("TK 2008-2009, …").
STUK = (
    r"(?<!\w)(?i:(?:bijlagen?\s+(?:bij|van)\s+)?"
    r"(?:kamerst(?:uk(?:ken|nummers?|nrs?\.?|dossiers?)?\b|\.)|kst\.?(?=\s)))"
)
# Words start at \b: a cheap first condition, for these are tried at each place of a window.
WORD = r"\b(?=[BbKkTtEeIv1-9])"
PRE = (
    rf"(?P<pre>{STUK}(?:[\s,]*{CHAMBER})?{YEARS}{{0,5}}[\s,:;(-]{{0,4}}"
    rf"|(?<!\w){CHAMBER}{YEARS}{{1,5}}[\s,:;-]{{0,3}}"
    r"|(?<!\w)(?:TK|EK)[\s,:]{1,3})"
)

# A dossier is five digits: "36410", "36 410", "36.410". No amount, no tail of a phone or reference number.
# The conditions on what stands before look back over the first digit, so that a search can leap to digits.
NOT_MONEY = (
    r"(?<![\w€+/#].)(?<!€ .)(?<!\$ .)(?<!EUR .)(?<![Ee]uro .)(?<!\d[.,-].)"
    r"(?<!\+31 .)(?<![^/\d-]06 .)(?<!\b0\d\d[ -].)(?<!\b0\d\d\d[ -].)"
)
FIVE = r"[1-9]\d(?:\s{0,2}|[.-])\d{3}(?![.,]?\d)"
DOSSIER = rf"(?P<dossier>[1-9]{NOT_MONEY}{FIVE.removeprefix('[1-9]')})"
ROMAN = r"(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})[A-H]?"
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


def numbers(words: str) -> list[str]:
    """The numbers of a list as written, ranges filled in: "1-4" -> 1, 2, 3, 4; "7, 8 en 9"; "A t/m C"."""
    found: list[str] = []
    through = False
    for token in re.findall(r"t/m|tot en met|-|\d+[a-z]?|(?<!\w)[A-Z]{1,3}(?!\w)", words):
        if token in ("t/m", "tot en met", "-"):
            through = bool(found)
            continue
        if through:
            found += _between(found[-1], token)
        found.append(token)
        through = False
    return list(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    """What lies between the ends of a range; nothing where they make none, or one too long to be meant."""
    if first.isdecimal() and last.isdecimal() and int(last) - int(first) <= 60:
        return [str(n) for n in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    return []


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words)


def _senate(words: str | None) -> bool:
    return bool(words and re.search(r"\b(?:I|EK|1)\b|[Ee]erste", words))


def _dossier(match: re.Match[str]) -> tuple[str, str | None]:
    parts = match.groupdict()
    rijk = parts.get("rijk")
    return _digits(parts["dossier"]), parts.get("raad") or parts.get("hfst") or parts.get("letter") or (
        f"R{rijk}" if rijk else None
    )


def _kamerstuk(match: re.Match[str]) -> Targets:
    parts = match.groupdict()
    dossier, addition = _dossier(match)
    papers = numbers(parts.get("nrs") or parts["nr"])
    if addition and addition[0] == "R" and addition[1:].isdecimal() and _senate(parts.get("pre")):
        addition = addition if papers[0].isalpha() else None  # the Senate's numbered papers bear no R
    return [str(Kst(dossier, addition, paper)) for paper in papers]


def _dossier_only(match: re.Match[str]) -> Targets:
    parts = match.groupdict()
    dossier, addition = _dossier(match)
    loose = parts.get("loose")
    if loose and _senate(parts.get("pre")):  # "EK 36 446 B": the Senate's papers are letters
        return [str(Kst(dossier, addition, loose))]
    return [f"dossier/{Kst(dossier, addition or loose, '').dossier_key}"]


def _year(words: str) -> str:
    """The key of a parliamentary year, from its first half: "2022-203" is "20222023"."""
    digits = re.findall(r"\d+", words)[0]
    first = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 40 else 2000)
    return f"{first}{first + 1}"


def _id(match: re.Match[str]) -> Targets:
    return [match["id"].upper()]


def _koop(words: str) -> str:
    """An id of KOOP in its own spelling: lower case but for chapters, letters and zaak numbers."""
    head, _, tail = words.partition("-")
    if head.lower() in ("h", "ah", "kv"):
        chamber, _, tail = tail.partition("-")
        return f"{head}-{chamber}".lower() + f"-{tail.upper()}"
    if head.lower() != "kst":
        return words.lower()
    return "kst-" + re.sub(r"(?<=-)[ivxlc]+(?=-)|(?<=-)[a-z]{1,3}$|(?<=-)r(?=\d{3,4}-)", lambda m: m[0].upper(), tail)


# --- Kamerstukken ------------------------------------------------------------------------------------------

_STUK_CUE = r"[1-9]\d[\s.-]{0,2}\d{3}(?!\d)"

KST_ID = Pattern(
    "kst-id",
    "kamerstuk",
    why="the id as KOOP writes it; also an unformatted paper's (kst-1259252) and the Senate's with a year",
    near=_STUK_CUE,
    cue=r"[Kk][Ss][Tt]-?\d",
    regex=re.compile(
        r"(?<![\w/])(?i:kst)-?(?P<id>(?:\d{8}-)?[1-9]\d{4}(?:-(?:[IVXLC]+[A-H]?|[ivxlc]+|[A-Z]|[Rr]\d{3,4}|\d\d))?"
        r"-(?:\d{1,4}[a-z]?|[A-Z]{1,3}|[a-z]{1,2})(?:-[bhn]\d{1,2})?|\d{6,7})(?![\w-])"
    ),
    targets=lambda m: [_koop(f"kst-{m['id']}")],
    examples={
        "zie kst-36200-VIII-12.": ["kst-36200-VIII-12"],
        "KST30950-7 en kst-21501-20-2106": ["kst-30950-7", "kst-21501-20-2106"],
        "kst-20072008-30945-B": ["kst-20072008-30945-B"],
    },
    traps=["kst-CCD-II", "kst-12-3"],
)

KAMERSTUK = Pattern(
    "kamerstuk met nr.",
    "kamerstuk",
    why="the Leidraad voor juridische auteurs and its relatives: dossier, chapter, 'nr.', lists, ranges",
    cue=_STUK_CUE,
    reach=110,
    regex=re.compile(rf"{WORD}{PRE}?{DOSSIERS}{NUMBERED}"),
    targets=_kamerstuk,
    examples={
        "Kamerstukken II 2021/22, 30 950, nr. 298": ["kst-30950-298"],
        "(36 200-VIII, nr. 12)": ["kst-36200-VIII-12"],
        "Kamerstukken II 2023-2024, 36 410 hoofdstuk XV, nr. 5": ["kst-36410-XV-5"],
        "21501-20, nrs. 1900, 1901 en 1903": ["kst-21501-20-1900", "kst-21501-20-1901", "kst-21501-20-1903"],
        "Kamerstuk 30 950, nrs. 2-4": ["kst-30950-2", "kst-30950-3", "kst-30950-4"],
        "30 950 en 31 015, nr. 77": ["kst-30950-77"],
        "30 950, nr. 5 en 36 100, nr. 6": ["kst-30950-5", "kst-36100-6"],
        "Kamerstukken I 2019/20, 35 300 B, letter C": ["kst-35300-B-C"],
        "de motie-Jansen (36 200 VIII, nr. 3, 12 maart)": ["kst-36200-VIII-3"],
    },
    traps=[
        "€ 30 950, nr. 2 op de lijst",
        "EUR 36 200, nr. 3",
        "bel 010 30 950, nr. 2",
        "dossier 30 9501, nr. 7",
        "artikel 30, nr. 4",
        "1 30.950.123, nr. 7",
    ],
)

KAMERSTUK_COMMA = Pattern(
    "kamerstuk zonder 'nr.'",
    "kamerstuk",
    why="'Kamerstukken II, 2008/09, 31700.VIII, 32', the Senate's letters; the word before vouches for it",
    near=_STUK_CUE,
    cue=r"\d{3}\)?(?:[\s.-]?[A-Z]{1,5})?\s?[,/:;]\s?[A-Z\d]",
    reach=120,
    regex=re.compile(rf"{WORD}{PRE}{DOSSIERS}\s?[,/:;]\s?(?P<nr>{SOME}){PHRASE_ENDS}"),
    targets=_kamerstuk,
    examples={
        "Kamerstukken II 2009/10, 32 123 XVI, 14": ["kst-32123-XVI-14"],
        "Kamerstukken I 2016/17, 34 550, AB, p. 2": ["kst-34550-AB"],
        "EK 35 300 C, B": ["kst-35300-C-B"],
    },
    traps=["TK 10.950, 12 stuks"],
)

KAMERSTUK_LETTER = Pattern(
    "dossier, letter",
    "kamerstuk",
    why="a Senate paper, or a chapter and a number, with nothing before it: '35 431, D', '36 600 XV, 28'",
    near=_STUK_CUE,
    cue=r"\d{3}(?:[\s.-]{0,2}[A-Z]{1,6})?,\s?[A-Z\d]",
    reach=8,
    regex=re.compile(
        rf"{DOSSIER}(?:{ADDITION}?,\s?(?P<nr>[A-TV-Z]|[A-D][A-Z])|,\s?U|[\s-]{{0,2}}(?P<hfst2>{ROMAN}),\s(?P<nr2>{NUM}))(?!\w)"
        r"(?=\s*(?:[).,;:\]]|$|\n|\(|en\b|van\b|over\b|p\.|blz|pag))"
    ),
    targets=lambda m: (
        [str(Kst(_digits(m["dossier"]), m["hfst2"], m["nr2"]))]
        if m["hfst2"]
        else [str(Kst(*_dossier(m), m["nr"] or "U"))]
    ),
    examples={
        "het voorstel (35 431, D)": ["kst-35431-D"],
        "35 300-B, C": ["kst-35300-B-C"],
        "(36 410 XV, 12)": ["kst-36410-XV-12"],
    },
    traps=["er waren 30 950, U zag dat", "30 950, EU-breed", "30 950, De Telegraaf"],
)

KAMERSTUK_DASH = Pattern(
    "dossier-nummer",
    "kamerstuk",
    why="'36706-17', '36600-XVI-82', '23908-(R1519)-131', '29861-130 t/m -133'. Bare ones start with 1-3: the"
    " dossiers since 1970; other numbers of this shape are orders, CAS numbers, phones",
    near=_STUK_CUE,
    cue=r"\d{3}(?:[\s.-]{0,2}\(?[A-Z]{1,6}\s?[\d)]{0,5})?\s?-\s?[A-Z\d]",
    reach=110,
    regex=re.compile(
        rf"{WORD}(?:{PRE}|(?=[123])){DOSSIER}(?:{ADDITION}|(?<!21501)(?<!21.501))"
        rf"\s?-(?P<nr>{NUM}(?:\s*(?:t/m|tot en met)\s*-?{NUM})?"
        rf"|(?!{ROMAN}(?!\w))[A-Z]{{1,2}}(?!\w))(?![-/]\w)"
    ),
    targets=_kamerstuk,
    examples={
        "Kamerstuk 30950-298": ["kst-30950-298"],
        "36200-VIII-12": ["kst-36200-VIII-12"],
        "30950-7 t/m -9": ["kst-30950-7", "kst-30950-8", "kst-30950-9"],
        "21501-20-1900": ["kst-21501-20-1900"],
        "19523-(R1320)-8": ["kst-19523-R1320-8"],
    },
    traps=["CAS 10102-43-9", "order 75010-12", "20500-0003", "2024-30950-7", "0592 30950-7"],
)

KAMERSTUK_REVERSED = Pattern(
    "nr. (dossier)",
    "kamerstuk",
    why="as the Handelingen write it: 'op stuk nr. 36 (36 410)'; 'nr. 28, 33000-IV'; 'nr. 7 van dossier …'",
    near=_STUK_CUE,
    cue=r"(?:[Nn][Rr]s?\b|ummers?|etter|tuk)\.?:?\s*[A-Z\d]",
    reach=6,
    regex=re.compile(
        rf"\b(?=[NnLlSs])(?:{NRS}(?P<nrs>{MANY})|(?:{NR}|(?i:letter|stuk)\s+)(?P<nr>{SOME}))".replace(MORE, NUM)
        + r"(?:\)?\s*(?P<paren>[(\[])\s*(?:(?i:dossier|kamerstuk)\s*)?|\s*,\s*(?:(?i:dossier|kamerstuk)\s*)?|"
        r"\s+(?:van|in|bij|onder|op)\s+(?:(?i:kamerstuk|kamerstukdossier|dossier)\s*))"
        rf"{DOSSIERS}(?(paren)\s*[)\]])(?![\s,;:]*(?:\(?(?:nrs?|nummers?|letter)\b|-\d))"
    ),
    targets=_kamerstuk,
    examples={
        "op stuk nr. 12 (30 950)": ["kst-30950-12"],
        "de moties op stuk nrs. 8 en 9 (36 200 VIII)": ["kst-36200-VIII-8", "kst-36200-VIII-9"],
        "(nr. 28, 32123-IV)": ["kst-32123-IV-28"],
        "letter F (35 431)": ["kst-35431-F"],
        "het amendement op stuk nr. 7 van dossier 30 950": ["kst-30950-7"],
    },
    traps=["nr. 12 (30 950 inwoners)", "nr. 12 (€ 30 950)", "de motie op stuk nr. 12"],
)


def _old_lists(match: re.Match[str]) -> Targets:
    parts = re.findall(rf"({FIVE})\s*\(([^)]*)\)", match[0])
    return [str(Kst(_digits(dossier), None, nr)) for dossier, nrs in parts for nr in numbers(nrs)]


_BRACKETS = rf"{FIVE}\s*\((?:{NUM})(?:\s*,\s*{NUM}){{0,40}}\)"
KAMERSTUK_BRACKETS = Pattern(
    "dossier (nummers)",
    "kamerstuk",
    why="older law reviews: 'Kamerstukken I 2000/01, 26 855 (16, 16a); 2001/02, 26 855 (20)'",
    near=_STUK_CUE,
    cue=r"\d{3}\s?\([1-9]\d{0,3}[a-z]?[,)]",
    reach=110,
    regex=re.compile(rf"{WORD}{PRE}{_BRACKETS}(?:\s*[;,]\s*(?:{YEAR}[\s,]*)?{_BRACKETS}){{0,9}}"),
    targets=_old_lists,
    examples={
        "Kamerstukken I 1998/99, 25 392 (12, 12a); 1999/2000, 25 392 (3)": [
            "kst-25392-12",
            "kst-25392-12a",
            "kst-25392-3",
        ]
    },
    traps=["het aantal 30 950 (2)"],
)

KAMERSTUK_OLD = Pattern(
    "kamerstuk vóór 1971",
    "kamerstuk",
    why="dossiers of four digits; only after 'Kamerstukken' with a year of that time: else they are a year",
    cue=r"amerst",
    reach=18,
    regex=re.compile(
        rf"{STUK}[\s,]*{CHAMBER}?[\s,]*(?:(?:vergaderjaar|zitting)\s*)?(?=1[89][0-7]){YEAR},?\s*"
        rf"(?P<dossier>[1-9]\d{{3}})(?P<also>(?:\s?,\s?\d{{4}}(?![\d/-])){{0,5}})(?![\d/.-])(?:{NUMBERED})?"
    ),
    targets=lambda m: (
        _kamerstuk(m)
        if m["nrs"] or m["nr"]
        else [f"dossier/{number}" for number in re.findall(r"\d{4}", m["dossier"] + m["also"])]
    ),
    examples={
        "Kamerstukken II 1965/66, 8436, nr. 3": ["kst-8436-3"],
        "Kamerstukken II, 1967-1968, 9171, blz. 4": ["dossier/9171"],
    },
    traps=["Kamerstukken uit 1965, 1966 en 1967"],
)

DOSSIER_ANNOUNCED = Pattern(
    "dossier zonder nummer",
    "kamerstuk",
    why="'Kamerstukken II 2002/03 28 804', 'dossier 36 410-VII', 'wetsvoorstel 35 825': a dossier, no paper",
    cue=_STUK_CUE,
    reach=110,
    regex=re.compile(
        rf"\b(?=[BbDdKkTtEeIWwVv1-9])(?:(?P<pre>{STUK}(?:[\s,]*{CHAMBER})?{YEARS}{{0,5}}[\s,:;(-]{{0,4}}|(?<!\w){CHAMBER}{YEARS}{{1,5}}[\s,:;-]{{0,3}}|(?<!\w)EK\s)"
        r"|(?<!\w)(?i:(?:kamer)?dossier(?:nummer|nr\.?)?|wetsvoorstel(?:len)?|voorstel|begroting)\s*:?\s*\(?)"
        rf"{DOSSIER}(?:{ADDITION}|\s?(?P<loose>[A-Z]{{1,2}})(?!\w))?(?!\s?%|\s+euro)"
    ),
    targets=_dossier_only,
    examples={
        "Kamerstukken II 2004/05 30 012": ["dossier/30012"],
        "in dossier 36 410-VII staat": ["dossier/36410-VII"],
        "EK 35 431 B": ["kst-35431-B"],
        "wetsvoorstel 35 825": ["dossier/35825"],
    },
    traps=["een dossier van 30 950 pagina's", "wetsvoorstel van 2021"],
)

DOSSIER_BRACKETS = Pattern(
    "(dossier)",
    "kamerstuk",
    why="'het wetsvoorstel over toezicht (35 825)': bare in brackets, in a sentence that names a bill",
    near=_STUK_CUE,
    cue=r"\(\s?[1-3]\d[\s.]{0,2}\d{3}(?!\d)[^,()]{0,9}\)",
    reach=150,
    regex=re.compile(
        r"(?i:wet|voorstel|voorstellen|motie|moties|amendement|initiatiefnota|begroting|dossier)\b"
        rf"(?:[^.()\n€]|c\.s\.|\n(?!\n)){{0,120}}?\(\s?(?P<span>(?=[123]){DOSSIER}{ADDITION}?)\s?\)"
    ),
    targets=_dossier_only,
    examples={
        "het wetsvoorstel over toezicht (35 825)": ["dossier/35825"],
        "de begroting van OCW (36 200 VIII)": ["dossier/36200-VIII"],
    },
    traps=[
        "het aantal inwoners (30 950)",
        "zij weten wat wetenschappers (30 950) doen",
        "een motie kost geld (€ 30 950)",
    ],
)

DOSSIER_COUNCIL = Pattern(
    "raadsdossier of hoofdstuk",
    "kamerstuk",
    why="21501-xx, and a budget chapter in brackets or with a dash, can be nothing else",
    near=_STUK_CUE,
    cue=r"\d{3}(?:-|\s-\s?|\s)[\dIVX]",
    reach=8,
    regex=re.compile(
        rf"(?:{DOSSIER}(?:(?<=501)\s?-\s?(?P<raad>\d\d)|-(?P<hfst>{ROMAN})))(?![\w-])"
        rf"|\((?P<span>(?P<dossier2>{FIVE})\s(?P<hfst2>{ROMAN}))\)"
    ),
    targets=lambda m: [f"dossier/{_digits(m['dossier2'])}-{m['hfst2']}"] if m["hfst2"] else _dossier_only(m),
    examples={"de motie-Jansen, 21501-20)": ["dossier/21501-20"], "36 200-XV": ["dossier/36200-XV"]},
    traps=["30950-C4"],
)

FOOTER = Pattern(
    "voettekst van een stuk",
    "kamerstuk",
    why="the line at the foot of each printed page names the paper itself: no citation. Known by the ISSN"
    " line before or its page number behind",
    cue=r"Kamer, vergaderjaar",
    reach=70,
    regex=re.compile(
        r"(?P<issn>(?:kst-?[\w-]+\s+)?ISSN[ \d-]{0,20}\s+(?:['’]s-Gravenhage \d{4}\s+)?)?"
        rf"(?<!stukken )(?<!stuk )(?:Tweede|Eerste) Kamer, vergaderjaar {YEAR}, {DOSSIERS}, (?:nr\. )?{ONE}"
        r"(?(issn)|\s+\d{1,3}(?=\s*(?:\n|$|[A-Z])))"
    ),
    targets=lambda m: [],
    examples={},
    traps=["Tweede Kamer, vergaderjaar 2021-2022, 30 950, nr. 298 12\nDe leden van de fractie"],
)

# --- Numbers of the House and the Senate -------------------------------------------------------------------

# Words that say that a number is somebody else's.
NOT_A_PART = r"(?<!type )(?<!model )(?<!artikel )(?<!onderdeel )(?<!nummer )(?<![\w/.])"

ZAAK = Pattern(
    "zaaknummer",
    "zaak",
    why="the House's number of a case; lower case in subject lines of mail",
    cue=r"20\d\d[Zz]\d",
    regex=re.compile(r"(?<![\w/])(?P<id>20\d\d[Zz]\d{5})(?!\w)"),
    targets=_id,
    examples={"(2021Z04567)": ["2021Z04567"], "RE: 2019z12345": ["2019Z12345"]},
    traps=["2021Z0456", "12021Z04567", "2021Z045678"],
)

DOCUMENT = Pattern(
    "documentnummer",
    "document",
    why="the House's number of a document, all that a fresh paper has",
    cue=r"20\d\d[Dd]\d",
    regex=re.compile(r"(?<![\w/])(?P<id>20\d\d[Dd]\d{5})(?!\w)"),
    targets=_id,
    examples={"brief 2021D04567": ["2021D04567"]},
    traps=["2021D0456", "in 2021 D66"],
)

TOEZEGGING = Pattern(
    "toezegging",
    "toezegging",
    why="the House's TZ202104-012 and the Senate's T02345; also the shape of part numbers, hence the guard",
    cue=r"TZ\s?\d|T0\d",
    regex=re.compile(
        rf"(?<!\w)TZ\s?(?P<maand>\d{{6}})\s?-\s?(?P<nr>\d{{3}})(?!\w)|{NOT_A_PART}(?P<id>T0\d{{4}})(?![\w-])"
    ),
    targets=lambda m: [m["id"] or f"TZ{m['maand']}-{m['nr']}"],
    examples={"TZ202104-012": ["TZ202104-012"], "toezegging T02345": ["T02345"]},
    traps=["type T01234", "T0123", "TZ2021"],
)

_OF_CHAMBER = rf"(?:[\s,]*{CHAMBER})?"
_PAGES = r"(?:[\s,(]*(?:blz|pag(?:ina)?|p|bladzijden?|kolom|col)\b\.?\s*(?P<page>\d[\d\s-]*(?:en\s\d+)?))"


def _handelingen(match: re.Match[str]) -> Targets:
    """By meeting and item; a page "71-15-53" names both. Older ones go by page and state no id."""
    item = match["items"]
    page = re.match(r"(\d+)-(\d+)-\d+", match["page"] or "")
    if not item and page and (match["nr"] or page[1]) == page[1]:
        return [f"h-{_chamber(match)}-{_year(match['years'])}-{page[1]}-{page[2]}"]
    if not item or not match["nr"] or match["dossier"]:
        return [None]
    return [f"h-{_chamber(match)}-{_year(match['years'])}-{match['nr']}-{n}" for n in numbers(item)]


def _chamber(match: re.Match[str]) -> str:
    return "ek" if _senate(match["chamber"]) else "tk"


HANDELINGEN = Pattern(
    "Handelingen",
    "handelingen",
    why="report of a debate: meeting and item since 2011, pages before; not the Aanhangsel",
    cue=r"and(?:elingen|\.)|ANDELINGEN",
    reach=2,
    regex=re.compile(
        r"(?<!\w)(?<!hangsel )(?<!hangsel van de )(?:(?i:handelingen)|[Hh]and\.)"
        rf"(?P<chamber>{_OF_CHAMBER})[\s,]*"
        rf"(?P<years>{YEARS})[\s,]*(?:(?P<dossier>{FIVE}),?\s*)?(?:(?:{NR}|{NRS})?(?P<nr>\d{{1,3}})(?![\d/]))?"
        rf"(?:[\s,]*(?:items?|it\.|onderdeel)\s*(?P<items>{SOME})|-(?P<items2>\d{{1,2}})(?![\d-]))?{_PAGES}?"
    ),
    targets=lambda m: (
        [f"h-{_chamber(m)}-{_year(m['years'])}-{m['nr']}-{m['items2']}"] if m["items2"] else _handelingen(m)
    ),
    examples={
        "Handelingen II 2018/19, nr. 33, item 7": ["h-tk-20182019-33-7"],
        "Handelingen I 2015-2016, nr. 4, item 6": ["h-ek-20152016-4-6"],
        "Handelingen II 2016/17, 22, item 5 en 6": ["h-tk-20162017-22-5", "h-tk-20162017-22-6"],
        "Handelingen II 2014/15, p. 41-8-3": ["h-tk-20142015-41-8"],
        "Handelingen TK 2003/04, nr. 20, blz. 1401": [None],
    },
    traps=["de handelingen van 2019", "wilshandelingen 2018/19"],
)

AANHANGSEL = Pattern(
    "Aanhangsel",
    "aanhangsel",
    why="written questions with their answer; the year is often mistyped in its second half",
    cue=r"anhangsel|ANHANGSEL|anh\.",
    reach=2,
    regex=re.compile(
        r"(?i:aanhangsel|aanh\.)(?:\s+(?:van\s+de|van|bij\s+de|bij)?\s*(?i:handelingen|hand\.))?"
        rf"(?P<chamber>{_OF_CHAMBER})[\s,]*(?P<years>{YEARS})[\s,]*"
        rf"(?:{NRS}(?P<nrs>{MANY})|{NR}?(?P<nr>{SOME}))"
    ),
    targets=lambda m: [
        f"ah-{_chamber(m)}-{_year(m['years'])}-{n}" for n in numbers(m["nrs"] or m["nr"]) if n.isdecimal()
    ],
    examples={
        "Aanhangsel Handelingen II 2018/19, nr. 612": ["ah-tk-20182019-612"],
        "Aanhangsel van de Handelingen, vergaderjaar 2020-2021, nrs. 14 en 15": [
            "ah-tk-20202021-14",
            "ah-tk-20202021-15",
        ],
        "Aanhangsel Handelingen II 2021-202, nr. 9": ["ah-tk-20212022-9"],
    },
    traps=["het aanhangsel van 2019", "Aanhangsel 3 bij de wet"],
)

KOOP_ID = Pattern(
    "id van KOOP",
    "handelingen",
    why="an id as it stands in addresses and file names, for what isn't a Kamerstuk",
    cue=r"(?:h-[te]k|stb|stcrt|trb)-\d",
    reach=2,
    regex=re.compile(
        r"(?<![\w/-])(?P<id>h-[te]k-\d{8}-\d{1,4}-\d{1,4}|ah-[te]k-\d{8}-\d{1,4}|stb-\d{4}-\d{1,4}|stcrt-\d{4}-\d{1,5}|trb-\d{4}-\d{1,3})(?![\w-])"
    ),
    targets=lambda m: [m["id"]],
    examples={"zie h-tk-20182019-33-7.": ["h-tk-20182019-33-7"]},
    traps=["h-tk-2018", "stb-2018-2019-1-1"],
)

# --- Official journals, laws, judgments ---------------------------------------------------------------------

_ISSUE = (
    rf"\s*(?:{NR})?(?P<jaar>(?:18|19|20)\d\d)\s*[,/:-]?\s*(?:{NRS}|{NR})?"
    r"(?P<nrs>[1-9]\d{0,4}(?![\w/]|-\d)(?:\s*(?:,\s*)?en\s+(?:nr\.\s*)?[1-9]\d{0,4}(?=\s*(?:[).,;:]|$)))*)"
)


def _journal(prefix: str) -> Callable[[re.Match[str]], Targets]:
    return lambda m: [f"{prefix}-{m['jaar']}-{n}" for n in numbers(m["nrs"])]


STB = Pattern(
    "Staatsblad",
    "stb",
    why="acts and decrees",
    cue=r"S(?:tb|taatsblad)",
    regex=re.compile(rf"(?<!\w)(?:Stb\.?|Staatsblad)(?![\w-]){_ISSUE}"),
    targets=_journal("stb"),
    examples={"Stb. 2018, 23": ["stb-2018-23"], "Stb. 2018, 23 en 24": ["stb-2018-23", "stb-2018-24"]},
    traps=["Stb-map 2018, 23", "in het Staatsblad van 2018"],
)

STCRT = Pattern(
    "Staatscourant",
    "stcrt",
    why="until July 2009 its numbers were those of the day's issue, not of a publication: no id then",
    cue=r"S(?:tcrt|taatscourant)",
    regex=re.compile(rf"(?<!\w)(?:Stcrt\.?|Staatscourant)(?![\w-]){_ISSUE}"),
    targets=lambda m: [
        f"stcrt-{m['jaar']}-{n}" if int(m["jaar"]) > 2009 or (m["jaar"] == "2009" and int(n) > 250) else None
        for n in numbers(m["nrs"])
    ],
    examples={"Stcrt. 2018, nr. 12345": ["stcrt-2018-12345"], "Stcrt. 2003, 81": [None]},
    traps=["de Staatscourant van 3 mei 2018"],
)

TRB = Pattern(
    "Tractatenblad",
    "trb",
    why="treaties",
    cue=r"Tr(?:b|actatenblad)",
    regex=re.compile(rf"(?<!\w)(?:Trb\.?|Tractatenblad)(?![\w-]){_ISSUE}"),
    targets=_journal("trb"),
    examples={"Trb. 1999, 12": ["trb-1999-12"]},
    traps=["Trb-kast 1999, 12"],
)

BWB = Pattern(
    "BWB",
    "bwb",
    why="a law by its number in the Basiswettenbestand, alone or in a juriconnect link",
    cue=r"[Bb][Ww][Bb][RrVvWw]\d",
    reach=12,
    regex=re.compile(r"(?<!\w)(?:jci[\d.]{1,5}:c:)?(?P<id>(?i:BWB[RVW])\d{7})(?!\d)(?:&[\w.=&-]*\w)?"),
    targets=_id,
    examples={"jci1.31:c:BWBR0001854&artikel=273f": ["BWBR0001854"], "bwbr0001854": ["BWBR0001854"]},
    traps=["BWBR000185", "BWB-nummer"],
)

ECLI = Pattern(
    "ECLI",
    "ecli",
    why="a judgment; the word ECLI is often lost or followed by 'nr.'",
    cue=r":\s?\d{4}:",
    reach=24,
    regex=re.compile(
        r"(?<![\w:])(?:(?i:ecli)\s?:\s?(?P<land>[A-Za-z]{2})|(?P<land2>NL)):\s?(?P<hof>[A-Za-z]{1,8}):\s?(?P<jaar>\d{4}):\s?"
        r"(?P<nr>[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)"
    ),
    targets=lambda m: [f"ECLI:{m['land'] or m['land2']}:{m['hof']}:{m['jaar']}:{m['nr']}".upper()],
    examples={"ECLI:NL:HR:2017:123.": ["ECLI:NL:HR:2017:123"], "ecli:eu:c:2016:7": ["ECLI:EU:C:2016:7"]},
    traps=["ECLI:NL:HR", "om NL:15:30"],
)

# --- Addresses ---------------------------------------------------------------------------------------------

# Hosts with the papers of parliament and government: there, an address without an id is a citation too.
_HOSTS = (
    r"(?:[\w-]+\.)*(?:officielebekendmakingen\.nl|overheid\.nl|officiele-overheidspublicaties\.nl|tweedekamer\.nl|"
    r"eerstekamer\.nl|rijksoverheid\.nl|rijksfinancien\.nl|rechtspraak\.nl)|berthub\.eu/tkconv"
)
_OFFICIAL = re.compile(rf"(?:https?://)?{_HOSTS}(?:[/?#]|$)", re.I)
_KOOP_PATH = (
    r"(?:kst-(?:[\w]+-)*\w+|[aA]?h-[te]k-\d{8}-[\d-]*\d|kv-tk-\d{4}Z\d{5}|(?:stb|trb|stcrt)-\d{4}-\d+"
    r"|(?:blg|ah|nds)-\d+)"
)
_IN_URL = (  # in order: what names the paper before what names its case or its dossier
    (re.compile(rf"(?<![\w-])({_KOOP_PATH})(?=\.\w{{2,4}}\b|[/?#&]|$)", re.I), lambda m: _koop(m[1])),
    (re.compile(r"(?i)(ECLI:[a-z]{2}:[a-z]{1,8}:\d{4}:[a-z0-9.]*[a-z0-9])"), lambda m: m[1].upper()),
    (re.compile(r"(?i)(BWB[RVW]\d{7})"), lambda m: m[1].upper()),
    (re.compile(r"(?<!\w)(20\d\d[Dd]\d{5})(?!\w)"), lambda m: m[1].upper()),
    (re.compile(r"(?<!\w)(20\d\d[Zz]\d{5})(?!\w)"), lambda m: m[1].upper()),
    (re.compile(r"(?<!\w)(TZ\d{6}-\d{3}|[tT]0\d{4})(?!\w)"), lambda m: m[1].upper()),
    (re.compile(r"open\.overheid\.nl/(?:documenten|details)/([\w-]{8,})", re.I), lambda m: m[1]),
    (
        re.compile(r"(?:/dossier/|[?&]dossier=|wetsvoorstel(?:/|%3A|:))(\d{5}(?:-[IVXLC\d]+)?)(?!\d)"),
        lambda m: f"dossier/{m[1]}",
    ),
)


def url_targets(address: str) -> Targets:
    """The ids that an address states, most telling first; (None,) where it is official and states none."""
    plain = unquote(address.replace("&amp;", "&"))
    found = [read(match) for regex, read in _IN_URL if (match := regex.search(plain))]
    papers = [target for target in found if re.fullmatch(r"20\d\d[ZD]\d{5}", target)]
    if found and found[0] in papers:
        return papers  # the House's own address: the document and its case are two ids of one paper
    return found[:1] or ([None] if _OFFICIAL.match(plain) else [])


URL = Pattern(
    "url",
    "url",
    why="the House's pages, KOOP's, open.overheid.nl, wetten, rechtspraak, tkconv. Others are none, nor is"
    " a number inside it. Its closing punctuation belongs to the sentence",
    cue=r"https?://|www\.|\.nl/|tkconv/",
    reach=60,
    regex=re.compile(
        rf"(?<![\w@])(?:https?://|www\.|(?:{_HOSTS})/)[^\s<>\"'«»“”‘’\[\]{{}}|]*(?:(?<=[/=-])\n(?={_KOOP_PATH}|20\d\d[ZD])[^\s<>\"']*)?"
        r"(?<![.,;:!?)*_])"
    ),
    targets=lambda m: url_targets(m[0].replace("\n", "")),
    examples={
        "https://zoek.officielebekendmakingen.nl/kst-36200-VIII-12.html.": ["kst-36200-VIII-12"],
        "(https://www.tweedekamer.nl/kamerstukken/detail?id=2021Z04567&did=2021D09876)": [
            "2021D09876",
            "2021Z04567",
        ],
        "zoek.officielebekendmakingen.nl/dossier/36200-VIII": ["dossier/36200-VIII"],
        "https://wetten.overheid.nl/BWBR0001854/2020-01-01": ["BWBR0001854"],
        "https://open.overheid.nl/documenten/ronl-0123abcd/pdf": ["ronl-0123abcd"],
        "https://www.tweedekamer.nl/nieuws": [None],
    },
    traps=["https://winkel.example/30950-298", "www.vereniging.example/wachten"],
)

# --- Pointing back -----------------------------------------------------------------------------------------

IBID = Pattern(
    "idem",
    "ibid",
    why="the same paper again, or with a number another of its dossier; a reference only where the phrase"
    " ends there or goes on with a number or page, and no citation of its own follows",
    cue=r"dem\b|bid\b|BID|DEM|ibidem|\.a\.p",
    reach=5,
    regex=re.compile(
        rf"(?<![\w-])(?:(?i:idem|ibid(?:em)?)\b\.?|t\.a\.p\.)(?!\s+dito)(?:[\s,]*(?:{NRS}(?P<nrs>{MANY})|(?:{NR}|letter\s+)(?P<nr>{SOME}))"
        r"|(?=\s*(?:[).,;:\]]|$|\n|(?:p|blz|pag|artikel|art)\b)))(?!,?\s*\(?(?:(?i:kamerst)|Aanhangsel|Handelingen|\d\d\s?\d{3}))"
    ),
    targets=lambda m: [],
    examples={
        "1 Kamerstuk 30 950, nr. 298.\n2 Idem, p. 4.\n3 Ibid., nr. 299.": ["kst-30950-298", "kst-30950-299"],
        "(30 950, nr. 2) en (idem, nrs. 3 en 4)": ["kst-30950-3", "kst-30950-4"],
    },
    traps=["Idem.", "idem dito", "Idem, nr. 5."],
)

IBID_NOTE = Pattern(
    "zie noot",
    "ibid",
    why="what the numbered note of this text cites",
    cue=r"noo?t",
    reach=20,
    regex=re.compile(
        r"(?<!\w)(?:[Zz]ie\s+(?:ook\s+)?)?(?:[Vv]oet|[Ee]ind)?(?:noten|noot)\s+\[?(?P<noten>\d{1,3}(?!\d)\]?(?:\s*(?:,|en|t/m|-)\s*\[?\d{1,3}\]?)*)"
    ),
    targets=lambda m: [],
    examples={"4 Kamerstuk 30 950, nr. 298.\n5 Zie noot 4.": ["kst-30950-298"]},
    traps=["zie noot 4", "de noten 3 en 4 zijn rot"],
)

IBID_VERSION = Pattern(
    "andere versie onder nr.",
    "ibid",
    why="'36 410, nr. 20 en de gewijzigde versie onder nr. 21': a number of the dossier named just before",
    cue=r"versie|gedrukt onder",
    regex=re.compile(
        rf"(?:versie(?:\s+(?:is|staat|onder|op\s+stuk|met|heeft|kreeg|daarvan|ervan)){{0,3}}|gedrukt\s+onder)\s+{NR}(?P<nr>{NUM})"
    ),
    targets=lambda m: [],
    examples={"Kamerstuk 30 950, nr. 2; de eerdere versie is nr. 1": ["kst-30950-1"]},
    traps=["de gewijzigde versie onder nr. 21"],
)

# In order of preference where two of one length overlap.
PATTERNS: tuple[Pattern, ...] = (
    URL, FOOTER, KST_ID, KAMERSTUK, KAMERSTUK_REVERSED, KAMERSTUK_COMMA, KAMERSTUK_LETTER, KAMERSTUK_DASH,
    KAMERSTUK_BRACKETS, KAMERSTUK_OLD, DOSSIER_ANNOUNCED, DOSSIER_BRACKETS, DOSSIER_COUNCIL, ZAAK, DOCUMENT,
    TOEZEGGING, HANDELINGEN, AANHANGSEL, KOOP_ID, STB, STCRT, TRB, BWB, ECLI, IBID, IBID_NOTE, IBID_VERSION,
)  # fmt: skip
