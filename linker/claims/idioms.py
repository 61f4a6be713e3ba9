"""Expressions of several words that say a status, and those that say that nothing is claimed. Data, with examples.

An expression is sought in a clause whose words are lower case with one space between them; the mention stands there as
`M`, what the motie itself asks as `R`. `cues`: one of these words must be in the clause, else the form isn't tried.
`weight`: 3 says it of the matter itself, 2 most likely, 1 only where nothing else speaks.
"""

import re
from dataclasses import dataclass
from typing import Literal

Status = Literal[
    "executed", "closed", "partly", "in_progress", "transferred", "announced", "not_executed", "superseded", "silent"
]


@dataclass(frozen=True)
class Idiom:
    """A form of words. `examples` hold it and `traps` look like it; both are tested."""

    name: str
    status: Status
    weight: int
    cues: frozenset[str]
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()


def _idiom(
    name: str, status: Status, weight: int, regex: str, *examples: str, traps: tuple[str, ...] = (), cues: str
) -> Idiom:
    return Idiom(name, status, weight, frozenset(cues.split()), re.compile(regex), examples, traps)


_G = r"(?:\S+ ){0,5}?"  # a few words between
_MINISTRY = (
    r"(?:minister|ministerie|staatssecretaris|bewindspersoon|collega|ambtgenoot|"
    r"departement|ministeries|szw|vws|ocw|bzk|ienw|lnv|lvvn|ezk|kgg|jenv|vro|azm|aenm|"
    r"financiën|defensie|provincies|gemeenten|provincie|vng)"
)

