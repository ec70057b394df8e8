"""The customer card: fields filled from a visit report, each a fact or a guess.

The answer is ``{"fields": {field: {"pick": option or "open", "basis": "fact" | "guess" | None}}}``;
either may be None while the trainee is at it. "open" says that the report doesn't tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from courseware.activities.remarks import Mark, Remark, Verdict, verdict
from courseware.activities.values import require, require_parts
from courseware.content import CardActivity
from courseware.content.activities import CardField
from courseware.i18n import gettext as _
from courseware.models import cards
from courseware.models.cards import OPEN, Basis

__all__ = ["BASES", "OPEN", "Entry", "Feedback", "check_value", "entries", "feedback", "is_filled"]

BASES: tuple[Basis, ...] = ("fact", "guess")

#: An option (or `OPEN`: the report doesn't tell) and its basis, as far as the trainee has got.
Entry: TypeAlias = tuple[str | None, Basis | None]


@dataclass(frozen=True)
class Feedback:
    """What to say to a card.

    Attributes
    ----------
    verdict
        In one word.
    summary
        Sentences on the card as a whole: complete, right, fact and guess kept apart.
    remarks
        On each field that was begun; on every field where the answer is asked for.
    """

    verdict: Verdict
    summary: tuple[str, ...]
    remarks: dict[str, Remark]


def check_value(activity: CardActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or fills fields of this card."""
    if value is None:
        return
    problem = _("the answer is not a card with these fields.")
    known = {field.id: field for field in activity.fields}
    given = require_parts(value, "fields", known, activity.title, problem)
    for name, entry in given.items():
        fits = isinstance(entry, dict) and set(entry) <= {"pick", "basis"}
        require(fits, activity.title, problem)
        picks = [None, OPEN, *(option.id for option in known[name].options)]
        problem_here = _("“{field}” holds what its list does not offer.").format(
            field=known[name].label
        )
        require(entry.get("pick") in picks, activity.title, problem_here)
        require(entry.get("basis") in (None, *BASES), activity.title, problem_here)


def entries(value: object) -> dict[str, Entry]:
    """Return the entry in each field of an answer; `value` fits (see `check_value`)."""
    given = cast(dict[str, dict[str, dict[str, Any]]], value or {"fields": {}})["fields"]
    return {name: (entry.get("pick"), entry.get("basis")) for name, entry in given.items()}


def is_filled(entry: Entry) -> bool:
    """Whether a field is done: "the report doesn't say" needs no basis."""
    pick, basis = entry
    return pick == OPEN or None not in (pick, basis)


def feedback(activity: CardActivity, value: object, *, reveal: bool = False) -> Feedback:
    """Return what to say to a card: to what was filled, or to all of it (`reveal`)."""
    given = {name: entry for name, entry in entries(value).items() if is_filled(entry)}
    marks = {field.id: _mark(field, given.get(field.id)) for field in activity.fields}
    told = [field for field in activity.fields if reveal or field.id in given]
    remarks = {f.id: _remark(f, given.get(f.id), marks[f.id], reveal=reveal) for f in told}
    for name, (pick, _basis) in entries(value).items():
        if pick and name not in remarks:
            remarks[name] = Remark("missed", _("Fact or guess?"))
    return Feedback(verdict(marks.values()), _summary(activity, given), remarks)


def _mark(field: CardField, entry: Entry | None) -> Mark:
    if entry is None:
        return "missed"
    pick, basis = entry
    if pick != field.answer:
        return "wrong"
    return "right" if pick == OPEN or basis == field.basis else "partly"


def _remark(field: CardField, entry: Entry | None, mark: Mark, *, reveal: bool) -> Remark:
    solution = _solution(field) if reveal and mark != "right" else ""
    return Remark(mark, _word(field, entry, mark), _text(field, entry, mark, reveal), solution)


def _text(field: CardField, entry: Entry | None, mark: Mark, reveal: bool) -> str:
    """Return why the pick is wrong, or why the right one is a fact or a guess."""
    picked = entry[0] if entry else None
    against = [o.feedback for o in field.options if mark == "wrong" and o.id == picked]
    reason = [field.why] if reveal or mark in ("right", "partly") else []
    return "\n\n".join(filter(None, against + reason))


def _word(field: CardField, entry: Entry | None, mark: Mark) -> str:
    if entry is None:
        return _("Not filled")
    if mark == "right":
        return _("Right")
    if mark == "partly":
        fact = field.basis == "fact"
        return _("Right entry, but a fact") if fact else _("Right entry, but a guess")
    if field.answer == OPEN:
        return _("The report doesn't say this")
    return _("The report does say something") if entry[0] == OPEN else _("Not right")


def _solution(field: CardField) -> str:
    if field.answer == OPEN:
        return _("Right answer: {text}").format(text=_("The report doesn't say"))
    entry = next(option.text for option in field.options if option.id == field.answer)
    basis = _("fact") if field.basis == "fact" else _("guess")
    return _("Right answer: {text}").format(text=f"{entry} · {basis}")


def _summary(activity: CardActivity, given: Mapping[str, Entry]) -> tuple[str, ...]:
    fields = [cards.Field(field.id, field.answer, field.basis) for field in activity.fields]
    filled = {name: cards.Entry(pick or OPEN, basis) for name, (pick, basis) in given.items()}
    found = cards.review(fields, filled)
    sentences = [*cards.explain(found)]
    # A field that the trainee has not reached yet is no mistake: only these three are told.
    denied = [name for name in found.missing if name in given]
    for sentence, names in (
        (_("Entries that the report contradicts: {n}."), found.wrong),
        (_("Entries on which the report is silent: {n}."), found.invented),
        (_("Left open although the report says something: {n}."), denied),
    ):
        if names:
            sentences.append(sentence.format(n=len(names)))
    return tuple(sentences)
