"""The explorers: what each setting of their controls shows, in words and as a figure."""

import re
from collections import defaultdict

import pytest

from courseware import i18n
from courseware.datasets import read
from courseware.explorers import EXPLORERS, Explorer, explorer
from courseware.explorers.explorer import Shown, picture
from courseware.explorers.pivot import Pivot, html, text
from courseware.models.concentration import top_share
from courseware.models.value import lifetime_value
from courseware.plots import draw


def made(name, **settings):
    """Return an explorer with its controls set as a trainee would set them."""
    shown = explorer(name)
    for control, value in settings.items():
        shown.controls[control].value = value
    return shown


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_reads_without_a_kernel(name, language):
    with i18n.using(language):
        shown = explorer(name)
    data, _metadata = shown._repr_mimebundle_()
    assert len(data["text/plain"].splitlines()) > 2
    if language == "zh-CN":
        assert re.findall(r"[A-Za-z]{3,}", data["text/plain"].replace("Gini", "")) == []


@pytest.mark.parametrize("name", ["pareto", "value"])
def test_every_figure_has_its_description(name):
    assert re.search(r'<img [^>]*alt="[^"]{80,}"', explorer(name).shown.html)


def test_an_explorer_keeps_its_language_when_another_notebook_uses_another():
    with i18n.using("zh-CN"):
        shown = explorer("value")
    with i18n.using("en"):
        shown.controls["margin"].value = 8_000
    assert "元" in shown.shown.text


def test_the_value_shown_is_that_of_the_formula():
    words = made("value", margin=5_000, retention=75, discount=8, cost=0).shown.text
    value = lifetime_value(5_000, 0.75, 0.08, first="later")
    assert f"Worth {value:,.0f} yuan today" in words
    assert "5,000 × 0.75 ÷ (1 + 0.08 − 0.75)" in words
    assert f"at most {value:,.0f} for one who signs" in words


def test_a_first_margin_at_once_adds_one_margin():
    later, now = (made("value", first=first, cost=0).shown.text for first in ("later", "now"))
    amounts = [
        int(re.search(r"Worth ([\d,]+)", words)[1].replace(",", "")) for words in (later, now)
    ]
    assert amounts[1] - amounts[0] == pytest.approx(4_000, abs=1)


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [(6_000, "leaves 4,667"), (20_000, "loses 9,333"), (0, "Worth 10,667")],
)
def test_the_cost_of_winning_is_set_against_the_value(cost, sentence):
    assert sentence in made("value", cost=cost).shown.text


def test_who_has_stayed_a_year_never_stays_for_certain():
    words = made("value", retention=99, second=6).shown.text
    assert "99% stay through year 1, 99.5% of these through year 2" in words
    assert "80% stay through year 1, 83% of these" in made("value", second=3).shown.text


def test_the_value_is_split_among_those_who_are_courted():
    words = made("value", cost=0).shown.text
    assert "at most 10,667 for one who signs; if one in four signs, 2,667 for each" in words


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        # 2,909 after the first year, 5,025 after the second, 6,563 after the third
        ({"cost": 6_000}, "The cost is back with the margin of year 3."),
        ({"cost": 6_000, "first": "now"}, "The cost is back with the margin of year 2."),
        ({"cost": 10_500}, "The cost is back only after more than 12 years."),
        ({"cost": 20_000}, None),
        ({"cost": 0}, None),
    ],
)
def test_the_year_is_told_in_which_the_cost_is_back(settings, sentence):
    told = [line for line in made("value", **settings).shown.words if line.startswith("The cost")]
    assert told == ([sentence] if sentence else [])


def test_a_customer_whom_nobody_keeps_is_worth_nothing_later():
    assert "Worth 0 yuan" in made("value", retention=0, second=3).shown.text


def test_the_book_can_be_narrowed_to_a_region():
    rows = [row for row in read("customers") if row["region"] == "yulin"]
    held = top_share([float(row["revenue"]) for row in rows], 0.1)
    words = made("pareto", region="yulin", share=10).shown.text
    assert f"The best 10% of {len(rows)} customers bring {held:.1%}" in words


