"""Random draws that come out the same on every machine and Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

__all__ = ["chance", "deck", "normal", "spread", "stream", "weighted"]

T = TypeVar("T")


def stream(table: str) -> Random:
    """Return the stream of random numbers that belongs to a table."""
    return Random(f"key-account-courseware/{table}")


def chance(rng: Random, probability: float) -> bool:
    """Say yes with a probability."""
    return rng.random() < probability


def normal(rng: Random, mean: float = 0.0, deviation: float = 1.0) -> float:
    """Return a draw that is nearly normal: twelve uniform ones, added up.

    ``Random.gauss`` asks the platform for a logarithm and a cosine, whose last digit
    differs between machines; adding doesn't.
    """
    total = -6.0
    for _ in range(12):
        total += rng.random()
    return mean + deviation * total


def spread(rng: Random, low: float, high: float) -> float:
    """Return a draw between two limits in which each factor is as likely as any other.

    The last digit of a power differs between machines too; what is made of it is rounded so
    coarsely that no file shows it (a test shakes that digit).
    """
    return float(low * (high / low) ** rng.random())


def weighted(rng: Random, weights: Mapping[T, float]) -> T:
    """Return one of the keys, each as often as its weight says."""
    bounds = list(accumulate(weights.values()))
    mark = rng.random() * bounds[-1]
    return next(key for key, bound in zip(weights, bounds, strict=True) if mark < bound)


def deck(rng: Random, cards: Sequence[T]) -> Iterator[T]:
    """Yield the cards for ever, each once before any comes again."""
    while True:
        yield from rng.sample(cards, len(cards))
