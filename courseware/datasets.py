"""Read the course's own tables, in a clone or in an installed package."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from courseware import i18n
from courseware.errors import ContentError
from courseware.models.buying.account import Account, Attitude, Event, Member, Role, Stance, pair
from courseware.models.market import OperatorFigures

__all__ = ["account", "label", "number", "operator_figures", "read", "spoken"]

PACKAGE = Path(__file__).resolve().parent
FOLDERS = (PACKAGE.parent / "datasets", PACKAGE / "_course" / "datasets")

#: The report of `operator_2009q3` covers January to September.
MONTHS = 9


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table as they stand in its file.

    Raises
    ------
    ContentError
        If this installation has no such table.
    """
    for folder in FOLDERS:
        path = folder / f"{name}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return tuple(csv.DictReader(file))
    raise ContentError(
        f"{name}.csv",
        "the table is missing from this installation.",
        "Install courseware again, or start from a clone of the course.",
    )


def label(field: str, code: str) -> str:
    """Return what a code of a column is called, in the current language.

    Raises
    ------
    ContentError
        If `codes` has no words for it.

    Examples
    --------
    >>> label("region", "yulin")
    'Yulin'
    """
    words = _words().get((field, code))
    if words is None:
        raise ContentError(
            f"codes.csv, field {field!r}, code {code!r}",
            "no words for it.",
            "Name a code of the table, or add its row.",
        )
    return spoken(words, "label")


def spoken(row: dict[str, str], column: str) -> str:
    """Return a text that a row holds in both languages, in the current one."""
    return row[column if i18n.current() == i18n.SOURCE else f"{column}_zh"]


@cache
def _words() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["field"], row["code"]): row for row in read("codes")}


def number(figure: str) -> float:
    """Return one figure of `operator_2009q3`, in the unit of its row.

    Examples
    --------
    >>> number("revenue")
    326.977
    """
    return next(float(row["value"]) for row in read("operator_2009q3") if row["figure"] == figure)


def operator_figures() -> OperatorFigures:
    """Return the operator's report in the units of `courseware.models.market`."""
    return OperatorFigures(
        months=MONTHS,
        subscribers_end=number("subscribers_end"),
        net_additions_month=number("net_additions_month"),
        voice_minutes=number("voice_minutes") * 1000,
        mou=number("mou"),
        revenue=number("revenue") * 1000,
        arpu=number("arpu"),
    )


def account(name: str = "apex") -> Account:
    """Return the buying centre that the tables of a case describe.

    Names and titles are in the current language.

    Parameters
    ----------
    name
        What the names of its tables begin with: `apex` for `apex_members` and the others.

    Raises
    ------
    ContentError
        If this installation has no such tables.

    Examples
    --------
    >>> account("apex").member("chen-hong").title
    'Purchasing director'
    """
    stages = tuple(row["stage"] for row in read(f"{name}_stages"))
    return Account(
        members=tuple(_member(name, row, stages) for row in read(f"{name}_members")),
        stages=stages,
        harmony=_pairs(name, "harmony"),
        hostility=_pairs(name, "hostility"),
        events=tuple(_event(row, stages) for row in read(f"{name}_events")),
        known=frozenset(row["member"] for row in read(f"{name}_ties")),
    )


def _member(name: str, row: dict[str, str], stages: tuple[str, ...]) -> Member:
    own = {
        cell["stage"]: float(cell["influence"])
        for cell in read(f"{name}_influence")
        if cell["member"] == row["member"]
    }
    return Member(
        id=row["member"],
        roles=frozenset(map(Role, row["roles"].split(";"))),
        attitude=Attitude(row["attitude"]),
        stance=Stance(row["relationship"]),
        influence=tuple(own[stage] for stage in stages),
        sources=frozenset(
            each["channel"] for each in read(f"{name}_channels") if each["member"] == row["member"]
        ),
        name=spoken(row, "name"),
        title=spoken(row, "title"),
    )


def _event(row: dict[str, str], stages: tuple[str, ...]) -> Event:
    return Event(
        id=row["event"],
        stage=stages.index(row["stage"]),
        people=frozenset(filter(None, row["people"].split(";"))),
        document=row["document"] == "true",
    )


def _pairs(name: str, relation: str) -> frozenset[frozenset[str]]:
    return frozenset(
        pair(row["first"], row["second"])
        for row in read(f"{name}_relations")
        if row["relation"] == relation
    )
