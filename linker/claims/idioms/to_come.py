"""To come: intentions, plans, what the Chamber will receive. Data; see `idioms`."""

from linker.claims.idioms.idiom import Idiom, expression

TO_COME: tuple[Idiom, ...] = (
    expression(
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
    expression(
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
    expression(
        "timetable",
        "announced",
        2,
        (
            r" (?:tijdpad|planning|tijdschema|tijdlijn|planbrief|plan van aanpak) (?:voor|van|"
            r"inzake|bij) (?:\S+ ){0,3}?(?:afdoen|afdoening|uitvoering|uitvoeren|beantwoording|"
            r"opvolging|afhandeling|aangenomen|M) "
        ),
        "planning voor de uitvoering van M",
        cues="tijdpad planning tijdschema tijdlijn planbrief plan",
    ),
    expression(
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
    expression(
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
    expression(
        "only once",
        "announced",
        2,
        r" (?:pas|eerst) (?:\S+ ){0,3}?(?:nadat|wanneer|als|na|zodra) ",
        "dit kan pas na de telling worden gedaan",
        cues="pas eerst",
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
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
    expression(
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
    expression(
        "gets a place",
        "announced",
        2,
        r" (?:krijgt|krijgen) (?:een |zijn |haar )?(?:plaats|plek) in ",
        "M krijgt een plaats in het programma",
        cues="krijgt krijgen",
    ),
    expression(
        "keeps to it",
        "announced",
        2,
        r" (?:houd|houdt|houden) (?:mij|ons|zich) (?:\S+ ){0,3}?aan M | (?:mij|ons|zich) (?:\S+ )?(?:houd|houdt|"
        r"houden) aan M ",
        "ik houd mij aan M",
        cues="houd houdt houden",
    ),
)
