"""What to say to an answer in practice: a verdict, and why for each thing the trainee did."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from courseware.content import Item, Matching, Multiple, Numeric, Ordering, Plan, Single, Spans
from courseware.errors import AnswerError
from courseware.i18n import gettext as _
from courseware.quiz import plans
from courseware.quiz.scoring import ALL, HALF, NOTHING, is_within, score
from courseware.quiz.values import is_blank, read_amount

Verdict = Literal["right", "partly", "wrong"]
Mark = Literal["right", "wrong", "missed"]


@dataclass(frozen=True)
class Feedback:
    """Feedback on one answer.

    Attributes
    ----------
    share
        What the answer is worth, 0 to 1.
    verdict
        In one word.
    options
        For each option to comment on, why it is right or wrong.
    marks
        How the trainee dealt with an option; "missed" is right but not chosen, and is
        only told when the answer is revealed. In an ordering, "right" means the right place.
    text
        What to say to the answer as a whole (numbers and plans).
    explanation
        The item's explanation, for whoever wants the reasoning.
    """

    share: Fraction
    verdict: Verdict
    options: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    text: str = ""
    explanation: str = ""


def feedback(item: Item, value: object, *, reveal: bool = False) -> Feedback:
    """Return the feedback on `value` as an answer to `item`, which must have its key.

    A trainee who got it wrong reads why their own choice is wrong, and may try again: what
    they did not choose stays uncommented, and the explanation untold, until the answer is
    right or they give up (`reveal`).
    """
    share = score(item, value)
    told = reveal or share == ALL
    explanation = item.explanation if told else ""
    if isinstance(item, Numeric):
        text = _number_text(item, value, share, reveal=reveal)
        return Feedback(share, _verdict(share), text=text, explanation=explanation)
    if isinstance(item, Plan):
        text = _plan_text(item, value, share)
        return Feedback(share, _verdict(share), text=text, explanation=explanation)
    marks = _marks(item, value)
    if not told:
        marks = {name: mark for name, mark in marks.items() if mark != "missed"}
    said = {o.id: o.feedback for o in item.options if told or o.id in marks}
    return Feedback(share, _verdict(share), said, marks, explanation=explanation)


def _verdict(share: Fraction) -> Verdict:
    if share == ALL:
        return "right"
    return "wrong" if share == NOTHING else "partly"


def _marks(item: Item, value: object) -> dict[str, Mark]:
    """Compare answer and key option by option; a blank answer misses all of the key."""
    given: Any = value or []
    key: Any = item.answer
    match item:
        case Single():
            return _compared({given: "x"} if given else {}, {key: "x"})
        case Multiple():
            return _compared(dict.fromkeys(given, "x"), dict.fromkeys(key, "x"))
        case Matching() | Spans():
            return _compared(dict(given), key)
        case Ordering():
            return {
                name: "right" if name == wanted else "wrong"
                for name, wanted in zip(given, key, strict=False)
            }
        case Numeric() | Plan():
            return {}


def _compared(given: dict[str, str], right: dict[str, str]) -> dict[str, Mark]:
    marks: dict[str, Mark] = dict.fromkeys(right.keys() - given.keys(), "missed")
    for name, target in given.items():
        marks[name] = "right" if right.get(name) == target else "wrong"
    return marks


def _plan_text(item: Plan, value: object, share: Fraction) -> str:
    if not isinstance(value, dict) or is_blank(item, value):
        return ""
    if number := plans.impossible(item, value):
        text = _("Impossible contacts: {n}. Such a plan brings no points.")
        return text.format(n=number)
    text = _("The plan brings {share} % of what the best one brings.")
    return text.format(share=f"{float(100 * share):.1f}")


def _number_text(item: Numeric, value: object, share: Fraction, *, reveal: bool) -> str:
    assert item.feedback is not None
    if reveal:
        return item.feedback.right
    if not isinstance(value, dict) or is_blank(item, value):
        return ""
    try:
        given = read_amount(item, value)
    except AnswerError as error:
        return str(error)
    if share == ALL:
        return item.feedback.right
    for trap in item.traps:
        if is_within(item, given, trap.value, trap.unit, trap.tolerance):
            return trap.feedback
    if share == HALF and item.feedback.near:
        return item.feedback.near
    return item.feedback.wrong
