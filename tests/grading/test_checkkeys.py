"""An exercise that can't be graded, or would give its key away, is not released."""

import pytest
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests

from courseware.errors import GradingError
from courseware.grading.checkkeys import CheckKeys, check_keys
from tests.grading.desk import NAME, cell, read

TEST = "net-margin-score"


@pytest.fixture
def nb(source) -> NotebookNode:
    return read(source)


def check(nb: NotebookNode) -> None:
    check_keys(nb, NAME, ClearHiddenTests())


def test_the_exercise_can_be_released(nb):
    check(nb)


def test_a_key_outside_the_hidden_test_is_refused(nb):
    test = cell(nb, TEST)
    test.source = "\n".join(line for line in test.source.splitlines() if "HIDDEN" not in line)
    with pytest.raises(GradingError, match=f"{NAME}, cell {TEST}: its key stands outside"):
        check(nb)


def test_a_question_is_scored_once(nb):
    one, other = cell(nb, TEST), cell(nb, "minutes-base-score")
    other.source = one.source
    with pytest.raises(GradingError, match="is scored in cell minutes-base-score already"):
        check(nb)


def test_a_test_that_must_run_needs_the_notebooks_consent(nb):
    cell(nb, TEST).source = "assert True"
    with pytest.raises(GradingError, match="this notebook's code is not run"):
        check(nb)
    nb.metadata["courseware"] = {"executes_code": True}
    check(nb)


def test_the_authors_own_answers_are_not_handed_out(nb, tmp_path):
    (tmp_path / "responses.json").write_text("{}")
    resources = {"metadata": {"path": str(tmp_path)}, "nbgrader": {"notebook": NAME}}
    with pytest.raises(GradingError, match="your own answers"):
        CheckKeys().preprocess(nb, resources)
