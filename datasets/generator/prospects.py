"""120 prospects in a funnel, each with what speaks for its step and against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from courseware.models.qualification import Qualification, card
from datasets.generator.days import next_working_day, working_day_before
from datasets.generator.draw import chance, normal, spread, stream, weighted
from datasets.generator.words import (
    Deck,
    Pair,
    Person,
    codes,
    day,
    filled,
    firm,
    joined,
    marks,
    money,
    people,
    pool,
    shortened,
)

__all__ = ["STEPS", "TODAY", "Prospect", "prospects", "rows"]

#: The book as it stands on this day.
TODAY = date(2009, 11, 30)

#: How many stand at each step; so 72 of 120 got past the first, 42 past the second, and on.
STEPS = {"suspect": 48, "prospect": 30, "qualified": 20, "key": 13, "closed": 9}

#: How often the evidence belongs to the step before the one that the seller claims.
OVERCLAIMED = 0.24

#: How many days they have stood there: most of them between these.
WAITING = {"suspect": (4, 160), "prospect": (6, 120), "qualified": (5, 90), "key": (3, 60)}

#: Days to the close, by step: lowest and highest. A suspect's is a guess.
CLOSE = {"suspect": (200, 700), "prospect": (60, 500), "qualified": (30, 240), "key": (10, 120)}

#: Days to the close on and beside the limits of the rule for the card, set on purpose.
BORDERLINE = {
    "suspect": (365, 366),
    "prospect": (365, 366, 90),
    "qualified": (90, 91),
    "key": (90, 91),
}

#: Chance that something is known or done, by the step that the evidence supports.
KNOWN = {
    "issue": (0.2, 0.8, 1, 1, 1),
    "issue_personal": (0, 0.5, 0.92, 1, 1),
    "issue_deadline": (0.25, 0.5, 0.92, 1, 1),
    "issue_dilemma": (0.35, 0.5, 0.92, 0.95, 1),
    "value_measured": (0, 0.25, 0.6, 1, 1),
    "value_confirmed": (0, 0, 0.2, 1, 1),
    "decider_met": (0, 0.1, 1, 1, 1),
    "budget_known": (0.02, 0.25, 0.6, 0.9, 1),
    "closes": (0.12, 0.65, 0.97, 1, 1),
}
ISSUE = ("issue_personal", "issue_deadline", "issue_dilemma")

SIZES = {"small": 45, "medium": 37, "large": 18}
REGIONS = {"xian": 28, "yulin": 24, "yanan": 24, "baoji": 14, "hanzhong": 10}
CHANNELS = {"referral": 3, "old_customer": 2, "exhibition": 2, "street_sign": 2}


@dataclass(frozen=True)
class Prospect:
    """A prospect: its row, and what the row doesn't tell.

    Attributes
    ----------
    user, decider
        Whom a seller meets there.
    shown
        The step that the evidence supports, whatever the row claims.
    """

    row: dict[str, str]
    user: Person
    decider: Person
    shown: str


@cache
def prospects() -> tuple[Prospect, ...]:
    """Return all prospects, in the order of their codes."""
    rng = stream("prospects")
    book = Book(rng)
    steps = [step for step, count in STEPS.items() for _ in range(count)]
    rng.shuffle(steps)
    return tuple(book.prospect(f"P{n:03}", step) for n, step in enumerate(steps, 1))


def rows() -> list[dict[str, str]]:
    """Return the rows of the table."""
    return [one.row for one in prospects()]


class Book:
    """Writes one prospect after the other; no name and no evidence comes twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.phrases = Deck(rng, "prospects")
        self.names: set[str] = set()
        self.told: set[str] = set()

    def prospect(self, code: str, step: str) -> Prospect:
        """Return a prospect that is said to be at a step."""
        rng = self.rng
        industry, channel = rng.choice(codes("industry")), _channel(rng)
        name = firm(rng, industry, weighted(rng, SIZES), "prospects", self.names)
        contacts = user, decider = people(rng, industry, name)
        titles = {"user": user.title, "decider": decider.title}
        shown = self._shown(step)
        days = int(spread(rng, *WAITING.get(step, (1, 45))))
        known = _known(rng, shown)
        deadline = next_working_day(TODAY + timedelta(days=int(spread(rng, 14, 150))))
        slots = titles | {"due": day(deadline.isoformat())}
        evidence = self._evidence((shown, channel), known, slots, days)
        counter = self._counter(shown, known, titles, days)
        issue = self._issue(industry, known, slots)
        texts = {"evidence": evidence, "counter_evidence": counter, "burning_issue": issue}
        row = {
            "prospect": code,
            "name": name.en,
            "name_zh": name.zh,
            "industry": industry,
            "region": weighted(rng, REGIONS),
            "channel": channel,
            "step": step,
            "days_in_step": str(days),
            **_columns({key: shortened(text, contacts) for key, text in texts.items()}),
            **_facts(rng, step, known, deadline),
            **_measures(rng, step),
        }
        row["card"] = _card(row)
        return Prospect(row, user, decider, shown)

    def _shown(self, step: str) -> str:
        steps = list(STEPS)
        place = steps.index(step)
        return steps[place - 1] if place and chance(self.rng, OVERCLAIMED) else step

    def _evidence(
        self, path: tuple[str, str], known: set[str], slots: dict[str, Pair], days: int
    ) -> Pair:
        """Return evidence for a step, and add what it tells to what is known."""
        shown, channel = path
        place = (shown, channel) if shown == "suspect" else (shown,)
        while True:
            phrase = self.phrases.draw("evidence", *place)
            text = filled(phrase, _drawn(self.rng, days) | slots)
            if text.en not in self.told:
                self.told.add(text.en)
                known |= marks(phrase)
                return text

    def _counter(self, shown: str, known: set[str], slots: dict[str, Pair], days: int) -> Pair:
        """Return what speaks against the step, but nothing that the evidence has told."""
        while True:
            phrase = self.phrases.draw("counter", shown)
            denied = {mark.removeprefix("!") for mark in marks(phrase)}
            if not denied & known:
                return filled(phrase, _drawn(self.rng, days) | slots)

    def _issue(self, industry: str, known: set[str], slots: dict[str, Pair]) -> Pair:
        """Return what burns, in as many sentences as there are parts of it."""
        if "issue" not in known:
            return Pair("", "")
        issue = self.phrases.draw("issues", industry)
        parts = [issue["own" if "issue_personal" in known else "firm"]]
        parts += [issue["horns"]] if "issue_dilemma" in known else []
        parts += [self.phrases.draw("deadline" if "issue_deadline" in known else "vague")]
        drawn = _drawn(self.rng, 30) | slots
        return joined([filled(part, drawn) for part in parts if part[0]])


