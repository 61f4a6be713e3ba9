"""How much of each year is held against how much there should be: bars of which the missing part shows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, TOP, BARS, FOOT = 360, 14, 70, 16  # in units of the picture; a phone shows one a pixel
LEAST = 3  # how high what is missing is drawn at least, or a gap of one in a thousand would not be seen
WIDEST = 30
CHARACTER = 6  # about how wide one is


@dataclass(frozen=True, slots=True)
class Year:
    """A year, how many of it are held, and how many its source counted; None: the source gives no count."""

    label: str
    held: int
    expected: int | None

    @property
    def missing(self) -> int:
        """How many are lacking, as far as is known."""
        return max(0, (self.expected or 0) - self.held)


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar. `kind`: held, uncounted (held, of an unknown number) or missing."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words under a bar and their middle; the outer ones stay within the picture."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a run of years. `most`: what the whole height stands for."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    most: int
    width: int = WIDTH
    height: int = TOP + BARS + FOOT
    floor: int = TOP + BARS


def chart(years: Sequence[Year]) -> Chart:
    """The bars of years that follow one another; no years make an empty picture."""
    most = max((max(year.held, year.expected or 0) for year in years), default=0)
    step = min(WIDEST, WIDTH / len(years)) if years else WIDEST
    bars: list[Bar] = []
    for n, year in enumerate(years):
        missing = max(LEAST, _units(year.missing, most)) if year.missing else 0.0
        held = min(_units(year.held, most), BARS - missing)
        x, width = round(n * step + step * 0.1, 1), round(step * 0.8, 1)
        if year.held:
            kind = "uncounted" if year.expected is None else "held"
            bars.append(Bar(kind, x, round(TOP + BARS - held, 1), width, round(held, 1)))
        if missing:
            bars.append(Bar("missing", x, round(TOP + BARS - held - missing, 1), width, round(missing, 1)))
    return Chart(tuple(bars), tuple(_labels([year.label for year in years], step)), most)


def _units(count: int, most: int) -> float:
    return BARS * count / most if most else 0.0


def _labels(names: Sequence[str], step: float) -> list[Label]:
    """As many names as fit, counted from the last one back: the newest year is what people look for."""
    labels: list[Label] = []
    free: float = WIDTH + CHARACTER  # where the label to the right begins
    for n in reversed(range(len(names))):
        length = len(names[n]) * CHARACTER
        left = min(max(0.0, n * step + (step - length) / 2), WIDTH - length)
        if left + length + CHARACTER <= free:
            labels.insert(0, Label(names[n], round(left + length / 2, 1)))
            free = left
    return labels
