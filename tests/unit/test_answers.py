"""The answer sheet: nothing acknowledged is lost, nothing damaged is overwritten."""

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.answers import AnswerSheet, here, read_answers, sheet
from courseware.errors import AnswerError, AnswerSheetError

MOMENT = "2026-11-22T08:15:02.120934Z"
SOUND = b'{"schema": 1, "answers": {"q": {"value": "b", "at": "2026-11-22T08:15:02.120934Z"}}}'


def entry(value='"b"', at=f'"{MOMENT}"'):
    return f'{{"schema": 1, "answers": {{"q": {{"value": {value}, "at": {at}}}}}}}'.encode()


# What a sheet can hold that no save ever wrote, and what is said about it.
DAMAGED = {
    "empty": (b"", "breaks off"),
    "truncated": (SOUND[:-9], r"breaks off or is not JSON \(line 1, column"),
    "not JSON": (b"my answers", "is not JSON"),
    "not an object": (b"[1, 2]", "not an answer sheet"),
    "another object": (b'{"cells": []}', "not an answer sheet"),
    "schema true": (b'{"schema": true, "answers": {}}', "not an answer sheet"),
    "schema of nothing": (b'{"schema": 0, "answers": {}}', "not an answer sheet"),
    "more than a sheet": (b'{"schema": 1, "answers": {}, "x": 1}', "not an answer sheet"),
    "answers in a list": (b'{"schema": 1, "answers": []}', "not an answer sheet"),
    "not UTF-8": (SOUND.replace(b'"b"', b'"\xff"'), "not UTF-8"),
    "UTF-16": (SOUND.decode().encode("utf-16"), "not UTF-8"),
    "half a pair": (entry(r'"\ud83d"'), "entry 'q' is not an answer"),
    "huge": (entry('"' + "x" * 2**20 + '"'), "larger than 1 MiB"),
    "long answer": (entry('"' + "x" * 20_000 + '"'), "entry 'q' is not an answer"),
    "deep answer": (entry("[" * 10 + "]" * 10), "entry 'q' is not an answer"),
    "very deep": (b"[" * 500_000, "nested too deeply"),
    "NaN": (entry("NaN"), "number that can't be used"),
    "infinite": (entry("1e999"), "number that can't be used"),
    "endless integer": (entry("9" * 5000), "number that can't be used"),
    "big integer": (entry("9" * 50), "entry 'q' is not an answer"),
    "twice": (b'{"schema": 1, "answers": {"q": 1, "q": 2}}', "two answers under one name"),
    "entry a string": (b'{"schema": 1, "answers": {"q": "b"}}', "entry 'q' is not an answer"),
    "entry without time": (b'{"schema": 1, "answers": {"q": {"value": 1}}}', "entry 'q'"),
    "time a number": (entry(at="5"), "entry 'q'"),
    "no such day": (entry(at='"2026-02-30T08:15:02.120934Z"'), "entry 'q'"),
    "no time zone": (entry(at='"2026-11-22T08:15:02.120934"'), "entry 'q'"),
    "nameless": (SOUND.replace(b'"q"', b'""'), "entry '' is not an answer"),
    "long name": (SOUND.replace(b'"q"', b'"' + b"q" * 300 + b'"'), "is not an answer"),
}
damage = pytest.mark.parametrize(("raw", "said"), DAMAGED.values(), ids=DAMAGED)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def files(folder):
    return sorted(path.name for path in folder.iterdir())


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
from courseware.answers import AnswerSheet
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


def test_what_a_killed_kernel_left_is_cleaned_away(tmp_path):
    (tmp_path / ".responses.json.4711-00ff00ff.tmp").write_bytes(b"half")
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


# ---------------------------------------------------------------- damaged and newer files


@damage
def test_a_grader_is_told_what_is_wrong_with_a_damaged_file(tmp_path, raw, said):
    path = tmp_path / "responses.json"
    path.write_bytes(raw)
    with pytest.raises(AnswerSheetError, match=said) as told:
        read_answers(path)
    assert str(told.value).startswith(f"{path}: ")
    assert str(told.value).endswith(
        "Put back its copy .responses.json.bak, or ask for the work again."
    )


@damage
def test_a_damaged_file_is_restored_from_its_copy_and_kept_aside(tmp_path, raw, said):
    path = tmp_path / "responses.json"
    saved = AnswerSheet(tmp_path).save("old", "answer")
    path.write_bytes(raw)
    restored = AnswerSheet(tmp_path)
    assert restored.answers() == {"old": "answer"}
    (notice,) = restored.notices
    local = datetime.fromisoformat(saved.at).astimezone()
    assert f"1 answer of {local:%Y-%m-%d %H:%M} was restored from its last good copy." in notice
    assert path.read_bytes() == raw
    restored.save("new", "answer")
    (aside,) = tmp_path.glob("responses.corrupt-*.json")
    assert aside.read_bytes() == raw
    assert read_answers(path) == {"old": "answer", "new": "answer"}


