"""Satisfaction: the marks by hand, and the verdicts at their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.satisfaction import (
    VERDICTS,
    disconfirmation,
    promise,
    ratio,
    verdict,
    verdict_in_zone,
)

MARK = st.integers(1, 10)


def test_a_mark_against_an_expectation():
    assert ratio(6, 8) == 0.75
    assert disconfirmation(6, 8) == -2


@given(perceived=MARK, expected=MARK)
def test_the_ratio_and_the_difference_agree_on_what_disappoints(perceived, expected):
    assert (ratio(perceived, expected) < 1) == (disconfirmation(perceived, expected) < 0)


@pytest.mark.parametrize(
    ("perceived", "expected", "found"),
    [
        pytest.param(7.9, 10, "complaint", id="below 0.8"),
        pytest.param(8, 10, "no_complaint", id="0.8"),
        pytest.param(9.9, 10, "no_complaint", id="below 1"),
        pytest.param(7, 7, "satisfied", id="1"),
        pytest.param(6, 5, "loyal", id="1.2"),
        pytest.param(4.8, 6, "no_complaint", id="0.8, though 4.8 / 6 is a speck below"),
    ],
)
def test_a_verdict_from_the_ratio(perceived, expected, found):
    assert verdict(perceived, expected) == found


def test_the_cuts_can_be_others():
    assert verdict(9, 10, cuts=(0.5, 0.9, 1)) == "satisfied"


@pytest.mark.parametrize(
    ("perceived", "found"),
    [
        (4.9, "complaint"),
        (5, "no_complaint"),
        (7.9, "no_complaint"),
        (8, "satisfied"),
        (9, "loyal"),
    ],
)
def test_a_verdict_from_the_zone_of_tolerance(perceived, found):
    assert verdict_in_zone(perceived, basic=5, ideal=8) == found


@given(low=MARK, rise=MARK, expected=MARK)
def test_more_perceived_is_never_a_worse_verdict(low, rise, expected):
    first, second = (VERDICTS.index(verdict(mark, expected)) for mark in (low, low + rise))
    assert first <= second


@given(promised=MARK, delivered=st.integers(2, 10))
def test_no_promise_keeps_more_customers_than_the_true_one(promised, delivered):
    other, true = (promise(p, delivered, nobody=1, everybody=10) for p in (promised, delivered))
    assert other.kept <= true.kept
    assert promised == delivered or other.kept < true.kept


def test_nobody_and_everybody_are_the_limits():
    assert promise(0, 5, nobody=1, everybody=9).buyers == 0
    assert promise(10, 5, nobody=1, everybody=9).buyers == 1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: ratio(5, 0), "without an expectation", id="none expected"),
        pytest.param(lambda: ratio(-1, 5), "perceived must be 0 or more", id="below the scale"),
        pytest.param(lambda: disconfirmation(1, -1), "expected must be", id="expected less"),
        pytest.param(lambda: verdict(1, 1, cuts=(1, 0.8, 1.2)), "cuts must rise", id="cuts"),
        pytest.param(lambda: verdict_in_zone(5, 8, 5), "must not be above ideal", id="reversed"),
        pytest.param(lambda: promise(5, 5, nobody=5, everybody=5), "below everybody", id="flat"),
    ],
)
def test_marks_that_make_no_sense_are_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
