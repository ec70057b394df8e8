"""The tables of section 1.1: an operator's report, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware import i18n
from courseware.datasets import number, operator_figures, read
from courseware.i18n import gettext as _
from courseware.models.market import added_margin, before_growth, net_margin, reconcile
from courseware.tables.frames import frame, grouped

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["added_profit", "report", "three_routes"]

#: Chinese counts in units of 亿 (a hundred million) where English counts in billions.
CHINESE_UNITS = {"billion yuan": (10, "亿元"), "billion minutes": (10, "亿分钟")}


def report() -> DataFrame:
    """Show what the operator reported, without what follows from it."""
    columns = [_("Figure"), _("Value"), _("Unit"), _("What kind")]
    rows = [_report_row(row) for row in read("operator_2009q3") if row["source"] == "report"]
    return frame(rows, columns)


def _report_row(row: dict[str, str]) -> list[str]:
    if i18n.current() != "zh-CN":
        return [row["label"], grouped(row["value"]), row["unit"], row["note"]]
    factor, unit = CHINESE_UNITS.get(row["unit"], (1, row["unit_zh"]))
    value = row["value"] if factor == 1 else f"{float(row['value']) * factor:.10g}"
    return [row["label_zh"], grouped(value), unit, row["note_zh"]]


def three_routes() -> DataFrame:
    """Show the average base by each route, with the sum that leads to it."""
    figures = operator_figures()
    found = reconcile(figures)
    start = number("subscribers_start")
    sums = [
        (_("from the minutes"), f"{figures.voice_minutes:,.0f} ÷ ({figures.mou:g} × 9)"),
        (_("from the revenue"), f"{figures.revenue:,.0f} ÷ ({figures.arpu:g} × 9)"),
        (_("from the head counts"), f"({start:.1f} + {figures.subscribers_end:g}) ÷ 2"),
    ]
    lowest = min(found.routes)
    rows = [
        [route, formula, f"{base:.1f}", f"{(base / lowest - 1) * 100:.1f} %"]
        for (route, formula), base in zip(sums, found.routes, strict=True)
    ]
    columns = [_("Route"), _("Sum"), _("Average base (million)"), _("Above the lowest")]
    return frame(rows, columns)


def added_profit() -> DataFrame:
    """Show what became of the revenue that came on top of last year's."""
    revenue, profit = number("revenue"), number("net_profit")
    grew, gained = number("revenue_growth") / 100, number("net_profit_growth") / 100
    earlier = before_growth(revenue, grew), before_growth(profit, gained)
    shares = (
        net_margin(earlier[1], earlier[0]),
        net_margin(profit, revenue),
        added_margin(profit, gained, revenue, grew),
    )
    columns = ["", _("a year earlier"), _("now"), _("added")]
    amounts = [
        (_("Revenue (billion yuan)"), earlier[0], revenue),
        (_("Net profit (billion yuan)"), earlier[1], profit),
    ]
    # Chinese reports money in 亿元; the label says so, the number follows it.
    factor = 10 if i18n.current() == "zh-CN" else 1
    rows = [
        [label, *(f"{factor * amount:,.2f}" for amount in (old, new, new - old))]
        for label, old, new in amounts
    ]
    rows.append([_("Profit from each yuan of revenue (fen)"), *(f"{s * 100:.1f}" for s in shares)])
    return frame(rows, columns)
