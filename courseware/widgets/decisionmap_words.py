"""What the browser needs to draw a decision map, and every word on it."""

from __future__ import annotations

from typing import Any

from courseware.activities.decisionplan import gift
from courseware.activities.decisionsetting import (
    Setting,
    attitude_names,
    channel_name,
    role_names,
    stance_names,
)
from courseware.content import DecisionMapActivity
from courseware.i18n import gettext as _
from courseware.models.buying.account import Member
from courseware.models.buying.plan import timing
from courseware.widgets import frame, markup
from courseware.widgets.answering import verdict_labels

__all__ = ["graded_labels", "labels", "parts"]


def parts(activity: DecisionMapActivity, setting: Setting) -> dict[str, Any]:
    """Return the account for the browser; what a dossier asks for is left out."""
    hidden = {each.member for each in activity.dossiers}
    budget = setting.model.parameters.budget
    return dict(
        account=activity.account,
        roles=frame.options(role_names()),
        attitudes=frame.options(attitude_names()),
        stances=frame.options(stance_names()),
        stages=[{"text": stage.label, "due": stage.due} for stage in setting.stages],
        channels=_channels(setting),
        members=[_member(setting, each, each.id in hidden) for each in setting.account.members],
        relations=[
            {"ends": sorted(ends), "kind": kind, "note": setting.notes.get(ends, "")}
            for kind, pairs in _relations(setting)
            for ends in sorted(pairs, key=sorted)
        ],
        dates=[
            {
                "text": each.label,
                "when": each.when,
                "stage": each.stage,
                "people": [setting.name(person) for person in sorted(each.people)],
            }
            for each in setting.dates
        ],
        dossiers=[
            {
                "member": each.member,
                "evidence": [
                    {"id": piece.id, "text": markup.parse(piece.text)} for piece in each.evidence
                ],
            }
            for each in activity.dossiers
        ],
        over=setting.over,
        budget={"total": budget.total, "stage": budget.stage} if activity.plan else None,
    )


def _relations(setting: Setting) -> tuple[tuple[str, frozenset[frozenset[str]]], ...]:
    return ("harmony", setting.account.harmony), ("hostility", setting.account.hostility)


def _channels(setting: Setting) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "text": channel_name(name),
            "cost": channel.cost,
            "strength": channel.strength,
        }
        for name, channel in setting.model.parameters.channels.items()
    ]


def _member(setting: Setting, member: Member, hidden: bool) -> dict[str, Any]:
    account, numbers = setting.account, setting.model.parameters
    stages = range(len(account.stages))
    return {
        "id": member.id,
        "name": setting.name(member.id),
        "title": member.title,
        "roles": [] if hidden else [role for role in role_names() if role in member.roles],
        "attitude": None if hidden else member.attitude,
        "relationship": None if hidden else member.stance,
        "influence": list(member.influence),
        "factors": [timing(account, numbers, member, stage) for stage in stages],
        "sources": [name for name in numbers.channels if name in member.sources],
        "ties": list(setting.ties.get(member.id, ())),
    }


def labels(setting: Setting) -> dict[str, Any]:
    """Return the words around the map, in the course's language."""
    return (
        verdict_labels()
        | _map_labels()
        | _code_labels()
        | _plan_labels(setting)
        | _contact_labels()
    )


def graded_labels() -> dict[str, str]:
    """Return the words that differ where a plan is graded: no index is shown."""
    return {
        "index": _("Half-days spent in each stage"),
        "now": _("Left: {left} of {total} half-days."),
        "stuck": _("A contact is impossible: as it stands, the plan brings no points."),
    }


