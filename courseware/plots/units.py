"""Money in the unit in which a report counts it: thousand yuan in English, 万元 in Chinese."""

from __future__ import annotations

from courseware import i18n

__all__ = ["counted", "money_decimals", "money_unit", "tell_money"]

#: By language: how many yuan a unit holds, its name, and the decimals that a table shows.
#: Not among the messages, since number and name must change together.
UNITS = {i18n.SOURCE: (1_000, "thousand yuan", 0), "zh-CN": (10_000, "万元", 1)}


def money_unit() -> str:
    """Return the unit in words, in the current language.

    Examples
    --------
    >>> money_unit()
    'thousand yuan'
    """
    return UNITS[i18n.current()][1]


def counted(yuan: float) -> float:
    """Return an amount of yuan in the unit of the current language.

    Examples
    --------
    >>> counted(45_000)
    45.0
    """
    return yuan / UNITS[i18n.current()][0]


def tell_money(yuan: float) -> str:
    """Return an amount of yuan as a table shows it, without its unit.

    Examples
    --------
    >>> tell_money(2_508_126)
    '2,508'
    """
    return f"{counted(yuan):,.{money_decimals()}f}"


def money_decimals() -> int:
    """Return how many decimals an amount has in the unit of the current language.

    Examples
    --------
    >>> money_decimals()
    0
    """
    return UNITS[i18n.current()][2]
