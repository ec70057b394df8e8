"""Texts to look up and to measure oneself by: ``industries.yaml`` and ``diagnosis.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from courseware.content.part import P, Part, Text
from courseware.content.reading import read_yaml, validated
from courseware.content.schema import Flaw, Id, refuse_twins

__all__ = [
    "DIAGNOSIS_FILE",
    "INDUSTRIES_FILE",
    "Diagnosis",
    "Industries",
    "Industry",
    "Level",
    "Row",
    "diagnosis",
    "industries",
]

INDUSTRIES_FILE = Path(__file__).parent / "industries.yaml"
DIAGNOSIS_FILE = Path(__file__).parent / "diagnosis.yaml"

#: How far a seller has come, lowest first.
LevelName = Literal["passing", "middle", "top"]


class Industry(Part):
    """An industry seen from three sides, and where a seller would press."""

    id: Id
    name: Text
    projects: Text
    running: Text
    organisation: Text
    press: Text


class Industries(Part):
    """The whole of ``industries.yaml``."""

    industries: Annotated[tuple[Industry, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _industries_differ(self) -> Self:
        refuse_twins(each.id for each in self.industries)
        return self


class Level(Part):
    """How far a seller has come."""

    id: LevelName
    name: Text


class ByLevel(Part):
    """A text for each level."""

    passing: Text
    middle: Text
    top: Text

    def at(self, level: LevelName) -> str:
        """Return the text for `level`."""
        return {"passing": self.passing, "middle": self.middle, "top": self.top}[level]


class Row(ByLevel):
    """One thing by which sellers differ: what is true at each level, and a step to take next."""

    id: Id
    name: Text
    next: ByLevel


class Diagnosis(Part):
    """The whole of ``diagnosis.yaml``."""

    levels: tuple[Level, ...]
    rows: Annotated[tuple[Row, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _levels_are_in_order(self) -> Self:
        known = get_args(LevelName)
        if tuple(level.id for level in self.levels) != known:
            raise Flaw("`levels` has other levels.", f"List them as {', '.join(known)}.")
        refuse_twins(row.id for row in self.rows)
        return self


@cache
def industries() -> Industries:
    """Return the industries, in English.

    Raises
    ------
    ContentError
        If the file is damaged.

    Examples
    --------
    >>> industries().industries[0].name
    'Government offices'
    """
    return _read(Industries, INDUSTRIES_FILE)


@cache
def diagnosis() -> Diagnosis:
    """Return the self-diagnosis, in English; raises as `industries` does."""
    return _read(Diagnosis, DIAGNOSIS_FILE)


def _read(kind: type[P], path: Path) -> P:
    return validated(lambda: kind.model_validate(read_yaml(path)), path.name)
