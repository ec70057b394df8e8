"""The tables stand as the generator makes them, described, in both languages."""

import doctest
import hashlib
import json
import math
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from courseware import i18n
from courseware.datasets import label, read
from courseware.errors import ContentError
from datasets.generator import __main__ as generator
from datasets.generator import complaints, customers, days, draw, prospects, sales, visits, words

ROOT = Path(__file__).parents[2]
MADE = (
    "customers",
    "sales",
    "prospects",
    "visits",
    "complaints",
    "complaint_spans",
    "codes",
)
#: Kept by hand: the case of the decision map, and the chart with the hidden decider.
KEPT = (
    "apex_members",
    "apex_stages",
    "apex_influence",
    "apex_relations",
    "apex_channels",
    "apex_ties",
    "apex_events",
    "apex_robustness",
    "org_chart",
    "org_signals",
)
PACKAGE = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {one["name"]: one for one in PACKAGE["resources"]}
HANZI = re.compile(r"[一-鿿]")
FEW_LATIN = re.compile(r"VPMN|3G|M2M|K\b|\bC类|C(?=类)|IT")


def test_the_files_are_what_the_generator_makes():
    stale = [p.name for p, text in generator.files().items() if p.read_bytes() != text.encode()]
    assert stale == []


def test_another_process_makes_the_same_bytes():
    code = (
        "import hashlib; from datasets.generator.__main__ import files;"
        "print(hashlib.sha256(''.join(files().values()).encode()).hexdigest())"
    )
    command = [sys.executable, "-X", "utf8=0", "-c", code]
    environment = {"LC_ALL": "C", "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    found = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256("".join(generator.files().values()).encode()).hexdigest()
    assert found.stdout.strip() == here


@pytest.mark.parametrize("towards", [0.0, math.inf])
def test_the_last_digit_of_a_power_shows_in_no_file(towards, monkeypatch):
    def shaken(rng, low, high):
        return math.nextafter(draw.spread(rng, low, high), towards)

    made = generator.files()
    tables = (complaints, customers, prospects, sales, visits)
    for module in tables:
        monkeypatch.setattr(module, "spread", shaken)
    prospects.prospects.cache_clear()
    complaints.complaints.cache_clear()
    try:
        assert generator.files() == made
    finally:
        prospects.prospects.cache_clear()
        complaints.complaints.cache_clear()


def test_a_stale_file_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(generator, "files", lambda: {tmp_path / "sales.csv": "new\n"})
    monkeypatch.setattr(sys, "argv", ["generator", "--check"])
    assert generator.main() == 1
    assert capsys.readouterr().out == (
        "datasets/sales.csv: not what the generator makes. Run `make datasets`.\n"
    )
    monkeypatch.setattr(sys, "argv", ["generator"])
    assert generator.main() == 0
    assert (tmp_path / "sales.csv").read_bytes() == b"new\n"


def test_a_trade_has_as_many_titles_of_its_own_as_its_industry():
    """Else a change of words would change every draw after it."""
    names = words.pool("names")
    for trade, own in names["own_titles"].items():
        industry = next(
            code for code, trades in names["trades"].items() if trade in [one[0] for one in trades]
        )
        for kind, titles in own.items():
            assert len(titles) == len(names["titles"][industry][kind])


@pytest.mark.parametrize("module", [days, words])
def test_the_examples_in_the_generator_hold(module):
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed


def test_the_generator_asks_for_no_numeric_library():
    code = "import sys, datasets.generator.__main__; print({'numpy', 'pandas'} & set(sys.modules))"
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"


@pytest.mark.parametrize("name", [*MADE, *KEPT])
def test_a_table_is_described_column_by_column(name):
    fields = RESOURCES[name]["schema"]["fields"]
    assert [one["name"] for one in fields] == list(read(name)[0])
    assert [one["name"] for one in fields if not one["description"]] == []


@pytest.mark.parametrize("name", MADE)
def test_a_table_that_is_made_is_called_invented(name):
    assert "Invented" in RESOURCES[name]["description"]


@pytest.mark.parametrize("name", KEPT)
def test_a_table_of_a_case_tells_what_was_rebuilt_or_invented(name):
    assert re.search("rebuilt|invented|case's own|defaults", RESOURCES[name]["description"])


def test_the_data_package_names_every_table_and_no_other():
    files = {path.stem for path in (ROOT / "datasets").glob("*.csv")}
    assert files == set(RESOURCES) >= {*MADE, *KEPT}


def test_the_reported_figures_are_not_called_invented():
    assert "Invented" not in RESOURCES["operator_2009q3"]["description"]


def test_every_code_that_a_table_may_hold_has_its_words():
    words = defaultdict(set)
    for row in read("codes"):
        words[row["field"]].add(row["code"])
    for resource in PACKAGE["resources"][1:-1]:
        for field in resource["schema"]["fields"]:
            codes = {"true", "false"} if field["type"] == "boolean" else set()
            codes |= set(field.get("constraints", {}).get("enum", ()))
            assert codes <= words[field["name"]], field["name"]
    products = {code for row in read("customers") for code in row["products"].split(";") if code}
    assert products == words["product"]
    roles = {code for row in read("apex_members") for code in row["roles"].split(";")}
    assert roles == words["role"]


def test_a_label_speaks_the_current_language():
    assert label("salesperson", "liu_fang") == "Liu Fang"
    with i18n.using("zh-CN"):
        assert label("salesperson", "liu_fang") == "刘芳"
        assert label("product", "leased_line") == "专线"


def test_a_label_that_is_missing_is_an_error_that_names_it():
    with pytest.raises(ContentError, match="'region', code 'beihe'"):
        label("region", "beihe")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (name, field["name"])
        for name in (*MADE, *KEPT)
        for field in RESOURCES[name]["schema"]["fields"]
        if f"{field['name']}_zh" in read(name)[0]
    ],
)
def test_a_text_stands_in_both_languages(name, column):
    for row in read(name):
        english, chinese = row[column], row[f"{column}_zh"]
        assert bool(english) == bool(chinese)
        assert not HANZI.search(english)
        assert not english or column == "label" or HANZI.search(chinese)
        assert "{" not in english + chinese
        rest = FEW_LATIN.sub("", chinese)
        assert not re.search(r"[A-Za-z]{2,}|[,;!?]", rest) or name == "codes", chinese
        if column not in ("name", "label"):
            assert sorted(numbers(english)) == sorted(numbers(chinese)), (english, chinese)


def numbers(text):
    """Return the numbers of three digits and more, and clock times, however they are written."""
    text = re.sub(r"([\d.]+)万", lambda found: str(round(float(found[1]) * 10000)), text)
    return re.findall(r"\d+:\d\d|\d{3,}", re.sub(r"(?<=\d),(?=\d)", "", text))
