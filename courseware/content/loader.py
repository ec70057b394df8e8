"""Read the course's YAML files, and say clearly what is wrong with one that can't be read."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from courseware.content.activities import ACTIVITY, Activity
from courseware.content.part import translated
from courseware.content.reading import parse_yaml, read_yaml, refuse_reuse, validated
from courseware.content.schema import ITEM, Item, Key, Module, Numeric, Plan
from courseware.errors import ContentError, UnknownItem
from courseware.i18n import gettext as _
from courseware.i18n import translate

MODULES = Path(__file__).parent / "modules"
T = TypeVar("T")

#: What a graded question must not carry: its key stands in the exercise's hidden tests alone.
KEY_FIELDS = ("answer", "feedback", "traps", "explanation")


@dataclass(frozen=True)
class Course:
    """All modules, questions and activities, in one language."""

    modules: tuple[Module, ...]
    bank: dict[str, Item]
    practice: dict[str, Activity] = field(default_factory=dict)

    def item(self, item_id: str) -> Item:
        """Return the question called `item_id`.

        Raises
        ------
        UnknownItem
            If there is none; the sentence names the closest ones.
        """
        return _find(item_id, self.bank, _("the course has no question of that name."))

    def items(self, module: str | None = None, *, graded: bool | None = None) -> tuple[Item, ...]:
        """Return the questions of `module` (all if None), graded or not (both if None)."""
        return tuple(
            item
            for item in self.bank.values()
            if module in (None, item.module) and graded in (None, item.graded)
        )

    def activity(self, activity_id: str) -> Activity:
        """Return the activity called `activity_id`, or raise `UnknownItem` as `item` does."""
        problem = _("the course has no activity of that name.")
        return _find(activity_id, self.practice, problem)


def _find(name: str, known: Mapping[str, T], problem: str) -> T:
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=3) or list(known)[:3]
    raise UnknownItem(name, problem, _("The closest are: {names}.").format(names=", ".join(close)))


@cache
def load_course(language: str = "en") -> Course:
    """Return the whole course in `language`, read once for each language."""
    course = _read_course(MODULES)
    if language == "en":
        return course

    def tr(text: str) -> str:
        return translate(text, language)

    return Course(
        tuple(translated(module, tr) for module in course.modules),
        {name: translated(item, tr) for name, item in course.bank.items()},
        {name: translated(each, tr) for name, each in course.practice.items()},
    )


def load_items(path: Path, *, graded: bool = False, module: str = "") -> tuple[Item, ...]:
    """Read one file of questions.

    Raises
    ------
    ContentError
        Naming the file, the question, the problem and what to do.
    """
    rows = _listed(path, "items", "questions")
    items = tuple(
        _read_item(path, row, number, graded, module) for number, row in enumerate(rows, start=1)
    )
    refuse_reuse(path.name, (item.id for item in items))
    return items


def load_activities(path: Path, *, module: str = "") -> tuple[Activity, ...]:
    """Read one file of activities, or raise `ContentError` as `load_items` does."""
    rows = _listed(path, "activities", "activities")
    activities = tuple(
        _read_activity(path, row, number, module) for number, row in enumerate(rows, start=1)
    )
    refuse_reuse(path.name, (each.id for each in activities))
    return activities


def load_module(path: Path) -> Module:
    """Read a module.yaml; the lesson is called as the module where `notebook` is left out."""
    where = f"{path.parent.name}/{path.name}"
    data = read_yaml(path)
    data.setdefault("notebook", data.get("id", ""))
    module: Module = validated(lambda: Module.model_validate(data), where)
    sections = {section.id for section in module.sections}
    for objective in module.objectives:
        if sections and objective.section not in sections:
            raise ContentError(
                f"{where}, objective {objective.id}",
                f"there is no section {objective.section}.",
                f"Use one of {', '.join(sorted(sections))}.",
            )
    return module


def load_key(text: str, where: str) -> Key:
    """Read the YAML of a graded question's key; `where` names it in errors."""
    return validated(lambda: Key.model_validate(parse_yaml(text, where)), where)


def keyed(item: Item, key: Key, where: str) -> Item:
    """Return `item` with `key`, complete: every option has its feedback."""
    whole = validated(lambda: item.with_key(key), where)
    _require_key(whole, where)
    return whole


