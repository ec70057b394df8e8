"""The wording workbench: pick the pattern, write the sentence, let the checks explain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import workbench
from courseware.activities.values import TEXT_LIMIT
from courseware.answers import AnswerSheet
from courseware.content import WorkbenchActivity
from courseware.content.activities import Sentence
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import status_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Workbench"]


class Workbench(frame.Framed):
    """Show costly sentences; which pattern mends each, and a good version, come when asked for.

    Parameters
    ----------
    activity
        The sentences.
    sheet
        Where the work on them is kept.
    """

    _esm = script("dom.js", "answering.js", "writing.js", "workbench.js")
    _css = stylesheet("writing.css")

    _activity: WorkbenchActivity

    def __init__(self, activity: WorkbenchActivity, sheet: AnswerSheet) -> None:
        super().__init__(
            activity,
            sheet,
            _labels(),
            limit=TEXT_LIMIT,
            patterns=workbench.pattern_names(),
            sentences=[
                {
                    "id": sentence.id,
                    "costly": markup.plain(sentence.costly),
                    "situation": markup.parse(sentence.situation),
                }
                for sentence in activity.sentences
            ],
        )

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` is work on these sentences."""
        workbench.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what there is to say to each sentence that was worked on."""
        assert isinstance(value, dict)
        works = value["sentences"]
        told = [s for s in self._activity.sentences if s.id in works]
        said: dict[str, Any] = {
            "value": value,
            "sentences": {each.id: _told(each, works[each.id]) for each in told},
        }
        if all(workbench.is_done(works.get(each.id, {})) for each in self._activity.sentences):
            said["closing"] = markup.parse(self._activity.closing)
        return said

    def rows(self) -> Iterator[str]:
        """Yield the sentences, each with what was written."""
        works = (self.answer or {}).get("sentences", {})
        for n, each in enumerate(self._activity.sentences, start=1):
            yield f"{n}. {each.costly}"
            yield markup.Literal(f"→ {works.get(each.id, {}).get('text') or static.BLANK}")


def _told(sentence: Sentence, work: dict[str, object]) -> dict[str, Any]:
    said = workbench.feedback(sentence, work)
    return {
        "right": said.right,
        "pattern": markup.parse(said.pattern),
        "checked": said.checked,
        "hits": [{"severity": s, "words": w, "hint": hint} for s, w, hint in said.hits],
        "model": said.model,
        "why": markup.parse(said.why),
    }


def _labels() -> dict[str, Any]:
    return status_labels() | {
        "number": _("Sentence {n} of {total}"),
        "pick": _("1 · Which pattern mends it?"),
        "field": _("2 · Write it anew, as you would say it:"),
        "check": _("Let the checks read it"),
        "reveal": _("Compare with a good version"),
        "blank": _("Write the sentence first."),
        "right": _("That one"),
        "wrong": _("Not yet"),
        "severity": {
            "error": _("Costs goodwill"),
            "warn": _("Look again"),
            "info": _("A remark"),
        },
        "clean": _("The checks find nothing to say. They look at words, not at meaning."),
        "model": _("A good version"),
    }
