"""Synthetic trainees: who knows everything, nothing, or only how tests are made."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Literal, get_args

from courseware.content import Item, Matching, Multiple, Numeric, Ordering, Plan, Single, Spans
from courseware.content.schema import Option, Target
from courseware.quiz import plans

Strategy = Literal["perfect", "blank", "random", "first", "longest"]
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)


def answer(item: Item, strategy: Strategy, rng: random.Random) -> object:
    """Return what a trainee who follows `strategy` would answer to `item`.

    Parameters
    ----------
    item
        For "perfect" it must have its key.
    strategy
        ``perfect`` knows the key, ``blank`` answers nothing, ``random`` clicks anything,
        ``first`` and ``longest`` take the first or the longest of what is offered.
    rng
        Where chance is drawn from; the other strategies leave it alone.

    Returns
    -------
    object
        A value for the answer sheet; None for no answer.
    """
    if strategy == "blank":
        return None
    if strategy == "perfect":
        return _perfect(item)
    if strategy == "random":
        return _random(item, rng)
    return _by_looks(item, strategy)


def _perfect(item: Item) -> object:
    if item.answer is None:
        raise ValueError(f"{item.id} has no key")
    match item:
        case Numeric():
            return {"text": str(item.answer.value), "unit": item.answer.unit}
        case Multiple() | Ordering():
            return list(item.answer)
        case Matching() | Spans():
            return dict(item.answer)
        case Plan():
            return {"plan": [contact.model_dump() for contact in item.answer]}
        case Single():
            return item.answer


def _random(item: Item, rng: random.Random) -> object:
    match item:
        case Single():
            return rng.choice(item.options).id
        case Multiple():
            return [option.id for option in item.options if rng.random() < 0.5]
        case Ordering():
            return rng.sample([option.id for option in item.options], len(item.options))
        case Matching():
            return {option.id: rng.choice(item.targets).id for option in item.options}
        case Spans():
            labels = [None, *(target.id for target in item.targets)]
            drawn = {option.id: rng.choice(labels) for option in item.options}
            return {name: label for name, label in drawn.items() if label is not None}
        case Numeric():
            return {"text": str(rng.randint(1, 1000)), "unit": rng.choice(item.units).id}
        case Plan():
            return plans.by_chance(item, rng.getrandbits(32))


def _by_looks(item: Item, strategy: Strategy) -> object:
    def pick(parts: Sequence[Option | Target]) -> str:
        return (max(parts, key=lambda p: len(p.text)) if strategy == "longest" else parts[0]).id

    match item:
        case Single():
            return pick(item.options)
        case Multiple():
            return [pick(item.options)]
        case Ordering():
            order = list(item.options)
            if strategy == "longest":
                order.sort(key=lambda option: -len(option.text))
            return [option.id for option in order]
        case Matching():
            return {option.id: pick(item.targets) for option in item.options}
        case Spans():
            return {pick(item.options): item.targets[0].id}
        case Numeric():
            return {"text": "1", "unit": item.units[0].id}
        case Plan():
            return plans.first(item)
