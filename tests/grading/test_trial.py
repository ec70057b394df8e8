"""Trying an exercise on one's own, and as a synthetic trainee."""

import re
import shutil
from pathlib import Path

import pytest

from courseware import i18n
from courseware.classroom.instructor import source_in
from courseware.errors import GradingError
from courseware.grading.trial import read_exercise, solve, try_exercise
from tests.grading.desk import NAME, write_sheet


@pytest.fixture
def folder(tmp_path: Path, source: Path) -> Path:
    """Where a trainee works; the notebook still lacks nothing but the keys."""
    return Path(shutil.copytree(source, tmp_path / "work"))


def answer(folder: Path, source: Path, strategy: str) -> None:
    write_sheet(folder, solve(read_exercise(source), strategy, seed=7))


@pytest.mark.parametrize(("strategy", "points"), [("perfect", 51.0), ("blank", 0.0)])
def test_my_own_work_is_scored(folder, source, strategy, points):
    answer(folder, source, strategy)
    trial = try_exercise(folder, source)
    assert (trial.score, trial.maximum, len(trial.results)) == (points, 51.0, 34)
    assert all(result.answered is (strategy == "perfect") for result in trial.results)


def test_chance_comes_out_the_same_again(source):
    exercise = read_exercise(source)
    assert solve(exercise, "random", 1) == solve(exercise, "random", 1)
    assert solve(exercise, "random", 1) != solve(exercise, "random", 2)


def test_i_read_about_what_i_chose_and_about_all_if_i_ask(folder, source):
    write_sheet(folder, {"crm-g-net-margin": {"text": "446.5", "unit": "percent"}})
    page = try_exercise(folder, source).page
    assert "Revenue was divided by profit." in page
    assert "The right answer" not in page
    told = try_exercise(folder, source, explain=True).page
    assert "Revenue was divided by profit." in told
    assert "2,184 ÷ 9,751 = 0.224" in told


def test_a_broken_folder_costs_points_but_no_traceback(folder, source):
    (folder / f"{NAME}.ipynb").write_text("{")
    (folder / "responses.json").write_text("{")
    trial = try_exercise(folder, source)
    assert trial.score == 0
    assert trial.notices[0].startswith("responses.json: the file breaks off")


def test_the_page_has_one_title_and_a_heading_for_each_table(folder, source):
    answer(folder, source, "random")
    page = try_exercise(folder, source).page
    assert page.count("<h1>") == 1
    assert re.search(r'<html lang="en">', page)
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        assert "<thead>" in table
    assert "MARK SCHEME" not in page


def test_a_folder_that_holds_no_exercise_is_named(tmp_path):
    with pytest.raises(GradingError, match="0 notebooks stand in it"):
        read_exercise(tmp_path)


def test_a_chinese_exercise_gives_a_chinese_page(folder, source, tmp_path):
    chinese = tmp_path / "zh" / f"{NAME}.ipynb"
    chinese.parent.mkdir()
    chinese.write_bytes(source_in(source / f"{NAME}.ipynb", "zh-CN"))
    shutil.copy(chinese, folder)
    answer(folder, source, "random")
    page = try_exercise(folder, chinese.parent, explain=True).page
    assert '<html lang="zh-CN">' in page
    body = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert not re.findall(r"[A-Za-z]+(?: [a-z]+){2,}", body)
    assert i18n.current() == "en"
