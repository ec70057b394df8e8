"""Find the rules in a text: normal form, sentences, masks, patterns, missing parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from courseware.models.wording import masks_en, masks_zh, parts_en, parts_zh, rules_en, rules_zh
from courseware.models.wording.normal import (
    Sentence,
    blank,
    normalise,
    sentences,
    without_quotations,
)
from courseware.models.wording.rules import PARTS, RULES, Language, Severity

__all__ = ["Hit", "Report", "check"]

_SOURCES: Mapping[Language, tuple[ModuleType, ModuleType, ModuleType]] = {
    "en": (rules_en, masks_en, parts_en),
    "zh": (rules_zh, masks_zh, parts_zh),
}
_GIST = {"SVC-BUT"}  # these may begin in the sentence before


@dataclass(frozen=True)
class Hit:
    """A place in a text that a rule found.

    Attributes
    ----------
    rule, severity
        The rule's id, and how to show it here.
    start, end
        Where it stands in the text as it was given.
    text
        What stands there.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Report:
    """What the rules found in a text: hits in their order, and the parts of a good reply."""

    hits: tuple[Hit, ...]
    present: frozenset[str]

    @property
    def missing(self) -> frozenset[str]:
        """The parts of a good reply that were not found."""
        return frozenset(PARTS) - self.present


@dataclass(frozen=True)
class _Rules:
    """One language's rules, compiled."""

    hits: Mapping[str, re.Pattern[str]]
    masks: Mapping[str, re.Pattern[str]]
    parts: Mapping[str, re.Pattern[str]]
    not_parts: Mapping[str, re.Pattern[str]]
    clock: re.Pattern[str]
    offer: re.Pattern[str]


@lru_cache
def _rules(language: Language) -> _Rules:
    rules, masks, parts = _SOURCES[language]
    return _Rules(
        hits=_compiled(rules.PATTERNS),
        masks=_compiled(masks.MASKS),
        parts=_compiled(parts.PARTS),
        not_parts=_compiled(parts.NOT_PARTS),
        clock=_compile([parts.CLOCK]),
        offer=_compile([parts.OFFER]),
    )


def _compiled(patterns: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    return {name: _compile(several) for name, several in patterns.items()}


def _compile(several: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in several), re.IGNORECASE)


def check(text: str) -> Report:
    """Look for turns of phrase that cost goodwill, and for the parts of a good reply.

    What stands in quotation marks is taken for the customer's words and left alone.

    Examples
    --------
    >>> report = check("You must sign first.")
    >>> [(hit.rule, hit.text) for hit in report.hits]
    [('SVC-MUST', 'You must')]
    >>> sorted(check("对不起，今天18:00前我给您送到。").present)
    ['acknowledge', 'can', 'when', 'who']
    """
    normal = normalise(text)
    plain = without_quotations(normal.text)
    found = tuple(sentences(plain))
    hits = []
    for rule, severity, start, end in _all_hits(plain, found):
        first, last = normal.original(start, end)
        hits.append(Hit(rule, severity, first, last, text[first:last]))
    hits.sort(key=lambda hit: (hit.start, hit.end, hit.rule))
    return Report(tuple(hits), frozenset(_parts(plain, found)))


_Place = tuple[str, Severity, int, int]


def _all_hits(text: str, found: Sequence[Sentence]) -> Iterator[_Place]:
    timed = [bool(_rules(one.language).clock.search(text, one.start, one.end)) for one in found]
    for number, sentence in enumerate(found):
        before = found[number - 1].start if number else 0
        for place in _hits(text, sentence, before):
            # "One moment, please. I am with you at 10:40." names its time next door.
            if place[0] != "SVC-VAGUE" or not any(timed[number : number + 2]):
                yield place


def _hits(text: str, sentence: Sentence, before: int) -> Iterator[_Place]:
    rules = _rules(sentence.language)
    offers = [match.start() for match in rules.offer.finditer(text, sentence.start, sentence.end)]
    offer = max(offers, default=-1)
    for rule, pattern in rules.hits.items():
        start = before if rule in _GIST else sentence.start
        part = blank(rules.masks.get(rule), text[start : sentence.end])
        for match in pattern.finditer(part):
            first, last = match.span("hit") if "hit" in _groups(match) else match.span()
            first, last = first + start, last + start
            severity = RULES[rule].severity[sentence.language]
            if rule == "SVC-NEG" and first < offer:
                severity = "info"
            if first >= sentence.start and first < last:
                yield rule, severity, first, last


def _groups(match: re.Match[str]) -> set[str]:
    return {name for name, value in match.groupdict().items() if value}


def _parts(text: str, found: Sequence[Sentence]) -> Iterator[str]:
    for sentence in found:
        rules = _rules(sentence.language)
        part = text[sentence.start : sentence.end]
        for name, pattern in rules.parts.items():
            if pattern.search(blank(rules.not_parts.get(name), part)):
                yield name
        if rules.clock.search(part):
            yield "when"
