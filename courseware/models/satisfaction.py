"""Satisfaction: what a customer perceives, held against what they expected.

Perceived and expected are marks on one scale, such as 1 to 10, for the same thing. What
decides is the difference between the two, the disconfirmation: Oliver (1980), Journal of
Marketing Research 17(4), 460–469. Customers carry two expectations, the least they accept
(basic) and what they hope for (ideal), with a zone of tolerance between: Zeithaml, Berry &
Parasuraman (1993), Journal of the Academy of Marketing Science 21(1), 1–12.

The four verdicts are a teaching convention, not a measurement: basic service leaves no
complaint, good service satisfies, and what goes beyond the expectation makes loyal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "VERDICTS",
    "PromiseResult",
    "Verdict",
    "disconfirmation",
    "promise",
    "ratio",
    "verdict",
    "verdict_in_zone",
]

Verdict = Literal["complaint", "no_complaint", "satisfied", "loyal"]

#: From the worst to the best.
VERDICTS: tuple[Verdict, ...] = ("complaint", "no_complaint", "satisfied", "loyal")

#: Ratios from which the verdicts above the worst hold: a teaching convention.
CUTS = (0.8, 1.0, 1.2)


def ratio(perceived: float, expected: float) -> float:
    """Return perceived ÷ expected: 1 is kept to the letter, above 1 is more than expected.

    Examples
    --------
    >>> ratio(9, 8)
    1.125
    """
    _check(perceived=perceived, expected=expected)
    if expected == 0:
        raise ValueError("expected must be above 0: without an expectation there is no ratio")
    return perceived / expected


def disconfirmation(perceived: float, expected: float) -> float:
    """Return perceived − expected: below 0 disappoints, above 0 surprises (Oliver 1980).

    Examples
    --------
    >>> disconfirmation(6, 8)
    -2
    """
    _check(perceived=perceived, expected=expected)
    return perceived - expected


def verdict(
    perceived: float, expected: float, *, cuts: tuple[float, float, float] = CUTS
) -> Verdict:
    """Return the verdict from the ratio of what is perceived to what was expected.

    Parameters
    ----------
    perceived, expected
        Marks on one scale; `expected` above 0.
    cuts
        Ratios from which there is no complaint, satisfaction, loyalty. The values given
        are a convention for teaching; nobody has measured them.

    Examples
    --------
    >>> [verdict(perceived, 5) for perceived in (3, 4, 5, 6)]
    ['complaint', 'no_complaint', 'satisfied', 'loyal']
    """
    if list(cuts) != sorted(cuts):
        raise ValueError(f"cuts must rise; got {cuts}")
    # 6 / 5 and 1.2 are one number to whoever reads them.
    reached = ratio(perceived, expected) + 1e-9
    return VERDICTS[sum(reached >= cut for cut in cuts)]


def verdict_in_zone(perceived: float, basic: float, ideal: float) -> Verdict:
    """Return the verdict from the two expectations, with no further number to choose.

    ========================== ==============
    perceived                  verdict
    ========================== ==============
    below basic                complaint
    from basic to below ideal  no complaint
    ideal                      satisfied
    above ideal                loyal
    ========================== ==============

    Examples
    --------
    >>> [verdict_in_zone(perceived, basic=5, ideal=8) for perceived in (4, 5, 8, 9)]
    ['complaint', 'no_complaint', 'satisfied', 'loyal']
    """
    _check_zone(perceived, basic, ideal)
    return VERDICTS[(perceived >= basic) + (perceived >= ideal) + (perceived > ideal)]


@dataclass(frozen=True)
class PromiseResult:
    """What comes of promising a level and delivering another.

    Attributes
    ----------
    buyers
        Share of those asked who buy, 0 to 1.
    disconfirmation
        Delivered − promised, for each of them.
    kept
        Share of those asked who buy and get at least what was promised.
    """

    buyers: float
    disconfirmation: float
    kept: float


def promise(promised: float, delivered: float, *, nobody: float, everybody: float) -> PromiseResult:
    """Return who buys on a promise, and who of them finds it kept.

    The share who buy rises evenly with the promise, from none at `nobody` to all at
    `everybody`, and buyers expect what was promised. Talking a service down surprises
    pleasantly, but fewer come to be surprised: `kept` is greatest for the true promise. A
    straight line is the simplest such story, not a measured one.

    Examples
    --------
    >>> for promised in (4, 6, 8):  # 6 will be delivered
    ...     promise(promised, 6, nobody=2, everybody=10)
    PromiseResult(buyers=0.25, disconfirmation=2, kept=0.25)
    PromiseResult(buyers=0.5, disconfirmation=0, kept=0.5)
    PromiseResult(buyers=0.75, disconfirmation=-2, kept=0.0)
    """
    if not nobody < everybody:
        raise ValueError(f"nobody must be below everybody; got {nobody} and {everybody}")
    buyers = min(1.0, max(0.0, (promised - nobody) / (everybody - nobody)))
    surprise = disconfirmation(delivered, promised)
    return PromiseResult(buyers, surprise, buyers if surprise >= 0 else 0.0)


def _check_zone(perceived: float, basic: float, ideal: float) -> None:
    _check(perceived=perceived, basic=basic, ideal=ideal)
    if basic > ideal:
        raise ValueError(f"basic must not be above ideal; got {basic} and {ideal}")


def _check(**marks: float) -> None:
    for name, mark in marks.items():
        if not 0 <= mark < math.inf:
            raise ValueError(f"{name} must be 0 or more; got {mark}")
