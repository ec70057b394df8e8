"""The funnel: each live opportunity is placed by its evidence, and gets a next action.

The answer is ``{"opportunities": {id: {"step": …, "clues": {clue: kind}, "action": …}}}``;
every part may be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast, get_args

from courseware.activities.remarks import Mark, Remark, Verdict, headed, verdict
from courseware.activities.values import require, require_parts
from courseware.content import FunnelActivity
from courseware.content.activities import ClueKind, Opportunity
from courseware.i18n import gettext as _
from courseware.models import funnel as model

__all__ = [
    "Feedback",
    "Told",
    "Work",
    "check_value",
    "clue_names",
    "feedback",
    "stages",
    "step_names",
    "works",
]

#: What the trainee did with one opportunity: step, clues, action; any may be missing.
Work: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What to say to one opportunity: in a word, and to each part that was done."""

    mark: Mark
    word: str
    clues: dict[str, Remark]
    step: Remark | None
    action: Remark | None


@dataclass(frozen=True)
class Feedback:
    """What to say to a funnel: the whole in words, and each opportunity that was worked on."""

    verdict: Verdict
    summary: tuple[str, ...]
    told: dict[str, Told]


def step_names() -> dict[str, str]:
    """Return the steps by id, widest first."""
    return {step: headed(model.step_label(step)) for step in model.STEPS}


def clue_names() -> dict[str, str]:
    """Return what a clue can be, by id."""
    return {
        "evidence": _("Evidence"),
        "counter": _("Counter-evidence"),
        "neither": _("Neither"),
    }


def check_value(activity: FunnelActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or work on these opportunities."""
    if value is None:
        return
    problem = _("the answer is not work on these opportunities.")
    known = {each.id: each for each in activity.opportunities}
    given = require_parts(value, "opportunities", known, activity.title, problem)
    for name, work in given.items():
        require(_is_work(known[name], work), known[name].name, problem)


def works(value: object) -> dict[str, Work]:
    """Return the work on each opportunity; `value` fits (see `check_value`)."""
    return cast(dict[str, dict[str, Work]], value or {"opportunities": {}})["opportunities"]


def stages(placed: Iterable[str]) -> tuple[model.Stage, ...]:
    """Return the funnel that opportunities make whose last step finished is `placed`."""
    return model.funnel(placed)


def feedback(activity: FunnelActivity, value: object, *, reveal: bool = False) -> Feedback:
    """Return what to say: to what was done, or to every opportunity (`reveal`)."""
    given = works(value)
    told = {each.id: _told(each, given.get(each.id, {}), reveal) for each in activity.opportunities}
    right = [each.mark for each in told.values()].count("right")
    summary = _("{n} of {total} opportunities are right in every part.").format(
        n=right, total=len(told)
    )
    placed = [each for each in activity.opportunities if given.get(each.id, {}).get("step")]
    here = sum(given[each.id]["step"] == each.step for each in placed)
    sentences = [summary]
    if placed:
        step = _("At the step that the evidence carries: {n} of {total} placed.")
        sentences.append(step.format(n=here, total=len(placed)))
    shown = {name: each for name, each in told.items() if reveal or given.get(name)}
    return Feedback(verdict(each.mark for each in told.values()), tuple(sentences), shown)


def _is_work(opportunity: Opportunity, work: object) -> bool:
    if not isinstance(work, dict) or not set(work) <= {"step", "clues", "action"}:
        return False
    clues = work.get("clues", {})
    actions = [None, *(action.id for action in opportunity.actions)]
    if work.get("step") not in (None, *model.STEPS) or work.get("action") not in actions:
        return False
    known = {clue.id for clue in opportunity.clues}
    kinds = get_args(ClueKind)
    return (
        isinstance(clues, dict) and set(clues) <= known and all(k in kinds for k in clues.values())
    )


def _told(opportunity: Opportunity, work: Work, reveal: bool) -> Told:
    kinds = work.get("clues", {})
    clues = {
        clue.id: _remark(kinds.get(clue.id), clue.kind, clue.feedback, clue_names())
        for clue in opportunity.clues
    }
    step = _step_remark(opportunity, work.get("step"))
    action = _action_remark(opportunity, work.get("action"))
    marks = [remark.mark for remark in (*clues.values(), step, action)]
    mark: Mark = verdict(marks) if work else "missed"
    words = {"right": _("Right"), "partly": _("Partly right"), "wrong": _("Not yet")}
    return Told(
        mark,
        words.get(mark, _("Not done")),
        {name: _shown(r, reveal) for name, r in clues.items() if reveal or r.mark != "missed"},
        _shown(step, reveal) if reveal or step.mark != "missed" else None,
        _shown(action, reveal) if reveal or action.mark != "missed" else None,
    )


def _remark(given: str | None, right: str, text: str, names: Mapping[str, str]) -> Remark:
    solution = _("Right answer: {text}").format(text=names[right])
    if given is None:
        return Remark("missed", _("Not done"), text, solution)
    if given == right:
        return Remark("right", _("Right"), text)
    return Remark("wrong", _("Not right"), text, solution)


def _step_remark(opportunity: Opportunity, given: str | None) -> Remark:
    remark = _remark(given, opportunity.step, opportunity.step_feedback, step_names())
    if given is None or given == opportunity.step:
        return remark
    too_far = model.STEPS.index(given) > model.STEPS.index(opportunity.step)
    word = _("Further than the evidence carries") if too_far else _("It has come further")
    return Remark(remark.mark, word, remark.text, remark.solution)


def _action_remark(opportunity: Opportunity, given: str | None) -> Remark:
    words = {action.id: action.text for action in opportunity.actions}
    reasons = {action.id: action.feedback for action in opportunity.actions}
    remark = _remark(given, opportunity.action, reasons[given or opportunity.action], words)
    if remark.mark != "wrong":
        return remark
    solution = f"{remark.solution} · {reasons[opportunity.action]}"
    return Remark(remark.mark, remark.word, remark.text, solution.removesuffix(" · "))


def _shown(remark: Remark, reveal: bool) -> Remark:
    """Return `remark` without the right answer, unless that was asked for."""
    return remark if reveal else Remark(remark.mark, remark.word, remark.text)
