"""The figures of section 1.1: an operator's report."""

from __future__ import annotations

from courseware.datasets import number, operator_figures
from courseware.i18n import gettext as _
from courseware.models.market import (
    added_margin,
    before_growth,
    growth_ratio,
    net_margin,
    reconcile,
)
from courseware.plots.drawing import BLUE, GREY, VERMILION, Drawing, bars

__all__ = ["added_profit", "three_routes"]


def three_routes(drawing: Drawing) -> str:
    """Draw the average base by each route, between opening and closing base."""
    figures = operator_figures()
    found = reconcile(figures)
    opening, closing = number("subscribers_start"), figures.subscribers_end
    names = [_("from the minutes"), _("from the revenue"), _("from the head counts")]
    axes = drawing.add_subplot()
    axes.set_title(_("Three routes lead to nearly the same average base"))
    for x, name, side in [(opening, _("1 January"), "left"), (closing, _("30 September"), "right")]:
        axes.axvline(x, color=GREY, linestyle="--", linewidth=1)
        axes.annotate(
            f"{name}\n{x:.1f}",
            (x, -0.65),
            color=GREY,
            ha=side,
            va="center",
            xytext=(6 if side == "left" else -6, 0),
            textcoords="offset points",
        )
    for y, (base, mark) in enumerate(zip(found.routes, "osD", strict=True)):
        axes.plot(base, y, mark, color=BLUE, markersize=9)
        axes.annotate(
            f"{base:.1f}", (base, y), xytext=(10, 0), textcoords="offset points", va="center"
        )
    axes.set(yticks=range(3), yticklabels=names, ylim=(2.5, -1), xlim=(452, 513))
    axes.set_xlabel(_("subscribers in 2009 (million)"))
    return _(
        "Three estimates of the average base, in millions: {minutes:.1f} from the minutes, "
        "{revenue:.1f} from the revenue, {counts:.1f} from the head counts. All lie close "
        "together, half-way between {opening:.1f} on 1 January and {closing:.1f} on 30 September."
    ).format(
        minutes=found.by_minutes,
        revenue=found.by_revenue,
        counts=found.by_counts,
        opening=opening,
        closing=closing,
    )


def added_profit(drawing: Drawing) -> str:
    """Draw growth of revenue and profit, and what a yuan of revenue left as profit."""
    revenue, profit = number("revenue"), number("net_profit")
    grew, gained = number("revenue_growth"), number("net_profit_growth")
    fen = [
        100 * share
        for share in (
            net_margin(before_growth(profit, gained / 100), before_growth(revenue, grew / 100)),
            net_margin(profit, revenue),
            added_margin(profit, gained / 100, revenue, grew / 100),
        )
    ]
    left, right = drawing.subplots(1, 2, width_ratios=[2, 3])
    left.set_title(_("Growth on the year"))
    left.set_ylabel(_("growth (%)"))
    bars(left, [_("revenue"), _("net profit")], [grew, gained], [BLUE, VERMILION])
    right.set_title(_("Profit from one yuan of revenue"))
    right.set_ylabel(_("profit (fen)"))
    bars(right, [_("a year earlier"), _("now"), _("added since")], fen, [GREY, GREY, VERMILION])
    return _(
        "Revenue grew by {grew:.1f} per cent and net profit by {gained:.1f}, so revenue grew "
        "{times:.1f} times as fast. One yuan of revenue left {earlier:.1f} fen of profit a year "
        "earlier and {now:.1f} fen now; one yuan of the revenue added since left {added:.1f} fen."
    ).format(
        grew=grew,
        gained=gained,
        times=growth_ratio(grew, gained),
        earlier=fen[0],
        now=fen[1],
        added=fen[2],
    )
