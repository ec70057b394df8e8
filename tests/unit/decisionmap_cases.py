"""What the tests of the decision map share: an activity with all parts, and a crowd."""

from courseware.activities.decisionsetting import Setting, setting
from courseware.models.buying.account import Account, Member, pair
from courseware.models.buying.index import Model
from tests.unit.activities import activity


def crowd(size=40):
    """Return an account of many people, each stage shared evenly among eight of them."""
    apex = setting("apex")
    known = apex.account.members
    members = tuple(
        Member(
            f"person-{n}",
            known[n % 11].roles,
            known[n % 11].attitude,
            known[n % 11].stance,
            tuple(12.5 if n // 8 == stage % 5 else 0.0 for stage in range(8)),
            known[n % 11].sources,
            f"{known[n % 11].name} {n}",
            known[n % 11].title,
        )
        for n in range(size)
    )
    harmony = frozenset(pair(f"person-{n}", f"person-{n + 7}") for n in range(0, size - 7, 2))
    account = Account(members, apex.account.stages, harmony)
    return Setting(Model(account, apex.model.parameters), apex.stages, id="apex")


DOSSIERS = {"wang-dan": ("DE", "A", "N"), "chen-hong": ("S", "R", "B"), "li-qing": ("S", "A", "C")}


def dossier(member):
    roles, attitude, relationship = DOSSIERS[member]
    return {
        "member": member,
        "evidence": [
            {"id": "signs", "text": f"The report says who signs, and {member} does."},
            {"id": "asks", "text": f"In May {member} asked for the *second* price list."},
            {"id": "gossip", "text": f"A driver says that {member} plays golf."},
        ],
        "answer": {"roles": list(roles), "attitude": attitude, "relationship": relationship},
        "feedback": {
            "roles": f"Why {member} has that role.",
            "attitude": f"Why {member} has that attitude.",
            "relationship": f"Why {member} stands there.",
        },
    }


WHOLE = {
    "kind": "decisionmap",
    "account": "apex",
    "dossiers": [dossier(member) for member in DOSSIERS],
    "plan": True,
}


def whole(**changes):
    """Return an activity with all three parts."""
    return activity(WHOLE, **changes)
