"""What the checks of all activities' answers share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from courseware.errors import AnswerError
from courseware.i18n import gettext as _

__all__ = ["TEXT_LIMIT", "require", "require_parts", "require_text"]

#: Characters of one text; a message or a sentence is far shorter.
TEXT_LIMIT = 1500

#: Half of a character that takes two places in the browser: no file can hold it.
_HALF = re.compile("[\ud800-\udfff]")


def require(fits: bool, where: str, problem: str) -> None:
    """Raise `AnswerError` about the activity called `where` unless `fits`."""
    if not fits:
        raise AnswerError(where, problem, _("Do this part again."))


def require_parts(
    value: object, name: str, known: Iterable[str], where: str, problem: str
) -> dict[str, Any]:
    """Return what ``{name: {part: …}}`` holds, or raise `AnswerError` unless it is all `known`."""
    parts = value[name] if isinstance(value, dict) and set(value) == {name} else None
    require(isinstance(parts, dict) and set(parts) <= set(known), where, problem)
    assert isinstance(parts, dict)
    return parts


def require_text(text: object, where: str) -> None:
    """Raise `AnswerError` unless `text` is a text that is short enough."""
    fits = isinstance(text, str) and not _HALF.search(text)
    require(fits, where, _("the answer is not a text."))
    assert isinstance(text, str)
    if len(text) > TEXT_LIMIT:
        problem = _("the text is longer than {limit:,} characters.").format(limit=TEXT_LIMIT)
        raise AnswerError(where, problem, _("Shorten it."))
