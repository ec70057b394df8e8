"""Two years of monthly sales, in which one product fell in one region."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from datasets.generator.draw import spread, stream
from datasets.generator.words import codes

__all__ = ["FALLEN", "rows"]

#: The region and the product that fell. Every other cell grew, whatever else one opens.
FALLEN = ("baoji", "broadband")

#: Sales of an average month of 2008, all told, in yuan.
MONTHLY = 13_000_000

#: December is the peak (budgets are spent, next year's contracts start); little is sold in
#: the weeks around the Spring Festival.
SEASON = (0.93, 0.76, 0.97, 0.99, 1.0, 1.02, 0.98, 0.97, 1.03, 1.0, 1.06, 1.29)

REGIONS = {"yanan": 0.24, "yulin": 0.22, "xian": 0.28, "baoji": 0.15, "hanzhong": 0.11}
PRODUCTS = {
    "voice": 0.42,
    "vpmn": 0.13,
    "broadband": 0.13,
    "leased_line": 0.14,
    "messaging": 0.1,
    "machine_lines": 0.08,
}

#: Share of sales, and the classes of customer that a department serves.
DEPARTMENTS = {
    "key_accounts": (0.46, {"key": 0.85, "growing": 0.15}),
    "business_market": (0.3, {"growing": 0.7, "small": 0.3}),
    "channel_partners": (0.17, {"small": 1.0}),
    "service_desk": (0.07, {"key": 0.4, "growing": 0.4, "small": 0.2}),
}

#: Contribution of a yuan of sales: by product, and what a department makes of it.
MARGIN = {
    "voice": 0.25,
    "vpmn": 0.31,
    "broadband": 0.18,
    "leased_line": 0.27,
    "messaging": 0.34,
    "machine_lines": 0.22,
}
MARGIN_OF = {
    "key_accounts": 0.82,
    "business_market": 0.95,
    "channel_partners": 0.6,
    "service_desk": 2.4,
}

#: Growth of 2009 over 2008, lowest and highest: of a department, and of what fell.
GROWTH = {
    "key_accounts": (1.05, 1.08),
    "business_market": (1.05, 1.09),
    "channel_partners": (1.05, 1.08),
    "service_desk": (1.75, 1.95),
}
FALL = (0.76, 0.84)

Place = tuple[str, str, str, str, str]


def team() -> dict[str, tuple[str, str]]:
    """Return the region and the department of every salesperson: five in a region."""
    desks = [name for name in DEPARTMENTS for _ in range(2 if name == "business_market" else 1)]
    return dict(zip(codes("salesperson"), product(REGIONS, desks), strict=True))


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, by month and then by place."""
    rng = stream("sales")
    cells = [cell for place, level in _places() for cell in _cells(rng, place, level)]
    return sorted(cells, key=lambda row: row["month"])


def _places() -> Iterator[tuple[Place, float]]:
    """Yield class, product, region, salesperson, department; and their usual month."""
    for salesperson, (region, department) in team().items():
        share, classes = DEPARTMENTS[department]
        share /= 2 if department == "business_market" else 1
        for code, part in classes.items():
            for name, weight in PRODUCTS.items():
                level = MONTHLY * REGIONS[region] * share * part * weight
                yield (code, name, region, salesperson, department), level


def _cells(rng: Random, place: Place, level: float) -> Iterator[dict[str, str]]:
    """Yield the 24 months of one place.

    A month of 2009 is its month of 2008 times a growth that hardly varies, so that a
    place which grows does so in every month: nothing falls by chance.
    """
    customer_class, name, region, salesperson, department = place
    fell = (region, name) == FALLEN
    limits = FALL if fell else GROWTH[department]
    yearly = (limits[0] + limits[1]) / 2
    level *= spread(rng, 0.75, 1.3)
    for number in range(12):
        base = level * yearly ** ((number - 5.5) / 12) * spread(rng, 0.95, 1.05)
        for year in (2008, 2009):
            grown = spread(rng, *limits) if year == 2009 else 1.0
            revenue = round(base * grown * SEASON[number])
            rate = MARGIN[name] * MARGIN_OF[department] * spread(rng, 0.94, 1.06)
            yield {
                "month": f"{year}-{number + 1:02}-01",
                "customer_class": customer_class,
                "product": name,
                "region": region,
                "salesperson": salesperson,
                "department": department,
                "revenue": str(revenue),
                "margin": str(round(revenue * rate)),
            }
