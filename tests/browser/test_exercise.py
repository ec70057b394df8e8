"""The graded exercise, from the browser through nbgrader's exchange into the gradebook."""

import json
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from courseware.answers import read_answers
from courseware.grading.scoring import award
from courseware.grading.trial import read_exercise
from tests.browser.hands import answer_by_mouse, shown
from tests.browser.jupyterlab import Notebook, running_lab
from tests.browser.questions import right_answer, some_answer
from tests.grading.desk import NAME, ROOT, Desk
from tests.grading.secrets import secrets

SOURCE = ROOT / "exercises" / "source" / NAME
VERDICTS = ".cw-verdict, .cw-quiz-note, [data-tone]"
pytestmark = [pytest.mark.browser, pytest.mark.nbgrader]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An instructor's course folder, made by the product, with the exercise handed out."""
    root = tmp_path_factory.mktemp("school")
    command = [sys.executable, "-m", "courseware", "class", "new", str(root / "desk")]
    subprocess.run(command, check=True, capture_output=True)
    desk = Desk(root / "desk")
    (root / "exchange").mkdir(mode=0o777)
    with (desk.root / "nbgrader_config.py").open("a") as settings:
        settings.write(f"c.Exchange.root = {str(root / 'exchange')!r}\n")
    desk.nbgrader("generate_assignment", NAME)
    desk.nbgrader("release_assignment", NAME)
    return desk


@pytest.fixture(scope="module")
def english_lab(desk, tmp_path_factory):
    """A trainee on a machine whose nbgrader knows the exchange of the course."""
    home = tmp_path_factory.mktemp("home")
    (home / ".jupyter").mkdir()
    exchange = str(desk.root.parent / "exchange")
    (home / ".jupyter" / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.Exchange.root = {exchange!r}\n"
        "c.CourseDirectory.course_id = 'key-account'\n"
    )
    with running_lab(tmp_path_factory.mktemp("course"), home) as lab:
        yield lab


@pytest.fixture
def exercise(page, lab):
    """The exercise as the trainee finds it, every cell run."""
    notebook = Notebook(page, lab, f"exercises/{NAME}/{NAME}.ipynb")
    notebook.run_all()
    return notebook


def test_an_exercise_goes_from_the_browser_to_the_gradebook(exercise, desk, lab):
    asked = read_exercise(SOURCE).asked.values()
    given = {}
    for number, question in enumerate(asked):
        item = question.item
        given[item.id] = some_answer(item) if number % 3 == 0 else right_answer(item)
        answer_by_mouse(exercise.question(item.id), item, given[item.id])
        expect_only_saved(exercise, item)
    assert read_answers(lab.folder / "exercises" / NAME / "responses.json") == given
    assert_no_secret_was_sent(exercise)
    submit(exercise)
    desk.nbgrader("collect", NAME)
    desk.nbgrader("autograde", NAME)
    (student,) = (desk.root / "submitted").iterdir()
    assert desk.total(student.name) == sum(award(question, given).points for question in asked)


def expect_only_saved(notebook, item):
    """The trainee reads "Saved", and learns nothing of right or wrong."""
    question = notebook.question(item.id)
    notebook.expect_saved(item.id)
    expect(question.locator(".cw-status")).to_have_text("Saved")
    expect(question.locator(VERDICTS)).to_have_count(0)
    expect(question.get_by_role("button", name="Check")).to_have_count(0)
    expect(question.get_by_role("button", name="Show the answer")).to_have_count(0)


def assert_no_secret_was_sent(notebook):
    reached = b"\n".join([*notebook.received, notebook.page.content().encode()])
    hidden = secrets(SOURCE)
    assert len(hidden) > 50
    for secret in hidden:
        assert secret.encode() not in reached
        assert json.dumps(secret)[1:-1].encode() not in reached


def submit(exercise):
    """Save, then Nbgrader ▸ Assignment List, and the button of this exercise."""
    exercise.choose("File", "docmanager:save")
    exercise.choose("Nbgrader", "nbgrader:open-assignment-list")
    page = exercise.page
    page.locator("#fetched_assignments_list").get_by_role("button", name="Submit").click()
    expect(page.locator("#submitted_assignments_list")).to_contain_text(NAME)


def test_the_exercise_is_answered_again_after_a_restart(exercise, lab):
    question = next(iter(read_exercise(SOURCE).asked.values()))
    answer_by_mouse(exercise.question(question.item.id), question.item, some_answer(question.item))
    expect_only_saved(exercise, question.item)
    before = shown(exercise.question(question.item.id))
    exercise.restart()
    exercise.run_all()
    expect_only_saved(exercise, question.item)
    assert shown(exercise.question(question.item.id)) == before
