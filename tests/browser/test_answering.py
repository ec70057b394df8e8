"""A trainee works through a lesson: by mouse, and without one."""

import pytest
from playwright.sync_api import expect

from courseware.widgets.markup import plain
from tests.browser.hands import (
    answer_by_keyboard,
    answer_by_mouse,
    press,
    shown,
    tab_to,
)
from tests.browser.jupyterlab import Notebook
from tests.browser.questions import one_of_each, right_answer

pytestmark = pytest.mark.browser


def expect_verdict(question, verdict):
    expect(question.locator(".cw-verdict")).to_have_attribute("data-tone", verdict)


def expect_restored(notebook, before):
    for name, answer in before.items():
        notebook.expect_saved(name)
        assert shown(notebook.question(name)) == answer


def test_every_kind_is_answered_by_mouse_and_survives_a_restart(lesson):
    before = {}
    for kind, item in one_of_each().items():
        question = lesson.question(item.id)
        blank = shown(question)
        answer_by_mouse(question, item, right_answer(item))
        if kind != "single":  # a click on one of several choices is checked at once
            question.get_by_role("button", name="Check").click()
        expect_verdict(question, "right")
        lesson.expect_saved(item.id)
        before[item.id] = shown(question)
        assert before[item.id] != blank
    lesson.restart()
    lesson.run_all()
    expect_restored(lesson, before)


def test_every_kind_is_answered_without_a_mouse_and_survives_a_restart(page, lab):
    lesson = Notebook(page, lab, "m1-crm.ipynb")
    with lesson.running():
        command(page, "Run All Cells")
    items = sorted(one_of_each().values(), key=lambda item: position(lesson, item))
    go_to_text_before(lesson.question(items[0].id))
    before = {}
    for item in items:
        question = lesson.question(item.id)
        answer_by_keyboard(question, item, right_answer(item))
        tab_to(question.get_by_role("button", name="Check"))
        press(question, "Enter")
        expect_verdict(question, "right")
        lesson.expect_saved(item.id)
        before[item.id] = shown(question)
    with lesson.running():
        command(page, "Restart Kernel and Run All Cells…")
        page.locator(".jp-Dialog button.jp-mod-accept:focus").press("Enter")
    expect_restored(lesson, before)


def command(page, name):
    """Choose a command from the palette, which a keyboard opens from anywhere."""
    page.keyboard.press("Control+Shift+C")
    page.keyboard.type(name)
    expect(page.locator(".lm-CommandPalette-item.lm-mod-active")).to_contain_text(name)
    page.keyboard.press("Enter")


def position(notebook, item):
    notebook.question(item.id).wait_for(state="attached")
    return notebook.question(item.id).evaluate(
        "card => [...document.querySelectorAll('.cw-quiz')].indexOf(card)"
    )


def go_to_text_before(question):
    """Walk up from the last cell, where Run All leaves the focus.

    JupyterLab's arrow keys pass over cells without visible code; Tab leads into them.
    """
    number = "cell => Number(cell.dataset.windowedListIndex)"
    target = question.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").evaluate(number)
    active = question.page.locator(".jp-Notebook-cell.jp-mod-active")
    while active.evaluate(number) > target:
        question.page.keyboard.press("ArrowUp")


def test_a_wrong_choice_is_explained_and_can_be_mended(lesson):
    item = one_of_each()["single"]
    wrong = next(option for option in item.options if option.id != item.answer)
    question = lesson.question(item.id)
    answer_by_mouse(question, item, wrong.id)
    expect_verdict(question, "wrong")
    expect(question.locator(".cw-quiz-note")).to_contain_text(plain(wrong.feedback))
    answer_by_mouse(question, item, item.answer)
    expect_verdict(question, "right")
    lesson.expect_saved(item.id)


def test_a_reply_in_the_middle_of_a_drag_drops_no_row(lesson):
    item = one_of_each()["ordering"]
    question, mouse = lesson.question(item.id), lesson.page.mouse
    rows, texts = question.locator("li"), question.locator("li .cw-quiz-text")
    question.wait_for()
    first, second, third, *rest = texts.all_text_contents()
    edge = {"x": 100, "y": 4}
    with lesson.sleeping_kernel():
        rows.nth(1).drag_to(rows.nth(0), target_position=edge)
        rows.nth(2).hover()
        mouse.down()
        rows.nth(0).hover(position=edge, force=True)
    lesson.expect_saved(item.id)
    mouse.up()
    expect(texts).to_have_text([third, second, first, *rest])
    lesson.expect_saved(item.id)
