"""The hidden decider: the chart by rank, then who is copied, asked first and followed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from courseware import i18n
from courseware.datasets import label, read
from courseware.explorers.explorer import Explorer, Shown, choice, picture
from courseware.i18n import gettext as _
from courseware.models.buying.standing import Standing
from courseware.plots import Drawing, centre, draw

__all__ = ["decider_explorer"]

RANK, ALL = "rank", "all"


def decider_explorer() -> Explorer:
    """Return the explorer, set to the chart by rank: the clues are the trainee's to lay over it."""
    clues = [(label("signal", each), each) for each in _clues()]
    options = [(_("none yet: the chart by rank"), RANK), *clues, (_("all three clues"), ALL)]
    controls = {"signal": choice(_("Which clue"), options, RANK)}
    return Explorer(_("Who sits in the circle of power?"), controls, _show)


def _clues() -> list[str]:
    """Return the clues in the order in which the lesson tells them."""
    return list(dict.fromkeys(row["signal"] for row in read("org_signals")))


def _show(signal: str) -> Shown:
    if signal == RANK:
        return _chart()
    if signal == ALL:
        drawing = _drawn(centre.rank_and_sway)
        words = (
            _("The longer the bar, the more this person is in touch with those who count."),
            _measures(),
        )
    else:
        drawing = _drawn(partial(centre.clue, signal=signal))
        words = (
            _("How often in three months this clue points to each of them, from the top down."),
            _("A long bar at the top is rank. Whose bar is longer than the rank explains?"),
        )
    return Shown((*words, _colours()), picture(drawing), drawing.description)


def _chart() -> Shown:
    """Return the chart by rank; on paper, where nothing can be chosen, the clues follow it."""
    drawing = _drawn(centre.organisation)
    words = (
        _("By rank, the president decides. Who else might?"),
        _("Choose one clue after the other above, and see to whom it points."),
        _colours(),
    )
    clues = [_drawn(partial(centre.clue, signal=each)) for each in _clues()]
    told = [drawing.description, *(each.description for each in clues)]
    return Shown(words, picture(drawing), "\n".join(told))


def _measures() -> str:
    first, second, *_rest = sorted(centre.standing(), key=lambda each: -each.between)
    return _(
        "Sway is measured as eigenvector centrality: how well connected those are with whom a "
        "person is connected. Betweenness counts something else, the share of the shortest paths "
        "between others that run through a person. The most here: {first}, then {second}."
    ).format(first=_between(first), second=_between(second))


def _between(standing: Standing) -> str:
    return f"{centre.named(standing.person)} {standing.between:.2f}"


def _colours() -> str:
    return _("Colours are rank: red the president, green the vice-presidents, blue all others.")


def _drawn(fill: Callable[[Drawing], str]) -> Drawing:
    return draw(fill, i18n.current())
