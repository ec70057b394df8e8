"""The figures of section 2.3: influence by stage, rank beside sway, the robustness panel."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from textwrap import wrap

from courseware import i18n
from courseware.datasets import account, label, read
from courseware.i18n import gettext as _
from courseware.models.buying.standing import Standing, standings
from courseware.plots.drawing import BLUE, GREEN, GREY, VERMILION, Drawing

__all__ = ["influence", "rank_and_sway", "robustness"]


def influence(drawing: Drawing) -> str:
    """Draw who carries how much of the decision in each stage, as a heat map."""
    apex = account("apex")
    cells = [list(member.influence) for member in apex.members]
    stages = [label("stage", stage) for stage in apex.stages]
    axes = drawing.add_subplot()
    drawing.set_size_inches(8.6, 4.8)
    axes.imshow(cells, cmap="Blues", vmin=0, vmax=60, aspect="auto")
    axes.set_xticks(
        range(len(stages)), [f"{n} {_wrapped(name)}" for n, name in enumerate(stages, 1)]
    )
    axes.set_yticks(range(len(cells)), [member.name for member in apex.members])
    axes.tick_params(length=0, labelsize=10)
    axes.xaxis.tick_top()
    axes.set_title(_("Who carries how much of each stage"))
    axes.set_xlabel(_("share of the stage's decision (%)"))
    axes.spines[:].set_visible(False)
    for row, weights in enumerate(cells):
        for column, weight in enumerate(weights):
            if weight:
                axes.text(column, row, f"{weight:g}", ha="center", va="center", fontsize=10)
    heaviest = [
        _("{stage}: {name}, {weight:g}").format(
            stage=stage,
            weight=max(column),
            name=_names(apex.members[n].name for n, w in enumerate(column) if w == max(column)),
        )
        for stage, column in zip(stages, zip(*cells, strict=True), strict=True)
    ]
    return _(
        "Per cent of the decision that each of the eleven carries in each of the eight stages; "
        "every stage adds up to 100. Most in each stage: {heaviest}."
    ).format(heaviest="; ".join(heaviest))


def rank_and_sway(drawing: Drawing, signal: str) -> str:
    """Draw the organisation chart's people by rank and by sway.

    Parameters
    ----------
    drawing
        The drawing to fill.
    signal
        Which contacts count: a code of `org_signals`, or "" for all.
    """
    found = standings(
        [row["person"] for row in read("org_chart")],
        [
            (row["from"], row["to"], float(row["count"]))
            for row in read("org_signals")
            if signal in ("", row["signal"])
        ],
    )
    people = {row["person"]: row for row in read("org_chart")}
    ranked = list(found.values())
    axes = drawing.add_subplot()
    drawing.set_size_inches(8.6, 4.6)
    colours = {"1": VERMILION, "2": GREEN, "3": BLUE}
    names = [_label(people[each.person]) for each in ranked]
    drawn = axes.barh(
        names, [each.sway for each in ranked], height=0.7,
        color=[colours[people[each.person]["rank"]] for each in ranked],
    )  # fmt: skip
    axes.bar_label(drawn, [f"{each.sway:.2f}" for each in ranked], padding=3, fontsize=8)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0, labelsize=9)
    axes.set_xlim(0, 1.12)
    axes.set_xlabel(_("sway (eigenvector centrality, the highest is 1)"))
    return _told(ranked, people)


def robustness(drawing: Drawing) -> str:
    """Draw how far the advice holds when the parameters are drawn anew."""
    rows = read("apex_robustness")
    panels = {
        "correlation": _("order of 45 plans (rank correlation, 1 is all)"),
        "kept": _("share of the gain that the defaults' best plan keeps"),
    }
    axes = drawing.subplots(1, 2)
    told = []
    for each, (column, title) in zip(axes, panels.items(), strict=True):
        values = [float(row[column]) for row in rows]
        middle = median(values)
        edges = [0.6 + 0.04 * step for step in range(11)]
        counts = [
            sum(low <= value < high or value == high == 1 for value in values)
            for low, high in pairwise(edges)
        ]
        each.bar(edges[:-1], counts, width=0.036, align="edge", color=BLUE)
        each.axvline(middle, color=VERMILION, linestyle="--", linewidth=1.5)
        each.set_title(_("middle {middle:.2f}, lowest {low:.2f}").format(
            middle=middle, low=min(values)
        ))  # fmt: skip
        each.set(xlim=(0.6, 1.0), xlabel=title)
        each.set_ylabel(_("draws (of {n})").format(n=len(rows)), color=GREY)
        each.yaxis.get_major_locator().set_params(integer=True)
        told.append(f"{title}: {each.get_title()}")
    return _("{n} draws of all parameters from their ranges. {panels}.").format(
        n=len(rows), panels="; ".join(told)
    )


def _label(row: dict[str, str]) -> str:
    language = "" if i18n.current() == i18n.SOURCE else "_zh"
    name, title = row[f"name{language}"], row[f"title{language}"]
    return name if name in title or title in name else f"{name} · {title}"


def _told(ranked: list[Standing], people: dict[str, dict[str, str]]) -> str:
    rows = [
        _("{place}. {who}: sway {sway:.2f}, between {between:.2f}").format(
            place=each.place,
            who=_label(people[each.person]),
            sway=each.sway,
            between=each.between,
        )
        for each in ranked
    ]
    return _(
        "Seventeen people by sway, with their share of the ways between others. {rows}."
    ).format(rows="; ".join(rows))


def _wrapped(text: str) -> str:
    """Return a label in lines that fit above a column; Chinese has no spaces to break at."""
    return "\n".join(wrap(text, 6 if not text.isascii() else 11))


def _names(names: Iterable[str]) -> str:
    return _(" and ").join(names)