IDIOMS: tuple[Idiom, ...] = (
    # --- done ---------------------------------------------------------------------------------------------
    _idiom(
        "ready",
        "executed",
        2,
        r" (?<!niet )(?<!nog )(?:is|zijn|staat|staan|ligt|liggen) "
        + _G
        + (
            r"(?<!niet )(?:gereed|klaar|operationeel|beschikbaar|in de lucht|bereikbaar|actief|"
            r"paraat|voorhanden|compleet|een feit|geregeld|van kracht|in werking(?: getreden)?|in "
            r"gebruik(?: genomen)?|ter inzage|online) "
        ),
        "het meldpunt is sinds mei operationeel",
        traps=("het is niet klaar",),
        cues=(
            "lucht bereikbaar actief paraat voorhanden compleet gereed klaar operationeel "
            "beschikbaar feit geregeld kracht werking gebruik inzage online"
        ),
    ),
    _idiom(
        "in force",
        "executed",
        2,
        (
            r" in werking getreden | tot stand gekomen | van kracht geworden | (?:zijn|haar|hun) "
            r"beslag gekregen "
        ),
        "de regeling is in werking getreden",
        cues="werking stand kracht beslag",
    ),
    _idiom(
        "finds its place in this letter",
        "executed",
        3,
        r" (?:vindt|vinden|krijgt|krijgen) "
        + _G
        + r"(?:met|in|door) (?:dit|deze|bijgaande?|onderhavige?) "
        + _G
        + r"(?:beslag|invulling|uitvoering|antwoord) ",
        "M vindt met dit schrijven zijn beslag",
        cues="beslag invulling uitvoering antwoord",
    ),
    _idiom(
        "this letter serves",
        "executed",
        3,
        r" (?:dient|dienen|strekt|strekken|vormt|vormen|geldt|voorziet) "
        + _G
        + (
            r"(?:ter|tot|als|daartoe|hiertoe|daarin|de) (?:\S+ )?(?:invulling|uitvoering|"
            r"uitwerking|nakoming|beantwoording|afdoening|voldoening|opvolging|reactie|antwoord)| "
            r"(?:brief|notitie|rapportage) (?:dient|strekt) (?:daar|hier)toe | (?:daar|hier)toe "
            r"(?:dient|strekt) (?:deze|dit|bijgaande?) "
        ),
        "deze brief dient ter invulling van M",
        cues="dient dienen strekt strekken vormt vormen geldt voorziet",
    ),
    _idiom(
        "in its stead",
        "executed",
        2,
        r" (?:komt|treedt|kwam) (?:\S+ )?in de plaats van M ",
        "zij komt tevens in de plaats van M",
        cues="plaats",
    ),
    _idiom(
        "hereby",
        "executed",
        2,
        (
            r" (?:hierbij|bijgaand|bijgevoegd|hiermee|hiermede|met deze brief|in deze brief|met "
            r"dit schrijven|door middel van deze brief|bijgesloten) "
        )
        + _G
        + (
            r"(?:geef|bied|stuur|zend|doe|ontvangt|treft|informeer|beantwoord|voldoe|los|voorzie|"
            r"vervul|bericht|overhandig) | (?:geef|bied|stuur|zend|doe|ontvangt|treft|informeer|"
            r"beantwoord|voldoe|los|voorzie|vervul|bericht) "
        )
        + _G
        + (
            r"(?:hierbij|bijgaand|bijgevoegd|hiermee|hiermede|met deze brief|in deze brief|met "
            r"dit schrijven|bijgesloten) "
        ),
        "hierbij stuur ik u het overzicht",
        "ontvangt u bijgaand de cijfers",
        cues="hierbij bijgaand bijgevoegd hiermee hiermede brief schrijven bijgesloten",
    ),
    _idiom(
        "standing policy",
        "executed",
        2,
        (
            r" (?:al|reeds|nu al) (?:\S+ ){0,3}?(?:staand|bestaand|vast) beleid | (?:is|dit is|"
            r"dat is) (?:al|reeds) (?:\S+ )?(?:praktijk|het geval|beleid|vastgelegd|geregeld) | "
            r"gebeurt (?:dit |dat )?(?:al|reeds) "
        ),
        "dit is reeds staand beleid",
        cues="beleid praktijk geval geregeld gebeurt vastgelegd",
    ),
    _idiom(
        "support of policy",
        "executed",
        2,
        (
            r" (?:geldt|gelden|zie|ziet|beschouw|beschouwt|vat|opgevat|beschouwd|gezien|is) "
            r"(?:\S+ ){0,8}?(?:steun|ondersteuning|aanmoediging|bevestiging|bekrachtiging) (?:\S+ "
            r")?(?:voor|van|aan) (?:\S+ ){0,3}?(?:beleid|inzet|lijn|koers|aanpak) "
        ),
        "M geldt als steun voor zijn beleid",
        cues="steun ondersteuning aanmoediging bevestiging bekrachtiging",
    ),
    _idiom(
        "is there",
        "executed",
        2,
        r" (?:is|zijn) er (?:inmiddels |al |nu |intussen )?(?:\. )?$",
        "de cijfers waar M om vroeg , zijn er",
        cues="er",
    ),
    _idiom(
        "matches it",
        "executed",
        2,
        r" (?:strookt|spoort|strookte|correspondeert) "
        + _G
        + r"met (?:\S+ ){0,3}?M | past "
        + _G
        + r"(?:bij|binnen) M | (?:is|zijn|blijft|blijven|handelt|handelen) "
        + _G
        + (
            r"(?:in lijn met|conform|naar|overeenkomstig|in overeenstemming met|in de geest van) "
            r"(?:\S+ ){0,3}?M "
        ),
        "het beleid strookt met M",
        traps=("dit is anders dan M",),
        cues="strookt spoort strookte past correspondeert stemt is blijft handelt",
    ),
    _idiom(
        "found its form",
        "executed",
        2,
        r" (?:heeft|hebben|kreeg|kregen|is|zijn|werd|werden) "
        + _G
        + (
            r"(?:(?:zijn|haar|hun) (?:vertaling|uitvoering|invulling|plaats|neerslag|bekroning)|"
            r"vorm gekregen|gestalte gekregen|geleid tot|geresulteerd in|uitgemond in|neergelegd "
            r"in|terug te vinden in|geland in|vertaald (?:in|naar)|recht gedaan|ten einde "
            r"gebracht|waargemaakt|ingelost|gestand gedaan|ingewilligd|toegegaan|ter beschikking "
            r"gesteld|onder uw aandacht gebracht|opgevolgd|ingebed|geborgd) "
        ),
        "M heeft geleid tot een wijziging van de regeling",
        traps=("M heeft geen zin",),
        cues=(
            "vertaling uitvoering invulling plaats neerslag bekroning vorm gestalte geleid "
            "geresulteerd uitgemond neergelegd terug geland vertaald recht einde waargemaakt "
            "ingelost gestand ingewilligd toegegaan beschikking aandacht opgevolgd ingebed "
            "geborgd"
        ),
    ),
    _idiom(
        "took place",
        "executed",
        2,
        r" (?:heeft|hebben) (?:\S+ ){0,8}?(?:plaatsgevonden|plaatsgehad|plaats gevonden) ",
        "het gevraagde gesprek heeft plaatsgevonden",
        cues="plaatsgevonden plaatsgehad gevonden",
    ),
    _idiom(
        "led to it",
        "executed",
        2,
        r" (?:resulteerde|mondde|leidde) " + _G + r"(?:in|uit in|tot) ",
        "M leidde tot een nieuwe regeling",
        cues="resulteerde mondde leidde",
    ),
    _idiom(
        "holds since",
        "executed",
        2,
        (
            r" (?:geldt|gelden|bestaat|bestaan|draait|draaien|functioneert|werkt|kent|beschikt) "
            r"(?:\S+ ){0,4}?(?:sinds|sedert|al|reeds|vanaf) "
        ),
        "sinds mei geldt er al een verbod; het loket bestaat sinds mei",
        cues="sinds sedert al reeds vanaf",
    ),
    _idiom(
        "by now",
        "executed",
        2,
        (
            r" (?:inmiddels|thans|sindsdien|voortaan|intussen) (?:\S+ ){0,8}?(?:beschikken|"
            r"beschikt|geldt|gelden|bestaat|bestaan|krijgen|vallen) (?!niet|geen|nog)"
        ),
        "alle scholen inmiddels over een loket beschikken",
        cues="inmiddels thans sindsdien voortaan intussen",
    ),
    _idiom(
        "holds since, turned round",
        "executed",
        2,
        (
            r" (?:sinds|sedert) (?:\S+ ){0,5}?(?:geldt|gelden|bestaat|bestaan|draait|kent|"
            r"beschikt|is|zijn|kunnen|kan) "
        ),
        "sinds 1 mei bestaat het loket",
        cues="sinds sedert",
    ),
    _idiom(
        "this letter holds it",
        "executed",
        3,
        (
            r" (?:deze|dit|bijgaande?|onderhavige) (?:brief|notitie|rapportage|schrijven|rapport|"
            r"verslag|bijlage|nota|plan|stuk|kamerbrief|hoofdlijnenbrief|voortgangsbrief|"
            r"beantwoording) (?:\S+ ){0,3}?(?:bevat|geeft|vormt|biedt|beschrijft|voorziet|is|"
            r"voldoet|beantwoordt|behelst) (?:\S+ ){0,5}?(?:gevraagde|antwoord|invulling|"
            r"uitvoering|daarin|M|uitwerking|gevolg|verlangde|gewenste|verzochte) "
        ),
        "deze brief bevat de gevraagde uitwerking",
        cues="bevat geeft vormt biedt beschrijft voorziet is voldoet beantwoordt behelst",
    ),
    _idiom(
        "held as done",
        "executed",
        3,
        (
            r" (?:beschouwd|aangemerkt|geacht|beschouw|beschouwt|beschouwen|acht|achten|zie|ziet|"
            r"zien) (?:\S+ ){0,8}?(?:uitgevoerd|voldaan|nagekomen|ingelost|vervuld|afgerond|"
            r"voltooid|gerealiseerd|beantwoord) "
        ),
        "ik beschouw M hiermee als uitgevoerd",
        traps=("ik beschouw M als een aansporing",),
        cues="uitgevoerd voldaan nagekomen ingelost vervuld afgerond voltooid gerealiseerd beantwoord",
    ),
    _idiom(
        "provided for",
        "executed",
        2,
        (
            r" (?:voorziet|voorzien|regelt|regelen|dekt|bepaalt|garandeert|waarborgt|bevat) "
            r"(?:\S+ ){0,2}?(?:al|reeds|nu al) "
        ),
        "de bestaande wet voorziet al in wat M vraagt",
        cues="al reeds",
    ),
    _idiom(
        "the thing itself enclosed",
        "executed",
        2,
        (
            r" (?:gevraagde|gewenste|verlangde|verzochte|bedoelde|toegezegde) (?:\S+ "
            r"){0,6}?(?:bijlage|bijgevoegd|bijgaand|bijgesloten|ingesloten|hierbij|bijlage bij) | "
            r"(?:bijgaand|bijgevoegd|hierbij|als bijlage|ingesloten) (?:\S+ ){0,8}?(?:gevraagde|"
            r"gewenste|verlangde|verzochte|bedoelde|toegezegde) "
        ),
        "u vindt de gevraagde raming als bijlage",
        cues="gevraagde gewenste verlangde verzochte bedoelde toegezegde",
    ),
    _idiom(
        "behind us",
        "executed",
        2,
        (
            r" (?:achter de rug|zit erop|beklonken|in kannen en kruiken|in (?:de )?praktijk "
            r"gebracht|volbracht|is gebeurd|er gekomen|zijn beloop gehad|in stand gebracht|het "
            r"licht gezien|uit de wereld) | (?:ligt|liggen|staat|staan) er (?:nu |al |inmiddels "
            r")?(?:\. )?$"
        ),
        "het gevraagde loket is er gekomen",
        cues=("rug erop beklonken kannen praktijk volbracht gebeurd gekomen beloop stand licht wereld er"),
    ),
    # --- closed: shut, whatever was done -------------------------------------------------------------------
    _idiom(
        "closed",
        "closed",
        2,
        r" (?:afgedaan|afgehandeld|gesloten|afgevoerd|afgeschreven) ",
        "M is daarmee afgedaan",
        cues="afgedaan afgehandeld gesloten afgevoerd afgeschreven",
    ),
    # --- partly ----------------------------------------------------------------------------------------------
    _idiom(
        "partly",
        "partly",
        3,
        (
            r" (?:deels|gedeeltelijk|grotendeels|ten dele|voor een (?:\S+ )?deel|voor het "
            r"(?:grootste|overgrote) deel|op onderdelen|in hoofdlijnen|voor de helft|ten halve|"
            r"partieel) "
        ),
        "aan M is ten dele voldaan",
        cues="deels gedeeltelijk grotendeels dele deel onderdelen hoofdlijnen helft halve partieel",
    ),
    _idiom(
        "limited",
        "partly",
        3,
        (
            r" (?<!overzicht )(?<!brief )(?<!rapportage )(?<!lijst )(?:beperkt|beperken|beperkte|"
            r"beperk) (?:\S+ ){0,3}?(?:tot|zich tot) | (?:minder|niet zo) ver (?:\S+ )?(?:dan|als|"
            r"M) | in zoverre | (?:blijft|blijven) achter bij "
        ),
        "de maatregel gaat minder ver dan M",
        "ik heb mij beperkt tot het eerste deel",
        cues="beperkt beperken beperkte beperk ver zoverre achter",
    ),
    _idiom(
        "as far as",
        "partly",
        2,
        (
            r" waar het (?:gaat om|de|het) | voor zover | voorzover | (?:voor )?wat (?!mij|ons|"
            r"het kabinet)(?:\S+ ){1,4}?betreft "
        ),
        "M is uitgevoerd voor zover zij het rijk betreft",
        cues="zover voorzover waar betreft",
    ),
    _idiom(
        "only",
        "partly",
        2,
        r" (?:alleen|slechts|enkel|uitsluitend|louter) ",
        "slechts voor het basisonderwijs is M uitgevoerd",
        traps=("M is uitgevoerd",),
        cues="alleen slechts enkel uitsluitend louter",
    ),
    _idiom(
        "so many of so many",
        "partly",
        3,
        (
            r" (?:drie kwart|driekwart|een derde|twee derde|een kwart|de helft|ruim de helft|het "
            r"gros|het leeuwendeel|\d+ procent|\d+ %) van | (?:\d+|één|een|twee|drie|vier|vijf|"
            r"zes|zeven|acht|negen|tien|elf|twaalf) van de (?:\d+|twee|drie|vier|vijf|zes|zeven|"
            r"acht|negen|tien|elf|twaalf|twintig) "
        ),
        "drie van de vijf regio's hebben dit ingevoerd",
        cues="van",
    ),
    _idiom(
        "of so many, so many",
        "partly",
        3,
        (
            r" van de (?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig) "
            r"(?:\S+ ){1,9}?(?:is|zijn|hebben|heeft|werden|werd) (?:er )?(?:inmiddels |nu |"
            r"intussen )?(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) "
        ),
        "van de vijf projecten zijn er drie afgerond",
        cues="van",
    ),
    _idiom(
        "so many there are",
        "partly",
        2,
        (
            r" (?:zijn|werden|is) er (?:inmiddels |nu |intussen |tot dusver )?(?:één|twee|drie|"
            r"vier|vijf|zes|zeven|acht|negen|tien|\d+) "
        ),
        "waar M om vier vroeg zijn er twee geopend",
        cues="er",
    ),
    _idiom(
        "not wholly",
        "partly",
        3,
        (
            r" niet (?:geheel|volledig|helemaal|in (?:zijn|haar) geheel|in volle omvang|ten volle|"
            r"alle|op alle|over de hele linie|overal|naar de letter|letterlijk) "
        ),
        "M is niet volledig uitgevoerd",
        cues="geheel volledig helemaal omvang volle alle linie overal letter letterlijk",
    ),
    _idiom(
        "save for",
        "partly",
        3,
        (
            r" (?:met uitzondering van|behalve|behoudens|afgezien van|uitgezonderd|zij het|op "
            r"(?:één|een|twee|drie|de|het) (?:\S+ ){0,3}?na(?= \. )|tot op zekere hoogte|in "
            r"(?:afgezwakte|aangepaste|beperkte|afgeslankte|lichtere|gewijzigde|bescheidener) "
            r"(?:vorm|mate|omvang)|op kleinere schaal|minder vergaand|niet zo vergaand|niet voor "
            r"alle) "
        ),
        "M is uitgevoerd , behalve waar het de scholen betreft",
        cues=(
            "uitzondering behalve behoudens afgezien uitgezonderd zij na hoogte vorm mate omvang schaal vergaand alle"
        ),
    ),
    _idiom(
        "meets it",
        "partly",
        2,
        (
            r" (?:tegemoetgekomen|tegemoetkom|tegemoetkomt|tegemoet (?:te komen|gekomen)|(?:kom|"
            r"komt|komen) (?:\S+ ){0,8}?tegemoet) (?!zien)"
        ),
        "daarmee kom ik tegemoet aan de wens uit M",
        cues="tegemoetgekomen tegemoetkom tegemoetkomt tegemoet",
    ),
    _idiom(
        "some of it",
        "partly",
        2,
        (
            r" (?:een deel|een gedeelte|een aantal|sommige (?!leden|media|fracties|partijen|"
            r"mensen)|enkele (?!leden|media|fracties|partijen|vragen|opmerkingen)|de meeste|het "
            r"merendeel|een van beide|één van (?:de|beide)|het eerste (?:deel|onderdeel|verzoek|"
            r"punt|dictum|lid)|de eerste (?:twee|drie|helft|fase|stap)) "
        ),
        "een deel van M is uitgevoerd",
        cues="deel gedeelte aantal sommige enkele meeste merendeel beide één eerste",
    ),
    _idiom(
        "not everywhere",
        "partly",
        3,
        (
            r" m\.u\.v | niet (?:op alle punten|in alle gevallen|voor iedereen|het hele|de hele|"
            r"elk)| op (?:één|een) (?:punt|onderdeel) na | voor het overige | op hoofdlijnen "
        ),
        "uitgevoerd m.u.v . het tweede verzoek",
        cues="m.u.v niet punt onderdeel overige hoofdlijnen",
    ),
    # --- going on --------------------------------------------------------------------------------------------
    _idiom(
        "in hand",
        "in_progress",
        2,
        (
            r" in (?:uitvoering|voorbereiding|behandeling|ontwikkeling|volle gang|gang|bewerking|"
            r"consultatie|internetconsultatie|gesprek|overleg|onderhandeling|conceptfase|aanbouw|"
            r"onderzoek|studie|beraad|uitwerking) (?!van |voor de )"
        ),
        "M is in uitvoering",
        traps=("in uitvoering van M is een gezant aangesteld",),
        cues=(
            "uitvoering voorbereiding behandeling ontwikkeling gang bewerking consultatie "
            "internetconsultatie gesprek overleg onderhandeling conceptfase aanbouw onderzoek "
            "studie beraad uitwerking"
        ),
    ),
    _idiom(
        "under way",
        "in_progress",
        2,
        (
            r" (?:gaande|onderweg|onderhanden|onder handen|(?:zijn|is|ben) aan de slag|bezig|"
            r"doende|lopend|lopende|aanhangig|openstaand|openstaande|doorlopend|op schema|in de "
            r"steigers|op stapel) (?!moties|toezeggingen|motie)"
        ),
        "het overleg is gaande",
        cues=(
            "slag gaande onderweg onderhanden handen bezig doende lopend lopende aanhangig "
            "openstaand openstaande doorlopend schema steigers stapel"
        ),
    ),
    _idiom(
        "open",
        "in_progress",
        2,
        (
            r" (?:staat|blijft|staan|blijven) (?:\S+ ){0,4}?open(?:staan)? (?=\.|en |tot |met |$)|"
            r" (?:dienen|dient) (?:\S+ ){0,3}?open te (?:blijven|staan) "
        ),
        "T09999 blijft open",
        cues="open openstaan",
    ),
    _idiom(
        "not yet",
        "in_progress",
        2,
        (
            r" (?:nog|alsnog|vooralsnog) (?:steeds |altijd )?(?:niet|geen) (?:\S+ "
            r"){0,4}?(?:afgerond|voltooid|gereed|klaar|ten einde|zover|toegekomen aan|beschikbaar|"
            r"opgeleverd|uitgevoerd|geheel|besloten|besluit|rond|bekend|duidelijkheid|definitief|"
            r"afgesloten|uitgekristalliseerd|ingevoerd|gerealiseerd|bereikt|verschenen|nagekomen|"
            r"voldaan)"
        ),
        "de verkenning is nog niet afgerond",
        cues="niet geen",
    ),
    _idiom(
        "delayed",
        "in_progress",
        2,
        (
            r" (?:vertraging|uitstel|vertraagd|uitgesteld|verdaagd|verschoven|verschuift|"
            r"opgeschoven|doorgeschoven|opgeschort|meer tijd|langer dan|meer voorbereidingstijd|"
            r"later dan) "
        ),
        "de rapportage heeft vertraging opgelopen",
        cues=(
            "vertraging uitstel vertraagd uitgesteld verschoven verschuift opgeschoven "
            "doorgeschoven verdaagd opgeschort tijd langer later voorbereidingstijd"
        ),
    ),
    _idiom(
        "awaiting",
        "in_progress",
        2,
        r" (?:wacht|wachten) (?:\S+ ){0,6}?(?:af|op) | in afwachting van ",
        "dat advies wacht ik af",
        cues="wacht wachten afwachting",
    ),
    _idiom(
        "still to be settled",
        "in_progress",
        2,
        (
            r" (?:vergt|vergen|vraagt|vragen|behoeft|behoeven|kost) (?:\S+ ){0,2}?(?:nog|meer|"
            r"nader|nadere|verdere|verder) (?!niet)"
        ),
        "het derde onderdeel vergt nog overleg",
        cues="vergt vergen vraagt vragen behoeft behoeven kost",
    ),
    _idiom(
        "first steps",
        "in_progress",
        2,
        (
            r" (?:eerste|voorbereidende|belangrijke|verdere) (?:stap|stappen|voorbereidingen|"
            r"gesprekken|werkzaamheden) (?:\S+ ){0,3}?(?:gezet|getroffen|gevoerd|begonnen|"
            r"gestart)| voorbereidingen (?:\S+ ){0,3}?(?:getroffen|gestart|lopen|begonnen)| van "
            r"start gegaan | op gang gekomen | ter hand genomen | op gang gebracht | in gang "
            r"gezet "
        ),
        "de voorbereidingen zijn getroffen",
        "de pilot is van start gegaan",
        cues="stap stappen voorbereidingen gesprekken werkzaamheden start gang hand",
    ),
    _idiom(
        "whether is weighed",
        "in_progress",
        2,
        (
            r" (?:moet|moeten|zal|zullen|kan) (?:\S+ ){0,3}?(?:volgen|blijken|uitwijzen|leren|"
            r"duidelijk maken|bepalen|bezien) (?:\. )?(?:of|óf|hoe|wanneer|welke)| (?:of|óf) en "
            r"(?:zo ja |op welke |hoe )| eerst (?:\S+ ){0,6}?te (?:willen |laten )?(?:toetsen|"
            r"onderzoeken|bezien|evalueren|verkennen|bespreken)"
        ),
        "daaruit moet volgen óf de wet wordt aangepast",
        cues="of óf eerst volgen blijken uitwijzen",
    ),
    _idiom(
        "deliberates",
        "in_progress",
        2,
        (
            r" (?:wil|willen|gaat|zal|zullen) (?:\S+ ){0,6}?(?:bespreken|wegen|afwegen|bezien|"
            r"overwegen|beraden) (?:\S+ ){0,3}?(?:ministerraad|kabinet|onderraad) | (?:neemt|"
            r"nemen|neem) (?:\S+ ){0,6}?(?:besluit|beslissing|standpunt) (?:\S+ ){0,3}?(?:over|of|"
            r"hoe|in)|(?:weegt|wegen|weeg|bekijkt|bekijk|beziet|bezie|overweegt|overweeg|"
            r"onderzoekt|onderzoek) (?:\S+ ){0,6}?(?:of|óf|hoe|welke|in hoeverre) "
        ),
        "het kabinet weegt nu of en hoe dit kan",
        cues=(
            "bespreken wegen afwegen bezien overwegen beraden besluit beslissing standpunt weegt "
            "weeg bekijkt bekijk beziet bezie overweegt overweeg onderzoekt onderzoek"
        ),
    ),
    _idiom(
        "left to a successor",
        "in_progress",
        2,
        (
            r" (?:laat|laten) (?:\S+ ){0,10}?(?:aan|over aan) (?:\S+ ){0,2}?(?:ambtsopvolger|"
            r"opvolger|volgend kabinet|nieuw kabinet|nieuwe kabinet|volgende kabinet|nieuwe "
            r"bewindspersoon)| (?:degene|wie) die mij opvolgt |(?:aan|bij) (?:een|het|mijn) "
            r"(?:volgend|volgende|nieuw|nieuwe|komend|komende) (?:kabinet|ambtsopvolger|"
            r"bewindspersoon)"
        ),
        "de afweging laat ik aan een volgend kabinet",
        cues="ambtsopvolger opvolger kabinet bewindspersoon opvolgt",
    ),
    _idiom(
        "meets regularly",
        "in_progress",
        2,
        (
            r" (?:komt|komen) (?:\S+ ){0,3}?bijeen | vergader(?:t|en) | (?:neem|neemt|nemen) "
            r"(?:\S+ ){0,2}?(?:nog |thans |nu )?geen (?:besluit|beslissing) "
        ),
        "de werkgroep komt wekelijks bijeen",
        cues="bijeen vergadert vergaderen besluit beslissing",
    ),
    _idiom(
        "conversation",
        "in_progress",
        2,
        (
            r" (?:voer|voert|voeren) (?:\S+ ){0,4}?(?:overleg|overleggen|gesprekken|gesprek|"
            r"onderhandelingen|afstemming) | (?:heb|hebben|heeft) (?:\S+ ){0,4}?(?:overleg|"
            r"overleggen|gesprekken|gesprek|contact|afstemming) (?:gehad|gevoerd|met|over|gezocht|"
            r"opgenomen) | (?:wordt|worden) (?:\S+ ){0,3}?(?:overleg|overleggen|gesprek|"
            r"gesprekken|onderhandelingen|afstemming) (?:\S+ ){0,6}?gevoerd "
        ),
        "daarover voer ik overleg met de sector",
        cues="overleg overleggen gesprekken gesprek onderhandelingen afstemming contact",
    ),
    _idiom(
        "at it",
        "in_progress",
        2,
        r" (?:ben|is|zijn) (?:\S+ ){0,6}?aan het (?!eind|begin|ministerie|kabinet|woord)\S+en ",
        "de inspectie is dit aan het uitwerken",
        cues="aan",
    ),
    _idiom(
        "taken up",
        "in_progress",
        2,
        (
            r" (?:opdracht (?:\S+ ){0,3}?(?:gegeven|verstrekt|verleend|gegund)|(?:is|zijn|heb|"
            r"heeft|hebben) (?:\S+ ){0,8}?(?:opgepakt|voorgelegd aan|aanbesteed|ingeschakeld|"
            r"uitgenodigd|benaderd|advies gevraagd|om advies gevraagd|gevraagd (?:om|te|mij|dit|"
            r"een|daar|hier|in|de)|verzocht (?:om|te|mij|dit|een|daar|hier|in|de))|buigt zich|"
            r"beraadt zich|laat onderzoeken|laat (?:\S+ ){0,3}?(?:onderzoeken|uitzoeken|"
            r"uitwerken)|onderwerp van (?:gesprek|onderzoek|overleg|studie)|afrondende fase|"
            r"nadert (?:\S+ ){0,2}?(?:voltooiing|afronding)|laat (?:nog )?op zich wachten|loopt "
            r"uit|nog niet zover|nog niet zo ver|krijgt vorm|voor advies bij|ter advisering|ligt "
            r"(?:nu |thans )?voor|uitvraag|onder de loep)"
        ),
        "ik heb de inspectie gevraagd om een advies",
        "ik heb opdracht gegeven voor een onderzoek",
        "een werkgroep buigt zich daarover",
        cues=(
            "opdracht opgepakt voorgelegd aanbesteed ingeschakeld uitgenodigd benaderd gevraagd "
            "verzocht buigt beraadt laat onderwerp fase nadert wachten uit zover ver vorm advies "
            "advisering ligt uitvraag loep"
        ),
    ),
    _idiom(
        "no decision yet",
        "in_progress",
        2,
        (
            r" (?:nog geen|geen definitief) (?:besluit|beslissing|keuze|uitsluitsel|antwoord|"
            r"standpunt) | (?:besluit|beslissing|keuze) (?:\S+ ){0,4}?nog niet | (?:beslist|"
            r"besluit|besluitvorming) (?:\S+ ){0,3}?nog | (?:wordt|worden) (?:\S+ "
            r"){0,6}?(?:gewerkt|overlegd|gesproken|onderhandeld|nagedacht|bezien|gewogen|"
            r"onderzocht|voorbereid|verkend|getoetst|ontwikkeld|besproken|bekeken) (?!in de brief|"
            r"in die|later)"
        ),
        "over de vorm is nog geen besluit genomen",
        cues=(
            "besluit beslissing keuze uitsluitsel antwoord standpunt beslist besluitvorming "
            "gewerkt overlegd gesproken onderhandeld nagedacht bezien gewogen onderzocht "
            "voorbereid verkend getoetst ontwikkeld besproken bekeken"
        ),
    ),
    _idiom(
        "on the way",
        "in_progress",
        2,
        (
            r" aanvang (?:gemaakt|genomen) | (?:begin|start) (?:gemaakt|genomen) | laatste hand | "
            r"in de maak | in de steigers | in de grondverf | (?:bevindt|bevinden|verkeert|"
            r"verkeren|zit|zitten) (?:\S+ ){0,4}?(?:fase|stadium|slotfase|afrondingsfase|aan "
            r"tafel|om tafel) | om (?:de )?tafel | op weg | (?:laat|laten) (?:ik|wij|we|het "
            r"kabinet) (?:\S+ ){0,12}?(?:uitzoeken|onderzoeken|uitwerken|verkennen|doorrekenen|"
            r"toetsen|inventariseren|evalueren) | (?:\S+)?traject (?:\S+ ){0,3}?(?:loopt|gaande)"
        ),
        "met de uitvoering van M is een aanvang gemaakt",
        cues=(
            "aanvang begin start laatste maak steigers grondverf fase stadium slotfase "
            "afrondingsfase tafel weg laat laten traject"
        ),
    ),
    # --- handed over -------------------------------------------------------------------------------------------
    _idiom(
        "handed over",
        "transferred",
        3,
        (
            r" (?:overgedragen|overgeheveld|overgegaan|doorgeleid|doorgezonden|doorgestuurd|"
            r"ondergebracht|overgeplaatst|overdracht|overgenomen door|belegd bij|ressorteert|"
            r"ressorteren) (?:\S+ ){0,4}?(?:aan|naar|bij|onder|door|de|het)? ?(?:\S+ ){0,2}?"
        )
        + _MINISTRY
        + r"| (?:naar|aan|bij|onder) (?:\S+ ){0,2}?"
        + _MINISTRY
        + (
            r" (?:\S+ ){0,8}?(?:overgeheveld|overgedragen|overgegaan|ondergebracht|belegd|"
            r"doorgeleid|doorgestuurd|verhuisd|komen te liggen) |"
        )
        + (
            r" (?:ligt|liggen|berust|valt|vallen|rust|hoort|thuis) (?:\S+ ){0,6}?(?:bij|onder) "
            r"(?:\S+ ){0,5}?"
        )
        + _MINISTRY
        + r" ",
        "de uitvoering ligt sinds mei bij het ministerie van szw",
        "M is overgedragen aan de minister van ocw",
        traps=("de uitvoering ligt op schema",),
        cues=(
            "verhuisd liggen overgedragen overgeheveld overgegaan doorgeleid doorgezonden "
            "doorgestuurd ondergebracht overgeplaatst overdracht overgenomen belegd ressorteert "
            "ressorteren ligt liggen berust valt vallen rust hoort thuis"
        ),
    ),
    # --- to come -----------------------------------------------------------------------------------------------
    _idiom(
        "intends",
        "announced",
        2,
        (
            r" (?<!niet )(?:voornemens|van plan|het voornemen|mijn voornemen|van zins|bereid) "
            r"(?!te vragen)"
        ),
        "ik ben voornemens M uit te voeren",
        traps=("ik ben niet voornemens dit te doen",),
        cues="voornemens plan voornemen zins bereid",
    ),
    _idiom(
        "expects",
        "announced",
        2,
        (
            r" (?:verwacht|verwachten|streef|streeft|streven|beoog|beoogt|beogen|hoop|hoopt|hopen|"
            r"mik|mikt|koers) (?:ik|wij|we|het|de|u|uw|ernaar|er|in|om|voor|uiterlijk|M|op|met|om|"
            r"dat|nader|vóór|binnen|eind|medio)| naar verwachting | (?:ik|wij|kabinet) "
            r"(?:verwacht|streeft?|beoogt?|hoopt?) "
        ),
        "ik streef ernaar dit af te ronden",
        cues=(
            "verwacht verwachten streef streeft streven beoog beoogt beogen hoop hoopt hopen mik mikt koers verwachting"
        ),
    ),
    _idiom(
        "timetable",
        "announced",
        2,
        (
            r" (?:tijdpad|planning|tijdschema|tijdlijn|planbrief|plan van aanpak) (?:voor|van|"
            r"inzake|bij) (?:\S+ ){0,3}?(?:afdoen|afdoening|uitvoering|uitvoeren|beantwoording|"
            r"opvolging|afhandeling|aangenomen|M) "
        ),
        "tijdpad voor het afdoen van M",
        cues="tijdpad planning tijdschema tijdlijn planbrief plan",
    ),
    _idiom(
        "comes",
        "announced",
        2,
        (
            r" (?:komt|komen) er (?!niet|geen)| er (?:komt|komen) (?!niet|geen)| (?:komt|kom|"
            r"komen) (?:\S+ ){0,8}?(?:met (?:een|het|de|nadere|voorstellen|concrete|wetgeving|"
            r"maatregelen|mijn)|terug|hierop|daarop) | (?<!als )(?<!zoals )volgt (?!uit |hieruit "
            r")(?!\. $)| (?:verschijnt|verschijnen|tegemoetzien|tegemoet zien) "
        ),
        "het kabinet komt met een voorstel",
        cues="komt kom komen volgt verschijnt verschijnen tegemoetzien tegemoet",
    ),
    _idiom(
        "will get to work",
        "announced",
        2,
        (
            r" (?:ga|gaan|gaat) (?:\S+ ){0,6}?(?:aan de slag|mee aan de slag|ter harte|"
            r"voortvarend) "
        ),
        "ik ga hiermee aan de slag",
        cues="slag harte voortvarend",
    ),
    _idiom(
        "only once",
        "announced",
        2,
        r" (?:pas|eerst) (?:\S+ ){0,3}?(?:nadat|wanneer|als|na|zodra) ",
        "dit kan pas na de telling worden gedaan",
        cues="pas eerst",
    ),
    _idiom(
        "planned",
        "announced",
        2,
        (
            r" (?:is|zijn|staat|staan) (?:\S+ ){0,5}?(?:gepland|voorzien|ingepland|op de (?:rol|"
            r"agenda|planning)|te verwachten|beoogd) | (?:wordt|worden) (?:\S+ ){0,6}?verwacht | "
            r"(?:kunt|kan|mag) (?:u|uw kamer|de kamer) (?:\S+ ){0,8}?(?:verwachten|tegemoetzien|"
            r"tegemoet zien) | (?:beslag|vorm|invulling|uitvoering|gestalte) (?:\S+ )?(?:krijgen|"
            r"vinden) "
        ),
        "de invoering is voorzien voor 2027",
        cues=(
            "gepland voorzien ingepland rol agenda planning verwachten beoogd verwacht "
            "tegemoetzien tegemoet krijgen vinden"
        ),
    ),
    _idiom(
        "hears of it",
        "announced",
        2,
        (
            r" (?:hoort|verneemt|krijgt|ontvangt|hoor|krijgen|ontvangen) (?:u|uw kamer|de kamer) "
            r"(?!geen|niet)(?:\S+ ){0,6}?(?:binnenkort|spoedig|later|nader|van mij|van ons|voor|"
            r"vóór|in|na|medio|eind|uiterlijk|zodra|volgende|dit|een) | (?:u|uw kamer|de kamer) "
            r"(?:hoort|verneemt|krijgt|ontvangt) (?!geen|niet|hierbij|bijgaand|hiermee)(?:\S+ "
            r"){0,6}?(?:binnenkort|spoedig|later|nader|van mij|voor|vóór|in|na|medio|eind|"
            r"uiterlijk|zodra|volgende|dit|een) "
        ),
        "wat dat oplevert , hoort uw kamer binnenkort",
        cues="hoort verneemt krijgt ontvangt hoor krijgen ontvangen",
    ),
    _idiom(
        "is to be there",
        "announced",
        2,
        (
            r" (?:moet|moeten|zal|zullen|dient|dienen) (?:\S+ ){0,12}?(?:gereed|klaar|beschikbaar|"
            r"operationeel|af|rond|compleet|een feit|van kracht|in werking|afgerond|gerealiseerd|"
            r"ingevoerd|voltooid) (?:zijn|komen|worden) |^ (?:gepland|voorzien|verwacht|planning|"
            r"beoogd|streefdatum|streven|verwachte) "
        ),
        "het dashboard moet in juli beschikbaar zijn",
        cues=(
            "gereed klaar beschikbaar operationeel af rond compleet feit kracht werking afgerond "
            "gerealiseerd ingevoerd voltooid gepland voorzien verwacht planning beoogd "
            "streefdatum streven verwachte"
        ),
    ),
    _idiom(
        "takes it along",
        "announced",
        2,
        (
            r" (?:betrek|neem|pak|maak|geef|zet) (?:ik|wij|we|het kabinet) (?:\S+ ){0,10}?(?:bij|"
            r"mee|op|werk van|gehoor|in gang|over|ter hand|hierin|daarin) "
        ),
        "dit neem ik mee bij de herziening",
        traps=("ik maak u erop attent",),
        cues="betrek neem pak maak geef zet",
    ),
    _idiom(
        "means to",
        "announced",
        2,
        (
            r" (?:ligt|lag) (?:\S+ ){0,3}?in de bedoeling | (?:de|mijn) bedoeling is | (?:neem|"
            r"neemt|nemen) (?:\S+ )?(?:mij|me|zich|ons) voor | het streven is | in het "
            r"vooruitzicht | (?:ziet|zien) (?:\S+ ){0,6}?het licht (?!gezien)| (?:gaat|gaan|"
            r"treedt|treden) (?:\S+ ){0,10}?(?:open|van start|in werking|in|live)(?: \.)? $"
        ),
        "het register ziet in het voorjaar het licht",
        cues="bedoeling voor streven vooruitzicht licht open start werking in live",
    ),
    # --- refused ---------------------------------------------------------------------------------------------
    _idiom(
        "no ground for it",
        "not_executed",
        2,
        (
            r" (?:geen|onvoldoende|nauwelijks|te weinig) (?:\S+ ){0,2}?(?:aanleiding|reden|"
            r"redenen|noodzaak|ruimte|mogelijkheid|mogelijkheden|meerwaarde|waarde|grond|gronden|"
            r"grondslag|heil|nut|basis|draagvlak|steun|middelen|dekking|budget|behoefte|voordelen|"
            r"rol|taak) (?!meer )| (?:ontbreekt|ontbreken|ontbrak|ontbraken) (?:\S+ "
            r"){0,5}?(?:draagvlak|middelen|dekking|noodzaak|noodzaakt|ruimte|budget|capaciteit|"
            r"geld)| (?:draagvlak|middelen|dekking|noodzaak|ruimte|budget|capaciteit|geld) (?:\S+ "
            r"){0,3}?(?:ontbreekt|ontbreken|ontbrak|ontbraken)"
        ),
        "ik zie geen aanleiding voor een wijziging",
        "daarvoor ontbreken de middelen",
        cues=(
            "aanleiding reden redenen noodzaak ruimte mogelijkheid mogelijkheden meerwaarde "
            "waarde grond gronden grondslag heil nut basis draagvlak steun middelen dekking "
            "budget behoefte voordelen rol taak capaciteit geld"
        ),
    ),
    _idiom(
        "unfit",
        "not_executed",
        2,
        (
            r" (?<!brief acht ik )(?<!brief is )(?:niet|evenmin|noch|allerminst|ook niet|"
            r"geenszins) (?:\S+ ){0,2}?(?:voornemens|van plan|van zins|bereid|genegen|aan de orde|"
            r"in de rede|mogelijk|wenselijk|gewenst|haalbaar|uitvoerbaar|doelmatig|doeltreffend|"
            r"proportioneel|opportuun|nodig|noodzakelijk|passend|verstandig|realistisch|zinvol|"
            r"verantwoord|verenigbaar|houdbaar|toelaatbaar|effectief|werkbaar|nuttig|voor de hand|"
            r"te (?:betalen|realiseren|verwezenlijken|doen|dragen|rechtvaardigen)|betaalbaar|"
            r"gerechtvaardigd|de aangewezen weg|logisch) "
        ),
        "een verbod is niet aan de orde",
        traps=("het is niet nodiger dan anders",),
        cues=(
            "voornemens plan zins bereid genegen orde rede mogelijk wenselijk gewenst haalbaar "
            "uitvoerbaar doelmatig doeltreffend proportioneel opportuun nodig noodzakelijk "
            "passend verstandig realistisch zinvol verantwoord verenigbaar houdbaar toelaatbaar "
            "effectief werkbaar nuttig hand betalen realiseren verwezenlijken dragen betaalbaar "
            "rechtvaardigen gerechtvaardigd weg logisch"
        ),
    ),
    _idiom(
        "unworkable",
        "not_executed",
        2,
        (
            r" (?<!niet )(?:onwenselijk|onuitvoerbaar|onwerkbaar|onhaalbaar|ondoelmatig|"
            r"disproportioneel|onnodig|onverstandig|onmogelijk|onverantwoord|ongewenst|"
            r"onrealistisch|ondoenlijk|onbetaalbaar|contraproductief|te kostbaar|te duur|in "
            r"strijd met|strijdig met|te ver|buitenproportioneel|ongeschikt|onjuridisch) "
        ),
        "dat acht ik onwerkbaar",
        traps=("niet onmogelijk",),
        cues=(
            "onwenselijk onuitvoerbaar onwerkbaar onhaalbaar ondoelmatig disproportioneel "
            "onnodig onverstandig onmogelijk onverantwoord ongewenst onrealistisch ondoenlijk "
            "onbetaalbaar contraproductief kostbaar duur strijd strijdig ver buitenproportioneel "
            "ongeschikt"
        ),
    ),
    _idiom(
        "passes it by",
        "not_executed",
        3,
        r" (?:ga|gaat|gaan) (?:\S+ ){0,4}?voorbij (?!aan de vraag)",
        "aan het tweede verzoek ga ik voorbij",
        cues="voorbij",
    ),
    _idiom(
        "recalls a promise",
        "not_executed",
        3,
        (
            r" (?:trek|trekt|neem|neemt|herroep|herroept) (?:\S+ ){0,4}?M (?:\S+ )?(?:in|terug|"
            r"hierbij) | M (?:\S+ ){0,4}?(?:trek|trekt|neem|neemt) (?:ik|het kabinet|de minister) "
            r"(?:\S+ ){0,3}?(?:in|terug) | niet (?:langer |meer )?(?:\S+ )?(?:gestand|waarmaken|"
            r"waar maken|nakomen|inlossen|waargemaakt|te houden) "
        ),
        "M kan ik niet gestand doen",
        cues=("trek trekt neem neemt herroep herroept gestand waarmaken waar nakomen inlossen waargemaakt houden"),
    ),
    _idiom(
        "laid aside",
        "not_executed",
        3,
        (
            r" naast (?:mij|zich|me|ons) neer| (?:laat|laten|liet) (?:\S+ ){0,10}?(?:rusten|varen|"
            r"vallen|liggen|schieten|passeren|zoals (?:zij|hij|het|ze) is|achterwege|voor wat "
            r"(?:het|hij|zij) is) | (?:laat|laten) (?:ik|wij|het kabinet) (?:\S+ ){0,8}?los | "
            r"achterwege (?:gelaten|blijft|blijven|te laten|laten|gebleven) | zonder (?:gevolg|"
            r"uitvoering|opvolging|vervolg|uitwerking) (?!van)| (?:blijft|bleef|gebleven) (?:\S+ "
            r"){0,3}?(?:onuitgevoerd|achterwege)| (?:ter|aan de) (?:zijde|kant) (?:gelegd|"
            r"geschoven|gezet|leg|schuif)| terzijde (?:gelegd|geschoven)"
        ),
        "ik laat het voornemen rusten",
        "dit verzoek leg ik naast mij neer",
        cues=(
            "naast liggen schieten passeren zoals rusten varen vallen achterwege wat los zonder "
            "onuitgevoerd zijde kant terzijde"
        ),
    ),
    _idiom(
        "sends none",
        "not_executed",
        2,
        (
            r" (?:ontvangt|krijgt|ontvangen|krijgen) (?:u|uw kamer|de kamer) (?:\S+ "
            r"){0,2}?(?:geen|niet) | (?:stuur|zend|kom|lever|geef|bied|maak) ik (?:\S+ "
            r"){0,3}?(?:geen|niet) (?:\S+ ){0,2}?(?:brief|overzicht|rapport|notitie|plan|"
            r"wetsvoorstel|voorstel|cijfers|aparte|afzonderlijke)"
        ),
        "anders dan M , ontvangt uw kamer geen afzonderlijke brief",
        cues="geen niet",
    ),
    _idiom(
        "won't come",
        "not_executed",
        3,
        (
            r" (?:komt|komen|kwam) (?:er )?(?:\S+ ){0,4}?(?:niet|geen) (?!\S+ (?:eerder|voor|"
            r"terug))| er (?:komt|komen) (?:\S+ ){0,3}?geen | (?:gaat|gaan) (?:\S+ ){0,3}?niet "
            r"(?:door|gebeuren|doen) | (?:doe|doet|doen) (?:ik|wij|het kabinet|we) (?:\S+ "
            r"){0,3}?niet "
        ),
        "een verplicht quotum komt er niet",
        cues="komt komen kwam gaat gaan doe doet doen",
    ),
    _idiom(
        "gives no effect",
        "not_executed",
        3,
        (
            r" geen (?:\S+ )?(?:gevolg|uitvoering|invulling|gehoor|opvolging|vervolg|navolging) "
            r"(?!is vereist)| niet (?:tot|ten) (?:uitvoering|uitvoer) | (?:niet|evenmin|noch) "
            r"(?:\S+ ){0,2}?(?:uit te voeren|over te nemen|op te volgen|in te voeren|in te "
            r"stellen|te honoreren|te volgen) "
        ),
        "ik geef geen gevolg aan M",
        cues=(
            "gevolg uitvoering invulling gehoor opvolging vervolg navolging uitvoer voeren nemen "
            "volgen stellen honoreren"
        ),
    ),
    _idiom(
        "other than asked",
        "not_executed",
        2,
        r"^ anders (?:dan )?(?:in )?M (?!R|is|zijn)",
        "anders dan M blijft de bijdrage bestaan",
        cues="anders",
    ),
    _idiom(
        "another way",
        "not_executed",
        2,
        (
            r" (?:kies|kiest|kiezen|koos|gekozen|kozen) (?:\S+ ){0,4}?(?:voor (?:een ander|een "
            r"andere|andere)|een andere|voor een (?!aanpak die))| (?:geef|geeft|geven) (?:\S+ "
            r"){0,3}?(?:de |er )?(?:voorkeur) | (?:houd|houdt|houden|hield) (?:\S+ ){0,5}?vast "
            r"(?:aan )?| (?:blijf|blijft|blijven) (?:\S+ )?bij (?:mijn|het|zijn|de) (?:\S+ "
            r")?(?:standpunt|besluit|lijn|oordeel|keuze|beleid|opvatting)| (?:volsta|volstaat|"
            r"volstaan) (?:\S+ ){0,3}?(?:met|ermee)| (?:laat|laten) het (?:daarbij|hierbij|bij)| "
            r"staat (?:\S+ ){0,3}?in de weg | (?:blijft|blijven) (?:\S+ ){0,3}?(?:ongewijzigd|"
            r"onveranderd|gehandhaafd) "
        ),
        "het kabinet kiest voor een andere weg",
        "ik geef de voorkeur aan voorlichting",
        cues=(
            "kies kiest kiezen koos gekozen kozen voorkeur vast blijf blijft blijven volsta "
            "volstaat volstaan laat laten staat"
        ),
    ),
    _idiom(
        "read as something else",
        "not_executed",
        2,
        (
            r" (?:leest|lezen|verstaat|begrijpt|interpreteert|vatten|opgevat|opvatten|opvat|"
            r"verstaan|versta|gelezen|lees|uitgelegd|begrijp|begrepen|interpreteer|"
            r"geïnterpreteerd|beschouwd|vat|leg|duid|geduid) (?:\S+ ){0,10}?(?:als|aldus|zo|"
            r"zodanig|in die zin) | (?:aldus|zo|als \S+ \S+) (?:te )?(?:verstaan|opgevat|begrepen|"
            r"gelezen|uitgelegd) "
        ),
        "M zal worden opgevat als een aansporing",
        cues=(
            "leest lezen verstaat begrijpt interpreteert vatten opgevat opvatten opvat verstaan "
            "versta gelezen lees uitgelegd begrijp begrepen interpreteer geïnterpreteerd vat leg "
            "duid geduid"
        ),
    ),
    _idiom(
        "takes back",
        "not_executed",
        3,
        r" (?:kom|komt|komen) (?:\S+ ){0,3}?terug van (?:mijn|die|deze|M|het|zijn|haar|dat|onze) "
        r"| (?:moet|moeten) (?:\S+ ){0,3}?terugkomen (?:op|van) (?:M|mijn|onze) "
        r"| (?:op|van) M (?:R )?(?:moet|moeten) (?:ik|wij|we) (?:\S+ ){0,4}?terugkomen ",
        "op M moet ik terugkomen",
        traps=("op M moet ik in mei terug",),
        cues="terug terugkomen",
    ),
    _idiom(
        "outweighed",
        "not_executed",
        2,
        (
            r" (?:weegt|wegen|opweegt|opwegen|woog) (?:\S+ ){0,6}?(?:niet op|zwaarder|op tegen)| "
            r"niet opwegen | niet in verhouding | (?:verdraagt|verdragen|verhoudt|verhouden|"
            r"strookt|rijmt) (?:\S+ ){0,4}?(?:niet|slecht|moeilijk) | (?:verzet|verzetten) zich | "
            r"(?:botst|botsen|strijdt) (?:\S+ ){0,2}?met | (?:stuit|stuiten|stuitte) (?:\S+ "
            r"){0,2}?op (?:\S+ ){0,2}?(?:bezwaren|grenzen|weerstand|verzet) | past (?:\S+ "
            r"){0,6}?niet (?:\. )?(?:bij|in|binnen|$)| niet (?:toegestaan|toelaatbaar|geoorloofd) "
            r"| (?:staat|laat) (?:\S+ ){0,4}?niet toe "
        ),
        "de kosten wegen niet op tegen de baten",
        cues=(
            "weegt wegen opweegt opwegen woog verhouding verdraagt verdragen verhoudt verhouden "
            "strookt rijmt verzet verzetten botst botsen strijdt stuit stuiten stuitte past "
            "toegestaan toelaatbaar geoorloofd toe"
        ),
    ),
    _idiom(
        "not in favour",
        "not_executed",
        2,
        (
            r" (?:kan|kunnen) (?:\S+ ){0,3}?niet (?:\S+ ){0,2}?(?:vinden|verenigen|instemmen|"
            r"onderschrijven) | niet toe over | (?:ga|gaat|gaan) (?:\S+ ){0,5}?niet toe over | "
            r"(?:geen|niet (?:de|een)) (?:voorstander|stappen|actie|initiatief|wetgeving|"
            r"wijziging|aanpassing|maatregelen|gebruik) | (?:voel|voelt|voelen) (?:\S+ "
            r"){0,3}?(?:niets|niet) | van de hand (?:gewezen|wijs|wijst|wijzen)| (?:begin|"
            r"beginnen|begint) (?:\S+ ){0,2}?niet aan | niet (?:in mee|mee ingestemd|in te gaan|"
            r"meegaan|meegegaan|mee te gaan)| (?:ga|gaat|gaan) (?:\S+ ){0,3}?niet (?:in )?mee | "
            r"buiten beschouwing | (?:blijf|blijft|blijven) (?:\S+ ){0,4}?(?:bij het (?:huidige|"
            r"bestaande)|tegen|afwijzend)| (?:wijs|wijst|wijzen) (?:\S+ ){0,8}?(?:af|van de hand) "
            r"| (?:zie|ziet|zien|zag) (?:\S+ ){0,8}?(?:af|ervan af|daarvan af) "
        ),
        "daarvan ben ik geen voorstander",
        cues=(
            "vinden verenigen instemmen onderschrijven toe voorstander stappen actie initiatief "
            "wetgeving wijziging aanpassing maatregelen gebruik voel voelt voelen hand begin "
            "beginnen begint mee meegaan meegegaan beschouwing blijf blijft blijven wijs wijst "
            "wijzen zie ziet zien zag gaan"
        ),
    ),
    _idiom(
        "bound to be no",
        "not_executed",
        3,
        (
            r" (?:wordt|worden|zal|zullen|is|zijn|heb|heeft|hebben|ga|gaat|gaan|wil|wenst|kan|"
            r"kunnen) (?:\S+ ){0,10}?niet (?:\S+ ){0,3}?(?:overgenomen|overnemen|opgevolgd|"
            r"opvolgen|gevolgd|volgen|uitgevoerd|uitvoeren|gehonoreerd|honoreren|ingewilligd|"
            r"inwilligen|ingevoerd|invoeren|gestand|nakomen|waarmaken) (?!in|als|zoals|voor)"
        ),
        "M wordt niet uitgevoerd",
        traps=("M wordt nog niet uitgevoerd in de zin van die wet",),
        cues=(
            "overgenomen overnemen opgevolgd opvolgen gevolgd volgen uitgevoerd uitvoeren "
            "gehonoreerd honoreren ingewilligd inwilligen ingevoerd invoeren gestand nakomen "
            "waarmaken"
        ),
    ),
    _idiom(
        "parts with it",
        "not_executed",
        3,
        (
            r" (?:neemt|neem|nemen|nam) (?:\S+ ){0,4}?afscheid | streep door | (?:pas|past) ik "
            r"voor | (?:zet|zetten) (?:\S+ ){0,6}?niet door | geen genade | geen heil | (?:sluit|"
            r"sluiten) (?:\S+ ){0,4}?uit (?!te)| wordt het (?:\S+ )?niet | niet begaanbaar | "
            r"blijft (?:\S+ )?uit | haalt het niet | bewandel(?:t|en)? (?:\S+ ){0,3}?niet "
        ),
        "van die wens neemt het kabinet afscheid",
        cues="afscheid streep pas past niet genade heil sluit sluiten uit",
    ),
    # --- overtaken ---------------------------------------------------------------------------------------------
    _idiom(
        "overtaken",
        "superseded",
        3,
        (
            r" (?<!niet )(?:achterhaald|vervallen|verviel|vervalt|ingehaald door|door (?:de "
            r")?(?:\S+ )?(?:tijd|feiten|gebeurtenissen|ontwikkelingen|actualiteit|werkelijkheid) "
            r"(?:\S+ )?ingehaald|voorbijgestreefd|van tafel|van de baan|overbodig geworden|"
            r"overbodig gemaakt|gedateerd|zinledig|zinloos|irrelevant|doelloos|speelt niet "
            r"(?:meer|langer)|bestaat niet (?:meer|langer)|hoeft niet (?:meer|langer)|niets "
            r"(?:meer|langer) (?:\S+ ){0,2}?(?:uit te voeren|te doen|te regelen)|ingetrokken ten "
            r"gunste van|zonder (?:voorwerp|object|betekenis|belang)|niet (?:meer|langer) (?:\S+ "
            r")?(?:relevant|aan de orde|actueel|nodig|van toepassing|van belang|te uitvoeren|"
            r"uitvoerbaar|zinvol|opportuun)|geen (?:uitvoering|opvolging|gevolg|invulling) meer|"
            r"geen (?:\S+ )?(?:behoefte|noodzaak|aanleiding|reden|betekenis|belang|doel|zin|rol|"
            r"functie|grond|voorwerp) (?:\S+ )?(?:meer|langer)|doet niet meer ter zake|zijn tijd "
            r"gehad|n\.v\.t) "
        ),
        "M is achterhaald",
        "M is komen te vervallen",
        cues=(
            "uitvoering opvolging gevolg invulling n.v.t zake tijd ingetrokken achterhaald "
            "vervallen verviel vervalt ingehaald tafel baan overbodig gedateerd zinledig zinloos "
            "irrelevant doelloos ingehaald voorbijgestreefd voorwerp object betekenis belang "
            "meer langer"
        ),
    ),
    _idiom(
        "lost its meaning",
        "superseded",
        3,
        (
            r" (?:betekenis|belang|actualiteit|zin|doel|relevantie|strekking|grond|grondslag|"
            r"aanleiding|bestaansrecht|voorwerp) (?:\S+ ){0,5}?(?:verloren|verliest|ontvallen|"
            r"vervallen|weggevallen|weg) | (?:verloren|ontvallen|weggevallen|verliest|verloor) "
            r"(?:\S+ ){0,4}?(?:betekenis|belang|actualiteit|relevantie|grondslag) "
        ),
        "M heeft haar betekenis verloren",
        cues="verloren verliest ontvallen vervallen weggevallen verloor weg",
    ),
    _idiom(
        "merged into another",
        "superseded",
        3,
        (
            r" in plaats van M (?:R )?(?:is|kwam|komt|zijn) | (?:gaat|gaan|ging|is|zijn) (?:\S+ "
            r"){0,5}?(?:op|opgegaan) in (?!bijlage|paragraaf|hoofdstuk|de vraag)| opgegaan in | "
            r"(?:maakt|maakte|maken|ruimt|ruimde) (?:\S+ ){0,3}?(?:plaats|het veld) voor | "
            r"(?<!niet )vervangen door | in de plaats (?:gekomen|getreden|gesteld) | "
            r"plaatsgemaakt voor "
        ),
        "M gaat op in het bredere plan",
        traps=("daarop ga ik in bijlage 2 in",),
        cues="op opgegaan plaats veld vervangen plaatsgemaakt",
    ),
)


