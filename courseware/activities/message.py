"""The first message: how long it is, and what the checks say to it.

The answer is ``{"text": …}``. The checks are hints, and count for nothing else.
"""

from __future__ import annotations

from courseware.activities.values import require, require_text
from courseware.content import MessageActivity
from courseware.i18n import gettext as _
from courseware.i18n import ngettext
from courseware.models import sms
from courseware.models.message import Facts, Finding, check_message

__all__ = ["check_value", "findings", "length"]

#: So few characters outside the alphabet of text messages are slips, such as curly quotes;
#: a text with more is written in another script.
CULPRITS = 3


def check_value(activity: MessageActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or a message."""
    if value is None:
        return
    fits = isinstance(value, dict) and set(value) == {"text"}
    require(fits, activity.title, _("the answer is not a message."))
    assert isinstance(value, dict)
    require_text(value["text"], activity.title)


def findings(activity: MessageActivity, text: str) -> tuple[Finding, ...]:
    """Return what the checks find in the message, one finding a check."""
    return check_message(text, Facts(activity.senders, activity.companies))


def length(text: str) -> str:
    """Say how long a message is, in how many parts it is sent, and what makes it longer."""
    size = sms.length(text)
    if size.parts <= 1:
        words = _("{used} of {room} characters · {left} left")
        said = words.format(used=size.used, room=size.per_part, left=size.left)
    else:
        said = ngettext(
            "{used} characters · too long for one message: it goes out in {parts} part",
            "{used} characters · too long for one message: it goes out in {parts} parts",
            size.parts,
        ).format(used=size.used, parts=size.parts)
    culprits = sms.outside_gsm(text)
    if not 0 < len(culprits) <= CULPRITS:
        return said
    return f"{said} · " + _("with {characters} only 70 fit into one message, without 160").format(
        characters=" ".join(culprits)
    )
