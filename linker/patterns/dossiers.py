"""A dossier without the number of a paper."""

import re

from linker.patterns.pattern import Pattern
from linker.patterns.pieces import (
    ADDITION,
    ANNOUNCED,
    DOSSIER,
    DOSSIER_CUE,
    FIVE,
    ROMAN,
    digits,
    dossier_only,
)

DOSSIER_ANNOUNCED = Pattern(
    "dossier zonder nummer",
    "kamerstuk",
    why="'Kamerstukken II 2002/03 28 804', 'dossier 36 410-VII', 'wetsvoorstel 35 825': a dossier, no paper",
    cue=DOSSIER_CUE,
    reach=110,
    regex=re.compile(
        rf"\b(?=[BbDdKkTtEeIWwVv1-9])(?:(?P<pre>{ANNOUNCED}|(?<!\w)EK\s)"
        r"|(?<!\w)(?i:(?:kamer)?dossier(?:nummer|nr\.?)?|wetsvoorstel(?:len)?|voorstel|begroting)\s*:?\s*\(?)"
        rf"{DOSSIER}(?:{ADDITION}|\s?(?P<loose>[A-Z]{{1,2}})(?!\w))?(?!\s?%|\s+euro)"
    ),
    targets=dossier_only,
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
    near=DOSSIER_CUE,
    cue=r"\(\s?[1-3]\d[\s.]{0,2}\d{3}(?!\d)[^,()]{0,9}\)",
    reach=150,
    regex=re.compile(
        r"(?i:wet|voorstel|voorstellen|motie|moties|amendement|initiatiefnota|begroting|dossier)\b"
        rf"(?:[^.()\n€]|c\.s\.|\n(?!\n)){{0,120}}?\(\s?(?P<span>(?=[123]){DOSSIER}{ADDITION}?)\s?\)"
    ),
    targets=dossier_only,
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
    near=DOSSIER_CUE,
    cue=r"\d{3}(?:-|\s-\s?|\s)[\dIVX]",
    reach=8,
    regex=re.compile(
        rf"(?:{DOSSIER}(?:(?<=501)\s?-\s?(?P<raad>\d\d)|-(?P<hfst>{ROMAN})))(?![\w-])"
        rf"|\((?P<span>(?P<dossier2>{FIVE})\s(?P<hfst2>{ROMAN}))\)"
    ),
    targets=lambda m: [f"dossier/{digits(m['dossier2'])}-{m['hfst2']}"] if m["hfst2"] else dossier_only(m),
    examples={"de motie-Jansen, 21501-20)": ["dossier/21501-20"], "36 200-XV": ["dossier/36200-XV"]},
    traps=["30950-C4"],
)
