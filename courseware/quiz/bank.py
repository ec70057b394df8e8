"""Checks on a bank of questions: that it can't be passed by knowing how tests are made.

The rules are those of classical item writing (Haladyna, Downing and Rodriguez 2002, *Applied
Measurement in Education* 15(3):309-333), put as figures that a program can check.
"""

from __future__ import annotations

import difflib
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from courseware.content import Item, Multiple, Numeric, Ordering, Plan, Single
from courseware.quiz.scoring import points, score
from courseware.quiz.strategies import Strategy, answer

#: What a test-wise strategy may score above chance, as a share of all points.
MARGIN = 0.08
#: The mean share that random clicking may bring on a graded exercise.
RANDOM_LIMIT = 0.30
#: Below this the right answer's positions are called uneven.
P_VALUE = 0.01
#: Stems more alike than this are near-identical.
ALIKE = 0.9
#: Fewest questions on an objective.
PER_OBJECTIVE = 3

#: The kinds in which one picks among options.
Choice = Single | Multiple

_SWEEPING = re.compile(
    r"\b(all|none|both|neither) of the (above|below|others)\b|以上(都|皆|全|均)", re.I
)
_ABSOLUTE = re.compile(
    r"\b(always|never|every|all|none|must|only|nobody|everybody|nothing|everything)\b"
    r"|总是|从不|从来|绝对|一定|必须|所有|任何|永远|唯一",
    re.I,
)
_QUALIFIER = re.compile(
    r"\b(usually|often|may|might|can|could|sometimes|some|likely|mostly|generally|if|unless|when|about)\b"
    r"|通常|往往|可能|可以|有时|一般|大多|如果|除非|大约|左右",
    re.I,
)
_NEGATION = re.compile(
    r"\b(not|no|never|none|except|least|without|nobody|nothing)\b|n't\b|不|没|非|除了", re.I
)
_WORD = re.compile(r"[a-z]{4,}|[一-鿿]{2}", re.I)


@dataclass(frozen=True)
class Finding:
    """One rule that the bank breaks: where, what, and what to do."""

    where: str
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.fix}"


def check_bank(items: Sequence[Item], objectives: Iterable[str]) -> list[Finding]:
    """Check keyed `items` of one bank, practice or graded, in one language.

    Parameters
    ----------
    items
        With their keys.
    objectives
        The objectives that this bank is to cover, each with at least three questions.

    Returns
    -------
    list of Finding
        Empty if all is well.
    """
    return [
        *_check_wording(items),
        *_check_twin_stems(items),
        *_check_objectives(items, objectives),
        *_check_listed_order(items),
        *_check_testwiseness(items),
        *_check_positions(items),
        *_check_absolutes(items),
    ]


def check_exercise(
    items: Sequence[Item], worth: Mapping[str, float], *, clickers: int = 1000
) -> list[Finding]:
    """Check what synthetic trainees get on a graded exercise.

    Parameters
    ----------
    items
        With their keys.
    worth
        Points for each item.
    clickers
        How many random clickers the mean is taken over, seeded.
    """
    total = sum(worth.values())

    def share(strategy: Strategy, seed: int = 0) -> float:
        rng = random.Random(seed)
        return sum(points(i, answer(i, strategy, rng), worth[i.id]) for i in items) / total

    by_chance = sum(share("random", seed) for seed in range(clickers)) / clickers
    findings = []
    if by_chance > RANDOM_LIMIT:
        findings.append(
            Finding(
                "exercise",
                f"random clicking brings {by_chance:.0%} of the points.",
                "Use more options, or kinds in which guessing does not pay.",
            )
        )
    if share("blank") > 0:
        findings.append(Finding("exercise", "a blank sheet brings points.", "Correct the keys."))
    if share("perfect") < 1:
        findings.append(Finding("exercise", "the keys don't bring all points.", "Correct them."))
    return findings


def strategy_shares(items: Sequence[Item]) -> dict[str, tuple[float, float]]:
    """Return, for each test-wise strategy, its mean share and that of chance.

    Each picks one option of every choice question; ties between options are averaged.
    """
    choices = [item for item in items if isinstance(item, Single | Multiple)]
    strategies: dict[str, Callable[[Choice, int], float]] = {
        "the longest option": lambda item, n: len(item.options[n].text),
        "the first option": lambda item, n: -n,
        "the most qualified option": lambda item, n: len(_QUALIFIER.findall(item.options[n].text)),
        "the option that repeats the stem": _echo,
    }
    shares = {}
    for name, rank in strategies.items():
        tried = [_picked_share(item, rank) for item in choices]
        chance = [_picked_share(item, lambda _item, _n: 0) for item in choices]
        if choices:
            shares[name] = (sum(tried) / len(tried), sum(chance) / len(chance))
    return shares


