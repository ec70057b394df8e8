"""The tables of the lessons, as pandas shows them; numbers are texts, as a report prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from courseware import i18n
from courseware.tables import book, centre, market, parameters

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["TABLES", "table"]

#: What `lesson.table` can show.
TABLES: dict[str, Callable[[], DataFrame]] = {
    "operator_2009q3": market.report,
    "three_routes": market.three_routes,
    "added_profit": market.added_profit,
    "apex": centre.apex,
    "map-parameters": parameters.map_parameters,
    "map-channels": parameters.map_channels,
    "book_bands": book.book_bands,
    "channels": book.channels,
    "contact_levels": book.contact_levels,
}


def table(name: str, language: str) -> DataFrame:
    """Return the table called `name`, one of `TABLES`, in `language`."""
    with i18n.using(language):
        return TABLES[name]()
