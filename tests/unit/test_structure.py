"""Breaking a book down: sums by hand, and sums that add up."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.structure import breakdown

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "month": st.sampled_from(["2008-01-01", "2008-07-01", "2009-01-01", "2010-01-01"]),
            "region": st.sampled_from(["yanan", "yulin", "xian"]),
            "product": st.sampled_from(["voice", "vpmn"]),
            "revenue": st.integers(0, 1000).map(str),
        }
    ),
    max_size=40,
)
BOOK = [{"region": "yulin", "revenue": "3"}]


def test_a_breakdown_by_hand():
    rows = [
        {"region": "yulin", "product": "voice", "revenue": "10.5"},
        {"region": "yanan", "product": "voice", "revenue": "4"},
        {"region": "yulin", "product": "voice", "revenue": "2"},
    ]
    assert breakdown(rows, ["region"], "revenue") == {("yanan",): 4, ("yulin",): 12.5}
    assert breakdown(rows, ["product", "region"], "revenue")["voice", "yulin"] == 12.5
    assert breakdown(rows, [], "revenue") == {(): 16.5}
    assert breakdown([], ["region"], "revenue") == {}


@given(ROWS)
def test_every_breakdown_adds_up_to_the_same(rows):
    total = sum(int(row["revenue"]) for row in rows)
    for by in (["region"], ["product"], ["region", "product"], ["month", "region"]):
        assert math.fsum(breakdown(rows, by, "revenue").values()) == total


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: breakdown(BOOK, ["town"], "revenue"), "no column 'town'", id="by"),
        pytest.param(lambda: breakdown(BOOK, [], "profit"), "no column 'profit'", id="measure"),
        pytest.param(lambda: breakdown(BOOK, [], "region"), "region must be a num", id="text"),
        pytest.param(lambda: breakdown([{"sum": "nan"}], [], "sum"), "sum must be a num", id="nan"),
        pytest.param(lambda: breakdown([{"sum": None}], [], "sum"), "sum must be a num", id="none"),
    ],
)
def test_a_table_that_cannot_be_made_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
