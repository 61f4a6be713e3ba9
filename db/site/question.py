"""What a visitor asks of the search page: words to the index's own language, and words back with what was found. Pure.

Only lemmas within quotes reach the index: nothing that a visitor types is syntax to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.lemmas import lemmas
from db.names import folded

LONGEST, MOST = 200, 12  # characters of a question that are read, words of it that are looked for
# Words that every text has: left out where a question has others too. Lemmas, as the index has them.
COMMON = frozenset(lemmas(
    "de het een en of van voor over op in uit aan bij met om te ten ter tot naar door als dat die dit deze zijn is er"
    " niet wordt worden was hebben heeft wat wie waar hoe welke alle ook"
))  # fmt: skip
SHORTEST = 3  # letters in front of a "*"
WINDOW = 260  # characters of a text that are shown
_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+(?:['’]s\b)?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word (one lemma), words that stand in this order, or how words begin (`begins`).

    `also`: what other forms of a word can have as their lemma ("kaart" is a verb to the lemmatiser, "kaarten" isn't).
    """

    typed: str
    lemmas: tuple[str, ...]
    begins: bool = False
    also: tuple[str, ...] = ()

    @property
    def common(self) -> bool:
        """Whether it is a word that every text has."""
        return not self.begins and COMMON.issuperset(self.lemmas)

    @property
    def match(self) -> str:
        """The term in the language of FTS5, quoted."""
        words = " ".join(lemma.replace('"', "") for lemma in self.lemmas)
        first = f'"{words}"' + ("*" if self.begins else "")
        others = [f'"{lemma}"' for lemma in self.also]
        return f"({' OR '.join((first, *others))})" if others else first


def terms(text: str) -> tuple[Term, ...]:
    """The terms of a question, each once; without words that every text has, unless it has no others."""
    found = list(dict.fromkeys(_terms(text[:LONGEST])))
    telling = [term for term in found if not term.common]
    return tuple((telling or found)[:MOST])


def _terms(text: str) -> Iterator[Term]:
    for phrase, word in _TOKEN.findall(text.replace("“", '"').replace("”", '"')):
        if phrase:
            if found := tuple(_plain(lemmas(phrase))):
                yield Term(phrase, found)
        elif word.endswith("*") and len(begin := re.sub(r"\W", "", folded(word))) >= SHORTEST:
            yield Term(word, (begin,), begins=True)
        else:
            for part in _WORD.findall(word):
                for lemma in _plain(lemmas(part)):
                    others = dict.fromkeys(_plain((*lemmas(lemma), folded(part))))
                    yield Term(
                        part, (lemma,), also=tuple(other for other in others if other != lemma and "'" not in other)
                    )


def _plain(found: Iterable[str]) -> Iterator[str]:
    """The lemmas that the index can hold: its tokens are letters and figures."""
    return (lemma for lemma in found if any(char.isalnum() for char in lemma))


def match(found: Sequence[Term], filters: Sequence[str] = ()) -> str:
    """The question in the language of FTS5: all terms, anywhere but in the filters' column; "" for nothing."""
    parts = [f'kenmerk : "{word}"' for word in filters]
    if found:
        parts.append(f"{{titel tekst citaat soort}} : ({' AND '.join(term.match for term in found)})")
    return " AND ".join(parts)


# --- words back -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marks:
    """Finds the words of a question in a text."""

    words: frozenset[str]
    begins: tuple[str, ...]
    near: re.Pattern[str]  # what may be one of the words: only that is brought to its lemma

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand."""
        found = (hit.span() for hit in self.near.finditer(text))
        return [span for span in found if self._is_one(text[slice(*span)])]

    def _is_one(self, word: str) -> bool:
        found = lemmas(word)
        return any(lemma in self.words or lemma.startswith(self.begins) for lemma in found)


def marks(found: Sequence[Term]) -> Marks | None:
    """What marks the words of a question; None for one without words."""
    if not found:
        return None
    words = frozenset(lemma for term in found if not term.begins for lemma in (*term.lemmas, *term.also))
    begins = tuple(lemma for term in found if term.begins for lemma in term.lemmas)
    typed = {word.lower() for term in found for word in _WORD.findall(term.typed)}
    # a form of a word mostly begins as its lemma does, or as it was typed
    starts = sorted({word[: max(2, min(4, len(word) - 1))] for word in {*words, *typed, *begins} if word})
    near = re.compile(rf"\b(?:{'|'.join(map(re.escape, starts))})\w*(?:['’]s\b)?", re.IGNORECASE)
    return Marks(words, begins, near)


Marked = tuple[tuple[str, bool], ...]


def marked(text: str, finder: Marks | None) -> Marked:
    """A text in pieces: (words, whether they are words of the question)."""
    made: list[tuple[str, bool]] = []
    at = 0
    for start, end in finder.spans(text) if finder else ():
        made += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple(piece for piece in (*made, (text[at:], False)) if piece[0])


def snippet(text: str, finder: Marks | None) -> Marked:
    """The part of a text that has most of the question's words; () where it has none."""
    spans = finder.spans(text) if finder else []
    if not spans:
        return ()
    best = max(spans, key=lambda span: (len(_within(text, spans, span[0])), -span[0]))
    start = max(0, best[0] - 60)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + WINDOW)
    end = end if end == len(text) else max(text.rfind(" ", start, end), best[1])
    words = " ".join(text[start:end].split())
    return marked(f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}", finder)


def _within(text: str, spans: Sequence[tuple[int, int]], start: int) -> set[str]:
    return {text[a:b].lower() for a, b in spans if start <= a < start + WINDOW - 80}


def plain(pieces: Marked) -> str:
    """The words of marked text."""
    return "".join(words for words, _ in pieces)
