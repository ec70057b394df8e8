"""The format of the course's content: questions, objectives, modules.

Every class here mirrors a piece of a YAML file. A practice question carries its key
and its feedback; a graded one has neither (`courseware.content.loader` refuses them),
and gets both with :meth:`ItemBase.with_key` where an exercise's source is at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, TypeAdapter, model_validator

from courseware.content.part import MaybeText, Part, Text, TextMap


class Flaw(ValueError):
    """A rule of the format is broken; the loader adds file and item."""

    def __init__(self, problem: str, fix: str) -> None:
        self.problem, self.fix = problem, fix
        super().__init__(problem)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=60)]


class Option(Part):
    """A choice, a left row, a thing to order, or a segment of a text."""

    id: Id
    text: Text
    feedback: MaybeText = ""


class Target(Part):
    """What a row is matched with, or a label for a segment."""

    id: Id
    text: Text


class Unit(Part):
    """A unit in which a number may be given; ``number * factor`` is in base units."""

    id: Id
    text: Text
    factor: Annotated[Decimal, Field(gt=0)]


class Number(Part):
    """The number asked for, in `unit`; within `tolerance` is right, within `near` half right."""

    value: Decimal
    unit: Id
    tolerance: Annotated[Decimal, Field(ge=0)]
    near: Decimal | None = None


class NumberFeedback(Part):
    """What to say to a right, a nearly right and a wrong number."""

    right: Text
    near: MaybeText = ""
    wrong: Text


class Trap(Part):
    """A wrong number that a known mistake leads to, with what to say to it."""

    value: Decimal
    unit: Id
    tolerance: Annotated[Decimal, Field(ge=0)]
    feedback: Text


class ItemBase(Part):
    """What every question has."""

    id: Id
    objective: Id
    difficulty: Annotated[float, Field(gt=0, lt=1)] = 0.6
    stem: Text
    explanation: MaybeText = ""
    module: str = ""
    graded: bool = False

    def with_key(self, key: Key) -> Item:
        """Return a copy that holds `key`, validated against this question."""
        data = self.model_dump(exclude={"answer", "explanation"})
        data |= {"answer": key.answer, "explanation": key.explanation}
        if data["kind"] == "numeric":
            data |= {"feedback": key.feedback, "traps": key.traps}
        elif data["kind"] != "plan":
            refuse_strangers("feedback", key.feedback, (o["id"] for o in data["options"]))
            for option in data["options"]:
                option["feedback"] = key.feedback.get(option["id"], "")
        return ITEM.validate_python(data)


class Single(ItemBase):
    """Pick one."""

    kind: Literal["single"] = "single"
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    answer: Id | None = None

    @model_validator(mode="after")
    def _key_names_options(self) -> Self:
        refuse_twins(_ids(self.options))
        refuse_strangers("answer", [self.answer] if self.answer else [], _ids(self.options))
        return self


class Multiple(ItemBase):
    """Tick all that apply."""

    kind: Literal["multiple"] = "multiple"
    options: Annotated[tuple[Option, ...], Field(min_length=3)]
    answer: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _key_names_options(self) -> Self:
        refuse_twins(_ids(self.options))
        refuse_strangers("answer", self.answer or (), _ids(self.options))
        if self.answer and 2 * len(self.answer) > len(self.options):
            raise Flaw(
                "more than half of the options are right, so ticking all of them would pay.",
                "Add wrong options, or turn the question round.",
            )
        return self


class Ordering(ItemBase):
    """Put in order. The listed order is what the trainee starts from."""

    kind: Literal["ordering"] = "ordering"
    options: Annotated[tuple[Option, ...], Field(min_length=3)]
    answer: tuple[Id, ...] | None = None

    @model_validator(mode="after")
    def _key_is_an_order(self) -> Self:
        refuse_twins(_ids(self.options))
        if self.answer is not None and sorted(self.answer) != sorted(_ids(self.options)):
            raise Flaw(
                "`answer` is not an order of all options.",
                f"List each of {', '.join(_ids(self.options))} once.",
            )
        return self


class _Assigning(ItemBase):
    """What matching and spans share: each option gets one of the targets."""

    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    answer: dict[Id, Id] | None = None

    @model_validator(mode="after")
    def _key_names_both_sides(self) -> Self:
        refuse_twins(_ids(self.options))
        refuse_twins(_ids(self.targets))
        refuse_strangers("answer", self.answer or {}, _ids(self.options))
        refuse_strangers("answer", (self.answer or {}).values(), _ids(self.targets))
        return self


class Matching(_Assigning):
    """Give every row on the left one of the targets on the right."""

    kind: Literal["matching"] = "matching"

    @model_validator(mode="after")
    def _every_row_has_a_target(self) -> Self:
        if len(self.targets) < 2:
            raise Flaw("there is only one target.", "Offer at least two under `targets`.")
        missing = [
            i for i in _ids(self.options) if self.answer is not None and i not in self.answer
        ]
        if missing:
            raise Flaw(f"`answer` leaves out {', '.join(missing)}.", "Give every option a target.")
        return self


class Spans(_Assigning):
    """Label the segments of a running text; segments without a label are left alone."""

    kind: Literal["spans"] = "spans"

    @model_validator(mode="after")
    def _something_to_find(self) -> Self:
        if self.answer is not None and not self.answer:
            raise Flaw("`answer` labels no segment.", "Label at least one.")
        return self


class Numeric(ItemBase):
    """Work out a number."""

    kind: Literal["numeric"] = "numeric"
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    answer: Number | None = None
    feedback: NumberFeedback | None = None
    traps: tuple[Trap, ...] = ()

    @model_validator(mode="after")
    def _units_exist(self) -> Self:
        refuse_twins(_ids(self.units))
        used = [n.unit for n in (self.answer, *self.traps) if n is not None]
        refuse_strangers("unit", used, _ids(self.units))
        near = self.answer.near if self.answer else None
        if near is not None and self.answer and near <= self.answer.tolerance:
            raise Flaw("`near` is not wider than `tolerance`.", "Make it wider, or leave it out.")
        return self


class PlannedContact(Part):
    """A contact: the stage's place from 0, and the ids of member and channel."""

    stage: Annotated[int, Field(ge=0)]
    member: Id
    channel: Id


