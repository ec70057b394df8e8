"""An account of one's own: which tables are read, what is refused, what is said to a plan."""

import csv
import io
import json
import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware import datasets, i18n
from courseware.activities import ownaccount, owntable
from courseware.activities.decisionsetting import channel_name
from courseware.activities.mapremarks import map_remarks, plan_remarks
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.errors import AccountError, AnswerError
from courseware.models.buying.optimum import Optimum
from courseware.models.buying.plan import Contact
from courseware.models.buying.worksheet import COLUMNS, STAGES, read_worksheet, write_worksheet
from courseware.widgets.ownaccount import OwnAccount
from tests.unit.activities import activity, hear, static_forms
from tests.unit.ownaccount_cases import cells, changed, crowd, table

OWN = activity({"kind": "ownaccount"})
PLAN = [{"stage": 0, "member": "Tao Ran", "channel": "demonstration"}]


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def loaded(text=None, plan=()):
    return {"table": table() if text is None else text, "plan": list(plan)}


def wait_for(happened):
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_course_has_one():
    kinds = [each.kind for each in load_course().practice.values()]
    assert kinds.count("ownaccount") == 1


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_worksheet_to_start_from_loads_as_it_is(language):
    with i18n.using(language):
        account = owntable.read_table(owntable.template())
    assert len(account.members) == 4
    assert {len(member.sources) for member in account.members} == {1, 2}
    assert len(account.harmony) == 2


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("speaking", i18n.LANGUAGES)
def test_the_worksheet_of_a_map_is_read_in_any_language(language, speaking):
    with i18n.using(language):
        apex = datasets.account("apex")
        rows = [[*owntable.heads().values()]]
        for row in write_worksheet(apex):
            row["sources"] = "; ".join(map(channel_name, row["sources"].split(";")))
            rows.append([row[column] for column in COLUMNS])
    with i18n.using(speaking):
        read = owntable.read_table(table(rows))
    assert read == read_worksheet(write_worksheet(apex), list(ownaccount_channels()))


def ownaccount_channels():
    return ownaccount.setting(table()).model.parameters.channels


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read(delimiter):
    account = owntable.read_table(table())
    rows = cells()
    text = table([*rows, [""] * 16, [""] * 16], delimiter)
    assert owntable.read_table(text) == account
    assert owntable.read_table("\ufeff" + text) == account
    assert owntable.read_table(text.replace("\r\n", "\n")) == account
    assert owntable.read_table(text.replace("\r\n", "\r")) == account
    shorter = "\n".join(line.rstrip(delimiter) for line in text.splitlines())
    assert owntable.read_table(shorter) == account


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [
        (3, "role", "Ｅ；Ｕ"),
        (3, "role", "e / u"),
        (3, "role", "User, Evaluator"),
        (3, "role", "评估者、使用者"),
        (2, "attitude", "ｐ"),
        (2, "attitude", "Passive"),
        (2, "relationship", "中立者"),
        (2, "need", "２０％"),
        (2, "need", "20 %"),
        (2, "need", "20,0"),
        (3, "harmony", "Gu Wen；Shi Lei"),
        (3, "harmony", "Gu Wen、 Shi Lei"),
        (3, "harmony", "Gu Wen\nShi Lei"),
        (2, "sources", "PRESENTATION"),
        (2, "sources", "图文讲解"),
    ],
)
def test_codes_and_names_are_read_as_people_write_them(line, column, text):
    assert owntable.read_table(changed(line, column, text)) == owntable.read_table(table())


def test_further_columns_are_passed_over():
    rows = [[*row, "3 weeks" if n else "Notes"] for n, row in enumerate(cells())]
    assert owntable.read_table(table(rows)) == owntable.read_table(table())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The first line: it holds no column of the worksheet. Start"),
        ("a shopping list\neggs", "The first line: it holds no column of the worksheet"),
        (table([row[:-1] for row in cells()]), "The first line: the column Trusts is missing"),
        (table([[*row, row[0]] for row in cells()]), "the column Name stands there twice"),
        (table(cells()[:1]), "2 to 60 people; this one has 0"),
        (table([*cells()[:1], ["Gu Wen", "", "D", "P", "N", *["100"] * 8]]), "has 1"),
        (crowd(61), "2 to 60 people; this one has 61"),
        (changed(4, "attitude", "X"), r"Line 4 \(Lin Qiu\): Attitude is “X”, .* A, P, R\."),
        (changed(4, "attitude", ""), r"Line 4 \(Lin Qiu\): Attitude is empty\. Use one of A"),
        (changed(4, "role", "DE"), r"Line 4 \(Lin Qiu\): Roles is “DE”"),
        (changed(2, "need", "much"), r"Line 2 \(Gu Wen\): 1 Need found is “much”, .* Write"),
        (changed(2, "need", "120"), r"Line 2 \(Gu Wen\): 1 Need found is “120”, which is no n"),
        (changed(2, "need", "25"), "The column 1 Need found: .* up to 105, not to 100. Change"),
        (changed(3, "name", "Gu Wen"), r"Line 3 \(Gu Wen\): the name stands in line 2 too"),
        (changed(3, "harmony", "Wu"), r"Line 3 \(Tao Ran\): Gets on with names “Wu”, who has"),
        (changed(5, "name", ""), "Line 5: it has no name"),
        (changed(5, "sources", "gift"), r"Line 5 \(Shi Lei\): Trusts is “gift”, .* Use one of"),
        (table([*cells(), [*cells()[1], "more"]]), "Line 6: it has more cells than the first"),
        (crowd(2, name="A person with a very long name {n}"), "more than 30 characters. Shorten"),
    ],
)
def test_a_table_that_is_none_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(AccountError, match=sentence) as refused:
        ownaccount.check_value(OWN, loaded(text))
    assert "\n" not in str(refused.value)


def test_lines_are_counted_as_the_spreadsheet_does():
    rows = cells()
    rows[3][3] = "X"
    with pytest.raises(AccountError, match=r"Line 5 \(Lin Qiu\)"):
        owntable.read_table(table([*rows[:2], [""] * 16, *rows[2:]]))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([], "not an account of your own"),
        ({"table": "x"}, "not an account of your own"),
        ({"table": None, "plan": []}, "not an account of your own"),
        (loaded(plan=[PLAN[0] | {"member": "Gao"}]), "the plan is not a list of contacts"),
        ({"table": table(), "plan": {}}, "not a list of contacts"),
    ],
)
def test_what_is_no_account_is_refused(value, sentence):
    with pytest.raises(AnswerError, match=sentence):
        ownaccount.check_value(OWN, value)


def test_the_largest_table_fits_with_a_plan_and_a_larger_one_is_refused(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    full = crowd(60, name="张小明的同事小李{n}", title="信息化建设部副主任兼办公室主任{n}")
    people = [member.id for member in owntable.read_table(full).members]
    plan = [{"stage": n % 8, "member": people[n], "channel": "mail"} for n in range(24)]
    assert hear(widget, monkeypatch)("answer", loaded(full, plan))["type"] == "saved"
    long = crowd(60, title="信息化建设部副主任" * 12)
    reply = hear(widget, monkeypatch)("answer", loaded(long))
    assert reply["sentence"].startswith("Not saved: The table: it is longer than 16 kB. Shorten")
    assert widget.answer["table"] == full


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 12))
def test_the_order_of_the_rows_changes_nothing_that_matters(seed, size):
    text = crowd(size, seed)
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    random.Random(seed).shuffle(rows)
    one, other = (ownaccount.setting(each).model for each in (text, table([head, *rows])))
    assert set(one.account.members) == set(other.account.members)
    assert one.account.harmony == other.account.harmony
    for plan in ((), (Contact(2, one.account.members[0].id, "mail"),)):
        assert one.outcome(plan).overall == pytest.approx(other.outcome(plan).overall, abs=1e-12)


def test_the_answer_is_saved_before_the_best_plan_is_looked_for(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    started = []
    monkeypatch.setattr("courseware.activities.ownaccount.find_best", started.append)
    monkeypatch.setattr("courseware.widgets.ownaccount.Thread", lambda **_given: Idle())
    assert hear(widget, monkeypatch)("check", loaded(plan=PLAN))["type"] == "saved"
    assert (sheet.get(OWN.id), started) == (loaded(plan=PLAN), [])
    assert widget.feedback["computing"] == "check"
    assert "plan" not in widget.feedback


class Idle:
    def start(self):
        pass


def test_a_submitted_plan_is_held_against_the_best_one(sheet, monkeypatch):
    monkeypatch.setattr("courseware.activities.ownaccount.QUICK", 60)  # on a busy machine too
    widget = OwnAccount(OWN, sheet)
    hear(widget, monkeypatch)("check", loaded(plan=PLAN))
    wait_for(lambda: "computing" not in widget.feedback)
    told = widget.feedback["plan"]
    assert told["summary"][0].startswith("Your plan brings")
    assert any("One half-day more" in sentence for sentence in told["summary"])
    assert any("Lin Qiu" in sentence for sentence in told["summary"][4:])
    assert len(told["shares"]) == 6
    json.dumps(widget.feedback)
    hear(widget, monkeypatch)("reveal", loaded(plan=PLAN), "a-2")
    wait_for(lambda: "computing" not in widget.feedback)
    assert widget.feedback["plan"]["summary"][0].startswith("The best plan reaches")
    assert widget.feedback["plan"]["closing"] == [[("", "That was it.")]]


def test_an_impossible_plan_needs_no_search(monkeypatch):
    monkeypatch.setattr("courseware.activities.ownaccount.find_best", None)
    told = ownaccount.feedback(table(), [Contact(0, "Gu Wen", "demonstration")])
    assert told.summary[0].startswith("Impossible contacts: 1.")


def test_what_comes_too_late_replaces_nothing(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    work = []
    monkeypatch.setattr(
        "courseware.widgets.ownaccount.Thread",
        lambda target, args, daemon: work.append((target, args)) or Idle(),
    )
    hear(widget, monkeypatch)("check", loaded(plan=PLAN))
    hear(widget, monkeypatch)("answer", loaded(), "a-2")
    ((target, args),) = work
    target(*args)
    assert set(widget.feedback) == {"value", "outcome"}


def test_a_failure_of_the_search_is_said_and_costs_nothing(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    monkeypatch.setattr("courseware.activities.ownaccount.find_best", None)
    hear(widget, monkeypatch)("check", loaded(plan=PLAN))
    wait_for(lambda: "computing" not in widget.feedback)
    assert widget.feedback["trouble"] == "there is no feedback (TypeError)"
    assert sheet.get(OWN.id) == loaded(plan=PLAN)


@pytest.mark.parametrize(
    ("bound", "sentence"),
    [(0.9, "none can reach more than 95.0"), (None, "a better plan may exist")],
)
def test_a_search_that_was_stopped_says_so(bound, sentence, monkeypatch):
    def stopped(model, seconds):
        if bound is None:
            raise RuntimeError("no plan found")
        plan = (Contact(0, "Tao Ran", "demonstration"),)
        return Optimum(plan, model.outcome(plan).overall, bound)

    monkeypatch.setattr("courseware.activities.ownaccount.best_plan", stopped)
    ownaccount._find.cache_clear()
    told = ownaccount.feedback(table(), [Contact(0, "Tao Ran", "demonstration")])
    ownaccount._find.cache_clear()
    assert sentence in told.summary[1]
    assert not any("One half-day more" in each for each in told.summary)


@pytest.mark.parametrize("size", [2, 60])
def test_few_and_many_people_are_drawn(size, sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    assert widget.item["account"] is None
    assert hear(widget, monkeypatch)("answer", loaded(crowd(size)))["type"] == "saved"
    account = widget.item["account"]
    assert (len(account["members"]), len(account["stages"])) == (size, len(STAGES))
    assert account["title"] == f"Your account: {size} people"
    assert len(json.dumps(account)) < 150_000


def test_the_account_survives_and_a_bad_table_leaves_it(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    hear(widget, monkeypatch)("answer", loaded(plan=PLAN))
    account = widget.item["account"]
    reply = hear(widget, monkeypatch)("answer", loaded(changed(4, "attitude", "X")), "a-2")
    assert reply["type"] == "failed"
    assert reply["sentence"].startswith("Not saved: Line 4 (Lin Qiu): Attitude is “X”")
    assert widget.item["account"] is account
    again = OwnAccount(OWN, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved) == (loaded(plan=PLAN), True)
    assert again.item["account"]["table"] == table()
    assert again.feedback["outcome"]["used"] == [2, 0, 0, 0, 0, 0, 0, 0]


def test_a_removed_account_is_gone(sheet, monkeypatch):
    widget = OwnAccount(OWN, sheet)
    hear(widget, monkeypatch)("answer", loaded())
    assert hear(widget, monkeypatch)("answer", None, "a-2")["type"] == "saved"
    assert widget.item["account"] is None
    assert OwnAccount(OWN, AnswerSheet(sheet.path.parent)).item["account"] is None


def test_no_name_goes_into_the_notebook(sheet):
    sheet.save(OWN.id, loaded(plan=PLAN))
    for form in static_forms(OwnAccount(OWN, sheet)):
        assert "Your account: 4 people" in form
        assert "Tao Ran" not in form


def test_what_stands_out_is_said_in_words():
    rows = cells()
    friendly = [rows[0], *([*row[:2], "U", row[3], "S", *row[5:]] for row in rows[1:])]
    told = " ".join(map_remarks(ownaccount.setting(table(friendly))))
    assert "Nobody stands against us" in told
    assert "Nobody here decides" in told
    assert map_remarks(ownaccount.setting(table())) == ()
    late = [Contact(stage, "Shi Lei", "demonstration") for stage in range(8)]
    told = " ".join(plan_remarks(ownaccount.setting(table()), late))
    assert "More than 60 % of the effort goes to Shi Lei" in told
    assert "for nothing: Shi Lei in stages 7, 8" in told
    assert "able to stop the purchase there: Lin Qiu in stages 4, 5" in told


def test_a_long_list_of_people_is_cut():
    told = plan_remarks(ownaccount.setting(crowd(40)), [])
    assert max(sentence.count(" · ") for sentence in told) == 2
    assert any(re.search(r"and \d+ more", sentence) for sentence in told)
