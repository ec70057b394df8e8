"""A question with what was answered to it, as a static piece of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from courseware import quiz
from courseware.activities.decisionplan import contact_name, standing
from courseware.activities.decisionsetting import setting_of
from courseware.answers import Json
from courseware.content import Item, Matching, Multiple, Numeric, Ordering, Plan, Single, Spans
from courseware.i18n import gettext as _
from courseware.quiz import Feedback, plans
from courseware.widgets import markup, static

__all__ = ["Telling", "environment", "question_html"]


class Telling(Enum):
    """How much of the key to tell."""

    NOTHING = "what was answered, and no more"
    CHOSEN = "why what was chosen is right or wrong"
    ALL = "what is right, and why"


@dataclass(frozen=True)
class Row:
    """A line of the answer: what the question offers, and what the trainee made of it."""

    offered: str
    given: str
    mark: str = ""
    remark: str = ""
    right: str = ""


def question_html(item: Item, value: Json, telling: Telling) -> str:
    """Return `item` and the answer `value`, in the current language.

    Parameters
    ----------
    item
        With its key, unless nothing is told.
    value
        An answer that fits it; None for none.
    telling
        How much of the key to tell.
    """
    told = None
    if telling is not Telling.NOTHING:
        told = quiz.feedback(item, value, reveal=telling is Telling.ALL)
    right = static.solution(item, value) if telling is Telling.ALL else {}
    page = environment().get_template("question.html.j2")
    return page.render(
        stem=Markup(markup.html(item.stem)),
        blank=quiz.is_blank(item, value),
        answer=_number(item, value) if isinstance(item, Numeric) else "",
        heads=_heads(item),
        rows=[] if isinstance(item, Numeric) else list(_rows(item, value, told, right)),
        told=told is not None and not isinstance(item, Plan),
        remarks=_remarks(item, value, told, right),
        words={
            "answer": _("Your answer"),
            "none": _("No answer"),
            "why": _("Why"),
            "explanation": _("Explanation"),
        },
    )


@cache
def environment() -> Environment:
    """Return where the page's templates come from; all that is filled in gets escaped."""
    return Environment(
        loader=PackageLoader("courseware.grading"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _heads(item: Item) -> tuple[str, str]:
    """Return the heads of the table's columns."""
    match item:
        case Ordering():
            return _("Step"), _("Your place")
        case Spans():
            return _("Part of the text"), _("Your label")
        case Plan():
            return _("Contact"), _("Half-days")
        case Matching():
            return _("Row"), _("Your match")
        case _:
            return _("Option"), _("Your answer")


def _rows(
    item: Item, value: Json, told: Feedback | None, right: Mapping[str, str]
) -> Iterator[Row]:
    assert not isinstance(item, Numeric)
    if isinstance(item, Plan):
        yield from _contacts(item, value)
        return
    given = _given(item, value)
    marks = {"right": _("Right"), "wrong": _("Wrong"), "missed": _("Missed")}
    if isinstance(item, Ordering):  # a step in its place may still bring no points
        marks = {"right": _("In place"), "wrong": _("Out of place")}
    options = list(item.options)
    if isinstance(item, Ordering) and given:
        options.sort(key=lambda option: int(given[option.id]))
    for option in options:
        mark = told.marks.get(option.id, "") if told else ""
        remark = told.options.get(option.id, "") if told else ""
        yield Row(
            Markup(markup.inline(option.text)),
            Markup(markup.inline(given.get(option.id, ""))),
            marks.get(mark, ""),
            Markup(markup.inline(remark)),
            _("Right answer: {text}").format(text=right[option.id]) if option.id in right else "",
        )


def _contacts(item: Plan, value: Json) -> Iterator[Row]:
    """Yield the contacts of a plan with their cost; why one is impossible is no secret."""
    place, planned = setting_of(item), sorted(quiz.contacts(value or {}))
    now = standing(place, planned)
    for contact, reason in zip(planned, now.reasons, strict=True):
        cost = str(place.model.parameters.channels[contact.channel].cost)
        trouble = f"{cost} · {_('Impossible')}: {reason}" if reason else cost
        yield Row(contact_name(place, contact), trouble)
    if planned:
        yield Row(_("Total"), str(sum(now.used)))


def _given(item: Item, value: Json) -> Mapping[str, str]:
    """Return what the answer makes of each option it touches."""
    match item:
        case Single() if isinstance(value, str):
            return {value: _("chosen")}
        case Multiple() if isinstance(value, list):
            return {str(name): _("chosen") for name in value}
        case Ordering() if isinstance(value, list):
            return {str(name): str(place) for place, name in enumerate(value, start=1)}
        case Matching() | Spans() if isinstance(value, dict):
            targets = {target.id: target.text for target in item.targets}
            return {name: targets[str(target)] for name, target in value.items()}
    return {}


def _number(item: Numeric, value: Json) -> str:
    if not isinstance(value, dict):
        return ""
    unit = value.get("unit") or item.units[0].id
    name = next(known.text for known in item.units if known.id == unit)
    return f"{value['text']} {markup.plain(name)}"


def _remarks(
    item: Item, value: Json, told: Feedback | None, right: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return what there is to say to the answer as a whole, each with its head."""
    if isinstance(item, Plan):
        return _plan_remarks(item, value, told)
    if told is None:
        return []
    own = quiz.feedback(item, value).text  # without what is right, should that be told too
    whole = told.text if told.text != own else ""
    if isinstance(item, Ordering) and told.verdict != "right":
        whole = right.get("", "")
    said = [
        (_("Why"), own),
        (_("The right answer"), whole),
        (_("Explanation"), told.explanation),
    ]
    return [(head, Markup(markup.html(text))) for head, text in said if text]


def _plan_remarks(item: Plan, value: Json, told: Feedback | None) -> list[tuple[str, str]]:
    """Return what a plan was worth: an impossible one tells it even where no key is told."""
    impossible = plans.impossible(item, value) if isinstance(value, dict) else 0
    said = [(_("Why"), told.text if told else "")]
    if impossible and told is None:
        text = _("Impossible contacts: {n}. Such a plan brings no points.")
        said = [(_("Why"), text.format(n=impossible))]
    if told is not None and told.explanation:
        best = "\n\n".join(static.best_contacts(item))
        said += [(_("The best plan"), best), (_("Explanation"), told.explanation)]
    return [(head, Markup(markup.html(text))) for head, text in said if text]
