"""200 complaints, each of a few segments that are feeling, fact, opinion or demand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from datasets.generator import customers
from datasets.generator.days import next_working_day, working, working_day_before
from datasets.generator.draw import chance, spread, stream, weighted
from datasets.generator.words import (
    Deck,
    Pair,
    capital,
    codes,
    day,
    filled,
    marks,
    money,
    pool,
)

__all__ = ["rows", "spans"]

COMPLAINTS = 200
CHANNELS = {
    "hotline": 38,
    "account_manager": 27,
    "service_hall": 14,
    "letter": 12,
    "text_message": 9,
}
SETTLED = {"on_the_spot": 21, "within_a_week": 38, "later": 26, "not": 15}

#: Chance that a customer buys again. Invented, like everything here.
BOUGHT_AGAIN = {"on_the_spot": 0.82, "within_a_week": 0.71, "later": 0.5, "not": 0.3}

#: Orders of segments that complaints come in; not every text has all four kinds.
SHAPES = {
    "feeling fact opinion demand": 4,
    "fact fact opinion demand": 4,
    "fact feeling demand": 4,
    "fact fact demand": 3,
    "opinion fact feeling demand": 3,
    "fact opinion feeling": 3,
    "fact fact feeling opinion demand": 4,
    "feeling fact fact opinion demand demand": 2,
    "opinion fact fact demand": 3,
    "demand fact fact feeling": 2,
    "feeling opinion fact": 2,
    "opinion feeling opinion": 1,
    "fact opinion fact feeling demand": 3,
    "fact demand fact opinion feeling demand": 1,
}
MATTERS = ("bill", "broadband", "leased_line", "vpmn", "messaging", "machine_lines")
ANY_CUSTOMER = ("service", "installation")
OURS = (
    Pair("your colleague Ms Ding", "你们的丁小姐"),
    Pair("Mr Lin of your hotline", "热线的林先生"),
    Pair("your Mr Wu", "你们的吴经理"),
    Pair("Ms Jiang at counter 3", "3号台的姜小姐"),
    Pair("Mr Shen of your fitters", "装机班的沈师傅"),
    Pair("your shift leader Ms Fang", "你们值班长方女士"),
)


INDUSTRIES = set(codes("industry"))

Segment = tuple[str, Pair]


@dataclass(frozen=True)
class Complaint:
    """A complaint: its row, and its segments with the kind of each."""

    row: dict[str, str]
    segments: tuple[Segment, ...]


def rows() -> list[dict[str, str]]:
    """Return the rows of the table of complaints, by date."""
    return [one.row for one in complaints()]


def spans() -> list[dict[str, str]]:
    """Return the rows of the table of segments."""
    return [
        {
            "complaint": one.row["complaint"],
            "position": str(position),
            "kind": kind,
            "text": text.en,
            "text_zh": text.zh,
        }
        for one in complaints()
        for position, (kind, text) in enumerate(one.segments, 1)
    ]


@cache
def complaints() -> tuple[Complaint, ...]:
    """Return all complaints."""
    rng = stream("complaints")
    buyers = [row for row in customers.rows() if int(row["lines"]) >= 8]
    days = [date(2009, 1, 5) + timedelta(n) for n in range(355)]
    open_days = [one for one in days if working(one)]
    dates = sorted(rng.choice(open_days) for _ in range(COMPLAINTS))
    writer = Writer(rng)
    return tuple(
        _complaint(rng, f"K{n:03}", rng.choice(buyers), on, writer) for n, on in enumerate(dates, 1)
    )


def _complaint(
    rng: Random, code: str, customer: dict[str, str], on: date, writer: Writer
) -> Complaint:
    settled = weighted(rng, SETTLED)
    row = {
        "complaint": code,
        "customer": customer["customer"],
        "date": on.isoformat(),
        "channel": weighted(rng, CHANNELS),
        "settled": settled,
        "bought_again": str(chance(rng, BOUGHT_AGAIN[settled])).lower(),
    }
    used = set(customer["products"].split(";"))
    matters = [name for name in MATTERS if pool("complaints")[name]["product"] in used]
    matter = rng.choice([*matters, *ANY_CUSTOMER])
    lines = int(customer["lines"])
    return Complaint(row, writer.write(matter, on, customer["industry"], lines))


class Writer:
    """Writes complaints; no phrase comes twice in one, and no two are alike."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.phrases = Deck(rng, "complaints")
        self.written: set[tuple[str, ...]] = set()

    def write(self, matter: str, on: date, industry: str, lines: int) -> tuple[Segment, ...]:
        """Return the segments of a complaint about a matter."""
        while True:
            kinds = weighted(self.rng, SHAPES).split()
            drawn = self._phrases(matter, kinds, industry)
            slots = self._drawn(on, lines) | {"who": self.rng.choice(OURS)}
            texts = []
            for kind, phrase in zip(kinds, drawn, strict=True):
                texts.append(capital(filled(phrase, slots | self._numbers(lines))))
                if kind == "fact":  # the next one happened later
                    slots |= {"seen": day(self._later(on).isoformat())}
            told = tuple(phrase[0] for phrase in drawn)
            if len(set(told)) == len(told) and told not in self.written:
                self.written.add(told)
                return tuple(zip(kinds, texts, strict=True))

    def _phrases(self, matter: str, kinds: list[str], industry: str) -> list[list[str]]:
        """Return a phrase of each kind; the facts are chosen first, and the rest fit them."""
        found: dict[int, list[str]] = {}
        fits = {industry}
        for place in sorted(range(len(kinds)), key=lambda place: kinds[place] != "fact"):
            found[place] = self._phrase(matter, kinds[place], fits)
            if kinds[place] == "fact":
                fits |= marks(found[place]) - INDUSTRIES
        return [found[place] for place in range(len(kinds))]

    def _phrase(self, matter: str, kind: str, fits: set[str]) -> list[str]:
        """Return a phrase on the matter, or now and then one that goes with any."""
        general = {"feeling": 1.0, "opinion": 0.2, "demand": 0.4}.get(kind, 0.0)
        place = "any" if chance(self.rng, general) else matter
        while True:
            phrase: list[str] = self.phrases.draw(place, kind)
            named = marks(phrase) & INDUSTRIES if kind == "fact" else marks(phrase)
            if not named or named & fits:
                return phrase
            if kind != "fact" and chance(self.rng, 0.2):
                place = "any"

    def _drawn(self, on: date, lines: int) -> dict[str, Pair]:
        """Return the days, time and sum that all segments of a complaint share."""
        seen = working_day_before(on - timedelta(days=5 + int(self.rng.random() * 17)))
        due = next_working_day(on + timedelta(days=3 + int(self.rng.random() * 12)))
        before = day((on.replace(day=1) - timedelta(days=1)).isoformat())
        return {
            "seen": day(seen.isoformat()),
            "due": day(due.isoformat()),
            "month": Pair(before.en.split()[1], before.zh.partition("月")[0] + "月"),
            "sum": money(int(spread(self.rng, 2, min(60, 2 + lines))) * 100),
        }

    def _later(self, on: date) -> date:
        return working_day_before(on - timedelta(days=1 + int(self.rng.random() * 3)))

    def _numbers(self, lines: int) -> dict[str, Pair]:
        """Return a number, a small one and a time that each segment has of its own."""
        hour = self.rng.choice((8, 9, 10, 11, 14, 15, 16, 17))
        clock = f"{hour}:{self.rng.choice(('00', '10', '20', '40'))}"
        few = str(2 + int(self.rng.random() * 4))
        many = str(int(spread(self.rng, 6, max(8, min(70, lines)))))
        return {"n": Pair(many, many), "m": Pair(few, few), "clock": Pair(clock, clock)}
