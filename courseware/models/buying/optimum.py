"""The best plan there is, and the proof that no other beats it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from courseware.models.buying.index import Model
from courseware.models.buying.plan import Contact
from courseware.models.buying.program import Program

__all__ = ["Optimum", "best_plan"]


@dataclass(frozen=True)
class Optimum:
    """A plan with the proof of how good it is.

    Attributes
    ----------
    plan
        Its contacts, sorted.
    overall
        The overall index that it reaches, −1 to 1.
    bound
        No plan reaches more than this.
    """

    plan: tuple[Contact, ...]
    overall: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the plan may be from the best, in units of the overall index."""
        return max(0.0, self.bound - self.overall)


def best_plan(
    model: Model,
    *,
    without: Collection[str] = (),
    gap: float = 1e-7,
    seconds: float = 60,
) -> Optimum:
    """Return the best plan within the budget.

    Parameters
    ----------
    model
        Account and parameters.
    without
        Ids of members with whom no contact is allowed.
    gap
        Relative gap at which the solver may stop.
    seconds
        Time after which it stops with the best plan found so far.

    Raises
    ------
    RuntimeError
        If the solver found no plan in time.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    program = Program(model, without)
    found = milp(
        program.costs(),
        integrality=program.integrality(),
        bounds=Bounds(*program.bounds()),
        constraints=LinearConstraint(program.matrix(), ub=program.limits),
        options={"mip_rel_gap": gap, "time_limit": seconds},
    )
    if found.x is None:
        raise RuntimeError(f"no plan found within {seconds} seconds: {found.message}")
    plan = tuple(
        contact for contact, chosen in zip(program.contacts, found.x, strict=False) if chosen > 0.5
    )
    overall = model.outcome(plan).overall
    bound = program.base() - float(found.mip_dual_bound)
    return Optimum(tuple(sorted(plan)), overall, max(overall, bound))
