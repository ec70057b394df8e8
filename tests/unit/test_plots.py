"""Figures and tables: complete, readable, and without boxes in any language."""

import base64
import itertools
import re
import struct
from collections import Counter
from pathlib import Path

import pytest
from matplotlib import font_manager
from matplotlib.colors import to_hex

from courseware import i18n
from courseware.content.parameters import decision_map
from courseware.datasets import account, label, read
from courseware.models.buying.plan import strength
from courseware.models.funnel import STEPS
from courseware.plots import FIGURES, centre, draw, figure
from courseware.plots.drawing import BLUE, GREEN, VERMILION
from courseware.tables import TABLES, table

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh-CN")
HANZI = re.compile(r"[一-鿿]")
UNIT = re.compile(
    r"\((million|%|fen|yuan|opportunities|points of 10|rank correlation, 1 is all|of 36)\)"
)


def drawn_texts(drawing):
    for axes in drawing.axes:
        yield from (axes.get_title(loc="left"), axes.get_xlabel(), axes.get_ylabel())
        ticks = (*axes.get_xticklabels(), *axes.get_yticklabels())
        yield from (label.get_text() for label in ticks)
        yield from (text.get_text() for text in axes.texts)


def visible_texts(axes):
    ticks = [
        label
        for axis in (axes.xaxis, axes.yaxis)
        for label in axis.get_ticklabels()
        if axis.get_view_interval().min() <= place(axis, label) <= axis.get_view_interval().max()
    ]
    named = [axes._left_title, axes.xaxis.label, axes.yaxis.label, *axes.texts, *ticks]
    legend = axes.get_legend()
    return [text for text in [*named, *(legend.get_texts() if legend else [])] if text.get_text()]


def place(axis, label):
    return label.get_position()[axis.axis_name == "y"]


def overlap(one, two):
    """Tell whether two boxes share more than an edge."""
    return (
        min(one.x1, two.x1) - max(one.x0, two.x0) > 1
        and min(one.y1, two.y1) - max(one.y0, two.y0) > 1
    )


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
        assert re.search(UNIT, axes.get_xlabel() + axes.get_ylabel())


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


def test_a_figure_is_shown_at_half_the_size_of_its_picture():
    data, metadata = figure("funnel", "en")._repr_mimebundle_()
    size = struct.unpack(">II", base64.b64decode(data["image/png"])[16:24])
    shown = metadata["image/png"]
    assert size == (2 * shown["width"], 2 * shown["height"])


def test_a_figure_leaves_language_and_fonts_as_they_were():
    families = [font.name for font in font_manager.fontManager.ttflist][:3]
    i18n.use("en")
    figure("three_routes", "zh-CN")
    assert i18n.current() == "en"
    assert [font.name for font in font_manager.fontManager.ttflist][:3] == families


def test_the_description_tells_the_figures():
    assert "482.8" in figure("three_routes", "en").description
    assert "5.6 fen" in figure("added_profit", "en").description
    assert "40,000" in figure("lifetime", "en").description


def test_the_lorenz_curve_and_its_table_tell_the_same_book():
    best = table("book_bands", "en").iloc[0]["Share of the revenue"]
    share = float(best.removesuffix(" %"))
    told = figure("lorenz", "en").description
    assert f"the best 8 per cent bring {share}%" in told
    assert f"all but the best 8 per cent bring {100 - share:.1f}%" in told


def test_the_funnel_shows_every_step_and_each_narrower_than_the_last():
    counts = Counter(row["step"] for row in read("prospects"))
    drawn = [bar.get_width() for bar in figure("funnel", "en").axes[0].patches]
    assert drawn == [sum(counts[step] for step in STEPS[n:]) for n in range(len(STEPS))]
    assert drawn == sorted(drawn, reverse=True)


def test_satisfaction_is_drawn_and_not_told():
    """The question above the figure asks for the ratio."""
    drawing = figure("satisfaction", "en")
    assert not re.search("80|87", " ".join([drawing.description, *drawn_texts(drawing)]))


