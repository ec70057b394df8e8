"""Making tables whose cells are texts, as a report prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["frame", "grouped"]


def frame(rows: list[list[str]], columns: list[str]) -> DataFrame:
    """Make a table whose first column names its rows."""
    import pandas as pd

    made = pd.DataFrame(rows, columns=pd.Index(columns)).set_index(columns[0])
    # The heading of the row names goes into the row of the other headings.
    return made.rename_axis(index=None, columns=columns[0])


def grouped(value: str) -> str:
    """Put commas between thousands and keep the decimals as reported."""
    whole, point, decimals = value.partition(".")
    return f"{int(whole):,}{point}{decimals}"
