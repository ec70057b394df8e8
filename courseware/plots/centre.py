"""The figures of section 2.3: influence by stage, rank beside sway, the robustness panel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from textwrap import wrap

from matplotlib.axes import Axes

from courseware.datasets import account, label, read, spoken
from courseware.i18n import gettext as _
from courseware.models.buying.standing import Standing, standings
from courseware.plots.drawing import BLUE, GREEN, GREY, VERMILION, Drawing

__all__ = ["clue", "influence", "named", "organisation", "rank_and_sway", "robustness", "standing"]

#: Colours by rank, from the president down.
RANKS = {"1": VERMILION, "2": GREEN, "3": BLUE}


def influence(drawing: Drawing) -> str:
    """Draw who carries how much of the decision in each stage, as a heat map."""
    apex = account("apex")
    cells = [list(member.influence) for member in apex.members]
    stages = [label("stage", stage) for stage in apex.stages]
    axes = drawing.add_subplot()
    drawing.set_size_inches(8.9, 4.9)
    axes.imshow(cells, cmap="Blues", vmin=0, vmax=60, aspect="auto")
    axes.set_xticks(range(len(stages)), _heads(stages))
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


def organisation(drawing: Drawing) -> str:
    """Draw the organisation chart: who stands under whom, and nothing of sway."""
    people = read("org_chart")
    (head,) = (row for row in people if not row["reports_to"])
    deputies = _below(people, head)
    last, told = len(deputies) - 1, []
    axes = drawing.add_subplot()
    drawing.set_size_inches(8.6, 4.2)
    axes.set_axis_off()
    axes.set(xlim=(-0.5, last + 0.45), ylim=(4.5, -0.4), xticks=[], yticks=[])
    _line(axes, (last / 2, 0), (last / 2, 0.5))
    _line(axes, (0, 0.5), (last, 0.5))
    _box(axes, last / 2, 0, head)
    for column, deputy in enumerate(deputies):
        staff = _below(people, deputy)
        # Beside the boxes, as those below one another are equals.
        side = column - 0.45
        _line(axes, (column, 0.5), (column, 1))
        _line(axes, (side, 1), (side, 1 + len(staff)))
        for row, each in enumerate([deputy, *staff], 1):
            _line(axes, (side, row), (column, row))
            _box(axes, column, row, each)
        told.append(f"{_label(deputy)}: {_names(map(_label, staff))}")
    return _("By rank, below {head}. {parts}.").format(head=_label(head), parts="; ".join(told))


def clue(drawing: Drawing, signal: str) -> str:
    """Draw how often one clue points to each person, by rank.

    Parameters
    ----------
    drawing
        The drawing to fill.
    signal
        A code of `org_signals`.
    """
    counts = dict.fromkeys((row["person"] for row in read("org_chart")), 0)
    for row in read("org_signals"):
        if row["signal"] == signal:
            counts[row["to"]] += int(row["count"])
    name = label("signal", signal)
    axes = _bars(drawing, counts, [str(count) for count in counts.values()])
    axes.set_xlim(0, 1.12 * max(counts.values()))
    axes.set_xlabel(_("{clue} (times)").format(clue=name))
    people = _people()
    told = [f"{_label(people[person])} {count}" for person, count in counts.items() if count]
    return _("{clue}, times: {counts}; all others 0.").format(clue=name, counts="; ".join(told))


def rank_and_sway(drawing: Drawing) -> str:
    """Draw the organisation chart's people by sway over all clues, in the colours of rank."""
    ranked = standing()
    sways = {each.person: each.sway for each in ranked}
    axes = _bars(drawing, sways, [f"{sway:.2f}" for sway in sways.values()])
    axes.set_xlim(0, 1.12)
    axes.set_xlabel(_("sway (1 = the most)"))
    return _told(ranked, _people())


def standing() -> list[Standing]:
    """Return everybody's standing by all clues together, the most sway first."""
    signals = [(row["from"], row["to"], float(row["count"])) for row in read("org_signals")]
    return [*standings(_people(), signals).values()]


