"""The line under the set-up cell: all is well, and what needs attention."""

from __future__ import annotations

import threading
from html import escape
from typing import Any

import anywidget
import traitlets as t
from IPython import get_ipython

from courseware import i18n
from courseware.answers import AnswerSheet
from courseware.widgets.assets import script, stylesheet, with_text

__all__ = ["Ready"]

#: Seconds without another cell after which all cells that were asked for have run.
REST = 0.4

#: Fewer cells than these were run one by one, and the reader is where they want to be.
MANY = 4


class Ready(anywidget.AnyWidget):
    """Say a line, and sentences that need attention; after Run All go to where the reader stopped.

    Parameters
    ----------
    line
        What to say.
    sheet
        It knows what was answered last, and its notices need attention.
    """

    _esm = script("dom.js", "ready.js")
    _css = stylesheet("ready.css")

    lang = t.Unicode().tag(sync=True)
    line = t.Unicode().tag(sync=True)
    notices: t.List[str] = t.List().tag(sync=True)

    def __init__(self, line: str, sheet: AnswerSheet) -> None:
        self._sheet = sheet
        super().__init__(lang=i18n.current(), line=line, notices=list(sheet.notices))
        self._ran, self._timer = 0, threading.Timer(0, int)
        self._events: Any = getattr(get_ipython(), "events", None)
        if self._events:
            self._events.register("pre_run_cell", self._begin)
            self._events.register("post_run_cell", self._end)

    def _begin(self, _info: object) -> None:
        self._timer.cancel()

    def _end(self, _result: object) -> None:
        self._ran += 1
        self._timer = threading.Timer(REST, self._settle)
        self._timer.daemon = True  # a kernel that is shut down doesn't wait for it
        self._timer.start()

    def _settle(self) -> None:
        """Tell the page that the run is over; what is run later is run cell by cell."""
        try:
            self._events.unregister("pre_run_cell", self._begin)
            self._events.unregister("post_run_cell", self._end)
        except ValueError:  # an earlier timer, already too far to be cancelled, was here
            return
        if self._ran >= MANY:
            self.send({"type": "settled", "answered": self._sheet.newest_first()})

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the sentences as text, for paper and for a page without a kernel."""
        lines = [self.line, *self.notices]
        html = "".join(f"<p>{escape(line)}</p>" for line in lines)
        return with_text(super()._repr_mimebundle_(**kwargs), "\n".join(lines), html)
