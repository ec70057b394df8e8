"""A trainee who chose Chinese meets no English sentence."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import answer_by_mouse
from tests.browser.jupyterlab import Notebook
from tests.browser.questions import one_of_each, some_answer

pytestmark = pytest.mark.browser

# A pointer would have to be faster than the dialog that says the kernel restarts.
CLICK = "label => label.click()"

# Four Latin words in a row make a sentence, or are on their way to one.
ENGLISH = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*[ ,.;:]+){3,}[A-Za-z][A-Za-z'’-]*")
#: Proper names: nbgrader's menu as it stands on the screen, where an article appeared, and the
#: letters of the decision map.
ALLOWED = re.compile(
    "Nbgrader ▸ Assignment List|(?:International )?Journal of(?: (?:the|of|in|and|[A-Z][a-z]+))+"
    "|Organizational Behavior and Human Performance|Industrial Buying and Creative Marketing"
    r"|\b[A-Z](?: [A-Z])+\b"
)
#: The course's own words, those only heard included, without JupyterLab's.
TEXT = """() => [...document.querySelectorAll(".jp-MarkdownOutput, .jp-OutputArea-output")]
  .flatMap(part => [part.innerText, ...[...part.querySelectorAll("*")].flatMap(
    node => ["title", "alt", "aria-label", "placeholder"].map(name => node.getAttribute(name)))])
  .filter(Boolean).join("\\n")"""


@pytest.fixture
def lab(chinese_lab):
    yield chinese_lab
    chinese_lab.close_all()


def english_in(page):
    page.add_style_tag(content=".jp-Cell { content-visibility: visible !important; }")
    text = page.evaluate(TEXT)
    assert len(re.findall("[一-鿿]", text)) > 500
    return ENGLISH.findall(ALLOWED.sub("", text))


def test_the_lesson_and_its_feedback_are_chinese(page, lab):
    lesson = Notebook(page, lab, "m1-crm.ipynb")
    lesson.run_all()
    items = one_of_each("zh-CN").values()
    for item in items:
        question = lesson.question(item.id)
        answer_by_mouse(question, item, some_answer(item))
        if item.kind != "single":
            question.get_by_role("button", name="核对答案").click()
        expect(question.locator(".cw-verdict")).to_be_visible()
        expect(question.locator(".cw-status")).to_have_text("已保存")
    assert english_in(page) == []
    for item in items:
        reveal = lesson.question(item.id).get_by_role("button", name="看答案")
        if reveal.is_visible():
            reveal.click()
            expect(reveal).to_be_hidden()
    assert english_in(page) == []


@pytest.mark.parametrize(
    "name",
    [
        "00-welcome.ipynb",
        "exercises/m1-crm/m1-crm.ipynb",
        "m2-needs-analysis.ipynb",
        "exercises/m2-needs-analysis/m2-needs-analysis.ipynb",
    ],
)
def test_a_notebook_is_chinese_before_and_after_it_is_run(page, lab, name):
    notebook = Notebook(page, lab, name)
    assert english_in(page) == []
    notebook.run_all()
    expect(page.locator(".cw-quiz").first).to_be_attached()
    assert english_in(page) == []


def test_jupyterlab_itself_speaks_chinese(page, lab):
    Notebook(page, lab, "m1-crm.ipynb")
    expect(page.locator(".lm-MenuBar-item", has_text="运行")).to_be_visible()


def test_a_dead_kernel_is_reported_in_chinese(page, lab):
    lesson = Notebook(page, lab, "m1-crm.ipynb")
    lesson.run_all()
    question = lesson.question(one_of_each("zh-CN")["multiple"].id)
    question.wait_for()
    lesson.kill_kernel()
    question.locator("label").first.evaluate(CLICK)
    expect(question.locator(".cw-status")).to_contain_text("未保存：请选择“运行 ▸ 运行所有单元格”")
