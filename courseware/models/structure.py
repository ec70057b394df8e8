"""Breaking a book down by its dimensions, to find where it fell.

Rows are mappings as `courseware.datasets.read` gives them: a text in each dimension, and a
number, or a text that is one, in the measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

__all__ = ["Change", "Finding", "breakdown", "change", "falls", "path"]

Row = Mapping[str, Any]
Cell = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What a cell of a breakdown held in two periods.

    Attributes
    ----------
    cell
        Its values, in the order of the dimensions.
    before, after
        Sums of the measure, in its unit.
    """

    cell: Cell
    before: float
    after: float

    @property
    def difference(self) -> float:
        """After − before."""
        return self.after - self.before

    @property
    def growth(self) -> float | None:
        """The difference as a share of what was before; None where nothing was."""
        return self.difference / self.before if self.before else None


@dataclass(frozen=True)
class Finding:
    """The dimensions whose table shows a fall, and the cells that fell, the deepest first."""

    by: tuple[str, ...]
    falls: tuple[Change, ...]


def breakdown(rows: Iterable[Row], by: Sequence[str], measure: str) -> dict[Cell, float]:
    """Return the sum of a measure in each cell, in the order of the cells' values.

    Parameters
    ----------
    rows
        Each with all of `by` and the measure.
    by
        Dimensions; none gives one cell, (), with the sum of all.
    measure
        What to add up.

    Raises
    ------
    ValueError
        If a row lacks a column, or its measure is no number.

    Examples
    --------
    >>> rows = [{"region": "yulin", "product": "voice", "revenue": "3"},
    ...         {"region": "yulin", "product": "vpmn", "revenue": "4"}]
    >>> breakdown(rows, ["region"], "revenue")
    {('yulin',): 7.0}
    """
    by, sums = list(by), dict[Cell, float]()
    try:
        for row in rows:
            cell = tuple([row[name] for name in by])
            sums[cell] = sums.get(cell, 0.0) + float(row[measure])
    except KeyError as error:
        raise ValueError(f"a row has no column {error.args[0]!r}") from error
    except ValueError as error:
        raise ValueError(f"{measure} must be a number; got {row[measure]!r}") from error
    return {cell: sums[cell] for cell in sorted(sums)}


def change(
    rows: Iterable[Row],
    by: Sequence[str],
    measure: str,
    *,
    before: str,
    after: str,
    period: str = "month",
) -> tuple[Change, ...]:
    """Return each cell's sums in two periods; a cell that is in one only has 0 in the other.

    Parameters
    ----------
    rows, by, measure
        As in `breakdown`.
    before, after
        How the dates of each period begin: "2008" for a year, "2009-07" for a month.
    period
        The column with the date, in ISO form.

    Examples
    --------
    >>> rows = [{"month": "2008-01-01", "region": "yulin", "revenue": 10},
    ...         {"month": "2009-01-01", "region": "yulin", "revenue": 8}]
    >>> (found,) = change(rows, ["region"], "revenue", before="2008", after="2009")
    >>> found.difference, found.growth
    (-2.0, -0.2)
    """
    if before.startswith(after) or after.startswith(before):
        raise ValueError(f"the periods {before!r} and {after!r} overlap; name two that do not")
    split: tuple[list[Row], list[Row]] = [], []
    for row in rows:
        if period not in row:
            raise ValueError(f"a row has no column {period!r}")
        if row[period].startswith(before):
            split[0].append(row)
        elif row[period].startswith(after):
            split[1].append(row)
    old, new = (breakdown(part, by, measure) for part in split)
    cells = sorted(old.keys() | new.keys())
    return tuple(Change(cell, old.get(cell, 0.0), new.get(cell, 0.0)) for cell in cells)


def falls(changes: Iterable[Change], at_least: float = 0) -> tuple[Change, ...]:
    """Return the cells that fell, the largest fall in the measure's unit first.

    Parameters
    ----------
    changes
        As `change` gives them.
    at_least
        How far a cell must have fallen to count, as a share of what it was; 0 takes any fall.

    Examples
    --------
    >>> cells = [Change(("a",), 10, 9), Change(("b",), 10, 12), Change(("c",), 10, 5)]
    >>> [fall.cell for fall in falls(cells)]
    [('c',), ('a',)]
    >>> [fall.cell for fall in falls(cells, at_least=0.2)]
    [('c',)]
    """
    fallen = [one for one in changes if one.growth is not None and one.difference < 0]
    deep = [one for one in fallen if one.difference <= -at_least * abs(one.before)]
    return tuple(sorted(deep, key=lambda one: one.difference))


def path(
    rows: Iterable[Row],
    dimensions: Sequence[str],
    measure: str,
    *,
    before: str,
    after: str,
    period: str = "month",
    at_least: float = 0,
) -> Finding | None:
    """Return the smallest set of dimensions whose table shows a fall; None if none does.

    A total can grow, and every region and every product with it, while one product falls
    in one region: only the table of both shows it. Sets are tried from none upwards. Of
    several of one size, the one with the largest single fall is returned, then the one
    named first. With many small cells chance alone makes some fall: `at_least` keeps
    them out.

    Examples
    --------
    >>> sales = [("2008", "yulin", "voice", 10), ("2009", "yulin", "voice", 14),
    ...          ("2008", "yulin", "vpmn", 10), ("2009", "yulin", "vpmn", 8),
    ...          ("2008", "xian", "vpmn", 10), ("2009", "xian", "vpmn", 15)]
    >>> rows = [dict(zip(("month", "region", "product", "revenue"), row)) for row in sales]
    >>> found = path(rows, ["region", "product"], "revenue", before="2008", after="2009")
    >>> found.by, found.falls[0].cell
    (('region', 'product'), ('yulin', 'vpmn'))
    """
    # Summed once over all dimensions, the many tables are made of few rows.
    finest = change(rows, dimensions, measure, before=before, after=after, period=period)
    for size in range(len(dimensions) + 1):
        found = [
            Finding(tuple(dimensions[place] for place in places), deep)
            for places in combinations(range(len(dimensions)), size)
            if (deep := falls(_merged(finest, places), at_least))
        ]
        if found:
            return min(found, key=lambda finding: finding.falls[0].difference)
    return None


def _merged(changes: Iterable[Change], places: Sequence[int]) -> list[Change]:
    sums: dict[Cell, tuple[float, float]] = {}
    for one in changes:
        cell = tuple([one.cell[place] for place in places])
        before, after = sums.get(cell, (0.0, 0.0))
        sums[cell] = before + one.before, after + one.after
    return [Change(cell, *pair) for cell, pair in sums.items()]
