"""Work through an exercise without a class: as a synthetic trainee, or on one's own."""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearMarkScheme

from courseware.answers import Json
from courseware.errors import GradingError
from courseware.grading.keys import Question
from courseware.grading.page import feedback_page
from courseware.grading.restorecells import restore
from courseware.grading.scoreanswers import clear_outputs, record
from courseware.grading.scoring import HandedIn, award, read_folder
from courseware.grading.showanswers import show
from courseware.grading.sources import (
    TrustedCell,
    cells_in_notebook,
    language_of,
    questions,
)
from courseware.grading.view import Telling
from courseware.i18n import using
from courseware.quiz import is_blank
from courseware.quiz.strategies import Strategy, answer

__all__ = ["Exercise", "Result", "Trial", "read_exercise", "solve", "try_exercise"]


@dataclass(frozen=True)
class Exercise:
    """An exercise by its source: what trainees see, and the keys."""

    name: str
    language: str
    cells: tuple[TrustedCell, ...]
    asked: dict[str, Question]


@dataclass(frozen=True)
class Result:
    """What one question got."""

    item: str
    points: float
    maximum: float
    answered: bool


@dataclass(frozen=True)
class Trial:
    """A trainee's own work, scored: by question, and as a page for the browser."""

    results: tuple[Result, ...]
    page: str
    notices: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Points in all."""
        return sum(result.points for result in self.results)

    @property
    def maximum(self) -> float:
        """Points that the scored questions are worth."""
        return sum(result.maximum for result in self.results)


def read_exercise(source: Path) -> Exercise:
    """Read the exercise whose source notebook stands in the folder `source`.

    Raises
    ------
    GradingError
        If there isn't exactly one notebook, or a test cell of it can't be used.
    """
    found = sorted(source.glob("*.ipynb"))
    if len(found) != 1:
        raise GradingError(
            str(source),
            f"{len(found)} notebooks stand in it.",
            "Name the folder of an exercise's source, which holds one.",
        )
    nb = nbformat.read(found[0], as_version=4)
    cells, language = cells_in_notebook(nb), language_of(nb)
    asked = questions(cells, notebook=found[0].stem, language=language)
    scored = {name: question for name, question in asked.items() if question is not None}
    return Exercise(found[0].stem, language, cells, scored)


def solve(exercise: Exercise, strategy: Strategy, seed: int = 0) -> dict[str, Json]:
    """Return the answers that a trainee who follows `strategy` gives; blanks are left out.

    Parameters
    ----------
    exercise
        With its keys, which "perfect" needs.
    strategy
        One of `courseware.quiz.strategies.STRATEGIES`.
    seed
        Makes chance come out the same again.
    """
    rng = random.Random(seed)
    given = {q.item.id: answer(q.item, strategy, rng) for q in exercise.asked.values()}
    return {name: value for name, value in given.items() if value is not None}  # type: ignore[misc]


def try_exercise(folder: Path, source: Path, *, explain: bool = False) -> Trial:
    """Score one's own work now.

    Parameters
    ----------
    folder
        Where the exercise was worked on: its notebook and its answer sheet.
    source
        The folder of its source, which holds the keys.
    explain
        Whether to tell what is right, and why, and not just comment on what was chosen.

    Raises
    ------
    GradingError
        If the source can't be used. Nothing that a trainee did to the folder raises.
    """
    exercise = read_exercise(source)
    with using(exercise.language):
        nb, _missing = restore(_read_own(folder / f"{exercise.name}.ipynb"), exercise.cells)
        handed_in = read_folder(folder)
        clear_outputs(nb)
        record(nb, exercise.asked, handed_in)
        results = _give_points(nb, exercise, handed_in)
        telling = Telling.ALL if explain else Telling.CHOSEN
        notices = show(nb, exercise.asked, telling, ClearMarkScheme(check_attachment_leakage=False))
        score, maximum = sum(r.points for r in results), sum(r.maximum for r in results)
        page = feedback_page(nb, name=exercise.name, score=score, maximum=maximum, notices=notices)
    return Trial(tuple(results), page, tuple(notices))


def _read_own(path: Path) -> NotebookNode:
    """Return a trainee's notebook; one that is gone or broken takes no closed answer with it."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about ids of cells, which don't matter
            return nbformat.read(path, as_version=4)
    except (OSError, ValueError, KeyError, AttributeError):
        return nbformat.v4.new_notebook()


def _give_points(nb: NotebookNode, exercise: Exercise, handed_in: HandedIn) -> list[Result]:
    """Put into each cell's settings what `GetGrades` would, and return the scored ones."""
    results = []
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        question = exercise.asked.get(settings.get("grade_id"))
        if question is not None:
            given = award(question, handed_in.answers)
            settings["score"] = given.points
            answered = not is_blank(question.item, given.value)
            results.append(Result(question.item.id, given.points, question.points, answered))
        elif settings.get("points"):
            settings.update(score=0, pending=True)
    return results
