"""Breaking a book down by its dimensions, as a pivot table does.

Rows are mappings as `courseware.datasets.read` gives them: a text in each dimension, and a
number, or a text that is one, in the measure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["breakdown"]

Row = Mapping[str, Any]
Cell = tuple[str, ...]


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
            sums[cell] = sums.get(cell, 0.0) + _number(row[measure])
    except KeyError as error:
        raise ValueError(f"a row has no column {error.args[0]!r}") from error
    except (TypeError, ValueError) as error:
        raise ValueError(f"{measure} must be a number; got {row[measure]!r}") from error
    return {cell: sums[cell] for cell in sorted(sums)}


def _number(amount: str | float) -> float:
    number = float(amount)
    if not math.isfinite(number):
        raise ValueError(amount)
    return number
