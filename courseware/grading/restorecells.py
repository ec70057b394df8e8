"""Keep what a trainee wrote; take everything else from the gradebook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from courseware.grading.sources import TrustedCell, cells_in_gradebook

__all__ = ["RestoreCells", "restore"]

_TAG_OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
_LINK = re.compile(r"\](?=\(\s*([^\s)]*)|:\s*(\S*))")
_WEB = ("https://", "http://", "mailto:")
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_KEPT_TAG = "written"  # marks the place of a written answer


class RestoreCells(NbGraderPreprocessor):
    """First of the preprocessors that sanitize a submission.

    A submission's notebook gives the text of its cells, and nothing else. Locked cells come
    whole from the gradebook, whatever became of them: deleted, retyped, doubled, stripped of
    their settings. Settings that a trainee forged are gone, so none of them can break the
    batch either. What a trainee wrote can't act as HTML in the instructor's browser.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the submission with its cells restored."""
        ours = resources["nbgrader"]
        cells = cells_in_gradebook(ours["db_url"], ours["notebook"], ours["assignment"])
        restored, missing = restore(nb, cells)
        for name in missing:
            self.log.warning("Cell '%s' was missing from the submission: put back", name)
        return restored, resources


def restore(nb: NotebookNode, cells: Sequence[TrustedCell]) -> tuple[NotebookNode, list[str]]:
    """Return a notebook of the trusted `cells` and a trainee's own text between them.

    Returns
    -------
    tuple
        The notebook, and the names of the cells that were missing from it.
    """
    trusted = {cell.name: cell for cell in cells}
    handed_in = [cell for cell in nb.get("cells", []) if isinstance(cell, dict)]
    places = {name: _place_of(cell, handed_in) for name, cell in trusted.items()}
    named = {place: trusted[name] for name, place in places.items() if place is not None}
    rebuilt = [_rebuilt(cell, named.get(place)) for place, cell in enumerate(handed_in)]
    missing = [name for name, place in places.items() if place is None]
    for name in missing:
        rebuilt.insert(_place_for(name, list(trusted), rebuilt), _rebuilt({}, trusted[name]))
    restored = nbformat.v4.new_notebook(cells=rebuilt)
    restored.metadata["language_info"] = {"name": "python"}
    return restored, missing


def _place_of(cell: TrustedCell, handed_in: list[Any]) -> int | None:
    """Return where a cell stands; of several copies, the first that was worked on."""
    places = [n for n, found in enumerate(handed_in) if _claims(found) == cell.name]
    if not cell.locked:
        worked_on = [n for n in places if _text(handed_in[n]).strip() != cell.source.strip()]
        places = worked_on or places
    return places[0] if places else None


def _claims(cell: dict[str, Any]) -> object:
    metadata = cell.get("metadata")
    settings = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return settings.get("grade_id") if isinstance(settings, dict) else None


def _place_for(name: str, order: list[str], cells: list[NotebookNode]) -> int:
    """Return the place right after the nearest cell that stands before `name` in the source."""
    places = {_claims(cell): number for number, cell in enumerate(cells)}
    before = [places[other] for other in order[: order.index(name)] if other in places]
    return before[-1] + 1 if before else 0


def _rebuilt(cell: dict[str, Any], trusted: TrustedCell | None) -> NotebookNode:
    """Return a new cell with a handed-in cell's text, or the trusted one's if it is locked."""
    kind = trusted.cell_type if trusted else cell.get("cell_type")
    text = _text(cell)
    if trusted and (trusted.locked or not cell):
        text = trusted.source
    elif kind != "code" and not (trusted and text == trusted.source):
        text = _harmless(text, _pictures(cell))
    if kind == "code":
        rebuilt = nbformat.v4.new_code_cell(text, metadata={"jupyter": {"source_hidden": True}})
    else:
        rebuilt = nbformat.v4.new_markdown_cell(text)
        if pictures := _pictures(cell):
            rebuilt["attachments"] = nbformat.from_dict(pictures)
    if trusted:
        rebuilt.metadata["nbgrader"] = nbformat.from_dict(trusted.metadata())
    elif _KEPT_TAG in _tags(cell):
        rebuilt.metadata["tags"] = [_KEPT_TAG]
    return rebuilt


def _text(cell: dict[str, Any]) -> str:
    source = cell.get("source")
    return source.encode(errors="replace").decode() if isinstance(source, str) else ""


def _tags(cell: dict[str, Any]) -> list[object]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tags if isinstance(tags, list) else []


def _pictures(cell: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the pictures pasted into a cell, without anything that only says it is one."""
    attached = cell.get("attachments")
    bundles = attached.items() if isinstance(attached, dict) else ()
    kept = {
        name: {kind: data for kind, data in bundle.items() if _is_picture(kind, data)}
        for name, bundle in bundles
        if isinstance(bundle, dict) and re.fullmatch(r"[\w.-]+", str(name))
    }
    return {name: bundle for name, bundle in kept.items() if bundle}


def _is_picture(kind: object, data: object) -> bool:
    return kind in _PICTURES and isinstance(data, str) and bool(re.fullmatch(r"[\w+/=\s]*", data))


def _harmless(text: str, pictures: Mapping[str, object]) -> str:
    """Return Markdown that shows HTML as it was typed, and links to web pages only.

    Formgrader shows it in the instructor's browser, where a script could change grades.
    """

    def close(match: re.Match[str]) -> str:
        target = match[1] or match[2] or ""
        # A picture that isn't there would stop nbconvert, and with it the whole page.
        attached = target.startswith("attachment:") and target[11:] in pictures
        return match[0] if attached or target.lower().startswith(_WEB) else "&#93;"

    return _LINK.sub(close, _TAG_OPENS.sub("&lt;", text))