def test_a_damaged_file_is_kept_aside_once(tmp_path):
    (tmp_path / "responses.json").write_bytes(b"my answers")
    sheet = AnswerSheet(tmp_path)
    for n in range(3):
        sheet.save("q", n)
    assert len(list(tmp_path.glob("responses.corrupt-*.json"))) == 1
    assert len(sheet.notices) == 1


def test_a_file_that_breaks_under_a_running_kernel_costs_nothing(tmp_path):
    sheet = AnswerSheet(tmp_path)
    sheet.save("a", 1)
    sheet.path.write_bytes(b"")
    (tmp_path / ".responses.json.bak").unlink()
    assert sheet.answers() == {"a": 1}
    sheet.save("b", 2)
    assert read_answers(sheet.path) == {"a": 1, "b": 2}


@pytest.mark.parametrize("copy", [None, b"", b"also broken", SOUND.replace(b": 1", b": 2")])
def test_without_a_good_copy_the_trainee_is_asked_to_answer_again(tmp_path, copy):
    (tmp_path / "responses.json").write_bytes(b"broken")
    if copy is not None:
        (tmp_path / ".responses.json.bak").write_bytes(copy)
    (notice,) = AnswerSheet(tmp_path).notices
    assert notice == (
        f"{tmp_path / 'responses.json'}: the file breaks off or is not JSON (line 1, column 1)."
        " There is no good copy of it: please answer again."
        " Your next answer starts a new file; the damaged one is kept beside it."
    )


def test_a_disk_without_hard_links_keeps_a_damaged_file_too(tmp_path, monkeypatch):
    (tmp_path / "responses.json").write_bytes(b"my answers")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    AnswerSheet(tmp_path).save("q", "b")
    (aside,) = tmp_path.glob("responses.corrupt-*.json")
    assert aside.read_bytes() == b"my answers"


def test_the_file_of_a_newer_course_is_never_written_to(tmp_path):
    path, raw = tmp_path / "responses.json", b'{"schema": 2, "replies": [{"q": "b"}]}'
    path.write_bytes(raw)
    newer = "written by a newer version of this course. Update the course"
    sheet = AnswerSheet(tmp_path)
    assert sheet.answers() == {}
    assert [newer in notice for notice in sheet.notices] == [True]
    with pytest.raises(AnswerSheetError, match=newer):
        sheet.save("q", "b")
    with pytest.raises(AnswerSheetError, match=newer):
        read_answers(path)
    assert path.read_bytes() == raw


SAMPLE = {"a": "b", "long": ["c", "a", "b"], "spans": {"s1": "t2", "s2": "t1"}, "chinese": "客户"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    sheet = AnswerSheet(tmp_path_factory.mktemp("sample"))
    for name, value in SAMPLE.items():
        sheet.save(name, value)
    return sheet.path.read_bytes()


@settings(deadline=None)
@given(data=st.data())
def test_any_part_of_a_file_is_reported_and_never_half_read(sample, data):
    cut = sample[: data.draw(st.integers(0, len(sample) - 1))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "responses.json")
        path.write_bytes(cut)
        if cut == sample[:-1]:  # only the last line's end is missing
            assert read_answers(path) == SAMPLE
        else:
            with pytest.raises(AnswerSheetError):
                read_answers(path)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_any_flipped_byte_changes_one_answer_at_most_or_is_reported(sample, data):
    where = data.draw(st.integers(0, len(sample) - 1))
    flipped = bytearray(sample)
    flipped[where] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "responses.json")
        path.write_bytes(flipped)
        try:
            found = read_answers(path)
        except AnswerSheetError:
            assert isinstance(AnswerSheet(Path(folder)).answers(), dict)
        else:
            assert len(found) == len(SAMPLE)
            assert sum(found.get(name) == value for name, value in SAMPLE.items()) >= 3


@given(st.binary(max_size=200))
def test_no_content_at_all_crashes_the_reader(raw):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "responses.json").write_bytes(raw)
        assert AnswerSheet(Path(folder)).answers() == {}


# ---------------------------------------------------------------- what the system refuses


def failing(number):
    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return fail


