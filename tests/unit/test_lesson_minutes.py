"""A lesson keeps to its 45 minutes, says how long it takes, and leaves no practice out."""

import re
from collections import Counter

import pytest

from courseware.content import load_course
from courseware.explorers import EXPLORERS
from tools import lesson_minutes
from tools.lesson_minutes import NOTEBOOKS, ROOT, main_line, parts

MODULES = {"m1-crm": "module-1.md", "m2-needs-analysis": "module-2.md"}
TEXTS = {name: (NOTEBOOKS / f"{name}.md").read_text(encoding="utf-8") for name in MODULES}
CALLS = {
    name: Counter(re.findall(r'lesson\.(\w+)\("([^"]+)"\)', text)) for name, text in TEXTS.items()
}
each_module = pytest.mark.parametrize("module", MODULES)


def only(text):
    (part,) = [part for part in parts(text) if part.heading != "Before the first section"]
    return part


def page(module):
    return (ROOT / "docs" / MODULES[module]).read_text(encoding="utf-8")


def test_the_main_line_of_module_1_takes_an_evening_and_not_more():
    assert main_line(TEXTS["m1-crm"]) <= 45


@each_module
def test_the_module_promises_the_minutes_of_the_main_line(module):
    (found,) = [each for each in load_course().modules if each.id == module]
    assert abs(main_line(TEXTS[module]) - found.minutes) <= 2
    assert f"**{found.minutes} minutes**" in TEXTS[module]


@each_module
def test_the_minutes_in_the_text_are_those_of_the_estimate(module):
    found = list(parts(TEXTS[module]))
    named = [part for part in found if part.named is not None]
    assert [part for part in named if abs(part.minutes - part.named) > 2] == []
    sections = {part.heading for part in found if re.search(r"\b\d\.\d\b", part.heading)}
    assert sections <= {part.heading for part in named}


@each_module
def test_the_page_on_the_module_shows_the_same_minutes(module):
    rows = re.findall(r"^\| (.+?) \| (\d+) \|$", page(module), re.MULTILINE)
    assert dict(rows) == {part.heading: f"{part.minutes:.0f}" for part in parts(TEXTS[module])}


@each_module
def test_every_practice_item_and_activity_stands_in_its_lesson_once(module):
    course = load_course()
    practice = [("quiz", item.id) for item in course.items(module, graded=False)]
    activities = [
        ("activity", name) for name, each in course.practice.items() if each.module == module
    ]
    asked = {call: n for call, n in CALLS[module].items() if call[0] in ("quiz", "activity")}
    assert asked == dict.fromkeys([*practice, *activities], 1)


def test_every_explorer_stands_in_one_lesson_once():
    asked = [
        name for calls in CALLS.values() for call, name in calls.elements() if call == "explore"
    ]
    assert sorted(asked) == sorted(EXPLORERS)


@each_module
def test_every_place_that_the_page_on_the_module_names_exists(module):
    prefix = "crm" if module == "m1-crm" else "needs"
    named = set(re.findall(rf"`({prefix}-[a-z0-9-]+)`", page(module)))
    assert named == {name for kind, name in CALLS[module] if kind in ("quiz", "activity")}


# ------------------------------------------------------------ the estimate itself

CELL = '```{{code-cell}} ipython3\nlesson.{}("x")\n```\n'
WORDS = "word " * 200


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        (WORDS, 1),
        (f"<details>\n{WORDS}\n</details>", 0),
        (CELL.format("explore"), 2),
        ('+++ {"tags": ["written"]}\n\n…\n\n+++\n' * 2, 3),
    ],
)
def test_reading_doing_and_writing_take_time_and_what_is_folded_away_none(body, minutes):
    part = only(f"## …\n\n{body}")
    assert (part.minutes, part.named, part.second) == (minutes, None, False)


@pytest.mark.parametrize(
    ("item", "seconds"),
    [
        # 35 words, and a number to work out.
        pytest.param("crm-route-minutes", 35 * 0.3 + 60, id="numeric"),
        # 107 words to read, one choice, and a fourth of 81 words of feedback.
        pytest.param("crm-discount-talk", 107 * 0.3 + 15 + 81 / 4 * 0.3, id="single"),
        # 98 words, 6 rows, and half of 102 words of feedback.
        pytest.param("crm-face-sort", 98 * 0.3 + 6 * 6 + 102 / 2 * 0.3, id="matching"),
    ],
)
def test_a_question_is_read_decided_and_its_feedback_read(item, seconds):
    cell = CELL.format("quiz").replace('"x"', f'"{item}"')
    assert only(f"## …\n\n{cell}").minutes == pytest.approx(seconds / 60)


def test_in_the_second_part_what_is_folded_away_is_counted():
    part = only(f"## More practice\n\n<details>\n{WORDS}\n</details>")
    assert part.second
    assert part.minutes == pytest.approx(1, abs=0.05)  # "details" twice, "More practice"


def test_a_part_names_its_minutes_in_its_first_line_or_in_its_heading():
    text = "## One\n\n*About 10 minutes.*\n\n### A (3 minutes)\n\n### B\n\n## Two\n"
    first, one, inner, two = parts(text)
    assert [part.named for part in (first, one, inner, two)] == [None, 10, 3, None]
    assert inner.heading == "A (3 minutes)"


def test_a_part_within_another_is_not_counted_twice():
    assert main_line(f"## One\n\n### A (1 minute)\n\n{WORDS * 10}") == pytest.approx(10, abs=0.1)


def test_two_people_take_as_long_as_the_heading_says():
    assert only("## More practice\n\n### …(12 minutes, for two)\n").minutes >= 12


def test_the_page_to_keep_is_looked_through():
    assert only(f"## Take away\n\n{'word ' * 398}").minutes == 1


def test_it_prints_a_row_for_each_part_and_the_sum(capsys):
    assert lesson_minutes.main(["m2-needs-analysis"]) == 0
    lines, text = capsys.readouterr().out.splitlines(), TEXTS["m2-needs-analysis"]
    assert lines[-1] == f"main line: {main_line(text):.1f} minutes"
    assert len(lines) == len(list(parts(text))) + 1
