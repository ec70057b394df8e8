"""An instructor's desk: a course folder, trainees' submissions, and nbgrader's commands."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from courseware.grading.trial import Exercise, read_exercise, solve

ROOT = Path(__file__).parents[2]
NAME = "m1-crm"


@dataclass(frozen=True)
class Desk:
    root: Path

    @property
    def source(self) -> Path:
        return self.root / "source" / NAME

    @property
    def exercise(self) -> Exercise:
        return read_exercise(self.source)

    @property
    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.root}/gradebook.db")

    def nbgrader(self, *words: str, fails: bool = False) -> str:
        """Run nbgrader's own command here, and return its log."""
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) is fails, done.stdout
        return done.stdout

    def environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JPY_", "NBGRADER"))}
        return inherited | {
            # nbgrader calls `alembic` by its name, and kernels need the package.
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "ignore",
            "JUPYTER_CONFIG_DIR": str(self.root / ".jupyter"),
            "JUPYTER_DATA_DIR": str(self.root / ".jupyter"),
            "IPYTHONDIR": str(self.root / ".ipython"),
        }

    def hand_in(self, student: str, strategy: str = "blank", seed: int = 0) -> Path:
        """Put a submission where nbgrader collects them, answered as by `strategy`."""
        folder = self.root / "submitted" / student / NAME
        shutil.copytree(self.root / "release" / NAME, folder)
        write_sheet(folder, solve(self.exercise, strategy, seed))
        return folder

    def points(self, student: str) -> dict[str, float]:
        """Return a trainee's points by cell, as the gradebook has them."""
        with self.gradebook as gradebook:
            found = gradebook.find_submission_notebook(NAME, NAME, student)
            return {grade.name: grade.auto_score for grade in found.grades}

    def total(self, student: str) -> float:
        with self.gradebook as gradebook:
            return gradebook.find_submission(NAME, student).score

    def feedback(self, student: str) -> str:
        return (self.root / "feedback" / student / NAME / f"{NAME}.html").read_text()


def write_sheet(folder: Path, answers: dict[str, object]) -> None:
    """Write an answer sheet in one go; a thousand careful saves would take their time."""
    at = "2026-11-22T08:00:00.000000Z"
    entries = {name: {"value": value, "at": at} for name, value in answers.items()}
    text = json.dumps({"schema": 1, "answers": entries})
    (folder / "responses.json").write_text(text)


def read(folder: Path) -> nbformat.NotebookNode:
    return nbformat.read(folder / f"{folder.name}.ipynb", as_version=4)


def write(folder: Path, nb: nbformat.NotebookNode) -> None:
    # Not nbformat's own writer, which refuses what a cheat may well write.
    (folder / f"{NAME}.ipynb").write_text(json.dumps(nb))


def cell(nb: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    return next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def is_test(cell: nbformat.NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))
