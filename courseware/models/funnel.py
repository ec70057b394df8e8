"""The sales funnel: who is at which step, and what is lost on the way.

A step is *reached* by everybody who is at it or beyond. Counted on one day this takes
nobody to have skipped a step, and says nothing of those who have left the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from courseware.i18n import gettext as _

__all__ = [
    "STEPS",
    "Stage",
    "funnel",
    "step_label",
]

#: From the widest to the narrowest.
STEPS = ("suspect", "prospect", "qualified", "key", "closed")


@dataclass(frozen=True)
class Stage:
    """One step of a funnel.

    Attributes
    ----------
    step
        One of `STEPS`.
    here
        How many are at this step now.
    reached
        How many are at it or beyond.
    conversion
        Share of those who reached it who went on; None at the last step and where nobody
        reached it.
    lost
        How many of those who reached it did not go on (yet); 0 at the last step.
    """

    step: str
    here: int
    reached: int
    conversion: float | None
    lost: int


def funnel(steps: Iterable[str]) -> tuple[Stage, ...]:
    """Count a list of steps, one for each opportunity, into the five stages.

    Examples
    --------
    >>> stages = funnel(["suspect"] * 5 + ["prospect"] * 3 + ["closed"] * 2)
    >>> [(stage.step, stage.reached) for stage in stages[:3]]
    [('suspect', 10), ('prospect', 5), ('qualified', 2)]
    >>> stages[0].conversion, stages[0].lost
    (0.5, 5)
    """
    counts = Counter(steps)
    for step in counts:
        _check_step(step)
    here = [counts[step] for step in STEPS]
    reached = [*accumulate(reversed(here))][::-1]
    onwards = [*reached[1:], None]
    return tuple(
        Stage(
            step=step,
            here=at,
            reached=upto,
            conversion=None if further is None or upto == 0 else further / upto,
            lost=0 if further is None else upto - further,
        )
        for step, at, upto, further in zip(STEPS, here, reached, onwards, strict=True)
    )


def step_label(step: str) -> str:
    """Return a step in words, in the current language.

    Examples
    --------
    >>> step_label("key")
    'key opportunity'
    """
    _check_step(step)
    labels = {
        "suspect": _("suspect"),
        "prospect": _("prospect"),
        "qualified": _("qualified"),
        "key": _("key opportunity"),
        "closed": _("closed"),
    }
    return labels[step]


def _check_step(step: str) -> None:
    if step not in STEPS:
        raise ValueError(f"there is no step {step!r}; there are {', '.join(STEPS)}")
