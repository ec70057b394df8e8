"""What the widgets of activities share: `Framed`, with what is drawn and the text form.

`told` and `told_remark` serve those that judge a trainee's work part by part; `frame.js` is
the other side of most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from courseware import i18n
from courseware.activities.remarks import Remark, Verdict
from courseware.answers import AnswerSheet
from courseware.content import Activity
from courseware.widgets import markup, static
from courseware.widgets.answering import Answering
from courseware.widgets.assets import with_text

__all__ = ["Framed", "options", "told", "told_remark"]


class Framed(Answering):
    """Show an activity; a subclass names what of it is drawn, and its rows as text.

    Parameters
    ----------
    activity
        What is shown.
    sheet
        Where the answer is kept.
    labels
        All words of the widget itself.
    on_saved
        Called after each save.
    **parts
        What the browser needs to draw this kind of activity, named one by one, so never its key.
    """

    #: Whether points hang on it, so that the trainee learns only that the answer is saved.
    graded = False

    def __init__(
        self,
        activity: Activity,
        sheet: AnswerSheet,
        labels: dict[str, Any],
        on_saved: Callable[[], None] | None = None,
        **parts: Any,  # noqa: ANN401
    ) -> None:
        self._activity = activity
        item = {
            "id": activity.id,
            "kind": activity.kind,
            "graded": self.graded,
            "lang": i18n.current(),
            "title": activity.title,
            "intro": markup.parse(activity.intro),
            **parts,
        }
        super().__init__(activity.id, sheet, on_saved, item=item, labels=labels)

    def rows(self) -> Iterator[str]:
        """Yield the activity and the answer so far, line by line, in the small Markdown.

        What a trainee wrote is a `markup.Literal`.
        """
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add all of it as text, for paper and for a page without a kernel."""
        title, intro, rows = self._activity.title, self._activity.intro, [*self.rows()]
        lines = [title, markup.plain(intro), "", *map(markup.plain, rows)]
        head = f"<p><strong>{escape(title)}</strong></p>{markup.html(intro)}"
        bundle = super()._repr_mimebundle_(**kwargs)
        return with_text(bundle, "\n".join(lines), static.page(head, rows))


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
