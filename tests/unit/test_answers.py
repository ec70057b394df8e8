"""The answer sheet: nothing acknowledged is lost, by one kernel or by two."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.answers import AnswerSheet, file, here, read_answers, sheet
from courseware.errors import AnswerError, AnswerSheetError
from tests.unit.sheets import SOUND, entry, files

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


# ---------------------------------------------------------------- saving and reading back


@pytest.mark.parametrize(
    "value",
    [
        "b",
        ["a", "c"],
        {"left": "target"},
        {"text": "482.8", "unit": "million"},
        None,
        [],
        "1,2 亿 😀",
    ],
    ids=str,
)
def test_an_answer_is_read_back_as_it_was_given(tmp_path, value):
    saved = AnswerSheet(tmp_path).save("crm-margin-meaning", value)
    assert saved.value == value
    assert AnswerSheet(tmp_path).get("crm-margin-meaning") == value
    assert read_answers(tmp_path / "responses.json") == {"crm-margin-meaning": value}


def test_the_file_is_plain_for_a_person_to_read(tmp_path):
    saved = AnswerSheet(tmp_path).save("crm-margin-meaning", "客户")
    assert (tmp_path / "responses.json").read_text("utf-8") == (
        '{"schema": 1, "answers": {\n'
        f'"crm-margin-meaning": {{"value": "客户", "at": "{saved.at}"}}\n'
        "}}\n"
    )


def test_a_new_sheet_holds_nothing_and_makes_no_file(tmp_path):
    sheet = AnswerSheet(tmp_path)
    assert (sheet.answers(), sheet.get("q"), sheet.notices) == ({}, None, [])
    assert read_answers(tmp_path / "responses.json") == {}
    assert files(tmp_path) == []


def test_only_the_sheet_is_seen_in_the_folder(tmp_path):
    AnswerSheet(tmp_path).save("q", "b")
    assert files(tmp_path) == [".responses.json.bak", ".responses.json.lock", "responses.json"]
    assert (tmp_path / ".responses.json.bak").read_bytes() == (
        tmp_path / "responses.json"
    ).read_bytes()


def test_a_grader_of_another_account_can_read_the_file(tmp_path):
    before = os.umask(0o022)
    try:
        AnswerSheet(tmp_path).save("q", "b")
    finally:
        os.umask(before)
    assert (tmp_path / "responses.json").stat().st_mode & 0o777 == 0o644


def test_a_later_change_of_the_callers_list_changes_no_answer(tmp_path):
    sheet, picked = AnswerSheet(tmp_path), ["a"]
    sheet.save("q", picked)
    picked.append("b")
    assert sheet.get("q") == ["a"]


def test_a_mark_that_an_editor_left_at_the_start_does_no_harm(tmp_path):
    (tmp_path / "responses.json").write_bytes(b"\xef\xbb\xbf" + SOUND)
    assert read_answers(tmp_path / "responses.json") == {"q": "b"}


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        {1: "a"},
        ("a", "b"),
        {"a"},
        b"a",
        object(),
        2**70,
        "\ud83d",
        {"\ud83d": 1},
        json.loads("[" * 9 + "]" * 9),
    ],
    ids=lambda value: ascii(value)[:12],
)
def test_what_json_cannot_hold_is_refused(tmp_path, value):
    with pytest.raises(AnswerError, match=r"^q: this kind of answer can't be written down\. Give "):
        AnswerSheet(tmp_path).save("q", value)
    assert files(tmp_path) == []


@pytest.mark.parametrize("value", ["x" * 19_999, "客" * 6_667, ["x" * 10_000] * 2])
def test_an_answer_over_20_kb_is_refused(tmp_path, value):
    with pytest.raises(AnswerError, match=r"^q: the answer is longer than 20 kB\. Shorten it\.$"):
        AnswerSheet(tmp_path).save("q", value)
    AnswerSheet(tmp_path).save("q", "x" * 19_998)


@pytest.mark.parametrize("name", ["", "q" * 201, "\ud83d"], ids=ascii)
def test_what_cannot_name_a_question_is_refused(tmp_path, name):
    with pytest.raises(AnswerError, match="can't be the name of a question"):
        AnswerSheet(tmp_path).save(name, "b")


def test_a_sheet_never_grows_beyond_what_can_be_read_again(tmp_path):
    sheet = AnswerSheet(tmp_path)
    for n in range(55):
        sheet.save(f"q{n}", "x" * 19_000)
    with pytest.raises(AnswerSheetError, match=r"no longer fit in 1 MiB\. Shorten your longest"):
        sheet.save("q55", "x" * 19_000)
    assert read_answers(sheet.path) == sheet.answers()
    assert len(sheet.answers()) == 55


# ---------------------------------------------------------------- two kernels


def test_two_kernels_see_each_others_answers(tmp_path):
    one, two = AnswerSheet(tmp_path), AnswerSheet(tmp_path)
    one.save("a", 1)
    two.save("b", 2)
    assert one.answers() == two.answers() == {"a": 1, "b": 2}
    two.save("a", 3)
    assert one.get("a") == 3


def test_a_save_wins_even_when_clocks_run_backwards(tmp_path):
    (tmp_path / "responses.json").write_bytes(SOUND.replace(b"2026", b"2099"))
    saved = AnswerSheet(tmp_path).save("q", "c")
    assert saved.at == "2099-11-22T08:15:02.120935Z"
    assert AnswerSheet(tmp_path).get("q") == "c"


def test_the_end_of_time_stops_no_trainee(tmp_path):
    (tmp_path / "responses.json").write_bytes(entry(at='"2999-12-31T23:59:59.999999Z"'))
    one, two = AnswerSheet(tmp_path), AnswerSheet(tmp_path)
    one.save("q", "c")
    two.save("other", "d")
    assert AnswerSheet(tmp_path).answers() == {"q": "c", "other": "d"}


def test_a_deleted_file_comes_back_from_a_running_kernel(tmp_path):
    sheet = AnswerSheet(tmp_path)
    sheet.save("a", 1)
    sheet.path.unlink()
    sheet.save("b", 2)
    assert read_answers(sheet.path) == {"a": 1, "b": 2}


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from("abc"), VALUES), max_size=8))
def test_any_saves_over_two_kernels_keep_the_newest_of_each_question(saves):
    with tempfile.TemporaryDirectory() as folder:
        sheets = [AnswerSheet(Path(folder)), AnswerSheet(Path(folder))]
        moments = {}
        for who, name, value in saves:
            saved = sheets[who].save(name, value)
            assert saved.at > moments.get(name, "")
            moments[name] = saved.at
        expected = {name: value for _who, name, value in saves}
        assert sheets[0].answers() == sheets[1].answers() == expected
        assert read_answers(sheets[0].path) == expected


HAMMER = """
import sys
from pathlib import Path
from courseware.answers import AnswerSheet, sheet as module
module.LOCK_SECONDS = 60  # no trainee writes without a pause, as the other process does
sheet = AnswerSheet(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    sheet.save(f"{sys.argv[2]}-{n % 50}", n)
    sheet.save("shared", [sys.argv[2], n])
    print(n, flush=True)
"""


def hammer(folder, name, times):
    command = [sys.executable, "-c", HAMMER, str(folder), name, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_on_one_sheet_lose_nothing(tmp_path):
    writers = [hammer(tmp_path, name, 200) for name in ("one", "two")]
    for writer in writers:
        assert writer.communicate(timeout=120)[0].splitlines()[-1] == "199"
        assert writer.returncode == 0
    found = read_answers(tmp_path / "responses.json")
    last = {f"{name}-{n}": 150 + n for name in ("one", "two") for n in range(50)}
    assert found.pop("shared")[1] == 199
    assert found == last


@pytest.mark.parametrize("after", [1, 150, 400])
def test_a_kernel_killed_among_a_thousand_saves_loses_no_acknowledged_answer(tmp_path, after):
    writer = hammer(tmp_path, "one", 1000)
    assert writer.stdout is not None
    for _ack in range(after):
        writer.stdout.readline()
    time.sleep(after % 7 / 1000)  # not always at the same point of a save
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged = after - 1 + len(writer.communicate()[0].splitlines())
    found = read_answers(tmp_path / "responses.json")
    assert acknowledged < 999
    assert found["shared"][1] >= acknowledged
    for n in range(max(0, acknowledged - 49), acknowledged + 1):
        assert found[f"one-{n % 50}"] >= n
    AnswerSheet(tmp_path).save("next", "works")


def test_what_a_killed_kernel_left_is_cleaned_away(tmp_path, monkeypatch):
    left, rename = [], file._rename
    monkeypatch.setattr(file, "_rename", lambda new, old: (left.append(new), rename(new, old)))
    AnswerSheet(tmp_path).save("q", "b")
    assert len(left) == 2  # of the sheet and of its copy
    for temporary in left:
        temporary.write_bytes(b"half")
    AnswerSheet(tmp_path).save("q", "b")
    assert files(tmp_path) == [".responses.json.bak", ".responses.json.lock", "responses.json"]


def test_a_sheet_that_somebody_else_holds_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "LOCK_SECONDS", 0.05)
    with (
        FileLock(tmp_path / ".responses.json.lock"),
        pytest.raises(AnswerSheetError, match=r"another notebook .* Close the other notebooks"),
    ):
        AnswerSheet(tmp_path).save("q", "b")
    AnswerSheet(tmp_path).save("q", "b")


# ---------------------------------------------------------------- the notebook's folder


def test_a_kernel_answers_beside_its_notebook(tmp_path, monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "m1-crm.ipynb"))
    assert here() == tmp_path


@pytest.mark.parametrize("name", ["", "m1-crm.ipynb", "/no/such/folder/m1-crm.ipynb"])
def test_a_kernel_without_a_notebook_answers_where_it_started(monkeypatch, name):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setenv("JPY_SESSION_NAME", name)
    assert here() == sheet._STARTED_IN


def test_a_grader_reads_the_submission_it_runs_in(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("JPY_SESSION_NAME", "/home/instructor/open.ipynb")
    monkeypatch.chdir(tmp_path)
    assert here() == tmp_path


def test_a_deleted_file_comes_back_from_its_last_good_copy(tmp_path):
    sheet = AnswerSheet(tmp_path)
    sheet.save("one", "a")
    sheet.path.unlink()
    fresh = AnswerSheet(tmp_path)
    assert fresh.get("one") == "a"
    (notice,) = fresh.notices
    assert "it is gone. 1 answer of" in notice
    assert "To start over, delete .responses.json.bak too." in notice
    fresh.save("two", "b")
    assert AnswerSheet(tmp_path).answers() == {"one": "a", "two": "b"}