#: What explorers draw beside the figures of the lessons.
CHARTS = {
    "organisation": centre.organisation,
    "copied": lambda drawing: centre.clue(drawing, "copied"),
    "sway": centre.rank_and_sway,
}


@pytest.mark.parametrize("name", [*FIGURES, *CHARTS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_figure_is_cut_off_or_covers_another(name, language):
    drawing = draw(CHARTS[name], language) if name in CHARTS else figure(name, language)
    drawing.draw_without_rendering()
    words = [text for axes in drawing.axes for text in visible_texts(axes)]
    boxes = [(text.get_text(), text.get_window_extent()) for text in words]
    whole = drawing.bbox.padded(1)
    assert [
        t for t, box in boxes if not whole.containsx(box.x0) or not whole.containsx(box.x1)
    ] == []
    assert [
        t for t, box in boxes if not whole.containsy(box.y0) or not whole.containsy(box.y1)
    ] == []
    pairs = itertools.combinations(boxes, 2)
    assert [(one[0], two[0]) for one, two in pairs if overlap(one[1], two[1])] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_chinese_table_has_no_english_words(name):
    frame = table(name, "zh-CN")
    texts = [*frame.columns, frame.columns.name, *frame.index, *frame.to_numpy().ravel()]
    known = r"TD-SCDMA|ARPU|MOU|VIP"
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


def test_the_bands_of_the_book_hold_all_customers_and_all_revenue():
    frame = table("book_bands", "en")
    *bands, every = [int(n) for n in frame["Customers"]]
    assert bands == [48, 48, 48, 456]
    assert every == sum(bands) == len(read("customers"))
    shares = [float(share.removesuffix(" %")) for share in frame["Share of the revenue"]]
    assert sum(shares[:-1]) == pytest.approx(100, abs=0.2)
    each = [int(yuan.replace(",", "")) for yuan in frame["Revenue of each (yuan)"]]
    brought = [count * yuan for count, yuan in zip([*bands, every], each, strict=True)]
    assert sum(brought[:-1]) == pytest.approx(brought[-1], rel=0.001)


def test_the_roads_to_new_customers_agree_with_the_question_about_a_week():
    frame = table("channels", "en")
    counted = frame[["Hours for ten", "First meetings from ten"]].astype(float)
    assert [*counted.loc["Former customer"]] == [2, 3]
    assert [*counted.loc["Referral"]] == [5, 4]
    assert [*counted.loc["Industry directory or site"]] == [1, 0.3]
    codes = {row["channel"] for row in read("prospects")}
    assert {label("channel", code) for code in codes} == {*frame.index}


def test_the_levels_of_contact_take_the_hours_of_the_model():
    frame = table("contact_levels", "en")
    assert [int(hours) for hours in frame["Hours a month"]] == [10, 4, 1, 0]


def test_the_map_shows_each_of_its_numbers_with_range_and_meaning():
    frame, numbers = table("map-parameters", "en"), decision_map()
    shown = [[*row] for row in frame.to_numpy()[: len(numbers.settings)]]
    for (value, span, meaning), setting in zip(shown, numbers.settings, strict=True):
        assert value == f"{setting.value:g}".replace("-", "−")
        assert meaning == setting.meaning
        limits = [float(limit.replace("−", "-")) for limit in span.split(" to ") if span != "fixed"]
        assert limits in ([setting.low, setting.high], [])
        assert (span == "fixed") == (setting.low == setting.high)
    assert [*frame["Default"][-2:]] == [str(numbers.budget.total), str(numbers.budget.stage)]


def test_the_map_shows_what_each_channel_costs_and_how_strongly_it_works():
    frame, parameters = table("map-channels", "en"), decision_map().parameters()
    chen_hong = account("apex").member("chen-hong")
    assert len(frame) == len(parameters.channels) == 14
    for name, channel in parameters.channels.items():
        row = frame.loc[label("channel", name)]
        assert [row["Cost in half-days"], row["Strength"]] == [
            str(channel.cost),
            str(channel.strength),
        ]
        column = "where trusted" if name in chen_hong.sources else "where not"
        assert row[column] == str(strength(chen_hong, parameters, name))
        assert bool(row["works only"]) == (channel.through or channel.warm)


def test_the_data_package_describes_its_tables():
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(ROOT / "datasets" / "datapackage.json"))
    assert report.flatten(["message"]) == []


def test_the_influence_figure_names_all_who_weigh_most():
    described = figure("apex-influence", "en").description
    assert "Possible suppliers consulted: Zhao Yue and Song Jiang, 30" in described
    assert "Decision and follow-up: Wang Dan, 30." in described


def test_the_robustness_panel_shows_every_draw():
    for axes in figure("robustness", "en").axes:
        assert sum(bar.get_height() for bar in axes.patches) == len(read("apex_robustness"))


def test_the_bars_of_sway_have_the_colours_of_the_ranks():
    (axes,) = draw(centre.rank_and_sway, "en").axes
    colours = [to_hex(bar.get_facecolor()).upper() for bar in axes.patches]
    names = [each.get_text() for each in axes.get_yticklabels()]
    assert {n for n, c in zip(names, colours, strict=True) if c == VERMILION} == {"President"}
    assert {n[:14] for n, c in zip(names, colours, strict=True) if c == GREEN} == {"Vice-president"}
    assert Counter(colours) == {VERMILION: 1, GREEN: 5, BLUE: 11}


@pytest.mark.parametrize("name", CHARTS)
def test_the_charts_of_the_hidden_decider_can_be_read(name):
    (axes,) = draw(CHARTS[name], "en").axes
    words = [*axes.texts, *axes.get_yticklabels(), axes.xaxis.label]
    assert min(text.get_fontsize() for text in words) >= 10


def test_the_chart_by_rank_names_everybody_and_no_sway():
    drawing = draw(centre.organisation, "en")
    (axes,) = drawing.axes
    names = [text.get_text().splitlines()[0] for text in axes.texts]
    assert sorted(names) == sorted(row["name"] for row in read("org_chart"))
    assert "Vice-president B · planning: Liu · Head of planning and Wang" in drawing.description


def test_a_clue_is_laid_over_the_chart_in_the_order_of_rank():
    (axes,) = draw(lambda drawing: centre.clue(drawing, "copied"), "en").axes
    names = [tick.get_text().split(" · ")[0] for tick in axes.get_yticklabels()]
    assert names == [row["name"] for row in read("org_chart")]
    lengths = dict(zip(names, [bar.get_width() for bar in axes.patches], strict=True))
    assert (lengths["President"], lengths["Vice-president A"], lengths["Han"]) == (17, 8, 0)
    assert axes.get_xlabel() == "Is copied (times)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heads_of_the_stages_break_no_word_and_touch_no_neighbour(language):
    (axes,) = figure("apex-influence", language).axes
    heads = [tick.get_text().splitlines() for tick in axes.get_xticklabels()]
    assert [number for number, *_name in heads] == [str(n) for n in range(1, 9)]
    third = {"en": ["Specification", "and", "performance"], "zh-CN": ["确定规格", "和性能"]}
    seventh = {"en": ["Negotiation", "with", "candidates"], "zh-CN": ["与候选供应商", "谈判"]}
    for stage, lines in ((3, third), (7, seventh)):
        assert [line for line in heads[stage - 1][1:] if line] == lines[language]
    boxes = [tick.get_window_extent() for tick in axes.get_xticklabels()]
    assert min(after.x0 - one.x1 for one, after in itertools.pairwise(boxes)) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_robustness_panels_say_what_they_are_about_inside_the_picture(language):
    drawing = figure("robustness", language)
    order, best = drawing.axes
    if language == "en":
        assert order.get_title(loc="left") == "Order of the plans: middle 0.86, lowest 0.63"
        assert best.get_title(loc="left") == "Our best plan: middle 0.93, lowest 0.77"
    for axes in (order, best):
        label, title = axes.xaxis.label.get_window_extent(), axes._left_title.get_window_extent()
        assert drawing.bbox.x1 - max(label.x1, title.x1) >= 8
    assert best._left_title.get_window_extent().x0 - order._left_title.get_window_extent().x1 > 8
