"""Figures and tables: complete, readable, and without boxes in any language."""

import base64
import re
from pathlib import Path

import pytest
from matplotlib import font_manager

from courseware import i18n
from courseware.datasets import read
from courseware.plots import FIGURES, figure
from courseware.tables import TABLES, table

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh-CN")
HANZI = re.compile(r"[一-鿿]")


def drawn_texts(drawing):
    for axes in drawing.axes:
        yield from (axes.get_title(loc="left"), axes.get_xlabel(), axes.get_ylabel())
        ticks = (*axes.get_xticklabels(), *axes.get_yticklabels())
        yield from (label.get_text() for label in ticks)
        yield from (text.get_text() for text in axes.texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_without_a_missing_glyph(name, language):
    drawing = figure(name, language)
    data, metadata = drawing._repr_mimebundle_()  # matplotlib would warn, and a warning is an error
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == metadata["image/png"]["alt"] == drawing.description


@pytest.mark.parametrize("name", FIGURES)
def test_every_axes_has_a_title_and_a_unit(name):
    for axes in figure(name, "en").axes:
        assert axes.get_title(loc="left")
        assert re.search(r"\((million|%|fen)\)", axes.get_xlabel() + axes.get_ylabel())


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_fits_a_small_laptop_and_can_be_read(name):
    drawing = figure(name, "en")
    width, height = drawing.get_size_inches() * drawing.dpi
    assert (width <= 900, height <= 500) == (True, True)
    texts = [text for axes in drawing.axes for text in (*axes.texts, *axes.get_xticklabels())]
    assert min(text.get_fontsize() for text in texts) >= 10


@pytest.mark.parametrize("name", FIGURES)
def test_a_chinese_figure_has_no_english_words(name):
    drawing = figure(name, "zh-CN")
    texts = [drawing.description, *drawn_texts(drawing)]
    assert [text for text in texts if re.search(r"[A-Za-z]{2,}", text)] == []
    assert HANZI.search(drawing.description)


def test_a_figure_leaves_language_and_fonts_as_they_were():
    families = [font.name for font in font_manager.fontManager.ttflist][:3]
    i18n.use("en")
    figure("three_routes", "zh-CN")
    assert i18n.current() == "en"
    assert [font.name for font in font_manager.fontManager.ttflist][:3] == families


def test_the_description_tells_the_figures():
    assert "482.8" in figure("three_routes", "en").description
    assert "5.6 fen" in figure("added_profit", "en").description


@pytest.mark.parametrize("name", TABLES)
def test_a_chinese_table_has_no_english_words(name):
    frame = table(name, "zh-CN")
    texts = [*frame.columns, frame.columns.name, *frame.index, *frame.to_numpy().ravel()]
    known = r"TD-SCDMA|ARPU|MOU"
    assert [t for t in texts if re.search(r"[A-Za-z]{2,}", re.sub(known, "", t))] == []


def test_the_report_is_shown_as_printed_and_without_what_follows_from_it():
    frame = table("operator_2009q3", "en")
    assert list(frame["Value"]) == [
        "508",
        "1.655",
        "5.68",
        "2,133.67",
        "491",
        "326.977",
        "8.9",
        "83.935",
        "1.8",
        "75",
    ]
    assert len(frame) < len(read("operator_2009q3"))


def test_chinese_counts_money_in_its_own_units():
    frame = table("operator_2009q3", "zh-CN")
    assert list(frame.iloc[5])[:2] == ["3,269.77", "亿元"]


def test_the_routes_show_their_sums():
    frame = table("three_routes", "en")
    assert list(frame["Sum"]) == [
        "2,133,670 ÷ (491 × 9)",
        "326,977 ÷ (75 × 9)",
        "(456.9 + 508) ÷ 2",
    ]


def test_the_data_package_describes_its_tables():
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(ROOT / "datasets" / "datapackage.json"))
    assert report.flatten(["message"]) == []
