"""A drill: of each case the trainee tells the kind, and learns what they take for what.

The answer is ``{"cases": {case: class}}``; cases not told yet are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from courseware.activities.remarks import Mark, Remark, Verdict, verdict
from courseware.activities.values import require, require_parts
from courseware.content import DrillActivity
from courseware.content.drill import DrillCase
from courseware.i18n import gettext as _
from courseware.i18n import ngettext

__all__ = ["Feedback", "check_value", "class_names", "confusions", "feedback", "given"]


@dataclass(frozen=True)
class Feedback:
    """What to say to a drill: the whole in words, and each case that was told."""

    verdict: Verdict
    summary: tuple[str, ...]
    remarks: dict[str, Remark]


def class_names(activity: DrillActivity) -> dict[str, str]:
    """Return the classes by id, in their order."""
    return {each.id: each.text for each in activity.classes}


def check_value(activity: DrillActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or gives cases of this drill a class."""
    if value is None:
        return
    problem = _("the answer does not fit these cases.")
    known = class_names(activity)
    cases = require_parts(
        value, "cases", [case.id for case in activity.cases], activity.title, problem
    )
    for name in cases.values():
        require(isinstance(name, str) and name in known, activity.title, problem)


def given(value: object) -> Mapping[str, str]:
    """Return the class that each case was given; `value` fits (see `check_value`)."""
    return cast(dict[str, dict[str, str]], value or {"cases": {}})["cases"]


def confusions(activity: DrillActivity, value: object) -> Counter[tuple[str, str]]:
    """Return how many cases of each class were given which: counts by (right, given)."""
    said = given(value)
    return Counter((case.answer, said[case.id]) for case in activity.cases if case.id in said)


def feedback(activity: DrillActivity, value: object, *, reveal: bool = False) -> Feedback:
    """Return what to say: to the cases that were told, or to every case (`reveal`)."""
    said = given(value)
    marks = {case.id: _mark(case, said.get(case.id)) for case in activity.cases}
    names = class_names(activity)
    return Feedback(
        verdict(marks.values()),
        (_counted(marks), *_typical(activity, value)),
        {
            case.id: _remark(case, marks[case.id], names[case.answer] if reveal else "")
            for case in activity.cases
            if reveal or case.id in said
        },
    )


def _mark(case: DrillCase, name: str | None) -> Mark:
    if name is None:
        return "missed"
    return "right" if name == case.answer else "wrong"


def _remark(case: DrillCase, mark: Mark, right: str) -> Remark:
    words = {"right": _("Right"), "wrong": _("Not right"), "missed": _("Not done")}
    solution = _("Right answer: {text}").format(text=right)
    return Remark(mark, words[mark], case.feedback, solution if right and mark != "right" else "")


def _counted(marks: Mapping[str, Mark]) -> str:
    count = Counter(marks.values())
    told = len(marks) - count["missed"]
    if told == len(marks):
        return _("Right: {n} of {total}.").format(n=count["right"], total=told)
    words = _("Right: {n} of the {told} answered so far. Still open: {left}.")
    return words.format(n=count["right"], told=told, left=count["missed"])


def _typical(activity: DrillActivity, value: object) -> list[str]:
    """Return the confusion that is made most often, and what to say to it, if there is one.

    Of those made equally often, the first is told that the activity has words for. One that
    it has none for is told only where it was made twice: once is no habit.
    """
    wrong = {key: n for key, n in confusions(activity, value).items() if key[0] != key[1]}
    words = {(error.right, error.given): error.text for error in activity.errors}
    known = [*words, *(key for key in wrong if key not in words)]
    most = max(known, key=lambda key: wrong.get(key, 0), default=None)
    n = wrong.get(most, 0) if most else 0
    if most is None or n < (1 if most in words else 2):
        return []
    names = class_names(activity)
    told = ngettext(
        "Mixed up: “{right}” taken for “{given}”, {n} time.",
        "Mixed up most often: “{right}” taken for “{given}”, {n} times.",
        n,
    ).format(right=names[most[0]], given=names[most[1]], n=n)
    return [told, words[most]] if most in words else [told]
