"""How often the wording checks are right, on sentences that they were not made with."""

import pytest

from courseware.models import wording
from tools import measure_wording as measure

RULES = {rule for rule in wording.RULES if rule.startswith("SVC-")}


@pytest.fixture(params=measure.LANGUAGES)
def language(request):
    return request.param


def test_there_are_enough_sentences_with_and_without_a_label(language):
    sentences = measure.read(language)
    assert len({each.sentence for each in sentences}) >= 150
    assert sum(bool(each.rules) for each in sentences) >= 50
    assert sum(not each.rules for each in sentences) >= 50


def test_labels_are_rules(language):
    for part in ("dev", "test"):
        for each in measure.read(language, part):
            assert each.rules | (each.second or set()) <= RULES, each.sentence


def test_the_sentences_to_work_with_are_not_those_that_measure(language):
    used = {each.sentence for each in measure.read(language, "dev")}
    assert used
    assert not used & {each.sentence for each in measure.read(language)}


def test_every_error_is_right_nine_times_in_ten(language):
    earned = {score.rule for score in measure.scores(measure.read(language)) if score.may_be_error}
    shown = {rule for rule in RULES if wording.RULES[rule].severity[language] == "error"}
    assert shown
    assert shown <= earned


def test_the_page_says_what_is_measured():
    assert measure.main(["--check"]) == 0


def test_a_stale_page_is_noticed(tmp_path, monkeypatch, capsys):
    page = tmp_path / "page.md"
    page.write_text(measure.PAGE.read_text(encoding="utf-8").replace("SVC-MUST", "SVC-MIST"))
    monkeypatch.setattr(measure, "PAGE", page)
    assert measure.main(["--check"]) == 1
    assert "stale" in capsys.readouterr().err
    assert measure.main([]) == 0
    assert measure.main(["--check"]) == 0


def test_missing_sentences_are_no_success(tmp_path, monkeypatch, language):
    monkeypatch.setattr(measure, "SENTENCES", tmp_path)
    assert measure.read(language) == []
    assert not any(score.may_be_error for score in measure.scores([]))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(9, 10, 0.5958, 0.9821), (5, 5, 0.5655, 1.0), (0, 4, 0.0, 0.4899)],
)
def test_the_wilson_interval_is_that_of_the_books(right, of, low, high):
    assert measure.wilson(right, of) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [
        ("yyyyn", "yyyyn", 1.0),
        ("ynyn", "yynn", 0.0),
        ("yyyy", "yyyy", None),
        ("", "", None),
    ],
)
def test_kappa_counts_agreement_beyond_chance(first, second, kappa):
    pairs = [(a == "y", b == "y") for a, b in zip(first, second, strict=True)]
    assert measure.kappa(pairs) == kappa


def test_a_refusal_that_is_only_mentioned_is_no_find():
    assert measure.found("I can't come today, but I can be there at nine.") == set()
    assert measure.found("你好。") == {"SVC-TU"}
