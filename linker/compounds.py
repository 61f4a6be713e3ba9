"""Dutch compounds taken apart by the words that the papers' titles know. Pure over a test for known words."""

from collections.abc import Callable

SHORTEST = 4  # letters of a part: shorter ones ("in", "ver", "ge") are prefixes, no parts
_JOINTS = ("", "s", "en", "e", "n")  # tussenklanken, Woordenlijst Nederlandse Taal, Leidraad 8.3


def parts(word: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """The two parts of a compound, its joint left out: "kabinetsreactie" -> ("kabinet", "reactie").

    Of more ways to split, the one with the longest last part, which is what the compound is a kind of.
    """
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        first, last = word[:at], word[at:]
        if not known(last):
            continue
        for joint in _JOINTS:
            stem = first.removesuffix(joint) if joint else first
            if len(stem) >= SHORTEST and (joint == "" or stem != first) and known(stem):
                return stem, last
    return None
