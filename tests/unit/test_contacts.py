"""Hours over accounts: the optimum against every other choice."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.models.contacts import (
    LEVELS,
    Account,
    allocate,
    level_label,
    response,
)

LADDER = {"none": 0.0, "light": 0.5, "frequent": 0.8, "vip": 1.0}
SHARES = st.tuples(*[st.integers(-3, 12)] * 4)  # rising or not, and some do harm
VALUES = st.integers(0, 50)


@st.composite
def books(draw) -> list[Account]:
    pairs = draw(st.lists(st.tuples(VALUES, SHARES), max_size=4))
    return [
        Account(f"firm {place}", value, dict(zip(LEVELS, shares, strict=True)))
        for place, (value, shares) in enumerate(pairs)
    ]


@st.composite
def hour_plans(draw) -> dict[str, int]:
    rises = draw(st.tuples(*[st.integers(1, 5)] * 3))
    return dict(zip(LEVELS, (0, rises[0], sum(rises[:2]), sum(rises)), strict=True))


def best_by_trying(accounts, budget, hours) -> float:
    return max(
        sum(each.value * each.responses[level] for each, level in zip(accounts, tried, strict=True))
        for tried in product(LEVELS, repeat=len(accounts))
        if sum(hours[level] for level in tried) <= budget
    )


@settings(max_examples=60)
@given(accounts=books(), hours=hour_plans(), budget=st.integers(0, 40))
def test_no_other_choice_gains_more(accounts, hours, budget):
    found = allocate(accounts, budget, hours)
    assert found.hours <= budget
    assert found.gain == best_by_trying(accounts, budget, hours)
    assert found.hours == sum(hours[level] for level in found.levels.values())


@given(accounts=books(), hours=hour_plans(), budget=st.integers(0, 40))
def test_another_hour_never_costs_gain(accounts, hours, budget):
    less, more = (allocate(accounts, hours_, hours).gain for hours_ in (budget, budget + 1))
    assert less <= more


def test_an_allocation_by_hand():
    book = [Account("Brewery", 100, LADDER), Account("School", 60, LADDER)]
    # 5 hours: frequent + light, 80 + 30 = 110; 48 + 50 = 98 the other way round.
    found = allocate(book, 5)
    assert found.levels == {"Brewery": "frequent", "School": "light"}
    assert (found.hours, found.gain) == (5, 110)


def test_the_most_gain_an_hour_is_not_always_the_best_choice():
    book = [Account("Kiosk", 10, {"none": 0, "light": 0.3, "frequent": 0.3, "vip": 0.3})]
    book.append(Account("Brewery", 10, {"none": 0, "light": 0, "frequent": 1, "vip": 1}))
    # An hour for the kiosk brings 3, the four for the brewery 2.5 each; only 4 there are.
    assert allocate(book, 4).gain == 10


def test_no_hour_is_spent_that_gains_nothing():
    flat = Account("Flat", 50, {"none": 1, "light": 1, "frequent": 1, "vip": 1})
    assert allocate([flat], 20).hours == 0


def test_of_equal_gains_the_one_with_fewer_hours_is_taken():
    late = Account("Late", 5, {"none": 0, "light": 0, "frequent": 0, "vip": 1})
    soon = Account("Soon", 5, {"none": 0, "light": 1, "frequent": 1, "vip": 1})
    # Ten hours make one of the two whole, not both: 5 yuan for ten hours or for one.
    assert allocate([late, soon], 10).hours == allocate([soon, late], 10).hours == 1


def test_without_hours_or_accounts_nobody_is_seen():
    book = [Account("Brewery", 100)]
    assert allocate(book, 0).levels == {"Brewery": "none"}
    assert allocate([], 10).gain == 0


def test_the_default_response_has_the_measured_elasticity():
    found = response({"none": 0, "light": 1, "frequent": 2, "vip": 4})
    assert found["none"] == 0
    assert found["vip"] == 1
    # Twice the hours bring 2^0.34 = 1.266 times as much.
    assert found["frequent"] / found["light"] == pytest.approx(1.266, abs=0.0005)


@given(hours=hour_plans(), elasticity=st.floats(0.05, 0.95))
def test_each_further_hour_brings_less(hours, elasticity):
    found = response(hours, elasticity)
    rates = [
        (found[high] - found[low]) / (hours[high] - hours[low]) for low, high in pairwise(LEVELS)
    ]
    assert rates == sorted(rates, reverse=True)


def test_every_level_has_words():
    assert len({level_label(level) for level in LEVELS}) == 4


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: allocate([], -1), "budget must be 0", id="minus an hour"),
        pytest.param(lambda: allocate([Account("x", 1)] * 2, 1), "two accounts are", id="twins"),
        pytest.param(lambda: Account("x", -1), "x: value must be 0 or more", id="value"),
        pytest.param(lambda: Account("x", math.nan), "x: value must be", id="nan"),
        pytest.param(lambda: Account("x", 1, {"vip": 1}), "x: give a response", id="response"),
        pytest.param(lambda: response({"vip": 1}), "give hours for each", id="hours"),
        pytest.param(
            lambda: response({"none": 0, "light": 3, "frequent": 3, "vip": 9}),
            "hours must rise",
            id="level hours",
        ),
        pytest.param(lambda: response(elasticity=1.5), "elasticity must be", id="elasticity"),
    ],
)
def test_what_cannot_be_allocated_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
