"""How far a trainee has come, as a table that reads on a screen, on paper and aloud."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from courseware.i18n import gettext as _

__all__ = ["Progress", "Row"]

_CELL = "text-align: left; padding-right: 2em"


@dataclass(frozen=True)
class Row:
    """One module: how many practice questions were answered and are right, and the exercise."""

    title: str
    practised: int
    right: int
    practice: int
    answered: int
    graded: int


@dataclass(frozen=True)
class Progress:
    """A trainee's progress through the modules; shows itself in a notebook."""

    rows: tuple[Row, ...]
    notices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return the table as text."""
        heads = _heads()
        lines = [
            f"{row.title}: "
            + "; ".join(f"{head} {cell}" for head, cell in zip(heads[1:], _cells(row), strict=True))
            for row in self.rows
        ]
        return "\n".join([*lines, *self.notices])

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col" style="{_CELL}">{escape(head)}</th>' for head in _heads())
        body = "".join(_table_row(row) for row in self.rows)
        notices = "".join(f"<p>{escape(notice)}</p>" for notice in self.notices)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{notices}"


def _heads() -> tuple[str, str, str, str]:
    return _("Module"), _("Practised"), _("Right so far"), _("Exercise answered")


def _cells(row: Row) -> tuple[str, str, str]:
    return _share(row.practised, row.practice), str(row.right), _share(row.answered, row.graded)


def _share(n: int, total: int) -> str:
    return _("{n} of {total}").format(n=n, total=total) if total else "–"


def _table_row(row: Row) -> str:
    practised, right, answered = map(escape, _cells(row))
    cells = (
        _bar(row.practised, row.practice) + practised,
        right,
        _bar(row.answered, row.graded) + answered,
    )
    tds = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row" style="{_CELL}">{escape(row.title)}</th>{tds}</tr>'


def _bar(n: int, total: int) -> str:
    """Return a bar beside which the numbers stand in words, so that it need not be read aloud."""
    if not total:
        return ""
    return (
        f'<progress value="{n}" max="{total}" aria-hidden="true" '
        'style="width: 8em; margin-right: 0.8em; accent-color: var(--jp-brand-color1)">'
        "</progress>"
    )
