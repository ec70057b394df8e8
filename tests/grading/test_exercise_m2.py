"""What the keys of exercise 2 say follows from its tables, the data sets and the models.

A change of the customers, of APEX or of a model turns these red, and the key has to follow.
"""

import re
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import nbformat
import pytest

from courseware.classroom.bank import keyed_questions
from courseware.content.parameters import decision_map
from courseware.datasets import account as of_dataset
from courseware.datasets import read as dataset
from courseware.models.buying.account import Account, Attitude, Event, Member, Role, Stance, pair
from courseware.models.buying.baselines import HABITS
from courseware.models.buying.optimum import best_plan
from courseware.models.buying.plan import Contact, breaches, door_openers, effort, go_betweens
from courseware.models.segments import MARGIN_PER_LINE, RESPONSE, reachable
from courseware.quiz import plans, score
from tests.grading.desk import ROOT
from tools.build_notebooks import build

NAME = "m2-needs-analysis"
ROLES = {role.name.lower(): role for role in Role}
ATTITUDES = {attitude.name.lower(): attitude for attitude in Attitude}
STANCES = {stance.name.lower(): stance for stance in Stance}
CHANNELS = {
    "users in other industries": "users",
    "internal report": "report",
    "live demonstration": "demonstration",
    "consultants": "consultants",
    "trade journal": "journal",
    "lecture": "lecture",
    "exhibition": "exhibition",
}
#: By option of "roads": who is met, through which channel, and who carries the word.
ROADS = {
    "a": ("fan-zhen", "users", None),
    "b": ("miao-qin", "report", "lai-bin"),
    "c": ("geng-shu", "report", "pu-jian"),
    "d": ("xi-ping", "users", None),
    "e": ("dou-ying", "journal", None),
    "f": ("pu-jian", "demonstration", None),
    "g": ("fan-zhen", "report", "xi-ping"),
}
SHORTLIST, LAST = 2, 7


