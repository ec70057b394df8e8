"""A trainee's workspace: their own copy of the course, updated without losing a word.

The rule: a file is replaced only while it still says what was delivered. Anything else
there is the trainee's, stays, and a newer edition is put beside it. The manifest is
written last, so that an interrupted start is simply finished by the next one.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from courseware import __version__
from courseware.classroom.course import CourseFiles, find_course
from courseware.classroom.files import explained, fingerprint, write
from courseware.errors import WorkspaceError
from courseware.i18n import LANGUAGES, check
from courseware.i18n import gettext as _

__all__ = [
    "WELCOME",
    "Delivery",
    "default_folder",
    "open_workspace",
    "read_manifest",
    "workspace_language",
]

COURSE = "key-account-courseware"
SCHEMA = 1
MANIFEST = Path(".courseware", "manifest.json")
WELCOME = "00-welcome.ipynb"
# A manifest that is lost or damaged: nothing counts as ours, so nothing is overwritten.
UNKNOWN: dict[str, Any] = {"files": {}}


@dataclass
class Delivery:
    """What a start did to a workspace.

    Attributes
    ----------
    folder, language
        Where it is, and what it speaks.
    created
        Whether it is new.
    updated
        Files that got a newer edition, or were missing.
    kept
        Files that the trainee had changed, each with the newer edition put beside it.
    """

    folder: Path
    language: str
    created: bool = False
    updated: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)


def default_folder() -> Path:
    """Return where a trainee's workspace is if nothing else is said.

    In the documents folder, where people look; its name has no spaces, so that a path
    dictated over the telephone needs no quotation marks in any shell.
    """
    return Path(platformdirs.user_documents_dir()) / "Key-Account-Courseware"


def open_workspace(
    folder: Path, language: str | None = None, course: CourseFiles | None = None
) -> Delivery:
    """Make a workspace in `folder`, or bring the one there up to date.

    Parameters
    ----------
    folder
        A new or empty folder, or a workspace.
    language
        The workspace's own, else English, if None.
    course
        Where the course's files come from; by default this installation.

    Raises
    ------
    WorkspaceError
        If the folder can't be used. Nothing in it has been changed then, or the next
        start completes what was begun.
    """
    folder = folder.expanduser().absolute()
    course = course or find_course()
    with explained(folder):
        manifest = read_manifest(folder)
        created = not manifest
        if created:
            _refuse_strangers(folder)
        language = check(language or _language(manifest) or LANGUAGES[0])
        delivery = Delivery(folder, language, created)
        stamp = course.stamp(language)
        given = _given(manifest)
        if manifest.get("stamp") != stamp or not all((folder / name).exists() for name in given):
            if created:
                _write_manifest(folder, language, "", {})
            tag = _tag(manifest, language)
            for name, data in course.edition(language):
                _deliver(delivery, given, name, data, tag)
            _write_manifest(folder, language, stamp, given)
    return delivery


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the record of what was delivered to `folder`; empty if it is no workspace.

    Raises
    ------
    WorkspaceError
        If it belongs to another course, or to a courseware newer than this one.
    """
    path = folder / MANIFEST
    if folder.is_file():
        raise NotADirectoryError(errno.ENOTDIR, "", str(folder))
    if not path.is_file():
        # A workspace that was copied without its hidden folder is one still.
        return UNKNOWN if (folder / WELCOME).is_file() else {}
    try:
        manifest = json.loads(path.read_bytes())
        course, schema = manifest["course"], int(manifest["schema"])
    except (ValueError, KeyError, TypeError):
        return UNKNOWN
    if course != COURSE:
        raise WorkspaceError(
            str(folder),
            _("this folder belongs to another course."),
            _("Choose another folder with --dir."),
        )
    if schema > SCHEMA:
        raise WorkspaceError(
            str(folder),
            _("a newer courseware made this folder."),
            _("Update courseware, or choose another folder with --dir."),
        )
    return dict(manifest)


def workspace_language(folder: Path) -> str | None:
    """Return the language of the workspace in `folder`; None if there is none."""
    with explained(folder):
        return _language(read_manifest(folder.expanduser().absolute()))


def _language(manifest: Mapping[str, Any]) -> str | None:
    language = manifest.get("language")
    return language if language in LANGUAGES else None


def _given(manifest: Mapping[str, Any]) -> dict[str, str]:
    files = manifest.get("files")
    return dict(files) if isinstance(files, dict) else {}


def _refuse_strangers(folder: Path) -> None:
    """Refuse a folder in which someone keeps other things."""
    strangers = [path.name for path in folder.glob("*") if not path.name.startswith(".")]
    if strangers:
        raise WorkspaceError(
            str(folder),
            _("there are other files in it, such as {name}.").format(name=min(strangers)),
            _("Choose a new or empty folder with --dir."),
        )


def _tag(manifest: Mapping[str, Any], language: str) -> str:
    """Say in a few letters what is new about this edition."""
    if language != manifest.get("language") and __version__ == manifest.get("version"):
        return language
    return __version__


def _deliver(delivery: Delivery, given: dict[str, str], name: str, data: bytes, tag: str) -> None:
    """Bring one file up to date, or put its new edition beside it."""
    path, new = delivery.folder / name, fingerprint(name, data)
    last = given.get(name)
    there = fingerprint(name, path.read_bytes()) if path.exists() else None
    if there is None or (there == last and there != new):
        write(path, data)
        if not delivery.created:
            delivery.updated.append(name)
    elif there != new and last != new:
        # Changed by the trainee, and this edition was not offered before.
        beside = _beside(delivery.folder, name, tag, new)
        write(delivery.folder / beside, data)
        delivery.kept[name] = beside
    given[name] = new


def _beside(folder: Path, name: str, tag: str, new: str) -> str:
    """Name a new edition so that it takes no other file's place."""
    path, number = Path(name), 1
    while True:
        mark = tag if number == 1 else f"{tag}, {number}"
        candidate = path.with_name(f"{path.stem} ({mark}){path.suffix}")
        there = folder / candidate
        if not there.exists() or fingerprint(name, there.read_bytes()) == new:
            return candidate.as_posix()
        number += 1


def _write_manifest(folder: Path, language: str, stamp: str, files: dict[str, str]) -> None:
    manifest = {
        "schema": SCHEMA,
        "course": COURSE,
        "version": __version__,
        "language": language,
        "stamp": stamp,
        "files": files,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    write(folder / MANIFEST, f"{text}\n".encode())
