"""What surrounds a decision map: the account with its numbers, and everything by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from courseware import datasets, i18n
from courseware.content import Plan
from courseware.content.certificate import Certificate, certificate
from courseware.content.parameters import decision_map
from courseware.i18n import gettext as _
from courseware.models.buying.account import Account, Attitude, Member, Role, Stance
from courseware.models.buying.index import Model
from courseware.models.buying.parameters import Budget

__all__ = [
    "COLUMNS",
    "KeyDate",
    "Setting",
    "Stage",
    "attitude_names",
    "channel_name",
    "name",
    "role_names",
    "setting",
    "setting_of",
    "stance_names",
]

#: The relationships from left to right on the map.
COLUMNS = (Stance.ENEMY, Stance.BLOCKER, Stance.NEUTRAL, Stance.SUPPORTER, Stance.CHAMPION)


@dataclass(frozen=True)
class Stage:
    """A stage by its name, and the day on which it is due in words."""

    label: str
    due: str = ""


@dataclass(frozen=True)
class KeyDate:
    """An event of the calendar: what, when in words, in which stage, and with whom."""

    label: str
    when: str
    stage: int
    people: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Setting:
    """An account as a trainee meets it.

    Attributes
    ----------
    model
        The account with the numbers it is looked at with.
    stages
        In the account's order.
    dates
        The key events in the order in which they come.
    ties
        Whom a member knows outside, by the member's id.
    notes
        What is known of a relation between two members.
    id
        Names the data sets and the certificate.
    over
        How many of the account's first stages are over, and left out.
    """

    model: Model
    stages: tuple[Stage, ...]
    dates: tuple[KeyDate, ...] = ()
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[frozenset[str], str] = field(default_factory=dict)
    id: str = ""
    over: int = 0

    @property
    def account(self) -> Account:
        """The people."""
        return self.model.account

    @property
    def certificate(self) -> Certificate:
        """What is known of the best plan."""
        return certificate(self.id)

    def number(self, stage: int) -> int:
        """Return the number by which people call a stage, given its place."""
        return self.over + stage + 1

    def name(self, member: str) -> str:
        """Return a member's name."""
        return name(self.account.member(member))


def name(member: Member) -> str:
    """Return a member's name; the id of somebody who has none."""
    return member.name or member.id


def role_names() -> dict[str, str]:
    """Return the roles by their letters."""
    return {role.value: datasets.label("role", role) for role in Role}


def attitude_names() -> dict[str, str]:
    """Return the attitudes to the project by their letters."""
    return {attitude.value: datasets.label("attitude", attitude) for attitude in Attitude}


def stance_names() -> dict[str, str]:
    """Return the relationships to us by their letters, in the order of the map's columns."""
    return {stance.value: datasets.label("relationship", stance) for stance in COLUMNS}


def channel_name(channel: str) -> str:
    """Return what a channel is called."""
    return _("Telephone call (other)") if channel == "other" else datasets.label("channel", channel)


def setting(account: str, *, since: int = 0, budget: Budget | None = None) -> Setting:
    """Return an account of the course, in the current language.

    Parameters
    ----------
    account
        What the names of its data sets begin with.
    since
        How many of its stages are over.
    budget
        Half-days; by default those of the parameters.
    """
    numbers = decision_map().parameters()
    whole = datasets.account(account)
    model = Model(whole.since(since), replace(numbers, budget=budget or numbers.budget))
    ids = {stage: place for place, stage in enumerate(model.account.stages)}
    return Setting(
        model,
        tuple(
            Stage(datasets.spoken(row, "label"), _day(row["due"]))
            for row in datasets.read(f"{account}_stages")[since:]
        ),
        tuple(
            KeyDate(
                datasets.spoken(row, "label"),
                _span(row["start"], row["end"]),
                ids[row["stage"]],
                frozenset(filter(None, row["people"].split(";"))),
            )
            for row in sorted(datasets.read(f"{account}_events"), key=lambda row: row["start"])
            if row["stage"] in ids
        ),
        _ties(account),
        {
            frozenset((row["first"], row["second"])): datasets.spoken(row, "note")
            for row in datasets.read(f"{account}_relations")
        },
        account,
        since,
    )


def setting_of(item: Plan) -> Setting:
    """Return what a question asks to plan for, in the current language."""
    return setting(item.account, since=item.since, budget=Budget(item.total, item.stage))


def _ties(account: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in datasets.read(f"{account}_ties"):
        found[row["member"]] = (*found.get(row["member"], ()), datasets.spoken(row, "label"))
    return found


def _day(text: str) -> str:
    """Return an ISO date as day and month in words."""
    from babel.dates import format_skeleton

    day = date.fromisoformat(text)
    return str(format_skeleton("MMMd", day, locale=_locale()))


def _span(start: str, end: str) -> str:
    if not end or end == start:
        return _day(start)
    return f"{_day(start)} – {_day(end)}"


def _locale() -> str:
    return "en_GB" if i18n.current() == i18n.SOURCE else i18n.current().replace("-", "_")
