"""An expression that says a status, and a guard that says that nothing is claimed: their shape. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

Status = Literal[
    "executed", "closed", "partly", "in_progress", "transferred", "announced", "not_executed", "superseded",
    "acknowledged",
]  # fmt: skip
Scope = Literal["clause", "sentence"]

FEW = r"(?:\S+ ){0,5}?"  # a few words between


@dataclass(frozen=True)
class Idiom:
    """A form of words. `examples` hold it and `traps` look like it; both are tested."""

    name: str
    status: Status
    weight: int
    cues: frozenset[str]
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()


def expression(
    name: str, status: Status, weight: int, regex: str, *examples: str, traps: tuple[str, ...] = (), cues: str
) -> Idiom:
    """An idiom from its expression; `cues`: words apart by spaces, one of which the clause must have."""
    return Idiom(name, status, weight, frozenset(cues.split()), re.compile(regex), examples, traps)


@dataclass(frozen=True)
class Guard:
    """A form of words in which nothing is claimed. `scope`: what it makes silent."""

    name: str
    scope: Scope
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()
    cues: re.Pattern[str] | None = None  # found in every clause that the form is in, and quickly sought

    def holds(self, words: str) -> bool:
        return (self.cues is None or self.cues.search(words) is not None) and self.regex.search(words) is not None


def silence(name: str, scope: Scope, regex: str, *examples: str, traps: tuple[str, ...] = (), cues: str = "") -> Guard:
    return Guard(name, scope, re.compile(regex), examples, traps, re.compile(cues) if cues else None)
