"""Which sentences ask something of their readers: the forms of asking in Dutch.

A form of asking is a value with a name, a reason and examples; a sentence asks when a form fits it from
its beginning. So what a motie asked, what was said in a debate and what the writer does stays out.
"""

import re
from dataclasses import dataclass

from linker.read.layout import sentences

_LONGEST = 1500  # characters of a sentence that asks; what is longer is no sentence
_OFFICE = r"(?:minister|staatssecretaris|kabinet|regering|bewinds(?:persoon|personen|lieden|man|vrouw)|premier)\w*"
_YOU = r"(?:u|jullie|je|uw (?:kamer|commissie|fractie)|de commissie)"
# What may stand before the words that ask: "En", "Daarom", "Ten tweede", "Onze vraag:".
_LEAD = (
    r"^[^\w‘'“\"„«]*(?:(?:en|maar|ook|daarom|daarnaast|tevens|bovendien|verder|vervolgens|tot slot"
    r"|ten slotte|tenslotte|dus|kortom|allereerst|concreet|graag|liefst|alstublieft|zo ja|zo nee"
    r"|zo niet|ten (?:eerste|tweede|derde|vierde|vijfde)|(?:ons|onze|mijn) (?:vraag|oproep"
    r"|verzoek|voorstel|advies|aanbeveling|pleidooi)(?: aan u(?:w kamer)?)?)\b[,:]?\s+)*"
)
_NOT_SUBJECT = r"(?!\s+(?:ik|wij|we|ons|u|je|jullie|men|hij|zij|ze|is|was)\b)"

# What a member of parliament does: without one of these or an office, "Kunt u …?" may ask for anything.
_ACT = (
    r"\b(?:vragen|verzoeken|pleiten|aandringen|dringen|oproepen|op te roepen|steunen|stemmen"
    r"|vastleggen|vast te leggen|agenderen|inzetten|zorgen|toezien|bevorderen|bewegen|navragen"
    r"|wijzen|aankaarten|bepleiten|indienen|opnemen|voorkomen|regelen|waarborgen|garanderen"
    r"|toezeggen|toe te zeggen|bevestigen|uitsluiten|invoeren|aanpassen|wijzigen|herzien|intrekken|verlengen"
    r"|uitbreiden|vergoeden|versnellen|beperken|verplichten|verbieden|onderzoeken|publiceren|heropenen|versterken"
    r"|beschermen|verwerpen|amenderen|wegnemen|bewaken|verankeren|tegengaan|vrijmaken"
    r"|afschaffen|schrappen|verhogen|verlagen|uitspreken|erop|ervoor|moties?|amendement\w*"
    r"|wetsvoorstel\w*)\b"
)
_QUESTION_VERBS = (
    r"vraagt|verzoekt|dringt|roept|pleit|bepleit|zorgt|spreekt|maakt|steunt|ondersteunt|neemt|zet"
    r"|laat|stemt|dient|houdt|agendeert|bevraagt|spoort|draagt|gaat|geeft|legt|voert|stelt|wijst|brengt"
    r"|zegt|regelt|bewaakt|herinnert|trekt|haalt|helpt|stuurt|beweegt|verbindt|waarborgt|voorkomt"
)
# Imperatives that no Dutch noun looks like, so that they ask wherever a sentence begins with them.
_IMPERATIVES = (
    r"voer|schaf|schrap|verhoog|verlaag|verleng|verbied|garandeer|waarborg|investeer|reserveer"
    r"|publiceer|verplicht|veranker|behoud|breidt?|trek|draai|bescherm|voorkom|versterk|vergroot"
    r"|verbeter|versnel|beperk|geef|dien|betrek|erken|handhaaf|introduceer|organiseer|realiseer"
    r"|richt|ontwikkel|wijzig|voeg|vul|rapporteer|hef|financier|vergoed|beloon|koppel|benut|hervorm"
    r"|vereenvoudig|evalueer|herzie|verruim|verklein|bevries|indexeer|compenseer|agendeer|besteed"
    r"|beëindig|bevorder|creëer|verdeel|sluit|bied|leg|pak|zet|houd|maak|bepleit|bevraag|herinner"
    r"|stimuleer|faciliteer|borg|actualiseer|analyseer|beoordeel|bepaal|beschouw|breng|controleer"
    r"|corrigeer|definieer|doorbreek|halveer|harmoniseer|informeer|integreer|intensiveer"
    r"|kijk opnieuw|keer|kom met|leer|lever|licht toe|maximeer|minimaliseer|neutraliseer|ontlast|ontsluit"
    r"|ontzie|openbaar|overweeg|presenteer|prioriteer|reguleer|repareer|respecteer|schep|schort|schuif"
    r"|specificeer|splits|standaardiseer|stroomlijn|structureer|stuur|subsidieer|treed"
    r"|tref|verander|verbind|verbreed|verdubbel|verduidelijk|verhelder|verhinder|verlicht"
    r"|vermijd|verminder|verreken|verruil|verscherp|verspreid|verstrek|vertaal|verwijder"
    r"|verzacht|verzeker|voltooi|voorzie|waardeer|weeg|weiger|wend|wijs|zoek|zie erop|zie er op"
    r"|ga na|sta toe|vang|werk toe|bewaak|bewaar|bezuinig niet|kap|knip|maximaliseer"
    r"|normeer|ondersteun|ontwerp|registreer|verschaf|versoepel|vervang|vervroeg|verkort|bekort|heropen"
)
# Nouns as often as verbs, or with a form of their own below: alone they ask only as the first word of an
# item or a heading.
_WEAK_IMPERATIVES = (
    r"vraag|verzoek|roep|dring|laat|spreek|zorg|steun|stop|herstel|onderzoek|regel|bouw|start|werk"
    r"|kies|help|haal|stel|neem|ga|kom|doe|wijs|toets|monitor|pleit"
)


