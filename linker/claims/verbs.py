"""Dutch verbs by what they say of an obligation, with their forms. Pure data and the grammar that spreads it out.

A verb is written once: `stem infinitive d|t` where it is weak (voer, voert, voeren, voerde, gevoerd), and
`stem infinitive past participle` where it is strong; a particle before it stands apart in a main clause ("voer de
motie uit") and fused elsewhere ("uit te voeren", "uitgevoerd"). Forms: e-ANS §2.3 (verb inflection), §18.5 (separable
verbs).
"""

import re
from dataclasses import dataclass
from typing import Literal

# exec: brings to an end what was asked. deliver: puts a text or news before the Chamber. adopt: takes a request over.
# close: shuts the file, whatever was done. progress: goes on. start: begins. study: weighs or finds out.
# transfer: hands it to another. refuse: won't do it. supersede: makes it pointless. act: any other deed.
# say: speaks of it and claims nothing.
Class = Literal[
    "exec", "deliver", "adopt", "close", "progress", "start", "study", "transfer", "refuse", "supersede", "act", "say"
]  # fmt: skip
Form = Literal["present", "past", "infinitive", "participle"]


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


VERBS: dict[Class, str] = {
    "exec": """
        uit|voer voeren d; af|rond ronden d; realiseer realiseren d; in|voer voeren d; door|voer voeren d;
        op|lever leveren d; voltooi voltooien d; verwezenlijk verwezenlijken t; effectueer effectueren d;
        verwerk verwerken t; na|kom komen kwam gekomen; inlos inlossen t; in|los lossen t; vervul vervullen d;
        implementeer implementeren d; op|volg volgen d; verricht verrichten t; uit|werk werken t;
        voldoe voldoen voldeed voldaan; volbreng volbrengen volbracht volbracht; ten_uitvoer|leg leggen d;
        vast|leg leggen d; vast|stel stellen d; in|stel stellen d; op|richt richten t; in|richt richten t;
        verhoog verhogen d; verlaag verlagen d; verruim verruimen d; verscherp verscherpen t;
        aan|scherp scherpen t; schrap schrappen t; af|schaf schaffen t; verleng verlengen d; verkort verkorten t;
        open|stel stellen d; reserveer reserveren d; benoem benoemen d; wijzig wijzigen d; aan|pas passen t;
        veranker verankeren d; regel regelen d; beantwoord beantwoorden d; verbreed verbreden d;
        opneem opnemen opnam opgenomen; op|neem nemen nam genomen; aan|stel stellen d; verdubbel verdubbelen d;
        vorm_geef vormgeven vormgaf vormgegeven; beëindig beëindigen d; stop_zet stopzetten d;
        op|hef heffen hief geheven; onderteken ondertekenen d; bewerkstellig bewerkstelligen d;
        herstel herstellen d; uit|keer keren d; toe|ken kennen d; vergoed vergoeden d;
        verbeter verbeteren d; versterk versterken t; vereenvoudig vereenvoudigen d; actualiseer actualiseren d;
        inventariseer inventariseren d; beantwoord beantwoorden d; in|bouw bouwen d; neerleg neerleggen d;
        verplicht verplichten t; verbied verbieden verbood verboden;
        tot_stand_breng tot_stand_brengen d; oplos oplossen t; op|los lossen t; bereik bereiken t;
        voorzie voorzien voorzag voorzien; bekostig bekostigen d; invul invullen d; in|vul vullen d;
        bezorg bezorgen d; gladstrijk gladstrijken d; om|zet zetten t; door|reken rekenen d;
        stand_houd standhouden d; voorleg voorleggen d; houd houden hield gehouden; vertaal vertalen d;
        borg borgen d; land landen d; bed_in inbedden d; in|bed bedden d; waar_maak waarmaken t;
        af|wikkel wikkelen d; kwijt kwijten kweet gekweten; klaar klaren d; gebeur gebeuren d;
        volsta volstaan volstond volstaan; codificeer codificeren d; formaliseer formaliseren d;
        bevries bevriezen bevroor bevroren; stop stoppen t; staak staken t; open openen d; sluit_af afsluiten d;
        bouw_in inbouwen d; neutraliseer neutraliseren d; compenseer compenseren d; concretiseer concretiseren d;
        standaardiseer standaardiseren d; digitaliseer digitaliseren d; harmoniseer harmoniseren d;
        repareer repareren d; verwijder verwijderen d; activeer activeren d;
        ontsluit ontsluiten ontsloot ontsloten; toe|voeg voegen d; vrij|maak maken t; vul vullen d;
        aan|vul vullen d; plaats plaatsen t; op|hoog hogen d; wettelijk_regel regelen d;
        aan|wijs wijzen wees gewezen;
        na|leef leven d; halveer halveren d; koppel koppelen d; aan|sluit sluiten sloot gesloten;
        vrij|geef geven gaf gegeven; vrij|stel stellen d; uit|trek trekken trok getrokken; over|maak maken t;
        betaal betalen d; stort storten t; toe|wijs wijzen wees gewezen; op|leg leggen d; af|geef geven gaf gegeven;
        voor|schrijf schrijven schreef geschreven; verleen verlenen d; herijk herijken t; uit|breid breiden d;
        terug|draai draaien d; werf werven wierf geworven; installeer installeren d; corrigeer corrigeren d;
        veilig|stel stellen d; waarborg waarborgen d;  goed|keur keuren d;
        bij|stel stellen d; om|vorm vormen d; omzet omzetten t; overhevel overhevelen d; ratificeer ratificeren d;
        sanctioneer sanctioneren d; legaliseer legaliseren d; verdeel verdelen d;
        voltrek voltrekken voltrok voltrokken; vereffen vereffenen d; tenuitvoer|leg leggen d; uit|reik reiken t;
        verspreid verspreiden d; herzie herzien herzag herzien; beslecht beslechten t; bekrachtig bekrachtigen d;
        publiek_maak maken t;
        luk lukken t; slaag slagen d; recht|zet zetten t; recht|trek trekken trok getrokken; weg|neem nemen nam genomen;
        bij|werk werken t; na|betaal betalen d; terug|betaal betalen d; kwijt|scheld schelden schold gescholden;
        af|maak maken t;
        uit|betaal betalen d; op|tuig tuigen d; op|bouw bouwen d; verzwaar verzwaren d; verlicht verlichten t;
        indexeer indexeren d; garandeer garanderen d; op|schaal schalen d; af|schaal schalen d; bundel bundelen d;
        samen|voeg voegen d; splits splitsen t; toe|laat laten liet gelaten; introduceer introduceren d;
        op|zeg zeggen zei gezegd; hervat hervatten t; waar|maak maken t; ontwikkel_uit ontwikkelen d;
        stel_samen stellen d;
        verbied_het verbieden d; bevorder_tot bevorderen d; versoepel versoepelen d; verlos verlossen t;
        dicht dichten t;
        normeer normeren d; certificeer certificeren d; registreer registreren d; monitor monitoren d;
        verdiep_uit verdiepen t;
        promoot promoten t; betrek_bij betrekken d; verspreid verspreiden d; opschoon opschonen d; op|schoon schonen d;
        weg|werk werken t; uit|geef geven gaf gegeven; af|bouw bouwen d; mee|stuur sturen d; nivelleer nivelleren d;
        terecht|kom komen kwam gekomen; verzilver verzilveren d; na|streef streven d;
        teken tekenen d; op|leg leggen d;
        vernieuw vernieuwen d; plaats|vind vinden vond gevonden;
        open|ga gaan ging gegaan
    """,
    "deliver": """
        verzend verzenden verzond verzonden; stuur sturen d; toe|stuur sturen d; toe|zend zenden zond gezonden;
        zend zenden zond gezonden; aan|bied bieden bood geboden; doe_toekomen doen_toekomen d;
        publiceer publiceren d; informeer informeren d; verstrek verstrekken t; bericht berichten t;
        rapporteer rapporteren d; in|licht lichten t; verschijn verschijnen verscheen verschenen;
        ontvang ontvangen ontving ontvangen; verstuur versturen d; terug_koppel terugkoppelen d;
        overhandig overhandigen d; voor|leg leggen d; in|dien dienen d; presenteer presenteren d;
        openbaar_maak openbaarmaken t; bekend_maak bekendmaken t; toe|licht lichten t;
        uit|breng brengen bracht gebracht; bereik bereiken t; terug|blik blikken t; schets schetsen t;
        deel delen d; mee|deel delen d; bij|voeg voegen d; aan|lever leveren d;
        na|zend zenden zond gezonden; door|geleid geleiden d; bij|sluit sluiten sloot gesloten; voeg voegen d;
        aan|tref treffen trof getroffen;
        voor|lees lezen las gelezen;
        op|stuur sturen d; na|stuur sturen d; mee|zend zenden zond gezonden; terug|meld melden d;
        door|geef geven gaf gegeven
    """,
    "adopt": """
        over|neem nemen nam genomen; omarm omarmen d; honoreer honoreren d; in|willig willigen d;
        onderschrijf onderschrijven onderschreef onderschreven; toe|zeg zeggen d;
        aanvaard aanvaarden d; ter_harte_neem nemen d; betrek betrekken betrok betrokken;
        mee|neem nemen nam genomen; agendeer agenderen d; in|breng brengen bracht gebracht;
        incorporeer incorporeren d;
        mee|weeg wegen woog gewogen; in|pas passen t; in|weef weven d; in|plan plannen d; beloof beloven d;
        mee|loop lopen liep gelopen
    """,
    "close": """
        af|sluit sluiten sloot gesloten; af|doe doen deed gedaan; afdoe afdoen afdeed afgedaan;
        af|handel handelen d; af|voer voeren d;
        af|vink vinken t; weg|streep strepen t; door|streep strepen t; door|haal halen d
    """,
    "progress": """
        loop lopen liep gelopen; door|loop lopen liep gelopen; werk werken t; overleg overleggen d;
        voor|bereid bereiden d; vorder vorderen d; ontwikkel ontwikkelen d; voort|zet zetten t;
        vervolg vervolgen d; consulteer consulteren d; onderhandel onderhandelen d; beraad beraden d;
        vertraag vertragen d; uit|stel stellen d; door|schuif schuiven schoof geschoven; op|schort schorten t;
        op|schuif schuiven schoof geschoven; uit|loop lopen liep gelopen; buig buigen boog gebogen;
        verloop verlopen verliep verlopen; evolueer evolueren d; nader naderen d; rijp rijpen t;
        kristalliseer kristalliseren d;
        af|tast tasten t; af|stem stemmen d; test testen t; beproef beproeven d; sondeer sonderen d;
        verzamel verzamelen d; groei groeien d; inventariseer inventariseren d; stagneer stagneren d; hapert haperen d;
        programmeer programmeren d; schrijf_aan schrijven d; brainstorm brainstormen d; oriënteer oriënteren d;
        overweeg overwegen overwoog overwogen; wacht wachten t; door|spreek spreken sprak gesproken; bouw bouwen d;
        sleutel sleutelen d; schaaf schaven d; puzzel puzzelen d; broed broeden d; reken rekenen d; tel tellen d;
        herschrijf herschrijven herschreef herschreven; bij|schaaf schaven d; meet meten mat gemeten;
        ontwerp ontwerpen ontwierp ontworpen; formuleer formuleren d; zoek zoeken zocht gezocht; praat praten t;
        verfijn verfijnen d; samen|stel stellen d; schrijf_uit schrijven d; uit|diep diepen t; inwin inwinnen d;
        in|win winnen won gewonnen;
        proef|draai draaien d; leg_aan leggen d; heropen heropenen d; herzie_nu herzien d; vul_in vullen d;
        schuif schuiven schoof geschoven
    """,
    "start": """
        start starten t; begin beginnen begon begonnen; aan|vang vangen ving gevangen; op|start starten t;
        op|pak pakken t; ter_hand_neem nemen d; opdraag opdragen d; aan|besteed besteden d; lanceer lanceren d;
        opzet opzetten d; op|zet zetten t; in_gang_zet zetten d; initieer initiëren d; opstel opstellen d;
        op|stel stellen d; uit|rol rollen d;
        inschakel inschakelen d; in|schakel schakelen d; aan|zwengel zwengelen d; aan|vat vatten t;
        formeer formeren d; uit|vaardig vaardigen d; aanjaag aanjagen d; aan|jaag jagen d; uit|nodig nodigen d;
        van_start_ga gaan d; beleg beleggen d
    """,
    "study": """
        verken verkennen d; toets toetsen t; onderzoek onderzoeken onderzocht onderzocht;
        bezie bezien bezag bezien; weeg wegen woog gewogen; af|weeg wegen woog gewogen; evalueer evalueren d;
        bekijk bekijken bekeek bekeken; na|ga gaan ging gegaan; bestudeer bestuderen d; analyseer analyseren d;
        beoordeel beoordelen d; doorlicht doorlichten t; peil peilen d; monitor monitoren d;
        overweeg overwegen overwoog overwogen; uit|zoek zoeken zocht gezocht; verdiep verdiepen t;
        beraam beramen d
    """,
    "transfer": """
        over|draag dragen droeg gedragen; over|hevel hevelen d; door|zend zenden zond gezonden; door|stuur sturen d;
        verhuis verhuizen d; door|verwijs verwijzen verwees verwezen; over|doe doen deed gedaan
    """,
    "refuse": """
        af|zie zien zag gezien; af|wijs wijzen wees gewezen; weiger weigeren d;
        achterwege_laat laten liet gelaten; terzijde_leg leggen d; af|stap stappen t; af|keur keuren d;
        af|wijk wijken week geweken; af|blaas blazen blies geblazen;
        bedank bedanken t; laat_rusten rusten d; distantieer distantiëren d; strand stranden d;
        blokkeer blokkeren d;
        negeer negeren d; passeer passeren d; veto vetoën d; wraak wraken t;
        af|kets ketsen t; stuk|loop lopen liep gelopen; uit|sluit sluiten sloot gesloten;
        opzij|schuif schuiven schoof geschoven;
        afraad afraden d; af|raad raden d;
        annuleer annuleren d
    """,
    "supersede": """
        achterhaal achterhalen d; verval vervallen verviel vervallen;
        vervang vervangen verving vervangen; in|haal halen d; overhaal overhalen d;
        ontval ontvallen ontviel ontvallen;
        verouder verouderen d; weg|val vallen viel gevallen; doorkruis doorkruisen t
    """,
    "act": """
        pleit pleiten t; stem stemmen d; steun steunen d; ondersteun ondersteunen d; maak maken t;
        neem nemen nam genomen; trek trekken trok getrokken; roep roepen riep geroepen; ga gaan ging gegaan;
        zet zetten t; bied bieden bood geboden; kies kiezen koos gekozen; organiseer organiseren d; leg leggen d;
        stel stellen d; geef geven gaf gegeven; doe doen deed gedaan; kom komen kwam gekomen;
        sluit sluiten sloot gesloten; bevorder bevorderen d; stimuleer stimuleren d; richt richten t;
        dring dringen drong gedrongen; beperk beperken t; hanteer hanteren d; handhaaf handhaven d;
        controleer controleren d; coördineer coördineren d; faciliteer faciliteren d; spoor sporen d;
        wijs wijzen wees gewezen; gebruik gebruiken t; investeer investeren d; financier financieren d;
        verbind verbinden verbond verbonden; behoud behouden behield behouden; spreek spreken sprak gesproken;
        tref treffen trof getroffen; bouw bouwen d; in|zet zetten t; ijver ijveren d;
        bespreek bespreken besprak besproken; breng brengen bracht gebracht; aan|kaart kaarten t; hoor horen d;
        stroomlijn stroomlijnen d; bepleit bepleiten t; uit|vraag vragen d; uit|zet zetten t; beslis beslissen t;
        besluit besluiten besloot besloten; verander veranderen d; torn tornen d; zorg zorgen d;
        help helpen hielp geholpen; pak pakken t; plaats plaatsen t;
        schaf schaffen t;
        bezoek bezoeken bezocht bezocht; ontmoet ontmoeten t; over|breng brengen bracht gebracht;
        uit|draag dragen droeg gedragen; verdedig verdedigen d; veroordeel veroordelen d;
        ontbied ontbieden ontbood ontboden;
        opkom opkomen kwam gekomen; lever leveren d; verhelp verhelpen verhielp verholpen;
        ondervang ondervangen onderving ondervangen;
        bij|draag dragen droeg gedragen; train trainen d; leid leiden d; op|leid leiden d; waarschuw waarschuwen d;
        tegen|stem stemmen d; voor|stem stemmen d; onthoud onthouden onthield onthouden;
        uit|spreek spreken sprak gesproken
    """,
    "say": """
        meld melden d; schrijf schrijven schreef geschreven; noem noemen d; geef_aan geven d;
        aan|geef geven gaf gegeven; stel_vast stellen d; constateer constateren d; zeg zeggen d;
        verwijs verwijzen verwees verwezen; vermeld vermelden d; wees wezen d; lees lezen las gelezen;
        blijk blijken bleek gebleken; heb hebben d; aan|neem nemen nam genomen;
        beschrijf beschrijven beschreef beschreven; verneem vernemen vernam vernomen; verlang verlangen d;
        wens wensen t; vraag vragen vroeg gevraagd; vestig vestigen d; verzoek verzoeken verzocht verzocht;
        roep_op oproepen d;
        op|roep roepen riep geroepen; aan|houd houden hield gehouden; luid luiden d; herinner herinneren d;
        bedoel bedoelen d; bevat bevatten t; gaan_in ingaan d; ken kennen d; weet weten wist geweten;
        zie zien zag gezien; denk denken dacht gedacht; strook stroken t; verwerp verwerpen verwierp verworpen;
        in|ga gaan ging gegaan; terug|kom komen kwam gekomen; reageer reageren d;
        in|trek trekken trok getrokken; uit|mond monden d;
        voort|vloei vloeien d; lijk lijken leek geleken; beschouw beschouwen d; acht achten t; meen menen d;
        vind vinden vond gevonden; dank danken t;
        lig liggen lag gelegen; sta staan stond gestaan; zit zitten zat gezeten; hang hangen hing gehangen;
        krijg krijgen kreeg gekregen; treed treden trad getreden; sla slaan sloeg geslagen; sorteer sorteren d;
        laat laten liet gelaten; hecht hechten t; houd_in inhouden d; betwijfel betwijfelen d; bevestig bevestigen d;
        vermoed vermoeden d;
        besef beseffen t; erken erkennen d; herken herkennen d; bied_aan aanbieden d; ontken ontkennen d;
        heet heten d; gun gunnen d; voel voelen d; ver|trouw trouwen d;
        begrijp begrijpen begreep begrepen; deel_in delen d; dateer dateren d; stam stammen d; refereer refereren d;
        voer voeren d
    """,
}  # fmt: skip