def _picked_share(item: Choice, rank: Callable[[Choice, int], float]) -> float:
    ranks = [rank(item, n) for n in range(len(item.options))]
    top = [option.id for option, r in zip(item.options, ranks, strict=True) if r == max(ranks)]
    one = isinstance(item, Single)
    return float(sum(score(item, name if one else [name]) for name in top) / len(top))


def _echo(item: Choice, n: int) -> float:
    stem = set(_WORD.findall(item.stem.lower()))
    return len(stem & set(_WORD.findall(item.options[n].text.lower())))


def _check_testwiseness(items: Sequence[Item]) -> list[Finding]:
    return [
        Finding(
            "bank",
            f"always picking {name} scores {tried:.0%}, chance {chance:.0%}.",
            "Lengthen, reword or move options so that form tells nothing.",
        )
        for name, (tried, chance) in strategy_shares(items).items()
        if tried > chance + MARGIN
    ]


def _check_positions(items: Sequence[Item]) -> list[Finding]:
    """Chi-square of where the right option of single choices stands, against an even spread."""
    singles = [item for item in items if isinstance(item, Single)]
    if len(singles) < 8:  # too few for the test to mean anything
        return []
    from scipy.stats import chisquare  # slow to import, and only authors need it

    seen = Counter([o.id for o in item.options].index(str(item.answer)) for item in singles)
    places = range(max(len(item.options) for item in singles))
    expected = [sum(1 / len(i.options) for i in singles if n < len(i.options)) for n in places]
    p = float(chisquare([seen[n] for n in places], expected).pvalue)
    if p >= P_VALUE:
        return []
    counts = ", ".join(str(seen[n]) for n in places)
    return [
        Finding(
            "bank",
            f"the right answer's positions are uneven ({counts}; p = {p:.4f}).",
            "Move right answers to the rarer positions.",
        )
    ]


def _check_absolutes(items: Sequence[Item]) -> list[Finding]:
    right, wrong, right_all, wrong_all = 0, 0, 0, 0
    for item in items:
        if not isinstance(item, Single | Multiple):
            continue
        for option in item.options:
            is_right = option.id in (
                [item.answer] if isinstance(item, Single) else item.answer or ()
            )
            absolute = bool(_ABSOLUTE.search(option.text))
            right += absolute and is_right
            wrong += absolute and not is_right
            right_all += is_right
            wrong_all += not is_right
    if right + wrong < 4 or wrong / (right + wrong) <= wrong_all / (right_all + wrong_all) + 0.15:
        return []
    return [
        Finding(
            "bank",
            f"absolute words stand in {wrong} wrong and {right} right options.",
            "Take them out of wrong options, or use them in right ones too.",
        )
    ]


def _check_wording(items: Sequence[Item]) -> list[Finding]:
    findings = []
    for item in items:
        options = () if isinstance(item, Numeric | Plan) else item.options
        if any(_SWEEPING.search(option.text) for option in options):
            findings.append(
                Finding(
                    item.id,
                    "an option sweeps up the others (all/none of the above).",
                    "Replace it by a real option.",
                )
            )
        question = re.split(r"(?<=[.!。！：:])\s*", item.stem.rstrip())[-1]
        if len(_NEGATION.findall(re.sub(r"[“\"「].*?[”\"」]", "", question))) > 1:
            findings.append(
                Finding(item.id, "the question has a double negative.", "Ask it in the positive.")
            )
    return findings


def _check_twin_stems(items: Sequence[Item]) -> list[Finding]:
    return [
        Finding(f"{one.id}, {other.id}", "their stems are nearly the same.", "Tell them apart.")
        for one, other in combinations(items, 2)
        if _alike(one.stem, other.stem)
    ]


def _alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE


def _check_objectives(items: Sequence[Item], objectives: Iterable[str]) -> list[Finding]:
    counts = Counter(item.objective for item in items)
    return [
        Finding(
            f"objective {name}",
            f"it has {counts[name]} questions.",
            f"Write at least {PER_OBJECTIVE}.",
        )
        for name in objectives
        if counts[name] < PER_OBJECTIVE
    ]


def _check_listed_order(items: Sequence[Item]) -> list[Finding]:
    """Refuse an ordering whose starting order is already worth something."""
    return [
        Finding(
            item.id,
            "the order it starts from is already worth points.",
            "List the options in an order that scores nothing.",
        )
        for item in items
        if isinstance(item, Ordering) and score(item, [option.id for option in item.options]) > 0
    ]
