"""The Pareto explorer: how few customers carry the book, and in which part of it."""

from __future__ import annotations

from functools import partial

from courseware import i18n
from courseware.datasets import label, read
from courseware.explorers.explorer import Explorer, Shown, choice, picture, slider
from courseware.i18n import gettext as _
from courseware.models.concentration import bands, customers_for, gini, top_share
from courseware.plots import draw
from courseware.plots.book import concentration
from courseware.tables.book import CUTS

__all__ = ["pareto_explorer"]

ALL = ""


def pareto_explorer() -> Explorer:
    """Return the explorer, set to the revenue of the whole book."""
    controls = {
        "share": slider(_("The best … of the customers (%)"), 20, 1, 100),
        "measure": choice(
            _("Measured by"), [(_("revenue"), "revenue"), (_("margin"), "margin")], "revenue"
        ),
        "region": choice(_("Region"), _values("region"), ALL),
        "industry": choice(_("Industry"), _values("industry"), ALL),
    }
    return Explorer(_("How few customers carry the book?"), controls, _show)


def _values(field: str) -> list[tuple[str, str]]:
    """Return what a column holds, by its word, with "all" first."""
    codes = sorted({row[field] for row in read("customers")})
    return [(_("all"), ALL), *((label(field, code), code) for code in codes)]


def _show(share: int, measure: str, region: str, industry: str) -> Shown:
    """Return the share of the best customers, the bands, and the curve."""
    rows = [
        row
        for row in read("customers")
        if region in (ALL, row["region"]) and industry in (ALL, row["industry"])
    ]
    values = [max(0.0, float(row[measure])) for row in rows]  # no curve counts a loss
    if sum(values) == 0:
        nothing = _("No customer of this part of the book brings anything. Choose another part.")
        return Shown((nothing,))
    names = [row["name_zh" if i18n.current() == "zh-CN" else "name"] for row in rows]
    what = _("revenue") if measure == "revenue" else _("margin")
    fill = partial(concentration, values=values, share=share / 100, names=names, what=what)
    drawing = draw(fill, i18n.current())
    words = (_best(values, share / 100, what), _four_fifths(values), _bands(values))
    return Shown(words, picture(drawing))


def _best(values: list[float], share: float, what: str) -> str:
    words = _("The best {share:.0%} of {n} customers bring {held:.1%} of the {what}.")
    return words.format(share=share, n=len(values), held=top_share(values, share), what=what)


def _four_fifths(values: list[float]) -> str:
    n = customers_for(values, 0.8)
    return _(
        "Four fifths come from {n} of {total} customers; the Gini coefficient is {gini:.2f}."
    ).format(n=n, total=len(values), gini=gini(values))


def _bands(values: list[float]) -> str:
    first, second, third, rest = (band.share for band in bands(values, CUTS))
    return _(
        "In bands: the first 8% bring {first:.1%}, the next 8% {second:.1%}, the next 8% "
        "{third:.1%}, and the other 76% {rest:.1%}."
    ).format(first=first, second=second, third=third, rest=rest)
