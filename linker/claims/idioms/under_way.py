"""Going on, being weighed, delayed, or handed over to another. Data; see `idioms`."""

from linker.claims.idioms.idiom import Idiom, expression

_MINISTRY = (
    r"(?:minister|ministerie|staatssecretaris|bewindspersoon|collega|ambtgenoot|"
    r"departement|ministeries|szw|vws|ocw|bzk|ienw|lnv|lvvn|ezk|kgg|jenv|vro|azm|aenm|"
    r"financiën|defensie|provincies|gemeenten|provincie|vng)"
)

UNDER_WAY: tuple[Idiom, ...] = (
    expression(
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
    expression(
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
    expression(
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
    expression(
        "not yet",
        "in_progress",
        2,
        (
            r" (?:nog|alsnog|vooralsnog) (?:steeds |altijd )?(?:niet|geen) (?:\S+ "
            r"){0,4}?(?:afgerond|voltooid|gereed|klaar|ten einde|zover|toegekomen aan|beschikbaar|"
            r"opgeleverd|uitgevoerd|geheel|besloten|besluit|rond|bekend|duidelijkheid|definitief|"
            r"afgesloten|uitgekristalliseerd|ingevoerd|gerealiseerd|bereikt|verschenen|nagekomen|ontvangen|binnen|"
            r"gekregen|gestart|begonnen|"
            r"voldaan)"
        ),
        "de verkenning is nog niet afgerond",
        cues="niet geen",
    ),
    expression(
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
    expression(
        "awaiting",
        "in_progress",
        2,
        r" (?:wacht|wachten) (?:\S+ ){0,6}?(?:af|op) | in afwachting van ",
        "dat advies wacht ik af",
        cues="wacht wachten afwachting",
    ),
    expression(
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
    expression(
        "first steps",
        "in_progress",
        2,
        (
            r" (?:eerste|voorbereidende|belangrijke|verdere) (?:stap|stappen|voorbereidingen|"
            r"gesprekken|werkzaamheden) (?:\S+ ){0,6}?(?:gezet|getroffen|gevoerd|begonnen|"
            r"gestart)| voorbereidingen (?:\S+ ){0,3}?(?:getroffen|gestart|lopen|begonnen)| van "
            r"start gegaan | op gang gekomen | ter hand genomen | op gang gebracht | in gang "
            r"gezet "
        ),
        "de voorbereidingen zijn getroffen",
        "de pilot is van start gegaan",
        cues="stap stappen voorbereidingen gesprekken werkzaamheden start gang hand",
    ),
    expression(
        "whether is weighed",
        "in_progress",
        2,
        (
            r" (?:moet|moeten|zal|zullen|kan) (?:\S+ ){0,3}?(?:volgen|blijken|uitwijzen|leren|"
            r"duidelijk maken|bepalen|bezien) (?:\. )?(?:of|óf|hoe|wanneer|welke)| (?:of|óf) en "
            r"(?:zo ja |op welke |hoe )| eerst (?:\S+ ){0,6}?te (?:willen |laten )?(?:toetsen|"
            r"onderzoeken|bezien|evalueren|verkennen|bespreken)"
        ),
        "de toets moet uitwijzen of er een register komt",
        cues="of óf eerst volgen blijken uitwijzen",
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
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
    expression(
        "at it",
        "in_progress",
        2,
        r" (?:ben|is|zijn) (?:\S+ ){0,6}?aan het (?!eind|begin|ministerie|kabinet|woord)\S+en ",
        "de inspectie is dit aan het uitwerken",
        cues="aan",
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
        "handed over",
        "transferred",
        3,
        (
            r" (?:gedeponeerd|neergelegd|doorgegeven|in handen gegeven|overgedragen|overgeheveld|"
            r"overgegaan|doorgeleid|doorgezonden|doorgestuurd|"
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
            "gedeponeerd neergelegd doorgegeven handen verhuisd liggen overgedragen overgeheveld "
            "overgegaan doorgeleid doorgezonden "
            "doorgestuurd ondergebracht overgeplaatst overdracht overgenomen belegd ressorteert "
            "ressorteren ligt liggen berust valt vallen rust hoort thuis"
        ),
    ),
    expression(
        "depends",
        "in_progress",
        2,
        r" (?:hangt|hangen) (?:\S+ ){0,4}?af van | (?:ben|is|zijn) (?:\S+ ){0,3}?afhankelijk van ",
        "dat hangt af van het advies",
        cues="hangt hangen afhankelijk",
    ),
    expression(
        "asked others",
        "in_progress",
        2,
        r" (?:heb|heeft|hebben|is|zijn) (?:\S+ ){0,12}?om (?:\S+ ){1,5}?(?:gevraagd|verzocht) ",
        "ik heb de rechtspraak om een zienswijze verzocht",
        traps=("M waarin om een brief is gevraagd",),
        cues="gevraagd verzocht",
    ),
    expression(
        "part of the talks",
        "in_progress",
        2,
        r" (?:maakt|maken) (?:\S+ ){0,3}?(?:onderdeel|deel) uit van (?:\S+ "
        r"){0,5}?(?:gesprekken|onderhandelingen|overleg|"
        r"lopende|traject|herziening|onderzoek|verkenning|evaluatie) ",
        "M maakt deel uit van de gesprekken met de sector",
        cues="maakt maken",
    ),
    expression(
        "lies with someone now",
        "in_progress",
        2,
        r" (?:ligt|liggen) (?:nu |thans |momenteel |inmiddels |op dit moment |nog )?(?:voor |ter \S+ )?bij "
        r"(?!u |uw |de griffie|elkaar)",
        "die ligt nu bij de auditdienst",
        cues="ligt liggen",
    ),
    expression(
        "is mapping it",
        "in_progress",
        2,
        (
            r" (?:breng|brengt|brengen) (?:\S+ ){0,5}?in (?:kaart|beeld) | (?:wordt|worden) "
            r"(?:\S+ ){0,6}?in (?:kaart|beeld) gebracht "
        ),
        "momenteel breng ik in kaart wat nodig is",
        cues="kaart beeld",
    ),
    expression(
        "let go on",
        "in_progress",
        2,
        r" (?:voortduren|voortduurt|aangehouden tot|verlengd tot|te verlengen tot) ",
        "de commissie wenst M te laten voortduren",
        cues="voortduren voortduurt aangehouden verlengd verlengen",
    ),
    expression(
        "another takes it over",
        "transferred",
        3,
        r" (?:minister|staatssecretaris|ministerie) (?:\S+ ){0,5}?(?:neemt|nemen) (?:\S+ ){1,5}?over (?=\.|$)",
        "de staatssecretaris van ocw neemt de uitvoering over .",
        cues="neemt nemen",
    ),
    expression(
        "new deadline",
        "in_progress",
        2,
        (
            r" (?:deadline|termijn|rappeldatum) (?:\S+ ){0,6}?(?:verplaatsen|verplaatst|verlengen|verlengd|"
            r"verschuiven|verschuift|"
            r"verzet|opgeschoven|gesteld|op|naar) | (?:verlenging|uitstel|verplaatsing) (?:van de (?:deadline|"
            r"termijn) )"
        ),
        "de commissie stemt ermee in de deadline van M te verplaatsen",
        cues="deadline termijn rappeldatum verlenging uitstel verplaatsing",
    ),
    expression(
        "opened again",
        "in_progress",
        3,
        r" (?:weer|opnieuw) (?:geopend|open|opgepakt|ter hand genomen|in behandeling) | heropend ",
        "M is weer geopend",
        cues="weer opnieuw heropend",
    ),
    expression(
        "further by another",
        "transferred",
        3,
        r" (?:behandeling|afhandeling|opvolging|afwikkeling) (?:\S+ ){0,4}?(?:door|bij) (?:\S+ ){0,2}?"
        + _MINISTRY
        + r" ",
        "verdere behandeling vindt plaats door de staatssecretaris van financiën",
        cues="behandeling afhandeling opvolging afwikkeling",
    ),
)