# What makes a clause say nothing of the cabinet's doing. Sought in the same way; `scope`: what is silent then.
@dataclass(frozen=True)
class Guard:
    name: str
    scope: Literal["clause", "sentence"]
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()
    cues: re.Pattern[str] | None = None  # found in every clause that the form is in, and quickly sought

    def holds(self, words: str) -> bool:
        return (self.cues is None or self.cues.search(words) is not None) and self.regex.search(words) is not None


def _guard(
    name: str, scope: Literal["clause", "sentence"], regex: str, *examples: str, traps: tuple[str, ...] = (),
    cues: str = "",
) -> Guard:  # fmt: skip
    return Guard(name, scope, re.compile(regex), examples, traps, re.compile(cues) if cues else None)


_OTHERS = (
    r"(?:leden|fractie|fracties|commissie|commissies|lid|heer|mevrouw|indiener|indieners|"
    r"kamerleden|kamerlid|vragensteller|vragenstellers|oppositie|spreker|sprekers|critici|"
    r"organisaties|belangenorganisaties|zij|vakbonden|media)"
)
_SAYS = (
    r"(?:vragen|vraagt|vroeg|vroegen|willen weten|wil weten|wilde weten|wijzen|wijst|wees|"
    r"wezen|stellen|stelt|stelde|menen|meent|meende|vinden|vindt|vond|"
    r"constateren|constateert|betogen|betoogt|betoogde|merken|merkt|merkte|hebben "
    r"kennisgenomen|kennisgenomen|geven aan|gaf aan|informeren|informeerde|verwijten|"
    r"verwijt|"
    r"betwijfelen|betwijfelt|zeggen|zegt|zei|vrezen|herinneren|herinnert|refereren|"
    r"refereert|refereerde|verzoeken|verzoekt|lezen|verneemt|vernemen|hechten|twijfelen|"
    r"klagen|klaagt|suggereert|suggereren|beweert|beweren|handelt|dringen|drong)"
)
GUARDS: tuple[Guard, ...] = (
    _guard(
        "others ask or say",
        "sentence",
        (
            rf" (?:de|deze|het|die|genoemde|enkele|mevrouw|beide|diverse) (?:\S+ "
            rf"){{0,4}}?{_OTHERS} (?:\S+ ){{0,6}}?{_SAYS} | {_SAYS} (?:deze|de|het|mevrouw) (?:\S+ "
            rf"){{0,3}}?{_OTHERS} "
        ),
        "de leden van de pvz-fractie vragen waarom dit niet is uitgevoerd",
        traps=("ik informeer de leden hierover",),
        cues=rf"{_OTHERS} ",
    ),
    _guard(
        "according to others",
        "clause",
        (
            r" (?:volgens|aldus|naar het oordeel van|naar de mening van) (?!mij |ons |het kabinet "
            r"|de regering |planning |verwachting |de planning )(?:hem|haar|hen|de leden|de heer|"
            r"mevrouw|het lid|deze|de indieners?|de fracties?|critici|\S+ leden|sommigen|media|de "
            r"media) "
        ),
        "volgens de leden is M al uitgevoerd",
        cues="volgens|aldus|naar het oordeel|naar de mening",
        traps=("volgens mij is M uitgevoerd",),
    ),
    _guard(
        "a question put",
        "sentence",
        (
            r" (?:gevraagd (?:is|wordt|werd)|is (?:mij )?gevraagd (?:of|hoe|naar|wanneer|welke|"
            r"wat|waarom)|u (?:vroeg|vraagt)|de vraag (?:of|is|was|luidt|hoe|van|over)|(?:een|uw|"
            r"de|deze|andere) vraag (?:\S+ ){0,4}?(?:betrof|betreft|ging|gaat|luidde|hield)|"
            r"(?:werd|wordt|is) (?:mij )?(?:\S+ )?gevraagd (?:of|hoe|naar|wanneer|welke|wat|"
            r"waarom)|hoe staat het (?:daar|met)|kunt u|kan de (?:minister|staatssecretaris|"
            r"regering)|is de (?:minister|regering|staatssecretaris) bereid) "
        ),
        "gevraagd is welke stappen zijn gezet",
        cues="vra|vroeg|hoe staat|kunt u|kan de|is de",
    ),
    _guard(
        "denied",
        "clause",
        (
            r" (?:niet|nooit|nergens|geenszins|nimmer) (?:\S+ ){0,3}?(?:gezegd|beweerd|betoogd|"
            r"gesteld|geschreven|gemeld|gesuggereerd|bedoeld|zo dat|waar dat|juist dat|gezegd "
            r"dat) | (?:nergens|nooit|niet) (?:heb|hebben) ik | (?:heb|heeft) (?:\S+ "
            r"){0,2}?(?:nergens|nooit|niet) (?:\S+ ){0,2}?(?:betoogd|gezegd|beweerd|gesteld) | "
            r"(?:deel|delen|deelt|herken|herkennen) (?:\S+ ){0,6}?niet (?:\. )?$| (?:onjuist|"
            r"misverstand|geen sprake van|onwaar) dat | is geen sprake | (?:dat|dit) (?:wil|"
            r"betekent) niet (?:zeggen )?dat | (?:het beeld|de indruk|de suggestie|de stelling|"
            r"het verwijt) "
        ),
        "ik heb nooit gezegd dat ik M terzijde leg",
        cues=(
            "niet|nooit|nergens|geenszins|nimmer|onjuist|misverstand|sprake|onwaar|het beeld|de "
            "indruk|de suggestie|de stelling|het verwijt"
        ),
    ),
    _guard(
        "pre-vote appreciation",
        "clause",
        (
            r" (?:ontraad|ontraden|ontraadt|ontijdig|oordeel kamer|oordeel aan de kamer|oordeel "
            r"van de kamer|kabinetsappreciatie|appreciatie|apprecieer|appreciëren|het oordeel "
            r"over|mijn oordeel|oordeel over) | (?:laat|geef|krijgt|geven) (?:\S+ "
            r"){0,5}?(?:oordeel|appreciatie) | (?:verzoek|vraag) (?:\S+ ){0,5}?(?:aan te houden|"
            r"in te trekken) "
        ),
        "M moet ik ontraden",
        "ik geef M oordeel kamer",
    ),
    _guard(
        "order of business",
        "clause",
        (
            r" (?:aan te houden|in te trekken|rondgedeeld|voldoende ondersteund|in stemming|wordt "
            r"aangehouden|is aangehouden|houd ik aan|(?:is|wordt|werd) ingetrokken door|"
            r"toegevoegd aan de (?:lijst|agenda)|geagendeerd|stel ik voor zijn|stel ik voor haar) "
        ),
        "M wordt rondgedeeld onder nr . 7",
    ),
    _guard(
        "pointer",
        "sentence",
        (
            r" (?:te lezen|te vinden|terug te vinden|opgenomen|vermeld|beschreven|weergegeven|"
            r"vindt u|treft u|leest u|geef ik aan|ga ik in|verwijs ik|wordt ingegaan|zie) (?:\S+ "
            r"){0,9}?(?:bijlage|bijgevoegde|bijgaande|annex|onderstaande tabel|paragraaf|"
            r"hoofdstuk|lijsten) (?!van M)| (?:in|naar) (?:de |het |onderstaande |bijgevoegde |"
            r"bijgaande )?(?:bijlage|bijgevoegde|bijgaande|annex|tabel|paragraaf|hoofdstuk) "
            r"(?:\S+ ){0,12}?(?:te lezen|te vinden|vindt u|treft u|leest u|stand van zaken|"
            r"voortgang|overzicht|ga ik in|wordt ingegaan|toegelicht|uiteengezet) | (?:treft|"
            r"vindt|ontvangt) u (?:\S+ ){0,4}?(?:lijsten|lijst|overzicht|overzichten|stand van "
            r"zaken|rapportage) (?:\S+ ){0,4}?(?:aan van |van (?:de )?(?:toezeggingen|M))| "
            r"(?:daarvoor|hiervoor) (?:moet|kunt) u (?:\S+ ){0,3}?bij | (?:verwijs|verwijst|"
            r"verwijzen) (?:ik |u |het kabinet )?(?:\S+ ){0,3}?naar (?:de|het|mijn) "
        ),
        "de stand van zaken vindt u in bijlage 3",
        cues=(
            "bijlage|bijgevoegde|bijgaande|annex|tabel|paragraaf|hoofdstuk|lijst|overzicht|stand "
            "van zaken|rapportage|verwijs|moet u|kunt u"
        ),
    ),
    _guard(
        "question within",
        "clause",
        (
            r"^ (?:wat|hoe(?! \S+ ook)|of|óf|welke|waarom|wanneer|wie|in hoeverre) (?!betreft|mij "
            r"betreft|ik (?:\S+ ){0,12}?toegezegd|M)"
        ),
        "wat die heeft opgeleverd",
        traps=("wat betreft M is dit gedaan",),
    ),
    _guard(
        "apart from it",
        "sentence",
        (
            r" (?:losstaat|los staat|staat los|staan los|los|losstaand) van M | (?:niets|niet) "
            r"(?:van doen|te maken|uitstaande) (?:\S+ )?met M | buiten M om "
        ),
        "het onderzoek dat losstaat van M is afgerond",
        cues="M",
    ),
    _guard(
        "wish of the cabinet in general",
        "clause",
        (
            r" (?:wil|willen) (?:\S+ ){0,5}?(?:bestrijden|voorkomen|tegengaan|benadrukken|danken|"
            r"opmerken|onderstrepen) "
        ),
        "de misstanden wil het kabinet met kracht bestrijden",
    ),
)
