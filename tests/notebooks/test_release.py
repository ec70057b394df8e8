"""What a workspace hands out is what nbgrader releases from the instructor's folder."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from courseware import i18n
from courseware.classroom.course import CourseFiles
from courseware.classroom.instructor import new_class
from courseware.classroom.workspace import open_workspace
from courseware.errors import WorkspaceError

COURSE = CourseFiles(Path(__file__).parents[2])
EXERCISES = list(COURSE.exercises())


def nbgrader(*words, folder):
    """Run an nbgrader command; its own commands must be found, as in an active environment."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def said(path):
    """Return what matters of a notebook: the cells' sources and nbgrader's settings."""
    cells = nbformat.read(path, as_version=4).cells
    return [
        (
            cell.id,
            cell.cell_type,
            cell.source,
            cell.metadata.get("nbgrader"),
            cell.metadata.get("editable"),
            cell.metadata.get("deletable"),
        )
        for cell in cells
    ]


@pytest.mark.nbgrader
@pytest.mark.slow
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_workspace_holds_what_nbgrader_releases(tmp_path, language):
    new_class(tmp_path / "class", language, COURSE)
    open_workspace(tmp_path / "mine", language, COURSE)
    for name in EXERCISES:
        done = nbgrader("generate_assignment", name, folder=tmp_path / "class")
        assert done.returncode == 0, done.stderr
        released = tmp_path / "class" / "release" / name / f"{name}.ipynb"
        assert said(tmp_path / "mine" / "exercises" / name / released.name) == said(released)


def test_an_instructors_folder_holds_nothing_but_the_course(tmp_path):
    new_class(tmp_path / "class", course=COURSE)
    found = {p.relative_to(tmp_path / "class").as_posix() for p in tmp_path.rglob("*.*")}
    sources = {f"source/{name}/{name}.ipynb" for name in EXERCISES}
    assert found == {"nbgrader_config.py", *sources}


def test_an_instructors_source_in_chinese_has_chinese_keys_and_mark_schemes(tmp_path):
    new_class(tmp_path / "class", "zh-CN", COURSE)
    hidden = i18n.read_catalogue(COURSE.exercise("m1-crm").with_name("zh_CN.po"))
    texts = "\n".join(cell[2] for cell in said(tmp_path / "class/source/m1-crm/m1-crm.ipynb"))
    assert hidden
    assert not [message for message in hidden if len(message) > 30 and message in texts]


def test_a_folder_with_files_becomes_no_class(tmp_path):
    (tmp_path / "notes.txt").touch()
    with pytest.raises(WorkspaceError, match=r"files in it already\. Name a new or empty folder"):
        new_class(tmp_path, course=COURSE)


def test_an_installation_without_keys_makes_no_class(tmp_path):
    with pytest.raises(WorkspaceError, match=r"no exercises with their keys\. Start from a clone"):
        new_class(tmp_path / "class", course=CourseFiles(tmp_path))
