"""Numbers of the House and the Senate, reports and written questions; official journals, laws, judgments."""

import re
from collections.abc import Callable

from linker.patterns.pattern import Pattern, Targets, numbers
from linker.patterns.pieces import CHAMBER, FIVE, MANY, NR, NRS, SOME, YEARS, own_id, senate, year_key

# Words that say that a number is somebody else's.
NOT_A_PART = r"(?<!type )(?<!model )(?<!artikel )(?<!onderdeel )(?<!nummer )(?<![\w/.])"

ZAAK = Pattern(
    "zaaknummer",
    "zaak",
    why="the House's number of a case; lower case in subject lines of mail",
    cue=r"20\d\d[Zz]\d",
    regex=re.compile(r"(?<![\w/])(?P<id>20\d\d[Zz]\d{5})(?!\w)"),
    targets=own_id,
    examples={"(2021Z04567)": ["2021Z04567"], "RE: 2019z12345": ["2019Z12345"]},
    traps=["2021Z0456", "12021Z04567", "2021Z045678"],
)

DOCUMENT = Pattern(
    "documentnummer",
    "document",
    why="the House's number of a document, all that a fresh paper has",
    cue=r"20\d\d[Dd]\d",
    regex=re.compile(r"(?<![\w/])(?P<id>20\d\d[Dd]\d{5})(?!\w)"),
    targets=own_id,
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
    meeting, items = match["nr"], match["items"] or match["items2"]
    page = re.match(r"(\d+)-(\d+)-\d+", match["page"] or "")
    if page and not items and meeting in (None, page[1]):
        meeting, items = page.groups()
    elif match["dossier"]:
        items = None
    return [f"h-{_of(match)}-{meeting}-{item}" for item in numbers(items)] if meeting and items else [None]


def _of(match: re.Match[str]) -> str:
    """The chamber and the parliamentary year: "tk-20182019"."""
    return f"{'ek' if senate(match['chamber']) else 'tk'}-{year_key(match['years'])}"


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
    targets=_handelingen,
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
    targets=lambda m: [f"ah-{_of(m)}-{n}" for n in numbers(m["nrs"] or m["nr"]) if n.isdecimal()],
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
    targets=own_id,
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
