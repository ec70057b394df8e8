"""The discussion, the index and the plan's rules, on invented accounts."""

import dataclasses
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.buying.account import (
    Account,
    Attitude,
    Event,
    Member,
    Role,
    Stance,
    pair,
)
from courseware.models.buying.baselines import every_contact, random_plan
from courseware.models.buying.discussion import hearing, leverage, mixing
from courseware.models.buying.index import Model, shown
from courseware.models.buying.parameters import Channel, Temper
from courseware.models.buying.plan import (
    Contact,
    breaches,
    door_openers,
    effort,
    go_betweens,
    lasts,
    strength,
)
from tests.unit.buying import PARAMETERS, invented, with_budget

SEEDS = st.integers(0, 10_000)


def person(name, *influence, roles="U", attitude="A", stance="N", sources=()):
    return Member(
        name,
        frozenset(Role(letter) for letter in roles),
        Attitude(attitude),
        Stance(stance),
        influence,
        frozenset(sources),
    )


def model(seed, **sizes):
    return Model(invented(seed, **sizes), PARAMETERS)


def tempered(**changes):
    """Return the parameters with the same temper for everybody, changed."""
    temper = dataclasses.replace(Temper(0.4, 1, 1), **changes)
    return dataclasses.replace(PARAMETERS, tempers=dict.fromkeys(Attitude, temper))


def test_a_discussion_of_two_by_hand():
    account = Account((person("a", 75, attitude="P"), person("b", 25)), ("only",))
    assert hearing(account, PARAMETERS, 0) == ((0, 1), (1, 0))
    # x_a = .3 u_a + .7 x_b and x_b = .4 u_b + .6 x_a, so x_a = (.3 u_a + .28 u_b) / .58.
    (first, second), (third, fourth) = mixing(account, PARAMETERS, 0)
    assert first == pytest.approx(0.30 / 0.58)
    assert second == pytest.approx(0.28 / 0.58)
    assert third == pytest.approx(0.18 / 0.58)
    assert fourth == pytest.approx(0.40 / 0.58)
    lever = leverage(account, PARAMETERS, 0)
    assert lever == pytest.approx(
        (0.75 * 0.30 / 0.58 + 0.25 * 0.18 / 0.58, 0.475 / 0.58 - 0.165 / 0.58)
    )


def test_foes_are_deaf_to_each_other_and_friends_are_heard_four_times_as_well():
    people = tuple(person(name, 25) for name in "abcd")
    account = Account(people, ("only",), frozenset({pair("a", "b")}), frozenset({pair("a", "c")}))
    assert hearing(account, PARAMETERS, 0)[0] == pytest.approx((0, 0.8, 0, 0.2))


def test_a_passive_person_is_heard_half_as_well():
    account = Account((person("a", 20), person("b", 40, attitude="P"), person("c", 40)), ("only",))
    assert hearing(account, PARAMETERS, 0)[0] == pytest.approx((0, 1 / 3, 2 / 3))


def test_who_hears_nobody_keeps_the_own_view():
    account = Account((person("a", 0), person("b", 100)), ("only",))
    assert hearing(account, PARAMETERS, 0)[1] == (0, 1)
    assert mixing(account, PARAMETERS, 0)[1] == pytest.approx((0, 1))


@given(SEEDS)
def test_rows_are_shares(seed):
    account = invented(seed)
    for stage in range(3):
        for row in (*hearing(account, PARAMETERS, stage), *mixing(account, PARAMETERS, stage)):
            assert min(row) >= 0
            assert math.fsum(row) == pytest.approx(1)
        assert math.fsum(leverage(account, PARAMETERS, stage)) == pytest.approx(1)


@given(SEEDS, SEEDS)
def test_views_and_indices_stay_within_the_scale(seed, plan):
    looked_at = model(seed)
    outcome = looked_at.outcome(random_plan(looked_at, plan))
    views = itertools.chain(*outcome.convictions, *looked_at.views(outcome), outcome.stages)
    assert all(-1 <= view <= 1 for view in (*views, outcome.overall))


@given(SEEDS, SEEDS)
def test_a_stage_is_the_sum_of_what_its_members_contribute(seed, plan):
    looked_at = model(seed)
    outcome = looked_at.outcome(random_plan(looked_at, plan))
    for stage, views in enumerate(looked_at.views(outcome)):
        weights = looked_at.account.weights(stage)
        parts = [weight * view for weight, view in zip(weights, views, strict=True)]
        assert math.fsum(parts) == pytest.approx(outcome.stages[stage])


@given(SEEDS, SEEDS)
def test_a_contact_more_never_lowers_any_stage(seed, plan):
    looked_at = model(seed)
    contacts = random_plan(looked_at, plan)
    for fewer in range(len(contacts)):
        before = looked_at.outcome(contacts[:fewer]).stages
        after = looked_at.outcome(contacts[: fewer + 1]).stages
        assert all(b <= a + 1e-12 for b, a in zip(before, after, strict=True))


