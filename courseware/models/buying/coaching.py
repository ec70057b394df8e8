"""What stands out on a map and in a plan: rules, each with its formula, none with a penalty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Literal

from courseware.models.buying.account import Account, Member, Role, Stance
from courseware.models.buying.index import Model, Outcome
from courseware.models.buying.plan import Contact, effort

__all__ = ["SINGLE_THREAD", "VETO", "Remark", "RuleName", "about_map", "about_plan"]

RuleName = Literal[
    "all_friendly",
    "no_decider",
    "light_friends",
    "overlooked",
    "single_thread",
    "too_late",
    "veto",
]

#: A single person who gets more than this share of the effort is a single thread.
SINGLE_THREAD = 0.6
#: A view below this, −1 to 1, can stop a purchase where the person can stop it.
VETO = -0.2
#: Who can stop it where: a convention of the course after the minimum-endorsement rule of
#: Choffray & Lilien 1980 (Market Planning for New Industrial Products).
GATES = {Role.DECIDER: ("shortlist", "negotiation"), Role.SCREENER: ("suppliers", "proposals")}
NEGATIVE = (Stance.BLOCKER, Stance.ENEMY)


@dataclass(frozen=True)
class Remark:
    """A rule that found something.

    Attributes
    ----------
    rule
        Its id.
    members
        Ids of those it is about; empty where it is about the map.
    stage
        Place of the stage it is about, from 0; None where it is about all.
    """

    rule: RuleName
    members: tuple[str, ...] = ()
    stage: int | None = None


def about_map(model: Model) -> Iterator[Remark]:
    """Yield what stands out before any plan.

    Yields
    ------
    Remark
        `all_friendly`: nobody is a blocker or an enemy, which is rare among many.
        `no_decider`: nobody has the last word. `light_friends`: every champion and
        supporter has less leverage, summed over the stages, than the median member.
    """
    account = model.account
    if not any(member.stance in NEGATIVE for member in account.members):
        yield Remark("all_friendly")
    if not any(Role.DECIDER in member.roles for member in account.members):
        yield Remark("no_decider")
    levers = _total_leverage(model)
    friends = [member.id for member in account.members if member.friendly]
    if friends and max(levers[name] for name in friends) < median(levers.values()):
        yield Remark("light_friends", tuple(friends))


def about_plan(model: Model, plan: Iterable[Contact]) -> Iterator[Remark]:
    """Yield what stands out in a plan.

    Yields
    ------
    Remark
        `overlooked`: the person with the most leverage in a stage is neither for us nor
        contacted up to it. `single_thread`: one person gets more than `SINGLE_THREAD` of
        the effort.
        `too_late`: a contact after the last stage in which the person has any influence.
        `veto`: after the stage's discussion a decider or screener who can stop the purchase
        there still holds a view below `VETO`.
    """
    plan = tuple(sorted(plan))
    yield from _overlooked(model, plan)
    yield from _single_thread(model, plan)
    for contact in plan:
        if contact.stage > _last_stage(model.account.member(contact.member)):
            yield Remark("too_late", (contact.member,), contact.stage)
    yield from _vetoes(model, model.outcome(plan))


def _total_leverage(model: Model) -> dict[str, float]:
    return {
        member.id: sum(levers[place] for levers in model.leverages)
        for place, member in enumerate(model.account.members)
    }


def _overlooked(model: Model, plan: tuple[Contact, ...]) -> Iterator[Remark]:
    for stage, levers in enumerate(model.leverages):
        heaviest = model.account.members[levers.index(max(levers))]
        seen = {contact.member for contact in plan if contact.stage <= stage}
        if not heaviest.friendly and heaviest.id not in seen:
            yield Remark("overlooked", (heaviest.id,), stage)


def _single_thread(model: Model, plan: tuple[Contact, ...]) -> Iterator[Remark]:
    total = sum(effort(model.account, model.parameters, contact) for contact in plan)
    for member in model.account.members:
        own = sum(
            effort(model.account, model.parameters, contact)
            for contact in plan
            if contact.member == member.id
        )
        if own > SINGLE_THREAD * total:
            yield Remark("single_thread", (member.id,))


def _last_stage(member: Member) -> int:
    return max((stage for stage, weight in enumerate(member.influence) if weight), default=-1)


def _vetoes(model: Model, outcome: Outcome) -> Iterator[Remark]:
    for stage, views in enumerate(model.views(outcome)):
        for member, view in zip(model.account.members, views, strict=True):
            if view < VETO and _can_stop(model.account, member, stage):
                yield Remark("veto", (member.id,), stage)


def _can_stop(account: Account, member: Member, stage: int) -> bool:
    return any(account.stages[stage] in GATES.get(role, ()) for role in member.roles)