def test_a_part_of_the_book_without_sales_is_told_in_a_sentence():
    lone = {(row["region"], row["industry"]) for row in read("customers")} - {
        (row["region"], row["industry"]) for row in read("customers") if float(row["revenue"]) > 0
    }
    if not lone:
        pytest.skip("every part of this book has sales")
    region, industry = lone.pop()
    assert "Choose another part" in made("pareto", region=region, industry=industry).shown.text


def test_the_pivot_table_adds_up():
    sums = defaultdict(float)
    for row in read("sales"):
        if row["month"].startswith("2009"):
            sums[row["region"]] += float(row["revenue"]) / 1_000
    words = made("structure", down="region").shown.text
    shown = [float(n.replace(",", "")) for n in re.findall(r"\| ([\d,.]+)$", words, re.MULTILINE)]
    assert shown[:-1] == [round(amount) for amount in sorted(sums.values(), reverse=True)]
    assert shown[-1] == round(sum(sums.values()))


def rows_of(shown):
    """Return the names of a table's rows, without heading and total."""
    return [line.split(" | ")[0] for line in shown.text.splitlines() if " | " in line][1:-1]


def test_rows_stand_by_size_whatever_is_shown_and_months_by_the_calendar():
    by_revenue = rows_of(made("structure", down="product").shown)
    assert by_revenue[0] == "Voice"
    assert rows_of(made("structure", down="product", show="rate").shown) == by_revenue
    months = rows_of(made("structure", down="month").shown)
    assert months == [f"month {n}" for n in range(1, 13)]


def test_chinese_counts_money_in_its_own_unit():
    english = made("structure").shown.text
    with i18n.using("zh-CN"):
        chinese = made("structure").shown.text
    told = [float(words.split(" | ")[-1].replace(",", "")) for words in (english, chinese)]
    assert told[0] == pytest.approx(10 * told[1], abs=1)
    assert "thousand yuan" in english
    assert "万元" in chinese


def test_the_share_of_the_margin_follows_from_revenue_and_margin():
    totals = {}
    for show in ("revenue", "margin", "rate"):
        words = made("structure", show=show).shown.text
        totals[show] = float(words.split(" | ")[-1].replace(",", ""))
    assert totals["rate"] == pytest.approx(100 * totals["margin"] / totals["revenue"], abs=0.1)


def test_a_change_from_nothing_is_a_dash():
    shown = made("structure", down="salesperson", across="region", show="revenue change").shown
    assert "nan" not in shown.text
    assert "inf" not in shown.text
    assert "–" in shown.text


@pytest.mark.parametrize("cost", [0, 60_000])
@pytest.mark.parametrize("retention", [0, 99])
@pytest.mark.parametrize("margin", [0, 50_000])
def test_sliders_at_their_ends_still_lead_to_sentences(margin, retention, cost):
    shown = made("value", margin=margin, retention=retention, discount=1, cost=cost).shown
    assert "Worth" in shown.words[0]
    assert not re.search("nan|inf", shown.text)


def test_one_region_and_product_fell_and_no_total_shows_it():
    change = {"show": "revenue change"}
    for dimension in ("region", "product", "customer_class", "department", "salesperson"):
        assert "▼" not in made("structure", down=dimension, **change).shown.text
    both = made("structure", down="region", across="product", **change).shown
    assert both.text.count("▼") == 1
    assert both.html.count("▼") == 1
    assert both.words[0].startswith("1 of 30 entries fell")


def test_rows_and_columns_of_one_dimension_are_a_plain_list():
    assert made("structure", across="region").shown.text == made("structure").shown.text


def test_sales_can_be_narrowed_and_an_empty_cell_is_a_dash():
    words = made("structure", down="salesperson", across="region").shown.text
    assert "–" in words  # a salesperson works in one region
    narrowed = made("structure", down="region", only="region=yulin").shown.text
    rows = [line for line in narrowed.splitlines() if " | " in line]
    assert [row.split(" | ")[0] for row in rows] == ["region", "Yulin", "all"]


