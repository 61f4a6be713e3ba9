"""Predicates of more than a verb, by what they say: a verb with its fixed words ("ten uitvoer leggen"), and states
("gereed", "in voorbereiding", "ter ondertekening") that any verb of being, lying or standing carries. Pure data; the
tense, the denial and the time to come are those of the clause (`signals`).
"""

import re
from typing import Literal

from linker.claims.clauses import Clause
from linker.claims.verbs import Class, Verb, word_set

# The fixed words that make a verb another one; `lemma: kind: words` with the words apart by commas.
_FIXED = """
    geven: exec: een plaats, een plek, handen en voeten, gestalte, vorm, inhoud, uitvoering, invulling, gevolg
    geven: exec: opvolging, uitwerking, gestand
    geven: start: opdracht, de aftrap, het startschot, groen licht
    geven: adopt: gehoor
    geven: say: aan dat, aandacht, antwoord op de vraag, oordeel, blijk
    leggen: exec: ten uitvoer, vast, ter inzage, op tafel
    leggen: progress: de laatste hand, contact
    leggen: refuse: naast mij neer, naast zich neer, terzijde, ter zijde, in de la
    leggen: deliver: aan u voor, aan uw kamer voor, aan de kamer voor
    brengen: exec: in praktijk, in de praktijk, tot stand, ten uitvoer, tot een goed einde, in overeenstemming
    brengen: exec: tot uitvoering
    brengen: deliver: ter kennis, op de hoogte, onder de aandacht, in uw bezit
    brengen: progress: in kaart, in beeld
    brengen: start: op gang, in stelling, ter sprake, ter tafel
    komen: exec: tot stand, van de grond, tot uitvoering, in de plaats van de oude
    komen: start: op gang
    stellen: exec: in werking, beschikbaar, ter beschikking, veilig, in de gelegenheid, zeker, buiten werking
    stellen: deliver: op de hoogte, in kennis
    stellen: start: aan het werk
    roepen: exec: in het leven
    nemen: exec: in gebruik, in dienst
    nemen: start: ter hand, in behandeling, het initiatief, het voortouw
    nemen: adopt: ter harte, in acht
    nemen: transfer: onder zich, onder haar hoede, onder zijn hoede
    nemen: say: kennis, aan dat
    nemen: refuse: afstand van, afstand
    treden: exec: in werking, in dienst, in functie
    treden: say: niet in, in overleg
    maken: start: een begin, begin, een start, een aanvang, aanvang, haast, werk van
    maken: exec: openbaar, bekend, waar, ongedaan, vrij, een einde aan, mogelijk
    maken: progress: voortgang, vorderingen
    maken: adopt: tot de mijne, tot de onze
    gaan: start: van start, aan de slag, aan het werk, om de tafel, aan tafel, de markt op
    gaan: progress: in consultatie, in voorhang, naar de raad van state, naar de ministerraad, in internetconsultatie
    gaan: exec: in werking, open, live
    zetten: start: in gang, in de steigers, op de rails, in de grondverf, op papier, uit bij
    zetten: exec: om in, op de website, online, recht, op de rit
    zetten: say: uiteen
    slaan: start: de handen ineen, de eerste paal
    sorteren: exec: effect
    doen: exec: gestand, recht, gestalte
    doen: deliver: toekomen
    doen: say: uit de doeken, de toezegging, een toezegging, een oproep, een beroep, verslag, zich voor
    laten: deliver: weten, toekomen
    laten: study: onderzoeken, uitzoeken, doorrekenen, toetsen, verkennen, evalueren, inventariseren, nagaan, meten
    laten: progress: uitwerken, opstellen, ontwikkelen, maken, bouwen, schrijven
    schuiven: refuse: terzijde, ter zijde, aan de kant
    laten: refuse: achterwege, rusten, varen, links liggen, passeren, voor wat
    houden: exec: woord, gestand
    houden: progress: interviews, sessies, gesprekken, consultaties, rondetafels, een internetconsultatie
    houden: say: rekening, vast, op de hoogte, in de gaten, verband, stand
    plaatsvinden: progress: gesprekken, overleg, overleggen, onderhandelingen
    voeren: progress: gesprek, gesprekken, overleg, overleggen, onderhandelingen, besprekingen
    voeren: say: het woord
    wijzen: refuse: van de hand
    hechten: say: aan, waarde
    krijgen: exec: zijn beslag, haar beslag, hun beslag
    krijgen: progress: vorm
    liggen: say: moeilijk, moeilijker
    sturen: say: aan op
    trekken: say: aandacht
    nemen: act: maatregelen
    staan: say: positief, welwillend, sympathiek
    zitten: start: om de tafel, om tafel, aan tafel
    verlenen: exec: ontheffing, vrijstelling, subsidie, uitstel van betaling
    verlenen: start: opdracht
    verstrekken: start: opdracht, onderzoeksopdracht, de opdracht
"""

