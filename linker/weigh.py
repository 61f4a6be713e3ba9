"""Which paper a reference by name means: who submitted it, when, which version, and the words around it. Pure.

`weigh` gives every candidate a score of a few named features; `linker.resolve` decides whether one wins.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from db.lemmas import lemmas
from db.names import PARTICLES, surname_key
from linker.days import Period, periods
from linker.profiles import PART, SHORTEST_PART, TOO_COMMON, Profile, Profiles
from linker.titles import Reference

# What a feature counts, in units of a very rare word that only one candidate has (about 4).
SUBJECT = 1.5  # a word of the reference itself, against one of the sentence around it
TITLE, TEXT, CITED, DOSSIER = 1.0, 0.8, 1.0, 0.7  # a word in a paper's title, text, a paper that cites it, its dossier
SAYS_NOTHING = 0.3  # weight from which a word counts at all
COMMON, LOCAL, UNKNOWN = 2.0, 4.5, 3.0  # what a word counts that all candidates have, few have, of a search's
EXPLAINED = 0.9  # what an abbreviation counts where a paper has what it stands for, and the other way round
TOLD = 0.3  # from here a word is named as evidence
ABOUT_IT = 2.5  # the share of the subject that is found
AT_LEAST = 3  # telling words that a subject has, if it has as many, wherever it ends
WHOLE_TITLE = 2.0  # of a letter, whose title says it all: the share of its title that the words around it have
WHOLE_SUBJECT, CLOSEST = 1.0, 40  # the same of a motie's subject; of the closest only, among whom it decides
YEAR_AGO, YEAR_AGO_UNDATED = 0.25, 0.5  # a letter without its day and a name is one of late
SAME_DAY = 4.0  # a text seldom cites by name what was submitted that very day
OTHERS_TOO, OTHERS_NOT = 1.2, 0.5  # "c.s." said of a paper of one; not said of one of more
MORE_NAMES, NOT_FIRST, ONLY_SIGNED = 2.0, 0.6, 2.5
IN_PERIOD, OUT_OF_PERIOD, NEAR_PERIOD, CONTEXT_PERIOD = 1.5, 1.5, 0.8, 0.8
A_DAY_OFF = 1.0
VOTED_WITHIN = 28  # days between a motie and the vote that a date may be of
VERSION_FITS = 2.0
OUTCOME, OTHER_OUTCOME = 0.5, 1.5
NUMBER = 4.0  # its number stands in the same sentence
# What holds a sentence together whatever it is about: particles, adverbs of time and degree, light verbs.
_EMPTY = """
aan achter al alle alleen alles als alsnog altijd ander bij bijna binnen binnenkort boven buiten daar daarbij daarmee
daarna daarnaast daarom daarop daarover daarvan dan dat de deze die dit door dus echt een eens eerder eerst eigen eind
eindelijk elk elkaar en er erg ervoor even geen geheel genoeg haar heel helemaal hem het hier hierbij hoe hoeveel ieder
iemand iets ik in inmiddels intussen ja je jou lang maar mee meer meest men mij mijn na naar nee net niemand niet niets
nog nooit nu of ons ook om onder op opnieuw over per pas precies rond samen sinds sindsdien snel soms spoedig steeds
straks te tegen ten ter terug toch toe toen tot tussen u uit uw vaak van vanaf vandaag veel verder via vlak voor vooral
vorig vroeg waar waarin waarmee waarom waarvoor want wat we weer weg weinig wel welk wie wij zeer zelf zelfs zich zij
zijn zo zoals zodat zodra zonder
beginnen blijken blijven brengen doen gaan geven hangen halen hebben heten houden komen krijgen kunnen laten lezen
liggen lijken maken moeten mogen nemen noemen schrijven spreken staan stellen sturen vragen weten wijzen willen worden
zeggen zetten zien zitten zullen aannemen aangenomen
"""
EMPTY = frozenset(lemma for word in _EMPTY.split() for lemma in lemmas(word))


@dataclass(frozen=True)
class Fit:
    """How well a paper fits. `found`: what matching words and days count; `around`: those of them that stand around
    the reference, not in it; `covered`: share of the subject's weight found."""

    profile: Profile
    score: float
    found: float
    around: float
    covered: float
    reasons: tuple[str, ...]
    words: tuple[str, ...] = ()


@lru_cache(maxsize=10_000)
def same_person(one: str, other: str) -> float:
    """Whether two folded names can be one person's: 1 equal, 0.9 with and without a first name, else 0.

    "van dijk" and "inge van dijk" can, "dijk" and "van dijk" can't: a particle is part of the surname."""
    if one == other:
        return 1.0
    short, long = sorted((one.split(), other.split()), key=len)
    ends = long[-len(short) :] == short and long[-len(short) - 1] not in PARTICLES
    return 0.9 if ends else 0.0


