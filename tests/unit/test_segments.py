"""Groups of accounts: what they hold, and how a choice is scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.datasets import read
from courseware.models.segments import BASES, reachable, segments, status, usage


def firm(**cells):
    plain = {"employees": "100", "lines": "0", "minutes": "0", "attitude": "neutral"}
    return plain | {"revenue": "0", "tenure_years": "0", "region": "yulin", "size": "small"} | cells


def test_groups_by_hand():
    book = [
        firm(attitude="champion"),  # 100 lines × 135 × 0.6
        firm(attitude="opponent", region="xian"),
        firm(lines="60", region="xian"),  # 40 × 135 × 0.2
    ]
    first, second = segments(book, ["region"])
    assert (first.key, first.accounts, first.value, first.score) == (("yulin",), 1, 8100, 1)
    assert (second.key, second.accounts) == (("xian",), 2)
    assert second.value == pytest.approx(270 + 1080)
    assert second.response == pytest.approx((100 * 0.02 + 40 * 0.2) / 140)
    assert second.score == pytest.approx(1350 / (8100 + 1080))


def test_staff_who_all_have_a_line_leave_nothing_to_win():
    full = firm(employees="10", lines="12")
    assert reachable(full) == 0
    (found,) = segments([full], ["size"])
    assert (found.value, found.score, found.response) == (0, 0, 0)


def test_two_bases_make_a_group_of_each_pair_that_occurs():
    book = [firm(), firm(size="large"), firm(region="xian", size="large")]
    keys = {each.key for each in segments(book, ["region", "size"])}
    assert keys == {("yulin", "small"), ("yulin", "large"), ("xian", "large")}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"revenue": "5", "tenure_years": "3"}, "present"),
        ({"tenure_years": "3"}, "former"),
        ({}, "never"),
    ],
)
def test_who_is_a_customer(cells, found):
    assert status(firm(**cells)) == found


@pytest.mark.parametrize(
    ("lines", "minutes", "found"),
    [("0", "0", "none"), ("2", "799", "light"), ("2", "800", "heavy")],
)
def test_how_much_an_account_calls(lines, minutes, found):
    assert usage(firm(lines=lines, minutes=minutes)) == found


@given(st.lists(st.sampled_from(BASES), min_size=1, max_size=2, unique=True))
def test_groups_share_out_the_whole_book(bases):
    book = read("customers")
    found = segments(book, bases)
    assert sum(each.accounts for each in found) == len(book)
    assert sum(each.value for each in found) == pytest.approx(sum(map(reachable, book)))
    assert all(0 <= each.score <= 1 for each in found)


def test_the_groups_of_the_book_differ_and_no_basis_is_the_answer():
    book = read("customers")
    scores = {each.key: each.score for each in segments(book, ["size", "attitude"])}
    assert scores["very_large", "neutral"] > 0.6  # few, and worth the way
    assert scores["small", "neutral"] < 0.05  # many, and not


def test_an_unknown_basis_is_refused():
    with pytest.raises(ValueError, match="no basis 'colour'"):
        segments([firm()], ["colour"])
