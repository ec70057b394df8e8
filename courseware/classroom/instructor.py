"""An instructor's course folder: what nbgrader and formgrader start from."""

from __future__ import annotations

from pathlib import Path

from courseware.classroom.course import CourseFiles, find_course
from courseware.classroom.files import explained, write
from courseware.classroom.translate import read_notebook, translate_notebook, write_notebook
from courseware.errors import WorkspaceError
from courseware.i18n import check, read_catalogue
from courseware.i18n import gettext as _

__all__ = ["new_class"]

CONFIG = "nbgrader_config.py"


def new_class(folder: Path, language: str = "en", course: CourseFiles | None = None) -> list[str]:
    """Write an nbgrader course folder: its configuration and every exercise's source.

    Parameters
    ----------
    folder
        A new or empty folder.
    language
        In which trainees read the exercises, and graders their keys and mark schemes.
    course
        Where the sources are; by default this installation, which must be a clone.

    Returns
    -------
    list of str
        The names of the assignments.
    """
    folder = folder.expanduser().absolute()
    course = course or find_course()
    check(language)
    exercises = course.exercises()
    if not exercises:
        raise WorkspaceError(
            str(course.root),
            _("this installation has no exercises with their keys."),
            _("Start from a clone of the course."),
        )
    with explained(folder):
        if folder.is_dir() and any(folder.iterdir()):
            raise WorkspaceError(
                str(folder),
                _("there are files in it already."),
                _("Name a new or empty folder."),
            )
        _make_private(folder)
        for name, path in exercises.items():
            write(folder / "source" / name / f"{name}.ipynb", source_in(path, language))
        # Last, because it is what makes the folder a course.
        write(folder / CONFIG, (course.root / "exercises" / CONFIG).read_bytes())
    return list(exercises)


def _make_private(folder: Path) -> None:
    """Make a folder that only its owner can read; one that is there keeps its rights.

    Keys and gradebook stand in it, and trainees may have accounts on the same machine.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)


def source_in(path: Path, language: str) -> bytes:
    """Return an exercise's source notebook in a language, keys and mark schemes included."""
    if language == "en":
        return path.read_bytes()
    catalogue = path.with_name(f"{language.replace('-', '_')}.po")
    hidden = read_catalogue(catalogue) if catalogue.is_file() else {}
    return write_notebook(translate_notebook(read_notebook(path), language, hidden))
