"""Who takes part in a decision, with how much weight in each stage, and who gets on with whom.

The four roles are those of the course's decision map; they are close to the buying centre
of Webster & Wind 1972 (Journal of Marketing 36(2), 12-19), whose gatekeeper is a screener
here. A person may hold several roles, and a role several persons.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain

from courseware.i18n import gettext as _

__all__ = ["TOLERANCE", "Account", "Attitude", "Event", "Member", "Role", "Stance", "pair"]

#: How many people a map may hold.
FEWEST, MOST = 2, 60
#: How far a stage's influence may be from 100 in all.
TOLERANCE = 0.05


class Role(StrEnum):
    """What a member does in the decision."""

    DECIDER = "D"
    EVALUATOR = "E"
    SCREENER = "S"
    USER = "U"


class Attitude(StrEnum):
    """How a member stands to the project, whoever supplies it."""

    ACTIVE = "A"
    PASSIVE = "P"
    RESISTANT = "R"


class Stance(StrEnum):
    """How a member stands to us: the map's relationship."""

    CHAMPION = "C"
    SUPPORTER = "S"
    NEUTRAL = "N"
    BLOCKER = "B"
    ENEMY = "E"


@dataclass(frozen=True)
class Member:
    """A person on the map.

    Attributes
    ----------
    id
        Never changes.
    roles
        One or more.
    attitude, stance
        To the project, and to us.
    influence
        Per cent of the decision carried in each stage, 0 to 100.
    sources
        Channels this person trusts.
    name, title
        As shown; the id and nothing if they are not given.
    """

    id: str
    roles: frozenset[Role]
    attitude: Attitude
    stance: Stance
    influence: tuple[float, ...]
    sources: frozenset[str] = frozenset()
    name: str = ""
    title: str = ""

    @property
    def friendly(self) -> bool:
        """Whether this person is a champion or a supporter."""
        return self.stance in (Stance.CHAMPION, Stance.SUPPORTER)


@dataclass(frozen=True)
class Event:
    """A date within a stage before which some people can be reached with more effect.

    Attributes
    ----------
    stage
        Place of the stage that it falls in, from 0.
    people
        Ids of those who write the document, or meet.
    document
        Whether something is written that stands to the end.
    """

    id: str
    stage: int
    people: frozenset[str]
    document: bool = False


def pair(one: str, other: str) -> frozenset[str]:
    """Return the key of a relation, which has no direction."""
    return frozenset((one, other))


@dataclass(frozen=True)
class Account:
    """A buying centre.

    Attributes
    ----------
    members
        2 to 60 people.
    stages
        Ids of the stages, in order.
    harmony, hostility
        Pairs of members who get on, and who do not; the rest neither.
    events
        Dates that lend a contact weight.
    known
        Ids of members whom we know through somebody outside the account.

    Raises
    ------
    ValueError
        In words for whoever made the map: who or which stage, and what is wrong.
    """

    members: tuple[Member, ...]
    stages: tuple[str, ...]
    harmony: frozenset[frozenset[str]] = frozenset()
    hostility: frozenset[frozenset[str]] = frozenset()
    events: tuple[Event, ...] = ()
    known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        ids = [member.id for member in self.members]
        _check_people(ids)
        for member in self.members:
            _check_influence(member, len(self.stages))
        for stage in range(len(self.stages)):
            _check_total(self, stage)
        _check_relations(self, set(ids))

    def place(self, member: str) -> int:
        """Return where a member stands in `members`, from 0."""
        return self._places[member]

    def member(self, member: str) -> Member:
        """Return a member by id."""
        return self.members[self._places[member]]

    def friends(self, member: str) -> tuple[Member, ...]:
        """Return those who get on with a member."""
        return self._friends[member]

    def since(self, stage: int) -> Account:
        """Return the account as it stands once the first `stage` stages are over."""
        return replace(
            self,
            members=tuple(replace(each, influence=each.influence[stage:]) for each in self.members),
            stages=self.stages[stage:],
            events=tuple(
                replace(each, stage=each.stage - stage)
                for each in self.events
                if each.stage >= stage
            ),
        )

    def weights(self, stage: int) -> tuple[float, ...]:
        """Return the share of a stage's decision that each member carries; they sum to 1."""
        return self._weights[stage]

    @cached_property
    def _weights(self) -> tuple[tuple[float, ...], ...]:
        columns = zip(*(member.influence for member in self.members), strict=True)
        return tuple(tuple(each / math.fsum(column) for each in column) for column in columns)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {member.id: place for place, member in enumerate(self.members)}

    @cached_property
    def _friends(self) -> Mapping[str, tuple[Member, ...]]:
        return {
            one.id: tuple(other for other in self.members if pair(one.id, other.id) in self.harmony)
            for one in self.members
        }


def _check_people(ids: list[str]) -> None:
    if not FEWEST <= len(ids) <= MOST:
        raise ValueError(
            _("A map holds {fewest} to {most} people; this one has {found}.").format(
                fewest=FEWEST, most=MOST, found=len(ids)
            )
        )
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ValueError(_("{name} stands on the map twice.").format(name=twice))


def _check_influence(member: Member, stages: int) -> None:
    if not member.roles:
        raise ValueError(_("{name} has no role.").format(name=member.id))
    if len(member.influence) != stages:
        raise ValueError(
            _("{name}: give an influence for each of the {count} stages.").format(
                name=member.id, count=stages
            )
        )
    wrong = next((each for each in member.influence if not 0 <= each <= 100), None)
    if wrong is not None:
        raise ValueError(
            _("{name}: an influence lies between 0 and 100; got {number}.").format(
                name=member.id, number=f"{wrong:g}"
            )
        )


def _check_total(account: Account, stage: int) -> None:
    total = math.fsum(member.influence[stage] for member in account.members)
    if not math.isclose(total, 100, abs_tol=TOLERANCE):
        raise ValueError(
            _("Stage {stage}: the influence adds up to {total}, not to 100.").format(
                stage=stage + 1, total=f"{total:g}"
            )
        )


def _check_relations(account: Account, ids: set[str]) -> None:
    for relation in chain(account.harmony, account.hostility):
        if len(relation) != 2:
            raise ValueError(
                _("{name} can't have a relation to the same person.").format(
                    name=next(iter(relation), "?")
                )
            )
    both = account.harmony & account.hostility
    if both:
        first, second = sorted(next(iter(both)))
        raise ValueError(
            _("{first} and {second} are marked both as friends and as foes.").format(
                first=first, second=second
            )
        )
    named = set(chain(account.known, *account.harmony, *account.hostility))
    named.update(chain.from_iterable(event.people for event in account.events))
    _check_known(named - ids)


def _check_known(strangers: Iterable[str]) -> None:
    stranger = min(strangers, default=None)
    if stranger is not None:
        raise ValueError(_("{name} has a relation, but no row on the map.").format(name=stranger))
