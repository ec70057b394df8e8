"""Files of activities: what is read, and what is refused with a sentence an author can act on."""

import copy
from pathlib import Path

import pytest
import yaml

from courseware.content import load_activities, load_course, texts, translated
from courseware.content.loader import _read_course
from courseware.errors import ContentError, UnknownItem
from courseware.models.needs import FACTORS

COMMON = {"id": "try-it", "objective": "know", "title": "Try it", "intro": "Do it."}
NOTES = [
    {"id": name, "text": "A note", "factor": "work", "face": "inner", "feedback": "Why"}
    for name in ("one", "two", "three", "four")
]
MAP = {**COMMON, "kind": "needsmap", "notes": NOTES, "questions": dict.fromkeys(FACTORS, "What?")}
OPTIONS = [{"id": "a", "text": "Ten"}, {"id": "b", "text": "Forty"}]
FIELDS = [
    {"id": name, "label": "Phones", "options": OPTIONS, "answer": "a", "why": "It says so"}
    for name in ("one", "two", "three", "four")
]
CARD = {**COMMON, "kind": "card", "report": "Ten phones.", "fields": FIELDS}
CLUES = [
    {"id": name, "text": "They rang", "kind": "evidence", "feedback": "So it is"} for name in "ab"
]
LIVE = [
    {"id": name, "name": "A firm", "text": "What we know", "clues": CLUES, "actions": OPTIONS}
    | {"step": "key", "step_feedback": "Why", "action": "a"}
    for name in ("bus", "hotel")
]
FUNNEL = {**COMMON, "kind": "funnel", "opportunities": LIVE}
PATTERNS = ("condition", "but", "must", "contradiction", "vague-time", "not-mine")
SENTENCE = {"id": "one", "costly": "Wait.", "situation": "At the desk", "pattern": "vague-time"}
SENTENCE |= {"feedback": dict.fromkeys(PATTERNS, "Hm"), "model": "At four.", "why": "A time"}
BENCH = {**COMMON, "kind": "workbench", "sentences": [SENTENCE]}
MESSAGE = {**COMMON, "kind": "message", "senders": ["Li"], "companies": ["Beihe"]}
MESSAGE |= {"examples": [{"text": "Hello", "comment": "Short"}]}
KINDS = (MAP, CARD, FUNNEL, BENCH, MESSAGE)

MODULE = """
id: m9
title: Nine
minutes: 5
objectives: [{id: know, section: "1", text: Know it}]
"""
QUESTION = """
items:
  - id: ask
    kind: single
    objective: know
    stem: Which?
    options: [{id: a, text: This, feedback: Yes}, {id: b, text: That, feedback: No}]
    answer: a
"""


def write(folder, *activities):
    path = folder / "activities.yaml"
    path.write_text(yaml.safe_dump({"activities": list(activities)}), encoding="utf-8")
    return path


def changed(activity, place, value):
    """Return a copy in which what stands at `place`, as in "notes.0.face", is `value`."""
    whole = part = copy.deepcopy(activity)
    *way, last = (int(step) if step.isdigit() else step for step in place.split("."))
    for step in way:
        part = part[step]
    part[last] = value
    return whole


