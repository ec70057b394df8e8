"""Read a YAML file of content into plain data, and turn what is wrong into one sentence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

import yaml
from pydantic import ValidationError

from courseware.content.activities import Activity
from courseware.content.schema import Flaw, Item
from courseware.errors import ContentError

__all__ = ["parse_yaml", "read_yaml", "refuse_reuse", "validated"]

T = TypeVar("T")

# Pydantic puts the kind of a question or an activity in its paths; authors never wrote it.
_KINDS = {each.model_fields["kind"].default for each in (*get_args(Item), *get_args(Activity))}

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


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping that a file holds."""
    where = f"{path.parent.name}/{path.name}"
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), where)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            where, f"it can't be read ({error}).", "Save it as a UTF-8 text file."
        ) from error


def parse_yaml(text: str, where: str) -> dict[str, Any]:
    """Return the mapping that `text` is; `where` names it in errors."""
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


def validated(build: Callable[[], T], where: str) -> T:
    """Return what `build` makes; pydantic's findings become one sentence."""
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
    path = ".".join(str(step) for step in first["loc"] if step not in _KINDS) or "kind"
    if first["type"] == "missing":
        return ContentError(where, f"`{path}` is missing.", f"Add `{path}: …`.")
    if first["type"] == "extra_forbidden":
        return ContentError(
            where, f"`{path}` is not a key of the format.", "Correct its spelling, or take it out."
        )
    return ContentError(where, f"`{path}` can't be used: {first['msg']}.", "Correct it.")


def refuse_reuse(where: str, ids: Iterable[str]) -> None:
    """Raise for an id that an earlier question or activity of the course has."""
    seen: set[str] = set()
    for item_id in ids:
        if item_id in seen:
            raise ContentError(
                f"{where}, item {item_id}",
                "the id is used twice.",
                "Ids never repeat in the course: choose another for the newer one.",
            )
        seen.add(item_id)
