"""Saving: a reopened notebook shows its questions as text, not as dead widgets."""

import nbformat
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from traitlets.config import Config

from courseware.classroom import lab
from courseware.classroom.saving import WIDGET, keep_text


def notebook(*bundles):
    cells = [
        nbformat.v4.new_code_cell(
            "lesson.quiz()", outputs=[nbformat.v4.new_output("display_data", data=dict(data))]
        )
        for data in bundles
    ]
    return nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_markdown_cell("Text")])


def test_a_question_is_saved_as_text():
    link = {WIDGET: {"model_id": "1"}}
    content = notebook(
        {**link, "text/html": "<p>Which?</p>"}, {**link, "text/plain": "IntSlider()"}
    )
    keep_text({"type": "notebook", "content": content}, path="m1.ipynb")
    assert [list(cell.outputs[0].data) for cell in content.cells[:2]] == [
        ["text/html"],
        [WIDGET, "text/plain"],
    ]


def test_a_reopened_page_does_not_call_itself_ready():
    content = notebook({"text/plain": "Ready."})
    content.cells[0].metadata["tags"] = ["setup"]
    keep_text({"type": "notebook", "content": content}, path="m1.ipynb")
    assert content.cells[0].outputs == []


def test_other_files_are_saved_as_they_are():
    model = {"type": "file", "content": "text"}
    keep_text(model, path="responses.json")
    assert model == {"type": "file", "content": "text"}


def test_the_workspaces_server_saves_that_way(tmp_path):
    config = Config(lab._server_config(exchange=False))
    content = notebook({WIDGET: {"model_id": "1"}, "text/html": "<p>Which?</p>"})
    manager = LargeFileManager(root_dir=str(tmp_path), config=config)
    manager.save({"type": "notebook", "content": content}, "a.ipynb")
    saved = (tmp_path / "a.ipynb").read_text()
    assert "Which?" in saved
    assert WIDGET not in saved
