"""References by name: a motie or amendement by who submitted it, a letter by its day, title or subject.

No number is stated, so the target is None; `linker.named` looks for the paper. What is only talked of ("de motie",
"moties van de oppositie", "wij stuurden een brief") is no reference.
"""

import re

from db.names import VERSION
from linker.days import DAY, MONTH
from linker.patterns.pattern import Pattern
from linker.titles import FROM_WHOM, NAMES_IN_TEXT

# What is said of a paper before its name: "de unaniem aangenomen motie-…", "de oorspronkelijke motie-…".
_STATE = (
    r"(?:(?:(?:unaniem|breed|eerder|reeds|recent|destijds|onlangs|kamerbreed|alsnog)\s+)?"
    r"(?:aangenomen|aangehouden|verworpen|ingediende|overgenomen|nieuwe|oorspronkelijke|eerste)\s+)?"
)
_ARTICLE = r"(?:(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]ie|[Dd]it|[Mm]ijn|[Uu]w)\s+)?"
# A subject goes on to the end of its clause: to a sign that closes one, to a comma that begins another, or to a
# verb in the singular, which a title in the infinitive ("over … uitbreiden") doesn't have.
_ANOTHER_CLAUSE = (
    r"(?:die|dat|waar\w*|maar|want|omdat|zodat|terwijl|aldus|zo|toch|ook|al|is|was|zijn|werd|werden|heeft|had|wordt|"
    r"zegt|blijkt|kan|moet|wil|dan|hoewel|wij|we|ik|u|het|de|er|om|als|mits|dus|en\s+(?:ook|dus|wij|de|het))"
)
_VERB = (
    r"(?:is|was|werd|wordt|heeft|had|kreeg|krijgt|vraagt|vroeg|verzoekt|verzocht|wil|wilde|noemt|noemde|stelt|stelde|"
    r"zegt|zei|bleef|blijft|ligt|lag|moet|moest|kan|kon|zal|zou|gaat|ging|staat|stond|vindt|vond|geeft|gaf|roept|riep|"
    r"schreef|schrijft|kwam|komt|haalde|haalt|laat|liet|zette|blijkt|bleek|bevat|meldt|legt|legde|wijst|wees|pakt|pakte|"
    r"maakt|maakte|toont|biedt|bood|werkt|helpt|beperkt|luidt|beschrijft|antwoordt|belooft|\w{2,}eert|\w{3,}dde)"
)
_WORD = rf"(?!{_VERB}\b)(?:\d+[.,]\d+|c\.s\.|[^\s.,;:?!()\[\]«»\"“”‘•|⁰¹²³⁴-⁹]|(?<=[^\W\d_])\.(?=[^\W\d_]))+"
_SUBJECT = rf"{_WORD}(?:,?\s(?!\s)(?<!,\s){_WORD}|,\s(?!{_ANOTHER_CLAUSE}\b){_WORD}){{0,45}}"
_QUOTED = r"(?:[«»“”\"‘'](?=\w)[^«»”\"\n’]{6,200}[«»”\"’'])"
_ABOUT = (
    rf"\s+(?:over|om|inzake|betreffende|aangaande|omtrent|rond|getiteld|met\s+als\s+titel)\s+(?:{_QUOTED}|{_SUBJECT})"
)
_DATE = re.sub(r"\?P<\w+>", "?:", DAY.pattern)  # "van 3 juli 2025", "op 3 juli jl.", "3-7-2025"
_DAY = rf"(?i:,?\s+{_DATE}(?!\w))"
_PERIOD = (
    rf"(?:,?\s+(?:van|uit|in)\s+(?:(?:begin|eind|medio)\s+)?"
    rf"(?:(?:{MONTH})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)\b)"
)
# "die de Kamer op 3 juli heeft aangenomen"
_DECIDED = (
    rf"\s+(?:die|dat)(?:\s+(?:door\s+)?(?:uw|de)\s+Kamer)?{_DAY}"
    r"\s+(?:(?:is|werd|heeft|had)\s+)?(?:aangenomen|ingediend|verworpen|gesteund|overgenomen)"
)

