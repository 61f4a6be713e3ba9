"""What makes a clause say nothing of the cabinet's doing: others who speak, questions, denials, pointers. Data."""

from linker.claims.idioms.idiom import Guard, silence

_OTHERS = (
    r"(?:leden|fractie|fracties|commissie|commissies|lid|heer|mevrouw|indiener|indieners|"
    r"kamerleden|kamerlid|vragensteller|vragenstellers|oppositie|spreker|sprekers|critici|"
    r"organisaties|belangenorganisaties|zij|vakbonden|media)"
)
_SAYS = (
    r"(?:hebben gevraagd|heeft gevraagd|vragen|vraagt|vroeg|vroegen|willen weten|wil weten|wilde weten|wijzen|"
    r"wijst|wees|"
    r"wezen|stellen|stelt|stelde|menen|meent|meende|vinden|vindt|vond|"
    r"constateren|constateert|betogen|betoogt|betoogde|merken|merkt|merkte|hebben "
    r"kennisgenomen|kennisgenomen|geven aan|gaf aan|informeren|informeert|informeerde|verwijten|"
    r"verwijt|"
    r"betwijfelen|betwijfelt|zeggen|zegt|zei|vrezen|herinneren|herinnert|refereren|"
    r"refereert|refereerde|verzoeken|verzoekt|lezen|verneemt|vernemen|hechten|twijfelen|"
    r"eist|eisen|pleit|pleiten|hoopt|hopen|teleurgesteld|verbaasd|ontevreden|verontwaardigd|benieuwd|bezorgd|"
    r"klagen|klaagt|suggereert|suggereren|beweert|beweren|handelt|dringen|drong)"
)
GUARDS: tuple[Guard, ...] = (
    silence(
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
    silence(
        "according to others",
        "clause",
        (
            r" (?:volgens|aldus|naar het oordeel van|naar de mening van) (?!mij |ons |het kabinet "
            r"|de regering |planning |verwachting |de planning )(?:hem|haar|hen|de leden|de heer|"
            r"mevrouw|het lid|deze|de indieners?|de fracties?|critici|\S+ leden|sommigen|media|de "
            r"media|(?:de|het|een) (?!\S*kabinet|regering|\S*planning|verwachting|minister|staatssecretaris|M |"
            r"wet|nieuwe|huidige|laatste|geldende|afspraak|afspraken)\S+) "
        ),
        "volgens de leden is M al uitgevoerd",
        cues="volgens|aldus|naar het oordeel|naar de mening",
        traps=("volgens mij is M uitgevoerd",),
    ),
    silence(
        "a question put",
        "sentence",
        (
            r" (?:gevraagd (?:is|wordt|werd)|is (?:mij )?gevraagd (?:of|hoe|naar|wanneer|welke|"
            r"wat|waarom)|u (?:vroeg|vraagt)|de vraag (?:of|hoe) (?!.* (?:buigt|buigen|(?:ligt|wordt|is|"
            r"loopt) (?:\S+ ){0,4}?(?:voor|onderzocht|bezien|verkend|voorgelegd)) )|de vraag (?:is|was|luidt|van|"
            r"over)|(?:een|uw|"
            r"de|deze|andere) vraag (?:\S+ ){0,4}?(?:betrof|betreft|ging|gaat|luidde|hield)|"
            r"(?:werd|wordt|is) (?:mij )?(?:\S+ )?gevraagd (?:of|hoe|naar|wanneer|welke|wat|"
            r"waarom)|hoe staat het (?:daar|met)|kunt u|kan de (?:minister|staatssecretaris|"
            r"regering)|is de (?:minister|regering|staatssecretaris) bereid) "
        ),
        "u vroeg wanneer het register er komt",
        cues="vra|vroeg|hoe staat|kunt u|kan de|is de",
    ),
    silence(
        "denied",
        "clause",
        (
            r" (?:niet|nooit|nergens|geenszins|nimmer) (?:(?!zoals )\S+ ){0,3}?(?:gezegd|beweerd|betoogd|"
            r"gesteld|geschreven|gemeld|gesuggereerd|bedoeld|zo dat|waar dat|juist dat|gezegd "
            r"dat) | (?:nergens|nooit|niet) (?:heb|hebben) ik | (?:heb|heeft) (?:\S+ "
            r"){0,2}?(?:nergens|nooit|niet) (?:\S+ ){0,2}?(?:betoogd|gezegd|beweerd|gesteld) | "
            r"(?:deel|delen|deelt|herken|herkennen) (?:\S+ ){0,6}?niet (?:\. )?$| (?:onjuist|"
            r"misverstand|geen sprake van|onwaar) dat | is geen sprake | (?:dat|dit) (?:wil|"
            r"betekent) niet (?:zeggen )?dat | (?:het beeld|de indruk|de suggestie|de stelling|"
            r"het verwijt) (?:dat|alsof|als|van|klopt|is) "
        ),
        "ik heb nooit gezegd dat ik M terzijde leg",
        cues=(
            "niet|nooit|nergens|geenszins|nimmer|onjuist|misverstand|sprake|onwaar|het beeld|de "
            "indruk|de suggestie|de stelling|het verwijt"
        ),
    ),
    silence(
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
    silence(
        "order of business",
        "clause",
        (
            r" (?:aan te houden|in te trekken|rondgedeeld|voldoende ondersteund|in stemming|wordt "
            r"aangehouden|is aangehouden|houd ik aan|(?:is|wordt|werd) ingetrokken door|"
            r"toegevoegd aan de (?:lijst|agenda)|lijst van stemmingen|stemmingslijst|geagendeerd|"
            r"stel ik voor zijn|stel ik voor haar) "
        ),
        "M wordt rondgedeeld onder nr . 7",
    ),
    silence(
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
    silence(
        "question within",
        "clause",
        (
            r"^ (?!wat .*(?:aangaat|betreft|betrof) )(?:wat|hoe(?! \S+ ook)|of|óf|welke|waarom|wanneer|wie|"
            r"in hoeverre) (?!ik M|wij M|"
            r"het kabinet M|betreft|mij "
            r"betreft|ik (?:\S+ ){0,12}?toegezegd|M)"
        ),
        "wat die heeft opgeleverd",
        traps=("wat betreft M is dit gedaan",),
    ),
    silence(
        "apart from it",
        "sentence",
        (
            r" (?:losstaat|los staat|staat los|staan los|los|losstaand) van M | (?:niets|niet) "
            r"(?:van doen|te maken|uitstaande) (?:\S+ )?met M | buiten M om "
        ),
        "het onderzoek dat losstaat van M is afgerond",
        cues="M",
    ),
    silence(
        "wish of the cabinet in general",
        "clause",
        (
            r" (?:wil|willen) (?:\S+ ){0,5}?(?:bestrijden|voorkomen|tegengaan|benadrukken|danken|"
            r"opmerken|onderstrepen) "
        ),
        "de misstanden wil het kabinet met kracht bestrijden",
    ),
    silence(
        "a motie's own words",
        "sentence",
        (
            r"^ (?:overwegende|constaterende|gehoord|gelet erop|van mening|van oordeel) (?:dat|"
            r"de) |^ (?:verzoekt|roept) de regering "
        ),
        "overwegende dat M niet is uitgevoerd",
    ),
    silence(
        "minutes of a committee",
        "clause",
        r" (?:inbreng|schriftelijk overleg|besloten wordt) (?!. \. $)",
        "de inbreng voor schriftelijk overleg over M te leveren",
        cues="inbreng|schriftelijk|besloten wordt",
    ),
    silence(
        "appreciation now",
        "sentence",
        (
            r" (?:acht|noem|vind|is|krijgt|geef|luidt|moet) (?:\S+ ){0,8}?(?:ontijdig|oordeel "
            r"kamer|ontraden \.) | ontraad (?!en)"
        ),
        "M acht ik ontijdig nu het rapport later verschijnt",
        traps=("M werd destijds ontraden",),
        cues="ontijdig|oordeel kamer|ontra",
    ),
    silence(
        "before the vote",
        "sentence",
        (
            r"^(?!.* (?:wetsvoorstel|wet|begroting|verdrag|richtlijn|verordening) ).* "
            r"(?:als|indien|mocht|mochten|wanneer|zodra|wordt|worden|komt|krijgt|haalt) (?:\S+ ){0,9}?"
            r"(?:aangenomen|aannemen|aanvaard|aanvaarden|meerderheid|haalt|uitspreken|uitspreekt|aanneemt|aanvaardt) "
            r"| (?:nog )?geen meerderheid | (?:kan|geef|geven|krijgt|laat|luidt|"
            r"is) (?:\S+ ){0,8}?oordeel (?:aan de )?kamer "
        ),
        "wordt M donderdag aangenomen dan zal ik mij beraden",
        traps=("M is donderdag aangenomen en wordt uitgevoerd",),
        cues="als|indien|mocht|wanneer|zodra|wordt|worden|komt|krijgt|haalt|stemt|meerderheid|oordeel",
    ),
    silence(
        "was there before it",
        "sentence",
        r" (?:vóór|voordat|voorafgaand aan|nog voor|al voor) (?:\S+ )?(?:(?:aanvaarding|aanneming|"
        r"indiening) van )?M (?!komt|wordt|moet)",
        "het onderzoek was afgerond nog vóór M werd ingediend",
        traps=("voor M is een regeling getroffen",),
        cues="vóór|voordat|voorafgaand|voor M",
    ),
    silence(
        "wrongly said",
        "sentence",
        r" (?:abusievelijk|ten onrechte|per abuis|onterecht|foutief|voorbarig|onjuiste) ",
        "ten onrechte meldde ik dat M is afgerond",
    ),
    silence(
        "not spoken of here",
        "sentence",
        (
            r" (?:laat|laten|blijft|blijven) (?:\S+ ){0,4}?hier (?:\S+ )?(?:rusten|buiten beschouwing|onbesproken|"
            r"achterwege)"
            r"| (?:inhoudelijke |uitgebreide |nadere )?reactie op M (?:laat|laten|blijft) | ten grondslag aan "
        ),
        "M laat ik hier rusten",
        traps=("M laat ik rusten",),
        cues="hier|reactie|grondslag",
    ),
    silence(
        "no promise",
        "clause",
        (
            r" (?:kan|kunnen|wil|willen|durf|doe|doen) (?:\S+ ){0,6}?(?:niet|geen) (?:\S+ )?"
            r"(?:toezeggen|garanderen|beloven|toezeggingen|toezegging|uitspraken|uitspraak|garanties|garantie|"
            r"vooruitlopen|mededelingen) "
        ),
        "ik kan u niet toezeggen dat M dit jaar wordt uitgevoerd",
        cues="toezegg|garan|beloven|uitspra|vooruit|mededeling",
    ),
    silence(
        "in a debate about it",
        "clause",
        (
            r" (?:in|tijdens|bij|na|sinds) (?:het|de|een) (?:\S+ )?(?:debat|behandeling|stemming|bespreking|"
            r"beraadslaging|discussie) "
            r"(?:over|van) (?:\S+ ){0,3}?M "
            r"| (?:debat|stemming|behandeling|bespreking) (?:over|van) (?:\S+ ){0,3}?M (?:R )?(?:is|wordt|werd|"
            r"vindt|vond|zal) "
        ),
        "wat in het debat over M tot verwarring leidde",
        cues="debat|behandeling|stemming|bespreking|beraadslaging|discussie",
    ),
    silence(
        "where its course is found",
        "sentence",
        (
            r" (?:uitwerking|stand van zaken|voortgang|uitvoering|overzicht) van (?:\S+ ){0,4}?M (?:R )?(?:\S+ ){0,3}?"
            r"(?:vindt|treft|leest) u "
            r"| stand van zaken (?:rond|van|over|rondom) (?:\S+ ){0,4}?M (?:R )?(?:\S+ ){0,4}?(?:aandacht|"
            r"ingegaan|opgenomen|teruggekomen) "
        ),
        "de uitwerking van M vindt u per onderwerp terug in de tabel",
        cues="uitwerking|stand van zaken|voortgang|uitvoering|overzicht",
    ),
    silence(
        "plays no part",
        "clause",
        r" (?:speel|speelt|speelde|spelen|speelden) (?:\S+ ){0,4}?(?:geen|nauwelijks een) (?:\S+ )?rol ",
        "M speelde daarbij geen rol",
        cues="rol",
    ),
    silence(
        "written elsewhere",
        "sentence",
        (
            r" (?:wordt|werd|is) (?:\S+ ){0,3}?(?:gesteld|beweerd|betoogd|gesuggereerd|geschreven) dat "
            r"| (?:artikel|bericht|column|opiniestuk|krant|interview|rapporteur) (?:\S+ ){0,5}?"
            r"(?:staat|stelt|beweert|suggereert|schrijft|meldt) (?:\S+ ){0,2}?dat "
        ),
        "ik reageer op een artikel waarin wordt gesteld dat M niet is nageleefd",
        cues="gesteld|beweerd|betoogd|gesuggereerd|geschreven|staat|stelt|beweert|suggereert|schrijft|meldt",
    ),
    silence(
        "a saying denied",
        "sentence",
        (
            r"^ dat .*(?:(?:nooit|niet|nergens) (?:gezegd|beweerd|betoogd|geschreven)|is (?:niet waar|onjuist|onzin)|"
            r"klopt niet|betwist ik|werp ik verre)"
        ),
        "dat ik M naast mij neer leg heb ik nooit gezegd",
        cues="^ dat ",
    ),
    silence(
        "someone else says",
        "sentence",
        (
            r" (?:zegt|zei|stelt|meent|beweert) (?:de|het|een) (?!minister|staatssecretaris|kabinet|regering)\S+ "
            r"(?:\S+ ){0,5}?dat "
        ),
        "in de krant zegt de burgemeester van de stad dat M niet is uitgevoerd",
        cues="zegt|zei|stelt|meent|beweert",
    ),
    silence(
        "you say",
        "sentence",
        r" u (?:zegt|zei|stelt|stelde|beweert|suggereert|meent) (?:\S+ ){0,3}?dat ",
        "u zegt dat ik M niet ben nagekomen",
        cues=" u ",
    ),
    silence(
        "a body judges",
        "sentence",
        (
            r" (?:rekenkamer|ombudsman|inspectie|autoriteit|hoogleraar|rechter|rechtbank|planbureau|onderzoekers|"
            r"rapport) "
            r"(?:\S+ ){0,5}?(?:oordeelt|oordeelde|stelt|schrijft|concludeert|constateert|meent|"
            r"vindt) (?:\S+ ){0,6}?dat "
        ),
        "de rekenkamer oordeelt in haar rapport dat M niet is uitgevoerd",
        cues="oordeel|stelt|schrijft|concludeert|constateert|meent|vindt",
    ),
)
