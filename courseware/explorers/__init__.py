"""Calculators to play with: stock ipywidgets controls over a model and a figure."""

from __future__ import annotations

from collections.abc import Callable

from courseware.explorers.decider import decider_explorer
from courseware.explorers.diagnosis import diagnosis_explorer
from courseware.explorers.explorer import Explorer
from courseware.explorers.industry import industry_explorer
from courseware.explorers.pareto import pareto_explorer
from courseware.explorers.segments import segments_explorer
from courseware.explorers.structure import structure_explorer
from courseware.explorers.value import value_explorer

__all__ = ["EXPLORERS", "Explorer", "explorer"]

#: What `lesson.explore` can show.
EXPLORERS: dict[str, Callable[[], Explorer]] = {
    "decider": decider_explorer,
    "industry": industry_explorer,
    "pareto": pareto_explorer,
    "segments": segments_explorer,
    "self-diagnosis": diagnosis_explorer,
    "structure": structure_explorer,
    "value": value_explorer,
}


def explorer(name: str) -> Explorer:
    """Return the explorer called `name`, one of `EXPLORERS`, in the current language."""
    return EXPLORERS[name]()