@given(SEEDS)
def test_people_who_keep_to_their_view_are_moved_by_nobody(seed):
    looked_at = Model(invented(seed), tempered(anchor=1))
    for stage, levers in enumerate(looked_at.leverages):
        assert levers == pytest.approx(looked_at.account.weights(stage))


@given(SEEDS, st.permutations(range(4)))
def test_the_order_of_the_people_does_not_matter(seed, order):
    account = invented(seed)
    turned = dataclasses.replace(account, members=tuple(account.members[n] for n in order))
    plan = random_plan(Model(account, PARAMETERS), seed)
    one, other = (Model(each, PARAMETERS).outcome(plan) for each in (account, turned))
    assert one.overall == pytest.approx(other.overall)
    assert other.convictions[0] == pytest.approx([one.convictions[0][n] for n in order])


def test_what_a_contact_is_worth_by_hand():
    account = Account((person("a", 50, 5, sources=["journal"]), person("b", 50, 95)), ("x", "y"))
    looked_at = Model(account, PARAMETERS)
    early, weighty = Contact(1, "a", "journal"), Contact(0, "a", "journal")
    assert effort(account, PARAMETERS, weighty) == 2 * 2 * 2  # doubled channel, weighty stage
    assert effort(account, PARAMETERS, early) == 2 * 2 * 1
    assert effort(account, PARAMETERS, Contact(0, "a", "mail")) == 2
    assert looked_at.gain(0, 8) == pytest.approx(1 - math.exp(-0.045 * 8))
    assert looked_at.gain(0, 500) == looked_at.gain(0, 40)
    assert looked_at.outcome([weighty]).convictions[1][0] == pytest.approx(1 - math.exp(-0.045 * 8))


def test_effort_arrives_by_attitude_and_up_to_the_ceiling():
    people = tuple(person(name, 25, attitude=name.upper()) for name in "apr")
    looked_at = Model(Account((*people, person("foe", 25, stance="E")), ("only",)), PARAMETERS)
    gains = [looked_at.gain(place, 10) for place in range(4)]
    reached = [1 - math.exp(-0.045 * share * 10) for share in (1, 0.8, 0.5)]
    assert gains == pytest.approx([*reached, 1.8 * reached[0]])
    assert looked_at.gain(0, 41) == pytest.approx(1 - math.exp(-0.045 * 40))


def test_a_contact_fades_and_a_document_stands():
    events = (Event("paper", 1, frozenset({"a"}), document=True), Event("talk", 2, frozenset("a")))
    people = (person("a", *[50] * 8), person("b", *[50] * 8))
    account = Account(people, tuple("stuvwxyz"), events=events)
    stages = {
        name: lasts(account, PARAMETERS, Contact(at, "a", "mail"))
        for name, at in {"plain": 0, "paper": 1, "talk": 2, "end": 7}.items()
    }
    assert {name: list(each) for name, each in stages.items()} == {
        "plain": [0, 1, 2],
        "paper": [1, 2, 3, 4, 5, 6, 7],
        "talk": [2, 3, 4],
        "end": [7],
    }
    assert [effort(account, PARAMETERS, Contact(at, "a", "mail")) for at in (0, 1, 2)] == [2, 3, 3]


def test_the_overall_index_by_hand():
    account = Account(
        (person("a", 100, 0, stance="C"), person("b", 0, 100, stance="E")), ("x", "y")
    )
    looked_at = Model(account, tempered(anchor=1))
    outcome = looked_at.outcome([])
    assert outcome.stages == pytest.approx((0.8, -0.8))
    assert outcome.overall == pytest.approx(0.7 * 0 + 0.3 * -0.8)
    assert shown(outcome.stages[0]) == pytest.approx(90)


def door():
    return Account(
        (
            person("boss", 40, 40, 40, roles="D"),
            person("clerk", 20, 20, 20, roles="S", stance="B"),
            person("friend", 20, 20, 20, stance="S"),
            person("foe", 20, 20, 20, stance="E"),
        ),
        ("x", "y", "z"),
        harmony=frozenset({pair("boss", "friend"), pair("boss", "foe"), pair("foe", "friend")}),
    )


def test_who_opens_a_deciders_door():
    account = door()
    assert [each.id for each in door_openers(account, account.member("boss"))] == [
        "clerk",
        "friend",
    ]
    assert door_openers(account, account.member("foe")) == ()
    known = dataclasses.replace(account, known=frozenset({"boss"}))
    assert door_openers(known, known.member("boss")) == ()
    won = dataclasses.replace(account.member("boss"), stance=Stance.SUPPORTER)
    friendly = dataclasses.replace(account, members=(won, *account.members[1:]))
    assert door_openers(friendly, won) == ()


def test_nobody_opens_the_own_door_and_one_without_a_guard_is_open():
    people = (person("boss", 50, roles="DS"), person("aide", 50, roles="S"))
    account = Account(people, ("only",))
    assert [each.id for each in door_openers(account, people[0])] == ["aide"]
    alone = Account((people[0], person("aide", 50)), ("only",))
    assert door_openers(alone, people[0]) == ()


