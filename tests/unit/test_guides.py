"""The industry lens and the self-diagnosis: their files, and what they show."""

from html import unescape

import pytest

from courseware import i18n
from courseware.content import guides, texts
from courseware.content.guides import Diagnosis, Industries, diagnosis, industries
from courseware.content.reading import validated
from courseware.errors import ContentError
from courseware.explorers import explorer
from tools.messages import COMMON_FILES, content_messages


def test_there_are_eleven_industries_and_four_rows_at_three_levels():
    assert len(industries().industries) == 11
    assert [level.id for level in diagnosis().levels] == ["passing", "middle", "top"]
    assert len(diagnosis().rows) == 4


@pytest.mark.parametrize("name", COMMON_FILES)
def test_every_text_reaches_the_translators(name):
    found = content_messages(guides.DIAGNOSIS_FILE.with_name(name))
    assert [each.message for each in found] == list(texts(COMMON_FILES[name]()))


@pytest.mark.parametrize(
    ("kind", "change", "sentence"),
    [
        (Industries, lambda d: d["industries"].append(d["industries"][0]), "is used twice"),
        (Industries, lambda d: d["industries"][0].pop("press"), "press` is missing"),
        (Diagnosis, lambda d: d["levels"].reverse(), "passing, middle, top"),
        (Diagnosis, lambda d: d["rows"].append(d["rows"][0]), "is used twice"),
        (Diagnosis, lambda d: d["rows"][0].update(score=3), "is not a key of the format"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(kind, change, sentence):
    path = {Industries: guides.INDUSTRIES_FILE, Diagnosis: guides.DIAGNOSIS_FILE}[kind]
    data = guides.read_yaml(path)
    change(data)
    with pytest.raises(ContentError, match=sentence):
        validated(lambda: kind.model_validate(data), path.name)


def test_an_industry_stands_alone_or_beside_another():
    lens = explorer("industry")
    first, other = industries().industries[0], industries().industries[7]
    for text in (first.projects, first.running, first.organisation, first.press):
        assert text in lens.shown.text
    assert other.name not in lens.shown.text
    lens.controls["other"].value = other.id
    assert lens.shown.words[0] == f"{first.name} · {other.name}"
    assert first.press in lens.shown.text
    assert other.press in lens.shown.text
    assert lens.shown.html.count("<details>") == 2
    lens.controls["other"].value = first.id
    assert lens.shown.words[0] == first.name


def test_the_diagnosis_starts_blank_and_gives_no_sum():
    mirror = explorer("self-diagnosis")
    assert [control.value for control in mirror.controls.values()] == [None] * 4
    assert mirror.shown.words[0] == "0 of 4 rows chosen."
    assert "Nothing of this is stored" in mirror.shown.words[1]
    assert "<table" not in mirror.shown.html
    row = diagnosis().rows[2]
    mirror.controls[row.id].value = "middle"
    assert mirror.shown.words[0] == "1 of 4 rows chosen."
    assert "<td>Middle</td>" in mirror.shown.html
    assert mirror.shown.html.count("<td>") == 2


def test_on_paper_the_diagnosis_is_whole_whatever_was_chosen():
    mirror = explorer("self-diagnosis")
    blank = mirror.shown.table
    mirror.controls["see"].value = "top"
    assert mirror.shown.table == blank
    rows, levels = diagnosis().rows, [level.id for level in diagnosis().levels]
    texts = [text.at(level) for row in rows for text in (row, row.next) for level in levels]
    assert all(text in blank for text in texts)


def test_the_next_step_fits_the_level_and_at_the_top_it_is_a_colleagues():
    mirror, steps = explorer("self-diagnosis"), [row.next for row in diagnosis().rows]
    for row in diagnosis().rows:
        mirror.controls[row.id].value = "top"
    shown = unescape(mirror.shown.html)
    assert all(step.top in shown for step in steps)
    assert not any(step.passing in shown for step in steps)
    assert all("colleague" in step.top for step in steps)


def test_both_speak_the_language_that_they_were_made_in():
    with i18n.using("zh-CN"):
        lens, mirror = explorer("industry"), explorer("self-diagnosis")
    lens.controls["other"].value = "health"
    mirror.controls["watch"].value = "top"
    for shown in (lens.shown.text, mirror.shown.text):
        assert industries().industries[0].name not in shown
        assert diagnosis().rows[0].name not in shown
