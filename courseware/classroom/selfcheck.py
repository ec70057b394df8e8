"""Self-study: a trainee's own exercises, scored now, with the feedback as a page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.classroom.course import CourseFiles, find_course
from courseware.classroom.files import explained, write
from courseware.classroom.instructor import source_in
from courseware.classroom.workspace import read_manifest
from courseware.errors import WorkspaceError
from courseware.i18n import current
from courseware.i18n import gettext as _

__all__ = ["Checked", "check_work"]


@dataclass(frozen=True)
class Checked:
    """What an exercise got, the page that tells about it, and what to know about the answers."""

    name: str
    points: float
    total: float
    page: Path
    notices: tuple[str, ...]


def check_work(
    folder: Path,
    name: str | None = None,
    *,
    explain: bool = False,
    course: CourseFiles | None = None,
) -> Iterator[Checked]:
    """Score the exercises in a workspace, and write a feedback page for each.

    Parameters
    ----------
    folder
        The workspace.
    name
        One exercise; all of them if None.
    explain
        Whether the page tells what is right, and why.
    course
        Where the keys are; by default this installation.

    Raises
    ------
    WorkspaceError
        If there is no such workspace or exercise, or its key is not on this machine.
    """
    from courseware.grading.trial import try_exercise  # nbgrader takes a second to import

    folder = folder.expanduser().absolute()
    files = course or find_course()
    with explained(folder):
        if not read_manifest(folder):
            raise WorkspaceError(
                str(folder),
                _("there is no workspace here."),
                _("Run `courseware lab` first, or name your folder with --dir."),
            )
        names = [name] if name else list(files.exercises()) or [_("Exercises")]
        for one in names:
            source = files.exercise(one)
            with tempfile.TemporaryDirectory() as place:
                copy = Path(place) / source.name
                copy.write_bytes(source_in(source, current()))
                trial = try_exercise(folder / "exercises" / one, copy.parent, explain=explain)
            page = folder / "feedback" / f"{one}.html"
            write(page, trial.page.encode())
            yield Checked(one, trial.score, trial.maximum, page, trial.notices)