def robustness(drawing: Drawing) -> str:
    """Draw how far the advice holds when the parameters are drawn anew."""
    rows = read("apex_robustness")
    panels = {
        "correlation": _("order of 45 plans (rank correlation, 1 is all)"),
        "kept": _("gain kept by our best plan (share)"),
    }
    titles = (_("Order of the plans: {values}"), _("Our best plan: {values}"))
    axes = drawing.subplots(1, 2)
    told = []
    for each, (column, name), title in zip(axes, panels.items(), titles, strict=True):
        values = [float(row[column]) for row in rows]
        middle = median(values)
        edges = [0.6 + 0.04 * step for step in range(11)]
        counts = [
            sum(low <= value < high or value == high == 1 for value in values)
            for low, high in pairwise(edges)
        ]
        each.bar(edges[:-1], counts, width=0.036, align="edge", color=BLUE)
        each.axvline(middle, color=VERMILION, linestyle="--", linewidth=1.5)
        found = _("middle {middle:.2f}, lowest {low:.2f}").format(middle=middle, low=min(values))
        each.set_title(title.format(values=found), fontsize=11)
        each.set(xlim=(0.6, 1.0), xlabel=name)
        each.set_ylabel(_("draws (of {n})").format(n=len(rows)), color=GREY)
        each.yaxis.get_major_locator().set_params(integer=True)
        told.append(f"{name}: {found}")
    return _("{n} draws of all parameters from their ranges. {panels}.").format(
        n=len(rows), panels="; ".join(told)
    )


def named(person: str) -> str:
    """Return how a person of the chart is called in a sentence."""
    return spoken(_people()[person], "name")


def _people() -> dict[str, dict[str, str]]:
    return {row["person"]: row for row in read("org_chart")}


def _below(people: Iterable[dict[str, str]], chief: dict[str, str]) -> list[dict[str, str]]:
    return [row for row in people if row["reports_to"] == chief["person"]]


def _line(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.plot(*zip(start, end, strict=True), color=GREY, linewidth=1.2)


def _box(axes: Axes, column: float, row: float, person: dict[str, str]) -> None:
    """Write a person's name, and the duty below it, into a box of the chart."""
    name, duty = spoken(person, "name"), _duty(person)
    words = [name] if name == duty else [name, *_wrapped(duty, 16).splitlines()]
    frame = {"boxstyle": "round,pad=0.35", "fc": "white", "ec": RANKS[person["rank"]], "lw": 1.5}
    axes.text(column, row, "\n".join(words), ha="center", va="center", fontsize=10, bbox=frame)


def _bars(drawing: Drawing, lengths: Mapping[str, float], values: list[str]) -> Axes:
    """Draw a bar for each person, from above in the order given, in the colour of the rank."""
    people = _people()
    axes = drawing.add_subplot()
    drawing.set_size_inches(8.6, 4.6)
    drawn = axes.barh(
        [_label(people[person]) for person in lengths], [*lengths.values()], height=0.7,
        color=[RANKS[people[person]["rank"]] for person in lengths],
    )  # fmt: skip
    axes.bar_label(drawn, values, padding=3, fontsize=10)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0, labelsize=10)
    return axes


def _label(row: dict[str, str]) -> str:
    name, duty = spoken(row, "name"), _duty(row)
    return name if name == duty else f"{name} · {duty}"


def _duty(row: dict[str, str]) -> str:
    """Return a person's title without the rank that a name such as "Vice-president A" tells."""
    return spoken(row, "title").rpartition(", ")[2]


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


def _heads(names: Sequence[str]) -> list[str]:
    """Return the heads of columns: the number above, names of as many lines each."""
    lines = [_wrapped(name).splitlines() for name in names]
    most = max(map(len, lines))
    return [
        "\n".join([str(n), *each, *[""] * (most - len(each))]) for n, each in enumerate(lines, 1)
    ]


def _wrapped(text: str, width: int = 13) -> str:
    """Return a label in lines that break no word.

    Chinese has no spaces: a long label breaks after a comma, before "and" and before what
    is done with whom.
    """
    if text.isascii():
        return "\n".join(wrap(text, width, break_long_words=False, break_on_hyphens=False))
    return text if len(text) <= 6 else "\n".join(re.split("(?<=、)|(?<=.)(?=和|与|谈判)", text))


def _names(names: Iterable[str]) -> str:
    return _(" and ").join(names)
