"""Which mentions are items of their own, and which only point back to one. Pure."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from linker.claims.lists import points_ahead
from linker.claims.mentions import Mention


def items(text: str, found: Sequence[Mention], near: int = 1200) -> tuple[list[Mention], dict[int, list[Mention]]]:
    """The mentions that are items of their own, and for each (by its start) the places that point back to it."""
    own: list[Mention] = []
    again: dict[int, list[Mention]] = {}
    for mention in found:
        if (
            mention.generic
            and own
            and re.search(
                r"(?:lijst|overzicht) (?:van|met) (?:de )?$", text[max(0, mention.start - 25) : mention.start]
            )
        ):
            continue  # "staat niet meer op het overzicht van lopende moties"
        if heading := _is_below_its_name(text, mention, own):
            own[-1] = replace(mention, start=heading.start, head=heading.head)
            continue
        if named_later := _names_the_bare_one(text, mention, own):
            own.remove(named_later)
            again[mention.start] = [named_later, *again.pop(named_later.start, [])]
            own.append(mention)
            continue
        close = [m for m in own[-12:] if mention.start - m.end <= near and _same(text, mention, m)]
        if not close:
            own.append(mention)
            continue
        several = mention.generic and re.match(
            r"(?i)beide|(?:deze|die|alle|de) \w+s\b|(?:deze|die|alle|de) \w+en\b", text[mention.start : mention.end]
        )
        first = mention.generic and re.search(r"oorspronkelijke|eerdere", text[mention.start : mention.end])
        for before in close if several else close[:1] if first else close[-1:]:
            again.setdefault(before.start, []).append(mention)
    return _answered(text, own, again)


_QUESTION = re.compile(r"[^.!?\n]*\?")
_ANSWER = re.compile(r"(?m)^[ \t]*(?:Antwoord|Reactie)\b[^\n]{0,40}$")


def _answered(
    text: str, own: list[Mention], again: dict[int, list[Mention]]
) -> tuple[list[Mention], dict[int, list[Mention]]]:
    """The same, but what a question names and its answer speaks of is an item of the answer."""
    moved = []
    for mention in own:
        back = again.get(mention.start, [])
        if back and _QUESTION.match(text, mention.end) and _ANSWER.search(text, mention.end, back[0].start):
            again[back[0].start] = [mention, *again.pop(mention.start)[1:]]
            mention = replace(mention, start=back[0].start, end=back[0].end, head=back[0].head)
        moved.append(mention)
    return sorted(moved, key=lambda one: one.start), again


_EMPTY_LINE = re.compile(r"\n[ \t\f]*\n\s*")


def joined(text: str, own: Sequence[Mention], again: Mapping[int, Sequence[Mention]]) -> str:
    """The text without the empty line before a paragraph that goes on about an item, as below a heading: of the items
    that it names the first is one of before. Of the same length, so that places hold."""
    items = sorted(mention.start for mention in own)
    back = sorted(mention.start for pointing in again.values() for mention in pointing)
    breaks = [match.span() for match in _EMPTY_LINE.finditer(text)]
    pieces, at = [], 0
    for (start, end), (stop, _) in pairwise([*breaks, (len(text), 0)]):
        first, other = (bisect_left(places, end) for places in (back, items))
        if first < len(back) and back[first] < min([stop, *items[other : other + 1]]):
            pieces += [text[at:start], "\n".ljust(end - start)]
            at = end
    return "".join([*pieces, text[at:]])


_BARE = re.compile(r"(?:[Dd]e|[Dd]ie|[Dd]eze) moties?$")


def _names_the_bare_one(text: str, mention: Mention, own: Sequence[Mention]) -> Mention | None:
    """The bare "de motie" that came first, where this is the first one with a name: "… de motie … Ik doel op de "
    "motie-X"."""
    if len(own) != 1 or mention.generic or mention.row or mention.sort != "motie" or own[0].sort != "motie":
        return None
    first = own[0]
    bare = first.generic and not first.row and _BARE.match(text[first.start : first.end])
    return first if bare and mention.start - first.end < 600 else None


def _is_below_its_name(text: str, mention: Mention, own: Sequence[Mention]) -> Mention | None:
    """The heading "Motie van het lid X over Y" right above the first words that give the number of X's motie."""
    above = own[-1] if own else None
    if above is None or above.sort != mention.sort or above.generic or above.row or mention.row:
        return None
    between = text[above.end : mention.start]
    heads = text[above.start - 1 : above.start] in ("", "\n") and "\n" in between and not between.strip()
    if above.targets[0] is not None or mention.targets[0] is None or not heads:
        return None
    return above if set(_name(text, above).split()) & set(_name(text, mention).split()) else None


_INDEFINITE = re.compile(r"(?:[Ee]en|[Tt]wee|[Dd]rie|[Vv]ier|[Dd]iverse|[Ee]nkele) ")


def _same(text: str, mention: Mention, before: Mention) -> bool:
    if mention.row or before.row or mention.sort != before.sort:
        return False
    if mention.generic:
        if points_ahead(text, mention.start, mention.end):
            return False
        if (
            mention.sort == "motie"
            and _adjective(text, mention) != _adjective(text, before)
            and _adjective(text, mention)
        ):
            return False
        return not _INDEFINITE.match(text[mention.start : mention.end]) or before.generic
    if mention.targets[0] is not None:
        return mention.targets == before.targets
    if mention.sort == "toezegging":
        return not mention.fresh and mention.weight == 1
    name, other = _name(text, mention), _name(text, before)
    return bool(name) and (name in other)


_ADJECTIVE = re.compile(
    r"(?:afgedane|openstaande|aangenomen|uitgevoerde|verworpen|aangehouden|lopende|nieuwe|resterende|overige|andere)\b"
)


def _adjective(text: str, mention: Mention) -> str:
    """The word by which a bare "moties" differs from other ones: afgedane, openstaande."""
    found = _ADJECTIVE.search(text[mention.start : mention.end].lower())
    return found[0] if found else ""


def _name(text: str, mention: Mention) -> str:
    """The capitalised words of a mention, by which it is known again."""
    words = re.findall(r"[A-ZÀ-Þ][\w’'-]+", text[mention.start : mention.end].split("(")[0].replace("otie-", "otie "))
    return " ".join(
        w
        for w in words
        if w.lower() not in ("de", "motie", "moties", "een", "deze", "die", "van", "aanbeveling", "toezegging")
    )
