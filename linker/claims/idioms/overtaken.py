"""Overtaken: lapsed, without meaning, merged into another. Data; see `idioms`."""

from linker.claims.idioms.idiom import Idiom, expression

OVERTAKEN: tuple[Idiom, ...] = (
    expression(
        "overtaken",
        "superseded",
        3,
        (
            r" (?<!niet )(?:achterhaald|vervallen|verviel|vervalt|ingehaald door|door (?:de "
            r")?(?:\S+ )?(?:tijd|feiten|gebeurtenissen|ontwikkelingen|actualiteit|werkelijkheid) "
            r"(?:\S+ )?ingehaald|voorbijgestreefd|van tafel|van de baan|overbodig geworden|"
            r"overbodig gemaakt|gedateerd|zinledig|zinloos|irrelevant|doelloos|speelt niet "
            r"(?:meer|langer)|bestaat niet (?:meer|langer)|hoeft (?:\S+ ){0,10}?niet (?:meer|langer)|"
            r"hoeft (?:\S+ )?niets meer te gebeuren|niets "
            r"(?:meer |langer )?(?:\S+ ){0,2}?uit te voeren|ingetrokken ten "
            r"gunste van|zonder (?:voorwerp|object|betekenis|belang)|niet (?:meer|langer) (?:\S+ "
            r")?(?:relevant|aan de orde|actueel|nodig|van toepassing|van belang|te uitvoeren|"
            r"uitvoerbaar|zinvol|opportuun)|geen (?:uitvoering|opvolging|gevolg|invulling) meer|"
            r"geen (?:\S+ )?(?:behoefte|noodzaak|aanleiding|reden|betekenis|belang|doel|zin|rol|"
            r"functie|grond|voorwerp) (?:\S+ )?(?:meer|langer)|doet niet meer ter zake|zijn tijd "
            r"gehad) "
        ),
        "M is achterhaald",
        "M is komen te vervallen",
        cues=(
            "uitvoering opvolging gevolg invulling niets zake tijd ingetrokken achterhaald "
            "vervallen verviel vervalt ingehaald tafel baan overbodig gedateerd zinledig zinloos "
            "irrelevant doelloos ingehaald voorbijgestreefd voorwerp object betekenis belang "
            "meer langer"
        ),
    ),
    expression(
        "lost its meaning",
        "superseded",
        3,
        (
            r" (?:betekenis|belang|actualiteit|zin|doel|relevantie|strekking|grond|grondslag|"
            r"aanleiding|bestaansrecht|voorwerp) (?:\S+ ){0,5}?(?:verloren|verliest|ontvallen|"
            r"vervallen|weggevallen|weg|beroofd|ontdaan) | (?:verloren|ontvallen|weggevallen|verliest|verloor) "
            r"(?:\S+ ){0,4}?(?:betekenis|belang|actualiteit|relevantie|grondslag) "
        ),
        "M heeft haar betekenis verloren",
        cues="verloren verliest ontvallen vervallen weggevallen verloor weg beroofd ontdaan",
    ),
    expression(
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
    expression(
        "another version",
        "superseded",
        3,
        (
            r" M (?:R )?(?:is|wordt|werd) (?:\S+ ){0,5}?vervangen | in gewijzigde vorm (?:opnieuw )?(?:ingediend|"
            r"aangenomen) "
        ),
        "M is door de indiener vervangen door een ander exemplaar",
        cues="vervangen gewijzigde",
    ),
    expression(
        "lacks its object",
        "superseded",
        3,
        r" (?:mist|missen|ontbeert|ontberen) (?:\S+ ){0,5}?(?:elk|ieder|zijn|haar) (?:voorwerp|doel|grond|belang|"
        r"betekenis|zin) ",
        "nu er een nieuwe wet ligt mist M elk voorwerp",
        cues="mist missen ontbeert ontberen",
    ),
)
