"""Of a submission's notebook the text is kept; the rest is the instructor's."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from courseware.grading.restorecells import restore
from courseware.grading.sources import TrustedCell, cells_in_notebook
from tests.grading.desk import cell, read

MANUAL = TrustedCell("essay", "markdown", "Write here.", None, False, True, True, False, 4.0)


def handed_in(*texts: str):
    nb = new_notebook()
    for text in texts:
        nb.cells.append(new_markdown_cell(text, metadata={"nbgrader": {"grade_id": "essay"}}))
    return nb


def names(nb) -> list[str]:
    return [c.metadata.nbgrader.grade_id for c in nb.cells if "nbgrader" in c.metadata]


def test_a_sound_notebook_keeps_its_cells_and_their_order(source):
    nb = read(source)
    restored, missing = restore(nb, cells_in_notebook(nb))
    assert not missing
    assert [c.source for c in restored.cells] == [c.source for c in nb.cells]
    assert names(restored) == names(nb)


def test_missing_cells_come_back_where_they_stood(source):
    nb = read(source)
    whole, cells = names(nb), cells_in_notebook(nb)
    nb.cells = [c for c in nb.cells if not c.metadata.get("nbgrader", {}).get("grade")]
    restored, missing = restore(nb, cells)
    assert names(restored) == whole
    assert len(missing) == 34


def test_of_two_copies_the_one_that_was_worked_on_counts():
    restored, _ = restore(handed_in("Write here.", "My text."), [MANUAL])
    assert names(restored) == ["essay"]
    assert cell(restored, "essay").source == "My text."


def test_a_written_answer_that_is_gone_comes_back_unanswered():
    restored, missing = restore(handed_in(), [MANUAL])
    assert missing == ["essay"]
    assert cell(restored, "essay").source == "Write here."


def test_pictures_stay_and_other_attachments_go():
    nb = handed_in("![a](attachment:a.png) ![b](attachment:b.svg)")
    nb.cells[0]["attachments"] = {
        "a.png": {"image/png": "iVBORw0KGgo="},
        "b.svg": {"image/svg+xml": "<svg onload='alert(1)'/>"},
        'c" onerror="x': {"image/png": "iVBORw0KGgo="},
    }
    restored, _ = restore(nb, [MANUAL])
    assert restored.cells[0].attachments == {"a.png": {"image/png": "iVBORw0KGgo="}}
    assert restored.cells[0].source == "![a](attachment:a.png) ![b&#93;(attachment:b.svg)"


def test_code_is_kept_to_the_letter():
    nb = new_notebook(cells=[new_code_cell("if a <b: c[d](e)")])
    restored, _ = restore(nb, [])
    assert restored.cells[0].source == "if a <b: c[d](e)"