def _channel(rng: Random) -> str:
    sources: dict[str, list[list[str]]] = pool("prospects")["evidence"]["suspect"]
    return weighted(rng, {code: CHANNELS.get(code, 1) for code in sources})


def _known(rng: Random, shown: str) -> set[str]:
    """Return what is known or done where the evidence supports a step."""
    place = list(STEPS).index(shown)
    known = {name for name, odds in KNOWN.items() if chance(rng, odds[place])}
    return known if "issue" in known else known - set(ISSUE)


def _drawn(rng: Random, days: int) -> dict[str, Pair]:
    """Return numbers, days and a city for the slots of a phrase."""
    seen = working_day_before(TODAY - timedelta(days=days))
    due = next_working_day(TODAY + timedelta(days=int(spread(rng, 12, 200))))
    number = str(int(spread(rng, 6, 60)))
    cities = [pool("codes")["region"][code] for code in REGIONS]
    return {
        "n": Pair(number, number),
        "seen": day(seen.isoformat()),
        "due": day(due.isoformat()),
        "sum": money(int(spread(rng, 6, 90)) * 1000),
        "city": Pair(*rng.choice(cities)),
    }


def _columns(texts: dict[str, Pair]) -> dict[str, str]:
    return {
        column: words
        for name, text in texts.items()
        for column, words in ((name, text.en), (f"{name}_zh", text.zh))
    }


def _facts(rng: Random, step: str, known: set[str], deadline: date) -> dict[str, str]:
    """Return what is known of a prospect: yes or no, a day, a number, or nothing."""
    facts = {name: str(name in known).lower() for name in KNOWN if name not in ("issue", "closes")}
    facts["issue_deadline"] = deadline.isoformat() if "issue_deadline" in known else ""
    closes = int(spread(rng, *CLOSE[step])) if step in CLOSE else 0
    if step in BORDERLINE and chance(rng, 0.2):
        closes = rng.choice(BORDERLINE[step])
    return facts | {"closes_in_days": str(closes) if "closes" in known else ""}


def _measures(rng: Random, step: str) -> dict[str, str]:
    """Return what the prospect may bring; more of it where a seller has got further."""
    size = 2 + list(STEPS).index(step)
    return {
        "expected_revenue": str(int(spread(rng, 20, 600) * size / 2) * 100),
        "distance_km": str(round(spread(rng, 1, 140))),
        "referral_chance": f"{max(0.05, min(0.95, normal(rng, 0.35, 0.2))):.2f}",
    }


def _card(row: dict[str, str]) -> str:
    """Return the card that the rule of the course gives."""
    return card(
        Qualification(
            issue_personal=row["issue_personal"] == "true",
            issue_deadline=bool(row["issue_deadline"]),
            issue_dilemma=row["issue_dilemma"] == "true",
            decider_met=row["decider_met"] == "true",
            value_measured=row["value_measured"] == "true",
            value_confirmed=row["value_confirmed"] == "true",
            closes_in_days=int(row["closes_in_days"]) if row["closes_in_days"] else None,
        )
    ).letter
