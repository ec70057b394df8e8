"""Seconds that `nbgrader autograde` takes for one more submission, ours beside stock.

Run ``python bench/bench_grading.py``; both figures come from one run. Starting nbgrader
costs the same either way and is left out: it is the difference between two class sizes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from courseware.classroom.bank import solve
from courseware.classroom.instructor import new_class

NAME = "m1-crm"
FEW, MANY = 1, 6
STOCK = "c = get_config()\nc.CourseDirectory.ignore = ['*.md', '*.po']\n"


def nbgrader(folder: Path, *words: str) -> float:
    """Run an nbgrader command and return the seconds it took."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def seconds(folder: Path, config: str | None) -> float:
    new_class(folder)
    if config:
        (folder / "nbgrader_config.py").write_text(config)
    nbgrader(folder, "generate_assignment", NAME)
    for n in range(MANY):
        work = folder / "submitted" / f"trainee-{n}" / NAME
        shutil.copytree(folder / "release" / NAME, work)
        solve(NAME, "random", n, work)
    few = nbgrader(folder, "autograde", NAME, "--student=trainee-0")
    many = nbgrader(folder, "autograde", NAME, "--force")
    return (many - few) / (MANY - FEW)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ours = seconds(Path(name, "ours"), None)
        stock = seconds(Path(name, "stock"), STOCK)
    print("autograde       ours      stock     stock/ours")
    print(f"submission {ours:9.2f} {stock:10.2f} {stock / ours:14.1f}  (s)")


if __name__ == "__main__":
    main()
