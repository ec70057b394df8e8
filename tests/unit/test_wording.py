"""Wording checks: what each rule finds, what it leaves alone, and where it points."""

import ast
import inspect
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.i18n import using
from courseware.models import wording
from tests.unit.wording_cases import CLEAN, FOUND, GOOD

PATTERNS = {"condition", "but", "must", "contradiction", "vague-time", "not-mine"}


def pairs(cases):
    return [pytest.param(rule, text, id=f"{rule} {text}") for rule in cases for text in cases[rule]]


def rules(text):
    return {hit.rule for hit in wording.check(text).hits}


@pytest.mark.parametrize(("rule", "text"), pairs(FOUND))
def test_a_rule_finds(rule, text):
    assert rule in rules(text)


@pytest.mark.parametrize(("rule", "text"), pairs(CLEAN))
def test_a_rule_leaves_alone(rule, text):
    assert rule not in rules(text)


@pytest.mark.parametrize("text", GOOD)
def test_what_the_lesson_recommends_is_clean(text):
    assert rules(text) == set()


def test_every_rule_is_tried_both_ways_in_its_languages():
    expected = {rule for rule in wording.RULES if rule.startswith("SVC-")}
    for cases in (FOUND, CLEAN):
        assert set(cases) == expected
        for rule in expected - {"SVC-TU"}:
            assert {text.isascii() for text in cases[rule]} == {True, False}, rule


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        pytest.param(
            "Ｙｏｕ　ｍｕｓｔ sign.", "SVC-MUST", "Ｙｏｕ　ｍｕｓｔ", id="full-width letters"
        ),
        pytest.param("It’s fine… You can’t, sorry.", "SVC-NEG", "You can’t", id="curly marks"),
        pytest.param("℃㎡！您必须签字。", "SVC-MUST", "您必须", id="characters that grow"),
        pytest.param("您好，请１０分钟后来，您得先签字！", "SVC-MUST", "您得", id="after digits"),
    ],
)
def test_positions_are_those_of_the_text_as_given(text, rule, words):
    hit = next(hit for hit in wording.check(text).hits if hit.rule == rule)
    assert hit.text == words
    assert text[hit.start : hit.end] == words


def test_the_language_is_that_of_each_sentence():
    assert rules("You must sign. 谢谢。") == {"SVC-MUST"}
    assert rules("Thank you. 您必须签字。") == {"SVC-MUST"}
    assert "SVC-MUST" in rules("请您务必带上SIM卡和VPN的密码。")


def test_a_refusal_with_an_offer_is_only_mentioned():
    for text in (
        "I can't come today, but I can be there at nine.",
        "今天办不了，但明天九点我可以来。",
    ):
        assert [hit.severity for hit in wording.check(text).hits if hit.rule == "SVC-NEG"] == [
            "info"
        ]


def test_an_agreement_reaches_into_the_next_sentence_and_no_further():
    assert "SVC-BUT" in rules("You are right. But the price is fixed.")
    assert "SVC-BUT" not in rules("You are right. I looked. The bill came, but late.")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "「{}」", "‘{}’", "『{}』"])
@pytest.mark.parametrize("words", ["You must sign", "您必须签字", "It isn't true, calm down"])
def test_the_words_of_the_customer_are_left_alone(marks, words):
    assert rules(f"Thank you for your call: {marks.format(words)}.") == set()
    assert rules(f"您来电说{marks.format(words)}，谢谢。") == set()


def test_an_answer_all_in_quotation_marks_is_the_writers_own():
    assert rules("“You must sign.”") == {"SVC-MUST"}


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Sorry! I'll ring you by 3 pm.", {"acknowledge", "can", "when", "who"}),
        ("I understand.", {"acknowledge"}),
        ("Our engineer is at your gate on Friday at nine.", {"who", "when"}),
        ("We cannot help.", set()),
        ("We'll look into it.", {"can"}),
        ("非常抱歉，我今天18:00前亲自给您送到。", {"acknowledge", "can", "when", "who"}),
        ("由王工程师上门，2小时内到。", {"when", "who"}),
        ("不能为您办理。", set()),
        ("我们会尽快联系您，几分钟后。", {"can"}),
    ],
)
def test_the_parts_of_a_good_reply(text, present):
    report = wording.check(text)
    assert report.present == present
    assert report.missing == set(wording.PARTS) - present


def test_each_rule_has_a_name_a_hint_and_perhaps_a_pattern():
    for rule in wording.RULES.values():
        assert rule.name
        assert wording.hint(rule.id)
        assert wording.pattern(rule.id) in PATTERNS | {None}
        assert set(rule.severity) == {"en", "zh"}
    assert {wording.pattern(rule) for rule in wording.RULES} - {None} == PATTERNS


def test_every_hint_has_its_own_chinese():
    english = {rule: wording.hint(rule) for rule in wording.RULES}
    with using("zh-CN"):
        chinese = {rule: wording.hint(rule) for rule in wording.RULES}
    assert all(re.search("[\u4e00-\u9fff]{6}", text) for text in chinese.values())
    assert not set(english.values()) & set(chinese.values())


PIECES = st.sampled_from(
    [text for cases in (FOUND, CLEAN) for texts in cases.values() for text in texts]
    + [
        "you ",
        "must ",
        "不",
        "没有",
        "，",
        "。",
        ". ",
        '"',
        "“",
        "”",
        "…",
        "ﬃ",
        "\n",
        "can't ",
        "您",
    ]
)


@given(st.text() | st.lists(PIECES, max_size=8).map("".join))
def test_any_text_is_read_and_hits_lie_inside_it(text):
    report = wording.check(text)
    for hit in report.hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        assert hit.severity in ("error", "warn", "info")
    assert report.present <= set(wording.PARTS)
    assert list(report.hits) == sorted(report.hits, key=lambda hit: (hit.start, hit.end, hit.rule))


@given(PIECES.filter(lambda text: not re.search('[“”"\n]', text)))
def test_quoting_the_customer_removes_every_hit(text):
    assert wording.check(f"Thank you for “{text}”.").hits == ()


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        ".",
        "您",
        "不",
        "没有",
        "you ",
        "no, ",
        "您说得对，",
        "“",
        '"',
        "without you ",
        "right, ",
        "can't ",
        "if you don't ",
        "先",
        "1",
        "您自己",
        "的 ",
        "you have to ask the ",
        "，",
        "\n",
    ],
)
def test_the_time_is_in_proportion_to_the_text(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        wording.check(text)
        return time.process_time() - start

    seconds(100)
    few, many = min(seconds(4_000) for _ in range(3)), seconds(16_000)
    assert many < 10 * few + 0.05, f"{few:.3f} s became {many:.3f} s"


def test_the_module_imports_nothing_from_outside():
    for module in (wording, wording.checking, wording.normal, wording.rules):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.ImportFrom):
                assert node.module.split(".")[0] in {
                    "__future__", "collections", "courseware", "dataclasses", "functools",
                    "types", "typing",
                }  # fmt: skip
