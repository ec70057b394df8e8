"""What the tables show, measured: the figures in README.md, and those that tests ask for.

Every function takes rows as `courseware.datasets.read` gives them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from courseware.models.concentration import bands

__all__ = [
    "Difference",
    "association",
    "band_shares",
    "difference",
    "effect",
    "falling",
    "guessed",
    "margin_share",
    "satisfaction",
    "total",
]

Row = Mapping[str, str]
Rows = Sequence[Row]

#: The dimensions of `sales`; a calendar month is one, so that January meets January.
DIMENSIONS = ("month", "customer_class", "product", "region", "salesperson", "department")


def band_shares(customers: Rows) -> list[float]:
    """Return the share of revenue of the top 8 %, the next two 8 %, and the rest, in %."""
    found = bands((float(row["revenue"]) for row in customers), cuts=(0.08, 0.16, 0.24))
    return [100 * band.share for band in found]


def margin_share(row: Row) -> float | None:
    """Return what is left of a yuan of revenue; None where there is next to no revenue."""
    revenue = int(row["revenue"])
    return int(row["margin"]) / revenue if revenue >= 2000 else None


def satisfaction(row: Row) -> float | None:
    """Return what an account perceives, divided by what it expects."""
    return int(row["perceived"]) / int(row["expectation"])


def effect(
    rows: Rows, group: str, value: Callable[[Row], float | None]
) -> tuple[dict[str, float], float]:
    """Return the mean of each group, and eta²: how much of the variance they explain."""
    groups: dict[str, list[float]] = {}
    for row in rows:
        if (found := value(row)) is not None:
            groups.setdefault(row[group], []).append(found)
    means = {name: math.fsum(values) / len(values) for name, values in groups.items()}
    every = [one for values in groups.values() for one in values]
    mean = math.fsum(every) / len(every)
    between = math.fsum(len(groups[name]) * (means[name] - mean) ** 2 for name in groups)
    return means, between / math.fsum((one - mean) ** 2 for one in every)


def association(rows: Rows, one: str, other: str) -> float:
    """Return Cramér's V of two columns of codes: 0 for none, 1 for a full association."""
    cells = Counter((row[one], row[other]) for row in rows)
    left, right = (Counter(row[name] for row in rows) for name in (one, other))
    parts = [
        (cells[a, b] - left[a] * right[b] / len(rows)) ** 2 / (left[a] * right[b] / len(rows))
        for a in left
        for b in right
    ]
    return math.sqrt(math.fsum(parts) / len(rows) / (min(len(left), len(right)) - 1))


def guessed(rows: Rows, target: str, seen: Sequence[str]) -> float:
    """Return how often naive Bayes names the target of a row from its other columns.

    Each row is left out while its own target is guessed.
    """
    classes = Counter(row[target] for row in rows)
    counts = Counter((name, row[name], row[target]) for row in rows for name in seen)
    levels = {name: len({row[name] for row in rows}) for name in seen}

    def likelihood(row: Row, code: str) -> float:
        own = int(row[target] == code)
        chances = [math.log(classes[code] - own)]
        for name in seen:
            held = counts[name, row[name], code] - own + 1
            chances.append(math.log(held / (classes[code] - own + levels[name])))
        return math.fsum(chances)

    hits = sum(max(classes, key=lambda code: likelihood(row, code)) == row[target] for row in rows)
    return hits / len(rows)


def total(rows: Iterable[Row], measure: str, **where: str) -> int:
    """Return the sum of a column over the rows that agree; a value may be a beginning."""
    return sum(
        int(row[measure])
        for row in rows
        if all(row[name].startswith(value) for name, value in where.items())
    )


def falling(sales: Rows, measure: str = "revenue") -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """Return each set of dimensions whose table shows a fall on the year, with its cells."""
    finest: Counter[tuple[str, ...]] = Counter()
    for row in sales:
        sign = -1 if row["month"] < "2009" else 1
        row = {**row, "month": row["month"][5:7]}
        finest[tuple(row[name] for name in DIMENSIONS)] += sign * int(row[measure])
    found = {}
    for size in range(len(DIMENSIONS) + 1):
        for places in combinations(range(len(DIMENSIONS)), size):
            table: Counter[tuple[str, ...]] = Counter()
            for cell, change in finest.items():
                table[tuple(cell[place] for place in places)] += change
            if fell := {cell for cell, change in table.items() if change < 0}:
                found[tuple(DIMENSIONS[place] for place in places)] = fell
    return found


class Difference(NamedTuple):
    """Two shares, their difference, and its 95 % confidence interval (Newcombe)."""

    one: float
    other: float
    low: float
    high: float


def difference(
    rows: Rows, yes: str, one: Mapping[str, str], other: Mapping[str, str]
) -> Difference:
    """Compare how often a column says yes in two groups of rows."""
    (a, a_low, a_high), (b, b_low, b_high) = (_share(rows, yes, group) for group in (one, other))
    low = a - b - math.sqrt((a - a_low) ** 2 + (b_high - b) ** 2)
    high = a - b + math.sqrt((a_high - a) ** 2 + (b - b_low) ** 2)
    return Difference(a, b, low, high)


def _share(rows: Rows, yes: str, group: Mapping[str, str]) -> tuple[float, float, float]:
    """Return a share and its 95 % interval (Wilson)."""
    answers = [row[yes] == "true" for row in rows if all(row[k] == v for k, v in group.items())]
    n, p, z = len(answers), sum(answers) / len(answers), 1.96
    centre = (p + z * z / 2 / n) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return p, centre - half, centre + half
