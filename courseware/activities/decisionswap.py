"""The best single change to a plan, found by trying every one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from courseware.activities.decisionsetting import Setting
from courseware.models.buying.index import Model, shown
from courseware.models.buying.plan import Contact, breaches, effort, lasts

__all__ = ["Swap", "best_swap"]

#: An index is shown with one decimal; a smaller change is none.
VISIBLE = 0.05


class Swap(NamedTuple):
    """A contact to leave out (or none), one to take, and what that adds to the index (0–100)."""

    out: Contact | None
    into: Contact
    gain: float


def best_swap(setting: Setting, plan: Sequence[Contact]) -> Swap | None:
    """Return the best exchange of one contact for another, or further contact; None if none.

    Every one is tried; `plan` is possible.
    """
    model, now = setting.model, setting.model.outcome(plan).overall
    found = sorted(_exchanges(model, plan), key=lambda swap: -swap.gain)
    for swap in found:
        gain = shown(swap.gain) - shown(now)
        if gain < VISIBLE:
            return None
        rest = [contact for contact in plan if contact != swap.out]
        if not any(breaches(model.account, model.parameters, [*rest, swap.into])):
            return Swap(swap.out, swap.into, gain)
    return None


def _exchanges(model: Model, plan: Sequence[Contact]) -> Iterator[Swap]:
    """Yield every exchange and addition with the overall index that it leads to."""
    account = model.account
    stages = range(len(account.stages))
    every = [
        (Contact(stage, member.id, channel), account.place(member.id))
        for member in account.members
        for stage in stages
        for channel in model.parameters.channels
    ]
    moves = [
        (
            contact,
            place,
            effort(account, model.parameters, contact),
            lasts(account, model.parameters, contact),
        )
        for contact, place in every
    ]
    for out in (None, *plan):
        rest = [contact for contact in plan if contact != out]
        fresh = model.fresh(rest)
        base = model.outcome(rest).stages
        for contact, place, units, lasting in moves:
            values = list(base)
            for stage in lasting:
                before = fresh[stage][place]
                rise = model.gain(place, before + units) - model.gain(place, before)
                values[stage] += model.leverages[stage][place] * rise
            yield Swap(out, contact, model.overall(values))
