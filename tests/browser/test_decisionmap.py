"""A trainee reads the decision map, codes members and plans contacts, with and without a mouse."""

import csv
import io

import pytest
from playwright.sync_api import expect

from courseware.activities.decisionsetting import setting
from courseware.answers import read_answers
from courseware.content import load_course
from courseware.content.certificate import certificate
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, open_cells
from tests.browser.test_accessibility import expect_no_grave_fault
from tests.browser.test_chinese import english_in

pytestmark = pytest.mark.browser

# Which cards touch another, and which words are cut off.
CROWDED = """field => {
  const cards = [...field.querySelectorAll(".cw-map-card")];
  const boxes = cards.map(card => card.getBoundingClientRect());
  const across = (a, b) => a.left < b.right && b.left < a.right;
  const touch = (a, b) => across(a, b) && a.top < b.bottom && b.top < a.bottom;
  const cut = [...field.querySelectorAll(".cw-map-card span")]
    .filter(words => words.scrollWidth > words.clientWidth + 1 && words.clientWidth);
  return [
    boxes.flatMap((a, n) => boxes.slice(n + 1).filter(b => touch(a, b)).map(() => n)),
    cut.map(words => words.textContent)];
}"""
# What the map shows of its answer, in terms that hold across a reload.
SHOWN = """card => ({
  ticked: [...card.querySelectorAll(".cw-map-dossier input")].map(input => input.checked),
  planned: [...card.querySelectorAll(".cw-map-contacts li")].map(row => row.textContent),
  index: [...card.querySelectorAll(".cw-map-index b, .cw-map-overall")].map(b => b.textContent),
})"""
# Every part at once, so that axe need not look at one after the other.
ALL_PARTS = """card => card.querySelectorAll("[role=tabpanel], .cw-map-tables, .cw-map-picture")
  .forEach(part => { part.hidden = false; })"""
BEST = certificate("apex").contacts()


def the_map(language="en"):
    """Return the course's map with dossiers and a plan."""
    every = load_course(language).practice.values()
    return next(a for a in every if a.kind == "decisionmap" and a.dossiers and a.plan)


def open_map(page, lab, language="en"):
    activity = the_map(language)
    notebook = open_cells(page, lab, language, f'activity("{activity.id}")')
    return notebook, card_of(notebook)


def card_of(notebook):
    return notebook.page.locator(".cw-decisionmap:not([data-old])")


def open_part(card, name):
    card.locator(".cw-map-tabs [role=tab]").nth(["map", "code", "plan"].index(name)).click()


def expect_saved(card):
    status = card.locator(".cw-status")
    expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)


def places(letters, given):
    return [letters.index(each) for each in given]


def code(card, number, dossier):
    """Give a member the right codes, and tick the first piece of evidence."""
    card.locator(".cw-map-file").nth(number).click()
    form = card.locator(".cw-map-dossier:visible")
    groups = form.locator(".cw-map-codes fieldset")
    for place in places("DESU", dossier.answer.roles):
        groups.nth(0).locator("label").nth(place).click()
    groups.nth(1).locator("label").nth("APR".index(dossier.answer.attitude)).click()
    groups.nth(2).locator("label").nth("EBNSC".index(dossier.answer.relationship)).click()
    wanted = dossier.answer.evidence or [dossier.evidence[0].id]
    for each in wanted:
        row = [piece.id for piece in dossier.evidence].index(each)
        form.locator(".cw-map-evidence label").nth(row).click()


def plan(card, contact):
    """Choose stage, person and channel, and wait for the index."""
    account = setting("apex")
    planned = card.locator(".cw-map-contacts button")
    before = planned.count()
    card.locator(".cw-map-stages:visible label").nth(contact.stage).click()
    card.locator(".cw-map-pick").nth(account.account.place(contact.member)).click()
    channel = list(account.model.parameters.channels).index(contact.channel)
    button = card.locator(".cw-map-channel").nth(channel)
    expect(button).to_have_attribute("aria-disabled", "false")
    button.click()
    expect(planned).to_have_count(before + 1)
    expect_saved(card)


def as_answer(contacts):
    return [{"stage": c.stage, "member": c.member, "channel": c.channel} for c in contacts]