FULL = r"the disk is full\. Free some space, then answer again\."
FORBIDDEN = r"doesn't let you use this file or write in its folder\. Ask whoever runs it"


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, FULL),
        (errno.EDQUOT, FULL),
        (errno.EACCES, FORBIDDEN),
        (errno.EROFS, FORBIDDEN),
        (errno.EIO, r"couldn't use it \(Input/output error\)\. Answer again"),
    ],
    ids=errno.errorcode.get,
)
def test_a_save_that_the_system_refuses_leaves_the_old_sheet(
    tmp_path, monkeypatch, call, number, said
):
    sheet = AnswerSheet(tmp_path)
    sheet.save("q", "old")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(number))
        with pytest.raises(AnswerSheetError, match=said):
            sheet.save("q", "new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert sheet.get("q") == "old"
    sheet.save("q", "new")
    assert read_answers(sheet.path) == {"q": "new"}


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a disk that is always full"
)
def test_a_disk_that_fills_up_while_writing_leaves_the_old_sheet(tmp_path, monkeypatch):
    sheet = AnswerSheet(tmp_path)
    sheet.save("q", "old")
    monkeypatch.setattr(Path, "open", lambda *_args: open("/dev/full", "wb"))  # noqa: SIM115
    monkeypatch.setattr("courseware.answers.file.read", lambda _path: sheet._seen)
    with pytest.raises(AnswerSheetError, match=FULL):
        sheet.save("q", "new")
    monkeypatch.undo()
    assert read_answers(sheet.path) == {"q": "old"}


def test_a_read_only_folder_still_shows_its_answers(tmp_path, monkeypatch):
    AnswerSheet(tmp_path).save("q", "b")
    sheet = AnswerSheet(tmp_path)
    really_open = os.open

    def read_only(path, flags, *args, **kwargs):  # root may write where others may not
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return really_open(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(AnswerSheetError, match=FORBIDDEN):
        sheet.save("q", "c")
    assert sheet.get("q") == "b"


def test_a_file_that_may_not_be_read_is_reported_and_kept(tmp_path, monkeypatch):
    (tmp_path / "responses.json").write_bytes(SOUND)
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))
    sheet = AnswerSheet(tmp_path)
    assert FORBIDDEN[:10] in sheet.notices[0]
    with pytest.raises(AnswerSheetError, match=FORBIDDEN):
        sheet.save("q", "c")
    monkeypatch.undo()
    assert sheet.path.read_bytes() == SOUND


def test_a_failed_copy_fails_no_save(tmp_path, monkeypatch):
    (tmp_path / ".responses.json.bak").mkdir()
    sheet = AnswerSheet(tmp_path)
    sheet.save("q", "b")
    assert read_answers(sheet.path) == {"q": "b"}
    assert files(tmp_path) == [".responses.json.bak", ".responses.json.lock", "responses.json"]


def test_a_deleted_folder_is_named_and_not_made_again(tmp_path):
    folder = tmp_path / "exercise"
    folder.mkdir()
    sheet = AnswerSheet(folder)
    folder.rmdir()
    with pytest.raises(AnswerSheetError, match=r"its folder is gone\. Put the folder back"):
        sheet.save("q", "b")
    assert files(tmp_path) == []


def make_folder(path, _elsewhere):
    path.mkdir()


def make_link(path, elsewhere):
    elsewhere.write_bytes(SOUND)
    path.symlink_to(elsewhere)


def make_pipe(path, _elsewhere):
    os.mkfifo(path)


@pytest.mark.parametrize("make", [make_folder, make_link, make_pipe])
def test_what_is_not_a_plain_file_is_neither_read_nor_replaced(tmp_path, make):
    path, elsewhere = tmp_path / "work" / "responses.json", tmp_path / "elsewhere"
    path.parent.mkdir()
    make(path, elsewhere)
    said = r"this is a folder or a link, not a file\. Move it elsewhere"
    sheet = AnswerSheet(path.parent)
    assert sheet.answers() == {}
    with pytest.raises(AnswerSheetError, match=said):
        sheet.save("q", "c")
    with pytest.raises(AnswerSheetError, match=said):
        read_answers(path)
    assert not path.is_file() or (path.is_symlink() and elsewhere.read_bytes() == SOUND)


def test_a_moment_of_somebody_elses_hold_is_waited_out(tmp_path, monkeypatch):
    really_replace, refusals = os.replace, [1, 2]

    def busy(*names):  # as on Windows, while a virus scanner has the file open
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "in use")
        really_replace(*names)

    monkeypatch.setattr(os, "replace", busy)
    AnswerSheet(tmp_path).save("q", "b")
    assert read_answers(tmp_path / "responses.json") == {"q": "b"}


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
