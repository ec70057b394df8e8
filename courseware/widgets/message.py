"""The message composer: write a first text message, see its length, ask for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import message
from courseware.activities.values import TEXT_LIMIT
from courseware.answers import AnswerSheet
from courseware.content import MessageActivity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import status_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Message"]


class Message(frame.Framed):
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

    _activity: MessageActivity

    def __init__(self, activity: MessageActivity, sheet: AnswerSheet) -> None:
        super().__init__(activity, sheet, _labels(), limit=TEXT_LIMIT)

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

    def rows(self) -> Iterator[str]:
        """Yield the message."""
        yield markup.Literal((self.answer or {}).get("text") or static.BLANK)


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