def test_the_work_of_an_evening_survives_a_restart(page, lab):
    notebook, card = open_map(page, lab)
    activity = the_map()
    card.scroll_into_view_if_needed()
    open_part(card, "code")
    for number, dossier in enumerate(activity.dossiers[:3]):
        code(card, number, dossier)
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".cw-map-mark[data-tone=right]")).to_have_count(3)
    open_part(card, "plan")
    for contact in BEST[:9]:
        plan(card, contact)
    card.get_by_role("button", name="Undo").click()
    expect(card.locator(".cw-map-contacts button")).to_have_count(8)
    expect_saved(card)
    expect(card.locator(".cw-map-overall")).not_to_have_text("43.1")
    before = card.evaluate(SHOWN)
    notebook.restart()
    notebook.run_all()
    card = card_of(notebook)
    open_part(card, "plan")
    expect_saved(card)
    assert card.evaluate(SHOWN) == before | {"ticked": card.evaluate(SHOWN)["ticked"]}
    open_part(card, "code")
    assert card.evaluate(SHOWN)["ticked"] == before["ticked"]
    kept = read_answers(lab.folder / "responses.json")[activity.id]
    assert kept["plan"] == as_answer(BEST[:8])
    assert len(kept["coding"]) == 3


def test_a_double_click_plans_one_contact(page, lab):
    _notebook, card = open_map(page, lab)
    card.scroll_into_view_if_needed()
    open_part(card, "plan")
    card.locator(".cw-map-stages:visible label").nth(1).click()
    card.get_by_role("button", name="Direct mail").dblclick()
    expect_saved(card)
    rows = card.locator(".cw-map-contacts li")
    expect(rows).to_have_count(1)
    expect(card.locator(".cw-map-contacts [data-impossible=true]")).to_have_count(0)
    plan(card, BEST[0])  # comes second, and stands first
    card.locator(".cw-map-remove").first.click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Direct mail")


def test_what_depended_on_a_removed_contact_stays_and_says_why(page, lab):
    _notebook, card = open_map(page, lab)
    card.scroll_into_view_if_needed()
    open_part(card, "plan")
    for contact in BEST[:3]:
        plan(card, contact)
    card.locator(".cw-map-remove").first.click()
    row = card.locator(".cw-map-contacts [data-impossible=true]")
    expect(row).to_contain_text("Wang Dan decides, and the door is shut")
    expect(card.locator(".cw-map-totals")).to_contain_text("No index while a contact is impossible")
    card.get_by_role("button", name="Submit the plan").click()
    expect(card.locator(".cw-verdict:visible")).to_contain_text("Impossible contacts: 1.")
    card.get_by_role("button", name="Undo").click()
    expect(row).to_have_count(0)
    card.get_by_role("button", name="Submit the plan").click()
    expect(card.locator(".cw-verdict:visible")).to_contain_text("The best single change")
    expect(card.locator(".cw-map-shares li")).to_have_count(7)
    card.get_by_role("button", name="Show the answer").click()
    expect(card.locator(".cw-verdict:visible")).to_contain_text("The best plan reaches 58.0")


def test_the_answer_to_the_coding_is_told_and_no_other(page, lab):
    notebook, card = open_map(page, lab)
    open_part(card, "plan")
    plan(card, BEST[0])
    open_part(card, "code")
    card.locator(".cw-map-dossier:visible .cw-map-codes label").first.click()
    reveal = card.get_by_role("button", name="Show the answer")
    card.get_by_role("button", name="Check").click()
    expect(reveal).to_be_visible()
    reveal.click()
    expect(card.locator(".cw-verdict:visible")).to_have_attribute("data-tone", "told")
    expect(card.locator(".cw-verdict:visible")).to_be_focused()
    expect(card.locator(".cw-map-dossier:visible .cw-note")).not_to_have_count(0)
    expect(card.locator(".cw-map-dossier:visible")).to_contain_text("Right answer:")
    card.locator(".cw-map-dossier:visible .cw-map-codes label").nth(1).click()
    expect(card.locator(".cw-map-dossier:visible .cw-note")).to_have_count(0)
    open_part(card, "plan")
    expect(card.locator(".cw-verdict:visible")).to_have_count(0)
    notebook.run_all()
    card = card_of(notebook)
    open_part(card, "code")
    expect(card.locator(".cw-map-dossier:visible input").first).to_be_attached()
    expect(card.locator(".cw-verdict:visible")).to_have_count(0)


