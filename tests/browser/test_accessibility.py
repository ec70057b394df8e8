"""axe-core finds nothing grave in the widgets, in either theme and either language."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.hands import answer_by_mouse
from tests.browser.jupyterlab import Notebook, open_cells
from tests.browser.questions import one_of_each, right_answer, some_answer

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
THEMES = {
    "JupyterLab Dark": re.compile("^JupyterLab (Dark|暗色)$"),
    "JupyterLab Light": re.compile("^JupyterLab (Light|亮色)$"),
}
# What is out of sight is passed over, so the whole notebook must be in sight. The body has
# no height in JupyterLab; axe takes all that overflows it for hidden, the browser doesn't.
ALL_IN_SIGHT = """
.jp-Cell { content-visibility: visible !important; }
body { overflow: visible !important; }
"""


@pytest.fixture(params=["en", "zh-CN"])
def language(request):
    return request.param


@pytest.fixture
def lab(request, language):
    lab = request.getfixturevalue({"en": "english_lab", "zh-CN": "chinese_lab"}[language])
    yield lab
    lab.close_all()


def test_the_questions_of_a_lesson_have_no_grave_fault(page, lab, language):
    items = one_of_each(language).values()
    lesson = open_cells(page, lab, language, *(f'quiz("{item.id}")' for item in items))
    for number, item in enumerate(items):
        answer = right_answer(item) if number % 2 else some_answer(item)
        show_feedback(lesson.question(item.id), item, answer)
    expect_no_grave_fault(page)


@pytest.mark.parametrize(
    "name",
    [
        "00-welcome.ipynb",
        "exercises/m1-crm/m1-crm.ipynb",
        "m2-needs-analysis.ipynb",
        "exercises/m2-needs-analysis/m2-needs-analysis.ipynb",
    ],
)
def test_progress_checklist_lesson_and_exercise_have_no_grave_fault(page, lab, name):
    Notebook(page, lab, name).run_all()
    expect_no_grave_fault(page)


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


def expect_no_grave_fault(page, least=30):
    """Let axe judge every card in both themes, and at least so many of their colours."""
    expect(page.locator(".cw").last).to_be_attached()
    page.add_style_tag(content=ALL_IN_SIGHT)
    make_room(page)
    expect(page.locator(".cw").first).to_be_in_viewport()
    for theme in THEMES:
        choose_theme(page, theme)
        found = axe_findings(page, least)
        grave = [one for one in found["violations"] if one["impact"] in GRAVE]
        assert grave == [], json.dumps(grave, indent=1, ensure_ascii=False)
        expect_colours_were_judged(found, least)


def make_room(page, looks=10):
    """Make the window higher than the notebook, which grows while its cells are drawn."""
    notebook, height = page.locator(".jp-WindowedPanel-outer"), 30_000
    for _look in range(looks):
        page.set_viewport_size({"width": 1366, "height": height})
        page.wait_for_timeout(1000)
        needed = notebook.evaluate("notebook => notebook.scrollHeight")
        if needed < height:
            break
        height = needed + 10_000
    notebook.evaluate("notebook => notebook.scrollTop = 0")


def axe_findings(page, least, looks=5):
    """Look again while a page that is still moving hides some colours from axe."""
    for _look in range(looks):
        run = Axe().run(page, ".cw", {"resultTypes": ["violations", "incomplete", "passes"]})
        found = run.response
        if not (unsure_colours(found) or unjudged(found)) and len(judged(found)) >= least:
            break
        page.wait_for_timeout(1000)
    return dict(run.response)


def choose_theme(page, theme):
    """Settings ▸ Theme, with the mouse."""
    page.locator(".lm-MenuBar-item", has_text=re.compile("^(Settings|设置)$")).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^(Theme|主题)$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=THEMES[theme]).click()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    expect(page.locator(".lm-Menu")).to_have_count(0)


def unsure_colours(found):
    return [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]


def judged(found):
    """Return the texts whose colours axe could hold against each other."""
    rules = [rule for rule in found["passes"] if rule["id"] == "color-contrast"]
    return [node for rule in rules for node in rule["nodes"]]


def unjudged(found):
    """Return the texts that passed only because axe took them for hidden."""
    checks = [check | {"on": node["target"]} for node in judged(found) for check in node["any"]]
    return [check for check in checks if "contrastRatio" not in (check["data"] or {})]


def expect_colours_were_judged(found, least):
    unsure = unsure_colours(found)
    assert unsure == [], json.dumps(unsure, indent=1, ensure_ascii=False)
    assert unjudged(found) == []
    assert len(judged(found)) >= least
