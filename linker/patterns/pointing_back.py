"""What points back at another citation; `linker.find` looks up what it repeats."""

import re

from linker.patterns.pattern import Pattern
from linker.patterns.pieces import MANY, NR, NRS, NUM, SOME

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
        r"(?<!\w)(?:[Zz]ie\s+(?:ook\s+)?)?(?:[Vv]oet|[Ee]ind)?(?:noten|noot)\s+\[?(?P<noten>\d{1,3}(?!\d)\]?(?:(?:\s*(?:,|t/m|-)|\s+en)\s*\[?\d{1,3}\]?)*)"
    ),
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
    examples={"Kamerstuk 30 950, nr. 2; de eerdere versie is nr. 1": ["kst-30950-1"]},
    traps=["de gewijzigde versie onder nr. 21"],
)
