"""Which widget shows which kind of activity."""

from __future__ import annotations

from collections.abc import Callable

from courseware.answers import AnswerSheet
from courseware.content import Activity
from courseware.widgets.answering import Answering
from courseware.widgets.card import Card
from courseware.widgets.decisionmap import DecisionMap
from courseware.widgets.drill import Drill
from courseware.widgets.funnel import Funnel
from courseware.widgets.message import Message
from courseware.widgets.needsmap import NeedsMap
from courseware.widgets.ownaccount import OwnAccount
from courseware.widgets.workbench import Workbench

__all__ = ["widget"]

#: Each kind of activity, by the name it has in the content, and the widget that shows it.
WIDGETS: dict[str, Callable[..., Answering]] = {
    "needsmap": NeedsMap,
    "card": Card,
    "funnel": Funnel,
    "message": Message,
    "workbench": Workbench,
    "decisionmap": DecisionMap,
    "drill": Drill,
    "ownaccount": OwnAccount,
}


def widget(activity: Activity, sheet: AnswerSheet) -> Answering:
    """Return the widget of `activity`, with what the sheet holds."""
    return WIDGETS[activity.kind](activity, sheet)
