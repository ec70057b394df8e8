"""Value over time: by hand, at the limits, and against simulated customers."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.sbg import sbg_from_retention, sbg_retention, sbg_survival, sbg_value
from courseware.models.value import break_even_cost, lifetime_value, yearly

SHARE = st.floats(0, 0.999)
RATE = st.floats(0.01, 1)
TIMING = st.sampled_from(["later", "now"])
SHAPE = st.floats(0.05, 20)


@pytest.mark.parametrize(
    ("retention", "discount", "first", "expected"),
    [
        pytest.param(0.8, 0.1, "later", 800 / 0.3, id="later: 1,000 × 0.8 / 0.3"),
        pytest.param(0.8, 0.1, "now", 1_100 / 0.3, id="now: 1,000 × 1.1 / 0.3"),
        pytest.param(0.75, 0, "later", 3_000, id="undiscounted: three more years"),
        pytest.param(0, 0.1, "later", 0, id="nobody stays, nothing later"),
        pytest.param(0, 0.1, "now", 1_000, id="nobody stays, one margin now"),
        pytest.param(1, 0.1, "later", 10_000, id="nobody leaves: a perpetuity"),
    ],
)
def test_a_value_by_hand(retention, discount, first, expected):
    assert lifetime_value(1_000, retention, discount, first=first) == pytest.approx(expected)


def test_a_tiny_discount_is_not_lost_beside_a_retention_of_one():
    # 1 + 1e-17 − 1 is 0 in floating point; the perpetuity is 1 / 1e-17.
    assert lifetime_value(1, 1, 1e-17, first="later") == pytest.approx(1e17)


@given(retention=SHARE, discount=RATE)
def test_the_two_timings_differ_by_one_margin(retention, discount):
    now = lifetime_value(70, retention, discount, first="now")
    assert now - lifetime_value(70, retention, discount, first="later") == pytest.approx(70)


@given(retention=SHARE, discount=RATE, first=TIMING)
def test_the_years_add_up_to_the_value(retention, discount, first):
    total = math.fsum(yearly(100, retention, discount, 3_000, first=first))
    assert total == pytest.approx(lifetime_value(100, retention, discount, first=first), rel=1e-9)


@given(low=SHARE, rise=st.floats(0.0001, 1), discount=RATE, first=TIMING)
def test_who_stays_longer_is_worth_more(low, rise, discount, first):
    high = min(1.0, low + rise)
    less, more = (lifetime_value(10, r, discount, first=first) for r in (low, high))
    assert less < more


@given(retention=st.floats(0.01, 1), low=RATE, rise=st.floats(0.001, 1), first=TIMING)
def test_who_discounts_more_values_less(retention, low, rise, first):
    less, more = (lifetime_value(10, retention, i, first=first) for i in (low + rise, low))
    assert less < more


def within_three_errors(sample: list[float], expected: float) -> bool:
    mean = math.fsum(sample) / len(sample)
    spread = math.fsum((one - mean) ** 2 for one in sample) / (len(sample) - 1)
    return abs(mean - expected) < 3 * math.sqrt(spread / len(sample))


def lived(chance_to_stay: float, discount: float, draw: random.Random) -> float:
    """The discounted margins of one yuan a year, the first after a year, of one customer."""
    total, factor = 0.0, 1.0
    while draw.random() < chance_to_stay:
        factor /= 1 + discount
        total += factor
    return total


def test_simulated_customers_earn_what_the_formula_says():
    draw = random.Random(2009)
    sample = [lived(0.8, 0.1, draw) for _ in range(20_000)]
    assert within_three_errors(sample, lifetime_value(1, 0.8, 0.1, first="later"))
    assert not within_three_errors(sample, lifetime_value(1, 0.81, 0.1, first="later"))


def test_simulated_customers_who_differ_earn_what_the_model_says():
    draw = random.Random(2010)
    sample = [lived(1 - draw.betavariate(1.5, 4), 0.1, draw) for _ in range(20_000)]
    assert within_three_errors(sample, sbg_value(1, 1.5, 4, 0.1, first="later"))
    alike = sbg_retention(1, 1.5, 4)
    assert not within_three_errors(sample, lifetime_value(1, alike, 0.1, first="later"))


def test_a_value_of_customers_who_differ_by_hand():
    # With α = 1 and β = 4, S(t) = 4/(4+t), and the sum is a logarithm less its first terms.
    head = sum(1.1**-k / k for k in range(1, 5))
    expected = 4 * 1.1**4 * (math.log(11) - head)
    assert sbg_value(1, 1, 4, 0.1, first="later") == pytest.approx(expected, rel=1e-9)


def test_without_a_discount_the_sum_is_the_mean_lifetime():
    # α = 3, β = 4: 4 / (3 − 1) years after the first payment.
    assert sbg_value(100, 3, 4, 0, first="later") == 200
    assert sbg_value(100, 3, 4, 0, first="now") == 300
    assert sbg_value(100, 3, 4, 0.0001, first="later") == pytest.approx(200, rel=0.001)


@given(alpha=SHAPE, beta=SHAPE, discount=RATE, first=TIMING)
def test_the_sum_stops_no_earlier_than_promised(alpha, beta, discount, first):
    term, longer = 1.0, 1.0 if first == "now" else 0.0
    for t in range(1, 4_000):
        term *= sbg_retention(t, alpha, beta) / (1 + discount)
        longer += term
    found = sbg_value(1, alpha, beta, discount, first=first)
    assert found == pytest.approx(longer, rel=1e-9)


@given(alpha=SHAPE, beta=SHAPE)
def test_retention_rises_and_survival_falls(alpha, beta):
    rates = [sbg_retention(t, alpha, beta) for t in range(1, 30)]
    there = [sbg_survival(t, alpha, beta) for t in range(30)]
    assert rates == sorted(rates)
    assert there == sorted(there, reverse=True)


@given(alpha=SHAPE, beta=SHAPE, discount=RATE)
def test_taking_all_to_be_alike_never_values_too_high(alpha, beta, discount):
    alike = lifetime_value(1, sbg_retention(1, alpha, beta), discount, first="later")
    assert sbg_value(1, alpha, beta, discount, first="later") >= alike * (1 - 1e-9)


@given(first=st.floats(0.05, 0.9), rise=st.floats(0.01, 0.09))
def test_two_known_shares_come_back(first, rise):
    alpha, beta = sbg_from_retention(first, first + rise)
    assert sbg_retention(1, alpha, beta) == pytest.approx(first)
    assert sbg_retention(2, alpha, beta) == pytest.approx(first + rise)


def test_the_highest_cost_that_pays():
    # 400 yuan a year from now, 3 of 4 stay, no discount: 1,600 yuan; one in ten is won.
    assert break_even_cost(400, 0.75, 0, first="now") == 1_600
    assert break_even_cost(400, 0.75, 0, first="now", win_rate=0.1) == pytest.approx(160)
    assert break_even_cost(-400, 0.75, 0, first="now") == 0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: lifetime_value(1, 1, 0, first="now"), "no finite value", id="forever"),
        pytest.param(lambda: lifetime_value(1, 1.1, 0, first="now"), "retention must", id="r > 1"),
        pytest.param(lambda: lifetime_value(1, math.nan, 0, first="now"), "retention", id="nan"),
        pytest.param(lambda: lifetime_value(1, 0, -0.1, first="now"), "discount must", id="i < 0"),
        pytest.param(lambda: lifetime_value(math.inf, 0, 0, first="now"), "margin must", id="inf"),
        pytest.param(lambda: lifetime_value(1, 0, 0, first="soon"), "first must be", id="timing"),
        pytest.param(lambda: yearly(1, 0.5, 0, -1, first="now"), "periods must", id="years"),
        pytest.param(lambda: sbg_value(1, 1, 4, 0, first="now"), "raise the discount", id="α = 1"),
        pytest.param(lambda: sbg_value(1, 1, 4, 1e-5, first="now"), "0.0001 or more", id="slow"),
        pytest.param(lambda: sbg_retention(1, 0, 4), "alpha and beta", id="no shape"),
        pytest.param(lambda: sbg_retention(0, 1, 4), "period must be 1", id="before the start"),
        pytest.param(lambda: sbg_survival(-1, 1, 4), "period must be 0", id="minus one"),
        pytest.param(lambda: sbg_from_retention(0.8, 0.8), "higher in the second", id="alike"),
        pytest.param(lambda: break_even_cost(1, 0, 0, first="now", win_rate=2), "win_rate", id="2"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
