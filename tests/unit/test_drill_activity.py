"""A drill: what fits, what is said to it, what is taken for what, and what the browser learns."""

import pytest

from courseware import i18n
from courseware.activities import drill
from courseware.answers import AnswerSheet
from courseware.content import load_activities, load_course, texts, translated
from courseware.errors import AnswerError, ContentError
from courseware.widgets.drill import Drill
from tests.unit.activities import activity, hear, static_forms, told_too_early
from tests.unit.test_activity_content import changed, write

KINDS = ("order", "advance", "continuation", "no-sale")
PARTS = {
    "kind": "drill",
    "classes": [{"id": k, "text": f"Kind {k}", "meaning": f"Is {k}"} for k in KINDS],
    "cases": [
        {
            "id": f"{kind}-{n}",
            "situation": f"Call {n} of {kind}",
            "text": f'"Words {n} of {kind}."',
            "answer": kind,
            "feedback": f"Why {kind} {n}",
        }
        for kind in KINDS
        for n in (1, 2, 3)
    ],
    "errors": [{"given": "advance", "right": "continuation", "text": "Kind words."}],
}
DRILL = activity(PARTS)
RIGHT = {case.id: case.answer for case in DRILL.cases}


def told(**cases):
    """Return an answer; names of cases are written with underscores."""
    return {"cases": {name.replace("_", "-"): given for name, given in cases.items()}}


def all_but(**cases):
    return {"cases": RIGHT | told(**cases)["cases"]}


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def test_every_drill_of_the_course_can_be_solved():
    drills = [a for a in load_course().practice.values() if a.kind == "drill"]
    assert drills
    for each in drills:
        key = {"cases": {case.id: case.answer for case in each.cases}}
        drill.check_value(each, key)
        assert drill.feedback(each, key).verdict == "right"


def test_every_text_of_it_is_translated():
    loud = translated(DRILL, str.upper)
    assert list(texts(loud)) == [text.upper() for text in texts(DRILL)]
    assert {"KIND ORDER", "IS ORDER", "WHY ORDER 1", "KIND WORDS."} <= set(texts(loud))


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("classes.1.id", "order", "the id order is used twice"),
        ("cases.1.id", "order-1", "the id order-1 is used twice"),
        ("cases.0.answer", "maybe", "`answer` names maybe"),
        ("errors.0.given", "maybe", "`errors` names maybe"),
        ("errors.0.given", "continuation", "takes a class for itself"),
        ("errors", PARTS["errors"] * 2, "continuation taken for advance is used twice"),
        ("cases", [], "`cases` can't be used"),
    ],
)
def test_what_does_not_hold_together_is_refused(place, value, sentence, tmp_path):
    common = {"id": "try-it", "objective": "know", "title": "Try it", "intro": "Do it."}
    with pytest.raises(ContentError, match=sentence):
        load_activities(write(tmp_path, changed(common | PARTS, place, value)))


@pytest.mark.parametrize(
    "value",
    [
        "order",
        {"cases": {"ferry": "order"}},
        told(order_1="maybe"),
        told(order_1=["order"]),
        told(order_1=None),
        {"cases": ["order-1"]},
    ],
)
def test_what_is_no_answer_is_refused_in_one_sentence(value):
    with pytest.raises(AnswerError, match="does not fit these cases"):
        drill.check_value(DRILL, value)


def test_only_what_was_answered_is_told_and_never_the_right_class():
    said = drill.feedback(DRILL, told(order_1="order", advance_2="order"))
    assert list(said.remarks) == ["order-1", "advance-2"]
    right, wrong = said.remarks.values()
    assert (right.mark, right.text) == ("right", "Why order 1")
    assert (wrong.mark, wrong.text, wrong.solution) == ("wrong", "Why advance 2", "")
    assert said.summary == ("Right: 1 of the 2 answered so far. Still open: 10.",)


def test_the_answer_tells_every_case():
    said = drill.feedback(DRILL, told(order_1="order", advance_2="order"), reveal=True)
    assert list(said.remarks) == list(RIGHT)
    assert said.remarks["order-1"].solution == ""
    assert said.remarks["advance-2"].solution == "Right answer: Kind advance"
    assert said.remarks["no-sale-1"].mark == "missed"


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        pytest.param({}, [], id="no error"),
        pytest.param(
            {"continuation_1": "advance"},
            ["Mixed up: “Kind continuation” taken for “Kind advance”, 1 time.", "Kind words."],
            id="the known error, once",
        ),
        pytest.param({"order_1": "advance"}, [], id="another, once"),
        pytest.param(
            {"order_1": "advance", "order_2": "advance", "continuation_1": "advance"},
            ["Mixed up most often: “Kind order” taken for “Kind advance”, 2 times."],
            id="another, more often than the known one",
        ),
        pytest.param(
            {"order_1": "advance", "continuation_1": "advance"},
            ["Mixed up: “Kind continuation” taken for “Kind advance”, 1 time.", "Kind words."],
            id="as often as the known one",
        ),
    ],
)
def test_the_typical_error_is_told_in_a_sentence(answers, sentences):
    count = f"Right: {12 - len(answers)} of 12."
    assert drill.feedback(DRILL, all_but(**answers)).summary == (count, *sentences)


def test_the_table_counts_what_was_taken_for_what(sheet, monkeypatch):
    widget = Drill(DRILL, sheet)
    tell = hear(widget, monkeypatch)
    tell("check", told(order_1="order", continuation_1="advance", continuation_2="advance"))
    order, advance, continuation, _no_sale = widget.feedback["table"]
    assert [cell["n"] for cell in continuation["cells"]] == [0, 2, 0, 0]
    assert [cell["hit"] for cell in continuation["cells"]] == [False, False, True, False]
    assert (continuation["open"], continuation["all"]) == (1, 3)
    assert (order["cells"][0]["n"], order["open"]) == (1, 2)
    assert (advance["name"], advance["open"]) == ("Kind advance", 3)


def test_the_browser_learns_nothing_before_it_asks(sheet, monkeypatch):
    widget = Drill(DRILL, sheet)
    shown = {DRILL.title, DRILL.intro}
    for each in DRILL.classes:
        shown |= {each.text, each.meaning}
    for case in DRILL.cases:
        shown |= {case.situation, case.text}
    assert told_too_early(widget, DRILL, shown) == []
    assert all(set(case) == {"id", "situation", "text"} for case in widget.item["cases"])
    tell = hear(widget, monkeypatch)
    assert tell("answer", {"cases": RIGHT})["type"] == "saved"
    assert widget.feedback == {}


def test_a_drill_is_saved_checked_and_restored(sheet, monkeypatch):
    widget = Drill(DRILL, sheet)
    tell = hear(widget, monkeypatch)
    assert tell("check", {"cases": RIGHT})["type"] == "saved"
    assert widget.feedback["verdict"] == "right"
    assert widget.feedback["closing"] == [[("", "That was it.")]]
    again = Drill(DRILL, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved, again.feedback) == ({"cases": RIGHT}, True, {})


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_it_reads_as_text_with_the_answers_so_far(language, sheet):
    with i18n.using(language):
        blank = static_forms(Drill(DRILL, sheet))
        assert all("Is advance" in form and "________" in form for form in blank)
        sheet.save(DRILL.id, told(order_1="advance"))
        assert all("→ Kind advance" in form for form in static_forms(Drill(DRILL, sheet)))
