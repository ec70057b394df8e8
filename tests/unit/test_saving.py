"""Saving: a reopened notebook shows its questions as text, not as dead widgets."""

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

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


def test_other_files_are_saved_as_they_are():
    model = {"type": "file", "content": "text"}
    keep_text(model, path="responses.json")
    assert model == {"type": "file", "content": "text"}


async def save(manager, content):
    await manager.save({"type": "notebook", "content": content}, "a.ipynb")


def test_the_workspaces_server_saves_that_way(tmp_path):
    import asyncio

    from traitlets.config import Config

    manager = AsyncLargeFileManager(
        root_dir=str(tmp_path), config=Config(lab._server_config(exchange=False))
    )
    content = notebook({WIDGET: {"model_id": "1"}, "text/html": "<p>Which?</p>"})
    asyncio.run(save(manager, content))
    saved = (tmp_path / "a.ipynb").read_text()
    assert "Which?" in saved
    assert WIDGET not in saved
