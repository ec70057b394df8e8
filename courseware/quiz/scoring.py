"""What an answer is worth, from 0 to 1, as exact fractions so that it is the same everywhere.

Partial credit is given so that guessing does not pay: on average a trainee who clicks at
random gets about nothing in the kinds where that can be (all but single choice).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from courseware.content import (
    Item,
    Matching,
    Multiple,
    Number,
    Numeric,
    Ordering,
    Plan,
    Single,
    Spans,
)
from courseware.errors import AnswerError
from courseware.quiz import plans
from courseware.quiz.values import check_answer, is_blank, read_amount

NOTHING, HALF, ALL = Fraction(0), Fraction(1, 2), Fraction(1)


def score(item: Item, value: object) -> Fraction:
    """Return what `value` is worth as an answer to `item`.

    Parameters
    ----------
    item
        A question with its key.
    value
        As in the answer sheet (`courseware.quiz.values`); blank is worth nothing.

    Returns
    -------
    Fraction
        From 0 to 1.

    Raises
    ------
    AnswerError
        If the value does not fit the question.
    ValueError
        If the question has no key.
    """
    if item.answer is None:
        raise ValueError(f"{item.id} has no key: graded questions get theirs from the exercise")
    check_answer(item, value)
    if is_blank(item, value):
        return NOTHING
    given: Any = value  # of the kind's own type: check_answer has seen to that
    match item:
        case Single():
            return ALL if given == item.answer else NOTHING
        case Multiple():
            return _score_ticks(set(given), set(item.answer))
        case Matching():
            return _score_pairs(item.answer, given, len(item.targets))
        case Spans():
            return _score_marks(item.answer, given)
        case Ordering():
            return _score_order(item.answer, given)
        case Numeric():
            return _score_number(item, item.answer, given)
        case Plan():
            return plans.share(item, given)


def points(item: Item, value: object, maximum: float) -> float:
    """Return :func:`score` times `maximum`, rounded half-even to hundredths of a point.

    A right answer gets `maximum` itself, however many digits that has.

    Returns
    -------
    float
        A built-in float in [0, `maximum`], the only thing nbgrader takes for partial credit.
    """
    share = score(item, value)
    if share == ALL:
        return float(maximum)
    return min(float(maximum), float(round(share * Fraction(str(maximum)), 2)))


def _score_ticks(ticked: set[str], right: set[str]) -> Fraction:
    """Let a wrong tick cost what a right one brings, never going below zero."""
    return max(NOTHING, Fraction(len(ticked & right) - len(ticked - right), len(right)))


def _score_pairs(right: dict[str, str], pairs: dict[str, str], targets: int) -> Fraction:
    """Score by formula: a wrong pair costs 1/(targets - 1) of what a right one brings."""
    hits = sum(right[row] == target for row, target in pairs.items())
    gained = hits - Fraction(len(pairs) - hits, targets - 1)
    return max(NOTHING, gained / len(right))


def _score_marks(right: dict[str, str], marks: dict[str, str]) -> Fraction:
    """Let a wrong mark, a wrong label or a needless one, cost what a right one brings."""
    hits = sum(right.get(segment) == label for segment, label in marks.items())
    return max(NOTHING, Fraction(hits - (len(marks) - hits), len(right)))


def _score_order(right: tuple[str, ...], order: list[str]) -> Fraction:
    """Take Kendall's tau: the share of pairs in the right order, rescaled so that half gives 0."""
    place = {name: number for number, name in enumerate(order)}
    pairs = list(combinations(right, 2))
    kept = sum(place[first] < place[second] for first, second in pairs)
    return max(NOTHING, 2 * Fraction(kept, len(pairs)) - 1)


def _score_number(item: Numeric, right: Number, typed: dict[str, str]) -> Fraction:
    """Give all within the tolerance, half within the wider one, nothing to a text."""
    try:
        given = read_amount(item, typed)
    except AnswerError:
        return NOTHING
    if is_within(item, given, right.value, right.unit, right.tolerance):
        return ALL
    if right.near is not None and is_within(item, given, right.value, right.unit, right.near):
        return HALF
    return NOTHING


def is_within(item: Numeric, given: Decimal, value: Decimal, unit: str, margin: Decimal) -> bool:
    """Say whether `given`, in base units, lies within `margin` of `value`, both in `unit`."""
    factor = next(u.factor for u in item.units if u.id == unit)
    return abs(given - value * factor) <= margin * factor
