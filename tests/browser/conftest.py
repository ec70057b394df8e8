"""A browser, a trainee's workspace with JupyterLab running in it, and a page for each test."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.jupyterlab import PATIENCE, SECONDS, Notebook, running_lab
from tools.setup_browser import launch_options


# Not for the session: while Playwright runs, no other test of this process could use asyncio.
@pytest.fixture(scope="module")
def browser():
    expect.set_options(timeout=15 * SECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def english_lab(tmp_path_factory):
    with running_lab(tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("home")) as lab:
        yield lab


@pytest.fixture(scope="session")
def chinese_lab(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with running_lab(tmp_path_factory.mktemp("course"), home, "zh-CN") as lab:
        yield lab


@pytest.fixture
def lab(english_lab):
    yield english_lab
    english_lab.close_all()


@pytest.fixture
def lesson(page, lab):
    """The first lesson, every cell run."""
    notebook = Notebook(page, lab, "m1-crm.ipynb")
    notebook.run_all()
    return notebook
