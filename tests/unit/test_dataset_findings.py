"""Each invented table shows what it is meant to show, and would not by chance."""

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, pairwise, product

import pytest

from courseware.datasets import read
from courseware.models.qualification import Qualification, card
from datasets.generator import measures
from datasets.generator.days import working
from datasets.generator.prospects import prospects
from datasets.generator.sales import FALLEN


def yes(row, name):
    return row[name] == "true"


# ------------------------------------------------------------------ customers


def test_a_few_customers_bring_nearly_all():
    shares = measures.band_shares(read("customers"))
    assert shares == pytest.approx([84, 13, 3, 0], abs=2)
    assert sum(row["revenue"] == "0" for row in read("customers")) > 200


def test_large_firms_are_among_those_who_bring_nothing():
    rest = sorted(read("customers"), key=lambda row: -int(row["revenue"]))[144:]
    asleep = [row for row in rest if int(row["employees"]) >= 300]
    assert len(asleep) >= 50
    assert all(int(row["lines"]) * 20 < int(row["employees"]) for row in asleep)


def test_buying_methods_differ_in_margin_and_satisfaction():
    margins, eta = measures.effect(read("customers"), "buying_method", measures.margin_share)
    assert eta > 0.25  # 0.14 is called a large effect
    assert margins["price"] < margins["tender"] < margins["relationship"] < margins["solution"]
    satisfied, eta = measures.effect(read("customers"), "buying_method", measures.satisfaction)
    assert eta > 0.14
    assert max(satisfied, key=satisfied.get) == "relationship"
    assert min(satisfied, key=satisfied.get) == "price"


def test_the_four_kinds_of_buyer_show_in_other_columns():
    rows, seen = read("customers"), ("industry", "size", "attitude")
    assert measures.guessed(rows, "buying_method", seen) > 0.7
    assert max(Counter(row["buying_method"] for row in rows).values()) / len(rows) < 0.4
    for name in seen:
        assert measures.association(rows, "buying_method", name) > 0.2
    shuffled = [
        {**row, "buying_method": rows[n - 7]["buying_method"]} for n, row in enumerate(rows)
    ]
    assert measures.guessed(shuffled, "buying_method", seen) < 0.45


def test_an_account_is_consistent():
    bounds = {
        "small": (1, 49),
        "medium": (50, 299),
        "large": (300, 1999),
        "very_large": (2000, 2e4),
    }
    for row in read("customers"):
        low, high = bounds[row["size"]]
        employees, lines = int(row["employees"]), int(row["lines"])
        assert low <= employees <= high
        assert lines <= employees
        assert bool(lines) == bool(row["products"]) == (row["revenue"] != "0")
        assert bool(lines) == bool(int(row["minutes"]))
        assert not lines or int(row["tenure_years"]) > 0


# ---------------------------------------------------------------------- sales


def test_sales_rise_in_december_and_dip_in_february():
    for year in ("2008", "2009"):
        months = [
            measures.total(read("sales"), "revenue", month=f"{year}-{n:02}") for n in range(1, 13)
        ]
        assert months.index(min(months)) == 1
        assert months.index(max(months)) == 11
        assert min(months) < 0.85 * sum(months) / 12
        assert max(months) > 1.2 * sum(months) / 12


def test_a_salesperson_works_in_one_region_and_department():
    places = {(row["salesperson"], row["region"], row["department"]) for row in read("sales")}
    assert len(places) == len({salesperson for salesperson, *_ in places}) == 25


def test_one_product_fell_in_one_region_and_only_their_table_shows_it():
    """A table shows the fall exactly when it has the product and tells the region's people apart.

    Salespersons work in one region each, so a table by salesperson tells regions apart too;
    without them region × product is the one pair, and no smaller table shows a fall.
    """
    found = measures.falling(read("sales"))
    names = measures.DIMENSIONS
    tables = [by for size in range(len(names) + 1) for by in combinations(names, size)]
    showing = {by for by in tables if "product" in by and {"region", "salesperson"} & set(by)}
    assert set(found) == showing
    assert found["product", "region"] == {FALLEN[::-1]}
    people = {row["salesperson"] for row in read("sales") if row["region"] == FALLEN[0]}
    for by, cells in found.items():
        for cell in cells:
            place = dict(zip(by, cell, strict=True))
            assert place["product"] == FALLEN[1]
            assert place.get("region", FALLEN[0]) == FALLEN[0]
            assert place.get("salesperson") in {None, *people}


def test_the_fall_is_clear_and_everything_else_grows_clearly():
    rows = read("sales")
    regions, products = ({row[name] for row in rows} for name in ("region", "product"))
    growth = {}
    for region, name in product(regions, products):
        before, after = (
            measures.total(rows, "revenue", month=year, region=region, product=name)
            for year in ("2008", "2009")
        )
        growth[region, name] = after / before - 1
    assert growth.pop(FALLEN) < -0.15
    assert min(growth.values()) > 0.05


