"""Graded questions with their keys, read from test cells as data: nothing is run."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from courseware.content import Item, keyed, load_course, load_key
from courseware.errors import GradingError, UnknownItem

__all__ = ["Question", "build_question", "read_question"]

_FORM = 'Write score("<question>", points=<number>, key="""…""") as its last line.'


@dataclass(frozen=True)
class Question:
    """A graded question with its key and what it is worth."""

    item: Item
    points: float


def build_question(
    item_id: str, points: float, key: str, *, where: str, language: str = "en"
) -> Question:
    """Return the question `item_id` in `language` with its `key`.

    Raises
    ------
    ContentError
        If the key does not fit the question.
    GradingError
        If the course has no such question to grade, or the points can't be used.
    """
    if isinstance(points, bool) or not isinstance(points, int | float):
        raise GradingError(where, f"points={points!r} is not a number.", "Write points=2 or so.")
    if not (math.isfinite(points) and points > 0):
        raise GradingError(where, f"points={points!r} is not above zero.", "Write points=2 or so.")
    try:
        item = load_course(language).item(item_id)
    except UnknownItem as error:
        raise GradingError(where, f"{item_id} is no question of the course.", error.fix) from error
    if not item.graded:
        raise GradingError(
            where,
            f"{item_id} is a practice question, whose key every trainee has.",
            "Score a question of graded.yaml.",
        )
    return Question(keyed(item, load_key(key, where), where), float(points))


@lru_cache(maxsize=512)  # a class shares one exercise
def read_question(
    source: str, *, where: str, points: float | None = None, language: str = "en"
) -> Question | None:
    """Read the question that a test cell scores; None if the cell calls no ``score``.

    Parameters
    ----------
    source
        The cell's code, with its hidden test.
    where
        Names the cell in errors.
    points
        What nbgrader says the cell is worth; the call must say the same.
    language
        Of the question's texts.

    Raises
    ------
    GradingError
        If the cell does anything but ask for one score with literal arguments, since
        only that means the same here and in a kernel.
    """
    tree = _parse(source, where)
    calls = [node for node in ast.walk(tree) if _is_call(node, "score")]
    if not calls:
        return None
    if len(calls) > 1:
        raise GradingError(where, "it calls score() more than once.", "Keep one call a cell.")
    item_id, worth, key = _arguments(calls[0], where)
    _refuse_other_code(tree, calls[0], item_id, where)
    question = build_question(item_id, worth, key, where=where, language=language)
    if points is not None and points != question.points:
        raise GradingError(
            where,
            f"score() says points={worth}, the cell's nbgrader settings say {points:g}.",
            "Make both the same.",
        )
    return question


def _parse(source: str, where: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise GradingError(
            where, f"line {error.lineno} is not Python ({error.msg}).", _FORM
        ) from error


def _is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and name in (
        getattr(node.func, "id", None),
        getattr(node.func, "attr", None),
    )


def _arguments(call: ast.AST, where: str) -> tuple[str, float, str]:
    """Return the literal arguments of a call of score()."""
    assert isinstance(call, ast.Call)
    names = [keyword.arg for keyword in call.keywords]
    if len(call.args) != 1 or sorted(map(str, names)) != ["key", "points"]:
        raise GradingError(where, "score() has not its three arguments.", _FORM)
    try:
        item_id = ast.literal_eval(call.args[0])
        given = {str(k.arg): ast.literal_eval(k.value) for k in call.keywords}
    except ValueError:
        _refuse_arguments(where)
    if not (isinstance(item_id, str) and isinstance(given["key"], str)):
        _refuse_arguments(where)
    return item_id, given["points"], given["key"]


def _refuse_arguments(where: str) -> NoReturn:
    raise GradingError(where, "an argument of score() is not written out as text or number.", _FORM)


def _refuse_other_code(tree: ast.Module, call: ast.AST, item_id: str, where: str) -> None:
    """Refuse a cell that would need to run: ours and a kernel's points could differ."""
    *others, last = tree.body
    if not (isinstance(last, ast.Expr) and last.value is call):
        raise GradingError(where, "score() is not its last line, which gives the points.", _FORM)
    for node in others:
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "courseware":
            continue
        if not (isinstance(node, ast.Expr) and _is_call(node.value, "answered")):
            raise GradingError(
                where,
                f"line {node.lineno} does something of its own, which would not be run.",
                "Keep to answered() and score().",
            )
        assert isinstance(node.value, ast.Call)
        if [getattr(argument, "value", None) for argument in node.value.args] != [item_id]:
            raise GradingError(
                where, f"answered() asks for another question than {item_id}.", "Name the same."
            )
