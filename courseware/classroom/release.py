"""What a trainee gets of an exercise: nbgrader's own release, without a gradebook."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)

__all__ = ["release"]

# The steps of `nbgrader generate_assignment`, but for those that add a header,
# instantiate tests (we have neither) or write to the gradebook.
STEPS = (
    LockCells,
    ClearSolutions,
    ClearOutput,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
)


def release(source: NotebookNode) -> NotebookNode:
    """Return the released form of an exercise: locked, without keys and mark schemes."""
    released: NotebookNode = source
    resources: dict[str, Any] = {}
    for step in STEPS:
        released, resources = step()(released, resources)
    return released
