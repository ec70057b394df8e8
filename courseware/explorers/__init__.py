"""Calculators to play with: stock ipywidgets controls over a model and a figure."""

from __future__ import annotations

from collections.abc import Callable

from courseware.explorers.explorer import Explorer
from courseware.explorers.pareto import pareto_explorer
from courseware.explorers.structure import structure_explorer
from courseware.explorers.value import value_explorer

__all__ = ["EXPLORERS", "Explorer", "explorer"]

#: What `lesson.explore` can show.
EXPLORERS: dict[str, Callable[[], Explorer]] = {
    "pareto": pareto_explorer,
    "structure": structure_explorer,
    "value": value_explorer,
}


def explorer(name: str) -> Explorer:
    """Return the explorer called `name`, one of `EXPLORERS`, in the current language."""
    return EXPLORERS[name]()
