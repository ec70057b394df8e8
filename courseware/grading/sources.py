"""What grading believes: the instructor's own copy of an exercise, never the submission."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from courseware import i18n
from courseware.grading.keys import Question, read_question

__all__ = [
    "Declared",
    "TrustedCell",
    "cells_in_gradebook",
    "cells_in_notebook",
    "course_directory",
    "declared",
    "language_of",
    "questions",
]


@dataclass(frozen=True)
class TrustedCell:
    """A cell that nbgrader looks after, as the instructor wrote it."""

    name: str
    cell_type: str
    source: str
    checksum: str | None
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None

    @property
    def scored(self) -> bool:
        """Whether the cell is a test cell, whose points need no human."""
        return self.grade and not self.solution and self.cell_type == "code"

    def metadata(self) -> dict[str, Any]:
        """Return the cell's nbgrader settings."""
        settings = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "points": self.points,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
        }
        return {name: value for name, value in settings.items() if value is not None}


@dataclass(frozen=True)
class Declared:
    """What an instructor's notebook says about itself.

    Attributes
    ----------
    language
        The second argument of ``start`` in its first cell.
    executes_code
        Whether trainees write code in it: ``{"courseware": {"executes_code": true}}`` in
        the notebook's metadata. Then, and only then, grading runs their notebooks.
    """

    language: str = i18n.SOURCE
    executes_code: bool = False


def cells_in_gradebook(db_url: str, notebook: str, assignment: str) -> tuple[TrustedCell, ...]:
    """Return the cells that ``nbgrader generate_assignment`` saved, in their order."""
    with Gradebook(db_url) as gradebook:
        saved = gradebook.find_notebook(notebook, assignment)
        graded = {cell.name: cell.max_score for cell in saved.grade_cells}
        tasks = {cell.name: cell.max_score for cell in saved.task_cells}
        solutions = {cell.name for cell in saved.solution_cells}
        return tuple(
            TrustedCell(
                name=cell.name,
                cell_type=cell.cell_type,
                source=cell.source,
                checksum=cell.checksum,
                locked=cell.locked,
                grade=cell.name in graded,
                solution=cell.name in solutions,
                task=cell.name in tasks,
                points=(graded | tasks).get(cell.name),
            )
            for cell in saved.source_cells
        )


def cells_in_notebook(nb: NotebookNode) -> tuple[TrustedCell, ...]:
    """Return the nbgrader cells of an exercise's source, in their order."""
    return tuple(
        TrustedCell(
            name=cell.metadata.nbgrader["grade_id"],
            cell_type=cell.cell_type,
            source=cell.source,
            checksum=None,
            locked=utils.is_locked(cell),
            grade=utils.is_grade(cell),
            solution=utils.is_solution(cell),
            task=utils.is_task(cell),
            points=cell.metadata.nbgrader.get("points"),
        )
        for cell in nb.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id")
    )


def questions(
    cells: tuple[TrustedCell, ...], *, notebook: str, language: str
) -> dict[str, Question | None]:
    """Return the question of each test cell, None where a test cell scores none."""
    return {
        cell.name: read_question(
            cell.source,
            where=f"{notebook}, cell {cell.name}",
            points=cell.points,
            language=language,
        )
        for cell in cells
        if cell.scored
    }


def course_directory(preprocessor: NbGraderPreprocessor) -> CourseDirectory:
    """Return the course folder of the nbgrader command that a preprocessor works for."""
    owner = preprocessor
    while owner is not None:
        if getattr(owner, "coursedir", None) is not None:
            return owner.coursedir
        owner = owner.parent
    return CourseDirectory(parent=preprocessor)


def declared(coursedir: CourseDirectory, assignment: str, notebook: str) -> Declared:
    """Return what the source of an exercise says about itself; without one, the defaults."""
    folder = coursedir.format_path(coursedir.source_directory, ".", assignment)
    path = Path(folder) / f"{notebook}.ipynb"
    return _declared(path, path.stat().st_mtime_ns) if path.is_file() else Declared()


@lru_cache(maxsize=16)
def _declared(path: Path, changed: int) -> Declared:
    nb = nbformat.read(path, as_version=4)
    ours = nb.metadata.get("courseware", {})
    return Declared(language_of(nb), ours.get("executes_code") is True)


def language_of(nb: NotebookNode) -> str:
    """Return the language of a notebook: ``start("m1-crm", "zh-CN")`` says it."""
    for cell in nb.cells:
        if cell.cell_type == "code" and "start(" in cell.source:
            for call in _calls_of_start(cell.source):
                texts = [a.value for a in call.args[1:2] if isinstance(a, ast.Constant)]
                if texts and texts[0] in i18n.LANGUAGES:
                    return str(texts[0])
    return i18n.SOURCE


def _calls_of_start(source: str) -> Iterator[ast.Call]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "start":
            yield node
