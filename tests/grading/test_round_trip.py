"""The exercise through nbgrader's own commands: handed out, handed in, graded, exported."""

import csv
import json
import random
import shutil
import zipfile
from pathlib import Path

import pytest
from nbgrader.validator import Validator

from courseware.grading.scoring import award
from courseware.quiz.strategies import answer
from tests.grading.desk import NAME, Desk, is_test, read, write_sheet

pytestmark = pytest.mark.nbgrader
CLOSED = 51.0


def test_perfect_gets_every_point_that_needs_no_human(graded: Desk):
    assert graded.total("perfect") == CLOSED


def test_blank_gets_nothing(graded: Desk):
    assert graded.total("blank") == 0


@pytest.mark.parametrize("student", ["perfect", "blank", "random"])
def test_nbgraders_own_settings_give_the_same_points(graded: Desk, in_stock: Desk, student):
    assert graded.points(student) == in_stock.points(student)


def test_our_feedback_follows_nbgraders_own_grading(graded: Desk, in_stock: Desk, tmp_path: Path):
    desk = Desk(Path(shutil.copytree(in_stock.root, tmp_path / "course")))
    shutil.copy(graded.root / "nbgrader_config.py", desk.root)
    desk.nbgrader("generate_feedback", NAME, "--student=perfect")
    page = desk.feedback("perfect")
    assert "<strong>51 of 65</strong>" in page
    assert "Your answer <strong>22.4 %</strong>" in page


def test_random_clicking_brings_less_than_thirty_percent(released: Desk):
    asked = list(released.exercise.asked.values())
    total = 0.0
    for seed in range(1000):
        rng = random.Random(seed)
        answers = {q.item.id: answer(q.item, "random", rng) for q in asked}
        total += sum(award(question, answers).points for question in asked)
    assert total / 1000 < 0.30 * CLOSED


def test_the_release_is_one_notebook(released: Desk):
    assert [path.name for path in (released.root / "release" / NAME).iterdir()] == [f"{NAME}.ipynb"]


@pytest.mark.filterwarnings("ignore")
def test_validate_asks_for_every_answer(released: Desk, tmp_path: Path, monkeypatch):
    for name, value in released.environment().items():
        monkeypatch.setenv(name, value)
    folder = Path(shutil.copytree(released.root / "release" / NAME, tmp_path / NAME))
    nb, exercise = read(folder), released.exercise
    first = next(iter(exercise.asked.values())).item
    write_sheet(folder, {first.id: {"text": "1", "unit": first.units[0].id}})
    failed = Validator().validate(str(folder / f"{NAME}.ipynb"))["failed"]
    assert len(failed) == sum(map(is_test, nb.cells)) - 1


def test_a_trainee_submits_through_the_exchange(desk: Desk, tmp_path: Path):
    exchange, home = tmp_path / "exchange", tmp_path / "home"
    exchange.mkdir()
    home.mkdir()
    with (desk.root / "nbgrader_config.py").open("a") as settings:
        settings.write(f"c.Exchange.root = {str(exchange)!r}\n")
    shutil.copy(desk.root / "nbgrader_config.py", home)
    desk.nbgrader("release_assignment", NAME)
    trainee = Desk(home)
    trainee.nbgrader("fetch_assignment", NAME)
    write_sheet(home / NAME, {"crm-g-net-margin": {"text": "22.4", "unit": "percent"}})
    trainee.nbgrader("submit", NAME)
    desk.nbgrader("collect", NAME)
    (student,) = (desk.root / "submitted").iterdir()
    desk.nbgrader("autograde", NAME)
    assert desk.total(student.name) == 2


def test_archives_of_a_learning_platform_keep_their_answer_sheets(desk: Desk):
    work = desk.hand_in("li", "perfect")
    archive = desk.root / "downloaded" / NAME / "archive" / "li.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as packed:
        for path in work.iterdir():
            packed.write(path, path.name)
    shutil.rmtree(work)
    desk.nbgrader("zip_collect", NAME)
    assert json.loads((work / "responses.json").read_text())["answers"]


def test_the_grades_can_be_exported(graded: Desk, tmp_path: Path):
    graded.nbgrader("export", f"--to={tmp_path}/grades.csv")
    with (tmp_path / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert (rows["perfect"]["score"], rows["perfect"]["max_score"]) == ("51.0", "65.0")
    assert rows["blank"]["score"] == "0.0"
