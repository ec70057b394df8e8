"""The graded contact plan: a trainee plans, and learns that it is saved."""

import json
import re

import pytest
from playwright.sync_api import expect

from courseware.answers import read_answers
from courseware.content import load_course
from courseware.grading.trial import read_exercise
from courseware.quiz import plans
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, Notebook
from tests.browser.test_accessibility import expect_no_grave_fault
from tests.browser.test_chinese import english_in
from tests.grading.desk import ROOT
from tests.grading.secrets import secrets

NAME, ITEM = "m2-needs-analysis", "needs-g-plan"
SOURCE = ROOT / "exercises" / "source" / NAME
PLACE = f"exercises/{NAME}/{NAME}.ipynb"
pytestmark = [pytest.mark.browser]


def card_of(notebook):
    return notebook.page.locator(f".cw-decisionmap[data-item='{ITEM}']:not([data-old])")


def open_plan(page, lab):
    notebook = Notebook(page, lab, PLACE)
    notebook.run_all()
    card = card_of(notebook)
    card.locator(".cw-map-tabs [role=tab]").nth(1).click()
    return notebook, card


def best():
    (item,) = [q.item for q in read_exercise(SOURCE).asked.values() if q.item.id == ITEM]
    return plans.contacts({"plan": [each.model_dump() for each in item.answer]})


def plan(card, contact):
    """Choose stage, person and channel, and wait until it is saved."""
    known = plans.model(load_course().item(ITEM))
    planned = card.locator(".cw-map-remove")
    before = planned.count()
    card.locator(".cw-map-stages:visible label").nth(contact.stage).click()
    card.locator(".cw-map-pick").nth(known.account.place(contact.member)).click()
    channel = list(known.parameters.channels).index(contact.channel)
    card.locator(".cw-map-channel").nth(channel).click()
    expect(planned).to_have_count(before + 1)
    expect_saved(card)


def expect_saved(card):
    status = card.locator(".cw-status")
    expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)
    expect(status).to_have_text("Saved")


def test_a_plan_is_saved_survives_a_restart_and_tells_no_index(page, lab):
    notebook, card = open_plan(page, lab)
    expect(card.locator(".cw-status")).to_have_text("Not answered yet")
    contacts = best()
    for contact in contacts:
        plan(card, contact)
    answered = page.locator(".cw-checklist li", has_text="14 June 2010")
    expect(answered).to_contain_text("Answered")
    card.get_by_role("button", name="Undo").click()
    expect(card.locator(".cw-map-remove")).to_have_count(len(contacts) - 1)
    expect_saved(card)
    for hidden in ("Submit the plan", "Show the answer"):
        expect(card.get_by_role("button", name=hidden)).to_have_count(0)
    expect(card.locator(".cw-map-index, .cw-map-overall, .cw-verdict, .cw-note")).to_have_count(0)
    expect(card.locator(".cw-map-stages:visible label").first).to_contain_text("5 Proposals")
    planned = card.locator(".cw-map-contacts").inner_text()
    reached = b"\n".join([*notebook.received, page.content().encode()])
    for secret in secrets(SOURCE):
        assert secret.encode() not in reached
        assert json.dumps(secret)[1:-1].encode() not in reached
    notebook.restart()
    notebook.run_all()
    card = card_of(notebook)
    card.locator(".cw-map-tabs [role=tab]").nth(1).click()
    expect_saved(card)
    assert card.locator(".cw-map-contacts").inner_text() == planned
    kept = read_answers(lab.folder / "exercises" / NAME / "responses.json")[ITEM]
    assert plans.contacts(kept) == contacts[:-1]


def test_an_impossible_contact_says_why_and_what_it_costs(page, lab):
    _notebook, card = open_plan(page, lab)
    for contact in best()[:3]:
        plan(card, contact)
    card.locator(".cw-map-remove").first.click()
    row = card.locator(".cw-map-contacts [data-impossible=true]")
    expect(row).to_contain_text("doesn't take our call yet")
    expect(card.locator(".cw-map-totals")).to_contain_text("the plan brings no points")
    expect_saved(card)


def test_the_plan_works_without_a_mouse(page, lab):
    _notebook, card = open_plan(page, lab)
    card.locator(".cw-map-tabs [role=tab]").nth(1).focus()
    tab_to(card.locator(".cw-map-stages:visible input").first)
    press(card, "ArrowRight")
    tab_to(card.locator(".cw-map-pick input:checked"))
    press(card, "ArrowDown")  # from Zhao Yue, the first whose door is open
    tab_to(card.locator(".cw-map-channel").first)
    press(card, "Enter")
    expect(card.locator(".cw-map-remove")).to_have_count(1)
    expect(card.locator(".cw-unseen[role=status]").last).to_have_text(
        re.compile(r"Added: Stage 6, Chen Hong, .*Left: 10 of 12 half-days\.")
    )
    expect_saved(card)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_exercise_has_no_grave_fault_and_speaks_one_language(page, request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    _notebook, card = open_plan(page, lab)
    card.locator(".cw-map-pick").nth(3).click()
    card.locator(".cw-map-channel").first.click()
    expect(card.locator(".cw-map-remove")).to_have_count(1)
    expect_no_grave_fault(page, least=200)
    if language != "en":
        assert english_in(page) == []
    lab.close_all()
