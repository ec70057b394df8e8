"""A seller's own account from a table: what is read, and what is refused in a sentence."""

import csv
import io

import pytest

from courseware.errors import AccountError
from courseware.models.buying.account import Role, Stance, pair
from courseware.models.buying.worksheet import COLUMNS, STAGES, read_worksheet, write_worksheet

CHANNELS = ("mail", "users")


def row(name, share, **cells):
    plain = dict.fromkeys(COLUMNS, "") | {"name": name, "title": "Head", "role": "U"}
    plain |= {"attitude": "A", "relationship": "N"} | dict.fromkeys(STAGES, str(share))
    return plain | cells


def rows(**first):
    return [row("Ma", 60, **first), row("Hu", 40)]


def test_a_table_becomes_an_account():
    account = read_worksheet(
        rows(
            role="D; e",
            relationship="b",
            need="60%",
            priority="60 ％",
            harmony="Hu",
            sources="users；mail",
        ),
        CHANNELS,
    )
    first = account.member("Ma")
    assert first.roles == {Role.DECIDER, Role.EVALUATOR}
    assert first.stance is Stance.BLOCKER
    assert first.influence == (60,) * 8
    assert first.sources == {"users", "mail"}
    assert (first.name, first.title) == ("Ma", "Head")
    assert account.harmony == {pair("Ma", "Hu")}


def test_empty_rows_are_passed_over_and_lines_counted_on():
    table = [row("Ma", 60), dict.fromkeys(COLUMNS, ""), row("Hu", 40, attitude="X")]
    with pytest.raises(AccountError, match=r"Line 4 \(Hu\)"):
        read_worksheet(table, CHANNELS)
    table[2]["attitude"] = "P"
    assert [member.id for member in read_worksheet(table, CHANNELS).members] == ["Ma", "Hu"]


def test_errors_call_a_column_what_the_table_calls_it():
    with pytest.raises(AccountError, match="Haltung is empty"):
        read_worksheet(rows(attitude=""), CHANNELS, {"attitude": "Haltung"})


def test_an_account_survives_the_way_to_a_table_and_back():
    account = read_worksheet(rows(harmony="Hu", sources="mail", role="D;S"), CHANNELS)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(write_worksheet(account))
    text.seek(0)
    assert read_worksheet(list(csv.DictReader(text)), CHANNELS) == account


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        pytest.param(
            [{k: v for k, v in row("Ma", 100).items() if k != "attitude"}],
            "The first line: the column attitude is missing. Start from the downloaded",
            id="column",
        ),
        pytest.param(
            rows(need="50"), "The column need: the influence adds up to 90, not to 100.", id="total"
        ),
        pytest.param(
            rows(need="half"), r"Line 2 \(Ma\): need is “half”, which is no number", id="number"
        ),
        pytest.param(rows(need="nan"), "“nan”, which is no number from 0 to 100", id="nan"),
        pytest.param(rows(need="-5"), "“-5”, which is no number from 0", id="negative"),
        pytest.param(
            rows(role="Q"), r"Line 2 \(Ma\): role is “Q”, .* Use one of D, E, S, U", id="role"
        ),
        pytest.param(rows(attitude=""), "attitude is empty. Use one of A, P, R", id="attitude"),
        pytest.param(rows(relationship="Z"), "Use one of C, S, N, B, E", id="relationship"),
        pytest.param(rows(sources="gift"), "sources is “gift”, .* mail, users", id="channel"),
        pytest.param(rows(role=""), r"Line 2 \(Ma\): role is empty. Use one of D", id="no role"),
        pytest.param(
            [row("Ma", 50), row("Ma", 50)], r"Line 3 \(Ma\): the name stands in line 2", id="twice"
        ),
        pytest.param(rows(harmony="Gao"), r"Line 2 \(Ma\): harmony names “Gao”", id="nobody"),
        pytest.param(rows(harmony="Ma"), "harmony names the person in whose row", id="oneself"),
        pytest.param(rows(harmony="Hu", hostility="Hu"), "Hu and Ma are marked both", id="both"),
        pytest.param([row("", 50), row("Hu", 50)], "Line 2: it has no name", id="no name"),
        pytest.param([], "2 to 60 people; this one has 0", id="nobody at all"),
        pytest.param(
            [row(f"P{n}", 0.2) for n in range(500)], "2 to 60 people; this one has 500", id="500"
        ),
    ],
)
def test_a_table_that_is_no_map_is_refused_in_one_sentence(table, sentence):
    with pytest.raises(AccountError, match=sentence):
        read_worksheet(table, CHANNELS)
