"""Errors that teach: each says where, what is wrong, and what to do.

::

    CoursewareError
    ├── ContentError        a content file does not follow the format
    ├── UnknownItem         no question of that name
    ├── AnswerError         an answer does not fit its question
    ├── AnswerSheetError    responses.json can't be read or written
    ├── GradingError        an exercise's key or notebook can't be used
    ├── AccountError        a seller's own table of an account can't be used
    ├── WorkspaceError      a trainee's or instructor's folder can't be used
    └── LanguageError       a language the course doesn't have
"""

from __future__ import annotations

__all__ = [
    "AccountError",
    "AnswerError",
    "AnswerSheetError",
    "ContentError",
    "CoursewareError",
    "GradingError",
    "LanguageError",
    "UnknownItem",
    "WorkspaceError",
]


class CoursewareError(Exception):
    """Base of every error that the course raises on purpose.

    Parameters
    ----------
    where
        The place: a file, a question, a command.
    problem
        What is wrong, as a clause that ends with a full stop.
    fix
        What the reader can do about it. Asked for here so that it can't be forgotten.
    """

    def __init__(self, where: str, problem: str, fix: str) -> None:
        self.where, self.problem, self.fix = where, problem, fix
        # Chinese sets no space after its full stop, and has a colon of its own.
        colon, space = ("：", "") if problem.endswith("。") else (": ", " ")
        super().__init__(f"{where}{colon}{problem}{space}{fix}")

    def _render_traceback_(self) -> list[str]:
        """Show one sentence in a notebook; IPython calls this in place of its traceback."""
        return [str(self)]


class ContentError(CoursewareError):
    """A content file does not follow the format."""


class UnknownItem(CoursewareError):
    """No question, table or figure has that name."""


class AnswerError(CoursewareError):
    """An answer does not fit its question."""


class AnswerSheetError(CoursewareError):
    """The answer sheet can't be read or written."""


class GradingError(CoursewareError):
    """An exercise's key, notebook or submission can't be used for grading."""


class AccountError(CoursewareError):
    """A seller's own table of an account can't be used."""


class WorkspaceError(CoursewareError):
    """A folder of a trainee or an instructor can't be used."""


class LanguageError(CoursewareError):
    """The course does not exist in that language."""
