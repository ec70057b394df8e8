"""The wording workbench: pick the pattern, write the sentence, read what the checks explain.

The answer is ``{"sentences": {id: {"pattern": …, "text": …, "checked": …, "shown": …}}}``;
every part may be left out. "checked" is the text as it was when the trainee asked for the
checks, "shown" whether the good version was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from courseware.activities.values import require, require_parts, require_text
from courseware.content import WorkbenchActivity
from courseware.content.activities import PatternName, Sentence
from courseware.i18n import gettext as _
from courseware.models import wording

__all__ = ["Said", "check_value", "feedback", "is_done", "pattern_names"]

_PARTS = {"pattern": str, "text": str, "checked": str, "shown": bool}


@dataclass(frozen=True)
class Said:
    """What to say to a trainee's work on one sentence; "" and () where nothing was asked.

    Attributes
    ----------
    right
        Whether the pattern picked is the one that mends the sentence; None without a pick.
    pattern
        Why the pattern picked mends the sentence, or why not.
    hits
        What the checks found in the trainee's own sentence: (severity, words, hint).
    checked
        Whether the sentence as it stands was put to the checks.
    model, why
        The good version, and why it works, once it was asked for.
    """

    right: bool | None = None
    pattern: str = ""
    hits: tuple[tuple[str, str, str], ...] = ()
    checked: bool = False
    model: str = ""
    why: str = ""


def pattern_names() -> dict[str, str]:
    """Return the six patterns by id, named as in the lesson."""
    return {
        "condition": _("A condition → what they get"),
        "but": _("“But” → “and”"),
        "must": _("“You must” → “so that …, could you”"),
        "contradiction": _("Contradiction → own the misunderstanding"),
        "vague-time": _("Vague time → a clock time"),
        "not-mine": _("“Not mine” → who does it, and a warm hand-over"),
    }


def check_value(activity: WorkbenchActivity, value: object) -> None:
    """Raise `AnswerError` unless `value` is None or work on this workbench."""
    if value is None:
        return
    problem = _("the answer is not work on these sentences.")
    known = [sentence.id for sentence in activity.sentences]
    works = require_parts(value, "sentences", known, activity.title, problem)
    for work in works.values():
        fits = isinstance(work, dict) and set(work) <= set(_PARTS)
        require(fits, activity.title, problem)
        fits = all(isinstance(part, _PARTS[name]) for name, part in work.items())
        require(fits, activity.title, problem)
        for name in ("text", "checked"):
            require_text(work.get(name, ""), activity.title)
        picked = work.get("pattern", "")
        require(picked in ("", *get_args(PatternName)), activity.title, problem)


def feedback(sentence: Sentence, work: dict[str, object]) -> Said:
    """Return what to say to the work on one sentence; `work` fits (see `check_value`)."""
    picked = str(work.get("pattern") or "")
    text = str(work.get("text") or "")
    asked = bool(text.strip()) and work.get("checked") == text
    shown = bool(work.get("shown"))
    return Said(
        right=picked == sentence.pattern if picked else None,
        pattern=sentence.feedback[picked] if picked else "",
        hits=_hits(text) if asked else (),
        checked=asked,
        model=sentence.model if shown else "",
        why=sentence.why if shown else "",
    )


def is_done(work: dict[str, object]) -> bool:
    """Whether a pattern was picked and a sentence written."""
    return bool(work.get("pattern")) and bool(str(work.get("text") or "").strip())


def _hits(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return each finding once, errors first."""
    order = ("error", "warn", "info")
    hits = sorted(wording.check(text).hits, key=lambda hit: (order.index(hit.severity), hit.start))
    told = {hit.rule: (hit.severity, hit.text, wording.hint(hit.rule)) for hit in reversed(hits)}
    return tuple(told[rule] for rule in dict.fromkeys(hit.rule for hit in hits))
