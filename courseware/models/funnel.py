"""The sales funnel: who is at which step, what is lost on the way, and what proves a step.

A step is *reached* by everybody who is at it or beyond. Counted on one day this takes
nobody to have skipped a step, and says nothing of those who have left the list.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate

from courseware.i18n import gettext as _

__all__ = [
    "PROOF",
    "STEPS",
    "Stage",
    "Support",
    "check_step",
    "fact_label",
    "funnel",
    "needed_at_top",
    "step_label",
]

#: From the widest to the narrowest.
STEPS = ("suspect", "prospect", "qualified", "key", "closed")

#: What must be known for each step, besides what the steps before it ask. A convention of
#: the course: what the customer did or said counts, not what the seller feels.
PROOF: dict[str, tuple[str, ...]] = {
    "suspect": (),
    "prospect": ("need_stated",),
    "qualified": ("issue_burning", "decider_met"),
    "key": ("value_confirmed",),
    "closed": ("signed",),
}


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


def needed_at_top(closed: int, conversions: Iterable[float]) -> int:
    """Return how many must enter for `closed` to be expected at the end: n ÷ (c₁·c₂·…).

    Rounded up to whole customers. It is a mean: about as often as not fewer will close.

    Parameters
    ----------
    closed
        How many are wanted, 0 or more.
    conversions
        Share who go on at each step, each above 0 and up to 1.

    Examples
    --------
    >>> needed_at_top(6, [0.5, 0.5, 0.4, 0.3])
    200
    """
    rates = list(conversions)
    if closed < 0:
        raise ValueError(f"closed must be 0 or more; got {closed}")
    for rate in rates:
        if not 0 < rate <= 1:
            raise ValueError(f"a conversion must be above 0 and up to 1; got {rate}")
    exact = closed / math.prod(rates)
    return math.ceil(exact - 1e-9 * exact)  # 0.1 × 0.1 is a speck above 0.01


@dataclass(frozen=True)
class Support:
    """Whether the evidence carries the step that is claimed.

    Attributes
    ----------
    claimed
        The step the seller names.
    proven
        The furthest step for which everything needed is known.
    missing
        What the claimed step still lacks, in the order of the funnel.
    """

    claimed: str
    proven: str
    missing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the claimed step is proven."""
        return not self.missing


def check_step(claimed: str, evidence: Collection[str], against: Collection[str] = ()) -> Support:
    """Hold a claimed step against what is known.

    Parameters
    ----------
    claimed
        One of `STEPS`.
    evidence
        Facts of `PROOF` that something supports.
    against
        Facts that something speaks against; they count as not known, whatever the evidence.

    Examples
    --------
    >>> found = check_step("key", {"need_stated", "issue_burning"})
    >>> found.proven, found.missing
    ('prospect', ('decider_met', 'value_confirmed'))
    """
    _check_step(claimed)
    facts = {fact for step in STEPS for fact in PROOF[step]}
    for fact in (*evidence, *against):
        if fact not in facts:
            raise ValueError(f"there is no fact {fact!r}; there are {', '.join(sorted(facts))}")
    known = set(evidence) - set(against)
    proven = STEPS[0]
    for step in STEPS:
        if not known.issuperset(PROOF[step]):
            break
        proven = step
    asked = STEPS[: STEPS.index(claimed) + 1]
    missing = tuple(fact for step in asked for fact in PROOF[step] if fact not in known)
    return Support(claimed, proven, missing)


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


def fact_label(fact: str) -> str:
    """Return a fact of `PROOF` in words, in the current language.

    Examples
    --------
    >>> fact_label("decider_met")
    'we have met the person who decides'
    """
    labels = {
        "need_stated": _("the customer has named a need"),
        "issue_burning": _("the issue is personal, has a deadline and is a real dilemma"),
        "decider_met": _("we have met the person who decides"),
        "value_confirmed": _("the customer has confirmed the value"),
        "signed": _("the contract is signed"),
    }
    return labels[fact]


def _check_step(step: str) -> None:
    if step not in STEPS:
        raise ValueError(f"there is no step {step!r}; there are {', '.join(STEPS)}")
