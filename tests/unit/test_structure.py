"""Breaking a book down: sums, changes, and the smallest table that shows a fall."""

import math
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.structure import Change, breakdown, change, falls, path

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
YEARS = {"before": "2008", "after": "2009"}


def book() -> list[dict[str, object]]:
    """Everything grows by a tenth, but one product in one region falls by half."""
    rows = []
    for year, region, product_, staff in product(
        ("2008", "2009"), ("yanan", "yulin"), ("voice", "vpmn", "broadband"), ("an", "bo")
    ):
        fell = (region, product_) == ("yulin", "vpmn")
        size = 10 if fell else 100
        now = size * (1 if year == "2008" else 0.5 if fell else 1.1)
        rows.append({"month": f"{year}-05-01", "region": region, "product": product_})
        rows[-1] |= {"staff": staff, "revenue": now}
    return rows


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


@given(ROWS)
def test_a_change_counts_each_period_and_no_other(rows):
    found = change(rows, ["region"], "revenue", **YEARS)
    by_year = Counter()
    for row in rows:
        by_year[row["month"][:4]] += int(row["revenue"])
    assert sum(one.before for one in found) == by_year["2008"]
    assert sum(one.after for one in found) == by_year["2009"]


def test_a_cell_of_one_period_only_has_nought_in_the_other():
    rows = [
        {"month": "2008-03-01", "region": "old", "revenue": 3},
        {"month": "2009-03-01", "region": "new", "revenue": 5},
    ]
    new, old = change(rows, ["region"], "revenue", **YEARS)
    assert (new.before, new.after, new.growth) == (0, 5, None)
    assert (old.before, old.after, old.growth) == (3, 0, -1)


def test_falls_come_deepest_first_and_small_ones_can_be_left_out():
    cells = [Change(("a",), 100, 90), Change(("b",), 10, 1), Change(("c",), 10, 10)]
    assert [one.cell for one in falls(cells)] == [("a",), ("b",)]
    assert [one.cell for one in falls(cells, at_least=0.1)] == [("a",), ("b",)]
    assert [one.cell for one in falls(cells, at_least=0.11)] == [("b",)]


def test_the_smallest_table_that_shows_the_fall():
    for alone in (["region"], ["product"], ["staff"], ["region", "staff"]):
        assert falls(change(book(), alone, "revenue", **YEARS)) == ()
    found = path(book(), ["region", "product", "staff"], "revenue", **YEARS)
    assert found.by == ("region", "product")
    assert [fall.cell for fall in found.falls] == [("yulin", "vpmn")]
    assert found.falls[0].difference == -10  # two salespeople, from 10 to 5 each


def test_the_order_of_the_dimensions_is_kept():
    found = path(book(), ["staff", "product", "region"], "revenue", **YEARS)
    assert found.by == ("product", "region")


def test_a_fall_of_the_total_needs_no_dimension():
    rows = [{**row, "revenue": 1 if row["month"] > "2009" else 2} for row in book()]
    assert path(rows, ["region", "product"], "revenue", **YEARS).by == ()


def test_growth_everywhere_gives_no_path():
    rows = [{**row, "revenue": 2 if row["month"] > "2009" else 1} for row in book()]
    assert path(rows, ["region", "product", "staff"], "revenue", **YEARS) is None
    assert path(book(), ["region", "product"], "revenue", at_least=0.6, **YEARS) is None


@given(ROWS)
def test_a_path_is_what_its_own_breakdown_shows_and_no_smaller_one(rows):
    found = path(rows, ["region", "product"], "revenue", **YEARS)
    tables = [(), ("region",), ("product",), ("region", "product")]
    fell = {by: falls(change(rows, by, "revenue", **YEARS)) for by in tables}
    if found is None:
        assert not any(fell.values())
    else:
        assert set(found.falls) == set(fell[found.by])
        assert not any(fell[by] for by in tables if len(by) < len(found.by))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: breakdown(book(), ["town"], "revenue"), "no column 'town'", id="by"),
        pytest.param(lambda: breakdown(book(), [], "profit"), "no column 'profit'", id="measure"),
        pytest.param(lambda: breakdown(book(), [], "region"), "region must be a num", id="text"),
        pytest.param(
            lambda: change(book(), [], "revenue", period="day", **YEARS), "'day'", id="period"
        ),
        pytest.param(
            lambda: change(book(), [], "revenue", before="2009", after="2009-05"),
            "overlap",
            id="a month of its year",
        ),
    ],
)
def test_a_table_that_cannot_be_made_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
