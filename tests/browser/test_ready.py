"""Where the page stands after Run All: at the beginning, or where the reader stopped."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_first_run_leaves_the_reader_at_the_beginning(lesson):
    expect(lesson.page.locator(".cw-ready")).to_be_in_viewport()
    expect(lesson.page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_after_a_restart_the_reader_is_back_where_they_stopped(lesson):
    question = lesson.question("crm-net-margin")
    question.locator("input").fill("25")
    lesson.expect_saved("crm-net-margin")
    lesson.restart()
    lesson.run_all()
    expect(lesson.question("crm-net-margin")).to_be_in_viewport()
    expect(lesson.question("crm-net-margin").locator("input")).to_have_value("25")
