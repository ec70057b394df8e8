"""The operator's figures: the sums by hand, and what they say."""

import pytest

from courseware.datasets import number, operator_figures, read
from courseware.errors import ContentError
from courseware.models.market import (
    OperatorFigures,
    added_margin,
    before_growth,
    growth_ratio,
    net_margin,
    opening_base,
    reconcile,
)

REPORT = OperatorFigures(
    months=9,
    subscribers_end=508,
    net_additions_month=5.68,
    voice_minutes=2_133_670,
    mou=491,
    revenue=326_977,
    arpu=75,
)


def test_three_routes_to_the_average_base():
    found = reconcile(REPORT)
    assert found.by_minutes == pytest.approx(482.84, abs=0.005)  # 2,133,670 / 4,419
    assert found.by_revenue == pytest.approx(484.41, abs=0.005)  # 326,977 / 675
    assert found.by_counts == pytest.approx(482.44, abs=0.005)  # (456.88 + 508) / 2


def test_the_routes_agree_within_half_a_percent():
    assert reconcile(REPORT).spread == pytest.approx(0.0041, abs=0.0001)


def test_the_base_at_the_start():
    assert opening_base(508, 5.68, 9) == pytest.approx(456.88)


def test_margin_and_growth():
    assert net_margin(83_935, 326_977) == pytest.approx(0.2567, abs=0.00005)
    assert growth_ratio(0.089, 0.018) == pytest.approx(4.94, abs=0.005)


def test_of_an_added_yuan_five_to_six_fen_became_profit():
    # 326,977 / 1.089 = 300,254; 83,935 / 1.018 = 82,451; 1,484 / 26,723 = 0.0555
    assert before_growth(326_977, 0.089) == pytest.approx(300_254, abs=1)
    assert before_growth(83_935, 0.018) == pytest.approx(82_451, abs=1)
    assert added_margin(83_935, 0.018, 326_977, 0.089) == pytest.approx(0.0555, abs=0.0001)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: OperatorFigures(0, 1, 1, 1, 1, 1, 1), "months must", id="no months"),
        pytest.param(lambda: OperatorFigures(9, 1, 1, 1, 1, 1, 0), "arpu must be", id="no ARPU"),
        pytest.param(lambda: net_margin(1, 0), "revenue must be above zero", id="no revenue"),
        pytest.param(lambda: growth_ratio(1, 0), "growth of zero", id="no growth"),
        pytest.param(lambda: before_growth(1, -1), "growth must be above -1", id="all lost"),
        pytest.param(lambda: added_margin(1, 0.1, 1, 0), "has not changed", id="nothing added"),
    ],
)
def test_a_sum_that_makes_no_sense_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_the_table_holds_the_report():
    assert operator_figures() == REPORT


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("subscribers_start", opening_base(508, 5.68, 9)),
        ("average_base_minutes", reconcile(REPORT).by_minutes),
        ("average_base_revenue", reconcile(REPORT).by_revenue),
        ("average_base_counts", reconcile(REPORT).by_counts),
        ("net_margin", 100 * net_margin(83_935, 326_977)),
        ("growth_ratio", growth_ratio(8.9, 1.8)),
    ],
)
def test_what_the_table_derives_is_what_the_model_computes(figure, expected):
    assert number(figure) == pytest.approx(expected, abs=0.005)


def test_every_derived_figure_is_tested_above():
    derived = [row["figure"] for row in read("operator_2009q3") if row["source"] == "derived"]
    assert len(derived) == 6


def test_a_missing_table_is_told_in_a_sentence():
    with pytest.raises(ContentError, match=r"prices.csv: the table is missing .* Install"):
        read("prices")
