"""Refused: no ground for it, unfit, laid aside, another way, read as something else. Data; see `idioms`."""

from linker.claims.idioms.idiom import Idiom, expression

REFUSED: tuple[Idiom, ...] = (
    expression(
        "no ground for it",
        "not_executed",
        2,
        (
            r" (?:geen|onvoldoende|nauwelijks|te weinig) (?:\S+ ){0,2}?(?:aanleiding|reden|"
            r"redenen|noodzaak|ruimte|mogelijkheid|mogelijkheden|meerwaarde|waarde|grond|gronden|"
            r"grondslag|heil|nut|basis|draagvlak|steun|middelen|dekking|budget|behoefte|voordelen|"
            r"rol|taak) (?!meer )| (?:ontbreekt|ontbreken|ontbrak|ontbraken) (?:\S+ "
            r"){0,5}?(?:grondslag|bevoegdheid|meerderheid|draagvlak|middelen|dekking|noodzaak|noodzaakt|ruimte|"
            r"budget|capaciteit|"
            r"geld)| (?:draagvlak|middelen|dekking|noodzaak|ruimte|budget|capaciteit|geld) (?:\S+ "
            r"){0,3}?(?:ontbreekt|ontbreken|ontbrak|ontbraken)"
        ),
        "ik zie geen aanleiding voor een wijziging",
        "daarvoor ontbreken de middelen",
        cues=(
            "aanleiding reden redenen noodzaak ruimte mogelijkheid mogelijkheden meerwaarde "
            "waarde grond gronden grondslag heil nut basis draagvlak steun middelen dekking "
            "budget behoefte voordelen rol taak capaciteit geld bevoegdheid meerderheid"
        ),
    ),
    expression(
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
    expression(
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
    expression(
        "passes it by",
        "not_executed",
        3,
        r" (?:ga|gaat|gaan) (?:\S+ ){0,4}?voorbij (?!aan de vraag)",
        "aan het tweede verzoek ga ik voorbij",
        cues="voorbij",
    ),
    expression(
        "recalls a promise",
        "not_executed",
        3,
        (
            r" (?:trek|trekt|neem|neemt|herroep|herroept) (?:\S+ ){0,4}?M (?:\S+ )?(?:in|terug|"
            r"hierbij) | M (?:\S+ ){0,4}?(?:trek|trekt|neem|neemt) (?:ik|het kabinet|de minister) "
            r"(?:\S+ ){0,3}?(?:in|terug) (?=\. |$)| woord (?:\S+ ){0,3}?niet (?:\S+ )?houden | niet (?:langer |"
            r"meer )?(?:\S+ )?(?:gestand|waarmaken|"
            r"waar maken|nakomen|inlossen|waargemaakt|te houden) "
        ),
        "M kan ik niet gestand doen",
        cues=("trek trekt neem neemt herroep herroept gestand waarmaken waar nakomen inlossen waargemaakt houden"),
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
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
    expression(
        "other than asked",
        "not_executed",
        2,
        r"^ anders (?:dan )?(?:in )?M (?!R|is|zijn)",
        "anders dan M blijft de bijdrage bestaan",
        cues="anders",
    ),
    expression(
        "another way",
        "not_executed",
        2,
        (
            r" (?:kies|kiest|kiezen|koos|gekozen|kozen) (?:\S+ ){0,4}?(?:voor (?:een ander|een "
            r"andere|andere)|een andere|voor een (?!aanpak die))| (?:geef|geeft|geven) (?:\S+ "
            r"){0,3}?(?:de |er )?(?:voorkeur) | (?:houd|houdt|houden|hield) (?:\S+ ){0,5}?vast "
            r"(?:aan )?| (?:blijf|blijft|blijven) (?:\S+ )?bij (?:mijn|het|zijn|de) (?:\S+ "
            r")?(?:standpunt|besluit|lijn|oordeel|keuze|beleid|opvatting)| (?:volsta|volstaat|"
            r"volstaan) (?:\S+ ){0,3}?(?:met|ermee)| (?:laat|laten) (?:ik |wij |we |het kabinet )?het (?:daarbij|"
            r"hierbij|bij)| "
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
    expression(
        "read as something else",
        "not_executed",
        2,
        (
            r" (?:leest|lezen|verstaat|begrijpt|interpreteert|vatten|opgevat|opvatten|opvat|"
            r"verstaan|versta|gelezen|lees|legt|leggen|duidt|uitgelegd|begrijp|begrepen|interpreteer|"
            r"geïnterpreteerd|beschouwd|vat|leg|duid|geduid) (?:\S+ ){0,10}?(?:als|aldus|zo|"
            r"zodanig|in die zin) | (?:aldus|zo|als \S+ \S+) (?:te )?(?:verstaan|opgevat|begrepen|"
            r"gelezen|uitgelegd) "
        ),
        "M zal worden opgevat als een aansporing",
        cues=(
            "leest lezen verstaat begrijpt interpreteert vatten opgevat opvatten opvat verstaan "
            "versta gelezen lees uitgelegd begrijp begrepen interpreteer geïnterpreteerd vat leg legt leggen duidt "
            "duid geduid"
        ),
    ),
    expression(
        "takes back",
        "not_executed",
        3,
        r" (?:kom|komt|komen) (?:\S+ ){0,3}?terug van (?:mijn|die|deze|M|het|zijn|haar|dat|onze) "
        r"| (?:moet|moeten) (?:\S+ ){0,3}?terugkomen (?:op|van) (?:M|mijn|onze) "
        r"| (?:op|van) M (?:R )?(?:moet|moeten) (?:ik|wij|we) (?:\S+ ){0,4}?terugkomen "
        r"| van (?:\S+ ){0,9}?M (?:R )?(?:kom|komt|komen) (?:ik|wij|we|het kabinet) (?:\S+ ){0,2}?terug ",
        "op M moet ik terugkomen",
        "van M kom ik terug",
        traps=("op M moet ik in mei terug",),
        cues="terug terugkomen",
    ),
    expression(
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
    expression(
        "not in favour",
        "not_executed",
        2,
        (
            r" (?:kan|kunnen) (?:\S+ ){0,3}?niet (?:\S+ ){0,2}?(?:vinden|verenigen|instemmen|"
            r"onderschrijven) | niet toe over | (?:ga|gaat|gaan) (?:\S+ ){0,5}?niet toe over | "
            r"(?:geen|niet (?:de|een)) (?:voorstander|stappen|actie|initiatief|wetgeving|"
            r"wijziging|aanpassing|maatregelen|gebruik) (?!meer |nodig |vereist )| (?:voel|voelt|voelen) (?:\S+ "
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
    expression(
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
    expression(
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
    expression(
        "no room",
        "not_executed",
        2,
        r" (?:is|zijn|was) (?:\S+ ){0,6}?geen (?:plaats|plek|geld) (?!meer)",
        "daarvoor is in de begroting geen plaats",
        cues="plaats plek geld",
    ),
    expression(
        "in spite of it",
        "not_executed",
        2,
        r" (?:ondanks|in weerwil van|niettegenstaande|ongeacht) (?:\S+ ){0,2}?M "
        r"| (?:handhaaf|handhaaft|handhaven) (?:\S+ ){0,12}?ook na M ",
        "het kabinet handhaaft de verhoging ondanks M",
        cues="ondanks weerwil niettegenstaande ongeacht na",
    ),
    expression(
        "won't be so",
        "not_executed",
        2,
        r" tot (?:\S+ ){1,14}?(?:ga|gaat|gaan) (?:ik|wij|we|het kabinet) (?:\S+ ){0,3}?niet over "
        r"| (?:zal|zullen) (?:het|er) (?:\S+ ){0,3}?(?:niet|geen) (?:\S+ )?komen | (?:zit|"
        r"zat) er (?:\S+ ){0,2}?niet in | (?:zal|zullen|kan) (?:\S+ ){0,4}?geen sprake (?:van )?zijn | (?:daartoe|"
        r"hiertoe|"
        r"ertoe) (?:\S+ ){0,3}?niet (?:over|"
        r"overga|overgaat|overgegaan|besloten|bereid) ",
        "van een stelselwijziging zal geen sprake zijn",
        cues="sprake daartoe hiertoe ertoe over zit zat komen",
    ),
    expression(
        "can't be had",
        "not_executed",
        2,
        r" niet (?:meer )?te (?:maken|leveren|geven|krijgen|vinden|organiseren|verenigen|verantwoorden|financieren) ",
        "de gevraagde kaart is niet te maken",
        cues="maken leveren geven krijgen vinden organiseren verenigen verantwoorden financieren",
    ),
    expression(
        "doesn't follow it",
        "not_executed",
        3,
        r" (?:volg|volgt|volgen) (?:ik|wij|we|het kabinet) (?:\S+ ){0,6}?niet "
        r"| (?:ik|wij|we|kabinet|regering) (?:volg|volgt|volgen) (?:\S+ ){1,7}?niet ",
        "M volg ik niet",
        cues="volg volgt volgen",
    ),
    expression(
        "stays as it is",
        "not_executed",
        2,
        r" (?:blijf|blijft|blijven) (?:\S+ ){0,5}?(?:in stand|van kracht|onverkort|ongewijzigd|gehandhaafd|"
        r"bestaan|achterwege) "
        r"| (?:gaat|gaan) (?:\S+ ){0,3}?(?:onverkort|gewoon|ongewijzigd|alsnog) door ",
        "de eigen bijdrage blijft derhalve in stand",
        cues="stand kracht onverkort ongewijzigd gehandhaafd bestaan achterwege door niveau",
    ),
    expression(
        "not made one's own",
        "not_executed",
        3,
        (
            r" (?:niet|geenszins|evenmin) (?:\S+ )?tot (?:de|het) (?:mijne|zijne|onze|hare) | (?:acht|"
            r"achten) (?:mij|zich|ons) niet "
            r"(?:\S+ )?(?:vrij|gehouden|gebonden|gerechtigd|bevoegd) | (?:zie|ziet|zien) (?:\S+ ){0,4}?niets in "
            r"| (?:ben|is|zijn) (?:\S+ ){0,4}?niet te vinden voor "
        ),
        "deze aanbeveling maak ik niet tot de mijne",
        "ik acht mij niet vrij om dat te doen",
        cues="mijne zijne onze hare vrij gehouden gebonden gerechtigd bevoegd niets vinden",
    ),
    expression(
        "closed without it",
        "not_executed",
        3,
        (
            r" (?:afgehandeld|afgedaan|gesloten|afgevoerd|afgesloten) (?:\S+ ){0,3}?zonder "
            r"(?:dat|te|uitvoering|vervolg|resultaat|verdere) "
        ),
        "M is hiermee afgehandeld zonder dat de heffing wordt verlaagd",
        cues="afgehandeld afgedaan gesloten afgevoerd afgesloten",
    ),
    expression(
        "unfit for it",
        "not_executed",
        3,
        (
            r" (?:leent|lenen) zich (?:\S+ ){0,3}?(?:niet|geen) (?:\S+ ){0,3}?voor | (?:krijgt|krijgen|heeft|hebben) "
            r"(?:mij|ons|het kabinet|de minister) (?:\S+ ){0,3}?niet mee "
        ),
        "M leent zich niet voor uitvoering",
        cues="leent lenen mee",
    ),
    expression(
        "leaves it at that",
        "not_executed",
        2,
        r" (?:daar|hier) (?:laat|laten|houd|houden) (?:ik|wij|we|het kabinet) (?:het )?(?:\S+ ){0,4}?bij ",
        "daar laten we het dan ook bij",
        cues="laat laten houd houden",
    ),
    expression(
        "calls for no such thing",
        "not_executed",
        2,
        r" (?:vergt|vraagt|vereist|behoeft|noopt) (?:\S+ ){0,5}?(?:geen|niet tot) (?!.* meer )",
        "dat vergt naar mijn oordeel geen nieuwe instantie",
        cues="vergt vraagt vereist behoeft noopt",
    ),
    expression(
        "grave objections",
        "not_executed",
        2,
        r" (?:overwegende|onoverkomelijke|grote|principiële|juridische|ernstige|zwaarwegende|te veel) bezwaren ",
        "daartegen bestaan overwegende bezwaren",
        cues="bezwaren",
    ),
)
