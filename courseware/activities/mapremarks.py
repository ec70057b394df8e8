"""What stands out on a map and in a plan, in words for a seller.

The rules are those of `courseware.models.buying.coaching`; none takes a point away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

from courseware.activities.decisionsetting import Setting
from courseware.i18n import gettext as _
from courseware.i18n import ngettext
from courseware.models.buying.coaching import SINGLE_THREAD, Remark, about_map, about_plan
from courseware.models.buying.plan import Contact

__all__ = ["map_remarks", "plan_remarks"]

#: People named in one sentence; the rest would bury them.
NAMED = 3


def map_remarks(setting: Setting) -> tuple[str, ...]:
    """Return what stands out before any plan, a sentence each."""
    found = list(about_map(setting.model))
    sentences = {
        "all_friendly": _("Nobody stands against us, which is rare: who would lose by our offer?"),
        "no_decider": _("Nobody here decides: find out who signs, and who can stop it."),
        "light_friends": _(
            "Those who are for us weigh little: {names}. Ask them to lead you to somebody "
            "with more weight."
        ),
    }
    return tuple(sentences[each.rule].format(names=_names(setting, each.members)) for each in found)


def plan_remarks(setting: Setting, plan: Sequence[Contact]) -> tuple[str, ...]:
    """Return what stands out in a possible plan, a sentence for each rule that found something."""
    found = list(about_plan(setting.model, plan))
    sentences: dict[str, Callable[[Sequence[Remark]], str]] = {
        "overlooked": lambda remarks: _(
            "Nobody moves the others more there, and you hadn't reached them by then: {people}."
        ).format(people=_people(setting, remarks)),
        "single_thread": lambda remarks: _(
            "More than {share} % of the effort goes to {names}. If that contact breaks off, "
            "so does the plan."
        ).format(share=round(100 * SINGLE_THREAD), names=_people(setting, remarks)),
        "too_late": lambda remarks: _(
            "Has no weight then or later, so the contact is for nothing: {people}."
        ).format(people=_people(setting, remarks)),
        "veto": lambda remarks: _(
            "Still against us after the discussion, and able to stop the purchase there: {people}."
        ).format(people=_people(setting, remarks)),
    }
    told = {rule: [each for each in found if each.rule == rule] for rule in sentences}
    return tuple(sentences[rule](remarks) for rule, remarks in told.items() if remarks)


def _people(setting: Setting, remarks: Iterable[Remark]) -> str:
    """Return whom the remarks are about, each with the stages."""
    stages: dict[str, list[int]] = {}
    for remark in remarks:
        for member in remark.members:
            stages.setdefault(member, []).append(-1 if remark.stage is None else remark.stage)
    told = [
        setting.name(member) if -1 in places else _staged(setting, member, places)
        for member, places in sorted(stages.items(), key=lambda item: -len(item[1]))
    ]
    return _listed(told)


def _staged(setting: Setting, member: str, places: Sequence[int]) -> str:
    numbers = [str(setting.number(place)) for place in places]
    listed = reduce(lambda some, more: _("{some}, {more}").format(some=some, more=more), numbers)
    text = ngettext("{name} in stage {stages}", "{name} in stages {stages}", len(places))
    return text.format(name=setting.name(member), stages=listed)


def _names(setting: Setting, members: Iterable[str]) -> str:
    return _listed([setting.name(member) for member in members])


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    shown = " · ".join(names[:NAMED])
    return _("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown
