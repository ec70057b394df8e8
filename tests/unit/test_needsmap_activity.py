"""The needs map: what fits, what is said to it, and what the browser learns when."""

import pytest

from courseware import i18n
from courseware.activities import needsmap
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.errors import AnswerError
from courseware.models import needs
from courseware.widgets.needsmap import NeedsMap
from tests.unit.activities import activity, hear, static_forms, told_too_early

PLACES = {
    "tables": ("ambition", "practical"),
    "father": ("family", "practical"),
    "masters": ("work", "social"),
    "karaoke": ("none", "none"),
}
MAP = activity(
    {
        "kind": "needsmap",
        "notes": [
            {
                "id": name,
                "text": f"The note on {name}",
                "factor": factor,
                "face": face,
                "feedback": f"Why {name} stands there",
            }
            for name, (factor, face) in PLACES.items()
        ],
        "questions": {factor: f"What of {factor}?" for factor in needs.FACTORS},
    }
)
RIGHT = {"notes": {name: list(place) for name, place in PLACES.items() if place[0] != "none"}}
RIGHT["notes"]["karaoke"] = "none"


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def test_every_map_of_the_course_can_be_solved():
    maps = [a for a in load_course().practice.values() if a.kind == "needsmap"]
    assert maps
    for each in maps:
        places = {note.id: [note.factor, note.face] for note in each.notes}
        value = {"notes": {n: p if p[0] != "none" else "none" for n, p in places.items()}}
        needsmap.check_value(each, value)
        assert needsmap.feedback(each, value).verdict == "right"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (["tables"], "not a map of these notes"),
        ({"notes": {"rumour": "none"}}, "not a map of these notes"),
        ({"notes": {"tables": "none"}, "more": 1}, "not a map of these notes"),
        ({"notes": {"tables": ["ambition"]}}, "stands where the map has no place"),
        ({"notes": {"tables": ["practical", "ambition"]}}, "stands where the map has no place"),
        ({"notes": {"tables": ["none", "none"]}}, "stands where the map has no place"),
        ({"notes": {"tables": [["ambition"], {}]}}, "stands where the map has no place"),
    ],
)
def test_what_is_no_map_is_refused_in_one_sentence(value, sentence):
    with pytest.raises(AnswerError, match=sentence):
        needsmap.check_value(MAP, value)


def test_a_note_is_right_half_right_or_wrong():
    value = {"notes": {"tables": ["ambition", "inner"], "father": "none", "karaoke": "none"}}
    said = needsmap.feedback(MAP, value)
    assert said.verdict == "partly"
    assert {name: each.mark for name, each in said.remarks.items()} == {
        "tables": "partly",
        "father": "wrong",
        "karaoke": "right",
    }
    assert said.remarks["tables"].text == "Why tables stands there"
    assert not any(each.solution for each in said.remarks.values())
    assert said.summary == (
        "1 of 4 notes are in their place.",
        "In the right row, but under another face: 1.",
        "Not placed yet: 1.",
    )


def test_the_order_of_the_notes_is_mixed_and_stays(sheet):
    orders = [[note["id"] for note in NeedsMap(MAP, sheet).item["notes"]] for _time in range(2)]
    assert orders[0] == orders[1] != list(PLACES)
    assert sorted(orders[0]) == sorted(PLACES)


def test_gossip_on_the_map_is_wrong():
    said = needsmap.feedback(MAP, {"notes": {"karaoke": ["lifestyle", "social"]}})
    assert said.remarks["karaoke"].mark == "wrong"
    assert said.verdict == "wrong"


def test_blank_rows_become_questions_in_the_order_in_which_to_ask():
    said = needsmap.feedback(MAP, {"notes": {"masters": ["work", "social"]}})
    assert list(said.questions) == ["ambition", "lifestyle", "values", "personality", "family"]
    assert said.questions["values"] == "What of values?"
    assert "ambition" not in needsmap.feedback(MAP, RIGHT).questions


def test_the_answer_tells_every_note_and_its_place():
    said = needsmap.feedback(MAP, {"notes": {"father": ["family", "practical"]}}, reveal=True)
    assert set(said.remarks) == set(PLACES)
    assert said.remarks["tables"].solution == "Its place: Ambition · Practical face"
    assert said.remarks["karaoke"].solution == "Its place: Not for the map"
    assert said.remarks["father"].solution == ""


def test_the_browser_learns_nothing_before_it_asks(sheet, monkeypatch):
    widget = NeedsMap(MAP, sheet)
    shown = {MAP.title, MAP.intro, *(note.text for note in MAP.notes)}
    assert told_too_early(widget, MAP, shown) == []
    assert set(widget.item["notes"][0]) == {"id", "text"}
    tell = hear(widget, monkeypatch)
    assert tell("answer", RIGHT)["type"] == "saved"
    assert widget.feedback == {}
    assert told_too_early(widget, MAP, shown) == []


def test_a_map_is_saved_checked_and_restored(sheet, monkeypatch):
    widget = NeedsMap(MAP, sheet)
    tell = hear(widget, monkeypatch)
    assert tell("check", RIGHT) == {"type": "saved", "seq": "a-1", "sentence": ""}
    assert widget.feedback["verdict"] == "right"
    assert widget.feedback["closing"] == [[("", "That was it.")]]
    again = NeedsMap(MAP, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved, again.feedback) == (RIGHT, True, {})


def test_a_map_that_does_not_fit_is_not_saved(sheet, monkeypatch):
    widget = NeedsMap(MAP, sheet)
    reply = hear(widget, monkeypatch)("answer", {"notes": {"tables": "kitchen"}})
    assert reply["type"] == "failed"
    assert "stands where the map has no place" in reply["sentence"]
    assert sheet.answers() == {}


@pytest.mark.parametrize(
    ("language", "place"),
    [("en", "The note on tables → Ambition · Practical face"), ("zh-CN", "→ 抱负 · 现实面")],
)
def test_it_reads_as_text_with_the_places_so_far(language, place, sheet):
    with i18n.using(language):
        blank = static_forms(NeedsMap(MAP, sheet))
        assert blank == static_forms(NeedsMap(MAP, sheet))
        assert all("The note on karaoke" in form and "________" in form for form in blank)
        sheet.save(MAP.id, RIGHT)
        assert all(place in form for form in static_forms(NeedsMap(MAP, sheet)))
