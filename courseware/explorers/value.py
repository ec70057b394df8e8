"""The value calculator: what a customer is worth over the years."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

from courseware import i18n
from courseware.explorers.explorer import Explorer, Shown, choice, picture, slider
from courseware.i18n import gettext as _
from courseware.models.sbg import sbg_from_retention, sbg_value
from courseware.models.value import First, lifetime_value
from courseware.plots import draw
from courseware.plots.account import YEARS, lifetime, yearly_values

__all__ = ["value_explorer"]

#: So many of those who stayed a year stay the next at the most, wherever the sliders are.
MOST = 0.995


def value_explorer() -> Explorer:
    """Return the calculator, set to a customer of 4,000 yuan a year."""
    controls = {
        "margin": slider(_("Margin a year (yuan)"), 4_000, 0, 50_000, 500),
        "retention": slider(_("Stay through a year (%)"), 80, 0, 99),
        "discount": slider(_("Discount rate (% a year)"), 10, 1, 25),
        "cost": slider(_("Cost of winning them (yuan)"), 6_000, 0, 60_000, 500),
        "first": choice(
            _("First margin"),
            [(_("after a year, if they stay"), "later"), (_("at once"), "now")],
            "later",
        ),
        "second": choice(
            _("Those who stayed a year"),
            [
                (_("leave as easily as before"), 0),
                (_("stay more often: +3 points"), 3),
                (_("stay more often: +6 points"), 6),
            ],
            0,
        ),
    }
    return Explorer(_("What is a customer worth?"), controls, _show)


def _show(
    margin: int, retention: int, discount: int, cost: int, first: First, second: int
) -> Shown:
    """Return the value in words, the sum that leads to it, and the years as a figure."""
    keep, rate = retention / 100, discount / 100
    later = min(keep + second / 100, MOST)
    varied = second > 0 and keep > 0
    if varied:
        value = sbg_value(margin, *sbg_from_retention(keep, later), rate, first=first)
    else:
        value = lifetime_value(margin, keep, rate, first=first)
    amounts = yearly_values(margin, keep, rate, first, later if varied else None)
    words = [
        _worth(value, cost),
        _limit(value),
        _paid_back(amounts, value, cost),
        _timing(first),
        _varied(keep, later) if varied else _sum(margin, keep, rate, first, value),
    ]
    fill = partial(lifetime, amounts=amounts, value=value, first=first, cost=cost)
    return Shown(tuple(filter(None, words)), picture(draw(fill, i18n.current())))


def _worth(value: float, cost: int) -> str:
    if value >= cost:
        words = _("Worth {value:,.0f} yuan today; winning them at {cost:,} leaves {left:,.0f}.")
        return words.format(value=value, cost=cost, left=value - cost)
    words = _("Worth {value:,.0f} yuan today; winning them at {cost:,} loses {left:,.0f}.")
    return words.format(value=value, cost=cost, left=cost - value)


def _limit(value: float) -> str:
    return _(
        "Break-even: at most {value:,.0f} for one who signs; if one in four signs, {each:,.0f} for "
        "each you court."
    ).format(value=value, each=value / 4)


def _paid_back(amounts: tuple[float, ...], value: float, cost: int) -> str:
    """Say when the cost is back, if it is within the years shown."""
    years = next((n for n, sum_ in enumerate(accumulate(amounts), start=1) if sum_ >= cost), None)
    if cost == 0 or value < cost:
        return ""
    if years is None:
        return _("The cost is back only after more than {years} years.").format(years=YEARS)
    return _("The cost is back with the margin of year {n}.").format(n=years)


def _timing(first: First) -> str:
    if first == "later":
        return _("Each margin comes at the end of a year, from those who are still customers.")
    return _(
        "The first margin comes at once; each further one after a year, from those who are still "
        "customers."
    )


def _sum(margin: int, keep: float, rate: float, first: First, value: float) -> str:
    if first == "later":
        words = _("{m:,} × {r:.2f} ÷ (1 + {i:.2f} − {r:.2f}) = {value:,.0f}")
    else:
        words = _("{m:,} × (1 + {i:.2f}) ÷ (1 + {i:.2f} − {r:.2f}) = {value:,.0f}")
    return words.format(m=margin, r=keep, i=rate, value=value)


def _varied(keep: float, later: float) -> str:
    return _(
        "{first:.0%} stay through year 1, {second}% of these through year 2, and the share "
        "goes on rising: those likely to leave have left. Nobody became more loyal."
    ).format(first=keep, second=f"{100 * later:g}")
