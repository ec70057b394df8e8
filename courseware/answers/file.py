"""The file of an answer sheet: its format, read with suspicion and written safely.

A file counts as *damaged* if its content can't be what a save once wrote; the caller
decides what to do about it. A file that must not be touched at all (of a newer course,
not a plain file, forbidden) is an `AnswerSheetError`.
"""

from __future__ import annotations

import errno
import json
import math
import os
import re
import shutil
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from courseware.errors import AnswerError, AnswerSheetError
from courseware.i18n import gettext as _

__all__ = [
    "Damage",
    "Entry",
    "Json",
    "beside",
    "check",
    "dump",
    "keep_aside",
    "parse",
    "read",
    "refused",
    "remove_leftovers",
    "replace",
]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SCHEMA = 1
SHEET_LIMIT = 2**20  # bytes
ANSWER_LIMIT = 20_000  # bytes
ID_LIMIT = 200  # characters
DEPTH_LIMIT = 8  # no kind of question needs more than a list in an object
INTEGER_LIMIT = 2**63

_MOMENT = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer and the moment it was given, in UTC."""

    value: Json
    at: str


class Damage(ValueError):
    """What is wrong with the content of a sheet, as a sentence."""


def beside(path: Path, ending: str) -> Path:
    """Return the hidden companion of a sheet: its copy, its lock; or of that copy."""
    return path.with_name(f".{path.name.removeprefix('.')}.{ending}")


def read(path: Path) -> bytes | None:
    """Return the bytes of a sheet (of a huge one, just too many), or None without a file."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            # A link may lead out of the folder: into another trainee's, when grading.
            raise AnswerSheetError(
                str(path),
                _("this is a folder or a link, not a file."),
                _("Move it elsewhere, or put the file itself in its place."),
            )
        with path.open("rb") as file:
            return file.read(SHEET_LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(path, error) from error


def parse(raw: bytes, path: Path) -> dict[str, Entry]:
    """Return the entries of a sheet.

    Raises
    ------
    Damage
        If the content is not a sound answer sheet.
    AnswerSheetError
        If it is one of a newer course.
    """
    sheet = _decode(raw)
    if not isinstance(sheet, dict) or type(sheet.get("schema")) is not int:
        raise Damage(_("this is not an answer sheet."))
    if sheet["schema"] > SCHEMA:
        raise AnswerSheetError(
            str(path),
            _("it was written by a newer version of this course."),
            _("Update the course; until then the file stays as it is."),
        )
    answers = sheet.get("answers")
    if sheet["schema"] < 1 or len(sheet) != 2 or not isinstance(answers, dict):
        raise Damage(_("this is not an answer sheet."))
    return {item_id: _entry(item_id, entry) for item_id, entry in answers.items()}


def dump(entries: Mapping[str, Entry], path: Path) -> bytes:
    """Return the bytes of a sheet, one line an entry so that a person can read it."""
    write = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(
        f"{write(item_id)}: {write({'value': entry.value, 'at': entry.at})}"
        for item_id, entry in entries.items()
    )
    raw = f'{{"schema": {SCHEMA}, "answers": {{\n{lines}\n}}}}\n'.encode()
    if len(raw) > SHEET_LIMIT:
        raise AnswerSheetError(
            str(path),
            _("the answers no longer fit in 1 MiB."),
            _("Shorten your longest answers."),
        )
    return raw


def check(item_id: str, value: object) -> None:
    """Raise `AnswerError` unless the answer can be written down and read back."""
    if not 0 < len(item_id) <= ID_LIMIT or not _is_json(item_id):
        raise AnswerError(
            ascii(item_id[:ID_LIMIT]),
            _("this can't be the name of a question."),
            _("Use the name that the question bank gives it."),
        )
    if not _is_json(value):
        raise AnswerError(
            item_id,
            _("this kind of answer can't be written down."),
            _("Give text, numbers, or lists of them."),
        )
    if len(json.dumps(value, ensure_ascii=False).encode()) > ANSWER_LIMIT:
        raise AnswerError(item_id, _("the answer is longer than 20 kB."), _("Shorten it."))


def replace(path: Path, raw: bytes, *, sync: bool = True) -> None:
    """Put new content in the place of a file in one step; with `sync`, onto the disk."""
    # Not tempfile.mkstemp: its files can't be read from a grader's account.
    temporary = beside(path, f"{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(raw)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        _rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if sync:
        _sync_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files of kernels that were killed; for the holder of the lock."""
    for leftover in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            leftover.unlink()


def keep_aside(path: Path) -> None:
    """Give a damaged file a second name, so that replacing it loses nothing."""
    aside = path.with_name(f"{path.stem}.corrupt-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    try:
        os.link(path, aside)
    except OSError:  # a disk without hard links
        shutil.copyfile(path, aside)


def refused(path: Path, error: OSError) -> AnswerSheetError:
    """Return what the system refused, as an error that says what to do."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            problem = _("the disk is full.")
            fix = _("Free some space, then answer again.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            problem = _("this computer doesn't let you use this file or write in its folder.")
            fix = _("Ask whoever runs it for the right to, then answer again.")
        case errno.ENOENT | errno.ENOTDIR:
            problem = _("its folder is gone.")
            fix = _("Put the folder back, or open the notebook where it is now.")
        case _number:
            problem = _("this computer couldn't use it ({reason}).").format(reason=error.strerror)
            fix = _("Answer again; if that fails too, tell whoever runs this computer.")
    return AnswerSheetError(str(path), problem, fix)


def _decode(raw: bytes) -> object:
    if len(raw) > SHEET_LIMIT:
        raise Damage(_("the file is larger than 1 MiB."))
    try:
        return json.loads(
            raw.decode("utf-8-sig"),  # some editors put a mark before the first character
            object_pairs_hook=_unique,
            parse_constant=_finite,
            parse_float=_finite,
        )
    except Damage:
        raise
    except UnicodeDecodeError:
        raise Damage(_("the file is not UTF-8 text.")) from None
    except json.JSONDecodeError as error:
        problem = _("the file breaks off or is not JSON (line {line}, column {column}).")
        raise Damage(problem.format(line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise Damage(_("the file is nested too deeply.")) from None
    except ValueError:  # an integer of thousands of digits
        raise Damage(_("the file holds a number that can't be used.")) from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        raise Damage(_("the file gives two answers under one name."))
    return unique


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Damage(_("the file holds a number that can't be used."))
    return number


def _entry(item_id: str, entry: object) -> Entry:
    if isinstance(entry, dict) and entry.keys() == {"value", "at"} and _is_moment(entry["at"]):
        with suppress(AnswerError):
            check(item_id, entry["value"])
            return Entry(**entry)
    problem = _("the entry {name} is not an answer with its time.")
    raise Damage(problem.format(name=ascii(item_id[:ID_LIMIT])))


def _is_moment(at: object) -> bool:
    if isinstance(at, str) and _MOMENT.fullmatch(at):
        with suppress(ValueError):
            return bool(datetime.fromisoformat(at))
    return False


def _is_json(value: object, depth: int = 1) -> bool:
    match value:
        case None:
            return True
        case str():
            # Half of a surrogate pair is text to Python but can't be written as UTF-8.
            return value.isascii() or value.encode(errors="replace").decode() == value
        case int():
            return abs(value) < INTEGER_LIMIT
        case float():
            return math.isfinite(value)
        case list() if depth < DEPTH_LIMIT:
            return all(_is_json(part, depth + 1) for part in value)
        case dict() if depth < DEPTH_LIMIT:
            return all(
                isinstance(key, str) and _is_json(key) and _is_json(part, depth + 1)
                for key, part in value.items()
            )
        case _other:
            return False


def _rename(temporary: Path, path: Path) -> None:
    # Windows refuses while somebody, such as a virus scanner, has the old file open.
    for pause in (0.01, 0.03, 0.1):
        try:
            return os.replace(temporary, path)
        except PermissionError:
            time.sleep(pause)
    return os.replace(temporary, path)


def _sync_folder(folder: Path) -> None:
    # The new name is on the disk once its folder is; some systems can't open folders.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
