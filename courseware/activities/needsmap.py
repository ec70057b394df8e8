"""The needs map: notes about a contact, each sorted by factor (row) and face (column).

The answer is ``{"notes": {note: [factor, face] or "none"}}``; notes not placed yet are left
out, and "none" is a note that has no place on the map.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from courseware.activities.remarks import Mark, Remark, Verdict, headed, verdict
from courseware.activities.values import require, require_parts
from courseware.content import NeedsMapActivity
from courseware.content.activities import NOWHERE, Note
from courseware.i18n import gettext as _
from courseware.models import needs

__all__ = [
    "Feedback",
    "Place",
    "check_value",
    "face_names",
    "factor_names",
    "feedback",
    "mixed",
    "place_name",
    "places",
]

#: Factor and face; None is "not for the map".
Place: TypeAlias = tuple[str, str] | None


@dataclass(frozen=True)
class Feedback:
    """What to say to a map.

    Attributes
    ----------
    verdict
        In one word.
    summary
        Sentences on the map as a whole.
    remarks
        On each note that was placed; on every note where the answer is asked for.
    questions
        For each blank row, the question that would fill it, in the order in which to ask.
    """

    verdict: Verdict
    summary: tuple[str, ...]
    remarks: dict[str, Remark]
    questions: dict[str, str]


def factor_names() -> dict[str, str]:
    """Return the rows of the map by id, in their order."""
    return {factor: headed(needs.factor_label(factor)) for factor in needs.FACTORS}


def face_names() -> dict[str, str]:
    """Return the columns of the map by id, in their order."""
    return {face: headed(needs.face_label(face)) for face in needs.FACES}


def place_name(place: Place) -> str:
    """Return a place in words."""
    if place is None:
        return _("Not for the map")
    factor, face = place
    return f"{factor_names()[factor]} · {face_names()[face]}"


def mixed(activity: NeedsMapActivity) -> tuple[Note, ...]:
    """Return the notes in an order that gives no place away, and is always the same.

    Authors write them row by row.
    """
    notes = list(activity.notes)
    random.Random(activity.id).shuffle(notes)
    return tuple(notes)


def check_value(activity: NeedsMapActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or places notes of this map."""
    if value is None:
        return
    problem = _("the answer is not a map of these notes.")
    known = [note.id for note in activity.notes]
    notes = require_parts(value, "notes", known, activity.title, problem)
    for place in notes.values():
        require(_is_place(place), activity.title, _("a note stands where the map has no place."))


def places(value: object) -> dict[str, Place]:
    """Return where each note of an answer stands; `value` fits (see `check_value`)."""
    given = cast(dict[str, dict[str, object]], value or {"notes": {}})["notes"]
    return {
        name: None if place == NOWHERE else cast(tuple[str, str], tuple(cast(list[str], place)))
        for name, place in given.items()
    }


def feedback(activity: NeedsMapActivity, value: object, *, reveal: bool = False) -> Feedback:
    """Return what to say to a map: to what was placed, or to all of it (`reveal`)."""
    given = places(value)
    marks = {note.id: _mark(note, given) for note in activity.notes}
    told = [note for note in activity.notes if reveal or note.id in given]
    filled = given if not reveal else {note.id: _right_place(note) for note in activity.notes}
    return Feedback(
        verdict(marks.values()),
        _summary(marks),
        {note.id: _remark(note, marks[note.id], reveal=reveal) for note in told},
        _questions(activity, filled),
    )


def _is_place(place: object) -> bool:
    if place == NOWHERE:
        return True
    if not isinstance(place, list) or len(place) != 2:
        return False
    return place[0] in needs.FACTORS and place[1] in needs.FACES


def _right_place(note: Note) -> Place:
    return None if note.factor == NOWHERE else (note.factor, note.face)


def _mark(note: Note, given: Mapping[str, Place]) -> Mark:
    if note.id not in given:
        return "missed"
    place, right = given[note.id], _right_place(note)
    if place == right:
        return "right"
    same_row = place is not None and right is not None and place[0] == right[0]
    return "partly" if same_row else "wrong"


def _remark(note: Note, mark: Mark, *, reveal: bool) -> Remark:
    words = {
        "right": _("Right"),
        "partly": _("Right row, another face"),
        "wrong": _("Not here"),
        "missed": _("Not placed"),
    }
    right = _("Its place: {place}").format(place=place_name(_right_place(note)))
    return Remark(mark, words[mark], note.feedback, right if reveal and mark != "right" else "")


def _summary(marks: Mapping[str, Mark]) -> tuple[str, ...]:
    count = {mark: list(marks.values()).count(mark) for mark in ("right", "partly", "missed")}
    sentences = [
        _("{n} of {total} notes are in their place.").format(n=count["right"], total=len(marks))
    ]
    if count["partly"]:
        half = _("In the right row, but under another face: {n}.")
        sentences.append(half.format(n=count["partly"]))
    if count["missed"]:
        sentences.append(_("Not placed yet: {n}.").format(n=count["missed"]))
    return tuple(sentences)


def _questions(activity: NeedsMapActivity, given: Mapping[str, Place]) -> dict[str, str]:
    known = [place for place in given.values() if place]
    blank = needs.blank_rows(known)
    return {f: activity.questions[f] for f in needs.next_questions(known) if f in blank}
