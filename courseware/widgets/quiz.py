"""The quiz widget: one question of any kind, its answer kept in the answer sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from courseware import i18n, quiz
from courseware.answers import AnswerSheet
from courseware.content import Item, Matching, Numeric, Ordering, Plan, Single, Spans
from courseware.i18n import gettext as _
from courseware.widgets import markup, static
from courseware.widgets.answering import Answering, verdict_labels
from courseware.widgets.assets import script, stylesheet, with_text

__all__ = ["Quiz"]


class Quiz(Answering):
    """Show a question, save every change of its answer, and in practice say what to think of it.

    Neither the key nor any feedback is with the browser before the trainee asks for it, and
    a graded question has none to give.

    Parameters
    ----------
    item
        The question.
    sheet
        Where its answer is kept.
    on_saved
        Called after each save.
    name
        What the answer is called in the sheet; by default as the question.
    """

    _esm = script("dom.js", "answering.js", "kinds.js", "quiz.js")
    _css = stylesheet("quiz.css")

    def __init__(
        self,
        item: Item,
        sheet: AnswerSheet,
        on_saved: Callable[[], None] | None = None,
        *,
        name: str = "",
    ) -> None:
        self._question = item
        super().__init__(name or item.id, sheet, on_saved, item=_shown(item), labels=_labels(item))

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` fits the question."""
        quiz.check_answer(self._question, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows, or nothing where nothing was or may be asked."""
        if asked == "answer" or self._question.graded:
            return {}
        return _told(self._question, value, reveal=asked == "reveal")

    def advise(self, value: object) -> str:
        """Return what to say to an answer that is saved and can't be read."""
        return quiz.advice(self._question, value)

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
    assert not isinstance(item, Plan)  # which has a widget of its own
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
    return verdict_labels() | {
        "hint": _hint(item),
        "blank": _("Answer the question first."),
        "marks": _marks(item),
        "solution": _("Right answer: {text}"),
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
