"""The figures of section 1.4 about one customer: the value over years, and satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from matplotlib.axes import Axes

from courseware.i18n import gettext as _
from courseware.models.sbg import sbg_from_retention, sbg_survival
from courseware.models.value import First, lifetime_value, yearly
from courseware.plots.drawing import BLUE, GREY, VERMILION, Drawing, note

__all__ = ["YEARS", "lifetime", "lifetime_example", "satisfaction", "yearly_values"]

#: How many years a figure of a customer's value shows.
YEARS = 12

#: The lesson's hotel: margin of a year in yuan, share that stays, discount rate.
HOTEL = (15_000, 0.8, 0.1)


def yearly_values(
    margin: float, keep: float, rate: float, first: First, later: float | None = None
) -> tuple[float, ...]:
    """Return what each of the first years adds, in today's yuan.

    Parameters
    ----------
    margin, keep, rate, first
        As in `courseware.models.value.lifetime_value`.
    later
        Share of those who stayed a year who stay a second, where customers differ.
    """
    if later is None:
        return yearly(margin, keep, rate, YEARS, first=first)
    alpha, beta = sbg_from_retention(keep, later)
    start = 1 if first == "later" else 0
    return tuple(
        margin * sbg_survival(t, alpha, beta) / (1 + rate) ** t for t in range(start, start + YEARS)
    )


def lifetime(
    drawing: Drawing,
    amounts: Sequence[float],
    value: float,
    first: First,
    cost: float | None = None,
) -> str:
    """Draw what each year adds, and how the sum grows towards the value, past the cost.

    Parameters
    ----------
    drawing
        The drawing to fill.
    amounts
        What each of the first years adds, in today's yuan.
    value
        What all years together add.
    first
        When the first margin arrives.
    cost
        What winning the customer costs; None where no cost is spoken of.
    """
    left, right = drawing.subplots(1, 2)
    left.set_title(_("What each year adds"))
    left.bar(range(1, len(amounts) + 1), amounts, color=BLUE, width=0.7)
    _sums(right, [*accumulate(amounts)], value, cost)
    for axes in (left, right):
        axes.set_xlabel(_("year"))
        axes.set_xticks(range(2, len(amounts) + 1, 2))
        axes.set_xlim(0.2, len(amounts) + 0.8)
        axes.set_ylabel(_("today's value (yuan)"))
        axes.yaxis.set_major_formatter("{x:,.0f}")
    if value == 0:
        left.set_ylim(0, 1)
    when = _("at the end of each year") if first == "later" else _("at the start of each year")
    told = _(
        "Two figures over {years} years, margins {when}. Year 1 adds {one:,.0f} yuan in today's "
        "value, year {years} adds {last:,.0f}. Added up they reach {total:,.0f} yuan; all years "
        "together would bring {value:,.0f}."
    ).format(
        years=len(amounts),
        when=when,
        one=amounts[0],
        last=amounts[-1],
        total=sum(amounts),
        value=value,
    )
    if cost is None:
        return told
    return _("{told} Winning them costs {cost:,.0f} yuan.").format(told=told, cost=cost)


def _sums(axes: Axes, sums: Sequence[float], value: float, cost: float | None) -> None:
    """Draw the growing sum, and the lines that matter: the value, and the cost."""
    axes.set_title(_("Added up"))
    axes.plot(range(1, len(sums) + 1), sums, "o-", color=BLUE, markersize=5)
    together = _("all years together: {value:,.0f}").format(value=value)
    axes.axhline(value, color=GREY, linestyle=":", linewidth=2, label=together)
    if cost is not None:
        spent = _("cost of winning: {cost:,.0f}").format(cost=cost)
        axes.axhline(cost, color=VERMILION, linestyle="--", linewidth=2, label=spent)
    # The names stand above all that is drawn, wherever the sliders put the lines.
    axes.set_ylim(0, 1.42 * max(value, cost or 0, 1))
    axes.legend(loc="upper right", frameon=False, borderpad=0, borderaxespad=0)


def lifetime_example(drawing: Drawing) -> str:
    """Draw the lesson's hotel: 15,000 yuan a year, four of five stay, 10 % a year."""
    amounts = yearly_values(*HOTEL, "later")
    return lifetime(drawing, amounts, lifetime_value(*HOTEL, first="later"), "later")


def satisfaction(drawing: Drawing) -> str:
    """Draw the lesson's hotel in March and June, and the two ways up from there.

    The ratios aren't drawn: the question above the figure asks for one of them.
    """
    axes = drawing.add_subplot()
    axes.set_title(_("Better lines, and further below what was expected"))
    axes.plot([4, 10], [4, 10], color=GREY, linewidth=1.5)
    axes.fill_between([4, 10], [4, 10], 10.6, color=BLUE, alpha=0.07, linewidth=0)
    march, june = (8, 7), (10, 8)
    for (x, y), mark, name in ((march, "o", _("March")), (june, "s", _("June"))):
        axes.vlines(x, y, x, color=GREY, linestyle=":", linewidth=1.5)
        axes.plot(x, y, mark, color=VERMILION, markersize=11)
        note(axes, name, (x, y), (11, -4), "black")
    for end in ((10, 9.4), (8.7, 8)):
        arrow = {"arrowstyle": "-|>", "color": BLUE, "linewidth": 2.5, "shrinkA": 9}
        axes.annotate("", end, june, arrowprops=arrow)
    note(axes, _("raise what is perceived"), (10, 9), (11, -4), BLUE)
    note(axes, _("set the expectation truthfully"), (9.4, 8), (0, -19), BLUE, "center")
    note(axes, _("more than expected"), (4, 9.6), (8, 0), GREY)
    note(axes, _("just as expected"), (6, 6), (-6, 4), GREY, "right")
    note(axes, _("less than expected"), (10, 4.4), (0, 0), GREY, "right")
    axes.set(xlim=(4, 12), ylim=(4, 10.6), xticks=range(4, 11), yticks=range(4, 11))
    axes.spines["bottom"].set_bounds(4, 10)
    axes.set_xlabel(_("expected (points of 10)"), x=0.375)
    axes.set_ylabel(_("perceived (points of 10)"))
    return _(
        "A plane with what was expected to the right and what is perceived upwards, both in "
        "points of 10, and a line on which both are equal. In March the hotel expected 8 and "
        "perceived 7, one point below the line. In June it expected 10 and perceived 8: higher "
        "up, and two points below. Two arrows lead from June towards the line: up, raise what is "
        "perceived; to the left, set the expectation truthfully."
    )
