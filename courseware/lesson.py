"""What a notebook calls: ``start``, a lesson's questions, tables and figures, ``answered``.

Each is one line in a cell, because a trainee never programmed; whatever goes wrong is one
sentence.
"""

from __future__ import annotations

import difflib
import os
import random
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from IPython.display import display

from courseware import i18n, quiz
from courseware.answers import AnswerSheet, here, read_answers
from courseware.content import Course, Item, Module, Plan, Single, load_course
from courseware.errors import AnswerError, AnswerSheetError, UnknownItem
from courseware.i18n import gettext as _
from courseware.widgets import Checklist, Quiz, markup
from courseware.widgets.answering import Answering
from courseware.widgets.planquestion import PlanQuestion
from courseware.widgets.progress import Progress, Row
from courseware.widgets.ready import Ready
from courseware.widgets.table import Table

if TYPE_CHECKING:
    from courseware.explorers import Explorer
    from courseware.plots import Drawing

W = TypeVar("W", bound=Answering)
#: How many questions on earlier modules a lesson begins with.
RECALLED = 3

__all__ = ["Lesson", "answered", "start"]


class Lesson:
    """A lesson or an exercise in one notebook; made by `start`.

    Parameters
    ----------
    module
        The module it belongs to.
    course
        The whole course, in the notebook's language.
    sheet
        The answer sheet beside the notebook.
    """

    def __init__(self, module: Module, course: Course, sheet: AnswerSheet) -> None:
        self._module, self._course, self._sheet = module, course, sheet
        self._answering: dict[str, Answering] = {}
        self._checklists: list[Checklist] = []

    def quiz(self, item_id: str) -> Answering:
        """Return the question called `item_id`, with the answer so far."""
        item = self._course.item(item_id)
        if isinstance(item, Plan):
            return self._once(item.id, lambda: PlanQuestion(item, self._sheet, self._refresh))
        return self._once(item.id, lambda: Quiz(item, self._sheet, self._refresh))

    def recall(self) -> None:
        """Show three questions on earlier modules, drawn anew each day.

        Their answers are kept apart from those in their own lesson, so that nobody
        reads there what they should remember.
        """
        day = date.today().isoformat()
        for item in _drawn(self._course, self._module, day):
            display(self._again(item, f"{item.id} {day}"))

    def activity(self, activity_id: str) -> Answering:
        """Return the activity called `activity_id`, with what was done so far."""
        from courseware.widgets.activities import widget

        activity = self._course.activity(activity_id)
        return self._once(activity.id, lambda: widget(activity, self._sheet))

    def explore(self, name: str) -> Explorer:
        """Return a calculator to play with, such as "value"."""
        from courseware.explorers import EXPLORERS, explorer  # pandas and matplotlib are slow

        _require(name, EXPLORERS, _("the course has no explorer of that name."))
        return explorer(name)

    def table(self, name: str) -> Table:
        """Return a table of the course, such as "operator_2009q3"."""
        from courseware.tables import TABLES, table  # pandas is slow to import

        _require(name, TABLES, _("the course has no table of that name."))
        return Table(table(name, i18n.current()), name)

    def figure(self, name: str) -> Drawing:
        """Return a figure of the course."""
        from courseware.plots import FIGURES, figure  # matplotlib is slow to import

        _require(name, FIGURES, _("the course has no figure of that name."))
        return figure(name, i18n.current())

    def progress(self) -> Progress:
        """Return how far the trainee has come, read from the answer sheets of the workspace."""
        folder = self._sheet.path.parent
        answers = self._sheet.answers()
        exercises, notices = _exercise_answers(folder / "exercises")
        rows = tuple(
            _row(module, self._course, answers, exercises) for module in self._course.modules
        )
        return Progress(rows, (*self._sheet.notices, *notices))

    def checklist(self) -> Checklist:
        """Return the exercise's questions, each answered or not; it follows every save."""
        items = self._course.items(self._module.id, graded=True)
        self._checklists.append(Checklist(items, self._sheet))
        return self._checklists[-1]

    def _once(self, name: str, make: Callable[[], W]) -> W:
        """Return the widget of that name as it is now, made where there is none yet."""
        if name in self._answering:
            self._answering[name].restore()
        else:
            self._answering[name] = make()
        return cast(W, self._answering[name])

    def _again(self, item: Item, name: str) -> Quiz:
        return self._once(name, lambda: Quiz(item, self._sheet, name=name))

    def _refresh(self) -> None:
        for checklist in self._checklists:
            checklist.refresh()


