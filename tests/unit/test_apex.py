"""The case of the decision map stands as the course gives it, cell by cell."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from courseware import i18n
from courseware.datasets import account, label, read
from courseware.errors import ContentError
from courseware.models.buying.account import Attitude, Event, Role, Stance, pair
from courseware.models.buying.plan import door_openers

PACKAGE = Path(__file__).parents[2] / "datasets" / "datapackage.json"

MEMBERS = """
wang-dan   | Wang Dan   | 王丹 | D, E | A | N | deputy general manager
zhao-yue   | Zhao Yue   | 赵跃 | E    | P | N | chief engineer
chen-hong  | Chen Hong  | 陈虹 | S    | R | B | purchasing director
zhang-xin  | Zhang Xin  | 张欣 | S    | A | N | IT planning manager
li-qing    | Li Qing    | 李青 | S    | A | C | IT manager
xia-yun    | Xia Yun    | 夏云 | U    | P | S | sales director
wang-wei   | Wang Wei   | 王薇 | U    | R | E | customer service manager
liu-jun    | Liu Jun    | 刘军 | S    | A | S | network operations manager
song-jiang | Song Jiang | 宋江 | U    | R | N | logistics manager
sun-lin    | Sun Lin    | 孙林 | S    | P | E | finance controller
yang-xiong | Yang Xiong | 杨雄 | U    | P | N | quality manager
"""
STAGES = """
need          | need found                       | 28/3
priority      | priority, size, urgency          | 17/4
specification | specification and performance    | 1/6
suppliers     | possible suppliers consulted     | 12/6
proposals     | proposals requested              | 22/8
shortlist     | shortlist evaluated              | 15/9
negotiation   | negotiation with candidates      | 30/11
decision      | decision and follow-up           | 31/12
"""
#: What carries a star was rebuilt for the course.
INFLUENCE = """
wang-dan   | 20* | 30* |     |     |     |     | 40* | 30
zhao-yue   |     | 20* | 20* | 30  |     |     | 20* | 20*
chen-hong  | 30  |     |     |     | 20* | 40  | 20* | 10*
zhang-xin  |     | 20* |     |     | 40* | 20* |     |
li-qing    |     |     |     | 20* | 20* | 20* |     | 20*
xia-yun    | 20* |     | 20* |     |     |     |     |
wang-wei   | 20* |     |     |     |     |     |     |
liu-jun    |     | 10* |     |     | 20* |     | 20* |
song-jiang |     |     | 20* | 30  |     |     |     |
sun-lin    |     | 20* |     | 20* |     | 20* |     |
yang-xiong | 10* |     | 40* |     |     |     |     | 20*
"""
HARMONY = """
wang-dan li-qing     | wang-dan liu-jun    | li-qing xia-yun    | li-qing yang-xiong
zhao-yue song-jiang  | zhao-yue yang-xiong | chen-hong wang-wei | chen-hong sun-lin
zhang-xin liu-jun    | xia-yun zhang-xin
"""
HOSTILITY = """
wang-dan chen-hong | li-qing sun-lin | liu-jun wang-wei | song-jiang chen-hong
zhao-yue sun-lin
"""
CHANNELS = """
wang-dan   | presentation, users
zhang-xin  | exhibition
zhao-yue   | journal, consultants   | *
chen-hong  | report, competitors    | *
li-qing    | demonstration, lecture | *
xia-yun    | demonstration, users   | *
wang-wei   | opinion, report        | *
liu-jun    | demonstration, journal | *
song-jiang | users, lecture         | *
sun-lin    | consultants, report    | *
yang-xiong | demonstration, journal | *
"""
FOURTEEN = """
live demonstration, illustrated presentation, exhibition, lecture, trade journal, magazine,
direct mail, internal report, competitors, consultants, public opinion, advertising,
users in other industries, other
"""
CODES = {
    "role": "D decider 决策者, E evaluator 评估者, S screener 过滤者, U user 使用者",
    "attitude": "A active 积极, P passive 被动, R resistant 抵触",
    "relationship": "C champion 啦啦队员, S supporter 支持者, N neutral 中立者, E enemy 对立方, "
    "B blocker 阻挡者",
}
EVENTS = """
product specification and performance report | 25/5 | 25/5 | yang-xiong | document
shortlist published                          | 20/6 | 20/6 |            |
study trip abroad                            | 5/7  | 12/7 |            |
detailed proposals due                       | 22/8 | 22/8 |            |
quality team meeting                         | 5/9  | 5/9  | yang-xiong |
"""


def cells(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def day(text):
    number, month = map(int, text.split("/"))
    return date(2010, month, number).isoformat()


def influence(member, stage):
    place = [row[0] for row in cells(STAGES)].index(stage)
    text = next(row for row in cells(INFLUENCE) if row[0] == member)[1 + place]
    return int(text.rstrip("*") or 0), text.endswith("*")


# --------------------------------------------------------------------- tables


def test_the_members():
    found = [
        [
            *(row[name] for name in ("member", "name", "name_zh")),
            row["roles"].replace(";", ", "),
            *(row[name] for name in ("attitude", "relationship")),
            row["title"].lower(),
        ]
        for row in read("apex_members")
    ]
    assert found == [[*row[:-1], row[-1].lower()] for row in cells(MEMBERS)]


def test_the_stages_and_their_due_dates():
    found = [[row["stage"], row["label"].lower(), row["due"]] for row in read("apex_stages")]
    assert found == [[code, words, day(due)] for code, words, due in cells(STAGES)]


def test_the_words_of_a_stage_stand_in_the_codes_too():
    words = {(row["code"], row["label"], row["label_zh"]) for row in read("codes")}
    for row in read("apex_stages"):
        assert (row["stage"], row["label"], row["label_zh"]) in words


def test_every_cell_of_the_influence():
    assert len(read("apex_influence")) == 88
    for row in read("apex_influence"):
        weight, rebuilt = influence(row["member"], row["stage"])
        assert int(row["influence"]) == weight
        assert row["rebuilt"] == str(rebuilt).lower()


def test_each_stage_adds_up_to_100():
    totals = Counter()
    for row in read("apex_influence"):
        totals[row["stage"]] += int(row["influence"])
    assert totals == dict.fromkeys([row[0] for row in cells(STAGES)], 100)


def test_the_relations():
    expected = [
        (*two.split(), relation, "true")
        for relation, table in (("harmony", HARMONY), ("hostility", HOSTILITY))
        for row in cells(table)
        for two in row
    ]
    assert expected == [
        (row["first"], row["second"], row["relation"], row["rebuilt"])
        for row in read("apex_relations")
    ]
    notes = {(row["first"], row["second"]): row["note"] for row in read("apex_relations")}
    assert {two: note for two, note in notes.items() if note} == {
        ("chen-hong", "wang-wei"): "relatives"
    }


def test_the_channels():
    expected = {
        (row[0], channel, str(len(row) > 2).lower())
        for row in cells(CHANNELS)
        for channel in row[1].split(", ")
    }
    found = [(row["member"], row["channel"], row["rebuilt"]) for row in read("apex_channels")]
    assert set(found) == expected
    assert len(found) == len(expected) == 21


def test_there_are_fourteen_channels_and_each_has_its_words():
    fields = {
        one["name"]: {field["name"]: field for field in one["schema"]["fields"]}
        for one in json.loads(PACKAGE.read_text(encoding="utf-8"))["resources"]
    }
    codes = fields["apex_channels"]["channel"]["constraints"]["enum"]
    words = [words.strip() for words in FOURTEEN.split(",")]
    assert [label("channel", code).lower() for code in codes] == words


def test_the_words_of_the_codes():
    for field, table in CODES.items():
        for code, english, chinese in (entry.split() for entry in table.split(", ")):
            assert label(field, code).lower() == english
            with i18n.using("zh-CN"):
                assert label(field, code) == chinese


def test_the_ties():
    assert {row["member"] for row in read("apex_ties")} == {"li-qing"}
    who = [row["contact"].replace("-", " ") for row in read("apex_ties")]
    assert who == [
        "office manager",
        "marketing manager",
        "service engineer",
        "production director",
        "other customers",
    ]
    for row in read("apex_ties"):
        assert row["contact"].replace("-", " ") in row["label"].lower()


def test_the_events():
    found = [
        [row["label"].lower(), row["start"], row["end"], row["people"], row["document"]]
        for row in read("apex_events")
    ]
    assert found == [
        [words, day(start), day(end), people, str(bool(document)).lower()]
        for words, start, end, people, document in cells(EVENTS)
    ]
    assert {row["rebuilt"] for row in read("apex_events")} == {"true"}


def test_an_event_falls_in_the_first_stage_that_is_due_no_earlier():
    for row in read("apex_events"):
        stage = next(one["stage"] for one in read("apex_stages") if one["due"] >= row["end"])
        assert row["stage"] == stage


# ------------------------------------------------------ what is known for sure


def weights(stage):
    return {
        row["member"]: int(row["influence"])
        for row in read("apex_influence")
        if row["stage"] == stage
    }


def rebuilt(member, stage):
    place = member, stage
    found = next(r for r in read("apex_influence") if (r["member"], r["stage"]) == place)
    return found["rebuilt"] == "true"


def heaviest(stage):
    most = max(weights(stage).values())
    return {member for member, weight in weights(stage).items() if weight == most}


def test_wang_dan_has_the_most_weight_in_the_last_stage():
    assert heaviest("decision") == {"wang-dan"}
    assert weights("decision")["wang-dan"] == 30
    assert not rebuilt("wang-dan", "decision")


def test_zhao_yue_and_song_jiang_weigh_the_same_when_suppliers_are_consulted():
    assert heaviest("suppliers") == {"zhao-yue", "song-jiang"}
    assert weights("suppliers")["zhao-yue"] == weights("suppliers")["song-jiang"] == 30
    assert not rebuilt("zhao-yue", "suppliers")
    assert not rebuilt("song-jiang", "suppliers")


def test_chen_hong_weighs_most_in_the_need_and_in_the_shortlist():
    for stage, weight in (("need", 30), ("shortlist", 40)):
        assert heaviest(stage) == {"chen-hong"}
        assert weights(stage)["chen-hong"] == weight
        assert not rebuilt("chen-hong", stage)


@pytest.mark.parametrize(
    ("stage", "known"),
    [
        ("need", [30, 20, 20, 20, 10]),
        ("priority", [30, 20, 20, 20, 10]),
        ("specification", [40, 20, 20, 20]),
        ("suppliers", [30, 30, 20, 20]),
        ("proposals", [40, 20, 20, 20]),
        ("shortlist", [40, 20, 20, 20]),
        ("negotiation", [40, 20, 20, 20]),
        ("decision", [30, 20, 20, 20, 10]),
    ],
)
def test_each_stage_has_its_set_of_percentages(stage, known):
    assert sorted(filter(None, weights(stage).values()), reverse=True) == known


def test_what_the_page_says_of_friends_and_of_chen_hong():
    friends = ("li-qing", "xia-yun", "liu-jun")
    for stage in ("negotiation", "decision"):
        assert sum(weights(stage)[friend] for friend in friends) == 20
    assert sum(weights(row[0])["chen-hong"] > 0 for row in cells(STAGES)) == 5


# -------------------------------------------------------------------- account


def test_the_account_is_what_the_tables_say():
    apex = account("apex")
    assert apex.stages == tuple(row[0] for row in cells(STAGES))
    assert [member.id for member in apex.members] == [row[0] for row in cells(MEMBERS)]
    sources = {row[0]: set(row[1].split(", ")) for row in cells(CHANNELS)}
    for member, row in zip(apex.members, cells(MEMBERS), strict=True):
        assert member.name == row[1]
        assert member.roles == {Role(letter) for letter in row[3].split(", ")}
        assert (member.attitude, member.stance) == (Attitude(row[4]), Stance(row[5]))
        assert member.title.lower() == row[6].lower()
        assert member.influence == tuple(influence(member.id, stage)[0] for stage in apex.stages)
        assert member.sources == sources[member.id]


@pytest.mark.parametrize(("name", "table"), [("harmony", HARMONY), ("hostility", HOSTILITY)])
def test_the_account_holds_the_relations(name, table):
    expected = {pair(*two.split()) for row in cells(table) for two in row}
    assert getattr(account(), name) == expected


def test_the_account_holds_events_and_acquaintances():
    apex = account()
    assert apex.known == {"li-qing"}
    assert apex.events[0] == Event("specification-report", 2, frozenset({"yang-xiong"}), True)
    assert [event.stage for event in apex.events] == [2, 4, 4, 4, 5]
    assert apex.events[-1].people == {"yang-xiong"}
    assert [event.id for event in apex.events if event.document] == ["specification-report"]


def test_only_wang_dan_has_a_door_to_be_opened():
    apex = account()
    behind = [member.id for member in apex.members if door_openers(apex, member)]
    assert behind == ["wang-dan"]


def test_the_account_speaks_the_current_language():
    with i18n.using("zh-CN"):
        assert account().member("chen-hong").name == "陈虹"
        assert account().member("chen-hong").title == "采购总监"
    assert account().member("chen-hong").name == "Chen Hong"


def test_an_account_that_is_not_there_is_an_error_that_names_it():
    with pytest.raises(ContentError, match=r"jinchang_stages\.csv"):
        account("jinchang")
