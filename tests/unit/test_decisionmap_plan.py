"""Planning on the decision map: why a contact is impossible, and how good a plan is."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities import decisionplan
from courseware.activities.decisionsetting import setting
from courseware.activities.decisionswap import best_swap
from courseware.activities.mapremarks import plan_remarks
from courseware.content.certificate import certificate
from courseware.models.buying.index import Model, shown
from courseware.models.buying.parameters import Budget
from courseware.models.buying.plan import Contact, breaches

APEX = setting("apex")
FACTS = decisionplan.plan_facts(APEX)
BEST = certificate("apex").contacts()
CHANNELS = list(APEX.model.parameters.channels)
PEOPLE = [member.id for member in APEX.account.members]
CONTACTS = st.builds(Contact, st.integers(0, 7), st.sampled_from(PEOPLE), st.sampled_from(CHANNELS))


def reasons(*contacts):
    return decisionplan.standing(APEX, contacts).reasons


@pytest.mark.parametrize(
    ("contacts", "sentence"),
    [
        (
            [Contact(1, "zhao-yue", "journal"), Contact(1, "zhao-yue", "mail")],
            "Zhao Yue has a contact in stage 2 already: one each is the limit.",
        ),
        (
            [Contact(0, "wang-wei", "consultants"), Contact(0, "xia-yun", "users")],
            "No more than 6 half-days fit into stage 1.",
        ),
        (
            [
                contact
                for stage in range(5)
                for contact in (
                    Contact(stage, "zhao-yue", "users"),
                    Contact(stage, "liu-jun", "users"),
                )
            ],
            "The plan has no more than 24 half-days.",
        ),
        (
            [Contact(0, "chen-hong", "report")],
            "“Internal report” works only through a friend of ours who gets on with Chen Hong, "
            "and there is none.",
        ),
        (
            [Contact(3, "chen-hong", "other")],
            "Chen Hong doesn't take our call yet: in an earlier stage, first meet in another way.",
        ),
        (
            [Contact(0, "wang-dan", "presentation")],
            "Wang Dan decides, and the door is shut: in an earlier stage, "
            "first reach one of these: Chen Hong · Zhang Xin · Li Qing · Liu Jun · Sun Lin.",
        ),
    ],
    ids=["twice", "stage budget", "budget", "through", "warm", "door"],
)
def test_an_impossible_contact_says_why(contacts, sentence):
    assert reasons(*contacts)[-1] == sentence
    assert not any(reasons(*contacts[:-1])[:1])
    now = decisionplan.standing(APEX, contacts)
    assert (now.stages, now.overall) == (None, None)


def test_whoever_depended_on_a_removed_contact_becomes_impossible():
    plan = [Contact(0, "chen-hong", "demonstration"), Contact(1, "wang-dan", "presentation")]
    assert reasons(*plan) == ("", "")
    assert reasons(plan[1])[0].startswith("Wang Dan decides")


def test_a_possible_plan_has_an_index_and_its_costs():
    now = decisionplan.standing(APEX, BEST)
    assert not any(now.reasons)
    assert now.overall == pytest.approx(shown(FACTS.best), abs=1e-6)
    assert sum(now.used) <= 24
    assert max(now.used) <= 6
    assert len(now.stages) == 8


def test_no_channel_is_a_gift():
    assert "gift" not in CHANNELS
    assert "commercial bribery" in decisionplan.gift()


@settings(max_examples=25)
@given(st.lists(CONTACTS, max_size=8), CONTACTS)
def test_a_further_contact_is_refused_just_where_it_breaks_a_rule(drawn, new):
    plan = []
    for contact in drawn:
        if not any(breaches(APEX.account, APEX.model.parameters, [*plan, contact])):
            plan.append(contact)
    row = decisionplan.refusals(APEX, plan)[new.member][new.stage]
    broken = any(breaches(APEX.account, APEX.model.parameters, [*plan, new]))
    assert bool(row[CHANNELS.index(new.channel)]) == broken


def test_a_second_contact_is_refused_whichever_channel_comes_first():
    rows = decisionplan.refusals(APEX, [Contact(0, "xia-yun", "users")])
    assert all("in stage 1 already" in why for why in rows["xia-yun"][0])


def test_the_last_half_day_can_be_spent_and_no_further_one():
    place = setting("apex", budget=Budget(3, 6))
    plan = [Contact(0, "chen-hong", "demonstration")]
    why = dict(zip(CHANNELS, decisionplan.refusals(place, plan)["zhao-yue"][4], strict=True))
    assert why["mail"] == ""
    assert why["lecture"] == "The plan has no more than 3 half-days."


def brute_swap(place, plan):
    """Return by how much the best exchange or addition raises the index, the long way."""
    model = place.model
    now = shown(model.outcome(plan).overall)
    best = 0.0
    for out in (None, *plan):
        rest = [contact for contact in plan if contact != out]
        stages = range(len(place.stages))
        for stage, member, channel in product(stages, PEOPLE, CHANNELS):
            whole = [*rest, Contact(stage, member, channel)]
            if not any(breaches(model.account, model.parameters, whole)):
                best = max(best, shown(model.outcome(whole).overall) - now)
    return best


@pytest.mark.parametrize("plan", [(), BEST[:2], BEST[3:6]], ids=["empty", "start", "middle"])
def test_the_best_single_change_is_the_best_of_all(plan):
    plan = [each for each in plan if not reasons(*plan)[list(plan).index(each)]]
    swap = best_swap(APEX, plan)
    assert swap.gain == pytest.approx(brute_swap(APEX, plan), abs=1e-9)
    rest = [contact for contact in plan if contact != swap.out]
    after = shown(APEX.model.outcome([*rest, swap.into]).overall)
    assert after - shown(APEX.model.outcome(plan).overall) == pytest.approx(swap.gain)


def test_an_exchange_that_brings_little_is_named_too():
    (call,) = (each for each in BEST if each.stage == 5)
    swap = best_swap(APEX, [*(set(BEST) - {call}), replace(call, channel="mail")])
    assert (swap.into, round(swap.gain, 1)) == (call, 0.2)


def test_the_best_plan_has_no_better_neighbour():
    assert best_swap(APEX, BEST) is None


def test_where_the_ceiling_is_reached_the_swap_knows_it():
    model = APEX.model
    low = replace(APEX, model=Model(model.account, replace(model.parameters, ceiling=10)))
    plan = BEST[:2]
    assert best_swap(low, plan).gain == pytest.approx(brute_swap(low, plan), abs=1e-9)


def test_a_plan_is_held_against_the_best_and_against_habits():
    said = decisionplan.plan_feedback(APEX, FACTS, BEST)
    assert said.verdict == "right"
    assert said.summary[0] == "Your plan brings 100 % of what the best plan brings."
    assert said.summary[1].startswith("Overall index: 58.0 with your plan, 58.0 with the best")
    assert said.summary[2] == "No exchange of one contact for another would make it better."
    assert said.summary[3] == "One half-day more would add 0.3 to the best plan."
    shares = {name: share for name, share, _own in said.shares}
    assert shares["Always what pays most next"] == pytest.approx(0.98, abs=0.01)
    assert shares["Friends first"] == pytest.approx(0.2, abs=0.01)
    assert shares["At random"] < 0.2
    assert [own for name, _share, own in said.shares if name == "Your plan"] == [True]


def test_what_stands_out_names_the_stages_as_people_do():
    late = setting("apex", since=4)
    said = " ".join(plan_remarks(late, [Contact(0, "zhang-xin", "exhibition")]))
    assert "Chen Hong in stage 6" in said
    assert "stage 2" not in said


def test_feedback_names_the_change_that_brings_most():
    said = decisionplan.plan_feedback(APEX, FACTS, BEST[:-1])
    assert said.verdict == "partly"
    assert said.summary[2].startswith("The best single change: add Wang Dan in stage 7 (Users in")


@pytest.mark.parametrize(
    ("share", "verdict"),
    [(0.951, "right"), (0.949, "partly"), (0.501, "partly"), (0.499, "wrong")],
)
def test_from_which_share_a_plan_is_right(share, verdict):
    gain = APEX.model.outcome(BEST).overall - FACTS.nothing
    facts = replace(FACTS, best=FACTS.nothing + gain / share)
    assert decisionplan.plan_feedback(APEX, facts, BEST).verdict == verdict


def test_an_impossible_plan_is_not_scored():
    said = decisionplan.plan_feedback(APEX, FACTS, [Contact(0, "wang-dan", "users")])
    assert said.summary == ("Impossible contacts: 1. Remove them, or make them possible first.",)
    assert (said.verdict, said.shares) == ("wrong", ())


def test_the_best_plan_is_told_in_words():
    head, *contacts = decisionplan.best_plan(APEX, FACTS)
    assert head == "The best plan reaches 58.0:"
    assert len(contacts) == len(FACTS.plan)
    assert "– Chen Hong in stage 1 (Live demonstration)" in contacts