class Plan(ItemBase):
    """Plan contacts with an account of the data sets, once its first stages are over.

    Attributes
    ----------
    since
        How many stages are over; a contact's stage counts from there.
    total, stage
        Half-days there are, in all and in one stage.
    answer
        A best plan; an answer is worth its share of what that one gains.
    """

    kind: Literal["plan"] = "plan"
    title: Text
    account: Id
    since: Annotated[int, Field(ge=0)] = 0
    total: Annotated[int, Field(gt=0)]
    stage: Annotated[int, Field(gt=0)]
    answer: Annotated[tuple[PlannedContact, ...], Field(min_length=1)] | None = None


Item = Single | Multiple | Matching | Ordering | Numeric | Spans | Plan
ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="kind")])


class Key(Part):
    """What a graded question lacks: it stands in the hidden test of an exercise's source."""

    answer: Any
    feedback: TextMap = Field(default_factory=dict)
    explanation: MaybeText = ""
    traps: tuple[Trap, ...] = ()


class Objective(Part):
    """Something the trainee will be able to do, as a verb that can be checked."""

    id: Id
    section: str
    text: Text


class Section(Part):
    """A part of a lesson."""

    id: str
    title: Text


class Module(Part):
    """A module of the course; `notebook` names its lesson, and orders the modules."""

    id: Id
    title: Text
    notebook: str = ""
    minutes: Annotated[int, Field(gt=0)]
    sections: tuple[Section, ...] = ()
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]


def refuse_twins(ids: Iterable[str]) -> None:
    """Raise `Flaw` if two parts of one question or activity share an id."""
    ids = list(ids)
    twins = sorted({i for i in ids if ids.count(i) > 1})
    if twins:
        raise Flaw(f"the id {', '.join(twins)} is used twice.", "Give each its own id.")


def refuse_strangers(where: str, named: Iterable[str], known: Iterable[str]) -> None:
    """Raise `Flaw` if the key `where` names something that is not among the `known`."""
    known = list(known)
    strangers = [str(i) for i in named if i not in known]
    if strangers:
        raise Flaw(
            f"`{where}` names {', '.join(strangers)}, which is not there.",
            f"Use one of {', '.join(known)}.",
        )


def _ids(parts: tuple[Option, ...] | tuple[Target, ...] | tuple[Unit, ...]) -> list[str]:
    return [part.id for part in parts]
