"""A read text taken apart: header, sections, asks and footnotes, each with its place in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from linker.asks import (
    form_of,
    heads_requests,
    is_imperative,
    leans_on_ask,
    list_intro,
    recaps,
    requests,
    specifies_ask,
    sums_up,
)
from linker.footnotes import body, find_markers, find_notes, footnotes
from linker.header import read_header
from linker.models import Ask, Letter, ReadText
from linker.read.layout import Unit, clean, lines, quoted, sentences, units

_SALUTATION = re.compile(
    r"(?:(?:zeer )?geachte?|beste|hooggeachte|weledel\w*|dames en heren|l\.\s?s\.|excellentie"
    r"|waarde)\b.{0,150}$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:met\s+(?:de\s+)?(?:\w+e?\s+)?(?:groet(?:en)?|hoogachting)|(?:vriendelijke|hartelijke"
    r"|warme)\s+groet(?:en)?|hoogachtend|groet(?:en)?,|namens\s+(?:de|het|alle|ons)\b.{0,60}$"
    r"|mede namens\b)",
    re.IGNORECASE,
)
_MOST_ASKS = 200  # in a text with more, repeats are not looked for (every one is compared with every other)


@dataclass(frozen=True)
class _Found:
    """An ask before it has a number. `announces`: it may stand for an ask that is made in full elsewhere."""

    start: int
    end: int
    text: str
    section: str | None
    stands: bool  # it is an ask of its own when no other ask says the same
    announces: bool = False
    group: int | None = None  # the list that it came from


def split(read: ReadText) -> Letter:
    """The parts of a letter. What the text doesn't say is None or empty in the answer."""
    text = read.text
    notes = find_notes(text)
    markers = find_markers(text, notes)
    shadow = body(text, notes, markers)
    begin, end = _body_span(shadow)
    head, inside, tail = (_units(shadow, *span) for span in ((0, begin), (begin, end), (end, len(shadow))))
    header = read_header(_lines(shadow[:begin]), _opening(shadow, begin, inside), _lines(shadow[end:]))
    return Letter(
        text=text,
        sender=header.sender,
        recipient=header.recipient,
        committee=header.committee,
        date=header.date,
        subject=header.subject,
        reference=header.reference,
        debate=header.debate,
        sections=tuple(clean(shadow[unit.start : unit.end]) for unit in inside if unit.kind == "heading"),
        asks=_find_asks(shadow, inside, header.sender),
        footnotes=footnotes(text, shadow, notes, markers, [*head, *inside, *tail], read.links),
    )


def _units(shadow: str, begin: int, end: int) -> list[Unit]:
    """The units of a part of the letter, with their places in the whole."""
    return [_unit(unit, shadow) for unit in units(" " * begin + shadow[begin:end])]


def _unit(unit: Unit, shadow: str) -> Unit:
    """A short question that stands alone reads as a heading, unless it asks something of the reader."""
    text = shadow[unit.start : unit.end]
    asks = unit.kind == "heading" and text.endswith("?") and form_of(text)
    return replace(unit, kind="paragraph") if asks else unit


def _body_span(shadow: str) -> tuple[int, int]:
    """From the end of the salutation up to the greeting. A letter without them is body as a whole."""
    all_lines = lines(shadow)
    begin = next((line.end for line in all_lines if _SALUTATION.match(line.text)), 0)
    if not begin:
        begin = next((line.start for line in all_lines if len(line.text) > 110), 0)
    ends = (line.start for line in all_lines if line.start > begin and _GREETING.match(line.text))
    return begin, next(ends, len(shadow))


def _opening(shadow: str, begin: int, inside: Sequence[Unit]) -> list[str]:
    """The salutation and the sentences before the first heading (at most those of three units)."""
    salutation = shadow[:begin].rstrip().rpartition("\n")[2]
    first = []
    for unit in inside[:3]:
        if unit.kind == "heading":
            break
        first += [clean(shadow[a:b]) for a, b in sentences(shadow, unit.start, unit.end)]
    return [salutation, *first]


def _lines(part: str) -> list[str]:
    return [line.text for line in lines(part)]


def _find_asks(shadow: str, body: Sequence[Unit], sender: str | None = None) -> tuple[Ask, ...]:
    """The asks in the units of a letter's body, in order; `shadow` is its text without notes and markers."""
    found = _collect(shadow, body, sender)
    twins = [_twin(at, found) if len(found) <= _MOST_ASKS else None for at in range(len(found))]
    kept = [at for at, one in enumerate(found) if one.stands or twins[at] is not None]
    number = {at: n for n, at in enumerate(kept, 1)}
    return tuple(
        Ask(
            number[at],
            one.text,
            one.section,
            one.start,
            one.end,
            number.get(twin) if twin is not None else None,
        )
        for at, one, twin in ((at, found[at], twins[at]) for at in kept)
    )


