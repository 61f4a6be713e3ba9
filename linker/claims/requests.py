"""What the motie asks, told apart from what the cabinet does: blotted out before clauses are read. Pure.

A mention becomes one word `M____`, also together with the clause that names the request by it ("waartoe de motie-X
oproept"); what follows as the request itself ("die om een overzicht vroeg", "verzoekt de regering …", "over …")
becomes `R____`. Lengths stay, so places do too.
"""

import re
from collections.abc import Iterable

_ASKS = (
    r"(?:spreekt|sprak|rept|handelt|vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|verzocht|oproept|oproepen|opriep|"
    r"opriepen|verlangt|verlangen|verlangde|wil|willen|wilde|wenst|wensen|wenste|"
    r"bepleit|bepleiten|bepleitte|beoogt|beogen|beoogde|voorstelt|voorstelde|voorschrijft|"
    r"noemt|noemde|ziet|zag|zien|zagen|aandringt|aandrong|strekt|voorstaat|bedoelt|"
    r"bedoelde|eist|eisen|eiste|"
    r"bevat|betreft|betrof|doelt|doelde|uitspreekt|uitgaat|bedoeld|gevraagd|verzocht|"
    r"gewenst|genoemd|opgenomen|aanspoort|aanspoorde|dringt|hoopt|mikt|toe aanzet|aanzet|"
    r"verplicht|verplichtte|noopt|noopte|opdraagt|opdroeg|maant|maande|uitnodigt|uitnodigde|vooropstelt|benadrukt|"
    r"signaleert|aankaart|aankaartte|suggereert|suggereerde|schetst|schetste|omschrijft|omschreef|nastreeft|nastreefde|"
    r"verwacht|verwachtte|behelst|behelsde|inhoudt|inhield|aanstuurt|aanstuurde|verbiedt|"
    r"beoogd|voorstond|voorzag|voorziet|aanbeveelt|adviseert|aanbeval)"
)
# "waartoe de motie-X oproept", "die de motie-X wil invoeren": names the request by the mention, and claims nothing
# "zoals gevraagd in de motie-X", "uitgesproken in de motie-X"
AS_ASKED_IN = re.compile(
    r"\b(?:zoals )?(?:gevraagd|verzocht|verlangd|bepleit|bedoeld|gewenst|uitgesproken|"
    r"neergelegd|verwoord|vervat|geformuleerd|"
    r"omschreven|genoemd|voorgesteld) (?:in|door|bij|met) M_+"
)
CLAUSE_OF_MENTION = re.compile(
    rf"\b(?:waar\w*|die|dat|zoals|welke|wat|hetgeen|als|dan|hoewel|ofschoon|omdat|"
    rf"aangezien)(?: in| door| met| bij)? M_+(?: om| op| toe| aan| tot| naar| voor| over| van| mee| ook| "
    rf"al)*(?: [\wà-ÿ-]+){{0,2}}? {_ASKS}\b(?:(?:(?<=gevraagd)|(?<=bedoeld)|(?<=verzocht)|"
    rf"(?<=opgenomen)) (?:is|was|wordt|werd|zijn)\b|(?:(?<= wil)|(?<=illen)|(?<=wilde)) "
    rf"[\wà-ÿ]+en\b)?(?: om| toe| naar| op)?"
)
# "M, waarin wordt gevraagd hoe …", "M, die om een overzicht vroeg": what the motie asks, up to the next comma
_REQUEST_BEHIND = re.compile(
    rf"(?P<m>M_+),? (?P<r>(?:waarin|waarmee|waarbij|die|waardoor|welke|waarvan de "
    rf"strekking)(?: [^.;:()|]{{0,160}}?)? {_ASKS}\b(?:[^.,;:()|]*))"
)
_ASKS_HERE = (
    r"(?:verzoekt|verzoeken|vraagt|vragen|vroeg|vroegen|verzocht|roept|riep|roepen|"
    r"spreekt uit|dringt|drong|strekt ertoe|strekte ertoe|wil|willen|beoogt|bepleit|"
    r"verlangt|verlangde|eist|wenst|constateert|overweegt|draagt)"
)
_MAIN_REQUEST = re.compile(
    rf"(?:^|[,;:] |\b)(?P<m>M_+|deze(?: motie)?|die(?: motie)?|de motie|zij|daarin|"
    rf"hierin)(?:,)? (?P<r>{_ASKS_HERE}\b[^.;:|]*)"
    rf"|(?:in|met|via|bij|door) M_+ (?:\S+ ){{0,6}}?(?P<r2>(?:wordt|werd|is|heeft|vraagt|"
    rf"verzoekt|roept|vroeg)\b[^.;:|]{{0,200}}?(?:gevraagd|verzocht|opgeroepen|verlangd|"
    rf"aangedrongen|gevraagd|bepleit|verzoekt|vraagt)\b[^.;:|]*)"
)
# what a promise recalled was about: "heb ik toegezegd (dat …|om … te …|u te …)"
_PROMISED_BEHIND = re.compile(
    r"(?P<m>M_+)(?P<r>,? (?:dat|om|te|uw kamer|u|de kamer|hierover|daarover|hierop|aan|"
    r"over|op|een|de|het|voor|vóór|nog|nader|in)\b(?:(?!, en (?:die|dat|deze|dit|daar)\b)[^.;:|])*)"
)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text in lower case, of the same length, each mention one word `M____`."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" has a longer lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    pieces, at = [], 0
    for start, end in spans:
        if start < at or start >= end:
            continue
        pieces += [lower[at:start], "M" + "_" * (end - start - 1)]
        at = end
    return "".join([*pieces, lower[at:]])


def without_requests(sentence: str, recalled: bool) -> str:
    """A masked sentence, with what the motie asks blotted out."""
    sentence = AS_ASKED_IN.sub(lambda m: "M" + "_" * (len(m[0]) - 1), sentence)
    sentence = CLAUSE_OF_MENTION.sub(lambda m: "M" + "_" * (len(m[0]) - 1), sentence)
    for regex in (_REQUEST_BEHIND, _MAIN_REQUEST, *([_PROMISED_BEHIND] if recalled else [])):
        sentence = regex.sub(_blot, sentence)
    return _SUBJECT_BEHIND.sub(_blot, sentence)


_SUBJECT_BEHIND = re.compile(
    r"M_+(?P<r> (?:over|inzake|betreffende|omtrent|om|tot)(?! \d| uiterlijk \d| aan\b| na\b| in\b| en met\b|"
    r" nu\b)(?: (?!(?:is|zijn|was|wordt|worden|werd|zal|zullen|heb|heeft|hebben|kan|geef|"
    r"ga|gaat|komt|krijgt|loopt|ligt|blijft|neem|voer|acht|en|wil|ben|niet|geen|nog|wel|"
    r"inmiddels|intussen|al|reeds|deels|volledig|geheel|hebben|had|kon|kunnen)\b|\w+ (?:ik|wij|we)\b)[^\s.,;:|"
    r"()]+)+)"
)


def _blot(match: re.Match[str]) -> str:
    name = "r" if match["r"] is not None else "r2"
    start, end = match.span(name)
    words = match.string[start:end]
    lead = len(words) - len(words.lstrip(" ,"))
    blotted = words[:lead] + "R" + "_" * (end - start - lead - 1) if end - start > lead else words
    return match.string[match.start() : start] + blotted + match.string[end : match.end()]
