"""What a customer is worth over time, each staying with the same chance in each period.

A *period* is a year unless the caller's margin, retention and discount are all by the month.
Every amount is in the currency of the margin. `first` states when the first margin arrives:

=========== ==================================================================
``"now"``   at once, for certain; the next at the end of period 1, if still there
``"later"`` at the end of period 1, if still there; nothing at once
=========== ==================================================================

The two differ by exactly one margin, so a value without its timing cannot be compared.
Customers who differ in their chance to leave: `sbg_value`, from `courseware.models.sbg`.
"""

from __future__ import annotations

from courseware.models.sbg import First, check_amounts

__all__ = ["First", "break_even_cost", "lifetime_value", "yearly"]


def lifetime_value(margin: float, retention: float, discount: float, *, first: First) -> float:
    """Return the present value of a customer who stays with the same chance each period.

    ``"later"``: Σ m·rᵗ/(1+i)ᵗ over t = 1, 2, … = m·r / (1+i−r).
    ``"now"``: the same over t = 0, 1, … = m·(1+i) / (1+i−r).
    Gupta & Lehmann (2003), Journal of Interactive Marketing 17(1), 9–24.

    Parameters
    ----------
    margin
        Contribution in one period, in yuan; below zero for a customer who costs more.
    retention
        Chance to stay for another period, 0 to 1.
    discount
        Rate by which a period's wait lowers an amount: 0 or more, 0.1 for ten per cent.
    first
        When the first margin arrives, see the module.

    Raises
    ------
    ValueError
        If a figure is out of its range, or retention is 1 and the discount 0.

    Examples
    --------
    >>> round(lifetime_value(1_000, 0.8, 0.1, first="later"), 2)
    2666.67
    >>> round(lifetime_value(1_000, 0.8, 0.1, first="now"), 2)
    3666.67
    >>> lifetime_value(1_000, 1, 0, first="now")
    Traceback (most recent call last):
    ValueError: a customer who never leaves has no finite value at a discount of 0: \
lower the retention or raise the discount
    """
    check_amounts(margin, discount, first)
    _check_retention(retention)
    ends = (1 - retention) + discount  # exact near 1, where 1 + i − r would lose a small i
    if ends == 0:
        raise ValueError(
            "a customer who never leaves has no finite value at a discount of 0: "
            "lower the retention or raise the discount"
        )
    return margin * (retention if first == "later" else 1 + discount) / ends


def yearly(
    margin: float, retention: float, discount: float, periods: int, *, first: First
) -> tuple[float, ...]:
    """Return what each of the first periods adds to the lifetime value, discounted.

    The sum tends to `lifetime_value` as `periods` grows. The first amount is that of period
    1 with ``"later"`` and the immediate one with ``"now"``.

    Examples
    --------
    >>> [round(amount) for amount in yearly(1_000, 0.8, 0.1, 3, first="later")]
    [727, 529, 385]
    >>> [round(amount) for amount in yearly(1_000, 0.8, 0.1, 3, first="now")]
    [1000, 727, 529]
    """
    check_amounts(margin, discount, first)
    _check_retention(retention)
    if periods < 0:
        raise ValueError(f"periods must be 0 or more; got {periods}")
    start = 1 if first == "later" else 0
    step = retention / (1 + discount)
    return tuple(margin * step**t for t in range(start, start + periods))


def break_even_cost(
    margin: float, retention: float, discount: float, *, first: First, win_rate: float = 1
) -> float:
    """Return the highest cost of trying for a customer that pays: lifetime value × win rate.

    Never below zero: a customer worth less than nothing is not worth a try.

    Parameters
    ----------
    margin, retention, discount, first
        As in `lifetime_value`.
    win_rate
        Share of those tried for who become customers, 0 to 1; 1 gives the cost per
        customer won.

    Examples
    --------
    >>> round(break_even_cost(1_000, 0.8, 0.1, first="later", win_rate=0.25), 2)
    666.67
    """
    if not 0 <= win_rate <= 1:
        raise ValueError(f"win_rate must lie between 0 and 1; got {win_rate}")
    return max(0.0, win_rate * lifetime_value(margin, retention, discount, first=first))


def _check_retention(retention: float) -> None:
    if not 0 <= retention <= 1:
        raise ValueError(f"retention must lie between 0 and 1; got {retention}")
