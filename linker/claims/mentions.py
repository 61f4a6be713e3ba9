"""Where a text speaks of a motie, a toezegging or an aanbeveling. Pure.

A mention is named by its submitters ("de motie-X/Y c.s.", "motie van het lid X"), by a number ("op stuk nr. 31",
T02882, aanbeveling 4.3.A), by its subject ("de motie over …") or, in an annex, by the first cells of a row. A bare
"de motie" is one only where nothing before it can be meant. A number that follows is its target (`linker.find`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from linker.claims.forms import (
    ABOUT,
    ABOUT_IT,
    ADVICE,
    ADVISED,
    ALL_OF_THEM,
    ARTICLE,
    ASKED_BY,
    BEFORE_IT,
    BOUND,
    BRACKET,
    BY_MOTIE,
    BY_NAMES,
    CARRIED,
    CLOSE,
    DEBATE,
    DOSSIER_BEHIND,
    ELLIPTIC,
    HEADED,
    HYPHEN,
    ISSUED,
    LISTED,
    LOOSE,
    MEMBERS,
    MEMBERS_ASK,
    MORE,
    MOTIE,
    NAMES,
    NO_MORE,
    NOUNS,
    NR_OF_THEM,
    NUMBER_ITEM,
    NUMBERED,
    ONE_ABOUT,
    ONE_OF_THEM,
    OTHER_PAPER,
    PAIR,
    PARTICLE_LAST,
    PROMISE_NOUN,
    PROMISE_TO,
    PROMISED,
    PROMISED_THING,
    PROPOSAL,
    RECOMMENDED,
    REQUEST_ITEM,
    SENT,
    SENTENCE_END,
    SEVERAL,
    SUBMITTED,
    THAT_PAPER,
    THE_NUMBER,
    THEN_EACH,
    THOSE,
    TO_DO,
    WHAT,
    WHICH,
    WHOSE_AT,
)  # fmt: skip
from linker.claims.verbs import AUXILIARIES, LEXICON, word_set
from linker.find import find
from linker.models import Citation

Sort = Literal["motie", "toezegging", "aanbeveling"]

CUE = re.compile(
    r"(?i)motie|beloofd|belofte|waartoe |mijn woord aan|(?:verzocht|gevraagd|verlangd|bepleit|voorgesteld|opgedragen|"
    r"gewenst) door|"
    r"(?:verzoek|wens|oproep) van|\((?:kamerst\w+ )?(?:i{1,2} \d{4}/\d{2,4}, )?\d{2} ?\d{3}|vooruitzicht|\btoez\.|"
    r"\bbeve?el|\bbeval |verzoek (?:om|dat)|toegezegd|toezeg|\btoe\b|aanbevel|aanjaagteam|\bT0\d{4}\b|\bTZ\d|"
    r"\b\d\.\d\.[A-Z]\b|\|"
)


@dataclass(frozen=True)
class Mention:
    """A place [start, end) that names an item. `targets`: what the numbers behind it state, one at least (None:
    no number). `weight`: 3 named by number, 2 by name, 1 by nothing of its own. `row`: where the stand of its row is.
    """

    start: int
    end: int
    sort: Sort
    targets: tuple[str | None, ...] = (None,)
    weight: int = 2
    fresh: bool = False  # a promise made here and now
    row: tuple[int, int] | None = None
    head: int = 0  # where the word itself stands
    generic: bool = False


def mentions(text: str) -> list[Mention]:
    """The mentions of a plain text in order of their place; none overlap. Each is there once: a name or number that
    comes again close by is the same item spoken of further."""
    if not CUE.search(text):
        return []
    cited = [c for c in find(text) if c.kind in ("kamerstuk", "toezegging", "zaak", "document")]
    rows = list(_rows(text, cited))
    found = [m for m in _prose(text, cited) if not _in_row(m, rows)]
    return _apart(text, [*rows, *found])


def _extended(text: str, mention: Mention, border: int) -> Mention:
    """A mention with all that follows and still names it, up to the next one."""
    end = mention.end
    if (
        mention.sort != "motie"
        and not mention.fresh
        and (what := WHAT.match(text, end))
        and what.end() <= border
        and not (mention.weight == 3 and what[0].split()[0] not in ("om", "dat"))  # "besluit T02999 te schrappen"
    ):
        end = what.end()
    while True:
        found = next((m for form in (*MORE, WHOSE_AT) if (m := form.match(text, end))), None) or _about(text, end)
        if found is None or found.end() > border or NO_MORE.match(text, end):
            return replace(mention, end=end)
        to_do = TO_DO.match(text, end, found.end())
        end = to_do.end() if to_do else found.end()


_ADVERBS = word_set("als al reeds alsnog gewoon gestand geheel volledig inmiddels deels niet – -")
_I = re.compile(r" (?:ik|wij|we)\b")
_RELATIVE = re.compile(r"\b(?:[Dd]ie|[Dd]at|[Ww]at|[Ww]aar\w*|[Hh]etgeen|[Zz]oals)\b")  # its verb is the name's own
_SEPARABLE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|toe|uit|voor|voort|weg|terug)ge[a-zà-ÿ]{2,}(?:d|t|en)$"
)
# "die bij het debat zijn aangenomen", "in het vooruitzicht gesteld": the participle names the item
_OF_THE_NAME = re.compile(r"\b(?:is|zijn|was|waren|werd|werden|wordt|worden|heb|heeft|had|hebben|hadden|vooruitzicht)$")


def _trimmed(text: str, mention: Mention) -> Mention:
    """A mention without the verb that follows its subject: "de motie over loketten voer | ik uit", "… | uitgevoerd"."""
    end = mention.end
    least = text.find(" ", mention.head, end)  # the word itself stays
    while least >= 0 and (at := text.rfind(" ", least, end)) >= 0:
        word = text[at + 1 : end]
        forms = {verb.form for verb in LEXICON.get(word, ())}
        done = (forms == {"participle"} or _SEPARABLE.match(word)) and not _OF_THE_NAME.search(text, least, at)
        finite = _finite(word) and not _RELATIVE.search(text, mention.start, at)
        verb = done or finite or _I.match(text, end)
        if not (verb or (end < mention.end and word in _ADVERBS)):
            break
        end = at
    return replace(mention, end=end)


def _in_row(mention: Mention, rows: Sequence[Mention]) -> bool:
    """Whether a mention belongs to a row: all do but a motie with a number of its own in the cell of the stand."""
    row = next((r for r in rows if r.row and r.start <= mention.start < r.row[1]), None)
    return row is not None and not (
        mention.start > row.end and mention.weight == 3 and mention.sort == "motie" and mention.targets != row.targets
    )


# --- Rows of an annex --------------------------------------------------------------------------------------

_ADVICE = re.compile(r"\b[Aa]anb(?:eveling|\.)")
_ITEM = re.compile(
    rf"(?i)motie|toez(?:egging|\.)|zegt toe|toegezegd|{_ADVICE.pattern}|\bT0\d{{4}}\b|\bTZ\d|^\W*\d\.\d\.[A-Z]\b"
)
_HEADER = re.compile(r"(?i)^\W*(?:omschrijving|onderwerp|nr\.?|nummer|motie|toezegging|aanbeveling|titel)\W*\|")
_CODE = re.compile(r"\W*(?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,2})*[a-zA-Z]?\W*$")  # of a row: "R14", "6", "3.2a"
_REC = re.compile(r"^\W*(?:[Aa]anbeveling )?\d{1,2}\.\d{1,2}(?:\.[A-Z])?\W*$")


BESIDE = 25  # characters beside the number in a cell that is there for it: "Kamerstuk", a year
_PARTED_NUMBER = re.compile(  # in two cells
    r"\|\s*(?P<dossier>\d{2} ?\d{3}(?: [IVX]+)?)\s*\|\s*(?:nr\. ?)?(?P<n>\d{1,4})\s*\|"
)
_ONLY_A_NUMBER = re.compile(r"(?:Kamerst\w+ )?\d{2} ?\d{3}(?: [IVX]+)?, nr\. ?\d+")  # of a row below its item
# before a number in the head of a row that isn't the item's own
_NOT_ITS_NUMBER = re.compile(r"(?:t\.v\.v\.|ter vervanging van|[Bb]rief|verslag)[^|,;]{0,25}$")


def _rows(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    """Rows `omschrijving | vindplaats | stand`: named by the first two cells, or by the one before the stand."""
    if "|" not in text:
        return
    starts = {c.start: c for c in cited}
    places = sorted(starts)
    at = 0
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        body = line.rstrip()
        if "|" not in body or (_HEADER.match(body) and not any(begin <= p < at for p in places)):
            continue
        cells = [(m.start(), m.end()) for m in re.finditer(r"[^|]+", body) if m[0].strip()]
        cells = [(begin + s, begin + e) for s, e in cells]
        here = [starts[p] for p in places if begin <= p < at] if cited else []
        coded = len(cells) > 2 and _CODE.match(text[slice(*cells[0])])
        numbered = len(cells) > 1 and (here or _PARTED_NUMBER.search(body))
        if not (cells and _ITEM.search(body)) and not numbered and not coded:
            continue
        named = 2 if len(cells) > 2 or (len(cells) == 2 and body.endswith("|")) else 1
        if len(cells) == 1:
            named = 1
        start = _left(text, cells[0][0])
        if _ONLY_A_NUMBER.fullmatch(text[slice(*cells[0])].strip()):
            above = _left(text, text.rfind("\n", 0, max(0, begin - 1)) + 1)
            start = above if above < begin and "|" not in text[above:begin] else start
        # the number may have a column of its own further on, and so may the words
        of_number = next((n for n, cell in enumerate(cells[:-1], 1) if _is_number(cell, here)), 0)
        of_word = next((n for n, cell in enumerate(cells[:-1], 1) if _ITEM.search(text[slice(*cell)])), 0)
        last = cells[max(named, of_number, of_word) - 1]
        end = last[0] + len(text[last[0] : last[1]].rstrip())
        head = [c for c in here if c.end <= end and not _NOT_ITS_NUMBER.search(text, max(0, c.start - 30), c.start)]
        head = _of_the_item(text, head, cells[:-1], cells[of_number - 1 : of_number] if of_number else [])
        ids = tuple(dict.fromkeys(c.target for c in head if c.target)) or (None,)
        if ids == (None,) and (parted := _PARTED_NUMBER.search(body)):
            ids, end = (_kst(parted["dossier"], parted["n"]),), max(end, begin + parted.end("n"))
        first = text[start:end]
        low = first.lower()
        sort: Sort = "motie"
        if "motie" not in low and (
            re.search(r"toez(?:eg|\.)|zegt toe", low) or re.search(r"\bT0\d{4}\b|\bTZ\d", first)
        ):
            sort = "toezegging"
        elif "motie" not in low and (
            _ADVICE.search(low) or _REC.match(text[slice(*cells[0])]) or (coded and not of_number)
        ):
            sort = "aanbeveling"
        if sort != "motie":  # the number of a paper is that of the report or letter
            ids = tuple(one for one in ids if one and not one.startswith("kst")) or (None,)
        yield Mention(
            start, end, sort, ids, 3 if ids[0] or sort == "aanbeveling" else 2, row=(end, begin + len(body)), head=start
        )


def _of_the_item(
    text: str, head: list[Citation], cells: Sequence[tuple[int, int]], of_number: Sequence[tuple[int, int]]
) -> list[Citation]:
    """Of the numbers in the head of a row those of its item: that with the word, else that in a cell of its own; other
    cells hold that of a letter ("Afgedaan met de brief (…) | Motie-X over Y | …")."""
    worded = [cell for cell in cells if "otie" in text[slice(*cell)]]
    for start, end in (*worded, *of_number):
        if some := [c for c in head if start <= c.start < end]:
            return some
    return [c for c in head if c.start >= worded[0][0]] if worded and not of_number else head


def _is_number(cell: tuple[int, int], here: Sequence[Citation]) -> bool:
    """Whether a cell holds the number of a paper and hardly anything besides."""
    held = [c for c in here if cell[0] <= c.start < cell[1]]
    return bool(held) and cell[1] - cell[0] - len(held[0].text) < BESIDE


def _left(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


# --- Running text --------------------------------------------------------------------------------------------


def _prose(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    yield from _moties(text, cited)
    yield from _of_several(text)
    yield from _by_number(text)
    for match in ADVISED.finditer(text) if "bev" in text else ():
        if re.match(r"[^.;\n]*\((?:aanbeveling|R)", text[match.end() : match.end() + 200]):
            continue  # named by its number
        yield Mention(match.start(), match.end(), "aanbeveling", (None,), 2, head=match.start())
    lower = text.lower()
    if "toe" in lower or "belo" in lower or "mijn woord" in lower:
        yield from _promises(text, cited)
    for match in NUMBERED.finditer(text) if "T0" in text or "TZ" in text else ():
        yield Mention(match.start(), match.end(), "toezegging", (match["n"],), 3, head=match.start())
    if "anbevel" in text or re.search(r"\d\.\d\.[A-Z]\b", text):
        for match in _around(RECOMMENDED, _RECOMMENDED_CUE, text, 70):
            yield Mention(match.start(), match.end(), "aanbeveling", (None,), 3, head=match.start())
    if "anjaagteam" in text or "Roemer" in text or "anbevel" in text:
        for match in _around(ADVICE, _ADVICE_CUE, text, 60):
            if "anbevel" in match[0] or "anjaagteam" in text[max(0, match.start() - 300) : match.end() + 300]:
                whose = bool(match["whose"]) and "anbevel" in match[0]
                yield Mention(
                    match.start(), match.end(), "aanbeveling", (None,), 1 + whose, head=match.start(), generic=not whose
                )


@dataclass(frozen=True)
class _About:
    """The words that tell a subject ("over dierenwelzijn"), up to the first finite verb that is known."""

    stop: int

    def end(self) -> int:
        return self.stop


def _about(text: str, at: int) -> _About | None:
    match = ABOUT_IT.match(text, at)
    if match is None:
        return None
    for word in re.finditer(r"\S+", match[0]):
        if word.start() > 5 and _finite(word[0]):
            return _About(match.start() + word.start() - 1) if word.start() > 6 else None
    if (particle := PARTICLE_LAST.search(match[0])) and not text[match.end() : match.end() + 2].strip(" ").isalpha():
        return _About(match.start() + particle.start())  # "voert de motie over zwemles uit"
    return _About(match.end())


def _finite(word: str) -> bool:
    """Whether a word can only be a finite verb: "zet", "heeft", "liep"; not "werken" or "werk"."""
    forms = {verb.form for verb in LEXICON.get(word, ())}
    return bool(forms) and forms <= {"present", "past"} and word.endswith(("t", "de", "te")) and word not in NOUNS


def _moties(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    starts = [c.start for c in cited]
    for match in _around(MOTIE, _MOTIE_CUE, text, 40):
        lead = BEFORE_IT.search(text, max(0, match.start() - 110), match.start())
        if text.startswith("(", match.start() - 1):
            lead = PROPOSAL.search(text, max(0, match.start() - 110), match.start()) or lead
        start, end = lead.start() if lead else match.start(), match.end()
        before = text[start : match.start()]
        named = bool(match["named"] or match["stuk"])
        about = _about(text, end)
        if named and about:
            end = about.end() if not BRACKET.match(text, about.end()) else end
        elif not named:
            if about and not match["or"]:
                end = about.end()
            elif whose := WHOSE_AT.match(text, end):
                end = whose.end()
                if about := _about(text, end):
                    end = about.end()
            elif match["plural"] and not ARTICLE.match(before) and (those := WHICH.match(text, end)):
                end = those.end()
            elif debate := DEBATE.match(text, end):
                end = debate.end()
            elif match["plural"] and (carried := CARRIED.match(text, end)):
                end = carried.end()
        loose = len(re.findall(r"\d+", match["stuk"] or "")) if not match["named"] else 1
        if match["plural"] and PAIR.match(match["named"] or ""):
            loose = 2  # "de moties van A en B"
        if match["stuk"] and (paper := DOSSIER_BEHIND.match(text, match.end())):
            number = re.findall(r"\d+", match["stuk"])
            ids = tuple(_kst(paper["dossier"], n) for n in number)
            yield Mention(start, paper.end(), "motie", ids, 3, head=match.start("word"))
            continue
        weight = 2 if named or end > match.end() or "door " in before else 1
        stop, ids = _number_behind(text, end, cited, starts, heads=start == 0 or text[start - 1] == "\n")
        if ids:
            end, weight = stop, 3
        yield Mention(
            start, end, "motie", ids or (None,) * max(1, loose), weight, head=match.start("word"), generic=weight == 1
        )
        if match["stuk"]:  # "de moties op stuk nr. 40 …, nr. 41 …"
            border = SENTENCE_END.search(text, end)
            for loose_number in LOOSE.finditer(text, end, border.start() if border else len(text)):
                if not any(c.start < loose_number.end() and c.end > loose_number.start() for c in cited):
                    yield Mention(
                        loose_number.start(), loose_number.end(), "motie", (None,), 2, head=loose_number.start()
                    )
        while match["plural"] and (more := HYPHEN.match(text, end)):
            stop, ids = _number_behind(text, more.end(), cited, starts)
            end = stop if ids else more.end()
            yield Mention(more.start("item"), end, "motie", ids or (None,), 3 if ids else 2, head=more.start("item"))
        while ids and (more := ELLIPTIC.match(text, end)):
            stop, ids = _number_behind(text, more.end("item"), cited, starts)
            if not ids:
                break
            yield Mention(more.start("item"), stop, "motie", ids, 3, head=more.start("item"))
            end = stop
    if "otie" in text:
        for match in NUMBER_ITEM.finditer(text):
            target = _kst(match["d1"] or match["d2"], match["n1"] or match["n2"])
            yield Mention(match.start(), match.end(), "motie", (target,), 3, head=match.start())
    for match in _around(REQUEST_ITEM, _REQUEST_CUE, text, 10):
        yield Mention(match.start(), match.end(), "motie", (None,), 2, head=match.start())
    if cited:
        for match in _around(ASKED_BY, _ASKED_CUE, text, 20):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
    if "otie" in text:
        for match in ISSUED.finditer(text):
            if not any(c.start < match.end() and c.end > match.start("n") for c in cited):
                yield Mention(match.start("n"), match.end("n"), "motie", (None,), 2, head=match.start("n"))
        for match in THAT_PAPER.finditer(text):
            yield Mention(match.start(), match.end(), "motie", (None,), 2, head=match.start())
        for match in ONE_ABOUT.finditer(text):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
        for match in _around(BY_MOTIE, _BY_CUE, text, 160):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            if ids:
                yield Mention(match.start(), stop, "motie", ids, 3, head=match.start())
        for match in THOSE.finditer(text):
            stop, ids = _number_behind(text, match.end(), cited, starts)
            yield Mention(match.start(), stop if ids else match.end(), "motie", ids or (None,), 2, head=match.start())


# what a bracket may hold before the number: "(29-11-2004, Begrotingsbehandeling OCW, 97 800 VIII, nr. 52)"
_IN_BRACKET = r"(?:[^()|\n]{1,90}?[,;:] )?"
_GAP = re.compile(
    rf"(?: op| in| ingediend| aangenomen| aanvaard| verworpen| gevraagd| verzocht| bepleit| aandrong| vroeg(?:en)?)?"
    rf"(?: (?:daar|hier)over)?(?: die (?:is|de|het|in|met) [^.;:|()]{{1,120}})?"
    rf"(?: \(t\.v\.v\.[^)\n]*\))?(?:{DEBATE.pattern})?(?:,? (?:{ABOUT}|uit|van) [^.;:|"
    rf"\n()?!]{{1,220}})?(?: [–-] [^.;:|\n()?!]{{1,120}})?(?: op dit punt)?"
    rf"(?:, (?:gedrukt|ontvangen|ingediend) onder )?[\s,]*(?:\((?:ook bekend als |de zogenoemde |{_IN_BRACKET})?)?"
    rf"(?:{NAMES}, )?(?:[Vv]indplaats: |(?:met )?kenmerk |zie )?(?:Kamerstuk(?:ken|nummer)? ?)?$"
)


# "motie 36104-27", "de motie-X c.s. (36104-27)"
_BARE_NUMBER = re.compile(
    r" (?:met )?\(?(?:nr\.? |nummer |kst-)?(?P<dossier>\d{2} ?\d{3}(?:-[IVX]+)?)-(?P<n>\d{1,4})\b(?!-|, nr)\)?"
    rf"| {ABOUT} [^.;:|\n()?!]{{1,120}} \((?P<dossier2>\d{{2}} ?\d{{3}}(?:-[IVX]+)?)-(?P<n2>\d{{1,4}})\)"
    r"| (?P<dossier3>\d{2} ?\d{3}), (?P<n3>[A-Z]{1,2})\b(?! [A-Z])"  # of the Eerste Kamer
    r"| \((?P<dossier4>\d{2} ?\d{3}), (?P<n4>[A-Z]{1,2})\)"
)


def _kst(dossier: str, number: str) -> str:
    """The id of a paper: "98 150 XVI", "104" -> kst-98150-XVI-104."""
    plain, chapter = re.fullmatch(r"(\d{2}[ .]?\d{3})[- ]?([IVX]*)", dossier).groups()  # type: ignore[union-attr]
    return "-".join(part for part in ("kst", re.sub(r"\D", "", plain), chapter, number) if part)


_REPLACED = re.compile(r"\((?:t\.v\.v\.|ter vervanging van) [^()]{0,40}\Z")


def _number_behind(
    text: str, end: int, cited: Sequence[Citation], starts: list[int], heads: bool = False
) -> tuple[int, tuple[str, ...]]:
    """The ids that a number right behind a name states, and where that number ends (with its bracket). `heads`: whether
    the name stands at the begin of a line, as in an overview without a table."""
    if bare := _BARE_NUMBER.match(text, end):
        dossier, number = (
            next(bare[f"{name}{which}"] for which in ("", "2", "3", "4") if bare[f"{name}{which}"])
            for name in ("dossier", "n")
        )
        return bare.end(), (_kst(dossier, number),)
    i = bisect_left(starts, end)
    # not that of "(t.v.v. 36 410, nr. 7) (36 410, nr. 15)", which it replaces
    while i < len(cited) and starts[i] - end <= 260 and _REPLACED.search(text, end, starts[i]):
        i += 1
    if i == len(cited) or starts[i] - end > 260:
        return end, ()
    first = cited[i]
    gap = text[end : first.start]
    if not (SUBMITTED.match(gap) or (heads and HEADED.match(gap))) and (
        re.search(r"\b(?:zijn|werd|wordt|worden|heb|heeft|hebben) |(?<! die )\bis ", gap)
        or not _GAP.match(gap)
        or (len(gap) > 20 and "(" not in gap)
    ):
        return end, ()
    if re.search(r"\bmoties?\b|toezeg|\bbrief\b|verslag", gap):
        return end, ()
    ids: list[str] = []
    stop = end
    while i < len(cited) and (
        cited[i].start == first.start or re.fullmatch(r",? ?(?:en |alsmede )?", text[stop : cited[i].start])
    ):
        target = cited[i].target
        if target and target.startswith("kst-"):
            ids.append(target)
        stop = cited[i].end
        i += 1
    if ids and "(" in gap and (close := CLOSE.match(text, stop)):
        stop = close.end()
    return (stop, tuple(dict.fromkeys(ids))) if ids else (end, ())


# what a promise recalled in a clause of its own was: part of its name
_CONTENT = re.compile(
    r"(?: \([^()\n]{3,60}\))? (?:dat|om|te|(?:de|het|uw|een|u|hem|haar) (?:[\w-]+ ){0,4}te) (?:(?!, en (?:die|dat|"
    r"deze|dit|daar)\b)(?!, "
    r"(?:is|zijn|heb|heeft|wordt|zal|komt|doe|"
    r"kan|ontvangt)\b)[^.;:|\n]|(?<=nr)\.){5,220}"
)
_WHICH_PROMISE = re.compile(r"(?i)(?:de|het|een|wat|hetgeen|zoals|conform|anders) ")
_KEPT = re.compile(r".{0,30}\bgestand")
_MAKING = re.compile(r"\b(?:doe|doen) (?:ik|wij|we) (?:u |hierbij |graag |bij dezen )*$")
_GAVE = re.compile(  # "aan mevrouw X deed ik de toezegging"
    r"(?:\b[Aa]an [^,.;:()|]{3,70} )?\b(?:deed|deden|heb|heeft|hebben|gaf|gaven) (?:ik|wij|we|mijn \w+|de \w+|"
    r"het kabinet) "
    r"(?:[^,.;:()|]{1,40} )?$"
)
_MADE = re.compile(r" (?:doe|doen) (?:ik|wij|we)\b(?! u\b| hierbij| bijgaand|.{0,20}gestand)")
_BORDER = re.compile(r"[;:?!|\n]|(?<!nr)(?<!nrs)\.(?=\s+[A-ZÀ-Þ])")
_NO_PROMISE = re.compile(r"\b(?:niet|geen|nooit|niets)\b")
_AFTER_PROMISED = re.compile(
    r" (?:in|tijdens|bij|op) (?:het|de|mijn) [^,.;:|()]{0,40}?(?:debat|overleg|brief|"
    r"behandeling)(?: [A-Z]\w+)?(?: van (?:\d{1,2} )?[a-z]+(?: \d{4})?)?"
)


_MOTIE_CUE = re.compile("otie")
_BY_CUE = re.compile("(?:bij|per|via een|in een) motie ")
_ASKED_CUE = re.compile(
    "(?:erzocht|evraagd|erlangd|epleit|oorgesteld|pgedragen|ewenst) door|(?:verzoek|wens|oproep|opdracht|vraag) van"
)
_REQUEST_CUE = re.compile(" verzoek (?:om|dat) ")
_RECOMMENDED_CUE = re.compile(r"anbeveling|\d\.\d{1,2}\.[A-Z]\b")
_ADVICE_CUE = re.compile("anbeveling|advies|adviezen")
_PROMISE_CUE, _THING_CUE = re.compile("[Tt]oezegging|[Bb]elofte"), re.compile("(?:toegezegde|beloofde) ")


AHEAD = 400  # characters that a form may go on after its cue


def _around(regex: re.Pattern[str], cue: re.Pattern[str], text: str, back: int) -> Iterator[re.Match[str]]:
    """The matches of a form that begin up to `back` characters before its cue."""
    last = 0
    for hit in cue.finditer(text):
        found = regex.search(text, max(last, hit.start() - back), hit.end() + AHEAD)
        if found and found.start() <= hit.start() < found.end():
            yield found
            last = found.end()


def _promises(text: str, cited: Sequence[Citation]) -> Iterator[Mention]:
    for match in _around(PROMISE_NOUN, _PROMISE_CUE, text, 45):
        plain_noun = not re.search(r"(?:ing(?:en)?|ften?) ", match[0])
        denied = re.search(r"\b[Gg]een (?:\w+ )?$", text[max(0, match.start() - 20) : match.start()])
        if denied:
            continue
        doing = (
            _MAKING.search(text, max(0, match.start() - 25), match.start()) and not _KEPT.match(text, match.end())
        ) or _MADE.match(text, match.end())
        number = match["n"] or match["n2"]
        giver = _GAVE.search(text, max(0, match.start() - 110), match.start())
        yield Mention(
            giver.start() if giver else match.start(), match.end(), "toezegging", (number,),
            3 if number else 1 if plain_noun else 2,
            head=match.start(), generic=plain_noun and not doing, fresh=bool(doing),
        )  # fmt: skip
    for match in _around(PROMISED_THING, _THING_CUE, text, 130):
        yield Mention(match.start(), match.end(), "toezegging", (None,), 2, head=match.start())
    for match in BOUND.finditer(text) if "waartoe" in text or "ijn woord" in text else ():
        yield Mention(match.start(), match.end(), "toezegging", (None,), 2, head=match.start())
    for match in PROMISED.finditer(text):
        from_ = max(0, match.start() - 200)
        ends = [m.end() for m in _BORDER.finditer(text, from_, match.start())]
        left = ends[-1] if ends else from_
        begin = left + _clause_start(text[left : match.start()], bool(match["pp"]))
        begin = _left(text, begin)
        clause = text[begin : match.end()]
        if _NO_PROMISE.search(clause):
            continue
        end = match.end()
        if match["pp"] == "toegezegd" and (content := _CONTENT.match(text, end)) and not _WHICH_PROMISE.match(clause):
            end = content.end()
        elif match["pp"] and (tail := _AFTER_PROMISED.match(text, end)):
            end = tail.end()
        # "zeg ik toe", "kan ik toezeggen" make a promise; "heb ik toegezegd" recalls one
        fresh = bool(match["zeg"] and match["zeg"] not in ("zegde", "zei")) or match["pp"] in (
            "toezeggen",
            "toezeg",
            "toe te zeggen",
            "beloof",
            "Beloof",
        )
        yield Mention(begin, end, "toezegging", (None,), 2, fresh=fresh, head=match.start())


def _clause_start(window: str, perfect: bool) -> int:
    """Where the clause of a promise begins: at the noun that it explains, else at its first word."""
    if perfect and (
        found := re.search(
            r"\b(?:[Dd]e|[Hh]et|[Ee]en) (?:[\wà-ÿ-]+ ){1,3}(?:die|dat|waar\w+|welke) [^,(]*(?:\([^)]*\)[^,(]*)*$",
            window,
        )
    ):
        return found.start()
    if found := re.search(
        (
            r"(?:^|, | en |\) )(?P<c>(?:[Ww]at|[Hh]etgeen|[Zz]oals|zo|dat|dit|[Ii]k|[Dd]aarbij|"
            r"[Dd]aarom|dus|mijn)\b[^,(]*(?:\([^)]*\)[^,(]*)*)$"
        ),
        window,
    ):
        return found.start("c")
    comma = window.rfind(", ")
    return comma + 2 if comma >= 0 else 0


def _by_number(text: str) -> Iterator[Mention]:
    """Moties named by who submitted them and a number, without the word."""
    for number in THE_NUMBER.finditer(text):
        begin = max(0, number.start() - 220)
        ids = (_kst(number["dossier"], number["n"]),)
        for form in (MEMBERS_ASK, MEMBERS, BY_NAMES):
            found = next((m for m in form.finditer(text, begin, number.start() + 1) if m.end() == number.start()), None)
            if found is None or "otie" in found[0]:
                continue
            another = (
                OTHER_PAPER.search(text, max(0, found.start() - 40), found.start())
                or PROMISE_TO.search(text, max(0, found.start() - 120), found.start())
                or SENT.search(found[0])
                or (form is BY_NAMES and _is_a_word(text, found.start(), found[0].strip()))
            )
            if not another:
                yield Mention(found.start(), number.end(), "motie", ids, 3, head=found.start())
            break


IN_A_LIST = 300  # characters after "moties" in which a surname alone may be one of them


def _is_a_word(text: str, at: int, name: str) -> bool:
    """Whether a word with a capital before a number is no surname: "Afgedaan (Kamerstuk 99 101, nr. 8)"."""
    if not name.isalpha():
        return False
    return name.lower() in LEXICON or "otie" not in text[max(0, at - IN_A_LIST) : at]


_PAIRED = re.compile(r"(?:ste|de) en $")
NEAR = 700  # characters in which items that were named together are told apart
_NO_NOUN = AUXILIARIES | word_set("niet nog wel ook al reeds inmiddels pas deels volledig van over")


def _of_several(text: str) -> Iterator[Mention]:
    """Those of several items that are named together, told apart by their order or number."""
    lower = text.lower()
    for several in SEVERAL.finditer(lower):
        stop = min(len(text), several.end() + NEAR)
        end = text.find("\n\n", several.end(), stop)
        stop = end if end >= 0 else stop
        sort: Sort = several["sort"]  # type: ignore[assignment]  # by its pattern
        for match in ONE_OF_THEM.finditer(text, several.end(), stop):
            alone = not _PAIRED.search(text, max(0, match.start() - 15), match.start())  # "de zesde en de zevende"
            if alone and (match["next"] is None or match["next"] in LEXICON or match["next"] in _NO_NOUN):
                yield Mention(match.start(), match.end(), sort, (None,), 2, head=match.start())
    for named in ALL_OF_THEM.finditer(lower) if "moties" in lower or "aanbevelingen" in lower else ():
        stop = min(len(text), named.end() + NEAR)
        end = text.find("\n\n", named.end(), stop)
        for match in NR_OF_THEM.finditer(text, named.end(), end if end >= 0 else stop):
            if _OF_A_LETTER.search(text, max(0, match.start() - 80), match.start()):
                continue
            numbers = re.findall(r"\d+", match["n"])
            if set(numbers) & set(re.findall(r"\d+", text[max(0, match.start() - NEAR) : match.start()])):
                continue  # it is spoken of further
            found: Sort = named["sort"]  # type: ignore[assignment]  # by its pattern
            if found == "motie" and (paper := DOSSIER_BEHIND.match(text, match.end())):
                ids = tuple(_kst(paper["dossier"], n) for n in numbers)
                yield Mention(match.start(), paper.end(), found, ids, 3, head=match.start())
                continue
            yield Mention(match.start(), match.end(), found, (None,) * len(numbers), 2, head=match.start())


_OF_A_LETTER = re.compile(r"\b(?:brie(?:f|ven)|verslag|nota|rapport|antwoord\w*)\b[^.;:\n]*\d{2} ?\d{3}[^.;:\n]*\Z")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_KEPT_THERE = re.compile(r"\b(?:gestand|nagekomen|ingelost|voldaan|afgedaan)\b")


def _with_its_number(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; a promise in whose sentence its number follows in brackets is one with it."""
    held: Mention | None = None
    for mention in found:
        numbers = mention.sort == "toezegging" and mention.weight == 3 and text[mention.start - 1] == "("
        if held and numbers and held.targets == (None,) and not _SENTENCE.search(text, held.end, mention.start):
            told = _KEPT_THERE.search(text, held.end, mention.start)  # "doe ik gestand om … (TZ…)": not of the name
            end = held.end if told else mention.end + text.startswith(")", mention.end)
            yield replace(held, end=end, targets=mention.targets, weight=3)
            held = None
            continue
        if held:
            yield held
        held = mention if mention.sort == "toezegging" and not mention.row else None
        if held is None:
            yield mention
    if held:
        yield held


def _apart(text: str, found: Iterable[Mention]) -> list[Mention]:
    """The mentions without overlaps (the weightier, then the longer wins), and without those that only point back."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.weight, -m.end)):
        while kept and mention.start < kept[-1].end:
            last = kept[-1]
            if last.row or (last.weight, last.end - last.start) >= (mention.weight, mention.end - mention.start):
                break
            kept.pop()
        else:
            kept.append(mention)
    kept = list(_with_its_number(text, kept))
    kept = [
        m
        for m in kept
        if m.row or m.weight > 2 or not THEN_EACH.match(text, m.end) or "moties" not in text[m.start : m.end]
    ]
    kept = [
        m if m.row else _trimmed(text, _extended(text, m, following.start if following else len(text)))
        for m, following in zip_longest(kept, kept[1:])
    ]
    # "vier moties: die van …": the collective is no item beside what it lists
    return [
        m
        for m in kept
        if m.row
        or m.weight > 2
        or not LISTED.match(text, m.end)
        or text[m.start : m.end].count("moties") + text[m.start : m.end].count("toezeggingen") == 0
    ]


def with_targets(mention: Mention) -> Iterator[Mention]:
    """One mention for each paper that it names."""
    for target in mention.targets:
        yield replace(mention, targets=(target,))
