"""Which questions the browser tests answer, and how."""

from __future__ import annotations

import random
from typing import Any

from courseware.content import Item, load_course
from courseware.quiz.strategies import answer

LESSON = "m1-crm"
KINDS = ("single", "multiple", "matching", "ordering", "numeric", "spans")


def one_of_each(language: str = "en", *, graded: bool = False) -> dict[str, Item]:
    """Return a question of each kind there is, in the order of the course."""
    found: dict[str, Item] = {}
    for item in load_course(language).items(LESSON, graded=graded):
        found.setdefault(item.kind, item)
    assert graded or sorted(found) == sorted(KINDS)
    return found


def right_answer(item: Item) -> Any:
    """Return what somebody who knows everything answers."""
    return answer(item, "perfect", random.Random(1))


def some_answer(item: Item, seed: int = 1) -> Any:
    """Return what somebody who clicks anything answers; never blank."""
    rng = random.Random(seed)
    if item.kind == "numeric":
        return {"text": str(rng.randint(2, 999)), "unit": item.units[-1].id}
    while not (value := answer(item, "random", rng)):
        pass
    return value
