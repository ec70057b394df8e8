"""How much of the model's advice hangs on its parameters.

Plans are ranked with the defaults and with parameters drawn from their ranges. Where the
two orders agree, the advice rests on the map; where not, on numbers that nobody measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseware.models.buying.account import Account
from courseware.models.buying.index import Model
from courseware.models.buying.parameters import Parameters
from courseware.models.buying.plan import Contact

__all__ = ["Agreement", "agreement", "rank_correlation"]


@dataclass(frozen=True)
class Agreement:
    """How one draw of the parameters agrees with the defaults.

    Attributes
    ----------
    correlation
        Spearman's rank correlation of the plans' overall indices, −1 to 1.
    kept
        Share of the draw's attainable gain that the defaults' best plan reaches, up to 1;
        measured against the solver's bound, so never flattered.
    """

    correlation: float
    kept: float


def rank_correlation(
    account: Account, base: Parameters, drawn: Parameters, plans: Sequence[Sequence[Contact]]
) -> float:
    """Return Spearman's rank correlation of the plans under two sets of parameters."""
    from scipy.stats import spearmanr

    one, other = (
        [round(model.outcome(plan).overall, 9) for plan in plans]
        for model in (Model(account, base), Model(account, drawn))
    )
    return float(spearmanr(one, other).statistic)


def agreement(
    account: Account,
    base: Parameters,
    drawn: Parameters,
    plans: Sequence[Sequence[Contact]],
    best: Sequence[Contact],
    *,
    seconds: float = 25,
) -> Agreement:
    """Return how the advice of the defaults stands under other parameters.

    Parameters
    ----------
    account
        The map.
    base, drawn
        The defaults, and parameters within their ranges.
    plans
        Plans to rank.
    best
        The best plan under the defaults.
    seconds
        Time for solving anew.
    """
    from courseware.models.buying.optimum import best_plan

    model = Model(account, drawn)
    nothing = model.outcome(()).overall
    bound = best_plan(model, gap=1e-4, seconds=seconds).bound
    kept = (model.outcome(best).overall - nothing) / (bound - nothing)
    return Agreement(rank_correlation(account, base, drawn, plans), kept)
