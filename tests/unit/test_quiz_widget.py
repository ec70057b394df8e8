"""The quiz widget, spoken to as the browser speaks to it."""

import json
import random
import threading

import pytest

from courseware.answers import AnswerSheet
from courseware.content import Single, load_course, texts
from courseware.errors import AnswerSheetError
from courseware.quiz.strategies import answer
from courseware.widgets import Quiz, markup

PRACTICE = load_course().items(graded=False)
# A plan has a widget of its own: test_plan_question.py.
GRADED = [item for item in load_course().items(graded=True) if item.kind != "plan"]
ONE_OF_EACH = {item.kind: item for item in PRACTICE}
SINGLE = ONE_OF_EACH["single"]


def right(item):
    return answer(item, "perfect", random.Random(1))


def wrong_choice(item):
    return next(option.id for option in item.options if option.id != item.answer)


def item_ids(item):
    return item.id


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


@pytest.fixture
def tell(monkeypatch):
    """Send a message as the browser would, and return the kernel's one reply."""
    replies = []
    monkeypatch.setattr(Quiz, "send", lambda _quiz, content: replies.append(content))

    def tell(quiz, kind, value=None, seq=1):
        replies.clear()
        quiz._handle_custom_msg({"type": kind, "value": value, "seq": seq}, [])
        assert len(replies) <= 1
        return replies[0] if replies else None

    return tell


def in_browser(quiz):
    """Return everything of a question that is with the browser, its own words left out."""
    state = quiz.get_state()
    return {name: state[name] for name in ("item", "answer", "saved", "notice", "feedback")}


@pytest.mark.parametrize("item", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_an_answer_of_every_kind_is_saved_and_acknowledged(item, sheet, tell):
    quiz = Quiz(item, sheet)
    assert tell(quiz, "answer", right(item), seq="a-7") == {
        "type": "saved",
        "seq": "a-7",
        "sentence": "",
    }
    assert AnswerSheet(sheet.path.parent).get(item.id) == right(item)
    assert quiz.answer == right(item)


@pytest.mark.parametrize("item", PRACTICE, ids=item_ids)
def test_the_browser_holds_no_key_before_the_trainee_asks(item, sheet):
    state = json.dumps(in_browser(Quiz(item, sheet)), ensure_ascii=False)
    shown = {item.stem, *(o.text for o in getattr(item, "options", ()))}
    shown |= {part.text for part in getattr(item, "targets", getattr(item, "units", ()))}
    told = [text for text in texts(item) if text not in shown]
    assert told
    assert [text for text in told if json.dumps(text, ensure_ascii=False)[1:-1] in state] == []
    assert set(in_browser(Quiz(item, sheet))["item"]) <= {
        *("id", "kind", "graded", "lang", "stem", "options", "targets", "units")
    }


@pytest.mark.parametrize("message", ["check", "reveal"])
@pytest.mark.parametrize("item", GRADED, ids=item_ids)
def test_a_graded_question_gives_no_feedback_to_a_forged_message(item, message, sheet, tell):
    quiz = Quiz(item, sheet)
    value = answer(item, "first", random.Random(1))
    assert tell(quiz, message, value)["type"] == "saved"
    assert quiz.feedback == {}
    assert sheet.get(item.id) == value


@pytest.mark.parametrize("item", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_a_right_answer_is_called_right(item, sheet, tell):
    quiz = Quiz(item, sheet)
    assert tell(quiz, "check", right(item))["type"] == "saved"
    assert quiz.feedback["verdict"] == "right"
    assert quiz.feedback["value"] == right(item)


def test_a_wrong_choice_is_explained_without_giving_the_others_away(sheet, tell):
    quiz = Quiz(SINGLE, sheet)
    tell(quiz, "check", wrong_choice(SINGLE))
    assert quiz.feedback["verdict"] == "wrong"
    assert list(quiz.feedback["options"]) == [wrong_choice(SINGLE)]
    assert quiz.feedback["solution"] == ""


@pytest.mark.parametrize("kind", ["matching", "spans", "ordering", "numeric"])
def test_the_answer_is_told_in_words_when_asked_for(kind, sheet, tell):
    item = ONE_OF_EACH[kind]
    quiz = Quiz(item, sheet)
    tell(quiz, "reveal", answer(item, "random", random.Random(3)))
    told = quiz.feedback
    assert told["revealed"]
    assert told["solution"] or any(o["solution"] for o in told["options"].values())


def test_a_change_takes_the_feedback_away(sheet, tell):
    quiz = Quiz(SINGLE, sheet)
    tell(quiz, "check", SINGLE.answer)
    tell(quiz, "answer", wrong_choice(SINGLE))
    assert quiz.feedback == {}


def test_a_blank_answer_takes_an_answer_back(sheet, tell):
    item = ONE_OF_EACH["multiple"]
    quiz = Quiz(item, sheet)
    tell(quiz, "answer", right(item))
    assert tell(quiz, "answer", [])["type"] == "saved"
    assert sheet.get(item.id) == []


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("single", ["a"], "not the name of one option"),
        ("single", "no-such", "there is no option no-such"),
        ("multiple", "a", "not a list of options"),
        ("ordering", ["a"], "there is no option a"),
        ("numeric", "482.8", "not a number with its unit"),
        ("matching", {"x": 3}, "does not pair options with targets"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_in_one_sentence(kind, value, sentence, sheet, tell):
    quiz = Quiz(ONE_OF_EACH[kind], sheet)
    reply = tell(quiz, "answer", value)
    assert reply["type"] == "failed"
    assert sentence in reply["sentence"]
    assert sheet.answers() == {}
    assert quiz.answer is None


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            AnswerSheetError("responses.json", "The disk is full.", "Free some space."),
            "disk is full",
        ),
        (MemoryError(), r"Not saved (MemoryError). Choose Run ▸ Run All Cells"),
    ],
)
def test_a_save_that_fails_is_told_and_still_checked(error, sentence, sheet, tell, monkeypatch):
    def fail(*_arguments):
        raise error

    monkeypatch.setattr(AnswerSheet, "save", fail)
    quiz = Quiz(SINGLE, sheet)
    reply = tell(quiz, "check", SINGLE.answer)
    assert reply["type"] == "failed"
    assert sentence in reply["sentence"]
    assert not quiz.saved
    assert quiz.feedback["verdict"] == "right"


