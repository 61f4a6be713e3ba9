"""Kamerstukken with their number: dossier and paper, in every order and spelling."""

import re

from db.kst import Kst
from linker.patterns.addresses import koop_id
from linker.patterns.pattern import Pattern, Targets, numbers
from linker.patterns.pieces import (
    ADDITION,
    CHAMBER,
    DOSSIER,
    DOSSIER_CUE,
    DOSSIERS,
    FIVE,
    MANY,
    MORE,
    NR,
    NRS,
    NUM,
    NUMBERED,
    ONE,
    PHRASE_ENDS,
    PRE,
    ROMAN,
    SOME,
    STUK,
    WORD,
    YEAR,
    digits,
    kamerstuk,
)

KST_ID = Pattern(
    "kst-id",
    "kamerstuk",
    why="the id as KOOP writes it; also an unformatted paper's (kst-1259252) and the Senate's with a year",
    near=DOSSIER_CUE,
    cue=r"[Kk][Ss][Tt]-?\d",
    regex=re.compile(
        r"(?<![\w/])(?i:kst)-?(?P<id>(?:\d{8}-)?[1-9]\d{4}(?:-(?:[IVXLC]+[A-H]?|[ivxlc]+|[A-Z]|[Rr]\d{3,4}|\d\d))?"
        r"-(?:\d{1,4}[a-z]?|[A-Z]{1,3}|[a-z]{1,2})(?:-[bhn]\d{1,2})?|\d{6,7})(?![\w-])"
    ),
    targets=lambda m: [koop_id(f"kst-{m['id']}")],
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
    cue=DOSSIER_CUE,
    reach=110,
    regex=re.compile(rf"{WORD}{PRE}?{DOSSIERS}{NUMBERED}"),
    targets=kamerstuk,
    examples={
        "Kamerstukken II 2021/22, 30 950, nr. 298": ["kst-30950-298"],
        "(36 200-VIII, nr. 12)": ["kst-36200-VIII-12"],
        "Kamerstuk 31 700 IX-B, nr. 7": ["kst-31700-IXB-7"],
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
    near=DOSSIER_CUE,
    cue=r"\d{3}\)?(?:[\s.-]?[A-Z]{1,5})?\s?[,/:;]\s?[A-Z\d]",
    reach=120,
    regex=re.compile(rf"{WORD}{PRE}{DOSSIERS}\s?[,/:;]\s?(?P<nr>{SOME}){PHRASE_ENDS}"),
    targets=kamerstuk,
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
    near=DOSSIER_CUE,
    cue=r"\d{3}(?:[\s.-]{0,2}[A-Z]{1,6})?,\s?[A-Z\d]",
    reach=8,
    regex=re.compile(
        rf"{DOSSIER}{ADDITION}?,\s?(?P<nr>[A-Z]|[A-D][A-Z]|(?(hfst)(?<=\s){NUM}|(?!)))(?!\w)"
        r"(?=\s*(?:[).,;:\]]|$|\n|\(|en\b|van\b|over\b|p\.|blz|pag))"
    ),
    targets=kamerstuk,
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
    near=DOSSIER_CUE,
    cue=r"\d{3}(?:[\s.-]{0,2}\(?[A-Z]{1,6}\s?[\d)]{0,5})?\s?-\s?[A-Z\d]",
    reach=110,
    regex=re.compile(
        rf"{WORD}(?:{PRE}|(?=[123])){DOSSIER}(?:{ADDITION}|(?<!21501)(?<!21.501))"
        rf"\s?-(?P<nr>{NUM}(?:\s*(?:t/m|tot en met)\s*-?{NUM})?"
        rf"|(?!{ROMAN}(?!\w))[A-Z]{{1,2}}(?!\w))(?![-/]\w)"
    ),
    targets=kamerstuk,
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
    near=DOSSIER_CUE,
    cue=r"(?:[Nn][Rr]s?\b|ummers?|etter|tuk)\.?:?\s*[A-Z\d]",
    reach=6,
    regex=re.compile(
        rf"\b(?=[NnLlSs])(?:{NRS}(?P<nrs>{MANY})|(?:{NR}|(?i:letter|stuk)\s+)(?P<nr>{SOME}))".replace(MORE, NUM)
        + r"(?:\)?\s*(?P<paren>[(\[])\s*(?:(?i:dossier|kamerstuk)\s*)?|\s*,\s*(?:(?i:dossier|kamerstuk)\s*)?|"
        r"\s+(?:van|in|bij|onder|op)\s+(?:(?i:kamerstuk|kamerstukdossier|dossier)\s*))"
        rf"{DOSSIERS}(?(paren)\s*[)\]])(?![\s,;:]*(?:\(?(?:nrs?|nummers?|letter)\b|-\d))"
    ),
    targets=kamerstuk,
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
    return [str(Kst(digits(dossier), None, nr)) for dossier, nrs in parts for nr in numbers(nrs)]


_BRACKETS = rf"{FIVE}\s*\((?:{NUM})(?:\s*,\s*{NUM}){{0,40}}\)"
KAMERSTUK_BRACKETS = Pattern(
    "dossier (nummers)",
    "kamerstuk",
    why="older law reviews: 'Kamerstukken I 2000/01, 26 855 (16, 16a); 2001/02, 26 855 (20)'",
    near=DOSSIER_CUE,
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
        kamerstuk(m)
        if m["nrs"] or m["nr"]
        else [f"dossier/{number}" for number in re.findall(r"\d{4}", m["dossier"] + m["also"])]
    ),
    examples={
        "Kamerstukken II 1965/66, 8436, nr. 3": ["kst-8436-3"],
        "Kamerstukken II, 1967-1968, 9171, blz. 4": ["dossier/9171"],
    },
    traps=["Kamerstukken uit 1965, 1966 en 1967"],
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
    examples={},
    traps=["Tweede Kamer, vergaderjaar 2021-2022, 30 950, nr. 298 12\nDe leden van de fractie"],
)
