"""Who gets how much contact: none, light, frequent or VIP, within the hours there are.

What contact brings grows ever more slowly with its hours: over many studies, one per cent
more selling effort brings about 0.34 per cent more sales (Albers, Mantrala & Sridhar 2010,
Journal of Marketing Research 47(5), 840–853). Hours and values belong to one period, such
as a month.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from courseware.i18n import gettext as _

__all__ = [
    "ELASTICITY",
    "HOURS",
    "LEVELS",
    "Account",
    "Allocation",
    "Level",
    "allocate",
    "level_label",
    "response",
]

Level = Literal["none", "light", "frequent", "vip"]

#: From no contact to the most.
LEVELS: tuple[Level, ...] = ("none", "light", "frequent", "vip")

#: Hours a month at each level: an example, to be replaced by one's own.
HOURS: Mapping[Level, int] = {"none": 0, "light": 1, "frequent": 4, "vip": 10}

#: Mean elasticity of personal selling in the studies named above.
ELASTICITY = 0.34

#: Gains of one account at each of the `LEVELS`, in yuan.
Gains = tuple[float, float, float, float]


def response(
    hours: Mapping[Level, int] = HOURS, elasticity: float = ELASTICITY
) -> dict[Level, float]:
    """Return which share of an account's value each level secures: (h / h_vip)^elasticity.

    VIP is 1 and no hours are 0. Below an elasticity of 1 each further hour brings less.

    Examples
    --------
    >>> {level: round(share, 2) for level, share in response().items()}
    {'none': 0.0, 'light': 0.46, 'frequent': 0.73, 'vip': 1.0}
    """
    _check_hours(hours)
    if not 0 < elasticity <= 1:
        raise ValueError(f"elasticity must be above 0 and up to 1; got {elasticity}")
    return {level: (hours[level] / hours["vip"]) ** elasticity for level in LEVELS}


@dataclass(frozen=True)
class Account:
    """A customer to whom hours can go.

    Attributes
    ----------
    name
        Its own in the list.
    value
        What is at stake with VIP contact in the period, in yuan, 0 or more.
    responses
        Share of the value that each level secures; None for `response` of the hours.
    """

    name: str
    value: float
    responses: Mapping[Level, float] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.value < math.inf:
            raise ValueError(f"{self.name}: value must be 0 or more; got {self.value}")
        if self.responses is not None and set(self.responses) != set(LEVELS):
            raise ValueError(f"{self.name}: give a response for each of {', '.join(LEVELS)}")


@dataclass(frozen=True)
class Allocation:
    """A level for each account.

    Attributes
    ----------
    levels
        By the accounts' names, in their order.
    hours
        Hours it takes.
    gain
        Value it secures, in yuan.
    """

    levels: Mapping[str, Level]
    hours: int
    gain: float


def allocate(
    accounts: Iterable[Account], budget: int, hours: Mapping[Level, int] = HOURS
) -> Allocation:
    """Return an allocation that no other within the hours can beat.

    One level is chosen for each account (a multiple-choice knapsack) by dynamic
    programming over whole hours: after each account the best gain is known for every
    number of hours. The work grows with accounts × hours × 4. Of equally good
    allocations, one with the fewest hours is returned.

    Parameters
    ----------
    accounts
        With names that differ.
    budget
        Hours in all, whole, 0 or more.
    hours
        Whole hours at each level, rising; none takes 0.

    Examples
    --------
    >>> book = [Account("Brewery", 900), Account("School", 500), Account("Kiosk", 10)]
    >>> found = allocate(book, 9)
    >>> found.levels
    {'Brewery': 'frequent', 'School': 'frequent', 'Kiosk': 'light'}
    >>> found.hours, round(found.gain)
    (9, 1030)
    """
    accounts = _checked(accounts, budget, hours)
    costs = [hours[level] for level in LEVELS]
    best, choices = [0.0] * (budget + 1), []  # by hours: the best gain so far
    for account in accounts:
        best, chosen = _add(best, _gains(account, hours), costs)
        choices.append(chosen)
    left = best.index(max(best))  # the fewest hours that reach it
    picked: list[int] = []
    for chosen in reversed(choices):
        picked.append(chosen[left])
        left -= costs[picked[-1]]
    return _allocation(accounts, picked[::-1], hours)


def _add(
    best: Sequence[float], gains: Gains, costs: Sequence[int]
) -> tuple[list[float], list[int]]:
    """Return the best gains with one account more, and the level it has in each."""
    top, chosen = [gain + gains[0] for gain in best], [0] * len(best)
    for level in range(1, len(LEVELS)):
        cost, extra = costs[level], gains[level]
        for total in range(cost, len(best)):
            gain = best[total - cost] + extra
            if gain > top[total]:
                top[total], chosen[total] = gain, level
    return top, chosen


def level_label(level: Level) -> str:
    """Return a level in words, in the current language.

    Examples
    --------
    >>> level_label("vip")
    'VIP contact'
    """
    labels: dict[Level, str] = {
        "none": _("no contact"),
        "light": _("light contact"),
        "frequent": _("frequent contact"),
        "vip": _("VIP contact"),
    }
    return labels[level]


def _allocation(
    accounts: Sequence[Account], picked: Sequence[int], hours: Mapping[Level, int]
) -> Allocation:
    pairs = list(zip(accounts, picked, strict=True))
    return Allocation(
        levels={account.name: LEVELS[level] for account, level in pairs},
        hours=sum(hours[LEVELS[level]] for level in picked),
        gain=math.fsum(_gains(account, hours)[level] for account, level in pairs),
    )


def _gains(account: Account, hours: Mapping[Level, int]) -> Gains:
    shares = response(hours) if account.responses is None else account.responses
    none, light, frequent, vip = (account.value * shares[level] for level in LEVELS)
    return none, light, frequent, vip


def _checked(accounts: Iterable[Account], budget: int, hours: Mapping[Level, int]) -> list[Account]:
    _check_hours(hours)
    if budget < 0:
        raise ValueError(f"budget must be 0 hours or more; got {budget}")
    accounts = list(accounts)
    names = [account.name for account in accounts]
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise ValueError(f"two accounts are called {', '.join(twins)}; give each its own name")
    return accounts


def _check_hours(hours: Mapping[Level, int]) -> None:
    if set(hours) != set(LEVELS):
        raise ValueError(f"give hours for each of {', '.join(LEVELS)}; got {', '.join(hours)}")
    none, light, frequent, vip = (hours[level] for level in LEVELS)
    if not (0 == none < light < frequent < vip):
        raise ValueError(f"hours must rise from 0 for none; got {none}, {light}, {frequent}, {vip}")
