"""Files that a trainee may have changed: what they say, and how to write them safely."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from courseware.answers.file import replace
from courseware.errors import WorkspaceError
from courseware.i18n import gettext as _

__all__ = ["explained", "fingerprint", "write"]


def fingerprint(name: str, data: bytes) -> str:
    """Return a hash of what a file says.

    Of a notebook only the cells' sources count: one that was run, or that JupyterLab
    gave an empty last cell, still says the same.
    """
    if name.endswith(".ipynb"):
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            data = _sources(data)
    return hashlib.sha256(data).hexdigest()


def _sources(data: bytes) -> bytes:
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(data)["cells"]]
    return json.dumps([cell for cell in cells if cell[1].strip()]).encode()


def write(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, data)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses in `folder` into one clear sentence."""
    try:
        yield
    except OSError as error:
        # The temporary name beside a file would tell a trainee nothing.
        culprit = Path(os.fsdecode(error.filename)) if error.filename else folder
        place = culprit.parent if culprit.suffix == ".tmp" else culprit
        raise WorkspaceError(str(place), *_reason(error)) from error


def _reason(error: OSError) -> tuple[str, str]:
    """Say what is wrong and what to do about it."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return (
            _("the disk is full."),
            _("Free some space and start again; what you wrote is unchanged."),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            _("you may not write here."),
            _("Choose another folder with --dir, or ask for the right to write."),
        )
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return (
            _("a file stands where a folder is needed."),
            _("Move or rename the file, or choose another folder with --dir."),
        )
    if error.errno == errno.EISDIR:
        return (
            _("a folder stands where a file is needed."),
            _("Move or rename that folder, or choose another one with --dir."),
        )
    return (
        _("the system refuses: {reason}.").format(reason=error.strerror or error),
        _("Choose another folder with --dir."),
    )
