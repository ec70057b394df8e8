"""The tables of section 1.4: who carries the book, where names come from, who gets which hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from courseware.datasets import label, read
from courseware.i18n import gettext as _
from courseware.models.concentration import bands
from courseware.models.contacts import HOURS, LEVELS, level_label
from courseware.tables.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["CUTS", "book_bands", "channels", "contact_levels"]

#: Where the bands of the wholesale book end, which the lesson sets beside this one: three
#: times eight per cent, and the rest.
CUTS = (0.08, 0.16, 0.24)


def book_bands() -> DataFrame:
    """Show what each band of the 600 customers brought, the best first."""
    values = [float(row["revenue"]) for row in read("customers")]
    total = sum(values)
    names = [_("the best 8%"), _("the second 8%"), _("the third 8%"), _("the other 76%")]
    rows = []
    for name, band in zip(names, bands(values, CUTS), strict=True):
        customers = round(band.width * len(values))
        rows.append(_band(name, customers, band.share, band.share * total))
    rows.append(_band(_("all"), len(values), 1, total))
    columns = [
        _("Customers by revenue in 2009"),
        _("Customers"),
        _("Share of the revenue"),
        _("Revenue of each (yuan)"),
    ]
    return frame(rows, columns)


def _band(name: str, customers: int, share: float, revenue: float) -> list[str]:
    return [name, str(customers), f"{100 * share:.1f} %", f"{revenue / customers:,.0f}"]


class Road(NamedTuple):
    """A way to new names: what ten of them take, and how many first meetings they bring."""

    code: str
    reach: tuple[str, int]
    hours: float
    yuan: int
    meetings: float


#: Counted by an invented branch; a trainee's own will differ. Long lists first.
ROADS = (
    Road("yellow_pages", ("endless", 0), 1, 0, 0.2),
    Road("directory", ("endless", 0), 1, 0, 0.3),
    Road("ranking", ("once", 300), 1.5, 0, 0.5),
    Road("job_board", ("week", 15), 1.5, 0, 0.6),
    Road("street_sign", ("week", 20), 2.5, 15, 0.9),
    Road("press", ("week", 5), 2, 10, 1),
    Road("association", ("once", 60), 3, 100, 1.5),
    Road("exhibition", ("day", 40), 4, 300, 1.8),
    Road("event", ("day", 30), 5, 600, 3),
    Road("advertising", ("week", 6), 3, 900, 1.8),
    Road("lead_swap", ("week", 5), 4, 0, 2.6),
    Road("referral", ("week", 8), 5, 0, 4),
    Road("old_customer", ("once", 10), 2, 0, 3),
)


def channels() -> DataFrame:
    """Show what each road to new customers costs, how far it reaches, and what it brings."""
    columns = [
        _("Road"),
        _("Names to be had"),
        _("Hours for ten"),
        _("Cash for ten (yuan)"),
        _("First meetings from ten"),
        _("Meetings per hour"),
    ]
    rows = [
        [
            label("channel", road.code),
            _reach(*road.reach),
            f"{road.hours:g}",
            str(road.yuan),
            f"{road.meetings:.1f}",
            f"{road.meetings / road.hours:.1f}",
        ]
        for road in ROADS
    ]
    return frame(rows, columns)


def _reach(kind: str, names: int) -> str:
    words = {
        "endless": _("without limit"),
        "once": _("{n} in all"),
        "week": _("{n} a week"),
        "day": _("{n} at each"),
    }
    return words[kind].format(n=names)


def contact_levels() -> DataFrame:
    """Show the four levels of contact: the hours, for whom they are, and what they hold."""
    held = {
        "none": (
            _("no need and no date in sight"),
            _("the service desk at any time; a look at the card each quarter"),
        ),
        "light": (_("small and steady, or a date lies ahead"), _("a call or a message a month")),
        "frequent": (
            _("growing, or watched by others"),
            _("a visit a month, a call in the other weeks"),
        ),
        "vip": (
            _("the few who carry the book"),
            _("a visit a week; once a year a plan on one page"),
        ),
    }
    rows = [[level_label(level), str(HOURS[level]), *held[level]] for level in reversed(LEVELS)]
    return frame(rows, [_("Level"), _("Hours a month"), _("For whom"), _("What they get")])
