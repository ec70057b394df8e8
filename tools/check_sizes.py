"""Keep functions and modules short enough to read at once.

A function has at most 40 lines, its docstring not counted. A module should have at
most 300 lines, which this only says, and must have at most 400.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["main", "oversized"]

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("bench", "courseware", "datasets", "tests", "tools")
FUNCTION, MODULE, MODULE_LIMIT = 40, 300, 400

Function = ast.FunctionDef | ast.AsyncFunctionDef


def oversized(source: str) -> Iterator[tuple[int, str, bool]]:
    """Yield what is too long in a module: line, sentence, and whether it is an error."""
    lines = len(source.splitlines())
    if lines > MODULE:
        yield 1, f"module has {lines} lines; aim for {MODULE}", lines > MODULE_LIMIT
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function) and (length := _length(node)) > FUNCTION:
            yield node.lineno, f"{node.name} has {length} lines; split it at {FUNCTION}", True


def _length(function: Function) -> int:
    first = function.body[0]
    has_docstring = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def main() -> int:
    """Print what is too long; return 1 if any of it is an error."""
    failed = False
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        for line, sentence, error in oversized(path.read_text(encoding="utf-8")):
            print(f"{path.relative_to(ROOT)}:{line}: {'' if error else 'note: '}{sentence}")
            failed = failed or error
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
