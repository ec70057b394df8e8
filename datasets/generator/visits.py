"""800 visits: how a visit ended tells what follows; how friendly it was doesn't."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from datasets.generator.days import next_working_day, working
from datasets.generator.draw import chance, spread, stream, weighted
from datasets.generator.prospects import Prospect, prospects
from datasets.generator.sales import team
from datasets.generator.words import (
    Deck,
    Pair,
    day,
    filled,
    joined,
    marks,
    money,
    shortened,
)

__all__ = ["rows"]

VISITS = 800
OUTCOMES = {"order": 7, "advance": 28, "continuation": 46, "no_sale": 19}

#: Chance of an order within 90 days after. Friendly words don't enter.
ORDERED = {"order": 1.0, "advance": 0.43, "continuation": 0.11, "no_sale": 0.03}

#: Visits lie between these days, so that 90 days after the last one the year isn't over.
FIRST, LAST = date(2009, 1, 5), date(2009, 9, 30)

#: The time of the year, by month: what sellers write about roads and weather.
SEASON = ("winter", *["spring"] * 4, *["summer"] * 3, *["autumn"] * 3, "winter")

#: Orders in which sellers write things down.
ORDERS = {
    "opening matter tone end": 50,
    "opening tone matter end": 26,
    "opening matter matter tone end": 10,
    "matter tone end": 8,
    "end opening matter tone": 6,
}


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, by date."""
    rng = stream("visits")
    known = [one for one in prospects() if one.row["step"] != "suspect"]
    dates = sorted(rng.choice(_days()) for _ in range(VISITS))
    notes = Notes(rng)
    return [
        {"visit": f"V{n:03}", **_visit(rng, rng.choice(known), on, notes)}
        for n, on in enumerate(dates, 1)
    ]


def _days() -> list[date]:
    """Return the working days on which a visit may fall."""
    days = (FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1))
    return [one for one in days if working(one)]


def _visit(rng: Random, prospect: Prospect, on: date, notes: Notes) -> dict[str, str]:
    sellers = [name for name, (region, _) in team().items() if region == prospect.row["region"]]
    outcome = weighted(rng, OUTCOMES)
    friendly = chance(rng, 0.5)
    note = notes.write(prospect, on, outcome, friendly)
    return {
        "prospect": prospect.row["prospect"],
        "date": on.isoformat(),
        "salesperson": rng.choice(sellers),
        "note": note.en,
        "note_zh": note.zh,
        "friendly": str(friendly).lower(),
        "outcome": outcome,
        "ordered_90d": str(chance(rng, ORDERED[outcome])).lower(),
    }


class Notes:
    """Writes notes, no two of them alike."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.phrases = Deck(rng, "visits")
        self.written: set[str] = set()

    def write(self, prospect: Prospect, on: date, outcome: str, friendly: bool) -> Pair:
        """Return a note on a visit: how it began, what it was about, how it ended."""
        contacts = (prospect.user, prospect.decider)
        while True:
            who = prospect.decider if chance(self.rng, 0.25) else prospect.user
            fits = {prospect.row["industry"], SEASON[on.month - 1]}
            parts = [self._phrase(path, fits) for path in self._paths(outcome, friendly)]
            if who is prospect.decider and any("{decider}" in part[0] for part in parts):
                who = prospect.user
            titles = {"user": contacts[0].title, "decider": contacts[1].title, "who": who.title}
            said = [filled(part, titles | self._drawn(on)) for part in parts if part[0]]
            note = shortened(joined(said), contacts)
            if note.en not in self.written and note.zh not in self.written:
                self.written |= {note.en, note.zh}
                return note

    def _paths(self, outcome: str, friendly: bool) -> list[tuple[str, ...]]:
        """Return the parts of a note, in one of the orders in which sellers write."""
        tone = ("friendly",) if friendly else ("cool",)
        order = weighted(self.rng, ORDERS)
        named = {"opening": ("opening",), "matter": ("matter",), "tone": tone}
        return [named.get(part, ("outcome", outcome)) for part in order.split()]

    def _phrase(self, path: tuple[str, ...], fits: set[str]) -> list[str]:
        """Return a phrase for anybody, or one for this industry or time of the year."""
        while True:
            phrase: list[str] = self.phrases.draw(*path)
            if not marks(phrase) or marks(phrase) & fits:
                return phrase

    def _drawn(self, on: date) -> dict[str, Pair]:
        """Return numbers, a day and a time for the slots of a phrase."""
        number = str(int(spread(self.rng, 6, 60)))
        due = next_working_day(on + timedelta(days=2 + int(self.rng.random() * 19)))
        hour = self.rng.choice((9, 10, 11, 14, 15, 16))
        clock = f"{hour}:{self.rng.choice(('00', '15', '30', '45'))}"
        return {
            "n": Pair(number, number),
            "sum": money(int(spread(self.rng, 3, 60)) * 1000),
            "due": day(due.isoformat()),
            "clock": Pair(clock, clock),
        }