# What a thing is in, at or like; the kind, then phrases apart by commas.
_STATES = """
    done: gereed, klaar, voltooid, compleet, beschikbaar, operationeel, van kracht, in werking, in gebruik,
        een feit, de praktijk, staand beleid, bestaand beleid, vast beleid, online, te raadplegen, te downloaden,
        openbaar, achter de rug, geregeld, geborgd, in kannen en kruiken, beklonken, verleden tijd, de lucht in,
        op de begroting, op mijn begroting, op de website, op haar website, op zijn website, op hun website,
        op rijksoverheid.nl, in het staatsblad,
        in de staatscourant, in de wet, in het besluit, in de regeling, in de circulaire, in de leidraad, ter inzage,
        bij uw griffie, bij de griffie, in functie, aan de slag als, erdoor, in de lucht, een wettelijke plicht,
        wettelijk verplicht, verboden,
        van tafel af, eruit, in orde
    ongoing: bezig, gaande, onderweg, aan het werk, aan de slag, doende, in gesprek, in overleg, in onderhandeling,
        in voorbereiding, in ontwikkeling, in bewerking, in uitwerking, in uitvoering, in behandeling, in de maak,
        in wording, in aanbouw, in aantocht, in consultatie, in internetconsultatie, in voorhang, in concept, in beraad,
        in studie, in onderzoek, in bestudering, in volle gang, in gang, in de steigers, in de grondverf, op stoom,
        op schema, op koers, op gang, op weg, halverwege, ter ondertekening, ter advisering, ter beoordeling,
        ter toetsing, ter besluitvorming, ter goedkeuring, ter bespreking, voor advies, aanhangig, onderhanden,
        onder handen, in de uitvoeringsfase, in de afrondende fase, in de laatste fase, in de eindfase,
        in een afrondende fase,
        in een vergevorderd stadium, vergevorderd, in de pijplijn, op mijn bureau, bij de raad van state, in rapportage,
        bij de landsadvocaat, bij de ministerraad, bij de europese commissie, bij de drukker, in de testfase,
        in de pilotfase, in de ontwerpfase, in de aanbesteding, uit in consultatie, in productie, in opbouw, lopende,
        lopend,
        om de tafel, aan tafel, nog niet zover, nog niet zo ver, in het ongewisse, op de tekentafel
    planned: voornemens, van plan, van zins, voorzien, gepland, ingepland, bereid, op de rol, in de planning, op stapel,
        op de agenda, in de bedoeling, als streefdatum, de bedoeling, het streven, de streefdatum, het voornemen,
        het plan, mijn voornemen
"""
# what carries a state
CARRIES = word_set(
    """
    is zijn was waren ben bent staat staan stond stonden ligt liggen lag lagen zit zitten zat zaten blijft blijven
    bevindt bevinden verkeert verkeren komt komen gaat gaan wordt worden heeft hebben raakt raken kwam kwamen
    """
)
Kind = Literal["done", "ongoing", "planned"]


def _fixed() -> dict[str, list[tuple[re.Pattern[str], Class]]]:
    found: dict[str, list[tuple[re.Pattern[str], Class]]] = {}
    for line in _FIXED.strip().split("\n"):
        lemma, kind, words = (cell.strip() for cell in line.split(":", 2))
        either = "|".join(re.escape(w.strip()) for w in words.split(","))
        found.setdefault(lemma, []).append((re.compile(rf" (?:{either}) "), kind))  # type: ignore[arg-type]
    return found


def _states() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for block in re.split(r"\n    (?=\w+:)", _STATES.strip("\n").removeprefix("    ")):
        kind, words = block.split(":", 1)
        either = "|".join(re.escape(" ".join(w.split())) for w in words.split(","))
        found[kind.strip()] = re.compile(rf" (?:{either}) ")
    return found


FIXED = _fixed()
STATES = _states()


def kind_of(clause: Clause, verb: Verb) -> Class:
    """What a verb says with the fixed words beside it."""
    return next((kind for regex, kind in FIXED.get(verb.lemma, ()) if regex.search(clause.text)), verb.kind)


def states(clause: Clause, bare: bool) -> list[tuple[str, int]]:
    """The states that a clause names with something to carry them, and where each stands."""
    if not bare and not clause.has & CARRIES:
        return []
    return [(kind, match.start()) for kind, regex in STATES.items() if (match := regex.search(clause.text))]
