"""The A, B and C cards at their edges, and a list in order."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.i18n import using
from courseware.models.qualification import Candidate, Qualification, Weights, card, rank

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


def test_a_ranking_by_hand():
    found = rank([Candidate("Brewery", 0.5, 50, 0.25, 0)])[0]
    # 0.4 × 0.5, 0.2 × 1/2, 0.2 × 0.25, 0.2 × 1
    parts = {"chance": 0.2, "nearness": 0.1, "referral": 0.05, "soonness": 0.2}
    assert found.parts == pytest.approx(parts)
    assert found.score == pytest.approx(0.55)


def test_weights_decide_the_order():
    near, keen = Candidate("near", 0.1, 0, 0, 0), Candidate("keen", 0.9, 200, 0, 0)
    only_way, only_chance = Weights(0, 1, 0, 0), Weights(1, 0, 0, 0)
    assert [each.candidate.name for each in rank([keen, near], only_way)] == ["near", "keen"]
    assert [each.candidate.name for each in rank([near, keen], only_chance)] == ["keen", "near"]


def test_equal_candidates_stay_in_the_order_they_came():
    names = [f"firm {place}" for place in range(20)]
    found = rank(Candidate(name, 0.5, 10, 0.5, 30) for name in names)
    assert [each.candidate.name for each in found] == names


@given(
    chance=st.floats(0, 1),
    km=st.floats(0, 1e6),
    referral=st.floats(0, 1),
    days=st.floats(0, 1e6),
    factor=st.floats(0.01, 100),
)
def test_a_score_lies_between_nought_and_one_whatever_the_size_of_the_weights(
    chance, km, referral, days, factor
):
    candidate = Candidate("x", chance, km, referral, days)
    score = rank([candidate])[0].score
    scaled = Weights(*(factor * weight for weight in (0.4, 0.2, 0.2, 0.2)))
    assert 0 <= score <= 1 + 1e-12
    assert rank([candidate], scaled)[0].score == pytest.approx(score)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: replace(BEST, closes_in_days=-1), "closes_in_days must", id="past"),
        pytest.param(lambda: Candidate("x", 1.5, 0, 0, 0), "chance must lie", id="chance"),
        pytest.param(lambda: Candidate("x", 1, -5, 0, 0), "distance_km must be", id="distance"),
        pytest.param(lambda: Weights(0, 0, 0, 0), "one above 0", id="no weight"),
        pytest.param(lambda: Weights(1, -1, 0, 0), "weights must be 0 or more", id="a minus"),
    ],
)
def test_what_makes_no_sense_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
