"""How long the decision map takes, each figure beside its limit.

Run ``python bench/bench_map.py``.
"""

import time
from collections.abc import Callable

from courseware.content.certificate import certificate
from courseware.content.parameters import decision_map
from courseware.datasets import account
from courseware.models.buying.index import Model
from courseware.models.buying.optimum import best_plan
from tests.unit.buying import invented

PARAMETERS = decision_map().parameters()
ROUNDS = 200


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    apex, large = Model(account("apex"), PARAMETERS), Model(invented(1, 30, 8), PARAMETERS)
    plan = certificate("apex").contacts()
    apex.outcome(plan)
    scored = sum(seconds(lambda: apex.outcome(plan)) for _ in range(ROUNDS)) / ROUNDS
    rows = [
        ("APEX, best plan", seconds(lambda: best_plan(apex)), 2.0),
        ("30 people × 8 stages, gap 1 %", seconds(lambda: best_plan(large, gap=0.01)), 60.0),
        ("score one plan", scored, 0.005),
    ]
    for name, taken, limit in rows:
        print(f"{name:32} {taken:9.4f} s  limit {limit:g} s  {taken / limit:7.1%}")


if __name__ == "__main__":
    main()
