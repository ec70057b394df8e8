"""What the rules find on a map and in a plan."""

import dataclasses

import pytest

from courseware.models.buying.account import Account, Attitude, Stance, pair
from courseware.models.buying.baselines import random_plan
from courseware.models.buying.coaching import Remark, about_map, about_plan
from courseware.models.buying.index import Model
from courseware.models.buying.optimum import Optimum, best_plan
from courseware.models.buying.parameters import Temper
from courseware.models.buying.plan import Contact
from courseware.models.buying.robustness import agreement, rank_correlation
from tests.unit.buying import PARAMETERS, invented
from tests.unit.test_buying_model import person

STAGES = ("suppliers", "shortlist", "decision")


def model(*people, **more):
    return Model(Account(people, STAGES, **more), PARAMETERS)


def rules(remarks):
    return {(each.rule, *each.members) for each in remarks}


def test_a_map_on_which_all_is_well_says_nothing():
    looked_at = model(
        person("boss", 60, 60, 60, roles="D", stance="S"),
        person("foe", 20, 20, 20, stance="E"),
        person("aide", 20, 20, 20),
    )
    assert list(about_map(looked_at)) == []


def test_a_map_without_a_foe_a_decider_or_a_weighty_friend():
    looked_at = model(
        person("one", 60, 60, 60), person("two", 39, 39, 39), person("pal", 1, 1, 1, stance="C")
    )
    assert list(about_map(looked_at)) == [
        Remark("all_friendly"),
        Remark("no_decider"),
        Remark("light_friends", ("pal",)),
    ]


def test_the_heaviest_in_a_stage_is_not_to_be_overlooked():
    looked_at = model(person("a", 90, 10, 10), person("b", 10, 90, 90))
    plan = [Contact(1, "b", "mail")]
    found = [each for each in about_plan(looked_at, plan) if each.rule == "overlooked"]
    assert found == [Remark("overlooked", ("a",), 0)]
    late = [Contact(1, "a", "mail"), Contact(1, "b", "mail")]
    assert Remark("overlooked", ("a",), 0) in list(about_plan(looked_at, late))


def test_a_friend_is_not_overlooked_however_weighty():
    looked_at = model(person("a", 90, 10, 10, stance="C"), person("b", 10, 90, 90))
    found = about_plan(looked_at, [Contact(1, "b", "mail")])
    assert "overlooked" not in {each.rule for each in found}


@pytest.mark.parametrize(("visits", "found"), [(1, False), (2, True)])
def test_a_single_thread(visits, found):
    looked_at = model(person("a", 50, 50, 50), person("b", 50, 50, 50))
    plan = [Contact(stage, "a", "mail") for stage in range(visits)] + [Contact(2, "b", "mail")]
    assert (("single_thread", "a") in rules(about_plan(looked_at, plan))) == found


def test_a_contact_after_the_last_word():
    looked_at = model(person("a", 50, 50, 0), person("b", 50, 50, 100))
    plan = [Contact(1, "a", "mail"), Contact(2, "a", "mail"), Contact(2, "b", "mail")]
    found = [each for each in about_plan(looked_at, plan) if each.rule == "too_late"]
    assert found == [Remark("too_late", ("a",), 2)]


def test_who_can_stop_it_where():
    looked_at = model(
        person("boss", 50, 50, 50, roles="D", stance="E", attitude="R"),
        person("gate", 50, 50, 50, roles="S", stance="E", attitude="R"),
    )
    found = [each for each in about_plan(looked_at, []) if each.rule == "veto"]
    assert found == [Remark("veto", ("gate",), 0), Remark("veto", ("boss",), 1)]


@pytest.mark.parametrize(("start", "found"), [(-0.19, False), (-0.21, True)])
def test_a_view_can_stop_the_purchase_from_a_fifth_below_the_middle(start, found):
    deaf = dataclasses.replace(
        PARAMETERS,
        conviction=dict.fromkeys(Stance, start),
        tempers=dict.fromkeys(Attitude, Temper(1, 1, 1)),
    )
    people = (person("boss", 50, 50, 50, roles="D"), person("aide", 50, 50, 50))
    looked_at = Model(Account(people, STAGES), deaf)
    assert (("veto", "boss") in rules(about_plan(looked_at, []))) == found


def test_parameters_that_are_the_same_agree_fully():
    account = invented(5, people=5, stages=4)
    looked_at = Model(account, PARAMETERS)
    plans = [random_plan(looked_at, seed) for seed in range(12)]
    assert rank_correlation(account, PARAMETERS, PARAMETERS, plans) == pytest.approx(1)
    best = best_plan(looked_at)
    same = agreement(account, PARAMETERS, PARAMETERS, plans, best.plan)
    assert same.kept == pytest.approx(1, abs=1e-3)
    worst = min(plans, key=lambda plan: looked_at.outcome(plan).overall)
    assert agreement(account, PARAMETERS, PARAMETERS, plans, worst).kept < 1


def test_what_is_kept_is_measured_against_the_bound(monkeypatch):
    looked_at = Model(invented(5, people=5, stages=4), PARAMETERS)
    plan = random_plan(looked_at, 1)
    nothing, reached = looked_at.outcome([]).overall, looked_at.outcome(plan).overall
    early = Optimum(plan, reached, reached + (reached - nothing))  # so much more may be possible
    monkeypatch.setattr("courseware.models.buying.optimum.best_plan", lambda *_, **__: early)
    found = agreement(looked_at.account, PARAMETERS, PARAMETERS, [plan, ()], plan)
    assert found.kept == pytest.approx(0.5)


def test_other_parameters_can_turn_the_order_round():
    friends = frozenset({pair("a", "b")})
    account = Account((person("a", 50, 50), person("b", 50, 50)), ("x", "y"), friends)
    late = dataclasses.replace(PARAMETERS, weakest=0.0)
    early = dataclasses.replace(PARAMETERS, weakest=1.0)
    plans = [[Contact(0, "a", "mail")], [Contact(1, "a", "users"), Contact(1, "b", "users")]]
    assert rank_correlation(account, late, early, plans) == pytest.approx(-1)
