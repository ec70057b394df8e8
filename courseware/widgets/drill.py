"""A drill: cases one below the other, and a table of what was taken for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import drill
from courseware.activities.drill import class_names
from courseware.answers import AnswerSheet
from courseware.content import DrillActivity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import verdict_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Drill"]


class Drill(frame.Framed):
    """Show the cases with the classes to choose from; the key comes when asked for.

    Parameters
    ----------
    activity
        The cases.
    sheet
        Where the answer is kept.
    """

    _esm = script("dom.js", "answering.js", "frame.js", "drill.js")
    _css = stylesheet("frame.css", "drill.css")

    _activity: DrillActivity

    def __init__(self, activity: DrillActivity, sheet: AnswerSheet) -> None:
        super().__init__(
            activity,
            sheet,
            _labels(),
            classes=[
                {"id": each.id, "text": each.text, "meaning": markup.parse(each.meaning)}
                for each in activity.classes
            ],
            cases=[
                {
                    "id": case.id,
                    "situation": markup.plain(case.situation),
                    "text": markup.parse(case.text),
                }
                for case in activity.cases
            ],
        )

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` gives cases of this drill a class."""
        drill.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows to the answers, or nothing where nothing was asked."""
        if asked == "answer":
            return {}
        reveal = asked == "reveal"
        said = drill.feedback(self._activity, value, reveal=reveal)
        return frame.told(
            self._activity,
            value,
            said.verdict,
            said.summary,
            reveal=reveal,
            remarks={name: frame.told_remark(each) for name, each in said.remarks.items()},
            table=_table(self._activity, value),
        )

    def rows(self) -> Iterator[str]:
        """Yield what there is to choose from, then each case with its answer."""
        for each in self._activity.classes:
            yield f"**{each.text}**: {each.meaning}"
        names, given = class_names(self._activity), drill.given(self.answer)
        for n, case in enumerate(self._activity.cases, start=1):
            said = names[given[case.id]] if case.id in given else static.BLANK
            yield f"{n}. {' · '.join(filter(None, [case.situation, case.text]))} → {said}"


def _table(activity: DrillActivity, value: object) -> list[dict[str, Any]]:
    """Return a row for each class: what its cases were given, how many, and how many in all."""
    names, counts = class_names(activity), drill.confusions(activity, value)
    answers = [case.answer for case in activity.cases]
    return [
        {
            "name": names[right],
            "cells": [{"n": counts[right, given], "hit": given == right} for given in names],
            "open": answers.count(right) - sum(counts[right, given] for given in names),
            "all": answers.count(right),
        }
        for right in names
    ]


def _labels() -> dict[str, Any]:
    return verdict_labels() | {
        "blank": _("Say of one case what it is first."),
        "classes": _("To choose from"),
        "cases": _("Cases"),
        "done": _("{n} of {total} answered"),
        "table": _("Rows: what it was. Columns: what you said."),
        "corner": _("It was"),
        "hit": _("right"),
        "open": _("not answered"),
        "all": _("in all"),
    }
