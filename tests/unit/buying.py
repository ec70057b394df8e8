"""Invented accounts for the tests of the decision map."""

import dataclasses
import random

from courseware.content.parameters import decision_map
from courseware.models.buying.account import Account, Attitude, Event, Member, Role, Stance, pair
from courseware.models.buying.parameters import Budget

PARAMETERS = decision_map().parameters()


def invented(seed, people=4, stages=3):
    """Return an account by chance, the same for the same seed."""
    chance = random.Random(seed)
    names = [f"p{number}" for number in range(people)]
    columns = [_shares(chance, people) for _stage in range(stages)]
    members = tuple(
        Member(
            id=name,
            roles=frozenset(chance.sample(list(Role), chance.randint(1, 2))),
            attitude=chance.choice(list(Attitude)),
            stance=chance.choice(list(Stance)),
            influence=tuple(column[place] for column in columns),
            sources=frozenset(chance.sample(list(PARAMETERS.channels), 2)),
        )
        for place, name in enumerate(names)
    )
    pairs = [pair(a, b) for a in names for b in names if a < b]
    drawn = {each: chance.choice(["harmony", "hostility", ""]) for each in pairs}
    return Account(
        members,
        tuple(f"s{number}" for number in range(stages)),
        harmony=frozenset(each for each in pairs if drawn[each] == "harmony"),
        hostility=frozenset(each for each in pairs if drawn[each] == "hostility"),
        events=(
            Event("paper", chance.randrange(stages), frozenset(names[:1]), document=True),
            Event("meeting", chance.randrange(stages), frozenset(names[1:2])),
        ),
        known=frozenset(names[2:3]),
    )


def with_budget(total, stage, parameters=PARAMETERS):
    """Return the parameters with other half-days."""
    return dataclasses.replace(parameters, budget=Budget(total, stage))


def with_channels(*names, parameters=PARAMETERS):
    """Return the parameters with these channels only."""
    return dataclasses.replace(
        parameters, channels={name: parameters.channels[name] for name in names}
    )


def _shares(chance, people):
    cuts = sorted(chance.sample(range(1, 100), people - 1))
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    chance.shuffle(shares)
    return shares
