"""The customer card: filled from a visit report, with fact and guess kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import card
from courseware.activities.card import OPEN, entries
from courseware.answers import AnswerSheet
from courseware.content import CardActivity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import verdict_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["Card"]


class Card(frame.Framed):
    """Show a visit report beside a blank card; what the fields should hold comes when asked for.

    Parameters
    ----------
    activity
        Report and fields.
    sheet
        Where the filled card is kept.
    """

    _esm = script("dom.js", "answering.js", "frame.js", "card.js")
    _css = stylesheet("frame.css", "card.css")

    _activity: CardActivity

    def __init__(self, activity: CardActivity, sheet: AnswerSheet) -> None:
        super().__init__(
            activity,
            sheet,
            _labels(),
            report=markup.parse(activity.report),
            fields=[
                {
                    "id": field.id,
                    "label": markup.plain(field.label),
                    "options": [{"id": o.id, "text": markup.plain(o.text)} for o in field.options],
                }
                for field in activity.fields
            ],
            bases=frame.options(_bases()),
            open=OPEN,
        )

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` fills fields of this card."""
        card.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows to a card, or nothing where nothing was asked."""
        if asked == "answer":
            return {}
        reveal = asked == "reveal"
        said = card.feedback(self._activity, value, reveal=reveal)
        remarks = {name: frame.told_remark(each) for name, each in said.remarks.items()}
        return frame.told(
            self._activity, value, said.verdict, said.summary, reveal=reveal, remarks=remarks
        )

    def rows(self) -> Iterator[str]:
        """Yield the report, and each field with its entry."""
        yield self._activity.report
        given = entries(self.answer)
        for field in self._activity.fields:
            words = {option.id: option.text for option in field.options} | {OPEN: _silent()}
            pick, basis = given.get(field.id, (None, None))
            filled = [words[pick]] if pick else [static.BLANK]
            filled += [_bases()[basis]] if basis else []
            yield f"{field.label}: {' · '.join(filled)}"


def _bases() -> dict[str, str]:
    return {"fact": _("Fact"), "guess": _("Guess")}


def _silent() -> str:
    return _("The report doesn't say")


def _labels() -> dict[str, Any]:
    return verdict_labels() | {
        "blank": _("Fill a field first."),
        "report": _("Visit report"),
        "card": _("Customer card"),
        "count": _("{n} of {total} fields filled"),
        "open": _silent(),
        "basis": _("Fact or guess: {field}"),
    }
