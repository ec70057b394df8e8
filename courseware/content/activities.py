"""The format of activities: practice that is more than one question.

Each class mirrors an entry of an ``activities*.yaml``. They carry their key; none is graded.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, TypeAdapter, model_validator

from courseware.content.drill import Drill
from courseware.content.part import MaybeText, Part, Text, TextMap
from courseware.content.schema import Flaw, Id, Option, refuse_strangers, refuse_twins
from courseware.models.buying.account import Attitude, Role, Stance
from courseware.models.cards import OPEN
from courseware.models.funnel import STEPS
from courseware.models.needs import FACES, FACTORS

__all__ = [
    "ACTIVITY",
    "Activity",
    "CardActivity",
    "CardField",
    "Clue",
    "Codes",
    "DecisionMapActivity",
    "Dossier",
    "DrillActivity",
    "Example",
    "FunnelActivity",
    "MessageActivity",
    "NeedsMapActivity",
    "Note",
    "Opportunity",
    "OwnAccountActivity",
    "PatternName",
    "Sentence",
    "WorkbenchActivity",
]

PatternName = Literal["condition", "but", "must", "contradiction", "vague-time", "not-mine"]
ClueKind = Literal["evidence", "counter", "neither"]

#: Where a note goes that has no place on a needs map, such as gossip.
NOWHERE = "none"


class ActivityBase(Part):
    """What every activity has."""

    id: Id
    objective: Id
    title: Text
    intro: Text
    closing: MaybeText = ""
    module: str = ""


class Note(Part):
    """Something a seller knows about a contact, and its place on the needs map."""

    id: Id
    text: Text
    factor: str
    face: str
    feedback: Text

    @model_validator(mode="after")
    def _place_exists(self) -> Self:
        refuse_strangers("factor", [self.factor], (*FACTORS, NOWHERE))
        refuse_strangers("face", [self.face], (*FACES, NOWHERE))
        if (self.factor == NOWHERE) != (self.face == NOWHERE):
            raise Flaw("only one of factor and face is none.", "Give both a place, or neither.")
        return self


class NeedsMapActivity(ActivityBase):
    """Sort notes about a person; rows that stay blank become questions to ask."""

    kind: Literal["needsmap"] = "needsmap"
    notes: Annotated[tuple[Note, ...], Field(min_length=4)]
    questions: TextMap

    @model_validator(mode="after")
    def _every_row_has_a_question(self) -> Self:
        refuse_twins(note.id for note in self.notes)
        if sorted(self.questions) != sorted(FACTORS):
            raise Flaw(
                "`questions` does not hold one question for each factor.",
                f"Write one for each of {', '.join(FACTORS)}.",
            )
        return self


class CardField(Part):
    """A field of a customer card; `answer` is an option, or "open" where the report is silent."""

    id: Id
    label: Text
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    answer: Id
    basis: Literal["fact", "guess"] = "fact"
    why: Text

    @model_validator(mode="after")
    def _answer_exists(self) -> Self:
        answers = [*(option.id for option in self.options), OPEN]
        refuse_twins(answers)
        refuse_strangers("answer", [self.answer], answers)
        return self


class CardActivity(ActivityBase):
    """Fill a customer card from a visit report, and mark what is fact and what is guess."""

    kind: Literal["card"] = "card"
    report: Text
    fields: Annotated[tuple[CardField, ...], Field(min_length=4)]

    @model_validator(mode="after")
    def _fields_differ(self) -> Self:
        refuse_twins(field.id for field in self.fields)
        return self


class Clue(Part):
    """A statement about an opportunity: for the step claimed, against it, or neither."""

    id: Id
    text: Text
    kind: ClueKind
    feedback: Text


class Opportunity(Part):
    """A live opportunity: where it stands by the evidence, and what to do next."""

    id: Id
    name: Text
    text: Text
    clues: Annotated[tuple[Clue, ...], Field(min_length=2)]
    step: str
    step_feedback: Text
    actions: Annotated[tuple[Option, ...], Field(min_length=2)]
    action: Id

    @model_validator(mode="after")
    def _key_exists(self) -> Self:
        refuse_twins(clue.id for clue in self.clues)
        refuse_twins(action.id for action in self.actions)
        refuse_strangers("step", [self.step], STEPS)
        refuse_strangers("action", [self.action], [action.id for action in self.actions])
        return self


class FunnelActivity(ActivityBase):
    """Place live opportunities in the funnel by evidence and counter-evidence."""

    kind: Literal["funnel"] = "funnel"
    opportunities: Annotated[tuple[Opportunity, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _opportunities_differ(self) -> Self:
        refuse_twins(each.id for each in self.opportunities)
        return self


class Example(Part):
    """A model text with a word on what it does."""

    text: Text
    comment: Text


class MessageActivity(ActivityBase):
    """Write a first message; the checks explain."""

    kind: Literal["message"] = "message"
    senders: Annotated[tuple[str, ...], Field(min_length=1)]
    companies: Annotated[tuple[str, ...], Field(min_length=1)]
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class Sentence(Part):
    """A sentence that costs goodwill: which pattern mends it, and a good version."""

    id: Id
    costly: Text
    situation: Text
    pattern: PatternName
    feedback: TextMap
    model: Text
    why: Text

    @model_validator(mode="after")
    def _every_pattern_has_feedback(self) -> Self:
        if sorted(self.feedback) != sorted(get_args(PatternName)):
            raise Flaw(
                "`feedback` does not speak to each pattern.",
                f"Write one for each of {', '.join(get_args(PatternName))}.",
            )
        return self


class WorkbenchActivity(ActivityBase):
    """Pick the pattern for a costly sentence, then write a better one; the checks explain."""

    kind: Literal["workbench"] = "workbench"
    sentences: Annotated[tuple[Sentence, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sentences_differ(self) -> Self:
        refuse_twins(each.id for each in self.sentences)
        return self


class Evidence(Part):
    """Something known about a member."""

    id: Id
    text: Text


class Codes(Part):
    """What a member is on the map; `evidence` are the pieces that carry it, if it is asked."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    attitude: Attitude
    relationship: Stance
    evidence: tuple[Id, ...] = ()


