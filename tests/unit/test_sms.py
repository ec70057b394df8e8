"""Text messages, counted as the network counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.sms import BASIC, EXTENSION, SmsLength, length, outside_gsm

GSM = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), max_size=500)
MIXED = st.text(st.sampled_from("a您€^😀é"), max_size=300)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", SmsLength("gsm", 0, 0, 160, 160), id="empty"),
        pytest.param("a" * 160, SmsLength("gsm", 160, 1, 0, 160), id="one full message"),
        pytest.param("a" * 161, SmsLength("gsm", 161, 2, 145, 153), id="one over"),
        pytest.param("a" * 306, SmsLength("gsm", 306, 2, 0, 153), id="two full messages"),
        pytest.param("a" * 307, SmsLength("gsm", 307, 3, 152, 153), id="three"),
        pytest.param("好" * 70, SmsLength("unicode", 70, 1, 0, 70), id="70 characters"),
        pytest.param("好" * 71, SmsLength("unicode", 71, 2, 63, 67), id="71 characters"),
        pytest.param("好" * 134, SmsLength("unicode", 134, 2, 0, 67), id="two of 67"),
        pytest.param("a" * 69 + "好", SmsLength("unicode", 70, 1, 0, 70), id="one turns all"),
        pytest.param("€" * 80, SmsLength("gsm", 160, 1, 0, 160), id="80 escape pairs"),
        pytest.param("😀" * 35, SmsLength("unicode", 70, 1, 0, 70), id="35 surrogate pairs"),
    ],
)
def test_a_length(text, expected):
    assert length(text) == expected


def test_an_escape_pair_does_not_straddle_two_messages():
    # 152 + 2: the pair does not fit the last place of the first message, which stays empty.
    found = length("a" * 152 + "€" + "a" * 10)
    assert (found.used, found.parts, found.left) == (164, 2, 153 - 12)
    # 76 pairs a message, the 153rd place empty: 153 pairs take three.
    assert length("€" * 153).parts == 3


def test_a_surrogate_pair_does_not_straddle_two_messages():
    found = length("好" * 66 + "😀" * 3)
    assert (found.used, found.parts, found.left) == (72, 2, 67 - 6)


def test_the_alphabet_is_that_of_the_standard():
    assert len(BASIC) == 127
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION
    assert set("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà") <= BASIC
    assert not set("çáíóúÁ`’“”—°\t") & BASIC  # near, but outside


@given(GSM)
def test_gsm_texts_stay_in_their_alphabet(text):
    found = length(text)
    assert found.alphabet == "gsm"
    assert found.used == len(text) + sum(text.count(character) for character in EXTENSION)


@given(st.text(max_size=200))
def test_other_texts_are_counted_in_sixteen_bit_units(text):
    found = length(text)
    if found.alphabet == "unicode":
        assert found.used == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(GSM | MIXED)
def test_the_parts_hold_the_text_and_one_fewer_would_not(text):
    found = length(text)
    assert found.parts * found.per_part - found.left >= found.used or not text
    assert 0 <= found.left <= found.per_part
    if found.parts > 1:  # each part but the last may leave one place empty
        assert (found.parts - 1) * (found.per_part - 1) < found.used


@given(MIXED, MIXED)
def test_a_longer_text_takes_no_fewer_messages(text, more):
    assert length(text).parts <= length(text + more).parts


@given(MIXED)
def test_one_message_is_never_split(text):
    found = length(text)
    limit = 160 if found.alphabet == "gsm" else 70
    assert (found.parts <= 1) == (found.used <= limit)


def test_what_costs_the_longer_message_is_named():
    assert outside_gsm("See you at 9 – don’t wait – Li Qian") == ("–", "’")
    assert outside_gsm("See you at 9 - don't wait - Li Qian") == ()
