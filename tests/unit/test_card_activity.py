"""The customer card: what fits, what is said to it, and what the browser learns when."""

import pytest

from courseware import i18n
from courseware.activities import card
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.errors import AnswerError
from courseware.widgets.card import Card
from tests.unit.activities import activity, hear, static_forms, told_too_early

KEYS = {
    "phones": ("a", "fact"),
    "drivers": ("b", "guess"),
    "pays": ("open", "fact"),
    "who": ("a", "fact"),
}
CARD = activity(
    {
        "kind": "card",
        "report": "Fourteen phones. **Forty** drivers, I should say.",
        "fields": [
            {
                "id": name,
                "label": f"The field of {name}",
                "options": [
                    {"id": o, "text": f"{name} is {o}", "feedback": f"Why {name} {o}"} for o in "ab"
                ],
                "answer": answer,
                "basis": basis,
                "why": f"The reason for {name}",
            }
            for name, (answer, basis) in KEYS.items()
        ],
    }
)


def entry(pick, basis=None):
    return {"pick": pick, "basis": basis}


def filled(**entries):
    return {"fields": {name: entry(*each) for name, each in entries.items()}}


RIGHT = filled(phones=("a", "fact"), drivers=("b", "guess"), pays=("open",), who=("a", "fact"))


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def test_every_card_of_the_course_can_be_solved():
    cards = [a for a in load_course().practice.values() if a.kind == "card"]
    assert cards
    for each in cards:
        key = {f.id: entry(f.answer, None if f.answer == "open" else f.basis) for f in each.fields}
        card.check_value(each, {"fields": key})
        assert card.feedback(each, {"fields": key}).verdict == "right"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("a", "not a card with these fields"),
        ({"fields": {"shoes": entry("a")}}, "not a card with these fields"),
        ({"fields": {"phones": "a"}}, "not a card with these fields"),
        ({"fields": {"phones": {"pick": "a", "sure": True}}}, "not a card with these fields"),
        ({"fields": {"phones": entry("z")}}, "“The field of phones” holds what its list"),
        ({"fields": {"phones": entry("a", "rumour")}}, "“The field of phones” holds what its list"),
        ({"fields": {"phones": entry(["a"])}}, "“The field of phones” holds what its list"),
    ],
)
def test_what_is_no_card_is_refused_in_one_sentence(value, sentence):
    with pytest.raises(AnswerError, match=sentence):
        card.check_value(CARD, value)


@pytest.mark.parametrize(
    ("given", "mark", "word", "text"),
    [
        (("a", "fact"), "right", "Right", "The reason for phones"),
        (("a", "guess"), "partly", "Right entry, but a fact", "The reason for phones"),
        (("b", "fact"), "wrong", "Not right", "Why phones b"),
        (("open",), "wrong", "The report does say something", ""),
    ],
)
def test_a_field_is_told_by_entry_and_basis(given, mark, word, text):
    remark = card.feedback(CARD, filled(phones=given)).remarks["phones"]
    assert (remark.mark, remark.word, remark.text, remark.solution) == (mark, word, text, "")


def test_an_invented_entry_is_called_so():
    remark = card.feedback(CARD, filled(pays=("a", "guess"))).remarks["pays"]
    assert (remark.mark, remark.word) == ("wrong", "The report doesn't say this")


def test_the_whole_is_told_in_words_and_numbers():
    value = filled(phones=("a", "guess"), drivers=("open",), pays=("b", "fact"), who=("b", "fact"))
    assert card.feedback(CARD, value).summary == (
        "Completeness 67 %: of the fields that the report supports, this share is filled.",
        "Fact and guess 33 %: of the fields you filled, this share has its basis marked right.",
        "Entries that the report contradicts: 1.",
        "Entries on which the report is silent: 1.",
        "Left open although the report says something: 1.",
    )


def test_a_field_that_was_not_reached_is_not_called_left_open():
    summary = card.feedback(CARD, filled(phones=("a", "fact"))).summary
    assert not any("Left open" in sentence for sentence in summary)


def test_a_field_without_its_basis_is_not_filled_yet():
    said = card.feedback(CARD, filled(phones=("a", None), who=("a", "fact")))
    assert {name: each.word for name, each in said.remarks.items()} == {
        "phones": "Fact or guess?",
        "who": "Right",
    }
    assert said.verdict == "partly"


def test_the_answer_tells_every_field():
    said = card.feedback(CARD, filled(phones=("b", "fact")), reveal=True)
    assert set(said.remarks) == set(KEYS)
    assert said.remarks["phones"].solution == "Right answer: phones is a · fact"
    assert said.remarks["pays"].solution == "Right answer: The report doesn't say"


def test_the_browser_learns_nothing_before_it_asks(sheet, monkeypatch):
    widget = Card(CARD, sheet)
    shown = {CARD.title, CARD.intro, CARD.report, *(field.label for field in CARD.fields)}
    shown |= {option.text for field in CARD.fields for option in field.options}
    assert told_too_early(widget, CARD, shown) == []
    assert set(widget.item["fields"][0]) == {"id", "label", "options"}
    assert set(widget.item["fields"][0]["options"][0]) == {"id", "text"}
    tell = hear(widget, monkeypatch)
    assert tell("answer", RIGHT)["type"] == "saved"
    assert widget.feedback == {}


def test_a_card_is_saved_checked_and_restored(sheet, monkeypatch):
    widget = Card(CARD, sheet)
    tell = hear(widget, monkeypatch)
    tell("check", filled(phones=("b", "fact")))
    assert (widget.feedback["verdict"], widget.feedback["closing"]) == ("wrong", [])
    assert tell("check", RIGHT)["type"] == "saved"
    assert widget.feedback["verdict"] == "right"
    assert widget.feedback["closing"] == [[("", "That was it.")]]
    again = Card(CARD, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved, again.feedback) == (RIGHT, True, {})


def test_a_cell_run_again_forgets_what_was_said_to_another_answer(sheet, monkeypatch):
    widget = Card(CARD, sheet)
    hear(widget, monkeypatch)("check", RIGHT)
    widget.restore()
    assert widget.feedback["verdict"] == "right"
    other = filled(phones=("b", "fact"))
    AnswerSheet(sheet.path.parent).save(CARD.id, other)
    widget.restore()
    assert (widget.answer, widget.feedback) == (other, {})


def test_what_an_author_writes_is_never_html(sheet):
    angled = CARD.model_copy(update={"title": "<i>A</i>", "intro": "<i>B</i>"})
    html = static_forms(Card(angled, sheet))[1]
    assert "<i>" not in html
    assert "&lt;i&gt;A" in html


@pytest.mark.parametrize(
    ("language", "row"),
    [("en", "The field of drivers: drivers is b · Guess"), ("zh-CN", "drivers is b · 猜测")],
)
def test_it_reads_as_text_with_the_entries_so_far(language, row, sheet):
    with i18n.using(language):
        blank = static_forms(Card(CARD, sheet))
        assert blank == static_forms(Card(CARD, sheet))
        assert all("The field of pays: ________" in form for form in blank)
        assert "<strong>Forty</strong>" in blank[1]
        sheet.save(CARD.id, RIGHT)
        assert all(row in form for form in static_forms(Card(CARD, sheet)))
