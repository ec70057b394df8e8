"""A graded plan: what fits, what it is worth, and what its widget lets on."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities.decisionsetting import setting_of
from courseware.answers import AnswerSheet
from courseware.content.schema import ITEM
from courseware.errors import AnswerError
from courseware.grading.view import Telling, question_html
from courseware.i18n import using
from courseware.models.buying.optimum import best_plan
from courseware.quiz import check_answer, feedback, is_blank, plans, points, score
from courseware.quiz.strategies import STRATEGIES, answer
from courseware.widgets.planquestion import PlanQuestion

OPEN = {
    "id": "some-plan",
    "kind": "plan",
    "objective": "o",
    "graded": True,
    "title": "A late start",
    "stem": "Plan it.",
    "account": "apex",
    "since": 4,
    "total": 6,
    "stage": 4,
}
PLAN = ITEM.validate_python(OPEN)
BEST = [
    {"stage": each.stage, "member": each.member, "channel": each.channel}
    for each in best_plan(plans.model(PLAN)).plan
]
KEYED = ITEM.validate_python(OPEN | {"answer": BEST, "explanation": "So."})
CHEN = {"stage": 0, "member": "chen-hong", "channel": "journal"}
CALL = {"stage": 1, "member": "chen-hong", "channel": "other"}


def test_a_late_start_leaves_the_open_stages_as_they_are():
    whole, late = setting_of(ITEM.validate_python(OPEN | {"since": 0})), setting_of(PLAN)
    assert late.account.stages == whole.account.stages[4:]
    for before, after in zip(whole.account.members, late.account.members, strict=True):
        assert after.influence == before.influence[4:]
    assert late.model.outcome(()).stages == whole.model.outcome(()).stages[4:]
    shifted = {(e.id, e.stage + 4, e.people) for e in late.account.events}
    assert shifted == {(e.id, e.stage, e.people) for e in whole.account.events if e.stage >= 4}
    assert [late.number(n) for n in range(4)] == [5, 6, 7, 8]
    assert [each.label for each in late.stages] == [each.label for each in whole.stages[4:]]
    assert [each.label for each in late.dates] == [e.label for e in whole.dates if e.stage >= 4]


@pytest.mark.parametrize(
    ("value", "worth"),
    [
        pytest.param({"plan": BEST}, 1, id="the best"),
        pytest.param({"plan": BEST[::-1]}, 1, id="the best in another order"),
        pytest.param({"plan": []}, 0, id="nothing planned"),
        pytest.param(None, 0, id="no answer"),
        pytest.param({"plan": [CALL]}, 0, id="an impossible call"),
        pytest.param({"plan": [*BEST, CALL | {"stage": 3}]}, 0, id="over the budget"),
    ],
)
def test_what_a_plan_is_worth(value, worth):
    assert score(KEYED, value) == worth


def test_a_plan_is_worth_its_share_of_the_best_gain_in_thousandths():
    known = plans.model(KEYED)

    def gain(plan):
        contacts = plans.contacts({"plan": plan})
        return known.outcome(contacts).overall - known.outcome(()).overall

    worth = score(KEYED, {"plan": [CHEN, CALL]})
    assert worth == Fraction(round(1000 * gain([CHEN, CALL]) / gain(BEST)), 1000)
    assert 0 < worth < 1
    assert points(KEYED, {"plan": [CHEN, CALL]}, 8) == float(round(worth * 8, 2))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_no_plan_is_worth_more_than_the_best(seed):
    assert 0 <= score(KEYED, plans.by_chance(KEYED, seed)) <= 1


def test_a_plan_better_than_a_poor_key_is_worth_all_and_no_more():
    poor = ITEM.validate_python(OPEN | {"answer": [CHEN]})
    assert score(poor, {"plan": BEST}) == 1


def test_without_a_key_a_plan_has_no_worth():
    with pytest.raises(ValueError, match="some-plan has no key"):
        plans.share(PLAN, {"plan": [CHEN]})


def test_clicking_at_random_is_worth_little():
    shares = [score(KEYED, answer(KEYED, "random", random.Random(seed))) for seed in range(200)]
    assert sum(shares) / len(shares) < 0.2


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_strategy_gives_an_answer_that_fits(strategy):
    check_answer(KEYED, answer(KEYED, strategy, random.Random(1)))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param([CHEN], id="a bare list"),
        pytest.param({"plan": [CHEN], "coding": {}}, id="more than a plan"),
        pytest.param({"plan": CHEN}, id="no list"),
        pytest.param({"plan": ["chen-hong"]}, id="no record"),
        pytest.param({"plan": [CHEN | {"stage": 4}]}, id="a stage too many"),
        pytest.param({"plan": [CHEN | {"stage": True}]}, id="a stage that is no number"),
        pytest.param({"plan": [CHEN | {"stage": "0"}]}, id="a stage in words"),
        pytest.param({"plan": [CHEN | {"member": "nobody"}]}, id="nobody"),
        pytest.param({"plan": [CHEN | {"member": ["chen-hong"]}]}, id="a list of people"),
        pytest.param({"plan": [CHEN | {"channel": "gift"}]}, id="a gift"),
        pytest.param({"plan": [CHEN | {"channel": ["journal"]}]}, id="a list of channels"),
        pytest.param({"plan": [CHEN | {"note": "x"}]}, id="a field too many"),
        pytest.param({"plan": [CHEN] * 45}, id="longer than any plan"),
    ],
)
def test_what_is_no_plan_is_refused(value):
    with pytest.raises(AnswerError, match="not a plan for this account"):
        check_answer(PLAN, value)


def test_what_counts_as_blank():
    assert [is_blank(PLAN, v) for v in (None, {}, {"plan": []}, {"plan": [CHEN]})] == [
        True, True, True, False,
    ]  # fmt: skip


def test_feedback_tells_the_share_or_what_is_impossible():
    assert (
        feedback(KEYED, {"plan": BEST}).text
        == "The plan brings 100.0 % of what the best one brings."
    )
    assert feedback(KEYED, {"plan": BEST}).explanation == "So."
    partly = feedback(KEYED, {"plan": [CHEN]})
    assert (partly.verdict, partly.explanation) == ("partly", "")
    assert feedback(KEYED, {"plan": [CALL]}).text.startswith("Impossible contacts: 1.")


def test_the_feedback_page_names_the_best_plan_only_when_all_is_told():
    with using("en"):
        value = {"plan": [CHEN, CALL | {"stage": 0, "member": "sun-lin"}]}
        bare = question_html(PLAN, value, Telling.NOTHING)
        assert "Chen Hong in stage 5 (Trade journal)" in bare
        assert "doesn&#39;t take our call yet" in bare
        assert bare == question_html(KEYED, value, Telling.NOTHING)
        chosen, told = (
            question_html(KEYED, {"plan": [CHEN]}, t) for t in (Telling.CHOSEN, Telling.ALL)
        )
        assert "% of what the best one brings" in chosen
        assert "Illustrated presentation" not in chosen
        assert "Illustrated presentation" in told
        assert "No answer" in question_html(PLAN, None, Telling.NOTHING)


def test_the_feedback_page_counts_half_days_and_says_why_a_plan_brings_nothing():
    with using("en"):
        page = question_html(PLAN, {"plan": [CHEN, CALL]}, Telling.NOTHING)
        assert '<th scope="row">Total</th><td>2</td>' in page
        assert "brings no points" not in page
        page = question_html(PLAN, {"plan": [CALL]}, Telling.NOTHING)
        assert "Impossible contacts: 1. Such a plan brings no points." in page
        assert "1 · Impossible: Chen Hong doesn&#39;t take our call yet" in page
        assert ">Why</th>" not in question_html(KEYED, {"plan": [CHEN]}, Telling.ALL)


def test_the_feedback_page_lists_the_contacts_by_stage():
    page = question_html(PLAN, {"plan": [CALL, CHEN]}, Telling.NOTHING)
    assert page.index("Chen Hong in stage 5") < page.index("Chen Hong in stage 6")


@pytest.fixture
def widget(tmp_path):
    with using("en"):
        yield PlanQuestion(PLAN, AnswerSheet(tmp_path))


def answer_in(widget, value, kind="answer"):
    widget._receive(None, {"type": kind, "value": value, "seq": "page-1"}, [])


@pytest.mark.parametrize("kind", ["answer", "check", "reveal"])
def test_the_widget_says_what_is_possible_and_no_index(widget, kind, tmp_path):
    answer_in(widget, {"plan": BEST}, kind)
    assert AnswerSheet(tmp_path).get("some-plan") == {"plan": BEST}
    assert widget.item["graded"] is True
    assert widget.item["over"] == 4
    assert set(widget.feedback) == {"value", "outcome"}
    assert widget.feedback["outcome"]["stages"] is widget.feedback["outcome"]["overall"] is None
    assert widget.item["start"]["overall"] is None
    assert sum(widget.feedback["outcome"]["used"]) == 6


def test_the_widget_refuses_what_does_not_fit_and_keeps_what_was_there(widget, tmp_path):
    answer_in(widget, {"plan": [CHEN]})
    answer_in(widget, {"plan": [CHEN | {"channel": "gift"}]})
    assert AnswerSheet(tmp_path).get("some-plan") == {"plan": [CHEN]}


def test_the_widget_calls_after_each_save(tmp_path):
    saved = []
    widget = PlanQuestion(PLAN, AnswerSheet(tmp_path), lambda: saved.append(1))
    answer_in(widget, {"plan": [CHEN]})
    assert saved == [1]


def test_on_paper_stand_people_and_contacts(widget):
    answer_in(widget, {"plan": [CHEN]})
    data, _metadata = widget._repr_mimebundle_()
    assert "Chen Hong in stage 5 (Trade journal)" in data["text/plain"]
    assert "7 Negotiation with candidates" in data["text/plain"]
    assert "index" not in data["text/plain"].lower()
