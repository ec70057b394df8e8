"""How unevenly a book is spread: by hand, at the limits, and for any book."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.concentration import (
    bands,
    customers_for,
    gini,
    lorenz,
    pareto,
    top_share,
)

AMOUNT = st.floats(0, 1e9) | st.integers(0, 100)
BOOK = st.lists(AMOUNT, min_size=1, max_size=40).filter(lambda book: max(book) > 1e-6)
CLOSE = 1e-9


def wholesale() -> list[float]:
    """A hundred customers: 8 bring 84 %, the next 8 bring 13 %, the next 8 bring 3 %."""
    return [84 / 8] * 8 + [13 / 8] * 8 + [3 / 8] * 8 + [0] * 76


def test_the_wholesale_book_in_bands():
    found = bands(wholesale(), cuts=(0.08, 0.16, 0.24))
    assert [band.share for band in found] == pytest.approx([0.84, 0.13, 0.03, 0])
    assert [band.width for band in found] == pytest.approx([0.08, 0.08, 0.08, 0.76])


def test_the_wholesale_book_at_the_top():
    # The top fifth: 8 + 8 + 4 customers, 84 + 13 + 1.5.
    assert top_share(wholesale(), 0.2) == pytest.approx(0.985)
    assert customers_for(wholesale(), 0.8) == 8  # 7 bring 73.5 %
    assert customers_for(wholesale(), 1) == 24


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        pytest.param([7, 7, 7], 0, id="all alike"),
        pytest.param([0.1] * 7, 0, id="all alike, exactly"),
        pytest.param([9], 0, id="one customer"),
        pytest.param([0, 0, 0, 0, 5], 0.8, id="one of five has all"),
        pytest.param([1, 2, 3, 4], 0.25, id="(−3 − 2 + 3 + 12) / (4 × 10)"),
        pytest.param([1e308, 1e308, 1e308, 1e308], 0, id="a sum too large for a float"),
    ],
)
def test_the_gini_by_hand(book, expected):
    assert gini(book) == pytest.approx(expected, abs=1e-15)


def test_equal_customers_have_a_gini_of_exactly_nought():
    assert gini([0.1] * 7) == 0


@given(BOOK)
def test_the_gini_lies_between_nought_and_what_one_customer_with_all_would_give(book):
    assert 0 <= gini(book) <= (len(book) - 1) / len(book) + CLOSE


@given(BOOK)
def test_the_gini_is_twice_the_area_between_diagonal_and_curve(book):
    area = math.fsum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in pairwise(lorenz(book)))
    assert gini(book) == pytest.approx(1 - 2 * area, abs=CLOSE)


@given(BOOK, st.floats(0.001, 1000))
def test_the_unit_does_not_matter(book, factor):
    scaled = [factor * amount for amount in book]
    assert gini(scaled) == pytest.approx(gini(book), abs=CLOSE)
    assert top_share(scaled, 0.2) == pytest.approx(top_share(book, 0.2), abs=CLOSE)


@given(BOOK)
def test_the_order_of_the_book_does_not_matter(book):
    assert lorenz(book) == lorenz(book[::-1])
    assert gini(book) == gini(book[::-1])


@given(BOOK)
def test_the_lorenz_curve_bends_below_the_diagonal(book):
    curve = lorenz(book)
    assert curve[0] == (0, 0)
    assert curve[-1] == (1, 1)
    assert all(y <= x + CLOSE for x, y in curve)
    steps = [y2 - y1 for (_x1, y1), (_x2, y2) in pairwise(curve)]
    assert all(before <= after + CLOSE for before, after in pairwise(steps))


@given(BOOK)
def test_the_pareto_curve_is_the_lorenz_curve_from_the_other_end(book):
    turned = [(1 - x, 1 - y) for x, y in reversed(lorenz(book))]
    assert [y for _x, y in pareto(book)] == pytest.approx([y for _x, y in turned], abs=CLOSE)


@given(BOOK)
def test_the_top_share_meets_the_pareto_curve(book):
    assert all(top_share(book, x) == pytest.approx(y, abs=1e-7) for x, y in pareto(book))


@given(BOOK, st.floats(0, 1))
def test_the_customers_for_a_share_bring_it_and_one_fewer_do_not(book, share):
    count = customers_for(book, share)
    curve = pareto(book)
    assert curve[count][1] >= share - CLOSE
    assert count == 0 or curve[count - 1][1] < share


@given(BOOK, st.lists(st.floats(0.01, 0.99), unique=True, max_size=5))
def test_the_bands_make_the_whole_and_fall_in_density(book, cuts):
    found = bands(book, sorted(cuts))
    assert math.fsum(band.share for band in found) == pytest.approx(1)
    dense = [band.share / band.width for band in found if band.width > 1e-4]
    assert all(before >= after - 1e-6 for before, after in pairwise(dense))


def test_a_customer_counts_in_part():
    # 30 % of 4 customers are 1.2: the first and a fifth of the second.
    assert top_share([50, 30, 10, 10], 0.3) == pytest.approx(0.5 + 0.3 / 5)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: gini([]), "no customer to count", id="empty"),
        pytest.param(lambda: gini([0, 0]), "every customer's value is 0", id="all nothing"),
        pytest.param(lambda: lorenz([1, -1]), "0 or more; got -1", id="a credit note"),
        pytest.param(lambda: lorenz([1, math.nan]), "0 or more; got nan", id="nan"),
        pytest.param(lambda: top_share([1], 1.2), "share must lie", id="more than all"),
        pytest.param(lambda: customers_for([1], -0.1), "share must lie", id="less than none"),
        pytest.param(lambda: bands([1], [0.5, 0.2]), "cuts must rise", id="falling cuts"),
        pytest.param(lambda: bands([1], [1]), "cuts must rise", id="a band of nobody"),
    ],
)
def test_a_book_without_shares_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
