"""Giving an answer as a trainee does: with the mouse, or with the keyboard alone.

Both take a question's widget, the question as the course knows it, and the answer to
give as it will stand in the answer sheet.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from courseware.content import Item, Matching, Multiple, Numeric, Ordering, Single, Spans
from courseware.widgets.markup import plain

# What a question shows of its answer, in terms that hold across a reload.
SHOWN = """card => ({
  ticked: [...card.querySelectorAll("input[type=radio], input[type=checkbox]")].map(i => i.checked),
  chosen: [...card.querySelectorAll("select")].map(select => select.value),
  typed: [...card.querySelectorAll("input[type=text]")].map(input => input.value),
  order: [...card.querySelectorAll(".cw-quiz-order .cw-quiz-text")].map(row => row.textContent),
  marked: [...card.querySelectorAll(".cw-quiz-span")].map(
    span => [span.textContent, span.getAttribute("aria-pressed")]),
})"""


def shown(question: Locator) -> dict[str, Any]:
    """Return what a question shows as its answer."""
    return dict(question.evaluate(SHOWN))


def answer_by_mouse(question: Locator, item: Item, value: Any) -> None:
    """Point and click until the question shows `value`."""
    question.scroll_into_view_if_needed()
    match item:
        case Single():
            question.locator("label").nth(_place(item, value)).click()
        case Multiple():
            for name in value:
                question.locator("label").nth(_place(item, name)).click()
        case Matching():
            for name, target in value.items():
                question.locator("select").nth(_place(item, name)).select_option(target)
        case Ordering():
            _drag(question, item, value)
        case Numeric():
            question.locator("input").click()
            question.page.keyboard.type(value["text"])
            if len(item.units) > 1:
                question.locator("select").select_option(value["unit"])
        case Spans():
            for name, target in value.items():
                question.locator(".cw-quiz-span").nth(_place(item, name)).click()
                if len(item.targets) > 1:
                    _label(question, item, target).click()


def answer_by_keyboard(question: Locator, item: Item, value: Any) -> None:
    """Press keys until the question shows `value`; the focus stands at or before it."""
    match item:
        case Single():
            tab_to(question.locator("input").first)
            press(question, " ")
            press(question, "ArrowDown", _place(item, value))
        case Multiple():
            for name in sorted(value, key=lambda name: _place(item, name)):
                tab_to(question.locator("input").nth(_place(item, name)))
                press(question, " ")
        case Matching():
            places = [target.id for target in item.targets]
            for name in sorted(value, key=lambda name: _place(item, name)):
                tab_to(question.locator("select").nth(_place(item, name)))
                press(question, "ArrowDown", places.index(value[name]) + 1)
        case Ordering():
            _sort(question, item, value)
        case Numeric():
            tab_to(question.locator("input"))
            question.page.keyboard.type(value["text"])
            if len(item.units) > 1:
                tab_to(question.locator("select"))
                press(question, "ArrowDown", [u.id for u in item.units].index(value["unit"]))
        case Spans():
            for name in sorted(value, key=lambda name: _place(item, name)):
                tab_to(question.locator(".cw-quiz-span").nth(_place(item, name)))
                press(question, "Enter")
                if len(item.targets) > 1:
                    tab_to(_label(question, item, value[name]))
                    press(question, "Enter")


def press(question: Locator, key: str, times: int = 1) -> None:
    """Press a key, wherever the focus is."""
    for _time in range(times):
        question.page.keyboard.press(key)


def tab_to(target: Locator, limit: int = 500) -> None:
    """Press Tab until the focus is on `target`, as somebody without a mouse must."""
    for _time in range(limit):
        if target.evaluate("node => node === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"{limit} times Tab did not reach {target}")


def _place(item: Any, name: str) -> int:
    return [option.id for option in item.options].index(name)


def _label(question: Locator, item: Spans, target: str) -> Locator:
    return question.locator(".cw-quiz-bar button").nth([t.id for t in item.targets].index(target))


def _drag(question: Locator, item: Ordering, wanted: list[str]) -> None:
    rows, order = question.locator("li"), [option.id for option in item.options]
    for place, name in enumerate(wanted):
        now = order.index(name)
        if now != place:
            # Onto the upper edge of the row that it is to precede.
            rows.nth(now).drag_to(rows.nth(place), target_position={"x": 100, "y": 4})
            order.insert(place, order.pop(now))
    _expect_order(question, item, wanted)


def _sort(question: Locator, item: Ordering, wanted: list[str]) -> None:
    order = [option.id for option in item.options]
    for place, name in enumerate(wanted):
        now = order.index(name)
        if now != place:
            tab_to(question.locator("li").nth(now).locator("button").first)
            press(question, "ArrowUp", now - place)
            order.insert(place, order.pop(now))
    _expect_order(question, item, wanted)


def _expect_order(question: Locator, item: Ordering, wanted: list[str]) -> None:
    words = {option.id: plain(option.text) for option in item.options}
    texts = question.locator("li .cw-quiz-text")
    expect(texts).to_have_text([words[name] for name in wanted])
