"""What the map says about APEX: solved anew, and held to what the lesson teaches."""

import re
import statistics
from pathlib import Path

import pytest

from courseware.content.certificate import certificate
from courseware.content.parameters import decision_map
from courseware.datasets import account, read
from courseware.models.buying.baselines import HABITS, random_plan, share
from courseware.models.buying.index import Model, shown
from courseware.models.buying.optimum import best_plan
from courseware.models.buying.plan import Contact, breaches
from courseware.models.buying.robustness import agreement, rank_correlation

KNOWN = certificate("apex")
LESSON = Path(__file__).parents[2] / "notebooks" / "m2-needs-analysis.md"
#: What the lesson calls the habits in its table, from the one that works best.
HABITS_IN_WORDS = {
    "always what pays most next": KNOWN.habits["greedy"],
    "most influential first": KNOWN.habits["influential"],
    "only the boss": KNOWN.habits["boss"],
    "friends first": KNOWN.habits["friends"],
    "at random": KNOWN.random,
}


@pytest.fixture(scope="module")
def apex():
    return Model(account("apex"), decision_map().parameters())


def test_the_best_plan_is_the_best_there_is(apex):
    plan = KNOWN.contacts()
    assert list(breaches(apex.account, apex.parameters, plan)) == []
    assert apex.outcome(plan).overall == pytest.approx(KNOWN.best, abs=1e-8)
    again = best_plan(apex)
    assert again.overall == pytest.approx(KNOWN.best, abs=1e-7)
    assert again.bound == pytest.approx(KNOWN.bound, abs=1e-6)
    assert KNOWN.bound - KNOWN.best < 1e-6


def test_doing_nothing_loses_and_the_best_plan_wins_clearly(apex):
    assert apex.outcome(()).overall == pytest.approx(KNOWN.nothing, abs=1e-8)
    assert shown(KNOWN.nothing) == pytest.approx(43.1, abs=0.05)
    assert shown(KNOWN.best) == pytest.approx(58.0, abs=0.05)


@pytest.mark.parametrize(
    ("habit", "least", "most"),
    [("greedy", 0.95, 0.99), ("influential", 0.5, 0.8), ("friends", 0, 0.25), ("boss", 0, 0.35)],
)
def test_simple_habits_fall_short(habit, least, most, apex):
    plan = HABITS[habit](apex)
    assert list(breaches(apex.account, apex.parameters, plan)) == []
    reached = share(apex, plan, KNOWN.best)
    assert least <= reached <= most
    assert apex.outcome(plan).overall == pytest.approx(KNOWN.habits[habit], abs=1e-8)


def test_chance_reaches_little(apex):
    reached = [share(apex, random_plan(apex, seed), KNOWN.best) for seed in range(60)]
    assert statistics.fmean(reached) <= 0.4
    assert KNOWN.share(KNOWN.random) <= 0.4
    assert KNOWN.share(KNOWN.random) == pytest.approx(statistics.fmean(reached), abs=0.05)


def test_who_cannot_be_spared(apex):
    lost = {name: 1 - KNOWN.share(best) for name, best in KNOWN.without.items()}
    order = sorted(lost, key=lost.__getitem__, reverse=True)
    assert order[:4] == ["wang-dan", "song-jiang", "chen-hong", "wang-wei"]
    assert {name for name, loss in lost.items() if loss < 1e-6} == {"li-qing", "xia-yun", "sun-lin"}
    left_alone = best_plan(apex, without=["yang-xiong"])
    assert left_alone.overall == pytest.approx(KNOWN.without["yang-xiong"], abs=1e-7)
    assert lost["yang-xiong"] > 0.02


def test_the_report_is_the_moment_for_its_author(apex):
    stages = range(len(apex.account.stages))
    gains = [
        apex.outcome([Contact(stage, "yang-xiong", "demonstration")]).overall for stage in stages
    ]
    assert max(stages, key=gains.__getitem__) == 2


def test_one_half_day_more_is_worth_little(apex):
    assert 0 < KNOWN.more - KNOWN.best < 0.01


