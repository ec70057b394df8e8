"""How long a save takes, beside a plain ``json.dump`` of the same answers.

Run ``python bench/bench_answers.py``; both figures of a line come from one run.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from courseware.answers import AnswerSheet

ROUNDS = 100


def milliseconds(work: Callable[[int], object]) -> float:
    taken = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        work(n)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    print("answers    save   json.dump   ratio   save after another kernel's")
    for size in (10, 100, 1_000):
        with tempfile.TemporaryDirectory() as name:
            one = AnswerSheet(Path(name))
            for n in range(size):
                one.save(f"question-number-{n}", {"text": "482.8", "unit": "million"})
            content = json.loads(one.path.read_text("utf-8"))
            plain = Path(name, "plain.json")

            def dump(_n: int, plain: Path = plain, content: object = content) -> None:
                with plain.open("w", encoding="utf-8") as file:
                    json.dump(content, file, ensure_ascii=False)

            save = milliseconds(lambda n, one=one: one.save("question-number-1", n))
            dumped = milliseconds(dump)
            both = [one, AnswerSheet(Path(name))]
            merged = milliseconds(lambda n, both=both: both[n % 2].save("question-number-1", n))
            print(f"{size:7} {save:7.2f} {dumped:9.2f} {save / dumped:9.1f} {merged:12.2f}  (ms)")


if __name__ == "__main__":
    main()
