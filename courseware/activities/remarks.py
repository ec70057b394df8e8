"""What the words of activities are made of: a verdict, a remark on each part, headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Mark", "Remark", "Verdict", "headed", "verdict"]

Verdict = Literal["right", "partly", "wrong"]
Mark = Literal["right", "partly", "wrong", "missed"]


@dataclass(frozen=True)
class Remark:
    """What to say to one part of an answer.

    Attributes
    ----------
    mark
        How the trainee dealt with it; "missed" was not done, and is only told on request.
    word
        The mark in one or a few words.
    text
        Why.
    solution
        The right answer in words, where it was asked for and differs.
    """

    mark: Mark
    word: str
    text: str = ""
    solution: str = ""


def verdict(marks: Iterable[Mark]) -> Verdict:
    """Return the whole of `marks` in a word: right if all are, wrong if nothing is in part.

    Examples
    --------
    >>> verdict(["right", "missed"])
    'partly'
    """
    seen = set(marks)
    if seen <= {"right"}:
        return "right"
    return "partly" if seen & {"right", "partly"} else "wrong"


def headed(label: str) -> str:
    """Return a label of a model as it stands at the head of a row, a column or a choice.

    Examples
    --------
    >>> headed("key opportunity")
    'Key opportunity'
    """
    return label[:1].upper() + label[1:]
