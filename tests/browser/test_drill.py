"""A trainee does five cases of a drill by keyboard, and finds them again after a restart."""

import pytest
from playwright.sync_api import expect

from courseware.answers import read_answers
from courseware.content import load_course
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, open_cells
from tests.browser.test_accessibility import expect_no_grave_fault

pytestmark = pytest.mark.browser

NAME = "needs-outcomes-drill"


def first_five():
    """Return five answers; a continuation is taken for an advance, the rest is right."""
    cases = {case.id: case.answer for case in load_course().activity(NAME).cases[:5]}
    wrong = next(name for name, answer in cases.items() if answer == "continuation")
    return cases | {wrong: "advance"}


def answer_by_keyboard(card, answers):
    classes = [each.id for each in load_course().activity(NAME).classes]
    for n, answer in enumerate(answers.values()):
        tab_to(card.get_by_role("radiogroup").nth(n).locator("input").first)
        press(card, " ")
        press(card, "ArrowDown", classes.index(answer))


def ticked(card):
    return card.locator("input").evaluate_all("all => all.map(one => one.checked)")


def test_five_cases_by_keyboard_survive_a_restart(page, lab):
    notebook = open_cells(page, lab, "en", f'activity("{NAME}")')
    card = page.locator(".cw-drill:not([data-old])")
    answer_by_keyboard(card, first_five())
    tab_to(card.get_by_role("button", name="Check"))
    press(card, "Enter")
    expect(card.locator(".cw-verdict")).to_have_attribute("data-tone", "partly")
    expect(card.locator(".cw-verdict")).to_contain_text("“Continuation” taken for “Advance”")
    expect(card.locator(".cw-note")).to_have_count(5)
    row = card.get_by_role("row", name="Continuation").last
    expect(row.get_by_role("cell")).to_have_text(["0", "1", "1 right", "0", "5", "7"])
    assert read_answers(lab.folder / "responses.json") == {NAME: {"cases": first_five()}}
    before = ticked(card)
    expect_no_grave_fault(page)
    notebook.restart()
    page.locator(".cw-drill").evaluate_all("all => all.map(one => one.dataset.old = 1)")
    notebook.run_all()
    status = card.locator(".cw-status")
    expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)
    assert ticked(card) == before


@pytest.mark.parametrize("name", ["industry", "self-diagnosis"])
def test_a_guide_is_used_by_keyboard_and_has_no_grave_fault(page, lab, name):
    open_cells(page, lab, "en", f'explore("{name}")')
    guide = page.locator(".cw-explorer")
    if name == "industry":
        tab_to(guide.get_by_label("Compare with"))
        press(guide, "ArrowDown", 2)
        expect(guide.get_by_role("columnheader")).to_have_count(2)
    else:
        group = guide.get_by_role("radiogroup", name="Whom I see")
        tab_to(group.locator("input").first)
        press(guide, " ")
        press(guide, "ArrowDown")
        expect(guide.get_by_role("row", name="Whom I see")).to_contain_text("Middle")
        expect(guide.get_by_role("status")).to_contain_text("1 of 4 rows chosen.")
    expect_no_grave_fault(page, least=10)
