"""Each form of citation finds its own examples, and none of its traps."""

import pytest

from linker.find import find
from linker.patterns import PATTERNS, Pattern, numbers

EXAMPLES = [
    pytest.param(pattern, text, targets, id=f"{pattern.name}: {text}")
    for pattern in PATTERNS
    for text, targets in pattern.examples.items()
]
TRAPS = [pytest.param(pattern, text, id=f"{pattern.name}: {text}") for pattern in PATTERNS for text in pattern.traps]


@pytest.mark.parametrize(("pattern", "text", "targets"), EXAMPLES)
def test_example(pattern: Pattern, text: str, targets: list[str | None]) -> None:
    apart = {"ibid", "named"}  # what points back, and names, may stand beside a number
    of_this_form = [c for c in find(text) if c.kind == pattern.kind or not apart & {c.kind, pattern.kind}]
    assert [citation.target for citation in of_this_form] == list(targets)


@pytest.mark.parametrize(("pattern", "text"), TRAPS)
def test_trap(pattern: Pattern, text: str) -> None:
    assert find(text) == []


def test_every_pattern_says_why_and_shows_what() -> None:
    for pattern in PATTERNS:
        assert pattern.why and (pattern.examples or pattern.traps), pattern.name
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7", ["7"]),
        ("7 en 9", ["7", "9"]),
        ("2-4", ["2", "3", "4"]),
        ("2 t/m -4", ["2", "3", "4"]),
        ("A tot en met C", ["A", "B", "C"]),
        ("16, 16a, 16b", ["16", "16a", "16b"]),
        ("5-2024", ["5", "2024"]),  # too long for a range that someone means
    ],
)
def test_numbers(words: str, expected: list[str]) -> None:
    assert numbers(words) == expected
