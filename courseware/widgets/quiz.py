"""The quiz widget: one question of any kind, its answer kept in the answer sheet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import anywidget
import traitlets as t

from courseware import i18n, quiz
from courseware.answers import AnswerSheet
from courseware.content import Item, Matching, Numeric, Ordering, Single, Spans
from courseware.errors import CoursewareError
from courseware.i18n import gettext as _
from courseware.widgets import markup, static
from courseware.widgets.assets import script, stylesheet, with_text

__all__ = ["Quiz"]

_MESSAGES = ("answer", "check", "reveal")


class Quiz(anywidget.AnyWidget):
    """Show a question, save every change of its answer, and in practice say what to think of it.

    The browser sends ``{type, value, seq}``, where the type is "answer", "check" or "reveal";
    all three save the value, and the reply ``{type: "saved" | "failed", seq, sentence}``
    says what became of it. Feedback is a trait, so that every view and a reloaded page
    shows it; it names the answer that it is about. Neither the key nor any feedback is
    with the browser before the trainee asks for it, and a graded question has none to give.

    Parameters
    ----------
    item
        The question.
    sheet
        Where its answer is kept.
    on_saved
        Called after each save.
    """

    _esm = script("dom.js", "kinds.js", "quiz.js")
    _css = stylesheet("quiz.css")

    item = t.Dict().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    answer = t.Any(None, allow_none=True).tag(sync=True)
    by = t.Unicode().tag(sync=True)  # the message that gave the answer; "" from the sheet
    saved = t.Bool(False).tag(sync=True)
    notice = t.Unicode().tag(sync=True)
    feedback = t.Dict().tag(sync=True)

    def __init__(
        self, item: Item, sheet: AnswerSheet, on_saved: Callable[[], None] | None = None
    ) -> None:
        self._question, self._sheet, self._on_saved = item, sheet, on_saved
        # Messages come in a thread of their own (JupyterLab's subshells): one may save while
        # a cell that is run again restores what was there before.
        self._turn = threading.RLock()
        super().__init__(item=_shown(item), labels=_labels(item), **self._kept())
        self.on_msg(self._receive)

    def restore(self) -> None:
        """Take the answer from the sheet, as when the cell is run again."""
        with self._turn, self.hold_sync():
            kept = self._kept()
            if kept["answer"] != self.answer:
                self.feedback = {}
            for name, value in kept.items():
                setattr(self, name, value)

    def _kept(self) -> dict[str, Any]:
        """Return what the sheet holds; an answer that no longer fits becomes a notice."""
        value = self._sheet.get(self._question.id)
        try:
            quiz.check_answer(self._question, value)
        except CoursewareError as error:
            return {"answer": None, "by": "", "saved": False, "notice": str(error)}
        return {"answer": value, "by": "", "saved": value is not None, "notice": ""}

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer a message of the browser; whatever goes wrong becomes one sentence."""
        if not isinstance(content, dict) or content.get("type") not in _MESSAGES:
            return
        with self._turn:
            self._take(content["type"], content.get("value"), content.get("seq"))

    def _take(self, asked: str, value: object, seq: object) -> None:
        try:
            quiz.check_answer(self._question, value)
            self.feedback = self._feedback(value, asked)
            self._save(value, str(seq))
        except Exception as error:  # a trainee must never meet a traceback
            self.send({"type": "failed", "seq": seq, "sentence": _failure(error)})
        else:
            self.send({"type": "saved", "seq": seq, "sentence": self._advice(value)})
            if self._on_saved:
                self._on_saved()

    def _save(self, value: object, seq: str) -> None:
        self._sheet.save(self._question.id, value)
        with self.hold_sync():
            self.answer, self.by, self.saved, self.notice = value, seq, True, ""

    def _advice(self, value: object) -> str:
        """Return what to say to an answer that is saved and can't be read; feedback says it too."""
        advice = "" if self.feedback else quiz.advice(self._question, value)
        return f"{_('Saved')} · {advice}" if advice else ""

    def _feedback(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows, or nothing where nothing was or may be asked."""
        if asked == "answer" or self._question.graded:
            return {}
        return _told(self._question, value, reveal=asked == "reveal")

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the question as text, for paper and for a page without a kernel."""
        return with_text(
            super()._repr_mimebundle_(**kwargs),
            static.text(self._question, self.answer),
            static.html(self._question, self.answer),
        )


def _shown(item: Item) -> dict[str, Any]:
    """Return what the browser needs to draw a question: named one by one, so never its key."""
    shown: dict[str, Any] = {
        "id": item.id,
        "kind": item.kind,
        "graded": item.graded,
        "lang": i18n.current(),
        "stem": markup.parse(item.stem),
    }
    if isinstance(item, Numeric):
        return shown | {"units": [{"id": u.id, "text": u.text} for u in item.units]}
    shown["options"] = [{"id": o.id, "text": markup.parse(o.text)} for o in item.options]
    if isinstance(item, Matching | Spans):
        shown["targets"] = [{"id": g.id, "text": markup.plain(g.text)} for g in item.targets]
    if isinstance(item, Spans):
        for option, gap in zip(shown["options"], static.gaps(item), strict=True):
            option["gap"] = gap
    return shown


def _told(item: Item, value: object, *, reveal: bool) -> dict[str, Any]:
    """Return the feedback on an answer as the browser shows it."""
    said = quiz.feedback(item, value, reveal=reveal)
    solution = static.solution(item, value) if reveal else {}
    return {
        "value": value,
        "verdict": said.verdict,
        "revealed": reveal,
        "options": {
            name: {
                "mark": said.marks.get(name, ""),
                "text": markup.parse(words),
                "solution": solution.get(name, ""),
            }
            for name, words in said.options.items()
        },
        "text": markup.parse(said.text),
        "explanation": markup.parse(said.explanation),
        "solution": solution.get("", ""),
    }


def _labels(item: Item) -> dict[str, Any]:
    """Return every word of the widget itself, in the course's language."""
    return {
        "hint": _hint(item),
        "check": _("Check"),
        "reveal": _("Show the answer"),
        "blank": _("Answer the question first."),
        "unanswered": _("Not answered yet"),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "lost": _("Not saved: choose Run ▸ Run All Cells"),
        "verdicts": {"right": _("Right"), "partly": _("Partly right"), "wrong": _("Not yet")},
        "again": _("Change your answer and check again."),
        "marks": _marks(item),
        "revealed": _("The answer"),
        "solution": _("Right answer: {text}"),
        "choose": _("Choose…"),
        "up": _("Move up: {text}"),
        "down": _("Move down: {text}"),
        "moved": _("{text}: now number {n} of {total}"),
        "keep": _("This order is right"),
        "number": _("Your number"),
        "unit": _("Unit"),
        "bar": _("Labels"),
        "none": _("No label"),
        "pick": _("Choose a passage in the text first."),
        "then": _("Now choose its label."),
    }


def _marks(item: Item) -> dict[str, str]:
    if isinstance(item, Ordering):
        return {"right": _("In place"), "wrong": _("Out of place")}
    return {"right": _("Right"), "wrong": _("Not right"), "missed": _("Right answer")}


def _hint(item: Item) -> str:
    match item:
        case Single():
            return _("Choose one.")
        case Matching():
            return _("Choose what goes with each row.")
        case Ordering():
            return _("Drag the rows into order, or use the arrows.")
        case Numeric():
            return _("Type a number.")
        case Spans() if len(item.targets) == 1:
            return _("Click every passage that is: {label}.").format(label=item.targets[0].text)
        case Spans():
            return _("Click a passage, then choose its label. Not every passage needs one.")
        case _:
            return _("Choose all that apply.")


def _failure(error: Exception) -> str:
    if isinstance(error, CoursewareError):
        return _("Not saved: {sentence}").format(sentence=error)
    return _("Not saved ({reason}). Choose Run ▸ Run All Cells and answer again.").format(
        reason=type(error).__name__
    )
