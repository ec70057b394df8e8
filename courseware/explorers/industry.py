"""The industry lens: an industry on its three sides, beside another, and where to press."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from courseware.content import translated
from courseware.content.guides import Industry, industries
from courseware.explorers.explorer import Explorer, Shown, choice
from courseware.i18n import gettext as _

__all__ = ["industry_explorer"]

NONE = ""


def industry_explorer() -> Explorer:
    """Return the lens, set to the first industry and none beside it."""
    names = [(each.name, each.id) for each in _industries().values()]
    controls = {
        "industry": choice(_("Industry"), names, names[0][1]),
        "other": choice(_("Compare with"), [(_("none"), NONE), *names], NONE),
    }
    return Explorer(_("An industry on its three sides"), controls, _show)


def _industries() -> dict[str, Industry]:
    return {each.id: each for each in translated(industries(), _).industries}


def _sides() -> dict[str, tuple[str, str]]:
    """Return the name of each side, and the question that it answers."""
    return {
        "projects": (_("Its projects"), _("What is bought, how, and from which money?")),
        "running": (_("How it runs"), _("What is a good day there, and a bad one?")),
        "organisation": (_("How it is organised"), _("Who says yes, and who can say no?")),
    }


def _show(industry: str, other: str) -> Shown:
    """Return one industry, or two side by side; where to press is told on request."""
    known = _industries()
    chosen = [known[name] for name in dict.fromkeys((industry, other)) if name != NONE]
    words = (
        " · ".join(each.name for each in chosen),
        _("Read the three sides and decide: invest or not, how, and where exactly to press?"),
    )
    return Shown(words, _html(chosen), "\n".join(map(_text, chosen)))


def _html(chosen: Sequence[Industry]) -> str:
    heads = "".join(f'<th scope="col">{escape(each.name)}</th>' for each in chosen)
    rows = [
        _row(name, question, [f"<td>{escape(getattr(each, side))}</td>" for each in chosen])
        for side, (name, question) in _sides().items()
    ]
    press = [f"<td>{_folded(each)}</td>" for each in chosen]
    rows.append(_row(_where(), _("Decide first, then compare."), press))
    # A single industry stands in the line above the table.
    head = f"<thead><tr><td></td>{heads}</tr></thead>" if len(chosen) > 1 else ""
    return f'<table class="cw-sides">{head}<tbody>{"".join(rows)}</tbody></table>'


def _row(name: str, question: str, cells: Sequence[str]) -> str:
    hint = f'<span class="cw-hint">{escape(question)}</span>'
    return f'<tr><th scope="row">{escape(name)}{hint}</th>{"".join(cells)}</tr>'


def _folded(industry: Industry) -> str:
    summary = escape(_("What the course would do"))
    return f"<details><summary>{summary}</summary>{escape(industry.press)}</details>"


def _text(industry: Industry) -> str:
    sides = [f"{name}: {getattr(industry, side)}" for side, (name, _question) in _sides().items()]
    return "\n".join([industry.name, *sides, f"{_where()}: {industry.press}"])


def _where() -> str:
    return _("Where to press")
