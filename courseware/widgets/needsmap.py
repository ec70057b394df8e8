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
from courseware.widgets.answering import verdict_labels
from courseware.widgets.assets import script, stylesheet

__all__ = ["NeedsMap"]


class NeedsMap(frame.Framed):
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

    _activity: NeedsMapActivity

    def __init__(self, activity: NeedsMapActivity, sheet: AnswerSheet) -> None:
        super().__init__(
            activity,
            sheet,
            _labels(),
            notes=[
                {"id": note.id, "text": markup.plain(note.text)}
                for note in needsmap.mixed(activity)
            ],
            factors=frame.options(factor_names()),
            faces=frame.options(face_names()),
        )

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

    def rows(self) -> Iterator[str]:
        """Yield the notes with their places, and what places there are."""
        given = needsmap.places(self.answer)
        for note in needsmap.mixed(self._activity):
            place = place_name(given[note.id]) if note.id in given else static.BLANK
            yield f"{note.text} → {place}"
        yield _("Rows: {names}").format(names=" · ".join(factor_names().values()))
        yield _("Columns: {names}").format(names=" · ".join(face_names().values()))


def _labels() -> dict[str, Any]:
    return verdict_labels() | {
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
