"""A trainee does the needs map, the customer card and the funnel: by mouse, and without one."""

import pytest
from playwright.sync_api import expect

from courseware.activities.needsmap import mixed
from courseware.answers import read_answers
from courseware.content import load_course
from courseware.models.funnel import STEPS
from courseware.models.needs import FACES, FACTORS
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, open_cells
from tests.browser.test_accessibility import expect_no_grave_fault
from tests.browser.test_chinese import english_in

pytestmark = pytest.mark.browser

#: What the two buttons are called, and what they lead to where something is wrong.
WORDS = {
    "en": {"Check": "partly", "Show the answer": "told"},
    "zh-CN": {"核对答案": "partly", "看答案": "told"},
}
# What an activity shows of its answer, in terms that hold across a reload.
SHOWN = """card => ({
  cells: [...card.querySelectorAll(".cw-needsmap-cell")].map(
    cell => [...cell.querySelectorAll(".cw-needsmap-words")].map(words => words.textContent)),
  ticked: [...card.querySelectorAll("input[type=radio]")].map(input => input.checked),
  chosen: [...card.querySelectorAll("select")].map(select => select.value),
})"""


def one_of_each(language="en"):
    """Return the first needs map, card and funnel of the course."""
    found = {}
    for activity in load_course(language).practice.values():
        found.setdefault(activity.kind, activity)
    return [found[kind] for kind in ("needsmap", "card", "funnel")]


def right_value(activity):
    """Return what somebody who knows everything answers."""
    if activity.kind == "needsmap":
        notes = activity.notes
        return {"notes": {n.id: "none" if n.face == "none" else [n.factor, n.face] for n in notes}}
    if activity.kind == "card":
        keys = {f.id: (f.answer, None if f.answer == "open" else f.basis) for f in activity.fields}
        return {"fields": {name: {"pick": p, "basis": b} for name, (p, b) in keys.items()}}
    return {
        "opportunities": {
            o.id: {"step": o.step, "clues": {c.id: c.kind for c in o.clues}, "action": o.action}
            for o in activity.opportunities
        }
    }


def open_notebook(page, lab, language="en"):
    """Open a notebook with one cell for each activity, and run it."""
    calls = [f'activity("{activity.id}")' for activity in one_of_each()]
    return open_cells(page, lab, language, *calls)


def widget(notebook, activity):
    return notebook.page.locator(f".cw-frame[data-item='{activity.id}']:not([data-old])")


def expect_saved(card):
    status = card.locator(".cw-status")
    expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)


def expect_verdict(card, verdict):
    expect(card.locator(".cw-verdict")).to_have_attribute("data-tone", verdict)
    expect_saved(card)


def do_by_mouse(card, activity, value):
    """Point and click until the activity shows `value`."""
    card.scroll_into_view_if_needed()
    {"needsmap": sort_by_mouse, "card": fill_by_mouse, "funnel": place_by_mouse}[activity.kind](
        card, activity, value
    )


def sort_by_mouse(card, activity, value):
    for note in mixed(activity):
        down, right = position(value["notes"][note.id])
        card.locator(".cw-needsmap-tray .cw-needsmap-pick").first.click()
        card.locator(".cw-needsmap-target").nth(4 * down + right).click()


def position(place):
    """Return in which row and column of the map a place is; below the rows is "none"."""
    return (6, 0) if place == "none" else (FACTORS.index(place[0]), FACES.index(place[1]))


def fill_by_mouse(card, activity, value):
    for n, field in enumerate(activity.fields):
        entry, row = value["fields"][field.id], card.locator(".cw-card-field").nth(n)
        row.locator("select").select_option(entry["pick"])
        if entry["basis"]:
            row.locator("label.cw-frame-radio").nth(["fact", "guess"].index(entry["basis"])).click()


def place_by_mouse(card, activity, value):
    for n, opportunity in enumerate(activity.opportunities):
        card.get_by_role("tab").nth(n).click()
        for group, choice in choices(card, opportunity, value):
            group.locator("label").nth(choice).click()


def choices(card, opportunity, value):
    """Yield each group of radio buttons of the open opportunity, and which one to choose."""
    work, groups = value["opportunities"][opportunity.id], card.locator("[role=tabpanel]:visible")
    groups = groups.locator("fieldset")
    kinds = ["evidence", "counter", "neither"]
    for n, clue in enumerate(opportunity.clues):
        yield groups.nth(n), kinds.index(work["clues"][clue.id])
    yield groups.nth(len(opportunity.clues)), STEPS.index(work["step"])
    actions = [action.id for action in opportunity.actions]
    yield groups.nth(len(opportunity.clues) + 1), actions.index(work["action"])


def do_by_keyboard(card, activity, value):
    """Press keys until the activity shows `value`; the focus stands at or before it."""
    {"needsmap": sort_by_keyboard, "card": fill_by_keyboard, "funnel": place_by_keyboard}[
        activity.kind
    ](card, activity, value)


