"""Refuse to release an exercise that could not be graded, or would hand out its key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor

from courseware.errors import GradingError
from courseware.grading.keys import read_question
from courseware.grading.scoring import SHEET
from courseware.grading.sources import TrustedCell, cells_in_notebook, language_of, questions

__all__ = ["CheckKeys", "check_keys"]


class CheckKeys(NbGraderPreprocessor):
    """First of the preprocessors that turn a source notebook into a release."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook as it is, or raise what an author has to mend."""
        folder = Path(resources["metadata"]["path"])
        if (folder / SHEET).exists():
            raise GradingError(
                f"{folder.name}/{SHEET}",
                "these are your own answers, which every trainee would get with the exercise.",
                "Delete the file, and try exercises out in another folder.",
            )
        notebook = resources["nbgrader"]["notebook"]
        check_keys(nb, notebook, ClearHiddenTests(parent=self))
        return nb, resources


def check_keys(nb: NotebookNode, notebook: str, clear: ClearHiddenTests) -> None:
    """Check every test cell of a source notebook.

    Parameters
    ----------
    nb
        The source, with its hidden tests.
    notebook
        Its name, for errors.
    clear
        What takes the hidden tests out of it, as the instructor's settings have it.

    Raises
    ------
    GradingError
        Naming the cell, what is wrong, and what to do.
    """
    cells = cells_in_notebook(nb)
    runs = nb.metadata.get("courseware", {}).get("executes_code") is True
    seen: dict[str, str] = {}
    for name, question in questions(cells, notebook=notebook, language=language_of(nb)).items():
        where = f"{notebook}, cell {name}"
        if question is None:
            if not runs:
                raise not_run(where)
            continue
        if question.item.id in seen:
            raise GradingError(
                where,
                f"{question.item.id} is scored in cell {seen[question.item.id]} already.",
                "Score each question once.",
            )
        seen[question.item.id] = name
        cell = next(cell for cell in cells if cell.name == name)
        _refuse_open_key(cell, where, clear)


def not_run(where: str) -> GradingError:
    """Return the error for a test cell that only running it could score."""
    return GradingError(
        where,
        "it scores no question, and this notebook's code is not run.",
        'End it with score(…), or put {"courseware": {"executes_code": true}} into the '
        "metadata of the source notebook.",
    )


def _refuse_open_key(cell: TrustedCell, where: str, clear: ClearHiddenTests) -> None:
    settings = {"nbgrader": {"grade": True}}
    probe = NotebookNode(cell_type="code", source=cell.source, metadata=NotebookNode(settings))
    released, _resources = clear.preprocess_cell(probe, {}, 0)
    if "key=" in released.source or read_question(released.source, where=where) is not None:
        raise GradingError(
            where,
            "its key stands outside the hidden test, so it would be handed out.",
            "Put score(…) between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS.",
        )
