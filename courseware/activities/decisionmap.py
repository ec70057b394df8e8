"""The decision map: members coded from evidence, and contacts planned.

The answer is ``{"coding": {member: {"roles": […], "attitude": …, "relationship": …,
"evidence": […]}}, "plan": [{"stage": 0, "member": …, "channel": …}, …]}``; every part may be
left out. The letters are those of the account, stages count from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from courseware.activities.decisionsetting import (
    Setting,
    attitude_names,
    role_names,
    stance_names,
)
from courseware.activities.remarks import Mark, Remark, Verdict, verdict
from courseware.activities.values import require
from courseware.content import DecisionMapActivity
from courseware.content.activities import Dossier
from courseware.i18n import gettext as _
from courseware.models.buying.plan import Contact, read_plan

__all__ = [
    "PARTS",
    "CodingFeedback",
    "check_value",
    "coding",
    "coding_feedback",
    "contacts",
]

#: What a trainee decided about one member; any part may be missing.
Work: TypeAlias = Mapping[str, Any]

PARTS = ("roles", "attitude", "relationship", "evidence")


@dataclass(frozen=True)
class CodingFeedback:
    """What to say to the coding: the whole, each member in a word, each part of the work."""

    verdict: Verdict
    summary: tuple[str, ...]
    marks: dict[str, Mark]
    remarks: dict[str, dict[str, Remark]]


def check_value(activity: DecisionMapActivity, setting: Setting, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or work on this map."""
    if value is None:
        return
    where = activity.title
    fits = isinstance(value, dict) and set(value) <= {"coding", "plan"}
    require(fits, where, _("the answer is not work on this map."))
    given = cast(dict[str, Any], value)
    dossiers = {each.member: each for each in activity.dossiers}
    coded = given.get("coding", {})
    fits = isinstance(coded, dict) and set(coded) <= set(dossiers)
    require(fits, where, _("the coding names somebody who has no dossier here."))
    for member, work in coded.items():
        fits = _is_work(dossiers[member], work)
        require(fits, setting.name(member), _("the coding holds a code that the map doesn't have."))
    plan = given.get("plan", [])
    fits = read_plan(setting.account, setting.model.parameters, plan) is not None
    require(fits, where, _("the plan is not a list of contacts with people of this map."))


def coding(value: object) -> dict[str, Work]:
    """Return the codes given, by member; `value` fits (see `check_value`)."""
    return cast(dict[str, dict[str, Work]], value or {}).get("coding", {})


def contacts(value: object) -> tuple[Contact, ...]:
    """Return the plan as it was made; `value` fits (see `check_value`)."""
    plan = cast(dict[str, list[dict[str, Any]]], value or {}).get("plan", [])
    return tuple(Contact(each["stage"], each["member"], each["channel"]) for each in plan)


def coding_feedback(
    activity: DecisionMapActivity, value: object, *, reveal: bool = False
) -> CodingFeedback:
    """Return what to say: to the parts that were done, or to every one (`reveal`)."""
    given = coding(value)
    remarks = {
        each.member: _remarks(each, given.get(each.member, {})) for each in activity.dossiers
    }
    marks: dict[str, Mark] = {
        member: _whole(told) if given.get(member) else "missed" for member, told in remarks.items()
    }
    right = list(marks.values()).count("right")
    summary = [
        _("{n} of {total} people are right in every code and its evidence.").format(
            n=right, total=len(marks)
        )
    ]
    if blank := list(marks.values()).count("missed"):
        summary.append(_("Not coded yet: {n}.").format(n=blank))
    shown = {
        member: {
            part: remark if reveal else _hinted(part, remark)
            for part, remark in told.items()
            if reveal or remark.mark != "missed"
        }
        for member, told in remarks.items()
    }
    told = {
        member: parts for member, parts in shown.items() if parts and (reveal or given.get(member))
    }
    return CodingFeedback(verdict(marks.values()), tuple(summary), marks, told)


def _is_work(dossier: Dossier, work: object) -> bool:
    if not isinstance(work, dict) or not set(work) <= set(PARTS):
        return False
    known = [each.id for each in dossier.evidence]
    return (
        _are_of(work.get("roles", []), role_names())
        and _are_of(work.get("evidence", []), known)
        and _is_of(work.get("attitude"), attitude_names())
        and _is_of(work.get("relationship"), stance_names())
    )


def _are_of(names: object, known: Any) -> bool:  # noqa: ANN401
    """Say whether `names` is a list of what is known, each once."""
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        return False
    return set(names) <= set(known) and len(set(names)) == len(names)


def _is_of(name: object, known: Any) -> bool:  # noqa: ANN401
    return name is None or (isinstance(name, str) and name in known)


def _whole(told: Mapping[str, Remark]) -> Mark:
    return verdict(remark.mark for remark in told.values())


def _remarks(dossier: Dossier, work: Work) -> dict[str, Remark]:
    key, why = dossier.answer, dossier.feedback
    told = {
        "roles": _several(work.get("roles"), key.roles, why.roles, role_names()),
        "attitude": _one(work.get("attitude"), key.attitude, why.attitude, attitude_names()),
        "relationship": _one(
            work.get("relationship"), key.relationship, why.relationship, stance_names()
        ),
    }
    evidence = {each.id: each.text for each in dossier.evidence}
    if key.evidence:
        told["evidence"] = _several(work.get("evidence"), key.evidence, why.evidence, evidence)
    elif work and not work.get("evidence"):
        text = _("Tick what your codes rest on: a code without evidence is a guess.")
        told["evidence"] = Remark("partly", _("No evidence named"), text)
    return told


def _hinted(part: str, remark: Remark) -> Remark:
    """Return a remark without the solution; where the code is wrong, where to look again."""
    hints = {
        "roles": _("What does this person do in the purchase: decide, judge, sift, use?"),
        "attitude": _(
            "It is about the project, whoever supplies it. What was said or done for it?"
        ),
        "relationship": _(
            "It is about us. Does this person speak for us, or against us? Or do things just stop?"
        ),
        "evidence": _("Which lines would still carry your codes if you took the others away?"),
    }
    text = remark.text if remark.mark == "right" or not remark.solution else hints[part]
    return Remark(remark.mark, remark.word, text)


def _solution(right: str) -> str:
    return _("Right answer: {text}").format(text=right)


def _one(given: str | None, right: str, why: str, names: Mapping[str, str]) -> Remark:
    solution = _solution(names[right])
    if given is None:
        return Remark("missed", _("Not done"), why, solution)
    if given == right:
        return Remark("right", _("Right"), why)
    return Remark("wrong", _("Not right"), why, solution)


def _several(
    given: list[str] | None, right: tuple[str, ...], why: str, names: Mapping[str, str]
) -> Remark:
    solution = _solution(" · ".join(names[each] for each in right))
    chosen, wanted = set(given or ()), set(right)
    if not chosen:
        return Remark("missed", _("Not done"), why, solution)
    if chosen == wanted:
        return Remark("right", _("Right"), why)
    if chosen < wanted:
        return Remark("partly", _("Right, but something is missing"), why, solution)
    if chosen > wanted:
        return Remark("partly", _("Right, but there is too much"), why, solution)
    mark: Mark = "partly" if chosen & wanted else "wrong"
    return Remark(mark, _("Partly right") if mark == "partly" else _("Not right"), why, solution)
