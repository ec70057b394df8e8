"""The funnel: counts by hand, what is needed at the top, and what proves a step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.funnel import (
    PROOF,
    STEPS,
    check_step,
    fact_label,
    funnel,
    needed_at_top,
    step_label,
)

FACTS = [fact for step in STEPS for fact in PROOF[step]]
LIST = st.lists(st.sampled_from(STEPS), max_size=60)


def test_a_funnel_by_hand():
    counts = {"suspect": 120, "prospect": 48, "qualified": 16, "key": 8, "closed": 8}
    stages = funnel(step for step, count in counts.items() for _ in range(count))
    assert [stage.here for stage in stages] == [120, 48, 16, 8, 8]
    assert [stage.reached for stage in stages] == [200, 80, 32, 16, 8]
    assert [stage.conversion for stage in stages] == [0.4, 0.4, 0.5, 0.5, None]
    assert [stage.lost for stage in stages] == [120, 48, 16, 8, 0]


def test_an_empty_funnel_has_no_conversion():
    assert [(stage.reached, stage.conversion) for stage in funnel([])] == [(0, None)] * 5


@given(LIST)
def test_nobody_is_lost_from_the_count(steps):
    stages = funnel(steps)
    assert stages[0].reached == len(steps) == sum(stage.here for stage in stages)
    assert sum(stage.lost for stage in stages) + stages[-1].reached == len(steps)


@pytest.mark.parametrize(
    ("closed", "conversions", "expected"),
    [
        pytest.param(12, [0.4, 0.4, 0.5, 0.5], 300, id="12 at one in 25"),
        pytest.param(1, [0.4, 0.4, 0.5, 0.5], 25, id="one"),
        pytest.param(1, [0.3], 4, id="3.33 is 4 whole ones"),
        pytest.param(1, [0.1, 0.1], 100, id="no 101st for a speck of rounding"),
        pytest.param(0, [0.1], 0, id="none wanted"),
        pytest.param(5, [], 5, id="no step between"),
    ],
)
def test_how_many_are_needed_at_the_top(closed, conversions, expected):
    assert needed_at_top(closed, conversions) == expected


@given(LIST.filter(lambda steps: "closed" in steps))
def test_a_funnels_own_rates_lead_back_to_its_top(steps):
    stages = funnel(steps)
    rates = [stage.conversion for stage in stages[:-1]]
    assert needed_at_top(stages[-1].reached, rates) == len(steps)


@pytest.mark.parametrize(
    ("claimed", "evidence", "against", "proven", "missing"),
    [
        pytest.param("suspect", [], [], "suspect", [], id="a name is enough"),
        pytest.param("prospect", [], [], "suspect", ["need_stated"], id="friendly is no need"),
        pytest.param("closed", FACTS, [], "closed", [], id="all proven"),
        pytest.param("key", ["value_confirmed"], [], "suspect", FACTS[:3], id="a late fact alone"),
        pytest.param(
            "closed", FACTS, ["decider_met"], "prospect", ["decider_met"], id="counter-evidence"
        ),
        pytest.param("prospect", FACTS, [], "closed", [], id="further than claimed"),
    ],
)
def test_what_the_evidence_carries(claimed, evidence, against, proven, missing):
    found = check_step(claimed, evidence, against)
    assert found.proven == proven
    assert found.missing == tuple(missing)
    assert found.holds == (not missing)


@given(st.sampled_from(STEPS), st.sets(st.sampled_from(FACTS)))
def test_a_claim_holds_exactly_up_to_what_is_proven(claimed, evidence):
    found = check_step(claimed, evidence)
    assert found.holds == (STEPS.index(claimed) <= STEPS.index(found.proven))


def test_every_step_and_fact_has_words():
    assert len({step_label(step) for step in STEPS}) == 5
    assert len({fact_label(fact) for fact in FACTS}) == len(FACTS)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: funnel(["lead"]), "no step 'lead'; there are suspect", id="step"),
        pytest.param(lambda: needed_at_top(-1, [0.5]), "closed must be", id="fewer than none"),
        pytest.param(lambda: needed_at_top(1, [0.5, 0]), "conversion must be", id="a dead end"),
        pytest.param(lambda: check_step("won", []), "no step 'won'", id="claim"),
        pytest.param(lambda: check_step("key", ["smiled"]), "no fact 'smiled'", id="fact"),
    ],
)
def test_what_the_funnel_does_not_know_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
