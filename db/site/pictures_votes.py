"""A vote as a picture: the seats for and against, a fractie a piece, against the line of the majority. Pure.

All that is wide or far is a percentage, so that the bars are as wide as the page and words keep their size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

WORDS = {"voor": "Voor", "tegen": "Tegen", "niet": "Niet meegedaan"}
TOP, ROW, BAR, HEAD = 22, 62, 32, 20  # pixels: above the first row, a row, its bar, the words over a bar
SEATS = 150  # of the Chamber: the width of the picture, so that what is missing shows
ROOM, SPACE = 0.0105, 0.008  # of the width, that a letter of a label and the space around it need on a wide page


class Group(Protocol):
    """A fractie, as far as it is drawn."""

    @property
    def name(self) -> str: ...
    @property
    def voor(self) -> int: ...
    @property
    def tegen(self) -> int: ...
    @property
    def niet(self) -> int: ...
    @property
    def deviating(self) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """The seats of one fractie on one side. `label` is empty where there is no room for it."""

    x: str
    width: str
    middle: str
    label: str
    title: str
    deviating: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One side: its name and seats, how far down it stands, and its pieces."""

    side: str
    words: str
    y: int
    pieces: tuple[Piece, ...]

    @property
    def top(self) -> int:
        """Where its bar begins, under its words."""
        return self.y + HEAD

    @property
    def middle(self) -> int:
        """Where the labels in its bar stand."""
        return self.top + BAR // 2 + 5


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws. `majority` is None where too many votes are missing to say where it lies."""

    bars: tuple[Bar, ...]
    majority: str | None
    needed: int
    height: int
    text: str  # the same in words


def draw(parties: Sequence[Group], *, complete: bool) -> Picture:
    """The picture of a vote. `complete`: whether (about) all seats are there; else it has no line of the majority."""
    sides = [side for side in WORDS if side != "niet" or any(party.niet for party in parties)]
    seats = {side: sum(getattr(party, side) for party in parties) for side in sides}
    whole = max(sum(seats.values()), SEATS)
    needed = (seats["voor"] + seats["tegen"]) // 2 + 1
    kept = "" if complete else " bewaard"
    bars = tuple(_bar(side, parties, f"{seats[side]}{kept}", whole, TOP + n * ROW) for n, side in enumerate(sides))
    text = "; ".join(_in_words(bar.words, side, parties) for bar, side in zip(bars, sides, strict=True))
    return Picture(
        bars=bars,
        majority=_percent(needed - 0.5, whole) if complete else None,
        needed=needed,
        height=TOP + len(sides) * ROW,
        text=text + (f". De meerderheid is {needed}." if complete else "."),
    )


def _bar(side: str, parties: Sequence[Group], total: str, whole: int, y: int) -> Bar:
    pieces, at = [], 0
    for party in _largest_first(side, parties):
        seats = getattr(party, side)
        pieces.append(_piece(party, side, seats, at, whole))
        at += seats
    return Bar(side, f"{WORDS[side]}: {total}", y, tuple(pieces))


def _piece(party: Group, side: str, seats: int, at: int, whole: int) -> Piece:
    return Piece(
        x=_percent(at, whole),
        width=_percent(seats, whole),
        middle=_percent(at + seats / 2, whole),
        label=party.name if len(party.name) * ROOM + SPACE < seats / whole else "",
        title=f"{party.name}: {seats} {WORDS[side].lower()}",
        deviating=party.deviating.get(side, 0) == seats,
    )


def _largest_first(side: str, parties: Sequence[Group]) -> list[Group]:
    """The fracties that have seats on that side."""
    return sorted((party for party in parties if getattr(party, side)), key=lambda party: -getattr(party, side))


def _in_words(words: str, side: str, parties: Sequence[Group]) -> str:
    names = [f"{party.name} {getattr(party, side)}" for party in _largest_first(side, parties)]
    return f"{words} ({', '.join(names)})" if names else words


def _percent(part: float, whole: int) -> str:
    return f"{100 * part / whole:.2f}%"
