"""The decision map's coding and its widget: what fits, what is said, what the browser learns."""

import json

import pytest
from pydantic import ValidationError

from courseware import i18n
from courseware.activities import decisionmap
from courseware.activities.decisionsetting import setting
from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.content.certificate import certificate
from courseware.content.schema import Flaw
from courseware.errors import AnswerError
from courseware.widgets.decisionmap import DecisionMap
from tests.unit.activities import hear, static_forms, told_too_early
from tests.unit.decisionmap_cases import DOSSIERS, crowd, dossier, whole

MAP = whole()
CODING = {
    member: {
        "roles": list(roles),
        "attitude": attitude,
        "relationship": relationship,
        "evidence": ["signs"],
    }
    for member, (roles, attitude, relationship) in DOSSIERS.items()
}
PLAN = [{"stage": 0, "member": "chen-hong", "channel": "demonstration"}]
BEST = [each.model_dump() for each in certificate("apex").plan]


@pytest.fixture
def apex():
    return setting("apex")


@pytest.fixture
def sheet(tmp_path):
    return AnswerSheet(tmp_path)


def coded(member="wang-dan", **work):
    return {"coding": {member: work}}


def test_every_dossier_of_the_course_agrees_with_its_account():
    maps = [a for a in load_course().practice.values() if a.kind == "decisionmap"]
    for each in maps:
        people = {member.id: member for member in setting(each.account).account.members}
        for file in each.dossiers:
            member = people[file.member]
            assert set(file.answer.roles) == member.roles
            assert file.answer.attitude == member.attitude
            assert file.answer.relationship == member.stance


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"evidence": ["rumour"]}, "names rumour, which is not there"),
        ({"roles": ["D", "D"]}, "the id D is used twice"),
        ({"roles": []}, "at least 1 item"),
        ({"relationship": "X"}, "Input should be"),
    ],
)
def test_a_dossier_with_a_flawed_key_is_refused(change, flaw):
    file = dossier("wang-dan")
    file["answer"] |= change
    with pytest.raises((ValidationError, Flaw), match=flaw):
        whole(dossiers=[file])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([], "not work on this map"),
        ({"coding": {}, "more": 1}, "not work on this map"),
        ({"coding": []}, "somebody who has no dossier"),
        (coded("sun-lin", roles=["D"]), "somebody who has no dossier"),
        (coded(roles=["X"]), "Wang Dan.*a code that the map doesn't have"),
        (coded(roles=["D", "D"]), "a code that the map doesn't have"),
        (coded(roles="D"), "a code that the map doesn't have"),
        (coded(roles=[["D"]]), "a code that the map doesn't have"),
        (coded(attitude="C"), "a code that the map doesn't have"),
        (coded(relationship=["C"]), "a code that the map doesn't have"),
        (coded(evidence=["rumour"]), "a code that the map doesn't have"),
        (coded(hair="long"), "a code that the map doesn't have"),
        ({"coding": {"wang-dan": None}}, "a code that the map doesn't have"),
        ({"plan": {}}, "not a list of contacts"),
        ({"plan": PLAN * 89}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"stage": 8}]}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"stage": True}]}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"member": "nobody"}]}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"member": ["wang-dan"]}]}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"channel": "gift"}]}, "not a list of contacts"),
        ({"plan": [PLAN[0] | {"channel": {}}]}, "not a list of contacts"),
        ({"plan": [{"stage": 0, "member": "wang-dan"}]}, "not a list of contacts"),
    ],
)
def test_what_is_no_work_on_the_map_is_refused_in_one_sentence(value, sentence, apex):
    with pytest.raises(AnswerError, match=sentence) as refused:
        decisionmap.check_value(MAP, apex, value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"coding": {}},
        {"plan": []},
        {"coding": CODING, "plan": PLAN},
        coded(),
        coded(roles=[], attitude=None),
        {"plan": PLAN * 2},
    ],
)
def test_any_part_may_be_missing_and_an_impossible_plan_is_kept(value, apex):
    decisionmap.check_value(MAP, apex, value)


def test_each_code_has_its_feedback():
    said = decisionmap.coding_feedback(
        MAP, coded(roles=["D"], attitude="P", relationship="N", evidence=["gossip"])
    )
    assert said.verdict == "partly"
    assert said.summary == (
        "0 of 3 people are right in every code and its evidence.",
        "Not coded yet: 2.",
    )
    told = said.remarks["wang-dan"]
    assert set(said.remarks) == {"wang-dan"}
    assert [(part, each.mark) for part, each in told.items()] == [
        ("roles", "partly"),
        ("attitude", "wrong"),
        ("relationship", "right"),
    ]
    assert told["roles"].word == "Right, but something is missing"
    # Where to look again, and not yet what is right.
    assert told["attitude"].text.startswith("It is about the project")
    assert told["relationship"].text == "Why wang-dan stands there."
    assert not any(each.solution for each in told.values())


@pytest.mark.parametrize(
    ("roles", "mark"),
    [(["S"], "right"), (["S", "U"], "partly"), (["E"], "wrong"), (["D", "E"], "wrong")],
)
def test_roles_are_held_against_all_of_the_key(roles, mark):
    said = decisionmap.coding_feedback(MAP, coded("chen-hong", roles=roles))
    assert said.remarks["chen-hong"]["roles"].mark == mark


def test_a_code_without_evidence_is_called_a_guess():
    said = decisionmap.coding_feedback(MAP, coded(attitude="A"))
    assert said.remarks["wang-dan"]["evidence"].word == "No evidence named"
    assert decisionmap.coding_feedback(MAP, {"coding": CODING}).verdict == "right"


