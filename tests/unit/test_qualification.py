"""The A, B and C cards at their edges, and a list in order."""

from dataclasses import replace
from itertools import product

import pytest

from courseware.i18n import using
from courseware.models.qualification import Qualification, card

BEST = Qualification(True, True, True, True, True, True, closes_in_days=30)
WORST = Qualification(False, False, False, False, False, False, closes_in_days=None)


@pytest.mark.parametrize(
    ("q", "letter"),
    [
        pytest.param(BEST, "A", id="everything"),
        pytest.param(replace(BEST, closes_in_days=90), "A", id="90 days"),
        pytest.param(replace(BEST, closes_in_days=91), "B", id="91 days"),
        pytest.param(replace(BEST, closes_in_days=None), "B", id="no date"),
        pytest.param(replace(BEST, decider_met=False), "B", id="decider not met"),
        pytest.param(replace(BEST, issue_dilemma=False), "B", id="no dilemma"),
        pytest.param(replace(BEST, value_confirmed=False), "A", id="value not confirmed"),
        pytest.param(WORST, "C", id="nothing"),
        pytest.param(replace(WORST, closes_in_days=366), "C", id="in 366 days"),
        pytest.param(replace(WORST, closes_in_days=365), "B", id="in 365 days"),
        pytest.param(replace(WORST, issue_personal=True), "B", id="one part of an issue"),
        pytest.param(replace(WORST, decider_met=True), "C", id="a decider without an issue"),
    ],
)
def test_a_card(q, letter):
    assert card(q).letter == letter


EVERY = [
    Qualification(*flags, closes_in_days=days)
    for flags in product((False, True), repeat=6)
    for days in (0, 90, 91, 365, 366, None)
]


@pytest.mark.parametrize("part", ["issue_personal", "issue_deadline", "issue_dilemma"])
def test_knowing_more_of_the_issue_never_lowers_a_card(part):
    for q in EVERY:
        assert card(replace(q, **{part: True})).letter <= card(replace(q, **{part: False})).letter


def test_a_card_gives_four_reasons_without_gaps():
    for q in EVERY:
        reasons = card(q).reasons
        assert len(reasons) == 4
        assert all("{" not in reason and reason.endswith(".") for reason in reasons)


def test_a_card_names_what_the_issue_lacks():
    q = replace(BEST, issue_personal=False, issue_dilemma=False)
    lacks = "The burning issue still lacks a person it matters to and a real dilemma."
    assert card(q).reasons[0] == lacks
    assert card(replace(BEST, issue_deadline=False)).reasons[0].endswith("lacks a deadline.")


def test_the_letter_is_the_same_in_chinese():
    with using("zh-CN"):
        assert card(BEST).letter == "A"


def test_a_decision_in_the_past_is_refused():
    with pytest.raises(ValueError, match="closes_in_days must be 0 or more; got -1"):
        replace(BEST, closes_in_days=-1)
