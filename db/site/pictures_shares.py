"""How a whole divides, a bar a row: the picture of where the recommendations stood in each year. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, NAMES, STEP, BAR = 360, 62, 26, 20  # in units of the picture; a phone shows one a pixel
DIGIT = 8  # about how wide one is


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar. `text`: its number, empty where it doesn't fit."""

    kind: str
    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name; without parts there is nothing to show of it."""

    name: str
    y: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The picture."""

    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH
    names: int = NAMES
    bar: int = BAR


def shares(rows: Sequence[tuple[str, Mapping[str, int]]]) -> Shares:
    """A bar for each (name, number by kind); every bar with a number has the same length, its parts in order."""
    bars = tuple(Bar(name, n * STEP, tuple(_parts(numbers))) for n, (name, numbers) in enumerate(rows))
    return Shares(bars, max(0, len(bars) * STEP - (STEP - BAR)))


def _parts(numbers: Mapping[str, int]) -> list[Part]:
    total, room = sum(numbers.values()), WIDTH - NAMES - 1
    parts, before = [], 0
    for kind, number in numbers.items():
        if number:
            x, width = NAMES + room * before / total, room * number / total
            text = str(number) if width >= DIGIT * (len(str(number)) + 1) else ""
            parts.append(Part(kind, round(x, 1), round(width, 1), text))
            before += number
    return parts
