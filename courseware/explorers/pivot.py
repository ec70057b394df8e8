"""A pivot table as HTML and as plain text, with totals at its edges and falls marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import product

from courseware.i18n import gettext as _

__all__ = ["TOTAL", "Pivot", "html", "text"]

#: Stands for all of a dimension.
TOTAL = "*"

FALL = "▼"


@dataclass(frozen=True)
class Pivot:
    """A table with a name for each row and column, and a total of both.

    Attributes
    ----------
    corner
        What the rows are.
    down, across
        The words of the rows and columns by their codes; no columns for a plain list.
    cells
        Amounts by (row, column); the code `TOTAL` stands for all of a dimension.
    signed
        Whether the amounts are changes in per cent: shown with a sign, falls marked.
    decimals
        How many an amount has.
    """

    corner: str
    down: Mapping[str, str]
    across: Mapping[str, str]
    cells: Mapping[tuple[str, str], float]
    signed: bool
    decimals: int = 1

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each row's name and cells as texts, the total last."""
        columns = [*self.across, TOTAL]
        for row, name in (*self.down.items(), (TOTAL, _("all"))):
            yield name, [self._told((row, column)) for column in columns]

    def headings(self) -> list[str]:
        """Return the names of the columns; that of the total is the last."""
        return [self.corner, *self.across.values(), _("all")]

    def entries(self) -> list[tuple[str, str]]:
        """Return the cells that hold an amount, without the totals.

        In a plain list the column of totals is all there is.
        """
        columns = [*self.across] or [TOTAL]
        return [key for key in product(self.down, columns) if key in self.cells]

    def fallen(self) -> list[tuple[str, str]]:
        """Return the entries below zero in a table of changes."""
        if not self.signed:
            return []
        return [key for key in self.entries() if round(self.cells[key], self.decimals) < 0]

    def _told(self, key: tuple[str, str]) -> str:
        if key not in self.cells:
            return "–"
        amount = round(self.cells[key], self.decimals)
        if not self.signed:
            return f"{amount:,.{self.decimals}f}"
        sign = f"{FALL} −" if amount < 0 else "+"
        return f"{sign}{abs(amount):.{self.decimals}f}"


def html(pivot: Pivot) -> str:
    """Return the table as HTML; a fall has an arrow, a minus and a colour."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in pivot.headings())
    lines = []
    for name, cells in pivot.rows():
        shown = "".join(
            f'<td class="cw-fall">{cell}</td>' if cell.startswith(FALL) else f"<td>{cell}</td>"
            for cell in cells
        )
        lines.append(f'<tr><th scope="row">{escape(name)}</th>{shown}</tr>')
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    # Wide tables scroll, and by keyboard too.
    return f'<div class="cw-pivot" tabindex="0">{table}</div>'


def text(pivot: Pivot) -> str:
    """Return the table as lines of plain text."""
    rows = [" | ".join([name, *cells]) for name, cells in pivot.rows()]
    return "\n".join([" | ".join(pivot.headings()), *rows])
