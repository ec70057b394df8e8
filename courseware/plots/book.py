"""The figures of section 1.4 about a customer book: who carries it, and who is new."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from courseware.datasets import read
from courseware.i18n import gettext as _
from courseware.models import concentration as model
from courseware.models.funnel import Stage, step_label
from courseware.models.funnel import funnel as count_steps
from courseware.plots.drawing import BLUE, GREY, RUST, VERMILION, Drawing, note
from courseware.plots.units import counted, money_unit, tell_money

__all__ = ["concentration", "funnel", "lorenz"]

#: The best of the book that the lesson speaks of.
FEW = 0.08
LARGEST = 8


def lorenz(drawing: Drawing) -> str:
    """Draw the book of the lesson as a Lorenz curve, from the smallest customer on."""
    values = [float(row["revenue"]) for row in read("customers")]
    rest = 1 - model.top_share(values, FEW)
    uneven = model.gini(values)
    x, y = zip(*((100 * x, 100 * y) for x, y in model.lorenz(values)), strict=True)
    axes = drawing.add_subplot()
    axes.set_title(_("Added up from the smallest customer to the largest"))
    axes.plot([0, 100], [0, 100], "--", color=GREY, linewidth=1.5)
    axes.fill_between(x, y, x, color=BLUE, alpha=0.12, linewidth=0)
    axes.plot(x, y, color=BLUE, linewidth=2.5)
    axes.plot(100 * (1 - FEW), 100 * rest, "o", color=VERMILION, markersize=8)
    note(axes, _("if all brought the same"), (47, 50), (-8, 4), GREY, "right")
    note(axes, _("Gini coefficient {gini:.2f}").format(gini=uneven), (62, 32), (0, 0), BLUE)
    note(
        axes, _("all but the best {few:.0%}: {rest:.1%}").format(few=FEW, rest=rest),
        (100 * (1 - FEW), 100 * rest), (-10, 4), RUST, "right",
    )  # fmt: skip
    axes.set(xlim=(0, 100.6), ylim=(-1, 101))
    axes.set_xlabel(_("share of the customers, the smallest first (%)"))
    axes.set_ylabel(_("share of the revenue (%)"))
    return _(
        "A Lorenz curve of {n} customers. It lies flat over the smaller ones and rises almost "
        "upright at the end: all but the best 8 per cent bring {rest:.1%} of the revenue, the "
        "best 8 per cent bring {few:.1%}. If all brought the same it would be the straight line. "
        "The Gini coefficient is {gini:.2f}."
    ).format(n=len(values), rest=rest, few=1 - rest, gini=uneven)


def concentration(
    drawing: Drawing, values: Sequence[float], share: float, names: Sequence[str], what: str
) -> str:
    """Draw the best customers' share of a book, and the largest of them.

    Parameters
    ----------
    drawing
        The drawing to fill.
    values
        One amount for each customer, in yuan.
    share
        The best share of the customers, 0 to 1, that is marked.
    names
        The customers' names, in the order of `values`.
    what
        What the amounts are, such as "revenue".
    """
    held = model.top_share(values, share)
    ranked = sorted(zip(values, names, strict=True), reverse=True)[:LARGEST]
    largest = [(value, name) for value, name in ranked if value > 0]
    left, right = drawing.subplots(1, 2, width_ratios=[1, 1])
    _curve(left, values, share, held, what)
    _ranking(right, largest, what)
    return _(
        "The best {share:.0%} of {n} customers bring {held:.1%} of the {what}; the Gini "
        "coefficient is {gini:.2f}. The largest customer, {name}, alone brings {one:.1%}."
    ).format(
        share=share,
        n=len(values),
        held=held,
        what=what,
        gini=model.gini(values),
        name=largest[0][1],
        one=largest[0][0] / sum(values),
    )


def _curve(axes: Axes, values: Sequence[float], share: float, held: float, what: str) -> None:
    points = [(100 * x, 100 * y) for x, y in model.pareto(values)]
    axes.set_title(_("The best customers first"))
    axes.plot([0, 100], [0, 100], "--", color=GREY, linewidth=1)
    axes.plot(*zip(*points, strict=True), color=BLUE, linewidth=2)
    axes.plot([100 * share] * 2, [0, 100 * held], ":", color=VERMILION)
    axes.plot(100 * share, 100 * held, "o", color=VERMILION, markersize=8, clip_on=False)
    # Under the diagonal no curve ever is, only the dotted line.
    marked = _("best {share:.0%}: {held:.1%}").format(share=share, held=held)
    for text, height, colour in (
        (marked, 22, RUST),
        (_("if all brought the same"), 9, GREY),
    ):
        axes.text(98, height, text, color=colour, ha="right", backgroundcolor="white")
    axes.set(xlim=(0, 100), ylim=(0, 105))
    axes.set_xlabel(_("share of the customers (%)"))
    axes.set_ylabel(_("share of the {what} (%)").format(what=what))


def _ranking(axes: Axes, largest: Sequence[tuple[float, str]], what: str) -> None:
    """Draw the largest customers, each with its amount."""
    axes.set_title(_("The largest customers"))
    # By place and not by name: two customers may share a name.
    places = range(len(largest))
    drawn = axes.barh(places, [counted(value) for value, _name in largest], color=BLUE, height=0.7)
    axes.set_yticks(places, [name for _value, name in largest])
    axes.bar_label(drawn, [tell_money(value) for value, _name in largest], padding=3, fontsize=10)
    axes.set_ylim(LARGEST - 0.4, -0.6)
    axes.margins(x=0.22)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_xlabel(_("{what} ({unit})").format(what=what, unit=money_unit()))


def funnel(drawing: Drawing) -> str:
    """Draw how many of the branch's opportunities reached each step, and who went on."""
    stages = count_steps(row["step"] for row in read("prospects"))
    axes = drawing.add_subplot()
    axes.set_title(_("The branch's list, by the step that was reached"))
    widest = stages[0].reached
    for place, stage in enumerate(stages):
        axes.barh(place, stage.reached, left=-stage.reached / 2, color=BLUE, height=0.54)
        note(axes, str(stage.reached), (0, place), (0, 0), "white", "center", "center_baseline")
        if stage.conversion is not None:
            went = _("↓ {share:.0%} went on · {lost} did not, or not yet")
            went = went.format(share=stage.conversion, lost=stage.lost)
            note(axes, went, (0, place + 0.5), (0, 0), GREY, "center", "center_baseline")
    axes.set(ylim=(len(stages) - 0.6, -0.5), xlim=(-widest / 2, widest / 2))
    axes.set_yticks(range(len(stages)), [step_label(stage.step) for stage in stages])
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.tick_params(left=False)
    axes.set_xlabel(_("reached this step (opportunities)"))
    told = _("; ").join(_told(stage) for stage in stages)
    return _("A funnel of {n} opportunities: {told}.").format(n=widest, told=told)


def _told(stage: Stage) -> str:
    if stage.conversion is None:
        return _("{n} reached “{step}”").format(n=stage.reached, step=step_label(stage.step))
    return _("{n} reached “{step}”, of whom {share:.0%} went on").format(
        n=stage.reached, step=step_label(stage.step), share=stage.conversion
    )
