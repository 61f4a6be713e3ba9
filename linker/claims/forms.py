"""The forms in which Dutch government texts name a motie, a toezegging or an aanbeveling. Pure: patterns only.

Each is bounded, so that near misses take linear time. `linker.claims.mentions` finds the mentions by them.
"""

import re

from linker.claims.verbs import word_set

PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|'t|’t|[Ee]l|[Aa]l|[Vv]on|[Ll]a|[Ll]e)"
# what begins with "Kamer" and is no name, as Kamerling is
OF_THE_KAMER = (
    r"Kamer(?:s?\b|(?:agenda|antwoord|behandeling|breed|bred|brie|commissie|debat|fractie|led|lid|meerderhe|motie|stuk|"
    r"uitspra|verkiezing|verslag|voorzitter|vra|zetel)\w*)"
)
WORD = rf"(?!{OF_THE_KAMER}|Handelingen|Eerste|Tweede|Deze|Stuk|De [a-z])[A-ZÀ-ÞĐŠŽĆČ](?:[\w'’]|-(?=\w))*"
SURNAME = rf"(?:{PARTICLE} ){{0,3}}{WORD}(?: (?:{PARTICLE} ){{0,2}}{WORD}){{0,2}}"
PARTY = r"(?: \((?!TZ|T0)[A-Z][\w+-]{1,14}\))?"
NAMES = rf"{SURNAME}{PARTY}(?:(?:, | en |, en |/| & |\b ?[-–] ?){SURNAME}{PARTY}){{0,9}}(?: c\.s\.)?"
TITLE = (
    r"(?:het |de |Tweede |Eerste |toenmalige? |oud-)*"
    r"(?:[Ll]id|[Ll]eden|[Kk]amerl(?:id|eden)|[Hh]eer|heren|[Mm]evrouw|senator(?:en)?|fracties? van|afgevaardigden?)"
)
BEFORE = (
    r"(?:\b(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Hh]et|[Zz]ijn|[Hh]aar|[Hh]un|[Mm]ijn|[Tt]wee|[Dd]rie|[Vv]ier|[Bb]eide|"
    r"[Zz]o[’']n|[Gg]enoemde|[Dd]iverse|[Oo]nderhavige|[Uu]w|[Aa]lle|[Ee]nkele) (?:(?:door|bij|"
    r"tijdens) (?:[\wÀ-ÿ]+ ){1,6}(?=[a-zà-ÿ]+(?:de|te|en) ))?)?"
    r"(?:(?<!\w)(?:nader |inmiddels |eerder |mede |(?:[Kk]amer)?breed |unaniem |met algemene stemmen )?"
    r"(?!(?:om|en|of|maar|over|aan|met|van|voor|zaken|inzake|die|de|deze|beide|alle|een)\b)[a-zà-ÿ]{2,}(?:e|en|"
    r"de) ){0,2}"
)
ABOUT = (
    r"(?:over|inzake|omtrent|betreffende|met betrekking tot|ten aanzien van|aangaande|"
    r"om(?=(?: [^\s,.;:()|?!]+){1,18} te [a-zà-ÿ]+en\b))"
)
STOP = (
    r"(?:is|zijn|was|waren|word(?:t|en)|werd(?:en)?|zal|zullen|heb|heeft|hebben|had|kan|kunnen|moet|wil|blijft|die|dat|"
    r"waar\w*|gaat|ga|ben|komt|krijgt|geef|geeft|loopt|neem|laat|acht|beschouw|verwijs|"
    r"blijven|bleef|bleven|gaan|komen|krijgen|lopen|liggen|staan|(?:in|per|vóór|uiterlijk|eind|begin|"
    r"medio) (?:\d{1,4}\b|Q\d)|"
    r"naast (?:zich|mij)|terzijde|eindelijk|alsnog|onverkort|uit te|over te|na te|"
    r"niet|ik|wij|kwam|uitvoering|invulling|gestalte|gevolg|gehoor|opvolging|vorm|recht|handen|ten|ter|"
    r"(?:uitgesteld|afgedaan|nagekomen)(?=\.?(?:$|\n))|"  # at the end of a title
    r"nog|wel|inmiddels|intussen|reeds|deels|volledig|geheel|geen|"
    r"en (?:\w+ ){0,4}?(?:motie|toezegging|aanbeveling)|en (?:reactie|antwoord|uitvoering|stand|voortgang))"
)
SUBJECT = rf" {ABOUT}(?: (?!{STOP}\b)[^\s,.;:()|?!]+){{1,20}}"
# whose it is, or from when: "van de commissie-X", "uit het rapport-Y", "van vorig jaar", "op het terrein van Z"
BODY = (
    r"(?:\w*commissie|\w*fracties?|\w*raad|inspectie|[Oo]mbudsman|[Rr]ekenkamer|[Ss]taten|rapport|advies|evaluatie|"
    r"onderzoek|werkgroep|taskforce|senaat|oppositie|coalitie|Kamer|\w*team|college|vereniging|bond)"
)
MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
WHOSE = (
    rf"(?: (?:van|uit|door|bij|in) (?:(?:de|het|een|hun|mijn|uw|zijn|haar|onze|die|dit|deze) )?"
    rf"(?:(?!{STOP}\b)[a-zà-ÿ-]+ ){{0,2}}?"
    rf"(?:(?:\w*{BODY})(?:-{WORD})?(?: «[^»\n]{{1,60}}»)?|(?:[a-zà-ÿ]+-)?{WORD})(?!\w)(?:(?: en| voor|"
    rf" van(?: de| het)?| &)? {WORD})*"
    r"| waar (?:u|de \w+) (?:op|naar|aan) (?:doelt|doelen|verwijst|refereert|vraagt)"
    r"| (?:van|uit) (?:\d{1,2} [a-z]+(?: \d{4})?(?: jl\.)?|(?:vorige?|afgelopen|verleden|eerder dit|dit) (?:jaar|"
    r"week|maand|"
    r"[a-z]+)|(?:een|twee|drie|vier|vijf|zes|\d+) (?:dagen|weken|maanden|jaar) (?:terug|geleden)"
    rf"|(?:begin |eind |medio )?(?:[a-z]+ \d{{4}}|{MONTH})|\d{{4}})(?![\w-])"
    rf"| op het (?:terrein|gebied|vlak) van(?: (?!{STOP}\b)[^\s,.;:()|?!]+){{1,6}})"
)

