"""A graded plan: a decision map, and contacts with its people; only "saved" is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from courseware import quiz
from courseware.activities.decisionsetting import setting_of
from courseware.answers import AnswerSheet
from courseware.content import DecisionMapActivity, Plan
from courseware.models.buying.plan import Contact
from courseware.widgets import static
from courseware.widgets.decisionmap import DecisionMap
from courseware.widgets.decisionmap_words import graded_labels

__all__ = ["PlanQuestion"]


class PlanQuestion(DecisionMap):
    """Show the map of an account and let the trainee plan, without any index.

    What is possible is told, since a rule is no key.

    Parameters
    ----------
    item
        The question.
    sheet
        Where its answer is kept.
    on_saved
        Called after each save.
    """

    graded = True

    def __init__(
        self, item: Plan, sheet: AnswerSheet, on_saved: Callable[[], None] | None = None
    ) -> None:
        self._question = item
        activity = DecisionMapActivity(
            id=item.id,
            objective=item.objective,
            title=item.title,
            intro=item.stem,
            account=item.account,
            plan=True,
        )
        super().__init__(activity, sheet, setting_of(item), on_saved)

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` fits the question."""
        quiz.check_answer(self._question, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what is possible beside the plan, whatever was asked."""
        return {"value": value, "outcome": self._outcome(quiz.contacts(value))}

    def rows(self) -> Iterator[str]:
        """Yield the people and the plan."""
        yield from self.people()
        yield from static.contacts(self._question, self.answer)

    def _labels(self) -> dict[str, Any]:
        return super()._labels() | graded_labels()

    def _outcome(self, plan: Sequence[Contact]) -> dict[str, Any]:
        return super()._outcome(plan) | {"stages": None, "overall": None}
