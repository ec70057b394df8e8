"""Which opportunities deserve the week: A, B and C cards.

An opportunity lives by a *burning issue*: it is personal to someone, has a deadline, and is
a real dilemma. The rule below is the course's own, kept simple enough to apply by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from courseware.i18n import gettext as _

__all__ = [
    "LATER",
    "SOON",
    "Card",
    "Letter",
    "Qualification",
    "card",
]

Letter = Literal["A", "B", "C"]

#: Days: an A closes within `SOON`; what closes after `LATER` counts as without a date.
SOON, LATER = 90, 365


@dataclass(frozen=True)
class Qualification:
    """What is known about an opportunity.

    Attributes
    ----------
    issue_personal, issue_deadline, issue_dilemma
        Whether somebody loses sleep over the issue, by a date, with no easy way out.
    decider_met
        Whether we have talked to the person who decides.
    value_measured, value_confirmed
        Whether the value we bring is stated in the customer's measure, and whether the
        customer has agreed to it.
    closes_in_days
        Days to the expected decision; None if nobody knows.
    """

    issue_personal: bool
    issue_deadline: bool
    issue_dilemma: bool
    decider_met: bool
    value_measured: bool
    value_confirmed: bool
    closes_in_days: int | None

    def __post_init__(self) -> None:
        if self.closes_in_days is not None and self.closes_in_days < 0:
            raise ValueError(f"closes_in_days must be 0 or more; got {self.closes_in_days}")

    @property
    def issue_parts(self) -> int:
        """How many of the three parts of a burning issue are there."""
        return self.issue_personal + self.issue_deadline + self.issue_dilemma


@dataclass(frozen=True)
class Card:
    """The letter of an opportunity, and the sentences that say why."""

    letter: Letter
    reasons: tuple[str, ...]


def card(q: Qualification) -> Card:
    r"""Sort an opportunity onto an A, B or C card, with reasons in the current language.

    ====== ====================================================================
    letter rule
    ====== ====================================================================
    A      all three parts of the issue, the decider met, and 90 days at most
    C      no part of the issue, and no date or one more than 365 days off
    B      everything else
    ====== ====================================================================

    Whether the value is measured and confirmed does not move the letter; the reasons say
    what is still to be done.

    Examples
    --------
    >>> found = card(Qualification(True, True, True, True, True, False, closes_in_days=60))
    >>> found.letter
    'A'
    >>> print(*found.reasons, sep="\n")
    The burning issue is complete: personal, with a deadline, and a real dilemma.
    We have met the person who decides.
    Days to the decision: 60, within 90.
    The value is measured; now have the customer confirm it.
    """
    reasons = (_issue_reason(q), _decider_reason(q), _date_reason(q), _value_reason(q))
    return Card(_letter(q), reasons)


def _letter(q: Qualification) -> Letter:
    days = q.closes_in_days
    if q.issue_parts == 3 and q.decider_met and days is not None and days <= SOON:
        return "A"
    if q.issue_parts == 0 and (days is None or days > LATER):
        return "C"
    return "B"


def _issue_reason(q: Qualification) -> str:
    if q.issue_parts == 3:
        return _("The burning issue is complete: personal, with a deadline, and a real dilemma.")
    if q.issue_parts == 0:
        return _("There is no burning issue: not personal, no deadline, no dilemma.")
    missing = [
        words
        for there, words in (
            (q.issue_personal, _("a person it matters to")),
            (q.issue_deadline, _("a deadline")),
            (q.issue_dilemma, _("a real dilemma")),
        )
        if not there
    ]
    return _("The burning issue still lacks {parts}.").format(parts=_both(missing))


def _both(parts: list[str]) -> str:
    """Join the one or two parts that an incomplete issue lacks."""
    if len(parts) == 1:
        return parts[0]
    return _("{one} and {other}").format(one=parts[0], other=parts[1])


def _decider_reason(q: Qualification) -> str:
    if q.decider_met:
        return _("We have met the person who decides.")
    return _("We have not met the person who decides.")


def _date_reason(q: Qualification) -> str:
    if q.closes_in_days is None:
        return _("Nobody knows when the decision falls.")
    if q.closes_in_days <= SOON:
        text = _("Days to the decision: {days}, within {limit}.")
        limit = SOON
    elif q.closes_in_days <= LATER:
        text = _("Days to the decision: {days}, more than {limit}.")
        limit = SOON
    else:
        text = _("Days to the decision: {days}, more than {limit}, as good as no date.")
        limit = LATER
    return text.format(days=q.closes_in_days, limit=limit)


def _value_reason(q: Qualification) -> str:
    if q.value_confirmed:
        return _("The customer has confirmed the value.")
    if q.value_measured:
        return _("The value is measured; now have the customer confirm it.")
    return _("The value is not yet stated in the customer's own measure.")


#: The distance and the wait that halve their mark.
HALF_KM, HALF_DAYS = 50, 90
