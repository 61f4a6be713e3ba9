"""The second learned reader: what the words around an item say of it in their order. Pure, but for its weights.

A gated recurrent network that reads the words forwards and backwards (linker/claims/around.py says which), gathers what
it read by attention, and adds the genre and what the rules made of the mention. tests/claims_network.py trains it. It
is as often right as the first one (linker/claims/learned.py), on other texts: the mean of both is right more often than
either (tests/benchmarks/README.md). Reading by it is some products of matrices: jax, which trains it, is no
dependency of who runs it.
"""

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy
from threadpoolctl import ThreadpoolController

from linker.claims.around import IN_ALL, PLACES, Seen
from linker.claims.learned import STATUSES

WEIGHTS = "network.npz"
BUCKETS = 20_000  # of runs of letters, by their checksum: bucket 0 is that of no run
RUNS = (3, 4, 5)  # letters in a run
MOST_RUNS = 24  # of a word
UNKNOWN = 1  # the number of a word that training saw too seldom; 0 stands behind the end
FARTHEST = 10  # classes of distance to the item on either side
GENRES = (  # those of models.py, in the order in which the weights have them
    "letter", "answer", "annex", "letter_title", "spoken", "ek_besluit", "handelingen", "summary", "motion_text",
)  # fmt: skip
TOGETHER = 32  # mentions that are read in one go
# the class of a distance in words, finer close by
_FAR = tuple(min(FARTHEST, round(1.5 * math.log2(words + 1))) for words in range(IN_ALL))
Array = numpy.ndarray[Any, Any]


@dataclass(frozen=True)
class Coded:
    """The words around an item as numbers: of each the word, its place, its distance to the item, its kind."""

    words: tuple[str, ...]
    places: tuple[int, ...]
    distances: tuple[int, ...]
    kinds: tuple[int, ...]
    item: int  # where the item stands among them
    rest: tuple[float, ...]  # the genre and what the rules made of it


def coded(seen: Seen) -> Coded:
    """What is seen of a mention as numbers."""
    item = seen.item
    distances = tuple(
        FARTHEST + _FAR[i - item] if i > item else FARTHEST - _FAR[item - i] for i in range(len(seen.words))
    )
    kinds = tuple(word[0].isupper() + 2 * word.isdigit() for word in seen.words)
    genre = [float(seen.genre == one) for one in GENRES]
    rules = [float(seen.by_rules == one) for one in STATUSES]
    places = tuple(PLACES.index(place) for place in seen.places)
    words = tuple(word.lower() for word in seen.words)
    return Coded(words, places, distances, kinds, item, (*genre, *rules, float(seen.in_words)))


@lru_cache(maxsize=50_000)
def runs(word: str) -> tuple[int, ...]:
    """The buckets of the runs of letters of a word; a sign ("<this>") is one run."""
    if word[0] == "<":
        found = [word]
    else:
        edged = f"^{word}$"
        found = [edged[i : i + n] for n in RUNS for i in range(len(edged) - n + 1)]
        found = sorted(set(found))[:MOST_RUNS]
    return tuple(1 + zlib.crc32(run.encode()) % BUCKETS for run in found)


