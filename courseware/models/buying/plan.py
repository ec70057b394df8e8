"""Contacts with the people of an account, and which of them are possible.

A contact is with one person, in one stage, through one channel. No channel is a gift: what
is bought in this way isn't conviction, and the law forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from courseware.models.buying.account import Account, Member, Role
from courseware.models.buying.parameters import Channel, Parameters

__all__ = [
    "Breach",
    "Contact",
    "Rule",
    "breaches",
    "door_openers",
    "effort",
    "go_betweens",
    "lasts",
    "options",
    "read_plan",
    "strength",
    "timing",
]

Rule = Literal["unknown", "twice", "stage_budget", "budget", "through", "warm", "door"]


@dataclass(frozen=True, order=True)
class Contact:
    """One contact: the stage's place from 0, the member's id, the channel's id."""

    stage: int
    member: str
    channel: str


@dataclass(frozen=True)
class Breach:
    """A rule that a plan breaks, and the contact that breaks it."""

    rule: Rule
    contact: Contact


def read_plan(
    account: Account, parameters: Parameters, records: object
) -> tuple[Contact, ...] | None:
    """Return the contacts that a list of ``{stage, member, channel}`` names.

    None if it is no such list, names what the map hasn't got, or is longer than any plan.
    """
    limit = len(account.stages) * len(account.members)
    if not isinstance(records, list) or len(records) > limit:
        return None
    found = []
    for record in records:
        if not isinstance(record, dict) or set(record) != {"stage", "member", "channel"}:
            return None
        contact = Contact(**record)
        plain = type(contact.stage) is int and isinstance(contact.channel, str)
        if not (plain and _exists(account, parameters, contact)):
            return None
        found.append(contact)
    return tuple(found)


def strength(member: Member, parameters: Parameters, channel: str) -> int:
    """Return a channel's strength with a person: double where trusted, half where not."""
    base = parameters.channels[channel].strength
    return base * 2 if channel in member.sources else base // 2


def timing(account: Account, parameters: Parameters, member: Member, stage: int) -> int:
    """Return the factor by which a contact counts in a stage."""
    if any(event.stage == stage and member.id in event.people for event in account.events):
        return parameters.timing.event
    weighty = account.weights(stage)[account.place(member.id)] >= parameters.timing.cut
    return parameters.timing.weighty if weighty else parameters.timing.early


def effort(account: Account, parameters: Parameters, contact: Contact) -> int:
    """Return what one contact adds: strength times timing."""
    member = account.member(contact.member)
    return strength(member, parameters, contact.channel) * timing(
        account, parameters, member, contact.stage
    )


def lasts(account: Account, parameters: Parameters, contact: Contact) -> range:
    """Return the stages in which a contact counts.

    It fades after the window; but what somebody writes into a document under its
    impression stands there to the end.
    """
    written = any(
        event.document and event.stage == contact.stage and contact.member in event.people
        for event in account.events
    )
    end = len(account.stages)
    return range(contact.stage, end if written else min(end, contact.stage + parameters.window))


def go_betweens(account: Account, member: Member) -> tuple[Member, ...]:
    """Return the friendly people who get on with a person, and can speak for us there."""
    return tuple(friend for friend in account.friends(member.id) if friend.friendly)


def door_openers(account: Account, member: Member) -> tuple[Member, ...]:
    """Return those of whom one must be reached first; empty where the door is open.

    It is open with everybody but a decider who isn't friendly and whom nobody outside
    knows. There a screener opens it, or a friendly person who gets on with the decider. Who
    sits behind a door of that kind opens none; where nobody is left to guard it, it is open.
    """
    if not _shut(account, member):
        return ()
    between = go_betweens(account, member)
    return tuple(
        other
        for other in account.members
        if (Role.SCREENER in other.roles or other in between) and not _shut(account, other)
    )


def _shut(account: Account, member: Member) -> bool:
    return Role.DECIDER in member.roles and not member.friendly and member.id not in account.known


def options(account: Account, parameters: Parameters, member: Member) -> dict[str, Channel]:
    """Return the channels that can reach a person at all."""
    between = go_betweens(account, member)
    return {
        name: channel
        for name, channel in parameters.channels.items()
        if between or not channel.through
    }


def breaches(account: Account, parameters: Parameters, plan: Iterable[Contact]) -> Iterator[Breach]:
    """Yield each rule that a plan breaks, in the order of the contacts.

    Parameters
    ----------
    account, parameters
        The map and its numbers.
    plan
        Contacts in any order; they are taken by stage.

    Yields
    ------
    Breach
        `unknown`: no such person, stage or channel. `twice`: a second contact with one
        person in one stage. `stage_budget`, `budget`: more half-days than there are.
        `through`: the channel needs a friendly go-between. `warm`: the person doesn't
        know us yet. `door`: nobody who could open a decider's door was reached before.
    """
    seen: list[Contact] = []
    spent = 0
    for contact in sorted(plan):
        if not _exists(account, parameters, contact):
            yield Breach("unknown", contact)
            continue
        for rule in _broken(account, parameters, contact, seen):
            yield Breach(rule, contact)
        cost = parameters.channels[contact.channel].cost
        in_stage = sum(
            parameters.channels[other.channel].cost
            for other in seen
            if other.stage == contact.stage
        )
        if in_stage + cost > parameters.budget.stage:
            yield Breach("stage_budget", contact)
        spent += cost
        if spent > parameters.budget.total:
            yield Breach("budget", contact)
        seen.append(contact)


def _exists(account: Account, parameters: Parameters, contact: Contact) -> bool:
    return (
        any(member.id == contact.member for member in account.members)
        and 0 <= contact.stage < len(account.stages)
        and contact.channel in parameters.channels
    )


def _broken(
    account: Account, parameters: Parameters, contact: Contact, seen: list[Contact]
) -> Iterator[Rule]:
    member, channel = account.member(contact.member), parameters.channels[contact.channel]
    before = {other.member for other in seen if other.stage < contact.stage}
    if any((other.member, other.stage) == (member.id, contact.stage) for other in seen):
        yield "twice"
    if channel.through and not go_betweens(account, member):
        yield "through"
    if channel.warm and not member.friendly and member.id not in before:
        yield "warm"
    openers = door_openers(account, member)
    if openers and before.isdisjoint(opener.id for opener in openers):
        yield "door"
