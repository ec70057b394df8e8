"""Grouping accounts on one or two bases, and what a group is worth going for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["BASES", "MARGIN_PER_LINE", "RESPONSE", "Segment", "reachable", "segments", "status"]

#: What accounts can be grouped by.
BASES = ("industry", "region", "size", "status", "usage", "attitude", "buying_method")

#: Margin of a line in a year, in yuan: about the median of the accounts in `customers`.
MARGIN_PER_LINE = 135

#: Share of the open lines that contact may win within a year, by attitude: an example too.
RESPONSE: Mapping[str, float] = MappingProxyType(
    {"champion": 0.6, "supporter": 0.4, "neutral": 0.2, "critic": 0.08, "opponent": 0.02}
)

#: Minutes a line and month from which usage counts as heavy.
HEAVY = 400

Row = Mapping[str, str]


@dataclass(frozen=True)
class Segment:
    """A group of accounts.

    Attributes
    ----------
    key
        The codes that its accounts share, in the order of the bases.
    accounts
        How many.
    revenue
        Of the last year, in yuan.
    response
        Share of the open lines that contact may win, 0 to 1.
    value
        What can be reached: margin a year of the lines that may be won, in yuan.
    score
        The value as a share of what the best group of that many accounts would hold, 0 to 1.
    """

    key: tuple[str, ...]
    accounts: int
    revenue: float
    response: float
    value: float
    score: float


def reachable(row: Row) -> float:
    """Return what may be won of an account: open lines times margin times response, in yuan.

    Open lines are those of the staff who have none with us.
    """
    return _open_lines(row) * MARGIN_PER_LINE * RESPONSE[row["attitude"]]


def segments(rows: Iterable[Row], bases: Sequence[str]) -> tuple[Segment, ...]:
    """Return the groups that the bases make, the one with the most to reach first.

    Parameters
    ----------
    rows
        Accounts, with the columns of the table `customers`.
    bases
        One or two of `BASES`.

    Raises
    ------
    ValueError
        If a basis is unknown.

    Examples
    --------
    >>> firm = {"employees": "50", "lines": "10", "attitude": "neutral", "revenue": "900"}
    >>> (found,) = segments([firm | {"region": "yulin"}], ["region"])
    >>> found.key, found.value
    (('yulin',), 1080.0)
    """
    unknown = [basis for basis in bases if basis not in BASES]
    if unknown:
        raise ValueError(f"there is no basis {unknown[0]!r}; there are {', '.join(BASES)}")
    rows = list(rows)
    best = sorted(map(reachable, rows), reverse=True)
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(_code(row, basis) for basis in bases), []).append(row)
    made = (_segment(key, group, best) for key, group in groups.items())
    return tuple(sorted(made, key=lambda each: (-each.value, each.key)))


def status(row: Row) -> str:
    """Return whether an account is a customer, was one, or never was.

    Examples
    --------
    >>> status({"revenue": "0", "tenure_years": "3"})
    'former'
    """
    if float(row["revenue"]) > 0:
        return "present"
    return "former" if int(row["tenure_years"]) else "never"


def usage(row: Row) -> str:
    """Return whether an account calls much for its lines, little, or has none.

    Examples
    --------
    >>> usage({"lines": "10", "minutes": "3999"})
    'light'
    """
    lines = int(row["lines"])
    if not lines:
        return "none"
    return "heavy" if int(row["minutes"]) >= HEAVY * lines else "light"


def _segment(key: tuple[str, ...], rows: Sequence[Row], best: Sequence[float]) -> Segment:
    value = math.fsum(map(reachable, rows))
    lines = math.fsum(map(_open_lines, rows))
    won = math.fsum(_open_lines(row) * RESPONSE[row["attitude"]] for row in rows)
    most = math.fsum(best[: len(rows)])
    return Segment(
        key,
        len(rows),
        math.fsum(float(row["revenue"]) for row in rows),
        won / lines if lines else 0.0,
        value,
        value / most if most else 0.0,
    )


def _code(row: Row, basis: str) -> str:
    made = {"status": status, "usage": usage}.get(basis)
    return made(row) if made else row[basis]


def _open_lines(row: Row) -> int:
    return max(0, int(row["employees"]) - int(row["lines"]))
