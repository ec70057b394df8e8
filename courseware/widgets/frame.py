"""What the widgets of activities share: how one is drawn, and its text form.

`told`, `told_remark` and `frame_labels` serve those in which a trainee sorts and marks
(needs map, card, funnel); `frame.js` is their other side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from courseware import i18n
from courseware.activities.remarks import Remark, Verdict
from courseware.content import Activity
from courseware.i18n import gettext as _
from courseware.widgets import markup, static
from courseware.widgets.answering import status_labels
from courseware.widgets.assets import with_text

__all__ = ["frame_labels", "options", "shown", "static_form", "told", "told_remark"]


def shown(activity: Activity, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what the browser needs to draw an activity; `parts` are named one by one."""
    return {
        "id": activity.id,
        "kind": activity.kind,
        "graded": False,
        "lang": i18n.current(),
        "title": activity.title,
        "intro": markup.parse(activity.intro),
        **parts,
    }


def options(names: Mapping[str, str]) -> list[dict[str, str]]:
    """Return names by id as a list, which keeps their order in the browser."""
    return [{"id": name, "text": text} for name, text in names.items()]


def told(
    activity: Activity,
    value: object,
    verdict: Verdict,
    summary: Iterable[str],
    *,
    reveal: bool,
    **parts: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Return feedback as the browser shows it; the closing words come when all is told."""
    done = reveal or verdict == "right"
    return {
        "value": value,
        "verdict": verdict,
        "revealed": reveal,
        "summary": list(summary),
        "closing": markup.parse(activity.closing) if done else [],
        **parts,
    }


def told_remark(remark: Remark | None) -> dict[str, Any] | None:
    """Return a remark as the browser shows it."""
    if remark is None:
        return None
    return {
        "mark": remark.mark,
        "word": remark.word,
        "text": markup.parse(remark.text),
        "solution": markup.plain(remark.solution),
    }


def frame_labels() -> dict[str, Any]:
    """Return the words around an activity, in the course's language."""
    return status_labels() | {
        "verdicts": {"right": _("Right"), "partly": _("Partly right"), "wrong": _("Not yet")},
        "again": _("Change your answer and check again."),
        "revealed": _("The answer"),
        "choose": _("Choose…"),
    }


def static_form(
    bundle: tuple[dict, dict] | None, activity: Activity, rows: Iterable[str]
) -> tuple[dict, dict] | None:
    """Add an activity and what was done so far as text, for a page without a kernel.

    `rows` are in the small Markdown; what a trainee wrote is a `markup.Literal`.
    """
    rows = list(rows)
    lines = [activity.title, markup.plain(activity.intro), "", *map(markup.plain, rows)]
    head = f"<p><strong>{escape(activity.title)}</strong></p>{markup.html(activity.intro)}"
    return with_text(bundle, "\n".join(lines), static.page(head, rows))
