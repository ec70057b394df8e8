"""What simple habits make of the same budget: plans to compare a seller's own with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from courseware.models.buying.account import Member, Role
from courseware.models.buying.index import Model
from courseware.models.buying.plan import Contact, breaches, door_openers, options, strength

__all__ = ["HABITS", "Plan", "every_contact", "random_plan", "share"]

Plan = tuple[Contact, ...]


def every_contact(model: Model) -> Plan:
    """Return each contact that some plan may hold, sorted."""
    stages = range(len(model.account.stages))
    return tuple(
        sorted(
            Contact(stage, member.id, channel)
            for member in model.account.members
            for channel in options(model.account, model.parameters, member)
            for stage in stages
        )
    )


def share(model: Model, plan: Iterable[Contact], best: float) -> float:
    """Return what a plan reaches of the attainable gain: 0 for no contact, 1 for the best.

    (J(plan) − J(∅)) / (J* − J(∅)), below 0 where a plan is worse than none. Whether the
    plan is possible is `plan.breaches`' to say.

    Parameters
    ----------
    model
        Account and parameters.
    plan
        Contacts.
    best
        The overall index of the best plan, as `optimum.best_plan` gives it.

    Raises
    ------
    ValueError
        If no plan can gain anything.
    """
    nothing = model.outcome(()).overall
    if best <= nothing:
        raise ValueError(f"the best plan must beat none; got {best} and {nothing}")
    return (model.outcome(plan).overall - nothing) / (best - nothing)


def greedy(model: Model) -> Plan:
    """Return the plan of a quick hand: always the contact with the most gain a half-day."""
    plan: Plan = ()
    contacts = every_contact(model)
    while True:
        now = model.outcome(plan).overall
        rates = {
            each: round((model.outcome((*plan, each)).overall - now) / _cost(model, each), 12)
            for each in contacts
            if _fits(model, plan, each)
        }
        # Of equal gains the earlier contact is taken, so that the plan is the same anywhere.
        chosen = max(rates, key=rates.__getitem__, default=None)
        if chosen is None or rates[chosen] <= 0:
            return plan
        plan = (*plan, chosen)


def influential_first(model: Model) -> Plan:
    """Return the plan that goes to the greatest nominal influence first."""
    return _in_order(model, model.account.members)


def friends_first(model: Model) -> Plan:
    """Return the plan that sees champions and supporters only."""
    return _in_order(model, [member for member in model.account.members if member.friendly])


def boss_only(model: Model) -> Plan:
    """Return the plan that opens the deciders' doors, then sees nobody else."""
    deciders = [member for member in model.account.members if Role.DECIDER in member.roles]
    start: Plan = ()
    for decider in deciders:
        openers = {opener.id for opener in door_openers(model.account, decider)}
        if openers and openers.isdisjoint(contact.member for contact in start):
            start = (*start, *_cheapest(model, openers))
    return _in_order(model, deciders, start)


def random_plan(model: Model, seed: int) -> Plan:
    """Return a plan by chance: contacts in a shuffled order, each taken if it fits."""
    contacts = list(every_contact(model))
    random.Random(seed).shuffle(contacts)
    plan: Plan = ()
    for contact in contacts:
        if _fits(model, plan, contact):
            plan = (*plan, contact)
    return plan


#: The habits by name, from the one that works best on most accounts.
HABITS: Mapping[str, Callable[[Model], Plan]] = MappingProxyType(
    {
        "greedy": greedy,
        "influential": influential_first,
        "boss": boss_only,
        "friends": friends_first,
    }
)


def _in_order(model: Model, members: Iterable[Member], start: Plan = ()) -> Plan:
    """Fill the budget by nominal influence, each time with the channel that counts most."""
    plan = start
    cells = [
        (-member.influence[stage], stage, member)
        for member in members
        for stage in range(len(model.account.stages))
    ]
    for _influence, stage, member in sorted(cells, key=lambda cell: (*cell[:2], cell[2].id)):
        fitting = (
            contact for contact in _strongest(model, member, stage) if _fits(model, plan, contact)
        )
        plan = (*plan, *list(fitting)[:1])
    return plan


def _strongest(model: Model, member: Member, stage: int) -> Iterator[Contact]:
    channels = options(model.account, model.parameters, member)
    ranked = sorted(
        channels,
        key=lambda name: (-strength(member, model.parameters, name), channels[name].cost, name),
    )
    return (Contact(stage, member.id, name) for name in ranked)


def _cheapest(model: Model, openers: Iterable[str]) -> Plan:
    """Return the cheapest contact that opens a door at once; none if all are behind doors."""
    first = [contact for contact in every_contact(model) if contact.stage == 0]
    fitting = [each for each in first if each.member in openers and _fits(model, (), each)]
    return tuple(sorted(fitting, key=lambda each: (_cost(model, each), each))[:1])


def _cost(model: Model, contact: Contact) -> int:
    return model.parameters.channels[contact.channel].cost


def _fits(model: Model, plan: Plan, contact: Contact) -> bool:
    return not any(breaches(model.account, model.parameters, (*plan, contact)))
