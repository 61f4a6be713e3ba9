"""What makes a clause say nothing of the cabinet's doing: others who speak, questions, denials, pointers. Data."""

from linker.claims.idioms.idiom import Guard, silence

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
            r"media) "
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
            r"wat|waarom)|u (?:vroeg|vraagt)|de vraag (?:of|is|was|luidt|hoe|van|over)|(?:een|uw|"
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
            r"toegevoegd aan de (?:lijst|agenda)|geagendeerd|stel ik voor zijn|stel ik voor haar) "
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
            r"^ (?:wat|hoe(?! \S+ ook)|of|óf|welke|waarom|wanneer|wie|in hoeverre) (?!ik M|wij M|"
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
)
