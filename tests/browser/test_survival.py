"""No acknowledged answer is lost, whatever happens to page or kernel."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from courseware.answers import read_answers
from tests.browser.hands import answer_by_mouse, shown
from tests.browser.jupyterlab import SECONDS, Notebook
from tests.browser.questions import one_of_each, right_answer, some_answer

pytestmark = pytest.mark.browser

# A pointer would have to be faster than the dialog that says the kernel restarts.
CLICK = "label => label.click()"

LOST = "Not saved: choose Run ▸ Run All Cells"


def give(notebook, item, value):
    answer_by_mouse(notebook.question(item.id), item, value)
    notebook.expect_saved(item.id)


def sheet(lab):
    return read_answers(lab.folder / "responses.json")


def test_a_reloaded_page_shows_the_answers_again(lesson, lab):
    items = one_of_each()
    chosen = {kind: right_answer(items[kind]) for kind in ("single", "ordering")}
    for kind, value in chosen.items():
        give(lesson, items[kind], value)
    before = {kind: shown(lesson.question(items[kind].id)) for kind in chosen}
    lesson.page.reload()
    lesson.wait_until_ready()
    lesson.run_all()
    for kind in chosen:
        lesson.expect_saved(items[kind].id)
        assert shown(lesson.question(items[kind].id)) == before[kind]
    assert sheet(lab) == {items[kind].id: value for kind, value in chosen.items()}


def test_two_tabs_on_one_notebook_lose_nothing(lesson, lab):
    items = one_of_each()
    other = Notebook(lesson.page.context.new_page(), lab, lesson.name)
    other.run_all()
    give(lesson, items["single"], right_answer(items["single"]))
    give(other, items["matching"], right_answer(items["matching"]))
    give(other, items["multiple"], right_answer(items["multiple"]))
    give(lesson, items["numeric"], right_answer(items["numeric"]))
    kinds = ("single", "matching", "multiple", "numeric")
    assert sheet(lab) == {items[kind].id: right_answer(items[kind]) for kind in kinds}


def test_two_notebooks_on_one_sheet_lose_nothing(lesson, lab):
    items = one_of_each()
    copy = lab.folder / "my-copy.ipynb"
    shutil.copyfile(lab.folder / lesson.name, copy)
    other = Notebook(lesson.page.context.new_page(), lab, copy.name)
    other.run_all()
    assert other.process_id() != lesson.process_id()
    give(lesson, items["single"], right_answer(items["single"]))
    give(other, items["matching"], right_answer(items["matching"]))
    give(lesson, items["spans"], right_answer(items["spans"]))
    kinds = ("single", "matching", "spans")
    assert sheet(lab) == {items[kind].id: right_answer(items[kind]) for kind in kinds}
    lesson.run_all()
    lesson.expect_saved(items["matching"].id)
    copy.unlink()


# Types one number after the other, each sent at once, as fast as the page can.
TYPE_ON = """async (card, times) => {
  const input = card.querySelector("input");
  for (let n = 1; n <= times; n++) {
    input.value = String(n);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("blur"));
    await new Promise((next) => setTimeout(next, 1));
  }
}"""


def test_a_kernel_killed_among_a_thousand_saves_loses_no_acknowledged_answer(lesson, lab):
    item = one_of_each()["numeric"]
    question = lesson.question(item.id)
    question.wait_for()
    question.evaluate(f"(card) => void ({TYPE_ON})(card, 1000)")
    lesson.wait_for(lambda: len(acknowledged(lesson)) >= 200, "the kernel saved too little")
    lesson.kill_kernel()
    expect(question.locator(".cw-status")).to_contain_text(LOST, timeout=30 * SECONDS)
    sent = numbers_sent(lesson)
    last = max(sent[seq] for seq in acknowledged(lesson))
    kept = int(sheet(lab)[item.id]["text"])
    assert 200 <= last <= kept < max(sent.values())
    lesson.accept_restarted_kernel()
    lesson.run_all()
    lesson.expect_saved(item.id)
    assert shown(lesson.question(item.id))["typed"] == [str(kept)]


def numbers_sent(notebook):
    """Return the number in each answer that the page sent, by the message's own number."""
    pattern = re.compile(rb'"text":"(\d+)".{,80}?"seq":"([\w-]+)"')
    return {
        seq: int(number) for message in notebook.sent for number, seq in pattern.findall(message)
    }


def acknowledged(notebook):
    """Return the numbers of the messages that the kernel said it saved."""
    pattern = re.compile(rb'"type": ?"saved", ?"seq": ?"([\w-]+)"')
    return {seq for message in notebook.received for seq in pattern.findall(message)}


def test_a_dead_kernel_never_swallows_an_answer_in_silence(lesson, lab):
    item = one_of_each()["multiple"]
    give(lesson, item, right_answer(item))
    lesson.kill_kernel()
    question = lesson.question(item.id)
    question.locator("label").first.evaluate(CLICK)
    expect(question.locator(".cw-status")).to_contain_text(LOST, timeout=10 * SECONDS)
    assert sheet(lab) == {item.id: right_answer(item)}
    lesson.accept_restarted_kernel()
    lesson.run_all()
    lesson.expect_saved(item.id)
    single = one_of_each()["single"]
    give(lesson, single, some_answer(single))