def test_an_empty_cell_is_no_entry_that_could_have_fallen():
    settings = {"down": "salesperson", "across": "region", "only": "product=broadband"}
    shown = made("structure", show="revenue change", **settings).shown
    entries = shown.text.count(" | ▼") + shown.text.count(" | +")
    within = entries - len(rows_of(shown)) - 5 - 1  # totals of rows, columns, and of all
    assert re.match(rf"\d+ of {within} entries fell", shown.words[0])
    assert "–" in shown.text


def test_a_fall_is_marked_by_sign_and_word_and_not_by_colour_alone():
    pivot = Pivot("region", {"a": "A"}, {}, {("a", "*"): -3.14, ("*", "*"): 0.0}, signed=True)
    assert "▼ −3.1" in html(pivot)
    assert text(pivot).splitlines() == ["region | all", "A | ▼ −3.1", "all | +0.0"]


def test_words_of_an_explorer_are_never_taken_for_html():
    shown = Explorer("<b>", {}, lambda: Shown(("<b>",), table="<b>"))
    data, _metadata = shown._repr_mimebundle_()
    assert data["text/html"] == "<p>&lt;b&gt;<br>&lt;b&gt;<br>&lt;b&gt;</p>"
    assert shown._result.words == "<p>&lt;b&gt;</p>"
    assert "<b>" not in shown.children[0].value


def test_the_description_of_a_figure_is_never_taken_for_html():
    drawing = draw(lambda _drawing: '"><b>', "en")
    assert 'alt="&quot;&gt;&lt;b&gt;"' in picture(drawing)


def test_words_of_a_table_are_never_taken_for_html():
    pivot = Pivot("<b>", {"a": "<b>"}, {"c": "<b>"}, {("a", "*"): 1.0}, signed=False)
    assert "<b>" not in html(pivot)
    assert html(pivot).count("&lt;b&gt;") == 3


def lab(monkeypatch):
    """Return the segmentation lab over ten, five and four accounts in three regions."""
    staff = {"yulin": ("20",) * 10, "xian": ("100",) * 5, "baoji": ("1000",) * 4}
    plain = {"lines": "0", "attitude": "neutral", "revenue": "0", "size": "small"}
    book = [plain | {"region": r, "employees": n} for r, each in staff.items() for n in each]
    monkeypatch.setattr(
        "courseware.explorers.segments.read",
        lambda name: book if name == "customers" else read(name),
    )
    return made("segments", first="region")


def test_the_segmentation_lab_holds_a_group_against_others_of_about_its_size(monkeypatch):
    shown = lab(monkeypatch)
    assert shown.shown.words[0] == "3 groups."
    assert "Worth reaching" not in shown.shown.table
    shown.controls["target"].value = "yulin"
    told, better, _assumed = shown.shown.words
    assert "Yulin: 10 accounts" in told
    assert "That is 4% of what the best 10 accounts" in told  # 200 of 4,520 staff
    assert better == "Xi'an has no more accounts (5) and scores 12%."
    shown.controls["target"].value = "baoji"
    assert shown.shown.words[1].startswith("No group of about that size")


def test_the_segmentation_lab_offers_the_groups_of_its_bases(monkeypatch):
    shown = lab(monkeypatch)
    shown.controls["target"].value = "xian"
    shown.controls["second"].value = "attitude"
    assert shown.controls["target"].value == ""
    names = [name for name, _key in shown.controls["target"].options]
    assert names == ["not chosen yet", "Yulin · Neutral", "Xi'an · Neutral", "Baoji · Neutral"]
    shown.controls["second"].value = "region"  # the same twice is one basis
    assert len(shown.controls["target"].options) == 4
    assert "·" not in shown.controls["target"].options[1][0]