def _collect(shadow: str, body: Sequence[Unit], sender: str | None) -> list[_Found]:
    found: list[_Found] = []
    section: str | None = None
    intro, group = "", 0
    for unit in body:
        text = clean(shadow[unit.start : unit.end])
        if unit.kind == "heading":
            section, intro = text, text if heads_requests(text) else ""
            if is_imperative(text):
                found.append(_Found(unit.start, unit.end, text, section, stands=True, announces=True))
        elif unit.kind == "item" and intro:
            found += _listed(shadow, unit, section, intro, group, sender)
        else:
            asked = _asking_sentences(shadow, unit, section, sender)
            intro = list_intro(text, sender) if unit.kind == "paragraph" or text.endswith(":") else ""
            group += 1
            found += asked[:-1] if intro and asked and asked[-1].text.endswith(":") else asked
    return found


def _listed(shadow: str, unit: Unit, section: str | None, intro: str, group: int, sender: str | None) -> list[_Found]:
    """What an item of an announced list asks: its first sentence, and any later one that asks by itself."""
    start, end = sentences(shadow, unit.start, unit.end)[0]
    text = clean(shadow[start:end])
    requested = requests(intro)
    announces = section is None or sums_up(f"{intro} {section}")
    stands = requested or is_imperative(text) or form_of(text, sender) is not None
    first = _Found(start, end, text, section, stands, announces, group)
    return [first, *(one for one in _asking_sentences(shadow, unit, section, sender) if one.start > start)]


def _asking_sentences(shadow: str, unit: Unit, section: str | None, sender: str | None) -> list[_Found]:
    """The sentences of a paragraph or item that ask; one that says what an ask must hold joins it."""
    found: list[_Found] = []
    announces = section is None or sums_up(section)
    before = False  # the sentence before asks
    spans = sentences(shadow, unit.start, unit.end)
    for (start, end), in_quotes in zip(spans, quoted(shadow, unit.start, spans), strict=True):
        text = clean(shadow[start:end])
        if in_quotes:
            before = False
        elif form_of(text, sender) or (before and leans_on_ask(text)):
            found.append(_Found(start, end, text, section, stands=True, announces=announces))
            before = True
        elif before and specifies_ask(text):
            found[-1] = replace(found[-1], end=end, text=clean(shadow[found[-1].start : end]))
        else:
            before = False
    return found


def _twin(at: int, found: Sequence[_Found]) -> int | None:
    """The ask made in full that this one announces or repeats, or None when it is an ask by itself."""
    one = found[at]
    if not one.announces:
        return None
    full = [other for other, ask in enumerate(found) if ask.stands and not ask.announces]
    if one.text == one.section:  # a heading announces an ask of its own section
        own = [other for other in full if found[other].section == one.section]
        return max(own, key=lambda other: _overlap(one.text, found[other].text), default=None)
    if one.group is not None and (section := _announced_section(at, found)):
        own = [other for other in full if found[other].section == section]
        return max(own, key=lambda other: _overlap(one.text, found[other].text))
    likely = max(full, key=lambda other: _overlap(one.text, found[other].text), default=None)
    if likely is None:
        return None
    every = " ".join(found[other].text for other in full)  # one sentence may sum up several asks
    all_at_once = one.group is None and (_overlap(one.text, every) >= 0.7 or (len(full) > 1 and recaps(one.text)))
    repeats = all_at_once or _overlap(one.text, found[likely].text) >= 0.5
    return likely if repeats else None


def _announced_section(at: int, found: Sequence[_Found]) -> str | None:
    """The section that an item of an opening list announces.

    By its words; or, when the list has as many items as there are sections that ask and most of them
    fit the section in their own place, by its place.
    """
    full = [ask for ask in found if ask.stands and not ask.announces and ask.section]
    titles = list(dict.fromkeys(ask.section for ask in full if ask.section))
    words = {title: " ".join([title, *(ask.text for ask in full if ask.section == title)]) for title in titles}
    items = [item for item in found if item.group == found[at].group]
    fits = [_overlap(item.text, words[title]) >= 0.4 for item, title in zip(items, titles, strict=False)]
    if len(items) == len(titles) and sum(fits) * 2 >= len(items):
        return titles[items.index(found[at])]
    best = max(titles, key=lambda title: _overlap(found[at].text, words[title]), default=None)
    return best if best and _overlap(found[at].text, words[best]) >= 0.5 else None


def _overlap(short: str, long: str) -> float:
    """The share of the content words of one text that the other has, by their first letters."""
    mine, theirs = _stems(short), _stems(long)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _stems(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w+", text.lower()) if len(word) > 3}