def test_a_failure_prints_nothing(sheet, tell, monkeypatch, capsys):
    monkeypatch.setattr(AnswerSheet, "save", lambda *_: 1 / 0)
    assert tell(Quiz(SINGLE, sheet), "answer", SINGLE.answer)["type"] == "failed"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content", [None, "answer", 3, {}, {"type": "format"}, {"type": ["answer"]}]
)
def test_a_message_it_does_not_know_is_ignored(content, sheet, tell):
    quiz = Quiz(SINGLE, sheet)
    quiz._handle_custom_msg(content, [])
    assert sheet.answers() == {}


def test_a_saved_answer_is_restored(sheet):
    sheet.save(SINGLE.id, SINGLE.answer)
    quiz = Quiz(SINGLE, AnswerSheet(sheet.path.parent))
    assert (quiz.answer, quiz.saved, quiz.feedback) == (SINGLE.answer, True, {})


def test_a_click_while_its_cell_runs_again_is_not_undone(sheet, tell, monkeypatch):
    """JupyterLab has messages handled in another thread than cells."""
    sheet.save(SINGLE.id, SINGLE.answer)
    quiz, newer = Quiz(SINGLE, sheet), wrong_choice(SINGLE)
    click = threading.Thread(target=tell, args=(quiz, "answer", newer))
    get = sheet.get

    def get_slowly(name):
        value = get(name)
        click.start()
        click.join(0.2)
        return value

    monkeypatch.setattr(sheet, "get", get_slowly)
    quiz.restore()
    click.join(10)
    assert (quiz.answer, get(SINGLE.id)) == (newer, newer)


def test_an_old_answer_that_no_longer_fits_is_told_and_kept(sheet):
    sheet.save(SINGLE.id, "an-option-of-last-year")
    quiz = Quiz(SINGLE, sheet)
    assert "there is no option an-option-of-last-year" in quiz.notice
    assert (quiz.answer, quiz.saved) == (None, False)
    assert sheet.get(SINGLE.id) == "an-option-of-last-year"


def test_a_number_that_can_not_be_read_is_saved_with_advice(sheet, tell):
    item = next(item for item in GRADED if item.kind == "numeric")
    reply = tell(Quiz(item, sheet), "answer", {"text": "about ten", "unit": item.units[0].id})
    assert reply["type"] == "saved"
    assert "can't be read as a number" in reply["sentence"]


def test_who_waits_for_a_save_is_called_after_it(sheet, tell):
    seen = []
    quiz = Quiz(SINGLE, sheet, lambda: seen.append(sheet.get(SINGLE.id)))
    tell(quiz, "answer", "b")
    assert seen == ["b"]


@pytest.mark.parametrize("item", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_a_question_reads_as_text_and_shows_the_answer_so_far(item, sheet):
    def forms():
        data, _metadata = Quiz(item, sheet)._repr_mimebundle_()
        return data["text/plain"], data["text/html"]

    blank = forms()
    assert blank == forms()
    assert markup.plain(item.stem) in blank[0]
    sheet.save(item.id, right(item))
    assert forms() != blank


def test_what_an_author_writes_is_never_html(sheet):
    item = Single(
        id="evil",
        objective="none",
        stem="<script>alert(1)</script> & *so* on",
        options=({"id": "a", "text": "<b>"}, {"id": "b", "text": "&amp;"}),
    )
    data, _metadata = Quiz(item, sheet)._repr_mimebundle_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <em>so</em> on" in data["text/html"]
    assert "&lt;b&gt;" in data["text/html"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("a * b * c", [[("", "a * b * c")]], id="stars that are no marks"),
        pytest.param("two\nlines", [[("", "two lines")]], id="a line break is a space"),
        pytest.param("两\n行", [[("", "两行")]], id="but not in Chinese"),
        pytest.param("**a *b***", [[("strong", "a *b"), ("", "*")]], id="marks don't nest"),
    ],
)
def test_the_small_markdown(text, runs):
    assert markup.parse(text) == runs


def test_a_message_that_was_passed_by_a_newer_one_replaces_nothing(sheet, tell):
    item, first, second = SINGLE, wrong_choice(SINGLE), SINGLE.answer
    quiz = Quiz(item, sheet)
    tell(quiz, "answer", second, seq="page-10")
    assert tell(quiz, "answer", first, seq="page-9") == {
        "type": "saved",
        "seq": "page-9",
        "sentence": "",
    }
    assert sheet.get(item.id) == quiz.answer == second
    tell(quiz, "answer", first, seq="other-1")  # another tab counts for itself
    assert sheet.get(item.id) == first
    tell(quiz, "answer", second, seq="page-11")
    assert sheet.get(item.id) == second


def test_a_newer_message_that_failed_holds_no_older_one_back(sheet, tell):
    quiz = Quiz(SINGLE, sheet)
    assert tell(quiz, "answer", "no-such-option", seq="page-10")["type"] == "failed"
    assert tell(quiz, "answer", SINGLE.answer, seq="page-9")["type"] == "saved"
    assert sheet.get(SINGLE.id) == SINGLE.answer
