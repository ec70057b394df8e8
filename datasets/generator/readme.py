"""README.md, made from the data package and from what is measured in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from courseware.models.funnel import funnel
from datasets.generator import measures
from datasets.generator.measures import Rows, difference, effect, total
from datasets.generator.prospects import prospects
from datasets.generator.sales import FALLEN
from datasets.generator.words import pool

__all__ = ["page"]

HEAD = """\
<!-- Made by `make datasets` from datapackage.json and the tables; don't edit it here. -->
# Data sets

`datapackage.json` describes every table here: each column's type, unit and meaning (Frictionless \
Data Package). Files are UTF-8, dates are ISO 8601, money is in yuan (CNY). Check them with \
`frictionless validate datasets/datapackage.json`. In Python, `courseware.datasets.read(name)` \
gives a table's rows.

**All tables but `operator_2009q3` are made for the course.** The `apex_` tables, `org_chart` and \
`org_signals` are kept by hand: a teaching case, whose descriptions tell what was rebuilt or \
invented; `apex_robustness` is computed from it. All others come from `python -m \
datasets.generator` (or `make datasets`), the same bytes on every machine; `--check` says which \
file is stale. Whatever a table shows was put into it on purpose, so that it can be found: it is \
no evidence about real customers. Names of firms are put together from invented parts; a likeness \
to a real firm is chance.
"""


def page(package: Mapping[str, Any], tables: Mapping[str, Rows], rows: Mapping[str, int]) -> str:
    """Return the whole page."""
    measured = _measured(tables)
    parts = [HEAD, _overview(package, rows)]
    for one in package["resources"]:
        shows = pool("shows")[one["name"]].format_map(measured).rstrip()
        parts.append(f"## {one['name']}\n\n{one['description']}\n\n{shows}\n\n{_columns(one)}")
    return "\n".join(parts)


def _overview(package: Mapping[str, Any], rows: Mapping[str, int]) -> str:
    lines = ["| table | rows | what it is |", "| --- | --- | --- |"]
    for one in package["resources"]:
        name = one["name"]
        lines.append(f"| [`{name}`](#{name}) | {rows[name]:,} | {one['title']} |")
    return "\n".join(lines) + "\n"


def _columns(resource: Mapping[str, Any]) -> str:
    lines = ["| column | type | meaning |", "| --- | --- | --- |"]
    for one in resource["schema"]["fields"]:
        text = one["description"].replace("|", "\\|")
        lines.append(f"| `{one['name']}` | {one['type']} | {text} |")
    return "\n".join(lines) + "\n"


def _measured(tables: Mapping[str, Rows]) -> dict[str, Any]:
    return (
        _customers(tables["customers"])
        | _sales(tables["sales"])
        | _prospects(tables["prospects"])
        | _visits(tables["visits"])
        | _complaints(tables["complaints"], tables["complaint_spans"])
    )


def _customers(rows: Rows) -> dict[str, Any]:
    ranked = sorted(rows, key=lambda row: -int(row["revenue"]))
    rest = ranked[len(rows) * 24 // 100 :]
    margins, eta_margin = effect(rows, "buying_method", measures.margin_share)
    satisfied, eta_sat = effect(rows, "buying_method", measures.satisfaction)
    methods = Counter(row["buying_method"] for row in rows)
    seen = ("industry", "size", "attitude")
    return {
        **{f"band{n}": share for n, share in enumerate(measures.band_shares(rows), 1)},
        "nothing": sum(row["revenue"] == "0" for row in rows),
        "sleeping": sum(int(row["employees"]) >= 300 for row in rest),
        **{f"margin_{name}": 100 * mean for name, mean in margins.items()},
        **{f"sat_{name}": mean for name, mean in satisfied.items()},
        "eta_margin": eta_margin,
        "eta_sat": eta_sat,
        "guessed": 100 * measures.guessed(rows, "buying_method", seen),
        "commonest": 100 * max(methods.values()) / len(rows),
    }


def _sales(rows: Rows) -> dict[str, Any]:
    region, product = FALLEN
    years = [total(rows, "revenue", month=year) for year in ("2008", "2009")]
    cell = [
        total(rows, "revenue", month=year, region=region, product=product)
        for year in ("2008", "2009")
    ]
    desk = [
        total(rows, "revenue", month=year, department="service_desk") for year in ("2008", "2009")
    ]
    margin = total(rows, "margin", month="2009", department="service_desk")
    season = {
        month: 1200 * sum(total(rows, "revenue", month=f"{year}-{month}") for year in (2008, 2009))
        for month in ("02", "12")
    }
    return {
        "february": season["02"] / sum(years),
        "december": season["12"] / sum(years),
        "growth": 100 * (years[1] / years[0] - 1),
        "fall": 100 * (1 - cell[1] / cell[0]),
        "cells": len({(row["region"], row["product"]) for row in rows}),
        "desk_revenue": 100 * desk[1] / years[1],
        "desk_margin": 100 * margin / total(rows, "margin", month="2009"),
        "desk_growth": 100 * (desk[1] - desk[0]) / (years[1] - years[0]),
    }


def _prospects(rows: Rows) -> dict[str, Any]:
    reached = [stage.reached for stage in funnel(row["step"] for row in rows)][1:]
    closes = Counter(row["closes_in_days"] for row in rows)
    parts = [
        (row["issue_personal"] == "true")
        + bool(row["issue_deadline"])
        + (row["issue_dilemma"] == "true")
        for row in rows
    ]
    cards = Counter(row["card"] for row in rows)
    return {
        "reached": ", ".join(map(str, reached[:-1])) + f" and {reached[-1]}",
        "overclaimed": sum(one.shown != one.row["step"] for one in prospects()),
        **{letter.lower(): cards[letter] for letter in "ABC"},
        "on_limit": closes["90"] + closes["365"],
        "beside": closes["91"] + closes["366"],
        "two_parts": parts.count(2),
    }


def _visits(rows: Rows) -> dict[str, Any]:
    advance = difference(rows, "ordered_90d", {"outcome": "advance"}, {"outcome": "continuation"})
    friendly = difference(rows, "ordered_90d", {"friendly": "true"}, {"friendly": "false"})
    return {
        "advance": 100 * advance.one,
        "continuation": 100 * advance.other,
        "advance_difference": 100 * (advance.one - advance.other),
        "advance_low": 100 * advance.low,
        "advance_high": 100 * advance.high,
        "friendly": 100 * friendly.one,
        "unfriendly": 100 * friendly.other,
        "friendly_difference": 100 * (friendly.one - friendly.other),
        "friendly_low": 100 * friendly.low,
        "friendly_high": 100 * friendly.high,
        "friendly_share": 100 * sum(row["friendly"] == "true" for row in rows) / len(rows),
    }


def _complaints(rows: Rows, spans: Rows) -> dict[str, Any]:
    settled = Counter(row["settled"] for row in rows)
    again = Counter(row["settled"] for row in rows if row["bought_again"] == "true")
    kinds = Counter(row["kind"] for row in spans)
    holds = Counter(kind for _, kind in {(row["complaint"], row["kind"]) for row in spans})
    return {
        **{code: 100 * again[code] / settled[code] for code in settled if code != "not"},
        "not_settled": 100 * again["not"] / settled["not"],
        "spans": len(spans),
        **kinds,
        **{f"without_{kind}": len(rows) - holds[kind] for kind in kinds},
    }
