"""Which clauses speak of which mention, and what they say of it. Pure; `weighing` puts it together."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from linker.claims.clauses import Clause, clauses, sentences
from linker.claims.gaps import split_gaps
from linker.claims.idioms import GUARDS, Status
from linker.claims.mentions import Mention
from linker.claims.requests import AS_ASKED_IN, CLAUSE_OF_MENTION, masked, without_requests
from linker.claims.signals import ANAPHOR, LINK, Signal, conditional, denied, guard, past, signals, verb_first
from linker.claims.terms import Term, terms
from linker.claims.verbs import GO, HAVE, WILL
from linker.claims.weighing import Found, Part, together

FOLLOWING, PRECEDING = 4, 2  # sentences behind and before a mention that may speak of it
SPOKEN = ("spoken", "handelingen")


@dataclass(frozen=True)
class Judged:
    """What is claimed of a mention: the status, the signal that decides, the term, and how much it weighs."""

    status: str
    signal: Signal | None
    term: Term | None
    conditional: bool = False


_SAME_FOR = re.compile(
    r" (?:hetzelfde|dat|dit|idem|eveneens|ook) (?:geldt|gold) (?:\S+ ){0,2}?(?:voor|ten "
    r"aanzien van) M | (?:eveneens|evenzo|idem) M "
)
_LAST = re.compile(r" (?:laatstgenoemde|de laatste|die laatste|de tweede|de laatstgenoemde|de andere) ")
_FIRST = re.compile(r" (?:eerstgenoemde|oorspronkelijke|de eerste|die eerste|de eerstgenoemde|de ene) ")
_BOTH = re.compile(r" (?:beide|allebei|alle|deze moties|die moties|deze toezeggingen|respectievelijk) ")
_TRIED = re.compile(
    r" (?:proef|pilot|onderzoek|evaluatie|verkenning|quickscan|experiment|test|scan|"
    r"meting|proefproject|proefprojecten|campagne) (?:\S+ ){0,4}?(?:is|zijn|was|werd) "
)
_OF_A_TRIAL = re.compile(
    r" (?:proef|pilot|onderzoek|evaluatie|verkenning|experiment|proefproject) (?:\S+ "
    r"){0,3}?(?:die|dat) (?:\S+ ){0,4}?(?:is|zijn|werd) (?:uitgevoerd|afgerond)"
)
# ties a deed to what was named before: "een bepaling van deze strekking is toegevoegd"
_BY_THAT = re.compile(
    r" (?:daartoe|hiertoe|daarmee|hiermee|daaraan|hieraan|(?:deze|die) strekking|dienovereenkomstig|aldus|dan ook|"
    r"op dit punt|het gevraagde|de gevraagde|daarvoor|hiervoor) "
)
# what was once: "mijn voorganger wees M nog van de hand"
_ONCE = re.compile(r" (?:mijn voorganger|mijn ambtsvoorganger|destijds|aanvankelijk|indertijd|toenmalige?) ")
_MADE_IT = re.compile(r" (?:gedaan|deed|deden|doe|herhaald|herhaal) ")
_FIRST_STEP = re.compile(
    r" eerste (?:afspraak|afspraken|sessies?|gesprek|gesprekken|stap|stappen|bijeenkomst|bijeenkomsten|versie|concept|"
    r"ronde|fase|tranche|verkenning|verkenningen|opzet|schets|overleg|overleggen|contact|contacten|uitkeringen) "
)
_ASKS_NOT = re.compile(
    r"[^.,;:]{0,40}\b(?:vroeg|vraagt|verzoekt|verzocht|riep|roept|draagt|droeg|wil|wilde)\b[^.,;:]{0,60}?"
    r"\b(?:geen|niet (?:langer|meer|te|over)|af te zien|te stoppen)\b"
)
_ENCLOSES_IT = re.compile(r" (?:treft|vindt|ontvangt|leest) u (?:\S+ ){1,6}?(?:aan )?M (?:\. )?$")
_BY_OTHERS = re.compile(
    r" door (?:het|de|een) (?!minister|staatssecretaris|kabinet|regering|inzet|invoering|wijziging)\S+ "
)
_OF_OTHERS = re.compile(r" (?:heeft|hebben) ")
_OURS = re.compile(r" (?:ik|wij|we|kabinet|minister|staatssecretaris|mijn|onze|nederland|rijk|regering) ")
_STRICTLY_IT = re.compile(
    r" (?:deze|die|dit|dat|hiermee|daarmee|hieraan|daaraan|daartoe|hiertoe|daarvoor|hiervoor|dienovereenkomstig|"
    r"het gevraagde|de gevraagde|zoals|M) "
)
_AT_THE_SAME_TIME = re.compile(r" (?:gelijktijdig|tegelijk|tegelijkertijd|parallel) ")
_LEFT = re.compile(r" (?:ambtsopvolger|opvolger|(?:volgend|volgende|nieuw|nieuwe) kabinet) ")
_RENUMBERED = re.compile(r" is in die zin gewijzigd[^|]{0,600}?\bkrijgt nr\. ?\d+,? (?:en )?was nr\.")
# who said it, put behind: "…, vinden A en B"
_SAID_BEHIND = re.compile(
    r", (?:vinden|vindt|aldus|zeggen|zegt|stelt|stellen|klaagt|klagen|meent|menen|aldus) "
    r"(?!ik\b|wij\b|het kabinet|(?:de )?(?:minister|staatssecretaris)|(?:M|S)[a-z]+ )"
)
_PASSIVE = re.compile(r" (?:is|zijn|werd|werden) ")
_SPEAKS_FOR_IT = re.compile(
    r" (?:wordt|worden|is|zijn|blijft|blijven|komt|komen|kan|kunnen|ontbreekt|ontbreken|zou|er|u|uw|kamer|nee|"
    r"neen|motie) "
)
_KEEPS = re.compile(r" (?:gestand|toekomen|na|conform|zoals|hierbij|bijgaand) ")
_TOLD_SO = re.compile(r"\b(?:te kennen|aangegeven|aangeeft|medegedeeld|meedeelt|verklaard|geschreven|schrijft)\b")
_ASKS_GOVERNMENT = re.compile(r" (?:verzoekt|roept|draagt) ")
_BEFORE_VOTE = re.compile(
    r" (?:ontraad (?:ik|wij|we|het kabinet)|(?:ik|wij|we|kabinet) (?:\S+ ){0,4}?ontraad|"
    r"moet ik (?:\S+ ){0,5}?ontraden|geen meerderheid|wacht (?:\S+ ){0,3}?stemming|(?:stemt|"
    r"stemmen) (?:\S+ ){0,4}?over M) "
    r"| M (?:\S+ ){0,9}?(?:verworpen|weggestemd|afgestemd) |als (?:ontijdig|overbodig) (?:aanmerk|beschouw|acht|zie) "
)
_NOT_OURS = re.compile(
    r" (?:gemeenteraad|provinciale staten|raadsmotie|ledenvergadering|partijcongres|congres|europees parlement|"
    r"M (?:\S+ ){0,6}?aangehouden|(?:staat|staan|stond) (?:\S+ ){0,2}?los van M|"
    r"indieners? van M (?:R )?(?:\S+ ){0,4}?(?:verzocht|gevraagd|vroeg|vraagt|vragen|vroegen)|"
    r"niets te maken met M|niet te maken met M|niets van doen met M|statenleden|raadsleden|raadsfractie|"
    r"algemene vergadering) "
)
_SPOKEN_OF = re.compile(
    r" (?:over|op) M (?:\S+ ){0,5}?(?:gesproken|besproken|gedebatteerd|gestemd|vergaderd|teruggekomen) "
)
_ASKED_OF_US = re.compile(
    r" (?:verzocht|vroeg|gevraagd|opgedragen|riep|opgeroepen|verzoekt|vraagt) (?:mij|ons|het kabinet|de regering) "
    r"| (?:mij|ons|het kabinet) (?:\S+ ){0,5}?(?:gevraagd|verzocht|opgedragen|opgeroepen) "
)
_GAVE_CAUSE = re.compile(
    r" (?:stoot|aanleiding|aanzet|naar aanleiding van M|door M|dankzij M|vanwege M|een idee uit M|op basis van M) "
)
_LEANS_BACK = re.compile(
    r" (?:daarom|daartoe|daarmee|hiermee|aldus|aanleiding|die laatste|verder|een en ander|dat alles|dit alles|"
    r"dat zo|dat is) "
    r"| daar (?:in|bij|met) M | daar (?:\S+ ){0,3}?om (?:gevraagd|verzocht) |^ (?:zo|dat|dit|daar|hier) |"
    r" (?:heeft|had) (?:dat|dit) (?:\S+ ){0,2}?gevraagd "
)
_THAT_REQUEST = re.compile(r" (?:dat|dit|uw|het) verzoek ")
_OTHERS_ASK = re.compile(
    r"(?:indiener|commissie|leden|fractie|lid [A-Z]\w+)\b[^.]{0,60}\b(?:vroeg|verzocht|"
    r"gevraagd|verzoekt|vraagt)|(?:vroeg|verzocht|verzoekt|vraagt) (?:de |het |uw "
    r")?(?:vaste )?(?:indiener|commissie|leden|fractie)"
)
_THAT = re.compile(r"(?i)(?:dat|dit|die|daar|zo|dus)\b|zeg ik")
_ABOUT_IT = re.compile(r" (?:over|inzake) (?:\S+ ){0,3}?M ")
_SPEAKER = re.compile(
    r"(?:(?<=\n)|(?<=\. )|(?<=\? )|\A)(?:(?P<cabinet>(?:De )?(?:[Mm]inister|[Ss]taatssecretaris)"
    r"(?: [A-ZÀ-Þ][\w'’-]*| van| de| der| den| ter){0,6}(?: \([^)\n]{1,30}\))?)|"
    r"(?:De heer|Mevrouw|De voorzitter|Het lid) ?[^.:?!\n]{0,50}):"
)
# what isn't done once more, was done
_ANEW = re.compile(r" (?:over te doen|opnieuw|nogmaals|nadere|aanvullende|verdere|extra|aanvullend) ")
_PROCEDURE = re.compile(
    r" (?:lijst van stemmingen|stemmingslijst|in stemming|rondgedeeld|voldoende ondersteund|geagendeerd|"
    r"toegevoegd aan de) "
)
_JUST_AS = re.compile(r"(?i)(?:zo)?als|conform|overeenkomstig")
_EXPRESSES = re.compile(r"\bmoties?\b[^.;]{0,90}\b(?:spreekt|spreken|sprak) [^.;]{0,40}?\b(?:uit|dat)\b")
_SHIFTED = re.compile(r" (?:maar|nieuwe|verschoven|verschuift|schuift|verplaatst|in plaats van|naar|nu|thans|alsnog) ")
_EVALUATION = re.compile(
    r"\b(?:ontraad|ontraden|ontraadt|ontijdig|overbodig|oordeel|appreciatie|apprecieer|"
    r"appreciëren|kabinetsappreciatie|aan te houden|aanhouden|in te trekken)\b"
)
_ADOPTED = re.compile(r" (?:niettemin|desondanks|aangenomen|destijds|werd|was|heb|heeft|eerder|toch) ")


# "M1 vervangt M2", "met M1 is M2 vervallen": it is the second that lapses
_REPLACES = re.compile(
    r" (?:vervangt|vervingen|verving|overlapt|ter vervanging van|in de plaats (?:\S+ "
    r")?(?:van|voor) M|(?:treedt|trad|komt|kwam|getreden|gekomen) in de plaats|overbodig "
    r"maakt?|maakt M) |^ (?:met|door|na|sinds|vanwege|wegens|dankzij|gelet op|gezien) "
    r"(?:\S+ ){0,6}?M (?:\S+ ){0,4}?(?:is|zijn|werd|heeft|verviel|vervalt) "
)


_POINTER = next(rule for rule in GUARDS if rule.name == "pointer")


def _each_its_own(clause: Clause) -> bool:
    """Whether a verb stands between two mentions, so that what follows is of the last: "met M is begonnen en M, …"."""
    at = [i for i, word in enumerate(clause.words) if word == "M"]
    return len(at) > 1 and any(set(clause.words[a:b]) & (HAVE | WILL | GO) for a, b in itertools.pairwise(at))


_MEETING = re.compile(r"^ zie | \S*brief |debat|stemming|overleg|vergader|bespr|gesproken|agenda| M R ")


def _to_come(part: Part) -> bool:
    """Whether a clause names a day to come and no more: "de bijeenkomst heeft plaats op 12 mei"."""
    return (
        any(term.day and term.kind != "within" for term in part.terms)
        and not part.denies
        and not past(part.clause)
        and "R" not in part.clause.has
        and not _MEETING.search(part.clause.text)
    )


class Paragraph:
    """A stretch of running text with its mentions: reads its sentences once and says what is claimed of each.

    `own`: the mentions that are items; `again`: by an item's begin, the places that point back to it."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        own: Sequence[Mention],
        again: dict[int, list[Mention]],
        genre: str | None,
        day: date | None,
    ) -> None:
        self.text, self.genre, self.day = text, genre, day
        self.own = list(own)
        self.spans = sorted(
            [(m.start, m.end, i) for i, m in enumerate(own)]
            + [(p.start, p.end, i) for i, m in enumerate(own) for p in again.get(m.start, ())]
        )
        self.starts = [s for s, _, _ in self.spans]
        mask = masked(text[start:end], [(s - start, e - start) for s, e, _ in self.spans])
        self.sentences = list(sentences(text, start, end))
        self.of = [self._mentions_in(s.start, s.end) for s in self.sentences]
        self.parts: list[list[Part]] = [[] for _ in self.sentences]
        for i in sorted(self._near()):
            sentence = self.sentences[i]
            self.parts[i] = self._parts(i, mask[sentence.start - start : sentence.end - start])

    def _mentions_in(self, start: int, end: int) -> list[int]:
        return [i for _, _, i in self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]

    def _near(self) -> set[int]:
        near: set[int] = set()
        for i, here in enumerate(self.of):
            if here:
                near.update(range(max(0, i - PRECEDING), min(len(self.sentences), i + FOLLOWING + 1)))
        return near

    def _parts(self, i: int, mask: str) -> list[Part]:
        sentence = self.sentences[i]
        recalled = any(
            self.own[m].sort == "toezegging"
            and "toegezegd" in self.text[self.own[m].start : self.own[m].end].lower()
            and not self.own[m].fresh
            and not re.match(r"(?i)zoals|conform", self.text[self.own[m].start : self.own[m].end])
            for m in self.of[i]
        )
        clean = without_requests(mask, recalled)
        found = [Part(clause, i) for clause in split_gaps(clauses(clean, sentence.start), len(set(self.of[i])))]
        asked = CLAUSE_OF_MENTION.search(mask) is not None or AS_ASKED_IN.search(mask) is not None
        whole = " " + " ".join(word for part in found for word in part.clause.words) + " "
        silent = sentence.asks or self._silent(i, whole, asked) or self._by_member(i)
        condition = False
        was = any(verb.form == "participle" for part in found for _, verb in part.clause.verbs)
        when = [_shifted(t, sentence.start) for t in terms(clean, 0, len(clean), self.day)]
        for part in found:
            clause = part.clause
            part.mentions = self._covered(clause)
            part.asked = asked
            part.terms = [t for t in when if clause.start <= t.start < clause.end]
            part.denies = denied(clause)
            if past(clause) or (
                was and clause.has & HAVE and not clause.has & (WILL | GO)
            ):  # "op 1 april" in a clause of what was is no term
                part.terms = [t for t in part.terms if t.day and re.search(r"\d{4}", self.text[t.start : t.end])]
            by = guard(clause)
            if by and by.name == "according to others" and self.genre == "ek_besluit":
                by = None
            points = not self.of[i] and _POINTER.holds(clause.text)
            part.silent = silent or points or (by is not None and not self._speaks(by.name, clause))
            if conditional(clause) or (
                verb_first(clause)
                and part is found[0]
                and len(found) > 1
                and not sentence.asks
                and found[1].clause.text.startswith((" dan ", " zal ", " ga ", " wordt ", " kom "))
            ):
                condition = True
            part.conditional = condition
            if not part.silent:
                part.signals = list(
                    signals(
                        clause,
                        bool(part.terms) or " zodra " in whole or whole.startswith(" nadat "),
                        bare=self.genre in ("annex", "ek_besluit") or len(clause.words) < 3,
                    )
                )
                if not part.signals and _to_come(part):
                    status: Status = "in_progress" if self.genre == "ek_besluit" else "announced"
                    part.signals = [Signal(status, 1, clause.start, clause.end, "a time to come")]
        return found

    def _silent(self, i: int, words: str, asked: bool) -> bool:
        if _SAID_BEHIND.search(self.sentences[i].text):
            return True
        for rule in GUARDS:
            if rule.scope == "sentence" and rule.holds(words):
                if rule.name == "pointer" and not self.of[i]:
                    continue  # then it silences its own clause alone
                if rule.name == "pointer" and asked and _ENCLOSES_IT.search(words):
                    continue
                if (
                    self.genre == "motion_text"
                    and rule.name == "a motie's own words"
                    and not _ASKS_GOVERNMENT.search(words)
                ):
                    continue  # what it says is to come is kept: see `_weighed`
                if self.genre == "ek_besluit" and rule.name == "others ask or say":
                    continue
                return True
        return False

    def _by_member(self, i: int) -> bool:
        """Whether in a report of a debate a member or the chair speaks: "De heer X (PvZ): …"."""
        if self.genre not in SPOKEN:
            return False
        heads = list(_SPEAKER.finditer(self.text, self.sentences[0].start, self.sentences[i].end))
        return bool(heads) and not heads[-1]["cabinet"]

    def _speaks(self, name: str, clause: Clause) -> bool:
        """Whether a clause that a guard names says something all the same."""
        if name == "pre-vote appreciation" and _LEFT.search(clause.text):
            return True
        if name == "pre-vote appreciation":
            return bool(_ADOPTED.search(clause.text)) and self.genre not in SPOKEN
        return name == "order of business" and not _PROCEDURE.search(clause.text)

    def _covered(self, clause: Clause) -> list[int]:
        first = max(0, bisect_left(self.starts, clause.start) - 1)
        near = self.spans[first : bisect_left(self.starts, clause.end)]
        return list(dict.fromkeys(i for s, e, i in near if clause.start <= s or s <= clause.start < e))

    # --- whose clause it is

    def claims(self) -> Iterator[tuple[int, Judged]]:
        """What is claimed of each item, by its index."""
        belongs: dict[int, list[tuple[Part, str]]] = {i: [] for i in range(len(self.own))}
        current: list[int] = []
        since = 0
        taken: set[int] = set()
        for s, parts in enumerate(self.parts):
            here = list(dict.fromkeys(self.of[s]))
            if not here:
                since += 1
                if current and since <= FOLLOWING:
                    for part in parts:
                        part.distance = since
                        for i in self._pointed(part, current):
                            belongs[i].append((part, "after"))
                    if any(part.signals for part in parts):
                        taken.add(s)
                continue
            since = 0
            running: list[int] = [here[0]]
            if s and self.parts[s - 1] and not self.of[s - 1] and not current:
                for earlier in range(max(0, s - PRECEDING), s):
                    if not self.of[earlier]:
                        for part in self.parts[earlier]:
                            part.distance = s - earlier
                            belongs[here[0]].append((part, "before"))
            for part in parts:
                if part.mentions:
                    running = part.mentions
                elif (
                    len(here) > 1
                    and part.clause.start < self.own[here[0]].start
                    and not any(p.signals for p in parts if p.mentions)
                ):
                    running = here
                elif len(here) > 1:
                    running = self._pointed(part, running if part.clause.start > self.own[here[0]].start else [here[0]])
                for i in running:
                    belongs[i].append((part, "with" if part.mentions else "same"))
                if _each_its_own(part.clause):
                    running = part.mentions[-1:]
            current = self._current(parts, here)
        found: dict[int, Judged] = {}
        for i, mention in enumerate(self.own):
            found[i] = self._decide(i, mention, belongs[i])
        for parts in self.parts:
            for part in parts:
                if _SAME_FOR.search(part.clause.text) and part.mentions and part.mentions[-1] > 0:
                    i = part.mentions[-1]
                    if found[i].status == "none" or not any(p.signals for p, _ in belongs[i]):
                        found[i] = replace(found[i - 1], term=found[i].term or found[i - 1].term)
        yield from found.items()

    def _current(self, parts: list[Part], here: list[int]) -> list[int]:
        """Whom a sentence that follows speaks of: all that stood in one clause, else the last."""
        last = next((part.mentions for part in reversed(parts) if part.mentions), here[-1:])
        self._here = here
        return last

    def _pointed(self, part: Part, current: list[int]) -> list[int]:
        here = getattr(self, "_here", current)
        text = part.clause.text
        if len(here) > 1:
            if _LAST.search(text):
                return here[-1:]
            if _FIRST.search(text):
                return here[:1]
            if _BOTH.search(text):
                return here
        return current

    # --- what they say together

    def _decide(self, i: int, mention: Mention, belongs: list[tuple[Part, str]]) -> Judged:
        if mention.fresh:
            return self._promise(mention, belongs)
        if self.genre in SPOKEN and any(
            _EVALUATION.search(f" {self.sentences[p.sentence].text.lower()} ")
            and " aangenomen" not in self.sentences[p.sentence].text
            for p, where in belongs
            if where != "before"
        ):
            return Judged("none", None, None)
        found: list[Found] = []
        for part, where in belongs:
            for signal in part.signals:
                if weighed := self._weighed(signal, part, where, i):
                    found.append((weighed, where, part))
        if self._undecided(belongs):
            return Judged("none", None, None)
        if self.genre in SPOKEN and _RENUMBERED.match(self.text, mention.end, mention.end + 700):
            part = next(p for p, where in belongs if where == "with")
            clause = part.clause
            return Judged("superseded", Signal("superseded", 3, clause.start, clause.end, "given a new number"), None)
        near = [f for f in found if f[1] != "before"]
        weak = all(f[0].weight < 2 for f in near)
        if self._leans_back(belongs) and (not near or weak or all(f[0].status == "closed" for f in near)):
            near = found
        status, deciding = together(near, [part for part, where in belongs])
        done = next((s for s, where, p in found if where == "before" and s.status == "executed" and s.weight > 1), None)
        if status == "not_executed" and done and deciding and deciding.weight < 3:
            status, deciding, near = "partly", done, found
        if deciding is None or status == "none":
            return Judged("none", None, None)
        part = next(p for s, _, p in near if s is deciding)
        promised = mention.sort == "toezegging" and status == "announced"
        if deciding.weight < 2 and status == "executed" and not LINK.search(part.clause.text):
            return Judged("none", None, None)  # a deed alone is no execution
        timed = status == "announced" and bool(part.terms)
        if (
            deciding.weight < 2
            and not promised
            and not timed
            and not self._told(i, belongs)
            and not LINK.search(part.clause.text)
        ):
            return Judged("none", None, None)
        before = any(p is part and where == "before" for p, where in belongs)
        term = self._term(status, part, [p for p, where in belongs if before or where != "before"], i)
        return Judged(status, deciding, term, part.conditional)

    def _undecided(self, belongs: list[tuple[Part, str]]) -> bool:
        """Whether the item is still to be voted on, was rejected, or isn't the Chamber's at all."""
        near = " ".join(p.clause.text for p, where in belongs if where != "before")
        whose = " ".join(p.clause.text for p, where in belongs if where == "with")
        return bool(_BEFORE_VOTE.search(near) or _NOT_OURS.search(whose))

    def _leans_back(self, belongs: list[tuple[Part, str]]) -> bool:
        """Whether the sentence of the mention itself points to what was said before it."""
        answered = any(part.clause.words[0] in ("ja", "nee", "neen") for part, where in belongs if where == "before")
        return answered or any(
            _LEANS_BACK.search(part.clause.text) for part, where in belongs if where in ("with", "same")
        )

    def _told(self, i: int, belongs: list[tuple[Part, str]]) -> bool:
        """Whether the text tells what the item asks, so that a deed without further words can be its execution."""
        named = self.text[self.own[i].start : self.own[i].end]
        return (
            self.genre == "annex"
            or bool(_JUST_AS.match(named))
            or any(_ASKED_OF_US.search(part.clause.text) for part, where in belongs if where in ("with", "same"))
            or any(_GAVE_CAUSE.search(part.clause.text) for part, where in belongs if where == "with")
            or any("R" in part.clause.has or part.asked for part, where in belongs if where in ("with", "same"))
        )

    def _weighed(self, signal: Signal, part: Part, where: str, i: int) -> Signal | None:
        """The signal as far as it is one of this mention: less where nothing ties its clause to it."""
        text = part.clause.text
        weight = signal.weight
        if weight == 1 and signal.status == "executed" and where != "with" and len(part.clause.words) < 4:
            weight = 2  # "Dan M. Gedaan."
        if weight == 1 and signal.status == "executed" and where != "with" and _BY_THAT.search(text):
            weight = 2
        if signal.status == "not_executed" and _ONCE.search(text):
            return None
        if signal.rule == "sends none" and self.own[i].sort == "toezegging" and " M " in text and " geen " not in text:
            return None
        if signal.rule == "you find it enclosed" and " M " in text and not part.asked:
            return None
        if signal.rule in ("won't be done", "deed denied", "others don't") and self._asks_not(i):
            return replace(signal, status="executed", weight=2)
        if signal.rule == "done" and where in ("after", "before") and weight == 2 and _OF_OTHERS.search(text):
            weight -= not (_STRICTLY_IT.search(text) or _OURS.search(text))
        if signal.rule == "done" and where in ("after", "before") and weight == 2 and _BY_OTHERS.search(text):
            weight -= not ANAPHOR.search(text)
        if signal.status == "executed" and _FIRST_STEP.search(text):
            signal = replace(signal, status="in_progress", rule="a first step")
        if (
            self.own[i].sort == "toezegging"
            and " M " in text
            and not _KEEPS.search(text)
            and _MADE_IT.search(text)
            and signal.status == "executed"
        ):
            return None
        ours = bool(_OURS.search(text) or _STRICTLY_IT.search(text) or " M " in text or _SPEAKS_FOR_IT.search(text))
        if not ours and self.genre != "annex" and signal.status == "not_executed":
            weight = 1  # what others won't do is no refusal
        if signal.rule == "taken over" and not (_OURS.search(text) or _PASSIVE.search(text)):
            weight = 1
        if signal.rule == "read as something else" and not self._drops(part):
            weight = 1
        if part.conditional and signal.status != "announced":
            return None
        if (
            where in ("after", "before")
            and part.distance > 1
            and self.genre not in ("annex", "summary")
            and not ANAPHOR.search(text)
            and " M " not in text
        ):
            weight -= 1
        if (
            signal.status == "executed"
            and ((_TRIED.search(text) and " M " not in text) or _OF_A_TRIAL.search(text))
            and signal.rule == "done"
        ):
            weight = min(weight, 1)
        if signal.status == "superseded" and len(part.mentions) > 1:
            subject = part.mentions[-1] if _REPLACES.search(text) else part.mentions[0]
            if i != subject:
                return None
        if where == "after" and _THAT_REQUEST.search(text) and self._asked_by_others(part.sentence):
            return None
        if (
            signal.rule in ("hereby", "delivered", "does it in saying so", "does it")
            and _ABOUT_IT.search(text)
            and not part.asked
        ):
            return None
        if signal.status == "not_executed" and signal.weight == 2 and _ANEW.search(text):
            return None
        if signal.status == "executed" and part.clause.lead in ("nadat", "voordat", "zodra"):
            return None
        linked = any(
            p.sentence == part.sentence and p is not part and LINK.search(p.clause.text)
            for p in self.parts[part.sentence]
        )
        if where == "same" and signal.rule in ("deed done", "done") and linked:
            weight = max(weight, 2)
        if signal.rule in ("hereby", "does it in saying so") and _AT_THE_SAME_TIME.search(text):
            return None
        if signal.rule == "other than asked" and not part.asked:
            return None
        if self._asks_nothing(part.sentence) and signal.weight < 3:
            return None
        if " respectievelijk " in text and len(part.mentions) > 1:
            places = sorted({s.place for s in part.signals if s.place})
            if len(places) == len(part.mentions) and places.index(signal.place or places[0]) != part.mentions.index(i):
                return None
        if signal.rule in ("no decision yet", "present future act", "worked on") and _SPOKEN_OF.search(text):
            return None
        several = len(part.mentions) > 1 and signal.status != "superseded"
        if several and _FIRST.search(text) and i != part.mentions[0]:
            return None
        if several and _LAST.search(text) and i != part.mentions[-1]:
            return None
        if self.genre == "motion_text" and signal.rule in ("not yet", "not done yet"):
            return None
        if self.genre == "motion_text" and any(s.status == "partly" for s in part.signals):
            return None
        if self.genre == "motion_text" and signal.status in (
            "not_executed",
            "partly",
            "superseded",
            "closed",
        ):  # the Chamber speaks
            return replace(signal, weight=weight) if _TOLD_SO.search(self.sentences[part.sentence].text) else None
        return replace(signal, weight=weight) if weight > 0 else None

    def _asks_not(self, i: int) -> bool:
        """Whether the motie asks that something isn't done: then it is carried out by not doing it."""
        mention = self.own[i]
        stop = self.text.find(". ", mention.end)
        return bool(_ASKS_NOT.match(self.text, mention.end, stop if stop > 0 else mention.end + 300))

    def _drops(self, part: Part) -> bool:
        """Whether something is denied in the sentence or the one behind it: a reading that drops what was asked."""
        return any(p.denies for parts in self.parts[part.sentence : part.sentence + 2] for p in parts)

    def _asks_nothing(self, sentence: int) -> bool:
        """Whether the motie only expresses something ("spreekt uit dat"), here or in the sentence before."""
        start = self.sentences[max(0, sentence - 1)].start
        return bool(_EXPRESSES.search(self.text, start, self.sentences[sentence].end))

    def _asked_by_others(self, sentence: int) -> bool:
        """Whether a committee or the submitter asked something just before: then "dat verzoek" is theirs."""
        start = self.sentences[max(0, sentence - 1)].start
        return bool(_OTHERS_ASK.search(self.text, start, self.sentences[sentence].start))

    def _promise(self, mention: Mention, belongs: list[tuple[Part, str]]) -> Judged:
        """A promise made here: announced by being made, with the term that it names."""
        parts = [p for p, where in belongs if where in ("with", "same")]
        if any(p.silent for p in parts if p.mentions):
            return Judged("none", None, None)
        term = next((t for p in parts for t in p.terms if t.day), None) or next(
            (t for p in parts for t in p.terms), None
        )
        if term is None:
            # "In mei komt er een brief. Dat zeg ik toe."
            earlier = _THAT.match(self.text[mention.start : mention.end])
            others = [p for p, where in belongs if where == ("before" if earlier else "after")]
            term = next((t for p in others for t in p.terms), None)
        ends = [p for p in parts if not p.mentions] or parts
        clause = ends[0].clause if ends else None
        start, end = (clause.start, clause.end) if clause else (mention.start, mention.end)
        first, last = min([start, *(p.clause.start for p in parts)]), max([end, *(p.clause.end for p in parts)])
        return Judged("announced", Signal("announced", 3, first, last, "promised here"), term)

    def _term(self, status: str, deciding: Part, parts: list[Part], i: int) -> Term | None:
        if status not in ("announced", "in_progress", "transferred", "partly"):
            return None
        promising = [
            p
            for p in parts
            if p is not deciding
            and (p.conditional or not p.silent)
            and any(s.status in ("announced", "in_progress", "partly") for s in p.signals)
        ]
        beside = [
            p
            for p in parts
            if p.sentence == deciding.sentence and p is not deciding and set(p.mentions) <= {i} and not p.silent
        ]
        order = [
            deciding,
            *promising,
            *beside,
            *[p for p in parts if p.terms and not p.silent and p.distance < 2 and not self._of_others(p, i)],
        ]
        found = [term for p in order if (term := self._pick(p, i))]
        return next((t for t in found if t.day), next(iter(found), None))

    def _of_others(self, part: Part, i: int) -> bool:
        return bool(part.mentions) and i not in part.mentions

    def _pick(self, part: Part, i: int) -> Term | None:
        found = part.terms
        if len(part.mentions) > 1 and len(found) > 1:
            own = [s for s, _, k in self.spans if k == i and part.clause.start <= s < part.clause.end]
            following = [s for s, _, k in self.spans if k != i and own and s > own[-1]]
            stop = following[0] if following else part.clause.end
            found = [t for t in found if own and own[-1] <= t.start < stop] or found
        if self.genre != "ek_besluit":  # how long something goes on is no promise
            found = [t for t in found if not self.text[t.start : t.end].lower().startswith("tot ")]
        dated = [t for t in found if t.day]
        if dated:
            return dated[-1] if _SHIFTED.search(part.clause.text) else dated[0]
        return found[0] if found else None


def _shifted(term: Term, by: int) -> Term:
    return replace(term, start=term.start + by, end=term.end + by)