STUK = (
    r" (?:op (?:de |het )?stuk(?:ken)? |onder |\(stuk )?(?:met )?(?:nrs?\.? ?|nummers? "
    r")\d+(?:(?:, | en |, en |/)\d+)*\b(?! ?\d)"
)

# The forms of a motie, the fullest first: each by how it names the paper.
MOTIE = re.compile(
    rf"(?P<word>\b(?:(?:[A-Z][\w/]{{0,12}}-)?[Mm]otie|[Bb]urgerschapsmotie|[Dd]eelmotie|[Kk]amermotie)(?P<plural>s)?)\b"
    rf"(?P<named>(?:-(?! )| ?[-–] ?){NAMES}| (?:van |door |der ){TITLE} {NAMES}| van "
    rf"(?:de )?{NAMES}| {TITLE} {NAMES}| {NAMES}| van (?:treurnis|afkeuring|wantrouwen|"
    rf"treurnis en afkeuring))?"
    rf"(?P<stuk>{STUK})?"
    rf"(?P<tail> en toezeggingen(?: [A-Z]\w+(?:(?:, | en |, en )[A-Z]\w+)*)?)?(?P<or> of (?:een )?toezegging)?"
)
BEFORE_IT = re.compile(rf"{BEFORE}\Z")  # not before a last line end, as "$" would
ABOUT_IT = re.compile(SUBJECT)
WHOSE_AT = re.compile(WHOSE)
NOUNS = word_set("start inzet opzet aanzet bericht besluit gebied beleid toets overzicht inzicht uitzicht recht")
PARTICLE_LAST = re.compile(r" (?:uit|af|over|aan|op|na|mee|in)$")
BRACKET = re.compile(r"[^|\n]{0,150}\(")
DEBATE = re.compile(
    r"(?: uit| van| gedaan| ingediend| aangenomen)? ?(?:in|uit|bij|tijdens|van) (?:het|"
    r"de) [^,.;:|()]{0,40}?debat(?:ten)?(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+ \d{4})?"
)
HYPHEN = re.compile(rf"(?:,|,? en|,? alsmede) (?P<item>-{NAMES})")
ELLIPTIC = re.compile(
    rf"(?:,|,? en(?: van)?| alsmede) (?P<item>(?:die van )?(?:de heer |mevrouw |het lid |de leden |-)?{NAMES}) ?(?=\()"
)
THOSE = re.compile(rf"\b[Dd]ie (?:van|-)(?: de heer| mevrouw| het lid| de leden)? ?{NAMES}(?:{SUBJECT})?")
ONE_ABOUT = re.compile(r"\b[Dd]ie over [^.,;:()|\n]{2,60}(?= \()")
BY_MOTIE = re.compile(
    rf"(?:\bwat |\bzoals |\b[HD]et? )?\b{TITLE} {NAMES} (?:[a-z]+ ){{0,4}}?(?:bij|per|via een|in een) motie "
    r"[^.;:()|\n]{1,120}(?= \()"
)
REQUEST_ITEM = re.compile(
    rf"\b(?:[Uu]w|[Hh]et|[Dd]it) verzoek (?:om [^.;:()|\n]{{3,90}} \({NAMES}, nr\. \d+\)"
    rf"|dat de Kamer (?:[a-z]+ ){{0,3}}?op (?:voorstel|initiatief) van {TITLE} {NAMES} [a-z]+)"
)
PROPOSAL = re.compile(
    rf"\b[Hh]et (?:daartoe strekkende )?(?:verzoek|voorstel|idee) van (?:de Kamer|uw Kamer|{TITLE} {NAMES})"
    rf"(?: (?:om|tot) [^.,;:()|\n]{{3,80}})? \($|\b{TITLE} {NAMES} \($"
    r"|\b(?:[Dd]e|[Hh]et|[Ee]en) (?:gevraagde|verzochte|bepleite|verlangde|toegezegde) [^.,;:()|\n]{3,90} \($"
)
# a motie by what it does: "zoals verzocht door de leden X en Y (36 410, nr. 8)"
ASKED_BY = re.compile(
    r"(?:\b(?:[Vv]erzocht|[Gg]evraagd|[Vv]erlangd|[Bb]epleit|[Vv]oorgesteld|[Oo]pgedragen|[Gg]ewenst) door"
    r"|\b(?:[Hh]et verzoek|[Dd]e (?:wens|oproep|opdracht|vraag)) van)"
    rf" {TITLE} {NAMES}"
)
ARTICLE = re.compile(r"(?:[Dd]e|[Dd]eze|[Dd]ie|[Bb]eide|[Mm]ijn|[Hh]aar|[Zz]ijn|[Hh]un|[Aa]lle) ")
LOOSE = re.compile(r"\b(?:die onder |de stukken )?(?:nrs?\.|nummer) \d+\b(?! ?\()")
SENTENCE_END = re.compile(r"(?<!nr)(?<!nrs)(?<!c\.s)\.(?=\s+[A-Z]|$)|\n")
ISSUED = re.compile(
    r"(?:rondgedeeld|vervangen|gedrukt|ingediend|gewijzigd)\b[^.;\n]{0,60}?\b(?:onder|met) (?P<n>nr\. \d+)\b"
)
PAIR = re.compile(rf" van {SURNAME}{PARTY}(?: c\.s\.)? en {SURNAME}{PARTY}(?: c\.s\.)?$")
THEN_EACH = re.compile(r"[^.:;|\n]{0,60}? (?:is|zijn|heb ik|heeft|wordt|worden|zal) die van ")
DOSSIER_BEHIND = re.compile(r" \((?:Kamerst\w+ |dossier )?(?P<dossier>\d{2} ?\d{3}(?: [IVX]+)?)\)")
# an item of a list of moties that is a number alone: "97 990, nr. 8 (directie X)", "nr. 30 (97 884)"
NUMBER_ITEM = re.compile(
    r"(?:(?<=[.:;\n] )|(?<=\), )|(?<=\n)|(?<=, )|(?<=en )|(?<=[-•] ))"
    r"(?:(?P<d1>\d{2} ?\d{3}), nr\. (?P<n1>\d+)(?= ?\(|:)(?: \([^()\n]{2,40}\)(?=:))?|"
    r"nr\. (?P<n2>\d+) \((?P<d2>\d{2} ?\d{3})\))"
)
# "twee moties … De eerste is uitgevoerd", "aan de tweede wordt gewerkt": one of several that were named together
SEVERAL = re.compile(
    r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|eerste|\d{1,2}) (?:[a-zà-ÿ]+ ){0,2}?"
    r"(?P<sort>motie|toezegging|aanbeveling)(?:s|en)?\b"
)
ONE_OF_THEM = re.compile(
    r"\b[Dd]e (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|laatste)\b"
    r"(?=(?P<comma>,|:| \()| (?P<next>[a-zà-ÿ]+)|\.)"
    r"(?:, (?:van|over|om|een|inzake) [^.;|\n]{3,90}?(?: \([^()\n|]{3,40}\))?(?=,))?"
)
# "Nr. 203: oordeel Kamer. Nrs. 204 en 205: ontraden", after "vier moties"
ALL_OF_THEM = re.compile(r"\b(?P<sort>motie|aanbeveling)(?:s|en)\b")
NR_OF_THEM = re.compile(
    r"\b(?<!amendement )(?<!artikel )(?:[Oo]p stuk |[Ss]tuk )?(?:[Nn]rs?\.|[Nn]ummers?) (?P<n>\d{1,3}\b(?! ?\d{3}|-)"
    r"(?:(?:, | en |/|, en )\d{1,3}\b(?! ?\d{3}))*)(?: \([^()\n|\d]{2,40}\))?"
)
# moties that go by their submitters alone: "Quist (99 101, nr. 11) en Zandwijk c.s. (99 101-12)"; what members ask for
BY_NAMES = re.compile(rf"(?:(?<=[.:;\n,•-] )|(?<= en )|(?<=\bvan )|^){NAMES} ?(?=\()", re.MULTILINE)
MEMBERS_ASK = re.compile(
    rf"\b(?:[HD]et? )?{TITLE} {NAMES} (?:"
    r"(?:heeft|hebben|had|hadden|wil|willen|vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|"
    r"verzocht|verzochten|bepleitte|bepleitten|verlangt|verlangen) [^.;:()|\n]{3,140}) (?=\()"
)
MEMBERS = re.compile(rf"\b(?:[HD]et? )?{TITLE} {NAMES} ?(?=\()")
THE_NUMBER = re.compile(
    r"\((?:Kamerst\w+ )?(?:I{1,2} \d{4}/\d{2,4}, )?"
    r"(?P<dossier>\d{2}[ .]?\d{3}(?:[- ][IVX]+)?)(?:, nr\. ?|-)(?P<n>\d{1,4})\)"
)
# what a member submits that is no motie, and what only tells of one
OTHER_PAPER = re.compile(
    r"(?i)\b(?:brie(?:f|ven)|\w*verslag|\w*nota|(?:sub)?amendement(?:en)?|wetsvoorstel|voorstel van wet|vragen|"
    r"rapport)\b"
)
SENT = re.compile(r"\bbrief|verslag|nota\b|amendement")
PROMISE_TO = re.compile(r"(?:toezegging(?:en)?|toegezegd|toezegde)\b[^.;()|]{0,100} aan $")
# "de Raad beveelt aan de posten te behouden"
ADVISED = re.compile(
    r"\b(?:[Dd]e|[Hh]et) (?:(?!(?:die|dat|is|wordt)\b)[\w’'-]+ ){1,7}(?:beveelt|bevelen|beval|bevalen) "
    r"(?:[\w’'-]+ ){0,5}?aan\b"
)
THAT_PAPER = re.compile(rf"\b[Dd]ie(?= op stuk){STUK}")
WHICH = re.compile(r" (?:die|waarvan|waarover) [^,.;:()|]{1,90}?(?= en waar|[,.;:()|])")
CARRIED = re.compile(
    r" die [^.;:()|]{1,90}? (?:aanvaardde|aanvaard|aangenomen|ingediend|aannam)\b(?: (?:zijn|is|heeft|hebben|werden|"
    r"werd))?"
)
# "Motie-Quist over loketten, 99 101, nr. 4." at the begin of a line
HEADED = re.compile(rf"(?: {ABOUT} [^.;:|\n()?!]{{1,200}})?(?:,|[.,] [Vv]indplaats:?) (?:Kamerst\w+ )?$")
# "die tijdens het debat zijn ingediend (Kamerstuk 99 101, nr. 4)"
SUBMITTED = re.compile(
    r" die [^.;:|()]{1,120}? (?:(?:is|zijn|werd(?:en)?|heeft|hebben) )?(?:ingediend|aangenomen|aanvaard|verworpen)"
    r"(?: (?:is|zijn|werd(?:en)?|heeft|hebben))? \((?:Kamerst\w+ )?$"
)
LISTED = re.compile(r"[^.:|]{0,60}: ?(?=die (?:van|-)|T0\d{4}|TZ\d|\d\.\d\.[A-Z]|(?:de )?motie-)")

