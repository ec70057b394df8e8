"""Measure the wording checks on labelled sentences; write docs/wording-checks.md.

``python -m tools.measure_wording`` counts, for each rule and language, how often it is right
on sentences that it was not made with (``tests/unit/wording/test_*.csv``), and puts the
table between the two marks of the page. ``--check`` changes nothing and fails if the page
is stale; ``--dev`` prints what goes wrong on the sentences to work with, and only on those.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scipy.stats import binomtest

from courseware.models import wording

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "tests" / "unit" / "wording"
PAGE = ROOT / "docs" / "wording-checks.md"
LANGUAGES = {"en": "English", "zh": "Chinese"}
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->"

#: A rule is shown as an error only if it is right this often, on this many finds.
PRECISION, HITS = 0.9, 5


class Labelled(NamedTuple):
    """A sentence, and the rules that each rater gave it."""

    sentence: str
    rules: frozenset[str]
    second: frozenset[str] | None


class Score(NamedTuple):
    """How a rule did on the sentences of a language."""

    rule: str
    labelled: int
    hits: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of the finds that were right."""
        return self.right / self.hits if self.hits else None

    @property
    def recall(self) -> float | None:
        """The share of the labelled sentences that were found."""
        return self.right / self.labelled if self.labelled else None

    @property
    def may_be_error(self) -> bool:
        """Whether the rule has earned to be shown as an error."""
        return self.hits >= HITS and self.right >= PRECISION * self.hits


def read(language: str, part: str = "test") -> list[Labelled]:
    """Read the labelled sentences of a language; an empty list if there are none yet."""
    path = SENTENCES / f"{part}_{language}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # An empty cell of the second rater means "no rule", once that rater has been at work.
    rated = any((row.get("rater2") or "").strip() for row in rows)
    return [
        Labelled(row["sentence"], _ids(row["rules"]), _ids(row["rater2"]) if rated else None)
        for row in rows
    ]


def _ids(cell: str | None) -> frozenset[str]:
    return frozenset(part.strip() for part in (cell or "").split(";") if part.strip())


def found(sentence: str) -> frozenset[str]:
    """Return the rules that the checks put forward; what is only mentioned doesn't count."""
    return frozenset(
        hit.rule
        for hit in wording.check(sentence).hits
        if hit.severity != "info" or "info" in wording.RULES[hit.rule].severity.values()
    )


def scores(sentences: Sequence[Labelled]) -> list[Score]:
    """Count finds and labels, for each rule of wording."""
    pairs = [(found(each.sentence), each.rules) for each in sentences]
    return [
        Score(
            rule,
            labelled=sum(rule in labels for _, labels in pairs),
            hits=sum(rule in hits for hits, _ in pairs),
            right=sum(rule in hits and rule in labels for hits, labels in pairs),
        )
        for rule in wording.RULES
        if rule.startswith("SVC-")
    ]


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share.

    Examples
    --------
    >>> [round(end, 2) for end in wilson(9, 10)]
    [0.6, 0.98]
    """
    interval = binomtest(right, of).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def kappa(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """Return Cohen's κ of two raters' yes and no; None where they can't differ.

    Examples
    --------
    >>> kappa([(True, True), (True, False), (False, False), (False, False)])
    0.5
    """
    known = list(pairs)
    if not known:
        return None
    first = sum(a for a, _ in known) / len(known)
    second = sum(b for _, b in known) / len(known)
    chance = first * second + (1 - first) * (1 - second)
    if chance == 1:
        return None
    return (sum(a == b for a, b in known) / len(known) - chance) / (1 - chance)


def agreement(sentences: Sequence[Labelled], rule: str) -> float | None:
    """Return the raters' κ on one rule, over the sentences that both have rated."""
    return kappa((rule in s.rules, rule in s.second) for s in sentences if s.second is not None)


def table() -> str:
    """Return the part of the page that is measured."""
    return "\n".join(line for code in LANGUAGES for line in _table(code))


def _table(language: str) -> Iterator[str]:
    sentences = read(language)
    plain = [each.sentence for each in sentences if not each.rules]
    hinted = sum(bool(found(text)) for text in plain)
    wrong = sum(any(hit.severity == "error" for hit in wording.check(text).hits) for text in plain)
    yield f"### {LANGUAGES[language]}: {len(sentences)} sentences\n"
    yield f"Of {len(plain)} sentences without a label, {len(plain) - hinted} are left alone, and"
    yield f"{wrong} get an error. {_raters(sentences)}\n"
    yield "| rule | shown as | labelled | found | right | precision (95 %) | recall | κ |"
    yield "| --- | --- | --: | --: | --: | --: | --: | --: |"
    for score in scores(sentences):
        shown = wording.RULES[score.rule].severity[language]  # type: ignore[index]
        yield (
            f"| {score.rule} | {shown} | {score.labelled} | {score.hits} | {score.right} | "
            f"{_precision(score)} | {_share(score.recall)} | "
            f"{_share(agreement(sentences, score.rule))} |"
        )
    yield ""


def _raters(sentences: Sequence[Labelled]) -> str:
    twice = [each for each in sentences if each.second is not None]
    if not twice:
        return "There is no second rater yet."
    same = sum(each.rules == each.second for each in twice)
    return f"The raters agree wholly on {same} of {len(twice)}."


def _precision(score: Score) -> str:
    if not score.hits:
        return "–"
    low, high = wilson(score.right, score.hits)
    return f"{_share(score.precision)} ({low:.2f}–{high:.2f})"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def page() -> str:
    """Return the page with what is measured now."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


def misses(language: str) -> Iterator[str]:
    """Say what goes wrong on the sentences to work with, one line a sentence."""
    for each in read(language, "dev"):
        hits = found(each.sentence)
        extra, lacking = sorted(hits - each.rules), sorted(each.rules - hits)
        if extra or lacking:
            yield f"{each.sentence}  too many {extra}  lacking {lacking}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or check it, or show what goes wrong on the sentences to work with."""
    parser = argparse.ArgumentParser(description="Measure the wording checks.")
    parser.add_argument("--check", action="store_true", help="fail if the page is stale")
    parser.add_argument("--dev", action="store_true", help="print misses on dev_*.csv")
    chosen = parser.parse_args(arguments)
    if chosen.dev:
        for language in LANGUAGES:
            print(*misses(language), sep="\n")
        return 0
    now = page()
    if chosen.check:
        stale = PAGE.read_text(encoding="utf-8") != now
        if stale:
            print(f"{PAGE.name} is stale; run: python -m tools.measure_wording", file=sys.stderr)
        return int(stale)
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
