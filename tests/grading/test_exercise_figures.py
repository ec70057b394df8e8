"""What the exercise's keys say follows from its data and the course's models.

A change of the data set or of a model turns these red, and the key has to follow.
"""

import re
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from courseware.classroom.bank import keyed_questions
from courseware.content import Numeric
from courseware.datasets import read as dataset
from courseware.i18n import read_catalogue
from courseware.models.concentration import customers_for, top_share
from courseware.models.message import Facts, check_message
from courseware.models.qualification import Qualification, card
from courseware.models.value import break_even_cost, lifetime_value
from tests.grading.desk import NAME, ROOT
from tests.grading.desk import read as notebook

TODAY = date(2010, 3, 1)
#: What the cards say: personal, deadline and dilemma of the issue; decider met; decision.
CARDS = {
    "dyeworks": (True, True, True, True, date(2010, 4, 10)),
    "mall": (False, False, False, False, None),
    "auctions": (True, True, True, True, date(2010, 5, 31)),
    "ferries": (True, True, True, True, date(2010, 5, 30)),
    "dairy": (True, True, True, False, date(2010, 3, 20)),
    "hotel": (False, False, False, True, None),
    "seed": (True, True, True, True, date(2010, 3, 12)),
    "paper": (False, False, False, True, date(2010, 9, 15)),
    "cement": (False, False, False, True, date(2011, 5, 31)),
    "coaches": (True, False, False, False, None),
    "nursery": (True, True, True, True, date(2010, 3, 15)),
    "waterworks": (False, True, True, True, date(2010, 5, 10)),
}
#: What two, four and six hours bring at each of the three accounts.
HOURS = ((0, 500, 800, 950), (0, 420, 780, 900), (0, 350, 450, 500))
SENDER = Facts(("Li Qian", "李倩"), ("Mudanjiang Mobile", "牡丹江移动"))


@pytest.fixture(scope="module")
def asked(source: Path) -> dict:
    return {q.item.id: q.item for q in keyed_questions(source / f"{NAME}.ipynb")}


@pytest.fixture(scope="module")
def prose(source: Path) -> str:
    return "\n".join(cell.source for cell in notebook(source).cells if cell.cell_type == "markdown")


def amounts(measure: str, region: str = "") -> list[float]:
    """Return a column of the customer book as the explorer takes it."""
    rows = [row for row in dataset("customers") if region in ("", row["region"])]
    return [max(0.0, float(row[measure])) for row in rows]


def per_cent(measure: str, region: str, share: float) -> float:
    return 100 * top_share(amounts(measure, region), share)


def fifths(measure: str, region: str = "") -> int:
    return customers_for(amounts(measure, region), 0.8)


def division(hours: int) -> float:
    """Return the most that a number of hours, two at a time, brings at the three accounts."""
    ways = (way for way in product(range(4), repeat=3) if 2 * sum(way) <= hours)
    return max(sum(gains[n] for gains, n in zip(HOURS, way, strict=True)) for way in ways)


def later(margin: float, keep: float) -> float:
    return lifetime_value(margin, keep, 0.08, first="later")


def at_once(margin: float, keep: float) -> float:
    return lifetime_value(margin, keep, 0.08, first="now")


