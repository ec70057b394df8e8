"""The rules: what each is called, which repair of the lesson mends it, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from courseware.i18n import N_
from courseware.i18n import gettext as _

__all__ = ["PARTS", "RULES", "Language", "Rule", "Severity", "pattern"]

Severity = Literal["error", "warn", "info"]
Language = Literal["en", "zh"]


@dataclass(frozen=True)
class Rule:
    """One thing that the checks look for.

    Attributes
    ----------
    id
        Its name in the code, in the labelled sentences and in the documentation.
    severity
        How it is shown, by language: an "error" was right at least nine times in ten
        on sentences that it was not made with; "warn" is a hint; "info" is by the way.
    title
        What it finds, in English.
    pattern
        The repair of the lesson's section on wording that mends it, if there is one.
    """

    id: str
    severity: Mapping[Language, Severity]
    title: str
    pattern: str | None = None

    @property
    def name(self) -> str:
        """What it finds, in the current language."""
        return _(self.title)


def _rule(
    rule_id: str, title: str, pattern: str | None = None, *, en: Severity, zh: Severity
) -> Rule:
    return Rule(rule_id, {"en": en, "zh": zh}, title, pattern)


# Who is an "error" is measured, not chosen: see docs/wording-checks.md.
_ALL = (
    _rule("SVC-NEG", N_("A refusal"), en="warn", zh="warn"),
    _rule("SVC-SHIFT", N_("Sends the customer away"), "not-mine", en="error", zh="warn"),
    _rule(
        "SVC-BLAME", N_("Puts the fault on the customer"), "contradiction", en="warn", zh="error"
    ),
    _rule("SVC-RULE", N_("Hides behind a rule"), en="warn", zh="error"),
    _rule("SVC-CALM", N_("Tells the customer how to feel"), en="error", zh="error"),
    _rule("SVC-TU", N_("你 instead of 您"), en="info", zh="info"),
    _rule("SVC-BUT", N_("Agrees, and takes it back"), "but", en="error", zh="error"),
    _rule("SVC-MUST", N_("Gives an order"), "must", en="error", zh="error"),
    _rule("SVC-COND", N_("Puts a condition in the way"), "condition", en="warn", zh="warn"),
    _rule("SVC-CONTRA", N_("Contradicts the customer"), "contradiction", en="error", zh="error"),
    _rule("SVC-VAGUE", N_("A vague time"), "vague-time", en="warn", zh="warn"),
    _rule("SVC-JARGON", N_("A trade word without an explanation"), en="warn", zh="error"),
    _rule("SVC-PRESS", N_("Puts on pressure"), en="warn", zh="warn"),
    _rule("HAVE-ACK", N_("Shows that you have understood"), en="info", zh="info"),
    _rule("HAVE-CAN", N_("Says what you can do"), en="info", zh="info"),
    _rule("HAVE-WHEN", N_("Names a time"), "vague-time", en="info", zh="info"),
    _rule("HAVE-WHO", N_("Says who does it"), "not-mine", en="info", zh="info"),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}

#: The parts of a good reply, and the rule that asks for each.
PARTS = {
    "acknowledge": "HAVE-ACK",
    "can": "HAVE-CAN",
    "when": "HAVE-WHEN",
    "who": "HAVE-WHO",
}


def pattern(rule_id: str) -> str | None:
    """Return which of the six repairs a rule teaches, or None.

    Examples
    --------
    >>> pattern("SVC-VAGUE")
    'vague-time'
    """
    return RULES[rule_id].pattern
