"""The funnel: counts by hand, and counts that lose nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.funnel import STEPS, funnel, step_label

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


def test_every_step_has_words():
    assert len({step_label(step) for step in STEPS}) == 5


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: funnel(["lead"]), "no step 'lead'; there are suspect", id="step"),
    ],
)
def test_what_the_funnel_does_not_know_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