@dataclass(frozen=True)
class Form:
    """One way of asking: the pattern fits from the beginning of a sentence."""

    name: str
    why: str
    pattern: re.Pattern[str]


def _form(name: str, why: str, pattern: str) -> Form:
    return Form(name, why, re.compile(_LEAD + pattern, re.IGNORECASE | re.DOTALL))


FORMS = (
    _form(
        "question to the reader",
        "Vraagt u de minister …? Kunt u …?",
        rf"(?:{_QUESTION_VERBS})\s+{_YOU}\b.*\?\W*$",
    ),
    _form(
        "ability or will",
        "Kunt u de minister vragen …? Wilt u voor … stemmen?",
        rf"(?:kunt|kan|wilt|wil|zou|zoudt|mogen wij|mag ik)\s+{_YOU}\b.*(?:\b{_OFFICE}|{_ACT}).*\?\W*$",
    ),
    _form(
        "readiness",
        "Bent u bereid …?",
        rf"(?:bent|is|zou|zoudt|ben)\s+{_YOU}\b.{{0,90}}?\b(?:bereid|voornemens|van plan)\b.*\?\W*$",
    ),
    _form(
        "question for the office",
        "Hoe gaat de minister …? Is het kabinet bereid …?",
        rf"(?:(?:hoe(?:veel)?|wanneer|wat|welke?|per wanneer|binnen welke|op welke)\b(?:\s+\w+){{0,4}}?"
        rf"|(?:kan|wil|gaat|zal|komt|neemt|heeft|ziet|deelt|erkent|onderschrijft|overweegt|beoordeelt|staat"
        rf"|houdt|blijft|geeft|maakt|trekt|zegt|is(?=.*\b(?:bereid|van plan|voornemens|eens|op de hoogte|bekend)\b)))"
        rf"\s+(?:de|het)\s+{_OFFICE}\b.*\?\W*$",
    ),
    _form("call", "Roep het kabinet op …", rf"(?:roep|spoor|draag)\b{_NOT_SUBJECT}.*\b(?:op|aan)\b"),
    _form(
        "request to pass on",
        "Vraag de minister …, Verzoek de regering …",
        rf"(?:vraag|verzoek)\s+(?:(?:hier|daar)?(?:bij|om|in)|daarom|door|na|ook|nu|opnieuw|de|het|hem|haar"
        rf"|hen|om|aan|bij|{_OFFICE})\b",
    ),
    _form(
        "insistence",
        "Dring aan op …, Dring er bij de minister op aan …",
        rf"dring\b{_NOT_SUBJECT}.*\b(?:aan|op)\b",
    ),
    _form(
        "let",
        "Laat hem …, Laat die metingen meetellen.",
        r"laat\s+(?!staan|ik|ons|we|wij|zien|onverlet|u\b|je\b|d[ai]t (?:even|eens)|[^.]{0,30}\b(?:duidelijk"
        r"|helder) (?:zijn|wezen)|er geen misverstand)\w",
    ),
    _form("see to it", "Zorg dat …, Zorg voor …", r"zorg\s+(?:dat|er|ervoor|voor|daarom|samen|dus|als)\b"),
    _form(
        "support",
        "Steun de motie …, Stem voor …, Spreek u uit …",
        r"(?:steun\s+(?:de|het|deze|dit|een|onze)|stem\s+(?:voor|tegen|in met)|spreek\s+(?:u|de|het|uit)"
        r"|(?:zet|verzet)\s+u|pleit\s+(?:voor|er|bij|in)|stel\s+(?!(?:dat|u|je|jezelf|uzelf|zich|eens|dan)\b)\w+|neem\s+(?:de|het"
        r"|in|op)|dien\s+een)\b",
    ),
    _form(
        "imperative",
        "Voer …, Waarborg …, Leg …",
        rf"(?:{_IMPERATIVES})\b{_NOT_SUBJECT}\s+(?!toe\b)\w",
    ),
    _form(
        "imperative that may be a noun",
        "Kies voor …, Stop met …, Onderzoek of …: told by the word behind it",
        r"(?:kies\s+(?:voor|ervoor)|help\s+(?!is\b|u\b)\w|stop\s+(?:met|de|het)|regel\s+(?:dat|een|de|het|ook)"
        r"|onderzoek\s+(?:of|hoe|welke|wat|wanneer|ook|daarbij|samen)|haal\s+(?:de|het|die)|doe\s+(?:een|dat|dit|er)"
        r"|werk\s+(?:met|samen|toe|aan (?!de winkel))|toets\s+(?:de|het|elk|elke|alle|of)|start\s+(?:een|met|de)"
        r"|herstel\s+(?:de|het|die|dat)|bouw\s+(?:een|de|het|voort)|kom\s+met|ga\s+na|plan\s+(?:een|de)"
        r"|test\s+(?:of|de|het)|bundel\s+(?:de|het)|monitor\s+(?:de|het|of|hoe)|geef\s+\w)",
    ),
    _form(
        "will you, after what comes first",
        "Deelt u die zorg, en wilt u de minister vragen …?",
        rf"[^‘“\"„«]*[\s,](?:en|of|dan)\s+(?:wilt|kunt|bent|vraagt|verzoekt|dringt|roept)\s+u\b.*(?:\b{_OFFICE}|{_ACT}).*\?\W*$",
    ),
    _form(
        "we ask",
        "Wij verzoeken u …, Ook vragen wij u om …, Wij pleiten voor …",
        r"(?!(?:wat|waarom|hoe|wie|welke)\b)(?:(?:wij|we|ik)\s+(?:verzoek|vraag|roep|dring|adviseer|bepleit|pleit|vrag|verzoek|roep"
        r"|adviser|bepleit|pleit)(?:en)?\b(?!\s+on[sz]e?\b)|(?:[\w’'-]+,?\s+){0,14}?(?:verzoeken"
        r"|vragen|roepen"
        r"|dringen|adviseren|bepleiten|pleiten|verzoek|vraag)\s+(?:wij|we|ik)\b)"
        rf"(?=.{{0,60}}\b(?:{_YOU}|uw|de|het|{_OFFICE}|aan|ervoor|voor|op|om)\b)",
    ),
    _form(
        "we would ask",
        "Wij willen u verzoeken …, Mogen wij u vragen …",
        rf"(?:(?:(?:wij|we|ik)\s+(?:zou|zouden|willen?)|(?:willen?|zou|zouden|mogen|mag)\s+(?:wij|we"
        rf"|ik))\s+{_YOU}\b.{{0,40}}?\b(?:vragen|verzoeken|oproepen)\b)",
    ),
    _form(
        "our request",
        "Ons verzoek is om …, Aan u de vraag om …",
        r"(?:(?:(?:ons|het|mijn) (?:verzoek|voorstel|advies)|(?:onze|de|mijn) (?:vraag|oproep|wens))\b"
        r"[^:]{0,40}?\b(?:is|luidt)\b"
        r"(?=.{0,60}\b(?:om|dat|of|aan u|te)\b)"
        r"|(?:het is )?aan (?:u|uw kamer|uw commissie) (?:om|de vraag|het verzoek|de oproep)\b)",
    ),
    _form(
        "hope",
        "Wij hopen dat u de minister vraagt …, Wij rekenen erop dat u …",
        rf"(?:(?:wij|we|ik)\s+(?:(?:zouden|zou)\s+)?(?:hopen|hoop|verwachten|verwacht|(?:zien )?graag(?: zien)?"
        rf"|rekenen erop|reken erop|vertrouwen erop)"
        rf"|(?:graag |daarom )?(?:zien|rekenen|hopen) wij(?: graag| er\w*| op)*)"
        rf"[\s,]+dat\s+(?:{_YOU}\b.*(?:\b{_OFFICE}\b|{_ACT})|(?:de|het)\s+{_OFFICE}\b)",
    ),
    _form(
        "appeal",
        "Wij doen een beroep op u om …",
        rf"(?:(?:wij|we|ik)\s+doen?|(?:[\w’'-]+,?\s+){{0,10}}?doen?\s+(?:wij|we|ik))\s+(?:\w+\s+){{0,2}}een\s+(?:\w+\s+)?"
        rf"beroep\s+op\s+(?:{_YOU}|de kamer|de leden|(?:de|het)\s+{_OFFICE})\b",
    ),
    _form(
        "proposal",
        "Wij stellen voor om …, Wij bevelen aan …, Wij geven u in overweging …",
        r"(?:(?:wij|we)\s+stellen|(?:[\w’'-]+,?\s+){0,10}?stellen\s+(?:wij|we))\s+(?:u\s+|daarom\s+|dan ook\s+)*"
        r"voor[\s,]+(?:om|dat)\b"
        r"|(?:wij|we)\s+bevelen\s+(?:u\s+|daarom\s+|dan ook\s+)*aan\b|bevelen\s+(?:wij|we)\s+(?:u\s+)?aan\b"
        r"|(?:wij|we)?\s*geven\s+(?:wij|we)?\s*u\s+in overweging\b",
    ),
)

