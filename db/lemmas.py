"""Dutch words as the title index knows them: folded to plain letters and brought to their lemma."""

import re
import unicodedata
from functools import lru_cache

import simplemma

_WORD = re.compile(r"\w+(?:['’]s\b)?")


@lru_cache(maxsize=1_000_000)
def _lemma(word: str) -> str:
    # simplemma writes separable verbs as "uit_voeren"
    found = simplemma.lemmatize(word, lang="nl").replace("_", "").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", found) if not unicodedata.combining(c))


def lemmas(text: str) -> list[str]:
    """The lemmas of `text` in order, stop words included: "Gemeenten' nota's" -> ["gemeente", "nota"]."""
    return [_lemma(word) for word in _WORD.findall(text.lower())]
