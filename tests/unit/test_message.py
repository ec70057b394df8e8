"""The first text message: what its checks find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.i18n import using
from courseware.models.message import Facts, check_message

FACTS = Facts(senders=("Li Qian", "李倩"), companies=("Mudanjiang Mobile", "牡丹江移动"))
IDS = [
    "recipient", "sender", "company", "reason", "step", "pressure", "jargon", "length", "opt-out",
]  # fmt: skip

GOOD = {
    "en": "Dear Mr Gao, I am Li Qian of Mudanjiang Mobile and look after your lines. "
    "May I ring you on Tuesday at ten? If you'd rather not, reply N.",
    "zh": "高总您好，我是牡丹江移动的李倩，您的客户经理。"
    "周二上午十点给您打个电话，方便吗？不便请回N。",
}


def wrong(text, facts=FACTS):
    return {finding.id for finding in check_message(text, facts) if not finding.ok}


@pytest.mark.parametrize("language", GOOD)
def test_a_good_message_passes_every_check(language):
    assert wrong(GOOD[language]) == set()


def test_the_checks_come_in_a_fixed_order_and_each_says_something():
    for text in ("", *GOOD.values()):
        found = check_message(text, FACTS)
        assert [finding.id for finding in found] == IDS
        assert all(finding.sentence for finding in found)


@pytest.mark.parametrize(
    ("language", "old", "new", "finding"),
    [
        ("en", "Dear Mr Gao, ", "", "recipient"),
        ("en", "Li Qian", "a friend", "sender"),
        ("en", "Mudanjiang Mobile", "the phone people", "company"),
        ("en", "and look after your lines", "by name", "reason"),
        ("en", "May I ring you on Tuesday at ten?", "The spring is late.", "step"),
        ("en", "at ten?", "at ten? Do visit us. Fill in the form.", "step"),
        ("en", "May I", "Last chance! May I", "pressure"),
        ("en", "your lines", "your VPMN", "jargon"),
        ("en", "at ten?", "at ten, when the first coffee of the day is over?", "length"),
        ("en", " If you'd rather not, reply N.", "", "opt-out"),
        ("zh", "高总您好，", "", "recipient"),
        ("zh", "李倩", "小妹", "sender"),
        ("zh", "牡丹江移动", "通信公司", "company"),
        ("zh", "，您的客户经理", "", "reason"),
        ("zh", "给您打个电话", "天气不错", "step"),
        ("zh", "方便吗？", "方便吗？再请您点击链接，登记生日。", "step"),
        ("zh", "周二", "最后机会！周二", "pressure"),
        ("zh", "您的客户经理", "您的客户经理，为您办集群网", "jargon"),
        (
            "zh",
            "方便吗？",
            "要是十点您正在开会，或者不在办公室，那就改到下午三点打，您看方便吗？",
            "length",
        ),
        ("zh", "不便请回N。", "", "opt-out"),
    ],
)
def test_what_is_taken_out_or_put_in_is_noticed(language, old, new, finding):
    assert old in GOOD[language]
    assert finding in wrong(GOOD[language].replace(old, new))


@pytest.mark.parametrize("name", ["LI QIAN", "Li  Qian", "liqian", "Ｌｉ Ｑｉａｎ"])
def test_spellings_differ_in_case_width_and_spaces(name):
    assert "sender" not in wrong(GOOD["en"].replace("Li Qian", name))


def test_a_reader_may_be_named_without_a_greeting():
    facts = Facts(FACTS.senders, FACTS.companies, recipients=("Gao Jianping",))
    text = GOOD["en"].replace("Dear Mr Gao", "Gao Jianping")
    assert "recipient" in wrong(text)
    assert "recipient" not in wrong(text, facts)


def test_to_opt_out_is_no_step():
    assert "step" in wrong("Dear Mr Gao, I am Li Qian. Reply N to get no more messages.")
    assert "step" in wrong("高总您好，我是李倩。不想再收短信，请回复N。")


def test_two_ways_to_do_one_thing_are_one_step():
    assert "step" not in wrong("Dear Mr Gao, ring or text me on 139 0000 0000.")


def test_the_steps_are_counted_for_the_writer():
    found = {one.id: one.sentence for one in check_message("Call me, visit us, click here!", FACTS)}
    assert "3" in found["step"]


def test_the_findings_speak_the_chosen_language():
    with using("zh-CN"):
        chinese = {one.sentence for one in check_message("", FACTS)}
    assert not chinese & {one.sentence for one in check_message("", FACTS)}


@given(st.text())
def test_any_text_is_read(text):
    assert [finding.id for finding in check_message(text, FACTS)] == IDS
