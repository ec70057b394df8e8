"""What a plan brings: convictions, the index of each stage, and of the whole.

The index runs from 0 (all against us) over 50 to 100 (all for us). It orders plans on
stated assumptions; it is no probability of winning.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from courseware.models.buying.account import Account
from courseware.models.buying.discussion import Matrix, leverage, mixing
from courseware.models.buying.parameters import Parameters
from courseware.models.buying.plan import Contact, effort, lasts

__all__ = ["Model", "Outcome", "shown"]


def shown(value: float) -> float:
    """Return a value from −1 to 1 as the index from 0 to 100."""
    return 50 * (1 + value)


@dataclass(frozen=True)
class Outcome:
    """What a plan brings; members and stages in the account's order.

    Attributes
    ----------
    convictions
        One row a stage: what each member thinks of us, −1 to 1, before the discussion.
    stages
        The group's view after each stage's discussion, −1 to 1.
    overall
        What plans are compared by, −1 to 1.
    """

    convictions: Matrix
    stages: tuple[float, ...]
    overall: float


@dataclass(frozen=True)
class Model:
    """An account with the numbers it is looked at with."""

    account: Account
    parameters: Parameters

    @cached_property
    def mixings(self) -> tuple[Matrix, ...]:
        """One matrix a stage, as `discussion.mixing` gives it."""
        stages = range(len(self.account.stages))
        return tuple(mixing(self.account, self.parameters, stage) for stage in stages)

    @cached_property
    def leverages(self) -> Matrix:
        """One row a stage, as `discussion.leverage` gives it."""
        stages = range(len(self.account.stages))
        return tuple(leverage(self.account, self.parameters, stage) for stage in stages)

    def start(self, place: int) -> float:
        """Return a member's conviction before any contact, −1 to 1."""
        return self.parameters.conviction[self.account.members[place].stance]

    def gain(self, place: int, units: int) -> float:
        """Return by how much `units` of fresh effort raise a member's conviction.

        (1 − s)·(1 − exp(−h·q·E)): a share of the distance to full conviction, so that each
        further unit brings less (Albers et al. 2010 find the same of selling effort).
        """
        return self._gains[place][min(units, self.parameters.ceiling)]

    def outcome(self, plan: Iterable[Contact]) -> Outcome:
        """Return what a plan brings; whether it is possible is `plan.breaches`' to say."""
        fresh = self.fresh(plan)
        members = range(len(self.account.members))
        convictions = tuple(
            tuple(self.start(place) + self.gain(place, units[place]) for place in members)
            for units in fresh
        )
        stages = tuple(
            math.fsum(a * b for a, b in zip(levers, views, strict=True))
            for levers, views in zip(self.leverages, convictions, strict=True)
        )
        return Outcome(convictions, stages, self.overall(stages))

    def overall(self, stages: Sequence[float]) -> float:
        """Return what plans are compared by: (1 − β)·mean + β·min of the stages' values."""
        mean, weakest = math.fsum(stages) / len(stages), self.parameters.weakest
        return (1 - weakest) * mean + weakest * min(stages)

    def fresh(self, plan: Iterable[Contact]) -> list[Counter[int]]:
        """Return the effort that still counts, by stage and member's place."""
        fresh: list[Counter[int]] = [Counter() for _stage in self.account.stages]
        for contact in plan:
            place = self.account.place(contact.member)
            units = effort(self.account, self.parameters, contact)
            for stage in lasts(self.account, self.parameters, contact):
                fresh[stage][place] += units
        return fresh

    def views(self, outcome: Outcome) -> Matrix:
        """Return what each member holds after each stage's discussion, −1 to 1."""
        return tuple(
            tuple(
                math.fsum(part * view for part, view in zip(row, convictions, strict=True))
                for row in mixed
            )
            for mixed, convictions in zip(self.mixings, outcome.convictions, strict=True)
        )

    @cached_property
    def _gains(self) -> Matrix:
        """One row a member: the gain of each whole unit of effort up to the ceiling."""
        rows = []
        for place, member in enumerate(self.account.members):
            receptive = self.parameters.tempers[member.attitude].receptiveness
            bite = self.parameters.bite * receptive
            rows.append(
                tuple(
                    (1 - self.start(place)) * -math.expm1(-bite * units)
                    for units in range(self.parameters.ceiling + 1)
                )
            )
        return tuple(rows)
