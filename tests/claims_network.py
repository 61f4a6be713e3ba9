"""Train the recurrent reader of claims (linker/claims/recurrent.py) with jax; tests/claims_training.py calls it.

Nothing here is needed to read by it. The same examples in the same order give the same weights on the same machine.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import jax
import numpy
import optax
from jax import numpy as jnp

from linker.claims.around import PLACES, Seen
from linker.claims.learned import STATUSES
from linker.claims.recurrent import BUCKETS, FARTHEST, GENRES, MOST_RUNS, UNKNOWN, Coded, Network, coded, runs

SIZE, STATE, HIDDEN, LOOKS = 48, 64, 128, 4  # of a word's vector, of what is kept in reading, of the layer above
NUMBERS = {"place": (len(PLACES), 8), "distance": (2 * FARTHEST + 1, 8), "kind": (4, 4)}
OFTEN = 3  # times that a word must occur to be known by itself
ROUNDS, BATCH, RATE = 10, 32, 2e-3
LONG, MANY = 16, 512  # the words of a mention, and the different ones of a batch, are filled up to a multiple of these
FORGOTTEN = 0.4  # share of what is computed that is left out in training
UNREAD, UNRECOGNISED, UNRULED = 0.15, 0.1, 0.15  # shares of the words, of known words, of what the rules made
SOFTENED = 0.05  # how much of each label is spread over the others

Weights = dict[str, Any]


@dataclass(frozen=True)
class Lesson:
    """A mention with its label; `ruled`: whether what the rules made of it may teach something."""

    seen: Seen
    wanted: str
    ruled: bool


class _Batch(NamedTuple):
    """Some mentions: of each word its numbers, and which of the different words it is; `runs` and `many` of those;
    `there`: where there is a word; `counts`: 0 for a mention that only fills up."""

    words: Any
    which: Any
    place: Any
    distance: Any
    kind: Any
    there: Any
    runs: Any
    many: Any
    items: Any
    rest: Any
    wanted: Any
    counts: Any


def train(lessons: Sequence[Lesson]) -> tuple[list[str], Network]:
    """The words that are known, and the network that these mentions teach."""
    chance = random.Random(0)
    some = [coded(one.seen) if one.ruled else _unruled(coded(one.seen)) for one in lessons]
    wanted = [STATUSES.index(one.wanted) for one in lessons]
    counted = Counter(word for one in some for word in one.words)
    words = sorted(word for word, many in counted.items() if many >= OFTEN)
    known = {word: n for n, word in enumerate(words, UNKNOWN + 1)}
    weights = _begin(len(words) + UNKNOWN + 1, numpy.random.default_rng(0))
    rarity = numpy.sqrt(len(wanted) / (len(STATUSES) * numpy.bincount(wanted, minlength=len(STATUSES)).clip(1)))
    steps = ROUNDS * -(-len(some) // BATCH)
    pace = optax.cosine_onecycle_schedule(steps, RATE, pct_start=0.1)
    way = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(pace, weight_decay=0.01))

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(weights: Weights, memory: Any, batch: _Batch, key: Any) -> tuple[Weights, Any]:
        changes, memory = way.update(jax.grad(_loss)(weights, batch, key, jnp.asarray(rarity)), memory, weights)
        return optax.apply_updates(weights, changes), memory

    memory, key = way.init(weights), jax.random.key(0)
    for _ in range(ROUNDS):
        for chosen in _batches(some, chance):
            key, now = jax.random.split(key)
            batch = _batch([some[i] for i in chosen], [wanted[i] for i in chosen], known, chance)
            weights, memory = step(weights, memory, batch, now)
    return words, Network(known, {name: numpy.asarray(values) for name, values in weights.items()})


def _begin(words: int, chance: numpy.random.Generator) -> Weights:
    width = 2 * SIZE + sum(size for _, size in NUMBERS.values())
    above = 2 * STATE * (LOOKS + 2) + len(GENRES) + len(STATUSES) + 1

    def even(*shape: int, of: int) -> Any:
        return jnp.asarray(chance.uniform(-1, 1, shape) / numpy.sqrt(of), jnp.float32)

    return {
        "word": jnp.asarray(chance.normal(0, 0.1, (words, SIZE)), jnp.float32),
        "run": jnp.asarray(chance.normal(0, 0.1, (BUCKETS + 1, SIZE)), jnp.float32),
        **{name: jnp.asarray(chance.normal(0, 1, shape), jnp.float32) for name, shape in NUMBERS.items()},
        "into": even(2, width, 3 * STATE, of=STATE),
        "into bias": even(2, 3 * STATE, of=STATE),
        "state": even(2, STATE, 3 * STATE, of=STATE),
        "state bias": even(2, 3 * STATE, of=STATE),
        "look": even(2 * STATE, LOOKS, of=2 * STATE),
        "look bias": even(LOOKS, of=2 * STATE),
        "hidden": even(above, HIDDEN, of=above),
        "hidden bias": even(HIDDEN, of=above),
        "out": even(HIDDEN, len(STATUSES), of=HIDDEN),
        "out bias": even(len(STATUSES), of=HIDDEN),
    }


def _loss(weights: Weights, batch: _Batch, key: Any, rarity: Any) -> Any:
    """How far off the labels it is; a rare status weighs more."""
    by = jax.nn.log_softmax(_read(weights, batch, key))
    labels = (1 - SOFTENED) * jax.nn.one_hot(batch.wanted, len(STATUSES)) + SOFTENED / len(STATUSES)
    off = -(labels * rarity * by).sum(-1)
    return (off * batch.counts).sum() / (rarity[batch.wanted] * batch.counts).sum()


def _read(weights: Weights, batch: _Batch, key: Any) -> Any:
    """What `Network` computes, before its last step; and some of it is forgotten each time."""
    keys = iter(jax.random.split(key, 3))

    def forget(values: Any) -> Any:
        return jnp.where(jax.random.bernoulli(next(keys), 1 - FORGOTTEN, values.shape), values / (1 - FORGOTTEN), 0)

    of_runs = (weights["run"][batch.runs] * (batch.runs > 0)[..., None]).sum(1) / batch.many[:, None]
    numbers = [weights[name][getattr(batch, name)] for name in NUMBERS]
    words = forget(jnp.concatenate([weights["word"][batch.words], of_runs[batch.which], *numbers], -1))
    given = jnp.einsum("blw,dwg->dlbg", words, weights["into"]) + weights["into bias"][:, None, None]
    there = batch.there.T
    both = jnp.stack([given[0], given[1, ::-1]], 1), jnp.stack([there, there[::-1]], 1)

    def step(state: Any, now: Any) -> tuple[Any, Any]:
        put, here = now
        told = state @ weights["state"] + weights["state bias"][:, None]
        gates = jax.nn.sigmoid(put[..., : 2 * STATE] + told[..., : 2 * STATE])
        reset, keep = gates[..., :STATE], gates[..., STATE:]
        new = jnp.tanh(put[..., 2 * STATE :] + reset * told[..., 2 * STATE :])
        state = jnp.where(here[..., None], (1 - keep) * new + keep * state, state)
        return state, state

    _, states = jax.lax.scan(step, jnp.zeros((2, len(batch.words), STATE)), both)
    states = forget(jnp.concatenate([states[:, 0], states[::-1, 1]], -1).transpose(1, 0, 2))
    apart = ~batch.there[..., None]
    weight = jnp.tanh(states) @ weights["look"] + weights["look bias"]
    weight = jax.nn.softmax(jnp.where(apart, -1e9, weight), axis=1)
    gathered = jnp.einsum("blk,blh->bkh", weight, states).reshape(len(states), -1)
    most = jnp.where(apart, -1e9, states).max(1)
    own = states[jnp.arange(len(states)), batch.items]
    hidden = jnp.concatenate([gathered, most, own, batch.rest], -1) @ weights["hidden"] + weights["hidden bias"]
    return forget(jax.nn.relu(hidden)) @ weights["out"] + weights["out bias"]


def _batches(some: Sequence[Coded], chance: random.Random) -> Iterator[list[int]]:
    """All mentions in another order each time, those of like length together."""
    order = list(range(len(some)))
    chance.shuffle(order)
    found = []
    for first in range(0, len(order), 20 * BATCH):
        alike = sorted(order[first : first + 20 * BATCH], key=lambda i: len(some[i].words))
        found += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
    chance.shuffle(found)
    yield from found


def _batch(some: Sequence[Coded], wanted: Sequence[int], known: dict[str, int], chance: random.Random) -> _Batch:
    some = [_unruled(one) if chance.random() < UNRULED else one for one in some]
    shape = BATCH, -(-max(len(one.words) for one in some) // LONG) * LONG
    words, which, place, distance, kind = (numpy.zeros(shape, numpy.int32) for _ in range(5))
    there = numpy.zeros(shape, bool)
    there[len(some) :, 0] = True  # what only fills up has a word too
    at = {"": 0}  # a word that isn't read has no runs
    for row, one in enumerate(some):
        many = len(one.words)
        there[row, :many] = True
        place[row, :many], distance[row, :many], kind[row, :many] = one.places, one.distances, one.kinds
        for column, word in enumerate(one.words):
            words[row, column] = UNKNOWN
            if chance.random() >= UNREAD:
                which[row, column] = at.setdefault(word, len(at))
                if chance.random() >= UNRECOGNISED:
                    words[row, column] = known.get(word, UNKNOWN)
    different = -(-len(at) // MANY) * MANY
    of_words, many_of = numpy.zeros((different, MOST_RUNS), numpy.int32), numpy.ones(different, numpy.float32)
    for word, n in at.items():
        if word:
            found = runs(word)
            of_words[n, : len(found)], many_of[n] = found, len(found)
    filled = BATCH - len(some)
    return _Batch(
        words, which, place, distance, kind, there, of_words, many_of,
        numpy.array([one.item for one in some] + [0] * filled),
        numpy.array([one.rest for one in some] + [some[0].rest] * filled, numpy.float32),
        numpy.array([*wanted, *[0] * filled]),
        numpy.array([1.0] * len(some) + [0.0] * filled, numpy.float32),
    )  # fmt: skip


def _unruled(one: Coded) -> Coded:
    """A mention without what the rules made of it, so that the words are learned too."""
    return replace(one, rest=one.rest[: len(GENRES)] + (0.0,) * (len(STATUSES) + 1))
