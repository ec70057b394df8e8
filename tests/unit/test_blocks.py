"""Cutting Markdown cells into translatable blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.classroom.blocks import messages, split, translate_markdown

LINES = st.sampled_from(
    [
        "A sentence", "goes on", "  and on.", "", "## A heading", "- an item", "  - a child",
        "1. first", "> quoted", "> - both", "| a | b \\| c |", "|---|--:|", "```", "```python",
        "<details><summary>Hint</summary>", "</details>", "two\\", "spaces  ", "---", "$$",
        "=== BEGIN MARK SCHEME ===", "**bold** text", "#", ">", "|", "\t", "x | y", "![alt](a.png)",
    ]
)  # fmt: skip


@given(st.lists(LINES).map("\n".join))
def test_the_blocks_of_a_cell_join_to_the_cell_again(source):
    assert "".join(block.raw for block in split(source)) == source
    assert translate_markdown(source, lambda text: text) == source


@given(st.text())
def test_any_text_at_all_joins_again(source):
    assert "".join(block.raw for block in split(source)) == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("# One\nTwo\n", ["One", "Two"], id="heading"),
        pytest.param("One\ntwo\n\nThree", ["One two", "Three"], id="paragraphs"),
        pytest.param("- One\n  two\n- Three", ["One two", "Three"], id="list"),
        pytest.param("> One\n> two\n>\n> Three", ["One two", "Three"], id="quotation"),
        pytest.param("| One | 2 |\n|---|--:|\n| a \\| b | 3 |", ["One", "a \\| b"], id="table"),
        pytest.param("<summary>One</summary>", ["One"], id="tags"),
        pytest.param("```\nOne\n```\nTwo", ["Two"], id="code"),
        pytest.param("One\\\ntwo", ["One\\\ntwo"], id="wanted line break"),
        pytest.param("=== BEGIN MARK SCHEME ===\nOne", ["One"], id="mark scheme"),
        pytest.param("1,655\n\n---\n\n▸", [], id="nothing to translate"),
    ],
)
def test_a_block_is_what_a_translator_sees_at_once(source, expected):
    assert messages(source) == expected


def test_marks_stay_where_they_are():
    source = (
        "## One\n\n1. Two\\\n   three\n\n> - Four\n\n| Five | 5 |\n|---|---|\n\n"
        "<details><summary>Six</summary>\n\nSeven\neight\n\n</details>\n"
    )
    words = {
        "One": "一", "Two\\\nthree": "二\\\n三", "Four": "四", "Five": "五", "Six": "六",
        "Seven eight": "七八",
    }  # fmt: skip
    assert translate_markdown(source, words.__getitem__) == (
        "## 一\n\n1. 二\\\n   三\n\n> - 四\n\n| 五 | 5 |\n|---|---|\n\n"
        "<details><summary>六</summary>\n\n七八\n\n</details>\n"
    )


def test_rewrapping_the_english_changes_no_message():
    assert messages("> One two\n> three") == messages("> One\n> two three")
