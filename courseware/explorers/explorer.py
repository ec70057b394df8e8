"""What every explorer shares: controls above, and below them what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets as t

from courseware import i18n
from courseware.plots import Drawing
from courseware.widgets.assets import script, stylesheet, with_text

__all__ = ["Explorer", "Shown", "choice", "picture", "radios", "slider"]

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Shown:
    """What an explorer shows for one setting of its controls.

    Attributes
    ----------
    words
        Sentences; the first one says what matters most.
    html
        What stands below them: a picture or a table.
    table
        What of it isn't in the sentences, as plain text.
    """

    words: tuple[str, ...]
    html: str = ""
    table: str = ""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join(filter(None, [*self.words, self.table]))


class Result(anywidget.AnyWidget):
    """The browser's side of an explorer: its result, and the names of its controls.

    Attributes
    ----------
    title
        What the explorer is called.
    words, picture
        HTML; a change of the words is read out to whoever can't see it.
    unnamed
        How many controls wait for a name: sliders and groups of radio buttons.
    """

    _esm = script("dom.js") + (_HERE / "explorer.js").read_text(encoding="utf-8")
    _css = stylesheet() + (_HERE / "explorer.css").read_text(encoding="utf-8")

    title = t.Unicode().tag(sync=True)
    words = t.Unicode().tag(sync=True)
    picture = t.Unicode().tag(sync=True)
    unnamed = t.Int().tag(sync=True)


class Explorer(widgets.VBox):
    """Controls, and a result that follows them.

    Nothing is saved: a calculator has no answer. In paper and in a page without a kernel
    the result for the first setting stands as text.

    Parameters
    ----------
    title
        What it is called.
    controls
        By the name of the argument of `show` that each sets.
    show
        Makes the result.

    Attributes
    ----------
    controls
        As given.
    shown
        The result for the present settings.
    """

    def __init__(
        self, title: str, controls: Mapping[str, widgets.Widget], show: Callable[..., Shown]
    ) -> None:
        self._title, self._show = title, show
        self.controls = dict(controls)
        self._language = i18n.current()
        nameless = (widgets.IntSlider, widgets.RadioButtons)
        unnamed = sum(isinstance(one, nameless) for one in controls.values())
        self._result = Result(title=title, unnamed=unnamed)
        heading = widgets.HTML(f'<div class="cw-title">{escape(title)}</div>')
        super().__init__([heading, _panel(self.controls), self._result])
        for name in ("cw", "cw-card", "cw-explorer"):
            self.add_class(name)
        for control in controls.values():
            control.observe(self._follow, names="value")
        self._follow()

    def _follow(self, _change: object = None) -> None:
        settings = {name: control.value for name, control in self.controls.items()}
        with i18n.using(self._language):
            self.shown = self._show(**settings)
        with self._result.hold_sync():
            self._result.words = "".join(f"<p>{escape(line)}</p>" for line in self.shown.words)
            self._result.picture = self.shown.html

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the result as text, for paper and for a page without a kernel."""
        lines = [self._title, *self.shown.text.splitlines()]
        bundle = super()._repr_mimebundle_(**kwargs)
        found = bundle if isinstance(bundle, tuple) else (bundle, {})
        html = f"<p>{'<br>'.join(map(escape, lines))}</p>"
        return with_text(found, "\n".join(lines), html)


def _panel(controls: Mapping[str, widgets.Widget]) -> widgets.GridBox:
    """Return the controls side by side, three in a row where that makes full rows."""
    least = 200 if len(controls) % 3 == 0 else 300
    columns = f"repeat(auto-fill, minmax({least}px, 1fr))"
    layout = widgets.Layout(grid_template_columns=columns, grid_gap="8px 24px")
    panel = widgets.GridBox([*controls.values()], layout=layout)
    panel.add_class("cw-explorer-panel")
    return panel


def slider(name: str, value: int, low: int, high: int, step: int = 1) -> widgets.IntSlider:
    """Return a slider that reports when it is let go."""
    return widgets.IntSlider(
        value, low, high, step, description=name, continuous_update=False, readout_format=",d"
    )


def choice(name: str, options: list[tuple[str, Any]], value: object) -> widgets.Dropdown:
    """Return a list to choose one of, each with its word."""
    return widgets.Dropdown(options=options, value=value, description=name)


def radios(name: str, options: list[tuple[str, Any]]) -> widgets.RadioButtons:
    """Return radio buttons, none of them chosen."""
    return widgets.RadioButtons(options=options, value=None, description=name)


def picture(drawing: Drawing) -> str:
    """Return a drawing as an HTML image with its description."""
    width, height = drawing.pixels
    return (
        f'<img src="data:image/png;base64,{drawing.png()}" alt="{escape(drawing.description)}" '
        f'width="{width}" height="{height}">'
    )
