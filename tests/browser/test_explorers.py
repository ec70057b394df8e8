"""The calculators in JupyterLab: by keyboard alone, in both languages, and with axe's eyes."""

import re

import nbformat
import pytest
from nbformat import v4
from playwright.sync_api import expect

from tests.browser.hands import press, tab_to
from tests.browser.jupyterlab import Notebook
from tests.browser.test_accessibility import expect_no_grave_fault

pytestmark = pytest.mark.browser

#: What a trainee of each language reads: names of controls, and sentences.
WORDS = {
    "en": {
        "margin": "Margin a year (yuan)",
        "worth": "Worth 12,000 yuan today",
        "show": "Show",
        "columns": "Columns",
        "nothing": "Nothing in this table fell.",
        "fell": "1 of 30 entries fell",
    },
    "zh-CN": {
        "margin": "每年毛利（元）",
        "worth": "今天值12,000元",
        "show": "显示",
        "columns": "列",
        "nothing": "这张表里没有一项下降。",
        "fell": "30项中有1项下降",
    },
}


@pytest.fixture
def shown(page):
    """Return a function that shows the three explorers in a lab, every cell run."""
    papers = []

    def show(lab, language):
        lines = [f'from courseware import start; lesson = start("m1-crm", "{language}")']
        lines += [f'lesson.explore("{name}")' for name in ("value", "pareto", "structure")]
        cells = [v4.new_code_cell(line) for line in lines]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        papers.append(lab.folder / "explorers.ipynb")
        nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), papers[0])
        Notebook(page, lab, papers[0].name).run_all()
        expect(page.locator(".cw-explorer")).to_have_count(3)

    yield show
    for paper in papers:
        paper.unlink()


def test_the_keyboard_is_enough_and_axe_finds_no_grave_fault(page, lab, shown):
    shown(lab, "en")
    use_by_keyboard(page, WORDS["en"])
    expect_no_grave_fault(page)


def test_explorers_in_chinese_are_used_by_keyboard_too(page, chinese_lab, shown):
    shown(chinese_lab, "zh-CN")
    use_by_keyboard(page, WORDS["zh-CN"])
    expect_no_grave_fault(page)
    chinese_lab.close_all()


def use_by_keyboard(page, words):
    value, _pareto, structure = page.locator(".cw-explorer").all()
    move_the_margin(value, words)
    cross_region_and_product(structure, words)
    for role in ("slider", "textbox", "combobox"):
        for control in page.locator(".cw-explorer").get_by_role(role).all():
            expect(control).to_have_accessible_name(re.compile(r"\S"))


def move_the_margin(value, words):
    """One step to the right is 500 yuan more, and the sentence says what follows."""
    handle = value.get_by_role("slider", name=words["margin"])
    tab_to(handle)
    press(handle, "ArrowRight")
    expect(value.get_by_role("status")).to_contain_text(words["worth"])
    expect(value.get_by_role("img")).to_have_attribute("alt", re.compile("12,000"))


def cross_region_and_product(structure, words):
    """Only the table of both shows the one product that fell in one region."""
    tab_to(structure.get_by_label(words["show"], exact=True))
    press(structure, "ArrowDown")
    expect(structure.get_by_role("status")).to_contain_text(words["nothing"])
    expect(structure.locator(".cw-fall")).to_have_count(0)
    tab_to(structure.get_by_label(words["columns"], exact=True))
    press(structure, "ArrowDown", 2)
    expect(structure.get_by_role("status")).to_contain_text(words["fell"])
    expect(structure.locator(".cw-fall")).to_have_text([re.compile(r"▼ −20\.\d")])