def _map_labels() -> dict[str, Any]:
    return {
        "parts": _("Parts of the decision map"),
        "tabs": {"map": _("The map"), "code": _("Code"), "plan": _("Plan")},
        "stage": _("Stage"),
        "stageName": _("Stage {n}: {text}"),
        "due": _("due {date}"),
        "people": _("People by influence (up) and relationship to us (across)"),
        "more": _("more influence ↑"),
        "idle": _("No weight in this stage"),
        "uncoded": _("Not coded yet"),
        "percent": _("{n} %"),
        "harmony": _("Get on"),
        "hostility": _("At odds"),
        "roles": _("Roles"),
        "attitude": _("Attitude"),
        "relationship": _("Relationship"),
        "title": _("Title"),
        "name": _("Name"),
        "influence": _("Influence by stage, %"),
        "sources": _("Trusts"),
        "ties": _("Knows outside"),
        "friends": _("Gets on with"),
        "foes": _("At odds with"),
        "none": _("nobody"),
        "card": _("{name}, {title}. {codes}. {n} % in this stage."),
        "asTable": _("As a table"),
        "svg": _("Download as picture (SVG)"),
        "csv": _("Download the worksheet (CSV)"),
        "keys": _("Click a person, or walk over the map with the arrow keys."),
        "member": _("Person"),
        "total": _("Total"),
        "adds": _("adds to 100"),
        "amiss": _("should be 100"),
        "relations": _("Who gets on with whom"),
        "calendar": _("Calendar"),
        "columns": [_("Stage"), _("Due"), _("Key events")],
        "event": _("{when}: {text}"),
        "with": _("{text} ({people})"),
    }


def _code_labels() -> dict[str, Any]:
    return {
        "dossiers": _("Dossiers"),
        "evidence": _("Evidence: tick what your codes rest on"),
        "roleAsk": _("Role in the decision (one or more)"),
        "attitudeAsk": _("Attitude to the project"),
        "relationshipAsk": _("Relationship to us"),
        "done": _("{n} of 3 codes"),
        "blank": _("Code a person first."),
        "marks": {
            "right": _("Right"),
            "partly": _("Partly right"),
            "wrong": _("Not yet"),
            "missed": _("Not done"),
        },
    }


def _plan_labels(setting: Setting) -> dict[str, Any]:
    timing = setting.model.parameters.timing
    return {
        "index": _("Index of each stage, 0 to 100, and half-days spent"),
        "half": _("{n} of {limit}"),
        "halfDays": _("half-days"),
        "overall": _("Overall index"),
        "change": _("{n} against no contact at all"),
        "spent": _("{n} of {total} half-days spent"),
        "who": _("Whom?"),
        "how": _("Through which channel?"),
        "cost": {"1": _("1 half-day"), "n": _("{n} half-days")},
        "trusted": _("trusted"),
        "effect": _("effect {n}"),
        "times": _("×{n}"),
        "legend": _(
            "Effect: the channel's strength, doubled where the person trusts it, halved where not; "
            "×{weighty} where they carry {cut} % or more of the stage, ×{event} where they write "
            "or meet in it."
        ).format(weighty=timing.weighty, event=timing.event, cut=f"{100 * timing.cut:g}"),
        "gift": gift(),
    }


def _contact_labels() -> dict[str, Any]:
    return {
        "contacts": _("Your contacts: {n}"),
        "empty": _("None yet. Choose a stage, a person and a channel."),
        "contact": _("Stage {n}, {name}, {channel}"),
        "remove": _("Remove: {contact}"),
        "impossible": _("Impossible"),
        "undo": _("Undo"),
        "submit": _("Submit the plan"),
        "blankPlan": _("Plan a contact first."),
        "added": _("Added: {contact}."),
        "removed": _("Removed: {contact}."),
        "undone": _("Undone."),
        "now": _("Stage {n}: {index}. Overall: {overall}. Left: {left} of {total} half-days."),
        "stuck": _("No index while a contact is impossible."),
        "planTold": {
            "verdicts": {
                "right": _("A plan to sign"),
                "partly": _("On the way"),
                "wrong": _("Not there yet"),
            },
            "again": _("Change the plan and submit it again."),
        },
        "shares": _("Share of the best plan's gain"),
        "caution": _(
            "The mark on each bar: the index without any contact. The index orders plans on "
            "stated assumptions, no buyer's data; it is not a probability of winning."
        ),
    }
