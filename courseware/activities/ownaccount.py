"""An account of one's own: a table, and contacts planned for the people in it.

The answer is ``{"table": "…", "plan": [{"stage": 0, "member": …, "channel": …}, …]}``; a
member's id is the name in the table.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from courseware.activities import decisionmap, decisionplan, owntable
from courseware.activities.decisionplan import PlanFacts, PlanFeedback
from courseware.activities.decisionsetting import Setting, Stage
from courseware.activities.values import require
from courseware.content import DecisionMapActivity, OwnAccountActivity
from courseware.content.parameters import decision_map
from courseware.errors import AccountError
from courseware.i18n import gettext as _
from courseware.models.buying.baselines import HABITS, random_plan, share
from courseware.models.buying.index import Model, shown
from courseware.models.buying.optimum import Optimum, best_plan
from courseware.models.buying.parameters import Budget
from courseware.models.buying.plan import Contact

__all__ = ["TABLE_LIMIT", "Found", "as_map", "check_value", "feedback", "find_best", "setting"]

#: Bytes of a table as the answer sheet keeps it: a plan must fit beside it.
TABLE_LIMIT = 16_000
#: Seconds for the best plan; and those it may take for a second one to be looked for.
SECONDS, QUICK = 20.0, 5.0
#: The habits shown: the greedy one takes too long with many people.
SHOWN = ("influential", "friends", "boss")
#: How many plans by chance are averaged.
CHANCES = 20
#: An index is shown with one decimal; a smaller difference is none.
VISIBLE = 0.05
#: Stands in where a plan is impossible, and is held against nothing.
UNKNOWN = PlanFacts(best=0, nothing=0, habits={}, more=None)

_search = threading.Lock()  # a second trial of the same table waits for what the first finds


@dataclass(frozen=True)
class Found:
    """What a plan is held against, and how far the search for the best one got.

    Attributes
    ----------
    facts
        As for an account of the course.
    bound
        No plan reaches more than this, −1 to 1; infinite where the search proved nothing.
    """

    facts: PlanFacts
    bound: float

    @property
    def stopped(self) -> bool:
        """Whether time ran out before the best plan was certain."""
        return shown(self.bound) - shown(self.facts.best) >= VISIBLE


def check_value(activity: OwnAccountActivity, value: object) -> None:
    """Raise a `CoursewareError` unless `value` is None or a table with a plan for it."""
    if value is None:
        return
    where = activity.title
    fits = isinstance(value, dict) and set(value) == {"table", "plan"}
    require(fits, where, _("the answer is not an account of your own."))
    given = cast(dict[str, Any], value)
    table = given["table"]
    require(isinstance(table, str), where, _("the answer is not an account of your own."))
    if len(json.dumps(table, ensure_ascii=False).encode("utf-8", "replace")) > TABLE_LIMIT:
        raise AccountError(_("The table"), too_long(), shorten())
    own = setting(table)
    decisionmap.check_value(as_map(activity, own), own, {"plan": given["plan"]})


def too_long() -> str:
    """Return what is wrong with a table that is too long."""
    return _("it is longer than {n} kB.").format(n=TABLE_LIMIT // 1000)


def shorten() -> str:
    """Return what to do about a table that is too long."""
    return _("Shorten names and titles, leave out further columns, or take fewer people.")


def setting(table: str) -> Setting:
    """Return the account of a table with the numbers of the course.

    Raises
    ------
    AccountError
        If it can't be read.
    """
    return Setting(_model(table), tuple(map(Stage, owntable.stage_names().values())))


def as_map(activity: OwnAccountActivity, own: Setting) -> DecisionMapActivity:
    """Return the account as an activity that shows its map and asks for a plan."""
    people = _("Your account: {n} people").format(n=len(own.account.members))
    return DecisionMapActivity(
        id=activity.id,
        objective=activity.objective,
        title=people,
        intro=people,
        account="own-account",
        plan=True,
    )


def find_best(table: str) -> Found:
    """Return the best plan for a table, looked for once."""
    with _search:
        return _find(table)


def feedback(table: str, plan: Sequence[Contact], *, reveal: bool = False) -> PlanFeedback:
    """Return what to say to a plan that was submitted, or the best one (`reveal`).

    The first time for a table it takes as long as the search for the best plan.
    """
    own = setting(table)
    if any(decisionplan.standing(own, plan).reasons):
        return decisionplan.plan_feedback(own, UNKNOWN, plan)
    found = find_best(table)
    told = decisionplan.plan_feedback(own, found.facts, plan)
    summary = [*(decisionplan.best_plan(own, found.facts) if reveal else told.summary)]
    if found.stopped:
        summary.insert(1, _how_far(found))
    return replace(told, summary=tuple(summary))


def _how_far(found: Found) -> str:
    best = f"{shown(found.facts.best):.1f}"
    if math.isinf(found.bound):
        text = _("The search was stopped after {n} seconds: a better plan may exist.")
        return text.format(n=f"{SECONDS:g}")
    return _(
        "The search was stopped after {n} seconds: the best plan found reaches {best}, "
        "and none can reach more than {bound}."
    ).format(n=f"{SECONDS:g}", best=best, bound=f"{shown(found.bound):.1f}")


@lru_cache(maxsize=4)
def _model(table: str) -> Model:
    return Model(owntable.read_table(table), decision_map().parameters())


@lru_cache(maxsize=8)
def _find(table: str) -> Found:
    model = _model(table)
    nothing = model.outcome(()).overall
    plans = {name: HABITS[name](model) for name in SHOWN}
    chances = [random_plan(model, seed) for seed in range(CHANCES)]
    start = time.monotonic()
    best = _best(model, [*plans.values(), *chances])
    quick = time.monotonic() - start < QUICK
    habits = {name: share(model, plan, best.overall) for name, plan in plans.items()}
    by_chance = [share(model, plan, best.overall) for plan in chances]
    return Found(
        PlanFacts(
            best=best.overall,
            nothing=nothing,
            habits=habits | {"random": math.fsum(by_chance) / CHANCES},
            more=_more(model, best.overall) if quick else None,
            plan=best.plan,
        ),
        best.bound,
    )


def _best(model: Model, others: Sequence[Sequence[Contact]]) -> Optimum:
    """Return the solver's plan; the best of some others where it found none in time."""
    try:
        return best_plan(model, seconds=SECONDS)
    except RuntimeError:
        plan = max(others, key=lambda each: model.outcome(each).overall)
        return Optimum(tuple(sorted(plan)), model.outcome(plan).overall, math.inf)


def _more(model: Model, best: float) -> float | None:
    """Return what one half-day more would reach; None where that isn't certain in time."""
    budget = model.parameters.budget
    wider = replace(model.parameters, budget=Budget(budget.total + 1, budget.stage))
    try:
        found = best_plan(Model(model.account, wider), seconds=2 * QUICK)
    except RuntimeError:
        return None
    certain = shown(found.bound) - shown(found.overall) < VISIBLE
    return max(best, found.overall) if certain else None
