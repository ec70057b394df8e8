"""How unevenly a book's value is spread over its customers.

Values are amounts of one kind (yuan, minutes, …), one for each customer, 0 or more. The
famous 80/20 is no law: the share of the top fifth is a quantity to be counted, and depends
on the length of the period. Kim, Singh & Winer (2017), Marketing Letters 28, 491–507, found
a mean of 0.73 for consumer goods; books of firms differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

__all__ = ["Band", "bands", "customers_for", "gini", "lorenz", "pareto", "top_share"]

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Band:
    """Customers next to each other in a book sorted by value, the best first.

    Attributes
    ----------
    start, end
        Where the band begins and ends, as shares of all customers: 0.08 to 0.16.
    share
        Its share of the whole value.
    """

    start: float
    end: float
    share: float

    @property
    def width(self) -> float:
        """Its share of all customers."""
        return self.end - self.start


def lorenz(values: Iterable[float]) -> Points:
    """Return the Lorenz curve: the share of value held by the *smallest* share of customers.

    Points (share of customers, share of value) run from (0, 0) to (1, 1), one for each
    customer and one for none. The curve never lies above the diagonal, on which all
    customers are alike (Lorenz 1905).

    Raises
    ------
    ValueError
        If there is no customer, a value is below zero or no number, or all are zero.

    Examples
    --------
    >>> lorenz([3, 1])
    ((0.0, 0.0), (0.5, 0.25), (1.0, 1.0))
    """
    return _curve(sorted(_shares(values)))


def pareto(values: Iterable[float]) -> Points:
    """Return the share of value held by the *best* share of customers, from (0, 0) to (1, 1).

    The Lorenz curve read from the other end.

    Examples
    --------
    >>> pareto([3, 1])
    ((0.0, 0.0), (0.5, 0.75), (1.0, 1.0))
    """
    return _curve(_ranked(values))


def gini(values: Iterable[float]) -> float:
    """Return the Gini coefficient of these customers: 0 if all are alike, near 1 if one has all.

    G = Σ (2k − n − 1)·x_k / (n·Σx) with x sorted, the smallest first (k = 1 … n). It takes
    the customers as the whole book, not as a sample of a larger one: the factor n/(n−1)
    that would correct for that is left out. One customer of n who has everything gives
    (n−1)/n, and a single customer 0.

    Examples
    --------
    >>> gini([5, 5, 5])
    0.0
    >>> gini([0, 0, 0, 8])
    0.75
    """
    shares = sorted(_shares(values))
    n = len(shares)
    # fsum is exact, so that equal customers give 0 and not a speck beside it.
    uneven = math.fsum((2 * k - n - 1) * share for k, share in enumerate(shares, start=1))
    return max(0.0, uneven / n / math.fsum(shares))


def top_share(values: Iterable[float], share: float) -> float:
    """Return the share of value that the best `share` of the customers bring.

    Where this falls inside a customer, that customer counts in part: of 4 customers, the
    best 30 % are the first and a fifth of the second.

    Examples
    --------
    >>> top_share([70, 20, 5, 3, 2], 0.2)
    0.7
    >>> round(top_share([50, 30, 10, 10], 0.3), 9)
    0.56
    """
    _check_share(share)
    return _held_by(_ranked(values), share)


def bands(values: Iterable[float], cuts: Iterable[float]) -> tuple[Band, ...]:
    """Return the share of value in each band of customers, the best first.

    Parameters
    ----------
    values
        One for each customer.
    cuts
        Where a band ends, as rising shares of all customers between 0 and 1. The last band
        ends at 1 without being told. A customer on a cut counts in part on either side.

    Examples
    --------
    >>> book = [84, 13, 3] + [0] * 9
    >>> [round(band.share, 2) for band in bands(book, cuts=(1 / 12, 2 / 12, 3 / 12))]
    [0.84, 0.13, 0.03, 0.0]
    """
    edges = [0.0, *cuts, 1.0]
    if any(not start < end for start, end in pairwise(edges)):
        raise ValueError(f"cuts must rise, and lie between 0 and 1; got {edges[1:-1]}")
    ranked = _ranked(values)
    held = [_held_by(ranked, edge) for edge in edges]
    return tuple(
        Band(start, end, max(0.0, upto - before))
        for (start, end), (before, upto) in zip(pairwise(edges), pairwise(held), strict=True)
    )


def customers_for(values: Iterable[float], share: float) -> int:
    """Return how many of the best customers it takes to bring a share of the value.

    Examples
    --------
    >>> customers_for([70, 20, 5, 3, 2], 0.8)
    2
    >>> customers_for([70, 20, 5, 3, 2], 0)
    0
    """
    _check_share(share)
    # A speck of rounding must not ask for one customer more.
    return next(
        count for count, (_customers, held) in enumerate(pareto(values)) if held >= share - 1e-12
    )


def _held_by(ranked: list[float], share: float) -> float:
    if share == 1:
        return 1.0
    whole = math.floor(share * len(ranked))
    part = share * len(ranked) - whole
    return min(1.0, math.fsum([*ranked[:whole], part * ranked[whole]]))


def _curve(shares: list[float]) -> Points:
    n = len(shares)
    held = [*accumulate(shares, initial=0.0)]
    held[-1] = 1.0  # where the sum must end; rounding may leave it a speck beside
    return tuple((k / n, min(1.0, y)) for k, y in enumerate(held))


def _ranked(values: Iterable[float]) -> list[float]:
    return sorted(_shares(values), reverse=True)


def _shares(values: Iterable[float]) -> list[float]:
    amounts = list(values)
    if not amounts:
        raise ValueError("there is no customer to count")
    for amount in amounts:
        if not 0 <= amount < math.inf:
            raise ValueError(f"a customer's value must be 0 or more; got {amount}")
    largest = max(amounts)
    if largest == 0:
        raise ValueError("every customer's value is 0, so there are no shares")
    scaled = [amount / largest for amount in amounts]  # a sum of huge amounts would overflow
    total = math.fsum(scaled)
    return [amount / total for amount in scaled]


def _check_share(share: float) -> None:
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie between 0 and 1; got {share}")
