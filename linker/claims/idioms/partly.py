"""Done in part: an explicit limit, or some of several. Data; see `idioms`."""

from linker.claims.idioms.idiom import Idiom, expression

PARTLY: tuple[Idiom, ...] = (
    expression(
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
    expression(
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
    expression(
        "as far as",
        "partly",
        2,
        (
            r" M (?:R )?(?:\S+ ){0,6}?(?:voor )?wat betreft | wat betreft (?!M )(?:\S+ ){1,5}?(?:is|heb) (?:\S+ )?M "
            r"| waar het (?:gaat om|de|het) | voor zover | voorzover | (?:voor )?wat (?!mij|ons|"
            r"het kabinet)(?:\S+ ){1,4}?betreft "
        ),
        "M is uitgevoerd voor zover zij het rijk betreft",
        cues="zover voorzover waar betreft",
    ),
    expression(
        "only",
        "partly",
        2,
        r" (?:alleen|slechts|enkel|uitsluitend|louter) ",
        "slechts voor het basisonderwijs is M uitgevoerd",
        traps=("M is uitgevoerd",),
        cues="alleen slechts enkel uitsluitend louter",
    ),
    expression(
        "so many of so many",
        "partly",
        3,
        (
            r" (?:drie kwart|driekwart|een derde|twee derde|een kwart|de helft|ruim de helft|het "
            r"gros|het leeuwendeel|\d+ procent|\d+ %) van | (?:\d+|één|een|twee|drie|vier|vijf|"
            r"zes|zeven|acht|negen|tien|elf|twaalf) van de (?:\d+|twee|drie|vier|vijf|zes|zeven|"
            r"acht|negen|tien|elf|twaalf|twintig) (?!M )"
        ),
        "drie van de vijf regio's hebben dit ingevoerd",
        cues="van",
    ),
    expression(
        "of so many, so many",
        "partly",
        3,
        (
            r" van de (?:gevraagde |gewenste |verlangde |beoogde )?"
            r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd) "
            r"(?:\S+ ){1,9}?(?:is|zijn|heb|hebben|heeft|werden|werd) (?:ik |wij )?(?:er )?(?:inmiddels |nu |"
            r"intussen )?(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) "
        ),
        "van de vijf projecten zijn er drie afgerond",
        cues="van",
    ),
    expression(
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
    expression(
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
    expression(
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
    expression(
        "meets it",
        "partly",
        2,
        (
            r" (?:tegemoetgekomen|tegemoetkom|tegemoetkomt|tegemoet (?:te komen|gekomen)|(?:kom|"
            r"komt|komen) (?:\S+ ){0,8}?tegemoet) (?!zien)"
        ),
        "zo kom ik de indieners van M voor een deel tegemoet",
        cues="tegemoetgekomen tegemoetkom tegemoetkomt tegemoet",
    ),
    expression(
        "some of it",
        "partly",
        2,
        (
            r"^ deel | (?:een deel|een gedeelte|een aantal|sommige (?!leden|media|fracties|partijen|"
            r"mensen)|enkele (?!leden|media|fracties|partijen|vragen|opmerkingen)|de meeste|het "
            r"merendeel|een van beide|één van (?:de|beide)|het eerste (?:deel|onderdeel|verzoek|"
            r"punt|dictum|lid)|de eerste (?:twee|drie|helft|fase|stap)) "
        ),
        "een deel van M is uitgevoerd",
        cues="deel gedeelte aantal sommige enkele meeste merendeel beide één eerste",
    ),
    expression(
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
    expression(
        "for some, not for others",
        "partly",
        3,
        r" wel (?:\S+ ){1,8}?(?:maar |en |doch )?niet (?!\. $)",
        "M is wel voor bestaande maar niet voor nieuwe vergunningen doorgevoerd",
        traps=("dat is wel zo",),
        cues="wel",
    ),
    expression(
        "no further than",
        "partly",
        3,
        r" verder (?:reikt|reiken|gaat|ga|gaan|komt|kom) (?:\S+ ){0,4}?niet | verder dan (?:\S+ ){1,9}?(?:reikt|"
        r"reiken|gaat|ga|gaan|komt|kom|komen|is|ben|zijn) (?:\S+ ){0,5}?niet ",
        "verder dan een proef in drie regio's reikt de uitvoering niet",
        cues="verder",
    ),
    expression(
        "for one, not for another",
        "partly",
        3,
        r" met (?:één|een|twee|enkele) uitzondering(?:en)? | op (?:het|de|één|een) (?:\S+ ){1,4}?na (?:heb|heeft|"
        r"is|zijn|werd|voer|voert) "
        r"|^ van de (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+) (?:\S+ ){1,14}?(?:is|zijn|heb|hebben|heeft) "
        r"(?!.* (?:alle|allemaal|allebei|alledrie) )|"
        r" van (?:de|beide) (?:twee|drie|vier|vijf|verzoeken|wensen) (?:\S+ ){0,6}?(?:is|zijn|heb ik) (?:de|"
        r"het) (?:eerste|tweede|laatste) "
        r"| (?:voor|bij|in|op) (?:\S+ ){1,6}?(?:maar |en |doch )?niet (?:voor|bij|in|op) (?:de|het|een) ",
        "dat is gelukt voor de eerste groep niet voor de tweede",
        "M is uitgevoerd met één uitzondering",
        cues="niet uitzondering uitzonderingen eerste tweede laatste na van",
    ),
)
