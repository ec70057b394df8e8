"""Hints on the wording of a reply or message, in English and Simplified Chinese.

``check`` looks for turns of phrase that cost goodwill, and for the four parts of a good
reply. It reads no meaning and gives no marks: ``docs/wording-checks.md`` says how often it
is right.
"""

from courseware.models.wording.checking import Hit, Report, check
from courseware.models.wording.hints import hint
from courseware.models.wording.rules import PARTS, RULES, Rule, pattern

__all__ = ["PARTS", "RULES", "Hit", "Report", "Rule", "check", "hint", "pattern"]
