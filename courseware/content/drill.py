"""The format of a drill: cases, each of which is one of a few kinds."""

from __future__ import annotations

from itertools import chain
from typing import Annotated, Self

from pydantic import Field, model_validator

from courseware.content.part import MaybeText, Part, Text
from courseware.content.schema import Flaw, Id, refuse_strangers, refuse_twins

__all__ = ["Confusion", "Drill", "DrillCase", "DrillClass"]


class DrillClass(Part):
    """One of the kinds that a case can be of."""

    id: Id
    text: Text
    meaning: Text


class DrillCase(Part):
    """Something to tell the kind of, such as what a customer says; `answer` is a class."""

    id: Id
    situation: MaybeText = ""
    text: Text
    answer: Id
    feedback: Text


class Confusion(Part):
    """What to say to whoever often takes cases of the class `right` for the class `given`."""

    given: Id
    right: Id
    text: Text


class Drill(Part):
    """What a drill has beside what every activity has."""

    classes: Annotated[tuple[DrillClass, ...], Field(min_length=2)]
    cases: Annotated[tuple[DrillCase, ...], Field(min_length=2)]
    errors: tuple[Confusion, ...] = ()

    @model_validator(mode="after")
    def _key_exists(self) -> Self:
        known = [each.id for each in self.classes]
        refuse_twins(known)
        refuse_twins(case.id for case in self.cases)
        refuse_twins(f"{error.right} taken for {error.given}" for error in self.errors)
        refuse_strangers("answer", [case.answer for case in self.cases], known)
        refuse_strangers("errors", chain(*((e.given, e.right) for e in self.errors)), known)
        if any(error.given == error.right for error in self.errors):
            raise Flaw("an error takes a class for itself.", "Give two classes that are confused.")
        return self
