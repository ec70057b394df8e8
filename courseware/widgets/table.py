"""A table in a lesson: pandas' own, with words to the left and figures to the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Table"]

_FIGURE = re.compile(r"[-−+]?[\d.,]+(\s?%)?")


class Table:
    """Show a data frame; `frame` is the frame itself.

    Parameters
    ----------
    frame
        Its cells are texts, as a report prints them.
    name
        Tells it from the other tables of a page.
    """

    def __init__(self, frame: DataFrame, name: str) -> None:
        self.frame, self._name = frame, name

    def __repr__(self) -> str:
        return self.frame.to_string()

    def _repr_html_(self) -> str:
        words = [name for name in self.frame if not self._holds_figures(name)]
        left = [("text-align", "left")]
        rows: Any = [
            {"selector": "th.row_heading, th.index_name", "props": left},
            {"selector": "th.row_heading", "props": [("font-weight", "normal")]},
        ]
        columns: Any = {name: [{"selector": "", "props": left}] for name in words}
        shown = self.frame.style.set_uuid(self._name.replace("_", "-"))
        return shown.set_table_styles(rows).set_table_styles(columns, overwrite=False).to_html()

    def _holds_figures(self, column: object) -> bool:
        return all(_FIGURE.fullmatch(str(cell)) for cell in self.frame[column])