_NO_GE = re.compile(r"(?:be|ver|her|ont|er|ge|over|onder|vol|weer|mis)[^aeiou]?.")
_PARTICLES: set[str] = set()
_SEPARABLE: set[str] = set()


@dataclass(frozen=True)
class Verb:
    """A form of a verb. `particle`: what must stand apart from it in the clause for it to be this verb."""

    lemma: str
    kind: Class
    form: Form
    particle: str = ""


def _forms(particle: str, spec: list[str]) -> list[tuple[str, Form, bool]]:
    """The forms of a verb: the word, which form it is, and whether its particle stands apart."""
    stem, infinitive, *rest = spec
    if len(rest) == 1:
        ending = rest[0]
        prefix = (
            ""
            if _NO_GE.match(infinitive)
            and not infinitive.startswith(("geef", "geven"))
            and (not particle or infinitive.startswith(("be", "ver", "ont", "her")))
            else "ge"
        )
        past = [stem + ending + "e", stem + ending + "en"]
        stem_ = {"i": "ï", "e": "ë", "u": "ü"}.get(stem[0], stem[0]) + stem[1:] if prefix else stem  # geïnformeerd
        participle = prefix + stem_ + ("" if stem.endswith(ending) else ending)
    else:
        past, participle = [rest[0], _plural(rest[0])], rest[1]
    present = {stem, stem if stem.endswith("t") else stem + ("at" if stem in ("ga", "sta", "sla") else "t"), infinitive}
    found: list[tuple[str, Form, bool]] = []
    apart = bool(particle)
    found += [(word, "present", apart) for word in present - {infinitive} | ({infinitive} if apart else set())]
    found += [(word, "past", apart) for word in past]
    found.append((particle + infinitive, "infinitive", False))
    found.append((particle + participle, "participle", False))
    if particle:
        found += [(particle + word, "present", False) for word in present - {infinitive}]
        found += [(particle + word, "past", False) for word in past]
        found.append((infinitive, "infinitive", True))  # "uit te voeren"
    return found


