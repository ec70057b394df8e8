"""nbgrader's other settings go on working beside ours."""

import os
import stat

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from courseware.classroom.instructor import new_class
from tests.grading.desk import NAME, Desk, cell, read, write

pytestmark = pytest.mark.nbgrader

SETTINGS = """
c.LateSubmissionPlugin.penalty_method = "zero"
c.LimitOutput.max_lines = 5
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "harmless"
c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = {("nbgrader")}
"""


def settings(name: str, **more: object) -> dict[str, object]:
    return {
        "nbgrader": {
            "grade": False,
            "grade_id": name,
            "locked": False,
            "schema_version": 3,
            "solution": False,
            "task": False,
            **more,
        }
    }


def code_exercise(desk: Desk) -> nbformat.NotebookNode:
    """Return an exercise in which trainees write code, with one closed question."""
    question = cell(read(desk.source), "net-margin-score")
    answer = new_code_cell(
        "### BEGIN SOLUTION\nmargin = 22.4\n### END SOLUTION",
        metadata=settings("margin", solution=True),
    )
    test = new_code_cell(
        "import sys; print('harmless', file=sys.stderr); print('line\\n' * 50)\n"
        "### BEGIN HIDDEN TESTS\nassert margin > 22\n### END HIDDEN TESTS",
        metadata=settings("margin-test", grade=True, locked=True, points=3),
    )
    nb = new_notebook(
        cells=[answer, test, new_code_cell(question.source, metadata=question.metadata)]
    )
    nb.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    nb.metadata["courseware"] = {"executes_code": True}
    return nb


@pytest.fixture(scope="module")
def desk(once, released: Desk) -> Desk:
    """A class that writes code, late, under every other setting."""

    def fill_in(folder):
        desk = Desk(folder)
        desk.source.mkdir(parents=True)
        nbformat.write(code_exercise(released), desk.source / f"{NAME}.ipynb")
        config = (released.root / "nbgrader_config.py").read_text()
        (folder / "nbgrader_config.py").write_text(config + SETTINGS)
        desk.nbgrader("generate_assignment", NAME)
        with desk.gradebook as gradebook:
            gradebook.update_or_create_assignment(NAME, duedate="2026-11-22 12:00 UTC")
        for student, hour in (("early", 11), ("late", 13), ("wrong", 11)):
            work = desk.hand_in(student, "perfect" if student != "wrong" else "blank")
            (work / "timestamp.txt").write_text(f"2026-11-22 {hour}:00:00 UTC")
            nb = read(work)
            cell(nb, "margin").source = f"margin = {1 if student == 'wrong' else 23}"
            write(work, nb)
        # nbgrader puts a file of the source over the trainees'; what they handed in counts.
        (desk.source / "responses.json").write_text("{}")
        desk.nbgrader("autograde", NAME)

    return Desk(once("code", fill_in))


def test_a_notebook_that_declares_code_is_run(desk: Desk):
    assert desk.points("early") == {"margin-test": 3, "net-margin-score": 2}
    assert desk.points("wrong") == {"margin-test": 0, "net-margin-score": 0}


def test_late_work_is_penalised(desk: Desk):
    with desk.gradebook as gradebook:
        assert gradebook.find_submission(NAME, "late").late_submission_penalty == 5
        assert not gradebook.find_submission(NAME, "early").late_submission_penalty


def test_outputs_and_metadata_are_cut_as_the_instructor_says(desk: Desk):
    nb = read(desk.root / "autograded" / "early" / NAME)
    outputs = str(cell(nb, "margin-test").outputs)
    assert "harmless" not in outputs
    assert "Output truncated" in outputs
    assert "language_info" not in nb.metadata or set(nb.metadata) <= {"language_info"}


def test_feedback_shows_a_trainees_code_but_no_test(desk: Desk):
    desk.nbgrader("generate_feedback", NAME)
    page = desk.feedback("late")
    assert "<pre>margin = 23</pre>" in page
    assert "assert margin" not in page
    assert "Taken off for handing in late" in page


@pytest.mark.skipif(os.name == "nt", reason="rights of files are Unix's; so is the exchange")
def test_keys_and_gradebook_are_the_instructors_alone(tmp_path):
    new_class(tmp_path / "classes" / "ours")
    assert stat.S_IMODE((tmp_path / "classes" / "ours").stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="rights of files are Unix's; so is the exchange")
def test_a_folder_that_instructors_share_keeps_its_rights(tmp_path):
    tmp_path.chmod(0o770)
    new_class(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o770
