"""Contacts as one plans them: what is possible, what they bring, how good the plan is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from courseware.activities.decisionsetting import Setting, channel_name, name
from courseware.activities.decisionswap import Swap, best_swap
from courseware.activities.mapremarks import plan_remarks
from courseware.activities.remarks import Verdict
from courseware.i18n import gettext as _
from courseware.models.buying.index import Model, shown
from courseware.models.buying.parameters import Budget
from courseware.models.buying.plan import Breach, Contact, breaches, door_openers

__all__ = [
    "PlanFacts",
    "PlanFeedback",
    "Standing",
    "best_plan",
    "contact_name",
    "gift",
    "habit_names",
    "plan_facts",
    "plan_feedback",
    "refusals",
    "sentence",
    "standing",
]

#: Shares of the attainable gain from which a plan is called right, and partly right.
GOOD, FAIR = 0.95, 0.5


@dataclass(frozen=True)
class PlanFacts:
    """What a plan is held against.

    Attributes
    ----------
    best, nothing
        The overall index of the best plan and of none, −1 to 1.
    habits
        The share of the attainable gain that a simple habit reaches, 0 to 1.
    more
        The overall index of the best plan with one half-day more, −1 to 1; None if it isn't known.
    plan
        The best plan.
    """

    best: float
    nothing: float
    habits: Mapping[str, float]
    more: float | None
    plan: tuple[Contact, ...] = ()

    def share(self, overall: float) -> float:
        """Return the share of the attainable gain that a plan reaches."""
        return (overall - self.nothing) / (self.best - self.nothing)


@dataclass(frozen=True)
class Standing:
    """Where a plan stands.

    Attributes
    ----------
    reasons
        For each contact, in the plan's order, why it is impossible; "" if it is possible.
    stages, overall
        The index, 0 to 100; None while a contact is impossible.
    used
        Half-days spent in each stage.
    """

    reasons: tuple[str, ...]
    stages: tuple[float, ...] | None
    overall: float | None
    used: tuple[int, ...]


@dataclass(frozen=True)
class PlanFeedback:
    """What to say to a plan: sentences, and shares to hold it against, best first.

    `shares` hold a name, a share and whether it is the trainee's own.
    """

    verdict: Verdict
    summary: tuple[str, ...]
    shares: tuple[tuple[str, float, bool], ...]


def gift() -> str:
    """Return why no gift is among the channels."""
    return _(
        "No channel is a gift: what is bought that way isn't conviction, "
        "and the law on commercial bribery forbids it."
    )


def habit_names() -> dict[str, str]:
    """Return the simple habits of planning by their ids."""
    return {
        "greedy": _("Always what pays most next"),
        "influential": _("Most influential first"),
        "friends": _("Friends first"),
        "boss": _("Only the boss"),
        "random": _("At random"),
    }


def contact_name(setting: Setting, contact: Contact) -> str:
    """Return a contact in words."""
    return _("{name} in stage {stage} ({channel})").format(
        stage=setting.number(contact.stage),
        name=setting.name(contact.member),
        channel=channel_name(contact.channel),
    )


def sentence(setting: Setting, breach: Breach) -> str:
    """Return why a contact is impossible, in one sentence."""
    contact, budget = breach.contact, setting.model.parameters.budget
    member = setting.account.member(contact.member)
    openers = door_openers(setting.account, member)
    patterns = {
        "twice": _("{name} has a contact in stage {stage} already: one each is the limit."),
        "stage_budget": _("No more than {limit} half-days fit into stage {stage}."),
        "budget": _("The plan has no more than {total} half-days."),
        "through": _(
            "“{channel}” works only through a friend of ours who gets on with {name}, "
            "and there is none."
        ),
        "warm": _(
            "{name} doesn't take our call yet: in an earlier stage, first meet in another way."
        ),
        "door": _(
            "{name} decides, and the door is shut: in an earlier stage, "
            "first reach one of these: {openers}."
        ),
        "unknown": _("The map has no such contact."),
    }
    return patterns[breach.rule].format(
        name=name(member),
        stage=setting.number(contact.stage),
        limit=budget.stage,
        total=budget.total,
        channel=channel_name(contact.channel),
        openers=" · ".join(name(other) for other in openers),
    )


def standing(setting: Setting, plan: Sequence[Contact]) -> Standing:
    """Return where a plan stands; contacts may be impossible."""
    model = setting.model
    broken: dict[Contact, str] = {}
    for breach in breaches(model.account, model.parameters, plan):
        broken.setdefault(breach.contact, sentence(setting, breach))
    outcome = None if broken else model.outcome(plan)
    return Standing(
        tuple(broken.get(contact, "") for contact in plan),
        tuple(shown(each) for each in outcome.stages) if outcome else None,
        shown(outcome.overall) if outcome else None,
        _used(model, plan),
    )


def refusals(setting: Setting, plan: Sequence[Contact]) -> dict[str, list[list[str]]]:
    """Return why a further contact is impossible, "" if it is not.

    Rows are the stages, columns the channels of the parameters, by member.
    """
    model = setting.model
    kinds = {channel: (c.through, c.warm) for channel, c in model.parameters.channels.items()}
    examples = {kind: channel for channel, kind in kinds.items()}
    budgets = [_short(setting, plan, stage) for stage in range(len(setting.stages))]
    return {
        member.id: [
            [
                _refused(setting, rules[kinds[channel]], Contact(stage, member.id, channel))
                or budgets[stage].get(cost.cost, "")
                for channel, cost in model.parameters.channels.items()
            ]
            for stage in range(len(setting.stages))
            for rules in [_rules(model, plan, stage, member.id, examples)]
        ]
        for member in setting.account.members
    }


def plan_facts(setting: Setting) -> PlanFacts:
    """Return what a plan for this account is held against."""
    known = setting.certificate
    habits = known.habits | {"random": known.random}
    shares = {name: known.share(overall) for name, overall in habits.items()}
    return PlanFacts(known.best, known.nothing, shares, known.more, known.contacts())


def best_plan(setting: Setting, facts: PlanFacts) -> tuple[str, ...]:
    """Return the best plan in words, for whoever asks for it."""
    text = _("The best plan reaches {best}:").format(best=_index(shown(facts.best)))
    return (text, *(f"– {contact_name(setting, contact)}" for contact in facts.plan))


def plan_feedback(setting: Setting, facts: PlanFacts, plan: Sequence[Contact]) -> PlanFeedback:
    """Return what to say to a plan that was handed in."""
    now = standing(setting, plan)
    impossible = sum(map(bool, now.reasons))
    if impossible:
        text = _("Impossible contacts: {n}. Remove them, or make them possible first.")
        return PlanFeedback("wrong", (text.format(n=impossible),), ())
    share = facts.share(setting.model.outcome(plan).overall)
    verdict: Verdict = "right" if share >= GOOD else "partly" if share >= FAIR else "wrong"
    summary = [
        _("Your plan brings {share} % of what the best plan brings.").format(
            share=math.floor(100 * share + 0.5)
        ),
        _("Overall index: {now} with your plan, {best} with the best, {nothing} with none.").format(
            now=_index(shown(setting.model.outcome(plan).overall)),
            best=_index(shown(facts.best)),
            nothing=_index(shown(facts.nothing)),
        ),
        _swap_sentence(setting, best_swap(setting, plan)),
    ]
    if facts.more is not None:
        text = _("One half-day more would add {points} to the best plan.")
        summary.append(text.format(points=_index(shown(facts.more) - shown(facts.best))))
    summary += plan_remarks(setting, plan)
    names = habit_names()
    shares = [(names[habit], each, False) for habit, each in facts.habits.items()]
    shares += [(_("Your plan"), share, True), (_("Best plan"), 1.0, False)]
    return PlanFeedback(verdict, tuple(summary), tuple(sorted(shares, key=lambda each: -each[1])))


def _swap_sentence(setting: Setting, swap: Swap | None) -> str:
    if swap is None:
        return _("No exchange of one contact for another would make it better.")
    into, points = contact_name(setting, swap.into), _index(swap.gain)
    if swap.out is None:
        text = _("The best single change: add {into}. It brings {points} more.")
        told = text.format(into=into, points=points)
    else:
        text = _("The best single change: instead of {out}, take {into}. It brings {points} more.")
        told = text.format(out=contact_name(setting, swap.out), into=into, points=points)
    return f"{told} {_weighed(setting, swap.into)}"


def _weighed(setting: Setting, contact: Contact) -> str:
    """Return why somebody matters in a stage: the own weight, and that of those who listen."""
    place = setting.account.place(contact.member)
    text = _("In that stage {name} carries {weight} %; with those who listen it is {lever} %.")
    return text.format(
        name=setting.name(contact.member),
        weight=_percent(setting.account.weights(contact.stage)[place]),
        lever=_percent(setting.model.leverages[contact.stage][place]),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _index(value: float) -> str:
    return f"{value:.1f}"


def _used(model: Model, plan: Sequence[Contact]) -> tuple[int, ...]:
    spent: Counter[int] = Counter()
    for contact in plan:
        spent[contact.stage] += model.parameters.channels[contact.channel].cost
    return tuple(spent[stage] for stage in range(len(model.account.stages)))


def _short(setting: Setting, plan: Sequence[Contact], stage: int) -> dict[int, str]:
    """Return why a further contact of some cost doesn't fit the budgets, by cost."""
    model, used = setting.model, _used(setting.model, plan)
    budget, first = model.parameters.budget, setting.account.members[0].id
    found = {}
    for channel_id, channel in model.parameters.channels.items():
        contact = Contact(stage, first, channel_id)
        if used[stage] + channel.cost > budget.stage:
            found[channel.cost] = sentence(setting, Breach("stage_budget", contact))
        elif sum(used) + channel.cost > budget.total:
            found[channel.cost] = sentence(setting, Breach("budget", contact))
    return found


def _rules(
    model: Model,
    plan: Sequence[Contact],
    stage: int,
    member: str,
    examples: Mapping[tuple[bool, bool], str],
) -> dict[tuple[bool, bool], Breach | None]:
    """Return which rule but the budgets forbids a contact, by kind of channel."""
    boundless = replace(model.parameters, budget=Budget(10**6, 10**6))
    found: dict[tuple[bool, bool], Breach | None] = {}
    for kind, channel in examples.items():
        # The newcomer must come last in its stage, or the one that stands there is blamed.
        if any((other.stage, other.member) == (stage, member) for other in plan):
            found[kind] = Breach("twice", Contact(stage, member, channel))
            continue
        new = Contact(stage, member, channel)
        told = breaches(model.account, boundless, [*plan, new])
        found[kind] = next((breach for breach in told if breach.contact == new), None)
    return found


def _refused(setting: Setting, breach: Breach | None, contact: Contact) -> str:
    return "" if breach is None else sentence(setting, Breach(breach.rule, contact))
