"""What customers are worth who differ in how long they stay, under a contract.

The shifted-beta-geometric model: each customer keeps one chance to leave for good at the end
of a period, drawn once from a beta distribution with parameters α and β. Fader & Hardie
(2007), Journal of Interactive Marketing 21(1), 76–90. Taking all to be alike instead
values them too low: Fader & Hardie (2010), Marketing Science 29(1), 85–93. `first` states
when the first margin arrives, as in `courseware.models.value`.
"""

from __future__ import annotations

import math
from typing import Literal

__all__ = [
    "First",
    "check_amounts",
    "sbg_from_retention",
    "sbg_retention",
    "sbg_survival",
    "sbg_value",
]

#: When the first margin arrives: at the end of period 1, if still there, or at once.
First = Literal["later", "now"]

#: What `sbg_value` may leave out, as a share of the value it returns.
REST = 1e-10

#: Below it the sum of `sbg_value` has too many terms to add up while someone waits.
SMALLEST_DISCOUNT = 1e-4


def sbg_retention(period: int, alpha: float, beta: float) -> float:
    """Return the share of those still there before a period who stay through it.

    r_t = (β+t−1) / (α+β+t−1): it rises with t although nobody changes, since those likely
    to leave have left.

    Parameters
    ----------
    period
        1 for the first, and so on.
    alpha, beta
        Both above zero; the mean chance to leave is α / (α + β).

    Examples
    --------
    >>> [round(sbg_retention(t, 1, 4), 3) for t in (1, 2, 10)]
    [0.8, 0.833, 0.929]
    """
    _check_shape(alpha, beta)
    if period < 1:
        raise ValueError(f"period must be 1 or more; got {period}")
    return (beta + period - 1) / (alpha + beta + period - 1)


def sbg_survival(period: int, alpha: float, beta: float) -> float:
    """Return the share of all customers still there after a period: r₁·r₂·…·r_t; 1 for 0.

    Examples
    --------
    >>> [round(sbg_survival(t, 1, 4), 3) for t in (0, 1, 2)]
    [1.0, 0.8, 0.667]
    """
    _check_shape(alpha, beta)
    if period < 0:
        raise ValueError(f"period must be 0 or more; got {period}")
    rates = (sbg_retention(t, alpha, beta) for t in range(1, period + 1))
    return math.prod(rates, start=1.0)


def sbg_value(margin: float, alpha: float, beta: float, discount: float, *, first: First) -> float:
    """Return the mean present value of customers who differ in their chance to leave.

    It is Σ m·S(t)/(1+i)ᵗ with S from `sbg_survival`, over t = 1, 2, … or 0, 1, …. S never
    rises, so what follows term t is at most m·S(t)/(1+i)ᵗ · 1/i; the sum stops where this
    is below 10⁻¹⁰ of it. At a discount of 0 it is the closed form m·β/(α−1), and one m more
    with ``"now"``; finite only for α above 1.

    Parameters
    ----------
    margin, first
        As in `lifetime_value`.
    alpha, beta
        As in `sbg_retention`.
    discount
        0, or 0.0001 or more.

    Examples
    --------
    >>> round(sbg_value(1_000, 1, 4, 0.1, first="later"), 2)
    3832.37
    >>> round(1_000 * 0.8 / (1 + 0.1 - 0.8), 2)  # were all to stay with a chance of 0.8
    2666.67
    """
    check_amounts(margin, discount, first)
    _check_shape(alpha, beta)
    if discount == 0:
        later = _mean_lifetime(alpha, beta)
    elif discount < SMALLEST_DISCOUNT:
        raise ValueError(f"discount must be 0, or {SMALLEST_DISCOUNT} or more; got {discount}")
    else:
        later = _discounted_lifetime(alpha, beta, discount)
    return margin * (later + (first == "now"))


def _mean_lifetime(alpha: float, beta: float) -> float:
    """Return Σ S(t) over t = 1, 2, …: Gauss's sum ₂F₁(1, β; α+β; 1), less its first term."""
    if alpha <= 1:
        raise ValueError(
            "with alpha of 1 or less the loyal stay so long that there is no finite value "
            "at a discount of 0: raise the discount"
        )
    return beta / (alpha - 1)


def _discounted_lifetime(alpha: float, beta: float, discount: float) -> float:
    """Return Σ S(t)/(1+i)ᵗ over t = 1, 2, …, short by at most `REST` of it."""
    term = total = beta / ((alpha + beta) * (1 + discount))
    t = 1
    while term > REST * discount * total:
        t += 1
        term *= (beta + t - 1) / ((alpha + beta + t - 1) * (1 + discount))
        total += term
    return total


def sbg_from_retention(first_year: float, second_year: float) -> tuple[float, float]:
    """Return the α and β under which two known shares stay; no fitting needed.

    Parameters
    ----------
    first_year
        Share of new customers who stay through their first year.
    second_year
        Share *of those* who stay through their second: above the first, below 1. Were it
        not above, customers would not differ, and constant retention serves.

    Returns
    -------
    tuple
        With s = (1−r₂)/(r₂−r₁): α = (1−r₁)·s and β = r₁·s.

    Examples
    --------
    >>> alpha, beta = sbg_from_retention(0.8, 0.85)
    >>> round(alpha, 6), round(beta, 6)
    (0.6, 2.4)
    """
    if not 0 < first_year < second_year < 1:
        raise ValueError(
            "the share who stay must be above 0, higher in the second year, and below 1; "
            f"got {first_year} and {second_year}"
        )
    both = (1 - second_year) / (second_year - first_year)
    return (1 - first_year) * both, first_year * both


def check_amounts(margin: float, discount: float, first: str) -> None:
    """Raise `ValueError` if a margin, a discount or its timing makes no sense."""
    if not math.isfinite(margin):
        raise ValueError(f"margin must be a number; got {margin}")
    if not 0 <= discount < math.inf:
        raise ValueError(f"discount must be 0 or more; got {discount}")
    if first not in ("later", "now"):
        raise ValueError(f"first must be 'later' or 'now'; got {first!r}")


def _check_shape(alpha: float, beta: float) -> None:
    if not (0 < alpha < math.inf and 0 < beta < math.inf):
        raise ValueError(f"alpha and beta must be above 0; got {alpha} and {beta}")