def test_who_can_speak_for_us():
    account = door()
    assert [each.id for each in go_betweens(account, account.member("foe"))] == ["friend"]
    assert go_betweens(account, account.member("clerk")) == ()


@pytest.mark.parametrize(
    ("contacts", "rules"),
    [
        pytest.param([(0, "clerk", "mail"), (1, "boss", "mail")], [], id="opened"),
        pytest.param([(0, "boss", "mail")], ["door"], id="shut"),
        pytest.param([(0, "clerk", "mail"), (0, "boss", "mail")], ["door"], id="too soon"),
        pytest.param([(0, "foe", "mail"), (1, "boss", "mail")], ["door"], id="wrong opener"),
        pytest.param([(1, "foe", "mail"), (1, "foe", "journal")], ["twice"], id="twice"),
        pytest.param([(0, "foe", "report")], [], id="through a friend"),
        pytest.param([(0, "clerk", "report")], ["through"], id="nobody to go through"),
        pytest.param([(0, "foe", "other")], ["warm"], id="cold call"),
        pytest.param([(0, "foe", "mail"), (1, "foe", "other")], [], id="warmed up"),
        pytest.param([(0, "friend", "other")], [], id="a friend needs no warming"),
        pytest.param(
            [(0, "foe", "users"), (0, "clerk", "users"), (0, "friend", "mail")],
            ["stage_budget"],
            id="a full stage",
        ),
        pytest.param([(3, "foe", "mail")], ["unknown"], id="no such stage"),
        pytest.param([(0, "nobody", "mail")], ["unknown"], id="nobody"),
        pytest.param([(0, "foe", "gift")], ["unknown"], id="no gifts"),
    ],
)
def test_what_a_plan_may_hold(contacts, rules):
    plan = [Contact(*each) for each in contacts]
    assert [breach.rule for breach in breaches(door(), PARAMETERS, plan)] == rules
    assert [breach.rule for breach in breaches(door(), PARAMETERS, reversed(plan))] == rules


def test_the_whole_budget_binds():
    plan = [Contact(stage, "foe", "demonstration") for stage in range(3)]
    found = list(breaches(door(), with_budget(5, 6), plan))
    assert [(breach.rule, breach.contact.stage) for breach in found] == [("budget", 2)]
    assert list(breaches(door(), with_budget(6, 6), plan)) == []


def test_trust_doubles_a_channel_and_its_absence_halves_it():
    fan = person("a", 100, sources=["users"])
    assert strength(fan, PARAMETERS, "users") == 16
    assert strength(fan, PARAMETERS, "exhibition") == 4


def test_nobody_is_offered_a_channel_without_a_go_between():
    looked_at = Model(door(), PARAMETERS)
    offered = {(each.member, each.channel) for each in every_contact(looked_at)}
    assert ("foe", "opinion") in offered
    assert ("clerk", "opinion") not in offered


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"members": ()}, "2 to 60 people", id="nobody"),
        pytest.param({"members": (person("a", 50),) * 2}, "a stands on the map twice", id="twice"),
        pytest.param({"members": (person("a", 50), person("b", 40))}, "adds up to 90", id="total"),
        pytest.param(
            {"members": (person("a", 150), person("b", -50))}, "between 0 and 100", id="range"
        ),
        pytest.param(
            {"members": (person("a", 50, 50), person("b", 50))}, "each of the 1 stages", id="stages"
        ),
        pytest.param(
            {"members": (person("a", 50, roles=""), person("b", 50))}, "a has no role", id="role"
        ),
        pytest.param({"harmony": frozenset({pair("a", "z")})}, "z has a relation", id="stranger"),
        pytest.param({"harmony": frozenset({pair("a", "a")})}, "same person", id="oneself"),
        pytest.param({"known": frozenset("z")}, "z has a relation", id="known"),
        pytest.param(
            {"events": (Event("talk", 0, frozenset("z")),)}, "z has a relation", id="event"
        ),
    ],
)
def test_a_map_that_cannot_be_is_refused(change, sentence):
    whole = {"members": (person("a", 50), person("b", 50)), "stages": ("only",)}
    with pytest.raises(ValueError, match=sentence):
        Account(**(whole | change))


def test_a_stage_may_be_off_by_what_rounding_leaves_and_no_more():
    for weight, fits in ((49.96, True), (50.04, True), (49.94, False), (50.06, False)):
        people = person("a", 50), person("b", weight)
        if fits:
            assert math.fsum(Account(people, ("only",)).weights(0)) == pytest.approx(1)
        else:
            with pytest.raises(ValueError, match="adds up to"):
                Account(people, ("only",))


def test_friends_cannot_be_foes():
    both = frozenset({pair("a", "b")})
    with pytest.raises(ValueError, match="a and b"):
        Account((person("a", 50), person("b", 50)), ("only",), both, both)


@pytest.mark.parametrize(("cost", "strength"), [(0, 2), (1, 3), (1, 0)])
def test_a_channel_has_a_cost_and_an_even_strength(cost, strength):
    with pytest.raises(ValueError, match="even number"):
        Channel(cost, strength)
