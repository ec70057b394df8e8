"""Content files: what is read, and what is refused with a sentence an author can act on."""

from pathlib import Path

import pytest

from courseware.content import (
    as_records,
    keyed,
    load_course,
    load_items,
    load_key,
    texts,
    translated,
)
from courseware.content.loader import load_module
from courseware.errors import ContentError, UnknownItem

SINGLE = """
items:
  - id: pick
    kind: single
    objective: choose
    stem: Which one?
    options:
      - {id: a, text: This, feedback: Right because.}
      - {id: b, text: That, feedback: Wrong because.}
    answer: a
"""


def write(folder: Path, text: str, name: str = "practice.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_questions_is_read(tmp_path):
    (item,) = load_items(write(tmp_path, SINGLE), module="m1")
    assert (item.id, item.answer, item.module, item.graded) == ("pick", "a", "m1", False)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            "    stem: Which one?\n", "", r"item pick: `stem` is missing\. Add", id="missing key"
        ),
        pytest.param(
            "answer: a",
            "answer: c",
            r"item pick: `answer` names c, .* Use one of a, b",
            id="key names no option",
        ),
        pytest.param("answer: a", "anwser: a", r"`anwser` is not a key .* spelling", id="typo"),
        pytest.param("id: b,", "id: a,", r"the id a is used twice", id="option twice"),
        pytest.param("    answer: a\n", "", r"the answer is missing\. Add `answer", id="no answer"),
        pytest.param(
            ", feedback: Wrong because.", "", r"option b has no feedback", id="no feedback"
        ),
        pytest.param("kind: single", "kind: riddle", r"item pick: `kind` can't be used", id="kind"),
        pytest.param(
            "kind: single",
            "kind: single\n    kind: single",
            r"kind is written twice",
            id="key twice",
        ),
        pytest.param(
            "stem: Which one?", 'stem: "Which', r"line \d+: .* Correct the YAML", id="not YAML"
        ),
        pytest.param(
            "Which one?", "Which\x07 one?", r"control characters .* character out", id="control"
        ),
        pytest.param("items:", "questions:", r"holds no questions", id="no items"),
        pytest.param("id: a,", "id: 1,", r"options.0.id` can't be used", id="id is a number"),
    ],
)
def test_a_flawed_file_is_refused_with_file_item_problem_and_fix(tmp_path, old, new, sentence):
    assert old in SINGLE
    with pytest.raises(ContentError, match=sentence) as caught:
        load_items(write(tmp_path, SINGLE.replace(old, new)))
    assert "practice.yaml" in str(caught.value)


def test_a_question_twice_in_a_file_is_refused(tmp_path):
    twice = SINGLE + SINGLE.split("items:")[1]
    with pytest.raises(ContentError, match="item pick: the id is used twice"):
        load_items(write(tmp_path, twice))


def test_a_graded_file_must_not_carry_a_key(tmp_path):
    with pytest.raises(ContentError, match="a graded question carries answer, feedback"):
        load_items(write(tmp_path, SINGLE, "graded.yaml"), graded=True)


def test_a_graded_file_is_refused_for_its_form_as_well(tmp_path):
    text = "items: [{id: pick, kind: single, objective: o, stem: Which?, options: 5}]"
    with pytest.raises(ContentError, match=r"item pick: `options` can't be used"):
        load_items(write(tmp_path, text, "graded.yaml"), graded=True)


def test_a_key_completes_a_graded_question(tmp_path):
    bare = SINGLE.replace("    answer: a\n", "")
    bare = bare.replace(", feedback: Right because.", "").replace(", feedback: Wrong because.", "")
    (item,) = load_items(write(tmp_path, bare, "graded.yaml"), graded=True)
    whole = keyed(item, load_key("answer: b\nfeedback: {a: No, b: Yes}", "cell"), "cell")
    assert (whole.answer, [o.feedback for o in whole.options], whole.graded) == (
        "b",
        ["No", "Yes"],
        True,
    )
    with pytest.raises(ContentError, match="cell: `answer` names z"):
        keyed(item, load_key("answer: z\nfeedback: {a: No, b: Yes}", "cell"), "cell")
    with pytest.raises(ContentError, match="cell: option b has no feedback"):
        keyed(item, load_key("answer: b\nfeedback: {a: No}", "cell"), "cell")
    with pytest.raises(ContentError, match="`feedback` names c"):
        keyed(item, load_key("answer: b\nfeedback: {a: No, b: Yes, c: What}", "cell"), "cell")


def test_ticking_everything_must_not_pay(tmp_path):
    many = SINGLE.replace("kind: single", "kind: multiple").replace("answer: a", "answer: [a, b]")
    many = many.replace("    answer:", "      - {id: c, text: Third, feedback: Why.}\n    answer:")
    with pytest.raises(ContentError, match="more than half of the options are right"):
        load_items(write(tmp_path, many))


def test_an_objective_needs_its_section(tmp_path):
    text = (
        'id: m9\ntitle: T\nminutes: 5\nsections: [{id: "1", title: One}]\n'
        'objectives: [{id: o, section: "2", text: Do}]\n'
    )
    with pytest.raises(ContentError, match="objective o: there is no section 2"):
        load_module(write(tmp_path, text, "module.yaml"))


def test_every_text_is_translated_and_nothing_else(tmp_path):
    (item,) = load_items(write(tmp_path, SINGLE))
    loud = translated(item, str.upper)
    assert list(texts(loud)) == [text.upper() for text in texts(item)]
    assert loud.id == item.id
    assert [o.id for o in loud.options] == [o.id for o in item.options]


def test_an_unknown_question_is_answered_with_close_names():
    course = load_course()
    some = next(iter(course.bank))
    with pytest.raises(UnknownItem, match=some):
        course.item(some + "x")


def test_the_course_holds_no_graded_key():
    for item in load_course().items(graded=True):
        assert item.answer is None
        assert not item.explanation


def test_the_export_holds_keys_of_practice_questions_only(tmp_path):
    (item,) = load_items(write(tmp_path, SINGLE), module="m1")
    (record,) = as_records([item])
    assert list(record)[:7] == ["id", "module", "kind", "graded", "objective", "stem", "options"]
    assert record["answer"] == "a"
    assert record["options"][0] == {"id": "a", "text": "This", "feedback": "Right because."}
    (graded,) = as_records([item.model_copy(update={"graded": True})])
    assert "answer" not in graded
