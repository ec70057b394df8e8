"""The self-diagnosis: how far one has come in four things, with a next step; nothing is kept."""

from __future__ import annotations

from html import escape

from courseware.content import translated
from courseware.content.guides import Diagnosis, LevelName, diagnosis
from courseware.explorers.explorer import Explorer, Shown, radios
from courseware.i18n import gettext as _

__all__ = ["diagnosis_explorer"]


def diagnosis_explorer() -> Explorer:
    """Return the self-diagnosis, with nothing chosen."""
    guide = _diagnosis()
    controls = {
        row.id: radios(row.name, [(row.at(level.id), level.id) for level in guide.levels])
        for row in guide.rows
    }
    return Explorer(_("How do you sell?"), controls, _show)


def _diagnosis() -> Diagnosis:
    return translated(diagnosis(), _)


def _show(**chosen: LevelName | None) -> Shown:
    """Return the level and the next step in each row, without a sum."""
    guide = _diagnosis()
    n = sum(level is not None for level in chosen.values())
    total = len(guide.rows)
    words = (
        _("{n} of {total} rows chosen.").format(n=n, total=total),
        _("Nothing of this is stored: run the cell again, and it is blank. Nobody sees it."),
    )
    return Shown(words, _table(guide, chosen) if n else "", _text(guide))


def _table(guide: Diagnosis, chosen: dict[str, LevelName | None]) -> str:
    levels = {level.id: level.name for level in guide.levels}
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in _heads())
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th><td>{escape(levels[level])}</td>'
        f"<td>{escape(row.next.at(level))}</td></tr>"
        for row in guide.rows
        if (level := chosen[row.id])
    )
    return f'<table class="cw-steps"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _text(guide: Diagnosis) -> str:
    """Return all of it as text: on paper a trainee ticks it by hand."""
    step = _heads()[-1]
    lines = []
    for row in guide.rows:
        lines.append(row.name)
        for level in guide.levels:
            lines.append(f"☐ {level.name}: {row.at(level.id)}")
            lines.append(f"{step}: {row.next.at(level.id)}")
    return "\n".join(lines)


def _heads() -> tuple[str, str, str]:
    return _("Row"), _("Level"), _("Next step")
