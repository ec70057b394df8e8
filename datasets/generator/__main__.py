"""Make the invented tables, their codes and the page that describes them.

``python -m datasets.generator`` writes them; ``--check`` writes nothing and fails,
naming each file that isn't what would be written.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from pathlib import Path

from courseware.datasets import read
from datasets.generator import complaints, customers, prospects, sales, visits
from datasets.generator.readme import page
from datasets.generator.words import pool

FOLDER = Path(__file__).resolve().parents[1]


def tables() -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table that is made."""
    return {
        "customers": customers.rows(),
        "sales": sales.rows(),
        "prospects": prospects.rows(),
        "visits": visits.rows(),
        "complaints": complaints.rows(),
        "complaint_spans": complaints.spans(),
        "codes": codes(),
    }


def codes() -> list[dict[str, str]]:
    """Return the words of every code."""
    return [
        {"field": field, "code": code, "label": words[0], "label_zh": words[1]}
        for field, entries in pool("codes").items()
        for code, words in entries.items()
    ]


def csv_text(rows: list[dict[str, str]]) -> str:
    """Write rows as CSV, the same on every platform."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def files() -> dict[Path, str]:
    """Return every file that is made, and what stands in it."""
    made = tables()
    package = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    kept = (one["name"] for one in package["resources"] if one["name"] not in made)
    rows = {name: len(read(name)) for name in kept}
    rows |= {name: len(found) for name, found in made.items()}
    texts = {FOLDER / f"{name}.csv": csv_text(found) for name, found in made.items()}
    return texts | {FOLDER / "README.md": page(package, made, rows)}


def main() -> int:
    """Write the files, or say which of them are stale."""
    parser = argparse.ArgumentParser(prog="datasets.generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")
    check = parser.parse_args().check
    made = files()
    if not check:
        for path, text in made.items():
            path.write_bytes(text.encode())
        return 0
    stale = [path for path, text in made.items() if _kept(path) != text.encode()]
    for path in stale:
        print(f"datasets/{path.name}: not what the generator makes. Run `make datasets`.")
    return int(bool(stale))


def _kept(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main())
