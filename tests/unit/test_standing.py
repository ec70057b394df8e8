"""How central people are, by hand on small circles of people."""

import pytest

from courseware.models.buying.standing import standings


def test_a_star_by_hand():
    found = standings("abcd", [("a", "d", 1), ("b", "d", 1), ("c", "d", 1)])
    assert next(iter(found)) == "d"
    assert (found["d"].between, found["d"].sway, found["d"].place) == (1, 1, 1)
    # The middle of a star has √3 times the centrality of each of its three ends.
    assert found["a"].sway == pytest.approx(1 / 3**0.5)
    assert [found[name].place for name in "abc"] == [2, 2, 2]


def test_signals_of_a_pair_are_added_up_whichever_way_they_go():
    once = standings("abc", [("a", "b", 3), ("b", "c", 1)])
    split = standings("abc", [("a", "b", 1), ("b", "a", 2), ("c", "b", 1)])
    assert once == split
    assert once["a"].sway > once["c"].sway


def test_much_contact_is_no_longer_way():
    found = standings("abc", [("a", "b", 1), ("b", "c", 1), ("a", "c", 3)])
    assert [found[name].between for name in "abc"] == [0, 0, 0]


def test_groups_without_contact_cannot_be_compared():
    with pytest.raises(ValueError, match="no contact"):
        standings("abcd", [("a", "b", 1), ("c", "d", 1)])
