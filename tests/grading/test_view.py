"""A question with its answer, as trainees and instructors read it."""

import random

import pytest

from courseware.content import load_course
from courseware.grading.trial import read_exercise
from courseware.grading.view import Telling, question_html
from courseware.quiz.strategies import STRATEGIES, answer


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_without_telling_the_key_changes_nothing(source, strategy):
    for question in read_exercise(source).asked.values():
        given = answer(question.item, strategy, random.Random(1))
        bare = load_course().item(question.item.id)
        keyed = question_html(question.item, given, Telling.NOTHING)
        assert keyed == question_html(bare, given, Telling.NOTHING)


@pytest.mark.parametrize("telling", Telling)
def test_every_kind_of_answer_can_be_shown(source, telling):
    for question in read_exercise(source).asked.values():
        for strategy in STRATEGIES:
            given = answer(question.item, strategy, random.Random(1))
            page = question_html(question.item, given, telling)
            assert ("No answer" in page) is (given in (None, [], {}))


def test_only_telling_all_names_the_right_answer(source):
    asked = {q.item.id: q.item for q in read_exercise(source).asked.values()}
    wrong = [
        (asked["crm-g-map"], {"valley": "families"}, "Right answer: Mission"),
        (asked["crm-g-hospital"], ["tell", "ring", "brief", "check", "read"], "The right answer"),
    ]
    for item, given, words in wrong:
        assert words in question_html(item, given, Telling.ALL)
        assert words not in question_html(item, given, Telling.CHOSEN)


def test_what_was_typed_is_never_html(source):
    item = load_course().item("crm-g-net-margin")
    page = question_html(item, {"text": "<b>22", "unit": "percent"}, Telling.NOTHING)
    assert "&lt;b&gt;22 %" in page
