"""The needs map: notes about a contact sorted on a table of factors and faces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courseware.activities import needsmap
from courseware.activities.needsmap import face_names, factor_names, place_name
from courseware.answers import AnswerSheet
from courseware.content import NeedsMapActivity
from courseware.i18n import gettext as _
from courseware.widgets import frame, markup, static
from courseware.widgets.answering import Answering
from courseware.widgets.assets import script, stylesheet

__all__ = ["NeedsMap"]


class NeedsMap(Answering):
    """Show notes and the map to sort them on; right places and questions come when asked for.

    Parameters
    ----------
    activity
        The notes.
    sheet
        Where their places are kept.
    """

    _esm = script("dom.js", "answering.js", "frame.js", "needsmap.js")
    _css = stylesheet("frame.css", "needsmap.css")

    def __init__(self, activity: NeedsMapActivity, sheet: AnswerSheet) -> None:
        self._activity = activity
        item = frame.shown(
            activity,
            notes=[
                {"id": note.id, "text": markup.plain(note.text)}
                for note in needsmap.mixed(activity)
            ],
            factors=frame.options(factor_names()),
            faces=frame.options(face_names()),
        )
        super().__init__(activity.id, sheet, item=item, labels=_labels())

    def check_value(self, value: object) -> None:
        """Raise `AnswerError` unless `value` places notes of this map."""
        needsmap.check_value(self._activity, value)

    def respond(self, value: object, asked: str) -> dict[str, Any]:
        """Return what the browser shows to a map, or nothing where nothing was asked."""
        if asked == "answer":
            return {}
        reveal = asked == "reveal"
        said = needsmap.feedback(self._activity, value, reveal=reveal)
        return frame.told(
            self._activity,
            value,
            said.verdict,
            said.summary,
            reveal=reveal,
            remarks={name: frame.told_remark(each) for name, each in said.remarks.items()},
            questions=[
                {"factor": factor, "text": markup.parse(text)}
                for factor, text in said.questions.items()
            ],
        )

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict] | None:
        """Add the notes and their places as text, for paper and for a page without a kernel."""
        return frame.static_form(
            super()._repr_mimebundle_(**kwargs), self._activity, _rows(self._activity, self.answer)
        )


def _rows(activity: NeedsMapActivity, answer: object) -> Iterator[str]:
    given = needsmap.places(answer)
    for note in needsmap.mixed(activity):
        place = place_name(given[note.id]) if note.id in given else static.BLANK
        yield f"{note.text} → {place}"
    yield _("Rows: {names}").format(names=" · ".join(factor_names().values()))
    yield _("Columns: {names}").format(names=" · ".join(face_names().values()))


def _labels() -> dict[str, Any]:
    return frame.frame_labels() | {
        "blank": _("Place a note first."),
        "tray": _("Notes to place: {n}"),
        "pick": _("Click a note, then the cell where it belongs. Or drag it there."),
        "picked": _("Now click the cell where it belongs: “{text}”"),
        "keys": _("Arrow keys choose the cell, Enter puts the note there, Esc lets go of it."),
        "all": _("Every note has its place. To move one, click it again."),
        "table": _("Needs map"),
        "nowhere": _("Not for the map"),
        "put": _("Put it here: {place}"),
        "back": _("Take back: {text}"),
        "placed": _("{text}: placed under {place}"),
        "taken": _("Taken back: {text}"),
        "ask": _("Still blank · question {n}:"),
        "remarks": _("Note by note"),
    }
