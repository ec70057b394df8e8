"""The question bank with its graded half, whose keys stand in the exercises' sources."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from courseware.answers import AnswerSheet
from courseware.classroom.course import CourseFiles, find_course
from courseware.classroom.instructor import source_in
from courseware.content import load_course
from courseware.quiz.bank import Finding, check_bank, check_exercise
from courseware.quiz.strategies import Strategy

if TYPE_CHECKING:
    from courseware.grading.keys import Question
    from courseware.grading.trial import Exercise

__all__ = ["findings", "keyed_questions", "solve"]


def findings(language: str = "en", course: CourseFiles | None = None) -> list[Finding]:
    """Check practice and graded questions; return one finding for each broken rule."""
    files = course or find_course()
    content = load_course(language)
    found: list[Finding] = []
    for module in content.modules:
        practice = content.items(module.id, graded=False)
        found += check_bank(practice, [objective.id for objective in module.objectives])
    for path in files.exercises().values():
        questions = keyed_questions(path, language)
        found += check_bank([question.item for question in questions], [])
        worth = {question.item.id: question.points for question in questions}
        found += check_exercise([question.item for question in questions], worth)
    return found


def keyed_questions(path: Path, language: str = "en") -> list[Question]:
    """Return the questions of an exercise's source notebook, keys included, in order."""
    return list(_exercise(path, language).asked.values())


def solve(
    assignment: str,
    strategy: Strategy,
    seed: int,
    folder: Path,
    course: CourseFiles | None = None,
) -> Path:
    """Answer an assignment as a synthetic trainee would.

    Parameters
    ----------
    assignment
        The exercise; its keys must be on this machine.
    strategy, seed
        How it is answered.
    folder
        Where the answer sheet goes; in a workspace it goes beside the exercise.
    course
        Where the keys are; by default this installation.

    Returns
    -------
    Path
        The answer sheet.
    """
    from courseware.grading import trial

    exercise = _exercise((course or find_course()).exercise(assignment))
    answers = trial.solve(exercise, strategy, seed)
    inside = folder / "exercises" / assignment
    sheet = AnswerSheet(inside if inside.is_dir() else folder)
    for question in exercise.asked.values():
        # Blanks are written down as well: nothing of an earlier run must be left.
        sheet.save(question.item.id, answers.get(question.item.id))
    return sheet.path


def _exercise(path: Path, language: str = "en") -> Exercise:
    """Read an exercise's source in a language."""
    from courseware.grading.trial import read_exercise  # nbgrader takes a second to import

    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / path.name
        copy.write_bytes(source_in(path, language))
        return read_exercise(copy.parent)
