"""The built notebooks: equal to their sources, safe to click in, and scored as they say."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from courseware.content import load_course
from courseware.grading.keys import read_question
from tools import build_notebooks

SOURCES = list(build_notebooks.sources())
LESSONS = [source for source in SOURCES if build_notebooks.is_lesson(source)]
EXERCISES = [source for source in SOURCES if not build_notebooks.is_lesson(source)]

HEADER = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""


def each(sources):
    return pytest.mark.parametrize("source", sources, ids=lambda source: source.stem)


def built(source):
    return nbformat.read(source.with_suffix(".ipynb"), as_version=4)


def code_cells(source):
    return [cell for cell in built(source).cells if cell.cell_type == "code"]


def settings(cell):
    return cell.metadata.get("nbgrader", {})


@pytest.mark.slow
@each(SOURCES)
def test_a_notebook_is_what_its_source_builds(source):
    assert build_notebooks.build(source) == source.with_suffix(".ipynb").read_text("utf-8"), (
        f"run `make notebooks {source.stem}`"
    )


def test_there_is_something_to_test():
    assert LESSONS
    assert EXERCISES


@each(SOURCES)
def test_cell_ids_are_unique(source):
    ids = [cell.id for cell in built(source).cells]
    assert len(ids) == len(set(ids))


@each(SOURCES)
def test_code_is_hidden_short_and_safe_from_a_slip_of_the_hand(source):
    for cell in code_cells(source):
        assert cell.metadata.jupyter == {"source_hidden": True}
        visible = cell.source.split("### BEGIN HIDDEN TESTS")[0]
        assert len(visible.splitlines()) <= 15, cell.source
        assert settings(cell) or cell.metadata.deletable is cell.metadata.editable is False


@each(SOURCES)
def test_the_first_code_cell_starts_the_lesson(source):
    setup = r'from courseware import start; lesson = start\("[a-z0-9-]+", "en"\)'
    assert re.fullmatch(setup, code_cells(source)[0].source)


@each(LESSONS)
def test_a_lesson_was_run_from_top_to_bottom(source):
    counts = [cell.execution_count for cell in code_cells(source)]
    assert counts == list(range(1, len(counts) + 1))  # nbval compares only cells that were run


@each(SOURCES)
def test_outputs_are_text_only(source):
    for cell in code_cells(source):
        for output in cell.outputs:
            assert set(output.get("data", ())) <= {"text/plain", "text/html"}
            assert "data:image" not in json.dumps(output)
            assert output.output_type != "error"


@each(EXERCISES)
def test_an_exercise_is_not_executed(source):
    assert not any(cell.outputs or cell.execution_count for cell in code_cells(source))


@each(EXERCISES)
def test_points_in_the_prose_are_those_of_the_settings_and_of_the_score(source):
    promised, total = None, 0
    for cell in built(source).cells:
        if heading := re.search(r"^#{2,4} .*\(([\d.]+) points?\)", cell.source, re.MULTILINE):
            promised = float(heading[1])
        if "points" in settings(cell):
            assert settings(cell).points == promised
            if settings(cell).grade:
                assert read_question(cell.source, where=source.stem).points == promised
            promised, total = None, total + settings(cell).points
    assert f"**{total:g} points" in built(source).cells[0].source


@each(EXERCISES)
def test_every_graded_question_is_asked_and_scored_exactly_once(source):
    graded = sorted(item.id for item in load_course().items(source.stem, graded=True))
    asked = [found for cell in code_cells(source) if (found := quiz_of(cell.source))]
    questions = [read_question(c.source, where=source.stem) for c in code_cells(source)]
    scored = [question.item.id for question in questions if question]
    assert sorted(asked) == graded
    assert scored == asked


def quiz_of(source):
    call = re.fullmatch(r'lesson\.quiz\("([^"]+)"\)', source)
    return call and call[1]


@each(EXERCISES)
def test_an_exercise_has_a_written_answer_beside_its_rubric(source):
    cells = built(source).cells
    tasks = [number for number, cell in enumerate(cells) if settings(cell).get("task")]
    assert tasks
    for number in tasks:
        assert "=== BEGIN MARK SCHEME ===" in cells[number].source
        assert "written" in cells[number + 1].metadata.tags
        assert "editable" not in cells[number + 1].metadata


@each(LESSONS)
def test_every_practice_question_of_a_lesson_exists(source):
    known = load_course().bank
    asked = [found for cell in code_cells(source) if (found := quiz_of(cell.source))]
    assert [name for name in asked if name not in known or known[name].graded] == []


# ------------------------------------------------------------ the build itself


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(build_notebooks, "ROOT", tmp_path)

    def write(text, name="notebooks/one.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + text, encoding="utf-8")
        return path

    return write


@pytest.mark.slow
def test_a_lesson_is_executed_and_keeps_its_text_twice_the_same(write):
    cell = (
        "import sys; print('kept'); print('dropped', file=sys.stderr); "
        "from IPython.display import display; "
        "display({'text/plain': 'p', 'text/html': 'h', 'image/png': 'AA=='}, raw=True); "
        "display({'application/vnd.jupyter.widget-view+json': {}}, raw=True)"
    )
    source = write(f"# One\n\n```{{code-cell}} ipython3\n{cell}\n```\n")
    text = build_notebooks.build(source)
    outputs = json.loads(text)["cells"][1]["outputs"]
    assert [output.get("text") for output in outputs] == [["kept\n"], None]
    assert outputs[1]["data"] == {"text/plain": ["p"], "text/html": ["h"]}
    assert build_notebooks.build(source) == text


@pytest.mark.slow
def test_an_output_that_changes_with_every_run_is_refused(write):
    source = write("```{code-cell} ipython3\nobject()\n```\n")
    with pytest.raises(SystemExit, match=r"one\.md, cell 1: .* memory address"):
        build_notebooks.build(source)


def test_short_settings_become_nbgraders_full_ones(write):
    source = write(
        "```{code-cell} ipython3\n---\nnbgrader: {grade_id: a, points: 2}\n---\nx\n```\n\n"
        '+++ {"nbgrader": {"grade_id": "b", "locked": true}}\n\nRead.\n\n'
        '+++ {"nbgrader": {"grade_id": "c", "task": true, "points": 6}}\n\nWrite.\n\n'
        '+++ {"tags": ["written"]}\n\nHere.\n',
        "exercises/source/m/m.md",
    )
    test, locked, task, written = json.loads(build_notebooks.build(source))["cells"]
    common = {"locked": True, "schema_version": 3, "solution": False}
    assert settings_of(test) == {
        **common,
        "grade": True,
        "grade_id": "a",
        "points": 2,
        "task": False,
    }
    assert settings_of(locked) == {**common, "grade": False, "grade_id": "b", "task": False}
    assert settings_of(task) == {
        **common,
        "grade": False,
        "grade_id": "c",
        "points": 6,
        "task": True,
    }
    assert written["metadata"] == {"deletable": False, "tags": ["written"]}


def test_an_exercise_may_declare_that_trainees_write_code(write):
    source = write("Read.\n", "exercises/source/m/m.md")
    ours = "courseware: {executes_code: true}\nother: 1\nkernelspec"
    source.write_text(source.read_text("utf-8").replace("kernelspec", ours), encoding="utf-8")
    metadata = json.loads(build_notebooks.build(source))["metadata"]
    assert metadata == build_notebooks.METADATA | {"courseware": {"executes_code": True}}


def settings_of(cell):
    return cell["metadata"]["nbgrader"]


def test_equal_cells_get_different_ids(write):
    source = write("Same.\n\n+++\n\nSame.\n", "exercises/source/m/m.md")
    one, two = (cell["id"] for cell in json.loads(build_notebooks.build(source))["cells"])
    assert two == f"{one}-2"


def test_the_check_names_the_file_that_differs_and_changes_nothing(write, capsys):
    source = write("Text.\n", "exercises/source/m/m.md")
    assert build_notebooks.main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "exercises/source/m/m.ipynb differs from m.md: run `make notebooks`.\n"
    )
    assert not source.with_suffix(".ipynb").exists()
    assert build_notebooks.main([]) == 0
    assert build_notebooks.main(["--check"]) == 0


def test_code_in_the_built_notebooks_is_python():
    for source in SOURCES:
        for cell in code_cells(source):
            ast.parse(cell.source)


def test_every_notebook_has_a_source():
    root = Path(build_notebooks.ROOT)
    notebooks = [*root.glob("notebooks/*.ipynb"), *root.glob("exercises/source/*/*.ipynb")]
    assert sorted(notebooks) == sorted(source.with_suffix(".ipynb") for source in SOURCES)