MOTIE = Pattern(
    "motie bij naam",
    "named",
    why="the Chamber's own custom: a motie or amendement is called after its submitters, 'motie-Jansen/De Vries',"
    " in full 'motie van het lid Jansen c.s. over …' (the title that it is printed with)",
    cue=r"(?:[Mm]otie|[Aa]mendement)(?:-| ?\(|\s+(?:van\s|het\s|de\s)?)['’A-ZÀ-Žc-v]",
    reach=70,
    regex=re.compile(
        rf"(?<![\w-]){_ARTICLE}{_STATE}(?:(?i:{VERSION})\s+)?(?i:motie|(?:sub)?amendement)(?:\s\(|{FROM_WHOM})"
        rf"{NAMES_IN_TEXT}\)?(?:,?\s+[Cc]\.?\s?[Ss]\.?)?(?![\w-])"
        rf"(?:{_PERIOD}|{_DAY}|{_DECIDED})?(?:{_ABOUT})?(?:{_PERIOD}|{_DAY})?"
    ),
    targets=lambda m: [None],
    examples={
        "volgens de motie-Jansen/De Vries.": [None],
        "de nader gewijzigde motie van het lid Jansen c.s. over meer bedden voor wie wacht": [None],
        "het aangenomen amendement-Van der Veen uit 2023": [None],
    },
    traps=[
        "de motie haalde het niet",
        "moties van de oppositie",
        "de motie van wantrouwen",
        "Promotie Jansen",
        "motie VVD",
    ],
)

_SENDER = (
    r"(?:\s+van\s+(?:de|het)\s+(?:demissionaire?\s+)?(?:minister(?:-president|s)?|staatssecretaris(?:sen)?|kabinet|bewindspersoon|bewindslieden)"
    r"(?:\s+(?:van|voor)\s+[A-Z]\w*(?:(?:,|\s+en|\s+van)?\s+[A-Z]\w*){0,7})?)"
)
_LETTER = r"(?:(?!(?:nieuws|brand|burger|aanmaan|herinnerings|sollicitatie|Nieuws|Brand|Burger)brief)[\w-]*)(?i:brief)"
BRIEF = Pattern(
    "brief bij dag of onderwerp",
    "named",
    why="a letter of the government to the Chamber: by its day or month ('mijn brief van 3 juli jl.'), its title in"
    " quotation marks, or by sender and subject",
    cue=r"brief\s+(?:[«»“”\"‘'(]|\d|d\.|van\s|op\s|per\s|over\s|om\s|inzake|betreff|aangaand|omtrent|rond\s|getiteld|met\s+als|uit\s|in\s|sinds)|brief,\s+\d",
    reach=60,
    regex=re.compile(
        rf"(?<![\w-])(?!(?:[Oo]nze|[Oo]pen|[Ee]en\s+open)\s|[Uu]w\s+brief\s+van\s+\d)(?<![Oo]nze\s)(?<![Oo]pen\s)(?<![Dd]eze\s)(?:"
        rf"{_ARTICLE}{_LETTER}{_SENDER}?(?:\s+{_QUOTED}(?:{_PERIOD}|{_DAY})?|{_DAY}(?:{_ABOUT})?|{_ABOUT}{_DAY})"
        rf"|{_ARTICLE}{_LETTER}{_SENDER}?{_PERIOD}{_ABOUT}"
        rf"|{_ARTICLE}(?:{_LETTER}{_SENDER}|{_LETTER.replace('*)', '+)')}){_ABOUT}"
        rf"|(?:[Dd]e|[Uu]w|[Mm]ijn)\s+brief{_ABOUT}"
        ")"
    ),
    targets=lambda m: [None],
    examples={
        "In mijn brief van 3 juli jl. staat dat.": [None],
        "de Kamerbrief ‘Voortgang bedden en dekens’ van 3 juli 2025": [None],
        "de brief van de minister van VWS over permanente bedden": [None],
        "de voortgangsbrief over bedden en dekens van 6 februari 2024": [None],
        "de brief van de minister voor Slapen van maart 2024 over bedden": [None],
    },
    traps=["onze brief van 3 juli 2025", "een open brief over bedden", "de nieuwsbrief van 3 juli 2025", "deze brief"],
)

GESCHREVEN = Pattern(
    "geschreven op een dag",
    "named",
    why="a letter told of by its verb: 'zoals ik u op 3 juli 2025 over de bedden schreef'",
    cue=r"[Oo]p \d{1,2} [a-z]{3,9}(?: \d{4})?(?: j\S+)? over ",
    regex=re.compile(
        rf"(?i:op\s+\d{{1,2}}\s+(?:{MONTH})"
        rf"(?:\s+(?:19|20)\d\d)?(?:\s+(?:jl\.|jongstleden))?)\s+over\s+(?:[^\W\d]+\s+){{0,3}}?(?:{_QUOTED}|{_SUBJECT}(?=\s+(?:schreef|heb\s+geschreven|heb\s+bericht|berichtte|informeerde|heb\s+ge[ïi]nformeerd)))"
    ),
    targets=lambda m: [None],
    examples={"Zoals ik u op 3 juli 2025 over de bedden schreef": [None]},
    traps=["op 3 juli 2025 over de brug", "op 3 juli over de bedden debatteren"],
)
