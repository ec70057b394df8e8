"""An account of one's own: a table is loaded, and its map and plan are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

from courseware.activities import decisionmap, ownaccount, owntable
from courseware.activities.decisionsetting import (
    attitude_names,
    channel_name,
    role_names,
    stance_names,
)
from courseware.activities.mapremarks import map_remarks
from courseware.answers import AnswerSheet
from courseware.content import OwnAccountActivity
from courseware.content.parameters import decision_map
from courseware.i18n import gettext as _
from courseware.widgets import decisionmap as drawn
from courseware.widgets import decisionmap_words, frame
from courseware.widgets.assets import script, stylesheet

__all__ = ["OwnAccount"]


class OwnAccount(frame.Framed):
    """Load an account from a table, show its map, and plan contacts with its people.

    Looking for the best plan takes seconds: the answer is saved first, and the feedback
    follows from a thread of its own.

    Parameters
    ----------
    activity
        The words around it.
    sheet
        Where the table and the plan are kept.
    """

    _esm = script(*drawn.SCRIPTS, "ownaccount.js")
    _css = stylesheet(*drawn.SHEETS, "ownaccount.css")

    _activity: OwnAccountActivity

    def __init__(self, activity: OwnAccountActivity, sheet: AnswerSheet) -> None:
        example = owntable.template()
        labels = decisionmap_words.labels(ownaccount.setting(example))
        labels |= {"legend": _legend(), "own": _labels()}
        super().__init__(
            activity,
            sheet,
            labels,
            template=example,
            columns=_columns(),
            limit=4 * ownaccount.TABLE_LIMIT,
            account=None,
        )

    def check_value(self, value: object) -> None:
        """Raise a `CoursewareError` unless `value` is a table that can be read, with a plan."""
        ownaccount.check_value(self._activity, value)

    def respond(self, value: Any, asked: str) -> dict[str, Any]:  # noqa: ANN401
        """Return where the plan stands; what to say to a submitted one follows later."""
        own, plan = ownaccount.setting(value["table"]), decisionmap.contacts(value)
        said: dict[str, Any] = {"value": value, "outcome": drawn.outcome(own, plan)}
        return said | {"computing": asked} if plan and asked != "answer" else said

    def rows(self) -> Iterator[str]:
        """Yield how many people are loaded.

        No names: this text goes into the notebook, which is copied and sent on more easily
        than the answer sheet.
        """
        if self.answer:
            people = len(ownaccount.setting(self.answer["table"]).account.members)
            yield _("Your account: {n} people").format(n=people)

    def _take(self, asked: str, value: object, seq: object) -> None:
        super()._take(asked, value, seq)
        if self.feedback.get("computing"):
            Thread(target=self._compute, args=(self.feedback,), daemon=True).start()

    def _tell(self, value: Any, asked: str) -> str:  # noqa: ANN401
        """Draw another account where the table is another, then set the feedback."""
        self._draw(value["table"] if value else None)
        return super()._tell(value, asked)

    def _draw(self, table: str | None) -> None:
        account = self.item["account"]
        if table == (account and account["table"]):
            return
        self.item = self.item | {"account": self._account(table) if table else None}

    def _account(self, table: str) -> dict[str, Any]:
        """Return an account as the browser draws it, as a decision map of its own."""
        own = ownaccount.setting(table)
        activity = ownaccount.as_map(self._activity, own)
        common = {name: self.item[name] for name in ("id", "kind", "graded", "lang")}
        return common | {
            "title": activity.title,
            "intro": [],
            "table": table,
            "remarks": list(map_remarks(own)),
            "start": drawn.outcome(own, ()),
            **decisionmap_words.parts(activity, own),
        }

    def _compute(self, said: dict[str, Any]) -> None:
        """Look for the best plan and set the feedback, if it is still asked for."""
        asked, value = said["computing"], said["value"]
        done = {name: part for name, part in said.items() if name != "computing"}
        try:
            done["plan"] = self._planned(value, reveal=asked == "reveal")
        except Exception as error:  # a trainee must never meet a traceback
            reason = type(error).__name__
            done["trouble"] = _("there is no feedback ({reason})").format(reason=reason)
        with self._turn:
            if self.feedback == said:
                self.feedback = done

    def _planned(self, value: dict[str, Any], *, reveal: bool) -> dict[str, Any]:
        told = ownaccount.feedback(value["table"], decisionmap.contacts(value), reveal=reveal)
        rows = [{"text": text, "share": share, "own": mine} for text, share, mine in told.shares]
        said = frame.told(self._activity, None, told.verdict, told.summary, reveal=reveal)
        return said | {"shares": rows}


def _legend() -> str:
    """Return what counts more in a plan; the table knows no dates."""
    timing = decision_map().parameters().timing
    return _(
        "×{weighty}: carries {cut} % or more in this stage. A trusted channel counts twice, "
        "any other half."
    ).format(weighty=timing.weighty, cut=f"{100 * timing.cut:g}")


def _labels() -> dict[str, Any]:
    return {
        "about": _("How it works, and why with invented names"),
        "template": _("Download an example worksheet (CSV)"),
        "choose": _("Choose a file…"),
        "another": _("Load another file…"),
        "remove": _("Remove this account"),
        "undo": _("Undo"),
        "columns": _("What goes into each column; divide several by semicolons"),
        "head": [_("Column"), _("What goes in")],
        "file": "account-example",
        "loaded": _("{n} people loaded from {file}."),
        "removed": _("The account is removed."),
        "undone": _("Undone."),
        "refused": _("{file} was not loaded. {sentence}"),
        "stays": _("{file} was not loaded, and what was there before stays. {sentence}"),
        "notSaved": _("Not saved: {sentence}"),
        "notText": _(
            "It is no table in plain text. In the spreadsheet choose Save As, and there the "
            "type CSV."
        ),
        "tooLong": f"{ownaccount.too_long()} {ownaccount.shorten()}",
        "computing": _(
            "Looking for the best plan. With many people it takes up to half a minute; your "
            "plan is saved."
        ),
        "rules": _("What stands out on this map"),
    }


def _columns() -> list[list[str]]:
    """Return what goes into each column, for whoever fills the worksheet."""
    heads = owntable.heads()
    stages = [heads[stage] for stage in owntable.stage_names()]
    channels = decision_map().parameters().channels
    return [
        [heads["name"], _("An invented name, for each person another")],
        [heads["title"], _("What the person does there")],
        [heads["role"], _lettered(role_names())],
        [heads["attitude"], _lettered(attitude_names())],
        [heads["relationship"], _lettered(stance_names())],
        [
            f"{stages[0]} … {stages[-1]}",
            _("How much the person carries of the decision in that stage, in per cent"),
        ],
        [
            f"{heads['harmony']} · {heads['hostility']}",
            _("Names from the first column; with one of the two is enough"),
        ],
        [heads["sources"], " · ".join(map(channel_name, channels))],
    ]


def _lettered(names: dict[str, str]) -> str:
    return " · ".join(f"{letter} {name}" for letter, name in names.items())
