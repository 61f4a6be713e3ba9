"""Dutch words as the title index knows them: folded to plain letters and brought to their lemma."""

import multiprocessing
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import simplemma

MANY = 20_000
_WORD = re.compile(r"\w+(?:['’]s\b)?")


@lru_cache(maxsize=1_000_000)
def lemma(word: str) -> str:
    """The lemma of a word in lower case, in plain letters."""
    # simplemma writes separable verbs as "uit_voeren"
    found = simplemma.lemmatize(word, lang="nl").replace("_", "").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", found) if not unicodedata.combining(c))


def lemmas(text: str) -> list[str]:
    """The lemmas of `text` in order, stop words included: "Gemeenten' nota's" -> ["gemeente", "nota"]."""
    return list(map(lemma, _WORD.findall(text.lower())))


def lemma_lines(texts: Sequence[str]) -> Iterator[str]:
    """The lemmas of each text as one line; over all cores where there are so many that it pays."""
    if len(texts) < MANY:
        yield from map(_line, texts)
        return
    with multiprocessing.Pool() as pool:
        yield from pool.imap(_line, texts, chunksize=5000)


def _line(text: str) -> str:
    return " ".join(lemmas(text))