def test_evidence_with_a_key_is_judged():
    file = dossier("wang-dan")
    file["answer"]["evidence"] = ["signs", "asks"]
    file["feedback"]["evidence"] = "Gossip carries nothing."
    said = decisionmap.coding_feedback(whole(dossiers=[file]), coded(evidence=["signs", "gossip"]))
    assert said.remarks["wang-dan"]["evidence"].mark == "partly"


def test_the_answer_tells_every_code():
    said = decisionmap.coding_feedback(MAP, {}, reveal=True)
    assert said.remarks["chen-hong"]["roles"].solution == "Right answer: Screener"
    assert said.remarks["wang-dan"]["roles"].solution == "Right answer: Decider · Evaluator"
    assert said.marks == dict.fromkeys(DOSSIERS, "missed")


def test_the_browser_learns_no_code_before_it_asks(sheet, monkeypatch):
    widget = DecisionMap(MAP, sheet)
    shown = {MAP.title, MAP.intro, *(e.text for d in MAP.dossiers for e in d.evidence)}
    shown.add(next(e.text for e in MAP.dossiers[0].evidence if e.id == "asks"))
    members = {each["id"]: each for each in widget.item["members"]}
    assert all(members[name]["relationship"] is None for name in DOSSIERS)
    assert all(members[name]["attitude"] is None for name in DOSSIERS)
    assert all(members[name]["roles"] == [] for name in DOSSIERS)
    assert members["sun-lin"]["relationship"] == "E"
    assert hear(widget, monkeypatch)("answer", {"coding": CODING})["type"] == "saved"
    hidden = told_too_early(widget, MAP, {*shown, *(t for t in _italics(MAP))})
    assert hidden == []


def _italics(activity):
    """Return texts whose stars are parsed away, so that they can't be looked for."""
    return [e.text for d in activity.dossiers for e in d.evidence if "*" in e.text]


def test_the_work_is_saved_checked_and_restored(sheet, monkeypatch):
    widget = DecisionMap(MAP, sheet)
    value = {"coding": CODING, "plan": BEST}
    assert hear(widget, monkeypatch)("check", value)["type"] == "saved"
    assert widget.feedback["coding"]["verdict"] == "right"
    assert widget.feedback["coding"]["closing"] == [[("", "That was it.")]]
    assert widget.feedback["plan"]["verdict"] == "right"
    again = DecisionMap(MAP, AnswerSheet(sheet.path.parent))
    assert (again.answer, again.saved) == (value, True)
    assert set(again.feedback) == {"value", "outcome"}
    assert again.feedback["outcome"]["overall"] == pytest.approx(58.0, abs=0.05)


def test_the_answer_to_the_coding_tells_no_plan_where_none_was_made(sheet, monkeypatch):
    widget = DecisionMap(MAP, sheet)
    hear(widget, monkeypatch)("reveal", {"coding": CODING})
    assert set(widget.feedback) == {"value", "outcome", "coding"}


def test_each_change_says_where_the_plan_stands(sheet, monkeypatch):
    widget = DecisionMap(MAP, sheet)
    start = widget.item["start"]
    assert start["overall"] == pytest.approx(43.1, abs=0.05)
    hear(widget, monkeypatch)("answer", {"plan": PLAN})
    now = widget.feedback["outcome"]
    assert now["overall"] > start["overall"]
    assert now["used"] == [2, 0, 0, 0, 0, 0, 0, 0]
    assert set(widget.feedback) == {"value", "outcome"}
    json.dumps(widget.feedback)


def test_work_that_does_not_fit_is_not_saved(sheet, monkeypatch):
    reply = hear(DecisionMap(MAP, sheet), monkeypatch)("answer", {"plan": "all of it"})
    assert reply["type"] == "failed"
    assert "not a list of contacts" in reply["sentence"]
    assert sheet.answers() == {}


def test_the_map_alone_has_neither_codes_nor_a_plan_to_make(sheet):
    widget = DecisionMap(whole(dossiers=[], plan=False), sheet)
    assert widget.item["budget"] is None
    assert widget.item["start"] == {}
    assert all(each["relationship"] for each in widget.item["members"])


def test_a_crowd_is_no_burden_to_the_browser(sheet, monkeypatch):
    monkeypatch.setattr("courseware.widgets.decisionmap.setting", lambda _name: crowd())
    widget = DecisionMap(whole(dossiers=[]), sheet)
    assert len(json.dumps(widget.item["start"])) < 50_000


def test_on_paper_no_code_stands_beside_somebody_who_is_to_be_coded(sheet):
    lines = {line.split(",")[0]: line for line in DecisionMap(MAP, sheet).people()}
    assert lines["Chen Hong"].startswith("Chen Hong, Purchasing director: 30 0")
    assert "Screener, Passive, Enemy" in lines["Sun Lin"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Chen Hong in stage 1 (Live demonstration)", "Screener · Resistant · Blocker"]),
        ("zh-CN", ["陈虹", "过滤者 · 抵触 · 阻挡者"]),
    ],
)
def test_it_reads_as_text_with_the_work_so_far(language, words, sheet):
    with i18n.using(language):
        blank = static_forms(DecisionMap(MAP, sheet))
        assert all("________" in form and words[0][:2] in form for form in blank)
        sheet.save(MAP.id, {"coding": CODING, "plan": PLAN})
        filled = static_forms(DecisionMap(MAP, sheet))
        assert all(word in form for form in filled for word in words)
        assert all("________" not in form for form in filled)
