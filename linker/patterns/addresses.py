"""Addresses, and the ids that stand in them."""

import re
from urllib.parse import unquote

from linker.patterns.pattern import Pattern, Targets


def koop_id(words: str) -> str:
    """An id of KOOP in its own spelling: lower case but for chapters, letters and zaak numbers."""
    head, _, tail = words.partition("-")
    if head.lower() in ("h", "ah", "kv"):
        chamber, _, tail = tail.partition("-")
        return f"{head}-{chamber}".lower() + f"-{tail.upper()}"
    if head.lower() != "kst":
        return words.lower()
    return "kst-" + re.sub(r"(?<=-)[ivxlc]+(?=-)|(?<=-)[a-z]{1,3}$|(?<=-)r(?=\d{3,4}-)", lambda m: m[0].upper(), tail)


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

# Hosts with the papers of parliament and government: there, an address without an id is a citation too.
_HOSTS = (
    r"(?:[\w-]+\.)*(?:officielebekendmakingen\.nl|overheid\.nl|officiele-overheidspublicaties\.nl|tweedekamer\.nl|"
    r"eerstekamer\.nl|rijksoverheid\.nl|rijksfinancien\.nl|rechtspraak\.nl)|berthub\.eu/tkconv"
)
_OFFICIAL = re.compile(rf"(?:https?://)?{_HOSTS}(?:[/?#]|$)", re.I)
_KOOP_PATH = (
    r"(?:kst-(?:\w+-)*\w+|[aA]?h-[te]k-\d{8}-[\d-]*\d|kv-tk-\d{4}Z\d{5}|(?:stb|trb|stcrt)-\d{4}-\d+"
    r"|(?:blg|ah|nds)-\d+)"
)
_IN_URL = (  # in order: what names the paper before what names its case or its dossier
    (re.compile(rf"(?<![\w-])({_KOOP_PATH})(?=\.\w{{2,4}}\b|[/?#&]|$)", re.I), koop_id),
    (re.compile(r"(?i)(ECLI:[a-z]{2}:[a-z]{1,8}:\d{4}:[a-z0-9.]*[a-z0-9])"), str.upper),
    (re.compile(r"(?i)(BWB[RVW]\d{7})"), str.upper),
    (re.compile(r"(?<!\w)(20\d\d[Dd]\d{5})(?!\w)"), str.upper),
    (re.compile(r"(?<!\w)(20\d\d[Zz]\d{5})(?!\w)"), str.upper),
    (re.compile(r"(?<!\w)(TZ\d{6}-\d{3}|[tT]0\d{4})(?!\w)"), str.upper),
    (re.compile(r"open\.overheid\.nl/(?:documenten|details)/([\w-]{8,})", re.I), str),
    (
        re.compile(r"(?:/dossier/|[?&]dossier=|wetsvoorstel(?:/|%3A|:))(\d{5}(?:-[IVXLC\d]+)?)(?!\d)"),
        "dossier/{}".format,
    ),
)


def url_targets(address: str) -> Targets:
    """The ids that an address states, most telling first; (None,) where it is official and states none."""
    plain = unquote(address.replace("&amp;", "&"))
    found = [spelled(match[1]) for regex, spelled in _IN_URL if (match := regex.search(plain))]
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
