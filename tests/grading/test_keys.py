"""A test cell is read as data, and anything it can't mean as data is refused."""

import pytest

from courseware.errors import ContentError, GradingError
from courseware.grading.keys import build_question, read_question

KEY = """
answer: {value: '22.4', unit: percent, tolerance: '0.1'}
feedback: {right: Yes., wrong: No.}
"""
CELL = f'''from courseware import answered; answered("crm-g-net-margin")
### BEGIN HIDDEN TESTS
from courseware.grading import score
score("crm-g-net-margin", points=2, key="""{KEY}""")
### END HIDDEN TESTS'''


def test_a_test_cell_gives_its_question():
    question = read_question(CELL, where="exercise, cell x", points=2.0)
    assert (question.item.id, question.points) == ("crm-g-net-margin", 2.0)
    assert str(question.item.answer.value) == "22.4"


def test_a_cell_without_a_score_is_left_to_whoever_runs_it():
    assert read_question("assert 1 + 1 == 2", where="x") is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            "points=2", "points=3", "score.. says points=3, the cell's .* say 2", id="differ"
        ),
        pytest.param("points=2", "points=1 + 1", "not written out", id="computed points"),
        pytest.param("points=2", "points=True", "is not a number", id="no number"),
        pytest.param("points=2", "points=-2", "is not above zero", id="below zero"),
        pytest.param('key="""', 'key=f"""', "not written out", id="computed key"),
        pytest.param(", points=2", "", "has not its three arguments", id="no points"),
        pytest.param('score("crm', 'score(*"crm', "not written out", id="starred"),
        pytest.param(
            "### END", "score('x', points=1, key='')\n### END", "more than once", id="twice"
        ),
        pytest.param("### END", "None\n### END", "not its last line", id="not last"),
        pytest.param('score("crm', 'x = score("crm', "not its last line", id="kept for itself"),
        pytest.param("### BEGIN", "print(1)\n### BEGIN", "line 2 does something", id="other code"),
        pytest.param(
            "### BEGIN", "import os\n### BEGIN", "line 2 does something", id="other import"
        ),
        pytest.param(
            'answered("crm-g-net', 'answered("crm-g-gross', "another question", id="asks other"
        ),
        pytest.param("### BEGIN", "%matplotlib\n### BEGIN", "line 2 is not Python", id="magic"),
    ],
)
def test_a_cell_that_would_have_to_run_is_refused(old, new, sentence):
    with pytest.raises(GradingError, match=sentence) as caught:
        read_question(CELL.replace(old, new, 1), where="m1-crm, cell x", points=2.0)
    assert str(caught.value).startswith("m1-crm, cell x: ")


def test_the_key_must_fit_its_question():
    with pytest.raises(ContentError, match=r"m1-crm, cell x: .*carat"):
        read_question(CELL.replace("unit: percent", "unit: carat"), where="m1-crm, cell x")


def test_an_unknown_question_is_named():
    with pytest.raises(GradingError, match=r"x: crm-g-net-margim is no question.*crm-g-net-margin"):
        read_question(CELL.replace("crm-g-net-margin", "crm-g-net-margim"), where="x")


def test_practice_is_not_graded():
    with pytest.raises(GradingError, match="is a practice question"):
        build_question("crm-opening-base", 2, KEY, where="x")
