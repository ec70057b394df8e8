"""The answers of one folder, kept in memory and on the disk."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from courseware.answers import file
from courseware.answers.file import Damage, Entry, Json
from courseware.errors import AnswerSheetError
from courseware.i18n import gettext as _
from courseware.i18n import ngettext

__all__ = ["AnswerSheet", "here", "read_answers"]

#: Less than the three seconds after which the browser gives up on the kernel.
LOCK_SECONDS = 2.0

_TICK = timedelta(microseconds=1)
_LAST_MOMENT = datetime(2999, 12, 31, 23, 59, 59, 999_999, UTC)
_STARTED_IN = Path.cwd()


class AnswerSheet:
    """The answer sheet of one folder.

    Parameters
    ----------
    folder
        Where ``responses.json`` stands, or will stand after the first answer.

    Attributes
    ----------
    path
        The file.
    notices
        Sentences the trainee should see, such as what was restored from where.
    """

    def __init__(self, folder: Path) -> None:
        self.path = Path(folder).absolute() / "responses.json"
        self.notices: list[str] = []
        self._entries: dict[str, Entry] = {}
        self._seen: object = ...  # the file as last read or written; at first neither
        self._damaged = False
        self._tidy = False
        # JupyterLab has clicks handled in a thread of their own while cells still run.
        self._turn = threading.RLock()
        self._look()

    def get(self, item_id: str) -> Json:
        """Return the newest answer to a question, or None."""
        with self._turn:
            self._look()
            entry = self._entries.get(item_id)
        return entry.value if entry else None

    def answers(self) -> dict[str, Json]:
        """Return the newest answer to every question that has one."""
        with self._turn:
            self._look()
            return {item_id: entry.value for item_id, entry in self._entries.items()}

    def newest_first(self) -> list[str]:
        """Return what has an answer, beginning with what was answered last."""
        with self._turn:
            self._look()
            return sorted(self._entries, key=lambda name: self._entries[name].at, reverse=True)

    def save(self, item_id: str, value: object) -> Entry:
        """Write an answer down; once this returns, it is on the disk.

        Raises
        ------
        AnswerError
            If the answer can't be written as JSON, or is too long.
        AnswerSheetError
            If the file can't be written; what it held before is still there.
        """
        file.check(item_id, value)
        with self._turn, self._held():
            self._refresh()
            # A copy, as it will be read back: the caller may change its own list later.
            entry = Entry(json.loads(json.dumps(value)), self._moment_after(item_id))
            self._write({**self._entries, item_id: entry})
        return entry

    def _look(self) -> None:
        """Take in what is on the disk; a file that can't be used becomes a notice."""
        try:
            self._refresh()
        except AnswerSheetError as error:
            self._note(str(error))

    def _refresh(self) -> None:
        raw = file.read(self.path)
        if raw == self._seen:
            return
        try:
            entries = self._replace_missing() if raw is None else file.parse(raw, self.path)
            self._damaged = False
        except Damage as damage:
            entries = self._replace_damaged(damage)
            self._damaged = True
        for item_id, entry in entries.items():
            ours = self._entries.get(item_id)
            if ours is None or entry.at >= ours.at:
                self._entries[item_id] = entry
        self._seen = raw

    def _replace_missing(self) -> dict[str, Entry]:
        """Return the answers of the last good copy, if the file was deleted beside it."""
        entries = self._last_good()
        if entries:
            problem = str(AnswerSheetError(str(self.path), _("it is gone."), _restored(entries)))
            hint = _("To start over, delete {name} too.")
            self._note(problem, hint.format(name=file.beside(self.path, "bak").name))
        return entries

    def _replace_damaged(self, damage: Damage) -> dict[str, Entry]:
        """Return the answers of the last good copy, and note where they come from."""
        entries = self._last_good()
        fresh = _("There is no good copy of it: please answer again.")
        outcome = _restored(entries) if entries else fresh
        kept = _("Your next answer starts a new file; the damaged one is kept beside it.")
        self._note(str(AnswerSheetError(str(self.path), str(damage), outcome)), kept)
        return entries

    def _last_good(self) -> dict[str, Entry]:
        copy = file.beside(self.path, "bak")
        with suppress(AnswerSheetError, Damage):
            raw = file.read(copy)
            return {} if raw is None else file.parse(raw, copy)
        return {}

    def _note(self, *sentences: str) -> None:
        notice = ("" if sentences[0].endswith("。") else " ").join(sentences)
        if notice not in self.notices:
            self.notices.append(notice)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the sheet's lock; what the system refuses becomes a sentence."""
        try:
            self.path.parent.stat()  # filelock would make a folder that is gone
            lock = FileLock(file.beside(self.path, "lock"), LOCK_SECONDS, poll_interval=0.01)
            with lock:
                yield
        except Timeout:
            raise AnswerSheetError(
                str(self.path),
                _("another notebook has been writing to it for too long."),
                _("Close the other notebooks of this folder, then answer again."),
            ) from None
        except OSError as error:
            raise file.refused(self.path, error) from error

    def _moment_after(self, item_id: str) -> str:
        """Return now; if clocks ran backwards, just after the answer that is replaced."""
        now = datetime.now(UTC)
        if before := self._entries.get(item_id):
            now = max(now, datetime.fromisoformat(before.at) + _TICK)
        return f"{min(now, _LAST_MOMENT):%Y-%m-%dT%H:%M:%S.%fZ}"

    def _write(self, entries: dict[str, Entry]) -> None:
        raw = file.dump(entries, self.path)
        if not self._tidy:
            file.remove_leftovers(self.path)
            self._tidy = True
        if self._damaged:
            file.keep_aside(self.path)
        file.replace(self.path, raw)
        self._entries, self._seen, self._damaged = entries, raw, False
        # The answer is safe now; a copy that fails is made again by the next save.
        with suppress(OSError):
            file.replace(file.beside(self.path, "bak"), raw, sync=False)


def read_answers(path: Path) -> dict[str, Json]:
    """Return the answers of a sheet, strictly: for graders.

    Parameters
    ----------
    path
        The file itself. If there is none, nothing was answered.

    Raises
    ------
    AnswerSheetError
        If the file isn't a sound answer sheet of this version or an older one.
    """
    path = Path(path)
    raw = file.read(path)
    try:
        entries = {} if raw is None else file.parse(raw, path)
    except Damage as damage:
        fix = _("Put back its copy {name}, or ask for the work again.")
        name = file.beside(path, "bak").name
        raise AnswerSheetError(str(path), str(damage), fix.format(name=name)) from None
    return {item_id: entry.value for item_id, entry in entries.items()}


def here() -> Path:
    """Return the folder of the notebook that runs in this kernel."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return Path.cwd()
    folder = Path(os.environ.get("JPY_SESSION_NAME", "")).parent
    return folder if folder.is_absolute() and folder.is_dir() else _STARTED_IN


def _restored(entries: Mapping[str, Entry]) -> str:
    # Its newest answer dates the copy, whatever was done to the file since.
    newest = max(datetime.fromisoformat(entry.at) for entry in entries.values())
    return ngettext(
        "{n} answer of {time} was restored from its last good copy.",
        "{n} answers of {time} were restored from its last good copy.",
        len(entries),
    ).format(n=len(entries), time=f"{newest.astimezone():%Y-%m-%d %H:%M}")