def test_the_robustness_panel_is_what_the_model_gives(apex):
    plans = [random_plan(apex, seed) for seed in range(40)]
    plans += [*(habit(apex) for habit in HABITS.values()), KNOWN.contacts()]
    rows = read("apex_robustness")
    assert len(rows) == 36
    for row in rows[:4]:
        drawn = decision_map().draw(int(row["draw"]))
        found = rank_correlation(apex.account, apex.parameters, drawn, plans)
        assert found == pytest.approx(float(row["correlation"]), abs=0.002)
    drawn = decision_map().draw(3)
    kept = agreement(apex.account, apex.parameters, drawn, plans[:5], KNOWN.contacts()).kept
    assert kept == pytest.approx(float(rows[3]["kept"]), abs=0.002)
    assert min(float(row["kept"]) for row in rows) > 0.7


def test_draws_stay_within_their_ranges_and_repeat():
    first, again = (decision_map().draw(5) for _ in range(2))
    assert first == again != decision_map().draw(6)
    assert 2 <= first.window <= 8
    for setting in decision_map().settings:
        assert setting.low <= setting.value <= setting.high, setting.id


# ------------------------------------------------------------ the lesson says the same


@pytest.fixture(scope="module")
def told():
    """Return what the lesson says about the map of APEX."""
    text = LESSON.read_text(encoding="utf-8")
    return text.partition("### What the map gives")[2].partition("### Behind the scenes")[0]


def percent(share):
    """Return a share as the lesson prints it: 27 %."""
    return f"{100 * share:.0f} %"


def short(share):
    """Return a share as the lesson prints it: .27."""
    return f"{share:.2f}".removeprefix("0")


def test_the_lesson_prints_the_shares_of_the_certificate(told):
    rows = re.findall(r"^\| (.+?) \| (\d+ %) \|$", told, re.MULTILINE)
    assert rows == [(name, percent(KNOWN.share(each))) for name, each in HABITS_IN_WORDS.items()]
    fractions = {"friends": 1 / 5, "boss": 1 / 4}
    for habit, fraction in fractions.items():  # "a fifth", "a quarter", "a seventh"
        assert KNOWN.share(KNOWN.habits[habit]) == pytest.approx(fraction, abs=0.025)
    assert KNOWN.share(KNOWN.random) == pytest.approx(1 / 7, abs=0.01)


def test_the_lesson_prints_the_losses_of_the_certificate(told):
    said = re.search(r"Without (Wang Dan .+?)\. A story", told)[1]
    said = said.replace("you lose ", "").replace("of what can be gained; without ", "")
    losses = dict(re.findall(r"([A-Z]\w+ [A-Z]\w+)(?: \(.+?\))? (\d+ %)", said))
    known = {name: 1 - KNOWN.share(best) for name, best in KNOWN.without.items()}
    names = {account("apex").member(member).name: loss for member, loss in known.items()}
    assert losses == {name: percent(loss) for name, loss in names.items() if loss >= 0.025}
    assert list(losses) == sorted(losses, key=names.__getitem__, reverse=True)


def test_the_lesson_prints_the_readings_of_the_map(told):
    nothing, best = shown(KNOWN.nothing), shown(KNOWN.best)
    assert f"reads {nothing:.0f} of 100; the best plan there is reads {best:.0f}." in told
    assert f"(for the best plan {shown(KNOWN.more) - best:.1f} points" in told


def test_the_lesson_prints_the_figures_of_the_robustness_panel(told):
    agreed = [float(row["correlation"]) for row in read("apex_robustness")]
    kept = [float(row["kept"]) for row in read("apex_robustness")]
    assert f"within their ranges, {len(agreed)} times:" in told
    middle, worst = short(statistics.median(agreed)), short(min(agreed))
    assert f"a rank correlation of {middle} in the middle and {worst} in the worst draw" in told
    assert f"keeps {100 * statistics.median(kept):.0f} per cent" in told
    assert f"in the middle, and {100 * min(kept):.0f} in the worst." in told


def test_the_lesson_lists_the_best_plan_contact_by_contact():
    row = r"^\| ([\d, ]+) \| (\w+ \w+), .+? \| ([\d +]+) \| .+ \|$"
    told = {
        (int(stage), name, int(cost))
        for stages, name, costs in re.findall(row, LESSON.read_text("utf-8"), re.MULTILINE)
        for stage, cost in zip(stages.split(", "), costs.split(" + "), strict=True)
    }
    channels, member = decision_map().parameters().channels, account("apex").member
    assert told == {
        (each.stage + 1, member(each.member).name, channels[each.channel].cost)
        for each in KNOWN.contacts()
    }
