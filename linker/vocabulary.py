"""All words (lemmas) of titles and of moties' texts, with how many have them, from before and from behind."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property


class Vocabulary:
    """Read once, as a whole: a letter asks for thousands of words, and for all that begin or end like them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def titles(self) -> dict[str, int]:
        """In how many titles each word stands."""
        return dict(self._connection.execute("SELECT term, doc FROM stuk_woord"))

    @cached_property
    def texts(self) -> dict[str, int]:
        """In how many texts of moties each word stands."""
        return dict(self._connection.execute("SELECT term, doc FROM motie_woord"))

    @cached_property
    def _forward(self) -> list[str]:
        return sorted(self.titles.keys() | self.texts.keys())

    @cached_property
    def _backward(self) -> list[str]:
        return sorted(word[::-1] for word in self._forward)

    def __contains__(self, word: str) -> bool:
        return word in self.titles or word in self.texts

    def beginning(self, start: str) -> list[str]:
        """The words that begin so."""
        return list(_from(self._forward, start))

    def ending(self, end: str) -> list[str]:
        """The words that end so."""
        return [word[::-1] for word in _from(self._backward, end[::-1])]


def _from(words: list[str], start: str) -> Iterator[str]:
    for at in range(bisect_left(words, start), len(words)):
        if not words[at].startswith(start):
            return
        yield words[at]
