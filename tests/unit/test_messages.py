"""The catalogues: complete, undamaged, current, and free of graded keys."""

from __future__ import annotations

import shutil
import textwrap

import pytest
from babel.messages.catalog import Message

from tools import messages
from tools.message_checks import flaws


@pytest.fixture(scope="module")
def collected():
    return messages.domains()


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Give a small course with a lesson, an exercise with a key, and no translations yet."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    (tmp_path / "courseware").mkdir()
    (tmp_path / "courseware" / "lesson.py").write_text('_("Saved {n}")\n', encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    folder = tmp_path / "exercises" / "source" / "m1"
    folder.mkdir(parents=True)
    (folder / "m1.md").write_text(EXERCISE, encoding="utf-8")
    return tmp_path


EXERCISE = textwrap.dedent('''\
    ---
    kernelspec: {display_name: Python 3, language: python, name: python3}
    ---

    # Graded exercise

    ```{code-cell} ipython3
    from courseware import answered; answered("margin")
    ### BEGIN HIDDEN TESTS
    from courseware.grading import score
    score("margin", points=2, key="""
    answer: b
    feedback:
      a: That is
        the revenue.
      b: Yes.
    """)
    ### END HIDDEN TESTS
    ```

    +++ {"nbgrader": {"grade_id": "rule-task", "task": true, "points": 6}}

    What do you say?

    === BEGIN MARK SCHEME ===
    One point for a reason.
    === END MARK SCHEME ===
    ''')


def ids(domain):
    return [found.message for found in domain.found]


def test_nothing_is_missing_damaged_or_stale():
    assert messages.findings() == []


def test_every_language_has_every_catalogue(collected):
    for domain in collected:
        assert all(domain.po(locale).is_file() for locale in messages.LOCALES)


def test_no_catalogue_of_the_package_holds_a_graded_key(collected):
    package, keys = collected[:2], collected[2:]
    shown = {message for domain in package for message in ids(domain)}
    hidden = {message for domain in keys for message in ids(domain)} - shown
    assert len(hidden) > 50
    for domain in package:
        catalog = messages.existing(domain.po("zh_CN"), "zh_CN")
        assert hidden.isdisjoint({*(message.id for message in catalog), *catalog.obsolete})
    assert not any(d.po("zh_CN").is_relative_to(messages.ROOT / "courseware") for d in keys)


def test_keys_and_mark_schemes_go_into_the_catalogue_beside_the_exercise(tree):
    code, prose, keys = messages.domains()
    assert ids(code) == ["Saved {n}"]
    assert ids(prose) == ["Graded exercise", "What do you say?"]
    assert ids(keys) == ["That is the revenue.", "Yes.", "One point for a reason."]
    assert keys.po("zh_CN") == tree / "exercises" / "source" / "m1" / "zh_CN.po"


def test_a_second_run_changes_no_byte(tree):
    messages.update()
    first = {path: path.read_bytes() for path in tree.rglob("*.[pm]o")}
    messages.update()
    assert {path: path.read_bytes() for path in tree.rglob("*.[pm]o")} == first


def test_a_translation_survives_until_its_english_changes_and_comes_back_with_it(tree):
    messages.update()
    po = tree / "courseware" / "locale" / "zh_CN" / "LC_MESSAGES" / "courseware.po"
    empty, full = 'msgid "Saved {n}"\nmsgstr ""', 'msgid "Saved {n}"\nmsgstr "已保存 {n}"'
    po.write_text(po.read_text("utf-8").replace(empty, full), encoding="utf-8")
    source = tree / "courseware" / "lesson.py"
    original = source.read_text("utf-8")
    source.write_text('_("Stored {n}")\n', encoding="utf-8")
    messages.update()
    assert '#~ msgstr "已保存 {n}"' in po.read_text("utf-8")
    source.write_text(original, encoding="utf-8")
    messages.update()
    assert full in po.read_text("utf-8")
    messages.update(prune=True)
    assert "#~" not in po.read_text("utf-8")


def test_the_check_names_what_is_missing_and_changes_nothing(tree):
    messages.update()
    shutil.copytree(tree, tree.with_name("before"))
    found = messages.findings()
    assert len(found) == 6
    assert any("not translated: 'Saved {n}'" in line for line in found)
    same = tree.with_name("before") / "exercises" / "source" / "m1" / "zh_CN.po"
    assert same.read_bytes() == (tree / "exercises" / "source" / "m1" / "zh_CN.po").read_bytes()


def test_the_check_finds_a_compiled_catalogue_that_is_out_of_date(tree):
    messages.update()
    folder = tree / "courseware" / "locale" / "zh_CN" / "LC_MESSAGES"
    (folder / "courseware.mo").write_bytes(b"")
    assert any("out of date" in line for line in messages.findings())


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        pytest.param("{n} of {total}", "共 {total} 题，{n} 题", [], id="sound"),
        pytest.param("{n} of {total}", "共 {total} 题", ["fields ['n', 'total'] became ['total']"],
                     id="field lost"),
        pytest.param("Saved {n}", "已保存 {数}", ["fields ['n'] became ['数']"],
                     id="field translated"),
        pytest.param("Saved {n}", "已保存 {n", ["fields ['n'] became ['(unbalanced braces)']"],
                     id="field broken"),
        pytest.param("**Run** it", "**运行**它", [], id="bold kept"),
        pytest.param("**Run** it", "运行它", ["1 of bold became 0"], id="bold lost"),
        pytest.param("**Run:** it", "**运行：**它",
                     ["1 of bold became 0", "0 of asterisk became 4"], id="bold that won't render"),
        pytest.param("*really*", "确实", [], id="emphasis may go"),
        pytest.param("[a](b.ipynb)", "[甲](c.ipynb)",
                     ["1 of link to b.ipynb became 0", "0 of link to c.ipynb became 1"], id="link"),
        pytest.param("see `a`", "见 `b`", ["1 of a became 0", "0 of b became 1"], id="code"),
        pytest.param("Save it now", "Save it now", ["still English"], id="left in English"),
        pytest.param("TD-SCDMA", "TD-SCDMA", [], id="a name"),
        pytest.param("Yes, he said", "是的,他说",
                     ["half-width punctuation beside a Chinese character"], id="half-width comma"),
        pytest.param("5 million", "500 万", [], id="numbers may differ"),
    ],
)  # fmt: skip
def test_a_translation_keeps_what_it_must(english, chinese, expected):
    assert sorted(flaws(Message(english, chinese))) == sorted(expected)


def test_a_fuzzy_or_empty_translation_is_a_flaw():
    assert list(flaws(Message("Saved", ""))) == ["not translated"]
    assert list(flaws(Message("Saved", "已保存", flags=["fuzzy"]))) == ["marked fuzzy"]
    assert list(flaws(Message(("{n} day", "{n} days"), ("",)))) == ["not translated"]
