"""The answer sheet: what is damaged or newer is reported and never overwritten."""

import errno
import os
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.answers import AnswerSheet, read_answers
from courseware.errors import AnswerSheetError
from tests.unit.sheets import SOUND, entry, failing

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
