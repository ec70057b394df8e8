"""A filled customer card, held against its report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.cards import OPEN, Entry, Field, explain, review

FIELDS = (
    Field("staff", "50"),
    Field("rival", "unicom", "guess"),
    Field("decider", "son"),
    Field("budget", OPEN),
)
ENTRY = st.builds(
    Entry, st.sampled_from(["50", "son", "", OPEN]), st.sampled_from(["fact", "guess", None])
)
ENTRIES = st.dictionaries(st.sampled_from([field.id for field in FIELDS]), ENTRY)
RIGHT = {
    "staff": Entry("50", "fact"),
    "rival": Entry("unicom", "guess"),
    "decider": Entry("son", "fact"),
}


def test_a_right_card_leaves_open_what_the_report_does():
    found = review(FIELDS, RIGHT)
    assert (found.completeness, found.separation) == (1, 1)
    assert found.missing == found.wrong == found.invented == found.mixed_up == ()


def test_a_card_by_hand():
    found = review(
        FIELDS,
        {
            "staff": Entry("500", "fact"),  # filled and well marked, though wrong
            "rival": Entry("unicom", "fact"),  # a guess passed off as a fact
            "budget": Entry("20,000 yuan", "fact"),  # nowhere in the report
        },
    )
    assert found.completeness == pytest.approx(2 / 3)
    assert found.separation == pytest.approx(1 / 3)
    assert found.missing == ("decider",)
    assert found.wrong == ("staff",)
    assert found.invented == ("budget",)
    assert found.mixed_up == ("rival", "budget")


def test_what_is_invented_may_stand_as_a_guess():
    found = review(FIELDS, RIGHT | {"budget": Entry("20,000 yuan", "guess")})
    assert found.invented == ("budget",)
    assert found.separation == 1


def test_an_empty_card():
    found = review(FIELDS, {"budget": Entry(OPEN, "fact"), "staff": Entry("  ")})
    assert (found.completeness, found.separation) == (0, 1)
    assert found.missing == ("staff", "rival", "decider")


@given(ENTRIES)
def test_both_marks_are_shares_and_lists_agree_with_them(entries):
    found = review(FIELDS, entries)
    assert 0 <= found.separation <= 1
    assert found.completeness == (3 - len(found.missing)) / 3
    assert not set(found.missing) & set(found.wrong + found.mixed_up)
    assert (found.separation == 1) == (not found.mixed_up)


@given(ENTRIES)
def test_filling_one_more_field_never_lowers_completeness(entries):
    more = entries | {"staff": Entry("50", "fact")}
    assert review(FIELDS, entries).completeness <= review(FIELDS, more).completeness


def test_the_marks_are_explained():
    complete, separate = explain(review(FIELDS, RIGHT | {"rival": Entry("unicom")}))
    assert complete.startswith("Completeness 100 %:")
    assert separate.startswith("Fact and guess 67 %:")


def test_a_field_that_the_card_lacks_is_refused():
    with pytest.raises(ValueError, match="no field shoe_size"):
        review(FIELDS, {"shoe_size": Entry("44")})
