"""Scoring: what each kind of answer is worth, and that guessing does not pay."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.content.schema import ITEM
from courseware.errors import AnswerError
from courseware.quiz import advice, check_answer, feedback, is_blank, points, score
from courseware.quiz.strategies import STRATEGIES, answer


def options(names: str) -> list[dict[str, str]]:
    return [{"id": n, "text": f"Text {n}", "feedback": f"Why {n}"} for n in names]


def item(kind: str, **fields: object):
    basics = {"id": f"some-{kind}", "kind": kind, "objective": "o", "stem": "?"}
    return ITEM.validate_python(basics | fields)


SINGLE = item("single", options=options("abcd"), answer="b")
MULTIPLE = item("multiple", options=options("abcde"), answer=["a", "c"])
MATCHING = item(
    "matching",
    options=options("abc"),
    answer={"a": "x", "b": "y", "c": "x"},
    targets=[{"id": t, "text": t} for t in "xyz"],
)
SPANS = item(
    "spans",
    options=options("abcdef"),
    answer={"b": "x", "d": "y"},
    targets=[{"id": t, "text": t} for t in "xy"],
)
ORDERING = item("ordering", options=options("abcd"), answer=["d", "b", "a", "c"])
NUMERIC = item(
    "numeric",
    units=[
        {"id": "million", "text": "million", "factor": 1e6},
        {"id": "billion", "text": "billion", "factor": 1e9},
    ],
    answer={"value": "482.8", "unit": "million", "tolerance": "0.5", "near": "5"},
    feedback={"right": "Yes.", "near": "Nearly.", "wrong": "No."},
    traps=[{"value": "53.6", "unit": "million", "tolerance": "0.2", "feedback": "Divided twice."}],
)
ALL = [SINGLE, MULTIPLE, MATCHING, SPANS, ORDERING, NUMERIC]


@pytest.mark.parametrize(
    ("question", "value", "worth"),
    [
        pytest.param(SINGLE, "b", 1, id="single right"),
        pytest.param(SINGLE, "a", 0, id="single wrong"),
        pytest.param(MULTIPLE, ["c", "a"], 1, id="multiple all right, any order"),
        pytest.param(MULTIPLE, ["a"], Fraction(1, 2), id="multiple half"),
        pytest.param(MULTIPLE, ["a", "b"], 0, id="a wrong tick costs a right one"),
        pytest.param(MULTIPLE, ["a", "c", "b"], Fraction(1, 2), id="two right, one wrong"),
        pytest.param(MULTIPLE, list("abcde"), 0, id="ticking everything"),
        pytest.param(MATCHING, {"a": "x", "b": "y", "c": "x"}, 1, id="matching right"),
        pytest.param(MATCHING, {"a": "x"}, Fraction(1, 3), id="one pair, others left blank"),
        pytest.param(
            MATCHING, {"a": "x", "b": "x", "c": "x"}, Fraction(1, 2), id="wrong pair costs 1/2"
        ),
        pytest.param(MATCHING, {"a": "x", "b": "x", "c": "y"}, 0, id="one of three is chance"),
        pytest.param(SPANS, {"b": "x", "d": "y"}, 1, id="spans right"),
        pytest.param(SPANS, {"b": "x"}, Fraction(1, 2), id="one span found"),
        pytest.param(SPANS, {"b": "x", "a": "x"}, 0, id="a needless mark costs"),
        pytest.param(SPANS, {"b": "y"}, 0, id="wrong label"),
        pytest.param(ORDERING, list("dbac"), 1, id="order right"),
        pytest.param(ORDERING, list("dbca"), Fraction(2, 3), id="one pair swapped: 5 of 6 pairs"),
        pytest.param(ORDERING, list("cabd"), 0, id="order reversed"),
        pytest.param(NUMERIC, {"text": "482.8", "unit": "million"}, 1, id="number right"),
        pytest.param(NUMERIC, {"text": " ４８２.３ "}, 1, id="full width, default unit, edge"),
        pytest.param(NUMERIC, {"text": "0.4828", "unit": "billion"}, 1, id="other unit"),
        pytest.param(NUMERIC, {"text": "482.29", "unit": "million"}, Fraction(1, 2), id="near"),
        pytest.param(NUMERIC, {"text": "482.8", "unit": "billion"}, 0, id="wrong unit"),
        pytest.param(NUMERIC, {"text": "lots", "unit": "million"}, 0, id="no number"),
    ],
)
def test_score(question, value, worth):
    assert score(question, value) == worth


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
def test_perfect_is_all_and_blank_is_nothing(question):
    rng = random.Random(0)
    assert score(question, answer(question, "perfect", rng)) == 1
    for blank in (None, "", [], {}):
        assert is_blank(question, blank)
        assert score(question, blank) == 0


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
@given(seed=st.integers(0, 2**32), maximum=st.sampled_from([1, 2, 2.5, 3, 7]))
def test_any_answer_is_worth_between_nothing_and_all(question, seed, maximum):
    rng = random.Random(seed)
    for strategy in STRATEGIES:
        value = answer(question, strategy, rng)
        got = points(question, value, maximum)
        assert type(got) is float
        assert 0 <= got <= maximum
        assert points(question, value, maximum) == got


@pytest.mark.parametrize(
    ("value", "maximum", "worth"),
    [
        pytest.param({"a": "x"}, 2, 0.67, id="2/3 up"),
        pytest.param({"a": "x"}, 1, 0.33, id="1/3 down"),
        pytest.param({"a": "x", "b": "x", "c": "x"}, 0.05, 0.02, id="half to even, down"),
        pytest.param({"a": "x", "b": "x", "c": "x"}, 0.07, 0.04, id="half to even, up"),
        pytest.param({"a": "x", "b": "y", "c": "x"}, 0.125, 0.125, id="right is the maximum"),
    ],
)
def test_points_are_rounded_to_hundredths(value, maximum, worth):
    assert points(MATCHING, value, maximum) == worth


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
def test_guessing_does_not_pay(question):
    rng = random.Random(7)
    mean = sum(score(question, answer(question, "random", rng)) for _ in range(2000)) / 2000
    assert mean < 0.30


@given(st.permutations("abcd"))
def test_an_order_and_its_reverse_never_both_pay(order):
    assert score(ORDERING, order) * score(ORDERING, order[::-1]) == 0


@given(st.sets(st.sampled_from("abcde")))
def test_one_more_right_tick_never_costs(ticked):
    if ticked:
        assert score(MULTIPLE, sorted(ticked | {"a"})) >= score(MULTIPLE, sorted(ticked))


@pytest.mark.parametrize(
    ("question", "value", "sentence"),
    [
        pytest.param(SINGLE, ["b"], "not the name of one option", id="list for one"),
        pytest.param(SINGLE, "z", "no option z", id="unknown option"),
        pytest.param(MULTIPLE, "a", "not a list of options", id="text for list"),
        pytest.param(MULTIPLE, ["a", "a"], "twice", id="twice"),
        pytest.param(MULTIPLE, ["a", 1], "not a list of options", id="number in list"),
        pytest.param(ORDERING, ["a", "b"], "does not order every option", id="part of an order"),
        pytest.param(MATCHING, {"a": "q"}, "no option q", id="unknown target"),
        pytest.param(MATCHING, {"q": "x"}, "no option q", id="unknown row"),
        pytest.param(MATCHING, {"a": None}, "does not pair", id="no target"),
        pytest.param(NUMERIC, 482.8, "not a number with its unit", id="bare number"),
        pytest.param(NUMERIC, {"text": "1", "unit": "dozen"}, "no option dozen", id="unknown unit"),
        pytest.param(
            NUMERIC, {"text": "1", "points": 9}, "not a number with its unit", id="extra key"
        ),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(question, value, sentence):
    with pytest.raises(AnswerError, match=sentence):
        check_answer(question, value)


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JSON = st.recursive(
    SCALARS,
    lambda kids: (
        st.lists(kids, max_size=3) | st.dictionaries(st.text(max_size=5), kids, max_size=3)
    ),
)


@given(JSON)
def test_no_json_value_breaks_the_scorer(value):
    for question in ALL:
        try:
            worth = score(question, value)
        except AnswerError as refused:
            worth = question.id not in str(refused)
        assert 0 <= worth <= 1


@pytest.mark.parametrize("text", ["12,5", "1e6", "about 480", "4 8 x", "1,2345", "9" * 50, "½"])
def test_a_number_that_cannot_be_read_is_said_so_and_never_guessed(text):
    assert "can't be read as a number" in advice(NUMERIC, {"text": text})
    assert score(NUMERIC, {"text": text}) == 0


def test_feedback_tells_why_without_giving_the_answer_away():
    said = feedback(MULTIPLE, ["a", "b"])
    assert said.verdict == "wrong"
    assert said.options == {"a": "Why a", "b": "Why b"}
    assert said.marks == {"a": "right", "b": "wrong"}


def test_feedback_tells_all_once_the_answer_is_right_or_revealed():
    assert set(feedback(MULTIPLE, ["a", "c"]).options) == set("abcde")
    revealed = feedback(MULTIPLE, ["a"], reveal=True)
    assert revealed.marks == {"a": "right", "c": "missed"}
    assert feedback(SINGLE, None, reveal=True).marks == {"b": "missed"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("482.8", "Yes."), ("486", "Nearly."), ("7", "No."), ("53.7", "Divided twice.")],
)
def test_a_wrong_number_is_answered_with_the_mistake_behind_it(text, said):
    assert feedback(NUMERIC, {"text": text, "unit": "million"}).text == said


def test_a_question_without_a_key_is_not_scored():
    bare = SINGLE.model_copy(update={"answer": None})
    with pytest.raises(ValueError, match="has no key"):
        score(bare, "a")