def submitted(ref: Reference, profiles: Profiles) -> dict[int, float]:
    """The papers of all whom a reference names, with how well the names agree (0 to 1 a name, together the least)."""
    best: dict[int, list[float]] = {}
    for n, name in enumerate(ref.names):
        own = surname_key(name)
        for key in _keys(own, profiles):
            for nr, written, titled in profiles.by_surname(key):
                fits = same_person(name, written) if key == own else 0.8
                found = best.setdefault(nr, [0.0] * len(ref.names))
                found[n] = max(found[n], fits * (1.0 if titled else 0.5))
    return {nr: min(fits) for nr, fits in best.items() if all(fits)}


def names_meant(name: str, profiles: Profiles) -> list[str]:
    """A name as submitters have it: "jansen-smit", whom nobody is called, are two; "van jansen" may be "by Jansen"."""
    if any(same_person(name, written) for _, written, _ in profiles.by_surname(surname_key(name))):
        return [name]
    return name.split("-") if "-" in name else [name.removeprefix("van ")]


def _keys(key: str, profiles: Profiles) -> Iterable[str]:
    """The surname as it is known; of one that nobody has, those that are a slip of the pen away."""
    if profiles.by_surname(key):
        return [key]
    return [other for other in profiles.surnames if fuzz.ratio(key, other) >= 85]


def weigh(ref: Reference, context: str, candidates: Sequence[Profile], names: dict[int, float],
          profiles: Profiles, on: date | None, local: bool,
          keys: Collection[str] = ()) -> list[Fit]:  # fmt: skip
    """Every candidate with its score, best first."""
    own = frozenset(lemmas(ref.title)) - EMPTY or frozenset(lemmas(ref.title))
    words = sorted(own | frozenset(lemmas(context)) - EMPTY)
    forms = _forms(words, profiles)
    phrases = _phrases(frozenset(words), profiles)
    matches = {c.nr: _matches(c, forms, phrases, on) for c in candidates}
    common = Counter(word for found in matches.values() for word in found)
    worth = {w: _worth(n, len(candidates)) if local else UNKNOWN for w, n in common.items()}
    telling = [w for w in dict.fromkeys(lemmas(ref.title)) if w in own and profiles.weight(w) >= SAYS_NOTHING]
    named = periods(context, on)
    fits = []
    for c in candidates:
        counts = {w: v * worth[w] * (SUBJECT if w in own else 1) for w, v in matches[c.nr].items()}
        extra, dated, reasons = _circumstances(ref, c, names.get(c.nr, 0), named, on)
        found = sum(counts.values()) + dated
        if not ref.names:
            extra += WHOLE_TITLE * _share(c.title_words, forms.keys(), profiles)
        if ref.names and (sure := profiles.numbered(c, keys)):
            extra, found = extra + NUMBER * (1 - sure), found + NUMBER * sure
            reasons.append("nummer staat erbij")
        told = sorted((w for w in counts if counts[w] > TOLD), key=lambda w: -counts[w])[:5]
        share = _covered(telling, matches[c.nr], profiles)
        extra += ABOUT_IT * share
        around = sum(count for w, count in counts.items() if w not in own)
        fits.append(Fit(c, found + extra, found, around, share, tuple(reasons), tuple(told)))
    ranked = _ranked(fits)
    if ref.names:
        closest = [
            replace(f, score=f.score + WHOLE_SUBJECT * _share(_subject_words(f.profile), forms.keys(), profiles))
            for f in ranked[:CLOSEST]
        ]
        ranked = _ranked([*closest, *ranked[CLOSEST:]])
    return ranked


def _ranked(fits: Iterable[Fit]) -> list[Fit]:
    return sorted(fits, key=lambda f: (-f.score, f.profile.id))


def _covered(telling: Sequence[str], found: dict[str, float], profiles: Profiles) -> float:
    """The share of a subject that a paper has, of as much of it as fits best: where its sentence goes on, the end
    of a subject is a guess, its begin isn't."""
    best = whole = covered = 0.0
    for n, word in enumerate(telling, 1):
        whole += profiles.weight(word)
        covered += found.get(word, 0.0) ** 0.5
        if n >= min(AT_LEAST, len(telling)):
            best = max(best, min(covered / whole, 1.0))
    return best


def _subject_words(c: Profile) -> frozenset[str]:
    """The words of a title without those of its submitters' names."""
    return c.title_words - {word for name in c.names for word in lemmas(name)}


def _share(words: Collection[str], forms: Collection[str], profiles: Profiles) -> float:
    """How much of what a title is about stands in the reference or around it, in some form."""
    title = [word for word in words if profiles.weight(word) >= TOO_COMMON] or words
    whole = sum(map(profiles.weight, title))
    return sum(profiles.weight(word) for word in title if word in forms) / whole if whole else 0.0


def _worth(having: int, total: int) -> float:
    """What a word tells between the candidates: the fewer have it, the more."""
    return min(max(math.log((total + 1) / (having + 0.5)), COMMON), LOCAL)


