"""Find the best plan for an account of the course, with its proof: ``python -m tools.solve_map``.

Writes ``courseware/content/apex-plan.yaml``, and the rows of the robustness panel to
``datasets/apex_robustness.csv``.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scipy
import yaml

from courseware.content.parameters import decision_map
from courseware.datasets import account
from courseware.models.buying.baselines import HABITS, Plan, random_plan
from courseware.models.buying.index import Model
from courseware.models.buying.optimum import Optimum, best_plan
from courseware.models.buying.robustness import Agreement, agreement

ROOT = Path(__file__).parents[1]
CERTIFICATE = ROOT / "courseware" / "content" / "apex-plan.yaml"
PANEL = ROOT / "datasets" / "apex_robustness.csv"
#: Random plans behind the mean, draws of the panel, and random plans that it ranks.
RANDOM, DRAWS, RANKED = 1000, 36, 40
#: Beyond these the solver's digits differ from machine to machine.
DIGITS = 9


def certify(model: Model, best: Optimum) -> dict[str, Any]:
    """Return the entries of the certificate."""
    budget = model.parameters.budget
    richer = dataclasses.replace(budget, total=budget.total + 1)
    more = Model(model.account, dataclasses.replace(model.parameters, budget=richer))
    return {
        "solver": f"HiGHS in SciPy {scipy.__version__}, relative gap 1e-7",
        "nothing": _rounded(model.outcome(()).overall),
        "best": _rounded(best.overall),
        "bound": _rounded(best.bound),
        "more": _rounded(best_plan(more).overall),
        "random": _rounded(statistics.fmean(_random_indices(model))),
        "habits": {name: _index(model, habit(model)) for name, habit in HABITS.items()},
        "without": {
            member.id: _rounded(best_plan(model, without=[member.id]).overall)
            for member in model.account.members
        },
        "plan": [dataclasses.asdict(contact) for contact in best.plan],
    }


def panel(model: Model, best: Optimum) -> Iterator[Agreement]:
    """Yield how each draw of the parameters agrees with the defaults."""
    plans = [random_plan(model, seed) for seed in range(RANKED)]
    plans += [*(habit(model) for habit in HABITS.values()), best.plan]
    for draw in range(DRAWS):
        drawn = decision_map().draw(draw)
        yield agreement(model.account, model.parameters, drawn, plans, best.plan)


def main() -> None:
    """Solve, and write the files."""
    model = Model(account("apex"), decision_map().parameters())
    started = time.perf_counter()
    best = best_plan(model)
    print(f"solved in {time.perf_counter() - started:.2f} s, gap {best.gap:.1e}")
    CERTIFICATE.write_text(
        "# Made by `python -m tools.solve_map`; solved anew in the tests.\n"
        + yaml.safe_dump(certify(model, best), sort_keys=False),
        encoding="utf-8",
    )
    PANEL.write_bytes(_csv(list(panel(model, best))).encode())


def _csv(agreements: list[Agreement]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["draw", "correlation", "kept"])
    for draw, each in enumerate(agreements):
        writer.writerow([draw, f"{each.correlation:.3f}", f"{each.kept:.3f}"])
    return text.getvalue()


def _random_indices(model: Model) -> list[float]:
    return [model.outcome(random_plan(model, seed)).overall for seed in range(RANDOM)]


def _index(model: Model, plan: Plan) -> float:
    return _rounded(model.outcome(plan).overall)


def _rounded(number: float) -> float:
    return round(number, DIGITS)


if __name__ == "__main__":
    main()
