"""Build the notebooks: ``NAME.md`` (MyST Markdown) becomes ``NAME.ipynb``.

Lessons are executed and keep their text outputs, so that they read well before
anything was run; exercises are not executed. Two runs give the same bytes::

    python tools/build_notebooks.py            # or: make notebooks
    python tools/build_notebooks.py --check    # exit 1 and name each file that differs
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}
KEPT_OUTPUTS = ("text/html", "text/plain")


def sources() -> Iterator[Path]:
    """Give the Markdown source of every notebook, lessons first."""
    yield from sorted(ROOT.glob("notebooks/*.md"))
    yield from sorted(ROOT.glob("exercises/source/*/*.md"))


def is_lesson(source: Path) -> bool:
    """Tell a lesson, which is executed, from an exercise, which is not."""
    return source.parent.name == "notebooks"


def build(source: Path) -> str:
    """Build the notebook of a Markdown `source` and return its text."""
    notebook = jupytext.read(source, fmt="md:myst")
    lesson = is_lesson(source)
    taken: set[str] = set()
    for cell in notebook.cells:
        expand_nbgrader(cell)
        protect(cell, lesson=lesson)
        cell["id"] = cell_id(cell, taken)
    if lesson:
        execute(notebook, source)
    # Of its own settings a source may have ours: that trainees write code in it.
    ours = {name: value for name, value in notebook.metadata.items() if name == "courseware"}
    notebook["metadata"] = nbformat.from_dict(METADATA | ours)
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    nbformat.validate(notebook)
    return nbformat.writes(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def expand_nbgrader(cell: NotebookNode) -> None:
    """Replace the short nbgrader metadata of a source by the full form, schema 3.

    ``{grade_id, locked: true}`` is a read-only cell, ``{grade_id, points}`` a test cell,
    ``{grade_id, points, task: true}`` a task graded by hand.
    """
    short = cell.metadata.get("nbgrader")
    if short is None:
        return
    task = bool(short.get("task"))
    full = {
        "grade": "points" in short and not task,
        "grade_id": short["grade_id"],
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": task,
    }
    if "points" in short:
        full["points"] = short["points"]
    cell.metadata["nbgrader"] = full


def protect(cell: NotebookNode, *, lesson: bool) -> None:
    """Hide code, and keep a slip of the hand from deleting or changing a cell.

    nbgrader locks its own cells on release, and an instructor edits the prose of an
    exercise in JupyterLab, so only the code and the place for the written answer are
    protected there.
    """
    if cell.cell_type == "code":
        cell.metadata["jupyter"] = {"source_hidden": True}
    if "nbgrader" in cell.metadata:
        return
    written = "written" in cell.metadata.get("tags", ())
    if lesson or written or cell.cell_type == "code":
        cell.metadata["deletable"] = False
        if not written:
            cell.metadata["editable"] = False


def cell_id(cell: NotebookNode, taken: set[str]) -> str:
    """Name a cell by its grade_id, else by a hash of what it says; never the same twice."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    name = grade_id or hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return str(candidate)


def execute(notebook: NotebookNode, source: Path) -> None:
    """Run a lesson where a trainee would, and keep its outputs as text."""
    with tempfile.TemporaryDirectory() as folder:
        datasets = source.parent.parent / "datasets"
        if datasets.is_dir():
            shutil.copytree(datasets, Path(folder) / "datasets")
        client = NotebookClient(notebook, resources={"metadata": {"path": folder}}, timeout=120)
        # The kernel's advice on its own transport is nobody's concern here.
        client.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
        client.execute(env=kernel_environment(folder))
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        cell.metadata.pop("execution", None)
        cell["outputs"] = [kept for output in cell.outputs if (kept := text_only(output))]
        if {"setup", "fresh"} & set(cell.metadata.get("tags", ())):
            # "Ready" would not be true of a page that is only opened, nor today's questions.
            cell["outputs"] = []
            cell.metadata["tags"].append("nbval-ignore-output")
        if " at 0x" in str(cell.outputs):
            raise SystemExit(
                f"{source.name}, cell {number}: the output shows a memory address, which "
                f"changes with every run. Give the object a text form: {cell.source}"
            )


def kernel_environment(folder: str) -> dict[str, str]:
    """Give an environment in which the builder's own settings change nothing."""
    dropped = ("JPY_SESSION_NAME", "NBGRADER_EXECUTION", "COURSEWARE_LANG", "MPLBACKEND")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    paths = [str(ROOT), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    environment["IPYTHONDIR"] = str(Path(folder) / ".ipython")
    return environment


def text_only(output: NotebookNode) -> dict[str, Any] | None:
    """Strip an output of images, widget views and warnings; None if nothing is left."""
    if output.output_type == "stream":
        return None if output.name == "stderr" else output
    data = {mime: output.data[mime] for mime in KEPT_OUTPUTS if mime in output.data}
    if not data:
        return None
    kept = nbformat.from_dict({**output, "data": data, "metadata": {}})
    kept.pop("transient", None)
    return kept


def main(arguments: list[str] | None = None) -> int:
    """Build every notebook, or with ``--check`` compare and change nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="notebooks to build, without ending; default: all")
    parser.add_argument("--check", action="store_true", help="compare and change nothing")
    options = parser.parse_args(arguments)
    stale = False
    for source in sources():
        if options.names and source.stem not in options.names:
            continue
        target = source.with_suffix(".ipynb")
        text = build(source)
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        name = target.relative_to(ROOT).as_posix()
        if options.check:
            stale = True
            print(f"{name} differs from {source.name}: run `make notebooks`.")
        else:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} built")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
