"""Reading a filled customer card against the report it was filled from.

Two marks, both shares of 1. *Completeness*: of the fields that the report supports, how
many are filled. *Separation*: of the fields that are filled, how many have their basis,
fact or guess, marked right. A field filled although the report is silent is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from courseware.i18n import gettext as _

__all__ = ["OPEN", "Basis", "CardReview", "Entry", "Field", "explain", "review"]

Basis = Literal["fact", "guess"]

#: The answer to a field on which the report is silent.
OPEN = "open"


@dataclass(frozen=True)
class Field:
    """A field of the card, as the report has it.

    Attributes
    ----------
    id
        Its own on the card.
    answer
        What the report says, or `OPEN`.
    basis
        Whether the report states it as a fact or somebody guessed; for `OPEN` without effect.
    """

    id: str
    answer: str
    basis: Basis = "fact"

    @property
    def supported(self) -> bool:
        """Whether the report says something about it."""
        return self.answer != OPEN


@dataclass(frozen=True)
class Entry:
    """What somebody filled in; `basis` is None until it is marked."""

    value: str
    basis: Basis | None = None


@dataclass(frozen=True)
class CardReview:
    """How well a card was filled.

    Attributes
    ----------
    completeness, separation
        Shares from 0 to 1, see the module; 1 where there is nothing to count.
    missing
        Fields that the report supports and that are not filled.
    wrong
        Filled fields with another value than the report has.
    invented
        Filled fields on which the report is silent.
    mixed_up
        Filled fields whose basis is marked wrong or not at all.
    """

    completeness: float
    separation: float
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    invented: tuple[str, ...]
    mixed_up: tuple[str, ...]


def review(fields: Iterable[Field], entries: Mapping[str, Entry]) -> CardReview:
    """Hold a filled card against the report.

    A field whose entry is absent, blank or `OPEN` is not filled. A wrong value counts as
    filled; it is listed apart, since a card can be complete, well marked, and wrong.

    Examples
    --------
    >>> fields = [Field("staff", "50"), Field("rival", "unicom", "guess"), Field("budget", OPEN)]
    >>> found = review(fields, {"staff": Entry("50", "fact"), "budget": Entry("high", "fact")})
    >>> found.completeness, found.separation
    (0.5, 0.5)
    >>> found.missing, found.invented
    (('rival',), ('budget',))
    """
    fields = list(fields)
    unknown = sorted(set(entries) - {field.id for field in fields})
    if unknown:
        raise ValueError(f"the card has no field {', '.join(unknown)}")
    filled = [field for field in fields if _is_filled(entries.get(field.id))]
    supported = [field for field in fields if field.supported]
    missing = [field for field in supported if field not in filled]
    mixed_up = [field for field in filled if entries[field.id].basis != _basis(field)]
    differing = [field for field in filled if entries[field.id].value != field.answer]
    return CardReview(
        completeness=_share(len(supported) - len(missing), len(supported)),
        separation=_share(len(filled) - len(mixed_up), len(filled)),
        missing=_ids(missing),
        wrong=_ids(field for field in differing if field.supported),
        invented=_ids(field for field in differing if not field.supported),
        mixed_up=_ids(mixed_up),
    )


def explain(found: CardReview) -> tuple[str, str]:
    r"""Say what the two marks mean, in the current language.

    Examples
    --------
    >>> fields = [Field("staff", "50"), Field("rival", "unicom", "guess")]
    >>> print(*explain(review(fields, {"staff": Entry("50", "fact")})), sep="\n")
    Completeness 50 %: of the fields that the report supports, this share is filled.
    Fact and guess 100 %: of the fields you filled, this share has its basis marked right.
    """
    return (
        _(
            "Completeness {share} %: of the fields that the report supports, this share is filled."
        ).format(share=round(100 * found.completeness)),
        _(
            "Fact and guess {share} %: of the fields you filled, "
            "this share has its basis marked right."
        ).format(share=round(100 * found.separation)),
    )


def _is_filled(entry: Entry | None) -> bool:
    return entry is not None and entry.value.strip() not in ("", OPEN)


def _basis(field: Field) -> Basis:
    return field.basis if field.supported else "guess"


def _ids(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(field.id for field in fields)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
