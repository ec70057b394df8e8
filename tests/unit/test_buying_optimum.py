"""The best plan: proven, equal to an exhaustive search on small accounts, and possible."""

import dataclasses
import itertools

import pytest

from courseware.models.buying.account import Role, Stance
from courseware.models.buying.baselines import HABITS, every_contact, random_plan, share
from courseware.models.buying.index import Model
from courseware.models.buying.optimum import best_plan
from courseware.models.buying.plan import Contact, breaches
from tests.unit.buying import PARAMETERS, invented, with_budget, with_channels

SMALL = with_budget(5, 3, with_channels("demonstration", "journal", "other", "report"))


def possible(model, plan):
    return not any(breaches(model.account, model.parameters, plan))


def exhaustive(model):
    """Return the best overall index by trying every plan, contact by contact."""
    contacts = every_contact(model)
    best, queue = model.outcome(()).overall, [((), 0)]
    while queue:
        plan, start = queue.pop()
        for place in range(start, len(contacts)):
            longer = (*plan, contacts[place])
            if possible(model, longer):  # sorted, so that what is impossible stays so
                best = max(best, model.outcome(longer).overall)
                queue.append((longer, place + 1))
    return best


@pytest.mark.parametrize("seed", range(24))
def test_no_plan_is_better_than_the_best(seed):
    model = Model(invented(seed, people=3, stages=3), SMALL)
    found = best_plan(model)
    assert possible(model, found.plan)
    assert found.overall == pytest.approx(exhaustive(model), abs=1e-9)
    assert found.gap < 1e-6


@pytest.mark.parametrize("seed", [1, 2])
def test_it_knows_that_contacts_fade_and_documents_stand(seed):
    account = invented(seed, people=3, stages=3)
    written = dataclasses.replace(account.events[0], stage=0)
    account = dataclasses.replace(account, events=(written, *account.events[1:]))
    model = Model(account, dataclasses.replace(SMALL, window=1))
    assert best_plan(model).overall == pytest.approx(exhaustive(model), abs=1e-9)


def neutral(*roles):
    """Return an invented model of neutral people with these roles, strangers to us."""
    whole = invented(0, people=len(roles), stages=3)
    people = tuple(
        dataclasses.replace(member, roles=frozenset(map(Role, held)), stance=Stance.NEUTRAL)
        for member, held in zip(whole.members, roles, strict=True)
    )
    return Model(dataclasses.replace(whole, members=people, known=frozenset()), PARAMETERS)


def test_where_all_openers_are_behind_doors_the_doors_are_open():
    model = neutral("DS", "DS", "U")
    plan = HABITS["boss"](model)
    assert {contact.member for contact in plan} == {"p0", "p1"}
    assert possible(model, plan)
    assert not list(breaches(model.account, model.parameters, [Contact(0, "p0", "demonstration")]))


def test_who_sees_bosses_only_spends_one_contact_on_a_screener_of_both():
    plan = HABITS["boss"](neutral("D", "D", "S", "U"))
    assert [contact.member for contact in plan if contact.member not in ("p0", "p1")] == ["p2"]


def test_a_search_that_stops_early_says_how_far_the_best_may_be():
    model = Model(invented(3, people=5, stages=4), PARAMETERS)
    quick, whole = best_plan(model, gap=0.9), best_plan(model)
    assert quick.overall < whole.overall <= quick.bound + 1e-9
    assert quick.gap == pytest.approx(quick.bound - quick.overall)
    with pytest.raises(RuntimeError, match="no plan found within 0 seconds"):
        best_plan(model, seconds=0)


@pytest.mark.parametrize("seed", range(4))
def test_habits_are_possible_and_never_beat_the_best(seed):
    model = Model(invented(seed, people=5, stages=4), with_budget(10, 4))
    best = best_plan(model)
    nothing = model.outcome(()).overall
    plans = [habit(model) for habit in HABITS.values()]
    plans += [random_plan(model, number) for number in range(5)]
    for plan in plans:
        assert possible(model, plan)
        assert nothing - 1e-12 <= model.outcome(plan).overall <= best.bound + 1e-9
    assert share(model, (), best.overall) == 0
    assert share(model, best.plan, best.overall) == pytest.approx(1)


@pytest.mark.parametrize("seed", range(4))
def test_a_half_day_more_never_hurts(seed):
    account = invented(seed, people=4, stages=3)
    indices = [best_plan(Model(account, with_budget(total, 6))).overall for total in range(2, 7)]
    assert all(b <= a + 1e-9 for b, a in itertools.pairwise(indices))


def test_nobody_without_a_contact_is_contacted():
    model = Model(invented(3, people=5, stages=4), PARAMETERS)
    free, bound = best_plan(model), best_plan(model, without=["p1"])
    assert "p1" in {contact.member for contact in free.plan}
    assert "p1" not in {contact.member for contact in bound.plan}
    assert bound.overall <= free.overall


def test_the_same_seed_gives_the_same_random_plan():
    model = Model(invented(1), PARAMETERS)
    assert random_plan(model, 7) == random_plan(model, 7) != random_plan(model, 8)


def test_a_share_needs_something_to_gain():
    model = Model(invented(1), PARAMETERS)
    with pytest.raises(ValueError, match="must beat none"):
        share(model, (), model.outcome(()).overall)
