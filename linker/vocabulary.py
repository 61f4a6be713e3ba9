"""All words (lemmas) of titles and of moties' texts, with how many have them, from before and from behind."""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property


class Vocabulary:
    """Read once, as a whole: a letter asks for thousands of words, and for all that begin or end like them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def _all(self) -> tuple[str, list[int], list[int]]:
        """All words in one line, with how many titles and texts have each: row by row takes twice as long."""
        sql = "SELECT group_concat(woord, ' '), json_group_array(titels), json_group_array(teksten) FROM woord"
        words, titles, texts = self._connection.execute(sql).fetchone()
        return words or "", json.loads(titles), json.loads(texts)

    @cached_property
    def titles(self) -> dict[str, int]:
        """In how many titles each word stands, 0 where it stands in texts only."""
        return dict(zip(self._all[0].split(), self._all[1], strict=True))

    @cached_property
    def texts(self) -> dict[str, int]:
        """In how many texts of moties each word stands, 0 where it stands in titles only."""
        return dict(zip(self._all[0].split(), self._all[2], strict=True))

    @cached_property
    def _forward(self) -> list[str]:
        return sorted(self.titles)

    @cached_property
    def _backward(self) -> list[str]:
        return sorted(self._all[0][::-1].split())

    def __contains__(self, word: str) -> bool:
        return word in self.titles

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