#: By question: the right number, and those that known mistakes lead to.
FIGURES = {
    "crm-g-mean-base": lambda: (24.6 - 3 * 0.2, 24.6, 24.6 - 6 * 0.2, 24.6 - 0.1, 24.6 + 3 * 0.2),
    "crm-g-minutes-base": lambda: (
        *(66_520 / (460 * 6), 66_520 / 460),
        *(66_520 / (460 * 9), 66_520 / (460 * 36)),
    ),
    "crm-g-net-margin": lambda: (
        *(218_400 / 9_751, 975_100 / 2_184),
        *(2_184 / 9_751, 100 - 218_400 / 9_751),
    ),
    "crm-g-kindergartens": lambda: (
        *(later(9_000, 0.9), at_once(9_000, 0.9), 9_000 * 0.9 / 0.1),
        *(9_000 / 0.9, 9_000, 9_000 / 0.18, 9_000 / 0.1),
    ),
    "crm-g-fairs": lambda: (
        *(at_once(16_000, 0.6), later(16_000, 0.6), 16_000 / 0.4),
        *(16_000 / 0.48, 16_000 / 0.6, 16_000),
    ),
    "crm-g-hauliers": lambda: (
        break_even_cost(10_000, 0.88, 0.08, first="later", win_rate=1 / 4) - 4_000 / 4,
        later(10_000, 0.88) - 4_000,
        later(10_000, 0.88) / 4,
        later(10_000, 0.88) / 4 - 4_000,
        (at_once(10_000, 0.88) - 4_000) / 4,
        (10_000 * 0.88 / 0.12 - 4_000) / 4,
        later(10_000, 0.88),
    ),
    "crm-g-yulin-share": lambda: (
        *(per_cent("margin", "yulin", 0.05), per_cent("revenue", "yulin", 0.05)),
        *(per_cent("margin", "", 0.05), per_cent("margin", "yulin", 0.2)),
        100 * max(amounts("margin", "yulin")) / sum(amounts("margin", "yulin")),
    ),
    "crm-g-xian-fifths": lambda: (
        *(fifths("revenue", "xian"), fifths("margin", "xian"), fifths("revenue")),
        *(round(len(amounts("revenue", "xian")) / 5), len(amounts("revenue", "xian"))),
    ),
    "crm-g-language-school": lambda: (7.2 / 0.9, 9 * 0.9, 6.3 / 0.9, 7.2 * 0.9, 7.2, 9 - 7.2 / 0.9),
    "crm-g-six-hours": lambda: (
        *(division(6), 500 + 420 + 350, max(gains[3] for gains in HOURS)),
        *(HOURS[0][2] + HOURS[1][1], sum(gains[3] for gains in HOURS)),
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_number_and_its_known_mistakes_follow_from_data_and_formulas(asked, name):
    item = asked[name]
    written = [(item.answer.value, item.answer.tolerance)]
    written += [(trap.value, trap.tolerance) for trap in item.traps]
    for (value, tolerance), found in zip(written, FIGURES[name](), strict=True):
        assert abs(value - Decimal(found)) <= tolerance


def test_each_number_asked_for_is_worked_out_here(asked):
    assert {name for name, item in asked.items() if isinstance(item, Numeric)} == set(FIGURES)


def test_no_known_mistake_is_taken_for_the_right_number(asked):
    for name in FIGURES:
        right = asked[name].answer
        for trap in asked[name].traps:
            assert abs(trap.value - right.value) > max(right.tolerance, right.near or 0)


def test_the_twelve_cards_follow_from_the_rule(asked):
    found = {}
    for name, (personal, deadline, dilemma, met, day) in CARDS.items():
        days = (day - TODAY).days if day else None
        issue = {"issue_personal": personal, "issue_deadline": deadline, "issue_dilemma": dilemma}
        facts = {"decider_met": met, "value_measured": False, "value_confirmed": False}
        found[name] = card(Qualification(**issue, **facts, closes_in_days=days)).letter.lower()
    assert asked["crm-g-cards"].answer == found


def test_the_twelve_cards_say_when_and_whether_we_have_met(asked, prose):
    for option in asked["crm-g-cards"].options:
        (row,) = re.findall(rf"^\| {re.escape(option.text)} \|.*\|(.*)\|$", prose, re.MULTILINE)
        *_issue, met, day = CARDS[option.id]
        said = f"on {day.day} {day:%B}" if day else "No day"
        assert said in row
        assert ("not met" in row or "none of us has met" in row) is not met


def test_what_is_said_beside_the_book_is_so(asked):
    yulin, xian = amounts("margin", "yulin"), amounts("revenue", "xian")
    said = asked["crm-g-xian-fifths"].feedback.right
    six = round(100 * fifths("revenue", "xian") / len(xian))
    assert (int(0.05 * len(yulin)), six) == (7, 6)
    assert said.startswith(
        f"{fifths('revenue', 'xian')} of {len(xian)} customers, six in a hundred"
    )
    assert per_cent("margin", "yulin", 0.05) > 80


def test_the_questions_are_numbered_and_the_head_tells_machine_from_instructor(source, prose):
    cells = [cell.metadata.get("nbgrader", {}) for cell in notebook(source).cells]
    marked = sum(settings["points"] for settings in cells if settings.get("grade"))
    read = sum(settings["points"] for settings in cells if settings.get("task"))
    numbers = [int(n) for n in re.findall(r"^### Question (\d+) \(", prose, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert f"({marked} points)" in prose
    assert f"({read} points)" in prose


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_model_message_is_one_text_that_our_own_checks_let_pass(prose, language):
    (text,) = re.findall(r"^\*\*A model message\.\*\* .*$", prose, re.MULTILINE)
    if language == "zh-CN":
        hidden = read_catalogue(ROOT / "exercises" / "source" / NAME / "zh_CN.po")
        text = hidden[text]
    message = re.sub(r"^\*\*.*?\*\*\s*", "", text)
    assert [finding for finding in check_message(message, SENDER) if not finding.ok] == []
