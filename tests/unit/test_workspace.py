"""A trainee's workspace: nothing they wrote is ever lost, and bad folders get one sentence."""

import errno
import json
from pathlib import Path

import nbformat
import pytest

from courseware.classroom import files, workspace
from courseware.classroom.course import CourseFiles, find_course
from courseware.classroom.workspace import open_workspace, read_manifest
from courseware.errors import LanguageError, WorkspaceError

LESSON = "00-welcome.ipynb"
EXERCISE = "exercises/m1-crm/m1-crm.ipynb"
MARKDOWN, CODE = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell


def nbgrader(grade_id, **more):
    settings = {"grade": False, "grade_id": grade_id, "locked": True, "schema_version": 3}
    return {"nbgrader": {**settings, "solution": False, "task": False, **more}}


def put(path, cells):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def lesson(text="Read this."):
    return [MARKDOWN(f"# Welcome\n\n{text}"), CODE('start("welcome", "en")')]


def exercise(text="Pick one."):
    hidden = "### BEGIN HIDDEN TESTS\nscore('x', points=2, key='answer: b')\n### END HIDDEN TESTS"
    return [
        MARKDOWN(text, metadata=nbgrader("task")),
        CODE(f"answered('x')\n{hidden}", metadata=nbgrader("score", grade=True, points=2)),
        MARKDOWN("Write here.", metadata={"tags": ["written"]}),
    ]


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    put(root / "notebooks" / LESSON, lesson())
    put(root / "exercises/source/m1-crm/m1-crm.ipynb", exercise())
    (root / "datasets").mkdir()
    (root / "datasets/panel.csv").write_text("a,b\n1,2\n")
    return CourseFiles(root)


@pytest.fixture
def folder(tmp_path, course):
    open_workspace(tmp_path / "mine", course=course)
    return tmp_path / "mine"


def sources(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def append(path, text):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(MARKDOWN(text))
    nbformat.write(notebook, path)


def snapshot(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def new_edition(course, monkeypatch, version="0.2.0"):
    put(course.root / "notebooks" / LESSON, lesson("Read this anew."))
    put(course.root / "exercises/source/m1-crm/m1-crm.ipynb", exercise("Pick the best one."))
    monkeypatch.setattr(workspace, "__version__", version)


def test_a_first_start_brings_lessons_datasets_and_exercises(tmp_path, course):
    delivery = open_workspace(tmp_path / "deep" / "mine", course=course)
    found = {p.relative_to(delivery.folder).as_posix() for p in snapshot(delivery.folder)}
    assert delivery.created
    assert found == {LESSON, "datasets/panel.csv", EXERCISE, ".courseware/manifest.json"}


def test_an_exercise_arrives_without_its_key(folder):
    assert "answer: b" not in (folder / EXERCISE).read_text()
    assert sources(folder / EXERCISE)[1] == "answered('x')"


def test_a_second_start_changes_nothing(folder, course):
    (folder / "responses.json").write_text("{}")
    append(folder / EXERCISE, "My answer.")
    before = snapshot(folder)
    delivery = open_workspace(folder, course=course)
    assert (delivery.created, delivery.updated, delivery.kept) == (False, [], {})
    assert snapshot(folder) == before


def test_a_newer_course_updates_what_was_not_touched(folder, course, monkeypatch):
    new_edition(course, monkeypatch)
    delivery = open_workspace(folder, course=course)
    assert sorted(delivery.updated) == [LESSON, EXERCISE]
    assert "Read this anew." in sources(folder / LESSON)[0]


def test_a_notebook_that_was_only_run_counts_as_untouched(folder, course, monkeypatch):
    notebook = nbformat.read(folder / LESSON, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="ran")]
    notebook.cells[1].execution_count = 7
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    notebook.cells.append(CODE(""))  # Shift+Enter in the last cell
    nbformat.write(notebook, folder / LESSON)
    new_edition(course, monkeypatch)
    assert LESSON in open_workspace(folder, course=course).updated


def test_what_a_trainee_wrote_stays_and_the_new_edition_is_put_beside(folder, course, monkeypatch):
    append(folder / EXERCISE, "My answer.")
    new_edition(course, monkeypatch)
    delivery = open_workspace(folder, course=course)
    beside = "exercises/m1-crm/m1-crm (0.2.0).ipynb"
    assert delivery.kept == {EXERCISE: beside}
    assert sources(folder / EXERCISE)[-1] == "My answer."
    assert sources(folder / beside)[0] == "Pick the best one."


def test_an_edition_is_offered_once(folder, course, monkeypatch):
    append(folder / LESSON, "My note.")
    new_edition(course, monkeypatch)
    beside = folder / open_workspace(folder, course=course).kept[LESSON]
    beside.unlink()
    assert open_workspace(folder, course=course).kept == {}
    assert not beside.exists()


def test_a_new_edition_takes_no_other_files_place(folder, course, monkeypatch):
    append(folder / LESSON, "My note.")
    (folder / "00-welcome (0.2.0).ipynb").write_text("mine too")
    new_edition(course, monkeypatch)
    kept = open_workspace(folder, course=course).kept
    assert kept[LESSON] == "00-welcome (0.2.0, 2).ipynb"
    assert (folder / "00-welcome (0.2.0).ipynb").read_text() == "mine too"


def test_a_deleted_lesson_comes_back(folder, course):
    (folder / LESSON).unlink()
    assert open_workspace(folder, course=course).updated == [LESSON]


def test_another_language_keeps_what_was_written(folder, course):
    append(folder / EXERCISE, "My answer.")
    put(course.root / "exercises/source/m1-crm/m1-crm.ipynb", [*exercise(), *lesson()])
    delivery = open_workspace(folder, "zh-CN", course)
    assert delivery.kept == {EXERCISE: "exercises/m1-crm/m1-crm (zh-CN).ipynb"}
    assert sources(folder / LESSON)[1] == 'start("welcome", "zh-CN")'
    assert open_workspace(folder, course=course).language == "zh-CN"


def test_an_interrupted_start_is_completed_by_the_next(tmp_path, course, monkeypatch):
    real, written = files.replace, []

    def cut_off(path, data):
        if len(written) == 2:  # the manifest's first form, and one file
            raise KeyboardInterrupt
        written.append(path)
        real(path, data)

    monkeypatch.setattr(files, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        open_workspace(tmp_path / "mine", course=course)
    monkeypatch.setattr(files, "replace", real)
    delivery = open_workspace(tmp_path / "mine", course=course)
    assert delivery.kept == {}
    assert (delivery.folder / EXERCISE).is_file()
    assert set(read_manifest(delivery.folder)["files"]) == {LESSON, EXERCISE, "datasets/panel.csv"}


def test_without_its_manifest_everything_counts_as_the_trainees(folder, course, monkeypatch):
    (folder / ".courseware/manifest.json").write_text("{ not json")
    new_edition(course, monkeypatch)
    assert set(open_workspace(folder, course=course).kept) == {LESSON, EXERCISE}
    assert sources(folder / LESSON)[0] == "# Welcome\n\nRead this."


def test_a_workspace_copied_without_its_hidden_folder_is_one_still(folder, course):
    (folder / ".courseware/manifest.json").unlink()
    assert not open_workspace(folder, course=course).created


def test_a_folder_with_other_files_is_refused(tmp_path, course):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").touch()
    with pytest.raises(WorkspaceError, match=r"other files in it, such as thesis\.docx\. Choose"):
        open_workspace(tmp_path / "mine", course=course)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"course": "botany"}, "belongs to another course", id="another course"),
        pytest.param({"schema": 2}, "a newer courseware made", id="newer schema"),
    ],
)
def test_a_folder_that_is_not_ours_is_refused(folder, course, change, sentence):
    manifest = json.loads((folder / ".courseware/manifest.json").read_text())
    (folder / ".courseware/manifest.json").write_text(json.dumps({**manifest, **change}))
    with pytest.raises(WorkspaceError, match=sentence):
        open_workspace(folder, course=course)


