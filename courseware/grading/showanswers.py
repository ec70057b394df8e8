"""Make of a graded notebook what its trainee may read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearMarkScheme, NbGraderPreprocessor
from traitlets import Bool

from courseware.grading.keys import Question
from courseware.grading.scoreanswers import record, recorded, submitted_folder
from courseware.grading.scoring import read_folder
from courseware.grading.sources import (
    cells_in_gradebook,
    course_directory,
    declared,
    questions,
)
from courseware.grading.view import Telling, question_html
from courseware.i18n import using

__all__ = ["ShowAnswers", "show"]


class ShowAnswers(NbGraderPreprocessor):
    """Show questions and answers in place of code; after `GetGrades`, which adds the points.

    Hidden tests, keys and mark schemes never reach the page. What is right, and why, does
    only if the instructor says so.
    """

    explanations = Bool(
        False,
        help="Tell trainees what is right, and why. Only for exercises that won't be used again.",
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook that the feedback page is made of."""
        ours = resources["nbgrader"]
        coursedir = course_directory(self)
        ours["language"] = declared(coursedir, ours["assignment"], ours["notebook"]).language
        with using(ours["language"]):
            asked = self._questions(ours)
            if not all(recorded(cell) for cell in nb.cells if _name(cell) in asked):
                # Graded with nbgrader's own settings: the points are in, the answers aren't.
                record(nb, asked, read_folder(submitted_folder(coursedir, ours)))
            telling = Telling.ALL if self.explanations else Telling.NOTHING
            # A trainee's own text may hold the words that mark a scheme: no complaints.
            clear = ClearMarkScheme(parent=self, check_attachment_leakage=False)
            ours["notices"] = show(nb, asked, telling, clear)
        self._mark_pending(nb, ours)
        return nb, resources

    def _questions(self, ours: dict[str, Any]) -> dict[str, Question]:
        cells = cells_in_gradebook(ours["db_url"], ours["notebook"], ours["assignment"])
        asked = questions(cells, notebook=ours["notebook"], language=ours["language"])
        return {name: question for name, question in asked.items() if question is not None}

    def _mark_pending(self, nb: NotebookNode, ours: dict[str, Any]) -> None:
        """Tell what waits for the instructor from what got no points."""
        with Gradebook(ours["db_url"]) as gradebook:
            for cell in nb.cells:
                if utils.is_task(cell) or (utils.is_grade(cell) and utils.is_solution(cell)):
                    grade = gradebook.find_grade(
                        _name(cell), ours["notebook"], ours["assignment"], ours["student"]
                    )
                    waits = grade.manual_score is None and grade.auto_score is None
                    cell.metadata.nbgrader["pending"] = waits


def show(
    nb: NotebookNode, asked: Mapping[str, Question], telling: Telling, clear: ClearMarkScheme
) -> list[str]:
    """Replace, in place, the cells of a graded notebook by what its trainee may read.

    Parameters
    ----------
    nb
        With the answers recorded in it.
    asked
        The question of each test cell.
    telling
        How much of the key to tell.
    clear
        What takes mark schemes out, as the instructor's settings have it.

    Returns
    -------
    list of str
        What the trainee should know about the answer sheet.
    """
    notices: list[str] = []
    kept = []
    for cell in nb.cells:
        if utils.is_task(cell):
            cell, _resources = clear.preprocess_cell(cell, {}, 0)
        if cell.cell_type == "code":
            notices += recorded(cell).get("notices", [])
            cell = _shown(cell, asked.get(_name(cell)), telling)
        if cell is not None:
            kept.append(cell)
    nb["cells"] = kept
    return list(dict.fromkeys(notices))


def _shown(cell: NotebookNode, question: Question | None, telling: Telling) -> NotebookNode | None:
    """Return what to show of a code cell: a question, a trainee's code, bare points, nothing."""
    shown = nbformat.v4.new_code_cell(metadata=cell.metadata)
    if question is not None:
        value = recorded(cell).get("value")
        html = question_html(question.item, value, telling)
        shown.outputs = [nbformat.v4.new_output("display_data", data={"text/html": html})]
    elif utils.is_solution(cell):
        shown.source = cell.source
    elif not utils.is_grade(cell):
        return None
    return shown


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