@dataclass(frozen=True)
class Network:
    """The number of each word, and the weights by name; those of both directions together, forwards first."""

    numbers: dict[str, int]
    weights: dict[str, Array]

    def probabilities(self, seen: Sequence[Seen]) -> list[dict[str, float]]:
        """How probable each status is of each mention; together 1."""
        some = [coded(one) for one in seen]
        with _threads().limit(limits=1):
            rows = [row for n in range(0, len(some), TOGETHER) for row in self._read(some[n : n + TOGETHER])]
        return [dict(zip(STATUSES, map(float, row), strict=True)) for row in rows]

    def _read(self, some: Sequence[Coded]) -> Array:
        lengths = numpy.array([len(one.words) for one in some])
        there = numpy.arange(lengths.max())[None, :] < lengths[:, None]
        states = self._states(self._inputs(some, there), there)
        apart = ~there[:, :, None]
        weight = self._layer("look", numpy.tanh(states))
        weight = _softmax(numpy.where(apart, -1e9, weight), axis=1)
        gathered = numpy.einsum("blk,blh->bkh", weight, states).reshape(len(some), -1)
        most = numpy.where(apart, -1e9, states).max(axis=1)
        own = states[numpy.arange(len(some)), [one.item for one in some]]
        rest = numpy.array([one.rest for one in some], numpy.float32)
        hidden = self._layer("hidden", numpy.concatenate([gathered, most, own, rest], axis=1))
        return _softmax(self._layer("out", numpy.maximum(hidden, 0)), axis=1)

    def _layer(self, name: str, given: Array) -> Array:
        made: Array = given @ self.weights[name] + self.weights[f"{name} bias"]
        return made

    def _inputs(self, some: Sequence[Coded], there: Array) -> Array:
        """What each word adds to the gates of the network, in both directions."""
        weights, size = self.weights, self.weights["word"].shape[1]
        words = sorted({word for one in some for word in one.words})
        vectors = numpy.zeros((len(words), 2 * size), numpy.float32)
        for n, word in enumerate(words):
            vectors[n, :size] = weights["word"][self.numbers.get(word, UNKNOWN)]
            vectors[n, size:] = weights["run"][list(runs(word))].mean(axis=0)
        into = numpy.concatenate(list(weights["into"]), axis=1)
        of_words = vectors @ into[: 2 * size] + weights["into bias"].reshape(-1)
        at = {word: n for n, word in enumerate(words)}
        given = numpy.zeros((*there.shape, into.shape[1]), numpy.float32)
        found = of_words[[at[word] for one in some for word in one.words]]
        begin = 2 * size
        for name in ("place", "distance", "kind"):
            table = weights[name]
            of_numbers = table @ into[begin : begin + table.shape[1]]
            found += of_numbers[[number for one in some for number in getattr(one, f"{name}s")]]
            begin += table.shape[1]
        given[there] = found
        return given

    def _states(self, given: Array, there: Array) -> Array:
        """The states of the network at each word, those of both directions side by side."""
        into, bias = self.weights["state"], self.weights["state bias"][:, None]
        many, length, width = given.shape
        size = width // 6
        both = given.reshape(many, length, 2, 3 * size).transpose(1, 2, 0, 3)
        state = numpy.zeros((2, many, size), numpy.float32)
        found = numpy.zeros((many, length, 2, size), numpy.float32)
        for step in range(length):
            back = length - 1 - step
            now = numpy.stack([both[step, 0], both[back, 1]])
            told = state @ into + bias
            gates = _sigmoid(now[..., : 2 * size] + told[..., : 2 * size])
            reset, keep = gates[..., :size], gates[..., size:]
            new = numpy.tanh(now[..., 2 * size :] + reset * told[..., 2 * size :])
            here = numpy.stack([there[:, step], there[:, back]])[..., None]
            state = numpy.where(here, (1 - keep) * new + keep * state, state)
            found[:, step, 0] = state[0]
            found[:, back, 1] = state[1]
        return found.reshape(many, length, 2 * size)


@cache
def _threads() -> ThreadpoolController:
    """What says on how many threads numpy multiplies."""
    return ThreadpoolController()


def _sigmoid(values: Array) -> Array:
    made: Array = (numpy.tanh(values / 2) + 1) / 2  # the same as 1 / (1 + exp(-values)), without overflow
    return made


def _softmax(values: Array, axis: int) -> Array:
    powers = numpy.exp(values - values.max(axis=axis, keepdims=True))
    made: Array = powers / powers.sum(axis=axis, keepdims=True)
    return made


@cache
def network() -> Network:
    """The network that is shipped."""
    return of_bytes((files(__package__) / WEIGHTS).read_bytes())


def of_bytes(packed: bytes) -> Network:
    """The network of a file: its words, one a line, and its weights; a table of small numbers has a scale beside it."""
    with numpy.load(BytesIO(packed)) as held:
        words = held["words"].tobytes().decode("utf-8").split("\n")
        weights = {
            name: held[name].astype(numpy.float32) * held.get(f"scale {name}", 1)
            for name in held.files
            if name != "words" and not name.startswith("scale ")
        }
    return Network({word: n for n, word in enumerate(words, UNKNOWN + 1)}, weights)


def bytes_of(words: Sequence[str], weights: dict[str, Array]) -> bytes:
    """A network as its file: the two large tables in whole 127ths of their largest number, the rest in half
    precision."""
    held: dict[str, Any] = {"words": numpy.frombuffer("\n".join(words).encode("utf-8"), numpy.uint8)}
    for name, values in weights.items():
        if name in ("word", "run"):
            scale = numpy.float32(numpy.abs(values).max() / 127)
            held[name], held[f"scale {name}"] = numpy.round(values / scale).astype(numpy.int8), scale
        else:
            held[name] = values.astype(numpy.float16)
    file = BytesIO()
    numpy.savez_compressed(file, allow_pickle=False, **held)
    return file.getvalue()
