"""The needs map of a contact: six factors, each seen from four faces.

A note is a pair (factor, face). The map shows what is known, and with it what to ask next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from courseware.i18n import gettext as _

__all__ = [
    "FACES",
    "FACTORS",
    "blank_rows",
    "cells",
    "face_label",
    "factor_label",
    "next_questions",
    "rows",
]

#: The rows, from what is talked of at a first meeting to what is most private.
FACTORS = ("work", "ambition", "lifestyle", "values", "personality", "family")

#: The columns.
FACES = ("practical", "inner", "social", "personal")

Note = tuple[str, str]


def cells(notes: Iterable[Note]) -> dict[Note, int]:
    """Return how many notes lie in each cell of the map, blank ones included.

    Raises
    ------
    ValueError
        If a note names a factor or a face that the map does not have.

    Examples
    --------
    >>> found = cells([("work", "practical"), ("work", "practical")])
    >>> len(found), found["work", "practical"], found["work", "inner"]
    (24, 2, 0)
    """
    counts = Counter(notes)
    for factor, face in counts:
        _refuse_unknown("factor", factor, FACTORS)
        _refuse_unknown("face", face, FACES)
    return {(factor, face): counts[factor, face] for factor in FACTORS for face in FACES}


def rows(notes: Iterable[Note]) -> dict[str, int]:
    """Return in how many of its four faces each factor is known, 0 to 4.

    Examples
    --------
    >>> rows([("work", "practical"), ("work", "social"), ("family", "inner")])["work"]
    2
    """
    known = cells(notes)
    return {factor: sum(known[factor, face] > 0 for face in FACES) for factor in FACTORS}


def blank_rows(notes: Iterable[Note]) -> tuple[str, ...]:
    """Return the factors of which nothing is known, in the order of the map.

    Examples
    --------
    >>> blank_rows([("work", "practical"), ("family", "inner")])
    ('ambition', 'lifestyle', 'values', 'personality')
    """
    return tuple(factor for factor, known in rows(notes).items() if known == 0)


def next_questions(notes: Iterable[Note]) -> tuple[str, ...]:
    """Return the factors to ask about, in order; those known from all four faces are left out.

    The rule: first where least is known, counted in faces; among equals the less private
    first, in the order of the map. A blank row therefore comes before one half filled, and
    family never before work unless more is known of work. A convention of the course.

    Examples
    --------
    >>> next_questions([("work", "practical"), ("ambition", "inner")])
    ('lifestyle', 'values', 'personality', 'family', 'work', 'ambition')
    """
    known = rows(notes)
    open_ = [factor for factor in FACTORS if known[factor] < len(FACES)]
    return tuple(sorted(open_, key=known.__getitem__))  # sorted keeps the order of equals


def factor_label(factor: str) -> str:
    """Return a factor in words, in the current language.

    Examples
    --------
    >>> factor_label("lifestyle")
    'way of life'
    """
    _refuse_unknown("factor", factor, FACTORS)
    labels = {
        "work": _("needs at work"),
        "ambition": _("ambition"),
        "lifestyle": _("way of life"),
        "values": _("values"),
        "personality": _("personality"),
        "family": _("family"),
    }
    return labels[factor]


def face_label(face: str) -> str:
    """Return a face in words, in the current language.

    Examples
    --------
    >>> face_label("inner")
    'inner face'
    """
    _refuse_unknown("face", face, FACES)
    labels = {
        "practical": _("practical face"),
        "inner": _("inner face"),
        "social": _("social face"),
        "personal": _("personal face"),
    }
    return labels[face]


def _refuse_unknown(kind: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise ValueError(f"there is no {kind} {name!r}; there are {', '.join(known)}")