@pytest.fixture(scope="module")
def notebook(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("exercise") / NAME / f"{NAME}.ipynb"
    path.parent.mkdir()
    path.write_text(build(ROOT / "exercises" / "source" / NAME / f"{NAME}.md"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def cells(notebook: Path) -> list:
    return nbformat.read(notebook, as_version=4).cells


@pytest.fixture(scope="module")
def prose(cells) -> str:
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


@pytest.fixture(scope="module")
def asked(notebook: Path) -> dict:
    found = {question.item.id: question.item for question in keyed_questions(notebook)}
    return {name.removeprefix("needs-g-"): item for name, item in found.items()}


def rows(prose: str, head: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is `head`."""
    (table,) = re.findall(rf"^\| {head} \|.*\n\|[ |:-]+\n((?:\|.*\n)+)", prose, re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def slug(name: str) -> str:
    return name.split(" (")[0].lower().replace(" ", "-")


def pairs(prose: str, start: str, stop: str) -> frozenset:
    """Return the pairs of "A and B, C and D" between two phrases."""
    (text,) = re.findall(rf"{start} (.+?)\.(?: {stop}|$)", prose, re.MULTILINE)
    return frozenset(pair(*map(slug, each.split(" and "))) for each in text.split(", "))


@pytest.fixture(scope="module")
def brewery(prose: str) -> Account:
    """The map of Qingquan Breweries, as its table and the lines below it draw it."""
    members = []
    for person, codes, trusts, *influence in rows(prose, "person"):
        role, attitude, stance = codes.split(" · ")
        members.append(
            Member(
                slug(person),
                frozenset([ROLES[role]]),
                ATTITUDES[attitude],
                STANCES[stance],
                tuple(map(float, influence)),
                frozenset(CHANNELS[channel] for channel in trusts.split(", ")),
            )
        )
    return Account(
        tuple(members),
        ("requirements", "offers", "shortlist", "decision"),
        pairs(prose, "In harmony:", "At odds"),
        pairs(prose, "At odds:", "$"),
    )


@pytest.fixture(scope="module")
def groups(prose: str) -> dict[str, tuple[int, float, int, str]]:
    """Firms, revenue, open lines and attitude of each group in the exercise's table."""
    found = {}
    for group, firms, revenue, lines in rows(prose, "group"):
        numbers = (int(each.replace(",", "")) for each in (firms, revenue, lines))
        found[group] = (*numbers, group.split(", ")[1])
    return found


def of_group(name: str) -> list[dict]:
    size, attitude = name.lower().split(", ")
    wanted = (size.replace(" ", "_"), attitude)
    return [row for row in dataset("customers") if (row["size"], row["attitude"]) == wanted]


def worth(group: tuple[int, float, int, str]) -> float:
    return group[2] * MARGIN_PER_LINE * RESPONSE[group[3]]


def within(chosen: tuple, visits: int) -> float:
    """Return what `visits` bring within reach, the best of the chosen groups first."""
    total = 0.0
    for group in sorted(chosen, key=lambda each: -worth(each) / each[0]):
        firms = min(visits, group[0])
        total, visits = total + firms * worth(group) / group[0], visits - firms
    return total


def test_the_table_of_groups_is_cut_from_the_customers(groups):
    assert len(groups) == 5
    for name, (firms, revenue, lines, _attitude) in groups.items():
        members = of_group(name)
        assert firms == len(members)
        assert revenue == sum(float(row["revenue"]) for row in members)
        assert lines == sum(max(0, int(row["employees"]) - int(row["lines"])) for row in members)


def test_a_group_is_worth_what_the_lesson_s_laboratory_says(groups):
    for name, group in groups.items():
        assert worth(group) == pytest.approx(sum(map(reachable, of_group(name))))


def test_the_shares_that_the_exercise_names_are_those_of_the_model(prose):
    said = re.findall(r"(\d+) with a (champion|supporter|neutral|critic)", prose)
    assert {word: int(share) / 100 for share, word in said} == {
        word: share for word, share in RESPONSE.items() if word != "opponent"
    }
    assert f"brings {MARGIN_PER_LINE} yuan of margin" in prose


def test_the_best_group_for_35_visits(asked, groups):
    best = max(groups, key=lambda name: within((groups[name],), 35))
    (right,) = [o for o in asked["visits-one-group"].options if o.id == "a"]
    assert asked["visits-one-group"].answer == "a"
    assert right.text == best.replace("Large,", "Large firms,") + "s"


def test_the_best_two_groups_for_25_visits_and_the_known_mistakes(asked, groups):
    item, bought = asked["visits-two-groups"], groups.values()
    two = list(combinations(bought, 2))
    best = max(two, key=lambda each: within(each, 25))
    supporters, giants = groups["Large, supporter"], groups["Very large, neutral"]
    mistakes = (
        max(sum(map(worth, each)) for each in two),
        within((giants, supporters), 25),
        within((supporters,), 25),
        worth(giants),
        sum(group[2] for group in best) * MARGIN_PER_LINE,
    )
    written = [(each.value, each.tolerance) for each in (item.answer, *item.traps)]
    for (value, tolerance), found in zip(written, (within(best, 25), *mistakes), strict=True):
        assert abs(value - Decimal(found)) <= tolerance
    assert all(abs(trap.value - item.answer.value) > 10_000 for trap in item.traps)


def test_what_is_said_of_apex_is_in_its_data(prose):
    apex = of_dataset("apex")
    assert pairs(prose, "In harmony are", "$") == apex.harmony
    (said,) = re.findall(r"last stage, in per cent: (.+?), the others 0", prose)
    weights = {slug(word[:-3]): float(word[-2:]) for word in said.split(", ")}
    shown = {each.id: each.influence[LAST] for each in apex.members if each.influence[LAST]}
    assert weights == shown


def test_the_five_of_the_last_stage_are_ranked_by_the_rule(asked):
    apex = of_dataset("apex")
    five = {each.id: each.influence[LAST] for each in apex.members if each.influence[LAST]}

    def weight(name: str) -> tuple[float, float]:
        return five[name], sum(five.get(friend.id, 0) for friend in apex.friends(name))

    ranked = sorted(five, key=weight, reverse=True)
    assert len({weight(name) for name in five}) == 5
    assert asked["apex-rank"].answer == tuple(ranked)


def test_only_some_roads_are_open_and_trusted(asked, brewery):
    parameters = decision_map().parameters()
    good = []
    for option, (name, channel, carrier) in ROADS.items():
        member = brewery.member(name)
        open_road = not list(breaches(brewery, parameters, [Contact(0, name, channel)]))
        carried = carrier in (None, *(each.id for each in go_betweens(brewery, member)))
        if open_road and carried and channel in member.sources:
            good.append(option)
    assert asked["roads"].answer == tuple(good)


def test_the_door_of_the_one_who_decides(asked, brewery):
    openers = {each.id for each in door_openers(brewery, brewery.member("fan-zhen"))}
    item = asked["fan-zhen-door"]
    assert {slug(o.text) for o in item.options if o.id in item.answer} == openers


def test_the_half_days_are_ordered_by_the_model(asked, brewery):
    parameters, item = decision_map().parameters(), asked["half-days"]
    per_half_day = {}
    for option in item.options:
        words, strength, cost = re.fullmatch(
            r".+?, (.+): strength (\d+), (\d+) half-days?", option.text
        ).groups()
        channel = parameters.channels[CHANNELS[words.split(" through ")[0]]]
        assert (channel.strength, channel.cost) == (int(strength), int(cost))
        name = CHANNELS[words.split(" through ")[0]]
        found = effort(brewery, parameters, Contact(SHORTLIST, option.id, name))
        per_half_day[option.id] = found / channel.cost
    assert len(set(per_half_day.values())) == len(per_half_day)
    assert item.answer == tuple(sorted(per_half_day, key=lambda each: -per_half_day[each]))


def test_the_dates_of_the_meeting_would_not_change_the_order(asked, brewery):
    four = frozenset(["fan-zhen", "miao-qin", "geng-shu", "lai-bin"])
    dated = Account(
        brewery.members,
        brewery.stages,
        brewery.harmony,
        brewery.hostility,
        (Event("meeting", SHORTLIST, four),),
    )
    parameters, used = decision_map().parameters(), {}
    channels = ("report", "users", "journal", "exhibition", "demonstration")
    for name, channel in zip(asked["half-days"].answer, channels, strict=True):
        found = effort(dated, parameters, Contact(SHORTLIST, name, channel))
        used[name] = found / parameters.channels[channel].cost
    assert list(used.values()) == sorted(used.values(), reverse=True)


def test_each_date_asked_for_stands_in_the_calendar(asked, prose):
    days = [day.split(" to ")[0] for day, _what in rows(prose, "2010")]
    assert len(days) == len(asked["before-when"].targets)
    for target in asked["before-when"].targets:
        assert target.text.split(", ")[1] in days


@pytest.mark.parametrize("name", ["kou-wen", "ji-lan", "bu-qing"])
def test_a_dossier_proves_a_role_an_attitude_and_a_relationship(asked, name):
    ticked = set(asked[name].answer)
    assert ticked & ROLES.keys()
    assert len(ticked & ATTITUDES.keys()) == 1
    assert len(ticked & STANCES.keys()) == 1


def test_every_day_of_the_week_is_right(prose):
    day, month = r"(\w+day), (?:the )?(\d+)", r"(January|May|July|September) (20\d\d)"
    said = re.findall(rf"{day} {month}", prose)
    assert len(said) >= 2
    for weekday, *date in said:
        assert f"{datetime.strptime(' '.join(date), '%d %B %Y'):%A}" == weekday


def test_the_questions_are_numbered_and_the_head_tells_machine_from_instructor(cells, prose):
    settings = [cell.metadata.get("nbgrader", {}) for cell in cells]
    marked = sum(each["points"] for each in settings if each.get("grade"))
    read = sum(each["points"] for each in settings if each.get("task"))
    numbers = [int(n) for n in re.findall(r"^### Question (\d+) \(", prose, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert f"({marked} points)" in prose
    assert f"({read} points)" in prose
    assert f"**{marked + read} points" in prose


def test_the_best_plan_of_the_late_start_is_the_best_there_is(asked):
    item = asked["plan"]
    model = plans.model(item)
    found = best_plan(model)
    key = plans.contacts({"plan": [each.model_dump() for each in item.answer]})
    assert not list(breaches(model.account, model.parameters, key))
    assert model.outcome(key).overall == pytest.approx(found.overall, abs=1e-9)
    assert found.gap < 1e-6


def test_no_habit_finds_the_best_plan_of_the_late_start(asked):
    item = asked["plan"]
    model = plans.model(item)
    worth = {}
    for name, habit in HABITS.items():
        planned = {"plan": [asdict(contact) for contact in habit(model)]}
        worth[name] = score(item, planned)
    assert worth["greedy"] < 1
    assert worth["influential"] < 0.9
    assert worth["boss"] < 0.5
    assert worth["friends"] < 0.3


def test_what_the_late_start_says_of_people_and_weights(asked):
    item = asked["plan"]
    known = plans.model(item).account
    friendly = [member.name for member in known.members if member.friendly]
    assert sorted(friendly) == sorted(["Li Qing", "Xia Yun", "Liu Jun"])
    assert all(name in item.stem for name in friendly)
    assert f"**{item.total} half-days**" in item.stem
    assert f"at most {item.stage} in a stage" in item.stem
    weight = {(m.id, stage): w for m in known.members for stage, w in enumerate(m.influence, 5)}
    assert weight["zhang-xin", 5] == weight["chen-hong", 6] == weight["wang-dan", 7] == 40
    assert weight["sun-lin", 6] == 20
    assert pair("chen-hong", "sun-lin") in known.harmony
