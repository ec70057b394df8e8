"""The figures of the lessons, drawn with matplotlib in the language of the notebook."""

from __future__ import annotations

from collections.abc import Callable

from courseware.plots import account, book, centre, market
from courseware.plots.drawing import Drawing, draw

__all__ = ["FIGURES", "Drawing", "draw", "figure"]

#: What `lesson.figure` can draw; each function fills a drawing and returns its description.
FIGURES: dict[str, Callable[[Drawing], str]] = {
    "apex-influence": centre.influence,
    "robustness": centre.robustness,
    "three_routes": market.three_routes,
    "added_profit": market.added_profit,
    "lorenz": book.lorenz,
    "lifetime": account.lifetime_example,
    "funnel": book.funnel,
    "satisfaction": account.satisfaction,
}


def figure(name: str, language: str) -> Drawing:
    """Draw the figure called `name`, one of `FIGURES`, in `language`."""
    return draw(FIGURES[name], language)
