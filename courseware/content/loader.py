"""Read the course's YAML files, and say clearly what is wrong with one that can't be read."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import ValidationError

from courseware.content.part import translated
from courseware.content.schema import ITEM, Flaw, Item, Key, Module, Numeric
from courseware.errors import ContentError, UnknownItem
from courseware.i18n import gettext as _
from courseware.i18n import translate

T = TypeVar("T")
MODULES = Path(__file__).parent / "modules"

#: What a graded question must not carry: its key stands in the exercise's hidden tests alone.
KEY_FIELDS = ("answer", "feedback", "traps", "explanation")


@dataclass(frozen=True)
class Course:
    """All modules and questions, in one language."""

    modules: tuple[Module, ...]
    bank: dict[str, Item]

    def item(self, item_id: str) -> Item:
        """Return the question called `item_id`.

        Raises
        ------
        UnknownItem
            If there is none; the sentence names the closest ones.
        """
        if item_id in self.bank:
            return self.bank[item_id]
        close = difflib.get_close_matches(item_id, self.bank, n=3) or list(self.bank)[:3]
        raise UnknownItem(
            item_id,
            _("the course has no question of that name."),
            _("The closest are: {names}.").format(names=", ".join(close)),
        )

    def items(self, module: str | None = None, *, graded: bool | None = None) -> tuple[Item, ...]:
        """Return the questions of `module` (all if None), graded or not (both if None)."""
        return tuple(
            item
            for item in self.bank.values()
            if module in (None, item.module) and graded in (None, item.graded)
        )


@cache
def load_course(language: str = "en") -> Course:
    """Return the whole course in `language`, read once for each language."""
    modules, bank = _read_course(MODULES)
    if language != "en":

        def tr(text: str) -> str:
            return translate(text, language)

        modules = tuple(translated(module, tr) for module in modules)
        bank = {name: translated(item, tr) for name, item in bank.items()}
    return Course(modules, bank)


def load_items(path: Path, *, graded: bool = False, module: str = "") -> tuple[Item, ...]:
    """Read one file of questions.

    Raises
    ------
    ContentError
        Naming the file, the question, the problem and what to do.
    """
    rows = _read_yaml(path).get("items")
    if not isinstance(rows, list) or not rows:
        raise ContentError(path.name, "it holds no questions.", "List them under `items:`.")
    items = tuple(
        _read_item(path, row, number, graded, module) for number, row in enumerate(rows, start=1)
    )
    _refuse_twins(path.name, (item.id for item in items))
    return items


def load_module(path: Path) -> Module:
    """Read a module.yaml; the lesson is called as the module where `notebook` is left out."""
    where = f"{path.parent.name}/{path.name}"
    data = _read_yaml(path)
    data.setdefault("notebook", data.get("id", ""))
    module: Module = _validated(lambda: Module.model_validate(data), where)
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
    return _validated(lambda: Key.model_validate(_parse_yaml(text, where)), where)


def keyed(item: Item, key: Key, where: str) -> Item:
    """Return `item` with `key`, complete: every option has its feedback."""
    whole = _validated(lambda: item.with_key(key), where)
    _require_key(whole, where)
    return whole


def _read_course(root: Path) -> tuple[tuple[Module, ...], dict[str, Item]]:
    modules: list[Module] = []
    bank: dict[str, Item] = {}
    for path in root.glob("*/module.yaml"):
        module = load_module(path)
        modules.append(module)
        items = _read_module_items(path.parent, module)
        _refuse_twins(path.parent.name, [*bank, *(item.id for item in items)])
        bank |= {item.id: item for item in items}
    return tuple(sorted(modules, key=lambda module: module.notebook)), bank


def _read_module_items(folder: Path, module: Module) -> list[Item]:
    known = [objective.id for objective in module.objectives]
    items: list[Item] = []
    for path in [*sorted(folder.glob("practice*.yaml")), *sorted(folder.glob("graded*.yaml"))]:
        graded = path.name.startswith("graded")
        for item in load_items(path, graded=graded, module=module.id):
            if item.objective not in known:
                raise ContentError(
                    f"{folder.name}/{path.name}, item {item.id}",
                    f"module.yaml has no objective {item.objective}.",
                    f"Use one of {', '.join(known)}.",
                )
            items.append(item)
    return items


def _read_item(path: Path, row: object, number: int, graded: bool, module: str) -> Item:
    name = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
    where = f"{path.parent.name}/{path.name}, item {name}"
    if not isinstance(row, dict):
        raise ContentError(where, "it is not a mapping.", "Begin it with `- id: …`.")
    if graded:
        _refuse_key(row, where)
    extra = {"module": module, "graded": graded}
    item: Item = _validated(lambda: ITEM.validate_python(row | extra), where)
    if not graded:
        _require_key(item, where)
    return item


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
    silent = [option.id for option in item.options if not option.feedback]
    if silent:
        raise ContentError(
            where,
            f"option {', '.join(silent)} has no feedback.",
            "Add `feedback: …` that says why.",
        )


def _refuse_twins(where: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for item_id in ids:
        if item_id in seen:
            raise ContentError(
                f"{where}, item {item_id}",
                "the id is used twice.",
                "Ids never repeat in the course: choose another for the newer one.",
            )
        seen.add(item_id)


#: libyaml's loader is ten times as fast; a browser kernel may lack it.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """SafeLoader for authors: a key written twice is refused, and No, On and 1-5 stay texts."""

    # The format has no yes/no and no dates, so a word that looks like one is a word.
    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _value in node.value]
        twins = sorted({key for key in keys if keys.count(key) > 1})
        if twins:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {', '.join(twins)} is written twice", node.start_mark
            )
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def _read_yaml(path: Path) -> dict[str, Any]:
    where = f"{path.parent.name}/{path.name}"
    try:
        return _parse_yaml(path.read_text(encoding="utf-8"), where)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            where, f"it can't be read ({error}).", "Save it as a UTF-8 text file."
        ) from error


def _parse_yaml(text: str, where: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise ContentError(
            where, f"{line}{error.problem}.", "Correct the YAML there: indents, quotes, colons."
        ) from error
    except yaml.YAMLError as error:  # a control character, which has no mark
        raise ContentError(
            where, f"{str(error).splitlines()[0]}.", "Take the character out."
        ) from error
    if not isinstance(data, dict):
        raise ContentError(where, "it is not a mapping.", "Begin with `name: value` lines.")
    return data


def _validated(build: Callable[[], T], where: str) -> T:
    try:
        return build()
    except ValidationError as error:
        raise _content_error(where, error) from error
    except Flaw as flaw:
        raise ContentError(where, flaw.problem, flaw.fix) from flaw


def _content_error(where: str, error: ValidationError) -> ContentError:
    """Turn the first of pydantic's findings into a sentence an author can act on."""
    first = error.errors()[0]
    flaw = first.get("ctx", {}).get("error")
    if isinstance(flaw, Flaw):
        return ContentError(where, flaw.problem, flaw.fix)
    # Pydantic puts the kind of question in the path; authors never wrote it.
    kinds = {"single", "multiple", "matching", "ordering", "numeric", "spans"}
    path = ".".join(str(step) for step in first["loc"] if step not in kinds) or "kind"
    if first["type"] == "missing":
        return ContentError(where, f"`{path}` is missing.", f"Add `{path}: …`.")
    if first["type"] == "extra_forbidden":
        return ContentError(
            where, f"`{path}` is not a key of the format.", "Correct its spelling, or take it out."
        )
    return ContentError(where, f"`{path}` can't be used: {first['msg']}.", "Correct it.")
