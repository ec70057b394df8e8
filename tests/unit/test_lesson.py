"""What a notebook's one-line cells call."""

import datetime
import random

import pytest

from courseware import answered, i18n, lesson, start
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.errors import AnswerError, LanguageError, UnknownItem
from courseware.quiz.strategies import answer

COURSE = load_course()
PRACTICE = COURSE.items("m1-crm", graded=False)
GRADED = COURSE.items("m1-crm", graded=True)


@pytest.fixture(autouse=True)
def english():
    with i18n.using("en"):
        yield


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the notebook."""
    monkeypatch.setattr(lesson, "here", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def shown(monkeypatch):
    """What `start` shows."""
    things = []
    monkeypatch.setattr(
        lesson, "display", lambda thing: things.append(thing._repr_mimebundle_()[0]["text/html"])
    )
    return things


@pytest.fixture
def m1(folder, shown):
    return start("m1-crm", "en")


def save(folder, *items, strategy="perfect"):
    sheet = AnswerSheet(folder)
    for item in items:
        sheet.save(item.id, answer(item, strategy, random.Random(1)))


def test_a_start_says_that_all_is_well(m1, shown):
    assert shown == ["<p>Ready. Your answers are saved as you give them.</p>"]


def test_a_start_tells_what_became_of_a_damaged_sheet(folder, shown):
    (folder / "responses.json").write_text("half a she")
    start("m1-crm", "en")
    assert "responses.json" in shown[0]
    assert shown[0].count("<p") == 2


def test_a_start_speaks_the_language_it_is_given(folder, shown):
    quiz = start("m1-crm", "zh-CN").quiz(PRACTICE[0].id)
    assert quiz.item["lang"] == "zh-CN"


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda: start("m1-crn", "en"), UnknownItem, r"no module of that name\. There are: m1-crm"),
        (lambda: start("m1-crm", "fr"), LanguageError, r"Choose one of: en, zh-CN"),
        (lambda: start("m1-crm").quiz("crm-figure-kind"), UnknownItem, "crm-figure-kinds"),
        (lambda: start("m1-crm").table("operator"), UnknownItem, "There are: .*operator_2009q3"),
        (lambda: start("m1-crm").figure("three_rotes"), UnknownItem, "There are: three_routes"),
        (lambda: answered("crm-g-mean-bas"), UnknownItem, "crm-g-mean-base"),
    ],
)
def test_an_unknown_name_is_told_with_the_ones_close_to_it(call, error, sentence, folder, shown):
    with pytest.raises(error, match=sentence):
        call()


def test_an_error_shows_as_one_sentence(m1):
    with pytest.raises(UnknownItem) as caught:
        m1.quiz("x")
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_a_table_and_a_figure_come_by_name(m1):
    table = m1.table("operator_2009q3")
    assert "508" in table.frame.to_string()
    assert "508" in repr(table)
    assert "508" in table._repr_html_()
    assert m1.figure("three_routes")._repr_mimebundle_()


def test_a_cell_run_again_shows_the_same_question_with_its_newest_answer(m1, folder):
    quiz = m1.quiz(PRACTICE[0].id)
    save(folder, PRACTICE[0])  # another kernel's
    assert m1.quiz(PRACTICE[0].id) is quiz
    assert quiz.answer == AnswerSheet(folder).get(PRACTICE[0].id)


def row_of(progress, module="m1-crm"):
    title = next(each.title for each in COURSE.modules if each.id == module)
    return next(row for row in progress.rows if row.title == title)


def test_progress_counts_lessons_and_exercises(m1, folder):
    singles = [item for item in PRACTICE if item.kind == "single"][:3]
    save(folder, *singles[:2])
    wrong = next(o.id for o in singles[2].options if o.id != singles[2].answer)
    AnswerSheet(folder).save(singles[2].id, wrong)
    exercise = folder / "exercises" / "m1-crm"
    exercise.mkdir(parents=True)
    save(exercise, *GRADED[:4], strategy="first")
    row = row_of(m1.progress())
    assert (row.practised, row.right, row.practice) == (3, 2, len(PRACTICE))
    assert (row.answered, row.graded) == (4, len(GRADED))


def test_progress_of_somebody_new_is_nothing_yet(m1):
    progress = m1.progress()
    assert f"Practised 0 of {len(PRACTICE)}; Right so far 0" in repr(progress)
    assert '<th scope="row"' in progress._repr_html_()


def test_progress_tells_of_an_exercise_it_can_not_read(m1, folder):
    exercise = folder / "exercises" / "m1-crm"
    exercise.mkdir(parents=True)
    (exercise / "responses.json").write_text("{")
    progress = m1.progress()
    assert "responses.json" in progress.notices[0]
    assert row_of(progress).answered == 0


def test_progress_takes_an_answer_that_no_longer_fits_for_not_right(m1, folder):
    AnswerSheet(folder).save(PRACTICE[0].id, 17)
    assert row_of(m1.progress()).right == 0


def test_the_checklist_follows_each_save(m1):
    checklist = m1.checklist()
    assert checklist.heading == f"0 of {len(GRADED)} questions answered"
    quiz = m1.quiz(GRADED[0].id)
    value = answer(GRADED[0], "first", random.Random(1))
    quiz._handle_custom_msg({"type": "answer", "value": value, "seq": 1}, [])
    assert [row["answered"] for row in checklist.rows] == [True] + [False] * (len(GRADED) - 1)
    assert f"{len(GRADED) - 1} questions are still open" in checklist.advice


def test_the_checklist_says_what_to_do_when_all_is_answered(m1, folder):
    save(folder, *GRADED, strategy="first")
    data, _metadata = m1.checklist()._repr_mimebundle_()
    for form in (data["text/plain"], data["text/html"]):
        assert f"{len(GRADED)} of {len(GRADED)} questions answered" in form
        assert "Save the notebook" in form


def test_an_answered_question_is_silent_and_an_open_one_too_unless_validated(folder, monkeypatch):
    answered(GRADED[0].id)
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    with pytest.raises(AnswerError, match=r"has no answer yet\. Answer it"):
        answered(GRADED[0].id)
    save(folder, GRADED[0], strategy="first")
    answered(GRADED[0].id)


@pytest.fixture
def m2(folder, shown):
    return start("m2-needs-analysis", "en")


def recalled(m2, monkeypatch, day=datetime.date(2010, 3, 1)):
    """Return the questions that the lesson begins with on a day."""

    class Clock(datetime.date):
        @classmethod
        def today(cls):
            return day

    found = []
    monkeypatch.setattr(lesson, "date", Clock)
    monkeypatch.setattr(lesson, "display", found.append)
    m2.recall()
    return found


def test_a_lesson_begins_with_three_questions_on_earlier_modules(m2, monkeypatch):
    drawn = recalled(m2, monkeypatch)
    asked = [COURSE.item(quiz.item["id"]) for quiz in drawn]
    assert len({item.id for item in asked}) == 3
    assert {(item.module, item.kind, item.graded) for item in asked} == {
        ("m1-crm", "single", False)
    }


def test_they_are_the_same_all_day_and_others_tomorrow(m2, monkeypatch):
    first = recalled(m2, monkeypatch)
    assert recalled(m2, monkeypatch) == first
    days = [datetime.date(2010, 3, day) for day in range(1, 8)]
    week = {quiz.item["id"] for day in days for quiz in recalled(m2, monkeypatch, day)}
    assert len(week) > 6


def test_what_is_recalled_is_kept_apart_from_the_lesson_and_from_yesterday(m2, folder, monkeypatch):
    quiz = recalled(m2, monkeypatch)[0]
    item = COURSE.item(quiz.item["id"])
    save(folder, item)
    assert recalled(m2, monkeypatch)[0].answer is None
    quiz._receive(None, {"type": "answer", "value": item.answer, "seq": "p-1"}, [])
    assert AnswerSheet(folder).get(f"{item.id} 2010-03-01") == item.answer
    again = recalled(start("m2-needs-analysis", "en"), monkeypatch)[0]
    assert again.answer == item.answer


def test_the_first_module_has_nothing_to_recall(m1, monkeypatch):
    assert recalled(m1, monkeypatch) == []
