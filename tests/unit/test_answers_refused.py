"""The answer sheet: what the system refuses leaves the old sheet and says so."""

import errno
import os
from pathlib import Path

import pytest

from courseware.answers import AnswerSheet, read_answers
from courseware.errors import AnswerSheetError
from tests.unit.sheets import SOUND, failing, files

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
