"""The course's own files: where they are, and what a trainee gets of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware import __version__
from courseware.classroom.translate import read_notebook, translate_notebook, write_notebook
from courseware.errors import WorkspaceError
from courseware.i18n import LOCALE
from courseware.i18n import gettext as _

__all__ = ["CourseFiles", "find_course"]

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class CourseFiles:
    """Lessons, datasets and exercises, as their authors left them.

    Attributes
    ----------
    root
        A clone of the course, or what an installed package carries of it.
    """

    root: Path

    def lessons(self) -> list[Path]:
        """Return the built lessons, in the order of the course."""
        return sorted(self.root.glob("notebooks/*.ipynb"))

    def datasets(self) -> list[Path]:
        """Return the tables and their description."""
        return sorted([*self.root.glob("datasets/*.csv"), *self.root.glob("datasets/*.json")])

    def exercises(self) -> dict[str, Path]:
        """Return the source notebook of each exercise, keys included; only a clone has them."""
        return {
            path.stem: path
            for path in sorted(self.root.glob("exercises/source/*/*.ipynb"))
            if path.stem == path.parent.name
        }

    def exercise(self, name: str) -> Path:
        """Return one exercise's source notebook.

        Raises
        ------
        WorkspaceError
            If this machine has no keys, or no exercise of that name.
        """
        known = self.exercises()
        if name in known:
            return known[name]
        if not known:
            raise WorkspaceError(
                name,
                _("the answers to the exercises are not on this machine."),
                _("Hand your work in: your instructor grades it."),
            )
        raise WorkspaceError(
            name,
            _("the course has no exercise of that name."),
            _("Choose one of: {names}.").format(names=", ".join(known)),
        )

    def edition(self, language: str) -> Iterator[tuple[str, bytes]]:
        """Give each file of a trainee's workspace, as a relative path and its content."""
        for path in self.lessons():
            yield path.name, _lesson(path, language)
        for path in self.datasets():
            yield f"datasets/{path.name}", path.read_bytes()
        for name, path in self.exercises().items():
            yield f"exercises/{name}/{name}.ipynb", _exercise(path, language)

    def stamp(self, language: str) -> str:
        """Return a hash that changes whenever `edition` would give something else."""
        digest = hashlib.sha256(f"{__version__} {language}".encode())
        catalogue = LOCALE / language.replace("-", "_") / "LC_MESSAGES" / "notebooks.mo"
        own = [*self.lessons(), *self.datasets(), *self.exercises().values(), catalogue]
        for path in own:
            digest.update(f"\n{path.name}\n".encode())
            digest.update(path.read_bytes() if path.is_file() else b"")
        return digest.hexdigest()


def find_course(package: Path = PACKAGE) -> CourseFiles:
    """Find the course: the clone around `package`, else what was packed inside it."""
    clone = package.parent
    if (clone / "notebooks").is_dir() and (clone / "exercises" / "source").is_dir():
        return CourseFiles(clone)
    packed = package / "_course"
    if packed.is_dir():
        return CourseFiles(packed)
    raise WorkspaceError(
        str(package),
        _("the lessons are missing from this installation."),
        _("Install courseware again, or start from a clone of the course."),
    )


def _lesson(path: Path, language: str) -> bytes:
    if language == "en":
        return path.read_bytes()
    return write_notebook(translate_notebook(read_notebook(path), language))


def _exercise(path: Path, language: str) -> bytes:
    from courseware.classroom.release import release  # nbgrader takes a second to import

    return write_notebook(release(translate_notebook(read_notebook(path), language)))
