"""The feedback page: one HTML file that stands alone, in the course's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader import utils
from traitlets import default

from courseware import i18n
from courseware.grading.view import environment
from courseware.i18n import gettext as _

__all__ = ["FeedbackExporter", "feedback_page"]

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A piece of the page: prose, a question, or what the trainee wrote."""

    html: Markup
    anchor: str = ""
    label: str = ""
    points: str = ""
    comment: str = ""
    written: bool = False


class FeedbackExporter(Exporter):
    """Write the feedback page of a notebook that went through `GetGrades` and `ShowAnswers`."""

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override] # exporters to text return text
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: object
    ) -> tuple[str, dict[str, Any]]:
        """Return the page's HTML."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        ours = resources["nbgrader"]
        with i18n.using(ours.get("language", i18n.SOURCE)):
            page = feedback_page(
                nb,
                name=ours["notebook"],
                score=ours["score"],
                maximum=ours["max_score"],
                penalty=ours["late_penalty"],
                notices=ours.get("notices", []),
            )
        return page, resources


def feedback_page(
    nb: NotebookNode,
    *,
    name: str,
    score: float,
    maximum: float,
    penalty: float = 0,
    notices: list[str],
) -> str:
    """Return the feedback page of a notebook, in the current language.

    Parameters
    ----------
    nb
        Its cells say what to show; those of nbgrader also their score, points and comment.
    name
        The page's title, should the notebook have no heading.
    score, maximum
        Points in all, the penalty taken off.
    penalty
        Points taken off for handing in late.
    notices
        What the trainee should know about the answer sheet.
    """
    title, cells = _take_title(nb)
    template = environment().get_template("feedback.html.j2")
    return template.render(
        language=i18n.current(),
        title=title or name,
        notices=notices,
        parts=list(_parts(cells)),
        total=_of(score, maximum),
        penalty=f"−{_number(penalty)}" if penalty else "",
        words={
            "comment": _("Your instructor’s comment"),
            "feedback": _("Feedback"),
            "late": _("Taken off for handing in late"),
            "overview": _("Points by question"),
            "points": _("Points"),
            "question": _("Question"),
            "total": _("Total"),
            "written": _("Your text"),
        },
    )


def _take_title(nb: NotebookNode) -> tuple[str, list[NotebookNode]]:
    """Return the notebook's title, and its cells but that one: how to work is no news now."""
    place = next((n for n, cell in enumerate(nb.cells) if cell.cell_type == "markdown"), None)
    heading = None if place is None else _HEADING.match(nb.cells[place].source)
    if place is None or heading is None or heading[1] != "#":
        return "", nb.cells
    return _plain(heading[2]), nb.cells[:place] + nb.cells[place + 1 :]


def _parts(cells: list[NotebookNode]) -> Iterator[Part]:
    label = ""
    for number, cell in enumerate(cells):
        label = _last_heading(cell) or label
        settings = cell.metadata.get("nbgrader", {})
        if "score" not in settings:
            written = "written" in cell.metadata.get("tags", [])
            yield Part(_html(cell), written=written)
            continue
        yield Part(
            _html(cell),
            anchor=f"question-{number}",
            label=label or settings["grade_id"],
            points=_points(settings),
            comment=_comment(settings.get("comment")),
            written=utils.is_solution(cell),
        )


def _html(cell: NotebookNode) -> Markup:
    if cell.cell_type == "markdown":
        pictures = cell.get("attachments", {})
        renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=pictures)
        return Markup(MarkdownWithMath(renderer=renderer).render(cell.source))
    if cell.get("outputs"):  # a raw cell has none
        return Markup(cell.outputs[0].data["text/html"])
    return Markup("<pre>{}</pre>").format(cell.source) if cell.source else Markup()


def _last_heading(cell: NotebookNode) -> str:
    headings = _HEADING.findall(cell.source) if cell.cell_type == "markdown" else []
    return _plain(headings[-1][1]) if headings else ""


def _plain(heading: str) -> str:
    return re.sub(r"[*_`]", "", heading)


def _points(settings: NotebookNode) -> str:
    if settings.get("pending"):
        return _("not marked yet, {maximum} possible").format(maximum=_number(settings["points"]))
    return _of(settings["score"], settings["points"])


def _of(score: float, maximum: float) -> str:
    return _("{score} of {maximum}").format(score=_number(score), maximum=_number(maximum))


def _number(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _comment(comment: str | None) -> str:
    if not comment:
        return ""
    # nbgrader's own sentence, for a written answer that was left as it was handed out.
    text = _("No response.") if comment == "No response." else comment
    return Markup(MarkdownWithMath(renderer=IPythonRenderer(escape=True)).render(text))