def start(module: str, language: str = "en") -> Lesson:
    """Begin a lesson: choose its language, open its answer sheet, say that all is well.

    Examples
    --------
    >>> lesson = start("m1-crm", "en")  # doctest: +SKIP
    """
    i18n.use(language)
    course = load_course(language)
    modules = {each.id: each for each in course.modules}
    _require(module, modules, _("the course has no module of that name."))
    sheet = AnswerSheet(here())
    display(Ready(_("Ready. Your answers are saved as you give them."), sheet))
    return Lesson(modules[module], course, sheet)


def answered(item_id: str) -> None:
    """Check, where nbgrader validates an exercise, that a question has an answer.

    Raises
    ------
    AnswerError
        If it has none.
    """
    item = load_course(i18n.current()).item(item_id)
    validating = os.environ.get("NBGRADER_EXECUTION") == "validate"
    if validating and quiz.is_blank(item, AnswerSheet(here()).get(item_id)):
        raise AnswerError(
            # Short, since `nbgrader validate` cuts each line at 83 characters.
            f"“{markup.plain(item.stem)[:30].rstrip()} …”",
            _("this question has no answer yet."),
            _("Answer it, then validate again."),
        )


def _require(name: str, known: Iterable[str], problem: str) -> None:
    """Raise for a name that isn't known, and say which ones are close to it."""
    names = sorted(known)
    if name not in names:
        close = difflib.get_close_matches(name, names, n=3) or names
        raise UnknownItem(name, problem, _("There are: {names}.").format(names=", ".join(close)))


def _exercise_answers(folder: Path) -> tuple[dict[str, object], list[str]]:
    """Return the answers of all exercises; a sheet that can't be read becomes a notice."""
    answers: dict[str, object] = {}
    notices = []
    for path in sorted(folder.glob("*/responses.json")):
        try:
            answers |= read_answers(path)
        except AnswerSheetError as error:
            notices.append(str(error))
    return answers, notices


def _drawn(course: Course, module: Module, day: str) -> list[Item]:
    """Return a few quick questions on the modules before this one, the same all day."""
    graded = {item.module for item in course.items(graded=True)}
    earlier = {m.id for m in course.modules if m.id in graded and m.notebook < module.notebook}
    known = course.items(graded=False)
    quick = [item for item in known if item.module in earlier and isinstance(item, Single)]
    # Recalling what was learnt some while ago keeps it: Roediger & Karpicke 2006,
    # Psychological Science 17(3), 249-255.
    return random.Random(f"{module.id} {day}").sample(quick, min(RECALLED, len(quick)))


def _row(
    module: Module, course: Course, answers: Mapping[str, object], exercises: Mapping[str, object]
) -> Row:
    practice = course.items(module.id, graded=False)
    graded = course.items(module.id, graded=True)
    tried = [item for item in practice if not quiz.is_blank(item, answers.get(item.id))]
    return Row(
        title=module.title,
        practised=len(tried),
        right=sum(_is_right(item, answers[item.id]) for item in tried),
        practice=len(practice),
        answered=sum(not quiz.is_blank(item, exercises.get(item.id)) for item in graded),
        graded=len(graded),
    )


def _is_right(item: Item, value: object) -> bool:
    try:
        return quiz.score(item, value) == 1
    except AnswerError:  # an answer from before the question was changed
        return False