def _forms(words: Iterable[str], profiles: Profiles) -> dict[str, tuple[tuple[str, float], ...]]:
    """What may stand in a paper for the words of a reference: form -> the words, and what each counts (0 to 1)."""
    found: dict[str, list[tuple[str, float]]] = {}
    for word in words:
        own = profiles.weight(word)
        for form, fits in profiles.related(word).items():
            told = min(profiles.weight(form), own)
            if told >= SAYS_NOTHING:
                found.setdefault(form, []).append((_half(word, form, fits), fits * told**2))
    return {form: tuple(pairs) for form, pairs in found.items()}


def _half(word: str, form: str, fits: float) -> str:
    """The word that a form counts for; of a part of a compound the half, "<planbaten" or ">heffing"."""
    return word if fits != PART else f"<{word}" if word.startswith(form[:SHORTEST_PART]) else f">{word}"


_Phrases = list[tuple[str, frozenset[str], float]]


def _phrases(words: frozenset[str], profiles: Profiles) -> _Phrases:
    """Abbreviations among the words with what they stand for, and those that words explain: word, what a paper must
    have for it, and what that counts."""
    found: _Phrases = []
    for short, explanations in profiles.abbreviations.items():
        value = EXPLAINED * profiles.weight(short) ** 2
        for explained in explanations:
            if short in words:
                found.append((short, explained, value))
            elif explained <= words and len(explained) > 1:
                found.append((f"{short}=", frozenset({short}), value))
    return found


def _matches(
    c: Profile, forms: dict[str, tuple[tuple[str, float], ...]], phrases: _Phrases, on: date | None
) -> dict[str, float]:
    """The words that a paper has in some form, with what that counts (0 to 1) before it is compared with others."""
    has = ((c.title_words, TITLE), (c.words_at(on), CITED), (c.text_words, TEXT), (c.dossier_words, DOSSIER))
    found: dict[str, float] = {}
    for field, counts in has:
        for form in field & forms.keys():
            for word, value in forms[form]:
                if value * counts > found.get(word, 0.0):
                    found[word] = value * counts
        for word, wanted, value in phrases:
            if wanted <= field and value * counts > found.get(word, 0.0):
                found[word] = value * counts
    for half in [key for key in found if key[0] in "<>"]:  # both halves of a compound are as good as the whole
        word, value = half[1:], found.pop(half)
        other = found.get(("<" if half[0] == ">" else ">") + word, 0.0)
        found[word] = max(found.get(word, 0.0), value + other)
    return found


def _circumstances(
    ref: Reference, c: Profile, agreed: float, named: Sequence[Period], on: date | None
) -> tuple[float, float, list[str]]:
    """What speaks for or against a paper besides its words: who and which version; a day that agrees; in words."""
    value, dated, reasons = 0.0, 0.0, list[str]()
    if ref.names:
        value += agreed - 1
        if agreed < 0.6:
            value -= ONLY_SIGNED
        elif len(c.names) != len(ref.names):
            value -= MORE_NAMES
        else:
            reasons.append("zelfde indieners" if len(ref.names) > 1 else "zelfde indiener")
            if same_person(ref.names[0], c.names[0]) == 0:
                value -= NOT_FIRST
        many = c.head is not None and c.head.others
        value -= OTHERS_TOO if ref.others and not many else OTHERS_NOT if many and not ref.others else 0
    if on:
        value -= (YEAR_AGO if ref.names or ref.date else YEAR_AGO_UNDATED) * (on - c.day).days / 365.25
        if c.day == on and not any(p.first == p.last == on for p in ref.periods):
            value -= SAME_DAY
    if ref.date and not ref.names:  # a letter is told by its day, and little else
        days = abs((c.day - ref.date).days)
        value -= A_DAY_OFF * days
        reasons.append("zelfde datum" if days == 0 else f"datum {days} {'dag' if days == 1 else 'dagen'} verschil")
    elif ref.periods:
        off = min(_off(p, c) for p in ref.periods)
        value -= OUT_OF_PERIOD if off == 2 else 0
        dated += IN_PERIOD if off == 0 else NEAR_PERIOD if off == 1 else 0
        if off == 0:
            reasons.append("datum klopt")
    if ref.names and (near := [p for p in named if _off(p, c) <= 1]):
        sure = any(p.first == p.last and _off(p, c) == 0 for p in near)
        dated += IN_PERIOD if sure else CONTEXT_PERIOD
    if ref.outcome and c.outcome:
        value += OUTCOME if c.outcome == ref.outcome else -OTHER_OUTCOME
    if ref.version is not None and c.head:
        if ref.version == c.head.version or (ref.version == 1 and c.head.version == 1):
            value += VERSION_FITS
            reasons.append("versie klopt")
        elif ref.version == 0 or c.head.version == 0:
            value -= VERSION_FITS
    return value, dated, reasons


def _off(period: Period, c: Profile) -> int:
    """0 where a paper or its vote is of the period, 1 where its vote may be (its day isn't known), else 2."""
    if period.days_off(c.day) == 0 or (c.voted and period.days_off(c.voted) == 0):
        return 0
    if c.voted:
        return 2
    return 1 if 0 < (period.last - c.day).days <= VOTED_WITHIN else 2