def sort_by_keyboard(card, activity, value):
    tab_to(card.locator(".cw-needsmap-tray .cw-needsmap-pick").first)
    for note in mixed(activity):
        down, right = position(value["notes"][note.id])
        expect(card.locator(".cw-needsmap-pick:focus")).to_contain_text(note.text[:12])
        press(card, "Enter")
        expect(card.locator(".cw-needsmap-target:focus")).to_have_count(1)
        press(card, "ArrowUp", 6)
        press(card, "ArrowLeft", 3)
        press(card, "ArrowDown", down)
        press(card, "ArrowRight", right)
        press(card, "Enter")


def fill_by_keyboard(card, activity, value):
    for n, field in enumerate(activity.fields):
        entry, row = value["fields"][field.id], card.locator(".cw-card-field").nth(n)
        options = [*(option.id for option in field.options), "open"]
        tab_to(row.locator("select"))
        press(card, "ArrowDown", options.index(entry["pick"]) + 1)
        if entry["basis"]:
            tab_to(row.locator("input").first)
            press(card, " ")
            press(card, "ArrowDown", ["fact", "guess"].index(entry["basis"]))


def place_by_keyboard(card, activity, value):
    for n, opportunity in enumerate(activity.opportunities):
        tab_to(card.get_by_role("tab").nth(n))
        for group, choice in choices(card, opportunity, value):
            tab_to(group.locator("input").first)
            press(card, " ")
            press(card, "ArrowDown", choice)
        tab_to(card.locator(".cw-funnel-next"))
        press(card, "Enter")


def shown(card):
    return card.evaluate(SHOWN)


def test_each_is_done_by_mouse_and_survives_a_restart(page, lab):
    notebook, before = open_notebook(page, lab), {}
    for activity in one_of_each():
        card, value = widget(notebook, activity), right_value(activity)
        do_by_mouse(card, activity, value)
        card.get_by_role("button", name="Check").click()
        expect_verdict(card, "right")
        before[activity.id] = shown(card)
    values = {activity.id: right_value(activity) for activity in one_of_each()}
    assert read_answers(lab.folder / "responses.json") == values
    notebook.restart()
    page.locator(".cw-frame").evaluate_all("all => all.map(one => one.dataset.old = 1)")
    notebook.run_all()
    for activity in one_of_each():
        expect_saved(widget(notebook, activity))
        assert shown(widget(notebook, activity)) == before[activity.id]


def test_each_is_done_without_a_mouse(page, lab):
    notebook = open_notebook(page, lab)
    for activity in one_of_each():
        card, value = widget(notebook, activity), right_value(activity)
        card.locator("button, select").first.focus()
        do_by_keyboard(card, activity, value)
        tab_to(card.get_by_role("button", name="Check"))
        press(card, "Enter")
        expect_verdict(card, "right")
    values = {activity.id: right_value(activity) for activity in one_of_each()}
    assert read_answers(lab.folder / "responses.json") == values


def test_a_note_is_moved_taken_back_and_dragged(page, lab):
    notebook = open_notebook(page, lab)
    activity = one_of_each()[0]
    card = widget(notebook, activity)
    tray, cells = card.locator(".cw-needsmap-tray li"), card.locator(".cw-needsmap-cell")
    total = len(activity.notes)
    tray.first.locator(".cw-needsmap-pick").click()
    card.locator(".cw-needsmap-target").nth(5).click()
    expect(tray).to_have_count(total - 1)
    cells.nth(5).locator(".cw-needsmap-pick").click()
    card.locator(".cw-needsmap-target").nth(24).click()
    expect(cells.nth(24).locator("li")).to_have_count(1)
    cells.nth(24).locator(".cw-needsmap-back").click()
    expect(tray).to_have_count(total)
    tray.first.locator(".cw-needsmap-pick").click()
    press(card, "Escape")
    expect(card.locator(".cw-needsmap-target:visible")).to_have_count(0)
    expect_saved(card)
    assert read_answers(lab.folder / "responses.json") == {activity.id: {"notes": {}}}
    note, cell = tray.first, card.locator("tbody tr").first.locator("td").nth(2)
    note.drag_to(cell)
    expect(cells.nth(2).locator("li")).to_have_count(1)
    expect_saved(card)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_they_have_no_grave_fault_in_either_theme_and_speak_one_language(page, request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    notebook = open_notebook(page, lab, language)
    for activity in one_of_each(language):
        card, value = widget(notebook, activity), right_value(activity)
        wrong = next(iter(value.values()))
        first, second = list(wrong)[:2]
        wrong[first] = swapped(activity, wrong[first], wrong[second])
        do_by_mouse(card, activity, value)
        for name, tone in WORDS[language].items():
            card.get_by_role("button", name=name, exact=True).click()
            expect_verdict(card, tone)
    expect_no_grave_fault(page, least=200)
    if language != "en":
        assert english_in(page) == []
    lab.close_all()


def swapped(activity, mine, other):
    """Return a wrong answer to the first part: that of the second, as far as it fits."""
    if activity.kind == "needsmap":
        return other
    if activity.kind == "card":
        return {**mine, "basis": "guess" if mine["basis"] == "fact" else "fact"}
    return {**mine, "step": other["step"]}
