"""What goes back to trainees, and what never does."""

import shutil
from pathlib import Path

import pytest

from tests.grading.desk import NAME, ROOT, Desk
from tests.grading.secrets import secrets

pytestmark = pytest.mark.nbgrader
#: The one whose page tells what is right.
TOLD = "turns_cells_around"


@pytest.fixture(scope="module")
def handed_back(graded: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The class after the instructor read the written answers and made the pages."""
    desk = Desk(tmp_path_factory.mktemp("handed-back") / "course")
    shutil.copytree(graded.root, desk.root, symlinks=True)
    with desk.gradebook as gradebook:
        for task, points in (("our-rule-task", 8), ("first-message-task", 6)):
            grade = gradebook.find_grade(task, NAME, NAME, "perfect")
            grade.manual_score, grade.needs_manual_grade = points, False
        comment = gradebook.find_comment("our-rule-task", NAME, NAME, "perfect")
        comment.manual_comment = "Kept the rule *and* the face."
        gradebook.db.commit()
    desk.nbgrader("generate_feedback", NAME)
    return desk


def test_perfect_has_everything_once_the_written_answers_are_marked(handed_back: Desk):
    with handed_back.gradebook as gradebook:
        submission = gradebook.find_submission(NAME, "perfect")
        assert submission.score == submission.max_score == 65


def test_the_page_shows_answers_and_points(handed_back: Desk):
    page = handed_back.feedback("perfect")
    assert "<strong>65 of 65</strong>" in page
    assert "Your answer <strong>22.4 %</strong>" in page
    assert page.count('<p class="points">') == 36


def test_the_page_shows_what_the_instructor_wrote(handed_back: Desk):
    assert "Kept the rule <em>and</em> the face." in handed_back.feedback("perfect")


def test_the_page_tells_what_waits_from_what_got_nothing(handed_back: Desk):
    assert "not marked yet, 8 possible" in handed_back.feedback("blank")
    assert "not marked yet" not in handed_back.feedback("perfect")


def test_the_page_says_what_became_of_the_answer_sheet(handed_back: Desk):
    page = handed_back.feedback("breaks_its_sheet")
    assert "responses.json: the file breaks off" in page
    assert str(handed_back.root) not in page


def test_the_page_marks_no_option_as_right_or_wrong(handed_back: Desk):
    for student in ("perfect", "random"):
        page = handed_back.feedback(student)
        assert 'class="cw-mark"' not in page
        assert 'class="cw-remark"' not in page


def test_a_page_that_was_handed_in_is_not_handed_back(handed_back: Desk):
    assert not list((handed_back.root / "feedback").rglob("leak.html"))


def test_explanations_are_told_when_the_instructor_says_so(handed_back: Desk):
    words = ("--force", f"--student={TOLD}", "--ShowAnswers.explanations=True")
    handed_back.nbgrader("generate_feedback", NAME, *words)
    page = handed_back.feedback(TOLD)
    assert 'class="cw-mark"' in page
    assert "MARK SCHEME" not in page


def test_no_key_is_handed_out_or_packaged(handed_back: Desk, source: Path):
    found = secrets(source)
    assert len(found) > 100
    for place in (handed_back.root / "release", handed_back.root / "feedback", ROOT / "courseware"):
        for path in place.rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and TOLD not in path.parts:
                text = path.read_bytes().decode(errors="replace")
                assert not [secret for secret in found if secret in text], path
