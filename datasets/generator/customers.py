"""The book of 600 corporate accounts: a heavy tail, and four kinds of buyer in it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from datasets.generator.draw import chance, normal, spread, stream, weighted
from datasets.generator.words import codes, firm

__all__ = ["SEGMENTS", "rows"]

ACCOUNTS = 600
TOTAL = 62_000_000  # yuan in 2009
BAND = ACCOUNTS * 8 // 100

#: Of the total, and how much steeper than the last account of its band the first one is.
BANDS = ((0.84, 22.0), (0.13, 3.2), (0.028, 5.5))

STAFF = {"small": (8, 50), "medium": (50, 300), "large": (300, 2000), "very_large": (2000, 9000)}

#: Industries in which a firm of 2,000 staff and more is no surprise.
GIANTS = {"energy", "finance", "logistics", "machinery", "mining"}

REGIONS = {"xian": 32, "yulin": 23, "yanan": 21, "baoji": 14, "hanzhong": 10}


@dataclass(frozen=True)
class Segment:
    """One kind of buyer: where it is found, how it buys, what it brings and thinks.

    Attributes
    ----------
    share
        Part of the book that is of this kind.
    industries, sizes
        Where it is found, by weight.
    margin
        Contribution of a yuan of revenue, before chance.
    expectation, gap
        What it expects (1 to 10), and how far what it perceives lies above that.
    products
        How likely it is to use each product, if it buys at all.
    """

    share: float
    industries: dict[str, float]
    sizes: dict[str, float]
    margin: float
    expectation: float
    gap: float
    products: dict[str, float]


#: By the buying method that is typical for them.
SEGMENTS = {
    "price": Segment(
        0.36,
        {"retail": 7, "hospitality": 6, "logistics": 4, "building_materials": 4, "food": 1},
        {"small": 46, "medium": 40, "large": 13, "very_large": 1},
        0.14,
        5.9,
        -0.9,
        {"vpmn": 0.25, "broadband": 0.35, "messaging": 0.35, "leased_line": 0.02},
    ),
    "relationship": Segment(
        0.26,
        {"machinery": 6, "furniture": 5, "food": 5, "building_materials": 2, "hospitality": 1},
        {"small": 22, "medium": 50, "large": 27, "very_large": 1},
        0.33,
        6.4,
        1.3,
        {"vpmn": 0.8, "broadband": 0.4, "messaging": 0.25, "machine_lines": 0.1},
    ),
    "tender": Segment(
        0.22,
        {"government": 6, "education": 5, "health": 4, "mining": 5, "energy": 3},
        {"small": 6, "medium": 28, "large": 46, "very_large": 20},
        0.23,
        7.3,
        -0.4,
        {"vpmn": 0.6, "leased_line": 0.45, "messaging": 0.5, "broadband": 0.4},
    ),
    "solution": Segment(
        0.16,
        {"finance": 6, "software": 5, "logistics": 3, "energy": 2, "health": 1},
        {"small": 6, "medium": 34, "large": 42, "very_large": 18},
        0.43,
        8.6,
        -0.6,
        {"leased_line": 0.85, "machine_lines": 0.65, "broadband": 0.7, "messaging": 0.4},
    ),
}


@dataclass(frozen=True)
class Account:
    """An account before it is known what it buys."""

    kind: str
    name: str
    name_zh: str
    industry: str
    size: str
    employees: int


def rows() -> list[dict[str, str]]:
    """Return the rows of the table."""
    rng = stream("customers")
    accounts = _accounts(rng)
    brings = _brings(rng, accounts)
    return [
        {"customer": f"C{n:03}", **_row(rng, account, revenue)}
        for n, (account, revenue) in enumerate(zip(accounts, brings, strict=True), 1)
    ]


def _accounts(rng: Random) -> list[Account]:
    taken: set[str] = set()
    found = []
    for _ in range(ACCOUNTS):
        kind = weighted(rng, {name: segment.share for name, segment in SEGMENTS.items()})
        industry = weighted(rng, SEGMENTS[kind].industries)
        size = weighted(rng, SEGMENTS[kind].sizes)
        if size == "very_large" and industry not in GIANTS:
            size = "large"
        staff = spread(rng, *STAFF[size])
        employees = int(staff) if staff < 100 else int(staff) // 10 * 10
        name = firm(rng, industry, size, "customers", taken)
        found.append(Account(kind, name.en, name.zh, industry, size, employees))
    return found


def _brings(rng: Random, accounts: list[Account]) -> list[int]:
    """Return what each account brings, by its place in the book.

    Who buys at all is a matter of size and still more of luck; that is what leaves big
    firms among those who bring nothing. Who buys most is a matter of size.
    """
    buys = {n: one.employees * spread(rng, 0.12, 8) for n, one in enumerate(accounts)}
    buyers = sorted(buys, key=lambda n: -buys[n])[: len(BANDS) * BAND]
    buyers.sort(key=lambda n: -accounts[n].employees * spread(rng, 0.5, 2))
    brings = [_next_to_nothing(rng) for _ in accounts]
    for n, revenue in zip(buyers, _revenues(rng), strict=True):
        brings[n] = revenue
    return brings


def _revenues(rng: Random) -> list[int]:
    """Return the revenue of the accounts that bring something, largest first."""
    found = []
    for share, steepness in BANDS:
        weights = sorted((spread(rng, 1, steepness) for _ in range(BAND)), reverse=True)
        whole = 0.0
        for weight in weights:
            whole += weight
        found += [round(share * TOTAL * weight / whole / 10) * 10 for weight in weights]
    return found


def _next_to_nothing(rng: Random) -> int:
    return int(spread(rng, 60, 1200)) // 10 * 10 if chance(rng, 0.36) else 0


def _row(rng: Random, account: Account, revenue: int) -> dict[str, str]:
    segment = SEGMENTS[account.kind]
    methods = {name: 0.86 if name == account.kind else 0.14 / 3 for name in SEGMENTS}
    products = _products(rng, segment, revenue)
    lines = _lines(rng, account, products, revenue)
    expectation = _grade(normal(rng, segment.expectation, 0.9))
    perceived = _grade(expectation + normal(rng, segment.gap, 1.1))
    rate = max(-0.08, normal(rng, segment.margin, 0.06))
    return {
        "name": account.name,
        "name_zh": account.name_zh,
        "industry": account.industry,
        "region": weighted(rng, REGIONS),
        "size": account.size,
        "employees": str(account.employees),
        "lines": str(lines),
        "products": ";".join(products),
        "minutes": str(lines * int(spread(rng, 220, 620))),
        "revenue": str(revenue),
        "margin": str(round(revenue * rate)),
        "attitude": _attitude(perceived - expectation + normal(rng, 0, 0.7)),
        "buying_method": weighted(rng, methods),
        "expectation": str(expectation),
        "perceived": str(perceived),
        "tenure_years": str(_tenure(rng, account.kind, revenue)),
    }


def _products(rng: Random, segment: Segment, revenue: int) -> list[str]:
    """Return the products that an account uses; a big one uses at least two."""
    if not revenue:
        return []
    if revenue < 2000:
        return ["voice"]
    used = {code for code, likely in segment.products.items() if chance(rng, likely)}
    if revenue > 80_000 and not used:
        used.add(max(segment.products, key=lambda code: segment.products[code]))
    return [code for code in codes("product") if code in used or code == "voice"]


def _lines(rng: Random, account: Account, products: list[str], revenue: int) -> int:
    """Return the mobile lines behind the revenue, at 45 to 90 yuan a line and month."""
    if not revenue:
        return 0
    voice = 1 - 0.18 * len(set(products) & {"leased_line", "machine_lines", "broadband"})
    lines = revenue * voice / (12 * spread(rng, 45, 90))
    return max(1, min(round(lines), account.employees * 9 // 10))


def _grade(value: float) -> int:
    return max(1, min(10, round(value)))


def _attitude(gap: float) -> str:
    limits = {"champion": 2, "supporter": 0.75, "neutral": -1, "critic": -2.25}
    return next((name for name, limit in limits.items() if gap >= limit), "opponent")


def _tenure(rng: Random, kind: str, revenue: int) -> int:
    """Return full years as a customer; most of those who buy nothing never were one."""
    if not revenue and chance(rng, 0.7):
        return 0
    longest = {"price": 5, "relationship": 10, "tender": 9, "solution": 6}[kind]
    return 1 + int(rng.random() * longest)
