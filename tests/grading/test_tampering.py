"""Whatever a trainee does to a submission: it gains nothing, and no careless one loses."""

import subprocess
import sys

import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader.handlers import template_path
from traitlets.config import Config

from tests.grading.desk import NAME, Desk, read
from tests.grading.tampering import TAMPERINGS, TRACE

pytestmark = pytest.mark.nbgrader

#: Spoils the answers themselves, so that nothing is left to score.
SHEETS = (
    "breaks_its",
    "loses_its",
    "fills_its",
    "writes_a_sheet",
    "writes_no_json",
    "nests_its",
    "writes_answers",
    "links_to",
)
BY_NAME = {tampering.name: tampering for tampering in TAMPERINGS}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_tampered_submission_gets_what_its_answers_are_worth(graded: Desk, name):
    kept = BY_NAME[name].strategy == "perfect" and not name.startswith(SHEETS)
    points = graded.points(name)
    assert points == graded.points("perfect" if kept else "blank")


def test_nothing_that_was_handed_in_ran(graded: Desk):
    assert not list(graded.root.rglob(TRACE))


@pytest.mark.parametrize("name", ["deletes_everything", "deletes_its_tests", "doubles_every_cell"])
def test_cells_come_back_in_the_order_of_the_exercise(graded: Desk, name):
    def names(student):
        cells = read(graded.root / "autograded" / student / NAME).cells
        return [c.metadata.nbgrader.grade_id for c in cells if "nbgrader" in c.metadata]

    assert names(name) == names("perfect")


def test_the_log_says_what_became_of_a_sheet(graded: Desk):
    log = (graded.root / "autograde.log").read_text()
    for words in (
        "breaks_its_sheet, m1-crm: responses.json: the file breaks off",
        "fills_its_sheet_up, m1-crm: responses.json: the file is larger than 1 MiB.",
        "writes_a_sheet_of_the_future, m1-crm: responses.json: it was written by a newer version",
        "loses_its_sheet, m1-crm: responses.json: it was not handed in.",
        "has_a_broken_sheet_and_a_good_copy, m1-crm: responses.json: the file breaks off",
        "Its last good copy was scored.",
        "writes_answers_that_do_not_fit, m1-crm: crm-g-",
    ):
        assert words in log


@pytest.mark.filterwarnings("ignore")
def test_nothing_that_was_handed_in_acts_in_formgrader(graded: Desk):
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [template_path]
    path = graded.root / "autograded" / "writes_scripts" / NAME / f"{NAME}.ipynb"
    page, _ = HTMLExporter(config=config).from_filename(
        str(path), resources={"base_url": "", "index": 0, "total": 1}
    )
    for acts in ("<script>alert", "<img src=x", 'href="javascript', "href='javascript", "<b>bold"):
        assert acts not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="https://example.org"' in page


def test_a_submission_that_cannot_be_read_stops_nobody_else(desk: Desk):
    (desk.hand_in("broken", "perfect") / f"{NAME}.ipynb").write_text("{")
    renamed = desk.hand_in("renamed", "perfect")
    (renamed / f"{NAME}.ipynb").rename(renamed / "my work.ipynb")
    desk.hand_in("sound", "perfect")
    log = desk.nbgrader("autograde", NAME, fails=True)
    assert desk.total("sound") == desk.total("broken") + 51
    assert "error processing assignment 'm1-crm' for student 'broken'" in log
    assert "error processing assignment 'm1-crm' for student 'renamed'" in log


def test_without_the_course_nbgrader_stops_instead_of_running_submissions(desk: Desk):
    desk.hand_in("li", "blank")
    (desk.root / "courseware.py").write_text("raise ImportError('not here')")
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", NAME],
        cwd=desk.root,
        env=desk.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Install the courseware here." in done.stderr
    assert not (desk.root / "autograded").exists()