def test_the_service_desk_carries_more_than_it_seems():
    def of(measure, year):
        desk = measures.total(read("sales"), measure, month=year, department="service_desk")
        return desk, measures.total(read("sales"), measure, month=year)

    (desk, whole), (before, whole_before) = of("revenue", "2009"), of("revenue", "2008")
    margin, whole_margin = of("margin", "2009")
    assert desk / whole < 0.13
    assert margin / whole_margin > 2 * desk / whole
    assert (desk - before) / (whole - whole_before) > 0.5


# ------------------------------------------------------------------ prospects


def test_the_funnel_loses_some_at_each_step():
    here = Counter(row["step"] for row in read("prospects"))
    steps = ("suspect", "prospect", "qualified", "key", "closed")
    reached = [sum(here[step] for step in steps[n:]) for n in range(len(steps))]
    assert reached[0] == 120
    assert all(0.35 < after / before < 0.7 for before, after in pairwise(reached))


def test_some_evidence_does_not_carry_its_step():
    claimed = [one for one in prospects() if one.row["step"] != "suspect"]
    over = [one for one in claimed if one.shown != one.row["step"]]
    assert 0.12 < len(over) / len(claimed) < 0.35
    assert len({one.row["step"] for one in over}) >= 3


def test_a_step_that_holds_has_its_facts():
    for one in prospects():
        if one.shown in ("qualified", "key", "closed"):
            assert yes(one.row, "decider_met")
        if one.shown in ("key", "closed"):
            assert yes(one.row, "value_measured")
            assert yes(one.row, "value_confirmed")
        if one.shown == "suspect":
            assert not yes(one.row, "decider_met")


def parts(row):
    return yes(row, "issue_personal"), bool(row["issue_deadline"]), yes(row, "issue_dilemma")


def test_the_card_follows_from_the_row():
    for row in read("prospects"):
        closes = int(row["closes_in_days"]) if row["closes_in_days"] else None
        value = yes(row, "value_measured"), yes(row, "value_confirmed")
        facts = Qualification(*parts(row), yes(row, "decider_met"), *value, closes)
        assert row["card"] == card(facts).letter
    cards = Counter(row["card"] for row in read("prospects"))
    assert min(cards.values()) >= 15


def test_some_prospects_stand_on_the_limits_of_the_rule():
    closes = Counter(row["closes_in_days"] for row in read("prospects"))
    assert all(closes[days] for days in ("90", "91", "365", "366"))
    assert sum(sum(parts(row)) == 2 for row in read("prospects")) >= 8
    on_limit = [row for row in read("prospects") if row["closes_in_days"] == "90"]
    assert {"A", "B"} <= {row["card"] for row in on_limit}


def test_an_issue_has_a_text_and_nothing_else_has():
    for row in read("prospects"):
        assert row["burning_issue"] or not any(parts(row))


def test_no_evidence_comes_twice():
    texts = [row["evidence"] for row in read("prospects")]
    assert len(set(texts)) == len(texts)


# --------------------------------------------------------------------- visits


def test_an_advance_predicts_an_order():
    groups = {"outcome": "advance"}, {"outcome": "continuation"}
    found = measures.difference(read("visits"), "ordered_90d", *groups)
    assert found.low > 0.15
    odds = found.one / (1 - found.one) / (found.other / (1 - found.other))
    assert odds > 3


def test_friendly_words_predict_nothing():
    groups = {"friendly": "true"}, {"friendly": "false"}
    found = measures.difference(read("visits"), "ordered_90d", *groups)
    assert found.low < 0 < found.high
    assert max(-found.low, found.high) < 0.12


def test_friendly_words_come_as_often_however_a_visit_ends():
    notes = Counter((row["outcome"], row["friendly"]) for row in read("visits"))
    for outcome in ("order", "advance", "continuation", "no_sale"):
        friendly, other = notes[outcome, "true"], notes[outcome, "false"]
        assert 0.35 < friendly / (friendly + other) < 0.65


@pytest.mark.parametrize("column", ["note", "note_zh"])
def test_no_two_notes_are_alike(column):
    notes = [row[column] for row in read("visits")]
    assert len(set(notes)) == len(notes) == 800


def test_a_seller_visits_on_working_days_in_the_own_region():
    regions = {row["prospect"]: row["region"] for row in read("prospects")}
    home = {row["salesperson"]: row["region"] for row in read("sales")}
    for row in read("visits"):
        assert home[row["salesperson"]] == regions[row["prospect"]]
        assert working(date.fromisoformat(row["date"]))


# ----------------------------------------------------------------- complaints


def texts():
    found = defaultdict(list)
    for row in read("complaint_spans"):
        found[row["complaint"]].append(row)
    return found


def test_a_complaint_has_three_to_six_segments_in_order():
    assert list(texts()) == [row["complaint"] for row in read("complaints")]
    for rows in texts().values():
        assert [int(row["position"]) for row in rows] == list(range(1, len(rows) + 1))
        assert 3 <= len(rows) <= 6
        assert len({row["text"] for row in rows}) == len(rows)