@pytest.fixture
def course(tmp_path):
    """Return a folder with one module, which has one question."""
    folder = tmp_path / "m9"
    folder.mkdir()
    (folder / "module.yaml").write_text(MODULE, encoding="utf-8")
    (folder / "practice.yaml").write_text(QUESTION, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("activity", KINDS, ids=lambda each: each["kind"])
def test_every_kind_is_read_and_all_its_texts_translated(activity, tmp_path):
    (read,) = load_activities(write(tmp_path, activity), module="m9")
    loud = translated(read, str.upper)
    assert (read.kind, read.module) == (activity["kind"], "m9")
    assert list(texts(loud)) == [text.upper() for text in texts(read)]
    assert loud.id == read.id


@pytest.mark.parametrize(
    ("activity", "place", "value", "sentence"),
    [
        pytest.param(MAP, "notes.1.id", "one", "the id one is used twice", id="note twice"),
        pytest.param(MAP, "notes.0.factor", "sport", "`factor` names sport", id="no such row"),
        pytest.param(MAP, "notes.0.face", "outer", "`face` names outer", id="no such column"),
        pytest.param(MAP, "notes.0.face", "none", "only one of factor and face", id="half a place"),
        pytest.param(MAP, "questions", {"work": "What?"}, "one question for each", id="questions"),
        pytest.param(CARD, "fields.1.id", "one", "the id one is used twice", id="field twice"),
        pytest.param(CARD, "fields.0.answer", "c", "`answer` names c, .* open", id="no option"),
        pytest.param(CARD, "fields.0.options.1.id", "open", "open is used twice", id="open taken"),
        pytest.param(CARD, "fields.0.basis", "rumour", "`fields.0.basis` can't be", id="no basis"),
        pytest.param(FUNNEL, "opportunities.0.step", "won", "`step` names won", id="no such step"),
        pytest.param(FUNNEL, "opportunities.0.action", "c", "`action` names c", id="no action"),
        pytest.param(FUNNEL, "opportunities.1.id", "bus", "bus is used twice", id="twice live"),
        pytest.param(FUNNEL, "opportunities.0.clues.1.id", "a", "a is used twice", id="clue twice"),
        pytest.param(BENCH, "sentences.0.feedback", {"but": "No"}, "each pattern", id="patterns"),
        pytest.param(BENCH, "sentences", [SENTENCE] * 2, "one is used twice", id="sentence twice"),
        pytest.param(MAP, "notes", NOTES[:3], "`notes` can't be used", id="few notes"),
        pytest.param(CARD, "fields", FIELDS[:3], "`fields` can't be used", id="few fields"),
        pytest.param(FUNNEL, "opportunities", LIVE[:1], "`opp.*` can't be used", id="one live"),
        pytest.param(BENCH, "sentences", [], "`sentences` can't be used", id="no sentence"),
        pytest.param(MESSAGE, "senders", [], "`senders` can't be used", id="no sender"),
        pytest.param(MESSAGE, "companies", [], "`companies` can't be used", id="no company"),
        pytest.param(MESSAGE, "examples", [], "`examples` can't be used", id="no example"),
        pytest.param(MESSAGE, "sender", ["Li"], "`sender` is not a key", id="unknown key"),
        pytest.param(MESSAGE, "kind", "quiz", "`kind` can't be used", id="unknown kind"),
    ],
)
def test_what_does_not_hold_together_is_refused(activity, place, value, sentence, tmp_path):
    path = write(tmp_path, changed(activity, place, value))
    with pytest.raises(ContentError, match=rf"activities\.yaml, activity try-it: .*{sentence}"):
        load_activities(path)


def test_a_file_without_activities_is_refused(tmp_path):
    with pytest.raises(ContentError, match="it holds no activities"):
        load_activities(write(tmp_path))


def test_a_course_has_its_activities_beside_its_questions(course):
    write(course / "m9", MESSAGE)
    read = _read_course(course)
    assert list(read.bank) == ["ask"]
    assert read.activity("try-it").module == "m9"


@pytest.mark.parametrize(
    ("activities", "sentence"),
    [
        pytest.param([{**MESSAGE, "id": "ask"}], "item ask: the id is used twice", id="question's"),
        pytest.param([MESSAGE, MESSAGE], "item try-it: the id is used twice", id="own"),
        pytest.param(
            [{**MESSAGE, "objective": "fly"}],
            "activity try-it: module.yaml has no objective fly",
            id="objective",
        ),
    ],
)
def test_an_activity_fits_into_the_course(activities, sentence, course):
    write(course / "m9", *activities)
    with pytest.raises(ContentError, match=sentence):
        _read_course(course)


def test_the_course_is_the_same_in_whatever_order_its_folders_are_found(course, monkeypatch):
    other = course / "m8"
    other.mkdir()
    (other / "module.yaml").write_text(MODULE.replace("m9", "m8"), encoding="utf-8")
    (other / "practice.yaml").write_text(QUESTION.replace("ask", "tell"), encoding="utf-8")
    found = Path.glob
    for backwards in (False, True):
        monkeypatch.setattr(
            Path, "glob", lambda self, name, b=backwards: sorted(found(self, name), reverse=b)
        )
        assert list(_read_course(course).bank) == ["tell", "ask"]


def test_a_course_in_chinese_has_its_activities_in_chinese():
    english, chinese = (load_course(language).practice for language in ("en", "zh-CN"))
    assert list(chinese) == list(english)
    assert [name for name in chinese if chinese[name].title == english[name].title] == []


def test_an_unknown_activity_is_answered_with_close_names():
    some = next(iter(load_course().practice))
    with pytest.raises(UnknownItem, match=some):
        load_course().activity(some + "x")