NUMBERED = re.compile(
    r"(?:\b(?:[Dd]e )?[Tt]oezegging(?:en)?(?: met nummer| nr\.?)? \(?)?(?P<n>\bT0\d{4}\b|"
    r"\bTZ\d{6}-\d{1,3}\b)(?: \([^()\n|]{3,60}\)(?=[.:]))?"
)
ORDINALS = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|laatste|\d{1,2}[de]e?)"
)
RECOMMENDED = re.compile(
    r"(?:(?:\b(?:[Dd]e |[Dd]eze )?[Aa]anbeveling(?:en)?(?: (?:nrs?\.?|nummers?))? )?(?P<n>\b\d{1,2}\.\d{1,2}\.[A-Z]\b)"
    r"|\b(?:[Dd]e )?[Aa]anbeveling(?:en)? (?:nrs?\.? |nummers? )?"
    r"(?P<m>(?:[A-Z]{1,3}[-.]?)?\d{1,2}(?:\.\d{1,2})*(?: ?[A-Za-z]\b)?|[A-Z]\b)(?![\d.]*\d)"
    rf"|\b(?:[Dd]e|[Hh]aar|[Zz]ijn|[Hh]un|[Uu]w) (?:{ORDINALS}(?:,| en|, en) (?:de )?)*{ORDINALS} aanbeveling(?:en)?)"
    rf"(?:(?:, \d{{1,2}})* (?:en|tot en met|t/m) \d{{1,2}}\b(?!\.\d))?(?:{WHOSE}){{0,2}}"
    r"(?: \([a-zà-ÿ][^()\n|]{2,60}\))?"
)
PROMISE_NOUN = re.compile(
    r"(?:\b(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Mm]ijn|[Zz]ijn|[Hh]aar|[Oo]nze|[Bb]eide|"
    r"[Aa]lle|[Dd]iverse|[Dd]e volgende|[Dd]e eerdere) )?(?:\b[a-zà-ÿ]+e "
    r")?\b(?:[Tt]oezegging|[Bb]elofte)(?P<plural>en|n)?\b"
    rf"(?: (?:aan|van) (?:(?:{TITLE}|de minister|de staatssecretaris|mijn voorganger) "
    rf")?(?:{NAMES}|het personeel|uw Kamer|de Kamer|de [a-z]+))?"
    r"(?: (?:gedaan )?(?:in|uit|bij|tijdens) (?:het|de) [^,.;:|()]{0,40}?(?:debat(?:ten)?|"
    r"overleg|behandeling)(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+(?: \d{4})?)?)?"
    rf"(?:(?: (?!gestand|na\b|nagekomen|ingelost|afgedaan|voldaan|{STOP}\b)[^\s.,;:()|]+){{0,14}}"
    rf" \((?P<n>TZ\d{{6}}-\d{{1,3}}|T0\d{{4}})\))?(?:{SUBJECT})?(?: \((?P<n2>TZ\d{{6}}-\d{{1,3}}|T0\d{{4}})\))?"
)
ADVICE = re.compile(
    r"(?:\b(?:(?:[Dd]e|[Ee]en|[Dd]eze|[Dd]ie|[Dd]it|[Zz]ijn|[Hh]et|[Hh]un|[Dd]iens|[Aa]lle|[Ee]lk van de|"
    r"[Bb]eide|[Ee]nkele|[Uu]w) )(?:(?:[a-zà-ÿ]+(?:e|ig|en)|twee|drie|vier|zes|zeven|acht|tien|elf|twaalf|\d+) ){0,2}"
    r"|\b(?=[Aa]anbeveling))(?:[Aa]anbeveling(?:en)?|advies|adviezen)\b"
    r"(?: van (?:de|het) [^,.;:|()]{0,30}?(?:[Aa]anjaagteam|Roemer|[Cc]ommissie[- "
    rf"]Roemer)(?: Bescherming Arbeidsmigranten)?)?(?P<whose>(?:{WHOSE}|"
    rf" [A-Z]\w+(?: [A-Z]\w+)*){{0,2}})(?:{SUBJECT})?"
)
# A promise made in so many words: a clause with toezeggen, from its begin to the verb.
PROMISED = re.compile(
    r"\b(?:(?P<zeg>zeg|zegt|zeggen|zegde|zei)\b[^.;:?!|]{0,70}?\btoe\b|"
    r"(?P<pp>[Tt]oegezegd\b|toezeg(?:de|den|gen|t)?\b|toezei(?:den)?\b|toe te zeggen|[Bb]eloofd\b|beloofden?\b"
    r"(?= (?:ik|wij|we|de|mijn|uw|u)\b)|(?<=[a-z\d]) beloofden?\b(?=[,.;])|"
    r"[Bb]eloof\b(?= (?:ik|u|uw|de|het|hierbij)\b)|in het vooruitzicht (?:(?:is |zijn |heb |"
    r"heeft |had |werd )?gesteld|stelden?)\b))"
)
PROMISED_THING = re.compile(
    r"\b(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]it|[Mm]ijn) "
    r"(?:(?:in|tijdens|bij|op|aan|door|vóór|voor) [^,.;:|()]{3,70}? )?(?:\w+ ){0,2}?"
    r"(?:toegezegde|beloofde) (?!bedrag|geld|subsidie|middelen|steun|bijdrage|budget)\w+"
    r"(?: (?:naar|over|van|inzake|met|voor|om) (?:de |het |een )?[\w-]+(?: (?:op|in|van) (?:de |het )?[\w-]+)?)?"
)
# a promise without its verb
BOUND = re.compile(
    r"\bwaartoe (?:ik (?:mij|me)|wij ons|(?:mijn|de|het) [^,.;:|()]{3,60}? zich)(?: [^,.;:|()]{3,80}?)? "
    r"(?:(?:heb|had|hebben|hadden|heeft) )?(?:verplicht(?:te|ten)?|verbond(?:en)?)"
    r"(?: (?:heb|had|hebben|hadden|heeft))?\b"
    rf"|\b[Mm]ijn woord aan (?:{TITLE} )?{NAMES}"
)
CLOSE = re.compile(r"(?:[,;] ?t\.v\.v\.[^)\n]{0,30})?[\])]")


