"""What trainees do to a submission, by accident or on purpose.

Each function gets the submission's folder and its notebook, and spoils one of them.
Those that run code leave a file behind, so that a test sees whether anything ran.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tests.grading.desk import is_test, write, write_sheet

TRACE = "it-ran"
RUN = f"open({TRACE!r}, 'w').close()\n"


@dataclass(frozen=True)
class Tampering:
    """A way to spoil a submission whose answers are those of `strategy`."""

    tamper: Callable[[Path, NotebookNode], None]
    strategy: str

    @property
    def name(self) -> str:
        return self.tamper.__name__


TAMPERINGS: list[Tampering] = []


def on(strategy: str):
    def register(tamper):
        TAMPERINGS.append(Tampering(tamper, strategy))
        return tamper

    return register


def first_cell(folder: Path, nb: NotebookNode, code: str) -> None:
    nb.cells.insert(0, nbformat.v4.new_code_cell(RUN + code))
    write(folder, nb)


def set_all_tests(folder: Path, nb: NotebookNode, **settings: object) -> None:
    for test in filter(is_test, nb.cells):
        test.metadata.nbgrader.update(settings)
    write(folder, nb)


# ------------------------------------------------ code that would bend a kernel


@on("blank")
def replaces_score(folder, nb):
    code = "from courseware import grading\ngrading.score = lambda *a, **k: 2.0"
    first_cell(folder, nb, code)


@on("blank")
def replaces_the_answer_sheet(folder, nb):
    first_cell(folder, nb, "import courseware.grading.scoring as s\ns.award = lambda q, a: q")


@on("blank")
def silences_the_display(folder, nb):
    first_cell(folder, nb, "import sys\nsys.displayhook = lambda value: None")


@on("blank")
def rewrites_cells_before_they_run(folder, nb):
    code = "get_ipython().input_transformers_cleanup.append(lambda lines: ['2.0'])"
    first_cell(folder, nb, code)


@on("blank")
def brings_its_own_modules(folder, nb):
    for name in ("courseware", "sitecustomize", "usercustomize", "conftest", "yaml", "nbgrader"):
        (folder / f"{name}.py").write_text(RUN)
    (folder / "courseware").mkdir()
    (folder / "courseware" / "__init__.py").write_text(RUN)
    (folder / "courseware.pth").write_text(f"import os; {RUN}")


@on("blank")
def brings_its_own_settings(folder, nb):
    settings = "c = get_config()\nc.Autograde.autograde_preprocessors = []\n"
    for name in ("nbgrader_config.py", "jupyter_config.py", "ipython_config.py"):
        (folder / name).write_text(RUN + settings)


@on("blank")
def declares_that_it_holds_code(folder, nb):
    nb.metadata["courseware"] = {"executes_code": True}
    first_cell(folder, nb, "")


@on("blank")
def names_another_kernel(folder, nb):
    nb.metadata["kernelspec"] = {"name": "forged", "display_name": "x", "language": "x"}
    first_cell(folder, nb, "")


# ------------------------------------------------ forged cells and settings


@on("blank")
def writes_points_into_its_tests(folder, nb):
    for test in filter(is_test, nb.cells):
        test.source = RUN + "2.0"
    write(folder, nb)


@on("blank")
def fills_in_outputs(folder, nb):
    for test in filter(is_test, nb.cells):
        data = {"text/plain": "2.0", "text/html": "<b>2.0</b>"}
        test.outputs = [nbformat.v4.new_output("execute_result", data=data)]
    write(folder, nb)


@on("blank")
def raises_the_points(folder, nb):
    set_all_tests(folder, nb, points=100, locked=False, editable=True)


@on("blank")
def turns_tests_into_manual_answers(folder, nb):
    set_all_tests(folder, nb, solution=True, locked=False)


@on("blank")
def adds_graded_cells(folder, nb):
    for name, settings in {"mine": {}, "yours": {"solution": True}}.items():
        new = nbformat.v4.new_code_cell("100.0")
        new.metadata["nbgrader"] = {
            "grade": True,
            "grade_id": name,
            "points": 100,
            "locked": False,
            "solution": False,
            "schema_version": 3,
            **settings,
        }
        nb.cells.append(new)
    write(folder, nb)


@on("blank")
def claims_an_old_format(folder, nb):
    set_all_tests(folder, nb, schema_version=1)


@on("blank")
def claims_a_future_format(folder, nb):
    set_all_tests(folder, nb, schema_version=99)


@on("blank")
def scribbles_into_settings(folder, nb):
    scribbles = [5, [], "x", None, {"grade": True}, {"grade_id": 7}, {"grade_id": []}]
    for number, one in enumerate(nb.cells):
        one.metadata = {"nbgrader": scribbles[number % len(scribbles)], "tags": 3}
    write(folder, nb)


@on("blank")
def writes_scripts(folder, nb):
    text = (
        "<script>alert(1)</script> <img src=x onerror=alert(2)>\n\n"
        "[a](javascript:alert(3)) [b](<javascript:alert(4)>) [c\\](javascript:alert(5))\n\n"
        "[d]\n\n[d]: javascript:alert(6)\n\n![gone](attachment:gone.png) 3 < 5 <b>bold</b>\n\n"
        "[page](https://example.org)"
    )
    nb.cells.append(nbformat.v4.new_markdown_cell(text))
    nb.metadata["widgets"] = {"x": "</script><script>alert(7)</script>"}
    write(folder, nb)


@on("blank")
def links_pages_to_the_instructors_files(folder, nb):
    os.symlink(folder.parents[2] / "source" / "m1-crm" / "m1-crm.ipynb", folder / "leak.html")


# ------------------------------------------------ honest, but careless


@on("perfect")
def deletes_its_tests(folder, nb):
    nb.cells = [one for one in nb.cells if not is_test(one)]
    write(folder, nb)


@on("perfect")
def deletes_everything(folder, nb):
    nb.cells = []
    write(folder, nb)


@on("perfect")
def doubles_every_cell(folder, nb):
    nb.cells = [copy for one in nb.cells for copy in (one, json.loads(json.dumps(one)))]
    write(folder, nb)


@on("perfect")
def changes_cell_types(folder, nb):
    for one in nb.cells:
        if one.cell_type == "code":
            del one["outputs"], one["execution_count"]
            one.cell_type = "markdown"
        else:
            one.update(cell_type="code", outputs=[], execution_count=None)
    write(folder, nb)


@on("perfect")
def strips_all_settings(folder, nb):
    for one in nb.cells:
        one.metadata = {}
    write(folder, nb)


@on("perfect")
def turns_cells_around(folder, nb):
    nb.cells.reverse()
    write(folder, nb)


@on("perfect")
def adds_another_notebook(folder, nb):
    copy = (folder / "m1-crm.ipynb").read_text()
    (folder / "m1-crm-Copy1.ipynb").write_text(copy)


@on("perfect")
def has_a_broken_sheet_and_a_good_copy(folder, nb):
    (folder / "responses.json").rename(folder / ".responses.json.bak")
    (folder / "responses.json").write_text('{"schema": 1, "answers": {')


# ------------------------------------------------ the answer sheet


@on("perfect")
def breaks_its_sheet(folder, nb):
    (folder / "responses.json").write_text('{"schema": 1, "answers": {')


@on("perfect")
def loses_its_sheet(folder, nb):
    (folder / "responses.json").unlink()


@on("perfect")
def fills_its_sheet_up(folder, nb):
    sheet = folder / "responses.json"
    sheet.write_text(sheet.read_text() + " " * 2**20)


@on("perfect")
def writes_a_sheet_of_the_future(folder, nb):
    sheet = json.loads((folder / "responses.json").read_text())
    (folder / "responses.json").write_text(json.dumps(sheet | {"schema": 2}))


@on("perfect")
def writes_no_json(folder, nb):
    (folder / "responses.json").write_bytes(b"\xff\xfe\x00answers")


@on("perfect")
def nests_its_sheet_deeply(folder, nb):
    (folder / "responses.json").write_text("[" * 100_000)


@on("perfect")
def writes_answers_that_do_not_fit(folder, nb):
    names = json.loads((folder / "responses.json").read_text())["answers"]
    wrong = [
        True,
        -1,
        1e300,
        "no-such-option",
        ["a", "a"],
        {"a": ["b"]},
        [[]],
        {"text": 5},
        {"text": "9" * 5000, "unit": "million"},
        {"text": "1e999999999"},
        {"x": "\u0000"},
    ]
    answers = {name: wrong[n % len(wrong)] for n, name in enumerate(names)}
    write_sheet(folder, answers | {"no-such-question": "a"})


@on("perfect")
def links_to_the_instructors_sheet(folder, nb):
    outside = folder.parents[2] / "answers-of-the-instructor.json"
    (folder / "responses.json").rename(outside)
    os.symlink(outside, folder / "responses.json")
    os.symlink(outside, folder / ".responses.json.bak")
