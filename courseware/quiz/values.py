"""Answers as they stand in the answer sheet: plain JSON values, checked against their question.

=========  =======================================================
kind       value
=========  =======================================================
single     ``"b"``
multiple   ``["a", "c"]``
matching   ``{"row": "target"}``, rows may be left out
spans      ``{"segment": "label"}``, unmarked segments are left out
ordering   ``["c", "a", "b"]``, every option once
numeric    ``{"text": "482.8", "unit": "million"}``, as typed
plan       ``{"plan": [{"stage": 0, "member": "m", "channel": "c"}]}``
=========  =======================================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from courseware.content import (
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Plan,
    Single,
    Spans,
    Unit,
)
from courseware.errors import AnswerError
from courseware.i18n import gettext as _
from courseware.quiz import plans

#: Longest number a person types; anything longer is a mistake, and slow to read.
MAX_DIGITS = 40

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_MINUS = str.maketrans({"−": "-", "–": "-", "。": "."})


def is_blank(item: Item, value: object) -> bool:
    """Say whether `value` counts as no answer at all to `item`."""
    if isinstance(item, Numeric) and isinstance(value, dict) and "text" in value:
        text = value["text"]
        return isinstance(text, str) and not text.strip()
    return value is None or value in ("", [], {}, {"plan": []})


def check_answer(item: Item, value: object) -> None:
    """Raise if `value` is not an answer to `item`; a blank one is.

    Raises
    ------
    AnswerError
        If the type is wrong, or it names an option that the question doesn't have.
    """
    if is_blank(item, value):
        return
    match item:
        case Single():
            _require(isinstance(value, str), item, _("the answer is not the name of one option."))
            _require_known(item, [value], item.options)
        case Multiple() | Ordering():
            _require(_is_names(value), item, _("the answer is not a list of options."))
            assert isinstance(value, list)
            _require_known(item, value, item.options)
            _require(len(set(value)) == len(value), item, _("the answer names an option twice."))
            whole = isinstance(item, Multiple) or len(value) == len(item.options)
            _require(whole, item, _("the answer does not order every option."))
        case Matching() | Spans():
            fits = isinstance(value, dict) and _is_names([*value, *value.values()])
            _require(fits, item, _("the answer does not pair options with targets."))
            assert isinstance(value, dict)
            _require_known(item, value, item.options)
            _require_known(item, value.values(), item.targets)
        case Numeric():
            _check_typed(item, value)
        case Plan():
            _require(plans.fits(item, value), item, _("the answer is not a plan for this account."))


def parse_number(text: str, *, percent: bool = False) -> Decimal:
    """Read a number as people type it: ``2,133.67``, ``１２．５``, ``−3``, and ``25.7%`` if asked.

    Parameters
    ----------
    text
        At most 40 characters.
    percent
        Whether a percent sign behind the number is part of the unit.

    Raises
    ------
    AnswerError
        If it can't be read as one number.

    Examples
    --------
    >>> parse_number("2,133.67")
    Decimal('2133.67')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS).replace(" ", "")
    if percent:
        plain = plain.removesuffix("%")
    if len(text) <= MAX_DIGITS and (_PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain)):
        return Decimal(plain.replace(",", ""))
    shown = text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
    raise AnswerError(
        f"“{shown}”",
        _("this can't be read as a number."),
        _("Type digits with a point for decimals, such as 482.4, and no words."),
    )


def read_amount(item: Numeric, value: dict[str, str]) -> Decimal:
    """Return a typed answer to `item` in base units (number times the unit's factor)."""
    unit = _unit(item, value)
    percent = "%" in unit.text or "％" in unit.text
    return parse_number(value["text"], percent=percent) * unit.factor


def advice(item: Item, value: object) -> str:
    """Return a sentence for an answer that fits but can't be read yet; "" if all is well.

    It says nothing of right or wrong, so it may be shown in a graded exercise.
    """
    if not isinstance(item, Numeric) or not isinstance(value, dict) or is_blank(item, value):
        return ""
    try:
        read_amount(item, value)
    except AnswerError as error:
        return str(error)
    return ""


def _check_typed(item: Numeric, value: object) -> None:
    fits = (
        isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and set(value) <= {"text", "unit"}
    )
    _require(fits, item, _("the answer is not a number with its unit."))
    assert isinstance(value, dict)
    _require_known(item, [value["unit"]] if value.get("unit") is not None else [], item.units)


def _unit(item: Numeric, value: dict[str, str]) -> Unit:
    wanted = value.get("unit") or item.units[0].id
    return next(unit for unit in item.units if unit.id == wanted)


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _require(fits: bool, item: Item, problem: str) -> None:
    if not fits:
        raise AnswerError(item.id, problem, _("Answer the question again in the lesson."))


def _require_known(item: Item, names: Iterable[object], parts: Iterable[object]) -> None:
    known = [part.id for part in parts]  # type: ignore[attr-defined]
    for name in names:
        problem = _("there is no option {name}.").format(name=str(name)[:MAX_DIGITS])
        _require(name in known, item, problem)
