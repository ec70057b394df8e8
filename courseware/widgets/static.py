"""A question as text, for a printed or exported notebook and a page without a kernel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any, TypeAlias

from courseware import quiz
from courseware.activities.decisionplan import contact_name
from courseware.activities.decisionsetting import setting_of
from courseware.content import Item, Matching, Multiple, Numeric, Ordering, Plan, Single, Spans
from courseware.i18n import gettext as _
from courseware.widgets import markup

__all__ = [
    "BLANK",
    "Answer",
    "best_contacts",
    "contacts",
    "gaps",
    "html",
    "page",
    "solution",
    "text",
]

#: An answer as it stands in the answer sheet, checked against its question.
Answer: TypeAlias = Any

_CJK_END = re.compile(r"[\u3000-\u9fff\uff00-\uffef]$")
#: Where an answer is still to be given.
BLANK = "________"


def text(item: Item, answer: Answer) -> str:
    """Return the question and the answer so far as plain text."""
    rows = [markup.plain(row) for row in _rows(item, answer)]
    return "\n".join([markup.plain(item.stem), "", *rows])


def html(item: Item, answer: Answer) -> str:
    """Return the question and the answer so far as HTML, with how to bring it to life."""
    return page(markup.html(item.stem), _rows(item, answer))


def page(head: str, rows: Iterable[str]) -> str:
    """Return HTML of `head`, which is HTML, the rows, and how to bring them to life."""
    listed = "".join(f"<div>{markup.inline(row)}</div>" for row in rows)
    note = escape(_("To answer, choose Run ▸ Run All Cells in the menu above."))
    return f"<div>{head}{listed}<p><small>{note}</small></p></div>"


def gaps(item: Spans) -> list[str]:
    """Return what stands between each segment and the next: Chinese needs no space."""
    return ["" if _CJK_END.search(option.text) else " " for option in item.options]


def contacts(item: Plan, answer: Answer) -> list[str]:
    """Return the contacts of a plan in words, by stage; a blank line to fill where none is."""
    place = setting_of(item)
    planned = sorted(quiz.contacts(answer or {}))
    return [contact_name(place, contact) for contact in planned] or [BLANK]


def best_contacts(item: Plan) -> list[str]:
    """Return the contacts of the key in words."""
    return contacts(item, {"plan": [contact.model_dump() for contact in item.answer or ()]})


def solution(item: Item, answer: Answer) -> dict[str, str]:
    """Return the right answer in words, by option, where `answer` differs; "" is the whole."""
    match item:
        case Numeric(answer=number) if number is not None:
            unit = next(u.text for u in item.units if u.id == number.unit)
            return {"": f"{number.value} {unit}"}
        case Matching() | Spans():
            names = {target.id: markup.plain(target.text) for target in item.targets}
            key = item.answer or {}
            given = answer or {}
            return {name: names[right] for name, right in key.items() if given.get(name) != right}
        case Ordering():
            words = {option.id: markup.plain(option.text) for option in item.options}
            return {"": " → ".join(words[name] for name in item.answer or ())}
        case _:
            return {}


def _rows(item: Item, answer: Answer) -> list[str]:
    """Return the lines under the stem, in the small Markdown of questions."""
    match item:
        case Single():
            return [f"{'●' if answer == o.id else '○'} {o.text}" for o in item.options]
        case Multiple():
            return [f"{'☒' if o.id in (answer or ()) else '☐'} {o.text}" for o in item.options]
        case Ordering():
            words = {option.id: option.text for option in item.options}
            return [f"{n}. {words[name]}" for n, name in enumerate(answer or words, start=1)]
        case Numeric():
            given = answer or {}
            unit = next((u.text for u in item.units if u.id == given.get("unit")), "")
            units = unit or " / ".join(u.text for u in item.units)
            return [f"{given.get('text') or BLANK} {units}"]
        case Plan():
            return contacts(item, answer)
        case Matching():
            return _matched(item, answer or {})
        case Spans():
            return _marked(item, answer or {})


def _matched(item: Matching, answer: dict[str, str]) -> list[str]:
    names = {target.id: target.text for target in item.targets}
    rows = [f"{o.text} → {names.get(answer.get(o.id, ''), BLANK)}" for o in item.options]
    return [*rows, _("Choose from: {choices}").format(choices=" · ".join(names.values()))]


def _marked(item: Spans, answer: dict[str, str]) -> list[str]:
    names = {target.id: target.text for target in item.targets}
    pieces = [
        f"[{o.text}: {names[answer[o.id]]}]{gap}" if o.id in answer else o.text + gap
        for o, gap in zip(item.options, gaps(item), strict=True)
    ]
    labels = _("Labels: {labels}").format(labels=" · ".join(names.values()))
    return ["".join(pieces).strip(), labels]