def test_not_every_complaint_has_all_four_kinds():
    kinds = [{row["kind"] for row in rows} for rows in texts().values()]
    for kind in ("feeling", "fact", "opinion", "demand"):
        assert any(kind not in one for one in kinds)
    assert 40 < sum(len(one) == 4 for one in kinds) < 160


def test_no_two_complaints_are_alike():
    whole = ["".join(row["text_zh"] for row in rows) for rows in texts().values()]
    assert len(set(whole)) == len(whole) == 200


def test_a_complaint_comes_from_an_account_that_has_something_to_complain_about():
    lines = {row["customer"]: int(row["lines"]) for row in read("customers")}
    assert min(lines[row["customer"]] for row in read("complaints")) >= 8


def test_who_is_settled_with_sooner_buys_again_more_often():
    groups = {"settled": "on_the_spot"}, {"settled": "not"}
    assert measures.difference(read("complaints"), "bought_again", *groups).low > 0


# ------------------------------------------------------------------ org chart


def test_everybody_on_the_chart_reports_to_somebody_of_higher_rank():
    ranks = {row["person"]: int(row["rank"]) for row in read("org_chart")}
    assert Counter(ranks.values()) == {1: 1, 2: 5, 3: 11}
    above = {row["person"]: row["reports_to"] for row in read("org_chart")}
    assert above.pop("president") == ""
    assert all(ranks[superior] == ranks[person] - 1 for person, superior in above.items())


def partners():
    """Return, person by person, the partners and how many signals passed between the two."""
    found = {row["person"]: Counter() for row in read("org_chart")}
    for row in read("org_signals"):
        found[row["from"]][row["to"]] += int(row["count"])
        found[row["to"]][row["from"]] += int(row["count"])
    return found


def eigenvector(graph):
    """Return eigenvector centrality, by power iteration."""
    scores = dict.fromkeys(graph, 1.0)
    for _ in range(500):
        new = {
            one: scores[one] + sum(n * scores[other] for other, n in near.items())
            for one, near in graph.items()
        }
        scores = {one: score / max(new.values()) for one, score in new.items()}
    return scores


def paths(graph, start):
    """Return how far everybody is, and how many shortest paths lead there."""
    far, ways, reached = {start: 0}, Counter({start: 1}), [start]
    for one in reached:
        for other in graph[one]:
            if other not in far:
                far[other] = far[one] + 1
                reached.append(other)
            if far[other] == far[one] + 1:
                ways[other] += ways[one]
    return far, ways


def betweenness(graph):
    """Return how many shortest paths run through each person, shared where there are several."""
    found = {one: paths(graph, one) for one in graph}
    scores = dict.fromkeys(graph, 0.0)
    for (one, (far, ways)), (other, (back, returns)) in combinations(found.items(), 2):
        for middle in set(graph) - {one, other}:
            if far[middle] + back[middle] == far[other]:
                scores[middle] += ways[middle] * returns[middle] / ways[other]
    return scores


def degree(graph):
    return {one: len(near) for one, near in graph.items()}


def strength(graph):
    return {one: sum(near.values()) for one, near in graph.items()}


def place(scores, person):
    return 1 + sum(score > scores[person] + 1e-9 for score in scores.values())


def assert_sway_is_not_rank(scores):
    assert place(scores, "wang") <= 3
    assert all(place(scores, person) > len(scores) / 2 for person in ("vp-a", "vp-c", "vp-e"))


@pytest.mark.parametrize("measure", [degree, strength, betweenness, eigenvector])
def test_the_signals_show_the_hidden_decider_and_the_empty_titles(measure):
    assert_sway_is_not_rank(measure(partners()))


def test_wang_comes_first_and_by_betweenness_behind_the_president():
    for measure in (degree, strength, eigenvector):
        assert place(measure(partners()), "wang") == 1
    scores = betweenness(partners())
    assert [place(scores, person) for person in ("president", "wang")] == [1, 2]


def test_copies_alone_mislead():
    copied = Counter()
    for row in read("org_signals"):
        copied[row["to"]] += int(row["count"]) if row["signal"] == "copied" else 0
    assert {place(copied, person) for person in ("vp-a", "vp-c", "vp-e")} == {5, 6, 7}


def test_a_library_of_graphs_agrees():
    networkx = pytest.importorskip("networkx")
    graph = networkx.Graph()
    graph.add_weighted_edges_from(
        (one, other, n) for one, near in partners().items() for other, n in near.items()
    )
    assert_sway_is_not_rank(networkx.betweenness_centrality(graph))
    assert_sway_is_not_rank(networkx.eigenvector_centrality_numpy(graph, weight="weight"))
    assert networkx.betweenness_centrality(graph, normalized=False) == pytest.approx(
        betweenness(partners())
    )
