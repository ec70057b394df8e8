"""The decision map: who decides, how they stand to us, and contacts to move them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from courseware.activities import decisionmap, decisionplan
from courseware.activities.decisionplan import contact_name
from courseware.activities.decisionsetting import (
    Setting,
    attitude_names,
    role_names,
    setting,
    stance_names,
)
from courseware.activities.remarks import Verdict
from courseware.answers import AnswerSheet
from courseware.content import DecisionMapActivity
from courseware.i18n import gettext as _
from courseware.models.buying.plan import Contact
from courseware.widgets import frame, static
from courseware.widgets.assets import script, stylesheet
from courseware.widgets.decisionmap_words import labels, parts

__all__ = ["SCRIPTS", "SHEETS", "DecisionMap", "outcome"]

#: What draws a map; a file that exports the widget comes after them.
SCRIPTS = (
    "dom.js",
    "answering.js",
    "frame.js",
    "decisionmap_parts.js",
    "decisionmap_chart.js",
    "decisionmap_files.js",
    "decisionmap_person.js",
    "decisionmap_tables.js",
    "decisionmap_map.js",
    "decisionmap_code.js",
    "decisionmap_plan.js",
    "decisionmap.js",
)
SHEETS = ("frame.css", "decisionmap.css", "decisionmap_map.css", "decisionmap_work.css")


class DecisionMap(frame.Framed):
    """Show an account's map; where the activity asks for it, also the coding and the plan.

    Parameters
    ----------
    activity
        The dossiers, and what a plan is held against.
    sheet
        Where the codes and the plan are kept.
    place
        The account with its numbers; by default that of the activity.
    on_saved
        Called after each save.
    """

    _esm = script(*SCRIPTS, "decisionmap_start.js")
    _css = stylesheet(*SHEETS)

    _activity: DecisionMapActivity

    def __init__(
        self,
        activity: DecisionMapActivity,
        sheet: AnswerSheet,
        place: Setting | None = None,
        on_saved: Callable[[], None] | None = None,
    ) -> None:
        self._setting = place or setting(activity.account)
        self._plan = activity.plan
        super().__init__(
            activity,
            sheet,
            self._labels(),
            on_saved,
            **parts(activity, self._setting),
            start=self._outcome(()),
        )

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` is work on this map."""
        decisionmap.check_value(self._activity, self._setting, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return where the plan stands, and where it was asked for what to say to the work."""
        plan = decisionmap.contacts(value)
        said: dict[str, Any] = {"value": value, "outcome": self._outcome(plan)}
        if asked == "answer":
            return said
        reveal = asked == "reveal"
        if self._activity.dossiers:
            said["coding"] = self._coding(value, reveal=reveal)
        if self._plan and plan:
            said["plan"] = self._planned(plan, reveal=reveal)
        return said

    def rows(self) -> Iterator[str]:
        """Yield the people, the codes and the plan."""
        yield from self.people()
        yield from _coded(self._activity, self._setting, decisionmap.coding(self.answer))
        if self._plan:
            yield from _planned(self._setting, sorted(decisionmap.contacts(self.answer)))

    def people(self) -> Iterator[str]:
        """Yield the account's people, and what is known of them."""
        yield from _people(self._activity, self._setting)

    def _labels(self) -> dict[str, Any]:
        return labels(self._setting)

    def _outcome(self, plan: Sequence[Contact]) -> dict[str, Any]:
        return outcome(self._setting, plan) if self._plan else {}

    def _coding(self, value: object, *, reveal: bool) -> dict[str, Any]:
        told = decisionmap.coding_feedback(self._activity, value, reveal=reveal)
        said = self._told(told.verdict, told.summary, reveal=reveal)
        remarks = {
            member: {part: frame.told_remark(each) for part, each in parts.items()}
            for member, parts in told.remarks.items()
        }
        return said | {"marks": told.marks, "remarks": remarks}

    def _planned(self, plan: Sequence[Contact], *, reveal: bool) -> dict[str, Any]:
        facts = decisionplan.plan_facts(self._setting)
        told = decisionplan.plan_feedback(self._setting, facts, plan)
        summary = decisionplan.best_plan(self._setting, facts) if reveal else told.summary
        rows = [{"text": t, "share": share, "own": own} for t, share, own in told.shares]
        return self._told(told.verdict, summary, reveal=reveal) | {"shares": rows}

    def _told(self, verdict: Verdict, summary: Sequence[str], *, reveal: bool) -> dict[str, Any]:
        return frame.told(self._activity, None, verdict, summary, reveal=reveal)


def outcome(setting: Setting, plan: Sequence[Contact]) -> dict[str, Any]:
    """Return where a plan stands as the browser draws it; sentences are sent once."""
    now = decisionplan.standing(setting, plan)
    refused = decisionplan.refusals(setting, plan)
    found = {why: None for rows in refused.values() for row in rows for why in row}
    sentences = list(found)
    places = {why: place for place, why in enumerate(sentences)}
    return {
        "stages": now.stages and list(now.stages),
        "overall": now.overall,
        "used": list(now.used),
        "reasons": list(now.reasons),
        "why": sentences,
        "refused": {
            member: [[places[why] for why in row] for row in rows]
            for member, rows in refused.items()
        },
    }


def _people(activity: DecisionMapActivity, setting: Setting) -> Iterator[str]:
    roles, attitudes, stances = role_names(), attitude_names(), stance_names()
    hidden = {each.member for each in activity.dossiers}
    for member in setting.account.members:
        codes = [
            " + ".join(roles[role] for role in roles if role in member.roles),
            attitudes[member.attitude],
            stances[member.stance],
        ]
        known = [] if member.id in hidden else codes
        weights = " ".join(f"{each:g}" for each in member.influence)
        parts = [setting.name(member.id), member.title, *known]
        yield f"{', '.join(filter(None, parts))}: {weights}"
    stages = [f"{setting.number(n)} {each.label}" for n, each in enumerate(setting.stages)]
    yield _("Influence in per cent, by stage: {stages}").format(stages=" · ".join(stages))


def _coded(
    activity: DecisionMapActivity, setting: Setting, given: dict[str, decisionmap.Work]
) -> Iterator[str]:
    roles, attitudes, stances = role_names(), attitude_names(), stance_names()
    for dossier in activity.dossiers:
        work = given.get(dossier.member, {})
        codes = [
            " + ".join(roles[role] for role in work.get("roles", [])),
            attitudes.get(work.get("attitude") or "", ""),
            stances.get(work.get("relationship") or "", ""),
        ]
        yield f"**{setting.name(dossier.member)}**"
        for each in dossier.evidence:
            yield f"{'☒' if each.id in work.get('evidence', []) else '☐'} {each.text}"
        yield f"→ {' · '.join(code or static.BLANK for code in codes)}"


def _planned(setting: Setting, plan: Sequence[Contact]) -> Iterator[str]:
    yield f"**{_('Plan')}**"
    if not plan:
        yield static.BLANK
        return
    now = decisionplan.standing(setting, plan)
    for contact, reason in zip(plan, now.reasons, strict=True):
        words = contact_name(setting, contact)
        yield f"{words} — {_('Impossible')}: {reason}" if reason else words
    if now.stages is not None and now.overall is not None:
        yield _("Index by stage: {stages}. Overall: {overall}.").format(
            stages=" ".join(f"{each:.0f}" for each in now.stages), overall=f"{now.overall:.1f}"
        )
