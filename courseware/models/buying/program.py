"""The search for the best plan, as an integer program.

The index is linear in the convictions, with weights that are never below 0, and a
conviction is concave in whole units of effort. The program bounds it by the chords between
whole units: there the bound is the value itself, and the search pushes each conviction up
to its bound. So the program's optimum is the true one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from courseware.models.buying.account import Member
from courseware.models.buying.index import Model
from courseware.models.buying.plan import Contact, door_openers, effort, lasts, options, strength

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Program", "worthwhile"]


class Program:
    """Minimise ``costs · x`` with ``matrix · x ≤ limits``.

    Columns: one a contact (0 or 1), then the fresh effort of each member and stage, then
    the gain in conviction of each, then the weakest stage's value.

    Parameters
    ----------
    model
        Account and parameters.
    without
        Ids of members who get no contact.
    """

    def __init__(self, model: Model, without: Collection[str] = ()) -> None:
        self.model = model
        self.contacts = tuple(
            contact
            for member in model.account.members
            if member.id not in without
            for contact in worthwhile(model, member)
        )
        self.members, self.stages = len(model.account.members), len(model.account.stages)
        self.weakest = len(self.contacts) + 2 * self.members * self.stages
        self.limits: list[float] = []
        self._rows: list[dict[int, float]] = []
        for rows in (
            self._budgets,
            self._once,
            self._order,
            self._efforts,
            self._gains,
            self._stages,
        ):
            for row, limit in rows():
                self._rows.append(row)
                self.limits.append(limit)

    def costs(self) -> list[float]:
        """Return minus what each column adds to the overall index."""
        parameters = self.model.parameters
        costs = [0.0] * (self.weakest + 1)
        for stage, levers in enumerate(self.model.leverages):
            for place, lever in enumerate(levers):
                costs[self._gain(stage, place)] = -(1 - parameters.weakest) * lever / self.stages
        costs[self.weakest] = -parameters.weakest
        return costs

    def base(self) -> float:
        """Return what the mean over the stages holds without any contact."""
        total = sum(map(self._start, range(self.stages)))
        return (1 - self.model.parameters.weakest) * total / self.stages

    def integrality(self) -> list[int]:
        """Return 1 for each column that is whole."""
        return [1] * len(self.contacts) + [0] * (self.weakest + 1 - len(self.contacts))

    def bounds(self) -> tuple[list[float], list[float]]:
        """Return the least and the most of each column."""
        cells = self.members * self.stages
        ceiling = float(self.model.parameters.ceiling)
        least = [0.0] * self.weakest + [-1.0]
        most = [1.0] * len(self.contacts) + [ceiling] * cells + [2.0] * cells + [1.0]
        return least, most

    def matrix(self) -> csr_array:
        """Return the rows as a sparse matrix."""
        from scipy.sparse import csr_array

        entries = [
            (value, row, column)
            for row, cells in enumerate(self._rows)
            for column, value in cells.items()
        ]
        values, rows, columns = zip(*entries, strict=True)
        shape = (len(self._rows), self.weakest + 1)
        return csr_array((values, (rows, columns)), shape=shape)

    def _effort(self, stage: int, place: int) -> int:
        return len(self.contacts) + stage * self.members + place

    def _gain(self, stage: int, place: int) -> int:
        return self._effort(stage, place) + self.members * self.stages

    def _start(self, stage: int) -> float:
        levers = self.model.leverages[stage]
        return sum(lever * self.model.start(place) for place, lever in enumerate(levers))

    def _cost(self, contact: Contact) -> int:
        return self.model.parameters.channels[contact.channel].cost

    def _budgets(self) -> Iterator[tuple[dict[int, float], float]]:
        budget = self.model.parameters.budget
        spent = {column: float(self._cost(each)) for column, each in enumerate(self.contacts)}
        yield spent, budget.total
        for stage in range(self.stages):
            row = {c: cost for c, cost in spent.items() if self.contacts[c].stage == stage}
            if row:
                yield row, budget.stage

    def _once(self) -> Iterator[tuple[dict[int, float], float]]:
        """Allow one contact with a person in a stage."""
        together: defaultdict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        for column, contact in enumerate(self.contacts):
            together[contact.member, contact.stage][column] = 1.0
        for row in together.values():
            yield row, 1

    def _order(self) -> Iterator[tuple[dict[int, float], float]]:
        """Let a door, and whoever does not know us, wait for an earlier contact."""
        account, channels = self.model.account, self.model.parameters.channels
        for column, contact in enumerate(self.contacts):
            member = account.member(contact.member)
            openers = {opener.id for opener in door_openers(account, member)}
            warm = channels[contact.channel].warm and not member.friendly
            for first in ([openers] if openers else []) + ([{member.id}] if warm else []):
                row = {
                    earlier: -1.0
                    for earlier, other in enumerate(self.contacts)
                    if other.stage < contact.stage and other.member in first
                }
                yield row | {column: 1.0}, 0

    def _efforts(self) -> Iterator[tuple[dict[int, float], float]]:
        """Hold effort to the contacts that last; it may be left unused, never invented."""
        model = self.model
        for stage in range(self.stages):
            rows: dict[str, dict[int, float]] = {
                member.id: {self._effort(stage, place): 1.0}
                for place, member in enumerate(model.account.members)
            }
            for column, contact in enumerate(self.contacts):
                if stage in lasts(model.account, model.parameters, contact):
                    units = effort(model.account, model.parameters, contact)
                    rows[contact.member][column] = -float(units)
            for row in rows.values():
                yield row, 0

    def _gains(self) -> Iterator[tuple[dict[int, float], float]]:
        """Hold each gain below every chord between two whole units of effort."""
        for place in range(self.members):
            for units in range(self.model.parameters.ceiling):
                low = self.model.gain(place, units)
                slope = self.model.gain(place, units + 1) - low
                for stage in range(self.stages):
                    row = {self._gain(stage, place): 1.0, self._effort(stage, place): -slope}
                    yield row, low - slope * units

    def _stages(self) -> Iterator[tuple[dict[int, float], float]]:
        for stage, levers in enumerate(self.model.leverages):
            row = {self._gain(stage, place): -lever for place, lever in enumerate(levers)}
            yield row | {self.weakest: 1.0}, self._start(stage)


def worthwhile(model: Model, member: Member) -> Iterator[Contact]:
    """Yield the contacts with a person that a best plan can need.

    A channel is left out where another has no less strength at no more cost, and asks no
    more: the plan with the other in its place is no worse.
    """
    account, parameters = model.account, model.parameters
    kinds = {
        (
            channel.cost,
            -strength(member, parameters, name),
            channel.warm and not member.friendly,
        ): name
        for name, channel in reversed(options(account, parameters, member).items())
    }
    best = [
        kind
        for kind in kinds
        if not any(
            other != kind and all(a <= b for a, b in zip(other, kind, strict=True))
            for other in kinds
        )
    ]
    for stage in range(len(account.stages)):
        for kind in sorted(best):
            yield Contact(stage, member.id, kinds[kind])
