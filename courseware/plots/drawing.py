"""What every figure shares: its size, style and colours, and its description in words.

Colours are those of Okabe and Ito, which colour-blind people can tell apart, and no figure
is told by colour alone.
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

__all__ = ["BLUE", "GREEN", "GREY", "RUST", "VERMILION", "Drawing", "bars", "draw", "note"]

BLUE, VERMILION, GREEN = "#0072B2", "#D55E00", "#009E73"
GREY = "#595959"
RUST = "#A84A00"  # vermilion for words: as a text it would be too pale
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
    """A figure with a description in words, shown sharp and of a fixed size.

    The description is what someone learns who can't see the figure, and what stays in a
    notebook's text.
    """

    description = ""

    def __repr__(self) -> str:
        return self.description

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Show the picture, or where there is none its description."""
        width, height = self.pixels
        data = {"text/plain": self.description, "image/png": self.png()}
        return data, {"image/png": {"width": width, "height": height, "alt": self.description}}

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height at which the picture is shown; it holds twice as many each way."""
        width, height = self.get_size_inches()
        return round(DOTS * width), round(DOTS * height)

    def png(self) -> str:
        """Return the picture as a PNG in base64."""
        picture = BytesIO()
        self.savefig(picture, format="png", dpi=DOTS * SHARPNESS)
        return b64encode(picture.getvalue()).decode()


def draw(fill: Callable[[Drawing], str], language: str) -> Drawing:
    """Return a drawing that `fill` has drawn and described, in the fonts of `language`."""
    family = [fonts.use_cjk()] if language == "zh-CN" else []
    style: Any = STYLE | {"font.family": [*family, "DejaVu Sans"]}
    with i18n.using(language), mpl.rc_context(style):
        drawing = Drawing(figsize=SIZE, dpi=DOTS, layout="constrained", facecolor="white")
        drawing.description = fill(drawing)
        drawing.draw_without_rendering()  # so that tick labels get the fonts of this style
    return drawing


def bars(axes: Axes, names: list[str], values: list[float], colours: list[str]) -> None:
    """Draw bars from zero, each with its value on top."""
    drawn = axes.bar(names, values, color=colours, width=0.6)
    axes.bar_label(drawn, fmt="%.1f", padding=3)
    axes.margins(y=0.15)


def note(
    axes: Axes, text: str, point: tuple[float, float], shift: tuple[float, float], colour: str,
    ha: str = "left", va: str = "baseline",
) -> None:  # fmt: skip
    """Write words beside a point of the plot, shifted from it by so many typographic points."""
    axes.annotate(text, point, shift, textcoords="offset points", color=colour, ha=ha, va=va)
