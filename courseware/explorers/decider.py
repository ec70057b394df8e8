"""The hidden decider: rank beside sway, by who is copied, asked first and followed."""

from __future__ import annotations

from courseware import i18n
from courseware.datasets import label, read
from courseware.explorers.explorer import Explorer, Shown, choice, picture
from courseware.i18n import gettext as _
from courseware.plots import centre, draw

__all__ = ["decider_explorer"]

ALL = ""


def decider_explorer() -> Explorer:
    """Return the explorer, set to all clues together."""
    signals = sorted({row["signal"] for row in read("org_signals")})
    options = [(_("all three clues"), ALL), *((label("signal", each), each) for each in signals)]
    controls = {"signal": choice(_("Which clue"), options, ALL)}
    return Explorer(_("Who sits in the circle of power?"), controls, _show)


def _show(signal: str) -> Shown:
    drawing = draw(lambda sheet: centre.rank_and_sway(sheet, signal), i18n.current())
    words = (
        _("The longer the bar, the more this person is in touch with those who count."),
        _("Colours are rank: red the president, green the vice-presidents, blue all others."),
    )
    return Shown(words, picture(drawing), drawing.description)
