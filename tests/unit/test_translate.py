"""A notebook in another language: the prose changes, the code does not."""

import ast

import nbformat
import pytest
import yaml

from courseware.classroom import translate
from courseware.classroom.translate import translate_notebook

MARKDOWN, CODE = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
CATALOGUE = {"Welcome": "欢迎", "Read this.": "请读这里。", "Pick one": "选一个"}

TEST_CELL = '''answered("q")
### BEGIN HIDDEN TESTS
score("q", points=2, key="""
answer: no
feedback:
  no: Right.
  yes: |
    Not so. Say "no".
traps:
- {value: "1.50", unit: m, tolerance: "0", feedback: Twice.}
explanation: Because.
""")
### END HIDDEN TESTS'''


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    monkeypatch.setattr(translate, "translate", lambda text, *_: CATALOGUE.get(text, text))


def translated(*cells, hidden=None):
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    return [cell.source for cell in translate_notebook(notebook, "zh-CN", hidden).cells]


def test_prose_is_looked_up_block_by_block_and_marks_stay():
    assert translated(MARKDOWN("# Welcome\n\n- Read this.\n")) == ["# 欢迎\n\n- 请读这里。\n"]


def test_only_the_language_in_the_code_changes():
    code = 'from courseware import start; lesson = start("m1-crm", "en")'
    assert translated(CODE(code), CODE('lesson.quiz("en")')) == [
        'from courseware import start; lesson = start("m1-crm", "zh-CN")',
        'lesson.quiz("en")',
    ]


def test_outputs_in_english_are_dropped():
    output = nbformat.v4.new_output("stream", text="Hello")
    notebook = nbformat.v4.new_notebook(cells=[CODE("x", outputs=[output], execution_count=3)])
    copy = translate_notebook(notebook, "zh-CN").cells[0]
    assert (copy.outputs, copy.execution_count) == ([], None)
    assert notebook.cells[0].outputs  # the original stays as it is


def test_english_stays_as_it_is():
    notebook = nbformat.v4.new_notebook(cells=[MARKDOWN("Welcome")])
    assert translate_notebook(notebook, "en") == notebook


def test_hidden_keys_are_translated_from_their_own_catalogue():
    hidden = {"Right.": "对。", 'Not so. Say "no".': '不对。答"no"。', "Twice.": "两次。"}
    (source,) = translated(CODE(TEST_CELL), hidden=hidden)
    key = yaml.load(source.split('"""')[1], yaml.BaseLoader)
    assert key == {
        "answer": "no",
        "feedback": {"no": "对。", "yes": '不对。答"no"。'},
        "traps": [{"value": "1.50", "unit": "m", "tolerance": "0", "feedback": "两次。"}],
        "explanation": "Because.",
    }
    assert source.startswith('answered("q")\n### BEGIN')
    assert source.endswith("### END HIDDEN TESTS")


def test_a_translation_with_quotes_and_backslashes_is_still_python():
    text = 'a """quoted""" \\ path'
    (source,) = translated(CODE(TEST_CELL), hidden={"Right.": text})
    call = ast.parse(source).body[-1].value
    key = yaml.load(ast.literal_eval(call.keywords[-1].value), yaml.BaseLoader)
    assert key["feedback"]["no"] == text


def test_a_mark_scheme_is_translated_with_the_keys():
    task = "Pick one\n\n=== BEGIN MARK SCHEME ===\n\n- Two points\n\n=== END MARK SCHEME ==="
    assert translated(MARKDOWN(task), hidden={"Two points": "两分"}) == [
        "选一个\n\n=== BEGIN MARK SCHEME ===\n\n- 两分\n\n=== END MARK SCHEME ==="
    ]
