"""axe-core finds nothing serious in the widgets, whatever the theme and the language."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.hands import answer_by_mouse
from tests.browser.jupyterlab import Notebook
from tests.browser.questions import one_of_each, right_answer, some_answer

pytestmark = pytest.mark.browser

THEMES = ".courseware/settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"
GRAVE = {"serious", "critical"}


@pytest.fixture(params=["en", "zh-CN"])
def lab(request):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[request.param])
    lab.language = request.param
    yield lab
    (lab.folder / THEMES).unlink()
    lab.close_all()


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def theme(request, lab):
    path = lab.folder / THEMES
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"theme": request.param}))
    return request.param


def test_the_widgets_have_no_grave_fault(page, lab, theme):
    lesson = Notebook(page, lab, "m1-crm.ipynb")
    lesson.run_all()
    light = page.locator("body").get_attribute("data-jp-theme-light")
    assert light == str(theme.endswith("Light")).lower()
    for number, item in enumerate(one_of_each(lab.language).values()):
        answer = right_answer(item) if number % 2 else some_answer(item)
        show_feedback(lesson.question(item.id), item, answer)
    assert_no_grave_fault(page)


def show_feedback(question, item, answer):
    """Answer, check, and where it was wrong ask for the right answer too."""
    answer_by_mouse(question, item, answer)
    check, reveal = question.locator(".cw-quiz-foot button").all()
    if item.kind != "single":
        check.click()
    expect(question.locator(".cw-verdict")).to_be_visible()
    if reveal.is_visible():
        reveal.click()
        expect(reveal).to_be_hidden()


@pytest.mark.parametrize("name", ["00-welcome.ipynb", "exercises/m1-crm/m1-crm.ipynb"])
def test_progress_checklist_and_graded_questions_have_no_grave_fault(page, lab, theme, name):
    notebook = Notebook(page, lab, name)
    notebook.run_all()
    assert_no_grave_fault(page)


def assert_no_grave_fault(page):
    expect(page.locator(".cw").last).to_be_attached()
    # What is scrolled out of sight is passed over: show the whole notebook at once.
    page.add_style_tag(content=".jp-Cell { content-visibility: visible !important; }")
    page.set_viewport_size({"width": 1366, "height": 30_000})
    page.locator(".jp-WindowedPanel-outer").evaluate("notebook => notebook.scrollTop = 0")
    expect(page.locator(".cw").first).to_be_in_viewport()
    kinds = {"resultTypes": ["violations", "incomplete", "passes"]}
    found = Axe().run(page, context=".cw", options=kinds).response
    grave = [fault for fault in found["violations"] if fault["impact"] in GRAVE]
    assert grave == [], json.dumps(grave, indent=1, ensure_ascii=False)
    # Nor may axe have passed over the colours.
    assert "color-contrast" not in {rule["id"] for rule in found["incomplete"]}
    judged = next(rule["nodes"] for rule in found["passes"] if rule["id"] == "color-contrast")
    assert all("contrastRatio" in check["data"] for node in judged for check in node["any"])
    assert len(judged) > 30
