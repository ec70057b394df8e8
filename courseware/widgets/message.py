"""The message composer: write a first text message, see its length, ask for the checks."""

from __future__ import annotations

from typing import Any

from courseware.activities import message
from courseware.answers import AnswerSheet
from courseware.content import MessageActivity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import Answering, status_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Message"]


class Message(Answering):
    """Show the case and a field to write in; the examples come when asked for.

    Parameters
    ----------
    activity
        The case.
    sheet
        Where the message is kept.
    """

    _esm = script("dom.js", "answering.js", "writing.js", "message.js")
    _css = stylesheet("writing.css")

    def __init__(self, activity: MessageActivity, sheet: AnswerSheet) -> None:
        self._activity = activity
        super().__init__(activity.id, sheet, item=frame.shown(activity), labels=_labels())

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` is a message."""
        message.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return the length of the message, and the findings or the examples if asked for."""
        assert isinstance(value, dict)
        said: dict[str, Any] = {"value": value, "length": message.length(value["text"])}
        if asked == "answer":
            return said
        found = message.findings(self._activity, value["text"])
        said["findings"] = [{"ok": each.ok, "text": each.sentence} for each in found]
        said["summary"] = _("{n} of {total} checks have nothing to say.").format(
            n=sum(each.ok for each in found), total=len(found)
        )
        if asked == "reveal":
            said["examples"] = [
                {
                    "text": example.text,
                    "comment": markup.parse(example.comment),
                    "length": message.length(example.text),
                }
                for example in self._activity.examples
            ]
            said["closing"] = markup.parse(self._activity.closing)
        return said

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the case and the message as text, for paper and for a page without a kernel."""
        written = markup.Literal((self.answer or {}).get("text") or static.BLANK)
        return frame.static_form(super()._repr_mimebundle_(**kwargs), self._activity, [written])


def _labels() -> dict[str, str]:
    return status_labels() | {
        "field": _("Your message"),
        "blank": _("Write the message first."),
        "check": _("Check the message"),
        "reveal": _("Show two examples"),
        "ok": _("In order"),
        "open": _("Look again"),
        "findings": _("What the checks see"),
        "caveat": _("They look at words, not at meaning: read your message aloud as well."),
        "example": _("Example {n}"),
    }
