"""A trainee loads an account of their own from a file, plans in it, and finds it there again."""

import pytest
from playwright.sync_api import expect

from courseware import datasets, i18n
from courseware.activities import owntable
from courseware.answers import AnswerSheet, read_answers
from courseware.content import load_course
from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import SECONDS, open_cells
from tests.browser.test_accessibility import expect_no_grave_fault
from tests.browser.test_chinese import english_in
from tests.browser.test_decisionmap import ALL_PARTS, CROWDED, SHOWN, expect_saved, open_part
from tests.unit.ownaccount_cases import changed, crowd, table

pytestmark = pytest.mark.browser

OWN = "needs-own-account"
APEX = "needs-map-apex"
# Axe judges no colour that a scrolling list hides.
UNROLLED = ".cw * { max-height: none !important; overflow: visible !important; }"
OPENED = "all => all.forEach(one => { one.open = true; })"


def open_own(page, lab, language="en", *calls):
    # Heard from now on: asked for at the key press, Playwright may come too late.
    page.on("filechooser", lambda _chooser: None)
    notebook = open_cells(page, lab, language, f'activity("{OWN}")', *calls)
    return notebook, card_of(notebook)


def card_of(notebook):
    return notebook.page.locator(".cw-ownaccount:not([data-old])")


def load(card, text, name="mine.csv", encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    file = {"name": name, "mimeType": "text/csv", "buffer": data}
    with card.page.expect_file_chooser() as chooser:
        card.locator(".cw-own-tools button").nth(1).click()
    chooser.value.set_files(file)


def expect_people(card, count):
    expect(card.locator(".cw-map-card")).to_have_count(count)
    expect(card.locator(".cw-own-trouble")).to_be_empty()


def plan(card, *people):
    """Plan a demonstration in the first stage for each of these."""
    for person in people:
        planned = card.locator(".cw-map-contacts button")
        before = planned.count()
        card.locator(".cw-map-pick").nth(person).click()
        card.locator(".cw-map-channel").first.click()
        expect(planned).to_have_count(before + 1)
        expect_saved(card)


def submit(card):
    card.get_by_role("button", name="Submit the plan").click()
    expect(card.locator(".cw-verdict:visible")).to_be_visible(timeout=90 * SECONDS)
    expect(card.locator(".cw-own-computing")).to_be_empty()


def test_an_account_is_loaded_planned_in_and_there_again_after_a_restart(page, lab):
    notebook, card = open_own(page, lab)
    with page.expect_download() as told:
        card.get_by_role("button", name="Download an example worksheet").click()
    text = told.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    load(card, text)
    expect_people(card, 4)
    expect(card.locator(".cw-own-tools")).to_contain_text("4 people loaded from mine.csv.")
    open_part(card, "code")  # the second tab: there is nothing to code here
    plan(card, 1, 3)
    submit(card)
    verdict = card.locator(".cw-verdict:visible")
    expect(verdict).to_contain_text("Your plan brings")
    expect(verdict).to_contain_text("Nobody moves the others more there")
    expect(card.locator(".cw-map-shares li")).to_have_count(6)
    before = card.evaluate(SHOWN)
    notebook.restart()
    notebook.run_all()
    card = card_of(notebook)
    expect_people(card, 4)
    open_part(card, "code")
    expect_saved(card)
    assert card.evaluate(SHOWN) == before
    kept = read_answers(lab.folder / "responses.json")[OWN]
    assert [contact["member"] for contact in kept["plan"]] == ["Tao Ran", "Shi Lei"]


def test_a_file_that_is_no_account_says_why_and_leaves_what_was_there(page, lab):
    _notebook, card = open_own(page, lab)
    trouble = card.locator(".cw-own-trouble")
    load(card, changed(4, "attitude", "X"), "first.csv")
    expect(trouble).to_have_text(
        "first.csv was not loaded. Line 4 (Lin Qiu): Attitude is “X”, which is not a code of "
        "the map. Use one of A, P, R."
    )
    expect(card.locator(".cw-map-card")).to_have_count(0)
    load(card, table(), encoding="utf-16")
    expect_people(card, 4)
    load(card, b"PK\x03\x04\x14\x00\x06\x00", "mine.xlsx")
    expect(trouble).to_contain_text("In the spreadsheet choose Save As")
    load(card, crowd(60, title="x" * 2000), "long.csv")
    expect(trouble).to_contain_text("longer than 16 kB")
    load(card, changed(2, "need", "25"), "second.csv")
    expect(trouble).to_contain_text("what was there before stays. The column 1 Need found")
    expect(card.locator(".cw-map-card")).to_have_count(4)
    card.get_by_role("button", name="Remove this account").click()
    expect(card.locator(".cw-map-card")).to_have_count(0)
    card.locator(".cw-own-tools").get_by_role("button", name="Undo").click()
    expect_people(card, 4)
    open_part(card, "code")
    plan(card, 1)
    assert read_answers(lab.folder / "responses.json")[OWN]["table"] == table().replace(
        "\r\n", "\n"
    ).strip("\n")


def test_a_plan_stays_with_its_people_and_each_step_can_be_undone(page, lab):
    _notebook, card = open_own(page, lab)
    contacts = card.locator(".cw-map-contacts button")
    load(card, table())
    expect_people(card, 4)
    open_part(card, "code")
    plan(card, 1)
    load(card, changed(3, "title", "Managing director"))
    expect(card.locator(".cw-map-person")).to_contain_text("Managing director")
    open_part(card, "code")
    expect(contacts).to_have_count(1)
    load(card, changed(3, "title", "Managing director").replace("Tao Ran", "Tao Ye"))
    expect(card.locator(".cw-map-field")).to_contain_text("Tao Ye")
    open_part(card, "code")
    expect(contacts).to_have_count(0)
    card.locator(".cw-own-tools").get_by_role("button", name="Undo").click()
    expect(card.locator(".cw-map-field")).to_contain_text("Tao Ran")
    open_part(card, "code")
    expect(contacts).to_have_count(1)
    card.get_by_role("button", name="Remove this account").click()
    expect(card.locator(".cw-map-card")).to_have_count(0)
    undo = card.locator(".cw-own-tools").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect_people(card, 4)
    expect_saved(card)


def test_it_works_without_a_mouse(page, lab, tmp_path):
    _notebook, card = open_own(page, lab)
    file = tmp_path / "mine.csv"
    file.write_text(table(), encoding="utf-8")
    card.get_by_role("button", name="Download an example").focus()
    press(card, "Tab")
    expect(card.get_by_role("button", name="Choose a file…")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        press(card, "Enter")
    chooser.value.set_files(file)
    expect_people(card, 4)
    expect(card.get_by_role("button", name="Load another file…")).to_be_focused()
    tab_to(card.locator(".cw-map-tabs [role=tab]").first)
    press(card, "ArrowRight")
    # It opens on somebody who can be seen at once; the first of all has a shut door.
    tab_to(card.locator(".cw-map-pick input:checked"))
    press(card, "ArrowUp")
    expect(card.locator(".cw-map-channel").first).to_have_attribute("aria-disabled", "true")
    press(card, "ArrowDown")
    tab_to(card.locator(".cw-map-channel").first)
    press(card, "Enter")
    expect(card.locator(".cw-map-remove")).to_have_count(1)
    tab_to(card.get_by_role("button", name="Submit the plan"))
    press(card, "Enter")
    expect(card.locator(".cw-verdict:visible")).to_be_visible(timeout=90 * SECONDS)


def codes(language):
    """Return the right codes of everybody who has a dossier."""
    return {
        each.member: {
            "roles": list(each.answer.roles),
            "attitude": each.answer.attitude,
            "relationship": each.answer.relationship,
        }
        for each in load_course(language).activity(APEX).dossiers
    }


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_worksheet_of_the_apex_map_is_loaded_as_it_is(page, request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    AnswerSheet(lab.folder).save(APEX, {"coding": codes(language)})
    _notebook, card = open_own(page, lab, language, f'activity("{APEX}")')
    apex = page.locator(f".cw-decisionmap[data-item='{APEX}']")
    with page.expect_download() as told:
        apex.locator(".cw-frame-foot button").nth(2).click()
    text = told.value.path().read_text("utf-8-sig")
    load(card, text, encoding="utf-8-sig")
    expect_people(card, 11)
    with i18n.using(language):
        course, read = datasets.account("apex"), owntable.read_table(text)
    names = {member.id: member.name for member in course.members}
    assert [
        (m.name, m.roles, m.attitude, m.stance, m.influence, m.sources) for m in read.members
    ] == [(m.name, m.roles, m.attitude, m.stance, m.influence, m.sources) for m in course.members]
    for relation in ("harmony", "hostility"):
        known = {frozenset(names[each] for each in pair) for pair in getattr(course, relation)}
        assert getattr(read, relation) == known
    lab.close_all()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_crowd_is_readable_without_a_grave_fault_and_in_one_language(page, request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    _notebook, card = open_own(page, lab, language)
    with i18n.using(language):
        bad = changed(4, "attitude", "？")
        name, title = {"en": ("Person {n}", "Hall {n}"), "zh-CN": ("张小明{n}", "车间{n}")}[
            language
        ]
        many = crowd(40, name=name, title=title)
    card.locator("details").evaluate_all(OPENED)
    expect_no_grave_fault(page, least=20)
    load(card, many, encoding="utf-8" if language == "en" else "gbk")
    expect_people(card, 40)
    for stage in range(8):
        card.locator(".cw-map-stages:visible label").nth(stage).click()
        page.wait_for_timeout(400)  # cards move to their new places
        assert card.locator(".cw-map-field").evaluate(CROWDED) == [[], []]
    card.locator(".cw-map-toggle").click()
    open_part(card, "code")
    card.locator(".cw-map-stages:visible label").first.click()
    plan(card, 8)
    card.locator(".cw-primary:visible").click()
    expect(card.locator(".cw-own-computing")).not_to_be_empty()
    expect_saved(card)
    expect(card.locator(".cw-verdict:visible")).to_be_visible(timeout=90 * SECONDS)
    load(card, bad, "错.csv")
    expect(card.locator(".cw-own-trouble")).not_to_be_empty()
    card.evaluate(ALL_PARTS)
    page.add_style_tag(content=UNROLLED)
    card.locator("details").evaluate_all(OPENED)
    expect_no_grave_fault(page, least=200)
    if language != "en":
        assert english_in(page) == []
    lab.close_all()
