"""The checklist of an exercise: which questions are answered, and what to do next."""

from __future__ import annotations

import threading
from html import escape
from itertools import accumulate
from unicodedata import east_asian_width

import anywidget
import traitlets as t

from courseware import i18n, quiz
from courseware.answers import AnswerSheet
from courseware.content import Item
from courseware.i18n import gettext as _
from courseware.widgets import markup
from courseware.widgets.assets import script, stylesheet, with_text

__all__ = ["Checklist"]

_EXCERPT = 72  # columns; a Chinese character fills two


class Checklist(anywidget.AnyWidget):
    """Show which questions have an answer; call `refresh` when one was saved.

    Parameters
    ----------
    items
        The questions, in the order of the exercise.
    sheet
        Where their answers are kept.
    """

    _esm = script("dom.js", "checklist.js")
    _css = stylesheet("checklist.css")

    lang = t.Unicode().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    heading = t.Unicode().tag(sync=True)
    rows: t.List[dict] = t.List().tag(sync=True)
    advice = t.Unicode().tag(sync=True)

    def __init__(self, items: tuple[Item, ...], sheet: AnswerSheet) -> None:
        self._items, self._sheet = items, sheet
        self._turn = threading.RLock()  # a save in another thread may ask at the same time
        super().__init__(
            lang=i18n.current(), labels={"answered": _("Answered"), "open": _("Not answered yet")}
        )
        self.refresh()

    def refresh(self) -> None:
        """Read the answer sheet again."""
        with self._turn, self.hold_sync():
            answers = self._sheet.answers()
            rows = [
                {"text": _excerpt(item), "answered": not quiz.is_blank(item, answers.get(item.id))}
                for item in self._items
            ]
            done = sum(bool(row["answered"]) for row in rows)
            self.rows = rows
            self.heading = _("{n} of {total} questions answered").format(n=done, total=len(rows))
            self.advice = _advice(len(rows) - done)

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the list as text, for paper and for a page without a kernel."""
        lines = [f"{'☒' if row['answered'] else '☐'} {row['text']}" for row in self.rows]
        text = "\n".join([self.heading, *lines, self.advice])
        listed = "<br>".join(map(escape, lines))
        html = f"<p><strong>{escape(self.heading)}</strong></p><p>{listed}</p>"
        html += f"<p>{escape(self.advice)}</p>"
        return with_text(super()._repr_mimebundle_(**kwargs), text, html)


def _excerpt(item: Item) -> str:
    """Return the beginning of a question, cut between words where words have spaces."""
    words = markup.plain(item.stem).replace("\n", " ")
    widths = accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
    fitting = sum(width <= _EXCERPT for width in widths)
    if fitting == len(words):
        return words
    cut = words[:fitting]
    return (cut[: cut.rfind(" ")] if " " in cut[fitting // 2 :] else cut) + " …"


def _advice(missing: int) -> str:
    if missing:
        return i18n.ngettext(
            "{n} question is still open. You may submit all the same.",
            "{n} questions are still open. You may submit all the same.",
            missing,
        ).format(n=missing)
    return _(
        "All are answered. Save the notebook (File ▸ Save Notebook), "
        "then submit it (Nbgrader ▸ Assignment List)."
    )