@pytest.mark.parametrize("place", ["", "datasets", ".courseware"])
def test_a_file_where_a_folder_is_needed_is_named(tmp_path, course, place):
    file = tmp_path / "mine" / place
    file.parent.mkdir(exist_ok=True)
    file.touch()
    if place == "datasets":
        (tmp_path / "mine" / LESSON).touch()  # else a file of that name is a stranger
    with pytest.raises(WorkspaceError, match=r"a file stands where a folder is needed\. Move"):
        open_workspace(tmp_path / "mine", course=course)


def test_a_folder_where_a_file_is_needed_is_named(folder, course):
    (folder / LESSON).unlink()
    (folder / LESSON).mkdir()
    put(course.root / "notebooks" / LESSON, lesson("anew"))
    with pytest.raises(WorkspaceError, match="a folder stands where a file is needed"):
        open_workspace(folder, course=course)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        pytest.param(errno.ENOSPC, r"the disk is full\. Free some space", id="full disk"),
        pytest.param(errno.EROFS, r"you may not write here\. Choose another", id="read-only"),
        pytest.param(errno.EIO, "the system refuses: Input/output error", id="other"),
    ],
)
def test_a_write_that_fails_leaves_everything_as_it_was(
    folder, course, monkeypatch, number, sentence
):
    append(folder / LESSON, "My note.")
    before = snapshot(folder)
    new_edition(course, monkeypatch)

    def refuse(path, data):
        raise OSError(number, "Input/output error", str(path))

    monkeypatch.setattr(files, "replace", refuse)
    with pytest.raises(WorkspaceError, match=sentence):
        open_workspace(folder, course=course)
    assert snapshot(folder) == before


def test_an_unknown_language_is_refused(tmp_path, course):
    with pytest.raises(LanguageError, match="fr"):
        open_workspace(tmp_path / "mine", "fr", course)


def test_an_installed_package_finds_what_was_packed_inside_it(tmp_path):
    package = tmp_path / "site-packages" / "courseware"
    (package / "_course" / "notebooks").mkdir(parents=True)
    assert find_course(package).root == package / "_course"


def test_a_package_without_lessons_says_so(tmp_path):
    with pytest.raises(WorkspaceError, match=r"lessons are missing .* Install courseware again"):
        find_course(tmp_path / "courseware")


def test_the_default_folder_is_among_the_documents_and_has_no_spaces():
    assert workspace.default_folder().name == "Key-Account-Courseware"
    assert isinstance(workspace.default_folder(), Path)
