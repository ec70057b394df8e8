"""The command line: what it prints, in which language, and how it fails."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from courseware import i18n
from courseware.classroom import lab, workspace
from courseware.cli import Courseware, main
from courseware.content import load_course

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.delenv("COURSEWARE_LANG", raising=False)
    yield
    i18n.use("en")


@pytest.fixture
def started(monkeypatch):
    """Collect the commands that would become JupyterLab, and pretend to have no screen."""
    calls = []
    monkeypatch.setattr(lab, "run", lambda words, variables: calls.append(words) or 0)
    monkeypatch.setattr(lab, "has_browser", lambda: False)
    monkeypatch.setattr(lab, "has_exchange", lambda: False)
    return calls


@pytest.fixture
def mine(tmp_path, started):
    run("lab", "--dir", tmp_path / "mine")
    return tmp_path / "mine"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def commands(group=main, path="courseware"):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    words = name.split()[1:]
    result = run(*words, "--help")
    assert COMMANDS[name].help
    assert f"Example:\n    {name}" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert name in readme


def test_lab_makes_a_workspace_and_starts_jupyterlab_in_it(tmp_path, started):
    result = run("lab", "--dir", tmp_path / "mine", "--port", 9000)
    assert result.output == (
        f"Your workspace is ready: {tmp_path / 'mine'}\n"
        "Open the address below in your browser. To stop JupyterLab, press Ctrl+C here.\n"
    )
    assert started == [lab.command(tmp_path / "mine", browser=False, port=9000)]
    assert (tmp_path / "mine" / workspace.WELCOME).is_file()


def test_a_second_start_finds_the_workspace_and_its_language(tmp_path, started):
    run("lab", "--dir", tmp_path / "mine", "--lang", "zh-CN")
    result = run("lab", "--dir", tmp_path / "mine")
    assert i18n.current() == "zh-CN"
    assert result.output.startswith(
        i18n.gettext("Workspace: {folder}").format(folder=tmp_path / "mine")
    )


def test_the_environment_chooses_the_language_of_a_new_workspace(tmp_path, started, monkeypatch):
    monkeypatch.setenv("COURSEWARE_LANG", "zh-CN")
    run("lab", "--dir", tmp_path / "mine")
    assert workspace.workspace_language(tmp_path / "mine") == "zh-CN"


def test_lab_says_what_it_updated_and_what_it_left(mine, monkeypatch):
    monkeypatch.setattr(workspace, "__version__", "0.2.0")
    manifest = mine / ".courseware/manifest.json"
    old = json.loads(manifest.read_text())
    # As if another edition had been delivered, and one of its files been changed since.
    files = {**old["files"], workspace.WELCOME: "of the last edition"}
    manifest.write_text(json.dumps({**old, "files": files, "stamp": "of the last edition"}))
    (mine / workspace.WELCOME).write_text("my own words")
    (mine / "exercises/m1-crm/m1-crm.ipynb").unlink()
    assert run("lab", "--dir", mine).output.splitlines()[1:3] == [
        "Brought up to date: exercises/m1-crm/m1-crm.ipynb",
        "You changed 00-welcome.ipynb, so it stays; the new edition is beside it: "
        "00-welcome (0.2.0).ipynb",
    ]


def test_an_error_is_one_line_and_exit_code_1(tmp_path, started):
    (tmp_path / "mine").touch()
    result = run("lab", "--dir", tmp_path / "mine")
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {tmp_path / 'mine'}: a file stands where a folder is needed. "
        "Move or rename the file, or choose another folder with --dir.\n"
    )
    assert started == []


def test_an_unknown_language_in_the_environment_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSEWARE_LANG", "fr")
    result = run("lab", "--dir", tmp_path / "mine")
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1


@pytest.mark.slow
def test_check_scores_the_exercises_of_a_workspace(mine):
    run("bank", "solve", "m1-crm", "--strategy", "perfect", "--dir", mine)
    page = mine / "feedback" / "m1-crm.html"
    result = run("check", "--dir", mine, "--no-browser")
    first, where, *others = result.output.splitlines()
    assert re.fullmatch(r"m1-crm: (\d+) of \1 points", first)
    assert where == f"Feedback: {page}"
    assert others[0].startswith("m2-needs-analysis: 0 of ")
    assert page.read_text(encoding="utf-8").startswith("<!")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(["m7-none"], "no exercise of that name. Choose one of: m1-crm", id="unknown"),
        pytest.param(["m1-crm", "--dir", "."], "there is no workspace here. Run", id="elsewhere"),
    ],
)
def test_check_says_what_is_missing(mine, monkeypatch, words, sentence):
    monkeypatch.chdir(mine.parent)
    result = run("check", "--dir", mine, *words)
    assert result.exit_code == 1
    assert sentence in result.output


def test_without_the_keys_an_instructor_has_to_grade(mine, monkeypatch):
    from courseware.classroom import selfcheck
    from courseware.classroom.course import CourseFiles

    monkeypatch.setattr(selfcheck, "find_course", lambda: CourseFiles(mine))
    result = run("check", "--dir", mine)
    assert "Hand your work in: your instructor grades it." in result.output


def test_class_new_says_what_comes_next(tmp_path):
    result = run("class", "new", tmp_path / "class")
    assert result.output == (
        f"Course folder: {tmp_path / 'class'}\n"
        "Next, in that folder: nbgrader generate_assignment m1-crm\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_bank_passes_its_own_checks(language):
    result = run("bank", "check", "--lang", language)
    assert result.exit_code == 0, result.output


def test_bank_export_gives_every_item_and_no_graded_key():
    records = json.loads(run("bank", "export", "--format", "json").output)
    assert [record["id"] for record in records] == list(load_course().bank)
    assert all(("answer" in record) != record["graded"] for record in records)


@pytest.mark.parametrize("strategy", ["blank", "first", "longest", "perfect", "random"])
def test_bank_solve_writes_an_answer_sheet(tmp_path, strategy):
    words = ("bank", "solve", "m1-crm", "--strategy", strategy, "--seed", 7, "--dir", tmp_path)
    assert run(*words).output == f"Answer sheet: {tmp_path / 'responses.json'}\n"
    first = answers(tmp_path)
    run(*words)
    assert answers(tmp_path) == first
    assert any(first.values()) == (strategy != "blank")


def test_bank_solve_leaves_nothing_of_an_earlier_run(tmp_path):
    run("bank", "solve", "m1-crm", "--strategy", "perfect", "--dir", tmp_path)
    run("bank", "solve", "m1-crm", "--strategy", "blank", "--dir", tmp_path)
    assert not any(answers(tmp_path).values())


def answers(folder):
    sheet = json.loads((folder / "responses.json").read_text(encoding="utf-8"))
    return {name: entry["value"] for name, entry in sheet["answers"].items()}


def test_the_group_hides_no_other_error():
    @click.group(cls=Courseware)
    def group():
        pass

    @group.command()
    def broken():
        raise ZeroDivisionError

    result = CliRunner().invoke(group, ["broken"])
    assert isinstance(result.exception, ZeroDivisionError)
