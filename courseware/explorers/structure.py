"""The structure explorer: sales broken down as a seller would in a pivot table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import Any

from courseware.datasets import label, read
from courseware.explorers.explorer import Explorer, Shown, choice
from courseware.explorers.pivot import TOTAL, Pivot, html, text
from courseware.i18n import gettext as _
from courseware.i18n import ngettext
from courseware.models.structure import breakdown
from courseware.plots.units import counted, money_decimals, money_unit

__all__ = ["structure_explorer"]

#: By what the sales can be broken down; "month" is the month of the year.
DIMENSIONS = ("region", "product", "customer_class", "department", "salesperson", "month")
YEARS = ("2008", "2009")
NONE = ""

Row = dict[str, Any]


def structure_explorer() -> Explorer:
    """Return the explorer, set to the revenue of 2009 by region."""
    dimensions = [(name, dimension) for dimension, name in _dimension_names().items()]
    unit = money_unit()
    controls = {
        "show": choice(
            _("Show"),
            [
                (_("revenue 2009 ({unit})").format(unit=unit), "revenue"),
                (_("revenue 2009, change on 2008 (%)"), "revenue change"),
                (_("margin 2009 ({unit})").format(unit=unit), "margin"),
                (_("margin 2009, change on 2008 (%)"), "margin change"),
                (_("margin 2009, share of revenue (%)"), "rate"),
            ],
            "revenue",
        ),
        "only": choice(_("Only"), _filters(), NONE),
        "down": choice(_("Rows"), dimensions, "region"),
        "across": choice(_("Columns"), [(_("none"), NONE), *dimensions], NONE),
    }
    return Explorer(_("Where do the sales come from, and where did they change?"), controls, _show)


def _dimension_names() -> dict[str, str]:
    return {
        "region": _("region"),
        "product": _("product"),
        "customer_class": _("customer class"),
        "department": _("department"),
        "salesperson": _("salesperson"),
        "month": _("month"),
    }


def _filters() -> list[tuple[str, str]]:
    """Return everything that the sales can be narrowed to, as "dimension=code"."""
    names = _dimension_names()
    listed = [
        (
            _("{what}: {name}").format(what=names[dimension], name=_word(dimension, code)),
            f"{dimension}={code}",
        )
        for dimension in DIMENSIONS
        for code in _order(dimension)
    ]
    return [(_("all sales"), NONE), *listed]


def _word(dimension: str, code: str) -> str:
    return _("month {n}").format(n=int(code)) if dimension == "month" else label(dimension, code)


@cache
def _sales() -> tuple[Row, ...]:
    """Return the sales as numbers, with year and month of the year in columns of their own."""
    return tuple(
        row
        | {
            "year": row["month"][:4],
            "month": row["month"][5:7],
            "revenue": float(row["revenue"]),
            "margin": float(row["margin"]),
        }
        for row in read("sales")
    )


@cache
def _order(dimension: str) -> tuple[str, ...]:
    """Return a dimension's codes as every table lists them: the largest of 2009 first.

    Months follow the calendar.
    """
    now = [row for row in _sales() if row["year"] == YEARS[1]]
    sums = {code: amount for (code,), amount in breakdown(now, [dimension], "revenue").items()}
    return tuple(sorted(sums) if dimension == "month" else sorted(sums, key=lambda c: -sums[c]))


def _show(show: str, only: str, down: str, across: str) -> Shown:
    """Return the table that the controls ask for, and how to read it."""
    across = NONE if across == down else across
    dimension, _equals, code = only.partition("=")
    rows = [row for row in _sales() if not only or row[dimension] == code]
    money = show in ("revenue", "margin")
    pivot = Pivot(
        corner=_dimension_names()[down],
        down=_headings(rows, down),
        across=_headings(rows, across) if across else {},
        cells=_cells(rows, down, across, show),
        signed=show.endswith("change"),
        decimals=money_decimals() if money else 1,
    )
    return Shown(_reading(pivot, show), html(pivot), text(pivot))


def _headings(rows: Iterable[Row], dimension: str) -> dict[str, str]:
    """Return the words of a dimension's values by their codes, in the order of the tables."""
    there = {row[dimension] for row in rows}
    return {code: _word(dimension, code) for code in _order(dimension) if code in there}


def _reading(pivot: Pivot, show: str) -> tuple[str, ...]:
    """Say in words what the table tells at its edge, and where to look."""
    whole = pivot.cells[TOTAL, TOTAL]
    if show == "rate":
        words = _("Of 100 yuan of revenue, {rate:.1f} were left as margin in 2009.")
        return (words.format(rate=whole),)
    if not pivot.signed:
        top = max(pivot.down, key=lambda row: pivot.cells.get((row, TOTAL), 0.0))
        words = _("In {unit}. The largest row is {name}, with {share:.1%} of all.")
        share = pivot.cells[top, TOTAL] / whole
        return (words.format(unit=money_unit(), name=pivot.down[top], share=share),)
    return (_falls(pivot), _("Read +12.0 as “12.0 per cent more than in 2008”."))


def _falls(pivot: Pivot) -> str:
    fallen = len(pivot.fallen())
    cells = len(pivot.entries())
    if not fallen:
        return _("Nothing in this table fell.")
    return ngettext(
        "{n} of {cells} entries fell; it has an arrow.",
        "{n} of {cells} entries fell; they have an arrow.",
        fallen,
    ).format(n=fallen, cells=cells)


def _cells(rows: Sequence[Row], down: str, across: str, show: str) -> dict[tuple[str, str], float]:
    """Return what stands in each cell; the code `TOTAL` stands for all of a dimension."""
    measure = show.partition(" ")[0]
    wanted = ["margin", "revenue"] if measure == "rate" else [measure]
    now, base = (_summed(rows, down, across, name) for name in (wanted[0], wanted[-1]))
    year = YEARS[0] if show.endswith("change") else YEARS[1]
    cells = {}
    for (row, column, when), amount in now.items():
        if when != YEARS[1]:
            continue
        other = base.get((row, column, year), 0.0)
        if show in ("revenue", "margin"):
            cells[row, column] = counted(amount)
        elif other > 0:  # where there was nothing, there is no change in per cent
            cells[row, column] = 100 * (amount / other - (measure != "rate"))
    return cells


def _summed(
    rows: Sequence[Row], down: str, across: str, measure: str
) -> dict[tuple[str, str, str], float]:
    """Return the sums by row, column and year, with the totals of both."""
    by = (down, across, "year") if across else (down, "year")
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    for key, amount in breakdown(rows, by, measure).items():
        row, column, year = (*key[:-1], key[-1]) if across else (key[0], TOTAL, key[-1])
        for each in product({row, TOTAL}, {column, TOTAL}):
            sums[*each, year] += amount
    return dict(sums)
