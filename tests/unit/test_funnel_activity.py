"""The funnel: what fits, what is said to it, and what the browser learns when."""

import pytest

from courseware import i18n
from courseware.activities import funnel
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.errors import AnswerError
from courseware.widgets.funnel import Funnel
from tests.unit.activities import activity, hear, static_forms, told_too_early


def opportunity(name, step):
    return {
        "id": name,
        "name": f"The {name}",
        "text": f"What we know of the {name}.",
        "clues": [
            {
                "id": kind,
                "text": f"A {kind} of {name}",
                "kind": kind,
                "feedback": f"So {kind} {name}",
            }
            for kind in ("evidence", "counter", "neither")
        ],
        "step": step,
        "step_feedback": f"Why the {name} is there",
        "actions": [
            {"id": a, "text": f"Do {a} at {name}", "feedback": f"What {a} does at {name}"}
            for a in "ab"
        ],
        "action": "a",
    }


FUNNEL = activity(
    {
        "kind": "funnel",
        "opportunities": [opportunity("bus", "key"), opportunity("hotel", "prospect")],
    }
)
KINDS = {kind: kind for kind in ("evidence", "counter", "neither")}
RIGHT = {
    "opportunities": {
        "bus": {"step": "key", "clues": KINDS, "action": "a"},
        "hotel": {"step": "prospect", "clues": KINDS, "action": "a"},
    }
}


def work(**parts):
    return {"opportunities": {"bus": parts}}


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def test_every_funnel_of_the_course_can_be_solved():
    funnels = [a for a in load_course().practice.values() if a.kind == "funnel"]
    assert funnels
    for each in funnels:
        key = {
            o.id: {"step": o.step, "clues": {c.id: c.kind for c in o.clues}, "action": o.action}
            for o in each.opportunities
        }
        funnel.check_value(each, {"opportunities": key})
        assert funnel.feedback(each, {"opportunities": key}).verdict == "right"


@pytest.mark.parametrize(
    "value",
    [
        "bus",
        {"opportunities": {"ferry": {}}},
        work(step="lost"),
        work(step=["key"]),
        work(clues={"gossip": "evidence"}),
        work(clues={"evidence": "maybe"}),
        work(clues={"evidence": ["evidence"]}),
        work(clues=["evidence"]),
        work(action="z"),
        work(hope=1),
    ],
)
def test_what_is_no_work_on_it_is_refused_in_one_sentence(value):
    with pytest.raises(AnswerError, match="not work on these opportunities"):
        funnel.check_value(FUNNEL, value)


def test_only_what_was_done_is_told():
    said = funnel.feedback(FUNNEL, work(clues={"evidence": "counter"}, action="b"))
    told = said.told["bus"]
    assert list(said.told) == ["bus"]
    assert (told.mark, list(told.clues), told.step) == ("wrong", ["evidence"], None)
    assert told.clues["evidence"].text == "So evidence bus"
    assert (told.action.mark, told.action.text) == ("wrong", "What b does at bus")
    assert told.action.solution == ""


@pytest.mark.parametrize(
    ("step", "mark", "word"),
    [
        ("key", "right", "Right"),
        ("closed", "wrong", "Further than the evidence carries"),
        ("suspect", "wrong", "It has come further"),
    ],
)
def test_a_step_is_told_with_its_direction(step, mark, word):
    told = funnel.feedback(FUNNEL, work(step=step)).told["bus"].step
    assert (told.mark, told.word, told.text) == (mark, word, "Why the bus is there")


def test_the_whole_is_told_in_words():
    value = {"opportunities": RIGHT["opportunities"] | {"hotel": {"step": "closed"}}}
    said = funnel.feedback(FUNNEL, value)
    assert said.verdict == "partly"
    assert said.told["bus"].mark == "right"
    assert said.summary == (
        "1 of 2 opportunities are right in every part.",
        "At the step that the evidence carries: 1 of 2 placed.",
    )


def test_the_answer_tells_every_part_of_every_opportunity():
    said = funnel.feedback(FUNNEL, work(action="b"), reveal=True)
    assert list(said.told) == ["bus", "hotel"]
    bus = said.told["bus"]
    assert bus.step.solution == "Right answer: Key opportunity"
    assert bus.clues["counter"].solution == "Right answer: Counter-evidence"
    assert bus.action.solution == "Right answer: Do a at bus · What a does at bus"


def test_the_browser_learns_nothing_before_it_asks(sheet, monkeypatch):
    widget = Funnel(FUNNEL, sheet)
    shown = {FUNNEL.title, FUNNEL.intro}
    for each in FUNNEL.opportunities:
        shown |= {each.name, each.text, *(part.text for part in (*each.clues, *each.actions))}
    assert told_too_early(widget, FUNNEL, shown) == []
    first = widget.item["opportunities"][0]
    assert set(first) == {"id", "name", "text", "clues", "actions"}
    assert all(set(part) == {"id", "text"} for part in (*first["clues"], *first["actions"]))
    tell = hear(widget, monkeypatch)
    assert tell("answer", RIGHT)["type"] == "saved"
    assert widget.feedback == {}


def test_a_funnel_is_saved_checked_and_restored(sheet, monkeypatch):
    widget = Funnel(FUNNEL, sheet)
    tell = hear(widget, monkeypatch)
    assert tell("check", RIGHT)["type"] == "saved"
    assert widget.feedback["verdict"] == "right"
    again = Funnel(FUNNEL, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved, again.feedback) == (RIGHT, True, {})


def test_the_table_counts_who_reached_each_step_and_who_is_lost(sheet, monkeypatch):
    widget = Funnel(FUNNEL, sheet)
    tell = hear(widget, monkeypatch)
    tell("check", RIGHT)
    assert widget.feedback["given"][:3] == [
        ["Suspect", "2", "0", "100 %"],
        ["Prospect", "2", "1", "50 %"],
        ["Qualified", "1", "0", "100 %"],
    ]
    assert widget.feedback["given"][-1] == ["Closed", "0", "–", "–"]
    tell("reveal", work(step="closed"))
    assert widget.feedback["right"][1] == ["Prospect", "2", "1", "50 %"]


@pytest.mark.parametrize(
    ("language", "row"),
    [("en", "Which step was finished last? Key opportunity"), ("zh-CN", "重点商机")],
)
def test_it_reads_as_text_with_the_work_so_far(language, row, sheet):
    with i18n.using(language):
        blank = static_forms(Funnel(FUNNEL, sheet))
        assert blank == static_forms(Funnel(FUNNEL, sheet))
        assert all("The bus" in form and "A counter of hotel" in form for form in blank)
        sheet.save(FUNNEL.id, RIGHT)
        assert all(row in form for form in static_forms(Funnel(FUNNEL, sheet)))