class CodesFeedback(Part):
    """Why the codes are these."""

    roles: Text
    attitude: Text
    relationship: Text
    evidence: MaybeText = ""


class Dossier(Part):
    """Evidence on a member of the account, to be coded."""

    member: Id
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    answer: Codes
    feedback: CodesFeedback

    @model_validator(mode="after")
    def _evidence_exists(self) -> Self:
        known = [each.id for each in self.evidence]
        refuse_twins(known)
        refuse_twins(self.answer.roles)
        refuse_strangers("evidence", self.answer.evidence, known)
        return self


class DecisionMapActivity(ActivityBase):
    """Look at an account's decision map, code members from evidence, plan contacts.

    The map is always there; the account is one of the data sets. Dossiers bring the coding;
    a plan is held against the account's certificate (`courseware.content.certificate`).
    """

    kind: Literal["decisionmap"] = "decisionmap"
    account: str
    dossiers: tuple[Dossier, ...] = ()
    plan: bool = False

    @model_validator(mode="after")
    def _dossiers_differ(self) -> Self:
        refuse_twins(each.member for each in self.dossiers)
        return self


class DrillActivity(Drill, ActivityBase):
    """Tell the kind of each case; a table shows what is taken for what."""

    kind: Literal["drill"] = "drill"


class OwnAccountActivity(ActivityBase):
    """Load an account of one's own from a table; see its map, plan contacts in it."""

    kind: Literal["ownaccount"] = "ownaccount"


Activity = (
    NeedsMapActivity
    | CardActivity
    | FunnelActivity
    | MessageActivity
    | WorkbenchActivity
    | DecisionMapActivity
    | DrillActivity
    | OwnAccountActivity
)
ACTIVITY: TypeAdapter[Activity] = TypeAdapter(Annotated[Activity, Field(discriminator="kind")])
