"""A plan of contacts as an answer: whether it fits, what it is worth.

The model behind it is `courseware.models.buying`; nothing here needs a solver.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from fractions import Fraction
from functools import cache
from typing import Any

from courseware import datasets
from courseware.content import Plan
from courseware.content.parameters import decision_map
from courseware.models.buying.baselines import random_plan
from courseware.models.buying.baselines import share as attained
from courseware.models.buying.index import Model
from courseware.models.buying.parameters import Budget
from courseware.models.buying.plan import Contact, breaches, read_plan

__all__ = ["by_chance", "contacts", "first", "fits", "impossible", "model", "share"]

#: A share is rounded to thousandths: floating point may differ between machines far below that.
STEPS = 1000


def model(item: Plan) -> Model:
    """Return the account of `item`, from its first open stage on, with its budget."""
    return _model(item.account, item.since, item.total, item.stage)


def contacts(value: Any) -> tuple[Contact, ...]:  # noqa: ANN401
    """Return the contacts of an answer that fits (see `fits`)."""
    return tuple(Contact(**each) for each in value.get("plan", ()))


def fits(item: Plan, value: object) -> bool:
    """Say whether `value` is a list of contacts with people, stages and channels there are."""
    if not isinstance(value, dict) or set(value) != {"plan"}:
        return False
    known = model(item)
    return read_plan(known.account, known.parameters, value["plan"]) is not None


def impossible(item: Plan, value: dict[str, Any]) -> int:
    """Return how many contacts of an answer break a rule of the map."""
    known = model(item)
    return len({b.contact for b in breaches(known.account, known.parameters, contacts(value))})


def share(item: Plan, value: dict[str, Any]) -> Fraction:
    """Return what an answer gains of what the key gains, 0 to 1 in thousandths.

    Parameters
    ----------
    item
        With its key.
    value
        An answer that fits; if any contact is impossible, it is worth nothing.
    """
    if item.answer is None:
        raise ValueError(f"{item.id} has no key")
    if impossible(item, value):
        return Fraction(0)
    known = model(item)
    best = known.outcome(_keyed(item.answer)).overall
    gained = round(STEPS * attained(known, contacts(value), best))
    return Fraction(min(STEPS, gained), STEPS)


def by_chance(item: Plan, seed: int) -> dict[str, Any]:
    """Return the answer of somebody who clicks what can be clicked."""
    return {"plan": [asdict(contact) for contact in random_plan(model(item), seed)]}


def first(item: Plan) -> dict[str, Any]:
    """Return the answer of somebody who takes the first of everything."""
    known = model(item)
    channel = next(iter(known.parameters.channels))
    return {"plan": [asdict(Contact(0, known.account.members[0].id, channel))]}


@cache
def _model(account: str, since: int, total: int, stage: int) -> Model:
    numbers = replace(decision_map().parameters(), budget=Budget(total, stage))
    return Model(datasets.account(account).since(since), numbers)


def _keyed(answer: Iterable[Any]) -> tuple[Contact, ...]:
    return tuple(Contact(each.stage, each.member, each.channel) for each in answer)
