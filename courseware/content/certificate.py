"""What is known of the best plan for an account of the course: ``NAME-plan.yaml``.

Made by ``python -m tools.solve_map`` and solved anew in the tests, so that nobody needs a
solver to see how good a plan is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from courseware.content.part import Part
from courseware.content.reading import read_yaml, validated
from courseware.content.schema import PlannedContact
from courseware.models.buying.plan import Contact

__all__ = ["Certificate", "certificate"]

FOLDER = Path(__file__).parent


class Certificate(Part):
    """The best plan with its proof, and what to compare it with.

    All indices are overall ones from −1 to 1, as `courseware.models.buying.index` defines.

    Attributes
    ----------
    solver
        What proved it.
    nothing, best, bound
        Without any contact, with `plan`, and what no plan exceeds.
    more
        The best with one more half-day.
    random
        Mean of the random plans.
    habits
        By name, what the simple habits reach.
    without
        By member, the best if that person is never contacted.
    plan
        The best plan.
    """

    solver: str
    nothing: float
    best: float
    bound: float
    more: float
    random: float
    habits: dict[str, float]
    without: dict[str, float]
    plan: tuple[PlannedContact, ...]

    def contacts(self) -> tuple[Contact, ...]:
        """Return the best plan as the model takes it."""
        return tuple(Contact(each.stage, each.member, each.channel) for each in self.plan)

    def share(self, overall: float) -> float:
        """Return which share of the attainable gain an overall index is: 1 for the best."""
        return (overall - self.nothing) / (self.best - self.nothing)


@cache
def certificate(account: str) -> Certificate:
    """Return what is known of an account's best plan.

    Raises
    ------
    ContentError
        If the file is missing or damaged.
    """
    file = FOLDER / f"{account}-plan.yaml"
    return validated(lambda: Certificate.model_validate(read_yaml(file)), file.name)