def _plural(past: str) -> str:
    """The plural of a strong past tense: nam, namen; liep, liepen; zag, zagen."""
    if re.search(r"[^aeiou][aeiou][^aeiouw]$", past):
        return past + ("en" if past[-2] in "a" else past[-1] + "en")
    return re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", past).replace("f", "v") + "en"


def _lexicon() -> dict[str, tuple[Verb, ...]]:
    words: dict[str, list[Verb]] = {}
    for kind, specs in VERBS.items():
        for spec in specs.split(";"):
            head, *rest = spec.split()
            particle, _, stem = head.rpartition("|")
            if "_" in head:  # an expression of several words is an idiom (linker.claims.idioms)
                continue
            if particle:
                _PARTICLES.add(particle)
            lemma = particle + rest[0]
            if particle:
                _SEPARABLE.add(lemma)
            for word, form, apart in _forms(particle, [stem, *rest]):
                words.setdefault(word, []).append(Verb(lemma, kind, form, particle if apart else ""))
    return {word: tuple(dict.fromkeys(verbs)) for word, verbs in words.items() if word not in ("week", "weken")}


LEXICON = _lexicon()
PARTICLES = frozenset(_PARTICLES)
SEPARABLE = frozenset(_SEPARABLE)
HAVE = word_set(
    """
    heb hebt heeft hebben had hadden is ben bent zijn was waren
    """
)
BECOME = frozenset(["word", "wordt", "worden"])
BECAME = frozenset(["werd", "werden"])
WILL = frozenset(["zal", "zult", "zullen"])
GO = frozenset(["ga", "gaat", "gaan"])
CAN = word_set(
    """
    kan kunt kunnen mag mogen moet moeten dient dienen hoeft hoeven wil wilt willen
    """
)
WOULD = frozenset(["zou", "zouden", "kon", "konden", "moest", "moesten", "wilde", "wilden"])
AUXILIARIES = (
    HAVE
    | BECOME
    | BECAME
    | WILL
    | GO
    | CAN
    | WOULD
    | frozenset(["blijft", "blijven", "bleef", "bleven", "laat", "laten"])
)
# a participle by its look alone: of a verb that isn't listed
PARTICIPLE = re.compile(
    r"(?:ge|be|ver|her|ont|(?:aan|af|bij|door|in|mee|na|neer|om|op|over|toe|uit|vast|voor|"
    r"samen|terug|weer)ge)[a-zéëïü]{2,}(?:d|t|en)$"
)
NO_PARTICIPLE = word_set(
    """
    gegeven gebied beleid besluit bericht gevolg gebruik gesprek begin verband verzoek geval geld gemeente
    gebouwd belang gemeenten gezien bestand verschil verslag vertrek overleg beeld gerecht gebod verbod
    gedeelten bewind opdracht gevallen vereisten bedrijven gevolgen gesprekken verzoeken belangen gegevens
    besluiten berichten gebieden inzet gezond goed bekend bereid gericht geheel gelet gedurende ondanks
    overheden onderdelen onderdeel verwacht verleden vergoeding geldt geleden gesteld gelijk getal gewoon
    gezamenlijk gebrek gedrag gebruikt geloof gepast gerecht geschikt gewest gezag gepland gewenst geraamd
    beoogd bepaald bepaalde verplicht beperkt voorgenomen toegezegd gevraagd verzocht genoemd genoemde
    betreft bent
    """
)
