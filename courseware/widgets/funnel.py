"""The funnel: live opportunities placed at a step by evidence and counter-evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import funnel
from courseware.activities.funnel import clue_names, step_names
from courseware.answers import AnswerSheet
from courseware.content import FunnelActivity
from courseware.content.activities import Opportunity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import verdict_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Funnel"]


class Funnel(frame.Framed):
    """Show opportunities one at a time, and the funnel that the trainee makes of them.

    Parameters
    ----------
    activity
        The opportunities.
    sheet
        Where the work on them is kept.
    """

    _esm = script("dom.js", "answering.js", "frame.js", "funnel.js")
    _css = stylesheet("frame.css", "funnel.css")

    _activity: FunnelActivity

    def __init__(self, activity: FunnelActivity, sheet: AnswerSheet) -> None:
        super().__init__(
            activity,
            sheet,
            _labels(),
            steps=frame.options(step_names()),
            kinds=frame.options(clue_names()),
            opportunities=[
                {
                    "id": each.id,
                    "name": markup.plain(each.name),
                    "text": markup.parse(each.text),
                    "clues": [{"id": c.id, "text": markup.parse(c.text)} for c in each.clues],
                    "actions": [{"id": a.id, "text": markup.parse(a.text)} for a in each.actions],
                }
                for each in activity.opportunities
            ],
        )

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` is work on these opportunities."""
        funnel.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows to a funnel, or nothing where nothing was asked."""
        if asked == "answer":
            return {}
        reveal = asked == "reveal"
        said = funnel.feedback(self._activity, value, reveal=reveal)
        given = [work["step"] for work in funnel.works(value).values() if work.get("step")]
        right = [each.step for each in self._activity.opportunities]
        return frame.told(
            self._activity,
            value,
            said.verdict,
            said.summary,
            reveal=reveal,
            opportunities={name: _told(each) for name, each in said.told.items()},
            given=_table(given),
            right=_table(right) if reveal else [],
        )

    def rows(self) -> Iterator[str]:
        """Yield each opportunity with the work on it, and what there is to choose from."""
        given = funnel.works(self.answer)
        for each in self._activity.opportunities:
            yield from _worked(each, given.get(each.id, {}))
        yield _("Steps: {names}").format(names=" → ".join(step_names().values()))
        yield _("Each clue is: {names}").format(names=" · ".join(clue_names().values()))


def _told(told: funnel.Told) -> dict[str, Any]:
    return {
        "mark": told.mark,
        "word": told.word,
        "clues": {name: frame.told_remark(each) for name, each in told.clues.items()},
        "step": frame.told_remark(told.step),
        "action": frame.told_remark(told.action),
    }


def _table(steps: list[str]) -> list[list[str]]:
    """Return the rows of a funnel's table: step, reached, lost, share that went on."""
    return [
        [step_names()[stage.step], str(stage.reached), *_onwards(stage.lost, stage.conversion)]
        for stage in funnel.stages(steps)
    ]


def _onwards(lost: int, conversion: float | None) -> tuple[str, str]:
    if conversion is None:  # from here nobody can go further
        return "–", "–"
    return str(lost), _("{share} %").format(share=round(100 * conversion))


def _worked(opportunity: Opportunity, work: funnel.Work) -> Iterator[str]:
    actions = {action.id: action.text for action in opportunity.actions}
    yield f"**{markup.plain(opportunity.name)}**"
    yield opportunity.text
    for clue in opportunity.clues:
        kind = work.get("clues", {}).get(clue.id)
        yield f"{clue.text} → {clue_names()[kind] if kind else static.BLANK}"
    yield f"{_step()} {step_names().get(work.get('step') or '', static.BLANK)}"
    yield f"{_action()} {actions.get(work.get('action') or '', static.BLANK)}"


def _step() -> str:
    return _("Which step was finished last?")


def _action() -> str:
    return _("What do you do next?")


def _labels() -> dict[str, Any]:
    return verdict_labels() | {
        "blank": _("Work on an opportunity first."),
        "funnel": _("Your funnel: how many you placed at each step"),
        "at": _("{step}: {n}"),
        "list": _("Opportunities"),
        "unplaced": _("Not placed yet"),
        "clues": _("Is it evidence that the customer is moving?"),
        "step": _step(),
        "action": _action(),
        "next": _("Next: {name}"),
        "given": _("Your funnel"),
        "right": _("The funnel by the evidence"),
        "columns": [_("Step"), _("Reached it"), _("Not further yet"), _("Went on")],
    }
