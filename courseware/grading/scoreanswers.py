"""Score a submission's answers; takes the place of nbgrader's `Execute`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from courseware.grading.checkkeys import not_run
from courseware.grading.keys import Question
from courseware.grading.scoring import Award, HandedIn, award, read_folder
from courseware.grading.sources import (
    cells_in_gradebook,
    course_directory,
    declared,
    questions,
)
from courseware.grading.view import Telling, question_html
from courseware.i18n import using

__all__ = ["ANSWER_MIME", "ScoreAnswers", "record", "recorded"]

#: In a test cell's output: the answer that was scored, for the feedback page.
ANSWER_MIME = "application/vnd.courseware.answer+json"


class ScoreAnswers(NbGraderPreprocessor):
    """Score the answer sheet that was handed in, as data, in this process.

    Each test cell of the gradebook is scored, and its points stand in its output, where
    `SaveAutoGrades` expects them. No cell is run, unless the instructor's own notebook
    declares that trainees write code in it.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the points in the outputs of its test cells."""
        ours = resources["nbgrader"]
        coursedir = course_directory(self)
        says = declared(coursedir, ours["assignment"], ours["notebook"])
        with using(says.language):
            asked = self._questions(ours, says.language, runs=says.executes_code)
            handed_in = read_folder(submitted_folder(coursedir, ours))
            if says.executes_code:
                nb, resources = Execute(parent=self.parent).preprocess(nb, resources)
            else:
                clear_outputs(nb)
            notices = record(nb, asked, handed_in)
        for notice in notices:
            self.log.warning("%s, %s: %s", ours["student"], ours["assignment"], notice)
        return nb, resources

    def _questions(self, ours: dict[str, str], language: str, *, runs: bool) -> dict[str, Question]:
        cells = cells_in_gradebook(ours["db_url"], ours["notebook"], ours["assignment"])
        asked = questions(cells, notebook=ours["notebook"], language=language)
        for name, question in asked.items():
            # nbgrader gives a test cell without output full points.
            if question is None and not runs:
                raise not_run(f"{ours['notebook']}, cell {name}")
        return {name: question for name, question in asked.items() if question is not None}


def submitted_folder(coursedir: CourseDirectory, ours: Mapping[str, str]) -> Path:
    """Return what a trainee handed in: the copy in ``autograded`` may have been overwritten."""
    folder = coursedir.format_path(
        coursedir.submitted_directory, ours["student"], ours["assignment"]
    )
    return Path(folder)


def clear_outputs(nb: NotebookNode) -> None:
    """Take away every output, and with it anything a submission says about its points."""
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell["outputs"], cell["execution_count"] = [], None


def record(nb: NotebookNode, asked: Mapping[str, Question], handed_in: HandedIn) -> list[str]:
    """Write points and answer into the output of each test cell; return what to tell."""
    notices = [handed_in.notice]
    for cell in nb.cells:
        question = asked.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if question is None or cell.cell_type != "code":
            continue
        given = award(question, handed_in.answers)
        notices.append(given.notice)
        cell["outputs"] = [_output(question, given, [handed_in.notice, given.notice])]
    return [notice for notice in dict.fromkeys(notices) if notice]


def recorded(cell: NotebookNode) -> dict[str, Any]:
    """Return the answer and notices that `record` left in a test cell; empty without one."""
    for output in cell.get("outputs", []):
        if ANSWER_MIME in output.get("data", {}):
            return dict(output["data"][ANSWER_MIME])
    return {}


def _output(question: Question, given: Award, notices: list[str]) -> NotebookNode:
    data = {
        # repr() is how a kernel shows a float: SaveAutoGrades reads the same number.
        "text/plain": repr(given.points),
        "text/html": question_html(question.item, given.value, Telling.ALL),
        ANSWER_MIME: {"value": given.value, "notices": [n for n in notices if n]},
    }
    return nbformat.v4.new_output("execute_result", data=data, execution_count=None)
