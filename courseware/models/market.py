"""An operator's figures, and whether they fit together.

Amounts of one kind share a unit: subscribers, minutes and yuan are all in millions, so
that a quotient of two of them needs no conversion.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "OperatorFigures",
    "Reconciliation",
    "added_margin",
    "before_growth",
    "growth_ratio",
    "net_margin",
    "opening_base",
    "reconcile",
]


@dataclass(frozen=True)
class OperatorFigures:
    """What an operator reports about a period.

    Attributes
    ----------
    months
        Length of the period.
    subscribers_end
        Subscribers on its last day, in millions.
    net_additions_month
        Newcomers minus leavers in an average month, in millions.
    voice_minutes
        All minutes talked in the period, in millions.
    mou
        Minutes that the average subscriber talked in a month.
    revenue
        Revenue of the period, in million yuan.
    arpu
        Revenue from the average subscriber in a month, in yuan.
    """

    months: int
    subscribers_end: float
    net_additions_month: float
    voice_minutes: float
    mou: float
    revenue: float
    arpu: float

    def __post_init__(self) -> None:
        for name in ("months", "mou", "arpu"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above zero; got {getattr(self, name)}")


@dataclass(frozen=True)
class Reconciliation:
    """The average base of a period, found by three routes, in millions of subscribers."""

    by_minutes: float
    by_revenue: float
    by_counts: float

    @property
    def routes(self) -> tuple[float, float, float]:
        """The three results: by minutes, by revenue, by head counts."""
        return self.by_minutes, self.by_revenue, self.by_counts

    @property
    def spread(self) -> float:
        """How far the highest lies above the lowest, as a share of the lowest."""
        return max(self.routes) / min(self.routes) - 1


def reconcile(figures: OperatorFigures) -> Reconciliation:
    """Find the average base by three routes that share no figure but the number of months.

    ======== =============================================
    route    formula
    ======== =============================================
    minutes  voice minutes ÷ (MOU × months)
    revenue  revenue ÷ (ARPU × months)
    counts   (opening base + closing base) ÷ 2
    ======== =============================================

    The third takes growth to be even over the period. Close results show that the figures
    fit together, not that each of them is true.

    Examples
    --------
    >>> year = OperatorFigures(months=12, subscribers_end=110, net_additions_month=1,
    ...                        voice_minutes=480_000, mou=400, revenue=72_000, arpu=60)
    >>> reconcile(year)
    Reconciliation(by_minutes=100.0, by_revenue=100.0, by_counts=104.0)
    >>> round(reconcile(year).spread, 3)
    0.04
    """
    opening = opening_base(figures.subscribers_end, figures.net_additions_month, figures.months)
    return Reconciliation(
        by_minutes=figures.voice_minutes / (figures.mou * figures.months),
        by_revenue=figures.revenue / (figures.arpu * figures.months),
        by_counts=(opening + figures.subscribers_end) / 2,
    )


def opening_base(closing: float, net_additions_month: float, months: int) -> float:
    """Return the subscribers at the start of a period: closing − months × net additions.

    Examples
    --------
    >>> opening_base(110, 1, 12)
    98
    """
    return closing - months * net_additions_month


def net_margin(profit: float, revenue: float) -> float:
    """Return the share of the revenue that stays as profit, 0.25 for a quarter.

    Examples
    --------
    >>> net_margin(25, 100)
    0.25
    """
    if revenue <= 0:
        raise ValueError(f"revenue must be above zero; got {revenue}")
    return profit / revenue


def growth_ratio(growth: float, other: float) -> float:
    """Return how many times as fast as `other` something grew; both are growth rates.

    Examples
    --------
    >>> growth_ratio(0.10, 0.025)
    4.0
    """
    if other == 0:
        raise ValueError("there is no ratio to a growth of zero")
    return growth / other


def before_growth(value: float, growth: float) -> float:
    """Return what `value` was before it grew: value ÷ (1 + growth).

    Examples
    --------
    >>> before_growth(110, 0.10)
    100.0
    """
    if growth <= -1:
        raise ValueError(f"growth must be above -1 (a loss of everything); got {growth}")
    return round(value / (1 + growth), 9)


def added_margin(
    profit: float, profit_growth: float, revenue: float, revenue_growth: float
) -> float:
    """Return which share of the revenue added since a year ago became profit.

    It is (profit − profit before) ÷ (revenue − revenue before), and as soft as the growth
    rates are rounded: both are differences of large, nearly equal amounts.

    Examples
    --------
    >>> round(added_margin(102, 0.02, 550, 0.10), 9)  # 2 of 50 that were added
    0.04
    """
    added = revenue - before_growth(revenue, revenue_growth)
    if added == 0:
        raise ValueError("revenue has not changed, so no share of its change can be taken")
    return (profit - before_growth(profit, profit_growth)) / added