# The minister as "hij" in a question that leans on the ask right before it.
_FOLLOW_UP = re.compile(
    _LEAD + r"(?:hoe|wanneer|wat|welke|per wanneer|binnen welke|op welke|is|kan|wil|gaat|zal)\b(?:\s+\w+){0,3}?"
    r"\s+(?:hij|zij|ze|deze|die)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
# "Die telling moet …": says what the ask before it must hold, so it is part of that ask.
_SPECIFIES = re.compile(
    r"^(?:die|dat|deze|dit|daarbij|daarin|daarvoor|hierbij|zo['’]n|zulke)\b[^.?!]*\b(?:moet|moeten|dient|dienen"
    r"|(?:mag|mogen)\b[^.?!]*\b(?:geen|niet)|hoort|horen)\b[^?]*$",
    re.IGNORECASE,
)

_ADVERB = re.compile(r"^(\W*[A-Z]\w+)\s+(?:daarom|dus|ook|nu|dan|bovendien|daarnaast|alsnog|verder|eindelijk)\b")

# Questions that want no answer: the reader is asked to imagine, or about a life of their own.
_RHETORICAL = re.compile(
    r"\b(?:(?:zich(?:zelf)?|u|je)\s+(?:\w+\s+){0,4}?(?:voorstellen|indenken|herinneren)|vraagt\s+(?:u"
    r"|je)\s+zich|vragen wij ons|(?:uitleggen|uit te leggen) aan|aan (?:een|uw|mijn"
    r"|je)\b[^?]*uitleggen|rondkomen|^\W*wilt u dat|hoe kan het"
    r"|hoe is het mogelijk|hoe kan (?:de|het) \w+ (?:dit|dat|het)\b|wakker|meer weten|(?:gaat|doet|komt) u"
    r"|uw (?:boodschappen|kind(?:eren)?|ouders?|moeder|vader"
    r"|eigen \w+))\b",
    re.IGNORECASE,
)
# Requests about the conversation, not about policy, and what was already asked before.
_COURTESY = re.compile(
    r"\b(?:contact|langskomen|werkbezoek|uitnodig\w*|nodigen|kennismak\w*|toelicht\w*|toe te lichten"
    r"|aanwezig|gerust|kennis te nemen|kennisnemen|meer informatie|bel|mail|koffie|(?:in"
    r"|een) gesprek)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:al (?:jaren|langer|eerder|lang)|eerder al|in het verleden)\b", re.IGNORECASE)
_ATTENTION = re.compile(
    r"\baandacht\s+(?:voor|te besteden|vragen)|\b(?:vragen|vraag"
    r"|verzoeken)\b.{0,25}(?<!onder de )\baandacht\b",
    re.IGNORECASE,
)
# "Wij vragen u vier dingen.": asks nothing by itself, what follows does.
_ANNOUNCES = re.compile(
    r"\b(?:vragen|verzoeken|vraag|verzoek)\b.{0,40}?\b(?:het volgende"
    r"|(?:twee|drie|vier|vijf|zes|zeven|een aantal|enkele|deze)\s+"
    r"(?:dingen|punten|zaken|vragen|stappen|maatregelen))\W*$",
    re.IGNORECASE | re.DOTALL,
)
_HYPOTHETICAL = re.compile(r"^\W*(?:stel (?:dat|u|je)|neem (?:nu|bijvoorbeeld|contact|gerust))\b", re.IGNORECASE)

# A line that ends in a colon and hands over to a list of asks, or of points (which may announce asks).
_REQUEST_LIST = re.compile(
    rf"\b(?:wij|we|ik)\s+(?:(?:u|uw|de|het|daarom|dan|ook|graag|hierbij|met klem|leden|kamer|commissie"
    rf"|van|{_OFFICE})\s+)*"
    r"(?:vragen|vraag|verzoeken|verzoek|roepen|roep|dringen|pleiten|adviseren|bepleiten|stellen)\b"
    r"|\b(?:vragen|verzoeken|roepen|dringen|pleiten|adviseren|bepleiten)\s+(?:wij|we|ik)\b|\b(?:onze"
    r"|ons|concrete|de volgende)\s+(?:\w+\s+){0,2}?(?:verzoek\w*|vragen|oproep\w*|aanbeveling\w*"
    r"|wensen|voorstellen)\b"
    rf"|\b(?:kunt|wilt|bent|vraagt|verzoekt|roept)\s+{_YOU}\b|^\W*(?:vraag|verzoek|roep)\s+(?:de"
    rf"|het)\s+{_OFFICE}",
    re.IGNORECASE,
)
# A heading right above a list: what stands under it is asked.
_REQUEST_HEADING = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:(?:onze|de|mijn|concrete|vier|drie|vijf|zes|twee|samengevat:?)\s+)*"
    r"(?:verzoeken|aanbevelingen|oproep(?:en)?|vragen|wensen|voorstellen|actiepunten)(?: (?:aan|voor) .{0,60})?\W*$"
    r"|\bwat\s+(?:wij|we)\s+(?:van\s+)?u\w*\s+vragen\b|\bwat\s+(?:vragen|verzoeken)\s+(?:wij|we)\b",
    re.IGNORECASE,
)
_POINT_LIST = re.compile(
    r"\baandacht\b|\b(?:punten|onderwerpen|stappen|thema’s|thema's|boodschappen|prioriteiten"
    r"|samenvattend|samengevat|kortom)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"\b(?:samenvatting|samengevat|samenvattend|kortom|conclusie|concluderend|recapitulerend"
    r"|(?:tot|ten) slotte?|afsluitend|ter afsluiting"
    r"|op een rij|nogmaals|in het kort)\b",
    re.IGNORECASE,
)
_RECAPS = re.compile(r"\b(?:dus|kortom|samengevat|samenvattend|nogmaals|concluderend|al met al)\b", re.IGNORECASE)
_IMPERATIVE_HEAD = re.compile(
    rf"^\W*(?:\d+[.)]\s*)?(?:{_IMPERATIVES}|{_WEAK_IMPERATIVES})\b{_NOT_SUBJECT}\s+\w", re.IGNORECASE
)
_NOUN_HEAD = re.compile(
    r"^\W*(?:vraag|zorg|steun|onderzoek|herstel|werk|start|regel|bouw|help)\s+(?:en|of|naar|in|aan"
    r"|van|is|als)\b",
    re.IGNORECASE,
)


# A sender that speaks of itself by its name: "De vereniging vraagt u", said as "wij vragen u".
_OWN_VERBS = {"vraagt": "vragen", "verzoekt": "verzoeken", "roept": "roepen", "dringt": "dringen", "pleit": "pleiten"}
_OWN_VERBS |= {"adviseert": "adviseren", "bepleit": "bepleiten", "hoopt": "hopen", "doet": "doen", "stelt": "stellen"}
_LEGAL_FORM = r"(?:stichting|vereniging|coöperatie|de|het)\s+"


def in_first_person(sentence: str, sender: str | None) -> str:
    """A sentence in which the sender (by its name, with or without its legal form) asks, as one with "wij"."""
    if not sender:
        return sentence
    bare = re.sub(rf"^{_LEGAL_FORM}", "", sender, flags=re.IGNORECASE)
    name = rf"(?:{_LEGAL_FORM})*{re.escape(bare)}"
    verbs = "|".join(_OWN_VERBS)
    after = re.match(rf"{name}\s+({verbs})\b", sentence, re.IGNORECASE)
    if after:
        return f"Wij {_OWN_VERBS[after[1].lower()]}{sentence[after.end() :]}"
    before = re.search(rf"\b({verbs})\s+{name}\b", sentence[:200], re.IGNORECASE)
    if before:
        return f"{sentence[: before.start()]}{_OWN_VERBS[before[1].lower()]} wij{sentence[before.end() :]}"
    return sentence


def form_of(sentence: str, sender: str | None = None) -> Form | None:
    """The way in which a sentence asks something of its readers, or None when it doesn't."""
    if len(sentence) > _LONGEST:
        return None
    sentence = in_first_person(sentence, sender)
    if _RHETORICAL.search(sentence) or _HYPOTHETICAL.match(sentence) or _ATTENTION.search(sentence):
        return None
    if _ANNOUNCES.search(sentence):
        return None
    said = (sentence, _ADVERB.sub(r"\1", sentence))  # "Neem daarom …" asks what "Neem …" does
    form = next((form for words in said for form in FORMS if form.pattern.search(words)), None)
    if form is None or (_COURTESY.search(sentence) and not re.search(_OFFICE, sentence, re.IGNORECASE)):
        return None
    return None if form.name == "we ask" and _EARLIER.search(sentence) else form


def leans_on_ask(sentence: str) -> bool:
    """Whether a sentence asks when the one before it does: "En hoe waarborgt hij …?" """
    return len(sentence) <= _LONGEST and bool(_FOLLOW_UP.search(sentence))


def specifies_ask(sentence: str) -> bool:
    """Whether a sentence says what the ask right before it must hold: "Die telling moet …" """
    return len(sentence) <= _LONGEST and bool(_SPECIFIES.match(sentence))


def requests(intro: str) -> bool:
    """Whether a list is handed over as requests (every item asks) and not as points for attention."""
    asked = _REQUEST_LIST.search(intro) or heads_requests(intro)
    return bool(asked) and not _ATTENTION.search(intro)


def heads_requests(heading: str) -> bool:
    """Whether a heading says that the list under it holds requests: "Onze verzoeken"."""
    return bool(_REQUEST_HEADING.search(heading))


def sums_up(words: str) -> bool:
    """Whether a heading or intro announces a summary: its asks repeat those made before."""
    return bool(_SUMMARY.search(words))


def recaps(sentence: str) -> bool:
    """Whether a sentence says itself that it sums up: "Wij vragen u dus …" """
    return bool(_RECAPS.search(sentence))


def is_imperative(text: str) -> bool:
    """Whether a heading or item begins with an imperative to its readers."""
    return bool(_IMPERATIVE_HEAD.match(text)) and not _NOUN_HEAD.match(text) and not _HYPOTHETICAL.match(text)


def list_intro(text: str, sender: str | None = None) -> str:
    """The last sentence of a unit when it hands over to a list of asks or points, else nothing."""
    spans = sentences(text, 0, len(text))
    last = in_first_person(text[spans[-1][0] :], sender) if spans else ""
    if not last.endswith(":") and not _ANNOUNCES.search(last):
        return ""
    if len(last) > _LONGEST:
        return ""
    return last if _REQUEST_LIST.search(last) or _POINT_LIST.search(last) else ""
