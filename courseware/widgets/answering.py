"""What every widget with a saved answer shares: the talk between browser, kernel and sheet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import anywidget
import traitlets as t

from courseware.answers import AnswerSheet
from courseware.errors import CoursewareError
from courseware.i18n import gettext as _

__all__ = ["Answering", "status_labels", "verdict_labels"]

_MESSAGES = ("answer", "check", "reveal")


class Answering(anywidget.AnyWidget):
    """Keep one answer in the answer sheet; a subclass says what fits and what to think of it.

    The browser sends ``{type, value, seq}``, where the type is "answer", "check" or "reveal";
    all three save the value, and the reply ``{type: "saved" | "failed", seq, sentence}``
    says what became of it. Feedback is a trait, so that every view and a reloaded page
    shows it; it names the answer that it is about, as ``value``.

    Parameters
    ----------
    name
        What the answer is called in the sheet.
    sheet
        Where it is kept.
    on_saved
        Called after each save.
    **traits
        `item` and `labels`, and further dictionaries of the subclass.
    """

    item = t.Dict().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    answer = t.Any(None, allow_none=True).tag(sync=True)
    by = t.Unicode().tag(sync=True)  # the message that gave the answer; "" from the sheet
    saved = t.Bool(False).tag(sync=True)
    notice = t.Unicode().tag(sync=True)
    feedback = t.Dict().tag(sync=True)

    def __init__(
        self,
        name: str,
        sheet: AnswerSheet,
        on_saved: Callable[[], None] | None = None,
        **traits: dict[str, Any],
    ) -> None:
        self._name, self._sheet, self._on_saved = name, sheet, on_saved
        # Messages come in a thread of their own (JupyterLab's subshells): one may save while
        # a cell that is run again restores what was there before.
        self._turn = threading.RLock()
        self._newest: dict[str, int] = {}
        super().__init__(**traits, **self._kept())
        self._tell(self.answer, "answer")
        self.on_msg(self._receive)

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` is None or an answer of this widget."""
        raise NotImplementedError

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return the feedback on `value`, which holds it as "value"; {} where none is due.

        `value` fits and is not None. `asked` is the type of the message; "answer" also where
        the sheet's answer is shown.
        """
        raise NotImplementedError

    def advise(self, value: object) -> str:
        """Return what to say beside "Saved" to a value without feedback, or ""."""
        return ""

    def restore(self) -> None:
        """Take the answer from the sheet, as when the cell is run again."""
        with self._turn, self.hold_sync():
            kept, before = self._kept(), self.answer
            for name, value in kept.items():
                setattr(self, name, value)
            if self.answer != before:
                self._tell(self.answer, "answer")

    def _kept(self) -> dict[str, Any]:
        """Return what the sheet holds; an answer that no longer fits becomes a notice."""
        value = self._sheet.get(self._name)
        try:
            self.check_value(value)
        except CoursewareError as error:
            return {"answer": None, "by": "", "saved": False, "notice": str(error)}
        return {"answer": value, "by": "", "saved": value is not None, "notice": ""}

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer a message of the browser; whatever goes wrong becomes one sentence."""
        if not isinstance(content, dict) or content.get("type") not in _MESSAGES:
            return
        with self._turn:
            if self._is_late(content.get("seq")):
                self.send({"type": "saved", "seq": content["seq"], "sentence": ""})
            else:
                self._take(content["type"], content.get("value"), content.get("seq"))

    def _is_late(self, seq: object) -> bool:
        """Say whether a newer message of the same page was saved before this one.

        While cells run, a page's first messages wait for the main thread, and later ones may
        pass them in a thread of their own: an old answer must not replace a newer one.
        """
        page, number = _place(seq)
        return number < self._newest.get(page, 0)

    def _take(self, asked: str, value: object, seq: object) -> None:
        try:
            self.check_value(value)
            trouble = self._tell(value, asked)
            self._save(value, str(seq))
        except Exception as error:  # a trainee must never meet a traceback
            self.send({"type": "failed", "seq": seq, "sentence": _failure(error)})
        else:
            advice = trouble or ("" if self.feedback else self.advise(value))
            sentence = f"{_('Saved')} · {advice}" if advice else ""
            self.send({"type": "saved", "seq": seq, "sentence": sentence})
            if self._on_saved:
                self._on_saved()

    def _tell(self, value: object, asked: str) -> str:
        """Set the feedback; return what to say where it fails, which costs no answer."""
        try:
            self.feedback = {} if value is None else self.respond(value, asked)
        except Exception as error:
            self.feedback = {}
            return _("there is no feedback ({reason})").format(reason=type(error).__name__)
        return ""

    def _save(self, value: object, seq: str) -> None:
        self._sheet.save(self._name, value)
        page, number = _place(seq)
        self._newest[page] = number
        with self.hold_sync():
            self.answer, self.by, self.saved, self.notice = value, seq, True, ""


def status_labels() -> dict[str, str]:
    """Return the words of the status line and of the buttons, in the course's language."""
    return {
        "check": _("Check"),
        "reveal": _("Show the answer"),
        "unanswered": _("Not answered yet"),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "lost": _("Not saved: choose Run ▸ Run All Cells"),
    }


def verdict_labels() -> dict[str, Any]:
    """Return the words of `status_labels` and those of a verdict."""
    return status_labels() | {
        "verdicts": {"right": _("Right"), "partly": _("Partly right"), "wrong": _("Not yet")},
        "again": _("Change your answer and check again."),
        "revealed": _("The answer"),
        "choose": _("Choose…"),
    }


def _place(seq: object) -> tuple[str, int]:
    """Return the page that sent a message, and which of its messages it is, from 1."""
    page, _dash, number = str(seq).rpartition("-")
    return (page, int(number)) if number.isdecimal() else (str(seq), 0)


def _failure(error: Exception) -> str:
    if isinstance(error, CoursewareError):
        return _("Not saved: {sentence}").format(sentence=error)
    return _("Not saved ({reason}). Choose Run ▸ Run All Cells and answer again.").format(
        reason=type(error).__name__
    )
