"""From a folder that was handed in to points: the same in a kernel and in the grader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from courseware import quiz
from courseware.answers import Json, read_answers
from courseware.errors import AnswerError, AnswerSheetError
from courseware.grading.keys import Question
from courseware.i18n import gettext as _

__all__ = ["SHEET", "Award", "HandedIn", "award", "read_folder"]

SHEET, LAST_GOOD = "responses.json", ".responses.json.bak"


@dataclass(frozen=True)
class HandedIn:
    """The answers of a folder, and what the trainee should be told about them."""

    answers: Mapping[str, Json] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True)
class Award:
    """What one answer got; `value` is None where none could be used."""

    value: Json
    points: float
    notice: str = ""


def read_folder(folder: Path) -> HandedIn:
    """Read the answer sheet of `folder`, or its last good copy if that is all there is.

    Never raises for what a trainee may have done to the file: without a sound sheet
    nothing was answered, and the notice says why.
    """
    sheet, copy = folder / SHEET, folder / LAST_GOOD
    problem = _("it was not handed in.")
    if _exists(sheet):
        try:
            return HandedIn(read_answers(sheet))
        except AnswerSheetError as error:
            problem = error.problem  # without the grader's own path
    found = f"{SHEET}: {problem}"
    if _exists(copy):
        try:
            saved = read_answers(copy)
        except AnswerSheetError:
            pass
        else:
            return HandedIn(saved, _join(found, _("Its last good copy was scored.")))
    return HandedIn({}, _join(found, _("Questions answered by clicking got no points.")))


def award(question: Question, answers: Mapping[str, Json]) -> Award:
    """Score one answer; one that does not fit its question is worth nothing."""
    value = answers.get(question.item.id)
    try:
        points = quiz.points(question.item, value, question.points)
    except AnswerError as error:
        return Award(None, 0.0, f"{question.item.id}: {error.problem}")
    return Award(value, points)


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _join(first: str, second: str) -> str:
    return first + ("" if first.endswith("。") else " ") + second
