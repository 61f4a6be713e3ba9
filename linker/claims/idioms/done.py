"""Done, or shut whatever was done (closed): "closed" says that the file was put away. Data; see `idioms`."""

from linker.claims.idioms.idiom import FEW, Idiom, expression

DONE: tuple[Idiom, ...] = (
    expression(
        "ready",
        "executed",
        2,
        r" (?<!niet )(?<!nog )(?:is|zijn|staat|staan|ligt|liggen) "
        + FEW
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
    expression(
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
    expression(
        "finds its place in this letter",
        "executed",
        3,
        r" (?:vindt|vinden|krijgt|krijgen) "
        + FEW
        + r"(?:met|in|door) (?:dit|deze|bijgaande?|onderhavige?) "
        + FEW
        + r"(?:beslag|invulling|uitvoering|antwoord) ",
        "M vindt met dit schrijven zijn beslag",
        cues="beslag invulling uitvoering antwoord",
    ),
    expression(
        "this letter serves",
        "executed",
        3,
        r" (?:dient|dienen|strekt|strekken|vormt|vormen|geldt|voorziet) "
        + FEW
        + (
            r"(?:ter|tot|als|daartoe|hiertoe|daarin|de) (?:\S+ )?(?:invulling|uitvoering|"
            r"uitwerking|nakoming|beantwoording|afdoening|voldoening|opvolging|reactie|antwoord)| "
            r"(?:brief|notitie|rapportage) (?:dient|strekt) (?:daar|hier)toe | (?:daar|hier)toe "
            r"(?:dient|strekt) (?:deze|dit|bijgaande?) "
        ),
        "deze brief dient ter invulling van M",
        cues="dient dienen strekt strekken vormt vormen geldt voorziet",
    ),
    expression(
        "in its stead",
        "executed",
        2,
        r" (?:komt|treedt|kwam) (?:\S+ )?in de plaats van M ",
        "dit verslag treedt in de plaats van M",
        cues="plaats",
    ),
    expression(
        "hereby",
        "executed",
        2,
        (
            r" (?:hierbij|bijgaand|bijgevoegd|hiermee|hiermede|met deze brief|in deze brief|met "
            r"dit schrijven|door middel van deze brief|bijgesloten) "
        )
        + FEW
        + (
            r"(?:geef|bied|stuur|zend|doe|ontvangt|treft|informeer|beantwoord|voldoe|los|voorzie|"
            r"vervul|bericht|overhandig) | (?:geef|bied|stuur|zend|doe|ontvangt|treft|informeer|"
            r"beantwoord|voldoe|los|voorzie|vervul|bericht) "
        )
        + FEW
        + (
            r"(?:hierbij|bijgaand|bijgevoegd|hiermee|hiermede|met deze brief|in deze brief|met "
            r"dit schrijven|bijgesloten) "
        ),
        "hierbij stuur ik u het overzicht",
        "ontvangt u bijgaand de cijfers",
        cues="hierbij bijgaand bijgevoegd hiermee hiermede brief schrijven bijgesloten",
    ),
    expression(
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
    expression(
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
    expression(
        "is there",
        "executed",
        2,
        r" (?:is|zijn) er (?:inmiddels |al |nu |intussen )?(?:\. )?$",
        "de cijfers waar M om vroeg , zijn er",
        cues="er",
    ),
    expression(
        "matches it",
        "executed",
        2,
        r" (?:strookt|spoort|strookte|correspondeert) "
        + FEW
        + r"met (?:\S+ ){0,3}?M | past "
        + FEW
        + r"(?:bij|binnen) M | (?:is|zijn|blijft|blijven|handelt|handelen) "
        + FEW
        + (
            r"(?:in lijn met|conform|naar|overeenkomstig|in overeenstemming met|in de geest van) "
            r"(?:\S+ ){0,3}?M "
        ),
        "het beleid strookt met M",
        traps=("dit is anders dan M",),
        cues="strookt spoort strookte past correspondeert stemt is blijft handelt",
    ),
    expression(
        "found its form",
        "executed",
        2,
        r" (?:heeft|hebben|kreeg|kregen|is|zijn|werd|werden) "
        + FEW
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
    expression(
        "took place",
        "executed",
        2,
        r" (?:heeft|hebben) (?:\S+ ){0,8}?(?:plaatsgevonden|plaatsgehad|plaats gevonden) ",
        "het gevraagde gesprek heeft plaatsgevonden",
        cues="plaatsgevonden plaatsgehad gevonden",
    ),
    expression(
        "led to it",
        "executed",
        2,
        r" (?:resulteerde|mondde|leidde) " + FEW + r"(?:in|uit in|tot) ",
        "M leidde tot een nieuwe regeling",
        cues="resulteerde mondde leidde",
    ),
    expression(
        "holds since",
        "executed",
        2,
        (
            r" (?:geldt|gelden|bestaat|bestaan|draait|draaien|functioneert|werkt|kent|beschikt|staat|staan|"
            r"hanteert|hanteren) "
            r"(?:\S+ ){0,4}?(?:sinds|sedert|al|reeds|vanaf) "
        ),
        "sinds mei geldt er al een verbod; het loket bestaat sinds mei",
        cues="sinds sedert al reeds vanaf",
    ),
    expression(
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
    expression(
        "holds since, turned round",
        "executed",
        2,
        (
            r" (?!loopt|lopen|werkt|werken|wordt|worden|voert|voeren|ligt|liggen|wacht|zoekt|heeft|"
            r"hebben)\S{3,}t sinds "
            r"| (?:sinds|sedert) (?:\S+ ){0,5}?(?:geldt|gelden|bestaat|bestaan|draait|kent|"
            r"beschikt|is|zijn|kunnen|kan|staat|staan|krijgt|krijgen|ontvangt|ontvangen|hanteert|mogen|mag|hoeft|"
            r"hoeven|betalen) "
        ),
        "sinds 1 mei bestaat het loket",
        cues="sinds sedert",
    ),
    expression(
        "this letter holds it",
        "executed",
        3,
        (
            r" (?:bijgaande?|bijgevoegde?|onderhavige?) \S+ (?:geeft|bevat|vormt|biedt|voorziet|"
            r"beantwoordt) (?:\S+ ){0,4}?"
            r"(?:antwoord|invulling|uitvoering|uitwerking|gevolg) "
            r"| (?:deze|dit|bijgaande?|onderhavige) (?:brief|notitie|rapportage|schrijven|rapport|"
            r"verslag|bijlage|nota|plan|stuk|kamerbrief|hoofdlijnenbrief|voortgangsbrief|"
            r"beantwoording) (?:\S+ ){0,3}?(?:bevat|geeft|vormt|biedt|beschrijft|voorziet|is|"
            r"voldoet|beantwoordt|behelst) (?:\S+ ){0,5}?(?:gevraagde|antwoord|invulling|"
            r"uitvoering|daarin|M|uitwerking|gevolg|verlangde|gewenste|verzochte) "
        ),
        "deze brief bevat de gevraagde uitwerking",
        cues="bevat geeft vormt biedt beschrijft voorziet is voldoet beantwoordt behelst",
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
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
    expression(
        "closed",
        "closed",
        2,
        r" (?:afgedaan|afgehandeld|gesloten|afgevoerd|afgeschreven) ",
        "M is daarmee afgedaan",
        cues="afgedaan afgehandeld gesloten afgevoerd afgeschreven",
    ),
    expression(
        "led to a deed",
        "executed",
        2,
        (
            r" (?:heeft|hebben) (?:\S+ ){0,4}?tot (?!een (?:pilot|proef|onderzoek|verkenning|"
            r"gesprek|debat|discussie)|vragen|overleg)(?:\S+ ){1,10}?geleid "
        ),
        "M heeft inmiddels tot een wijziging van de regeling geleid",
        traps=("M heeft tot nu toe niets opgeleverd",),
        cues="geleid",
    ),
    expression(
        "marked as done",
        "executed",
        3,
        r" als (?:uitgevoerd|voldaan|nagekomen|vervuld) (?:\S+ ){0,2}?(?:aangemerkt|aanmerkt|aanmerken|beschouwd|"
        r"beschouwt|gezien|aan) ",
        "M wordt als voldaan aangemerkt",
        cues="uitgevoerd voldaan nagekomen vervuld",
    ),
    expression(
        "off the list",
        "closed",
        2,
        r" (?:kan|kunnen|mag|mogen) (?:\S+ ){0,6}?van (?:de|het) (?:\S+ )?(?:lijst|overzicht) ",
        "M kan wat mij betreft van de lijst",
        cues="lijst overzicht",
    ),
    expression(
        "nothing left to do",
        "executed",
        3,
        (
            r" (?:rest|resteert|resteren|behoeft|behoeven|vergt|vergen|vraagt|vereist|is|zijn) (?:\S+ ){0,4}?"
            r"geen (?:verdere |nadere |nieuwe |aanvullende )?(?:actie|acties|stappen|handelingen) (?:\S+ )?"
            r"(?:meer|nodig|vereist|noodzakelijk) | niets meer (?:te doen|te regelen|open) "
        ),
        "ten aanzien van M rest geen actie meer",
        traps=("ik onderneem geen actie",),
        cues="actie acties stappen handelingen niets",
    ),
    expression(
        "you find it enclosed",
        "executed",
        2,
        (
            r" (?:u (?:vindt|treft|ontvangt|leest)|(?:vindt|treft|ontvangt|leest) u) (?:haar|hem|het|dit|deze|die|"
            r"dat|ze) "
            r"(?:\S+ ){0,4}?(?:bijlage|bijgaand|bijgevoegd|hierbij|aan|hieronder|achter deze brief|op pagina|"
            r"in paragraaf|in hoofdstuk) "
            r"| (?:treft|vindt|ontvangt|leest) u (?:\S+ ){1,6}?(?:aan )?M (?:\. )?$"
        ),
        "u vindt haar als bijlage 4",
        cues="vindt treft ontvangt leest",
    ),
    expression(
        "did it",
        "executed",
        3,
        (
            r" (?:die|dat|deze|dit|M|haar) (?:R )?(?:hebben|heb|heeft|is|zijn|werd) (?:we |wij |ik |"
            r"het kabinet )?(?:\S+ ){0,3}?"
            r"(?:gedaan|gebeurd|geschied|gelukt) (?!wat|als)"
        ),
        "die hebben we gewoon gedaan",
        traps=("daar hebben we niets gedaan",),
        cues="gedaan gebeurd geschied gelukt",
    ),
    expression(
        "does that enclosed",
        "executed",
        2,
        r" (?:bijgevoegde?|bijgaande?|deze brief|dit schrijven|hierbij|hiermee) (?:\S+ ){0,4}?(?:doe|doen) (?:ik|"
        r"wij|we) (?:dat|dit) ",
        "met de bijgevoegde factsheet doe ik dat",
        cues="doe doen",
    ),
)
