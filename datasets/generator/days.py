"""The days on which business is done, 2009 and early 2010."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["next_working_day", "working", "working_day_before"]

DAY = timedelta(days=1)

#: Public holidays: the first day of each, and how many there are.
HOLIDAYS = {
    date(2009, 1, 1): 3,
    date(2009, 1, 25): 7,  # Spring Festival
    date(2009, 4, 4): 3,
    date(2009, 5, 1): 3,
    date(2009, 5, 28): 3,
    date(2009, 10, 1): 8,
    date(2010, 1, 1): 3,
    date(2010, 2, 13): 7,  # Spring Festival
}
CLOSED = {first + n * DAY for first, days in HOLIDAYS.items() for n in range(days)}


def working(one: date) -> bool:
    """Say whether a day is neither at a weekend nor a holiday.

    Examples
    --------
    >>> working(date(2009, 1, 28))
    False
    """
    return one.weekday() < 5 and one not in CLOSED


def next_working_day(one: date) -> date:
    """Return the day itself if business is done on it, else the next such day.

    Examples
    --------
    >>> next_working_day(date(2009, 10, 3))
    datetime.date(2009, 10, 9)
    """
    return one if working(one) else next_working_day(one + DAY)


def working_day_before(one: date) -> date:
    """Return the day itself if business is done on it, else the last such day before."""
    return one if working(one) else working_day_before(one - DAY)
