"""The bank's checks: each fires on a bank with that flaw, and a sound bank passes."""

import pytest

from courseware.content import load_course
from courseware.content.schema import ITEM
from courseware.i18n import LANGUAGES
from courseware.quiz.bank import check_bank, check_exercise


def single(n: int, right: int, texts: list[str] | None = None, stem: str = ""):
    words = ["apple", "river", "stone", "cloud", "ladder", "candle", "window", "garden"]
    texts = texts or [f"Choice {c}" for c in "abcd"]
    return ITEM.validate_python(
        {
            "id": f"q{n}",
            "kind": "single",
            "objective": "o",
            "stem": stem or f"{words[n % 8]} {words[n // 8]} number {n * 7919}: which fits?",
            "options": [
                {"id": f"o{i}", "text": t, "feedback": "Why."} for i, t in enumerate(texts)
            ],
            "answer": f"o{right}",
        }
    )


SOUND = [single(n, n % 4) for n in range(16)]


def problems(items, objectives=("o",)):
    return " ".join(str(finding) for finding in check_bank(items, objectives))


def test_a_sound_bank_passes():
    assert check_bank(SOUND, ["o"]) == []


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        pytest.param(
            [
                single(n, n % 4, ["long " * 9 if i == n % 4 else "short" for i in range(4)])
                for n in range(16)
            ],
            "always picking the longest option scores 100%",
            id="longest",
        ),
        pytest.param(
            [single(n, 0) for n in range(16)], "always picking the first option", id="first"
        ),
        pytest.param(
            [
                single(n, n % 4, ["usually so" if i == n % 4 else "so" for i in range(4)])
                for n in range(16)
            ],
            "the most qualified option",
            id="qualified",
        ),
        pytest.param(
            [
                single(
                    n,
                    n % 4,
                    [f"number {n * 7919} fits" if i == n % 4 else "other" for i in range(4)],
                )
                for n in range(16)
            ],
            "repeats the stem",
            id="echo",
        ),
        pytest.param(
            [single(n, 1 if n % 2 else 2) for n in range(24)],
            "positions are uneven",
            id="positions",
        ),
        pytest.param(
            [*SOUND, single(16, 0, ["x", "y", "z", "All of the above"])],
            "sweeps up",
            id="all of the above",
        ),
        pytest.param(
            [*SOUND, single(16, 0, stem="Which is not never done?")], "double negative", id="double"
        ),
        pytest.param(
            [*SOUND, single(16, 0, ["a", "b", "c", "以上都对"])], "sweeps up", id="in Chinese"
        ),
        pytest.param(
            [
                single(n, n % 4, ["calls" if i == n % 4 else "always calls" for i in range(4)])
                for n in range(16)
            ],
            "absolute words stand in 48 wrong and 0 right",
            id="absolutes",
        ),
        pytest.param([*SOUND, single(16, 1, stem=SOUND[0].stem)], "nearly the same", id="twins"),
        pytest.param(SOUND[:2], "has 2 questions", id="thin objective"),
    ],
)
def test_a_flaw_is_found(items, problem):
    assert problem in problems(items)


def test_an_ordering_that_starts_right_is_found():
    sorted_already = ITEM.validate_python(
        {
            "id": "s",
            "kind": "ordering",
            "objective": "o",
            "stem": "Order",
            "answer": ["a", "b", "c"],
            "options": [{"id": n, "text": n, "feedback": "Why."} for n in "abc"],
        }
    )
    assert "starts from is already worth" in problems([*SOUND, sorted_already])


def test_an_exercise_that_random_clicking_passes_is_found():
    coin = [single(n, n % 2, ["yes", "no"]) for n in range(6)]
    (finding,) = check_exercise(coin, {i.id: 1 for i in coin}, clickers=200)
    assert "random clicking brings" in str(finding)
    assert check_exercise(SOUND, {i.id: 2.5 for i in SOUND}, clickers=200) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_practice_bank_of_every_module_passes(language):
    course = load_course(language)
    for module in course.modules:
        objectives = [objective.id for objective in module.objectives]
        assert check_bank(course.items(module.id, graded=False), objectives) == []