def plan_by_keyboard(card):
    """Plan a contact with each of two people and take both back; one refusal on the way."""
    tab_to(card.locator(".cw-map-stages:visible input:checked"))
    press(card, "ArrowRight")  # from the last stage round to the first
    tab_to(card.locator(".cw-map-pick input:checked"))
    press(card, "ArrowDown", 2)
    channels = card.locator(".cw-map-channel")
    tab_to(channels.nth(7))
    press(card, "Enter")
    expect(card.locator(".cw-map-why")).to_contain_text("only through a friend of ours")
    card.locator(".cw-map-pick input:checked").focus()
    tab_to(channels.first)
    press(card, "Enter")
    remove = card.locator(".cw-map-remove")
    expect(remove).to_have_count(1)
    expect(card.locator(".cw-unseen[role=status]").last).to_contain_text("Left: 22 of 24")
    card.locator(".cw-map-pick input:checked").focus()
    press(card, "ArrowUp")  # a second contact, with somebody else
    tab_to(channels.first)
    press(card, "Enter")
    expect(remove).to_have_count(2)
    tab_to(remove.first)
    press(card, "Enter")
    expect(remove).to_have_count(1)
    expect_saved(card)
    expect(remove).to_be_focused()
    press(card, "Enter")
    expect(remove).to_have_count(0)
    expect(card.locator(".cw-map-planned .cw-frame-head")).to_be_focused()


def test_it_works_without_a_mouse(page, lab):
    _notebook, card = open_map(page, lab)
    person = card.locator(".cw-map-person strong")
    card.locator(".cw-map-tabs [role=tab]").first.focus()
    tab_to(card.locator(".cw-map-stages:visible input").first)
    press(card, "ArrowRight", 7)
    expect(card.locator(".cw-map-stages:visible input").nth(7)).to_be_checked()
    tab_to(card.locator(".cw-map-card[aria-pressed=true]"))
    first = person.inner_text()
    press(card, "ArrowDown")
    expect(person).not_to_have_text(first)
    press(card, "Tab")
    expect(card.locator(".cw-map-card:focus")).to_have_count(0)
    card.locator(".cw-map-tabs [role=tab]").first.focus()
    press(card, "ArrowRight")
    tab_to(card.locator(".cw-map-dossier:visible .cw-map-evidence input").first)
    press(card, " ")
    tab_to(card.locator(".cw-map-codes:visible input").first)
    press(card, " ")
    card.locator(".cw-map-tabs [role=tab]").nth(1).focus()
    press(card, "End")
    plan_by_keyboard(card)
    tab_to(card.get_by_role("button", name="Undo"))
    press(card, "Enter")
    expect(card.locator(".cw-map-remove")).to_have_count(1)
    expect_saved(card)
    kept = read_answers(lab.folder / "responses.json")[the_map().id]
    assert [(c["stage"], c["channel"]) for c in kept["plan"]] == [(0, "demonstration")]
    assert len(kept["coding"]) == 1


def test_the_map_is_taken_along(page, lab):
    _notebook, card = open_map(page, lab)
    with page.expect_download() as told:
        card.get_by_role("button", name="Download the worksheet").click()
    text = told.value.path().read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 12
    assert {len(row) for row in rows} == {16}
    assert rows[1][:2] == ["Wang Dan", "Deputy general manager"]
    with page.expect_download() as told:
        card.get_by_role("button", name="Download as picture").click()
    picture = told.value.path().read_text("utf-8")
    assert picture.startswith("<svg")
    assert all(row[0] in picture for row in rows[1:])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_it_has_no_grave_fault_in_either_theme_and_speaks_one_language(page, request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    _notebook, card = open_map(page, lab, language)
    for stage in range(8):
        card.locator(".cw-map-stages:visible label").nth(stage).click()
        page.wait_for_timeout(400)  # cards move to their new places
        assert card.locator(".cw-map-field").evaluate(CROWDED) == [[], []]
    card.locator(".cw-map-toggle").click()
    open_part(card, "code")
    code(card, 0, the_map(language).dossiers[1])
    card.locator(".cw-primary:visible").click()
    expect(card.locator(".cw-verdict:visible")).to_be_visible()
    open_part(card, "plan")
    plan(card, BEST[0])
    card.locator(".cw-primary:visible").click()
    expect(card.locator(".cw-verdict:visible")).to_be_visible()
    card.evaluate(ALL_PARTS)
    expect_no_grave_fault(page, least=200)
    if language != "en":
        assert english_in(page) == []
    lab.close_all()
