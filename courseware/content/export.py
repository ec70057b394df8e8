"""The bank of questions for other systems."""

from __future__ import annotations

from collections.abc import Iterable

from courseware.content.schema import Item


def as_records(items: Iterable[Item]) -> list[dict[str, object]]:
    """Return `items` as plain dictionaries, ready for JSON.

    Returns
    -------
    list of dict
        Each with ``id``, ``module``, ``kind``, ``graded``, ``objective``, ``stem`` and
        ``options`` (each ``id``, ``text``, ``feedback``); ``targets``, ``units``, ``feedback``
        and ``traps`` where the kind has them; ``answer`` and ``explanation`` for practice
        questions only, since a graded key stands in its exercise alone.
    """
    return [_record(item) for item in items]


def _record(item: Item) -> dict[str, object]:
    data = item.model_dump(mode="json", exclude={"difficulty"})
    key = {name: data.pop(name, None) for name in ("answer", "explanation", "feedback", "traps")}
    record = {name: data.pop(name) for name in ("id", "module", "kind", "graded", "objective")}
    record["stem"] = data.pop("stem")
    record["options"] = data.pop("options", [])
    record |= data
    if item.graded:
        return record
    return record | {name: value for name, value in key.items() if value}