def groups_of(shown):
    """Return the names of a table's groups; it has no total."""
    return [line.split(" | ")[0] for line in shown.shown.table.splitlines() if " | " in line][1:]


def test_groups_stand_in_the_order_of_their_codes_and_not_by_letter():
    sizes, attitudes = ["Small", "Medium", "Large", "Very large"], ["Champion", "Supporter"]
    shown = made("segments")
    offered = [name for name, _key in shown.controls["target"].options][1:]
    assert [name.split(":")[0] for name in groups_of(shown)] == sizes
    assert offered == groups_of(shown)
    shown.controls["first"].value = "attitude"
    assert groups_of(shown) == [*attitudes, "Neutral", "Critic", "Opponent"]
    shown.controls["first"].value = "usage"
    assert groups_of(shown) == ["heavy usage", "light usage", "no usage"]


def test_the_table_shows_every_group_of_two_short_bases():
    shown = made("segments", first="attitude", second="size")
    assert shown.shown.words[0] == "20 groups."
    assert "Champion · Large: 300 to 1,999 staff" in groups_of(shown)
    assert len(groups_of(shown)) == shown.shown.html.count('scope="row"') == 20
    assert "can be chosen above" not in shown.shown.text


def test_a_long_table_says_how_many_groups_it_leaves_out_and_keeps_the_chosen_one():
    shown = made("segments", first="industry", second="region")
    every = [key for _name, key in shown.controls["target"].options][1:]
    left = len(every) - len(groups_of(shown))
    assert left > 1
    assert f"{left} more can be chosen above" in shown.shown.table
    assert f"{left} more can be chosen above" in shown.shown.html
    hidden = next(
        (name, key)
        for name, key in shown.controls["target"].options[1:]
        if name not in groups_of(shown)
    )
    shown.controls["target"].value = hidden[1]
    assert f"▶ {hidden[0]}" in groups_of(shown)
    assert f"{left - 1} more can be chosen above" in shown.shown.table


def test_only_a_table_with_a_total_has_its_last_row_set_off():
    css = made("segments")._result._css
    (rule,) = [line for line in css.splitlines() if "tr:last-child" in line and "pivot" in line]
    assert ":not(.cw-groups)" in rule
    assert "cw-groups" in made("segments").shown.html
    assert "cw-groups" not in made("structure").shown.html


def test_the_decider_opens_by_rank_alone_and_gives_nobody_away():
    shown = explorer("decider")
    seen = " ".join(shown.shown.words) + shown.shown.html
    described = re.search('alt="([^"]*)"', shown.shown.html)[1]
    assert described.startswith("By rank, below President. Vice-president A · administration: Bao")
    assert not re.search("sway|Wang", " ".join(shown.shown.words))
    assert not re.search(r"[Ss]way|\d", described)
    assert "centrality" not in seen
    names = [name for name, _code in shown.controls["signal"].options]
    assert names == [
        "none yet: the chart by rank",
        "Is copied",
        "Is asked first",
        "The draft survives",
        "all three clues",
    ]


@pytest.mark.parametrize("signal", ["copied", "asked_first", "draft_survives"])
def test_each_clue_shows_how_often_it_points_to_whom(signal):
    rows = [row for row in read("org_signals") if row["signal"] == signal]
    wang = sum(int(row["count"]) for row in rows if row["to"] == "wang")
    opened = explorer("decider").shown.text
    shown = made("decider", signal=signal).shown
    assert f"Wang · Planning clerk {wang};" in shown.text
    assert "Han" not in shown.table  # nobody turns to the training clerk
    assert shown.table in opened  # on paper nothing can be chosen


def test_all_clues_together_are_sway_in_plain_words_and_the_terms_below():
    first, measures, _colours = made("decider", signal="all").shown.words
    assert "centrality" not in first
    assert "eigenvector centrality" in measures
    assert "The most here: President 0.18, then Wang 0.14." in measures
    assert "1. Wang · Planning clerk: sway 1.00" in made("decider", signal="all").shown.table
