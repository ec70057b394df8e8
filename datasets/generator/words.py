"""The phrase pools, and sentences made from them in both languages at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from datasets.generator.draw import deck

__all__ = [
    "Deck",
    "Pair",
    "Person",
    "capital",
    "codes",
    "day",
    "filled",
    "firm",
    "joined",
    "marks",
    "money",
    "people",
    "pool",
    "shortened",
]

PHRASES = Path(__file__).parent / "phrases"
MONTHS = "January February March April May June July August September October November December"


class Pair(NamedTuple):
    """The same words in English and in Chinese."""

    en: str
    zh: str


class Person(NamedTuple):
    """A contact: how a seller's note names the person at first, and from then on."""

    title: Pair
    short: Pair


@cache
def pool(name: str) -> Any:  # noqa: ANN401  (each pool has a shape of its own)
    """Return the pool of phrases kept in a file."""
    return yaml.safe_load((PHRASES / f"{name}.yaml").read_text(encoding="utf-8"))


def codes(field: str) -> tuple[str, ...]:
    """Return the codes of a field, in their order."""
    return tuple(pool("codes")[field])


def marks(phrase: list[str]) -> set[str]:
    """Return the marks behind a phrase: what it fits, or what it tells."""
    return set(phrase[2].split()) if len(phrase) > 2 else set()


def filled(phrase: list[str], slots: Mapping[str, Pair]) -> Pair:
    """Fill the slots of a phrase in both languages.

    Examples
    --------
    >>> filled(["{n} lines", "{n}条线"], {"n": Pair("3", "3")})
    Pair(en='3 lines', zh='3条线')
    """
    english, chinese = phrase[:2]
    return Pair(
        english.format_map({name: pair.en for name, pair in slots.items()}),
        chinese.format_map({name: pair.zh for name, pair in slots.items()}),
    )


def joined(pairs: list[Pair]) -> Pair:
    """Put sentences one after the other: with a space in English, without in Chinese."""
    return Pair(" ".join(pair.en for pair in pairs), "".join(pair.zh for pair in pairs))


def firm(rng: Random, industry: str, size: str, group: str, taken: set[str]) -> Pair:
    """Return a name for a firm that nobody has taken, and take it."""
    letter = {"small": "s", "medium": "m", "large": "l", "very_large": "v"}[size]
    trades = [one for one in pool("names")["trades"][industry] if letter in one[2]]
    while True:
        stem, trade = rng.choice(pool("names")["stems"][group]), rng.choice(trades)
        name = Pair(f"{stem[0]} {trade[0]}", f"{stem[1]}{trade[1]}")
        if name.en not in taken:
            taken.add(name.en)
            return name


def people(rng: Random, industry: str, name: Pair) -> tuple[Person, Person]:
    """Return two contacts of a firm: one who uses the service, one who decides."""
    titles = dict(pool("names")["titles"][industry])
    for trade, own in pool("names")["own_titles"].items():
        if name.en.endswith(trade):
            titles |= own
    surnames = rng.sample(pool("names")["surnames"], 2)
    return (
        _person(surnames[0], rng.choice(titles["users"])),
        _person(surnames[1], rng.choice(titles["deciders"])),
    )


def _person(surname: list[str], title: list[str]) -> Person:
    english, chinese = title[0].format(surname[0]), title[1].format(surname[1])
    short = chinese.partition("|")[2] or chinese
    return Person(Pair(english, chinese.replace("|", "")), Pair(surname[0], short))


def shortened(text: Pair, persons: Iterable[Person]) -> Pair:
    """Name each person in full at first, and by the short name from then on."""
    english, chinese = text
    for one in persons:
        english = _after_first(english, one.title.en, one.short.en)
        chinese = _after_first(chinese, one.title.zh, one.short.zh)
    return Pair(english, chinese)


def _after_first(text: str, old: str, new: str) -> str:
    head, found, tail = text.partition(old)
    return head + found + tail.replace(old, new)


def money(amount: int) -> Pair:
    """Write yuan as people say them; the word for yuan follows.

    Examples
    --------
    >>> money(36000)
    Pair(en='36,000', zh='3.6万')
    """
    chinese = f"{amount / 10000:g}万" if amount >= 10000 else str(amount)
    return Pair(f"{amount:,}", chinese)


class Deck:
    """Draws phrases from a pool; none comes again before the others have come."""

    def __init__(self, rng: Random, pool_name: str) -> None:
        self.rng = rng
        self.pool = pool(pool_name)
        self.decks: dict[tuple[str, ...], Iterator[Any]] = {}

    def draw(self, *path: str) -> Any:  # noqa: ANN401  (a phrase, or a group of them)
        """Return the next phrase of the part of the pool that the path leads to."""
        if path not in self.decks:
            phrases = self.pool
            for part in path:
                phrases = phrases[part]
            self.decks[path] = deck(self.rng, phrases)
        return next(self.decks[path])


def capital(text: Pair) -> Pair:
    """Begin a sentence with a capital."""
    return Pair(text.en[:1].upper() + text.en[1:], text.zh)


def day(iso: str) -> Pair:
    """Write a date as people say it.

    Examples
    --------
    >>> day("2010-03-05")
    Pair(en='5 March', zh='3月5日')
    """
    month, date = int(iso[5:7]), int(iso[8:10])
    return Pair(f"{date} {MONTHS.split()[month - 1]}", f"{month}月{date}日")
