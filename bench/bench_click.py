"""How long the kernel takes from a click's message to its reply "saved".

Run ``python bench/bench_click.py``; beside it, a bare ``sheet.save`` of the same answers.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from courseware.answers import AnswerSheet
from courseware.content import load_course
from courseware.quiz.strategies import answer
from courseware.widgets import Quiz

ROUNDS = 200


def milliseconds(work: Callable[[int], object]) -> float:
    taken = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        work(n)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    kinds = {item.kind: item for item in load_course().items(graded=False)}
    print("kind       drawn   answer    check     save   answer/save")
    with tempfile.TemporaryDirectory() as name:
        sheet = AnswerSheet(Path(name))
        for kind, item in kinds.items():
            value = answer(item, "perfect", random.Random(1))
            quiz = Quiz(item, sheet)

            def send(type_: str, n: int, quiz: Quiz = quiz, value: object = value) -> None:
                quiz._handle_custom_msg({"type": type_, "value": value, "seq": n}, [])

            drawn = milliseconds(lambda _n, item=item: Quiz(item, sheet).close())
            clicked = milliseconds(lambda n, send=send: send("answer", n))
            checked = milliseconds(lambda n, send=send: send("check", n))
            saved = milliseconds(lambda _n, item=item, v=value: sheet.save(item.id, v))
            print(
                f"{kind:9} {drawn:6.2f} {clicked:8.2f} {checked:8.2f} {saved:8.2f} "
                f"{clicked / saved:10.2f}  (ms)"
            )


if __name__ == "__main__":
    main()
