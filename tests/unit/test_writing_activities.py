"""The message composer and the wording workbench, spoken to as the browser speaks to them."""

import json

import pytest

from courseware import i18n
from courseware.activities import message, workbench
from courseware.answers import AnswerSheet
from courseware.content import load_course, texts
from courseware.errors import AnswerError
from courseware.widgets import markup
from courseware.widgets.activities import WIDGETS, widget
from tests.unit.activities import hear

COURSE = load_course()
MESSAGE = next(each for each in COURSE.practice.values() if each.kind == "message")
BENCHES = [each for each in COURSE.practice.values() if each.kind == "workbench"]
BENCH = BENCHES[0]
FIRST = BENCH.sentences[0]
GOOD = MESSAGE.examples[0].text


def work(**parts):
    return {"sentences": {FIRST.id: parts}}


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


@pytest.fixture
def tell(monkeypatch):
    """Send a message as the browser would, and return the kernel's reply."""
    return lambda shown, kind, value: hear(shown, monkeypatch)(kind, value)


@pytest.mark.parametrize(
    ("activity", "value"),
    [
        pytest.param(MESSAGE, "a text", id="a bare text"),
        pytest.param(MESSAGE, {"text": 5}, id="a number"),
        pytest.param(MESSAGE, {"text": "a", "more": "b"}, id="something more"),
        pytest.param(MESSAGE, {"text": "a" * 1501}, id="too long"),
        pytest.param(MESSAGE, {"text": "half of \ud83d"}, id="half of a character"),
        pytest.param(BENCH, {"sentences": {"no-such": {}}}, id="an unknown sentence"),
        pytest.param(BENCH, {"sentences": []}, id="a list"),
        pytest.param(BENCH, work(pattern="why"), id="an unknown pattern"),
        pytest.param(BENCH, work(text=None), id="no text"),
        pytest.param(BENCH, work(shown="yes"), id="a word for a tick"),
        pytest.param(BENCH, work(mark=1), id="an unknown part"),
        pytest.param(BENCH, work(mark=None), id="an unknown part without a value"),
        pytest.param(BENCH, work(text="a" * 1501), id="a long sentence"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(activity, value, sheet, tell):
    reply = tell(widget(activity, sheet), "answer", value)
    assert reply["type"] == "failed"
    assert activity.title in reply["sentence"]
    assert sheet.get(activity.id) is None


@pytest.mark.parametrize("activity", [MESSAGE, *BENCHES], ids=lambda each: each.id)
def test_the_browser_holds_no_answer_before_the_trainee_asks(activity, sheet):
    shown = widget(activity, sheet)
    state = json.dumps({**shown.item, **shown.feedback}, ensure_ascii=False)
    own = [s for each in getattr(activity, "sentences", ()) for s in (each.costly, each.situation)]
    visible = {activity.title, activity.intro, *own}
    hidden = [text for text in texts(activity) if text not in visible]
    assert hidden
    assert [text for text in hidden if json.dumps(text, ensure_ascii=False)[1:-1] in state] == []


@pytest.mark.parametrize("asked", ["answer", "check", "reveal"])
@pytest.mark.parametrize("activity", [MESSAGE, BENCH], ids=lambda each: each.kind)
def test_an_answer_taken_back_is_saved_and_has_no_feedback(activity, asked, sheet, tell):
    assert tell(widget(activity, sheet), asked, None)["type"] == "saved"


def test_a_message_is_counted_while_it_is_written_and_judged_when_asked(sheet, tell):
    shown = widget(MESSAGE, sheet)
    tell(shown, "answer", {"text": "Good morning"})
    assert shown.feedback["length"] == "12 of 160 characters · 148 left"
    assert "findings" not in shown.feedback
    tell(shown, "check", {"text": "Good morning"})
    ok = [finding["ok"] for finding in shown.feedback["findings"]]
    assert set(ok) == {True, False}
    assert shown.feedback["summary"].startswith(f"{sum(ok)} of {len(ok)} checks")
    assert "examples" not in shown.feedback
    tell(shown, "reveal", {"text": "Good morning"})
    assert [each["text"] for each in shown.feedback["examples"]] == [
        e.text for e in MESSAGE.examples
    ]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_examples_pass_every_check_and_fit_one_message(language):
    with i18n.using(language):
        activity = load_course(language).activity(MESSAGE.id)
        for example in activity.examples:
            found = message.findings(activity, example.text)
            assert [finding.sentence for finding in found if not finding.ok] == []


def test_a_curly_quote_that_halves_the_room_is_named():
    assert message.length("It’s") == (
        "4 of 70 characters · 66 left · with ’ only 70 fit into one message, without 160"
    )
    assert "too long for one message: it goes out in 2 parts" in message.length("a" * 161)


def test_a_message_in_another_script_is_not_told_off_for_its_letters():
    assert message.length("您好，延安分公司") == "8 of 70 characters · 62 left"


def test_a_pattern_is_commented_on_once_it_is_picked(sheet, tell):
    shown = widget(BENCH, sheet)
    tell(shown, "answer", work(pattern=FIRST.pattern))
    said = shown.feedback["sentences"][FIRST.id]
    assert (said["right"], said["checked"], said["model"]) == (True, False, "")
    other = next(name for name in FIRST.feedback if name != FIRST.pattern)
    tell(shown, "answer", work(pattern=other))
    assert shown.feedback["sentences"][FIRST.id]["right"] is False


def test_the_checks_speak_to_the_sentence_they_were_asked_about(sheet, tell):
    shown = widget(BENCH, sheet)
    costly = "You must wait a moment, that's not my job."
    tell(shown, "answer", work(text=costly, checked=costly))
    hits = shown.feedback["sentences"][FIRST.id]["hits"]
    assert any(hit["words"] in costly and hit["hint"] for hit in hits)
    tell(shown, "answer", work(text=costly + " Sorry.", checked=costly))
    assert shown.feedback["sentences"][FIRST.id]["checked"] is False


def test_errors_are_told_first_and_each_kind_of_finding_once():
    text = "That's impossible, you must ring later. You must wait."
    hits = workbench.feedback(FIRST, {"text": text, "checked": text}).hits
    assert [(severity, words) for severity, words, _hint in hits] == [
        ("error", "you must"),
        ("warn", "That's impossible"),
        ("warn", "later"),
    ]


def test_the_closing_words_come_when_every_sentence_is_done(sheet, tell):
    shown = widget(BENCH, sheet)
    done = {"pattern": "but", "text": "At four."}
    every = {sentence.id: done for sentence in BENCH.sentences}
    for lacking in ({FIRST.id: {"text": "At four."}}, {FIRST.id: {**done, "text": " "}}):
        tell(shown, "answer", {"sentences": every | lacking})
        assert "closing" not in shown.feedback
    tell(shown, "answer", {"sentences": every})
    assert shown.feedback["closing"] == markup.parse(BENCH.closing)


def test_the_good_version_comes_on_request_and_stays(sheet, tell):
    done = work(pattern="but", text="At four.", checked="At four.", shown=True)
    tell(widget(BENCH, sheet), "answer", done)
    again = widget(BENCH, AnswerSheet(sheet.path.parent))
    assert again.answer == done
    assert again.feedback["sentences"][FIRST.id]["model"] == FIRST.model


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("bench", BENCHES, ids=lambda each: each.id)
def test_a_good_version_costs_no_goodwill_by_the_checks_own_rules(bench, language):
    with i18n.using(language):
        for sentence in load_course(language).activity(bench.id).sentences:
            said = workbench.feedback(sentence, {"text": sentence.model, "checked": sentence.model})
            assert [hit for hit in said.hits if hit[0] == "error"] == []


@pytest.mark.parametrize("activity", [MESSAGE, BENCH], ids=lambda each: each.kind)
def test_what_was_written_reads_without_a_kernel(activity, sheet):
    written = "Ring me <b>at *four*</b>."
    value = {"text": written} if activity is MESSAGE else work(text=written)
    sheet.save(activity.id, value)
    data, _metadata = widget(activity, sheet)._repr_mimebundle_()
    assert written in data["text/plain"]
    assert "&lt;b&gt;at *four*&lt;/b&gt;" in data["text/html"]


def test_an_answer_that_no_longer_fits_becomes_a_notice(sheet):
    sheet.save(BENCH.id, {"sentences": {"gone": {}}})
    shown = widget(BENCH, sheet)
    assert shown.answer is None
    assert BENCH.title in shown.notice


@pytest.mark.parametrize("activity", [MESSAGE, BENCH], ids=lambda each: each.kind)
def test_the_field_takes_as_much_as_the_sheet(activity, sheet, tell):
    shown = widget(activity, sheet)
    most = {"text": "a" * shown.item["limit"]}
    value = most if activity is MESSAGE else work(**most)
    assert tell(shown, "answer", value)["type"] == "saved"


@pytest.mark.parametrize("activity", [MESSAGE, BENCH], ids=lambda each: each.kind)
def test_a_fault_in_the_feedback_costs_no_answer(activity, sheet, tell, monkeypatch):
    def fail(_widget, _value, _asked):
        raise KeyError("gone")

    value = {"text": "At four."} if activity is MESSAGE else work(text="At four.")
    shown = widget(activity, sheet)
    monkeypatch.setattr(WIDGETS[activity.kind], "respond", fail)
    reply = tell(shown, "answer", value)
    assert (reply["type"], reply["sentence"]) == (
        "saved",
        "Saved · there is no feedback (KeyError)",
    )
    again = widget(activity, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.feedback) == (value, {})


def test_an_error_names_the_activity():
    with pytest.raises(AnswerError, match=MESSAGE.title):
        message.check_value(MESSAGE, [])