# what may follow a name and still belongs to it: to or by whom, where and when, a few words in brackets
MORE = (
    re.compile(
        rf" (?:gedaan |gegeven )?(?:aan|van|door) (?:(?:{TITLE}|de minister|de staatssecretaris|"
        rf"(?:mijn|haar|zijn|uw|hun) (?:ambts)?voorganger|uw Kamer|de Kamer|de Eerste Kamer)(?: {NAMES})?)(?![\w-])"
    ),
    re.compile(
        r",? (?:gedaan |ingediend |aangenomen |afkomstig )?(?:in|uit|bij|tijdens|van) (?:het|de|mijn) "
        r"[^,.;:|()\n]{0,40}?(?:debat(?:ten)?|overleg|behandeling|vragenuur|begroting)(?: [A-Z][\w&-]+){0,3}"
        r"(?: \d{4})?(?: van (?:\d{1,2} )?[a-z]+(?: \d{4})?)?(?![\w-])"
    ),
    re.compile(r" \((?![^()]*\d{2}[ .]?\d{3})[^()\n|]{3,80}\)"),
    re.compile(rf"(?:,| die) (?:{ABOUT}|strekkende tot|houdende)(?: (?!{STOP}\b)[^\s.,;:()|]+){{1,14}}(?=,)"),
)
# what follows but belongs to the clause: "voer ik in", "neemt … over en komt", "bij de NS onder de aandacht"
NO_MORE = re.compile(
    r" (?:bij|in|door|over (?:en|of|maar))\b(?! (?:het|de) [^,.;:|()\n]{0,40}?(?:debat|overleg|behandeling|vragen))"
)
TO_DO = re.compile(r" om [^,.;:()|\n]*? te [a-zà-ÿ]+n\b")

# what was promised: "na te gaan hoeveel gemeenten …", "dat ik de rector zou spreken"
WHAT = re.compile(
    r" (?:(?:om |na |over |uit |aan |op |in |toe )?te [a-zà-ÿ]+n\b"
    r"(?: (?:hoe|of|wat|welke|waar|wie|hoeveel) [^,.;:()|\n]{3,120}(?=[.,]))?|"
    r"(?:om |de |het |een )(?:(?!(?:is|zijn|heb|heeft|wordt|zal|komt|doe|kan)\b)[^\s,.;:()|\n]+ ){1,14}?"
    r"te [a-zà-ÿ]+n\b|"
    r"dat (?:ik|wij|er|de|het) [^,.;:()|\n]{3,140}? zou(?:den)? [a-zà-ÿ]+n\b)"
)
