"""The figures of the lessons, drawn with matplotlib in the language of the notebook.

A figure carries a `description`: what someone learns who can't see it, and what stays
in a notebook's text. Colours are those of Okabe and Ito, which colour-blind people can
tell apart, and no figure is told by colour alone.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from courseware import fonts, i18n
from courseware.datasets import number, operator_figures
from courseware.i18n import gettext as _
from courseware.models.market import (
    added_margin,
    before_growth,
    growth_ratio,
    net_margin,
    reconcile,
)

__all__ = ["FIGURES", "Drawing", "figure"]

BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#595959"
SIZE = (8.6, 3.5)  # inches at 100 dots: fits beside JupyterLab's side bar on 1366 pixels
DOTS, SHARPNESS = 100, 2
STYLE = {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "font.size": 11,
}


class Drawing(Figure):
    """A figure with a description in words, shown sharp and of a fixed size."""

    description = ""

    def __repr__(self) -> str:
        return self.description

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Show the picture, or where there is none its description."""
        picture = BytesIO()
        self.savefig(picture, format="png", dpi=DOTS * SHARPNESS)
        width, height = (round(DOTS * inches) for inches in self.get_size_inches())
        data = {"text/plain": self.description, "image/png": b64encode(picture.getvalue()).decode()}
        return data, {"image/png": {"width": width, "height": height, "alt": self.description}}


def figure(name: str, language: str) -> Drawing:
    """Draw the figure called `name`, one of `FIGURES`, in `language`."""
    family = [fonts.use_cjk()] if language == "zh-CN" else []
    style: Any = STYLE | {"font.family": [*family, "DejaVu Sans"]}
    with i18n.using(language), mpl.rc_context(style):
        drawing = Drawing(figsize=SIZE, dpi=DOTS, layout="constrained", facecolor="white")
        drawing.description = FIGURES[name](drawing)
        drawing.draw_without_rendering()  # so that tick labels get the fonts of this style
    return drawing


def _three_routes(drawing: Drawing) -> str:
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


def _added_profit(drawing: Drawing) -> str:
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
    _bars(left, [_("revenue"), _("net profit")], [grew, gained], [BLUE, VERMILION])
    right.set_title(_("Profit from one yuan of revenue"))
    right.set_ylabel(_("profit (fen)"))
    _bars(right, [_("a year earlier"), _("now"), _("added since")], fen, [GREY, GREY, VERMILION])
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


def _bars(axes: Axes, names: list[str], values: list[float], colours: list[str]) -> None:
    """Draw bars from zero, each with its value on top."""
    bars = axes.bar(names, values, color=colours, width=0.6)
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.margins(y=0.15)


#: What `lesson.figure` can draw; each function fills a drawing and returns its description.
FIGURES: dict[str, Callable[[Drawing], str]] = {
    "three_routes": _three_routes,
    "added_profit": _added_profit,
}