def _listed(path: Path, key: str, what: str) -> list[object]:
    """Return the entries that a file lists under `key`; there is at least one."""
    rows = read_yaml(path).get(key)
    if not isinstance(rows, list) or not rows:
        raise ContentError(path.name, f"it holds no {what}.", f"List them under `{key}:`.")
    return rows


def _read_course(root: Path) -> Course:
    modules: list[Module] = []
    bank: dict[str, Item] = {}
    practice: dict[str, Activity] = {}
    for path in sorted(root.glob("*/module.yaml")):
        module = load_module(path)
        modules.append(module)
        items, activities = _read_module_content(path.parent, module)
        # Questions and activities share the answer sheet, and so their names.
        ids = (each.id for each in (*items, *activities))
        refuse_reuse(path.parent.name, [*bank, *practice, *ids])
        bank |= {item.id: item for item in items}
        practice |= {each.id: each for each in activities}
    return Course(tuple(sorted(modules, key=lambda module: module.notebook)), bank, practice)


def _read_module_content(folder: Path, module: Module) -> tuple[list[Item], list[Activity]]:
    items: list[Item] = []
    for path in [*sorted(folder.glob("practice*.yaml")), *sorted(folder.glob("graded*.yaml"))]:
        graded = path.name.startswith("graded")
        found = load_items(path, graded=graded, module=module.id)
        _require_objectives(path, "item", found, module)
        items += found
    activities: list[Activity] = []
    for path in sorted(folder.glob("activities*.yaml")):
        loaded = load_activities(path, module=module.id)
        _require_objectives(path, "activity", loaded, module)
        activities += loaded
    return items, activities


def _require_objectives(
    path: Path, what: str, pieces: Sequence[Item | Activity], module: Module
) -> None:
    known = [objective.id for objective in module.objectives]
    for piece in pieces:
        if piece.objective not in known:
            raise ContentError(
                f"{path.parent.name}/{path.name}, {what} {piece.id}",
                f"module.yaml has no objective {piece.objective}.",
                f"Use one of {', '.join(known)}.",
            )


def _read_item(path: Path, row: object, number: int, graded: bool, module: str) -> Item:
    where, fields = _entry(path, "item", row, number)
    if graded:
        _refuse_key(fields, where)
    extra = {"module": module, "graded": graded}
    item: Item = validated(lambda: ITEM.validate_python(fields | extra), where)
    if not graded:
        _require_key(item, where)
    return item


def _read_activity(path: Path, row: object, number: int, module: str) -> Activity:
    where, fields = _entry(path, "activity", row, number)
    activity: Activity = validated(
        lambda: ACTIVITY.validate_python(fields | {"module": module}), where
    )
    return activity


def _entry(path: Path, what: str, row: object, number: int) -> tuple[str, dict[str, Any]]:
    """Return where an entry stands, for errors, and its fields."""
    name = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
    where = f"{path.parent.name}/{path.name}, {what} {name}"
    if not isinstance(row, dict):
        raise ContentError(where, "it is not a mapping.", "Begin it with `- id: …`.")
    return where, row


def _refuse_key(row: dict[str, Any], where: str) -> None:
    options = row.get("options")
    listed = options if isinstance(options, list) else []
    pieces = [row, *(option for option in listed if isinstance(option, dict))]
    found = sorted({field for piece in pieces for field in KEY_FIELDS if field in piece})
    if found:
        raise ContentError(
            where,
            f"a graded question carries {', '.join(found)}.",
            "Move it to the hidden test of the exercise's source.",
        )


def _require_key(item: Item, where: str) -> None:
    if item.answer is None:
        raise ContentError(where, "the answer is missing.", "Add `answer: …`.")
    if isinstance(item, Numeric):
        if item.feedback is None:
            raise ContentError(
                where, "the feedback is missing.", "Add `feedback: {right: …, wrong: …}`."
            )
        return
    if isinstance(item, Plan):
        return  # what to say follows from the plan itself
    silent = [option.id for option in item.options if not option.feedback]
    if silent:
        raise ContentError(
            where,
            f"option {', '.join(silent)} has no feedback.",
            "Add `feedback: …` that says why.",
        )
