"""Dutch compounds taken apart by the words that the papers' titles know. Pure over a test for known words."""

from collections.abc import Callable

from db.lemmas import lemmas

SHORTEST = 4  # letters of a part: shorter ones ("in", "ver", "ge") are prefixes, no parts
_JOINTS = ("", "s", "en", "e", "n")  # tussenklanken, Woordenlijst Nederlandse Taal, Leidraad 8.3


def parts(word: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """The two parts of a compound, its joint left out: "kabinetsreactie" -> ("kabinet", "reactie").

    Of more ways to split, the one with the longest last part, which is what the compound is a kind of; that part as a
    lemma where only that is known: "watertekorten" -> ("water", "tekort").
    """
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        first = word[:at]
        whole = [last for last in (word[at:], *lemmas(word[at:])) if len(last) >= SHORTEST and known(last)]
        if not whole:
            continue
        for joint in _JOINTS:
            stem = first.removesuffix(joint) if joint else first
            if len(stem) >= SHORTEST and (joint == "" or stem != first) and known(stem):
                return stem, whole[0]
    return None
