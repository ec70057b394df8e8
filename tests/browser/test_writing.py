"""A trainee writes the first message and mends sentences: by mouse, and without one."""

import pytest
from playwright.sync_api import expect

from courseware.answers import read_answers
from courseware.content import load_course
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, open_cells
from tests.browser.test_accessibility import expect_no_grave_fault
from tests.browser.test_chinese import english_in

pytestmark = pytest.mark.browser

COURSE = load_course()
MESSAGE = next(each for each in COURSE.practice.values() if each.kind == "message")
BENCH = next(each for each in COURSE.practice.values() if each.kind == "workbench")
COSTLY = "You must wait a moment, that's not my job."
COSTLY_ZH = "你必须等一会儿，不归我管。"


def open_notebook(page, lab, language="en"):
    """Open a notebook with both activities, and run it."""
    calls = [f'activity("{activity.id}")' for activity in (MESSAGE, BENCH)]
    return open_cells(page, lab, language, *calls)


def widget(notebook, activity):
    """Return an activity's newest widget, in the last output of the page that has it."""
    return notebook.page.locator(f".cw-writing[data-item='{activity.id}']").last


def expect_saved(card):
    status = card.locator(".cw-status")
    expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)


def test_a_message_is_written_counted_checked_and_compared(page, lab):
    notebook = open_notebook(page, lab)
    card = widget(notebook, MESSAGE)
    check, reveal = card.locator(".cw-writing-foot button").all()
    expect(reveal).to_be_hidden()
    check.click()
    expect(card.locator(".cw-status")).to_have_text("Write the message first.")
    card.locator("textarea").click()
    page.keyboard.type("Good morning, Mr Sun! dd")
    expect(card.get_by_text("24 of 160 characters · 136 left")).to_be_visible()
    check.click()
    expect(card.locator(".cw-writing-list li")).to_have_count(9)
    reveal.click()
    expect(card.locator(".cw-writing-example")).to_have_count(len(MESSAGE.examples))
    expect(card.locator(".cw-verdict")).to_be_focused()  # the button is gone
    expect_saved(card)
    assert read_answers(lab.folder / "responses.json")[MESSAGE.id]["text"].endswith("dd")
    expect(page.locator(".jp-CodeCell")).to_have_count(3)  # d, d deleted no cell


def test_letters_of_an_input_method_are_no_answer_until_it_is_done(page, lab):
    card = widget(open_notebook(page, lab), MESSAGE)
    field, keyboard = card.locator("textarea"), page.context.new_cdp_session(page)
    field.click()
    page.keyboard.type("您好")
    expect_saved(card)
    keyboard.send("Input.imeSetComposition", compose("xiexie"))
    page.wait_for_timeout(1000)  # longer than typing rests before it is sent
    expect(field).to_have_value("您好xiexie")
    assert read_answers(lab.folder / "responses.json")[MESSAGE.id] == {"text": "您好"}
    keyboard.send("Input.insertText", {"text": "谢谢"})
    expect(card.get_by_text("4 of 70 characters · 66 left")).to_be_visible()
    expect_saved(card)
    assert read_answers(lab.folder / "responses.json")[MESSAGE.id] == {"text": "您好谢谢"}


def compose(letters):
    """Return what the browser is told while an input method holds `letters`."""
    return {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}


def test_what_was_written_survives_a_restart(page, lab):
    notebook = open_notebook(page, lab)
    widget(notebook, MESSAGE).locator("textarea").fill("First line\nSecond “line” 第二行")
    widget(notebook, BENCH).locator("textarea").nth(1).fill("At four.")
    expect_saved(widget(notebook, BENCH))
    notebook.restart()
    notebook.run_all()
    text = widget(notebook, MESSAGE).locator("textarea")
    expect(text).to_have_value("First line\nSecond “line” 第二行")
    expect(widget(notebook, BENCH).locator("textarea").nth(1)).to_have_value("At four.")


def test_a_sentence_is_mended_with_the_keyboard_alone(page, lab):
    card = widget(open_notebook(page, lab), BENCH)
    one = card.locator(".cw-workbench-one").first
    tab_to(one.locator("input").first)
    press(card, " ")
    picks = [name for name in BENCH.sentences[0].feedback]
    expect(one.locator(".cw-note").first).to_be_visible()
    press(card, "ArrowDown", picks.index(BENCH.sentences[0].pattern))
    expect(one.locator(".cw-note").first).to_contain_text("That one")
    tab_to(one.locator("textarea"))
    page.keyboard.type(COSTLY)
    tab_to(one.get_by_role("button", name="Let the checks read it"))
    press(card, "Enter")
    expect(one.locator(".cw-writing-list li").first).to_be_visible()
    tab_to(one.get_by_role("button", name="Compare with a good version"))
    press(card, "Enter")
    expect(one.get_by_text(BENCH.sentences[0].model)).to_be_visible()
    expect(one.locator(".cw-verdict")).to_be_focused()  # the button is gone
    tab_to(card.locator(".cw-workbench-one").nth(1).locator("textarea"))
    page.keyboard.type("A")
    expect_saved(card)
    expect(one.get_by_text(BENCH.sentences[0].model)).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_both_activities_have_no_grave_fault(page, request, language):
    lab = request.getfixturevalue({"en": "lab", "zh-CN": "chinese_lab"}[language])
    notebook = open_notebook(page, lab, language)
    message, bench = widget(notebook, MESSAGE), widget(notebook, BENCH)
    message.locator("textarea").fill("。" if language == "zh-CN" else "Hurry!")
    message.locator(".cw-primary").click()
    message.locator(".cw-plain").click()
    bench.locator("label.cw-choice").first.click()
    bench.locator("textarea").first.fill(COSTLY_ZH if language == "zh-CN" else COSTLY)
    bench.locator(".cw-plain").first.click()
    expect(bench.locator(".cw-writing-list li").first).to_be_visible()
    if language == "zh-CN":
        assert english_in(page) == []
    expect_no_grave_fault(page)
