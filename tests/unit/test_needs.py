"""The needs map: what is known, what is blank, and what to ask next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.models.needs import (
    FACES,
    FACTORS,
    blank_rows,
    cells,
    face_label,
    factor_label,
    next_questions,
    rows,
)

NOTES = st.lists(st.tuples(st.sampled_from(FACTORS), st.sampled_from(FACES)), max_size=30)
MAKER = [  # what is known of a furniture maker after one meeting
    ("work", "practical"),
    ("work", "practical"),
    ("work", "social"),
    ("family", "practical"),
    ("personality", "social"),
]


def test_a_map_by_hand():
    assert cells(MAKER)["work", "practical"] == 2
    assert [*rows(MAKER).values()] == [2, 0, 0, 0, 1, 1]
    assert blank_rows(MAKER) == ("ambition", "lifestyle", "values")


def test_blank_rows_are_asked_first_and_the_private_last():
    order = ("ambition", "lifestyle", "values", "personality", "family", "work")
    assert next_questions(MAKER) == order


def test_nothing_known_is_asked_in_the_order_of_the_map():
    assert next_questions([]) == FACTORS == blank_rows([])


def test_a_row_known_from_all_faces_is_not_asked():
    assert "values" not in next_questions([("values", face) for face in FACES])


@given(NOTES)
def test_the_map_holds_every_note_once(notes):
    found = cells(notes)
    assert len(found) == 24
    assert sum(found.values()) == len(notes)
    assert sum(count > 0 for count in found.values()) == len(set(notes))
    assert set(blank_rows(notes)) == set(FACTORS) - {factor for factor, _face in notes}


@given(NOTES)
def test_a_question_never_comes_before_one_of_which_less_is_known(notes):
    known = rows(notes)
    asked = [known[factor] for factor in next_questions(notes)]
    assert asked == sorted(asked)


@given(NOTES)
def test_the_order_of_the_notes_does_not_matter(notes):
    assert next_questions(notes) == next_questions(notes[::-1])


def test_every_row_and_column_has_words():
    assert len({factor_label(factor) for factor in FACTORS}) == 6
    assert len({face_label(face) for face in FACES}) == 4


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        pytest.param(lambda: cells([("hobby", "inner")]), "no factor 'hobby'", id="row"),
        pytest.param(lambda: rows([("work", "outer")]), "no face 'outer'", id="column"),
        pytest.param(lambda: factor_label("none"), "no factor 'none'", id="row's words"),
        pytest.param(lambda: face_label("none"), "there are practical, inner", id="face's words"),
    ],
)
def test_a_place_that_the_map_lacks_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
