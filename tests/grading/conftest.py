import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.grading.desk import NAME, ROOT, Desk, read
from tests.grading.tampering import TAMPERINGS
from tools.build_notebooks import build


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Fill a folder once, however many workers run the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def fill(name: str, fill_in: Callable[[Path], None]) -> Path:
        folder = shared / "grading" / name
        with FileLock(shared / "grading.lock"):
            if not folder.exists():
                fill_in(folder)
        return folder

    return fill


@pytest.fixture(scope="session")
def source(once) -> Path:
    """The exercise's source folder, with a notebook built from it."""

    def fill_in(folder: Path) -> None:
        shutil.copytree(ROOT / "exercises" / "source" / NAME, folder / NAME)
        notebook = folder / NAME / f"{NAME}.ipynb"
        notebook.write_text(build(notebook.with_suffix(".md")))

    return once("source", fill_in) / NAME


@pytest.fixture(scope="session")
def released(once, source: Path) -> Desk:
    """A course folder with our settings, in which the exercise was generated."""

    def fill_in(folder: Path) -> None:
        desk = Desk(folder)
        shutil.copytree(source, desk.source)
        shutil.copy(ROOT / "exercises" / "nbgrader_config.py", desk.root)
        desk.nbgrader("generate_assignment", NAME)

    return Desk(once("released", fill_in))


@pytest.fixture
def desk(released: Desk, tmp_path: Path) -> Desk:
    """A fresh copy of the released course folder."""
    shutil.copytree(released.root, tmp_path / "course")
    return Desk(tmp_path / "course")


@pytest.fixture(scope="session")
def graded(once, released: Desk) -> Desk:
    """A class of honest and dishonest trainees, autograded in one go with our settings."""

    def fill_in(folder: Path) -> None:
        shutil.copytree(released.root, folder)
        desk = Desk(folder)
        for student in ("perfect", "blank", "random"):
            desk.hand_in(student, student, seed=7)
        for tampering in TAMPERINGS:
            submission = desk.hand_in(tampering.name, tampering.strategy)
            tampering.tamper(submission, read(submission))
        (desk.root / "autograde.log").write_text(desk.nbgrader("autograde", NAME))

    return Desk(once("graded", fill_in))


@pytest.fixture(scope="session")
def in_stock(once, graded: Desk) -> Desk:
    """The three honest trainees, graded by nbgrader with its default preprocessors."""

    def fill_in(folder: Path) -> None:
        desk = Desk(folder)
        shutil.copytree(graded.source, desk.source)
        for student in ("perfect", "blank", "random"):
            shutil.copytree(graded.root / "submitted" / student, folder / "submitted" / student)
        settings = "c = get_config()\nc.CourseDirectory.ignore = ['*.md', '*.po']\n"
        (folder / "nbgrader_config.py").write_text(settings)
        desk.nbgrader("generate_assignment", NAME)
        desk.nbgrader("autograde", NAME)

    return Desk(once("stock", fill_in))
